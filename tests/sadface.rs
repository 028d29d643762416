//! SADFace in its three versions: what is read, that nothing of it is lost, and what is said of bad input.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::format::sadface::{self, Dialect};
use argument_map::format::{Feature, Outcome};
use argument_map::{ArgumentMap, Data, Family, NodeId, Quote, Relation, Source, Statement};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A document of version 0.5 from nodes as `id type name-or-text` and edges as `source target`.
fn document(nodes: &[&str], edges: &[&str]) -> String {
    let nodes: Vec<Value> = nodes
        .iter()
        .map(|node| {
            let [id, kind, rest] = node.splitn(3, ' ').collect::<Vec<_>>().try_into().unwrap();
            if kind == "atom" {
                json!({"id": id, "type": kind, "text": rest, "sources": [], "metadata": {"core": {}}})
            } else {
                json!({"id": id, "type": kind, "name": rest, "metadata": {"core": {}}})
            }
        })
        .collect();
    let edges: Vec<Value> = edges
        .iter()
        .enumerate()
        .map(|(i, edge)| {
            let (source, target) = edge.split_once(' ').unwrap();
            json!({"id": format!("edge{i}"), "source_id": source, "target_id": target})
        })
        .collect();
    let core = json!({"title": "T", "version": "0.5.4.0", "claim": "a"});
    json!({"metadata": {"core": core}, "nodes": nodes, "edges": edges, "resources": []}).to_string()
}

#[test]
fn every_file_comes_back_equal() {
    let Some(corpora) = common::corpora("every_file_comes_back_equal") else { return };
    let mut read = 0;
    for entry in fs::read_dir(corpora.join("sadface")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let document = sadface::read(&text).unwrap();
        assert_eq!(document.diagnostics, [], "{path:?}");
        let written = sadface::write(&document.map);
        assert_eq!(written.losses, [], "{path:?}");
        assert_eq!(value(&written.text), value(&text), "{path:?}");
        read += 1;
    }
    assert!(read > 2, "{read} files");
}

/// The package `sadface` 0.5.4.0 wrote the first file for a conflict in which "I might live forever" attacks "You are
/// going to die", from the attacked to the attacker; the second, of version 0.1, runs forwards.
#[test]
fn attacks_are_read_in_the_direction_of_their_version() {
    let Some(corpora) = common::corpora("attacks_are_read_in_the_direction_of_their_version") else { return };
    let read = |name: &str| {
        sadface::read(&fs::read_to_string(corpora.join("sadface").join(name)).unwrap()).unwrap().map
    };
    let attack = |map: &ArgumentMap| {
        let mut attacks =
            map.relations().filter(|&id| map[id].family() == Family::Attack && !map[id].is_symmetric());
        let id = attacks.next().unwrap();
        let target = map[id].target().statement().unwrap();
        (map[map.premises(id).next().unwrap()].text().to_owned(), map[target].text().to_owned())
    };
    let map = read("generated-v0.5.4.json");
    assert_eq!(attack(&map), ("I might live forever".to_owned(), "You are going to die".to_owned()));
    assert_eq!(map.relations().filter(|&id| map[id].is_symmetric()).count(), 1, "a disagreement");
    let linked = map.relations().find(|&id| map[id].family() == Family::Support).unwrap();
    assert_eq!(map.premises(linked).count(), 2);
    let (attacker, attacked) = attack(&read("hangback-v0.1-flat.json"));
    assert!(attacker.starts_with("Road users") && attacked.contains("wrong campaign"));
}

#[test]
fn what_the_map_has_no_place_for_stays_where_it_was() {
    let text = document(
        &[
            "a atom One",
            "b atom Two",
            "s inference Expert Opinion",
            "x locution Hm",
            "c conflict attack",
            "u conflict attack",
            "l inference support",
            "m conflict attack",
        ],
        &["b s", "s a", "a b", "c a", "a s", "b u", "u s", "l l", "x a", "a nowhere", "b m", "m c"],
    );
    let document = sadface::read(&text).unwrap();
    let found: Vec<_> = document.diagnostics.iter().map(ToString::to_string).collect();
    assert!(document.diagnostics.iter().all(|diagnostic| diagnostic.outcome == Outcome::Kept));
    let node = found.iter().find(|found| found.contains("nodes[3]: a node of a type")).unwrap();
    assert!(node.starts_with("line 1, column "), "{node}");
    assert_eq!(found.len(), 11, "{found:#?}");
    let mut map = document.map;
    assert!(map[map.find_statement("a").unwrap()].is_thesis());
    let step = map.find_relation("s").unwrap();
    assert_eq!(map[step].scheme().unwrap().written(), "Expert Opinion");
    let undercut = map.find_relation("u").unwrap();
    assert_eq!(
        map[undercut].target(),
        NodeId::Relation(step),
        "a link is never a premise, so this runs forwards"
    );
    let written = sadface::write(&map);
    assert_eq!(written.losses, []);
    assert_eq!(value(&written.text), value(&text));

    map.edit_statement(map.find_statement("b").unwrap(), |b| b.set_text("New")).unwrap();
    map.set_title("U");
    let mut wanted = value(&text);
    wanted["nodes"][1]["text"] = "New".into();
    wanted["metadata"]["core"]["title"] = "U".into();
    assert_eq!(value(&sadface::write(&map).text), wanted, "an edit changes what it says and nothing else");
    map.remove(step).unwrap();
    let again = sadface::read(&sadface::write(&map).text).unwrap().map;
    assert_eq!(again.relations().count(), 0);
    assert_eq!(again.statements().count(), 2);
}

#[test]
fn citations_are_quotations() {
    let text = json!({
        "metadata": {"core": {"version": "0.5.4.0"}}, "edges": [],
        "resources": [{"id": "r", "content": "It is wet.", "type": "text", "metadata": {"core": {}}}],
        "nodes": [{"id": "a", "type": "atom", "text": "Wet", "metadata": {"core": {}}, "sources": [
            {"resource_id": "r", "text": "is wet", "offset": 3, "length": 6},
            {"resource_id": "gone", "text": "dry", "offset": 0, "length": 3}
        ]}]
    })
    .to_string();
    let document = sadface::read(&text).unwrap();
    assert_eq!(document.diagnostics.len(), 1);
    let map = document.map;
    let quote = &map[map.find_statement("a").unwrap()].quotes()[0];
    let source = map.source(quote.source).unwrap();
    assert_eq!(quote.span.unwrap().of(source.text.as_ref().unwrap()), Some("is wet"));
    assert_eq!(value(&sadface::write(&map).text), value(&text));
}

#[test]
fn errors_say_where_and_what() {
    let error = |text: &str| sadface::read(text).unwrap_err().to_string();
    assert!(error("").starts_with("line 1, column 1: the document ends where"), "{}", error(""));
    assert!(error("[]").contains("not a JSON object"));
    assert!(error("{\"nodes\": []}").contains("has a list of edges"));
    assert!(error("{\"nodes\": 3, \"edges\": []}").contains("has a list of nodes"));
    let nodes = |nodes: &str| error(&format!("{{\"edges\": [], \"nodes\": [\n {nodes}]}}"));
    assert!(nodes("3").starts_with("line 2, column 2, nodes[0]: it is not a JSON object"));
    assert!(
        nodes("{\"type\": \"atom\", \"text\": \"x\"}")
            .starts_with("line 2, column 2, nodes[0]: the node has no id")
    );
    assert!(nodes("{\"id\": \"a\", \"type\": \"atom\"}").contains("the atom has no text"));
    let twice = nodes("{\"id\": \"a\", \"type\": \"x\"},\n{\"id\": \"a\", \"type\": \"x\"}");
    assert!(twice.starts_with("line 3, column 1, nodes[1]: the key \"a\" already names"), "{twice}");
    assert!(nodes("{\"id\": \" a\", \"type\": \"atom\", \"text\": \"x\"}").contains("white space"));
    let deep = format!(
        "{{\"id\": \"a\", \"type\": \"atom\", \"text\": \"x\", \"m\": {}{}}}",
        "[".repeat(110),
        "]".repeat(110)
    );
    assert!(nodes(&deep).contains("nested more than"), "{}", nodes(&deep));
    assert!(error(&"[".repeat(1_000_000)).contains("nested more than 127 levels"));
    let broken = sadface::read_bytes(b"{\n\xff").unwrap_err().to_string();
    assert!(broken.starts_with("line 2, column 1: a byte that is not UTF-8"), "{broken}");
}

/// What is left of a map after writing and reading in a version, going by the reported losses.
fn expected(map: &ArgumentMap, dialect: Dialect) -> ArgumentMap {
    let mut left = ArgumentMap::new();
    left.set_title(map.title());
    for (_, source) in map.sources() {
        let mut bare = Source::new(&source.key, "");
        bare.text.clone_from(&source.text);
        left.add_source(bare).unwrap();
    }
    let thesis = map.statements().find(|&id| map[id].is_thesis());
    for id in map.statements() {
        let mut statement = Statement::claim(map.key(id), map[id].text());
        statement.set_thesis(thesis == Some(id));
        let source = |quote: &Quote| left.find_source(&map.source(quote.source).unwrap().key).unwrap();
        statement.set_quotes(
            map[id].quotes().iter().map(|quote| Quote { source: source(quote), ..quote.clone() }).collect(),
        );
        left.add_statement(statement).unwrap();
    }
    let mut dropped = BTreeSet::new();
    for id in map.relations() {
        let relation = &map[id];
        let family = relation.family();
        let on_dropped = relation.target().relation().is_some_and(|target| dropped.contains(&target));
        if on_dropped || !matches!(family, Family::Support | Family::Attack) {
            dropped.insert(id);
            continue;
        }
        let same = |node: NodeId| left.find(map.key(node)).unwrap();
        let premises: Vec<_> = map.premises(id).map(|premise| same(premise.into())).collect();
        let mut copy = Relation::new(family, premises, same(relation.target()));
        let attack = |name: &&str| matches!(*name, "attack" | "conflict" | "disagree");
        let scheme =
            relation.scheme().map(|scheme| scheme.written()).filter(|name| match (dialect, family) {
                (Dialect::V05, Family::Attack) => !attack(name),
                (_, Family::Attack) => false,
                (Dialect::V05, _) => *name != "support",
                _ => *name != "support" && !attack(name),
            });
        copy.set_scheme(scheme);
        copy.set_symmetric(relation.is_symmetric() && dialect == Dialect::V05);
        copy.set_key(map.key(id));
        left.add_relation(copy).unwrap();
    }
    left
}

fn without_data(map: &ArgumentMap) -> ArgumentMap {
    let mut map = map.clone();
    map.set_data(Data::new()).unwrap();
    for (id, source) in map.clone().sources() {
        let mut source = source.clone();
        source.data = Data::new();
        map.set_source(id, source).unwrap();
    }
    for id in map.clone().statements() {
        map.edit_statement(id, |statement| statement.set_data(Data::new())).unwrap();
    }
    for id in map.clone().relations() {
        map.edit_relation(id, |relation| relation.set_data(Data::new())).unwrap();
    }
    map
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        map in common::map(common::hostile_key(), common::hostile_text()),
        dialect in prop::sample::select(vec![Dialect::V01, Dialect::V02, Dialect::V05])
    ) {
        let written = sadface::write_as(&map, dialect);
        let document = sadface::read(&written.text).unwrap();
        prop_assert_eq!(document.diagnostics, []);
        let again = document.map;
        // A self-attack both ways has two edges alike: it is read as no conflict between two.
        prop_assert_eq!(&without_data(&again), &expected(&map, dialect));
        prop_assert!(without_data(&again) == map || !written.losses.is_empty(), "a loss that is not told");
        let second = sadface::write(&again);
        prop_assert_eq!(second.losses, []);
        prop_assert_eq!(value(&second.text), value(&written.text));
    }

    #[test]
    fn the_features_that_are_lost_are_named(map in common::map(common::hostile_key(), "[a-z ]{0,9}")) {
        let losses = sadface::write_as(&map, Dialect::V02).losses;
        let told = |feature| losses.iter().any(|loss| loss.feature == feature);
        let some = |has: fn(&Relation) -> bool| map.relations().any(|id| has(&map[id]));
        prop_assert_eq!(told(Feature::Conceded), some(Relation::is_conceded));
        prop_assert_eq!(told(Feature::Symmetric), some(Relation::is_symmetric));
        prop_assert_eq!(told(Feature::Rephrase), some(|relation| relation.family() == Family::Rephrase));
        prop_assert_eq!(told(Feature::Implicit), map.statements().any(|id| map[id].is_implicit()));
        prop_assert!(told(Feature::Group));
    }

    /// Random links between few nodes: circles, self-loops, dangling ends, doubled edges.
    #[test]
    fn any_graph_comes_back_equal(
        kinds in prop::collection::vec(0..6_usize, 1..7),
        ends in prop::collection::vec((0..8_usize, 0..8_usize), 0..14)
    ) {
        let kind = ["atom t", "atom t", "inference support", "conflict attack", "conflict disagree", "scheme conflict"];
        let nodes: Vec<String> = kinds.iter().enumerate().map(|(i, &k)| format!("n{i} {}", kind[k])).collect();
        let edges: Vec<String> = ends.iter().map(|(a, b)| format!("n{a} n{b}")).collect();
        let text = document(
            &nodes.iter().map(String::as_str).collect::<Vec<_>>(),
            &edges.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        let map = sadface::read(&text).unwrap().map;
        prop_assert_eq!(value(&sadface::write(&map).text), value(&text));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = sadface::read_bytes(&bytes);
    }
}

#[test]
fn no_cut_makes_the_reader_panic() {
    let text = document(&["a atom Öne", "b atom Two", "s inference support"], &["b s", "s a"]);
    for at in 0..text.len() {
        assert!(sadface::read_bytes(&text.as_bytes()[..at]).is_err(), "{at}");
    }
}

#[test]
fn a_member_of_an_edge_is_no_note_of_the_reader() {
    let text = r#"{"metadata": {"core": {"version": "0.5.4.0"}}, "resources": [], "nodes": [
        {"id": "a", "type": "atom", "text": "A"}, {"id": "b", "type": "atom", "text": "B"},
        {"id": "c", "type": "inference", "name": "support"}], "edges": [
        {"id": "d", "source_id": "a", "target_id": "c", "aside": {"x": 1}},
        {"id": "e", "source_id": "c", "target_id": "b", "loose": {"x": 1}}]}"#;
    let written = sadface::write(&sadface::read(text).unwrap().map).text;
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(value(&written), value(text));
}
