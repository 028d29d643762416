//! Finds for what another map holds what is the same in this one.

use crate::compare::Matching;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::{Family, Relation};
use crate::map::statement::StatementKind;
use crate::map::{ArgumentMap, Node};
use std::collections::{HashMap, HashSet};

/// A text with its white space folded; statements with the same words have the same.
pub(super) fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Statements and locutions by their words, in the order of the map.
type ByWords = HashMap<(String, bool), Vec<StatementId>>;

fn is_locution(map: &ArgumentMap, id: StatementId) -> bool {
    map[id].kind() == StatementKind::Locution
}

/// By number, the statement of `mine` that each of `theirs` is the same as. No two are the same as one, and a
/// locution is never the same as what is said.
fn same_statements(
    mine: &ArgumentMap,
    by_words: &ByWords,
    theirs: &ArgumentMap,
    matching: Matching,
) -> Vec<Option<NodeId>> {
    let mut same = vec![None; theirs.bound()];
    let mut seen: HashMap<(String, bool), usize> = HashMap::new();
    for id in theirs.all_statements() {
        let locution = is_locution(theirs, id);
        let by_key = || {
            let found = mine.find_statement(theirs.key(id))?;
            let blank = matching == Matching::Key || words(mine[found].text()).is_empty();
            (blank && is_locution(mine, found) == locution).then_some(found)
        };
        let mut by_text = || {
            let text = words(theirs[id].text());
            if text.is_empty() {
                return by_key();
            }
            let place = (text, locution);
            let nth = seen.entry(place.clone()).or_default();
            *nth += 1;
            by_words.get(&place).and_then(|ids| ids.get(*nth - 1)).copied()
        };
        let found = if matching == Matching::Key { by_key() } else { by_text() };
        same[id.index()] = found.map(NodeId::from);
    }
    same
}

/// The pairs of statements, or of locutions, that two maps share, in the order of the second.
pub(super) fn shared(
    a: &ArgumentMap,
    b: &ArgumentMap,
    matching: Matching,
) -> Vec<(StatementId, StatementId)> {
    let same = same_statements(a, &by_words(a, matching), b, matching);
    b.all_statements().filter_map(|id| Some((same[id.index()]?.statement()?, id))).collect()
}

/// Empty where words do not matter.
fn by_words(map: &ArgumentMap, matching: Matching) -> ByWords {
    let mut by_words = ByWords::new();
    if matching == Matching::Text {
        map.all_statements().for_each(|id| enter(&mut by_words, map, id));
    }
    by_words
}

fn enter(by_words: &mut ByWords, map: &ArgumentMap, id: StatementId) {
    by_words.entry((words(map[id].text()), is_locution(map, id))).or_default().push(id);
}

/// What a relation links, whatever the order of its premises.
type Shape = (Family, Vec<NodeId>, NodeId);

fn shape(relation: &Relation, new: impl Fn(NodeId) -> Option<NodeId>) -> Option<Shape> {
    let mut premises: Vec<NodeId> =
        relation.premises().iter().map(|premise| new(premise.node())).collect::<Option<_>>()?;
    premises.sort_unstable();
    Some((relation.family(), premises, new(relation.target())?))
}

/// What a growing map holds, ready to be looked up.
#[derive(Debug)]
pub(super) struct Index {
    matching: Matching,
    by_words: ByWords,
    by_shape: HashMap<Shape, Vec<RelationId>>,
}

impl Index {
    pub(super) fn new(map: &ArgumentMap, matching: Matching) -> Self {
        let by_words = by_words(map, matching);
        let mut index = Index { matching, by_words, by_shape: HashMap::new() };
        map.all_relations().for_each(|id| index.add(map, id.into()));
        index
    }

    /// Enters a relation, or a statement that came after the map was indexed.
    pub(super) fn add(&mut self, map: &ArgumentMap, node: NodeId) {
        match node {
            NodeId::Statement(id) if self.matching == Matching::Text => enter(&mut self.by_words, map, id),
            NodeId::Statement(_) => {}
            NodeId::Relation(id) => {
                if let Some(shape) = shape(&map[id], Some) {
                    self.by_shape.entry(shape).or_default().push(id);
                }
            }
        }
    }

    /// By number, the node of `mine` that each of `theirs` is the same as.
    ///
    /// Relations are the same if they link the same in the same way; of several, the one of the same key, or
    /// else the first left. Those on a circle of relations on relations are known by their keys alone.
    pub(super) fn same(&self, mine: &ArgumentMap, theirs: &ArgumentMap) -> Vec<Option<NodeId>> {
        let mut same = same_statements(mine, &self.by_words, theirs, self.matching);
        let (ready, circular) = inside_out(theirs);
        let mut taken: HashSet<RelationId> = HashSet::new();
        let mut passed: HashMap<Shape, usize> = HashMap::new();
        for id in ready {
            let Some(shape) = shape(&theirs[id], |node| same[node.index()]) else { continue };
            let Some(candidates) = self.by_shape.get(&shape) else { continue };
            let namesake = mine.find_relation(theirs.key(id)).filter(|found| {
                !taken.contains(found) && self::shape(&mine[*found], Some).as_ref() == Some(&shape)
            });
            let first_left = || {
                let next = passed.entry(shape.clone()).or_default();
                let left = candidates.get(*next..)?.iter().position(|id| !taken.contains(id))?;
                *next += left + 1;
                candidates.get(*next - 1).copied()
            };
            if let Some(found) = namesake.or_else(first_left) {
                taken.insert(found);
                same[id.index()] = Some(found.into());
            }
        }
        for id in circular {
            let found = mine.find_relation(theirs.key(id));
            let fits =
                |found: &RelationId| mine[*found].family() == theirs[id].family() && !taken.contains(found);
            if let Some(found) = found.filter(fits) {
                taken.insert(found);
                same[id.index()] = Some(found.into());
            }
        }
        same
    }
}

/// The relations with each after those it is about, and those on or above a circle, which have no such order
/// (Kahn's topological sort).
pub(super) fn inside_out(map: &ArgumentMap) -> (Vec<RelationId>, Vec<RelationId>) {
    let mut waits_for = vec![0_u32; map.bound()];
    let mut above: Vec<Vec<RelationId>> = vec![Vec::new(); map.bound()];
    let mut ready = Vec::new();
    for id in map.all_relations() {
        let ends = map[id].premises().iter().map(|premise| premise.node()).chain([map[id].target()]);
        for end in ends.filter_map(NodeId::relation) {
            waits_for[id.index()] += 1;
            above[end.index()].push(id);
        }
        if waits_for[id.index()] == 0 {
            ready.push(id);
        }
    }
    let mut next = 0;
    while let Some(&done) = ready.get(next) {
        next += 1;
        for &id in &above[done.index()] {
            waits_for[id.index()] -= 1;
            if waits_for[id.index()] == 0 {
                ready.push(id);
            }
        }
    }
    let circular = map.all_relations().filter(|id| waits_for[id.index()] > 0).collect();
    (ready, circular)
}

/// The same node with other ids in the place of those of its ends.
pub(super) fn renumbered(node: &Node, number: impl Fn(u32) -> u32) -> Node {
    let mut node = node.clone();
    if let Node::Relation(relation) = &mut node {
        relation.renumber(number);
    }
    node
}
