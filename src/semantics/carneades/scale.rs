//! The scale: what weighing functions have to know beyond the labels, and the weighing itself.

use crate::map::ArgumentMap;
use crate::map::attributes::Strength;
use crate::map::id::{RelationId, StatementId};
use crate::semantics::carneades::case::Case;
use crate::semantics::carneades::frame::{Arena, Frame};
use crate::semantics::carneades::weighing::{Criterion, Property, Weighing, by_rank};
use crate::semantics::labelling::Status;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) struct Scale<'a> {
    map: &'a ArgumentMap,
    case: &'a Case,
    frame: &'a Frame,
    /// For each arena with factorized arguments, how many different premises its arguments have.
    factors: BTreeMap<Arena, usize>,
    /// Of each argument weighed by preference.
    ranks: BTreeMap<RelationId, f64>,
    /// By question, the arguments whose criteria ask it: they wait until all its positions are labelled.
    watchers: BTreeMap<u32, Vec<RelationId>>,
    /// The accepted positions of the questions that were asked and are closed.
    answers: BTreeMap<u32, Vec<StatementId>>,
}

impl<'a> Scale<'a> {
    pub(crate) fn new(map: &'a ArgumentMap, case: &'a Case, frame: &'a Frame) -> Self {
        let mut factorized = BTreeSet::new();
        let mut preferences: BTreeMap<(Arena, &[Property]), Vec<RelationId>> = BTreeMap::new();
        let mut watchers: BTreeMap<u32, Vec<RelationId>> = BTreeMap::new();
        for (id, argument) in frame.arguments() {
            match case.weighing_of(id) {
                Weighing::Factorized => {
                    factorized.insert(frame.arena(argument));
                }
                Weighing::Preference(properties) => {
                    preferences.entry((frame.arena(argument), properties)).or_default().push(id);
                }
                Weighing::Criteria { soft, .. } => {
                    let asked = soft.iter().flat_map(|criterion| asking(map, id, criterion));
                    for question in asked.filter_map(|premise| frame.question_of(premise.0)) {
                        watchers.entry(question).or_default().push(id);
                    }
                }
                Weighing::Linked | Weighing::Convergent | Weighing::Cumulative | Weighing::Constant(_) => {}
            }
        }
        let mut factors = BTreeMap::new();
        if !factorized.is_empty() {
            let arguments = frame
                .arguments()
                .map(|(id, argument)| (id, frame.arena(argument)))
                .filter(|(_, arena)| factorized.contains(arena));
            let mut premises: Vec<(Arena, StatementId)> = arguments
                .flat_map(|(id, arena)| map.premises(id).map(move |premise| (arena, premise)))
                .collect();
            premises.sort_unstable();
            premises.dedup();
            for (arena, _) in premises {
                *factors.entry(arena).or_default() += 1;
            }
        }
        let ranked =
            preferences.iter().flat_map(|((_, properties), arguments)| by_rank(map, properties, arguments));
        Scale { map, case, frame, factors, ranks: ranked.collect(), watchers, answers: BTreeMap::new() }
    }

    /// Notes the answer to a question whose positions are all labelled; returns the arguments that wait for it,
    /// each as often as it asks.
    pub(crate) fn close(&mut self, question: u32, labels: &[Status]) -> Vec<RelationId> {
        let Some(watchers) = self.watchers.remove(&question) else { return Vec::new() };
        let positions = self.frame.questions[question as usize].positions.iter();
        let accepted = positions.filter(|&&point| labels[point as usize] == Status::In);
        self.answers.insert(question, accepted.map(|&point| StatementId(point)).collect());
        watchers
    }

    pub(crate) fn watching(&self) -> impl Iterator<Item = &RelationId> {
        self.watchers.values().flatten()
    }

    /// What an argument weighs that nothing undercuts, by the labels of its premises.
    pub(crate) fn weigh(&self, id: RelationId, labels: &[Status]) -> f64 {
        let premises = self.map[id].premises();
        let accepted = premises.iter().filter(|premise| labels[premise.node().index()] == Status::In).count();
        let all = |weight: f64| if accepted == premises.len() { weight } else { 0.0 };
        let weight = match self.case.weighing_of(id) {
            Weighing::Linked => all(1.0),
            Weighing::Convergent => f64::from(u8::from(accepted > 0)),
            Weighing::Cumulative => accepted as f64 / premises.len() as f64,
            Weighing::Factorized => {
                let arena = self.frame.arguments[id.index()].map(|argument| self.frame.arena(argument));
                let factors =
                    arena.and_then(|arena| self.factors.get(&arena)).copied().unwrap_or(premises.len());
                all(accepted as f64 / factors as f64)
            }
            Weighing::Constant(weight) => all(weight.get()),
            Weighing::Criteria { hard, soft } => {
                let missing = |role: &str| {
                    let mut required = premises.iter().filter(|premise| premise.role() == Some(role));
                    required.any(|premise| labels[premise.node().index()] != Status::In)
                };
                if hard.iter().any(|role| missing(role)) { 0.0 } else { self.mean(id, soft, labels) }
            }
            Weighing::Preference(_) => all(self.ranks.get(&id).copied().unwrap_or(0.0)),
        };
        weight * self.map[id].strength().map_or(1.0, Strength::get)
    }

    /// The mean of what the best accepted answers are worth; 0 if a criterion has none.
    fn mean(&self, id: RelationId, criteria: &[Criterion], labels: &[Status]) -> f64 {
        let (mut sum, mut factors) = (0.0, 0.0);
        for criterion in criteria {
            let answers = asking(self.map, id, criterion).flat_map(|asked| self.answers(asked, labels));
            let worth = answers.map(|answer| criterion.values.get(&answer).map_or(0.0, |value| value.get()));
            let Some(best) = worth.reduce(f64::max) else { return 0.0 };
            sum += criterion.factor.get() * best;
            factors += criterion.factor.get();
        }
        if factors > 0.0 { sum / factors } else { 0.0 }
    }

    /// The premise, if it is accepted, and the accepted positions of the issue that it belongs to.
    fn answers(&self, premise: StatementId, labels: &[Status]) -> impl Iterator<Item = StatementId> + '_ {
        let accepted = (labels[premise.index()] == Status::In).then_some(premise);
        let positions = self.frame.question_of(premise.0).and_then(|question| self.answers.get(&question));
        accepted.into_iter().chain(positions.into_iter().flatten().copied())
    }
}

/// The premises that ask what a criterion is about.
fn asking<'a>(
    map: &'a ArgumentMap,
    id: RelationId,
    criterion: &'a Criterion,
) -> impl Iterator<Item = StatementId> + 'a {
    let premises = map[id].premises().iter();
    premises
        .filter(|premise| premise.role() == Some(&criterion.role))
        .filter_map(|premise| premise.node().statement())
}
