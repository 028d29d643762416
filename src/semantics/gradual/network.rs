//! Weighted bipolar networks: arguments that are only numbers, who attacks and supports whom, and how strongly.

use crate::error::{Error, ErrorKind};
use crate::semantics::gradual::components::Components;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

/// The largest weight an edge may have; no sum of them overflows.
const HEAVIEST: f64 = 1e9;

/// Whether an edge speaks for its target or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// Against.
    Attack,
    /// For.
    Support,
}

/// One attack or support, with a weight that scales the strength it passes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// What attacks or supports.
    pub source: u32,
    /// What is attacked or supported.
    pub target: u32,
    /// Which of the two.
    pub polarity: Polarity,
    /// What the strength of the source is multiplied by; 1 unless given, not below 0.
    pub weight: f64,
}

impl Edge {
    /// An attack of weight 1.
    #[must_use]
    pub fn attack(source: u32, target: u32) -> Self {
        Edge { source, target, polarity: Polarity::Attack, weight: 1.0 }
    }

    /// A support of weight 1.
    #[must_use]
    pub fn support(source: u32, target: u32) -> Self {
        Edge { source, target, polarity: Polarity::Support, weight: 1.0 }
    }

    /// The same with another weight.
    #[must_use]
    pub fn weighing(self, weight: f64) -> Self {
        Edge { weight, ..self }
    }
}

/// How the strengths of linked premises make one number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Linking {
    /// The least of them: a chain is no stronger than its weakest link.
    #[default]
    Minimum,
    /// Their product, as if each might fail on its own.
    Product,
}

/// A weighted bipolar network: base scores in `0..=1`, attacks and supports (quantitative bipolar argumentation
/// graphs; Baroni, Rago and Toni 2018; with edge weights, Mossakowski and Neuhaus 2018, definition 1).
///
/// ```
/// use argument_map::semantics::gradual::{Edge, Gradual, Iteration, Network, strengths};
///
/// // 1 attacks 0 and 2 supports it.
/// let network = Network::new([0.5, 0.8, 0.4], [Edge::attack(1, 0), Edge::support(2, 0)])?;
/// let strengths = strengths(&network, Gradual::DF_QUAD, &Iteration::default())?;
/// assert!((strengths[0] - 0.3).abs() < 1e-12); // 0.5 - 0.5 * (0.8 - 0.4)
/// # Ok::<(), argument_map::Error>(())
/// ```
#[derive(Clone)]
pub struct Network {
    bases: Box<[f64]>,
    /// Where the edges to each argument start and, at the end, stop; its attacks come first, then its supports.
    starts: Box<[u32]>,
    supports: Box<[u32]>,
    sources: Box<[u32]>,
    weights: Box<[f64]>,
    /// Where the premises of each argument start and stop; empty if nothing is linked.
    links: Box<[u32]>,
    premises: Box<[u32]>,
    linking: Linking,
    components: OnceLock<Components>,
}

impl Network {
    /// A network with a base score for each argument, counted from 0. Edges given twice count twice.
    ///
    /// # Errors
    /// [`ErrorKind::StrengthOutOfRange`] for a base score outside `0..=1`, [`ErrorKind::WeightOutOfRange`] for a
    /// negative or huge edge weight, [`ErrorKind::UnknownArgument`] for an edge from or to nowhere, and
    /// [`ErrorKind::TooManyArguments`] where numbers of 32 bits do not suffice.
    pub fn new(
        bases: impl IntoIterator<Item = f64>,
        edges: impl IntoIterator<Item = Edge>,
    ) -> Result<Self, Error> {
        let bases: Box<[f64]> = bases.into_iter().collect();
        if let Some(&value) = bases.iter().find(|base| !(0.0..=1.0).contains(*base)) {
            return Err(ErrorKind::StrengthOutOfRange { value }.into());
        }
        let edges: Vec<Edge> = edges.into_iter().collect();
        if u32::try_from(bases.len()).is_err() || u32::try_from(edges.len()).is_err() {
            return Err(ErrorKind::TooManyArguments.into());
        }
        // Two rows for each argument, attacks and supports, filled by a counting sort.
        let mut ends = vec![0_u32; 2 * bases.len() + 1];
        let row = |edge: &Edge| 2 * edge.target as usize + usize::from(edge.polarity == Polarity::Support);
        for edge in &edges {
            known(edge.source, bases.len())?;
            known(edge.target, bases.len())?;
            if !(0.0..=HEAVIEST).contains(&edge.weight) {
                return Err(ErrorKind::WeightOutOfRange { value: edge.weight, most: HEAVIEST }.into());
            }
            ends[row(edge)] += 1;
        }
        accumulate(&mut ends);
        let (mut sources, mut weights) = (vec![0; edges.len()], vec![0.0; edges.len()]);
        for edge in &edges {
            let next = &mut ends[row(edge)];
            sources[*next as usize] = edge.source;
            weights[*next as usize] = edge.weight;
            *next += 1;
        }
        // Each row now says where it ends, so an argument's edges start where those of the one before it end.
        let starts = (0..=bases.len()).map(|a| if a == 0 { 0 } else { ends[2 * a - 1] }).collect();
        let supports = ends.iter().step_by(2).take(bases.len()).copied().collect();
        Ok(Network {
            bases,
            starts,
            supports,
            sources: sources.into(),
            weights: weights.into(),
            links: Box::default(),
            premises: Box::default(),
            linking: Linking::default(),
            components: OnceLock::new(),
        })
    }

    /// Lets arguments rest on linked premises, given as pairs of such an argument and one premise of it.
    ///
    /// The base score of such an argument is no longer a constant: it is the number given for it, times what the
    /// strengths of its premises make together. Attacks and supports then bear on it as on any other. Premises set
    /// before are replaced.
    ///
    /// ```
    /// use argument_map::semantics::gradual::{Edge, Gradual, Iteration, Linking, Network, strengths};
    ///
    /// // 0 and 1 together, as 2, support 3.
    /// let network = Network::new([0.8, 0.6, 1.0, 0.5], [Edge::support(2, 3)])?
    ///     .linked(Linking::Minimum, [(2, 0), (2, 1)])?;
    /// let strengths = strengths(&network, Gradual::DF_QUAD, &Iteration::default())?;
    /// assert_eq!(strengths[2], 0.6);
    /// assert_eq!(strengths[3], 0.8); // 0.5 + 0.5 * 0.6
    /// # Ok::<(), argument_map::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::UnknownArgument`], [`ErrorKind::TooManyArguments`].
    pub fn linked(
        mut self,
        linking: Linking,
        premises: impl IntoIterator<Item = (u32, u32)>,
    ) -> Result<Self, Error> {
        let pairs: Vec<(u32, u32)> = premises.into_iter().collect();
        if u32::try_from(pairs.len()).is_err() {
            return Err(ErrorKind::TooManyArguments.into());
        }
        let mut ends = vec![0_u32; self.len() + 1];
        for &(argument, premise) in &pairs {
            known(argument, self.len())?;
            known(premise, self.len())?;
            ends[argument as usize] += 1;
        }
        accumulate(&mut ends);
        let mut premises = vec![0; pairs.len()];
        for (argument, premise) in pairs {
            let next = &mut ends[argument as usize];
            premises[*next as usize] = premise;
            *next += 1;
        }
        ends.rotate_right(1);
        ends[0] = 0;
        self.links = ends.into();
        self.premises = premises.into();
        self.linking = linking;
        self.components = OnceLock::new();
        Ok(self)
    }

    /// The same with every edge of weight 1, for comparison with implementations that ignore weights.
    #[must_use]
    pub fn unweighted(mut self) -> Self {
        self.weights.fill(1.0);
        self
    }

    /// How many arguments there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.bases.len()
    }

    /// Whether there is no argument.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.bases.is_empty()
    }

    /// How many attacks and supports there are.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.sources.len()
    }

    /// The base scores, by number.
    #[must_use]
    pub fn bases(&self) -> &[f64] {
        &self.bases
    }

    /// The attacks and supports: by target, for each target the attacks first, otherwise as given.
    pub fn edges(&self) -> impl Iterator<Item = Edge> + '_ {
        (0..self.len() as u32).flat_map(move |target| {
            let [attacks, supports] = self.rows(target);
            let edge = move |polarity| {
                move |at: usize| Edge { source: self.sources[at], target, polarity, weight: self.weights[at] }
            };
            attacks.map(edge(Polarity::Attack)).chain(supports.map(edge(Polarity::Support)))
        })
    }

    /// The premises that an argument rests on; none for most.
    ///
    /// # Panics
    /// If there is no such argument.
    #[must_use]
    pub fn premises(&self, argument: u32) -> &[u32] {
        assert!((argument as usize) < self.len(), "an argument of this network");
        match self.links.get(argument as usize..argument as usize + 2) {
            Some(&[start, end]) => &self.premises[start as usize..end as usize],
            _ => &[],
        }
    }

    /// How linked premises are put together.
    #[must_use]
    pub fn linking(&self) -> Linking {
        self.linking
    }

    /// Gives an argument another base score, in `0..=1`.
    pub(super) fn set_base(&mut self, argument: u32, base: f64) {
        self.bases[argument as usize] = base;
    }

    /// Where the attacks and the supports of an argument are among the edges.
    pub(super) fn rows(&self, argument: u32) -> [Range<usize>; 2] {
        let a = argument as usize;
        let [start, middle, end] =
            [self.starts[a], self.supports[a], self.starts[a + 1]].map(|at| at as usize);
        [start..middle, middle..end]
    }

    /// The sources and weights of some edges.
    pub(super) fn ends(&self, edges: Range<usize>) -> impl Iterator<Item = (u32, f64)> + Clone + '_ {
        self.sources[edges.clone()].iter().copied().zip(self.weights[edges].iter().copied())
    }

    /// All that the strength of an argument depends on directly: attackers, supporters and premises, in order.
    pub(super) fn dependencies(&self, argument: u32) -> [&[u32]; 2] {
        let a = argument as usize;
        [&self.sources[self.starts[a] as usize..self.starts[a + 1] as usize], self.premises(argument)]
    }

    /// The arguments in an order in which each circle comes after what it depends on.
    pub(super) fn components(&self) -> &Components {
        self.components.get_or_init(|| Components::of(self))
    }

    /// Those that a topic depends on, itself among them, ascending.
    pub(super) fn ancestors(&self, topic: u32) -> Vec<u32> {
        let mut seen = vec![false; self.len()];
        seen[topic as usize] = true;
        let mut found = vec![topic];
        let mut next = 0;
        while let Some(&argument) = found.get(next) {
            next += 1;
            for &source in self.dependencies(argument).into_iter().flatten() {
                if !std::mem::replace(&mut seen[source as usize], true) {
                    found.push(source);
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// The network of a topic's ancestors alone, numbered in the order of `kept`, which holds them ascending.
    pub(super) fn restricted(&self, kept: &[u32]) -> Network {
        let number = |old: &u32| kept.binary_search(old).ok().map(|new| new as u32);
        let mut part = Network {
            bases: kept.iter().map(|&a| self.bases[a as usize]).collect(),
            starts: Box::new([]),
            supports: Box::new([]),
            sources: Box::new([]),
            weights: Box::new([]),
            links: Box::new([]),
            premises: Box::new([]),
            linking: self.linking,
            components: OnceLock::new(),
        };
        let (mut starts, mut supports, mut sources, mut weights) = (vec![0], vec![], vec![], vec![]);
        let (mut links, mut premises) = (vec![0], vec![]);
        for &argument in kept {
            for (nth, row) in self.rows(argument).into_iter().enumerate() {
                if nth == 1 {
                    supports.push(sources.len() as u32);
                }
                for (source, weight) in self.ends(row) {
                    sources.extend(number(&source));
                    weights.push(weight);
                }
            }
            starts.push(sources.len() as u32);
            premises.extend(self.premises(argument).iter().filter_map(number));
            links.push(premises.len() as u32);
        }
        part.starts = starts.into();
        part.supports = supports.into();
        part.sources = sources.into();
        part.weights = weights.into();
        part.links = links.into();
        part.premises = premises.into();
        part
    }
}

/// Shows the base scores and the edges, not how they are stored.
impl fmt::Debug for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Network")
            .field("bases", &self.bases)
            .field("edges", &self.edges().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

/// That there is such an argument.
pub(super) fn known(argument: u32, arguments: usize) -> Result<(), Error> {
    if (argument as usize) < arguments {
        return Ok(());
    }
    Err(ErrorKind::UnknownArgument { argument, arguments }.into())
}

/// Turns the sizes of rows into where they start.
fn accumulate(rows: &mut [u32]) {
    let mut total = 0;
    for row in rows {
        total += std::mem::replace(row, total);
    }
}
