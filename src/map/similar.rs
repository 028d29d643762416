//! The key that may have been meant.

use crate::error::{ErrorKind, Noun};
use crate::map::ArgumentMap;

impl ArgumentMap {
    /// A key that leads nowhere, with the one most like it. Looks at every key.
    pub(crate) fn unknown_key(&self, noun: Noun, key: &str) -> ErrorKind {
        ErrorKind::UnknownKey { noun, key: key.to_owned(), similar: self.most_similar(noun, key) }
    }

    /// The key most like another, if any is like it.
    pub(crate) fn most_similar(&self, noun: Noun, key: &str) -> Option<String> {
        const LONGEST: usize = 64;
        let close = |other: &&str| other.len() <= LONGEST && *other != key && !other.is_empty();
        let near = self.keys(noun).filter(close);
        let near = near.map(|other| (strsim::damerau_levenshtein(key, other), other));
        let best = if key.len() <= LONGEST { near.min_by_key(|&(distance, _)| distance) } else { None };
        best.filter(|&(distance, _)| 3 * distance <= key.len() + 1).map(|(_, other)| other.to_owned())
    }
}
