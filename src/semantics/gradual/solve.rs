//! Strengths, circle by circle, and a report on how they were reached.

use crate::error::{Error, ErrorKind};
use crate::semantics::gradual::cyclic::{Settling, continuous, discrete, enclosure};
use crate::semantics::gradual::model::Gradual;
use crate::semantics::gradual::network::Network;
use crate::semantics::gradual::step::{Role, Step};
use std::ops::Index;

/// How circles are solved. What lies on no circle is exact in one pass, whatever the method.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// The quickest that gives what [`Continuous`](Self::Continuous) gives: discrete where the step contracts,
    /// else an enclosure where it closes (both prove that there is one fixed point only), else continuous.
    #[default]
    Automatic,
    /// All strengths of a circle at once, from the base scores, again and again. It may oscillate.
    Discrete,
    /// The limit of the flow `ds/dt = f(s) − s` from the base scores (Potyka, KR 2018), by an adaptive
    /// Runge-Kutta method (Bogacki and Shampine 1989, order 3).
    Continuous,
}

/// How to iterate, and when to stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Iteration {
    /// How circles are solved.
    pub method: Method,
    /// The largest change in one step that counts as none: above 0, by default `1e-12`.
    pub tolerance: f64,
    /// How many steps are taken on one circle before giving up: by default 5000.
    pub limit: usize,
}

impl Default for Iteration {
    fn default() -> Self {
        Iteration { method: Method::Automatic, tolerance: 1e-12, limit: 5000 }
    }
}

/// By what the strengths were reached: the hardest way that any circle needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Route {
    /// There is no circle.
    Topological,
    /// Discrete iteration.
    Discrete,
    /// Bounds from above and below that met.
    Enclosure,
    /// Following the flow.
    Continuous,
}

/// How strengths were reached, and how far they can be trusted.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Convergence {
    /// Whether every circle settled. If not, the strengths on [`moving`](Self::moving), and of what depends on
    /// it, are only where the iteration stood.
    pub converged: bool,
    /// The steps of the circle that took most; 0 without circles.
    pub iterations: usize,
    /// The largest change in the last step.
    pub residual: f64,
    /// An upper bound on how far a step carries two sets of strengths apart, the largest of all circles: below 1
    /// there is one fixed point, and iteration reaches it (Mossakowski and Neuhaus 2018; Potyka 2019). 0 without
    /// circles. It is a Lipschitz constant in the maximum norm, with what lies outside the circle fixed.
    pub contraction: f64,
    /// How far any strength on a circle can be from the one fixed point, given what the circle depends on and up to
    /// rounding; `None` if it is not known to be the only one.
    pub error: Option<f64>,
    /// By what they were reached.
    pub route: Route,
    /// The arguments that did not settle, ascending: those that oscillate.
    pub moving: Vec<u32>,
}

/// The strength of every argument, in `0..=1`, with a report on how it was reached.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Strengths {
    values: Vec<f64>,
    convergence: Convergence,
}

impl Strengths {
    /// The strengths by number; see [`convergence`](Self::convergence) for whether they are final.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// How they were reached, and whether they settled.
    #[must_use]
    pub fn convergence(&self) -> &Convergence {
        &self.convergence
    }

    /// The strengths by number, if they settled.
    ///
    /// # Errors
    /// [`ErrorKind::NotConverged`].
    pub fn settled(self) -> Result<Vec<f64>, Error> {
        let Convergence { converged, moving: arguments, residual, .. } = self.convergence;
        if converged { Ok(self.values) } else { Err(ErrorKind::NotConverged { arguments, residual }.into()) }
    }
}

/// # Panics
/// If there is no such argument.
impl Index<u32> for Strengths {
    type Output = f64;

    fn index(&self, argument: u32) -> &f64 {
        &self.values[argument as usize]
    }
}

/// How strong every argument is once what speaks for and against it has been weighed.
///
/// Strongly connected components are taken one after the other, each after those it depends on. An argument on no
/// circle is exact at once; the others are iterated as asked for. The result is the same on every run.
///
/// # Errors
/// [`ErrorKind::SupportNotWeighed`] if the semantics knows attacks only and there are supports, and
/// [`ErrorKind::NotRestricted`] for the restricted Euler-based semantics. Iteration that does not settle is no
/// error here: see [`Strengths::settled`].
///
/// # Complexity
/// **O(arguments + edges)** without circles, and a further **O(edges on circles)** for each step.
///
/// # Examples
/// ```
/// use argument_map::semantics::gradual::{Edge, Gradual, Iteration, Method, Network, strengths};
///
/// // Two arguments beyond doubt attack each other. Discrete iteration jumps between both and neither.
/// let network = Network::new([1.0, 1.0], [Edge::attack(0, 1), Edge::attack(1, 0)])?;
/// let discrete = Iteration { method: Method::Discrete, ..Iteration::default() };
/// let jumping = strengths(&network, Gradual::DF_QUAD, &discrete)?;
/// assert_eq!(jumping.convergence().moving, [0, 1]);
/// assert!(jumping.settled().is_err());
///
/// let settled = strengths(&network, Gradual::DF_QUAD, &Iteration::default())?.settled()?;
/// assert!((settled[0] - 0.5).abs() < 1e-9);
/// # Ok::<(), argument_map::Error>(())
/// ```
pub fn strengths(network: &Network, gradual: Gradual, iteration: &Iteration) -> Result<Strengths, Error> {
    Ok(solve(&Step::new(network, gradual)?, iteration))
}

pub(super) fn solve(step: &Step<'_>, iteration: &Iteration) -> Strengths {
    let components = step.network.components();
    let mut values = vec![0.0; step.network.len()];
    let mut convergence = Convergence {
        converged: true,
        iterations: 0,
        residual: 0.0,
        contraction: 0.0,
        error: Some(0.0),
        route: Route::Topological,
        moving: Vec::new(),
    };
    for members in components.iter() {
        if components.is_cyclic(step.network, members) {
            circle(step, members, &mut values, iteration, &mut convergence);
        } else {
            values[members[0] as usize] = step.value(members[0], &values);
        }
    }
    convergence.moving.sort_unstable();
    Strengths { values, convergence }
}

fn circle(
    step: &Step<'_>,
    members: &[u32],
    values: &mut [f64],
    iteration: &Iteration,
    report: &mut Convergence,
) {
    // Strengths start from the base scores, those with premises from what the base scores of these make.
    for &a in members {
        values[a as usize] = if step.role(a) == Role::Absent { 0.0 } else { step.given(a) };
    }
    let linked = |&&a: &&u32| step.role(a) != Role::Absent && !step.network.premises(a).is_empty();
    for &a in members.iter().filter(linked) {
        values[a as usize] = step.base(a, values);
    }
    let contraction = members.iter().map(|&a| step.contraction(a)).fold(0.0, f64::max);
    let certain = contraction < 1.0;
    let Settling { steps, residual, error, moving, route } = match iteration.method {
        Method::Discrete => discrete(step, members, values, iteration),
        Method::Automatic if certain => discrete(step, members, values, iteration),
        Method::Automatic => enclosure(step, members, values, iteration)
            .unwrap_or_else(|| continuous(step, members, values, iteration)),
        Method::Continuous => continuous(step, members, values, iteration),
    };
    let error = error.or(certain.then(|| residual / (1.0 - contraction)));
    report.converged &= moving.is_empty();
    report.iterations = report.iterations.max(steps);
    report.residual = report.residual.max(residual);
    report.contraction = report.contraction.max(contraction);
    report.error = report.error.zip(error).map(|(one, other)| one.max(other));
    report.route = report.route.max(route);
    report.moving.extend(moving);
}
