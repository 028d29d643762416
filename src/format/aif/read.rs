//! From a document to a map and what is kept beside it.

use super::anchor::anchored;
use super::gather::{Gathered, Lists};
use super::people;
use super::place::{Places, mend};
use super::wire::{Members, each_object, entries, members, take};
use super::{KEY, TEXT};
use crate::error::{Error, Errors};
use crate::format::key::key_of;
use crate::format::{Diagnostic, Document, Outcome};
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::SourceId;
use crate::map::quote::{Quote, Span};
use crate::map::source::Source;
use serde::de::DeserializeSeed;
use serde_json::Value;
use std::collections::HashSet;

/// How many errors are gathered before reading stops.
const MOST_ERRORS: usize = 100;

pub(super) fn read(text: &str) -> Result<Document, Errors> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let places = Places::new(text, text, &[]);
    let mut reader = Reader::new(&places);
    match reader.parse() {
        Ok(document) => reader.read(document),
        Err(error) if error.to_string().starts_with("control character") => {
            let (mended, starts) = mend(text);
            let places = Places::new(text, &mended, &starts);
            let mut reader = Reader::new(&places);
            let document = reader.parse().map_err(|error| places.syntax(&mended, "", &error))?;
            let mut document = reader.read(document)?;
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

pub(super) struct Reader<'a> {
    pub(super) places: &'a Places<'a>,
    pub(super) map: ArgumentMap,
    /// What the paths of the lists begin with.
    pub(super) prefix: &'static str,
    pub(super) gathered: Gathered,
    /// Whether there is a list of nodes.
    pub(super) has_nodes: bool,
    /// The members of the object `AIF`, if there is one.
    pub(super) inner: Option<Members<'a>>,
    /// Errors at entries whose places are yet to be found: the list, the entry, and what is wrong.
    unplaced: Vec<(&'static str, usize, &'static str)>,
    pub(super) errors: Vec<Error>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The keys of the nodes that are kept aside.
    pub(super) aside: HashSet<String>,
}

impl<'a> Reader<'a> {
    fn new(places: &'a Places<'a>) -> Self {
        Reader {
            places,
            map: ArgumentMap::new(),
            prefix: "",
            gathered: Gathered::new(),
            has_nodes: false,
            inner: None,
            unplaced: Vec::new(),
            errors: Vec::new(),
            diagnostics: Vec::new(),
            aside: HashSet::new(),
        }
    }

    fn parse(&mut self) -> Result<Members<'a>, serde_json::Error> {
        let mut document = Members::new();
        let mut deserializer = serde_json::Deserializer::from_str(self.places.text());
        let lists = Lists { reader: self, members: &mut document, inner: false };
        lists.deserialize(&mut deserializer)?;
        deserializer.end()?;
        Ok(document)
    }

    fn read(mut self, mut document: Members<'a>) -> Result<Document, Errors> {
        let places = self.places;
        let mut kept = Data::new();
        take(&mut document, "AIF");
        let wrapped = self.inner.is_some();
        let mut lists = match self.inner.take() {
            Some(lists) => {
                kept.insert("dialect".to_owned(), "xaif".into());
                lists
            }
            None => std::mem::take(&mut document),
        };
        if !self.has_nodes {
            let message = "no list `nodes`: this is not AIF, of which AIFdb's JSON and xAIF are read";
            return Err(places.error(0, self.prefix.trim_end_matches('.').to_owned(), message).into());
        }
        take(&mut lists, "nodes");
        let mut absent: Vec<Value> = Vec::new();
        let mut list = |name: &str| {
            let list = lists.iter().find(|(other, _)| other == name).map(|(_, list)| *list);
            if list.is_none() {
                absent.push(name.into());
            }
            let list = list.filter(|list| *list != "null")?;
            take(&mut lists, name);
            Some(list)
        };
        let (edges, locutions) = (list("edges"), list("locutions"));
        let participants = list("participants");
        if !wrapped {
            absent.retain(|name| name != "participants");
        }
        if let Some(edges) = edges.filter(|edges| !edges.is_empty()) {
            each_object(edges, |number, edge| self.read_edge(number, edge))
                .map_err(|error| places.syntax(edges, &format!("{}edges", self.prefix), &error))?;
        }
        self.errors_so_far()?;
        self.finish_lists(&mut kept);
        if let Some(participants) = participants {
            self.read_participants(participants)?;
            if !wrapped {
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

    /// Something wrong with an entry of a list, at a part of it if that is known.
    pub(super) fn wrong_entry(
        &mut self,
        list: &'static str,
        number: usize,
        part: Option<&str>,
        message: &'static str,
    ) {
        match part {
            Some(part) => self.wrong(part, format!("{}{list}[{number}]", self.prefix), message),
            None if self.unplaced.len() < MOST_ERRORS => self.unplaced.push((list, number, message)),
            None => {}
        }
    }

    /// The entries of a list of nodes or edges, as written: found by parsing the document again.
    pub(super) fn entries(&self, list: &str) -> Vec<&'a str> {
        let mut outer = members(self.places.text()).unwrap_or_default();
        let inner = take(&mut outer, "AIF").map(|aif| members(aif).unwrap_or_default());
        take(&mut inner.unwrap_or(outer), list).map(entries).unwrap_or_default()
    }

    pub(super) fn errors_so_far(&mut self) -> Result<(), Errors> {
        for list in ["nodes", "edges"] {
            let here: Vec<_> = self.unplaced.iter().filter(|(at, ..)| *at == list).copied().collect();
            let entries = if here.is_empty() { Vec::new() } else { self.entries(list) };
            for (_, number, message) in here {
                let part = entries.get(number).copied().unwrap_or_default();
                self.wrong(part, format!("{}{list}[{number}]", self.prefix), message);
            }
        }
        Errors::collect(std::mem::take(&mut self.errors)).map_or(Ok(()), Err)
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
