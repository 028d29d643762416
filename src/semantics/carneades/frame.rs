//! A map and a case as numbers: which relation argues for or against what, and what is at issue with what.
//!
//! Everything an argument can be about is a *point*, numbered like the nodes of the map: of a statement, that it
//! is true; of a relation, that it does not apply.

use crate::error::{Error, ErrorKind};
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, RelationId};
use crate::map::relation::{Family, Relation};
use crate::semantics::carneades::case::Case;
use crate::semantics::carneades::standard::Standard;
use petgraph::unionfind::UnionFind;

/// No such issue.
const NONE: u32 = u32::MAX;

/// What one relation argues.
#[derive(Clone, Copy)]
pub(crate) struct Argument {
    pub(crate) point: u32,
    /// For the point, or for its negation.
    pub(crate) pro: bool,
}

/// Within what an argument competes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Arena {
    Question(u32),
    /// One that is not at issue.
    Point(u32),
}

/// Positions that exclude each other; one alone excludes its negation.
pub(crate) struct Question {
    pub(crate) standard: Standard,
    /// Points, ascending.
    pub(crate) positions: Vec<u32>,
}

pub(crate) struct Frame {
    /// By number of the relation.
    pub(crate) arguments: Vec<Option<Argument>>,
    pub(crate) questions: Vec<Question>,
    /// By point.
    question_of: Vec<u32>,
}

impl Frame {
    pub(crate) fn new(map: &ArgumentMap, case: &Case) -> Result<Frame, Error> {
        let mut arguments = vec![None; map.bound()];
        for id in map.relations() {
            arguments[id.index()] = argument(&map[id]);
        }
        let mut frame = Frame { arguments, questions: Vec::new(), question_of: vec![NONE; map.bound()] };
        frame.ask(map, case)?;
        Ok(frame)
    }

    /// Joins what is declared to be one issue and what contradicts each other; adds what is argued against.
    fn ask(&mut self, map: &ArgumentMap, case: &Case) -> Result<(), Error> {
        let mut at_issue = vec![false; map.bound()];
        for argument in self.arguments.iter().flatten().filter(|argument| !argument.pro) {
            at_issue[argument.point as usize] = true;
        }
        let mut joined = UnionFind::<u32>::new(map.bound());
        for relation in map.relations().map(|id| &map[id]).filter(|relation| is_contradiction(relation)) {
            let (one, other) = (relation.premises()[0].node().index(), relation.target().index());
            joined.union(one as u32, other as u32);
            at_issue[one] = true;
            at_issue[other] = true;
        }
        let mut declared = vec![false; map.bound()];
        for (positions, _) in &case.issues {
            for &id in positions {
                if std::mem::replace(&mut declared[id.index()], true) {
                    return Err(ErrorKind::RepeatedPosition { key: map.key(id).to_owned() }.into());
                }
                joined.union(positions[0].0, id.0);
                at_issue[id.index()] = true;
            }
        }
        let mut standards = vec![None; map.bound()];
        for (positions, standard) in &case.issues {
            let of_root = &mut standards[joined.find_mut(positions[0].0) as usize];
            if of_root.replace(*standard).is_some() {
                // A contradiction leads from one declared issue to another.
                return Err(ErrorKind::RepeatedPosition { key: map.key(positions[0]).to_owned() }.into());
            }
        }
        let mut question_of_root = vec![NONE; map.bound()];
        for point in (0..map.bound() as u32).filter(|&point| at_issue[point as usize]) {
            let root = joined.find_mut(point) as usize;
            if question_of_root[root] == NONE {
                question_of_root[root] = self.questions.len() as u32;
                let standard = standards[root].unwrap_or(case.standard);
                self.questions.push(Question { standard, positions: Vec::new() });
            }
            self.question_of[point as usize] = question_of_root[root];
            self.questions[question_of_root[root] as usize].positions.push(point);
        }
        Ok(())
    }

    /// The question that a point is an answer to, if it is at issue.
    pub(crate) fn question_of(&self, point: u32) -> Option<u32> {
        Some(self.question_of[point as usize]).filter(|&question| question != NONE)
    }

    pub(crate) fn arena(&self, argument: Argument) -> Arena {
        self.question_of(argument.point).map_or(Arena::Point(argument.point), Arena::Question)
    }

    pub(crate) fn arguments(&self) -> impl Iterator<Item = (RelationId, Argument)> + '_ {
        (0..).zip(&self.arguments).filter_map(|(number, argument)| Some((RelationId(number), (*argument)?)))
    }
}

fn is_contradiction(relation: &Relation) -> bool {
    relation.is_symmetric() && !relation.is_conceded()
}

/// What a relation argues: an attack for the negation of a statement, or that a relation does not apply; a
/// support the reverse.
fn argument(relation: &Relation) -> Option<Argument> {
    if relation.is_symmetric() || relation.is_conceded() {
        return None;
    }
    let supports = match relation.family() {
        Family::Support => true,
        Family::Attack => false,
        Family::Rephrase | Family::Preference | Family::Transition | Family::Illocution => return None,
    };
    let of_statement = matches!(relation.target(), NodeId::Statement(_));
    Some(Argument { point: relation.target().index() as u32, pro: supports == of_statement })
}
