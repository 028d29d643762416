//! A statement as a box.

use super::number::N;
use super::paint::{Colour, Paint};
use super::spell::{Pen, RIGHT_TO_LEFT};
use crate::draw::diagram::{BoxKind, Card};
use crate::draw::escape::{Id, Xml};
use crate::draw::layout::Rect;
use crate::draw::measure::{bold, is_right_to_left};
use crate::draw::sized::{
    BAR, DOT, LEADING, LINK, MARGIN, SIGN, SMALL, SMALL_LEADING, TEXT, Tag, status_word, voice, voice_lines,
};
use crate::map::id::StatementId;
use crate::semantics::Status;
use std::fmt::{self, Write};

/// Writes a box with all that belongs to it.
pub(super) fn write<W: Write>(
    pen: &mut Pen<'_, W>,
    id: StatementId,
    card: &Card<'_>,
    place: Rect,
) -> fmt::Result {
    let kind = card.kind.name();
    write!(
        pen.out,
        "<g id=\"{}\" class=\"box {kind}\" color=\"{}\" transform=\"translate({} {})\" role=\"img\" data-key=\"{}\" \
         data-kind=\"{kind}\"",
        Id("node", card.key),
        Colour::Box(card.kind).value(pen.palette),
        N(place.x),
        N(place.y),
        Xml(card.key),
    )?;
    if card.implicit {
        pen.out.write_str(" data-implicit=\"true\"")?;
    }
    if let Some(status) = card.status {
        write!(pen.out, " data-status=\"{}\"", status_word(status))?;
    }
    let statement = &pen.map[id];
    pen.write_data(statement.voicing().map(|voicing| voicing.voice), statement.group())?;
    pen.out.write_str(">")?;
    write_title(&mut pen.out, card)?;
    write_face(pen, card, place)?;
    write_tag(pen, card, place.width)?;
    write_text(pen, card, place.width)?;
    pen.out.write_str("</g>\n")
}

/// What a screen reader says and what shows under the mouse.
fn write_title(out: &mut impl Write, card: &Card<'_>) -> fmt::Result {
    let (first, rest) = card.word.split_at_checked(1).unwrap_or_default();
    write!(out, "<title>{first}{}", rest.to_ascii_lowercase())?;
    if let Some(status) = card.status {
        write!(out, ", {}", status_word(status))?;
    }
    if let Some(words) = card.hedge {
        write!(out, ", {}", Xml(words))?;
    }
    write!(out, ": {}", Xml(card.text))?;
    for line in &card.voice {
        write!(out, "\n{}", Xml(line))?;
    }
    for (exact, source) in &card.quotes {
        write!(out, "\n“{}”", Xml(exact))?;
        if !source.is_empty() {
            write!(out, " ({})", Xml(source))?;
        }
    }
    out.write_str("</title>")
}

/// The border says how the statement stands: thick, usual, thin.
fn border(status: Option<Status>) -> f64 {
    match status {
        Some(Status::In) => 2.0,
        Some(Status::Out) => 0.8,
        Some(Status::Undecided) | None => 1.2,
    }
}

fn write_face<W: Write>(pen: &mut Pen<'_, W>, card: &Card<'_>, place: Rect) -> fmt::Result {
    let (width, height) = (N(place.width), N(place.height));
    write!(
        pen.out,
        "<rect {} stroke=\"currentColor\" stroke-width=\"{}\" width=\"{width}\" height=\"{height}\"",
        Paint::Face(card.kind).of(pen.palette),
        border(card.status)
    )?;
    if card.kind != BoxKind::Evidence {
        pen.out.write_str(" rx=\"7\"")?;
    }
    if card.implicit {
        // On the dark box of a main claim the border would not be seen.
        if card.kind == BoxKind::Thesis {
            write!(
                pen.out,
                "/><rect {} fill=\"none\" stroke=\"currentColor\" x=\"3\" y=\"3\" width=\"{}\" height=\"{}\" rx=\"5\"",
                Colour::OnThesis.of(pen.palette),
                N(place.width - 6.0),
                N(place.height - 6.0)
            )?;
        }
        pen.out.write_str(" stroke-dasharray=\"5 3\"")?;
    }
    pen.out.write_str("/>")?;
    if card.kind == BoxKind::Evidence {
        write!(pen.out, "<rect fill=\"currentColor\" width=\"{BAR}\" height=\"{height}\"/>")?;
    }
    Ok(())
}

fn left(card: &Card<'_>) -> f64 {
    MARGIN.0 + if card.kind == BoxKind::Evidence { BAR } else { 0.0 }
}

/// The paints of a tag and of a sentence.
fn paints(card: &Card<'_>) -> (Paint, Paint) {
    match (card.kind, card.status) {
        (BoxKind::Thesis, _) => (Paint::Light, Paint::Light),
        (_, Some(Status::Out)) => (Paint::Muted, Paint::Muted),
        _ => (Paint::Muted, Paint::Ink),
    }
}

fn write_tag<W: Write>(pen: &mut Pen<'_, W>, card: &Card<'_>, width: f64) -> fmt::Result {
    let tag = Tag::of(card);
    let base = N(MARGIN.1 + SMALL - 1.0);
    write!(
        pen.out,
        "<text {} x=\"{}\" y=\"{base}\" font-size=\"{SMALL}\"><tspan font-weight=\"bold\"",
        paints(card).0.of(pen.palette),
        N(left(card))
    )?;
    // The words of an objection or of evidence have the colour of the border.
    if card.kind == BoxKind::Objection {
        pen.out.write_str(" fill=\"currentColor\" class=\"own\"")?;
    }
    write!(pen.out, ">{}</tspan>", card.word)?;
    let more = |cut| if cut { "…" } else { "" };
    if let Some((key, cut)) = tag.key {
        write!(pen.out, "{DOT}{}{}", Xml(key), more(cut))?;
    }
    if let Some((words, cut)) = tag.hedge {
        write!(pen.out, "{DOT}<tspan font-style=\"italic\">{}{}</tspan>", Xml(words), more(cut))?;
    }
    pen.out.write_str("</text>")?;
    let mut right = width - MARGIN.0;
    if let Some(url) = card.link {
        write_link(pen, card, url, right)?;
        right -= LINK;
    }
    if let Some(status) = card.status {
        let word = status_word(status);
        let on_thesis = card.kind == BoxKind::Thesis;
        let colour = if on_thesis { Colour::OnThesis } else { Colour::Status(status) };
        write_status(pen, status, (right - bold(word, SMALL), MARGIN.1 + SMALL - 1.0), colour)?;
    }
    Ok(())
}

/// The sign and the word of a status; the word starts at a point.
pub(super) fn write_status<W: Write>(
    pen: &mut Pen<'_, W>,
    status: Status,
    (x, base): (f64, f64),
    colour: Colour,
) -> fmt::Result {
    write!(pen.out, "<g {}>", colour.of(pen.palette))?;
    write_sign(pen, status, (x - SIGN + 13.0, base - 3.2), colour)?;
    write!(
        pen.out,
        "<text fill=\"currentColor\" x=\"{}\" y=\"{}\" font-size=\"{SMALL}\" font-weight=\"bold\">{}</text></g>",
        N(x),
        N(base),
        status_word(status)
    )
}

/// A tick on a disc, a cross in a square, a question mark in a diamond.
pub(super) fn write_sign<W: Write>(
    pen: &mut Pen<'_, W>,
    status: Status,
    (x, y): (f64, f64),
    colour: Colour,
) -> fmt::Result {
    write!(pen.out, "<g transform=\"translate({} {})\" fill=\"none\" stroke=\"currentColor\">", N(x), N(y))?;
    match status {
        Status::In => {
            let tick = if matches!(colour, Colour::OnThesis) { Paint::ThesisLine } else { Paint::PaperLine };
            write!(
                pen.out,
                "<circle r=\"4.7\" fill=\"currentColor\" stroke=\"none\"/><path {} stroke-width=\"1.5\" \
                 d=\"M-2.4 .1L-.7 1.9L2.4 -1.8\"/>",
                tick.of(pen.palette)
            )?;
        }
        Status::Out => pen.out.write_str(
            "<path stroke-width=\"1\" d=\"M-4.2 -4.2H4.2V4.2H-4.2Z\"/><path stroke-width=\"1.5\" \
             d=\"M-2 -2L2 2M2 -2L-2 2\"/>",
        )?,
        Status::Undecided => pen.out.write_str(
            "<path stroke-width=\"1\" d=\"M0 -5.6L5.6 0L0 5.6L-5.6 0Z\"/><path stroke-width=\"1.1\" \
             d=\"M-1.4 -1.2C-1.4 -3 1.5 -3 1.5 -1.2C1.5 -.2 0 -.1 0 1M0 1.9V3\"/>",
        )?,
    }
    pen.out.write_str("</g>")
}

/// An arrow that leads to the source, large enough for a finger.
fn write_link<W: Write>(pen: &mut Pen<'_, W>, card: &Card<'_>, url: &str, right: f64) -> fmt::Result {
    let (x, y) = (right - 8.0, MARGIN.1 + 0.5);
    let colour = match card.kind {
        BoxKind::Thesis => Colour::OnThesis,
        kind => Colour::Box(kind),
    };
    write!(
        pen.out,
        "<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\" {}><title>Source</title>\
         <rect x=\"{}\" y=\"0\" width=\"24\" height=\"22\" fill=\"none\" pointer-events=\"all\"/>\
         <path fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.2\" \
         d=\"M{} {}h-3v8h8v-3m-4 -1l5 -5m-3.4 -.4h3.8v3.8\"/></a>",
        Xml(url),
        colour.of(pen.palette),
        N(right - 14.0),
        N(x + 3.0),
        N(y)
    )
}

fn write_text<W: Write>(pen: &mut Pen<'_, W>, card: &Card<'_>, width: f64) -> fmt::Result {
    let (tag, text) = paints(card);
    let (x, anchor) =
        if is_right_to_left(card.text) { (width - MARGIN.0, RIGHT_TO_LEFT) } else { (left(card), "") };
    let mut base = MARGIN.1 + SMALL_LEADING + SMALL - 1.0;
    for (line, more) in voice(card) {
        let (tag, x) = (tag.of(pen.palette), N(left(card)));
        write!(
            pen.out,
            "<text {tag} x=\"{x}\" y=\"{}\" font-size=\"{SMALL}\">{}{}</text>",
            N(base),
            Xml(line),
            if more { "…" } else { "" }
        )?;
        base += SMALL_LEADING;
    }
    base = MARGIN.1 + SMALL_LEADING * (1 + voice_lines(card)) as f64 + TEXT;
    if card.lines.is_empty() {
        return Ok(());
    }
    write!(pen.out, "<text {}{anchor}", text.of(pen.palette))?;
    let single = card.lines.len() == 1;
    if single {
        write!(pen.out, " x=\"{}\" y=\"{}\"", N(x), N(base))?;
    }
    pen.out.write_str(">")?;
    let mut before: Option<&str> = None;
    for line in &card.lines {
        if !single {
            // White space for those who copy or search the text; none within a word that was broken.
            if before.is_some_and(|before| !std::ptr::eq(before.as_bytes().as_ptr_range().end, line.as_ptr()))
            {
                pen.out.write_str("\n")?;
            }
            write!(pen.out, "<tspan x=\"{}\" y=\"{}\">", N(x), N(base))?;
        }
        write!(pen.out, "{}", Xml(line))?;
        base += LEADING;
        before = Some(line);
        if card.cut && std::ptr::eq(line, card.lines.last().unwrap_or(line)) {
            pen.out.write_str(" …")?;
        }
        if !single {
            pen.out.write_str("</tspan>")?;
        }
    }
    pen.out.write_str("</text>")
}
