//! Graphviz's language, written as it comes: nothing of the text is held in memory.

mod escape;
mod legend;
mod spell;
mod style;

use crate::draw::Options;
use crate::draw::diagram::Statuses;
use crate::draw::stream;
use crate::map::ArgumentMap;
use crate::map::id::NodeId;
use crate::semantics::Status;
use std::fmt;
use std::io;

/// A map in Graphviz's language, to be laid out by `dot`.
///
/// Whatever the texts and keys, the result is valid; the same map always gives the same bytes. Lines are
/// broken and kinds told apart as the [options](Options) say; nodes are named by their keys.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::draw::Dot;
///
/// let mut m = MapBuilder::new("Rain");
/// m.thesis("rain", "It rained.");
/// m.evidence("wet", "The street is wet.");
/// m.support("rain").with("wet");
/// let map = m.build()?;
/// let dot = Dot::new(&map).to_string();
/// assert!(dot.starts_with("digraph") && dot.contains(r#""wet" -> "rain""#));
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone)]
pub struct Dot<'m> {
    map: &'m ArgumentMap,
    options: Options,
    statuses: Option<Statuses<'m>>,
}

impl<'m> Dot<'m> {
    /// The drawing of a map with the usual options.
    #[must_use]
    pub fn new(map: &'m ArgumentMap) -> Self {
        Dot { map, options: Options::new(), statuses: None }
    }

    /// Draws with other options.
    #[must_use]
    pub fn options(self, options: Options) -> Self {
        Dot { options, ..self }
    }

    /// Shows which statements and relations stand.
    ///
    /// ```
    /// # use argument_map::{ArgumentMap, Statement};
    /// # use argument_map::draw::Dot;
    /// use argument_map::semantics::Status;
    /// # let mut map = ArgumentMap::new();
    /// # map.add_statement(Statement::claim("a", "A"))?;
    /// let all_open = |_| Some(Status::Undecided);
    /// assert!(Dot::new(&map).statuses(&all_open).to_string().contains("? open"));
    /// # Ok::<(), argument_map::Error>(())
    /// ```
    #[must_use]
    pub fn statuses(self, statuses: &'m (dyn Fn(NodeId) -> Option<Status> + Sync)) -> Self {
        Dot { statuses: Some(statuses), ..self }
    }

    /// Writes the drawing piece by piece.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, writer: impl io::Write) -> io::Result<()> {
        stream::write(self, writer)
    }
}

impl fmt::Display for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell::spell(self, f)
    }
}

impl fmt::Debug for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dot").field("map", &self.map.title()).finish_non_exhaustive()
    }
}
