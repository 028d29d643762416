//! One step: the strength of one argument from those it depends on, and how fast the one changes with the others.

use crate::error::{Error, ErrorKind};
use crate::semantics::gradual::model::{Aggregation, Gradual, Influence};
use crate::semantics::gradual::network::{Linking, Network};
use std::ops::Range;

/// What an argument takes part in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Full,
    /// Nothing bears on it.
    Unmoved,
    /// It is not there: to those it bears on, its strength is 0, which is neutral in every aggregation.
    Absent,
}

/// A semantics applied to a network.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step<'a> {
    pub(super) network: &'a Network,
    pub(super) gradual: Gradual,
    /// By number; empty if all take part in full.
    pub(super) roles: &'a [Role],
    /// `α / N` of a damped influence.
    damping: f64,
}

/// How fast something changes if its argument falls and if it rises: the same where it is smooth.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slope {
    /// The derivative from the left.
    pub left: f64,
    /// The derivative from the right.
    pub right: f64,
}

impl Slope {
    pub(super) const fn both(slope: f64) -> Self {
        Slope { left: slope, right: slope }
    }

    /// The mean of both sides: what a central difference gives.
    #[must_use]
    pub fn mean(self) -> f64 {
        f64::midpoint(self.left, self.right)
    }
}

impl<'a> Step<'a> {
    /// # Errors
    /// If the semantics does not fit the network.
    pub(super) fn new(network: &'a Network, gradual: Gradual) -> Result<Self, Error> {
        let arguments = || 0..network.len() as u32;
        if gradual.attacks_only() {
            if let Some(argument) = arguments().find(|&a| !network.rows(a)[1].is_empty()) {
                return Err(ErrorKind::SupportNotWeighed { semantics: gradual.to_string(), argument }.into());
            }
        }
        if gradual.restricted {
            let refuse = |wanted, argument| Err(ErrorKind::NotRestricted { wanted, argument }.into());
            if let Some(argument) = arguments().find(|&a| network.bases()[a as usize] >= 1.0) {
                return refuse("base scores below 1", argument);
            }
            let components = network.components();
            if let Some(circle) = components.iter().find(|members| components.is_cyclic(network, members)) {
                return refuse("a network without circles", circle[0]);
            }
        }
        let damping = match gradual.influence {
            Influence::Damped { alpha } => {
                let weight = |a| network.ends(network.rows(a)[0].clone()).map(|(_, weight)| weight).sum();
                alpha / arguments().map(weight).fold(1.0, f64::max)
            }
            _ => 0.0,
        };
        Ok(Step { network, gradual, roles: &[], damping })
    }

    pub(super) fn role(&self, argument: u32) -> Role {
        self.roles.get(argument as usize).copied().unwrap_or_default()
    }

    /// The number given for an argument.
    pub(super) fn given(&self, argument: u32) -> f64 {
        if self.gradual.unit { 1.0 } else { self.network.bases()[argument as usize] }
    }

    /// The base score: the number given, times what linked premises make together.
    pub(super) fn base(&self, argument: u32, values: &[f64]) -> f64 {
        let premises = self.network.premises(argument).iter().map(|&p| values[p as usize]);
        self.given(argument)
            * match self.network.linking() {
                Linking::Minimum => premises.fold(1.0, f64::min),
                Linking::Product => premises.product(),
            }
    }

    /// The strength of an argument where others have these.
    pub(super) fn value(&self, argument: u32, values: &[f64]) -> f64 {
        self.bound(argument, values, values)
    }

    /// The strength of an argument whose attackers have some strengths, and whose supporters and premises have
    /// others. It falls with the former and rises with the latter, in every semantics here.
    pub(super) fn bound(&self, argument: u32, against: &[f64], in_favour: &[f64]) -> f64 {
        let base = match self.role(argument) {
            Role::Absent => return 0.0,
            Role::Full | Role::Unmoved => self.base(argument, in_favour),
        };
        let [attacks, supports] = self.network.rows(argument);
        if self.role(argument) == Role::Unmoved || attacks.start == supports.end {
            return base;
        }
        self.influence(base, self.aggregate(attacks, supports, against, in_favour))
    }

    fn aggregate(&self, attacks: Range<usize>, supports: Range<usize>, against: &[f64], in_favour: &[f64]) -> f64 {
        let attacks = self.network.ends(attacks).map(|(a, weight)| weight * against[a as usize]);
        let supports = self.network.ends(supports).map(|(a, weight)| weight * in_favour[a as usize]);
        match self.gradual.aggregation {
            Aggregation::Sum => supports.sum::<f64>() - attacks.sum::<f64>(),
            Aggregation::SquaredSum => {
                supports.map(|x| x * x).sum::<f64>() - attacks.map(|x| x * x).sum::<f64>()
            }
            Aggregation::Product => attacks.map(rest).product::<f64>() - supports.map(rest).product::<f64>(),
            Aggregation::SquaredProduct => {
                let square = |x: f64| rest(x) * rest(x);
                attacks.map(square).product::<f64>() - supports.map(square).product::<f64>()
            }
            Aggregation::Top => supports.fold(0.0, f64::max) - attacks.fold(0.0, f64::max),
            Aggregation::Cardinality => {
                let counted = attacks.filter(|&x| x > 0.0);
                let (number, total) = counted.fold((0.0, 0.0), |(n, sum), x| (n + 1.0, sum + x));
                if number > 0.0 { -(number + total / number) } else { 0.0 }
            }
        }
    }

    fn influence(&self, w: f64, a: f64) -> f64 {
        let moved = |by: f64| if a < 0.0 { w - w * by } else { w + (1.0 - w) * by };
        let strength = match self.gradual.influence {
            Influence::Linear { k } => moved((a.abs() / k).min(1.0)),
            Influence::PMax { p, k } => moved(hill(a.abs() / k, p)),
            Influence::Euler if w == 0.0 => 0.0,
            Influence::Euler => 1.0 - (1.0 - w * w) / (1.0 + w * a.exp()),
            Influence::Logistic if w == 0.0 || w == 1.0 => w,
            Influence::Logistic => 1.0 / (1.0 + (-(w / (1.0 - w)).ln() - a).exp()),
            Influence::Reciprocal => w / (1.0 - a),
            Influence::Damped { .. } => w + self.damping * a,
        };
        strength.clamp(0.0, 1.0)
    }

    /// How fast the strength of an argument changes with its base score, and with its aggregate.
    pub(super) fn influence_slopes(&self, argument: u32, values: &[f64]) -> (f64, Slope) {
        let w = self.base(argument, values);
        let [attacks, supports] = self.network.rows(argument);
        if attacks.start == supports.end {
            return (1.0, Slope::default());
        }
        let a = self.aggregate(attacks, supports, values, values);
        // Towards 0 the room is w, towards 1 it is 1 - w; at 0 the two meet in a kink.
        let room = |slope: f64| Slope {
            left: slope * if a <= 0.0 { w } else { 1.0 - w },
            right: slope * if a < 0.0 { w } else { 1.0 - w },
        };
        match self.gradual.influence {
            Influence::Linear { k } => {
                let mut slope = room(1.0 / k);
                if a >= k || a < -k {
                    slope.right = 0.0;
                }
                if a > k || a <= -k {
                    slope.left = 0.0;
                }
                (1.0 - (a.abs() / k).min(1.0), slope)
            }
            Influence::PMax { p, k } => {
                let x = a.abs() / k;
                (1.0 - hill(x, p), room(hill_slope(x, p) / k))
            }
            Influence::Euler => {
                let e = a.min(300.0).exp();
                let below = (1.0 + w * e) * (1.0 + w * e);
                let base = (2.0 * w + w * w * e + e) / below;
                (base, Slope::both((1.0 - w * w) * w * e / below))
            }
            Influence::Logistic => {
                let half = (a.clamp(-600.0, 600.0) / 2.0).exp();
                let root = w * half + (1.0 - w) / half;
                (1.0 / (root * root), Slope::both(w * (1.0 - w) / (root * root)))
            }
            Influence::Reciprocal => (1.0 / (1.0 - a), Slope::both(w / ((1.0 - a) * (1.0 - a)))),
            Influence::Damped { .. } => (1.0, Slope::both(self.damping)),
        }
    }

    /// For each edge of one polarity to an argument, in order, how fast what that polarity adds to the aggregate
    /// grows with what the edge passes on.
    pub(super) fn edge_slopes(&self, edges: Range<usize>, values: &[f64], mut visit: impl FnMut(usize, Slope)) {
        let passed = |at: usize| self.network.ends(at..at + 1).map(|(a, w)| w * values[a as usize]).sum::<f64>();
        match self.gradual.aggregation {
            Aggregation::Sum => edges.for_each(|at| visit(at, Slope::both(1.0))),
            Aggregation::SquaredSum => edges.for_each(|at| visit(at, Slope::both(2.0 * passed(at)))),
            Aggregation::Top => {
                let top = extreme(edges.clone().map(passed), 0.0, f64::max);
                edges.for_each(|at| visit(at, top.slope(passed(at), false)));
            }
            Aggregation::Cardinality => {
                let counted = edges.clone().filter(|&at| passed(at) > 0.0).count() as f64;
                let slope = |x: f64| if x > 0.0 { 1.0 / counted } else { 0.0 };
                edges.for_each(|at| visit(at, Slope::both(slope(passed(at)))));
            }
            Aggregation::Product => {
                let others = others(edges.clone().map(|at| rest(passed(at))));
                edges.for_each(|at| {
                    let x = passed(at);
                    let slope = others(rest(x));
                    let side = |free: bool| if free { slope } else { 0.0 };
                    visit(at, Slope { left: side(x <= 1.0), right: side(x < 1.0) });
                });
            }
            Aggregation::SquaredProduct => {
                let others = others(edges.clone().map(|at| rest(passed(at)) * rest(passed(at))));
                edges.for_each(|at| {
                    let r = rest(passed(at));
                    visit(at, Slope::both(2.0 * r * others(r * r)));
                });
            }
        }
    }

    /// For each premise of an argument, in order, how fast what they make together grows with it.
    pub(super) fn premise_slopes(&self, argument: u32, values: &[f64], mut visit: impl FnMut(u32, Slope)) {
        let premises = self.network.premises(argument);
        let strengths = premises.iter().map(|&p| values[p as usize]);
        match self.network.linking() {
            Linking::Minimum => {
                let least = extreme(strengths, f64::INFINITY, f64::min);
                premises.iter().for_each(|&p| visit(p, least.slope(values[p as usize], true)));
            }
            Linking::Product => {
                let others = others(strengths);
                premises.iter().for_each(|&p| visit(p, Slope::both(others(values[p as usize]))));
            }
        }
    }

    /// How far a step can carry an argument's strength apart where members of its component differ by 1 at most: a
    /// Lipschitz constant in the maximum norm.
    pub(super) fn contraction(&self, argument: u32) -> f64 {
        let components = self.network.components();
        let inside = |&(a, _): &(u32, f64)| components.same(a, argument);
        let weights = self.network.rows(argument).map(|row| self.network.ends(row).filter(inside).map(|(_, w)| w));
        let [attacks, supports] = weights;
        let premises = self.network.premises(argument);
        let linked = premises.iter().filter(|&&p| components.same(p, argument)).count();
        let gathered: f64 = match self.gradual.aggregation {
            Aggregation::Sum | Aggregation::Product => attacks.chain(supports).sum(),
            Aggregation::SquaredProduct => 2.0 * attacks.chain(supports).sum::<f64>(),
            Aggregation::SquaredSum => attacks.chain(supports).map(|w| 2.0 * w * w).sum(),
            Aggregation::Top => attacks.fold(0.0, f64::max) + supports.fold(0.0, f64::max),
            Aggregation::Cardinality => attacks.fold(0.0, f64::max),
        };
        let w = self.given(argument);
        // With premises, the base score may be anything up to the number given.
        let room = if premises.is_empty() { w.max(1.0 - w) } else { 1.0 };
        let influenced = match self.gradual.influence {
            Influence::Linear { k } => room / k,
            Influence::PMax { p, k } => {
                let p = f64::from(p);
                let steepest = ((p - 1.0) / (p + 1.0)).powf((p - 1.0) / p) * (p + 1.0) * (p + 1.0) / (4.0 * p);
                room * steepest / k
            }
            Influence::Euler => (if premises.is_empty() { 1.0 - w * w } else { 1.0 }) / 4.0,
            Influence::Logistic => 0.25,
            Influence::Reciprocal => w,
            Influence::Damped { .. } => self.damping,
        };
        let [attacks, supports] = self.network.rows(argument);
        let carried = match self.gradual.influence {
            // Without limit where w is near 0 or 1.
            Influence::Euler | Influence::Logistic if attacks.start < supports.end => f64::INFINITY,
            _ => 1.0,
        };
        let joined = match self.network.linking() {
            Linking::Minimum => linked.min(1),
            Linking::Product => linked,
        } as f64;
        let base = if linked > 0 { carried * w * joined } else { 0.0 };
        if gathered > 0.0 { gathered * influenced + base } else { base }
    }
}

/// What an edge that passes on `x` leaves of 1.
fn rest(x: f64) -> f64 {
    1.0 - x.min(1.0)
}

/// `xᵖ / (1 + xᵖ)`, without overflow.
fn hill(x: f64, p: u32) -> f64 {
    let p = p as i32;
    if x <= 1.0 { x.powi(p) / (1.0 + x.powi(p)) } else { 1.0 / (1.0 + x.powi(-p)) }
}

fn hill_slope(x: f64, p: u32) -> f64 {
    let power = p as i32;
    let slope = if x <= 1.0 {
        x.powi(power - 1) / ((1.0 + x.powi(power)) * (1.0 + x.powi(power)))
    } else {
        x.powi(-power - 1) / ((1.0 + x.powi(-power)) * (1.0 + x.powi(-power)))
    };
    f64::from(p) * slope
}

/// The product of all factors but one, which is given by its value.
fn others(factors: impl Iterator<Item = f64>) -> impl Fn(f64) -> f64 {
    let (mut zeros, mut product) = (0, 1.0);
    for factor in factors {
        if factor == 0.0 {
            zeros += 1;
        } else {
            product *= factor;
        }
    }
    move |factor| match zeros {
        0 => product / factor,
        1 if factor == 0.0 => product,
        _ => 0.0,
    }
}

/// The largest or the least of some numbers.
struct Extreme {
    value: f64,
    alone: bool,
}

fn extreme(numbers: impl Iterator<Item = f64> + Clone, from: f64, pick: fn(f64, f64) -> f64) -> Extreme {
    let value = numbers.clone().fold(from, pick);
    Extreme { value, alone: numbers.filter(|&x| x == value).count() == 1 }
}

impl Extreme {
    /// How fast it changes with one of the numbers; among equals, only the one that leaves the others counts.
    fn slope(&self, number: f64, least: bool) -> Slope {
        let reached = |counts: bool| f64::from(u8::from(number == self.value && counts));
        Slope { left: reached(self.alone || least), right: reached(self.alone || !least) }
    }
}
