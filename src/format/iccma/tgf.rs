//! `.tgf`: names of arguments, `#`, pairs of names.

use crate::error::{Error, ErrorKind};
use crate::format::iccma::NamedFramework;
use crate::format::iccma::names::Names;
use crate::format::iccma::source::{Source, at, found, words, wrong};
use crate::format::iccma::warning::{Oddity, Warnings};
use crate::semantics::{Attacks, Framework};
use std::io::Read;

pub(super) fn read(mut source: Source<impl Read>, warnings: &mut Warnings) -> Result<NamedFramework, Error> {
    let mut lines =
        Lines { names: Names::default(), attacks: Attacks::default(), separated: false, line: 0, warnings };
    while let Some(block) = source.lines()? {
        for text in block.split_inclusive(|&byte| byte == b'\n') {
            lines.read(text)?;
        }
    }
    if !lines.separated {
        let message = "the line `#` between arguments and attacks is missing".to_owned();
        return Err(wrong(lines.line.max(1), 1, message));
    }
    Ok(NamedFramework { framework: Framework::with(lines.names.len(), lines.attacks)?, names: lines.names })
}

struct Lines<'w> {
    names: Names,
    attacks: Attacks,
    /// Whether the line `#` was read.
    separated: bool,
    line: u64,
    warnings: &'w mut Warnings,
}

impl Lines<'_> {
    fn read(&mut self, text: &[u8]) -> Result<(), Error> {
        self.line += 1;
        let Some(text) = text.strip_suffix(b"\n") else {
            self.warnings.note(Oddity::NoFinalNewline, self.line);
            return self.content(text);
        };
        match text.strip_suffix(b"\r") {
            Some(text) => {
                self.warnings.note(Oddity::CarriageReturn, self.line);
                self.content(text)
            }
            None => self.content(text),
        }
    }

    fn content(&mut self, text: &[u8]) -> Result<(), Error> {
        let mut words = words(text);
        let Some((column, first)) = words.next() else {
            self.warnings.note(Oddity::BlankLine, self.line);
            return Ok(());
        };
        let mut length = first.len();
        if first.starts_with(b"#") {
            if self.separated || first.len() > 1 || words.next().is_some() {
                let message =
                    format!("found {}; one line `#` stands between arguments and attacks", found(text));
                return Err(wrong(self.line, column, message));
            }
            self.separated = true;
        } else if self.separated {
            let Some((place, second)) = words.next() else {
                let message = format!("found {}; an attack is two names, such as `a b`", found(text));
                return Err(wrong(self.line, column, message));
            };
            length += 1 + second.len();
            let attacker = self.known(column, first)?;
            let attacked = self.known(place, second)?;
            self.attacks.push(attacker, attacked);
        } else {
            self.declare(column, first)?;
        }
        if words.next().is_some() {
            self.warnings.note(Oddity::Label, self.line);
        } else if length < text.len() {
            self.warnings.note(Oddity::Spaces, self.line);
        }
        Ok(())
    }

    fn text<'t>(&self, column: usize, name: &'t [u8]) -> Result<&'t str, Error> {
        std::str::from_utf8(name).map_err(|_| wrong(self.line, column, "a name is not UTF-8".to_owned()))
    }

    fn declare(&mut self, column: usize, name: &[u8]) -> Result<(), Error> {
        let text = self.text(column, name)?;
        if self.names.get(name).is_some() {
            let kind = ErrorKind::DuplicateArgument { name: text.to_owned() };
            return Err(Error::at(kind, at(self.line, column)));
        }
        self.names.push(text).map(drop)
    }

    fn known(&self, column: usize, name: &[u8]) -> Result<u32, Error> {
        match self.names.get(name) {
            Some(number) => Ok(number),
            None => {
                let name = self.text(column, name)?.to_owned();
                let kind = ErrorKind::UndeclaredArgument { name };
                Err(Error::at(kind, at(self.line, column)))
            }
        }
    }
}
