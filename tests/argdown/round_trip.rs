//! Maps there and back.

use crate::common::{hostile_key, hostile_text, map};
use argument_map::format::{Outcome, argdown, json};
use argument_map::{ArgumentMap, MapBuilder};
use proptest::prelude::*;

fn comes_back(map: &ArgumentMap) -> Result<(), TestCaseError> {
    let written = argdown::write(map);
    let read = argdown::read(&written.text).unwrap();
    prop_assert_eq!(&read.diagnostics, &Vec::new(), "{}", written.text);
    prop_assert!(written.losses.is_empty());
    let (a, b) =
        (argument_map::format::json::to_string(map), argument_map::format::json::to_string(&read.map));
    let differ: Vec<_> = a.lines().zip(b.lines()).filter(|(a, b)| a != b).take(5).collect();
    prop_assert!(&read.map == map, "{}\n{differ:?}", written.text);
    prop_assert_eq!(argdown::write(&read.map).text, written.text);
    Ok(())
}

/// What arbitrary maps lack: the dialogue, free data of everything, groups out of order, deep data.
#[test]
fn the_rest_of_a_map_comes_back() {
    let map = json::read(
        r#"{"format": "argument-map", "version": 1, "title": "=== T {x: 1} ===",
        "voices": [{"key": "v}", "name": "V", "data": {"a": [1, 2.5, -3, 1e300, null, true, {}, []]}}],
        "sources": [{"key": "s", "title": "S", "text": "line\nline", "data": {"b": {"c": "@include(x)"}}}],
        "groups": [{"key": "inner", "title": "[I] #x", "parent": "outer", "data": {"argdown": {"tags": ["t"], "data": {"isGroup": true}}}},
            {"key": "outer", "title": "Outer", "data": {"argdown": {"more": 1}, "d": {"argdown": {}}}}],
        "statements": [
            {"key": "L1", "kind": "locution", "text": "A: rain", "asserted_by": "v}"},
            {"key": "a", "kind": "claim", "text": "1. + a", "group": "inner", "data": {"argdown": "argument"}},
            {"key": "L2", "kind": "locution", "text": "B: no"},
            {"key": "b", "kind": "claim", "text": "- b", "data": {"argdown": {"argument": true, "data": {"12:30": null}}}},
            {"key": "c", "kind": "claim", "text": "c", "data": {"argdown": {}, "<<": {"x": 1}, "null": "null", "argument-map": 3}},
            {"key": "constructor", "kind": "claim", "text": "d", "tags": ["a b", "c)"]}],
        "relations": [
            {"key": "undercut", "family": "attack", "premises": ["c"], "target": "r9", "data": {"argdown": {"relation": "attack"}}},
            {"key": "r9", "family": "support", "premises": ["a", "b"], "target": "c", "scheme": "a -- b, c {d}",
                "data": {"argdown": {"description": "In words.", "data": {"color": "red"}, "inference": {"uses": [1]}}}},
            {"key": "y2", "family": "illocution", "premises": ["t1"], "target": "undercut", "scheme": "Arguing"},
            {"key": "y1", "family": "illocution", "premises": ["L1"], "target": "a", "group": "outer", "tags": ["t"]},
            {"key": "t1", "family": "transition", "premises": ["L1"], "target": "L2", "data": {"n": 1}},
            {"key": "same", "family": "rephrase", "premises": ["a"], "target": "r9"},
            {"key": "pref", "family": "preference", "premises": ["a"], "target": "b"},
            {"key": "r1", "family": "attack", "premises": ["b"], "target": "b", "symmetric": true},
            {"key": "r2", "family": "support", "premises": ["a"], "target": "same"},
            {"key": "r3", "family": "attack", "premises": ["a"], "target": "a"},
            {"key": "r4", "family": "attack", "premises": ["a"], "target": "a"}],
        "data": {"argdown": {"frontMatter": {"model": {"mode": "loose"}, "color": {"x": "===}"}}, "kept": [1]}, "other": "x"}}"#,
    )
    .unwrap();
    comes_back(&map).unwrap();
    let mut strict = map.clone();
    strict
        .set_data(
            serde_json::from_str(r#"{"argdown": {"frontMatter": {"model": {"mode": "strict"}}}}"#).unwrap(),
        )
        .unwrap();
    comes_back(&strict).unwrap();
}

/// A simple debate is written as people write it.
#[test]
fn debates_are_lists() {
    let mut m = MapBuilder::new("Rain");
    m.thesis("rain", "It rained.");
    m.claim("wet", "The street is wet.");
    m.claim("hose", "Somebody hosed it down.");
    m.support("rain").with("wet");
    m.rebut("wet").with("hose");
    assert_eq!(
        argdown::write(&m.build().unwrap()).text,
        "===\ntitle: Rain\n===\n\n\
         [rain]: It rained. {argument-map: {thesis: true}}\n  \
           + [wet]: The street is wet.\n    \
             - [hose]: Somebody hosed it down.\n"
    );
}

/// What is said of a relation does not make an argument in steps of it, and only what does not go without saying is
/// said.
#[test]
fn relations_say_more_on_their_lines() {
    let mut m = MapBuilder::new("");
    m.voice("ann", "Ann");
    m.claim("rain", "It rained.").asserted_by("ann");
    m.claim("wet", "The street is wet.").asserted_by("ann");
    m.claim("hose", "Somebody hosed it down.");
    m.claim("dry", "It was dry.");
    m.support("rain").with("wet").asserted_by("ann");
    m.rebut("wet").with("hose").key("but").hedged("]: maybe");
    m.rebut("rain").with("dry").scheme("witness testimony").asserted_by("ann");
    m.support("dry").with_linked(["wet", "hose"]);
    let map = m.build().unwrap();
    assert_eq!(
        argdown::write(&map).text,
        "===\nargument-map:\n  voices:\n    - {key: ann, name: Ann}\n===\n\n\
         [rain]: It rained. {argument-map: {voice: ann}}\n  \
           + [wet]: The street is wet. {argument-map: {voice: ann}}\n    \
             - [hose]: Somebody hosed it down. {argument-map: {as: {key: but, qualifier: \"\\u005d: maybe\"}}}\n  \
           - [dry]: It was dry. {argument-map: {as: {scheme: witness testimony, voice: ann}}}\n\n\
         <r3>\n\n(1) [wet]\n(2) [hose]\n----\n(3) [dry]\n"
    );
    comes_back(&map).unwrap();
}

/// What an author wrote in good order is written as it was.
#[test]
fn documents_keep_their_form() {
    for text in [
        "[A]: a\n  + <B>: b\n    _ <C>: c\n      _ [D]: d\n    - [E]: e\n  - <F>: f\n",
        "[A]: a\n\n<B>: In words. #tag {color: red}\n\n(1) [C]: c\n----\n(2) [A]\n\n[C]\n  + [D]: d\n    - [A]\n",
        "# One\n\n[A]: a\n  - <B>: b\n\n## Two\n\n<C>\n\n(1) [D]: d\n-- modus ponens {uses: [1]} --\n    \
             _ [E]: e\n(2) [A]\n",
    ] {
        let map = argdown::read(text).unwrap().map;
        let written = argdown::write(&map).text;
        let order = written.find("\n===\n\n").map_or(0, |end| end + "\n===\n\n".len());
        assert_eq!(written.get(order..).unwrap(), text);
        comes_back(&map).unwrap();
    }
}

/// An argument may have the name that was made up for a relation before it.
#[test]
fn made_up_keys_stand_back() {
    let text = "[A]: a\n  + [B]: b\n\n<r1>\n\n(1) [C]: c\n(2) [D]: d\n----\n(3) [A]\n";
    let document = argdown::read(text).unwrap();
    assert_eq!((document.map.relations().count(), document.diagnostics), (2, Vec::new()));
    comes_back(&document.map).unwrap();
}

/// Emphasis and links are written as such, where they are read back.
#[test]
fn emphasis_is_written() {
    for text in [
        "[A]: See *this*, **that** and [it](http://x.org/a_b). #pro\n",
        "[A]: A *b\\*c* \\_d\n",
        "<A>: **all**\n",
    ] {
        let map = argdown::read(text).unwrap().map;
        assert_eq!(argdown::write(&map).text, text);
    }
    // What overlaps remains in the data.
    comes_back(&argdown::read("[A]: *one **two** three*\n").unwrap().map).unwrap();
}

/// Found by fuzzing: a slash and the star that closes the emphasis began a comment.
#[test]
fn emphasis_begins_no_comment() {
    for text in ["[A]: (*a/ b/* c\n", "[A]: a/**b** c\n"] {
        let mut map = argdown::read(text).unwrap().map;
        assert!(format!("{:?}", map[map.find_statement("A").unwrap()].data()).contains("markup"), "{text}");
        map.add_statement(argument_map::Statement::claim("B", "d */ e")).unwrap();
        comes_back(&map).unwrap();
    }
}

/// Found by fuzzing: such a title made XML of the document.
#[test]
fn a_title_is_no_xml_declaration() {
    let map = argdown::read("<?xml version=1.0>: words\n").unwrap().map;
    let text = argdown::write(&map).text;
    assert_eq!(
        argument_map::format::Format::detect(text.as_bytes(), None).unwrap().format,
        argument_map::format::Format::Argdown,
        "{text}"
    );
    comes_back(&map).unwrap();
}

/// Found by fuzzing: the brace took the data of the next statement for its own.
#[test]
fn a_brace_in_a_link_pairs_with_nothing_after_it() {
    let mut map = argdown::read("[A]: [x {a:\"b](https://example.org) c\n").unwrap().map;
    let mut statement = argument_map::Statement::claim("B", "d");
    statement.set_data([("note".to_owned(), "q \"r\"".into())].into_iter().collect());
    let below = map.add_statement(statement).unwrap();
    let target = map.find_statement("A").unwrap();
    map.add_relation(argument_map::Relation::attack([below], target)).unwrap();
    let link = |map: &ArgumentMap| format!("{:?}", map[map.find_statement("A").unwrap()].data());
    assert!(link(&map).contains("example.org"), "{}", link(&map));
    comes_back(&map).unwrap();
}

/// The order in the front matter no longer fits; nothing else gives way for that.
fn stays_whole_under_editing(map: &ArgumentMap) -> Result<(), TestCaseError> {
    let written = argdown::write(map).text + "\n\n[a claim of mine]: It is new.\n";
    let read = argdown::read(&written).unwrap();
    let lost: Vec<_> = read.diagnostics.iter().filter(|one| one.outcome == Outcome::Lost).collect();
    prop_assert!(lost.is_empty(), "{lost:?}\n{written}");
    let count = |map: &ArgumentMap| (map.statements().count(), map.relations().count());
    let (statements, relations) = count(map);
    prop_assert_eq!(count(&read.map), (statements + 1, relations), "{}", written);
    Ok(())
}

#[test]
fn a_claim_added_by_hand_costs_no_relation() {
    stays_whole_under_editing(&crate::article::map().unwrap()).unwrap();
    let text = "===\nargument-map:\n  order: {relations: \"1 0 5\"}\n===\n[a]: A.\n  + [d]: D.\n\n<r1>\n\n\
        (1) [b]: B.\n(2) [c]: C.\n----\n(3) [a]\n";
    let map = argdown::read(text).unwrap().map;
    let a = map.find("a").unwrap();
    assert_eq!(map.supporters(a).map(|id| map.premises(id).count()).collect::<Vec<_>>(), [1, 2]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_map_comes_back(map in map(hostile_key(), hostile_text())) {
        comes_back(&map)?;
    }

    #[test]
    fn plain_maps_come_back(map in map("[a-f]{1,2}", "[A-Z][a-z ]{0,9}[.]".boxed())) {
        comes_back(&map)?;
        stays_whole_under_editing(&map)?;
    }
}
