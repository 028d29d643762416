//! A layout as data.

use crate::draw::diagram::{Diagram, Statuses};
use crate::draw::fit::fit;
use crate::draw::layout::{Placement, Rect};
use crate::draw::sized::label_size;
use crate::draw::{Conclusions, Options};
use crate::map::ArgumentMap;
use crate::map::id::{GroupId, NodeId, RelationId};
use crate::semantics::Status;
use serde::Serialize;
use std::borrow::Cow;
use std::fmt::{self, Write as _};

/// Where a map's boxes, circles, lines and frames go, for programs that draw by themselves or measure a drawing.
///
/// Lengths are in points of which 72 make an inch; x runs to the right and y down from the upper left corner.
/// `Display` writes it in the shape of Graphviz's `dot -Tjson`, in which y runs up; the lines also name their
/// relation, and say how large their label is.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::draw::{Layout, Options};
///
/// let mut m = MapBuilder::new("Rain");
/// m.thesis("rain", "It rained.");
/// m.evidence("wet", "The street is wet.");
/// m.support("rain").with("wet");
/// let map = m.build()?;
///
/// let layout = Layout::new(&map, &Options::new());
/// let place = |key| layout.place(map.find(key).unwrap()).unwrap();
/// assert!(place("rain").y + place("rain").height < place("wet").y);
/// assert_eq!(layout.lines().count(), 1);
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone, Debug)]
pub struct Layout<'m> {
    map: &'m ArgumentMap,
    placement: Placement,
    /// The nodes, lines and frames in the order of the placement.
    nodes: Vec<NodeId>,
    lines: Vec<(RelationId, NodeId, NodeId)>,
    /// The sizes of the labels, by line.
    labels: Vec<Option<(f64, f64)>>,
    frames: Vec<GroupId>,
    conclusions: Conclusions,
    /// By index of a node: its number among the placed ones.
    number: Vec<Option<u32>>,
}

/// A rectangle by its upper left corner, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Place {
    /// The left side.
    pub x: f64,
    /// The upper side.
    pub y: f64,
    /// To the right side.
    pub width: f64,
    /// To the lower side.
    pub height: f64,
}

impl From<Rect> for Place {
    fn from(Rect { x, y, width, height }: Rect) -> Place {
        Place { x, y, width, height }
    }
}

/// A line of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Line<'l> {
    /// The relation it is a stretch of.
    pub relation: RelationId,
    /// A premise, or the relation where its premises meet.
    pub from: NodeId,
    /// The relation where its premises meet, or what it is aimed at.
    pub to: NodeId,
    /// A start, and then three points for each cubic Bézier curve.
    pub points: &'l [(f64, f64)],
    /// The middle of what is written beside it.
    pub label: Option<(f64, f64)>,
}

impl<'m> Layout<'m> {
    /// Lays a map out.
    ///
    /// # Complexity
    /// About linear in the map, with a large constant up to some thousand boxes, where more is tried.
    #[must_use]
    pub fn new(map: &'m ArgumentMap, options: &Options) -> Self {
        Layout::judged(map, options, None)
    }

    /// Lays a map out with room for what says which statements and relations stand.
    #[must_use]
    pub fn with_statuses(
        map: &'m ArgumentMap,
        options: &Options,
        statuses: &(dyn Fn(NodeId) -> Option<Status> + Sync),
    ) -> Self {
        Layout::judged(map, options, Some(statuses))
    }

    fn judged(map: &'m ArgumentMap, options: &Options, statuses: Option<Statuses<'_>>) -> Self {
        let fitted = fit(map, options, statuses);
        let diagram = Diagram::new(map, &fitted.options, statuses);
        let nodes: Vec<NodeId> = diagram.nodes().collect();
        let arrows = map.relations().flat_map(|id| {
            diagram.arrows(id).map(move |arrow| ((id, arrow.from, arrow.to), label_size(&arrow)))
        });
        let (lines, labels) = arrows.unzip();
        let mut number = vec![None; map.bound()];
        for (n, node) in (0..).zip(&nodes) {
            number[node.index()] = Some(n);
        }
        Layout {
            map,
            lines,
            labels,
            conclusions: diagram.conclusions(),
            frames: diagram.frames_outside_in().into_iter().map(|(id, _)| id).collect(),
            placement: fitted.placement,
            nodes,
            number,
        }
    }

    /// The width and height of the whole.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        (self.placement.width, self.placement.height)
    }

    /// Where a statement's box or a relation's circle is; `None` if it has none of its own.
    #[must_use]
    pub fn place(&self, node: impl Into<NodeId>) -> Option<Place> {
        let number = *self.number.get(node.into().index())?;
        Some(self.placement.nodes[number? as usize].into())
    }

    /// The boxes and circles, in the order of the map.
    pub fn places(&self) -> impl Iterator<Item = (NodeId, Place)> + '_ {
        self.nodes.iter().copied().zip(self.placement.nodes.iter().map(|&rect| rect.into()))
    }

    /// The lines, in the order of the map.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> + '_ {
        self.lines.iter().zip(&self.placement.edges).map(|(&(relation, from, to), route)| Line {
            relation,
            from,
            to,
            points: &route.points,
            label: route.label,
        })
    }

    /// The frames of groups that have members, outer ones first.
    pub fn frames(&self) -> impl Iterator<Item = (GroupId, Place)> + '_ {
        self.frames.iter().zip(&self.placement.frames).filter_map(|(&id, &rect)| Some((id, rect?.into())))
    }

    fn picture(&self) -> Picture<'_> {
        const INCH: f64 = 72.0;
        let (width, height) = self.size();
        let point = |(x, y): (f64, f64)| listed([[x, height - y]]);
        let bounds = |r: Place| listed([[r.x, height - r.y - r.height, r.x + r.width, height - r.y]]);
        let frames = self.frames().count() as u32;
        let frame_objects = (0..).zip(self.frames()).map(|(n, (id, place)): (u32, _)| {
            let (key, title) = self.map.group(id).map_or(("", ""), |group| (&group.key, &group.title));
            let name = format!("cluster_{key}").into();
            Object { gvid: n, name, label: Some(title), bb: Some(bounds(place)), ..Object::default() }
        });
        let node_objects = (frames..).zip(self.places()).map(|(n, (id, r))| Object {
            gvid: n,
            name: self.map.key(id).into(),
            pos: Some(point((r.x + r.width / 2.0, r.y + r.height / 2.0))),
            width: Some((r.width / INCH).to_string()),
            height: Some((r.height / INCH).to_string()),
            ..Object::default()
        });
        let number = |node: NodeId| self.number[node.index()].map(|number| number + frames);
        let edges = (0..).zip(self.lines().zip(&self.labels)).map(|(n, (line, &size)): (u32, _)| {
            let label = line.label.zip(size);
            Edge {
                gvid: n,
                head: number(line.to),
                lheight: label.map(|(_, (_, height))| height),
                lp: label.map(|(place, _)| point(place)),
                lwidth: label.map(|(_, (width, _))| width),
                pos: listed(line.points.iter().map(|&(x, y)| [x, height - y])),
                relation: self.map.key(line.relation),
                tail: number(line.from),
            }
        });
        Picture {
            bb: format!("0,0,{width},{height}"),
            directed: true,
            edges: edges.collect(),
            name: self.map.title(),
            objects: frame_objects.chain(node_objects).collect(),
            rankdir: match self.conclusions {
                Conclusions::Auto | Conclusions::Top => "BT",
                Conclusions::Bottom => "TB",
                Conclusions::Left => "RL",
                Conclusions::Right => "LR",
            },
            strict: false,
        }
    }
}

/// What `dot -Tjson` writes, as far as it is about places.
#[derive(Serialize)]
struct Picture<'a> {
    bb: String,
    directed: bool,
    edges: Vec<Edge<'a>>,
    name: &'a str,
    objects: Vec<Object<'a>>,
    rankdir: &'static str,
    strict: bool,
}

#[derive(Serialize)]
struct Edge<'a> {
    #[serde(rename = "_gvid")]
    gvid: u32,
    head: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lheight: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lp: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lwidth: Option<f64>,
    pos: String,
    relation: &'a str,
    tail: Option<u32>,
}

#[derive(Default, Serialize)]
struct Object<'a> {
    #[serde(rename = "_gvid")]
    gvid: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    bb: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pos: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<String>,
}

impl fmt::Display for Layout<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string_pretty(&self.picture()).map_err(|_| fmt::Error)?)
    }
}

/// Numbers with commas between them, and a space between groups. Places are sixteenths, which are written much faster
/// than any number is.
fn listed<const N: usize>(groups: impl IntoIterator<Item = [f64; N]>) -> String {
    const SIXTEENTHS: [&str; 16] = [
        "", ".0625", ".125", ".1875", ".25", ".3125", ".375", ".4375", ".5", ".5625", ".625", ".6875", ".75",
        ".8125", ".875", ".9375",
    ];
    let mut text = String::new();
    for numbers in groups {
        let mut between = if text.is_empty() { "" } else { " " };
        for number in numbers {
            text.push_str(std::mem::replace(&mut between, ","));
            let sixteenths = number * 16.0;
            let _ = if (0.0..1e9).contains(&sixteenths)
                && sixteenths.fract() == 0.0
                && !sixteenths.is_sign_negative()
            {
                let whole = sixteenths as u64;
                write!(text, "{}{}", whole / 16, SIXTEENTHS[(whole % 16) as usize])
            } else {
                write!(text, "{number}")
            };
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::listed;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_written_as_ever(whole in -100_000_i32..100_000_000, other in any::<f64>()) {
            let place = f64::from(whole) / 16.0;
            prop_assert_eq!(listed([[place, other], [0.0, -0.0]]), format!("{place},{other} 0,-0"));
        }
    }
}
