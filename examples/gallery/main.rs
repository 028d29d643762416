//! Draws the pictures of the README: an article, an argument after Toulmin, a debate of hundreds of statements, a
//! dialogue.
//!
//! `cargo run --example gallery [DIR]`; DIR is `assets/gallery` unless given.

#[path = "../sanctions_vs_diplomacy/article.rs"]
mod article;
mod debate;
mod dialogue;

use argument_map::draw::{Conclusions, Options, Page, Svg};
use argument_map::semantics::{Reading, evaluate};
use argument_map::{ArgumentMap, Toulmin};
use std::error::Error;
use std::fs::{File, create_dir_all};
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("assets/gallery"), PathBuf::from);
    create_dir_all(&folder)?;
    let (screen, upright) = (Options::new().page(Page::Screen), Options::new().conclusions(Conclusions::Top));
    let author = Reading::new();
    draw(&folder.join("article.svg"), &article::map()?, screen.clone(), Some(&author))?;
    draw(&folder.join("toulmin.svg"), &toulmin()?, upright.clone(), None)?;
    draw(&folder.join("debate.svg"), &debate::map()?, screen, Some(&author))?;
    draw(&folder.join("dialogue.svg"), &dialogue::map()?.with_speakers(), upright, None)
}

/// Draws a map, and what stands in it if there is a reading to judge it by.
fn draw(
    file: &Path,
    map: &ArgumentMap,
    options: Options,
    reading: Option<&Reading>,
) -> Result<(), Box<dyn Error>> {
    let judged = reading.map(|reading| evaluate(map, reading)).transpose()?;
    let status = |node| judged.as_ref()?.status(node);
    Svg::new(map).options(options).statuses(&status).write(File::create(file)?)?;
    println!("Wrote {}", file.display());
    Ok(())
}

/// The example of *The Uses of Argument* (Toulmin 1958, chapter III).
fn toulmin() -> Result<ArgumentMap, argument_map::Error> {
    let harry = Toulmin {
        data: vec!["Harry was born in Bermuda.".to_owned()],
        claim: "Harry is a British subject.".to_owned(),
        warrant: vec!["A man born in Bermuda will generally be a British subject.".to_owned()],
        backing: vec!["Statutes and other legal provisions say so.".to_owned()],
        qualifier: Some("presumably".to_owned()),
        rebuttal: vec![
            "Both his parents were aliens.".to_owned(),
            "He has become a naturalised American.".to_owned(),
        ],
    };
    let mut map = harry.to_map()?;
    map.set_title("An argument after Toulmin");
    Ok(map)
}
