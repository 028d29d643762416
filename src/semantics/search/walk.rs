//! Stable extensions by local search: it finds on dense frameworks in no time what solvers that reason take long for, but
//! never knows that there is none.

use crate::semantics::framework::Framework;
use crate::semantics::search::limit::{Clock, Stopped};
use crate::semantics::search::rows::Rows;
use crate::semantics::search::sat::Lit;

/// What is in, changed one argument at a time such that less is violated: a conflict between two members, or an
/// argument neither in nor attacked.
///
/// What is violated where nothing helps gains weight, so that no place is visited for long (the breakout method, Morris
/// 1993; smoothed as by Hutter, Tompkins and Hoos 2002).
#[derive(Debug)]
pub(crate) struct Walk {
    clauses: Rows,
    /// By literal, the clauses that it is in.
    occurrences: Rows,
    is_in: Vec<bool>,
    fixed: Option<u32>,
    /// By clause: its weight, how many of its literals hold, and the sum (exclusive or) of their variables.
    weights: Vec<i64>,
    holding: Vec<u32>,
    holders: Vec<u32>,
    /// The clauses that are violated, and by clause its place among them.
    violated: Vec<u32>,
    places: Vec<u32>,
    /// By argument: how much less weight is violated if it changes, and when it changed last.
    gains: Vec<i64>,
    changed: Vec<u64>,
    now: u64,
    random: u64,
}

/// So many changes an argument stays as it is.
const REST: u64 = 4;

/// So many changes count as a step.
const STEP: u64 = 1000;

impl Walk {
    /// With a literal that holds: the variables are the arguments, in or not.
    pub(crate) fn new(framework: &Framework, fixed: Option<Lit>) -> Self {
        let mut clauses = Rows::default();
        for a in framework.arguments() {
            let is_in = Lit::of(a);
            for &b in framework.attacked_by(a) {
                // An argument that attacks itself is simply not in.
                clauses.push([!is_in].into_iter().chain((a != b).then_some(!Lit::of(b))).map(|lit| lit.0));
            }
            let attackers = framework.attackers(a).iter().filter(|&&b| a != b);
            clauses.push(attackers.copied().chain([a]).map(|b| Lit::of(b).0));
        }
        let (count, arguments) = (clauses.len(), framework.len());
        let mut walk = Walk {
            occurrences: clauses.turned(2 * arguments),
            clauses,
            is_in: vec![false; arguments],
            fixed: fixed.map(|lit| lit.variable() as u32),
            weights: vec![1; count],
            holding: vec![0; count],
            holders: vec![0; count],
            violated: Vec::new(),
            places: vec![0; count],
            gains: vec![0; arguments],
            changed: vec![0; arguments],
            now: REST,
            random: 0x9E37_79B9_7F4A_7C15,
        };
        if let Some(lit) = fixed {
            walk.is_in[lit.variable()] = lit == Lit::of(lit.variable() as u32);
        }
        walk.count();
        walk
    }

    fn count(&mut self) {
        for clause in 0..self.clauses.len() {
            for &lit in self.clauses.row(clause) {
                if self.is_in[(lit >> 1) as usize] == (lit & 1 == 0) {
                    self.holding[clause] += 1;
                    self.holders[clause] ^= lit >> 1;
                }
            }
            match self.holding[clause] {
                0 => {
                    self.violate(clause as u32);
                    self.clauses.row(clause).iter().for_each(|lit| self.gains[(lit >> 1) as usize] += 1);
                }
                1 => self.gains[self.holders[clause] as usize] -= 1,
                _ => {}
            }
        }
    }

    /// The members of a stable extension, if one is found within so many changes.
    pub(crate) fn find(&mut self, changes: u64, clock: &Clock) -> Result<Option<Vec<u32>>, Stopped> {
        for change in 0..changes {
            if change % STEP == 0 {
                clock.check()?;
            }
            if self.violated.is_empty() {
                let members = self.is_in.iter().zip(0..).filter(|&(&is_in, _)| is_in).map(|(_, a)| a);
                return Ok(Some(members.collect()));
            }
            self.now += 1;
            if let Some(a) = self.improving().or_else(|| self.escape()) {
                self.change(a);
            }
        }
        Ok(None)
    }

    fn free(&self, clause: u32) -> impl Iterator<Item = u32> + '_ {
        let lits = self.clauses.row(clause as usize);
        lits.iter().map(|lit| lit >> 1).filter(|&a| Some(a) != self.fixed)
    }

    /// By how much a change helps; of equals, what changed longest ago helps most.
    fn rank(&self, a: u32) -> (i64, u64) {
        (self.gains[a as usize], u64::MAX - self.changed[a as usize])
    }

    fn improving(&self) -> Option<u32> {
        let concerned = self.violated.iter().flat_map(|&clause| self.free(clause));
        let helps = |&a: &u32| self.gains[a as usize] > 0 && self.changed[a as usize] + REST <= self.now;
        concerned.filter(helps).max_by_key(|&a| self.rank(a))
    }

    /// Makes what is violated weigh more, and mends one of it whatever that costs.
    fn escape(&mut self) -> Option<u32> {
        for &clause in &self.violated {
            self.weights[clause as usize] += 1;
            let lits = self.clauses.row(clause as usize);
            lits.iter().for_each(|lit| self.gains[(lit >> 1) as usize] += 1);
        }
        if self.draw(32) == 0 {
            self.smooth();
        }
        let drawn = self.draw(self.violated.len() as u64);
        let clause = self.violated[drawn as usize];
        self.free(clause).max_by_key(|&a| self.rank(a))
    }

    /// Takes back a part of the weights.
    fn smooth(&mut self) {
        for clause in 0..self.clauses.len() {
            if self.weights[clause] > 1 {
                self.weights[clause] -= 1;
                match self.holding[clause] {
                    0 => {
                        let lits = self.clauses.row(clause);
                        lits.iter().for_each(|lit| self.gains[(lit >> 1) as usize] -= 1);
                    }
                    1 => self.gains[self.holders[clause] as usize] += 1,
                    _ => {}
                }
            }
        }
    }

    fn change(&mut self, a: u32) {
        let place = a as usize;
        self.changed[place] = self.now;
        let (holds, fails) =
            if self.is_in[place] { (2 * place + 1, 2 * place) } else { (2 * place, 2 * place + 1) };
        self.is_in[place] = !self.is_in[place];
        for i in self.occurrences.range(holds) {
            let clause = self.occurrences.at(i);
            let (at, weight) = (clause as usize, self.weights[clause as usize]);
            match self.holding[at] {
                0 => {
                    self.mend(clause);
                    self.clauses.row(at).iter().for_each(|lit| self.gains[(lit >> 1) as usize] -= weight);
                    self.gains[place] -= weight;
                }
                1 => self.gains[self.holders[at] as usize] += weight,
                _ => {}
            }
            self.holding[at] += 1;
            self.holders[at] ^= a;
        }
        for i in self.occurrences.range(fails) {
            let clause = self.occurrences.at(i);
            let (at, weight) = (clause as usize, self.weights[clause as usize]);
            self.holding[at] -= 1;
            self.holders[at] ^= a;
            match self.holding[at] {
                0 => {
                    self.violate(clause);
                    self.clauses.row(at).iter().for_each(|lit| self.gains[(lit >> 1) as usize] += weight);
                    self.gains[place] += weight;
                }
                1 => self.gains[self.holders[at] as usize] -= weight,
                _ => {}
            }
        }
    }

    fn violate(&mut self, clause: u32) {
        self.places[clause as usize] = self.violated.len() as u32;
        self.violated.push(clause);
    }

    fn mend(&mut self, clause: u32) {
        let place = self.places[clause as usize];
        self.violated.swap_remove(place as usize);
        if let Some(&moved) = self.violated.get(place as usize) {
            self.places[moved as usize] = place;
        }
    }

    /// A number below `bound` (xorshift, Marsaglia 2003).
    fn draw(&mut self, bound: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 16) % bound
    }
}

#[cfg(test)]
mod tests {
    use super::Walk;
    use crate::semantics::framework::Framework;
    use crate::semantics::labelling::Labelling;
    use crate::semantics::search::limit::Limit;
    use crate::semantics::search::sat::Lit;

    /// 120 arguments with random attacks, among which 0 to 24 are a stable extension, and 25 to 49.
    fn planted() -> Framework {
        let mut state = 12_345_u64;
        let mut draw = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        };
        let pairs = (0..120_u32).flat_map(|a| (0..120_u32).map(move |b| (a, b)));
        let attacks = pairs.filter(|&(a, b)| {
            let (from, to) = (a / 25, b / 25);
            let (random, chosen) = (draw() % 8 == 0, from < 2 && b % 25 == a % 25);
            (random || chosen) && (from > 1 || from != to)
        });
        Framework::new(120, attacks).expect("the numbers are small enough")
    }

    #[test]
    fn what_is_found_is_stable_and_meets_the_condition() {
        let (framework, clock) = (planted(), Limit::none().start());
        let is_stable = |members: &[u32]| {
            Labelling::of_extension(&framework, members.iter().copied()).is_stable(&framework)
        };
        assert!(is_stable(&(0..25).collect::<Vec<_>>()) && is_stable(&(25..50).collect::<Vec<_>>()));
        for fixed in [None, Some(!Lit::of(0)), Some(Lit::of(0)), Some(Lit::of(49))] {
            let found = Walk::new(&framework, fixed).find(500_000, &clock).expect("there is no limit");
            let members = found.expect("there are stable extensions");
            assert!(is_stable(&members), "{members:?}");
            let meets = |lit: Lit| members.contains(&(lit.variable() as u32)) == (lit.0 & 1 == 0);
            assert!(fixed.is_none_or(meets), "{members:?} {fixed:?}");
        }
    }

    #[test]
    fn where_there_is_none_the_search_ends() {
        let odd = Framework::new(3, [(0, 1), (1, 2), (2, 0)]).expect("the numbers are small enough");
        let clock = Limit::none().start();
        assert_eq!(Walk::new(&odd, None).find(10_000, &clock), Ok(None));
        // Nothing that could be changed.
        let own = Framework::new(1, [(0, 0)]).expect("the number is small enough");
        assert_eq!(Walk::new(&own, Some(Lit::of(0))).find(10_000, &clock), Ok(None));
        // The limit holds here too.
        assert!(Walk::new(&odd, None).find(10_000, &Limit::none().steps(3).start()).is_err());
    }
}
