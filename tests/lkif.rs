//! LKIF: what is read, that nothing of it is lost, Carneades' labels, and what is said of bad input.
#![cfg(all(feature = "xml", feature = "yaml"))]
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::format::{Feature, Outcome, carneades, lkif};
use argument_map::semantics::Status;
use argument_map::semantics::carneades::{Case, evaluate};
use argument_map::{ArgumentMap, AttackKind, Family, MapBuilder, NodeId, Relation, Statement};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

const RICH: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE lkif [<!ENTITY w "http://example.org/w#">]>
<lkif version="2.1" xmlns:x="urn:x"><!-- a comment -->
  <sources><source element="s1" uri="http://example.org"/></sources>
  <theory id="t"><rules><rule id="r"><head><s pred="&w;p">P</s></head></rule></rules></theory>
  <argument-graphs>
    <argument-graph id="g" title="Rich &amp; famous" main-issue="s1">
      <statements>
        <statement id="s1" standard='BRD' x:note="n"><s pred="&w;rich" assumable="true">He is <c>rich</c>
            and famous.</s></statement>
        <statement id="s2" value="true"><s><![CDATA[a < b]]></s></statement>
        <statement id="s3" value="false" assumption="true"><s>False.</s></statement>
        <statement id="s4"><s>Exception</s></statement>
        <statement id="s5"><s>Assumed</s></statement>
      </statements>
      <arguments>
        <argument id="a1" title="First" weight="0.80"><conclusion statement="s1"/>
          <premises><premise statement="s2" role="major"/><premise statement="s3" polarity="negative"/>
            <premise statement="s4" type="exception"/><premise statement="s5" type="assumption"/></premises></argument>
        <argument id="a2" direction="con"><conclusion statement="s1"/><premises/></argument>
        <argument id="a3" direction="con" scheme="Expert Opinion" weight="1.0"><conclusion statement="s3"/>
          <premises><premise statement="s2"/><premise statement="s2"/></premises></argument>
        <argument id="a4"><conclusion statement="s9"/><premises/></argument>
      </arguments>
    </argument-graph>
  </argument-graphs>
</lkif>
"#;

fn labels(map: &ArgumentMap, case: &Case) -> BTreeMap<String, Status> {
    let verdict = evaluate(map, case).unwrap();
    map.statements().map(|id| (map.key(id).to_owned(), verdict.status(id))).collect()
}

fn files(test: &str) -> Vec<(String, String, Option<Value>)> {
    let Some(corpora) = common::corpora(test) else { return Vec::new() };
    let folder = corpora.join("carneades");
    let mut files: Vec<_> =
        fs::read_dir(folder.join("lkif")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    let with_expected = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let expected = fs::read_to_string(folder.join("expected").join(format!("lkif-{name}.json"))).ok();
        (name, fs::read_to_string(path).unwrap(), expected.map(|text| serde_json::from_str(&text).unwrap()))
    };
    files.iter().map(with_expected).collect()
}

#[test]
fn every_file_comes_back_character_by_character() {
    for (name, text, _) in files("every_file_comes_back_character_by_character") {
        let document = lkif::read(&text).unwrap_or_else(|errors| panic!("{name}: {errors}"));
        let written = lkif::write(&document.map);
        assert_eq!(written.losses, [], "{name}");
        assert_eq!(written.text, text, "{name}");
        assert_eq!(carneades::case(&document.map).map(|_| ()), Ok(()), "{name}");
        if !text.contains("<argument-graph") {
            assert!(document.map.is_empty());
            assert_eq!(document.diagnostics.len(), 1, "{name}: {:?}", document.diagnostics);
            assert_eq!(document.diagnostics[0].outcome, Outcome::Kept);
        }
    }
}

/// Carneades 4 reads LKIF without its weights, and builds the arguments for exceptions without entering them, so that
/// no exception has effect. Apart from that, the labels are Carneades'.
#[test]
fn the_labels_are_those_of_carneades() {
    let mut compared = 0;
    let files = files("the_labels_are_those_of_carneades");
    for (name, text, expected) in &files {
        let Some(expected) = expected.as_ref().filter(|expected| expected.get("error").is_none()) else {
            continue;
        };
        let mut map = lkif::read(text).unwrap().map;
        let exceptions: Vec<_> =
            map.relations().filter(|&id| map[id].attack_kind() == Some(AttackKind::Undercut)).collect();
        let arguments = map.relations().filter(|&id| !map[id].is_symmetric()).count();
        assert_eq!(expected["arguments"].as_array().unwrap().len(), arguments, "{name}");
        exceptions.into_iter().for_each(|id| drop(map.remove(id).unwrap()));
        for id in map.relations().collect::<Vec<_>>() {
            map.edit_relation(id, |relation| relation.set_strength(None)).unwrap();
        }
        let found = labels(&map, &carneades::case(&map).unwrap());
        for (key, label) in expected["labels"].as_object().unwrap() {
            let Some(found) = found.get(key) else {
                assert!(key.starts_with('¬'), "{name}: {key}");
                continue;
            };
            assert_eq!(found.to_string(), label.as_str().unwrap(), "{name}: {key}");
            let said =
                expected["texts"][key].as_str().unwrap().replace("&apos;", "'").replace("&quot;", "\"");
            let said = said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            let fold = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(fold(map[map.find_statement(key).unwrap()].text()), fold(&said), "{name}");
        }
        compared += 1;
    }
    assert!(files.is_empty() || compared > 4, "{compared}");
}

/// With exceptions and weights: the red light undercuts, so does what Harry became, and the heavier argument wins.
#[test]
fn exceptions_and_weights_count() {
    for (name, text, _) in files("exceptions_and_weights_count") {
        let map = lkif::read(&text).unwrap().map;
        let found = labels(&map, &carneades::case(&map).unwrap());
        let wanted: &[(&str, Status)] = match &*name {
            "Pollock-red-light" => &[("s11395", Status::Out), ("s11392", Status::In)],
            "Toulmin" => &[("s11521", Status::Out), ("s11518", Status::In)],
            "IBIS-Porsche" => &[("s11261", Status::In), ("s11255", Status::Out), ("s11258", Status::Out)],
            "ExcusedFromWork" => &[("s11170", Status::In)],
            _ => &[],
        };
        for (key, status) in wanted {
            assert_eq!(found[*key], *status, "{name}: {key}");
        }
    }
}

#[test]
fn a_rich_file_is_read_as_the_schema_says() {
    let document = lkif::read(RICH).unwrap();
    let said: Vec<_> = document.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "line 4, column 3, sources: <sources>, which the map has no place for (kept aside)",
            "line 5, column 3, theory \"t\": <theory>, which the map has no place for (kept aside)",
            "line 22, column 46, premise: the premise \"s2\" of the argument \"a3\" once more (kept aside)",
            "line 23, column 9, argument \"a4\": an argument whose conclusion or premises name no statement (kept aside)",
        ]
    );
    let map = document.map;
    assert_eq!(map.title(), "Rich & famous");
    let statement = |key: &str| map.find_statement(key).unwrap();
    let relation = |key: &str| &map[map.find_relation(key).unwrap()];
    assert_eq!(map[statement("s1")].text(), "He is rich and famous.");
    assert_eq!(map[statement("s2")].text(), "a < b");
    assert!(map[statement("s1")].is_thesis());
    let first = relation("a1");
    assert_eq!((first.family(), first.strength().map(|s| s.get())), (Family::Support, Some(0.8)));
    let premises: Vec<_> = first.premises().iter().map(|p| (map.key(p.node()), p.role())).collect();
    assert_eq!(premises, [("s2", Some("major")), ("¬s3", None), ("s5", None)]);
    let undercut = relation("undercut of a1");
    assert_eq!(undercut.target(), NodeId::Relation(map.find_relation("a1").unwrap()));
    assert_eq!((relation("a2").family(), relation("a2").strength().unwrap().get()), (Family::Attack, 0.5));
    assert!(map[statement("given: a2")].is_implicit());
    let third = relation("a3");
    assert_eq!((third.family(), third.target()), (Family::Support, statement("¬s3").into()));
    assert_eq!((third.strength(), third.scheme().unwrap().written()), (None, "Expert Opinion"));
    assert!(relation("negation of s3").is_symmetric());
    let found = labels(&map, &carneades::case(&map).unwrap());
    assert_eq!(found["s5"], Status::In);
    assert_eq!(found["s3"], Status::Out);
    assert_eq!(found["¬s3"], Status::In);
    // 0.8 against 0.5 is not beyond a reasonable doubt.
    assert_eq!(found["s1"], Status::Out);
    let written = lkif::write(&map);
    assert_eq!((written.text.as_str(), written.losses), (RICH, vec![]));
}

#[test]
fn an_edit_changes_what_it_says_and_nothing_else() {
    let mut map = lkif::read(RICH).unwrap().map;
    let statement = |map: &ArgumentMap, key: &str| map.find_statement(key).unwrap();
    map.edit_statement(statement(&map, "s1"), |s| s.set_text("Four <&>.")).unwrap();
    let first = map.find_relation("a1").unwrap();
    map.edit_relation(first, |relation| relation.set_strength(None)).unwrap();
    let new = map.add_statement(Statement::claim("new", "New.")).unwrap();
    let argument = map.add_relation(Relation::support([new], statement(&map, "s4"))).unwrap();
    map.edit_relation(argument, |relation| relation.set_key("a4")).unwrap();
    map.remove(statement(&map, "s5")).unwrap();
    let text = lkif::write(&map).text;
    let lines: Vec<&str> = text.lines().collect();
    let changed: Vec<&str> = RICH.lines().filter(|line| !lines.contains(line)).map(str::trim).collect();
    assert_eq!(changed.len(), 5, "{changed:#?}\n{text}");
    assert!(text.contains("<argument id=\"a1\" title=\"First\" weight=\"1\">"), "{text}");
    let again = lkif::read(&text).unwrap();
    assert_eq!(again.diagnostics.len(), 4, "{:?}", again.diagnostics);
    let mut again = again.map;
    assert_eq!(again[statement(&again, "s1")].text(), "Four <&>.");
    for map in [&mut map, &mut again] {
        let data = map.data()["carneades"].clone();
        map.set_data([("carneades".to_owned(), data)].into_iter().collect()).unwrap();
    }
    assert!(again.find_statement("s5").is_none());
    assert_eq!(again.relations().count(), map.relations().count());
}

#[test]
fn prefixes_lone_graphs_and_several_graphs_are_read() {
    let prefixed = "<l:lkif xmlns:l='urn:l'><l:argument-graphs><l:argument-graph><l:statements/></l:argument-graph>\
                    </l:argument-graphs></l:lkif>";
    let mut map = lkif::read(prefixed).unwrap().map;
    let one = map.add_statement(Statement::claim("p", "P")).unwrap();
    let two = map.add_statement(Statement::claim("q", "Q")).unwrap();
    map.add_relation(Relation::support([one], two)).unwrap();
    let written = lkif::write(&map);
    assert_eq!(written.losses, []);
    let again = lkif::read(&written.text).unwrap();
    assert_eq!(again.diagnostics, []);
    assert_eq!(again.map.relations().count(), 1);

    let graph = |id: &str| {
        format!(
            "<argument-graph title=\"{id}\"><statements><statement id=\"{id}\"><s>{id}</s></statement></statements><arguments/></argument-graph>"
        )
    };
    let alone = lkif::read(&graph("p")).unwrap().map;
    assert_eq!((alone.title(), alone.statements().count()), ("p", 1));
    let several = format!("<lkif><argument-graphs>{}{}</argument-graphs></lkif>", graph("p"), graph("q"));
    let document = lkif::read(&several).unwrap();
    assert!(document.diagnostics[0].found.contains("2 graphs"));
    assert_eq!(document.map.statements().count(), 2);
    assert_eq!(lkif::write(&document.map).text, several);

    let empty = lkif::read("<lkif><theory id='t'/></lkif>").unwrap().map;
    let mut filled = empty.clone();
    filled.add_statement(Statement::claim("p", "P")).unwrap();
    let text = lkif::write(&filled).text;
    assert!(lkif::read(&text).unwrap().map.find("p").is_some(), "{text}");
}

#[test]
fn encodings_are_heeded() {
    let latin =
        b"<?xml version='1.0' encoding='ISO-8859-1'?><lkif><argument-graphs><argument-graph title='caf\xe9'>\
                  <statements/></argument-graph></argument-graphs></lkif>";
    let map = lkif::read_bytes(latin).unwrap().map;
    assert_eq!(map.title(), "café");
    let text = lkif::write(&map).text;
    assert!(text.starts_with("<?xml version='1.0' encoding='UTF-8'?>") && text.contains("café"), "{text}");
    let utf16: Vec<u8> = "\u{feff}<lkif/>".encode_utf16().flat_map(|unit| unit.to_le_bytes()).collect();
    assert!(lkif::read_bytes(&utf16).unwrap().map.is_empty());
    assert!(lkif::read_bytes("\u{feff}<lkif/>".as_bytes()).unwrap().map.is_empty());
}

#[test]
fn errors_say_where_and_what() {
    let error = |text: &str| lkif::read(text).unwrap_err().to_string();
    assert!(error("").starts_with("line 1, column 1: "), "{}", error(""));
    assert_eq!(error("\n <caf/>"), "line 2, column 2: the document is <caf>, not <lkif>");
    assert!(error("<lkif>\n<a></b></lkif>").starts_with("line 2, column "));
    let bomb = r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><lkif>&b;</lkif>"#;
    assert!(error(bomb).starts_with("line 1, column 38: the document declares an entity that is not plain"));
    let external = "<!DOCTYPE a [<!ENTITY a SYSTEM '/etc/passwd'>]><lkif>&a;</lkif>";
    assert!(error(external).contains("not plain text"));
    let large =
        format!("<!DOCTYPE a [<!ENTITY a '{}'>]><lkif>{}</lkif>", "a".repeat(100_000), "&a;".repeat(100_000));
    assert!(error(&large).contains("make it grow"));
    let broken = lkif::read_bytes(b"<lkif>\n\xff").unwrap_err().to_string();
    assert!(broken.starts_with("line 2, column 1: a byte that is not UTF-8"), "{broken}");
    let odd = r#"<argument-graph><statements><statement id="s" value="maybe" standard="MUCH"/><statement id="s"/>
<statement/><statement id=" "/></statements><arguments><argument id="a" direction="up" weight="7"><conclusion
statement="s"/><premises><premise statement="s" type="odd" polarity="odd"/></premises></argument></arguments></argument-graph>"#;
    let document = lkif::read(odd).unwrap();
    let said: Vec<_> = document.diagnostics.iter().map(|diagnostic| diagnostic.found.as_str()).collect();
    assert_eq!(said.len(), 9, "{said:#?}");
    assert_eq!(lkif::write(&document.map).text, odd);
}

#[test]
fn depth_and_breadth_do_no_harm() {
    let deep = format!("<lkif>{}{}</lkif>", "<a>".repeat(200_000), "</a>".repeat(200_000));
    let map = lkif::read(&deep).unwrap().map;
    assert_eq!(lkif::write(&map).text, deep);
    let mut wide = String::from("<argument-graph><statements><statement id='p'/></statements><arguments>");
    for i in 0..3_000 {
        wide += &format!(
            "<argument id='a{i}'><conclusion statement='p'/><premises><premise type='exception' statement='p'/></premises></argument>"
        );
    }
    wide += "</arguments></argument-graph>";
    let mut map = lkif::read(&wide).unwrap().map;
    assert_eq!(map.relations().count(), 6_000);
    for id in map.relations().filter(|&id| map[id].family() == Family::Support).collect::<Vec<_>>() {
        map.edit_relation(id, |relation| relation.set_scheme(Some("Sign"))).unwrap();
    }
    let written = lkif::write(&map);
    assert_eq!(written.losses, []);
    assert_eq!(written.text.matches("scheme=\"Sign\"").count(), 3_000);
}

#[test]
fn an_odd_encoding_in_the_declaration_comes_back_as_what_is_written() {
    for encoding in ["UOTF-8", "ISO-8859-1", "UTF'-8"] {
        let text = format!("<?xml version=\"1.0\" encoding=\"{encoding}\"?>\n<lkif/>\n");
        let map = lkif::read(&text).unwrap().map;
        assert_eq!(lkif::read(&lkif::write(&map).text).unwrap().map, map, "{encoding}");
    }
}

#[test]
fn two_undercuts_by_one_statement_are_told_apart() {
    let mut m = MapBuilder::new("Twice");
    for key in ["a", "b", "c"] {
        m.claim(key, key);
    }
    m.support("a").with("b").key("r");
    m.undercut("r").with("c");
    m.undercut("r").with("c");
    let document = lkif::read(&lkif::write(&m.build().unwrap()).text).unwrap();
    assert_eq!(document.diagnostics, []);
    assert_eq!(
        document.map.relations().filter(|&id| document.map[id].target().relation().is_some()).count(),
        2
    );
}

#[test]
fn what_is_cut_off_is_told_where_it_ends() {
    for cut in ["<lkif>\n  <sources>\n", "<lkif>\n  <sources"] {
        let errors = lkif::read(cut).unwrap_err().to_string();
        assert!(errors.starts_with("line 2, column 1") && errors.contains("ends before"), "{errors}");
    }
}

#[test]
fn an_exception_that_is_said_twice_counts_once_and_is_put_back() {
    let text = r#"<lkif><argument-graphs><argument-graph id="g">
        <statements><statement id="p"><s>P.</s></statement><statement id="q"><s>Q.</s></statement></statements>
        <arguments><argument id="a"><conclusion statement="p"/><premises>
          <premise statement="q"/><premise type="exception" statement="q"/><premise type="exception" statement="q"/>
        </premises></argument></arguments></argument-graph></argument-graphs></lkif>"#;
    let document = lkif::read(text).unwrap();
    assert!(document.diagnostics[0].to_string().contains("once more (kept aside)"));
    assert_eq!(document.map.relations().count(), 2);
    assert_eq!(lkif::write(&document.map).text, text);
}

#[test]
fn a_negation_whose_name_is_taken_comes_back() {
    let text = r#"<lkif><argument-graphs><argument-graph id="g" main-issue="s">
        <statements>
          <statement id="¬s" value="true"><s>Not what it is called.</s></statement>
          <statement id="s" value="false"><s>It rained.</s></statement>
        </statements><arguments/></argument-graph></argument-graphs></lkif>"#;
    let map = lkif::read(text).unwrap().map;
    assert!(map.find("¬s (2)").is_some());
    let written = lkif::write(&map);
    assert!(written.losses.is_empty(), "{:?}", written.losses);
    assert_eq!(lkif::read(&written.text).unwrap().map, map);
}

proptest! {
    #[test]
    fn labels_survive_writing(map in common::map("[a-e]{1,2}", common::hostile_text())) {
        let written = lkif::write(&map);
        let again = lkif::read(&written.text).unwrap().map;
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
        let written = lkif::write(&map);
        let document = lkif::read(&written.text).unwrap();
        prop_assert_eq!(document.diagnostics, []);
        let again = document.map;
        for id in map.statements() {
            let found = again.find_statement(map.key(id)).unwrap();
            prop_assert_eq!(again[found].text(), common::pictured(map[id].text()));
        }
        for id in map.relations().filter(|&id| map[id].family() == Family::Support) {
            if map[id].target().statement().is_some() {
                let found = &again[again.find_relation(map.key(id)).unwrap()];
                prop_assert_eq!(again.key(found.target()), map.key(map[id].target()));
                prop_assert_eq!(found.premises().len(), map[id].premises().len());
            }
        }
        let conceded = map.relations().any(|id| map[id].is_conceded());
        prop_assert_eq!(written.losses.iter().any(|loss| loss.feature == Feature::Conceded), conceded);
        let second = lkif::write(&again);
        prop_assert_eq!(&second.losses, &[]);
        prop_assert_eq!(second.text, written.text);
    }

    /// Writing into another document gives the same map as writing into a blank one.
    #[test]
    fn any_change_can_be_written(map in common::map("(s[1-5]|a[1-4]|¬s[1-3]|[a-c])", "[A-D¬]{0,3}")) {
        let mut map = map;
        let fresh = lkif::read(&lkif::write(&map).text).unwrap().map;
        let mut data = map.data().clone();
        data.insert("lkif".to_owned(), RICH.into());
        map.set_data(data).unwrap();
        let text = lkif::write(&map).text;
        let again = lkif::read(&text).unwrap();
        prop_assert!(again.map.statements().count() == fresh.statements().count(), "{}", text);
        for id in fresh.statements() {
            let found = again.map.find_statement(fresh.key(id)).unwrap();
            prop_assert_eq!(again.map[found].text(), fresh[id].text());
        }
        for id in fresh.relations() {
            let found = again.map.find_relation(fresh.key(id));
            prop_assert!(found.is_some(), "{}: {}", fresh.key(id), text);
            let found = &again.map[found.unwrap()];
            prop_assert_eq!(again.map.key(found.target()), fresh.key(fresh[id].target()), "{}", text);
            prop_assert_eq!(found.premises().len(), fresh[id].premises().len(), "{}", text);
            prop_assert_eq!(found.strength(), fresh[id].strength(), "{}", text);
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        pieces in prop::collection::vec(prop::sample::select(RICH.split_inclusive(['\n', ' ', '>']).collect::<Vec<_>>()), 0..40)
    ) {
        let _ = lkif::read_bytes(&bytes);
        if let Ok(document) = lkif::read(&format!("<lkif>{}</lkif>", pieces.concat())) {
            let again = lkif::read(&lkif::write(&document.map).text).unwrap();
            prop_assert_eq!(again.map, document.map);
        }
    }
}

#[test]
fn no_cut_makes_the_reader_panic() {
    for at in 0..RICH.trim_end().len() {
        assert!(lkif::read_bytes(&RICH.as_bytes()[..at]).is_err(), "{at}");
    }
}

/// The parser takes time in proportion to the square of both.
#[test]
fn crowds_of_attributes_and_prefixes_are_refused_at_once() {
    use std::fmt::Write;
    let many = |each: &dyn Fn(usize) -> String| (0..300_000).map(each).collect::<String>();
    let attributes = format!("<!-- <a b=c -->\n<lkif{}/>", many(&|n| format!(" a{n}='='")));
    assert_eq!(
        lkif::read(&attributes).unwrap_err().to_string(),
        "line 2, column 1: an element with more than 256 attributes; use fewer"
    );
    let prefixes = format!("<lkif{}/>", many(&|n| format!("><a xmlns:p{n}='urn:{n}'")));
    let error = lkif::read(&prefixes).unwrap_err().to_string();
    assert!(error.ends_with("more than 256 prefixes are declared; use fewer"), "{error}");

    // What only looks like them, and as many as there may be.
    let mut crowd = String::from("<lkif xmlns:a='urn:a'");
    (1..256).for_each(|n| write!(crowd, " a{n}='{n}'").unwrap());
    let text = "<![CDATA[<a = = xmlns:a = ]]><?a = = ?>".repeat(300);
    assert!(lkif::read(&format!("{crowd}>{text}<argument-graphs/></lkif>")).is_ok());
}
