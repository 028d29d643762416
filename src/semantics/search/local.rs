//! Questions about admissible sets, answered by looking only at what bears on them.

use crate::semantics::framework::Framework;
use crate::semantics::search::cdcl::Cdcl;
use crate::semantics::search::limit::{Clock, Stopped};
use crate::semantics::search::problem::Goal;
use crate::semantics::search::sat::Lit;
use std::sync::Arc;

/// Admissible sets of a framework. What a question does not touch is not looked at: in large sparse frameworks most
/// answers take no time.
pub(crate) struct Local<'a> {
    framework: &'a Framework,
    sat: Cdcl,
    clock: Arc<Clock>,
    /// By argument, whether it is in the set being made.
    taken: Vec<bool>,
}

/// Whether a framework is such that its arguments can mostly be judged by what is near them.
pub(crate) fn is_sparse(framework: &Framework) -> bool {
    framework.attack_count() < 8 * framework.len()
}

impl<'a> Local<'a> {
    pub(crate) fn new(framework: &'a Framework, clock: &Arc<Clock>) -> Self {
        let mut sat = Cdcl::lazy(clock);
        for _ in 0..2 * framework.len() {
            sat.variable(true);
        }
        let local = Local { framework, sat, clock: clock.clone(), taken: vec![false; framework.len()] };
        local.encoded()
    }

    fn encoded(mut self) -> Self {
        for a in self.framework.arguments() {
            let (is_in, is_out) = (self.is_in(a), self.is_out(a));
            self.sat.clause(&[!is_in, !is_out]);
            let attackers = self.framework.attackers(a);
            for &b in attackers {
                let (attacker_in, attacker_out) = (self.is_in(b), self.is_out(b));
                self.sat.clause(&[!attacker_in, is_out]);
                self.sat.clause(&[!is_in, attacker_out]);
            }
            let options = attackers.iter().map(|&b| self.is_in(b)).collect();
            self.sat.demand(is_out, options);
        }
        self
    }

    fn is_in(&self, a: u32) -> Lit {
        Lit::of(a)
    }

    fn is_out(&self, a: u32) -> Lit {
        Lit::of(self.framework.len() as u32 + a)
    }

    /// Some admissible set that meets the assumptions: its members.
    fn solve(&mut self, assumptions: &[Lit]) -> Result<Option<Vec<u32>>, Stopped> {
        self.clock.check()?;
        let answer = self.sat.solve(assumptions).ok_or_else(|| self.clock.stopped())?;
        let arguments = self.framework.len();
        let is_member = |lit: &&Lit| lit.0 & 1 == 0 && lit.variable() < arguments;
        let members =
            || self.sat.solution().iter().filter(is_member).map(|lit| lit.variable() as u32).collect();
        Ok(answer.then(members))
    }

    /// An admissible set that attacks an argument.
    pub(crate) fn attack(&mut self, argument: u32) -> Result<Option<Vec<u32>>, Stopped> {
        self.solve(&[self.is_out(argument)])
    }

    /// An admissible set all of whose preferred supersets meet the goal.
    pub(crate) fn find(&mut self, goal: Goal) -> Result<Option<Vec<u32>>, Stopped> {
        match goal {
            Goal::In(a) => self.solve(&[self.is_in(a)]),
            Goal::Out(a) => self.attack(a),
            Goal::NotIn(a) => self.refute(self.is_in(a), self.is_out(a), &[a]),
            Goal::NotOut(a) => self.refute(self.is_out(a), self.is_in(a), self.framework.attackers(a)),
        }
    }

    /// An admissible set no superset of which makes a literal hold; one that has one of `start` makes it hold.
    ///
    /// Such sets are sought among those that conflict with every set known to make it hold: one that does not can be
    /// united with that set (Thimm, Cerutti and Vallati 2021).
    fn refute(&mut self, lit: Lit, contrary: Lit, start: &[u32]) -> Result<Option<Vec<u32>>, Stopped> {
        if let Some(members) = self.solve(&[contrary])? {
            return Ok(Some(members));
        }
        let active = self.sat.variable(true);
        let mut members = Vec::new();
        let found = loop {
            let mut assumptions: Vec<Lit> = members.iter().map(|&a| self.is_in(a)).collect();
            assumptions.push(lit);
            if self.solve(&assumptions)?.is_none() {
                break Some(members);
            }
            let conflict = self.defence(start).into_iter().map(|a| self.is_out(a)).collect();
            self.sat.demand(active, conflict);
            match self.solve(&[active])? {
                Some(next) => members = next,
                None => break None,
            }
        };
        self.sat.clause(&[!active]);
        Ok(found)
    }

    /// What is needed, of the admissible set found last, to have one of `start` in it.
    fn defence(&mut self, start: &[u32]) -> Vec<u32> {
        let is_member = |a: &&u32| self.sat.holds(Lit::of(**a));
        let mut found: Vec<u32> = start.iter().find(is_member).copied().into_iter().collect();
        let mut next = 0;
        while let Some(&a) = found.get(next) {
            self.taken[a as usize] = true;
            next += 1;
            for &b in self.framework.attackers(a) {
                let defenders = self.framework.attackers(b);
                if defenders.iter().any(|&c| self.taken[c as usize]) {
                    continue;
                }
                if let Some(&c) = defenders.iter().find(is_member) {
                    self.taken[c as usize] = true;
                    found.push(c);
                }
            }
        }
        found.iter().for_each(|&a| self.taken[a as usize] = false);
        found
    }

    /// The members of a preferred extension: grown argument by argument.
    pub(crate) fn preferred(mut self) -> Result<Vec<u32>, Stopped> {
        let mut members = Vec::new();
        for a in self.framework.arguments() {
            let is_in = self.is_in(a);
            match self.solve(&[is_in])? {
                Some(more) => {
                    for &b in &more {
                        self.sat.clause(&[Lit::of(b)]);
                    }
                    members.extend(more);
                }
                None => self.sat.clause(&[!is_in]),
            }
        }
        members.sort_unstable();
        members.dedup();
        Ok(members)
    }
}
