//! Two judges and one category each for every unit: how often they agree, and how much of that is chance.

use std::collections::BTreeMap;

/// How often two judges put a unit into each pair of categories.
///
/// Categories are nominal: two are the same or they are not.
///
/// ```
/// use argument_map::compare::Confusion;
///
/// // The nominal example of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section B.
/// let ben = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"];
/// let gerry = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"];
/// let confusion: Confusion = ben.into_iter().zip(gerry).collect();
/// assert_eq!(format!("{:.3}", confusion.alpha().unwrap()), "0.692");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confusion(BTreeMap<(String, String), u64>);

impl<'c> FromIterator<(&'c str, &'c str)> for Confusion {
    fn from_iter<I: IntoIterator<Item = (&'c str, &'c str)>>(units: I) -> Self {
        let mut confusion = Confusion::default();
        units.into_iter().for_each(|(first, second)| confusion.add(first, second, 1));
        confusion
    }
}

impl Confusion {
    /// Counts units that the judges put into these categories.
    pub fn add(&mut self, first: &str, second: &str, units: u64) {
        if units > 0 {
            *self.0.entry((first.to_owned(), second.to_owned())).or_default() += units;
        }
    }

    /// The pairs of categories that occur, each with its number of units, in the order of the names.
    pub fn counts(&self) -> impl Iterator<Item = (&str, &str, u64)> {
        self.0.iter().map(|((first, second), &units)| (first.as_str(), second.as_str(), units))
    }

    /// How many units were judged.
    #[must_use]
    pub fn units(&self) -> u64 {
        self.0.values().sum()
    }

    fn agreed(&self) -> u64 {
        self.counts().filter(|(first, second, _)| first == second).map(|(_, _, units)| units).sum()
    }

    /// By category, how often each judge used it.
    fn used(&self) -> BTreeMap<&str, (u128, u128)> {
        let mut used: BTreeMap<&str, (u128, u128)> = BTreeMap::new();
        for (first, second, units) in self.counts() {
            used.entry(first).or_default().0 += u128::from(units);
            used.entry(second).or_default().1 += u128::from(units);
        }
        used
    }

    /// The share of units put into the same category, in `0..=1`; `None` without units.
    #[must_use]
    pub fn observed(&self) -> Option<f64> {
        (self.units() > 0).then(|| self.agreed() as f64 / self.units() as f64)
    }

    /// Cohen's kappa, in `-1..=1`: the agreement beyond what chance would bring if each judge kept to his or her
    /// own habits, 0 for no better than chance.
    ///
    /// (p₀ − pₑ) / (1 − pₑ), with pₑ the sum over the categories of the product of the judges' shares (Cohen 1960,
    /// "A coefficient of agreement for nominal scales"). `None` where it is undefined: without units, or if both
    /// judges used one category throughout.
    #[must_use]
    pub fn kappa(&self) -> Option<f64> {
        let (units, agreed) = (u128::from(self.units()), u128::from(self.agreed()));
        let by_chance: u128 = self.used().values().map(|(first, second)| first * second).sum();
        let all = units * units;
        let beyond = (units * agreed) as f64 - by_chance as f64;
        (all > by_chance).then(|| beyond / (all - by_chance) as f64)
    }

    /// Krippendorff's alpha for nominal data from two judges without missing values, at most 1: like kappa, but
    /// with the habits of the judges pooled and small samples corrected for.
    ///
    /// 1 − (n − 1) · Σ oₖₗ / Σ nₖ·nₗ over the pairs k ≠ l of categories, with n twice the units (Krippendorff
    /// 2011, "Computing Krippendorff's Alpha-Reliability", section B). `None` where it is undefined: without units,
    /// or if only one category was used.
    #[must_use]
    pub fn alpha(&self) -> Option<f64> {
        let values = 2 * u128::from(self.units());
        let alike: u128 = self.used().values().map(|(first, second)| (first + second).pow(2)).sum();
        let expected = values * values - alike;
        let observed = 2 * u128::from(self.units() - self.agreed());
        (expected > 0).then(|| 1.0 - ((values - 1) * observed) as f64 / expected as f64)
    }
}
