//! Checks every map below a folder, as a step of continuous integration does in a repository of texts.
//!
//! ```text
//! cargo run --example lint -- [FOLDER] [--notes] [--allow RULE]…
//! ```
//!
//! Prints `file: severity: what was found [rule]`, a line each; mere notes only with `--notes`. Files that are no maps
//! are passed over. Exit status: 0,
//! 1 (something is wrong, or a file cannot be read), 2 (usage).

use argument_map::format::{self, Format};
use argument_map::{Checker, Rule, Severity};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The files below a folder, in the order of their names.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            match entry.file_type()? {
                kind if kind.is_dir() => folders.push(entry.path()),
                kind if kind.is_file() => found.push(entry.path()),
                _ => {}
            }
        }
    }
    found.sort();
    Ok(found)
}

/// What is to be said of a file, a line each, and how many errors are among it; nothing if it is not named like a map.
fn lint(file: &Path, checker: &Checker, least: Severity) -> (Vec<String>, usize) {
    let Some(name) = file.file_name().and_then(|name| name.to_str()) else { return Default::default() };
    if Format::of_file_name(name).is_none() {
        return Default::default();
    }
    let read = std::fs::read(file).map_err(|error| error.to_string());
    match read.and_then(|bytes| format::read(&bytes, Some(name)).map_err(|errors| errors.to_string())) {
        Err(message) => {
            let errors: Vec<String> = message.lines().map(|line| format!("error: {line}")).collect();
            let wrong = errors.len();
            (errors, wrong)
        }
        Ok((_, document)) => {
            let mut findings = checker.check(&document.map);
            findings.retain(|finding| finding.severity() >= least);
            let wrong = findings.iter().filter(|finding| finding.severity() == Severity::Error).count();
            let warnings = document.diagnostics.iter().map(|diagnostic| format!("warning: {diagnostic}"));
            (warnings.chain(findings.iter().map(ToString::to_string)).collect(), wrong)
        }
    }
}

fn run(folder: &Path, checker: &Checker, least: Severity) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    let mut code = ExitCode::SUCCESS;
    for file in files(folder)? {
        let (lines, wrong) = lint(&file, checker, least);
        if wrong > 0 {
            code = ExitCode::FAILURE;
        }
        for line in lines {
            writeln!(out, "{}: {line}", file.display())?;
        }
    }
    Ok(code)
}

fn usage() -> ExitCode {
    eprintln!("usage: lint [FOLDER] [--notes] [--allow RULE]…");
    ExitCode::from(2)
}

fn main() -> ExitCode {
    let mut folder = None;
    let mut checker = Checker::new();
    let mut least = Severity::Warning;
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        if word == "--allow" {
            match words.next().map(|name| name.parse::<Rule>()) {
                Some(Ok(rule)) => checker = checker.without(rule),
                Some(Err(error)) => {
                    eprintln!("{error}");
                    return ExitCode::from(2);
                }
                None => return usage(),
            }
        } else if word == "--notes" {
            least = Severity::Note;
        } else if word.starts_with("--") || folder.is_some() {
            return usage();
        } else {
            folder = Some(PathBuf::from(word));
        }
    }
    let folder = folder.unwrap_or_else(|| PathBuf::from("."));
    run(&folder, &checker, least).unwrap_or_else(|error| {
        eprintln!("{}: {error}", folder.display());
        ExitCode::FAILURE
    })
}
