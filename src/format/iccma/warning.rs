//! What a reader accepts although it is unusual, and says so.

use crate::semantics::Framework;
use std::fmt;

/// A harmless oddity of a file that was read: how often it occurs and where first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    oddity: Oddity,
    line: Option<u64>,
    times: u64,
}

impl Warning {
    /// What is odd.
    #[must_use]
    pub fn oddity(&self) -> Oddity {
        self.oddity
    }

    /// The line where it occurs first, counted from 1; `None` if the oddity itself says what is odd.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        self.line
    }

    /// How often it occurs: at least once.
    #[must_use]
    pub fn times(&self) -> u64 {
        self.times
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        self.oddity.fmt(f)?;
        match self.times {
            1 => Ok(()),
            times => write!(f, " ({times} times in all)"),
        }
    }
}

/// What may be odd about a file. None of it is in doubt, but other programs may refuse it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Oddity {
    /// The file begins with a byte order mark.
    ByteOrderMark,
    /// Lines end as on Windows.
    CarriageReturn,
    /// Nothing stands on a line.
    BlankLine,
    /// The last line has no end.
    NoFinalNewline,
    /// A comment stands where the format knows none.
    Comment,
    /// Spaces stand where the format asks for none.
    Spaces,
    /// Several facts stand on one line of an `.apx` file.
    SeveralFacts,
    /// A name stands in quotation marks; they are not part of it.
    QuotedName,
    /// A name without quotation marks is neither a word nor a number.
    UnusualName,
    /// An attack stands before the declaration of an argument that it names.
    AttackFirst,
    /// A label follows a node or an edge of a `.tgf` file; it is not kept.
    Label,
    /// An attack is given twice; both are kept and count as one.
    DuplicateAttack {
        /// Who attacks, counted from 0.
        attacker: u32,
        /// Who is attacked, counted from 0.
        attacked: u32,
    },
}

impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Oddity::ByteOrderMark => "a byte order mark",
            Oddity::CarriageReturn => "a carriage return at the end of a line",
            Oddity::BlankLine => "a blank line",
            Oddity::NoFinalNewline => "no line break at the end of the file",
            Oddity::Comment => "a comment beside data",
            Oddity::Spaces => "spaces or tabs more than needed",
            Oddity::SeveralFacts => "several facts on one line",
            Oddity::QuotedName => "a name in quotation marks",
            Oddity::UnusualName => "a name that is neither a word nor a number",
            Oddity::AttackFirst => "an attack before the declaration of its arguments",
            Oddity::Label => "a label, which is not kept",
            Oddity::DuplicateAttack { attacker, attacked } => {
                let [attacker, attacked] = [attacker, attacked].map(|&number| u64::from(number) + 1);
                return write!(f, "argument no. {attacker} attacks argument no. {attacked} twice");
            }
        })
    }
}

/// Warnings as they are gathered: one for each oddity, however often it occurs.
#[derive(Debug, Default)]
pub(super) struct Warnings(Vec<Warning>);

impl Warnings {
    #[cold]
    pub(super) fn note(&mut self, oddity: Oddity, line: u64) {
        match self.0.iter_mut().find(|warning| warning.oddity == oddity) {
            Some(warning) => warning.times += 1,
            None => self.0.push(Warning { oddity, line: Some(line), times: 1 }),
        }
    }

    /// Notes the attacks that are given more than once.
    pub(super) fn note_duplicates(&mut self, framework: &Framework) {
        let mut sorted = Vec::new();
        let (mut first, mut times) = (None, 0);
        for attacker in framework.arguments() {
            let row = framework.attacked_by(attacker);
            let short = row.len() < 12;
            if short && !row.iter().enumerate().any(|(i, b)| row[..i].iter().any(|other| other == b)) {
                continue;
            }
            sorted.clear();
            sorted.extend_from_slice(row);
            sorted.sort_unstable();
            for pair in sorted.windows(2).filter(|pair| pair[0] == pair[1]) {
                first.get_or_insert(Oddity::DuplicateAttack { attacker, attacked: pair[0] });
                times += 1;
            }
        }
        self.0.extend(first.map(|oddity| Warning { oddity, line: None, times }));
    }

    /// By the line where each occurs first; what has no line, first of all.
    pub(super) fn into_vec(mut self) -> Vec<Warning> {
        self.0.sort_by_key(|warning| (warning.line, warning.oddity));
        self.0
    }
}
