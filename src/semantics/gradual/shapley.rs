//! Shapley values: each argument's share in what all of them together do to a topic.

use crate::error::Error;
use crate::semantics::gradual::attribution::Inquiry;
use crate::semantics::gradual::model::Gradual;
use crate::semantics::gradual::network::Network;
use crate::semantics::gradual::solve::Iteration;
use crate::semantics::gradual::step::Role;

/// When to enumerate and how to sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sampling {
    /// Up to how many arguments that bear on the topic all subsets are looked at: by default 16, at most 24. One
    /// more doubles the time.
    pub exact_up_to: usize,
    /// Otherwise, how many pairs of a random order and its reverse are looked at: by default 256, at least 2.
    pub pairs: usize,
    /// What the random orders start from: the same seed gives the same orders.
    pub seed: u64,
}

impl Default for Sampling {
    fn default() -> Self {
        Sampling { exact_up_to: 16, pairs: 256, seed: 1 }
    }
}

/// Each argument's share in what all of them together do to a topic.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Shapley {
    /// The shares by number: 0 for the topic itself and for what does not bear on it.
    pub values: Vec<f64>,
    /// The standard error of each share; `None` if they are exact.
    pub errors: Option<Vec<f64>>,
}

/// Each argument's share in what all of them together do to a topic: its contribution when it joins, on average
/// over all orders of joining (Shapley 1953; for arguments, Kampik, Potyka, Yin, Čyras and Toni 2024).
///
/// The shares add up to the topic's strength less its strength alone. Only what bears on the topic counts, since
/// the others have no share. Beyond [`Sampling::exact_up_to`] arguments, random orders are drawn, each with its
/// reverse (antithetic sampling), and the standard error of every share is reported; the sum stays exact.
///
/// # Errors
/// As [`removal`](crate::semantics::gradual::removal).
///
/// # Complexity
/// With `n` arguments and `m` edges that bear on the topic, **O(2ⁿ (n + m))** time and **O(2ⁿ)** space if exact,
/// **O(pairs × n × m)** time if sampled; without circles.
///
/// # Examples
/// ```
/// use argument_map::semantics::gradual::{Edge, Gradual, Iteration, Network, Sampling, shapley};
///
/// // 1 and 2 both support 0.
/// let network = Network::new([0.5, 0.8, 0.8], [Edge::support(1, 0), Edge::support(2, 0)])?;
/// let shares = shapley(&network, Gradual::DF_QUAD, 0, &Iteration::default(), &Sampling::default())?;
/// assert!((shares.values[1] - 0.24).abs() < 1e-12); // 0.98 - 0.5, shared equally
/// assert!(shares.errors.is_none());
/// # Ok::<(), argument_map::Error>(())
/// ```
pub fn shapley(
    network: &Network,
    gradual: Gradual,
    topic: u32,
    iteration: &Iteration,
    sampling: &Sampling,
) -> Result<Shapley, Error> {
    let inquiry = Inquiry::new(network, gradual, topic, iteration)?;
    let players = inquiry.players();
    if players.len() <= sampling.exact_up_to.min(24) {
        let shares = enumerate(&inquiry, &players)?;
        let values = inquiry.spread(network.len(), players.into_iter().zip(shares));
        return Ok(Shapley { values, errors: None });
    }
    let (shares, errors) = sample(&inquiry, &players, sampling)?;
    Ok(Shapley {
        values: inquiry.spread(network.len(), players.iter().copied().zip(shares)),
        errors: Some(inquiry.spread(network.len(), players.into_iter().zip(errors))),
    })
}

/// The exact shares: the strength of every subset, then the weighted differences.
fn enumerate(inquiry: &Inquiry<'_>, players: &[u32]) -> Result<Vec<f64>, Error> {
    let n = players.len();
    let mut roles = inquiry.full();
    let mut strengths = Vec::with_capacity(1 << n);
    for subset in 0..1_usize << n {
        for (bit, &player) in players.iter().enumerate() {
            roles[player as usize] = if subset >> bit & 1 == 1 { Role::Full } else { Role::Absent };
        }
        strengths.push(inquiry.strength(&roles)?);
    }
    // A set of s others comes before a given one in s! (n - 1 - s)! of n! orders.
    let mut weights = vec![1.0 / n.max(1) as f64; n];
    for s in 1..n {
        weights[s] = weights[s - 1] * s as f64 / (n - s) as f64;
    }
    let share = |bit: usize| {
        let without = (0..strengths.len()).filter(|subset| subset >> bit & 1 == 0);
        without.map(|s| weights[s.count_ones() as usize] * (strengths[s | 1 << bit] - strengths[s])).sum()
    };
    Ok((0..n).map(share).collect())
}

/// Mean contributions over random orders and their reverses, with their standard errors.
fn sample(
    inquiry: &Inquiry<'_>,
    players: &[u32],
    sampling: &Sampling,
) -> Result<(Vec<f64>, Vec<f64>), Error> {
    let pairs = sampling.pairs.max(2);
    let mut random = Random(sampling.seed);
    let mut order: Vec<usize> = (0..players.len()).collect();
    let (mut sums, mut squares) = (vec![0.0; players.len()], vec![0.0; players.len()]);
    let mut gains = vec![0.0; players.len()];
    let mut absent = vec![Role::Absent; inquiry.kept.len()];
    absent[inquiry.topic as usize] = Role::Full;
    let alone = inquiry.strength(&absent)?;
    for _ in 0..pairs {
        for last in (1..order.len()).rev() {
            order.swap(last, random.below(last + 1));
        }
        gains.fill(0.0);
        for _ in 0..2 {
            let mut roles = absent.clone();
            let mut before = alone;
            for &place in &order {
                roles[players[place] as usize] = Role::Full;
                let now = inquiry.strength(&roles)?;
                gains[place] += (now - before) / 2.0;
                before = now;
            }
            order.reverse();
        }
        for (place, gain) in gains.iter().enumerate() {
            sums[place] += gain;
            squares[place] += gain * gain;
        }
    }
    let pairs = pairs as f64;
    let error =
        |(sum, square): (&f64, &f64)| ((square - sum * sum / pairs).max(0.0) / (pairs - 1.0) / pairs).sqrt();
    let errors = sums.iter().zip(&squares).map(error).collect();
    Ok((sums.into_iter().map(|sum| sum / pairs).collect(), errors))
}

/// The generator `SplitMix64` (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        // The high bits of a product: no division, and a bias below 2⁻³².
        ((u128::from(z ^ z >> 31) * bound as u128) >> 64) as usize
    }
}
