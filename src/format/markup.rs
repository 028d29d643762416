//! What a text becomes in XML: the one escape function of the formats that write it.

use std::borrow::Cow;
use std::fmt::{self, Write};

/// A text within an element or an attribute in double quotation marks.
pub(crate) struct Xml<'t>(pub(crate) &'t str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                // As themselves, parsers would make spaces or line feeds of them.
                '\t' | '\n' | '\r' => write!(f, "&#{};", c as u32)?,
                c => f.write_char(picture(c))?,
            }
        }
        Ok(())
    }
}

/// What stands for a character that XML forbids even in escaped form: of a control character, its picture.
pub(crate) fn picture(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    }
}

/// A text with pictures in the place of forbidden characters.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| picture(c) == c) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(picture).collect())
    }
}
