//! Formats: what can be read back.
//!
//! | format | reads | writes | keeps | loses |
//! |---|---|---|---|---|
//! | [`json`] | yes | yes | everything | nothing |
//! | [`aif`] | yes | yes | statements, relations, schemes, the dialogue; all that its files hold | marks, hedges, strengths, roles, groups, whose a claim is |
//! | `argdown` (feature `argdown`) | yes | yes | everything | nothing |
//! | `microtexts` (feature `xml`) | yes | yes | units with their segments, sides, supports, attacks, undercuts, linked premises | restatements, preferences, dialogue, quotations, sources |
//! | [`sadface`] | yes | yes | statements, supports, attacks, contradictions, sources | voices, hedges, roles, attacks on relations |
//! | [`kialo`] | yes | yes | a tree of pros and cons, claims used twice, links | keys, linking, attacks on relations, circles |
//! | `carneades` (feature `yaml`) | yes | yes | arguments, undercuts, issues, assumptions, schemes, roles; by way of negations, rebuttals | voices, hedges, strengths, quotations, what supports an inference |
//! | [`graphml`] | no | yes | the graph with its texts and marks, drawn for yEd | quotations, sources, free data |
//! | [`csv`] | no | yes | the edges with their texts and marks | what else statements carry |
//! | [`iccma`]: `p af`, `.apx`, `.tgf` | yes | yes | an abstract framework: arguments, attacks, names | comments, labels of nodes and edges; `p af` knows no names |
//!
//! Reading gives a [`Document`]: the map and what there is to know about the file. Writing gives the text and a
//! list of [`Loss`]es.

pub mod aif;
#[cfg(feature = "argdown")]
pub mod argdown;
#[cfg(feature = "yaml")]
pub mod carneades;
mod content;
pub mod csv;
pub mod graphml;
pub mod iccma;
pub mod json;
pub mod kialo;
mod lean;
mod markup;
#[cfg(feature = "xml")]
pub mod microtexts;
mod place;
mod report;
pub mod sadface;

pub use report::{Diagnostic, Document, Feature, Loss, Outcome, Written};
