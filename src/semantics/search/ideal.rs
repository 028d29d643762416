//! The ideal and the eager extension.

use crate::semantics::framework::Framework;
use crate::semantics::name::Semantics;
use crate::semantics::search::encoding::{Base, encode};
use crate::semantics::search::limit::{Clock, Stopped};
use crate::semantics::search::local::{Local, is_sparse};
use crate::semantics::search::preferred;
use crate::semantics::search::problem::{Goal, Problem, stable_soon};
use crate::semantics::search::sat::Lit;
use std::sync::Arc;

/// The members of a preferred extension that no admissible set attacks, as far as they defend one another.
///
/// Ideal are the admissible sets that no admissible set attacks (Dung, Mancarella and Toni 2007, theorem 3.3). Each
/// is part of every preferred extension, so one of these is shrunk by what is found to be attacked.
pub(crate) fn ideal(part: &Framework, clock: &Arc<Clock>) -> Result<Vec<u32>, Stopped> {
    let mut safe = Shrinking::new(part, preferred(part, clock)?);
    if is_sparse(part) {
        let mut local = Local::new(part, clock);
        for a in part.arguments() {
            while safe.inside[a as usize] {
                let Some(members) = local.attack(a)? else { break };
                safe.remove(members.iter().flat_map(|&b| part.attacked_by(b)).copied().collect());
            }
        }
        return Ok(safe.members().collect());
    }
    // Each stable extension rules out all that is not in it.
    for a in part.arguments() {
        if safe.inside[a as usize] {
            let other = stable_soon(part, Goal::NotIn(a), clock)?;
            let Some(members) = other else { break };
            let mut lost = vec![true; part.len()];
            members.iter().for_each(|&b| lost[b as usize] = false);
            safe.remove(safe.members().filter(|&b| lost[b as usize]).collect());
        }
    }
    // To rule out much at once, the solver first tries what is as different as can be.
    let (mut sat, variables) = encode(part, Base::Complete, clock, |a| !safe.inside[a as usize]);
    while safe.left > 0 {
        let before = safe.left;
        let active = sat.variable(true);
        let mut attacked: Vec<Lit> = safe.members().map(|a| variables.is_out(a)).collect();
        attacked.push(!active);
        sat.clause(&attacked);
        if !sat.solve(&[active])? {
            return Ok(safe.members().collect());
        }
        let out: Vec<u32> = safe.members().filter(|&a| sat.holds(variables.is_out(a))).collect();
        sat.clause(&[!active]);
        safe.remove(out);
        // A long clause is costly; it pays as long as each answer rules out much.
        if safe.left > FEW && before - safe.left < before / 8 {
            break;
        }
    }
    for a in part.arguments() {
        while safe.inside[a as usize] {
            if !sat.solve(&[variables.is_out(a)])? {
                sat.clause(&[!variables.is_out(a)]);
                break;
            }
            let out: Vec<u32> = safe.members().filter(|&a| sat.holds(variables.is_out(a))).collect();
            safe.remove(out);
        }
    }
    Ok(safe.members().collect())
}

/// So many members are asked about at once in any case.
const FEW: usize = 64;

/// The largest admissible set within all semi-stable extensions.
pub(crate) fn eager(framework: Framework, clock: &Arc<Clock>) -> Result<Vec<u32>, Stopped> {
    let mut problem = Problem::new(framework, Semantics::SemiStable, clock)?;
    let first = problem.next()?.unwrap_or_default();
    let framework = problem.framework().clone();
    let mut common = Shrinking::new(&framework, first);
    while common.left > 0 {
        let Some(members) = problem.next()? else { break };
        let mut other = vec![true; framework.len()];
        members.into_iter().for_each(|a| other[a as usize] = false);
        let missing = common.members().filter(|&a| other[a as usize]).collect();
        common.remove(missing);
    }
    Ok(common.members().collect())
}

/// An admissible set that loses members, and with each those it alone defended.
struct Shrinking<'a> {
    framework: &'a Framework,
    inside: Vec<bool>,
    /// By argument, how many members attack it.
    attackers: Vec<u32>,
    left: usize,
}

impl<'a> Shrinking<'a> {
    fn new(framework: &'a Framework, members: Vec<u32>) -> Self {
        let mut inside = vec![false; framework.len()];
        let mut attackers = vec![0; framework.len()];
        for &a in &members {
            inside[a as usize] = true;
            framework.attacked_by(a).iter().for_each(|&b| attackers[b as usize] += 1);
        }
        Shrinking { framework, inside, attackers, left: members.len() }
    }

    fn members(&self) -> impl Iterator<Item = u32> + '_ {
        self.framework.arguments().filter(|&a| self.inside[a as usize])
    }

    fn remove(&mut self, mut lost: Vec<u32>) {
        while let Some(a) = lost.pop() {
            if !std::mem::replace(&mut self.inside[a as usize], false) {
                continue;
            }
            self.left -= 1;
            for &b in self.framework.attacked_by(a) {
                self.attackers[b as usize] -= 1;
                if self.attackers[b as usize] == 0 {
                    let inside = &self.inside;
                    lost.extend(self.framework.attacked_by(b).iter().filter(|&&c| inside[c as usize]));
                }
            }
        }
    }
}
