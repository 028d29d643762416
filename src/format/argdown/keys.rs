//! Keys from titles: printable, not padded, and each only once.

use crate::map::table::check_key;
use hashbrown::{HashMap, HashSet};
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Keys that are given out.
#[derive(Default)]
pub(super) struct Keys {
    /// Hashes of what is taken will do; where two should ever meet, a key gets a number that it need not have.
    taken: HashSet<u64>,
    /// The numbers last put behind titles that were taken.
    numbers: HashMap<String, usize>,
}

impl Keys {
    /// Keys beside which titles of statements, unique as they are, can be kept free.
    pub(super) fn beside<'t>(titles: impl Iterator<Item = &'t str>, room: usize) -> Self {
        let mut taken = HashSet::with_capacity(room);
        taken.extend(titles.map(hash));
        Keys { taken, numbers: HashMap::new() }
    }

    /// A key like `title` that nothing else has; `kind` tells it from others of the same title.
    pub(super) fn claim<'t>(&mut self, title: &'t str, kind: &str) -> Cow<'t, str> {
        let mut key = if is_key(title) { Cow::Borrowed(title) } else { Cow::Owned(clean(title)) };
        if key.is_empty() {
            key = Cow::Owned(kind.to_owned());
        }
        if self.taken.insert(hash(&key)) {
            return key;
        }
        let with_kind = format!("{key} ({kind})");
        if self.taken.insert(hash(&with_kind)) {
            return Cow::Owned(with_kind);
        }
        let number = self.numbers.entry(key.clone().into_owned()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{key} ({number})");
            if self.taken.insert(hash(&numbered)) {
                return Cow::Owned(numbered);
            }
        }
    }
}

/// The same in every run.
fn hash(title: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    title.hash(&mut hasher);
    hasher.finish()
}

/// Whether a title can be a key as it is.
pub(super) fn is_key(title: &str) -> bool {
    check_key(title).is_ok()
}

fn unfit(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

/// A title without what a key may not have.
fn clean(title: &str) -> String {
    title.split(unfit).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").trim().to_owned()
}
