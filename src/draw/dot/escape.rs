//! What a text becomes in Graphviz's language: as a name, in quotation marks, in an HTML-like label.
//!
//! Texts are hostile. White space counts as one space each, save that a quoted text may have several lines;
//! control characters, which XML forbids, become their pictures, so that nothing vanishes in silence.

use crate::draw::escape::{escape, harmless};
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
