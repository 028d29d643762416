//! What a document consists of: a flat list in the order of the text, in which everything knows its parent.

use serde_json::Value;
use std::ops::Range;

/// A text with what is marked in it.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) text: String,
    /// Where the tags begin that the text ends with.
    pub(super) tail: Option<usize>,
    pub(super) ranges: Vec<Marked>,
    pub(super) tags: Vec<String>,
    pub(super) data: Option<Value>,
}

impl Content {
    /// Where the text proper ends, before the tags at its end.
    pub(super) fn body(&self) -> usize {
        self.tail.unwrap_or(self.text.len())
    }
}

/// A stretch of a text that is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The bytes of the text.
    pub bytes: Range<usize>,
    /// As what.
    pub markup: Markup,
}

/// What a stretch of a text is marked as.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Markup {
    /// `**bold**`
    Bold,
    /// `*italic*`
    Italic,
    /// `[text](address)`
    Link(String),
    /// `@[title]`
    Statement(String),
    /// `@<title>`
    Argument(String),
}

/// A relation symbol, seen from the line it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Symbol {
    /// `+`, `<+`
    Supports,
    /// `-`, `<-`
    Attacks,
    /// `_`, `<_`
    Undercuts,
    /// `+>`
    IsSupported,
    /// `->`
    IsAttacked,
    /// `_>`
    IsUndercut,
    /// `><`
    Contradicts,
}

/// Where a statement or argument stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Top,
    Listed,
    /// Under another node or an inference, by their number in the list.
    Child(usize, Symbol),
    /// A premise of the premise-conclusion structure of that number.
    Premise(usize),
    /// A conclusion of the structure, by the inference of that number.
    Conclusion(usize, usize),
}

#[derive(Debug)]
pub(super) struct Node<'t> {
    pub(super) is_argument: bool,
    pub(super) title: Option<&'t str>,
    pub(super) is_reference: bool,
    pub(super) content: Content,
    pub(super) place: Place,
    pub(super) at: usize,
}

#[derive(Debug)]
pub(super) struct Inference {
    pub(super) rules: Vec<String>,
    pub(super) data: Option<Value>,
    pub(super) at: usize,
}

#[derive(Debug)]
pub(super) enum Item<'t> {
    Heading {
        level: usize,
        content: Content,
    },
    Node(Node<'t>),
    /// The start of a premise-conclusion structure, and the argument it belongs to.
    Structure {
        argument: Option<usize>,
        at: usize,
    },
    Inference(Inference),
    /// What was taken for something and is not.
    Nothing,
}
