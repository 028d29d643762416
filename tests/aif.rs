//! AIF: lossless over the corpora, views of the dialogue, edits, and bad input.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

mod common;

use argument_map::format::aif::{self, Dialect};
use argument_map::format::{Feature, Outcome};
use argument_map::{ArgumentMap, AttackKind, Family, Location, Relation, Statement};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.to_string_lossy().contains(".json") {
            found.push(path);
        }
    }
}

/// Every AIF file of the corpora, with its text.
fn corpus(test: &str) -> Option<Vec<(PathBuf, String)>> {
    let corpora = common::corpora(test)?;
    let mut found = Vec::new();
    for folder in ["aif", "xaif"] {
        files(&corpora.join(folder), &mut found);
    }
    found.retain(|path| !path.ends_with("microtexts-aif2arggraph-map.json"));
    found.sort();
    assert!(found.len() > 100, "the corpora hold AIF files");
    Some(found.into_iter().map(|path| (path.clone(), std::fs::read_to_string(&path).unwrap())).collect())
}

/// JSON as a lenient reader takes it: control characters in strings stand for themselves.
fn lenient(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| {
        let mut in_string = false;
        let mut escaped = false;
        let mut mended = String::new();
        for c in text.chars() {
            if in_string && c < ' ' {
                mended += &format!("\\u{:04x}", c as u32);
                continue;
            }
            in_string ^= c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            mended.push(c);
        }
        serde_json::from_str(&mended).unwrap()
    })
}

#[test]
fn every_file_is_written_as_it_was_read() {
    let Some(corpus) = corpus("every_file_is_written_as_it_was_read") else { return };
    for (path, text) in corpus {
        let document = aif::read(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let written = aif::write(&document.map);
        assert_eq!(written.losses, [], "{}", path.display());
        let again: Value = serde_json::from_str(&written.text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert!(again == lenient(&text), "{}", path.display());
    }
}
