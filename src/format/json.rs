//! This crate's own form: versioned, lossless JSON.
//!
//! One object with the lists `voices`, `sources`, `groups`, `statements` and `relations`, which refer to each
//! other by key; the order of each list is the order of the map. Everything that has its default value is
//! left out. The shape is published as a JSON Schema, [`SCHEMA`], so that other programs and language models
//! can write maps.
//!
//! ```
//! use argument_map::format::json;
//!
//! let map = json::read(r#"{
//!     "format": "argument-map", "version": 1,
//!     "statements": [
//!         {"key": "wet", "kind": "evidence", "text": "The street is wet."},
//!         {"key": "rain", "kind": "claim", "text": "It rained.", "thesis": true}
//!     ],
//!     "relations": [{"family": "support", "premises": ["wet"], "target": "rain"}]
//! }"#)?;
//! assert_eq!(json::read(&json::to_string(&map))?, map);
//!
//! let error = json::read(r#"{"format": "argument-map", "version": 1,
//!     "relations": [{"family": "support", "premises": ["wett"], "target": "rain"}]}"#).unwrap_err();
//! assert_eq!(error.iter().next().unwrap().to_string(),
//!            r#"line 2, column 54, relations[0].premises[0]: no statement has the key "wett""#);
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! Of names that occur twice in one object of free data, the last wins, as in all of `serde_json`; anywhere else
//! they are an error.
//!
//! [`ArgumentMap`] itself implements serde's `Serialize` and `Deserialize` by the same form, so that a map
//! can be part of a larger document.

mod read;
mod wire;
mod write;

use crate::map::ArgumentMap;
pub use read::{read, read_bytes};
use std::io;

/// The version that this release reads and writes.
pub const VERSION: u64 = 1;

/// The JSON Schema (draft 2020-12) of the form.
pub const SCHEMA: &str = include_str!("../../schema/argument-map.schema.json");

/// Makes the JSON Schema afresh from the types that are read and written; [`SCHEMA`] is its result.
#[cfg(feature = "schema")]
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(wire::Document<'_>);
    serde_json::to_string_pretty(&schema).expect("a schema is plain JSON") + "\n"
}

/// Writes a map as indented JSON, entry by entry. The same map always gives the same bytes.
///
/// # Errors
/// Those of the writer.
pub fn write(map: &ArgumentMap, writer: impl io::Write) -> io::Result<()> {
    let mut writer = io::BufWriter::new(writer);
    serde_json::to_writer_pretty(&mut writer, map)?;
    io::Write::write_all(&mut writer, b"\n")?;
    io::Write::flush(&mut writer)
}

/// A map as indented JSON.
///
/// # Panics
/// Never: a map holds nothing that JSON cannot say.
#[must_use]
pub fn to_string(map: &ArgumentMap) -> String {
    let mut text = serde_json::to_string_pretty(map).expect("a map holds nothing that JSON cannot say");
    text.push('\n');
    text
}
