//! Which of a document's relations and edges the map has a place for.

use super::kind::Kind;
use crate::map::relation::Family;

/// An edge by the positions of its ends among the nodes; [`NOWHERE`] for an end that is no node.
pub(super) type Edge = (u32, u32);
pub(super) const NOWHERE: u32 = u32::MAX;

/// What an edge is to the relation at one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// From a premise to the relation.
    Premise,
    /// From the relation to its target.
    Target,
    Foreign,
}

/// A relation that the map admits.
pub(super) struct Admitted {
    pub(super) node: u32,
    pub(super) target: u32,
    /// Where its premises end among all of them; they start where those of the one before end.
    premises: u32,
}

impl Plan {
    /// The relations with their premises.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Admitted, &[u32])> {
        let mut start = 0;
        self.relations.iter().map(move |relation| {
            let premises = self.premises.get(start..relation.premises as usize).unwrap_or_default();
            start = relation.premises as usize;
            (relation, premises)
        })
    }
}

/// What the map admits of a document.
pub(super) struct Plan {
    /// The relations, in the order of the nodes.
    relations: Vec<Admitted>,
    /// Their premises, one after the other.
    premises: Vec<u32>,
    /// By edge, whether it is part of a relation that is admitted.
    pub(super) used: Vec<bool>,
}

/// The rules of `map::relation::check_ends`, edge by edge.
fn role(from: Kind, to: Kind) -> Role {
    use Family::{Illocution, Transition};
    match (from, to) {
        (Kind::Claim, Kind::Relation(family)) if !family.is_dialogue() => Role::Premise,
        (Kind::Locution, Kind::Relation(Transition | Illocution)) => Role::Premise,
        (Kind::Relation(Transition), Kind::Relation(Illocution)) => Role::Premise,
        (Kind::Relation(Transition), Kind::Locution) => Role::Target,
        (Kind::Relation(Illocution), Kind::Claim | Kind::Locution) => Role::Target,
        (Kind::Relation(family), Kind::Claim) if !family.is_dialogue() => Role::Target,
        (Kind::Relation(from), Kind::Relation(to)) if from != Transition && !to.is_dialogue() => Role::Target,
        _ => Role::Foreign,
    }
}

/// Finds the largest set of relations that all have premises and a target among the statements and themselves;
/// of several targets the first counts. Linear in the nodes and edges.
pub(super) fn admit(kinds: &[Kind], edges: &[Edge]) -> Plan {
    let kind = |node: u32| kinds.get(node as usize).copied().unwrap_or(Kind::Foreign);
    let role_of = |&(from, to): &Edge| if from == to { Role::Foreign } else { role(kind(from), kind(to)) };
    let dead = without_ends(kinds, edges, role_of);
    let alive = |node: u32| !dead.get(node as usize).copied().unwrap_or(true);

    let (starts, incoming) = grouped(kinds.len(), edges, |edge| {
        (role_of(edge) == Role::Premise && alive(edge.0) && alive(edge.1)).then_some(edge.1)
    });
    let mut targets = vec![NOWHERE; kinds.len()];
    let mut used = vec![false; edges.len()];
    for (edge, used) in edges.iter().zip(&mut used) {
        if role_of(edge) == Role::Target && alive(edge.0) && alive(edge.1) {
            let target = &mut targets[edge.0 as usize];
            *used = *target == NOWHERE;
            *target = if *used { edge.1 } else { *target };
        }
    }
    let mut seen = vec![NOWHERE; kinds.len()];
    let (mut relations, mut premises) = (Vec::new(), Vec::new());
    for (node, &kind) in (0..).zip(kinds) {
        let Kind::Relation(family) = kind else { continue };
        if !alive(node) {
            continue;
        }
        let start = premises.len();
        for &edge in row(&starts, &incoming, node) {
            let from = edges[edge as usize].0;
            let enough = family == Family::Illocution && premises.len() > start;
            if !enough && std::mem::replace(&mut seen[from as usize], node) != node {
                premises.push(from);
                used[edge as usize] = true;
            }
        }
        relations.push(Admitted { node, target: targets[node as usize], premises: premises.len() as u32 });
    }
    Plan { relations, premises, used }
}

/// By node, whether it is a relation without a premise or a target, or for want of one that is itself such.
fn without_ends(kinds: &[Kind], edges: &[Edge], role_of: impl Fn(&Edge) -> Role) -> Vec<bool> {
    let mut dead: Vec<bool> = kinds.iter().map(|kind| matches!(kind, Kind::Foreign | Kind::Second)).collect();
    let mut ends = vec![(0_u32, 0_u32); kinds.len()];
    for edge in edges {
        match role_of(edge) {
            Role::Premise => ends[edge.1 as usize].0 += 1,
            Role::Target => ends[edge.0 as usize].1 += 1,
            Role::Foreign => {}
        }
    }
    let mut fallen: Vec<u32> = Vec::new();
    for (node, kind) in (0..).zip(kinds) {
        let (premises, targets) = ends[node as usize];
        if matches!(kind, Kind::Relation(_)) && (premises == 0 || targets == 0) {
            dead[node as usize] = true;
            fallen.push(node);
        }
    }
    if fallen.is_empty() {
        return dead;
    }
    // By node, the edges for which it is the premise or the target of a relation.
    let (starts, at) = grouped(kinds.len(), edges, |edge| match role_of(edge) {
        Role::Premise => Some(edge.0),
        Role::Target => Some(edge.1),
        Role::Foreign => None,
    });
    while let Some(node) = fallen.pop() {
        for &edge in row(&starts, &at, node) {
            let (from, to) = edges[edge as usize];
            let (relation, left) = if from == node {
                (to, &mut ends[to as usize].0)
            } else {
                (from, &mut ends[from as usize].1)
            };
            *left -= 1;
            if *left == 0 && !std::mem::replace(&mut dead[relation as usize], true) {
                fallen.push(relation);
            }
        }
    }
    dead
}

/// The numbers of the edges grouped by a node, in rows: where each starts, and all of them.
fn grouped(nodes: usize, edges: &[Edge], node: impl Fn(&Edge) -> Option<u32>) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; nodes + 2];
    for node in edges.iter().filter_map(&node) {
        starts[node as usize + 2] += 1;
    }
    for i in 2..starts.len() {
        starts[i] += starts[i - 1];
    }
    let mut rows = vec![0; starts.last().copied().unwrap_or_default() as usize];
    for (number, edge) in (0..).zip(edges) {
        if let Some(node) = node(edge) {
            let place = &mut starts[node as usize + 1];
            rows[*place as usize] = number;
            *place += 1;
        }
    }
    (starts, rows)
}

/// The row of a node.
fn row<'r>(starts: &[u32], rows: &'r [u32], node: u32) -> &'r [u32] {
    &rows[starts[node as usize] as usize..starts[node as usize + 1] as usize]
}
