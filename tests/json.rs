//! The JSON form: lossless, stable, validated, with a schema; and what it says of bad input.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::format::json;
use argument_map::{ArgumentMap, ErrorKind, Errors, Location, MapBuilder, StatementKind};
use proptest::prelude::*;

fn error(text: &str) -> String {
    json::read(text).unwrap_err().to_string()
}

fn document(rest: &str) -> String {
    format!("{{\"format\": \"argument-map\", \"version\": 1,\n{rest}}}")
}

proptest! {
    #[test]
    fn reading_gives_back_what_was_written(map in common::map(common::hostile_key(), common::hostile_text())) {
        let text = json::to_string(&map);
        let again = json::read(&text).unwrap();
        prop_assert_eq!(&again, &map);
        prop_assert_eq!(&json::to_string(&again), &text, "the same bytes");
        let mut bytes = Vec::new();
        json::write(&map, &mut bytes).unwrap();
        prop_assert_eq!(bytes, text.into_bytes(), "both writers agree");
    }

    #[test]
    fn a_map_within_a_larger_document_survives(map in common::map(common::hostile_key(), common::hostile_text())) {
        let value = serde_json::to_value(vec![&map]).unwrap();
        let maps: Vec<ArgumentMap> = serde_json::from_value(value).unwrap();
        prop_assert_eq!(&maps[0], &map);
    }

    #[test]
    fn every_map_fits_the_schema(map in common::map(common::hostile_key(), common::hostile_text())) {
        let schema = serde_json::from_str(json::SCHEMA).unwrap();
        let value = serde_json::to_value(&map).unwrap();
        prop_assert!(jsonschema::is_valid(&schema, &value));
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,200}") {
        let _ = json::read(&text);
    }

    #[test]
    fn no_damage_to_a_map_makes_the_reader_panic(
        map in common::map(common::hostile_key(), common::hostile_text()), at in any::<prop::sample::Index>(), byte in any::<u8>()
    ) {
        let mut bytes = json::to_string(&map).into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if let Ok(read) = json::read_bytes(&bytes) {
            prop_assert!(json::read(&json::to_string(&read)).unwrap() == read);
        }
        let before_the_last_brace = at.min(bytes.len() - 2);
        prop_assert!(json::read_bytes(&bytes[..before_the_last_brace]).is_err(), "truncated");
    }
}

#[test]
fn the_dialogue_survives() {
    let mut m = MapBuilder::new("Dialogue");
    m.statement(StatementKind::Locution, "ann", "Ann: it rained.");
    m.statement(StatementKind::Locution, "bob", "Bob: why?");
    m.claim("rain", "It rained.");
    m.relate_to(argument_map::Family::Transition, "bob").with("ann").key("turn");
    m.relate_to(argument_map::Family::Illocution, "rain").with("ann");
    let map = m.build().unwrap();
    assert_eq!((map.statements().count(), map.locutions().count()), (1, 2));
    assert_eq!((map.relations().count(), map.dialogue().count()), (0, 2));
    assert_eq!(json::read(&json::to_string(&map)).unwrap(), map);
}

#[test]
fn the_first_version_is_still_read() {
    let text = include_str!("golden/article.v1.json");
    let map = json::read(text).unwrap();
    assert_eq!(json::to_string(&map), text);
    let schema = serde_json::from_str(json::SCHEMA).unwrap();
    assert!(jsonschema::is_valid(&schema, &serde_json::from_str(text).unwrap()));
}

#[test]
#[cfg(feature = "schema")]
fn the_schema_in_the_package_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/argument-map.schema.json");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, json::schema()).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(kept == json::schema(), "run with UPDATE_GOLDEN=1 and look at the difference");
}

#[test]
fn the_schema_refuses_what_the_reader_refuses() {
    let schema = serde_json::from_str(json::SCHEMA).unwrap();
    for wrong in [
        document(r#""statements": [{"kind": "claim", "text": "no key"}]"#),
        document(r#""statements": [{"key": "a", "kind": "opinion", "text": "A"}]"#),
        document(r#""statements": [{"key": "a", "kind": "claim", "text": "A", "colour": "red"}]"#),
        document(r#""statements": [{"key": "a", "kind": "claim", "text": "A", "strength": 2}]"#),
        document(r#""relations": [{"family": "support", "premises": [7], "target": "a"}]"#),
        document(r#""relations": [{"family": "support", "target": "a"}]"#),
        document(r#""relations": [{"family": "support", "premises": [], "target": "a"}]"#),
        document(r#""statements": [{"key": "", "kind": "claim", "text": "A"}]"#),
        document(
            r#""voices": [{"key": "v"}],
            "statements": [{"key": "a", "kind": "claim", "text": "A", "asserted_by": "v", "attributed_to": "v"}]"#,
        ),
        r#"{"format": "argdown", "version": 1}"#.to_owned(),
        r#"{"version": 1}"#.to_owned(),
    ] {
        assert!(json::read(&wrong).is_err(), "{wrong}");
        assert!(!jsonschema::is_valid(&schema, &serde_json::from_str(&wrong).unwrap()), "{wrong}");
    }
}

#[test]
fn syntax_errors_name_line_column_path_and_reason() {
    let text = document(r#""statements": [{"key": "a", "kind": "claim", "text": 7}]"#);
    assert_eq!(
        error(&text),
        "line 2, column 54, statements[0].text: invalid type: integer `7`, expected a string"
    );
    let text = document(r#""statements": [{"key": "a", "kind": "claim", "text": "A", "thsis": true}]"#);
    assert!(
        error(&text)
            .starts_with("line 2, column 65, statements[0].thsis: unknown field `thsis`, expected one of")
    );
    assert_eq!(
        error(r#"{"format": "argument-map", "version": "1"}"#),
        "line 1, column 41, version: invalid type: string \"1\", expected a whole number"
    );
    assert_eq!(error(""), "line 1, column 1: the document ends where a value should stand");
    let truncated = document(r#""statements": [{"key": "a"#);
    assert!(error(truncated.strip_suffix('}').unwrap()).starts_with("line 2, column 25, statements[0]"));
}

#[test]
fn all_that_makes_no_map_is_told_with_line_and_column() {
    let text = document(
        r#""voices": [{"key": "v"}, {"key": "v"}],
"groups": [{"key": "g", "parent": "h"}, {"key": "h", "parent": "g"}],
"statements": [
  {"key": "a", "kind": "claim", "text": "A", "asserted_by": "w"},
  {"key": "a", "kind": "claim", "text": "A", "strength": 1.5},
  {"key": "b", "kind": "claim", "text": "B", "asserted_by": "v", "attributed_to": "v"}
],
"relations": [
  {"family": "support", "premises": ["a"], "target": "nowhere"},
  {"family": "attack", "premises": [], "target": "a"},
  {"key": "self", "family": "attack", "premises": ["a"], "target": "self"},
  {"family": "support", "premises": ["a", "a"], "target": "b"},
  {"family": "transition", "premises": ["a"], "target": "b"},
  {"family": "support", "symmetric": true, "premises": ["a"], "target": "b"}
]"#,
    );
    let errors = json::read(&text).unwrap_err();
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    let expected = [
        r#"groups[0]: the group "g" would lie within itself"#,
        r#"line 10, column 54, relations[0].target: no statement or relation has the key "nowhere""#,
        "line 11, column 3, relations[1]: a relation needs at least one premise",
        "line 12, column 3, relations[2]: a relation cannot be a premise or the target of itself",
        r#"line 13, column 3, relations[3]: "a" is listed twice"#,
        "line 14, column 3, relations[4]: a transition leads from locutions to a locution",
        "line 15, column 3, relations[5]: only an attack of one statement on another can be symmetric",
        r#"line 5, column 3, statements[0]: no voice has the key "w""#,
        r#"line 6, column 3, statements[1]: the key "a" already names another statement"#,
        "line 6, column 3, statements[1]: the strength 1.5 is not a degree",
        "line 7, column 3, statements[2]: it is both asserted by a voice and attributed to one",
        r#"line 2, column 26, voices[1]: the key "v" already names another voice"#,
    ];
    for expected in expected {
        assert!(told.iter().any(|told| told.contains(expected)), "{expected} is missing from\n{errors}");
    }
    assert_eq!(told.len(), expected.len(), "{errors}");
}

#[test]
fn an_editor_may_name_the_schema() {
    let schema = serde_json::from_str(json::SCHEMA).unwrap();
    let text = r#"{"$schema": "argument-map.schema.json", "format": "argument-map", "version": 1}"#;
    assert!(json::read(text).unwrap().is_empty());
    assert!(jsonschema::is_valid(&schema, &serde_json::from_str(text).unwrap()));
}

#[test]
fn a_premise_that_is_nowhere_is_pointed_at() {
    let text = document(
        r#""statements": [{"key": "a", "kind": "claim", "text": "A"}],
"relations": [{"family": "support", "target": "a",
  "premises": ["a",
    {"key": "zz", "role": "minor"}]}]"#,
    );
    assert_eq!(error(&text), r#"line 5, column 5, relations[0].premises[1]: no statement has the key "zz""#);
}

#[test]
fn a_later_version_is_named_as_such() {
    let text = r#"{"format": "argument-map", "version": 2, "statements": [], "moods": []}"#;
    let errors = json::read(text).unwrap_err();
    assert_eq!(*errors.iter().next().unwrap().kind(), ErrorKind::Version { found: 2, supported: 1 });
    let errors = json::read(r#"{"format": "argument-map", "version": 99}"#).unwrap_err();
    assert_eq!(
        errors.to_string(),
        "line 1, column 39, version: the document is of version 99; this release reads version 1"
    );
}

#[test]
fn depth_is_refused_before_it_hurts() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert!(
            error(&document(&format!("\"data\": {{\"x\": {deep}}}"))).contains("nested more than 127 levels")
        );
        assert!(json::read(&deep).is_err());
    }
    // Groups are nested by reference, so they may be as deep as they like.
    let groups: Vec<String> = (0..100_000)
        .map(|n| match n {
            0 => r#"{"key": "g0"}"#.to_owned(),
            n => format!(r#"{{"key": "g{n}", "parent": "g{}"}}"#, n - 1),
        })
        .collect();
    let map = json::read(&document(&format!("\"groups\": [{}]", groups.join(",")))).unwrap();
    assert_eq!(map.groups().count(), 100_000);
    assert!(argument_map::draw::Dot::new(&map).to_string().ends_with("}\n}\n"));
}

#[test]
fn encodings() {
    let text = document("\"title\": \"é\"");
    assert_eq!(json::read(&format!("\u{feff}{text}")).unwrap().title(), "é", "a byte order mark");
    assert_eq!(json::read(&text.replace('\n', "\r\n")).unwrap().title(), "é");
    let latin1: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let errors: Errors = json::read_bytes(&latin1).unwrap_err();
    assert_eq!(
        errors.iter().next().unwrap().location(),
        Some(&Location::Document { line: 2, column: 11, path: String::new() })
    );
}

#[test]
fn messages_say_what_is_missing_and_long_paths_are_cut() {
    let message = |text: &str| json::read(text).unwrap_err().iter().next().unwrap().to_string();
    let cut = r#"{"format": "argument-map", "version": 1, "statements": [{"key": "a"#;
    assert!(message(cut).contains("the closing quotation mark is missing"), "{}", message(cut));
    let open = r#"{"format": "argument-map", "version": 1, "statements": ["#;
    assert!(message(open).contains("the closing `]` is missing"), "{}", message(open));
    let deep =
        format!(r#"{{"format": "argument-map", "version": 1, "data": {}"#, r#"{"member": "#.repeat(80));
    assert!(message(&deep).len() < 400 && message(&deep).contains('…'), "{}", message(&deep));
}
