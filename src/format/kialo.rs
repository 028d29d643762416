//! The text that the debate site Kialo exports: a title, then a tree of claims, one a line.
//!
//! `1.2.1. Con: …` speaks against the claim `1.2.`; the paths are the keys of the claims. `-> See 1.1.` uses a claim
//! once more. A link `[words](address)` makes its address a source and its words a quotation of it, and the text of
//! the claim is plain. Lines that do not begin with a path continue the claim before them.
//!
//! Reading then writing gives the same bytes: Markdown whose text is plain otherwise stands in the data of the claim
//! under `kialo`. A map is written claim by claim from the statements that support and attack nothing; what the
//! format has no place for is told as a loss.
//!
//! ```
//! use argument_map::format::kialo;
//!
//! let text = "Discussion Title: Rain\n\n1. It rained.\n1.1. Pro: The street is [wet](https://example.org/wet).\n\
//!             1.1.1. Con: A water truck came by \\(at dawn\\).\n";
//! let map = kialo::read(text)?.map;
//! let wet = map.find_statement("1.1").unwrap();
//! assert_eq!(map[wet].text(), "The street is wet.");
//! assert_eq!(map.source(map[wet].quotes()[0].source).unwrap().url, "https://example.org/wet");
//! assert_eq!(map.attackers(wet).count(), 1);
//! assert_eq!(kialo::write(&map).text, text);
//! # Ok::<(), argument_map::Errors>(())
//! ```

mod layout;
mod line;
mod markdown;
mod read;
mod write;

use crate::error::Errors;
use crate::format::place::utf8;
use crate::format::{Document, Written};
use crate::map::ArgumentMap;

/// Under this name the data of a map and of its nodes hold what is kept of a text.
const KEY: &str = "kialo";

/// Reads a text that Kialo exported.
///
/// # Errors
/// If it does not begin with its title, or a claim has the path of another or lacks the claim above it: all of it,
/// with line and column.
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

/// Writes a map as Kialo exports it.
///
/// # Complexity
/// Linear in the map and in the depth of each claim, which its path spells out.
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    write::write(map)
}
