//! What another reading, or another state of the map, makes of it.

use crate::error::Error;
use crate::map::ArgumentMap;
use crate::map::id::NodeId;
use crate::semantics::evaluation::Evaluation;
use crate::semantics::labelling::Status;
use crate::semantics::reading::Reading;

/// A status that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    /// Whose status it is.
    pub node: NodeId,
    /// What it was; `None` if the node was not there.
    pub before: Option<Status>,
    /// What it is now; `None` if the node is gone.
    pub after: Option<Status>,
}

/// What another reading would change, under the same semantics: drop a claim, grant one, take another's viewpoint. In
/// the order of the map.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::{Reading, Status, evaluate, what_if};
///
/// let mut m = MapBuilder::new("Was it the rain?");
/// m.claim("rain", "It rained.");
/// m.evidence("wet", "The street is wet.");
/// m.evidence("truck", "The water truck came by.");
/// m.support("rain").with("wet").key("from-wetness");
/// m.undercut("from-wetness").with("truck");
/// let map = m.build()?;
///
/// let judged = evaluate(&map, &Reading::new())?;
/// let changes = what_if(&judged, &judged.reading().clone().drop(map.find("truck").unwrap()))?;
/// let rain = changes.iter().find(|change| map.key(change.node) == "rain").unwrap();
/// assert_eq!((rain.before, rain.after), (Some(Status::Out), Some(Status::In)));
/// # Ok::<(), argument_map::Errors>(())
/// ```
///
/// # Errors
/// Those of [`evaluate_under`](crate::semantics::evaluate_under).
pub fn what_if(judged: &Evaluation<'_>, reading: &Reading) -> Result<Vec<Change>, Error> {
    let other = judged.reread(reading)?;
    let changes = nodes(judged.map())
        .map(|node| Change { node, before: judged.status(node), after: other.status(node) })
        .filter(|change| change.before != change.after);
    Ok(changes.collect())
}

/// The statements and relations of the argument.
pub(crate) fn nodes(map: &ArgumentMap) -> impl Iterator<Item = NodeId> + '_ {
    map.statements().map(NodeId::from).chain(map.relations().map(NodeId::from))
}
