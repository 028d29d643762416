//! Nodes from a map, each where it stood in the document that was read.

use super::kind::{default_text, same_name, scheme_members, scheme_name, type_of_family, type_of_statement};
use super::table::{NODES, id_of, rows};
use super::wire::{Members, id_text, inside, lengthen, members, quote, quoted, spell, string, take};
use super::write::Writer;
use crate::format::Feature;
use crate::format::key::key_of;
use crate::map::Node;
use crate::map::id::{NodeId, RelationId};
use crate::map::relation::{Relation, SchemeName};

impl Writer<'_> {
    pub(super) fn nodes(&mut self) {
        let mut written = vec![false; self.map.bound()];
        self.open_list("nodes");
        for [key, id, extras, ..] in rows(self.kept.nodes, NODES) {
            if key.is_empty() {
                let id = id_of(id);
                let known = id_text(&id).is_some_and(|id| self.is_there(&id));
                if known && members(extras).is_ok() {
                    self.entry(extras);
                }
                continue;
            }
            let Some(node) = self.map.find(key) else { continue };
            if std::mem::replace(&mut written[node.index()], true) {
                continue;
            }
            let number = node.index() as u32;
            if !id.is_empty() {
                self.ids.insert(number, id_of(id).into_owned());
            }
            self.node(number, Some(extras));
        }
        let statements = self.map.all_statements().map(NodeId::from);
        let all: Vec<NodeId> = statements.chain(self.map.all_relations().map(NodeId::from)).collect();
        for node in all.into_iter().filter(|node| !written[node.index()]) {
            let number = node.index() as u32;
            let key = self.map.key(node);
            if self.foreign.contains_key(key) {
                let id = self.free_id(key);
                self.losses.note(Feature::Key, key, "written with a number added, as it is taken");
                self.ids.insert(number, quoted(&id));
            }
            self.node(number, None);
        }
        // A contradiction is written once for each direction.
        let mutual: Vec<RelationId> =
            self.map.relations().filter(|&id| self.map[id].is_symmetric()).collect();
        for relation in mutual {
            let id = self.free_id(&format!("{}-back", self.map.key(relation)));
            let (entry, _) = relation_entry(&quoted(&id), &self.map[relation], None);
            self.entry(&entry);
            self.backs.insert(id, relation);
        }
        self.close_list();
    }

    /// Whether what the document calls so is in the map or kept aside.
    pub(super) fn is_there(&self, id: &str) -> bool {
        let key = key_of(id);
        self.map.find(&key).is_some() || self.foreign.contains_key(&*key)
    }

    /// An id that nothing has.
    fn free_id(&self, wanted: &str) -> String {
        let numbered = (2..).map(|n: u64| format!("{wanted}-{n}"));
        let mut candidates = [wanted.to_owned()].into_iter().chain(numbered);
        let free = |id: &String| !self.is_there(id) && !self.backs.contains_key(id);
        candidates.find(free).unwrap_or_default()
    }

    fn node(&mut self, number: u32, extras: Option<&str>) {
        let map = self.map;
        let id = self.id(number);
        let entry = match map.node(number) {
            Some(Node::Statement(statement)) => {
                let (bare, mut kept) = parted(extras.unwrap_or_default());
                if !statement.text().is_empty() {
                    take(&mut kept, "text");
                }
                let bare = bare && statement.text().is_empty();
                entry(&id, bare, statement.text(), type_of_statement(statement.kind()), &kept)
            }
            Some(Node::Relation(relation)) => {
                let (entry, told) = relation_entry(&id, relation, extras);
                if !told {
                    self.losses.note(Feature::Scheme, relation.key(), "left to the default of its family");
                }
                entry
            }
            None => return,
        };
        self.entry(&entry);
    }

    /// The id of a node as JSON.
    pub(super) fn id(&self, number: u32) -> String {
        let key = || self.map.id_of(number).map_or("", |node| self.map.key(node));
        self.ids.get(&number).cloned().unwrap_or_else(|| quoted(key()))
    }
}

/// A relation as JSON, and whether that names its scheme.
fn relation_entry(id: &str, relation: &Relation, extras: Option<&str>) -> (String, bool) {
    let (family, scheme) = (relation.family(), relation.scheme().map(SchemeName::written));
    let text = scheme.unwrap_or(default_text(family));
    let name = type_of_family(family);
    let (bare, mut kept) = parted(extras.unwrap_or_default());
    let member = |name: &str| kept.iter().find(|(other, _)| other == name).map(|(_, raw)| string(raw));
    let named = member("scheme").flatten();
    let as_read = extras.is_some()
        && match member("text") {
            Some(was) => scheme_name(family, &was.unwrap_or_default(), named.as_deref()) == scheme,
            None if bare => scheme_name(family, "", named.as_deref()) == scheme,
            None => named.as_ref().is_none_or(|named| same_name(named, text)),
        };
    if as_read {
        return (entry(id, bare, text, name, &kept), true);
    }
    let members = scheme_members(family, scheme);
    for name in ["text", "scheme", "schemeID"] {
        take(&mut kept, name);
    }
    let new = if extras.is_none() || named.is_some() { parted(&members).1 } else { Members::new() };
    let member = new.iter().find(|(name, _)| name == "scheme").and_then(|(_, raw)| string(raw));
    let told = scheme_name(family, text, member.as_deref()) == scheme;
    kept.extend(new);
    (entry(id, false, text, name, &kept), told)
}

/// A node as JSON.
fn entry(id: &str, bare: bool, text: &str, name: &str, kept: &Members<'_>) -> String {
    let mut entry = format!("{{\"nodeID\":{id}");
    if !bare && !kept.iter().any(|(name, _)| name == "text") {
        entry.push_str(",\"text\":");
        quote(text, &mut entry);
    }
    entry.push_str(",\"type\":\"");
    entry.push_str(name);
    entry.push('"');
    if !kept.is_empty() {
        entry.push(',');
        let mut members = String::new();
        spell(kept, &mut members);
        entry.push_str(inside(&members));
    }
    entry.push('}');
    entry
}

/// Whether a node had no text, and its other members.
fn parted(extras: &str) -> (bool, Members<'_>) {
    let object = extras.strip_prefix('-').unwrap_or(extras);
    (object.len() < extras.len(), lengthen(object))
}
