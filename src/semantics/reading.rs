//! How a map is read: whose commitments are taken as given, and what the literature leaves open.

use crate::map::id::{NodeId, StatementId, VoiceId};

/// Whose commitments are taken as given where nothing supports them.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::{Reading, Status, Viewpoint, evaluate};
///
/// let mut m = MapBuilder::new("Too dear?");
/// m.voice("author", "The author").voice("critics", "The critics");
/// m.thesis("pays", "It pays for itself.").asserted_by("author");
/// m.claim("too-dear", "It is too dear.").attributed_to("critics");
/// let map = m.build()?;
///
/// let status = |viewpoint| {
///     evaluate(&map, &Reading::new().viewpoint(viewpoint)).map(|judged| judged.status_of("too-dear"))
/// };
/// assert_eq!(status(Viewpoint::MainClaim)?, Some(Status::Undecided)); // only reported
/// assert_eq!(status(Viewpoint::from("critics"))?, Some(Status::In));
/// let mistake = status(Viewpoint::from("critcs")).unwrap_err();
/// assert_eq!(mistake.to_string(), r#"no voice has the key "critcs"; did you mean "critics"?"#);
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Viewpoint {
    /// That of the voice that asserts the main claims; if none does, or several do, [`Everyone`](Self::Everyone).
    #[default]
    MainClaim,
    /// That of one voice: given is what it asserts or is said to hold, what is nobody's, and what its own arguments
    /// rest on even if another party said it. Who argues from an official's words is committed to their having been
    /// said.
    Voice(VoiceId),
    /// That of the voice of this key.
    Key(String),
    /// Of all who speak for themselves: given is what anybody asserts and what is nobody's, but not what is
    /// only attributed to somebody.
    Everyone,
    /// Exactly these statements are given, supported or not.
    Given(Vec<StatementId>),
}

impl From<VoiceId> for Viewpoint {
    fn from(voice: VoiceId) -> Self {
        Viewpoint::Voice(voice)
    }
}

/// That of the voice of this key.
impl From<&str> for Viewpoint {
    fn from(key: &str) -> Self {
        Viewpoint::Key(key.to_owned())
    }
}

/// Which way a rebuttal runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rebuttal {
    /// As drawn, from the objection to the statement; a contradiction runs both ways.
    #[default]
    AsDrawn,
    /// Both ways: a statement that stands also defeats a defeasible argument against it (ASPIC+: Modgil and
    /// Prakken 2014).
    Mutual,
}

/// What can be said against the conclusion of a strict step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StrictSteps {
    /// As much as against any other (unrestricted rebut: Caminada, Modgil and Oren 2014).
    #[default]
    Rebuttable,
    /// Nothing: an objection has to find fault with a premise (restricted rebut: Modgil and Prakken 2014).
    Restricted,
}

/// When an attack fails because what it is aimed at is stronger.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::{Ordering, Reading, Status, evaluate};
///
/// let mut m = MapBuilder::new("Strengths");
/// m.thesis("red", "It is red.").strength(0.9);
/// m.claim("green", "It is green.");
/// m.rebut("red").with("green").strength(0.2);
/// let map = m.build()?;
/// let red = map.find("red").unwrap();
///
/// let status = |ordering| {
///     evaluate(&map, &Reading::new().ordering(ordering)).map(|judged| judged.status(red))
/// };
/// assert_eq!(status(Ordering::Direct)?, Some(Status::In)); // too weak an attack
/// assert_eq!(status(Ordering::Ignored)?, Some(Status::Out));
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Ordering {
    /// When both the attack and its target have a [`Strength`](crate::Strength) of their own and the target's is
    /// greater, or a preference relation that stands prefers the target to the attack or to a premise of it. Of a
    /// contradiction the strengths of the two statements count, of any other attack that of the relation.
    #[default]
    Direct,
    /// Never.
    Ignored,
    /// When the weakest of all that the attacking argument rests on is weaker than the weakest of what the
    /// attacked one rests on (the weakest-link principle of Modgil and Prakken 2014, with one scale for premises
    /// and steps). An undercut always succeeds, a strength that is not given counts as one half, and preference
    /// relations do not count. Judging takes time and memory in proportion to the map times the number of different
    /// strengths in it, and is refused where that is too much: on large maps use few.
    WeakestLink,
    /// When the last defeasible step of the attacking argument is weaker than that of the attacked one; a bare
    /// premise is stronger than any defeasible step (Modgil and Prakken 2014, definitions 3.19 and 3.21). An
    /// undercut always succeeds, a strength that is not given counts as one half, and preference relations do not
    /// count. Costs as much as [`WeakestLink`](Self::WeakestLink).
    LastLink,
}

impl Ordering {
    pub(crate) fn by_link(self) -> bool {
        matches!(self, Ordering::WeakestLink | Ordering::LastLink)
    }
}

/// What a support does for its target.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::{Reading, Status, Support, evaluate};
///
/// // Two reasons, one of which fails.
/// let mut m = MapBuilder::new("Rain");
/// for key in ["rain", "wet", "umbrellas", "truck"] {
///     m.claim(key, key);
/// }
/// m.support("rain").with("wet");
/// m.support("rain").with("umbrellas");
/// m.rebut("wet").with("truck");
/// let map = m.build()?;
/// let rain = map.find("rain").unwrap();
///
/// let status = |support| {
///     evaluate(&map, &Reading::new().support(support)).map(|judged| judged.status(rain))
/// };
/// assert_eq!(status(Support::Sufficient)?, Some(Status::In)); // the other is enough
/// assert_eq!(status(Support::Necessary)?, Some(Status::Out)); // it needs both
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Support {
    /// It is a way to stand: a statement that is not given stands if one of its supports does, falls if all of
    /// them fall, and is open if it has none.
    #[default]
    Sufficient,
    /// The same, but what is neither given nor supported falls: only a chain of support from something given
    /// makes an argument count (Oren and Norman 2008).
    Evidential,
    /// If the support stands, so must its target; hence if the target falls, so does a lone premise (Boella,
    /// Gabbay, van der Torre and Villata 2010). What the viewpoint takes as given needs no support. What supports
    /// itself in a circle is open under the grounded semantics, even where nothing is said against it: others may
    /// let it stand or fall together.
    Deductive,
    /// The target cannot stand without it: if one of its supports fails, so does the target (Nouioua and
    /// Risch 2011). What the viewpoint takes as given needs nothing more. A circle is open, as under
    /// [`Deductive`](Self::Deductive).
    Necessary,
}

/// How a map is read, with the literature's choices as options; the default is the plain reading.
///
/// ```
/// use argument_map::semantics::{Ordering, Reading, Rebuttal};
///
/// let aspic = Reading::new().rebuttal(Rebuttal::Mutual).ordering(Ordering::LastLink);
/// assert_ne!(aspic, Reading::new());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Reading {
    pub(crate) viewpoint: Viewpoint,
    pub(crate) rebuttal: Rebuttal,
    pub(crate) strict_steps: StrictSteps,
    pub(crate) ordering: Ordering,
    pub(crate) support: Support,
    pub(crate) granted: Vec<StatementId>,
    pub(crate) dropped: Vec<NodeId>,
}

impl Reading {
    /// The plain reading: the viewpoint of the main claim, attacks as drawn, supports sufficient.
    pub fn new() -> Self {
        Reading::default()
    }

    /// Takes another viewpoint; that of a voice can be given by its key or its id.
    ///
    /// ```
    /// use argument_map::semantics::{Reading, Viewpoint};
    ///
    /// assert_eq!(Reading::new().viewpoint("critics"), Reading::new().viewpoint(Viewpoint::Key("critics".into())));
    /// ```
    pub fn viewpoint(self, viewpoint: impl Into<Viewpoint>) -> Self {
        Reading { viewpoint: viewpoint.into(), ..self }
    }

    /// Lets rebuttals run as drawn or both ways.
    pub fn rebuttal(self, rebuttal: Rebuttal) -> Self {
        Reading { rebuttal, ..self }
    }

    /// Lets the conclusions of strict steps be rebutted or not.
    pub fn strict_steps(self, strict_steps: StrictSteps) -> Self {
        Reading { strict_steps, ..self }
    }

    /// Chooses when a stronger target withstands.
    pub fn ordering(self, ordering: Ordering) -> Self {
        Reading { ordering, ..self }
    }

    /// Chooses what a support does.
    pub fn support(self, support: Support) -> Self {
        Reading { support, ..self }
    }

    /// Supposes that a statement stands, whatever is said against it: on both sides of a contradiction, both do, and
    /// the [explanation](crate::semantics::Evaluation::why) of either names the other. Takes back what was dropped.
    /// An axiom of ASPIC+ is a statement that is granted.
    pub fn grant(mut self, statement: StatementId) -> Self {
        self.dropped.retain(|&node| node != statement.into());
        self.granted.push(statement);
        self
    }

    /// Supposes that a statement or relation falls, whatever supports it. What a statement rests on is then gone, so
    /// that it falls too; to see the map as if something had never been said,
    /// [remove](crate::ArgumentMap::remove) it from a copy. Takes back what was granted.
    pub fn drop(mut self, node: impl Into<NodeId>) -> Self {
        let node = node.into();
        self.granted.retain(|&statement| node != statement.into());
        self.dropped.push(node);
        self
    }
}
