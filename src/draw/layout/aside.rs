//! What bears on an inference ends at the side of its junction, so that nobody takes it for a premise.

use crate::draw::layout::lattice::Lattice;
use crate::draw::layout::piece::{Arrow, Piece};

/// How far beside the junction such a line comes up or down: room for its head.
const ASIDE: f64 = 20.0;

/// A side of a junction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hand {
    Left,
    Right,
}

impl Hand {
    /// What is this far to the side.
    fn of(self, distance: f64) -> f64 {
        match self {
            Hand::Left => -distance,
            Hand::Right => distance,
        }
    }
}

/// How far right of the middle of the junction at its head a line ends.
pub(super) fn shift(piece: &Piece, arc: &Arrow, hand: Option<Hand>) -> f64 {
    hand.map_or(0.0, |hand| hand.of(piece.nodes[arc.head() as usize].width / 2.0 + ASIDE))
}

/// The item of a line in the row next to its head.
fn last(lattice: &Lattice, n: usize, arc: &Arrow) -> u32 {
    let chain = lattice.chains.of(n);
    if arc.reversed { chain[chain.len() - 2] } else { chain[1] }
}

/// For each line that bears on an inference, the side at which it ends: that on which it comes, seen from the other
/// lines that the junction has there, so that it crosses as few of them as may be.
pub(super) fn hands(piece: &Piece, lattice: &Lattice) -> Vec<Option<Hand>> {
    let mut place = vec![0_u32; lattice.row.len()];
    for row in &lattice.rows {
        row.iter().zip(0..).for_each(|(&item, n)| place[item as usize] = n);
    }
    // By node: the sum of the places of the other lines' next items below and above it, and how many there are.
    let mut others = vec![[(0_u64, 0_u64); 2]; piece.nodes.len()];
    for (n, arc) in piece.arcs.iter().enumerate() {
        let chain = lattice.chains.of(n);
        let ends = [(arc.above, chain[1], 0), (arc.below, chain[chain.len() - 2], 1)];
        for (node, next, side) in ends {
            if !arc.aside || arc.head() != node {
                let (sum, count) = &mut others[node as usize][side];
                *sum += u64::from(place[next as usize]);
                *count += 1;
            }
        }
    }
    let hand = |(n, arc): (usize, &Arrow)| {
        arc.aside.then(|| {
            let (sum, count) = others[arc.head() as usize][usize::from(arc.reversed)];
            let next = last(lattice, n, arc);
            if u64::from(place[next as usize]) * count < sum { Hand::Left } else { Hand::Right }
        })
    };
    piece.arcs.iter().enumerate().map(hand).collect()
}
