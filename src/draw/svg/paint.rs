//! Colours as attributes, which every viewer knows, and again as classes, which a dark screen can override.

use crate::draw::diagram::{BoxKind, LineKind};
use crate::draw::palette::Palette;
use crate::semantics::Status;
use std::fmt;

/// What something is painted with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Paint {
    Paper,
    PaperLine,
    Ink,
    Muted,
    Light,
    Face(BoxKind),
    Frame,
    FrameLine,
    FrameCasing,
    ThesisLine,
}

/// Paints that are one property each, with their classes.
const PAINTS: [Paint; 12] = [
    Paint::Paper,
    Paint::PaperLine,
    Paint::Ink,
    Paint::Muted,
    Paint::Light,
    Paint::Face(BoxKind::Claim),
    Paint::Face(BoxKind::Evidence),
    Paint::Face(BoxKind::Thesis),
    Paint::Frame,
    Paint::FrameLine,
    Paint::FrameCasing,
    Paint::ThesisLine,
];

impl Paint {
    fn class(self) -> &'static str {
        match self {
            Paint::Paper => "paper",
            Paint::PaperLine => "casing",
            Paint::Ink => "ink",
            Paint::Muted => "muted",
            Paint::Light => "light",
            Paint::Face(BoxKind::Claim | BoxKind::Objection) => "face",
            Paint::Face(BoxKind::Evidence) => "evidence-face",
            Paint::Face(BoxKind::Thesis) => "thesis-face",
            Paint::Frame => "frame-face",
            Paint::FrameLine => "frame-line",
            Paint::FrameCasing => "frame-casing",
            Paint::ThesisLine => "thesis-line",
        }
    }

    fn property(self) -> &'static str {
        match self {
            Paint::PaperLine | Paint::FrameLine | Paint::FrameCasing | Paint::ThesisLine => "stroke",
            _ => "fill",
        }
    }

    pub(super) fn value(self, palette: &Palette) -> &'static str {
        match self {
            Paint::Paper | Paint::PaperLine => palette.paper,
            Paint::Ink => palette.ink,
            Paint::Muted => palette.other,
            Paint::Light => palette.light,
            Paint::Face(BoxKind::Claim | BoxKind::Objection) => palette.card,
            Paint::Face(BoxKind::Evidence) => palette.evidence,
            Paint::Face(BoxKind::Thesis) | Paint::ThesisLine => palette.thesis,
            Paint::Frame | Paint::FrameCasing => palette.frame,
            Paint::FrameLine => palette.frame_border,
        }
    }

    /// The attributes of an element that is painted so.
    pub(super) fn of(self, palette: &Palette) -> Attributes {
        Attributes { class: self.class(), property: self.property(), value: self.value(palette) }
    }
}

/// What lines, borders and words within an element are painted with, as `currentColor`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Colour {
    Box(BoxKind),
    Line(LineKind),
    Status(Status),
    OnThesis,
}

const COLOURS: [Colour; 15] = [
    Colour::OnThesis,
    Colour::Box(BoxKind::Thesis),
    Colour::Box(BoxKind::Claim),
    Colour::Box(BoxKind::Objection),
    Colour::Box(BoxKind::Evidence),
    Colour::Line(LineKind::Support),
    Colour::Line(LineKind::Rebuttal),
    Colour::Line(LineKind::Contradiction),
    Colour::Line(LineKind::Undercut),
    Colour::Line(LineKind::Concession),
    Colour::Line(LineKind::Rephrase),
    Colour::Line(LineKind::Preference),
    Colour::Status(Status::In),
    Colour::Status(Status::Out),
    Colour::Status(Status::Undecided),
];

impl Colour {
    pub(super) fn class(self) -> &'static str {
        match self {
            Colour::Box(kind) => kind.name(),
            Colour::Line(kind) => kind.name(),
            Colour::OnThesis => "on-thesis",
            Colour::Status(Status::In) => "sign-stands",
            Colour::Status(Status::Out) => "sign-falls",
            Colour::Status(Status::Undecided) => "sign-open",
        }
    }

    pub(super) fn value(self, palette: &Palette) -> &'static str {
        match self {
            Colour::Box(BoxKind::Thesis) => palette.thesis,
            Colour::Box(BoxKind::Claim) => palette.border,
            Colour::Box(BoxKind::Evidence) => palette.bar,
            Colour::Box(BoxKind::Objection) | Colour::Status(Status::Out) => palette.attack_word,
            Colour::Status(Status::In) => palette.support,
            Colour::Status(Status::Undecided) => palette.other,
            Colour::Line(kind) => palette.line(kind),
            Colour::OnThesis => palette.light,
        }
    }

    /// The attributes of an element with such lines and words.
    pub(super) fn of(self, palette: &Palette) -> Attributes {
        Attributes { class: self.class(), property: "color", value: self.value(palette) }
    }
}

/// The paint of an element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Attributes {
    class: &'static str,
    property: &'static str,
    value: &'static str,
}

impl fmt::Display for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Attributes { class, property, value } = self;
        write!(f, "class=\"{class}\" {property}=\"{value}\"")
    }
}

/// The rules that repaint the picture on a dark screen.
pub(super) fn write_dark(out: &mut impl fmt::Write, dark: &Palette) -> fmt::Result {
    out.write_str("<style>@media screen and (prefers-color-scheme:dark){")?;
    let paints = PAINTS.iter().map(|paint| paint.of(dark));
    for rule in paints.chain(COLOURS.iter().map(|colour| colour.of(dark))) {
        write!(out, ".argument-map .{}{{{}:{}}}", rule.class, rule.property, rule.value)?;
    }
    out.write_str("}</style>\n")
}
