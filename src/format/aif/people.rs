//! Who takes part, and who said what.

use super::KEY;
use super::read::Reader;
use super::table::{LOCUTIONS, Table};
use super::wire::{each_object, entries, id_text, spell};
use crate::error::Errors;
use crate::format::key::key_of;
use crate::format::{Diagnostic, Outcome};
use crate::map::attributes::{Data, Voicing};
use crate::map::id::NodeId;
use crate::map::source::Voice;
use crate::map::statement::StatementKind;
use serde_json::Value;
use std::collections::HashMap;

/// The HTML of the member `text` of a document, if it has any.
pub(super) fn text_of(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("txt")?.as_str()).filter(|text| !text.is_empty())
}

/// What a participant is called.
pub(super) fn full_name(participant: &Value) -> String {
    let part = |name: &str| participant.get(name).and_then(Value::as_str).unwrap_or_default().trim();
    format!("{} {}", part("firstname"), part("surname")).trim().to_owned()
}

/// A number or string as text.
pub(super) fn plain_id(value: &Value) -> Option<String> {
    match value {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

impl<'a> Reader<'a> {
    /// Reads participants as voices.
    pub(super) fn read_participants(&mut self, list: &'a str) -> Result<(), Errors> {
        if !list.starts_with('[') {
            let message = "the participants are a list of objects";
            self.wrong(list, format!("{}participants", self.prefix), message);
        }
        let mut copies: HashMap<String, usize> = HashMap::new();
        for (i, raw) in entries(list).into_iter().enumerate() {
            let path = format!("participants[{i}]");
            let value: Value = match serde_json::from_str(raw) {
                Ok(value) => value,
                Err(error) => return Err(self.places.syntax(raw, &path, &error)),
            };
            let id = value.get("participantID").and_then(plain_id);
            let wanted = id.as_deref().map_or_else(|| path.clone(), |id| key_of(id).into_owned());
            let copy = copies.entry(wanted.clone()).or_insert(0_usize);
            let key = loop {
                *copy += 1;
                let key = if *copy == 1 { wanted.clone() } else { format!("{wanted}-{copy}") };
                if self.map.find_voice(&key).is_none() {
                    break key;
                }
            };
            if key != wanted {
                let location =
                    self.places.location(self.places.offset(raw), format!("{}{path}", self.prefix));
                self.diagnostics.push(Diagnostic {
                    location,
                    outcome: Outcome::Read,
                    found: format!("a second participant {wanted:?}, here called {key:?}"),
                    remedy: "give each participant an id of its own".to_owned(),
                });
            }
            let name = full_name(&value);
            let data: Data = [(KEY.to_owned(), value)].into_iter().collect();
            if let Err(error) = self.map.add_voice(Voice { key, name, data }) {
                self.wrong(raw, path, &error.to_string());
            }
        }
        self.errors_so_far()
    }

    /// Reads who said which locution.
    pub(super) fn read_locutions(&mut self, list: &'a str, kept: &mut Data) -> Result<(), Errors> {
        let places = self.places;
        let mut table = Table::new(LOCUTIONS);
        let mut extras = String::new();
        let mut loose = Vec::new();
        each_object(list, |number, locution| {
            let member = |name: &str| {
                let found = locution.iter().find(|(other, _)| other == name);
                found.and_then(|(_, raw)| id_text(raw))
            };
            extras.clear();
            spell(locution, &mut extras);
            let id = member("nodeID").unwrap_or_default();
            let key = key_of(&id);
            let node = self.map.find(&key);
            if node.is_none() && !self.aside.contains(&*key) {
                loose.push(number);
                table.line(&["", &extras]);
                return;
            }
            table.line(&[&key, &extras]);
            let voice = member("personID").and_then(|person| self.map.find_voice(&key_of(&person)));
            let said = node.and_then(NodeId::statement);
            let said = said.filter(|&id| self.map[id].kind() == StatementKind::Locution);
            if let (Some(said), Some(voice)) = (said, voice) {
                let attributes = self.map.node_mut(said.0).attributes_mut();
                attributes.set_voicing(attributes.voicing().or(Some(Voicing::asserted(voice))));
            }
        })
        .map_err(|error| places.syntax(list, &format!("{}locutions", self.prefix), &error))?;
        if !loose.is_empty() {
            let written = entries(list);
            for number in loose {
                let found = "a locution entry for no node of the document".to_owned();
                self.kept(written.get(number).unwrap_or(&list), format!("locutions[{number}]"), found);
            }
        }
        let table = table.into_text();
        if !table.is_empty() {
            kept.insert("locutions".to_owned(), table.into());
        }
        Ok(())
    }
}
