//! A judgement that is kept up to date while its map is edited.

use crate::error::Error;
use crate::map::ArgumentMap;
use crate::map::id::NodeId;
use crate::map::relation::Family;
use crate::semantics::change::{Change, nodes};
use crate::semantics::evaluation::{Evaluation, evaluate};
use crate::semantics::given::{View, check};
use crate::semantics::grounded::grounded;
use crate::semantics::labelling::Status;
use crate::semantics::reading::{Reading, Rebuttal, Support, Viewpoint};
use crate::semantics::structured::translate_part;
use std::collections::BTreeSet;

/// The statuses of a map under grounded semantics, brought up to date after each edit without starting over.
///
/// ```
/// use argument_map::semantics::{Live, Reading, Status};
/// use argument_map::{ArgumentMap, Relation, Statement};
///
/// let mut map = ArgumentMap::new();
/// let rain = map.add_statement(Statement::claim("rain", "It rained."))?;
/// let mut live = Live::new(&map, &Reading::new())?;
/// assert_eq!(live.status(rain), Some(Status::In));
///
/// let dry = map.add_statement(Statement::evidence("dry", "The gauge was dry."))?;
/// let rebuttal = map.add_relation(Relation::attack([dry], rain))?;
/// let changes = live.update(&map, [dry.into(), rebuttal.into()])?;
/// assert_eq!(live.status(rain), Some(Status::Out));
/// assert_eq!(changes.len(), 3);
///
/// let removal = map.remove(dry)?;
/// live.update(&map, removal.removed.into_iter().chain(removal.weakened.into_iter().map(Into::into)))?;
/// assert_eq!(live.status(rain), Some(Status::In));
/// # Ok::<(), argument_map::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Live {
    reading: Reading,
    view: View,
    statuses: Vec<Option<Status>>,
    /// By index of a relation, the ends it had when last looked at: what it bore on before an edit.
    ends: Vec<Box<[NodeId]>>,
}

impl Live {
    /// Judges a map for a start. Linear in the map. The viewpoint is settled here once: a main claim added later
    /// does not change it, until the map is [reread](Live::reread).
    ///
    /// # Errors
    /// Those of [`evaluate`].
    pub fn new(map: &ArgumentMap, reading: &Reading) -> Result<Live, Error> {
        let judged = evaluate(map, reading)?;
        let (reading, view) = settled(&judged);
        let mut live = Live { reading, view, statuses: Vec::new(), ends: Vec::new() };
        live.grow(map);
        for node in nodes(map) {
            live.statuses[node.index()] = judged.status(node);
            live.note_ends(map, node);
        }
        Ok(live)
    }

    /// Whether a statement or relation stands; `None` if it was not there at the last update.
    #[must_use]
    pub fn status(&self, node: impl Into<NodeId>) -> Option<Status> {
        let node = node.into();
        // Only relations have ends.
        let is_relation = !self.ends.get(node.index())?.is_empty();
        if is_relation == node.relation().is_some() { self.statuses[node.index()] } else { None }
    }

    /// How the map is read, with the voice of a viewpoint by its id.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The judgement as a whole, for a map that is up to date: to ask [`why`](Evaluation::why), or
    /// [`what_if`](crate::semantics::what_if). Linear in the map.
    ///
    /// # Errors
    /// Those of [`evaluate`].
    pub fn evaluation<'m>(&self, map: &'m ArgumentMap) -> Result<Evaluation<'m>, Error> {
        check(map, &self.reading)?;
        Evaluation::seen(map, &self.reading, self.view.clone())
    }

    /// Takes another reading of a map that is up to date, such as another viewpoint, and says what changed, in the
    /// order of the map. Linear in the map.
    ///
    /// # Errors
    /// Those of [`evaluate`]; nothing is changed then.
    pub fn reread(&mut self, map: &ArgumentMap, reading: &Reading) -> Result<Vec<Change>, Error> {
        let judged = evaluate(map, reading)?;
        (self.reading, self.view) = settled(&judged);
        Ok(self.note(nodes(map).map(|node| (node, judged.status(node)))))
    }

    /// Brings the statuses up to date after an edit of the map, and says what changed, in the order of the map.
    ///
    /// `touched` is everything that was changed or removed, by its id: of a [`Removal`](crate::Removal) both lists.
    /// What was added is found without. Takes time in proportion to what lies downstream of that: what it bears on, what
    /// that bears on, and the relations there. Under an ordering by links, and if support is not
    /// [sufficient](Support::Sufficient), the whole map is judged anew. After
    /// [`compact`](ArgumentMap::compact), which changes all ids, start anew.
    ///
    /// # Errors
    /// Those of [`evaluate`], if the edit removed what the reading names; nothing is updated then.
    pub fn update(
        &mut self,
        map: &ArgumentMap,
        touched: impl IntoIterator<Item = NodeId>,
    ) -> Result<Vec<Change>, Error> {
        check(map, &self.reading)?;
        let new = self.statuses.len()..map.bound();
        self.grow(map);
        let new = new.filter_map(|number| map.id_of(number as u32));
        let mut seeds: BTreeSet<NodeId> = BTreeSet::new();
        for node in touched.into_iter().chain(new) {
            if let Some(ends) = self.ends.get(node.index()) {
                seeds.extend(ends.iter().copied());
            }
            seeds.insert(node);
            self.note_ends(map, node);
            seeds.extend(self.ends.get(node.index()).into_iter().flat_map(|ends| ends.iter().copied()));
        }
        let gone = seeds.iter().copied().filter(|&node| !map.contains(node)).map(|node| (node, None));
        let mut now: Vec<(NodeId, Option<Status>)> = gone.collect();
        if self.reading.support == Support::Sufficient && !self.reading.ordering.by_link() {
            let part = self.downstream(map, seeds);
            let translation = translate_part(map, &self.reading, &self.view, &part, &self.statuses)?;
            let labelling = grounded(&translation.framework);
            let status = |node| translation.argument(node).map(|argument| labelling[argument]);
            now.extend(part.into_iter().map(|node| (node, status(node))));
        } else {
            let judged = self.evaluation(map)?;
            now.extend(nodes(map).map(|node| (node, judged.status(node))));
        }
        now.sort_unstable_by_key(|&(node, _)| node);
        Ok(self.note(now))
    }

    /// Notes the statuses that nodes now have, and says which are new.
    fn note(&mut self, now: impl IntoIterator<Item = (NodeId, Option<Status>)>) -> Vec<Change> {
        let mut changes = Vec::new();
        for (node, after) in now {
            let Some(status) = self.statuses.get_mut(node.index()) else { continue };
            let before = std::mem::replace(status, after);
            if before != after {
                changes.push(Change { node, before, after });
            }
        }
        changes
    }

    fn grow(&mut self, map: &ArgumentMap) {
        let size = map.bound().max(self.statuses.len());
        self.statuses.resize(size, None);
        self.ends.resize(size, Box::default());
    }

    fn note_ends(&mut self, map: &ArgumentMap, node: NodeId) {
        let Some(id) = node.relation().filter(|&id| id.index() < self.ends.len()) else { return };
        self.ends[id.index()] = match map.relation(id) {
            Some(relation) => {
                relation.premises().iter().map(|premise| premise.node()).chain([relation.target()]).collect()
            }
            None => Box::default(),
        };
    }

    /// What is there of some nodes and of all whose status can hang on theirs, in the order of the map.
    fn downstream(&self, map: &ArgumentMap, seeds: BTreeSet<NodeId>) -> Vec<NodeId> {
        let mut found = seeds;
        let mut waiting: Vec<NodeId> = found.iter().copied().collect();
        while let Some(node) = waiting.pop() {
            if map.contains(node) {
                self.dependents(map, node, |next| {
                    if found.insert(next) {
                        waiting.push(next);
                    }
                });
            }
        }
        found.into_iter().filter(|&node| map.contains(node) && is_of_the_argument(map, node)).collect()
    }

    /// What hangs on the status of a node at once.
    fn dependents(&self, map: &ArgumentMap, node: NodeId, mut found: impl FnMut(NodeId)) {
        match node {
            NodeId::Statement(statement) => {
                for id in map.relations_from(statement) {
                    found(if map[id].is_symmetric() { map[id].target() } else { id.into() });
                }
                for id in map.relations_to(statement).filter(|&id| map[id].family() == Family::Attack) {
                    if map[id].is_symmetric() {
                        map.premises(id).for_each(|premise| found(premise.into()));
                    } else if self.reading.rebuttal == Rebuttal::Mutual {
                        found(id.into());
                    }
                }
            }
            NodeId::Relation(id) => {
                found(map[id].target());
                if map[id].family() == Family::Preference {
                    map.premises(id).for_each(|premise| found(premise.into()));
                }
                let conflict = map[id].target().relation().into_iter().chain([id]);
                for conflict in conflict.filter(|&id| map[id].is_symmetric()) {
                    map.premises(conflict).for_each(|premise| found(premise.into()));
                    found(map[conflict].target());
                }
            }
        }
    }
}

fn is_of_the_argument(map: &ArgumentMap, node: NodeId) -> bool {
    match node {
        NodeId::Statement(id) => map[id].kind() != crate::map::statement::StatementKind::Locution,
        NodeId::Relation(id) => !map[id].family().is_dialogue(),
    }
}

/// The reading and the viewpoint of a judgement. A voice is held by its id, so that its key may change.
fn settled(judged: &Evaluation<'_>) -> (Reading, View) {
    let reading = judged.reading().clone();
    let reading = match (&reading.viewpoint, &judged.view) {
        (Viewpoint::Key(_), View::Voice(voice)) => reading.viewpoint(*voice),
        _ => reading,
    };
    (reading, judged.view.clone())
}
