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
//! [`case`] makes what is kept into a [`Case`], with the issues that follow from `issue_schemes`; by it, [`evaluate`]
//! gives the labels that Carneades gives. Rules, which are `argument_schemes` with variables, are kept and not run, until
//! [`derive()`] adds the arguments that follow from them.
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
mod chain;
mod derive;
#[cfg(feature = "yaml")]
mod emit;
#[cfg(feature = "yaml")]
mod issues;
#[cfg(feature = "yaml")]
mod read;
mod rivals;
mod rule;
mod term;
#[cfg(feature = "yaml")]
mod tree;
#[cfg(feature = "yaml")]
mod write;

use crate::error::Error;
#[cfg(feature = "yaml")]
use crate::error::Errors;
#[cfg(feature = "yaml")]
use crate::format::place::utf8;
use crate::format::report::Document;
#[cfg(feature = "yaml")]
use crate::format::report::Written;
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::semantics::Limit;
use crate::semantics::carneades::Case;
pub use chain::Matching;
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

/// The map with the arguments that the rules of its file derive from what is assumed.
///
/// Rules are the `argument_schemes` that have premises or deletions and conclusions: where different facts match them,
/// a rule fires, its deletions are facts no more and its conclusions and assumptions are. Names that begin with a capital
/// are variables. For each conclusion there is an argument `a1`, `a2` and so on, with the scheme, its parameters and an
/// undercut by `undercut(a1)`; for each exception, an argument for that statement. What was derived before is not derived
/// again, and nothing else of the map is changed.
///
/// Diagnostics tell of rules that cannot be run, as they have guards or leave a variable of a conclusion open, and of
/// matches that were [overlooked](Matching::AsCarneades).
///
#[cfg_attr(feature = "yaml", doc = "```")]
#[cfg_attr(not(feature = "yaml"), doc = "```ignore")]
/// use argument_map::format::carneades::{self, Matching};
/// use argument_map::semantics::{Limit, Status, carneades::evaluate};
///
/// let map = carneades::read("
/// language: {mortal/1: '%s is mortal.'}
/// argument_schemes:
///   - {id: all men, variables: [X], premises: [man(X)], conclusions: [mortal(X)]}
/// assumptions: [man(socrates)]
/// ")?.map;
/// let map = carneades::derive(&map, Matching::Every, Limit::none())?.map;
/// let mortal = map.find_statement("mortal(socrates)").ok_or("nothing was derived")?;
/// assert_eq!(map[mortal].text(), "socrates is mortal.");
/// assert_eq!(evaluate(&map, &carneades::case(&map)?)?.status(mortal), Status::In);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`Stopped`](crate::ErrorKind::Stopped) if the limit is reached, as it is by rules that run for ever; without a limit
/// of steps, it is some millions. [`Syntax`](crate::ErrorKind::Syntax) if statements grow ever larger.
///
/// # Complexity
/// A step is a fact that is tried for a premise; a rule that fires takes 64 and more. Facts are found by name, number
/// of terms, and the terms that are known.
pub fn derive(map: &ArgumentMap, matching: Matching, limit: Limit) -> Result<Document, Error> {
    derive::derive(map, matching, limit)
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

/// The sentence that the language of the file has for an atom, or the atom itself.
fn spell_out<'l>(atom: &str, sentence: impl FnOnce(&str) -> Option<&'l str>) -> String {
    let (predicate, terms) = atom.split_once('(').unwrap_or((atom, ""));
    let mut depth = 0_isize;
    let is_between = |c| {
        depth += isize::from(matches!(c, '(' | '[')) - isize::from(matches!(c, ')' | ']'));
        c == ',' && depth == 0
    };
    let terms: Vec<&str> = match terms.strip_suffix(')') {
        Some(terms) if !terms.is_empty() => terms.split(is_between).collect(),
        _ => Vec::new(),
    };
    let Some(sentence) = sentence(&format!("{predicate}/{}", terms.len())) else {
        return atom.to_owned();
    };
    let mut parts = sentence.split('%');
    let mut text = parts.next().unwrap_or_default().to_owned();
    let mut terms = terms.into_iter();
    for part in parts {
        match part.strip_prefix(['s', 'v']) {
            Some(rest) => text.extend([terms.next().unwrap_or_default(), rest]),
            None => text.extend(["%", part]),
        }
    }
    text
}

/// What is kept beside a map or a node.
fn kept(data: Option<&Data>) -> Option<&Data> {
    data?.get(KEY).and_then(Value::as_object)
}

/// What is kept beside a node, with what was kept there before.
fn set_aside(before: Option<&Data>, aside: Data) -> Data {
    let mut data = before.cloned().unwrap_or_default();
    match data.get_mut(KEY).and_then(Value::as_object_mut) {
        Some(kept) => kept.extend(aside),
        None => drop(data.insert(KEY.to_owned(), Value::Object(aside))),
    }
    data
}
