//! One case under five standards of proof: the same arguments, and another verdict as the burden grows.
//!
//! `cargo run --example court`

use argument_map::MapBuilder;
use argument_map::semantics::carneades::{Case, Standard, evaluate};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut m = MapBuilder::new("Did the tenant break the window?");
    m.thesis("broke", "The tenant broke the window.");
    m.evidence("seen", "A neighbour saw the tenant throw a stone.");
    m.evidence("letter", "The tenant wrote: “I am sorry about the glass.”");
    m.evidence("storm", "There was a storm that night.");
    m.evidence("dark", "It was dark, and the neighbour stood sixty metres away.");
    m.support("broke").with("seen").key("by witness").scheme("witness testimony").strength(0.8);
    m.support("broke").with("letter").key("by letter").strength(0.6);
    m.rebut("broke").with("storm").key("by storm").strength(0.2);
    m.undercut("by witness").with("dark").answers("position");
    let map = m.build()?;
    let (broke, dark) =
        (map.find_statement("broke").ok_or("no claim")?, map.find_statement("dark").ok_or("no evidence")?);

    for (heard, doubted) in [("before the witness is cross-examined", false), ("after", true)] {
        println!("{heard}:");
        for &standard in Standard::ALL {
            let mut case = Case::assuming(map.leaves().filter(|&id| doubted || id != dark));
            case.issue([broke], standard);
            let verdict = evaluate(&map, &case)?;
            let position = verdict.issue_of(broke).ok_or("it is at issue")?.positions()[0];
            println!("  {standard}: {} ({} for it, {} against)", position.ruling, position.pro, position.con);
        }
    }
    Ok(())
}
