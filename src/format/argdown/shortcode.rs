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
/// `:smile:` alone has the emoji form, as in Argdown.
pub(super) fn at(text: &[u8]) -> Option<(&'static str, usize)> {
    let mark = *text.first()?;
    let rest = text.get(1..text.len().min(LONGEST + 2))?;
    // The name is one character at least, which may be the mark itself.
    let end = 2 + rest.get(1..)?.iter().position(|&c| c == mark)?;
    let name = std::str::from_utf8(text.get(1..end)?).ok()?;
    let found = if mark == b':' && name == "smile" { "☺\u{fe0f}" } else { symbol(name)? };
    Some((found, end + 1))
}
