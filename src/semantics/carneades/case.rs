//! The case: what is taken as given, what is at issue, and by which rules it is decided.

use crate::error::{Error, ErrorKind, Noun};
use crate::map::ArgumentMap;
use crate::map::attributes::Strength;
use crate::map::id::{RelationId, StatementId};
use crate::map::relation::Family;
use crate::map::statement::StatementKind;
use crate::semantics::carneades::standard::{Standard, Thresholds};
use crate::semantics::carneades::weighing::Weighing;
use std::collections::BTreeMap;

/// What a map leaves open and an evaluation has to know: assumptions, issues, standards and weighing functions.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::{Status, carneades::{Case, Standard, evaluate}};
///
/// let mut m = MapBuilder::new("A murder trial");
/// m.thesis("guilty", "The accused did it.");
/// m.evidence("witness", "A witness saw him.");
/// m.evidence("alibi", "His sister says he was at home.");
/// m.support("guilty").with("witness").strength(0.7);
/// m.rebut("guilty").with("alibi").strength(0.4);
/// let map = m.build()?;
/// let guilty = map.find_statement("guilty").ok_or("no such statement")?;
///
/// let mut case = Case::new();
/// assert_eq!(evaluate(&map, &case)?.status(guilty), Status::In); // the better argument is for it
/// case.issue([guilty], Standard::BeyondReasonableDoubt);
/// assert_eq!(evaluate(&map, &case)?.status(guilty), Status::Out);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    presumes_unsupported: bool,
    pub(crate) commitments: BTreeMap<StatementId, Commitment>,
    pub(crate) issues: Vec<(Vec<StatementId>, Standard)>,
    pub(crate) standard: Standard,
    pub(crate) thresholds: Thresholds,
    weighing: Weighing,
    weighings: BTreeMap<RelationId, Weighing>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Commitment {
    Assumed,
    Presumed,
    Rejected,
}

impl Default for Case {
    fn default() -> Self {
        Case::new()
    }
}

impl Case {
    /// A case in which every statement that nothing supports is [presumed](Self::presume), except what is only
    /// attributed to a voice: that somebody is said to hold it makes nothing a fact.
    #[must_use]
    pub fn new() -> Self {
        Case {
            presumes_unsupported: true,
            commitments: BTreeMap::new(),
            issues: Vec::new(),
            standard: Standard::default(),
            thresholds: Thresholds::default(),
            weighing: Weighing::default(),
            weighings: BTreeMap::new(),
        }
    }

    /// A case in which nothing is taken as given but these statements, which are [assumed](Self::assume): what
    /// Carneades does with a graph and its assumptions.
    #[must_use]
    pub fn assuming(statements: impl IntoIterator<Item = StatementId>) -> Self {
        let commitments = statements.into_iter().map(|id| (id, Commitment::Assumed)).collect();
        Case { presumes_unsupported: false, commitments, ..Case::new() }
    }

    /// Accepts a statement whatever is argued. Of what is said about one statement, the last word counts.
    pub fn assume(&mut self, statement: StatementId) -> &mut Self {
        self.commit(statement, Commitment::Assumed)
    }

    /// Takes a statement as given until it is argued down, as if an argument without premises supported it, of
    /// the statement's own [`strength`](crate::Statement::strength), 1 where it has none.
    pub fn presume(&mut self, statement: StatementId) -> &mut Self {
        self.commit(statement, Commitment::Presumed)
    }

    /// Does not accept a statement whatever is argued; it is no rival to anybody either.
    pub fn reject(&mut self, statement: StatementId) -> &mut Self {
        self.commit(statement, Commitment::Rejected)
    }

    fn commit(&mut self, statement: StatementId, commitment: Commitment) -> &mut Self {
        self.commitments.insert(statement, commitment);
        self
    }

    /// Declares statements to be the positions of one issue, of which at most one is accepted, by a standard. One
    /// statement alone is at issue against its own negation.
    pub fn issue(
        &mut self,
        positions: impl IntoIterator<Item = StatementId>,
        standard: Standard,
    ) -> &mut Self {
        self.issues.push((positions.into_iter().collect(), standard));
        self
    }

    /// The standard of the issues that the map itself raises, by contradictions and attacks. Without this,
    /// [`Standard::Preponderance`].
    pub fn default_standard(&mut self, standard: Standard) -> &mut Self {
        self.standard = standard;
        self
    }

    /// The numbers that the standards compare with.
    pub fn thresholds(&mut self, thresholds: Thresholds) -> &mut Self {
        self.thresholds = thresholds;
        self
    }

    /// How one argument is weighed.
    pub fn weighing(&mut self, relation: RelationId, weighing: Weighing) -> &mut Self {
        self.weighings.insert(relation, weighing);
        self
    }

    /// How all other arguments are weighed. Without this, [`Weighing::Linked`].
    pub fn default_weighing(&mut self, weighing: Weighing) -> &mut Self {
        self.weighing = weighing;
        self
    }

    pub(crate) fn weighing_of(&self, relation: RelationId) -> &Weighing {
        self.weighings.get(&relation).unwrap_or(&self.weighing)
    }

    /// What a statement weighs on its own account, if it is presumed. `supported` by index.
    pub(crate) fn presumption(&self, map: &ArgumentMap, id: StatementId, supported: &[bool]) -> Option<f64> {
        let statement = map.statement(id)?;
        let presumed = match self.commitments.get(&id) {
            Some(commitment) => *commitment == Commitment::Presumed,
            None => self.presumes_unsupported && !supported[id.index()] && !statement.is_attributed(),
        };
        presumed.then(|| statement.strength().map_or(1.0, Strength::get))
    }

    /// That all the case speaks of is in the map and part of the argument.
    pub(crate) fn check(&self, map: &ArgumentMap) -> Result<(), Error> {
        let weighings = self.weighings.values().chain([&self.weighing]);
        let answers = weighings.flat_map(|weighing| match weighing {
            Weighing::Criteria { soft, .. } => soft.as_slice(),
            _ => &[],
        });
        let answers = answers.flat_map(|criterion| criterion.values.keys());
        let positions = self.issues.iter().flat_map(|(positions, _)| positions);
        for &id in self.commitments.keys().chain(positions).chain(answers) {
            let noun = Noun::Statement;
            let statement = map.statement(id).ok_or(ErrorKind::UnknownId { noun, index: id.index() })?;
            if statement.kind() == StatementKind::Locution {
                return Err(ErrorKind::NotArgued { key: statement.key().to_owned() }.into());
            }
        }
        for &id in self.weighings.keys() {
            let noun = Noun::Relation;
            let relation = map.relation(id).ok_or(ErrorKind::UnknownId { noun, index: id.index() })?;
            if !matches!(relation.family(), Family::Support | Family::Attack) {
                return Err(ErrorKind::NotArgued { key: relation.key().to_owned() }.into());
            }
        }
        if self.issues.iter().any(|(positions, _)| positions.is_empty()) {
            return Err(ErrorKind::NoPosition.into());
        }
        Ok(())
    }
}
