//! Why something stands or does not: a reason that suffices by itself.

mod trace;
mod words;

use crate::map::ArgumentMap;
use crate::map::id::{NodeId, RelationId, VoiceId};
use crate::semantics::evaluation::Evaluation;
use crate::semantics::labelling::Status;
use crate::semantics::reading::Support;

/// How a step of an explanation bears on the one it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Bearing {
    /// It is what was asked about.
    Asked,
    /// A premise of the relation.
    Premise,
    /// A support of the statement.
    Support,
    /// An attack on the statement or relation.
    Attack,
    /// The other side of a contradiction.
    Conflict(RelationId),
    /// An undercut of a contradiction with the statement.
    ConflictUndercut(RelationId),
    /// The statement that the attack is aimed at, which strikes back.
    Riposte,
    /// A preference that stops an attack while it stands.
    Preference,
    /// What a deductive support commits to, or what a necessary one asks for.
    Link,
}

/// What a step rests on besides other steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ground {
    /// It is taken as given: asserted by the voice, if one is named, or disputed by nobody.
    Given(Option<VoiceId>),
    /// The voice's own argument rests on it, though another party said it.
    Used(VoiceId),
    /// It was granted for the sake of argument.
    Granted,
    /// It was dropped for the sake of argument.
    Dropped,
    /// Nobody whose word counts vouches for it, and nothing supports it.
    Open,
    /// Nothing given is at the bottom of it.
    Unfounded,
    /// It is granted and outweighed.
    Conceded,
    /// It is weaker than what it is aimed at, so that it defeats nothing there.
    Weaker,
    /// It is said against what is supposed to stand whatever is said against it.
    Overruled,
    /// It holds whether what it joins stands or not: a contradiction, a preference.
    Unconditional,
    /// No argument for it is strong enough.
    TooWeak,
}

/// One step of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// What the step is about.
    pub node: NodeId,
    /// Its status.
    pub status: Status,
    /// How it bears on the step it belongs to.
    pub bearing: Bearing,
    /// The step it belongs to; `None` for the first.
    pub parent: Option<usize>,
    /// What it rests on besides the steps that belong to it.
    pub ground: Option<Ground>,
    /// Whether its own steps were given before and are not repeated.
    pub repeated: bool,
    /// Of a support that stands, how many more do.
    pub further: usize,
}

/// Why a statement or relation has the status it has: a tree of steps, each before those it rests on.
///
/// It suffices by itself: take away from the map whatever it does not name, keep as given what was, and the status
/// remains (unless supports are deductive or necessary, or strengths ordered by links: then it says what settles
/// each thing, but the part alone may be judged otherwise). What stands is explained by one thing that supports it
/// and by how every attack on it fails; what falls by one attack that stands or by how every support of it falls;
/// what is undecided by one thing that is undecided too, or by nobody's vouching for it. (Of an undecided relation
/// that bears on a relation everything upstream is named, since what it does there may come back to it; also of
/// what is undecided under evidential support or where rebuttals run both ways, since it might fall by itself.)
/// Each node is explained once, so that its length is at most linear in the map.
///
/// `Display` says it in plain sentences, an item a line.
#[derive(Clone, Debug)]
pub struct Explanation<'m> {
    map: &'m ArgumentMap,
    steps: Vec<Step>,
    support: Support,
    one_of_several: bool,
}

impl<'m> Evaluation<'m> {
    /// Why a statement or relation has the status it has; `None` where it has none. Linear in the map.
    ///
    /// What only a semantics with several extensions settles is explained by one of them, as its first line then says
    /// ([`is_one_of_several`](Explanation::is_one_of_several)), and in it things may hold each other up; if that extension leaves something open that it could settle (stage, naive and CF2 ones may),
    /// there is no explanation.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    /// use argument_map::semantics::{Reading, evaluate};
    ///
    /// let mut m = MapBuilder::new("Tweety");
    /// m.claim("flies", "Tweety flies.");
    /// m.evidence("bird", "Tweety is a bird.");
    /// m.evidence("penguin", "Tweety is a penguin.");
    /// m.support("flies").with("bird").key("as-birds-do");
    /// m.undercut("as-birds-do").with("penguin");
    /// let map = m.build()?;
    ///
    /// let judged = evaluate(&map, &Reading::new())?;
    /// let why = judged.why_of("flies").unwrap();
    /// assert_eq!(why.to_string(), "\
    /// Rejected: “Tweety flies.”
    ///   because this reason for it falls: “Tweety is a bird.”
    ///     because the step is undercut: “Tweety is a penguin.”
    ///       because it is taken as given
    /// ");
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[must_use]
    pub fn why(&self, node: impl Into<NodeId>) -> Option<Explanation<'m>> {
        let argument = self.translation.argument(node.into())?;
        let labelling = self.shown_by(argument)?;
        let steps = trace::trace(self, labelling, argument);
        let one_of_several = steps.iter().any(|step| self.status(step.node) != Some(step.status));
        Some(Explanation { map: self.map, steps, support: self.reading.support, one_of_several })
    }

    /// Why the statement or relation of that key has its status; `None` if none has it, and as for
    /// [`why`](Self::why).
    #[must_use]
    pub fn why_of(&self, key: &str) -> Option<Explanation<'m>> {
        self.why(self.map.find(key)?)
    }
}

impl Explanation<'_> {
    /// Whether it is that of one extension out of several, in which it takes something for settled that another settles
    /// otherwise.
    #[must_use]
    pub fn is_one_of_several(&self) -> bool {
        self.one_of_several
    }

    /// The steps: first what was asked about, and each before those that belong to it.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    /// use argument_map::semantics::{Bearing, Reading, evaluate};
    ///
    /// let mut m = MapBuilder::new("Rain");
    /// m.thesis("rain", "It rained.");
    /// m.evidence("dust", "The street is dusty.");
    /// m.rebut("rain").with("dust");
    /// let map = m.build()?;
    ///
    /// let judged = evaluate(&map, &Reading::new())?;
    /// let why = judged.why_of("rain").unwrap();
    /// let bearings: Vec<Bearing> = why.steps().iter().map(|step| step.bearing).collect();
    /// assert_eq!(bearings, [Bearing::Asked, Bearing::Attack, Bearing::Premise]);
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The statements and relations it names, and the ends of those relations; in the order of the map.
    #[must_use]
    pub fn nodes(&self) -> Vec<NodeId> {
        let conflicts = self.steps.iter().filter_map(|step| match step.bearing {
            Bearing::Conflict(id) | Bearing::ConflictUndercut(id) => Some(NodeId::from(id)),
            _ => None,
        });
        let mut nodes: Vec<NodeId> = self.steps.iter().map(|step| step.node).chain(conflicts).collect();
        let mut next = 0;
        let mut named = vec![false; self.map.bound()];
        nodes.retain(|node| !std::mem::replace(&mut named[node.index()], true));
        while let Some(&node) = nodes.get(next) {
            next += 1;
            if let NodeId::Relation(id) = node {
                let ends = self.map.premises(id).map(NodeId::from).chain([self.map[id].target()]);
                nodes.extend(ends.filter(|node| !std::mem::replace(&mut named[node.index()], true)));
            }
        }
        nodes.sort_unstable();
        nodes
    }

    /// The part of the map that the explanation names, as a map of its own. Linear in the map.
    #[must_use]
    pub fn submap(&self) -> ArgumentMap {
        self.map.submap(self.nodes())
    }
}
