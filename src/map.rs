//! The map itself: statements and relations as the nodes of one directed graph.

pub(crate) mod attributes;
pub(crate) mod edit;
mod equality;
pub(crate) mod id;
pub(crate) mod quote;
mod register;
pub(crate) mod relation;
mod similar;
pub(crate) mod source;
pub(crate) mod statement;
pub(crate) mod table;

use crate::error::{Error, ErrorKind, Noun};
use attributes::{Attributes, Data, check_data};
use id::{GroupId, NodeId, RelationId, SourceId, StatementId, VoiceId};
use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use relation::Relation;
use source::{Group, Source, Voice};
use statement::{Statement, StatementKind};
use std::fmt;
use std::ops::Index;
use table::{KeyIndex, Table};

/// An argument map: who claims what, on which evidence, against which objections.
///
/// Statements and relations are the nodes of one directed graph; edges run from each premise to its relation
/// and from each relation to its target, which is a statement or another relation. A map is well-formed by
/// construction: every key is unique, every relation has premises and a target that fit its family. Cycles
/// are legal, and so is everything that is merely doubtful: see [`check`](crate::check()).
///
/// Statements come before relations and each kind in the order added, everywhere and always. Adding and
/// looking up take constant time; changing a relation's ends or removing a node takes time in proportion to
/// the number of relations at the nodes concerned, at worst linear in the map.
///
/// To write a map by keys instead of ids, use a [`MapBuilder`](crate::MapBuilder).
///
/// ```
/// use argument_map::{ArgumentMap, Relation, Statement};
///
/// let mut map = ArgumentMap::new();
/// let rain = map.add_statement(Statement::evidence("rain", "It rained all night."))?;
/// let wet = map.add_statement(Statement::claim("wet", "The street is wet."))?;
/// let reason = map.add_relation(Relation::support([rain], wet))?;
///
/// let roof = map.add_statement(Statement::evidence("roof", "The street is roofed."))?;
/// map.add_relation(Relation::attack([roof], reason))?; // an undercut: it attacks the inference
///
/// assert_eq!(map.attackers(reason).count(), 1);
/// # Ok::<(), argument_map::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct ArgumentMap {
    title: String,
    data: Data,
    pub(crate) voices: Table<Voice>,
    pub(crate) sources: Table<Source>,
    pub(crate) groups: Table<Group>,
    graph: DiGraph<Option<Node>, Link>,
    index: KeyIndex,
    /// How many keys were made up for relations that came without one.
    made_up: u32,
}

/// The weight of a node of the [graph](ArgumentMap::graph).
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A claim, a piece of evidence, or a locution.
    Statement(Statement),
    /// A support, an attack, or another link.
    Relation(Relation),
}

/// The weight of an edge of the [graph](ArgumentMap::graph).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Link {
    /// From a premise to its relation.
    Premise,
    /// From a relation to what it bears on.
    Target,
}

impl Node {
    fn key(&self) -> &str {
        match self {
            Node::Statement(statement) => &statement.key,
            Node::Relation(relation) => &relation.key,
        }
    }

    pub(crate) fn attributes(&self) -> &Attributes {
        match self {
            Node::Statement(statement) => &statement.attributes,
            Node::Relation(relation) => &relation.attributes,
        }
    }

    pub(crate) fn attributes_mut(&mut self) -> &mut Attributes {
        match self {
            Node::Statement(statement) => &mut statement.attributes,
            Node::Relation(relation) => &mut relation.attributes,
        }
    }
}

fn key_at(graph: &DiGraph<Option<Node>, Link>, number: u32) -> &str {
    graph.node_weight(NodeIndex::new(number as usize)).and_then(Option::as_ref).map_or("", Node::key)
}

impl ArgumentMap {
    /// A map with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        ArgumentMap::default()
    }

    /// What the map is called; empty if it has no title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Gives the map a title.
    pub fn set_title(&mut self, title: impl Into<String>) {
        self.title = title.into();
    }

    /// Free data of the map as a whole.
    #[must_use]
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// Replaces the free data of the map as a whole.
    ///
    /// # Errors
    /// [`ErrorKind::DataTooDeep`].
    pub fn set_data(&mut self, data: Data) -> Result<(), Error> {
        check_data(&data)?;
        self.data = data;
        Ok(())
    }

    /// Whether there is neither a statement nor a relation.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.graph.node_weights().all(Option::is_none)
    }

    /// A number above the index of every statement and relation: the length of a table indexed by them.
    #[must_use]
    pub fn bound(&self) -> usize {
        self.graph.node_count()
    }

    /// The statement of that id, unless it was removed.
    #[must_use]
    pub fn statement(&self, id: StatementId) -> Option<&Statement> {
        match self.node(id.0)? {
            Node::Statement(statement) => Some(statement),
            Node::Relation(_) => None,
        }
    }

    /// The relation of that id, unless it was removed.
    #[must_use]
    pub fn relation(&self, id: RelationId) -> Option<&Relation> {
        match self.node(id.0)? {
            Node::Relation(relation) => Some(relation),
            Node::Statement(_) => None,
        }
    }

    /// Whether a statement or relation is in the map. An id of another map is taken for what has the same number here: an id
    /// does not know its map.
    #[must_use]
    pub fn contains(&self, node: impl Into<NodeId>) -> bool {
        let node = node.into();
        self.id_of(node.index() as u32) == Some(node)
    }

    /// The key of a statement or relation; empty if it was removed.
    #[must_use]
    pub fn key(&self, node: impl Into<NodeId>) -> &str {
        match node.into() {
            NodeId::Statement(id) => self.statement(id).map_or("", Statement::key),
            NodeId::Relation(id) => self.relation(id).map_or("", Relation::key),
        }
    }

    /// The statement or relation of that key.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    ///
    /// let mut m = MapBuilder::new("Rain");
    /// m.thesis("rain", "It rained.");
    /// m.evidence("wet", "The street is wet.");
    /// m.support("rain").with("wet").key("from-wetness");
    /// let map = m.build()?;
    ///
    /// assert!(map.find("from-wetness").is_some_and(|node| node.relation().is_some()));
    /// let rain = map.find_statement("rain").unwrap(); // where only a statement will do
    /// assert_eq!(map[rain].text(), "It rained.");
    /// assert_eq!(map.find("snow"), None);
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[must_use]
    pub fn find(&self, key: &str) -> Option<NodeId> {
        let number = self.index.get(key, |n| key_at(&self.graph, n))?;
        self.id_of(number)
    }

    /// The statement of that key.
    #[must_use]
    pub fn find_statement(&self, key: &str) -> Option<StatementId> {
        self.find(key)?.statement()
    }

    /// The relation of that key.
    #[must_use]
    pub fn find_relation(&self, key: &str) -> Option<RelationId> {
        self.find(key)?.relation()
    }

    /// The claims and pieces of evidence.
    pub fn statements(&self) -> impl DoubleEndedIterator<Item = StatementId> + '_ {
        self.statements_where(|kind| kind != StatementKind::Locution)
    }

    /// The locutions: the sayings of a dialogue, apart from what they say.
    pub fn locutions(&self) -> impl DoubleEndedIterator<Item = StatementId> + '_ {
        self.statements_where(|kind| kind == StatementKind::Locution)
    }

    /// Statements and locutions.
    pub(crate) fn all_statements(&self) -> impl Iterator<Item = StatementId> + '_ {
        self.statements_where(|_| true)
    }

    fn statements_where(
        &self,
        fits: fn(StatementKind) -> bool,
    ) -> impl DoubleEndedIterator<Item = StatementId> + '_ {
        self.nodes().filter_map(move |(number, node)| match node {
            Node::Statement(statement) if fits(statement.kind()) => Some(StatementId(number)),
            _ => None,
        })
    }

    /// The relations of the argument: supports, attacks, rephrases, preferences.
    pub fn relations(&self) -> impl DoubleEndedIterator<Item = RelationId> + '_ {
        self.relations_where(|relation| !relation.family().is_dialogue())
    }

    /// The relations of the dialogue: transitions and illocutions.
    pub fn dialogue(&self) -> impl DoubleEndedIterator<Item = RelationId> + '_ {
        self.relations_where(|relation| relation.family().is_dialogue())
    }

    /// The relations of the argument and of the dialogue.
    pub(crate) fn all_relations(&self) -> impl Iterator<Item = RelationId> + '_ {
        self.relations_where(|_| true)
    }

    fn relations_where(
        &self,
        fits: fn(&Relation) -> bool,
    ) -> impl DoubleEndedIterator<Item = RelationId> + '_ {
        self.nodes().filter_map(move |(number, node)| match node {
            Node::Relation(relation) if fits(relation) => Some(RelationId(number)),
            _ => None,
        })
    }

    /// The voice of that id, unless it was removed.
    #[must_use]
    pub fn voice(&self, id: VoiceId) -> Option<&Voice> {
        self.voices.get(id.0)
    }

    /// The voices in the order added.
    pub fn voices(&self) -> impl Iterator<Item = (VoiceId, &Voice)> {
        self.voices.iter().map(|(number, voice)| (VoiceId(number), voice))
    }

    /// The voice of that key.
    #[must_use]
    pub fn find_voice(&self, key: &str) -> Option<VoiceId> {
        self.voices.find(key).map(VoiceId)
    }

    /// The source of that id, unless it was removed.
    #[must_use]
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0)
    }

    /// The sources in the order added.
    pub fn sources(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.sources.iter().map(|(number, source)| (SourceId(number), source))
    }

    /// The source of that key.
    #[must_use]
    pub fn find_source(&self, key: &str) -> Option<SourceId> {
        self.sources.find(key).map(SourceId)
    }

    /// The group of that id, unless it was removed.
    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.get(id.0)
    }

    /// The groups in the order added.
    pub fn groups(&self) -> impl Iterator<Item = (GroupId, &Group)> {
        self.groups.iter().map(|(number, group)| (GroupId(number), group))
    }

    /// The group of that key.
    #[must_use]
    pub fn find_group(&self, key: &str) -> Option<GroupId> {
        self.groups.find(key).map(GroupId)
    }

    /// The graph underneath, to run petgraph's algorithms on.
    ///
    /// The index of a node is [`NodeId::index`]. Where a node was removed an isolated node of weight `None`
    /// stays behind, so that the ids of the others stay valid; a map that was only added to has none, and
    /// [`compact`](ArgumentMap::compact) clears them away.
    ///
    /// ```
    /// use argument_map::{MapBuilder, petgraph::algo::is_cyclic_directed};
    ///
    /// let mut m = MapBuilder::new("Rain");
    /// m.thesis("rain", "It rained.");
    /// m.evidence("wet", "The street is wet.");
    /// m.support("rain").with("wet");
    /// let map = m.build()?;
    /// assert_eq!(map.graph().node_count(), 3); // two statements and the relation
    /// assert!(!is_cyclic_directed(map.graph()));
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[must_use]
    pub fn graph(&self) -> &DiGraph<Option<Node>, Link> {
        &self.graph
    }

    pub(crate) fn node(&self, number: u32) -> Option<&Node> {
        self.graph.node_weight(NodeIndex::new(number as usize))?.as_ref()
    }

    fn nodes(&self) -> impl DoubleEndedIterator<Item = (u32, &Node)> {
        let numbered = self.graph.node_indices().zip(self.graph.raw_nodes());
        numbered.filter_map(|(index, slot)| Some((u32::try_from(index.index()).ok()?, slot.weight.as_ref()?)))
    }

    pub(crate) fn id_of(&self, number: u32) -> Option<NodeId> {
        Some(match self.node(number)? {
            Node::Statement(_) => NodeId::Statement(StatementId(number)),
            Node::Relation(_) => NodeId::Relation(RelationId(number)),
        })
    }

    /// The relations at the other ends of the edges of one kind at a node, in no particular order.
    pub(crate) fn relations_at(
        &self,
        node: NodeId,
        direction: Direction,
        link: Link,
    ) -> impl Iterator<Item = RelationId> + '_ {
        self.graph
            .edges_directed(NodeIndex::new(node.index()), direction)
            .filter(move |edge| *edge.weight() == link)
            .filter_map(move |edge| {
                use petgraph::visit::EdgeRef;
                let other = if direction == Direction::Incoming { edge.source() } else { edge.target() };
                u32::try_from(other.index()).ok().map(RelationId)
            })
    }

    /// The key of a voice, source or group.
    pub(crate) fn entry_key(&self, noun: Noun, number: u32) -> &str {
        match noun {
            Noun::Voice => self.voices.get(number).map(|voice| voice.key.as_str()),
            Noun::Source => self.sources.get(number).map(|source| source.key.as_str()),
            Noun::Group => self.groups.get(number).map(|group| group.key.as_str()),
            Noun::Statement | Noun::Relation | Noun::Node => self.node(number).map(Node::key),
        }
        .unwrap_or_default()
    }

    /// All keys that a reference to `noun` may name, for use in suggestions.
    pub(crate) fn keys(&self, noun: Noun) -> Box<dyn Iterator<Item = &str> + '_> {
        match noun {
            Noun::Voice => Box::new(self.voices().map(|(_, voice)| voice.key.as_str())),
            Noun::Source => Box::new(self.sources().map(|(_, source)| source.key.as_str())),
            Noun::Group => Box::new(self.groups().map(|(_, group)| group.key.as_str())),
            Noun::Statement => Box::new(self.all_statements().map(|id| self.key(id))),
            Noun::Relation => Box::new(self.all_relations().map(|id| self.key(id))),
            Noun::Node => Box::new(self.nodes().map(|(_, node)| node.key())),
        }
    }
}

/// What the map says, without the tables that make it quick.
impl fmt::Debug for ArgumentMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ArgumentMap")
            .field("title", &self.title)
            .field("voices", &self.voices().collect::<Vec<_>>())
            .field("sources", &self.sources().collect::<Vec<_>>())
            .field("groups", &self.groups().collect::<Vec<_>>())
            .field("nodes", &self.nodes().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// # Panics
/// If the map has no such statement, such as after its removal; [`ArgumentMap::statement`] does not panic.
impl Index<StatementId> for ArgumentMap {
    type Output = Statement;

    #[track_caller]
    fn index(&self, id: StatementId) -> &Statement {
        self.statement(id).expect("the id of a statement of this map")
    }
}

/// # Panics
/// If the map has no such relation, such as after its removal; [`ArgumentMap::relation`] does not panic.
impl Index<RelationId> for ArgumentMap {
    type Output = Relation;

    #[track_caller]
    fn index(&self, id: RelationId) -> &Relation {
        self.relation(id).expect("the id of a relation of this map")
    }
}

fn unknown(noun: Noun, index: usize) -> ErrorKind {
    ErrorKind::UnknownId { noun, index }
}
