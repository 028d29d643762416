//! AML: what is read, that nothing of it is lost, and what is said of bad input.
#![cfg(feature = "xml")]
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::format::{Feature, Outcome, aml};
use argument_map::{ArgumentMap, Family, Relation, Statement};
use proptest::prelude::*;
use std::fs;

const RICH: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ARG SYSTEM "argument.dtd">
<ARG><!-- a comment -->
  <SCHEMESET><SCHEME><NAME>Sign</NAME><FORM><PREMISE>p</PREMISE><CONCLUSION>c</CONCLUSION></FORM><CQ>Why?</CQ></SCHEME></SCHEMESET>
  <TEXT>Tracks in the snow. A bear passed. A hoax!</TEXT>
  <EDATA><AUTHOR>N.N.</AUTHOR><DATE>2004</DATE><SOURCE>The woods</SOURCE></EDATA>
  <AU>
    <PROP identifier="A" missing="no" nodelabel="probably"><PROPTEXT offset="20">A bear passed.</PROPTEXT><OWNER name="Ann"/><OWNER name="Bob"/><INSCHEME scheme="Sign" schid="0"/></PROP>
    <REFUTATION><AU><PROP identifier="R" missing="no" supportlabel="0.30"><PROPTEXT offset="35">A hoax</PROPTEXT><OWNER name="Sceptic"/></PROP></AU></REFUTATION>
    <LA>
      <AU><PROP identifier="B" missing="no" supportlabel="0.9"><PROPTEXT offset="0">Tracks</PROPTEXT><INSCHEME scheme="Sign" schid="0"/></PROP></AU>
      <AU><PROP identifier="C" missing="yes"><PROPTEXT offset="-1">Bears
        make tracks</PROPTEXT></PROP><CA><AU><PROP identifier="B" missing="no"><PROPTEXT offset="0">Tracks</PROPTEXT></PROP></AU><AU><PROP identifier="D" missing="no" nodelabel="0.70"><PROPTEXT offset="3">Wrong</PROPTEXT><INSCHEME scheme="Sign" schid="9"/></PROP></AU></CA></AU>
    </LA>
  </AU>
</ARG>
"#;

/// Relations without keys: family, premises, target, scheme, label.
fn links(map: &ArgumentMap) -> Vec<String> {
    let mut links: Vec<String> = map
        .relations()
        .filter(|&id| map[id].target().statement().is_some())
        .filter(|&id| matches!(map[id].family(), Family::Support | Family::Attack))
        .map(|id| {
            let relation = &map[id];
            let mut premises: Vec<&str> = map.premises(id).map(|id| map.key(id)).collect();
            premises.sort_unstable();
            let scheme = relation.scheme().map(|scheme| common::pictured(scheme.written()));
            format!(
                "{} {premises:?} {} {scheme:?} {:?}",
                relation.family(),
                map.key(relation.target()),
                relation.strength()
            )
        })
        .collect();
    links.sort();
    links
}

#[test]
fn every_file_comes_back_character_by_character() {
    let Some(corpora) = common::corpora("every_file_comes_back_character_by_character") else { return };
    let mut read = 0;
    for entry in fs::read_dir(corpora.join("aml")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let document = aml::read(&text).unwrap();
        let written = aml::write(&document.map);
        assert_eq!(written.losses, [], "{}", path.display());
        assert_eq!(written.text, text, "{}", path.display());
        let odd = document.diagnostics.iter().filter(|diagnostic| diagnostic.outcome == Outcome::Kept);
        assert!(odd.count() <= 1, "{}: {:?}", path.display(), document.diagnostics);
        assert_eq!(document.map.statements().count(), text.matches("<PROP ").count());
        read += 1;
    }
    assert!(read > 0);
}

#[test]
fn a_rich_file_is_read() {
    let document = aml::read(RICH).unwrap();
    let said: Vec<_> = document.diagnostics.iter().map(|d| d.to_string()).collect();
    assert_eq!(said.len(), 4, "{said:#?}");
    assert!(said[0].starts_with("line 4, column 3: <SCHEMESET>"), "{said:#?}");
    assert!(said[1].contains("a further owner"), "{said:#?}");
    assert!(said[2].contains("at 3 the text does not read"), "{said:#?}");
    assert!(said[3].contains("the mark of a scheme"), "{said:#?}");
    let map = document.map;
    let statement = |key: &str| &map[map.find_statement(key).unwrap()];
    let a = statement("A");
    assert_eq!((a.text(), a.qualifier()), ("A bear passed.", Some("probably")));
    assert_eq!(map.voice(a.voicing().unwrap().voice).unwrap().name, "Ann");
    let quote = &a.quotes()[0];
    let source = map.source(quote.source).unwrap();
    assert_eq!(
        (&*source.title, quote.span.unwrap().of(source.text.as_deref().unwrap())),
        ("The woods", Some("A bear passed."))
    );
    assert_eq!((statement("C").text(), statement("C").is_implicit()), ("Bears make tracks", true));
    assert_eq!(statement("D").strength().unwrap().get(), 0.7);
    assert!(statement("D").quotes().is_empty());
    assert_eq!(map.statements().count(), 5);
    assert_eq!(
        links(&map),
        [
            "attack [\"R\"] A None Some(Strength(0.3))",
            "support [\"B\", \"C\"] A Some(\"Sign\") Some(Strength(0.9))",
            "support [\"B\"] C None None",
            "support [\"D\"] C None None",
        ]
    );
    let written = aml::write(&map);
    assert_eq!((written.text.as_str(), written.losses), (RICH, vec![]));
}

#[test]
fn words_are_edited_in_place_and_structure_anew() {
    let mut map = aml::read(RICH).unwrap().map;
    let [a, d] = ["A", "D"].map(|key| map.find_statement(key).unwrap());
    map.edit_statement(d, |statement| {
        statement.set_text("Right <&>");
        statement.set_implicit(true);
        statement.set_strength(None);
    })
    .unwrap();
    let text = aml::write(&map).text;
    let wanted = RICH
        .replace("missing=\"no\" nodelabel=\"0.70\"", "missing=\"yes\"")
        .replace(">Wrong<", ">Right &lt;&amp;&gt;<");
    assert_eq!(text, wanted);

    let new = map.add_statement(Statement::claim("E", "New")).unwrap();
    let mut relation = Relation::support([new], a);
    relation.set_scheme(Some("Expert Opinion"));
    map.add_relation(relation).unwrap();
    let text = aml::write(&map).text;
    let again = aml::read(&text).unwrap().map;
    assert_eq!(links(&again), links(&map), "{text}");
    for kept in ["<OWNER name=\"Bob\"/>", "<SCHEMESET>", "<!-- a comment -->", "schid=\"9\"", "<AUTHOR>N.N."]
    {
        assert!(text.contains(kept), "{kept}: {text}");
    }
    assert_eq!(aml::write(&again).text, text);
}

#[test]
fn the_word_encoding_in_a_version_is_no_encoding() {
    for version in ["1.0encoding", "1.0 encoding=`UTF", "?>"] {
        let odd = format!("<?xml version=\"{version}\" encoding=\"UTF-8\"?><ARG><TEXT>Rain.</TEXT></ARG>");
        let document = aml::read(&odd).unwrap();
        let written = aml::write(&document.map).text;
        assert_eq!(written, odd);
        assert_eq!(aml::read(&written).unwrap().map, document.map);
    }
    let latin = b"<?xml version=\"1.0\" encoding = 'ISO-8859-1'?><ARG><TEXT>caf\xe9</TEXT></ARG>";
    assert!(aml::write(&aml::read_bytes(latin).unwrap().map).text.contains("café"));
}

#[test]
fn errors_say_where_and_what() {
    let error = |text: &str| aml::read(text).unwrap_err().to_string();
    assert_eq!(error("\n<arg/>"), "line 2, column 1: the document is <arg>, not <ARG>");
    assert!(error("<ARG><AU>\n</ARG>").starts_with("line 2, column "));
    let bomb = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><ARG>&b;</ARG>";
    assert!(error(bomb).contains("not plain text"));
    for at in 0..RICH.trim_end().len() {
        assert!(aml::read_bytes(&RICH.as_bytes()[..at]).is_err(), "{at}");
    }
    let odd = "<ARG><AU/><LA><AU><PROP identifier='x'/></AU></LA><AU><PROP/><CA/><X/></AU>\
               <AU><PROP identifier='A'><PROPTEXT>a</PROPTEXT></PROP></AU><AU><PROP identifier='A'><PROPTEXT>b</PROPTEXT></PROP></AU></ARG>";
    let document = aml::read(odd).unwrap();
    assert_eq!(document.diagnostics.len(), 7, "{:#?}", document.diagnostics);
    let keys: Vec<_> = document.map.statements().map(|id| document.map.key(id)).collect();
    assert_eq!(keys, ["p1", "A", "A (2)"]);
    assert_eq!(aml::write(&document.map).text, odd);
    let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><ARG><TEXT>caf\xe9 \x93x\x94</TEXT></ARG>";
    let map = aml::read_bytes(latin).unwrap().map;
    assert_eq!(map.sources().next().unwrap().1.text.as_deref(), Some("café “x”"));
}

#[test]
fn depth_does_no_harm() {
    let unit = |i: usize| format!("<AU><PROP identifier='p{i}'><PROPTEXT>t</PROPTEXT></PROP>");
    let mut deep = String::from("<ARG>");
    for i in 0..30_000 {
        deep += &unit(i);
        deep += "<CA>";
    }
    deep += &unit(30_000);
    deep += "</AU>";
    deep += &"</CA></AU>".repeat(30_000);
    deep += "</ARG>";
    let mut map = aml::read(&deep).unwrap().map;
    assert_eq!(map.relations().count(), 30_000);
    assert_eq!(aml::write(&map).text, deep);
    let first = map.find_statement("p0").unwrap();
    let new = map.add_statement(Statement::claim("new", "New")).unwrap();
    map.add_relation(Relation::attack([new], first)).unwrap();
    let again = aml::read(&aml::write(&map).text).unwrap().map;
    assert_eq!(links(&again), links(&map));
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(map in common::map(common::hostile_key(), common::hostile_text())) {
        let written = aml::write(&map);
        let again = aml::read(&written.text).unwrap().map;
        prop_assert_eq!(again.statements().count(), map.statements().count(), "{}", written.text);
        for id in map.statements() {
            let found = &again[again.find_statement(map.key(id)).unwrap()];
            prop_assert_eq!(found.text(), common::pictured(map[id].text()));
            prop_assert_eq!(found.is_implicit(), map[id].is_implicit());
        }
        let unlabelled = |links: Vec<String>| -> Vec<String> {
            links.into_iter().map(|link| link.replace("Some(\"\")", "None")).collect()
        };
        let (said, heard) = (unlabelled(links(&map)), unlabelled(links(&again)));
        prop_assert_eq!(said.len(), heard.len(), "{}", written.text);
        let second = aml::write(&again);
        prop_assert_eq!(&second.losses, &[]);
        prop_assert_eq!(second.text, written.text);
    }

    #[test]
    fn any_change_can_be_written(map in common::map("[A-F]", "[A-D]{1,3}")) {
        let mut map = map;
        map.set_data([("aml".to_owned(), RICH.into())].into_iter().collect()).unwrap();
        let text = aml::write(&map).text;
        let again = aml::read(&text).unwrap().map;
        prop_assert_eq!(again.statements().count(), map.statements().count(), "{}", text);
        for id in map.statements() {
            let found = &again[again.find_statement(map.key(id)).unwrap()];
            prop_assert_eq!(found.text(), map[id].text());
        }
        prop_assert_eq!(links(&again), links(&map), "{}", text);
    }

    #[test]
    fn no_text_makes_the_reader_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        pieces in prop::collection::vec(prop::sample::select(RICH.split_inclusive(['\n', ' ', '>']).collect::<Vec<_>>()), 0..40)
    ) {
        let _ = aml::read_bytes(&bytes);
        if let Ok(document) = aml::read(&format!("<ARG>{}</ARG>", pieces.concat())) {
            let again = aml::read(&aml::write(&document.map).text).unwrap();
            prop_assert_eq!(again.map, document.map);
        }
    }
}

/// An edit of the structure that leaves the propositions alone.
fn with_a_reason(text: &str, target: &str) -> (String, Vec<String>) {
    let mut map = aml::read(text).unwrap().map;
    let reason = map.add_statement(Statement::claim("new", "A new reason")).unwrap();
    let target = map.find_statement(target).unwrap();
    map.add_relation(Relation::support([reason], target)).unwrap();
    let written = aml::write(&map);
    let moved = [Feature::Order, Feature::Key];
    let losses = written.losses.iter().filter(|loss| !moved.contains(&loss.feature));
    (written.text, losses.map(ToString::to_string).collect())
}

#[test]
fn an_edit_of_the_structure_keeps_comments_and_identifiers() {
    let text = r#"<ARG><AU><!-- one --><PROP missing="no"><PROPTEXT>a</PROPTEXT></PROP><!-- two -->
        <CA><!-- three --><AU><PROP missing="no"><PROPTEXT>b</PROPTEXT></PROP><X/></AU></CA></AU></ARG>"#;
    let document = aml::read(text).unwrap();
    let (b, map) = (document.map.find_statement("p2").unwrap(), &document.map);
    assert_eq!(map[b].text(), "b");
    let (text, losses) = with_a_reason(text, "p1");
    assert!(losses.is_empty(), "{losses:?}");
    for kept in ["<!-- one -->", "<!-- two -->", "<!-- three -->", "<X/>"] {
        assert!(text.contains(kept), "{kept} of {text}");
    }
    let back = aml::read(&text).unwrap();
    assert_eq!(
        back.map[back.map.find_statement("p2").unwrap()].text(),
        "b",
        "it has an identifier now: {text}"
    );
    assert!(back.diagnostics.iter().all(|diagnostic| diagnostic.outcome == Outcome::Kept), "{text}");
}

#[test]
fn an_edit_of_the_structure_tells_what_goes() {
    let twice = r#"<ARG><AU><PROP identifier="A"><PROPTEXT>a</PROPTEXT></PROP>
        <CA><AU><PROP identifier="B"><PROPTEXT>b</PROPTEXT><INSCHEME scheme="Sign" schid="0"/></PROP>
        <CA><AU><PROP identifier="C"><PROPTEXT>c</PROPTEXT></PROP></AU></CA></AU></CA>
        <CA><AU><PROP identifier="B"><PROPTEXT>b</PROPTEXT><OWNER name="Ann"/></PROP></AU></CA>
        <CA><AU><PROP identifier="D"><PROPTEXT>d</PROPTEXT><INSCHEME scheme="Sign" schid="0"/></PROP></AU></CA></AU></ARG>"#;
    let (_, losses) = with_a_reason(twice, "A");
    let told = |part: &str| losses.iter().any(|loss| loss.contains(part));
    assert!(told("the free data of \"B\"") && told("where it first comes"), "{losses:?}");
    assert!(
        told("the scheme (2 times)") && told("a mark that no premise and conclusion share"),
        "{losses:?}"
    );
    let (_, losses) = with_a_reason(RICH, "A");
    assert!(losses.is_empty(), "marks that name the scheme of an inference are written anew: {losses:?}");
}
