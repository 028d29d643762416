//! Keys from titles: printable, not padded, and each only once.

use hashbrown::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Keys that are given out.
#[derive(Default)]
pub(super) struct Keys {
    /// Titles of statements that are their keys: the most, and unique as they are. Their hashes will do; where
    /// two should ever meet, a key gets a number that it need not have.
    titles: HashSet<u64>,
    /// The others, each with the number last put behind it.
    given: HashMap<String, usize>,
}

impl Keys {
    /// Keys beside which titles of statements can be kept free.
    pub(super) fn beside<'t>(titles: impl Iterator<Item = &'t str>) -> Self {
        Keys { titles: titles.map(hash).collect(), given: HashMap::new() }
    }

    fn is_taken(&self, key: &str) -> bool {
        self.given.contains_key(key) || (!self.titles.is_empty() && self.titles.contains(&hash(key)))
    }

    /// A key like `title` that nothing else has; `kind` tells it from others of the same title.
    pub(super) fn claim(&mut self, title: &str, kind: &str) -> String {
        let clean = clean(title);
        let key = if clean.is_empty() { kind.to_owned() } else { clean };
        if !self.is_taken(&key) {
            self.given.insert(key.clone(), 1);
            return key;
        }
        let with_kind = format!("{key} ({kind})");
        if !self.is_taken(&with_kind) {
            self.given.insert(with_kind.clone(), 1);
            return with_kind;
        }
        let mut number = self.given.get(&key).copied().unwrap_or(1);
        let numbered = loop {
            number += 1;
            let numbered = format!("{key} ({number})");
            if !self.is_taken(&numbered) {
                break numbered;
            }
        };
        self.given.insert(key, number);
        self.given.insert(numbered.clone(), 1);
        numbered
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
    !title.is_empty() && title.trim().len() == title.len() && !title.contains(unfit)
}

fn unfit(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}

/// A title without what a key may not have.
fn clean(title: &str) -> String {
    title.split(unfit).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").trim().to_owned()
}
