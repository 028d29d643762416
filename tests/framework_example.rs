//! The example `framework`, run as a program: what it prints, to the letter.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use common::run;
use std::path::PathBuf;

/// 1 and 2 attack each other, both attack 3, 3 attacks 4; 5 attacks itself.
const AF: &str = "p af 5\n1 2\n2 1\n1 3\n2 3\n3 4\n5 5\n";
const APX: &str = "arg(a).\narg(b).\natt(a,b).\n";

fn program(test: &str) -> Option<PathBuf> {
    common::example("framework", test)
}

#[test]
fn every_task_prints_what_the_competition_asks_for() {
    let Some(program) = program("every_task_prints_what_the_competition_asks_for") else { return };
    let cases: [(&[&str], &str); 17] = [
        (&["SE-GR"], "w\n"),
        (&["SE-ID"], "w\n"),
        (&["SE-ST"], "NO\n"),
        (&["EE-GR"], "w\n"),
        (&["CE-CO"], "3\n"),
        (&["CE-PR"], "2\n"),
        (&["CE-ST"], "0\n"),
        (&["EE-ST"], "NO\n"),
        (&["DC-PR", "-a", "1"], "YES\nw 1 4\n"),
        (&["DC-PR", "-a", "3"], "NO\n"),
        (&["DC-CO", "-a", "5"], "NO\n"),
        (&["DC-ST", "-a", "1"], "NO\n"),
        (&["DS-PR", "-a", "4"], "YES\n"),
        (&["DS-PR", "-a", "1"], "NO\nw 2 4\n"),
        (&["DS-CO", "-a", "4"], "NO\nw\n"),
        (&["DS-GR", "-a", "4"], "NO\nw\n"),
        (&["DS-ST", "-a", "3"], "YES\n"),
    ];
    for (task, expected) in cases {
        let arguments = [&task[..1], &["-"], &task[1..]].concat();
        assert_eq!(run(&program, &arguments, AF), (0, expected.to_owned(), String::new()), "{task:?}");
    }
    for (task, mut expected) in [
        ("EE-PR", vec!["w 1 4", "w 2 4"]),
        ("EE-SST", vec!["w 1 4", "w 2 4"]),
        ("EE-STG", vec!["w 1 4", "w 2 4"]),
        ("EE-NA", vec!["w 1 4", "w 2 4", "w 3"]),
        ("EE-AD", vec!["w", "w 1", "w 1 4", "w 2", "w 2 4"]),
    ] {
        let (status, output, _) = run(&program, &[task, "-"], AF);
        let mut lines: Vec<&str> = output.lines().collect();
        lines.sort_unstable();
        expected.sort_unstable();
        assert_eq!((status, lines), (0, expected), "{task}");
    }
}

#[test]
fn more_extensions_than_can_be_counted_get_no_number() {
    let Some(program) = program("more_extensions_than_can_be_counted_get_no_number") else { return };
    let pairs = |n: u32| {
        let attacks = (1..=n).map(|i| format!("{} {}\n{} {}\n", 2 * i - 1, 2 * i, 2 * i, 2 * i - 1));
        format!("p af {}\n{}", 2 * n, attacks.collect::<String>())
    };
    let exact = format!("{}\n", 1_u128 << 127);
    assert_eq!(run(&program, &["CE-PR", "-"], &pairs(127)), (0, exact, String::new()));
    let reason = format!("there are {} extensions or more\n", u128::MAX);
    assert_eq!(run(&program, &["CE-PR", "-"], &pairs(128)), (1, "UNKNOWN\n".to_owned(), reason));
}

#[test]
fn arguments_with_names_are_printed_by_name() {
    let Some(program) = program("arguments_with_names_are_printed_by_name") else { return };
    assert_eq!(run(&program, &["SE-PR", "-"], APX).1, "w a\n");
    assert_eq!(run(&program, &["DC-PR", "-", "-a", "a"], "a\nb\n#\na b\n").1, "YES\nw a\n");
}

#[test]
fn a_file_that_cannot_be_read_is_told_with_its_line() {
    let Some(program) = program("a_file_that_cannot_be_read_is_told_with_its_line") else { return };
    let (status, output, message) = run(&program, &["SE-GR", "-"], "p af 2\n1 5\n");
    assert_eq!((status, output.as_str()), (1, ""));
    assert!(message.contains("line 2, column 3: there is no argument 5"), "{message}");
    let (status, _, message) = run(&program, &["SE-GR", "no-such-file.af"], "");
    assert!(status == 1 && message.starts_with("no-such-file.af: "), "{message}");
    let (status, output, message) = run(&program, &["SE-GR", "-"], "p af 1\n\n");
    assert_eq!((status, output.as_str(), message.as_str()), (0, "w 1\n", "-: line 2: a blank line\n"));
}

#[test]
fn a_call_that_makes_no_sense_is_refused() {
    let Some(program) = program("a_call_that_makes_no_sense_is_refused") else { return };
    for arguments in [
        &[][..],
        &["SE-GR"],
        &["SE-XY", "-"],
        &["XY-GR", "-"],
        &["DC-GR", "-"],
        &["SE-GR", "-", "-a", "1"],
        &["DC-GR", "-", "-a"],
        &["DC-GR", "-", "-a", "6"],
        &["SE-GR", "-", "--limit", "-1"],
        &["SE-GR", "-", "--verbose"],
    ] {
        let (status, output, message) = run(&program, arguments, AF);
        assert!(status == 2 && output.is_empty() && !message.is_empty(), "{arguments:?}: {status} {message}");
    }
}

#[test]
fn what_takes_too_long_is_unknown() {
    let Some(program) = program("what_takes_too_long_is_unknown") else { return };
    // Two to the power of forty preferred extensions cannot be listed.
    let text: String = (0..40).map(|n| format!("{0} {1}\n{1} {0}\n", 2 * n + 1, 2 * n + 2)).collect();
    let (status, output, _) = run(&program, &["EE-PR", "-", "--limit", "0.1"], &format!("p af 80\n{text}"));
    assert_eq!(status, 1);
    assert!(output.starts_with("w ") && output.ends_with("\nUNKNOWN\n"));
}
