//! The text of an xAIF document: HTML whose `span`s say which words are of which node.

use std::collections::BTreeMap;

/// A text without its markup, and the characters that belong to nodes.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Anchored {
    pub(super) plain: String,
    /// The id of each node with its first character and one past its last, in the order of their starts.
    pub(super) anchors: Vec<(String, u32, u32)>,
}

/// How many times over the characters of a text can be anchored.
const MOST_COVERED: usize = 64;

/// Takes the markup out of a text. `<br>` is a line break; a `<` that starts no tag and a `&` that starts no
/// entity stand for themselves. A span that is never closed is passed over, and so are spans in spans in spans
/// once all of them together are many times as long as the text.
pub(super) fn anchored(html: &str) -> Anchored {
    let mut plain = String::with_capacity(html.len());
    let mut anchors = Vec::new();
    let mut open: Vec<Option<usize>> = Vec::new();
    let mut at = 0_u32;
    let mut covered = 0;
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        if let Some((tag, after)) = (c == '<').then(|| tag(tail)).flatten() {
            let name: String =
                tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
            if name == "br" {
                plain.push('\n');
                at += 1;
            } else if name == "span" {
                let id = attribute(tag, "id").filter(|id| !id.is_empty());
                open.push(id.map(|id| {
                    anchors.push((id.to_owned(), at, None));
                    anchors.len() - 1
                }));
            } else if tag.to_ascii_lowercase().starts_with("/span") {
                if let Some(anchor) = open.pop().flatten() {
                    let (_, start, end) = &mut anchors[anchor];
                    covered += (at - *start) as usize;
                    *end = (covered <= MOST_COVERED * html.len()).then_some(at);
                }
            }
            rest = after;
            continue;
        }
        let entity = (c == '&').then(|| entity(tail)).flatten();
        let (c, after) = entity.unwrap_or((c, tail));
        plain.push(c);
        at = at.saturating_add(1);
        rest = after;
    }
    let closed = anchors.into_iter().filter_map(|(id, start, end)| Some((id, start, end?)));
    Anchored { plain, anchors: closed.collect() }
}

/// The inside of a tag, and what comes after it.
fn tag(rest: &str) -> Option<(&str, &str)> {
    let named = rest.strip_prefix('/').unwrap_or(rest);
    if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    // The next `<` ends the search, so that a text full of them takes no longer than any other.
    let end = rest.find(['<', '>']).filter(|&end| rest.as_bytes()[end] == b'>')?;
    Some((rest.get(..end)?, rest.get(end + 1..)?))
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (_, mut rest) = tag.split_once(|c: char| c.is_ascii_whitespace())?;
    loop {
        let (found, value) = rest.split_once('=')?;
        let value = value.trim_start();
        let quote = value.chars().next().filter(|&c| c == '"' || c == '\'');
        let (value, after) = match quote {
            Some(quote) => value.strip_prefix(quote)?.split_once(quote)?,
            None => value.split_once(|c: char| c.is_ascii_whitespace()).unwrap_or((value, "")),
        };
        if found.trim().eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = after;
    }
}

fn entity(rest: &str) -> Option<(char, &str)> {
    const LONGEST: usize = 10;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let (name, after) = (rest.get(..end)?, rest.get(end + 1..)?);
    let c = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)?
        }
    };
    Some((c, after))
}

/// A text with spans around the words of nodes, as OVA writes it.
pub(super) fn html(plain: &str, anchors: &[(String, u32, u32)]) -> String {
    // Spans open and close as brackets do: those that end later open first and close last.
    let mut opens: BTreeMap<u32, Vec<(u32, &str)>> = BTreeMap::new();
    for (id, start, end) in anchors {
        opens.entry(*start).or_default().push((*end, id));
    }
    let mut html = String::with_capacity(plain.len());
    let mut closing: Vec<u32> = Vec::new();
    let mut mark = |at: u32, html: &mut String| {
        while closing.last().is_some_and(|&end| end <= at) {
            closing.pop();
            html.push_str("</span>");
        }
        for opened in opens.get_mut(&at).into_iter() {
            opened.sort_by_key(|&(end, _)| std::cmp::Reverse(end));
            for &(end, id) in opened.iter() {
                html.push_str("<span id=\"node");
                escape(id, html);
                html.push_str("\" class=\"highlighted\">");
                // A span that would cross the one around it ends with it.
                let end = closing.last().map_or(end, |&outer| end.min(outer));
                if end > at {
                    closing.push(end);
                } else {
                    html.push_str("</span>");
                }
            }
        }
    };
    let mut at = 0;
    for c in plain.chars() {
        mark(at, &mut html);
        escape(c.encode_utf8(&mut [0; 4]), &mut html);
        at += 1;
    }
    mark(at, &mut html);
    html
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' => html.push_str("<br>"),
            c => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_taken_out_and_put_back() {
        let text =
            "A <span class=\"highlighted\" id=\"node7\">cat &amp; <span id='8'>dog</span></span><br>1 < 2";
        let found = anchored(text);
        assert_eq!(found.plain, "A cat & dog\n1 < 2");
        assert_eq!(found.anchors, [("node7".to_owned(), 2, 11), ("8".to_owned(), 8, 11)]);
        let ids = [("7".to_owned(), 2, 11), ("8".to_owned(), 8, 11)];
        let again = anchored(&html(&found.plain, &ids));
        assert_eq!(again.plain, found.plain);
        assert_eq!(again.anchors, [("node7".to_owned(), 2, 11), ("node8".to_owned(), 8, 11)]);
    }

    #[test]
    fn broken_markup_stands_for_itself() {
        for text in ["<", "a <", "<b", "&", "&amp", "&bogus;", "</", "a < b > c"] {
            assert_eq!(anchored(text).plain, text);
        }
        assert_eq!(anchored("</span><span id=\"1\">x").anchors, []);
    }
}
