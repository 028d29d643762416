//! The strengths that occur, in ascending order, under an ordering by links.

use crate::map::ArgumentMap;
use crate::map::attributes::Strength;
use crate::map::relation::Relation;
use crate::map::statement::Statement;
use crate::semantics::reading::{Ordering, Reading};

/// What a strength that is not given counts as.
const MIDDLE: f64 = 0.5;

/// The different strengths; one only, if strengths do not order arguments.
#[derive(Debug)]
pub(super) struct Levels {
    ordering: Ordering,
    steps: Vec<f64>,
    /// Under last link, premises are above all steps.
    premises: Vec<f64>,
}

fn number(strength: Option<Strength>) -> f64 {
    strength.map_or(MIDDLE, Strength::get)
}

impl Levels {
    pub(super) fn of(map: &ArgumentMap, reading: &Reading) -> Levels {
        let ordering = reading.ordering;
        let (mut steps, mut premises) = (Vec::new(), Vec::new());
        if ordering.by_link() {
            let relations = map.relations().map(|id| &map[id]).filter(|relation| !relation.is_strict());
            steps.extend(relations.map(|relation| number(relation.strength())));
            let statements = map.statements().map(|id| number(map[id].strength()));
            if ordering == Ordering::LastLink { &mut premises } else { &mut steps }.extend(statements);
        }
        for strengths in [&mut steps, &mut premises] {
            strengths.sort_unstable_by(f64::total_cmp);
            strengths.dedup();
        }
        Levels { ordering, steps, premises }
    }

    pub(super) fn count(&self) -> usize {
        (self.steps.len() + self.premises.len()).max(1)
    }

    /// How many levels a given statement reaches: its own and those below.
    pub(super) fn reach_of_premise(&self, statement: &Statement) -> usize {
        let strength = number(statement.strength());
        let reached = |strengths: &[f64]| strengths.partition_point(|&other| other <= strength);
        match self.ordering {
            Ordering::LastLink => self.steps.len() + reached(&self.premises),
            Ordering::WeakestLink => reached(&self.steps),
            Ordering::Direct | Ordering::Ignored => 1,
        }
    }

    /// How many levels a relation can reach by its own strength.
    pub(super) fn reach_of_step(&self, relation: &Relation) -> usize {
        if !self.ordering.by_link() || relation.is_strict() {
            return self.count();
        }
        let strength = number(relation.strength());
        self.steps.partition_point(|&other| other <= strength)
    }

    /// The level at which the premises of a relation must stand for it to stand at a level.
    pub(super) fn of_premises(&self, relation: &Relation, level: usize) -> usize {
        if self.ordering == Ordering::LastLink && !relation.is_strict() { 0 } else { level }
    }
}
