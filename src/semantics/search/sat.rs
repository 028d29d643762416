//! One face for the SAT solvers: the crate's own, `batsat` and `CaDiCaL`.

use crate::semantics::search::cdcl::Cdcl;
use crate::semantics::search::limit::{Clock, Stopped};
use std::fmt;
use std::ops::Not;
use std::sync::Arc;

#[cfg(all(feature = "sat", not(feature = "cadical")))]
use crate::semantics::search::batsat::Engine as Large;
#[cfg(feature = "cadical")]
use crate::semantics::search::cadical::Engine as Large;
#[cfg(not(any(feature = "sat", feature = "cadical")))]
use crate::semantics::search::cdcl::Cdcl as Large;

/// A variable or its negation: twice the variable's number, plus one if negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Lit(pub(crate) u32);

impl Lit {
    pub(crate) fn of(variable: u32) -> Lit {
        Lit(variable << 1)
    }

    pub(crate) fn variable(self) -> usize {
        (self.0 >> 1) as usize
    }

    #[cfg(any(feature = "sat", feature = "cadical"))]
    pub(crate) fn is_negated(self) -> bool {
        self.0 & 1 == 1
    }
}

impl Not for Lit {
    type Output = Lit;

    fn not(self) -> Lit {
        Lit(self.0 ^ 1)
    }
}

/// A set of clauses and the solver that knows them.
pub(crate) struct Sat {
    engine: Engine,
    clock: Arc<Clock>,
}

enum Engine {
    Small(Box<Cdcl>),
    Large(Box<Large>),
}

/// Below this number of arguments the crate's own solver is used: it is made in no time.
const SMALL: usize = 24;

impl Sat {
    /// No clauses yet; `size` is the number of arguments they will be about.
    pub(crate) fn new(size: usize, clock: Arc<Clock>) -> Sat {
        let engine = if size < SMALL {
            Engine::Small(Box::new(Cdcl::new(&clock)))
        } else {
            Engine::Large(Box::new(Large::new(&clock)))
        };
        Sat { engine, clock }
    }

    /// A new variable, which the solver first tries to make true if `phase` says so, and otherwise false.
    pub(crate) fn variable(&mut self, phase: bool) -> Lit {
        match &mut self.engine {
            Engine::Small(solver) => solver.variable(phase),
            Engine::Large(solver) => solver.variable(phase),
        }
    }

    /// Demands that one of the literals, all different, hold.
    pub(crate) fn clause(&mut self, clause: &[Lit]) {
        match &mut self.engine {
            Engine::Small(solver) => solver.clause(clause),
            Engine::Large(solver) => solver.clause(clause),
        }
    }

    /// Whether all clauses can be satisfied together with the assumptions.
    pub(crate) fn solve(&mut self, assumptions: &[Lit]) -> Result<bool, Stopped> {
        self.clock.check()?;
        match &mut self.engine {
            Engine::Small(solver) => solver.solve(assumptions),
            Engine::Large(solver) => solver.solve(assumptions),
        }
        .ok_or_else(|| self.clock.stopped())
    }

    /// Whether a literal holds in the solution, right after one was found.
    pub(crate) fn holds(&self, lit: Lit) -> bool {
        match &self.engine {
            Engine::Small(solver) => solver.holds(lit),
            Engine::Large(solver) => solver.holds(lit),
        }
    }
}

impl fmt::Debug for Sat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sat").finish_non_exhaustive()
    }
}
