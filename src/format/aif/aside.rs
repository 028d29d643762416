//! What of a document the map has no place for, found again in the text to be kept and told of.

use super::admit::{NOWHERE, Plan};
use super::kind::Kind;
use super::read::Reader;
use super::table::{ASIDE, EDGES, LOOSE, NODES, Table, rows};
use super::wire::compact;
use crate::format::{Diagnostic, Outcome};

pub(super) struct Aside<'a> {
    /// The nodes by position, as written.
    nodes: Vec<(usize, &'a str)>,
    /// The edges by position, and what is said of each in the table.
    edges: Vec<(usize, &'static str)>,
}

impl<'a> Aside<'a> {
    /// What is to be kept aside, if anything is; a diagnostic tells of each.
    pub(super) fn find(reader: &mut Reader<'a>, plan: &Plan) -> Option<Self> {
        let positions = (0..).zip(&reader.gathered.numbers).filter(|&(_, &number)| number == NOWHERE);
        let positions: Vec<usize> = positions.map(|(position, _)| position).collect();
        let unused: Vec<usize> = (0..).zip(&plan.used).filter(|(_, used)| !**used).map(|(i, _)| i).collect();
        if positions.is_empty() && unused.is_empty() {
            return None;
        }
        let mut aside = Aside { nodes: Vec::new(), edges: Vec::new() };
        let written = reader.entries("nodes");
        for position in positions {
            let Some(&object) = written.get(position) else { continue };
            let found = reader.foreign_node(position);
            reader.kept(object, format!("nodes[{position}]"), found);
            aside.nodes.push((position, object));
            reader.aside.insert(reader.gathered.key(position).to_owned());
        }
        let written = reader.entries("edges");
        for position in unused {
            let Some(&object) = written.get(position) else { continue };
            let (from, to) = reader.gathered.ends[position];
            let loose = from == NOWHERE || to == NOWHERE;
            let found = if loose {
                "an edge that starts or ends at no node of the document".to_owned()
            } else {
                let (from, to) = (reader.described(from), reader.described(to));
                format!("an edge from {from} to {to}, which the map has no place for")
            };
            reader.kept(object, format!("edges[{position}]"), found);
            aside.edges.push((position, if loose { LOOSE } else { ASIDE }));
        }
        Some(aside)
    }

    /// The table of nodes with those that are kept aside in full.
    pub(super) fn mark_nodes(&self, table: &str) -> Table {
        let mut marked = Table::new(NODES);
        let mut aside = self.nodes.iter().peekable();
        for (position, [key, id, extras, ..]) in rows(table, NODES).enumerate() {
            if let Some((_, object)) = aside.next_if(|(at, _)| *at == position) {
                let mut whole = String::new();
                compact(object, &mut whole);
                marked.line(&["", if id.is_empty() { key } else { id }, &whole]);
            } else {
                marked.line(&[key, id, extras]);
            }
        }
        marked
    }

    /// The table of edges with a word at those that are kept aside.
    pub(super) fn mark_edges(&self, table: &str) -> Table {
        let mut marked = Table::new(EDGES);
        let mut aside = self.edges.iter().peekable();
        for (position, [id, from, to, extras, _]) in rows(table, EDGES).enumerate() {
            let word = aside.next_if(|(at, _)| *at == position).map_or("", |(_, word)| word);
            marked.line(&[id, from, to, extras, word]);
        }
        marked
    }
}

impl Reader<'_> {
    /// Tells of something that is kept aside.
    pub(super) fn kept(&mut self, part: &str, path: String, found: String) {
        let location = self.places.location(self.places.offset(part), format!("{}{path}", self.prefix));
        let diagnostic = Diagnostic { location, outcome: Outcome::Kept, found, remedy: String::new() };
        self.diagnostics.push(diagnostic);
    }

    fn foreign_node(&self, position: usize) -> String {
        let id = self.gathered.key(position);
        match self.gathered.kinds[position] {
            Kind::Relation(_) => {
                let described = self.described(position as u32);
                format!("{described} without a premise or a target that fits it")
            }
            Kind::Second => format!("a second node of the id {id:?}"),
            _ => format!("the node {id:?} of a type that is none of AIF's"),
        }
    }

    /// A node in words.
    fn described(&self, position: u32) -> String {
        let id = self.gathered.key(position as usize);
        match self.gathered.kinds.get(position as usize) {
            Some(Kind::Claim) => format!("the statement {id:?}"),
            Some(Kind::Locution) => format!("the locution {id:?}"),
            Some(Kind::Relation(family)) => format!("the {family} {id:?}"),
            _ => format!("the node {id:?}"),
        }
    }
}
