//! Made-up maps of any size, and the same built with petgraph alone as the yardstick.
//!
//! Of ten relations eight support and two attack; one in five links two premises; one in twenty attacks is an
//! undercut. Each aims at something earlier, so that the map is one broad, shallow debate.

use argument_map::{ArgumentMap, Errors, MapBuilder};
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::HashMap;

/// A relation of the made-up map: its premises and its target, by number.
pub(crate) struct Link {
    pub(crate) premises: [usize; 2],
    pub(crate) linked: bool,
    pub(crate) target: usize,
    pub(crate) kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Support,
    Rebuttal,
    Undercut,
}

pub(crate) fn key(number: usize) -> String {
    format!("s{number}")
}

pub(crate) fn text(number: usize) -> String {
    format!("Statement number {number} says in one sentence what somebody holds to be true.")
}

/// The relations of a map with as many statements; the seed is fixed.
pub(crate) fn links(size: usize) -> impl Iterator<Item = Link> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    (0..size).map(move |number| {
        let premise = 1 + number % (size - 1);
        let other = 1 + random(size - 1);
        let kind = match random(100) {
            0..80 => Kind::Support,
            80..99 => Kind::Rebuttal,
            _ => Kind::Undercut,
        };
        Link {
            premises: [premise, other],
            linked: number % 5 == 0 && premise != other,
            target: if kind == Kind::Undercut { random(number) } else { random(premise) },
            kind: if number == 0 { Kind::Support } else { kind },
        }
    })
}

pub(crate) fn build(size: usize) -> Result<ArgumentMap, Errors> {
    let mut m = MapBuilder::new("Made up");
    for number in 0..size {
        m.claim(&key(number), &text(number));
    }
    for (number, link) in links(size).enumerate() {
        let premises = link.premises.map(key);
        let premises = premises.iter().map(String::as_str).take(if link.linked { 2 } else { 1 });
        let target = key(link.target);
        match link.kind {
            Kind::Support => m.support(&target),
            Kind::Rebuttal => m.rebut(&target),
            Kind::Undercut => m.undercut(&format!("r{}", link.target)),
        }
        .with_linked(premises)
        .key(&format!("r{number}"));
    }
    m.build()
}

/// The same with petgraph's graph and a hash map from keys to nodes.
pub(crate) fn build_bare(size: usize) -> DiGraph<String, &'static str> {
    let mut graph = DiGraph::new();
    let mut nodes: HashMap<String, NodeIndex> = HashMap::new();
    for number in 0..size {
        nodes.insert(key(number), graph.add_node(text(number)));
    }
    for (number, link) in links(size).enumerate() {
        let label = match link.kind {
            Kind::Support => "support",
            Kind::Rebuttal | Kind::Undercut => "attack",
        };
        let node = graph.add_node(label.to_owned());
        for premise in link.premises.map(key).iter().take(if link.linked { 2 } else { 1 }) {
            graph.add_edge(nodes[premise], node, "premise");
        }
        let target = if link.kind == Kind::Undercut { format!("r{}", link.target) } else { key(link.target) };
        graph.add_edge(node, nodes[&target], "target");
        nodes.insert(format!("r{number}"), node);
    }
    graph
}

/// The largest resident set so far, in MB.
pub(crate) fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
}

/// The processor time of this process so far, in seconds: on a shared machine it says more than the clock.
pub(crate) fn cpu() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields = stat.rsplit(')').next()?.split_whitespace();
    let ticks: u32 = fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<u32>().ok()).sum();
    Some(f64::from(ticks) / 100.0)
}
