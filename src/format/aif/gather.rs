//! The lists of a document, read as they are parsed: statements go into the map at once, relations when all
//! edges are known.

use super::admit::{Admitted, Edge, NOWHERE, Plan, admit};
use super::aside::Aside;
use super::kind::{Kind, default_text, same_name, scheme_members, scheme_name};
use super::read::Reader;
use super::table::{EDGES, NODES, Table, field_of};
use super::wire::{Members, Name, Objects, Seen, id_text, shorten, spell, string, take};
use crate::format::key::key_of;
use crate::map::Node;
use crate::map::attributes::Data;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::{Family, Premise, Relation};
use crate::map::statement::Statement;
use crate::map::table::KeyIndex;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// A relation of the document, until its ends are known.
pub(super) struct Open {
    node: u32,
    family: Family,
    scheme: Option<Box<str>>,
}

/// Nodes and edges as they come.
pub(super) struct Gathered {
    /// The nodes by their keys, until the map has them.
    index: KeyIndex,
    /// By node, where its line starts in the table.
    lines: Vec<usize>,
    pub(super) kinds: Vec<Kind>,
    /// By node, its number in the map; [`NOWHERE`] if it is not there.
    pub(super) numbers: Vec<u32>,
    open: Vec<Open>,
    nodes: Table,
    /// Whether the nodes are as they would be written if nothing were kept of them.
    plain_nodes: bool,
    pub(super) ends: Vec<Edge>,
    edges: Table,
    /// The same of the edges.
    plain_edges: bool,
    /// For the spelling of one node or edge after the other.
    extras: String,
}

impl Gathered {
    pub(super) fn new() -> Self {
        Gathered {
            index: KeyIndex::default(),
            lines: Vec::new(),
            kinds: Vec::new(),
            numbers: Vec::new(),
            open: Vec::new(),
            nodes: Table::new(NODES),
            plain_nodes: true,
            ends: Vec::new(),
            edges: Table::new(EDGES),
            plain_edges: true,
            extras: String::new(),
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
}

/// A document, or the object `AIF` within it. The lists of nodes and edges are read where they stand; in their
/// place the members say nothing.
pub(super) struct Lists<'r, 'a> {
    pub(super) reader: &'r mut Reader<'a>,
    pub(super) members: &'r mut Members<'a>,
    pub(super) inner: bool,
}

impl<'de> DeserializeSeed<'de> for Lists<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Lists<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the lists of AIF")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let Lists { reader, members, inner } = self;
        let mut seen = Seen::default();
        while let Some(name) = object.next_key()? {
            seen.check(members, &name)?;
            let Name(name) = name;
            let here = inner || reader.inner.is_none();
            let value = match &*name {
                "nodes" if here => {
                    let list = Objects(|number, node: &mut Members<'de>| reader.read_node(number, node));
                    reader.has_nodes = object.next_value_seed(list)?;
                    ""
                }
                "edges" if here && reader.has_nodes => {
                    let list = Objects(|number, edge: &mut Members<'de>| reader.read_edge(number, edge));
                    if object.next_value_seed(list)? { "" } else { "null" }
                }
                "AIF" if !inner => {
                    if reader.has_nodes {
                        return Err(de::Error::custom("there are nodes both in `AIF` and beside it"));
                    }
                    reader.inner = Some(Members::new());
                    reader.prefix = "AIF.";
                    let mut members = Members::new();
                    object.next_value_seed(Lists { reader, members: &mut members, inner: true })?;
                    reader.inner = Some(members);
                    ""
                }
                _ => object.next_value::<&RawValue>()?.get(),
            };
            members.push((name, value));
        }
        Ok(())
    }
}

impl<'a> Reader<'a> {
    fn read_node(&mut self, number: usize, node: &mut Members<'a>) {
        let raw = take(node, "nodeID");
        let Some((raw, id)) = raw.and_then(|raw| Some((raw, id_text(raw)?))) else {
            let message = "a node needs a `nodeID` that is a string or a number";
            return self.wrong_entry("nodes", number, raw, message);
        };
        let mut extras = std::mem::take(&mut self.gathered.extras);
        extras.clear();
        let written = take(node, "text");
        let text = written.map(string);
        if let (Some(None), Some(written)) = (&text, written.filter(|written| written.starts_with('"'))) {
            let message = "a string with half of a surrogate pair; write both halves or the character";
            self.wrong_entry("nodes", number, Some(written), message);
        }
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
        shorten(node, &mut extras);
        let key = key_of(&id);
        let first = self.gathered.position(&key).is_none();
        let canonical = || match kind {
            Kind::Relation(family) => scheme_members(family, named),
            _ => String::new(),
        };
        let plain = self.gathered.plain_nodes && first && key == id && raw.starts_with('"');
        self.gathered.plain_nodes = plain && extras == canonical();
        let field = field_of(raw);
        self.gathered.lines.push(self.gathered.nodes.text().len());
        self.gathered.nodes.line(&[&key, if key == id && field == key { "" } else { &field }, &extras]);
        self.gathered.extras = extras;

        let node = self.gathered.kinds.len() as u32;
        let kind = if first { kind } else { Kind::Second };
        let mut place = NOWHERE;
        match kind {
            Kind::Claim | Kind::Locution => {
                let given: Box<str> = given.into();
                self.gathered.plain_nodes &= self.gathered.open.is_empty();
                let statement = match kind {
                    Kind::Claim => Statement::claim(&key, given),
                    _ => Statement::locution(&key, given),
                };
                place = self.push(Node::Statement(statement), raw);
            }
            Kind::Relation(family) => {
                self.gathered.open.push(Open { node, family, scheme: named.map(Into::into) });
            }
            Kind::Foreign | Kind::Second => {}
        }
        if first {
            self.gathered.index.insert(&key, node);
        }
        self.gathered.kinds.push(kind);
        self.gathered.numbers.push(place);
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

    pub(super) fn read_edge(&mut self, number: usize, edge: &mut Members<'a>) {
        let id = take(edge, "edgeID").map_or(Cow::Borrowed(""), field_of);
        let mut end = |name: &str| {
            let raw = take(edge, name);
            let Some((raw, id)) = raw.and_then(|raw| Some((raw, id_text(raw)?))) else {
                let message = "an edge needs a `fromID` and a `toID`, strings or numbers";
                self.wrong_entry("edges", number, raw, message);
                return None;
            };
            Some((field_of(raw), self.gathered.position(&key_of(&id)).unwrap_or(NOWHERE)))
        };
        let (Some(from), Some(to)) = (end("fromID"), end("toID")) else { return };
        let gathered = &mut self.gathered;
        gathered.extras.clear();
        spell(edge, &mut gathered.extras);
        gathered.plain_edges = gathered.plain_edges
            && gathered.extras == "{\"formEdgeID\":null}"
            && !from.0.starts_with('#')
            && !to.0.starts_with('#')
            && id == (number + 1).to_string();
        gathered.edges.line(&[&id, &from.0, &to.0, &gathered.extras]);
        gathered.ends.push((from.1, to.1));
    }

    /// Adds the relations, and keeps of nodes and edges what the map does not say.
    pub(super) fn finish_lists(&mut self, kept: &mut Data) {
        self.gathered.index = KeyIndex::default();
        let plan = admit(&self.gathered.kinds, &self.gathered.ends);
        self.add_relations(&plan);
        let aside = Aside::find(self, &plan);
        let mut gathered = std::mem::replace(&mut self.gathered, Gathered::new());
        let canonical = plan.iter().flat_map(|(relation, premises)| {
            let into = premises.iter().map(|&premise| (premise, relation.node));
            into.chain([(relation.node, relation.target)])
        });
        // Where the nodes are called otherwise than by strings, so may the ends of edges be.
        let plain_edges =
            gathered.plain_nodes && gathered.plain_edges && canonical.eq(gathered.ends.iter().copied());
        if let Some(aside) = &aside {
            gathered.nodes = aside.mark_nodes(gathered.nodes.text());
            gathered.edges = aside.mark_edges(gathered.edges.text());
        }
        if aside.is_some() || !gathered.plain_nodes {
            kept.insert("nodes".to_owned(), gathered.nodes.into_text().into());
        }
        if aside.is_some() || !plain_edges {
            kept.insert("edges".to_owned(), gathered.edges.into_text().into());
        }
    }

    /// Adds the relations that the map admits.
    fn add_relations(&mut self, plan: &Plan) {
        let base = self.map.bound();
        for (number, (relation, _)) in (base as u32..).zip(plan.iter()) {
            self.gathered.numbers[relation.node as usize] = number;
        }
        let mut admitted = plan.iter().peekable();
        for open in std::mem::take(&mut self.gathered.open) {
            let next = admitted.next_if(|(relation, _)| relation.node == open.node);
            let Some((Admitted { target, .. }, premises)) = next else { continue };
            let end = |node: u32| {
                let number = self.gathered.numbers[node as usize];
                match self.gathered.kinds[node as usize] {
                    Kind::Relation(_) => NodeId::Relation(RelationId(number)),
                    _ => NodeId::Statement(StatementId(number)),
                }
            };
            let premises = premises.iter().map(|&premise| Premise::from(end(premise)));
            let mut relation = Relation::new(open.family, premises, end(*target));
            relation.set_scheme(open.scheme.as_deref());
            relation.set_key(self.gathered.key(open.node as usize));
            self.push(Node::Relation(relation), "");
        }
        for number in (0..).take(self.map.bound()).skip(base) {
            self.map.link(RelationId(number));
        }
    }
}
