//! AML, the Argument Markup Language of Araucaria.
//!
//! | in the file | in the map |
//! |---|---|
//! | `PROP` | a claim, by its `identifier`; one that is `missing` is implicit |
//! | `CA`, a convergent argument | a support for each unit in it |
//! | `LA`, a linked argument | one support by all its units |
//! | `REFUTATION` | an attack |
//! | a proposition that comes again, with the same identifier and words | one claim |
//! | `OWNER` | the voice |
//! | `TEXT`, and where the `PROPTEXT` stands in it | the source `text`, quoted |
//! | `nodelabel`, `supportlabel` | the strength, if it is a number in 0..=1, else the hedge |
//! | `INSCHEME` that premises and conclusion share | the scheme of the inference |
//! | `SCHEMESET`, `EDATA` but its `SOURCE`, further owners and schemes | kept |
//!
//! The document stands in the data of the map under `aml`. Of a map that was not edited, writing gives the same
//! document, character by character; where only words, owners or marks were edited, it changes these. Where the
//! structure was, the units are written anew, each proposition with all that the document says of it.
//!
//! AML is a tree: what has several uses is written in full where it first comes, and named again elsewhere, and so
//! are circles. Attacks on relations have no place in it, nor have keys of relations. Araucaria shows one refutation
//! of a proposition; here all are written.
//!
//! ```
//! use argument_map::format::aml;
//!
//! let text = r#"<ARG><TEXT>Tracks! A bear passed.</TEXT>
//! <AU><PROP identifier="A" missing="no"><PROPTEXT offset="8">A bear passed</PROPTEXT></PROP>
//! <CA><AU><PROP identifier="B" missing="no"><PROPTEXT offset="0">Tracks</PROPTEXT></PROP></AU></CA></AU></ARG>"#;
//! let map = aml::read(text)?.map;
//! let bear = map.find_statement("A").unwrap();
//! assert_eq!(map[bear].quotes()[0].exact, "A bear passed");
//! assert_eq!(map.supporters(bear).count(), 1);
//! assert_eq!(aml::write(&map).text, text);
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! Reed and Rowe 2004, "Araucaria: software for argument analysis, diagramming and representation", *International
//! Journal on Artificial Intelligence Tools* 13.

mod read;
mod tree;
mod write;

use crate::error::Errors;
use crate::format::{Document, Written, encoding};
use crate::map::ArgumentMap;
use crate::map::attributes::Strength;
use crate::map::id::RelationId;
use crate::map::relation::Family;

/// The name under which the document is kept in the data of the map.
const KEY: &str = "aml";
/// The key of the source that the text is.
const TEXT: &str = "text";

/// Reads an AML file.
///
/// # Errors
/// If the text is not XML, not AML, or declares entities that are more than short pieces of text, with line and column.
///
/// # Complexity
/// Linear in the text.
pub fn read(text: &str) -> Result<Document, Errors> {
    read::read(text)
}

/// Reads an AML file in UTF-8, UTF-16 or, if it says so, Latin-1.
///
/// # Errors
/// As for [`read`]; and bytes that are not in the encoding.
pub fn read_bytes(bytes: &[u8]) -> Result<Document, Errors> {
    encoding::read(bytes, read)
}

/// Writes a map as an AML file. Keys are written as identifiers as they are.
///
/// # Complexity
/// Linear in the map and the document it was read from.
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    write::write(map)
}

/// A label says a strength or a hedge.
fn label(strength: Option<Strength>, qualifier: Option<&str>) -> Option<String> {
    strength.map(|strength| strength.get().to_string()).or_else(|| qualifier.map(str::to_owned))
}

fn unlabel(label: Option<&str>) -> (Option<Strength>, Option<&str>) {
    let Some(label) = label.map(str::trim).filter(|label| !label.is_empty()) else { return (None, None) };
    match label.parse().ok().and_then(|number| Strength::new(number).ok()) {
        Some(strength) => (Some(strength), None),
        None => (None, Some(label)),
    }
}

/// The relations that AML has a place for.
fn inferences(map: &ArgumentMap) -> impl Iterator<Item = RelationId> + '_ {
    map.relations().filter(|&id| {
        matches!(map[id].family(), Family::Support | Family::Attack) && map[id].target().statement().is_some()
    })
}
