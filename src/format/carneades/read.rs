//! From the document to the map.

use super::case::{Schemes, standard};
use super::tree::{Id, Tree};
use super::{GIVEN, KEY, kept_name, normalise, set_aside, spell_out};
use crate::error::{Error, Errors};
use crate::format::report::{Diagnostic, Document, Outcome};
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::{RelationId, StatementId};
use crate::map::relation::{Premise, Relation};
use crate::map::statement::Statement;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The parts of an argument that the map has a place for.
struct Argument<'t> {
    id: &'t str,
    at: Id,
    conclusion: StatementId,
    premises: Vec<(Option<&'t str>, StatementId, Id)>,
    undercutter: Option<StatementId>,
    scheme: Option<&'t str>,
    aside: Data,
}

struct Reader<'t> {
    tree: &'t Tree,
    map: ArgumentMap,
    statements: BTreeMap<String, StatementId>,
    /// Whether the file lists its statements.
    declares: bool,
    /// By predicate and number of terms, the sentences that spell an atom out.
    language: BTreeMap<&'t str, &'t str>,
    /// How often a key had to be made like another.
    alike: BTreeMap<String, u32>,
    diagnostics: Vec<Diagnostic>,
    errors: Vec<Error>,
}

pub(super) fn read(text: &str) -> Result<Document, Errors> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = Tree::read(text)?;
    let mut reader = Reader {
        tree: &tree,
        map: ArgumentMap::new(),
        statements: BTreeMap::new(),
        declares: false,
        language: BTreeMap::new(),
        alike: BTreeMap::new(),
        diagnostics: Vec::new(),
        errors: Vec::new(),
    };
    match reader.document() {
        Err(error) => reader.errors.push(error),
        Ok(aside) => {
            let data = [(KEY.to_owned(), Value::Object(aside))].into_iter().collect();
            reader.map.set_data(data).unwrap_or_else(|error| reader.errors.push(error));
        }
    }
    match Errors::collect(reader.errors) {
        Some(errors) => Err(errors),
        None => Ok(Document::new(reader.map, reader.diagnostics)),
    }
}

impl<'t> Reader<'t> {
    /// Fills the map and returns what is kept beside it.
    fn document(&mut self) -> Result<Data, Error> {
        let tree = self.tree;
        let mut parts = BTreeMap::new();
        for (name, at, value) in tree.mapping(tree.root(), "a Carneades file")? {
            parts.insert(name, value);
            if !KNOWN.contains(&name) {
                self.kept(at, format!("{name:?}, which Carneades files do not have"));
            }
        }
        if let Some(&language) = parts.get("language") {
            for (predicate, _, sentence) in tree.mapping(language, "the language")? {
                self.language.insert(predicate, tree.text(sentence, "a sentence")?);
            }
        }
        self.rules(&parts)?;
        if let Some(&statements) = parts.get("statements") {
            for (term, at, value) in tree.mapping(statements, "the list of statements")? {
                self.declares = true;
                let result = self.declare(term, at, value);
                self.or_wrong(result)?;
            }
        }
        let mut arguments = Vec::new();
        if let Some(&id) = parts.get("arguments") {
            for (id, at, value) in tree.mapping(id, "the list of arguments")? {
                let argument = self.argument(id, at, value);
                arguments.extend(self.or_wrong(argument)?);
            }
        }
        let mut aside = Data::new();
        for (&name, &id) in parts.iter().filter(|(name, _)| !matches!(**name, "statements" | "arguments")) {
            let value = match name {
                "issues" => self.issues(id)?,
                "assumptions" => Value::Array(self.terms(id, "assumptions")?),
                "tests" => self.tests(id)?,
                "meta" => tree.mapping(id, "the meta data").and_then(|_| tree.value(id))?,
                _ => tree.value(id)?,
            };
            let empty = match &value {
                Value::Object(entries) => entries.is_empty(),
                Value::Array(items) => items.is_empty(),
                value => value.is_null(),
            };
            if !(empty && KNOWN.contains(&name)) {
                aside.insert(name.to_owned(), value);
            }
        }
        let title = aside.get("meta").and_then(|meta| meta.get("title")).and_then(Value::as_str);
        self.map.set_title(title.unwrap_or_default());
        let schemes = Schemes::of(&aside);
        for argument in arguments {
            let added = self.add(argument, &schemes);
            self.or_wrong(added)?;
        }
        Ok(aside)
    }

    /// Notes an error and goes on, unless nothing more can be read.
    fn or_wrong<T>(&mut self, result: Result<T, Error>) -> Result<Option<T>, Error> {
        match result {
            Err(error) if self.tree.is_spent() => Err(error),
            Err(error) => {
                self.errors.push(error);
                Ok(None)
            }
            Ok(value) => Ok(Some(value)),
        }
    }

    fn note(&mut self, at: Id, outcome: Outcome, found: String) {
        let location = self.tree.location(at, "");
        self.diagnostics.push(Diagnostic { location, outcome, found, remedy: String::new() });
    }

    fn kept(&mut self, at: Id, found: String) {
        self.note(at, Outcome::Kept, found);
    }

    /// Tells of the rules, which wait to be run.
    fn rules(&mut self, parts: &BTreeMap<&str, Id>) -> Result<(), Error> {
        if let Some(&schemes) = parts.get("argument_schemes") {
            for &scheme in self.tree.list(schemes, "the argument schemes")? {
                let entries = self.tree.mapping(scheme, "an argument scheme")?;
                if let Some(&(_, at, _)) = entries.iter().find(|(name, ..)| *name == "conclusions") {
                    self.kept(at, "a rule; `derive` derives arguments from it".to_owned());
                }
            }
        }
        Ok(())
    }

    fn declare(&mut self, term: &str, at: Id, value: Id) -> Result<(), Error> {
        let tree = self.tree;
        let mut text = None;
        let mut aside = Data::new();
        if tree.is_scalar(value) {
            text = (!tree.is_null(value)).then(|| tree.text(value, "a statement")).transpose()?;
        } else {
            for (name, at, value) in tree.mapping(value, "a statement")? {
                match name {
                    "text" if tree.is_null(value) => {}
                    "text" => text = Some(tree.text(value, "the text of a statement")?),
                    "assumed" => {
                        let assumed = tree.value(value)?;
                        if !assumed.is_boolean() {
                            return Err(tree.error(value, "`assumed` is true or false"));
                        }
                        aside.insert(name.to_owned(), assumed);
                    }
                    _ => {
                        if !matches!(name, "label" | "meta") {
                            self.kept(at, format!("{name:?}, which statements do not have"));
                        }
                        aside.insert(kept_name(name), tree.value(value)?);
                    }
                }
            }
        }
        let key = normalise(term);
        if self.statements.contains_key(&key) {
            return Err(tree.error(at, format!("the statement {key:?} is declared twice; leave one out")));
        }
        let id = self.statement(term, at, text)?;
        if !aside.is_empty() {
            self.map.edit_statement(id, |statement| {
                let data = set_aside(statement.data(), aside);
                statement.set_data(data);
            })?;
        }
        Ok(())
    }

    /// The statement of a term, which is new unless it was mentioned before.
    fn statement(&mut self, term: &str, at: Id, text: Option<&str>) -> Result<StatementId, Error> {
        let key = normalise(term);
        if let Some(&id) = self.statements.get(&key) {
            return Ok(id);
        }
        let text =
            text.map_or_else(|| spell_out(&key, |name| self.language.get(name).copied()), str::to_owned);
        let mut statement = Statement::claim(&key, text);
        if key != term {
            statement.set_data(set_aside(None, [("id".to_owned(), term.into())].into_iter().collect()));
        }
        let location = self.tree.location(at, "");
        let added = self.map.add_statement(statement);
        let id = added.map_err(|error| Error::at(error.kind().clone(), location))?;
        self.statements.insert(key, id);
        Ok(id)
    }

    fn mentioned(&mut self, at: Id) -> Result<StatementId, Error> {
        let term = self.tree.text(at, "a statement")?;
        // An atom is declared by the language.
        if self.declares && !term.contains('(') && !self.statements.contains_key(&normalise(term)) {
            self.note(at, Outcome::Read, format!("the statement {term:?}, which is not declared"));
        }
        self.statement(term, at, None)
    }

    fn argument(&mut self, id: &'t str, at: Id, value: Id) -> Result<Argument<'t>, Error> {
        let tree = self.tree;
        let (mut conclusion, mut undercutter, mut scheme) = (None, None, None);
        let mut premises = Vec::new();
        let mut aside = Data::new();
        for (name, name_at, value) in tree.mapping(value, "an argument")? {
            match name {
                "conclusion" => conclusion = Some(self.mentioned(value)?),
                "undercutter" if tree.is_null(value) => {}
                "undercutter" => undercutter = Some(self.mentioned(value)?),
                "scheme" if tree.is_null(value) => {}
                "scheme" => scheme = Some(tree.text(value, "a scheme")?),
                "premises" if tree.is_mapping(value) => {
                    for (role, _, premise) in tree.mapping(value, "")? {
                        premises.push((Some(role), self.mentioned(premise)?, premise));
                    }
                }
                "premises" => {
                    for &premise in tree.list(value, "premises")? {
                        premises.push((None, self.mentioned(premise)?, premise));
                    }
                }
                _ => {
                    if !matches!(name, "parameters" | "weight" | "meta") {
                        self.kept(name_at, format!("{name:?}, which arguments do not have"));
                    }
                    aside.insert(kept_name(name), tree.value(value)?);
                }
            }
        }
        let conclusion =
            conclusion.ok_or_else(|| tree.error(at, format!("the argument {id:?} has no conclusion")))?;
        Ok(Argument { id, at, conclusion, premises, undercutter, scheme, aside })
    }

    fn terms(&mut self, at: Id, what: &str) -> Result<Vec<Value>, Error> {
        let terms = self.tree.list(at, what)?.iter();
        terms.map(|&term| self.mentioned(term).map(|id| self.map.key(id).into())).collect()
    }

    fn issues(&mut self, at: Id) -> Result<Value, Error> {
        let tree = self.tree;
        let mut issues = Map::new();
        for (id, name_at, issue) in tree.mapping(at, "the list of issues")? {
            let mut kept = Map::new();
            for (name, name_at, value) in tree.mapping(issue, "an issue")? {
                let value = match name {
                    "positions" => Value::Array(self.terms(value, "positions")?),
                    "standard" if tree.is_null(value) => continue,
                    "standard" => {
                        let name = tree.text(value, "a standard")?;
                        if standard(name).is_none() {
                            let wanted = "the standards are SE, PE, CCE, BRD and DV";
                            return Err(tree.error(value, format!("{name:?} is no standard; {wanted}")));
                        }
                        name.into()
                    }
                    _ => {
                        if name != "meta" {
                            self.kept(name_at, format!("{name:?}, which issues do not have"));
                        }
                        tree.value(value)?
                    }
                };
                kept.insert(name.to_owned(), value);
            }
            if kept.get("positions").and_then(Value::as_array).is_none_or(Vec::is_empty) {
                return Err(tree.error(name_at, format!("the issue {id:?} has no positions")));
            }
            issues.insert(id.to_owned(), Value::Object(kept));
        }
        Ok(Value::Object(issues))
    }

    fn tests(&mut self, at: Id) -> Result<Value, Error> {
        let labels = self.tree.mapping(at, "the list of tests")?.into_iter();
        let tests =
            labels.map(|(label, _, terms)| Ok((label.to_owned(), Value::Array(self.terms(terms, "tests")?))));
        Ok(Value::Object(tests.collect::<Result<Map<_, _>, Error>>()?))
    }

    fn add(&mut self, argument: Argument<'_>, schemes: &Schemes<'_>) -> Result<(), Error> {
        let Argument { id, at, conclusion, premises: written, undercutter, scheme, aside: mut kept } =
            argument;
        let wrong = |tree: &Tree, error: Error| Error::at(error.kind().clone(), tree.location(at, ""));
        let mut seen = BTreeSet::new();
        let (mut premises, mut repeated) = (Vec::new(), Vec::new());
        for (role, premise, at) in written {
            if seen.insert(premise) {
                let role = role.map(str::to_owned).or_else(|| {
                    schemes.made_up_role(scheme.unwrap_or_default(), premises.len(), self.map.key(premise))
                });
                premises.push(role.map_or_else(|| premise.into(), |role| Premise::in_role(premise, role)));
            } else {
                let key = self.map.key(premise).to_owned();
                self.kept(at, format!("the premise {key:?} of the argument {id:?} once more"));
                repeated.push(serde_json::json!([role, key]));
            }
        }
        if !repeated.is_empty() {
            kept.insert("repeated".to_owned(), repeated.into());
        }
        if premises.is_empty() {
            self.note(
                at,
                Outcome::Read,
                format!("the argument {id:?} has no premises: a made-up one is assumed"),
            );
            let mut given =
                Statement::claim(self.free(&format!("given: {}", normalise(id))), "(without premises)");
            given.set_implicit(true);
            given.set_data(set_aside(None, [(GIVEN.to_owned(), true.into())].into_iter().collect()));
            premises.push(self.map.add_statement(given).map_err(|error| wrong(self.tree, error))?.into());
        }
        let mut relation = Relation::support(premises, conclusion);
        let plain = normalise(id);
        let key =
            if self.map.find(&plain).is_none() { plain } else { self.free(&format!("argument {plain}")) };
        relation.set_key(&key);
        if key != id {
            kept.insert("id".to_owned(), id.into());
        }
        relation.set_scheme(scheme.filter(|scheme| !scheme.is_empty()));
        let mut data = schemes.ranked_by(scheme.unwrap_or_default());
        if !kept.is_empty() {
            data.insert(KEY.to_owned(), Value::Object(kept));
        }
        relation.set_data(data);
        let added = self.map.add_relation(relation).map_err(|error| wrong(self.tree, error))?;
        if let Some(undercutter) = undercutter {
            self.undercut(undercutter, added)?;
        }
        Ok(())
    }

    fn undercut(&mut self, undercutter: StatementId, argument: RelationId) -> Result<(), Error> {
        let mut undercut = Relation::attack([undercutter], argument);
        undercut.set_key(self.free(&format!("undercut of {}", self.map.key(argument))));
        self.map.add_relation(undercut)?;
        Ok(())
    }

    /// The key, or one like it if it is taken.
    fn free(&mut self, key: &str) -> String {
        let mut free = key.to_owned();
        while self.map.find(&free).is_some() {
            let number = self.alike.entry(key.to_owned()).or_insert(1);
            *number += 1;
            free = format!("{key} ({number})");
        }
        free
    }
}

pub(super) const KNOWN: &[&str] = &[
    "meta",
    "language",
    "weighing_functions",
    "argument_schemes",
    "issue_schemes",
    "statements",
    "issues",
    "arguments",
    "assumptions",
    "tests",
    "labels",
    "references",
];
