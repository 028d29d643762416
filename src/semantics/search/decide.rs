//! Whether some extension has an argument, or lacks it.

use crate::semantics::framework::Framework;
use crate::semantics::grounded::grounded;
use crate::semantics::labelling::{Labelling, Status};
use crate::semantics::name::Semantics;
use crate::semantics::search::enumerate::Search;
use crate::semantics::search::limit::{Clock, Stopped};
use crate::semantics::search::local::{Local, is_sparse};
use crate::semantics::search::part::{complete_above, components, cone, cut};
use crate::semantics::search::problem::{Goal, Problem, stable, stable_at_last};
use crate::semantics::search::{first, naive, preferred_above, start};
use std::sync::Arc;

/// After so many steps a preferred certificate is given up.
const PATIENCE: u64 = 20_000;

/// An extension that answers, if there is one; itself it may be missing.
type Answer = Result<Option<Option<Labelling>>, Stopped>;

/// An extension in which the argument is in, or if not `wanted`, in which it is not.
pub(super) fn decide(
    framework: &Framework,
    semantics: Semantics,
    argument: u32,
    wanted: bool,
    clock: &Arc<Clock>,
) -> Answer {
    let fits = |labelling: &Labelling| (labelling[argument] == Status::In) == wanted;
    match (semantics, wanted) {
        (Semantics::ConflictFree | Semantics::Admissible, false) => {
            return Ok(Some(Some(Labelling::of_extension(framework, []))));
        }
        (Semantics::ConflictFree | Semantics::Naive, true) => {
            return Ok(Some(naive(framework, Some(argument))).filter(fits).map(Some));
        }
        (Semantics::Complete, false) => return Ok(Some(grounded(framework)).filter(fits).map(Some)),
        _ if semantics.is_single() => {
            return Ok(first(framework, semantics, clock.clone())?.filter(fits).map(Some));
        }
        _ => {}
    }
    // Of admissible sets, those that are complete will do.
    let semantics = if semantics == Semantics::Admissible { Semantics::Complete } else { semantics };
    let start = start(framework, semantics);
    if start[argument] == Status::Undecided {
        let question = Question { framework, semantics, argument, wanted, clock, start };
        return match semantics {
            Semantics::Complete | Semantics::Preferred => question.by_cone(),
            _ => question.by_parts(),
        };
    }
    if !fits(&start) {
        return Ok(None);
    }
    match semantics {
        Semantics::Complete => Ok(Some(Some(start))),
        Semantics::Preferred => Ok(Some(preferred_above(framework, &start, &clock.shorter(PATIENCE)).ok())),
        _ => Ok(first(framework, semantics, clock.clone())?.map(Some)),
    }
}

/// What `start` leaves open.
struct Question<'q> {
    framework: &'q Framework,
    semantics: Semantics,
    argument: u32,
    wanted: bool,
    clock: &'q Arc<Clock>,
    start: Labelling,
}

impl Question<'_> {
    /// The number of the argument in a part that has it.
    fn local(&self, part: &[u32]) -> u32 {
        part.partition_point(|&a| a < self.argument) as u32
    }

    fn goal(&self, part: &[u32]) -> Goal {
        (if self.wanted { Goal::In } else { Goal::NotIn })(self.local(part))
    }

    /// Looks only at what leads to the argument.
    fn by_cone(&self) -> Answer {
        let (framework, clock) = (self.framework, self.clock);
        let part = cone(framework, &self.start, self.argument);
        let (goal, part_of) = (self.goal(&part), cut(framework, &part));
        let found = if is_sparse(&part_of) {
            Local::new(&part_of, clock).find(goal)?
        } else if let (Semantics::Preferred, Some(Some(members))) =
            (self.semantics, stable(&part_of, Some(goal), clock)?)
        {
            Some(members)
        } else {
            Problem::new(part_of, self.semantics, clock)?.find(goal)?
        };
        let Some(members) = found else { return Ok(None) };
        let members = members.into_iter().map(|a| part[a as usize]);
        let labelling = complete_above(framework, members.chain(self.start.accepted()));
        Ok(Some(match self.semantics {
            Semantics::Complete => Some(labelling),
            _ => preferred_above(framework, &labelling, &clock.shorter(PATIENCE)).ok(),
        }))
    }

    /// Looks in the part that has the argument, then for any extension of the others.
    fn by_parts(&self) -> Answer {
        let (framework, semantics, clock) = (self.framework, self.semantics, self.clock);
        let mut members: Vec<u32> = self.start.accepted().collect();
        let is_own = |part: &Vec<u32>| part.binary_search(&self.argument).is_ok();
        let (own, others): (Vec<_>, Vec<_>) =
            components(framework, &self.start).into_iter().partition(is_own);
        for part in own {
            let (argument, part_of) = (self.local(&part), cut(framework, &part));
            let found = if semantics == Semantics::Stable {
                stable_at_last(&part_of, Some(self.goal(&part)), clock)?
            } else {
                match Search::new(part_of, semantics, clock)? {
                    Search::Problem(mut problem) => problem.find(self.goal(&part))?,
                    mut search => loop {
                        let found = search.next()?;
                        if found.as_ref().is_none_or(|members| members.contains(&argument) == self.wanted) {
                            break found;
                        }
                    },
                }
            };
            let Some(found) = found else { return Ok(None) };
            members.extend(found.into_iter().map(|a| part[a as usize]));
        }
        for part in others {
            let Some(found) = Search::new(cut(framework, &part), semantics, clock)?.next()? else {
                return Ok(None);
            };
            members.extend(found.into_iter().map(|a| part[a as usize]));
        }
        Ok(Some(Some(Labelling::of_extension(framework, members))))
    }
}
