//! From a map to Argdown: statements under headings, simple relations as lines below their targets, the rest
//! as arguments with premises and a conclusion.

use super::emphasis;
use super::escape;
use super::flow;
use super::forms::{Form, Forms};
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
const DEEPEST: usize = 8;

const CONTRADICTS: &str = "><";

struct Writer<'m> {
    map: &'m ArgumentMap,
    forms: Forms,
    /// Whether the document has shortcodes of its own.
    codes: bool,
    out: String,
    /// The relations that are lines, by the index of their target.
    below: Vec<Vec<RelationId>>,
    written: Vec<bool>,
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
        codes: model.is_some_and(|model| model.get("shortcodes").is_some()),
        out: String::new(),
        below: vec![Vec::new(); map.bound()],
        written: vec![false; map.bound()],
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
            if let Form::Line(symbol) = self.forms.of(id) {
                // What stands above a contradiction is its premise, above anything else its target.
                let above =
                    if symbol == CONTRADICTS { map[id].premises()[0].node() } else { map[id].target() };
                self.below[above.index()].push(id);
            }
        }
        // What is in each group; what is in none comes first, where no heading stands above it.
        let mut statements: HashMap<Option<GroupId>, Vec<StatementId>> = HashMap::new();
        map.all_statements().for_each(|id| statements.entry(map[id].group()).or_default().push(id));
        let mut relations: HashMap<Option<GroupId>, Vec<RelationId>> = HashMap::new();
        for id in map.relations().filter(|&id| self.forms.of(id) == Form::Structure) {
            relations.entry(map[id].group()).or_default().push(id);
        }
        let mut children: HashMap<Option<GroupId>, Vec<GroupId>> = HashMap::new();
        map.groups().for_each(|(id, group)| children.entry(group.parent).or_default().push(id));
        let mut stack = vec![(None, 0)];
        while let Some((group, level)) = stack.pop() {
            if let Some(group) = group {
                self.heading(group, level);
            }
            self.paragraphs(statements.get(&group).map_or(&[], Vec::as_slice));
            for &relation in relations.get(&group).into_iter().flatten() {
                self.structure(relation);
            }
            let below = children.get(&group).into_iter().flatten().rev();
            stack.extend(below.map(|&child| (Some(child), level + 1)));
        }
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

    /// Statements of one group: those that support or attack but one other stand below it.
    fn paragraphs(&mut self, statements: &[StatementId]) {
        let nested = |this: &Self, id: StatementId| {
            this.parent(id).is_some_and(|parent| !this.written[parent.index()])
        };
        for &id in statements {
            if !self.written[id.index()] && !nested(self, id) {
                self.paragraph(id);
            }
        }
        // What is on a circle, or too deep.
        for &id in statements {
            if !self.written[id.index()] {
                self.paragraph(id);
            }
        }
    }

    /// The statement under which another can be written out: the only one it bears on.
    fn parent(&self, id: StatementId) -> Option<StatementId> {
        let mut bears =
            self.map.relations_at(id.into(), petgraph::Direction::Outgoing, crate::map::Link::Premise);
        let (relation, None) = (bears.next()?, bears.next()) else { return None };
        let is_line = matches!(self.forms.of(relation), Form::Line(symbol) if symbol != CONTRADICTS);
        let target = self.map[relation].target().statement()?;
        (is_line && target != id && self.map[target].group() == self.map[id].group()).then_some(target)
    }

    fn paragraph(&mut self, root: StatementId) {
        self.out.push('\n');
        self.definition(root);
        let mut stack = vec![(root, 0)];
        while let Some((id, next)) = stack.pop() {
            let Some(&relation) = self.below[id.index()].get(next) else { continue };
            stack.push((id, next + 1));
            let depth = stack.len();
            let Some(child) = self.line(relation, depth) else { continue };
            let inline = !self.written[child.index()] && self.parent(child) == Some(id) && depth <= DEEPEST;
            if inline {
                self.definition(child);
                stack.push((child, 0));
            } else {
                self.reference(child);
                self.out.push('\n');
            }
        }
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

    fn reference(&mut self, id: StatementId) {
        let title = self.forms.title(self.map, id.into());
        let _ = if self.forms.is_argument(id) {
            write!(self.out, "<{title}>")
        } else {
            write!(self.out, "[{title}]")
        };
    }

    fn definition(&mut self, id: StatementId) {
        self.written[id.index()] = true;
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
        let (tags, yaml) = marked::statement(self.map, statement, key, is_argument, has_marks);
        self.tail(&tags, yaml.as_ref());
        self.out.push('\n');
    }

    /// Writes a relation as an argument. Where it is no support of a statement, its conclusion stands for what
    /// it is and only its target is said in Argdown's way.
    fn structure(&mut self, id: RelationId) {
        let (map, relation) = (self.map, &self.map[id]);
        let title = self.forms.title(map, id.into()).to_owned();
        let parts = marked::relation(map, relation, (!self.forms.is_key(id.into())).then(|| relation.key()));
        let _ = write!(self.out, "\n<{title}>");
        if let Some(description) = &parts.description {
            let _ = write!(self.out, ": {}", self.text(description));
        }
        self.tail(&parts.tags, parts.argument.as_ref());
        self.out.push('\n');
        let below = std::mem::take(&mut self.below[id.index()]);
        let (undercuts, others): (Vec<_>, Vec<_>) =
            below.into_iter().partition(|&line| self.forms.of(line) == Form::Line("_"));
        self.lines(&others);
        self.out.push('\n');
        for (n, premise) in relation.premises().iter().enumerate() {
            let title = self.forms.title(map, premise.node());
            let _ = writeln!(self.out, "({}) [{title}]", n + 1);
        }
        self.relations.push(id);
        let rules = relation.scheme().and_then(|scheme| escape::rules(scheme.written(), self.codes));
        let mut inference = parts.inference;
        if let (Some(scheme), None) = (relation.scheme(), &rules) {
            marked::mark(&mut inference, "scheme", scheme.written().into());
        }
        let in_words = relation.family() == Family::Support && relation.target().statement().is_some();
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
        self.lines(&undercuts);
        let _ = write!(self.out, "({}) ", relation.premises().len() + 1);
        self.conclusion(relation, in_words);
    }

    fn lines(&mut self, relations: &[RelationId]) {
        for &relation in relations {
            if let Some(child) = self.line(relation, 2) {
                self.reference(child);
                self.out.push('\n');
            }
        }
    }

    fn conclusion(&mut self, relation: &Relation, in_words: bool) {
        let target = relation.target();
        let title = self.forms.title(self.map, target);
        let (open, close) = if target.statement().is_some() { ('[', ']') } else { ('<', '>') };
        if in_words {
            let _ = writeln!(self.out, "[{title}]");
            return;
        }
        let (words, symbol) = match relation.family() {
            Family::Support => ("For", "+>"),
            Family::Attack if target.relation().is_some() => ("Against", "_>"),
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
