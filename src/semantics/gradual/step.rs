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
#[derive(Clone, Debug)]
pub(super) struct Step<'a> {
    pub(super) network: &'a Network,
    pub(super) gradual: Gradual,
    /// By number; empty if all take part in full.
    pub(super) roles: &'a [Role],
    /// `α / N` of a damped influence.
    pub(super) damping: f64,
    /// Whether the base score of an argument is 0 whatever happens; known only where attacks are counted.
    silent: Vec<bool>,
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
            // What rests on premises is no stronger than they are.
            let is_sure = |&a: &u32| network.bases()[a as usize] >= 1.0 && network.premises(a).is_empty();
            if let Some(argument) = arguments().find(is_sure) {
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
        Ok(Step::playing(network, gradual, &[], damping))
    }

    /// A semantics that is known to fit, with arguments in these roles.
    pub(super) fn playing(network: &'a Network, gradual: Gradual, roles: &'a [Role], damping: f64) -> Self {
        let mut step = Step { network, gradual, roles, damping, silent: Vec::new() };
        if gradual.aggregation == Aggregation::Cardinality {
            step.silence();
        }
        step
    }

    fn silence(&mut self) {
        self.silent = vec![false; self.network.len()];
        for members in self.network.components().iter() {
            let mut changed = true;
            while std::mem::take(&mut changed) {
                for &a in members {
                    let premises = self.network.premises(a);
                    let silent = self.role(a) == Role::Absent
                        || self.given(a) == 0.0
                        || premises.iter().any(|&p| self.silent[p as usize]);
                    changed |= std::mem::replace(&mut self.silent[a as usize], silent) != silent;
                }
                // Only on circles can one follow from another that comes later.
                changed &= members.len() > 1;
            }
        }
    }

    /// Whether an edge counts in a [cardinality](Aggregation::Cardinality): whether it may pass on something. This
    /// does not depend on strengths, or a step would jump where they tend to 0.
    pub(super) fn counts(&self, (source, weight): (u32, f64)) -> bool {
        weight > 0.0 && !self.silent[source as usize]
    }

    #[inline]
    pub(super) fn role(&self, argument: u32) -> Role {
        self.roles.get(argument as usize).copied().unwrap_or_default()
    }

    /// The number given for an argument.
    #[inline]
    pub(super) fn given(&self, argument: u32) -> f64 {
        if self.gradual.unit { 1.0 } else { self.network.bases()[argument as usize] }
    }

    /// What the linked premises of an argument make together; 1 without premises.
    pub(super) fn linked(&self, argument: u32, values: &[f64]) -> f64 {
        let premises = self.network.premises(argument);
        if premises.is_empty() {
            return 1.0;
        }
        let premises = premises.iter().map(|&p| values[p as usize]);
        match self.network.linking() {
            Linking::Minimum => premises.fold(1.0, f64::min),
            Linking::Product => premises.product(),
        }
    }

    /// The base score: the number given, times what linked premises make together.
    #[inline]
    pub(super) fn base(&self, argument: u32, values: &[f64]) -> f64 {
        self.given(argument) * self.linked(argument, values)
    }

    /// The strength of an argument where others have these.
    pub(super) fn value(&self, argument: u32, values: &[f64]) -> f64 {
        self.bound(argument, values, values)
    }

    /// The strength of an argument whose attackers have some strengths, and whose supporters and premises have
    /// others. It falls with the former and rises with the latter, in every semantics here.
    #[inline]
    pub(super) fn bound(&self, argument: u32, against: &[f64], in_favour: &[f64]) -> f64 {
        let role = self.role(argument);
        if role == Role::Absent {
            return 0.0;
        }
        let base = self.base(argument, in_favour);
        let [attacks, supports] = self.network.rows(argument);
        if role == Role::Unmoved || attacks.start == supports.end {
            return base;
        }
        self.influence(base, self.aggregate(attacks, supports, against, in_favour))
    }

    #[inline]
    pub(super) fn aggregate(
        &self,
        attacks: Range<usize>,
        supports: Range<usize>,
        against: &[f64],
        in_favour: &[f64],
    ) -> f64 {
        let network = self.network;
        let cons = network.ends(attacks.clone()).map(|(a, weight)| weight * against[a as usize]);
        let pros = network.ends(supports).map(|(a, weight)| weight * in_favour[a as usize]);
        match self.gradual.aggregation {
            Aggregation::Sum => pros.sum::<f64>() - cons.sum::<f64>(),
            Aggregation::SquaredSum => pros.map(|x| x * x).sum::<f64>() - cons.map(|x| x * x).sum::<f64>(),
            Aggregation::Product => cons.map(rest).product::<f64>() - pros.map(rest).product::<f64>(),
            Aggregation::SquaredProduct => {
                let square = |x: f64| rest(x) * rest(x);
                cons.map(square).product::<f64>() - pros.map(square).product::<f64>()
            }
            Aggregation::Top => pros.fold(0.0, f64::max) - cons.fold(0.0, f64::max),
            Aggregation::Cardinality => {
                let number = network.ends(attacks).filter(|&end| self.counts(end)).count() as f64;
                // What does not count passes on nothing.
                if number > 0.0 { -(number + cons.sum::<f64>() / number) } else { 0.0 }
            }
        }
    }

    #[inline]
    fn influence(&self, w: f64, a: f64) -> f64 {
        let moved = |by: f64| w + (if a < 0.0 { 0.0 } else { 1.0 } - w) * by;
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
}

/// What an edge that passes on `x` leaves of 1.
pub(super) fn rest(x: f64) -> f64 {
    1.0 - x.min(1.0)
}

/// `xᵖ / (1 + xᵖ)`; 1 where the power is too large for a number.
pub(super) fn hill(x: f64, p: u32) -> f64 {
    // The usual powers without a call: this is where most of the time goes.
    let power = match p {
        1 => x,
        2 => x * x,
        _ => x.powi(p as i32),
    };
    if power <= f64::MAX { power / (1.0 + power) } else { 1.0 }
}
