//! Texts that cannot steer what shows them.

use std::borrow::Cow;

/// A text without the characters that turn the direction of what stands around it, or end a line, or are none: control
/// characters become their pictures, marks of direction and what is no character become `\u{fffd}`. Line feeds and
/// tabs are kept.
pub(super) fn tame(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte)) || text.chars().all(|c| tame_char(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(tame_char).collect())
}

fn tame_char(c: char) -> char {
    const PICTURES: u32 = 0x2400;
    match c {
        '\n' | '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(PICTURES + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    }
}
