//! What format a document is in, as its content shows.

mod json;
mod text;
mod xml;

use crate::error::{Error, ErrorKind};
use crate::format::name::Format;
use std::fmt;

/// The format that a document is in, and what showed it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Detected {
    /// The format.
    pub format: Format,
    /// What showed it, in words that go on a sentence: "for …".
    pub why: String,
}

impl fmt::Display for Detected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.format.title(), self.why)
    }
}

/// What a look at a document tells.
enum Sight {
    /// It is in this format, for this reason.
    Of(Format, String),
    /// It may be; the name of the file decides.
    Perhaps(Format, String),
    /// It is something else: what was found and what would be right.
    Not(String),
}

fn of(format: Format, why: &str) -> Sight {
    Sight::Of(format, format!("for {why}"))
}

/// What no format begins with.
const OTHERS: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG picture; a picture can be looked at but not read back"),
    (b"\xff\xd8\xff", "a JPEG picture; a picture can be looked at but not read back"),
    (b"GIF8", "a GIF picture; a picture can be looked at but not read back"),
    (b"II*\0", "a TIFF picture; a picture can be looked at but not read back"),
    (b"MM\0*", "a TIFF picture; a picture can be looked at but not read back"),
    (b"RIFF", "a picture or recording (RIFF); it can be looked at or heard but not read back"),
    (b"%PDF", "a PDF document; save its text, and write the map from it by hand"),
    (
        b"PK\x03\x04",
        "a ZIP archive, as office programs save spreadsheets and texts; unpack it, or save it as plain text",
    ),
    (b"\xd0\xcf\x11\xe0", "a spreadsheet or text of an old office program; save it as plain text"),
    (b"{\\rtf", "a text of an office program (RTF); save it as plain text"),
    (b"\x1f\x8b", "compressed by gzip; unpack it"),
];

/// Looks at the content, which should be UTF-8, and where that leaves it open at the name.
pub(super) fn detect(bytes: &[u8], name: Option<&str>) -> Result<Detected, Error> {
    let named = name.and_then(Format::of_file_name);
    let by_name = |format: Format, also: &str| Detected { format, why: format!("for its name{also}") };
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let sight = if bare.is_empty() {
        match named {
            // An empty text says nothing, in these formats.
            Some(format @ (Format::Argdown | Format::Carneades)) => {
                return Ok(by_name(format, "; it is empty"));
            }
            _ => Sight::Not("the document is empty; give one that says something".to_owned()),
        }
    } else if let Some((_, found)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        Sight::Not(format!("the document is {found}"))
    } else {
        let sight = match bare[0] {
            b'{' => json::look(bare),
            b'<' => xml::look(bare),
            _ => None,
        };
        sight.unwrap_or_else(|| text::look(bytes, bare))
    };
    let found = match (sight, named) {
        (Sight::Of(format, why), _) => return Ok(Detected { format, why }),
        (Sight::Perhaps(format, _), Some(named)) if format == named => return Ok(by_name(format, "")),
        (Sight::Perhaps(_, found) | Sight::Not(found), _) => found,
    };
    Err(ErrorKind::NotRecognised { found }.into())
}

/// The beginning of a document, for looks that need not go on to the end.
fn window(bytes: &[u8], length: usize) -> &[u8] {
    bytes.get(..bytes.len().min(length)).unwrap_or_default()
}
