//! Statements: what can be true or false, and what somebody said.

use crate::map::attributes::{Attributes, Data, Strength, Voicing, carries_attributes};
use crate::map::id::GroupId;
use crate::map::quote::Quote;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;

/// What sort of statement it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum StatementKind {
    /// Something put forward for acceptance: a position, a reason, an objection, a prediction.
    #[default]
    Claim,
    /// Something put forward as established: a figure, a date, an event, a testimony.
    Evidence,
    /// The saying of something in a dialogue, apart from what is said (AIF's L-nodes). Not part of the
    /// argument itself: [`ArgumentMap::statements`](crate::ArgumentMap::statements) passes over it.
    Locution,
}

impl fmt::Display for StatementKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            StatementKind::Claim => "claim",
            StatementKind::Evidence => "evidence",
            StatementKind::Locution => "locution",
        })
    }
}

/// A claim, a piece of evidence, or a locution: one declarative sentence.
///
/// ```
/// use argument_map::{ArgumentMap, Statement};
///
/// let mut map = ArgumentMap::new();
/// let mut rain = Statement::evidence("rain", "It rained all night.");
/// rain.set_qualifier(Some("the neighbours say"));
/// let id = map.add_statement(rain)?;
/// assert_eq!(map[id].text(), "It rained all night.");
/// # Ok::<(), argument_map::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub(crate) key: SmolStr,
    text: Box<str>,
    pub(crate) attributes: Attributes,
    kind: StatementKind,
    implicit: bool,
    thesis: bool,
}

impl Statement {
    /// A statement of the given kind, known by `key`.
    #[must_use]
    pub fn new(kind: StatementKind, key: impl AsRef<str>, text: impl Into<Box<str>>) -> Self {
        Statement {
            key: SmolStr::new(key),
            text: text.into(),
            attributes: Attributes::default(),
            kind,
            implicit: false,
            thesis: false,
        }
    }

    /// Something put forward for acceptance.
    #[must_use]
    pub fn claim(key: impl AsRef<str>, text: impl Into<Box<str>>) -> Self {
        Statement::new(StatementKind::Claim, key, text)
    }

    /// Something put forward as established.
    #[must_use]
    pub fn evidence(key: impl AsRef<str>, text: impl Into<Box<str>>) -> Self {
        Statement::new(StatementKind::Evidence, key, text)
    }

    /// The saying of something in a dialogue.
    #[must_use]
    pub fn locution(key: impl AsRef<str>, text: impl Into<Box<str>>) -> Self {
        Statement::new(StatementKind::Locution, key, text)
    }

    /// Its stable, human-readable name, unique in the map.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Gives it another name.
    pub fn set_key(&mut self, key: impl AsRef<str>) {
        self.key = SmolStr::new(key);
    }

    /// The sentence.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Rewords it.
    pub fn set_text(&mut self, text: impl Into<Box<str>>) {
        self.text = text.into();
    }

    /// Claim, evidence or locution.
    #[must_use]
    pub fn kind(&self) -> StatementKind {
        self.kind
    }

    /// Makes it another kind of statement.
    pub fn set_kind(&mut self, kind: StatementKind) {
        self.kind = kind;
    }

    /// Whether the speaker left it unsaid and the reader has to supply it.
    #[doc(alias = "enthymeme")]
    #[must_use]
    pub fn is_implicit(&self) -> bool {
        self.implicit
    }

    /// Marks it as unsaid, or as said.
    pub fn set_implicit(&mut self, implicit: bool) {
        self.implicit = implicit;
    }

    /// Whether it is marked as what the map is about.
    #[doc(alias = "major claim")]
    #[doc(alias = "main claim")]
    #[must_use]
    pub fn is_thesis(&self) -> bool {
        self.thesis
    }

    /// Marks it as what the map is about, or takes the mark away.
    pub fn set_thesis(&mut self, thesis: bool) {
        self.thesis = thesis;
    }
}

carries_attributes!(Statement);
