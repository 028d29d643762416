//! Mermaid's language, for READMEs and wikis.

mod escape;

use crate::draw::diagram::{
    Arrow, BoxKind, Card, Diagram, Junction, LineKind, Statuses, Stretch, is_blank, status_word,
};
use crate::draw::drawing::drawing;
use crate::draw::label::{self, BOXES, LINES, Name};
use crate::draw::nesting::{Step, steps};
use crate::draw::palette::{Palette, sign};
use crate::draw::wrap::Wrapper;
use crate::draw::{Conclusions, Options};
use crate::map::ArgumentMap;
use crate::map::id::{GroupId, NodeId, StatementId};
use escape::{Text, Title};
use std::fmt::{self, Write};

/// A map as a flowchart of [Mermaid](https://mermaid.js.org), which GitHub and many others draw where it stands
/// in a fenced block:
///
/// ````text
/// ```mermaid
/// …
/// ```
/// ````
///
/// Whatever the texts, the result is valid and nothing in it is a link or can run; the same map always gives the same
/// bytes. There is no legend: kinds of boxes are named, kinds of lines differ by head and dashes. Links to sources and
/// hover texts are left out, because Mermaid's strict security level, under which GitHub draws, forbids them.
///
/// Mermaid by itself refuses more than 50,000 characters (`maxTextSize`) or 500 lines (`maxEdges`), and a page such as
/// GitHub's cannot raise that: draw large maps in parts, see [`ArgumentMap::submap`].
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::draw::Mermaid;
///
/// let mut m = MapBuilder::new("Rain");
/// m.thesis("rain", "It rained.");
/// m.evidence("wet", "The street is wet.");
/// m.support("rain").with("wet");
/// let map = m.build()?;
/// let text = Mermaid::new(&map).to_string();
/// assert!(text.contains("flowchart BT") && text.contains("n1 --> n0"));
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone)]
pub struct Mermaid<'m> {
    map: &'m ArgumentMap,
    options: Options,
    statuses: Option<Statuses<'m>>,
}

drawing!(Mermaid);

impl<'m> Mermaid<'m> {
    /// The drawing of a map with the usual options.
    #[must_use]
    pub fn new(map: &'m ArgumentMap) -> Self {
        Mermaid { map, options: Options::new(), statuses: None }
    }
}

impl fmt::Display for Mermaid<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let diagram = Diagram::new(self.map, &self.options, self.statuses);
        let palette = Palette::of(self.options.theme);
        let direction = match diagram.conclusions() {
            Conclusions::Auto | Conclusions::Top => "BT",
            Conclusions::Bottom => "TB",
            Conclusions::Left => "RL",
            Conclusions::Right => "LR",
        };
        head(f, self.map, direction)?;
        let mut wrapper = Wrapper::default();
        let (mut implicit, mut frames): (Vec<StatementId>, Vec<GroupId>) = Default::default();
        for step in steps(&diagram) {
            match step {
                Step::Open(id) => {
                    frames.push(id);
                    open_frame(f, self.map, id, direction)?;
                }
                Step::Close => f.write_str("end\n")?,
                Step::Node(node @ NodeId::Relation(id)) => write_junction(f, node, &diagram.junction(id))?,
                Step::Node(node @ NodeId::Statement(id)) => {
                    let card = diagram.card(id, &mut wrapper);
                    implicit.extend(card.implicit.then_some(id));
                    write_card(f, node, &card)?;
                }
            }
        }
        // Styles of lines go by their numbers.
        let mut lines: [Vec<usize>; LINES.len()] = Default::default();
        let arrows = self.map.relations().flat_map(|id| diagram.arrows(id));
        for (number, arrow) in arrows.enumerate() {
            write_arrow(f, &arrow)?;
            if let Some(place) = LINES.iter().position(|&kind| kind == arrow.kind) {
                lines[place].push(number);
            }
        }
        write_styles(f, palette, &implicit, &frames)?;
        for (kind, numbers) in LINES.into_iter().zip(&lines).filter(|(_, numbers)| !numbers.is_empty()) {
            f.write_str("linkStyle ")?;
            list(f, numbers)?;
            writeln!(f, " stroke:{}{}", palette.line(kind), dashes(kind))?;
        }
        Ok(())
    }
}

/// The title, and that lines are broken where we break them.
fn head(out: &mut impl Write, map: &ArgumentMap, direction: &str) -> fmt::Result {
    out.write_str("---\n")?;
    if !is_blank(map.title()) {
        writeln!(out, "title: \"{}\"", Title(map.title()))?;
    }
    write!(out, "config:\n  flowchart:\n    wrappingWidth: 1000\n---\nflowchart {direction}\n")
}

/// Frames with no line to the outside would turn the other way without a direction of their own.
fn open_frame(out: &mut impl Write, map: &ArgumentMap, id: GroupId, direction: &str) -> fmt::Result {
    let Some(group) = map.group(id) else { return Ok(()) };
    let title = if is_blank(&group.title) { &group.key } else { &group.title };
    writeln!(out, "subgraph g{}[\"{}\"]\ndirection {direction}", id.index(), Text(title))
}

fn write_card(out: &mut impl Write, node: NodeId, card: &Card<'_>) -> fmt::Result {
    let (open, close) = if card.kind == BoxKind::Evidence { ("[[", "]]") } else { ("(", ")") };
    write!(out, "{}{open}\"", Name(node))?;
    write_rows(out, &label::rows(card))?;
    writeln!(out, "\"{close}:::{}", card.kind.name())
}

fn write_junction(out: &mut impl Write, node: NodeId, junction: &Junction<'_>) -> fmt::Result {
    write!(out, "{}((\"{}", Name(node), Text(&sign(junction.kind).to_string()))?;
    if let Some(status) = junction.status {
        write!(out, "<br/>{}", Text(status_word(status)))?;
    }
    writeln!(out, "\")):::{}", junction.kind.name())
}

fn write_arrow(out: &mut impl Write, arrow: &Arrow<'_>) -> fmt::Result {
    let solid = matches!(arrow.kind, LineKind::Support | LineKind::Preference);
    let line = match (arrow.stretch, arrow.kind) {
        (Stretch::In, _) if solid => "---",
        (Stretch::In, _) => "-.-",
        (_, LineKind::Support | LineKind::Preference) => "-->",
        (_, LineKind::Rebuttal) => "-.-x",
        (_, LineKind::Contradiction) => "x-.-x",
        (_, LineKind::Undercut) => "-.-o",
        (_, LineKind::Concession | LineKind::Rephrase) => "-.->",
    };
    write!(out, "{} {line}", Name(arrow.from))?;
    if arrow.labels.iter().any(|label| !is_blank(label)) {
        out.write_str("|\"")?;
        write_rows(out, &arrow.labels)?;
        out.write_str("\"|")?;
    }
    writeln!(out, " {}", Name(arrow.to))
}

fn write_rows(out: &mut impl Write, rows: &[impl AsRef<str>]) -> fmt::Result {
    rows.iter().enumerate().try_for_each(|(number, row)| {
        write!(out, "{}{}", if number > 0 { "<br/>" } else { "" }, Text(row.as_ref()))
    })
}

fn write_styles(
    out: &mut impl Write,
    palette: &Palette,
    implicit: &[StatementId],
    frames: &[GroupId],
) -> fmt::Result {
    for kind in BOXES {
        let [inside, border, letters] = label::colours(palette, kind);
        writeln!(out, "classDef {} fill:{inside},stroke:{border},color:{letters}", kind.name())?;
    }
    for kind in LINES {
        let (ink, line) = (palette.ink, palette.line(kind));
        writeln!(out, "classDef {} fill:#FFFFFF,stroke:{line},color:{ink}", kind.name())?;
    }
    if !implicit.is_empty() {
        out.write_str("classDef implicit stroke-dasharray:6 3\nclass ")?;
        list(out, implicit.iter().map(|&id| Name(id.into())))?;
        out.write_str(" implicit\n")?;
    }
    if !frames.is_empty() {
        let Palette { frame, frame_border, ink, .. } = palette;
        writeln!(out, "classDef frame fill:{frame},stroke:{frame_border},color:{ink}")?;
        out.write_str("class ")?;
        list(out, frames.iter().map(|id| format!("g{}", id.index())))?;
        out.write_str(" frame\n")?;
    }
    Ok(())
}

fn list<T: fmt::Display>(out: &mut impl Write, things: impl IntoIterator<Item = T>) -> fmt::Result {
    let mut things = things.into_iter().enumerate();
    things.try_for_each(|(number, thing)| write!(out, "{}{thing}", if number > 0 { "," } else { "" }))
}

/// How wide a line is and how it is broken, as Mermaid's styles say it.
fn dashes(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Support | LineKind::Preference => "",
        LineKind::Rebuttal | LineKind::Contradiction => ",stroke-width:2px,stroke-dasharray:7 3",
        LineKind::Undercut => ",stroke-width:2px,stroke-dasharray:2 3",
        LineKind::Concession | LineKind::Rephrase => ",stroke-width:1px,stroke-dasharray:7 3",
    }
}
