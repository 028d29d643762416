//! The semantics and their names.

use crate::error::Error;
use std::fmt;
use std::str::FromStr;

/// Which sets of arguments count as extensions: positions that can be held together.
///
/// Every extension is conflict-free: none of its members attacks another. *Admissible* sets also strike back at
/// whatever attacks them. What each semantics asks beyond that, it says below.
///
/// ```
/// use argument_map::semantics::Semantics;
///
/// assert_eq!("PR".parse(), Ok(Semantics::Preferred));
/// assert_eq!("Semi-Stable".parse(), Ok(Semantics::SemiStable));
/// assert_eq!(Semantics::SemiStable.code(), "SST");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Semantics {
    /// Nothing more (Dung 1995, definition 5).
    ConflictFree,
    /// As many as go together: the largest conflict-free sets (Bondarenko, Dung, Kowalski and Toni 1997).
    Naive,
    /// It defends its members (Dung 1995, definition 6).
    Admissible,
    /// It defends its members and contains all that it defends (Dung 1995, definition 23).
    Complete,
    /// The least complete extension: what nobody can deny (Dung 1995, definition 20).
    Grounded,
    /// The largest admissible sets (Dung 1995, definition 7).
    Preferred,
    /// It attacks everything outside it; there may be none (Dung 1995, definition 13).
    Stable,
    /// Complete, and leaves as little undecided as can be (Verheij 1996; Caminada 2006).
    SemiStable,
    /// Conflict-free, and leaves as little neither in nor attacked as can be (Verheij 1996).
    Stage,
    /// The largest admissible set within all preferred extensions (Dung, Mancarella and Toni 2007).
    Ideal,
    /// The largest admissible set within all semi-stable extensions (Caminada 2007).
    Eager,
    /// Naive within each strongly connected component, in the order of attack (Baroni, Giacomin and Guida 2005).
    Cf2,
    /// Stage within each strongly connected component, in the order of attack (Dvořák and Gaggl 2016).
    Stage2,
}

impl Semantics {
    /// All of them.
    pub const ALL: &'static [Semantics] = &[
        Semantics::ConflictFree,
        Semantics::Naive,
        Semantics::Admissible,
        Semantics::Complete,
        Semantics::Grounded,
        Semantics::Preferred,
        Semantics::Stable,
        Semantics::SemiStable,
        Semantics::Stage,
        Semantics::Ideal,
        Semantics::Eager,
        Semantics::Cf2,
        Semantics::Stage2,
    ];

    /// Its name in English, in lower case.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names().0
    }

    /// Its code in solver competitions (ICCMA), where it has one, and the customary one otherwise.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.names().1
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Semantics::ConflictFree => ("conflict-free", "CF"),
            Semantics::Naive => ("naive", "NA"),
            Semantics::Admissible => ("admissible", "AD"),
            Semantics::Complete => ("complete", "CO"),
            Semantics::Grounded => ("grounded", "GR"),
            Semantics::Preferred => ("preferred", "PR"),
            Semantics::Stable => ("stable", "ST"),
            Semantics::SemiStable => ("semi-stable", "SST"),
            Semantics::Stage => ("stage", "STG"),
            Semantics::Ideal => ("ideal", "ID"),
            Semantics::Eager => ("eager", "EAG"),
            Semantics::Cf2 => ("cf2", "CF2"),
            Semantics::Stage2 => ("stage2", "STG2"),
        }
    }

    /// Whether every extension contains the grounded one and is otherwise one of what that leaves undecided.
    pub(crate) fn contains_grounded(self) -> bool {
        !matches!(self, Semantics::ConflictFree | Semantics::Naive | Semantics::Admissible | Semantics::Stage)
    }

    /// Whether there is always exactly one extension.
    pub(crate) fn is_single(self) -> bool {
        matches!(self, Semantics::Grounded | Semantics::Ideal | Semantics::Eager)
    }
}

impl fmt::Display for Semantics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// By name or code, in any case.
impl FromStr for Semantics {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let fits =
            |one: &&Semantics| name.eq_ignore_ascii_case(one.name()) || name.eq_ignore_ascii_case(one.code());
        let known = || Semantics::ALL.iter().map(|one| one.name());
        Semantics::ALL
            .iter()
            .find(fits)
            .copied()
            .ok_or_else(|| Error::unknown_name("semantics", name, known()))
    }
}
