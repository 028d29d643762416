//! Judging a map: which statements and relations stand.

mod framework;
pub mod gradual;
mod grounded;
mod labelling;

pub use framework::Framework;
pub use grounded::grounded;
pub use labelling::{Labelling, Status};
