//! Rules on schemes.

use super::{Report, described, excerpt};
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, RelationId};
use crate::scheme::{CriticalQuestion, Scheme};
use std::collections::HashSet;

/// A name that the catalogue lacks comes without critical questions, and may be a slip.
pub(super) fn unknown_scheme(map: &ArgumentMap, report: &mut Report<'_>) {
    for id in map.relations() {
        let unknown = map[id].scheme().filter(|scheme| scheme.canonical().is_none());
        if let Some(scheme) = unknown.filter(|scheme| !Scheme::is_default_name(scheme.written())) {
            let (step, name) = (described(map, id), excerpt(scheme.written()));
            let message = format!("{step} names the scheme {name}, which the catalogue lacks");
            report.add([NodeId::from(id)], message);
        }
    }
}

/// The relations that follow a scheme of the catalogue.
fn schematic(map: &ArgumentMap) -> impl Iterator<Item = (RelationId, Scheme)> + '_ {
    map.relations().filter_map(|id| Some((id, map[id].scheme()?.canonical()?)))
}

/// Whoever names one premise by its role means to name them all. Where none is named, the premises may be
/// anything, so nothing is said.
pub(super) fn missing_role(map: &ArgumentMap, report: &mut Report<'_>) {
    for (id, scheme) in schematic(map) {
        let taken: HashSet<&str> = map[id]
            .premises()
            .iter()
            .filter_map(|premise| Some(scheme.role(premise.role()?)?.name))
            .collect();
        let missing: Vec<&str> =
            scheme.roles().iter().map(|role| role.name).filter(|name| !taken.contains(name)).collect();
        if !taken.is_empty() && !missing.is_empty() {
            let (step, missing) = (described(map, id), missing.join(", "));
            let message = format!("{step} by {scheme} names no premise for: {missing}");
            report.add([NodeId::from(id)], message);
        }
    }
}

/// A presumptive inference stands only until a question it cannot answer is put.
pub(super) fn open_questions(map: &ArgumentMap, report: &mut Report<'_>) {
    let schematic: Vec<(RelationId, Scheme)> = schematic(map).collect();
    if schematic.is_empty() {
        return;
    }
    // Where a tag stands on a relation, the question is answered for whatever the relation is aimed at.
    let mut answered: HashSet<(NodeId, String)> = HashSet::new();
    for relation in map.relations().map(|id| &map[id]) {
        answered.extend(relation.tags().iter().filter_map(|tag| Some((relation.target(), answer(tag)?))));
    }
    for (id, scheme) in schematic {
        let relation = &map[id];
        let is_open = |question: &&CriticalQuestion| {
            let by_role = relation
                .premises()
                .iter()
                .any(|premise| premise.role().and_then(answer).as_deref() == Some(question.key));
            let at = |node: NodeId| answered.contains(&(node, question.key.to_owned()));
            !by_role
                && !at(id.into())
                && !at(relation.target())
                && !relation.premises().iter().any(|premise| at(premise.node()))
        };
        let open: Vec<String> = scheme
            .critical_questions()
            .iter()
            .filter(is_open)
            .map(|question| format!("{} ({})", question.question, question.key))
            .collect();
        if !open.is_empty() {
            let message = format!(
                "{} is by {scheme}, and nothing in the map answers: {}",
                described(map, id),
                open.join(" ")
            );
            report.add([NodeId::from(id)], message);
        }
    }
}

/// The key of the question that a tag or a role says it answers.
fn answer(name: &str) -> Option<String> {
    name.strip_prefix("cq:").map(str::trim).map(str::to_lowercase)
}
