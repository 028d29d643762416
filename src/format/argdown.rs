//! Argdown (<https://argdown.org>): argument maps as running text with a little markup.
//!
//! ```
//! use argument_map::format::argdown;
//!
//! let document = argdown::read("
//! [Mortal]: Socrates is mortal.
//!   - [Legend]: He lives on in his pupils.
//!
//! <Syllogism>
//!
//! (1) Socrates is a man.
//! (2) All men are mortal.
//! -- Barbara --
//!     <_ Nobody has looked at all men.
//! (3) [Mortal]
//! ")?;
//! let map = document.map;
//! let syllogism = map.find_relation("Syllogism").unwrap();
//! assert_eq!(map[syllogism].premises().len(), 2);
//! assert_eq!(map.attackers(syllogism).count(), 1); // an undercut
//! assert_eq!(argdown::read(&argdown::write(&map).text)?.map, map);
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! # What becomes of it
//!
//! | Argdown | map |
//! |---|---|
//! | statement, equivalence class | a claim; its key is the title, its text the canonical member's |
//! | argument with premises and a conclusion | a support for each inference; the last has the title as its key |
//! | argument of one premise | likewise, told from a `+` by `"argdown": "argument"` in its data |
//! | argument in words | a claim that the words make, told by the same |
//! | `+`, `-`, `><` | support, attack, symmetric attack |
//! | `_` | an attack on the inference, or on what an argument in words is for |
//! | `+`, `-` between statements in strict mode | strict support, symmetric attack |
//! | rules of an inference, `uses` | the scheme, the premises |
//! | heading, tag | group, tag |
//! | front matter, data, emphasis, links, further wordings | free data of the map or node, under `argdown` |
//!
//! What a map says and Argdown has no syntax for is written as data under `argument-map`, so that
//! writing loses nothing, and so that Argdown, which keeps data it does not know, shows the same map. Behind a
//! relation symbol, `as` says what is meant of the relation: `- [Dry]: It was dry. {argument-map: {as: {key: but}}}`.
//! Unless they say otherwise, a relation is whose all its premises are, and one on a line is in the group of its premise.
//! Included files are put in by [`Reader::include`]. [`Reader::outline`] gives the document in Argdown's own terms.
//!
//! # Differences from Argdown
//!
//! Documents that Argdown reads without complaint are read alike (compared with `@argdown/core` 2.0.1), except where
//! it loses or misplaces what the author wrote:
//!
//! 1. An undercut of a statement stays one, whatever argument stands before it, and is judged as an attack on it, with
//!    a diagnostic; under a conclusion it is aimed at the inference to that conclusion.
//! 2. Several undercuts of one inference are all kept, and so is a relation of something to itself beside others
//!    of its kind.
//! 3. `//` after a colon begins no comment, and an address is text to its end; a comment may be the last thing
//!    in a document.
//! 4. Windows line ends are line ends in data too, a lone carriage return is one everywhere, and a byte order
//!    mark is passed over.
//! 5. An underscore within a word belongs to the word, and so do the full stops of `www.star.org`; what stands
//!    between two full stops or colons is text like any other. A tag has no backslashes, brackets or grave accents
//!    in it, and a line break in one is a space.
//! 6. Braces hold data if they balance and hold a mapping; `{1, 2}` and `{` are text. Data that are not YAML are
//!    text, with a diagnostic, and nothing after them is lost. Data may be followed by more text or more data. YAML aliases
//!    unfold only so far; dates remain strings.
//! 7. Any title is a title (`constructor`, `1`), and order is that of the text. Statements without a title take
//!    none that an author gave. Brackets may nest in references as in definitions, and a title ends before
//!    another begins.
//! 8. Front matter is the first thing in a document; if it has lines of its own, such a line closes it. It
//!    needs no empty line after it.
//! 9. An apostrophe is no indentation.
//! 10. A second premise-conclusion structure of an argument is an argument of its own.
//! 11. What is an error to Argdown is mended where it stands, with a [`Diagnostic`]: words after a reference define
//!     it; references and numbers in mid-text, dashes and marks without an end are text; a relation without indentation or after
//!     an empty line belongs to what stands above; a structure, heading or definition without an empty line
//!     before it begins all the same; empty lines within a structure are passed over; numbered statements
//!     without an inference are statements; items within items make one list.
//!
//! Settings in the front matter are kept, but only `model.mode`, `model.removeTagsFromText` and
//! `model.shortcodes` change what is read. Which statements and arguments a picture shows (`isInMap`, selection, `explodeArguments`) is not asked here.

mod adding;
mod data;
mod emphasis;
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
mod titles;
mod to_map;
mod write;
mod yaml;

use crate::error::Errors;
use crate::format::encoding::decoded;
use crate::format::place::utf8;
use crate::format::report::{Diagnostic, Document, Outcome, Written};
use crate::map::ArgumentMap;
pub use outline::{
    Argument, End, EquivalenceClass, Inferred, Link, LinkKind, Member, Mode, Outline, Role, Section, Step,
};
pub use syntax::{Marked, Markup};

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
    /// its text; or in words why it cannot. The document may name any path whatever: a resolver that reads files for
    /// documents of others should refuse those outside of a folder.
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

    /// Reads a map from bytes: UTF-8, or UTF-16 that begins with its mark. What is neither becomes `\u{fffd}`, and a
    /// diagnostic says where.
    ///
    /// # Errors
    /// As for [`read`](Reader::read).
    pub fn read_bytes(&mut self, bytes: &[u8]) -> Result<Document, Errors> {
        let decoded = decoded(bytes);
        let mut document = self.read(&String::from_utf8_lossy(&decoded.bytes))?;
        let bad = utf8(&decoded.bytes).err();
        let bad =
            bad.as_ref().and_then(|errors| errors.iter().next()?.location()).map(|location| Diagnostic {
                location: location.clone(),
                outcome: Outcome::Lost,
                found: "bytes that are not UTF-8, here and perhaps further on".to_owned(),
                remedy: "save the document as UTF-8".to_owned(),
            });
        document.diagnostics.splice(..0, bad);
        decoded.tell(&mut document);
        Ok(document)
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

/// Reads a map from bytes that should be UTF-8, as [`Reader::read_bytes`] does.
///
/// # Errors
/// As for [`read`].
pub fn read_bytes(bytes: &[u8]) -> Result<Document, Errors> {
    Reader::new().read_bytes(bytes)
}

/// Writes a map; reading gives the same map again.
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    Written::new(write::write(map), Vec::new())
}
