//! From a map to a network, and back from numbers to statements and relations.

use crate::error::Error;
use crate::map::ArgumentMap;
use crate::map::id::NodeId;
use crate::map::relation::{Family, Relation};
use crate::semantics::gradual::network::{Edge, Linking, Network, Polarity};

/// What a map leaves open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Defaults {
    /// How the strengths of linked premises make one number.
    pub linking: Linking,
    /// The base score of a statement without a strength of its own, in `0..=1`: by default 0.5.
    pub base: f64,
}

impl Default for Defaults {
    fn default() -> Self {
        Defaults { linking: Linking::default(), base: 0.5 }
    }
}

/// A map as a network, with the argument of each statement and relation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MapNetwork {
    /// The network: first the statements in the order of the map, then the relations that carry force.
    pub network: Network,
    arguments: Vec<Option<u32>>,
    nodes: Vec<NodeId>,
}

impl MapNetwork {
    /// Reads a map as a network.
    ///
    /// * A statement has its [strength](crate::Statement::strength) as base score, or [`Defaults::base`].
    /// * A support or attack is an argument too. Its base score is what its linked premises make together; undercuts
    ///   and supports of the inference then bear on it as on any argument. What it comes to supports or attacks its
    ///   target, with the relation's own [strength](crate::Relation::strength) as edge weight, 1 if it has none.
    /// * A contradiction attacks both of its statements. It is two arguments, one each way; what bears on it bears on
    ///   both.
    /// * Conceded attacks, rephrases and preferences carry no force and are no arguments; nor is the dialogue.
    ///
    /// Most maps have supports: semantics that know attacks only then refuse the network.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    /// use argument_map::semantics::gradual::{Defaults, Gradual, Iteration, MapNetwork, strengths};
    ///
    /// let mut m = MapBuilder::new("Was it the rain?");
    /// m.claim("rain", "It rained last night.").strength(0.5);
    /// m.evidence("wet", "The street is wet.").strength(0.8);
    /// m.claim("else-dry", "Had it not rained, the street would be dry.").strength(0.6);
    /// m.evidence("truck", "The water truck came by.").strength(0.5);
    /// m.support("rain").with_linked(["wet", "else-dry"]).key("from-wetness");
    /// m.undercut("from-wetness").with("truck");
    /// let map = m.build()?;
    ///
    /// let read = MapNetwork::new(&map, &Defaults::default())?;
    /// let strengths = strengths(&read.network, Gradual::DF_QUAD, &Iteration::default())?;
    /// let of = |key| strengths[read.argument(map.find(key).unwrap()).unwrap()];
    /// assert!((of("from-wetness") - 0.3).abs() < 1e-12); // the weaker premise, 0.6, undercut: 0.6 - 0.6 * 0.5
    /// assert!((of("rain") - 0.65).abs() < 1e-12); // 0.5 + 0.5 * 0.3
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::StrengthOutOfRange`](crate::ErrorKind::StrengthOutOfRange) for the default base score;
    /// [`ErrorKind::TooManyArguments`](crate::ErrorKind::TooManyArguments).
    pub fn new(map: &ArgumentMap, defaults: &Defaults) -> Result<Self, Error> {
        let mut arguments = vec![None; map.bound()];
        let mut nodes: Vec<NodeId> = map.statements().map(NodeId::from).collect();
        let given = nodes.iter().filter_map(|node| node.statement());
        let mut bases: Vec<f64> =
            given.map(|id| map[id].strength().map_or(defaults.base, |strength| strength.get())).collect();
        nodes.extend(map.relations().filter(|&id| carries_force(&map[id])).map(NodeId::from));
        for (number, node) in (0..).zip(&nodes) {
            arguments[node.index()] = Some(number);
        }
        // The other ways of contradictions come last.
        let drawn = nodes.len();
        let mutual = |node: &&NodeId| {
            let relation = node.relation().map(|id| &map[id]);
            relation.is_some_and(|r| r.is_symmetric() && r.premises()[0].node() != r.target())
        };
        let reversed: Vec<NodeId> = nodes.iter().filter(mutual).copied().collect();
        let mut back = vec![None; map.bound()];
        for (number, node) in (drawn as u32..).zip(&reversed) {
            back[node.index()] = Some(number);
        }
        nodes.extend(reversed);
        bases.resize(nodes.len(), 1.0);

        let (mut edges, mut premises) = (Vec::new(), Vec::new());
        for (number, node) in nodes.iter().enumerate() {
            let Some(relation) = node.relation().map(|id| &map[id]) else { continue };
            let source = number as u32;
            let target = if number < drawn { relation.target() } else { relation.premises()[0].node() };
            let ground: Vec<NodeId> = if number < drawn {
                relation.premises().iter().map(|premise| premise.node()).collect()
            } else {
                vec![relation.target()]
            };
            premises.extend(ground.into_iter().filter_map(|node| Some((source, arguments[node.index()]?))));
            let weight = relation.strength().map_or(1.0, |strength| strength.get());
            let polarity =
                if relation.family() == Family::Support { Polarity::Support } else { Polarity::Attack };
            let targets = [arguments[target.index()], back[target.index()]].into_iter().flatten();
            edges.extend(targets.map(|target| Edge { source, target, polarity, weight }));
        }
        let network = Network::new(bases, edges)?.linked(defaults.linking, premises)?;
        Ok(MapNetwork { network, arguments, nodes })
    }

    /// The argument of a statement or relation; `None` if it carries no force. Of a contradiction, the way as drawn.
    #[must_use]
    pub fn argument(&self, node: impl Into<NodeId>) -> Option<u32> {
        self.arguments.get(node.into().index()).copied().flatten()
    }

    /// The statement or relation of an argument.
    ///
    /// # Panics
    /// If there is no such argument.
    #[must_use]
    pub fn node(&self, argument: u32) -> NodeId {
        self.nodes[argument as usize]
    }
}

fn carries_force(relation: &Relation) -> bool {
    match relation.family() {
        Family::Support => true,
        Family::Attack => !relation.is_conceded(),
        Family::Rephrase | Family::Preference | Family::Transition | Family::Illocution => false,
    }
}
