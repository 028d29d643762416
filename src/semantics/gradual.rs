//! Gradual semantics: how strong each argument is, as a number.

mod components;
mod cyclic;
mod model;
mod network;
mod solve;
mod step;

pub use model::{Aggregation, Gradual, Influence};
pub use network::{Edge, Linking, Network, Polarity};
pub use solve::{Convergence, Iteration, Method, Route, Strengths, strengths};
pub use step::Slope;
