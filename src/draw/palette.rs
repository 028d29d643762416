//! The colours of each theme, and the signs of lines.
//!
//! Supports and attacks differ by at least 46 in CIE76 ΔE for protanopes, supports and undercuts by 38 for
//! tritanopes, and by 18 in lightness when printed in grey.

use crate::draw::Theme;
use crate::draw::diagram::LineKind;

/// The colours of a theme.
#[derive(Debug)]
pub(super) struct Palette {
    pub(super) ink: &'static str,
    pub(super) border: &'static str,
    pub(super) thesis: &'static str,
    pub(super) evidence: &'static str,
    pub(super) bar: &'static str,
    pub(super) frame: &'static str,
    pub(super) frame_border: &'static str,
    pub(super) support: &'static str,
    pub(super) attack: &'static str,
    pub(super) undercut: &'static str,
    pub(super) other: &'static str,
}

static COLOUR: Palette = Palette {
    ink: "#1F2933",
    border: "#44546A",
    thesis: "#1F3A5F",
    evidence: "#F3F0E6",
    bar: "#8A7B4F",
    frame: "#F2F5F8",
    frame_border: "#B8C4D0",
    support: "#00594C",
    attack: "#D9480F",
    undercut: "#8250C4",
    other: "#5B6B7B",
};

static BLACK_AND_WHITE: Palette = Palette {
    ink: "#000000",
    border: "#000000",
    thesis: "#000000",
    evidence: "#FFFFFF",
    bar: "#000000",
    frame: "#FFFFFF",
    frame_border: "#808080",
    support: "#000000",
    attack: "#000000",
    undercut: "#000000",
    other: "#000000",
};

impl Palette {
    pub(super) fn of(theme: Theme) -> &'static Palette {
        match theme {
            Theme::Colour => &COLOUR,
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
