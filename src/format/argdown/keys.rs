//! Keys from titles: printable, not padded, and each only once.

use std::collections::HashMap;

/// Keys that are given out, each with the number last put behind it.
#[derive(Default)]
pub(super) struct Keys(HashMap<String, usize>);

impl Keys {
    /// A key like `title` that nothing else has; `kind` tells it from others of the same title.
    pub(super) fn claim(&mut self, title: &str, kind: &str) -> String {
        let clean = clean(title);
        let key = if clean.is_empty() { kind.to_owned() } else { clean };
        if !self.0.contains_key(&key) {
            self.0.insert(key.clone(), 1);
            return key;
        }
        let with_kind = format!("{key} ({kind})");
        if !self.0.contains_key(&with_kind) {
            self.0.insert(with_kind.clone(), 1);
            return with_kind;
        }
        loop {
            let number = self.0.entry(key.clone()).or_insert(1);
            *number += 1;
            let numbered = format!("{key} ({number})");
            if !self.0.contains_key(&numbered) {
                self.0.insert(numbered.clone(), 1);
                return numbered;
            }
        }
    }

    /// Keeps a title that is fit to be a key for the statement that will claim it.
    pub(super) fn reserve(&mut self, title: &str) {
        if clean(title) == title && !title.is_empty() {
            self.0.insert(title.to_owned(), 0);
        }
    }

    /// Claims what was reserved.
    pub(super) fn claim_reserved(&mut self, title: &str, kind: &str) -> String {
        match self.0.get_mut(title) {
            Some(number @ 0) => {
                *number = 1;
                title.to_owned()
            }
            _ => self.claim(title, kind),
        }
    }

    pub(super) fn is_free(&self, key: &str) -> bool {
        !self.0.contains_key(key)
    }
}

/// A title without what a key may not have.
fn clean(title: &str) -> String {
    let unfit = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}');
    if !title.contains(unfit) {
        return title.trim().to_owned();
    }
    title.split(unfit).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ").trim().to_owned()
}
