//! Argdown: argument maps as running text with a little markup.

mod data;
mod head;
mod include;
mod inline;
mod line;
mod model;
mod outline;
mod parse;
mod relate;
mod shortcode;
mod source;
mod structure;
mod syntax;
mod yaml;

use crate::format::report::Diagnostic;
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
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (whole, origins, notes) = include::expand(text, self.resolver.as_deref_mut());
        let parser = parse::parse(&whole);
        let (mut outline, more) = model::outline(parser, self.mode);
        model::settle(&mut outline);
        relate::relate(&mut outline);
        (outline, origins.diagnostics(notes.into_iter().chain(more).collect()))
    }
}
