//! CAF: what is read, that nothing of it is lost, and what is said of bad input. Carneades 4 misreads the files, so
//! its labels are not compared.
#![cfg(all(feature = "xml", feature = "yaml"))]
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::format::{Feature, caf, carneades};
use argument_map::semantics::Status;
use argument_map::semantics::carneades::{Case, evaluate};
use argument_map::{ArgumentMap, AttackKind, Family, NodeId, Source, Statement};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;

const RICH: &str = r#"<?xml version="1.0"?>
<caf version="1.3"><!-- a comment -->
  <metadata title="Rich" creator="N.N."><descriptions><description lang="en">About.</description></descriptions></metadata>
  <statements>
    <statement id="s1" standard="BRD" main="1" value="0.7"><metadata key="m"/><descriptions>
      <description lang="en">He is rich
        and famous.</description><description lang="de">Reich.</description></descriptions></statement>
    <statement id="s2" weight="1.0"><descriptions><description lang="en">Two</description></descriptions></statement>
    <statement id="s3" weight="0.25"><descriptions><description lang="en">Three</description></descriptions></statement>
    <statement id="s4" atom="(undercut a1)"><descriptions/></statement>
    <statement id="s5" atom="(valid a2)" weight="0.6"><descriptions/></statement>
    <statement id="s6" atom="(undercut a9)"><descriptions/></statement>
  </statements>
  <arguments>
    <argument id="a1" strict="true" weight="0.80" value="1"><metadata title="First"/><conclusion statement="s1"/>
      <premises><premise statement="s2" role="major" implicit="true"/><premise statement="s3" positive="false"/></premises></argument>
    <argument id="a2" pro="false"><conclusion statement="s1"/><premises><premise statement="s2" implicit="true"/></premises></argument>
    <argument id="a3" pro="false" scheme="Witness"><conclusion statement="s5"/><premises/></argument>
  </arguments>
  <references>
    <metadata key="K" creator="A. Author" date="2008" identifier="http://example.org/" title="A title" format="pdf"><descriptions/></metadata>
    <metadata title="No key"/>
  </references>
</caf>
"#;

fn labels(map: &ArgumentMap, case: &Case) -> BTreeMap<String, Status> {
    let verdict = evaluate(map, case).unwrap();
    map.statements().map(|id| (map.key(id).to_owned(), verdict.status(id))).collect()
}

#[test]
fn every_file_comes_back_character_by_character() {
    let Some(corpora) = common::corpora("every_file_comes_back_character_by_character") else { return };
    let mut read = 0;
    for entry in fs::read_dir(corpora.join("carneades/caf")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let document = caf::read(&text).unwrap();
        assert_eq!(document.diagnostics, [], "{}", path.display());
        let map = document.map;
        let written = caf::write(&map);
        assert_eq!(written.losses, [], "{}", path.display());
        assert_eq!(written.text, text, "{}", path.display());
        assert!(carneades::case(&map).is_ok());
        let elements = |name: &str| text.matches(&format!("<{name} ")).count();
        let own = map.statements().filter(|&id| text.contains(&format!("id=\"{}\"", map.key(id)))).count();
        assert_eq!(own, elements("statement"));
        let arguments = map.relations().filter(|&id| text.contains(&format!("id=\"{}\"", map.key(id))));
        assert_eq!(arguments.count(), elements("argument"));
        let undercuts =
            map.relations().filter(|&id| map[id].attack_kind() == Some(AttackKind::Undercut)).count();
        assert_eq!(undercuts, text.matches("\"(undercut ").count() + text.matches("\"(valid ").count());
        read += 1;
    }
    assert!(read > 0);
}

#[test]
fn a_rich_file_is_read_as_the_schema_says() {
    let document = caf::read(RICH).unwrap();
    let said: Vec<_> = document.diagnostics.iter().map(ToString::to_string).collect();
    let wanted =
        "line 12, column 5, statement \"s6\": an exception to \"a9\", which is no argument here (kept aside)";
    assert_eq!(said, [wanted]);
    let map = document.map;
    assert_eq!(map.title(), "Rich");
    let statement = |key: &str| map.find_statement(key).unwrap();
    let relation = |key: &str| &map[map.find_relation(key).unwrap()];
    let first = &map[statement("s1")];
    assert_eq!((first.text(), first.is_thesis(), first.strength()), ("He is rich and famous.", true, None));
    assert_eq!(map[statement("s2")].strength(), None);
    assert!(map[statement("s2")].is_implicit());
    assert_eq!(map[statement("s3")].strength().unwrap().get(), 0.25);
    let argument = relation("a1");
    assert!(argument.is_strict() && argument.family() == Family::Support);
    assert_eq!(argument.strength().unwrap().get(), 0.8);
    let premises: Vec<_> = argument.premises().iter().map(|p| (map.key(p.node()), p.role())).collect();
    assert_eq!(premises, [("s2", Some("major")), ("¬s3", None)]);
    assert_eq!((relation("a2").family(), relation("a2").strength().unwrap().get()), (Family::Attack, 0.5));
    for (undercut, premise, target) in [("undercut of a1", "s4", "a1"), ("undercut of a2", "¬s5", "a2")] {
        let undercut = relation(undercut);
        assert_eq!(undercut.target(), NodeId::Relation(map.find_relation(target).unwrap()));
        assert_eq!(map.key(undercut.premises()[0].node()), premise);
    }
    assert_eq!(relation("a3").target(), statement("¬s5").into());
    let (_, source) = map.sources().next().unwrap();
    assert_eq!((&*source.key, &*source.author, &*source.url), ("K", "A. Author", "http://example.org/"));
    let found = labels(&map, &carneades::case(&map).unwrap());
    assert_eq!((found["s2"], found["s3"], found["¬s3"]), (Status::In, Status::Out, Status::In));
    let written = caf::write(&map);
    assert_eq!((written.text.as_str(), written.losses), (RICH, vec![]));
}

#[test]
fn an_edit_changes_what_it_says_and_nothing_else() {
    let mut map = caf::read(RICH).unwrap().map;
    let [one, four] = ["s1", "s4"].map(|key| map.find_statement(key).unwrap());
    map.edit_statement(one, |statement| statement.set_text("Four <&>.")).unwrap();
    map.edit_statement(four, |statement| statement.set_text("Not so.")).unwrap();
    map.add_statement(Statement::claim("new", "New.")).unwrap();
    map.add_source(Source::new("L", "Another")).unwrap();
    map.remove(map.find_relation("a3").unwrap()).unwrap();
    let text = caf::write(&map).text;
    let lines: Vec<&str> = text.lines().collect();
    let changed: Vec<&str> = RICH.lines().filter(|line| !lines.contains(line)).map(str::trim).collect();
    assert_eq!(changed.len(), 4, "{changed:#?}\n{text}");
    let again = caf::read(&text).unwrap().map;
    let said = |key: &str| again[again.find_statement(key).unwrap()].text().to_owned();
    assert_eq!([said("s1"), said("s4"), said("new")], ["Four <&>.", "Not so.", "New."]);
    assert!(again.find_source("L").is_some() && again.find("a3").is_none());
    assert!(text.contains("Reich.") && text.contains("<metadata key=\"m\"/>"), "{text}");
}

#[test]
fn errors_say_where_and_what() {
    let error = |text: &str| caf::read(text).unwrap_err().to_string();
    assert_eq!(error("<lkif/>"), "line 1, column 1: the document is <lkif>, not <caf>");
    assert!(error("<caf><statements>\n</caf>").starts_with("line 2, column "));
    let bomb = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><caf>&b;</caf>";
    assert!(error(bomb).contains("not plain text"));
    let deep = format!("<caf>{}{}</caf>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert_eq!(caf::write(&caf::read(&deep).unwrap().map).text, deep);
    for at in 0..RICH.trim_end().len() {
        assert!(caf::read_bytes(&RICH.as_bytes()[..at]).is_err(), "{at}");
    }
}

proptest! {
    #[test]
    fn labels_survive_writing(map in common::map("[a-e]{1,2}", common::hostile_text())) {
        let mut map = map;
        // A weight says how strong a statement is and whether it is assumed, both at once.
        for id in map.statements().collect::<Vec<_>>() {
            map.edit_statement(id, |statement| statement.set_strength(None)).unwrap();
        }
        let written = caf::write(&map);
        let again = caf::read(&written.text).unwrap().map;
        let lost = |feature| written.losses.iter().any(|loss| loss.feature == feature);
        if ![Feature::OnRelation, Feature::Symmetric, Feature::Rebuttal, Feature::Linked].into_iter().any(lost) {
            let before = labels(&map, &Case::new());
            let after = labels(&again, &carneades::case(&again).unwrap());
            for (key, status) in before {
                prop_assert_eq!(after[&key], status, "{}\n{}", key, written.text);
            }
        }
    }

    #[test]
    fn what_is_written_is_read_back(map in common::map(common::hostile_key(), common::hostile_text())) {
        let written = caf::write(&map);
        let document = caf::read(&written.text).unwrap();
        prop_assert_eq!(document.diagnostics, []);
        let again = document.map;
        for id in map.statements() {
            let found = &again[again.find_statement(map.key(id)).unwrap()];
            prop_assert_eq!(found.text(), common::pictured(map[id].text()));
            prop_assert_eq!(found.is_thesis(), map[id].is_thesis());
        }
        for id in map.relations().filter(|&id| map[id].family() == Family::Support) {
            if map[id].target().statement().is_some() {
                let found = &again[again.find_relation(map.key(id)).unwrap()];
                prop_assert_eq!(again.key(found.target()), map.key(map[id].target()));
                prop_assert_eq!(found.is_strict(), map[id].is_strict());
                prop_assert_eq!(found.premises().len(), map[id].premises().len());
            }
        }
        let second = caf::write(&again);
        prop_assert_eq!(&second.losses, &[]);
        prop_assert_eq!(second.text, written.text);
    }

    #[test]
    fn any_change_can_be_written(map in common::map("(s[1-6]|a[1-4]|¬s[1-3]|[a-c])", "[A-D¬]{0,3}")) {
        let mut map = map;
        let fresh = caf::read(&caf::write(&map).text).unwrap().map;
        map.set_data([("caf".to_owned(), RICH.into())].into_iter().collect()).unwrap();
        let text = caf::write(&map).text;
        let again = caf::read(&text).unwrap().map;
        for id in fresh.statements() {
            let found = again.find_statement(fresh.key(id)).unwrap();
            prop_assert_eq!(again[found].text(), fresh[id].text());
        }
        for id in fresh.relations() {
            let found = again.find_relation(fresh.key(id));
            prop_assert!(found.is_some(), "{}: {}", fresh.key(id), text);
            let found = &again[found.unwrap()];
            prop_assert_eq!(again.key(found.target()), fresh.key(fresh[id].target()), "{}", text);
            prop_assert_eq!(found.premises().len(), fresh[id].premises().len(), "{}", text);
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        pieces in prop::collection::vec(prop::sample::select(RICH.split_inclusive(['\n', ' ', '>']).collect::<Vec<_>>()), 0..40)
    ) {
        let _ = caf::read_bytes(&bytes);
        if let Ok(document) = caf::read(&format!("<caf>{}</caf>", pieces.concat())) {
            let again = caf::read(&caf::write(&document.map).text).unwrap();
            prop_assert_eq!(again.map, document.map);
        }
    }
}
