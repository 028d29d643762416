//! Where something was said: in code, or in the entry of a document.

use crate::error::Location;
use std::fmt;

/// A place that costs nothing to carry along. The order is that of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Of the document as a whole.
    Unknown,
    Code(&'static std::panic::Location<'static>),
    /// A field of the entry of that number in that list.
    Entry(List, usize, Field),
}

/// The lists of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum List {
    Voices,
    Sources,
    Groups,
    Statements,
    Relations,
}

/// A part of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Whole,
    Premise(usize),
    Target,
}

impl Place {
    #[track_caller]
    pub(super) fn here() -> Place {
        Place::Code(std::panic::Location::caller())
    }

    pub(crate) fn entry(list: List, number: usize) -> Place {
        Place::Entry(list, number, Field::Whole)
    }

    /// The place of a field, where the place is an entry.
    pub(super) fn field(self, field: Field) -> Place {
        match self {
            Place::Entry(list, number, _) => Place::Entry(list, number, field),
            other => other,
        }
    }

    pub(super) fn premise(self, number: usize) -> Place {
        self.field(Field::Premise(number))
    }

    /// The place as it is told, without line and column for an entry.
    pub(crate) fn location(self) -> Location {
        match self {
            Place::Code(call) => Location::of_call(call),
            other => Location::Document { line: 0, column: 0, path: other.to_string() },
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place::Entry(list, number, field) = self else { return Ok(()) };
        let list = match list {
            List::Voices => "voices",
            List::Sources => "sources",
            List::Groups => "groups",
            List::Statements => "statements",
            List::Relations => "relations",
        };
        write!(f, "{list}[{number}]")?;
        match field {
            Field::Whole => Ok(()),
            Field::Premise(number) => write!(f, ".premises[{number}]"),
            Field::Target => f.write_str(".target"),
        }
    }
}
