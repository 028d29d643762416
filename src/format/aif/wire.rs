//! JSON as it is written: objects member by member, values as the text they are spelled with.

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

/// The members of an object, in the order of the document; values as written.
pub(super) type Members<'a> = Vec<(Cow<'a, str>, &'a str)>;

#[derive(serde::Deserialize)]
pub(super) struct Name<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

/// The names of the members of an object with many.
#[derive(Default)]
pub(super) struct Seen<'a>(HashSet<Cow<'a, str>>);

impl<'a> Seen<'a> {
    /// Refuses a name that is there already.
    pub(super) fn check<E: de::Error>(&mut self, members: &Members<'a>, name: &Name<'a>) -> Result<(), E> {
        const MANY: usize = 16;
        if members.len() == MANY {
            self.0.extend(members.iter().map(|(name, _)| name.clone()));
        }
        let known = if members.len() < MANY {
            members.iter().any(|(other, _)| *other == name.0)
        } else {
            !self.0.insert(name.0.clone())
        };
        if known { Err(de::Error::custom(format_args!("duplicate field `{}`", name.0))) } else { Ok(()) }
    }
}

/// The members of an object, or what else there is.
pub(super) fn members(text: &str) -> Result<Members<'_>, serde_json::Error> {
    let mut members = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Object(&mut members).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(members)
}

/// Goes through a list of objects.
pub(super) fn each_object<'a>(
    list: &'a str,
    each: impl FnMut(usize, &mut Members<'a>),
) -> Result<(), serde_json::Error> {
    Objects(each).deserialize(&mut serde_json::Deserializer::from_str(list)).map(|_| ())
}

/// A list of objects, each handed over with its number; tells whether there is one rather than `null`.
pub(super) struct Objects<F>(pub(super) F);

impl<'de, F: FnMut(usize, &mut Members<'de>)> DeserializeSeed<'de> for Objects<F> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, F: FnMut(usize, &mut Members<'de>)> Visitor<'de> for Objects<F> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects")
    }

    fn visit_unit<E: de::Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<bool, A::Error> {
        let mut members = Vec::new();
        let mut number = 0;
        while list.next_element_seed(Object(&mut members))?.is_some() {
            (self.0)(number, &mut members);
            members.clear();
            number += 1;
        }
        Ok(true)
    }
}

/// The entries of a list, as written.
pub(super) fn entries(list: &str) -> Vec<&str> {
    let entries: Vec<&RawValue> = serde_json::from_str(list).unwrap_or_default();
    entries.into_iter().map(RawValue::get).collect()
}

struct Object<'m, 'de>(&'m mut Members<'de>);

impl<'de> DeserializeSeed<'de> for Object<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let mut seen = Seen::default();
        while let Some(name) = object.next_key()? {
            seen.check(self.0, &name)?;
            let value: &RawValue = object.next_value()?;
            self.0.push((name.0, value.get()));
        }
        Ok(())
    }
}

/// Takes a member out of an object.
pub(super) fn take<'a>(members: &mut Members<'a>, name: &str) -> Option<&'a str> {
    let at = members.iter().position(|(other, _)| other == name)?;
    Some(members.remove(at).1)
}

/// The string that a value is, if it is one.
pub(super) fn string(value: &str) -> Option<Cow<'_, str>> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        serde_json::from_str(value).ok().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inner))
    }
}

/// What a value that is an id says, whether it is a string or a number.
pub(super) fn id_text(value: &str) -> Option<Cow<'_, str>> {
    match value.bytes().next()? {
        b'"' => string(value),
        b'-' | b'0'..=b'9' => Some(Cow::Borrowed(value)),
        _ => None,
    }
}

/// A string as JSON.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quote(text, &mut quoted);
    quoted
}

/// Appends a string as JSON.
pub(super) fn quote(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let mut tail = rest.get(at..).unwrap_or_default().chars();
        match tail.next() {
            Some('"') => out.push_str("\\\""),
            Some('\\') => out.push_str("\\\\"),
            Some('\n') => out.push_str("\\n"),
            Some('\t') => out.push_str("\\t"),
            Some(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            None => {}
        }
        rest = tail.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// Appends a value without the white space between its tokens.
pub(super) fn compact(value: &str, out: &mut String) {
    if !value.starts_with(['{', '[']) || !value.bytes().any(|byte| byte.is_ascii_whitespace()) {
        out.push_str(value);
        return;
    }
    let (mut in_string, mut escaped) = (false, false);
    for c in value.chars() {
        if in_string || !c.is_ascii_whitespace() {
            out.push(c);
        }
        in_string ^= c == '"' && !escaped;
        escaped = in_string && c == '\\' && !escaped;
    }
}

/// Appends an object with the members given; nothing if there are none.
pub(super) fn spell(members: &Members<'_>, out: &mut String) {
    for (i, (name, value)) in members.iter().enumerate() {
        out.push(if i > 0 { ',' } else { '{' });
        quote(name, out);
        out.push(':');
        compact(value, out);
    }
    if !members.is_empty() {
        out.push('}');
    }
}

/// The members of an object between its braces.
pub(super) fn inside(object: &str) -> &str {
    object.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default()
}

/// As [`spell`], but shorter where a node has nothing but a timestamp, as most have.
pub(super) fn shorten(members: &Members<'_>, out: &mut String) {
    match members.as_slice() {
        [(name, value)] if name == "timestamp" && value.starts_with('"') => {
            out.push('@');
            out.push_str(value);
        }
        _ => spell(members, out),
    }
}

/// The members that [`shorten`] spelled; none if it did not.
pub(super) fn lengthen(spelled: &str) -> Members<'_> {
    match spelled.strip_prefix('@') {
        Some(value) if serde_json::from_str::<&RawValue>(value).is_ok() => {
            vec![("timestamp".into(), value)]
        }
        Some(_) => Members::new(),
        None => members(spelled).unwrap_or_default(),
    }
}
