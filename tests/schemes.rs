//! The catalogue of schemes: names against those in use elsewhere, patterns against themselves.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::{Challenge, Checker, MapBuilder, Rule, Scheme};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Names in arguebuf's list that come from other taxonomies than Walton's, or name no inference at all.
const OTHERS: &[&str] = &[
    // Aristotle's three grounds of trust in a speaker, alone and combined; Walton has one ethotic argument.
    "Argument From Goodwill",
    "Argument From Moral Virtue",
    "Argument From Practical Wisdom",
    "Argument From Virtue/Goodwill",
    "Argument From Wisdom/Goodwill",
    "Argument From Wisdom/Virtue",
    "Argument From Wisdom/Virtue/Goodwill",
    // The four causes and the loci of the Argumentum Model of Topics (Rigotti and Greco).
    "Definitional",
    "Efficient Cause",
    "Final Cause",
    "Formal Cause",
    "Material Cause",
    "Mereological",
    "From-all-the-more-so-OR-all-the-less-so",
    "From-conjugates-OR-derivates",
    "From-correlates",
    "From-definition",
    "From-description",
    "From-efficient-cause",
    "From-final-OR-instrumental-cause",
    "From-formal-cause",
    "From-genus-and-species",
    "From-material-cause",
    "From-ontological-implications",
    "From-place",
    "From-promising-and-warning",
    "From-termination-and-inception",
    "From-time",
    // Not in the compendium, and without settled premises.
    "Informant Report",
    "Practical Evaluation",
    // Saying it again is not arguing for it.
    "Paraphrase",
    "Reframing",
];

/// Where we are more exact than arguebuf, which has no name of its own for these.
const FINER: &[(&str, Scheme)] = &[
    ("Arbitrary Verbal Classification", Scheme::ArbitrarinessOfVerbalClassification),
    ("Definition To Verbal Classification", Scheme::DefinitionToVerbalClassification),
    ("Vague Verbal Classification", Scheme::VaguenessOfVerbalClassification),
    ("Vagueness Of Verbal Classification", Scheme::VaguenessOfVerbalClassification),
];

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn strings(value: &Value) -> BTreeMap<String, String> {
    let pairs = value.as_object().unwrap().iter();
    pairs.map(|(key, value)| (key.clone(), value.as_str().unwrap().to_owned())).collect()
}

#[test]
fn the_names_of_arguebuf_mean_what_arguebuf_means() {
    let Some(folder) = common::corpora("the_names_of_arguebuf_mean_what_arguebuf_means") else { return };
    let enums = strings(&json(&folder.join("schemes/arguebuf-scheme-enums.json"))["Support"]);
    let mut known = HashSet::new();
    for (variant, name) in enums.iter().filter(|(variant, _)| *variant != "DEFAULT") {
        let scheme = Scheme::recognise(name);
        assert!(scheme.is_some(), "{name}");
        assert_eq!(Scheme::recognise(variant), scheme, "{variant}");
        assert!(known.insert(scheme), "{name} is told from the others");
    }
    assert_eq!(known.len(), 64);

    let synonyms = strings(&json(&folder.join("schemes/arguebuf-text2support.json")));
    let (mut recognised, mut others) = (0, BTreeSet::new());
    for (name, variant) in &synonyms {
        let scheme = Scheme::recognise(name);
        let finer = FINER.iter().find(|(finer, _)| finer == name).map(|&(_, scheme)| scheme);
        match scheme {
            _ if Scheme::is_default_name(name) => assert_eq!(scheme, None, "{name}"),
            None => assert!(others.insert(name.as_str())),
            Some(_) => {
                recognised += 1;
                if variant != "DEFAULT" {
                    let same = finer.or_else(|| Scheme::recognise(&enums[variant]));
                    assert_eq!(scheme, same, "{name}");
                }
            }
        }
    }
    assert_eq!(others, OTHERS.iter().copied().collect(), "what is not recognised is listed with its reason");
    assert_eq!((recognised, others.len()), (62, 32));
}

fn aif_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            aif_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
}

#[test]
fn every_scheme_in_the_aif_corpora_is_recognised() {
    let Some(folder) = common::corpora("every_scheme_in_the_aif_corpora_is_recognised") else { return };
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    let mut files = Vec::new();
    aif_files(&folder.join("aif"), &mut files);
    for file in files {
        let Ok(document) = serde_json::from_str::<Value>(&fs::read_to_string(file).unwrap()) else {
            continue;
        };
        let nodes = document.get("nodes").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        for node in nodes.iter().filter(|node| {
            matches!(node.get("type").and_then(Value::as_str), Some("RA" | "CA" | "MA" | "PA"))
        }) {
            for field in ["scheme", "text"] {
                if let Some(name) = node.get(field).and_then(Value::as_str) {
                    *names.entry(name.to_owned()).or_default() += 1;
                }
            }
        }
    }
    for entry in json(&folder.join("schemes/aifdb-scheme-ids-observed.json")).as_array().unwrap() {
        if matches!(entry["type"].as_str(), Some("RA" | "CA" | "MA" | "PA")) {
            *names.entry(entry["scheme"].as_str().unwrap().to_owned()).or_default() += 1;
        }
    }
    let lacking: Vec<_> = names
        .keys()
        .filter(|name| Scheme::recognise(name).is_none() && !Scheme::is_default_name(name))
        .collect();
    assert!(names.values().sum::<usize>() > 1000 && names.len() > 20, "the files are read");
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn every_pattern_is_sound() {
    let by_form = [Scheme::ModusPonens, Scheme::ModusTollens, Scheme::DisjunctiveSyllogism];
    for &scheme in Scheme::ALL {
        let roles: HashSet<&str> = scheme.roles().iter().map(|role| role.name).collect();
        assert_eq!(roles.len(), scheme.roles().len(), "{scheme}: each role has a name of its own");
        assert!(!roles.is_empty(), "{scheme}");
        let questions = scheme.critical_questions();
        assert_eq!(questions.len() < 2, by_form.contains(&scheme), "{scheme}: {} questions", questions.len());
        let keys: HashSet<&str> = questions.iter().map(|question| question.key).collect();
        assert_eq!(keys.len(), questions.len(), "{scheme}: each question has a key of its own");
        for question in questions {
            assert!(question.question.ends_with('?'), "{scheme}: {}", question.question);
            if let Challenge::Premise(role) = question.challenges {
                assert!(roles.contains(role), "{scheme}: {} challenges {role}", question.key);
            }
        }
    }
}

#[test]
fn aifdb_has_the_same_six_questions_on_expert_opinion() {
    // Form edges of AIFdb: type 3 is an exception (undercut), type 4 a conflict with the conclusion.
    let Some(folder) = common::corpora("aifdb_has_the_same_six_questions_on_expert_opinion") else { return };
    let edges = json(&folder.join("schemes/aifdb-formedges-15-ExpertOpinion.json"));
    let asked = edges["formedges"].as_array().unwrap().iter().filter(|edge| edge["CQ"].is_string()).count();
    let ours = Scheme::ExpertOpinion.critical_questions();
    assert_eq!(ours.len(), asked);
    let of = |challenge| ours.iter().filter(|question| question.challenges == challenge).count();
    assert_eq!(of(Challenge::Conclusion), 1);
}

fn open(sentences: impl FnOnce(&mut MapBuilder)) -> Vec<String> {
    let mut m = MapBuilder::new("Questions");
    for key in ["c", "p", "x", "y"] {
        m.claim(key, key);
    }
    sentences(&mut m);
    let findings = Checker::only([Rule::OpenQuestions]).check(&m.build().unwrap());
    findings.into_iter().map(|finding| finding.message).collect()
}

#[test]
fn a_question_is_open_until_something_answers_it() {
    let all = open(|m| {
        m.support("c").with("p").key("step").scheme("Argument from Sign");
    });
    assert_eq!(all.len(), 1, "one finding for one inference");
    for question in Scheme::Sign.critical_questions() {
        assert!(all[0].contains(question.question) && all[0].contains(question.key), "{all:?}");
    }
    let one = open(|m| {
        m.support("c").with("p").key("step").scheme("sign");
        m.rebut("p").with("x").answers("observed");
        m.undercut("step").with("y").answers("other-causes");
    });
    let [observed, strength, other] = Scheme::Sign.critical_questions() else { panic!("three questions") };
    assert!(one[0].contains(strength.question));
    assert!(!one[0].contains(observed.question) && !one[0].contains(other.question), "{one:?}");
    let none = open(|m| {
        m.support("c").with_linked(["p", "x"]).key("step").scheme("sign").roles(["sign", "CQ:strength"]);
        m.support("step").with("y").answers("other-causes").tag("cq:observed");
        m.support("c").with("y").scheme("modus ponens");
    });
    assert_eq!(none.len(), 1, "the prefix is written in lower case: {none:?}");
    let none = open(|m| {
        m.support("c").with_linked(["p", "x"]).key("step").scheme("sign").roles(["sign", "cq:strength"]);
        m.support("step").with("y").answers("other-causes").tag("cq:observed");
        m.support("c").with("y").scheme("modus ponens");
    });
    assert!(none.is_empty(), "{none:?}");
}

#[test]
fn whoever_names_roles_names_them_all() {
    let found = |roles: &[&str]| {
        let mut m = MapBuilder::new("Roles");
        for key in ["c", "p", "q"] {
            m.claim(key, key);
        }
        m.support("c").with_linked(["p", "q"]).scheme("sign").roles(roles.iter().copied());
        Checker::only([Rule::MissingRole]).check(&m.build().unwrap())
    };
    assert!(found(&["Sign", "link"]).is_empty());
    assert!(found(&["major", "minor"]).is_empty(), "other names are the author's own");
    let missing = found(&["sign", "minor"]);
    assert!(missing[0].message.ends_with("by sign names no premise for: link"), "{missing:?}");
}
