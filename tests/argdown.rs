//! Argdown: the listings of Argdown itself, what we read otherwise on purpose, and maps there and back.
#![cfg(feature = "argdown")]
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[path = "../examples/sanctions_vs_diplomacy/article.rs"]
mod article;
#[allow(dead_code)] // shared with the other tests
mod common;
#[path = "argdown/conformance.rs"]
mod conformance;
#[path = "argdown/differences.rs"]
mod differences;
#[path = "argdown/listing.rs"]
mod listing;
#[path = "argdown/real_core.rs"]
mod real_core;
#[path = "argdown/robustness.rs"]
mod robustness;
#[path = "argdown/round_trip.rs"]
mod round_trip;
