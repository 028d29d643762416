//! From the list of blocks to equivalence classes, arguments and relations.

use super::outline::{
    Argument, End, EquivalenceClass, Inferred, Link, LinkKind, Member, Mode, Outline, Role, Section, Step,
};
use super::parse::Parser;
use super::source::Note;
use super::syntax::{Content, Inference, Item, Node, Place, Symbol};
use super::titles::Pointers;
use super::yaml;
use crate::format::report::Outcome;
use crate::map::table::KeyIndex;
use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashSet, HashTable};
use serde_json::Value;
use std::hash::BuildHasher;

/// What an item became, where relations can refer to it.
#[derive(Clone, Copy)]
enum Made {
    Nothing,
    End(End),
    /// An argument that has a structure.
    Structure(usize),
    /// An inference whose conclusion has not come yet.
    Open(usize),
}

/// What the items so far make.
#[derive(Default)]
pub(super) struct Model<'t> {
    outline: Outline,
    notes: Vec<Note>,
    statements: KeyIndex,
    arguments: KeyIndex,
    /// Titles that authors gave, which no number may make.
    taken: HashSet<&'t str>,
    /// What gets a title when those are known.
    untitled: Vec<End>,
    made: Vec<Made>,
    /// Sections from the outermost to the one at hand.
    sections: Vec<usize>,
    /// The argument whose structure is at hand.
    structure: Option<usize>,
    /// The relations by what they say, each once.
    links: HashTable<usize>,
    hasher: DefaultHashBuilder,
    pointers: Pointers,
    /// Nodes that have been begun and may have further relations: they are members from their end on.
    open: Vec<(usize, Node<'t>)>,
}

/// Makes an outline of what was parsed; relations are as written.
pub(super) fn outline(parser: Parser<'_>, mode: Option<Mode>) -> (Outline, Vec<Note>) {
    let mut model = parser.model;
    model.notes.splice(..0, parser.notes);
    let written = parser.front_matter.as_ref().and_then(|front| front.get("model")?.get("mode")?.as_str());
    model.outline.mode = mode.unwrap_or(if written == Some("strict") { Mode::Strict } else { Mode::Loose });
    model.outline.front_matter = parser.front_matter;
    model.leave(None);
    model.name();
    let classes = model.outline.statements.iter_mut();
    classes.for_each(|class| class.section = class.section.or(class.members.first().and_then(|m| m.section)));
    for argument in &mut model.outline.arguments {
        argument.section = argument.section.or(argument.members.first().and_then(|m| m.section));
    }
    model.notes.extend(model.pointers.notes(&model.outline));
    (model.outline, model.notes)
}

impl<'t> Model<'t> {
    /// Room for what a text of as many bytes may hold.
    pub(super) fn of(length: usize) -> Self {
        let mut model = Model::default();
        let room = length / LINE;
        model.outline.statements.reserve_exact(room);
        model.statements.reserve(room);
        model.made.reserve_exact(room);
        model.links = HashTable::with_capacity(room);
        model
    }

    /// How many items there are so far.
    pub(super) fn items(&self) -> usize {
        self.made.len()
    }

    pub(super) fn is_argument(&self, item: usize) -> bool {
        matches!(self.made.get(item), Some(Made::End(End::Argument(_))))
    }

    /// The one item that there is so far.
    pub(super) fn only(&self) -> Option<&Node<'t>> {
        match self.open.as_slice() {
            [(0, node)] if self.made.len() == 1 => Some(node),
            _ => None,
        }
    }

    pub(super) fn item(&mut self, item: Item<'t>) {
        let made = match item {
            Item::Nothing => {
                self.structure = None;
                Made::Nothing
            }
            Item::Heading { level, content } => {
                self.leave(None);
                self.heading(level, content);
                Made::Nothing
            }
            Item::Structure { argument, at } => {
                self.leave(None);
                let argument = self.structure(argument, at);
                self.structure = Some(argument);
                Made::Structure(argument)
            }
            Item::Inference(inference) => {
                self.leave(None);
                self.inference(inference)
            }
            Item::Node(node) => {
                let parent = match node.place {
                    Place::Child(parent, _) => Some(parent),
                    _ => None,
                };
                self.leave(parent);
                Made::End(self.begin(node))
            }
        };
        self.made.push(made);
    }

    fn heading(&mut self, level: usize, content: Content) {
        while self.sections.last().is_some_and(|&open| self.outline.sections[open].level >= level) {
            self.sections.pop();
        }
        let parent = self.sections.last().copied();
        self.sections.push(self.outline.sections.len());
        let body = content.body();
        let Content { text: title, tags, data, .. } = content;
        self.outline.sections.push(Section { title, body, level, parent, tags, data });
    }

    /// Gives titles to what has none, in the order of the text.
    fn name(&mut self) {
        let numbers = (1_usize..).map(|number| format!("Untitled {number}"));
        let titles = numbers.filter(|title| !self.taken.contains(title.as_str()));
        for (end, title) in std::mem::take(&mut self.untitled).into_iter().zip(titles) {
            match end {
                End::Statement(n) => self.outline.statements[n].title = title,
                End::Argument(n) | End::Inference(n, _) => self.outline.arguments[n].title = title,
            }
        }
    }

    /// The statement of that title; nothing can refer to what has none.
    fn statement(&mut self, title: Option<&str>) -> End {
        let number = self.outline.statements.len();
        let title_of = |n| self.outline.statements[n as usize].title.as_str();
        if let Some(known) = title.and_then(|title| self.statements.get(title, title_of)) {
            return End::Statement(known as usize);
        }
        let end = End::Statement(number);
        match title {
            Some(title) => self.statements.insert(title, number as u32),
            None => self.untitled.push(end),
        }
        let (title, is_untitled) = (title.unwrap_or_default().to_owned(), title.is_none());
        self.outline.statements.push(EquivalenceClass { title, is_untitled, ..EquivalenceClass::default() });
        end
    }

    fn argument(&mut self, title: Option<&str>) -> End {
        let number = self.outline.arguments.len();
        let title_of = |n| self.outline.arguments[n as usize].title.as_str();
        if let Some(known) = title.and_then(|title| self.arguments.get(title, title_of)) {
            return End::Argument(known as usize);
        }
        let end = End::Argument(number);
        match title {
            Some(title) => self.arguments.insert(title, number as u32),
            None => self.untitled.push(end),
        }
        let (title, is_untitled) = (title.unwrap_or_default().to_owned(), title.is_none());
        self.outline.arguments.push(Argument { title, is_untitled, ..Argument::default() });
        end
    }

    fn structure(&mut self, argument: Option<usize>, at: usize) -> usize {
        let described = argument.and_then(|item| match self.made.get(item) {
            Some(Made::End(End::Argument(argument))) => Some(*argument),
            _ => None,
        });
        let second = described.is_some_and(|argument| !self.outline.arguments[argument].steps.is_empty());
        if second {
            let found =
                "a second premise-conclusion structure of one argument: read as an argument of its own";
            let remedy = "give each structure an argument of its own";
            self.notes.push(Note { at, outcome: Outcome::Read, found: found.to_owned(), remedy });
        }
        let argument = described.filter(|_| !second).unwrap_or_else(|| {
            self.argument(None);
            self.outline.arguments.len() - 1
        });
        if let Some(&section) = self.sections.last() {
            self.outline.arguments[argument].section = Some(section);
        }
        argument
    }

    /// An inference waits for its conclusion in the list of steps, as a step that says nothing yet.
    fn inference(&mut self, inference: Inference) -> Made {
        let Inference { rules, data, at } = inference;
        let Some(argument) = self.structure else { return Made::Nothing };
        let steps = &mut self.outline.arguments[argument].steps;
        if steps.last().is_some_and(|step| step.statement == PENDING) {
            steps.pop();
        }
        let inference = Some(Inferred { rules, data, at });
        steps.push(Step { statement: PENDING, role: Role::IntermediaryConclusion, inference, at });
        Made::Open(argument)
    }

    /// Takes up a node: its title is settled, and its relation to what stands above it.
    fn begin(&mut self, node: Node<'t>) -> End {
        self.taken.extend(node.title.filter(|title| title.starts_with("Untitled ")));
        let end = if node.is_argument { self.argument(node.title) } else { self.statement(node.title) };
        if let (Place::Premise(item) | Place::Conclusion(item, _), End::Statement(statement)) =
            (node.place, end)
        {
            if let Some(&Made::Structure(argument)) = self.made.get(item) {
                self.step(argument, statement, &node);
            }
        }
        self.open.push((self.made.len(), node));
        end
    }

    fn step(&mut self, argument: usize, statement: usize, node: &Node<'_>) {
        let steps = &mut self.outline.arguments[argument].steps;
        if matches!(node.place, Place::Conclusion(..)) {
            if let Some(step) = steps.last_mut().filter(|step| step.statement == PENDING) {
                step.statement = statement;
                step.at = node.at;
                return;
            }
        }
        steps.push(Step { statement, role: Role::Premise, inference: None, at: node.at });
    }

    /// Finishes the nodes that nothing more can belong to: all that are not above `parent`.
    fn leave(&mut self, parent: Option<usize>) {
        while self.open.last().is_some_and(|&(number, _)| Some(number) != parent) {
            self.open.pop().into_iter().for_each(|(number, node)| self.finish(number, node));
        }
    }

    fn finish(&mut self, number: usize, node: Node<'t>) {
        let Some(&Made::End(end)) = self.made.get(number) else { return };
        self.pointers.add(end, &node);
        let section = self.sections.last().copied();
        let mut role = match node.place {
            Place::Top => Role::TopLevel,
            Place::Child(..) => Role::Relation,
            Place::Listed => Role::Listed,
            Place::Premise(_) => Role::Premise,
            Place::Conclusion(..) => Role::IntermediaryConclusion,
        };
        if node.is_argument {
            role = Role::Description;
        }
        let argument = match node.place {
            Place::Premise(item) | Place::Conclusion(item, _) => match self.made.get(item) {
                Some(&Made::Structure(argument)) => Some(argument),
                _ => None,
            },
            _ => None,
        };
        if argument.is_none() && matches!(role, Role::Premise | Role::IntermediaryConclusion) {
            role = Role::TopLevel;
        }
        let body = node.content.body();
        let Content { text, ranges, tags, data, .. } = node.content;
        let (text, markup) = if node.is_reference { (String::new(), Vec::new()) } else { (text, ranges) };
        let (known_tags, known_data, known_section, members) = match end {
            End::Statement(n) => {
                let class = &mut self.outline.statements[n];
                (&mut class.tags, &mut class.data, &mut class.section, &mut class.members)
            }
            End::Argument(n) | End::Inference(n, _) => {
                let known = &mut self.outline.arguments[n];
                (&mut known.tags, &mut known.data, &mut known.section, &mut known.members)
            }
        };
        for tag in &tags {
            if !known_tags.contains(tag) {
                known_tags.push(tag.clone());
            }
        }
        if let Some(data) = &data {
            yaml::add(known_data, data.clone());
        }
        let in_group = data.as_ref().and_then(|data| data.get("isInGroup"));
        let settles = match in_group {
            Some(in_group) => in_group == &Value::Bool(true),
            None => !node.is_reference && known_section.is_none(),
        };
        if settles {
            *known_section = section;
        }
        let body = body.min(text.len());
        // Most titles occur once, and most others twice.
        if members.len() == members.capacity() {
            members.reserve_exact(members.len().max(1));
        }
        members.push(Member {
            text,
            body,
            markup,
            is_reference: node.is_reference,
            role,
            argument,
            section,
            tags,
            data,
            at: node.at,
        });
        if let Place::Child(parent, symbol) = node.place {
            self.link(parent, symbol, end, node.at);
        }
    }

    fn link(&mut self, parent: usize, symbol: Symbol, child: End, at: usize) {
        let parent_place = self.open.last().filter(|(n, _)| *n == parent).map(|(_, node)| node.place);
        let parent = match self.made.get(parent) {
            Some(&Made::End(end)) => end,
            Some(&Made::Open(argument)) => {
                let steps = &self.outline.arguments[argument].steps;
                let place = steps.iter().rposition(|step| step.statement == PENDING);
                End::Inference(argument, place.unwrap_or(steps.len().saturating_sub(1)))
            }
            _ => return,
        };
        // Under a conclusion an undercut is aimed at the inference to it.
        let undercut_to = match (symbol, parent_place) {
            (Symbol::Undercuts, Some(Place::Conclusion(item, _))) => match self.made.get(item) {
                Some(&Made::Structure(argument)) => {
                    let steps = &self.outline.arguments[argument].steps;
                    steps
                        .iter()
                        .rposition(|step| step.inference.is_some())
                        .map_or(parent, |n| End::Inference(argument, n))
                }
                _ => parent,
            },
            _ => parent,
        };
        let (kind, from, to) = match symbol {
            Symbol::Supports => (LinkKind::Support, child, parent),
            Symbol::Attacks => (LinkKind::Attack, child, parent),
            Symbol::Undercuts => (LinkKind::Undercut, child, undercut_to),
            Symbol::IsSupported => (LinkKind::Support, parent, child),
            Symbol::IsAttacked => (LinkKind::Attack, parent, child),
            Symbol::IsUndercut => (LinkKind::Undercut, parent, child),
            Symbol::Contradicts => (LinkKind::Contradictory, parent, child),
        };
        if matches!(from, End::Inference(..)) {
            let found = "an inference that bears on something".to_owned();
            let remedy = "put the relation under the conclusion; an inference can only be supported, attacked or undercut";
            self.notes.push(Note { at, outcome: Outcome::Lost, found, remedy });
            return;
        }
        let links = &mut self.outline.links;
        let says = |link: &Link| (link.kind, link.from, link.to);
        let hash = |said| self.hasher.hash_one(said);
        let known = |said| self.links.find(hash(said), |&n| says(&links[n]) == said).is_some();
        if kind == LinkKind::Contradictory && known((kind, to, from)) {
            return;
        }
        let said = (kind, from, to);
        let entry = self.links.entry(hash(said), |&n| says(&links[n]) == said, |&n| hash(says(&links[n])));
        if let Entry::Vacant(entry) = entry {
            entry.insert(links.len());
            links.push(Link { kind, from, to, moved: false, at });
        }
    }
}

/// How many bytes a statement takes up, roughly.
const LINE: usize = 128;

/// Stands in a step for the conclusion that has not come yet.
const PENDING: usize = usize::MAX;

/// Takes away what never came to a conclusion, and tells main conclusions from intermediary ones.
pub(super) fn settle(outline: &mut Outline) {
    let mut mains = vec![None; outline.arguments.len()];
    for (argument, main) in outline.arguments.iter_mut().zip(&mut mains) {
        argument.steps.retain(|step| step.statement != PENDING);
        if let Some(last) = argument.steps.iter_mut().rev().find(|step| step.inference.is_some()) {
            last.role = Role::MainConclusion;
            *main = Some((last.statement, last.at));
        }
    }
    for (statement, class) in outline.statements.iter_mut().enumerate() {
        for member in &mut class.members {
            if member.argument.is_some_and(|argument| mains[argument] == Some((statement, member.at))) {
                member.role = Role::MainConclusion;
            }
        }
    }
}
