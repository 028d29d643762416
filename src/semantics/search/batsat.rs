//! The solver batsat.

use crate::semantics::search::limit::Clock;
use crate::semantics::search::sat::Lit;
use batsat::{Callbacks, ClauseKind, Solver, SolverInterface, SolverOpts, Var, lbool};
use std::sync::Arc;

pub(crate) struct Engine {
    solver: Solver<Guard>,
    buffer: Vec<batsat::Lit>,
}

struct Guard(Arc<Clock>);

impl Callbacks for Guard {
    fn on_new_clause(&mut self, _: &[batsat::Lit], kind: ClauseKind) {
        if kind == ClauseKind::Learnt {
            self.0.step();
        }
    }

    fn stop(&self) -> bool {
        self.0.poll()
    }
}

fn foreign(lit: Lit) -> batsat::Lit {
    batsat::Lit::new(Var::unsafe_from_idx(lit.0 >> 1), !lit.is_negated())
}

impl Engine {
    pub(crate) fn new(clock: &Arc<Clock>) -> Self {
        Engine { solver: Solver::new(SolverOpts::default(), Guard(clock.clone())), buffer: Vec::new() }
    }

    pub(crate) fn variable(&mut self, phase: bool) -> Lit {
        // batsat decides a variable of polarity TRUE positive, and one of UNDEF as it was last, first negative.
        let polarity = if phase { lbool::TRUE } else { lbool::UNDEF };
        Lit::of(self.solver.new_var(polarity, true).idx())
    }

    pub(crate) fn clause(&mut self, clause: &[Lit]) {
        self.buffer.clear();
        self.buffer.extend(clause.iter().copied().map(foreign));
        self.solver.add_clause_reuse(&mut self.buffer);
    }

    pub(crate) fn solve(&mut self, assumptions: &[Lit]) -> Option<bool> {
        self.buffer.clear();
        self.buffer.extend(assumptions.iter().copied().map(foreign));
        let answer = self.solver.solve_limited(&self.buffer);
        if answer == lbool::TRUE {
            Some(true)
        } else if answer == lbool::FALSE {
            Some(false)
        } else {
            None
        }
    }

    pub(crate) fn holds(&self, lit: Lit) -> bool {
        self.solver.value_lit(foreign(lit)) == lbool::TRUE
    }
}
