//! Carneades files: the labels of Carneades 4 from the files themselves, round trips, hostile input.
#![cfg(feature = "yaml")]
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::format::carneades::Matching;
use argument_map::format::{Document, Feature, Outcome, carneades};
use argument_map::semantics::carneades::{Case, evaluate};
use argument_map::semantics::{Limit, Status};
use argument_map::{ArgumentMap, Family, MapBuilder};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

fn status(label: &str) -> Status {
    match label {
        "in" => Status::In,
        "out" => Status::Out,
        "undecided" => Status::Undecided,
        other => panic!("the label {other}"),
    }
}

fn labels(map: &ArgumentMap, case: &Case) -> BTreeMap<String, Status> {
    let verdict = evaluate(map, case).unwrap();
    map.statements().map(|id| (map.key(id).to_owned(), verdict.status(id))).collect()
}

fn files(test: &str) -> Vec<(String, String, PathBuf)> {
    let Some(corpora) = common::corpora(test) else { return Vec::new() };
    let folder = corpora.join("carneades");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder.join("yaml")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    files
        .into_iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let expected = folder.join("expected").join(format!("yaml-{name}.json"));
            (name, fs::read_to_string(&path).unwrap(), expected)
        })
        .collect()
}

fn derived(map: &ArgumentMap) -> ArgumentMap {
    carneades::derive(map, Matching::AsCarneades, Limit::none()).unwrap().map
}

fn strings(values: &Value) -> Vec<&str> {
    values.as_array().into_iter().flatten().map(|value| value.as_str().unwrap()).collect()
}

/// Compared are all labels, texts and issues, and all arguments by their ids: conclusion, premises, weight,
/// undercutter, and if derived, scheme and parameters.
#[test]
fn the_labels_of_carneades_come_out_of_its_files() {
    let files = files("the_labels_of_carneades_come_out_of_its_files");
    let mut compared = 0;
    for (name, text, expected) in &files {
        let map = carneades::read(text).unwrap_or_else(|errors| panic!("{name}: {errors}")).map;
        let map = derived(&map);
        let verdict = evaluate(&map, &carneades::case(&map).unwrap()).unwrap();
        let expected: Value = serde_json::from_str(&fs::read_to_string(expected).unwrap()).unwrap();
        for (term, label) in expected["labels"].as_object().unwrap() {
            let id = map.find_statement(term).unwrap_or_else(|| panic!("{name}: {term}"));
            assert_eq!(verdict.status(id), status(label.as_str().unwrap()), "{name}: {term}");
            compared += 1;
        }
        for (term, text) in expected["texts"].as_object().unwrap() {
            let id = map.find_statement(term).unwrap();
            assert_eq!(map[id].text(), text.as_str().unwrap(), "{name}: {term}");
        }
        let arguments = expected["arguments"].as_array().unwrap();
        for argument in arguments {
            let id = map.find_relation(argument["id"].as_str().unwrap()).unwrap();
            assert_eq!(map.key(map[id].target()), argument["conclusion"], "{name}: {argument}");
            let premises: BTreeSet<&str> =
                map[id].premises().iter().map(|premise| map.key(premise.node())).collect();
            let wanted = argument["premises"].as_array().into_iter().flatten();
            let wanted: BTreeSet<&str> =
                wanted.map(|premise| premise["Statement"].as_str().unwrap()).collect();
            assert!(wanted.is_empty() || premises == wanted, "{name}: {argument}: {premises:?}");
            let undercutters: Vec<&str> =
                map.undercutters(id).map(|id| map.key(map[id].premises()[0].node())).collect();
            assert_eq!(undercutters.first().copied(), argument["undercutter"].as_str(), "{name}: {argument}");
            if argument.get("parameters").is_some() {
                assert_eq!(map[id].scheme().unwrap().written(), argument["scheme"], "{name}: {argument}");
                assert_eq!(
                    map[id].data().unwrap()["carneades"]["parameters"],
                    argument["parameters"],
                    "{name}"
                );
            }
            let weight = verdict.weight(id).unwrap_or(0.0);
            assert!(
                (weight - argument["weight"].as_f64().unwrap()).abs() < 1e-9,
                "{name}: {argument}: {weight}"
            );
        }
        let supports = map.relations().filter(|&id| map[id].family() == Family::Support).count();
        assert_eq!(supports, arguments.len(), "{name}");
        let issues: BTreeSet<BTreeSet<&str>> = verdict
            .issues()
            .iter()
            .map(|issue| issue.positions().iter().map(|position| map.key(position.statement)).collect())
            .collect();
        let wanted = expected["issues"].as_array().unwrap().iter();
        let wanted = wanted.map(|issue| strings(&issue["positions"]).into_iter().collect()).collect();
        assert_eq!(issues, wanted, "{name}");
    }
    assert!(files.is_empty() || compared == 228, "{compared} labels compared");
}

/// What a file says under `tests`, or expects under `labels`, holds of the map.
#[test]
fn the_tests_within_files_hold() {
    let mut held = 0;
    let files = files("the_tests_within_files_hold");
    for (name, text, _) in &files {
        let map = derived(&carneades::read(text).unwrap().map);
        let verdict = evaluate(&map, &carneades::case(&map).unwrap()).unwrap();
        let file = map.data()["carneades"].as_object().unwrap();
        let expected = ["tests", "labels"].into_iter().filter_map(|part| file.get(part)?.as_object());
        for (label, terms) in expected.flatten() {
            for term in strings(terms) {
                let id = map.find_statement(term).unwrap_or_else(|| panic!("{name}: {term}"));
                assert_eq!(verdict.status(id), status(label), "{name}: {term}");
                held += 1;
            }
        }
    }
    assert!(files.is_empty() || held > 50, "{held}");
}

#[test]
fn files_survive_writing() {
    for (name, text, _) in files("files_survive_writing") {
        let map = carneades::read(&text).unwrap().map;
        let written = carneades::write(&map);
        assert!(written.losses.is_empty(), "{name}: {:?}", written.losses);
        let again = carneades::read(&written.text)
            .unwrap_or_else(|errors| panic!("{name}: {errors}\n{}", written.text));
        let case = |map| carneades::case(map).unwrap();
        assert_eq!(labels(&again.map, &case(&again.map)), labels(&map, &case(&map)), "{name}");
        // Statements that were only mentioned are declared now, in the place where they are first met.
        assert_eq!(again.map, map, "{name}\n{}", written.text);
        assert_eq!(carneades::write(&again.map).text, written.text, "{name}");
    }
}

#[test]
fn tiny_numbers_stay_numbers() {
    let map = carneades::read("argument_schemes: [{id: s, weight: {constant: 0.00000000005}}]").unwrap().map;
    let written = carneades::write(&map).text;
    assert!(written.contains("constant: 5.0e-11\n"), "{written}");
    assert_eq!(carneades::read(&written).unwrap().map, map);
}

#[test]
fn truncated_files_never_panic() {
    for (_, text, _) in files("truncated_files_never_panic") {
        for end in (0..text.len()).step_by(7) {
            if let Ok(document) = carneades::read_bytes(&text.as_bytes()[..end]) {
                let _ = carneades::case(&document.map);
                let _ = carneades::write(&document.map);
            }
        }
    }
}

/// The map without what Carneades files have no place for.
fn bared(map: &ArgumentMap) -> ArgumentMap {
    let mut map = map.clone();
    for id in map.statements().collect::<Vec<_>>() {
        map.edit_statement(id, |statement| statement.set_strength(None)).unwrap();
    }
    map
}

proptest! {
    #[test]
    fn labels_survive_writing(map in common::map("[a-e]{1,2}", common::hostile_text())) {
        let map = bared(&map);
        let written = carneades::write(&map);
        let lost = |feature, instead: &str| {
            written.losses.iter().any(|loss| loss.feature == feature && loss.instead.contains(instead))
        };
        let again = carneades::read(&written.text);
        prop_assert!(again.is_ok(), "{:?}\n{}", again, written.text);
        let again = again.unwrap().map;
        if !lost(Feature::OnRelation, "") && !lost(Feature::Rebuttal, "excludes") {
            let before = labels(&map, &Case::new());
            let after = labels(&again, &carneades::case(&again).unwrap());
            for (key, status) in before {
                prop_assert_eq!(after[&key], status, "{}\n{}", key, written.text);
            }
        }
        for id in map.statements() {
            let found = again.find_statement(map.key(id)).unwrap();
            prop_assert_eq!(again[found].text(), map[id].text());
        }
        prop_assert_eq!(carneades::read(&carneades::write(&again).text).unwrap().map, again);
    }

    #[test]
    fn any_map_can_be_written_and_read(map in common::map(common::hostile_key(), common::hostile_text())) {
        let written = carneades::write(&map);
        let again = carneades::read(&written.text);
        prop_assert!(again.is_ok(), "{:?}\n{}", again, written.text);
        let again = again.unwrap().map;
        prop_assert_eq!(&again.title(), &map.title());
        prop_assert!(again.statements().count() >= map.statements().count());
        let texts = |map: &ArgumentMap| map.statements().map(|id| map[id].text().to_owned()).collect::<Vec<_>>();
        let (before, after) = (texts(&map), texts(&again));
        prop_assert_eq!(&after[..before.len()], &before[..], "{}", written.text);
    }

    #[test]
    fn arbitrary_text_never_panics(text in common::hostile_text(), bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = carneades::read(&text);
        let _ = carneades::read_bytes(&bytes);
    }

    #[test]
    fn almost_right_files_never_panic(lines in prop::collection::vec(prop::sample::select(LINES.to_vec()), 0..14)) {
        if let Ok(Document { map, .. }) = carneades::read(&lines.join("\n")) {
            let derived = carneades::derive(&map, Matching::Every, Limit::none().steps(10_000));
            for map in derived.iter().map(|derived| &derived.map).chain([&map]) {
                if let Ok(case) = carneades::case(map) {
                    let _ = evaluate(map, &case);
                }
            }
            let written = carneades::write(&map).text;
            prop_assert_eq!(carneades::read(&written).unwrap().map, map, "{}", written);
        }
    }
}

const LINES: &[&str] = &[
    "statements:",
    "  p: P",
    "  q: {text: Q, assumed: true}",
    "  \"¬ p\": {label: in}",
    "  f(a, b):",
    "arguments:",
    "  a1: {conclusion: p, premises: [q, q]}",
    "  p: {conclusion: q}",
    "  a2: {premises: {r: p, s: p}, conclusion: f(a,b)}",
    "  a3:",
    "    conclusion: p",
    "    premises: [q, f(a,b)]",
    "    undercutter: ¬p",
    "    scheme: s1",
    "issues:",
    "  i1: {positions: [p, ¬p], standard: BRD}",
    "  i2: {positions: [p]}",
    "assumptions: [q, 1, f(a ,b)]",
    "argument_schemes:",
    "- {id: s1, weight: {constant: 0.5}}",
    "- {id: s1, weight: {criteria: {hard: [0], soft: {f: {factor: 0.4, values: {b: 1}}}}}}",
    "- {id: s1, meta: {x: 1}, weight: {preference: [{property: x, order: descending}]}}",
    "- {id: s2, premises: [X], conclusions: [q, f(X, X)], exceptions: [p], assumptions: [¬X]}",
    "- {id: a1, premises: [¬X], deletions: ['f(a,X)'], conclusions: [X]}",
    "issue_schemes: {f: ['f(X,Y)', ..., q], g: [X, ¬X]}",
    "tests: {in: [p]}",
    "language: {f/2: '%s is %v'}",
    "meta: {title: T, n: 1.50}",
    "other: [1, {a: ~}]",
];

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (text, message) in [
        ("arguments:\n  a1:\n    premises: [p]\n", "line 2, column 3: the argument \"a1\" has no conclusion"),
        ("issues:\n  i: {positions: []}", "line 2, column 3: the issue \"i\" has no positions"),
        (
            "issues:\n  i: {positions: [p], standard: MUCH}",
            "line 2, column 33: \"MUCH\" is no standard; the standards are SE, PE, CCE, BRD and DV",
        ),
        (
            "statements: [p, q]",
            "line 1, column 13: the list of statements is written as a mapping, `name: value`",
        ),
        ("statements:\n  p: P\n  p: Q\n", "line 3, column 3: \"p\" is given twice; leave one out"),
        (
            "statements:\n  f(a,b): P\n  f(a, b): Q\n",
            "line 3, column 3: the statement \"f(a,b)\" is declared twice; leave one out",
        ),
        ("statements: {p: {assumed: maybe}}", "line 1, column 27: `assumed` is true or false"),
        (
            "assumptions: [[p]]",
            "line 1, column 15: a statement is a word or a sentence, not a list or mapping",
        ),
        ("a: 1\n---\nb: 2", "line 2, column 1: a second document starts here; put each in a file of its own"),
        ("meta: &a [*a]", "line 1, column 11: this refers to something that it is itself a part of"),
        (
            "statements: {\"\": P}",
            "line 1, column 14: the key is empty; name it with a short word of its own",
        ),
        ("just words", "line 1, column 1: a Carneades file is written as a mapping, `name: value`"),
        ("? [a]\n: b", "line 1, column 3: a list or mapping stands where a name is expected"),
    ] {
        assert_eq!(carneades::read(text).unwrap_err().to_string(), message, "{text}");
    }
    let two = "arguments:\n  a: {}\n  b: {}\n";
    assert_eq!(carneades::read(two).unwrap_err().len(), 2);
    let unclosed = carneades::read("statements: {p: \"").unwrap_err();
    assert!(unclosed.iter().next().unwrap().location().is_some());
    let bytes = carneades::read_bytes(b"meta:\n  title: \xff").unwrap_err().to_string();
    assert_eq!(bytes, "line 2, column 10: a byte that is not UTF-8; save the document as UTF-8");
    let weight = |weight: &str| {
        let text = format!(
            "argument_schemes: [{{id: s, weight: {weight}}}]\narguments: {{a: {{conclusion: p, scheme: s}}}}"
        );
        carneades::case(&carneades::read(&text).unwrap().map).map_err(|error| error.to_string())
    };
    assert!(weight("{constant: 0.5}").is_ok() && weight("cumulative").is_ok());
    assert!(weight("{constant: 1e-3}").is_ok());
    assert_eq!(
        weight("{constant: nan}").unwrap_err(),
        "the strength NaN is not a degree; use a number in 0..=1"
    );
    assert_eq!(weight("{constant: 2}").unwrap_err(), "the strength 2 is not a degree; use a number in 0..=1");
    assert_eq!(weight("heavy").unwrap_err(), "\"heavy\" is no weighing function of Carneades");
}

/// Nine lines that stand for a billion, in what is kept and in what is read.
#[test]
fn aliases_do_not_multiply() {
    let mut bomb = "x0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for i in 1..10 {
        let before = format!("*a{}, ", i - 1).repeat(10);
        bomb += &format!("x{i}: &a{i} [{}]\n", before.trim_end_matches(", "));
    }
    let error = carneades::read(&bomb).unwrap_err().to_string();
    assert!(error.ends_with("aliases repeat too much; write it out"), "{error}");
    let premises = "p, ".repeat(3000);
    let mut wide = format!("x: &x [{premises}q]\narguments:\n");
    (0..3000).for_each(|i| wide += &format!("  a{i}: {{conclusion: c, premises: *x}}\n"));
    let errors = carneades::read(&wide).unwrap_err();
    assert_eq!(errors.len(), 1);
    let error = errors.to_string();
    assert!(error.ends_with("aliases repeat too much; write it out"), "{error}");
    // As a courtesy, they do work.
    let shared =
        "x: &x [p, q]\narguments: {a: {conclusion: c, premises: *x}, b: {conclusion: d, premises: *x}}";
    let map = carneades::read(shared).unwrap().map;
    assert!(map.relations().all(|id| map[id].premises().len() == 2));
}

#[test]
fn deep_nesting_is_refused() {
    for text in ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(50_000)] {
        assert!(carneades::read(&text).is_err());
    }
    let deep = |levels: usize| format!("references: {}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(carneades::read(&deep(80)).is_ok());
    assert!(carneades::read(&deep(120)).is_err());
}

#[test]
fn what_the_map_has_no_place_for_is_kept_and_told() {
    let text = "\u{feff}meta: {title: T, date: 1989-06-14}\r\nfuture: [1, 0.50, yes, ~]\r\nstatements:\r\n  p: {text: P, colour: red}\r\n\
                arguments:\r\n  a: {conclusion: p, premises: [q, q], note: hm}\r\n  p: {conclusion: q, undercutter: u}\r\n";
    let Document { map, diagnostics, .. } = carneades::read(text).unwrap();
    let found: Vec<(Outcome, &str)> =
        diagnostics.iter().map(|diagnostic| (diagnostic.outcome, diagnostic.found.as_str())).collect();
    assert_eq!(
        found,
        [
            (Outcome::Kept, "\"future\", which Carneades files do not have"),
            (Outcome::Kept, "\"colour\", which statements do not have"),
            (Outcome::Read, "the statement \"q\", which is not declared"),
            (Outcome::Kept, "\"note\", which arguments do not have"),
            (Outcome::Read, "the statement \"u\", which is not declared"),
            (Outcome::Kept, "the premise \"q\" of the argument \"a\" once more"),
            (Outcome::Read, "the argument \"p\" has no premises: a made-up one is assumed"),
        ]
    );
    let written = carneades::write(&map);
    assert_eq!(written.losses, []);
    for kept in [
        "date: \"1989-06-14\"",
        "future:",
        "colour: red",
        "note: hm",
        "- q\n      - q",
        "undercutter: u",
        "\n  p:\n    conclusion: q",
    ] {
        assert!(written.text.contains(kept), "{kept}\n{}", written.text);
    }
    assert_eq!(carneades::read(&written.text).unwrap().map, map);
}

#[test]
fn edits_are_written_and_what_is_gone_is_passed_over() {
    let text = "statements: {p: P, q: Q, r: R}\nissues: {i: {positions: [p, q]}}\nassumptions: [q, r]\n\
                arguments: {a: {conclusion: p, premises: [q]}}";
    let mut map = carneades::read(text).unwrap().map;
    map.remove(map.find("q").unwrap()).unwrap();
    let again = carneades::read(&carneades::write(&map).text).unwrap().map;
    assert_eq!(again.statements().count(), 2);
    assert_eq!(
        labels(&again, &carneades::case(&again).unwrap()),
        labels(&map, &carneades::case(&map).unwrap())
    );
}

#[test]
fn what_carneades_cannot_say_is_told() {
    let mut m = MapBuilder::new("Rain");
    m.evidence("wet", "The street is wet.").hedged("it seems");
    m.claim("rain", "It rained.");
    m.claim("truck", "The water truck came.");
    m.support("rain").with("wet").key("a");
    m.rebut("rain").with("truck").key("b");
    m.support("a").with("truck").key("backing");
    m.undercut("a").with_linked(["truck", "rain"]).key("u");
    let written = carneades::write(&m.build().unwrap());
    let losses: Vec<String> = written.losses.iter().map(ToString::to_string).collect();
    assert_eq!(
        losses,
        [
            "no place in this format for the kind of \"wet\": left out",
            "no place in this format for the hedge of \"wet\": left out",
            "no place in this format for the aim at a relation of \"backing\": left out",
            "no place in this format for the rebuttal of \"b\": written as an argument for the negation",
            "no place in this format for the aim at a relation of \"u\": written as an argument that the other does not \
             apply",
            "no place in this format for the standing without support (2 times): written as assumed",
        ]
    );
    let map = carneades::read(&written.text).unwrap().map;
    assert_eq!(map[map.find_statement("¬rain").unwrap()].text(), "¬ It rained.");
    assert_eq!(map[map.find_statement("¬app(a)").unwrap()].text(), "The argument a does not apply.");
}

#[test]
fn long_files_are_read_in_time_in_proportion() {
    let mut text = "arguments:\n".to_owned();
    (0..20_000).for_each(|i| {
        text += &format!("  a{i}: {{conclusion: p{}, premises: [p{i}], scheme: s{i}}}\n", i + 1)
    });
    text += "argument_schemes:\n";
    (0..20_000).for_each(|i| text += &format!("  - {{id: s{i}, weight: {{constant: 0.5}}}}\n"));
    let start = common::Work::start();
    let map = carneades::read(&text).unwrap().map;
    let case = carneades::case(&map).unwrap();
    let _ = carneades::write(&map);
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
    assert!(labels(&map, &case).values().all(|&status| status == Status::Out));
}

/// Found by fuzzing.
#[test]
fn nothing_in_the_place_of_a_text_or_title_comes_back() {
    for text in ["statements:\n  a: {text: null, label: in}\n", "meta: {title: null}\n", "meta: {title: 5}\n"]
    {
        let map = carneades::read(text).unwrap().map;
        let written = carneades::write(&map).text;
        assert_eq!(carneades::read(&written).map(|again| again.map), Ok(map), "{written}");
    }
}

#[test]
fn members_that_are_called_like_notes_of_the_reader_are_kept() {
    let text = "statements:\n  p:\n    given: true\n    id: other\n    text: P\n  q  r: Q\narguments:\n  a  b:\n    premises:\n      \
                - q  r\n      - q r\n    conclusion: p\n    \"'id\": 2\n    id: 1\n    repeated: often\n";
    let map = carneades::read(text).unwrap().map;
    let written = carneades::write(&map).text;
    for member in
        ["given: true", "id: other", "\n    \"'id\": 2\n", "\n    id: 1\n", "repeated: often", "\n  a  b:\n"]
    {
        assert!(written.contains(member), "{member}\n{written}");
    }
    assert_eq!(written.matches("- q  r\n").count(), 2, "the premise that comes again: {written}");
    assert_eq!(carneades::read(&written).unwrap().map, map);
}
