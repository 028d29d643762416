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
