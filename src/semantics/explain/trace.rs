//! Finding the steps: what settles an argument of the framework, told of the nodes of the map.

use super::{Bearing, Ground, Step};
use crate::map::id::{NodeId, RelationId};
use crate::map::relation::Family;
use crate::semantics::evaluation::Evaluation;
use crate::semantics::given::View;
use crate::semantics::labelling::{Labelling, Status};
use crate::semantics::reading::{Rebuttal, Support};
use crate::semantics::structured::{Meaning, Translation};
use std::collections::{HashMap, HashSet, VecDeque};

/// By argument, when the grounded labelling settles it, so that reasons can be chosen that were settled before
/// what they settle; last of all what it leaves undecided. That all supports fall is used only where nothing else
/// settles the matter: an objection that stands says more.
fn ranks(translation: &Translation) -> Vec<u32> {
    let framework = &translation.framework;
    let mut ranks = vec![u32::MAX; framework.len()];
    let mut open: Vec<u32> = framework.arguments().map(|a| framework.attackers(a).len() as u32).collect();
    let mut accepted = [VecDeque::new(), VecDeque::new()];
    let accept = |accepted: &mut [VecDeque<u32>; 2], argument: u32| {
        let late = matches!(translation.meanings[argument as usize], Meaning::Unsupported(_));
        accepted[usize::from(late)].push_back(argument);
    };
    for argument in framework.arguments().filter(|&a| open[a as usize] == 0) {
        accept(&mut accepted, argument);
    }
    let mut settled = 0;
    while let Some(a) = accepted.iter_mut().find_map(VecDeque::pop_front) {
        ranks[a as usize] = settled;
        for &b in framework.attacked_by(a) {
            if ranks[b as usize] != u32::MAX {
                continue;
            }
            ranks[b as usize] = settled;
            for &c in framework.attacked_by(b) {
                open[c as usize] -= 1;
                if open[c as usize] == 0 && ranks[c as usize] == u32::MAX {
                    accept(&mut accepted, c);
                }
            }
        }
        settled += 1;
    }
    ranks
}

struct Tracer<'e> {
    evaluation: &'e Evaluation<'e>,
    labelling: &'e Labelling,
    ranks: Vec<u32>,
    /// The step at which an argument was explained.
    explained: HashMap<u32, usize>,
    /// Whether everything upstream is named, needed or not.
    whole: bool,
}

/// The steps that explain the status of an argument, each before those it rests on; depth first, without
/// recursion.
pub(super) fn trace(evaluation: &Evaluation<'_>, labelling: &Labelling, argument: u32) -> Vec<Step> {
    let ranks = ranks(&evaluation.translation);
    let on_relation =
        |node: NodeId| node.relation().is_some_and(|id| evaluation.map[id].target().relation().is_some());
    let whole = match evaluation.translation.meanings[argument as usize] {
        // It would fall, and not stay open, under evidential support without what is at the bottom of it, and where
        // rebuttals run both ways, without what stops its target from striking back.
        Meaning::Stands(node) if labelling[argument] == Status::Undecided => {
            on_relation(node)
                || evaluation.reading.support == Support::Evidential
                || evaluation.reading.rebuttal == Rebuttal::Mutual
        }
        _ => false,
    };
    let mut tracer = Tracer { evaluation, labelling, ranks, explained: HashMap::new(), whole };
    let mut steps: Vec<Step> = Vec::new();
    let mut waiting =
        vec![(Reason { bearing: Bearing::Asked, why: Why::Argument(argument), further: 0 }, None)];
    while let Some((Reason { bearing, why, further }, parent)) = waiting.pop() {
        let number = steps.len();
        let (node, status, ground, reasons, repeated) = match why {
            Why::Told(node, ground) => (node, tracer.actual(node), Some(ground), Vec::new(), false),
            Why::Argument(argument) => {
                let Meaning::Stands(node) = tracer.meaning(argument) else { continue };
                let repeated = tracer.explained.contains_key(&argument);
                tracer.explained.entry(argument).or_insert(number);
                let (ground, reasons) =
                    if repeated { (None, Vec::new()) } else { tracer.reasons(argument, node) };
                (node, tracer.status(argument), ground, reasons, repeated)
            }
        };
        steps.push(Step { node, status, bearing, parent, ground, repeated, further });
        waiting.extend(reasons.into_iter().rev().map(|reason| (reason, Some(number))));
    }
    steps
}

/// What a status rests on.
struct Reason {
    bearing: Bearing,
    why: Why,
    further: usize,
}

enum Why {
    /// To be explained in turn.
    Argument(u32),
    /// Told in passing, with its ground.
    Told(NodeId, Ground),
}

impl Tracer<'_> {
    fn meaning(&self, argument: u32) -> Meaning {
        self.evaluation.translation.meanings[argument as usize]
    }

    fn status(&self, argument: u32) -> Status {
        self.labelling[argument]
    }

    /// The attackers that settle the status of an argument: all of them if it is in, one that is in if it is
    /// out, one that is undecided if it is undecided.
    fn settling(&self, argument: u32) -> Vec<u32> {
        let attackers = self.evaluation.translation.framework.attackers(argument);
        let such = |status: Status| attackers.iter().copied().filter(move |&a| self.status(a) == status);
        match self.status(argument) {
            status if self.whole || status == Status::In => {
                let mut all = attackers.to_vec();
                all.sort_unstable();
                all.dedup();
                all
            }
            Status::Out => such(Status::In).min_by_key(|&a| self.ranks[a as usize]).into_iter().collect(),
            _ => {
                let open = such(Status::Undecided).min_by_key(|&a| (self.order(a), a));
                // An attack that a preference or an undercut leaves undecided is one only because it stands itself.
                let whose = matches!(self.meaning(argument), Meaning::Struck(_) | Meaning::Conflict(_));
                let fails = |&a: &u32| whose && matches!(self.meaning(a), Meaning::Fails(_));
                such(Status::Out).find(fails).into_iter().chain(open).collect()
            }
        }
    }

    /// Which of several undecided things to name: what the node itself rests on before what is said against it.
    fn order(&self, argument: u32) -> u8 {
        match self.meaning(argument) {
            Meaning::Unsupported(_) | Meaning::Otherwise(_) | Meaning::Presumed(_) => 0,
            Meaning::Fails(_) => 1,
            Meaning::Open | Meaning::Never => 2,
            Meaning::Stands(_) => 3,
            _ => 4,
        }
    }

    /// What the status of a node rests on, with whatever only serves the translation passed over.
    fn reasons(&self, argument: u32, node: NodeId) -> (Option<Ground>, Vec<Reason>) {
        let mut ground = self.ground(argument, node);
        let mut found: Vec<(u32, Bearing)> = Vec::new();
        // Of two contradictions with the same statement one may be undone: all are named where everything is.
        let told = |argument: u32, bearing: Option<Bearing>| (argument, bearing.filter(|_| self.whole));
        let mut passed = HashSet::from([told(argument, None)]);
        // That the same node stands by an argument of another strength is no reason of its own.
        let mut waiting: Vec<(u32, Option<Bearing>, bool)> =
            self.settling(argument).into_iter().rev().map(|attacker| (attacker, None, false)).collect();
        while let Some((attacker, within, layered)) = waiting.pop() {
            let within = match self.meaning(attacker) {
                Meaning::Stands(other) if !layered => {
                    found.push((attacker, within.unwrap_or_else(|| self.bearing(other, node))));
                    continue;
                }
                Meaning::Open | Meaning::Never => continue,
                Meaning::Fails(other) => within.or(Some(self.bearing_of_failure(other, node))),
                Meaning::Conflict(id) => Some(Bearing::Conflict(id)),
                Meaning::Struck(other) => Some(self.bearing(other, node)),
                Meaning::Falsified(_) | Meaning::Provided(_) | Meaning::Missing(_) => Some(Bearing::Link),
                _ => within,
            };
            if !passed.insert(told(attacker, within)) {
                continue;
            }
            let settling = self.settling(attacker);
            let by_link = self.evaluation.reading.ordering.by_link();
            if settling.is_empty() && ground.is_none() && self.status(argument) == Status::Out && !by_link {
                ground = Some(Ground::Unfounded);
            }
            for next in settling.into_iter().rev() {
                let within = match (self.meaning(attacker), self.meaning(next)) {
                    (_, Meaning::Stands(NodeId::Relation(id))) if self.is_preference(id) => {
                        Some(Bearing::Preference)
                    }
                    (Meaning::Conflict(id), Meaning::Stands(_)) => Some(Bearing::ConflictUndercut(id)),
                    _ => within,
                };
                let layered = self.meaning(attacker) == Meaning::Otherwise(node)
                    && self.meaning(next) == Meaning::Stands(node);
                waiting.push((next, within, layered));
            }
        }
        let mut seen = HashSet::new();
        found.retain(|&(reason, bearing)| seen.insert(told(reason, Some(bearing))));
        let reasons = found.into_iter().map(|(reason, bearing)| self.reason(reason, bearing, node)).collect();
        let mut reasons = self.each_once(reasons);
        if let NodeId::Relation(id) = node {
            let premises = self.evaluation.map[id].premises();
            let place = |node: NodeId| premises.iter().position(|premise| premise.node() == node);
            reasons.sort_by_cached_key(|reason| match reason.bearing {
                Bearing::Premise => self.named_by(reason).and_then(place).unwrap_or(usize::MAX),
                _ => usize::MAX,
            });
        }
        if self.status(argument) == Status::In {
            self.add_attacks_that_fail(node, ground, &mut reasons);
        }
        if reasons.is_empty() && ground.is_none() && self.is_unconditional(node) {
            ground = Some(Ground::Unconditional);
        }
        (ground, reasons)
    }

    /// What is told in passing comes last, and only once of each node, whatever the strengths.
    fn each_once(&self, reasons: Vec<Reason>) -> Vec<Reason> {
        let (told, mut reasons): (Vec<Reason>, Vec<Reason>) =
            reasons.into_iter().partition(|reason| matches!(reason.why, Why::Told(..)));
        let mut seen = HashSet::new();
        let mut is_new = |reason: &Reason| seen.insert((self.named_by(reason), reason.bearing));
        reasons.retain(&mut is_new);
        reasons.extend(told.into_iter().filter(is_new));
        reasons
    }

    /// A reason that is explained in turn, unless only its strength matters: that it stands by no argument strong
    /// enough is told in passing.
    fn reason(&self, argument: u32, bearing: Bearing, of: NodeId) -> Reason {
        let Meaning::Stands(node) = self.meaning(argument) else { unreachable!("reasons stand or do not") };
        let plain = self.evaluation.translation.argument(node).unwrap_or(argument);
        let why = if self.status(plain) == self.status(argument) {
            Why::Argument(plain)
        } else {
            Why::Told(node, if bearing == Bearing::Support { Ground::TooWeak } else { Ground::Weaker })
        };
        let stands = |&id: &RelationId| self.actual(id.into()) == Status::In;
        let further = match (bearing, self.status(argument)) {
            (Bearing::Support, Status::In) => self.evaluation.map.supporters(of).filter(stands).count() - 1,
            _ => 0,
        };
        Reason { bearing, why, further }
    }

    /// Attacks that are drawn but have no force, which the framework does not know.
    fn add_attacks_that_fail(&self, node: NodeId, ground: Option<Ground>, reasons: &mut Vec<Reason>) {
        let map = self.evaluation.map;
        let named: HashSet<NodeId> = reasons.iter().filter_map(|reason| self.named_by(reason)).collect();
        // Which attack a preference stops, and that a contradiction was undercut, is told already.
        let is_stopped = reasons.iter().any(|reason| reason.bearing == Bearing::Preference);
        let undercut: HashSet<RelationId> = reasons
            .iter()
            .filter_map(|reason| match reason.bearing {
                Bearing::ConflictUndercut(id) => Some(id),
                _ => None,
            })
            .collect();
        for id in map.attackers(node) {
            let relation = &map[id];
            let sides =
                || relation.premises().iter().map(|premise| premise.node()).chain([relation.target()]);
            let other =
                if relation.is_symmetric() { sides().find(|&side| side != node) } else { Some(id.into()) };
            let Some(other) = other.filter(|other| !named.contains(other)) else { continue };
            let ground = match ground {
                _ if relation.is_conceded() => Ground::Conceded,
                Some(Ground::Granted) => Ground::Overruled,
                _ => Ground::Weaker,
            };
            let bearing = if relation.is_symmetric() { Bearing::Conflict(id) } else { Bearing::Attack };
            if !undercut.contains(&id) && (relation.is_conceded() || !is_stopped) {
                reasons.push(Reason { bearing, why: Why::Told(other, ground), further: 0 });
            }
        }
    }

    /// Whether a relation holds whatever becomes of what it joins.
    fn is_unconditional(&self, node: NodeId) -> bool {
        node.relation().is_some_and(|id| self.evaluation.map[id].is_symmetric() || self.is_preference(id))
    }

    fn named_by(&self, reason: &Reason) -> Option<NodeId> {
        match reason.why {
            Why::Told(node, _) => Some(node),
            Why::Argument(argument) => match self.meaning(argument) {
                Meaning::Stands(node) => Some(node),
                _ => None,
            },
        }
    }

    /// The status of a node, whatever the strength.
    fn actual(&self, node: NodeId) -> Status {
        self.evaluation.translation.argument(node).map_or(Status::Undecided, |argument| self.status(argument))
    }

    fn is_preference(&self, id: RelationId) -> bool {
        self.evaluation.map[id].family() == Family::Preference
    }

    fn bearing_of_failure(&self, other: NodeId, node: NodeId) -> Bearing {
        match node {
            NodeId::Relation(id) if self.evaluation.map[id].target() != other => Bearing::Premise,
            _ => Bearing::Link,
        }
    }

    fn bearing(&self, other: NodeId, node: NodeId) -> Bearing {
        match other {
            NodeId::Relation(id) if self.evaluation.map[id].family() == Family::Support => Bearing::Support,
            NodeId::Relation(_) => Bearing::Attack,
            NodeId::Statement(_) if node.relation().is_some() => Bearing::Riposte,
            NodeId::Statement(_) => Bearing::Link,
        }
    }

    /// What a status rests on besides other nodes.
    fn ground(&self, argument: u32, node: NodeId) -> Option<Ground> {
        let Evaluation { map, reading, view, .. } = self.evaluation;
        if reading.dropped.contains(&node) {
            return Some(Ground::Dropped);
        }
        let statement = node.statement()?;
        if reading.granted.contains(&statement) {
            return Some(Ground::Granted);
        }
        let needs_no_support = match reading.support {
            Support::Deductive | Support::Necessary => view.takes(statement, &map[statement], false),
            Support::Sufficient | Support::Evidential => map.supporters(node).next().is_none(),
        };
        match self.status(argument) {
            Status::In if needs_no_support => Some(match view {
                View::Voice(voice) if view.takes(statement, &map[statement], false) => {
                    Ground::Given(map[statement].voicing().map(|_| *voice))
                }
                View::Voice(voice) => Ground::Used(*voice),
                View::Everyone => Ground::Given(map[statement].voicing().map(|voicing| voicing.voice)),
                View::Given(_) => Ground::Given(None),
            }),
            Status::Undecided if self.settles(argument, Meaning::Open) => Some(Ground::Open),
            Status::Out if self.settles(argument, Meaning::Never) => {
                Some(if reading.support == Support::Evidential { Ground::Unfounded } else { Ground::TooWeak })
            }
            _ => None,
        }
    }

    fn settles(&self, argument: u32, meaning: Meaning) -> bool {
        self.settling(argument).iter().any(|&attacker| self.meaning(attacker) == meaning)
    }
}
