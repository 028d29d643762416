//! From a map to JSON, entry by entry, without a copy of the whole.

use super::{VERSION, wire};
use crate::map::ArgumentMap;
use crate::map::attributes::{Attributes, Data, Manner};
use crate::map::id::{RelationId, StatementId};
use crate::map::relation::SchemeName;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::borrow::Cow;

impl Serialize for ArgumentMap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let optional = [
            !self.title().is_empty(),
            self.voices().next().is_some(),
            self.sources().next().is_some(),
            self.groups().next().is_some(),
            self.all_statements().next().is_some(),
            self.all_relations().next().is_some(),
            !self.data().is_empty(),
        ];
        let fields = 2 + optional.into_iter().filter(|&there| there).count();
        let mut document = serializer.serialize_struct("ArgumentMap", fields)?;
        document.serialize_field("format", &wire::Format::ArgumentMap)?;
        document.serialize_field("version", &VERSION)?;
        if !self.title().is_empty() {
            document.serialize_field("title", self.title())?;
        }
        list(&mut document, "voices", || {
            self.voices().map(|(_, voice)| wire::Voice {
                key: Cow::Borrowed(&voice.key),
                name: Cow::Borrowed(&voice.name),
                data: some(&voice.data),
            })
        })?;
        list(&mut document, "sources", || {
            self.sources().map(|(_, source)| wire::Source {
                key: Cow::Borrowed(&source.key),
                title: Cow::Borrowed(&source.title),
                author: Cow::Borrowed(&source.author),
                date: Cow::Borrowed(&source.date),
                url: Cow::Borrowed(&source.url),
                text: source.text.as_deref().map(Cow::Borrowed),
                data: some(&source.data),
            })
        })?;
        list(&mut document, "groups", || {
            self.groups().map(|(_, group)| wire::Group {
                key: Cow::Borrowed(&group.key),
                title: Cow::Borrowed(&group.title),
                parent: group.parent.map(|parent| Cow::Borrowed(self.group_key(parent))),
                data: some(&group.data),
            })
        })?;
        list(&mut document, "statements", || self.all_statements().map(|id| self.wire_statement(id)))?;
        list(&mut document, "relations", || self.all_relations().map(|id| self.wire_relation(id)))?;
        if let Some(data) = some(self.data()) {
            document.serialize_field("data", &data)?;
        }
        document.end()
    }
}

/// Writes a list of entries, or nothing if there are none.
fn list<S: SerializeStruct, T: Serialize, I: Iterator<Item = T>>(
    document: &mut S,
    name: &'static str,
    entries: impl Fn() -> I,
) -> Result<(), S::Error> {
    struct List<F>(F);

    impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for List<F> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(self.0())
        }
    }

    if entries().next().is_none() { Ok(()) } else { document.serialize_field(name, &List(entries)) }
}

fn some(data: &Data) -> Option<Cow<'_, Data>> {
    (!data.is_empty()).then_some(Cow::Borrowed(data))
}

/// Fills in the fields that statements and relations share.
macro_rules! with_attributes {
    ($map:ident, $attributes:expr, $wire:ident { $($field:ident: $value:expr,)* }) => {{
        let attributes: &Attributes = $attributes;
        let voice = |manner| {
            let voicing = attributes.voicing().filter(|voicing| voicing.manner == manner)?;
            $map.voice(voicing.voice).map(|voice| Cow::Borrowed(voice.key.as_str()))
        };
        wire::$wire {
            $($field: $value,)*
            asserted_by: voice(Manner::Asserted),
            attributed_to: voice(Manner::Attributed),
            qualifier: attributes.qualifier().map(Cow::Borrowed),
            strength: attributes.strength().map(|strength| strength.get()),
            group: attributes.group().map(|group| Cow::Borrowed($map.group_key(group))),
            tags: attributes.tags().iter().map(|tag| Cow::Borrowed(tag.as_str())).collect(),
            quotes: $map.wire_quotes(attributes),
            data: attributes.data().map(Cow::Borrowed),
        }
    }};
}

impl ArgumentMap {
    fn wire_statement(&self, id: StatementId) -> wire::Statement<'_> {
        let statement = &self[id];
        with_attributes!(
            self,
            &statement.attributes,
            Statement {
                key: Cow::Borrowed(statement.key()),
                kind: statement.kind(),
                text: Cow::Borrowed(statement.text()),
                thesis: statement.is_thesis(),
                implicit: statement.is_implicit(),
            }
        )
    }

    fn wire_relation(&self, id: RelationId) -> wire::Relation<'_> {
        let relation = &self[id];
        let premises = relation.premises().iter().map(|premise| {
            let key = Cow::Borrowed(self.key(premise.node()));
            match premise.role() {
                Some(role) => wire::Premise::InRole(wire::InRole { key, role: Cow::Borrowed(role) }),
                None => wire::Premise::Key(key),
            }
        });
        with_attributes!(
            self,
            &relation.attributes,
            Relation {
                key: Some(Cow::Borrowed(relation.key())),
                family: relation.family(),
                premises: premises.collect(),
                target: Cow::Borrowed(self.key(relation.target())),
                scheme: relation.scheme().map(SchemeName::written).map(Cow::Borrowed),
                strict: relation.is_strict(),
                symmetric: relation.is_symmetric(),
                conceded: relation.is_conceded(),
            }
        )
    }

    fn wire_quotes(&self, attributes: &Attributes) -> Vec<wire::Quote<'_>> {
        let quotes = attributes.quotes().iter();
        quotes
            .map(|quote| wire::Quote {
                source: self.source(quote.source).map_or("", |source| &source.key).into(),
                exact: quote.exact.clone().into(),
                span: quote.span.map(|span| (span.start(), span.end())),
            })
            .collect()
    }

    fn group_key(&self, id: crate::map::id::GroupId) -> &str {
        self.group(id).map_or("", |group| &group.key)
    }
}
