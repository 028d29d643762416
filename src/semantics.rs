//! Judging a map: which statements and relations stand, how strongly, and why.
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Reading, Status, evaluate, what_if};
//!
//! let mut m = MapBuilder::new("Was it the rain?");
//! m.thesis("rain", "It rained last night.");
//! m.evidence("wet", "The street is wet.");
//! m.evidence("truck", "The water truck came by this morning.");
//! m.support("rain").with("wet").key("from-wetness");
//! m.undercut("from-wetness").with("truck");
//! let map = m.build()?;
//!
//! let judged = evaluate(&map, &Reading::new())?;
//! assert_eq!(judged.status_of("rain"), Some(Status::Out));
//! print!("{}", judged.why_of("rain").unwrap());
//!
//! let without = Reading::new().drop(map.find("truck").unwrap());
//! assert!(what_if(&judged, &without)?.iter().any(|change| map.key(change.node) == "rain"));
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! # What stands
//!
//! For a map and a [`Viewpoint`] whose commitments are taken as given:
//!
//! * a relation stands only if all its premises do, and no undercut of it stands; a contradiction or a preference is
//!   there whether its sides stand or not;
//! * a statement that nothing supports stands if the viewpoint takes it as given; else it is *open*, and undecided: a
//!   reported claim is not a fact, but it is not false either;
//! * a statement that something supports stands only if one of its supports does;
//! * an attack that stands defeats its target, unless that is strictly stronger or preferred; a concession is drawn but defeats
//!   nothing; a restatement carries no force of its own; a contradiction attacks both ways, until it is undercut.
//!
//! Where the literature reads a map otherwise, [`Reading`] has an option of that name. Supports of an inference do
//! not bear on whether it stands; they do on [how strong](gradual) it is.
//!
//! # Which judgement
//!
//! [Which to choose](crate::guide::which_semantics) and [what the answer says](crate::guide::reading_the_verdict) are
//! chapters of the guide.
//!
//! | to know | use | from |
//! |---|---|---|
//! | what must be accepted | [`evaluate`]: grounded, linear | Dung 1995 |
//! | what can be held together | [`evaluate_under`] a [`Semantics`] of extensions | Dung 1995; Caminada 2006; others, see there |
//! | why | [`Evaluation::why`] | |
//! | what another reading would change | [`what_if`] | |
//! | what its verdict hangs on | [`least_changes`] | Reiter 1987, for the search |
//! | the same after an edit, without starting over | [`Live`] | |
//! | how strong each claim is, as a number | [`gradual`] | Rago and others 2016; Potyka 2018; Amgoud and others 2017 |
//! | what each premise contributes | [`gradual`]: removal, gradients, Shapley values | |
//! | whether a case is proved | [`carneades`]: issues and proof standards | Gordon and Walton 2016 |
//! | about arguments that are only numbers | [`Framework`], [`grounded`], [`extension`], [`extensions`], [`count`], [`credulous`], [`sceptical`], [`justify`] | Dung 1995 |
//!
//! The questions about several extensions are hard ones (up to the second level of the polynomial hierarchy): they take
//! a [`Limit`], and say so when they stop. On large frameworks the feature `sat`, or `cadical`, makes them much faster.

pub mod carneades;
mod change;
mod evaluation;
mod explain;
mod framework;
mod given;
pub mod gradual;
mod grounded;
mod labelling;
mod least;
mod live;
mod map_strengths;
mod name;
mod reading;
mod search;
mod structured;

pub use change::{Change, what_if};
pub use evaluation::{Evaluation, evaluate, evaluate_under};
pub use explain::{Bearing, Explanation, Ground, Step};
pub(crate) use framework::Attacks;
pub use framework::Framework;
pub use grounded::grounded;
pub use labelling::{Labelling, Status};
pub use least::{Supposition, least_changes};
pub use live::Live;
pub use name::Semantics;
pub use reading::{Ordering, Reading, Rebuttal, StrictSteps, Support, Viewpoint};
pub(crate) use search::Clock;
pub use search::{
    Acceptance, Extensions, Justification, Limit, Stopped, count, credulous, extension, extensions, justify,
    sceptical,
};
