//! An explanation in plain sentences.

use super::{Bearing, Explanation, Ground, Step};
use crate::map::attributes::{Manner, Voicing};
use crate::map::id::{NodeId, RelationId, VoiceId};
use crate::map::relation::Family;
use crate::semantics::labelling::Status;
use crate::semantics::reading::Support;
use std::fmt;

/// Lines are not indented further than this, so that a deep explanation stays as long as it is deep.
const DEEPEST: usize = 30;

const ONE_OF_SEVERAL: &str = ", whichever way what is open is settled (one way is shown)";

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut depths: Vec<usize> = Vec::with_capacity(self.steps.len());
        // By step, how many of its premises have a line of their own.
        let mut premises = vec![0; self.steps.len()];
        for step in self.steps.iter().filter(|step| step.bearing == Bearing::Premise) {
            premises[step.parent.unwrap_or_default()] += 1;
        }
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
                writeln!(f, "{:indent$}{}{again}", "", self.line(step, premises[number]))?;
            }
            if let Some(ground) = step.ground.filter(|&ground| is_told(step, ground)) {
                let indent = 2 * (depth + 1).min(DEEPEST);
                writeln!(f, "{:indent$}because {}", "", self.ground(step, ground))?;
            }
        }
        Ok(())
    }
}

impl Explanation<'_> {
    fn is_told_above(&self, step: &Step) -> bool {
        let parent = step.parent.map(|parent| &self.steps[parent]);
        let relation =
            parent.filter(|parent| parent.bearing != Bearing::Asked).and_then(|p| p.node.relation());
        step.bearing == Bearing::Premise && relation.is_some_and(|id| self.map[id].premises().len() == 1)
    }

    /// The line of a step, so many of whose premises follow on lines of their own.
    fn line(&self, step: &Step, premises: usize) -> String {
        let all =
            step.node.relation().is_some_and(|id| premises > 1 && premises == self.map[id].premises().len());
        let quoted = if all { format!("these {premises} together") } else { self.quoted(step.node) };
        let phrases = match step.bearing {
            Bearing::Asked => {
                let outweighed = step.node.relation().is_some_and(|id| self.map[id].is_conceded());
                let outweighed = if outweighed { ", though it is outweighed" } else { "" };
                let is_shown = self.one_of_several && step.status != Status::Undecided;
                let shown = if is_shown { ONE_OF_SEVERAL } else { "" };
                return format!("{}{outweighed}{shown}: {}", verdict(step.status), self.named(step.node));
            }
            Bearing::Premise => return format!("{quoted} {}", judged(step.status)),
            Bearing::Support | Bearing::Attack if step.ground == Some(Ground::Dropped) => {
                let is_why = step.bearing == Bearing::Support && !self.is_beside_the_point(step);
                let introduced = if is_why { "because" } else { "although" };
                return format!("{introduced} {} is supposed to fall", self.named(step.node));
            }
            Bearing::Link => match self.support {
                Support::Deductive => COMMITMENT,
                Support::Necessary => NEED,
                Support::Sufficient | Support::Evidential => BASIS,
            },
            Bearing::Support if step.ground == Some(Ground::TooWeak) => TOO_WEAK,
            Bearing::Support if self.is_beside_the_point(step) => {
                return format!("although this reason for it {}: {quoted}", BECOMES[step.status as usize]);
            }
            Bearing::Support if step.further > 0 => {
                let more =
                    if step.further == 1 { "does 1 more" } else { &format!("do {} more", step.further) };
                return format!("{}, as {more}: {quoted}", REASON[0]);
            }
            Bearing::Support => REASON,
            Bearing::Attack | Bearing::Conflict(_) if step.ground == Some(Ground::Conceded) => GRANTED,
            Bearing::Attack | Bearing::Conflict(_) if step.ground == Some(Ground::Weaker) => OUTWEIGHED,
            Bearing::Attack | Bearing::Conflict(_) if step.ground == Some(Ground::Overruled) => OVERRULED,
            Bearing::Attack if self.is_undercut(step) => UNDERCUT,
            Bearing::Attack => OBJECTION,
            Bearing::Conflict(_) => CONFLICT,
            Bearing::ConflictUndercut(id) => {
                return format!("{} {}: {quoted}", phrase(step.status, TRUCE), self.sides(id));
            }
            Bearing::Riposte => RIPOSTE,
            Bearing::Preference => {
                let target = step.node.relation().map(|id| self.quoted(self.map[id].target()));
                let than = target.unwrap_or_default();
                return format!("{}: {quoted} rather than {than}", phrase(step.status, PREFERENCE));
            }
        };
        format!("{}: {quoted}", phrase(step.status, phrases))
    }

    /// What was asked about: a statement by its text, a relation by what it joins.
    fn named(&self, node: NodeId) -> String {
        let NodeId::Relation(id) = node else { return self.quoted(node) };
        let relation = &self.map[id];
        let target = match relation.target() {
            NodeId::Statement(_) => self.quoted(relation.target()),
            NodeId::Relation(_) => format!("the step from {}", self.quoted(relation.target())),
        };
        match relation.family() {
            Family::Attack if relation.is_symmetric() => format!("the conflict between {}", self.sides(id)),
            Family::Attack => format!("the objection of {} to {target}", self.quoted(node)),
            Family::Preference => format!("the preference for {} over {target}", self.quoted(node)),
            Family::Rephrase => format!("the restatement that joins {} and {target}", self.quoted(node)),
            _ => format!("the step from {} to {target}", self.quoted(node)),
        }
    }

    /// Whether a reason does not make what it is for what it is.
    fn is_beside_the_point(&self, step: &Step) -> bool {
        step.parent.is_some_and(|parent| self.steps[parent].status != step.status)
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
                let (name, statement) = (self.name(voice), step.node.statement().map(|id| &self.map[id]));
                let verb = match statement {
                    Some(statement) if statement.is_implicit() => "taken for granted",
                    Some(statement) if statement.is_attributed() => "said to be held",
                    _ => "asserted",
                };
                let hedge = statement.and_then(|statement| statement.qualifier());
                let hedge = hedge.map(|hedge| format!(" (“{hedge}”)")).unwrap_or_default();
                format!("it is {verb} by {name}{hedge}")
            }
            Ground::Given(None) => "it is taken as given".to_owned(),
            Ground::Used(voice) => format!("an argument of {} rests on it", self.name(voice)),
            Ground::Granted => "it is supposed to stand".to_owned(),
            Ground::Dropped => "it is supposed to fall".to_owned(),
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
            Ground::Conceded | Ground::Weaker | Ground::Overruled => String::new(),
            Ground::Unconditional => "it holds whether its sides stand or not".to_owned(),
            Ground::Unfounded => "nothing that is given supports it".to_owned(),
            Ground::TooWeak => "no argument for it is strong enough".to_owned(),
        }
    }
}

/// Whether a ground has a line of its own: what an attack lacks is said in passing.
fn is_told(step: &Step, ground: Ground) -> bool {
    match ground {
        Ground::Conceded | Ground::Weaker | Ground::Overruled => false,
        Ground::Dropped | Ground::TooWeak if step.node.relation().is_some() => step.bearing == Bearing::Asked,
        Ground::Unconditional => step.bearing == Bearing::Asked,
        _ => true,
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
const BECOMES: Phrases = ["stands", "falls", "is undecided"];
const TOO_WEAK: Phrases = [
    "although this reason for it stands, which is too weak",
    "because this reason for it falls",
    "although this reason for it is undecided, which is too weak",
];
const COMMITMENT: Phrases = [
    "since what it commits to is accepted",
    "because it commits to what is rejected",
    "because it commits to what is undecided",
];
const NEED: Phrases = [
    "since what it needs is accepted",
    "because it needs what is rejected",
    "because it needs what is undecided",
];
const BASIS: Phrases = [
    "since what it rests on is accepted",
    "because it rests on what is rejected",
    "because it rests on what is undecided",
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
const GRANTED: Phrases = [
    "although this is granted and outweighed",
    "although this is granted and outweighed",
    "although this is granted and outweighed",
];
const OUTWEIGHED: Phrases = [
    "although this is said against it, which is weaker",
    "although this is said against it, which falls",
    "although this is said against it, which is weaker",
];
const OVERRULED: Phrases = [
    "although this is said against it, which is accepted too",
    "although this is said against it, which falls",
    "although this is said against it, which is undecided",
];
const PREFERENCE: Phrases = [
    "because of a preference that stands",
    "since the preference against that falls",
    "because of a preference that is undecided",
];
const TRUCE: Phrases = [
    "because this undoes the conflict between",
    "because this falls and does not undo the conflict between",
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
        f.pad(match self {
            Status::In => "in",
            Status::Out => "out",
            Status::Undecided => "undecided",
        })
    }
}
