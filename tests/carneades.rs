//! Carneades: worked by hand, from its own examples, by sweeps straight from the definition, and laws.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;
#[path = "carneades/examples.rs"]
mod examples;
#[path = "carneades/laws.rs"]
mod laws;

use argument_map::semantics::Status;
use argument_map::semantics::carneades::{
    Case, Criterion, Order, Property, Ruling, Standard, Thresholds, Verdict, Weighing, evaluate,
};
use argument_map::{
    ArgumentMap, ErrorKind, Family, Premise, Relation, RelationId, Statement, StatementId, Strength,
};
use std::collections::BTreeMap;

fn degree(value: f64) -> Strength {
    Strength::new(value).unwrap()
}

/// A map under construction whose statements are known by any names.
#[derive(Default)]
struct Draft {
    map: ArgumentMap,
    statements: BTreeMap<String, StatementId>,
}

impl Draft {
    fn statement(&mut self, name: &str) -> StatementId {
        if let Some(&id) = self.statements.get(name) {
            return id;
        }
        let key = format!("s{}", self.statements.len());
        let id = self.map.add_statement(Statement::claim(key, name)).unwrap();
        self.statements.insert(name.to_owned(), id);
        id
    }

    fn named(&mut self, names: &[&str]) -> Vec<StatementId> {
        names.iter().map(|name| self.statement(name)).collect()
    }

    fn support(&mut self, premises: &[&str], target: &str) -> RelationId {
        let premises = self.named(premises);
        let target = self.statement(target);
        self.map.add_relation(Relation::support(premises, target)).unwrap()
    }

    fn rebut(&mut self, premises: &[&str], target: &str) -> RelationId {
        let premises = self.named(premises);
        let target = self.statement(target);
        self.map.add_relation(Relation::attack(premises, target)).unwrap()
    }

    fn undercut(&mut self, premises: &[&str], target: RelationId) -> RelationId {
        let premises = self.named(premises);
        self.map.add_relation(Relation::attack(premises, target)).unwrap()
    }

    fn strength(&mut self, relation: RelationId, strength: f64) {
        self.map.edit_relation(relation, |relation| relation.set_strength(Some(degree(strength)))).unwrap();
    }

    fn labels(&self, case: &Case) -> BTreeMap<String, Status> {
        let verdict = evaluate(&self.map, case).unwrap();
        self.statements.iter().map(|(name, &id)| (name.clone(), verdict.status(id))).collect()
    }
}

fn judge(map: &ArgumentMap, case: &Case) -> Verdict {
    evaluate(map, case).unwrap()
}

fn error(map: &ArgumentMap, case: &Case) -> ErrorKind {
    evaluate(map, case).unwrap_err().kind().clone()
}

/// Worked by hand: premises a and b are accepted, c is not, and t is argued for by one argument from all three.
#[test]
fn weighing_functions() {
    let weight = |premises: &[&str], weighing: Weighing| {
        let mut draft = Draft::default();
        let argument = draft.support(premises, "t");
        let rival = draft.rebut(&["a", "d", "e"], "t");
        let mut case = Case::assuming(draft.named(&["a", "b"]));
        case.weighing(argument, weighing).weighing(rival, Weighing::Factorized);
        judge(&draft.map, &case).weight(argument).unwrap()
    };
    let third = 1.0 / 3.0;
    for (weighing, all, some, none) in [
        (Weighing::Linked, 1.0, 0.0, 0.0),
        (Weighing::Convergent, 1.0, 1.0, 0.0),
        (Weighing::Cumulative, 1.0, 2.0 * third, 0.0),
        // The issue of t and its negation has the premises a, b, d, e; with c, five.
        (Weighing::Factorized, 0.5, 0.0, 0.0),
        (Weighing::Constant(degree(0.3)), 0.3, 0.0, 0.0),
        // Alone of its kind.
        (Weighing::Preference(Vec::new()), 1.0, 0.0, 0.0),
        (Weighing::Criteria { hard: Vec::new(), soft: Vec::new() }, 0.0, 0.0, 0.0),
    ] {
        assert_eq!(weight(&["a", "b"], weighing.clone()), all, "{weighing:?}");
        assert_eq!(weight(&["a", "b", "c"], weighing.clone()), some, "{weighing:?}");
        assert_eq!(weight(&["c"], weighing.clone()), none, "{weighing:?}");
    }
}

/// Buying a car, after the example of multi-criteria decisions in Gordon and Walton 2016, with numbers of our own:
/// safety counts for three quarters and price for one; a car must have four seats.
#[test]
fn criteria() {
    let mut draft = Draft::default();
    let criterion = |draft: &mut Draft, role: &str, factor, values: [(&str, f64); 2]| {
        let values = values.map(|(answer, value)| (draft.statement(answer), degree(value)));
        Criterion { role: role.into(), factor: degree(factor), values: values.into() }
    };
    let safety = criterion(&mut draft, "safety", 0.9, [("volvo is safe", 1.0), ("volvo is unsafe", 0.2)]);
    let price = criterion(&mut draft, "price", 0.3, [("volvo is dear", 0.0), ("volvo is cheap", 0.8)]);
    let roles = [("volvo is safe", "safety"), ("volvo is dear", "price"), ("volvo seats four", "seats")];
    let premises = roles.map(|(name, role)| Premise::in_role(draft.statement(name), role));
    let volvo = draft.statement("buy the volvo");
    let argument = draft.map.add_relation(Relation::support(premises, volvo)).unwrap();
    let weight = |draft: &mut Draft, accepted: &[&str]| {
        let mut case = Case::assuming(draft.named(accepted));
        case.issue(draft.named(&["volvo is safe", "volvo is unsafe"]), Standard::Preponderance);
        case.issue(draft.named(&["volvo is dear", "volvo is cheap"]), Standard::Preponderance);
        let soft = vec![safety.clone(), price.clone()];
        case.weighing(argument, Weighing::Criteria { hard: vec!["seats".into()], soft });
        judge(&draft.map, &case).weight(argument).unwrap()
    };
    let close = |one: f64, other: f64| assert!((one - other).abs() < 1e-9, "{one} is not {other}");
    close(weight(&mut draft, &["volvo seats four", "volvo is safe", "volvo is dear"]), 0.75);
    close(
        weight(&mut draft, &["volvo seats four", "volvo is unsafe", "volvo is cheap"]),
        0.75 * 0.2 + 0.25 * 0.8,
    );
    close(weight(&mut draft, &["volvo is safe", "volvo is cheap"]), 0.0); // not enough seats
    close(weight(&mut draft, &["volvo seats four", "volvo is safe"]), 0.0); // nobody knows the price
}

/// *Lex superior*, then *lex posterior*, as in Carneades' own example, with four laws.
#[test]
fn preference() {
    let mut draft = Draft::default();
    let order = ["local", "state", "federal"].map(Box::from).to_vec();
    let superior = Property { name: "authority".into(), order: Order::Listed(order) };
    let posterior = Property { name: "date".into(), order: Order::Ascending };
    let laws = [
        ("state", "2008-04-13"),
        ("federal", "1989-06-14"),
        ("state", "1990-01-01"),
        ("state", "2008-04-13"),
    ];
    let arguments: Vec<RelationId> =
        (0..4).map(|i| draft.support(&["law"], ["forbidden", "permitted"][i % 2])).collect();
    for (&id, (authority, date)) in arguments.iter().zip(laws) {
        let data =
            [("authority", authority), ("date", date)].map(|(name, value)| (name.to_owned(), value.into()));
        draft.map.edit_relation(id, |relation| relation.set_data(data.into_iter().collect())).unwrap();
    }
    let weights = |draft: &mut Draft, properties: &[&Property]| {
        let mut case = Case::new();
        case.issue(draft.named(&["forbidden", "permitted"]), Standard::Preponderance);
        case.default_weighing(Weighing::Preference(
            properties.iter().map(|&property| property.clone()).collect(),
        ));
        let verdict = judge(&draft.map, &case);
        arguments.iter().map(|&id| verdict.weight(id).unwrap()).collect::<Vec<_>>()
    };
    let third = 1.0 / 3.0;
    assert_eq!(weights(&mut draft, &[&superior, &posterior]), [2.0 * third, 1.0, third, 2.0 * third]);
    assert_eq!(weights(&mut draft, &[&superior]), [0.5, 1.0, 0.5, 0.5]);
    assert_eq!(weights(&mut draft, &[&posterior]), [1.0, third, 2.0 * third, 1.0]);
    let earlier = Property { order: Order::Descending, ..posterior.clone() };
    assert_eq!(weights(&mut draft, &[&earlier]), [third, 1.0, 2.0 * third, third]);
    // What some argument lacks ranks none of them.
    draft.map.edit_relation(arguments[2], |relation| relation.set_data(Default::default())).unwrap();
    assert_eq!(weights(&mut draft, &[&superior, &posterior]), [1.0; 4]);
}

/// The definitions of the five standards, at and around their thresholds (α 0.5, β 0.25, γ 0.25: exact in binary).
#[test]
fn proof_standards() {
    use Ruling::{Doubtful, Outweighed, Proven, TooClose, TooWeak, Unsupported};
    for (pro, con, expected) in [
        (0.0, 0.0, [Unsupported; 5]),
        (0.25, 0.0, [Proven, Proven, TooWeak, TooWeak, Proven]),
        (0.5, 0.0, [Proven, Proven, TooWeak, TooWeak, Proven]),
        (0.75, 0.0, [Proven, Proven, Proven, Proven, Proven]),
        (0.75, 0.75, [Proven, Outweighed, Outweighed, Outweighed, Outweighed]),
        (0.75, 1.0, [Proven, Outweighed, Outweighed, Outweighed, Outweighed]),
        (0.75, 0.5, [Proven, Proven, TooClose, TooClose, Outweighed]),
        (0.75, 0.25, [Proven, Proven, Proven, Doubtful, Outweighed]),
        (0.75, 0.125, [Proven, Proven, Proven, Proven, Outweighed]),
    ] {
        let standards = [
            Standard::Scintilla,
            Standard::Preponderance,
            Standard::ClearAndConvincing,
            Standard::BeyondReasonableDoubt,
            Standard::DialecticalValidity,
        ];
        for (standard, ruling) in standards.into_iter().zip(expected) {
            // Against its negation, and against a rival position.
            for rival in [None, Some("rival")] {
                let mut draft = Draft::default();
                let for_it = draft.support(&["given"], "it");
                draft.strength(for_it, pro);
                let against = match rival {
                    None => draft.rebut(&["given"], "it"),
                    Some(rival) => draft.support(&["given"], rival),
                };
                draft.strength(against, con);
                let mut case = Case::assuming(draft.named(&["given"]));
                case.thresholds(Thresholds::new(0.5, 0.25, 0.25).unwrap());
                let positions = draft.named(&["it"].into_iter().chain(rival).collect::<Vec<_>>());
                case.issue(positions.iter().copied(), standard);
                let verdict = judge(&draft.map, &case);
                let issue = verdict.issue_of(positions[0]).unwrap();
                let it = issue.positions()[0];
                assert_eq!((issue.standard(), it.ruling), (standard, ruling), "{pro} against {con}");
                assert_eq!((it.pro, it.con), (pro, con));
                assert_eq!(it.rival, positions.get(1).copied().filter(|_| con > 0.0));
                assert_eq!(verdict.status(positions[0]) == Status::In, ruling == Proven);
            }
        }
    }
}

/// The worked examples after Gordon, Prakken and Walton 2007, and Gordon and Walton 2009: an assumption is a premise
/// that is presumed, an exception an undercut.
#[test]
fn the_worked_examples_of_the_literature_hold() {
    let Some(folder) = common::corpora("the_worked_examples_of_the_literature_hold") else { return };
    let text = std::fs::read_to_string(folder.join("semantics/translations.json")).unwrap();
    let examples: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let mut compared = 0;
    for (name, example) in examples.iter().filter(|(_, example)| example["kind"] == "carneades") {
        let mut draft = Draft::default();
        let mut case = Case::assuming([]);
        for argument in list(&example["args"]) {
            let (mut premises, mut exceptions) = (Vec::new(), Vec::new());
            for premise in list(&argument["premises"]) {
                let text = premise[1].as_str().unwrap().to_owned();
                if premise[0] == "assumption" {
                    case.presume(draft.statement(&text));
                }
                if premise[0] == "exception" { &mut exceptions } else { &mut premises }.push(text);
            }
            let premises: Vec<&str> = premises.iter().map(String::as_str).collect();
            let support = draft.support(&premises, argument["c"].as_str().unwrap());
            draft.strength(support, argument["w"].as_f64().unwrap());
            for exception in exceptions {
                draft.undercut(&[&exception], support);
            }
        }
        for accepted in list(&example["accepted"]) {
            case.assume(draft.statement(accepted.as_str().unwrap()));
        }
        for rejected in list(&example["rejected"]) {
            case.reject(draft.statement(rejected.as_str().unwrap()));
        }
        let parameter = |name: &str| example["params"][name].as_f64().unwrap();
        case.thresholds(Thresholds::new(parameter("alpha"), parameter("beta"), parameter("gamma")).unwrap());
        for (position, standard) in example["standards"].as_object().unwrap() {
            let standard = match standard.as_str().unwrap() {
                "SE" => Standard::Scintilla,
                "PE" => Standard::Preponderance,
                "CCE" => Standard::ClearAndConvincing,
                "BRD" => Standard::BeyondReasonableDoubt,
                "DV" => Standard::DialecticalValidity,
                other => panic!("the standard {other}"),
            };
            let negation = format!("-{position}");
            case.issue(draft.named(&[position, &negation]), standard);
        }
        for (statement, label) in example["labels"].as_object().unwrap() {
            let expected = if label == "in" { Status::In } else { Status::Out };
            let id = draft.statement(statement);
            assert_eq!(judge(&draft.map, &case).status(id), expected, "{name}: {statement}");
            compared += 1;
        }
    }
    assert!(compared > 0, "labels were compared");
}

#[test]
fn what_nothing_supports_is_presumed_until_argued_down() {
    let mut draft = Draft::default();
    let argument = draft.support(&["leaf"], "claim");
    let objection = draft.rebut(&["counter"], "leaf");
    let labels = draft.labels(&Case::new());
    assert_eq!((labels["counter"], labels["leaf"], labels["claim"]), (Status::In, Status::Out, Status::Out));
    // A weaker objection does not suffice, and one that is itself answered is none.
    draft.strength(objection, 0.5);
    assert_eq!(draft.labels(&Case::new())["claim"], Status::In);
    draft.strength(objection, 1.0);
    draft.undercut(&["answer"], objection);
    assert_eq!(draft.labels(&Case::new())["claim"], Status::In);
    // Nor is one that the author concedes.
    let conceded = draft.rebut(&["counter"], "claim");
    draft.map.edit_relation(conceded, |relation| relation.set_conceded(true)).unwrap();
    assert_eq!(draft.labels(&Case::new())["claim"], Status::In);
    // Unless assumed, nothing is given where only assumptions count.
    assert_eq!(draft.labels(&Case::assuming([]))["claim"], Status::Out);
    let leaf = draft.statement("leaf");
    assert_eq!(draft.labels(&Case::assuming([leaf]))["claim"], Status::In);
    let mut case = Case::new();
    assert_eq!(draft.labels(case.reject(leaf))["claim"], Status::Out);
    assert_eq!(judge(&draft.map, &case).weight(argument), Some(0.0));
    assert_eq!(draft.labels(case.assume(leaf))["claim"], Status::In);
}

#[test]
fn what_is_rejected_is_no_rival() {
    let mut draft = Draft::default();
    let weak = draft.support(&["given"], "weak");
    draft.strength(weak, 0.1);
    draft.support(&["given"], "strong");
    let positions = draft.named(&["weak", "strong"]);
    let mut case = Case::new();
    case.issue(positions.iter().copied(), Standard::Preponderance);
    assert_eq!(draft.labels(&case)["weak"], Status::Out);
    case.reject(positions[1]);
    assert_eq!(draft.labels(&case)["weak"], Status::In);
    let verdict = judge(&draft.map, &case);
    assert_eq!(verdict.issues()[0].positions()[1].ruling, Ruling::Rejected);
    case.assume(positions[1]);
    assert_eq!(judge(&draft.map, &case).issues()[0].positions()[0].ruling, Ruling::Excluded);
}

#[test]
fn what_is_only_attributed_is_not_presumed() {
    let mut draft = Draft::default();
    draft.support(&["said"], "claim");
    let voice = argument_map::Voice::new("v", "");
    let voice = draft.map.add_voice(voice).unwrap();
    let said = draft.statement("said");
    let attributed = Some(argument_map::Voicing::attributed(voice));
    draft.map.edit_statement(said, |statement| statement.set_voicing(attributed)).unwrap();
    assert_eq!(draft.labels(&Case::new())["claim"], Status::Out);
    assert_eq!(draft.labels(Case::new().presume(said))["claim"], Status::In);
}

#[test]
fn contradictions_raise_issues_that_declarations_extend() {
    let mut draft = Draft::default();
    draft.support(&["given"], "a");
    let names = draft.named(&["a", "b", "c", "d", "e"]);
    for two in [[1, 0], [1, 2]] {
        draft.map.add_relation(Relation::contradiction(names[two[0]], names[two[1]])).unwrap();
    }
    let case = Case::assuming(draft.named(&["given"]));
    let verdict = judge(&draft.map, &case);
    let positions = |verdict: &Verdict| -> Vec<StatementId> {
        verdict.issues()[0].positions().iter().map(|position| position.statement).collect()
    };
    assert_eq!(positions(&verdict), names[..3]);
    assert_eq!(verdict.issues()[0].standard(), Standard::Preponderance);
    let mut declared = case.clone();
    declared.issue([names[3], names[2]], Standard::DialecticalValidity);
    let verdict = judge(&draft.map, &declared);
    assert_eq!(positions(&verdict), names[..4]);
    assert_eq!(verdict.issues()[0].standard(), Standard::DialecticalValidity);
    assert_eq!(verdict.issues()[0].winner().map(|position| position.statement), Some(names[0]));
    declared.issue([names[4], names[0]], Standard::Preponderance);
    assert!(matches!(error(&draft.map, &declared), ErrorKind::RepeatedPosition { key } if key == "s5"));
}

/// A reason for a step is weighed against the reasons against it.
#[test]
fn backing_answers_an_undercut() {
    let mut draft = Draft::default();
    let argument = draft.support(&["datum"], "claim");
    draft.undercut(&["exception"], argument);
    assert_eq!(draft.labels(&Case::new())["claim"], Status::Out);
    let backing = draft.named(&["backing"]);
    draft.map.add_relation(Relation::support(backing, argument)).unwrap();
    assert_eq!(draft.labels(&Case::new())["claim"], Status::In);
    assert!(judge(&draft.map, &Case::new()).issues().is_empty());
}

#[test]
fn cases_that_do_not_fit_the_map_are_errors() {
    let mut draft = Draft::default();
    let support = draft.support(&["a"], "b");
    let (a, gone) = (draft.statement("a"), draft.statement("gone"));
    draft.map.remove(gone).unwrap();
    let said = draft.map.add_statement(Statement::locution("said", "A: a.")).unwrap();
    let rephrase =
        draft.map.add_relation(Relation::new(Family::Rephrase, [a], draft.statements["b"])).unwrap();
    let unknown = |case: &Case| matches!(error(&draft.map, case), ErrorKind::UnknownId { index, .. } if index == gone.index());
    assert!(unknown(Case::new().assume(gone)));
    assert!(unknown(Case::new().reject(gone)));
    assert!(unknown(Case::new().presume(gone)));
    assert!(unknown(Case::new().issue([a, gone], Standard::Scintilla)));
    let soft = vec![Criterion { role: "".into(), factor: degree(1.0), values: [(gone, degree(1.0))].into() }];
    let criteria = Weighing::Criteria { hard: Vec::new(), soft };
    assert!(unknown(Case::new().weighing(support, criteria.clone())));
    assert!(unknown(Case::new().default_weighing(criteria)));
    let not_argued = |case: &Case, named: &str| matches!(error(&draft.map, case), ErrorKind::NotArgued { key } if key == named);
    assert!(not_argued(Case::new().assume(said), "said"));
    assert!(not_argued(Case::new().weighing(rephrase, Weighing::Linked), draft.map.key(rephrase)));
    assert_eq!(error(&draft.map, Case::new().issue([], Standard::Scintilla)), ErrorKind::NoPosition);
    let repeated =
        |case: &Case| matches!(error(&draft.map, case), ErrorKind::RepeatedPosition { key } if key == "s0");
    assert!(repeated(Case::new().issue([a, a], Standard::Scintilla)));
    let b = draft.statements["b"];
    assert!(repeated(Case::new().issue([a], Standard::Scintilla).issue([b, a], Standard::Scintilla)));
    for wrong in [f64::NAN, -0.1, 1.1, f64::INFINITY] {
        assert!(Thresholds::new(wrong, 0.3, 0.5).is_err());
    }
}

/// Long chains, wide issues and hubs of undercuts: what Carneades 4 takes 41 s for at a sixth of the size.
#[test]
fn a_hundred_thousand_steps_take_no_time() {
    const STEPS: usize = 100_000;
    let mut map = ArgumentMap::new();
    let statements: Vec<StatementId> =
        (0..=STEPS).map(|i| map.add_statement(Statement::claim(format!("s{i}"), "")).unwrap()).collect();
    for step in statements.windows(2) {
        map.add_relation(Relation::support([step[0]], step[1])).unwrap();
    }
    let start = common::Work::start();
    let verdict = evaluate(&map, &Case::new()).unwrap();
    let took = start.elapsed();
    assert_eq!(verdict.status(statements[STEPS]), Status::In);
    assert!(took.as_secs_f64() < 2.0, "{took:?}");
    eprintln!("a chain of {STEPS}: {took:?}");
    // Everything at issue with everything, weighed in every way that looks at the whole issue.
    for weighing in [Weighing::Factorized, Weighing::Preference(Vec::new())] {
        let mut case = Case::assuming([statements[0]]);
        case.issue(statements[1..].iter().copied(), Standard::Preponderance).default_weighing(weighing);
        let start = common::Work::start();
        let verdict = evaluate(&map, &case).unwrap();
        assert_eq!(verdict.status(statements[STEPS]), Status::Undecided); // it rests on its own rivals
        assert!(start.elapsed().as_secs_f64() < 4.0, "{:?}", start.elapsed());
    }
}
