//! What least change would carry a topic across a threshold.

use crate::error::Error;
use crate::semantics::gradual::attribution::Inquiry;
use crate::semantics::gradual::model::Gradual;
use crate::semantics::gradual::network::Network;
use crate::semantics::gradual::solve::Iteration;
use crate::semantics::gradual::step::Role;

/// The smallest change of one base score that carries a topic across a threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BaseChange {
    /// Whose base score.
    pub argument: u32,
    /// What it is.
    pub from: f64,
    /// What it would have to be: the nearest number at which the topic is on the other side, to within `1e-12`.
    pub to: f64,
    /// Whether it is certain that there is no smaller one: every argument that bears on the topic does so in one
    /// direction only, through an even number of attacks or through an odd one. Otherwise it was searched for in 64
    /// steps each way, and a brief crossing may have been missed.
    pub certain: bool,
}

/// Which sets of arguments bring a topic across a threshold by being removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Removals {
    /// A smallest one, ascending; among several the first in the order of their numbers.
    Found(Vec<u32>),
    /// None of up to so many arguments; larger ones were not looked at.
    NoneUpTo(usize),
}

/// How far to look for a set of arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Search {
    /// The largest size: by default 3.
    pub most: usize,
    /// How many sets may be tried: by default 100 000. A size is tried in full or not at all.
    pub trials: usize,
}

impl Default for Search {
    fn default() -> Self {
        Search { most: 3, trials: 100_000 }
    }
}

/// The fewest arguments whose removal carries a topic across a threshold: the topic counts as accepted if its
/// strength is at least the threshold. Every set of each size is tried, the smallest sizes first, so the answer is
/// exact within the limits of the search. Only what bears on the topic is removed, never the topic itself.
///
/// # Errors
/// As [`removal`](crate::semantics::gradual::removal).
///
/// # Complexity
/// **O(trials × edges that bear on the topic)**, without circles.
///
/// # Examples
/// ```
/// use argument_map::semantics::gradual::{
///     Edge, Gradual, Iteration, Network, Removals, Search, fewest_removals,
/// };
///
/// // 1 and 2 attack 0; without either of them it still stands at no more than 0.2.
/// let network = Network::new([0.5, 0.8, 0.6], [Edge::attack(1, 0), Edge::attack(2, 0)])?;
/// let flips = |threshold| {
///     fewest_removals(&network, Gradual::DF_QUAD, 0, threshold, &Iteration::default(), &Search::default())
/// };
/// assert_eq!(flips(0.2)?, Removals::Found(vec![1])); // 0.2 is left
/// assert_eq!(flips(0.5)?, Removals::Found(vec![1, 2]));
/// assert_eq!(flips(0.6)?, Removals::NoneUpTo(2)); // there are no more
/// # Ok::<(), argument_map::Error>(())
/// ```
pub fn fewest_removals(
    network: &Network,
    gradual: Gradual,
    topic: u32,
    threshold: f64,
    iteration: &Iteration,
    search: &Search,
) -> Result<Removals, Error> {
    let inquiry = Inquiry::new(network, gradual, topic, iteration)?;
    let players = inquiry.players();
    let mut roles = inquiry.full();
    let accepted = inquiry.strength(&roles)? >= threshold;
    let mut left = search.trials;
    for size in 1..=search.most.min(players.len()) {
        let Some(rest) = left.checked_sub(choices(players.len(), size)) else {
            return Ok(Removals::NoneUpTo(size - 1));
        };
        left = rest;
        let mut chosen: Vec<usize> = (0..size).collect();
        loop {
            chosen.iter().for_each(|&at| roles[players[at] as usize] = Role::Absent);
            if (inquiry.strength(&roles)? >= threshold) != accepted {
                let number = |at: usize| inquiry.kept[players[at] as usize];
                return Ok(Removals::Found(chosen.into_iter().map(number).collect()));
            }
            chosen.iter().for_each(|&at| roles[players[at] as usize] = Role::Full);
            // The next choice in lexicographic order.
            let Some(place) = (0..size).rev().find(|&i| chosen[i] < players.len() - size + i) else { break };
            chosen[place] += 1;
            for i in place + 1..size {
                chosen[i] = chosen[i - 1] + 1;
            }
        }
    }
    Ok(Removals::NoneUpTo(search.most.min(players.len())))
}

/// How many sets of a size there are; as many as can be counted if there are more.
fn choices(of: usize, size: usize) -> usize {
    (0..size).fold(1, |count: usize, i| count.saturating_mul(of - i) / (i + 1))
}

/// Steps each way in which a crossing is looked for where an argument bears on the topic in both directions.
const STEPS: u32 = 64;

/// The smallest change of one base score, the topic's own included, that carries a topic across a threshold: the
/// topic counts as accepted if its strength is at least the threshold. `None` if no change of one base score does.
///
/// An argument that bears on the topic in one direction only (through an even number of attacks, or through an odd
/// one) can be bisected; see [`BaseChange::certain`] for the others. The base scores of arguments with linked
/// premises are left alone.
///
/// # Errors
/// As [`removal`](crate::semantics::gradual::removal).
///
/// # Complexity
/// **O(ancestors of the topic × edges among them)**, without circles.
///
/// # Examples
/// ```
/// use argument_map::semantics::gradual::{Edge, Gradual, Iteration, Network, least_base_change};
///
/// // 1 attacks 0, which stands at 0.36; for it to reach 0.5, its attacker must come down to 4/9.
/// let network = Network::new([0.9, 0.6], [Edge::attack(1, 0)])?;
/// let change = least_base_change(&network, Gradual::DF_QUAD, 0, 0.5, &Iteration::default())?.unwrap();
/// assert_eq!(change.argument, 1);
/// assert!((change.to - 4.0 / 9.0).abs() < 1e-9 && change.certain);
/// # Ok::<(), argument_map::Error>(())
/// ```
pub fn least_base_change(
    network: &Network,
    gradual: Gradual,
    topic: u32,
    threshold: f64,
    iteration: &Iteration,
) -> Result<Option<BaseChange>, Error> {
    let inquiry = Inquiry::new(network, gradual, topic, iteration)?;
    let roles = inquiry.full();
    let accepted = inquiry.strength(&roles)? >= threshold;
    let parities = parities(&inquiry);
    let certain = !parities.iter().any(|&[even, odd]| even && odd);
    let mut best: Option<BaseChange> = None;
    let mut part = inquiry.part.clone();
    let arguments = if gradual.unit { 0 } else { inquiry.kept.len() as u32 };
    for argument in (0..arguments).filter(|&a| inquiry.part.premises(a).is_empty()) {
        let from = inquiry.part.bases()[argument as usize];
        let mut flips = |base: f64| {
            part.set_base(argument, base);
            Ok::<bool, Error>((inquiry.strength_in(&part, &roles)? >= threshold) != accepted)
        };
        let both = parities[argument as usize] == [true, true];
        for end in [0.0_f64, 1.0] {
            // Nothing farther away than what was found need be looked at.
            let reach = best.map_or(1.0, |change| (change.to - change.from).abs());
            let far = end.clamp(from - reach, from + reach);
            if let Some(to) = crossing(from, far, if both { STEPS } else { 1 }, &mut flips)? {
                if (to - from).abs() < reach || best.is_none() {
                    best = Some(BaseChange { argument: inquiry.kept[argument as usize], from, to, certain });
                }
            }
        }
        part.set_base(argument, from);
    }
    Ok(best)
}

/// The first place on the way at which something flips, by steps and then by bisection.
fn crossing(
    from: f64,
    to: f64,
    steps: u32,
    flips: &mut impl FnMut(f64) -> Result<bool, Error>,
) -> Result<Option<f64>, Error> {
    let mut near = from;
    for count in 1..=steps {
        let mut far =
            if count == steps { to } else { from + (to - from) * f64::from(count) / f64::from(steps) };
        if far != from && flips(far)? {
            while (far - near).abs() > 1e-12 {
                let middle = f64::midpoint(near, far);
                if flips(middle)? {
                    far = middle;
                } else {
                    near = middle;
                }
            }
            return Ok(Some(far));
        }
        near = far;
    }
    Ok(None)
}

/// By argument, whether it reaches the topic through an even number of attacks, and through an odd number.
fn parities(inquiry: &Inquiry<'_>) -> Vec<[bool; 2]> {
    let mut reached = vec![[false; 2]; inquiry.kept.len()];
    reached[inquiry.topic as usize][0] = true;
    let mut open = vec![(inquiry.topic, 0)];
    while let Some((argument, parity)) = open.pop() {
        let [attacks, supports] = inquiry.part.rows(argument);
        let attackers = inquiry.part.ends(attacks).map(|(a, _)| (a, 1 - parity));
        let supporters = inquiry.part.ends(supports).map(|(a, _)| (a, parity));
        let premises = inquiry.part.premises(argument).iter().map(|&a| (a, parity));
        for (a, parity) in attackers.chain(supporters).chain(premises) {
            if !std::mem::replace(&mut reached[a as usize][parity], true) {
                open.push((a, parity));
            }
        }
    }
    reached
}
