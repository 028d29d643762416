//! A judgement and its options by the keys of the map, and one kind of error for all that can go wrong on the way.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::semantics::gradual::{
    Defaults, Gradual, Iteration, MapNetwork, Method, map_strengths, strengths,
};
use argument_map::semantics::{
    Framework, Limit, Live, Reading, Semantics, Status, Viewpoint, count, evaluate, evaluate_under,
};
use argument_map::{ArgumentMap, ErrorKind, Errors, Location, MapBuilder, NodeId, Noun, Voice, format};
use proptest::prelude::*;

fn reported() -> ArgumentMap {
    let mut m = MapBuilder::new("Too dear?");
    m.voice("author", "The author").voice("critics", "The critics");
    m.thesis("pays", "It pays for itself.").asserted_by("author");
    m.claim("too-dear", "It is too dear.").attributed_to("critics");
    m.build().unwrap()
}

#[test]
fn a_viewpoint_goes_by_the_key_of_the_voice() {
    let map = reported();
    let critics = map.find_voice("critics").unwrap();
    let by_key = evaluate(&map, &Reading::new().viewpoint("critics")).unwrap();
    let by_id = evaluate(&map, &Reading::new().viewpoint(critics)).unwrap();
    assert_eq!(by_key.voice(), Some(critics));
    assert!(by_key.statements().eq(by_id.statements()));
    assert_eq!(by_key.status_of("too-dear"), Some(Status::In));

    let nobody = evaluate(&map, &Reading::new().viewpoint("critic")).unwrap_err();
    let similar = Some("critics".to_owned());
    assert_eq!(nobody.kind(), &ErrorKind::UnknownKey { noun: Noun::Voice, key: "critic".into(), similar });
}

#[test]
fn a_live_viewpoint_stays_with_the_voice_whatever_it_is_called() {
    let mut map = reported();
    let critics = map.find_voice("critics").unwrap();
    let too_dear = map.find("too-dear").unwrap();
    let mut live = Live::new(&map, &Reading::new().viewpoint("critics")).unwrap();
    assert_eq!(live.reading().clone(), Reading::new().viewpoint(Viewpoint::Voice(critics)));
    map.set_voice(critics, Voice::new("opponents", "The opponents")).unwrap();
    assert_eq!(live.update(&map, []).unwrap(), []);
    assert_eq!(live.status(too_dear), Some(Status::In));
    assert_eq!(live.evaluation(&map).unwrap().status_of("too-dear"), Some(Status::In));
}

#[test]
fn an_error_of_a_gradual_semantics_names_the_node() {
    let mut m = MapBuilder::new("Rain");
    m.claim("wet", "The street is wet.");
    m.claim("rain", "It rained.");
    m.support("rain").with("wet");
    let map = m.build().unwrap();
    let default = (Defaults::default(), Iteration::default());
    let error = map_strengths(&map, Gradual::MAX_BASED, &default.0, &default.1).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::SupportNotWeighed { argument: 1, .. }));
    assert_eq!(error.location(), Some(&Location::Node { key: "rain".into() }));
    assert!(error.to_string().starts_with("\"rain\": "));
}

#[test]
fn strengths_that_do_not_settle_are_refused_if_asked() {
    let mut m = MapBuilder::new("Back and forth");
    m.claim("a", "A").strength(1.0);
    m.claim("b", "B").strength(1.0);
    m.rebut("a").with("b");
    m.rebut("b").with("a");
    let map = m.build().unwrap();
    let jumping = Iteration { method: Method::Discrete, ..Iteration::default() };
    let found = map_strengths(&map, Gradual::DF_QUAD, &Defaults::default(), &jumping).unwrap();
    assert!(!found.convergence().converged);
    assert!(matches!(found.settled().unwrap_err().kind(), ErrorKind::NotConverged { .. }));
    let found = map_strengths(&map, Gradual::DF_QUAD, &Defaults::default(), &Iteration::default()).unwrap();
    assert!(found.settled().is_ok());
}

/// Reads, builds, judges and searches with one kind of error.
fn all_at_once(path: &str, steps: u64) -> Result<u64, Errors> {
    let (_, document) = format::read(&std::fs::read(path)?, None)?;
    let limit = Limit::none().steps(steps);
    let reading = Reading::new();
    evaluate_under(&document.map, &reading, Semantics::Preferred, limit)?;
    let mut m = MapBuilder::new("More");
    m.claim("a", "A");
    evaluate(&m.build()?, &reading)?.reread(&reading)?;
    let attacks = (0..40).map(|a| (a, a ^ 1));
    Ok(u64::try_from(count(&Framework::new(40, attacks)?, Semantics::Stable, limit)?).unwrap_or(u64::MAX))
}

#[test]
fn one_function_with_one_error_reads_builds_and_judges() {
    let article = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/article.v1.json");
    let kind = |result: Result<u64, Errors>| result.unwrap_err().iter().next().unwrap().kind().clone();
    assert!(matches!(kind(all_at_once("no/such/file", 1)), ErrorKind::Unreadable { .. }));
    assert!(matches!(kind(all_at_once(article, 1)), ErrorKind::Stopped { .. }));
}

proptest! {
    /// By id and by key the same as through the network; what carries no force, and ids of another kind, have none.
    #[test]
    fn strengths_of_a_map_are_those_of_its_network(map in common::map("[a-f]", "[xyz]{0,2}")) {
        let default = (Defaults::default(), Iteration::default());
        let read = MapNetwork::new(&map, &default.0).unwrap();
        let plain = strengths(&read.network, Gradual::QUADRATIC_ENERGY, &default.1).unwrap();
        let found = map_strengths(&map, Gradual::QUADRATIC_ENERGY, &default.0, &default.1).unwrap();
        prop_assert_eq!(found.convergence(), plain.convergence());
        let nodes = map.statements().map(NodeId::from).chain(map.relations().map(NodeId::from));
        for node in nodes {
            let expected = read.argument(node).map(|argument| plain[argument]);
            prop_assert_eq!(found.strength(node), expected);
            prop_assert_eq!(found.strength_of(map.key(node)), expected);
        }
        prop_assert!(found.statements().map(|(id, _)| id).eq(map.statements()));
        prop_assert_eq!(found.strength_of("no such key"), None);
    }

    #[test]
    fn statuses_by_key_are_those_by_id(map in common::map("[a-f]", "[xyz]{0,2}")) {
        let judged = evaluate(&map, &Reading::new()).unwrap();
        for (id, status) in judged.statements() {
            prop_assert_eq!(judged.status_of(map.key(id)), Some(status));
        }
        for (id, status) in judged.relations() {
            prop_assert_eq!(judged.status_of(map.key(id)), Some(status));
            let why = judged.why_of(map.key(id)).unwrap().to_string();
            prop_assert_eq!(why, judged.why(id).unwrap().to_string());
        }
        prop_assert_eq!(judged.status_of("no such key"), None);
        prop_assert!(judged.why_of("no such key").is_none());
    }
}
