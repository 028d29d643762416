//! Graphviz's language, written as it comes: nothing of the text is held in memory.

mod escape;
mod legend;

use crate::draw::diagram::{Arrow, BoxKind, Card, Diagram, Junction, LineKind, Statuses, Stretch, Tag};
use crate::draw::wrap::Wrapper;
use crate::draw::{Conclusions, Legend, Options, Theme};
use crate::map::ArgumentMap;
use crate::map::id::{GroupId, NodeId, RelationId};
use crate::semantics::Status;
use escape::{Html, Id, Text};
use std::fmt::{self, Write};
use std::io;

/// A map in Graphviz's language, to be laid out by `dot`.
///
/// Whatever the texts and keys, the result is valid; the same map always gives the same bytes. Lines are
/// broken and kinds told apart as the [options](Options) say; nodes are named by their keys.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::draw::Dot;
///
/// let mut m = MapBuilder::new("Rain");
/// m.thesis("rain", "It rained.");
/// m.evidence("wet", "The street is wet.");
/// m.support("rain").with("wet");
/// let map = m.build()?;
/// let dot = Dot::new(&map).to_string();
/// assert!(dot.starts_with("digraph") && dot.contains(r#""wet" -> "rain""#));
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone)]
pub struct Dot<'m> {
    map: &'m ArgumentMap,
    options: Options,
    statuses: Option<Statuses<'m>>,
}

impl<'m> Dot<'m> {
    /// The drawing of a map with the usual options.
    #[must_use]
    pub fn new(map: &'m ArgumentMap) -> Self {
        Dot { map, options: Options::new(), statuses: None }
    }

    /// Draws with other options.
    #[must_use]
    pub fn options(self, options: Options) -> Self {
        Dot { options, ..self }
    }

    /// Shows which statements and relations stand.
    ///
    /// ```
    /// # use argument_map::{ArgumentMap, Statement};
    /// # use argument_map::draw::Dot;
    /// use argument_map::semantics::Status;
    /// # let mut map = ArgumentMap::new();
    /// # map.add_statement(Statement::claim("a", "A"))?;
    /// let all_open = |_| Some(Status::Undecided);
    /// assert!(Dot::new(&map).statuses(&all_open).to_string().contains("? open"));
    /// # Ok::<(), argument_map::Error>(())
    /// ```
    #[must_use]
    pub fn statuses(self, statuses: &'m dyn Fn(NodeId) -> Option<Status>) -> Self {
        Dot { statuses: Some(statuses), ..self }
    }

    /// Writes the drawing piece by piece. Give a file in a [`BufWriter`](io::BufWriter).
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&self, writer: impl io::Write) -> io::Result<()> {
        struct Adapter<W> {
            writer: W,
            error: Option<io::Error>,
        }

        impl<W: io::Write> Write for Adapter<W> {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                self.writer.write_all(text.as_bytes()).map_err(|error| {
                    self.error = Some(error);
                    fmt::Error
                })
            }
        }

        let mut adapter = Adapter { writer, error: None };
        match Spelling::new(self, &mut adapter).document() {
            Ok(()) => adapter.writer.flush(),
            Err(fmt::Error) => Err(adapter.error.unwrap_or_else(|| io::Error::other("formatting failed"))),
        }
    }
}

impl fmt::Display for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Spelling::new(self, f).document()
    }
}

impl fmt::Debug for Dot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dot").field("map", &self.map.title()).finish_non_exhaustive()
    }
}

/// The colours of a theme.
struct Palette {
    ink: &'static str,
    border: &'static str,
    thesis: &'static str,
    evidence: &'static str,
    bar: &'static str,
    frame: &'static str,
    frame_border: &'static str,
    support: &'static str,
    attack: &'static str,
    undercut: &'static str,
    other: &'static str,
}

const COLOUR: Palette = Palette {
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

const BLACK_AND_WHITE: Palette = Palette {
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
    fn line(&self, kind: LineKind) -> &'static str {
        match kind {
            LineKind::Support => self.support,
            LineKind::Rebuttal | LineKind::Contradiction | LineKind::Concession => self.attack,
            LineKind::Undercut => self.undercut,
            LineKind::Rephrase | LineKind::Preference => self.other,
        }
    }
}

/// One drawing on its way to a writer.
struct Spelling<'m, W> {
    diagram: Diagram<'m>,
    map: &'m ArgumentMap,
    options: &'m Options,
    palette: &'static Palette,
    wrapper: Wrapper,
    out: W,
}

impl<'m, W: Write> Spelling<'m, W> {
    fn new(dot: &'m Dot<'m>, out: W) -> Self {
        let palette = match dot.options.theme {
            Theme::Colour => &COLOUR,
            Theme::BlackAndWhite => &BLACK_AND_WHITE,
        };
        let diagram = Diagram::new(dot.map, &dot.options, dot.statuses);
        Spelling { diagram, map: dot.map, options: &dot.options, palette, wrapper: Wrapper::default(), out }
    }

    fn document(mut self) -> fmt::Result {
        self.head()?;
        let mut members: Vec<Vec<NodeId>> = Vec::new();
        let statements = self.map.statements().map(NodeId::from);
        let junctions = self.map.relations().filter(|&id| self.diagram.has_junction(id)).map(NodeId::from);
        let mut loose = Vec::new();
        for node in statements.chain(junctions) {
            match self.diagram.frame(node) {
                Some(group) => {
                    members.resize_with(members.len().max(group.index() + 1), Vec::new);
                    members[group.index()].push(node);
                }
                None => loose.push(node),
            }
        }
        self.frames(&members)?;
        loose.into_iter().try_for_each(|node| self.node(node))?;
        let map = self.map;
        map.relations().try_for_each(|id| self.relation(id))?;
        self.out.write_str("}\n")
    }

    /// What holds for the whole drawing. Ordinary edges span two ranks and those at a junction one, so that
    /// junctions lie half-way between their premises and their target.
    fn head(&mut self) -> fmt::Result {
        let rankdir = match self.diagram.conclusions() {
            Conclusions::Auto | Conclusions::Top => "BT",
            Conclusions::Bottom => "TB",
            Conclusions::Left => "RL",
            Conclusions::Right => "LR",
        };
        let Palette { ink, border, support, .. } = self.palette;
        write!(
            self.out,
            "digraph {title} {{\n\
             graph [rankdir={rankdir}, newrank=true, nodesep=0.2, ranksep=0.2, bgcolor=white, \
             fontname=\"Helvetica,Arial,sans-serif\", fontsize=12, fontcolor=\"{ink}\", pad=0.2, \
             outputorder=edgesfirst, tooltip={text}]\n\
             node [shape=box, style=\"rounded,filled\", fillcolor=white, color=\"{border}\", \
             fontname=\"Helvetica,Arial,sans-serif\", fontsize=12, fontcolor=\"{ink}\", margin=\"0.13,0.08\", \
             height=0.3]\n\
             edge [color=\"{support}\", fontname=\"Helvetica,Arial,sans-serif\", fontsize=9, \
             fontcolor=\"{ink}\", arrowsize=0.7, minlen=2, weight=2]\n",
            title = Id(self.map.title()),
            text = Text(self.map.title()),
        )?;
        match self.options.legend {
            Legend::Shown => legend::write(&mut self.out, self.map.title(), &self.diagram, self.palette),
            Legend::Hidden => Ok(()),
        }
    }

    /// The groups as frames, each within its parent; no recursion, however deep.
    fn frames(&mut self, members: &[Vec<NodeId>]) -> fmt::Result {
        let mut children: Vec<Vec<GroupId>> = vec![Vec::new(); members.len()];
        let mut steps: Vec<(GroupId, bool)> = Vec::new();
        for (id, group) in self.map.groups() {
            match group.parent {
                Some(parent) => {
                    children.resize_with(children.len().max(parent.index() + 1), Vec::new);
                    children[parent.index()].push(id);
                }
                None if self.options.groups == crate::draw::Groups::Frames => steps.push((id, true)),
                None => {}
            }
        }
        steps.reverse();
        while let Some((id, opens)) = steps.pop() {
            if !opens {
                self.out.write_str("}\n")?;
                continue;
            }
            self.open_frame(id)?;
            for &node in members.get(id.index()).into_iter().flatten() {
                self.node(node)?;
            }
            steps.push((id, false));
            let inner = children.get(id.index()).into_iter().flatten().rev();
            steps.extend(inner.map(|&child| (child, true)));
        }
        Ok(())
    }

    fn open_frame(&mut self, id: GroupId) -> fmt::Result {
        let Some(group) = self.map.group(id) else { return Ok(()) };
        let Palette { frame, frame_border, other, .. } = self.palette;
        // Titles go to the upper left; where Graphviz turns the ranks over, it turns their places over too.
        let (across, along) = match self.diagram.conclusions() {
            Conclusions::Left => ('r', 't'),
            Conclusions::Auto | Conclusions::Top => ('l', 'b'),
            Conclusions::Bottom | Conclusions::Right => ('l', 't'),
        };
        let title = if group.title.is_empty() { &group.key } else { &group.title };
        writeln!(
            self.out,
            "subgraph {name} {{\ngraph [style=\"rounded,filled\", fillcolor=\"{frame}\", color=\"{frame_border}\", \
             labelloc={along}, labeljust={across}, margin=12, fontcolor=\"{other}\", label=<<b>{title}</b>>]",
            name = Id(&format!("cluster {}", group.key)),
            title = Html(title),
        )
    }

    fn node(&mut self, node: NodeId) -> fmt::Result {
        match node {
            NodeId::Statement(id) => {
                let card = self.diagram.card(id, &mut self.wrapper);
                self.card(&card)
            }
            NodeId::Relation(id) => {
                let junction = self.diagram.junction(id);
                self.junction(&junction)
            }
        }
    }

    fn card(&mut self, card: &Card<'_>) -> fmt::Result {
        let Palette { thesis, evidence, bar, attack, .. } = self.palette;
        write!(self.out, "{} [", Id(card.key))?;
        let dashed = if card.implicit { "dashed," } else { "" };
        match card.kind {
            BoxKind::Claim if card.implicit => self.out.write_str("style=\"rounded,dashed,filled\", ")?,
            BoxKind::Claim => {}
            BoxKind::Objection => write!(self.out, "style=\"rounded,{dashed}filled\", color=\"{attack}\", ")?,
            BoxKind::Thesis => write!(
                self.out,
                "style=\"rounded,{dashed}filled\", fillcolor=\"{thesis}\", color=\"{thesis}\", fontcolor=white, "
            )?,
            BoxKind::Evidence => {
                write!(self.out, "style=\"{dashed}filled\", fillcolor=\"{evidence}\", color=\"{bar}\", ")?;
            }
        }
        self.tooltip(card)?;
        if let Some(link) = card.link {
            write!(self.out, "URL={}, target=\"_blank\", ", Text(link))?;
        }
        self.out.write_str("label=<")?;
        if card.kind == BoxKind::Evidence {
            write!(
                self.out,
                "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\"><tr>\
                 <td bgcolor=\"{bar}\" width=\"4\"></td><td width=\"7\"></td><td align=\"left\" balign=\"left\">"
            )?;
            self.text(card)?;
            self.out.write_str("</td></tr></table>")?;
        } else {
            self.text(card)?;
        }
        self.out.write_str(">]\n")
    }

    fn tooltip(&mut self, card: &Card<'_>) -> fmt::Result {
        self.out.write_str("tooltip=\"")?;
        for (i, (exact, source)) in card.quotes.iter().enumerate() {
            let newline = if i > 0 { "\\n" } else { "" };
            write!(self.out, "{newline}“{}”", Text::inner(exact))?;
            if !source.is_empty() {
                write!(self.out, " ({})", Text::inner(source))?;
            }
        }
        if card.quotes.is_empty() || card.cut {
            let newline = if card.quotes.is_empty() { "" } else { "\\n" };
            write!(self.out, "{newline}{}", Text::inner(card.text))?;
        }
        self.out.write_str("\", ")
    }

    fn text(&mut self, card: &Card<'_>) -> fmt::Result {
        self.out.write_str("<font point-size=\"9\">")?;
        for (i, tag) in card.tags.iter().enumerate() {
            if i > 0 {
                self.out.write_str(" · ")?;
            }
            match *tag {
                Tag::Word(word) => write!(self.out, "<b>{}</b>", word.to_ascii_uppercase())?,
                Tag::Key(key) => Html(key).fmt_to(&mut self.out)?,
                Tag::Hedge(words) => write!(self.out, "<i>{}</i>", Html(words))?,
                Tag::Status(status) => write!(self.out, "<b>{}</b>", status_word(status))?,
            }
        }
        self.out.write_str("<br align=\"left\"/>")?;
        for line in &card.voice {
            write!(self.out, "{}<br align=\"left\"/>", Html(line))?;
        }
        self.out.write_str("</font>")?;
        for (i, line) in card.lines.iter().enumerate() {
            Html(line).fmt_to(&mut self.out)?;
            let more = if card.cut && i + 1 == card.lines.len() { " …" } else { "" };
            self.out.write_str(more)?;
            self.out.write_str("<br align=\"left\"/>")?;
        }
        Ok(())
    }

    fn junction(&mut self, junction: &Junction<'_>) -> fmt::Result {
        let sign = match junction.kind {
            LineKind::Support => "+",
            LineKind::Rephrase => "=",
            LineKind::Preference => "›",
            LineKind::Rebuttal | LineKind::Contradiction | LineKind::Concession | LineKind::Undercut => "−",
        };
        write!(
            self.out,
            "{} [shape=circle, style=filled, label=\"{sign}\", width=0.2, height=0.2, fixedsize=true, margin=0, \
             fontsize=11, color=\"{}\", tooltip={}",
            Id(junction.key),
            self.palette.line(junction.kind),
            Text(&junction.title),
        )?;
        if let Some(status) = junction.status {
            write!(self.out, ", xlabel=<<font point-size=\"9\">{}</font>>", status_word(status))?;
        }
        self.out.write_str("]\n")
    }

    fn relation(&mut self, id: RelationId) -> fmt::Result {
        let Spelling { diagram, palette, out, .. } = self;
        diagram.arrows(id).try_for_each(|arrow| write_arrow(out, palette, &arrow))
    }
}

fn write_arrow(out: &mut impl Write, palette: &Palette, arrow: &Arrow<'_>) -> fmt::Result {
    write!(out, "{} -> {}", Id(arrow.from), Id(arrow.to))?;
    let mut attributes = Attributes { out, written: 0 };
    if arrow.kind != LineKind::Support {
        attributes.say(format_args!("color=\"{}\"", palette.line(arrow.kind)))?;
        attributes.say(format_args!("style={}", style(arrow.kind)))?;
    }
    match arrow.stretch {
        Stretch::In => attributes.say(format_args!("minlen=1, arrowhead=none"))?,
        Stretch::Out => attributes.say(format_args!("minlen=1, weight=8"))?,
        Stretch::Whole if arrow.kind != LineKind::Support && !arrow.within => {
            attributes.say(format_args!("weight=1"))?;
        }
        Stretch::Whole => {}
    }
    if let Some(head) = head(arrow.kind).filter(|_| arrow.stretch != Stretch::In) {
        attributes.say(format_args!("arrowhead={head}"))?;
    }
    if arrow.kind == LineKind::Contradiction {
        attributes.say(format_args!("dir=both, arrowtail=teenormal"))?;
    }
    for (i, label) in arrow.labels.iter().enumerate() {
        match i {
            0 => attributes.say(format_args!("label=<<i>{}", Html(label)))?,
            _ => write!(attributes.out, "<br/>{}", Html(label))?,
        }
    }
    if !arrow.labels.is_empty() {
        attributes.out.write_str("</i>>")?;
    }
    attributes.end()
}

/// The attributes of a line, in brackets if there are any.
struct Attributes<'o, W> {
    out: &'o mut W,
    written: usize,
}

impl<W: Write> Attributes<'_, W> {
    fn say(&mut self, attribute: fmt::Arguments<'_>) -> fmt::Result {
        self.out.write_str(if self.written == 0 { " [" } else { ", " })?;
        self.written += 1;
        self.out.write_fmt(attribute)
    }

    fn end(self) -> fmt::Result {
        self.out.write_str(if self.written == 0 { "\n" } else { "]\n" })
    }
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::In => "✓ stands",
        Status::Out => "✗ falls",
        Status::Undecided => "? open",
    }
}

fn style(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Support | LineKind::Preference => "solid",
        LineKind::Rebuttal | LineKind::Contradiction => "\"dashed,setlinewidth(1.6)\"",
        LineKind::Concession => "dashed",
        LineKind::Undercut => "\"dotted,setlinewidth(1.6)\"",
        LineKind::Rephrase => "\"dashed,setlinewidth(0.8)\"",
    }
}

/// The head of a line, unless it is the usual filled triangle.
fn head(kind: LineKind) -> Option<&'static str> {
    match kind {
        LineKind::Support => None,
        LineKind::Rebuttal | LineKind::Contradiction => Some("teenormal"),
        LineKind::Concession => Some("onormal"),
        LineKind::Undercut => Some("odiamond"),
        LineKind::Rephrase => Some("vee"),
        LineKind::Preference => Some("crow"),
    }
}
