//! Argument maps.
mod builder;
mod error;
mod map;
mod query;
mod scheme;
pub use builder::{MapBuilder, RelationDraft, SourceDraft, StatementDraft, Target};
pub use error::{Error, ErrorKind, Errors, Location, Noun};
pub use map::attributes::{Data, Manner, Strength, Voicing};
pub use map::id::{GroupId, NodeId, RelationId, SourceId, StatementId, VoiceId};
pub use map::quote::{Quote, Span, find_quote};
pub use map::relation::{AttackKind, Family, Premise, Relation, SchemeName};
pub use map::source::{Group, Source, Voice};
pub use map::statement::{Statement, StatementKind};
pub use map::{ArgumentMap, Link, Node};
pub use query::{SimplePaths, Statistics};
pub use scheme::Scheme;
