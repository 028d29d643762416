//! Text on its way to a writer of bytes.

use std::fmt;
use std::io;

/// Writes what `spell` says.
pub(super) fn write<W: io::Write>(
    writer: W,
    spell: impl FnOnce(&mut Adapter<W>) -> fmt::Result,
) -> io::Result<()> {
    let mut adapter = Adapter { writer, error: None };
    match spell(&mut adapter) {
        Ok(()) => adapter.writer.flush(),
        Err(fmt::Error) => Err(adapter.error.unwrap_or_else(|| io::Error::other("formatting failed"))),
    }
}

/// Takes text, gives bytes, and keeps the error.
pub(super) struct Adapter<W> {
    writer: W,
    error: Option<io::Error>,
}

impl<W: io::Write> fmt::Write for Adapter<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.writer.write_all(text.as_bytes()).map_err(|error| {
            self.error = Some(error);
            fmt::Error
        })
    }
}
