//! What a text becomes in a drawing: nothing in it can end the text, run, or change what stands beside it.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// A text in XML: between tags or in an attribute in double quotation marks.
///
/// White space counts as one space each, and characters that XML forbids become their pictures, so that nothing
/// vanishes in silence.
#[derive(Clone, Copy)]
pub(super) struct Xml<'t>(pub(super) &'t str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let special = |c| match c {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '"' => Some("&quot;"),
            _ => None,
        };
        escape(f, self.0, special, harmless)
    }
}

/// A key as an XML id, after a prefix: letters, digits, `-` and `_` stand for themselves, all else is `.` and its
/// number in hexadecimal and `.`; two ids differ if their keys do.
#[derive(Clone, Copy)]
pub(super) struct Id<'t>(pub(super) &'static str, pub(super) &'t str);

impl fmt::Display for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)?;
        f.write_str("-")?;
        for c in self.1.chars() {
            match c {
                '-' | '_' => f.write_char(c)?,
                c if c.is_ascii_alphanumeric() => f.write_char(c)?,
                c => write!(f, ".{:x}.", u32::from(c))?,
            }
        }
        Ok(())
    }
}

/// Writes a text in stretches that need no change, which in most texts is all of it; what is special to the
/// syntax is spelled as that wants it, and other characters become harmless ones.
pub(super) fn escape(
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

/// A space for white space, a picture for a control character, a mark for what is no character or would turn the
/// letters after it round; what embeds or isolates a direction gives way, because lines are cut without regard to it.
pub(super) fn harmless(c: char) -> char {
    const PICTURES: u32 = 0x2400;
    match c {
        c if c.is_whitespace() => ' ',
        '\0'..='\u{1f}' => char::from_u32(PICTURES + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' | '\u{202d}' | '\u{202e}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}' => '\u{200b}',
        c => c,
    }
}

/// A text for a program that keeps it a text: harmless, with its line feeds.
pub(super) fn tame(text: &str) -> Cow<'_, str> {
    let tame = |c| if c == '\n' { c } else { harmless(c) };
    if text.chars().all(|c| tame(c) == c) { Cow::Borrowed(text) } else { text.chars().map(tame).collect() }
}
