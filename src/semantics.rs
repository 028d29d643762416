//! Judging a map: which statements and relations stand.

pub mod carneades;
mod framework;
mod grounded;
mod labelling;

pub use framework::Framework;
pub use grounded::grounded;
pub use labelling::{Labelling, Status};
