//! Where everything goes: sizes in, coordinates out. Knows neither maps nor texts nor colours.

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
pub(super) fn place(scene: &Scene, side: Side, aspect: Option<f64>) -> Placement {
    let _ = (scene, side, aspect);
    Placement::default()
}
