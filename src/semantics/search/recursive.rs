//! Semantics that go through the strongly connected components in the order of attack: CF2 and stage2.

use crate::semantics::framework::Framework;
use crate::semantics::name::Semantics;
use crate::semantics::search::limit::{Clock, Stopped};
use crate::semantics::search::part::cut;
use crate::semantics::search::problem::Problem;
use std::sync::Arc;

/// No set of arguments.
const NONE: usize = usize::MAX;

/// The search for all extensions, one after the other.
///
/// A set of arguments is waiting; what the members chosen so far attack is dropped from it; if what remains is one
/// strongly connected component, the extensions within it are tried, and otherwise its components wait in its place
/// (Baroni, Giacomin and Guida 2005, definition 20).
#[derive(Debug)]
pub(crate) struct Recursive {
    framework: Framework,
    within: Semantics,
    clock: Arc<Clock>,
    sets: Vec<Set>,
    /// The set that waits first.
    head: usize,
    choices: Vec<Choice>,
    chosen: Vec<u32>,
    /// By argument, how many chosen ones attack it.
    attackers: Vec<u32>,
    tarjan: Tarjan,
}

#[derive(Debug)]
struct Set {
    arguments: Vec<u32>,
    is_component: bool,
    next: usize,
}

/// A component with several extensions, and what to go back to for the next of them.
#[derive(Debug)]
struct Choice {
    problem: Problem,
    arguments: Vec<u32>,
    head: usize,
    sets: usize,
    chosen: usize,
}

impl Recursive {
    pub(crate) fn new(framework: Framework, semantics: Semantics, clock: &Arc<Clock>) -> Self {
        let all = Set { arguments: framework.arguments().collect(), is_component: false, next: NONE };
        let length = framework.len();
        Recursive {
            framework,
            within: if semantics == Semantics::Cf2 { Semantics::Naive } else { Semantics::Stage },
            clock: clock.clone(),
            sets: vec![all],
            head: 0,
            choices: Vec::new(),
            chosen: Vec::new(),
            attackers: vec![0; length],
            tarjan: Tarjan::new(length),
        }
    }

    /// The members of the next extension.
    pub(crate) fn next(&mut self) -> Result<Option<Vec<u32>>, Stopped> {
        self.clock.check()?;
        if self.head == NONE && !self.advance()? {
            return Ok(None);
        }
        while self.head != NONE {
            let set = &self.sets[self.head];
            let rest: Vec<u32> =
                set.arguments.iter().copied().filter(|&a| self.attackers[a as usize] == 0).collect();
            let is_component = set.is_component && rest.len() == set.arguments.len();
            self.head = set.next;
            if let &[a] = &*rest {
                if !self.framework.attacked_by(a).contains(&a) {
                    self.choose(a);
                }
                continue;
            }
            let mut components =
                if is_component { vec![rest] } else { self.tarjan.components(&self.framework, rest) };
            if components.len() == 1 {
                let arguments = components.swap_remove(0);
                let part = cut(&self.framework, &arguments);
                let problem = Problem::new(part, self.within, &self.clock)?;
                let (head, sets, chosen) = (self.head, self.sets.len(), self.chosen.len());
                self.choices.push(Choice { problem, arguments, head, sets, chosen });
                if !self.advance()? {
                    return Ok(None);
                }
                continue;
            }
            for arguments in components {
                self.sets.push(Set { arguments, is_component: true, next: self.head });
                self.head = self.sets.len() - 1;
            }
        }
        let mut members = self.chosen.clone();
        members.sort_unstable();
        Ok(Some(members))
    }

    /// Makes the last choice that can be made differently; false if there is none.
    fn advance(&mut self) -> Result<bool, Stopped> {
        while let Some(choice) = self.choices.last_mut() {
            for a in self.chosen.drain(choice.chosen..) {
                self.framework.attacked_by(a).iter().for_each(|&b| self.attackers[b as usize] -= 1);
            }
            self.sets.truncate(choice.sets);
            self.head = choice.head;
            if let Some(members) = choice.problem.next()? {
                let members: Vec<u32> = members.into_iter().map(|a| choice.arguments[a as usize]).collect();
                members.into_iter().for_each(|a| self.choose(a));
                return Ok(true);
            }
            self.choices.pop();
        }
        self.head = NONE;
        Ok(false)
    }

    fn choose(&mut self, a: u32) {
        self.chosen.push(a);
        self.framework.attacked_by(a).iter().for_each(|&b| self.attackers[b as usize] += 1);
    }
}

/// Strongly connected components (Tarjan 1972), without recursion.
#[derive(Debug)]
struct Tarjan {
    /// By argument: 0 if it does not take part or is done, 1 if it waits, and otherwise when it was met.
    met: Vec<u32>,
    low: Vec<u32>,
}

impl Tarjan {
    fn new(arguments: usize) -> Self {
        Tarjan { met: vec![0; arguments], low: vec![0; arguments] }
    }

    /// The components among these arguments, the attacked before the attackers.
    fn components(&mut self, framework: &Framework, arguments: Vec<u32>) -> Vec<Vec<u32>> {
        let mut found = Vec::new();
        let mut clock = 1;
        let mut open: Vec<u32> = Vec::new();
        let mut path: Vec<(u32, usize)> = Vec::new();
        arguments.iter().for_each(|&a| self.met[a as usize] = 1);
        for root in arguments {
            if self.met[root as usize] != 1 {
                continue;
            }
            path.push((root, 0));
            while let Some((a, next)) = path.last_mut() {
                let a = *a;
                if *next == 0 {
                    clock += 1;
                    self.met[a as usize] = clock;
                    self.low[a as usize] = clock;
                    open.push(a);
                }
                let below = framework.attacked_by(a).get(*next).copied();
                *next += 1;
                if let Some(b) = below {
                    match self.met[b as usize] {
                        0 => {}
                        1 => path.push((b, 0)),
                        met => self.low[a as usize] = self.low[a as usize].min(met),
                    }
                    continue;
                }
                path.pop();
                if let Some(&(above, _)) = path.last() {
                    self.low[above as usize] = self.low[above as usize].min(self.low[a as usize]);
                }
                if self.low[a as usize] == self.met[a as usize] {
                    let mut component = Vec::new();
                    while let Some(b) = open.pop() {
                        self.met[b as usize] = 0;
                        component.push(b);
                        if b == a {
                            break;
                        }
                    }
                    component.sort_unstable();
                    found.push(component);
                }
            }
        }
        found
    }
}
