//! CSV: the edges of a map as a table, for spreadsheets, data frames and network programs.
//!
//! One line for each edge from a premise to its relation and for each from a relation to its target; a statement
//! that is in no relation has a line of its own, with `none` for the edge. The first line names the columns:
//!
//! | column | holds |
//! |---|---|
//! | `edge` | `premise`, `target` or `none` |
//! | `source`, `target` | keys |
//! | `source_kind`, `target_kind` | `claim`, `evidence`, `locution`, or the family of a relation |
//! | `source_text`, `target_text` | the sentence; of a relation, nothing |
//! | `relation`, `family`, `scheme`, `strength`, `strict`, `symmetric`, `conceded` | of the relation, on all its lines |
//! | `role` | of the premise |
//!
//! Cells are quoted as in RFC 4180, lines end in CR LF, the text is UTF-8 without a byte order mark.
//!
//! # Safe in spreadsheets
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and a formula can send the
//! table's content elsewhere. A cell that begins with one of these, with its full-width form, or with white space
//! or apostrophes before it, is written with an apostrophe in front: `'=1+1`. To take that back, remove one
//! apostrophe from cells in which, after apostrophes and white space, one of these characters comes first. Import
//! with the comma as the only separator: where a program splits cells at semicolons, no quoting helps.
//!
//! ```
//! use argument_map::{MapBuilder, format::csv};
//!
//! let mut m = MapBuilder::new("");
//! m.claim("c", "=1+1");
//! m.evidence("e", "Sums, as taught.");
//! m.support("c").with("e");
//! let written = csv::write(&m.build()?);
//! let line = written.text.lines().nth(2).ok_or("two edges")?;
//! assert_eq!(line, "target,r1,support,,c,claim,'=1+1,r1,support,,,,false,false,false");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::format::content::note_left_out;
use crate::format::markup::printable;
use crate::format::report::{Feature, Losses, Written};
use crate::map::attributes::Strength;
use crate::map::id::NodeId;
use crate::map::relation::SchemeName;
use crate::map::{ArgumentMap, Node};
use std::borrow::Cow;

const HEADER: &str = "edge,source,source_kind,source_text,target,target_kind,target_text,relation,family,role,\
                      scheme,strength,strict,symmetric,conceded\r\n";

const KEEPS: &[Feature] = &[
    Feature::Kind,
    Feature::Dialogue,
    Feature::Rephrase,
    Feature::Preference,
    Feature::Scheme,
    Feature::Role,
    Feature::Strict,
    Feature::Symmetric,
    Feature::Conceded,
];

/// Writes a map as a table of its edges.
///
/// # Complexity
/// Linear in the map and in the texts that are repeated, once for each edge at a statement.
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    let mut table = Table { text: HEADER.to_owned(), losses: Losses::default() };
    let mut in_relation = vec![false; map.bound()];
    for id in map.all_relations() {
        let relation = &map[id];
        in_relation[relation.target().index()] = true;
        let strength = relation.strength().map(Strength::get);
        let flags = [relation.is_strict(), relation.is_symmetric(), relation.is_conceded()];
        let mut line = |edge, source, target, role| {
            let family = relation.family().to_string();
            let scheme = relation.scheme().map_or("", SchemeName::written);
            let strength = strength.map(|degree| degree.to_string()).unwrap_or_default();
            let [strict, symmetric, conceded] = flags.map(|flag| flag.to_string());
            table.line(
                map,
                edge,
                [Some(source), Some(target)],
                &[relation.key(), &family, role, scheme, &strength, &strict, &symmetric, &conceded],
            );
        };
        for premise in relation.premises() {
            in_relation[premise.node().index()] = true;
            line("premise", premise.node(), id.into(), premise.role().unwrap_or_default());
        }
        line("target", id.into(), relation.target(), "");
    }
    for id in map.all_statements().filter(|id| !in_relation[id.index()]) {
        table.line(map, "none", [Some(id.into()), None], &[""; 8]);
    }
    let mut losses = table.losses;
    note_left_out(map, KEEPS, &[Feature::Strength], &mut losses);
    Written::new(table.text, losses.into_vec())
}

struct Table {
    text: String,
    losses: Losses,
}

impl Table {
    fn line(&mut self, map: &ArgumentMap, edge: &str, ends: [Option<NodeId>; 2], rest: &[&str]) {
        self.cell(edge, "");
        for end in ends {
            let node = end.and_then(|end| map.node(end.index() as u32));
            let key = end.map_or("", |end| map.key(end));
            let (kind, text) = match node {
                Some(Node::Statement(statement)) => (statement.kind().to_string(), statement.text()),
                Some(Node::Relation(relation)) => (relation.family().to_string(), ""),
                None => (String::new(), ""),
            };
            for content in [key, &kind, text] {
                self.cell(content, key);
            }
        }
        for content in rest {
            self.cell(content, rest.first().copied().unwrap_or_default());
        }
        self.text.pop();
        self.text.push_str("\r\n");
    }

    fn cell(&mut self, content: &str, key: &str) {
        let shown = printable(content);
        if matches!(shown, Cow::Owned(_)) {
            self.losses.note_once(Feature::Characters, key, "written as pictures of them");
        }
        let guard = if is_like_a_formula(&shown) { "'" } else { "" };
        let quoted = shown.contains([',', '"', '\r', '\n'])
            || shown.starts_with(char::is_whitespace)
            || shown.ends_with(char::is_whitespace);
        if quoted {
            let text = [guard, &shown].concat().replace('"', "\"\"");
            self.text.extend(["\"", &text, "\","]);
        } else {
            self.text.extend([guard, &shown, ","]);
        }
    }
}

/// Whether a spreadsheet might compute the cell, or an apostrophe in front of it be taken for ours.
fn is_like_a_formula(content: &str) -> bool {
    let start = content.trim_start_matches(|c: char| c == '\'' || c.is_whitespace());
    start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
