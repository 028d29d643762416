//! YAML into JSON values: bounded in depth and in what aliases may unfold to, with the place of an error.

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use serde_json::{Map, Number, Value};
use std::borrow::Cow;
use std::collections::HashMap;

/// How deep lists and mappings may be nested.
const DEEPEST: usize = 120;

/// How many values the aliases of one piece of YAML may unfold to.
const UNFOLDED: usize = 20_000;

/// Why a text is not YAML, and at which of its characters.
#[derive(Debug)]
pub(super) struct Wrong {
    pub(super) character: usize,
    pub(super) why: String,
}

/// A list or mapping that is still open.
struct Open {
    value: Value,
    key: Option<String>,
    /// Whether the key is the plain `<<`, which takes in other mappings.
    merges: bool,
    anchor: usize,
}

/// Reads one document; nothing at all is `null`.
pub(super) fn load(text: &str) -> Result<Value, Wrong> {
    load_strictly(text).or_else(|wrong| {
        // Argdown's own reader of YAML does not ask for a space between a colon and a bracket.
        if !text.contains(":{") && !text.contains(":[") {
            return Err(wrong);
        }
        load_strictly(&text.replace(":{", ": {").replace(":[", ": [")).map_err(|_| wrong)
    })
}

fn load_strictly(text: &str) -> Result<Value, Wrong> {
    let mut stack: Vec<Open> = Vec::new();
    let mut anchors: HashMap<usize, Value> = HashMap::new();
    let (mut unfolded, mut documents, mut whole) = (0, 0, Value::Null);
    for event in Parser::new_from_str(text) {
        let (event, span) = event
            .map_err(|error| Wrong { character: error.marker().index(), why: error.info().to_owned() })?;
        let wrong = |why: &str| Wrong { character: span.start.index(), why: why.to_owned() };
        let done = match event {
            Event::Scalar(text, style, anchor, tag) => {
                let is_key = stack.last().is_some_and(|open| open.value.is_object() && open.key.is_none());
                if let (true, Some(open)) = (is_key, stack.last_mut()) {
                    open.merges = style == ScalarStyle::Plain && text == "<<";
                }
                let value = if is_key || style != ScalarStyle::Plain {
                    Value::String(text.into_owned())
                } else {
                    scalar(text, tag.as_deref())
                };
                (value, anchor)
            }
            Event::Alias(anchor) => {
                let value =
                    anchors.get(&anchor).ok_or_else(|| wrong("an alias within what it stands for"))?;
                unfolded += size(value);
                if unfolded > UNFOLDED {
                    return Err(wrong("the aliases unfold to too much"));
                }
                (value.clone(), 0)
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                if stack.len() >= DEEPEST {
                    return Err(wrong("it is nested too deeply"));
                }
                let value = match event {
                    Event::SequenceStart(..) => Value::Array(Vec::new()),
                    _ => Value::Object(Map::new()),
                };
                stack.push(Open { value, key: None, merges: false, anchor });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match stack.pop() {
                Some(open) => (open.value, open.anchor),
                None => continue,
            },
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return Err(wrong("a second document begins here"));
                }
                continue;
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => continue,
        };
        let (value, anchor) = done;
        if anchor != 0 {
            anchors.insert(anchor, value.clone());
        }
        match stack.last_mut() {
            None => whole = value,
            Some(open) => place(open, value).map_err(|why| wrong(&why))?,
        }
    }
    Ok(whole)
}

/// Puts a finished value into the list or mapping around it.
fn place(open: &mut Open, value: Value) -> Result<(), String> {
    match (&mut open.value, open.key.take()) {
        (Value::Array(list), _) => list.push(value),
        (Value::Object(_), None) => match value {
            Value::String(key) => open.key = Some(key),
            _ => return Err("a key is a plain word".to_owned()),
        },
        (Value::Object(map), Some(_)) if open.merges && (value.is_object() || value.is_array()) => {
            let sources = match value {
                Value::Array(list) => list,
                one => vec![one],
            };
            for source in sources {
                let Value::Object(source) = source else { return Err("only mappings can be merged".into()) };
                for (key, value) in source {
                    map.entry(key).or_insert(value);
                }
            }
        }
        (Value::Object(map), Some(key)) => {
            if map.contains_key(&key) {
                return Err(format!("the key {key:?} stands twice in one mapping"));
            }
            map.insert(key, value);
        }
        _ => {}
    }
    Ok(())
}

fn size(value: &Value) -> usize {
    // No deeper than DEEPEST, as it was loaded.
    1 + match value {
        Value::Array(list) => list.iter().map(size).sum(),
        Value::Object(map) => map.values().map(size).sum(),
        _ => 0,
    }
}

/// What a plain scalar stands for in the core schema of YAML 1.2; what JSON lacks remains a string.
fn scalar(text: Cow<'_, str>, tag: Option<&Tag>) -> Value {
    if tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str") {
        return Value::String(text.into_owned());
    }
    match &*text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    number(&text).map_or_else(|| Value::String(text.into_owned()), Value::Number)
}

fn number(text: &str) -> Option<Number> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = unsigned.strip_prefix(prefix) {
            let value = i64::from_str_radix(digits, radix).ok()?;
            return Some(if text.starts_with('-') { (-value).into() } else { value.into() });
        }
    }
    if !text.bytes().all(|c| matches!(c, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E')) {
        return None;
    }
    let plain = text.strip_prefix('+').unwrap_or(text);
    plain
        .parse::<u64>()
        .map(Number::from)
        .or_else(|_| plain.parse::<i64>().map(Number::from))
        .ok()
        .or_else(|| Number::from_f64(plain.parse().ok()?))
}

/// Joins data to those that are known, if any are.
pub(super) fn add(known: &mut Option<Value>, more: Value) {
    match known {
        Some(known) => merge(known, more),
        None => *known = Some(more),
    }
}

/// Joins the data of two occurrences: mappings key by key, lists place by place, as Argdown does; anything
/// else is replaced by the later.
fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                match into.get_mut(&key) {
                    Some(known) => merge(known, value),
                    None => drop(into.insert(key, value)),
                }
            }
        }
        (Value::Array(into), Value::Array(from)) => {
            for (i, value) in from.into_iter().enumerate() {
                match into.get_mut(i) {
                    Some(known) => merge(known, value),
                    None => into.push(value),
                }
            }
        }
        (into, from) => *into = from,
    }
}
