//! The shorter examples, run as programs: what each says it does.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use common::run;
use std::path::{Path, PathBuf};

/// An empty folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_debate_is_judged_again_after_each_edit() {
    let Some(program) = common::example("debate", "a_debate_is_judged_again_after_each_edit") else { return };
    let (code, said, _) = run(&program, &[], "");
    assert_eq!(code, 0);
    let changes = said.lines().filter(|line| line.contains("The square should be closed"));
    let words: Vec<&str> = changes.map(|line| line.trim().split(':').next().unwrap()).collect();
    assert_eq!(words[..2], ["was in, is out", "was out, is in"], "{said}");
}

#[test]
fn a_table_becomes_a_map() {
    let Some(program) = common::example("spreadsheet", "a_table_becomes_a_map") else { return };
    let folder = folder("spreadsheet");
    let (table, page) = (folder.join("table.tsv"), folder.join("page.html"));
    std::fs::write(
        &table,
        "name\tside\ton\twho\ttext\na\t\t\t\tIt rained.\nb\tagainst\ta\tMe\tIt did <not>.\n",
    )
    .unwrap();
    let paths = [table.to_str().unwrap(), page.to_str().unwrap()];
    let (code, _, complaints) = run(&program, &paths, "");
    assert_eq!(code, 0, "{complaints}");
    let page = std::fs::read_to_string(&page).unwrap();
    assert!(page.contains("It rained.") && page.contains("&lt;not&gt;") && !page.contains("<not>"));

    std::fs::write(&table, "name\tside\ton\twho\ttext\nb\tagainst\ta\t\tIt did not.\n").unwrap();
    let (code, _, complaints) = run(&program, &paths, "");
    assert!(code == 1 && complaints.contains("\"a\""), "{complaints}");
    std::fs::write(&table, "name\tside\ton\twho\ttext\na\t\t\t\tA.\n\nb\tfro\ta\t\tB.\n").unwrap();
    let (code, _, complaints) = run(&program, &paths, "");
    assert!(code == 1 && complaints.contains("line 4: neither `for` nor `against` but"), "{complaints}");
}

#[test]
fn the_verdict_of_a_court_turns_on_its_standard() {
    let Some(program) = common::example("court", "the_verdict_of_a_court_turns_on_its_standard") else {
        return;
    };
    let (code, said, _) = run(&program, &[], "");
    assert_eq!(code, 0);
    let rulings: Vec<&str> = said.lines().filter(|line| line.contains("beyond reasonable doubt")).collect();
    assert!(
        rulings.len() == 2 && rulings[0].contains("proven") && rulings[1].contains("too close"),
        "{said}"
    );
}

#[test]
fn a_folder_is_linted() {
    let Some(program) = common::example("lint", "a_folder_is_linted") else { return };
    let folder = folder("lint");
    std::fs::create_dir(folder.join("deeper")).unwrap();
    let path = folder.to_str().unwrap();
    let good = "[Rain]: It rained.\n  + [Wet]: The street is wet.\n";
    std::fs::write(folder.join("good.argdown"), good).unwrap();
    std::fs::write(folder.join("deeper/notes.txt"), "{").unwrap();
    let (code, said, _) = run(&program, &[path], "");
    assert_eq!((code, said.as_str()), (0, ""));
    let (code, said, _) = run(&program, &[path, "--notes"], "");
    assert!(
        code == 0 && said.contains("note: nothing supports the claim \"Wet\" [unsupported-claim]"),
        "{said}"
    );
    let (_, said, _) = run(&program, &[path, "--notes", "--allow", "unsupported-claim"], "");
    assert!(!said.contains("unsupported-claim"), "{said}");

    std::fs::write(folder.join("deeper/broken.json"), "{").unwrap();
    let (code, said, _) = run(&program, &[path], "");
    assert!(code == 1 && said.contains("broken.json: error: line 1"), "{said}");
    assert_eq!(run(&program, &[path, "--allow", "no-such-rule"], "").0, 2);
}

#[test]
fn a_corpus_is_counted_and_annotators_compared() {
    let Some(program) = common::example("corpus", "a_corpus_is_counted_and_annotators_compared") else {
        return;
    };
    let (one, other) = (folder("annotator-one"), folder("annotator-two"));
    let map = "[Rain]: It rained.\n  + [Wet]: The street is wet.\n  + [Dark]: It was dark.\n";
    std::fs::write(one.join("text.argdown"), map).unwrap();
    let (one, second) = (one.to_str().unwrap(), other.join("text.argdown"));
    let (code, said, _) = run(&program, &[one], "");
    assert!(code == 0 && said.contains("text.argdown\t3\t0\t2\t0\t0\t0\t1\t0\n"), "{said}");
    std::fs::write(other.join("more.argdown"), "[A]: a\n  - [B]: b\n").unwrap();
    std::fs::write(other.join("text.argdown"), map).unwrap();
    let (_, said, _) = run(&program, &[other.to_str().unwrap()], "");
    assert!(said.ends_with("\nall together\t5\t0\t2\t1\t0\t0\t1\t0\n"), "{said}");

    let compared = |text: &str| {
        std::fs::write(&second, text).unwrap();
        run(&program, &[one, other.to_str().unwrap()], "").1
    };
    assert!(compared(map).contains("text.argdown\t1.000\t1.000\t1.000\t1.000\n"));
    // Of six ordered pairs, five are alike: p₀ = 5/6 and pₑ = 4/6·4/6 + 2/6·1/6 = 1/2 for the pairs (none, support,
    // attack) = (4, 2, 0) and (4, 1, 1), so that kappa is 2/3.
    let said = compared(&map.replace("+ [Dark]", "- [Dark]"));
    assert!(said.contains("text.argdown\t1.000\t0.667\t"), "{said}");
    std::fs::remove_file(&second).unwrap();
    assert_eq!(run(&program, &[one, other.to_str().unwrap()], "").0, 1, "there is nothing to compare");
}
