//! The page: its policy, hostile texts, and what a reader does with it in a real browser.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[path = "../examples/sanctions_vs_diplomacy/article.rs"]
mod article;
#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::draw::{Conclusions, Html, Options};
use argument_map::semantics::{Reading, evaluate};
use argument_map::{ArgumentMap, MapBuilder};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn page(map: &ArgumentMap) -> String {
    let judged = evaluate(map, &Reading::new()).unwrap();
    let (status, why) = (|node| judged.status(node), |node| judged.why(node).map(|why| why.to_string()));
    Html::new(map).statuses(&status).reasons(&why).to_string()
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    text.split_once(start).unwrap().1.split_once(end).unwrap().0
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = |chunk: &[u8]| {
        let bits = chunk.iter().chain([&0, &0]).take(3).fold(0, |bits, &byte| bits << 8 | u32::from(byte));
        let digit = |n: usize| {
            if n > chunk.len() { '=' } else { DIGITS[(bits >> (18 - 6 * n) & 63) as usize] as char }
        };
        [0, 1, 2, 3].map(digit)
    };
    bytes.chunks(3).flat_map(digits).collect()
}

#[test]
fn the_policy_names_the_script() {
    let page = page(&article::map().unwrap());
    let hash = format!("sha256-{}", base64(&Sha256::digest(between(&page, "\n<script>", "</script>"))));
    assert_eq!(between(&page, "script-src '", "'"), hash, "SCRIPT_HASH in src/draw/html.rs");
    assert!(page.contains("default-src 'none'"));
}

/// A map of whatever could do harm.
fn hostile() -> ArgumentMap {
    let mut m = MapBuilder::new("</title><script>alert(1)</script>");
    m.source("web", "javascript:alert(2)").url("javascript:alert(3)");
    m.source("book", "\"><img src=x onerror=alert(4)>").url("https://example.org/\"onclick=\"alert(5)");
    m.voice("eve", "<b onmouseover=alert(6)>Eve</b>");
    m.thesis("a", "</script><script>alert(7)</script> & </svg> <!-- \u{202e}right to left")
        .asserted_by("eve");
    m.evidence(
        "b'\"><svg onload=alert(8)>",
        "]]> <![CDATA[ \u{0}\u{7} \u{feff} مرحبا 🦀 <style>*{display:none}</style>",
    );
    m.claim("c", "{{constructor.constructor('alert(9)')()}} ${alert(10)} `");
    m.support("a").with("b'\"><svg onload=alert(8)>").scheme("<script>alert(11)</script>").key("__proto__");
    m.undercut("__proto__").with("c");
    m.build().unwrap()
}

#[test]
fn hostile_texts_are_text() {
    let page = page(&hostile());
    assert_eq!(page.matches("<script").count(), 2, "the data and the script");
    assert_eq!(page.matches("</script>").count(), 2);
    assert!(!page.contains("<img") && !page.contains('\u{202e}'));
    let data: serde_json::Value = serde_json::from_str(between(&page, "id=\"data\">", "</script>")).unwrap();
    assert!(data["nodes"][0]["text"].as_str().unwrap().starts_with("</script><script>alert(7)"));
}

proptest! {
    #[test]
    fn any_text_stays_in_its_place(text in common::hostile_text(), title in common::hostile_text()) {
        let mut m = MapBuilder::new(&title);
        m.thesis("a", &text);
        let Ok(map) = m.build() else { return Ok(()) };
        let page = page(&map);
        prop_assert_eq!(page.matches("<script").count(), 2);
        let data: serde_json::Value = serde_json::from_str(between(&page, "id=\"data\">", "</script>")).unwrap();
        prop_assert_eq!(data["nodes"].as_array().unwrap().len(), 1);
        prop_assert_eq!(Html::new(&map).to_string(), Html::new(&map).to_string());
    }
}

/// A debate of many statements with circles and linked premises.
fn large(statements: usize) -> ArgumentMap {
    let mut m = MapBuilder::new("A long debate");
    let key = |n: usize| format!("s{n}");
    m.thesis(&key(0), "Something ought to be done about it, and soon.");
    for n in 1..statements {
        m.claim(
            &key(n),
            &format!("Reason number {n} is a sentence of some length, so that its box is a real one."),
        );
        let target = key(n / 3);
        match n % 5 {
            0 => m.rebut(&target).with(&key(n)),
            _ => m.support(&target).with(&key(n)),
        };
    }
    m.build().unwrap()
}

fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let given = std::env::var_os(variable).map(PathBuf::from);
    let path = std::env::var_os("PATH")?;
    let found = || {
        std::env::split_paths(&path)
            .flat_map(|dir| names.iter().map(move |n| dir.join(n)))
            .find(|p| p.is_file())
    };
    given.or_else(found)
}

/// Uses the page of a map in headless Chromium, driven by Node.
fn explore(map: &ArgumentMap, name: &str) {
    explore_page(&page(map), name);
}

fn explore_page(page: &str, name: &str) {
    let test = format!("html::{name}");
    let Some(chromium) = program("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]) else {
        return common::skipped(&test, "no Chromium on the path, and CHROMIUM names none");
    };
    let Some(node) = program("NODE", &["node", "nodejs"]) else {
        return common::skipped(&test, "no Node on the path, and NODE names none");
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (file, picture) = (folder.join(format!("{name}.html")), folder.join(format!("{name}.png")));
    fs::write(&file, page).unwrap();
    let driver = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/html/chromium.mjs");
    let output = Command::new(node).arg(driver).args([&chromium, &file, &picture]).output().unwrap();
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}:\n{said}", file.display());
    assert!(fs::read(picture).unwrap().starts_with(b"\x89PNG"));
}

#[test]
fn the_article_can_be_explored() {
    explore(&article::map().unwrap(), "article");
}

/// Folding lays out anew, in the browser, towards whichever side the conclusions are on.
#[test]
fn the_article_can_be_explored_whichever_way_it_faces() {
    let map = article::map().unwrap();
    let sides = [Conclusions::Bottom, Conclusions::Left, Conclusions::Right];
    for (side, name) in sides.into_iter().zip(["facing-down", "facing-left", "facing-right"]) {
        explore_page(&Html::new(&map).options(Options::new().conclusions(side)).to_string(), name);
    }
}

#[test]
fn hostile_texts_can_be_explored() {
    explore(&hostile(), "hostile");
}

#[test]
fn a_long_debate_can_be_explored() {
    explore(&large(3000), "debate");
}
