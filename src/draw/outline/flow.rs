//! Words that flow into lines, with a lead before each: the only place where texts reach a terminal.

use crate::draw::diagram::LineKind;
use crate::draw::label::harmless;
use crate::draw::outline::Colour;
use crate::semantics::Status;
use std::fmt::{self, Write};
use unicode_width::UnicodeWidthChar;

/// How a word is set off.
#[derive(Clone, Copy, Debug)]
pub(super) enum Style {
    Plain,
    Strong,
    Faint,
    Line(LineKind),
    Status(Status),
}

impl Style {
    /// The parameter of ECMA-48's "select graphic rendition"; which shade it is, the user's palette decides.
    fn parameter(self) -> Option<u8> {
        const STRONG: u8 = 1;
        const FAINT: u8 = 2;
        const RED: u8 = 31;
        const GREEN: u8 = 32;
        const YELLOW: u8 = 33;
        const MAGENTA: u8 = 35;
        const CYAN: u8 = 36;
        match self {
            Style::Plain => None,
            Style::Strong => Some(STRONG),
            Style::Faint => Some(FAINT),
            Style::Line(LineKind::Support) | Style::Status(Status::In) => Some(GREEN),
            Style::Line(LineKind::Rebuttal | LineKind::Contradiction | LineKind::Concession)
            | Style::Status(Status::Out) => Some(RED),
            Style::Line(LineKind::Undercut) => Some(MAGENTA),
            Style::Line(LineKind::Rephrase | LineKind::Preference) => Some(CYAN),
            Style::Status(Status::Undecided) => Some(YELLOW),
        }
    }
}

/// Fills line after line.
pub(super) struct Flow<'o, 'f> {
    out: &'o mut fmt::Formatter<'f>,
    width: usize,
    colour: Colour,
    lead: String,
    /// What stands before the lines after the first.
    hang: String,
    /// Columns filled in the line that is open.
    filled: usize,
    /// Whether a word stands in the line that is open.
    begun: bool,
}

impl<'o, 'f> Flow<'o, 'f> {
    pub(super) fn new(out: &'o mut fmt::Formatter<'f>, width: usize, colour: Colour) -> Self {
        Flow { out, width, colour, lead: String::new(), hang: String::new(), filled: 0, begun: false }
    }

    /// Begins anew, with a lead of its own for the first line.
    pub(super) fn start(&mut self, lead: &str, hang: &str) {
        (self.lead, self.hang) = (lead.to_owned(), hang.to_owned());
    }

    /// Ends the line.
    pub(super) fn end(&mut self) -> fmt::Result {
        self.begun = false;
        self.out.write_char('\n')
    }

    /// Adds the words of a text.
    pub(super) fn text(&mut self, style: Style, text: &str) -> fmt::Result {
        text.split_whitespace().try_for_each(|word| self.word(style, word))
    }

    /// Adds what is to stay on one line if it can.
    pub(super) fn word(&mut self, style: Style, word: &str) -> fmt::Result {
        let wide: usize = word.chars().map(columns).sum();
        if !self.begun {
            self.open()?;
        } else if self.filled + 1 + wide <= self.width {
            self.out.write_char(' ')?;
            self.filled += 1;
        } else {
            self.turn()?;
        }
        self.paint(style, true)?;
        for c in word.chars() {
            if self.filled + columns(c) > self.width {
                self.paint(style, false)?;
                self.turn()?;
                self.paint(style, true)?;
            }
            self.out.write_char(harmless(c))?;
            self.filled += columns(c);
        }
        self.paint(style, false)
    }

    fn turn(&mut self) -> fmt::Result {
        self.out.write_char('\n')?;
        self.lead.clone_from(&self.hang);
        self.open()
    }

    fn open(&mut self) -> fmt::Result {
        let lead = std::mem::take(&mut self.lead);
        if !lead.is_empty() {
            self.paint(Style::Faint, true)?;
            self.out.write_str(&lead)?;
            self.paint(Style::Faint, false)?;
        }
        (self.filled, self.begun) = (lead.chars().map(columns).sum(), true);
        Ok(())
    }

    fn paint(&mut self, style: Style, on: bool) -> fmt::Result {
        match style.parameter().filter(|_| self.colour == Colour::Always) {
            Some(parameter) if on => write!(self.out, "\u{1b}[{parameter}m"),
            Some(_) => self.out.write_str("\u{1b}[0m"),
            None => Ok(()),
        }
    }
}

/// How many columns a character takes at most. One that asks for a picture may make the one before it wider.
fn columns(c: char) -> usize {
    const AS_PICTURE: char = '\u{fe0f}';
    let c = harmless(c);
    if c == AS_PICTURE { 1 } else { c.width().unwrap_or(1) }
}
