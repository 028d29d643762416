//! A relation: its lines with their heads, its circle if it has one, and what is written beside it.

use super::card::write_sign;
use super::number::N;
use super::paint::{Colour, Paint};
use super::spell::Pen;
use crate::draw::diagram::{Arrow, Diagram, LineKind, Stretch};
use crate::draw::escape::{Id, Xml};
use crate::draw::layout::{Placement, Rect, Route};
use crate::draw::sized::{MARK, RADIUS, SMALL, SMALL_LEADING, label_widths, labels, marked, status_word};
use crate::map::id::{NodeId, RelationId};
use crate::semantics::Status;
use std::fmt::{self, Write};

/// Writes all relations.
pub(super) fn write_all<W: Write>(
    pen: &mut Pen<'_, W>,
    diagram: &Diagram<'_>,
    placement: &Placement,
) -> fmt::Result {
    pen.out.write_str("<g class=\"relations\">\n")?;
    let mut routes = placement.edges.iter();
    let mut circles = diagram.nodes().zip(&placement.nodes).filter(|(node, _)| node.relation().is_some());
    let mut next = circles.next();
    for id in pen.map.relations() {
        let circle = match next {
            Some((node, place)) if node == NodeId::from(id) => {
                next = circles.next();
                Some(*place)
            }
            _ => None,
        };
        write(pen, diagram, id, circle, &mut routes)?;
    }
    pen.out.write_str("</g>\n")?;
    write_labels(pen, diagram, placement)
}

/// Writes what stands beside lines, after all lines, so that none runs through it.
fn write_labels<W: Write>(pen: &mut Pen<'_, W>, diagram: &Diagram<'_>, placement: &Placement) -> fmt::Result {
    pen.out.write_str("<g class=\"labels\">\n")?;
    let arrows = pen.map.relations().flat_map(|id| diagram.arrows(id).map(move |arrow| (id, arrow)));
    for ((id, arrow), route) in arrows.zip(&placement.edges) {
        let Some(middle) = route.label else { continue };
        let key = Xml(pen.map[id].key());
        write!(pen.out, "<g class=\"label\" data-of=\"{key}\">")?;
        write_label(pen, &arrow, middle, ground(diagram, id, &arrow))?;
        pen.out.write_str("</g>\n")?;
    }
    pen.out.write_str("</g>\n")
}

fn ground(diagram: &Diagram<'_>, id: RelationId, arrow: &Arrow<'_>) -> Ground {
    match diagram.frame(id.into()) {
        Some(_) if arrow.within => Ground::Frame,
        _ => Ground::Paper,
    }
}

fn write<'p, W: Write>(
    pen: &mut Pen<'_, W>,
    diagram: &Diagram<'_>,
    id: RelationId,
    circle: Option<Rect>,
    routes: &mut impl Iterator<Item = &'p Route>,
) -> fmt::Result {
    let junction = diagram.junction(id);
    let kind = junction.kind.name();
    write!(
        pen.out,
        "<g id=\"{}\" class=\"relation {kind}\" color=\"{}\" role=\"img\" data-key=\"{}\" data-kind=\"{kind}\"",
        Id("node", junction.key),
        Colour::Line(junction.kind).value(pen.palette),
        Xml(junction.key),
    )?;
    if let Some(status) = junction.status {
        write!(pen.out, " data-status=\"{}\"", status_word(status))?;
    }
    let relation = &pen.map[id];
    pen.write_data(relation.voicing().map(|voicing| voicing.voice), relation.group())?;
    pen.out.write_str("><title>")?;
    write_title(pen, id, &junction.title, junction.status)?;
    pen.out.write_str("</title>\n")?;
    let falls = junction.status == Some(Status::Out);
    let strokes: Vec<_> =
        diagram.arrows(id).zip(routes).map(|(arrow, route)| Stroke::of(arrow, route, falls)).collect();
    for stroke in &strokes {
        stroke.line.write_casing(pen, ground(diagram, id, &stroke.arrow))?;
    }
    for Stroke { arrow, line } in &strokes {
        let (from, to) = (Xml(pen.map.key(arrow.from)), Xml(pen.map.key(arrow.to)));
        write!(pen.out, "<g data-from=\"{from}\" data-to=\"{to}\">")?;
        line.write(pen)?;
        pen.out.write_str("</g>\n")?;
    }
    if let Some(place) = circle {
        let (x, y) = (place.x + place.width / 2.0, place.y + place.height / 2.0);
        let linked = relation.premises().len() > 1;
        write_circle(pen, (junction.kind, linked), (x, y), RADIUS, falls)?;
    }
    pen.out.write_str("</g>\n")
}

/// What a screen reader says and what shows under the mouse.
fn write_title<W: Write>(
    pen: &mut Pen<'_, W>,
    id: RelationId,
    title: &str,
    status: Option<Status>,
) -> fmt::Result {
    let mut separator = "";
    for premise in pen.map.premises(id) {
        write!(pen.out, "{separator}{}", Xml(pen.map[premise].key()))?;
        separator = " + ";
    }
    write!(pen.out, " → {}\n{}", Xml(pen.map.key(pen.map[id].target())), Xml(title))?;
    match status {
        Some(status) => write!(pen.out, "\n{}", status_word(status)),
        None => Ok(()),
    }
}

/// How thick a line is and how it is broken.
fn stroke(kind: LineKind) -> (f64, &'static str) {
    match kind {
        LineKind::Support | LineKind::Preference => (1.4, ""),
        LineKind::Rebuttal | LineKind::Contradiction => (1.9, "7 3.5"),
        LineKind::Concession => (1.1, "7 3.5"),
        LineKind::Undercut => (1.8, "2 3"),
        LineKind::Rephrase => (1.0, "4 3"),
    }
}

/// The head of a line that comes from the left and ends at 0, and how much of the line it replaces.
fn head(kind: LineKind) -> (&'static str, f64) {
    match kind {
        LineKind::Support => ("<path fill=\"currentColor\" stroke=\"none\" d=\"M0 0L-9 -4V4Z\"/>", 8.0),
        LineKind::Rebuttal | LineKind::Contradiction => (
            "<path fill=\"currentColor\" stroke=\"none\" d=\"M-3 0L-12 -4.2V4.2ZM-2.4 -5.5H-.3V5.5H-2.4Z\"/>",
            11.0,
        ),
        LineKind::Concession => ("<path d=\"M-.6 0L-9 -4V4Z\"/>", 9.0),
        LineKind::Undercut => ("<path d=\"M-.6 0L-6.5 -4.2L-12.4 0L-6.5 4.2Z\"/>", 12.4),
        LineKind::Rephrase => ("<path fill=\"none\" d=\"M-8 -4L-.5 0L-8 4\"/>", 1.0),
        LineKind::Preference => ("<path fill=\"none\" d=\"M0 -4.5L-9 0L0 4.5\"/>", 0.5),
    }
}

/// What a line runs over.
#[derive(Clone, Copy, Debug)]
enum Ground {
    Paper,
    Frame,
}

impl Ground {
    fn plate(self) -> Paint {
        match self {
            Ground::Paper => Paint::Paper,
            Ground::Frame => Paint::Frame,
        }
    }

    fn casing(self) -> Paint {
        match self {
            Ground::Paper => Paint::PaperLine,
            Ground::Frame => Paint::FrameCasing,
        }
    }
}

/// An arrow with the line that it becomes.
struct Stroke<'m> {
    arrow: Arrow<'m>,
    line: Line,
}

impl<'m> Stroke<'m> {
    fn of(arrow: Arrow<'m>, route: &Route, falls: bool) -> Self {
        let line = Line::new(arrow.kind, &route.points, arrow.stretch != Stretch::In, falls);
        Stroke { arrow, line }
    }
}

/// A line, drawn back where its heads are.
#[derive(Debug)]
pub(super) struct Line {
    kind: LineKind,
    points: Vec<(f64, f64)>,
    thick: f64,
    /// Where heads are, and which way they point.
    heads: Vec<((f64, f64), (f64, f64))>,
}

impl Line {
    pub(super) fn new(kind: LineKind, route: &[(f64, f64)], headed: bool, falls: bool) -> Self {
        let mut line = Line {
            kind,
            points: route.to_vec(),
            thick: stroke(kind).0 * if falls { 0.6 } else { 1.0 },
            heads: Vec::new(),
        };
        let (Some(&start), Some(&end)) = (route.first(), route.last()) else { return line };
        let (_, length) = head(kind);
        if headed {
            let ahead = direction(route.iter().rev());
            shorten(line.points.iter_mut().rev(), ahead, length);
            line.heads.push((end, ahead));
        }
        if headed && kind == LineKind::Contradiction {
            let behind = direction(route.iter());
            shorten(line.points.iter_mut(), behind, length);
            line.heads.push((start, behind));
        }
        line
    }

    /// The ground along both sides of a line, which shows where it crosses another; none at its ends, which other
    /// lines may share.
    fn write_casing<W: Write>(&self, pen: &mut Pen<'_, W>, ground: Ground) -> fmt::Result {
        const SHARED: f64 = 14.0;
        let mut points = self.points.clone();
        for _ in 0..2 {
            cut_start(&mut points, SHARED);
            points.reverse();
        }
        if points.len() < 4 {
            return Ok(());
        }
        writeln!(
            pen.out,
            "<path {} fill=\"none\" stroke-width=\"{}\" d=\"{}\"/>",
            ground.casing().of(pen.palette),
            N(self.thick + 2.6),
            Path(&points)
        )
    }

    pub(super) fn write<W: Write>(&self, pen: &mut Pen<'_, W>) -> fmt::Result {
        write!(
            pen.out,
            "<path class=\"line\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"{}\"",
            N(self.thick)
        )?;
        let (_, dashes) = stroke(self.kind);
        if !dashes.is_empty() {
            write!(pen.out, " stroke-dasharray=\"{dashes}\"")?;
        }
        write!(pen.out, " d=\"{}\"/>", Path(&self.points))?;
        for &((x, y), (dx, dy)) in &self.heads {
            write!(
                pen.out,
                "<g {} stroke=\"currentColor\" stroke-width=\"1.2\" \
                 transform=\"matrix({dx:.4} {dy:.4} {:.4} {dx:.4} {} {})\">{}</g>",
                Paint::Paper.of(pen.palette),
                -dy,
                N(x),
                N(y),
                head(self.kind).0
            )?;
        }
        Ok(())
    }
}

/// The direction in which a line arrives at the first of `points`, as a vector of length 1.
fn direction<'p>(mut points: impl Iterator<Item = &'p (f64, f64)>) -> (f64, f64) {
    let Some(&(x, y)) = points.next() else { return (1.0, 0.0) };
    points
        .map(|&(from_x, from_y)| (x - from_x, y - from_y))
        .map(|(dx, dy)| (dx, dy, (dx * dx + dy * dy).sqrt()))
        .find(|&(_, _, length)| length > 0.01)
        .map_or((1.0, 0.0), |(dx, dy, length)| (dx / length, dy / length))
}

/// Draws the end of a line back, so that it does not show through its head.
fn shorten<'p>(points: impl Iterator<Item = &'p mut (f64, f64)>, (dx, dy): (f64, f64), by: f64) {
    for point in points.take(2) {
        *point = (point.0 - dx * by, point.1 - dy * by);
    }
}

/// Takes about so much of the length away at the start of a row of curves.
fn cut_start(points: &mut Vec<(f64, f64)>, mut by: f64) {
    let mut from = 0;
    while let Some(&[a, b, c, d]) = points.get(from..from + 4).and_then(|four| four.first_chunk()) {
        let length = ((d.0 - a.0).powi(2) + (d.1 - a.1).powi(2)).sqrt();
        if length > by {
            // The later part of a Bézier curve (de Casteljau).
            let mix = |a: (f64, f64), b: (f64, f64)| {
                let t = by / length;
                (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
            };
            let (bc, cd) = (mix(b, c), mix(c, d));
            let (abc, bcd) = (mix(mix(a, b), bc), mix(bc, cd));
            points.splice(from..from + 3, [mix(abc, bcd), bcd, cd]);
            break;
        }
        by -= length;
        from += 3;
    }
    points.drain(..from);
}

/// Curves as the `d` of a path.
struct Path<'p>(&'p [(f64, f64)]);

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, &(x, y)) in self.0.iter().enumerate() {
            let command = match i {
                0 => "M",
                i if i % 3 == 1 => "C",
                _ => " ",
            };
            write!(f, "{command}{} {}", N(x), N(y))?;
        }
        Ok(())
    }
}

/// A disc with a sign, hollow where the relation falls; of a support only where premises are linked.
pub(super) fn write_circle<W: Write>(
    pen: &mut Pen<'_, W>,
    (kind, linked): (LineKind, bool),
    (x, y): (f64, f64),
    radius: f64,
    falls: bool,
) -> fmt::Result {
    let sign = match kind {
        LineKind::Support if !linked => "",
        LineKind::Support => "M-3.4 0H3.4M0 -3.4V3.4",
        LineKind::Rephrase => "M-3 -1.5H3M-3 1.5H3",
        LineKind::Preference => "M-1.5 -3L1.8 0L-1.5 3",
        LineKind::Rebuttal | LineKind::Contradiction | LineKind::Concession | LineKind::Undercut => {
            "M-3.4 0H3.4"
        }
    };
    let (paper, line) = (Paint::Paper.of(pen.palette), Paint::PaperLine.of(pen.palette));
    write!(pen.out, "<g class=\"circle\" transform=\"translate({} {})\">", N(x), N(y))?;
    if falls {
        write!(pen.out, "<circle {paper} r=\"{radius}\" stroke=\"currentColor\" stroke-width=\"1.2\"/>")?;
        write!(pen.out, "<path stroke=\"currentColor\"")?;
    } else {
        write!(pen.out, "<circle fill=\"currentColor\" r=\"{radius}\"/><path {line}")?;
    }
    writeln!(pen.out, " fill=\"none\" stroke-width=\"1.6\" d=\"{sign}\"/></g>")
}

fn write_label<W: Write>(
    pen: &mut Pen<'_, W>,
    arrow: &Arrow<'_>,
    (x, y): (f64, f64),
    ground: Ground,
) -> fmt::Result {
    let (lines, more) = labels(arrow);
    let widths = label_widths(arrow);
    let across = widths.iter().copied().fold(0.0, f64::max) + 4.0;
    let down = SMALL_LEADING * widths.len() as f64;
    write!(
        pen.out,
        "<rect {} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"/>",
        ground.plate().of(pen.palette),
        N(x - across / 2.0),
        N(y - down / 2.0),
        N(across),
        N(down)
    )?;
    let mut base = y - down / 2.0 + SMALL_LEADING - 3.5;
    let mut indent = 0.0;
    if let (Some(status), Some(first)) = (marked(arrow), widths.first()) {
        let colour = Colour::Status(status);
        write!(pen.out, "<g {}>", colour.of(pen.palette))?;
        write_sign(pen, status, (x - first / 2.0 + MARK / 2.0 - 0.5, base - 2.7), colour)?;
        pen.out.write_str("</g>")?;
        indent = MARK / 2.0;
    }
    for (i, line) in lines.iter().enumerate() {
        write!(
            pen.out,
            "<text {} x=\"{}\" y=\"{}\" font-size=\"{SMALL}\" font-style=\"italic\" text-anchor=\"middle\">{}{}</text>",
            Paint::Ink.of(pen.palette),
            N(x + indent),
            N(base),
            Xml(line),
            if more && i + 1 == lines.len() { "…" } else { "" }
        )?;
        (base, indent) = (base + SMALL_LEADING, 0.0);
    }
    Ok(())
}
