//! CSV, read by a reader written here straight from the grammar of RFC 4180.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use common::pictured;

use argument_map::format::{Feature, csv};
use argument_map::{ArgumentMap, MapBuilder, Node, NodeId};
use proptest::prelude::*;

/// RFC 4180, section 2: records end in CR LF, a field is quoted or holds none of `,`, `"`, CR and LF.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let record = records.last_mut().unwrap();
        let field = record.last_mut().unwrap();
        match c {
            '"' if field.is_empty() => loop {
                match chars.next().expect("the quotation is closed") {
                    '"' if chars.peek() == Some(&'"') => field.push(chars.next().unwrap()),
                    '"' => {
                        assert!(
                            matches!(chars.peek(), Some(',' | '\r')),
                            "a quoted field ends at its quotation mark"
                        );
                        break;
                    }
                    c => field.push(c),
                }
            },
            ',' => record.push(String::new()),
            '\r' => {
                assert_eq!(chars.next(), Some('\n'));
                records.push(vec![String::new()]);
            }
            c => {
                assert!(c != '"' && c != '\n', "unquoted");
                field.push(c);
            }
        }
    }
    assert_eq!(records.pop().unwrap(), [""], "the last line ends too");
    records
}

const TRIGGERS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// What the documentation says of taking the apostrophe back.
fn bared(cell: &str) -> String {
    let start = cell.trim_start_matches(|c: char| c == '\'' || c.is_whitespace());
    match cell.strip_prefix('\'') {
        Some(rest) if start.starts_with(TRIGGERS) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

fn described(map: &ArgumentMap, node: NodeId) -> [String; 3] {
    match map.graph().raw_nodes()[node.index()].weight.as_ref().unwrap() {
        Node::Statement(statement) => {
            [statement.key().to_owned(), statement.kind().to_string(), pictured(statement.text())]
        }
        Node::Relation(relation) => [relation.key().to_owned(), relation.family().to_string(), String::new()],
    }
}

proptest! {
    #[test]
    fn every_edge_has_its_line(map in common::map(common::hostile_key(), common::hostile_text())) {
        let written = csv::write(&map);
        let mut records = records(&written.text).into_iter();
        let header = records.next().unwrap();
        prop_assert_eq!(header.len(), 15);
        for id in map.relations() {
            let relation = &map[id];
            let premises = relation.premises().iter().map(|p| ("premise", p.node(), id.into(), p.role()));
            for (edge, source, target, role) in premises.chain([("target", id.into(), relation.target(), None)]) {
                let record: Vec<String> = records.next().unwrap().iter().map(|cell| bared(cell)).collect();
                prop_assert_eq!(record.len(), header.len());
                prop_assert_eq!(&record[0], edge);
                prop_assert_eq!(&record[1..4], &described(&map, source)[..]);
                prop_assert_eq!(&record[4..7], &described(&map, target)[..]);
                prop_assert_eq!(&record[7], relation.key());
                prop_assert_eq!(&record[8], &relation.family().to_string());
                prop_assert_eq!(&record[9], &pictured(role.unwrap_or_default()));
                prop_assert_eq!(&record[10], &pictured(relation.scheme().map_or("", |s| s.written())));
                let flags = [relation.is_strict(), relation.is_symmetric(), relation.is_conceded()];
                prop_assert_eq!(&record[12..], &flags.map(|flag| flag.to_string())[..]);
            }
        }
        let alone = map.statements().filter(|&id| map.graph().neighbors_undirected(id.index_in(&map)).next().is_none());
        for id in alone {
            let record: Vec<String> = records.next().unwrap().iter().map(|cell| bared(cell)).collect();
            prop_assert_eq!(&record[0], "none");
            prop_assert_eq!(&record[1..4], &described(&map, id.into())[..]);
        }
        prop_assert!(records.next().is_none());
    }

    #[test]
    fn no_cell_is_a_formula(map in common::map(common::hostile_key(), "[=+@ \t\r\n'\"＝a-]{0,5}")) {
        for cell in records(&csv::write(&map).text).concat() {
            prop_assert!(!cell.trim_start().starts_with(TRIGGERS), "{cell:?}");
        }
    }
}

trait InGraph {
    fn index_in(self, map: &ArgumentMap) -> argument_map::petgraph::graph::NodeIndex;
}

impl InGraph for argument_map::StatementId {
    fn index_in(self, map: &ArgumentMap) -> argument_map::petgraph::graph::NodeIndex {
        assert!(map.contains(self));
        argument_map::petgraph::graph::NodeIndex::new(self.index())
    }
}

#[test]
fn formulas_are_disarmed_and_losses_told() {
    let mut m = MapBuilder::new("Sums");
    m.claim("c", "=HYPERLINK(\"http://example.org/\"&A1)").hedged("likely");
    m.claim("d", " +1");
    m.claim("e", "'tis so");
    m.support("c").with("d").strength(0.25);
    let written = csv::write(&m.build().unwrap());
    let lines: Vec<&str> = written.text.split("\r\n").collect();
    assert_eq!(lines[1], "premise,d,claim,\"' +1\",r1,support,,r1,support,,,0.25,false,false,false");
    assert_eq!(
        lines[2],
        "target,r1,support,,c,claim,\"'=HYPERLINK(\"\"http://example.org/\"\"&A1)\",r1,support,,,0.25,false,false,false"
    );
    assert_eq!(lines[3], "none,e,claim,'tis so,,,,,,,,,,,");
    let lost: Vec<Feature> = written.losses.iter().map(|loss| loss.feature).collect();
    assert_eq!(lost, [Feature::Title, Feature::Qualifier]);
}
