//! The XML of the argumentative microtext corpus, `arggraph`.
//!
//! A text is cut into segments (`edu`), which make up units (`adu`): the statements. Their sides are the voices
//! `pro`, who asserts, and `opp`, to whom objections are attributed. Links of the types `sup`, `exa` and `reb` are
//! supports, supports by example and rebuttals; `und` undercuts another link, and `add` gives another link one
//! more, linked, premise. The one unit that leads nowhere is the thesis. The scheme was published by Peldszus and
//! Stede (2016), "An annotated corpus of argumentative microtexts", *Argumentation and Reasoned Action* 2, 801–815.
//!
//! Reading then writing gives equal XML: what the map does not say of segments, joints and ids stands in its data
//! under `microtexts`, and so does, with a diagnostic, what the map does not admit, such as a link from a segment.
//! Where the text of a statement was edited, its first segment takes the new text and the others go.
//!
//! ```
//! use argument_map::format::microtexts;
//!
//! let text = r#"<?xml version="1.0" encoding="UTF-8"?>
//! <arggraph id="micro_x001" topic_id="rain" stance="pro">
//!   <edu id="e1"><![CDATA[The street is wet,]]></edu>
//!   <edu id="e2"><![CDATA[so it has rained.]]></edu>
//!   <adu id="a1" type="pro"/>
//!   <adu id="a2" type="pro"/>
//!   <edge id="c1" src="a1" trg="a2" type="sup"/>
//!   <edge id="c2" src="e1" trg="a1" type="seg"/>
//!   <edge id="c3" src="e2" trg="a2" type="seg"/>
//! </arggraph>"#;
//! let map = microtexts::read(text)?.map;
//! let thesis = map.find_statement("a2").unwrap();
//! assert!(map[thesis].is_thesis());
//! assert_eq!(map.supporters(thesis).count(), 1);
//! assert!(microtexts::write(&map).text.contains(r#"topic_id="rain""#));
//! # Ok::<(), argument_map::Errors>(())
//! ```

mod kept;
mod losses;
mod read;
mod write;

use crate::error::Errors;
use crate::format::{Document, Written, encoding};
use crate::map::ArgumentMap;

/// Under this name the data of a map and of its nodes hold what is kept of a file.
const KEY: &str = "microtexts";
/// The sides: the type of a unit, which is the key of the voice, and the name of the voice.
const SIDES: [(&str, &str); 2] = [("pro", "Proponent"), ("opp", "Opponent")];
/// The scheme of links of the type `exa`.
const EXAMPLE: &str = "Example";

/// Reads an `arggraph`.
///
/// # Errors
/// If the text is not XML or not an `arggraph`; if an id is missing, given twice, or names nothing: all of it, with
/// line and column. Entities of the document's own are refused.
///
/// # Complexity
/// Linear in the text.
pub fn read(text: &str) -> Result<Document, Errors> {
    read::read(text)
}

/// Reads an `arggraph` in UTF-8, UTF-16 or, if it says so, Latin-1.
///
/// # Errors
/// As for [`read`]; and bytes that are not in the encoding.
pub fn read_bytes(bytes: &[u8]) -> Result<Document, Errors> {
    encoding::read(bytes, read)
}

/// Writes a map as an `arggraph`. Keys are written as ids as they are.
///
/// # Complexity
/// Linear in the map.
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    write::write(map)
}
