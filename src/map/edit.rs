//! Editing: everything that changes a map goes through here, and leaves it well-formed or as it was.

use crate::error::{Error, ErrorKind, Noun};
use crate::map::attributes::{Attributes, check_data};
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::quote::FoldedText;
use crate::map::relation::{End, Family, Premise, Relation, check_ends};
use crate::map::statement::{Statement, StatementKind};
use crate::map::table::check_key;
use crate::map::{ArgumentMap, Link, Node, key_at, unknown};
use petgraph::Direction::{self, Incoming, Outgoing};
use petgraph::graph::{DiGraph, NodeIndex};
use smol_str::SmolStr;
use std::collections::{BTreeMap, HashSet};

/// What [`ArgumentMap::remove`] did.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Removal {
    /// The nodes that are gone, first the one asked for.
    pub removed: Vec<NodeId>,
    /// The relations that lost a premise and stand on those they have left.
    pub weakened: Vec<RelationId>,
}

impl ArgumentMap {
    /// Adds a statement.
    ///
    /// # Errors
    /// The key is empty, taken, or holds a control character; it refers to a voice, source or group that is
    /// not in the map.
    pub fn add_statement(&mut self, statement: Statement) -> Result<StatementId, Error> {
        self.check_key(&statement.key, None)?;
        self.check_references(&statement.attributes)?;
        let number = self.push(Node::Statement(statement))?;
        self.enter(number);
        Ok(StatementId(number))
    }

    /// Adds a relation.
    ///
    /// ```
    /// use argument_map::{ArgumentMap, Relation, Statement};
    ///
    /// let mut map = ArgumentMap::new();
    /// let rain = map.add_statement(Statement::claim("rain", "It rained."))?;
    /// let wet = map.add_statement(Statement::evidence("wet", "The street is wet."))?;
    /// let truck = map.add_statement(Statement::evidence("truck", "The water truck came by."))?;
    /// let step = map.add_relation(Relation::support([wet], rain))?;
    /// map.add_relation(Relation::attack([truck], step))?; // an undercut
    /// assert_eq!(map.undercutters(step).count(), 1);
    /// # Ok::<(), argument_map::Error>(())
    /// ```
    ///
    /// # Errors
    /// As for [`add_statement`](Self::add_statement); and its ends are not in the map, are repeated, or do
    /// not fit its family.
    pub fn add_relation(&mut self, mut relation: Relation) -> Result<RelationId, Error> {
        self.check_references(&relation.attributes)?;
        self.check_relation(&relation, None)?;
        if relation.key.is_empty() {
            relation.key = self.make_up_key();
        } else {
            self.check_key(&relation.key, None)?;
        }
        let number = self.push(Node::Relation(relation))?;
        self.enter(number);
        self.link(RelationId(number));
        Ok(RelationId(number))
    }

    /// Changes a statement: its key, text, kind, marks, or attributes.
    ///
    /// ```
    /// # use argument_map::{ArgumentMap, Statement};
    /// # let mut map = ArgumentMap::new();
    /// # let id = map.add_statement(Statement::claim("rain", "It rained."))?;
    /// map.edit_statement(id, |statement| statement.set_text("It rained all night."))?;
    /// assert_eq!(map[id].text(), "It rained all night.");
    /// # Ok::<(), argument_map::Error>(())
    /// ```
    ///
    /// # Errors
    /// As for [`add_statement`](Self::add_statement); and the relations at it would no longer fit. The
    /// statement is then left as it was.
    pub fn edit_statement(
        &mut self,
        id: StatementId,
        change: impl FnOnce(&mut Statement),
    ) -> Result<(), Error> {
        let mut statement = self.statement(id).ok_or_else(|| unknown(Noun::Statement, id.index()))?.clone();
        let kind = statement.kind();
        change(&mut statement);
        self.check_key(&statement.key, Some(id.0))?;
        self.check_references(&statement.attributes)?;
        let end = end_of(id, statement.kind());
        if kind != statement.kind() {
            self.check_neighbours(id.into(), end)?;
        }
        self.swap(id.0, Node::Statement(statement));
        Ok(())
    }

    /// Changes a relation: its key, family, ends, marks, or attributes.
    ///
    /// # Errors
    /// As for [`add_relation`](Self::add_relation); and the relations at it would no longer fit. The
    /// relation is then left as it was.
    pub fn edit_relation(&mut self, id: RelationId, change: impl FnOnce(&mut Relation)) -> Result<(), Error> {
        let before = self.relation(id).ok_or_else(|| unknown(Noun::Relation, id.index()))?;
        let mut relation = before.clone();
        change(&mut relation);
        let relinked = before.premises != relation.premises || before.target != relation.target;
        let moved = before.family() != relation.family();
        self.check_references(&relation.attributes)?;
        self.check_relation(&relation, Some(id))?;
        if moved {
            self.check_neighbours(id.into(), End::Relation(relation.family()))?;
        }
        if relation.key.is_empty() {
            relation.key = self.make_up_key();
        }
        self.check_key(&relation.key, Some(id.0))?;
        if relinked {
            self.unlink(id);
        }
        self.swap(id.0, Node::Relation(relation));
        if relinked {
            self.link(id);
        }
        Ok(())
    }

    /// Removes a statement or relation, and with it every relation that cannot stand without it: those aimed
    /// at it, and those it was the only premise of. Relations with other premises keep those.
    ///
    /// ```
    /// # use argument_map::{ArgumentMap, MapBuilder};
    /// let mut m = MapBuilder::new("Cascade");
    /// for key in ["c", "p", "q", "u"] {
    ///     m.claim(key, key);
    /// }
    /// m.support("c").with("p").key("reason");
    /// m.undercut("reason").with("u").key("but");
    /// m.support("c").with_linked(["p", "q"]).key("linked");
    /// let mut map = m.build()?;
    ///
    /// let p = map.find("p").unwrap();
    /// let removal = map.remove(p)?;
    /// assert_eq!(removal.removed.len(), 3); // p, the reason it gave, and the undercut of that reason
    /// assert_eq!(removal.weakened, [map.find_relation("linked").unwrap()]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::UnknownId`] if it is not in the map.
    pub fn remove(&mut self, node: impl Into<NodeId>) -> Result<Removal, Error> {
        let node = node.into();
        self.end(node)?;
        let mut removed = vec![node];
        let mut doomed = HashSet::from([node]);
        let mut left: BTreeMap<RelationId, usize> = BTreeMap::new();
        let mut next = 0;
        while let Some(&node) = removed.get(next) {
            next += 1;
            let mut fallen: Vec<RelationId> = self.relations_at(node, Incoming, Link::Target).collect();
            for id in self.relations_at(node, Outgoing, Link::Premise) {
                let left = left.entry(id).or_insert_with(|| self[id].premises.len());
                *left -= 1;
                fallen.extend((*left == 0).then_some(id));
            }
            fallen.sort_unstable();
            removed.extend(fallen.into_iter().map(NodeId::from).filter(|&id| doomed.insert(id)));
        }
        let weakened: Vec<RelationId> = left.into_keys().filter(|&id| !doomed.contains(&id.into())).collect();
        for &id in &weakened {
            let premises = &mut self.relation_mut(id).premises;
            *premises =
                premises.iter().filter(|premise| !doomed.contains(&premise.node())).cloned().collect();
        }
        self.erase(&removed);
        Ok(Removal { removed, weakened })
    }

    /// Gives every quotation that has no span the place where its words first stand in the text of its
    /// source. Returns how many were found. Takes time in proportion to the quotations times their texts.
    pub fn anchor_quotes(&mut self) -> usize {
        let texts: Vec<Option<FoldedText>> = (0..self.sources.bound())
            .map(|number| self.sources.get(number)?.text.as_deref().map(FoldedText::new))
            .collect();
        let nodes = self.graph.node_weights_mut().flatten();
        let quotes = nodes.flat_map(|node| node.attributes_mut().quotes_mut());
        let mut anchored = 0;
        for quote in quotes.filter(|quote| quote.span.is_none()) {
            let text = texts.get(quote.source.index()).and_then(Option::as_ref);
            quote.span = text.and_then(|text| text.find(&quote.exact));
            anchored += usize::from(quote.span.is_some());
        }
        anchored
    }

    /// Clears away what removed nodes left behind. Keys and order stay; **all ids change**.
    pub fn compact(&mut self) {
        let everything: Vec<NodeId> = (0..).take(self.bound()).filter_map(|n| self.id_of(n)).collect();
        *self = self.submap(everything);
    }

    pub(crate) fn check_key(&self, key: &str, own: Option<u32>) -> Result<(), ErrorKind> {
        check_key(key)?;
        match self.index.get(key, |n| key_at(&self.graph, n)) {
            Some(taken) if Some(taken) != own => {
                let noun = match self.node(taken) {
                    Some(Node::Relation(_)) => Noun::Relation,
                    _ => Noun::Statement,
                };
                Err(ErrorKind::DuplicateKey { noun, key: key.to_owned() })
            }
            _ => Ok(()),
        }
    }

    fn check_references(&self, attributes: &Attributes) -> Result<(), ErrorKind> {
        if let Some(voicing) = attributes.voicing() {
            self.voice(voicing.voice).ok_or_else(|| unknown(Noun::Voice, voicing.voice.index()))?;
        }
        if let Some(group) = attributes.group() {
            self.group(group).ok_or_else(|| unknown(Noun::Group, group.index()))?;
        }
        attributes.data().map_or(Ok(()), check_data)?;
        for quote in attributes.quotes() {
            self.source(quote.source).ok_or_else(|| unknown(Noun::Source, quote.source.index()))?;
        }
        Ok(())
    }

    /// Whether a relation, in place of `own` if that is given, would have ends that fit.
    pub(crate) fn check_relation(
        &self,
        relation: &Relation,
        own: Option<RelationId>,
    ) -> Result<(), ErrorKind> {
        let own = own.map(NodeId::Relation);
        // Most relations have few premises, which need no memory of their own.
        let (mut few, mut many) = ([End::Relation(Family::Support); 4], Vec::new());
        let ends = few.get_mut(..relation.premises.len()).unwrap_or_else(|| {
            many.resize(relation.premises.len(), End::Relation(Family::Support));
            &mut many
        });
        for (end, premise) in ends.iter_mut().zip(&relation.premises) {
            *end = self.end(premise.node())?;
        }
        let target = self.end(relation.target)?;
        if own == Some(relation.target) || relation.premises.iter().any(|p| own == Some(p.node())) {
            return Err(ErrorKind::OnItself);
        }
        if let Some(twice) = first_repeated(&relation.premises) {
            return Err(ErrorKind::RepeatedPremise { key: self.key(twice).to_owned() });
        }
        check_ends(relation, ends, target)
    }

    /// Whether the relations at a node would still fit if it were the given kind of end.
    fn check_neighbours(&self, node: NodeId, changed: End) -> Result<(), ErrorKind> {
        for id in self.all_relations_at(node) {
            let relation = &self[id];
            let end = |other: NodeId| if other == node { Ok(changed) } else { self.end(other) };
            let ends: Result<Vec<_>, _> = relation.premises.iter().map(|p| end(p.node())).collect();
            check_ends(relation, &ends?, end(relation.target)?)?;
        }
        Ok(())
    }

    /// The relations aimed at a node and those it is a premise of, those of the dialogue included.
    pub(crate) fn all_relations_at(&self, node: NodeId) -> impl Iterator<Item = RelationId> + '_ {
        let aimed = self.relations_at(node, Incoming, Link::Target);
        aimed.chain(self.relations_at(node, Outgoing, Link::Premise))
    }

    fn end(&self, node: NodeId) -> Result<End, ErrorKind> {
        match node {
            NodeId::Statement(id) => self.statement(id).map(|statement| end_of(id, statement.kind())),
            NodeId::Relation(id) => self.relation(id).map(|relation| End::Relation(relation.family())),
        }
        .ok_or_else(|| {
            let noun = if node.statement().is_some() { Noun::Statement } else { Noun::Relation };
            unknown(noun, node.index())
        })
    }

    /// A key for a relation that came without one.
    pub(crate) fn make_up_key(&mut self) -> SmolStr {
        loop {
            self.made_up += 1;
            let key = smol_str::format_smolstr!("r{}", self.made_up);
            if self.index.get(&key, |n| key_at(&self.graph, n)).is_none() {
                return key;
            }
        }
    }

    /// Makes room for more nodes and for edges between them.
    pub(crate) fn reserve(&mut self, nodes: usize, edges: usize) {
        self.graph.reserve_nodes(nodes);
        self.graph.reserve_edges(edges);
        self.index.reserve(nodes);
    }

    /// Appends a node that is not entered under its key yet.
    pub(crate) fn push(&mut self, node: Node) -> Result<u32, ErrorKind> {
        // petgraph keeps the largest index for itself.
        let number = u32::try_from(self.bound()).ok().filter(|&n| n < u32::MAX - 1).ok_or(ErrorKind::Full)?;
        self.graph.add_node(Some(node));
        Ok(number)
    }

    pub(crate) fn enter(&mut self, number: u32) {
        self.index.insert(key_at(&self.graph, number), number);
    }

    /// Renames a relation to a key that is free.
    pub(crate) fn set_relation_key(&mut self, number: u32, key: &str) {
        self.index.remove(key_at(&self.graph, number), number);
        self.relation_mut(RelationId(number)).set_key(key);
        self.enter(number);
    }

    pub(crate) fn node_mut(&mut self, number: u32) -> &mut Node {
        self.graph[NodeIndex::new(number as usize)].as_mut().expect("the number of a node that is there")
    }

    /// A map with the same title, data, voices, sources and groups, and no nodes.
    pub(crate) fn without_nodes(&self) -> ArgumentMap {
        ArgumentMap {
            title: self.title.clone(),
            data: self.data.clone(),
            voices: self.voices.clone(),
            sources: self.sources.clone(),
            groups: self.groups.clone(),
            made_up: self.made_up,
            ..ArgumentMap::default()
        }
    }

    fn swap(&mut self, number: u32, node: Node) {
        let rekeyed = key_at(&self.graph, number) != node.key();
        if rekeyed {
            self.index.remove(key_at(&self.graph, number), number);
        }
        self.graph[NodeIndex::new(number as usize)] = Some(node);
        if rekeyed {
            self.enter(number);
        }
    }

    /// Draws the edges of a relation that has its ends.
    pub(crate) fn link(&mut self, id: RelationId) {
        let node = NodeIndex::new(id.index());
        let target = NodeIndex::new(self[id].target.index());
        for i in 0..self[id].premises.len() {
            let premise = NodeIndex::new(self[id].premises[i].node().index());
            self.graph.add_edge(premise, node, Link::Premise);
        }
        self.graph.add_edge(node, target, Link::Target);
    }

    fn unlink(&mut self, id: RelationId) {
        let node = NodeIndex::new(id.index());
        for (direction, link) in [(Incoming, Link::Premise), (Outgoing, Link::Target)] {
            self.cut(node, direction, Some(link));
        }
    }

    /// Takes nodes out of the index and the graph.
    fn erase(&mut self, nodes: &[NodeId]) {
        for node in nodes {
            let number = node.index() as u32;
            self.index.remove(key_at(&self.graph, number), number);
            self.graph[NodeIndex::new(node.index())] = None;
        }
        // Cutting an edge can take as many steps as edges were cut before it, because petgraph puts the last
        // edge in its place; beyond some number it is quicker to draw all edges anew.
        let edges: usize = nodes.iter().map(|&node| self.degree(node)).sum();
        if edges.saturating_mul(edges) / 8 > self.graph.node_count() + self.graph.edge_count() {
            self.redraw();
        } else {
            for node in nodes.iter().rev() {
                self.cut(NodeIndex::new(node.index()), Incoming, None);
                self.cut(NodeIndex::new(node.index()), Outgoing, None);
            }
        }
    }

    fn degree(&self, node: NodeId) -> usize {
        let edges = |direction| self.graph.edges_directed(NodeIndex::new(node.index()), direction).count();
        edges(Incoming) + edges(Outgoing)
    }

    /// Draws all edges anew, without those at nodes that are gone.
    fn redraw(&mut self) {
        let (nodes, edges) = std::mem::take(&mut self.graph).into_nodes_edges();
        self.graph = DiGraph::with_capacity(nodes.len(), edges.len());
        for node in nodes {
            self.graph.add_node(node.weight);
        }
        for edge in edges {
            if self.graph[edge.source()].is_some() && self.graph[edge.target()].is_some() {
                self.graph.add_edge(edge.source(), edge.target(), edge.weight);
            }
        }
    }

    /// Removes the edges of one direction and, if given, of one kind.
    fn cut(&mut self, node: NodeIndex, direction: Direction, link: Option<Link>) {
        use petgraph::visit::EdgeRef;
        loop {
            let mut edges = self.graph.edges_directed(node, direction);
            let Some(edge) = edges.find(|e| link.is_none_or(|link| *e.weight() == link)) else { return };
            let edge = edge.id();
            self.graph.remove_edge(edge);
        }
    }

    fn relation_mut(&mut self, id: RelationId) -> &mut Relation {
        match self.node_mut(id.0) {
            Node::Relation(relation) => relation,
            Node::Statement(_) => unreachable!("a relation is no statement"),
        }
    }
}

fn end_of(id: StatementId, kind: StatementKind) -> End {
    if kind == StatementKind::Locution { End::Locution(id) } else { End::Stated(id) }
}

fn first_repeated(premises: &[Premise]) -> Option<NodeId> {
    if premises.len() < 2 {
        return None;
    }
    let mut nodes: Vec<NodeId> = premises.iter().map(Premise::node).collect();
    nodes.sort_unstable();
    nodes.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}
