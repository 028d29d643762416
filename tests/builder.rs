//! Writing maps by keys: each sentence means what it says, and every mistake is told with its place.
#![allow(clippy::unwrap_used, clippy::string_slice)] // where a test fails is plain enough

use argument_map::{AttackKind, ErrorKind, Family, Location, Manner, MapBuilder, NodeId, Noun};

/// The one relation of a map made of three claims and the sentence given.
fn one(sentence: impl FnOnce(&mut MapBuilder)) -> argument_map::Relation {
    let mut m = MapBuilder::new("One");
    for key in ["a", "b", "c"] {
        m.claim(key, key);
    }
    sentence(&mut m);
    let map = m.build().unwrap();
    let id = map.relations().last().unwrap();
    map[id].clone()
}

#[test]
fn linked_premises_are_one_relation_and_independent_reasons_are_two() {
    let mut m = MapBuilder::new("Reasons");
    for key in ["a", "b", "c"] {
        m.claim(key, key);
    }
    m.support("c").with_linked(["a", "b"]);
    m.support("c").with("a");
    m.support("c").with("b");
    let map = m.build().unwrap();
    let sizes: Vec<usize> = map.relations().map(|id| map.premises(id).count()).collect();
    assert_eq!(sizes, [2, 1, 1]);
}

#[test]
fn attacks_are_named_after_what_they_are_aimed_at() {
    assert_eq!(
        one(|m| {
            m.rebut("c").with("a");
        })
        .attack_kind(),
        Some(AttackKind::Rebuttal)
    );
    let undercut = one(|m| {
        m.support("c").with("a").key("step");
        m.undercut("step").with("b");
    });
    assert_eq!(undercut.attack_kind(), Some(AttackKind::Undercut));
    assert_eq!(
        one(|m| {
            m.support("c").with("a");
        })
        .attack_kind(),
        None
    );
}

#[test]
fn an_undercut_can_be_undercut_and_two_can_undercut_each_other() {
    let mut m = MapBuilder::new("Undercuts");
    for key in ["a", "b", "c"] {
        m.claim(key, key);
    }
    m.support("a").with("b").key("step");
    m.undercut("second").with("b").key("first");
    m.undercut("first").with("c").key("second");
    let map = m.build().unwrap();
    let (first, second) = (map.find_relation("first").unwrap(), map.find_relation("second").unwrap());
    assert_eq!(map[first].target(), NodeId::from(second));
    assert_eq!(map.undercutters(first).collect::<Vec<_>>(), [second]);
    assert_eq!(map.cycles().count(), 1);
}

#[test]
fn a_contradiction_attacks_both_statements() {
    let mut m = MapBuilder::new("Contradiction");
    m.claim("yes", "Yes.");
    m.claim("no", "No.");
    m.contradict("yes", "no");
    let map = m.build().unwrap();
    for key in ["yes", "no"] {
        assert_eq!(map.attackers(map.find(key).unwrap()).count(), 1, "{key}");
    }
}

#[test]
fn marks_and_attributes_arrive() {
    let relation = one(|m| {
        m.voice("v", "V");
        m.support("c")
            .with_linked(["a", "b"])
            .roles(["major", "minor"])
            .scheme("Argument from Sign")
            .strict()
            .strength(0.5)
            .hedged("presumably")
            .attributed_to("v")
            .tag("t")
            .data("n", 1);
    });
    let roles: Vec<_> = relation.premises().iter().map(|premise| premise.role().unwrap()).collect();
    assert_eq!(roles, ["major", "minor"]);
    assert_eq!(relation.scheme().unwrap().written(), "Argument from Sign");
    assert_eq!(relation.scheme().unwrap().canonical(), Some(argument_map::Scheme::Sign));
    assert!(relation.is_strict() && !relation.is_conceded());
    assert_eq!(relation.strength().unwrap().get(), 0.5);
    assert_eq!((relation.qualifier(), relation.tags()), (Some("presumably"), &["t".to_owned()][..]));
    assert_eq!(relation.voicing().unwrap().manner, Manner::Attributed);
    assert_eq!(relation.data().unwrap()["n"], 1);
    assert!(
        one(|m| {
            m.rebut("c").with("a").conceded();
        })
        .is_conceded()
    );
    assert_eq!(
        one(|m| {
            m.relate_to(Family::Rephrase, "c").with("a");
        })
        .family(),
        Family::Rephrase
    );
}

#[test]
fn voice_and_group_hold_until_they_are_changed() {
    let mut m = MapBuilder::new("Context");
    m.voice("me", "Me").voice("them", "Them");
    m.speaking("me").group("g", "G");
    m.claim("mine", "Mine.");
    m.attributing_to("them");
    m.claim("theirs", "Theirs.");
    m.claim("mine-too", "Mine too.").asserted_by("me");
    m.end_group();
    m.claim("outside", "Outside.");
    let map = m.build().unwrap();
    let of = |key: &str| {
        let statement = &map[map.find_statement(key).unwrap()];
        let voicing = statement.voicing().unwrap();
        (map.voice(voicing.voice).unwrap().key.as_str(), voicing.manner, statement.group().is_some())
    };
    assert_eq!(of("mine"), ("me", Manner::Asserted, true));
    assert_eq!(of("theirs"), ("them", Manner::Attributed, true));
    assert_eq!(of("mine-too"), ("me", Manner::Asserted, true));
    assert_eq!(of("outside"), ("them", Manner::Attributed, false));
}

#[test]
fn anything_may_be_named_before_it_is_declared() {
    let mut m = MapBuilder::new("Forward");
    m.undercut("step").with("u").asserted_by("v");
    m.support("c").with_linked(["a", "b"]).key("step");
    m.claim("a", "A").quote("s", "words").in_group("g");
    for key in ["b", "c", "u"] {
        m.claim(key, key);
    }
    m.voice("v", "Voice");
    m.source("s", "Source").url("https://example.org");
    m.group("g", "Group");
    let map = m.build().unwrap();
    assert_eq!(map.voices().next().unwrap().1.name, "Voice");
    assert_eq!(map.sources().next().unwrap().1.title, "Source");
    assert_eq!(map.groups().next().unwrap().1.title, "Group");
}

#[test]
fn made_up_keys_yield_to_given_ones() {
    let mut m = MapBuilder::new("Keys");
    m.claim("a", "A");
    m.claim("r1", "B");
    m.support("a").with("r1");
    m.rebut("a").with("r1").key("r2");
    let map = m.build().unwrap();
    let keys: Vec<_> = map.relations().map(|id| map.key(id)).collect();
    assert_eq!(keys, ["r3", "r2"]);
}

#[test]
fn all_mistakes_are_told_in_the_order_of_the_code_with_their_lines() {
    let mut m = MapBuilder::new("Mistakes");
    let first = line!() + 1;
    m.claim("a", "A").strength(2.0).asserted_by("nobody");
    m.claim("", "no key");
    m.claim("a", "A again");
    m.claim("b\n", "a line break in the key");
    m.support("a").with("aa");
    m.support("a").with_linked(["a", "a"]);
    m.support("a").with_linked([]);
    m.rebut("step").with("a");
    m.undercut("a").with("a");
    m.support("a").with("a").key("step").roles(["one", "two"]);
    m.claim("c", "C").quote_at("s", "words", 9, 3);
    m.subgroup("g2", "g1", "G1");
    m.subgroup("g1", "g2", "G2");
    m.subgroup("g3", "g3", "G3").end_group();
    m.speaking("nobody-else").end_voice();
    m.claim(" d", "padded");
    m.support("a").with("c").conceded();
    m.claim("deep", "Deep").data("x", deep());
    let _unfinished = m.support("a"); // left unfinished
    let errors = m.build().unwrap_err();

    let expected = [
        (0, ErrorKind::StrengthOutOfRange { value: 2.0 }),
        (0, unknown(Noun::Voice, "nobody", None)),
        (1, ErrorKind::EmptyKey),
        (2, ErrorKind::DuplicateKey { noun: Noun::Statement, key: "a".into() }),
        (3, ErrorKind::ControlInKey { key: "b\n".into() }),
        (4, unknown(Noun::Statement, "aa", Some("a"))),
        (5, ErrorKind::RepeatedPremise { key: "a".into() }),
        (6, ErrorKind::NoPremise),
        (9, ErrorKind::RolesDoNotMatch { premises: 1, roles: 2 }),
        (10, ErrorKind::BackwardSpan { start: 9, end: 3 }),
        (10, unknown(Noun::Source, "s", None)),
        (12, ErrorKind::GroupWithinItself { key: "g2".into() }),
        (13, ErrorKind::GroupWithinItself { key: "g3".into() }),
        (14, unknown(Noun::Voice, "nobody-else", None)),
        (15, ErrorKind::PaddedKey { key: " d".into() }),
        (16, ErrorKind::NotConceded),
        (17, ErrorKind::DataTooDeep { deepest: 100 }),
        (18, ErrorKind::NoPremise),
    ];
    for (offset, kind) in expected {
        let found = errors.iter().find(|error| {
            *error.kind() == kind
                && matches!(error.location(), Some(Location::Code { line, .. }) if *line == first + offset)
        });
        assert!(found.is_some(), "{kind:?} in line {} is missing from\n{errors}", first + offset);
    }
    let wrong_targets = errors.iter().filter(|error| matches!(error.kind(), ErrorKind::WrongTarget { .. }));
    assert_eq!(wrong_targets.count(), 2);
    assert_eq!(errors.len(), expected_count(), "{errors}");
    let lines: Vec<u32> = errors
        .iter()
        .filter_map(|error| match error.location() {
            Some(Location::Code { line, .. }) => Some(*line),
            _ => None,
        })
        .collect();
    assert!(lines.is_sorted());
}

fn expected_count() -> usize {
    18 + 2
}

fn deep() -> serde_json::Value {
    (0..200).fold(1.into(), |inner, _| vec![inner].into())
}

fn unknown(noun: Noun, key: &str, similar: Option<&str>) -> ErrorKind {
    ErrorKind::UnknownKey { noun, key: key.into(), similar: similar.map(Into::into) }
}

#[test]
fn a_message_says_where_what_and_what_would_be_right() {
    let mut m = MapBuilder::new("Message");
    m.claim("no-evidence", "No evidence.");
    m.claim("thesis", "Thesis.");
    m.support("thesis").with("no-evidnce");
    let message = m.build().unwrap_err().to_string();
    assert!(message.starts_with("tests/builder.rs:"), "{message}");
    assert!(
        message.ends_with(r#": no statement has the key "no-evidnce"; did you mean "no-evidence"?"#),
        "{message}"
    );
}

#[test]
fn megabytes_of_text_are_no_matter() {
    let long = "word ".repeat(400_000) + "end";
    let mut m = MapBuilder::new(&long);
    m.claim("a", &long);
    m.claim(&long, "the key is long");
    m.support("a").with(&long);
    m.support("a").with(&long[1..]);
    let errors = m.build().unwrap_err();
    assert_eq!(errors.len(), 1);
}

#[test]
fn what_is_declared_again_in_the_same_way_stands_once() {
    let mut m = MapBuilder::new("Again");
    for text in ["It rained.", "It poured."] {
        m.voice("ann", "Ann Lee");
        m.source("paper", "The paper").date("2024-09-26");
        m.group("weather", "Weather");
        m.subgroup("weather", "night", "At night");
        m.speaking("ann");
        m.claim(text, text).quote("paper", text);
    }
    m.group("weather", "Weather");
    m.claim("wet", "The street is wet.");
    let map = m.build().unwrap();
    assert_eq!((map.voices().count(), map.sources().count(), map.groups().count()), (1, 1, 2));
    let group = |key| map[map.find_statement(key).unwrap()].group();
    assert_eq!(group("It rained."), group("It poured."));
    assert_eq!(group("wet"), map.find_group("weather")); // it goes on
}

#[test]
fn what_is_declared_again_in_another_way_is_a_mistake() {
    let again: [fn(&mut MapBuilder); 5] = [
        |m| {
            m.voice("v", "Ben");
        },
        |m| drop(m.source("s", "The paper")),
        |m| drop(m.source("s", "The paper").date("2024-09-27")),
        |m| {
            m.group("g", "Climate");
        },
        |m| {
            m.subgroup("h", "g", "Weather");
        },
    ];
    for again in again {
        let mut m = MapBuilder::new("Again");
        m.voice("v", "Ann");
        m.source("s", "The paper").date("2024-09-26");
        m.group("h", "All");
        m.group("g", "Weather");
        again(&mut m);
        let errors = m.build().unwrap_err();
        let kinds: Vec<_> = errors.iter().map(argument_map::Error::kind).collect();
        assert!(matches!(kinds[..], [ErrorKind::DuplicateKey { .. }]), "{kinds:?}");
    }
}
