//! The rules of Carneades files: worked examples of Constraint Handling Rules, brute force, and what must not happen.
#![cfg(feature = "yaml")]
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::format::carneades::{self, Matching};
use argument_map::format::{Document, Outcome};
use argument_map::semantics::carneades::evaluate;
use argument_map::semantics::{Limit, Status};
use argument_map::{ArgumentMap, ErrorKind, Family};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// An argument by what makes it: scheme, parameters, conclusion.
type Instance = (String, Vec<String>, String);

fn read(text: &str) -> ArgumentMap {
    carneades::read(text).unwrap_or_else(|errors| panic!("{errors}\n{text}")).map
}

fn derive(text: &str) -> Document {
    carneades::derive(&read(text), Matching::Every, Limit::none()).unwrap()
}

fn instances(map: &ArgumentMap) -> BTreeSet<Instance> {
    let derived = map.relations().filter(|&id| map[id].family() == Family::Support);
    let instance = derived.filter_map(|id| {
        let parameters = map[id].data()?.get("carneades")?.get("parameters")?.as_array()?;
        let parameters = parameters.iter().map(|value| value.as_str().unwrap().to_owned()).collect();
        Some((map[id].scheme()?.written().to_owned(), parameters, map.key(map[id].target()).to_owned()))
    });
    instance.collect()
}

fn conclusions(document: &Document) -> Vec<String> {
    let map = &document.map;
    let supports = map.relations().filter(|&id| map[id].family() == Family::Support);
    supports.map(|id| map.key(map[id].target()).to_owned()).collect()
}

fn labels(map: &ArgumentMap) -> BTreeMap<String, Status> {
    let verdict = evaluate(map, &carneades::case(map).unwrap()).unwrap();
    map.statements().map(|id| (map.key(id).to_owned(), verdict.status(id))).collect()
}

/// The solver for partial orders with which Frühwirth introduces Constraint Handling Rules, over ground terms.
const ORDER: &str = "
argument_schemes:
  - {id: reflexivity, variables: [X], deletions: ['leq(X,X)'], conclusions: [true]}
  - {id: antisymmetry, variables: [X, Y], deletions: ['leq(X,Y)', 'leq(Y,X)'], conclusions: ['eq(X,Y)']}
  - {id: transitivity, variables: [X, Y, Z], premises: ['leq(X,Y)', 'leq(Y,Z)'], conclusions: ['leq(X,Z)']}
  - {id: idempotence, variables: [X, Y], premises: ['leq(X,Y)'], deletions: ['leq(X,Y)'], conclusions: [true]}
";

#[test]
fn partial_orders() {
    for (facts, derived) in [
        ("leq(a,b), leq(b,c), leq(c,a)", vec!["leq(a,c)", "eq(c,a)"]),
        ("leq(a,b), leq(b,c), leq(c,d)", vec!["leq(a,c)", "leq(b,d)", "leq(a,d)", "leq(a,d)"]),
        // Removed before anything else can come of them.
        ("leq(a,b), leq(b,a), leq(b,c), leq(a,a)", vec!["eq(a,b)"]),
        ("leq(a,a)", vec![]),
    ] {
        let facts = facts.replace("), ", ")', '");
        let document = derive(&format!("{ORDER}\nassumptions: ['{facts}']"));
        assert_eq!(conclusions(&document), derived, "{facts}");
        assert_eq!(document.diagnostics, []);
    }
}

/// Frühwirth's first example, by subtraction; what is subtracted stands in a table.
#[test]
fn greatest_common_divisors_are_those_of_euclid() {
    fn euclid(a: u32, b: u32) -> u32 {
        if b == 0 { a } else { euclid(b, a % b) }
    }
    const MOST: u32 = 12;
    let table: Vec<String> = (1..=MOST)
        .flat_map(|sum| (1..=sum).map(move |less| format!("'minus({sum},{less},{})'", sum - less)))
        .collect();
    for (a, b) in (1..=MOST).flat_map(|a| (1..=MOST).map(move |b| (a, b))) {
        let document = derive(&format!(
            "argument_schemes:
  - {{id: zero, deletions: [gcd(0)], conclusions: [true]}}
  - {{id: subtract, variables: [N, M, L], premises: ['gcd(N)', 'minus(M,N,L)'], deletions: ['gcd(M)'], conclusions: ['gcd(L)']}}
assumptions: [gcd({a}), gcd({b}), {}]",
            table.join(", ")
        ));
        let number = |key: &str| key.strip_prefix("gcd(")?.strip_suffix(')')?.parse::<u32>().ok();
        let map = &document.map;
        let least = map.statements().filter_map(|id| number(map.key(id))).filter(|&n| n > 0).min();
        assert_eq!(least, Some(euclid(a, b)), "{a}, {b}");
    }
}

/// An atom of the rules that are tried at random: a predicate and its terms.
type Atom = (usize, Vec<&'static str>);

const PREDICATES: [(&str, usize); 4] = [("p", 1), ("q", 1), ("r", 2), ("s", 2)];
const CONSTANTS: [&str; 3] = ["a", "b", "c"];
const VARIABLES: [&str; 3] = ["X", "Y", "Z"];

fn written((predicate, terms): &Atom) -> String {
    format!("{}({})", PREDICATES[*predicate].0, terms.join(","))
}

fn atom(terms: Vec<&'static str>) -> impl Strategy<Value = Atom> {
    (0..PREDICATES.len()).prop_flat_map(move |predicate| {
        let term = prop::sample::select(terms.clone());
        (Just(predicate), prop::collection::vec(term, PREDICATES[predicate].1))
    })
}

/// A rule whose conclusions have no variables but those of its premises.
fn rule() -> impl Strategy<Value = (Vec<Atom>, Vec<Atom>)> {
    let all = [&VARIABLES[..], &CONSTANTS[..1]].concat();
    prop::collection::vec(atom(all), 1..4).prop_flat_map(|premises| {
        let mut terms: Vec<&str> = premises.iter().flat_map(|(_, terms)| terms.clone()).collect();
        terms.push("b");
        (Just(premises), prop::collection::vec(atom(terms), 1..3))
    })
}

fn bind(pattern: &Atom, fact: &Atom, bindings: &mut BTreeMap<&'static str, &'static str>) -> bool {
    pattern.0 == fact.0
        && pattern.1.iter().zip(&fact.1).all(|(term, value)| {
            if VARIABLES.contains(term) {
                bindings.entry(term).or_insert(value) == value
            } else {
                term == value
            }
        })
}

/// All that follows, from the definition: every rule is tried on every sequence of different facts, again and again.
fn brute_force(rules: &[(Vec<Atom>, Vec<Atom>)], facts: &[Atom]) -> BTreeSet<Instance> {
    let (mut facts, mut found) = (facts.iter().cloned().collect::<BTreeSet<_>>(), BTreeSet::new());
    loop {
        let before = (facts.len(), found.len());
        for (number, (premises, conclusions)) in rules.iter().enumerate() {
            let mut partial: Vec<(BTreeMap<_, _>, Vec<Atom>)> = vec![Default::default()];
            for premise in premises {
                let longer = partial.iter().flat_map(|(bindings, used)| {
                    facts.iter().filter(|fact| !used.contains(fact)).filter_map(|fact| {
                        let mut bindings = bindings.clone();
                        let matches = bind(premise, fact, &mut bindings);
                        matches.then(|| (bindings, [&used[..], std::slice::from_ref(fact)].concat()))
                    })
                });
                partial = longer.collect();
            }
            for (bindings, _) in partial {
                for (predicate, terms) in conclusions {
                    let terms =
                        terms.iter().map(|term| bindings.get(term).copied().unwrap_or(term)).collect();
                    let fact = (*predicate, terms);
                    let parameters = bindings.values().map(|&value| value.to_owned()).collect();
                    found.insert((format!("s{number}"), parameters, written(&fact)));
                    facts.insert(fact);
                }
            }
        }
        if before == (facts.len(), found.len()) {
            return found;
        }
    }
}

/// What fires in which order, from the definition: of all rules the first, on the facts that came first, and never
/// twice on the same; the last premise of a rule is removed if the rule says so. `None` if it takes too long.
fn step_by_step(rules: &[(Vec<Atom>, Vec<Atom>)], removes: &[bool], facts: &[Atom]) -> Option<Vec<String>> {
    let (mut store, mut fired, mut concluded) = (Vec::new(), BTreeSet::new(), Vec::new());
    let mut known = BTreeSet::new();
    let mut arrivals = 0;
    let mut add = |store: &mut Vec<(usize, Atom)>, fact: Atom| {
        if store.iter().all(|(_, other)| *other != fact) {
            arrivals += 1;
            store.push((arrivals, fact));
        }
    };
    facts.iter().for_each(|fact| add(&mut store, fact.clone()));
    for _ in 0..60 {
        let mut next = None;
        for (number, (premises, _)) in rules.iter().enumerate() {
            let mut partial: Vec<(BTreeMap<_, _>, Vec<usize>)> = vec![Default::default()];
            for premise in premises {
                let longer = partial.iter().flat_map(|(bindings, used)| {
                    store.iter().filter(|(arrival, _)| !used.contains(arrival)).filter_map(
                        |(arrival, fact)| {
                            let mut bindings = bindings.clone();
                            let matches = bind(premise, fact, &mut bindings);
                            matches.then(|| (bindings, [&used[..], &[*arrival]].concat()))
                        },
                    )
                });
                partial = longer.collect();
            }
            partial.retain(|(_, used)| !fired.contains(&(number, used.clone())));
            next = next.or(partial.into_iter().next().map(|(bindings, used)| (number, bindings, used)));
        }
        let Some((number, bindings, used)) = next else { return Some(concluded) };
        if removes[number] {
            store.retain(|(arrival, _)| Some(arrival) != used.last());
        }
        fired.insert((number, used));
        for (predicate, terms) in &rules[number].1 {
            let terms = terms.iter().map(|term| bindings.get(term).copied().unwrap_or(term)).collect();
            let fact = (*predicate, terms);
            let parameters: Vec<_> = bindings.values().copied().collect();
            if known.insert((number, parameters, fact.clone())) {
                concluded.push(written(&fact));
            }
            add(&mut store, fact);
        }
    }
    None
}

fn file(rules: &[(Vec<Atom>, Vec<Atom>)], removes: &[bool], facts: &[Atom]) -> String {
    let list =
        |atoms: &[Atom]| serde_json::to_string(&atoms.iter().map(written).collect::<Vec<_>>()).unwrap();
    let mut text = "argument_schemes:\n".to_owned();
    for (number, (premises, conclusions)) in rules.iter().enumerate() {
        // In the order of the alphabet, as brute force has them.
        let used = VARIABLES.iter().filter(|v| premises.iter().any(|(_, terms)| terms.contains(v)));
        let variables = used.copied().collect::<Vec<_>>().join(", ");
        let kept = premises.len() - usize::from(removes[number]);
        let [kept, removed, conclusions] = [&premises[..kept], &premises[kept..], conclusions].map(list);
        text += &format!(
            "  - {{id: s{number}, variables: [{variables}], premises: {kept}, deletions: {removed}, conclusions: {conclusions}}}\n"
        );
    }
    text + &format!("assumptions: {}\n", list(facts))
}

proptest! {
    #[test]
    fn without_deletions_all_that_follows_is_derived_and_nothing_else(
        rules in prop::collection::vec(rule(), 1..4),
        facts in prop::collection::vec(atom(CONSTANTS.to_vec()), 0..7),
    ) {
        let text = file(&rules, &[false; 4], &facts);
        let document = derive(&text);
        prop_assert_eq!(&document.diagnostics, &[]);
        let found = instances(&document.map);
        let expected = brute_force(&rules, &facts);
        // An instance of a scheme without variables says nothing of parameters.
        let expected: BTreeSet<_> = expected.into_iter().filter(|(_, parameters, _)| !parameters.is_empty()).collect();
        prop_assert_eq!(&found, &expected, "{}", text);

        let map = read(&text);
        let as_carneades = carneades::derive(&map, Matching::AsCarneades, Limit::none()).unwrap();
        let fewer = instances(&as_carneades.map);
        prop_assert!(fewer.is_subset(&found), "{}", text);
        prop_assert!(!as_carneades.diagnostics.is_empty() || fewer == found, "{}", text);

        let again = carneades::derive(&document.map, Matching::Every, Limit::none()).unwrap().map;
        prop_assert_eq!(&again, &document.map, "{}", text);
        let written = carneades::write(&document.map).text;
        let back = derive(&written).map;
        prop_assert_eq!(labels(&back), labels(&document.map), "{}\n{}", text, written);
        prop_assert_eq!(instances(&back), found);
    }

    #[test]
    fn rules_fire_in_the_order_of_the_file_and_of_the_facts(
        rules in prop::collection::vec(rule(), 1..4),
        removes in prop::collection::vec(any::<bool>(), 4),
        facts in prop::collection::vec(atom(CONSTANTS.to_vec()), 0..7),
    ) {
        let text = file(&rules, &removes, &facts);
        if let Some(expected) = step_by_step(&rules, &removes, &facts) {
            prop_assert_eq!(conclusions(&derive(&text)), expected, "{}", text);
        }
    }
}

/// What Carneades overlooks is told, and is no more than that: brute force finds it in the file of the event calculus.
#[test]
fn what_carneades_overlooks_is_told() {
    let Some(corpora) = common::corpora("what_carneades_overlooks_is_told") else { return };
    let mut overlooked = 0;
    for entry in std::fs::read_dir(corpora.join("carneades/yaml")).unwrap() {
        let map = read(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
        let [every, fewer] = [Matching::Every, Matching::AsCarneades]
            .map(|matching| carneades::derive(&map, matching, Limit::none()).unwrap());
        let missing: Vec<Instance> =
            instances(&every.map).difference(&instances(&fewer.map)).cloned().collect();
        let told: Vec<String> = fewer.diagnostics.iter().map(ToString::to_string).collect();
        match missing.as_slice() {
            [] => assert_eq!(told.len(), 0),
            [(_, _, one), (_, _, other)] => {
                assert_eq!([one, other], ["stoppedIn(1,wfh_required,4)", "stoppedIn(2,wfh_required,4)"]);
                assert_eq!(
                    told,
                    ["stopped_if_terminated: Carneades overlooks matches of this rule: 2 (not in the map); \
                         `Matching::Every` has them"]
                );
                // With them, the order to work from home ends when the notice to be present is sent.
                overlooked += 2;
                let labels = labels(&every.map);
                assert_eq!(labels["notHoldsAt(wfh_required,4)"], Status::In);
                assert_eq!(labels["holdsAt(wfh_required,4)"], Status::Out);
            }
            more => panic!("{more:?}"),
        }
        assert_eq!(every.diagnostics, []);
    }
    assert_eq!(overlooked, 2);
}

/// Nothing is overlooked where the same facts lead to a premise whose own facts come late.
#[test]
fn what_comes_late_is_not_overlooked() {
    let map = read(
        "argument_schemes:
  - {id: s, variables: [X, Y], premises: [p(X), 'q(X,Y)', r(Y)], conclusions: [done(Y)]}
  - {id: t, premises: [done(2)], conclusions: [r(1)]}
assumptions: [p(a), 'q(a,1)', 'q(a,2)', r(2)]",
    );
    let document = carneades::derive(&map, Matching::AsCarneades, Limit::none()).unwrap();
    assert_eq!(conclusions(&document), ["done(2)", "r(1)", "done(1)"]);
    assert_eq!(document.diagnostics, []);
}

/// A rule with everything: roles, assumptions, two conclusions and two exceptions.
#[test]
fn the_parts_of_a_scheme() {
    let text = "
language: {asserts/2: '%s says that %v.', trusted/1: 'We trust %s.'}
statements: {'¬biased(joe)': Joe is not biased.}
argument_schemes:
  - id: expert
    variables: [W, S]
    roles: [authority, testimony]
    weight: {constant: 0.5}
    premises: [expert(W), 'asserts(W,S)']
    assumptions: [trusted(W)]
    exceptions: [biased(W), 'dubious(W, S)']
    conclusions: [S, heard(S)]
  - {id: chain, variables: [W], premises: [trusted(W)], conclusions: [quoted(W)]}
arguments:
  a2: {conclusion: 'dubious(joe,¬warm(the earth, 2))', premises: ['¬biased(joe)']}
assumptions: [expert(joe), 'asserts( joe, ¬ warm(the  earth,2) )', '¬biased(joe)']
";
    let map = derive(text).map;
    let keys: Vec<&str> = map.relations().map(|id| map.key(id)).filter(|key| key.len() < 4).collect();
    // The rule of what is assumed comes later in the file.
    assert_eq!(keys, ["a2", "a1", "a3", "a4", "a5", "a6", "a7", "a8"]);
    let conclusion = map.find_statement("¬warm(the earth,2)").unwrap();
    let argument = map.supporters(conclusion).next().unwrap();
    let roles: Vec<_> =
        map[argument].premises().iter().map(|premise| (premise.role(), map.key(premise.node()))).collect();
    assert_eq!(
        roles,
        [
            (Some("authority"), "expert(joe)"),
            (Some("testimony"), "asserts(joe,¬ warm(the earth,2))"),
            (None, "trusted(joe)")
        ]
    );
    let verdict = evaluate(&map, &carneades::case(&map).unwrap()).unwrap();
    assert_eq!(verdict.status(conclusion), Status::Out, "joe is dubious");
    assert_eq!(verdict.weight(argument), Some(0.0));
    let status = |key: &str| verdict.status(map.find_statement(key).unwrap());
    assert_eq!(status("trusted(joe)"), Status::In);
    assert_eq!(status("quoted(joe)"), Status::In, "what a rule assumes is a fact");
    assert_eq!(status("biased(joe)"), Status::Out);
    assert_eq!(map[map.find_statement("trusted(joe)").unwrap()].text(), "We trust joe.");
    assert_eq!(
        map[map.find_statement("asserts(joe,¬ warm(the earth,2))").unwrap()].text(),
        "joe says that ¬ warm(the earth,2)."
    );
    assert_eq!(map[map.find_statement("undercut(a1)").unwrap()].text(), "a1 is undercut.");
}

#[test]
fn different_premises_are_different_facts() {
    let document = derive(
        "argument_schemes: [{id: s, variables: [X, Y], premises: ['parent(X,Z)', 'parent(Y,Z)'], conclusions: ['siblings(X,Y)']}]\n\
         assumptions: ['parent(ann,eve)', 'parent(bob,eve)', 'parent(carl,dora)']",
    );
    assert_eq!(conclusions(&document), ["siblings(ann,bob)", "siblings(bob,ann)"]);
}

/// What is written by hand is no fact until it is assumed, and variables of issues group what they share.
#[test]
fn issues_follow_from_patterns() {
    let text = "
issue_schemes:
  life: ['alive(X,T)', 'dead(X,T)']
  buy: [buy(X), ..., buy(Y)]
  colour: ['colour(X,C)', '...', 'colour(X,D)']
statements:
  alive(ann,1): A
  dead(ann,1): B
  dead(ann,2): C
  buy(car): D
  buy(bike): E
  buy(boat): F
  colour(car,red): G
  colour(car,blue): H
  colour(bike,red): I
issues: {i: {positions: [buy(car)], standard: BRD}}
arguments:
  a1: {conclusion: 'alive(ann,1)'}
  a2: {conclusion: buy(bike)}
";
    let map = read(text);
    let verdict = evaluate(&map, &carneades::case(&map).unwrap()).unwrap();
    let issues: Vec<Vec<&str>> = verdict
        .issues()
        .iter()
        .map(|issue| issue.positions().iter().map(|position| map.key(position.statement)).collect())
        .collect();
    assert_eq!(
        issues,
        [
            vec!["alive(ann,1)", "dead(ann,1)"],
            vec!["buy(car)", "buy(bike)", "buy(boat)"],
            vec!["colour(car,red)", "colour(car,blue)"]
        ]
    );
    let wrong = read("issue_schemes: {i: ['p(X, q']}\nstatements: {p(a): P}");
    assert_eq!(
        carneades::case(&wrong).unwrap_err().to_string(),
        "\"p(X, q\" in the issue scheme \"i\" is no atomic formula"
    );
}

#[test]
fn rules_that_cannot_be_run_are_told() {
    let schemes = [
        ("premises: [p(X)], conclusions: [q(Y)]", "no premise says what \"Y\" stands for"),
        ("premises: [p(X)], conclusions: [q], exceptions: [r(_)]", "no premise says what \"_\" stands for"),
        ("premises: [p(X)], conclusions: [q], guards: [X > 1]", "it has guards, which are not understood"),
        ("variables: [X, Y], premises: [p(X), X = Y], conclusions: [q]", "\"X = Y\" is no atomic formula"),
        ("premises: [p(X], conclusions: [q]", "\"p(X\" is no atomic formula"),
        ("premises: {r: p}, conclusions: [q]", "its premises are no list of words or sentences"),
    ];
    for (scheme, reason) in schemes {
        let scheme = scheme.replace("[p(X]", "['p(X']");
        let document =
            derive(&format!("argument_schemes: [{{id: t}}, {{id: s, {scheme}}}]\nassumptions: [p(a)]"));
        assert_eq!(
            document.diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [format!("argument_schemes[1]: a rule from which nothing is derived: {reason} (kept aside)")]
        );
        assert_eq!(document.diagnostics[0].outcome, Outcome::Kept);
        assert_eq!(conclusions(&document), [""; 0]);
    }
}

#[test]
fn derivation_comes_to_an_end() {
    let stopped = |text: &str, limit| {
        let start = common::Work::start();
        let error = carneades::derive(&read(text), Matching::Every, limit).unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
        error.kind().clone()
    };
    let swap = "argument_schemes:
  - {id: there, deletions: [p(a)], conclusions: [p(b)]}
  - {id: back, deletions: [p(b)], conclusions: [p(a)]}
assumptions: [p(a)]";
    assert!(matches!(stopped(swap, Limit::none()), ErrorKind::Stopped { .. }));
    assert_eq!(
        carneades::derive(&read(swap), Matching::Every, Limit::none().steps(1000)).unwrap_err().to_string(),
        "stopped after 1000 steps, before the answer was found; give it a higher limit"
    );
    let time = Limit::none().time(Duration::from_millis(20)).steps(u64::MAX);
    assert!(matches!(stopped(swap, time), ErrorKind::Stopped { .. }));
    for grows in ["s(X)", "f(X,X)", "[X,X,X]", "¬X"] {
        let text = format!(
            "argument_schemes: [{{id: grow, premises: [p(X)], conclusions: ['p({grows})']}}]\nassumptions: [p(a)]"
        );
        let error = stopped(&text, Limit::none());
        assert_eq!(
            error.to_string(),
            "the rule \"grow\" derives ever larger statements; take it out",
            "{grows}"
        );
    }
    // Every combination of facts: too many to try.
    let premises: Vec<String> = (0..20).map(|i| format!("p(X{i})")).collect();
    let facts: Vec<String> = (0..30).map(|i| format!("p({i})")).collect();
    let wide = format!(
        "argument_schemes: [{{id: s, premises: [{}], conclusions: [q]}}]\nassumptions: [{}]",
        premises.join(", "),
        facts.join(", ")
    );
    assert!(matches!(stopped(&wide, Limit::none()), ErrorKind::Stopped { .. }));
}

#[test]
fn deep_terms_are_names() {
    for deep in ["f(", "[", "¬"] {
        let term = |levels: usize| {
            let close = [")", "]", ""][["f(", "[", "¬"].iter().position(|open| *open == deep).unwrap()];
            format!("'{}a{}'", deep.repeat(levels), close.repeat(levels))
        };
        for levels in [60, 70, 100_000] {
            let text = format!(
                "argument_schemes: [{{id: s, premises: [X], conclusions: [seen]}}, {{id: t, premises: [{}], conclusions: [q]}}]\n\
                 assumptions: [{}]",
                term(levels),
                term(levels)
            );
            let document = derive(&text);
            // Whatever it is, a variable stands for it.
            let expected: &[&str] = if levels < 64 { &["q", "seen"] } else { &["seen"] };
            let found: BTreeSet<String> = conclusions(&document).into_iter().collect();
            assert!(found.iter().eq(expected), "{found:?}");
            assert_eq!(document.diagnostics.len(), usize::from(levels > 64));
        }
    }
}

#[test]
fn what_stands_in_quotation_marks_is_one_name() {
    let document = derive(
        r#"
argument_schemes: [{id: s, variables: [X, Y], premises: ["said(X,Y)"], conclusions: ["heard(Y)"]}]
assumptions: ["said(ann,'no, (no)')", "said(bob, \"X\")", "said(carl, [a, b])", "said(dora, it's)", "said(a, b, c)", "said(a,'b)"]
"#,
    );
    assert_eq!(conclusions(&document), ["heard('no,(no)')", "heard(\"X\")", "heard([a,b])", "heard(it's)"]);
}

#[test]
fn thousands_of_facts_are_joined_in_time() {
    const MANY: usize = 4000;
    let facts: Vec<String> = (0..MANY).map(|i| format!("'next({i},{})'", i + 1)).collect();
    let text = format!(
        "argument_schemes:
  - {{id: two, variables: [X, Y, Z], premises: ['next(X,Y)', 'next(Y,Z)'], conclusions: ['after next(X,Z)']}}
  - {{id: four, variables: [X, Y, Z], premises: ['after next(X,Y)', 'after next(Y,Z)'], conclusions: ['far(X,Z)']}}
assumptions: [{}]",
        facts.join(", ")
    );
    let start = common::Work::start();
    let document = derive(&text);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    assert_eq!(conclusions(&document).len(), (MANY - 1) + (MANY - 3));
}
