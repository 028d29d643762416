//! Circles: the strongly connected components of a network, in the order in which they can be evaluated.

use crate::semantics::gradual::network::Network;

/// The strongly connected components, each after those it depends on.
#[derive(Clone, Debug)]
pub(super) struct Components {
    /// The arguments, component after component.
    order: Vec<u32>,
    /// Where each component starts, and where the last one ends.
    starts: Vec<u32>,
    /// The component of each argument.
    of: Vec<u32>,
}

const UNSEEN: u32 = u32::MAX;

impl Components {
    /// Tarjan's algorithm (1972) along the dependencies, with a stack of its own: a long chain is no danger.
    pub(super) fn of(network: &Network) -> Components {
        let n = network.len();
        let mut index = vec![UNSEEN; n];
        let mut low = vec![0_u32; n];
        let mut found = Components {
            order: Vec::with_capacity(n),
            starts: Vec::with_capacity(n + 1),
            of: vec![UNSEEN; n],
        };
        let (mut open, mut path) = (Vec::new(), Vec::new());
        let mut clock = 0;
        for root in 0..n as u32 {
            if index[root as usize] != UNSEEN {
                continue;
            }
            path.push((root, 0_u32));
            while let Some((argument, next)) = path.last_mut() {
                let (a, at) = (*argument as usize, *next as usize);
                if at == 0 && index[a] == UNSEEN {
                    (index[a], low[a]) = (clock, clock);
                    clock += 1;
                    open.push(*argument);
                }
                let [edges, premises] = network.dependencies(*argument);
                if let Some(&source) = edges.get(at).or_else(|| premises.get(at - edges.len())) {
                    *next += 1;
                    let s = source as usize;
                    if index[s] == UNSEEN {
                        path.push((source, 0));
                    } else if found.of[s] == UNSEEN {
                        low[a] = low[a].min(index[s]);
                    }
                    continue;
                }
                path.pop();
                if let Some(&(below, _)) = path.last() {
                    low[below as usize] = low[below as usize].min(low[a]);
                }
                if low[a] == index[a] {
                    found.close(&mut open, a as u32);
                }
            }
        }
        found.starts.push(n as u32);
        found
    }

    /// Takes the component that ends at its root off the stack.
    fn close(&mut self, open: &mut Vec<u32>, root: u32) {
        let number = self.starts.len() as u32;
        let start = self.order.len();
        self.starts.push(start as u32);
        while let Some(member) = open.pop() {
            self.of[member as usize] = number;
            self.order.push(member);
            if member == root {
                break;
            }
        }
        self.order[start..].sort_unstable();
    }

    /// The members of each component, ascending.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &[u32]> {
        self.starts.windows(2).map(|ends| &self.order[ends[0] as usize..ends[1] as usize])
    }

    /// Whether two arguments lie in one component.
    pub(super) fn same(&self, one: u32, other: u32) -> bool {
        self.of[one as usize] == self.of[other as usize]
    }

    /// Whether a component runs in a circle: it has several members, or one that depends on itself.
    pub(super) fn is_cyclic(&self, network: &Network, members: &[u32]) -> bool {
        match members {
            [only] => network.dependencies(*only).into_iter().flatten().any(|source| source == only),
            _ => true,
        }
    }
}
