//! The one place that knows what Argdown, and its own reader in particular, would take for markup.

use super::shortcode;
use std::borrow::Cow;

/// Whether a text stands in Argdown as it is: one line, with something on it, not padded.
pub(super) fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.trim() == text && !text.contains(unprintable)
}

fn unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A text that does not fit on one line, as it can be shown; `instead` where there is nothing to show.
pub(super) fn shown<'t>(text: &'t str, instead: &'t str) -> Cow<'t, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let words = text.split(|c: char| c.is_whitespace() || unprintable(c)).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    if line.is_empty() { Cow::Borrowed(instead) } else { Cow::Owned(line) }
}

/// Text that is read back as it is. `codes` says that the document has shortcodes of its own.
pub(super) fn text(text: &str, codes: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let fences = text.contains("===");
    for word in text.split_inclusive(char::is_whitespace) {
        let stops = escapes_stops(word, codes);
        let mut rest = word.chars().peekable();
        while let Some(c) = rest.next() {
            let next = rest.peek().copied();
            let escaped = match c {
                '\\' | '[' | '{' | '*' | '_' | '<' => true,
                '#' => next.is_some_and(|next| !next.is_whitespace()),
                '/' => matches!(next, Some('/' | '*')),
                '=' => fences,
                '.' | ':' => stops,
                '(' => out.ends_with("@include"),
                _ => false,
            };
            if escaped {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// Whether the full stops and colons of a word could be taken for the marks of a shortcode. Argdown takes what
/// stands between two of them as it is, backslashes included.
fn escapes_stops(word: &str, codes: bool) -> bool {
    let twice = |mark: char| word.matches(mark).count() > 1;
    if !twice('.') && !twice(':') {
        return false;
    }
    codes
        || word.contains(['\\', '[', '{', '*', '_', '<', '#', '/', '=', '@'])
        || (0..word.len())
            .any(|at| shortcode::at(word.as_bytes().get(at..).unwrap_or_default(), None).is_some())
}

/// The name of a scheme as rules of an inference, if it is read back from there.
pub(super) fn rules(scheme: &str, codes: bool) -> Option<String> {
    let rules = scheme.split(',').map(|rule| rule.split_whitespace().collect::<Vec<_>>().join(" "));
    let rules: Vec<String> = rules.collect();
    if !is_plain(scheme) || rules.iter().any(String::is_empty) || rules.join(", ") != scheme {
        return None;
    }
    let escaped = text(scheme, codes);
    Some(if scheme.contains("--") || scheme.starts_with('-') { escaped.replace('-', "\\-") } else { escaped })
}

/// Whether a key can be a title, of statements and of arguments.
pub(super) fn is_title(key: &str) -> bool {
    // In angle brackets, a question mark would begin an XML declaration.
    let first = key.chars().next().is_some_and(|c| !matches!(c, '-' | '+' | '_' | '!' | '?'));
    first && !key.contains(['[', ']', '<', '>', '{']) && is_plain(key) && !is_taken(key)
}

/// Titles that Argdown loses, or gives to statements without a title; and what it would include.
fn is_taken(key: &str) -> bool {
    let numbered = key.strip_prefix("Untitled ").is_some_and(|n| n.bytes().all(|c| c.is_ascii_digit()));
    let inherited =
        ["constructor", "toString", "toLocaleString", "valueOf", "hasOwnProperty", "isPrototypeOf"];
    numbered
        || inherited.contains(&key)
        || key == "propertyIsEnumerable"
        || key.starts_with("__")
        || key.contains("@include(")
}

/// A title like a key that cannot be one.
pub(super) fn title(key: &str) -> String {
    let fitting = |c: char| match c {
        '[' | '<' | '{' => '(',
        ']' | '>' | '}' => ')',
        '@' => 'a',
        c if unprintable(c) => ' ',
        c => c,
    };
    let fit: String = key.chars().map(fitting).collect();
    format!("’{}", fit.trim())
}

/// Whether a tag can be written with `#`.
pub(super) fn tag(tag: &str) -> Option<String> {
    if !tag.is_empty() && tag.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-') {
        return Some(format!("#{tag}"));
    }
    let fits =
        is_plain(tag) && !tag.contains([')', '{']) && !tag.contains("@include") && !tag.contains("===");
    fits.then(|| format!("#({tag})"))
}
