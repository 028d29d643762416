//! From a map to AIF: what was kept of the document around what the map says.

use super::people::{full_name, plain_id, text_of};
use super::table::{LOCUTIONS, rows};
use super::wire::{id_text, members, quote, quoted, spell};
use super::{Dialect, KEY, TEXT};
use crate::format::key::key_of;
use crate::format::report::Losses;
use crate::format::{Feature, Written};
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::{RelationId, StatementId, VoiceId};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

/// What a map keeps of the document it was read from.
#[derive(Default)]
pub(super) struct Kept<'m> {
    pub(super) dialect: Option<Dialect>,
    pub(super) nodes: &'m str,
    pub(super) edges: &'m str,
    locutions: &'m str,
    absent: Vec<&'m str>,
    /// Members next to the lists.
    beside: Option<&'m Data>,
    /// Members of an xAIF document next to `AIF`.
    pub(super) around: Option<&'m Data>,
    participants: bool,
}

impl<'m> Kept<'m> {
    fn of(map: &'m ArgumentMap) -> Self {
        let Some(kept) = map.data().get(KEY).and_then(Value::as_object) else { return Kept::default() };
        let table = |name: &str| kept.get(name).and_then(Value::as_str).unwrap_or_default();
        let xaif = kept.get("dialect").and_then(Value::as_str) == Some("xaif");
        let absent = kept.get("absent").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        Kept {
            dialect: Some(if xaif { Dialect::Xaif } else { Dialect::Aifdb }),
            nodes: table("nodes"),
            edges: table("edges"),
            locutions: table("locutions"),
            absent: absent.iter().filter_map(Value::as_str).collect(),
            beside: kept.get("AIF").and_then(Value::as_object),
            around: kept.get("document").and_then(Value::as_object),
            participants: kept.contains_key("participants"),
        }
    }
}

pub(super) struct Writer<'m> {
    pub(super) map: &'m ArgumentMap,
    pub(super) kept: Kept<'m>,
    pub(super) dialect: Dialect,
    /// The ids, as JSON, of nodes that are not called as their keys.
    pub(super) ids: HashMap<u32, String>,
    /// The keys of the nodes that are kept aside, with how many edges each had and how many are left.
    pub(super) foreign: BTreeMap<String, (usize, usize)>,
    /// The second nodes of contradictions.
    pub(super) backs: BTreeMap<String, RelationId>,
    pub(super) losses: Losses,
    pub(super) out: String,
    pub(super) empty_list: bool,
}

pub(super) fn write(map: &ArgumentMap, dialect: Option<Dialect>) -> Written {
    let kept = Kept::of(map);
    let mut writer = Writer {
        map,
        dialect: dialect.or(kept.dialect).unwrap_or_default(),
        kept,
        ids: HashMap::new(),
        foreign: BTreeMap::new(),
        backs: BTreeMap::new(),
        losses: Losses::default(),
        out: String::new(),
        empty_list: true,
    };
    writer.find_foreign();
    writer.out.push('{');
    if writer.dialect == Dialect::Xaif {
        writer.out.push_str("\"AIF\":{");
    }
    writer.nodes();
    writer.edges();
    writer.locutions();
    writer.participants();
    let beside = writer.kept.beside;
    for (name, value) in beside.into_iter().flatten() {
        if !matches!(name.as_str(), "nodes" | "edges" | "locutions" | "participants") || value.is_null() {
            writer.member(name, value);
        }
    }
    if writer.dialect == Dialect::Xaif {
        writer.out.push('}');
        writer.around();
    }
    writer.out.push_str("}\n");
    writer.note_losses();
    Written::new(writer.out, writer.losses.into_vec())
}

impl<'m> Writer<'m> {
    pub(super) fn open_list(&mut self, name: &str) {
        if !self.out.ends_with('{') {
            self.out.push_str(",\n");
        }
        quote(name, &mut self.out);
        self.out.push_str(":[");
        self.empty_list = true;
    }

    pub(super) fn entry(&mut self, entry: &str) {
        self.out.push_str(if std::mem::take(&mut self.empty_list) { "\n" } else { ",\n" });
        self.out.push_str(entry);
    }

    pub(super) fn close_list(&mut self) {
        self.out.push_str(if self.empty_list { "]" } else { "\n]" });
    }

    fn member(&mut self, name: &str, value: &Value) {
        self.out.push_str(",\n");
        quote(name, &mut self.out);
        self.out.push(':');
        self.out.push_str(&value.to_string());
    }

    /// Whether a list that has no entries is written all the same.
    pub(super) fn is_wanted(&self, name: &str) -> bool {
        let null = self.kept.beside.is_some_and(|beside| beside.contains_key(name));
        let absent = self.kept.dialect == Some(self.dialect) && self.kept.absent.contains(&name);
        !(null || absent)
    }

    fn locutions(&mut self) {
        let mut told = vec![false; self.map.bound()];
        let mut entries = Vec::new();
        for [key, locution, ..] in rows(self.kept.locutions, LOCUTIONS) {
            let node = self.map.find(key);
            let Ok(mut said) = members(locution) else { continue };
            if node.is_none() && !key.is_empty() && !self.foreign.contains_key(key) {
                continue;
            }
            let mut entry = locution.to_owned();
            let statement = node.and_then(|node| node.statement());
            if let Some(id) = statement.filter(|id| !std::mem::replace(&mut told[id.index()], true)) {
                let person = said.iter_mut().find(|(name, _)| name == "personID");
                let was = person.as_ref().and_then(|(_, raw)| self.map.find_voice(&key_of(&id_text(raw)?)));
                if let Some(voice) = self.speaker(id).filter(|voice| Some(*voice) != was) {
                    let new = self.person(voice);
                    match person {
                        Some(member) => member.1 = &new,
                        None => said.push(("personID".into(), &new)),
                    }
                    entry.clear();
                    spell(&said, &mut entry);
                }
            }
            entries.push(entry);
        }
        for id in self.map.locutions().filter(|id| !told[id.index()]) {
            if let Some(voice) = self.speaker(id) {
                let (node, person) = (self.id(id.index() as u32), self.person(voice));
                let rest = "\"start\":null,\"end\":null,\"source\":null";
                entries.push(format!("{{\"nodeID\":{node},\"personID\":{person},{rest}}}"));
            }
        }
        if entries.is_empty() && !self.is_wanted("locutions") {
            return;
        }
        self.open_list("locutions");
        entries.iter().for_each(|entry| self.entry(entry));
        self.close_list();
    }

    /// Who said a locution, as the map has it.
    fn speaker(&self, id: StatementId) -> Option<VoiceId> {
        self.map.statement(id)?.voicing().map(|voicing| voicing.voice)
    }

    /// The id of a voice among the participants, as JSON.
    fn person(&self, voice: VoiceId) -> String {
        let Some(voice) = self.map.voice(voice) else { return "null".to_owned() };
        let id = voice.data.get(KEY).and_then(|participant| participant.get("participantID"));
        let own = id.filter(|id| plain_id(id).is_some_and(|id| key_of(&id) == voice.key));
        own.map_or_else(|| quoted(&voice.key), Value::to_string)
    }

    fn participants(&mut self) {
        let map = self.map;
        let mut entries = Vec::new();
        for (_, voice) in map.voices() {
            let mut participant = match voice.data.get(KEY) {
                Some(value) => value.clone(),
                None => json!({"participantID": voice.key}),
            };
            if full_name(&participant) != voice.name {
                if let Some(object) = participant.as_object_mut() {
                    let (first, last) = voice.name.rsplit_once(' ').unwrap_or((&voice.name, ""));
                    object.insert("firstname".to_owned(), first.into());
                    object.insert("surname".to_owned(), last.into());
                }
                if full_name(&participant) != voice.name {
                    self.losses.note(Feature::Voicing, &voice.key, "the name is written without its padding");
                }
            }
            entries.push(participant.to_string());
        }
        let wanted = self.dialect == Dialect::Xaif || self.kept.participants;
        if entries.is_empty() && !(wanted && self.is_wanted("participants")) {
            return;
        }
        self.open_list("participants");
        entries.iter().for_each(|entry| self.entry(entry));
        self.close_list();
    }

    /// The members of xAIF next to `AIF`.
    fn around(&mut self) {
        let text = self.text();
        if self.kept.dialect == Some(Dialect::Xaif) {
            let around = self.kept.around;
            for (name, value) in around.into_iter().flatten().filter(|(name, _)| *name != TEXT) {
                self.member(name, value);
            }
            if let Some(text) = text {
                self.member(TEXT, &text);
            }
            return;
        }
        self.member(TEXT, &text.unwrap_or_else(|| "".into()));
        self.member("dialog", &self.map.locutions().next().is_some().into());
        self.member("OVA", &json!({"firstname": "", "surname": "", "url": "", "nodes": [], "edges": []}));
    }

    /// The member `text`: as it was if it still says the same.
    fn text(&mut self) -> Option<Value> {
        let was = self.kept.around.and_then(|around| around.get(TEXT));
        let html = self.html(was.and_then(text_of));
        match (was, html) {
            (was, None) => was.cloned(),
            (Some(Value::Object(object)), Some(html)) if object.contains_key("txt") => {
                let mut object = object.clone();
                object.insert("txt".to_owned(), html.into());
                Some(object.into())
            }
            (_, Some(html)) => Some(html.into()),
        }
    }
}
