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
//! | `carneades` (feature `yaml`) | yes | yes | arguments, undercuts, issues, assumptions, schemes, roles, rules (which can be run); by way of negations, rebuttals | voices, hedges, strengths, quotations, what supports an inference |
//! | `lkif`, `caf` (feature `xml`) | yes | yes | arguments pro and con, exceptions, assumptions, standards, schemes, roles, weights; all that their files hold | voices, hedges, quotations, what supports an inference |
//! | `aml` (feature `xml`) | yes | yes | a tree of claims with owners, linked premises, refutations, schemes, places in a text; all that its files hold | keys of relations, roles, attacks on relations |
//! | [`graphml`] | no | yes | the graph with its texts and marks, drawn for yEd | quotations, sources, free data |
//! | [`csv`] | no | yes | the edges with their texts and marks | what else statements carry |
//! | [`iccma`]: `p af`, `.apx`, `.tgf` | yes | yes | an abstract framework: arguments, attacks, names | comments, labels of nodes and edges; `p af` knows no names |
//!
//! [`read`] finds out by the content which of these a document is in, and [`write`](fn@write) writes any [`Format`]. What is UTF-16, or
//! XML that declares Latin-1, is read too.
//!
//! Reading gives a [`Document`]: the map and what there is to know about the file. Writing gives the text and a
//! list of [`Loss`]es.

pub mod aif;
#[cfg(feature = "xml")]
pub mod aml;
#[cfg(feature = "argdown")]
pub mod argdown;
#[cfg(feature = "xml")]
pub mod caf;
pub mod carneades;
mod content;
pub mod csv;
mod detect;
#[cfg(feature = "xml")]
mod echo;
mod encoding;
pub mod graphml;
pub mod iccma;
pub mod json;
mod key;
pub mod kialo;
mod lean;
#[cfg(feature = "xml")]
pub mod lkif;
mod markup;
#[cfg(feature = "xml")]
pub mod microtexts;
mod name;
mod place;
#[cfg(feature = "xml")]
mod procon;
mod report;
pub mod sadface;
#[cfg(feature = "xml")]
mod xml;

pub use detect::Detected;
pub use name::{Format, read, read_as, write};
pub use report::{Diagnostic, Document, Feature, Loss, Outcome, Written};
