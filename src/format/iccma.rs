//! Abstract frameworks as solvers exchange them: `p af`, `.apx` and `.tgf`.
//!
//! Three dialects say the same (the format of the ICCMA competition of 2023, and those of its predecessors):
//!
//! | dialect | arguments | attacks | comments |
//! |---|---|---|---|
//! | [`Af`](Dialect::Af) | `p af 3`: they are 1, 2, 3 | `1 2` on a line | lines that begin with `#` |
//! | [`Apx`](Dialect::Apx) | `arg(a).` | `att(a,b).` | from `%` to the end of the line |
//! | [`Tgf`](Dialect::Tgf) | a name on a line | after a line `#`, two names on a line | none |
//!
//! Which one it is shows in the content. Arguments get the numbers `0..n` in the order of their declarations.
//!
//! ```
//! use argument_map::format::iccma::{self, Dialect};
//! use argument_map::semantics::grounded;
//!
//! let text = "arg(rain). arg(dry).\natt(rain,dry).\n";
//! let document = iccma::read(text.as_bytes())?;
//! assert_eq!(document.dialect, Dialect::Apx);
//! assert_eq!(document.warnings[0].to_string(), "line 1: several facts on one line");
//!
//! let named = document.named;
//! let accepted = grounded(named.framework()).accepted().map(|a| named.name(a)).collect::<Vec<_>>();
//! assert_eq!(accepted, ["rain"]);
//!
//! let mut tgf = Vec::new();
//! let loss = iccma::write(&named, Dialect::Tgf, &mut tgf)?;
//! assert_eq!((tgf.as_slice(), loss), ("rain\ndry\n#\nrain dry\n".as_bytes(), None));
//!
//! let error = iccma::read("p af 2\n1 3\n".as_bytes()).unwrap_err();
//! assert_eq!(error.to_string(), "line 2, column 3: there is no argument 3; they are 1 to 2");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`to_map`] makes a framework a map, and [`from_map`] a map a framework.
//!
//! What is harmless is read and reported as a [`Warning`]: other programs may refuse it. What is wrong is an error
//! with its place: an argument declared twice, an attack on one that is not declared, a number out of range.

mod af;
mod apx;
mod cursor;
mod map;
mod names;
mod source;
mod tgf;
mod warning;
mod write;

use crate::error::{Error, ErrorKind};
use crate::semantics::Framework;
pub use map::{from_map, to_map};
use names::Names;
use source::Source;
use std::borrow::Cow;
use std::fmt;
use std::io::Read;
use warning::Warnings;
pub use warning::{Oddity, Warning};
pub use write::{Loss, write};

/// The ways to write an abstract framework down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Dialect {
    /// `p af`, the input of ICCMA 2023: numbers from 1.
    Af,
    /// Facts of a logic program, as Aspartix has them: `arg(a).`, `att(a,b).`
    Apx,
    /// The trivial graph format.
    Tgf,
}

/// The usual ending of the name of such a file.
impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Dialect::Af => "af",
            Dialect::Apx => "apx",
            Dialect::Tgf => "tgf",
        })
    }
}

/// A framework whose arguments have names.
///
/// Names that count up, such as 1, 2, 3 or a1, a2, a3, take no memory.
///
/// ```
/// use argument_map::format::iccma::NamedFramework;
/// use argument_map::semantics::Framework;
///
/// let named = NamedFramework::new(Framework::new(2, [(0, 1)])?, ["rain", "dry"])?;
/// assert_eq!(named.name(1), "dry");
/// assert_eq!(named.number("rain"), Some(0));
/// # Ok::<(), argument_map::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NamedFramework {
    framework: Framework,
    names: Names,
}

impl NamedFramework {
    /// A framework with a name for each argument, in order.
    ///
    /// # Errors
    /// [`ErrorKind::DuplicateArgument`] for a name that is given twice, and [`ErrorKind::NamesDoNotMatch`] for more or
    /// fewer names than arguments.
    pub fn new<N: AsRef<str>>(
        framework: Framework,
        names: impl IntoIterator<Item = N>,
    ) -> Result<Self, Error> {
        let names = Names::collect(names)?;
        let (arguments, given) = (framework.len(), names.len());
        if arguments != given {
            return Err(ErrorKind::NamesDoNotMatch { arguments, names: given }.into());
        }
        Ok(NamedFramework { framework, names })
    }

    /// A framework whose arguments are called 1, 2, 3, …
    #[must_use]
    pub fn numbered(framework: Framework) -> Self {
        let names = Names::numbers(framework.len() as u32);
        NamedFramework { framework, names }
    }

    /// The framework without the names.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.framework
    }

    /// The framework without the names.
    #[must_use]
    pub fn into_framework(self) -> Framework {
        self.framework
    }

    /// Whether the arguments are called 1, 2, 3, … in their order.
    #[must_use]
    pub fn is_numbered(&self) -> bool {
        self.names.are_numbers()
    }

    /// What an argument is called.
    ///
    /// # Panics
    /// If there is no such argument.
    #[must_use]
    pub fn name(&self, argument: u32) -> Cow<'_, str> {
        assert!((argument as usize) < self.framework.len(), "there is no argument {argument}");
        self.names.name(argument)
    }

    /// The argument that is called so.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u32> {
        self.names.get(name.as_bytes())
    }
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Document {
    /// The arguments, the attacks, and the names.
    pub named: NamedFramework,
    /// How the file is written.
    pub dialect: Dialect,
    /// What is unusual about it: at most one for each [`Oddity`].
    pub warnings: Vec<Warning>,
}

/// Reads a framework in whatever dialect it is written. Give the reader as it is: it is asked for large pieces.
///
/// # Errors
/// The first thing that is wrong, with its line and column.
pub fn read(reader: impl Read) -> Result<Document, Error> {
    let mut warnings = Warnings::default();
    let mut source = Source::new(reader, &mut warnings)?;
    let dialect = detect(&mut source)?;
    read_on(dialect, source, warnings)
}

/// Reads a framework in a given dialect.
///
/// # Errors
/// As [`read`].
pub fn read_as(dialect: Dialect, reader: impl Read) -> Result<Document, Error> {
    let mut warnings = Warnings::default();
    let source = Source::new(reader, &mut warnings)?;
    read_on(dialect, source, warnings)
}

fn read_on(dialect: Dialect, source: Source<impl Read>, mut warnings: Warnings) -> Result<Document, Error> {
    let named = match dialect {
        Dialect::Af => af::read(source, &mut warnings)?,
        Dialect::Apx => apx::read(source, &mut warnings)?,
        Dialect::Tgf => tgf::read(source, &mut warnings)?,
    };
    warnings.note_duplicates(&named.framework);
    Ok(Document { named, dialect, warnings: warnings.into_vec() })
}

/// The first line that is no comment tells.
fn detect(source: &mut Source<impl Read>) -> Result<Dialect, Error> {
    loop {
        let mut lines = source.rest().split_inclusive(|&byte| byte == b'\n');
        let telling = lines.find(|line| !matches!(line.trim_ascii().first(), None | Some(b'#')));
        match telling {
            Some(line) if source.finished() || source::quotable(line) => {
                let line = line[..line.len().min(200)].trim_ascii();
                let fact = |name| {
                    let arguments = line.strip_prefix(name).map(<[u8]>::trim_ascii);
                    arguments.is_some_and(|rest| rest.starts_with(b"("))
                };
                return Ok(if line.starts_with(b"p ") || line.starts_with(b"p\t") {
                    Dialect::Af
                } else if line.starts_with(b"%") || fact(b"arg") || fact(b"att") {
                    Dialect::Apx
                } else {
                    Dialect::Tgf
                });
            }
            None if source.finished() && source.rest().contains(&b'#') => return Ok(Dialect::Tgf),
            None if source.finished() => {
                let message =
                    "nothing stands in the file; begin it with `p af`, `arg(…).` or a name".to_owned();
                return Err(source::wrong(1, 1, message));
            }
            _ => source.more().map(drop)?,
        }
    }
}
