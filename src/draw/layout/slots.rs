//! Columns for frames: in every row, what is in a frame stands together, and frames stand in the same order.

use crate::draw::layout::lattice::Lattice;
use crate::draw::layout::piece::Piece;

/// The columns that a frame takes, with those between and around the frames inside it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    pub(super) first: u32,
    pub(super) last: u32,
    /// The rows that it takes; `top > bottom` if nothing is in it.
    pub(super) top: u32,
    pub(super) bottom: u32,
}

/// Gives every item its column, and every frame those it takes. The frames within a frame are ordered so that
/// those with many lines between them are near.
pub(super) fn assign(piece: &Piece, lattice: &mut Lattice) -> Vec<Span> {
    if piece.frames.is_empty() {
        return Vec::new();
    }
    let frames = piece.frames.len();
    let inner = Inner::new(piece);
    let mut spans = vec![Span { top: u32::MAX, ..Span::default() }; frames];
    for (n, node) in piece.nodes.iter().enumerate() {
        let mut frame = node.frame;
        while let Some(one) = frame {
            let span = &mut spans[one as usize];
            (span.top, span.bottom) = (span.top.min(lattice.row[n]), span.bottom.max(lattice.row[n]));
            frame = piece.frames[one as usize].parent;
        }
    }
    let order = inner.order(piece);
    // Columns count up through the frames, opening and closing each; what is outside of all gets 0 and the gaps.
    let mut next = 0;
    let mut stack: Vec<(Option<u32>, usize)> = vec![(None, 0)];
    while let Some((frame, at)) = stack.pop() {
        let children = &order[frame.map_or(frames, |frame| frame as usize)];
        if let Some(&child) = children.get(at) {
            stack.push((frame, at + 1));
            next += 1;
            spans[child as usize].first = next;
            stack.push((Some(child), 0));
        } else if let Some(frame) = frame {
            spans[frame as usize].last = next;
            next += 1;
        }
    }
    place_nodes(piece, lattice, &spans);
    place_bends(piece, lattice, &spans, &inner);
    spans
}

/// Which frames are in which.
struct Inner<'p> {
    piece: &'p Piece,
    depth: Vec<u32>,
}

impl<'p> Inner<'p> {
    fn new(piece: &'p Piece) -> Self {
        let mut depth = Vec::with_capacity(piece.frames.len());
        for frame in &piece.frames {
            depth.push(frame.parent.map_or(1, |parent: u32| depth[parent as usize] + 1));
        }
        Inner { piece, depth }
    }

    fn depth(&self, frame: Option<u32>) -> u32 {
        frame.map_or(0, |frame| self.depth[frame as usize])
    }

    /// The outermost frames of the two that do not hold both.
    fn parting(&self, mut a: Option<u32>, mut b: Option<u32>) -> (Option<u32>, Option<u32>) {
        let parent = |frame: Option<u32>| frame.and_then(|frame| self.piece.frames[frame as usize].parent);
        let (mut out_a, mut out_b) = (None, None);
        while a != b {
            let (da, db) = (self.depth(a), self.depth(b));
            if da >= db {
                (out_a, a) = (a, parent(a));
            }
            if db >= da {
                (out_b, b) = (b, parent(b));
            }
        }
        (out_a, out_b)
    }

    /// The frames within each frame, and at the end the outermost, each list in the order of its columns.
    fn order(&self, piece: &Piece) -> Vec<Vec<u32>> {
        let mut near: Vec<(u32, u32)> = Vec::new();
        for arc in &piece.arcs {
            let frame = |node: u32| piece.nodes[node as usize].frame;
            if let (Some(a), Some(b)) = self.parting(frame(arc.above), frame(arc.below)) {
                near.push((a, b));
                near.push((b, a));
            }
        }
        near.sort_unstable();
        let mut order = vec![Vec::new(); piece.frames.len() + 1];
        for (n, frame) in (0..).zip(&piece.frames) {
            order[frame.parent.map_or(piece.frames.len(), |parent| parent as usize)].push(n);
        }
        order.into_iter().map(|list| arrange(list, &near)).collect()
    }
}

/// Orders frames so that the lines between them, given in both directions and sorted, are short together: each is
/// put where that costs least, and then tried again where the others are. Quadratic, up to a limit.
fn arrange(list: Vec<u32>, near: &[(u32, u32)]) -> Vec<u32> {
    const ROUNDS: usize = 3;
    const MOST: usize = 5_000_000;
    if list.len() * near.len() > MOST || near.is_empty() {
        return list;
    }
    let mut found: Vec<u32> = Vec::with_capacity(list.len());
    for round in 0..ROUNDS {
        for &one in &list {
            if round > 0 {
                found.retain(|&other| other != one);
            }
            // Of equal places the last, so that frames keep their order where nothing speaks against it.
            let costs = costs(&found, one, near);
            let at = (0..=found.len()).rev().min_by_key(|&at| costs[at]).unwrap_or(0);
            found.insert(at, one);
        }
    }
    found
}

/// What it costs to put `one` at each place: how far its lines reach and which others it makes longer.
fn costs(list: &[u32], one: u32, near: &[(u32, u32)]) -> Vec<i64> {
    let place_of = |frame: u32| list.iter().position(|&other| other == frame);
    let mut costs = vec![0_i64; list.len() + 1];
    let mut longer = vec![0_i64; list.len() + 2];
    for (p, &frame) in list.iter().enumerate() {
        let start = near.partition_point(|&(a, _)| a < frame);
        for &(_, other) in near[start..].iter().take_while(|&&(a, _)| a == frame) {
            if other == one {
                (0..=list.len()).for_each(|at| costs[at] += if at > p { at - p } else { p + 1 - at } as i64);
            } else if let Some(q) = place_of(other).filter(|&q| q > p) {
                longer[p + 1] += 1;
                longer[q + 1] -= 1;
            }
        }
    }
    let mut sum = 0;
    for (cost, longer) in costs.iter_mut().zip(longer) {
        sum += longer;
        *cost += sum;
    }
    costs
}

/// A node of a frame goes into the first column of the frame or after the frames in it that it is linked to; one
/// outside all of them into the gap nearest to its neighbours.
fn place_nodes(piece: &Piece, lattice: &mut Lattice, spans: &[Span]) {
    let gaps = |frame: Option<u32>| -> Vec<u32> {
        let mut gaps = vec![frame.map_or(0, |frame| spans[frame as usize].first)];
        gaps.extend(
            (0..)
                .zip(&piece.frames)
                .filter(|(_, f)| f.parent == frame)
                .map(|(n, _): (usize, _)| spans[n].last + 1),
        );
        gaps
    };
    let mut known: Vec<Option<Vec<u32>>> = vec![None; piece.frames.len() + 1];
    for n in 0..piece.nodes.len() {
        let frame = piece.nodes[n].frame;
        let index = frame.map_or(piece.frames.len(), |frame| frame as usize);
        let gaps = known[index].get_or_insert_with(|| gaps(frame));
        let own = (gaps[0], *gaps.iter().max().unwrap_or(&gaps[0]));
        let (mut sum, mut count) = (0, 0);
        for &next in lattice.above.of(n as u32).iter().chain(lattice.below.of(n as u32)) {
            let other = piece.nodes.get(next as usize).and_then(|node| node.frame);
            if let Some(other) = other.filter(|&other| Some(other) != frame) {
                let span = spans[other as usize];
                let middle = (span.first + span.last).div_ceil(2);
                if (own.0..=own.1).contains(&middle) || frame.is_none() {
                    sum += middle;
                    count += 1;
                }
            }
        }
        let wish = u32::checked_div(sum, count).unwrap_or(own.0);
        lattice.slot[n] = gaps.iter().copied().min_by_key(|&gap| (gap.abs_diff(wish), gap)).unwrap_or(0);
    }
}

/// A bend of a line between frames runs beside the frame whose rows it passes, on the side of the other.
fn place_bends(piece: &Piece, lattice: &mut Lattice, spans: &[Span], inner: &Inner<'_>) {
    for n in 0..piece.arcs.len() {
        let arc = piece.arcs[n];
        let (up, down) = (arc.above as usize, arc.below as usize);
        let parting = inner.parting(piece.nodes[up].frame, piece.nodes[down].frame);
        let beside = |frame: Option<u32>, own: u32, row: u32, other: u32| match frame
            .map(|frame| spans[frame as usize])
        {
            Some(span) if (span.top..=span.bottom).contains(&row) => {
                (true, if other > own { span.last + 1 } else { span.first - 1 })
            }
            Some(span) => (false, if other > own { span.last + 1 } else { span.first - 1 }),
            None => (false, own),
        };
        for k in 1..lattice.chains.of(n).len() - 1 {
            let bend = lattice.chains.of(n)[k] as usize;
            let row = lattice.row[bend];
            let (a, b) = (lattice.slot[up], lattice.slot[down]);
            let (beside_up, by_up) = beside(parting.0, a, row, b);
            let (_, by_down) = beside(parting.1, b, row, a);
            let top_half = 2 * k < lattice.chains.of(n).len();
            lattice.slot[bend] = if beside_up || (parting.1.is_none() && !top_half) {
                if beside_up { by_up } else { by_down }
            } else if parting.1.is_some() {
                by_down
            } else {
                by_up
            };
        }
    }
}
