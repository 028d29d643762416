//! How large everything is: a diagram with its texts measured, ready to be placed. Lengths are in pixels.

use crate::draw::diagram::{Arrow, BoxKind, Card, Diagram, LineKind, Stretch, is_blank};
use crate::draw::layout::{Edge, Frame, Node, Pull, Scene};
use crate::draw::measure::{bold, cut, width};
use crate::draw::wrap::Wrapper;
use crate::map::ArgumentMap;
use crate::map::id::NodeId;
use crate::semantics::Status;

/// The size of sentences, of what stands around them, and of the titles of frames.
pub(super) const TEXT: f64 = 12.0;
pub(super) const SMALL: f64 = 9.0;
pub(super) const TITLE: f64 = 12.5;
/// From line to line.
pub(super) const LEADING: f64 = 15.5;
pub(super) const SMALL_LEADING: f64 = 12.5;
/// From the border of a box to its letters.
pub(super) const MARGIN: (f64, f64) = (10.0, 7.0);
/// The bar at the side of evidence.
pub(super) const BAR: f64 = 4.0;
/// The circle of a relation.
pub(super) const RADIUS: f64 = 7.0;
/// The mark that leads to the source, with room before it.
pub(super) const LINK: f64 = 16.0;
/// The sign of a status, with room before and after it; and where it stands alone.
pub(super) const SIGN: f64 = 21.0;
pub(super) const MARK: f64 = 13.0;
const LINES_OF_VOICE: usize = 2;
const LINES_OF_LABEL: usize = 4;
const WIDEST: f64 = 320.0;

/// What is written in the line above a sentence, cut to the room there is.
#[derive(Debug)]
pub(super) struct Tag<'m> {
    pub(super) key: Option<(&'m str, bool)>,
    pub(super) hedge: Option<(&'m str, bool)>,
    pub(super) width: f64,
}

/// Between the pieces of a tag.
pub(super) const DOT: &str = " · ";

impl<'m> Tag<'m> {
    pub(super) fn of(card: &Card<'m>) -> Self {
        let dot = width(DOT, SMALL);
        let mut filled = bold(card.word, SMALL);
        let mut piece = |text: &'m str| {
            let (text, less) = cut(text, SMALL, (WIDEST - filled - dot).max(WIDEST / 4.0));
            filled += dot + width(text, SMALL) + if less { width("…", SMALL) } else { 0.0 };
            (text, less)
        };
        let (key, hedge) = (card.shown_key.map(&mut piece), card.hedge.map(&mut piece));
        Tag { key, hedge, width: filled }
    }
}

/// The width and height of a box.
pub(super) fn card_size(card: &Card<'_>) -> (f64, f64) {
    let widest = |lines: &mut dyn Iterator<Item = f64>| lines.fold(0.0, f64::max);
    let tag = Tag::of(card).width
        + card.status.map_or(0.0, |status| SIGN + bold(status_word(status), SMALL))
        + card.link.map_or(0.0, |_| LINK);
    let voice = widest(
        &mut voice(card)
            .map(|(line, more)| width(line, SMALL) + if more { width("…", SMALL) } else { 0.0 }),
    );
    let more = if card.cut { width(" …", TEXT) } else { 0.0 };
    let last = card.lines.len().saturating_sub(1);
    let text = widest(
        &mut card
            .lines
            .iter()
            .enumerate()
            .map(|(i, line)| width(line, TEXT) + if i == last { more } else { 0.0 }),
    );
    let bar = if card.kind == BoxKind::Evidence { BAR } else { 0.0 };
    (
        (tag.max(voice).max(text) + 2.0 * MARGIN.0 + bar).ceil(),
        2.0 * MARGIN.1
            + SMALL_LEADING * (1 + voice_lines(card)) as f64
            + (LEADING * card.lines.len() as f64).ceil(),
    )
}

/// The lines that say whose a statement is, each with whether there would be more after it.
pub(super) fn voice<'c>(card: &'c Card<'_>) -> impl Iterator<Item = (&'c str, bool)> {
    let lines = (1..).zip(&card.voice).take(LINES_OF_VOICE);
    lines.map(|(n, line)| (line.as_str(), n == LINES_OF_VOICE && card.voice.len() > n))
}

pub(super) fn voice_lines(card: &Card<'_>) -> usize {
    card.voice.len().min(LINES_OF_VOICE)
}

/// What is written beside a line, and whether there would be more.
pub(super) fn labels<'a, 'm>(arrow: &'a Arrow<'m>) -> (&'a [&'m str], bool) {
    match arrow.labels.get(..LINES_OF_LABEL) {
        Some(first) if arrow.labels.len() > LINES_OF_LABEL => (first, true),
        _ => (&arrow.labels, false),
    }
}

/// The status of a relation where its sign stands beside the line: that it stands goes without saying.
pub(super) fn marked(arrow: &Arrow<'_>) -> Option<Status> {
    arrow.status.filter(|&status| status != Status::In)
}

/// The widths of the lines beside an arrow: the sign of the status, if marked, stands before the first.
pub(super) fn label_widths(arrow: &Arrow<'_>) -> Vec<f64> {
    let (labels, more) = labels(arrow);
    let mut widths: Vec<f64> = labels.iter().map(|line| width(line, SMALL)).collect();
    if let Some(last) = widths.last_mut().filter(|_| more) {
        *last += width("…", SMALL);
    }
    match (marked(arrow), widths.first_mut()) {
        (Some(_), Some(first)) => *first += MARK,
        (Some(_), None) => widths.push(MARK),
        (None, _) => {}
    }
    widths
}

pub(super) fn label_size(arrow: &Arrow<'_>) -> Option<(f64, f64)> {
    let widths = label_widths(arrow);
    let widest = widths.iter().copied().fold(0.0, f64::max);
    (!widths.is_empty()).then_some((widest + 4.0, SMALL_LEADING * widths.len() as f64))
}

/// The title of a frame, cut to a reasonable width.
pub(super) fn frame_title(title: &str) -> (&str, bool) {
    cut(title, TITLE, WIDEST)
}

pub(super) fn status_word(status: Status) -> &'static str {
    match status {
        Status::In => "stands",
        Status::Out => "falls",
        Status::Undecided => "open",
    }
}

/// What has to be placed: the diagram's nodes in its order, and the lines of each relation, one after the other.
pub(super) fn scene(map: &ArgumentMap, diagram: &Diagram<'_>) -> Scene {
    let mut wrapper = Wrapper::by_letters();
    let mut frames_by_group = Vec::new();
    let mut scene = Scene::default();
    for (id, _) in diagram.frames_outside_in() {
        frames_by_group.resize(frames_by_group.len().max(id.index() + 1), None);
        frames_by_group[id.index()] = u32::try_from(scene.frames.len()).ok();
        let Some(group) = map.group(id) else { continue };
        let parent = group.parent.and_then(|parent| *frames_by_group.get(parent.index())?);
        let (title, more) = frame_title(if is_blank(&group.title) { &group.key } else { &group.title });
        let more = if more { TITLE } else { 0.0 };
        scene.frames.push(Frame { parent, title: (bold(title, TITLE) + more, TITLE + 5.0) });
    }
    let mut place_of = vec![0; map.bound()];
    for node in diagram.nodes() {
        place_of[node.index()] = scene.nodes.len() as u32;
        let frame = diagram.frame(node).and_then(|group| *frames_by_group.get(group.index())?);
        let (size, junction) = match node {
            NodeId::Statement(id) => (card_size(&diagram.card(id, &mut wrapper)), false),
            NodeId::Relation(_) => ((2.0 * RADIUS, 2.0 * RADIUS), true),
        };
        scene.nodes.push(Node { width: size.0, height: size.1, frame, junction });
    }
    for arrow in map.relations().flat_map(|id| diagram.arrows(id)) {
        scene.edges.push(Edge {
            from: place_of[arrow.from.index()],
            to: place_of[arrow.to.index()],
            pull: match arrow.kind {
                LineKind::Support | LineKind::Rephrase | LineKind::Preference => Pull::Support,
                LineKind::Rebuttal | LineKind::Contradiction | LineKind::Concession => Pull::Attack,
                LineKind::Undercut => Pull::Undercut,
            },
            aside: arrow.stretch != Stretch::In && arrow.to.relation().is_some(),
            label: label_size(&arrow),
        });
    }
    scene
}
