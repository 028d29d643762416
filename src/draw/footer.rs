//! What stands below a drawing: its title, and what its boxes, lines and signs mean.

use crate::draw::Legend;
use crate::draw::diagram::{BoxKind, Diagram, LineKind, is_blank};
use crate::draw::measure::{bold, width};
use crate::draw::wrap::Wrapper;
use crate::map::ArgumentMap;
use crate::semantics::Status;

pub(super) const CAPTION: f64 = 15.0;
pub(super) const CAPTION_LEADING: f64 = 20.0;
pub(super) const LEGEND: f64 = 10.0;
const ROW: f64 = 19.0;
/// From a sample to its words, and from the words to the next sample.
const GAPS: (f64, f64) = (6.0, 20.0);
/// Narrow maps have a footer wider than themselves.
const NARROWEST: f64 = 460.0;
/// Above this width of the map the footer grows with it, up to so many times.
const WIDE: f64 = 1500.0;
const LARGEST: f64 = 2.0;
const LINES_OF_CAPTION: usize = 3;

/// One thing that the legend explains.
#[derive(Clone, Copy, Debug)]
pub(super) enum Sample {
    Box(BoxKind),
    Implicit,
    Line(LineKind),
    Together,
    Status(Status),
}

impl Sample {
    pub(super) fn words(self) -> &'static str {
        match self {
            Sample::Box(BoxKind::Thesis) => "main claim",
            Sample::Box(BoxKind::Claim) => "claim",
            Sample::Box(BoxKind::Objection) => "objection: its only use is to attack",
            Sample::Box(BoxKind::Evidence) => "evidence",
            Sample::Implicit => "left unsaid",
            Sample::Together => "together",
            Sample::Line(LineKind::Support) => "supports",
            Sample::Line(LineKind::Rebuttal) => "rebuts",
            Sample::Line(LineKind::Contradiction) => "contradict each other",
            Sample::Line(LineKind::Undercut) => "undercuts the inference",
            Sample::Line(LineKind::Concession) => "objection granted and outweighed",
            Sample::Line(LineKind::Rephrase) => "says again",
            Sample::Line(LineKind::Preference) => "preferred to",
            Sample::Status(Status::In) => "stands",
            Sample::Status(Status::Out) => "falls",
            Sample::Status(Status::Undecided) => "stays open",
        }
    }

    /// The width of the picture.
    pub(super) fn width(self) -> f64 {
        match self {
            Sample::Box(_) | Sample::Implicit => 22.0,
            Sample::Line(_) => 38.0,
            Sample::Together | Sample::Status(_) => 12.0,
        }
    }
}

/// The title and the legend, broken into lines. Heights are measured from the lower edge of the map.
#[derive(Debug)]
pub(super) struct Footer<'m> {
    pub(super) caption: Vec<&'m str>,
    pub(super) cut: bool,
    /// Each with its left end and the middle of its line.
    pub(super) samples: Vec<(Sample, f64, f64)>,
    pub(super) width: f64,
    pub(super) height: f64,
    /// How much larger than written here it is: large maps are looked at from afar.
    pub(super) scale: f64,
}

impl<'m> Footer<'m> {
    /// What stands below a map of a width.
    pub(super) fn new(map: &'m ArgumentMap, diagram: &Diagram<'m>, across: f64) -> Self {
        let scale = (across / WIDE).clamp(1.0, LARGEST);
        let room = (across / scale).max(NARROWEST);
        let mut footer =
            Footer { caption: Vec::new(), cut: false, samples: Vec::new(), width: 0.0, height: 0.0, scale };
        if diagram.options().legend == Legend::Hidden {
            return footer;
        }
        if !is_blank(map.title()) {
            let columns = (room / 1.15 / CAPTION * crate::draw::measure::EM as f64) as usize;
            footer.caption = Wrapper::by_letters().wrap(map.title(), columns / crate::draw::measure::COLUMN);
            footer.cut = footer.caption.len() > LINES_OF_CAPTION;
            footer.caption.truncate(LINES_OF_CAPTION);
            footer.height = 16.0 + CAPTION_LEADING * footer.caption.len() as f64;
            let widths = footer.caption.iter().map(|line| bold(line, CAPTION));
            footer.width = widths.fold(0.0, f64::max) + if footer.cut { CAPTION } else { 0.0 };
        }
        let (mut x, mut y) = (0.0, footer.height + ROW / 2.0 + 4.0);
        for group in Self::groups(diagram) {
            for sample in group {
                let wide = sample.width() + GAPS.0 + width(sample.words(), LEGEND);
                if x > 0.0 && x + wide > room {
                    (x, y) = (0.0, y + ROW);
                }
                footer.samples.push((sample, x, y));
                x += wide;
                footer.width = footer.width.max(x);
                x += GAPS.1;
            }
        }
        if !footer.samples.is_empty() {
            footer.height = y + ROW / 2.0;
        }
        footer.width *= scale;
        footer.height *= scale;
        footer
    }

    fn groups(diagram: &Diagram<'_>) -> [Vec<Sample>; 3] {
        let (boxes, implicit, lines) = diagram.kinds();
        let mut boxes: Vec<Sample> = boxes.into_iter().map(Sample::Box).collect();
        boxes.extend(implicit.then_some(Sample::Implicit));
        let together = lines.contains(&LineKind::Support) && diagram.has_linked_supports();
        let mut lines: Vec<Sample> = lines.into_iter().map(Sample::Line).collect();
        if together {
            lines.insert(1, Sample::Together);
        }
        [boxes, lines, diagram.statuses().into_iter().map(Sample::Status).collect()]
    }
}
