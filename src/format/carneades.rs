//! Carneades 4: argument graphs in YAML, with assumptions, issues, proof standards and weighing functions.
//!
//! | in the file | in the map |
//! |---|---|
//! | `statements` | claims; the key is the atom without needless white space, the text is the file's, or made from `language` |
//! | `arguments` | supports, with their `scheme` and roles of premises |
//! | `undercutter` | the premise of an undercut |
//! | an argument without premises | a support by a made-up statement, implicit and assumed |
//! | `meta: title` | the title |
//! | all else | free data under `carneades`, of the map, the statement or the relation; writing puts it back |
//!
//! Rules (`argument_schemes` with conclusions) and `issue_schemes` are kept and not run: no arguments or issues are
//! derived from them. [`case`] makes what is kept into a [`Case`], by which [`evaluate`] gives the labels that
//! Carneades gives.
//!
//! # Writing
//!
//! Any map can be written. Carneades knows no attack on a statement: a rebuttal becomes an argument for the negation
//! `¬key`, at issue with the statement; a contradiction becomes an issue. An undercut becomes an `undercutter`, or if it
//! is more than one statement, an argument for `¬app(key)`. Of a map that was not read from such a file, the statements
//! that nothing supports are assumed, unless they are only attributed or at issue; at issue, they are argued for
//! without premises. So its labels stay those of [`Case::new`], as far as nothing is reported lost.
//!
//! Gordon, "Carneades 4 user manual"; Gordon and Walton 2016, "Formalizing balancing arguments".
//!
//! [`Case`]: crate::semantics::carneades::Case
//! [`Case::new`]: crate::semantics::carneades::Case::new
//! [`evaluate`]: crate::semantics::carneades::evaluate

mod case;
#[cfg(feature = "yaml")]
mod emit;
#[cfg(feature = "yaml")]
mod issues;
#[cfg(feature = "yaml")]
mod read;
#[cfg(feature = "yaml")]
mod tree;
#[cfg(feature = "yaml")]
mod write;

use crate::error::Error;
#[cfg(feature = "yaml")]
use crate::error::Errors;
#[cfg(feature = "yaml")]
use crate::format::place::utf8;
#[cfg(feature = "yaml")]
use crate::format::report::{Document, Written};
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::semantics::carneades::Case;
use serde_json::Value;

/// Under which name free data is kept.
const KEY: &str = "carneades";
/// Marks the made-up premise of an argument that has none.
const GIVEN: &str = "given";

/// Reads a Carneades file.
///
/// ```
/// use argument_map::format::carneades;
/// use argument_map::semantics::{Status, carneades::evaluate};
///
/// let document = carneades::read("
/// statements:
///   tall: Wiebe is tall.
///   dutch: Wiebe is Dutch.
/// arguments:
///   a1: {conclusion: tall, premises: [dutch]}
/// assumptions: [dutch]
/// ")?;
/// let map = document.map;
/// let verdict = evaluate(&map, &carneades::case(&map)?)?;
/// assert_eq!(verdict.status(map.find("tall").ok_or("no such statement")?), Status::In);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// What is no YAML or no Carneades file, with line and column: an argument without a conclusion, an issue without
/// positions, a name given twice, a list where a sentence belongs; aliases that refer to themselves or multiply.
///
/// # Complexity
/// Linear in the file, with a logarithm for finding statements by name.
#[cfg(feature = "yaml")]
pub fn read(text: &str) -> Result<Document, Errors> {
    read::read(text)
}

/// Reads a Carneades file that may not be UTF-8.
///
/// # Errors
/// As for [`read`]; and bytes that are not UTF-8.
#[cfg(feature = "yaml")]
pub fn read_bytes(bytes: &[u8]) -> Result<Document, Errors> {
    read(utf8(bytes)?)
}

/// The assumptions, issues, standards and weighing functions of a map that was read from a Carneades file, of whatever
/// version, for [`evaluate`](crate::semantics::carneades::evaluate). Of any other map, [`Case::new`].
///
/// What the file says of statements that are no longer in the map is passed over.
///
/// # Errors
/// [`StrengthOutOfRange`](crate::ErrorKind::StrengthOutOfRange) for weights, and
/// [`Syntax`](crate::ErrorKind::Syntax) for weighing functions that Carneades does not have.
pub fn case(map: &ArgumentMap) -> Result<Case, Error> {
    case::case(map)
}

/// Writes a map as a Carneades file.
///
/// # Complexity
/// Linear in the map, with a logarithm for the issues.
#[cfg(feature = "yaml")]
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    write::write(map)
}

/// An atom without the white space that does not tell it from others.
#[cfg(feature = "yaml")]
fn normalise(term: &str) -> String {
    let mut atom = String::new();
    for word in term.split_whitespace() {
        let glued = atom.ends_with(['(', ',']) || word.starts_with(['(', ')', ',']);
        if !atom.is_empty() && !glued {
            atom.push(' ');
        }
        let unfit = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
        atom.extend(word.chars().map(|c| if unfit(c) { '\u{fffd}' } else { c }));
    }
    atom
}

/// What is noted of a node among the members that the file gives it.
#[cfg(feature = "yaml")]
const NOTES: [&str; 3] = ["id", "repeated", GIVEN];

#[cfg(feature = "yaml")]
fn is_noted(name: &str) -> bool {
    NOTES.contains(&name.trim_start_matches('\''))
}

/// What a member of a statement or argument is called where it is kept: apart from the notes.
#[cfg(feature = "yaml")]
fn kept_name(name: &str) -> String {
    format!("{}{name}", if is_noted(name) { "'" } else { "" })
}

/// What the file calls a member that is kept; `None` if it is a note.
#[cfg(feature = "yaml")]
fn file_name(kept: &str) -> Option<&str> {
    if is_noted(kept) { kept.strip_prefix('\'') } else { Some(kept) }
}

/// What is kept beside a map or a node.
fn kept(data: Option<&Data>) -> Option<&Data> {
    data?.get(KEY).and_then(Value::as_object)
}
