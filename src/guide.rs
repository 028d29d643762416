//! A guide: from a text to a map, from the map to a verdict, and on to other programs.
//!
//! It is written for two readers: one who knows argumentation and not Rust, and one who knows Rust and not
//! argumentation. Nothing here is code to call; the chapters are pages to read, and every piece of code on them is
//! compiled and run with the tests, so that what it asserts is so.
//!
//! | chapter | the question |
//! |---|---|
//! | [`from_text_to_map`] | how does a page of prose become statements and relations? |
//! | [`linked_or_convergent`] | do two reasons work only together, or each alone? |
//! | [`rebuttal_or_undercut`] | is the claim denied, a premise, or the step between them? |
//! | [`which_semantics`] | what exactly is asked when one asks what stands, and what does the answer cost? |
//! | [`reading_the_verdict`] | what do in, out and undecided say, and what do they not say? |
//! | [`exchanging_maps`] | what does each format keep, and what do two maps have in common? |
//! | [`words`] | what do the field's words mean here, and from which paper? |
//! | [`other_tools`] | when is another program the better choice? |
//!
//! The chapters can be read in any order. The first three are about the map alone, the next two about judging it.
//!
//! # If you do not know Rust
//!
//! [Install Rust](https://www.rust-lang.org/tools/install). In a terminal, `cargo new my-map` makes a folder with a
//! small program; in its file `Cargo.toml`, under `[dependencies]`, write `argument-map = "0.1"`, and in
//! `src/main.rs` this:
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::draw::{Outline, Svg};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let mut m = MapBuilder::new("Was it the rain?");
//!     m.thesis("rain", "It rained last night.");
//!     m.evidence("wet", "The street is wet.");
//!     m.support("rain").with("wet");
//!     let map = m.build()?;
//!
//!     print!("{}", Outline::new(&map)); // in the terminal
//!     let picture = Svg::new(&map).to_string(); // std::fs::write("map.svg", picture)? keeps it
//!     assert!(picture.contains("street"));
//!     Ok(())
//! }
//! ```
//!
//! `cargo run` in that folder runs it. To read the other pieces of code, this much will do:
//!
//! | the code | says |
//! |---|---|
//! | `use argument_map::MapBuilder;` | that the word `MapBuilder` is this library's |
//! | `let mut m = …;` | from here on `m` is that, and may be changed |
//! | `m.support("rain").with("wet");` | a sentence: "rain" is supported, by "wet" |
//! | `?` | if this went wrong, stop here and report why |
//! | `// …` | nothing: it is a remark |
//! | `assert_eq!(a, b);` | `a` and `b` are equal; if they are not, the test fails |
//! | `Some(x)`, `None` | there is an answer, `x`; there is none |
//! | `.unwrap()` | there certainly is an answer: use it |
//! | `\|key\| …` | a small function of `key`, written on the spot |
//!
//! On the pages, `fn main` and the closing lines are left out: what is shown goes between its braces.
//!
//! # If you do not know argumentation
//!
//! Think of code review. Somebody claims that a change is safe, because the tests pass. There are three ways to
//! object: "it is not safe, it broke the staging server" denies the claim; "the tests do not pass on my machine"
//! denies the reason; "the tests do not touch that file" denies neither, but says that the reason does not show the
//! claim. A map keeps the three apart, because different things answer them. What is then asked of it is which
//! claims are left standing once every objection has been heard, the objections to objections too, and that is a
//! question about a graph with an answer that can be computed.

pub mod exchanging_maps;
pub mod from_text_to_map;
pub mod linked_or_convergent;
pub mod other_tools;
pub mod reading_the_verdict;
pub mod rebuttal_or_undercut;
pub mod which_semantics;
pub mod words;
