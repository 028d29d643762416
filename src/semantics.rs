//! Judging a map: which statements and relations stand.

/// Whether something stands, in the three-valued sense of Caminada's labellings (2006).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// It stands: accepted.
    In,
    /// It falls: something that stands defeats it.
    Out,
    /// Neither: it is open, or the objections to it are.
    Undecided,
}
