//! The example `convert`, run as a program.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::format::{self, Format, json};
use common::run;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const ARTICLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/article.v1.json");
const PLAIN: &str = "[Rain]: It rained.\n  + [Wet]: The street is wet.\n    - [Truck]: A truck came by.\n";

fn program(test: &str) -> Option<PathBuf> {
    common::example("convert", test)
}

/// A folder of this test's own, empty.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn every_format_becomes_every_format() {
    let Some(program) = program("every_format_becomes_every_format") else { return };
    let folder = folder("every_format_becomes_every_format");
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let map = json::read(&fs::read_to_string(ARTICLE).unwrap()).unwrap();
    let formats: Vec<Format> = Format::ALL.iter().copied().filter(|format| format.can_write()).collect();
    assert!(formats.len() > 9);
    for &from in &formats {
        let written = format::write(&map, from).unwrap();
        let input = file(&format!("in.{}", from.extensions()[0]));
        let (code, output, said) = run(&program, &[ARTICLE, &input], "");
        assert_eq!((code, output.as_str()), (0, ""), "{from}: {said}");
        assert!(
            said.contains("taken for an argument map (JSON), for its `format` is \"argument-map\""),
            "{said}"
        );
        assert_eq!(said.lines().count(), 1 + written.losses.len(), "{from}: {said}");
        assert_eq!(fs::read_to_string(&input).unwrap(), written.text, "{from}");
        if !from.can_read() {
            assert_eq!(run(&program, &[&input, "-", "--to", "json"], "").0, 1, "{from}");
            continue;
        }
        let document = format::read_as(written.text.as_bytes(), from).unwrap();
        for &to in &formats {
            let expected = format::write(&document.map, to).unwrap();
            let (code, output, said) = run(&program, &[&input, "-", "--to", to.name()], "");
            assert_eq!((code, output), (0, expected.text), "{from} to {to}: {said}");
            let lines = 1 + document.diagnostics.len() + expected.losses.len();
            assert_eq!(said.lines().count(), lines, "{from} to {to}: {said}");
        }
    }
    let output = file("map.dot");
    assert_eq!(run(&program, &[ARTICLE, &output], "").0, 0);
    assert_eq!(fs::read_to_string(&output).unwrap(), argument_map::draw::Dot::new(&map).to_string());
    for longer in ["map.aif.json", "map.GV"] {
        assert_eq!(run(&program, &[ARTICLE, &file(longer)], "").0, 0);
    }
    assert!(fs::read_to_string(file("map.aif.json")).unwrap().starts_with("{\"nodes\":["));
    assert!(fs::read_to_string(file("map.GV")).unwrap().starts_with("digraph"));
}

#[test]
fn a_loss_is_told_and_refused_if_asked() {
    let Some(program) = program("a_loss_is_told_and_refused_if_asked") else { return };
    let folder = folder("a_loss_is_told_and_refused_if_asked");
    let output = folder.join("map.sadface.json");
    let output = output.to_str().unwrap();
    let (code, printed, said) = run(&program, &[ARTICLE, output, "--strict"], "");
    assert_eq!((code, printed.as_str()), (3, ""), "{said}");
    assert!(
        said.contains("no place in this format for") && said.contains("--strict allows no loss"),
        "{said}"
    );
    assert!(!Path::new(output).exists(), "nothing is written");
    let (code, printed, said) = run(&program, &[ARTICLE, "-", "--to", "json", "--strict"], "");
    assert_eq!((code, said.lines().count()), (0, 1), "{said}");
    assert_eq!(printed, fs::read_to_string(ARTICLE).unwrap(), "our own form says everything");
    let lossy = "[Rain]: It rained.\n  @include(no-such-file.argdown)\n";
    assert_eq!(run(&program, &["-", "-", "--to", "json", "--from", "argdown"], lossy).0, 0);
    let (code, _, said) = run(&program, &["-", "-", "--to", "json", "--from", "argdown", "--strict"], lossy);
    assert!(code == 3 && said.contains("not in the map"), "what reading lost counts too: {code} {said}");
}

#[test]
fn standard_input_and_output() {
    let Some(program) = program("standard_input_and_output") else { return };
    let (code, output, said) = run(&program, &["-", "-", "--to", "kialo"], PLAIN);
    assert_eq!(code, 0);
    assert!(
        said.starts_with("-: taken for Argdown, for line 1 has a statement's title in brackets\n"),
        "{said}"
    );
    assert!(output.contains("\n1.1. Pro: The street is wet.\n1.1.1. Con: A truck came by.\n"), "{output}");
    let (code, again, _) = run(&program, &["-", "-", "--to", "dot"], &output);
    assert!(code == 0 && again.contains("The street is wet."));

    let mut child = Command::new(&program)
        .args([ARTICLE, "-", "--to", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        output.status.success() && !said.contains("panicked"),
        "whoever stops reading has read enough: {said}"
    );
}

#[test]
fn included_files_stand_beside_the_document() {
    let Some(program) = program("included_files_stand_beside_the_document") else { return };
    let folder = folder("included_files_stand_beside_the_document");
    fs::create_dir(folder.join("parts")).unwrap();
    fs::write(folder.join("whole.argdown"), "[Rain]: It rained.\n\n@include(parts/one.argdown)\n").unwrap();
    fs::write(folder.join("parts/one.argdown"), "[One]: First.\n\n@include(two.argdown)\n").unwrap();
    fs::write(folder.join("parts/two.argdown"), "[Two]: Second.\n\n@include(../whole.argdown)\n").unwrap();
    let (code, output, said) =
        run(&program, &[folder.join("whole.argdown").to_str().unwrap(), "-", "--to", "json"], "");
    assert_eq!(code, 0, "{said}");
    for key in ["Rain", "One", "Two"] {
        assert!(json::read(&output).unwrap().find_statement(key).is_some(), "{key}: {output}");
    }
}

#[test]
fn files_of_others_are_not_included() {
    let Some(program) = program("files_of_others_are_not_included") else { return };
    let folder = folder("files_of_others_are_not_included");
    fs::create_dir(folder.join("documents")).unwrap();
    let secret = folder.join("secret.txt");
    fs::write(&secret, "[Password]: Rosebud.\n").unwrap();
    for path in ["../secret.txt", secret.to_str().unwrap()] {
        let document = folder.join("documents/hostile.argdown");
        fs::write(&document, format!("[Rain]: It rained.\n\n@include({path})\n")).unwrap();
        let (code, output, said) = run(&program, &[document.to_str().unwrap(), "-", "--to", "json"], "");
        assert!(code == 0 && !output.contains("Rosebud"), "{path}: {output}");
        assert!(said.contains("outside of the folder of the document"), "{path}: {said}");
    }
}

/// What is not UTF-8 does not keep files from being included.
#[test]
fn documents_of_windows_include_files() {
    let Some(program) = program("documents_of_windows_include_files") else { return };
    let folder = folder("documents_of_windows_include_files");
    fs::write(folder.join("part.argdown"), "[Part]: Included.\n").unwrap();
    let text = "[Rain]: It rained.\r\n\r\n@include(part.argdown)\r\n";
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let broken = [text.as_bytes(), b"\xff\n"].concat();
    for bytes in [wide, broken] {
        let document = folder.join("windows.argdown");
        fs::write(&document, bytes).unwrap();
        let (code, output, said) = run(&program, &[document.to_str().unwrap(), "-", "--to", "json"], "");
        assert_eq!(code, 0, "{said}");
        assert!(json::read(&output).unwrap().find_statement("Part").is_some(), "{said}\n{output}");
    }
}

#[test]
fn what_cannot_be_done_is_said() {
    let Some(program) = program("what_cannot_be_done_is_said") else { return };
    for usage in [
        &[][..],
        &["a"],
        &["a", "b", "c"],
        &["a", "b.json", "--from"],
        &["a", "b.json", "--to"],
        &["a", "b.json", "--frobnicate"],
        &["a", "b.json", "--from", "rdf"],
        &["a", "-", "--to", "rdf"],
        &["a", "-"],
        &["a", "b.xml"],
        &["a", "b"],
    ] {
        let (code, output, said) = run(&program, usage, PLAIN);
        assert!(code == 2 && output.is_empty() && !said.is_empty(), "{usage:?}: {code} {said}");
    }
    let complaint = |arguments: &[&str], input: &str| {
        let (code, output, said) = run(&program, arguments, input);
        assert_eq!((code, output.as_str()), (1, ""), "{arguments:?}: {said}");
        said
    };
    assert!(complaint(&["no-such-file", "-", "--to", "json"], "").starts_with("no-such-file: "));
    assert!(complaint(&["-", "-", "--to", "json"], "").contains("the document is empty"));
    assert!(complaint(&["-", "-", "--to", "json"], "Rain.").contains("say so with --from argdown"));
    assert!(complaint(&["-", "-", "--to", "json"], "{\"AIF\": [").contains("taken for xAIF"));
    assert!(
        complaint(&["-", "-", "--to", "json", "--from", "aif"], "{\"nodes\": 3}")
            .contains("-: line 1, column 11")
    );
    assert!(complaint(&["-", "-", "--to", "json", "--from", "csv"], "").contains("written but not read"));
    assert!(complaint(&["-", "/no/such/folder/x.json"], PLAIN).contains("/no/such/folder/x.json: "));
    let picture = Path::new(env!("CARGO_TARGET_TMPDIR")).join("picture.png");
    let unbuilt = run(&program, &["-", picture.to_str().unwrap()], PLAIN);
    assert!(unbuilt.0 == 0 || unbuilt.2.contains("use --features png"), "{unbuilt:?}");
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
    found.sort();
}

/// In this process, for speed: what `convert` does with each file and every format but for the printing.
#[test]
fn every_file_of_the_corpora_becomes_every_format() {
    let Some(corpora) = common::corpora("every_file_of_the_corpora_becomes_every_format") else { return };
    let mut all = Vec::new();
    files(&corpora, &mut all);
    let (mut known, mut read) = (0, 0);
    for path in all {
        let (bytes, name) = (fs::read(&path).unwrap(), path.to_str());
        let Ok(detected) = Format::detect(&bytes, name) else { continue };
        if !detected.format.can_read() {
            continue;
        }
        known += 1;
        let document = match format::read_as(&bytes, detected.format) {
            Ok(document) => document,
            Err(errors) => panic!("{}: {errors}", path.display()),
        };
        read += 1;
        for &to in Format::ALL.iter().filter(|to| to.can_write()) {
            let written = format::write(&document.map, to).unwrap();
            let told = written.losses.iter().all(|loss| !loss.to_string().is_empty());
            // Reading all of it back would take as long again; a tenth of the files will do.
            let back =
                known % 10 > 0 || !to.can_read() || format::read_as(written.text.as_bytes(), to).is_ok();
            assert!(told && back, "{}: {to}", path.display());
        }
    }
    assert!(known > 1200 && known == read, "{read} of {known}");
}
