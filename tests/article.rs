//! The article as a map: its words, its golden files, its findings.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[path = "../examples/sanctions_vs_diplomacy/article.rs"]
mod article;
#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::draw::Dot;
use argument_map::format::json;
use argument_map::{ArgumentMap, Manner, Rule, Severity, check};
use std::fs;
use std::path::Path;

/// The text without its mark-up; the running heads stay in.
fn text() -> Option<String> {
    let path = common::corpora("article")?.join("../reference/article.txt");
    let Ok(text) = fs::read_to_string(&path) else {
        common::skipped("article", &format!("no text at {}", path.display()));
        return None;
    };
    Some(["<u>", "</u>", "**"].iter().fold(text, |text, mark| text.replace(mark, "")))
}

#[test]
fn every_quotation_is_in_the_article() {
    let mut map = article::map().unwrap();
    let quotes = map.statements().map(|id| map[id].quotes().len()).sum::<usize>();
    assert!(quotes > 60, "{quotes} quotations");
    let Some(text) = text() else { return };
    let (id, mut source) = map.sources().next().map(|(id, source)| (id, source.clone())).unwrap();
    source.text = Some(text.clone());
    map.set_source(id, source).unwrap();

    assert_eq!(map.anchor_quotes(), quotes, "every quotation is found");
    let wrong: Vec<_> =
        check(&map).into_iter().filter(|finding| finding.severity() == Severity::Error).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for quote in map.statements().flat_map(|id| map[id].quotes()) {
        let covered = quote.span.unwrap().of(&text).unwrap();
        assert!(quote.exact.contains('…') || covered.split_whitespace().eq(quote.exact.split_whitespace()));
    }
}

#[test]
fn what_is_said_outright_is_quoted() {
    let map = article::map().unwrap();
    for id in map.statements().filter(|&id| !map[id].is_implicit()) {
        assert!(!map[id].quotes().is_empty(), "{} quotes nothing", map[id].key());
        assert!(map[id].voicing().is_some(), "{} is nobody's", map[id].key());
    }
}

#[test]
fn whoever_merely_reports_does_not_endorse() {
    let map = article::map().unwrap();
    let voice = |key: &str| {
        let voicing = map[map.find_statement(key).unwrap()].voicing().unwrap();
        (map.voice(voicing.voice).unwrap().key.as_str(), voicing.manner)
    };
    assert_eq!(voice("pardons-forced"), ("opposition", Manner::Attributed));
    assert_eq!(voice("over-1300"), ("eu", Manner::Attributed));
    assert_eq!(voice("similar-number"), ("us", Manner::Attributed));
    assert_eq!(voice("no-political-prisoners"), ("minsk", Manner::Attributed));
    assert_eq!(voice("goodwill-demanded"), ("western-officials", Manner::Attributed));
    assert_eq!(voice("no-causal-link"), ("author", Manner::Asserted));
}

#[test]
fn concessions_are_all_the_authors() {
    let map = article::map().unwrap();
    let author = map.find_voice("author").unwrap();
    let conceded: Vec<_> = map.relations().filter(|&id| map[id].is_conceded()).collect();
    assert_eq!(conceded.len(), 6);
    assert!(conceded.iter().all(|&id| map[id].voicing().is_some_and(|voicing| voicing.voice == author)));
}

#[test]
fn the_checker_has_one_warning() {
    // He grants that then and now are hard to compare and gives no reason that outweighs it: "Nonetheless".
    let warnings: Vec<Rule> = check(&article::map().unwrap())
        .into_iter()
        .filter(|finding| finding.severity() > Severity::Note)
        .map(|finding| finding.rule)
        .collect();
    assert_eq!(warnings, [Rule::ConcessionNotOutweighed]);
}

/// Compares with the golden file, or writes it anew where `UPDATE_GOLDEN` is set.
fn golden(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, text).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        expected == text,
        "{name} differs; if that is meant, run with UPDATE_GOLDEN=1 and look at the difference"
    );
}

#[test]
fn golden_files() {
    let map: ArgumentMap = article::map().unwrap();
    let text = json::to_string(&map);
    golden("article.v1.json", &text);
    golden("article.dot", &Dot::new(&map).to_string());
    assert_eq!(json::read(&text).unwrap(), map);
}
