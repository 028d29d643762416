//! From XML to a map: what each child of the root is, then the map of those it has a place for.

use super::kept::{ATTRIBUTES, CONTENT, ELEMENTS, HEAD, NAME, PREFIX, TAIL, TEXT, TYPE, XML};
use super::{EXAMPLE, KEY, SIDES};
use crate::builder::{List, MapBuilder, Place, Wanted};
use crate::error::{ErrorKind, Errors, Noun};
use crate::format::encoding::declaration;
use crate::format::lean::spread;
use crate::format::place::{Lines, syntax};
use crate::format::xml::{extent, inner, parse_with, qualified, start_tag};
use crate::format::{Diagnostic, Document, Outcome};
use crate::map::attributes::{Data, Manner, Voicing};
use crate::map::relation::{Family, Relation};
use crate::map::source::Voice;
use crate::map::statement::Statement;
use roxmltree::Node;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// What a child of the root is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Edu,
    Joint,
    Adu,
    /// A support or an attack.
    Link {
        source: usize,
        target: usize,
    },
    /// A link from a segment or joint to what it is part of.
    Segment {
        source: usize,
        target: usize,
    },
    /// One more premise of a link.
    Add {
        source: usize,
        target: usize,
    },
    /// A link whose place is yet to be found, or that has none.
    Aside,
    Foreign,
}

pub(super) fn read(text: &str) -> Result<Document, Errors> {
    let lines = Lines::new(text);
    // Without declarations of entities none are expanded, so that no document grows.
    let xml = parse_with(text, &lines, !text.contains("<!ENTITY"))?;
    let root = xml.root_element();
    if root.tag_name().name() != "arggraph" {
        let message = format!("the document is <{}>, not <arggraph>", root.tag_name().name());
        return Err(syntax(lines.location(root.range().start, ""), message).into());
    }
    let prefix = qualified(text, root).strip_suffix("arggraph").unwrap_or_default();
    let blank = |node: &Node<'_, '_>| node.is_text() && node.text().is_none_or(|text| text.trim().is_empty());
    let children: Vec<_> = root.children().filter(|node| !blank(node)).collect();
    let kinds = vec![Kind::Foreign; children.len()];
    let builder = MapBuilder::new(root.attribute("id").unwrap_or_default());
    let reader = Reader { text, prefix, children, kinds, ids: HashMap::new(), builder, notes: Vec::new() };
    reader.read(root, &lines)
}

struct Reader<'d> {
    text: &'d str,
    /// What stands before the name of the root and of what belongs to it.
    prefix: &'d str,
    children: Vec<Node<'d, 'd>>,
    kinds: Vec<Kind>,
    ids: HashMap<&'d str, usize>,
    builder: MapBuilder,
    /// The child that something is to be said of, and what.
    notes: Vec<(usize, Outcome, &'static str, &'static str)>,
}

/// The place of a child in errors.
fn place(child: usize) -> Place {
    Place::entry(List::Relations, child)
}

impl<'d> Reader<'d> {
    fn read(mut self, root: Node<'d, 'd>, lines: &Lines) -> Result<Document, Errors> {
        self.name_elements();
        for child in 0..self.children.len() {
            if self.kinds[child] == Kind::Aside {
                self.kinds[child] = self.link(child);
            }
        }
        self.settle();
        let kept = self.keep(root);
        self.fill();
        self.builder.set_data([(KEY.to_owned(), kept.into())].into_iter().collect());
        let Reader { text, children, builder, mut notes, .. } = self;
        let locate = |child: usize| {
            let node = &children[child];
            let id = node.attribute("id").map_or_else(String::new, |id| format!(" {id:?}"));
            let name = node.tag_name().name();
            lines.location(node.range().start, format!("{name}{id}"))
        };
        let map = builder.resolve(|at| match at {
            Place::Entry(_, child, _) => locate(child),
            _ => lines.location(text.len() - root.range().len(), ""),
        })?;
        notes.sort_by_key(|&(child, ..)| child);
        let diagnostics = notes.into_iter().map(|(child, outcome, found, remedy)| Diagnostic {
            location: locate(child),
            outcome,
            found: found.to_owned(),
            remedy: remedy.to_owned(),
        });
        Ok(Document::new(map, diagnostics.collect()))
    }

    fn wrong(&mut self, child: usize, message: String) {
        self.builder.wrong(ErrorKind::Syntax { message }, place(child));
    }

    /// Tells elements apart and enters their ids.
    fn name_elements(&mut self) {
        for (child, node) in self.children.clone().into_iter().enumerate() {
            let name = Some(node).filter(Node::is_element).map(|node| qualified(self.text, node));
            let kind = match name.and_then(|name| name.strip_prefix(self.prefix)).unwrap_or_default() {
                "edu" => Kind::Edu,
                "joint" => Kind::Joint,
                "adu" => Kind::Adu,
                "edge" => Kind::Aside,
                _ => {
                    self.notes.push((child, Outcome::Kept, "something an arggraph has no place for", ""));
                    continue;
                }
            };
            self.kinds[child] = kind;
            match node.attribute("id") {
                None => self.wrong(child, "it has no id; give it one of its own".to_owned()),
                Some(id) => {
                    if self.ids.insert(id, child).is_some() {
                        let kind = ErrorKind::DuplicateKey { noun: Noun::Node, key: id.to_owned() };
                        self.builder.wrong(kind, place(child));
                    }
                }
            }
        }
    }

    /// The element that an attribute of a link names.
    fn end(&mut self, child: usize, attribute: &str) -> Option<usize> {
        let Some(id) = self.children[child].attribute(attribute) else {
            self.wrong(child, format!("the edge has no `{attribute}`; name the id of an element"));
            return None;
        };
        let found = self.ids.get(id).copied();
        if found.is_none() {
            self.wrong(child, format!("`{attribute}` is {id:?}, but no element has that id; correct it"));
        }
        found
    }

    /// What a link is by its type and the elements at its ends.
    fn link(&mut self, child: usize) -> Kind {
        let (Some(source), Some(target)) = (self.end(child, "src"), self.end(child, "trg")) else {
            return Kind::Aside;
        };
        let is_edge = self.children[target].tag_name().name() == "edge";
        match (self.children[child].attribute("type"), self.kinds[source], self.kinds[target]) {
            (Some("seg"), Kind::Edu, Kind::Joint | Kind::Adu) | (Some("seg"), Kind::Joint, Kind::Adu) => {
                Kind::Segment { source, target }
            }
            (Some("add"), Kind::Adu, _) if is_edge => Kind::Add { source, target },
            (Some("sup" | "exa" | "reb" | "und"), Kind::Adu, to) if is_edge || to == Kind::Adu => {
                Kind::Link { source, target }
            }
            (None, ..) => {
                self.wrong(child, "the edge has no `type`; use seg, sup, exa, reb, und or add".to_owned());
                Kind::Aside
            }
            _ => Kind::Aside,
        }
    }

    /// Puts aside every link that leans on one that has no place, and all but the first of those that say the same.
    fn settle(&mut self) {
        let is_adu = |kind: Kind| kind == Kind::Adu;
        let mut astray: Vec<bool> = (0..self.kinds.len())
            .map(|child| match self.kinds[child] {
                Kind::Link { target, .. } => target == child,
                kind => !is_adu(kind),
            })
            .collect();
        let links = self.kinds.iter().enumerate().filter_map(|(child, kind)| match kind {
            Kind::Link { target, .. } => Some((child, *target)),
            _ => None,
        });
        spread(&mut astray, links);
        let mut taken = HashSet::new();
        for child in 0..self.kinds.len() {
            if let Kind::Link { source, .. } = self.kinds[child] {
                taken.insert((child, source));
            }
        }
        let mut parted = HashSet::new();
        for child in 0..self.kinds.len() {
            let fits = match self.kinds[child] {
                Kind::Link { .. } => !astray[child],
                Kind::Add { source, target } => {
                    !astray[target] && !is_adu(self.kinds[target]) && taken.insert((target, source))
                }
                Kind::Segment { source, .. } => parted.insert(source),
                Kind::Aside => false,
                _ => true,
            };
            if !fits {
                self.kinds[child] = Kind::Aside;
                self.notes.push((child, Outcome::Kept, "an edge that fits no link between units", ""));
            }
        }
    }

    /// The attributes of an element and the namespaces that it declares.
    fn attributes(&self, node: Node<'d, 'd>, but: &[&str]) -> Data {
        let mut attributes = Data::new();
        for attribute in node.attributes() {
            // The parser's range of a name ends too early if it is very long.
            let written = self.text.get(attribute.range()).unwrap_or_default();
            let name = written.split(['=', ' ', '\t', '\r', '\n']).next().unwrap_or_default();
            if !but.contains(&name) {
                attributes.insert(name.to_owned(), attribute.value().into());
            }
        }
        if start_tag(node).contains("xmlns") {
            let outer = node.parent_element();
            let is_new =
                |uri: &str, prefix| outer.and_then(|outer| outer.lookup_namespace_uri(prefix)) != Some(uri);
            for namespace in node.namespaces().filter(|namespace| is_new(namespace.uri(), namespace.name())) {
                let name =
                    namespace.name().map_or_else(|| "xmlns".to_owned(), |name| format!("xmlns:{name}"));
                attributes.insert(name, namespace.uri().into());
            }
        }
        attributes
    }

    /// What stands within an element, if that is more than text.
    fn content(&self, node: Node<'d, 'd>) -> Option<&'d str> {
        let plain = node.has_tag_name("edu") && node.children().all(|child| child.is_text());
        // The places of children would not do: that of a text ends before the CDATA that it goes on with.
        let content = self.text.get(inner(self.text, node)?).filter(|_| !plain);
        content.filter(|content| node.has_tag_name("edu") || !content.trim().is_empty())
    }

    /// Everything that the map itself does not say, in the order of the file.
    fn keep(&self, root: Node<'d, 'd>) -> Data {
        let mut elements = Vec::with_capacity(self.children.len());
        for (&node, kind) in self.children.iter().zip(&self.kinds) {
            elements.push(match kind {
                Kind::Adu | Kind::Link { .. } => node.attribute("id").unwrap_or_default().into(),
                Kind::Foreign => Value::Object(
                    [(
                        XML.to_owned(),
                        self.text.get(extent(self.text, node)).unwrap_or_default().trim().into(),
                    )]
                    .into_iter()
                    .collect(),
                ),
                _ => {
                    let mut element = Data::new();
                    element.insert(NAME.to_owned(), node.tag_name().name().into());
                    element.insert(ATTRIBUTES.to_owned(), self.attributes(node, &[]).into());
                    let text = words(node);
                    if !text.is_empty() {
                        element.insert(TEXT.to_owned(), text.into());
                    }
                    if let Some(content) = self.content(node) {
                        element.insert(CONTENT.to_owned(), content.into());
                    }
                    element.into()
                }
            });
        }
        let mut attributes = self.attributes(root, &["id"]);
        if root.attribute("id").is_some_and(str::is_empty) {
            attributes.insert("id".to_owned(), "".into());
        }
        let mut kept = Data::new();
        if !self.prefix.is_empty() {
            kept.insert(PREFIX.to_owned(), self.prefix.into());
        }
        kept.insert(ELEMENTS.to_owned(), elements.into());
        if !attributes.is_empty() {
            kept.insert(ATTRIBUTES.to_owned(), attributes.into());
        }
        let before = self.text.get(..root.range().start).unwrap_or_default().trim_start_matches('\u{feff}');
        let start = declaration(before).map_or(0, |(end, _)| end);
        let head = before.get(start..).unwrap_or_default();
        for (name, outside) in [(HEAD, head), (TAIL, self.text.get(root.range().end..).unwrap_or_default())] {
            if !outside.trim().is_empty() {
                kept.insert(name.to_owned(), outside.trim().into());
            }
        }
        kept
    }

    /// Tells the builder of units and links.
    fn fill(&mut self) {
        let sides = SIDES.iter().filter(|_| self.kinds.contains(&Kind::Adu));
        for &(key, name) in sides {
            self.builder
                .add_voice(Voice { key: key.into(), name: name.into(), data: Data::new() }, Place::Unknown);
        }
        let mut texts: HashMap<usize, (String, bool)> = HashMap::new();
        let mut owners: HashMap<usize, usize> = HashMap::new();
        let mut premises: HashMap<usize, Vec<&str>> = HashMap::new();
        let mut is_premise = HashSet::new();
        for kind in &self.kinds {
            match *kind {
                Kind::Segment { source, target } => drop(owners.insert(source, target)),
                Kind::Add { source, target } => {
                    premises.entry(target).or_default().extend(self.children[source].attribute("id"));
                    is_premise.insert(source);
                }
                Kind::Link { source, .. } => drop(is_premise.insert(source)),
                _ => {}
            }
        }
        for (child, &node) in self.children.iter().enumerate() {
            let owner = owners.get(&child).filter(|_| self.kinds[child] == Kind::Edu);
            let owner = owner.and_then(|joint| owners.get(joint).or(Some(joint)));
            let Some(owner) = owner else { continue };
            let (text, implicit) = texts.entry(*owner).or_insert((String::new(), true));
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&words(node));
            *implicit &= node.attribute("implicit") == Some("true");
        }
        let sinks = |child: &usize| self.kinds[*child] == Kind::Adu && !is_premise.contains(child);
        let mut sinks = (0..self.kinds.len()).filter(sinks);
        let thesis = sinks.next().filter(|_| sinks.next().is_none());
        for child in 0..self.children.len() {
            let node = self.children[child];
            let Some(id) = node.attribute("id") else { continue };
            match self.kinds[child] {
                Kind::Adu => {
                    let (text, implicit) = texts.remove(&child).unwrap_or_default();
                    let mut statement = Statement::claim(id, text);
                    statement.set_implicit(implicit);
                    statement.set_thesis(thesis == Some(child));
                    let side = node.attribute("type");
                    let voice = SIDES.iter().find(|(key, _)| side == Some(key));
                    let voice = voice.and_then(|(key, _)| self.builder.name_voice(key, place(child)));
                    let manner = if side == Some("pro") { Manner::Asserted } else { Manner::Attributed };
                    statement.set_voicing(voice.map(|voice| Voicing { voice, manner }));
                    let unnamed = voice.is_none().then(|| side.map_or(Value::Null, Value::from));
                    statement.set_data(self.node_data(node, &["id", "type"], unnamed));
                    self.builder.add_statement(statement, place(child));
                }
                Kind::Link { source, target } => {
                    let written = node.attribute("type").unwrap_or_default();
                    let family =
                        if matches!(written, "reb" | "und") { Family::Attack } else { Family::Support };
                    let at_edge = self.kinds[target] != Kind::Adu;
                    let odd = family == Family::Attack && (written == "und") != at_edge;
                    if odd {
                        let remedy = "use und for a link and reb for a unit";
                        self.notes.push((
                            child,
                            Outcome::Read,
                            "an attack whose type does not fit its target",
                            remedy,
                        ));
                    }
                    let mut relation = Relation::open(family);
                    relation.set_scheme((written == "exa").then_some(EXAMPLE));
                    relation.set_data(self.node_data(
                        node,
                        &["id", "src", "trg", "type"],
                        odd.then(|| written.into()),
                    ));
                    let target = self.children[target].attribute("id").unwrap_or_default();
                    let number = self.builder.add_relation(relation, target, Wanted::Node, place(child));
                    self.builder.name_relation(number, id, place(child));
                    let first = self.children[source].attribute("id");
                    let more = premises.remove(&child).unwrap_or_default();
                    let premises = first.into_iter().chain(more).map(|key| (key, None));
                    self.builder.set_premises(number, premises, place(child));
                }
                _ => {}
            }
        }
    }

    /// What is kept of a unit or a link beyond what the map says of it.
    fn node_data(&self, node: Node<'d, 'd>, known: &[&str], written: Option<Value>) -> Data {
        let mut kept = Data::new();
        kept.extend(written.map(|written| (TYPE.to_owned(), written)));
        let attributes = self.attributes(node, known);
        if !attributes.is_empty() {
            kept.insert(ATTRIBUTES.to_owned(), attributes.into());
        }
        kept.extend(self.content(node).map(|content| (CONTENT.to_owned(), content.into())));
        if kept.is_empty() { kept } else { [(KEY.to_owned(), kept.into())].into_iter().collect() }
    }
}

/// The text of an element and of what is in it.
fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}
