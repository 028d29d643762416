//! Every argument judged at once.

use crate::semantics::framework::Framework;
use crate::semantics::labelling::Status;
use crate::semantics::name::Semantics;
use crate::semantics::search::enumerate::Search;
use crate::semantics::search::limit::{Clock, Stopped};
use crate::semantics::search::local::{Local, is_sparse};
use crate::semantics::search::problem::{Goal, Problem};
use std::sync::Arc;

/// What the extensions of a framework say of each argument: see [`justify`](crate::semantics::justify).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Justification {
    /// By argument, which of the following happen in some extension.
    seen: Vec<u8>,
    extensions_exist: bool,
}

const IN: u8 = 1;
const NOT_IN: u8 = 2;
const OUT: u8 = 4;
const NOT_OUT: u8 = 8;
const EVERYTHING: u8 = 15;

impl Justification {
    pub(crate) fn new(statuses: &[Status]) -> Self {
        let seen = statuses.iter().map(|status| match status {
            Status::In => IN | NOT_OUT,
            Status::Out => OUT | NOT_IN,
            Status::Undecided => NOT_IN | NOT_OUT,
        });
        Justification { seen: seen.collect(), extensions_exist: true }
    }

    pub(crate) fn set(&mut self, argument: u32, seen: u8) {
        self.seen[argument as usize] = seen;
    }

    pub(crate) fn none(arguments: usize) -> Self {
        Justification { seen: vec![0; arguments], extensions_exist: false }
    }

    /// Whether there is an extension at all.
    #[must_use]
    pub fn extensions_exist(&self) -> bool {
        self.extensions_exist
    }

    /// Whether an argument is in in some extension.
    ///
    /// # Panics
    /// If there is no such argument. So do the other methods that take one.
    #[must_use]
    pub fn credulous(&self, argument: u32) -> bool {
        self.seen[argument as usize] & IN != 0
    }

    /// Whether an argument is in in every extension: true of each if there is none.
    #[must_use]
    pub fn sceptical(&self, argument: u32) -> bool {
        self.seen[argument as usize] & NOT_IN == 0
    }

    /// Whether something in some extension attacks an argument.
    #[must_use]
    pub fn disputed(&self, argument: u32) -> bool {
        self.seen[argument as usize] & OUT != 0
    }

    /// Whether something in every extension, not always the same, attacks an argument: true of each if there is no
    /// extension.
    #[must_use]
    pub fn rejected(&self, argument: u32) -> bool {
        self.seen[argument as usize] & NOT_OUT == 0
    }

    /// In if an argument is in in every extension, out if it is out in every one; undecided if neither, or if there is
    /// no extension.
    #[must_use]
    pub fn status(&self, argument: u32) -> Status {
        match (self.extensions_exist, self.sceptical(argument), self.rejected(argument)) {
            (true, true, _) => Status::In,
            (true, _, true) => Status::Out,
            _ => Status::Undecided,
        }
    }
}

/// By argument of a part, what happens to it in some extension; `None` if there is no extension.
pub(crate) fn judge(
    part: Framework,
    semantics: Semantics,
    clock: &Arc<Clock>,
) -> Result<Option<Vec<u8>>, Stopped> {
    match semantics {
        Semantics::Grounded | Semantics::Ideal | Semantics::Eager | Semantics::Cf2 | Semantics::Stage2 => {
            by_enumeration(part, semantics, clock)
        }
        Semantics::Admissible | Semantics::Complete | Semantics::Preferred if is_sparse(&part) => {
            locally(&part, semantics, clock).map(Some)
        }
        _ => by_goals(part, semantics, clock),
    }
}

fn by_enumeration(
    part: Framework,
    semantics: Semantics,
    clock: &Arc<Clock>,
) -> Result<Option<Vec<u8>>, Stopped> {
    let mut seen = vec![0; part.len()];
    let mut search = Search::new(part.clone(), semantics, clock)?;
    let mut any = false;
    while let Some(members) = search.next()? {
        any = true;
        record(&part, &members, &mut seen);
        if seen.iter().all(|&seen| seen == EVERYTHING) {
            break;
        }
    }
    Ok(any.then_some(seen))
}

/// Asks for each argument what no extension found so far has shown.
fn by_goals(part: Framework, semantics: Semantics, clock: &Arc<Clock>) -> Result<Option<Vec<u8>>, Stopped> {
    let mut seen = vec![0; part.len()];
    let mut problem = Problem::new(part, semantics, clock)?;
    if matches!(semantics, Semantics::ConflictFree | Semantics::Admissible | Semantics::Complete) {
        // The part is what the grounded labelling leaves undecided, or the empty set is an extension anyway.
        record(problem.framework(), &[], &mut seen);
    }
    let settled = if matches!(semantics, Semantics::ConflictFree | Semantics::Naive) {
        by_neighbours(problem.framework(), &mut seen)
    } else {
        0
    };
    let mut any = false;
    for a in problem.framework().arguments() {
        let goals =
            [(IN, Goal::In(a)), (OUT, Goal::Out(a)), (NOT_IN, Goal::NotIn(a)), (NOT_OUT, Goal::NotOut(a))];
        for (flag, goal) in goals {
            if (seen[a as usize] | settled) & flag != 0 {
                continue;
            }
            if let Some(mut members) = problem.find(goal)? {
                any = true;
                if semantics == Semantics::Preferred {
                    members = problem.preferred_above(&members)?;
                }
                record(problem.framework(), &members, &mut seen);
            } else if semantics == Semantics::Stable && !any && goal == Goal::Out(a) {
                // Neither in nor out in any.
                return Ok(None);
            }
        }
    }
    Ok(Some(seen))
}

/// What conflict-free sets, the largest too, make of an argument is seen from its neighbours: each that does not attack
/// itself is in some of them. Only whether none of its attackers need be in is not, and all but that is settled.
fn by_neighbours(part: &Framework, seen: &mut [u8]) -> u8 {
    let sound: Vec<bool> = part.arguments().map(|a| !part.attackers(a).contains(&a)).collect();
    let is_sound = |&b: &u32| sound[b as usize];
    for a in part.arguments() {
        let attacked = part.attackers(a).iter().any(is_sound);
        let shut_out = attacked || part.attacked_by(a).iter().any(is_sound) || !is_sound(&a);
        let flags = [(is_sound(&a), IN | NOT_OUT), (attacked, OUT), (shut_out, NOT_IN)];
        seen[a as usize] |= flags.into_iter().filter(|flag| flag.0).fold(0, |all, flag| all | flag.1);
    }
    IN | OUT | NOT_IN
}

/// The same for sets that are admissible, or that admissible sets can be extended to.
fn locally(part: &Framework, semantics: Semantics, clock: &Arc<Clock>) -> Result<Vec<u8>, Stopped> {
    let is_preferred = semantics == Semantics::Preferred;
    // The part is what the grounded labelling leaves undecided, or the empty set is an extension anyway.
    let mut seen = vec![if is_preferred { 0 } else { NOT_IN | NOT_OUT }; part.len()];
    let mut local = Local::new(part, clock);
    for a in part.arguments() {
        let goals =
            [(IN, Goal::In(a)), (OUT, Goal::Out(a)), (NOT_IN, Goal::NotIn(a)), (NOT_OUT, Goal::NotOut(a))];
        for (flag, goal) in goals {
            if seen[a as usize] & flag != 0 {
                continue;
            }
            if let Some(members) = local.find(goal)? {
                seen[a as usize] |= flag;
                for b in members {
                    seen[b as usize] |= IN | NOT_OUT;
                    part.attacked_by(b).iter().for_each(|&c| seen[c as usize] |= OUT | NOT_IN);
                }
            }
        }
    }
    Ok(seen)
}

fn record(part: &Framework, members: &[u32], seen: &mut [u8]) {
    let mut flags = vec![NOT_IN | NOT_OUT; part.len()];
    for &a in members {
        for &b in part.attacked_by(a) {
            flags[b as usize] = NOT_IN | OUT;
        }
    }
    for &a in members {
        flags[a as usize] = IN | NOT_OUT;
    }
    for (seen, flags) in seen.iter_mut().zip(flags) {
        *seen |= flags;
    }
}
