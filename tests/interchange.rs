//! From every format to every format and back: whatever does not come back was reported as a loss.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::compare::{Aspect, Change, difference};
use argument_map::format::{self, Feature, Format, Loss, json};
use argument_map::{ArgumentMap, Noun};
use proptest::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// The formats that keep a map; what an abstract framework keeps of one is a matter of its own.
fn targets() -> impl Iterator<Item = Format> {
    let framework = |format: &Format| matches!(format, Format::Af | Format::Apx | Format::Tgf);
    Format::ALL.iter().copied().filter(move |format| format.can_read() && !framework(format))
}

/// The map without what a format keeps for itself.
fn without(map: &ArgumentMap, format: Format) -> ArgumentMap {
    let own = if format == Format::Xaif { "aif" } else { format.name() };
    let mut document: Value = serde_json::from_str(&json::to_string(map)).unwrap();
    let strip = |thing: &mut Value| {
        let Some(data) = thing.get_mut("data").and_then(Value::as_object_mut) else { return };
        data.remove(own);
        // LKIF and CAF say what is assumed in the words of Carneades' YAML, even if that is nothing.
        data.retain(|name, value| name != "carneades" || value.as_object().is_none_or(|all| !all.is_empty()));
        if data.is_empty() {
            thing.as_object_mut().unwrap().remove("data");
        }
    };
    strip(&mut document);
    for list in ["voices", "sources", "groups", "statements", "relations"] {
        document.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten().for_each(strip);
    }
    json::read(&document.to_string()).unwrap()
}

/// What a change of an aspect may be told as.
fn told_as(aspect: Aspect) -> &'static [Feature] {
    match aspect {
        Aspect::Title => &[Feature::Title, Feature::Source, Feature::Group, Feature::Characters],
        Aspect::Name => &[Feature::Voicing],
        Aspect::Author | Aspect::Date | Aspect::Url => &[Feature::Source],
        Aspect::Text => &[Feature::Text, Feature::Source, Feature::Characters],
        Aspect::Parent | Aspect::Group => &[Feature::Group],
        Aspect::Kind => &[Feature::Kind],
        Aspect::Implicit => &[Feature::Implicit],
        Aspect::Thesis => &[Feature::Thesis],
        Aspect::Scheme => &[Feature::Scheme],
        Aspect::Strict => &[Feature::Strict],
        Aspect::Symmetric => &[Feature::Symmetric],
        Aspect::Conceded => &[Feature::Conceded],
        Aspect::Voicing => &[Feature::Voicing],
        Aspect::Qualifier => &[Feature::Qualifier],
        Aspect::Strength => &[Feature::Strength],
        Aspect::Quotes => &[Feature::Quotes],
        Aspect::Tags => &[Feature::Tags],
        // Carneades' formats assume what has no support; a source or a voice is told of as a whole.
        Aspect::Data => &[Feature::Data, Feature::Unsupported, Feature::Source, Feature::Voicing],
        Aspect::Premises => &[Feature::Role, Feature::Linked, Feature::Order, Feature::OnRelation],
        Aspect::Target | Aspect::Family => &[Feature::OnRelation, Feature::Rebuttal, Feature::Symmetric],
        _ => &[],
    }
}

/// What is lost with all that is said of it; its key may then be that of something else.
const GOES_WHOLE: &[Feature] = &[
    Feature::OnRelation,
    Feature::Rephrase,
    Feature::Preference,
    Feature::Dialogue,
    Feature::Conceded,
    Feature::Linked,
    Feature::Rebuttal,
    Feature::Symmetric,
];

/// What a map has become that nobody was told of, by way of a format.
fn silent(map: &ArgumentMap, to: Format) -> Vec<String> {
    let written = format::write(map, to).unwrap();
    let back = match format::read_as(written.text.as_bytes(), to) {
        Ok(document) => document.map,
        Err(errors) => return vec![format!("{errors}")],
    };
    let losses = &written.losses;
    let told = |features: &[Feature], of: &dyn Fn(&Loss) -> bool| {
        losses.iter().any(|loss| features.contains(&loss.feature) && of(loss))
    };
    let names = |key: &str, loss: &Loss| loss.keys.iter().any(|named| named == key);
    let renamed = |key: &str| told(&[Feature::Key], &|loss| names(key, loss));
    let gone = |key: &str| {
        losses
            .iter()
            .any(|loss| GOES_WHOLE.contains(&loss.feature) && loss.instead == "left out" && names(key, loss))
    };
    let ends_renamed = |key: &str| {
        let found = map.find_relation(key).map(|id| &map[id]);
        found.is_some_and(|relation| {
            let ends = relation.premises().iter().map(|premise| premise.node()).chain([relation.target()]);
            ends.into_iter().any(|end| renamed(map.key(end)))
        })
    };
    // YAML says in one list what is assumed, LKIF and CAF of each statement.
    let listed = map.data().get("carneades").and_then(|file| file.get("assumptions")?.as_array());
    let assumed = |key: &str| listed.is_some_and(|keys| keys.iter().any(|listed| listed == key));
    let explained = |change: &Change| match change {
        // Voices are where they speak.
        Change::Removed { noun: Noun::Voice, .. } => told(&[Feature::Voicing], &|_| true),
        Change::Removed { key, .. } => losses.iter().any(|loss| names(key, loss)),
        Change::Added { .. } => {
            // What stands for something that has no place.
            let roundabout = [Feature::Rebuttal, Feature::OnRelation, Feature::Symmetric];
            let made_up = [Feature::Key, Feature::Unsupported, Feature::Voicing];
            told(&roundabout, &|_| true) || told(&made_up, &|_| true)
        }
        Change::Changed { noun: None, aspect, .. } => told(told_as(*aspect), &|loss| loss.keys.is_empty()),
        Change::Changed { key, aspect, .. } => {
            let moved = matches!(aspect, Aspect::Premises | Aspect::Target) && ends_renamed(key);
            moved
                || (*aspect == Aspect::Data && assumed(key))
                || renamed(key)
                || gone(key)
                || told(told_as(*aspect), &|loss| names(key, loss))
        }
        Change::Reordered { .. } => told(&[Feature::Order, Feature::Key], &|_| true),
        _ => false,
    };
    let difference = difference(&without(map, to), &without(&back, to));
    let silent = difference.changes().iter().filter(|change| !explained(change));
    silent.map(|change| format!("{to}: {change}")).collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
    found.sort();
}

/// Every so many files of each format, and the maps of those that are not too long.
fn sample(corpora: &Path, every: usize, longest: usize) -> Vec<(PathBuf, Format, ArgumentMap)> {
    let mut all = Vec::new();
    files(corpora, &mut all);
    let mut met = vec![0; Format::ALL.len()];
    let mut maps = Vec::new();
    for path in all {
        let bytes = fs::read(&path).unwrap();
        let Ok(detected) = Format::detect(&bytes, path.to_str()) else { continue };
        let format = detected.format;
        if bytes.len() > longest || !format.can_read() {
            continue;
        }
        let met = &mut met[Format::ALL.iter().position(|&other| other == format).unwrap()];
        // All of the first few: some formats have no more.
        if *met < 3 || *met % every == 0 {
            maps.push((path, format, format::read_as(&bytes, format).unwrap().map));
        }
        *met += 1;
    }
    maps
}

/// A sample: all files take minutes.
const EVERY: usize = 30;

#[test]
fn nothing_of_the_corpora_is_lost_in_silence() {
    let Some(corpora) = common::corpora("nothing_of_the_corpora_is_lost_in_silence") else { return };
    let sample = sample(&corpora, EVERY, 60_000);
    assert!(sample.len() > 60);
    let mut wrong = Vec::new();
    for (path, _, map) in &sample {
        for to in targets() {
            let silent = silent(map, to).into_iter();
            wrong.extend(silent.map(|change| format!("{}: {change}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{} changes\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
}

/// What a reader keeps of its own format is free data to all other formats.
#[test]
fn nothing_is_lost_in_silence_by_way_of_another_format() {
    let Some(corpora) = common::corpora("nothing_is_lost_in_silence_by_way_of_another_format") else {
        return;
    };
    let mut wrong = Vec::new();
    for (path, _, map) in sample(&corpora, 20 * EVERY, 4_000) {
        for by in targets() {
            let there = format::write(&map, by).unwrap().text;
            let there = format::read_as(there.as_bytes(), by).unwrap().map;
            for to in targets() {
                let silent = silent(&there, to).into_iter();
                wrong.extend(silent.map(|change| format!("{} by {by}: {change}", path.display())));
            }
        }
    }
    assert!(wrong.is_empty(), "{} changes\n{}", wrong.len(), wrong[..wrong.len().min(60)].join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]
    #[test]
    fn nothing_of_any_map_is_lost_in_silence(map in common::map(common::hostile_key(), common::hostile_text())) {
        for to in targets() {
            let silent = silent(&map, to);
            prop_assert!(silent.is_empty(), "{}\n{}", silent.join("\n"), format::write(&map, to).unwrap().text);
        }
    }
}
