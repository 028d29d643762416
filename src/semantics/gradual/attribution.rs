//! What contributes to the strength of a topic, found by taking it away.

use crate::error::Error;
use crate::semantics::gradual::model::Gradual;
use crate::semantics::gradual::network::{Network, known};
use crate::semantics::gradual::solve::{Iteration, solve};
use crate::semantics::gradual::step::{Role, Step};

/// A topic and the part of a network that bears on it, to be weighed again and again.
pub(super) struct Inquiry<'a> {
    /// The arguments of the part, ascending, by their numbers in the whole.
    pub(super) kept: Vec<u32>,
    pub(super) part: Network,
    pub(super) topic: u32,
    gradual: Gradual,
    damping: f64,
    iteration: &'a Iteration,
}

impl<'a> Inquiry<'a> {
    pub(super) fn new(
        network: &Network,
        gradual: Gradual,
        topic: u32,
        iteration: &'a Iteration,
    ) -> Result<Self, Error> {
        known(topic, network.len())?;
        let damping = Step::new(network, gradual)?.damping;
        let kept = network.ancestors(topic);
        let part = network.restricted(&kept);
        let topic = kept.partition_point(|&a| a < topic) as u32;
        Ok(Inquiry { kept, part, topic, gradual, damping, iteration })
    }

    /// All of the part but the topic.
    pub(super) fn players(&self) -> Vec<u32> {
        (0..self.kept.len() as u32).filter(|&a| a != self.topic).collect()
    }

    /// Everyone takes part in full.
    pub(super) fn full(&self) -> Vec<Role> {
        vec![Role::Full; self.kept.len()]
    }

    /// How strong the topic is if arguments of the part take these roles.
    pub(super) fn strength(&self, roles: &[Role]) -> Result<f64, Error> {
        self.strength_in(&self.part, roles)
    }

    /// The same in another version of the part.
    pub(super) fn strength_in(&self, part: &Network, roles: &[Role]) -> Result<f64, Error> {
        let step = Step::playing(part, self.gradual, roles, self.damping);
        Ok(solve(&step, self.iteration).settled()?[self.topic as usize])
    }

    /// The values of arguments of the part as a table for the whole, where the others contribute nothing.
    pub(super) fn spread(&self, arguments: usize, values: impl IntoIterator<Item = (u32, f64)>) -> Vec<f64> {
        let mut table = vec![0.0; arguments];
        for (argument, value) in values {
            table[self.kept[argument as usize] as usize] = value;
        }
        table
    }
}

/// How much each argument contributes to the strength of a topic: what the topic would lose if it were not there
/// (Čyras, Kampik and Weng 2022).
///
/// The result is by number: 0 for the topic itself and for what does not bear on it. A contribution below 0 means
/// that the topic would gain. What a removed argument attacks, supports or is a premise of goes without it; a
/// linked argument without one of its premises has no strength.
///
/// # Errors
/// As [`strengths`](crate::semantics::gradual::strengths), [`ErrorKind::UnknownArgument`] for the topic, and
/// [`ErrorKind::NotConverged`] if the strengths do not settle without one of the arguments.
///
/// # Complexity
/// **O(ancestors of the topic × edges among them)**, without circles.
///
/// # Examples
/// ```
/// use argument_map::semantics::gradual::{Edge, Gradual, Iteration, Network, removal};
///
/// // 2 attacks 1 attacks 0.
/// let network = Network::new([0.5, 0.8, 0.5], [Edge::attack(2, 1), Edge::attack(1, 0)])?;
/// let contributions = removal(&network, Gradual::DF_QUAD, 0, &Iteration::default())?;
/// assert!((contributions[1] + 0.2).abs() < 1e-12); // 0.3 with its attacker, 0.5 without
/// assert!((contributions[2] - 0.2).abs() < 1e-12); // 0.3 with its defender, 0.1 without
/// # Ok::<(), argument_map::Error>(())
/// ```
///
/// [`ErrorKind::UnknownArgument`]: crate::ErrorKind::UnknownArgument
/// [`ErrorKind::NotConverged`]: crate::ErrorKind::NotConverged
pub fn removal(
    network: &Network,
    gradual: Gradual,
    topic: u32,
    iteration: &Iteration,
) -> Result<Vec<f64>, Error> {
    without_each(network, gradual, topic, iteration, Role::Full)
}

/// How much each argument contributes to the strength of a topic by itself: what the topic would lose if it were
/// not there, once nothing attacks or supports it (Kampik, Potyka, Yin, Čyras and Toni 2024, "intrinsic removal").
///
/// Otherwise as [`removal`], errors and cost included.
///
/// # Errors
/// As [`removal`].
pub fn intrinsic_removal(
    network: &Network,
    gradual: Gradual,
    topic: u32,
    iteration: &Iteration,
) -> Result<Vec<f64>, Error> {
    without_each(network, gradual, topic, iteration, Role::Unmoved)
}

/// The difference between each argument in one role and in none.
fn without_each(
    network: &Network,
    gradual: Gradual,
    topic: u32,
    iteration: &Iteration,
    role: Role,
) -> Result<Vec<f64>, Error> {
    let inquiry = Inquiry::new(network, gradual, topic, iteration)?;
    let mut roles = inquiry.full();
    let whole = inquiry.strength(&roles)?;
    let mut contributions = Vec::new();
    for player in inquiry.players() {
        let place = player as usize;
        roles[place] = role;
        let with = if role == Role::Full { whole } else { inquiry.strength(&roles)? };
        roles[place] = Role::Absent;
        contributions.push((player, with - inquiry.strength(&roles)?));
        roles[place] = Role::Full;
    }
    Ok(inquiry.spread(network.len(), contributions))
}
