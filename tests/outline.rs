//! The outline: complete, within its width, harmless to the terminal.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::draw::{Colour, D2, Junctions, Mermaid, Options, Outline};
use argument_map::semantics::Status;
use argument_map::{ArgumentMap, MapBuilder, NodeId, Relation, Statement};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

fn some_status(node: NodeId) -> Option<Status> {
    [None, Some(Status::In), Some(Status::Out), Some(Status::Undecided)][node.index() % 4]
}

/// Without the sequences that set colours.
fn uncoloured(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let first = pieces.next().unwrap().to_owned();
    pieces.fold(first, |text, piece| {
        let (parameter, rest) = piece.split_once('m').unwrap();
        assert!(["0", "1", "2", "31", "32", "33", "35", "36"].contains(&parameter), "{parameter}");
        text + rest
    })
}

/// The words of an outline, without the bars before the lines.
fn words(outline: &str) -> String {
    let lines = outline.lines().map(|line| line.trim_start_matches(['│', '├', '└', '─', ' ']));
    lines.collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn no_line_is_wider_than_the_width(
        map in common::map(common::hostile_key(), common::hostile_text()), width in 0..120_usize
    ) {
        let outline = Outline::new(&map).width(width).statuses(&some_status);
        let plain = outline.to_string();
        for line in plain.lines() {
            prop_assert!(line.width() <= width.max(20), "{} columns: {line}", line.width());
        }
        let coloured = outline.clone().colour(Colour::Always).to_string();
        prop_assert_eq!(&uncoloured(&coloured), &plain, "colours change nothing else");
        prop_assert_eq!(outline.to_string(), plain, "the same bytes");
    }

    #[test]
    fn nothing_reaches_the_terminal_as_a_command(map in common::map(common::hostile_key(), common::hostile_text())) {
        let outline = Outline::new(&map).to_string();
        let commands = |c: char| {
            c.is_control() && c != '\n'
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        prop_assert_eq!(outline.chars().find(|&c| commands(c)), None, "{}", outline);
    }

    #[test]
    fn each_statement_and_each_relation_is_there_once(
        map in common::map("[a-z]{6}", Just("words".to_owned())), width in 20..200_usize, always: bool
    ) {
        let mut map = map;
        for id in map.relations().collect::<Vec<_>>() {
            map.edit_relation(id, |relation| relation.set_scheme(Some(&format!("r{}r", id.index())))).unwrap();
        }
        let junctions = if always { Junctions::Always } else { Junctions::WhereNeeded };
        let outline = Outline::new(&map).width(width).options(Options::new().junctions(junctions)).to_string();
        let words = words(&outline);
        for id in map.statements() {
            let (key, text) = (map[id].key(), map[id].text());
            let full = format!("[{key}] {text}");
            prop_assert_eq!(words.matches(&full).count(), 1, "{} in\n{}", full, outline);
        }
        for id in map.relations() {
            let mark = format!("r{}r", id.index());
            let times = words.split(' ').filter(|word| *word == mark).count();
            // Premises without a junction are one line each, and there is but one.
            prop_assert_eq!(times, 1, "{} in\n{}", mark, outline);
        }
    }
}

/// A map with everything that an outline tells apart.
fn everything() -> ArgumentMap {
    let mut m = MapBuilder::new("Was it the rain?");
    m.voice("neighbour", "A neighbour");
    m.thesis("rain", "It rained last night.");
    m.evidence("wet", "The street is wet.");
    m.claim("else-dry", "Had it not rained, the street would be dry.").implicit();
    m.evidence("truck", "The water truck came by this morning.");
    m.claim("early", "The truck only comes in the afternoon.")
        .attributed_to("neighbour")
        .hedged("as far as she knows");
    m.claim("stars", "The stars were out last night.");
    m.claim("clouds", "There were clouds last night.");
    m.claim("forecast", "The forecast said sun.");
    m.claim("drizzle", "It drizzled last night.");
    m.claim("puddles", "There are puddles.");
    m.claim("odd", "This bears on nothing.");
    m.support("rain").with_linked(["wet", "else-dry"]).key("from-wetness").scheme("sign");
    m.undercut("from-wetness").with("truck");
    m.rebut("truck").with("early");
    m.rebut("rain").with("stars");
    m.contradict("stars", "clouds");
    m.support("clouds").with("drizzle");
    m.support("rain").with("drizzle");
    m.rebut("rain").with("forecast").conceded();
    m.support("drizzle").with("puddles");
    m.support("puddles").with("drizzle");
    m.build().unwrap()
}

/// Compares with the golden file, or writes it anew where `UPDATE_GOLDEN` is set.
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(text, expected, "{name} differs; if that is meant, run with UPDATE_GOLDEN=1");
}

#[test]
fn everything_is_told_apart() {
    let map = everything();
    golden("kinds.txt", &Outline::new(&map).width(60).to_string());
    golden("kinds.mmd", &Mermaid::new(&map).to_string());
    golden("kinds.d2", &D2::new(&map).to_string());
}

#[test]
fn the_other_side_of_a_contradiction_is_shown_wherever_it_hangs() {
    for (from, to) in [("a", "b"), ("b", "a")] {
        let mut m = MapBuilder::new("");
        m.thesis("a", "A.");
        m.claim("b", "B.");
        m.claim("c", "C.");
        m.contradict(from, to).key("clash");
        m.undercut("clash").with("c");
        let outline = Outline::new(&m.build().unwrap()).to_string();
        let expected = "[a] A. · MAIN CLAIM\n└─ − contradicts\n   ├─ [b] B.\n   └─ − undercuts the step · [c] C. · OBJECTION\n";
        assert_eq!(outline, expected);
    }
}

#[test]
fn deep_maps_continue_below() {
    let mut map = ArgumentMap::new();
    let mut above = map.add_statement(Statement::claim("s0", "Top.")).unwrap();
    const DEEP: usize = 100_000;
    for number in 1..DEEP {
        let below = map.add_statement(Statement::claim(format!("s{number}"), "Below.")).unwrap();
        map.add_relation(Relation::support([below], above)).unwrap();
        above = below;
    }
    let outline = Outline::new(&map).width(40).to_string();
    assert!(outline.lines().all(|line| line.width() <= 40));
    let full = outline.matches("] Below.").count() + outline.matches("] Top.").count();
    assert_eq!(full, DEEP);
    assert_eq!(outline.matches("continued below").count(), outline.matches("⋯").count());
    assert!(outline.contains("↓ continued below") && outline.len() < 100 * DEEP, "{}", outline.len());
}

#[test]
fn deep_undercuts_continue_below() {
    let mut map = ArgumentMap::new();
    let ends = ["a", "b"].map(|key| map.add_statement(Statement::claim(key, "Text.")).unwrap());
    let mut step = map.add_relation(Relation::support([ends[0]], ends[1])).unwrap();
    const DEEP: usize = 20_000;
    for number in 0..DEEP {
        let premise = map.add_statement(Statement::claim(format!("s{number}"), "Text.")).unwrap();
        step = map.add_relation(Relation::attack([premise], step)).unwrap();
    }
    let outline = Outline::new(&map).to_string();
    assert_eq!(outline.matches("] Text.").count(), DEEP + 2);
    assert!(outline.lines().all(|line| line.width() <= 80));
}

#[test]
fn long_words_are_cut_and_circles_end() {
    let mut map = ArgumentMap::new();
    let a = map.add_statement(Statement::claim("a", "議".repeat(5_000))).unwrap();
    let b = map.add_statement(Statement::claim("b", "❤\u{fe0f}".repeat(5_000))).unwrap();
    map.add_relation(Relation::support([a], b)).unwrap();
    map.add_relation(Relation::support([b], a)).unwrap();
    let outline = Outline::new(&map).width(20).to_string();
    assert!(outline.lines().all(|line| line.width() <= 20));
    assert_eq!((outline.matches('議').count(), outline.matches('❤').count()), (5_000, 5_000));
    assert_eq!(outline.matches("↑ see [a]").count(), 1);
    assert_eq!(Outline::new(&ArgumentMap::new()).to_string(), "");
}
