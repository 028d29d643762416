//! Argument maps: who claims what, on which evidence, against which objections.
//!
//! Write a map in code, check it, judge it, exchange it, look at it. Statements and relations are the nodes of one
//! directed graph, because in argument a relation can itself be attacked:
//!
//! ```text
//!             premise               target
//! Statement ───────────▶ Relation ───────────▶ Statement   a support, or a rebuttal
//!                            ▲
//!                            └──────────────── Relation    an undercut: it attacks the step, not the conclusion
//! ```
//!
//! # Example
//!
//! ```
//! use argument_map::{MapBuilder, check, draw::Svg};
//!
//! let mut m = MapBuilder::new("Was it the rain?");
//! m.thesis("rain", "It rained last night.");
//! m.evidence("wet", "The street is wet.");
//! m.claim("else-dry", "Had it not rained, the street would be dry.").implicit();
//! m.evidence("truck", "The water truck came by this morning.");
//!
//! m.support("rain").with_linked(["wet", "else-dry"]).key("from-wetness").scheme("sign");
//! m.undercut("from-wetness").with("truck");
//!
//! let map = m.build()?;
//! for finding in check(&map) {
//!     println!("{finding}"); // such as: warning: the evidence "wet" quotes no source
//! }
//! println!("{}", Svg::new(&map)); // for any browser
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! # Rooms
//!
//! | to | use |
//! |---|---|
//! | write a map by keys | [`MapBuilder`] |
//! | hold a map, read it, edit it by ids | [`ArgumentMap`], [`Statement`], [`Relation`] |
//! | ask it: neighbours, paths, circles, parts, counts | the methods of [`ArgumentMap`], [`Statistics`] |
//! | find what is doubtful | [`check()`], [`Checker`], [`Rule`] |
//! | lay an argument out after Toulmin | [`Toulmin`] |
//! | write it to a file and read it back | [`mod@format`] |
//! | look at it | [`draw`] |
//! | say what stands, how strongly, and why | [`semantics`] |
//! | merge maps, compare versions, measure agreement | [`compare`] |
//! | learn how all this is used, and what the words mean | [`guide`] |
//!
//! # Words
//!
//! [Linked](guide::words#linked) premises work only together and form one relation;
//! [convergent](guide::words#convergent) reasons are separate relations. A [rebuttal](guide::words#rebuttal) attacks a
//! statement; it [undermines](guide::words#undermining) the arguments that have the statement as a premise. An
//! [undercut](guide::words#undercut) attacks a relation: it grants the premises and denies that they bear on the
//! conclusion. (Pollock's words; what Toulmin calls a rebuttal is mostly an undercut.) A
//! [concession](guide::words#concession) is an attack that the author grants and holds to be outweighed. What somebody is
//! said to hold is [attributed](guide::words#assertion-and-attribution) to that voice; what the voice itself puts forward it
//! asserts. All words are in the [glossary](guide::words).
//!
//! # Scope and limits
//!
//! A map holds at most 2³² − 2 statements and relations. It is well-formed by construction, but its content may
//! be doubtful: cycles, self-attacks and unsupported claims are legal, and the checker names them. Texts are
//! plain; nothing here parses natural language. What each format can and cannot say stands in [`mod@format`].
//!
//! # Features
//!
//! | feature | gives | default |
//! |---|---|---|
//! | `argdown` | `format::argdown` | yes |
//! | `xml` | `format::microtexts`, `lkif`, `caf` and `aml` | yes |
//! | `yaml` | `format::carneades`, the files of Carneades | yes |
//! | `png` | `draw::Svg::png`, with fonts; needs Rust 1.87 | no |
//! | `pdf` | `draw::Svg::pdf`; needs Rust 1.92 | no |
//! | `sat` | hard questions on large frameworks by a SAT solver in pure Rust (batsat) | no |
//! | `cadical` | the same by CaDiCaL, which needs a C++ compiler; it goes before `sat` | no |
//! | `schema` | `format::json::schema`, the generator of the JSON Schema | no |
//!
//! The oldest Rust that compiles the crate is 1.85, except for the features `png` and `pdf`. The fonts that come with
//! `png` are under the SIL Open Font License.
#![cfg_attr(docsrs, feature(doc_cfg))]
#![warn(clippy::print_stdout, clippy::print_stderr)]

mod builder;
mod check;
pub mod compare;
pub mod draw;
mod error;
pub mod format;
pub mod guide;
mod map;
mod query;
mod scheme;
pub mod semantics;
mod toulmin;

/// The graph library that [`ArgumentMap::graph`] is of; another 0.x version of it is a breaking change of this crate.
pub use petgraph;

pub use builder::{MapBuilder, RelationDraft, SourceDraft, StatementDraft, Target};
pub use check::{Checker, Finding, Rule, Severity, check};
pub use error::{Error, ErrorKind, Errors, Location, Noun};
pub use map::attributes::{Data, Manner, Strength, Voicing};
pub use map::edit::Removal;
pub use map::id::{GroupId, NodeId, RelationId, SourceId, StatementId, VoiceId};
pub use map::quote::{Quote, Span, find_quote};
pub use map::relation::{AttackKind, Family, Premise, Relation, SchemeName};
pub use map::source::{Group, Source, Voice};
pub use map::statement::{Statement, StatementKind};
pub use map::{ArgumentMap, Link, Node};
pub use query::{SimplePaths, Statistics};
pub use scheme::{Challenge, CriticalQuestion, Role, Scheme};
pub use toulmin::Toulmin;

/// Runs the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
