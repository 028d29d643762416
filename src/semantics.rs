//! Judging a map: which statements and relations stand.

mod framework;
mod grounded;
mod labelling;
mod name;
mod search;

pub(crate) use framework::Attacks;
pub use framework::Framework;
pub use grounded::grounded;
pub use labelling::{Labelling, Status};
pub use name::Semantics;
pub use search::{
    Acceptance, Extensions, Justification, Limit, Stopped, count, credulous, extension, extensions, justify,
    sceptical,
};
