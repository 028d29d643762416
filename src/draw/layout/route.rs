//! The ways of the lines: upright where a row is passed, and curved only between rows, where no boxes are.

use crate::draw::layout::across::{Across, Reach};
use crate::draw::layout::aside::{Hand, shift};
use crate::draw::layout::down::Down;
use crate::draw::layout::lanes::{Lane, lanes};
use crate::draw::layout::lattice::Lattice;
use crate::draw::layout::piece::{LOOP, Loop, Member, Piece};
use crate::draw::layout::{Rect, Route};

/// The least distance between lines at a box, where it is wide enough.
const PORTS: f64 = 16.0;
/// What is kept free of lines at the corners of a box.
const CORNER: f64 = 12.0;
/// The straight piece before the head of a line.
const STUB: f64 = 10.0;
/// The same where no head is.
const STEM: f64 = 5.0;
/// The room between a line and what is written beside it.
const BESIDE: f64 = 4.0;
/// The height in which a line turns to the side of a junction.
const TURN: f64 = 10.0;

type Point = (f64, f64);

/// How far items reach to both sides, with what is written beside their lines and what comes from the side.
pub(super) fn reaches(piece: &Piece, items: usize, hands: &[Option<Hand>]) -> Vec<Reach> {
    let mut reach = vec![Reach::default(); items];
    for (reach, node) in reach.iter_mut().zip(&piece.nodes) {
        let side = node.width / 2.0 + node.aside;
        *reach = Reach { left: side, right: side };
    }
    let mut leaving = vec![0_u32; piece.nodes.len()];
    piece.arcs.iter().for_each(|arc| leaving[arc.below as usize] += 1);
    for (arc, hand) in piece.arcs.iter().zip(hands) {
        if let Some(hand) = hand {
            let junction = arc.head() as usize;
            let need = shift(piece, arc, Some(*hand)).abs() + BESIDE;
            let side = match hand {
                Hand::Left => &mut reach[junction].left,
                Hand::Right => &mut reach[junction].right,
            };
            *side = side.max(need);
        }
        if let Some((width, _)) = arc.label {
            let (reach, node) = (&mut reach[arc.below as usize], &piece.nodes[arc.below as usize]);
            // Beside others it stands on the outside.
            let outside = if leaving[arc.below as usize] > 1 { node.width / 2.0 } else { 0.0 };
            let need = outside + width + 2.0 * BESIDE;
            if !node.junction {
                reach.left = reach.left.max(need);
            }
            reach.right = reach.right.max(need);
        }
    }
    reach
}

/// The box of a node.
pub(super) fn rect(node: &Member, middle: f64, top: f64) -> Rect {
    Rect { x: middle - node.width / 2.0, y: top, width: node.width, height: node.height }
}

/// Everything that has its place.
pub(super) struct Placed<'p> {
    pub(super) piece: &'p Piece,
    pub(super) lattice: &'p Lattice,
    pub(super) across: &'p Across,
    pub(super) down: &'p Down,
    pub(super) rects: &'p [Rect],
    pub(super) hands: &'p [Option<Hand>],
}

impl Placed<'_> {
    /// The way of every line from its premise to its conclusion.
    pub(super) fn routes(&self) -> Vec<Route> {
        let Placed { piece, lattice, across, down, rects, .. } = *self;
        let (upper, lower) = self.ports();
        let lanes = lanes(lattice, across, &upper, &lower);
        let mut lane = 0;
        let mut used = vec![0.0_f64; piece.nodes.len()];
        let mut leaving: Vec<Vec<f64>> = vec![Vec::new(); piece.nodes.len()];
        piece.arcs.iter().zip(&lower).for_each(|(arc, &port)| leaving[arc.below as usize].push(port));
        leaving.iter_mut().for_each(|ports| ports.sort_by(f64::total_cmp));
        let ways = piece.arcs.iter().enumerate().map(|(n, arc)| {
            let steps = lattice.chains.of(n).len() - 1;
            let mut points = self.way(n, (upper[n], lower[n]), &lanes[lane..lane + steps]);
            lane += steps;
            if !arc.reversed {
                points.reverse();
            }
            let label = arc.label.map(|(width, height)| {
                let below = arc.below as usize;
                let top = rects[below].y - down.labels[lattice.row[below] as usize] + used[below];
                used[below] += height + 2.0;
                let port = lower[n];
                let others = &leaving[below];
                let left = others.partition_point(|&other| other < port).checked_sub(1).map(|n| others[n]);
                let right = others.get(others.partition_point(|&other| other <= port)).copied();
                let is_free = |side: f64| {
                    let next = if side < 0.0 { left } else { right };
                    next.is_none_or(|other| (other - port).abs() >= BESIDE + width + BESIDE)
                };
                let beside = if piece.nodes[below].junction {
                    1.0
                } else {
                    let inward = if port > across.middle[below] { -1.0 } else { 1.0 };
                    if !is_free(inward) && is_free(-inward) { -inward } else { inward }
                };
                (port + beside * (BESIDE + width / 2.0), top + height / 2.0)
            });
            Route { points, label }
        });
        ways.collect()
    }

    /// How far beside the middle of a node a line ends.
    fn shifted(&self, n: usize, node: u32) -> f64 {
        let arc = &self.piece.arcs[n];
        if arc.head() == node { shift(self.piece, arc, self.hands[n]) } else { 0.0 }
    }

    /// Where each line leaves the upper and the lower box: as near to straight as the others allow.
    fn ports(&self) -> (Vec<f64>, Vec<f64>) {
        let piece = self.piece;
        let count = piece.arcs.len();
        let (mut upper, mut lower) = (vec![0.0; count], vec![0.0; count]);
        let mut at_upper: Vec<Vec<(f64, u32)>> = vec![Vec::new(); piece.nodes.len()];
        let mut at_lower = at_upper.clone();
        for (n, arc) in piece.arcs.iter().enumerate() {
            let chain = self.lattice.chains.of(n);
            let next = |item: u32| self.across.middle[item as usize] + self.shifted(n, item);
            at_upper[arc.above as usize].push((next(chain[1]), n as u32));
            at_lower[arc.below as usize].push((next(chain[chain.len() - 2]), n as u32));
        }
        for (wishes, found) in [(&mut at_upper, &mut upper), (&mut at_lower, &mut lower)] {
            for (node, wishes) in (0..).zip(wishes.iter_mut()) {
                let rect = &self.rects[node as usize];
                if piece.nodes[node as usize].junction {
                    let middle = rect.x + rect.width / 2.0;
                    wishes.iter().for_each(|&(_, n)| {
                        found[n as usize] = middle + self.shifted(n as usize, node);
                    });
                    continue;
                }
                wishes.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
                spread(wishes, rect.x, rect.width);
                wishes.iter().for_each(|&(port, n)| found[n as usize] = port);
            }
        }
        (upper, lower)
    }

    /// The way from the upper box down to the lower.
    fn way(&self, n: usize, (from, to): (f64, f64), lanes: &[Lane]) -> Vec<Point> {
        let Placed { lattice, across, down, .. } = *self;
        let (arc, chain) = (&self.piece.arcs[n], lattice.chains.of(n));
        let row = |item: u32| lattice.row[item as usize] as usize;
        let (above, below) = (&self.rects[arc.above as usize], &self.rects[arc.below as usize]);
        let mut points = Vec::new();
        if arc.aside && !arc.reversed {
            let start = beside(above, from);
            points.push(start);
            bezier(&mut points, (from, start.1 + TURN), lean(above, from), (from, start.1));
        } else {
            points.push((from, above.y + above.height));
        }
        let last = chain.len() - 1;
        for (k, lane) in lanes.iter().enumerate() {
            let (upper, lower) = (row(chain[k]), row(chain[k + 1]));
            let x = if k == 0 { from } else { across.middle[chain[k] as usize] };
            let next = if k + 1 == last { to } else { across.middle[chain[k + 1] as usize] };
            let bottom = down.rows[upper].1;
            let top = down.rows[lower].0 - down.labels[lower];
            let stub = if down.junctions[upper] { STEM } else { STUB }.min((top - bottom) / 3.0);
            let (start, end) = (bottom + stub, top - STEM.min((top - bottom) / 3.0));
            let room = end - start;
            straight(&mut points, (x, start + lane.later * room));
            curve(&mut points, (next, end - lane.earlier * room));
            if k + 1 < last {
                straight(&mut points, (next, down.rows[lower].1));
            }
        }
        if arc.aside && arc.reversed {
            let end = beside(below, to);
            straight(&mut points, (to, end.1 - TURN));
            bezier(&mut points, end, (to, end.1), lean(below, to));
        } else {
            straight(&mut points, (to, below.y));
        }
        points
    }
}

/// Moves wishes apart and into the side of a box as little as need be: isotonic regression by pooling (Ayer et al. 1955).
fn spread(wishes: &mut [(f64, u32)], x: f64, width: f64) {
    let corner = CORNER.min(width / 4.0);
    let (from, to) = (x + corner, x + width - corner);
    let gaps = wishes.len().saturating_sub(1).max(1) as f64;
    let apart = PORTS.min((to - from) / gaps);
    let mut pools: Vec<(f64, usize)> = Vec::with_capacity(wishes.len());
    for (n, &(wish, _)) in wishes.iter().enumerate() {
        let mut pool = (wish.clamp(from, to) - apart * n as f64, 1);
        while let Some(&(before, size)) = pools.last() {
            if before <= pool.0 {
                break;
            }
            pools.pop();
            pool = ((before * size as f64 + pool.0 * pool.1 as f64) / (size + pool.1) as f64, size + pool.1);
        }
        pools.push(pool);
    }
    let last = apart * wishes.len().saturating_sub(1) as f64;
    let mut n = 0;
    for (value, size) in pools {
        // All shifts within these bounds keep the order and the distances.
        let value = value.clamp(from, (to - last).max(from));
        for _ in 0..size {
            wishes[n].0 = value + apart * n as f64;
            n += 1;
        }
    }
}

/// Where a line from or to `x` meets the side of a junction.
fn beside(junction: &Rect, x: f64) -> Point {
    let half = junction.width / 2.0;
    let side = if x < junction.x { -half } else { half };
    (junction.x + half + side, junction.y + junction.height / 2.0)
}

/// How it leans there: level.
fn lean(junction: &Rect, x: f64) -> Point {
    let (side, level) = beside(junction, x);
    (side + (x - side) / 5.0, level)
}

fn straight(points: &mut Vec<Point>, end: Point) {
    let start = points.last().copied().unwrap_or(end);
    if start == end {
        return;
    }
    // A straight line that goes on is one line.
    if let [.., a, _, _, _] = points.as_slice() {
        if a.0 == start.0 && start.0 == end.0 {
            let from = *a;
            points.truncate(points.len() - 3);
            return bezier(points, end, from, end);
        }
    }
    bezier(points, end, start, end);
}

fn bezier(points: &mut Vec<Point>, end: Point, lean: Point, rest: Point) {
    let start = points.last().copied().unwrap_or(end);
    if lean == start && rest == end {
        let third = |a: f64, b: f64, t: f64| a + (b - a) * t;
        points.push((third(start.0, end.0, 1.0 / 3.0), third(start.1, end.1, 1.0 / 3.0)));
        points.push((third(start.0, end.0, 2.0 / 3.0), third(start.1, end.1, 2.0 / 3.0)));
    } else {
        points.extend([lean, rest]);
    }
    points.push(end);
}

/// An S between two rows, upright at both ends.
fn curve(points: &mut Vec<Point>, end: Point) {
    let start = points.last().copied().unwrap_or(end);
    if start.0 == end.0 {
        return straight(points, end);
    }
    let middle = (start.1 + end.1) / 2.0;
    bezier(points, end, (start.0, middle), (end.0, middle));
}

/// The way of a line from a box to itself, beside it.
pub(super) fn around(rect: &Rect, one: &Loop) -> Route {
    let right = rect.x + rect.width;
    let out = right + LOOP - BESIDE;
    let third = rect.height / 3.0 - f64::from(one.turn % 3) * rect.height / 12.0;
    let (top, bottom) = (rect.y + third, rect.y + rect.height - third);
    let label = one
        .label
        .map(|(width, height)| (right + LOOP + width / 2.0, rect.y + (f64::from(one.turn) + 0.5) * height));
    Route { points: vec![(right, bottom), (out, bottom), (out, top), (right, top)], label }
}
