//! From JSON to a map: parsed in one pass; only an error is looked at twice, to say where it is.

use super::{VERSION, wire};
use crate::builder::{Field, List, MapBuilder, Place, Wanted};
use crate::error::{Error, ErrorKind, Errors, Location};
use crate::format::place::{Lines, brief_path, json_message, syntax, utf8};
use crate::map::ArgumentMap;
use crate::map::attributes::{Data, Manner, Strength, Voicing, check_data};
use crate::map::quote::{Quote, Span};
use crate::map::relation::Relation;
use crate::map::source::{Group, Source, Voice};
use crate::map::statement::Statement;
use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::cell::LazyCell;

/// Reads a map.
///
/// # Errors
/// If the text is not JSON, not of this form, or of another version, one error with line, column and path;
/// if what it says does not make a map, all that is wrong with it.
pub fn read(text: &str) -> Result<ArgumentMap, Errors> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document: wire::Document<'_> = serde_json::from_str(text).map_err(|error| explain(text, &error))?;
    if document.version != VERSION {
        return Err(other_version(text, document.version).into());
    }
    let builder = fill(document);
    let places = LazyCell::new(|| {
        let outline: Outline<'_> = serde_json::from_str(text).unwrap_or_default();
        (outline, Lines::new(text))
    });
    builder.resolve(|place| {
        let Place::Entry(list, number, field) = place else { return place.location() };
        let (outline, lines) = &*places;
        let start = outline.start_of(text, list, number, field).unwrap_or(0);
        lines.location(start, place.to_string())
    })
}

/// Reads a map from bytes that should be UTF-8.
///
/// # Errors
/// As for [`read`]; and if the bytes are not UTF-8.
pub fn read_bytes(bytes: &[u8]) -> Result<ArgumentMap, Errors> {
    read(utf8(bytes)?)
}

impl<'de> Deserialize<'de> for ArgumentMap {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = wire::Document::deserialize(deserializer)?;
        if document.version != VERSION {
            let kind = ErrorKind::Version { found: document.version, supported: VERSION };
            return Err(D::Error::custom(kind));
        }
        fill(document).build().map_err(D::Error::custom)
    }
}

/// Says what is wrong with a text that could not be parsed, and at which path.
fn explain(text: &str, error: &serde_json::Error) -> Errors {
    #[derive(serde::Deserialize)]
    struct Probe {
        version: u64,
    }

    // A later version has fields that this one does not know; its number is the better explanation.
    if let Ok(Probe { version }) = serde_json::from_str(text) {
        if version != VERSION {
            return other_version(text, version).into();
        }
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let again: Result<wire::Document<'_>, _> = serde_path_to_error::deserialize(&mut deserializer);
    let path = again.err().map_or_else(String::new, |error| error.path().to_string());
    let (line, column) = (error.line(), error.column());
    let path = brief_path(path.trim_start_matches('.'));
    // Of an empty text serde_json says column 0.
    syntax(Location::Document { line, column: column.max(1), path }, json_message(error)).into()
}

fn other_version(text: &str, found: u64) -> Error {
    #[derive(serde::Deserialize)]
    struct Probe<'a> {
        #[serde(borrow)]
        version: &'a RawValue,
    }

    let start = |probe: Probe<'_>| probe.version.get().as_ptr() as usize - text.as_ptr() as usize;
    let location =
        Lines::new(text).location(serde_json::from_str(text).map_or(0, start), "version".to_owned());
    Error::at(ErrorKind::Version { found, supported: VERSION }, location)
}

/// Where the entries of a document start, found by parsing it again in outline.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Outline<'a> {
    #[serde(borrow)]
    voices: Vec<&'a RawValue>,
    #[serde(borrow)]
    sources: Vec<&'a RawValue>,
    #[serde(borrow)]
    groups: Vec<&'a RawValue>,
    #[serde(borrow)]
    statements: Vec<&'a RawValue>,
    #[serde(borrow)]
    relations: Vec<&'a RawValue>,
}

impl Outline<'_> {
    fn start_of(&self, text: &str, list: List, number: usize, field: Field) -> Option<usize> {
        #[derive(serde::Deserialize)]
        struct Ends<'a> {
            #[serde(borrow)]
            premises: Vec<&'a RawValue>,
            #[serde(borrow)]
            target: &'a RawValue,
        }

        let entries = match list {
            List::Voices => &self.voices,
            List::Sources => &self.sources,
            List::Groups => &self.groups,
            List::Statements => &self.statements,
            List::Relations => &self.relations,
        };
        let entry = entries.get(number)?.get();
        let ends = || serde_json::from_str::<Ends<'_>>(entry).ok();
        let part = match field {
            Field::Whole => entry,
            Field::Premise(number) => ends()?.premises.get(number)?.get(),
            Field::Target => ends()?.target.get(),
        };
        Some(part.as_ptr() as usize - text.as_ptr() as usize)
    }
}

fn owned(data: Option<Cow<'_, Data>>) -> Data {
    data.map(Cow::into_owned).unwrap_or_default()
}

/// Gives a statement or relation what an entry says of both.
macro_rules! set_attributes {
    ($builder:ident, $node:ident, $entry:ident, $place:ident) => {{
        let voicing = voicing(&mut $builder, $entry.asserted_by, $entry.attributed_to, $place);
        $node.set_voicing(voicing);
        $node.set_qualifier($entry.qualifier.as_deref());
        let strength = $entry.strength.and_then(|degree| $builder.or_wrong(Strength::new(degree), $place));
        $node.set_strength(strength);
        $node.set_group($entry.group.and_then(|group| $builder.name_group(&group, $place)));
        $node.set_tags($entry.tags.into_iter().map(Cow::into_owned).collect());
        $node.set_quotes(quotes(&mut $builder, $entry.quotes, $place));
        let data = owned($entry.data);
        if $builder.or_wrong(check_data(&data).map_err(Into::into), $place).is_some() {
            $node.set_data(data);
        }
    }};
}

fn voicing(
    builder: &mut MapBuilder,
    asserted_by: Option<Cow<'_, str>>,
    attributed_to: Option<Cow<'_, str>>,
    place: Place,
) -> Option<Voicing> {
    let (key, manner) = match (asserted_by, attributed_to) {
        (None, None) => return None,
        (Some(voice), None) => (voice, Manner::Asserted),
        (None, Some(voice)) => (voice, Manner::Attributed),
        (Some(_), Some(_)) => {
            let message = "it is both asserted by a voice and attributed to one; say which".to_owned();
            builder.wrong(ErrorKind::Syntax { message }, place);
            return None;
        }
    };
    builder.name_voice(&key, place).map(|voice| Voicing { voice, manner })
}

fn quotes(builder: &mut MapBuilder, quotes: Vec<wire::Quote<'_>>, place: Place) -> Vec<Quote> {
    let mut known = Vec::with_capacity(quotes.len());
    for quote in quotes {
        let span = quote.span.and_then(|(start, end)| builder.or_wrong(Span::new(start, end), place));
        if let Some(source) = builder.name_source(&quote.source, place) {
            known.push(Quote { source, exact: quote.exact.into(), span });
        }
    }
    known
}

/// Tells a builder everything a document says.
fn fill(document: wire::Document<'_>) -> MapBuilder {
    let mut builder = MapBuilder::new(&document.title);
    builder.set_data(owned(document.data));
    for (i, voice) in document.voices.into_iter().enumerate() {
        let voice = Voice { key: voice.key.into(), name: voice.name.into(), data: owned(voice.data) };
        builder.add_voice(voice, Place::entry(List::Voices, i));
    }
    for (i, source) in document.sources.into_iter().enumerate() {
        let source = Source {
            key: source.key.into(),
            title: source.title.into(),
            author: source.author.into(),
            date: source.date.into(),
            url: source.url.into(),
            text: source.text.map(Cow::into_owned),
            data: owned(source.data),
        };
        builder.add_source(source, Place::entry(List::Sources, i));
    }
    let mut parents = Vec::new();
    for (i, group) in document.groups.into_iter().enumerate() {
        let place = Place::entry(List::Groups, i);
        parents.extend(group.parent.map(|parent| (group.key.clone(), parent, place)));
        let (key, title, data) = (group.key.into(), group.title.into(), owned(group.data));
        builder.add_group(Group { key, title, parent: None, data }, place);
    }
    for (group, parent, place) in parents {
        builder.set_parent(&group, &parent, place);
    }
    let relations = document.relations.len();
    let premises: usize = document.relations.iter().map(|relation| relation.premises.len()).sum();
    builder.reserve(document.statements.len() + relations, relations + premises);
    for (i, entry) in document.statements.into_iter().enumerate() {
        let place = Place::entry(List::Statements, i);
        let mut statement = Statement::new(entry.kind, entry.key, entry.text);
        statement.set_thesis(entry.thesis);
        statement.set_implicit(entry.implicit);
        set_attributes!(builder, statement, entry, place);
        builder.add_statement(statement, place);
    }
    for (i, entry) in document.relations.into_iter().enumerate() {
        let place = Place::entry(List::Relations, i);
        let mut relation = Relation::open(entry.family);
        relation.set_scheme(entry.scheme.as_deref());
        relation.set_strict(entry.strict);
        relation.set_symmetric(entry.symmetric);
        relation.set_conceded(entry.conceded);
        set_attributes!(builder, relation, entry, place);
        let number = builder.add_relation(relation, &entry.target, Wanted::Node, place);
        if let Some(key) = entry.key {
            builder.name_relation(number, &key, place);
        }
        let premises = entry.premises.iter().map(|premise| match premise {
            wire::Premise::Key(key) => (&**key, None),
            wire::Premise::InRole(premise) => (&*premise.key, Some(&*premise.role)),
        });
        builder.set_premises(number, premises, place);
    }
    builder
}
