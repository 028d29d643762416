//! Things with keys: an index from key to number, and a table that keeps its entries in order.

use crate::error::{ErrorKind, Noun};
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Finds the number of a key without holding the keys: whoever holds them is asked.
///
/// The hash of each key is kept beside its number, so that the table grows without asking. Hashes are seeded
/// by chance against crafted collisions; nothing ever walks the table, so its order never shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeyIndex {
    numbers: HashTable<(u32, u32)>,
    hasher: DefaultHashBuilder,
}

impl KeyIndex {
    #[allow(clippy::cast_possible_truncation)] // half of the hash tells keys apart well enough
    fn hash(&self, key: &str) -> u32 {
        self.hasher.hash_one(key) as u32
    }

    pub(crate) fn get<'k>(&self, key: &str, key_of: impl Fn(u32) -> &'k str) -> Option<u32> {
        let hash = self.hash(key);
        let found = self.numbers.find(spread(hash), |&(n, other)| other == hash && key_of(n) == key);
        found.map(|&(number, _)| number)
    }

    /// Enters `number` under `key`, which nothing is entered under yet.
    pub(crate) fn insert(&mut self, key: &str, number: u32) {
        let hash = self.hash(key);
        self.numbers.insert_unique(spread(hash), (number, hash), |&(_, hash)| spread(hash));
    }

    pub(crate) fn reserve(&mut self, more: usize) {
        self.numbers.reserve(more, |&(_, hash)| spread(hash));
    }

    pub(crate) fn remove(&mut self, key: &str, number: u32) {
        if let Ok(entry) = self.numbers.find_entry(spread(self.hash(key)), |&(n, _)| n == number) {
            entry.remove();
        }
    }
}

/// A hash over all 64 bits, as the table looks at both ends.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// What a [`Table`] holds.
pub(crate) trait Entry {
    const NOUN: Noun;
    fn key(&self) -> &str;
    /// An entry with a key and nothing else.
    fn named(key: &str) -> Self;
}

/// Entries in the order added, each under a key of its own; numbers are never given out again.
#[derive(Clone, Debug)]
pub(crate) struct Table<T> {
    entries: Vec<Option<T>>,
    index: KeyIndex,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { entries: Vec::new(), index: KeyIndex::default() }
    }
}

impl<T: Entry> Table<T> {
    pub(crate) fn get(&self, number: u32) -> Option<&T> {
        self.entries.get(number as usize)?.as_ref()
    }

    /// A number above those of all entries.
    pub(crate) fn bound(&self) -> u32 {
        self.entries.len() as u32
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, &T)> {
        (0..).zip(&self.entries).filter_map(|(n, entry)| Some((n, entry.as_ref()?)))
    }

    pub(crate) fn find(&self, key: &str) -> Option<u32> {
        self.index.get(key, |n| self.key_of(n))
    }

    fn key_of(&self, number: u32) -> &str {
        self.get(number).map_or("", Entry::key)
    }

    pub(crate) fn add(&mut self, entry: T) -> Result<u32, ErrorKind> {
        self.check_free(entry.key(), None)?;
        let number = u32::try_from(self.entries.len()).map_err(|_| ErrorKind::Full)?;
        self.entries.push(Some(entry));
        self.enter(number);
        Ok(number)
    }

    /// Puts `entry` in the place of an entry that is there.
    pub(crate) fn replace(&mut self, number: u32, entry: T) -> Result<(), ErrorKind> {
        self.check_free(entry.key(), Some(number))?;
        self.leave(number);
        self.entries[number as usize] = Some(entry);
        self.enter(number);
        Ok(())
    }

    /// Changes an entry, but not its key.
    pub(crate) fn edit(&mut self, number: u32, change: impl FnOnce(&mut T)) {
        if let Some(Some(entry)) = self.entries.get_mut(number as usize) {
            change(entry);
        }
    }

    pub(crate) fn remove(&mut self, number: u32) {
        self.leave(number);
        self.entries[number as usize] = None;
    }

    fn check_free(&self, key: &str, own: Option<u32>) -> Result<(), ErrorKind> {
        check_key(key)?;
        match self.find(key) {
            Some(taken) if Some(taken) != own => {
                Err(ErrorKind::DuplicateKey { noun: T::NOUN, key: key.to_owned() })
            }
            _ => Ok(()),
        }
    }

    fn enter(&mut self, number: u32) {
        let Table { entries, index } = self;
        index.insert(entries[number as usize].as_ref().map_or("", Entry::key), number);
    }

    fn leave(&mut self, number: u32) {
        let Table { entries, index } = self;
        index.remove(entries[number as usize].as_ref().map_or("", Entry::key), number);
    }
}

/// Keys are printed one to a line and used as identifiers.
pub(crate) fn check_key(key: &str) -> Result<(), ErrorKind> {
    let is_plain = |c: u8| c.is_ascii_graphic() || c == b' ';
    if key.bytes().all(is_plain) && !key.is_empty() && !key.starts_with(' ') && !key.ends_with(' ') {
        Ok(()) // as most are, and quickly seen
    } else if key.trim().is_empty() {
        Err(ErrorKind::EmptyKey)
    } else if key
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}'))
    {
        Err(ErrorKind::ControlInKey { key: key.to_owned() })
    } else if key.trim().len() < key.len() {
        Err(ErrorKind::PaddedKey { key: key.to_owned() })
    } else {
        Ok(())
    }
}
