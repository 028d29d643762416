//! How far two annotators of one text agree.

use crate::compare::Matching;
use crate::compare::confusion::Confusion;
use crate::compare::index::{inside_out, shared};
use crate::compare::segmentation::segmentation;
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::Family;
use crate::map::statement::StatementKind;
use std::collections::BTreeMap;
use std::fmt;

/// What two annotations share, and the measures of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Agreement {
    /// The claims and pieces of evidence.
    pub statements: Overlap,
    /// Every ordered pair of different shared statements, by how the first bears on the second: as a premise of a
    /// `support`, an `attack`, a `rephrase` or a `preference` of it, as an `undercut` or other relation on an
    /// inference to it, or not at all (`none`). Of several relations between two statements the most direct, and
    /// of these the first, counts.
    pub relations: Confusion,
    /// Every shared locution with every shared statement, by the force with which the one is the saying of the
    /// other, or `none`.
    pub illocutions: Confusion,
    /// Every ordered pair of different shared locutions: a `transition` from the one to the other, or `none`.
    pub transitions: Confusion,
    /// How alike the text was cut, in `0..=1`: the segmentation similarity S of Fournier and Inkpen 2012 over the
    /// spans quoted from sources whose text a map carries. `None` where there are none.
    pub segmentation: Option<f64>,
}

/// How many things two annotations share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Overlap {
    /// In both.
    pub both: usize,
    /// Only in the first.
    pub only_first: usize,
    /// Only in the second.
    pub only_second: usize,
}

impl Overlap {
    /// The coefficient of Dice 1945, in `0..=1`: what is shared as a share of the average of the two; it is the
    /// F₁ score of the one taken as a prediction of the other. 1 where there is nothing at all.
    #[must_use]
    pub fn dice(self) -> f64 {
        let all = 2 * self.both + self.only_first + self.only_second;
        if all == 0 { 1.0 } else { (2 * self.both) as f64 / all as f64 }
    }
}

impl Agreement {
    /// The Combined Argument Similarity Score, in `0..=1`: the harmonic mean 2MS / (M + S) of the segmentation
    /// similarity S and the mean M of the kappas on propositional content (relations) and dialogical content
    /// (illocutions, transitions) that are defined (Duthie, Lawrence, Budzynska and Reed 2016, "The CASS technique
    /// for evaluating the performance of argument mining").
    ///
    /// Where no spans tell how the text was cut, S is 1 if the statements are all shared, as for texts cut
    /// beforehand. Where M is no better than chance the score is 0. `None` where M or S is undefined.
    #[must_use]
    pub fn cass(&self) -> Option<f64> {
        let shared = self.statements.only_first + self.statements.only_second == 0;
        let cut = self.segmentation.or(shared.then_some(1.0))?;
        let kappas = [&self.relations, &self.illocutions, &self.transitions];
        let kappas: Vec<f64> = kappas.into_iter().filter_map(Confusion::kappa).collect();
        if kappas.is_empty() {
            return None;
        }
        let mean = kappas.iter().sum::<f64>() / kappas.len() as f64;
        Some(if mean > 0.0 { 2.0 * mean * cut / (mean + cut) } else { 0.0 })
    }
}

/// A measure a line, with three decimals.
impl fmt::Display for Agreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |value: Option<f64>| value.map_or("undefined".to_owned(), |value| format!("{value:.3}"));
        let Overlap { both, only_first, only_second } = self.statements;
        writeln!(
            f,
            "statements: {both} shared, {only_first} only in the first, {only_second} only in the second; \
             overlap {:.3}",
            self.statements.dice()
        )?;
        for (name, confusion) in [
            ("relations", &self.relations),
            ("illocutions", &self.illocutions),
            ("transitions", &self.transitions),
        ] {
            if confusion.units() > 0 {
                let (kappa, alpha) = (number(confusion.kappa()), number(confusion.alpha()));
                writeln!(f, "{name}: {} pairs; kappa {kappa}, alpha {alpha}", confusion.units())?;
            }
        }
        writeln!(f, "segmentation: {}", number(self.segmentation))?;
        writeln!(f, "CASS: {}", number(self.cass()))
    }
}

/// How far two annotations of one text agree, with `matching` to say which statements are the same; symmetric in
/// the two.
///
/// Relations are compared between shared statements only, so that a disagreement on what is said is not counted
/// twice.
///
/// # Complexity
/// Linear in the maps and the texts, up to logarithms: pairs of statements that neither map links are counted
/// without being looked at.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::compare::{Matching, agreement};
///
/// let annotated = |against: bool| {
///     let mut m = MapBuilder::new("Rain");
///     m.thesis("a", "It rained.");
///     m.claim("b", "The street is wet.");
///     m.claim("c", "The water truck came by.");
///     m.support("a").with("b");
///     if against { m.rebut("a").with("c") } else { m.support("a").with("c") };
///     m.build()
/// };
/// let agreement = agreement(&annotated(true)?, &annotated(false)?, Matching::Text);
/// // Of 6 pairs 5 agree; by chance (4·4 + 1·2) / 36 would: (5/6 − 1/2) / (1 − 1/2).
/// assert_eq!(format!("{:.3}", agreement.relations.kappa().unwrap()), "0.667");
/// assert_eq!(format!("{:.3}", agreement.cass().unwrap()), "0.800");
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[must_use]
pub fn agreement(a: &ArgumentMap, b: &ArgumentMap, matching: Matching) -> Agreement {
    let shared = shared(a, b, matching);
    let locution = |&(id, _): &(StatementId, StatementId)| a[id].kind() == StatementKind::Locution;
    let locutions = shared.iter().filter(|pair| locution(pair)).count() as u64;
    let statements = shared.len() as u64 - locutions;
    let number = |map: &ArgumentMap, ids: &mut dyn Iterator<Item = StatementId>| {
        let mut numbers = vec![None; map.bound()];
        ids.zip(0..).for_each(|(id, number)| numbers[id.index()] = Some(number));
        numbers
    };
    let in_a = Links::new(a, &number(a, &mut shared.iter().map(|&(id, _)| id)));
    let in_b = Links::new(b, &number(b, &mut shared.iter().map(|&(_, id)| id)));
    Agreement {
        statements: Overlap {
            both: statements as usize,
            only_first: a.statements().count() - statements as usize,
            only_second: b.statements().count() - statements as usize,
        },
        relations: confusion(&in_a.relations, &in_b.relations, statements * statements.saturating_sub(1)),
        illocutions: confusion(&in_a.illocutions, &in_b.illocutions, locutions * statements),
        transitions: confusion(&in_a.transitions, &in_b.transitions, locutions * locutions.saturating_sub(1)),
        segmentation: segmentation(a, b),
    }
}

/// The pairs of shared statements that a map links, by number, each with its category.
type Pairs<'m> = BTreeMap<(u32, u32), &'m str>;

#[derive(Default)]
struct Links<'m> {
    relations: Pairs<'m>,
    illocutions: Pairs<'m>,
    transitions: Pairs<'m>,
}

impl<'m> Links<'m> {
    fn new(map: &'m ArgumentMap, numbers: &[Option<u32>]) -> Self {
        let mut links = Links::default();
        // By index, what a relation bears on in the end, and how many inferences lie between.
        let mut ends: Vec<Option<(usize, StatementId)>> = vec![None; map.bound()];
        for id in inside_out(map).0 {
            ends[id.index()] = match map[id].target() {
                NodeId::Statement(id) => Some((0, id)),
                NodeId::Relation(id) => ends[id.index()].map(|(between, end)| (between + 1, end)),
            };
        }
        let mut ordered: Vec<(usize, RelationId, StatementId)> = map
            .all_relations()
            .filter_map(|id| ends[id.index()].map(|(between, end)| (between, id, end)))
            .collect();
        ordered.sort_unstable();
        for (_, id, end) in ordered {
            let relation = &map[id];
            let direct = relation.target().statement().is_some();
            let (pairs, category) = match relation.family() {
                Family::Support if direct => (&mut links.relations, "support"),
                Family::Support => (&mut links.relations, "support of an inference"),
                Family::Attack if direct => (&mut links.relations, "attack"),
                Family::Attack => (&mut links.relations, "undercut"),
                Family::Rephrase => (&mut links.relations, "rephrase"),
                Family::Preference => (&mut links.relations, "preference"),
                Family::Transition => (&mut links.transitions, "transition"),
                Family::Illocution if direct => {
                    let force = relation.scheme().map(|scheme| scheme.written());
                    (&mut links.illocutions, force.unwrap_or("illocution"))
                }
                Family::Illocution => continue,
            };
            let number = |id: StatementId| numbers[id.index()];
            let Some(to) = number(end) else { continue };
            let premises = relation.premises().iter().filter_map(|premise| premise.node().statement());
            for from in premises.filter_map(number).filter(|&from| from != to) {
                pairs.entry((from, to)).or_insert(category);
                if relation.is_symmetric() {
                    pairs.entry((to, from)).or_insert(category);
                }
            }
        }
        links
    }
}

/// The table of `units` pairs, most of which neither map links.
fn confusion(a: &Pairs<'_>, b: &Pairs<'_>, units: u64) -> Confusion {
    const NONE: &str = "none";
    let mut confusion = Confusion::default();
    let of = |pairs: &Pairs<'_>, pair| pairs.get(pair).copied().unwrap_or(NONE).to_owned();
    for (pair, category) in a {
        confusion.add(category, &of(b, pair), 1);
    }
    for (_, category) in b.iter().filter(|(pair, _)| !a.contains_key(pair)) {
        confusion.add(NONE, category, 1);
    }
    confusion.add(NONE, NONE, units.saturating_sub(confusion.units()));
    confusion
}
