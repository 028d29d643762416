//! The documents of the corpus against what Argdown itself makes of them.

use crate::common;
use crate::listing::{errors, expected, listing};
use argument_map::format::argdown::{Mode, Reader};
use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

#[test]
fn listings() {
    let Some(corpora) = common::corpora("argdown::listings") else { return };
    let (docs, expect) = (corpora.join("argdown/docs"), corpora.join("argdown/expected"));
    let mut documents = Vec::new();
    files(&docs, &mut documents);
    let (mut same, mut differ, mut report) = (0, 0, String::new());
    for document in documents {
        let name = document.strip_prefix(&docs).unwrap().with_extension("");
        for (suffix, mode) in [("listing.txt", None), ("strict.listing.txt", Some(Mode::Strict))] {
            let Ok(expected_text) = fs::read_to_string(expect.join(format!("{}.{suffix}", name.display()))) else { continue };
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
                continue;
            }
            differ += 1;
            report += &format!("=== {} {suffix}: {} errors\n", name.display(), errors(&expected_text));
            for line in theirs.iter().filter(|line| !ours.contains(line)) {
                report += &format!("  - {line}\n");
            }
            for line in ours.iter().filter(|line| !theirs.contains(line)) {
                report += &format!("  + {line}\n");
            }
            for diagnostic in diagnostics.iter().take(5) {
                report += &format!("  ! {diagnostic}\n");
            }
        }
    }
    println!("{same} alike, {differ} differ\n{report}");
}
