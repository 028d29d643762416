//! The caption below a drawing: its title, and what its boxes and lines mean.

use super::escape::Html;
use crate::draw::diagram::{BoxKind, Diagram, LineKind, is_blank};
use crate::draw::palette::Palette;
use std::fmt::{self, Write};

/// Writes the caption; only what occurs in the map is explained.
pub(super) fn write(
    out: &mut impl Write,
    title: &str,
    diagram: &Diagram<'_>,
    palette: &Palette,
) -> fmt::Result {
    let (boxes, implicit, lines) = diagram.kinds();
    out.write_str("graph [labelloc=b, labeljust=l, label=<")?;
    if !is_blank(title) {
        write!(out, "<font point-size=\"14\"><b>{}</b></font><br align=\"left\"/>", Html(title))?;
    }
    let mut separator = "";
    for kind in boxes {
        let words = match kind {
            BoxKind::Thesis => "■ main claim (dark)",
            BoxKind::Claim => "▢ claim (round corners)",
            BoxKind::Objection => "▢ objection (its only use is to attack)",
            BoxKind::Evidence => "▌evidence (square corners, bar)",
        };
        write!(out, "{separator}{words}")?;
        separator = "   ";
    }
    if implicit {
        write!(out, "{separator}┄ left unsaid (dashed border)")?;
    }
    out.write_str("<br align=\"left\"/>")?;
    separator = "";
    for kind in lines {
        let sample = match kind {
            LineKind::Support => "──▶ supports (⊕ together)",
            LineKind::Rebuttal => "╌╌|▶ rebuts",
            LineKind::Contradiction => "◀|╌╌|▶ contradicts",
            LineKind::Undercut => "┈┈◇ undercuts the inference",
            LineKind::Concession => "╌╌▷ objection granted and outweighed",
            LineKind::Rephrase => "╌╌&gt; says again",
            LineKind::Preference => "──&lt; preferred to",
        };
        write!(out, "{separator}<font color=\"{}\">{sample}</font>", palette.line(kind))?;
        separator = "   ";
    }
    out.write_str("<br align=\"left\"/>>]\n")
}
