//! The semantics: how strengths are gathered, what they do to a base score, and the names of the combinations.

use crate::error::{Error, ErrorKind};
use std::fmt;
use std::str::FromStr;

/// How the strengths of attackers and supporters make one number, positive where supports prevail.
///
/// Every edge passes on its weight times the strength of its source, written `x` here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Aggregation {
    /// `Σ x` of the supports less `Σ x` of the attacks.
    Sum,
    /// `Π (1 − x)` of the attacks less `Π (1 − x)` of the supports; an `x` above 1 counts as 1.
    Product,
    /// The largest `x` of the supports less the largest of the attacks.
    Top,
    /// `Σ x²` of the supports less `Σ x²` of the attacks.
    SquaredSum,
    /// `Π (1 − x)²` of the attacks less `Π (1 − x)²` of the supports; an `x` above 1 counts as 1.
    SquaredProduct,
    /// Attacks only: their number and the mean of `x`, below 0. An attack of weight 0, or by what has a base score
    /// of 0, is not counted.
    Cardinality,
}

/// How an aggregate `a` changes a base score `w`.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Influence {
    /// `w − w min(1, −a/k)` below 0, and `w + (1 − w) min(1, a/k)` above.
    Linear {
        /// How conservative it is: above 0.
        k: f64,
    },
    /// `w − w h(−a/k)` below 0, and `w + (1 − w) h(a/k)` above, where `h(x) = xᵖ / (1 + xᵖ)`.
    PMax {
        /// The power, at least 1.
        p: u32,
        /// How conservative it is: above 0.
        k: f64,
    },
    /// `1 − (1 − w²) / (1 + w eᵃ)`. A base score of 0 is never raised and one of 1 never lowered.
    Euler,
    /// `1 / (1 + exp(−ln(w/(1 − w)) − a))`, and in the limit 0 and 1 where `w` is.
    Logistic,
    /// Attacks only: `w / (1 − a)`.
    Reciprocal,
    /// Attacks only: `w + α a / N`, where `N` is the largest sum of weights of attacks on one argument, or 1.
    Damped {
        /// The damping factor, above 0 and below 1.
        alpha: f64,
    },
}

/// A gradual semantics: an aggregation and an influence (Mossakowski and Neuhaus 2018; Potyka 2019), or one of
/// the named combinations.
///
/// ```
/// use argument_map::semantics::gradual::{Aggregation, Gradual, Influence};
///
/// assert_eq!("df-quad".parse::<Gradual>()?, Gradual::DF_QUAD);
/// let own = Gradual::new(Aggregation::Product, Influence::PMax { p: 2, k: 1.0 })?;
/// assert_eq!(own.to_string(), "product-2max(1)");
/// assert_eq!("product-2max(1)".parse::<Gradual>()?, own);
/// # Ok::<(), argument_map::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gradual {
    pub(super) aggregation: Aggregation,
    pub(super) influence: Influence,
    /// Every base score counts as 1.
    pub(super) unit: bool,
    /// Defined only without circles and with base scores below 1.
    pub(super) restricted: bool,
}

impl Gradual {
    /// DF-QuAD (Rago, Toni, Aurisicchio and Baroni, KR 2016).
    pub const DF_QUAD: Gradual = Gradual::of(Aggregation::Product, Influence::Linear { k: 1.0 });
    /// Quadratic energy (Potyka, KR 2018).
    pub const QUADRATIC_ENERGY: Gradual = Gradual::of(Aggregation::Sum, Influence::PMax { p: 2, k: 1.0 });
    /// Euler-based (Amgoud and Ben-Naim, ECSQARU 2017), on any network.
    pub const EULER_BASED: Gradual = Gradual::of(Aggregation::Sum, Influence::Euler);
    /// Euler-based where the authors define it: without circles, and with base scores below 1.
    pub const EULER_BASED_RESTRICTED: Gradual = Gradual { restricted: true, ..Gradual::EULER_BASED };
    /// Euler-based with the strongest attack and support alone (Mossakowski and Neuhaus 2018).
    pub const EULER_BASED_TOP: Gradual = Gradual::of(Aggregation::Top, Influence::Euler);
    /// Squared DF-QuAD of Potyka (AAMAS 2019): product and 1-max.
    pub const SDF_QUAD: Gradual = Gradual::of(Aggregation::Product, Influence::PMax { p: 1, k: 1.0 });
    /// What Uncertainpy calls squared DF-QuAD, a different function.
    pub const UNCERTAINPY_SQUARED_DFQUAD: Gradual =
        Gradual::of(Aggregation::SquaredProduct, Influence::Linear { k: 1.0 });
    /// What Uncertainpy calls squared energy.
    pub const UNCERTAINPY_SQUARED_ENERGY: Gradual =
        Gradual::of(Aggregation::SquaredSum, Influence::PMax { p: 1, k: 1.0 });
    /// MLP-based: arguments as the neurons of a perceptron (Potyka, AAAI 2021).
    pub const MLP_BASED: Gradual = Gradual::of(Aggregation::Sum, Influence::Logistic);
    /// The h-categoriser (Besnard and Hunter 2001): attacks only, every base score counts as 1.
    pub const H_CATEGORISER: Gradual = Gradual { unit: true, ..Gradual::WEIGHTED_H_CATEGORISER };
    /// The weighted h-categoriser (Amgoud, Ben-Naim, Doder and Vesic, IJCAI 2017): attacks only.
    pub const WEIGHTED_H_CATEGORISER: Gradual = Gradual::of(Aggregation::Sum, Influence::Reciprocal);
    /// Weighted max-based (the same paper): attacks only, the strongest counts.
    pub const MAX_BASED: Gradual = Gradual::of(Aggregation::Top, Influence::Reciprocal);
    /// Weighted card-based (the same paper): attacks only, their number counts before their strength.
    pub const CARD_BASED: Gradual = Gradual::of(Aggregation::Cardinality, Influence::Reciprocal);
    /// Counting (Pu, Luo, Zhang and Luo 2015) with α = 0.9: attacks only, every base score counts as 1.
    pub const COUNTING: Gradual =
        Gradual { unit: true, ..Gradual::of(Aggregation::Sum, Influence::Damped { alpha: 0.9 }) };

    /// The combinations that have a name of their own.
    pub const NAMED: &'static [(&'static str, Gradual)] = &[
        ("df-quad", Gradual::DF_QUAD),
        ("quadratic-energy", Gradual::QUADRATIC_ENERGY),
        ("euler-based", Gradual::EULER_BASED),
        ("euler-based-restricted", Gradual::EULER_BASED_RESTRICTED),
        ("euler-based-top", Gradual::EULER_BASED_TOP),
        ("sdf-quad", Gradual::SDF_QUAD),
        ("uncertainpy-squared-dfquad", Gradual::UNCERTAINPY_SQUARED_DFQUAD),
        ("uncertainpy-squared-energy", Gradual::UNCERTAINPY_SQUARED_ENERGY),
        ("mlp-based", Gradual::MLP_BASED),
        ("h-categoriser", Gradual::H_CATEGORISER),
        ("weighted-h-categoriser", Gradual::WEIGHTED_H_CATEGORISER),
        ("max-based", Gradual::MAX_BASED),
        ("card-based", Gradual::CARD_BASED),
        ("counting", Gradual::COUNTING),
    ];

    const fn of(aggregation: Aggregation, influence: Influence) -> Self {
        Gradual { aggregation, influence, unit: false, restricted: false }
    }

    /// A combination of one's own.
    ///
    /// # Errors
    /// [`ErrorKind::ParameterOutOfRange`].
    pub fn new(aggregation: Aggregation, influence: Influence) -> Result<Self, Error> {
        let own = Gradual::of(aggregation, influence);
        let scales = 1e-9..=1e9;
        let (sound, wanted) = match influence {
            Influence::Linear { k } => (scales.contains(&k), "a number from 1e-9 to 1e9"),
            Influence::PMax { p, k } => (
                (1..=64).contains(&p) && scales.contains(&k),
                "a power from 1 to 64, and a number from 1e-9 to 1e9",
            ),
            // Only sums are kept below N.
            Influence::Damped { alpha } => (
                aggregation == Aggregation::Sum && alpha > 0.0 && alpha < 1.0,
                "sums, and a number between 0 and 1",
            ),
            Influence::Euler | Influence::Logistic | Influence::Reciprocal => return Ok(own),
        };
        if sound {
            Ok(own)
        } else {
            Err(ErrorKind::ParameterOutOfRange { name: own.to_string(), wanted }.into())
        }
    }

    /// Whether it has no notion of support.
    #[must_use]
    pub fn attacks_only(self) -> bool {
        self.aggregation == Aggregation::Cardinality
            || matches!(self.influence, Influence::Reciprocal | Influence::Damped { .. })
    }
}

const AGGREGATIONS: [(&str, Aggregation); 6] = [
    ("sum", Aggregation::Sum),
    ("product", Aggregation::Product),
    ("top", Aggregation::Top),
    ("squared-sum", Aggregation::SquaredSum),
    ("squared-product", Aggregation::SquaredProduct),
    ("cardinality", Aggregation::Cardinality),
];

fn composed(name: &str) -> Option<Gradual> {
    AGGREGATIONS.into_iter().find_map(|(word, aggregation)| {
        let rest = name.strip_prefix(word)?.strip_prefix('-')?;
        let influence = match rest {
            "euler" => Influence::Euler,
            "logistic" => Influence::Logistic,
            "reciprocal" => Influence::Reciprocal,
            _ => {
                let (kind, parameter) = rest.strip_suffix(')')?.split_once('(')?;
                let parameter = parameter.parse().ok()?;
                match kind {
                    "linear" => Influence::Linear { k: parameter },
                    "damped" => Influence::Damped { alpha: parameter },
                    _ => Influence::PMax { p: kind.strip_suffix("max")?.parse().ok()?, k: parameter },
                }
            }
        };
        Some(Gradual::of(aggregation, influence))
    })
}

/// From a name in any case: one of [`NAMED`](Gradual::NAMED), or an aggregation and an influence as
/// [`Display`](fmt::Display) writes them, such as `sum-2max(3)`, `product-linear(5)` or `top-euler`.
impl FromStr for Gradual {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let lower = name.to_ascii_lowercase();
        let named = Gradual::NAMED.iter().find(|(other, _)| *other == lower).map(|&(_, gradual)| gradual);
        if let Some(gradual) = named.or_else(|| composed(&lower)) {
            return Gradual::new(gradual.aggregation, gradual.influence).map(|_| gradual);
        }
        let known = Gradual::NAMED.iter().map(|&(name, _)| name);
        Err(Error::unknown_name(
            "gradual semantics",
            name,
            known.chain(["a combination such as sum-2max(1)"]),
        ))
    }
}

/// The name, from which it can be had again.
impl fmt::Display for Gradual {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((name, _)) = Gradual::NAMED.iter().find(|(_, named)| named == self) {
            return f.write_str(name);
        }
        let aggregation = AGGREGATIONS.iter().find(|(_, other)| *other == self.aggregation);
        f.write_str(aggregation.map_or("", |(word, _)| word))?;
        match self.influence {
            Influence::Linear { k } => write!(f, "-linear({k})"),
            Influence::PMax { p, k } => write!(f, "-{p}max({k})"),
            Influence::Euler => f.write_str("-euler"),
            Influence::Logistic => f.write_str("-logistic"),
            Influence::Reciprocal => f.write_str("-reciprocal"),
            Influence::Damped { alpha } => write!(f, "-damped({alpha})"),
        }
    }
}
