//! The options that come from ASPIC+, against arguments built as trees and defeat as its papers define it.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

use argument_map::semantics::{
    Framework, Ordering, Reading, Rebuttal, Status, StrictSteps, Viewpoint, evaluate, grounded,
};
use argument_map::{ArgumentMap, NodeId, Relation, RelationId, Statement, StatementId, Strength};
use proptest::prelude::*;

/// What is drawn of a relation; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
struct Drawn {
    support: bool,
    premises: Vec<usize>,
    target: usize,
    on_relation: bool,
    symmetric: bool,
    strict: bool,
    strength: Option<u8>,
}

fn strength(tenths: Option<u8>) -> Option<Strength> {
    tenths.map(|tenths| Strength::new(f64::from(tenths) / 10.0).unwrap())
}

/// Maps whose supports run upwards, so that trees are finite, with some statements given; strengths repeat.
fn theories() -> impl Strategy<Value = (ArgumentMap, Vec<StatementId>)> {
    let degree = || prop::option::of(prop::sample::select(vec![2_u8, 5, 8]));
    let relation = (
        (any::<bool>(), prop::collection::vec(0..9_usize, 1..3), 0..9_usize),
        (prop::bool::weighted(0.3), prop::bool::weighted(0.3), prop::bool::weighted(0.3), degree()),
    );
    let relation =
        relation.prop_map(|((support, premises, target), (on_relation, symmetric, strict, strength))| {
            Drawn { support, premises, target, on_relation, symmetric, strict, strength }
        });
    let statements = prop::collection::vec((prop::bool::weighted(0.7), degree()), 2..7);
    (statements, prop::collection::vec(relation, 1..9)).prop_map(|(statements, relations)| {
        let (mut map, mut given) = (ArgumentMap::new(), Vec::new());
        for (number, (is_given, degree)) in statements.iter().enumerate() {
            let mut statement = Statement::claim(format!("s{number}"), "S");
            statement.set_strength(strength(*degree));
            let id = map.add_statement(statement).unwrap();
            given.extend(is_given.then_some(id));
        }
        let ids: Vec<StatementId> = map.statements().collect();
        for drawn in relations {
            let mut premises: Vec<StatementId> = drawn.premises.iter().map(|&n| ids[n % ids.len()]).collect();
            premises.sort_unstable();
            premises.dedup();
            let earlier: Vec<RelationId> = map.relations().collect();
            let target = ids[drawn.target % ids.len()];
            let mut relation = if drawn.support {
                if premises.iter().any(|&premise| premise >= target) {
                    continue;
                }
                Relation::support(premises, target)
            } else if drawn.on_relation && !earlier.is_empty() {
                Relation::attack(premises, earlier[drawn.target % earlier.len()])
            } else if drawn.symmetric && premises[0] != target {
                Relation::contradiction(premises[0], target)
            } else {
                Relation::attack(premises, target)
            };
            if !relation.is_symmetric() {
                relation.set_strict(drawn.strict);
                relation.set_strength(strength(drawn.strength));
            }
            map.add_relation(relation).unwrap();
        }
        (map, given)
    })
}

/// An argument in the sense of ASPIC+ (Modgil and Prakken 2014, definition 3.6), or the use of one for an attack.
struct Tree {
    /// What it argues for: a statement; a relation that attacks; a side of a conflict, against the other.
    top: Top,
    /// Itself and the trees it is made of.
    parts: Vec<usize>,
    /// The weakest of what the ordering looks at; above 1 is what no defeasible step made.
    strength: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Top {
    Premise(StatementId),
    Open(StatementId),
    Step(RelationId),
    Side(RelationId, StatementId),
}

struct Trees<'m> {
    map: &'m ArgumentMap,
    given: &'m [StatementId],
    ordering: Ordering,
    trees: Vec<Tree>,
}

/// More trees than this are not compared.
const MANY: usize = 300;

impl Trees<'_> {
    fn concludes(&self, tree: usize, id: StatementId) -> bool {
        match self.trees[tree].top {
            Top::Premise(other) | Top::Open(other) => other == id,
            Top::Step(step) => self.map.supporters(id).any(|support| support == step),
            Top::Side(..) => false,
        }
    }

    fn of(&self, id: StatementId) -> Vec<usize> {
        (0..self.trees.len()).filter(|&tree| self.concludes(tree, id)).collect()
    }

    fn add(&mut self, top: Top, below: &[usize], strength: f64) {
        let mut parts: Vec<usize> = below.iter().flat_map(|&tree| self.trees[tree].parts.clone()).collect();
        parts.push(self.trees.len());
        self.trees.push(Tree { top, parts, strength });
    }

    /// Strength of a tree made by a step: of its weakest link, or of its last defeasible ones.
    fn step(&mut self, id: RelationId) {
        let relation = &self.map[id];
        let mut choices: Vec<Vec<usize>> = vec![Vec::new()];
        for premise in self.map.premises(id) {
            let trees = self.of(premise);
            choices = choices
                .iter()
                .flat_map(|below| trees.iter().map(|&tree| [below.as_slice(), &[tree]].concat()))
                .take(MANY)
                .collect();
        }
        for below in choices {
            let own = relation.strength().map_or(0.5, Strength::get);
            let weakest = below.iter().map(|&tree| self.trees[tree].strength).fold(f64::INFINITY, f64::min);
            let strength = match (relation.is_strict(), self.ordering) {
                (true, _) => weakest,
                (false, Ordering::LastLink) => own,
                (false, _) => weakest.min(own),
            };
            self.add(Top::Step(id), &below, strength);
        }
    }

    fn build(&mut self) {
        let map = self.map;
        for id in map.statements() {
            // A bare premise is above all defeasible steps.
            let above = if self.ordering == Ordering::LastLink { 2.0 } else { 0.0 };
            let strength = above + map[id].strength().map_or(0.5, Strength::get);
            if self.given.contains(&id) {
                self.add(Top::Premise(id), &[], strength);
            } else if map.supporters(id).next().is_none() {
                self.add(Top::Open(id), &[], strength);
            }
            map.supporters(id).for_each(|support| self.step(support));
        }
        for id in map.relations().filter(|&id| map[id].family() == argument_map::Family::Attack) {
            if map[id].is_symmetric() {
                let sides = [map.premises(id).next().unwrap(), map[id].target().statement().unwrap()];
                for (from, to) in [(sides[0], sides[1]), (sides[1], sides[0])] {
                    for tree in self.of(from) {
                        self.add(Top::Side(id, to), &[tree], self.trees[tree].strength);
                    }
                }
            } else {
                self.step(id);
            }
        }
    }

    /// Whether one tree, by its last step, defeats another at its last step.
    fn defeats(&self, one: usize, other: usize, reading: (Rebuttal, StrictSteps)) -> bool {
        let map = self.map;
        let (rebuttal, strict_steps) = reading;
        let strong_enough =
            self.ordering == Ordering::Ignored || self.trees[one].strength >= self.trees[other].strength;
        let rebuttable = |tree: usize| match self.trees[tree].top {
            Top::Step(id) => strict_steps == StrictSteps::Rebuttable || !map[id].is_strict(),
            _ => true,
        };
        let attack = match self.trees[one].top {
            Top::Step(id) if map[id].family() == argument_map::Family::Attack => Some(map[id].target()),
            Top::Side(_, to) => Some(to.into()),
            _ => None,
        };
        let by_attack = match attack {
            Some(NodeId::Statement(id)) => self.concludes(other, id) && rebuttable(other) && strong_enough,
            Some(NodeId::Relation(id)) => match self.trees[other].top {
                Top::Step(step) | Top::Side(step, _) => step == id,
                _ => false,
            },
            None => false,
        };
        // A statement that stands defeats a defeasible argument against it.
        let answered = match self.trees[other].top {
            Top::Step(id) if rebuttal == Rebuttal::Mutual && !map[id].is_strict() => {
                map[id].family() == argument_map::Family::Attack
                    && map[id].target().statement().is_some_and(|target| self.concludes(one, target))
            }
            _ => false,
        };
        by_attack || (answered && strong_enough)
    }

    /// The statuses of the trees under the grounded semantics.
    fn judge(&self, reading: (Rebuttal, StrictSteps)) -> Vec<Status> {
        let mut defeats = Vec::new();
        for one in 0..self.trees.len() {
            if matches!(self.trees[one].top, Top::Open(_)) {
                defeats.push((one as u32, one as u32));
            }
            for other in 0..self.trees.len() {
                if self.trees[other].parts.iter().any(|&part| self.defeats(one, part, reading)) {
                    defeats.push((one as u32, other as u32));
                }
            }
        }
        // What rests on an open statement is open too, unless it is defeated.
        let is_open = |tree: usize| matches!(self.trees[tree].top, Top::Open(_));
        for other in 0..self.trees.len() {
            let open = self.trees[other].parts.iter().filter(|&&part| is_open(part) && part != other);
            defeats.extend(open.map(|&part| (part as u32, other as u32)));
        }
        let framework = Framework::new(self.trees.len(), defeats).unwrap();
        grounded(&framework).statuses().to_vec()
    }
}

/// One that stands suffices; it falls if all do.
fn best(statuses: impl Iterator<Item = Status>) -> Status {
    let all: Vec<Status> = statuses.collect();
    match () {
        () if all.contains(&Status::In) => Status::In,
        () if all.contains(&Status::Undecided) => Status::Undecided,
        () => Status::Out,
    }
}

proptest! {
    /// Modgil and Prakken 2014, definitions 3.6 to 3.21, by trees; the translation builds none.
    #[test]
    fn options_agree_with_arguments_as_trees((map, given) in theories()) {
        for ordering in [Ordering::Ignored, Ordering::WeakestLink, Ordering::LastLink] {
            let mut trees = Trees { map: &map, given: &given, ordering, trees: Vec::new() };
            trees.build();
            if trees.trees.len() > MANY {
                continue;
            }
            for rebuttal in [Rebuttal::AsDrawn, Rebuttal::Mutual] {
                for strict_steps in [StrictSteps::Rebuttable, StrictSteps::Restricted] {
                    let statuses = trees.judge((rebuttal, strict_steps));
                    let reading = Reading::new()
                        .viewpoint(Viewpoint::Given(given.clone()))
                        .ordering(ordering)
                        .rebuttal(rebuttal)
                        .strict_steps(strict_steps);
                    let judged = evaluate(&map, &reading).unwrap();
                    for id in map.statements() {
                        let expected = best(trees.of(id).into_iter().map(|tree| statuses[tree]));
                        prop_assert_eq!(judged.status(id), Some(expected), "{} {:?}", map.key(id), reading);
                    }
                }
            }
        }
    }
}
