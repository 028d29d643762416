//! One picture on its way to a writer.

use super::number::N;
use super::paint::{Paint, write_dark};
use super::{Svg, card, legend, line};
use crate::draw::diagram::{Diagram, is_blank};
use crate::draw::escape::{Id, Xml};
use crate::draw::fit::{Fitted, fit};
use crate::draw::footer::Footer;
use crate::draw::layout::{Placement, Rect};
use crate::draw::measure::is_right_to_left;
use crate::draw::palette::Palette;
use crate::draw::sized::{TITLE, frame_title};
use crate::draw::wrap::Wrapper;
use crate::draw::{Options, Theme};
use crate::map::ArgumentMap;
use crate::map::id::{GroupId, NodeId, StatementId, VoiceId};
use std::fmt::{self, Write};

/// In the order of preference; texts are measured so that they fit in any of them.
const FONTS: &str = "'Noto Sans','Liberation Sans',Arial,Helvetica,'DejaVu Sans',sans-serif";
/// Of texts that start at their right end.
pub(in crate::draw) const RIGHT_TO_LEFT: &str = " direction=\"rtl\"";
/// Around a picture that is on no page.
const MARGIN: f64 = 12.0;
/// The room of the words that stand in for an empty map.
const NOTHING: (f64, f64) = (80.0, 24.0);

/// Writes a map as SVG: frames, lines, boxes, footer.
pub(super) fn spell<'m>(svg: &'m Svg<'m>, out: &mut impl Write) -> fmt::Result {
    let Fitted { options, mut placement, scale } = fit(svg.map, &svg.options, svg.statuses);
    let empty = svg.map.statements().next().is_none();
    if empty {
        (placement.width, placement.height) = NOTHING;
    }
    let diagram = Diagram::new(svg.map, &options, svg.statuses);
    let palette = Palette::of(options.theme);
    let mut pen = Pen { map: svg.map, palette, out };
    let footer = Footer::new(svg.map, &diagram, placement.width);
    pen.head(&options, &placement, &footer, scale)?;
    pen.frames(&diagram, &placement)?;
    line::write_all(&mut pen, &diagram, &placement)?;
    pen.frame_titles(&diagram, &placement)?;
    pen.out.write_str("<g class=\"boxes\">\n")?;
    let mut wrapper = Wrapper::by_letters();
    let mut places = vec![Rect::default(); svg.map.bound()];
    for (node, place) in diagram.nodes().zip(&placement.nodes) {
        places[node.index()] = *place;
    }
    for id in reading_order(svg.map) {
        card::write(&mut pen, id, &diagram.card(id, &mut wrapper), places[id.index()])?;
    }
    pen.out.write_str("</g>\n")?;
    if empty {
        let (ink, base) = (Paint::Muted.of(palette), N(NOTHING.1 / 2.0 + 4.0));
        writeln!(pen.out, "<text {ink} x=\"0\" y=\"{base}\" font-style=\"italic\">empty map</text>")?;
    }
    legend::write(&mut pen, &footer, placement.height)?;
    pen.out.write_str("</svg>\n")
}

/// All statements as one would read them out: after each its reasons and the objections to it, with what is said of
/// the inferences between them; the main claims first.
fn reading_order(map: &ArgumentMap) -> Vec<StatementId> {
    let mut seen = vec![false; map.bound()];
    let mut order = Vec::new();
    let mut open: Vec<NodeId> = Vec::new();
    for start in map.main_claims().chain(map.statements()) {
        open.push(start.into());
        while let Some(node) = open.pop() {
            if std::mem::replace(&mut seen[node.index()], true) {
                continue;
            }
            let at = open.len();
            match node {
                NodeId::Statement(id) => order.push(id),
                NodeId::Relation(id) => open.extend(map.premises(id).map(NodeId::from)),
            }
            open.extend(map.relations_to(node).map(NodeId::from));
            open[at..].reverse();
        }
    }
    order
}

/// What all parts of a picture write with.
pub(super) struct Pen<'m, W> {
    pub(super) map: &'m ArgumentMap,
    pub(super) palette: &'static Palette,
    pub(super) out: W,
}

impl<W: Write> Pen<'_, W> {
    fn head(
        &mut self,
        options: &Options,
        placement: &Placement,
        footer: &Footer<'_>,
        scale: f64,
    ) -> fmt::Result {
        let (wide, high) = (placement.width.max(footer.width), placement.height + footer.height);
        let (x, y, width, height) = match options.page.sheet() {
            None => (-MARGIN, -MARGIN, wide + 2.0 * MARGIN, high + 2.0 * MARGIN),
            Some(sheet) => {
                let (width, height) = (sheet.width / scale, sheet.height / scale);
                ((wide - width) / 2.0, -sheet.margin / scale, width, height)
            }
        };
        let (x, y, width, height) = (N(x), N(y), N(width), N(height));
        write!(
            self.out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"argument-map\" viewBox=\"{x} {y} {width} {height}\" "
        )?;
        match options.page.sheet() {
            None => write!(self.out, "width=\"{width}\" height=\"{height}\"")?,
            Some(sheet) => write!(self.out, "width=\"{}\" height=\"{}\"", sheet.written.0, sheet.written.1)?,
        }
        if !options.language.is_empty() {
            let tag = Xml(&options.language);
            write!(self.out, " lang=\"{tag}\" xml:lang=\"{tag}\"")?;
        }
        let title = if is_blank(self.map.title()) { "Argument map" } else { self.map.title() };
        write!(
            self.out,
            " role=\"graphics-document document\" aria-labelledby=\"map-title map-desc\" font-family=\"{FONTS}\" \
             font-size=\"12\">\n<title id=\"map-title\">{}</title>\n<desc id=\"map-desc\">",
            Xml(title)
        )?;
        let (statements, relations) = (self.map.statements().count(), self.map.relations().count());
        write!(self.out, "Argument map; statements: {statements}; relations: {relations}.")?;
        for id in self.map.main_claims().take(3) {
            write!(self.out, " Main claim: {}", Xml(self.map[id].text()))?;
        }
        self.out.write_str("</desc>\n")?;
        if options.theme == Theme::Colour {
            write_dark(&mut self.out, Palette::of(Theme::Dark))?;
        }
        let paper = Paint::Paper.of(self.palette);
        writeln!(self.out, "<rect {paper} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>")
    }

    fn frames(&mut self, diagram: &Diagram<'_>, placement: &Placement) -> fmt::Result {
        self.out.write_str("<g class=\"frames\">\n")?;
        for ((_, group), place) in diagram.frames_outside_in().into_iter().zip(&placement.frames) {
            let Some(Rect { x, y, width, height }) = *place else { continue };
            let title = if is_blank(&group.title) { &group.key } else { &group.title };
            writeln!(
                self.out,
                "<g class=\"frame\" id=\"{id}\" data-group=\"{key}\" role=\"group\"><title>{title}</title>\
                 <g {line}><rect {face} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/></g></g>",
                id = Id("group", &group.key),
                key = Xml(&group.key),
                title = Xml(title),
                line = Paint::FrameLine.of(self.palette),
                face = Paint::Frame.of(self.palette),
                x = N(x),
                y = N(y),
                width = N(width),
                height = N(height),
            )?;
        }
        self.out.write_str("</g>\n")
    }

    /// Writes the titles of frames, after the lines, so that none strikes them out.
    fn frame_titles(&mut self, diagram: &Diagram<'_>, placement: &Placement) -> fmt::Result {
        self.out.write_str("<g class=\"titles\">\n")?;
        for ((_, group), place) in diagram.frames_outside_in().into_iter().zip(&placement.frames) {
            let Some(Rect { x, y, width, .. }) = *place else { continue };
            let title = if is_blank(&group.title) { &group.key } else { &group.title };
            let (shown, cut) = frame_title(title);
            let (at, anchor) =
                if is_right_to_left(title) { (x + width - 9.0, RIGHT_TO_LEFT) } else { (x + 9.0, "") };
            let (at, base, key) = (N(at), N(y + TITLE + 5.0), Xml(&group.key));
            let more = if cut { "…" } else { "" };
            let words = format!(
                "x=\"{at}\" y=\"{base}\" font-size=\"{TITLE}\" font-weight=\"bold\"{anchor}>{}{more}</text>",
                Xml(shown)
            );
            // The ground of the frame around the letters keeps lines off them.
            let ground = Paint::FrameCasing.of(self.palette);
            let ink = Paint::Muted.of(self.palette);
            writeln!(
                self.out,
                "<g data-of=\"{key}\"><text aria-hidden=\"true\" {ground} stroke-width=\"4\" {words}<text {ink} {words}</g>"
            )?;
        }
        self.out.write_str("</g>\n")
    }

    /// Whose a node is and which group it is in, as attributes for programs.
    pub(super) fn write_data(&mut self, voice: Option<VoiceId>, group: Option<GroupId>) -> fmt::Result {
        if let Some(voice) = voice.and_then(|id| self.map.voice(id)) {
            write!(self.out, " data-voice=\"{}\"", Xml(&voice.key))?;
        }
        match group.and_then(|id| self.map.group(id)) {
            Some(group) => write!(self.out, " data-group=\"{}\"", Xml(&group.key)),
            None => Ok(()),
        }
    }
}
