//! Quotations: exact words, and the characters of a source that they cover.

use crate::error::{Error, ErrorKind};
use crate::map::id::SourceId;

/// Characters of a text, counted as Unicode scalar values from 0; `end` is one past the last.
///
/// This is the text position selector of the W3C Web Annotation Data Model (2017, § 4.2.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// # Errors
    /// [`ErrorKind::BackwardSpan`] if `end` comes before `start`.
    pub fn new(start: u32, end: u32) -> Result<Self, Error> {
        if start <= end {
            Ok(Span { start, end })
        } else {
            Err(ErrorKind::BackwardSpan { start, end }.into())
        }
    }

    /// The first character.
    #[must_use]
    pub fn start(self) -> u32 {
        self.start
    }

    /// One past the last character.
    #[must_use]
    pub fn end(self) -> u32 {
        self.end
    }

    /// The characters of `text` that it covers; `None` where the text is too short.
    #[must_use]
    pub fn of(self, text: &str) -> Option<&str> {
        let byte = |at: u32| text.char_indices().map(|(i, _)| i).chain([text.len()]).nth(at as usize);
        text.get(byte(self.start)?..byte(self.end)?)
    }
}

/// The exact words of a source that a statement or a relation rests on.
///
/// Where the quoter leaves something out, `[…]` stands for it, as scholars write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The document quoted.
    pub source: SourceId,
    /// The words.
    pub exact: String,
    /// Where they stand in it.
    pub span: Option<Span>,
}

impl Quote {
    /// Words of a source, wherever they stand in it.
    #[must_use]
    pub fn new(source: SourceId, exact: impl Into<String>) -> Self {
        Quote { source, exact: exact.into(), span: None }
    }
}

/// Where the words of a quotation first stand in `text`.
///
/// White space counts alike whatever its kind and length, and `[…]` or `[...]` stands for any characters
/// left out. Linear in the text and the words.
///
/// ```
/// use argument_map::find_quote;
///
/// let text = "It is not\nthat simple, they said, and left.";
/// let span = find_quote(text, "not that simple […] and left").unwrap();
/// assert_eq!(span.of(text), Some("not\nthat simple, they said, and left"));
/// assert_eq!(find_quote(text, "too simple"), None);
/// ```
#[must_use]
pub fn find_quote(text: &str, exact: &str) -> Option<Span> {
    FoldedText::new(text).find(exact)
}

/// A text with its runs of white space folded into single spaces, ready to be searched many times.
#[derive(Debug)]
pub(crate) struct FoldedText {
    folded: String,
    /// For each folded character its place among the characters of the text.
    places: Vec<u32>,
}

impl FoldedText {
    pub(crate) fn new(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len());
        let mut after_space = true;
        for (place, c) in (0..).zip(text.chars()) {
            let space = c.is_whitespace();
            if !(space && after_space) {
                folded.push(if space { ' ' } else { c });
                places.push(place);
            }
            after_space = space;
        }
        FoldedText { folded, places }
    }

    pub(crate) fn find(&self, exact: &str) -> Option<Span> {
        let words = FoldedText::new(&exact.replace("[...]", "[…]")).folded;
        let (mut start, mut end) = (None, 0);
        for part in words.split("[…]").map(str::trim).filter(|part| !part.is_empty()) {
            let found = end + self.folded.get(end..)?.find(part)?;
            start.get_or_insert(found);
            end = found + part.len();
        }
        let chars = |bytes: usize| Some(self.folded.get(..bytes)?.chars().count());
        let first = self.places.get(chars(start?)?)?;
        let last = self.places.get(chars(end)? - 1)?;
        Some(Span { start: *first, end: last + 1 })
    }
}

/// Whether `text` consists of the words of `exact` and nothing else but what is left out.
pub(crate) fn is_quote(text: &str, exact: &str) -> bool {
    let (text, words) =
        (FoldedText::new(text).folded, FoldedText::new(&exact.replace("[...]", "[…]")).folded);
    let mut parts: Vec<&str> = words.split("[…]").map(str::trim).collect();
    let last = parts.pop().unwrap_or_default();
    let Some((first, middle)) = parts.split_first() else { return text.trim() == last };
    let inner = text.trim().strip_prefix(first).and_then(|rest| rest.strip_suffix(last));
    let after = |rest: &'_ str, part: &&str| rest.find(part).map(|at| at + part.len());
    let mut rest = inner;
    for part in middle {
        rest = rest.and_then(|rest| rest.get(after(rest, part)?..));
    }
    rest.is_some()
}
