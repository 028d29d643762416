//! What was found: labels, weights, and for each issue who won and why.

use crate::map::id::{NodeId, RelationId, StatementId};
use crate::semantics::carneades::standard::Standard;
use crate::semantics::labelling::Status;
use std::fmt;

/// What [`evaluate`](crate::semantics::carneades::evaluate) finds of a map in a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// By index of the node.
    pub(crate) statuses: Box<[Status]>,
    /// By index of the node; of whatever has no weight, none.
    pub(crate) weights: Box<[Option<f64>]>,
    pub(crate) issues: Box<[Issue]>,
    /// By index of the statement, the number of its issue.
    pub(crate) issue_of: Box<[Option<u32>]>,
}

impl Verdict {
    /// Whether a statement is accepted, or an argument carries weight.
    ///
    /// An argument is in if its weight is settled and above 0, and out if that is 0: it was undercut, or too
    /// little of what it rests on is accepted. What takes no part (see [the module](crate::semantics::carneades))
    /// is undecided, and so is what the map does not have.
    #[must_use]
    pub fn status(&self, node: impl Into<NodeId>) -> Status {
        self.statuses.get(node.into().index()).copied().unwrap_or_default()
    }

    /// How much an argument weighs, in `0..=1`; `None` as long as what it rests on is undecided, and of
    /// relations that are no arguments.
    #[must_use]
    pub fn weight(&self, relation: RelationId) -> Option<f64> {
        self.weights.get(relation.index()).copied().flatten()
    }

    /// The issues about statements, in the order in which the map has their first positions.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// The issue that a statement is a position of.
    #[must_use]
    pub fn issue_of(&self, statement: StatementId) -> Option<&Issue> {
        let issue = self.issue_of.get(statement.index()).copied().flatten()?;
        self.issues.get(issue as usize)
    }
}

/// A question, the answers to it, and which of them won.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    pub(crate) standard: Standard,
    pub(crate) positions: Box<[Position]>,
}

impl Issue {
    /// The standard that its positions have to meet.
    #[must_use]
    pub fn standard(&self) -> Standard {
        self.standard
    }

    /// The positions in the order of the map. One alone stands against its own negation.
    #[must_use]
    pub fn positions(&self) -> &[Position] {
        &self.positions
    }

    /// The accepted position, if there is one. Only assumptions and [`Standard::Scintilla`] accept several; then
    /// it is the first.
    #[must_use]
    pub fn winner(&self) -> Option<&Position> {
        self.positions.iter().find(|position| position.status == Status::In)
    }
}

/// One answer to the question at issue, and how it fared.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Position {
    /// The statement that gives the answer.
    pub statement: StatementId,
    /// Whether it is accepted.
    pub status: Status,
    /// The weight of the best settled argument for it, in `0..=1`.
    pub pro: f64,
    /// The weight of the best settled argument against it, in `0..=1`: for a rival, or for its negation.
    pub con: f64,
    /// The rival with that argument; `None` where it is for the negation, or there is none above 0.
    pub rival: Option<StatementId>,
    /// Why it is accepted or not.
    pub ruling: Ruling,
}

/// Why a position is accepted or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ruling {
    /// It was assumed.
    Assumed,
    /// It was rejected from the start.
    Rejected,
    /// A rival was assumed.
    Excluded,
    /// Arguments remain undecided: it rests on a circle, or on what does.
    Open,
    /// It meets the standard.
    Proven,
    /// No argument for it has weight.
    Unsupported,
    /// An argument against it is as good; under [`Standard::DialecticalValidity`], has weight at all.
    Outweighed,
    /// The best argument for it does not exceed α.
    TooWeak,
    /// It does not exceed the best argument against it by more than γ.
    TooClose,
    /// The best argument against it is not below β.
    Doubtful,
}

impl fmt::Display for Ruling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Ruling::Assumed => "assumed",
            Ruling::Rejected => "rejected from the start",
            Ruling::Excluded => "excluded by what is assumed",
            Ruling::Open => "open",
            Ruling::Proven => "proven",
            Ruling::Unsupported => "unsupported",
            Ruling::Outweighed => "outweighed",
            Ruling::TooWeak => "too weak",
            Ruling::TooClose => "too close",
            Ruling::Doubtful => "in doubt",
        })
    }
}
