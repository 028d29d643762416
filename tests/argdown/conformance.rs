//! The documents of the corpus against what Argdown itself makes of them.

use crate::common;
use crate::listing::{errors, expected, listing};
use argument_map::format::Diagnostic;
use argument_map::format::argdown::{self, Mode, Outline, Reader};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

const ELSEWHERE: &str = "a file that it includes is not in the corpus";
const EXPLODED: &str = "we do not rewrite arguments into one for each inference";

#[test]
fn listings() {
    let Some(corpora) = common::corpora("argdown::listings") else { return };
    let (docs, expect) = (corpora.join("argdown/docs"), corpora.join("argdown/expected"));
    let mut documents = Vec::new();
    files(&docs, &mut documents);
    let (mut same, mut explained, mut report) = (0, BTreeMap::new(), String::new());
    for document in documents {
        let name = document.strip_prefix(&docs).unwrap().with_extension("");
        for (suffix, mode) in [("listing.txt", None), ("strict.listing.txt", Some(Mode::Strict))] {
            let expected_text = expect.join(format!("{}.{suffix}", name.display()));
            let Ok(expected_text) = fs::read_to_string(expected_text) else { continue };
            let text = fs::read_to_string(&document).unwrap();
            let folder = document.parent().unwrap().to_owned();
            let mut reader = Reader::new().include(move |path, _| {
                let text = fs::read_to_string(folder.join(path)).map_err(|error| error.to_string())?;
                Ok((path.to_owned(), text))
            });
            if let Some(mode) = mode {
                reader = reader.mode(mode);
            }
            let (outline, diagnostics) = reader.outline(&text);
            let (ours, theirs) = (listing(&outline), expected(&expected_text));
            if ours == theirs {
                same += 1;
            } else if let Some(reason) = reason(&text, errors(&expected_text), &diagnostics) {
                let same_text = ![ELSEWHERE, EXPLODED].contains(&reason);
                let gone = if same_text { lost(&theirs, &ours, &outline) } else { Vec::new() };
                assert!(gone.is_empty(), "{}: {reason}, but {gone:?} are lost", name.display());
                *explained.entry(reason).or_insert(0) += 1;
            } else {
                report += &format!("{} {suffix}\n", name.display());
                let missing =
                    theirs.iter().filter(|line| !ours.contains(line)).map(|line| format!("  - {line}\n"));
                let added =
                    ours.iter().filter(|line| !theirs.contains(line)).map(|line| format!("  + {line}\n"));
                report.extend(missing.chain(added));
            }
        }
    }
    println!("{same} alike; {explained:?}");
    assert!(report.is_empty(), "{same} alike; {explained:?}; else:\n{report}");
    assert!(same > explained.values().sum::<usize>() * 5, "{same} alike; {explained:?}");
}

/// Why a document may be read otherwise than Argdown reads it. Differences that concern no document of the
/// corpus are tested one by one in `differences.rs`.
fn reason(text: &str, errors: usize, diagnostics: &[Diagnostic]) -> Option<&'static str> {
    let said = |what: &str| diagnostics.iter().any(|diagnostic| diagnostic.found.contains(what));
    if said("could not be included") {
        Some(ELSEWHERE)
    } else if errors > 0 && !diagnostics.is_empty() {
        Some("Argdown drops what stands around an error; we keep it")
    } else if said("is not YAML") {
        Some("Argdown stops where data are not YAML; we go on")
    } else if text.contains("explodeArguments: true") {
        Some(EXPLODED)
    } else {
        None
    }
}

/// What Argdown found, and we did not: words, titles, relations. Where a document is read otherwise on purpose,
/// there is more in our listing than in Argdown's, and nothing less.
fn lost(theirs: &[String], ours: &[String], outline: &Outline) -> Vec<String> {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.chars().count() > 1).map(str::to_owned).collect()
    };
    let headings = outline.sections.iter().flat_map(|section| words(&section.title));
    let known: BTreeSet<String> = ours.iter().flat_map(|line| words(line)).chain(headings).collect();
    let anonymous = |line: &String| {
        let numbered = |part: &str| part.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
        line.split("Untitled ").map(numbered).collect::<Vec<_>>().join("Untitled")
    };
    let links: BTreeSet<String> = ours.iter().map(anonymous).collect();
    // An undercut goes to another inference with us: see `differences.rs`.
    let gone = |line: &&String| {
        line.starts_with("R ") && !line.contains(" undercut ") && !links.contains(&anonymous(line))
    };
    let said = theirs.iter().skip(1).filter(|line| !line.starts_with("R "));
    // Roles are Argdown's words, titles without a name are numbered otherwise.
    let said = said.flat_map(|line| words(line.split_once(": ").map_or(line.as_str(), |(_, text)| text)));
    let said = said.filter(|word| !known.contains(word) && !word.bytes().all(|c| c.is_ascii_digit()));
    theirs.iter().filter(gone).cloned().chain(said).collect()
}

#[test]
fn documents_come_back() {
    let Some(corpora) = common::corpora("argdown::documents_come_back") else { return };
    let mut documents = Vec::new();
    files(&corpora.join("argdown/docs"), &mut documents);
    assert!(documents.len() > 100);
    for document in documents {
        let text = fs::read_to_string(&document).unwrap();
        let map = argdown::read(&text).unwrap().map;
        let written = argdown::write(&map);
        let again = argdown::read(&written.text).unwrap();
        assert!(again.map == map, "{}: {}", document.display(), written.text);
        let unclear = again.diagnostics.iter().filter(|said| {
            !["include", "mention", "an undercut of a statement"].iter().any(|of| said.found.contains(of))
        });
        let unclear: Vec<_> = unclear.collect();
        assert!(unclear.is_empty(), "{}: {unclear:?}\n{}", document.display(), written.text);
    }
}
