//! Measures of agreement: what the papers computed by hand, the definitions by brute force, and laws.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::compare::{Agreement, Confusion, Matching, agreement};
use argument_map::{ArgumentMap, Family, MapBuilder, NodeId, Relation, Statement, StatementKind};
use proptest::prelude::*;

fn near(value: Option<f64>, expected: f64) {
    let value = value.expect("defined");
    assert!((value - expected).abs() < 5e-4, "{value}, not {expected}");
}

#[test]
fn cohens_two_hundred_patients() {
    // The example with which Cohen introduces kappa (1960; again 1968, table 1): two diagnosticians, three
    // diagnoses, p₀ = .70, pₑ = .41.
    let mut confusion = Confusion::default();
    let names = ["personality disorder", "neurosis", "psychosis"];
    for (row, counts) in names.iter().zip([[88, 14, 18], [10, 40, 10], [2, 6, 12]]) {
        for (column, count) in names.iter().zip(counts) {
            confusion.add(row, column, count);
        }
    }
    near(confusion.observed(), 0.70);
    near(confusion.kappa(), (0.70 - 0.41) / (1.0 - 0.41));
}

#[test]
fn krippendorffs_worked_examples() {
    // "Computing Krippendorff's Alpha-Reliability" (2011): section A, binary data, two observers.
    let meg = ["0", "1", "0", "0", "0", "0", "0", "0", "1", "0"];
    let owen = ["1", "1", "1", "0", "0", "1", "0", "0", "0", "0"];
    near(meg.into_iter().zip(owen).collect::<Confusion>().alpha(), 0.095);
    // Section B, nominal data, two observers.
    let ben = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"];
    let gerry = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"];
    near(ben.into_iter().zip(gerry).collect::<Confusion>().alpha(), 0.692);
}

#[test]
fn what_chance_explains_wholly_is_undefined() {
    let same: Confusion = [("a", "a"), ("a", "a")].into_iter().collect();
    assert_eq!((same.observed(), same.kappa(), same.alpha()), (Some(1.0), None, None));
    let none = Confusion::default();
    assert_eq!((none.observed(), none.kappa(), none.alpha()), (None, None, None));
    let opposite: Confusion = [("a", "b"), ("b", "a")].into_iter().collect();
    assert_eq!(opposite.kappa(), Some(-1.0));
}

/// Statements that quote words `from..to` of a text of ten words.
fn cut(spans: &[(u32, u32)]) -> ArgumentMap {
    let mut m = MapBuilder::new("Cut");
    m.source("s", "Source").text("w0 w1 w2 w3 w4 w5 w6 w7 w8 w9");
    for (n, &(from, to)) in spans.iter().enumerate() {
        m.claim(&format!("c{n}"), &format!("Words {from} to {to}.")).quote_at("s", "", 3 * from, 3 * to - 1);
    }
    m.build().unwrap()
}

#[test]
fn segmentation_by_hand() {
    let similarity = |a: &[(u32, u32)], b: &[(u32, u32)]| {
        let (a, b) = (cut(a), cut(b));
        let there = agreement(&a, &b, Matching::Text).segmentation;
        assert_eq!(there, agreement(&b, &a, Matching::Text).segmentation);
        there
    };
    // Boundaries after words 3 and 6 of ten words: nine places.
    near(similarity(&[(0, 3), (3, 6), (6, 10)], &[(0, 3), (3, 6), (6, 10)]), 1.0);
    near(similarity(&[(0, 3), (3, 6), (6, 10)], &[(0, 3), (3, 10)]), 1.0 - 1.0 / 9.0);
    near(similarity(&[(0, 3), (3, 6), (6, 10)], &[(0, 3), (3, 7), (7, 10)]), 1.0 - 1.0 / 9.0);
    near(similarity(&[(0, 3), (3, 6), (6, 10)], &[(0, 3), (3, 8), (8, 10)]), 1.0 - 2.0 / 9.0);
    assert_eq!(similarity(&[(0, 3)], &[]), None);
}

#[test]
fn a_dialogue_counts_thrice() {
    // Two locutions and what they say; the annotators differ only in the force of the second.
    let annotated = |force: &str| {
        let mut map = ArgumentMap::new();
        let mut add = |kind, key: &str| map.add_statement(Statement::new(kind, key, key)).unwrap();
        let (p, q) = (add(StatementKind::Claim, "p"), add(StatementKind::Claim, "q"));
        let (says, asks) = (add(StatementKind::Locution, "says p"), add(StatementKind::Locution, "says q"));
        map.add_relation(Relation::support([q], p)).unwrap();
        map.add_relation(Relation::new(Family::Transition, [says], asks)).unwrap();
        for (locution, content, force) in [(says, p, "Asserting"), (asks, q, force)] {
            let mut relation = Relation::new(Family::Illocution, [locution], content);
            relation.set_scheme(Some(force));
            map.add_relation(relation).unwrap();
        }
        map
    };
    let found = agreement(&annotated("Arguing"), &annotated("Asserting"), Matching::Text);
    assert_eq!((found.relations.kappa(), found.transitions.kappa()), (Some(1.0), Some(1.0)));
    // Four pairs of a locution and a statement, three alike; by chance (2·2 + 1·2 + 1·0) / 16.
    near(found.illocutions.kappa(), (0.75 - 0.375) / (1.0 - 0.375));
    let mean = (1.0 + 1.0 + 0.6) / 3.0;
    near(found.cass(), 2.0 * mean / (mean + 1.0));
    assert_eq!(
        found.to_string(),
        "statements: 2 shared, 0 only in the first, 0 only in the second; overlap 1.000\n\
         relations: 2 pairs; kappa 1.000, alpha 1.000\n\
         illocutions: 4 pairs; kappa 0.600, alpha 0.632\n\
         transitions: 2 pairs; kappa 1.000, alpha 1.000\n\
         segmentation: undefined\n\
         CASS: 0.929\n"
    );
}

#[test]
fn what_is_not_shared_lowers_the_overlap_and_leaves_the_relations_alone() {
    let annotated = |more: bool| {
        let mut m = MapBuilder::new("More");
        for key in ["a", "b"] {
            m.claim(key, key);
        }
        m.support("a").with("b");
        if more {
            m.claim("c", "c");
            m.rebut("a").with("c");
        }
        m.build().unwrap()
    };
    let found = agreement(&annotated(true), &annotated(false), Matching::Key);
    near(Some(found.statements.dice()), 4.0 / 5.0);
    assert_eq!(found.relations.kappa(), Some(1.0));
    assert_eq!(found.cass(), None, "nothing says how the text was cut");
}

/// The category of every ordered pair of statements with the same key in both maps, found by looking at all.
fn by_brute_force(a: &ArgumentMap, b: &ArgumentMap) -> Confusion {
    let category = |map: &ArgumentMap, from: &str, to: &str| {
        let (from, to) = (map.find_statement(from).unwrap(), map.find_statement(to).unwrap());
        let mut found = Vec::new();
        for id in map.relations() {
            let relation = &map[id];
            let (mut end, mut hops) = (relation.target(), 0);
            while let NodeId::Relation(inner) = end {
                (end, hops) = (map[inner].target(), hops + 1);
            }
            let premises: Vec<_> = map.premises(id).collect();
            let forth = premises.contains(&from) && end == to.into();
            let back = relation.is_symmetric() && premises.contains(&to) && end == from.into();
            if forth || back {
                let name = match (relation.family(), hops) {
                    (Family::Attack, 1..) => "undercut".to_owned(),
                    (Family::Support, 1..) => "support of an inference".to_owned(),
                    (family, _) => family.to_string(),
                };
                found.push((hops, id, name));
            }
        }
        found.into_iter().min().map_or("none".to_owned(), |(_, _, name)| name)
    };
    let mut confusion = Confusion::default();
    let shared: Vec<&str> =
        a.statements().map(|id| a.key(id)).filter(|key| b.find_statement(key).is_some()).collect();
    for from in &shared {
        for to in shared.iter().filter(|to| *to != from) {
            confusion.add(&category(a, from, to), &category(b, from, to), 1);
        }
    }
    confusion
}

fn transposed(confusion: &Confusion) -> Confusion {
    let mut transposed = Confusion::default();
    confusion.counts().for_each(|(first, second, units)| transposed.add(second, first, units));
    transposed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn agreement_is_whole_with_oneself_and_symmetric(
        a in common::map("[a-f]", "[xyz ]{0,3}"),
        b in common::map("[a-f]", "[xyz ]{0,3}"),
    ) {
        for matching in [Matching::Key, Matching::Text] {
            let own = agreement(&a, &a, matching);
            prop_assert_eq!(own.statements.dice(), 1.0);
            for value in [own.relations.kappa(), own.relations.alpha(), own.cass()] {
                prop_assert!(value.is_none() || value == Some(1.0), "{value:?}");
            }
            let (there, back) = (agreement(&a, &b, matching), agreement(&b, &a, matching));
            let numbers = |agreement: &Agreement| {
                let Agreement { statements, relations, segmentation, .. } = agreement;
                (statements.dice(), relations.kappa(), relations.alpha(), *segmentation, agreement.cass())
            };
            prop_assert_eq!(numbers(&there), numbers(&back));
            prop_assert_eq!(&there.relations, &transposed(&back.relations));
            prop_assert!(there.cass().is_none_or(|cass| (0.0..=1.0).contains(&cass)));
        }
    }

    #[test]
    fn relations_are_compared_as_defined(
        a in common::map("[a-f]", "[xyz ]{0,3}"),
        b in common::map("[a-f]", "[xyz ]{0,3}"),
    ) {
        prop_assert_eq!(agreement(&a, &b, Matching::Key).relations, by_brute_force(&a, &b));
    }
}
