//! The text that is read, and questions about it that would be quadratic if asked afresh each time.

use crate::error::Location;
use crate::format::report::{Diagnostic, Outcome};
use std::borrow::Cow;

/// Something to tell about a byte of the text; the line and column follow when all is read.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) at: usize,
    pub(super) outcome: Outcome,
    pub(super) found: String,
    pub(super) remedy: &'static str,
}

/// The next place of a mark, remembered until it is passed.
#[derive(Debug, Default)]
struct Ahead {
    from: usize,
    at: Option<usize>,
    known: bool,
}

#[derive(Debug)]
pub(super) struct Source<'t> {
    pub(super) text: &'t str,
    ahead: [Ahead; MARKS.len()],
    line: Ahead,
    paragraph: Ahead,
    /// Braces that belong together, by the place of the opening one; looked for when the first is met.
    braces: Option<Vec<(usize, usize)>>,
}

const MARKS: [&str; 5] = ["-->", "*/", "]", ")", ">"];

/// A mark that closes something.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark {
    CommentTag = 0,
    CommentStar = 1,
    Bracket = 2,
    Round = 3,
    Angle = 4,
}

impl<'t> Source<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Source {
            text,
            ahead: Default::default(),
            line: Ahead::default(),
            paragraph: Ahead::default(),
            braces: None,
        }
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    pub(super) fn rest(&self, at: usize) -> &'t [u8] {
        self.text.as_bytes().get(at..).unwrap_or_default()
    }

    /// A stretch of the text whose ends are ends of characters.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'t str {
        self.text.get(from..to).unwrap_or_default()
    }

    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// Past blanks.
    pub(super) fn skip_blanks(&self, at: usize) -> usize {
        at + self.rest(at).iter().take_while(|&&c| c == b' ' || c == b'\t').count()
    }

    /// Past a line break, if there is one.
    pub(super) fn line_break(&self, at: usize) -> Option<usize> {
        match (self.byte(at)?, self.byte(at + 1)) {
            (b'\r', Some(b'\n')) => Some(at + 2),
            (b'\r' | b'\n', _) => Some(at + 1),
            _ => None,
        }
    }

    /// Whether nothing but blanks follow on the line.
    pub(super) fn is_blank(&self, at: usize) -> bool {
        let at = self.skip_blanks(at);
        at >= self.text.len() || self.line_break(at).is_some()
    }

    pub(super) fn find(&mut self, mark: Mark, mut from: usize) -> Option<usize> {
        from = from.min(self.text.len());
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let ahead = &mut self.ahead[mark as usize];
        if !(ahead.known && ahead.from <= from && ahead.at.is_none_or(|at| from <= at)) {
            let found = self.text.get(from..).and_then(|rest| rest.find(MARKS[mark as usize]));
            *ahead = Ahead { from, at: found.map(|found| from + found), known: true };
        }
        ahead.at
    }

    /// Where the line ends that `at` is on; a lone carriage return breaks lines as well.
    pub(super) fn line_end(&mut self, at: usize) -> usize {
        if let (true, Some(end)) = (self.line.known && self.line.from <= at, self.line.at) {
            if at <= end {
                return end;
            }
        }
        let rest = self.rest(at);
        let end = at + rest.iter().position(|&c| c == b'\n' || c == b'\r').unwrap_or(rest.len());
        self.line = Ahead { from: at, at: Some(end), known: true };
        end
    }

    /// Where the paragraph ends that `at` is in: at an empty line or the end of the text.
    pub(super) fn paragraph_end(&mut self, at: usize) -> usize {
        let ahead = &self.paragraph;
        if let (true, Some(end)) = (ahead.known && ahead.from <= at, ahead.at) {
            if at <= end {
                return end;
            }
        }
        let mut end = at;
        while end < self.text.len() {
            match self.line_break(end) {
                Some(next) if self.is_blank(next) => break,
                Some(next) => end = next,
                None => end += 1,
            }
        }
        self.paragraph = Ahead { from: at, at: Some(end), known: true };
        end
    }

    /// A mark within the paragraph.
    pub(super) fn find_near(&mut self, mark: Mark, from: usize) -> Option<usize> {
        let found = self.find(mark, from)?;
        (found < self.paragraph_end(from)).then_some(found)
    }

    /// Where the comment ends that begins at `at`.
    pub(super) fn comment(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        if rest.starts_with(b"<!--") {
            return Some(self.find(Mark::CommentTag, at + 4)? + 3);
        }
        if rest.starts_with(b"/*") {
            return Some(self.find(Mark::CommentStar, at + 2)? + 2);
        }
        // The scheme of an address is no comment.
        (rest.starts_with(b"//") && self.char_before(at) != Some(':')).then(|| self.line_end(at))
    }

    /// The brace that closes the one at `at`.
    pub(super) fn closing_brace(&mut self, at: usize) -> Option<usize> {
        let braces = self.braces.get_or_insert_with(|| braces(self.text));
        let found = braces.binary_search_by_key(&at, |&(open, _)| open).ok()?;
        Some(braces[found].1)
    }
}

/// All pairs of braces. A brace in quotation marks does not count where YAML would take them as such, nor does
/// an escaped one; an empty line ends what is written on one line.
fn braces(text: &str) -> Vec<(usize, usize)> {
    let source = Source::new(text);
    let bytes = text.as_bytes();
    let (mut open, mut pairs) = (Vec::<(usize, bool)>::new(), Vec::new());
    let mut before = b'\n';
    let mut at = 0;
    while let Some(&c) = bytes.get(at) {
        match c {
            b'\\' => at += 1,
            b'{' => open.push((at, source.is_blank(at + 1))),
            b'}' => pairs.extend(open.pop().map(|(start, _)| (start, at))),
            b'"' | b'\''
                if !open.is_empty() && matches!(before, b'{' | b'[' | b',' | b':' | b'-' | b'\n') =>
            {
                at = quoted(&source, at).unwrap_or(at);
            }
            b'\n' | b'\r' => {
                let next = source.line_break(at).unwrap_or(at + 1);
                if source.is_blank(next) {
                    while open.last().is_some_and(|&(_, block)| !block) {
                        open.pop();
                    }
                }
                at = next - 1;
            }
            _ => {}
        }
        if !matches!(c, b' ' | b'\t') {
            before = if c == b'\r' { b'\n' } else { c };
        }
        at += 1;
    }
    pairs.sort_unstable();
    pairs
}

/// Where the quotation ends that begins at `at`, unless a paragraph ends first.
fn quoted(source: &Source<'_>, at: usize) -> Option<usize> {
    let quote = source.byte(at)?;
    let mut end = at + 1;
    loop {
        match source.byte(end)? {
            b'\\' if quote == b'"' => end += 2,
            c if c == quote && c == b'\'' && source.byte(end + 1) == Some(c) => end += 2,
            c if c == quote => return Some(end),
            b'\n' | b'\r' => {
                end = source.line_break(end)?;
                if source.is_blank(end) {
                    return None;
                }
            }
            _ => end += 1,
        }
    }
}

/// Which file and line a byte of the text comes from, after files were included.
#[derive(Debug, Default)]
pub(super) struct Origins<'t> {
    /// Where pieces start in the whole, each with its file and its place in that file.
    pub(super) pieces: Vec<(usize, usize, usize)>,
    /// The files with their names; the document itself has none.
    pub(super) files: Vec<(String, Cow<'t, str>)>,
}

impl<'t> Origins<'t> {
    pub(super) fn add_file(&mut self, name: &str, text: impl Into<Cow<'t, str>>) -> usize {
        self.files.push((name.to_owned(), text.into()));
        self.files.len() - 1
    }

    /// What is to be told, in the order of the text, with lines and columns.
    pub(super) fn diagnostics(&self, mut notes: Vec<Note>) -> Vec<Diagnostic> {
        if notes.is_empty() {
            return Vec::new();
        }
        let lines: Vec<Vec<usize>> = self.files.iter().map(|(_, text)| line_starts(text)).collect();
        notes.sort_by_key(|note| note.at);
        let diagnostic = |note: Note| Diagnostic {
            location: self.locate(note.at, &lines),
            outcome: note.outcome,
            found: printable(note.found),
            remedy: note.remedy.to_owned(),
        };
        notes.into_iter().map(diagnostic).collect()
    }

    fn locate(&self, at: usize, lines: &[Vec<usize>]) -> Location {
        let piece = self.pieces.partition_point(|&(start, ..)| start <= at).saturating_sub(1);
        let &(start, file, place) = self.pieces.get(piece).unwrap_or(&(0, 0, 0));
        let at = place + (at - start);
        let (lines, path) = (&lines[file], self.files[file].0.clone());
        let line = lines.partition_point(|&start| start <= at).max(1);
        Location::Document { line, column: 1 + at - lines[line - 1], path }
    }
}

/// A message without control characters that came from the document.
fn printable(message: String) -> String {
    if !message.contains(char::is_control) {
        return message;
    }
    let shown = |c: char| if c.is_control() { c.escape_default().to_string() } else { c.to_string() };
    message.chars().map(shown).collect()
}

fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = bytes
        .iter()
        .enumerate()
        .filter(|&(at, &c)| c == b'\n' || (c == b'\r' && bytes.get(at + 1) != Some(&b'\n')));
    [0].into_iter().chain(ends.map(|(at, _)| at + 1)).collect()
}
