//! Which room may name which, checked by reading the `crate::` paths of every file.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may name. A new room is entered here or the test fails.
const ARROWS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("scheme", &[]),
    ("map", &["error", "scheme"]),
    ("builder", &["error", "map"]),
    ("query", &["map"]),
    ("check", &["error", "map", "query", "scheme"]),
    ("compare", &["error", "map", "query"]),
    ("toulmin", &["error", "map", "query"]),
    ("semantics", &["error", "map", "query"]),
    ("format", &["error", "map", "builder", "semantics"]),
    ("draw", &["map", "query", "semantics"]),
    // Pages only: it names the others in its text, never in code.
    ("guide", &[]),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file without its comments and its unit tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn rooms_name_only_the_rooms_they_may() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&source, &mut found);
    assert!(found.len() > 20, "the files of src are read");
    let mut wrong = Vec::new();
    for path in found.iter().filter(|path| !path.ends_with("lib.rs")) {
        let first = path.strip_prefix(&source).unwrap().components().next().unwrap();
        let room = first.as_os_str().to_str().unwrap().trim_end_matches(".rs");
        let Some((_, may)) = ARROWS.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{}: the room `{room}` is not listed", path.display()));
            continue;
        };
        for used in code(path).split("crate::").skip(1) {
            let named: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if named != room && !may.contains(&named.as_str()) {
                wrong.push(format!("{}: `{room}` may not name `crate::{named}`", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_listed_room_exists() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (room, _) in ARROWS {
        assert!(source.join(format!("{room}.rs")).is_file(), "{room}.rs");
    }
}

#[test]
fn files_are_short() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&source, &mut found);
    let long: BTreeSet<String> = found
        .iter()
        .filter_map(|path| {
            let lines = code(path).lines().filter(|line| !line.trim().is_empty()).count();
            (lines > 400).then(|| format!("{}: {lines} lines of code", path.display()))
        })
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

/// Abstract frameworks and networks know no map; only the translations do.
#[test]
fn abstract_semantics_know_no_map() {
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/semantics");
    let mut found = Vec::new();
    files(&room, &mut found);
    let is_abstract = |path: &&PathBuf| {
        let inside = path.strip_prefix(&room).unwrap().to_str().unwrap().replace('\\', "/");
        let rooms = ["framework", "labelling", "grounded", "name", "search", "gradual"];
        let room = inside.split(['/', '.']).next().unwrap();
        rooms.contains(&room) && inside != "gradual/from_map.rs"
    };
    let looked_at: Vec<&PathBuf> = found.iter().filter(is_abstract).collect();
    assert!(looked_at.len() > 20, "the files are read");
    let wrong: Vec<_> = looked_at.into_iter().filter(|path| code(path).contains("crate::map")).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
