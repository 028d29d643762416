//! From JSON to a map: what each edge is part of decides what each node is.

use super::node::{
    ASIDE, DIALECT, DOCUMENT, EDGES, LOOSE, NODES, RESOURCES, keep, meaning, new_atom, new_link,
    text as text_of,
};
use super::{Dialect, KEY};
use crate::builder::{List, MapBuilder, Place, Wanted};
use crate::error::{ErrorKind, Errors, Noun};
use crate::format::lean::spread;
use crate::format::place::{Lines, json_message, syntax};
use crate::format::{Diagnostic, Document, Outcome};
use crate::map::attributes::Data;
use crate::map::quote::{Quote, Span};
use crate::map::relation::Relation;
use crate::map::source::Source;
use crate::map::statement::Statement;
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::{HashMap, HashSet};

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Atom,
    Link { premises: Vec<usize>, target: usize, symmetric: bool },
    Aside,
}

pub(super) fn read(text: &str) -> Result<Document, Errors> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let lines = Lines::new(text);
        let at = lines.start(error.line()) + error.column().saturating_sub(1);
        syntax(lines.location(at, ""), json_message(&error))
    })?;
    let Value::Object(mut document) = value else {
        return Err(syntax(Lines::new(text).location(0, ""), "the document is not a JSON object").into());
    };
    let core = document.get("metadata").and_then(|metadata| metadata.get("core")?.as_object());
    let particulars = core.unwrap_or(&document);
    let mut reader = Reader {
        builder: MapBuilder::new(text_of(particulars, "title").unwrap_or_default()),
        nodes: Vec::new(),
        edges: Vec::new(),
        resources: None,
        ids: HashMap::new(),
        kinds: Vec::new(),
        used: Vec::new(),
        ends: Vec::new(),
        notes: Vec::new(),
    };
    for (list, place) in [(NODES, List::Statements), (EDGES, List::Relations), (RESOURCES, List::Sources)] {
        let entries = match document.remove(list) {
            Some(Value::Array(entries)) => entries,
            None if list == RESOURCES => continue,
            _ => {
                let message = format!("an SADFace document has a list of {list}, and this one has none");
                return Err(syntax(Lines::new(text).location(0, ""), message).into());
            }
        };
        let mut objects = Vec::with_capacity(entries.len());
        for (i, entry) in entries.into_iter().enumerate() {
            match entry {
                Value::Object(object) => objects.push(object),
                _ => {
                    reader.wrong(Place::entry(place, i), "it is not a JSON object");
                    objects.push(Data::new());
                }
            }
        }
        match list {
            NODES => reader.nodes = objects,
            EDGES => reader.edges = objects,
            _ => reader.resources = Some(objects),
        }
    }
    reader.read(text, document)
}

struct Reader {
    nodes: Vec<Data>,
    edges: Vec<Data>,
    resources: Option<Vec<Data>>,
    ids: HashMap<String, usize>,
    kinds: Vec<Kind>,
    /// For each edge whether it is part of a relation, and its ends.
    used: Vec<bool>,
    ends: Vec<Option<(usize, usize)>>,
    builder: MapBuilder,
    notes: Vec<(Place, &'static str)>,
}

fn node_place(i: usize) -> Place {
    Place::entry(List::Statements, i)
}

fn kind_of(node: &Data) -> &str {
    text_of(node, "type").unwrap_or_default()
}

fn is_link(node: &Data) -> bool {
    matches!(kind_of(node), "scheme" | "inference" | "conflict")
}

impl Reader {
    fn wrong(&mut self, place: Place, message: &str) {
        self.builder.wrong(ErrorKind::Syntax { message: message.to_owned() }, place);
    }

    fn read(mut self, document_text: &str, document: Data) -> Result<Document, Errors> {
        let core = document.get("metadata").and_then(|metadata| metadata.get("core")?.as_object());
        let typed = self.nodes.iter().any(|node| matches!(kind_of(node), "inference" | "conflict"));
        let version = core.and_then(|core| text_of(core, "version")).unwrap_or_default();
        let dialect = match core {
            None => Dialect::V01,
            Some(_) if typed || !(version.starts_with("0.1") || version.starts_with("0.2")) => Dialect::V05,
            Some(_) => Dialect::V02,
        };
        let particulars = core.unwrap_or(&document);
        let thesis = text_of(particulars, "claim").map(str::to_owned);
        self.name_nodes();
        self.sort_edges();
        self.settle();
        let had_resources = self.resources.is_some();
        let sources = self.fill_sources();
        self.fill(dialect, thesis.as_deref(), &sources);
        let data = self.keep(dialect, document, had_resources);
        self.builder.set_data(data);
        let Reader { builder, mut notes, .. } = self;
        let lines = Lines::new(document_text);
        let outline: Outline<'_> = serde_json::from_str(document_text).unwrap_or_default();
        let map = builder.resolve(|place| outline.locate(document_text, &lines, place))?;
        notes.sort_by_key(|&(place, _)| outline.start(document_text, place));
        let diagnostics = notes.into_iter().map(|(place, found)| Diagnostic {
            location: outline.locate(document_text, &lines, place),
            outcome: Outcome::Kept,
            found: found.to_owned(),
            remedy: String::new(),
        });
        Ok(Document::new(map, diagnostics.collect()))
    }

    fn name_nodes(&mut self) {
        for i in 0..self.nodes.len() {
            let node = &self.nodes[i];
            let atom = kind_of(node) == "atom";
            self.kinds.push(if atom { Kind::Atom } else { Kind::Aside });
            if atom && text_of(node, "text").is_none() {
                self.wrong(node_place(i), "the atom has no text; give it one in quotation marks");
            }
            match text_of(&self.nodes[i], "id").map(str::to_owned) {
                None => self
                    .wrong(node_place(i), "the node has no id; give it one of its own, in quotation marks"),
                Some(id) => {
                    if self.ids.insert(id.clone(), i).is_some() {
                        self.builder
                            .wrong(ErrorKind::DuplicateKey { noun: Noun::Node, key: id }, node_place(i));
                    }
                }
            }
        }
    }

    /// Finds for every link its premises and its target.
    fn sort_edges(&mut self) {
        let ids = &self.ids;
        let end = |edge: &Data, member| text_of(edge, member).and_then(|id| ids.get(id).copied());
        self.ends =
            self.edges.iter().map(|edge| end(edge, "source_id").zip(end(edge, "target_id"))).collect();
        self.used = vec![false; self.edges.len()];
        // For each link the edges from atoms, to atoms, and to links.
        let mut at: Vec<[Vec<usize>; 3]> = vec![Default::default(); self.nodes.len()];
        for (edge, ends) in self.ends.iter().enumerate() {
            let Some((source, target)) = *ends else { continue };
            let atom = |i: usize| self.kinds[i] == Kind::Atom;
            let link = |i: usize| is_link(&self.nodes[i]);
            match () {
                () if atom(source) && link(target) => at[target][0].push(edge),
                () if link(source) && atom(target) => at[source][1].push(edge),
                () if link(source) && link(target) => at[source][2].push(edge),
                () => {}
            }
        }
        for (i, [from_atoms, to_atoms, to_links]) in at.into_iter().enumerate() {
            let reversed = kind_of(&self.nodes[i]) == "conflict" && to_links.is_empty();
            let far = |edge: &usize| {
                let (source, target) = self.ends[*edge].unwrap_or_default();
                if source == i { target } else { source }
            };
            let symmetric = reversed && from_atoms.is_empty() && to_atoms.len() == 2;
            let (premises, targets) = match (reversed, to_atoms.as_slice()) {
                (true, [one, other]) if symmetric => (vec![*one], vec![*other]),
                (true, _) => (to_atoms, from_atoms),
                (false, _) => (from_atoms, [to_links, to_atoms].concat()),
            };
            let Some(target) = targets.first() else { continue };
            let mut seen = HashSet::new();
            let premises: Vec<usize> = premises.into_iter().filter(|edge| seen.insert(far(edge))).collect();
            if !premises.is_empty() {
                self.kinds[i] = Kind::Link {
                    premises: premises.iter().map(far).collect(),
                    target: far(target),
                    symmetric,
                };
                premises.iter().chain([target]).for_each(|&edge| self.used[edge] = true);
            }
        }
    }

    /// Puts aside the links that lead to something with no place in the map, and tells of all that is aside.
    fn settle(&mut self) {
        let mut astray: Vec<bool> = (0..)
            .zip(&self.kinds)
            .map(|(i, kind)| match kind {
                Kind::Atom => false,
                Kind::Link { target, .. } => *target == i,
                Kind::Aside => true,
            })
            .collect();
        let leanings = self.kinds.iter().enumerate().filter_map(|(i, kind)| match kind {
            Kind::Link { target, .. } => Some((i, *target)),
            _ => None,
        });
        spread(&mut astray, leanings);
        for (i, _) in astray.iter().enumerate().filter(|(_, astray)| **astray) {
            self.kinds[i] = Kind::Aside;
            let found = if is_link(&self.nodes[i]) {
                "a link without a premise or without a target that fits it"
            } else {
                "a node of a type that is none of SADFace's"
            };
            self.notes.push((node_place(i), found));
        }
        for edge in 0..self.edges.len() {
            let ends = self.ends[edge];
            self.used[edge] &= ends.is_some_and(|(source, target)| !astray[source] && !astray[target]);
            if !self.used[edge] {
                let found = if ends.is_some() {
                    "an edge that is no part of a link"
                } else {
                    "an edge that starts or ends at no node"
                };
                self.notes.push((Place::entry(List::Relations, edge), found));
            }
        }
    }

    fn fill_sources(&mut self) -> HashSet<String> {
        let mut known = HashSet::new();
        for (i, resource) in self.resources.take().into_iter().flatten().enumerate() {
            let place = Place::entry(List::Sources, i);
            let Some(id) = text_of(&resource, "id").map(str::to_owned) else {
                self.wrong(place, "the resource has no id; give it one of its own, in quotation marks");
                continue;
            };
            known.insert(id.clone());
            let mut kept = resource;
            kept.remove("id");
            let content = match kept.get("content") {
                Some(Value::String(_)) => {
                    kept.remove("content").and_then(|content| content.as_str().map(str::to_owned))
                }
                _ => None,
            };
            self.builder
                .add_source(Source { key: id, text: content, data: keep(kept), ..Source::default() }, place);
        }
        known
    }

    fn fill(&mut self, dialect: Dialect, thesis: Option<&str>, sources: &HashSet<String>) {
        let kinds = std::mem::take(&mut self.kinds);
        for (i, kind) in kinds.iter().enumerate() {
            let mut kept = self.nodes[i].clone();
            let (Some(id), place) = (text_of(&self.nodes[i], "id").map(str::to_owned), node_place(i)) else {
                continue;
            };
            kept.remove("id");
            match kind {
                Kind::Atom => {
                    let words = kept.remove("text");
                    let words = words.as_ref().and_then(Value::as_str).unwrap_or_default();
                    let mut statement = Statement::claim(&id, words);
                    statement.set_thesis(thesis == Some(id.as_str()));
                    let builder = &mut self.builder;
                    let find = |id: &str| sources.get(id).and_then(|id| builder.name_source(id, place));
                    let quotes = quotes(kept.get("sources"), find);
                    let cited = kept.get("sources").and_then(Value::as_array).map_or(0, Vec::len);
                    if cited > quotes.len() {
                        self.notes.push((place, "a citation of no resource of the document"));
                    }
                    statement.set_quotes(quotes);
                    if kept == new_atom(dialect) {
                        kept.clear();
                    }
                    statement.set_data(self.checked(kept, place));
                    self.builder.add_statement(statement, place);
                }
                Kind::Link { premises, target, symmetric } => {
                    let (family, scheme) = meaning(kind_of(&kept), text_of(&kept, "name"));
                    let mut relation = Relation::open(family);
                    relation.set_scheme(scheme);
                    relation.set_symmetric(*symmetric);
                    if kept == new_link(dialect, family, *symmetric, scheme) {
                        kept.clear();
                    }
                    relation.set_data(self.checked(kept, place));
                    let key = |i: usize| text_of(&self.nodes[i], "id").unwrap_or_default().to_owned();
                    let (target, premises): (_, Vec<_>) =
                        (key(*target), premises.iter().map(|&i| key(i)).collect());
                    let number = self.builder.add_relation(relation, &target, Wanted::Node, place);
                    self.builder.name_relation(number, &id, place);
                    self.builder.set_premises(number, premises.iter().map(|key| (key.as_str(), None)), place);
                }
                Kind::Aside => {}
            }
        }
        self.kinds = kinds;
    }

    fn checked(&mut self, kept: Data, place: Place) -> Data {
        let data = keep(kept);
        let fits = crate::map::attributes::check_data(&data).map_err(Into::into);
        self.builder.or_wrong(fits, place).map(|()| data).unwrap_or_default()
    }

    /// What the map does not say of the document as a whole.
    fn keep(&mut self, dialect: Dialect, document: Data, had_resources: bool) -> Data {
        let nodes =
            std::mem::take(&mut self.nodes).into_iter().zip(&self.kinds).map(|(mut node, kind)| match kind {
                Kind::Aside => Value::Object(node),
                _ => node.remove("id").unwrap_or_default(),
            });
        let nodes: Vec<Value> = nodes.collect();
        let edges = std::mem::take(&mut self.edges).into_iter().zip(self.used.iter().zip(&self.ends));
        let edges: Vec<Value> = edges
            .map(|(edge, (&used, ends))| {
                let wrapping = if ends.is_some() { ASIDE } else { LOOSE };
                let edge = Value::Object(edge);
                if used { edge } else { Value::Object([(wrapping.to_owned(), edge)].into_iter().collect()) }
            })
            .collect();
        let mut kept = Data::new();
        kept.insert(DIALECT.to_owned(), dialect.name().into());
        kept.insert(DOCUMENT.to_owned(), document.into());
        kept.insert(NODES.to_owned(), nodes.into());
        kept.insert(EDGES.to_owned(), edges.into());
        kept.insert(RESOURCES.to_owned(), had_resources.into());
        [(KEY.to_owned(), kept.into())].into_iter().collect()
    }
}

/// The quotations that the citations of an atom are.
pub(super) fn quotes(
    sources: Option<&Value>,
    mut find: impl FnMut(&str) -> Option<crate::map::id::SourceId>,
) -> Vec<Quote> {
    let sources = sources.and_then(Value::as_array).into_iter().flatten();
    sources
        .filter_map(|cited| {
            let cited = cited.as_object()?;
            let number = |member| u32::try_from(cited.get(member)?.as_u64()?).ok();
            let span = number("offset").zip(number("length"));
            let span = span.and_then(|(start, length)| Span::new(start, start.checked_add(length)?).ok());
            let exact = text_of(cited, "text").unwrap_or_default().to_owned();
            Some(Quote { source: find(text_of(cited, "resource_id")?)?, exact, span })
        })
        .collect()
}

/// Where the entries of a document start, found by parsing it again in outline.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Outline<'a> {
    #[serde(borrow)]
    nodes: Vec<&'a RawValue>,
    #[serde(borrow)]
    edges: Vec<&'a RawValue>,
    #[serde(borrow)]
    resources: Vec<&'a RawValue>,
}

impl Outline<'_> {
    fn entry(&self, place: Place) -> Option<(&'static str, &[&RawValue], usize)> {
        match place {
            Place::Entry(List::Statements, number, _) => Some((NODES, &self.nodes, number)),
            Place::Entry(List::Relations, number, _) => Some((EDGES, &self.edges, number)),
            Place::Entry(_, number, _) => Some((RESOURCES, &self.resources, number)),
            _ => None,
        }
    }

    fn start(&self, whole: &str, place: Place) -> usize {
        let entry = self.entry(place).and_then(|(_, list, number)| list.get(number));
        entry.map_or(0, |entry| entry.get().as_ptr() as usize - whole.as_ptr() as usize)
    }

    fn locate(&self, whole: &str, lines: &Lines, place: Place) -> crate::error::Location {
        let path = self.entry(place).map(|(name, _, number)| format!("{name}[{number}]"));
        lines.location(self.start(whole, place), path.unwrap_or_default())
    }
}
