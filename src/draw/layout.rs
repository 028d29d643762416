//! Where everything goes: sizes in, coordinates out. Knows neither maps nor texts nor colours.

mod across;
mod aside;
mod down;
mod lanes;
mod lattice;
mod layered;
mod levels;
mod order;
mod pack;
mod piece;
mod route;
mod rows;
mod simplex;
mod slots;

use layered::Drawn;

/// What has to be placed.
#[derive(Clone, Debug, Default)]
pub(super) struct Scene {
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<Edge>,
    /// Parents stand before their children.
    pub(super) frames: Vec<Frame>,
}

/// A box or a junction; lengths in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) width: f64,
    pub(super) height: f64,
    /// By index into the frames.
    pub(super) frame: Option<u32>,
    /// A small circle where linked premises meet or an undercut ends.
    pub(super) junction: bool,
}

/// A line from a premise or junction to a junction or conclusion, by index into the nodes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) pull: Pull,
    /// Whether it bears on the inference that ends in it, instead of being gathered there.
    pub(super) aside: bool,
    /// Width and height of what is written beside it.
    pub(super) label: Option<(f64, f64)>,
}

/// How strongly a line wants to be short and straight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pull {
    Support,
    Attack,
    Undercut,
}

/// A frame around the members of a group, with the room that its title needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) parent: Option<u32>,
    pub(super) title: (f64, f64),
}

/// The side on which the conclusions are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Top,
    Bottom,
    Left,
    Right,
}

/// How well things are placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Care {
    /// Enough to know how much room is needed.
    Rough,
    Exact,
}

/// Where things are: x to the right, y down, from the upper left corner at 0, 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Placement {
    pub(super) width: f64,
    pub(super) height: f64,
    /// As the scene's nodes.
    pub(super) nodes: Vec<Rect>,
    /// As the scene's edges.
    pub(super) edges: Vec<Route>,
    /// As the scene's frames; `None` where nothing is in a frame.
    pub(super) frames: Vec<Option<Rect>>,
}

/// A rectangle by its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The way of a line, in the direction from premise to conclusion.
#[derive(Clone, Debug, Default)]
pub(super) struct Route {
    /// A start and then three points for each cubic Bézier curve.
    pub(super) points: Vec<(f64, f64)>,
    /// The middle of the label.
    pub(super) label: Option<(f64, f64)>,
}

/// Places a scene with the conclusions at `side`, as near to `aspect` (width by height) as wrapping allows.
///
/// Boxes never overlap, lines never run through a box that is not theirs, frames hold their members and nothing else, and
/// the same scene always has the same places.
pub(super) fn place(scene: &Scene, side: Side, aspect: Option<f64>) -> Placement {
    let turned = matches!(side, Side::Left | Side::Right);
    let goal = aspect.unwrap_or(1.5);
    let pieces = piece::pieces(scene, side);
    let drawn: Vec<Drawn> = pieces
        .into_iter()
        .map(|piece| layered::draw(piece, if turned { 1.0 / goal } else { goal }, aspect.is_some()))
        .collect();
    let turn = |(w, h): (f64, f64)| if turned { (h, w) } else { (w, h) };
    let sizes: Vec<(f64, f64)> = drawn.iter().map(|drawn| turn((drawn.width, drawn.height))).collect();
    let (corners, (width, height)) = pack::pack(&sizes, goal);
    let mut placement = Placement {
        width: exact(width),
        height: exact(height),
        nodes: vec![Rect::default(); scene.nodes.len()],
        edges: vec![Route::default(); scene.edges.len()],
        frames: vec![None; scene.frames.len()],
    };
    for (drawn, corner) in drawn.into_iter().zip(corners) {
        let onto = Onto { side, corner, height: drawn.height };
        for (origin, rect) in drawn.nodes {
            placement.nodes[origin as usize] = onto.rect(rect);
        }
        for (origin, rect) in drawn.frames {
            placement.frames[origin as usize] = Some(onto.rect(rect));
        }
        for (origin, mut route) in drawn.edges {
            route.points.iter_mut().chain(&mut route.label).for_each(|point| *point = onto.point(*point));
            placement.edges[origin as usize] = route;
        }
    }
    placement
}

/// How a part that was drawn with its conclusions on top comes onto the page.
struct Onto {
    side: Side,
    corner: (f64, f64),
    height: f64,
}

impl Onto {
    fn point(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let (x, y) = match self.side {
            Side::Top => (x, y),
            Side::Bottom => (x, self.height - y),
            Side::Left => (y, x),
            Side::Right => (self.height - y, x),
        };
        (exact(x + self.corner.0), exact(y + self.corner.1))
    }

    fn rect(&self, rect: Rect) -> Rect {
        let (ax, ay) = self.point((rect.x, rect.y));
        let (bx, by) = self.point((rect.x + rect.width, rect.y + rect.height));
        Rect { x: ax.min(bx), y: ay.min(by), width: (bx - ax).abs(), height: (by - ay).abs() }
    }
}

/// To a sixteenth of a point, so that no machine prints another number.
fn exact(value: f64) -> f64 {
    (value * 16.0).round() / 16.0
}

#[cfg(test)]
mod tests;
