//! The shape of the JSON, for reading and writing alike. Its field names and their order are the format.

use crate::map::attributes::Data;
use crate::map::relation::Family;
use crate::map::statement::StatementKind;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// The value of the field `format`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) enum Format {
    #[serde(rename = "argument-map")]
    ArgumentMap,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// Defines objects with the fields given, and with those that statements and relations share.
macro_rules! wire {
    ($(#[$doc:meta])* $name:ident { $($fields:tt)* } with attributes) => {
        wire! { $(#[$doc])* $name {
            $($fields)*
            /// The key of the voice that puts it forward itself.
            #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
            asserted_by: Option<Cow<'a, str>>,
            /// The key of the voice that somebody else says it is of.
            #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
            attributed_to: Option<Cow<'a, str>>,
            /// The hedge in the speaker's words.
            #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
            qualifier: Option<Cow<'a, str>>,
            /// A degree in 0..=1.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 1)))]
            strength: Option<f64>,
            /// The key of the group it is drawn in.
            #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
            group: Option<Cow<'a, str>>,
            /// Labels of the user's own.
            #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
            tags: Vec<Cow<'a, str>>,
            /// The exact words it rests on.
            #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
            quotes: Vec<Quote<'a>>,
            /// Free data for other programs.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            data: Option<Cow<'a, Data>>,
        } but not ({"required": ["asserted_by", "attributed_to"]}) }
    };
    ($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $type:ty,)* }
     $(but not ($not:tt))?) => {
        $(#[$doc])*
        #[derive(Debug, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[cfg_attr(feature = "schema", schemars(extend("not" = $not)))])?
        pub(super) struct $name<'a> {
            $($(#[$attribute])* pub(super) $field: $type,)*
        }
    };
}

wire! {
    /// An argument map: who claims what, on which evidence, against which objections.
    Document {
        /// The schema that an editor checks the document with; not kept.
        #[serde(rename = "$schema", borrow, default, skip_serializing_if = "Option::is_none")]
        _schema: Option<Cow<'a, str>>,
        /// Always `argument-map`.
        format: Format,
        /// Always 1 in this version.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
        version: u64,
        /// What the map is called.
        #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
        title: Cow<'a, str>,
        /// The parties to the argument.
        #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
        voices: Vec<Voice<'a>>,
        /// The documents that are quoted.
        #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
        sources: Vec<Source<'a>>,
        /// The named parts of the map.
        #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
        groups: Vec<Group<'a>>,
        /// The claims, pieces of evidence, and locutions.
        #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
        statements: Vec<Statement<'a>>,
        /// The supports, attacks, and other links.
        #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
        relations: Vec<Relation<'a>>,
        /// Free data for other programs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        data: Option<Cow<'a, Data>>,
    }
}

wire! {
    /// A party to the argument.
    Voice {
        /// Its name in this document, unique among the voices.
        #[serde(borrow)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        key: Cow<'a, str>,
        /// The name to print.
        #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
        name: Cow<'a, str>,
        /// Free data for other programs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        data: Option<Cow<'a, Data>>,
    }
}

wire! {
    /// A document that is quoted.
    Source {
        /// Its name in this document, unique among the sources.
        #[serde(borrow)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        key: Cow<'a, str>,
        /// The title to print.
        #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
        title: Cow<'a, str>,
        /// Who wrote it.
        #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
        author: Cow<'a, str>,
        /// When it appeared, in words or as YYYY-MM-DD.
        #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
        date: Cow<'a, str>,
        /// Where it can be read.
        #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
        url: Cow<'a, str>,
        /// The whole text.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        text: Option<Cow<'a, str>>,
        /// Free data for other programs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        data: Option<Cow<'a, Data>>,
    }
}

wire! {
    /// A named part of the map.
    Group {
        /// Its name in this document, unique among the groups.
        #[serde(borrow)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        key: Cow<'a, str>,
        /// The title to print.
        #[serde(borrow, default, skip_serializing_if = "str::is_empty")]
        title: Cow<'a, str>,
        /// The key of the group that contains it.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        parent: Option<Cow<'a, str>>,
        /// Free data for other programs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        data: Option<Cow<'a, Data>>,
    }
}

wire! {
    /// The exact words of a source.
    Quote {
        /// The key of the source.
        #[serde(borrow)]
        source: Cow<'a, str>,
        /// The words; `[…]` stands for words left out.
        #[serde(borrow)]
        exact: Cow<'a, str>,
        /// The characters of the source's text that they are: the first, and one past the last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        span: Option<(u32, u32)>,
    }
}

wire! {
    /// A claim, a piece of evidence, or a locution: one declarative sentence.
    Statement {
        /// Its name, unique among the statements and relations.
        #[serde(borrow)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        key: Cow<'a, str>,
        /// What sort of statement it is.
        kind: StatementKind,
        /// The sentence.
        #[serde(borrow)]
        text: Cow<'a, str>,
        /// Whether it is what the map is about.
        #[serde(default, skip_serializing_if = "is_false")]
        thesis: bool,
        /// Whether the speaker left it unsaid.
        #[serde(default, skip_serializing_if = "is_false")]
        implicit: bool,
    } with attributes
}

wire! {
    /// A link from its premises to its target. The premises of one relation work only together; independent
    /// reasons are separate relations.
    Relation {
        /// Its name, unique among the statements and relations; made up where it is left out.
        #[serde(borrow, default)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        key: Option<Cow<'a, str>>,
        /// How the premises bear on the target.
        family: Family,
        /// The statements it starts from, by key: at least one, none twice.
        #[serde(borrow)]
        #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
        premises: Vec<Premise<'a>>,
        /// The key of the statement or relation it bears on. An attack on a statement is a rebuttal, on a
        /// relation an undercut.
        #[serde(borrow)]
        target: Cow<'a, str>,
        /// The name of the scheme it follows.
        #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
        scheme: Option<Cow<'a, str>>,
        /// Whether the target follows necessarily.
        #[serde(default, skip_serializing_if = "is_false")]
        strict: bool,
        /// Whether it is an attack that runs both ways: a contradiction.
        #[serde(default, skip_serializing_if = "is_false")]
        symmetric: bool,
        /// Whether the attack is granted and outweighed: a concession.
        #[serde(default, skip_serializing_if = "is_false")]
        conceded: bool,
    } with attributes
}

/// A premise: the key of a statement, alone or with the role that the scheme gives it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) enum Premise<'a> {
    Key(Cow<'a, str>),
    InRole(InRole<'a>),
}

wire! {
    /// A premise in a role.
    InRole {
        /// The key of the statement.
        #[serde(borrow)]
        key: Cow<'a, str>,
        /// The role, such as "expert" or "warrant".
        #[serde(borrow)]
        role: Cow<'a, str>,
    }
}

/// By hand, because serde's untagged enums copy every string and lose the reason of an error.
impl<'de: 'a, 'a> Deserialize<'de> for Premise<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Premise<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the key of a statement or an object with `key` and `role`")
            }

            fn visit_borrowed_str<E: de::Error>(self, key: &'de str) -> Result<Self::Value, E> {
                Ok(Premise::Key(Cow::Borrowed(key)))
            }

            fn visit_str<E: de::Error>(self, key: &str) -> Result<Self::Value, E> {
                Ok(Premise::Key(Cow::Owned(key.to_owned())))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                InRole::deserialize(MapAccessDeserializer::new(map)).map(Premise::InRole)
            }
        }

        deserializer.deserialize_any(Either)
    }
}
