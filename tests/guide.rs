//! The links into the glossary lead to entries that are there, each once.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// The anchors that rustdoc makes of headings.
fn entries(glossary: &str) -> Vec<String> {
    let headings = glossary.lines().filter_map(|line| line.strip_prefix("//! #"));
    headings.map(|text| text.trim_start_matches('#').trim().to_lowercase().replace(' ', "-")).collect()
}

#[test]
fn links_to_words_lead_to_entries() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let glossary = fs::read_to_string(source.join("guide/words.rs")).unwrap();
    let entries = entries(&glossary);
    for (number, entry) in entries.iter().enumerate() {
        assert!(!entries.iter().skip(number + 1).any(|other| other == entry), "`{entry}` stands twice");
    }

    let mut found = Vec::new();
    files(&source, &mut found);
    let (mut links, mut broken) = (0, Vec::new());
    for path in found.iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs")) {
        let text = fs::read_to_string(path).unwrap();
        let start = if path.ends_with("words.rs") { "](#" } else { "words#" };
        for link in text.split(start).skip(1) {
            let anchor = link.split(')').next().unwrap();
            links += 1;
            if !entries.iter().any(|entry| entry == anchor) {
                broken.push(format!("{}: {anchor}", path.display()));
            }
        }
    }
    assert!(links > 40, "the links are found: {links}");
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
