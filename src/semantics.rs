//! Judging a map: which statements and relations stand.

pub mod carneades;
mod change;
mod evaluation;
mod explain;
mod framework;
mod given;
pub mod gradual;
mod grounded;
mod labelling;
mod live;
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
pub use live::Live;
pub use name::Semantics;
pub use reading::{Ordering, Reading, Rebuttal, StrictSteps, Support, Viewpoint};
pub use search::{
    Acceptance, Extensions, Justification, Limit, Stopped, count, credulous, extension, extensions, justify,
    sceptical,
};
