//! Toulmin's layout: from texts to a map and back, and read off maps that others drew.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::semantics::{Reading, Status, evaluate};
use argument_map::{Checker, ErrorKind, MapBuilder, Rule, Toulmin};
use proptest::prelude::*;

fn layout() -> impl Strategy<Value = Toulmin> {
    let texts = || prop::collection::vec(common::hostile_text(), 0..4);
    (texts(), common::hostile_text(), texts(), texts(), prop::option::of(common::hostile_text()), texts())
        .prop_map(|(data, claim, warrant, backing, qualifier, rebuttal)| Toulmin {
            data,
            claim,
            warrant,
            backing,
            qualifier,
            rebuttal,
        })
}

proptest! {
    #[test]
    fn the_layout_of_the_map_of_a_layout_is_that_layout(layout in layout()) {
        let map = match layout.to_map() {
            Ok(map) => map,
            Err(error) => {
                prop_assert!(layout.data.is_empty() && layout.warrant.is_empty());
                prop_assert_eq!(error.kind(), &ErrorKind::NoPremise);
                return Ok(());
            }
        };
        let all: Vec<_> = Toulmin::all(&map).collect();
        prop_assert_eq!(all.len(), 1);
        prop_assert_eq!(map.key(all[0].0), "inference");
        prop_assert_eq!(all[0].1.texts(&map), layout);
    }

    #[test]
    fn any_relation_of_any_map_can_be_asked(map in common::map(common::hostile_key(), common::hostile_text())) {
        for (id, layout) in Toulmin::all(&map) {
            prop_assert_eq!(map[id].target(), layout.claim.into());
            prop_assert_eq!(layout.data.len() + layout.warrant.len(), map[id].premises().len());
        }
    }
}

/// *The Uses of Argument*, p. 105: Harry, whose claim falls if a rebuttal holds.
#[test]
fn harry() {
    let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
    let harry = Toulmin {
        data: texts(&["Harry was born in Bermuda."]),
        claim: "Harry is a British subject.".to_owned(),
        warrant: texts(&["A man born in Bermuda will generally be a British subject."]),
        backing: texts(&["The following statutes and other legal provisions: …"]),
        qualifier: Some("presumably".to_owned()),
        rebuttal: Vec::new(),
    };
    let status = |layout: &Toulmin| {
        let map = layout.to_map().unwrap();
        evaluate(&map, &Reading::default()).unwrap().status(map.find("claim").unwrap()).unwrap()
    };
    assert_eq!(status(&harry), Status::In);
    let alien = Toulmin { rebuttal: texts(&["Both his parents were aliens."]), ..harry.clone() };
    assert_eq!(status(&alien), Status::Out);
    let checker = Checker::new().without(Rule::EvidenceWithoutSource); // the sources are the user's
    let findings = checker.check(&harry.to_map().unwrap());
    assert!(findings.is_empty(), "{findings:?}");
}

#[test]
fn a_layout_is_read_off_roles_as_others_write_them() {
    let mut m = MapBuilder::new("");
    for key in ["fact", "rule", "more", "claim", "law", "exception", "plain"] {
        m.claim(key, key);
    }
    m.support("claim")
        .with_linked(["fact", "rule", "more"])
        .roles(["Grounds", " Warrant", "expert"])
        .key("i");
    m.support("rule").with("law");
    m.support("i").with("plain");
    m.undercut("i").with("exception");
    m.support("claim").with("plain").key("other");
    let map = m.build().unwrap();
    let id = |key| map.find_statement(key).unwrap();
    let layout = Toulmin::of(&map, map.find_relation("i").unwrap()).unwrap();
    assert_eq!(layout.data, [id("fact"), id("more")]);
    assert_eq!(layout.warrant, [id("rule")]);
    assert_eq!(layout.backing, [id("law"), id("plain")]);
    assert_eq!(layout.rebuttal, [id("exception")]);
    assert_eq!((layout.claim, layout.qualifier), (id("claim"), None));
    assert!(Toulmin::of(&map, map.find_relation("other").unwrap()).is_none());
}
