//! The premises of an argument, by roles if they have any.

use super::{Writer, Yaml};
use crate::format::carneades::kept;
use crate::format::report::Feature;
use crate::map::id::RelationId;
use crate::map::relation::SchemeName;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

impl Writer<'_> {
    pub(super) fn premises(&mut self, out: &mut Yaml, id: RelationId) {
        let map = self.map;
        let relation = &map[id];
        let scheme = relation.scheme().map_or("", SchemeName::written);
        let mut premises: Vec<(Option<&str>, String)> = Vec::new();
        for premise in relation.premises() {
            let Some(node) = premise.node().statement().filter(|&id| !self.is_given(id)) else { continue };
            let made_up = self.schemes.made_up_role(scheme, premises.len(), map.key(node));
            let role = premise.role().filter(|&role| made_up.as_deref() != Some(role));
            premises.push((role, self.statement_name(node).to_owned()));
        }
        let repeated = kept(relation.data()).and_then(|kept| kept.get("repeated")?.as_array());
        for entry in repeated.into_iter().flatten() {
            let key = entry.get(1).and_then(Value::as_str).unwrap_or_default();
            if let Some(id) = map.find_statement(key) {
                premises.push((entry.get(0).and_then(Value::as_str), self.statement_name(id).to_owned()));
            }
        }
        if premises.iter().all(|(role, _)| role.is_none()) {
            if !premises.is_empty() {
                out.list(2, "premises", premises.iter().map(|(_, name)| &**name));
            }
            return;
        }
        let mut roles: BTreeSet<String> = BTreeSet::new();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        out.heading(2, "premises");
        let mut changed = false;
        for (role, name) in &premises {
            // Names within a mapping differ; a role that comes again, or none, is numbered.
            let wanted = role.unwrap_or("premise");
            changed |= role.is_none();
            let number = numbers.entry(wanted).or_insert(1);
            let mut role = wanted.to_owned();
            while roles.contains(&role) {
                changed = true;
                *number += 1;
                role = format!("{wanted} {number}");
            }
            out.text_entry(3, &role, name);
            roles.insert(role);
        }
        if changed {
            self.losses.note(Feature::Role, relation.key(), "told apart by names made up for them");
        }
    }
}
