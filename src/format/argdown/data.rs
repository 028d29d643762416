//! Data in braces: what is data, and what is a brace in a text.

use super::yaml;
use serde_json::Value;

/// Reads `{…}`. Only a mapping with something in it is data: `{1, 2}` is a set, and prose.
///
/// Braces around whole lines are no part of the YAML between them, which is then in block style.
///
/// # Errors
/// Where what looks like a mapping is not YAML, at which byte, and why.
pub(super) fn read(braced: &str) -> Result<Option<Value>, (usize, String)> {
    let inner = braced.get(1..braced.len() - 1).unwrap_or_default();
    if !inner.contains(':') {
        return Ok(None);
    }
    let first =
        inner.find(['\n', '\r']).filter(|&end| inner.get(..end).is_some_and(|line| line.trim().is_empty()));
    let flow = || yaml::load(braced).map_err(|wrong| (byte(braced, wrong.character), wrong.why));
    let loaded = match first {
        None => flow()?,
        Some(end) => {
            let block = inner.get(end..).unwrap_or_default();
            match yaml::load(block) {
                Ok(value @ Value::Object(_)) => value,
                Ok(_) => flow()?,
                Err(wrong) => flow().map_err(|_| (1 + end + byte(block, wrong.character), wrong.why))?,
            }
        }
    };
    let says_something = |value: &Value| value.as_object().is_some_and(|map| !map.is_empty() && !is_set(map));
    Ok(says_something(&loaded).then_some(loaded))
}

/// Whether nothing in it has a value: `{a, b: }` or, with colons in the words, `{12:30, 13:30}`.
fn is_set(map: &serde_json::Map<String, Value>) -> bool {
    map.iter().all(|(key, value)| value.is_null() && key.contains(':'))
}

fn byte(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(at, _)| at)
}
