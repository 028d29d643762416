//! Titles: `[statement]` and `<argument>`, defined with a colon or referred to without.

use super::line::Within;
use super::parse::Parser;
use crate::format::report::Outcome;

pub(super) struct Head<'t> {
    pub(super) is_argument: bool,
    pub(super) is_definition: bool,
    pub(super) title: &'t str,
    after: usize,
}

impl<'t> Parser<'t> {
    /// Takes the title that an element begins with.
    pub(super) fn head(&mut self, within: Within) -> Option<Head<'t>> {
        let head = self.head_at(self.at)?;
        if within == Within::Structure && head.is_argument && self.in_step {
            let remedy = "premises and conclusions are statements; use [ ]";
            self.note(self.at, Outcome::Read, "an argument as a step of a structure: taken as text", remedy);
            return None;
        }
        self.at = head.after;
        Some(head)
    }

    /// Whether a definition begins there.
    pub(super) fn definition_follows(&mut self, at: usize) -> bool {
        self.head_at(at).is_some_and(|head| head.is_definition)
    }

    fn head_at(&mut self, at: usize) -> Option<Head<'t>> {
        let is_argument = match self.source.byte(at)? {
            b'[' if self.link_at(at).is_none() => false,
            b'<' if self.source.comment(at).is_none() => true,
            _ => return None,
        };
        let end = self.source.line_end(at);
        let line = self.source.slice(at + 1, end);
        let (length, is_definition) = extent(line, if is_argument { (b'<', b'>') } else { (b'[', b']') })?;
        let after = at + 1 + length + if is_definition { 2 } else { 1 };
        Some(Head { is_argument, is_definition, title: self.source.slice(at + 1, at + 1 + length), after })
    }
}

/// How long the title is that `line` begins with, and whether a colon follows it.
///
/// Brackets may nest. As in Argdown a definition runs to the first closing bracket with a colon behind it, but
/// not past the beginning of another title.
fn extent(line: &str, (open, close): (u8, u8)) -> Option<(usize, bool)> {
    let bytes = line.as_bytes();
    let (mut depth, mut first, mut balanced, mut defined) = (1_usize, None, None, None);
    for (i, &c) in bytes.iter().enumerate() {
        if c == open {
            if depth == 0 {
                break;
            }
            depth += 1;
        } else if c == close && i > 0 {
            if bytes.get(i + 1) == Some(&b':') {
                if depth <= 1 {
                    return Some((i, true));
                }
                defined = defined.or(Some(i));
            }
            first = first.or(Some(i));
            depth = depth.saturating_sub(1);
            if depth == 0 {
                balanced = balanced.or(Some(i));
            }
        }
    }
    if let (None, Some(end)) = (balanced, defined) {
        return Some((end, true));
    }
    let may_refer = bytes.first().is_some_and(|&c| c != b'-' && !(open == b'<' && c.is_ascii_whitespace()));
    balanced.or(first).filter(|_| may_refer).map(|end| (end, false))
}
