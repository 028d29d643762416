//! How fast a topic changes with every base score and every edge weight, in one pass backwards.

use crate::error::{Error, ErrorKind};
use crate::semantics::gradual::model::Gradual;
use crate::semantics::gradual::network::{Network, known};
use crate::semantics::gradual::slope::Slope;
use crate::semantics::gradual::solve::{Iteration, solve};
use crate::semantics::gradual::step::Step;

/// How fast the strength of a topic changes with every number of a network.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Gradient {
    /// By argument, how fast the topic changes with its base score.
    pub bases: Vec<Slope>,
    /// By edge, in the order of [`Network::edges`], how fast the topic changes with its weight.
    pub edges: Vec<Slope>,
    /// The arguments that bear on the topic and at which the slopes of the two sides differ: supports and attacks
    /// balance, or several are the strongest. Ascending.
    pub kinks: Vec<u32>,
}

/// How fast the strength of a topic changes with every base score and every edge weight, all in one pass.
///
/// The adjoint method: from the topic backwards, each argument hands on to those it depends on how fast the topic
/// changes with it. On circles, the implicit function theorem is applied at the fixed point, by solving
/// `x = e + Jᵀ x` for each. The `N` of the counting semantics is taken as fixed.
///
/// At a kink, the derivatives of both sides are given. They are exact unless one number reaches the same kink along
/// ways of which some favour it and others do not; without [kinks](Gradient::kinks) they always are.
///
/// # Errors
/// As [`removal`](crate::semantics::gradual::removal); [`ErrorKind::NotConverged`] also where a circle stands at an
/// unstable or doubtful fixed point, which has no derivative that could be observed.
///
/// # Complexity
/// That of the strengths, and **O(arguments + edges)**, with a further **O(edges on circles)** for each step on
/// circles.
///
/// # Examples
/// ```
/// use argument_map::semantics::gradual::{Edge, Gradual, Iteration, Network, gradient};
///
/// // 2 attacks 1 attacks 0.
/// let network = Network::new([0.5, 0.8, 0.5], [Edge::attack(2, 1), Edge::attack(1, 0)])?;
/// let gradient = gradient(&network, Gradual::DF_QUAD, 0, &Iteration::default())?;
/// assert!((gradient.bases[1].mean() + 0.25).abs() < 1e-12); // 0.5 (1 - 0.8 b), where b is what 2 leaves of 1
/// assert!((gradient.bases[2].mean() - 0.40).abs() < 1e-12);
/// assert!(gradient.kinks.is_empty());
/// # Ok::<(), argument_map::Error>(())
/// ```
pub fn gradient(
    network: &Network,
    gradual: Gradual,
    topic: u32,
    iteration: &Iteration,
) -> Result<Gradient, Error> {
    known(topic, network.len())?;
    let step = Step::new(network, gradual)?;
    let strengths = solve(&step, iteration);
    if !strengths.convergence().converged {
        // What does not bear on the topic need not settle.
        let mut bears = strengths.convergence().moving.clone();
        let ancestors = network.ancestors(topic);
        bears.retain(|a| ancestors.binary_search(a).is_ok());
        if !bears.is_empty() {
            let residual = strengths.convergence().residual;
            return Err(ErrorKind::NotConverged { arguments: bears, residual }.into());
        }
    }
    let values = strengths.values();
    let mut adjoint = vec![Slope::default(); network.len()];
    adjoint[topic as usize] = Slope::both(1.0);
    let mut gradient = Gradient {
        bases: vec![Slope::default(); network.len()],
        edges: vec![Slope::default(); network.edge_count()],
        kinks: Vec::new(),
    };
    let components = network.components();
    for members in components.iter().rev() {
        if members.iter().all(|&a| adjoint[a as usize] == Slope::default()) {
            continue;
        }
        if components.is_cyclic(network, members) {
            implicit(&step, members, values, &mut adjoint, iteration)?;
        }
        for &a in members {
            let slope = adjoint[a as usize];
            let mut kink = false;
            let base = channels(&step, a, values, |channel| {
                if let Some(edge) = channel.edge {
                    gradient.edges[edge] = channel.carry(slope, values[channel.source as usize]);
                }
                if !components.same(a, channel.source) {
                    adjoint[channel.source as usize].add(channel.carry(slope, channel.weight));
                }
                kink |= channel.up.abs() != channel.down.abs();
            });
            if kink {
                gradient.kinks.push(a);
            }
            gradient.bases[a as usize] = Slope { left: base * slope.left, right: base * slope.right };
        }
    }
    gradient.kinks.sort_unstable();
    Ok(gradient)
}

/// One way in which the strength of an argument depends on another.
struct Channel {
    source: u32,
    /// `None` from a premise.
    edge: Option<usize>,
    weight: f64,
    /// How fast the strength changes if more is passed on, and if less is; below 0 on an attack.
    up: f64,
    down: f64,
    attack: bool,
}

impl Channel {
    /// How fast the topic changes with the source, or with the weight: what changes with the argument, times the
    /// channel, times the other factor. An attack that rises makes the argument fall.
    fn carry(&self, slope: Slope, factor: f64) -> Slope {
        let (falling, rising) =
            if self.attack { (slope.right, slope.left) } else { (slope.left, slope.right) };
        Slope { left: factor * self.down * falling, right: factor * self.up * rising }
    }
}

impl Slope {
    fn add(&mut self, other: Slope) {
        self.left += other.left;
        self.right += other.right;
    }
}

/// All channels to an argument; returns how fast its strength changes with the number given for it.
fn channels(step: &Step<'_>, argument: u32, values: &[f64], mut visit: impl FnMut(Channel)) -> f64 {
    let (base, influence) = step.influence_slopes(argument, values);
    let [attacks, supports] = step.network.rows(argument);
    for (edges, attack) in [(attacks, true), (supports, false)] {
        let mut ends = step.network.ends(edges.clone());
        step.edge_slopes(edges, values, |edge, passed| {
            let Some((source, weight)) = ends.next() else { return };
            let (up, down) = if attack {
                (-passed.right * influence.left, -passed.left * influence.right)
            } else {
                (passed.right * influence.right, passed.left * influence.left)
            };
            visit(Channel { source, edge: Some(edge), weight, up, down, attack });
        });
    }
    let given = step.given(argument);
    step.premise_slopes(argument, values, |source, linked| {
        let scale = base * given;
        let (up, down) = (scale * linked.right, scale * linked.left);
        visit(Channel { source, edge: None, weight: 1.0, up, down, attack: false });
    });
    // Where every base score counts as 1, the numbers given do not matter.
    if step.gradual.unit {
        return 0.0;
    }
    base * step.linked(argument, values)
}

/// Steps after which the solution must have come closer by a tenth, or the pace is halved.
const PATIENCE: usize = 32;

/// Solves `x = e + Jᵀ x` on one circle, where `e` is what comes from outside, by Richardson's iteration at a pace
/// that is halved until it converges. At a fixed point at which the flow rests there is such a pace.
fn implicit(
    step: &Step<'_>,
    members: &[u32],
    values: &[f64],
    adjoint: &mut [Slope],
    iteration: &Iteration,
) -> Result<(), Error> {
    let place = |a: u32| members.binary_search(&a).ok();
    let mut inside = Vec::new();
    for (to, &a) in members.iter().enumerate() {
        channels(step, a, values, |channel| {
            if let Some(from) = place(channel.source) {
                inside.push((from, to, channel));
            }
        });
    }
    let outside: Vec<Slope> = members.iter().map(|&a| adjoint[a as usize]).collect();
    let mut pace = 1.0;
    let mut residual = f64::INFINITY;
    while pace > 1e-4 {
        let mut x = outside.clone();
        let mut checked = f64::INFINITY;
        for count in 1..=iteration.limit {
            let mut next = outside.clone();
            for (from, to, channel) in &inside {
                next[*from].add(channel.carry(x[*to], channel.weight));
            }
            let mut largest: f64 = 0.0;
            residual = 0.0;
            for (x, next) in x.iter_mut().zip(&next) {
                let change = Slope { left: next.left - x.left, right: next.right - x.right };
                residual = residual.max(change.left.abs()).max(change.right.abs());
                x.add(Slope { left: pace * change.left, right: pace * change.right });
                largest = largest.max(x.left.abs()).max(x.right.abs());
            }
            if residual <= iteration.tolerance * largest.max(1.0) {
                for (&a, x) in members.iter().zip(x) {
                    adjoint[a as usize] = x;
                }
                return Ok(());
            }
            if count % PATIENCE == 0 {
                if residual.is_nan() || residual > 0.9 * checked {
                    break;
                }
                checked = residual;
            }
        }
        pace /= 2.0;
    }
    Err(ErrorKind::NotConverged { arguments: members.to_vec(), residual }.into())
}
