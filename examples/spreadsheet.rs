//! A table of reasons, as copied from a spreadsheet, becomes a map and a page to explore.
//!
//! ```text
//! cargo run --example spreadsheet -- TABLE.tsv OUT.html
//! ```
//!
//! A row for each reason, its cells parted by tabs: a short name, `for` or `against`, the name of what it bears on,
//! who says so, and the text. The first row names the columns; the row of the question's answer has no second and
//! third cell. Without arguments, a small table is read, and the outline of its map is printed.

use argument_map::draw::{Html, Outline};
use argument_map::{ArgumentMap, MapBuilder, check};
use std::collections::HashSet;
use std::error::Error;

const TABLE: &str = "\
name\tside\ton\twho\ttext
move\t\t\t\tWe should move to the new office.
near\tfor\tmove\tAda\tIt is nearer to the station.
rent\tagainst\tmove\tBen\tThe rent is a third higher.
sublet\tagainst\trent\tAda\tWe can sublet the lower floor.
";

fn map_of(title: &str, table: &str) -> Result<ArgumentMap, Box<dyn Error>> {
    let mut m = MapBuilder::new(title);
    let mut voices = HashSet::new();
    for (line, row) in (1..).zip(table.lines()).skip(1).filter(|(_, row)| !row.trim().is_empty()) {
        let mut cells = row.splitn(5, '\t').map(str::trim);
        let [name, side, on, who, text] = std::array::from_fn(|_| cells.next().unwrap_or_default());
        match who {
            "" => m.end_voice(),
            who => {
                if voices.insert(who) {
                    m.voice(who, who);
                }
                m.speaking(who)
            }
        };
        m.claim(name, text);
        match side {
            "" => {}
            "for" => drop(m.support(on).with(name)),
            "against" => drop(m.rebut(on).with(name)),
            other => return Err(format!("line {line}: neither `for` nor `against` but {other:?}").into()),
        }
    }
    Ok(m.build()?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [] => print!("{}", Outline::new(&map_of("The office", TABLE)?)),
        [from, to] => {
            let map = map_of(from, &std::fs::read_to_string(from)?)?;
            check(&map).iter().for_each(|finding| eprintln!("{finding}"));
            std::fs::write(to, Html::new(&map).to_string())?;
        }
        _ => return Err("usage: spreadsheet [TABLE.tsv OUT.html]".into()),
    }
    Ok(())
}
