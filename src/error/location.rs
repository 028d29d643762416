//! Where something is wrong, and what kind of thing it is about.

use crate::error::kind::brief;
use std::fmt;

/// Where something is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Location {
    /// The call in Rust code that asked for it.
    Code {
        /// The source file as the compiler names it.
        file: &'static str,
        /// Counted from 1.
        line: u32,
        /// Counted from 1.
        column: u32,
    },
    /// A place in a document that was read.
    Document {
        /// Counted from 1; 0 where a deserializer does not say.
        line: usize,
        /// Counted from 1, in bytes; 0 where a deserializer does not say.
        column: usize,
        /// The path of keys and indices that leads there, such as `relations[3].premises[0]`.
        path: String,
    },
    /// A statement or relation of the map that was asked about.
    Node {
        /// Its key.
        key: String,
    },
}

impl Location {
    pub(crate) fn of_call(call: &'static std::panic::Location<'static>) -> Self {
        Location::Code { file: call.file(), line: call.line(), column: call.column() }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Location::Code { file, line, column } => write!(f, "{file}:{line}:{column}"),
            Location::Document { line: 0, path, .. } => f.write_str(path),
            Location::Document { line, column, path } if path.is_empty() => {
                write!(f, "line {line}, column {column}")
            }
            Location::Document { line, column, path } => write!(f, "line {line}, column {column}, {path}"),
            Location::Node { key } => f.write_str(&brief(key)),
        }
    }
}

/// The kinds of things a map is made of, for use in messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Noun {
    /// A claim or a piece of evidence.
    Statement,
    /// A support, an attack, or another link from statements to what they bear on.
    Relation,
    /// A statement or a relation.
    Node,
    /// A party to the argument.
    Voice,
    /// A document that is quoted.
    Source,
    /// A named part of the map.
    Group,
}

impl fmt::Display for Noun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Noun::Statement => "statement",
            Noun::Relation => "relation",
            Noun::Node => "statement or relation",
            Noun::Voice => "voice",
            Noun::Source => "source",
            Noun::Group => "group",
        })
    }
}
