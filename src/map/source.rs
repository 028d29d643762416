//! Voices, sources and groups: what statements and relations refer to by key.

use crate::error::Noun;
use crate::map::attributes::Data;
use crate::map::id::GroupId;
use crate::map::table::Entry;

/// A party to the argument: a person, an institution, a camp.
#[doc(alias = "participant")]
#[doc(alias = "speaker")]
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Voice {
    /// Its stable name, unique among the voices.
    pub key: String,
    /// The name to print.
    pub name: String,
    /// Free data for other programs.
    pub data: Data,
}

/// A document that is quoted.
#[doc(alias = "resource")]
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Source {
    /// Its stable name, unique among the sources.
    pub key: String,
    /// The title to print.
    pub title: String,
    /// Who wrote it, in words; empty if unknown.
    pub author: String,
    /// When it appeared, in words or as `YYYY-MM-DD`; empty if unknown.
    pub date: String,
    /// Where it can be read; empty if nowhere.
    pub url: String,
    /// The whole text, if the map carries it; quotations are checked against it.
    pub text: Option<String>,
    /// Free data for other programs.
    pub data: Data,
}

/// A named part of the map, drawn as a frame.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Group {
    /// Its stable name, unique among the groups.
    pub key: String,
    /// The title to print.
    pub title: String,
    /// The group that contains it.
    pub parent: Option<GroupId>,
    /// Free data for other programs.
    pub data: Data,
}

impl Voice {
    /// A voice by its key and its name.
    #[must_use]
    pub fn new(key: impl Into<String>, name: impl Into<String>) -> Self {
        Voice { key: key.into(), name: name.into(), ..Voice::default() }
    }
}

impl Source {
    /// A source by its key and its title.
    #[must_use]
    pub fn new(key: impl Into<String>, title: impl Into<String>) -> Self {
        Source { key: key.into(), title: title.into(), ..Source::default() }
    }
}

impl Group {
    /// A group by its key and its title, in no other.
    #[must_use]
    pub fn new(key: impl Into<String>, title: impl Into<String>) -> Self {
        Group { key: key.into(), title: title.into(), ..Group::default() }
    }

    /// The same group within another.
    #[must_use]
    pub fn within(self, parent: GroupId) -> Self {
        Group { parent: Some(parent), ..self }
    }
}

impl Entry for Voice {
    const NOUN: Noun = Noun::Voice;

    fn key(&self) -> &str {
        &self.key
    }

    fn named(key: &str) -> Self {
        Voice::new(key, "")
    }
}

impl Entry for Source {
    const NOUN: Noun = Noun::Source;

    fn key(&self) -> &str {
        &self.key
    }

    fn named(key: &str) -> Self {
        Source::new(key, "")
    }
}

impl Entry for Group {
    const NOUN: Noun = Noun::Group;

    fn key(&self) -> &str {
        &self.key
    }

    fn named(key: &str) -> Self {
        Group::new(key, "")
    }
}
