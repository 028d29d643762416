//! Judging a map: which of its statements and relations stand.

use crate::map::ArgumentMap;
use crate::map::id::{NodeId, StatementId};
use crate::semantics::given::View;
use crate::semantics::grounded::grounded;
use crate::semantics::labelling::{Labelling, Status};
use crate::semantics::reading::Reading;
use crate::semantics::structured::{Translation, translate};

/// Judges a map: which of its statements and relations stand, which fall, and which stay open.
///
/// The grounded labelling of the map's framework (Dung 1995, definition 20; the translation is after Boella,
/// Gabbay, van der Torre and Villata 2009): what must be accepted by whoever shares the viewpoint. Linear in the
/// map; under an ordering by links, in the map times the number of different strengths.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::{Reading, Status, evaluate};
///
/// // Pollock's lamp: it looks red, but it is lit in red.
/// let mut m = MapBuilder::new("The lamp");
/// m.thesis("red", "The object is red.");
/// m.evidence("looks-red", "The object looks red.");
/// m.evidence("red-light", "A red light shines on it.");
/// m.support("red").with("looks-red").key("by-its-look");
/// m.undercut("by-its-look").with("red-light");
/// let map = m.build()?;
///
/// let judged = evaluate(&map, &Reading::new());
/// let status = |key| judged.status(map.find(key).unwrap());
/// assert_eq!(status("red-light"), Some(Status::In));
/// assert_eq!(status("by-its-look"), Some(Status::Out));
/// assert_eq!(status("red"), Some(Status::Out));
/// println!("{}", judged.why(map.find("red").unwrap()).unwrap());
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[must_use]
pub fn evaluate<'m>(map: &'m ArgumentMap, reading: &Reading) -> Evaluation<'m> {
    let view = View::of(map, &reading.viewpoint);
    let translation = translate(map, reading, &view);
    let labelling = grounded(&translation.framework);
    Evaluation { map, reading: reading.clone(), view, translation, labelling }
}

/// A map that was judged.
#[derive(Clone, Debug)]
pub struct Evaluation<'m> {
    pub(crate) map: &'m ArgumentMap,
    pub(crate) reading: Reading,
    pub(crate) view: View,
    pub(crate) translation: Translation,
    pub(crate) labelling: Labelling,
}

impl<'m> Evaluation<'m> {
    /// The map that was judged.
    #[must_use]
    pub fn map(&self) -> &'m ArgumentMap {
        self.map
    }

    /// How the map was read.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Whether a statement or relation stands; `None` if it is not in the map, or is of the dialogue and not of
    /// the argument.
    #[must_use]
    pub fn status(&self, node: impl Into<NodeId>) -> Option<Status> {
        self.translation.argument(node.into()).map(|argument| self.labelling[argument])
    }

    /// The statements with their statuses, in the order of the map.
    pub fn statements(&self) -> impl Iterator<Item = (StatementId, Status)> + '_ {
        self.map.statements().filter_map(|id| Some((id, self.status(id)?)))
    }
}
