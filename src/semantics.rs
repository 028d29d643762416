//! Judging a map: which statements and relations stand.

mod framework;
mod grounded;
mod labelling;

pub(crate) use framework::Attacks;
pub use framework::Framework;
pub use grounded::grounded;
pub use labelling::{Labelling, Status};
