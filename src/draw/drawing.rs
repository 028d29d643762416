//! What all drawings have in common.

use std::fmt::Display;
use std::io::{BufWriter, Result, Write};

/// The methods of a drawing with the fields `map`, `options` and `statuses`.
macro_rules! drawing {
    ($Drawing:ident) => {
        impl<'m> $Drawing<'m> {
            /// Draws with other options.
            #[must_use]
            pub fn options(self, options: $crate::draw::Options) -> Self {
                Self { options, ..self }
            }

            /// Shows which statements and relations stand, such as `&|node| judged.status(node)` of an
            /// [evaluation](crate::semantics::evaluate).
            #[must_use]
            pub fn statuses(
                self,
                statuses: &'m (dyn Fn($crate::map::id::NodeId) -> Option<$crate::semantics::Status> + Sync),
            ) -> Self {
                Self { statuses: Some(statuses), ..self }
            }

            /// Writes the drawing piece by piece, buffered.
            ///
            /// # Errors
            /// Those of the writer.
            pub fn write(&self, writer: impl std::io::Write) -> std::io::Result<()> {
                $crate::draw::drawing::write(self, writer)
            }
        }

        impl std::fmt::Debug for $Drawing<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($Drawing)).field("map", &self.map.title()).finish_non_exhaustive()
            }
        }
    };
}

pub(super) use drawing;

pub(super) fn write(drawing: impl Display, writer: impl Write) -> Result<()> {
    let mut writer = BufWriter::new(writer);
    write!(writer, "{drawing}")?;
    writer.flush()
}
