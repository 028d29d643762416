//! Builds the map of an article on sanctions and diplomacy, checks it, and writes it as DOT and JSON.
//!
//! `cargo run --example sanctions_vs_diplomacy [DIR]`; DIR is `target/sanctions_vs_diplomacy` unless given.

mod article;

use argument_map::draw::Dot;
use argument_map::{Severity, check, format::json};
use std::error::Error;
use std::fs::{File, create_dir_all};
use std::io::{BufWriter, Write};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1);
    let folder = folder.map_or_else(|| PathBuf::from("target/sanctions_vs_diplomacy"), PathBuf::from);
    let map = article::map()?;

    let mut out = std::io::stdout().lock();
    let counts = map.statistics();
    writeln!(out, "{}", map.title())?;
    writeln!(
        out,
        "{} claims and {} pieces of evidence; {} supports, {} rebuttals, {} undercuts; {} granted",
        counts.claims,
        counts.evidence,
        counts.supports,
        counts.rebuttals,
        counts.undercuts,
        counts.concessions
    )?;
    let (notes, findings): (Vec<_>, Vec<_>) =
        check(&map).into_iter().partition(|finding| finding.severity() == Severity::Note);
    writeln!(out, "The checker has {} warnings and {} notes.", findings.len(), notes.len())?;
    for finding in findings.iter().chain(&notes) {
        writeln!(out, "  {finding}")?;
    }

    create_dir_all(&folder)?;
    let (dot, json) = (folder.join("sanctions_vs_diplomacy.dot"), folder.join("sanctions_vs_diplomacy.json"));
    Dot::new(&map).write(BufWriter::new(File::create(&dot)?))?;
    json::write(&map, File::create(&json)?)?;
    writeln!(out, "Wrote {} and {}.", dot.display(), json.display())?;
    writeln!(out, "To see the map: dot -Tsvg -O {}", dot.display())?;
    Ok(())
}
