//! The facts of an `.apx` file, letter by letter.

use crate::error::Error;
use crate::format::iccma::source::found;
use std::borrow::Cow;

/// Why a fact cannot be had.
pub(super) enum Stop {
    /// It does not end in the text at hand.
    More,
    /// Something is wrong at so many bytes from its start.
    Wrong(usize, String),
    Error(Box<Error>),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Stop::Error(Box::new(error))
    }
}

pub(super) enum Fact<'t> {
    Argument(Name<'t>),
    Attack(Name<'t>, Name<'t>),
}

pub(super) struct Name<'t> {
    pub(super) bytes: Cow<'t, [u8]>,
    /// Where it begins.
    pub(super) at: usize,
}

impl Name<'_> {
    pub(super) fn text(&self) -> Result<&str, Stop> {
        std::str::from_utf8(&self.bytes).map_err(|_| Stop::Wrong(self.at, "a name is not UTF-8".to_owned()))
    }
}

/// What a byte is in a name without quotation marks.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    /// A letter, a digit, or `_`.
    Word,
    Unusual,
    End,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Unusual; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Word,
            0..=b' ' | b'(' | b')' | b',' | b'"' | b'%' | 0x7F => Class::End,
            _ => Class::Unusual,
        };
        byte += 1;
    }
    classes
};

/// Whether a name needs no quotation marks.
pub(super) fn is_word(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| CLASSES[usize::from(byte)] == Class::Word)
}

/// A fact in its plainest form, alone on its line.
pub(super) struct Plain<'t> {
    pub(super) first: &'t [u8],
    /// The second name of an attack.
    pub(super) second: Option<&'t [u8]>,
    /// How long the line is.
    pub(super) length: usize,
}

#[inline]
pub(super) fn plain(text: &[u8]) -> Option<Plain<'_>> {
    let word = |from: usize| {
        let end = text.get(from..)?.iter().position(|&byte| CLASSES[usize::from(byte)] != Class::Word)?;
        Some(from + end).filter(|_| end > 0)
    };
    let first = word(4)?;
    let (second, end) = match text.get(..4)? {
        b"arg(" => (None, first),
        b"att(" if text.get(first) == Some(&b',') => {
            let end = word(first + 1)?;
            (text.get(first + 1..end), end)
        }
        _ => return None,
    };
    let plain = Plain { first: &text[4..first], second, length: end + 3 };
    (text.get(end..end + 3)? == b").\n").then_some(plain)
}

/// Reads one fact, and remembers what is unusual about it.
pub(super) struct Cursor<'t> {
    text: &'t [u8],
    pub(super) at: usize,
    pub(super) spaces: bool,
    pub(super) quotes: bool,
    pub(super) unusual: bool,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        Cursor { text, at: 0, spaces: false, quotes: false, unusual: false }
    }

    pub(super) fn fact(&mut self) -> Result<Fact<'t>, Stop> {
        let attack = match self.text {
            [b'a', b'r', b'g', ..] => false,
            [b'a', b't', b't', ..] => true,
            _ if b"arg".starts_with(self.text) || b"att".starts_with(self.text) => return Err(Stop::More),
            _ => return Err(self.wrong("`arg(` or `att(`")),
        };
        self.at = 3;
        self.expect(b'(', "`(`")?;
        let name = self.name()?;
        let fact = if attack {
            self.expect(b',', "`,` and the name of what is attacked")?;
            Fact::Attack(name, self.name()?)
        } else {
            Fact::Argument(name)
        };
        self.expect(b')', "`)`")?;
        self.expect(b'.', "`.` at the end of the fact")?;
        Ok(fact)
    }

    fn wrong(&self, wanted: &str) -> Stop {
        let rest = self.text.get(self.at..).unwrap_or_default();
        Stop::Wrong(self.at, format!("found {}, expected {wanted}", found(rest)))
    }

    #[inline]
    fn peek(&self) -> Result<u8, Stop> {
        self.text.get(self.at).copied().ok_or(Stop::More)
    }

    /// The next byte that is no space.
    #[inline]
    fn solid(&mut self) -> Result<u8, Stop> {
        while matches!(self.peek()?, b' ' | b'\t' | b'\r' | b'\n') {
            self.spaces = true;
            self.at += 1;
        }
        self.peek()
    }

    #[inline]
    fn expect(&mut self, byte: u8, wanted: &str) -> Result<(), Stop> {
        if self.solid()? != byte {
            return Err(self.wrong(wanted));
        }
        self.at += 1;
        Ok(())
    }

    #[inline]
    fn name(&mut self) -> Result<Name<'t>, Stop> {
        if self.solid()? == b'"' {
            return self.quoted();
        }
        let start = self.at;
        loop {
            match CLASSES[usize::from(self.peek()?)] {
                Class::Word => {}
                Class::Unusual => self.unusual = true,
                Class::End => break,
            }
            self.at += 1;
        }
        if self.at == start {
            return Err(self.wrong("a name; put it in quotation marks if it has spaces or brackets"));
        }
        Ok(Name { bytes: Cow::Borrowed(&self.text[start..self.at]), at: start })
    }

    /// A name in quotation marks; a quotation mark, a backslash and `n` for a line break may follow a backslash.
    #[cold]
    fn quoted(&mut self) -> Result<Name<'t>, Stop> {
        self.quotes = true;
        let start = self.at;
        let mut bytes = Vec::new();
        loop {
            self.at += 1;
            match self.peek()? {
                b'"' => break,
                b'\\' => {
                    self.at += 1;
                    bytes.push(match self.peek()? {
                        b'n' => b'\n',
                        byte @ (b'"' | b'\\') => byte,
                        _ => return Err(self.wrong("`\\\"`, `\\\\` or `\\n` after a backslash")),
                    });
                }
                byte => bytes.push(byte),
            }
        }
        self.at += 1;
        Ok(Name { bytes: Cow::Owned(bytes), at: start })
    }
}
