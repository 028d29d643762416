//! The README and the crate's documentation begin with the same example.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

fn example(text: &str, fence: &str) -> String {
    let code = text.split(fence).nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    assert!(code.contains("MapBuilder::new"), "the example is there");
    code.trim().to_owned()
}

#[test]
fn the_example_is_the_same_in_both() {
    let library = include_str!("../src/lib.rs");
    let docs: Vec<&str> = library.lines().filter_map(|line| line.strip_prefix("//!")).collect();
    let docs: Vec<&str> = docs.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let docs = docs.join("\n");
    let docs = docs.split("# Example").nth(1).unwrap();
    assert_eq!(example(include_str!("../README.md"), "```rust\n"), example(docs, "```\n"));
}
