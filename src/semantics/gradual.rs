//! Gradual semantics: how strong each argument is, as a number in `0..=1`.
//!
//! An argument has a base score, what it is worth by itself. A semantics gathers the strengths of its attackers and
//! supporters ([`Aggregation`]) and lets them move the base score ([`Influence`]); the fixed point is the strength.
//!
//! | name | gathers | moves by | weighs |
//! |---|---|---|---|
//! | `df-quad` | product | linear(1) | both |
//! | `quadratic-energy` | sum | 2-max(1) | both |
//! | `euler-based`, `euler-based-restricted` | sum | Euler | both |
//! | `euler-based-top` | top | Euler | both |
//! | `sdf-quad` | product | 1-max(1) | both |
//! | `uncertainpy-squared-dfquad` | squared product | linear(1) | both |
//! | `uncertainpy-squared-energy` | squared sum | 1-max(1) | both |
//! | `mlp-based` | sum | logistic | both |
//! | `h-categoriser`, `weighted-h-categoriser` | sum | reciprocal | attacks |
//! | `max-based` | top | reciprocal | attacks |
//! | `card-based` | cardinality | reciprocal | attacks |
//! | `counting` | sum | damped(0.9) | attacks |
//!
//! The papers stand at the constants of [`Gradual`]. Which one? Where several weak reasons should add up without end,
//! `quadratic-energy` or `mlp-based`; where a few suffice to settle a matter, `df-quad`. The Euler-based ones never
//! lower a base score of 1. Edge weights count in all of them, as a factor of the strength that is passed on; the
//! papers that know no weights are the case of weight 1.
//!
//! | to | use |
//! |---|---|
//! | find how strong the statements and relations of a map are | [`map_strengths`] |
//! | make a network, by hand or of a map | [`Network`], [`MapNetwork`] |
//! | find the strengths, and whether they can be trusted | [`strengths`], [`Convergence`] |
//! | see what contributes to one of them | [`removal`], [`intrinsic_removal`], [`gradient`], [`shapley`] |
//! | see what would flip it | [`fewest_removals`], [`least_base_change`] |

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

pub use crate::semantics::map_strengths::{MapStrengths, map_strengths};
pub use attribution::{intrinsic_removal, removal};
pub use flip::{BaseChange, Removals, Search, fewest_removals, least_base_change};
pub use from_map::{Defaults, MapNetwork};
pub use gradient::{Gradient, gradient};
pub use model::{Aggregation, Gradual, Influence};
pub use network::{Edge, Linking, Network, Polarity};
pub use shapley::{Sampling, Shapley, shapley};
pub use slope::Slope;
pub use solve::{Convergence, Iteration, Method, Route, Strengths, strengths};
