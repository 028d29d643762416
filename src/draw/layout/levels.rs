//! Which level each node is on. A junction of level `n` lies between the boxes of level `n` and those of `n + 1`.

use crate::draw::layout::Pull;
use crate::draw::layout::piece::Piece;
use crate::draw::layout::simplex::{Arc, solve};

/// Makes one line of each circle point down, so that the others point up. Linear.
pub(super) fn break_circles(piece: &mut Piece) {
    let count = piece.nodes.len();
    let mut below: Vec<Vec<u32>> = vec![Vec::new(); count];
    let mut has_above = vec![false; count];
    for (n, arc) in (0..).zip(&piece.arcs) {
        below[arc.above as usize].push(n);
        has_above[arc.below as usize] = true;
    }
    const NEW: u8 = 0;
    const OPEN: u8 = 1;
    const DONE: u8 = 2;
    let mut state = vec![NEW; count];
    let tops = (0..count).filter(|&n| !has_above[n]).chain(0..count);
    let mut stack: Vec<(u32, usize)> = Vec::new();
    for top in tops.collect::<Vec<_>>() {
        if state[top] == NEW {
            state[top] = OPEN;
            stack.push((top as u32, 0));
        }
        while let Some((node, at)) = stack.pop() {
            let Some(&n) = below[node as usize].get(at) else {
                state[node as usize] = DONE;
                continue;
            };
            stack.push((node, at + 1));
            let next = piece.arcs[n as usize].below as usize;
            match state[next] {
                NEW => {
                    state[next] = OPEN;
                    stack.push((next as u32, 0));
                }
                OPEN => {
                    let arc = &mut piece.arcs[n as usize];
                    (arc.above, arc.below, arc.reversed) = (arc.below, arc.above, true);
                }
                _ => {}
            }
        }
    }
}

/// The row of each node: even for boxes, odd for junctions. With `stagger`, the reasons of one conclusion are spread
/// over that many levels, so that a wide map becomes a narrow one.
pub(super) fn rows(piece: &Piece, stagger: u32) -> Vec<u32> {
    let count = piece.nodes.len();
    let junction = |node: u32| piece.nodes[node as usize].junction;
    let frame = |node: u32| piece.nodes[node as usize].frame;
    let mut arcs: Vec<Arc> = Vec::with_capacity(piece.arcs.len());
    for arc in &piece.arcs {
        let least = i32::from(!junction(arc.below) || junction(arc.above));
        let within = frame(arc.above) == frame(arc.below);
        let weight = match arc.pull {
            _ if junction(arc.below) && !arc.reversed => 8,
            Pull::Support => 2,
            Pull::Attack if within => 2,
            Pull::Attack | Pull::Undercut => 1,
        };
        arcs.push(Arc { tail: arc.above, head: arc.below, least, weight });
    }
    if stagger > 1 {
        spread(piece, &mut arcs, stagger as i32);
    }
    let parts = parts(count, &arcs);
    let level = levels_by_part(count, &arcs, &parts);
    let mut level = grid(piece, level, &parts, stagger);
    let least = level.iter().copied().min().unwrap_or(0);
    level.iter_mut().for_each(|level| *level -= least);
    (0..).zip(level).map(|(node, level)| 2 * level as u32 + u32::from(junction(node))).collect()
}

/// Pushes every so many-th reason of a conclusion down, where it has more than a few; linked premises by one level only,
/// since they are to be seen together. A reason from another frame stays: it would take the whole frame along, and frames
/// that are pushed one after the other stand in a staircase.
fn spread(piece: &Piece, arcs: &mut [Arc], stagger: i32) {
    const FEW: i32 = 3;
    let frame = |node: u32| piece.nodes[node as usize].frame;
    let mut reasons = vec![0; piece.nodes.len()];
    let mut seen = reasons.clone();
    let within = |arc: &&mut Arc| frame(arc.tail) == frame(arc.head);
    arcs.iter_mut().filter(within).for_each(|arc| reasons[arc.tail as usize] += 1);
    for arc in arcs.iter_mut().filter(within) {
        let tail = arc.tail as usize;
        if reasons[tail] > FEW {
            arc.least += seen[tail] % if piece.nodes[tail].junction { stagger.min(2) } else { stagger };
            seen[tail] += 1;
        }
    }
}

/// A number for what is connected, ascending by first node.
fn parts(count: usize, arcs: &[Arc]) -> Vec<u32> {
    let mut near: Vec<Vec<u32>> = vec![Vec::new(); count];
    for arc in arcs {
        near[arc.tail as usize].push(arc.head);
        near[arc.head as usize].push(arc.tail);
    }
    let mut part = vec![u32::MAX; count];
    let mut parts = 0;
    for start in 0..count {
        if part[start] != u32::MAX {
            continue;
        }
        let mut stack = vec![start as u32];
        part[start] = parts;
        while let Some(node) = stack.pop() {
            for &next in &near[node as usize] {
                if part[next as usize] == u32::MAX {
                    part[next as usize] = parts;
                    stack.push(next);
                }
            }
        }
        parts += 1;
    }
    part
}

fn levels_by_part(count: usize, arcs: &[Arc], parts: &[u32]) -> Vec<i32> {
    let number = parts.iter().copied().max().map_or(0, |most| most as usize + 1);
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); number];
    let mut local = vec![0_u32; count];
    for node in 0..count {
        let members = &mut members[parts[node] as usize];
        local[node] = members.len() as u32;
        members.push(node as u32);
    }
    let mut own: Vec<Vec<Arc>> = vec![Vec::new(); number];
    for arc in arcs {
        let (tail, head) = (local[arc.tail as usize], local[arc.head as usize]);
        own[parts[arc.tail as usize] as usize].push(Arc { tail, head, ..*arc });
    }
    let mut level = vec![0; count];
    for (members, arcs) in members.iter().zip(&own) {
        for (&node, found) in members.iter().zip(solve(vec![0; members.len()], arcs)) {
            level[node as usize] = found;
        }
    }
    level
}

/// Sets nodes without lines, which share a frame, in a square rather than in one row.
fn grid(piece: &Piece, mut level: Vec<i32>, parts: &[u32], stagger: u32) -> Vec<i32> {
    let mut size = vec![0_u32; piece.nodes.len() + 1];
    parts.iter().for_each(|&part| size[part as usize] += 1);
    let alone: Vec<usize> = (0..piece.nodes.len()).filter(|&n| size[parts[n] as usize] == 1).collect();
    let (wide, high) =
        alone.iter().fold((0.0, 0.0), |(w, h), &n| (w + piece.nodes[n].width, h + piece.nodes[n].height));
    if alone.len() > 3 {
        let ratio = (alone.len() as f64 * high / wide.max(1.0)).sqrt() / f64::from(stagger.max(1));
        let columns = (ratio.max(1.0) as usize).clamp(1, alone.len());
        for (at, node) in alone.into_iter().enumerate() {
            level[node] = (at / columns) as i32;
        }
    }
    level
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::layout::tests::pieces;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_line_comes_from_below(pieces in pieces(), stagger in 1_u32..9) {
            for piece in pieces {
                let rows = rows(&piece, stagger);
                for arc in &piece.arcs {
                    prop_assert!(rows[arc.above as usize] < rows[arc.below as usize]);
                }
                for (node, row) in piece.nodes.iter().zip(&rows) {
                    prop_assert_eq!(node.junction, row % 2 == 1);
                }
            }
        }
    }
}
