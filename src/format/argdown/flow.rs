//! Data as YAML on one line, such that Argdown's own reader finds its end.

use serde_json::{Map, Value};
use std::fmt::Write;

/// Writes a value; no deeper than data may be.
pub(super) fn value(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => string(text, out),
        Value::Array(list) => {
            out.push('[');
            for (i, item) in list.iter().enumerate() {
                out.push_str(if i > 0 { ", " } else { "" });
                self::value(item, out);
            }
            out.push(']');
        }
        Value::Object(map) => object(map, out),
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            let _ = write!(out, "{value}");
        }
    }
}

pub(super) fn object(map: &Map<String, Value>, out: &mut String) {
    out.push('{');
    for (i, (key, item)) in map.iter().enumerate() {
        out.push_str(if i > 0 { ", " } else { "" });
        string(key, out);
        out.push_str(": ");
        value(item, out);
    }
    out.push('}');
}

/// Writes a word as it is and anything else in quotation marks.
pub(super) fn string(text: &str, out: &mut String) {
    let word = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'_' | b'-' | b' ');
    let reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let plain = text.bytes().all(word)
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
        && !text.contains("  ")
        && text.len() < 200
        && !reserved.iter().any(|reserved| reserved.eq_ignore_ascii_case(text));
    if plain {
        out.push_str(text);
        return;
    }
    let fences = text.contains("===");
    out.push('"');
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '{' | '}' | '@' => escaped(c, out),
            '=' if fences => escaped(c, out),
            // Behind a reference it would make a definition of that.
            ']' | '>' if rest.peek() == Some(&':') => escaped(c, out),
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => escaped(c, out),
            c if c.is_control() => escaped(c, out),
            c => out.push(c),
        }
    }
    out.push('"');
}

fn escaped(c: char, out: &mut String) {
    let _ = write!(out, "\\u{:04x}", u32::from(c));
}
