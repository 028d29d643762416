//! Drawing: pictures of a map, which can be looked at but not read back.
//!
//! | to | use |
//! |---|---|
//! | look at, print, publish | [`Svg`]; with the features `png` and `pdf` as those |
//! | explore in a browser | [`Html`] |
//! | lay out with Graphviz | [`Dot`] |
//! | paste into a README or a wiki | [`Mermaid`] |
//! | lay out with D2 | [`D2`] |
//! | read in a terminal | [`Outline`] |
//! | draw by yourself | [`Layout`] |
//!
//! [`Svg`] and [`Html`] need no other program: they measure, lay out and draw by themselves, for a page if there is one.
//! What things look like is decided in one place for all drawings; Mermaid and D2 come as near to it as they can:
//!
//! | what | how it shows, in black and white too |
//! |---|---|
//! | claim | box with round corners |
//! | evidence | box with square corners and a bar at its side |
//! | implicit | dashed border |
//! | thesis, or the only main claim | dark box with light letters |
//! | support | solid line, filled triangle |
//! | rebuttal | dashed line, bar and triangle |
//! | undercut | dotted line, hollow diamond, on the junction it attacks |
//! | contradiction | dashed line with a head at both ends |
//! | concession | the word "granted"; on a rebuttal also a thin line and a hollow triangle |
//! | stands, falls, is open | tick on a disc, cross in a square, question mark in a diamond, each with its word; a thick, thin or usual border |
//! | linked premises | lines that meet in a small circle: `+` for a support, `−` for an attack |

mod d2;
mod diagram;
mod dot;
mod drawing;
mod escape;
mod fit;
mod footer;
mod html;
mod label;
mod layout;
mod measure;
mod mermaid;
mod nesting;
mod outline;
mod palette;
#[cfg(feature = "png")]
mod picture;
mod positions;
mod sized;
mod svg;
mod wrap;

pub use d2::D2;
pub use dot::Dot;
pub use html::Html;
pub use mermaid::Mermaid;
pub use outline::{Colour, Outline};
#[cfg(feature = "png")]
pub use picture::{Fonts, PictureError};
pub use positions::{Layout, Line, Place};
pub use svg::Svg;

/// Where the conclusions are; the reasons are on the other side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Conclusions {
    /// At the left if the sentences are long (more than 60 characters on average), else on top.
    #[default]
    Auto,
    /// On top: for short texts and slides.
    Top,
    /// At the bottom.
    Bottom,
    /// At the left: reads like a table of reasons, and gives long sentences the largest letters on a page.
    Left,
    /// At the right.
    Right,
}

/// Which relations are drawn as small circles of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Junctions {
    /// Those with linked premises and those that something is aimed at; the others are single arrows.
    #[default]
    WhereNeeded,
    /// All of them.
    Always,
}

/// How groups are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Groups {
    /// As titled frames around their members, nested as they are.
    #[default]
    Frames,
    /// Not at all.
    Ignored,
}

/// Whether what the lines and boxes mean is explained below the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Legend {
    /// What occurs in the map is explained.
    #[default]
    Shown,
    /// Nothing is explained.
    Hidden,
}

/// What a drawing is to fit on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Page {
    /// Nothing: it is as large as the map needs at letters of 12 pixels.
    #[default]
    Free,
    /// A sheet of 210 by 297 millimetres.
    A4Upright,
    /// A sheet of 297 by 210 millimetres.
    A4Across,
    /// A slide of 13⅓ by 7½ inches, which is 16:9.
    Slide,
    /// As large as the map needs, near to the shape of a screen, 16:9.
    Screen,
}

/// The palette. Meaning never hangs on colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Theme {
    /// Green, vermilion and violet that colour-blind readers can tell apart and that print well in grey. An SVG
    /// turns dark on screens that are set to dark.
    #[default]
    Colour,
    /// The same on white, whatever the screen.
    Light,
    /// The same hues on a dark ground.
    Dark,
    /// Black on white.
    BlackAndWhite,
}

/// A part of what is written in boxes and on arrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Part {
    /// The key of a statement.
    Key,
    /// The sentence.
    Text,
    /// Whose it is, where that is not the voice of the main claim.
    Voice,
    /// The hedge.
    Qualifier,
    /// The scheme of a relation.
    Scheme,
    /// The quoted words, shown when the mouse rests on a box.
    Quotation,
    /// A link to the source.
    Source,
}

impl Part {
    const ALL: [Part; 7] =
        [Part::Key, Part::Text, Part::Voice, Part::Qualifier, Part::Scheme, Part::Quotation, Part::Source];
}

/// What a drawing shows and how.
///
/// ```
/// use argument_map::draw::{Conclusions, Options, Part};
///
/// let options = Options::new().conclusions(Conclusions::Top).wrap(40).show(Part::Key).hide(Part::Scheme);
/// assert_eq!(options, options.clone().show(Part::Key));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct Options {
    conclusions: Conclusions,
    junctions: Junctions,
    groups: Groups,
    legend: Legend,
    theme: Theme,
    page: Page,
    wrap: Option<usize>,
    lines: usize,
    language: String,
    hidden: Vec<Part>,
}

impl Default for Options {
    fn default() -> Self {
        Options::new()
    }
}

impl Options {
    /// Everything shown but keys, in colour, on a page of its own size, wrapped at 26 columns and cut off after
    /// 12 lines.
    pub fn new() -> Self {
        Options {
            conclusions: Conclusions::default(),
            junctions: Junctions::default(),
            groups: Groups::default(),
            legend: Legend::default(),
            theme: Theme::default(),
            page: Page::default(),
            wrap: None,
            lines: 12,
            language: String::new(),
            hidden: vec![Part::Key],
        }
    }

    /// Puts the conclusions at one side.
    pub fn conclusions(self, conclusions: Conclusions) -> Self {
        Options { conclusions, ..self }
    }

    /// Draws all relations as circles of their own, or only those that need it.
    pub fn junctions(self, junctions: Junctions) -> Self {
        Options { junctions, ..self }
    }

    /// Draws groups as frames or not at all.
    pub fn groups(self, groups: Groups) -> Self {
        Options { groups, ..self }
    }

    /// Shows or hides the legend.
    pub fn legend(self, legend: Legend) -> Self {
        Options { legend, ..self }
    }

    /// Chooses the palette.
    pub fn theme(self, theme: Theme) -> Self {
        Options { theme, ..self }
    }

    /// Fits the drawing to a page. Where direction or line length are left open, they are chosen for the largest
    /// letters. [`Dot`] leaves this to Graphviz.
    pub fn page(self, page: Page) -> Self {
        Options { page, ..self }
    }

    /// Breaks lines at this many columns, at least 8. A wide character, such as a Chinese one, takes two. Where
    /// letters are measured, a column is as wide as a letter is on average.
    pub fn wrap(self, columns: usize) -> Self {
        Options { wrap: Some(columns.max(8)), ..self }
    }

    /// Says which language the texts are in, as a BCP 47 tag such as `en` or `be-tarask`, for screen readers.
    pub fn language(self, tag: impl Into<String>) -> Self {
        Options { language: tag.into(), ..self }
    }

    /// Cuts a text off after this many lines, at least 1; the whole of it still shows under the mouse.
    pub fn lines(self, lines: usize) -> Self {
        Options { lines: lines.max(1), ..self }
    }

    /// Shows a part.
    pub fn show(mut self, part: Part) -> Self {
        self.hidden.retain(|&other| other != part);
        self
    }

    /// Hides a part.
    pub fn hide(mut self, part: Part) -> Self {
        self.hidden.push(part);
        self.hidden = Part::ALL.into_iter().filter(|part| self.hidden.contains(part)).collect();
        self
    }

    fn columns(&self) -> usize {
        const USUAL: usize = 26;
        self.wrap.unwrap_or(USUAL)
    }

    fn shows(&self, part: Part) -> bool {
        !self.hidden.contains(&part)
    }
}
