//! What bears on an inference ends at the side of its junction, so that nobody takes it for a premise.

use crate::draw::layout::lattice::Lattice;
use crate::draw::layout::piece::{Arrow, Piece};
use std::collections::BTreeMap;

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
    let mut hands: Vec<Option<Hand>> = piece.arcs.iter().enumerate().map(hand).collect();
    part_kinds(piece, lattice, &place, &mut hands);
    hands
}

/// Where heads of different kinds would lie on each other at one side of a junction, one kind goes to the other side:
/// that of the line next to it, if nothing else ends there.
fn part_kinds(piece: &Piece, lattice: &Lattice, place: &[u32], hands: &mut [Option<Hand>]) {
    let mut at: BTreeMap<u32, [Vec<usize>; 2]> = BTreeMap::new();
    for (n, (arc, hand)) in piece.arcs.iter().zip(&*hands).enumerate() {
        if let Some(hand) = hand {
            at.entry(arc.head()).or_default()[usize::from(*hand == Hand::Right)].push(n);
        }
    }
    for sides in at.into_values() {
        for (side, other) in [(0, Hand::Right), (1, Hand::Left)] {
            let (here, there) = (&sides[side], &sides[1 - side]);
            let kind = |n: usize| piece.arcs[n].pull;
            let along = |&n: &usize| i64::from(place[last(lattice, n, &piece.arcs[n]) as usize]);
            let nearest = here.iter().copied().min_by_key(|n| if side == 0 { -along(n) } else { along(n) });
            let Some(moving) = nearest.map(kind) else { continue };
            if here.iter().any(|&n| kind(n) != moving) && there.iter().all(|&n| kind(n) == moving) {
                here.iter().filter(|&&n| kind(n) == moving).for_each(|&n| hands[n] = Some(other));
                break;
            }
        }
    }
}
