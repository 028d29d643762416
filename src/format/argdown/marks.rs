//! What Argdown has no syntax for, in data under one key: read.

use super::source::Note;
use crate::format::report::Outcome;
use crate::map::attributes::{Data, Manner, Strength, Voicing, check_data};
use crate::map::quote::{Quote, Span};
use crate::map::relation::{Family, Relation};
use crate::map::source::{Source, Voice};
use crate::map::statement::Statement;
use crate::map::{ArgumentMap, statement::StatementKind};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The key of the data that say what Argdown has no syntax for.
pub(super) const KEY: &str = "argument-map";

/// The mark of what is written behind a relation symbol that is said of the relation.
pub(super) const AS: &str = "as";

macro_rules! attributes {
    ($marks:ident, $node:ident, $map:ident) => {
        if let Some(voicing) = $marks.voicing($map) {
            $node.set_voicing(voicing);
        }
        let qualifier: Option<String> = $marks.get("qualifier");
        $node.set_qualifier(qualifier.as_deref());
        $node.set_strength($marks.strength());
        $node.set_quotes($marks.quotes($map));
        if let Some(tags) = $marks.get::<Vec<String>>("tags") {
            $node.set_tags(tags);
        }
        if let Some(group) = $marks.get::<Option<String>>("group") {
            let found = group.as_deref().and_then(|group| $map.find_group(group));
            match (found, group) {
                (None, Some(group)) => $marks.wrong(format!("no group has the key {group:?}")),
                (found, _) => $node.set_group(found),
            }
        }
        $node.set_data($marks.data());
    };
}

/// Marks that are taken one by one; what is left is not ours, or not as we write it.
pub(super) struct Marks<'n> {
    left: Map<String, Value>,
    notes: &'n mut Vec<Note>,
    at: usize,
}

impl<'n> Marks<'n> {
    /// Takes the marks out of data.
    pub(super) fn take(data: &mut Option<Value>, notes: &'n mut Vec<Note>, at: usize) -> Self {
        let mut left = Map::new();
        if let Some(Value::Object(map)) = data {
            match map.remove(KEY) {
                Some(Value::Object(marks)) => left = marks,
                Some(other) => drop(map.insert(KEY.to_owned(), other)),
                None => {}
            }
            if map.is_empty() {
                *data = None;
            }
        }
        Marks { left, notes, at }
    }

    pub(super) fn of(map: Map<String, Value>, notes: &'n mut Vec<Note>, at: usize) -> Self {
        Marks { left: map, notes, at }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    pub(super) fn get<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let value = self.left.remove(name)?;
        match serde_json::from_value(value.clone()) {
            Ok(value) => Some(value),
            Err(_) => {
                self.left.insert(name.to_owned(), value);
                None
            }
        }
    }

    pub(super) fn wrong(&mut self, found: String) {
        let remedy = "see the documentation of the format for what may stand there";
        self.notes.push(Note { at: self.at, outcome: Outcome::Lost, found, remedy });
    }

    /// Notes what is left over, and gives it back.
    pub(super) fn rest(mut self) -> Option<Value> {
        if self.left.is_empty() {
            return None;
        }
        let names: Vec<&str> = self.left.keys().map(String::as_str).collect();
        let found = format!("`{KEY}` does not have {} in this form: kept as data", names.join(", "));
        self.notes.push(Note { at: self.at, outcome: Outcome::Kept, found, remedy: "leave it out" });
        Some(Value::Object(std::mem::take(&mut self.left)))
    }

    /// Whose it is, if that is said; `voice: null` says that it is nobody's.
    fn voicing(&mut self, map: &ArgumentMap) -> Option<Option<Voicing>> {
        let Some(key) = self.get::<Option<String>>("voice")? else { return Some(None) };
        let attributed = self.get::<bool>("attributed").unwrap_or(false);
        let manner = if attributed { Manner::Attributed } else { Manner::Asserted };
        let voice = map.find_voice(&key);
        if voice.is_none() {
            self.wrong(format!("no voice has the key {key:?}"));
        }
        Some(voice.map(|voice| Voicing { voice, manner }))
    }

    fn quotes(&mut self, map: &ArgumentMap) -> Vec<Quote> {
        #[derive(serde::Deserialize)]
        struct Written {
            source: String,
            exact: String,
            span: Option<(u32, u32)>,
        }
        let mut quotes = Vec::new();
        for quote in self.get::<Vec<Written>>("quotes").unwrap_or_default() {
            let span = quote.span.map(|(start, end)| Span::new(start, end)).transpose();
            match (map.find_source(&quote.source), span) {
                (Some(source), Ok(span)) => quotes.push(Quote { source, exact: quote.exact, span }),
                _ => self.wrong(format!("a quotation of {:?} that does not fit the map", quote.source)),
            }
        }
        quotes
    }

    fn strength(&mut self) -> Option<Strength> {
        let strength = Strength::new(self.get("strength")?);
        if let Err(error) = &strength {
            self.wrong(error.to_string());
        }
        strength.ok()
    }

    fn data(&mut self) -> Data {
        let data: Data = self.get("data").unwrap_or_default();
        match check_data(&data) {
            Ok(()) => data,
            Err(error) => {
                self.wrong(error.to_string());
                Data::new()
            }
        }
    }

    pub(super) fn statement(&mut self, statement: &mut Statement, map: &ArgumentMap) {
        if let Some(text) = self.get::<String>("text") {
            statement.set_text(text);
        }
        statement.set_kind(self.get::<StatementKind>("kind").unwrap_or_default());
        statement.set_implicit(self.get("implicit").unwrap_or(false));
        statement.set_thesis(self.get("thesis").unwrap_or(false));
        attributes!(self, statement, map);
    }

    /// Puts on a relation what the marks say of it; the rest stays as it is.
    pub(super) fn relation(&mut self, relation: &mut Relation, map: &ArgumentMap) {
        relation.set_family(self.get::<Family>("family").unwrap_or(relation.family()));
        if let Some(scheme) = self.get::<String>("scheme") {
            relation.set_scheme(Some(&scheme));
        }
        relation.set_strict(self.get("strict").unwrap_or(relation.is_strict()));
        relation.set_symmetric(self.get("symmetric").unwrap_or(relation.is_symmetric()));
        relation.set_conceded(self.get("conceded").unwrap_or(relation.is_conceded()));
        attributes!(self, relation, map);
    }

    /// Voices and sources, which only the front matter can name.
    pub(super) fn registers(&mut self, map: &mut ArgumentMap) {
        for entry in self.get::<Vec<Map<String, Value>>>("voices").unwrap_or_default() {
            let voice =
                Voice { key: string(&entry, "key"), name: string(&entry, "name"), data: object(&entry) };
            if let Err(error) = map.add_voice(voice) {
                self.wrong(error.to_string());
            }
        }
        for entry in self.get::<Vec<Map<String, Value>>>("sources").unwrap_or_default() {
            let source = Source {
                key: string(&entry, "key"),
                title: string(&entry, "title"),
                author: string(&entry, "author"),
                date: string(&entry, "date"),
                url: string(&entry, "url"),
                text: entry.get("text").and_then(Value::as_str).map(str::to_owned),
                data: object(&entry),
            };
            if let Err(error) = map.add_source(source) {
                self.wrong(error.to_string());
            }
        }
    }
}

fn string(entry: &Map<String, Value>, name: &str) -> String {
    entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

pub(super) fn object(entry: &Map<String, Value>) -> Data {
    entry.get("data").and_then(Value::as_object).cloned().unwrap_or_default()
}
