//! Whole numbers as near to each other as their distances allow: the network simplex method.
//!
//! Gansner, Koutsofios, North and Vo 1993, "A technique for drawing directed graphs", section 2. The cut value of a
//! tree arc is the sum, over the subtree below it, of what leaves each node minus what enters it, since what runs within
//! the subtree cancels out; so cut values need no upkeep.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// `place[head] - place[tail]` is to be at least `least`, and costs `weight` for every unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc {
    pub(super) tail: u32,
    pub(super) head: u32,
    pub(super) least: i32,
    pub(super) weight: i32,
}

/// How many nodes are looked at before the improvements are broken off: a second or so. The places are valid at any time.
const PATIENCE: u64 = 60_000_000;

/// Places that satisfy all arcs at the least cost, or near it where that would take too long; the smallest is 0. The arcs
/// must connect all nodes and have no circle. The search sets out from `start`, moved to the right where arcs ask for it.
pub(super) fn solve(start: Vec<i32>, arcs: &[Arc]) -> Vec<i32> {
    within(PATIENCE, start, arcs)
}

fn within(patience: u64, start: Vec<i32>, arcs: &[Arc]) -> Vec<i32> {
    let nodes = start.len();
    if nodes == 0 {
        return Vec::new();
    }
    let mut simplex = Simplex::new(start, arcs);
    let joined = simplex.grow_tree();
    simplex.line_up(&joined);
    while simplex.looked_at < patience {
        let Some(leaving) = simplex.leaving() else { break };
        simplex.pivot(leaving);
    }
    let least = simplex.place.iter().copied().min().unwrap_or(0);
    simplex.place.iter().map(|place| place - least).collect()
}

const NONE: u32 = u32::MAX;

struct Simplex<'a> {
    arcs: &'a [Arc],
    /// The arcs at each node, in rows.
    starts: Vec<u32>,
    at: Vec<u32>,
    place: Vec<i32>,
    /// What leaves minus what enters, of the node alone and of its subtree.
    net: Vec<i64>,
    sum: Vec<i64>,
    /// The arc to the parent in the tree.
    up: Vec<u32>,
    /// A subtree stands in one piece, its root last.
    order: Vec<u32>,
    position: Vec<u32>,
    size: Vec<u32>,
    next: usize,
    looked_at: u64,
}

impl<'a> Simplex<'a> {
    fn new(start: Vec<i32>, arcs: &'a [Arc]) -> Self {
        let nodes = start.len();
        let mut starts = vec![0; nodes + 1];
        for arc in arcs {
            starts[arc.tail as usize + 1] += 1;
            starts[arc.head as usize + 1] += 1;
        }
        for node in 0..nodes {
            starts[node + 1] += starts[node];
        }
        let (mut fill, mut at) = (starts.clone(), vec![0; 2 * arcs.len()]);
        let mut net = vec![0; nodes];
        for (number, arc) in (0..).zip(arcs) {
            for node in [arc.tail as usize, arc.head as usize] {
                at[fill[node] as usize] = number;
                fill[node] += 1;
            }
            net[arc.tail as usize] += i64::from(arc.weight);
            net[arc.head as usize] -= i64::from(arc.weight);
        }
        let mut simplex = Simplex {
            arcs,
            starts,
            at,
            place: start,
            net,
            sum: Vec::new(),
            up: vec![NONE; nodes],
            order: vec![0; nodes],
            position: vec![0; nodes],
            size: vec![1; nodes],
            next: 0,
            looked_at: 0,
        };
        simplex.longest_paths();
        simplex
    }

    fn incident(&self, node: u32) -> &[u32] {
        &self.at[self.starts[node as usize] as usize..self.starts[node as usize + 1] as usize]
    }

    fn arc(&self, number: u32) -> Arc {
        self.arcs[number as usize]
    }

    fn slack(&self, number: u32) -> i32 {
        let arc = self.arc(number);
        self.place[arc.head as usize] - self.place[arc.tail as usize] - arc.least
    }

    fn longest_paths(&mut self) {
        let mut entering = vec![0_u32; self.place.len()];
        for arc in self.arcs {
            entering[arc.head as usize] += 1;
        }
        let mut ready: Vec<u32> =
            (0..).zip(&entering).filter(|&(_, &n)| n == 0).map(|(node, _)| node).collect();
        while let Some(node) = ready.pop() {
            for k in self.starts[node as usize]..self.starts[node as usize + 1] {
                let arc = self.arc(self.at[k as usize]);
                if arc.tail == node {
                    let least = self.place[node as usize] + arc.least;
                    let place = &mut self.place[arc.head as usize];
                    *place = (*place).max(least);
                    entering[arc.head as usize] -= 1;
                    if entering[arc.head as usize] == 0 {
                        ready.push(arc.head);
                    }
                }
            }
        }
    }

    /// A tree of tight arcs: the tree is moved as a whole until an arc that leaves it becomes tight. Places within the
    /// tree are kept relative to how far it has been moved. Gives the nodes in the order in which they joined.
    fn grow_tree(&mut self) -> Vec<u32> {
        let mut order = Vec::with_capacity(self.place.len());
        let mut within = vec![false; self.place.len()];
        let (mut outward, mut inward) = (BinaryHeap::new(), BinaryHeap::new());
        let mut moved = 0_i32;
        let mut newcomer = 0_u32;
        loop {
            within[newcomer as usize] = true;
            order.push(newcomer);
            for k in self.starts[newcomer as usize]..self.starts[newcomer as usize + 1] {
                let number = self.at[k as usize];
                let arc = self.arc(number);
                let (tail, head) = (within[arc.tail as usize], within[arc.head as usize]);
                if tail != head {
                    let slack = self.slack(number);
                    if tail {
                        outward.push(Reverse((slack + moved, number)))
                    } else {
                        inward.push(Reverse((slack - moved, number)))
                    }
                }
            }
            self.place[newcomer as usize] -= moved;
            let joined = |number: u32| {
                let arc = self.arcs[number as usize];
                within[arc.tail as usize] == within[arc.head as usize]
            };
            while outward.peek().is_some_and(|&Reverse((_, number))| joined(number)) {
                outward.pop();
            }
            while inward.peek().is_some_and(|&Reverse((_, number))| joined(number)) {
                inward.pop();
            }
            let out = outward.peek().map(|&Reverse((key, number))| (key - moved, number));
            let into = inward.peek().map(|&Reverse((key, number))| (key + moved, number));
            let number = match (out, into) {
                (Some((slack, number)), other) if other.is_none_or(|(least, _)| slack <= least) => {
                    moved += slack;
                    number
                }
                (_, Some((slack, number))) => {
                    moved -= slack;
                    number
                }
                _ => break,
            };
            let arc = self.arc(number);
            newcomer = if within[arc.tail as usize] { arc.head } else { arc.tail };
            self.up[newcomer as usize] = number;
        }
        for (place, within) in self.place.iter_mut().zip(within) {
            *place += if within { moved } else { 0 };
        }
        order
    }

    /// Sums the subtrees up and gives each its stretch; parents come before their children in `joined`.
    fn line_up(&mut self, joined: &[u32]) {
        self.sum = self.net.clone();
        for &node in joined[1..].iter().rev() {
            let parent = self.parent(node) as usize;
            self.sum[parent] += self.sum[node as usize];
            self.size[parent] += self.size[node as usize];
        }
        let mut free = vec![0; self.place.len()];
        for &node in joined {
            let size = self.size[node as usize];
            if self.up[node as usize] != NONE {
                let parent = self.parent(node) as usize;
                free[node as usize] = free[parent];
                free[parent] += size;
            }
            self.put(node, free[node as usize] + size - 1);
        }
    }

    fn put(&mut self, node: u32, position: u32) {
        self.order[position as usize] = node;
        self.position[node as usize] = position;
    }

    fn put_all(&mut self, nodes: &[u32], first: u32) -> u32 {
        (first..).zip(nodes).for_each(|(position, &node)| self.put(node, position));
        first + nodes.len() as u32
    }

    /// Where the subtree of a node stands.
    fn stretch(&self, root: u32) -> Range<u32> {
        let end = self.position[root as usize] + 1;
        end - self.size[root as usize]..end
    }

    fn under(&self, node: u32, root: u32) -> bool {
        self.stretch(root).contains(&self.position[node as usize])
    }

    fn parent(&self, node: u32) -> u32 {
        let arc = self.arc(self.up[node as usize]);
        arc.tail ^ arc.head ^ node
    }

    /// The lower end of a tree arc that costs more than it should: the worst of the next few.
    fn leaving(&mut self) -> Option<u32> {
        const FEW: usize = 30;
        let (mut worst, mut found) = (None, 0);
        for _ in 0..self.place.len() {
            let node = self.next as u32;
            self.looked_at += 1;
            self.next = (self.next + 1) % self.place.len();
            let number = self.up[node as usize];
            if number == NONE {
                continue;
            }
            let sum = self.sum[node as usize];
            let cut = if self.arc(number).tail == node { sum } else { -sum };
            if cut < 0 {
                found += 1;
                worst = worst.min(Some((cut, node))).or(Some((cut, node)));
                if found == FEW {
                    break;
                }
            }
        }
        worst.map(|(_, node)| node)
    }

    /// Takes the subtree of `node` out of where it stands, and leaves room for it before `outer`, which is to be above it.
    fn make_room(&mut self, node: u32, outer: u32) {
        let (size, sum) = (self.size[node as usize], self.sum[node as usize]);
        let Range { start: first, end } = self.stretch(node);
        // Above both, nothing changes.
        let mut above = self.parent(node);
        while !self.under(outer, above) {
            self.size[above as usize] -= size;
            self.sum[above as usize] -= sum;
            above = self.parent(above);
        }
        let mut at = outer;
        while at != above {
            let next = self.parent(at);
            self.size[at as usize] += size;
            self.sum[at as usize] += sum;
            at = next;
        }
        let before = self.position[outer as usize];
        for position in end..before {
            self.put(self.order[position as usize], position - size);
        }
        for position in (before..first).rev() {
            self.put(self.order[position as usize], position + size);
        }
    }

    /// Takes the arc above `node` out of the tree and puts the tightest arc in that runs the other way.
    fn pivot(&mut self, node: u32) {
        let leaving = self.up[node as usize];
        let tail_below = self.arc(leaving).tail == node;
        let Range { start: first, end } = self.stretch(node);
        let whole = self.order.len() as u32;
        let is_inside = 2 * (end - first) <= whole;
        let smaller = if is_inside { (first..end).chain(0..0) } else { (0..first).chain(end..whole) };
        // The arc that enters runs the other way than the one that leaves, and has one end in the subtree.
        let by_head = tail_below == is_inside;
        let mut best = None;
        for place in smaller.clone() {
            let near = self.order[place as usize];
            for &number in self.incident(near) {
                let arc = self.arc(number);
                let (here, far) = if by_head { (arc.head, arc.tail) } else { (arc.tail, arc.head) };
                if here == near && (first..end).contains(&self.position[far as usize]) != is_inside {
                    let slack = self.slack(number);
                    if best.is_none_or(|known| (slack, number) < known) {
                        best = Some((slack, number));
                    }
                }
            }
        }
        // A tree arc that costs too much always has such a counterpart: else it would bound nothing.
        let Some((slack, entering)) = best else { return };
        let by = if by_head { -slack } else { slack };
        for place in smaller {
            self.place[self.order[place as usize] as usize] += by;
        }
        let new = self.arc(entering);
        let inner = if self.under(new.tail, node) { new.tail } else { new.head };
        let outer = new.tail ^ new.head ^ inner;
        let size = end - first;
        let moved = self.position[outer as usize].abs_diff(first);
        self.looked_at += u64::from(size + size.min(whole - size) + moved);
        let subtree = self.order[first as usize..end as usize].to_vec();
        self.make_room(node, outer);
        self.turn(&subtree, inner, self.position[outer as usize] - size);
        self.up[inner as usize] = entering;
    }

    /// Lets a subtree, until now rooted at its last node, hang from `inner` and stand from `next` on: what stood around each
    /// node of the way to the old root comes to stand before it.
    fn turn(&mut self, subtree: &[u32], inner: u32, mut next: u32) {
        let Some(&root) = subtree.last() else { return };
        let (size, sum) = (self.size[root as usize], self.sum[root as usize]);
        let first = self.stretch(root).start;
        let mut way = vec![inner];
        while way.last() != Some(&root) {
            way.push(self.parent(way[way.len() - 1]));
        }
        let mut around = 0..subtree.len();
        for pair in way.windows(2).rev() {
            let (below, above) = (pair[0], pair[1] as usize);
            let Range { start, end } = self.stretch(below);
            let within = (start - first) as usize..(end - first) as usize;
            self.size[above] = size - self.size[below as usize];
            self.sum[above] = sum - self.sum[below as usize];
            self.up[above] = self.up[below as usize];
            for part in [around.start..within.start, within.end..around.end] {
                next = self.put_all(&subtree[part], next);
            }
            around = within;
        }
        (self.size[inner as usize], self.sum[inner as usize]) = (size, sum);
        self.put_all(&subtree[around], next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cost(arcs: &[Arc], place: &[i32]) -> i64 {
        arcs.iter()
            .map(|a| i64::from(a.weight) * i64::from(place[a.head as usize] - place[a.tail as usize]))
            .sum()
    }

    /// The cheapest places by trying all of them.
    fn brute(nodes: usize, arcs: &[Arc], most: i32) -> i64 {
        let mut place = vec![0; nodes];
        let mut best = i64::MAX;
        loop {
            if arcs.iter().all(|a| place[a.head as usize] - place[a.tail as usize] >= a.least) {
                best = best.min(cost(arcs, &place));
            }
            let Some(at) = place.iter().position(|&p| p < most) else { return best };
            place[at] += 1;
            place[..at].fill(0);
        }
    }

    proptest! {
        #[test]
        fn no_places_are_cheaper(
            raw in prop::collection::vec((0_u32..5, 0_u32..5, 0_i32..3, 0_i32..9), 0..9),
            chain in prop::collection::vec((0_i32..2, 0_i32..3), 4),
            start in prop::collection::vec(0_i32..9, 5),
            patience in 0_u64..20,
        ) {
            let mut arcs: Vec<Arc> = raw.into_iter().filter(|(a, b, ..)| a != b)
                .map(|(a, b, least, weight)| Arc { tail: a.min(b), head: a.max(b), least, weight }).collect();
            arcs.extend((0..).zip(chain).map(|(n, (least, weight))| Arc { tail: n, head: n + 1, least, weight }));
            let place = solve(start.clone(), &arcs);
            let holds = |place: &[i32]| arcs.iter().all(|a| place[a.head as usize] - place[a.tail as usize] >= a.least);
            prop_assert!(holds(&place));
            let broken_off = within(patience, start, &arcs);
            prop_assert!(holds(&broken_off));
            prop_assert!(cost(&arcs, &broken_off) >= cost(&arcs, &place));
            prop_assert_eq!(cost(&arcs, &place), brute(5, &arcs, 8));
        }
    }
}
