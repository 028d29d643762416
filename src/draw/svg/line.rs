//! A relation: its lines with their heads, its circle if it has one, and what is written beside it.

use super::card::write_status;
use super::number::N;
use super::paint::{Colour, Paint};
use super::spell::Pen;
use crate::draw::diagram::{Arrow, Diagram, LineKind, Stretch};
use crate::draw::escape::{Id, Xml};
use crate::draw::layout::{Placement, Rect, Route};
use crate::draw::measure::{bold, width};
use crate::draw::sized::{RADIUS, SIGN, SMALL, SMALL_LEADING, labels, marked, status_word};
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
    pen.out.write_str("</g>\n")
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
    let mut labelled = Vec::new();
    for (arrow, route) in diagram.arrows(id).zip(&mut *routes) {
        write_arrow(pen, &arrow, route, falls)?;
        if let Some(middle) = route.label {
            labelled.push((arrow, middle));
        }
    }
    if let Some(place) = circle {
        let (x, y) = (place.x + place.width / 2.0, place.y + place.height / 2.0);
        write_circle(pen, junction.kind, (x, y), RADIUS, falls)?;
    }
    for (arrow, middle) in labelled {
        write_label(pen, &arrow, middle)?;
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

fn write_arrow<W: Write>(pen: &mut Pen<'_, W>, arrow: &Arrow<'_>, route: &Route, falls: bool) -> fmt::Result {
    let map = pen.map;
    write!(pen.out, "<g data-from=\"{}\" data-to=\"{}\">", Xml(map.key(arrow.from)), Xml(map.key(arrow.to)))?;
    write_line(pen, arrow.kind, &route.points, arrow.stretch != Stretch::In, falls)?;
    pen.out.write_str("</g>\n")
}

/// A line with its white casing, and its head if it is to have one.
pub(super) fn write_line<W: Write>(
    pen: &mut Pen<'_, W>,
    kind: LineKind,
    route: &[(f64, f64)],
    headed: bool,
    falls: bool,
) -> fmt::Result {
    let (Some(&start), Some(&end)) = (route.first(), route.last()) else { return Ok(()) };
    let mut points = route.to_vec();
    let (shape, length) = head(kind);
    let (ahead, behind) = (direction(route.iter().rev()), direction(route.iter()));
    if headed {
        shorten(points.iter_mut().rev(), ahead, length);
    }
    let both = headed && kind == LineKind::Contradiction;
    if both {
        shorten(points.iter_mut(), behind, length);
    }
    let path = Path(&points);
    let (thick, dashes) = stroke(kind);
    let thick = if falls { thick * 0.6 } else { thick };
    write!(
        pen.out,
        "<path {} fill=\"none\" stroke-width=\"{}\" d=\"{path}\"/>\
         <path class=\"line\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"{}\"",
        Paint::PaperLine.of(pen.palette),
        N(thick + 3.0),
        N(thick)
    )?;
    if !dashes.is_empty() {
        write!(pen.out, " stroke-dasharray=\"{dashes}\"")?;
    }
    write!(pen.out, " d=\"{path}\"/>")?;
    let heads = [headed.then_some((end, ahead)), both.then_some((start, behind))];
    for ((x, y), (dx, dy)) in heads.into_iter().flatten() {
        write!(
            pen.out,
            "<g {} stroke=\"currentColor\" stroke-width=\"1.2\" \
             transform=\"matrix({dx:.4} {dy:.4} {:.4} {dx:.4} {} {})\">{shape}</g>",
            Paint::Paper.of(pen.palette),
            -dy,
            N(x),
            N(y)
        )?;
    }
    Ok(())
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

/// A disc with a sign, hollow where the relation falls.
pub(super) fn write_circle<W: Write>(
    pen: &mut Pen<'_, W>,
    kind: LineKind,
    (x, y): (f64, f64),
    radius: f64,
    falls: bool,
) -> fmt::Result {
    let sign = match kind {
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

fn write_label<W: Write>(pen: &mut Pen<'_, W>, arrow: &Arrow<'_>, (x, y): (f64, f64)) -> fmt::Result {
    let (lines, more) = labels(arrow);
    let status = marked(arrow);
    let count = lines.len() + usize::from(status.is_some());
    let mut base = y - SMALL_LEADING * (count as f64 / 2.0 - 1.0) - 3.5;
    let widest = lines.iter().map(|line| width(line, SMALL)).fold(0.0, f64::max);
    let of_status = status.map_or(0.0, |status| SIGN + bold(status_word(status), SMALL));
    let (across, height) = (widest.max(of_status) + 4.0, SMALL_LEADING * count as f64);
    write!(
        pen.out,
        "<rect {} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"/>",
        Paint::Paper.of(pen.palette),
        N(x - across / 2.0),
        N(y - height / 2.0),
        N(across),
        N(height)
    )?;
    if let Some(status) = status {
        write_status(pen, status, (x - of_status / 2.0 + SIGN - 2.0, base), Colour::Status(status))?;
        base += SMALL_LEADING;
    }
    for (i, line) in lines.iter().enumerate() {
        write!(
            pen.out,
            "<text {} x=\"{}\" y=\"{}\" font-size=\"{SMALL}\" font-style=\"italic\" text-anchor=\"middle\">{}{}</text>",
            Paint::Ink.of(pen.palette),
            N(x),
            N(base),
            Xml(line),
            if more && i + 1 == lines.len() { "…" } else { "" }
        )?;
        base += SMALL_LEADING;
    }
    pen.out.write_str("\n")
}
