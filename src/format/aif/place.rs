//! Where in a document something stands, and the mending of documents with raw control characters in strings.

use crate::error::{Error, Errors, Location};
use crate::format::place::{Lines, json_message, syntax};
use std::cell::OnceCell;

/// A document as it came and as it is parsed.
pub(super) struct Places<'a> {
    original: &'a str,
    parsed: &'a str,
    /// Where in the parsed text the escapes of mended characters start.
    mended: &'a [usize],
    lines: OnceCell<Lines>,
}

/// What takes the place of a control character is so many bytes longer.
const GROWTH: usize = 5;

impl<'a> Places<'a> {
    pub(super) fn new(original: &'a str, parsed: &'a str, mended: &'a [usize]) -> Self {
        Places { original, parsed, mended, lines: OnceCell::new() }
    }

    pub(super) fn text(&self) -> &'a str {
        self.parsed
    }

    /// Where a part of the parsed text starts.
    pub(super) fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.parsed.as_ptr() as usize)
    }

    pub(super) fn location(&self, offset: usize, path: String) -> Location {
        let before = self.mended.partition_point(|&start| start < offset);
        let offset = offset.saturating_sub(GROWTH * before);
        self.lines.get_or_init(|| Lines::new(self.original)).location(offset, path)
    }

    pub(super) fn error(&self, offset: usize, path: String, message: impl Into<String>) -> Error {
        syntax(self.location(offset, path), message)
    }

    /// What the parser says of a part of the text, with its place in the whole.
    pub(super) fn syntax(&self, part: &str, path: &str, error: &serde_json::Error) -> Errors {
        let (line, column) = (error.line(), error.column());
        let offset = self.offset(part) + Lines::new(part).start(line) + column.saturating_sub(1);
        self.error(offset, path.to_owned(), json_message(error)).into()
    }
}

/// The text with every control character in a string escaped, and where the escapes start.
pub(super) fn mend(text: &str) -> (String, Vec<usize>) {
    let mut mended = String::with_capacity(text.len());
    let mut starts = Vec::new();
    let (mut in_string, mut escaped) = (false, false);
    for c in text.chars() {
        if in_string && c < ' ' {
            starts.push(mended.len());
            mended.push_str(&format!("\\u{:04x}", u32::from(c)));
            escaped = false;
            continue;
        }
        mended.push(c);
        in_string ^= c == '"' && !escaped;
        escaped = in_string && c == '\\' && !escaped;
    }
    (mended, starts)
}
