//! What a text becomes in D2's language.

use crate::draw::label::harmless;
use std::fmt::{self, Write};

/// A text in double quotation marks, where D2 knows nothing but backslashes and `${…}`.
pub(super) struct Text<'t>(pub(super) &'t str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().map(harmless).try_for_each(|c| match c {
            '"' | '\\' | '$' => write!(f, "\\{c}"),
            c => f.write_char(c),
        })
    }
}
