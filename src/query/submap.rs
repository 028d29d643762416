//! Parts of a map as maps of their own.

use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::{ArgumentMap, Node};
use std::collections::HashSet;

impl ArgumentMap {
    /// The map of the given nodes alone, in the order of this map and with the same keys, voices, sources
    /// and groups. A relation is left out if one of its ends is. Linear in the map.
    ///
    /// ```
    /// # use argument_map::MapBuilder;
    /// let mut m = MapBuilder::new("Two islands");
    /// m.claim("a", "A");
    /// m.claim("b", "B");
    /// m.claim("elsewhere", "C");
    /// m.support("b").with("a");
    /// let map = m.build()?;
    ///
    /// let b = map.find("b").unwrap();
    /// let island = map.submap(map.ancestors(b).chain([b]));
    /// assert_eq!((island.statements().count(), island.relations().count()), (2, 1));
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[must_use]
    pub fn submap(&self, nodes: impl IntoIterator<Item = NodeId>) -> ArgumentMap {
        let mut kept = vec![false; self.bound()];
        for node in nodes {
            if self.id_of(node.index() as u32) == Some(node) {
                kept[node.index()] = true;
            }
        }
        self.drop_loose(&mut kept);
        self.copy_of(&kept)
    }

    /// The given statements and the relations among them: those whose ends all lie among them. Linear in
    /// the map.
    pub fn between(&self, statements: impl IntoIterator<Item = StatementId>) -> impl Iterator<Item = NodeId> {
        let mut kept: Vec<bool> =
            (0..).take(self.bound()).map(|n| matches!(self.id_of(n), Some(NodeId::Relation(_)))).collect();
        for id in statements {
            if self.statement(id).is_some() {
                kept[id.index()] = true;
            }
        }
        self.drop_loose(&mut kept);
        (0..).zip(kept).filter(|&(_, kept)| kept).filter_map(|(number, _)| self.id_of(number))
    }

    /// Unmarks the relations that have an end which is not marked.
    fn drop_loose(&self, kept: &mut [bool]) {
        let mut loose: Vec<RelationId> = Vec::new();
        for id in self.all_relations() {
            let relation = &self[id];
            let mut ends = relation.premises().iter().map(|p| p.node()).chain([relation.target()]);
            if kept[id.index()] && !ends.all(|end| kept[end.index()]) {
                loose.push(id);
            }
        }
        let mut dropped: HashSet<RelationId> = loose.iter().copied().collect();
        while let Some(id) = loose.pop() {
            kept[id.index()] = false;
            loose.extend(self.all_relations_at(id.into()).filter(|&id| dropped.insert(id)));
        }
    }

    fn copy_of(&self, kept: &[bool]) -> ArgumentMap {
        let mut copy = self.without_nodes();
        let mut numbers = vec![0; self.bound()];
        let marked = (0..).zip(kept).filter(|&(_, &kept)| kept);
        for (number, node) in marked.filter_map(|(number, _)| Some((number, self.node(number)?))) {
            // The copy is no larger than the original, which was not full.
            numbers[number as usize] = copy.push(node.clone()).unwrap_or_default();
        }
        for number in (0..).take(copy.bound()) {
            copy.enter(number);
            if let Node::Relation(relation) = copy.node_mut(number) {
                relation.renumber(|number| numbers[number as usize]);
                copy.link(RelationId(number));
            }
        }
        copy
    }
}
