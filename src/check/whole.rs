//! Rules on the map as a whole.

use super::{Report, listed};
use crate::map::ArgumentMap;
use crate::map::attributes::Attributes;
use crate::map::id::StatementId;
use std::collections::{HashMap, HashSet};

/// A statement apart from all others is no part of an argument.
pub(super) fn isolated(map: &ArgumentMap, report: &mut Report<'_>) {
    for id in map.statements() {
        if map.all_relations_at(id.into()).next().is_none() {
            report.add([id.into()], format!("{:?} takes no part in any relation", map.key(id)));
        }
    }
}

/// A box without words says nothing.
pub(super) fn empty_text(map: &ArgumentMap, report: &mut Report<'_>) {
    for id in map.statements() {
        if map[id].text().trim().is_empty() {
            report.add([id.into()], format!("the statement {:?} has no text", map.key(id)));
        }
    }
}

/// A reader asks first what it is all about.
pub(super) fn no_main_claim(map: &ArgumentMap, report: &mut Report<'_>) {
    if map.statements().next().is_some() && map.main_claims().next().is_none() {
        report.add([], "no claim is the main claim; mark one as the thesis".to_owned());
    }
}

/// An argument with two points is easily two arguments.
pub(super) fn several_main_claims(map: &ArgumentMap, report: &mut Report<'_>) {
    let claims: Vec<StatementId> = map.main_claims().collect();
    if claims.len() > 1 {
        let message =
            format!("there are {} main claims: {}", claims.len(), listed(map, claims.iter().copied(), ", "));
        report.add(claims.into_iter().map(Into::into), message);
    }
}

/// The same words twice are probably one statement, or should be made to differ.
pub(super) fn duplicate_text(map: &ArgumentMap, report: &mut Report<'_>) {
    let mut seen: HashMap<String, StatementId> = HashMap::new();
    for id in map.statements().filter(|&id| !map[id].text().trim().is_empty()) {
        let words: Vec<&str> = map[id].text().split_whitespace().collect();
        let first = *seen.entry(words.join(" ").to_lowercase()).or_insert(id);
        if first != id {
            let message = format!("{:?} says the same as {:?}", map.key(id), map.key(first));
            report.add([first.into(), id.into()], message);
        }
    }
}

pub(super) fn unused_voice(map: &ArgumentMap, report: &mut Report<'_>) {
    let used: HashSet<_> = attributes(map).filter_map(|a| Some(a.voicing()?.voice)).collect();
    for (_, voice) in map.voices().filter(|(id, _)| !used.contains(id)) {
        report.add([], format!("nothing is said by the voice {:?}", voice.key));
    }
}

pub(super) fn unused_source(map: &ArgumentMap, report: &mut Report<'_>) {
    let used: HashSet<_> =
        attributes(map).flat_map(|a| a.quotes().iter().map(|quote| quote.source)).collect();
    for (_, source) in map.sources().filter(|(id, _)| !used.contains(id)) {
        report.add([], format!("nothing quotes the source {:?}", source.key));
    }
}

pub(super) fn empty_group(map: &ArgumentMap, report: &mut Report<'_>) {
    let members = attributes(map).filter_map(Attributes::group);
    let used: HashSet<_> = members.chain(map.groups().filter_map(|(_, group)| group.parent)).collect();
    for (_, group) in map.groups().filter(|(id, _)| !used.contains(id)) {
        report.add([], format!("the group {:?} has no members", group.key));
    }
}

fn attributes(map: &ArgumentMap) -> impl Iterator<Item = &Attributes> {
    let statements = map.all_statements().map(|id| &map[id].attributes);
    statements.chain(map.all_relations().map(|id| &map[id].attributes))
}
