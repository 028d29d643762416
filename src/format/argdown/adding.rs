//! Relations on their way into a map: what they lead to may come later.

use super::marks::{Marks, object};
use super::plan::{Planned, Ref};
use super::source::Note;
use super::to_map::{ToMap, with_argument};
use crate::error::Error;
use crate::format::report::Outcome;
use crate::map::Link;
use crate::map::id::{NodeId, RelationId};
use crate::map::relation::{Family, Premise, Relation};
use petgraph::Direction;
use serde_json::{Map, Value};

/// Relations on their way into the map; ends that come later are put in when they are there.
#[derive(Default)]
pub(super) struct Adding {
    /// What became of each relation of the text.
    added: Vec<Option<RelationId>>,
    /// Supports of one premise that were written as arguments, for no reason that the map tells so far.
    arguments: Vec<RelationId>,
    later: Vec<(RelationId, usize, usize)>,
    pub(super) spoken: Vec<(RelationId, Map<String, Value>)>,
}

impl Adding {
    /// Room for as many relations.
    pub(super) fn of(number: usize) -> Self {
        Adding { added: vec![None; number], ..Adding::default() }
    }

    pub(super) fn add(&mut self, this: &mut ToMap, number: usize, plan: Planned) {
        let Planned { mut relation, target, target_key, is_argument, at } = plan;
        let known = |end: Ref| match end {
            Ref::Statement(id) => Some(NodeId::from(id)),
            Ref::Planned(n) => self.added[n].map(NodeId::from),
            Ref::Named => None,
        };
        let there = known(target);
        if matches!(target, Ref::Named) {
            let found = format!("nothing has the key {target_key:?}");
            this.notes.push(Note {
                at,
                outcome: Outcome::Lost,
                found,
                remedy: "name a target that is there",
            });
            return;
        }
        let Some(placeholder) = there.or(relation.premises().first().map(Premise::node)) else { return };
        relation.set_target(placeholder);
        self.added[number] = relate(this, relation, at);
        self.arguments.extend(self.added[number].filter(|_| is_argument));
        if let (None, Some(id), Ref::Planned(n)) = (there, self.added[number], target) {
            self.later.push((id, n, at));
        }
    }

    pub(super) fn finish(self, this: &mut ToMap) -> Result<(), Error> {
        for (id, target, at) in self.later {
            let target = self.added[target];
            let edited =
                target.map(|target| this.map.edit_relation(id, |relation| relation.set_target(target)));
            if !matches!(edited, Some(Ok(()))) {
                this.map.remove(id)?;
                let found = "a relation to something that is not in the map".to_owned();
                this.notes.push(Note { at, outcome: Outcome::Lost, found, remedy: "" });
            }
        }
        for (id, entry) in self.spoken {
            let ends = ends_by_key(this, &entry);
            let edited = ends.map(|(premises, target)| {
                this.map.edit_relation(id, |relation| {
                    relation.set_premises(premises);
                    relation.set_target(target);
                })
            });
            if !matches!(edited, Some(Ok(()))) {
                this.map.remove(id)?;
                let found = "a relation of the dialogue whose ends are not in the map".to_owned();
                this.notes.push(Note { at: 0, outcome: Outcome::Lost, found, remedy: "" });
            }
        }
        for id in self.arguments {
            if this.map.relations_at(id.into(), Direction::Incoming, Link::Target).next().is_none() {
                let argument = this.argument.clone();
                this.map.edit_relation(id, |relation| match relation.data().cloned() {
                    Some(data) => relation.set_data(with_argument(data)),
                    None => relation.attributes.share_data(&argument),
                })?;
            }
        }
        Ok(())
    }
}

/// Adds a relation; if its key was made up for one before it, under another key.
fn relate(this: &mut ToMap, mut relation: Relation, at: usize) -> Option<RelationId> {
    while !relation.key().is_empty() && this.map.find(relation.key()).is_some() {
        let free = this.keys.claim(relation.key(), "argument").into_owned();
        relation.set_key(free);
    }
    match this.map.add_relation(relation) {
        Ok(id) => Some(id),
        Err(error) => {
            this.notes.push(Note { at, outcome: Outcome::Lost, found: error.to_string(), remedy: "" });
            None
        }
    }
}

/// A relation of the dialogue between locutions that stand for its ends, which may be relations yet to come.
pub(super) fn speak(this: &mut ToMap, entry: &Map<String, Value>) -> Option<RelationId> {
    let locution = this.map.locutions().next()?;
    let mut relation = Relation::open(Family::Transition);
    let mut notes = std::mem::take(&mut this.notes);
    let mut marks = Marks::of(entry.clone(), &mut notes, 0);
    marks.relation(&mut relation, &this.map);
    this.notes = notes;
    if let Some(key) = entry.get("key").and_then(Value::as_str) {
        relation.set_key(this.keys.claim(key, "relation"));
    }
    relation.set_data(object(entry));
    relation.set_premises([locution]);
    relation.set_target(locution);
    relate(this, relation, 0)
}

fn ends_by_key(this: &ToMap, entry: &Map<String, Value>) -> Option<(Vec<Premise>, NodeId)> {
    let find = |value: &Value| this.map.find(value.as_str()?);
    let premises = entry.get("premises")?.as_array()?.iter().map(|premise| match premise {
        Value::Array(pair) => Some(Premise::in_role(find(pair.first()?)?, pair.get(1)?.as_str()?)),
        premise => Some(Premise::from(find(premise)?)),
    });
    Some((premises.collect::<Option<_>>()?, find(entry.get("target")?)?))
}
