//! From a map to Argdown: statements under headings, relations of one statement as lines below their targets, the
//! rest as arguments with premises and a conclusion.

use super::emphasis;
use super::escape;
use super::flow;
use super::forms::{self, Form, Forms};
use super::marked;
use super::to_map::OWN;
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::{GroupId, NodeId, RelationId, StatementId};
use crate::map::relation::{Family, Relation};
use hashbrown::HashMap;
use serde_json::{Map, Value};
use std::fmt::Write;

/// How deep statements are nested under each other; deeper ones get a paragraph of their own.
const DEEPEST: usize = 6;

const CONTRADICTS: &str = "><";

struct Writer<'m> {
    map: &'m ArgumentMap,
    forms: Forms,
    strict: bool,
    /// Whether the document has shortcodes of its own.
    codes: bool,
    out: String,
    /// The relations that are lines, by the index of what they stand below.
    below: Vec<Vec<RelationId>>,
    /// The arguments, by the index of what they are for or against.
    about: Vec<Vec<RelationId>>,
    written: Vec<bool>,
    /// Whether the lines below something are written.
    done: Vec<bool>,
    /// The group whose heading stands above.
    group: Option<GroupId>,
    /// What is to be written next: it belongs to what was written last.
    next: Vec<NodeId>,
    /// What was written in the order of the text.
    statements: Vec<StatementId>,
    relations: Vec<RelationId>,
    groups: Vec<GroupId>,
}

/// The text of a map.
pub(super) fn write(map: &ArgumentMap) -> String {
    let front = marked::front(map);
    let model = front.yaml.as_ref().and_then(|front| front.get("model"));
    let strict = model.and_then(|model| model.get("mode")).and_then(Value::as_str) == Some("strict");
    let mut writer = Writer {
        map,
        forms: Forms::new(map, strict),
        strict,
        codes: model.is_some_and(|model| model.get("shortcodes").is_some()),
        out: String::new(),
        below: vec![Vec::new(); map.bound()],
        about: vec![Vec::new(); map.bound()],
        written: vec![false; map.bound()],
        done: vec![false; map.bound()],
        group: None,
        next: Vec::new(),
        statements: Vec::new(),
        relations: Vec::new(),
        groups: Vec::new(),
    };
    writer.body();
    let mut text = String::new();
    front.write(&mut text, writer.order(), marked::dialogue(map));
    text.push_str(writer.out.trim_start_matches('\n'));
    text
}

impl<'m> Writer<'m> {
    fn body(&mut self) {
        let map = self.map;
        for id in map.relations() {
            match self.forms.of(id) {
                Form::Line(symbol) => {
                    let above = self.above(&map[id], symbol);
                    self.below[above.index()].push(id);
                }
                _ => self.about[self.forms.stands_for(map, map[id].target()).index()].push(id),
            }
        }
        // What is in each group; what is in none comes first, where no heading stands above it.
        let mut inside: HashMap<Option<GroupId>, Vec<NodeId>> = HashMap::new();
        map.all_statements().for_each(|id| inside.entry(map[id].group()).or_default().push(id.into()));
        for id in map.relations().filter(|&id| self.forms.of(id) == Form::Structure) {
            inside.entry(map[id].group()).or_default().push(id.into());
        }
        let mut children: HashMap<Option<GroupId>, Vec<GroupId>> = HashMap::new();
        map.groups().for_each(|(id, group)| children.entry(group.parent).or_default().push(id));
        let mut stack = vec![(None, 0)];
        while let Some((group, level)) = stack.pop() {
            self.group = group;
            if let Some(group) = group {
                self.heading(group, level);
            }
            self.blocks(inside.get(&group).map_or(&[], Vec::as_slice));
            let below = children.get(&group).into_iter().flatten().rev();
            stack.extend(below.map(|&child| (Some(child), level + 1)));
        }
    }

    /// What a relation stands below: a contradiction below its premise, anything else below its target.
    fn above(&self, relation: &Relation, symbol: &str) -> NodeId {
        let is_mutual = symbol == CONTRADICTS;
        let above = if is_mutual { relation.premises()[0].node() } else { relation.target() };
        self.forms.stands_for(self.map, above)
    }

    fn text(&self, text: &str) -> String {
        escape::text(text, self.codes)
    }

    fn heading(&mut self, id: GroupId, level: usize) {
        let Some(group) = self.map.group(id) else { return };
        self.groups.push(id);
        let (tags, yaml) = marked::group(group);
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n('#', level));
        let title = self.text(&escape::shown(&group.title, &group.key));
        let _ = write!(self.out, " {title}");
        self.tail(&tags, yaml.as_ref());
        self.out.push('\n');
    }

    /// Writes tags and data behind words.
    fn tail(&mut self, tags: &[String], data: Option<&Map<String, Value>>) {
        for tag in tags.iter().filter_map(|tag| escape::tag(tag)) {
            let _ = write!(self.out, " {tag}");
        }
        if let Some(data) = data {
            self.out.push(' ');
            flow::object(data, &mut self.out);
        }
    }

    /// Writes what is in one group: first what has no place below or within something else, then arguments
    /// that lead out of it, then what is on a circle.
    fn blocks(&mut self, nodes: &[NodeId]) {
        for pass in 0..3 {
            for &node in nodes {
                let is_due = match (pass, node) {
                    (0, NodeId::Statement(id)) => !self.has_home(id),
                    (1, NodeId::Relation(_)) | (2, _) => true,
                    _ => false,
                };
                if is_due && !self.written[node.index()] {
                    self.next.push(node);
                    // On a circle an argument stands after what it is for, all the same.
                    let about =
                        node.relation().map(|id| self.forms.stands_for(self.map, self.map[id].target()));
                    let about = about.and_then(NodeId::statement).filter(|&id| self.is_due(id));
                    self.next.extend(about.map(NodeId::from));
                    self.block();
                }
            }
        }
    }

    /// Writes what is next, with the arguments about it and about those.
    fn block(&mut self) {
        while let Some(node) = self.next.pop() {
            let (later, is_written) = (self.next.len(), self.written[node.index()]);
            match node {
                NodeId::Statement(id) if !is_written => {
                    self.out.push('\n');
                    self.definition(id, None);
                    self.lines(node, 0);
                }
                NodeId::Statement(id) if !self.done[id.index()] => {
                    self.out.push('\n');
                    self.reference(id);
                    self.out.push('\n');
                    self.lines(node, 0);
                }
                NodeId::Relation(id) if !is_written => self.structure(id),
                _ => {}
            }
            self.next[later..].reverse();
        }
    }

    /// Whether a statement is written out below something that it bears on, or within an argument.
    fn has_home(&self, id: StatementId) -> bool {
        let group = self.map[id].group();
        let mut bears =
            self.map.relations_at(id.into(), petgraph::Direction::Outgoing, crate::map::Link::Premise);
        bears.any(|relation| {
            let home = match self.forms.of(relation) {
                Form::Structure => relation.into(),
                Form::Line(symbol) if symbol != CONTRADICTS => self.above(&self.map[relation], symbol),
                Form::Line(_) | Form::Apart => return false,
            };
            match home {
                NodeId::Statement(target) => target != id && self.map[target].group() == group,
                NodeId::Relation(target) => self.map[target].group() == group,
            }
        })
    }

    /// Writes the lines below something that is indented by so many steps.
    fn lines(&mut self, above: NodeId, indented: usize) {
        let mut stack = vec![(above, 0)];
        while let Some((above, next)) = stack.pop() {
            self.done[above.index()] = true;
            let Some(&relation) = self.below[above.index()].get(next) else { continue };
            stack.push((above, next + 1));
            let depth = indented + stack.len();
            let Some(child) = self.line(relation, depth) else { continue };
            let is_home = self.is_due(child) && self.forms.of(relation) != Form::Line(CONTRADICTS);
            if is_home && depth <= DEEPEST {
                self.definition(child, Some(relation));
                stack.push((child.into(), 0));
            } else {
                self.reference(child);
                let data = self.said(relation, None);
                self.tail(&[], data.as_ref());
                self.out.push('\n');
                self.next.extend(is_home.then_some(NodeId::from(child)));
            }
        }
    }

    /// Whether a statement can be written out in the group at hand.
    fn is_due(&self, id: StatementId) -> bool {
        !self.written[id.index()] && self.map[id].group() == self.group
    }

    /// Writes the symbol of a relation; what follows is its premise.
    fn line(&mut self, relation: RelationId, depth: usize) -> Option<StatementId> {
        let Form::Line(symbol) = self.forms.of(relation) else { return None };
        self.relations.push(relation);
        self.out.extend(std::iter::repeat_n("  ", depth));
        let _ = write!(self.out, "{symbol} ");
        let relation = &self.map[relation];
        if symbol == CONTRADICTS {
            return relation.target().statement();
        }
        relation.premises().first()?.node().statement()
    }

    /// What is to be said of a relation on a line, added to data.
    fn said(&self, id: RelationId, mut data: Option<Map<String, Value>>) -> Option<Map<String, Value>> {
        let Form::Line(symbol) = self.forms.of(id) else { return data };
        let relation = &self.map[id];
        let line = marked::Line {
            symbol,
            key: (!self.forms.is_made_up(id)).then(|| relation.key()),
            is_strict: self.strict && symbol == "+" && relation.target().statement().is_some(),
        };
        marked::line(self.map, relation, &line, &mut data);
        data
    }

    fn reference(&mut self, id: StatementId) {
        let title = self.forms.title(self.map, id.into());
        let _ = if self.forms.is_argument(id) {
            write!(self.out, "<{title}>")
        } else {
            write!(self.out, "[{title}]")
        };
    }

    /// Writes a statement out; it may stand on the line of a relation.
    fn definition(&mut self, id: StatementId, relation: Option<RelationId>) {
        self.written[id.index()] = true;
        self.next.extend(self.arguments_about(id.into()));
        self.statements.push(id);
        self.reference(id);
        let statement = &self.map[id];
        let title = self.forms.title(self.map, id.into());
        let marked = if self.codes { None } else { emphasis::words(statement) };
        let has_marks = marked.is_some();
        let text = marked.unwrap_or_else(|| self.text(&escape::shown(statement.text(), title)));
        let _ = write!(self.out, ": {text}");
        let key = (!self.forms.is_key(id.into())).then(|| statement.key());
        let is_argument = self.forms.is_argument(id);
        let (tags, mut yaml) = marked::statement(self.map, statement, key, is_argument, has_marks);
        if let Some(relation) = relation {
            yaml = self.said(relation, yaml);
        }
        self.tail(&tags, yaml.as_ref());
        self.out.push('\n');
    }

    /// Writes a relation as an argument. Where it is no support of a statement, its conclusion stands for what
    /// it is and only its target is said in Argdown's way.
    fn structure(&mut self, id: RelationId) {
        let (map, relation) = (self.map, &self.map[id]);
        self.written[id.index()] = true;
        self.next.extend(self.arguments_about(id.into()));
        let title = self.forms.title(map, id.into()).to_owned();
        let in_words = relation.family() == Family::Support && relation.target().statement().is_some();
        let is_told = in_words && forms::is_told(map, id);
        let key = (!self.forms.is_key(id.into())).then(|| relation.key());
        let parts = marked::relation(map, relation, key, is_told);
        let _ = write!(self.out, "\n<{title}>");
        if let Some(description) = &parts.description {
            let _ = write!(self.out, ": {}", self.text(description));
        }
        self.tail(&parts.tags, parts.argument.as_ref());
        self.out.push('\n');
        let below = std::mem::take(&mut self.below[id.index()]);
        let (undercuts, others): (Vec<_>, Vec<_>) =
            below.into_iter().partition(|&line| self.forms.of(line) == Form::Line("_"));
        self.below[id.index()] = others;
        self.lines(id.into(), 0);
        self.out.push('\n');
        for (n, premise) in relation.premises().iter().enumerate() {
            let _ = write!(self.out, "({}) ", n + 1);
            match premise.node().statement() {
                Some(statement) if self.is_due(statement) => {
                    // What is below it follows, lest premises and conclusion be torn apart.
                    let has_lines = !self.below[statement.index()].is_empty();
                    self.next.extend(has_lines.then_some(premise.node()));
                    self.definition(statement, None);
                }
                _ => {
                    let _ = writeln!(self.out, "[{}]", self.forms.title(map, premise.node()));
                }
            }
        }
        self.relations.push(id);
        let rules = relation.scheme().and_then(|scheme| escape::rules(scheme.written(), self.codes));
        let mut inference = parts.inference;
        if let (Some(scheme), None) = (relation.scheme(), &rules) {
            marked::mark(&mut inference, "scheme", scheme.written().into());
        }
        if !in_words {
            marked::mark(&mut inference, "family", relation.family().to_string().into());
            if !matches!(relation.family(), Family::Support | Family::Attack) {
                marked::mark(&mut inference, "target", map.key(relation.target()).into());
            }
        }
        match (rules, inference) {
            (None, None) => self.out.push_str("----"),
            (rules, data) => {
                self.out.push_str("-- ");
                for rules in rules.iter() {
                    let _ = write!(self.out, "{rules} ");
                }
                if let Some(data) = data {
                    flow::object(&data, &mut self.out);
                    self.out.push(' ');
                }
                self.out.push_str("--");
            }
        }
        self.out.push('\n');
        self.below[id.index()] = undercuts;
        self.lines(id.into(), 1);
        let _ = write!(self.out, "({}) ", relation.premises().len() + 1);
        self.conclusion(relation, in_words);
    }

    /// The arguments about something that stand in the group at hand.
    fn arguments_about(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<'m> {
        let (map, group) = (self.map, self.group);
        let about = self.about[node.index()].clone();
        about.into_iter().filter(move |&id| map[id].group() == group).map(NodeId::from)
    }

    fn conclusion(&mut self, relation: &Relation, in_words: bool) {
        let target = self.forms.stands_for(self.map, relation.target());
        let title = self.forms.title(self.map, target);
        let is_statement = target.statement().is_some_and(|id| !self.forms.is_argument(id));
        let (open, close) = if is_statement { ('[', ']') } else { ('<', '>') };
        if in_words {
            let _ = writeln!(self.out, "[{title}]");
            return;
        }
        let (words, symbol) = match relation.family() {
            Family::Support => ("For", "+>"),
            Family::Attack if relation.target().relation().is_some() => ("Against", "_>"),
            Family::Attack => ("Against", "->"),
            Family::Rephrase => ("Says the same as", ""),
            _ => ("Preferred to", ""),
        };
        let _ = writeln!(self.out, "{words} @{open}{title}{close}");
        if !symbol.is_empty() {
            let _ = writeln!(self.out, "    {symbol} {open}{title}{close}");
        }
    }

    /// Where the order of the text is not the order of the map: for each thing its place in the map.
    fn order(&self) -> Map<String, Value> {
        let map = self.map;
        let mut orders = Map::new();
        let mut order = |name: &str, text: Vec<usize>, in_map: Vec<usize>| {
            let places: HashMap<usize, usize> =
                in_map.into_iter().enumerate().map(|(n, index)| (index, n)).collect();
            let order: Vec<usize> = text.iter().filter_map(|index| places.get(index).copied()).collect();
            if order.iter().enumerate().any(|(n, &place)| n != place) {
                orders.insert(name.to_owned(), runs(&order).into());
            }
        };
        let index = |node: NodeId| node.index();
        order(
            "groups",
            self.groups.iter().map(|id| id.index()).collect(),
            map.groups().map(|(id, _)| id.index()).collect(),
        );
        order(
            "statements",
            self.statements.iter().map(|&id| index(id.into())).collect(),
            map.all_statements().map(|id| index(id.into())).collect(),
        );
        let spoken = map.dialogue();
        order(
            "relations",
            self.relations.iter().copied().chain(spoken).map(|id| index(id.into())).collect(),
            map.all_relations().map(|id| index(id.into())).collect(),
        );
        orders
    }
}

/// Numbers with their runs drawn together: `0-3 7 5-6`.
fn runs(numbers: &[usize]) -> String {
    let mut out = String::new();
    let mut rest = numbers;
    while let Some(&first) = rest.first() {
        let length = rest.iter().zip(first..).take_while(|&(&number, next)| number == next).count();
        let space = if out.is_empty() { "" } else { " " };
        let _ = match length {
            1 => write!(out, "{space}{first}"),
            _ => write!(out, "{space}{first}-{}", first + length - 1),
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// What free data hold of Argdown's own.
pub(super) fn own(data: Option<&Data>) -> Option<&Map<String, Value>> {
    data?.get(OWN)?.as_object()
}
