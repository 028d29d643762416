//! All extensions, as far as they are asked for.

use crate::semantics::framework::Framework;
use crate::semantics::labelling::Labelling;
use crate::semantics::name::Semantics;
use crate::semantics::search::ideal::{eager, ideal};
use crate::semantics::search::limit::{Clock, Stopped};
use crate::semantics::search::part::cut;
use crate::semantics::search::problem::Problem;
use crate::semantics::search::recursive::Recursive;
use std::sync::Arc;

/// The search for the extensions of a part.
#[derive(Debug)]
pub(crate) enum Search {
    Problem(Box<Problem>),
    Recursive(Box<Recursive>),
    /// The only extension, until it is given out.
    Single(Option<Vec<u32>>),
}

impl Search {
    pub(crate) fn new(part: Framework, semantics: Semantics, clock: &Arc<Clock>) -> Result<Self, Stopped> {
        Ok(match semantics {
            Semantics::Grounded => Search::Single(Some(Vec::new())),
            Semantics::Ideal => Search::Single(Some(ideal(&part, clock)?)),
            Semantics::Eager => Search::Single(Some(eager(part, clock)?)),
            Semantics::Cf2 | Semantics::Stage2 => {
                Search::Recursive(Box::new(Recursive::new(part, semantics, clock)))
            }
            _ => Search::Problem(Box::new(Problem::new(part, semantics, clock)?)),
        })
    }

    pub(crate) fn next(&mut self) -> Result<Option<Vec<u32>>, Stopped> {
        match self {
            Search::Problem(problem) => problem.next(),
            Search::Recursive(recursive) => recursive.next(),
            Search::Single(only) => Ok(only.take()),
        }
    }
}

/// The extensions of a framework, found one after the other: see [`extensions`](crate::semantics::extensions).
///
/// What does not depend on each other is combined: the memory taken grows with the extensions of the single parts.
#[derive(Debug)]
#[must_use = "extensions are found when asked for"]
pub struct Extensions<'a> {
    framework: &'a Framework,
    semantics: Semantics,
    clock: Arc<Clock>,
    /// What is in every extension, and how far the search is.
    common: Vec<u32>,
    state: State,
    wheels: Vec<Wheel>,
}

#[derive(Debug, PartialEq, Eq)]
enum State {
    Fresh,
    Turning,
    Done,
}

/// The extensions of one part, turning like a wheel of a counter.
#[derive(Debug)]
struct Wheel {
    arguments: Vec<u32>,
    search: Option<Search>,
    known: Vec<Vec<u32>>,
    at: usize,
}

impl Wheel {
    /// Makes the extension at `self.at` known, if there is one.
    fn reach(
        &mut self,
        framework: &Framework,
        semantics: Semantics,
        clock: &Arc<Clock>,
    ) -> Result<bool, Stopped> {
        if self.at < self.known.len() {
            return Ok(true);
        }
        if self.search.is_none() {
            let part = cut(framework, &self.arguments);
            self.search = Some(Search::new(part, semantics, clock)?);
        }
        let Some(search) = &mut self.search else { return Ok(false) };
        let found = search.next()?;
        Ok(found.map(|members| self.known.push(members)).is_some())
    }
}

impl<'a> Extensions<'a> {
    pub(crate) fn new(
        framework: &'a Framework,
        semantics: Semantics,
        clock: Arc<Clock>,
        common: Vec<u32>,
        parts: Vec<Vec<u32>>,
    ) -> Self {
        let wheel = |arguments| Wheel { arguments, search: None, known: Vec::new(), at: 0 };
        let wheels = parts.into_iter().map(wheel).collect();
        Extensions { framework, semantics, clock, common, state: State::Fresh, wheels }
    }

    /// Turns to the next extension; false if there is none.
    fn turn(&mut self) -> Result<bool, Stopped> {
        if self.state == State::Fresh {
            for wheel in &mut self.wheels {
                if !wheel.reach(self.framework, self.semantics, &self.clock)? {
                    return Ok(false);
                }
            }
            self.state = State::Turning;
            return Ok(true);
        }
        self.clock.check()?;
        for (i, wheel) in self.wheels.iter_mut().enumerate().rev() {
            wheel.at += 1;
            if i == 0 && wheel.at == wheel.known.len() {
                // The first wheel turns only once.
                wheel.known.clear();
                wheel.at = 0;
            }
            if wheel.reach(self.framework, self.semantics, &self.clock)? {
                return Ok(true);
            }
            wheel.search = Some(Search::Single(None));
            wheel.at = 0;
        }
        Ok(false)
    }

    fn current(&self) -> Labelling {
        let members = self.wheels.iter().flat_map(|wheel| {
            let known = wheel.known.get(wheel.at).map_or(&[][..], |members| members);
            known.iter().map(|&a| wheel.arguments[a as usize])
        });
        Labelling::of_extension(self.framework, self.common.iter().copied().chain(members))
    }
}

impl Iterator for Extensions<'_> {
    type Item = Result<Labelling, Stopped>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.state == State::Done {
            return None;
        }
        match self.turn() {
            Ok(true) => return Some(Ok(self.current())),
            Ok(false) => self.state = State::Done,
            Err(stopped) => {
                self.state = State::Done;
                return Some(Err(stopped));
            }
        }
        None
    }
}

impl std::iter::FusedIterator for Extensions<'_> {}
