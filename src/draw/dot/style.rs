//! How lines of each kind are drawn, in Graphviz's words.

use crate::draw::diagram::LineKind;

/// How a line of a kind is drawn, in Graphviz's words.
pub(super) fn style(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Support | LineKind::Preference => "solid",
        LineKind::Rebuttal | LineKind::Contradiction => "\"dashed,setlinewidth(1.6)\"",
        LineKind::Concession => "dashed",
        LineKind::Undercut => "\"dotted,setlinewidth(1.6)\"",
        LineKind::Rephrase => "\"dashed,setlinewidth(0.8)\"",
    }
}

/// The head of a line, unless it is the usual filled triangle.
pub(super) fn head(kind: LineKind) -> Option<&'static str> {
    match kind {
        LineKind::Support => None,
        LineKind::Rebuttal | LineKind::Contradiction => Some("teenormal"),
        LineKind::Concession => Some("onormal"),
        LineKind::Undercut => Some("odiamond"),
        LineKind::Rephrase => Some("vee"),
        LineKind::Preference => Some("crow"),
    }
}
