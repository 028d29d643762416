//! What holds of every placement, whatever the scene.

use super::*;
use proptest::prelude::*;

const SIDES: [Side; 4] = [Side::Top, Side::Bottom, Side::Left, Side::Right];

/// Boxes without lines.
pub(super) fn boxes(count: usize) -> Scene {
    let node = Node { width: 150.0, height: 60.0, frame: None, junction: false };
    Scene { nodes: vec![node; count], ..Scene::default() }
}

pub(super) fn edge(from: u32, to: u32) -> Edge {
    Edge { from, to, pull: Pull::Support, aside: false, label: None }
}

/// The parts of a scene without circles.
pub(super) fn pieces() -> impl Strategy<Value = Vec<piece::Piece>> {
    scene().prop_map(|scene| {
        let mut pieces = piece::pieces(&scene, Side::Top);
        pieces.iter_mut().for_each(levels::break_circles);
        pieces
    })
}

fn scene() -> impl Strategy<Value = Scene> {
    let nodes = prop::collection::vec(
        (prop::bool::weighted(0.2), 1_u32..300, 1_u32..200, prop::option::of(0_u32..4)),
        1..14,
    );
    let frames = prop::collection::vec((prop::option::of(0_u32..4), 0_u32..200, 0_u32..30), 0..4);
    let edges = prop::collection::vec(
        (0_u32..14, 0_u32..14, 0_u8..3, prop::option::of((1_u32..120, 1_u32..40))),
        0..26,
    );
    (nodes, frames, edges).prop_map(|(nodes, frames, edges)| {
        let (count, framed) = (nodes.len() as u32, frames.len() as u32);
        let node = |(junction, width, height, frame): (bool, u32, u32, Option<u32>)| Node {
            width: if junction { 14.0 } else { f64::from(width) + 20.0 },
            height: if junction { 14.0 } else { f64::from(height) + 10.0 },
            frame: frame.filter(|&frame| frame < framed),
            junction,
        };
        let frame = |(n, (parent, width, height)): (usize, (Option<u32>, u32, u32))| Frame {
            parent: parent.filter(|&parent| (parent as usize) < n),
            title: (f64::from(width), f64::from(height)),
        };
        let edge = |(from, to, pull, label): (u32, u32, u8, Option<(u32, u32)>)| Edge {
            from: from % count,
            to: to % count,
            pull: [Pull::Support, Pull::Attack, Pull::Undercut][pull as usize],
            aside: pull == 2,
            label: label.map(|(w, h)| (f64::from(w), f64::from(h))),
        };
        Scene {
            nodes: nodes.into_iter().map(node).collect(),
            edges: edges.into_iter().map(edge).collect(),
            frames: frames.into_iter().enumerate().map(frame).collect(),
        }
    })
}

/// Whether two rectangles share more than a hair.
fn overlap(a: &Rect, b: &Rect) -> bool {
    const HAIR: f64 = 0.2;
    a.x + HAIR < b.x + b.width
        && b.x + HAIR < a.x + a.width
        && a.y + HAIR < b.y + b.height
        && b.y + HAIR < a.y + a.height
}

fn holds(a: &Rect, b: &Rect) -> bool {
    const HAIR: f64 = 0.2;
    a.x <= b.x + HAIR
        && a.y <= b.y + HAIR
        && b.x + b.width <= a.x + a.width + HAIR
        && b.y + b.height <= a.y + a.height + HAIR
}

/// Points along a route, close together.
fn along(route: &Route) -> Vec<(f64, f64)> {
    let mut points = Vec::new();
    let mut start = route.points[0];
    for curve in route.points[1..].chunks(3) {
        for step in 0..=24 {
            let t = f64::from(step) / 24.0;
            let mix = |a: f64, b: f64, c: f64, d: f64| {
                let u = 1.0 - t;
                u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d
            };
            points.push((
                mix(start.0, curve[0].0, curve[1].0, curve[2].0),
                mix(start.1, curve[0].1, curve[1].1, curve[2].1),
            ));
        }
        start = curve[2];
    }
    points
}

fn touches(rect: &Rect, (x, y): (f64, f64)) -> bool {
    let inside = |margin: f64| {
        x > rect.x + margin
            && x < rect.x + rect.width - margin
            && y > rect.y + margin
            && y < rect.y + rect.height - margin
    };
    inside(-0.3) && !inside(0.3)
}

fn holds_of(scene: &Scene, placement: &Placement, turned: bool) -> Result<(), TestCaseError> {
    let whole = Rect { x: 0.0, y: 0.0, width: placement.width, height: placement.height };
    prop_assert_eq!(placement.nodes.len(), scene.nodes.len());
    for (n, (rect, node)) in placement.nodes.iter().zip(&scene.nodes).enumerate() {
        prop_assert!(holds(&whole, rect), "{rect:?} in {whole:?}");
        prop_assert!((rect.width - node.width).abs() < 0.2 && (rect.height - node.height).abs() < 0.2);
        for other in &placement.nodes[n + 1..] {
            prop_assert!(!overlap(rect, other), "{rect:?} {other:?}");
        }
    }
    let within = |node: u32, frame: u32| {
        let mut at = scene.nodes[node as usize].frame;
        while let Some(one) = at {
            if one == frame {
                return true;
            }
            at = scene.frames[one as usize].parent;
        }
        false
    };
    for (n, frame) in (0..).zip(&placement.frames) {
        let members: Vec<u32> = (0..scene.nodes.len() as u32).filter(|&node| within(node, n)).collect();
        prop_assert_eq!(frame.is_some(), !members.is_empty());
        let Some(frame) = frame else { continue };
        prop_assert!(holds(&whole, frame), "{frame:?} in {whole:?}");
        for node in 0..scene.nodes.len() as u32 {
            let rect = &placement.nodes[node as usize];
            if within(node, n) {
                prop_assert!(holds(frame, rect), "frame {n} {frame:?} holds {node} {rect:?}");
            } else {
                prop_assert!(!overlap(frame, rect), "frame {n} {frame:?} is clear of {node} {rect:?}");
            }
        }
        for (m, other) in (n + 1..).zip(&placement.frames[n as usize + 1..]) {
            let Some(other) = other else { continue };
            let nested = {
                let mut at = Some(m);
                let mut found = false;
                while let Some(one) = at {
                    found |= one == n;
                    at = scene.frames[one as usize].parent;
                }
                found
            };
            prop_assert!(
                if nested { holds(frame, other) } else { !overlap(frame, other) },
                "frames {n} {m}: {frame:?} {other:?}"
            );
        }
    }
    for (route, edge) in placement.edges.iter().zip(&scene.edges) {
        prop_assert!(route.points.len() % 3 == 1 && route.points.len() > 3);
        prop_assert!(route.points.iter().all(|p| p.0.is_finite() && p.1.is_finite()));
        let (from, to) = (&placement.nodes[edge.from as usize], &placement.nodes[edge.to as usize]);
        prop_assert!(touches(from, route.points[0]), "{from:?} {:?}", route.points);
        prop_assert!(touches(to, route.points[route.points.len() - 1]), "{to:?} {:?}", route.points);
        if scene.nodes[edge.to as usize].junction && edge.from != edge.to {
            // What bears on an inference comes level, and what is gathered upright, if conclusions are on top.
            let [.., before, end] = route.points[..] else { unreachable!("a curve has four points") };
            let level = if turned { before.0 == end.0 } else { before.1 == end.1 };
            prop_assert_eq!(level, edge.aside, "{:?}", route.points);
        }
        prop_assert_eq!(route.label.is_some(), edge.label.is_some());
        for (x, y) in along(route) {
            let dot = Rect { x: x - 0.05, y: y - 0.05, width: 0.1, height: 0.1 };
            prop_assert!(holds(&whole, &dot), "{dot:?} in {whole:?}");
            for (n, rect) in (0..).zip(&placement.nodes) {
                let inner = Rect {
                    x: rect.x + 0.5,
                    y: rect.y + 0.5,
                    width: rect.width - 1.0,
                    height: rect.height - 1.0,
                };
                prop_assert!(
                    !(x > inner.x && x < inner.x + inner.width && y > inner.y && y < inner.y + inner.height),
                    "{n} {rect:?} {route:?}"
                );
            }
        }
        if let (Some((x, y)), Some((w, h))) = (route.label, edge.label) {
            let plate = Rect { x: x - w / 2.0, y: y - h / 2.0, width: w, height: h };
            prop_assert!(placement.nodes.iter().all(|rect| !overlap(rect, &plate)), "{plate:?}");
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn nothing_overlaps(scene in scene(), side in 0..4_usize, aspect in prop::option::of(0.2_f64..4.0)) {
        let placement = place(&scene, SIDES[side], aspect);
        holds_of(&scene, &placement, matches!(SIDES[side], Side::Left | Side::Right))?;
        prop_assert_eq!(format!("{placement:?}"), format!("{:?}", place(&scene, SIDES[side], aspect)));
    }
}

/// Whether two straight pieces cross, not only touch.
fn cross([a, b]: [(f64, f64); 2], [c, d]: [(f64, f64); 2]) -> bool {
    let side =
        |p: (f64, f64), q: (f64, f64), r: (f64, f64)| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    side(a, b, c) * side(a, b, d) < -0.1 && side(c, d, a) * side(c, d, b) < -0.1
}

/// How many pairs of straight pieces of lines cross.
fn crossings(placement: &Placement) -> usize {
    let lines: Vec<_> = placement.edges.iter().map(along).collect();
    let pairs = (0..lines.len()).flat_map(|n| (n + 1..lines.len()).map(move |m| (n, m)));
    pairs
        .map(|(n, m)| {
            let pieces = lines[n].windows(2).flat_map(|p| lines[m].windows(2).map(move |q| (p, q)));
            pieces.filter(|(p, q)| cross([p[0], p[1]], [q[0], q[1]])).count()
        })
        .sum()
}

proptest! {
    /// The rows of a tree have no crossings; then the curves between them must have none either.
    #[test]
    fn lines_of_a_tree_do_not_cross(parents in prop::collection::vec(0_u32..1000, 1..40)) {
        let mut tree = boxes(parents.len() + 1);
        tree.edges = (1..).zip(&parents).map(|(n, parent)| edge(n, parent % n)).collect();
        let placement = place(&tree, Side::Top, None);
        prop_assert_eq!(crossings(&placement), 0);
    }
}

/// A tree of undirected lines whose conclusions are many, as dialogues have it: no start by rule leads to the order
/// without crossings.
#[test]
fn a_tree_with_three_conclusions_is_drawn_without_crossings() {
    let mut tree = boxes(10);
    let sizes = [172, 157, 162, 171, 163, 162, 181, 164, 146, 14];
    tree.nodes.iter_mut().zip(sizes).for_each(|(node, size)| node.width = f64::from(size));
    tree.nodes[9] = Node { height: 14.0, junction: true, ..tree.nodes[9] };
    let lines = [(1, 0), (2, 1), (3, 2), (5, 4), (8, 9), (3, 9), (6, 9), (9, 7), (6, 4)];
    tree.edges = lines.map(|(from, to)| edge(from, to)).to_vec();
    assert_eq!(crossings(&place(&tree, Side::Left, None)), 0);
}

/// Lines that go far to the same side between two rows keep apart: each turns at a height of its own.
#[test]
fn lines_side_by_side_keep_apart() {
    let mut fan = boxes(6);
    fan.nodes[3].width = 1200.0;
    fan.edges = (1..6).map(|n| edge(n, 0)).collect();
    let placement = place(&fan, Side::Top, None);
    let [.., inner, outer] = &placement.edges[..] else { panic!("five lines") };
    // At half the way of the inner line, the outer is well above it.
    let (inner, outer) = (along(inner), along(outer));
    let middle = (inner[0].0 + inner[inner.len() - 1].0) / 2.0;
    let at = |line: &[(f64, f64)]| {
        line.iter().min_by(|a, b| (a.0 - middle).abs().total_cmp(&(b.0 - middle).abs())).map(|point| point.1)
    };
    assert!(at(&outer) < at(&inner).map(|height| height - 6.0), "{:?} {:?}", at(&outer), at(&inner));
}

/// Linked premises do not draw a conclusion away from its other reasons.
#[test]
fn a_conclusion_stands_by_most_of_its_reasons() {
    let mut map = boxes(9);
    map.nodes[5] = Node { width: 14.0, height: 14.0, junction: true, ..map.nodes[5] };
    map.edges = (1..6).map(|n| edge(n, 0)).chain((6..9).map(|n| edge(n, 5))).collect();
    let placement = place(&map, Side::Top, None);
    let middle = |n: usize| placement.nodes[n].x + placement.nodes[n].width / 2.0;
    assert!((1..5).any(|n| (middle(0) - middle(n)).abs() < 90.0), "{:?}", placement.nodes);
    assert!(middle(5) > middle(6) - 1.0, "the junction stands over its premises");
}

/// However narrow the page, linked premises stand in two rows at most.
#[test]
fn linked_premises_stay_together_on_a_narrow_page() {
    let mut map = boxes(13);
    map.nodes[12] = Node { width: 14.0, height: 14.0, junction: true, ..map.nodes[12] };
    map.edges = (1..12).map(|n| edge(n, 12)).chain([edge(12, 0)]).collect();
    let placement = place(&map, Side::Top, Some(0.3));
    let rows: std::collections::BTreeSet<i64> = placement.nodes[1..12].iter().map(|b| b.y as i64).collect();
    assert_eq!(rows.len(), 2, "{:?}", placement.nodes);
}

/// Frames whose claims bear on one conclusion begin side by side, also where the map is wrapped.
#[test]
fn frames_do_not_stand_in_a_staircase() {
    let mut debate = boxes(61);
    debate.frames = vec![Frame { parent: None, title: (60.0, 17.0) }; 6];
    for n in 1..61 {
        debate.nodes[n as usize].frame = Some((n - 1) / 10);
        let first = (n - 1) / 10 * 10 + 1;
        debate.edges.push(edge(n, if n == first { 0 } else { first }));
    }
    let placement = place(&debate, Side::Top, Some(1.4));
    let mut frames = placement.frames.iter().flatten();
    let first = frames.next().map(|frame| frame.y);
    assert!(frames.all(|frame| Some(frame.y) == first), "{:?}", placement.frames);
    let rows: std::collections::BTreeSet<u64> =
        placement.nodes[2..11].iter().map(|r| r.y.to_bits()).collect();
    assert!(rows.len() > 1, "the reasons within a frame are spread over levels");
}

#[test]
fn nothing_at_all() {
    let placement = place(&Scene::default(), Side::Top, None);
    assert_eq!((placement.width, placement.height), (0.0, 0.0));
}

/// Large and odd scenes, which must neither hang nor overflow the stack.
#[test]
fn large_scenes() {
    let mut chain = boxes(20_000);
    chain.edges = (1..20_000).map(|n| edge(n, n - 1)).collect();
    let placement = place(&chain, Side::Left, None);
    assert!(placement.nodes.windows(2).all(|pair| pair[0].x + pair[0].width < pair[1].x));

    let placement = place(&boxes(10_000), Side::Top, Some(1.5));
    assert!((1.2..1.9).contains(&(placement.width / placement.height)), "a grid of the page's shape");

    let mut all_against_all = boxes(30);
    all_against_all.edges = (0..30).flat_map(|a| (0..30).map(move |b| edge(a, b))).collect();
    assert_eq!(place(&all_against_all, Side::Top, None).edges.len(), 900);
}

#[test]
fn many_reasons_of_one_conclusion_are_spread_for_a_page() {
    let mut star = boxes(41);
    star.edges = (1..41).map(|n| edge(n, 0)).collect();
    let (free, page) = (place(&star, Side::Top, None), place(&star, Side::Top, Some(1.4)));
    let need = |placement: &Placement| (placement.width / 1.4).max(placement.height);
    assert!(need(&page) < need(&free) / 2.0, "letters are at least twice as large");
}

#[test]
fn what_is_written_beside_a_line_is_on_no_other_from_the_same_box() {
    for (first, second) in [(0, 1), (1, 0)] {
        let mut scene = boxes(3);
        scene.nodes.iter_mut().for_each(|node| node.width = 60.0);
        scene.edges = vec![edge(2, first), edge(2, second)];
        scene.edges.iter_mut().for_each(|edge| edge.label = Some((80.0, 12.0)));
        let placement = place(&scene, Side::Top, None);
        for (n, other) in [(0, 1), (1, 0)] {
            let (x, y) = placement.edges[n].label.unwrap();
            let on = |&(at_x, at_y): &(f64, f64)| (at_x - x).abs() < 40.0 && (at_y - y).abs() < 6.0;
            assert!(!along(&placement.edges[other]).iter().any(on), "{:?}", placement.edges);
        }
    }
}

#[test]
fn heads_of_different_kinds_do_not_lie_on_each_other() {
    let mut scene = boxes(6);
    scene.nodes[1] = Node { width: 14.0, height: 14.0, junction: true, ..scene.nodes[1] };
    let aside = |from, pull| Edge { pull, aside: true, ..edge(from, 1) };
    scene.edges = vec![edge(1, 0), edge(2, 1), edge(3, 1), aside(4, Pull::Undercut), aside(5, Pull::Support)];
    for side in SIDES {
        let placement = place(&scene, side, None);
        let end = |n: usize| placement.edges[n].points.last().copied();
        assert_ne!(end(3), end(4));
        scene.edges[4].pull = Pull::Undercut;
        let alike = place(&scene, side, None);
        assert_eq!(
            alike.edges[3].points.last(),
            alike.edges[4].points.last(),
            "marks of one kind may be one"
        );
        scene.edges[4].pull = Pull::Support;
    }
}
