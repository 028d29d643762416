//! What a line begins: nothing yet, a heading, a relation, a step of a structure, an item of a list, or text.

use super::parse::Parser;
use super::syntax::Symbol;
use crate::format::report::Outcome;

/// What text is read within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    Paragraph,
    List,
    Structure,
    Heading,
}

/// How a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// It is empty, or the text has ended.
    Blank,
    Heading {
        level: usize,
        after: usize,
    },
    Relation {
        width: usize,
        symbol: Symbol,
        after: usize,
    },
    /// `(1)`
    Number {
        after: usize,
    },
    /// `* ` or `1. `
    Item {
        after: usize,
    },
    /// `--`
    Dashes,
    /// Text that starts a paragraph although no empty line stands before it.
    Block,
    Text,
}

impl Parser<'_> {
    /// What begins on the line at hand, past comments; the place is then where it begins, before its blanks.
    pub(super) fn line(&mut self) -> Line {
        loop {
            let begin = self.source.skip_blanks(self.at);
            if begin >= self.source.text.len() {
                self.at = begin;
                return Line::Blank;
            }
            if self.source.line_break(begin).is_some() {
                return Line::Blank;
            }
            let Some(end) = self.source.comment(begin) else { return self.construct(begin) };
            // A comment that fills its line goes with the line.
            let after = self.source.skip_blanks(end);
            self.at = self.source.line_break(after).unwrap_or(end);
        }
    }

    fn construct(&self, begin: usize) -> Line {
        let rest = self.source.rest(begin);
        let run = |of: fn(&u8) -> bool, from: usize| {
            rest.get(from..).unwrap_or_default().iter().take_while(|c| of(c)).count()
        };
        let byte = |i: usize| rest.get(i).copied();
        match byte(0) {
            Some(b'#') => {
                let level = run(|&c| c == b'#', 0);
                if byte(level) == Some(b' ') {
                    return Line::Heading { level, after: begin + level + 1 };
                }
            }
            Some(b'(') => {
                let digits = run(u8::is_ascii_digit, 1);
                if digits > 0 && byte(1 + digits) == Some(b')') {
                    return Line::Number { after: begin + digits + 2 };
                }
            }
            Some(b'0'..=b'9') => {
                let digits = run(u8::is_ascii_digit, 0);
                if byte(digits) == Some(b'.') && byte(digits + 1).is_some_and(|c| c.is_ascii_whitespace()) {
                    return Line::Item { after: begin + digits + 1 };
                }
            }
            Some(b'*') if byte(1).is_some_and(|c| c.is_ascii_whitespace()) => {
                return Line::Item { after: begin + 1 };
            }
            Some(b'-') if byte(1) == Some(b'-') => return Line::Dashes,
            _ => {}
        }
        symbol(rest).map_or(Line::Text, |(symbol, length)| Line::Relation {
            width: begin - self.at,
            symbol,
            after: begin + length,
        })
    }

    /// Whether the line at hand ends the text before it, and what it begins; the place is then the line.
    pub(super) fn interruption(&mut self, within: Within) -> Option<Line> {
        let line = self.line();
        let begin = self.source.skip_blanks(self.at);
        let as_text = |parser: &mut Self, found: &str, remedy| {
            parser.note(begin, Outcome::Read, format!("{found}: taken as text"), remedy);
            parser.at = begin;
            None
        };
        match line {
            Line::Blank => Some(line),
            Line::Heading { .. } => {
                self.no_empty_line(begin, "a heading");
                Some(line)
            }
            Line::Relation { width: 0, after, .. } => {
                let single = after == begin + 1;
                let spaced = self
                    .source
                    .byte(after)
                    .is_none_or(|c| c.is_ascii_whitespace() || matches!(c, b'[' | b'<'));
                if single && !spaced {
                    return as_text(
                        self,
                        "a relation without indentation",
                        "indent the line, or begin it with a backslash",
                    );
                }
                let found =
                    "a relation without indentation: read as a relation of what the paragraph begins with";
                self.note(begin, Outcome::Read, found, "indent the line");
                Some(line)
            }
            Line::Relation { .. } => Some(line),
            Line::Number { .. } if within == Within::Structure => Some(line),
            Line::Number { .. } if self.structure_follows(begin) => {
                self.no_empty_line(begin, "a premise-conclusion structure");
                Some(line)
            }
            Line::Number { .. } => {
                as_text(self, "a number in round brackets within a paragraph", "write \\( if it is text")
            }
            Line::Dashes if within == Within::Structure => Some(line),
            Line::Dashes => as_text(
                self,
                "a line of dashes outside a premise-conclusion structure",
                "write \\-- if it is text; number the premises above it and the conclusion below if it is an inference",
            ),
            Line::Item { .. } if within == Within::List => Some(line),
            Line::Item { .. } => as_text(
                self,
                "an item of a list within a paragraph",
                "leave a line empty before a list, or write a backslash before the mark",
            ),
            Line::Text if self.definition_follows(begin) => {
                self.no_empty_line(begin, "a definition");
                Some(Line::Block)
            }
            Line::Text | Line::Block => {
                self.at = begin;
                None
            }
        }
    }

    fn no_empty_line(&mut self, at: usize, what: &str) {
        let found = format!("{what} without an empty line before it: read as if there were one");
        self.note(at, Outcome::Read, found, "leave a line empty before it");
    }

    /// Whether an inference comes before the paragraph ends.
    fn structure_follows(&mut self, at: usize) -> bool {
        let end = self.source.paragraph_end(at);
        if self.no_inference_before >= end {
            return false;
        }
        let paragraph = self.source.slice(at, end);
        let found =
            paragraph.split(['\n', '\r']).any(|line| line.trim_start_matches([' ', '\t']).starts_with("--"));
        if !found {
            self.no_inference_before = end;
        }
        found
    }
}

fn symbol(rest: &[u8]) -> Option<(Symbol, usize)> {
    let second = rest.get(1);
    Some(match (rest.first()?, second) {
        (b'+', Some(b'>')) => (Symbol::IsSupported, 2),
        (b'-', Some(b'>')) => (Symbol::IsAttacked, 2),
        (b'_', Some(b'>')) => (Symbol::IsUndercut, 2),
        (b'>', Some(b'<')) => (Symbol::Contradicts, 2),
        (b'<', Some(b'+')) => (Symbol::Supports, 2),
        (b'<', Some(b'-')) => (Symbol::Attacks, 2),
        (b'<', Some(b'_')) => (Symbol::Undercuts, 2),
        (b'+', _) => (Symbol::Supports, 1),
        (b'-', _) => (Symbol::Attacks, 1),
        (b'_', next) if next.is_none_or(|c| c.is_ascii_whitespace()) => (Symbol::Undercuts, 1),
        _ => return None,
    })
}
