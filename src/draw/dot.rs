//! Graphviz's language, written as it comes: nothing of the text is held in memory.

mod escape;
mod legend;
mod spell;
mod style;

use crate::draw::Options;
use crate::draw::diagram::Statuses;
use crate::draw::drawing::drawing;
use crate::map::ArgumentMap;
use std::fmt;

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

drawing!(Dot);

impl<'m> Dot<'m> {
    /// The drawing of a map with the usual options.
    #[must_use]
    pub fn new(map: &'m ArgumentMap) -> Self {
        Dot { map, options: Options::new(), statuses: None }
    }
}

impl fmt::Display for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell::spell(self, f)
    }
}
