//! Running text: emphasis, links, tags, mentions, symbols, escapes, comments, data.

use super::data;
use super::line::{Line, Within};
use super::parse::Parser;
use super::shortcode;
use super::source::Mark;
use super::syntax::{Content, Marked, Markup};
use super::yaml;
use crate::format::report::Outcome;
use serde_json::Value;

/// A mark of emphasis that waits for its end.
struct Open {
    mark: &'static str,
    /// Where in the text it would stand if it stood for itself.
    place: usize,
    at: usize,
}

const BOLD: [&str; 2] = ["**", "__"];
const ITALIC: [&str; 2] = ["*", "_"];

/// Bytes that may be more than text.
const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let special = b"\\@#*_[<{/.:\r\n";
    let mut i = 0;
    while i < special.len() {
        table[special[i] as usize] = true;
        i += 1;
    }
    table
};

/// How many bytes are text and no more, at the start.
pub(super) fn plain(rest: &[u8]) -> usize {
    let mut length = 0;
    loop {
        let tail = rest.get(length..).unwrap_or_default();
        length += tail.iter().position(|&c| SPECIAL[usize::from(c)]).unwrap_or(tail.len());
        let stop = matches!(rest.get(length), Some(b'.' | b':'));
        if !stop || !rest.get(length + 1).is_none_or(u8::is_ascii_whitespace) {
            return length;
        }
        length += 1;
    }
}

impl Content {
    fn push(&mut self, text: &str) {
        if self.tail.is_some() && !text.trim().is_empty() {
            self.tail = None;
        }
        self.text.push_str(text);
    }

    /// A line break becomes a space between words.
    fn space(&mut self) {
        let kept = self.text.trim_end_matches([' ', '\t']).len();
        self.text.truncate(kept);
        if kept > 0 {
            self.text.push(' ');
        }
    }

    fn mark(&mut self, from: usize, markup: Markup) {
        self.ranges.push(Marked { bytes: from..self.text.len(), markup });
    }
}

impl Parser<'_> {
    /// Reads text up to what ends it: an empty line or, depending on what it is within, a line that begins
    /// something else.
    pub(super) fn content(&mut self, within: Within) -> (Content, Line) {
        let mut content = Content::default();
        let mut open = Vec::new();
        self.at = self.source.skip_blanks(self.at);
        let end = loop {
            let rest = self.source.rest(self.at);
            let plain = plain(rest);
            if plain > 0 {
                content.push(self.source.slice(self.at, self.at + plain));
                self.at += plain;
            }
            let Some(byte) = self.source.byte(self.at) else { break Line::Blank };
            if let Some(next) = self.source.line_break(self.at) {
                self.at = next;
                if let Some(end) = self.interruption(within) {
                    break end;
                }
                content.space();
            } else if !self.special(byte, &mut content, &mut open) {
                let start = self.at;
                self.at += 1;
                content.push(self.source.slice(start, self.at));
            }
        };
        self.close(&mut content, open);
        let kept = content.text.trim_end().len();
        content.text.truncate(kept);
        if let Some((_, at)) = self.data_at.take().filter(|&(before, _)| kept > before) {
            let found = "words after data: read as if the data stood behind them";
            self.note(at, Outcome::Read, found, "put data behind the words and tags they belong to");
        }
        content.tail = content.tail.map(|tail| tail.min(kept));
        (content, end)
    }

    /// Takes what begins with a special byte, if it is more than text.
    fn special(&mut self, byte: u8, content: &mut Content, open: &mut Vec<Open>) -> bool {
        match byte {
            b'\\' => self.escape(content),
            b'/' | b'<' if self.skip_comment() => true,
            b'{' => self.data(content),
            b'.' | b':' => self.symbol(content) || (byte == b':' && self.address(content)),
            b'*' | b'_' => self.emphasis(content, open),
            b'[' => self.link(content) || self.stray_reference(Mark::Bracket),
            b'<' => self.stray_reference(Mark::Angle),
            b'#' => self.tag(content),
            b'@' => self.mention(content),
            _ => false,
        }
    }

    fn skip_comment(&mut self) -> bool {
        let end = self.source.comment(self.at);
        self.at = end.unwrap_or(self.at);
        end.is_some()
    }

    fn escape(&mut self, content: &mut Content) -> bool {
        let next = self.source.slice(self.at + 1, self.source.text.len()).chars().next();
        let Some(escaped) = next.filter(|&c| c != '\n' && c != '\r') else { return false };
        let start = self.at + 1;
        self.at = start + escaped.len_utf8();
        content.push(self.source.slice(start, self.at));
        true
    }

    fn symbol(&mut self, content: &mut Content) -> bool {
        if let Some(length) = self.own_symbol(content) {
            self.at += length;
            return true;
        }
        let before = self.source.char_before(self.at);
        let Some((symbol, length)) = shortcode::at(self.source.rest(self.at), before) else { return false };
        content.push(symbol);
        self.at += length;
        true
    }

    fn own_symbol(&self, content: &mut Content) -> Option<usize> {
        if self.symbols.is_empty() {
            return None;
        }
        let rest = self.source.rest(self.at);
        let end = 2 + rest.get(2..rest.len().min(80))?.iter().position(|c| Some(c) == rest.first())?;
        content.push(self.symbols.get(self.source.text.get(self.at..=self.at + end)?)?);
        Some(end + 1)
    }

    /// Takes the address that a `://` is in as it stands.
    fn address(&mut self, content: &mut Content) -> bool {
        let scheme = self.source.char_before(self.at).is_some_and(|c| c.is_ascii_alphanumeric());
        if !scheme || !self.source.rest(self.at).starts_with(b"://") {
            return false;
        }
        let ends = |c: &u8| c.is_ascii_whitespace() || matches!(c, b'<' | b'>' | b'"' | b'{' | b'}' | b'\\');
        let rest = self.source.rest(self.at);
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        let address = self.source.slice(self.at, self.at + length);
        let address = address.trim_end_matches(|c: char| c.is_ascii_punctuation() && c != '/');
        let address = if address.is_empty() { "://" } else { address };
        content.push(address);
        self.at += address.len();
        true
    }

    fn data(&mut self, content: &mut Content) -> bool {
        let Some((found, end)) = self.braced(self.at) else { return false };
        match found {
            Some(found) => {
                yaml::add(&mut content.data, found);
                self.data_at.get_or_insert((content.text.len(), self.at));
            }
            None => content.push(self.source.slice(self.at, end)),
        }
        self.at = end;
        true
    }

    /// What stands in braces and where they end: data, or on one line what was meant as data and is text.
    pub(super) fn braced(&mut self, at: usize) -> Option<(Option<Value>, usize)> {
        let end = self.source.closing_brace(at)? + 1;
        match data::read(self.source.slice(at, end)) {
            Ok(found) => found.map(|found| (Some(found), end)),
            Err((offset, why)) => {
                let found = format!("what stands in braces is not YAML ({why}): taken as text");
                let remedy = "write {key: value, key: \"value\"}, or \\{ for a brace";
                self.note(at + offset, Outcome::Read, found, remedy);
                (end <= self.source.line_end(at)).then_some((None, end))
            }
        }
    }

    fn emphasis(&mut self, content: &mut Content, open: &mut Vec<Open>) -> bool {
        let rest = self.source.rest(self.at);
        if let Some(innermost) = open.last() {
            let mark = innermost.mark;
            let after = rest.get(mark.len()).copied();
            let ends = after.is_none_or(|c| {
                matches!(c, b' ' | b'\t' | b'\n' | b'\r' | b')' | b'}' | b'_' | b'.' | b',' | b'!')
                    || matches!(c, b'?' | b';' | b':' | b'-' | b'*')
            });
            if rest.starts_with(mark.as_bytes()) && ends {
                let markup = if mark.len() == 2 { Markup::Bold } else { Markup::Italic };
                content.mark(innermost.place, markup);
                self.at += mark.len();
                open.pop();
                return true;
            }
        }
        let after_word = self.source.char_before(self.at).is_some_and(char::is_alphanumeric);
        if rest.starts_with(b"_") && after_word {
            // An underscore within a word belongs to the word.
            let run = rest.iter().take_while(|&&c| c == b'_').count();
            content.push(self.source.slice(self.at, self.at + run));
            self.at += run;
            return true;
        }
        let starts = |mark: &&&str| {
            let after = rest.get(mark.len());
            rest.starts_with(mark.as_bytes()) && after.is_some_and(|c| !c.is_ascii_whitespace())
        };
        let Some(&mark) = BOLD.iter().chain(&ITALIC).find(starts) else { return false };
        open.push(Open { mark, place: content.text.len(), at: self.at });
        self.at += mark.len();
        true
    }

    /// Gives back the marks that were never closed, as text.
    fn close(&mut self, content: &mut Content, open: Vec<Open>) {
        let (Some(first), Some(last)) = (open.first(), open.last()) else { return };
        let remedy = "close it, or write a backslash before it";
        self.note(
            first.at,
            Outcome::Read,
            format!("`{}` is never closed: taken as text", first.mark),
            remedy,
        );
        if content.tail.is_some_and(|tail| last.place > tail) {
            content.tail = None;
        }
        let (old, mut from) = (std::mem::take(&mut content.text), 0);
        let moved = |place: usize, after: bool| {
            let before = open.partition_point(|o| o.place < place || (after && o.place == place));
            place + open.get(..before).unwrap_or_default().iter().map(|o| o.mark.len()).sum::<usize>()
        };
        if open.len() <= 64 {
            // Beyond that nobody emphasises; the ranges are dropped rather than counted anew one by one.
            for range in &mut content.ranges {
                range.bytes = moved(range.bytes.start, true)..moved(range.bytes.end, false);
            }
            content.tail = content.tail.map(|tail| moved(tail, false));
        } else {
            content.ranges.clear();
            content.tail = None;
        }
        for Open { mark, place, .. } in open {
            content.text.push_str(old.get(from..place).unwrap_or_default());
            content.text.push_str(mark);
            from = place;
        }
        content.text.push_str(old.get(from..).unwrap_or_default());
    }

    /// Whether `[text](address)` stands at a place: the end of the text, and of the address.
    pub(super) fn link_at(&mut self, at: usize) -> Option<(usize, usize)> {
        let close = self.source.find(Mark::Bracket, at + 1)?;
        if close == at + 1
            || self.source.byte(close + 1) != Some(b'(')
            || close > self.source.paragraph_end(at)
        {
            return None;
        }
        let end = self.source.find_near(Mark::Round, close + 2)?;
        (end > close + 2).then_some((close, end))
    }

    fn link(&mut self, content: &mut Content) -> bool {
        let Some((close, end)) = self.link_at(self.at) else { return false };
        let from = content.text.len();
        content.push(&one_line(self.source.slice(self.at + 1, close)));
        content.mark(from, Markup::Link(self.source.slice(close + 2, end).to_owned()));
        self.at = end + 1;
        true
    }

    /// What looks like a reference in mid-text is text; Argdown would not read on.
    fn stray_reference(&mut self, mark: Mark) -> bool {
        let fits = self.source.byte(self.at + 1).is_some_and(|c| c != b'-' && !c.is_ascii_whitespace());
        let close = if fits { self.source.find(mark, self.at + 2) } else { None };
        let end = self.source.line_end(self.at);
        if close.is_some_and(|close| close < end) {
            let (found, remedy) = match mark {
                Mark::Angle => (
                    "a reference to an argument within text: taken as text",
                    "write @<…> to mention it, or \\<",
                ),
                _ => (
                    "a reference to a statement within text: taken as text",
                    "write @[…] to mention it, or \\[",
                ),
            };
            self.note(self.at, Outcome::Read, found, remedy);
        }
        false
    }

    fn tag(&mut self, content: &mut Content) -> bool {
        let Some((name, end)) = self.tag_at(self.at) else { return false };
        let tail = content.tail.unwrap_or_else(|| content.text.trim_end().len());
        if !self.drop_tags {
            content.push(&one_line(self.source.slice(self.at, end)));
        }
        content.tail = Some(tail);
        if !content.tags.contains(&name) {
            content.tags.push(name);
        }
        self.at = end;
        true
    }

    fn tag_at(&mut self, at: usize) -> Option<(String, usize)> {
        if self.source.byte(at + 1) == Some(b'(') {
            let close = self.source.find_near(Mark::Round, at + 2)?;
            return (close > at + 2)
                .then(|| (one_line(self.source.slice(at + 2, close)).into_owned(), close + 1));
        }
        let rest = self.source.text.get(at + 1..)?;
        let name = rest.get(..rest.find(|c| !in_tag(c)).unwrap_or(rest.len()))?;
        (!name.is_empty()).then(|| (name.to_owned(), at + 1 + name.len()))
    }

    fn mention(&mut self, content: &mut Content) -> bool {
        let (mark, statement) = match self.source.byte(self.at + 1) {
            Some(b'[') => (Mark::Bracket, true),
            Some(b'<') => (Mark::Angle, false),
            _ => return false,
        };
        let line_end = self.source.line_end(self.at);
        let close = self.source.find(mark, self.at + 3).filter(|&close| close < line_end);
        let Some(close) = close else { return false };
        let title = self.source.slice(self.at + 2, close).to_owned();
        let from = content.text.len();
        content.push(self.source.slice(self.at, close + 1));
        content.mark(from, if statement { Markup::Statement(title) } else { Markup::Argument(title) });
        self.at = close + 1;
        true
    }
}

/// Letters and digits as Argdown admits them in a tag; no brackets, quotation marks or spaces.
fn in_tag(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '-' | '_')
        || (matches!(c, '\u{a1}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{ffef}')
            && !c.is_whitespace()
            && !matches!(c, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '«' | '»' | '¡' | '¿'))
}

fn one_line(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(['\n', '\r']) {
        return text.into();
    }
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ").into()
}
