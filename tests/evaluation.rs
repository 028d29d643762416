//! Judging maps: the literature's worked examples, a second implementation straight from the rules, and laws.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[path = "../examples/sanctions_vs_diplomacy/article.rs"]
mod article;
#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::semantics::{
    Change, Evaluation, Framework, Limit, Live, Ordering, Reading, Rebuttal, Semantics, Status, StrictSteps,
    Support, Supposition, Viewpoint, evaluate, evaluate_under, grounded, justify, least_changes, what_if,
};
use argument_map::{
    ArgumentMap, ErrorKind, Family, Manner, MapBuilder, NodeId, Relation, Statement, StatementId, Voice,
    Voicing,
};
use proptest::prelude::*;
use proptest::sample::Index;

fn id(map: &ArgumentMap, key: &str) -> NodeId {
    map.find(key).unwrap_or_else(|| panic!("{key} is in the map"))
}

fn status(judged: &Evaluation<'_>, key: &str) -> Status {
    judged.status(id(judged.map(), key)).unwrap()
}

#[track_caller]
fn assert_statuses(judged: &Evaluation<'_>, expected: Status, keys: &[&str]) {
    for key in keys {
        assert_eq!(status(judged, key), expected, "{key}");
    }
}

#[test]
fn the_article_is_judged_as_its_author_would() {
    let map = article::map().unwrap();
    let judged = evaluate(&map, &Reading::new()).unwrap();
    assert_statuses(
        &judged,
        Status::In,
        &["diplomacy", "no-progress", "no-evidence", "no-causal-link", "explore", "potential", "then-as-now"],
    );
    assert_statuses(
        &judged,
        Status::Out,
        &["sanctions-free-prisoners", "pardons-forced", "more-sanctions", "only-pressure", "case-to-rule"],
    );
    assert_statuses(
        &judged,
        Status::Undecided,
        &["over-1300", "similar-number", "no-political-prisoners", "humane-gesture", "goodwill-demanded"],
    );
    // All that the author grants stands, and none of it defeats what he maintains.
    for concession in map.relations().filter(|&id| map[id].is_conceded()) {
        assert_eq!(judged.status(concession), Some(Status::In));
        assert_eq!(judged.status(map[concession].target()), Some(Status::In));
    }
}

#[test]
fn the_article_looks_different_to_the_opposition() {
    let map = article::map().unwrap();
    let opposition = map.find_voice("opposition").unwrap();
    let judged = evaluate(&map, &Reading::new()).unwrap();
    let theirs = Reading::new().viewpoint(Viewpoint::Voice(opposition));
    let changes = what_if(&judged, &theirs).unwrap();
    let change = |key: &str| {
        let change = changes.iter().find(|change| map.key(change.node) == key).unwrap();
        (change.before, change.after)
    };
    assert_eq!(change("no-evidence"), (Some(Status::In), Some(Status::Undecided)));
    // Their own premise is given to them, and the conclusion no longer falls: the objections to it are open.
    assert_eq!(change("sequence-shows-cause"), (Some(Status::Undecided), Some(Status::In)));
    assert_eq!(change("sanctions-free-prisoners"), (Some(Status::Out), Some(Status::Undecided)));
}

#[test]
fn a_reason_reads_as_a_reader_would_give_it() {
    let map = article::map().unwrap();
    let judged = evaluate(&map, &Reading::new()).unwrap();
    let why = |key| judged.why(id(&map, key)).unwrap().to_string();
    assert_eq!(
        why("sanctions-free-prisoners"),
        "Rejected: “Harsh economic sanctions lead to the release of political prisoners.”\n  \
         because this objection to it stands: “There is simply no evidence that harsh economic sanctions lead to the \
         release of political prisoners.”\n    \
         because this reason for it stands, as do 2 more: “To conclude that harsh economic sanctions lead to the \
         release of political prisoners is a logical fallacy.”\n      \
         because it is asserted by Yauheni Preiherman (“it appears to be”)\n"
    );
    assert!(
        include_str!("../README.md").contains(&why("sanctions-free-prisoners")),
        "the README shows the same"
    );
    // Linked premises are quoted once, in the order of the relation, and what is granted is said to be outweighed.
    let ninth = why("ninth-unexplained");
    let lines: Vec<&str> = ninth.lines().map(str::trim).collect();
    assert_eq!(lines[1], "because this reason for it stands, as does 1 more: these 2 together");
    assert_eq!(
        lines[2],
        "“The earlier restrictive measures were far more damaging than the latest package.” is accepted"
    );
    assert_eq!(ninth.matches("far more damaging").count(), 1);
    assert!(lines.last().unwrap().starts_with("although this is granted and outweighed: “Several segments"));
    let of = |id| judged.why(id).unwrap().to_string();
    let conceded = map.relations().find(|&id| map[id].is_conceded()).unwrap();
    assert!(
        of(conceded).starts_with("Accepted, though it is outweighed: the objection of"),
        "{}",
        of(conceded)
    );
    let conflict = map.relations().find(|&id| map[id].is_symmetric()).unwrap();
    assert!(
        of(conflict).ends_with("\n  because it holds whether its sides stand or not\n"),
        "{}",
        of(conflict)
    );
    // What a relation rests on is named when the relation is asked about.
    let lone = map.find_relation("sequence-to-cause").unwrap();
    assert!(of(lone).contains("is undercut"), "{}", of(lone));
    assert!(why("over-1300").ends_with(
        "because it is only attributed to European Union, and nothing that is given supports it\n"
    ));
}

/// Premises that are used by the viewpoint's own arguments are given, though another party said them.
#[test]
fn who_argues_from_anothers_words_is_committed_to_them() {
    let mut m = MapBuilder::new("An official's words");
    m.voice("author", "Author").voice("official", "Official");
    m.thesis("conclusion", "They are ready.").asserted_by("author");
    m.evidence("words", "“We are ready.”").asserted_by("official");
    m.claim("boast", "We were always ready.").asserted_by("official");
    m.support("conclusion").with("words").asserted_by("author");
    let map = m.build().unwrap();
    let judged = evaluate(&map, &Reading::new()).unwrap();
    assert_statuses(&judged, Status::In, &["words", "conclusion"]);
    assert_statuses(&judged, Status::Undecided, &["boast"]);
    let everyone = evaluate(&map, &Reading::new().viewpoint(Viewpoint::Everyone)).unwrap();
    assert_statuses(&everyone, Status::In, &["boast"]);
}

/// The viewpoint is that of the voice of the main claims, if they are asserted, and all by the same.
#[test]
fn the_main_claim_says_whose_viewpoint_it_is() {
    let judge = |attributed: bool, second: &str| {
        let mut m = MapBuilder::new("Whose map?");
        m.voice("author", "Author").voice("other", "Other");
        let claim = m.thesis("claim", "C");
        if attributed {
            claim.attributed_to("author")
        } else {
            claim.asserted_by("author")
        };
        m.thesis("second", "S").asserted_by(second);
        m.claim("boast", "B").asserted_by("other");
        let map = m.build().unwrap();
        let judged = evaluate(&map, &Reading::new()).unwrap();
        (judged.voice().map(|voice| map.voice(voice).unwrap().key.clone()), status(&judged, "boast"))
    };
    assert_eq!(judge(false, "author"), (Some("author".to_owned()), Status::Undecided));
    assert_eq!(judge(false, "other"), (None, Status::In));
    assert_eq!(judge(true, "author"), (None, Status::In));
}

/// If the conclusion falls, so does a deductive step, but of linked premises none is to blame alone.
#[test]
fn a_deductive_step_falls_with_its_conclusion() {
    let judge = |premises: &[&str]| {
        let mut m = MapBuilder::new("Modus tollens");
        m.claim("a", "A");
        m.claim("b", "B");
        m.claim("c", "C");
        m.claim("objection", "O");
        m.support("c").with_linked(premises.iter().copied()).key("step");
        m.rebut("c").with("objection");
        let map = m.build().unwrap();
        let judged = evaluate(&map, &Reading::new().support(Support::Deductive)).unwrap();
        ["c", "step", "a"].map(|key| status(&judged, key))
    };
    assert_eq!(judge(&["a"]), [Status::Out; 3]);
    assert_eq!(judge(&["a", "b"]), [Status::Out, Status::Out, Status::In]);
}

/// A circle has nothing given at its bottom: it is open, and falls only under evidential support.
#[test]
fn a_circle_does_not_hold_itself_up() {
    let mut m = MapBuilder::new("The book");
    m.claim("true", "The book is true.");
    m.claim("says-so", "The book says that it is true.");
    m.support("true").with("says-so");
    m.support("says-so").with("true");
    let map = m.build().unwrap();
    assert_statuses(&evaluate(&map, &Reading::new()).unwrap(), Status::Undecided, &["true", "says-so"]);
    let evidential = Reading::new().support(Support::Evidential);
    assert_statuses(&evaluate(&map, &evidential).unwrap(), Status::Out, &["true", "says-so"]);
}

#[test]
fn a_stronger_target_withstands() {
    let judge = |attack: f64, target: f64, ordering| {
        let mut m = MapBuilder::new("Strengths");
        m.claim("target", "T").strength(target);
        m.claim("objection", "O");
        m.rebut("target").with("objection").strength(attack);
        let map = m.build().unwrap();
        status(&evaluate(&map, &Reading::new().ordering(ordering)).unwrap(), "target")
    };
    assert_eq!(judge(0.4, 0.6, Ordering::Direct), Status::In);
    assert_eq!(judge(0.6, 0.6, Ordering::Direct), Status::Out);
    assert_eq!(judge(0.4, 0.6, Ordering::Ignored), Status::Out);
}

#[test]
fn a_preference_decides_a_conflict() {
    let mut m = MapBuilder::new("Witnesses");
    m.claim("a", "He was there.");
    m.claim("b", "He was not there.");
    m.contradict("a", "b");
    m.relate_to(Family::Preference, "b").with("a");
    let map = m.build().unwrap();
    let judged = evaluate(&map, &Reading::new()).unwrap();
    assert_statuses(&judged, Status::In, &["a"]);
    assert_statuses(&judged, Status::Out, &["b"]);
    let ignored = evaluate(&map, &Reading::new().ordering(Ordering::Ignored)).unwrap();
    assert_statuses(&ignored, Status::Undecided, &["a", "b"]);
    let why = judged.why(id(&map, "b")).unwrap();
    assert!(why.to_string().contains("because it contradicts what is accepted: “He was there.”"), "{why}");
    let why = judged.why(id(&map, "a")).unwrap().to_string();
    assert!(
        why.contains("because of a preference that stands: “He was there.” rather than “He was not there.”"),
        "{why}"
    );
    let preference = map.relations().find(|&id| map[id].family() == Family::Preference).unwrap();
    let without = judged.reread(&Reading::new().drop(preference)).unwrap();
    assert_statuses(&without, Status::Undecided, &["a", "b"]);
}

/// A rule of a theory in ASPIC+: its name, its antecedents, its consequent.
type Rule = (String, Vec<String>, String);

/// An ASPIC+ theory as a map: a literal is a statement, a rule a support; what a rule says against a rule is an
/// undercut; contradictory literals are in contradiction.
fn theory(
    axioms: &[String],
    premises: &[String],
    rules: &[(Rule, bool)],
    strengths: &[(String, f64)],
) -> ArgumentMap {
    let mut map = ArgumentMap::new();
    let named = |name: &str| rules.iter().any(|((rule, ..), _)| rule == name);
    let undercut = |literal: &str| literal.strip_prefix('-').filter(|rule| named(rule)).map(str::to_owned);
    let mut literals: Vec<String> = axioms.iter().chain(premises).cloned().collect();
    for ((_, antecedents, consequent), _) in rules {
        literals.extend(antecedents.iter().chain([consequent]).cloned());
    }
    for literal in literals.iter().filter(|literal| undercut(literal).is_none()) {
        if map.find(literal).is_none() {
            map.add_statement(Statement::claim(literal, literal.as_str())).unwrap();
        }
    }
    // An undercut of a rule is added after that rule.
    let mut left: Vec<&(Rule, bool)> = rules.iter().collect();
    while !left.is_empty() {
        left.retain(|((name, antecedents, consequent), strict)| {
            let antecedents: Vec<StatementId> =
                antecedents.iter().map(|literal| map.find_statement(literal).unwrap()).collect();
            let mut relation = match undercut(consequent) {
                None => Relation::support(antecedents, map.find(consequent).unwrap()),
                Some(rule) => match map.find(&rule) {
                    None => return true,
                    Some(rule) => Relation::attack(antecedents, rule),
                },
            };
            relation.set_key(name);
            relation.set_strict(*strict);
            let strength = strengths.iter().find(|(rule, _)| rule == name).map(|&(_, strength)| strength);
            relation.set_strength(strength.map(|strength| argument_map::Strength::new(strength).unwrap()));
            map.add_relation(relation).unwrap();
            false
        });
    }
    let statements: Vec<StatementId> = map.statements().collect();
    for positive in statements {
        if let Some(negative) = map.find_statement(&format!("-{}", map.key(positive))) {
            map.add_relation(Relation::contradiction(positive, negative)).unwrap();
        }
    }
    map
}

fn rule(name: &str, antecedents: &[&str], consequent: &str) -> Rule {
    (name.to_owned(), antecedents.iter().map(|&literal| literal.to_owned()).collect(), consequent.to_owned())
}

/// The snoring professor (Prakken and Sartor 1997; Modgil and Prakken 2014): a rule about misbehaviour is strong but
/// rests on a weak one, so that the two principles decide differently.
#[test]
fn last_and_weakest_link_differ_on_the_snoring_professor() {
    let facts = ["snores".to_owned(), "professor".to_owned()];
    let rules = [
        (rule("r1", &["snores"], "misbehaves"), false),
        (rule("r2", &["misbehaves"], "denied"), false),
        (rule("r3", &["professor"], "-denied"), false),
    ];
    let strengths = [("r1".to_owned(), 0.2), ("r2".to_owned(), 0.8), ("r3".to_owned(), 0.5)];
    let map = theory(&facts, &[], &rules, &strengths);
    let judge = |ordering| evaluate(&map, &Reading::new().ordering(ordering)).unwrap();
    let last = judge(Ordering::LastLink);
    assert_eq!((status(&last, "denied"), status(&last, "-denied")), (Status::In, Status::Out));
    let weakest = judge(Ordering::WeakestLink);
    assert_eq!((status(&weakest, "denied"), status(&weakest, "-denied")), (Status::Out, Status::In));
    let none = judge(Ordering::Ignored);
    assert_statuses(&none, Status::Undecided, &["denied", "-denied"]);
}

/// The married bachelor (Caminada and Amgoud 2007, example 4), closed under transposition: neither defeasible
/// conclusion may be kept together with what strictly excludes it.
#[test]
fn the_married_bachelor_is_left_open() {
    let facts = ["ring".to_owned(), "party".to_owned()];
    let rules = [
        (rule("d1", &["ring"], "married"), false),
        (rule("d2", &["party"], "bachelor"), false),
        (rule("s1", &["married"], "-bachelor"), true),
        (rule("s2", &["bachelor"], "-married"), true),
    ];
    let map = theory(&facts, &[], &rules, &[]);
    let restricted = Reading::new().strict_steps(StrictSteps::Restricted);
    let all = ["married", "bachelor", "-married", "-bachelor"];
    assert_statuses(&evaluate(&map, &restricted).unwrap(), Status::Undecided, &all);
    let preferred = evaluate_under(&map, &restricted, Semantics::Preferred, Limit::none()).unwrap();
    for literal in all {
        let node = id(&map, literal);
        assert_eq!(
            (preferred.credulous(node), preferred.sceptical(node)),
            (Some(true), Some(false)),
            "{literal}"
        );
    }
}

/// Linked premises fall together, convergent reasons one by one (Pollock's and Walton's usage): of k linked premises
/// with two supports each there are 2^k argument trees, but the framework stays linear.
#[test]
fn linked_premises_cost_nothing() {
    let mut m = MapBuilder::new("Linked");
    m.claim("conclusion", "C");
    let premises: Vec<String> = (0..40).map(|number| format!("p{number}")).collect();
    for premise in &premises {
        m.claim(premise, "P");
        for reason in ["a", "b"] {
            let key = format!("{premise}{reason}");
            m.evidence(&key, "E");
            m.support(premise).with(&key);
        }
    }
    m.claim("objection", "O");
    m.rebut("p7a").with("objection");
    m.support("conclusion").with_linked(premises.iter().map(String::as_str));
    let mut map = m.build().unwrap();
    assert_statuses(&evaluate(&map, &Reading::new()).unwrap(), Status::In, &["conclusion", "p7"]);
    let (objection, second) = (map.find_statement("objection").unwrap(), map.find("p7b").unwrap());
    map.add_relation(Relation::attack([objection], second)).unwrap();
    assert_statuses(&evaluate(&map, &Reading::new()).unwrap(), Status::Out, &["conclusion", "p7"]);
}

/// Reinstatement, and an undercut of an undercut (Pollock 1987).
#[test]
fn what_is_defended_is_reinstated() {
    let mut m = MapBuilder::new("The lamp");
    for (key, text) in [("red", "Red"), ("looks", "Looks red"), ("light", "Red light"), ("off", "It was off")]
    {
        m.claim(key, text);
    }
    m.support("red").with("looks").key("by-its-look");
    m.undercut("by-its-look").with("light").key("lit");
    let mut map = m.build().unwrap();
    assert_statuses(&evaluate(&map, &Reading::new()).unwrap(), Status::Out, &["red", "by-its-look"]);
    let (off, lit) = (map.find_statement("off").unwrap(), map.find("lit").unwrap());
    map.add_relation(Relation::attack([off], lit)).unwrap();
    let judged = evaluate(&map, &Reading::new()).unwrap();
    assert_statuses(&judged, Status::In, &["red", "by-its-look", "light"]);
    assert_statuses(&judged, Status::Out, &["lit"]);
}

/// What is granted stands whatever is said against it, on both sides of a contradiction too; the reason says so.
#[test]
fn what_is_granted_stands_against_everything() {
    let mut m = MapBuilder::new("For the sake of argument");
    for (key, text) in [("a", "A"), ("b", "B"), ("c", "C"), ("objection", "O")] {
        m.claim(key, text);
    }
    m.contradict("a", "b");
    m.rebut("a").with("objection");
    m.support("c").with_linked(["a", "b"]);
    let map = m.build().unwrap();
    let statement = |key| map.find_statement(key).unwrap();
    let both = Reading::new().grant(statement("a")).grant(statement("b"));
    let judged = evaluate(&map, &both).unwrap();
    assert_statuses(&judged, Status::In, &["a", "b", "c", "objection"]);
    assert_eq!(
        judged.why(id(&map, "a")).unwrap().to_string(),
        "Accepted: “A”\n  because it is supposed to stand\n  \
         although this is said against it, which is accepted too: “B”\n  \
         although this is said against it, which is accepted too: “O”\n"
    );
    // The last word counts.
    let dropped = evaluate(&map, &both.clone().drop(statement("a"))).unwrap();
    assert_statuses(&dropped, Status::Out, &["a", "c"]);
    let again = evaluate(&map, &both.drop(statement("a")).grant(statement("a"))).unwrap();
    assert_statuses(&again, Status::In, &["a", "c"]);
}

/// Cases that random maps rarely hit: what an open thing does elsewhere keeps it open.
#[test]
fn an_explanation_of_what_is_open_suffices() {
    let judge = |map: &ArgumentMap, reading: &Reading, key: &str| {
        let judged = evaluate(map, reading).unwrap();
        assert_eq!(status(&judged, key), Status::Undecided);
        assert_eq!(by_itself(&judged, id(map, key)), Some(Status::Undecided), "{key}");
    };
    let mut m = MapBuilder::new("A relation on a relation");
    m.voice("v", "V");
    for key in ["a", "b", "c"] {
        m.claim(key, "S").asserted_by("v");
    }
    m.rebut("c").with("b").key("attack");
    m.rebut("a").with("a");
    m.support("c").with("a");
    m.undercut("attack").with("a");
    m.relate_to(Family::Rephrase, "attack").with("c").key("asked");
    let map = m.build().unwrap();
    judge(&map, &first_voice(&map), "asked");

    let mut m = MapBuilder::new("A target that strikes back");
    m.voice("v", "V").voice("w", "W");
    m.claim("open", "O").asserted_by("w");
    m.claim("target", "T").asserted_by("v");
    m.rebut("target").with("open").key("asked");
    m.relate_to(Family::Preference, "target").with("open");
    let map = m.build().unwrap();
    judge(&map, &first_voice(&map).rebuttal(Rebuttal::Mutual), "asked");

    let mut m = MapBuilder::new("Two contradictions, of which one is undone");
    m.voice("v", "V");
    for key in ["asked", "other", "truce"] {
        m.claim(key, "S");
    }
    m.contradict("asked", "other").key("undone");
    m.contradict("asked", "other");
    m.undercut("undone").with("truce");
    let map = m.build().unwrap();
    judge(&map, &first_voice(&map).rebuttal(Rebuttal::Mutual), "asked");

    // Only because the attack stands does it matter whether the preference does.
    for both_ways in [false, true] {
        let mut m = MapBuilder::new("A preference that its own favourite undercuts");
        m.voice("v", "V");
        m.claim("ground", "G");
        m.claim("attacker", "A");
        m.claim("asked", "B");
        m.support("attacker").with("ground").strict();
        if both_ways {
            m.contradict("attacker", "asked");
        } else {
            m.rebut("asked").with("attacker");
        }
        m.relate_to(Family::Preference, "attacker").with("asked").key("preferred");
        m.undercut("preferred").with("asked");
        let map = m.build().unwrap();
        judge(&map, &first_voice(&map).strict_steps(StrictSteps::Restricted), "asked");
    }
}

/// Where rebuttals run both ways, an attack hangs on its target too.
#[test]
fn a_live_judgement_follows_what_strikes_back() {
    let mut map = ArgumentMap::new();
    let [a, b, c] = ["a", "b", "c"].map(|key| map.add_statement(Statement::claim(key, "S")).unwrap());
    let attack = map.add_relation(Relation::attack([b], a)).unwrap();
    let mut live = Live::new(&map, &Reading::new().rebuttal(Rebuttal::Mutual)).unwrap();
    assert_eq!(live.status(attack), Some(Status::Undecided));
    let mut strict = Relation::attack([c], a);
    strict.set_strict(true);
    map.add_relation(strict).unwrap();
    live.update(&map, []).unwrap();
    assert_eq!((live.status(a), live.status(attack)), (Some(Status::Out), Some(Status::In)));
}

/// Whether a conflict is undone is said as it is.
#[test]
fn an_undercut_of_a_conflict_is_told() {
    let judge = |answered: bool| {
        let mut m = MapBuilder::new("Not really a conflict");
        m.claim("a", "A").strength(0.2);
        m.claim("b", "B").strength(0.8);
        m.claim("c", "C");
        m.claim("d", "D");
        m.contradict("a", "b").key("k");
        m.undercut("k").with("c");
        if answered {
            m.rebut("c").with("d");
        }
        let map = m.build().unwrap();
        let judged = evaluate(&map, &Reading::new()).unwrap();
        judged.why(id(&map, "a")).unwrap().to_string()
    };
    assert_eq!(
        judge(false),
        "Accepted: “A”\n  because it is taken as given\n  because this undoes the conflict between “A” and “B”: “C”\n    because it is taken as given\n"
    );
    assert_eq!(
        judge(true),
        "Rejected: “A”\n  because this falls and does not undo the conflict between “A” and “B”: “C”\n    \
         because this objection to it stands: “D”\n      because it is taken as given\n  \
         because it contradicts what is accepted: “B”\n    because it is taken as given\n    \
         although this is said against it, which falls: “A”\n"
    );
}

#[test]
fn the_article_hangs_on_what_it_says() {
    let map = article::map().unwrap();
    let judged = evaluate(&map, &Reading::new()).unwrap();
    let keys = |claim: &str, to, most| {
        let sets = least_changes(&judged, id(&map, claim), to, most, Limit::none()).unwrap();
        let words = |set: Vec<Supposition>| -> Vec<String> {
            let word = |one: Supposition| {
                format!("{}{}", if one.stands { "+" } else { "-" }, map.key(one.statement))
            };
            set.into_iter().map(word).collect()
        };
        sets.into_iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!(keys("sanctions-free-prisoners", Status::Out, 3), [[""; 0]], "nothing has to change");
    assert_eq!(keys("semi-blockade", Status::Out, 3), [["-neighbours"]]);
    assert_eq!(
        keys("noteworthy", Status::Out, 2),
        [["-at-least-115", "-decree"], ["-at-least-115", "-first-in-four-years"]]
    );
    assert_eq!(
        keys("no-political-prisoners", Status::In, 3),
        [["-over-1300", "-similar-number", "+extremists"]]
    );
    assert_eq!(keys("sanctions-free-prisoners", Status::In, 2), [[""; 0]; 0], "no two suppositions free it");
    // What a viewpoint lists may be dropped though something supports it.
    let listed = map.find_statement("no-evidence").unwrap();
    let reading = Reading::new().viewpoint(Viewpoint::Given(vec![listed]));
    let little = least_changes(
        &evaluate(&map, &reading).unwrap(),
        id(&map, "little-evidence"),
        Status::Out,
        1,
        Limit::none(),
    );
    assert_eq!(little.unwrap(), [[Supposition { statement: listed, stands: false }]]);
    let stopped = least_changes(&judged, id(&map, "diplomacy"), Status::Out, 9, Limit::none().steps(5));
    assert!(matches!(stopped.unwrap_err().kind(), ErrorKind::Stopped { .. }));
    let missing = least_changes(
        &evaluate(&ArgumentMap::new(), &Reading::new()).unwrap(),
        id(&map, "diplomacy"),
        Status::In,
        1,
        Limit::none(),
    );
    assert!(matches!(missing.unwrap_err().kind(), ErrorKind::UnknownId { .. }));
}

/// Two that stand and fall together: the grounded semantics does not choose between the two, other semantics may.
#[test]
fn circles_of_deductive_and_necessary_support_are_open() {
    let mut m = MapBuilder::new("Together");
    m.claim("a", "A");
    m.claim("b", "B");
    m.support("a").with("b");
    m.support("b").with("a");
    let map = m.build().unwrap();
    for support in [Support::Deductive, Support::Necessary] {
        let reading = Reading::new().support(support);
        assert_statuses(&evaluate(&map, &reading).unwrap(), Status::Undecided, &["a", "b"]);
        let preferred = evaluate_under(&map, &reading, Semantics::Preferred, Limit::none()).unwrap();
        assert_eq!(preferred.credulous(id(&map, "a")), Some(true));
    }
}

/// An ordering by links looks at a map once for each strength: what would take all memory is refused.
#[test]
fn too_many_strengths_for_an_ordering_by_links_are_an_error() {
    let mut map = ArgumentMap::new();
    for number in 0..9000_u32 {
        let mut statement = Statement::claim(format!("s{number}"), "S");
        statement.set_strength(Some(argument_map::Strength::new(f64::from(number) / 9000.0).unwrap()));
        map.add_statement(statement).unwrap();
    }
    let reading = Reading::new().ordering(Ordering::WeakestLink);
    let error = evaluate(&map, &reading).unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::TooManyStrengths { nodes: 9000, strengths: 9000, .. }),
        "{error}"
    );
    assert!(Live::new(&map, &reading).is_err());
    evaluate(&map, &Reading::new()).unwrap();
}

/// What the largest conflict-free sets make of a statement is mostly seen from its neighbours, without a search.
#[test]
fn largest_conflict_free_sets_of_the_article_are_judged_at_once() {
    let map = article::map().unwrap();
    let limit = Limit::none().steps(10_000);
    assert!(evaluate_under(&map, &Reading::new(), Semantics::Naive, limit).is_ok());
}

#[test]
fn a_reading_that_names_what_is_not_there_is_an_error() {
    let map = article::map().unwrap();
    let mut other = ArgumentMap::new();
    for key in ["a", "b", "c", "d", "e", "f", "g"] {
        other.add_voice(Voice::new(key, "")).unwrap();
    }
    let stranger = other.find_voice("g").unwrap();
    let small = ArgumentMap::new();
    let statement = map.find_statement("fallacy").unwrap();
    for (map, reading) in [
        (&map, Reading::new().viewpoint(Viewpoint::Voice(stranger))),
        (&small, Reading::new().viewpoint(Viewpoint::Given(vec![statement]))),
        (&small, Reading::new().grant(statement)),
        (&small, Reading::new().drop(statement)),
    ] {
        let error = evaluate(map, &reading).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::UnknownId { .. }), "{error}");
        assert!(Live::new(map, &reading).is_err());
    }
}

/// No depth, width or circle is too much.
#[test]
fn large_maps_are_judged_and_explained() {
    let mut map = ArgumentMap::new();
    let first = map.add_statement(Statement::evidence("s0", "0")).unwrap();
    let mut last = first;
    for number in 1..100_000_u32 {
        let next = map.add_statement(Statement::claim(format!("s{number}"), number.to_string())).unwrap();
        let relation =
            if number % 3 == 0 { Relation::attack([last], next) } else { Relation::support([last], next) };
        map.add_relation(relation).unwrap();
        last = next;
    }
    let judged = evaluate(&map, &Reading::new()).unwrap();
    let why = judged.why(last).unwrap();
    assert!(why.steps().len() > 1000 && why.to_string().len() < 100 * why.steps().len());
    assert_eq!(
        why.submap().statements().next_back().map(|id| why.submap().key(id).to_owned()),
        Some("s99999".into())
    );

    let mut hub = ArgumentMap::new();
    let target = hub.add_statement(Statement::claim("target", "T")).unwrap();
    let answer = hub.add_statement(Statement::claim("answer", "A")).unwrap();
    for number in 0..100_000_u32 {
        let objection = hub.add_statement(Statement::claim(format!("o{number}"), "O")).unwrap();
        hub.add_relation(Relation::attack([objection], target)).unwrap();
        hub.add_relation(Relation::attack([answer], objection)).unwrap();
    }
    let judged = evaluate(&hub, &Reading::new()).unwrap();
    assert_eq!(judged.status(target), Some(Status::In));
    assert!(judged.why(target).unwrap().steps().len() > 200_000);
}

fn strings(value: &serde_json::Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|item| item.as_str().unwrap().to_owned()).collect()
}

/// A worked example as a map, how it is to be read, and the key of what each label is of.
type Example = (ArgumentMap, Reading, Vec<(String, String)>);

fn worked_example(example: &serde_json::Value) -> Option<Example> {
    let labels = example["labels"].as_object().map(|labels| labels.keys().cloned().collect::<Vec<_>>());
    match example["kind"].as_str()? {
        "aspic+" => {
            let rules = |kind: &str, strict: bool| -> Vec<(Rule, bool)> {
                let rules = example[kind].as_array().into_iter().flatten();
                rules
                    .map(|rule| {
                        let name = rule[0].as_str().unwrap().to_owned();
                        ((name, strings(&rule[1]), rule[2].as_str().unwrap().to_owned()), strict)
                    })
                    .collect()
            };
            let mut all = rules("defeasible", false);
            all.extend(rules("strict", true));
            let options = &example["options"];
            // Pairs of the weaker and the stronger rule; chains are at most as long as the list.
            let pairs: Vec<Vec<String>> =
                options["prefer"].as_array().into_iter().flatten().map(strings).collect();
            let mut strengths: Vec<(String, f64)> =
                pairs.iter().flatten().map(|r| (r.clone(), 0.5)).collect();
            for _ in &pairs {
                for pair in &pairs {
                    let weaker = strengths.iter().find(|(rule, _)| *rule == pair[0]).unwrap().1;
                    for (_, strength) in strengths.iter_mut().filter(|(rule, _)| *rule == pair[1]) {
                        *strength = strength.max(weaker + 0.01);
                    }
                }
            }
            let (axioms, premises) = (strings(&example["axioms"]), strings(&example["ordinary_premises"]));
            let map = theory(&axioms, &premises, &all, &strengths);
            let given = axioms.iter().chain(&premises).map(|literal| map.find_statement(literal).unwrap());
            let unrestricted = options.as_object().is_some_and(|options| {
                options.iter().any(|(key, value)| {
                    key.contains("unrestricted") && value.as_bool() != Some(false)
                        || value.as_str().is_some_and(|value| value.contains("unrestricted"))
                })
            });
            let reading = Reading::new()
                .viewpoint(Viewpoint::Given(given.collect()))
                .strict_steps(if unrestricted { StrictSteps::Rebuttable } else { StrictSteps::Restricted })
                .ordering(if options["prefer"].is_array() { Ordering::LastLink } else { Ordering::Ignored });
            let key = |label: &String| match label
                .strip_prefix('-')
                .filter(|name| map.find(label).is_none() && map.find_relation(name).is_some())
            {
                Some(rule) => {
                    let undercut = map.attackers(map.find_relation(rule).unwrap()).next().unwrap();
                    map.key(undercut).to_owned()
                }
                None => label.clone(),
            };
            let keys = labels?.iter().map(|label| (label.clone(), key(label))).collect();
            Some((map, reading, keys))
        }
        kind @ ("bipolar-deductive" | "bipolar-necessary" | "evidential") => {
            let mut m = MapBuilder::new(kind);
            for argument in 1..=example["n"].as_u64()? {
                m.claim(&argument.to_string(), "An argument.");
            }
            let pairs = |of: &str| -> Vec<(String, String)> {
                let pairs = example[of].as_array().into_iter().flatten();
                pairs.map(|pair| (pair[0].to_string(), pair[1].to_string())).collect()
            };
            for (from, to) in pairs("supports") {
                m.support(&to).with(&from);
            }
            for (from, to) in pairs("attacks") {
                m.rebut(&to).with(&from);
            }
            let map = m.build().unwrap();
            let support = match kind {
                "bipolar-deductive" => Support::Deductive,
                "bipolar-necessary" => Support::Necessary,
                _ => Support::Evidential,
            };
            let mut reading = Reading::new().support(support);
            if let Some(given) = example["prima_facie"].as_array() {
                let given = given.iter().map(|number| map.find_statement(&number.to_string()).unwrap());
                reading = reading.viewpoint(Viewpoint::Given(given.collect()));
            }
            Some((map, reading, labels.unwrap_or_default().into_iter().map(|l| (l.clone(), l)).collect()))
        }
        _ => None,
    }
}

#[test]
fn the_worked_examples_of_the_literature_hold() {
    let Some(folder) = common::corpora("the_worked_examples_of_the_literature_hold") else { return };
    let text = std::fs::read_to_string(folder.join("semantics/translations.json")).unwrap();
    let examples: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    let mut checked = 0;
    for (name, example) in &examples {
        let Some((map, reading, keys)) = worked_example(example) else { continue };
        let judged = evaluate(&map, &reading).unwrap();
        for (label, key) in keys {
            let expected = &example["labels"][&label];
            let expected = match expected.as_str().or(expected["grounded"].as_str()).unwrap() {
                "in" => Status::In,
                "out" => Status::Out,
                "undec" => Status::Undecided,
                other => panic!("the label {other}"),
            };
            assert_eq!(status(&judged, &key), expected, "{name}: {label}");
            let preferred = evaluate_under(&map, &reading, Semantics::Preferred, Limit::none()).unwrap();
            let labels = &example["labels"][&label];
            if let Some(credulous) = labels["preferred_credulous"].as_bool() {
                assert_eq!(preferred.credulous(id(&map, &key)), Some(credulous), "{name}: {label}");
                let sceptical = labels["preferred_sceptical"].as_bool();
                assert_eq!(preferred.sceptical(id(&map, &key)), sceptical, "{name}: {label}");
            }
            checked += 1;
        }
        checked += compare_extensions(name, example, &map, &reading);
    }
    assert!(checked > 0, "labels were compared");
}

/// Compares what is in some and in all of the listed extensions of a bipolar example; says how many arguments.
fn compare_extensions(
    name: &str,
    example: &serde_json::Value,
    map: &ArgumentMap,
    reading: &Reading,
) -> usize {
    let mut compared = 0;
    for (key, semantics) in [("preferred", Semantics::Preferred), ("stable", Semantics::Stable)] {
        // In the evidential examples an argument without evidence is in no extension, so that none is stable.
        let Some(listed) = example[key].as_array() else { continue };
        let judged = evaluate_under(map, reading, semantics, Limit::none()).unwrap();
        for argument in map.statements() {
            let member = |extension: &serde_json::Value| {
                let members = extension.as_array().unwrap();
                members.iter().any(|member| member.as_u64() == map.key(argument).parse().ok())
            };
            assert_eq!(judged.credulous(argument), Some(listed.iter().any(member)), "{name} {key}");
            assert_eq!(judged.sceptical(argument), Some(listed.iter().all(member)), "{name} {key}");
            compared += 1;
        }
    }
    compared
}

/// A bipolar framework by numbers: how many arguments, who supports whom, who attacks whom.
type Bipolar = (usize, Vec<(usize, usize)>, Vec<(usize, usize)>);

fn bipolar() -> impl Strategy<Value = Bipolar> {
    (2..7_usize).prop_flat_map(|n| {
        let pairs = || prop::collection::vec((0..n, 0..n), 0..n);
        (Just(n), pairs(), pairs()).prop_map(|(n, supports, attacks)| {
            // Supports run upwards: round a circle each of these readings leaves everything open.
            let upward = supports.into_iter().filter(|(from, to)| from < to);
            (n, upward.collect(), attacks)
        })
    })
}

proptest! {
    /// The readings of Cayrol and Lagasquie-Schiex (2013) by closure: x defeats y if something that x commits to
    /// attacks something that y commits to.
    #[test]
    fn deductive_and_necessary_support_agree_with_their_closure((n, supports, attacks) in bipolar()) {
        for support in [Support::Deductive, Support::Necessary] {
            let mut committed: Vec<Vec<bool>> = (0..n).map(|x| (0..n).map(|y| x == y).collect()).collect();
            for _ in 0..n {
                for &(from, to) in &supports {
                    let (from, to) = if support == Support::Deductive { (from, to) } else { (to, from) };
                    for row in committed.iter_mut().filter(|row| row[from]) {
                        row[to] = true;
                    }
                }
            }
            let defeats = (0..n).flat_map(|x| (0..n).map(move |y| (x, y))).filter(|&(x, y)| {
                attacks.iter().any(|&(from, to)| committed[x][from] && committed[y][to])
            });
            let defeats: Vec<(u32, u32)> = defeats.map(|(x, y)| (x as u32, y as u32)).collect();
            let framework = Framework::new(n, defeats).unwrap();

            let mut m = MapBuilder::new("Bipolar");
            for argument in 0..n {
                m.claim(&argument.to_string(), "An argument.");
            }
            for (relations, support) in [(&supports, true), (&attacks, false)] {
                for (from, to) in relations {
                    let (from, to) = (from.to_string(), to.to_string());
                    if support { m.support(&to).with(&from) } else { m.rebut(&to).with(&from) };
                }
            }
            let map = m.build().unwrap();
            let reading = Reading::new().support(support);
            let judged = evaluate(&map, &reading).unwrap();
            let preferred = evaluate_under(&map, &reading, Semantics::Preferred, Limit::none()).unwrap();
            let expected = justify(&framework, Semantics::Preferred, Limit::none()).unwrap();
            for argument in 0..n as u32 {
                let node = id(&map, &argument.to_string());
                prop_assert_eq!(judged.status(node), Some(grounded(&framework)[argument]), "{}", support_name(support));
                prop_assert_eq!(preferred.credulous(node), Some(expected.credulous(argument)));
                prop_assert_eq!(preferred.sceptical(node), Some(expected.sceptical(argument)));
            }
        }
    }

    /// What the grounded semantics settles, every semantics built on complete extensions settles the same way.
    #[test]
    fn what_is_grounded_stays_so(map in debates()) {
        let judged = evaluate(&map, &first_voice(&map)).unwrap();
        for semantics in [Semantics::Complete, Semantics::Preferred, Semantics::SemiStable, Semantics::Ideal] {
            let other = evaluate_under(&map, &first_voice(&map), semantics, Limit::none()).unwrap();
            for (node, status) in all(&judged) {
                if status != Some(Status::Undecided) {
                    prop_assert_eq!(other.status(node), status);
                }
                prop_assert_eq!(other.why(node).map(|why| Some(why.steps()[0].status)).unwrap_or(other.status(node)), other.status(node));
            }
        }
    }
}

fn support_name(support: Support) -> String {
    format!("{support:?} support")
}

/// The rules of the plain reading as they are said in words, applied over and over until nothing changes.
fn by_the_rules(
    map: &ArgumentMap,
    rebuttal: Rebuttal,
    given: impl Fn(StatementId) -> bool,
) -> Vec<Option<Status>> {
    let mut statuses: Vec<Option<Status>> = vec![None; map.bound()];
    let nodes: Vec<NodeId> =
        map.statements().map(NodeId::from).chain(map.relations().map(NodeId::from)).collect();
    for node in &nodes {
        statuses[node.index()] = Some(Status::Undecided);
    }
    let conjunction = |parts: &[Status]| {
        if parts.contains(&Status::Out) {
            Status::Out
        } else if parts.contains(&Status::Undecided) {
            Status::Undecided
        } else {
            Status::In
        }
    };
    let not = |status: Status| match status {
        Status::In => Status::Out,
        Status::Out => Status::In,
        Status::Undecided => Status::Undecided,
    };
    let weaker = |one: Option<argument_map::Strength>, other: Option<argument_map::Strength>| matches!((one, other), (Some(one), Some(other)) if one.get() < other.get());
    // The preferences of one node to another.
    let preferring = |one: NodeId, other: NodeId| -> Vec<NodeId> {
        let preferences = map.relations().filter(|&id| {
            map[id].family() == Family::Preference
                && map[id].target() == other
                && map[id].premises().iter().any(|premise| premise.node() == one)
        });
        preferences.filter(|_| one != other).map(NodeId::from).collect()
    };
    let strength = |node: NodeId| match node {
        NodeId::Statement(id) => map[id].strength(),
        NodeId::Relation(id) => map[id].strength(),
    };
    loop {
        let at = |node: NodeId| statuses[node.index()].unwrap();
        let mut changed = None;
        for &node in &nodes {
            let mut needs: Vec<Status> = Vec::new();
            match node {
                NodeId::Statement(id) => {
                    let supports: Vec<Status> = map.supporters(id).map(|id| at(id.into())).collect();
                    if supports.is_empty() {
                        needs.push(if given(id) { Status::In } else { Status::Undecided });
                    } else {
                        let fall: Vec<Status> = supports.into_iter().map(not).collect();
                        needs.push(not(conjunction(&fall)));
                    }
                }
                NodeId::Relation(id) if !map[id].is_symmetric() && map[id].family() != Family::Preference => {
                    needs.extend(map.premises(id).map(|premise| at(premise.into())));
                    let relation = &map[id];
                    let defeasible = relation.family() == Family::Attack
                        && !(relation.is_strict() || relation.is_conceded());
                    if let (Rebuttal::Mutual, true, NodeId::Statement(target)) =
                        (rebuttal, defeasible, relation.target())
                    {
                        // The target strikes back, unless it is weaker or something preferred to it attacks.
                        let preferences =
                            map.premises(id).flat_map(|premise| preferring(premise.into(), target.into()));
                        let mut force: Vec<Status> = preferences.map(|id| not(at(id))).collect();
                        force.push(at(target.into()));
                        if !weaker(map[target].strength(), relation.strength()) {
                            needs.push(not(conjunction(&force)));
                        }
                    }
                }
                NodeId::Relation(_) => {}
            }
            for attack in map.attackers(node).filter(|&id| !map[id].is_conceded()) {
                let relation = &map[attack];
                if !relation.is_symmetric() {
                    let premises = relation.premises().iter().map(|premise| premise.node());
                    let preferences =
                        premises.chain([attack.into()]).flat_map(|other| preferring(node, other));
                    let mut force: Vec<Status> = preferences.map(|id| not(at(id))).collect();
                    force.push(at(attack.into()));
                    if !weaker(relation.strength(), strength(node)) {
                        needs.push(not(conjunction(&force)));
                    }
                    continue;
                }
                // A contradiction holds unless something undercuts it.
                let (one, other) = (relation.premises()[0].node(), relation.target());
                for (from, to) in [(one, other), (other, one)] {
                    if to == node && !weaker(strength(from), strength(to)) {
                        let undercuts = map.attackers(attack).filter(|&id| {
                            !map[id].is_conceded() && !weaker(map[id].strength(), relation.strength())
                        });
                        let against = undercuts.map(NodeId::from).chain(preferring(to, from));
                        let holds = against.map(|id| not(at(id)));
                        needs.push(not(conjunction(&holds.chain([at(from)]).collect::<Vec<_>>())));
                    }
                }
            }
            let now = conjunction(&needs);
            if at(node) != now {
                changed = Some((node, now));
                break;
            }
        }
        let Some((node, now)) = changed else { return statuses };
        statuses[node.index()] = Some(now);
    }
}

/// Random maps with two voices, each asserting or attributed.
fn debates() -> impl Strategy<Value = ArgumentMap> {
    (common::map("[a-z]{1,3}", "[a-z]{0,4}"), prop::collection::vec(any::<u8>(), 40)).prop_map(
        |(mut map, marks)| {
            let other = map.add_voice(Voice::new("w", "")).unwrap();
            let first = map.find_voice("v").unwrap();
            let voicing = |mark: u8| match mark % 5 {
                0 => None,
                1 | 2 => Some(Voicing { voice: first, manner: Manner::Asserted }),
                3 => Some(Voicing { voice: other, manner: Manner::Asserted }),
                _ => Some(Voicing { voice: other, manner: Manner::Attributed }),
            };
            let mut marks = marks.into_iter().cycle();
            for id in map.statements().collect::<Vec<_>>() {
                let mark = marks.next().unwrap();
                map.edit_statement(id, |statement| statement.set_voicing(voicing(mark))).unwrap();
            }
            for id in map.relations().collect::<Vec<_>>() {
                let mark = marks.next().unwrap();
                map.edit_relation(id, |relation| {
                    relation.set_voicing(voicing(mark));
                    if mark & 64 != 0 {
                        let strength = argument_map::Strength::new(f64::from(mark) / 255.0).unwrap();
                        relation.set_strength(Some(strength));
                    }
                })
                .unwrap();
            }
            map
        },
    )
}

/// A map in a line, for the messages of failing tests.
fn brief(map: &ArgumentMap) -> String {
    let relations = map.relations().map(|id| {
        let relation = &map[id];
        let premises: Vec<&str> = map.premises(id).map(|premise| map.key(premise)).collect();
        let marks = [(relation.is_symmetric(), " both ways"), (relation.is_conceded(), " conceded")];
        let marks: String = marks.iter().filter(|(marked, _)| *marked).map(|(_, mark)| *mark).collect();
        format!(
            "{}: {} {}{marks} {}",
            map.key(id),
            premises.join("+"),
            relation.family(),
            map.key(relation.target())
        )
    });
    relations.collect::<Vec<_>>().join("; ")
}

/// What the first voice takes as given.
fn given_to_the_first(map: &ArgumentMap, id: StatementId) -> bool {
    let first = map.find_voice("v").unwrap();
    let asserts = |voicing: Option<Voicing>| {
        voicing.is_some_and(|voicing| voicing.voice == first && voicing.manner == Manner::Asserted)
    };
    let used = map.relations_from(id).any(|id| {
        let relation = &map[id];
        let argues =
            matches!(relation.family(), Family::Support | Family::Attack) && !relation.is_symmetric();
        argues && asserts(relation.voicing())
    });
    map[id].voicing().is_none() || asserts(map[id].voicing()) || used
}

fn first_voice(map: &ArgumentMap) -> Reading {
    Reading::new().viewpoint(Viewpoint::Voice(map.find_voice("v").unwrap()))
}

proptest! {
    #[test]
    fn judged_as_by_the_rules(map in debates()) {
        for rebuttal in [Rebuttal::AsDrawn, Rebuttal::Mutual] {
            let judged = evaluate(&map, &first_voice(&map).rebuttal(rebuttal)).unwrap();
            let expected = by_the_rules(&map, rebuttal, |id| given_to_the_first(&map, id));
            for (node, status) in all(&judged) {
                prop_assert_eq!(status, expected[node.index()], "{} in {} {:?}", map.key(node), brief(&map), rebuttal);
            }
        }
    }

    /// What another reading changes is measured under the same semantics.
    #[test]
    fn the_same_reading_changes_nothing(map in debates()) {
        for semantics in [Semantics::Grounded, Semantics::Preferred] {
            let judged = evaluate_under(&map, &first_voice(&map), semantics, Limit::none()).unwrap();
            prop_assert_eq!(what_if(&judged, judged.reading()).unwrap(), []);
        }
    }

    /// Take away what an explanation does not name, and the status remains.
    #[test]
    fn an_explanation_suffices(map in debates()) {
        let judged = evaluate(&map, &first_voice(&map)).unwrap();
        for (node, status) in all(&judged) {
            let why = judged.why(node).unwrap();
            prop_assert_eq!(why.steps()[0].node, node);
            prop_assert_eq!(by_itself(&judged, node), status, "{}:\n{}in {}", map.key(node), why, brief(&map));
        }
    }

    /// So it does where an option of ASPIC+ is chosen, or evidence is asked for.
    #[test]
    fn an_explanation_suffices_under_other_readings(map in debates()) {
        let plain = first_voice(&map);
        for reading in [
            plain.clone().rebuttal(Rebuttal::Mutual),
            plain.clone().strict_steps(StrictSteps::Restricted),
            plain.clone().rebuttal(Rebuttal::Mutual).strict_steps(StrictSteps::Restricted).ordering(Ordering::Ignored),
            plain.clone().support(Support::Evidential),
        ] {
            let judged = evaluate(&map, &reading).unwrap();
            for (node, status) in all(&judged) {
                let why = judged.why(node).unwrap();
                prop_assert_eq!(
                    by_itself(&judged, node), status, "{}:\n{}in {} {:?}", map.key(node), why, brief(&map), reading
                );
            }
        }
    }

    /// Every set of suppositions that is no larger, tried one by one.
    #[test]
    fn the_least_changes_are_the_least(map in debates(), of in any::<Index>(), semantics in any::<bool>()) {
        let semantics = if semantics { Semantics::Grounded } else { Semantics::Preferred };
        let judged = evaluate_under(&map, &first_voice(&map), semantics, Limit::none()).unwrap();
        let nodes: Vec<(NodeId, Option<Status>)> = all(&judged).collect();
        let (claim, status) = *of.get(&nodes);
        let leaves = map.statements().filter(|&id| map.supporters(id).next().is_none() && claim != id.into());
        let moves: Vec<Supposition> = leaves
            .flat_map(|id| [false, true].map(|stands| Supposition { statement: id, stands }))
            .filter(|one| judged.status(one.statement) != Some(if one.stands { Status::In } else { Status::Out }))
            .collect();
        let tried = |set: &[Supposition]| {
            let reading = set.iter().fold(judged.reading().clone(), |reading, one| {
                if one.stands { reading.grant(one.statement) } else { reading.drop(one.statement) }
            });
            judged.reread(&reading).unwrap().status(claim)
        };
        for to in [Status::In, Status::Out, Status::Undecided] {
            let found = least_changes(&judged, claim, to, 2, Limit::none()).unwrap();
            let ones: Vec<Vec<Supposition>> = moves.iter().map(|&one| vec![one]).collect();
            let pairs = moves.iter().enumerate().flat_map(|(number, &one)| {
                let others = moves[number + 1..].iter().filter(move |other| other.statement != one.statement);
                others.map(move |&other| vec![one, other])
            });
            let mut expected = Vec::new();
            for sets in [vec![Vec::new()], ones, pairs.collect()] {
                if expected.is_empty() {
                    expected.extend(sets.into_iter().filter(|set| tried(set) == Some(to)));
                }
            }
            prop_assert_eq!(found, expected, "{} from {:?} to {} in {}", map.key(claim), status, to, brief(&map));
        }
    }

    /// The readings agree where nothing sets them apart, and the options only matter where they say.
    #[test]
    fn link_orderings_agree_where_all_strengths_are_equal(map in debates()) {
        let mut map = map;
        for id in map.statements().collect::<Vec<_>>() {
            map.edit_statement(id, |statement| statement.set_strength(None)).unwrap();
        }
        for id in map.relations().collect::<Vec<_>>() {
            map.edit_relation(id, |relation| relation.set_strength(None)).unwrap();
        }
        for rebuttal in [Rebuttal::AsDrawn, Rebuttal::Mutual] {
            let reading = first_voice(&map).rebuttal(rebuttal);
            let ignored = evaluate(&map, &reading.clone().ordering(Ordering::Ignored)).unwrap();
            let weakest = evaluate(&map, &reading.ordering(Ordering::WeakestLink)).unwrap();
            for (node, status) in all(&ignored) {
                prop_assert_eq!(weakest.status(node), status, "{}", map.key(node));
            }
        }
    }

    #[test]
    fn a_live_judgement_equals_a_new_one(
        map in debates(),
        edits in prop::collection::vec((any::<Index>(), any::<Index>(), 0..7_u8), 1..8),
        mutual in any::<bool>(),
        evidential in any::<bool>(),
    ) {
        let mut map = map;
        let rebuttal = if mutual { Rebuttal::Mutual } else { Rebuttal::AsDrawn };
        let support = if evidential { Support::Evidential } else { Support::Sufficient };
        let reading = first_voice(&map).rebuttal(rebuttal).support(support);
        let mut live = Live::new(&map, &reading).unwrap();
        for (one, other, kind) in edits {
            let before: Vec<(NodeId, Option<Status>)> = all(&evaluate(&map, &reading).unwrap()).collect();
            let touched = edit(&mut map, one, other, kind);
            let changes = live.update(&map, touched).unwrap();
            let judged = evaluate(&map, &reading).unwrap();
            let now = live.evaluation(&map).unwrap();
            prop_assert!(all(&judged).all(|(node, status)| now.status(node) == status));
            for (node, status) in all(&judged) {
                prop_assert_eq!(live.status(node), status, "{} after edit {} in {}", map.key(node), kind, brief(&map));
            }
            let old = |node| before.iter().find(|&&(other, _)| other == node).and_then(|&(_, status)| status);
            let nodes = before.iter().map(|&(node, _)| node).chain(all(&judged).map(|(node, _)| node));
            let mut expected: Vec<Change> = nodes
                .map(|node| Change { node, before: old(node), after: judged.status(node) })
                .filter(|change| change.before != change.after)
                .collect();
            expected.sort_unstable_by_key(|change| change.node);
            expected.dedup();
            prop_assert_eq!(changes, expected);
        }
        let everyone = Reading::new().viewpoint(Viewpoint::Everyone).ordering(Ordering::LastLink);
        let expected = what_if(&evaluate(&map, &reading).unwrap(), &everyone).unwrap();
        prop_assert_eq!(live.reread(&map, &everyone).unwrap(), expected);
        prop_assert_eq!(live.reading(), &everyone);
        let judged = evaluate(&map, &everyone).unwrap();
        prop_assert!(all(&judged).all(|(node, status)| live.status(node) == status));
    }
}

/// The status of a node in the part of a map that its explanation names, with the same given.
fn by_itself(judged: &Evaluation<'_>, node: NodeId) -> Option<Status> {
    let map = judged.map();
    let part = judged.why(node).unwrap().submap();
    let given = map.statements().filter(|&id| map.supporters(id).next().is_none());
    let given = given.filter(|&id| given_to_the_first(map, id));
    let given = given.filter_map(|id| part.find_statement(map.key(id)));
    let reading = judged.reading().clone().viewpoint(Viewpoint::Given(given.collect()));
    evaluate(&part, &reading).unwrap().status(id(&part, map.key(node)))
}

fn all<'e>(judged: &'e Evaluation<'_>) -> impl Iterator<Item = (NodeId, Option<Status>)> + use<'e> {
    let map = judged.map();
    let nodes = map.statements().map(NodeId::from).chain(map.relations().map(NodeId::from));
    nodes.map(|node| (node, judged.status(node)))
}

/// Edits a map in one of several ways, and says what was touched.
fn edit(map: &mut ArgumentMap, one: Index, other: Index, kind: u8) -> Vec<NodeId> {
    let statements: Vec<StatementId> = map.statements().collect();
    let relations: Vec<_> = map.relations().collect();
    let nodes: Vec<NodeId> = statements
        .iter()
        .copied()
        .map(NodeId::from)
        .chain(relations.iter().copied().map(NodeId::from))
        .collect();
    if statements.is_empty() {
        let key = format!("new{}", map.bound());
        return vec![map.add_statement(Statement::claim(key, "New.")).unwrap().into()];
    }
    let (premise, target) = (*one.get(&statements), *other.get(&nodes));
    match kind {
        0 => {
            let key = format!("new{}", map.bound());
            vec![map.add_statement(Statement::claim(key, "New.")).unwrap().into()]
        }
        1 => vec![map.add_relation(Relation::attack([premise], target)).unwrap().into()],
        2 => vec![map.add_relation(Relation::support([premise], target)).unwrap().into()],
        3 => {
            let removal = map.remove(*one.get(&nodes)).unwrap();
            removal.removed.into_iter().chain(removal.weakened.into_iter().map(NodeId::from)).collect()
        }
        4 => {
            map.edit_statement(premise, |statement| statement.set_voicing(None)).unwrap();
            vec![premise.into()]
        }
        _ if relations.is_empty() => Vec::new(),
        5 => {
            let relation = *one.get(&relations);
            let _ = map.edit_relation(relation, |relation| relation.set_target(target));
            vec![relation.into()]
        }
        _ => {
            let relation = *one.get(&relations);
            let _ = map.edit_relation(relation, |relation| {
                relation.set_conceded(!relation.is_conceded());
                relation.set_voicing(None);
            });
            vec![relation.into()]
        }
    }
}

fn explained(text: &str, reading: &Reading, key: &str) -> String {
    let map = argument_map::format::argdown::read(text).unwrap().map;
    evaluate(&map, reading).unwrap().why_of(key).unwrap().to_string()
}

#[test]
fn what_a_support_does_is_said_in_its_own_words() {
    let text = "[B]: b.\n  + [A]: a.\n  - [C]: c.\n";
    let deductive = Reading::new().support(Support::Deductive);
    assert_eq!(
        explained(text, &deductive, "A"),
        "Rejected: “a.”\n  because it commits to what is rejected: “b.”\n    \
         because this objection to it stands: “c.”\n      because it is taken as given\n"
    );
    let text = "[B]: b.\n  + [A]: a.\n    - [C]: c.\n";
    let necessary = Reading::new().support(Support::Necessary);
    assert!(explained(text, &necessary, "B").contains("\n  because it needs what is rejected: “a.”\n"));
    assert_eq!(
        explained("[B]: b.\n  + [A]: a.\n", &deductive, "B"),
        "Accepted: “b.”\n  because it is taken as given\n"
    );
}

#[test]
fn what_is_too_weak_is_told_once_and_apart() {
    let mut m = MapBuilder::new("");
    m.evidence("p", "P.").strength(0.9);
    m.evidence("r", "R.").strength(0.2);
    m.evidence("x", "X.").strength(0.5);
    m.claim("q", "Q.");
    m.support("q").with("p");
    m.support("q").with("r");
    m.rebut("q").with("x");
    let map = m.build().unwrap();
    for ordering in [Ordering::WeakestLink, Ordering::LastLink] {
        let judged = evaluate(&map, &Reading::new().ordering(ordering)).unwrap();
        assert_eq!(
            judged.why_of("q").unwrap().to_string(),
            "Rejected: “Q.”\n  because this objection to it stands: “X.”\n    because it is taken as given\n  \
             although this reason for it stands, which is too weak: “P.”\n  \
             although this reason for it stands, which is too weak: “R.”\n"
        );
    }
    let mut m = MapBuilder::new("");
    m.evidence("p", "P.").strength(0.8);
    m.evidence("q", "Q.").strength(0.3);
    m.contradict("p", "q");
    let map = m.build().unwrap();
    let judged = evaluate(&map, &Reading::new().ordering(Ordering::WeakestLink)).unwrap();
    assert!(!judged.why_of("q").unwrap().to_string().contains("nothing that is given"));
}

#[test]
fn what_is_supposed_to_fall_is_the_step_and_not_its_premise() {
    let map = argument_map::format::argdown::read("[P]: p.\n  - [Q]: q.\n").unwrap().map;
    let attack = map.attackers(map.find("P").unwrap()).next().unwrap();
    let why = evaluate(&map, &Reading::new().drop(attack)).unwrap().why_of("P").unwrap().to_string();
    assert!(why.ends_with("\n  although the objection of “q.” to “p.” is supposed to fall\n"), "{why}");
}

#[test]
fn a_reason_that_stands_is_not_why_something_is_open() {
    let both = Reading::new().rebuttal(Rebuttal::Mutual);
    let why = explained("[A]: a.\n  + [P]: p.\n  - [B]: b.\n", &both, "A");
    assert!(
        why.starts_with("Undecided") && why.contains("although this reason for it stands: “p.”"),
        "{why}"
    );
}
