//! What a document says in Argdown's own terms.

use super::syntax::Marked;
use serde_json::Value;

/// How relations between statements are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mode {
    /// `+` is a reason for and `-` a reason against.
    #[default]
    Loose,
    /// Between statements `+` is entailment and `-` contrariety.
    Strict,
}

/// A document in Argdown's own terms, for those who come from there: equivalence classes, arguments,
/// relations, sections. [`read`](super::read) makes a map of it.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Outline {
    /// How relations between statements were read.
    pub mode: Mode,
    /// The YAML between the lines of equals signs, if there is any.
    pub front_matter: Option<Value>,
    /// The statements, in the order in which they are first mentioned.
    pub statements: Vec<EquivalenceClass>,
    /// The arguments, likewise.
    pub arguments: Vec<Argument>,
    /// The relations as they are read: see [`Link::moved`].
    pub links: Vec<Link>,
    /// The headings, in the order of the document.
    pub sections: Vec<Section>,
}

/// All statements of one title, which are taken to say the same.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct EquivalenceClass {
    /// The title; of a statement without one, `Untitled` and a number.
    pub title: String,
    /// Whether the author gave it no title.
    pub is_untitled: bool,
    /// Where it occurs.
    pub members: Vec<Member>,
    /// The tags of all members.
    pub tags: Vec<String>,
    /// The data of all members, joined.
    pub data: Option<Value>,
    /// The section of its first definition; where it is only referred to, of its first reference.
    pub section: Option<usize>,
}

impl EquivalenceClass {
    /// The member whose words stand for the class: the last definition, or the last that is marked
    /// `{isCanonical: true}`; one without words stands for nothing.
    #[must_use]
    pub fn canonical(&self) -> Option<&Member> {
        canonical(&self.members)
    }
}

pub(super) fn canonical(members: &[Member]) -> Option<&Member> {
    let marked = |member: &&Member| {
        member.data.as_ref().and_then(|data| data.get("isCanonical")) == Some(&Value::Bool(true))
    };
    let defined = || members.iter().rev().filter(|member| !member.text.is_empty());
    defined().find(marked).or_else(|| defined().next())
}

/// One occurrence of a statement, or one description of an argument.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Member {
    /// The words, with tags and mentions as written and other markup taken away; empty in a reference.
    pub text: String,
    /// The byte of `text` at which the tags begin that it ends with.
    pub body: usize,
    /// What is marked in the text.
    pub markup: Vec<Marked>,
    /// Whether it only refers to what is defined elsewhere.
    pub is_reference: bool,
    /// What part it plays where it stands.
    pub role: Role,
    /// The argument it is a premise or conclusion of.
    pub argument: Option<usize>,
    /// The section it stands in.
    pub section: Option<usize>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its data.
    pub data: Option<Value>,
    /// The byte of the document at which it begins.
    pub at: usize,
}

/// What part an occurrence of a statement plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It begins a paragraph.
    TopLevel,
    /// It stands behind a relation symbol.
    Relation,
    /// It is an item of a list.
    Listed,
    /// It is a premise.
    Premise,
    /// It is inferred, and more is inferred from it.
    IntermediaryConclusion,
    /// It is what the argument is for.
    MainConclusion,
    /// It describes an argument or refers to one.
    Description,
}

/// An argument: described in words, reconstructed in steps, or both.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Argument {
    /// The title; of an argument without one, `Untitled` and a number.
    pub title: String,
    /// Whether the author gave it no title.
    pub is_untitled: bool,
    /// Its descriptions and references.
    pub members: Vec<Member>,
    /// The tags of all members.
    pub tags: Vec<String>,
    /// The data of all members, joined.
    pub data: Option<Value>,
    /// The section of its reconstruction; else of its first description or reference.
    pub section: Option<usize>,
    /// Its premises and conclusions, if it is reconstructed.
    pub steps: Vec<Step>,
}

/// A premise or conclusion of an argument.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Step {
    /// The number of the statement in [`Outline::statements`].
    pub statement: usize,
    /// Premise, intermediary or main conclusion.
    pub role: Role,
    /// How a conclusion is inferred.
    pub inference: Option<Inferred>,
    /// The byte of the document at which it begins.
    pub at: usize,
}

/// An inference.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Inferred {
    /// The names of the rules it follows.
    pub rules: Vec<String>,
    /// Its data.
    pub data: Option<Value>,
    /// The byte of the document at which it begins.
    pub at: usize,
}

/// A relation.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Link {
    /// What it says.
    pub kind: LinkKind,
    /// What it leads from.
    pub from: End,
    /// What it leads to.
    pub to: End,
    /// Whether its ends are not as written: what a reconstructed argument supports, attacks or undercuts, its
    /// main conclusion does, and what undercuts it, undercuts its last inference.
    pub moved: bool,
    /// The byte of the document at which the second of its ends begins.
    pub at: usize,
}

/// What a relation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LinkKind {
    /// `+`
    Support,
    /// `-`
    Attack,
    /// `_`
    Undercut,
    /// `><`
    Contradictory,
    /// `+` between statements in strict mode.
    Entails,
    /// `-` between statements in strict mode.
    Contrary,
}

impl LinkKind {
    /// The word that Argdown has for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            LinkKind::Support => "support",
            LinkKind::Attack => "attack",
            LinkKind::Undercut => "undercut",
            LinkKind::Contradictory => "contradictory",
            LinkKind::Entails => "entails",
            LinkKind::Contrary => "contrary",
        }
    }
}

/// An end of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum End {
    /// A statement, by its number in [`Outline::statements`].
    Statement(usize),
    /// An argument, by its number in [`Outline::arguments`].
    Argument(usize),
    /// An inference, by its argument and the number of its conclusion among the steps.
    Inference(usize, usize),
}

/// A heading and what stands below it.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Section {
    /// The heading.
    pub title: String,
    /// The byte of `title` at which the tags begin that it ends with.
    pub body: usize,
    /// How many `#` it has.
    pub level: usize,
    /// The section that contains it.
    pub parent: Option<usize>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its data.
    pub data: Option<Value>,
}
