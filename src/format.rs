//! Formats: what can be read back.
//!
//! | format | reads | writes | keeps | loses |
//! |---|---|---|---|---|
//! | [`json`] | yes | yes | everything | nothing |
//! | [`iccma`]: `p af`, `.apx`, `.tgf` | yes | yes | an abstract framework: arguments, attacks, names | comments, labels of nodes and edges; `p af` knows no names |

pub mod iccma;
pub mod json;
