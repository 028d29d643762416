//! How long a search may take.

use crate::error::{Error, ErrorKind, Errors};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How long a search may take, in time or in steps; without either, as long as it takes.
///
/// A step is a question to the SAT solver or a conflict it meets. A limit of steps stops at the same place every
/// time, on every machine; a limit of time does not.
///
/// ```
/// use argument_map::semantics::Limit;
/// use std::time::Duration;
///
/// let limit = Limit::none().time(Duration::from_secs(10)).steps(1_000_000);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Limit {
    time: Option<Duration>,
    steps: Option<u64>,
}

impl Limit {
    /// No limit.
    #[must_use]
    pub const fn none() -> Self {
        Limit { time: None, steps: None }
    }

    /// Stops after this time.
    #[must_use]
    pub const fn time(mut self, time: Duration) -> Self {
        self.time = Some(time);
        self
    }

    /// Stops after so many steps.
    #[must_use]
    pub const fn steps(mut self, steps: u64) -> Self {
        self.steps = Some(steps);
        self
    }

    /// The limit with so many steps where it has none.
    pub(crate) const fn or_steps(mut self, steps: u64) -> Self {
        if self.steps.is_none() {
            self.steps = Some(steps);
        }
        self
    }

    pub(crate) fn start(self) -> Arc<Clock> {
        // Without a limit of time the clock is never read: some platforms have none.
        let deadline = self.time.and_then(|time| Instant::now().checked_add(time));
        Arc::new(Clock::new(self, deadline, self.steps.unwrap_or(u64::MAX)))
    }
}

/// The limit was reached before the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stopped {
    /// The time is up.
    Time(Duration),
    /// The steps are taken.
    Steps(u64),
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stopped::Time(time) => write!(f, "stopped after {time:?}, before the answer was found"),
            Stopped::Steps(steps) => write!(f, "stopped after {steps} steps, before the answer was found"),
        }
    }
}

impl std::error::Error for Stopped {}

impl From<Stopped> for Error {
    fn from(stopped: Stopped) -> Self {
        ErrorKind::Stopped { after: stopped.to_string() }.into()
    }
}

impl From<Stopped> for Errors {
    fn from(stopped: Stopped) -> Self {
        Error::from(stopped).into()
    }
}

/// A limit that runs, shared by all solvers of one call.
#[derive(Debug)]
pub(crate) struct Clock {
    limit: Limit,
    deadline: Option<Instant>,
    /// Steps left.
    left: AtomicU64,
    polls: AtomicU32,
    /// Once late, always late: a solver asks again on its way out.
    is_late: AtomicBool,
}

/// How many polls pass between two looks at the time.
const PATIENCE: u32 = 256;

impl Clock {
    fn new(limit: Limit, deadline: Option<Instant>, left: u64) -> Self {
        let (left, polls) = (AtomicU64::new(left), AtomicU32::new(0));
        Clock { limit, deadline, left, polls, is_late: AtomicBool::new(false) }
    }

    /// A clock for a search that is given up sooner than the rest.
    pub(crate) fn shorter(&self, steps: u64) -> Arc<Clock> {
        Arc::new(Clock::new(self.limit, self.deadline, steps.min(self.left.load(Ordering::Relaxed))))
    }

    /// Steps left.
    pub(crate) fn left(&self) -> u64 {
        self.left.load(Ordering::Relaxed)
    }

    /// Gives a clock so many steps.
    pub(crate) fn grant(&self, steps: u64) {
        self.left.store(steps, Ordering::Relaxed);
    }

    /// Takes steps that another clock counted, or says which limit forbids them.
    pub(crate) fn take(&self, steps: u64) -> Result<(), Stopped> {
        if self.counts() {
            self.left.store(self.left().saturating_sub(steps), Ordering::Relaxed);
        }
        self.check()
    }

    /// Takes a step.
    pub(crate) fn step(&self) {
        let left = self.left.load(Ordering::Relaxed);
        if self.counts() {
            self.left.store(left.saturating_sub(1), Ordering::Relaxed);
        }
    }

    /// Whether there is a limit of steps.
    pub(crate) fn counts(&self) -> bool {
        self.left.load(Ordering::Relaxed) != u64::MAX
    }

    /// Whether to stop now; looks at the time only now and then, so it may be called often.
    pub(crate) fn poll(&self) -> bool {
        if self.left.load(Ordering::Relaxed) == 0 {
            return true;
        }
        if self.deadline.is_none() {
            return false;
        }
        let polls = self.polls.load(Ordering::Relaxed).wrapping_add(1);
        self.polls.store(polls, Ordering::Relaxed);
        if polls % PATIENCE == 0 { self.late() } else { self.is_late.load(Ordering::Relaxed) }
    }

    fn late(&self) -> bool {
        let late = self.deadline.is_some_and(|deadline| Instant::now() >= deadline);
        self.is_late.fetch_or(late, Ordering::Relaxed);
        late
    }

    /// Takes a step, or says which limit forbids it.
    pub(crate) fn check(&self) -> Result<(), Stopped> {
        if self.left.load(Ordering::Relaxed) == 0 || self.late() {
            return Err(self.stopped());
        }
        self.step();
        Ok(())
    }

    /// Which limit was reached.
    pub(crate) fn stopped(&self) -> Stopped {
        match (self.limit.time, self.limit.steps) {
            (Some(time), _) if self.left.load(Ordering::Relaxed) > 0 => Stopped::Time(time),
            (_, Some(steps)) => Stopped::Steps(steps),
            (time, None) => Stopped::Time(time.unwrap_or_default()),
        }
    }
}
