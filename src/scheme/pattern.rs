//! What a scheme asks for: its premises, and the questions that an inference by it has to face.

/// A premise that a scheme calls for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Role {
    /// The short name by which a [`Premise`](crate::Premise) takes the role.
    pub name: &'static str,
    /// What a premise in this role says.
    pub says: &'static str,
}

/// A question that an inference by a scheme has to face.
///
/// # How a map answers one
/// By the tag `cq:KEY`, with the [`key`](CriticalQuestion::key) of the question, on a relation aimed at the
/// inference, at one of its premises or at its conclusion: a support of the inference says that it passes, an
/// attack that it fails. Or by the role `cq:KEY` of a further linked premise. A
/// [builder](crate::RelationDraft::answers) writes the tag; [`check`](crate::check()) lists the questions that
/// nothing answers.
///
/// ```
/// use argument_map::{Checker, MapBuilder, Rule};
///
/// let mut m = MapBuilder::new("Doctor's orders");
/// m.thesis("rest", "You should rest.");
/// m.evidence("doctor", "The doctor says so.");
/// m.evidence("paid", "The doctor sells mattresses.");
/// m.support("rest").with("doctor").key("advice").scheme("expert opinion");
/// m.undercut("advice").with("paid").answers("trustworthiness");
/// let map = m.build()?;
///
/// let open = Checker::only([Rule::OpenQuestions]).check(&map);
/// assert!(open[0].message.contains("expertise"));
/// assert!(!open[0].message.contains("trustworthiness"));
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CriticalQuestion {
    /// A short name, unique within the scheme.
    pub key: &'static str,
    /// The question itself.
    pub question: &'static str,
    /// What an unfavourable answer attacks.
    pub challenges: Challenge,
}

/// What an unfavourable answer to a critical question attacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Challenge {
    /// The premise in the role of that name, which it rebuts.
    Premise(&'static str),
    /// The inference, which it undercuts.
    Inference,
    /// The conclusion, which it rebuts.
    Conclusion,
}

/// What one scheme asks for.
pub(super) struct Pattern {
    pub(super) roles: &'static [Role],
    pub(super) questions: &'static [CriticalQuestion],
}

pub(super) const fn role(name: &'static str, says: &'static str) -> Role {
    Role { name, says }
}

/// A question about the premise in a role.
pub(super) const fn premise(
    key: &'static str,
    role: &'static str,
    question: &'static str,
) -> CriticalQuestion {
    CriticalQuestion { key, question, challenges: Challenge::Premise(role) }
}

/// A question about the inference.
pub(super) const fn inference(key: &'static str, question: &'static str) -> CriticalQuestion {
    CriticalQuestion { key, question, challenges: Challenge::Inference }
}

/// A question about the conclusion.
pub(super) const fn conclusion(key: &'static str, question: &'static str) -> CriticalQuestion {
    CriticalQuestion { key, question, challenges: Challenge::Conclusion }
}
