//! What can be said of a thing in a map, one aspect at a time and by keys instead of ids.

use crate::map::attributes::{Attributes, Manner};
use crate::map::id::NodeId;
use crate::map::relation::Relation;
use crate::map::source::{Group, Source, Voice};
use crate::map::statement::Statement;
use crate::map::{ArgumentMap, Node};
use serde_json::{Value, json};
use std::fmt;

macro_rules! aspects {
    ($($(#[$doc:meta])* $aspect:ident $name:literal;)*) => {
        /// What two versions of one thing can differ in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Aspect { $($(#[$doc])* $aspect,)* }

        impl fmt::Display for Aspect {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(match self { $(Aspect::$aspect => $name,)* })
            }
        }
    };
}

aspects! {
    /// The key.
    Key "key";
    /// The title of a map, source or group.
    Title "title";
    /// The name of a voice.
    Name "name";
    /// Who wrote a source.
    Author "author";
    /// When a source appeared.
    Date "date";
    /// Where a source can be read.
    Url "address";
    /// The words of a statement or of a source.
    Text "text";
    /// The group around a group.
    Parent "parent";
    /// Claim, evidence or locution.
    Kind "kind";
    /// Whether a statement was left unsaid.
    Implicit "implicit";
    /// Whether a statement is what the map is about.
    Thesis "thesis";
    /// Support, attack, or another family.
    Family "family";
    /// The premises of a relation, each with its role.
    Premises "premises";
    /// What a relation bears on.
    Target "target";
    /// The scheme of a relation, as written.
    Scheme "scheme";
    /// Whether a relation is strict.
    Strict "strict";
    /// Whether an attack runs both ways.
    Symmetric "symmetric";
    /// Whether an attack is conceded.
    Conceded "conceded";
    /// Whose it is, and in which manner.
    Voicing "voice";
    /// The hedge.
    Qualifier "hedge";
    /// The strength.
    Strength "strength";
    /// The exact words it rests on, each as `[source, words, start, end]`.
    Quotes "quotes";
    /// The tags.
    Tags "tags";
    /// The group it is drawn in.
    Group "group";
    /// The free data.
    Data "data";
}

/// Everything about one thing but its key; equal for two things exactly if they say the same.
pub(super) type Said = Vec<(Aspect, Value)>;

/// Whether a value says nothing, so that another can take its place.
pub(super) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(values) => values.is_empty(),
        _ => false,
    }
}

pub(super) fn of_map(map: &ArgumentMap) -> Said {
    vec![(Aspect::Title, map.title().into()), (Aspect::Data, map.data().clone().into())]
}

pub(super) fn of_voice(voice: &Voice) -> Said {
    vec![(Aspect::Name, voice.name.as_str().into()), (Aspect::Data, voice.data.clone().into())]
}

pub(super) fn of_source(source: &Source) -> Said {
    vec![
        (Aspect::Title, source.title.as_str().into()),
        (Aspect::Author, source.author.as_str().into()),
        (Aspect::Date, source.date.as_str().into()),
        (Aspect::Url, source.url.as_str().into()),
        (Aspect::Text, source.text.as_deref().into()),
        (Aspect::Data, source.data.clone().into()),
    ]
}

pub(super) fn of_group(map: &ArgumentMap, group: &Group) -> Said {
    let parent = group.parent.and_then(|id| map.group(id)).map(|parent| parent.key.as_str());
    vec![
        (Aspect::Title, group.title.as_str().into()),
        (Aspect::Parent, parent.into()),
        (Aspect::Data, group.data.clone().into()),
    ]
}

/// What `map` would say of a node whose ids are its own.
pub(super) fn of_node(map: &ArgumentMap, node: &Node) -> Said {
    let mut said = match node {
        Node::Statement(statement) => of_statement(statement),
        Node::Relation(relation) => of_relation(map, relation),
    };
    said.extend(of_attributes(map, node.attributes()));
    said
}

fn of_statement(statement: &Statement) -> Said {
    vec![
        (Aspect::Text, statement.text().into()),
        (Aspect::Kind, statement.kind().to_string().into()),
        (Aspect::Implicit, statement.is_implicit().into()),
        (Aspect::Thesis, statement.is_thesis().into()),
    ]
}

fn of_relation(map: &ArgumentMap, relation: &Relation) -> Said {
    let key = |node: NodeId| map.key(node);
    let premises = relation.premises().iter().map(|premise| json!([key(premise.node()), premise.role()]));
    vec![
        (Aspect::Family, relation.family().to_string().into()),
        (Aspect::Premises, premises.collect()),
        (Aspect::Target, key(relation.target()).into()),
        (Aspect::Scheme, relation.scheme().map(|scheme| scheme.written()).into()),
        (Aspect::Strict, relation.is_strict().into()),
        (Aspect::Symmetric, relation.is_symmetric().into()),
        (Aspect::Conceded, relation.is_conceded().into()),
    ]
}

fn of_attributes(map: &ArgumentMap, attributes: &Attributes) -> Said {
    let voicing = attributes.voicing().map(|voicing| {
        let voice = map.voice(voicing.voice).map(|voice| voice.key.as_str());
        let manner = match voicing.manner {
            Manner::Asserted => "asserted",
            Manner::Attributed => "attributed",
        };
        json!([voice, manner])
    });
    let quotes = attributes.quotes().iter().map(|quote| {
        let source = map.source(quote.source).map(|source| source.key.as_str());
        json!([source, quote.exact, quote.span.map(|s| s.start()), quote.span.map(|s| s.end())])
    });
    let group = attributes.group().and_then(|id| map.group(id)).map(|group| group.key.as_str());
    vec![
        (Aspect::Voicing, voicing.into()),
        (Aspect::Qualifier, attributes.qualifier().into()),
        (Aspect::Strength, attributes.strength().map(|strength| strength.get()).into()),
        (Aspect::Quotes, quotes.collect()),
        (Aspect::Tags, attributes.tags().into()),
        (Aspect::Group, group.into()),
        (Aspect::Data, attributes.data().cloned().map(Value::from).into()),
    ]
}
