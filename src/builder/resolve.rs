//! From keys to ids: at once where the key is declared, in the end where it was only named.

use crate::builder::MapBuilder;
use crate::builder::place::{Field, Place};
use crate::error::{Error, ErrorKind, Errors, Location, Noun};
use crate::map::attributes::{Data, Manner, Voicing};
use crate::map::id::{GroupId, NodeId, RelationId, SourceId, VoiceId};
use crate::map::relation::{Premise, Relation};
use crate::map::source::{Group, Source, Voice};
use crate::map::statement::Statement;
use crate::map::table::{Entry, Table};
use crate::map::{ArgumentMap, Node};
use std::collections::{BTreeMap, HashSet};

/// Entries of tables that were named before they were declared, and where first.
pub(super) type Undeclared = BTreeMap<(Noun, u32), Place>;

/// A relation whose ends are to be checked when everything is declared.
#[derive(Debug)]
pub(super) struct Pending {
    relation: u32,
    wanted: Wanted,
    place: Place,
}

/// What the target of a sentence has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Node,
    Statement,
    Relation,
}

/// An end that was named before it was declared.
#[derive(Debug)]
pub(super) struct Later {
    relation: u32,
    /// The number of a premise, or the target.
    premise: Option<usize>,
    key: Box<str>,
    place: Place,
}

/// How many errors come with a suggestion; each costs a look at every key.
const SUGGESTIONS: usize = 25;

impl MapBuilder {
    pub(crate) fn wrong(&mut self, kind: ErrorKind, place: Place) {
        self.wrong.push((kind, place));
    }

    pub(crate) fn or_wrong<T>(&mut self, result: Result<T, Error>, place: Place) -> Option<T> {
        result.map_err(|error| self.wrong(error.kind().clone(), place)).ok()
    }

    /// Makes room for more nodes and for edges between them.
    pub(crate) fn reserve(&mut self, nodes: usize, edges: usize) {
        self.map.reserve(nodes, edges);
    }

    pub(crate) fn set_data(&mut self, data: Data) {
        let set = self.map.set_data(data);
        self.or_wrong(set, Place::Unknown);
    }

    pub(crate) fn add_voice(&mut self, voice: Voice, place: Place) {
        let declared = declare(&mut self.map.voices, &mut self.undeclared, voice);
        self.or_wrong(declared, place);
    }

    pub(crate) fn add_source(&mut self, source: Source, place: Place) {
        let declared = declare(&mut self.map.sources, &mut self.undeclared, source);
        self.or_wrong(declared, place);
    }

    pub(crate) fn add_group(&mut self, group: Group, place: Place) {
        let declared = declare(&mut self.map.groups, &mut self.undeclared, group);
        self.or_wrong(declared, place);
    }

    /// Whether a voice was declared already, and exactly so.
    pub(super) fn has_voice(&self, voice: &Voice) -> bool {
        has(&self.map.voices, &self.undeclared, voice)
    }

    pub(super) fn has_source(&self, source: &Source) -> bool {
        has(&self.map.sources, &self.undeclared, source)
    }

    pub(super) fn has_group(&self, group: &Group) -> bool {
        has(&self.map.groups, &self.undeclared, group)
    }

    /// Puts a group that was added within another, which may be added later.
    pub(crate) fn set_parent(&mut self, group: &str, parent: &str, place: Place) {
        if let (Some(id), Some(parent)) = (self.map.find_group(group), self.name_group(parent, place)) {
            self.map.groups.edit(id.0, |group| group.parent = Some(parent));
            self.parents.insert(id.0, place);
        }
    }

    pub(crate) fn name_voice(&mut self, key: &str, place: Place) -> Option<VoiceId> {
        let named = name(&mut self.map.voices, &mut self.undeclared, key, place);
        self.or_wrong(named, place).map(VoiceId)
    }

    pub(crate) fn name_source(&mut self, key: &str, place: Place) -> Option<SourceId> {
        let named = name(&mut self.map.sources, &mut self.undeclared, key, place);
        self.or_wrong(named, place).map(SourceId)
    }

    pub(crate) fn name_group(&mut self, key: &str, place: Place) -> Option<GroupId> {
        let named = name(&mut self.map.groups, &mut self.undeclared, key, place);
        self.or_wrong(named, place).map(GroupId)
    }

    pub(super) fn set_voice(&mut self, number: u32, voice: &str, manner: Manner, place: Place) {
        if let Some(voice) = self.name_voice(voice, place) {
            self.map.node_mut(number).attributes_mut().set_voicing(Some(Voicing { voice, manner }));
        }
    }

    /// Gives a node the voice and the group that are current.
    pub(super) fn apply_context(&mut self, number: u32) {
        let attributes = self.map.node_mut(number).attributes_mut();
        attributes.set_voicing(self.voicing);
        attributes.set_group(self.group);
    }

    /// Adds a statement whose references are resolved. One with a key that will not do is kept too, so that
    /// more can be said of it: no map will come of it anyway.
    pub(crate) fn add_statement(&mut self, statement: Statement, place: Place) -> u32 {
        let key = self.map.check_key(&statement.key, None);
        let keyed = self.or_wrong(key.map_err(Into::into), place).is_some();
        self.push(Node::Statement(statement), keyed, place)
    }

    /// Adds a relation whose references are resolved, but not its ends.
    pub(crate) fn add_relation(
        &mut self,
        relation: Relation,
        target: &str,
        wanted: Wanted,
        place: Place,
    ) -> u32 {
        let number = self.push(Node::Relation(relation), false, place);
        let target = self.end(target, number, None, place.field(Field::Target));
        self.relation_mut(number).set_target(target);
        self.pending.push(Pending { relation: number, wanted, place });
        number
    }

    fn push(&mut self, node: Node, keyed: bool, place: Place) -> u32 {
        match self.map.push(node) {
            Ok(number) => {
                if keyed {
                    self.map.enter(number);
                }
                number
            }
            Err(full) => {
                self.wrong(full, place);
                0
            }
        }
    }

    pub(crate) fn name_relation(&mut self, number: u32, key: &str, place: Place) {
        let free = self.map.check_key(key, Some(number)).map_err(Into::into);
        if self.or_wrong(free, place).is_some() {
            self.map.set_relation_key(number, key);
        }
    }

    pub(crate) fn set_premises<'k>(
        &mut self,
        number: u32,
        premises: impl Iterator<Item = (&'k str, Option<&'k str>)>,
        place: Place,
    ) {
        let premises: Vec<Premise> = premises
            .enumerate()
            .map(|(i, (key, role))| {
                let node = self.end(key, number, Some(i), place.premise(i));
                role.map_or_else(|| node.into(), |role| Premise::in_role(node, role))
            })
            .collect();
        self.relation_mut(number).set_premises(premises);
    }

    /// The node of that key; where it is not declared yet, the relation itself stands in for it.
    fn end(&mut self, key: &str, relation: u32, premise: Option<usize>, place: Place) -> NodeId {
        self.map.find(key).unwrap_or_else(|| {
            self.later.push(Later { relation, premise, key: key.into(), place });
            NodeId::Relation(RelationId(relation))
        })
    }

    pub(super) fn statement_mut(&mut self, number: u32) -> &mut Statement {
        match self.map.node_mut(number) {
            Node::Statement(statement) => statement,
            Node::Relation(_) => unreachable!("the draft of a statement is made for one"),
        }
    }

    pub(super) fn relation_mut(&mut self, number: u32) -> &mut Relation {
        match self.map.node_mut(number) {
            Node::Relation(relation) => relation,
            Node::Statement(_) => unreachable!("the draft of a relation is made for one"),
        }
    }

    /// Resolves what is left and checks every relation.
    pub(crate) fn resolve(mut self, locate: impl Fn(Place) -> Location) -> Result<ArgumentMap, Errors> {
        for ((noun, number), place) in std::mem::take(&mut self.undeclared) {
            let key = self.map.entry_key(noun, number).to_owned();
            self.wrong(ErrorKind::UnknownKey { noun, key, similar: None }, place);
        }
        let astray = self.resolve_ends();
        self.check_groups();
        for Pending { relation, wanted, place } in std::mem::take(&mut self.pending) {
            if !astray.contains(&relation) {
                self.settle(relation, wanted, place);
            }
        }
        let MapBuilder { map, mut wrong, .. } = self;
        wrong.sort_by_key(|&(_, place)| place);
        for (kind, _) in wrong.iter_mut().take(SUGGESTIONS) {
            if let ErrorKind::UnknownKey { noun, key, similar } = kind {
                *similar = map.most_similar(*noun, key);
            }
        }
        let errors = wrong.into_iter().map(|(kind, place)| match place {
            Place::Unknown => kind.into(),
            place => Error::at(kind, locate(place)),
        });
        Errors::collect(errors.collect()).map_or(Ok(map), Err)
    }

    /// Puts in the ends that were named before they were declared; returns the relations that lack one.
    fn resolve_ends(&mut self) -> HashSet<u32> {
        let mut astray = HashSet::new();
        for Later { relation, premise, key, place } in std::mem::take(&mut self.later) {
            match (self.map.find(&key), premise) {
                (Some(node), None) => self.relation_mut(relation).set_target(node),
                (Some(node), Some(i)) => {
                    let premise = &mut self.relation_mut(relation).premises[i];
                    *premise =
                        premise.role().map_or_else(|| node.into(), |role| Premise::in_role(node, role));
                }
                (None, premise) => {
                    let noun = if premise.is_some() { Noun::Statement } else { Noun::Node };
                    self.wrong(ErrorKind::UnknownKey { noun, key: key.into(), similar: None }, place);
                    astray.insert(relation);
                }
            }
        }
        astray
    }

    /// Checks a relation that has its ends, gives it a key if it has none, and draws its edges.
    fn settle(&mut self, number: u32, wanted: Wanted, place: Place) {
        let id = RelationId(number);
        let relation = &self.map[id];
        let wrong = match (wanted, relation.target()) {
            (Wanted::Statement, target @ NodeId::Relation(_)) => Some((
                target,
                Noun::Relation,
                "a rebuttal is aimed at a statement; use `undercut` for a relation",
            )),
            (Wanted::Relation, target @ NodeId::Statement(_)) => Some((
                target,
                Noun::Statement,
                "an undercut is aimed at a relation; use `rebut` for a statement",
            )),
            _ => None,
        };
        if let Some((target, found, wanted)) = wrong {
            let key = self.map.key(target).to_owned();
            return self.wrong(ErrorKind::WrongTarget { key, found, wanted }, place);
        }
        if let Err(kind) = self.map.check_relation(relation, Some(id)) {
            return self.wrong(kind, place);
        }
        if self.map.key(id).is_empty() {
            let key = self.map.make_up_key();
            self.map.set_relation_key(number, &key);
        }
        self.map.link(id);
    }

    /// Groups may be nested, but not in a circle.
    fn check_groups(&mut self) {
        let mut sound = HashSet::new();
        for (id, _) in self.map.groups() {
            let mut path = HashSet::new();
            let mut next = Some(id);
            while let Some(at) = next.filter(|at| !sound.contains(at)) {
                if !path.insert(at) {
                    let key = self.map.entry_key(Noun::Group, at.0).to_owned();
                    let place = self.parents.get(&at.0).copied().unwrap_or(Place::Unknown);
                    self.wrong.push((ErrorKind::GroupWithinItself { key }, place));
                    break;
                }
                next = self.map.group(at).and_then(|group| group.parent);
            }
            sound.extend(path);
        }
    }
}

/// Whether an entry was declared already, and exactly so.
fn has<T: Entry + PartialEq>(table: &Table<T>, undeclared: &Undeclared, entry: &T) -> bool {
    let declared = table.find(entry.key()).filter(|&number| !undeclared.contains_key(&(T::NOUN, number)));
    declared.and_then(|number| table.get(number)) == Some(entry)
}

/// Declares an entry of a table: a new one, or one that was only named so far.
fn declare<T: Entry>(table: &mut Table<T>, undeclared: &mut Undeclared, entry: T) -> Result<(), Error> {
    let named = table.find(entry.key());
    match named.filter(|&number| undeclared.remove(&(T::NOUN, number)).is_some()) {
        Some(number) => Ok(table.replace(number, entry)?),
        None => Ok(table.add(entry).map(drop)?),
    }
}

/// The number of an entry of a table, which waits to be declared if it is new.
fn name<T: Entry>(
    table: &mut Table<T>,
    undeclared: &mut Undeclared,
    key: &str,
    place: Place,
) -> Result<u32, Error> {
    if let Some(number) = table.find(key) {
        return Ok(number);
    }
    let number = table.add(T::named(key))?;
    undeclared.insert((T::NOUN, number), place);
    Ok(number)
}
