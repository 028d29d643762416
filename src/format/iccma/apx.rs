//! `.apx`: facts `arg(a).` and `att(a,b).`

use crate::error::{Error, ErrorKind};
use crate::format::iccma::NamedFramework;
use crate::format::iccma::cursor::{self, Cursor, Fact, Name, Plain, Stop};
use crate::format::iccma::names::Names;
use crate::format::iccma::source::{Source, at, quotable, wrong};
use crate::format::iccma::warning::{Oddity, Warnings};
use crate::semantics::{Attacks, Framework};
use std::collections::BTreeMap;
use std::io::Read;

pub(super) fn read(mut source: Source<impl Read>, warnings: &mut Warnings) -> Result<NamedFramework, Error> {
    let mut facts = Facts {
        names: Names::default(),
        attacks: Attacks::default(),
        undeclared: BTreeMap::new(),
        order: None,
        place: Place { line: 1, before: 0, occupied: false, facts: false },
        warnings,
    };
    loop {
        let (text, last) = (source.rest(), source.finished());
        let mut taken = 0;
        while let Some(more) = facts.step(&text[taken..], last)? {
            taken += more;
        }
        source.take(taken);
        if !source.more()? && source.rest().is_empty() {
            return facts.finish();
        }
    }
}

/// How far the file is read.
#[derive(Clone, Copy)]
struct Place {
    line: u64,
    /// How many bytes of the line are read.
    before: usize,
    /// Whether something stands on the line.
    occupied: bool,
    /// Whether a fact does.
    facts: bool,
}

impl Place {
    fn pass(&mut self, text: &[u8]) {
        match text.iter().rposition(|&byte| byte == b'\n') {
            Some(end) => {
                self.line += text.iter().filter(|&&byte| byte == b'\n').count() as u64;
                self.before = text.len() - end - 1;
            }
            None => self.before += text.len(),
        }
    }

    /// The line and the column behind `text`.
    fn behind(mut self, text: &[u8]) -> (u64, usize) {
        self.pass(text);
        (self.line, self.before + 1)
    }
}

struct Facts<'w> {
    names: Names,
    attacks: Attacks,
    /// The arguments that were named in attacks only, and where first.
    undeclared: BTreeMap<u32, (u64, usize)>,
    /// The arguments in the order of their declarations, if that is not the order of their numbers.
    order: Option<Vec<u32>>,
    place: Place,
    warnings: &'w mut Warnings,
}

impl Facts<'_> {
    /// Reads what comes next: how long it is, or `None` if more of the file must be seen.
    fn step(&mut self, text: &[u8], last: bool) -> Result<Option<usize>, Error> {
        if let Some(length) = self.plain(text)? {
            return Ok(Some(length));
        }
        let line = self.place.line;
        match text {
            [] => Ok(None),
            [b'\r'] if !last => Ok(None),
            [b'\n', ..] => {
                if !self.place.occupied {
                    self.warnings.note(Oddity::BlankLine, line);
                }
                self.place = Place { line: line + 1, before: 0, occupied: false, facts: false };
                Ok(Some(1))
            }
            [b' ' | b'\t' | b'\r', ..] => {
                if text.starts_with(b"\r\n") {
                    self.warnings.note(Oddity::CarriageReturn, line);
                }
                self.place.before += 1;
                Ok(Some(1))
            }
            [b'%', ..] => {
                let end = text.iter().position(|&byte| byte == b'\n');
                self.place.occupied = true;
                match end.or(last.then_some(text.len())) {
                    Some(end) => {
                        self.place.before += end;
                        Ok(Some(end))
                    }
                    None => Ok(None),
                }
            }
            _ => match self.fact(text) {
                Ok(length) => Ok(Some(length)),
                Err(Stop::More) if !last => Ok(None),
                Err(Stop::More) => {
                    let (line, column) = self.place.behind(b"");
                    Err(wrong(line, column, "the file ends within a fact".to_owned()))
                }
                // Messages quote what follows, however the reader cuts it.
                Err(Stop::Wrong(offset, _)) if !last && !quotable(&text[offset..]) => Ok(None),
                Err(Stop::Wrong(offset, message)) => {
                    let (line, column) = self.place.behind(&text[..offset]);
                    Err(wrong(line, column, message))
                }
                Err(Stop::Error(error)) => Err(*error),
            },
        }
    }

    /// Reads a line of one plain fact, as nearly all lines are.
    #[inline]
    fn plain(&mut self, text: &[u8]) -> Result<Option<usize>, Error> {
        let Some(Plain { first, second, length }) = cursor::plain(text) else { return Ok(None) };
        if self.place.before > 0 {
            return Ok(None);
        }
        match second {
            Some(second) => {
                let (Some(attacker), Some(attacked)) = (self.names.get(first), self.names.get(second)) else {
                    return Ok(None);
                };
                self.attacks.push(attacker, attacked);
            }
            None => {
                let Ok(name) = std::str::from_utf8(first) else { return Ok(None) };
                if self.order.is_some() || self.names.get(first).is_some() {
                    return Ok(None);
                }
                self.names.push(name)?;
            }
        }
        self.place.line += 1;
        Ok(Some(length))
    }

    fn fact(&mut self, text: &[u8]) -> Result<usize, Stop> {
        let mut cursor = Cursor::new(text);
        let fact = cursor.fact()?;
        if std::mem::replace(&mut self.place.facts, true) {
            self.warnings.note(Oddity::SeveralFacts, self.place.line);
        }
        self.place.occupied = true;
        match fact {
            Fact::Argument(name) => self.declare(text, &name)?,
            Fact::Attack(attacker, attacked) => {
                let attacker = self.mention(text, &attacker)?;
                let attacked = self.mention(text, &attacked)?;
                self.attacks.push(attacker, attacked);
            }
        }
        for (odd, oddity) in [
            (cursor.spaces, Oddity::Spaces),
            (cursor.quotes, Oddity::QuotedName),
            (cursor.unusual, Oddity::UnusualName),
        ] {
            if odd {
                self.warnings.note(oddity, self.place.line);
            }
        }
        let length = cursor.at;
        if cursor.spaces || cursor.quotes {
            self.place.pass(&text[..length]);
        } else {
            self.place.before += length;
        }
        Ok(length)
    }

    fn declare(&mut self, text: &[u8], name: &Name<'_>) -> Result<(), Stop> {
        let number = match self.names.get(&name.bytes) {
            None => self.names.push(name.text()?)?,
            Some(number) if self.undeclared.remove(&number).is_some() => number,
            Some(_) => {
                let kind = ErrorKind::DuplicateArgument { name: name.text()?.to_owned() };
                let (line, column) = self.place.behind(&text[..name.at]);
                return Err(Error::at(kind, at(line, column)).into());
            }
        };
        if let Some(order) = &mut self.order {
            order.push(number);
        }
        Ok(())
    }

    fn mention(&mut self, text: &[u8], name: &Name<'_>) -> Result<u32, Stop> {
        if let Some(number) = self.names.get(&name.bytes) {
            return Ok(number);
        }
        let number = self.names.push(name.text()?)?;
        self.undeclared.insert(number, self.place.behind(&text[..name.at]));
        self.order.get_or_insert_with(|| (0..number).collect());
        self.warnings.note(Oddity::AttackFirst, self.place.line);
        Ok(number)
    }

    fn finish(self) -> Result<NamedFramework, Error> {
        if self.place.before > 0 {
            self.warnings.note(Oddity::NoFinalNewline, self.place.line);
        }
        if let Some((&number, &(line, column))) = self.undeclared.first_key_value() {
            let name = self.names.name(number).into_owned();
            let kind = ErrorKind::UndeclaredArgument { name };
            return Err(Error::at(kind, at(line, column)));
        }
        let framework = Framework::with(self.names.len(), self.attacks)?;
        let Some(order) = self.order else { return Ok(NamedFramework { framework, names: self.names }) };
        // Numbers follow the declarations, so that what is written is read back the same.
        let mut places = vec![0; order.len()];
        for (place, &number) in (0..).zip(&order) {
            places[number as usize] = place;
        }
        let names = Names::collect(order.iter().map(|&number| self.names.name(number)))?;
        let attacks = framework.attacks().map(|(a, b)| (places[a as usize], places[b as usize]));
        Ok(NamedFramework { framework: Framework::new(order.len(), attacks)?, names })
    }
}
