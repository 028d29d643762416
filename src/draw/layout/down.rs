//! Where the rows are: room for the boxes, for what is written beside lines, for frames, and for lines to turn.

use crate::draw::layout::lattice::Lattice;
use crate::draw::layout::piece::Piece;
use crate::draw::layout::slots::Span;

/// The room between two rows of boxes, and above and below a row of junctions.
const BETWEEN: f64 = 34.0;
const OVER_JUNCTION: f64 = 20.0;
const UNDER_JUNCTION: f64 = 18.0;
/// Lines that run far to the side get this much more room for each point, up to a limit.
const SLOPE: f64 = 0.04;
const MOST_SLOPE: f64 = 28.0;

/// Places along the levels.
#[derive(Debug)]
pub(super) struct Down {
    /// By row: its upper and lower side.
    pub(super) rows: Vec<(f64, f64)>,
    /// By row: whether nothing but junctions and bends is in it.
    pub(super) junctions: Vec<bool>,
    /// By row: how much of the room above it is for what is written beside lines.
    pub(super) labels: Vec<f64>,
    /// By frame: its upper and lower side.
    pub(super) frames: Vec<(f64, f64)>,
}

pub(super) fn down(piece: &Piece, lattice: &Lattice, spans: &[Span], middle: &[f64]) -> Down {
    let count = lattice.rows.len();
    let nodes = piece.nodes.len();
    let mut heights = vec![0.0_f64; count];
    let mut only_junctions = vec![true; count];
    for (n, node) in piece.nodes.iter().enumerate() {
        let row = lattice.row[n] as usize;
        heights[row] = heights[row].max(node.along);
        only_junctions[row] &= node.junction;
    }
    let labels = label_rooms(piece, lattice);
    let mut run = vec![0.0_f64; count];
    for (up, row) in (0..).zip(&lattice.row) {
        for &down in lattice.below.of(up) {
            let row = &mut run[*row as usize];
            *row = row.max((middle[up as usize] - middle[down as usize]).abs());
        }
    }
    debug_assert!(nodes <= middle.len());
    let (mut before, mut after) = rooms(piece, spans);
    let mut room = vec![0.0_f64; count + 1];
    let mut opening = vec![0.0_f64; count + 1];
    for (n, span) in spans.iter().enumerate() {
        let (top, bottom) = (span.top as usize, span.bottom as usize + 1);
        opening[top] = opening[top].max(before[n]);
        room[bottom] = room[bottom].max(after[n]);
    }
    for row in 0..=count {
        room[row] += opening[row];
    }
    let mut rows: Vec<(f64, f64)> = Vec::with_capacity(count);
    let mut at = room[0] + labels.first().copied().unwrap_or(0.0);
    for row in 0..count {
        rows.push((at, at + heights[row]));
        let gap = match (only_junctions[row], row + 1 < count && only_junctions[row + 1]) {
            (false, false) => BETWEEN,
            (_, true) => OVER_JUNCTION,
            (true, false) => UNDER_JUNCTION,
        };
        at += heights[row] + gap + (SLOPE * run[row]).min(MOST_SLOPE) + room[row + 1];
        at += labels.get(row + 1).copied().unwrap_or(0.0);
    }
    let frames = spans.iter().zip(before.drain(..).zip(after.drain(..))).map(|(span, (before, after))| {
        let (top, bottom) =
            (rows[span.top as usize].0 - labels[span.top as usize], rows[span.bottom as usize].1);
        (top - before, bottom + after)
    });
    let frames = frames.collect();
    Down { rows, junctions: only_junctions, labels, frames }
}

/// The room above each row for what is written beside the lines that go up from it.
fn label_rooms(piece: &Piece, lattice: &Lattice) -> Vec<f64> {
    let mut own = vec![0.0_f64; piece.nodes.len()];
    for arc in &piece.arcs {
        if let Some((_, height)) = arc.label {
            own[arc.below as usize] += height + 2.0;
        }
    }
    let mut rooms = vec![0.0_f64; lattice.rows.len()];
    for (n, own) in own.into_iter().enumerate() {
        let room = &mut rooms[lattice.row[n] as usize];
        *room = room.max(own);
    }
    rooms
}

/// The room above and below each frame's rows, with that of the frames inside that start or end with it.
fn rooms(piece: &Piece, spans: &[Span]) -> (Vec<f64>, Vec<f64>) {
    let mut before: Vec<f64> = piece.frames.iter().map(|frame| frame.before).collect();
    let mut after: Vec<f64> = piece.frames.iter().map(|frame| frame.after).collect();
    for n in (0..piece.frames.len()).rev() {
        if let Some(parent) = piece.frames[n].parent {
            let (parent, frame) = (parent as usize, &piece.frames[parent as usize]);
            if spans[parent].top == spans[n].top {
                before[parent] = before[parent].max(frame.before + before[n]);
            }
            if spans[parent].bottom == spans[n].bottom {
                after[parent] = after[parent].max(frame.after + after[n]);
            }
        }
    }
    (before, after)
}
