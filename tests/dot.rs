//! DOT: valid whatever the texts, deterministic, and everything told apart.
#![allow(clippy::unwrap_used, clippy::string_slice)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::draw::{Conclusions, Dot, Groups, Junctions, Legend, Options, Part, Theme};
use argument_map::semantics::Status;
use argument_map::{ArgumentMap, MapBuilder, NodeId, Relation, Statement};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

/// The tokens of a DOT text, by the grammar of graphviz.org/doc/info/lang.html; `Err` where it is broken.
fn tokens(dot: &str) -> Result<Vec<String>, String> {
    let chars: Vec<char> = dot.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(&c) = chars.get(at) {
        let start = at;
        match c {
            c if c.is_whitespace() => at += 1,
            '"' => {
                at += 1;
                while *chars.get(at).ok_or("a quoted text never ends")? != '"' {
                    at += if chars[at] == '\\' { 2 } else { 1 };
                }
                at += 1;
            }
            '<' => {
                let mut depth = 0;
                loop {
                    match chars.get(at).ok_or("an HTML label never ends")? {
                        '<' => depth += 1,
                        '>' => depth -= 1,
                        _ => {}
                    }
                    at += 1;
                    if depth == 0 {
                        break;
                    }
                }
                html(&chars[start + 1..at - 1].iter().collect::<String>())?;
            }
            '-' if chars.get(at + 1) == Some(&'>') => at += 2,
            '{' | '}' | '[' | ']' | ',' | '=' | ';' => at += 1,
            c if c.is_ascii_alphanumeric() || c == '_' || c == '.' => {
                while chars.get(at).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.')) {
                    at += 1;
                }
            }
            other => return Err(format!("{other:?} outside of any text")),
        }
        if !c.is_whitespace() {
            found.push(chars[start..at].iter().collect());
        }
    }
    Ok(found)
}

/// Checks that a label is XML of the few elements that Graphviz knows, with characters that XML allows.
fn html(label: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = label;
    while let Some(at) = rest.find(['<', '&']) {
        if rest[at..].starts_with('&') {
            let end = rest[at..].find(';').ok_or("a bare ampersand")?;
            let entity = &rest[at..=at + end];
            if !["&amp;", "&lt;", "&gt;", "&quot;", "&#93;"].contains(&entity) {
                return Err(format!("the entity {entity}"));
            }
            rest = &rest[at + end + 1..];
            continue;
        }
        let end = at + rest[at..].find('>').ok_or("a tag never ends")?;
        let tag = &rest[at + 1..end];
        let name = tag.trim_matches('/').split(' ').next().unwrap_or_default();
        if !["br", "b", "i", "font", "table", "tr", "td"].contains(&name) {
            return Err(format!("the tag {name}"));
        }
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes another tag"));
            }
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        rest = &rest[end + 1..];
    }
    let allowed = |c: char| c >= ' ' && !matches!(c, '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}');
    match label.chars().find(|&c| !allowed(c)) {
        Some(c) => Err(format!("the character {c:?}")),
        None if open.is_empty() => Ok(()),
        None => Err(format!("{open:?} stay open")),
    }
}

/// The names of the nodes, and the ends of the edges.
type Graph = (BTreeSet<String>, Vec<(String, String)>);

/// The statements of a DOT text; `Err` where they break the grammar.
fn parse(dot: &str) -> Result<Graph, String> {
    let tokens = tokens(dot)?;
    let mut tokens = tokens.iter().map(String::as_str).peekable();
    let (mut nodes, mut edges, mut depth) = (BTreeSet::new(), Vec::new(), 0);
    if tokens.next() != Some("digraph") || tokens.next().is_none() || tokens.next() != Some("{") {
        return Err("no digraph".into());
    }
    depth += 1;
    while let Some(token) = tokens.next() {
        if depth == 0 {
            return Err(format!("{token} after the end"));
        }
        match token {
            "}" => depth -= 1,
            "subgraph" => {
                tokens.next();
                if tokens.next() != Some("{") {
                    return Err("a subgraph without a brace".into());
                }
                depth += 1;
            }
            name => {
                if tokens.peek() == Some(&"->") {
                    tokens.next();
                    edges.push((name.to_owned(), tokens.next().ok_or("half an edge")?.to_owned()));
                } else if !["graph", "node", "edge"].contains(&name) {
                    nodes.insert(name.to_owned());
                }
                if tokens.peek() == Some(&"[") {
                    tokens.next();
                    loop {
                        let (name, equals, value) = (tokens.next(), tokens.next(), tokens.next());
                        if name.is_none() || equals != Some("=") || value.is_none() {
                            return Err(format!("{name:?} {equals:?} {value:?} is no attribute"));
                        }
                        match tokens.next() {
                            Some(",") => {}
                            Some("]") => break,
                            other => return Err(format!("{other:?} after an attribute")),
                        }
                    }
                }
            }
        }
    }
    if depth == 0 { Ok((nodes, edges)) } else { Err("a brace stays open".into()) }
}

fn options() -> impl Strategy<Value = Options> {
    use prop::sample::select;
    let parts =
        [Part::Key, Part::Text, Part::Voice, Part::Qualifier, Part::Scheme, Part::Quotation, Part::Source];
    (
        select(vec![
            Conclusions::Auto,
            Conclusions::Top,
            Conclusions::Bottom,
            Conclusions::Left,
            Conclusions::Right,
        ]),
        select(vec![Junctions::WhereNeeded, Junctions::Always]),
        select(vec![Groups::Frames, Groups::Ignored]),
        select(vec![Legend::Shown, Legend::Hidden]),
        select(vec![Theme::Colour, Theme::BlackAndWhite]),
        (0..60_usize, 0..6_usize),
        prop::sample::subsequence(parts.to_vec(), 0..=7),
    )
        .prop_map(move |(conclusions, junctions, groups, legend, theme, (wrap, lines), hidden)| {
            let options = Options::new().conclusions(conclusions).junctions(junctions).groups(groups);
            let options = options.legend(legend).theme(theme).wrap(wrap).lines(lines).show(Part::Key);
            hidden.into_iter().fold(options, Options::hide)
        })
}

fn some_status(node: NodeId) -> Option<Status> {
    [None, Some(Status::In), Some(Status::Out), Some(Status::Undecided)][node.index() % 4]
}

proptest! {
    #[test]
    fn it_is_valid_and_complete_whatever_the_texts(
        map in common::map(common::hostile_key(), common::hostile_text()), options in options()
    ) {
        let dot = Dot::new(&map).options(options.clone()).statuses(&some_status).to_string();
        let (nodes, edges) = parse(&dot).map_err(|error| TestCaseError::fail(format!("{error}\n{dot}")))?;
        let junctions = nodes.len() - map.statements().count();
        let needed = map.relations().filter(|&id| {
            map.premises(id).count() > 1 || map.relations_to(id).next().is_some()
        });
        let all = map.relations().count();
        prop_assert!(junctions == needed.count() || junctions == all, "a node for each statement and no more");
        for (from, to) in &edges {
            prop_assert!(nodes.contains(from) && nodes.contains(to), "{from} -> {to} has both ends");
        }
        let premises: usize = map.relations().map(|id| map.premises(id).count()).sum();
        prop_assert_eq!(edges.len(), premises + junctions, "a line for each premise and for each junction");

        prop_assert_eq!(&Dot::new(&map).options(options.clone()).statuses(&some_status).to_string(), &dot, "the same bytes");
        let mut written = Vec::new();
        Dot::new(&map).options(options).statuses(&some_status).write(&mut written).unwrap();
        prop_assert_eq!(written, dot.into_bytes(), "streamed and displayed alike");
    }
}

/// What `dot` makes of a drawing in another format, or nothing where there is no `dot`.
fn graphviz(format: &str, dot: &str) -> Option<String> {
    let child = Command::new("dot")
        .arg(format)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = child else {
        common::skipped("graphviz", "there is no `dot` on this machine");
        return None;
    };
    let mut input = child.stdin.take().unwrap();
    let dot = dot.to_owned();
    let writer = std::thread::spawn(move || input.write_all(dot.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let complaints = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && complaints.is_empty(), "dot says: {complaints}");
    Some(String::from_utf8(output.stdout).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn graphviz_reads_it(map in common::map(common::hostile_key(), common::hostile_text()), options in options()) {
        graphviz("-Tcanon", &Dot::new(&map).options(options).statuses(&some_status).to_string());
    }
}

#[test]
fn graphviz_shows_texts_to_the_letter() {
    let nasty = r#"a "b" \n \N \G \\ <c> &amp; & é 議"#;
    let mut map = ArgumentMap::new();
    map.add_statement(Statement::claim(r#"k"\"#, nasty)).unwrap();
    let options = Options::new().wrap(200).legend(Legend::Hidden);
    let Some(svg) = graphviz("-Tsvg", &Dot::new(&map).options(options).to_string()) else { return };
    let text: String = svg
        .split("<text")
        .skip(1)
        .map(|text| text.split('>').nth(1).unwrap().trim_end_matches("</text"))
        .collect();
    assert_eq!(decoded(&text), format!("CLAIM{nasty}"));
    let tooltip = svg.split("xlink:title=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(decoded(tooltip), nasty);
}

fn decoded(xml: &str) -> String {
    let entities =
        [("&#160;", " "), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&#45;", "-"), ("&#10;", "\n")];
    entities.iter().fold(xml.to_owned(), |text, (entity, c)| text.replace(entity, c)).replace("&amp;", "&")
}

#[test]
fn keys_that_look_alike_stay_apart() {
    let mut map = ArgumentMap::new();
    let a = map.add_statement(Statement::claim("a b", "A")).unwrap();
    let b = map.add_statement(Statement::claim("a\u{a0}b", "B")).unwrap();
    map.add_relation(Relation::support([a], b)).unwrap();
    let (nodes, edges) = parse(&Dot::new(&map).to_string()).unwrap();
    assert_eq!(nodes.len(), 2);
    assert_ne!(edges[0].0, edges[0].1);
}

#[test]
fn hostile_links_are_left_out() {
    let link = |url: &str| {
        let mut m = MapBuilder::new("Link");
        m.source("s", "S").url(url);
        m.evidence("e", "E").quote("s", "words");
        Dot::new(&m.build().unwrap()).to_string().contains("URL=")
    };
    assert!(
        link("https://example.org/?a=b&c=\"d\"")
            && link("HTTP://example.org")
            && link("mailto:a@example.org")
    );
    assert!(
        !link("javascript:alert(1)")
            && !link(" javascript:alert(1)")
            && !link("data:text/html,x")
            && !link("")
    );
}

#[test]
fn everything_tells_itself_apart_in_black_and_white() {
    let mut m = MapBuilder::new("Kinds");
    m.thesis("thesis", "T");
    for key in ["claim", "objection", "granted", "other", "sub"] {
        m.claim(key, key);
    }
    m.claim("unsaid", "U").implicit();
    m.evidence("evidence", "E");
    m.support("thesis").with_linked(["claim", "unsaid"]).key("step");
    m.support("claim").with("sub");
    m.support("unsaid").with("evidence");
    m.rebut("thesis").with("objection");
    m.rebut("claim").with("granted").conceded();
    m.undercut("step").with("other");
    m.contradict("sub", "evidence");
    let map = m.build().unwrap();
    let dot =
        Dot::new(&map).options(Options::new().theme(Theme::BlackAndWhite).legend(Legend::Hidden)).to_string();

    let look = |key: &str| {
        let line = dot.lines().find(|line| line.starts_with(&format!("\"{key}\" ["))).unwrap();
        let word = line.split("<b>").nth(1).and_then(|rest| rest.split("</b>").next()).unwrap_or("");
        let style =
            line.split("style=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("default");
        format!("{word} {style}")
    };
    let looks: BTreeSet<String> = ["thesis", "claim", "objection", "unsaid", "evidence"].map(look).into();
    assert_eq!(looks.len(), 5, "{looks:?}");

    let line = |ends: &str| {
        let line =
            dot.lines().find(|line| line.starts_with(ends)).unwrap_or_else(|| panic!("{ends} is missing"));
        let attribute = |name: &str| {
            let value = line.split(&format!("{name}=")).nth(1).unwrap_or("default");
            value.split([']', ' ']).next().unwrap_or_default().trim_end_matches(',').to_owned()
        };
        [attribute("style"), attribute("arrowhead"), attribute("dir")]
    };
    let lines: BTreeSet<[String; 3]> = [
        line(r#""sub" -> "claim""#),
        line(r#""objection" -> "thesis""#),
        line(r#""granted" -> "claim""#),
        line(r#""other" -> "step""#),
        line(r#""sub" -> "evidence""#),
        line(r#""claim" -> "step""#),
    ]
    .into();
    assert_eq!(lines.len(), 6, "{lines:?}");
}

#[test]
fn long_texts_are_cut_and_kept_under_the_mouse() {
    let long = "word ".repeat(200_000);
    let mut map = ArgumentMap::new();
    let a = map.add_statement(Statement::claim("a", long.as_str())).unwrap();
    let b = map.add_statement(Statement::claim("b", "w".repeat(100_000))).unwrap();
    map.add_relation(Relation::support([a], b)).unwrap();
    let dot = Dot::new(&map).to_string();
    let label = dot.split("label=<").find(|label| label.contains("word …")).unwrap();
    assert!(label.matches("<br").count() == 13);
    assert!(dot.split("tooltip=\"").any(|tooltip| tooltip.starts_with(&long)));
    parse(&dot).unwrap();
}

#[test]
fn small_maps_are_drawn_too() {
    let mut map = ArgumentMap::new();
    parse(&Dot::new(&map).to_string()).unwrap();
    graphviz("-Tcanon", &Dot::new(&map).to_string());
    map.add_statement(Statement::claim("only", "Only.")).unwrap();
    assert_eq!(parse(&Dot::new(&map).to_string()).unwrap().0.len(), 1);
}

#[test]
fn a_writer_that_fails_is_reported() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("disk full"))
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    assert_eq!(Dot::new(&ArgumentMap::new()).write(Full).unwrap_err().to_string(), "disk full");
}
