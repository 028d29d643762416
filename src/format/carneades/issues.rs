//! Which statements exclude each other: a statement is at issue once, so issues that share a position are one.

use super::kept;
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One issue as it is written.
pub(super) struct Issue {
    pub(super) id: String,
    pub(super) positions: Vec<String>,
    pub(super) standard: Option<String>,
    /// What else the file says of it.
    pub(super) aside: Data,
}

pub(super) struct Issues {
    issues: Vec<Issue>,
    of: BTreeMap<String, usize>,
    ids: BTreeSet<String>,
    /// Declared issues that became part of others.
    pub(super) dissolved: Vec<String>,
}

impl Issues {
    /// The issues that the file declares, with the positions that are still in the map.
    pub(super) fn declared(map: &ArgumentMap) -> Self {
        let mut issues =
            Issues { issues: Vec::new(), of: BTreeMap::new(), ids: BTreeSet::new(), dissolved: Vec::new() };
        let declared = kept(Some(map.data())).and_then(|file| file.get("issues")?.as_object());
        for (id, issue) in declared.into_iter().flatten() {
            let positions = issue.get("positions").and_then(Value::as_array).into_iter().flatten();
            let positions: Vec<String> = positions
                .filter_map(Value::as_str)
                .filter(|key| map.find_statement(key).is_some() && !issues.of.contains_key(*key))
                .map(str::to_owned)
                .collect();
            let mut aside = issue.as_object().cloned().unwrap_or_default();
            aside.remove("positions");
            let standard = aside.remove("standard").and_then(|name| name.as_str().map(str::to_owned));
            issues.ids.insert(id.clone());
            issues.add(Issue { id: id.clone(), positions, standard, aside });
        }
        issues
    }

    fn add(&mut self, issue: Issue) {
        self.of.extend(issue.positions.iter().map(|key| (key.clone(), self.issues.len())));
        self.issues.push(issue);
    }

    /// Puts two statements at issue with each other.
    pub(super) fn oppose(&mut self, one: &str, other: &str) {
        match (self.of.get(one).copied(), self.of.get(other).copied()) {
            (None, None) => {
                let mut ids = (self.issues.len() + 1..).map(|number| format!("i{number}"));
                let id = ids.find(|id| !self.ids.contains(id)).unwrap_or_default();
                self.ids.insert(id.clone());
                let mut positions = vec![one.to_owned()];
                positions.extend((one != other).then(|| other.to_owned()));
                self.add(Issue { id, positions, standard: None, aside: Data::new() });
            }
            (Some(issue), None) => self.join(issue, other),
            (None, Some(issue)) => self.join(issue, one),
            (Some(one), Some(other)) if one != other => self.merge(one, other),
            _ => {}
        }
    }

    fn join(&mut self, issue: usize, key: &str) {
        self.issues[issue].positions.push(key.to_owned());
        self.of.insert(key.to_owned(), issue);
    }

    /// The smaller joins the larger.
    fn merge(&mut self, one: usize, other: usize) {
        let larger = self.issues[one].positions.len() >= self.issues[other].positions.len();
        let (into, from) = if larger { (one, other) } else { (other, one) };
        for key in std::mem::take(&mut self.issues[from].positions) {
            self.join(into, &key);
        }
        let standard = self.issues[from].standard.take();
        if standard.is_some() || !self.issues[from].aside.is_empty() {
            self.dissolved.push(self.issues[from].id.clone());
        }
        let into = &mut self.issues[into];
        into.standard = into.standard.take().or(standard);
    }

    /// How many positions the issue of a statement has.
    pub(super) fn rivals(&self, key: &str) -> usize {
        self.of.get(key).map_or(0, |&issue| self.issues[issue].positions.len())
    }

    pub(super) fn is_at_issue(&self, key: &str) -> bool {
        self.of.contains_key(key)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| !issue.positions.is_empty())
    }
}
