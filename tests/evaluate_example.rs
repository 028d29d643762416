//! The example `evaluate`, run as a program on the map of the article.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use common::run;
use std::path::Path;

const ARTICLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/article.v1.json");

#[test]
fn a_line_for_each_statement_in_the_order_of_the_map() {
    let Some(program) = common::example("evaluate", "a_line_for_each_statement_in_the_order_of_the_map")
    else {
        return;
    };
    let evaluate = |arguments: &[&str]| run(&program, &[&[ARTICLE], arguments].concat(), "");
    let map = argument_map::format::json::read(&std::fs::read_to_string(ARTICLE).unwrap()).unwrap();
    let keys: Vec<&str> = map.statements().map(|id| map.key(id)).collect();

    let (code, labels, complaints) = evaluate(&[]);
    assert_eq!((code, complaints.as_str()), (0, ""));
    let lines: Vec<(&str, &str)> = labels.lines().map(|line| line.split_once('\t').unwrap()).collect();
    assert_eq!(lines.iter().map(|&(_, key)| key).collect::<Vec<_>>(), keys);
    for expected in [("in", "diplomacy"), ("out", "sanctions-free-prisoners"), ("undecided", "over-1300")] {
        assert!(lines.contains(&expected), "{expected:?}");
    }
    assert_eq!(evaluate(&["--semantics", "PR"]).1, labels, "nothing in the article hangs in the balance");
    assert_eq!(evaluate(&["--semantics", "PR", "--limit", "600"]).1, labels);
    assert_eq!(evaluate(&["--limit", "soon"]).0, 2);
    let (code, labelled, complaints) = evaluate(&["--semantics", "naive", "--limit", "0"]);
    assert_eq!((code, labelled.as_str()), (1, ""), "a limit is kept");
    assert!(complaints.starts_with("stopped after 0"), "{complaints}");
    assert!(evaluate(&["--viewpoint", "opposition"]).1.contains("undecided\tno-evidence\n"));

    let (code, numbers, _) = evaluate(&["--semantics", "df-quad"]);
    assert_eq!(code, 0);
    let number =
        |line: &str| line.split_once('\t').map(|(number, key)| (number.parse().unwrap(), key.to_owned()));
    let numbers: Vec<(f64, String)> = numbers.lines().filter_map(number).collect();
    assert_eq!(numbers.iter().map(|(_, key)| key.as_str()).collect::<Vec<_>>(), keys);
    assert!(numbers.iter().all(|(number, _)| (0.0..=1.0).contains(number)));
    let of = |key: &str| numbers.iter().find(|(_, other)| other == key).unwrap().0;
    assert!(of("no-evidence") > 0.9 && of("sanctions-free-prisoners") < 0.5);

    let (code, changes, _) =
        evaluate(&["--drop", "no-evidence", "--drop", "fallacy", "--grant", "pardons-forced"]);
    assert_eq!(code, 0);
    assert!(
        changes.contains("out\tin\tsanctions-free-prisoners\n")
            && changes.contains("out\tin\tpardons-forced\n")
    );

    let (code, changes, _) = evaluate(&["--instead", "opposition"]);
    assert!(code == 0 && changes.contains("in\tundecided\tno-evidence\n"), "{changes}");
    // Of two words on the same statement the last counts, and what changes nothing prints nothing.
    assert_eq!(evaluate(&["--drop", "diplomacy", "--grant", "diplomacy"]).1, "");
    assert!(evaluate(&["--grant", "diplomacy", "--drop", "diplomacy"]).1.contains("in\tout\tdiplomacy\n"));
    // Read as evidence, premises fall with what they support; a concession ignored defeats nobody.
    assert!(evaluate(&["--reading", "evidential"]).1.contains("out\tover-1300\n"));
    let two = |words: &[&str]| run(&program, &[&["-"], words].concat(), "[a]: A.\n  - [b]: B.\n").1;
    assert_eq!(two(&[]), "out\ta\nin\tb\n");
    assert_eq!(two(&["--reading", "mutual"]), "undecided\ta\nin\tb\n", "A strikes back at the objection");
    // By DF-QuAD 0.5 - 0.5 * 0.5, and 0.5 without what attacks it.
    assert!(two(&["--semantics", "df-quad"]).starts_with("0.25\ta\n"));
    let contributions = two(&["--semantics", "df-quad", "--why", "a", "--why", "b"]);
    assert!(
        contributions.starts_with("-0.25\tb\n-0.25\t") && contributions.ends_with("\n\n"),
        "{contributions}"
    );

    let (code, why, _) = evaluate(&["--why", "over-1300", "--why", "diplomacy"]);
    assert_eq!(code, 0);
    assert!(
        why.contains("because it is only attributed to European Union")
            && why.contains("Accepted: “The West")
    );
    // A reason is given under what is supposed.
    let (code, why, _) = evaluate(&["--grant", "over-1300", "--why", "over-1300"]);
    assert_eq!(code, 0);
    assert!(why.starts_with("Accepted") && why.contains("because it is supposed to stand"), "{why}");
    let (code, sets, complaints) = evaluate(&["--flip", "noteworthy", "--flip", "sanctions-free-prisoners"]);
    assert_eq!((code, sets.as_str()), (0, "-at-least-115\t-decree\n-at-least-115\t-first-in-four-years\n"));
    assert_eq!(
        complaints,
        "no set of up to 3 suppositions about what nothing supports makes \"sanctions-free-prisoners\" in\n"
    );
    let (code, help, _) = evaluate(&["--help"]);
    assert!(code == 0 && help.starts_with("usage: evaluate FILE"));
    for option in help.lines().next().unwrap().split('[').filter_map(|word| word.split([' ', ']']).next()) {
        assert!(!option.starts_with("--") || help.contains(&format!("\n  {option} ")), "{option}");
    }
    assert_eq!(evaluate(&["--semantics", "DF-QuAD"]).1, evaluate(&["--semantics", "df-quad"]).1);
}

#[test]
fn carneades_judges_with_what_rules_derive() {
    let Some(program) = common::example("evaluate", "carneades_judges_with_what_rules_derive") else {
        return;
    };
    let file = "argument_schemes: [{id: s, premises: [bird(X)], exceptions: [penguin(X)], conclusions: [flies(X)]}]\n\
                assumptions: [bird(tweety), bird(opus), penguin(opus)]\n";
    let (code, labels, complaints) = run(&program, &["-", "--semantics", "carneades"], file);
    assert_eq!(code, 0, "{complaints}");
    for line in ["in\tflies(tweety)", "out\tflies(opus)", "in\tpenguin(opus)", "out\tpenguin(tweety)"] {
        assert!(labels.lines().any(|other| other == line), "{line}\n{labels}");
    }
    assert_eq!(run(&program, &["-", "--semantics", "carneades", "--why", "bird(opus)"], file).0, 1);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let Some(program) = common::example("evaluate", "what_makes_no_sense_is_refused") else { return };
    let evaluate = |arguments: &[&str], input: &str| run(&program, arguments, input);
    for usage in [&[][..], &["a", "b"], &["a", "--semantics"], &["a", "--frobnicate"]] {
        assert_eq!(evaluate(usage, "").0, 2, "{usage:?}");
    }
    let complaint = |arguments: &[&str], input: &str| {
        let (code, output, complaint) = evaluate(arguments, input);
        assert_eq!((code, output.as_str()), (1, ""), "{arguments:?}");
        complaint
    };
    assert!(complaint(&[ARTICLE, "--viewpoint", "nobody"], "").contains("no voice has the key \"nobody\""));
    let names = complaint(&[ARTICLE, "--semantics", "best"], "");
    assert!(names.contains("no semantics is called \"best\"") && names.contains("mlp-based"), "{names}");
    let refused = complaint(&[ARTICLE, "--semantics", "max-based"], "");
    assert!(refused.contains("weighs attacks only") && refused.starts_with("\"diplomacy\": "), "{refused}");
    assert!(complaint(&[ARTICLE, "--why", "nothing"], "").contains("has the key \"nothing\""));
    let read = complaint(&[ARTICLE, "--reading", "mutal"], "");
    assert!(read.contains("no reading is called \"mutal\"") && read.contains("mutual"), "{read}");
    let broken = complaint(&["-"], "{");
    assert!(broken.starts_with("-: ") && broken.contains("line 1"), "{broken}");
    let missing = Path::new(ARTICLE).with_file_name("no-such-file");
    assert!(complaint(&[missing.to_str().unwrap()], "").contains("no-such-file"));
}
