//! What we write, read by Argdown itself: `ARGDOWN_CORE` is the folder of an installed `@argdown/core`.

use crate::article;
use crate::common::{self, hostile_key, hostile_text, map};
use crate::listing::{errors, expected, listing};
use argument_map::ArgumentMap;
use argument_map::format::argdown::{self, Reader};
use argument_map::format::{aif, kialo};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The listings of several documents, by one run of the tool.
fn listed_by_core(core: &Path, tool: &Path, texts: &[String]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let files: Vec<_> = (0..texts.len()).map(|n| folder.join(format!("written-{n}.argdown"))).collect();
    files.iter().zip(texts).for_each(|(file, text)| fs::write(file, text).unwrap());
    let output =
        Command::new("node").arg(tool).arg("--text").arg("--core").arg(core).args(&files).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all = String::from_utf8(output.stdout).unwrap();
    let all = format!("\n{all}");
    all.split("\n# mode ").skip(1).map(|listing| format!("# mode {listing}")).collect()
}

/// Maps that came from files of other formats, and from Argdown itself.
fn maps_of(corpora: &Path) -> Vec<ArgumentMap> {
    type Read = fn(&str) -> Option<ArgumentMap>;
    let argdown: Read = |text| argdown::read(text).ok().map(|document| document.map);
    let formats: [(&str, Read); 5] = [
        ("aif/us2016", |text| aif::read(text).ok().map(|document| document.map)),
        ("kialo", |text| kialo::read(text).ok().map(|document| document.map)),
        ("aif/microtexts", |text| aif::read(text).ok().map(|document| document.map)),
        ("argdown/docs/spec-strings", argdown),
        ("argdown/docs/md-fences", argdown),
    ];
    let mut maps = Vec::new();
    for (folder, read) in formats {
        let mut files: Vec<_> =
            fs::read_dir(corpora.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
        // To Argdown, a document with nothing in it is an error.
        let some = |map: &ArgumentMap| map.statements().next().is_some();
        maps.extend(texts.filter_map(|text| read(&text)).filter(some).take(60));
    }
    maps
}

#[test]
fn argdown_reads_what_we_write() {
    let name = "argdown::argdown_reads_what_we_write";
    let Some(core) = std::env::var_os("ARGDOWN_CORE") else {
        return common::skipped(name, "ARGDOWN_CORE names no installed @argdown/core");
    };
    let Some(corpora) = common::corpora(name) else { return };
    let tool = corpora.join("argdown/tools/argdown-dump.mjs");
    let mut runner = TestRunner::deterministic();
    let mut maps: Vec<ArgumentMap> = vec![article::map().unwrap()];
    maps.extend(maps_of(&corpora));
    for n in 0..200 {
        let made = if n % 2 == 0 {
            map("[a-f]{1,2}", "[A-Z][a-z ]{0,9}[.]".boxed()).new_tree(&mut runner).unwrap().current()
        } else {
            map(hostile_key(), hostile_text()).new_tree(&mut runner).unwrap().current()
        };
        maps.push(made);
    }
    let texts: Vec<String> = maps.iter().map(|map| argdown::write(map).text).collect();
    let listings = listed_by_core(Path::new(&core), &tool, &texts);
    assert_eq!(listings.len(), texts.len());
    for (text, theirs) in texts.iter().zip(listings) {
        assert_eq!(errors(&theirs), 0, "{theirs}\n{text}");
        let (outline, _) = Reader::new().outline(text);
        let (ours, theirs) = (listing(&outline), expected(&theirs));
        let missing: Vec<_> = theirs.iter().filter(|line| !ours.contains(line)).collect();
        let added: Vec<_> = ours.iter().filter(|line| !theirs.contains(line)).collect();
        assert!(ours == theirs, "Argdown alone: {missing:#?}\nwe alone: {added:#?}\n{text}");
    }
}
