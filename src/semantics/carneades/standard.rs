//! Proof standards: how much better than its rivals a position must be.

use crate::error::Error;
use crate::map::attributes::Strength;
use crate::semantics::carneades::verdict::Ruling;
use std::fmt;

/// How well a position must be argued to be accepted.
///
/// Below, *pro* is the weight of the best argument for the position and *con* that of the best argument against
/// it: for another position of the issue, or for the position's own negation. Gordon and Walton 2009, "Proof
/// burdens and standards"; with issues of many positions, Gordon and Walton 2016, "Formalizing balancing arguments".
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::{Status, carneades::{Case, Standard, evaluate}};
///
/// let mut m = MapBuilder::new("Did he do it?");
/// m.claim("did-it", "He did it.");
/// m.evidence("dna", "His hair was found at the scene.");
/// m.evidence("alibi", "His brother says that he was at home.");
/// m.support("did-it").with("dna").strength(0.8);
/// m.rebut("did-it").with("alibi").strength(0.4);
/// let map = m.build()?;
///
/// let did_it = map.find_statement("did-it").unwrap();
/// let under = |standard| {
///     let mut case = Case::assuming(map.leaves());
///     case.issue([did_it], standard);
///     evaluate(&map, &case).map(|verdict| verdict.status(did_it))
/// };
/// assert_eq!(under(Standard::Preponderance)?, Status::In);
/// assert_eq!(under(Standard::BeyondReasonableDoubt)?, Status::Out);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "burden of proof")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standard {
    /// Some argument for it is good: pro > 0. The only standard that two positions of one issue can both meet.
    #[doc(alias = "SE")]
    Scintilla,
    /// It is the best: pro > con, and pro > 0. (The default; "best argument" in Gordon, Prakken and Walton 2007.)
    #[doc(alias = "PE")]
    #[default]
    Preponderance,
    /// It is strong and clearly the best: pro > con, pro > α and pro − con > γ.
    #[doc(alias = "CCE")]
    ClearAndConvincing,
    /// It is clearly the best, and what speaks against it is weak: besides, con < β.
    #[doc(alias = "BRD")]
    BeyondReasonableDoubt,
    /// Some argument for it is good and none against it: pro > 0 and con = 0.
    #[doc(alias = "DV")]
    DialecticalValidity,
}

impl Standard {
    /// All of them, as they are described above.
    pub const ALL: &'static [Standard] = &[
        Standard::Scintilla,
        Standard::Preponderance,
        Standard::ClearAndConvincing,
        Standard::BeyondReasonableDoubt,
        Standard::DialecticalValidity,
    ];
}

/// As lawyers say it.
impl fmt::Display for Standard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Standard::Scintilla => "scintilla of evidence",
            Standard::Preponderance => "preponderance of the evidence",
            Standard::ClearAndConvincing => "clear and convincing evidence",
            Standard::BeyondReasonableDoubt => "beyond reasonable doubt",
            Standard::DialecticalValidity => "dialectical validity",
        })
    }
}

/// The numbers that the two demanding standards leave to the case.
///
/// ```
/// use argument_map::semantics::carneades::Thresholds;
/// let thresholds = Thresholds::new(0.4, 0.3, 0.2)?;
/// assert_eq!(thresholds.gamma.get(), 0.2);
/// assert!(Thresholds::new(0.4, 0.3, f64::NAN).is_err());
/// # Ok::<(), argument_map::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// α: what the best argument for a position must exceed.
    pub alpha: Strength,
    /// β: what the best argument against it must stay below.
    pub beta: Strength,
    /// γ: what the difference between the two must exceed.
    pub gamma: Strength,
}

impl Thresholds {
    /// The three numbers, each in `0..=1`.
    ///
    /// # Errors
    /// [`StrengthOutOfRange`](crate::ErrorKind::StrengthOutOfRange) for a number outside `0..=1`.
    pub fn new(alpha: f64, beta: f64, gamma: f64) -> Result<Self, Error> {
        Ok(Thresholds {
            alpha: Strength::new(alpha)?,
            beta: Strength::new(beta)?,
            gamma: Strength::new(gamma)?,
        })
    }
}

/// The numbers of Carneades 4: α = 0, β = 0.3, γ = 0.5.
impl Default for Thresholds {
    fn default() -> Self {
        Thresholds::new(0.0, 0.3, 0.5).expect("these lie in 0..=1")
    }
}

impl Standard {
    /// Whether a position meets the standard, and if not, what it fails on first.
    pub(crate) fn judge(self, thresholds: &Thresholds, pro: f64, con: f64) -> Ruling {
        use Standard::{BeyondReasonableDoubt, ClearAndConvincing, DialecticalValidity, Scintilla};
        let demanding = matches!(self, ClearAndConvincing | BeyondReasonableDoubt);
        if pro <= 0.0 {
            Ruling::Unsupported
        } else if self == Scintilla {
            Ruling::Proven
        } else if pro <= con || (self == DialecticalValidity && con > 0.0) {
            Ruling::Outweighed
        } else if demanding && pro <= thresholds.alpha.get() {
            Ruling::TooWeak
        } else if demanding && pro - con <= thresholds.gamma.get() {
            Ruling::TooClose
        } else if self == BeyondReasonableDoubt && con >= thresholds.beta.get() {
            Ruling::Doubtful
        } else {
            Ruling::Proven
        }
    }
}
