//! Argdown: argument maps as running text with a little markup.

mod data;
mod escape;
mod flow;
mod forms;
mod head;
mod include;
mod inline;
mod keys;
mod line;
mod marked;
mod marks;
mod model;
mod outline;
mod parse;
mod plan;
mod relate;
mod shortcode;
mod source;
mod structure;
mod syntax;
mod to_map;
mod write;
mod yaml;

use crate::error::{Errors, Location};
use crate::format::report::{Diagnostic, Document, Outcome, Written};
use crate::map::ArgumentMap;
pub use outline::{
    Argument, End, EquivalenceClass, Inferred, Link, LinkKind, Member, Mode, Outline, Role, Section, Step,
};
pub use syntax::{Markup, Marked};

/// Reads Argdown with options: a mode, and where to find files that are included.
#[derive(Default)]
pub struct Reader<'r> {
    mode: Option<Mode>,
    resolver: Option<Box<include::Resolver<'r>>>,
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("mode", &self.mode).finish_non_exhaustive()
    }
}

impl<'r> Reader<'r> {
    /// A reader that takes the mode from the front matter and includes no files.
    #[must_use]
    pub fn new() -> Self {
        Reader::default()
    }

    /// Reads in this mode, whatever the front matter says.
    #[must_use]
    pub fn mode(mut self, mode: Mode) -> Self {
        self.mode = Some(mode);
        self
    }

    /// Puts files in the place of `@include(path)`, each at most once.
    ///
    /// The resolver gets the path as written and the name of the file that it stands in (empty for the
    /// document itself). It returns the name by which the file is to be known, usually its full path, and
    /// its text; or in words why it cannot.
    #[must_use]
    pub fn include(
        mut self,
        resolver: impl FnMut(&str, &str) -> Result<(String, String), String> + 'r,
    ) -> Self {
        self.resolver = Some(Box::new(resolver));
        self
    }

    /// What the document says in Argdown's own terms.
    #[must_use]
    pub fn outline(&mut self, text: &str) -> (Outline, Vec<Diagnostic>) {
        let (outline, origins, notes) = self.parse(text);
        (outline, origins.diagnostics(notes))
    }

    /// Reads a map.
    ///
    /// # Errors
    /// Only if the map would be too large.
    pub fn read(&mut self, text: &str) -> Result<Document, Errors> {
        let (outline, origins, notes) = self.parse(text);
        let (map, notes) = to_map::to_map(outline, notes)?;
        Ok(Document::new(map, origins.diagnostics(notes)))
    }

    fn parse<'t>(&mut self, text: &'t str) -> (Outline, source::Origins<'t>, Vec<source::Note>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (whole, origins, mut notes) = include::expand(text, self.resolver.as_deref_mut());
        let (mut outline, more) = model::outline(parse::parse(&whole), self.mode);
        notes.extend(more);
        model::settle(&mut outline);
        relate::relate(&mut outline);
        (outline, origins, notes)
    }
}

/// Reads a map, in the mode that its front matter asks for.
///
/// # Errors
/// Only if the map would be too large: what is wrong in a document is told in the diagnostics.
pub fn read(text: &str) -> Result<Document, Errors> {
    Reader::new().read(text)
}

/// Reads a map from bytes that should be UTF-8; what is not becomes `\u{fffd}`, and a diagnostic says where.
///
/// # Errors
/// As for [`read`].
pub fn read_bytes(bytes: &[u8]) -> Result<Document, Errors> {
    let bad = std::str::from_utf8(bytes).err();
    let mut document = read(&String::from_utf8_lossy(bytes))?;
    if let Some(bad) = bad {
        let before = bytes.get(..bad.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
        let column = 1 + before.iter().rev().take_while(|&&byte| byte != b'\n').count();
        let diagnostic = Diagnostic {
            location: Location::Document { line, column, path: String::new() },
            outcome: Outcome::Lost,
            found: "bytes that are not UTF-8, here and perhaps further on".to_owned(),
            remedy: "save the document as UTF-8".to_owned(),
        };
        document.diagnostics.insert(0, diagnostic);
    }
    Ok(document)
}

/// Writes a map; reading gives the same map again.
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    Written::new(write::write(map), Vec::new())
}
