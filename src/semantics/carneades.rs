//! Carneades: arguments are weighed, and a burden of proof decides.

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

/// Says what stands in a map if a case is decided by proof standards.
pub fn evaluate(map: &ArgumentMap, case: &Case) -> Result<Verdict, Error> {
    case.check(map)?;
    let frame = Frame::new(map, case)?;
    Ok(Labeller::new(map, case, &frame).run())
}
