//! From an outline to a map: statements and described arguments become statements, inferences and links
//! relations.

use super::keys::{Keys, is_key};
use super::marks::{AS, KEY, Marks};
use super::outline::{EquivalenceClass, Member, Outline, canonical};
use super::plan;
use super::source::Note;
use super::syntax::{Marked, Markup};
use crate::error::Error;
use crate::format::report::Outcome;
use crate::map::ArgumentMap;
use crate::map::attributes::{Attributes, Data, Voicing, check_data};
use crate::map::id::{GroupId, StatementId};
use crate::map::relation::Relation;
use crate::map::source::Group;
use crate::map::statement::Statement;
use hashbrown::HashMap;
use serde_json::{Map, Value, json};

/// The key under which the free data of a map and its nodes keep what is Argdown's own.
pub(super) const OWN: &str = "argdown";

/// What the data of a statement that was an argument in words say of it.
pub(super) const ARGUMENT: &str = "argument";

pub(super) struct ToMap {
    pub(super) map: ArgumentMap,
    pub(super) notes: Vec<Note>,
    pub(super) keys: Keys,
    pub(super) groups: Vec<Option<GroupId>>,
    /// What the statements of the outline became; a conclusion that stands for an attack became nothing.
    pub(super) classes: Vec<Option<StatementId>>,
    /// What the arguments without steps became.
    pub(super) described: Vec<Option<StatementId>>,
    /// Relations with nothing but a scheme, by the rules that it is made of.
    pub(super) schemes: HashMap<Vec<String>, Relation>,
    /// What is said of the relations on lines, by where the lines' statements begin.
    pub(super) said: HashMap<usize, Value>,
    /// The data of arguments in words of which nothing else is to be said.
    pub(super) argument: Attributes,
}

pub(super) fn to_map(outline: Outline, notes: Vec<Note>) -> Result<(ArgumentMap, Vec<Note>), Error> {
    let mut this = ToMap {
        map: ArgumentMap::new(),
        notes,
        keys: Keys::default(),
        groups: Vec::new(),
        classes: vec![None; outline.statements.len()],
        described: vec![None; outline.arguments.len()],
        schemes: HashMap::new(),
        said: HashMap::new(),
        argument: Attributes::default(),
    };
    this.argument.set_data(with_argument(Data::new()));
    let mut outline = outline;
    this.said = said(&mut outline);
    let own = this.front_matter(outline.front_matter.take());
    let mut notes = std::mem::take(&mut this.notes);
    let mut marks = Marks::of(own, &mut notes, 0);
    marks.registers(&mut this.map);
    if let Some(title) = marks.get::<String>("title") {
        this.map.set_title(title);
    }
    let orders = marks.get::<Map<String, Value>>("order").unwrap_or_default();
    let dialogue = marks.get::<Vec<Map<String, Value>>>("dialogue").unwrap_or_default();
    let mut data = this.map.data().clone();
    for (key, value) in marks.get::<Data>("data").unwrap_or_default() {
        join(&mut data, key, value);
    }
    if let Some(rest) = marks.rest() {
        own_data(&mut data).insert(KEY.to_owned(), rest);
    }
    if let Err(error) = this.map.set_data(data) {
        let found = error.to_string();
        notes.push(Note { at: 0, outcome: Outcome::Lost, found, remedy: "make it flatter" });
    }
    this.notes = notes;
    let order = |name: &str| orders.get(name).map(numbers);
    let nodes = outline.statements.len() + outline.arguments.len();
    this.map.reserve(nodes + outline.links.len(), nodes + 2 * outline.links.len());
    this.sections(&outline, order("groups"))?;
    this.statements(&mut outline, order("statements"))?;
    plan::relations(&mut this, outline, dialogue, order("relations"))?;
    Ok((this.map, this.notes))
}

/// Takes what is said of relations out of the data of the statements that stand on their lines.
fn said(outline: &mut Outline) -> HashMap<usize, Value> {
    fn take(data: &mut Option<Value>, members: &[Member], said: &mut HashMap<usize, Value>) {
        let Some(Value::Object(all)) = data else { return };
        let Some(Value::Object(marks)) = all.get_mut(KEY) else { return };
        if marks.remove(AS).is_none() {
            return;
        }
        if marks.is_empty() {
            all.remove(KEY);
        }
        if all.is_empty() {
            *data = None;
        }
        let said_by = |member: &Member| Some((member.at, member.data.as_ref()?.get(KEY)?.get(AS)?.clone()));
        said.extend(members.iter().filter_map(said_by));
    }
    let mut said = HashMap::new();
    for class in &mut outline.statements {
        take(&mut class.data, &class.members, &mut said);
    }
    for argument in &mut outline.arguments {
        take(&mut argument.data, &argument.members, &mut said);
    }
    said
}

/// Whose a relation is, unless it says otherwise: whose all its premises are.
pub(super) fn speaker(map: &ArgumentMap, mut premises: impl Iterator<Item = StatementId>) -> Option<Voicing> {
    let first = map[premises.next()?].voicing();
    first.filter(|_| premises.all(|premise| map[premise].voicing() == first))
}

/// Whether free data say that it was an argument, of something else than an argument of several premises.
pub(super) fn is_argument(data: Option<&Data>) -> bool {
    data.and_then(|data| data.get(OWN))
        .is_some_and(|own| own == ARGUMENT || own.get(ARGUMENT) == Some(&Value::Bool(true)))
}

/// Says in free data that it was an argument; the commonest case in one word rather than in an object of its own.
pub(super) fn with_argument(mut data: Data) -> Data {
    if data.is_empty() {
        data.insert(OWN.to_owned(), ARGUMENT.into());
    } else {
        own_data(&mut data).insert(ARGUMENT.to_owned(), true.into());
    }
    data
}

/// Free data without that, if it can be said again as it was.
pub(super) fn without_argument(data: Option<&Data>) -> Option<Data> {
    let data = data?;
    let mut without = data.clone();
    match without.get_mut(OWN)? {
        Value::Object(own) => {
            own.remove(ARGUMENT)?;
            if own.is_empty() {
                without.remove(OWN);
            }
        }
        _ => drop(without.remove(OWN)),
    }
    (&with_argument(without.clone()) == data).then_some(without)
}

/// Free data of two origins in one object; only what is Argdown's own can meet.
fn join(data: &mut Data, key: String, value: Value) {
    match (data.get_mut(&key), value) {
        (Some(Value::Object(known)), Value::Object(value)) => {
            for (key, value) in value {
                known.entry(key).or_insert(value);
            }
        }
        (_, value) => drop(data.insert(key, value)),
    }
}

fn own_data(data: &mut Data) -> &mut Map<String, Value> {
    let own = data.entry(OWN).or_insert_with(|| Value::Object(Map::new()));
    if !own.is_object() {
        *own = Value::Object(Map::new());
    }
    own.as_object_mut().expect("it was just made an object")
}

/// Adds what is Argdown's own to free data, unless there is nothing or it is too deep.
pub(super) fn add_own(data: Option<&Data>, own: Vec<(&'static str, Value)>) -> Option<Data> {
    if own.is_empty() {
        return None;
    }
    let mut data = data.cloned().unwrap_or_default();
    let place = own_data(&mut data);
    for (key, value) in own {
        place.entry(key).or_insert(value);
    }
    check_data(&data).ok().map(|()| data)
}

/// Reads `0-3 7 5-6`, or a number alone; anything else gives an order that fits nothing.
fn numbers(written: &Value) -> Vec<usize> {
    let written = match written {
        Value::String(runs) => runs.clone(),
        other => other.to_string(),
    };
    let mut numbers = Vec::new();
    for run in written.split_whitespace() {
        let (first, last) = run.split_once('-').unwrap_or((run, run));
        match (first.parse::<u32>(), last.parse::<u32>()) {
            // No document that is read has as many parts as a run could name.
            (Ok(first), Ok(last)) if numbers.len() + (last as usize) < LONGEST_ORDER => {
                numbers.extend(first as usize..=last as usize);
            }
            _ => return vec![usize::MAX],
        }
    }
    numbers
}

/// How many things an order may name.
const LONGEST_ORDER: usize = 1 << 26;

/// Puts things in the order that the front matter names: for each in the order of the text, its new place.
pub(super) fn reorder<T>(things: Vec<T>, order: Option<Vec<usize>>, notes: &mut Vec<Note>) -> Vec<T> {
    let Some(order) = order else { return things };
    let mut placed: Vec<Option<T>> = (0..things.len()).map(|_| None).collect();
    let fits = order.len() == things.len() && {
        let mut seen = vec![false; order.len()];
        order.iter().all(|&place| seen.get_mut(place).is_some_and(|seen| !std::mem::replace(seen, true)))
    };
    if !fits {
        let found = "the order that the front matter names does not fit the document: passed over".to_owned();
        notes.push(Note {
            at: 0,
            outcome: Outcome::Read,
            found,
            remedy: "take the order out of the front matter",
        });
        return things;
    }
    for (thing, place) in things.into_iter().zip(order) {
        placed[place] = Some(thing);
    }
    placed.into_iter().flatten().collect()
}

impl ToMap {
    /// Takes the title and what is not Argdown's; gives back the marks.
    fn front_matter(&mut self, front: Option<Value>) -> Map<String, Value> {
        let mut front = match front {
            None | Some(Value::Null) => return Map::new(),
            Some(Value::Object(front)) => front,
            Some(other) => {
                self.keep_front(other);
                return Map::new();
            }
        };
        if let Some(title) = front.get("title").and_then(Value::as_str) {
            self.map.set_title(title);
            front.remove("title");
        }
        let own = match front.remove(KEY) {
            Some(Value::Object(own)) => own,
            Some(other) => {
                front.insert(KEY.to_owned(), other);
                Map::new()
            }
            None => Map::new(),
        };
        if !front.is_empty() {
            self.keep_front(Value::Object(front));
        }
        own
    }

    fn keep_front(&mut self, front: Value) {
        let data = Data::from_iter([(OWN.to_owned(), json!({ "frontMatter": front }))]);
        if let Err(error) = self.map.set_data(data) {
            let found = error.to_string();
            self.notes.push(Note { at: 0, outcome: Outcome::Lost, found, remedy: "make it flatter" });
        }
    }

    fn sections(&mut self, outline: &Outline, order: Option<Vec<usize>>) -> Result<(), Error> {
        let mut keys = Keys::default();
        let mut groups = Vec::new();
        for (number, section) in outline.sections.iter().enumerate() {
            let mut data = section.data.clone();
            let mut marks = Marks::take(&mut data, &mut self.notes, 0);
            let title = section.title.get(..section.body).unwrap_or_default();
            let title = marks.get("title").unwrap_or_else(|| title.to_owned());
            let key: Option<String> = marks.get("key");
            let key = keys.claim(key.as_deref().unwrap_or(&title), "group").into_owned();
            let tags: Vec<String> = marks.get("tags").unwrap_or_else(|| section.tags.clone());
            let mut free: Data = marks.get("data").unwrap_or_default();
            if let Some(rest) = marks.rest() {
                data.get_or_insert_with(|| json!({}))[KEY] = rest;
            }
            let mut own = Vec::new();
            own.extend(data.map(|data| ("data", data)));
            if !tags.is_empty() {
                own.push(("tags", json!(tags)));
            }
            if let Some(data) = add_own(Some(&free), own) {
                free = data;
            }
            groups.push((number, Group { key, title, parent: None, data: free }));
        }
        self.groups = vec![None; groups.len()];
        for (number, group) in reorder(groups, order, &mut self.notes) {
            self.groups[number] = Some(self.map.add_group(group)?);
        }
        for (number, section) in outline.sections.iter().enumerate() {
            let parent = section.parent.and_then(|parent| self.groups[parent]);
            if let (Some(id), Some(_)) = (self.groups[number], parent) {
                let group = self.map.group(id).cloned().unwrap_or_default();
                self.map.set_group(id, Group { parent, ..group })?;
            }
        }
        Ok(())
    }

    pub(super) fn group(&self, section: Option<usize>) -> Option<GroupId> {
        self.groups.get(section?).copied().flatten()
    }

    fn statements(&mut self, outline: &mut Outline, order: Option<Vec<usize>>) -> Result<(), Error> {
        let at = |members: &[Member]| {
            let defined = members.iter().find(|member| !member.is_reference);
            defined.or(members.first()).map_or(0, |member| member.at)
        };
        let stand_ins = plan::stand_ins(outline);
        let classes = outline.statements.iter().enumerate();
        let classes = classes
            .filter(|(number, _)| !stand_ins.contains(number))
            .map(|(number, class)| (at(&class.members), false, number));
        let arguments = outline.arguments.iter().enumerate();
        let described = arguments
            .filter(|(_, argument)| argument.steps.is_empty())
            .map(|(number, argument)| (at(&argument.members), true, number));
        let mut all = Vec::with_capacity(outline.statements.len() + outline.arguments.len());
        all.extend(classes.chain(described));
        // Both are nearly in order by themselves, which a stable sort makes use of.
        all.sort();
        // Only what might meet the title of a statement asks for these.
        let alone =
            outline.arguments.is_empty() && outline.statements.iter().all(|class| class.data.is_none());
        let alone = alone && self.said.is_empty();
        let classes = outline.statements.iter().enumerate();
        let kept =
            classes.filter(|&(number, class)| !alone && is_key(&class.title) && !stand_ins.contains(&number));
        let room = if alone { 0 } else { outline.statements.len() + outline.arguments.len() };
        self.keys = Keys::beside(kept.map(|(_, class)| class.title.as_str()), room);
        let mut made = Vec::new();
        for (_, is_argument, number) in all {
            let class = if is_argument {
                let argument = &mut outline.arguments[number];
                EquivalenceClass {
                    title: std::mem::take(&mut argument.title),
                    is_untitled: argument.is_untitled,
                    members: std::mem::take(&mut argument.members),
                    tags: std::mem::take(&mut argument.tags),
                    data: argument.data.take(),
                    section: argument.section,
                }
            } else {
                std::mem::take(&mut outline.statements[number])
            };
            let statement = self.statement(class, is_argument);
            if order.is_some() {
                made.push((is_argument, number, statement));
                continue;
            }
            let id = Some(self.map.add_statement(statement)?);
            if is_argument { self.described[number] = id } else { self.classes[number] = id }
        }
        for (is_argument, number, statement) in reorder(made, order, &mut self.notes) {
            let id = Some(self.map.add_statement(statement)?);
            if is_argument { self.described[number] = id } else { self.classes[number] = id }
        }
        Ok(())
    }

    fn statement(&mut self, mut class: EquivalenceClass, is_argument: bool) -> Statement {
        let mut own = Vec::new();
        let at = class.members.first().map_or(0, |member| member.at);
        let mut data = class.data.take();
        let mut marks = Marks::take(&mut data, &mut self.notes, at);
        let named: Option<String> = marks.get("key");
        let kind = if is_argument { "argument" } else { "statement" };
        let key = match &named {
            Some(key) => Some(self.keys.claim(key, kind)),
            None if !is_argument && is_key(&class.title) => None,
            None => Some(self.keys.claim(&class.title, kind)),
        };
        if is_argument {
            own.push((ARGUMENT, Value::Bool(true)));
        }
        if let (None, Some(key)) = (&named, &key) {
            if key != &class.title {
                own.push(("title", Value::String(class.title.clone())));
            }
        }
        let text = words(&mut class.members, &mut own);
        let key = key.as_deref().unwrap_or(&class.title);
        let instead = || if class.is_untitled { String::new() } else { class.title.clone() };
        let mut statement = Statement::claim(key, text.unwrap_or_else(instead));
        if !class.tags.is_empty() {
            statement.set_tags(class.tags);
        }
        statement.set_group(self.groups.get(class.section.unwrap_or(usize::MAX)).copied().flatten());
        if !marks.is_empty() {
            marks.statement(&mut statement, &self.map);
            if let Some(rest) = marks.rest() {
                data.get_or_insert_with(|| json!({}))[KEY] = rest;
            }
        }
        own.extend(data.map(|data| ("data", data)));
        if is_argument && own.len() == 1 && statement.data().is_none() {
            statement.attributes.share_data(&self.argument);
        } else if let Some(data) = add_own(statement.data(), own) {
            statement.set_data(data);
        }
        statement
    }
}

/// The words that stand for a class, with what else is said of it.
fn words(members: &mut [Member], own: &mut Vec<(&'static str, Value)>) -> Option<String> {
    let chosen = canonical(members)?;
    let body = chosen.text.get(..chosen.body)?;
    let others = members.iter().filter_map(|member| member.text.get(..member.body));
    let others: Vec<&str> = others.filter(|&other| !other.is_empty() && other != body).collect();
    if !others.is_empty() {
        own.push(("also", json!(others)));
    }
    own.extend(markup(&chosen.text, chosen.body, &chosen.markup).map(|markup| ("markup", markup)));
    if members.len() > 1 {
        return Some(body.to_owned());
    }
    let mut text = std::mem::take(&mut members[0].text);
    text.truncate(members[0].body);
    Some(text)
}

/// Emphasis and links in the words before `body`, each with its first character and the one after its last.
pub(super) fn markup(text: &str, body: usize, ranges: &[Marked]) -> Option<Value> {
    let character = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
    let marked = ranges.iter().filter(|range| range.bytes.end <= body);
    let marked: Vec<Value> = marked
        .filter_map(|range| {
            let (from, to) = (character(range.bytes.start), character(range.bytes.end));
            Some(match &range.markup {
                Markup::Bold => json!(["bold", from, to]),
                Markup::Italic => json!(["italic", from, to]),
                Markup::Link(address) => json!(["link", from, to, address]),
                Markup::Statement(_) | Markup::Argument(_) => return None,
            })
        })
        .collect();
    (!marked.is_empty()).then_some(Value::Array(marked))
}
