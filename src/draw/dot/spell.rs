//! One drawing on its way to a writer.

use super::escape::{Html, Id, Text, Url};
use super::style::{head, style};
use super::{Dot, legend};
use crate::draw::diagram::{
    Arrow, BoxKind, Card, Diagram, Junction, LineKind, Stretch, is_blank, status_word,
};
use crate::draw::palette::{Palette, sign};
use crate::draw::wrap::Wrapper;
use crate::draw::{Conclusions, Legend, Options};
use crate::map::ArgumentMap;
use crate::map::id::{GroupId, NodeId};
use std::fmt::{self, Write};

/// Writes a map in Graphviz's language, node by node and line by line.
pub(super) fn spell<'m>(dot: &'m Dot<'m>, out: &mut impl Write) -> fmt::Result {
    let spelling = Spelling {
        diagram: Diagram::new(dot.map, &dot.options, dot.statuses),
        map: dot.map,
        options: &dot.options,
        palette: Palette::of(dot.options.theme),
        wrapper: Wrapper::default(),
        out,
    };
    spelling.document()
}

struct Spelling<'m, W> {
    diagram: Diagram<'m>,
    map: &'m ArgumentMap,
    options: &'m Options,
    palette: &'static Palette,
    wrapper: Wrapper,
    out: W,
}

impl<W: Write> Spelling<'_, W> {
    fn document(mut self) -> fmt::Result {
        self.head()?;
        let mut members: Vec<Vec<NodeId>> = Vec::new();
        let mut loose = Vec::new();
        for node in self.diagram.nodes() {
            match self.diagram.frame(node) {
                Some(group) => {
                    members.resize_with(members.len().max(group.index() + 1), Vec::new);
                    members[group.index()].push(node);
                }
                None => loose.push(node),
            }
        }
        self.frames(&members)?;
        loose.into_iter().try_for_each(|node| self.node(node))?;
        let Spelling { map, diagram, palette, mut out, .. } = self;
        map.relations().try_for_each(|id| {
            diagram.arrows(id).try_for_each(|arrow| write_arrow(&mut out, palette, map, &arrow))
        })?;
        out.write_str("}\n")
    }

    /// What holds for the whole drawing. Ordinary lines span two ranks and those at a junction one, so that
    /// junctions lie half-way between their premises and their target.
    fn head(&mut self) -> fmt::Result {
        let rankdir = match self.diagram.conclusions() {
            Conclusions::Auto | Conclusions::Top => "BT",
            Conclusions::Bottom => "TB",
            Conclusions::Left => "RL",
            Conclusions::Right => "LR",
        };
        let Palette { paper, card, ink, border, support, .. } = self.palette;
        write!(
            self.out,
            "digraph {text} {{\n\
             graph [rankdir={rankdir}, newrank=true, nodesep=0.2, ranksep=0.2, bgcolor=\"{paper}\", \
             fontname=\"Helvetica,Arial,sans-serif\", fontsize=12, fontcolor=\"{ink}\", pad=0.2, \
             outputorder=edgesfirst, tooltip={text}]\n\
             node [shape=box, style=\"rounded,filled\", fillcolor=\"{card}\", color=\"{border}\", \
             fontname=\"Helvetica,Arial,sans-serif\", fontsize=12, fontcolor=\"{ink}\", margin=\"0.13,0.08\", \
             height=0.3]\n\
             edge [color=\"{support}\", fontname=\"Helvetica,Arial,sans-serif\", fontsize=9, \
             fontcolor=\"{ink}\", arrowsize=0.7, minlen=2, weight=2]\n",
            text = Text(self.map.title()),
        )?;
        match self.options.legend {
            Legend::Shown => legend::write(&mut self.out, self.map.title(), &self.diagram, self.palette),
            Legend::Hidden => Ok(()),
        }
    }

    /// The groups as frames, each within its parent; no recursion, however deep.
    fn frames(&mut self, members: &[Vec<NodeId>]) -> fmt::Result {
        let mut children: Vec<Vec<GroupId>> = Vec::new();
        let mut steps: Vec<(GroupId, bool)> = Vec::new();
        for (id, group) in self.diagram.frames() {
            match group.parent {
                Some(parent) => {
                    children.resize_with(children.len().max(parent.index() + 1), Vec::new);
                    children[parent.index()].push(id);
                }
                None => steps.push((id, true)),
            }
        }
        steps.reverse();
        while let Some((id, opens)) = steps.pop() {
            if !opens {
                self.out.write_str("}\n")?;
                continue;
            }
            self.open_frame(id)?;
            for &node in members.get(id.index()).into_iter().flatten() {
                self.node(node)?;
            }
            steps.push((id, false));
            let inner = children.get(id.index()).into_iter().flatten().rev();
            steps.extend(inner.map(|&child| (child, true)));
        }
        Ok(())
    }

    fn open_frame(&mut self, id: GroupId) -> fmt::Result {
        let Some(group) = self.map.group(id) else { return Ok(()) };
        let Palette { frame, frame_border, other, .. } = self.palette;
        // Titles go to the upper left; where Graphviz turns the ranks over, it turns their places over too.
        let (across, along) = match self.diagram.conclusions() {
            Conclusions::Left => ('r', 't'),
            Conclusions::Auto | Conclusions::Top => ('l', 'b'),
            Conclusions::Bottom | Conclusions::Right => ('l', 't'),
        };
        writeln!(
            self.out,
            "subgraph {name} {{\n\
             graph [style=\"rounded,filled\", fillcolor=\"{frame}\", color=\"{frame_border}\", \
             labelloc={along}, labeljust={across}, margin=12, fontcolor=\"{other}\", label=<<b>{title}</b>>]",
            name = Id(&format!("cluster {}", group.key)),
            title = Html(if is_blank(&group.title) { &group.key } else { &group.title }),
        )
    }

    fn node(&mut self, node: NodeId) -> fmt::Result {
        let Spelling { diagram, palette, wrapper, out, .. } = self;
        match node {
            NodeId::Statement(id) => write_card(out, palette, &diagram.card(id, wrapper)),
            NodeId::Relation(id) => write_junction(out, palette, &diagram.junction(id)),
        }
    }
}

fn write_card(out: &mut impl Write, palette: &Palette, card: &Card<'_>) -> fmt::Result {
    let Palette { thesis, light, evidence, bar, attack, .. } = palette;
    Id(card.key).fmt_to(out)?;
    out.write_str(" [")?;
    let dashed = if card.implicit { "dashed," } else { "" };
    match card.kind {
        BoxKind::Claim if card.implicit => out.write_str("style=\"rounded,dashed,filled\", ")?,
        BoxKind::Claim => {}
        BoxKind::Objection => write!(out, "style=\"rounded,{dashed}filled\", color=\"{attack}\", ")?,
        BoxKind::Thesis => write!(
            out,
            "style=\"rounded,{dashed}filled\", fillcolor=\"{thesis}\", color=\"{thesis}\", fontcolor=\"{light}\", "
        )?,
        BoxKind::Evidence => {
            write!(out, "style=\"{dashed}filled\", fillcolor=\"{evidence}\", color=\"{bar}\", ")?;
        }
    }
    write_tooltip(out, card)?;
    if let Some(link) = card.link {
        write!(out, "URL={}, target=\"_blank\", ", Url(link))?;
    }
    out.write_str("label=<")?;
    if card.kind == BoxKind::Evidence {
        write!(
            out,
            "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\"><tr>\
             <td bgcolor=\"{bar}\" width=\"4\"></td><td width=\"7\"></td><td align=\"left\" balign=\"left\">"
        )?;
        write_text(out, card)?;
        out.write_str("</td></tr></table>")?;
    } else {
        write_text(out, card)?;
    }
    out.write_str(">]\n")
}

/// The quoted words, or the text; with both where the box does not hold the whole text.
fn write_tooltip(out: &mut impl Write, card: &Card<'_>) -> fmt::Result {
    out.write_str("tooltip=\"")?;
    for (exact, source) in &card.quotes {
        out.write_str("“")?;
        Text(exact).fmt_inner(out)?;
        out.write_str("”")?;
        if !source.is_empty() {
            out.write_str(" (")?;
            Text(source).fmt_inner(out)?;
            out.write_str(")")?;
        }
        out.write_str("\\n")?;
    }
    if card.quotes.is_empty() || card.cut {
        Text(card.text).fmt_inner(out)?;
    }
    out.write_str("\", ")
}

fn write_text(out: &mut impl Write, card: &Card<'_>) -> fmt::Result {
    const BREAK: &str = "<br align=\"left\"/>";
    const DOT: &str = " · ";
    out.write_str("<font point-size=\"9\"><b>")?;
    out.write_str(card.word)?;
    out.write_str("</b>")?;
    if let Some(key) = card.shown_key {
        write!(out, "{DOT}{}", Html(key))?;
    }
    if let Some(words) = card.hedge {
        write!(out, "{DOT}<i>{}</i>", Html(words))?;
    }
    if let Some(status) = card.status {
        write!(out, "{DOT}<b>{}</b>", status_word(status))?;
    }
    out.write_str(BREAK)?;
    const LINES_OF_VOICE: usize = 2;
    for line in card.voice.iter().take(LINES_OF_VOICE) {
        Html(line).fmt_to(out)?;
        out.write_str(BREAK)?;
    }
    out.write_str("</font>")?;
    for (i, line) in card.lines.iter().enumerate() {
        Html(line).fmt_to(out)?;
        out.write_str(if card.cut && i + 1 == card.lines.len() { " …" } else { "" })?;
        out.write_str(BREAK)?;
    }
    Ok(())
}

fn write_junction(out: &mut impl Write, palette: &Palette, junction: &Junction<'_>) -> fmt::Result {
    write!(
        out,
        "{key} [shape=circle, style=filled, label=\"{sign}\", width=0.2, height=0.2, fixedsize=true, margin=0, \
         fontsize=11, color=\"{color}\", tooltip={title}",
        key = Id(junction.key),
        sign = sign(junction.kind),
        color = palette.line(junction.kind),
        title = Text(&junction.title),
    )?;
    if let Some(status) = junction.status {
        write!(out, ", xlabel=<<font point-size=\"9\">{}</font>>", status_word(status))?;
    }
    out.write_str("]\n")
}

fn write_arrow(out: &mut impl Write, palette: &Palette, map: &ArgumentMap, arrow: &Arrow<'_>) -> fmt::Result {
    Id(map.key(arrow.from)).fmt_to(out)?;
    out.write_str(" -> ")?;
    Id(map.key(arrow.to)).fmt_to(out)?;
    let mut attributes = Attributes { out, any: false };
    if arrow.kind != LineKind::Support {
        attributes.add(&["color=\"", palette.line(arrow.kind), "\", style=", style(arrow.kind)])?;
    }
    match arrow.stretch {
        Stretch::In => attributes.add(&["minlen=1, arrowhead=none"])?,
        Stretch::Out => attributes.add(&["minlen=1, weight=8"])?,
        Stretch::Whole if arrow.kind != LineKind::Support && !arrow.within => {
            attributes.add(&["weight=1"])?
        }
        Stretch::Whole => {}
    }
    if let Some(head) = head(arrow.kind).filter(|_| arrow.stretch != Stretch::In) {
        attributes.add(&["arrowhead=", head])?;
    }
    if arrow.kind == LineKind::Contradiction {
        attributes.add(&["dir=both, arrowtail=teenormal"])?;
    }
    if !arrow.labels.is_empty() {
        attributes.add(&["label=<<i>"])?;
        for (i, label) in arrow.labels.iter().enumerate() {
            attributes.out.write_str(if i > 0 { "<br/>" } else { "" })?;
            Html(label).fmt_to(attributes.out)?;
        }
        attributes.out.write_str("</i>>")?;
    }
    attributes.end()
}

/// The attributes of a line, in brackets if there are any.
struct Attributes<'o, W> {
    out: &'o mut W,
    any: bool,
}

impl<W: Write> Attributes<'_, W> {
    fn add(&mut self, pieces: &[&str]) -> fmt::Result {
        self.out.write_str(if self.any { ", " } else { " [" })?;
        self.any = true;
        pieces.iter().try_for_each(|piece| self.out.write_str(piece))
    }

    fn end(self) -> fmt::Result {
        self.out.write_str(if self.any { "]\n" } else { "\n" })
    }
}
