//! From a map to a document: the document that was read, changed where the map says something else.

use super::read::{Reader, gather, marks};
use super::tree::units;
use super::{KEY, TEXT, inferences, label, read};
use crate::format::Written;
use crate::format::echo::losses;
use crate::format::markup::Xml;
use crate::format::place::Lines;
use crate::format::report::{Feature, Losses};
use crate::format::xml::{Patch, children, parse};
use crate::map::ArgumentMap;
use crate::map::attributes::Voicing;
use crate::map::relation::{Family, SchemeName};
use crate::map::statement::Statement;
use roxmltree::Node;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

const BLANK: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ARG>\n  <TEXT/>\n</ARG>\n";

pub(super) fn write(map: &ArgumentMap) -> Written {
    let kept = map.data().get(KEY).and_then(Value::as_str);
    let changed = kept.and_then(|source| change(source, map)).or_else(|| change(BLANK, map));
    let (text, kept_losses) = changed.unwrap_or_default();
    let back = read(&text).map(|document| document.map).unwrap_or_default();
    let mut losses = losses(map, &back, KEY);
    losses.extend(kept_losses.into_vec());
    Written::new(text, losses)
}

/// The document, and what of it is lost beside what the map says; `None` if what was kept is no such document.
fn change(source: &str, map: &ArgumentMap) -> Option<(String, Losses)> {
    let lines = Lines::new(source);
    let xml = parse(source, &lines).ok()?;
    let was = gather(&xml, &lines).ok()?;
    let mut patch = Patch::new(source);
    let root = xml.root_element();
    change_text(&mut patch, root, &was.map, map);
    for unit in &was.units {
        if let Some(is) = map.find_statement(was.map.key(unit.statement)) {
            change_proposition(&mut patch, unit.prop, (&was.map, &was.map[unit.statement]), (map, &map[is]));
        }
    }
    let mut losses = Losses::default();
    if !same_structure(&was.map, map) {
        change_structure(&mut patch, root, &was, map, &mut losses);
    }
    Some((patch.finish(), losses))
}

fn change_text(patch: &mut Patch<'_>, root: Node<'_, '_>, was: &ArgumentMap, is: &ArgumentMap) {
    let source = |map: &'_ ArgumentMap| {
        map.find_source(TEXT).and_then(|id| map.source(id)).cloned().unwrap_or_default()
    };
    let (was, is) = (source(was), source(is));
    if was.text != is.text {
        let text = Xml(is.text.as_deref().unwrap_or_default()).to_string();
        let prefix = patch.prefix(root);
        match (children(root, "TEXT").next(), patch.inner(root)) {
            (Some(element), _) => patch.set_inner(element, &text),
            (None, Some(inner)) => {
                patch.replace(inner.start..inner.start, format!("<{prefix}TEXT>{text}</{prefix}TEXT>"));
            }
            (None, None) => {}
        }
    }
    let title = children(root, "EDATA").next().and_then(|data| children(data, "SOURCE").next());
    if let Some(title) = title.filter(|_| was.title != is.title) {
        patch.set_inner(title, &Xml(&is.title).to_string());
    }
}

/// Where the words of a statement stand in the text; -1 if nowhere.
fn offset(map: &ArgumentMap, statement: &Statement) -> String {
    let text = map.find_source(TEXT);
    let quotes = statement.quotes().iter().filter(|quote| Some(quote.source) == text);
    let start = quotes.filter_map(|quote| quote.span).map(|span| span.start()).next();
    start.map_or_else(|| "-1".to_owned(), |start| start.to_string())
}

fn owner(map: &ArgumentMap, statement: &Statement) -> Option<String> {
    let voicing: Option<Voicing> = statement.voicing();
    map.voice(voicing?.voice).map(|voice| voice.key.clone())
}

fn change_proposition(
    patch: &mut Patch<'_>,
    prop: Node<'_, '_>,
    (was_in, was): (&ArgumentMap, &Statement),
    (is_in, is): (&ArgumentMap, &Statement),
) {
    if was.is_implicit() != is.is_implicit() {
        patch.set_attribute(prop, "missing", Some(if is.is_implicit() { "yes" } else { "no" }));
    }
    let labels = (label(was.strength(), was.qualifier()), label(is.strength(), is.qualifier()));
    if labels.0 != labels.1 {
        patch.set_attribute(prop, "nodelabel", labels.1.as_deref());
    }
    if let Some(body) = children(prop, "PROPTEXT").next() {
        if was.text() != is.text() {
            patch.set_inner(body, &Xml(is.text()).to_string());
        }
        let offsets = (offset(was_in, was), offset(is_in, is));
        if offsets.0 != offsets.1 {
            patch.set_attribute(body, "offset", Some(&offsets.1));
        }
    }
    let (before, now) = (owner(was_in, was), owner(is_in, is));
    if before != now {
        match (children(prop, "OWNER").next(), now) {
            (Some(element), Some(name)) => patch.set_attribute(element, "name", Some(&name)),
            (Some(element), None) => patch.remove(element),
            (None, Some(name)) => {
                let element = format!("<{}OWNER name=\"{}\"/>", patch.prefix(prop), Xml(&name));
                patch.append(prop, &[element]);
            }
            (None, None) => {}
        }
    }
}

/// Whether two maps have the same propositions, and the same inferences between them with the same labels.
fn same_structure(one: &ArgumentMap, other: &ArgumentMap) -> bool {
    type Inference<'m> = (bool, Vec<&'m str>, &'m str, Option<&'m str>, Option<String>);
    let keys = |map: &ArgumentMap| {
        let mut keys: Vec<String> = map.statements().map(|id| map.key(id).to_owned()).collect();
        keys.sort_unstable();
        keys
    };
    fn structure(map: &ArgumentMap) -> Vec<Inference<'_>> {
        let inference = |id| {
            let relation = &map[id];
            let mut premises: Vec<&str> = map.premises(id).map(|id| map.key(id)).collect();
            premises.sort_unstable();
            let label = label(relation.strength(), relation.qualifier());
            let scheme = relation.scheme().map(SchemeName::written);
            (relation.family() == Family::Support, premises, map.key(relation.target()), scheme, label)
        };
        let mut inferences: Vec<_> = inferences(map).map(inference).collect();
        inferences.sort_unstable();
        inferences
    }
    keys(one) == keys(other) && structure(one) == structure(other)
}

/// Writes all units anew, with the propositions as the document has them.
fn change_structure(
    patch: &mut Patch<'_>,
    root: Node<'_, '_>,
    was: &Reader<'_>,
    map: &ArgumentMap,
    losses: &mut Losses,
) {
    let mut sharing: HashMap<_, HashSet<_>> = HashMap::new();
    for unit in &was.units {
        for (_, scheme) in marks(unit.prop) {
            sharing.entry(scheme).or_default().insert(unit.statement);
        }
    }
    for unit in &was.units {
        let key = was.map.key(unit.statement);
        patch.set_attribute(unit.prop, "supportlabel", None);
        // In another order, a proposition without an identifier of its own would be given another.
        if unit.prop.attribute("identifier").map(str::trim) != Some(key) {
            patch.set_attribute(unit.prop, "identifier", Some(key));
        }
        // Marks that several have would name a scheme wherever these become premise and conclusion.
        for (mark, _) in marks(unit.prop).filter(|(_, scheme)| sharing[scheme].len() > 1) {
            patch.remove(mark);
            if !was.marks.contains(&mark.id()) && map.find_statement(key).is_some() {
                losses.note_once(
                    Feature::Scheme,
                    key,
                    "a mark that no premise and conclusion share is left out",
                );
            }
        }
    }
    patch.sort();
    let text = units(patch, root, was, map, losses);
    let mut roots = was.units.iter().map(|unit| unit.node).filter(|node| node.parent() == Some(root));
    match roots.next() {
        Some(first) => {
            roots.for_each(|other| patch.remove(other));
            patch.cover(first.range(), text.trim_start().to_owned());
        }
        None if text.is_empty() => {}
        None => {
            let end = patch.inner(root).map(|inner| inner.end);
            match (root.last_element_child(), end) {
                (Some(last), _) => patch.replace(last.range().end..last.range().end, text),
                (None, Some(end)) => patch.replace(end..end, text),
                (None, None) => patch.set_inner(root, &text),
            }
        }
    }
}

/// A proposition that the document does not have.
pub(super) fn proposition(prefix: &str, map: &ArgumentMap, statement: &Statement) -> String {
    let missing = if statement.is_implicit() { "yes" } else { "no" };
    let label = label(statement.strength(), statement.qualifier());
    let label = label.map(|label| format!(" nodelabel=\"{}\"", Xml(&label))).unwrap_or_default();
    let owner = owner(map, statement);
    let owner = owner.map(|name| format!("<{prefix}OWNER name=\"{}\"/>", Xml(&name))).unwrap_or_default();
    format!(
        "<{prefix}PROP identifier=\"{}\" missing=\"{missing}\"{label}><{prefix}PROPTEXT offset=\"{}\">{}</{prefix}PROPTEXT>{owner}</{prefix}PROP>",
        Xml(statement.key()),
        offset(map, statement),
        Xml(statement.text()),
    )
}
