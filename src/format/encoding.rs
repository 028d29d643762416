//! Text that is not UTF-8 but says what it is.

use crate::error::Location;
use crate::format::place::Lines;
use crate::format::report::{Diagnostic, Document, Outcome};
use std::borrow::Cow;
use std::ops::Range;

/// Bytes that should be UTF-8 now.
pub(crate) struct Decoded<'b> {
    pub(crate) bytes: Cow<'b, [u8]>,
    /// What else they were in.
    encoding: Option<&'static str>,
    /// Where the first of them that were no character stands, and how many there are.
    broken: Option<(Location, usize)>,
}

/// The bytes as UTF-8 if they are UTF-16, or XML that declares Latin-1 and is not UTF-8 all the same; or as they are.
pub(crate) fn decoded(bytes: &[u8]) -> Decoded<'_> {
    let latin = || declares_latin(bytes) && std::str::from_utf8(bytes).is_err();
    match bytes {
        [0xff, 0xfe, ..] | [b'<' | b'{', 0, ..] => wide(bytes, u16::from_le_bytes),
        [0xfe, 0xff, ..] | [0, b'<' | b'{', ..] => wide(bytes, u16::from_be_bytes),
        _ if latin() => {
            let text: String = bytes.iter().map(|&byte| windows_1252(byte)).collect();
            Decoded { bytes: Cow::Owned(text.into_bytes()), encoding: Some("Latin-1"), broken: None }
        }
        _ => Decoded { bytes: Cow::Borrowed(bytes), encoding: None, broken: None },
    }
}

/// A document from bytes, by a reader of text.
///
/// # Errors
/// Those of the reader; and bytes that are neither UTF-8 nor in an encoding they declare.
#[cfg(feature = "xml")]
pub(crate) fn read(
    bytes: &[u8],
    reader: impl FnOnce(&str) -> Result<Document, crate::error::Errors>,
) -> Result<Document, crate::error::Errors> {
    let decoded = decoded(bytes);
    let mut document = reader(crate::format::place::utf8(&decoded.bytes)?)?;
    decoded.tell(&mut document);
    Ok(document)
}

impl Decoded<'_> {
    /// Tells of the encoding in which a document was found.
    pub(crate) fn tell(self, document: &mut Document) {
        let Some(encoding) = self.encoding else { return };
        let location = Location::Document { line: 1, column: 1, path: String::new() };
        let found = format!("text in {encoding}; places are told as in UTF-8");
        let read = Diagnostic { location, outcome: Outcome::Read, found, remedy: String::new() };
        let lost = self.broken.map(|(location, count)| Diagnostic {
            location,
            outcome: Outcome::Lost,
            found: format!("half a character of {encoding}, {count} in all"),
            remedy: "the sign \u{fffd} stands for each; save the document anew".to_owned(),
        });
        document.diagnostics.splice(0..0, [read].into_iter().chain(lost));
    }
}

fn wide(bytes: &[u8], two: fn([u8; 2]) -> u16) -> Decoded<'_> {
    let pairs = bytes.chunks_exact(2);
    let half = (!pairs.remainder().is_empty()).then_some(None);
    let units = char::decode_utf16(pairs.map(|pair| two([pair[0], pair[1]]))).map(Result::ok);
    let (mut text, mut first, mut count) = (String::with_capacity(bytes.len()), 0, 0);
    for c in units.chain(half) {
        if c.is_none() {
            first = if count == 0 { text.len() } else { first };
            count += 1;
        }
        text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    let broken = (count > 0).then(|| (Lines::new(&text).location(first, ""), count));
    Decoded { bytes: Cow::Owned(text.into_bytes()), encoding: Some("UTF-16"), broken }
}

/// Whether XML declares one of the names under which Latin-1 and its superset of Windows go.
fn declares_latin(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(200)).unwrap_or_default());
    let declared = declaration(&start).and_then(|(_, encoding)| start.get(encoding?));
    let name = declared.unwrap_or_default().to_ascii_lowercase();
    let names = ["iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "windows-1252", "cp1252"];
    names.contains(&&*name)
}

/// Where the XML declaration at the start of a document ends, and where it names the encoding. Read pair by pair,
/// since a value may hold anything.
pub(crate) fn declaration(text: &str) -> Option<(usize, Option<Range<usize>>)> {
    let start = "<?xml".len();
    text.strip_prefix("<?xml").filter(|rest| rest.starts_with(char::is_whitespace))?;
    let (mut at, mut encoding) = (start, None);
    loop {
        let rest = text.get(at..)?;
        let mark = rest.find(['=', '?'])?;
        if rest.get(mark..)?.starts_with('?') {
            let end = at + mark + "?>".len();
            return text.get(..end)?.ends_with("?>").then_some((end, encoding));
        }
        let quote = mark + rest.get(mark..)?.find(['"', '\''])?;
        let value = quote + 1;
        let end = value + rest.get(value..)?.find(rest.get(quote..value)?)?;
        if rest.get(..mark)?.trim() == "encoding" {
            encoding = Some(at + value..at + end);
        }
        at += end + 1;
    }
}

/// Latin-1, with the letters that Windows has in the place of its second row of control characters.
fn windows_1252(byte: u8) -> char {
    const ROW: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => ROW[usize::from(byte - 0x80)],
        byte => char::from(byte),
    }
}
