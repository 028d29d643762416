//! Edges from a map, each where it stood in the document that was read.

use super::table::{ASIDE, EDGES, LOOSE, NODES, id_of, rows};
use super::wire::{id_text, inside, members};
use super::write::Writer;
use crate::format::key::key_of;
use crate::map::ArgumentMap;
use std::collections::HashSet;

/// An end of an edge, as far as it is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Node(u32),
    Foreign,
    Gone,
}

impl Writer<'_> {
    /// Finds the nodes that are kept aside; one that has lost all its edges goes with them.
    pub(super) fn find_foreign(&mut self) {
        for [key, id, ..] in rows(self.kept.nodes, NODES) {
            if let (true, Some(id)) = (key.is_empty(), id_text(&id_of(id))) {
                self.foreign.insert(key_of(&id).into_owned(), (0, 0));
            }
        }
        if self.foreign.is_empty() {
            return;
        }
        for [_, from, to, _, _] in rows(self.kept.edges, EDGES).filter(|row| row[4] == ASIDE) {
            let stays = self.end(from) != End::Gone && self.end(to) != End::Gone;
            for end in [from, to] {
                let id = id_of(end);
                let count = id_text(&id).and_then(|id| self.foreign.get_mut(&*key_of(&id)));
                if let Some((had, left)) = count {
                    *had += 1;
                    *left += usize::from(stays);
                }
            }
        }
        self.foreign.retain(|_, (had, left)| *had == 0 || *left > 0);
    }

    fn end(&self, field: &str) -> End {
        let id = id_of(field);
        let Some(id) = id_text(&id) else { return End::Gone };
        let key = key_of(&id);
        match self.map.find(&key) {
            Some(node) => End::Node(node.index() as u32),
            None if self.foreign.contains_key(&*key) => End::Foreign,
            None => End::Gone,
        }
    }

    pub(super) fn edges(&mut self) {
        let before = self.out.len();
        self.open_list("edges");
        let map = self.map;
        let kept = self.kept.edges;
        let mut left: HashSet<(u32, u32)> = HashSet::new();
        if !kept.is_empty() {
            left.extend(pairs(map));
        }
        let (mut last, mut numeric) = (0_u64, false);
        for [id, from, to, extras, aside] in rows(kept, EDGES) {
            numeric |= id.starts_with('#');
            last = last.max(id.trim_start_matches('#').parse().unwrap_or(0));
            let stays = match (aside, self.end(from), self.end(to)) {
                (LOOSE, ..) => true,
                (ASIDE, start, end) => start != End::Gone && end != End::Gone,
                (_, End::Node(from), End::Node(to)) => left.remove(&(from, to)),
                _ => false,
            };
            if !stays {
                continue;
            }
            let mut entry = String::from("{");
            if !id.is_empty() {
                entry.push_str("\"edgeID\":");
                entry.push_str(&id_of(id));
                entry.push(',');
            }
            entry.push_str(&format!("\"fromID\":{},\"toID\":{}", id_of(from), id_of(to)));
            if !extras.is_empty() && members(extras).is_ok() {
                entry.push(',');
                entry.push_str(inside(extras));
            }
            entry.push('}');
            self.entry(&entry);
        }
        let mut edge = |writer: &mut Self, from: &str, to: &str| {
            last += 1;
            let id = if numeric { last.to_string() } else { format!("\"{last}\"") };
            let ends = format!("\"fromID\":{from},\"toID\":{to}");
            writer.entry(&format!("{{\"edgeID\":{id},{ends},\"formEdgeID\":null}}"));
        };
        for pair in pairs(map).filter(|pair| kept.is_empty() || left.contains(pair)) {
            let (from, to) = (self.id(pair.0), self.id(pair.1));
            edge(self, &from, &to);
        }
        for (id, relation) in std::mem::take(&mut self.backs) {
            let (back, relation) = (super::wire::quoted(&id), &map[relation]);
            let premise = relation.premises().first().map_or(0, |premise| premise.node().index());
            let (from, to) = (self.id(relation.target().index() as u32), self.id(premise as u32));
            edge(self, &from, &back);
            edge(self, &back, &to);
        }
        if self.empty_list && !self.is_wanted("edges") {
            self.out.truncate(before);
        } else {
            self.close_list();
        }
    }
}

/// The edges of a map: of each relation those from its premises and then that to its target.
fn pairs(map: &ArgumentMap) -> impl Iterator<Item = (u32, u32)> + '_ {
    map.all_relations().flat_map(|id| {
        let (relation, number) = (&map[id], id.index() as u32);
        let into = relation.premises().iter().map(move |premise| (premise.node().index() as u32, number));
        into.chain([(number, relation.target().index() as u32)])
    })
}
