//! Argdown: the listings of Argdown itself, what we read otherwise on purpose, and maps there and back.
#![cfg(feature = "argdown")]
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

mod common;
#[path = "argdown/listing.rs"]
mod listing;
#[path = "argdown/round_trip.rs"]
mod round_trip;
#[path = "argdown/conformance.rs"]
mod conformance;
