//! Where things are across the rows: as straight as the order of the rows allows.
//!
//! On maps of a usual size the network simplex on an auxiliary graph (Gansner, Koutsofios, North and Vo 1993, section 4.2);
//! on large ones row after row, each as near to its neighbours as can be (isotonic regression by pooling, Ayer et al. 1955).

use crate::draw::layout::lattice::Lattice;
use crate::draw::layout::piece::Piece;
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
struct Apart {
    left: u32,
    right: u32,
    room: f64,
}

pub(super) fn across(piece: &Piece, lattice: &Lattice, spans: &[Span], reach: &[Reach]) -> Across {
    let items = lattice.row.len();
    let apart = constraints(piece, lattice, spans, reach);
    let unknowns = items + 2 * spans.len();
    let places = if items <= LARGE {
        by_simplex(piece, lattice, &apart, unknowns, spans)
    } else {
        by_rows(piece, lattice, &apart, unknowns)
    };
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

/// How much each stretch of a line wants to be upright.
fn pulls<'l>(piece: &'l Piece, lattice: &'l Lattice) -> impl Iterator<Item = (u32, u32, i32)> + 'l {
    let nodes = piece.nodes.len();
    lattice.chains.iter().zip(&piece.arcs).flat_map(move |(chain, arc)| {
        let own = if piece.nodes[arc.below as usize].junction { 6 } else { 1 };
        chain.windows(2).map(move |pair| {
            let bends = pair.iter().filter(|&&item| item as usize >= nodes).count();
            (pair[0], pair[1], own * [1, 2, 8][bends])
        })
    })
}

fn by_simplex(
    piece: &Piece,
    lattice: &Lattice,
    apart: &[Apart],
    unknowns: usize,
    spans: &[Span],
) -> Vec<f64> {
    const PIVOTS: usize = 40_000;
    let mut arcs: Vec<Arc> = Vec::new();
    for a in apart {
        arcs.push(Arc { tail: a.left, head: a.right, least: a.room.ceil() as i32, weight: 0 });
    }
    let items = lattice.row.len() as u32;
    for n in 0..spans.len() as u32 {
        arcs.push(Arc { tail: items + 2 * n, head: items + 2 * n + 1, least: 0, weight: 2 });
    }
    let mut next = unknowns as u32;
    for (up, down, weight) in pulls(piece, lattice) {
        arcs.push(Arc { tail: next, head: up, least: 0, weight });
        arcs.push(Arc { tail: next, head: down, least: 0, weight });
        next += 1;
    }
    // One more to the left of all keeps what no line holds together.
    for unknown in 0..unknowns as u32 {
        arcs.push(Arc { tail: next, head: unknown, least: 0, weight: 0 });
    }
    let places = solve(next as usize + 1, &arcs, PIVOTS);
    places[..unknowns].iter().map(|&place| f64::from(place)).collect()
}

fn by_rows(piece: &Piece, lattice: &Lattice, apart: &[Apart], unknowns: usize) -> Vec<f64> {
    const FEWEST: f64 = 0.01;
    const ROUNDS: usize = 12;
    let pulled = Pulled::new(piece, lattice, unknowns);
    // The first constraints are those between the neighbours in the rows, row by row.
    let mut starts = vec![0];
    starts.extend(lattice.rows.iter().map(|row| row.len().saturating_sub(1)));
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut places = vec![0.0; unknowns];
    for round in 0..2 * ROUNDS {
        let down = round % 2 == 0;
        // First from one side, so that places travel far, then from both.
        let sides = if round >= ROUNDS { [true, true] } else { [down, !down] };
        for at in 0..lattice.rows.len() {
            let at = if down { at } else { lattice.rows.len() - 1 - at };
            let row = &lattice.rows[at];
            let wishes: Vec<(f64, f64)> = row
                .iter()
                .map(|&item| {
                    let (wish, weight) = pulled.wish(item, sides, &places);
                    if weight > 0.0 { (wish, weight) } else { (places[item as usize], FEWEST) }
                })
                .collect();
            let rooms = apart[starts[at]..].iter().map(|apart| apart.room);
            stand_apart(row, &wishes, rooms, &mut places);
        }
    }
    if unknowns > lattice.row.len() {
        let order = from_left_to_right(apart, unknowns);
        enclose(&mut places, lattice.row.len(), apart);
        fit(&mut places, apart, &order);
        settle(&mut places, lattice.row.len(), apart, &pulled, &order);
    }
    places
}

/// What pulls at each item, from above and from below.
struct Pulled {
    starts: [Vec<u32>; 2],
    ends: [Vec<(u32, f64)>; 2],
}

impl Pulled {
    fn new(piece: &Piece, lattice: &Lattice, unknowns: usize) -> Pulled {
        let half = |above: bool| {
            let pairs = || {
                pulls(piece, lattice).map(|(up, down, w)| if above { (down, up, w) } else { (up, down, w) })
            };
            let mut starts = vec![0_u32; unknowns + 1];
            pairs().for_each(|(item, ..)| starts[item as usize + 1] += 1);
            for n in 0..unknowns {
                starts[n + 1] += starts[n];
            }
            let (mut fill, mut ends) = (starts.clone(), vec![(0, 0.0); starts[unknowns] as usize]);
            for (item, end, weight) in pairs() {
                ends[fill[item as usize] as usize] = (end, f64::from(weight));
                fill[item as usize] += 1;
            }
            (starts, ends)
        };
        let (above, below) = (half(true), half(false));
        Pulled { starts: [above.0, below.0], ends: [above.1, below.1] }
    }

    /// The middle of what pulls at an item from the sides asked for, and how strongly.
    fn wish(&self, item: u32, sides: [bool; 2], places: &[f64]) -> (f64, f64) {
        let (mut sum, mut weights) = (0.0, 0.0);
        for side in (0..2).filter(|&side| sides[side]) {
            let (start, end) = (self.starts[side][item as usize], self.starts[side][item as usize + 1]);
            for &(end, weight) in &self.ends[side][start as usize..end as usize] {
                sum += weight * places[end as usize];
                weights += weight;
            }
        }
        (if weights > 0.0 { sum / weights } else { 0.0 }, weights)
    }
}

/// Puts the items of a row as near to their wishes (place and weight) as their distances allow, by pooling.
fn stand_apart(row: &[u32], wishes: &[(f64, f64)], rooms: impl Iterator<Item = f64>, places: &mut [f64]) {
    // Pools of items that touch: their common place, weight and number, with the distances taken out.
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(row.len());
    let mut offsets = Vec::with_capacity(row.len());
    let mut offset = 0.0;
    for (&(wish, weight), room) in wishes.iter().zip(std::iter::once(0.0).chain(rooms)) {
        offset += room;
        offsets.push(offset);
        let mut pool = (wish - offset, weight, 1);
        while let Some(&(place, weight, number)) = pools.last() {
            if place <= pool.0 {
                break;
            }
            pools.pop();
            let all = weight + pool.1;
            pool = ((place * weight + pool.0 * pool.1) / all, all, number + pool.2);
        }
        pools.push(pool);
    }
    let pooled = pools.iter().flat_map(|&(place, _, number)| std::iter::repeat_n(place, number));
    for ((&item, offset), place) in row.iter().zip(offsets).zip(pooled) {
        places[item as usize] = place + offset;
    }
}

/// Draws frames around their members.
fn enclose(places: &mut [f64], items: usize, apart: &[Apart]) {
    places[items..].iter_mut().enumerate().for_each(|(n, side)| {
        *side = if n % 2 == 0 { f64::INFINITY } else { f64::NEG_INFINITY };
    });
    let is_left = |one: usize| one >= items && (one - items) % 2 == 0;
    let is_right = |one: usize| one >= items && (one - items) % 2 == 1;
    // From the innermost frames outwards: the constraints of later frames stand later.
    for a in apart.iter().rev() {
        let (left, right) = (a.left as usize, a.right as usize);
        if is_left(left) && !is_right(right) {
            places[left] = places[left].min(places[right] - a.room);
        }
        if is_right(right) && !is_left(left) {
            places[right] = places[right].max(places[left] + a.room);
        }
    }
    for n in (items..places.len()).step_by(2) {
        if !(places[n].is_finite() && places[n + 1].is_finite()) {
            (places[n], places[n + 1]) = (0.0, 0.0);
        }
    }
}

/// Moves each as near to its wish as its neighbours allow, and the sides of frames inwards; no constraint is broken.
fn settle(places: &mut [f64], items: usize, apart: &[Apart], pulled: &Pulled, order: &Order) {
    const ROUNDS: usize = 24;
    let mut low = vec![f64::NEG_INFINITY; places.len()];
    for _ in 0..ROUNDS {
        low.fill(f64::NEG_INFINITY);
        for &one in &order.sequence {
            let own = &order.at[order.starts[one as usize] as usize..order.starts[one as usize + 1] as usize];
            let high = own
                .iter()
                .map(|&n| places[apart[n as usize].right as usize] - apart[n as usize].room)
                .fold(f64::INFINITY, f64::min);
            let wish = match (one as usize).checked_sub(items) {
                None => pulled.wish(one, [true, true], places),
                Some(n) => (if n % 2 == 0 { high } else { low[one as usize] }, 1.0),
            };
            let place = &mut places[one as usize];
            if wish.1 > 0.0 && wish.0.is_finite() {
                *place = wish.0.min(high).max(low[one as usize]);
            }
            for &n in own {
                let a = apart[n as usize];
                low[a.right as usize] = low[a.right as usize].max(*place + a.room);
            }
        }
    }
}

/// For each unknown the constraints to its right, with the unknowns in an order that respects them all.
struct Order {
    sequence: Vec<u32>,
    starts: Vec<u32>,
    at: Vec<u32>,
}

fn from_left_to_right(apart: &[Apart], unknowns: usize) -> Order {
    let mut starts = vec![0_u32; unknowns + 1];
    let mut waiting = vec![0_u32; unknowns];
    for a in apart {
        starts[a.left as usize + 1] += 1;
        waiting[a.right as usize] += 1;
    }
    for n in 0..unknowns {
        starts[n + 1] += starts[n];
    }
    let (mut fill, mut at) = (starts.clone(), vec![0; apart.len()]);
    for (n, a) in (0..).zip(apart) {
        at[fill[a.left as usize] as usize] = n;
        fill[a.left as usize] += 1;
    }
    let mut sequence: Vec<u32> = (0..unknowns as u32).filter(|&n| waiting[n as usize] == 0).collect();
    let mut next = 0;
    while let Some(&one) = sequence.get(next) {
        next += 1;
        for &n in &at[starts[one as usize] as usize..starts[one as usize + 1] as usize] {
            let right = apart[n as usize].right as usize;
            waiting[right] -= 1;
            if waiting[right] == 0 {
                sequence.push(right as u32);
            }
        }
    }
    Order { sequence, starts, at }
}

/// Moves places apart as little as need be: the middle of two ways that both satisfy the constraints satisfies them too.
fn fit(places: &mut [f64], apart: &[Apart], order: &Order) {
    let mut right = places.to_vec();
    let mut left = places.to_vec();
    let own =
        |one: u32| &order.at[order.starts[one as usize] as usize..order.starts[one as usize + 1] as usize];
    for &one in &order.sequence {
        for &n in own(one) {
            let a = apart[n as usize];
            right[a.right as usize] = right[a.right as usize].max(right[one as usize] + a.room);
        }
    }
    for &one in order.sequence.iter().rev() {
        for &n in own(one) {
            let a = apart[n as usize];
            left[one as usize] = left[one as usize].min(left[a.right as usize] - a.room);
        }
    }
    for (place, (a, b)) in places.iter_mut().zip(left.iter().zip(&right)) {
        *place = (a + b) / 2.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Checked by moving whole stretches of the row: none of these is nearer to the wishes.
        #[test]
        fn no_row_stands_nearer_to_its_wishes(
            items in prop::collection::vec((0.0_f64..100.0, 0.1_f64..9.0, 0.0_f64..30.0), 1..12),
        ) {
            let row: Vec<u32> = (0..items.len() as u32).collect();
            let wishes: Vec<(f64, f64)> = items.iter().map(|&(wish, weight, _)| (wish, weight)).collect();
            let mut places = vec![0.0; items.len()];
            stand_apart(&row, &wishes, items[1..].iter().map(|item| item.2), &mut places);
            let apart = |places: &[f64]| {
                (1..places.len()).all(|n| places[n] - places[n - 1] >= items[n].2 - 1e-9)
            };
            let cost = |places: &[f64]| -> f64 {
                places.iter().zip(&wishes).map(|(place, (wish, weight))| weight * (place - wish).powi(2)).sum()
            };
            prop_assert!(apart(&places));
            for (from, by) in (0..items.len()).flat_map(|from| [(from, 0.01), (from, -0.01)]) {
                for to in from..items.len() {
                    let mut other = places.clone();
                    other[from..=to].iter_mut().for_each(|place| *place += by);
                    prop_assert!(!apart(&other) || cost(&other) >= cost(&places) - 1e-9);
                }
            }
        }
    }
}
