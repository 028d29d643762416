//! How far one step can carry two sets of strengths apart.

use crate::semantics::gradual::model::{Aggregation, Influence};
use crate::semantics::gradual::network::Linking;
use crate::semantics::gradual::step::Step;

impl Step<'_> {
    /// How far a step can carry an argument's strength apart where members of its component differ by 1 at most: a
    /// Lipschitz constant in the maximum norm.
    pub(super) fn contraction(&self, argument: u32) -> f64 {
        let components = self.network.components();
        let inside = |&(a, _): &(u32, f64)| components.same(a, argument);
        let weights =
            self.network.rows(argument).map(|row| self.network.ends(row).filter(inside).map(|(_, w)| w));
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
                let steepest =
                    ((p - 1.0) / (p + 1.0)).powf((p - 1.0) / p) * (p + 1.0) * (p + 1.0) / (4.0 * p);
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
