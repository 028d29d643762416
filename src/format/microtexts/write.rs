//! From a map to XML: what was kept of a file where it still fits, then what is new.

use super::EXAMPLE;
use super::kept::{
    ATTRIBUTES, CONTENT, ELEMENTS, Entry, HEAD, KEPT_ENDS, PREFIX, TAIL, TYPE, is_namespace, is_plain,
    is_word, of, push_attribute,
};
use super::losses::{losses, side};
use crate::format::Written;
use crate::format::lean::{arguments, spread};
use crate::format::markup::Xml;
use crate::format::xml::is_sound;
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::{NodeId, StatementId};
use crate::map::relation::{Family, Relation};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

pub(super) fn write(map: &ArgumentMap) -> Written {
    let kept = of(Some(map.data()));
    let elements = kept.and_then(|kept| kept.get(ELEMENTS)?.as_array()).map_or(&[][..], Vec::as_slice);
    let prefix = kept.and_then(|kept| kept.get(PREFIX)?.as_str()).unwrap_or_default();
    let mut writer = Writer {
        map,
        kept,
        prefix: "",
        entries: elements.iter().filter_map(Entry::of).collect(),
        written: arguments(map),
        used: HashSet::new(),
        fresh: HashMap::new(),
    };
    if prefix.ends_with(':') && is_word(prefix) && writer.is_sound(None, &format!("<{prefix}a/>")) {
        writer.prefix = prefix;
    }
    writer.write()
}

struct Writer<'m> {
    map: &'m ArgumentMap,
    kept: Option<&'m Data>,
    /// What stands before the names of elements.
    prefix: &'m str,
    entries: Vec<Entry<'m>>,
    written: Vec<bool>,
    /// Ids of segments, joints and links that are no relations.
    used: HashSet<String>,
    /// How many ids were made up with each letter.
    fresh: HashMap<char, usize>,
}

/// The elements so far, and those to come after the last segment, the last unit and the last link.
#[derive(Default)]
struct Parts {
    lines: Vec<String>,
    segments: Vec<String>,
    units: Vec<String>,
    links: Vec<String>,
    last_segment: usize,
    last_unit: usize,
}

/// What has become of the kept elements, by their numbers.
struct Changes {
    /// Segments whose statement now says something else.
    reworded: HashMap<usize, StatementId>,
    gone: Vec<bool>,
    /// Statements that no segment says.
    bare: Vec<StatementId>,
}

fn implicit(map: &ArgumentMap, id: StatementId) -> &'static str {
    if map[id].is_implicit() { " implicit=\"true\"" } else { "" }
}

impl<'m> Writer<'m> {
    fn write(mut self) -> Written {
        let owners = self.owners();
        let parts = self.elements(&owners);
        let losses = losses(self.map, &self.written);
        let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let outside = |member| self.kept.and_then(|kept| kept.get(member)?.as_str()).unwrap_or_default();
        let (mut head, mut tail) = (outside(HEAD), outside(TAIL));
        let frame = format!("{head}<arggraph/>{tail}");
        if !is_sound(&frame, !frame.contains("<!ENTITY")) {
            (head, tail) = ("", "");
        }
        if !head.is_empty() {
            let _ = writeln!(text, "{head}");
        }
        let prefix = self.prefix;
        let _ = write!(text, "<{prefix}arggraph");
        if !self.map.title().is_empty() {
            let _ = write!(text, " id=\"{}\"", Xml(self.map.title()));
        }
        self.push_attributes(&mut text, self.root(), |name| name != "id" || self.map.title().is_empty());
        text.push_str(">\n");
        let Parts { lines, segments, units, links, last_segment, last_unit } = parts;
        for (i, line) in
            lines.iter().enumerate().map(|(i, line)| (i, Some(line))).chain([(lines.len(), None)])
        {
            let here = |at: usize, new: &'_ [String]| if at == i { new.to_vec() } else { Vec::new() };
            let new =
                here(last_segment, &segments).into_iter().chain(here(last_unit.max(last_segment), &units));
            for line in new.chain(line.cloned()) {
                let _ = writeln!(text, "  {line}");
            }
        }
        for line in links {
            let _ = writeln!(text, "  {line}");
        }
        let _ = writeln!(text, "</{prefix}arggraph>");
        if !tail.is_empty() {
            let _ = writeln!(text, "{tail}");
        }
        Written::new(text, losses)
    }

    /// Which statement a segment or joint is part of, by its id; `None` if that statement is gone.
    fn owners(&self) -> HashMap<&'m str, Option<StatementId>> {
        let names = self.entries.iter().filter_map(|entry| match entry {
            Entry::Element { name, .. } => Some((entry.attribute("id")?, *name)),
            _ => None,
        });
        let names: HashMap<&str, &str> = names.collect();
        let mut next = HashMap::new();
        for entry in self.entries.iter().filter(|entry| entry.attribute(TYPE) == Some("seg")) {
            let Some((source, target)) = ends(entry) else { continue };
            // Whatever else is called so is no part of anything.
            let fits = match (names.get(source), names.get(target)) {
                (Some(&"edu"), Some(&"joint")) => true,
                (Some(&"edu" | &"joint"), None) => self.map.find_relation(target).is_none(),
                _ => false,
            };
            if fits {
                next.entry(source).or_insert(target);
            }
        }
        let is_joint = |id: &str| names.get(id) == Some(&"joint");
        let last = |target: &&'m str| *next.get(target).unwrap_or(target);
        let owned = next.iter().map(|(source, target)| (*source, last(target)));
        // A joint that leads nowhere is part of no statement, and so is what it joins.
        owned
            .filter(|(_, owner)| !is_joint(owner))
            .map(|(source, owner)| (source, self.map.find_statement(owner)))
            .collect()
    }

    fn elements(&mut self, owners: &HashMap<&'m str, Option<StatementId>>) -> Parts {
        let map = self.map;
        let entries = std::mem::take(&mut self.entries);
        let changes = self.changes(&entries, owners);
        let relations: Vec<_> = map.relations().filter(|id| self.written[id.index()]).collect();
        let premises = relations.iter().flat_map(|&id| map.premises(id).map(move |premise| (premise, id)));
        let premises: HashSet<_> = premises.map(|(premise, id)| (map.key(premise), map.key(id))).collect();
        let mut parts = Parts::default();
        let mut done: HashSet<NodeId> = HashSet::new();
        let mut added = HashSet::new();
        for (i, entry) in entries.iter().enumerate().filter(|&(i, _)| !changes.gone[i]) {
            match *entry {
                Entry::Node(key) => {
                    let node = map.find(key).filter(|node| self.written[node.index()]);
                    let Some(node) = node.filter(|&node| done.insert(node)) else { continue };
                    parts.lines.push(self.node(node));
                    if node.statement().is_some() {
                        parts.last_unit = parts.lines.len();
                    }
                }
                Entry::Xml(xml) => parts.lines.extend(self.sound(None, xml).map(str::to_owned)),
                Entry::Element { name, .. } => {
                    if let (Some("add"), Some(pair)) = (entry.attribute(TYPE), ends(entry)) {
                        if premises.contains(&pair) {
                            added.insert(pair);
                        } else if map.find_statement(pair.0).is_some() && map.find_relation(pair.1).is_some()
                        {
                            continue;
                        }
                    }
                    self.used.insert(entry.attribute("id").unwrap_or_default().to_owned());
                    parts.lines.extend(self.element(entry, changes.reworded.get(&i).copied()));
                    if name == "edu" {
                        parts.last_segment = parts.lines.len();
                    }
                }
            }
        }
        self.entries = entries;
        parts.units.extend(
            map.statements().map(NodeId::from).filter(|id| !done.contains(id)).map(|id| self.node(id)),
        );
        parts.links.extend(
            relations
                .iter()
                .map(|&id| NodeId::from(id))
                .filter(|id| !done.contains(id))
                .map(|id| self.node(id)),
        );
        for id in changes.bare {
            let segment = self.fresh('e');
            let mut line = format!("<{}edu id=\"{segment}\"{}", self.prefix, implicit(map, id));
            self.close(&mut line, "edu", &Xml(map[id].text()).to_string());
            parts.segments.push(line);
            let link = self.new_link(&segment, map.key(id), "seg");
            parts.links.push(link);
        }
        for id in relations {
            let target = map.key(id);
            let further = map.premises(id).skip(1).map(|premise| map.key(premise));
            for premise in further.filter(|&premise| !added.contains(&(premise, target))) {
                let link = self.new_link(premise, target, "add");
                parts.links.push(link);
            }
        }
        parts
    }

    /// What no longer is as the kept elements have it.
    fn changes(&self, entries: &[Entry<'m>], owners: &HashMap<&'m str, Option<StatementId>>) -> Changes {
        // The segments of each statement as they were.
        let mut segments: HashMap<StatementId, Vec<usize>> = HashMap::new();
        for (i, entry) in entries.iter().enumerate() {
            if let (Entry::Element { name: "edu", .. }, Some(id)) = (entry, entry.attribute("id")) {
                if let Some(Some(owner)) = owners.get(id).filter(|_| self.map.find(id).is_none()) {
                    segments.entry(*owner).or_default().push(i);
                }
            }
        }
        let gone = entries.iter().map(|entry| self.is_gone(entry, owners)).collect();
        let mut changes = Changes { reworded: HashMap::new(), gone, bare: Vec::new() };
        for id in self.map.statements() {
            let own = segments.get(&id).map_or(&[][..], Vec::as_slice);
            if self.says(entries, own, id) {
                continue;
            }
            match own.split_first() {
                Some((first, others)) => {
                    changes.reworded.insert(*first, id);
                    others.iter().for_each(|&other| changes.gone[other] = true);
                }
                None => changes.bare.push(id),
            }
        }
        self.drop_links(entries, &mut changes.gone);
        changes
    }

    /// A kept element, with the words of a statement instead of its own if these have changed.
    fn element(&self, entry: &Entry<'m>, reworded: Option<StatementId>) -> Option<String> {
        let &Entry::Element { name, attributes, text, content } = entry else { return None };
        let mut line = format!("<{}{name}", self.prefix);
        self.push_attributes(&mut line, Some(attributes), |name| reworded.is_none() || name != "implicit");
        let inner = match (reworded, content.and_then(|content| self.sound(Some(attributes), content))) {
            (Some(statement), _) => {
                line.push_str(implicit(self.map, statement));
                Xml(self.map[statement].text()).to_string()
            }
            (None, Some(content)) => content.to_owned(),
            (None, None) => Xml(text).to_string(),
        };
        self.close(&mut line, name, &inner);
        Some(line)
    }

    /// Whether what a kept element was part of is no longer there, or its id is now another's.
    fn is_gone(&self, entry: &Entry<'m>, owners: &HashMap<&str, Option<StatementId>>) -> bool {
        let Some(id) = entry.attribute("id") else { return matches!(entry, Entry::Element { .. }) };
        let is_edge = matches!(entry, Entry::Element { name: "edge", .. });
        self.map.find(id).is_some() || (!is_edge && owners.get(id) == Some(&None))
    }

    /// Whether segments together say what a statement says.
    fn says(&self, entries: &[Entry<'m>], segments: &[usize], id: StatementId) -> bool {
        let mut rest = Some(self.map[id].text());
        let mut implicit = !segments.is_empty();
        let mut begun = false;
        for &segment in segments {
            let Entry::Element { text, .. } = entries[segment] else { continue };
            rest = rest.and_then(|rest| rest.strip_prefix(if begun { " " } else { "" })?.strip_prefix(text));
            begun |= !text.is_empty();
            implicit &= entries[segment].attribute("implicit") == Some("true");
        }
        rest == Some("") && implicit == self.map[id].is_implicit()
    }

    /// Marks as gone the kept links that lead from or to nothing.
    fn drop_links(&self, entries: &[Entry<'m>], gone: &mut [bool]) {
        let there = |i: &usize| !gone[*i];
        let mut places = HashMap::new();
        for i in (0..entries.len()).filter(there) {
            if let (Some(id), Entry::Element { .. }) = (entries[i].attribute("id"), &entries[i]) {
                places.entry(id).or_insert(i);
            }
        }
        let mut leanings = Vec::new();
        for (i, entry) in entries.iter().enumerate() {
            for end in KEPT_ENDS.iter().filter_map(|end| entry.end(end)) {
                match (places.get(end), self.map.find(end)) {
                    (Some(&other), _) => leanings.push((i, other)),
                    (None, Some(node)) if self.written[node.index()] => {}
                    (None, _) => gone[i] = true,
                }
            }
        }
        spread(gone, leanings.into_iter());
    }

    fn node(&self, node: NodeId) -> String {
        let map = self.map;
        let mut line = String::new();
        let (name, data) = match node {
            NodeId::Statement(id) => {
                let statement = &map[id];
                let _ = write!(line, "<{}adu id=\"{}\"", self.prefix, Xml(statement.key()));
                match (side(statement.voicing()), of(statement.data()).and_then(|kept| kept.get(TYPE))) {
                    (Some(side), _) => {
                        let _ = write!(line, " type=\"{side}\"");
                    }
                    (None, Some(Value::String(side))) => {
                        let _ = write!(line, " type=\"{}\"", Xml(side));
                    }
                    (None, Some(_)) => {}
                    (None, None) => line.push_str(" type=\"pro\""),
                }
                ("adu", statement.data())
            }
            NodeId::Relation(id) => {
                let relation = &map[id];
                let source = map.premises(id).next().map_or("", |premise| map.key(premise));
                let usual = match relation.family() {
                    Family::Attack if relation.target().relation().is_some() => "und",
                    Family::Attack => "reb",
                    _ if is_example(relation) => "exa",
                    _ => "sup",
                };
                let written = of(relation.data()).and_then(|kept| kept.get(TYPE)?.as_str());
                let attack = relation.family() == Family::Attack;
                let kind =
                    written.filter(|written| attack && matches!(*written, "reb" | "und")).unwrap_or(usual);
                let prefix = self.prefix;
                let (key, source, target) =
                    (Xml(relation.key()), Xml(source), Xml(map.key(relation.target())));
                let _ = write!(
                    line,
                    "<{prefix}edge id=\"{key}\" src=\"{source}\" trg=\"{target}\" type=\"{kind}\""
                );
                ("edge", relation.data())
            }
        };
        let kept = of(data);
        let attributes = kept.and_then(|kept| kept.get(ATTRIBUTES)?.as_object());
        self.push_attributes(&mut line, attributes, |name| {
            let own: &[&str] =
                if node.relation().is_some() { &["id", "type", "src", "trg"] } else { &["id", "type"] };
            !own.contains(&name)
        });
        let content =
            kept.and_then(|kept| self.sound(attributes, kept.get(CONTENT)?.as_str()?)).unwrap_or_default();
        self.close(&mut line, name, content);
        line
    }

    fn new_link(&mut self, source: &str, target: &str, kind: &str) -> String {
        let id = self.fresh('c');
        let prefix = self.prefix;
        format!("<{prefix}edge id=\"{id}\" src=\"{}\" trg=\"{}\" type=\"{kind}\"/>", Xml(source), Xml(target))
    }

    /// An id that nothing has yet.
    fn fresh(&mut self, letter: char) -> String {
        let count = self.fresh.entry(letter).or_default();
        loop {
            *count += 1;
            let id = format!("{letter}{count}");
            if !self.used.contains(&id) && self.map.find(&id).is_none() {
                return id;
            }
        }
    }

    /// The attributes of the root that were kept.
    fn root(&self) -> Option<&'m Data> {
        self.kept?.get(ATTRIBUTES)?.as_object()
    }

    /// XML that was kept in an element of these attributes, unless it was spoilt since.
    fn sound(&self, attributes: Option<&Data>, xml: &'m str) -> Option<&'m str> {
        self.is_sound(attributes, xml).then_some(xml)
    }

    /// Whether XML is sound in an element of these attributes.
    fn is_sound(&self, attributes: Option<&Data>, xml: &str) -> bool {
        let mut whole = String::new();
        for attributes in [self.root(), attributes] {
            whole.push_str("<a");
            for (name, value) in attributes.into_iter().flatten().filter(|(name, _)| is_namespace(name)) {
                push_attribute(&mut whole, name, value);
            }
            whole.push('>');
        }
        let _ = write!(whole, "{xml}</a></a>");
        is_sound(&whole, false)
    }

    /// Attributes that were kept, unless they were spoilt since.
    fn push_attributes(&self, line: &mut String, attributes: Option<&Data>, keep: impl Fn(&str) -> bool) {
        let is_kept = |name: &str, value: &Value| {
            let mut tag = String::from("<a");
            push_attribute(&mut tag, name, value);
            let around = attributes.filter(|_| !is_namespace(name));
            is_plain(name) || is_word(name) && self.is_sound(around, &(tag + "/>"))
        };
        for (name, value) in attributes.into_iter().flatten().filter(|(name, _)| keep(name)) {
            if is_kept(name, value) {
                push_attribute(line, name, value);
            }
        }
    }

    fn close(&self, line: &mut String, name: &str, inner: &str) {
        if inner.is_empty() && name != "edu" {
            line.push_str("/>");
        } else {
            let _ = write!(line, ">{inner}</{}{name}>", self.prefix);
        }
    }
}

/// The ends of a link by their ids.
fn ends<'m>(entry: &Entry<'m>) -> Option<(&'m str, &'m str)> {
    let [source, target] = KEPT_ENDS;
    entry.end(source).zip(entry.end(target))
}

/// Whether a support is by example, however its scheme is spelled.
fn is_example(relation: &Relation) -> bool {
    let scheme = relation.scheme().and_then(|scheme| scheme.canonical());
    scheme.is_some_and(|scheme| scheme.name().eq_ignore_ascii_case(EXAMPLE))
}
