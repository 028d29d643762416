//! What of a map has no place in an `arggraph`.

use super::kept::{TYPE, of};
use super::{EXAMPLE, KEY, SIDES};
use crate::format::content::note_left_out;
use crate::format::markup::printable;
use crate::format::report::Losses;
use crate::format::{Feature, Loss};
use crate::map::attributes::{Attributes, Data, Manner, Voicing};
use crate::map::id::StatementId;
use crate::map::relation::Family;
use crate::map::{ArgumentMap, Node};
use std::borrow::Cow;
use std::collections::HashSet;

/// The side that a voice makes of a unit.
pub(super) fn side(voicing: Option<Voicing>) -> Option<&'static str> {
    Some(if voicing?.manner == Manner::Asserted { SIDES[0].0 } else { SIDES[1].0 })
}

/// What of a map the format has no place for; `written` says of each node whether it has.
pub(super) fn losses(map: &ArgumentMap, written: &[bool]) -> Vec<Loss> {
    let mut losses = Losses::default();
    let keeps = [
        Feature::Title,
        Feature::Data,
        Feature::Voicing,
        Feature::Implicit,
        Feature::Thesis,
        Feature::Scheme,
    ];
    note_left_out(map, &keeps, &[], &mut losses);
    // Both sides have their place, whether or not they say anything.
    let mut left_out = std::mem::take(&mut losses).into_vec();
    left_out.retain(|loss| loss.feature != Feature::Voicing);
    let others = |data: &Data| data.keys().any(|key| key != KEY);
    if others(map.data()) {
        losses.note(Feature::Data, "", "left out");
    }
    let unfit = |text: &str| matches!(printable(text), Cow::Owned(_));
    if unfit(map.title()) {
        losses.note(Feature::Characters, "", "written as pictures");
    }
    for (_, voice) in map.voices() {
        let side = SIDES.iter().any(|&(key, name)| (key, name) == (&*voice.key, &*voice.name));
        if !(side && voice.data.is_empty()) {
            losses.note(Feature::Voicing, &voice.key, "written as one of the two sides");
        }
    }
    for number in (0..map.bound()).filter_map(|number| u32::try_from(number).ok()) {
        let Some(node) = map.node(number) else { continue };
        let attributes: &Attributes = node.attributes();
        let key = map.id_of(number).map_or("", |id| map.key(id));
        if attributes.data().is_some_and(others) {
            losses.note(Feature::Data, key, "left out");
        }
        match node {
            Node::Statement(statement) => {
                if unfit(statement.text()) {
                    losses.note(Feature::Characters, key, "written as pictures");
                }
                let untyped = of(statement.data()).is_some_and(|kept| kept.contains_key(TYPE));
                let voice = attributes.voicing().and_then(|voicing| map.voice(voicing.voice));
                let own = |side: &str| voice.is_some_and(|voice| voice.key == side);
                if !map.id_of(number).and_then(|_| side(attributes.voicing())).map_or(untyped, own) {
                    losses.note(Feature::Voicing, key, "written as one of the two sides");
                }
            }
            Node::Relation(relation) => {
                if attributes.voicing().is_some() {
                    losses.note(Feature::Voicing, key, "left out");
                }
                let scheme = relation.scheme().map(|scheme| scheme.written());
                if scheme.is_some_and(|scheme| scheme != EXAMPLE || relation.family() != Family::Support) {
                    losses.note(Feature::Scheme, key, "written as a plain link or an example");
                }
                if !written[number as usize] && matches!(relation.family(), Family::Support | Family::Attack)
                {
                    losses.note(Feature::OnRelation, key, "left out with its target");
                }
            }
        }
    }
    let used: HashSet<StatementId> =
        map.relations().filter(|id| written[id.index()]).flat_map(|id| map.premises(id)).collect();
    let mut sinks = map.statements().filter(|id| !used.contains(id));
    let thesis = sinks.next().filter(|_| sinks.next().is_none());
    for id in map.statements().filter(|&id| map[id].is_thesis() != (thesis == Some(id))) {
        losses.note(Feature::Thesis, map.key(id), "the one unit that leads nowhere is the thesis");
    }
    left_out.extend(losses.into_vec());
    left_out
}
