//! From AIF to a map: nodes as they come, relations when their edges are known.

use super::admit::{Admitted, Edge, NOWHERE, Plan, admit};
use super::anchor::anchored;
use super::aside::Aside;
use super::kind::{Kind, default_text, same_name, scheme_members, scheme_name};
use super::people;
use super::place::{Places, mend};
use super::table::{EDGES, NODES, Table, field_of};
use super::wire::{Members, each_object, id_text, members, spell, string, take};
use super::{KEY, TEXT};
use crate::error::{Error, Errors};
use crate::format::{Diagnostic, Document, Outcome};
use crate::map::attributes::Data;
use crate::map::id::{NodeId, RelationId, SourceId, StatementId};
use crate::map::quote::{Quote, Span};
use crate::map::relation::{Family, Premise, Relation};
use crate::map::source::Source;
use crate::map::statement::Statement;
use crate::map::table::{KeyIndex, check_key};
use crate::map::{ArgumentMap, Node};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashSet;

/// How many errors are gathered before reading stops.
const MOST_ERRORS: usize = 100;

pub(super) fn read(text: &str) -> Result<Document, Errors> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let places = Places::new(text, text, &[]);
    match members(text) {
        Ok(document) => Reader::new(&places).read(document),
        Err(error) if error.to_string().starts_with("control character") => {
            let (mended, starts) = mend(text);
            let places = Places::new(text, &mended, &starts);
            let document = members(&mended).map_err(|error| places.syntax(&mended, "", &error))?;
            let mut document = Reader::new(&places).read(document)?;
            let first = starts.first().copied().unwrap_or_default();
            let diagnostic = Diagnostic {
                location: places.location(first, String::new()),
                outcome: Outcome::Read,
                found: format!("{} raw control characters in strings, the first here", starts.len()),
                remedy: "write them as JSON asks: \\n, \\t, \\u0007".to_owned(),
            };
            document.diagnostics.insert(0, diagnostic);
            Ok(document)
        }
        Err(error) => Err(places.syntax(text, "", &error)),
    }
}

/// A relation of the document, until its ends are known.
struct Open {
    node: u32,
    family: Family,
    scheme: Option<Box<str>>,
}

pub(super) struct Reader<'a> {
    pub(super) places: &'a Places<'a>,
    pub(super) map: ArgumentMap,
    /// What the paths of the lists begin with.
    pub(super) prefix: &'static str,
    /// The nodes by their keys, until the map has them.
    index: KeyIndex,
    /// By node, where its line starts in the table.
    lines: Vec<usize>,
    pub(super) kinds: Vec<Kind>,
    /// By node, its number in the map; [`NOWHERE`] if it is not there.
    pub(super) numbers: Vec<u32>,
    open: Vec<Open>,
    /// Whether the nodes are as they would be written if nothing were kept of them.
    plain: bool,
    nodes: Table,
    pub(super) errors: Vec<Error>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The keys of the nodes that are kept aside.
    pub(super) aside: HashSet<String>,
}

/// What a map is called by that is called so in the document.
pub(super) fn key_of(id: &str) -> Cow<'_, str> {
    if check_key(id).is_ok() {
        return Cow::Borrowed(id);
    }
    let mut key = String::from("\"");
    for c in id.chars() {
        match c {
            '"' | '\\' => key.extend(['\\', c]),
            c if check_key(c.encode_utf8(&mut [0; 4])).is_ok() || c == ' ' => key.push(c),
            c => key.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
        }
    }
    key.push('"');
    Cow::Owned(key)
}

impl<'a> Reader<'a> {
    fn new(places: &'a Places<'a>) -> Self {
        Reader {
            places,
            map: ArgumentMap::new(),
            prefix: "",
            index: KeyIndex::default(),
            lines: Vec::new(),
            kinds: Vec::new(),
            numbers: Vec::new(),
            open: Vec::new(),
            plain: true,
            nodes: Table::new(NODES),
            errors: Vec::new(),
            diagnostics: Vec::new(),
            aside: HashSet::new(),
        }
    }

    fn read(mut self, mut document: Members<'a>) -> Result<Document, Errors> {
        let mut kept = Data::new();
        let wrapped = take(&mut document, "AIF");
        let mut lists = match wrapped {
            Some(aif) => {
                self.prefix = "AIF.";
                kept.insert("dialect".to_owned(), "xaif".into());
                members(aif).map_err(|error| self.places.syntax(aif, "AIF", &error))?
            }
            None => std::mem::take(&mut document),
        };
        let Some(nodes) = take(&mut lists, "nodes") else {
            let message = "no list `nodes`: this is not AIF, of which AIFdb's JSON and xAIF are read";
            return Err(self.places.error(0, self.prefix.trim_end_matches('.').to_owned(), message).into());
        };
        self.read_nodes(nodes)?;
        let mut absent: Vec<Value> = Vec::new();
        let mut list = |name: &str| {
            let list = lists.iter().find(|(other, _)| other == name).map(|(_, list)| *list);
            if list.is_none() {
                absent.push(name.into());
            }
            list.filter(|list| *list != "null").map(|list| {
                lists.retain(|(other, _)| other != name);
                list
            })
        };
        let (edges, locutions) = (list("edges"), list("locutions"));
        let participants = list("participants");
        if wrapped.is_none() {
            absent.retain(|name| name != "participants");
        }
        self.read_edges(nodes, edges.unwrap_or("[]"), &mut kept)?;
        if let Some(participants) = participants {
            self.read_participants(participants)?;
            if wrapped.is_none() {
                kept.insert("participants".to_owned(), true.into());
            }
        }
        if let Some(locutions) = locutions {
            self.read_locutions(locutions, &mut kept)?;
        }
        if !absent.is_empty() {
            kept.insert("absent".to_owned(), absent.into());
        }
        self.keep("AIF", &lists, &mut kept);
        let text = document.iter().find(|(name, _)| name == TEXT).map(|(_, text)| *text);
        self.keep("document", &document, &mut kept);
        if let Some(text) = text {
            self.read_text(text);
        }
        if !kept.is_empty() {
            let data = [(KEY.to_owned(), Value::Object(kept))].into_iter().collect();
            if let Err(error) = self.map.set_data(data) {
                self.errors.push(self.places.error(0, String::new(), error.to_string()));
            }
        }
        match Errors::collect(self.errors) {
            Some(errors) => Err(errors),
            None => Ok(Document::new(self.map, self.diagnostics)),
        }
    }

    /// Keeps members that say nothing to the map.
    fn keep(&mut self, name: &str, members: &Members<'a>, kept: &mut Data) {
        let mut values = Data::new();
        for (member, value) in members {
            match serde_json::from_str(value) {
                Ok(value) => {
                    values.insert(member.clone().into_owned(), value);
                }
                Err(error) => {
                    let errors = self.places.syntax(value, member, &error);
                    self.errors.extend(errors.iter().cloned());
                }
            }
        }
        if !values.is_empty() {
            kept.insert(name.to_owned(), values.into());
        }
    }

    pub(super) fn wrong(&mut self, part: &str, path: String, message: &str) {
        if self.errors.len() < MOST_ERRORS {
            self.errors.push(self.places.error(self.places.offset(part), path, message));
        }
    }

    pub(super) fn errors_so_far(&mut self) -> Result<(), Errors> {
        Errors::collect(std::mem::take(&mut self.errors)).map_or(Ok(()), Err)
    }

    fn read_nodes(&mut self, list: &'a str) -> Result<(), Errors> {
        let places = self.places;
        let mut extras = String::new();
        each_object(list, |number, node| self.read_node(list, number, node, &mut extras))
            .map_err(|error| places.syntax(list, &format!("{}nodes", self.prefix), &error))?;
        self.errors_so_far()
    }

    fn read_node(&mut self, list: &'a str, number: usize, node: &mut Members<'a>, extras: &mut String) {
        let raw = take(node, "nodeID");
        let Some((raw, id)) = raw.and_then(|raw| Some((raw, id_text(raw)?))) else {
            let part = raw.or_else(|| super::wire::entries(list).get(number).copied()).unwrap_or(list);
            let message = "a node needs a `nodeID` that is a string or a number";
            return self.wrong(part, format!("{}nodes[{number}]", self.prefix), message);
        };
        extras.clear();
        let written = take(node, "text");
        let text = written.map(string);
        let kind = take(node, "type").and_then(string).map_or(Kind::Foreign, |name| Kind::of(&name));
        let scheme = node.iter().find(|(name, _)| name == "scheme").and_then(|(_, raw)| string(raw));
        let given = match text {
            Some(Some(ref text)) => &**text,
            _ => "",
        };
        let named = match kind {
            Kind::Relation(family) => scheme_name(family, given, scheme.as_deref()),
            _ => None,
        };
        let derived = match kind {
            Kind::Relation(family) => named.unwrap_or(default_text(family)),
            _ => given,
        };
        let agrees = scheme.as_ref().is_none_or(|scheme| same_name(scheme, derived));
        match (&text, written) {
            (_, None) => extras.push('-'),
            (Some(Some(text)), _) if *text == derived && (agrees || !matches!(kind, Kind::Relation(_))) => {}
            (_, Some(written)) => node.insert(0, (Cow::Borrowed("text"), written)),
        }
        spell(node, extras);
        let key = key_of(&id);
        let first = self.position(&key).is_none();
        self.plain = self.plain && first && key == id && raw.starts_with('"');
        self.plain = self.plain
            && *extras
                == match kind {
                    Kind::Relation(family) => scheme_members(family, named),
                    _ => String::new(),
                };
        let field = field_of(raw);
        self.lines.push(self.nodes.text().len());
        self.nodes.line(&[&key, if key == id && field == key { "" } else { &field }, extras]);

        let node = self.kinds.len() as u32;
        let kind = if first { kind } else { Kind::Second };
        let mut place = NOWHERE;
        match kind {
            Kind::Claim | Kind::Locution => {
                let given: Box<str> = given.into();
                self.plain &= self.open.is_empty();
                let statement = match kind {
                    Kind::Claim => Statement::claim(&key, given),
                    _ => Statement::locution(&key, given),
                };
                place = self.push(Node::Statement(statement), raw);
            }
            Kind::Relation(family) => {
                self.open.push(Open { node, family, scheme: named.map(Into::into) });
            }
            Kind::Foreign | Kind::Second => {}
        }
        if first {
            self.index.insert(&key, node);
        }
        self.kinds.push(kind);
        self.numbers.push(place);
    }

    fn push(&mut self, node: Node, part: &str) -> u32 {
        match self.map.push(node) {
            Ok(number) => {
                self.map.enter(number);
                number
            }
            Err(full) => {
                self.wrong(part, String::new(), &full.to_string());
                NOWHERE
            }
        }
    }

    /// The position of the first node of that key.
    fn position(&self, key: &str) -> Option<u32> {
        self.index.get(key, |node| self.key(node as usize))
    }

    /// The key of the node at a position.
    pub(super) fn key(&self, position: usize) -> &str {
        let line = self.lines.get(position).and_then(|&start| self.nodes.text().get(start..));
        line.and_then(|line| line.split(['\t', '\n']).next()).unwrap_or_default()
    }

    fn read_edges(&mut self, nodes: &'a str, list: &'a str, kept: &mut Data) -> Result<(), Errors> {
        let places = self.places;
        let mut table = Table::new(EDGES);
        let mut edges: Vec<Edge> = Vec::new();
        let mut plain = true;
        let mut extras = String::new();
        each_object(list, |number, edge| {
            let id = take(edge, "edgeID").map_or(Cow::Borrowed(""), field_of);
            let mut end = |name: &str| {
                let raw = take(edge, name);
                match raw.and_then(|raw| Some((raw, id_text(raw)?))) {
                    Some((raw, id)) => Some((field_of(raw), self.position(&key_of(&id)).unwrap_or(NOWHERE))),
                    None => {
                        let entry = || super::wire::entries(list).get(number).copied();
                        let part = raw.or_else(entry).unwrap_or(list);
                        let message = "an edge needs a `fromID` and a `toID`, strings or numbers";
                        self.wrong(part, format!("{}edges[{number}]", self.prefix), message);
                        None
                    }
                }
            };
            let (Some(from), Some(to)) = (end("fromID"), end("toID")) else { return };
            extras.clear();
            spell(edge, &mut extras);
            plain = plain && extras == "{\"formEdgeID\":null}" && id.parse() == Ok(number + 1);
            table.line(&[&id, &from.0, &to.0, &extras]);
            edges.push((from.1, to.1));
        })
        .map_err(|error| places.syntax(list, &format!("{}edges", self.prefix), &error))?;
        self.errors_so_far()?;
        self.index = KeyIndex::default();
        let plan = admit(&self.kinds, &edges);
        self.add_relations(&plan);
        let aside = Aside::find(self, nodes, list, &edges, &plan);
        if aside.is_some() || !self.plain {
            let table = match &aside {
                Some(aside) => aside.mark_nodes(self.nodes.text()),
                None => std::mem::replace(&mut self.nodes, Table::new(NODES)).into_text(),
            };
            self.lines = Vec::new();
            kept.insert("nodes".to_owned(), table.into());
        }
        let canonical = plan.iter().flat_map(|(relation, premises)| {
            let into = premises.iter().map(|&premise| (premise, relation.node));
            into.chain([(relation.node, relation.target)])
        });
        if aside.is_some() || !plain || !canonical.eq(edges.iter().copied()) {
            let table = match aside {
                Some(aside) => aside.mark_edges(&table),
                None => table,
            };
            let table = table.into_text();
            kept.insert("edges".to_owned(), table.into());
        }
        Ok(())
    }

    /// Adds the relations that the map admits.
    fn add_relations(&mut self, plan: &Plan) {
        let base = self.map.bound();
        for (number, (relation, _)) in (base as u32..).zip(plan.iter()) {
            self.numbers[relation.node as usize] = number;
        }
        let mut admitted = plan.iter().peekable();
        for open in std::mem::take(&mut self.open) {
            let next = admitted.next_if(|(relation, _)| relation.node == open.node);
            let Some((Admitted { target, .. }, premises)) = next else { continue };
            let end = |node: u32| {
                let number = self.numbers[node as usize];
                match self.kinds[node as usize] {
                    Kind::Relation(_) => NodeId::Relation(RelationId(number)),
                    _ => NodeId::Statement(StatementId(number)),
                }
            };
            let premises = premises.iter().map(|&premise| Premise::from(end(premise)));
            let mut relation = Relation::new(open.family, premises, end(*target));
            relation.set_scheme(open.scheme.as_deref());
            relation.set_key(self.key(open.node as usize));
            self.push(Node::Relation(relation), "");
        }
        for number in (0..).take(self.map.bound()).skip(base) {
            self.map.link(RelationId(number));
        }
    }

    /// The text that the nodes were taken from, if the document has one.
    fn read_text(&mut self, raw: &'a str) {
        let Ok(value) = serde_json::from_str::<Value>(raw) else { return };
        let Some(found) = people::text_of(&value) else {
            if let Some(url) = value.get("url").and_then(Value::as_str) {
                let source = Source { key: TEXT.to_owned(), url: url.to_owned(), ..Source::default() };
                let _ = self.map.add_source(source);
            }
            return;
        };
        let anchored = anchored(found);
        let anchors = anchored.anchors;
        let text = anchored.plain;
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let source = SourceId(0);
        for (id, start, end) in anchors {
            let bare = id.strip_prefix("node");
            let find = |id: &str| self.map.find(&key_of(id));
            let node = bare.and_then(find).or_else(|| find(&id));
            let bytes = starts.get(start as usize).zip(starts.get(end as usize));
            let exact = bytes.and_then(|(&start, &end)| text.get(start..end));
            if let (Some(exact), Ok(span), Some(node)) = (exact, Span::new(start, end), node) {
                let quote = Quote { span: Some(span), ..Quote::new(source, exact) };
                self.map.node_mut(node.index() as u32).attributes_mut().add_quote(quote);
            }
        }
        let source = Source { key: TEXT.to_owned(), text: Some(text), ..Source::default() };
        let _ = self.map.add_source(source);
    }
}
