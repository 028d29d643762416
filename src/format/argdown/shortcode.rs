//! The short forms of symbols: `.->.` or `:heart:`.

/// What a shortcode without its marks stands for.
pub(super) fn symbol(name: &str) -> Option<&'static str> {
    Some(match name {
        "A" => "∀",
        "E" => "∃",
        "O" => "𝗢",
        "P" => "𝗣",
        "->" => "→",
        "<->" => "↔",
        "~" => "¬",
        "^" => "∧",
        "v" => "∨",
        "v_" => "⊻",
        "<>" => "◇",
        "[]" => "◻",
        "happy" => "😀",
        "smile" | "smiley" => "☺",
        "laugh" | "lol" => "😆",
        "rofl" => "🤣",
        "joy" => "😂",
        "heart" => "❤",
        "?" | "question" => "❓",
        "love" => "😍",
        "wink" => "😉",
        "shush" => "🤫",
        "meh" => "😐",
        "eye-roll" => "🙄",
        "sad" => "😢",
        "disappointed" => "😞",
        "scream" => "😱",
        "+1" | "up" => "👍",
        "-1" | "down" => "👎",
        "think" => "🤔",
        "star" => "⭐",
        "y" | "agree" => "✔",
        "n" | "disagree" => "❌",
        _ => return None,
    })
}

/// The longest name.
pub(super) const LONGEST: usize = 12;

/// A shortcode at the start of `text`: its symbol and its length.
///
/// Within a word the marks are taken for full stops and colons where they may well be: `www.star.org` and
/// `U.A.E.` name no symbols, `x.E.y` does.
pub(super) fn at(text: &[u8], before: Option<char>) -> Option<(&'static str, usize)> {
    let mark = *text.first()?;
    if mark != b'.' && mark != b':' {
        return None;
    }
    let rest = text.get(1..text.len().min(LONGEST + 2))?;
    // The name is one character at least, which may be the mark itself.
    let end = 2 + rest.get(1..)?.iter().position(|&c| c == mark)?;
    let name = std::str::from_utf8(text.get(1..end)?).ok()?;
    // `:smile:` alone has the emoji form, as in Argdown.
    let found = if mark == b':' && name == "smile" { "☺\u{fe0f}" } else { symbol(name)? };
    let in_word = before.is_some_and(|before| match name {
        "A" | "E" | "O" | "P" => before.is_uppercase(),
        "v" => false,
        _ if mark == b':' && name.len() > 1 => false,
        name => before.is_alphanumeric() && name.bytes().all(|c| c.is_ascii_alphabetic()),
    });
    (!in_word).then_some((found, end + 1))
}
