//! Names of arguments and the numbers they stand for.

use crate::error::{Error, ErrorKind};
use hashbrown::{DefaultHashBuilder, HashTable};
use std::borrow::Cow;
use std::fmt;
use std::hash::BuildHasher;

/// Distinct names in the order entered.
///
/// Names that count up (`a7`, `a8`, `a9`) take no memory; which form is used depends on the names alone.
#[derive(Clone)]
pub(super) enum Names {
    /// `prefix` and a number: `first`, the next, and so on.
    Counted {
        prefix: Box<str>,
        first: u32,
        len: u32,
    },
    Listed(List),
}

#[derive(Clone, Default)]
pub(super) struct List {
    text: String,
    /// Where each name ends in the text.
    ends: Vec<usize>,
    /// The numbers by the hashes of the names; never walked, so that its order does not show.
    index: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Names {
    /// The names `1`, `2`, … as `p af` has them.
    pub(super) fn numbers(len: u32) -> Self {
        Names::Counted { prefix: "".into(), first: 1, len }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Names::Counted { len, .. } => *len as usize,
            Names::Listed(list) => list.ends.len(),
        }
    }

    /// Whether they are `1`, `2`, …
    pub(super) fn are_numbers(&self) -> bool {
        match self {
            Names::Counted { len: 0, .. } => true,
            Names::Counted { prefix, first, .. } => prefix.is_empty() && *first == 1,
            Names::Listed(_) => false,
        }
    }

    pub(super) fn name(&self, number: u32) -> Cow<'_, str> {
        match self {
            Names::Counted { prefix, first, .. } => format!("{prefix}{}", first + number).into(),
            Names::Listed(list) => list.name(number).into(),
        }
    }

    pub(super) fn get(&self, name: &[u8]) -> Option<u32> {
        match self {
            Names::Counted { prefix, first, len } => {
                let (start, rest) = name.split_at_checked(prefix.len())?;
                // Byte by byte: prefixes are short.
                if !start.iter().eq(prefix.as_bytes()) {
                    return None;
                }
                decimal(rest)?.checked_sub(*first).filter(|number| number < len)
            }
            Names::Listed(list) => list.get(name),
        }
    }

    /// Enters a name that is not there yet.
    pub(super) fn push(&mut self, name: &str) -> Result<u32, Error> {
        let number = u32::try_from(self.len()).map_err(|_| Error::from(ErrorKind::TooManyArguments))?;
        match self {
            Names::Counted { prefix, first, len } => {
                if *len == 0 {
                    if let Some((text, number)) = split(name) {
                        (*prefix, *first, *len) = (text.into(), number, 1);
                        return Ok(0);
                    }
                }
                let follows = |rest: &str| decimal(rest.as_bytes()) == first.checked_add(*len);
                if *len > 0 && name.strip_prefix(&**prefix).is_some_and(follows) {
                    *len += 1;
                } else {
                    let mut list = List::default();
                    for number in 0..*len {
                        list.push(&self.name(number));
                    }
                    list.push(name);
                    *self = Names::Listed(list);
                }
            }
            Names::Listed(list) => list.push(name),
        }
        Ok(number)
    }

    /// All of them.
    ///
    /// # Errors
    /// [`ErrorKind::DuplicateArgument`] for a name that is given twice.
    pub(super) fn collect<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> Result<Self, Error> {
        let mut all = Names::default();
        for name in names {
            let name = name.as_ref();
            if all.get(name.as_bytes()).is_some() {
                return Err(ErrorKind::DuplicateArgument { name: name.to_owned() }.into());
            }
            all.push(name)?;
        }
        Ok(all)
    }
}

impl Default for Names {
    fn default() -> Self {
        Names::numbers(0)
    }
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries((0..self.len()).map(|number| self.name(number as u32))).finish()
    }
}

impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            _ if self.len() != other.len() => false,
            (Names::Listed(a), Names::Listed(b)) => a.ends == b.ends && a.text == b.text,
            (Names::Counted { len: 0, .. }, Names::Counted { .. }) => true,
            (Names::Counted { prefix: a, first: x, .. }, Names::Counted { prefix: b, first: y, .. }) => {
                a == b && x == y
            }
            _ => false,
        }
    }
}

impl List {
    fn name(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..self.ends[number]).expect("names end where characters do")
    }

    fn get(&self, name: &[u8]) -> Option<u32> {
        let hash = self.hasher.hash_one(name);
        self.index.find(hash, |&number| self.name(number).as_bytes() == name).copied()
    }

    fn push(&mut self, name: &str) {
        let number = self.ends.len() as u32;
        self.text.push_str(name);
        self.ends.push(self.text.len());
        let List { text, ends, index, hasher } = self;
        let hash = |&number: &u32| {
            let number = number as usize;
            let start = number.checked_sub(1).map_or(0, |before| ends[before]);
            hasher.hash_one(&text.as_bytes()[start..ends[number]])
        };
        index.insert_unique(hasher.hash_one(name.as_bytes()), number, hash);
    }
}

/// The number that a text is, if it is written as numbers are written and fits.
fn decimal(text: &[u8]) -> Option<u32> {
    if text.len() > 1 && text[0] == b'0' || text.is_empty() || text.len() > 10 {
        return None;
    }
    let mut value = 0_u64;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = 10 * value + u64::from(digit);
    }
    u32::try_from(value).ok()
}

/// A name as a text and the longest number at its end.
fn split(name: &str) -> Option<(&str, u32)> {
    let digits = name.len() - name.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (text, number) = (name.len() - digits.min(9)..name.len())
        .find_map(|at| Some((name.get(..at)?, decimal(name.get(at..)?.as_bytes())?)))?;
    Some((text, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_count_up_are_found_and_others_are_not() {
        let names = Names::collect(["a7", "a8", "a9", "a10"]).unwrap();
        assert!(matches!(names, Names::Counted { .. }));
        assert_eq!(names.get(b"a10"), Some(3));
        for other in ["a07", "a6", "a11", "a", "7", "a+8", "a8 ", "b8", ""] {
            assert_eq!(names.get(other.as_bytes()), None, "{other}");
        }
        assert_eq!(names.name(1), "a8");
    }

    #[test]
    fn a_name_out_of_count_turns_them_into_a_list() {
        for all in [["x9", "x10", "x"], ["x", "x1", "x2"], ["x00", "x01", "x2"], ["x0", "x1", ""]] {
            let names = Names::collect(all).unwrap();
            assert!(matches!(names, Names::Listed(_)), "{all:?}");
            for (number, name) in (0..).zip(all) {
                assert_eq!((names.get(name.as_bytes()), names.name(number)), (Some(number), name.into()));
            }
        }
        assert!(Names::collect(["x999999999", "x1000000000"]).is_ok());
    }
}
