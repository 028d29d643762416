//! A map as an indented outline, for terminals.

mod flow;
mod tree;

use crate::draw::Options;
use crate::draw::diagram::{BoxKind, Diagram, Junction, LineKind, Statuses, is_blank, status_word};
use crate::draw::drawing::drawing;
use crate::draw::palette::sign;
use crate::draw::wrap::Wrapper;
use crate::map::ArgumentMap;
use crate::map::id::{RelationId, StatementId};
use crate::semantics::Status;
use flow::{Flow, Style};
use std::fmt;
use tree::{Item, Line, Tree};

/// Whether an outline has colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Colour {
    /// Plain text, for files and pipes.
    #[default]
    Never,
    /// With the escape sequences that terminals understand (ECMA-48, "select graphic rendition").
    Always,
}

/// A map as an indented outline, for terminals and plain text.
///
/// Conclusions come before their reasons: first the main claims, then whatever else there is. Each statement is
/// printed in full exactly once; elsewhere an arrow names it. What is deeper than half the width allows continues
/// further below. A line begins with what it says of the line it hangs on:
///
/// | sign | meaning |
/// |---|---|
/// | `+` | supports it |
/// | `−` | attacks it, in the way the next word says: `rebuts`, `undercuts the step`, `contradicts` |
/// | `together` | the lines that hang on this one are premises that only work together |
/// | `granted` | a concession |
///
/// Of the [options](Options), those on junctions and on the parts shown count, save that keys are always shown. Groups
/// are not.
///
/// No line is wider than the given number of columns, as wide characters count twice; terminals may show fewer.
/// Nothing in the texts reaches the terminal as a command: control characters become their pictures and what
/// overrides the direction of writing becomes �.
///
/// Whether there is a terminal and whether it wants colours is for the program to find out:
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::draw::{Colour, Outline};
/// use std::io::IsTerminal;
///
/// let mut m = MapBuilder::new("Rain");
/// m.thesis("rain", "It rained.");
/// m.evidence("wet", "The street is wet.");
/// m.claim("else-dry", "Else it would be dry.").implicit();
/// m.evidence("truck", "A water truck came by.");
/// m.support("rain").with_linked(["wet", "else-dry"]).key("step");
/// m.undercut("step").with("truck");
/// let map = m.build()?;
///
/// // no-color.org: any value but an empty one asks for no colours.
/// let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
/// let colour = if std::io::stdout().is_terminal() && !refused { Colour::Always } else { Colour::Never };
/// print!("{}", Outline::new(&map).colour(colour));
///
/// let text = Outline::new(&map).to_string();
/// assert_eq!(text, "\
/// Rain
///
/// [rain] It rained. · MAIN CLAIM
/// └─ + together
///    ├─ [wet] The street is wet. · EVIDENCE
///    ├─ [else-dry] Else it would be dry. · IMPLICIT PREMISE
///    └─ − undercuts the step · [truck] A water truck came by. · EVIDENCE
/// ");
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone)]
pub struct Outline<'m> {
    map: &'m ArgumentMap,
    options: Options,
    statuses: Option<Statuses<'m>>,
    width: usize,
    colour: Colour,
}

drawing!(Outline);

impl<'m> Outline<'m> {
    /// The outline of a map with the usual options, 80 columns wide, without colours.
    #[must_use]
    pub fn new(map: &'m ArgumentMap) -> Self {
        Outline { map, options: Options::new(), statuses: None, width: 80, colour: Colour::Never }
    }

    /// Breaks lines at this many columns, at least 20.
    #[must_use]
    pub fn width(self, columns: usize) -> Self {
        const NARROWEST: usize = 20;
        Outline { width: columns.max(NARROWEST), ..self }
    }

    /// Adds colours or not.
    #[must_use]
    pub fn colour(self, colour: Colour) -> Self {
        Outline { colour, ..self }
    }
}

impl fmt::Display for Outline<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let diagram = Diagram::new(self.map, &self.options, self.statuses);
        let mut flow = Flow::new(f, self.width, self.colour);
        if !is_blank(self.map.title()) {
            flow.start("", "");
            flow.text(Style::Strong, self.map.title())?;
            flow.end()?;
        }
        let mut blank = !is_blank(self.map.title());
        let mut wrapper = Wrapper::default();
        for line in Tree::new(self.map, &diagram, self.width / 2) {
            if line.is_first() && blank {
                flow.end()?;
            }
            blank = true;
            flow.start(&line.lead(), &line.hang());
            match line.item {
                Item::Statement { id, by } => {
                    self.statement(&mut flow, &diagram, &mut wrapper, &line, id, by)?
                }
                Item::Relation { id, .. } => {
                    self.relation(&mut flow, &diagram.junction(id), line.is_first(), id)?
                }
                Item::Continued(node) => {
                    flow.text(Style::Faint, &format!("⋯ [{}] continued", self.map.key(node)))?
                }
            }
            if line.continues {
                flow.word(Style::Faint, "· ↓ continued below")?;
            }
            flow.end()?;
        }
        Ok(())
    }
}

impl Outline<'_> {
    fn statement(
        &self,
        flow: &mut Flow<'_, '_>,
        diagram: &Diagram<'_>,
        wrapper: &mut Wrapper,
        line: &Line,
        id: StatementId,
        by: Option<RelationId>,
    ) -> fmt::Result {
        if let Some(relation) = by {
            let junction = diagram.junction(relation);
            if self.introduce(flow, &junction, relation)? {
                flow.text(Style::Faint, "·")?;
            }
        }
        let card = diagram.card(id, wrapper);
        if line.again {
            return flow.text(Style::Faint, &format!("↑ see [{}]", card.key));
        }
        flow.text(Style::Faint, &format!("[{}]", card.key))?;
        if card.shows_text {
            flow.text(if card.kind == BoxKind::Thesis { Style::Strong } else { Style::Plain }, card.text)?;
        }
        let voice = (!card.voice.is_empty()).then(|| card.voice.join(" "));
        // Of most statements it goes without saying.
        let word = (card.kind != BoxKind::Claim || card.implicit).then_some(card.word);
        for fact in [word, card.hedge, voice.as_deref()].into_iter().flatten() {
            flow.text(Style::Faint, &format!("· {fact}"))?;
        }
        status(flow, card.status)
    }

    fn relation(
        &self,
        flow: &mut Flow<'_, '_>,
        junction: &Junction<'_>,
        alone: bool,
        id: RelationId,
    ) -> fmt::Result {
        self.introduce(flow, junction, id)?;
        if alone {
            flow.text(Style::Faint, &format!("→ [{}]", self.map.key(self.map[id].target())))?;
        }
        status(flow, junction.status)
    }

    /// The sign of a relation and what is said of it; tells whether it is more than the sign.
    fn introduce(
        &self,
        flow: &mut Flow<'_, '_>,
        junction: &Junction<'_>,
        id: RelationId,
    ) -> Result<bool, fmt::Error> {
        let style = Style::Line(junction.kind);
        flow.text(style, &sign(junction.kind).to_string())?;
        let on_step = self.map[id].target().relation().is_some();
        let verb = match junction.kind {
            LineKind::Support if on_step => Some("supports the step"),
            LineKind::Undercut => Some("undercuts the step"),
            LineKind::Rebuttal | LineKind::Concession => Some(LineKind::Rebuttal.word()),
            LineKind::Contradiction => Some(LineKind::Contradiction.word()),
            // The others say so by themselves.
            LineKind::Support | LineKind::Rephrase | LineKind::Preference => None,
        };
        let together = (self.map[id].premises().len() > 1).then_some("together");
        let mut any = false;
        for words in verb
            .into_iter()
            .chain(together)
            .chain(junction.words.iter().copied())
            .filter(|words| !is_blank(words))
        {
            flow.text(style, if any { "·" } else { "" })?;
            flow.text(style, words)?;
            any = true;
        }
        Ok(any)
    }
}

fn status(flow: &mut Flow<'_, '_>, status: Option<Status>) -> fmt::Result {
    let Some(status) = status else { return Ok(()) };
    flow.text(Style::Faint, "·")?;
    flow.word(Style::Status(status), status_word(status))
}
