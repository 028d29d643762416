//! GraphML, read by an independent parser of XML: well-formed, and nothing of the map is missing.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use common::pictured;

use argument_map::format::{Feature, graphml};
use argument_map::{ArgumentMap, Group, MapBuilder, Node, NodeId};
use proptest::prelude::*;
use roxmltree::Document;
use std::collections::BTreeMap;

type Properties = BTreeMap<String, String>;

fn properties(node: roxmltree::Node<'_, '_>) -> Properties {
    let data =
        node.children().filter(|child| child.has_tag_name(("http://graphml.graphdrawing.org/xmlns", "data")));
    data.map(|data| (data.attribute("key").unwrap().to_owned(), data.text().unwrap_or_default().to_owned()))
        .collect()
}

fn elements(document: &Document<'_>, name: &str) -> BTreeMap<String, Properties> {
    let elements = document.descendants().filter(|node| node.tag_name().name() == name);
    elements.map(|node| (node.attribute("id").unwrap().to_owned(), properties(node))).collect()
}

fn parent_group(node: roxmltree::Node<'_, '_>) -> Option<String> {
    let graph = node.parent().unwrap();
    graph.parent().unwrap().attribute("id").map(str::to_owned)
}

proptest! {
    #[test]
    fn the_graph_is_well_formed_and_whole(map in common::map(common::hostile_key(), common::hostile_text())) {
        let written = graphml::write(&map);
        let document = Document::parse(&written.text).unwrap();
        let nodes = elements(&document, "node");
        prop_assert_eq!(nodes.len(), map.statements().count() + map.relations().count() + map.groups().count());
        let get = |node: NodeId, name: &str| nodes[&format!("n{}", node.index())].get(name).cloned().unwrap_or_default();
        for id in map.statements() {
            let statement = &map[id];
            prop_assert_eq!(get(id.into(), "key"), statement.key());
            prop_assert_eq!(get(id.into(), "text"), pictured(statement.text()));
            prop_assert_eq!(get(id.into(), "kind"), statement.kind().to_string());
            prop_assert_eq!(get(id.into(), "thesis") == "true", statement.is_thesis());
            prop_assert_eq!(get(id.into(), "implicit") == "true", statement.is_implicit());
            prop_assert_eq!(get(id.into(), "qualifier"), pictured(statement.qualifier().unwrap_or_default()));
            prop_assert_eq!(get(id.into(), "strength"), statement.strength().map(|s| s.get().to_string()).unwrap_or_default());
        }
        for id in map.relations() {
            let relation = &map[id];
            prop_assert_eq!(get(id.into(), "kind"), relation.family().to_string());
            prop_assert_eq!(get(id.into(), "scheme"), pictured(relation.scheme().map_or("", |s| s.written())));
            prop_assert_eq!(get(id.into(), "strict") == "true", relation.is_strict());
            prop_assert_eq!(get(id.into(), "symmetric") == "true", relation.is_symmetric());
            prop_assert_eq!(get(id.into(), "conceded") == "true", relation.is_conceded());
        }
        let mut edges: Vec<(String, String, String)> = document
            .descendants()
            .filter(|node| node.tag_name().name() == "edge")
            .map(|edge| {
                let end = |name| edge.attribute(name).unwrap().to_owned();
                (end("source"), end("target"), properties(edge)["link"].clone())
            })
            .collect();
        let graph = map.graph();
        let mut expected: Vec<(String, String, String)> = graph
            .edge_indices()
            .map(|edge| {
                let (source, target) = graph.edge_endpoints(edge).unwrap();
                let link = format!("{:?}", graph[edge]).to_lowercase();
                (format!("n{}", source.index()), format!("n{}", target.index()), link)
            })
            .collect();
        edges.sort();
        expected.sort();
        prop_assert_eq!(edges, expected);
        let grouped = document.descendants().filter(|node| node.tag_name().name() == "node");
        for node in grouped.filter(|node| node.attribute("id").unwrap().starts_with('n')) {
            let number: usize = node.attribute("id").unwrap().trim_start_matches('n').parse().unwrap();
            let group = match map.graph().raw_nodes()[number].weight.as_ref().unwrap() {
                Node::Statement(statement) => statement.group(),
                Node::Relation(relation) => relation.group(),
            };
            prop_assert_eq!(parent_group(node), group.map(|id| format!("g{}", id.index())));
        }
        let lost = |feature| written.losses.iter().any(|loss| loss.feature == feature);
        prop_assert_eq!(lost(Feature::Quotes), map.statements().any(|id| !map[id].quotes().is_empty()));
        prop_assert_eq!(lost(Feature::Data), map.statements().any(|id| map[id].data().is_some()));
        prop_assert!(lost(Feature::Source));
    }
}

#[test]
fn line_breaks_tabs_and_forbidden_characters() {
    let mut m = MapBuilder::new("");
    m.claim("a", "one\r\ntwo\tthree\u{0}\u{ffff}");
    let written = graphml::write(&m.build().unwrap());
    let document = Document::parse(&written.text).unwrap();
    assert_eq!(elements(&document, "node")["n0"]["text"], "one\r\ntwo\tthree␀\u{fffd}");
    assert_eq!(written.losses.len(), 1);
    assert_eq!(
        (written.losses[0].feature, &*written.losses[0].keys),
        (Feature::Characters, &["a".to_owned()][..])
    );
}

#[test]
fn labels_are_broken_into_lines() {
    let mut m = MapBuilder::new("");
    m.claim("a", "Harsh sanctions free prisoners sooner than any diplomacy does.");
    let written = graphml::write(&m.build().unwrap());
    let lines = "Harsh sanctions free prisoners&#10;sooner than any diplomacy does.</y:NodeLabel>";
    assert!(written.text.contains(lines), "{}", written.text);
}

#[test]
fn groups_may_nest_to_any_depth() {
    const DEPTH: usize = 100_000;
    let mut map = ArgumentMap::new();
    let mut parent = None;
    for i in 0..DEPTH {
        let mut group = Group::new(format!("g{i}"), "");
        group.parent = parent;
        parent = Some(map.add_group(group).unwrap());
    }
    let written = graphml::write(&map);
    assert_eq!(written.text.matches("<graph ").count(), DEPTH + 1);
    assert_eq!(written.text.matches("</graph>").count(), DEPTH + 1);
}
