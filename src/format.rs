//! Formats: what can be read back into a map.
//!
//! | format | reads | writes | keeps | loses |
//! |---|---|---|---|---|
//! | [`json`] | yes | yes | everything | nothing |

pub mod json;
