//! SVG, drawn without any other program.

mod card;
mod legend;
mod line;
mod number;
mod paint;
mod spell;

#[cfg(feature = "png")]
pub(super) use spell::RIGHT_TO_LEFT;

use crate::draw::Options;
use crate::draw::diagram::Statuses;
use crate::draw::drawing::drawing;
use crate::map::ArgumentMap;
use std::fmt;

/// A map as a picture in SVG 1.1, laid out and measured here.
///
/// The picture needs nothing from outside. Text stays text, which can be searched, selected and read aloud; every
/// statement and relation is an element with `data-key`, `data-kind`, `data-status`, `data-voice` and `data-group`,
/// and an `id` made from its key. Quotations and texts that were cut off show under the mouse; a mark leads to the
/// source. Whatever the texts, the result is well-formed, runs nothing and fetches nothing; the same map always
/// gives the same bytes.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::draw::Svg;
///
/// let mut m = MapBuilder::new("Rain");
/// m.thesis("rain", "It rained.");
/// m.evidence("wet", "The street is wet.");
/// m.support("rain").with("wet");
/// let map = m.build()?;
/// let svg = Svg::new(&map).to_string();
/// assert!(svg.starts_with("<svg ") && svg.contains(">The street is wet.</text>"));
/// # Ok::<(), argument_map::Errors>(())
/// ```
///
/// # Complexity
/// That of the layout; the rest is linear in the map.
#[derive(Clone)]
pub struct Svg<'m> {
    pub(super) map: &'m ArgumentMap,
    pub(super) options: Options,
    statuses: Option<Statuses<'m>>,
}

drawing!(Svg);

impl<'m> Svg<'m> {
    /// The picture of a map with the usual options.
    #[must_use]
    pub fn new(map: &'m ArgumentMap) -> Self {
        Svg { map, options: Options::new(), statuses: None }
    }
}

impl fmt::Display for Svg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        spell::spell(self, f)
    }
}
