//! A layout as data.

use crate::draw::diagram::{Diagram, Statuses};
use crate::draw::fit::fit;
use crate::draw::layout::{Placement, Rect};
use crate::draw::sized::label_size;
use crate::draw::{Conclusions, Options};
use crate::map::ArgumentMap;
use crate::map::id::{GroupId, NodeId, RelationId};
use crate::semantics::Status;
use serde_json::{Value, json};
use std::fmt;

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

    fn json(&self) -> Value {
        const INCH: f64 = 72.0;
        let (width, height) = self.size();
        let point = |(x, y): (f64, f64)| format!("{x},{}", height - y);
        let bounds =
            |r: Place| format!("{},{},{},{}", r.x, height - r.y - r.height, r.x + r.width, height - r.y);
        let frames = self.frames().count() as u32;
        let frames_json = (0..).zip(self.frames()).map(|(n, (id, place)): (u32, _)| {
            let group = self.map.group(id);
            let (key, title) = group.map_or(("", ""), |group| (&group.key, &group.title));
            json!({"_gvid": n, "name": format!("cluster_{key}"), "label": title, "bb": bounds(place)})
        });
        let nodes_json = (frames..).zip(self.places()).map(|(n, (id, r))| {
            let middle = (r.x + r.width / 2.0, r.y + r.height / 2.0);
            let (width, height) = ((r.width / INCH).to_string(), (r.height / INCH).to_string());
            json!({"_gvid": n, "name": self.map.key(id), "pos": point(middle), "width": width, "height": height})
        });
        let number = |node: NodeId| self.number[node.index()].map(|number| number + frames);
        let lines_json = (0..).zip(self.lines().zip(&self.labels)).map(|(n, (line, &size)): (u32, _)| {
            let way: Vec<String> = line.points.iter().copied().map(point).collect();
            let mut edge = json!({
                "_gvid": n, "tail": number(line.from), "head": number(line.to), "pos": way.join(" "),
                "relation": self.map.key(line.relation),
            });
            if let (Some(label), Some((width, height))) = (line.label, size) {
                edge["lp"] = point(label).into();
                (edge["lwidth"], edge["lheight"]) = (width.into(), height.into());
            }
            edge
        });
        let towards = match self.conclusions {
            Conclusions::Auto | Conclusions::Top => "BT",
            Conclusions::Bottom => "TB",
            Conclusions::Left => "RL",
            Conclusions::Right => "LR",
        };
        json!({
            "rankdir": towards,
            "name": self.map.title(), "directed": true, "strict": false, "bb": format!("0,0,{width},{height}"),
            "objects": frames_json.chain(nodes_json).collect::<Vec<_>>(), "edges": lines_json.collect::<Vec<_>>(),
        })
    }
}

impl fmt::Display for Layout<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}", self.json())
    }
}
