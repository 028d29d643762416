//! AIF, the Argument Interchange Format, as AIFdb's JSON and as xAIF.
//!
//! I-nodes are read as claims, L-nodes as [locutions](crate::ArgumentMap::locutions), RA, CA, MA, PA, TA and YA
//! as relations of the families support, attack, rephrase, preference, transition and illocution; keys are the
//! ids of the nodes. AIF was proposed by Chesñevar et al. (2006), "Towards an argument interchange format", *The
//! Knowledge Engineering Review* 21(4); the types of the dialogue are those of Reed et al. (2008), "AIF+:
//! Dialogue in the Argument Interchange Format", COMMA 2008.
//!
//! Reading then writing gives an equal JSON value, whatever the dialect: ids as string or number, timestamps,
//! the order of nodes and edges, unknown members and types, the layout and the modules of xAIF. What the map
//! itself does not say of them stands in its data under `aif`, as tables of text; it is known by the keys of the
//! nodes, so that an edit changes in the file what it changed in the map and nothing else. The participants of
//! xAIF are voices, and whoever said a locution is its voice; the text of xAIF is the source `text`, and its
//! anchors are quotations with spans.
//!
//! What the map does not admit (a relation without a premise, an edge from statement to statement, a node of
//! another type, the second of an id or of two targets) is kept aside with a diagnostic and written back.
//!
//! ```
//! use argument_map::format::aif;
//!
//! let text = r#"{"nodes": [
//!     {"nodeID": "1", "text": "The street is wet.", "type": "I"},
//!     {"nodeID": "2", "text": "It rained.", "type": "I"},
//!     {"nodeID": "3", "text": "Sign", "type": "RA", "timestamp": "2012-04-12 18:20:29"}
//! ], "edges": [
//!     {"edgeID": "7", "fromID": "1", "toID": "3", "formEdgeID": null},
//!     {"edgeID": "8", "fromID": "3", "toID": "2", "formEdgeID": null}
//! ], "locutions": []}"#;
//! let map = aif::read(text)?.map;
//! let sign = map.find_relation("3").unwrap();
//! assert_eq!(map[sign].scheme().unwrap().written(), "Sign");
//! let again = aif::write(&map).text;
//! assert!(again.contains(r#""timestamp":"2012-04-12 18:20:29""#));
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! [`without_dialogue`](crate::ArgumentMap::without_dialogue), [`dialogue_only`](crate::ArgumentMap::dialogue_only)
//! and [`with_speakers`](crate::ArgumentMap::with_speakers) are three ways to look at a map with a dialogue.

mod admit;
mod anchor;
mod aside;
mod edges;
mod gather;
mod kind;
mod losses;
mod nodes;
mod people;
mod place;
mod read;
mod table;
mod wire;
mod write;

use crate::error::Errors;
use crate::format::place::utf8;
use crate::format::{Document, Written};
use crate::map::ArgumentMap;

/// Under this name the data of a map and of its voices hold what is kept of an AIF file.
const KEY: &str = "aif";
/// The key of the source that is the text of an xAIF document, and the name of that member.
const TEXT: &str = "text";

/// The ways in which AIF is written as JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// Nodes, edges and locutions, as AIFdb gives and takes them.
    #[default]
    Aifdb,
    /// The same within a larger document, with participants, text and layout, as OVA3 and the modules of oAMF
    /// exchange it.
    Xaif,
}

/// Reads AIFdb's JSON or xAIF.
///
/// # Errors
/// If the text is not JSON or not AIF: line, column and path of what is wrong.
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

/// Writes a map in the dialect it was read in, or else as AIFdb's JSON.
///
/// # Complexity
/// Linear in the map.
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    write::write(map, None)
}

/// Writes a map in the given dialect.
#[must_use]
pub fn write_as(map: &ArgumentMap, dialect: Dialect) -> Written {
    write::write(map, Some(dialect))
}
