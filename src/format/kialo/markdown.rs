//! Markdown as far as Kialo uses it: links and escaped punctuation.

use super::line::{SEE, path};

/// Addresses are not longer; what looks like one is not searched for its end forever.
const LONGEST: usize = 4096;

/// A text without its markup.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plain {
    pub(super) text: String,
    /// The address and the words of each link.
    pub(super) links: Vec<(String, String)>,
}

/// What a text says: links are their words, escaped characters themselves, space at the end nothing.
pub(super) fn plain(markdown: &str) -> Plain {
    let mut found = Plain::default();
    // Where in the plain text the last bracket that is open stands.
    let mut open: Option<usize> = None;
    let mut rest = markdown.trim_end();
    while let Some(c) = rest.chars().next() {
        let mut after = rest.get(c.len_utf8()..).unwrap_or_default();
        match (c, after.chars().next()) {
            ('\\', Some(next)) if next.is_ascii_punctuation() => {
                found.text.push(next);
                after = after.get(1..).unwrap_or_default();
            }
            ('[', _) => {
                open = Some(found.text.len());
                found.text.push(c);
            }
            (']', Some('(')) if open.is_some() => {
                let start = open.take().unwrap_or_default();
                match address(after.get(1..).unwrap_or_default()) {
                    Some((address, behind)) => {
                        found.text.remove(start);
                        let words = found.text.get(start..).unwrap_or_default().to_owned();
                        found.links.push((address, words));
                        after = behind;
                    }
                    None => found.text.push(c),
                }
            }
            _ => found.text.push(c),
        }
        rest = after;
    }
    found
}

/// An address up to the parenthesis that closes it, and what comes behind.
fn address(text: &str) -> Option<(String, &str)> {
    let mut address = String::new();
    let (mut depth, mut escaped) = (0, false);
    for (at, c) in text.char_indices().take_while(|&(at, c)| at <= LONGEST && c != '\n') {
        match c {
            _ if escaped && matches!(c, '(' | ')' | '\\') => address.push(c),
            _ if escaped => address.extend(['\\', c]),
            '\\' => {
                escaped = true;
                continue;
            }
            ')' if depth == 0 => return Some((address, text.get(at + 1..).unwrap_or_default())),
            _ => {
                depth += i32::from(c == '(') - i32::from(c == ')');
                address.push(c);
            }
        }
        escaped = false;
    }
    None
}

/// A plain text with its links as Markdown. Links whose words are not there in this order are left out.
pub(super) fn marked_up<'l>(text: &str, links: impl Iterator<Item = (&'l str, &'l str)>) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut rest = text.trim_end();
    let mut markdown = String::new();
    for (address, words) in links {
        let unfit =
            words.is_empty() || words.contains('\n') || address.contains('\n') || address.len() > LONGEST / 2;
        let place = rest.find(words).filter(|_| !unfit);
        let parts = place.and_then(|at| Some((rest.get(..at)?, rest.get(at + words.len()..)?)));
        let Some((before, after)) = parts else { continue };
        push_escaped(&mut markdown, before);
        markdown.push('[');
        push_escaped(&mut markdown, words);
        markdown.push_str("](");
        address.chars().for_each(|c| {
            markdown.extend(matches!(c, '(' | ')' | '\\').then_some('\\'));
            markdown.push(c);
        });
        markdown.push(')');
        rest = after;
    }
    push_escaped(&mut markdown, rest);
    if markdown.starts_with(SEE) {
        markdown.insert(0, '\\');
    }
    let mut lines = markdown.split('\n');
    let mut safe = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        safe.push('\n');
        match line.split_once('.').filter(|_| path(line).is_some()) {
            Some((number, rest)) => safe.extend([number, "\\.", rest]),
            None => safe.push_str(line),
        }
    }
    safe
}

fn push_escaped(markdown: &mut String, text: &str) {
    for c in text.chars() {
        markdown.extend(matches!(c, '(' | ')' | '[' | ']' | '\\').then_some('\\'));
        markdown.push(c);
    }
}
