//! A folder of maps as a table of counts, and how far two annotators of the same texts agree.
//!
//! ```text
//! cargo run --release --example corpus -- FOLDER [OTHER]
//! ```
//!
//! Prints a line for each map, its cells parted by tabs, as a spreadsheet takes them, and one for all together: the sums,
//! and the greatest depth. With OTHER, the maps with the same file name in both folders are compared, and their measures
//! of agreement are printed instead; `–` is a measure that is not defined there. Files that are no maps are named on
//! standard error.

use argument_map::compare::{Confusion, Matching, agreement};
use argument_map::{ArgumentMap, format};
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

fn read(file: &Path) -> Result<ArgumentMap, Box<dyn Error>> {
    let name = file.file_name().and_then(|name| name.to_str());
    Ok(format::read(&std::fs::read(file)?, name)?.1.map)
}

/// The maps of a folder with the names of their files, in the order of these; each is read when its turn comes.
fn maps(folder: &Path) -> Result<impl Iterator<Item = (PathBuf, ArgumentMap)>, Box<dyn Error>> {
    let entries = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut files: Vec<PathBuf> =
        entries.iter().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files.into_iter().filter_map(|file| match read(&file) {
        Ok(map) => Some((file, map)),
        Err(error) => {
            eprintln!("{}: {error}", file.display());
            None
        }
    }))
}

/// A file without its folder, as it is printed.
fn name(file: &Path) -> std::path::Display<'_> {
    Path::new(file.file_name().unwrap_or_default()).display()
}

fn measure(value: Option<f64>) -> String {
    value.map_or("–".to_owned(), |value| format!("{value:.3}"))
}

fn main() -> Result<(), Box<dyn Error>> {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut out = std::io::stdout().lock();
    match &folders[..] {
        [folder] => {
            writeln!(out, "map\tclaims\tevidence\tsupports\trebuttals\tundercuts\tlinked\tdepth\tcycles")?;
            let line = |counts: [usize; 8]| counts.map(|count| count.to_string()).join("\t");
            const DEPTH: usize = 6;
            let mut all = [0; 8];
            for (file, map) in maps(folder)? {
                let s = map.statistics();
                let counts =
                    [s.claims, s.evidence, s.supports, s.rebuttals, s.undercuts, s.linked, s.depth, s.cycles];
                writeln!(out, "{}\t{}", name(&file), line(counts))?;
                let deepest = s.depth.max(all[DEPTH]);
                all.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
                all[DEPTH] = deepest;
            }
            writeln!(out, "all together\t{}", line(all))?;
        }
        [folder, other] => {
            writeln!(out, "map\tstatements (Dice)\trelations (kappa)\trelations (alpha)\tCASS")?;
            let mut all = Confusion::default();
            for (file, map) in maps(folder)? {
                let Ok(rival) = read(&other.join(file.file_name().unwrap_or_default())) else { continue };
                let found = agreement(&map, &rival, Matching::Text);
                let [kappa, alpha, cass] =
                    [found.relations.kappa(), found.relations.alpha(), found.cass()].map(measure);
                writeln!(out, "{}\t{:.3}\t{kappa}\t{alpha}\t{cass}", name(&file), found.statements.dice())?;
                for (one, two, units) in found.relations.counts() {
                    all.add(one, two, units);
                }
            }
            if all.units() == 0 {
                return Err("no map has the same file name in both folders".into());
            }
            writeln!(out, "all together\t\t{}\t{}\t", measure(all.kappa()), measure(all.alpha()))?;
        }
        _ => return Err("usage: corpus FOLDER [OTHER]".into()),
    }
    Ok(())
}
