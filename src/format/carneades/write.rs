//! From the map to the document.

mod arguments;
mod premises;

use super::case::{Schemes, is_assumed};
use super::emit::Yaml;
use super::issues::Issues;
use super::read::KNOWN;
use super::{GIVEN, KEY, file_name, kept, normalise};
use crate::format::content::{note_left_out, unsupported};
use crate::format::report::{Feature, Losses, Written};
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::{NodeId, StatementId};
use crate::map::relation::{Family, SchemeName};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Implicit statements and free data are looked at one by one.
const KEEPS: &[Feature] =
    &[Feature::Title, Feature::Scheme, Feature::Role, Feature::Symmetric, Feature::Implicit, Feature::Data];

struct Writer<'m> {
    map: &'m ArgumentMap,
    schemes: Schemes<'m>,
    file: Option<&'m Data>,
    out: Yaml,
    issues: Issues,
    losses: Losses,
    /// By index, whether a relation is written as an argument or an undercutter.
    written: Vec<bool>,
    /// By index, how many undercuts of a relation are written.
    undercuts: Vec<u32>,
    /// Statements that stand for what Carneades has no place for: key and text.
    made_up: Vec<(String, String)>,
    /// By index, what each statement and relation is called in the file.
    names: Vec<String>,
    /// The names of statements as they are compared, and those of arguments.
    known: [BTreeSet<String>; 2],
}

pub(super) fn write(map: &ArgumentMap) -> Written {
    let nothing = Data::new();
    let file = kept(Some(map.data()));
    let mut writer = Writer {
        map,
        schemes: Schemes::of(file.unwrap_or(&nothing)),
        file,
        out: Yaml::default(),
        issues: Issues::declared(map),
        losses: Losses::default(),
        written: vec![false; map.bound()],
        undercuts: vec![0; map.bound()],
        made_up: Vec::new(),
        names: vec![String::new(); map.bound()],
        known: Default::default(),
    };

    note_left_out(map, KEEPS, &[], &mut writer.losses);
    writer.choose();
    writer.give_names();
    let arguments = writer.arguments();
    writer.head();
    writer.statements();
    writer.issues();
    writer.out.text.push_str(&arguments);
    writer.tail();
    Written::new(writer.out.text, writer.losses.into_vec())
}

impl Writer<'_> {
    /// Leaves out what is no argument to Carneades, and what is aimed at it.
    fn choose(&mut self) {
        let map = self.map;
        let mut left_out = Vec::new();
        for id in map.relations() {
            let relation = &map[id];
            let argues = match (relation.family(), relation.target()) {
                (Family::Support, NodeId::Relation(_)) => {
                    self.losses.note(Feature::OnRelation, relation.key(), "left out");
                    false
                }
                (Family::Support, _) => true,
                (Family::Attack, _) => !relation.is_conceded(),
                _ => false,
            };
            self.written[id.index()] = argues;
            // What is aimed at a contradiction finds no argument there.
            left_out.extend((!argues || relation.is_symmetric()).then_some(id));
        }
        while let Some(id) = left_out.pop() {
            for aimed in map.relations_to(id) {
                if std::mem::replace(&mut self.written[aimed.index()], false) {
                    self.losses.note(Feature::OnRelation, map.key(aimed), "left out");
                    left_out.push(aimed);
                }
            }
        }
        for id in map.relations().filter(|id| self.written[id.index()]) {
            if let (Family::Attack, NodeId::Relation(target)) = (map[id].family(), map[id].target()) {
                self.undercuts[target.index()] += 1;
            }
        }
        self.check_data();
    }

    /// Notes free data that is not Carneades' own.
    fn check_data(&mut self) {
        let foreign = |data: &Data, known: &Data| {
            data.iter().any(|(name, value)| name != KEY && known.get(name) != Some(value))
        };
        let map = self.map;
        let nothing = Data::new();
        let nodes = map.statements().map(|id| (map[id].key(), map[id].data(), Data::new()));
        let relations = map.relations().map(|id| {
            let scheme = map[id].scheme().map_or("", SchemeName::written);
            (map[id].key(), map[id].data(), self.schemes.ranked_by(scheme))
        });
        let all = [("", Some(map.data()), Data::new())].into_iter().chain(nodes).chain(relations);
        let foreign: Vec<&str> = all
            .filter(|(_, data, known)| foreign(data.unwrap_or(&nothing), known))
            .map(|(key, ..)| key)
            .collect();
        for key in foreign {
            self.losses.note(Feature::Data, key, "left out");
        }
    }

    fn head(&mut self) {
        let mut meta = self.file.and_then(|file| file.get("meta")?.as_object()).cloned().unwrap_or_default();
        if self.map.title().is_empty() {
            // What is no text was not read as a title.
            meta.retain(|name, value| name != "title" || value.as_str().is_none_or(str::is_empty));
        } else {
            meta.insert("title".to_owned(), self.map.title().into());
        }
        if !meta.is_empty() {
            self.out.entry(0, "meta", &Value::Object(meta));
        }
        self.rest(true);
    }

    /// What the file has and the map has no place for. What Carneades does not know stands last, since the first
    /// entries tell what a file is.
    fn rest(&mut self, is_known: bool) {
        for (name, value) in self.file.into_iter().flatten() {
            let has_place = matches!(&**name, "meta" | "issues" | "assumptions" | "tests" | "labels");
            if !has_place && KNOWN.contains(&&**name) == is_known {
                self.out.entry(0, name, value);
            }
        }
    }

    /// Names everything as the file had it, unless it was renamed since, or by its key. Names that Carneades takes
    /// for one are told apart.
    fn give_names(&mut self) {
        let map = self.map;
        for id in map.statements() {
            let statement = &map[id];
            if statement.is_implicit() && !self.is_given(id) {
                self.losses.note(Feature::Implicit, statement.key(), "left out");
            }
            let original = original_name(statement.data()).filter(|name| normalise(name) == statement.key());
            let name = self.free(0, original.unwrap_or(statement.key()));
            if normalise(&name) != statement.key() && !self.is_given(id) {
                self.losses.note(Feature::Key, statement.key(), "written in Carneades' spelling");
            }
            self.names[id.index()] = name;
        }
        for id in map.relations() {
            let relation = &map[id];
            let same = |name: &&str| {
                let plain = normalise(name);
                let key = relation.key();
                key == plain || key.strip_prefix("argument ").is_some_and(|rest| rest.starts_with(&plain))
            };
            let name = original_name(relation.data()).filter(same).unwrap_or(relation.key());
            self.names[id.index()] = self.free(1, name);
        }
    }

    /// The name, or one like it that no other statement (0) or argument (1) has.
    fn free(&mut self, kind: usize, name: &str) -> String {
        let mut names = [name.to_owned()].into_iter().chain((2..).map(|number| format!("{name} ({number})")));
        names.find(|name| self.known[kind].insert(normalise(name))).unwrap_or_default()
    }

    fn statement_name(&self, id: StatementId) -> &str {
        &self.names[id.index()]
    }

    /// Whether a statement is only there because the file had an argument without premises.
    fn is_given(&self, id: StatementId) -> bool {
        let map = self.map;
        let mut uses = map.relations_from(id);
        kept(map[id].data()).is_some_and(|kept| kept.contains_key(GIVEN))
            && uses.next().is_some_and(|id| self.written[id.index()] && map[id].premises().len() == 1)
            && uses.next().is_none()
            && map.relations_to(id).next().is_none()
    }

    fn statements(&mut self) {
        let map = self.map;
        if map.statements().next().is_none() && self.made_up.is_empty() {
            return;
        }
        self.out.heading(0, "statements");
        for id in map.statements() {
            if self.is_given(id) {
                continue;
            }
            let name = self.statement_name(id).to_owned();
            let aside = members(kept(map[id].data())).filter(|(name, _)| *name != "text");
            let aside: Vec<_> = aside.collect();
            if aside.is_empty() {
                self.out.text_entry(1, &name, map[id].text());
            } else {
                self.out.heading(1, &name);
                self.out.text_entry(2, "text", map[id].text());
                aside.into_iter().for_each(|(name, value)| self.out.entry(2, name, value));
            }
        }
        for (key, text) in &self.made_up {
            self.out.text_entry(1, key, text);
        }
    }

    fn issues(&mut self) {
        for id in std::mem::take(&mut self.issues.dissolved) {
            self.losses.note(
                Feature::Data,
                &id,
                "an issue that is one with another, whose standard is written",
            );
        }
        let mut issues = Map::new();
        for issue in self.issues.iter() {
            let mut entry = issue.aside.clone();
            let names = issue
                .positions
                .iter()
                .map(|key| self.map.find_statement(key).map_or(key.as_str(), |id| self.statement_name(id)));
            entry.insert("positions".to_owned(), names.collect::<Vec<_>>().into());
            if let Some(standard) = &issue.standard {
                entry.insert("standard".to_owned(), standard.clone().into());
            }
            issues.insert(issue.id.clone(), Value::Object(entry));
        }
        if !issues.is_empty() {
            self.out.entry(0, "issues", &Value::Object(issues));
        }
    }

    /// A statement that is not in the map, unless there is one of that key.
    fn make_up(&mut self, key: &str, text: String) {
        if self.known[0].insert(key.to_owned()) {
            self.made_up.push((key.to_owned(), text));
        }
    }

    /// The negation of a statement, with which it is at issue.
    fn negation(&mut self, id: StatementId) -> String {
        let statement = &self.map[id];
        let key = statement.key();
        let negation = match key.strip_prefix('¬') {
            Some(affirmed) if !affirmed.trim().is_empty() => normalise(affirmed),
            _ => normalise(&format!("¬{key}")),
        };
        self.make_up(&negation, format!("¬ {}", statement.text()));
        self.issues.oppose(key, &negation);
        negation
    }

    fn tail(&mut self) {
        let map = self.map;
        let names = |writer: &Self, terms: &Value| -> Vec<String> {
            let terms = terms.as_array().into_iter().flatten().filter_map(Value::as_str);
            let ids = terms.filter_map(|key| map.find_statement(key));
            ids.map(|id| writer.statement_name(id).to_owned()).collect()
        };
        let assumed: Vec<String> = match self.file {
            Some(file) => file.get("assumptions").map_or_else(Vec::new, |terms| names(self, terms)),
            None => {
                let given = unsupported(map).filter(|&id| !self.issues.is_at_issue(map.key(id)));
                given
                    .filter(|&id| !is_assumed(map, id))
                    .map(|id| self.statement_name(id).to_owned())
                    .collect()
            }
        };
        if !assumed.is_empty() {
            self.out.list(0, "assumptions", assumed.iter().map(String::as_str));
        }
        if let Some(tests) = self.file.and_then(|file| file.get("tests")?.as_object()) {
            let tests = tests.iter().map(|(label, terms)| (label.clone(), names(self, terms).into()));
            self.out.entry(0, "tests", &Value::Object(tests.collect()));
        }
        if let Some(labels) = self.file.and_then(|file| file.get("labels")) {
            self.out.entry(0, "labels", labels);
        }
        self.rest(false);
    }
}

/// The members that the file gave a node and the map has no place for.
fn members(kept: Option<&Data>) -> impl Iterator<Item = (&str, &Value)> {
    kept.into_iter().flatten().filter_map(|(name, value)| Some((file_name(name)?, value)))
}

fn original_name(data: Option<&Data>) -> Option<&str> {
    kept(data)?.get("id")?.as_str()
}
