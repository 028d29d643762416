//! From a document to a map.

use super::{KEY, TEXT, unlabel};
use crate::error::{Error, Errors};
use crate::format::place::{Lines, syntax};
use crate::format::xml::{children, declared_utf8, parse, words};
use crate::format::{Diagnostic, Document, Outcome};
use crate::map::ArgumentMap;
use crate::map::attributes::Voicing;
use crate::map::id::{SourceId, StatementId};
use crate::map::quote::{Quote, Span};
use crate::map::relation::{Family, Relation};
use crate::map::source::{Source, Voice};
use crate::map::statement::Statement;
use crate::map::table::check_key;
use roxmltree::{Node, NodeId};
use std::collections::{HashMap, HashSet};

/// An argument unit that has its place: a proposition, at one of its occurrences.
pub(super) struct Unit<'a> {
    pub(super) node: Node<'a, 'a>,
    pub(super) prop: Node<'a, 'a>,
    pub(super) statement: StatementId,
}

pub(super) struct Reader<'a> {
    pub(super) map: ArgumentMap,
    pub(super) units: Vec<Unit<'a>>,
    places: HashMap<NodeId, usize>,
    /// Marks of schemes that name the scheme of an inference.
    pub(super) marks: HashSet<NodeId>,
    text: Option<(SourceId, Vec<char>)>,
    notes: Vec<(usize, Outcome, String)>,
    made_up: usize,
    alike: HashMap<&'a str, usize>,
}

pub(super) fn read(text: &str) -> Result<Document, Errors> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = Lines::new(text);
    let xml = parse(text, &lines)?;
    let reader = gather(&xml, &lines)?;
    let Reader { mut map, mut notes, .. } = reader;
    map.set_data([(KEY.to_owned(), declared_utf8(text).into())].into_iter().collect())?;
    notes.sort_by_key(|(at, ..)| *at);
    let diagnostics = notes.into_iter().map(|(at, outcome, found)| Diagnostic {
        location: lines.location(at, ""),
        outcome,
        found,
        remedy: String::new(),
    });
    Ok(Document::new(map, diagnostics.collect()))
}

pub(super) fn gather<'a>(xml: &'a roxmltree::Document<'a>, lines: &Lines) -> Result<Reader<'a>, Error> {
    let root = xml.root_element();
    let name = root.tag_name().name();
    if name != "ARG" {
        let message = format!("the document is <{name}>, not <ARG>");
        return Err(syntax(lines.location(root.range().start, ""), message));
    }
    let mut reader = Reader {
        map: ArgumentMap::new(),
        units: Vec::new(),
        places: HashMap::new(),
        marks: HashSet::new(),
        text: None,
        notes: Vec::new(),
        made_up: 0,
        alike: HashMap::new(),
    };
    reader.source(root)?;
    for node in root.descendants().filter(|node| node.is_element() && node.tag_name().name() == "AU") {
        reader.unit(node, root)?;
    }
    for unit in 0..reader.units.len() {
        reader.inferences(unit)?;
    }
    reader.tell_the_rest(root);
    Ok(reader)
}

/// The whole text of an element, as it stands.
fn raw(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

/// The marks of schemes of a proposition: name and number.
pub(super) fn marks<'a>(prop: Node<'a, 'a>) -> impl Iterator<Item = (Node<'a, 'a>, (&'a str, &'a str))> {
    children(prop, "INSCHEME").map(|mark| {
        (mark, (mark.attribute("scheme").unwrap_or_default(), mark.attribute("schid").unwrap_or_default()))
    })
}

impl<'a> Reader<'a> {
    fn note(&mut self, node: Node<'_, '_>, outcome: Outcome, found: impl Into<String>) {
        self.notes.push((node.range().start, outcome, found.into()));
    }

    fn source(&mut self, root: Node<'a, 'a>) -> Result<(), Error> {
        let text = children(root, "TEXT").next().map(raw).unwrap_or_default();
        if !text.is_empty() {
            let title = children(root, "EDATA").next().and_then(|data| children(data, "SOURCE").next());
            let characters = text.chars().collect();
            let source = Source {
                key: TEXT.to_owned(),
                title: title.map(words).unwrap_or_default(),
                text: Some(text),
                ..Source::default()
            };
            self.text = Some((self.map.add_source(source)?, characters));
        }
        Ok(())
    }

    /// Enters a unit if it stands where units may.
    fn unit(&mut self, node: Node<'a, 'a>, root: Node<'a, 'a>) -> Result<(), Error> {
        let parent = node.parent_element();
        let within = |parent: Node<'a, 'a>| {
            let fits = matches!(parent.tag_name().name(), "CA" | "LA" | "REFUTATION");
            fits && parent.parent_element().is_some_and(|unit| self.places.contains_key(&unit.id()))
        };
        let placed = parent.is_some_and(|parent| parent == root || within(parent));
        let Some(prop) = children(node, "PROP").next().filter(|_| placed) else {
            self.note(node, Outcome::Kept, "a unit without a proposition, or where none has its place");
            return Ok(());
        };
        let statement = self.proposition(prop)?;
        self.places.insert(node.id(), self.units.len());
        self.units.push(Unit { node, prop, statement });
        Ok(())
    }

    fn proposition(&mut self, prop: Node<'a, 'a>) -> Result<StatementId, Error> {
        let body = children(prop, "PROPTEXT").next();
        let text = body.map(words).unwrap_or_default();
        let identifier = prop.attribute("identifier").map(str::trim).filter(|key| check_key(key).is_ok());
        let key = match identifier {
            None => self.make_up("p", prop),
            Some(key) => match self.map.find_statement(key) {
                Some(known) if self.map[known].text() == text => return Ok(known),
                Some(_) => {
                    self.note(
                        prop,
                        Outcome::Read,
                        format!("the identifier {key:?} is that of another proposition"),
                    );
                    self.number(key)
                }
                None => key.to_owned(),
            },
        };
        let mut statement = Statement::claim(key, &*text);
        statement.set_implicit(prop.attribute("missing").map(str::trim) == Some("yes"));
        let (strength, qualifier) = unlabel(prop.attribute("nodelabel"));
        statement.set_strength(strength);
        statement.set_qualifier(qualifier);
        statement.set_voicing(self.owner(prop));
        if let Some(quote) = body.and_then(|body| self.quote(body)) {
            statement.add_quote(quote);
        }
        self.map.add_statement(statement)
    }

    fn make_up(&mut self, letter: &str, prop: Node<'a, 'a>) -> String {
        self.note(prop, Outcome::Read, "a proposition without an identifier that does; it is given one");
        loop {
            self.made_up += 1;
            let key = format!("{letter}{}", self.made_up);
            if self.map.find(&key).is_none() {
                return key;
            }
        }
    }

    fn number(&mut self, key: &'a str) -> String {
        loop {
            let number = self.alike.entry(key).or_insert(1);
            *number += 1;
            let key = format!("{key} ({number})");
            if self.map.find(&key).is_none() {
                return key;
            }
        }
    }

    fn owner(&mut self, prop: Node<'a, 'a>) -> Option<Voicing> {
        let mut owners = children(prop, "OWNER");
        let name = owners.next().and_then(|owner| owner.attribute("name")).map(str::trim);
        for other in owners {
            self.note(other, Outcome::Kept, "a further owner of a proposition");
        }
        let name = name.filter(|name| check_key(name).is_ok())?;
        let voice = self.map.find_voice(name).or_else(|| {
            let voice = Voice { key: name.to_owned(), name: name.to_owned(), ..Voice::default() };
            self.map.add_voice(voice).ok()
        })?;
        Some(Voicing::asserted(voice))
    }

    /// The words of the text that a proposition is, if they stand where it says.
    fn quote(&mut self, body: Node<'a, 'a>) -> Option<Quote> {
        let (source, text) = self.text.as_ref()?;
        let offset: usize = body.attribute("offset")?.trim().parse().ok()?;
        let exact = raw(body);
        let length = exact.chars().count();
        let there = text.get(offset..offset.checked_add(length)?).filter(|_| length > 0);
        if there.is_none_or(|there| !there.iter().copied().eq(exact.chars())) {
            self.note(
                body,
                Outcome::Read,
                format!("at {offset} the text does not read as the proposition does"),
            );
            return None;
        }
        let span = Span::new(u32::try_from(offset).ok()?, u32::try_from(offset + length).ok()?).ok()?;
        Some(Quote { span: Some(span), ..Quote::new(*source, exact) })
    }

    /// The inferences to a unit.
    fn inferences(&mut self, unit: usize) -> Result<(), Error> {
        let node = self.units[unit].node;
        for list in node.children().filter(Node::is_element) {
            let name = list.tag_name().name();
            let (family, linked) = match name {
                "LA" => (Family::Support, true),
                "CA" => (Family::Support, false),
                "REFUTATION" => (Family::Attack, true),
                "PROP" if list == self.units[unit].prop => continue,
                _ => {
                    self.note(list, Outcome::Kept, format!("<{name}>, which a unit has no place for"));
                    continue;
                }
            };
            for other in list.children().filter(|node| node.is_element() && node.tag_name().name() != "AU") {
                self.note(other, Outcome::Kept, format!("something else than a unit in <{name}>"));
            }
            let premises: Vec<usize> =
                children(list, "AU").filter_map(|unit| self.places.get(&unit.id()).copied()).collect();
            if premises.is_empty() {
                self.note(list, Outcome::Kept, format!("<{name}> without a unit"));
            } else if linked {
                self.infer(family, &premises, unit)?;
            } else {
                premises.iter().try_for_each(|&premise| self.infer(family, &[premise], unit))?;
            }
        }
        Ok(())
    }

    fn infer(&mut self, family: Family, premises: &[usize], unit: usize) -> Result<(), Error> {
        let mut seen = HashSet::new();
        let statements = premises.iter().map(|&premise| self.units[premise].statement);
        let statements: Vec<StatementId> = statements.filter(|&id| seen.insert(id)).collect();
        let mut relation = Relation::new(family, statements, self.units[unit].statement);
        let mut labels = premises.iter().map(|&premise| self.units[premise].prop.attribute("supportlabel"));
        let (strength, qualifier) =
            unlabel(labels.find_map(|label| label.filter(|label| !label.trim().is_empty())));
        relation.set_strength(strength);
        relation.set_qualifier(qualifier);
        let conclusion: HashMap<_, _> =
            marks(self.units[unit].prop).map(|(mark, scheme)| (scheme, mark)).collect();
        let shared = premises.iter().flat_map(|&premise| marks(self.units[premise].prop));
        let shared: Vec<_> = shared.filter(|(_, scheme)| conclusion.contains_key(scheme)).collect();
        if let Some(&(_, scheme)) = shared.first() {
            relation.set_scheme(Some(scheme.0));
            self.marks.insert(conclusion[&scheme].id());
            self.marks.extend(shared.iter().filter(|(_, other)| *other == scheme).map(|(mark, _)| mark.id()));
        }
        self.map.add_relation(relation)?;
        Ok(())
    }

    /// Tells of what has no place in the map.
    fn tell_the_rest(&mut self, root: Node<'a, 'a>) {
        for node in root.children().filter(Node::is_element) {
            let name = node.tag_name().name();
            if !matches!(name, "TEXT" | "EDATA" | "AU") {
                self.note(node, Outcome::Kept, format!("<{name}>, which the map has no place for"));
            }
        }
        let stray: Vec<_> = self
            .units
            .iter()
            .flat_map(|unit| children(unit.prop, "INSCHEME"))
            .filter(|mark| !self.marks.contains(&mark.id()))
            .collect();
        for mark in stray {
            self.note(mark, Outcome::Kept, "the mark of a scheme that no premise and conclusion share");
        }
    }
}
