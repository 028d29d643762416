//! How strong each statement and relation of a map is.

use crate::error::{Error, ErrorKind, Location};
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, StatementId};
use crate::semantics::gradual::{
    Convergence, Defaults, Gradual, Iteration, MapNetwork, Strengths, strengths,
};

/// The strengths of a map's statements and relations, to be looked up by their ids or keys.
#[derive(Clone, Debug)]
#[must_use]
pub struct MapStrengths<'m> {
    map: &'m ArgumentMap,
    read: MapNetwork,
    strengths: Strengths,
}

/// How strong every statement and relation of a map is, by the lights of a gradual semantics: [`MapNetwork::new`] and
/// [`strengths`] in one.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::gradual::{Defaults, Gradual, Iteration, map_strengths};
///
/// let mut m = MapBuilder::new("Was it the rain?");
/// m.claim("rain", "It rained last night.").strength(0.5);
/// m.evidence("wet", "The street is wet.").strength(0.6);
/// m.evidence("truck", "The water truck came by.").strength(0.5);
/// m.support("rain").with("wet").key("from-wetness");
/// m.undercut("from-wetness").with("truck");
/// let map = m.build()?;
///
/// let strong = map_strengths(&map, Gradual::DF_QUAD, &Defaults::default(), &Iteration::default())?;
/// assert!((strong.strength_of("from-wetness").unwrap() - 0.3).abs() < 1e-12); // 0.6 - 0.6 * 0.5
/// assert!((strong.strength_of("rain").unwrap() - 0.65).abs() < 1e-12); // 0.5 + 0.5 * 0.3
/// assert_eq!(strong.strength_of("snow"), None);
/// # Ok::<(), argument_map::Errors>(())
/// ```
///
/// # Errors
/// Those of both; one that is about an argument has the statement or relation as its [location](Error::location).
///
/// # Complexity
/// That of [`strengths`], on a network linear in the map.
pub fn map_strengths<'m>(
    map: &'m ArgumentMap,
    semantics: Gradual,
    defaults: &Defaults,
    iteration: &Iteration,
) -> Result<MapStrengths<'m>, Error> {
    let read = MapNetwork::new(map, defaults)?;
    let strengths = strengths(&read.network, semantics, iteration).map_err(|error| match error.kind() {
        ErrorKind::SupportNotWeighed { argument, .. } | ErrorKind::NotRestricted { argument, .. } => {
            let key = map.key(read.node(*argument)).to_owned();
            Error::at(error.kind().clone(), Location::Node { key })
        }
        _ => error,
    })?;
    Ok(MapStrengths { map, read, strengths })
}

impl<'m> MapStrengths<'m> {
    /// The map.
    #[must_use]
    pub fn map(&self) -> &'m ArgumentMap {
        self.map
    }

    /// The network that the map was read as, to ask what [contributes](crate::semantics::gradual::removal) to a
    /// strength.
    #[must_use]
    pub fn network(&self) -> &MapNetwork {
        &self.read
    }

    /// How the strengths were reached, and whether they settled.
    #[must_use]
    pub fn convergence(&self) -> &Convergence {
        self.strengths.convergence()
    }

    /// The same, if the strengths settled.
    ///
    /// # Errors
    /// [`ErrorKind::NotConverged`].
    pub fn settled(self) -> Result<Self, Error> {
        let Convergence { converged, moving, residual, .. } = self.convergence();
        if *converged {
            return Ok(self);
        }
        Err(ErrorKind::NotConverged { arguments: moving.clone(), residual: *residual }.into())
    }

    /// How strong a statement or relation is, in `0..=1`; `None` if it is not in the map, or carries no force. Of a
    /// contradiction, as it is drawn.
    #[must_use]
    pub fn strength(&self, node: impl Into<NodeId>) -> Option<f64> {
        let node = node.into();
        let argument = self.read.argument(node).filter(|&argument| self.read.node(argument) == node)?;
        Some(self.strengths[argument])
    }

    /// How strong the statement or relation of that key is; `None` if none has it, and as for
    /// [`strength`](Self::strength).
    #[must_use]
    pub fn strength_of(&self, key: &str) -> Option<f64> {
        self.strength(self.map.find(key)?)
    }

    /// The statements with their strengths, in the order of the map.
    pub fn statements(&self) -> impl Iterator<Item = (StatementId, f64)> + '_ {
        self.map.statements().filter_map(|id| Some((id, self.strength(id)?)))
    }
}
