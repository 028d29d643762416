//! Judging a map: which statements and relations stand.

mod change;
mod evaluation;
mod explain;
mod framework;
mod given;
mod grounded;
mod labelling;
mod live;
mod reading;
mod structured;

pub use change::{Change, what_if};
pub use evaluation::{Evaluation, evaluate};
pub use explain::{Bearing, Explanation, Ground, Step};
pub use framework::Framework;
pub use grounded::grounded;
pub use labelling::{Labelling, Status};
pub use live::Live;
pub use reading::{Ordering, Reading, Rebuttal, StrictSteps, Support, Viewpoint};
