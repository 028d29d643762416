//! An explanation in plain sentences.

use super::{Bearing, Explanation, Ground, Step};
use crate::map::attributes::{Manner, Voicing};
use crate::map::id::{NodeId, RelationId, VoiceId};
use crate::semantics::labelling::Status;
use std::fmt;

/// Lines are not indented further than this, so that a deep explanation stays as long as it is deep.
const DEEPEST: usize = 30;

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut depths: Vec<usize> = Vec::with_capacity(self.steps.len());
        for (number, step) in self.steps.iter().enumerate() {
            let depth = match step.parent {
                None => 0,
                // The lone premise of a relation is quoted on the relation's line.
                Some(parent) if self.is_told_above(step) => depths[parent],
                Some(parent) => depths[parent] + 1,
            };
            depths.push(depth);
            if !self.is_told_above(step) {
                let indent = 2 * depth.min(DEEPEST);
                let mut rests_on =
                    self.steps.iter().skip(number + 1).take_while(|next| self.is_told_above(next));
                let repeated = step.repeated || rests_on.next().is_some_and(|premise| premise.repeated);
                let again = if repeated { " (see above)" } else { "" };
                writeln!(f, "{:indent$}{}{again}", "", self.line(step))?;
            }
            if let Some(ground) = step.ground {
                let indent = 2 * (depth + 1).min(DEEPEST);
                writeln!(f, "{:indent$}because {}", "", self.ground(step, ground))?;
            }
        }
        Ok(())
    }
}

impl Explanation<'_> {
    fn is_told_above(&self, step: &Step) -> bool {
        let relation = step.parent.and_then(|parent| self.steps[parent].node.relation());
        step.bearing == Bearing::Premise && relation.is_some_and(|id| self.map[id].premises().len() == 1)
    }

    fn line(&self, step: &Step) -> String {
        let quoted = self.quoted(step.node);
        match step.bearing {
            Bearing::Asked => format!("{}: {quoted}", verdict(step.status)),
            Bearing::Premise | Bearing::Link => format!("{quoted} {}", judged(step.status)),
            Bearing::Support => format!("{}: {quoted}", phrase(step.status, REASON)),
            Bearing::Attack if self.is_undercut(step) => {
                format!("{}: {quoted}", phrase(step.status, UNDERCUT))
            }
            Bearing::Attack => format!("{}: {quoted}", phrase(step.status, OBJECTION)),
            Bearing::Conflict(_) => format!("{}: {quoted}", phrase(step.status, CONFLICT)),
            Bearing::ConflictUndercut(id) => {
                format!("{} {}: {quoted}", phrase(step.status, TRUCE), self.sides(id))
            }
            Bearing::Riposte => format!("{}: {quoted}", phrase(step.status, RIPOSTE)),
        }
    }

    fn is_undercut(&self, step: &Step) -> bool {
        step.parent.is_some_and(|parent| self.steps[parent].node.relation().is_some())
    }

    /// A statement by its text, a relation by the texts of its premises.
    fn quoted(&self, node: NodeId) -> String {
        match node {
            NodeId::Statement(id) => format!("“{}”", self.map[id].text()),
            NodeId::Relation(id) => {
                let premises: Vec<String> = self.map.premises(id).map(|p| self.quoted(p.into())).collect();
                premises.join(" and ")
            }
        }
    }

    fn sides(&self, conflict: RelationId) -> String {
        let relation = &self.map[conflict];
        let one = relation.premises().first().map(|premise| self.quoted(premise.node())).unwrap_or_default();
        format!("{one} and {}", self.quoted(relation.target()))
    }

    fn name(&self, voice: VoiceId) -> &str {
        self.map.voice(voice).map_or(
            "somebody",
            |voice| {
                if voice.name.is_empty() { &voice.key } else { &voice.name }
            },
        )
    }

    fn ground(&self, step: &Step, ground: Ground) -> String {
        match ground {
            Ground::Given(Some(voice)) => {
                let implicit = step.node.statement().is_some_and(|id| self.map[id].is_implicit());
                let name = self.name(voice);
                if implicit { format!("{name} takes it for granted") } else { format!("{name} asserts it") }
            }
            Ground::Given(None) => "it is taken as given".to_owned(),
            Ground::Used(voice) => format!("{} argues from it", self.name(voice)),
            Ground::Granted => "it is granted for the sake of argument".to_owned(),
            Ground::Dropped => "it is left out for the sake of argument".to_owned(),
            Ground::Open => {
                let voicing = step.node.statement().and_then(|id| self.map[id].voicing());
                let whose = match voicing {
                    Some(Voicing { voice, manner: Manner::Attributed }) => {
                        format!("only attributed to {}", self.name(voice))
                    }
                    Some(Voicing { voice, .. }) => format!("only asserted by {}", self.name(voice)),
                    None => "not given".to_owned(),
                };
                format!("it is {whose}, and nothing that is given supports it")
            }
            Ground::Unfounded => "nothing that is given supports it".to_owned(),
            Ground::TooWeak => "no argument for it is strong enough".to_owned(),
        }
    }
}

fn verdict(status: Status) -> &'static str {
    ["Accepted", "Rejected", "Undecided"][status as usize]
}

fn judged(status: Status) -> &'static str {
    ["is accepted", "is rejected", "is undecided"][status as usize]
}

/// How a thing is introduced if it stands, falls, or is open.
type Phrases = [&'static str; 3];

const REASON: Phrases = [
    "because this reason for it stands",
    "because this reason for it falls",
    "because this reason for it is undecided",
];
const OBJECTION: Phrases = [
    "because this objection to it stands",
    "although this is said against it, which falls",
    "because this objection to it is undecided",
];
const UNDERCUT: Phrases = [
    "because the step is undercut",
    "although the step is said to be undercut, which falls",
    "because this undercut of the step is undecided",
];
const CONFLICT: Phrases = [
    "because it contradicts what is accepted",
    "although it contradicts this, which is rejected",
    "because it contradicts what is undecided",
];
const TRUCE: Phrases = [
    "although it contradicts another statement; this shows that there is no conflict between",
    "because nothing undoes the conflict between",
    "because it is undecided whether there is a conflict between",
];
const RIPOSTE: Phrases = [
    "because what it is aimed at stands",
    "although it is aimed at this, which falls",
    "because what it is aimed at is undecided",
];

fn phrase(status: Status, phrases: Phrases) -> &'static str {
    phrases[status as usize]
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Status::In => "in",
            Status::Out => "out",
            Status::Undecided => "undecided",
        })
    }
}
