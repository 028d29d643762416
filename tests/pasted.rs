//! Mermaid and D2: complete, and read by the real parsers where they are installed.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[path = "../examples/sanctions_vs_diplomacy/article.rs"]
mod article;
#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::draw::{Conclusions, D2, Groups, Junctions, Mermaid, Options, Part, Theme};
use argument_map::semantics::Status;
use argument_map::{ArgumentMap, Group, NodeId, Statement};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::path::PathBuf;

fn some_status(node: NodeId) -> Option<Status> {
    [None, Some(Status::In), Some(Status::Out), Some(Status::Undecided)][node.index() % 4]
}

fn options() -> impl Strategy<Value = Options> {
    use prop::sample::select;
    let sides =
        [Conclusions::Auto, Conclusions::Top, Conclusions::Bottom, Conclusions::Left, Conclusions::Right];
    (select(sides.to_vec()), any::<[bool; 4]>()).prop_map(|(side, [always, ignored, bare, key])| {
        let mut options = Options::new().conclusions(side);
        if always {
            options = options.junctions(Junctions::Always);
        }
        if ignored {
            options = options.groups(Groups::Ignored);
        }
        if bare {
            options = options.theme(Theme::BlackAndWhite);
        }
        if key { options.show(Part::Key) } else { options }
    })
}

/// The texts in quotation marks of a D2 text, by D2's rules; `Err` where one never ends or expands something.
fn d2_strings(text: &str) -> Result<Vec<String>, String> {
    let (mut found, mut chars) = (Vec::new(), text.chars());
    while let Some(c) = chars.next() {
        if c == '"' {
            let mut string = String::new();
            loop {
                match chars.next().ok_or("a quoted text never ends")? {
                    '"' => break,
                    '$' => return Err("a substitution".to_owned()),
                    '\n' => return Err("a quoted text is broken off".to_owned()),
                    '\\' => match chars.next() {
                        Some('n') => string.push('\n'),
                        Some(c @ ('"' | '\\' | '$')) => string.push(c),
                        other => return Err(format!("the escape {other:?}")),
                    },
                    c => string.push(c),
                }
            }
            found.push(string);
        }
    }
    Ok(found)
}

/// The ends of the lines between boxes, whose names are letters, numbers and points.
fn edges<'t>(text: &'t str) -> Vec<(&'t str, &'t str)> {
    let name = |word: &str| word.starts_with(['n', 'r', 'g']) && word.ends_with(|c: char| c.is_ascii_digit());
    let edge = |line: &'t str| {
        let mut words = line.split(' ');
        let (from, arrow) = (words.next()?, words.next()?);
        let to = line.split(" {class").next()?.split(": \"").next()?.split(' ').next_back()?;
        let arrows = ["--", "-.-", "x-.-", "->", "<->"];
        let is_edge = name(from) && arrows.iter().any(|start| arrow.starts_with(start));
        is_edge.then(|| (from, to.trim_end_matches(':')))
    };
    text.lines().filter_map(edge).collect()
}

/// A text as it is to be seen: white space is one space, and nothing turns letters over or is no letter.
fn visible(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let shown = |c| match c {
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    };
    common::pictured(&words.join(" ")).chars().map(shown).collect()
}

proptest! {
    #[test]
    fn they_are_complete_whatever_the_texts(
        map in common::map(common::hostile_key(), common::hostile_text()), options in options()
    ) {
        let mermaid = Mermaid::new(&map).options(options.clone()).statuses(&some_status).to_string();
        let boxes = |start| mermaid.lines().filter(|line| line.starts_with(start) && line.contains(":::")).count();
        prop_assert_eq!(boxes('n'), map.statements().count(), "{}", mermaid);
        for label in mermaid.lines().filter(|line| line.contains('"') && !line.starts_with("title:")) {
            let pieces: Vec<&str> = label.split('"').collect();
            prop_assert_eq!(pieces.len(), 3, "a text ends where it should: {}", label);
            let inside = pieces[1].replace("<br/>", "");
            let special = ['<', '>', '&', '`', '\\', '%', '$', '*', '_', '[', '{', ':'];
            prop_assert!(!inside.contains(special), "{}", inside);
        }
        let premises: usize = map.relations().map(|id| map.premises(id).count()).sum();
        let arrows = premises + boxes('r');
        prop_assert_eq!(edges(&mermaid).len(), arrows, "{}", mermaid);

        let d2 = D2::new(&map).options(options.clone()).statuses(&some_status).to_string();
        d2_strings(&d2).map_err(|error| TestCaseError::fail(format!("{error}\n{d2}")))?;
        prop_assert_eq!(edges(&d2).len(), arrows, "{}", d2);

        let again = Mermaid::new(&map).options(options.clone()).statuses(&some_status).to_string();
        prop_assert_eq!(again, mermaid, "the same bytes");
        prop_assert_eq!(D2::new(&map).options(options).statuses(&some_status).to_string(), d2);
    }
}

#[test]
fn texts_are_there_to_the_letter() {
    let nasty = r#"a "b" \n \ <c> &amp; & é 議 ${x} `y` %% #35; 1. - *z* ﬂ°°35¶ß end"#;
    let mut map = ArgumentMap::new();
    map.add_statement(Statement::claim("k", nasty)).unwrap();
    let options = Options::new().wrap(200);
    let d2 = D2::new(&map).options(options.clone()).to_string();
    assert!(d2_strings(&d2).unwrap().contains(&format!("CLAIM\n{nasty}")), "{d2}");
    let mermaid = Mermaid::new(&map).options(options).to_string();
    let label = mermaid.split("CLAIM<br/>").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(decoded(label, "#"), nasty);
}

/// Numbers in a text made characters again.
fn decoded(text: &str, mark: &str) -> String {
    let mut pieces = text.split(mark);
    let first = pieces.next().unwrap().to_owned();
    pieces.fold(first, |text, piece| {
        let (number, rest) = piece.split_once([';', '¶']).unwrap();
        let rest = if mark == "#" { rest } else { rest.trim_start_matches('ß') };
        format!("{text}{}{rest}", char::from_u32(number.parse().unwrap()).unwrap())
    })
}

#[test]
fn frames_lie_within_frames_but_not_without_end() {
    let mut map = ArgumentMap::new();
    let mut parent = None;
    for number in 0..5_000 {
        let mut group = Group::new(format!("g{number}"), "");
        group.parent = parent;
        parent = Some(map.add_group(group).unwrap());
        let mut statement = Statement::claim(format!("s{number}"), "Text.");
        statement.set_group(parent);
        map.add_statement(statement).unwrap();
    }
    let depth = |text: &str, opens: fn(&str) -> bool, close: &str| {
        let mut depth = 0;
        let deepest = text.lines().map(|line| {
            depth += i32::from(opens(line)) - i32::from(line == close);
            depth
        });
        let deepest = deepest.max();
        (deepest, depth)
    };
    let mermaid = Mermaid::new(&map).to_string();
    assert_eq!(depth(&mermaid, |line| line.starts_with("subgraph"), "end"), (Some(24), 0));
    let d2 = D2::new(&map).to_string();
    assert_eq!(depth(&d2, |line| line.ends_with('{'), "}"), (Some(24), 0));
    assert!(d2.len() < 2_000_000, "{}", d2.len());
}

/// What a script makes of texts; the folder where its packages are installed stands in an environment variable.
fn scripted(variable: &str, test: &str, script: &str, texts: &[String]) -> Option<Vec<serde_json::Value>> {
    let Some(folder) = std::env::var_os(variable) else {
        common::skipped(test, &format!("{variable} names no folder with the packages installed"));
        return None;
    };
    let file = PathBuf::from(&folder).join(format!("{test}.mjs"));
    std::fs::write(&file, script).unwrap();
    let input = serde_json::to_string(texts).unwrap();
    let (status, output, errors) = common::run("node".as_ref(), &[file.to_str().unwrap()], &input);
    assert_eq!(status, 0, "{errors}");
    Some(serde_json::from_str(&output).unwrap())
}

/// The article, and hostile maps that are the same on every run.
fn maps(count: usize) -> Vec<ArgumentMap> {
    let mut runner = TestRunner::deterministic();
    let any = common::map(common::hostile_key(), common::hostile_text());
    let hostile = (0..count).map(|_| any.new_tree(&mut runner).unwrap().current());
    [ArgumentMap::new(), article::map().unwrap()].into_iter().chain(hostile).collect()
}

/// Checks the boxes and lines that a parser found.
fn check(map: &ArgumentMap, found: &serde_json::Value, text: &str) {
    assert!(found["error"].is_null(), "{}\n{text}", found["error"]);
    let boxes = found["boxes"].as_object().unwrap();
    for id in map.statements() {
        let shown = boxes[&format!("n{}", id.index())].as_str().unwrap();
        // Mermaid's own line breaks are tags; those of a text are spelled.
        let shown = if text.starts_with("---") {
            shown.replace("<br>", " ").replace("<br/>", " ")
        } else {
            shown.to_owned()
        };
        let shown = visible(&decoded(&shown, "ﬂ°°"));
        assert!(shown.ends_with(visible(map[id].text()).trim()), "{shown}\n{text}");
    }
    assert_eq!(found["lines"].as_u64().unwrap(), edges(text).len() as u64, "{text}");
}

#[test]
fn mermaid_reads_it() {
    const SCRIPT: &str = "
        import { readFileSync } from 'node:fs';
        import { JSDOM } from 'jsdom';
        const { window } = new JSDOM('<!DOCTYPE html><body></body>');
        globalThis.window = window; globalThis.document = window.document;
        const { default: mermaid } = await import('mermaid');
        mermaid.initialize({ securityLevel: 'strict' });
        const found = [];
        for (const text of JSON.parse(readFileSync(0, 'utf8'))) try {
            await mermaid.parse(text);
            const { db } = await mermaid.mermaidAPI.getDiagramFromText(text.replace(/^---[^]*?\\n---\\n/, ''));
            const boxes = Object.fromEntries([...db.getVertices()].map(([id, box]) => [id, box.text]));
            found.push({ boxes, lines: db.getEdges().length });
        } catch (error) { found.push({ error: String(error) }); }
        console.log(JSON.stringify(found));";
    let (maps, options) = (maps(100), Options::new().wrap(300).lines(1000));
    let texts: Vec<String> = maps
        .iter()
        .map(|map| Mermaid::new(map).options(options.clone()).statuses(&some_status).to_string())
        .collect();
    let Some(found) = scripted("MERMAID", "mermaid_reads_it", SCRIPT, &texts) else { return };
    assert_eq!(found.len(), maps.len());
    maps.iter().zip(&found).zip(&texts).for_each(|((map, found), text)| check(map, found, text));
}

#[test]
fn d2_reads_it() {
    const SCRIPT: &str = "
        import { readFileSync } from 'node:fs';
        import { D2 } from '@terrastruct/d2';
        const d2 = new D2(), found = [];
        for (const text of JSON.parse(readFileSync(0, 'utf8'))) try {
            const { diagram } = await d2.compile(text);
            const boxes = Object.fromEntries(diagram.shapes.map(box => [box.id.split('.').pop(), box.label]));
            found.push({ boxes, lines: diagram.connections.length });
        } catch (error) { found.push({ error: String(error.message) }); }
        console.log(JSON.stringify(found));
        process.exit(0);";
    let (maps, options) = (maps(30), Options::new().wrap(300).lines(1000));
    let texts: Vec<String> = maps
        .iter()
        .map(|map| D2::new(map).options(options.clone()).statuses(&some_status).to_string())
        .collect();
    let Some(found) = scripted("D2", "d2_reads_it", SCRIPT, &texts) else { return };
    assert_eq!(found.len(), maps.len());
    maps.iter().zip(&found).zip(&texts).for_each(|((map, found), text)| check(map, found, text));
}
