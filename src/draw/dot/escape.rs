//! What a text becomes in Graphviz's language: as a name, in quotation marks, in an HTML-like label.
//!
//! Texts are hostile. White space counts as one space each, save that a quoted text may have several lines;
//! control characters, which XML forbids, become their pictures, so that nothing vanishes in silence.

use std::fmt::{self, Write};

/// A key as the name of a node. Two names differ if their keys do.
pub(super) struct Id<'t>(pub(super) &'t str);

/// A hover text in quotation marks.
pub(super) struct Text<'t>(pub(super) &'t str);

/// An address in quotation marks.
pub(super) struct Url<'t>(pub(super) &'t str);

/// A text in an HTML-like label.
pub(super) struct Html<'t>(pub(super) &'t str);

impl Id<'_> {
    pub(super) fn fmt_to(&self, out: &mut impl Write) -> fmt::Result {
        let special = |c| match c {
            '"' => Some("\\\""),
            '\\' => Some("\\\\"),
            _ => None,
        };
        out.write_str("\"")?;
        // Nothing is made harmless, lest two names become one: keys hold no control characters.
        escape(out, self.0, special, |c| c)?;
        out.write_str("\"")
    }
}

impl fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_to(f)
    }
}

impl Text<'_> {
    /// Writes it without the quotation marks.
    pub(super) fn fmt_inner(&self, out: &mut impl Write) -> fmt::Result {
        escape(
            out,
            self.0,
            |c| match c {
                '"' => Some("\\\""),
                // Graphviz expands the hover texts of nodes twice, and those of all else so that it comes to the same.
                '\\' => Some("\\\\\\\\"),
                '\n' => Some("\\n"),
                '&' => Some("&amp;"),
                _ => None,
            },
            harmless,
        )
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        self.fmt_inner(f)?;
        f.write_char('"')
    }
}

impl fmt::Display for Url<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        escape(
            f,
            self.0,
            |c| match c {
                '"' => Some("%22"),
                '\\' => Some("%5C"),
                '<' => Some("%3C"),
                '>' => Some("%3E"),
                '&' => Some("&amp;"),
                _ => None,
            },
            harmless,
        )?;
        f.write_char('"')
    }
}

impl Html<'_> {
    pub(super) fn fmt_to(&self, out: &mut impl Write) -> fmt::Result {
        escape(
            out,
            self.0,
            |c| match c {
                '&' => Some("&amp;"),
                '<' => Some("&lt;"),
                '>' => Some("&gt;"),
                '"' => Some("&quot;"),
                // Graphviz takes a piece that is nothing but these for the end of a CDATA section.
                ']' => Some("&#93;"),
                // Graphviz expands `\N` and the like here too, whether spelled out or as entities.
                '\\' => Some("\\\\"),
                _ => None,
            },
            harmless,
        )
    }
}

impl fmt::Display for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_to(f)
    }
}

/// Writes a text in stretches that need no change, which in most texts is all of it; what is special to the
/// syntax is spelled as that wants it, and other characters become harmless ones.
fn escape(
    out: &mut impl Write,
    text: &str,
    special: impl Fn(char) -> Option<&'static str>,
    harmless: impl Fn(char) -> char,
) -> fmt::Result {
    let (mut written, mut at) = (0, 0);
    while let Some(next) = text.as_bytes().get(at..).and_then(|rest| rest.iter().position(|&b| !is_clean(b)))
    {
        at += next;
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let special = special(c);
        let other = if special.is_none() { harmless(c) } else { c };
        if special.is_some() || other != c {
            out.write_str(text.get(written..at).unwrap_or_default())?;
            match special {
                Some(spelled) => out.write_str(spelled)?,
                None => out.write_char(other)?,
            }
            written = at + c.len_utf8();
        }
        at += c.len_utf8();
    }
    out.write_str(text.get(written..).unwrap_or_default())
}

/// Whether a byte is a character that no syntax minds.
fn is_clean(byte: u8) -> bool {
    const CLEAN: [bool; 256] = {
        let mut clean = [false; 256];
        let mut byte = b' ';
        while byte < 0x7f {
            clean[byte as usize] = !matches!(byte, b'"' | b'\\' | b'&' | b'<' | b'>' | b']');
            byte += 1;
        }
        clean
    };
    CLEAN[byte as usize]
}

/// A space for white space, a picture for a control character, a mark for what is no character.
fn harmless(c: char) -> char {
    const PICTURES: u32 = 0x2400;
    match c {
        c if c.is_whitespace() => ' ',
        '\0'..='\u{1f}' => char::from_u32(PICTURES + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    }
}
