//! Which nodes are translated, numbered without gaps where only a part is.

use crate::map::ArgumentMap;
use crate::map::id::NodeId;
use std::collections::HashMap;

/// The nodes of a translation, by slot.
#[derive(Clone, Debug)]
pub(crate) struct Slots {
    nodes: Vec<NodeId>,
    /// By index of the node, its slot.
    numbers: Numbers,
}

#[derive(Clone, Debug)]
enum Numbers {
    /// For a whole map.
    Table(Vec<u32>),
    /// For a part, so that it costs no more than the part.
    Hashed(HashMap<NodeId, u32>),
}

impl Slots {
    /// All nodes of the argument.
    pub(super) fn all(map: &ArgumentMap) -> Slots {
        let statements = map.statements().map(NodeId::from);
        let nodes: Vec<NodeId> = statements.chain(map.relations().map(NodeId::from)).collect();
        let mut table = vec![u32::MAX; map.bound()];
        for (slot, node) in (0..).zip(&nodes) {
            table[node.index()] = slot;
        }
        Slots { nodes, numbers: Numbers::Table(table) }
    }

    pub(super) fn part(nodes: &[NodeId]) -> Slots {
        let numbers = nodes.iter().copied().zip(0..).collect();
        Slots { nodes: nodes.to_vec(), numbers: Numbers::Hashed(numbers) }
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn node(&self, slot: usize) -> NodeId {
        self.nodes[slot]
    }

    pub(crate) fn find(&self, node: NodeId) -> Option<usize> {
        let number = match &self.numbers {
            Numbers::Table(table) => table.get(node.index()).copied().filter(|&number| number != u32::MAX),
            Numbers::Hashed(numbers) => numbers.get(&node).copied(),
        }?;
        let slot = number as usize;
        (self.nodes.get(slot) == Some(&node)).then_some(slot)
    }

    /// Adds a node that lies around the part, unless it is there. A whole map has nothing around it.
    pub(super) fn enlist(&mut self, node: NodeId) {
        if let Numbers::Hashed(numbers) = &mut self.numbers {
            let next = self.nodes.len() as u32;
            if *numbers.entry(node).or_insert(next) == next {
                self.nodes.push(node);
            }
        }
    }

    pub(super) fn is_part(&self) -> bool {
        matches!(self.numbers, Numbers::Hashed(_))
    }
}
