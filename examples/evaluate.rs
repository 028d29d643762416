//! Judges a map.

#![allow(clippy::unwrap_used)]
use argument_map::format::json;
use argument_map::semantics::{Reading, evaluate};
fn main() {
    let text = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let map = json::read(&text).unwrap();
    let judged = evaluate(&map, &Reading::new());
    for k in std::env::args().skip(2) {
        println!("{}", judged.why(map.find(&k).unwrap()).unwrap());
    }
}
