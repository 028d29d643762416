//! One part of a scene, level by level (Sugiyama, Tagawa and Toda 1981).

use crate::draw::layout::across::{Across, Reach, across};
use crate::draw::layout::aside::{Hand, hands};
use crate::draw::layout::down::{Down, down};
use crate::draw::layout::lattice::Lattice;
use crate::draw::layout::piece::Piece;
use crate::draw::layout::route::{Placed, around, reaches, rect};
use crate::draw::layout::slots::Span;
use crate::draw::layout::{Care, Rect, Route, levels, order, slots};

/// A part with its conclusions on top, from its upper left corner; by place in the scene.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawn {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) nodes: Vec<(u32, Rect)>,
    pub(super) edges: Vec<(u32, Route)>,
    pub(super) frames: Vec<(u32, Rect)>,
}

/// Draws a part. Where `wrap` is asked for, reasons are spread over as many levels as bring it nearest to `aspect`.
pub(super) fn draw(mut piece: Piece, aspect: f64, wrap: bool) -> Drawn {
    /// Beyond this a part is drawn once or twice only.
    const LARGE: usize = 1_500;
    levels::break_circles(&mut piece);
    if !wrap {
        return at(&piece, &levels::rows(&piece, 1), Care::Exact);
    }
    let need = |drawn: &Drawn| (drawn.width / aspect).max(drawn.height);
    let tries: &[u32] = if piece.nodes.len() > LARGE { &[3] } else { &[2, 3, 4, 6, 8] };
    let mut chosen = levels::rows(&piece, 1);
    let mut best = at(&piece, &chosen, Care::Rough);
    for &stagger in tries {
        if best.width <= best.height * aspect {
            break;
        }
        let rows = levels::rows(&piece, stagger);
        let next = at(&piece, &rows, Care::Rough);
        if need(&next) < need(&best) {
            (best, chosen) = (next, rows);
        }
    }
    at(&piece, &chosen, Care::Exact)
}

fn at(piece: &Piece, rows: &[u32], care: Care) -> Drawn {
    let mut lattice = Lattice::new(piece, rows);
    let spans = slots::assign(piece, &mut lattice);
    order::order(&mut lattice, care);
    let hands = hands(piece, &lattice);
    let reach = reaches(piece, lattice.row.len(), &hands);
    let across = across(piece, &lattice, &spans, &reach, &hands, care);
    let down = down(piece, &lattice, &spans, &across.middle);
    finish(piece, &lattice, &spans, across, &down, &reach, &hands)
}

fn finish(
    piece: &Piece,
    lattice: &Lattice,
    spans: &[Span],
    mut across: Across,
    down: &Down,
    reach: &[Reach],
    hands: &[Option<Hand>],
) -> Drawn {
    let lefts = across.middle.iter().zip(reach).map(|(middle, reach)| middle - reach.left);
    let left = lefts.chain(across.sides.iter().map(|side| side.0)).fold(f64::INFINITY, f64::min);
    across.middle.iter_mut().for_each(|middle| *middle -= left);
    across.sides.iter_mut().for_each(|side| *side = (side.0 - left, side.1 - left));
    let rects: Vec<Rect> = piece
        .nodes
        .iter()
        .enumerate()
        .map(|(n, node)| rect(node, across.middle[n], down.rows[lattice.row[n] as usize].0))
        .collect();
    let routes = Placed { piece, lattice, across: &across, down, rects: &rects, hands }.routes();
    let mut drawn = Drawn::default();
    let rights = across.middle.iter().zip(reach).map(|(middle, reach)| middle + reach.right);
    drawn.width = rights.chain(across.sides.iter().map(|side| side.1)).fold(0.0, f64::max);
    let bottoms = down.rows.iter().map(|row| row.1).chain(down.frames.iter().map(|frame| frame.1));
    drawn.height = bottoms.fold(0.0, f64::max);
    let frames = across.sides.iter().zip(&down.frames).zip(&piece.frames).zip(spans);
    drawn.frames = frames
        .map(|(((&(left, right), &(top, bottom)), frame), _)| {
            (frame.origin, Rect { x: left, y: top, width: right - left, height: bottom - top })
        })
        .collect();
    drawn.edges.extend(piece.loops.iter().map(|one| (one.origin, around(&rects[one.node as usize], one))));
    drawn.edges.extend(piece.arcs.iter().map(|arc| arc.origin).zip(routes));
    drawn.nodes = piece.nodes.iter().map(|node| node.origin).zip(rects).collect();
    drawn
}
