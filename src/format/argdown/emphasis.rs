//! Emphasis and links, which the data of a statement keep, written into its words again.

use super::escape;
use super::parse;
use super::to_map;
use super::write::own;
use crate::map::statement::Statement;
use serde_json::Value;

/// The words of a statement with what is marked in them, if that is read back as it is; what overlaps is not.
pub(super) fn words(statement: &Statement) -> Option<String> {
    let markup = own(statement.data())?.get("markup")?;
    let text = statement.text();
    let (mut line, mut written) = (String::from("[x]: "), 0);
    for range in markup.as_array()? {
        let (from, to) = (byte(text, range.get(1)?)?, byte(text, range.get(2)?)?);
        let marked = text.get(from..to)?;
        line.push_str(&escape::text(text.get(written..from)?, false));
        match (range.get(0)?.as_str()?, range.get(3).and_then(Value::as_str)) {
            ("bold", None) => line.extend(["**", &escape::text(marked, false), "**"]),
            ("italic", None) => line.extend(["*", &escape::text(marked, false), "*"]),
            // Nothing is escaped in a link, and a brace would pair with one further down.
            ("link", Some(address)) if !marked.contains('{') && !address.contains('{') => {
                line.extend(["[", marked, "](", address, ")"])
            }
            _ => return None,
        }
        written = to;
    }
    line.push_str(&escape::text(text.get(written..)?, false));
    // A slash before a mark would begin a comment, if one ends anywhere further down.
    if line.contains("/*") {
        return None;
    }
    let read = parse::parse(&line);
    let content = &read.model.only()?.content;
    let same = content.text == text
        && to_map::markup(text, content.body(), &content.ranges).as_ref() == Some(markup);
    let fits = same && read.notes.is_empty();
    drop(read);
    fits.then(|| line.split_off("[x]: ".len()))
}

/// Where a character begins that is counted from 0.
fn byte(text: &str, character: &Value) -> Option<usize> {
    let character = usize::try_from(character.as_u64()?).ok()?;
    text.char_indices().map(|(at, _)| at).chain([text.len()]).nth(character)
}
