//! Keys from the names of a document.

use crate::map::table::check_key;
use std::borrow::Cow;

/// What a map calls what a document calls so: the same if that can be a key, or else in quotation marks and spelled out.
pub(crate) fn key_of(id: &str) -> Cow<'_, str> {
    if check_key(id).is_ok() {
        return Cow::Borrowed(id);
    }
    let mut key = String::from("\"");
    for c in id.chars() {
        match c {
            '"' | '\\' => key.extend(['\\', c]),
            c if check_key(c.encode_utf8(&mut [0; 4])).is_ok() || c == ' ' => key.push(c),
            c => key.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
        }
    }
    key.push('"');
    Cow::Owned(key)
}
