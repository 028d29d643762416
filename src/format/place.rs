//! Where in a text something stands.

use crate::error::{Error, ErrorKind, Errors, Location};

/// The starts of the lines of a text.
#[derive(Debug)]
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        Lines([0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// Where a line that is counted from 1 starts.
    pub(crate) fn start(&self, line: usize) -> usize {
        self.0.get(line.saturating_sub(1)).copied().unwrap_or_default()
    }

    pub(crate) fn location(&self, byte: usize, path: impl Into<String>) -> Location {
        let line = self.0.partition_point(|&start| start <= byte);
        Location::Document { line, column: 1 + byte - self.start(line), path: path.into() }
    }
}

/// The bytes as text.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, Errors> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count();
        let column = 1 + before.iter().rev().take_while(|&&byte| byte != b'\n').count();
        let location = Location::Document { line, column, path: String::new() };
        syntax(location, "a byte that is not UTF-8; save the document as UTF-8").into()
    })
}

/// An error of the syntax.
pub(crate) fn syntax(location: Location, message: impl Into<String>) -> Error {
    Error::at(ErrorKind::Syntax { message: message.into() }, location)
}

/// What is wrong with a text as JSON, without the place.
pub(crate) fn json_message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let bare = message.strip_suffix(&place).unwrap_or(&message);
    let plain = match bare {
        "EOF while parsing an object" => "the document ends within an object; the closing `}` is missing",
        "EOF while parsing a list" => "the document ends within a list; the closing `]` is missing",
        "EOF while parsing a string" => {
            "the document ends within a string; the closing quotation mark is missing"
        }
        "EOF while parsing a value" => "the document ends where a value should stand",
        "expected value" => "what stands here is no JSON value; texts stand in double quotation marks",
        "key must be a string" => "the name of a member stands in double quotation marks",
        "trailing comma" => "a comma before a closing bracket; leave it out",
        "trailing characters" => "the JSON value ends before this; leave out what follows",
        "expected `:`" => "a colon is missing between the name of a member and its value",
        "expected `,` or `}`" => "a comma is missing before the next member, or the closing `}`",
        "expected `,` or `]`" => "a comma is missing before the next entry, or the closing `]`",
        "invalid escape" => "a backslash in a string is written `\\\\`",
        "recursion limit exceeded" => "the JSON is nested more than 127 levels deep; make it flatter",
        other => other,
    };
    let rust = [("u8", "whole"), ("u32", "whole"), ("u64", "whole"), ("usize", "whole"), ("f64", "decimal")];
    rust.iter()
        .find_map(|(name, kind)| {
            Some(format!("{}, expected a {kind} number", plain.strip_suffix(&format!(", expected {name}"))?))
        })
        .unwrap_or_else(|| plain.to_owned())
}

/// A path that is cut in the middle if it is very long.
pub(crate) fn brief_path(path: &str) -> String {
    const KEPT: usize = 100;
    let count = path.chars().count();
    if count <= 2 * KEPT {
        return path.to_owned();
    }
    path.chars().take(KEPT).chain(['…']).chain(path.chars().skip(count - KEPT)).collect()
}
