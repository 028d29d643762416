//! Laws that hold of every map: edits keep it well-formed, queries agree with petgraph and with definitions.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::format::json;
use argument_map::{
    ArgumentMap, ErrorKind, Family, MapBuilder, NodeId, Premise, Relation, RelationId, Statement,
    StatementId, StatementKind,
};
use petgraph::algo::{all_simple_paths, dijkstra, has_path_connecting, tarjan_scc};
use petgraph::graph::NodeIndex;
use proptest::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::hash::RandomState;

fn plain_map() -> impl Strategy<Value = ArgumentMap> {
    common::map("[a-z]{1,6}", "[a-z ]{0,20}".boxed())
}

fn nodes(map: &ArgumentMap) -> Vec<NodeId> {
    map.statements().map(NodeId::from).chain(map.relations().map(NodeId::from)).collect()
}

fn index(node: impl Into<NodeId>) -> NodeIndex {
    NodeIndex::new(node.into().index())
}

/// That a map is what the documentation of [`ArgumentMap`] promises, from the outside.
fn well_formed(map: &ArgumentMap) {
    let mut keys = BTreeSet::new();
    let dialogue = map.locutions().map(NodeId::from).chain(map.dialogue().map(NodeId::from));
    for node in nodes(map).into_iter().chain(dialogue) {
        assert!(map.contains(node) && !map.key(node).is_empty() && keys.insert(map.key(node).to_owned()));
        assert_eq!(map.find(map.key(node)), Some(node), "keys lead to what bears them");
    }
    let mut edges = 0;
    for id in map.relations().chain(map.dialogue()) {
        let relation = &map[id];
        assert!(!relation.premises().is_empty());
        for end in relation.premises().iter().map(Premise::node).chain([relation.target()]) {
            assert!(map.contains(end) && end != id.into(), "ends are in the map");
        }
        for premise in relation.premises() {
            assert!(map.graph().contains_edge(index(premise.node()), index(id)));
        }
        assert!(map.graph().contains_edge(index(id), index(relation.target())));
        edges += relation.premises().len() + 1;
    }
    for id in map.relations() {
        assert!(map.premises(id).all(|premise| map.relations_from(premise).any(|other| other == id)));
        assert!(map.relations_to(map[id].target()).any(|other| other == id));
        assert_eq!(
            map.premises(id).count(),
            map[id].premises().len(),
            "the premises of an argument are statements"
        );
    }
    assert_eq!(map.graph().edge_count(), edges, "the graph has these edges and no others");
}

#[derive(Clone, Debug)]
enum Edit {
    AddStatement(String),
    AddRelation(Family, usize, usize, bool),
    Remove(usize),
    Rename(usize, String),
    Reword(usize, String),
    Retarget(usize, usize, usize),
    ChangeKind(usize, StatementKind),
    ChangeFamily(usize, Family),
}

fn edit() -> impl Strategy<Value = Edit> {
    let n = || 0..64_usize;
    let key = || "[a-d]{1,2}";
    let family = || {
        prop::sample::select(vec![
            Family::Support,
            Family::Attack,
            Family::Rephrase,
            Family::Transition,
            Family::Illocution,
        ])
    };
    let kind =
        prop::sample::select(vec![StatementKind::Claim, StatementKind::Evidence, StatementKind::Locution]);
    prop_oneof![
        3 => key().prop_map(Edit::AddStatement),
        5 => (family(), n(), n(), any::<bool>()).prop_map(|(f, p, t, r)| Edit::AddRelation(f, p, t, r)),
        2 => n().prop_map(Edit::Remove),
        1 => (n(), key()).prop_map(|(i, key)| Edit::Rename(i, key)),
        1 => (n(), "[a-z ]{0,9}").prop_map(|(i, text)| Edit::Reword(i, text)),
        2 => (n(), n(), n()).prop_map(|(i, p, t)| Edit::Retarget(i, p, t)),
        1 => (n(), kind).prop_map(|(i, kind)| Edit::ChangeKind(i, kind)),
        1 => (n(), family()).prop_map(|(i, family)| Edit::ChangeFamily(i, family)),
    ]
}

/// Carries out an edit; whatever it says, the map stays as it was or becomes another well-formed one.
fn carry_out(map: &mut ArgumentMap, edit: &Edit) -> Result<(), argument_map::Error> {
    let all = nodes(map);
    let node = |n: usize| all.get(n % all.len().max(1)).copied();
    let statements: Vec<StatementId> = map.statements().collect();
    let relations: Vec<RelationId> = map.relations().collect();
    let (Some(some), Some(&first)) = (node(0), statements.first()) else {
        return map.add_statement(Statement::claim("first", "")).map(drop);
    };
    let statement = |n: usize| statements.get(n % statements.len()).copied().unwrap_or(first);
    let relation = |n: usize| relations.get(n % relations.len().max(1)).copied();
    match edit {
        Edit::AddStatement(key) => map.add_statement(Statement::claim(key, "")).map(drop),
        Edit::AddRelation(family, premise, target, linked) => {
            let mut premises = vec![statement(*premise)];
            premises.extend(linked.then(|| statement(premise + 1)));
            map.add_relation(Relation::new(*family, premises, node(*target).unwrap_or(some))).map(drop)
        }
        Edit::Remove(n) => map.remove(node(*n).unwrap_or(some)).map(drop),
        Edit::Rename(n, key) => match node(*n).unwrap_or(some) {
            NodeId::Statement(id) => map.edit_statement(id, |s| s.set_key(key)),
            NodeId::Relation(id) => map.edit_relation(id, |r| r.set_key(key)),
        },
        Edit::Reword(n, text) => map.edit_statement(statement(*n), |s| s.set_text(text.as_str())),
        Edit::Retarget(n, premise, target) => relation(*n).map_or(Ok(()), |id| {
            map.edit_relation(id, |r| {
                r.set_premises([statement(*premise)]);
                r.set_target(node(*target).unwrap_or(some));
            })
        }),
        Edit::ChangeKind(n, kind) => map.edit_statement(statement(*n), |s| s.set_kind(*kind)),
        Edit::ChangeFamily(n, family) => {
            relation(*n).map_or(Ok(()), |id| map.edit_relation(id, |r| r.set_family(*family)))
        }
    }
}

proptest! {
    #[test]
    fn edits_leave_a_map_well_formed_or_as_it_was(edits in prop::collection::vec(edit(), 1..60)) {
        let mut map = ArgumentMap::new();
        for edit in &edits {
            let before = map.clone();
            let texts: HashMap<NodeId, String> = nodes(&map).into_iter().map(|n| (n, map.key(n).to_owned())).collect();
            let done = carry_out(&mut map, edit);
            well_formed(&map);
            if done.is_err() {
                prop_assert_eq!(&map, &before, "a refused edit changes nothing");
            } else if !matches!(edit, Edit::Rename(..)) {
                for (node, key) in texts {
                    prop_assert!(map.key(node).is_empty() || map.key(node) == key, "ids stay with what they name");
                }
            }
            prop_assert_eq!(&json::read(&json::to_string(&map)).unwrap(), &map, "what is left can be written and read");
        }
        let mut compact = map.clone();
        compact.compact();
        prop_assert_eq!(&compact, &map);
        prop_assert!(compact.graph().node_weights().all(Option::is_some));
    }

    #[test]
    fn walks_agree_with_petgraph(map in plain_map()) {
        for from in nodes(&map) {
            let reached: BTreeSet<NodeId> = map.descendants(from).collect();
            let expected = nodes(&map).into_iter()
                .filter(|&to| to != from && has_path_connecting(map.graph(), index(from), index(to), None));
            prop_assert_eq!(&reached, &expected.collect::<BTreeSet<_>>());
            for to in nodes(&map) {
                prop_assert_eq!(reached.contains(&to), map.ancestors(to).any(|node| node == from), "one the other's inverse");
            }
            let distances = dijkstra(map.graph(), index(from), None, |_| 1_usize);
            for to in nodes(&map) {
                let path = map.shortest_path(from, to);
                prop_assert_eq!(path.as_ref().map(|path| path.len() - 1), distances.get(&index(to)).copied());
                for pair in path.iter().flat_map(|path| path.windows(2)) {
                    prop_assert!(map.graph().contains_edge(index(pair[0]), index(pair[1])));
                }
            }
        }
    }

    #[test]
    fn simple_paths_agree_with_petgraph(map in plain_map(), longest in 0..5_usize) {
        let all: Vec<NodeId> = nodes(&map).into_iter().take(5).collect();
        for (&from, &to) in all.iter().flat_map(|from| all.iter().map(move |to| (from, to))).filter(|(from, to)| from != to) {
            let found: BTreeSet<Vec<NodeId>> = map.simple_paths(from, to, longest).collect();
            prop_assert_eq!(found.len(), map.simple_paths(from, to, longest).count(), "none twice");
            let by_index: HashMap<NodeIndex, NodeId> = nodes(&map).into_iter().map(|node| (index(node), node)).collect();
            let expected: BTreeSet<Vec<NodeId>> =
                all_simple_paths::<Vec<_>, _, RandomState>(map.graph(), index(from), index(to), 0, None)
                    .map(|path| path.into_iter().map(|at| by_index[&at]).collect::<Vec<_>>())
                    .filter(|path| path.iter().filter(|node| node.relation().is_some()).count() <= longest)
                    .collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn circles_agree_with_petgraph(map in plain_map()) {
        let found: BTreeSet<BTreeSet<usize>> = map.cycles().map(|circle| circle.into_iter().map(NodeId::index).collect()).collect();
        let expected = tarjan_scc(map.graph()).into_iter().filter(|circle| circle.len() > 1);
        let expected: BTreeSet<BTreeSet<usize>> = expected.map(|circle| circle.into_iter().map(NodeIndex::index).collect()).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn neighbours_agree_with_their_definitions(map in plain_map()) {
        let map = &map;
        let relations = || map.relations();
        for node in nodes(map) {
            let of = |family| move |&id: &RelationId| map[id].family() == family;
            let aimed: Vec<_> = relations().filter(|&id| map[id].target() == node).collect();
            prop_assert_eq!(map.relations_to(node).collect::<Vec<_>>(), aimed.clone());
            prop_assert_eq!(map.supporters(node).collect::<Vec<_>>(), aimed.iter().copied().filter(of(Family::Support)).collect::<Vec<_>>());
            let attackers = relations().filter(of(Family::Attack)).filter(|&id| {
                map[id].target() == node || map[id].is_symmetric() && map[id].premises()[0].node() == node
            });
            prop_assert_eq!(map.attackers(node).collect::<Vec<_>>(), attackers.collect::<Vec<_>>());
        }
        for id in map.statements() {
            let uses: Vec<_> = relations().filter(|&r| map.premises(r).any(|premise| premise == id)).collect();
            prop_assert_eq!(map.relations_from(id).collect::<Vec<_>>(), uses.clone());
            prop_assert_eq!(map.roots().any(|root| root == id), uses.iter().all(|&r| map[r].is_symmetric()));
            let untouched = map.relations_to(id).next().is_none() && map.attackers(id).next().is_none();
            prop_assert_eq!(map.leaves().any(|leaf| leaf == id), untouched);
            for attack in map.attackers(id) {
                let undermined: Vec<_> = map.undermined_by(attack).collect();
                prop_assert!(uses.iter().all(|&other| other == attack || undermined.contains(&other)));
                let attacked = |&other: &RelationId| {
                    map.premises(other).any(|premise| map.attackers(premise).any(|by| by == attack))
                };
                prop_assert!(undermined.iter().all(attacked));
            }
        }
    }

    #[test]
    fn a_submap_is_what_was_chosen(map in plain_map(), chosen in prop::collection::vec(any::<bool>(), 40)) {
        let kept: Vec<NodeId> = nodes(&map).into_iter().zip(chosen).filter(|(_, kept)| *kept).map(|(node, _)| node).collect();
        let part = map.submap(kept.iter().copied());
        well_formed(&part);
        let keys = |map: &ArgumentMap| nodes(map).into_iter().map(|node| map.key(node).to_owned()).collect::<Vec<_>>();
        let statements: Vec<StatementId> = kept.iter().filter_map(|node| node.statement()).collect();
        prop_assert!(keys(&part).iter().all(|key| kept.contains(&map.find(key).unwrap())));
        prop_assert_eq!(part.statements().count(), statements.len());
        prop_assert_eq!(&map.submap(nodes(&map)), &map, "of everything, everything");
        let between = map.submap(map.between(statements.iter().copied()));
        for id in map.relations() {
            let ends_kept = map.premises(id).all(|premise| statements.contains(&premise))
                && match map[id].target() {
                    NodeId::Statement(target) => statements.contains(&target),
                    NodeId::Relation(target) => between.find(map.key(target)).is_some(),
                };
            prop_assert_eq!(between.find(map.key(id)).is_some(), ends_kept);
        }
    }

    #[test]
    fn statistics_count_what_there_is(map in plain_map()) {
        let s = map.statistics();
        prop_assert_eq!((s.statements(), s.relations()), (map.statements().count(), map.relations().count()));
        prop_assert_eq!((s.roots, s.leaves, s.cycles), (map.roots().count(), map.leaves().count(), map.cycles().count()));
        prop_assert!((0.0..=1.0).contains(&s.linked_share()));
        prop_assert!(s.breadth <= s.statements() && s.depth <= s.relations());
    }
}

#[test]
fn statistics_of_a_known_map() {
    let mut m = MapBuilder::new("Known");
    m.thesis("t", "T");
    for key in ["a", "b", "c", "d"] {
        m.claim(key, key);
    }
    m.evidence("e", "E");
    m.support("t").with_linked(["a", "b"]).key("step");
    m.undercut("step").with("c");
    m.rebut("t").with("d").conceded();
    m.support("a").with("e");
    let s = m.build().unwrap().statistics();
    assert_eq!((s.claims, s.evidence, s.supports, s.rebuttals, s.undercuts), (5, 1, 2, 1, 1));
    assert_eq!((s.linked, s.concessions, s.roots, s.leaves), (1, 1, 1, 4));
    assert_eq!(
        (s.depth, s.breadth),
        (2, 3),
        "a, b and d at depth one, c (through the undercut) and e at depth two"
    );
    assert_eq!(s.linked_share(), 0.25);
}

/// A map on which weighing statements and relations alike loses paths.
#[test]
fn no_simple_path_is_lost() {
    let mut m = MapBuilder::new("Paths");
    for key in ["a", "p1", "p2", "q", "t", "u", "v"] {
        m.claim(key, key);
    }
    m.support("t").with("p1").key("R1");
    m.support("t").with("p2");
    m.undercut("R1").with("v").key("V");
    m.undercut("V").with("q");
    m.support("p2").with("q");
    m.support("q").with("a");
    let map = m.build().unwrap();
    let (a, t) = (map.find("a").unwrap(), map.find("t").unwrap());
    let statements = |path: Vec<NodeId>| -> Vec<String> {
        path.iter().filter_map(|node| node.statement()).map(|id| map.key(id).to_owned()).collect()
    };
    assert_eq!(map.simple_paths(a, t, 3).map(statements).collect::<Vec<_>>(), [["a", "q", "p2", "t"]]);
}

/// One way leads to the end; beside it lies a thicket in which the end cannot be reached.
#[test]
fn a_thicket_does_not_hold_up_the_search() {
    let mut m = MapBuilder::new("Thicket");
    let thicket: Vec<String> = (0..14).map(|n| format!("c{n}")).collect();
    for key in ["from", "hub", "to"].into_iter().chain(thicket.iter().map(String::as_str)) {
        m.claim(key, key);
    }
    m.support("hub").with("from");
    for one in &thicket {
        m.support(one).with("hub");
        m.support("hub").with(one);
        for other in thicket.iter().filter(|other| *other != one) {
            m.support(one).with(other);
        }
    }
    m.support("to").with("hub");
    let map = m.build().unwrap();
    let (from, to) = (map.find("from").unwrap(), map.find("to").unwrap());
    assert_eq!(map.simple_paths(from, to, 40).count(), 1);
}

/// Would take minutes if removing were quadratic in the cascade.
#[test]
fn removing_a_hub_is_no_feat() {
    let mut map = ArgumentMap::new();
    let hubs: Vec<StatementId> =
        (0..2).map(|n| map.add_statement(Statement::claim(format!("hub{n}"), "")).unwrap()).collect();
    let premise = map.add_statement(Statement::claim("premise", "")).unwrap();
    for &hub in &hubs {
        for _ in 0..150_000 {
            map.add_relation(Relation::support([premise], hub)).unwrap();
        }
    }
    assert_eq!(map.remove(hubs[0]).unwrap().removed.len(), 150_001);
    assert_eq!((map.graph().edge_count(), map.relations_to(hubs[1]).count()), (300_000, 150_000));
    well_formed(&map.submap([premise.into()]));
    assert_eq!(map.remove(premise).unwrap().removed.len(), 150_001);
    assert_eq!((map.graph().edge_count(), map.statements().count()), (0, 1));
}

#[test]
fn what_is_removed_and_what_is_weakened_is_told() {
    let mut m = MapBuilder::new("Removal");
    for key in ["c", "p", "q"] {
        m.claim(key, key);
    }
    m.support("c").with_linked(["p", "q"]).key("linked");
    m.undercut("linked").with("p").key("undercut");
    let mut map = m.build().unwrap();
    let (p, q, linked) =
        (map.find("p").unwrap(), map.find("q").unwrap(), map.find_relation("linked").unwrap());
    let removal = map.remove(p).unwrap();
    assert_eq!((removal.removed.len(), removal.weakened), (2, vec![linked]));
    assert_eq!(map.premises(linked).map(NodeId::from).collect::<Vec<_>>(), [q]);
    well_formed(&map);
    assert_eq!(map.shortest_path(p, p), None, "a node that is gone leads nowhere");
    assert_eq!(map.simple_paths(p, p, 9).count(), 0);
}

#[test]
fn data_is_as_deep_as_it_is_read_back() {
    let nested = |depth: usize| (0..depth).fold(serde_json::Value::from(1), |inner, _| vec![inner].into());
    let data = |depth| [("x".to_owned(), nested(depth))].into_iter().collect::<argument_map::Data>();
    let mut map = ArgumentMap::new();
    let mut statement = Statement::claim("a", "A");
    statement.set_data(data(99));
    let a = map.add_statement(statement).unwrap();
    map.set_data(data(99)).unwrap();
    assert_eq!(json::read(&json::to_string(&map)).unwrap(), map);
    let too_deep = |error: argument_map::Error| matches!(error.kind(), ErrorKind::DataTooDeep { .. });
    assert!(too_deep(map.set_data(data(100)).unwrap_err()));
    assert!(too_deep(map.edit_statement(a, |s| s.set_data(data(100))).unwrap_err()));
    let mut voice = argument_map::Voice::new("v", "");
    voice.data = data(100);
    assert!(too_deep(map.add_voice(voice).unwrap_err()));
}

#[test]
fn stale_and_foreign_ids_are_refused() {
    let mut map = ArgumentMap::new();
    let a = map.add_statement(Statement::claim("a", "A")).unwrap();
    let b = map.add_statement(Statement::claim("b", "B")).unwrap();
    map.remove(a).unwrap();
    let c = map.add_statement(Statement::claim("a", "A again")).unwrap();
    assert_ne!(a, c, "an id is never given out again");
    assert!(map.statement(a).is_none() && map.find_statement("a") == Some(c));
    for error in [
        map.add_relation(Relation::support([a], b)).unwrap_err(),
        map.add_relation(Relation::support([b], a)).unwrap_err(),
        map.edit_statement(a, |_| {}).unwrap_err(),
        map.remove(a).unwrap_err(),
    ] {
        assert!(matches!(error.kind(), ErrorKind::UnknownId { .. }), "{error}");
    }
    assert_eq!(map.statements().collect::<Vec<_>>(), [b, c], "in the order added");
}

#[test]
fn voices_sources_and_groups_in_use_stay() {
    let mut m = MapBuilder::new("Used");
    m.voice("v", "V");
    m.source("s", "S");
    m.group("g", "G");
    m.claim("a", "A").asserted_by("v").quote("s", "words");
    let mut map = m.build().unwrap();
    let (v, s, g) =
        (map.find_voice("v").unwrap(), map.find_source("s").unwrap(), map.find_group("g").unwrap());
    for error in [map.remove_voice(v), map.remove_source(s), map.remove_group(g)] {
        let error = error.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::StillUsed { user, .. } if user == "a"), "{error}");
    }
    let inner = map.add_group(argument_map::Group::new("in", "").within(g)).unwrap();
    let circle = map.group(g).unwrap().clone().within(inner);
    assert!(matches!(map.set_group(g, circle).unwrap_err().kind(), ErrorKind::GroupWithinItself { .. }));
    let a = map.find("a").unwrap();
    map.remove(a).unwrap();
    assert!(map.remove_voice(v).is_ok() && map.remove_source(s).is_ok());
    assert!(map.remove_group(g).is_err() && map.remove_group(inner).is_ok() && map.remove_group(g).is_ok());
}

#[test]
fn depth_does_not_overflow_the_stack() {
    let mut map = ArgumentMap::new();
    let mut last = map.add_statement(Statement::claim("s0", "")).unwrap();
    let first = last;
    let mut undercut: Option<RelationId> = None;
    for n in 1..100_000 {
        let next = map.add_statement(Statement::claim(format!("s{n}"), "")).unwrap();
        let target = undercut.map_or(last.into(), NodeId::from);
        undercut = Some(map.add_relation(Relation::attack([next], target)).unwrap());
        map.add_relation(Relation::support([next], last)).unwrap();
        last = next;
    }
    map.add_relation(Relation::support([first], last)).unwrap();
    assert_eq!(map.ancestors(first).count(), map.statements().count() + map.relations().count() - 1);
    assert_eq!(map.cycles().count(), 1);
    assert!(map.shortest_path(last, first).is_some());
    assert!(map.simple_paths(last, first, 200_000).next().is_some());
    assert!(!argument_map::check(&map).is_empty());
    assert_eq!(map.statistics().supports, 100_000);
    assert_eq!(
        map.clone().remove(first).unwrap().removed.len(),
        100_002,
        "the first undercut and all that hang on it"
    );
}

#[test]
fn work_is_measured() {
    let work = common::Work::start();
    let idle = std::time::Instant::now();
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert!(work.elapsed() < idle.elapsed() || !cfg!(target_os = "linux"), "sleeping is no work");
    let mut sum = 0_u64;
    while idle.elapsed().as_secs() < 30 && work.elapsed().as_millis() < 50 {
        sum = (0..1_000_000).fold(sum, |sum, n| std::hint::black_box(sum ^ n));
    }
    assert!(work.elapsed().as_millis() >= 50, "{sum}");
}
