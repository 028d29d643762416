//! Writing a framework in each dialect.

use crate::format::iccma::cursor::is_word;
use crate::format::iccma::{Dialect, NamedFramework};
use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufWriter, Write};

/// What a written file does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Loss {
    /// The names: all arguments are called 1, 2, 3, … in their order.
    Names {
        /// The first name that the dialect cannot say.
        first: String,
    },
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Loss::Names { first } = self;
        write!(f, "arguments are numbered instead of named, for {first:?} cannot be written")
    }
}

/// Writes a framework: arguments in their order, then attacks by attacker. The same framework always gives the
/// same bytes.
///
/// `.apx` can say all names, `.tgf` those that are not empty, hold no white space and do not begin with `#`, `%`,
/// `arg(` or `att(`, and `p af` none but 1, 2, 3, … Where one name cannot be said, all arguments are numbered and the loss is returned.
///
/// # Errors
/// Those of the writer.
pub fn write(named: &NamedFramework, dialect: Dialect, writer: impl Write) -> io::Result<Option<Loss>> {
    let mut writer = BufWriter::with_capacity(1 << 16, writer);
    let framework = named.framework();
    let loss = unsayable(named, dialect).map(|first| Loss::Names { first: first.into_owned() });
    let numbered = loss.is_some() || named.names.are_numbers();
    let name = |argument: u32| match () {
        () if numbered => Cow::Owned((u64::from(argument) + 1).to_string()),
        () if dialect == Dialect::Apx => quoted(named.name(argument)),
        () => named.name(argument),
    };
    match dialect {
        Dialect::Af => {
            writeln!(writer, "p af {}", framework.len())?;
            for (a, b) in framework.attacks() {
                writeln!(writer, "{} {}", u64::from(a) + 1, u64::from(b) + 1)?;
            }
        }
        Dialect::Apx => {
            if framework.is_empty() {
                writeln!(writer, "% no arguments")?; // an empty file would not tell its dialect
            }
            for a in framework.arguments() {
                writeln!(writer, "arg({}).", name(a))?;
            }
            for (a, b) in framework.attacks() {
                writeln!(writer, "att({},{}).", name(a), name(b))?;
            }
        }
        Dialect::Tgf => {
            for a in framework.arguments() {
                writeln!(writer, "{}", name(a))?;
            }
            writeln!(writer, "#")?;
            for (a, b) in framework.attacks() {
                writeln!(writer, "{} {}", name(a), name(b))?;
            }
        }
    }
    writer.flush()?;
    Ok(loss)
}

/// The first name that a dialect cannot say.
fn unsayable(named: &NamedFramework, dialect: Dialect) -> Option<Cow<'_, str>> {
    if named.names.are_numbers() || dialect == Dialect::Apx {
        return None;
    }
    let plain = |c: char| !c.is_whitespace() && !c.is_control();
    // What looks like another dialect would be taken for it.
    let other = |name: &str| ["#", "%", "arg(", "att("].iter().any(|&start| name.starts_with(start));
    let fits =
        |name: &str| dialect == Dialect::Tgf && !name.is_empty() && name.chars().all(plain) && !other(name);
    named.framework().arguments().map(|argument| named.name(argument)).find(|name| !fits(name))
}

/// A name as a term of a logic program.
fn quoted(name: Cow<'_, str>) -> Cow<'_, str> {
    if is_word(&name) {
        return name;
    }
    let mut text = String::from("\"");
    for c in name.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            c => text.push(c),
        }
    }
    text.push('"');
    text.into()
}
