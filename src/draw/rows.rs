//! A crude placement, only until there is a better one.

use crate::draw::layout::{Placement, Rect, Route, Scene};

pub(super) fn place(scene: &Scene) -> Placement {
    let (mut x, mut y, mut row, mut width) = (0.0, 0.0, 0.0_f64, 0.0_f64);
    let mut nodes = Vec::new();
    for node in &scene.nodes {
        if x > 1200.0 {
            (x, y, row) = (0.0, y + row + 50.0, 0.0);
        }
        nodes.push(Rect { x, y, width: node.width, height: node.height });
        x += node.width + 30.0;
        width = width.max(x);
        row = row.max(node.height);
    }
    let edges = scene
        .edges
        .iter()
        .map(|edge| {
            let (a, b) = (nodes[edge.from as usize], nodes[edge.to as usize]);
            let (p, q) = ((a.x + a.width / 2.0, a.y), (b.x + b.width / 2.0, b.y + b.height));
            Route {
                points: vec![p, (p.0, p.1 - 30.0), (q.0, q.1 + 30.0), q],
                label: edge.label.map(|_| ((p.0 + q.0) / 2.0, (p.1 + q.1) / 2.0)),
            }
        })
        .collect();
    Placement { width, height: y + row, nodes, edges, frames: vec![None; scene.frames.len()] }
}
