//! SVG: well-formed and harmless whatever the texts, complete, deterministic, and everything told apart.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::draw::{Conclusions, Groups, Junctions, Legend, Options, Page, Part, Svg, Theme};
use argument_map::semantics::Status;
use argument_map::{ArgumentMap, Group, MapBuilder, NodeId, Quote, Relation, Source, Statement};
use proptest::prelude::*;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn options() -> impl Strategy<Value = Options> {
    use prop::sample::select;
    let sides = vec![Conclusions::Top, Conclusions::Bottom, Conclusions::Left, Conclusions::Right];
    let themes = vec![Theme::Colour, Theme::Light, Theme::Dark, Theme::BlackAndWhite];
    (
        select(sides),
        select(themes),
        any::<bool>(),
        8_usize..60,
        1_usize..6,
        select(vec![Page::Free, Page::Screen]),
    )
        .prop_map(|(side, theme, all, wrap, lines, page)| {
            let options = Options::new().conclusions(side).theme(theme).wrap(wrap).lines(lines).page(page);
            if all {
                options.junctions(Junctions::Always).show(Part::Key)
            } else {
                options.groups(Groups::Ignored)
            }
        })
}

/// Of a status for each node, by its number.
fn some_status(node: NodeId) -> Option<Status> {
    [None, Some(Status::In), Some(Status::Out), Some(Status::Undecided)][node.index() % 4]
}

fn element<'d>(document: &'d Document<'_>, key: &str) -> Node<'d, 'd> {
    document.descendants().find(|node| node.attribute("data-key") == Some(key)).unwrap()
}

fn title(node: Node<'_, '_>) -> String {
    node.children().find(|child| child.has_tag_name("title")).unwrap().text().unwrap_or("").to_owned()
}

/// All the letters between the tags.
fn letters(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
}

/// What an escape leaves of a text: its characters but those that are white, forbidden or turn others round.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|&c| !c.is_whitespace() && !c.is_control())
        .filter(|&c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'))
        .filter(|&c| !matches!(c, '\u{2400}'..='\u{2421}' | '\u{fffd}'..='\u{ffff}'))
        .collect()
}

/// Nothing in the picture runs or fetches: known elements, known attributes, links to documents only.
fn harmless(svg: &str, document: &Document<'_>) {
    const ELEMENTS: [&str; 12] =
        ["svg", "title", "desc", "style", "g", "rect", "path", "circle", "text", "tspan", "a", "line"];
    for node in document.descendants().filter(Node::is_element) {
        assert!(ELEMENTS.contains(&node.tag_name().name()), "{:?}", node.tag_name());
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            assert!(!name.starts_with("on") && name != "style", "{name}");
            assert!(!value.contains("url("), "{value}");
            if name == "href" {
                let value = value.to_lowercase();
                assert!(["https://", "http://", "mailto:"].iter().any(|scheme| value.starts_with(scheme)));
            }
        }
        if node.has_tag_name("style") {
            let css = node.text().unwrap();
            assert!(!css.contains("url") && !css.contains("@import") && css.ends_with('}'));
        }
    }
    let turning = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    assert!(!svg.chars().any(turning), "a text can turn others round");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_map_gives_a_harmless_and_complete_picture(
        map in common::map(common::hostile_key(), common::hostile_text()),
        options in options(),
    ) {
        let svg = Svg::new(&map).options(options.clone()).statuses(&some_status).to_string();
        let document = Document::parse(&svg).unwrap();
        harmless(&svg, &document);

        let mut ids = BTreeSet::new();
        for node in document.descendants() {
            if let Some(id) = node.attribute("id") {
                prop_assert!(ids.insert(id), "two elements are {id:?}");
                prop_assert!(id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)), "{id:?}");
            }
        }
        for id in map.statements() {
            let node = document.descendants()
                .find(|node| node.attribute("data-key").is_some_and(|key| plain(key) == plain(map[id].key())));
            prop_assert!(node.is_some(), "{:?} is missing", map[id].key());
            let found = document.descendants()
                .filter(|node| node.attribute("data-kind").is_some())
                .any(|node| plain(&title(node)).contains(&plain(map[id].text())));
            prop_assert!(found, "{:?} is missing", map[id].text());
        }
        let keyed = document.descendants().filter(|node| node.attribute("data-key").is_some()).count();
        prop_assert_eq!(keyed, map.statements().count() + map.relations().count());
        for node in document.descendants().filter(|node| node.has_tag_name("path")) {
            let numbers = node.attribute("d").unwrap();
            prop_assert!(!numbers.contains("NaN") && !numbers.contains("inf"), "{numbers}");
        }
        prop_assert_eq!(&svg, &Svg::new(&map).options(options).statuses(&some_status).to_string());
    }
}

fn rain() -> ArgumentMap {
    let mut m = MapBuilder::new("Was it the rain?");
    m.source("almanac", "The Almanac").url("https://example.org/almanac?a=1&b=2");
    m.thesis("rain", "It rained last night.");
    m.evidence("wet", "The street is wet.").quote("almanac", "Wet was the street & wide.");
    m.claim("else-dry", "Had it not rained, the street would be dry.").implicit();
    m.evidence("truck", "The water truck came by this morning.").hedged("probably");
    m.claim("dry", "The cellar is dry.");
    m.support("rain").with_linked(["wet", "else-dry"]).key("from-wetness").scheme("sign");
    m.undercut("from-wetness").with("truck");
    m.rebut("rain").with("dry").key("cellar");
    m.build().unwrap()
}

#[test]
fn a_small_map_is_drawn_as_before() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/rain.svg");
    let svg = Svg::new(&rain()).to_string();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &svg).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap() == svg,
        "the picture has changed; look at it, and if it is right run this test with UPDATE_GOLDEN=1"
    );
}

#[test]
fn boxes_hold_their_words_in_lines_that_read_on() {
    let map = rain();
    let svg = Svg::new(&map).options(Options::new().wrap(12)).to_string();
    let document = Document::parse(&svg).unwrap();
    for id in map.statements() {
        let node = element(&document, map[id].key());
        let shown = letters(node.children().rfind(|child| child.has_tag_name("text")).unwrap());
        let shown: Vec<&str> = shown.split_whitespace().collect();
        assert_eq!(shown, map[id].text().split_whitespace().collect::<Vec<_>>());
    }
}

#[test]
fn boxes_are_read_out_from_the_main_claim_down() {
    let svg = Svg::new(&rain()).to_string();
    let at = |key: &str| svg.find(&format!("id=\"node-{key}\" class=\"box")).unwrap();
    let mut keys = ["dry", "else-dry", "rain", "truck", "wet"];
    keys.sort_unstable_by_key(|key| at(key));
    assert_eq!(keys, ["rain", "wet", "else-dry", "truck", "dry"]);
}

#[test]
fn a_word_broken_for_its_length_stays_one_word() {
    let mut map = ArgumentMap::new();
    let word = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(3);
    map.add_statement(Statement::claim("a", format!("Der {word}!"))).unwrap();
    let svg = Svg::new(&map).to_string();
    let document = Document::parse(&svg).unwrap();
    assert!(letters(element(&document, "a")).contains(&format!("Der\n{word}!")));
}

#[test]
fn a_text_that_is_cut_says_so_and_is_whole_under_the_mouse() {
    let mut map = ArgumentMap::new();
    map.add_statement(Statement::claim("a", "word ".repeat(4000))).unwrap();
    let svg = Svg::new(&map).options(Options::new().lines(2)).to_string();
    let document = Document::parse(&svg).unwrap();
    let node = element(&document, "a");
    assert_eq!(letters(node).matches('…').count(), 1);
    assert_eq!(title(node).matches("word").count(), 4000);
    assert_eq!(
        node.descendants().filter(|node| node.has_tag_name("tspan")).count(),
        3,
        "a tag and two lines"
    );
}

#[test]
fn kinds_statuses_voices_and_groups_are_there_for_programs_and_readers() {
    let mut map = rain();
    let thesis = map.find("rain").unwrap();
    let statuses = |node| Some(if node == thesis { Status::Out } else { Status::In });
    let svg = Svg::new(&map).statuses(&statuses).to_string();
    let document = Document::parse(&svg).unwrap();
    let rain = element(&document, "rain");
    assert_eq!(rain.attribute("id"), Some("node-rain"));
    assert_eq!((rain.attribute("data-kind"), rain.attribute("data-status")), (Some("thesis"), Some("falls")));
    assert!(letters(rain).contains("falls") && title(rain).starts_with("Main claim, falls: It rained"));
    let inference = element(&document, "from-wetness");
    assert_eq!(inference.attribute("data-kind"), Some("support"));
    assert!(title(inference).contains("wet + else-dry → rain") && title(inference).contains("sign"));
    let ends: Vec<_> = inference
        .children()
        .filter_map(|node| Some((node.attribute("data-from")?, node.attribute("data-to")?)))
        .collect();
    assert_eq!(ends, [("wet", "from-wetness"), ("else-dry", "from-wetness"), ("from-wetness", "rain")]);
    assert!(svg.contains(r#"<g class="circle""#), "linked premises meet in a circle");
    assert_eq!(element(&document, "else-dry").attribute("data-implicit"), Some("true"));
    assert!(title(element(&document, "wet")).contains("“Wet was the street & wide.” (The Almanac)"));
    let link = element(&document, "wet").children().find(|node| node.has_tag_name("a")).unwrap();
    assert_eq!(link.attribute("href"), Some("https://example.org/almanac?a=1&b=2"));

    let group = Group::new("weather", "The weather");
    let group = map.add_group(group).unwrap();
    let wet = map.find_statement("wet").unwrap();
    map.edit_statement(wet, |statement| statement.set_group(Some(group))).unwrap();
    let svg = Svg::new(&map).to_string();
    let document = Document::parse(&svg).unwrap();
    assert_eq!(element(&document, "wet").attribute("data-group"), Some("weather"));
    assert!(document.descendants().any(|node| node.attribute("class") == Some("frame")));
}

#[test]
fn links_lead_to_documents_only() {
    for (url, linked) in
        [("javascript:alert(1)", false), ("data:text/html,x", false), ("HTTPS://example.org", true)]
    {
        let mut map = ArgumentMap::new();
        let mut source = Source::new("s", "");
        source.url = url.into();
        let source = map.add_source(source).unwrap();
        let mut statement = Statement::claim("a", "A");
        statement.add_quote(Quote::new(source, "A"));
        map.add_statement(statement).unwrap();
        assert_eq!(Svg::new(&map).to_string().contains("href="), linked, "{url}");
    }
}

#[test]
fn nothing_but_links_and_the_name_of_the_language_leads_outside() {
    let svg = Svg::new(&rain()).options(Options::new().hide(Part::Source)).to_string();
    assert_eq!(svg.matches("http").count(), 1, "the namespace");
    assert!(svg.contains(r#"xmlns="http://www.w3.org/2000/svg""#));
}

#[test]
fn only_the_colourful_theme_turns_dark_with_the_screen() {
    let drawn = |theme| Svg::new(&rain()).options(Options::new().theme(theme)).to_string();
    assert!(drawn(Theme::Colour).contains("prefers-color-scheme:dark"));
    for theme in [Theme::Light, Theme::Dark, Theme::BlackAndWhite] {
        assert!(!drawn(theme).contains("<style"));
    }
    let grey = |svg: &str| {
        svg.split('#').skip(1).all(|at| at.get(..2) == at.get(2..4) && at.get(..2) == at.get(4..6))
    };
    assert!(grey(&drawn(Theme::BlackAndWhite)) && !grey(&drawn(Theme::Light)));
}

/// The width and height that a picture says, and the size of its letters beside the usual one.
fn size(svg: &str) -> (String, String, f64) {
    let document = Document::parse(svg).unwrap();
    let root = document.root_element();
    let (width, height) = (root.attribute("width").unwrap(), root.attribute("height").unwrap());
    let shown: f64 = root.attribute("viewBox").unwrap().split(' ').nth(2).unwrap().parse().unwrap();
    let millimetres: f64 = width.trim_end_matches("mm").parse().unwrap_or(f64::NAN);
    (width.to_owned(), height.to_owned(), millimetres * 96.0 / 25.4 / shown)
}

#[test]
fn a_page_has_its_size_and_the_largest_letters_that_were_tried() {
    let map = rain();
    let on_page = |options: Options| size(&Svg::new(&map).options(options.page(Page::A4Upright)).to_string());
    let (width, height, scale) = on_page(Options::new().wrap(60).conclusions(Conclusions::Left));
    assert_eq!((width.as_str(), height.as_str()), ("210mm", "297mm"));
    let (_, _, best) = on_page(Options::new());
    assert!(best >= scale && best > 0.5, "{best} {scale}");
}

#[test]
fn a_voice_that_goes_on_says_so() {
    let mut m = MapBuilder::new("Voices");
    m.voice("own", "Own")
        .voice("long", "The Committee for the Study of Very Long Names of Committees and of Theirs");
    m.speaking("own").claim("a", "A");
    m.attributing_to("long").claim("b", "B");
    m.support("a").with("b");
    let map = m.build().unwrap();
    let svg = Svg::new(&map).options(Options::new().wrap(12)).to_string();
    let document = Document::parse(&svg).unwrap();
    assert!(letters(element(&document, "b")).contains('…'));
    assert!(!letters(element(&document, "a")).contains('…'));
}

#[test]
fn maps_at_the_edge_are_drawn() {
    let empty = Svg::new(&ArgumentMap::new()).to_string();
    assert!(empty.contains(">empty map</text>"));
    assert_eq!(Document::parse(&empty).unwrap().root_element().tag_name().name(), "svg");

    let mut isolated = ArgumentMap::new();
    for i in 0..1000 {
        isolated.add_statement(Statement::claim(format!("k{i}"), "Alone.")).unwrap();
    }
    let svg = Svg::new(&isolated).options(Options::new().page(Page::A4Across)).to_string();
    assert_eq!(
        Document::parse(&svg).unwrap().descendants().filter(|n| n.attribute("data-key").is_some()).count(),
        1000
    );

    let mut ring = ArgumentMap::new();
    let ids: Vec<_> = (0..8)
        .map(|i| ring.add_statement(Statement::claim(format!("k{i}"), "x".repeat(20_000))).unwrap())
        .collect();
    for i in 0..8 {
        ring.add_relation(Relation::support([ids[i]], ids[(i + 1) % 8])).unwrap();
    }
    let svg = Svg::new(&ring).to_string();
    assert!(Document::parse(&svg).is_ok());
}

#[test]
fn texts_that_run_from_right_to_left_start_at_the_right() {
    let mut map = ArgumentMap::new();
    map.add_statement(Statement::claim("a", "ירד גשם בלילה, והרחוב רטוב מאוד עד עכשיו.")).unwrap();
    map.add_group(Group::new("g", "שלום")).unwrap();
    let svg = Svg::new(&map).to_string();
    let document = Document::parse(&svg).unwrap();
    let text = element(&document, "a").children().rfind(|n| n.has_tag_name("text")).unwrap();
    assert_eq!(text.attribute("direction"), Some("rtl"));
    let at = |node: Node<'_, '_>| node.attribute("x").unwrap().parse::<f64>().unwrap();
    let line = text.children().find(|node| node.has_tag_name("tspan")).unwrap();
    let tag = element(&document, "a").children().find(|node| node.has_tag_name("text")).unwrap();
    assert!(at(line) > at(tag) + 50.0, "the letters start at the right side");
}

#[test]
fn the_legend_explains_what_occurs_and_nothing_else() {
    let svg = Svg::new(&rain()).to_string();
    for (words, there) in [
        ("supports", true),
        ("undercuts the inference", true),
        ("left unsaid", true),
        ("together", true),
        ("says again", false),
        ("falls", false),
    ] {
        assert_eq!(svg.contains(&format!(">{words}</text>")), there, "{words}");
    }
    let hidden = Svg::new(&rain()).options(Options::new().legend(Legend::Hidden)).to_string();
    assert!(!hidden.contains(">supports</text>"));
}

#[test]
fn the_name_of_a_scheme_is_drawn_in_words() {
    let mut m = MapBuilder::new("");
    m.claim("a", "A.");
    m.claim("b", "B.");
    m.support("a").with("b").scheme("PracticalReasoning");
    let drawn = Svg::new(&m.build().unwrap()).to_string();
    assert!(drawn.contains("practical") && !drawn.contains("PracticalReasoning"), "{drawn}");
}
