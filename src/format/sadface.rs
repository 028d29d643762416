//! SADFace, the Simple Argument Description Format, as JSON of the versions 0.1, 0.2 and 0.5.
//!
//! Atoms are read as claims, resources as sources and what atoms cite of them as quotations. Version 0.1 has its
//! particulars at the top, 0.2 and 0.5 under `metadata.core`; up to 0.2 every link is a node of the type `scheme`,
//! and an attack runs from the attacker to the attacked; in 0.5 links are `inference` or `conflict`, an attack is
//! written from the attacked to the attacker, and a conflict that nothing leads to is a contradiction. All are read
//! as they are meant. (Wells and Reed's format; its reference implementation is the Python package `sadface`.)
//!
//! Reading then writing gives an equal JSON value: what the map does not say stands in its data under `sadface`,
//! and so does, with a diagnostic, what the map does not admit, such as an edge from atom to atom.
//!
//! ```
//! use argument_map::format::sadface;
//!
//! let text = r#"{"metadata": {"core": {"version": "0.5.4.0", "title": "Life"}}, "resources": [], "nodes": [
//!     {"id": "a", "type": "atom", "text": "I might live forever.", "sources": [], "metadata": {"core": {}}},
//!     {"id": "b", "type": "atom", "text": "You are going to die.", "sources": [], "metadata": {"core": {}}},
//!     {"id": "c", "type": "conflict", "name": "attack", "metadata": {"core": {}}}
//! ], "edges": [
//!     {"id": "d", "source_id": "a", "target_id": "c"},
//!     {"id": "e", "source_id": "c", "target_id": "b"}
//! ]}"#;
//! let map = sadface::read(text)?.map;
//! let attack = map.find_relation("c").unwrap();
//! assert_eq!(map[attack].target(), map.find("a").unwrap(), "version 0.5 writes attacks backwards");
//! # Ok::<(), argument_map::Errors>(())
//! ```

mod node;
mod read;
mod write;

use crate::error::Errors;
use crate::format::place::utf8;
use crate::format::{Document, Written};
use crate::map::ArgumentMap;

/// Under this name the data of a map, of its nodes and its sources hold what is kept of a document.
const KEY: &str = "sadface";

/// The ways in which SADFace is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// Version 0.1: particulars at the top, links of the type `scheme`.
    V01,
    /// Version 0.2: particulars under `metadata.core`, links of the type `scheme`.
    V02,
    /// Version 0.5: links of the types `inference` and `conflict`, attacks written backwards.
    #[default]
    V05,
}

/// Reads a document of any of the versions.
///
/// # Errors
/// If the text is not JSON or not SADFace, or an id is missing or given twice: line, column and path.
///
/// # Complexity
/// Linear in the text.
pub fn read(text: &str) -> Result<Document, Errors> {
    read::read(text)
}

/// Reads bytes that should be UTF-8.
///
/// # Errors
/// As for [`read`]; and if the bytes are not UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<Document, Errors> {
    read(utf8(bytes)?)
}

/// Writes a map in the version it was read in, or else in version 0.5. Keys are written as ids.
///
/// # Complexity
/// Linear in the map.
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    write::write(map, None)
}

/// Writes a map in the given version.
#[must_use]
pub fn write_as(map: &ArgumentMap, dialect: Dialect) -> Written {
    write::write(map, Some(dialect))
}
