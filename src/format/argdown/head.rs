//! Titles: `[statement]` and `<argument>`, defined with a colon or referred to without.

use super::line::Within;
use super::parse::Parser;
use super::source::Mark;
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
        let Some(head) = self.head_at(self.at) else {
            self.unclosed_title();
            return None;
        };
        if within == Within::Structure && head.is_argument && self.in_step {
            let remedy = "premises and conclusions are statements; use [ ]";
            self.note(self.at, Outcome::Read, "an argument as a step of a structure: taken as text", remedy);
            return None;
        }
        self.at = head.after;
        Some(head)
    }

    /// Tells of a bracket that seems to begin a title and has no end on its line.
    fn unclosed_title(&mut self) {
        let close = match self.source.rest(self.at) {
            [b'[', next, ..] if !next.is_ascii_whitespace() => Mark::Bracket,
            [b'<', next, ..] if next.is_ascii_alphanumeric() => Mark::Angle,
            _ => return,
        };
        let end = self.source.line_end(self.at);
        if self.source.find(close, self.at + 1).is_none_or(|close| close > end) {
            let remedy = "close it on the same line, or write a backslash before it";
            self.note(self.at, Outcome::Read, "a title whose bracket is never closed: taken as text", remedy);
        }
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
        let brackets = if is_argument { (b'<', b'>') } else { (b'[', b']') };
        let (length, is_definition) = extent(self.source.rest(at + 1), brackets)?;
        let after = at + 1 + length + if is_definition { 2 } else { 1 };
        Some(Head { is_argument, is_definition, title: self.source.slice(at + 1, at + 1 + length), after })
    }
}

/// How long the title is that a line goes on with, and whether a colon follows it.
///
/// Brackets may nest. As in Argdown a definition runs to the first closing bracket with a colon behind it, but
/// not past the beginning of another title.
fn extent(rest: &[u8], (open, close): (u8, u8)) -> Option<(usize, bool)> {
    let (mut depth, mut first, mut balanced, mut defined) = (1_usize, None, None, None);
    for (i, &c) in rest.iter().enumerate() {
        if c == b'\n' || c == b'\r' {
            break;
        } else if c == open {
            if depth == 0 {
                break;
            }
            depth += 1;
        } else if c == close && i > 0 {
            if rest.get(i + 1) == Some(&b':') {
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
    let may_refer = rest.first().is_some_and(|&c| c != b'-' && !(open == b'<' && c.is_ascii_whitespace()));
    balanced.or(first).filter(|_| may_refer).map(|end| (end, false))
}
