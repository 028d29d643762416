//! What a text becomes in Mermaid's language.
//!
//! Mermaid takes quoted labels for Markdown, looks for icons, formulas and tags in them, and before all that
//! replaces `#…;` by characters; so whatever is not a letter, a digit or harmless beyond doubt is spelled as its
//! number. Mermaid spells numbers as `ﬂ°` and `¶ß` on its way, which for this reason are spelled too.

use crate::draw::label::harmless;
use std::fmt::{self, Write};

/// A text in quotation marks.
pub(super) struct Text<'t>(pub(super) &'t str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = ' ';
        for c in self.0.chars().map(harmless) {
            let plain = match c {
                ' ' | ',' | '\'' | '?' | '!' | '(' | '/' => true,
                // Not the number or dash of an item of a list, nor a rule below a heading.
                '.' | ')' => !before.is_ascii_digit(),
                '-' => before.is_alphabetic(),
                '°' | '¶' => false,
                c => c.is_alphanumeric() || !c.is_ascii(),
            };
            if plain {
                f.write_char(c)?
            } else {
                write!(f, "#{};", u32::from(c))?
            }
            before = c;
        }
        Ok(())
    }
}

/// The title, in a YAML text in quotation marks.
pub(super) struct Title<'t>(pub(super) &'t str);

impl fmt::Display for Title<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().map(harmless).try_for_each(|c| match c {
            '"' => f.write_str("\\\""),
            '\\' => f.write_str("\\\\"),
            c => f.write_char(c),
        })
    }
}
