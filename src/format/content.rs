//! What is in a map that a format may have no place for, told feature by feature.

use crate::format::report::{Feature, Losses};
use crate::map::attributes::Attributes;
use crate::map::id::VoiceId;
use crate::map::relation::{Family, Premise};
use crate::map::statement::StatementKind;
use crate::map::{ArgumentMap, Node};
use std::collections::BTreeSet;

/// Notes as left out whatever the map has of everything but what the format keeps, of relations or of everything.
///
/// A voice that nothing belongs to has no place in a format that names voices where they speak.
pub(crate) fn note_left_out(
    map: &ArgumentMap,
    keeps: &[Feature],
    keeps_of_relations: &[Feature],
    losses: &mut Losses,
) {
    let nodes = (0..).take(map.bound()).filter_map(|number| map.node(number));
    let speaking: BTreeSet<VoiceId> =
        nodes.filter_map(|node| node.attributes().voicing()).map(|voicing| voicing.voice).collect();
    for (_, voice) in map.voices().filter(|(id, _)| !speaking.contains(id)) {
        losses.note(Feature::Voicing, &voice.key, "left out");
    }
    each(map, |feature, key| {
        let kept = keeps.contains(&feature)
            || keeps_of_relations.contains(&feature) && map.find_relation(key).is_some();
        if !kept {
            losses.note(feature, key, "left out");
        }
    });
}

/// The statements that nothing supports and that are not only attributed: a format that asks what is assumed has them
/// so.
#[cfg(any(feature = "xml", feature = "yaml"))]
pub(crate) fn unsupported(map: &ArgumentMap) -> impl Iterator<Item = crate::map::id::StatementId> + '_ {
    map.statements().filter(|&id| !map[id].is_attributed() && map.supporters(id).next().is_none())
}

/// Calls back with each feature that something in the map has, and the key of that thing.
fn each(map: &ArgumentMap, mut has: impl FnMut(Feature, &str)) {
    if !map.title().is_empty() {
        has(Feature::Title, "");
    }
    if !map.data().is_empty() {
        has(Feature::Data, "");
    }
    for (_, source) in map.sources() {
        has(Feature::Source, &source.key);
    }
    for (_, group) in map.groups() {
        has(Feature::Group, &group.key);
    }
    let voices = map.voices().map(|(_, voice)| (&voice.key, &voice.data));
    let groups = map.groups().map(|(_, group)| (&group.key, &group.data));
    for (key, _) in voices.chain(groups).filter(|(_, data)| !data.is_empty()) {
        has(Feature::Data, key);
    }
    for number in (0..).take(map.bound()) {
        match map.node(number) {
            Some(Node::Statement(statement)) => {
                let key = statement.key();
                note(
                    &[
                        (Feature::Kind, statement.kind() == StatementKind::Evidence),
                        (Feature::Dialogue, statement.kind() == StatementKind::Locution),
                        (Feature::Thesis, statement.is_thesis()),
                        (Feature::Implicit, statement.is_implicit()),
                    ],
                    |feature| has(feature, key),
                );
                attributes(&statement.attributes, |feature| has(feature, key));
            }
            Some(Node::Relation(relation)) => {
                let (key, family) = (relation.key(), relation.family());
                note(
                    &[
                        (Feature::Rephrase, family == Family::Rephrase),
                        (Feature::Preference, family == Family::Preference),
                        (Feature::Dialogue, family.is_dialogue()),
                        (Feature::Scheme, relation.scheme().is_some()),
                        (
                            Feature::Role,
                            relation.premises().iter().any(|premise| Premise::role(premise).is_some()),
                        ),
                        (Feature::Strict, relation.is_strict()),
                        (Feature::Symmetric, relation.is_symmetric()),
                        (Feature::Conceded, relation.is_conceded()),
                    ],
                    |feature| has(feature, key),
                );
                attributes(&relation.attributes, |feature| has(feature, key));
            }
            None => {}
        }
    }
}

fn attributes(attributes: &Attributes, has: impl FnMut(Feature)) {
    note(
        &[
            (Feature::Voicing, attributes.voicing().is_some()),
            (Feature::Qualifier, attributes.qualifier().is_some()),
            (Feature::Strength, attributes.strength().is_some()),
            (Feature::Quotes, !attributes.quotes().is_empty()),
            (Feature::Tags, !attributes.tags().is_empty()),
            (Feature::Group, attributes.group().is_some()),
            (Feature::Data, attributes.data().is_some()),
        ],
        has,
    );
}

fn note(found: &[(Feature, bool)], has: impl FnMut(Feature)) {
    found.iter().filter(|(_, there)| *there).map(|&(feature, _)| feature).for_each(has);
}
