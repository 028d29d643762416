//! Text that is not UTF-8 but says what it is.

use std::borrow::Cow;

/// The bytes as UTF-8 if they are in another encoding that they declare, and what that is called; or as they are.
pub(crate) fn decoded(bytes: &[u8]) -> (Cow<'_, [u8]>, Option<&'static str>) {
    let wide = |two: fn([u8; 2]) -> u16| {
        let (pairs, odd) = bytes.split_at(bytes.len() - bytes.len() % 2);
        let units = pairs.chunks_exact(2).map(|pair| two([pair[0], pair[1]]));
        let half = (!odd.is_empty()).then_some(char::REPLACEMENT_CHARACTER);
        let units = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
        Cow::Owned(units.chain(half).collect::<String>().into_bytes())
    };
    match bytes {
        [0xff, 0xfe, ..] | [b'<' | b'{', 0, ..] => (wide(u16::from_le_bytes), Some("UTF-16")),
        [0xfe, 0xff, ..] | [0, b'<' | b'{', ..] => (wide(u16::from_be_bytes), Some("UTF-16")),
        bytes if declares_latin(bytes) && std::str::from_utf8(bytes).is_err() => {
            let text: String = bytes.iter().map(|&byte| windows_1252(byte)).collect();
            (Cow::Owned(text.into_bytes()), Some("Latin-1"))
        }
        bytes => (Cow::Borrowed(bytes), None),
    }
}

/// Whether XML declares one of the names under which Latin-1 and its superset of Windows go.
fn declares_latin(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(200)).unwrap_or_default().to_ascii_lowercase();
    let declaration = start.split(|&byte| byte == b'>').next().unwrap_or_default();
    let names = [&b"iso-8859-1"[..], b"latin1", b"windows-1252", b"cp1252"];
    declaration.starts_with(b"<?xml")
        && names.iter().any(|name| {
            let quoted = |quote: u8| [&[quote], *name, &[quote]].concat();
            let has = |part: Vec<u8>| declaration.windows(part.len()).any(|window| window == part);
            has(quoted(b'"')) || has(quoted(b'\''))
        })
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
