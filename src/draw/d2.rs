//! D2's language.

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
use crate::map::id::{GroupId, NodeId};
use escape::Text;
use std::fmt::{self, Write};

/// A map in the language of [D2](https://d2lang.com), version 0.7 or later, to be drawn by `d2`.
///
/// Whatever the texts, the result is valid; the same map always gives the same bytes. There is no legend: kinds of
/// boxes are named, kinds of lines differ by head and dashes. Links to sources and hover texts are left out, because D2
/// marks each with an icon on the box. Frames nested deeper than 24 lie beside each other in the 24th.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::draw::D2;
///
/// let mut m = MapBuilder::new("Rain");
/// m.thesis("rain", "It rained.");
/// m.evidence("wet", "The street is wet.");
/// m.support("rain").with("wet");
/// let map = m.build()?;
/// let text = D2::new(&map).to_string();
/// assert!(text.contains("direction: up") && text.contains("n1 -> n0: {class: support}"));
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone)]
pub struct D2<'m> {
    map: &'m ArgumentMap,
    options: Options,
    statuses: Option<Statuses<'m>>,
}

drawing!(D2);

impl<'m> D2<'m> {
    /// The drawing of a map with the usual options.
    #[must_use]
    pub fn new(map: &'m ArgumentMap) -> Self {
        D2 { map, options: Options::new(), statuses: None }
    }
}

impl fmt::Display for D2<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let diagram = Diagram::new(self.map, &self.options, self.statuses);
        head(f, self.map, &diagram, Palette::of(self.options.theme))?;
        let mut wrapper = Wrapper::default();
        let mut open: Vec<GroupId> = Vec::new();
        // Boxes within frames are named by the frames around them.
        let mut paths = vec![String::new(); self.map.bound()];
        for step in steps(&diagram) {
            match step {
                Step::Open(id) => {
                    open.push(id);
                    open_frame(f, self.map, id)?;
                }
                Step::Close => {
                    open.pop();
                    f.write_str("}\n")?;
                }
                Step::Node(node) => {
                    let path: String = open.iter().map(|id| format!("g{}.", id.index())).collect();
                    paths[node.index()] = format!("{path}{}", Name(node));
                    match node {
                        NodeId::Statement(id) => write_card(f, node, &diagram.card(id, &mut wrapper))?,
                        NodeId::Relation(id) => write_junction(f, node, &diagram.junction(id))?,
                    }
                }
            }
        }
        let mut arrows = self.map.relations().flat_map(|id| diagram.arrows(id));
        arrows.try_for_each(|arrow| write_arrow(f, &paths, &arrow))
    }
}

fn head(out: &mut impl Write, map: &ArgumentMap, diagram: &Diagram<'_>, palette: &Palette) -> fmt::Result {
    let direction = match diagram.conclusions() {
        Conclusions::Auto | Conclusions::Top => "up",
        Conclusions::Bottom => "down",
        Conclusions::Left => "left",
        Conclusions::Right => "right",
    };
    writeln!(out, "direction: {direction}\nclasses: {{")?;
    for kind in BOXES {
        let [inside, border, letters] = label::colours(palette, kind);
        let corners = if kind == BoxKind::Evidence { "double-border: true" } else { "border-radius: 8" };
        writeln!(
            out,
            "  {}: {{style: {{fill: \"{inside}\"; stroke: \"{border}\"; font-color: \"{letters}\"; bold: false; \
             {corners}}}}}",
            kind.name()
        )?;
    }
    let Palette { ink, frame, frame_border, other, .. } = palette;
    for kind in LINES {
        let (name, colour) = (kind.name(), palette.line(kind));
        let (heads, style) = (heads(kind), dashes(kind));
        let style = format!("stroke: \"{colour}\"; font-color: \"{ink}\"; {style}");
        writeln!(out, "  {name}: {{{heads}; style: {{{style}}}}}\n  to-{name}: {{style: {{{style}}}}}")?;
        writeln!(
            out,
            "  {name}-circle: {{shape: circle; style: {{fill: \"#FFFFFF\"; stroke: \"{colour}\"; font-color: \
             \"{ink}\"; bold: false}}}}",
        )?;
    }
    writeln!(
        out,
        "  implicit: {{style.stroke-dash: 5}}\n  frame: {{style: {{fill: \"{frame}\"; stroke: \"{frame_border}\"; \
         font-color: \"{other}\"; border-radius: 8}}}}\n}}"
    )?;
    if is_blank(map.title()) {
        return Ok(());
    }
    writeln!(
        out,
        "title: \"{}\" {{shape: text; near: top-center; style: {{font-size: 24; font-color: \"{ink}\"}}}}",
        Text(map.title())
    )
}

fn open_frame(out: &mut impl Write, map: &ArgumentMap, id: GroupId) -> fmt::Result {
    let Some(group) = map.group(id) else { return Ok(()) };
    let title = if is_blank(&group.title) { &group.key } else { &group.title };
    writeln!(out, "g{}: \"{}\" {{\nclass: frame", id.index(), Text(title))
}

fn write_card(out: &mut impl Write, node: NodeId, card: &Card<'_>) -> fmt::Result {
    write!(out, "{}: \"", Name(node))?;
    write_rows(out, &label::rows(card))?;
    let style = card.kind.name();
    match card.implicit {
        true => writeln!(out, "\" {{class: [{style}; implicit]}}"),
        false => writeln!(out, "\" {{class: {style}}}"),
    }
}

fn write_junction(out: &mut impl Write, node: NodeId, junction: &Junction<'_>) -> fmt::Result {
    write!(out, "{}: \"{}", Name(node), sign(junction.kind))?;
    if let Some(status) = junction.status {
        write!(out, "\\n{}", status_word(status))?;
    }
    writeln!(out, "\" {{class: {}-circle}}", junction.kind.name())
}

fn write_arrow(out: &mut impl Write, paths: &[String], arrow: &Arrow<'_>) -> fmt::Result {
    let (line, prefix) = match (arrow.stretch, arrow.kind) {
        (Stretch::In, _) => ("--", "to-"),
        (_, LineKind::Contradiction) => ("<->", ""),
        _ => ("->", ""),
    };
    write!(out, "{} {line} {}: ", paths[arrow.from.index()], paths[arrow.to.index()])?;
    if arrow.labels.iter().any(|label| !is_blank(label)) {
        out.write_char('"')?;
        write_rows(out, &arrow.labels)?;
        out.write_str("\" ")?;
    }
    writeln!(out, "{{class: {prefix}{}}}", arrow.kind.name())
}

fn write_rows(out: &mut impl Write, rows: &[impl AsRef<str>]) -> fmt::Result {
    rows.iter().enumerate().try_for_each(|(number, row)| {
        write!(out, "{}{}", if number > 0 { "\\n" } else { "" }, Text(row.as_ref()))
    })
}

/// The heads of a line.
fn heads(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Support => "target-arrowhead: {shape: triangle}",
        LineKind::Rebuttal => "target-arrowhead: {shape: cross}",
        LineKind::Contradiction => "source-arrowhead: {shape: cross}; target-arrowhead: {shape: cross}",
        LineKind::Undercut => "target-arrowhead: {shape: diamond; style.filled: false}",
        LineKind::Concession => "target-arrowhead: {shape: triangle; style.filled: false}",
        LineKind::Rephrase => "target-arrowhead: {shape: arrow}",
        LineKind::Preference => "target-arrowhead: {shape: cf-many}",
    }
}

/// How wide a line is and how it is broken.
fn dashes(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Support | LineKind::Preference => "stroke-width: 2",
        LineKind::Rebuttal | LineKind::Contradiction => "stroke-width: 3; stroke-dash: 5",
        LineKind::Undercut => "stroke-width: 3; stroke-dash: 2",
        LineKind::Concession | LineKind::Rephrase => "stroke-width: 1; stroke-dash: 5",
    }
}
