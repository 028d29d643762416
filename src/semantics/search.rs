//! Extensions: one, all, how many, and what they say of an argument.

#[cfg(all(feature = "sat", not(feature = "cadical")))]
mod batsat;
#[cfg(feature = "cadical")]
mod cadical;
mod cdcl;
mod decide;
mod encoding;
mod enumerate;
mod heap;
mod ideal;
mod justify;
mod limit;
mod local;
mod part;
mod problem;
mod recursive;
mod rows;
mod sat;
mod walk;

pub use enumerate::Extensions;
pub use justify::Justification;
pub(crate) use limit::Clock;
pub use limit::{Limit, Stopped};

use crate::semantics::framework::Framework;
use crate::semantics::grounded::grounded;
use crate::semantics::labelling::{Labelling, Status};
use crate::semantics::name::Semantics;
use decide::decide;
use enumerate::Search;
use local::{Local, is_sparse};
use part::{components, cut};
use problem::{Problem, stable};
use std::sync::Arc;

/// One extension, as a labelling, or `None` if there is none: only stable extensions may be lacking.
///
/// The same one every time; which of several it is depends on the features the crate is built with.
///
/// # Errors
/// [`Stopped`] if the limit is reached first.
///
/// # Complexity
/// Linear for grounded, complete, admissible, naive and conflict-free. For the others no way is known that is not
/// exponential in the worst case (Dvořák and Dunne 2018); frameworks of many thousands of arguments are mostly
/// easy, dense random ones of 300 mostly are not.
///
/// # Examples
/// ```
/// use argument_map::semantics::{Framework, Limit, Semantics, extension};
///
/// // Each of 0 and 1 attacks the other, and both attack 2.
/// let framework = Framework::new(3, [(0, 1), (1, 0), (0, 2), (1, 2)])?;
/// let stable = extension(&framework, Semantics::Stable, Limit::none())?.expect("there is one");
/// assert!(stable.is_stable(&framework));
///
/// // A lone argument against itself.
/// let framework = Framework::new(1, [(0, 0)])?;
/// assert_eq!(extension(&framework, Semantics::Stable, Limit::none())?, None);
/// # Ok::<(), argument_map::Errors>(())
/// ```
pub fn extension(
    framework: &Framework,
    semantics: Semantics,
    limit: Limit,
) -> Result<Option<Labelling>, Stopped> {
    first(framework, semantics, limit.start())
}

fn first(
    framework: &Framework,
    semantics: Semantics,
    clock: Arc<Clock>,
) -> Result<Option<Labelling>, Stopped> {
    match semantics {
        Semantics::Grounded | Semantics::Complete | Semantics::Admissible => Ok(Some(grounded(framework))),
        Semantics::ConflictFree | Semantics::Naive => Ok(Some(naive(framework, None))),
        Semantics::Preferred => preferred_above(framework, &grounded(framework), &clock).map(Some),
        _ => all(framework, semantics, clock).next().transpose(),
    }
}

/// All extensions, as labellings, each once and always in the same order, found as they are asked for.
///
/// The time of the limit runs from this call. After [`Stopped`] nothing follows.
///
/// # Complexity
/// There may be exponentially many. What does not depend on each other is searched only once.
///
/// # Examples
/// ```
/// use argument_map::semantics::{Framework, Limit, Semantics, extensions};
///
/// let framework = Framework::new(3, [(0, 1), (1, 0), (0, 2), (1, 2)])?;
/// let mut preferred = Vec::new();
/// for labelling in extensions(&framework, Semantics::Preferred, Limit::none()) {
///     preferred.push(labelling?.accepted().collect::<Vec<_>>());
/// }
/// preferred.sort();
/// assert_eq!(preferred, [[0], [1]]);
/// # Ok::<(), argument_map::Errors>(())
/// ```
pub fn extensions(framework: &Framework, semantics: Semantics, limit: Limit) -> Extensions<'_> {
    all(framework, semantics, limit.start())
}

fn all(framework: &Framework, semantics: Semantics, clock: Arc<Clock>) -> Extensions<'_> {
    let start = start(framework, semantics);
    let parts = if semantics == Semantics::Grounded { Vec::new() } else { components(framework, &start) };
    let common = start.accepted().collect();
    Extensions::new(framework, semantics, clock, common, parts)
}

/// What all extensions have in common from the start: the grounded labelling, if they contain that.
fn start(framework: &Framework, semantics: Semantics) -> Labelling {
    if semantics.contains_grounded() {
        grounded(framework)
    } else {
        vec![Status::Undecided; framework.len()].into()
    }
}

/// How many extensions there are; `u128::MAX` stands for that many or more.
///
/// # Errors
/// [`Stopped`] if the limit is reached first.
///
/// # Complexity
/// The extensions of each weakly connected component of what the grounded labelling leaves undecided are listed one
/// by one, and the numbers multiplied.
///
/// # Examples
/// ```
/// use argument_map::semantics::{Framework, Limit, Semantics, count};
///
/// // Thirty pairs of arguments that attack each other.
/// let pairs = (0..60).map(|a| (a, a ^ 1));
/// let framework = Framework::new(60, pairs)?;
/// assert_eq!(count(&framework, Semantics::Preferred, Limit::none())?, 1 << 30);
/// # Ok::<(), argument_map::Errors>(())
/// ```
pub fn count(framework: &Framework, semantics: Semantics, limit: Limit) -> Result<u128, Stopped> {
    if semantics.is_single() {
        return Ok(1);
    }
    let clock = limit.start();
    let mut product = 1_u128;
    for part in components(framework, &start(framework, semantics)) {
        let mut search = Search::new(cut(framework, &part), semantics, &clock)?;
        let mut found = 0_u128;
        while search.next()?.is_some() {
            found += 1;
        }
        if found == 0 {
            return Ok(0);
        }
        product = product.saturating_mul(found);
    }
    Ok(product)
}

/// Whether an argument is accepted, and what shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Acceptance {
    /// The answer.
    pub accepted: bool,
    /// An extension that shows it: one that contains the argument where it is credulously accepted, and one that does
    /// not where it is not sceptically accepted. Otherwise there is nothing to show.
    ///
    /// Preferred extensions can be much harder to complete than the answer is to find: if that takes too long, the
    /// certificate is missing.
    pub certificate: Option<Labelling>,
}

/// Whether an argument is in in some extension.
///
/// # Errors
/// [`Stopped`] if the limit is reached first.
///
/// # Panics
/// If there is no such argument.
///
/// # Complexity
/// As for [`extension`]; for complete, preferred and admissible only what bears on the argument is looked at.
///
/// # Examples
/// ```
/// use argument_map::semantics::{Framework, Limit, Semantics, Status, credulous};
///
/// let framework = Framework::new(3, [(0, 1), (1, 0), (0, 2), (1, 2)])?;
/// let answer = credulous(&framework, Semantics::Preferred, 0, Limit::none())?;
/// assert!(answer.accepted);
/// assert_eq!(answer.certificate.expect("an extension that contains 0")[1], Status::Out);
/// assert!(!credulous(&framework, Semantics::Preferred, 2, Limit::none())?.accepted);
/// # Ok::<(), argument_map::Errors>(())
/// ```
pub fn credulous(
    framework: &Framework,
    semantics: Semantics,
    argument: u32,
    limit: Limit,
) -> Result<Acceptance, Stopped> {
    let found = decide(framework, semantics, argument, true, &limit.start())?;
    Ok(Acceptance { accepted: found.is_some(), certificate: found.flatten() })
}

/// Whether an argument is in in every extension: so each is, if there is none.
///
/// # Errors
/// [`Stopped`] if the limit is reached first.
///
/// # Panics
/// If there is no such argument.
///
/// # Complexity
/// As for [`credulous`]. Preferred extensions are not listed: counterexamples are sought and refuted until one stands or
/// none is left (Thimm, Cerutti and Vallati 2021).
///
/// # Examples
/// ```
/// use argument_map::semantics::{Framework, Limit, Semantics, sceptical};
///
/// // Whichever of 0 and 1 stands, 2 falls and 3 stands.
/// let framework = Framework::new(4, [(0, 1), (1, 0), (0, 2), (1, 2), (2, 3)])?;
/// assert!(sceptical(&framework, Semantics::Preferred, 3, Limit::none())?.accepted);
/// assert!(!sceptical(&framework, Semantics::Grounded, 3, Limit::none())?.accepted);
/// # Ok::<(), argument_map::Errors>(())
/// ```
pub fn sceptical(
    framework: &Framework,
    semantics: Semantics,
    argument: u32,
    limit: Limit,
) -> Result<Acceptance, Stopped> {
    let found = decide(framework, semantics, argument, false, &limit.start())?;
    Ok(Acceptance { accepted: found.is_none(), certificate: found.flatten() })
}

/// The members of a preferred extension of a part.
fn preferred(part: &Framework, clock: &Arc<Clock>) -> Result<Vec<u32>, Stopped> {
    if is_sparse(part) {
        return Local::new(part, clock).preferred();
    }
    if let Some(Some(members)) = stable(part, None, clock)? {
        return Ok(members);
    }
    Ok(Problem::new(part.clone(), Semantics::Preferred, clock)?.next()?.unwrap_or_default())
}

/// A preferred labelling above a complete one.
fn preferred_above(
    framework: &Framework,
    labelling: &Labelling,
    clock: &Arc<Clock>,
) -> Result<Labelling, Stopped> {
    let mut members: Vec<u32> = labelling.accepted().collect();
    for part in components(framework, labelling) {
        let found = preferred(&cut(framework, &part), clock)?;
        members.extend(found.into_iter().map(|a| part[a as usize]));
    }
    Ok(Labelling::of_extension(framework, members))
}

/// A largest conflict-free set, made greedily in the order of the arguments; with an argument in it, if that does not
/// attack itself.
fn naive(framework: &Framework, argument: Option<u32>) -> Labelling {
    let mut members = Vec::new();
    let mut is_member = vec![false; framework.len()];
    for a in argument.into_iter().chain(framework.arguments()) {
        let conflicts = |&b: &u32| b == a || is_member[b as usize];
        let neighbours = || framework.attacked_by(a).iter().chain(framework.attackers(a));
        if !is_member[a as usize] && !neighbours().any(conflicts) {
            is_member[a as usize] = true;
            members.push(a);
        }
    }
    Labelling::of_extension(framework, members)
}

/// What the extensions say of every argument, at once.
///
/// # Errors
/// [`Stopped`] if the limit is reached first.
///
/// # Complexity
/// Linear in what the grounded labelling decides. Of the rest, each argument takes a few questions to the solver at
/// most; for ideal, eager, CF2 and stage2, the extensions of each weakly connected component are listed.
///
/// # Examples
/// ```
/// use argument_map::semantics::{Framework, Limit, Semantics, Status, justify};
///
/// // Whichever of 0 and 1 stands, 2 falls and 3 stands.
/// let framework = Framework::new(4, [(0, 1), (1, 0), (0, 2), (1, 2), (2, 3)])?;
/// let judged = justify(&framework, Semantics::Preferred, Limit::none())?;
/// assert!(judged.credulous(0) && !judged.sceptical(0));
/// assert!(judged.rejected(2));
/// assert_eq!(judged.status(3), Status::In);
/// # Ok::<(), argument_map::Errors>(())
/// ```
pub fn justify(framework: &Framework, semantics: Semantics, limit: Limit) -> Result<Justification, Stopped> {
    let clock = limit.start();
    let start = start(framework, semantics);
    let mut judged = Justification::new(start.statuses());
    if semantics == Semantics::Grounded {
        return Ok(judged);
    }
    for part in components(framework, &start) {
        let Some(seen) = justify::judge(cut(framework, &part), semantics, &clock)? else {
            return Ok(Justification::none(framework.len()));
        };
        part.into_iter().zip(seen).for_each(|(a, seen)| judged.set(a, seen));
    }
    Ok(judged)
}
