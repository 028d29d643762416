//! How fast the strength of one argument changes with what it depends on, on either side.

use crate::semantics::gradual::model::{Aggregation, Influence};
use crate::semantics::gradual::network::Linking;
use crate::semantics::gradual::step::{Step, hill, rest};
use std::ops::Range;

/// How fast something changes if its argument falls and if it rises: the same where it is smooth.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
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

impl Step<'_> {
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
    pub(super) fn edge_slopes(
        &self,
        edges: Range<usize>,
        values: &[f64],
        mut visit: impl FnMut(usize, Slope),
    ) {
        let passed =
            |at: usize| self.network.ends(at..at + 1).map(|(a, w)| w * values[a as usize]).sum::<f64>();
        match self.gradual.aggregation {
            Aggregation::Sum => edges.for_each(|at| visit(at, Slope::both(1.0))),
            Aggregation::SquaredSum => edges.for_each(|at| visit(at, Slope::both(2.0 * passed(at)))),
            Aggregation::Top => {
                let top = extreme(edges.clone().map(passed), 0.0, f64::max);
                edges.for_each(|at| visit(at, top.slope(passed(at), false)));
            }
            Aggregation::Cardinality => {
                let ends = self.network.ends(edges.clone());
                let number = ends.clone().filter(|&end| self.counts(end)).count() as f64;
                let slopes = ends.map(|end| if self.counts(end) { 1.0 / number } else { 0.0 });
                edges.zip(slopes).for_each(|(at, slope)| visit(at, Slope::both(slope)));
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
