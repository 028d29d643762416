//! A connected part of a scene, turned so that its conclusions are on top.

use crate::draw::layout::{Pull, Scene, Side};

/// A part of a scene that is laid out by itself. Sizes are across and along the rows; indices are local.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    pub(super) nodes: Vec<Member>,
    pub(super) arcs: Vec<Arrow>,
    /// Parents stand before their children.
    pub(super) frames: Vec<Border>,
    pub(super) loops: Vec<Loop>,
}

/// A line from a node to itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loop {
    /// In the scene.
    pub(super) origin: u32,
    pub(super) node: u32,
    pub(super) label: Option<(f64, f64)>,
    /// How many such lines the node has before it.
    pub(super) turn: u32,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    /// In the scene.
    pub(super) origin: u32,
    pub(super) width: f64,
    pub(super) height: f64,
    /// What lines from the node to itself need at each side, and all in all along it; how many they are.
    pub(super) aside: f64,
    pub(super) along: f64,
    pub(super) loops: u32,
    pub(super) junction: bool,
    pub(super) frame: Option<u32>,
}

/// A line, by the node that is to be above and the one below.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arrow {
    /// In the scene.
    pub(super) origin: u32,
    pub(super) above: u32,
    pub(super) below: u32,
    /// Whether it points down, against the order of levels, as one line of a circle must.
    pub(super) reversed: bool,
    pub(super) pull: Pull,
    /// Whether its head is at the side of a junction.
    pub(super) aside: bool,
    pub(super) label: Option<(f64, f64)>,
}

impl Arrow {
    /// The node that it points at.
    pub(super) fn head(&self) -> u32 {
        if self.reversed { self.below } else { self.above }
    }
}

/// A frame with the room that it needs around its members.
#[derive(Clone, Copy, Debug)]
pub(super) struct Border {
    /// In the scene.
    pub(super) origin: u32,
    pub(super) parent: Option<u32>,
    pub(super) before: f64,
    pub(super) after: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    /// The least width inside the rooms.
    pub(super) width: f64,
}

/// The room between a frame and what is in it.
pub(super) const PAD: f64 = 12.0;
/// The room that a line from a node to itself takes beside it.
pub(super) const LOOP: f64 = 26.0;

/// The parts of a scene: what lines or frames hold together, in the order of their first nodes.
pub(super) fn pieces(scene: &Scene, side: Side) -> Vec<Piece> {
    let turned = matches!(side, Side::Left | Side::Right);
    let turn = |(w, h): (f64, f64)| if turned { (h, w) } else { (w, h) };
    let part = parts(scene);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut piece_of = vec![u32::MAX; scene.nodes.len()];
    let mut local = vec![0_u32; scene.nodes.len()];
    for (n, node) in scene.nodes.iter().enumerate() {
        let root = part[n] as usize;
        if piece_of[root] == u32::MAX {
            piece_of[root] = pieces.len() as u32;
            pieces.push(Piece::default());
        }
        let piece = &mut pieces[piece_of[root] as usize];
        local[n] = piece.nodes.len() as u32;
        let (width, height) = turn((node.width, node.height));
        let (origin, junction) = (n as u32, node.junction);
        let frame = node.frame;
        piece.nodes.push(Member {
            origin,
            width,
            height,
            aside: 0.0,
            along: height,
            loops: 0,
            junction,
            frame,
        });
    }
    for (origin, edge) in (0..).zip(&scene.edges) {
        let piece = &mut pieces[piece_of[part[edge.to as usize] as usize] as usize];
        let (above, below) = (local[edge.to as usize], local[edge.from as usize]);
        let label = edge.label.map(turn);
        if above == below {
            let node = &mut piece.nodes[above as usize];
            let (width, height) = label.unwrap_or_default();
            node.aside = node.aside.max(LOOP + width);
            node.along = node.along.max(f64::from(node.loops + 1) * height);
            piece.loops.push(Loop { origin, node: above, label, turn: node.loops });
            node.loops += 1;
        } else {
            let aside = edge.aside && piece.nodes[above as usize].junction;
            let (reversed, pull) = (false, edge.pull);
            piece.arcs.push(Arrow { origin, above, below, reversed, pull, aside, label });
        }
    }
    for piece in &mut pieces {
        bring_frames(piece, scene, side);
    }
    pieces
}

/// For each node the least node of its part.
fn parts(scene: &Scene) -> Vec<u32> {
    let mut root: Vec<u32> = (0..scene.nodes.len() as u32).collect();
    fn find(root: &mut [u32], mut node: u32) -> u32 {
        while root[node as usize] != node {
            root[node as usize] = root[root[node as usize] as usize];
            node = root[node as usize];
        }
        node
    }
    let mut join = |a: u32, b: u32| {
        let (a, b) = (find(&mut root, a), find(&mut root, b));
        root[a.max(b) as usize] = a.min(b);
    };
    for edge in &scene.edges {
        join(edge.from, edge.to);
    }
    let mut outermost: Vec<u32> = Vec::with_capacity(scene.frames.len());
    for (n, frame) in (0..).zip(&scene.frames) {
        outermost.push(frame.parent.map_or(n, |parent| outermost[parent as usize]));
    }
    let mut first = vec![None; scene.frames.len()];
    for (n, node) in (0..).zip(&scene.nodes) {
        if let Some(frame) = node.frame {
            let first = first[outermost[frame as usize] as usize].get_or_insert(n);
            join(*first, n);
        }
    }
    (0..scene.nodes.len() as u32).map(|node| find(&mut root, node)).collect()
}

/// Brings the frames of the members, with all that they are in, and makes the members name them by place.
fn bring_frames(piece: &mut Piece, scene: &Scene, side: Side) {
    let mut used: Vec<u32> = Vec::new();
    for node in &piece.nodes {
        let mut frame = node.frame;
        while let Some(one) = frame {
            used.push(one);
            frame = scene.frames[one as usize].parent;
        }
        // Frames of one node after the other are mostly the same.
        if used.len() > 4096 {
            used.sort_unstable();
            used.dedup();
        }
    }
    used.sort_unstable();
    used.dedup();
    let local = |frame: u32| used.binary_search(&frame).ok().map(|at| at as u32);
    for node in &mut piece.nodes {
        node.frame = node.frame.and_then(local);
    }
    piece.frames = used
        .iter()
        .map(|&origin| {
            let frame = &scene.frames[origin as usize];
            let (width, height) = frame.title;
            let border = |before, after, left, right, width| Border {
                origin,
                parent: frame.parent.and_then(local),
                before,
                after,
                left,
                right,
                width,
            };
            match side {
                Side::Top => border(PAD + height, PAD, PAD, PAD, width),
                Side::Bottom => border(PAD, PAD + height, PAD, PAD, width),
                Side::Left | Side::Right => border(PAD, PAD, PAD + height, PAD, 0.0),
            }
        })
        .collect();
}
