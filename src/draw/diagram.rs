//! What a map looks like, before any syntax: the only place that decides it.

use crate::draw::wrap::Wrapper;
use crate::draw::{Conclusions, Groups, Junctions, Options, Part};
use crate::map::ArgumentMap;
use crate::map::id::{GroupId, NodeId, RelationId, StatementId, VoiceId};
use crate::map::relation::{AttackKind, Family, Relation, SchemeName};
use crate::map::source::Group;
use crate::map::statement::{Statement, StatementKind};
use crate::query::Involvement;
use crate::semantics::Status;
use std::collections::BTreeSet;

/// How wide a label beside a line may be, in columns.
const LABEL: usize = 14;

/// What kind of box a statement is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum BoxKind {
    Thesis,
    Claim,
    Objection,
    Evidence,
}

/// What kind of line a relation is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LineKind {
    Support,
    Rebuttal,
    Contradiction,
    Undercut,
    Concession,
    Rephrase,
    Preference,
}

/// A statement as a box.
#[derive(Debug)]
pub(super) struct Card<'m> {
    pub(super) key: &'m str,
    pub(super) kind: BoxKind,
    pub(super) implicit: bool,
    /// What it is, in capitals.
    pub(super) word: &'static str,
    /// The key, where it is shown.
    pub(super) shown_key: Option<&'m str>,
    pub(super) hedge: Option<&'m str>,
    pub(super) status: Option<Status>,
    /// Whose it is, in lines, where that does not go without saying.
    pub(super) voice: Vec<String>,
    pub(super) lines: Vec<&'m str>,
    /// Whether the text goes on after the lines.
    pub(super) cut: bool,
    pub(super) text: &'m str,
    /// Whether the lines are those of the text and not the key.
    pub(super) shows_text: bool,
    pub(super) quotes: Vec<(&'m str, &'m str)>,
    pub(super) link: Option<&'m str>,
}

/// A relation with a place of its own: where linked premises meet, or where an undercut ends.
#[derive(Debug)]
pub(super) struct Junction<'m> {
    pub(super) key: &'m str,
    pub(super) kind: LineKind,
    pub(super) status: Option<Status>,
    /// What it is, in words.
    pub(super) title: String,
    /// What is said of it beside its sign.
    pub(super) words: Vec<&'m str>,
}

/// A line between boxes and junctions.
#[derive(Debug)]
pub(super) struct Arrow<'m> {
    pub(super) from: NodeId,
    pub(super) to: NodeId,
    pub(super) kind: LineKind,
    pub(super) stretch: Stretch,
    /// Whether the relation stands; of a stretch to a junction, nothing.
    pub(super) status: Option<Status>,
    /// What is written beside it, in lines.
    pub(super) labels: Vec<&'m str>,
    /// Whether both ends are in the same group.
    pub(super) within: bool,
}

/// Which stretch of a relation a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// From the one premise to the target.
    Whole,
    /// From a premise to the junction: no head.
    In,
    /// From the junction to the target.
    Out,
}

/// Tells whether something stands.
pub(super) type Statuses<'s> = &'s (dyn Fn(NodeId) -> Option<Status> + Sync);

/// A map as boxes and lines, made one at a time so that a large map is never held twice.
pub(super) struct Diagram<'m> {
    map: &'m ArgumentMap,
    options: &'m Options,
    statuses: Option<Statuses<'m>>,
    /// The voice that goes without saying: that of the main claim.
    own_voice: Option<VoiceId>,
    /// By index: what a node takes part in.
    involved: Vec<Involvement>,
    /// By index: how a statement is drawn.
    boxes: Vec<BoxKind>,
}

impl<'m> Diagram<'m> {
    pub(super) fn new(map: &'m ArgumentMap, options: &'m Options, statuses: Option<Statuses<'m>>) -> Self {
        let involved = map.involvements();
        let mut main_claims = map.main_claims();
        let (first, second) = (main_claims.next(), main_claims.next());
        let own_voice = first.and_then(|id| Some(map[id].voicing()?.voice));
        let only = first.filter(|_| second.is_none());
        let mut boxes = vec![BoxKind::Claim; map.bound()];
        for id in map.statements() {
            let (statement, part) = (&map[id], involved[id.index()]);
            boxes[id.index()] = if statement.is_thesis() || only == Some(id) {
                BoxKind::Thesis
            } else if statement.kind() == StatementKind::Evidence {
                BoxKind::Evidence
            } else if part.used && !part.more_than_attacks && !part.supported {
                BoxKind::Objection
            } else {
                BoxKind::Claim
            };
        }
        Diagram { map, options, statuses, own_voice, involved, boxes }
    }

    pub(super) fn options(&self) -> &'m Options {
        self.options
    }

    /// The statuses that occur, in a fixed order.
    pub(super) fn statuses(&self) -> BTreeSet<Status> {
        self.nodes().filter_map(|node| self.status(node)).collect()
    }

    /// Whether some supports have a circle.
    pub(super) fn has_linked_supports(&self) -> bool {
        let mut circles = self.map.relations().filter(|&id| self.has_junction(id));
        circles.any(|id| line_kind(&self.map[id]) == LineKind::Support)
    }

    /// The statements, then the relations that have a place of their own.
    pub(super) fn nodes(&self) -> impl Iterator<Item = NodeId> {
        let junctions = self.map.relations().filter(|&id| self.has_junction(id)).map(NodeId::from);
        self.map.statements().map(NodeId::from).chain(junctions)
    }

    /// The groups that are drawn.
    pub(super) fn frames(&self) -> impl Iterator<Item = (GroupId, &'m Group)> {
        self.map.groups().filter(|_| self.options.groups == Groups::Frames)
    }

    /// The groups that are drawn, each after the one that contains it; no recursion, however deep.
    pub(super) fn frames_outside_in(&self) -> Vec<(GroupId, &'m Group)> {
        let mut children: Vec<Vec<(GroupId, &Group)>> = Vec::new();
        let (mut open, mut found) = (Vec::new(), Vec::new());
        for (id, group) in self.frames() {
            match group.parent {
                Some(parent) => {
                    children.resize_with(children.len().max(parent.index() + 1), Vec::new);
                    children[parent.index()].push((id, group));
                }
                None => open.push((id, group)),
            }
        }
        open.reverse();
        while let Some((id, group)) = open.pop() {
            found.push((id, group));
            open.extend(children.get(id.index()).into_iter().flatten().rev());
        }
        found
    }

    /// Where the conclusions are, decided.
    pub(super) fn conclusions(&self) -> Conclusions {
        const LONG: usize = 60;
        match self.options.conclusions {
            Conclusions::Auto => {
                let (count, all) = self
                    .map
                    .statements()
                    .fold((0, 0), |(count, all), id| (count + 1, all + self.map[id].text().chars().count()));
                if all > LONG * count { Conclusions::Left } else { Conclusions::Top }
            }
            decided => decided,
        }
    }

    /// The frame that a node is drawn in. A junction without a group of its own lies with its premises.
    pub(super) fn frame(&self, node: NodeId) -> Option<GroupId> {
        if self.options.groups == Groups::Ignored || self.map.groups().next().is_none() {
            return None;
        }
        match node {
            NodeId::Statement(id) => self.map[id].group(),
            NodeId::Relation(id) => self.map[id].group().or_else(|| {
                let mut groups = self.map.premises(id).map(|premise| self.map[premise].group());
                let first = groups.next()?;
                groups.all(|group| group == first).then_some(first)?
            }),
        }
    }

    pub(super) fn card(&self, id: StatementId, wrapper: &mut Wrapper) -> Card<'m> {
        let statement = &self.map[id];
        let text = if self.options.shows(Part::Text) { statement.text() } else { statement.key() };
        let mut lines = wrapper.wrap(text, self.options.columns());
        let cut = lines.len() > self.options.lines;
        lines.truncate(self.options.lines);
        let both = self.options.shows(Part::Key) && self.options.shows(Part::Text);
        let quotes = if self.options.shows(Part::Quotation) { statement.quotes() } else { &[] };
        let source = |id| self.map.source(id);
        Card {
            key: statement.key(),
            kind: self.boxes[id.index()],
            implicit: statement.is_implicit(),
            word: self.word(id, statement),
            shown_key: both.then_some(statement.key()),
            hedge: statement
                .qualifier()
                .filter(|words| self.options.shows(Part::Qualifier) && !is_blank(words)),
            status: self.status(id.into()),
            voice: self.voice(statement, wrapper),
            lines,
            cut,
            text: statement.text(),
            shows_text: self.options.shows(Part::Text),
            quotes: quotes
                .iter()
                .map(|quote| (quote.exact.as_str(), source(quote.source).map_or("", |s| &s.title)))
                .collect(),
            link: self.options.shows(Part::Source).then_some(statement.quotes()).and_then(|quotes| {
                quotes
                    .iter()
                    .filter_map(|quote| source(quote.source))
                    .map(|s| s.url.as_str())
                    .find(|url| is_safe(url))
            }),
        }
    }

    fn word(&self, id: StatementId, statement: &Statement) -> &'static str {
        match (self.boxes[id.index()], statement.is_implicit()) {
            (BoxKind::Thesis, _) => "MAIN CLAIM",
            (BoxKind::Claim, false) => "CLAIM",
            (BoxKind::Claim, true) if self.map.conclusions(id).next().is_some() => "IMPLICIT PREMISE",
            (BoxKind::Claim, true) => "IMPLICIT CONCLUSION",
            (BoxKind::Objection, false) => "OBJECTION",
            (BoxKind::Objection, true) => "IMPLICIT OBJECTION",
            (BoxKind::Evidence, false) => "EVIDENCE",
            (BoxKind::Evidence, true) => "IMPLICIT EVIDENCE",
        }
    }

    /// Whose a statement is, unless it is asserted by the voice of the main claim.
    fn voice(&self, statement: &Statement, wrapper: &mut Wrapper) -> Vec<String> {
        let own = !statement.is_attributed() && statement.voicing().map(|v| v.voice) == self.own_voice;
        let Some(voicing) = statement.voicing().filter(|_| self.options.shows(Part::Voice) && !own) else {
            return Vec::new();
        };
        let name = self.map.voice(voicing.voice).map_or("", |voice| &voice.name);
        let name = if statement.is_attributed() { format!("{name}, as reported") } else { name.to_owned() };
        wrapper.wrap(&name, self.options.columns() * 5 / 4).into_iter().map(str::to_owned).collect()
    }

    fn status(&self, node: NodeId) -> Option<Status> {
        self.statuses.and_then(|statuses| statuses(node))
    }

    pub(super) fn has_junction(&self, id: RelationId) -> bool {
        self.options.junctions == Junctions::Always
            || self.map[id].premises().len() > 1
            || self.involved[id.index()].aimed_at
    }

    pub(super) fn junction(&self, id: RelationId) -> Junction<'m> {
        let relation = &self.map[id];
        let kind = line_kind(relation);
        let mut title = kind.word().to_owned();
        if let Some(scheme) = relation.scheme() {
            title = format!("{title}: {}", scheme.spoken());
        }
        Junction {
            key: relation.key(),
            kind,
            status: self.status(id.into()),
            title,
            words: self.words(relation, kind),
        }
    }

    /// The lines of a relation: one, or one for each premise and one to the target.
    pub(super) fn arrows(&self, id: RelationId) -> impl Iterator<Item = Arrow<'m>> {
        let relation = &self.map[id];
        let kind = line_kind(relation);
        let target = relation.target();
        let junction = self.has_junction(id);
        let own_frame = self.frame(id.into());
        let frame = move |node: NodeId| if node == id.into() { own_frame } else { self.frame(node) };
        let node = NodeId::from(id);
        let arrow = move |from: NodeId, to: NodeId, stretch| Arrow {
            from,
            to,
            kind,
            stretch,
            status: if stretch == Stretch::In { None } else { self.status(node) },
            labels: if stretch == Stretch::In { Vec::new() } else { self.labels(relation, kind) },
            within: frame(from) == frame(to),
        };
        let (to, stretch) = if junction { (node, Stretch::In) } else { (target, Stretch::Whole) };
        let ins = self.map.premises(id).map(move |premise| arrow(premise.into(), to, stretch));
        ins.chain(junction.then(|| arrow(node, target, Stretch::Out)))
    }

    fn labels(&self, relation: &'m Relation, kind: LineKind) -> Vec<&'m str> {
        let words = self.words(relation, kind);
        words.into_iter().flat_map(|text| Wrapper::default().wrap(text, LABEL)).collect()
    }

    /// What is said of a relation beside its sign.
    fn words(&self, relation: &'m Relation, kind: LineKind) -> Vec<&'m str> {
        let mut words = Vec::new();
        if relation.is_conceded() {
            words.push(LineKind::Concession.word());
        } else if matches!(kind, LineKind::Rephrase | LineKind::Preference) {
            words.push(kind.word());
        }
        let scheme = relation.scheme().map(SchemeName::spoken).filter(|_| self.options.shows(Part::Scheme));
        let qualifier = relation.qualifier().filter(|_| self.options.shows(Part::Qualifier));
        words.extend(scheme.into_iter().chain(qualifier));
        words
    }

    /// What the legend has to explain, in a fixed order.
    pub(super) fn kinds(&self) -> (BTreeSet<BoxKind>, bool, BTreeSet<LineKind>) {
        let boxes = self.map.statements().map(|id| self.boxes[id.index()]).collect();
        let implicit = self.map.statements().any(|id| self.map[id].is_implicit());
        let lines = self.map.relations().map(|id| line_kind(&self.map[id])).collect();
        (boxes, implicit, lines)
    }
}

fn line_kind(relation: &Relation) -> LineKind {
    match (relation.family(), relation.attack_kind()) {
        (_, Some(_)) if relation.is_symmetric() => LineKind::Contradiction,
        (_, Some(AttackKind::Undercut)) => LineKind::Undercut,
        (_, Some(AttackKind::Rebuttal)) if relation.is_conceded() => LineKind::Concession,
        (_, Some(AttackKind::Rebuttal)) => LineKind::Rebuttal,
        (Family::Rephrase, _) => LineKind::Rephrase,
        (Family::Preference, _) => LineKind::Preference,
        _ => LineKind::Support,
    }
}

impl BoxKind {
    /// What programs call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            BoxKind::Thesis => "thesis",
            BoxKind::Claim => "claim",
            BoxKind::Objection => "objection",
            BoxKind::Evidence => "evidence",
        }
    }
}

impl LineKind {
    /// What programs call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            LineKind::Support => "support",
            LineKind::Rebuttal => "rebuttal",
            LineKind::Contradiction => "contradiction",
            LineKind::Undercut => "undercut",
            LineKind::Concession => "concession",
            LineKind::Rephrase => "rephrase",
            LineKind::Preference => "preference",
        }
    }

    /// What the line says, as a label and in the legend.
    pub(super) fn word(self) -> &'static str {
        match self {
            LineKind::Support => "supports",
            LineKind::Rebuttal => "rebuts",
            LineKind::Contradiction => "contradicts",
            LineKind::Undercut => "undercuts",
            LineKind::Concession => "granted",
            LineKind::Rephrase => "rephrases",
            LineKind::Preference => "preferred to",
        }
    }
}

/// What a status says.
pub(super) fn status_word(status: Status) -> &'static str {
    match status {
        Status::In => "✓ stands",
        Status::Out => "✗ falls",
        Status::Undecided => "? open",
    }
}

/// Nothing to show; Graphviz takes empty pieces of a label amiss.
pub(super) fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// Links that do nothing but lead to a document.
fn is_safe(url: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}
