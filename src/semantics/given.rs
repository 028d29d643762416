//! What a viewpoint takes as given.

use crate::error::{Error, ErrorKind, Noun};
use crate::map::ArgumentMap;
use crate::map::attributes::Manner;
use crate::map::id::{NodeId, StatementId, VoiceId};
use crate::map::relation::{Family, Relation};
use crate::map::statement::Statement;
use crate::semantics::reading::{Reading, Viewpoint};
use std::collections::BTreeSet;

/// A viewpoint that is settled for one map.
#[derive(Clone, Debug)]
pub(crate) enum View {
    Voice(VoiceId),
    Everyone,
    Given(BTreeSet<StatementId>),
}

impl View {
    /// Settles the viewpoint of a reading; linear in the map if the main claim has to be found.
    pub(crate) fn of(map: &ArgumentMap, reading: &Reading) -> Result<View, Error> {
        check(map, reading)?;
        Ok(match &reading.viewpoint {
            Viewpoint::Voice(voice) => View::Voice(*voice),
            Viewpoint::Key(key) => {
                View::Voice(map.find_voice(key).ok_or_else(|| map.unknown_key(Noun::Voice, key))?)
            }
            Viewpoint::Everyone => View::Everyone,
            Viewpoint::Given(statements) => View::Given(statements.iter().copied().collect()),
            Viewpoint::MainClaim => {
                let mut voices = map.main_claims().map(|claim| asserting(&map[claim]));
                match voices.next() {
                    Some(Some(voice)) if voices.all(|other| other == Some(voice)) => View::Voice(voice),
                    _ => View::Everyone,
                }
            }
        })
    }

    /// Whether a statement is given; `used` says whether one of this viewpoint's own arguments rests on it.
    pub(crate) fn takes(&self, id: StatementId, statement: &Statement, used: bool) -> bool {
        match self {
            View::Given(statements) => statements.contains(&id),
            View::Everyone => !statement.is_attributed(),
            View::Voice(voice) => used || statement.voicing().is_none_or(|own| own.voice == *voice),
        }
    }

    /// Whether a relation is an argument of this viewpoint's own, so that it vouches for the premises. A
    /// contradiction vouches for neither side.
    pub(crate) fn argues(&self, relation: &Relation) -> bool {
        let argues =
            matches!(relation.family(), Family::Support | Family::Attack) && !relation.is_symmetric();
        let own = |voice| relation.voicing().is_some_and(|own| own.voice == voice);
        argues && matches!(self, View::Voice(voice) if own(*voice))
    }
}

/// Whether all that a reading names is in the map.
pub(crate) fn check(map: &ArgumentMap, reading: &Reading) -> Result<(), Error> {
    let mut named: Vec<NodeId> = reading.granted.iter().map(|&id| id.into()).collect();
    named.extend(&reading.dropped);
    match &reading.viewpoint {
        Viewpoint::Voice(voice) if map.voice(*voice).is_none() => {
            return Err(ErrorKind::UnknownId { noun: Noun::Voice, index: voice.index() }.into());
        }
        Viewpoint::Given(statements) => named.extend(statements.iter().map(|&id| NodeId::from(id))),
        _ => {}
    }
    match named.into_iter().find(|&node| !map.contains(node)) {
        Some(node) => Err(ErrorKind::UnknownId { noun: Noun::Node, index: node.index() }.into()),
        None => Ok(()),
    }
}

fn asserting(statement: &Statement) -> Option<VoiceId> {
    statement.voicing().filter(|voicing| voicing.manner == Manner::Asserted).map(|voicing| voicing.voice)
}
