//! `p af`: arguments are numbers from 1.

use crate::error::{Error, ErrorKind};
use crate::format::iccma::NamedFramework;
use crate::format::iccma::source::{Source, at, found, words, wrong};
use crate::format::iccma::warning::{Oddity, Warnings};
use crate::semantics::{Attacks, Framework};
use std::io::Read;

/// A file of any length may declare so many arguments; they take half a gigabyte.
const FREELY: usize = 100_000_000;

pub(super) fn read(mut source: Source<impl Read>, warnings: &mut Warnings) -> Result<NamedFramework, Error> {
    let mut lines = Lines { declared: None, attacks: Attacks::default(), line: 0, warnings };
    while let Some(block) = source.lines()? {
        lines.read(block)?;
    }
    let Lines { declared, attacks, line, .. } = lines;
    let Some((arguments, declared_on)) = declared else {
        let message = "the line `p af` with the number of arguments is missing".to_owned();
        return Err(wrong(line.max(1), 1, message));
    };
    let bytes = source.bytes();
    if arguments > FREELY && arguments as u64 > bytes {
        let kind = ErrorKind::Implausible { arguments, bytes, freely: FREELY };
        return Err(Error::at(kind, at(declared_on, 1)));
    }
    Ok(NamedFramework::numbered(Framework::with(arguments, attacks)?))
}

struct Lines<'w> {
    /// How many arguments there are, and the line that says so.
    declared: Option<(usize, u64)>,
    attacks: Attacks,
    line: u64,
    warnings: &'w mut Warnings,
}

impl Lines<'_> {
    fn read(&mut self, mut block: &[u8]) -> Result<(), Error> {
        while !block.is_empty() {
            self.line += 1;
            if let Some((arguments, _)) = self.declared {
                if let Some((attacker, attacked, length)) = attack(block) {
                    let within = |number: u64| (1..=arguments as u64).contains(&number);
                    if within(attacker) && within(attacked) {
                        self.attacks.push(attacker as u32 - 1, attacked as u32 - 1);
                        block = &block[length..];
                        continue;
                    }
                }
            }
            let end = block.iter().position(|&byte| byte == b'\n');
            self.unusual(&block[..end.unwrap_or(block.len())])?;
            if end.is_none() {
                self.warnings.note(Oddity::NoFinalNewline, self.line);
            }
            block = block.get(end.map_or(block.len(), |end| end + 1)..).unwrap_or_default();
        }
        Ok(())
    }

    /// A line that is not just an attack in its plainest form.
    #[cold]
    fn unusual(&mut self, text: &[u8]) -> Result<(), Error> {
        let text = match text.strip_suffix(b"\r") {
            Some(text) => {
                self.warnings.note(Oddity::CarriageReturn, self.line);
                text
            }
            None => text,
        };
        if text.starts_with(b"#") {
            return Ok(());
        }
        if text.trim_ascii().is_empty() {
            self.warnings.note(Oddity::BlankLine, self.line);
            return Ok(());
        }
        let data = text.split(|&byte| byte == b'#').next().unwrap_or_default();
        if data.len() < text.len() {
            self.warnings.note(Oddity::Comment, self.line);
        }
        let mut words = words(data);
        if data.len() == text.len()
            && words.clone().map(|(_, word)| word.len() + 1).sum::<usize>() != text.len() + 1
        {
            self.warnings.note(Oddity::Spaces, self.line);
        }
        let words = [words.next(), words.next(), words.next(), words.next()];
        match (self.declared, words) {
            (_, [None, ..]) => Ok(()),
            (None, [Some((_, b"p")), Some((_, b"af")), Some((column, count)), None]) => {
                self.declared = Some((self.count(column, count)?, self.line));
                Ok(())
            }
            (None, _) => {
                let message = format!(
                    "found {}; first comes `p af` with the number of arguments, such as `p af 3`",
                    found(text)
                );
                Err(wrong(self.line, 1, message))
            }
            (Some((arguments, _)), [Some((first, attacker)), Some((second, attacked)), None, _]) => {
                let attacker = self.argument(first, attacker, arguments)?;
                let attacked = self.argument(second, attacked, arguments)?;
                self.attacks.push(attacker, attacked);
                Ok(())
            }
            (Some((_, line)), [Some((_, b"p")), ..]) => {
                Err(wrong(self.line, 1, format!("a second `p` line; the first is line {line}")))
            }
            (Some(_), _) => Err(wrong(self.line, 1, not_an_attack(text))),
        }
    }

    fn count(&self, column: usize, text: &[u8]) -> Result<usize, Error> {
        if !text.iter().all(u8::is_ascii_digit) {
            let message =
                format!("{} is not a number of arguments; write it in digits, such as `p af 3`", found(text));
            return Err(wrong(self.line, column, message));
        }
        let count = number(text).0.try_into().ok().filter(|&count: &u32| count < u32::MAX);
        match count {
            Some(count) => Ok(count as usize),
            None => Err(Error::at(ErrorKind::TooManyArguments, at(self.line, column))),
        }
    }

    fn argument(&self, column: usize, text: &[u8], arguments: usize) -> Result<u32, Error> {
        if !text.iter().all(u8::is_ascii_digit) {
            return Err(wrong(self.line, column, not_an_attack(text)));
        }
        match number(text).0 {
            number if (1..=arguments as u64).contains(&number) => Ok(number as u32 - 1),
            _ => {
                let found = String::from_utf8_lossy(text.get(..40).unwrap_or(text)).into_owned();
                Err(Error::at(ErrorKind::NoSuchArgument { found, arguments }, at(self.line, column)))
            }
        }
    }
}

fn not_an_attack(text: &[u8]) -> String {
    format!("found {}; an attack is two numbers of arguments, such as `1 2`", found(text))
}

/// Two numbers, a space between and a line break after them; and how long all of it is.
#[inline]
fn attack(text: &[u8]) -> Option<(u64, u64, usize)> {
    let (attacker, space) = number(text);
    let rest = text.get(space..)?.strip_prefix(b" ")?;
    let (attacked, end) = number(rest);
    (rest.get(end) == Some(&b'\n')).then_some((attacker, attacked, space + end + 2))
}

/// The number at the start and how many digits it has: 0 for none. Too large ones are as large as can be.
#[inline]
fn number(text: &[u8]) -> (u64, usize) {
    let mut value = 0_u64;
    let mut digits = 0;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
        digits += 1;
    }
    (if digits < 20 { value } else { u64::MAX }, digits)
}
