//! Rules on objections.

use super::{Report, described};
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::{Family, Relation};
use std::collections::{HashMap, HashSet};

fn attacks(map: &ArgumentMap) -> impl Iterator<Item = RelationId> + '_ {
    map.relations().filter(|&id| map[id].family() == Family::Attack)
}

/// A statement that speaks against itself can never be maintained.
pub(super) fn self_attack(map: &ArgumentMap, report: &mut Report<'_>) {
    for id in attacks(map) {
        let target = map[id].target();
        if let Some(premise) = map.premises(id).find(|&premise| NodeId::from(premise) == target) {
            report.add([premise.into(), id.into()], format!("{:?} attacks itself", map.key(premise)));
        }
    }
}

/// What speaks for a thing does not speak against it as well.
pub(super) fn support_and_attack(map: &ArgumentMap, report: &mut Report<'_>) {
    let mut supports: HashMap<(StatementId, NodeId), RelationId> = HashMap::new();
    for id in map.relations().filter(|&id| map[id].family() == Family::Support) {
        for premise in map.premises(id) {
            supports.entry((premise, map[id].target())).or_insert(id);
        }
    }
    for id in attacks(map) {
        let target = map[id].target();
        for premise in map.premises(id) {
            if let Some(&support) = supports.get(&(premise, target)) {
                let (premise_key, target_key) = (map.key(premise), map.key(target));
                let message = format!("{premise_key:?} both supports and attacks {target_key:?}");
                report.add([premise.into(), support.into(), id.into()], message);
            }
        }
    }
}

/// Linked premises have to be true together.
///
/// Of the two ways to look, at all pairs of premises or at all attacks on them, the cheaper is taken for each
/// relation, so that no map makes this quadratic.
pub(super) fn contradictory_premises(map: &ArgumentMap, report: &mut Report<'_>) {
    let mut conflicts: HashMap<(StatementId, StatementId), RelationId> = HashMap::new();
    let mut attackers: HashMap<StatementId, Vec<StatementId>> = HashMap::new();
    for id in attacks(map) {
        if let ([only], NodeId::Statement(target)) = (map[id].premises(), map[id].target()) {
            if let Some(premise) = only.node().statement() {
                conflicts.entry((premise, target)).or_insert(id);
                attackers.entry(target).or_default().push(premise);
            }
        }
    }
    for id in map.relations().filter(|&id| map[id].premises().len() > 1) {
        let premises: Vec<StatementId> = map.premises(id).collect();
        let among: HashSet<StatementId> = premises.iter().copied().collect();
        let on = |premise: &StatementId| attackers.get(premise).map_or(&[][..], Vec::as_slice);
        let by_attacks: usize = premises.iter().map(|premise| on(premise).len()).sum();
        let mut clash: Vec<(StatementId, StatementId)> = Vec::new();
        if by_attacks < premises.len().saturating_mul(premises.len()) {
            for &target in &premises {
                clash.extend(on(&target).iter().filter(|p| among.contains(p)).map(|&p| (p, target)));
            }
        } else {
            let pairs = premises.iter().flat_map(|&p| premises.iter().map(move |&q| (p, q)));
            clash.extend(pairs.filter(|pair| conflicts.contains_key(pair)));
        }
        clash.sort_unstable();
        clash.dedup();
        clash.retain(|(one, other)| one != other);
        let step = if clash.is_empty() { String::new() } else { described(map, id) };
        for pair @ (one, other) in clash {
            let (one_key, other_key) = (map.key(one), map.key(other));
            let message = format!("{step} needs both {one_key:?} and {other_key:?}, which are in conflict");
            report.add([id.into(), one.into(), other.into(), conflicts[&pair].into()], message);
        }
    }
}

/// By index of what they are aimed at, how many relations of a kind there are; a contradiction counts for both
/// of its statements.
fn counts(map: &ArgumentMap, counted: impl Fn(&Relation) -> bool) -> Vec<usize> {
    let mut counts = vec![0; map.bound()];
    for relation in map.relations().map(|id| &map[id]).filter(|relation| counted(relation)) {
        counts[relation.target().index()] += 1;
        if relation.is_symmetric() {
            counts[relation.premises()[0].node().index()] += 1;
        }
    }
    counts
}

/// An objection that is left standing settles the matter against the thesis.
pub(super) fn unanswered_attack(map: &ArgumentMap, report: &mut Report<'_>) {
    let answers = counts(map, |relation| relation.family() == Family::Attack && !relation.is_conceded());
    for thesis in map.main_claims() {
        for id in map.attackers(thesis).filter(|&id| !map[id].is_conceded()) {
            let relation = &map[id];
            let answered = |node: NodeId| {
                // The attack itself is no answer to what it is aimed at, nor a contradiction to its premise.
                let own = usize::from(relation.target() == node)
                    + usize::from(relation.is_symmetric() && relation.premises()[0].node() == node);
                answers[node.index()] > own
            };
            let by_premise = match relation.target() {
                NodeId::Statement(other) if other != thesis => answered(other.into()),
                _ => relation.premises().iter().any(|premise| answered(premise.node())),
            };
            if !by_premise && !answered(id.into()) {
                report.add([thesis.into(), id.into()], format!("nobody answers {}", described(map, id)));
            }
        }
    }
}

/// Who grants an objection and maintains the point owes a reason that weighs more.
pub(super) fn concession_not_outweighed(map: &ArgumentMap, report: &mut Report<'_>) {
    let reasons = counts(map, |relation| relation.family() == Family::Support);
    for id in attacks(map).filter(|&id| map[id].is_conceded()) {
        let target = map[id].target();
        let outweighed = reasons[target.index()] > 0
            || target.relation().is_some_and(|inference| {
                let own = usize::from(map[inference].family() == Family::Support);
                reasons[map[inference].target().index()] > own
            });
        if !outweighed {
            let message = format!("{} is conceded, but nothing outweighs it", described(map, id));
            report.add([id.into(), target], message);
        }
    }
}

/// What is put into somebody's mouth is easily attacked.
pub(super) fn implicit_premise_attacked(map: &ArgumentMap, report: &mut Report<'_>) {
    for premise in map.statements().filter(|&id| map[id].is_implicit()) {
        for id in map.attackers(premise) {
            let message = format!(
                "{} is aimed at what nobody stated; make sure that the argument needs it",
                described(map, id)
            );
            report.add([id.into(), premise.into()], message);
        }
    }
}
