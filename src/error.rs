//! What can go wrong: one [`Error`] says what was found, where, and what would have been right.

mod kind;
mod location;

pub use kind::ErrorKind;
pub(crate) use kind::brief;
pub use location::{Location, Noun};
use std::{fmt, io};

/// One thing that is wrong, and where if it came from a text or from a builder call.
///
/// ```
/// use argument_map::{ArgumentMap, ErrorKind, Statement};
///
/// let mut map = ArgumentMap::new();
/// let error = map.add_statement(Statement::claim("", "Unnamed.")).unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::EmptyKey));
/// ```
#[derive(Clone, PartialEq)]
pub struct Error {
    kind: ErrorKind,
    location: Option<Location>,
}

impl Error {
    pub(crate) fn at(kind: ErrorKind, location: Location) -> Self {
        Error { kind, location: Some(location) }
    }

    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }

    /// Where it is wrong; `None` for an edit of a map, where the caller knows.
    #[must_use]
    pub fn location(&self) -> Option<&Location> {
        self.location.as_ref()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Error { kind, location: None }
    }
}

impl Error {
    /// That a name, of what is called `what`, is none of those there are.
    pub(crate) fn unknown_name<'n>(
        what: &'static str,
        name: &str,
        known: impl Iterator<Item = &'n str>,
    ) -> Self {
        let known = known.collect::<Vec<_>>().join(", ");
        ErrorKind::UnknownName { what, name: name.to_owned(), known }.into()
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        ErrorKind::Unreadable { message: error.to_string() }.into()
    }
}

/// In words, since it is what `fn main() -> Result<_, _>` and `unwrap` print.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(location) = &self.location {
            write!(f, "{location}: ")?;
        }
        self.kind.fmt(f)
    }
}

impl std::error::Error for Error {}

/// Everything that is wrong with a map that could not be built or read: never empty, in the order found.
///
/// Any other error of the crate becomes one by `?`, so that one function can read, edit and judge a map:
///
/// ```no_run
/// use argument_map::semantics::{Limit, Reading, Semantics, Status, evaluate_under};
/// use argument_map::{Errors, format};
///
/// fn stands(path: &str, key: &str) -> Result<bool, Errors> {
///     let (_, document) = format::read(&std::fs::read(path)?, Some(path))?;
///     let limit = Limit::none().steps(1_000_000);
///     let judged = evaluate_under(&document.map, &Reading::new(), Semantics::Preferred, limit)?;
///     Ok(judged.status_of(key) == Some(Status::In))
/// }
/// ```
///
/// ```
/// use argument_map::MapBuilder;
///
/// let mut m = MapBuilder::new("Two mistakes");
/// m.claim("wet", "The street is wet.");
/// m.support("wet").with("rain");
/// m.rebut("wett").with("wet");
/// let errors = m.build().unwrap_err();
/// assert_eq!(errors.len(), 2);
/// assert!(errors.to_string().contains("did you mean \"wet\"?"));
/// ```
#[derive(Clone, PartialEq)]
pub struct Errors(Vec<Error>);

impl Errors {
    /// `errors` as one value, or nothing if there are none.
    pub(crate) fn collect(errors: Vec<Error>) -> Option<Self> {
        (!errors.is_empty()).then_some(Errors(errors))
    }

    /// How many there are: at least one.
    #[allow(clippy::len_without_is_empty)] // never empty
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The errors in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Error> {
        self.0.iter()
    }
}

impl From<Error> for Errors {
    fn from(error: Error) -> Self {
        Errors(vec![error])
    }
}

impl From<io::Error> for Errors {
    fn from(error: io::Error) -> Self {
        Error::from(error).into()
    }
}

impl<'a> IntoIterator for &'a Errors {
    type Item = &'a Error;
    type IntoIter = std::slice::Iter<'a, Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Errors {
    type Item = Error;
    type IntoIter = std::vec::IntoIter<Error>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// How many errors are spelled out before the rest is only counted.
const SHOWN: usize = 25;

/// In words, a line for each.
impl fmt::Debug for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.iter().take(SHOWN).enumerate() {
            write!(f, "{}{error}", if i > 0 { "\n" } else { "" })?;
        }
        match self.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "\nand {more} more"),
        }
    }
}

impl std::error::Error for Errors {}
