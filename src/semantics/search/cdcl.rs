//! A small SAT solver: conflict-driven clause learning with two watched literals, activities and restarts
//! (after Eén and Sörensson 2003), for small frameworks and for builds without another solver.

use crate::semantics::search::heap::Heap;
use crate::semantics::search::limit::Clock;
use crate::semantics::search::sat::Lit;
use std::sync::Arc;

/// No clause: a decision, or something that holds regardless.
const NONE: u32 = u32::MAX;

#[derive(Clone, Copy)]
struct Watch {
    clause: u32,
    /// Another literal of the clause: if it holds, the clause need not be looked at.
    blocker: Lit,
}

struct Clause {
    lits: Box<[Lit]>,
    /// Of a learnt clause, in how many decision levels its literals lay; of a given one, 0.
    levels: u32,
}

/// A literal that, where it holds, demands one of others; and the next demand of the same literal.
struct Demand {
    options: Box<[Lit]>,
    next: u32,
}

pub(crate) struct Cdcl {
    clock: Arc<Clock>,
    clauses: Vec<Clause>,
    /// By literal: the clauses to look at when it becomes false.
    watches: Vec<Vec<Watch>>,
    /// By literal: 1 if it holds, -1 if its negation does, 0 if neither.
    values: Vec<i8>,
    /// By variable.
    level: Vec<u32>,
    reason: Vec<u32>,
    phase: Vec<bool>,
    seen: Vec<bool>,
    order: Heap,
    trail: Vec<Lit>,
    /// Where in the trail each decision level starts.
    starts: Vec<usize>,
    propagated: usize,
    /// Of the last solution, what was assigned to find it, and by literal whether it is among that.
    solution: Vec<Lit>,
    holds: Vec<bool>,
    /// Whether only what is demanded is decided.
    is_lazy: bool,
    demands: Vec<Demand>,
    /// By literal: its first demand.
    demand: Vec<u32>,
    /// Up to where in the trail all demands are met; and that at the start of each decision level.
    met: usize,
    met_at: Vec<usize>,
    learnt: usize,
    most_learnt: usize,
    /// False once the clauses alone cannot be satisfied.
    possible: bool,
}

impl Cdcl {
    pub(crate) fn new(clock: &Arc<Clock>) -> Self {
        Cdcl {
            clock: clock.clone(),
            clauses: Vec::new(),
            watches: Vec::new(),
            values: Vec::new(),
            level: Vec::new(),
            reason: Vec::new(),
            phase: Vec::new(),
            seen: Vec::new(),
            order: Heap::default(),
            trail: Vec::new(),
            starts: Vec::new(),
            propagated: 0,
            solution: Vec::new(),
            holds: Vec::new(),
            is_lazy: false,
            demands: Vec::new(),
            demand: Vec::new(),
            met: 0,
            met_at: Vec::new(),
            learnt: 0,
            most_learnt: 4000,
            possible: true,
        }
    }

    /// A solver that assigns only what follows from the assumptions and what is [demanded](Self::demand): for clauses
    /// that hold where demands are met and all else is false.
    pub(crate) fn lazy(clock: &Arc<Clock>) -> Self {
        Cdcl { is_lazy: true, ..Cdcl::new(clock) }
    }

    /// Demands one of the options where a literal holds.
    pub(crate) fn demand(&mut self, lit: Lit, options: Box<[Lit]>) {
        let clause: Vec<Lit> = options.iter().copied().chain([!lit]).collect();
        self.clause(&clause);
        let next = std::mem::replace(&mut self.demand[lit.0 as usize], self.demands.len() as u32);
        self.demands.push(Demand { options, next });
    }

    pub(crate) fn variable(&mut self, phase: bool) -> Lit {
        let variable = self.level.len() as u32;
        self.watches.extend([Vec::new(), Vec::new()]);
        self.values.extend([0, 0]);
        self.holds.extend([false, false]);
        self.demand.extend([NONE, NONE]);
        self.level.push(0);
        self.reason.push(NONE);
        self.phase.push(phase);
        self.seen.push(false);
        self.order.grow(variable, !self.is_lazy);
        Lit::of(variable)
    }

    pub(crate) fn clause(&mut self, clause: &[Lit]) {
        self.undo(0);
        if clause.iter().any(|&lit| self.value(lit) == 1) {
            return;
        }
        let lits: Box<[Lit]> = clause.iter().copied().filter(|&lit| self.value(lit) == 0).collect();
        match *lits {
            [] => self.possible = false,
            [lit] => {
                self.set(lit, NONE);
                self.possible &= self.propagate().is_none();
            }
            _ => {
                self.attach(Clause { lits, levels: 0 });
            }
        }
    }

    pub(crate) fn holds(&self, lit: Lit) -> bool {
        self.holds[lit.0 as usize]
    }

    /// What was assigned to find the solution, right after one was found.
    pub(crate) fn solution(&self) -> &[Lit] {
        &self.solution
    }

    /// Whether the clauses can be satisfied under the assumptions; `None` if the clock stops it.
    pub(crate) fn solve(&mut self, assumptions: &[Lit]) -> Option<bool> {
        self.undo(0);
        let mut restarts = 0;
        let mut conflicts = 0;
        while self.possible {
            if self.clock.poll() {
                return None;
            }
            if let Some(conflict) = self.propagate() {
                self.clock.step();
                conflicts += 1;
                if self.starts.is_empty() {
                    self.possible = false;
                    break;
                }
                self.learn(conflict);
            } else if conflicts >= 64 * luby(restarts) {
                conflicts = 0;
                restarts += 1;
                if self.learnt > self.most_learnt {
                    self.undo(0);
                    self.forget();
                }
                self.undo(assumptions.len());
            } else if self.starts.len() < assumptions.len() {
                let lit = assumptions[self.starts.len()];
                if self.value(lit) == -1 {
                    return Some(false);
                }
                self.open_level();
                if self.value(lit) == 0 {
                    self.set(lit, NONE);
                }
            } else if let Some(lit) = if self.is_lazy { self.demanded() } else { self.undecided() } {
                self.open_level();
                self.set(lit, NONE);
            } else {
                self.keep_solution();
                return Some(true);
            }
        }
        Some(false)
    }

    fn open_level(&mut self) {
        if self.is_lazy && self.starts.is_empty() {
            // What always holds need not be gone through again each time.
            self.demanded();
        }
        self.starts.push(self.trail.len());
        self.met_at.push(self.met);
    }

    /// The most active variable that is not assigned, in its phase.
    fn undecided(&mut self) -> Option<Lit> {
        loop {
            let variable = self.order.pop()?;
            let lit = Lit::of(variable);
            if self.value(lit) == 0 {
                return Some(if self.phase[variable as usize] { lit } else { !lit });
            }
        }
    }

    /// The most active way to meet the first demand that is not met.
    fn demanded(&mut self) -> Option<Lit> {
        while let Some(lit) = self.trail.get(self.met) {
            let mut next = self.demand[lit.0 as usize];
            while next != NONE {
                let Demand { options, next: after } = &self.demands[next as usize];
                next = *after;
                if options.iter().any(|&lit| self.value(lit) == 1) {
                    continue;
                }
                let open = options.iter().copied().filter(|&lit| self.value(lit) == 0);
                let activity = |lit: &Lit| self.order.activity(lit.variable() as u32);
                // Of equals the first: `max_by` prefers the last.
                return open.rev().max_by(|a, b| activity(a).total_cmp(&activity(b)));
            }
            self.met += 1;
        }
        None
    }

    fn keep_solution(&mut self) {
        for lit in self.solution.drain(..) {
            self.holds[lit.0 as usize] = false;
        }
        // Lazily, what always holds is left out: it only grows.
        let from =
            if self.is_lazy { self.starts.first().map_or(self.trail.len(), |&start| start) } else { 0 };
        self.solution.extend(&self.trail[from..]);
        for lit in &self.solution {
            self.holds[lit.0 as usize] = true;
        }
    }

    fn value(&self, lit: Lit) -> i8 {
        self.values[lit.0 as usize]
    }

    fn set(&mut self, lit: Lit, reason: u32) {
        self.values[lit.0 as usize] = 1;
        self.values[(!lit).0 as usize] = -1;
        self.level[lit.variable()] = self.starts.len() as u32;
        self.reason[lit.variable()] = reason;
        self.trail.push(lit);
    }

    fn attach(&mut self, clause: Clause) -> u32 {
        let number = self.clauses.len() as u32;
        for i in 0..2 {
            let watch = Watch { clause: number, blocker: clause.lits[1 - i] };
            self.watches[clause.lits[i].0 as usize].push(watch);
        }
        self.learnt += usize::from(clause.levels > 0);
        self.clauses.push(clause);
        number
    }

    /// Draws all conclusions; returns a clause that fails, if one does.
    fn propagate(&mut self) -> Option<u32> {
        let mut conflict = None;
        while conflict.is_none() && self.propagated < self.trail.len() {
            let fails = !self.trail[self.propagated];
            self.propagated += 1;
            let mut watches = std::mem::take(&mut self.watches[fails.0 as usize]);
            let mut kept = 0;
            let mut i = 0;
            while i < watches.len() {
                let Watch { clause, blocker } = watches[i];
                i += 1;
                if self.values[blocker.0 as usize] == 1 {
                    watches[kept] = Watch { clause, blocker };
                    kept += 1;
                    continue;
                }
                let lits = &mut self.clauses[clause as usize].lits;
                if lits[0] == fails {
                    lits.swap(0, 1);
                }
                let first = lits[0];
                let watch = Watch { clause, blocker: first };
                if self.values[first.0 as usize] != 1 {
                    let values = &self.values;
                    if let Some(k) = (2..lits.len()).find(|&k| values[lits[k].0 as usize] != -1) {
                        lits.swap(1, k);
                        self.watches[lits[1].0 as usize].push(watch);
                        continue;
                    }
                }
                watches[kept] = watch;
                kept += 1;
                match self.values[first.0 as usize] {
                    0 => self.set(first, clause),
                    -1 => {
                        conflict = Some(clause);
                        break;
                    }
                    _ => {}
                }
            }
            watches.copy_within(i.., kept);
            watches.truncate(kept + watches.len() - i);
            self.watches[fails.0 as usize] = watches;
        }
        conflict
    }

    /// Learns from a clause that fails: jumps back to where the clause learnt decides something, and decides it.
    fn learn(&mut self, mut conflict: u32) {
        let current = self.starts.len() as u32;
        let mut lits = vec![Lit(0)];
        let mut open = 0;
        let mut at = self.trail.len();
        loop {
            for k in 0..self.clauses[conflict as usize].lits.len() {
                let lit = self.clauses[conflict as usize].lits[k];
                let variable = lit.variable();
                if self.seen[variable] || self.level[variable] == 0 || self.value(lit) == 1 {
                    continue;
                }
                self.seen[variable] = true;
                self.order.bump(variable as u32);
                if self.level[variable] == current {
                    open += 1;
                } else {
                    lits.push(lit);
                }
            }
            at -= 1;
            while !self.seen[self.trail[at].variable()] {
                at -= 1;
            }
            let lit = self.trail[at];
            open -= 1;
            if open == 0 {
                lits[0] = !lit;
                break;
            }
            self.seen[lit.variable()] = false;
            conflict = self.reason[lit.variable()];
        }
        let marked = lits.clone();
        let mut position = 0;
        lits.retain(|&lit| {
            position += 1;
            position == 1 || !self.follows(lit)
        });
        for lit in marked {
            self.seen[lit.variable()] = false;
        }
        self.order.decay();
        let mut levels: Vec<u32> = lits.iter().map(|lit| self.level[lit.variable()]).collect();
        levels.sort_unstable();
        levels.dedup();
        if let Some(second) = (1..lits.len()).max_by_key(|&k| self.level[lits[k].variable()]) {
            lits.swap(1, second);
            self.undo(self.level[lits[1].variable()] as usize);
            let asserted = lits[0];
            let clause = self.attach(Clause { lits: lits.into(), levels: levels.len() as u32 });
            self.set(asserted, clause);
        } else {
            self.undo(0);
            self.set(lits[0], NONE);
        }
    }

    /// Whether a literal of a clause to be learnt follows from the others.
    fn follows(&self, lit: Lit) -> bool {
        let reason = self.reason[lit.variable()];
        reason != NONE
            && self.clauses[reason as usize].lits.iter().all(|other| {
                let variable = other.variable();
                variable == lit.variable() || self.seen[variable] || self.level[variable] == 0
            })
    }

    fn undo(&mut self, level: usize) {
        let Some(&start) = self.starts.get(level) else { return };
        for lit in self.trail.drain(start..) {
            self.values[lit.0 as usize] = 0;
            self.values[(!lit).0 as usize] = 0;
            if !self.is_lazy {
                self.order.push(lit.variable() as u32);
            }
        }
        self.met = self.met_at[level];
        self.met_at.truncate(level);
        self.starts.truncate(level);
        self.propagated = start;
    }

    /// Drops the less useful half of what was learnt, and what always holds.
    fn forget(&mut self) {
        let mut levels: Vec<u32> = self.clauses.iter().map(|c| c.levels).filter(|&n| n > 2).collect();
        let middle = levels.len() / 2;
        let limit = if levels.is_empty() { 0 } else { *levels.select_nth_unstable(middle).1 };
        let clauses = std::mem::take(&mut self.clauses);
        self.watches.iter_mut().for_each(Vec::clear);
        self.learnt = 0;
        for mut clause in clauses {
            let holds = clause.lits.iter().any(|&lit| self.value(lit) == 1);
            if holds || clause.levels > 2 && clause.levels >= limit {
                continue;
            }
            if clause.lits.iter().any(|&lit| self.value(lit) == -1) {
                clause.lits = clause.lits.iter().copied().filter(|&lit| self.value(lit) == 0).collect();
            }
            self.attach(clause);
        }
        for variable in &self.trail {
            self.reason[variable.variable()] = NONE;
        }
        self.most_learnt += 500;
    }
}

/// The sequence 1 1 2 1 1 2 4 … (Luby, Sinclair and Zuckerman 1993), from number 0.
fn luby(number: u32) -> u32 {
    let mut number = number + 1;
    loop {
        let bits = 32 - number.leading_zeros();
        if number == (1 << bits) - 1 {
            return 1 << (bits - 1);
        }
        number -= (1 << (bits - 1)) - 1;
    }
}
