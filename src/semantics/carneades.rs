//! Carneades: arguments are weighed, and a burden of proof decides.
//!
//! Dung's semantics ask which attacks succeed. Carneades asks what a court asks: which arguments are good, how
//! much they weigh, and whether the better side is better by enough.
//!
//! | term | in a map | source |
//! |---|---|---|
//! | *argument* | a support of a statement; a rebuttal, which argues for the statement's negation | GPW 2007 |
//! | *exception*, *undercutter* | an undercut: if it carries weight, its target carries none. A support of a relation argues that the relation applies, and is weighed against the undercuts | GPW 2007; GW 2016 |
//! | *assumption* | a statement that is taken as given: [assumed](Case::assume), or [presumed](Case::presume) until argued down | GPW 2007 |
//! | *issue*, *position* | a question and the answers to it, at most one of which is accepted: statements that contradict each other, directly or by way of others, or that a [`Case`] [declares](Case::issue); a statement that is argued against is at issue with its negation | GW 2016 |
//! | *weighing function* | how an argument's premises make its weight: [`Weighing`], times the relation's strength | GW 2016 |
//! | *proof standard* | by how much a position must be better than its rivals: [`Standard`] | GPW 2007; GW 2009 |
//!
//! GPW 2007 is Gordon, Prakken and Walton, "The Carneades model of argument and burden of proof", *Artificial
//! Intelligence* 171; GW 2009 is Gordon and Walton, "Proof burdens and standards", in *Argumentation in Artificial
//! Intelligence*; GW 2016, by the same, is "Formalizing balancing arguments", COMMA 2016, which Carneades 4
//! implements. The last counts here; it also judges maps with circles. The others are the special case in which
//! each statement is at issue with its negation only, each argument has a weight of its own, and nothing goes in a
//! circle.
//!
//! # The labels
//!
//! Labels are given once and for all, and as few as follow:
//!
//! 1. What is assumed is in, and the other positions of its issue are out; what is rejected is out.
//! 2. An argument is *settled* once an undercut carries weight (then it weighs 0), or none can any more and all its
//!    premises are labelled (then it is weighed; GW 2016, definition 7). It may carry weight although a premise is
//!    out: that is for the weighing function to say.
//! 3. A statement is out once all arguments for it are settled and none carries weight.
//! 4. A statement that is not at issue is in once some argument for it carries weight.
//! 5. An issue is decided once all arguments about it are settled: a position is in if it meets the standard, else
//!    out.
//!
//! What is left, because it rests on a circle, is undecided. Out means not accepted, not refuted: a claim for which
//! nobody argues is out.
//!
//! # What plays no part
//!
//! Conceded attacks, rephrases, preferences between nodes and the dialogue; contradictions raise issues but are no
//! arguments, and what is aimed at them has no effect. Whether a relation is strict is left to its strength, and
//! roles of premises mean nothing save to [`Weighing::Criteria`].

mod case;
mod frame;
mod labeller;
mod scale;
mod standard;
mod verdict;
mod weighing;

use crate::error::Error;
use crate::map::ArgumentMap;
pub use case::Case;
use frame::Frame;
use labeller::Labeller;
pub use standard::{Standard, Thresholds};
pub use verdict::{Issue, Position, Ruling, Verdict};
pub use weighing::{Criterion, Order, Property, Weighing};

/// Labels the statements of a map and weighs its arguments, so far as a case settles them.
///
/// # Errors
/// [`UnknownId`](crate::ErrorKind::UnknownId) and [`NotArgued`](crate::ErrorKind::NotArgued) where the case speaks
/// of what is not in the map or not part of the argument, [`NoPosition`](crate::ErrorKind::NoPosition) for an issue
/// without any, and [`RepeatedPosition`](crate::ErrorKind::RepeatedPosition) for a statement in two issues, even if
/// only contradictions make them one.
///
/// # Complexity
/// Linear in the map and the case, with a logarithm for what the case names one by one and for ranking by
/// preference. A criterion looks at every accepted answer, and there is one unless assumptions conflict.
///
/// # Examples
/// Three restaurants, one evening:
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::{Status, carneades::{Case, Ruling, Standard, evaluate}};
///
/// let mut m = MapBuilder::new("Where shall we eat?");
/// for place in ["trattoria", "brasserie", "canteen"] {
///     m.claim(place, place);
/// }
/// m.evidence("good", "The trattoria has the best cook.");
/// m.evidence("near", "The brasserie is around the corner.");
/// m.support("trattoria").with("good").strength(0.9);
/// m.support("brasserie").with("near").strength(0.6);
/// let map = m.build()?;
///
/// let places: Vec<_> = map.main_claims().chain(map.find_statement("canteen")).collect();
/// let mut case = Case::assuming(map.leaves().filter(|id| !places.contains(id)));
/// case.issue(places.iter().copied(), Standard::Preponderance);
/// let verdict = evaluate(&map, &case)?;
/// let issue = &verdict.issues()[0];
/// assert_eq!(issue.winner().map(|position| map.key(position.statement)), Some("trattoria"));
/// assert_eq!(issue.positions()[1].ruling, Ruling::Outweighed);
/// assert_eq!(issue.positions()[2].ruling, Ruling::Unsupported);
/// # Ok::<(), argument_map::Errors>(())
/// ```
pub fn evaluate(map: &ArgumentMap, case: &Case) -> Result<Verdict, Error> {
    case.check(map)?;
    let frame = Frame::new(map, case)?;
    Ok(Labeller::new(map, case, &frame).run())
}
