//! What leads where: ancestors, descendants, shortest and simple paths along the arrows.

use crate::map::ArgumentMap;
use crate::map::id::NodeId;
use std::collections::{HashMap, HashSet, VecDeque};

/// Ways through the map, along the arrows: from premise to relation, from relation to target.
impl ArgumentMap {
    /// Everything that bears on a node, directly or through others, the nearest first; without the node
    /// itself, even where it bears on itself through a circle.
    pub fn ancestors(&self, node: impl Into<NodeId>) -> impl Iterator<Item = NodeId> + '_ {
        self.walk(node.into(), |node| self.predecessors(node))
    }

    /// Everything that a node bears on, directly or through others, the nearest first; without the node
    /// itself, even where it bears on itself through a circle.
    pub fn descendants(&self, node: impl Into<NodeId>) -> impl Iterator<Item = NodeId> + '_ {
        self.walk(node.into(), |node| self.successors(node))
    }

    /// A shortest path from one node to another, both included; of several, the first in the order of the
    /// map. `None` if there is no way. Linear in the part of the map within reach.
    #[must_use]
    pub fn shortest_path(&self, from: impl Into<NodeId>, to: impl Into<NodeId>) -> Option<Vec<NodeId>> {
        let (from, to) = (from.into(), to.into());
        let mut before = HashMap::from([(from, from)]);
        let mut queue = VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            if node == to {
                let step = |&at: &NodeId| before.get(&at).copied().filter(|&previous| previous != at);
                let mut path: Vec<NodeId> = std::iter::successors(Some(to), step).collect();
                path.reverse();
                return Some(path);
            }
            for next in self.successors(node) {
                before.entry(next).or_insert_with(|| {
                    queue.push_back(next);
                    node
                });
            }
        }
        None
    }

    /// The paths from one node to another that visit no node twice and pass through at most `relations`
    /// relations, in the order of the map.
    ///
    /// There can be exponentially many: the iterator finds them one at a time and keeps only the current
    /// one. It never enters a branch from which the end is too far away.
    ///
    /// ```
    /// # use argument_map::MapBuilder;
    /// let mut m = MapBuilder::new("Two ways");
    /// m.claim("a", "A");
    /// m.claim("b", "B");
    /// m.claim("c", "C");
    /// m.support("c").with("a");
    /// m.support("b").with("a");
    /// m.support("c").with("b");
    /// let map = m.build()?;
    /// let (a, c) = (map.find("a").unwrap(), map.find("c").unwrap());
    /// assert_eq!(map.simple_paths(a, c, 5).count(), 2);
    /// assert_eq!(map.simple_paths(a, c, 1).count(), 1);
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[must_use]
    pub fn simple_paths(
        &self,
        from: impl Into<NodeId>,
        to: impl Into<NodeId>,
        relations: usize,
    ) -> SimplePaths<'_> {
        let (from, to) = (from.into(), to.into());
        let own = |node: NodeId| usize::from(node.relation().is_some());
        let mut distance = HashMap::from([(to, own(to))]);
        let mut queue = VecDeque::from([to]);
        while let Some(node) = queue.pop_front() {
            let ahead = distance[&node];
            for before in
                self.predecessors(node).into_iter().filter(|&before| ahead + own(before) <= relations)
            {
                distance.entry(before).or_insert_with(|| {
                    queue.push_back(before);
                    ahead + own(before)
                });
            }
        }
        let mut paths = SimplePaths {
            map: self,
            to,
            left: relations,
            distance,
            path: Vec::new(),
            visited: HashSet::new(),
        };
        paths.enter(from);
        paths
    }

    fn walk<I: IntoIterator<Item = NodeId>>(
        &self,
        from: NodeId,
        next: impl Fn(NodeId) -> I,
    ) -> impl Iterator<Item = NodeId> {
        let mut seen = HashSet::from([from]);
        let mut queue = VecDeque::from([from]);
        let mut found = VecDeque::new();
        std::iter::from_fn(move || {
            while found.is_empty() {
                let fresh = next(queue.pop_front()?).into_iter().filter(|&node| seen.insert(node));
                found.extend(fresh);
                queue.extend(&found);
            }
            found.pop_front()
        })
    }

    fn successors(&self, node: NodeId) -> Vec<NodeId> {
        match node {
            NodeId::Statement(id) => self.relations_from(id).map(NodeId::from).collect(),
            NodeId::Relation(id) => self.relation(id).map(|relation| relation.target()).into_iter().collect(),
        }
    }

    fn predecessors(&self, node: NodeId) -> Vec<NodeId> {
        let premises = node.relation().into_iter().flat_map(|id| self.premises(id)).map(NodeId::from);
        premises.chain(self.relations_to(node).map(NodeId::from)).collect()
    }
}

/// The paths found by [`ArgumentMap::simple_paths`].
#[derive(Debug)]
pub struct SimplePaths<'m> {
    map: &'m ArgumentMap,
    to: NodeId,
    /// How many relations the path may still pass through.
    left: usize,
    /// The fewest relations on any way from a node to the end, the node included.
    distance: HashMap<NodeId, usize>,
    /// The current path, each node with the successors still to be tried, last first.
    path: Vec<(NodeId, Vec<NodeId>)>,
    visited: HashSet<NodeId>,
}

impl SimplePaths<'_> {
    /// Extends the path by a node from which the end is near enough and which is not on it yet.
    fn enter(&mut self, node: NodeId) {
        let near = self.distance.get(&node).is_some_and(|&ahead| ahead <= self.left);
        if near && self.visited.insert(node) {
            self.left -= usize::from(node.relation().is_some());
            let mut successors = if node == self.to { Vec::new() } else { self.map.successors(node) };
            successors.reverse();
            self.path.push((node, successors));
        }
    }
}

impl Iterator for SimplePaths<'_> {
    type Item = Vec<NodeId>;

    fn next(&mut self) -> Option<Vec<NodeId>> {
        loop {
            let (node, successors) = self.path.last_mut()?;
            if let Some(next) = successors.pop() {
                self.enter(next);
                continue;
            }
            let arrived = *node == self.to;
            let found = arrived.then(|| self.path.iter().map(|&(node, _)| node).collect());
            if let Some((node, _)) = self.path.pop() {
                self.visited.remove(&node);
                self.left += usize::from(node.relation().is_some());
            }
            if found.is_some() {
                return found;
            }
        }
    }
}
