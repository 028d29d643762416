//! Relations: how statements bear on each other, as nodes, because a relation can itself be attacked.

use crate::error::ErrorKind;
use crate::map::attributes::{Attributes, Data, Strength, Voicing, carries_attributes};
use crate::map::id::{GroupId, NodeId, StatementId};
use crate::map::quote::Quote;
use crate::scheme::Scheme;
use serde::{Deserialize, Serialize};
use smol_str::SmolStr;
use std::fmt;
use std::sync::Arc;

/// How the premises of a relation bear on its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Family {
    /// The premises are offered as a reason for the target (AIF's RA).
    Support,
    /// The premises are offered against the target (AIF's CA).
    Attack,
    /// The premise says the target again in other words (AIF's MA).
    Rephrase,
    /// The premise is preferred to the target (AIF's PA).
    Preference,
    /// One locution answers another (AIF's TA).
    Transition,
    /// A locution, or a transition, is the saying or arguing of the target (AIF's YA).
    Illocution,
}

impl Family {
    /// Whether it links the moves of a dialogue rather than what they say.
    #[must_use]
    pub fn is_dialogue(self) -> bool {
        matches!(self, Family::Transition | Family::Illocution)
    }
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Family::Support => "support",
            Family::Attack => "attack",
            Family::Rephrase => "rephrase",
            Family::Preference => "preference",
            Family::Transition => "transition",
            Family::Illocution => "illocution",
        })
    }
}

/// What an attack is called, which follows from what it is aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AttackKind {
    /// Aimed at a statement: a reason to think it false. It also *undermines* every argument that has the
    /// statement as a premise; see [`ArgumentMap::undermined_by`](crate::ArgumentMap::undermined_by).
    Rebuttal,
    /// Aimed at a relation: a reason to think that the premises, even if true, do not bear on the target
    /// (Pollock 1987, "Defeasible reasoning").
    Undercut,
}

impl fmt::Display for AttackKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            AttackKind::Rebuttal => "rebuttal",
            AttackKind::Undercut => "undercut",
        })
    }
}

/// The scheme that a relation is said to follow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeName {
    written: Arc<str>,
    canonical: Option<Scheme>,
}

impl SchemeName {
    /// The name as its author wrote it.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The name as it is read: of a name that is run together, the words of the catalogue if it is recognised.
    ///
    /// ```
    /// use argument_map::SchemeName;
    ///
    /// assert_eq!(SchemeName::from("PracticalReasoning").spoken(), "practical reasoning");
    /// assert_eq!(SchemeName::from("ad verecundiam").spoken(), "ad verecundiam");
    /// ```
    #[must_use]
    pub fn spoken(&self) -> &str {
        match self.canonical {
            Some(scheme) if self.written.chars().any(char::is_uppercase) && !self.written.contains(' ') => {
                scheme.name()
            }
            _ => &self.written,
        }
    }

    /// The scheme of the catalogue that the name stands for, if it is recognised.
    #[must_use]
    pub fn canonical(&self) -> Option<Scheme> {
        self.canonical
    }
}

impl From<&str> for SchemeName {
    fn from(written: &str) -> Self {
        SchemeName { written: written.into(), canonical: Scheme::recognise(written) }
    }
}

/// One premise of a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Premise {
    node: NodeId,
    role: Option<Box<str>>,
}

impl Premise {
    /// A premise in a role that its scheme gives it, such as "expert" or "warrant".
    #[must_use]
    pub fn in_role(premise: impl Into<NodeId>, role: impl Into<Box<str>>) -> Self {
        Premise { node: premise.into(), role: Some(role.into()) }
    }

    /// What serves as the premise: a statement, save where an illocution is anchored in a transition.
    #[must_use]
    pub fn node(&self) -> NodeId {
        self.node
    }

    /// The role that the scheme gives it.
    #[must_use]
    pub fn role(&self) -> Option<&str> {
        self.role.as_deref()
    }
}

impl<N: Into<NodeId>> From<N> for Premise {
    fn from(node: N) -> Self {
        Premise { node: node.into(), role: None }
    }
}

/// A link from its premises to its target: a support, an attack, or another [`Family`].
///
/// The premises of one relation are [linked](crate::guide::words#linked): they work only together. Independent
/// reasons are separate relations; see [how to tell](crate::guide::linked_or_convergent).
///
/// ```
/// use argument_map::{ArgumentMap, Relation, Statement};
///
/// let mut map = ArgumentMap::new();
/// let socrates = map.add_statement(Statement::evidence("socrates", "Socrates is a man."))?;
/// let men = map.add_statement(Statement::claim("men", "All men are mortal."))?;
/// let mortal = map.add_statement(Statement::claim("mortal", "Socrates is mortal."))?;
/// let syllogism = map.add_relation(Relation::support([socrates, men], mortal))?;
/// assert_eq!(map[syllogism].target(), mortal.into());
/// # Ok::<(), argument_map::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    pub(crate) key: SmolStr,
    pub(crate) premises: Box<[Premise]>,
    pub(crate) target: NodeId,
    scheme: Option<SchemeName>,
    pub(crate) attributes: Attributes,
    family: Family,
    strict: bool,
    symmetric: bool,
    conceded: bool,
}

impl Relation {
    /// A relation of the given family. It gets a key of its own when it is added, unless it is given one.
    #[must_use]
    pub fn new<P: Into<Premise>>(
        family: Family,
        premises: impl IntoIterator<Item = P>,
        target: impl Into<NodeId>,
    ) -> Self {
        Relation {
            key: SmolStr::default(),
            premises: premises.into_iter().map(Into::into).collect(),
            target: target.into(),
            scheme: None,
            attributes: Attributes::default(),
            family,
            strict: false,
            symmetric: false,
            conceded: false,
        }
    }

    /// A relation whose ends are yet to come.
    pub(crate) fn open(family: Family) -> Self {
        Relation::new(family, [] as [NodeId; 0], StatementId(0))
    }

    /// A reason for its target.
    #[must_use]
    pub fn support<P: Into<Premise>>(
        premises: impl IntoIterator<Item = P>,
        target: impl Into<NodeId>,
    ) -> Self {
        Relation::new(Family::Support, premises, target)
    }

    /// A reason against its target: a rebuttal of a statement, an undercut of a relation.
    #[must_use]
    pub fn attack<P: Into<Premise>>(
        premises: impl IntoIterator<Item = P>,
        target: impl Into<NodeId>,
    ) -> Self {
        Relation::new(Family::Attack, premises, target)
    }

    /// Two statements that cannot both be true: an attack that runs both ways.
    #[must_use]
    pub fn contradiction(one: StatementId, other: StatementId) -> Self {
        Relation { symmetric: true, ..Relation::attack([one], other) }
    }

    /// The premises, linked, in the order given.
    #[must_use]
    pub fn premises(&self) -> &[Premise] {
        &self.premises
    }

    /// Gives it other premises.
    pub fn set_premises<P: Into<Premise>>(&mut self, premises: impl IntoIterator<Item = P>) {
        self.premises = premises.into_iter().map(Into::into).collect();
    }

    /// What it bears on.
    #[must_use]
    pub fn target(&self) -> NodeId {
        self.target
    }

    /// Aims it elsewhere.
    pub fn set_target(&mut self, target: impl Into<NodeId>) {
        self.target = target.into();
    }

    /// Puts other numbers in the place of those of its ends.
    pub(crate) fn renumber(&mut self, number: impl Fn(u32) -> u32) {
        let renumber = |node: &mut NodeId| match node {
            NodeId::Statement(id) => id.0 = number(id.0),
            NodeId::Relation(id) => id.0 = number(id.0),
        };
        self.premises.iter_mut().for_each(|premise| renumber(&mut premise.node));
        renumber(&mut self.target);
    }

    /// Its stable name, unique in the map; empty only before it is added.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Gives it another name; an empty one asks the map to choose.
    pub fn set_key(&mut self, key: impl AsRef<str>) {
        self.key = SmolStr::new(key);
    }

    /// How the premises bear on the target.
    #[must_use]
    pub fn family(&self) -> Family {
        self.family
    }

    /// Makes it a relation of another family.
    pub fn set_family(&mut self, family: Family) {
        self.family = family;
    }

    /// The scheme it follows.
    #[must_use]
    pub fn scheme(&self) -> Option<&SchemeName> {
        self.scheme.as_ref()
    }

    /// Names the scheme it follows; a name that the catalogue lacks is kept as written.
    pub fn set_scheme(&mut self, name: Option<&str>) {
        self.scheme = name.map(SchemeName::from);
    }

    /// What it is called if it is an attack: a rebuttal of a statement or an undercut of a relation.
    #[must_use]
    pub fn attack_kind(&self) -> Option<AttackKind> {
        (self.family == Family::Attack).then_some(match self.target {
            NodeId::Statement(_) => AttackKind::Rebuttal,
            NodeId::Relation(_) => AttackKind::Undercut,
        })
    }

    /// Whether the target follows necessarily (strict) or only presumably (defeasible, the default).
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.strict
    }

    /// Makes it strict or defeasible.
    pub fn set_strict(&mut self, strict: bool) {
        self.strict = strict;
    }

    /// Whether it is an attack that runs both ways: a contradiction.
    #[must_use]
    pub fn is_symmetric(&self) -> bool {
        self.symmetric
    }

    /// Makes it run both ways or one way.
    pub fn set_symmetric(&mut self, symmetric: bool) {
        self.symmetric = symmetric;
    }

    /// Whether the map's author grants the attack and maintains its target all the same, or means it only
    /// to qualify the target: "admittedly …", "however, …".
    #[doc(alias = "concession")]
    #[must_use]
    pub fn is_conceded(&self) -> bool {
        self.conceded
    }

    /// Marks it as granted and outweighed, or takes the mark away.
    pub fn set_conceded(&mut self, conceded: bool) {
        self.conceded = conceded;
    }
}

carries_attributes!(Relation);

/// What the rules on ends need to know of an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// A claim or a piece of evidence.
    Stated(StatementId),
    Locution(StatementId),
    Relation(Family),
}

/// The one place that says which ends a relation may have.
pub(crate) fn check_ends(relation: &Relation, premises: &[End], target: End) -> Result<(), ErrorKind> {
    use End::{Locution, Relation as Rel, Stated};
    let unfit = |wanted| Err(ErrorKind::UnfitEnds { wanted });
    let all = |fits: fn(&End) -> bool| premises.iter().all(fits);

    if premises.is_empty() {
        return Err(ErrorKind::NoPremise);
    }
    match relation.family {
        Family::Support | Family::Attack | Family::Rephrase | Family::Preference => {
            if !all(|end| matches!(end, Stated(_))) {
                return unfit(
                    "the premises of a support, attack, rephrase or preference are claims or evidence",
                );
            }
            match target {
                Stated(_) => {}
                Rel(family) if !family.is_dialogue() => {}
                _ => {
                    return unfit(
                        "the target of a support, attack, rephrase or preference is a claim, evidence, or \
                         another such relation",
                    );
                }
            }
        }
        Family::Transition => {
            if !all(|end| matches!(end, Locution(_))) || !matches!(target, Locution(_)) {
                return unfit("a transition leads from locutions to a locution");
            }
        }
        Family::Illocution => {
            let anchored = matches!(premises, [Locution(_) | Rel(Family::Transition)]);
            if !anchored || matches!(target, Rel(Family::Transition | Family::Illocution)) {
                return unfit(
                    "an illocution leads from one locution or transition to a statement or to a relation of \
                     the argument",
                );
            }
        }
    }
    if relation.conceded && relation.family != Family::Attack {
        return Err(ErrorKind::NotConceded);
    }
    let both_ways = matches!((premises, target), ([Stated(_)], Stated(_)));
    if relation.symmetric && !(relation.family == Family::Attack && both_ways) {
        return Err(ErrorKind::NotSymmetric);
    }
    Ok(())
}
