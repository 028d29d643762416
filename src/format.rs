//! Formats: what can be read back into a map.
//!
//! | format | reads | writes | keeps | loses |
//! |---|---|---|---|---|
//! | [`json`] | yes | yes | everything | nothing |
//! | [`aif`] | yes | yes | statements, relations, schemes, the dialogue; all that its files hold | marks, hedges, strengths, roles, groups, whose a claim is |
//!
//! Reading gives a [`Document`]: the map and what there is to know about the file. Writing gives the text and a
//! list of [`Loss`]es.

pub mod aif;
pub mod json;
mod report;

pub use report::{Diagnostic, Document, Feature, Loss, Outcome, Written};
