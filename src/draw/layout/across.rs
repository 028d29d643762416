//! Where things are across the rows: as straight as the order of the rows allows.
//!
//! On maps of a usual size the network simplex on an auxiliary graph (Gansner, Koutsofios, North and Vo 1993, section 4.2);
//! on large ones row after row.

use crate::draw::layout::Care;
use crate::draw::layout::aside::{Hand, shift};
use crate::draw::layout::lattice::Lattice;
use crate::draw::layout::piece::Piece;
use crate::draw::layout::rows::by_rows;
use crate::draw::layout::simplex::{Arc, solve};
use crate::draw::layout::slots::Span;

/// The room between boxes, and between a line and what it passes.
const BETWEEN_BOXES: f64 = 24.0;
const BETWEEN_LINES: f64 = 14.0;
/// Beyond so many items the simplex takes too long.
const LARGE: usize = 4_500;

/// How far an item reaches to both sides of its middle.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reach {
    pub(super) left: f64,
    pub(super) right: f64,
}

/// Places across the rows.
#[derive(Debug)]
pub(super) struct Across {
    /// By item: its middle.
    pub(super) middle: Vec<f64>,
    /// By frame: its left and right side.
    pub(super) sides: Vec<(f64, f64)>,
}

/// That `right` is to be at least `room` right of `left`; unknowns are the items, and two for each frame after them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Apart {
    pub(super) left: u32,
    pub(super) right: u32,
    pub(super) room: f64,
}

pub(super) fn across(
    piece: &Piece,
    lattice: &Lattice,
    spans: &[Span],
    reach: &[Reach],
    hands: &[Option<Hand>],
    care: Care,
) -> Across {
    let items = lattice.row.len();
    let apart = constraints(piece, lattice, spans, reach);
    let unknowns = items + 2 * spans.len();
    let pulls = pulls(piece, lattice, hands);
    let mut places = by_rows(lattice, &apart, unknowns, &pulls);
    if care == Care::Exact && items <= LARGE {
        places = by_simplex(&pulls, &apart, items, &places);
    }
    let side = |frame: usize| (places[items + 2 * frame], places[items + 2 * frame + 1]);
    let sides = (0..spans.len()).map(side).collect();
    Across { middle: places[..items].to_vec(), sides }
}

fn constraints(piece: &Piece, lattice: &Lattice, spans: &[Span], reach: &[Reach]) -> Vec<Apart> {
    let items = lattice.row.len() as u32;
    let is_box = |item: u32| piece.nodes.get(item as usize).is_some_and(|node| !node.junction);
    let mut apart = Vec::new();
    for row in &lattice.rows {
        for pair in row.windows(2) {
            let between = if is_box(pair[0]) && is_box(pair[1]) { BETWEEN_BOXES } else { BETWEEN_LINES };
            let room = reach[pair[0] as usize].right + reach[pair[1] as usize].left + between;
            apart.push(Apart { left: pair[0], right: pair[1], room });
        }
    }
    let borders = |frame: usize| (items + 2 * frame as u32, items + 2 * frame as u32 + 1);
    for (n, (frame, span)) in piece.frames.iter().zip(spans).enumerate() {
        let (left, right) = borders(n);
        apart.push(Apart { left, right, room: frame.width + frame.left + frame.right });
        if let Some(parent) = frame.parent {
            let (outer_left, outer_right) = borders(parent as usize);
            let outer = &piece.frames[parent as usize];
            apart.push(Apart { left: outer_left, right: left, room: outer.left });
            apart.push(Apart { left: right, right: outer_right, room: outer.right });
        }
        for row in &lattice.rows[span.top as usize..=span.bottom as usize] {
            // Columns ascend along the row, so that the frame's items stand together.
            let start = row.partition_point(|&item| lattice.slot[item as usize] < span.first);
            let end = row.partition_point(|&item| lattice.slot[item as usize] <= span.last);
            if start > 0 {
                let item = row[start - 1];
                apart.push(Apart {
                    left: item,
                    right: left,
                    room: reach[item as usize].right + BETWEEN_LINES,
                });
            }
            if let Some(&item) = row.get(end) {
                apart.push(Apart {
                    left: right,
                    right: item,
                    room: reach[item as usize].left + BETWEEN_LINES,
                });
            }
            if start < end {
                let (first, last) = (row[start], row[end - 1]);
                apart.push(Apart { left, right: first, room: frame.left + reach[first as usize].left });
                apart.push(Apart { left: last, right, room: frame.right + reach[last as usize].right });
            }
        }
    }
    beside_each_other(piece, spans, items, &mut apart);
    apart
}

/// Frames that share rows stand beside each other, even if in no row both have something.
fn beside_each_other(piece: &Piece, spans: &[Span], items: u32, apart: &mut Vec<Apart>) {
    let mut order: Vec<u32> = (0..spans.len() as u32).collect();
    order.sort_by_key(|&n| spans[n as usize].first);
    for (at, &n) in order.iter().enumerate() {
        let one = spans[n as usize];
        // What comes next in the same rows is pushed; it pushes on what follows.
        let mut covered: Vec<(u32, u32)> = Vec::new();
        for &m in &order[at + 1..] {
            let other = spans[m as usize];
            if other.first <= one.last || piece.frames[m as usize].parent != piece.frames[n as usize].parent {
                continue;
            }
            let (top, bottom) = (one.top.max(other.top), one.bottom.min(other.bottom));
            if top <= bottom && !covered.iter().any(|&(a, b)| a <= top && bottom <= b) {
                apart.push(Apart { left: items + 2 * n + 1, right: items + 2 * m, room: BETWEEN_LINES });
                covered.push((other.top, other.bottom));
                if covered.len() > 16 {
                    break;
                }
            }
        }
    }
}

/// A stretch of a line: how much further to the right than its upper end the lower wants to be, and how much it does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pull {
    pub(super) up: u32,
    pub(super) down: u32,
    pub(super) shift: i32,
    pub(super) weight: i32,
}

/// All stretches want to be upright, to the middles of boxes or the sides of junctions.
fn pulls(piece: &Piece, lattice: &Lattice, hands: &[Option<Hand>]) -> Vec<Pull> {
    let nodes = piece.nodes.len();
    let mut pulls = Vec::new();
    for ((chain, arc), hand) in lattice.chains.iter().zip(&piece.arcs).zip(hands) {
        let own = if piece.nodes[arc.below as usize].junction { 3 } else { 1 };
        let start = pulls.len();
        pulls.extend(chain.windows(2).map(|pair| {
            let bends = pair.iter().filter(|&&item| item as usize >= nodes).count();
            Pull { up: pair[0], down: pair[1], shift: 0, weight: own * [1, 2, 8][bends] }
        }));
        let by = shift(piece, arc, *hand) as i32;
        let end = if arc.reversed { pulls.len() - 1 } else { start };
        pulls[end].shift = if arc.reversed { -by } else { by };
    }
    pulls
}

/// The best places, searched for from those that are known.
fn by_simplex(pulls: &[Pull], apart: &[Apart], items: usize, known: &[f64]) -> Vec<f64> {
    let mut arcs: Vec<Arc> = Vec::new();
    for a in apart {
        arcs.push(Arc { tail: a.left, head: a.right, least: a.room.ceil() as i32, weight: 0 });
    }
    let unknowns = known.len();
    for left in (items as u32..unknowns as u32).step_by(2) {
        arcs.push(Arc { tail: left, head: left + 1, least: 0, weight: 2 });
    }
    let left = known.iter().copied().fold(f64::INFINITY, f64::min);
    let mut start: Vec<i32> = known.iter().map(|place| (place - left).round() as i32).collect();
    for &Pull { up, down, shift, weight } in pulls {
        let next = start.len() as u32;
        let (by_up, by_down) = ((-shift).max(0), shift.max(0));
        arcs.push(Arc { tail: next, head: up, least: by_up, weight });
        arcs.push(Arc { tail: next, head: down, least: by_down, weight });
        start.push((start[up as usize] - by_up).min(start[down as usize] - by_down));
    }
    // One more to the left of all keeps what no line holds together.
    let root = start.len() as u32;
    arcs.extend((0..unknowns as u32).map(|head| Arc { tail: root, head, least: 0, weight: 0 }));
    start.push(0);
    let places = solve(start, &arcs);
    places[..unknowns].iter().map(|&place| f64::from(place)).collect()
}
