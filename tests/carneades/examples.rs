//! The examples that Carneades 4 comes with, and the worked examples of the papers.

use crate::{Draft, common, degree};
use argument_map::semantics::Status;
use argument_map::semantics::carneades::{
    Case, Criterion, Order, Property, Standard, Thresholds, Weighing, evaluate,
};
use argument_map::{Premise, Relation, RelationId, StatementId};
use saphyr::{LoadableYamlNode, Yaml};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(text).collect()
}

fn number(yaml: &Yaml<'_>) -> f64 {
    yaml.as_floating_point().or(yaml.as_integer().map(|n| n as f64)).unwrap()
}

fn entries<'a>(yaml: Option<&'a Yaml<'a>>) -> impl Iterator<Item = (&'a Yaml<'a>, &'a Yaml<'a>)> {
    yaml.and_then(Yaml::as_mapping).into_iter().flatten()
}

/// Splits `predicate(subject, object)`.
fn atom(formula: &str) -> (&str, Option<&str>) {
    let Some((predicate, terms)) = formula.split_once('(') else { return (formula, None) };
    (predicate, terms.trim_end_matches(')').rsplit_once(',').map(|(_, object)| object.trim()))
}

/// The weighing function that a scheme names or spells out; `criteria` need to know which statements there are.
fn weighing(document: &Yaml<'_>, written: &Yaml<'_>, statements: &BTreeMap<String, StatementId>) -> Weighing {
    match written.as_str() {
        Some("linked") => return Weighing::Linked,
        Some("convergent") => return Weighing::Convergent,
        Some("cumulative") => return Weighing::Cumulative,
        Some("factorized") => return Weighing::Factorized,
        Some(name) => {
            let functions = document.as_mapping_get("weighing_functions").unwrap();
            return weighing(document, functions.as_mapping_get(name).unwrap(), statements);
        }
        None => {}
    }
    if let Some(constant) = written.as_mapping_get("constant") {
        return Weighing::Constant(degree(number(constant)));
    }
    if let Some(criteria) = written.as_mapping_get("criteria") {
        let hard = criteria.as_mapping_get("hard").and_then(Yaml::as_vec).into_iter().flatten();
        let hard = hard.map(|index| format!("premise {}", index.as_integer().unwrap()).into()).collect();
        let soft = entries(criteria.as_mapping_get("soft")).map(|(predicate, constraint)| {
            let predicate = predicate.as_str().unwrap();
            let worth: BTreeMap<String, f64> = entries(constraint.as_mapping_get("values"))
                .map(|(value, worth)| (scalar(value), number(worth)))
                .collect();
            let value = |(formula, &id): (&String, &StatementId)| {
                let (found, object) = atom(formula);
                let worth = worth.get(object?).filter(|_| found == predicate)?;
                Some((id, degree(*worth)))
            };
            let factor = degree(number(constraint.as_mapping_get("factor").unwrap()));
            Criterion {
                role: predicate.into(),
                factor,
                values: statements.iter().filter_map(value).collect(),
            }
        });
        return Weighing::Criteria { hard, soft: soft.collect() };
    }
    let preference = written.as_mapping_get("preference").and_then(Yaml::as_vec).unwrap();
    let property = |entry: &Yaml<'_>| {
        let order = entry.as_mapping_get("order").unwrap();
        Property {
            name: entry.as_mapping_get("property").unwrap().as_str().unwrap().into(),
            order: match order.as_vec() {
                Some(values) => Order::Listed(values.iter().map(|value| scalar(value).into()).collect()),
                None if order.as_str() == Some("descending") => Order::Descending,
                None => Order::Ascending,
            },
        }
    };
    Weighing::Preference(preference.iter().map(property).collect())
}

fn scalar(yaml: &Yaml<'_>) -> String {
    match (yaml.as_str(), yaml.as_bool()) {
        (Some(text), _) => text.to_owned(),
        (None, Some(truth)) => truth.to_string(),
        (None, None) => number(yaml).to_string(),
    }
}

/// A graph of Carneades as a map and a case. Arguments without premises rest on a made-up assumption; an
/// undercutter is a statement there, and here the premise of an undercut.
fn import(expected: &Value, document: &Yaml<'_>) -> (Draft, Case, Vec<RelationId>) {
    let mut draft = Draft::default();
    for name in expected["labels"].as_object().unwrap().keys() {
        draft.statement(name);
    }
    // Some assumptions have no label: nothing is argued from them.
    draft.named(&texts(&expected["assumptions"]));
    let known = draft.statements.clone();
    let mut case = Case::assuming(texts(&expected["assumptions"]).iter().map(|name| known[*name]));
    let schemes = document.as_mapping_get("argument_schemes").and_then(Yaml::as_vec);
    let mut arguments = Vec::new();
    for argument in expected["arguments"].as_array().unwrap() {
        let id = text(&argument["scheme"]);
        let mut schemes = schemes.into_iter().flatten();
        let scheme = schemes.find(|scheme| scheme.as_mapping_get("id").and_then(Yaml::as_str) == Some(id));
        let mut how = match (scheme.map(|scheme| scheme.as_mapping_get("weight")), id) {
            (Some(Some(written)), _) => weighing(document, written, &known),
            (None, "linked" | "convergent" | "cumulative" | "factorized") => {
                weighing(document, &Yaml::value_from_str(id), &known)
            }
            _ => Weighing::Linked,
        };
        let soft = |predicate: &str| matches!(&how, Weighing::Criteria { soft, .. } if soft.iter().any(|c| &*c.role == predicate));
        let mut premises: Vec<Premise> = Vec::new();
        for (i, premise) in argument["premises"].as_array().into_iter().flatten().enumerate() {
            let formula = text(&premise["Statement"]);
            let (predicate, _) = atom(formula);
            let role = if soft(predicate) { predicate.to_owned() } else { format!("premise {i}") };
            let premise = Premise::in_role(draft.statement(formula), role);
            if premises.iter().all(|other| other.node() != premise.node()) {
                premises.push(premise);
            }
        }
        if let Weighing::Criteria { hard, .. } = &mut how {
            // Carneades numbers what must hold; a role that a soft criterion reads is told by its name.
            for role in hard {
                let number = role.strip_prefix("premise ").and_then(|number| number.parse::<usize>().ok());
                if let Some(premise) = number.and_then(|number| premises.get(number)) {
                    *role = premise.role().unwrap().into();
                }
            }
        }
        if premises.is_empty() {
            let given = draft.statement(&format!("given: {}", text(&argument["id"])));
            case.assume(given);
            premises.push(given.into());
        }
        let conclusion = draft.statement(text(&argument["conclusion"]));
        let mut relation = Relation::support(premises, conclusion);
        let properties = entries(scheme.and_then(|scheme| scheme.as_mapping_get("meta")));
        let properties = properties.filter_map(|(name, value)| {
            let number = value.as_floating_point().or(value.as_integer().map(|n| n as f64)).map(Value::from);
            Some((name.as_str()?.to_owned(), value.as_str().map(Value::from).or(number)?))
        });
        relation.set_data(properties.collect());
        let relation = draft.map.add_relation(relation).unwrap();
        case.weighing(relation, how);
        arguments.push(relation);
        if let Some(undercutter) = argument.get("undercutter") {
            draft.undercut(&[text(undercutter)], relation);
        }
    }
    for issue in expected["issues"].as_array().unwrap() {
        let standard = match text(&issue["standard"]) {
            // To Carneades 4 the two are one.
            "PE" | "DV" => Standard::Preponderance,
            "CCE" => Standard::ClearAndConvincing,
            "BRD" => Standard::BeyondReasonableDoubt,
            other => panic!("the standard {other}"),
        };
        case.issue(draft.named(&texts(&issue["positions"])), standard);
    }
    (draft, case, arguments)
}

fn status(label: &str) -> Status {
    match label {
        "in" => Status::In,
        "out" => Status::Out,
        "undecided" => Status::Undecided,
        other => panic!("the label {other}"),
    }
}

/// A statement that is not at issue, has an argument of weight, and is out all the same: against the definition.
fn proven_yet_out(expected: &Value) -> Option<&str> {
    let issues = expected["issues"].as_array().unwrap();
    let at_issue =
        |name: &Value| issues.iter().any(|issue| issue["positions"].as_array().unwrap().contains(name));
    let mut conclusions = expected["arguments"].as_array().unwrap().iter();
    let lost = conclusions.find(|argument| {
        let conclusion = &argument["conclusion"];
        argument["weight"].as_f64().unwrap() > 0.0
            && !at_issue(conclusion)
            && expected["labels"][text(conclusion)] == "out"
    })?;
    Some(text(&lost["conclusion"]))
}

#[test]
fn labels_and_weights_are_those_of_carneades_4() {
    const TEST: &str = "labels_and_weights_are_those_of_carneades_4";
    let Some(corpora) = common::corpora(TEST) else { return };
    let folder = corpora.join("carneades");
    let mut files: Vec<_> =
        fs::read_dir(folder.join("expected")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let (mut compared, mut labels, mut wrong) = ([0, 0], 0, Vec::new());
    for path in files {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let (kind, name) = match name.split_once('-') {
            Some(("yaml", name)) => (0, name),
            Some(("lkif", name)) => (1, name),
            Some(("caf", name)) => {
                common::skipped(TEST, &format!("{name}: Carneades misreads absent attributes of CAF"));
                continue;
            }
            _ => continue,
        };
        let expected: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        if expected.get("error").is_some() {
            continue;
        }
        if let Some(statement) = proven_yet_out(&expected) {
            assert_eq!(kind, 1, "{name}");
            common::skipped(
                TEST,
                &format!("{name}: Carneades loses the argument for {statement} when it reads LKIF"),
            );
            continue;
        }
        let yaml = if kind == 0 {
            fs::read_to_string(folder.join("yaml").join(name).with_extension("yml")).unwrap()
        } else {
            "{}".to_owned()
        };
        let documents = Yaml::load_from_str(&yaml).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (draft, case, arguments) = import(&expected, &documents[0]);
        let verdict = evaluate(&draft.map, &case).unwrap();
        for (statement, label) in expected["labels"].as_object().unwrap() {
            let found = verdict.status(draft.statements[statement]);
            if found != status(text(label)) {
                wrong.push(format!("{name}: {statement} is {found:?}, not {label}"));
            }
            labels += 1;
        }
        for (argument, &relation) in expected["arguments"].as_array().unwrap().iter().zip(&arguments) {
            let found = verdict.weight(relation).unwrap_or(0.0);
            if (found - argument["weight"].as_f64().unwrap()).abs() > 1e-9 {
                wrong.push(format!("{name}: {} weighs {found}, not {}", argument["id"], argument["weight"]));
            }
        }
        compared[kind] += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared.iter().all(|&count| count > 0), "no file of one kind was compared: {compared:?}");
    eprintln!("{} + {} files, {labels} labels", compared[0], compared[1]);
}

/// The other way to name a literal and its negation.
fn negation(literal: &str) -> String {
    literal.strip_prefix('-').map_or_else(|| format!("-{literal}"), str::to_owned)
}

/// In the classical model every statement has a standard of its own, and so has its negation: each argument
/// supports its conclusion and attacks the negation.
#[test]
fn the_worked_examples_of_the_classical_model() {
    let Some(corpora) = common::corpora("the_worked_examples_of_the_classical_model") else { return };
    let file = fs::read_to_string(corpora.join("semantics/translations.json")).unwrap();
    let file: BTreeMap<String, Value> = serde_json::from_str(&file).unwrap();
    let mut compared = 0;
    for (name, example) in file.iter().filter(|(_, example)| example["kind"] == "carneades") {
        let mut draft = Draft::default();
        let mut presumed = Vec::new();
        let arguments = example["args"].as_array().unwrap();
        for argument in arguments {
            let in_role = |role| {
                let premises = argument["premises"].as_array().unwrap().iter();
                premises.filter(move |premise| premise[0] == role).map(|premise| text(&premise[1]))
            };
            let premises: Vec<&str> = in_role("ordinary").chain(in_role("assumption")).collect();
            presumed.extend(in_role("assumption"));
            let conclusion = text(&argument["c"]);
            let weight = argument["w"].as_f64().unwrap();
            for relation in
                [draft.support(&premises, conclusion), draft.rebut(&premises, &negation(conclusion))]
            {
                draft.strength(relation, weight);
                for exception in in_role("exception") {
                    draft.undercut(&[exception], relation);
                }
            }
        }
        let accepted = draft.named(&texts(&example["accepted"]));
        let mut case = Case::assuming(accepted.iter().copied());
        let argued = |literal: &str| {
            arguments.iter().any(|argument| argument["c"] == literal || argument["c"] == negation(literal))
        };
        for literal in presumed.into_iter().filter(|literal| !argued(literal)) {
            let id = draft.statement(literal);
            if !accepted.contains(&id) {
                case.presume(id);
            }
        }
        for rejected in draft.named(&texts(&example["rejected"])) {
            case.reject(rejected);
        }
        let params = |name: &str| example["params"][name].as_f64().unwrap();
        case.thresholds(Thresholds::new(params("alpha"), params("beta"), params("gamma")).unwrap());
        for (literal, standard) in example["standards"].as_object().unwrap() {
            let standard = match text(standard) {
                "SE" => Standard::Scintilla,
                "PE" => Standard::Preponderance,
                "CCE" => Standard::ClearAndConvincing,
                "BRD" => Standard::BeyondReasonableDoubt,
                "DV" => Standard::DialecticalValidity,
                other => panic!("the standard {other}"),
            };
            case.issue([draft.statement(literal)], standard);
        }
        let expected = example["labels"].as_object().unwrap();
        for literal in expected.keys() {
            draft.statement(literal);
        }
        let labels = draft.labels(&case);
        for (literal, label) in expected {
            assert_eq!(labels[literal], status(text(label)), "{name}: {literal}");
        }
        compared += 1;
    }
    assert!(compared > 0);
}
