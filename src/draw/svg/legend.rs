//! The title and the legend below a picture.

use super::card::write_sign;
use super::line::{Line, write_circle};
use super::number::N;
use super::paint::{Colour, Paint};
use super::spell::Pen;
use crate::draw::diagram::{BoxKind, LineKind};
use crate::draw::escape::Xml;
use crate::draw::footer::{CAPTION, CAPTION_LEADING, Footer, LEGEND, Sample};
use std::fmt::{self, Write};

/// Writes a footer below a map of a height.
pub(super) fn write<W: Write>(pen: &mut Pen<'_, W>, footer: &Footer<'_>, top: f64) -> fmt::Result {
    if footer.height == 0.0 {
        return Ok(());
    }
    let ink = Paint::Ink.of(pen.palette);
    writeln!(
        pen.out,
        "<g class=\"footer\" transform=\"translate(0 {}) scale({})\">",
        N(top),
        N(footer.scale)
    )?;
    for (i, line) in footer.caption.iter().enumerate() {
        let more = if footer.cut && i + 1 == footer.caption.len() { "…" } else { "" };
        writeln!(
            pen.out,
            "<text {ink} x=\"0\" y=\"{}\" font-size=\"{CAPTION}\" font-weight=\"bold\">{}{more}</text>",
            N(12.0 + CAPTION_LEADING * (i as f64 + 0.7)),
            Xml(line)
        )?;
    }
    for &(sample, x, y) in &footer.samples {
        write_sample(pen, sample, x, y)?;
        writeln!(
            pen.out,
            "<text {ink} x=\"{}\" y=\"{}\" font-size=\"{LEGEND}\">{}</text>",
            N(x + sample.width() + 6.0),
            N(y + 3.5),
            sample.words()
        )?;
    }
    pen.out.write_str("</g>\n")
}

fn write_sample<W: Write>(pen: &mut Pen<'_, W>, sample: Sample, x: f64, y: f64) -> fmt::Result {
    match sample {
        Sample::Box(kind) => write_box(pen, kind, x, y, ""),
        Sample::Implicit => write_box(pen, BoxKind::Claim, x, y, " stroke-dasharray=\"4 2.4\""),
        // On the side of a circle on a line, as in the picture.
        Sample::Line(LineKind::Undercut) => {
            let end = x + sample.width();
            let middle = end - 5.0;
            write!(pen.out, "<g {}>", Colour::Line(LineKind::Support).of(pen.palette))?;
            let (top, bottom) = (N(y - 9.0), N(y + 9.0));
            let path = format!("M{} {top}V{bottom}", N(middle));
            write!(pen.out, "<path stroke=\"currentColor\" stroke-width=\"1.4\" d=\"{path}\"/>")?;
            write_circle(pen, (LineKind::Support, false), (middle, y), 5.0, false)?;
            write!(pen.out, "</g><g {}>", Colour::Line(LineKind::Undercut).of(pen.palette))?;
            let end = middle - 5.0;
            let way = [(x, y), (x + 8.0, y), (end - 8.0, y), (end, y)];
            Line::new(LineKind::Undercut, &way, true, false).write(pen)?;
            pen.out.write_str("</g>")
        }
        Sample::Line(kind) => {
            write!(pen.out, "<g {}>", Colour::Line(kind).of(pen.palette))?;
            let end = x + sample.width();
            Line::new(kind, &[(x, y), (x + 12.0, y), (end - 12.0, y), (end, y)], true, false).write(pen)?;
            pen.out.write_str("</g>")
        }
        Sample::Together => {
            write!(pen.out, "<g {}>", Colour::Line(LineKind::Support).of(pen.palette))?;
            write_circle(pen, (LineKind::Support, true), (x + 6.0, y), 6.0, false)?;
            pen.out.write_str("</g>")
        }
        Sample::Status(status) => {
            let colour = Colour::Status(status);
            write!(pen.out, "<g {}>", colour.of(pen.palette))?;
            write_sign(pen, status, (x + 6.0, y), colour)?;
            pen.out.write_str("</g>")
        }
    }
}

fn write_box<W: Write>(pen: &mut Pen<'_, W>, kind: BoxKind, x: f64, y: f64, dashes: &str) -> fmt::Result {
    let (x, y, width) = (N(x), N(y - 6.0), Sample::Box(kind).width());
    let corners = if kind == BoxKind::Evidence { "" } else { " rx=\"4\"" };
    write!(
        pen.out,
        "<g {}><rect {} stroke=\"currentColor\" stroke-width=\"1.2\" x=\"{x}\" y=\"{y}\" width=\"{width}\" \
         height=\"12\"{corners}{dashes}/>",
        Colour::Box(kind).of(pen.palette),
        Paint::Face(kind).of(pen.palette)
    )?;
    if kind == BoxKind::Evidence {
        write!(pen.out, "<rect fill=\"currentColor\" x=\"{x}\" y=\"{y}\" width=\"4\" height=\"12\"/>")?;
    }
    pen.out.write_str("</g>")
}
