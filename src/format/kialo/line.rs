//! The shape of a line: path, stance, and whether it refers to another claim.

use crate::map::attributes::Data;
use crate::map::relation::Family;

pub(super) const TITLE: &str = "Discussion Title: ";
pub(super) const SEE: &str = "-> See ";
/// Members of what is kept.
pub(super) const HEAD: &str = "head";
pub(super) const CRLF: &str = "crlf";
pub(super) const UNENDED: &str = "unended";
pub(super) const MARKDOWN: &str = "markdown";
pub(super) const UNDER: &str = "under";
pub(super) const NEUTRAL: &str = "neutral";

/// What is kept in free data.
pub(super) fn of(data: Option<&Data>) -> Option<&Data> {
    data?.get(super::KEY)?.as_object()
}

pub(super) fn text<'d>(data: Option<&'d Data>, member: &str) -> Option<&'d str> {
    of(data)?.get(member)?.as_str()
}

/// The path that a line begins with, without its last dot, and the rest of the line.
pub(super) fn path(line: &str) -> Option<(&str, &str)> {
    let end = line.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(line.len());
    let (path, rest) = line.split_at_checked(end)?;
    let path = path.strip_suffix('.')?;
    let number = |part: &str| matches!(part.len(), 1..=9) && !part.starts_with('0');
    path.split('.').all(number).then_some((path, rest))
}

/// The path of the claim above.
pub(super) fn above(path: &str) -> Option<&str> {
    path.rsplit_once('.').map(|(above, _)| above)
}

/// The stance that the rest of a line declares, and what is said.
pub(super) fn stance(said: &str) -> Option<(Family, &str)> {
    let pro = said.strip_prefix("Pro: ").map(|said| (Family::Support, said));
    pro.or_else(|| said.strip_prefix("Con: ").map(|said| (Family::Attack, said)))
}

/// The path of the claim that is used once more.
pub(super) fn see(markdown: &str) -> Option<&str> {
    let (path, rest) = path(markdown.trim_end().strip_prefix(SEE)?)?;
    rest.is_empty().then_some(path)
}
