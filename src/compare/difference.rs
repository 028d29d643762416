//! What changed from one version of a map to another.

use crate::compare::aspect::{Aspect, Said, of_group, of_map, of_node, of_source, of_voice};
use crate::error::Noun;
use crate::map::ArgumentMap;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt;

/// One step from one map to another.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// Something is new.
    Added {
        /// What it is.
        noun: Noun,
        /// Its key.
        key: String,
        /// Its place among those of its kind in the second map, counted from 0.
        at: usize,
        /// What the second map says of it.
        says: Vec<(Aspect, Value)>,
    },
    /// Something is gone.
    Removed {
        /// What it is.
        noun: Noun,
        /// Its key.
        key: String,
    },
    /// Something is in both maps and says something else: it was reworded, re-attached, re-labelled.
    Changed {
        /// What it is; `None` for the map as a whole.
        noun: Option<Noun>,
        /// Its key; empty for the map as a whole.
        key: String,
        /// In what.
        aspect: Aspect,
        /// What the first map says, with keys in the place of ids.
        from: Value,
        /// What the second map says.
        to: Value,
    },
    /// What is in both maps stands in another order.
    Reordered {
        /// What they are.
        noun: Noun,
        /// The keys of those in both maps, in the order of the second.
        order: Vec<String>,
    },
}

impl Change {
    /// Whether a relation was given another target or other premises.
    #[must_use]
    pub fn is_reattachment(&self) -> bool {
        matches!(self, Change::Changed { aspect: Aspect::Premises | Aspect::Target, .. })
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::Added { noun, key, .. } => write!(f, "added the {noun} {key:?}"),
            Change::Removed { noun, key } => write!(f, "removed the {noun} {key:?}"),
            Change::Changed { noun, key, aspect, from, to } => {
                match noun {
                    Some(noun) => write!(f, "changed the {noun} {key:?}: ")?,
                    None => f.write_str("changed the map: ")?,
                }
                write!(f, "{aspect} from {from} to {to}")
            }
            Change::Reordered { noun, order } => {
                write!(f, "reordered the {noun}s: {}", Value::from(order.as_slice()))
            }
        }
    }
}

/// The steps from one map to another; empty exactly if the maps are equal.
///
/// Prints one step a line, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference(Vec<Change>);

impl Difference {
    /// Whether the maps are equal.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The steps: those of the map as a whole, then of its voices, sources, groups, statements and relations.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.0
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|change| writeln!(f, "{change}"))
    }
}

/// What was added, removed, re-attached, re-labelled and reordered from map `a` to map `b`; things with the same
/// key are the same thing.
///
/// Linear in the maps.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::compare::difference;
///
/// let version = |target: &str| {
///     let mut m = MapBuilder::new("Was it the rain?");
///     m.thesis("rain", "It rained.");
///     m.evidence("wet", "The street is wet.");
///     m.evidence("truck", "The water truck came by.");
///     m.support("rain").with("wet").key("sign");
///     m.rebut(target).with("truck").key("objection");
///     m.build()
/// };
/// let difference = difference(&version("rain")?, &version("wet")?);
/// assert_eq!(
///     difference.to_string(),
///     "changed the relation \"objection\": target from \"rain\" to \"wet\"\n"
/// );
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[must_use]
pub fn difference(a: &ArgumentMap, b: &ArgumentMap) -> Difference {
    let mut changes = Vec::new();
    compare(None, "", of_map(a), of_map(b), &mut changes);
    for noun in [Noun::Voice, Noun::Source, Noun::Group, Noun::Statement, Noun::Relation] {
        sequences(noun, &listed(a, noun), &listed(b, noun), &mut changes);
    }
    Difference(changes)
}

fn listed(map: &ArgumentMap, noun: Noun) -> Vec<(&str, Said)> {
    let node = |id: usize| map.node(u32::try_from(id).ok()?);
    let said = |id: usize| node(id).map(|node| of_node(map, node)).unwrap_or_default();
    match noun {
        Noun::Voice => map.voices().map(|(_, voice)| (voice.key.as_str(), of_voice(voice))).collect(),
        Noun::Source => map.sources().map(|(_, source)| (source.key.as_str(), of_source(source))).collect(),
        Noun::Group => map.groups().map(|(_, group)| (group.key.as_str(), of_group(map, group))).collect(),
        Noun::Statement => map.all_statements().map(|id| (map.key(id), said(id.index()))).collect(),
        Noun::Relation | Noun::Node => {
            map.all_relations().map(|id| (map.key(id), said(id.index()))).collect()
        }
    }
}

fn sequences(noun: Noun, a: &[(&str, Said)], b: &[(&str, Said)], changes: &mut Vec<Change>) {
    let place_in_b: HashMap<&str, usize> = b.iter().enumerate().map(|(at, (key, _))| (*key, at)).collect();
    let mut kept = vec![false; b.len()];
    let (mut last, mut in_order) = (0, true);
    for (key, said) in a {
        if let Some(&at) = place_in_b.get(key) {
            in_order &= last <= at;
            (last, kept[at]) = (at, true);
            compare(Some(noun), key, said.clone(), b[at].1.clone(), changes);
        } else {
            changes.push(Change::Removed { noun, key: (*key).to_owned() });
        }
    }
    for (at, (key, said)) in b.iter().enumerate().filter(|&(at, _)| !kept[at]) {
        changes.push(Change::Added { noun, key: (*key).to_owned(), at, says: said.clone() });
    }
    if !in_order {
        let order = b.iter().zip(kept).filter(|&(_, kept)| kept).map(|((key, _), _)| (*key).to_owned());
        changes.push(Change::Reordered { noun, order: order.collect() });
    }
}

fn compare(noun: Option<Noun>, key: &str, a: Said, b: Said, changes: &mut Vec<Change>) {
    for ((aspect, from), (_, to)) in a.into_iter().zip(b) {
        if from != to {
            changes.push(Change::Changed { noun, key: key.to_owned(), aspect, from, to });
        }
    }
}
