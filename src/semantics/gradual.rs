//! Gradual semantics: how strong each argument is, as a number.

mod attribution;
mod components;
mod contraction;
mod cyclic;
mod flip;
mod from_map;
mod gradient;
mod model;
mod network;
mod shapley;
mod slope;
mod solve;
mod step;

pub use attribution::{intrinsic_removal, removal};
pub use flip::{BaseChange, Removals, Search, fewest_removals, least_base_change};
pub use from_map::{Defaults, MapNetwork};
pub use gradient::{Gradient, gradient};
pub use model::{Aggregation, Gradual, Influence};
pub use network::{Edge, Linking, Network, Polarity};
pub use shapley::{Sampling, Shapley, shapley};
pub use slope::Slope;
pub use solve::{Convergence, Iteration, Method, Route, Strengths, strengths};
