//! The bytes of a file, block by block.

use crate::error::{Error, ErrorKind, Location};
use crate::format::iccma::warning::{Oddity, Warnings};
use std::io::Read;

/// A reader with a window on what it has read and nobody has taken yet. The window grows only if something that
/// must be seen as a whole does not fit.
#[derive(Debug)]
pub(super) struct Source<R> {
    reader: R,
    buffer: Vec<u8>,
    taken: usize,
    filled: usize,
    finished: bool,
    /// How many bytes came before the window.
    passed: u64,
}

impl<R: Read> Source<R> {
    const WINDOW: usize = 1 << 17;

    /// Skips a byte order mark.
    pub(super) fn new(reader: R, warnings: &mut Warnings) -> Result<Self, Error> {
        let buffer = vec![0; Self::WINDOW];
        let mut source = Source { reader, buffer, taken: 0, filled: 0, finished: false, passed: 0 };
        while source.filled < 3 && source.more()? {}
        if source.rest().starts_with(b"\xEF\xBB\xBF") {
            source.take(3);
            warnings.note(Oddity::ByteOrderMark, 1);
        }
        Ok(source)
    }

    /// The window.
    pub(super) fn rest(&self) -> &[u8] {
        &self.buffer[self.taken..self.filled]
    }

    pub(super) fn take(&mut self, bytes: usize) {
        self.taken += bytes;
    }

    /// Whether nothing lies beyond the window.
    pub(super) fn finished(&self) -> bool {
        self.finished
    }

    /// How many bytes were read.
    pub(super) fn bytes(&self) -> u64 {
        self.passed + self.filled as u64
    }

    /// Widens the window; `false` at the end of the file.
    pub(super) fn more(&mut self) -> Result<bool, Error> {
        self.passed += self.taken as u64;
        self.buffer.copy_within(self.taken..self.filled, 0);
        self.filled -= self.taken;
        self.taken = 0;
        let (before, grown) = (self.filled, self.filled == self.buffer.len());
        if grown {
            self.buffer.resize(2 * self.filled, 0);
        }
        // A window that grew is filled, or what must be seen as a whole would be looked at once for each read.
        while !self.finished && (self.filled == before || grown && self.filled < self.buffer.len()) {
            match self.reader.read(&mut self.buffer[self.filled..]) {
                Ok(0) => self.finished = true,
                Ok(read) => self.filled += read,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(self.filled > before)
    }

    /// The whole lines in the window, at least one; `None` at the end. Whoever asks takes them all.
    pub(super) fn lines(&mut self) -> Result<Option<&[u8]>, Error> {
        let mut seen = 0;
        loop {
            let new = self.rest().get(seen..).unwrap_or_default();
            if let Some(at) = new.iter().rposition(|&byte| byte == b'\n') {
                let start = self.taken;
                self.taken += seen + at + 1;
                return Ok(Some(&self.buffer[start..self.taken]));
            }
            seen = self.rest().len();
            if !self.more()? {
                let start = std::mem::replace(&mut self.taken, self.filled);
                return Ok((start < self.filled).then(|| &self.buffer[start..self.filled]));
            }
        }
    }
}

/// A place in a line; both are counted from 1.
pub(super) fn at(line: u64, column: usize) -> Location {
    Location::Document { line: usize::try_from(line).unwrap_or(usize::MAX), column, path: String::new() }
}

/// An error of the syntax at a place in a line.
pub(super) fn wrong(line: u64, column: usize, message: String) -> Error {
    Error::at(ErrorKind::Syntax { message }, at(line, column))
}

/// So many bytes at most are quoted in a message.
const QUOTED: usize = 200;

/// What was found, for a message: the rest of the line, cut off if it is long.
pub(super) fn found(text: &[u8]) -> String {
    let text = text.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let text = &text[..text.len().min(QUOTED)];
    crate::error::brief(&String::from_utf8_lossy(text.trim_ascii()))
}

/// Whether what follows would not change what [`found`] says.
pub(super) fn quotable(text: &[u8]) -> bool {
    text.len() >= QUOTED || text.contains(&b'\n')
}

/// The words of a line and the columns where they begin.
pub(super) fn words(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> + Clone {
    let space = |&byte: &u8| byte == b' ' || byte == b'\t';
    let mut column = 1;
    text.split(space).filter_map(move |word| {
        let begin = column;
        column += word.len() + 1;
        (!word.is_empty()).then_some((begin, word))
    })
}
