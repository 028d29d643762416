//! What Mermaid and D2 have in common: the lines in a box, and the names of boxes and styles.

use crate::draw::diagram::{BoxKind, Card, LineKind, status_word};
use crate::draw::escape;
use crate::draw::palette::Palette;
use crate::map::id::NodeId;
use std::fmt;

/// The lines of a box.
pub(super) fn rows(card: &Card<'_>) -> Vec<String> {
    const LINES_OF_VOICE: usize = 2;
    let facts = card.shown_key.into_iter().chain(card.hedge).chain(card.status.map(status_word));
    let head = facts.fold(card.word.to_owned(), |head, fact| format!("{head} · {fact}"));
    let mut rows = vec![head];
    rows.extend(card.voice.iter().take(LINES_OF_VOICE).cloned());
    rows.extend(card.lines.iter().map(|&line| line.to_owned()));
    if let Some(last) = rows.last_mut().filter(|_| card.cut) {
        last.push_str(" …");
    }
    rows
}

/// The name of a box or circle, which is no word of any language.
pub(super) struct Name(pub(super) NodeId);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = if self.0.statement().is_some() { 'n' } else { 'r' };
        write!(f, "{letter}{}", self.0.index())
    }
}

pub(super) const BOXES: [BoxKind; 4] =
    [BoxKind::Thesis, BoxKind::Claim, BoxKind::Objection, BoxKind::Evidence];

pub(super) const LINES: [LineKind; 7] = [
    LineKind::Support,
    LineKind::Rebuttal,
    LineKind::Contradiction,
    LineKind::Undercut,
    LineKind::Concession,
    LineKind::Rephrase,
    LineKind::Preference,
];

/// The colours of a box: inside, border, letters.
pub(super) fn colours(palette: &Palette, kind: BoxKind) -> [&'static str; 3] {
    const WHITE: &str = "#FFFFFF";
    match kind {
        BoxKind::Thesis => [palette.thesis, palette.thesis, WHITE],
        BoxKind::Claim => [WHITE, palette.border, palette.ink],
        BoxKind::Objection => [WHITE, palette.attack, palette.ink],
        BoxKind::Evidence => [palette.evidence, palette.bar, palette.ink],
    }
}

/// As [`escape::harmless`], and a mark for what embeds or isolates a direction too: others lay these texts out.
pub(super) fn harmless(c: char) -> char {
    match c {
        '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => escape::harmless(c),
    }
}
