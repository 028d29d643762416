//! Nothing that is read panics, hangs or overflows; time is linear.

use crate::common::{Work, hostile_text, map};
use argument_map::format::argdown;
use proptest::prelude::*;
use std::time::Duration;

fn read(text: &str) -> argument_map::ArgumentMap {
    let start = Work::start();
    let document = argdown::read(text).unwrap();
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(20), "{} bytes took {taken:?}: {:.40}", text.len(), text);
    document.map
}

#[test]
fn ten_thousand_levels() {
    let mut text = String::from("[s0]: root\n");
    for level in 1..=10_000 {
        text += &format!("{}+ [s{level}]: level\n", " ".repeat(level));
    }
    let map = read(&text);
    assert_eq!((map.statements().count(), map.relations().count()), (10_001, 10_000));
    assert_eq!(argdown::read(&argdown::write(&map).text).unwrap().map, map);
}

#[test]
fn a_million_paragraphs() {
    assert_eq!(read(&"a\n\n".repeat(1_000_000)).statements().count(), 1_000_000);
}

#[test]
fn a_statement_of_500_kilobytes() {
    let map = read(&format!("[A]: {}", "word ".repeat(100_000)));
    assert_eq!(map[map.find_statement("A").unwrap()].text().len(), 499_999);
}

#[test]
fn unclosed_marks_are_linear() {
    let marks = [
        "{",
        "{\n",
        "{a: ",
        "{\"",
        "[",
        "[a](",
        "<",
        "<a",
        "@[",
        "#(",
        "/*",
        "<!--",
        "//",
        "*a ",
        "_a ",
        "**",
        "\\",
        "(1) a\n",
        "--\n",
        "(1) a\n----\n",
        "===\n",
        ":",
        ".",
        ".a",
        "'",
        "\"",
        "@include(",
        "* ",
        "1. ",
        "# ",
        "+ ",
        " + ",
        "{}",
        "}",
        "[a]",
        "<a>",
        "{a: {",
        "- a\n\n",
        "(1)\n\n",
        "{a: 1}",
        "[a]:",
        "\r",
        "{&a: *a}",
    ];
    for mark in marks {
        read(&mark.repeat(16_000));
        read(&format!("words {}", mark.repeat(16_000)));
        read(&format!("(1) words\n-- {}", mark.repeat(16_000)));
    }
}

#[test]
fn data_unfold_only_so_far() {
    let mut bomb = String::from("[A]: a {\na0: &a0 [x, x]\n");
    for n in 1..40 {
        bomb += &format!("a{n}: &a{n} [*a{}, *a{}]\n", n - 1, n - 1);
    }
    assert_eq!(read(&(bomb + "}\n\n[B]: b\n")).find("B"), read("[X]: x\n\n[B]: b\n").find("B"));
    read(&format!("[A]: a {{x: {}1{}}}", "[".repeat(100_000), "]".repeat(100_000)));
}

#[test]
fn bytes_that_are_not_utf8_are_told() {
    let document = argdown::read_bytes(b"[A]: a\n\n[B]: b\xff\n").unwrap();
    assert_eq!(document.map.statements().count(), 2);
    assert!(document.diagnostics[0].to_string().starts_with("line 3, column 7"));
}

#[test]
fn messages_are_printable() {
    let text = "[a\0b]: x {argument-map: {\"c\\0\": 1, key: [\"\\x07\"]}}\n\n@include(\0)\n\n[A b]\n";
    let said = argdown::read(text).unwrap().diagnostics;
    assert!(said.len() > 1 && said.iter().any(|said| said.found.contains("c\\u{0}")), "{said:?}");
    assert!(!said.iter().any(|said| said.found.contains(char::is_control)), "{said:?}");
}

#[test]
fn a_line_of_ten_megabytes() {
    read(&"word [x] <y> {z} ".repeat(600_000));
}

/// Pieces of syntax in any order.
fn syntax() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\n\n",
        "  ",
        "    ",
        "\t",
        "\r\n",
        "[A]",
        "[B]: ",
        "<A>",
        "<B>: ",
        "+ ",
        "- ",
        "_ ",
        "+> ",
        "-> ",
        "_> ",
        ">< ",
        "<+ ",
        "<- ",
        "<_ ",
        "(1) ",
        "(2) ",
        "----\n",
        "-- r --\n",
        "--",
        "# ",
        "## ",
        "* ",
        "1. ",
        "{a: 1}",
        "{",
        "}",
        "{\n",
        "===\n",
        "#t ",
        "#(u v) ",
        "*b* ",
        "__c__ ",
        "*",
        "_",
        "[l](u)",
        "@[A] ",
        "@<B> ",
        "\\",
        "// c\n",
        "/* d */",
        "<!-- e -->",
        ".->. ",
        "text",
        "{argument-map: {family: attack}}",
        "{argument-map: {key: k}}",
        "{uses: [1]}",
        "é",
        "\u{2028}",
        "'",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>(), hostile in hostile_text()) {
        argdown::read(&text).unwrap();
        argdown::read(&hostile).unwrap();
    }

    #[test]
    fn any_bytes_are_read(bytes in any::<Vec<u8>>()) {
        argdown::read_bytes(&bytes).unwrap();
    }

    /// Whatever is read, the map that comes of it comes back.
    #[test]
    fn any_syntax_is_read_and_written(text in syntax()) {
        let map = argdown::read(&text).unwrap().map;
        let written = argdown::write(&map).text;
        let again = argdown::read(&written).unwrap();
        prop_assert!(again.map == map, "{text:?}\n{written}\n{map:#?}\n{:#?}", again.map);
        let faults = again.diagnostics.iter().filter(|said| !said.found.contains("an undercut of a statement"));
        prop_assert_eq!(faults.count(), 0, "{}", written);
    }

    #[test]
    fn any_truncation_is_read(map in map("[a-f]{1,2}", "[A-Z][a-z ]{0,9}[.]".boxed()), part in 0.0..1.0_f64) {
        let text = argdown::write(&map).text;
        let cut = (text.len() as f64 * part) as usize;
        argdown::read_bytes(text.as_bytes().get(..cut).unwrap()).unwrap();
    }
}
