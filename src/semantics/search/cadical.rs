//! The solver `CaDiCaL`.

use crate::semantics::search::limit::Clock;
use crate::semantics::search::sat::Lit;
use cadical::{Callbacks, Solver};
use std::sync::{Arc, Mutex, PoisonError};

pub(crate) struct Engine {
    /// Never locked for long: it makes what may only be used by one thread at a time safe to share.
    solver: Mutex<Solver<Guard>>,
    variables: u32,
}

struct Guard(Arc<Clock>);

impl Callbacks for Guard {
    fn terminate(&mut self) -> bool {
        self.0.poll()
    }

    fn max_length(&self) -> i32 {
        if self.0.counts() { i32::MAX } else { 0 }
    }

    fn learn(&mut self, _: &[i32]) {
        self.0.step();
    }
}

fn foreign(lit: Lit) -> i32 {
    let variable = (lit.0 >> 1) as i32 + 1;
    if lit.is_negated() { -variable } else { variable }
}

impl Engine {
    pub(crate) fn new(clock: &Arc<Clock>) -> Self {
        let mut solver = Solver::new();
        solver.set_callbacks(Some(Guard(clock.clone())));
        Engine { solver: Mutex::new(solver), variables: 0 }
    }

    fn solver(&mut self) -> &mut Solver<Guard> {
        self.solver.get_mut().unwrap_or_else(PoisonError::into_inner)
    }

    /// The phase is ignored: `CaDiCaL` first makes everything true.
    pub(crate) fn variable(&mut self, _phase: bool) -> Lit {
        self.variables += 1;
        Lit::of(self.variables - 1)
    }

    pub(crate) fn clause(&mut self, clause: &[Lit]) {
        self.solver().add_clause(clause.iter().copied().map(foreign));
    }

    pub(crate) fn solve(&mut self, assumptions: &[Lit]) -> Option<bool> {
        self.solver().solve_with(assumptions.iter().copied().map(foreign))
    }

    pub(crate) fn holds(&self, lit: Lit) -> bool {
        let solver = self.solver.lock().unwrap_or_else(PoisonError::into_inner);
        // A variable in no clause has no value.
        lit.variable() < solver.max_variable() as usize && solver.value(foreign(lit)) == Some(true)
    }
}
