//! Keys from titles: printable, not padded, and each only once.

use hashbrown::{HashMap, HashSet};

/// Keys that are given out.
#[derive(Default)]
pub(super) struct Keys {
    /// Titles of statements that are their keys: the most, and unique as they are.
    titles: HashSet<String>,
    /// The others, each with the number last put behind it.
    given: HashMap<String, usize>,
}

impl Keys {
    /// Keys beside which titles of statements can be kept free.
    pub(super) fn beside(titles: HashSet<String>) -> Self {
        Keys { titles, given: HashMap::new() }
    }

    fn is_taken(&self, key: &str) -> bool {
        self.given.contains_key(key) || self.titles.contains(key)
    }

    /// A key like `title` that nothing else has; `kind` tells it from others of the same title.
    pub(super) fn claim(&mut self, title: &str, kind: &str) -> String {
        let clean = clean(title);
        let key = if clean.is_empty() { kind.to_owned() } else { clean };
        let with_kind = format!("{key} ({kind})");
        for free in [&key, &with_kind] {
            if !self.is_taken(free) {
                self.given.insert(free.clone(), 1);
                return free.clone();
            }
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
