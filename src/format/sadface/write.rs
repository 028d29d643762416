//! From a map to JSON: what was kept of a document where it still fits, then what is new.

use super::Dialect;
use super::node::{
    ASIDE, DOCUMENT, EDGES, LOOSE, NODES, RESOURCES, meaning, new_atom, new_link, new_metadata, object, of,
    text,
};
use super::read::quotes;
use crate::format::content::note_left_out;
use crate::format::lean::arguments;
use crate::format::report::Losses;
use crate::format::{Feature, Written};
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::quote::Quote;
use crate::map::relation::Family;
use crate::map::source::Source;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

pub(super) fn write(map: &ArgumentMap, dialect: Option<Dialect>) -> Written {
    let kept = of(Some(map.data()));
    let original = Dialect::of(kept);
    let dialect = dialect.or(original).unwrap_or_default();
    // The kept parts of another version would say something else in this one.
    let kept = kept.filter(|_| original == Some(dialect));
    let mut writer = Writer { map, kept, dialect, written: arguments(map), losses: Losses::default() };
    writer.note_losses();
    let mut document = writer.particulars();
    let (nodes, ids) = writer.nodes();
    document.insert(EDGES.to_owned(), writer.edges(&ids).into());
    document.insert(NODES.to_owned(), nodes.into());
    let resources: Vec<Value> = map.sources().map(|(_, source)| writer.resource(source)).collect();
    let had_resources = kept.is_none_or(|kept| kept.get(RESOURCES) != Some(&Value::Bool(false)));
    if had_resources || !resources.is_empty() {
        document.insert(RESOURCES.to_owned(), resources.into());
    }
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    Written::new(text, writer.losses.into_vec())
}

struct Writer<'m> {
    map: &'m ArgumentMap,
    kept: Option<&'m Data>,
    dialect: Dialect,
    written: Vec<bool>,
    losses: Losses,
}

impl<'m> Writer<'m> {
    /// A list that was kept.
    fn list(&self, name: &str) -> &'m [Value] {
        self.kept.and_then(|kept| kept.get(name)?.as_array()).map_or(&[], Vec::as_slice)
    }

    /// What is kept of a node, if it is written in the version in which it was read.
    fn kept_of(&self, data: Option<&'m Data>) -> Option<&'m Data> {
        self.kept.and_then(|_| of(data))
    }

    /// The document without its lists.
    fn particulars(&mut self) -> Data {
        let map = self.map;
        let known = self.kept.and_then(|kept| kept.get(DOCUMENT)?.as_object()).cloned();
        let mut document = known.unwrap_or_else(|| {
            let fields = ["analyst_email", "analyst_name", "created", "edited", "id"];
            let mut fields: Data = fields.into_iter().map(|name| (name.to_owned(), "".into())).collect();
            if self.dialect == Dialect::V01 {
                fields.insert("metadata".to_owned(), json!({}));
                return fields;
            }
            let version = if self.dialect == Dialect::V02 { "0.2" } else { "0.5.4.0" };
            fields.insert("version".to_owned(), version.into());
            object(json!({"metadata": {"core": fields}}))
        });
        let inner =
            document.get_mut("metadata").and_then(|metadata| metadata.get_mut("core")?.as_object_mut());
        let is_inner = inner.is_some();
        let mut spare = Data::new();
        let mut core = inner.unwrap_or(&mut spare);
        if !is_inner {
            core = &mut document;
        }
        if text(core, "title").unwrap_or_default() != map.title() {
            core.insert("title".to_owned(), map.title().into());
        }
        let claimed = text(core, "claim").and_then(|key| map.find_statement(key));
        let mut theses = map.statements().filter(|&id| map[id].is_thesis());
        let thesis = claimed.filter(|&id| map[id].is_thesis()).or_else(|| theses.next());
        match thesis {
            Some(thesis) => drop(core.insert("claim".to_owned(), map.key(thesis).into())),
            None if claimed.is_some() => drop(core.remove("claim")),
            None => {}
        }
        for id in map.statements().filter(|&id| map[id].is_thesis() && Some(id) != thesis) {
            self.losses.note(Feature::Thesis, map.key(id), "a document has one claim");
        }
        document
    }

    /// The nodes, and the ids of those that are kept aside.
    fn nodes(&self) -> (Vec<Value>, HashSet<&'m str>) {
        let mut nodes = Vec::new();
        let mut aside = HashSet::new();
        let mut done = HashSet::new();
        for entry in self.list(NODES) {
            let found = entry.as_str().and_then(|key| self.map.find(key));
            match (entry, found) {
                (Value::Object(node), _) => {
                    let id = text(node, "id").unwrap_or_default();
                    if self.map.find(id).is_none() && aside.insert(id) {
                        nodes.push(entry.clone());
                    }
                }
                (_, Some(node)) if self.written[node.index()] && done.insert(node) => {
                    nodes.push(self.node(node))
                }
                _ => {}
            }
        }
        let statements = self.map.statements().map(NodeId::from);
        let relations = self.map.relations().map(NodeId::from);
        for node in statements.chain(relations).filter(|node| self.written[node.index()]) {
            if done.insert(node) {
                nodes.push(self.node(node));
            }
        }
        (nodes, aside)
    }

    fn node(&self, node: NodeId) -> Value {
        let mut object = match node {
            NodeId::Statement(id) => self.atom(id),
            NodeId::Relation(id) => self.link(id),
        };
        object.insert("id".to_owned(), self.map.key(node).into());
        object.into()
    }

    fn atom(&self, id: StatementId) -> Data {
        let statement = &self.map[id];
        let kept = self.kept_of(statement.data()).filter(|kept| text(kept, "type") == Some("atom"));
        let mut atom = kept.cloned().unwrap_or_else(|| new_atom(self.dialect));
        let as_read = quotes(atom.get("sources"), |key| self.map.find_source(key));
        if as_read != statement.quotes() {
            atom.insert(
                "sources".to_owned(),
                statement.quotes().iter().map(|quote| self.cited(quote)).collect(),
            );
        }
        atom.insert("text".to_owned(), statement.text().into());
        atom
    }

    fn cited(&self, quote: &Quote) -> Value {
        let source = self.map.source(quote.source).map_or("", |source| &source.key);
        let mut cited = object(json!({"resource_id": source, "text": quote.exact}));
        if let Some(span) = quote.span {
            cited.insert("offset".to_owned(), span.start().into());
            cited.insert("length".to_owned(), (span.end() - span.start()).into());
        }
        cited.into()
    }

    fn link(&self, id: RelationId) -> Data {
        let relation = &self.map[id];
        let scheme = relation.scheme().map(|scheme| scheme.written());
        let new = new_link(self.dialect, relation.family(), relation.is_symmetric(), scheme);
        let says = |link: &Data| {
            meaning(text(link, "type").unwrap_or_default(), text(link, "name")) == meaning_of(&new)
        };
        let kept = self.kept_of(relation.data());
        kept.filter(|kept| text(kept, "type").is_some() && says(kept)).cloned().unwrap_or(new)
    }

    fn resource(&self, source: &Source) -> Value {
        let fresh = || object(json!({"type": "text", "metadata": new_metadata(self.dialect)}));
        let mut resource = of(Some(&source.data)).cloned().unwrap_or_else(fresh);
        resource.insert("id".to_owned(), source.key.as_str().into());
        if let Some(content) = &source.text {
            resource.insert("content".to_owned(), content.as_str().into());
        }
        resource.into()
    }

    /// The edges that a relation needs, in the order of its premises.
    fn edges_of(&self, id: RelationId) -> Vec<(&'m str, &'m str)> {
        let (map, relation) = (self.map, &self.map[id]);
        let (own, target) = (map.key(id), map.key(relation.target()));
        let premises = map.premises(id).map(|premise| map.key(premise));
        let typed = text(&self.link(id), "type") == Some("conflict");
        match relation.target() {
            NodeId::Statement(_) if typed && relation.is_symmetric() => {
                premises.chain([target]).map(|end| (own, end)).collect()
            }
            NodeId::Statement(_) if typed && relation.family() == Family::Attack => {
                [(target, own)].into_iter().chain(premises.map(|premise| (own, premise))).collect()
            }
            _ => premises.map(|premise| (premise, own)).chain([(own, target)]).collect(),
        }
    }

    fn edges(&self, aside: &HashSet<&str>) -> Vec<Value> {
        let map = self.map;
        let relations = map.relations().filter(|id| self.written[id.index()]);
        let needed: Vec<_> = relations.flat_map(|id| self.edges_of(id)).collect();
        let mut open: HashMap<(&str, &str), usize> = HashMap::new();
        needed.iter().for_each(|ends| *open.entry(*ends).or_default() += 1);
        let mut take = |ends: &(&'m str, &'m str)| match open.get_mut(ends) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        };
        let there =
            |id: &str| aside.contains(id) || map.find(id).is_some_and(|node| self.written[node.index()]);
        let mut edges = Vec::new();
        let mut ids = HashSet::new();
        for entry in self.list(EDGES).iter().filter_map(Value::as_object) {
            // An edge of the document has more members than the wrapping of one.
            let wrapped =
                |name: &str| entry.get(name).filter(|_| entry.len() == 1).and_then(Value::as_object);
            let (edge, keep) = match (wrapped(ASIDE), wrapped(LOOSE)) {
                (Some(edge), _) => (
                    edge,
                    text(edge, "source_id").is_some_and(there) && text(edge, "target_id").is_some_and(there),
                ),
                (_, Some(edge)) => (edge, true),
                _ => {
                    let ends = text(entry, "source_id").zip(text(entry, "target_id"));
                    (entry, ends.is_some_and(|ends| take(&ends)))
                }
            };
            if keep {
                ids.extend(text(edge, "id"));
                edges.push(Value::Object(edge.clone()));
            }
        }
        let mut number = 0;
        for (source, target) in needed.into_iter().filter(take) {
            let id = loop {
                number += 1;
                let id = format!("e{number}");
                if !ids.contains(id.as_str()) && map.find(&id).is_none() && !aside.contains(id.as_str()) {
                    break id;
                }
            };
            edges.push(json!({"id": id, "source_id": source, "target_id": target}));
        }
        edges
    }

    fn note_losses(&mut self) {
        let map = self.map;
        let keeps = [
            Feature::Title,
            Feature::Data,
            Feature::Quotes,
            Feature::Thesis,
            Feature::Scheme,
            Feature::Symmetric,
            Feature::Source,
        ];
        note_left_out(map, &keeps, &[], &mut self.losses);
        let others = |data: &Data| data.keys().any(|key| key != super::KEY);
        let mut note = |feature, key: &str, lost: bool, instead| {
            if lost {
                self.losses.note(feature, key, instead);
            }
        };
        note(Feature::Data, "", others(map.data()), "left out");
        for (_, source) in map.sources() {
            note(Feature::Data, &source.key, others(&source.data), "left out");
            let more = [&source.title, &source.author, &source.date, &source.url]
                .into_iter()
                .any(|text| !text.is_empty());
            note(Feature::Source, &source.key, more, "only its text is written");
        }
        for id in map.statements() {
            note(Feature::Data, map.key(id), map[id].data().is_some_and(others), "left out");
        }
        for id in map.relations() {
            let (key, relation) = (map.key(id), &map[id]);
            note(Feature::Data, key, relation.data().is_some_and(others), "left out");
            note(Feature::Quotes, key, !relation.quotes().is_empty(), "left out");
            let argued = matches!(relation.family(), Family::Support | Family::Attack);
            note(Feature::OnRelation, key, argued && !self.written[id.index()], "left out with its target");
            let scheme = relation.scheme().map(|scheme| scheme.written());
            let new = new_link(self.dialect, relation.family(), relation.is_symmetric(), scheme);
            note(Feature::Scheme, key, meaning_of(&new).1 != scheme, "left out");
            let one_way = relation.is_symmetric() && self.dialect != Dialect::V05;
            note(Feature::Symmetric, key, one_way, "written as an attack one way");
        }
    }
}

fn meaning_of(link: &Data) -> (Family, Option<&str>) {
    meaning(text(link, "type").unwrap_or_default(), text(link, "name"))
}
