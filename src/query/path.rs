//! What leads where: ancestors, descendants, shortest and simple paths along the arrows.

use crate::map::ArgumentMap;
use crate::map::id::NodeId;
use std::collections::{HashMap, HashSet, VecDeque};

/// Ways through the map, along the arrows: from premise to relation, from relation to target.
impl ArgumentMap {
    /// Everything that bears on a node, directly or through others, the nearest first; without the node
    /// itself, even where it bears on itself through a circle.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    ///
    /// let mut m = MapBuilder::new("Rain");
    /// for key in ["rain", "wet", "truck"] {
    ///     m.claim(key, key);
    /// }
    /// m.support("rain").with("wet").key("step");
    /// m.undercut("step").with("truck").key("but");
    /// let map = m.build()?;
    ///
    /// let upstream = map.ancestors(map.find("rain").unwrap());
    /// let keys: Vec<&str> = upstream.map(|node| map.key(node)).collect();
    /// assert_eq!(keys, ["step", "wet", "but", "truck"]);
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
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
        if !self.contains(from) {
            return None;
        }
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
    /// There can be exponentially many, so take only as many as you need: the iterator finds them one at a
    /// time and keeps only the current one. From one path to the next it takes at most **O(map²)**
    /// time, because after the first dead end it enters no node from which the end is out of reach.
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
        let mut paths = SimplePaths {
            map: self,
            to,
            left: relations,
            path: Vec::new(),
            visited: HashSet::new(),
            careful: false,
        };
        if self.contains(from) && paths.reaches_end(from) {
            paths.enter(from);
        }
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
    path: Vec<Step>,
    visited: HashSet<NodeId>,
    /// Whether there was a dead end, so that it pays to look ahead.
    careful: bool,
}

/// A node of the current path.
#[derive(Debug)]
struct Step {
    node: NodeId,
    /// The successors still to be tried, last first.
    untried: Vec<NodeId>,
    /// Whether a path was found through it.
    fruitful: bool,
}

fn cost(node: NodeId) -> usize {
    usize::from(node.relation().is_some())
}

impl SimplePaths<'_> {
    /// Extends the path by a node that is not on it yet, unless it leads nowhere.
    fn enter(&mut self, node: NodeId) {
        let fits = cost(node) <= self.left && !self.visited.contains(&node);
        if fits && (!self.careful || self.reaches_end(node)) {
            self.visited.insert(node);
            self.left -= cost(node);
            let mut untried = if node == self.to { Vec::new() } else { self.map.successors(node) };
            untried.reverse();
            self.path.push(Step { node, untried, fruitful: node == self.to });
        }
    }

    /// Whether there is a way to the end around the nodes of the path that is short enough: a search in which
    /// statements cost nothing and relations one.
    fn reaches_end(&self, from: NodeId) -> bool {
        let mut seen = HashSet::new();
        let mut queue = VecDeque::from([(from, cost(from))]);
        while let Some((node, passed)) = queue.pop_front() {
            if passed > self.left || self.visited.contains(&node) || !seen.insert(node) {
                continue;
            }
            if node == self.to {
                return true;
            }
            for next in self.map.successors(node) {
                match cost(next) {
                    0 => queue.push_front((next, passed)),
                    more => queue.push_back((next, passed + more)),
                }
            }
        }
        false
    }
}

impl Iterator for SimplePaths<'_> {
    type Item = Vec<NodeId>;

    fn next(&mut self) -> Option<Vec<NodeId>> {
        loop {
            if let Some(next) = self.path.last_mut()?.untried.pop() {
                self.enter(next);
                continue;
            }
            let found = self.path.last().is_some_and(|step| step.node == self.to);
            let found = found.then(|| self.path.iter().map(|step| step.node).collect());
            let step = self.path.pop()?;
            self.visited.remove(&step.node);
            self.left += cost(step.node);
            self.careful |= !step.fruitful;
            if let Some(before) = self.path.last_mut() {
                before.fruitful |= step.fruitful;
            }
            if found.is_some() {
                return found;
            }
        }
    }
}
