//! Drawings on their way to a file.

use std::fmt::Display;
use std::io::{BufWriter, Result, Write};

/// Writes a drawing piece by piece, buffered.
pub(super) fn write(drawing: impl Display, writer: impl Write) -> Result<()> {
    let mut writer = BufWriter::new(writer);
    write!(writer, "{drawing}")?;
    writer.flush()
}
