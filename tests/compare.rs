//! Maps side by side: laws on arbitrary maps, and what the papers computed by hand.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::compare::{Aspect, Change, Matching, difference, merge};
use argument_map::{
    ArgumentMap, Family, Group, MapBuilder, NodeId, Noun, Relation, Statement, StatementKind,
};
use proptest::prelude::*;

fn arbitrary_map() -> impl Strategy<Value = ArgumentMap> {
    common::map("[a-f]", "[xyz ]{0,3}")
}

/// A change to a map, and what a difference has to report of it.
type Reported = (Noun, String, Option<Aspect>);

/// Makes the edit that `choice` stands for; numbers are taken modulo what there is. Returns what was done,
/// or nothing if the map does not admit it.
fn edit(map: &mut ArgumentMap, choice: u8, which: usize) -> Option<Reported> {
    let statements: Vec<_> = map.statements().collect();
    let relations: Vec<_> = map.relations().collect();
    let statement = *statements.get(which % statements.len().max(1))?;
    let key = map.key(statement).to_owned();
    let of_statement = |aspect| Some((Noun::Statement, key.clone(), Some(aspect)));
    match choice % 8 {
        0 => {
            let text = format!("{}!", map[statement].text());
            map.edit_statement(statement, |s| s.set_text(text)).ok()?;
            return of_statement(Aspect::Text);
        }
        1 => {
            map.edit_statement(statement, |s| s.set_thesis(!s.is_thesis())).ok()?;
            return of_statement(Aspect::Thesis);
        }
        2 => {
            map.edit_statement(statement, |s| s.add_tag("edited")).ok()?;
            return of_statement(Aspect::Tags);
        }
        3 => {
            let key = format!("new-{}", map.bound());
            map.add_statement(Statement::claim(&key, "New.")).ok()?;
            return Some((Noun::Statement, key, None));
        }
        4 => {
            let key = format!("new-{}", map.bound());
            let mut relation = Relation::support([statement], *statements.last()?);
            relation.set_key(&key);
            map.add_relation(relation).ok()?;
            return Some((Noun::Relation, key, None));
        }
        _ => {}
    }
    let relation = *relations.get(which % relations.len().max(1))?;
    let key = map.key(relation).to_owned();
    let of_relation = |aspect| Some((Noun::Relation, key.clone(), Some(aspect)));
    match choice % 8 {
        5 => {
            let before = map[relation].target();
            map.edit_relation(relation, |r| r.set_target(statement)).ok()?;
            if before == NodeId::from(statement) { None } else { of_relation(Aspect::Target) }
        }
        6 => {
            map.edit_relation(relation, |r| r.set_scheme(Some(&format!("scheme {which}-{choice}")))).ok()?;
            of_relation(Aspect::Scheme)
        }
        _ => {
            map.remove(relation).ok()?;
            Some((Noun::Relation, key, None))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_difference_is_empty_exactly_if_the_maps_are_equal(a in arbitrary_map(), b in arbitrary_map()) {
        prop_assert!(difference(&a, &a.clone()).is_empty());
        prop_assert_eq!(difference(&a, &b).is_empty(), a == b);
        prop_assert_eq!(difference(&a, &b).is_empty(), difference(&b, &a).is_empty());
    }

    #[test]
    fn every_edit_is_reported(a in arbitrary_map(), choice in any::<u8>(), which in 0..99_usize) {
        let mut b = a.clone();
        if let Some((noun, key, aspect)) = edit(&mut b, choice, which) {
            let difference = difference(&a, &b);
            let reported = difference.changes().iter().any(|change| match change {
                Change::Changed { noun: n, key: k, aspect: what, .. } => {
                    (*n, k, Some(*what)) == (Some(noun), &key, aspect)
                }
                Change::Added { noun: n, key: k, .. } | Change::Removed { noun: n, key: k } => {
                    (*n, k, None) == (noun, &key, aspect)
                }
                _ => false,
            });
            prop_assert!(reported, "{noun} {key} {aspect:?} in {difference}");
            // Only removing takes other things along.
            prop_assert!(difference.changes().len() == 1 || choice % 8 == 7, "{difference}");
        }
    }

    #[test]
    fn a_script_of_edits_is_empty_only_if_it_undoes_itself(
        a in arbitrary_map(),
        script in prop::collection::vec((any::<u8>(), 0..99_usize), 0..12),
    ) {
        let mut b = a.clone();
        for (choice, which) in script {
            edit(&mut b, choice, which);
        }
        prop_assert_eq!(difference(&a, &b).is_empty(), a == b);
    }

    #[test]
    fn merging_a_map_with_itself_or_with_nothing_changes_nothing(a in arbitrary_map()) {
        for matching in [Matching::Key, Matching::Text] {
            for maps in [&[&a, &a, &a][..], &[&a], &[&a, &ArgumentMap::new()]] {
                let merged = merge(maps, matching).unwrap();
                prop_assert_eq!(difference(&a, &merged.map).to_string(), "");
                prop_assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
            }
        }
    }

    #[test]
    fn a_merged_map_holds_every_statement_and_link(a in arbitrary_map(), b in arbitrary_map()) {
        for matching in [Matching::Key, Matching::Text] {
            let merged = merge(&[&a, &b], matching).unwrap();
            let links = |map: &ArgumentMap, id| {
                let relation: &Relation = &map[id];
                let text = |node: NodeId| node.statement().map(|id| words(map[id].text()));
                let mut premises: Vec<_> = relation.premises().iter().map(|p| text(p.node())).collect();
                premises.sort();
                (relation.family().to_string(), premises, text(relation.target()))
            };
            // Reading it back makes sure that the result is well-formed.
            let read = argument_map::format::json::to_string(&merged.map);
            prop_assert!(argument_map::format::json::read(&read).is_ok());
            if matching == Matching::Text {
                let all: Vec<_> = merged.map.relations().map(|id| links(&merged.map, id)).collect();
                let said: Vec<_> = merged.map.statements().map(|id| words(merged.map[id].text())).collect();
                for map in [&a, &b] {
                    for id in map.statements() {
                        prop_assert!(said.contains(&words(map[id].text())) || map[id].text().trim().is_empty());
                    }
                    for id in map.relations().filter(|_| map.statements().all(|id| !words(map[id].text()).is_empty())) {
                        prop_assert!(all.contains(&links(map, id)));
                    }
                }
            } else {
                for map in [&a, &b] {
                    prop_assert!(map.statements().all(|id| merged.map.find_statement(map.key(id)).is_some()
                        || merged.conflicts.iter().any(|conflict| conflict.dropped == map.key(id))));
                }
            }
        }
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn built(sentences: impl FnOnce(&mut MapBuilder)) -> ArgumentMap {
    let mut m = MapBuilder::new("Map");
    sentences(&mut m);
    m.build().unwrap()
}

#[test]
fn a_conflict_names_both_sides_and_the_earlier_map_prevails() {
    let one = built(|m| {
        m.claim("c", "It rained.").hedged("surely");
        m.claim("p", "It is wet.").tag("one");
        m.support("c").with("p").key("step");
    });
    let other = built(|m| {
        m.claim("c", "It rained all night.").tag("other");
        m.evidence("p", "It  is\nwet.").hedged("maybe").tag("two");
        m.claim("step", "A statement of that name.");
        m.support("c").with("p").key("s").scheme("sign").roles(["sign"]);
    });
    let merged = merge(&[&one, &other], Matching::Key).unwrap();
    let told: Vec<String> = merged.conflicts.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            r#"the statement "step-2": key "step-2", where map 2 has "step""#,
            r#"the statement "c": text "It rained.", where map 2 has "It rained all night.""#,
            r#"the statement "p": kind "claim", where map 2 has "evidence""#,
        ]
    );
    let map = &merged.map;
    let p = map.find_statement("p").unwrap();
    assert_eq!(
        (map[p].qualifier(), map[p].tags()),
        (Some("maybe"), &["one".to_owned(), "two".to_owned()][..])
    );
    let step = map.find_relation("step").unwrap();
    assert_eq!(map[step].scheme().unwrap().written(), "sign");
    assert_eq!(map[step].premises()[0].role(), Some("sign"));
    assert_eq!(map.relations().count(), 1);
}

#[test]
fn by_text_keys_do_not_matter_and_repetitions_stay_apart() {
    let one = built(|m| {
        m.claim("a", "Yes.");
        m.claim("b", "Yes.");
        m.contradict("a", "b").key("r");
        m.undercut("r").with("a");
    });
    let other = built(|m| {
        m.claim("b", "Yes.");
        m.claim("a", "Yes.");
        m.claim("c", "No.");
        m.contradict("b", "a").key("x");
        m.undercut("x").with("b");
        m.undercut("x").with("c");
    });
    let merged = merge(&[&one, &other], Matching::Text).unwrap();
    assert_eq!((merged.map.statements().count(), merged.map.relations().count()), (3, 3));
    let r = merged.map.find_relation("r").unwrap();
    assert_eq!(merged.map.undercutters(r).count(), 2);
}

#[test]
fn opposite_nesting_and_locutions_do_not_break_a_merge() {
    let nested = |inner: &str, outer: &str, kind| {
        let mut map = ArgumentMap::new();
        let outer = map.add_group(Group::new(outer, "")).unwrap();
        map.add_group(Group::new(inner, "").within(outer)).unwrap();
        let s = map.add_statement(Statement::new(kind, "s", "S")).unwrap();
        let t = map.add_statement(Statement::new(kind, "t", "T")).unwrap();
        let family = if kind == StatementKind::Locution { Family::Transition } else { Family::Support };
        map.add_relation(Relation::new(family, [s], t)).unwrap();
        map
    };
    let one = nested("a", "b", StatementKind::Claim);
    let other = nested("b", "a", StatementKind::Locution);
    for matching in [Matching::Key, Matching::Text] {
        let merged = merge(&[&one, &other], matching).unwrap();
        assert_eq!((merged.map.statements().count(), merged.map.locutions().count()), (2, 2));
        let parents: Vec<_> =
            merged.conflicts.iter().filter(|conflict| conflict.aspect == Aspect::Parent).collect();
        assert_eq!(parents.len(), 1, "{:?}", merged.conflicts);
        let keys = merged.conflicts.iter().filter(|conflict| conflict.aspect == Aspect::Key).count();
        assert_eq!(keys, 3, "s, t, and the made-up key of the transition");
    }
}

#[test]
fn a_circle_of_undercuts_merges_with_itself() {
    let mut map = built(|m| {
        m.claim("a", "A");
        m.rebut("a").with("a").key("r");
        m.undercut("r").with("a").key("s");
        m.undercut("s").with("a").key("t");
    });
    let (r, t) = (map.find_relation("r").unwrap(), map.find_relation("t").unwrap());
    map.edit_relation(r, |relation| relation.set_target(t)).unwrap();
    let merged = merge(&[&map, &map], Matching::Text).unwrap();
    assert_eq!(merged.map, map);
}

#[test]
fn a_difference_speaks_of_order_and_of_every_kind_of_thing() {
    let told = |swap: bool| {
        built(|m| {
            m.voice("v", if swap { "Vera" } else { "Vic" });
            m.source("s", "Source").url(if swap { "https://b" } else { "https://a" });
            for key in if swap { ["b", "a"] } else { ["a", "b"] } {
                m.claim(key, key);
            }
            if swap {
                m.claim("c", "new");
            }
        })
    };
    assert_eq!(
        difference(&told(false), &told(true)).to_string(),
        "changed the voice \"v\": name from \"Vic\" to \"Vera\"\n\
         changed the source \"s\": address from \"https://a\" to \"https://b\"\n\
         added the statement \"c\"\n\
         reordered the statements: [\"b\",\"a\"]\n"
    );
}

#[test]
fn long_chains_merge_in_linear_time() {
    let mut map = ArgumentMap::new();
    let a = map.add_statement(Statement::claim("a", "A")).unwrap();
    let mut last: NodeId = a.into();
    for _ in 0..20_000 {
        last = map.add_relation(Relation::attack([a], last)).unwrap().into();
    }
    let flat = {
        let mut map = ArgumentMap::new();
        let a = map.add_statement(Statement::claim("a", "A")).unwrap();
        for _ in 0..20_000 {
            map.add_relation(Relation::attack([a], a)).unwrap();
        }
        map
    };
    for map in [map, flat] {
        let start = common::Work::start();
        assert_eq!(merge(&[&map, &map], Matching::Text).unwrap().map, map);
        assert!(start.elapsed().as_secs() < 10, "took {:?}", start.elapsed());
    }
}

/// Two documents whose reader had to number their statements.
#[cfg(feature = "argdown")]
#[test]
fn keys_that_are_equal_by_accident_show_as_conflicts() {
    use argument_map::format::argdown;

    let one = argdown::read("[A]: It rained.\n  + The street is wet.\n  - A truck came by.\n").unwrap().map;
    let other = argdown::read("[B]: Cats are kind.\n  + They purr.\n  - They scratch.\n").unwrap().map;
    let merged = merge(&[&one, &other], Matching::Key).unwrap();
    let in_text = merged.conflicts.iter().filter(|conflict| conflict.aspect == Aspect::Text);
    let told: Vec<String> = in_text.map(ToString::to_string).collect();
    let shared = one.statements().filter(|&id| other.find_statement(one.key(id)).is_some()).count();
    assert_eq!((told.len(), shared), (2, 2));
    assert!(told[0].contains("They purr.") && told[1].contains("They scratch."), "{told:?}");

    let merged = merge(&[&one, &other], Matching::Text).unwrap();
    assert_eq!(merged.map.statements().count(), 6);
    assert!(merged.conflicts.iter().all(|conflict| conflict.aspect == Aspect::Key));
}
