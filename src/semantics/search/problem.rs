//! Extensions of one semantics by a SAT solver: any, all, and those with something in or out.

use crate::semantics::framework::Framework;
use crate::semantics::name::Semantics;
use crate::semantics::search::encoding::{Base, Variables, encode, encode_decided};
use crate::semantics::search::limit::{Clock, Stopped};
use crate::semantics::search::local::is_sparse;
use crate::semantics::search::sat::{Lit, Sat};
use crate::semantics::search::walk::Walk;
use std::sync::Arc;

/// What an extension has as much of as can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aim {
    /// Nothing: every labelling will do.
    Any,
    /// What is in.
    Members,
    /// What is in or out.
    Range,
}

/// A condition on one argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    In(u32),
    NotIn(u32),
    Out(u32),
    NotOut(u32),
}

/// A labelling: by argument, whether it is in and whether it is out.
#[derive(Clone, Debug)]
struct Model {
    is_in: Vec<bool>,
    is_out: Vec<bool>,
}

impl Model {
    fn members(&self) -> Vec<u32> {
        (0..).zip(&self.is_in).filter(|&(_, &is_in)| is_in).map(|(a, _)| a).collect()
    }
}

/// A framework without repeated attacks, a semantics, and the solver that knows both.
#[derive(Debug)]
pub(crate) struct Problem {
    framework: Framework,
    sat: Sat,
    variables: Variables,
    base: Base,
    aim: Aim,
    /// Of the largest range found last: that it is kept.
    range: Option<Vec<Lit>>,
    /// An extension that is known already.
    known: Option<Vec<u32>>,
}

/// After so many steps a stable extension is given up where others would do.
const PATIENCE: u64 = 10_000;

/// The steps of the first round of reasoning.
const FIRST: u64 = 250;

/// For each step of reasoning, so many changes of local search: the two then take about the same time.
const CHANGES: u64 = 200;

/// A stable extension, with the goal if one is given: `None` if none is found soon, `Some(None)` if there is none.
///
/// Every stable extension is preferred, and the only question is whether it exists: it is sooner found than those that
/// have as much as can be of something.
pub(crate) fn stable(
    framework: &Framework,
    goal: Option<Goal>,
    clock: &Arc<Clock>,
) -> Result<Option<Option<Vec<u32>>>, Stopped> {
    stable_within(framework, goal, PATIENCE, clock)
}

/// The same after any number of steps.
pub(crate) fn stable_at_last(
    framework: &Framework,
    goal: Option<Goal>,
    clock: &Arc<Clock>,
) -> Result<Option<Vec<u32>>, Stopped> {
    stable_within(framework, goal, u64::MAX, clock).map(Option::flatten)
}

/// A stable extension that meets the goal, if one is found very soon.
pub(crate) fn stable_soon(
    framework: &Framework,
    goal: Goal,
    clock: &Arc<Clock>,
) -> Result<Option<Vec<u32>>, Stopped> {
    stable_within(framework, Some(goal), PATIENCE / 10, clock).map(Option::flatten)
}

/// Reasoning and local search by turns, each time for longer.
fn stable_within(
    framework: &Framework,
    goal: Option<Goal>,
    patience: u64,
    clock: &Arc<Clock>,
) -> Result<Option<Option<Vec<u32>>>, Stopped> {
    let short = clock.shorter(FIRST);
    let mut problem = Problem::plain(framework.clone(), Semantics::Stable, &short);
    let mut walk = None;
    let mut steps = FIRST;
    while steps < patience {
        let found = if let Some(goal) = goal { problem.find(goal) } else { problem.next() };
        clock.take(steps - short.left())?;
        if let Ok(found) = found {
            return Ok(Some(found));
        }
        let walk = walk.get_or_insert_with(|| Walk::new(framework, goal.map(|goal| problem.lit(goal))));
        if let Some(members) = walk.find(CHANGES * steps, clock)? {
            return Ok(Some(Some(members)));
        }
        steps *= 2;
        short.grant(steps);
    }
    Ok(None)
}

impl Problem {
    /// # Panics
    /// If the semantics is not one of conflict-free, naive, admissible, complete, preferred, stable, semi-stable
    /// and stage.
    pub(crate) fn new(
        framework: Framework,
        semantics: Semantics,
        clock: &Arc<Clock>,
    ) -> Result<Self, Stopped> {
        if semantics == Semantics::Stable && !is_sparse(&framework) {
            let known = stable_at_last(&framework, None, clock)?;
            let mut problem = Problem::plain(framework, semantics, clock);
            if known.is_none() {
                problem.sat.clause(&[]);
            }
            return Ok(Problem { known, ..problem });
        }
        if matches!(semantics, Semantics::SemiStable | Semantics::Stage) {
            // If there are stable extensions, they are the semi-stable and the stage ones: their range is everything.
            if let Some(Some(members)) = stable(&framework, None, clock)? {
                let problem = Problem::plain(framework, Semantics::Stable, clock);
                return Ok(Problem { known: Some(members), ..problem });
            }
        }
        Ok(Problem::plain(framework, semantics, clock))
    }

    fn plain(framework: Framework, semantics: Semantics, clock: &Arc<Clock>) -> Self {
        let (base, aim) = match semantics {
            Semantics::ConflictFree => (Base::ConflictFree, Aim::Any),
            Semantics::Naive => (Base::ConflictFree, Aim::Members),
            Semantics::Stage => (Base::ConflictFree, Aim::Range),
            Semantics::Admissible => (Base::Admissible, Aim::Any),
            Semantics::Complete => (Base::Complete, Aim::Any),
            Semantics::Preferred => (Base::Complete, Aim::Members),
            Semantics::SemiStable => (Base::Complete, Aim::Range),
            Semantics::Stable => (Base::Stable, Aim::Any),
            other => unreachable!("{other} extensions are not found by one solver"),
        };
        let (mut sat, variables) = encode(&framework, base, clock, |_| true);
        if aim == Aim::Range {
            encode_decided(&mut sat, &framework, variables);
        }
        Problem { framework, sat, variables, base, aim, range: None, known: None }
    }

    pub(crate) fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The members of the next extension, each extension once.
    pub(crate) fn next(&mut self) -> Result<Option<Vec<u32>>, Stopped> {
        if let Some(members) = self.known.take() {
            self.exclude(&members);
            return Ok(Some(members));
        }
        let model = loop {
            if let Some(range) = self.range.take() {
                if let Some(model) = self.solve(&range)? {
                    self.range = Some(range);
                    break model;
                }
                let kept: Vec<bool> = self.flags(&range);
                let larger = self.outside(&kept);
                self.sat.clause(&larger);
            }
            let Some(model) = self.solve(&[])? else { return Ok(None) };
            let model = self.maximise(model, &[])?;
            if self.aim != Aim::Range {
                break model;
            }
            self.range = Some(self.aims(&model).collect());
        };
        let members = model.members();
        self.exclude(&members);
        Ok(Some(members))
    }

    /// Rules an extension out.
    fn exclude(&mut self, members: &[u32]) {
        // No extension contains another unless the semantics is one of these.
        let nested = matches!(self.base, Base::ConflictFree | Base::Admissible | Base::Complete)
            && self.aim == Aim::Any;
        let mut other: Vec<Lit> = Vec::with_capacity(self.framework.len());
        for a in self.framework.arguments() {
            let is_in = self.variables.is_in(a);
            if members.binary_search(&a).is_err() {
                other.push(is_in);
            } else if nested {
                other.push(!is_in);
            }
        }
        self.sat.clause(&other);
    }

    /// The members of an extension that meets the goal.
    ///
    /// Of preferred extensions, the members of a complete extension that meets it with all the preferred ones above.
    pub(crate) fn find(&mut self, goal: Goal) -> Result<Option<Vec<u32>>, Stopped> {
        let lit = self.lit(goal);
        let model = match (self.aim, goal) {
            (Aim::Any, _) => self.solve(&[lit])?,
            (Aim::Members, Goal::In(_) | Goal::Out(_)) if self.base == Base::Complete => {
                self.solve(&[lit])?
            }
            (Aim::Members, Goal::NotIn(a)) if self.base == Base::Complete => {
                self.refute(Goal::In(a), Goal::Out(a))?
            }
            (Aim::Members, Goal::NotOut(a)) if self.base == Base::Complete => {
                self.refute(Goal::Out(a), Goal::In(a))?
            }
            _ => self.best(lit)?,
        };
        Ok(model.map(|model| model.members()))
    }

    /// The members of a preferred extension above a complete one.
    pub(crate) fn preferred_above(&mut self, members: &[u32]) -> Result<Vec<u32>, Stopped> {
        let mut model =
            Model { is_in: vec![false; self.framework.len()], is_out: vec![false; self.framework.len()] };
        for &member in members {
            model.is_in[member as usize] = true;
            for &attacked in self.framework.attacked_by(member) {
                model.is_out[attacked as usize] = true;
            }
        }
        Ok(self.maximise(model, &[])?.members())
    }

    fn lit(&self, goal: Goal) -> Lit {
        match goal {
            Goal::In(a) => self.variables.is_in(a),
            Goal::NotIn(a) => !self.variables.is_in(a),
            Goal::Out(a) => self.variables.is_out(a),
            Goal::NotOut(a) => !self.variables.is_out(a),
        }
    }

    fn solve(&mut self, assumptions: &[Lit]) -> Result<Option<Model>, Stopped> {
        if !self.sat.solve(assumptions)? {
            return Ok(None);
        }
        let holds = |lit: Lit| self.sat.holds(lit);
        Ok(Some(Model {
            is_in: self.framework.arguments().map(|a| holds(self.variables.is_in(a))).collect(),
            is_out: self.framework.arguments().map(|a| holds(self.variables.is_out(a))).collect(),
        }))
    }

    /// What is aimed at of one argument.
    fn aim_at(&self, a: u32) -> Lit {
        if self.aim == Aim::Range { self.variables.is_decided(a) } else { self.variables.is_in(a) }
    }

    /// What a model has of what is aimed at.
    fn aims<'a>(&'a self, model: &'a Model) -> impl Iterator<Item = Lit> + 'a {
        let has = |a: usize| model.is_in[a] || self.aim == Aim::Range && model.is_out[a];
        (0..model.is_in.len()).filter(move |&a| has(a)).map(|a| self.aim_at(a as u32))
    }

    /// By argument, whether what is aimed at is among the literals.
    fn flags(&self, aims: &[Lit]) -> Vec<bool> {
        let mut flags = vec![false; self.framework.len()];
        let first = self.aim_at(0).variable();
        for lit in aims {
            flags[lit.variable() - first] = true;
        }
        flags
    }

    fn outside(&self, kept: &[bool]) -> Vec<Lit> {
        (0..).zip(kept).filter(|&(_, &kept)| !kept).map(|(a, _)| self.aim_at(a)).collect()
    }

    /// A model with more and more of what is aimed at, until no model has more; all of them meet the condition.
    fn maximise(&mut self, mut model: Model, condition: &[Lit]) -> Result<Model, Stopped> {
        if self.base == Base::ConflictFree && self.aim == Aim::Members && condition.is_empty() {
            self.fill(&mut model);
            return Ok(model);
        }
        while self.aim != Aim::Any {
            // What is neither in nor out can still be gained, be it as a member or for the range.
            let open = (0..model.is_in.len()).filter(|&a| !model.is_in[a] && !model.is_out[a]);
            let mut gain: Vec<Lit> = open.map(|a| self.aim_at(a as u32)).collect();
            if gain.is_empty() {
                break;
            }
            let active = self.sat.variable(true);
            gain.push(!active);
            self.sat.clause(&gain);
            let mut assumptions = condition.to_vec();
            assumptions.push(active);
            assumptions.extend(self.aims(&model));
            let more = self.solve(&assumptions)?;
            self.sat.clause(&[!active]);
            let Some(more) = more else { break };
            model = more;
        }
        Ok(model)
    }

    /// Adds members to a conflict-free set as long as any is free of conflict with it: no question to a solver.
    fn fill(&self, model: &mut Model) {
        for a in self.framework.arguments() {
            let attacked = self.framework.attacked_by(a);
            let conflicts = |&b: &u32| b == a || model.is_in[b as usize];
            if !model.is_in[a as usize] && !model.is_out[a as usize] && !attacked.iter().any(conflicts) {
                model.is_in[a as usize] = true;
                attacked.iter().for_each(|&b| model.is_out[b as usize] = true);
            }
        }
    }

    /// An extension in which a literal holds, among all that have as much as can be of what is aimed at.
    fn best(&mut self, lit: Lit) -> Result<Option<Model>, Stopped> {
        let active = self.sat.variable(true);
        let found = loop {
            let Some(model) = self.solve(&[active, lit])? else { break None };
            let model = self.maximise(model, &[lit])?;
            let had = self.aims(&model).count();
            let top = self.maximise(model.clone(), &[])?;
            let mut assumptions: Vec<Lit> = self.aims(&top).collect();
            if assumptions.len() == had {
                break Some(model);
            }
            assumptions.push(lit);
            if let Some(model) = self.solve(&assumptions)? {
                break Some(model);
            }
            assumptions.pop();
            let mut larger = self.outside(&self.flags(&assumptions));
            larger.push(!active);
            self.sat.clause(&larger);
        };
        self.sat.clause(&[!active]);
        Ok(found)
    }

    /// A complete labelling that no complete labelling above it turns so that `goal` holds; `contrary` rules the goal out.
    ///
    /// Counterexamples are sought among the labellings that conflict with every admissible set known to meet the goal:
    /// one that does not can be extended by that set (Thimm, Cerutti and Vallati 2021).
    fn refute(&mut self, goal: Goal, contrary: Goal) -> Result<Option<Model>, Stopped> {
        let (lit, contrary) = (self.lit(goal), self.lit(contrary));
        if let Some(model) = self.solve(&[contrary])? {
            return Ok(Some(model));
        }
        let active = self.sat.variable(true);
        let found = loop {
            let Some(model) = self.solve(&[active, !lit])? else { break None };
            let mut assumptions = vec![lit];
            assumptions.extend(self.aims(&model));
            let Some(above) = self.solve(&assumptions)? else { break Some(model) };
            let mut conflict: Vec<Lit> =
                self.defence(&above, goal).into_iter().map(|a| self.variables.is_out(a)).collect();
            conflict.push(!active);
            self.sat.clause(&conflict);
        };
        self.sat.clause(&[!active]);
        Ok(found)
    }

    /// A small admissible set that meets a goal which a complete labelling meets.
    fn defence(&self, model: &Model, goal: Goal) -> Vec<u32> {
        let is_in = |a: &u32| model.is_in[*a as usize];
        let start = match goal {
            Goal::In(a) | Goal::NotIn(a) => Some(a),
            Goal::Out(a) | Goal::NotOut(a) => self.framework.attackers(a).iter().copied().find(is_in),
        };
        let mut found: Vec<u32> = start.into_iter().collect();
        let mut member = vec![false; model.is_in.len()];
        found.iter().for_each(|&a| member[a as usize] = true);
        let mut next = 0;
        while let Some(&a) = found.get(next) {
            next += 1;
            for &b in self.framework.attackers(a) {
                let defenders = self.framework.attackers(b);
                if defenders.iter().any(|&c| member[c as usize]) {
                    continue;
                }
                if let Some(&c) = defenders.iter().find(|&c| is_in(c)) {
                    member[c as usize] = true;
                    found.push(c);
                }
            }
        }
        found
    }
}
