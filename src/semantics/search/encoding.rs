//! Labellings as clauses: for each argument a variable that it is in and one that it is out.

use crate::semantics::framework::Framework;
use crate::semantics::search::limit::Clock;
use crate::semantics::search::sat::{Lit, Sat};
use std::sync::Arc;

/// Which labellings the clauses admit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    ConflictFree,
    Admissible,
    Complete,
    Stable,
}

/// The variables of a framework's labellings. Out is always exactly what something that is in attacks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Variables {
    arguments: u32,
    base: Base,
}

impl Variables {
    pub(crate) fn is_in(self, argument: u32) -> Lit {
        Lit::of(argument)
    }

    pub(crate) fn is_out(self, argument: u32) -> Lit {
        // In a stable labelling, out is what is not in.
        if self.base == Base::Stable { !Lit::of(argument) } else { Lit::of(self.arguments + argument) }
    }

    /// Implies that an argument is in or out; only if asked for.
    pub(crate) fn is_decided(self, argument: u32) -> Lit {
        Lit::of(2 * self.arguments + argument)
    }
}

/// A solver that knows the labellings of a framework without repeated attacks; `first` says what is first tried
/// to be in.
pub(crate) fn encode(
    framework: &Framework,
    base: Base,
    clock: &Arc<Clock>,
    first: impl Fn(u32) -> bool,
) -> (Sat, Variables) {
    let mut sat = Sat::new(framework.len(), clock.clone());
    let variables = Variables { arguments: framework.len() as u32, base };
    for a in framework.arguments() {
        sat.variable(first(a));
    }
    if base != Base::Stable {
        for _ in framework.arguments() {
            sat.variable(false);
        }
    }
    let (is_in, is_out) = (|a| variables.is_in(a), |a| variables.is_out(a));
    let mut clause = Vec::new();
    for a in framework.arguments() {
        let attackers = framework.attackers(a);
        if base == Base::Stable {
            for &b in attackers {
                if a == b {
                    sat.clause(&[!is_in(a)]);
                } else {
                    sat.clause(&[!is_in(a), !is_in(b)]);
                }
            }
            clause.clear();
            clause.extend(attackers.iter().filter(|&&b| a != b).map(|&b| is_in(b)));
            clause.push(is_in(a));
            sat.clause(&clause);
            continue;
        }
        sat.clause(&[!is_in(a), !is_out(a)]);
        for &b in attackers {
            sat.clause(&[!is_in(b), is_out(a)]);
            if base != Base::ConflictFree {
                sat.clause(&[!is_in(a), is_out(b)]);
            } else if a != b {
                sat.clause(&[!is_in(a), !is_in(b)]);
            }
        }
        clause.clear();
        clause.extend(attackers.iter().map(|&b| is_in(b)));
        clause.push(!is_out(a));
        sat.clause(&clause);
        if base == Base::Complete {
            clause.clear();
            clause.extend(attackers.iter().map(|&b| !is_out(b)));
            clause.push(is_in(a));
            sat.clause(&clause);
        }
    }
    (sat, variables)
}

/// Makes the variables of [`Variables::is_decided`], right after [`encode`].
pub(crate) fn encode_decided(sat: &mut Sat, framework: &Framework, variables: Variables) {
    let mut clause = Vec::new();
    for a in framework.arguments() {
        let decided = sat.variable(true);
        // Without the variable that it is out: the solver sees sooner what is left to choose from.
        let attackers = framework.attackers(a).iter().filter(|&&b| a != b);
        clause.clear();
        clause.extend(attackers.map(|&b| variables.is_in(b)));
        clause.extend([variables.is_in(a), !decided]);
        sat.clause(&clause);
    }
}
