//! What Argdown has no syntax for, in data under one key: written.

use super::escape;
use super::flow;
use super::forms;
use super::marks::{AS, KEY};
use super::to_map::{self, ARGUMENT, OWN};
use super::write::own;
use crate::map::ArgumentMap;
use crate::map::attributes::{Data, Manner, Voicing};
use crate::map::relation::{Premise, Relation};
use crate::map::source::Group;
use crate::map::statement::{Statement, StatementKind};
use serde_json::{Map, Value, json};

type Object = Map<String, Value>;

/// Enters a mark into data.
pub(super) fn mark(data: &mut Option<Object>, name: &str, value: Value) {
    let marks = data.get_or_insert_default().entry(KEY).or_insert_with(|| json!({}));
    if let Some(marks) = marks.as_object_mut() {
        marks.insert(name.to_owned(), value);
    }
}

/// Takes from free data what can be written as data of Argdown's own: an object with something in it.
fn take(own: &mut Object, name: &str) -> Option<Object> {
    let says = |value: &Value| {
        value.as_object().is_some_and(|object| {
            let is_set = object.iter().all(|(key, value)| value.is_null() && key.contains(':'));
            !object.is_empty() && !is_set && !object.contains_key(KEY)
        })
    };
    if !own.get(name).is_some_and(says) {
        return None;
    }
    match own.remove(name) {
        Some(Value::Object(object)) => Some(object),
        _ => None,
    }
}

/// Puts back into free data what is left of Argdown's own.
fn leave(data: Option<&Data>, left: Object) -> Data {
    let mut data = data.cloned().unwrap_or_default();
    if data.get(OWN).is_some_and(Value::is_object) {
        // An empty object was there on purpose only if it was empty before.
        if left.is_empty() && data[OWN].as_object().is_some_and(|own| !own.is_empty()) {
            data.remove(OWN);
        } else {
            data.insert(OWN.to_owned(), Value::Object(left));
        }
    }
    data
}

/// Marks whose something is, unless it is whose one would think.
fn voicing(map: &ArgumentMap, voicing: Option<Voicing>, unless: Option<Voicing>, yaml: &mut Option<Object>) {
    if voicing == unless {
        return;
    }
    let voice = voicing.and_then(|voicing| map.voice(voicing.voice)).map(|voice| &voice.key);
    mark(yaml, "voice", json!(voice));
    if voicing.is_some_and(|voicing| voicing.manner == Manner::Attributed) {
        mark(yaml, "attributed", true.into());
    }
}

/// Whose a relation is unless it says otherwise.
fn speaker(map: &ArgumentMap, relation: &Relation) -> Option<Voicing> {
    to_map::speaker(map, relation.premises().iter().filter_map(|premise| premise.node().statement()))
}

macro_rules! attributes {
    ($map:ident, $node:ident, $yaml:ident) => {
        if let Some(qualifier) = $node.qualifier() {
            mark(&mut $yaml, "qualifier", qualifier.into());
        }
        if let Some(strength) = $node.strength() {
            mark(&mut $yaml, "strength", strength.get().into());
        }
        if !$node.quotes().is_empty() {
            let quotes = $node.quotes().iter().map(|quote| {
                let source = $map.source(quote.source).map_or("", |source| &source.key);
                match quote.span {
                    Some(span) => {
                        json!({"source": source, "exact": quote.exact, "span": [span.start(), span.end()]})
                    }
                    None => json!({"source": source, "exact": quote.exact}),
                }
            });
            mark(&mut $yaml, "quotes", quotes.collect());
        }
    };
}

/// The tags that have a syntax; if any has none, all become a mark.
fn tags(tags: &[String], yaml: &mut Option<Object>) -> Vec<String> {
    let alone = |(n, tag): (usize, &String)| !tags.get(..n).is_some_and(|before| before.contains(tag));
    if tags.iter().enumerate().all(alone) && tags.iter().all(|tag| escape::tag(tag).is_some()) {
        return tags.to_vec();
    }
    mark(yaml, "tags", json!(tags));
    Vec::new()
}

pub(super) fn group(group: &Group) -> (Vec<String>, Option<Object>) {
    let mut left = own(Some(&group.data)).cloned().unwrap_or_default();
    let mut yaml = take(&mut left, "data");
    let mut written = Vec::new();
    let listed = left.get("tags").and_then(|tags| serde_json::from_value::<Vec<String>>(tags.clone()).ok());
    if let Some(listed) = listed.filter(|listed| !listed.is_empty()) {
        left.remove("tags");
        written = tags(&listed, &mut yaml);
    }
    if group.key != group.title {
        mark(&mut yaml, "key", group.key.as_str().into());
    }
    if !escape::is_plain(&group.title) {
        mark(&mut yaml, "title", group.title.as_str().into());
    }
    let data = leave(Some(&group.data), left);
    if !data.is_empty() {
        mark(&mut yaml, "data", Value::Object(data));
    }
    (written, yaml)
}

pub(super) fn statement(
    map: &ArgumentMap,
    statement: &Statement,
    key: Option<&str>,
    is_argument: bool,
    has_marks: bool,
) -> (Vec<String>, Option<Object>) {
    let mut left = own(statement.data()).cloned().unwrap_or_default();
    let mut yaml = take(&mut left, "data");
    for (written, name) in [(is_argument, ARGUMENT), (has_marks, "markup")] {
        if written {
            left.remove(name);
        }
    }
    let written = tags(statement.tags(), &mut yaml);
    if let Some(key) = key {
        mark(&mut yaml, "key", key.into());
    }
    if !escape::is_plain(statement.text()) {
        mark(&mut yaml, "text", statement.text().into());
    }
    if statement.kind() != StatementKind::Claim {
        mark(&mut yaml, "kind", statement.kind().to_string().into());
    }
    if statement.is_thesis() {
        mark(&mut yaml, "thesis", true.into());
    }
    if statement.is_implicit() {
        mark(&mut yaml, "implicit", true.into());
    }
    voicing(map, statement.voicing(), None, &mut yaml);
    attributes!(map, statement, yaml);
    let mut data = leave(statement.data(), left);
    if is_argument && data.get(OWN).is_some_and(|own| own == ARGUMENT) {
        data.remove(OWN);
    }
    if !data.is_empty() {
        mark(&mut yaml, "data", Value::Object(data));
    }
    (written, yaml)
}

/// What is written where, of a relation that is written as an argument.
pub(super) struct Parts {
    pub(super) description: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) argument: Option<Object>,
    pub(super) inference: Option<Object>,
}

/// `is_told` says that a reader sees by itself that the relation was an argument.
pub(super) fn relation(map: &ArgumentMap, relation: &Relation, key: Option<&str>, is_told: bool) -> Parts {
    let unsaid = is_told.then(|| to_map::without_argument(relation.data())).flatten();
    let free = unsaid.as_ref().or(relation.data());
    let mut left = own(free).cloned().unwrap_or_default();
    let argument = take(&mut left, "data");
    let numbers: Value = (1..=relation.premises().len()).collect();
    let names_premises = |inference: &Value| {
        inference.get("uses").or(inference.get("from")).is_some_and(|uses| uses != &numbers)
    };
    let mut yaml =
        if left.get("inference").is_some_and(names_premises) { None } else { take(&mut left, "inference") };
    let description = left.get("description").and_then(Value::as_str).filter(|text| escape::is_plain(text));
    let description = description.map(str::to_owned);
    if description.is_some() {
        left.remove("description");
    }
    let tags = tags(relation.tags(), &mut yaml);
    if let Some(key) = key {
        mark(&mut yaml, "key", key.into());
    }
    if relation.premises().iter().any(|premise| premise.role().is_some()) {
        mark(&mut yaml, "roles", relation.premises().iter().map(Premise::role).collect());
    }
    if is_told && unsaid.is_none() {
        mark(&mut yaml, ARGUMENT, false.into());
    }
    if relation.is_strict() {
        mark(&mut yaml, "strict", true.into());
    }
    if relation.is_symmetric() {
        mark(&mut yaml, "symmetric", true.into());
    }
    voicing(map, relation.voicing(), speaker(map, relation), &mut yaml);
    marks(map, relation, &mut yaml);
    let data = leave(free, left);
    if !data.is_empty() {
        mark(&mut yaml, "data", Value::Object(data));
    }
    Parts { description, tags, argument, inference: yaml }
}

fn marks(map: &ArgumentMap, relation: &Relation, yaml: &mut Option<Object>) {
    if relation.is_conceded() {
        mark(yaml, "conceded", true.into());
    }
    let mut with = yaml.take();
    attributes!(map, relation, with);
    *yaml = with;
}

/// What a symbol and a place in the text leave open of a relation.
pub(super) struct Line<'a> {
    pub(super) symbol: &'a str,
    /// The key, if a reader would make up another.
    pub(super) key: Option<&'a str>,
    /// Whether the symbol says that it is strict.
    pub(super) is_strict: bool,
}

/// Marks what is to be said of a relation that is written on a line.
pub(super) fn line(map: &ArgumentMap, relation: &Relation, line: &Line<'_>, yaml: &mut Option<Object>) {
    let mut of = None;
    if let Some(key) = line.key {
        mark(&mut of, "key", key.into());
    }
    let premise = relation.premises().first();
    if let Some(role) = premise.and_then(Premise::role) {
        mark(&mut of, "role", role.into());
    }
    if let Some(scheme) = relation.scheme() {
        mark(&mut of, "scheme", scheme.written().into());
    }
    if relation.is_strict() != line.is_strict {
        mark(&mut of, "strict", relation.is_strict().into());
    }
    voicing(map, relation.voicing(), speaker(map, relation), &mut of);
    marks(map, relation, &mut of);
    if !relation.tags().is_empty() {
        mark(&mut of, "tags", json!(relation.tags()));
    }
    let around = premise.and_then(|premise| map.statement(premise.node().statement()?)?.group());
    if relation.group() != around {
        let group = relation.group().and_then(|group| map.group(group)).map(|group| &group.key);
        mark(&mut of, "group", json!(group));
    }
    let mut left = own(relation.data()).cloned().unwrap_or_default();
    if forms::other_name(relation, line.symbol).is_some() {
        left.remove("relation");
    }
    let data = leave(relation.data(), left);
    if !data.is_empty() {
        mark(&mut of, "data", Value::Object(data));
    }
    if let Some(of) = of.and_then(|mut of| of.remove(KEY)) {
        mark(yaml, AS, of);
    }
}

/// The relations of the dialogue.
pub(super) fn dialogue(map: &ArgumentMap) -> Vec<Value> {
    let entry = |id: crate::map::id::RelationId| {
        let relation = &map[id];
        let mut yaml = None;
        mark(&mut yaml, "key", relation.key().into());
        mark(&mut yaml, "family", relation.family().to_string().into());
        let premises = relation.premises().iter().map(|premise| match premise.role() {
            Some(role) => json!([map.key(premise.node()), role]),
            None => map.key(premise.node()).into(),
        });
        mark(&mut yaml, "premises", premises.collect());
        mark(&mut yaml, "target", map.key(relation.target()).into());
        if relation.is_strict() {
            mark(&mut yaml, "strict", true.into());
        }
        voicing(map, relation.voicing(), None, &mut yaml);
        marks(map, relation, &mut yaml);
        if let Some(scheme) = relation.scheme() {
            mark(&mut yaml, "scheme", scheme.written().into());
        }
        if !relation.tags().is_empty() {
            mark(&mut yaml, "tags", json!(relation.tags()));
        }
        if let Some(group) = relation.group().and_then(|group| map.group(group)) {
            mark(&mut yaml, "group", group.key.as_str().into());
        }
        if let Some(data) = relation.data() {
            mark(&mut yaml, "data", Value::Object(data.clone()));
        }
        yaml.and_then(|mut yaml| yaml.remove(KEY)).unwrap_or_default()
    };
    map.dialogue().map(entry).collect()
}

/// What stands above the map.
pub(super) struct Front {
    pub(super) yaml: Option<Object>,
    marks: Vec<(&'static str, Value)>,
}

pub(super) fn front(map: &ArgumentMap) -> Front {
    let mut left = own(Some(map.data())).cloned().unwrap_or_default();
    let titled = left.get("frontMatter").and_then(|front| front.get("title")).is_some();
    let mut yaml = if titled { None } else { take(&mut left, "frontMatter") };
    if !map.title().is_empty() {
        yaml.get_or_insert_default().insert("title".to_owned(), map.title().into());
    }
    let mut marks = Vec::new();
    let voices =
        map.voices().map(|(_, voice)| entry(vec![("key", &voice.key), ("name", &voice.name)], &voice.data));
    let sources = map.sources().map(|(_, source)| {
        let mut entry = entry(
            vec![
                ("key", &source.key),
                ("title", &source.title),
                ("author", &source.author),
                ("date", &source.date),
                ("url", &source.url),
            ],
            &source.data,
        );
        if let Some(text) = &source.text {
            entry["text"] = text.as_str().into();
        }
        entry
    });
    marks.push(("voices", voices.collect()));
    marks.push(("sources", sources.collect()));
    marks.push(("data", Value::Object(leave(Some(map.data()), left))));
    Front { yaml, marks }
}

fn entry(fields: Vec<(&str, &str)>, data: &Data) -> Value {
    let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
    let mut entry: Object = fields.map(|(name, value)| (name.to_owned(), value.into())).collect();
    if !data.is_empty() {
        entry.insert("data".to_owned(), Value::Object(data.clone()));
    }
    Value::Object(entry)
}

impl Front {
    /// Writes the front matter, unless there is nothing to say.
    pub(super) fn write(mut self, out: &mut String, order: Object, dialogue: Vec<Value>) {
        self.marks.push(("dialogue", Value::Array(dialogue)));
        self.marks.push(("order", Value::Object(order)));
        let empty = |value: &Value| {
            value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty)
        };
        self.marks.retain(|(_, value)| !empty(value));
        if self.yaml.is_none() && self.marks.is_empty() {
            return;
        }
        out.push_str("===\n");
        for (key, value) in self.yaml.unwrap_or_default() {
            flow::string(&key, out);
            out.push_str(": ");
            flow::value(&value, out);
            out.push('\n');
        }
        if !self.marks.is_empty() {
            out.push_str(KEY);
            out.push_str(":\n");
        }
        for (name, value) in &self.marks {
            out.push_str("  ");
            out.push_str(name);
            out.push(':');
            match value {
                Value::Array(list) if *name != "order" => {
                    for item in list {
                        out.push_str("\n    - ");
                        flow::value(item, out);
                    }
                }
                value => {
                    out.push(' ');
                    flow::value(value, out);
                }
            }
            out.push('\n');
        }
        out.push_str("===\n\n");
    }
}
