//! Formats: what can be read back into a map.
//!
//! | format | reads | writes | keeps | loses |
//! |---|---|---|---|---|
//! | [`json`] | yes | yes | everything | nothing |
//! | `argdown` (feature `argdown`) | yes | yes | everything | nothing |
//!
//! Reading gives a [`Document`]: the map and what there is to know about the file. Writing gives the text and a
//! list of [`Loss`]es.

#[cfg(feature = "argdown")]
pub mod argdown;
pub mod json;
mod report;

pub use report::{Diagnostic, Document, Feature, Loss, Outcome, Written};
