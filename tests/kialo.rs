//! Kialo's text: what is read, that the same bytes come back, and what is said of bad input.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::format::{Feature, Outcome, kialo};
use argument_map::{ArgumentMap, Family, MapBuilder, NodeId, Relation, Statement};
use proptest::prelude::*;
use std::fs;

const PLAIN: &str = "Discussion Title: Rain\n\n1. It rained.\n1.1. Pro: The street is [wet \\(very\\)](https://e.org/a_(b)).\n\
    1.1.1. Con: A truck\npassed *by*.\n1.3. Con: -> See 1.1.1.\n1.4. Pro: See [this](u) and [that](v), [this](u).\n";

fn texts(map: &ArgumentMap) -> Vec<String> {
    map.statements().map(|id| map[id].text().to_owned()).collect()
}

/// Family, premise and target of each link, by text.
fn links(map: &ArgumentMap) -> Vec<(Family, String, String)> {
    let normal = |id| {
        let statement: &Statement = &map[id];
        statement.text().replace("\r\n", "\n").replace('\r', "\n").trim_end().to_owned()
    };
    let mut links = Vec::new();
    for id in map.relations().filter(|&id| matches!(map[id].family(), Family::Support | Family::Attack)) {
        let host = match map[id].target() {
            NodeId::Statement(id) => id,
            NodeId::Relation(id) => map.premises(id).next().unwrap(),
        };
        links.extend(map.premises(id).map(|premise| (map[id].family(), normal(premise), normal(host))));
    }
    links.sort_by_key(|link| format!("{link:?}"));
    links
}

#[test]
fn claims_links_and_references_are_read() {
    let document = kialo::read(PLAIN).unwrap();
    assert_eq!(document.diagnostics, []);
    let map = document.map;
    assert_eq!(map.title(), "Rain");
    assert_eq!(
        texts(&map),
        ["It rained.", "The street is wet (very).", "A truck\npassed *by*.", "See this and that, this."]
    );
    let [rain, wet, truck, see] = ["1", "1.1", "1.1.1", "1.4"].map(|key| map.find_statement(key).unwrap());
    assert!(map[rain].is_thesis() && !map[wet].is_thesis());
    let urls = |id| -> Vec<_> {
        let statement: &Statement = &map[id];
        statement
            .quotes()
            .iter()
            .map(|quote| (map.source(quote.source).unwrap().url.as_str(), quote.exact.as_str()))
            .collect()
    };
    assert_eq!(urls(wet), [("https://e.org/a_(b)", "wet (very)")]);
    assert_eq!(urls(see), [("u", "this"), ("v", "that"), ("u", "this")]);
    assert_eq!(map.sources().count(), 3);
    let targets: Vec<_> = map.relations_from(truck).map(|id| (map[id].family(), map[id].target())).collect();
    assert_eq!(targets, [(Family::Attack, wet.into()), (Family::Attack, rain.into())]);
    let written = kialo::write(&map);
    assert_eq!(written.losses, []);
    assert_eq!(written.text, PLAIN);
}

#[test]
fn every_file_comes_back_byte_for_byte() {
    let Some(corpora) = common::corpora("every_file_comes_back_byte_for_byte") else { return };
    let mut claims = 0;
    for entry in fs::read_dir(corpora.join("kialo")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let document = kialo::read_bytes(&bytes).unwrap();
        assert_eq!(document.diagnostics, [], "{path:?}");
        let written = kialo::write(&document.map);
        assert_eq!(written.losses, [], "{path:?}");
        assert!(written.text.as_bytes() == bytes, "{path:?}");
        let text = String::from_utf8(bytes).unwrap();
        let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit())).count();
        let map = document.map;
        assert_eq!(
            map.relations().count() + map.statements().filter(|&id| map[id].is_thesis()).count(),
            lines
        );
        let quotes: usize = map.statements().map(|id| map[id].quotes().len()).sum();
        assert_eq!(quotes, text.matches("](http").count(), "every link is a quotation");
        claims += lines;
    }
    assert!(claims > 50, "{claims} claims");
}

#[test]
fn odd_texts_come_back_byte_for_byte() {
    for (text, diagnostics) in [
        ("\u{feff}Discussion Title: T\r\n\r\n1. a\r\n1.1. Pro: b\r\nc", 0),
        ("Discussion Title:T\nby somebody\n1. a\n\n1.1. Pro: b \n\n\n", 0),
        ("Discussion Title: T\n\n1. a\r\n1.1. Con: b\n", 0),
        ("Discussion Title: T\n\n2. a\n2.2. b\n2.2.1. Pro: c\n5. Pro: d\n", 1),
        (
            "Discussion Title: T\n\n1. a\n1.1. Pro: -> See 1.2.\n1.1.1. Con: c\n1.2. Pro: b\n1.2.1. Pro: d\n",
            0,
        ),
        ("Discussion Title: T\n\n1. a\n1.1. Pro: b\n1.1.1. Con: -> See 1.1.\n1.2. Pro: -> See 1.1.1.\n", 0),
        (
            "Discussion Title: T\n\n1. a\n1.1. Pro: -> See 9.9.\n1.2. Pro: -> See 1.1. \n1.3. Con: -> See 1.1\n",
            1,
        ),
        ("Discussion Title: T\n\n1. [a](b [c](d(e) \\[ \\x ](f) [](g) [h]( \\\n1.1. Pro: \n", 0),
        ("Discussion Title: \n\n", 0),
    ] {
        let document = kialo::read(text).unwrap();
        assert_eq!(document.diagnostics.len(), diagnostics, "{text:?}: {:?}", document.diagnostics);
        assert_eq!(kialo::write(&document.map).text, text);
    }
    let document = kialo::read("Discussion Title: T\n\n1. a\n1.1. b\n").unwrap();
    assert_eq!(document.diagnostics[0].outcome, Outcome::Kept);
    assert_eq!(
        document.diagnostics[0].to_string(),
        "line 4, column 1: a claim that is neither for nor against the one above it (kept aside)"
    );
    let mixed = kialo::read("Discussion Title: T\n\n1. a\n1.2. Pro: b\n1.1. Pro: c\n").unwrap();
    assert_eq!(mixed.diagnostics[0].outcome, Outcome::Read, "out of order");
}

#[test]
fn an_edit_changes_what_it_says_and_nothing_else() {
    let mut map = kialo::read(PLAIN).unwrap().map;
    let [wet, truck] = ["1.1", "1.1.1"].map(|key| map.find_statement(key).unwrap());
    map.edit_statement(wet, |statement| statement.set_text("It is wet (very).")).unwrap();
    let wanted = PLAIN.replace(
        "The street is [wet \\(very\\)](https://e.org/a_(b))",
        "It is [wet \\(very\\)](https://e.org/a_\\(b\\))",
    );
    assert_eq!(kialo::write(&map).text, wanted);
    let first = map.find_relation("r1.1.1").unwrap();
    map.remove(first).unwrap();
    let text = kialo::write(&map).text;
    assert!(text.contains("1.3. Con: A truck\npassed *by*.\n"), "{text}");
    map.remove(truck).unwrap();
    let again = kialo::read(&kialo::write(&map).text).unwrap().map;
    assert_eq!(again.statements().count(), 3);
}

#[test]
fn what_has_no_place_is_told() {
    let mut m = MapBuilder::new("T");
    for key in ["c", "p", "q", "u", "x"] {
        m.claim(key, key);
    }
    m.support("c").with_linked(["p", "q"]).key("step");
    m.undercut("step").with("u");
    m.support("x").with("c");
    m.support("p").with("x");
    let map = m.build().unwrap();
    let written = kialo::write(&map);
    let told = |feature| written.losses.iter().any(|loss| loss.feature == feature);
    assert!(told(Feature::Linked) && told(Feature::OnRelation) && told(Feature::Cycle) && told(Feature::Key));
    assert_eq!(links(&kialo::read(&written.text).unwrap().map), links(&map));
}

#[test]
fn errors_say_where_and_what() {
    let error = |text: &str| kialo::read(text).unwrap_err().to_string();
    assert_eq!(error(""), "line 1, column 1: a text of Kialo begins with `Discussion Title:`");
    assert!(error("1. a\n").contains("begins with"));
    let twice = error("Discussion Title: T\n\n1. a\n1. b\n");
    assert!(twice.starts_with("line 4, column 1: the key \"1\" already names"), "{twice}");
    assert_eq!(
        error("Discussion Title: T\n\n1. a\n1.2.1. Pro: b\n"),
        "line 4, column 1: 1.2.1 has no claim above it; give it one, or another path"
    );
    let broken = kialo::read_bytes(b"Discussion Title: T\n\n\xff").unwrap_err().to_string();
    assert!(broken.starts_with("line 3, column 1: a byte that is not UTF-8"), "{broken}");
}

#[test]
fn depth_and_length_do_no_harm() {
    let mut map = ArgumentMap::new();
    let mut above = map.add_statement(Statement::claim("s0", "s0")).unwrap();
    for i in 1..3000 {
        let below = map.add_statement(Statement::claim(format!("s{i}"), format!("s{i}"))).unwrap();
        map.add_relation(Relation::support([below], above)).unwrap();
        above = below;
    }
    let again = kialo::read(&kialo::write(&map).text).unwrap().map;
    assert_eq!(links(&again), links(&map));
    let brackets = format!("Discussion Title: T\n\n1. {}\n", "[a](".repeat(20_000));
    assert_eq!(kialo::write(&kialo::read(&brackets).unwrap().map).text, brackets);
    let mut chain = String::from("Discussion Title: T\n\n1. a\n");
    for i in 1..5000 {
        chain += &format!("1.{i}. Pro: -> See 1.{}.\n", i + 1);
    }
    assert_eq!(kialo::write(&kialo::read(&chain).unwrap().map).text, chain);
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(map in common::map(common::hostile_key(), common::hostile_text())) {
        let written = kialo::write(&map);
        let document = kialo::read(&written.text).unwrap();
        prop_assert_eq!(document.diagnostics, []);
        let again = document.map;
        prop_assert_eq!(links(&again), links(&map));
        prop_assert_eq!(again.statements().count(), map.statements().count());
        prop_assert!(again == map || !written.losses.is_empty(), "a loss that is not told");
        prop_assert_eq!(kialo::write(&again).text, written.text);
    }

    #[test]
    fn a_map_that_came_from_a_text_comes_back_whole(map in common::map(common::hostile_key(), common::hostile_text())) {
        let read = kialo::read(&kialo::write(&map).text).unwrap().map;
        let written = kialo::write(&read);
        let told: Vec<_> = written.losses.iter().filter(|loss| loss.feature != Feature::Cycle).collect();
        prop_assert!(told.is_empty(), "{told:?}");
        prop_assert_eq!(kialo::read(&written.text).unwrap().map, read);
    }

    #[test]
    fn texts_come_back_byte_for_byte(
        lines in prop::collection::vec((0..12_usize, common::hostile_text()), 0..12)
    ) {
        let paths = ["1. ", "1.1. Pro: ", "1.2. Con: ", "1.2.1. Pro: ", "1.2.2. Pro: -> See 1.1.", "1.3. ", "1.3.1. Con: ",
            "1.4. Con: -> See 1.2.1.", "1.4.1. Pro: ", "2. ", "2.1. Con: -> See 1.", "2.1.7. Pro: -> See 2.1."];
        let mut lines = lines;
        lines.sort_by_key(|(path, _)| *path);
        lines.dedup_by_key(|(path, _)| *path);
        let body: String = lines.iter().map(|(path, text)| {
            let text = if paths[*path].contains("See") { "" } else { text };
            format!("{}{text}\n", paths[*path])
        }).collect();
        let text = format!("Discussion Title: T\n\n{body}");
        if let Ok(document) = kialo::read(&text) {
            let in_order = document.diagnostics.iter().all(|diagnostic| !diagnostic.found.contains("order"));
            prop_assert!(!in_order || kialo::write(&document.map).text == text, "{:?}", text);
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), text in common::hostile_text()) {
        let _ = kialo::read_bytes(&bytes);
        let title = format!("Discussion Title: {text}");
        prop_assert_eq!(kialo::write(&kialo::read(&title).unwrap().map).text, title);
    }
}

#[test]
fn no_cut_makes_the_reader_panic() {
    for at in 0..PLAIN.len() {
        if let Ok(document) = kialo::read_bytes(&PLAIN.as_bytes()[..at]) {
            assert!(kialo::write(&document.map).text.as_bytes() == &PLAIN.as_bytes()[..at], "{at}");
        }
    }
}

/// Found by fuzzing.
#[test]
fn a_carriage_return_in_the_title_comes_back() {
    let text = "Discussion Title: Rain\rand wind\n\n1. It rained.\n";
    assert_eq!(kialo::write(&kialo::read(text).unwrap().map).text, text);
}
