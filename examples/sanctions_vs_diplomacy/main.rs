//! Builds the map of an article on sanctions and diplomacy, checks it, judges and explains it, prints an outline of it,
//! and writes it as a picture, as a page to explore, as DOT and as JSON.
//!
//! `cargo run --example sanctions_vs_diplomacy [DIR]`; DIR is `target/sanctions_vs_diplomacy` unless given.

mod article;

use argument_map::draw::{Colour, Dot, Html, Outline, Svg};
use argument_map::semantics::{Reading, Status, evaluate};
use argument_map::{ArgumentMap, Severity, check, format::json};
use std::error::Error;
use std::fs::{File, create_dir_all};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1);
    let folder = folder.map_or_else(|| PathBuf::from("target/sanctions_vs_diplomacy"), PathBuf::from);
    let map = article::map()?;
    let mut out = std::io::stdout().lock();
    check_it(&map, &mut out)?;

    let judged = evaluate(&map, &Reading::new())?;
    let count = |wanted| judged.statements().filter(|&(_, status)| status == wanted).count();
    writeln!(
        out,
        "\nTo its author, {} statements stand, {} fall, and {} stay open. The question of the article:\n",
        count(Status::In),
        count(Status::Out),
        count(Status::Undecided)
    )?;
    for key in ["sanctions-free-prisoners", "no-progress", "over-1300"] {
        let node = map.find(key).ok_or("the map has this statement")?;
        writeln!(out, "{}", judged.why(node).ok_or("a statement has a status")?)?;
    }

    // no-color.org: any value but an empty one asks for no colours.
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let colour = if out.is_terminal() && !refused { Colour::Always } else { Colour::Never };
    let status = |node| judged.status(node);
    writeln!(out, "{}", Outline::new(&map).statuses(&status).colour(colour))?;

    create_dir_all(&folder)?;
    let [svg, html, dot, json] =
        ["svg", "html", "dot", "json"].map(|form| folder.join("sanctions_vs_diplomacy").with_extension(form));
    Svg::new(&map).statuses(&status).write(File::create(&svg)?)?;
    let why = |node| judged.why(node).map(|why| why.to_string());
    Html::new(&map).statuses(&status).reasons(&why).write(File::create(&html)?)?;
    Dot::new(&map).statuses(&status).write(File::create(&dot)?)?;
    json::write(&map, File::create(&json)?)?;
    writeln!(out, "Wrote {}, and the same as .html, .dot and .json.", svg.display())?;
    writeln!(out, "To explore the map, open {} in a browser.", html.display())?;
    Ok(())
}

fn check_it(map: &ArgumentMap, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
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
        check(map).into_iter().partition(|finding| finding.severity() == Severity::Note);
    writeln!(out, "Findings of the checker: {} warning(s), {} note(s).", findings.len(), notes.len())?;
    for finding in findings.iter().chain(&notes) {
        writeln!(out, "  {finding}")?;
    }
    Ok(())
}
