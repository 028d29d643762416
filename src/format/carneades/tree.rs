//! A YAML document with the place of every node, read without recursion and without copying what aliases repeat.

use crate::error::{Error, ErrorKind, Location};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};
use serde_json::{Map, Number, Value};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// How deep lists and mappings may be nested: as deep as free data.
const DEEPEST: usize = 90;
/// How much aliases may add to what is written, in bytes and nodes.
const ALIASED: usize = 1 << 20;

pub(super) type Id = usize;

enum Node {
    Scalar { text: String, plain: bool },
    List(Vec<Id>),
    Mapping(Vec<(Id, Id)>),
}

pub(super) struct Tree {
    nodes: Vec<(Node, usize, usize)>,
    root: Id,
    /// What may still be looked at, so that aliases of aliases do not add up.
    left: Cell<usize>,
}

/// A list or mapping whose end has not come yet.
struct Open {
    id: Id,
    anchor: usize,
    items: Vec<Id>,
}

impl Tree {
    pub(super) fn read(text: &str) -> Result<Tree, Error> {
        let mut tree = Tree { nodes: Vec::new(), root: 0, left: Cell::new(ALIASED + 8 * text.len()) };
        let mut open: Vec<Open> = Vec::new();
        let mut anchors: BTreeMap<usize, Id> = BTreeMap::new();
        let mut documents = 0;
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(|error| scan_error(&error))?;
            let done = match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        return Err(error(
                            span,
                            "a second document starts here; put each in a file of its own",
                        ));
                    }
                    continue;
                }
                Event::Scalar(value, style, anchor, tag) => {
                    let plain = style == ScalarStyle::Plain && tag.is_none();
                    let id = tree.push(Node::Scalar { text: value.into_owned(), plain }, span);
                    anchors.insert(anchor, id);
                    id
                }
                Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                    if open.len() >= DEEPEST {
                        return Err(error(
                            span,
                            format!("the document is nested more than {DEEPEST} levels deep"),
                        ));
                    }
                    let node = match event {
                        Event::SequenceStart(..) => Node::List(Vec::new()),
                        _ => Node::Mapping(Vec::new()),
                    };
                    open.push(Open { id: tree.push(node, span), anchor, items: Vec::new() });
                    continue;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let Some(Open { id, anchor, items }) = open.pop() else { continue };
                    tree.close(id, items)?;
                    anchors.insert(anchor, id);
                    id
                }
                Event::Alias(anchor) => *anchors
                    .get(&anchor)
                    .ok_or_else(|| error(span, "this refers to something that it is itself a part of"))?,
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => continue,
            };
            match open.last_mut() {
                Some(parent) => parent.items.push(done),
                None => tree.root = done,
            }
        }
        if tree.nodes.is_empty() {
            tree.nodes.push((Node::Mapping(Vec::new()), 1, 1));
        }
        Ok(tree)
    }

    fn push(&mut self, node: Node, span: Span) -> Id {
        self.nodes.push((node, span.start.line(), span.start.col() + 1));
        self.nodes.len() - 1
    }

    fn close(&mut self, id: Id, items: Vec<Id>) -> Result<(), Error> {
        match &self.nodes[id].0 {
            Node::List(_) => self.nodes[id].0 = Node::List(items),
            _ => {
                let entries: Vec<(Id, Id)> = items.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
                let mut names = BTreeSet::new();
                for &(name, _) in &entries {
                    let Node::Scalar { text, .. } = &self.nodes[name].0 else {
                        return Err(self.error(name, "a list or mapping stands where a name is expected"));
                    };
                    if !names.insert(text) {
                        return Err(self.error(name, format!("{text:?} is given twice; leave one out")));
                    }
                }
                self.nodes[id].0 = Node::Mapping(entries);
            }
        }
        Ok(())
    }

    pub(super) fn root(&self) -> Id {
        self.root
    }

    pub(super) fn location(&self, id: Id, path: &str) -> Location {
        let (_, line, column) = self.nodes[id];
        Location::Document { line, column, path: path.to_owned() }
    }

    pub(super) fn error(&self, id: Id, message: impl Into<String>) -> Error {
        Error::at(ErrorKind::Syntax { message: message.into() }, self.location(id, ""))
    }

    fn charge(&self, id: Id, cost: usize) -> Result<(), Error> {
        self.left.set(self.left.get().saturating_sub(cost + 1));
        if self.is_spent() { Err(self.error(id, "aliases repeat too much; write it out")) } else { Ok(()) }
    }

    /// Whether aliases repeated so much that no more is read.
    pub(super) fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// Whether nothing is written there.
    pub(super) fn is_null(&self, id: Id) -> bool {
        matches!(&self.nodes[id].0, Node::Scalar { text, plain: true } if is_null(text))
    }

    pub(super) fn is_scalar(&self, id: Id) -> bool {
        matches!(self.nodes[id].0, Node::Scalar { .. })
    }

    pub(super) fn is_mapping(&self, id: Id) -> bool {
        matches!(self.nodes[id].0, Node::Mapping(_))
    }

    /// A scalar as it is written, a number too.
    pub(super) fn text(&self, id: Id, what: &str) -> Result<&str, Error> {
        match &self.nodes[id].0 {
            Node::Scalar { text, .. } => {
                self.charge(id, text.len())?;
                Ok(text)
            }
            _ => Err(self.error(id, format!("{what} is a word or a sentence, not a list or mapping"))),
        }
    }

    /// The entries of a list; none of nothing.
    pub(super) fn list(&self, id: Id, what: &str) -> Result<&[Id], Error> {
        match &self.nodes[id].0 {
            Node::List(items) => {
                self.charge(id, items.len())?;
                Ok(items)
            }
            _ if self.is_null(id) => Ok(&[]),
            _ => Err(self.error(id, format!("{what} are written as a list"))),
        }
    }

    /// The entries of a mapping with their names, and where the names stand; none of nothing.
    pub(super) fn mapping(&self, id: Id, what: &str) -> Result<Vec<(&str, Id, Id)>, Error> {
        match &self.nodes[id].0 {
            Node::Mapping(entries) => {
                self.charge(id, entries.len())?;
                entries.iter().map(|&(name, value)| Ok((self.text(name, "a name")?, name, value))).collect()
            }
            _ if self.is_null(id) => Ok(Vec::new()),
            _ => Err(self.error(id, format!("{what} is written as a mapping, `name: value`"))),
        }
    }

    /// A node as free data.
    pub(super) fn value(&self, id: Id) -> Result<Value, Error> {
        self.value_within(id, DEEPEST)
    }

    fn value_within(&self, id: Id, left: usize) -> Result<Value, Error> {
        let deeper =
            || left.checked_sub(1).ok_or_else(|| self.error(id, "aliases nest too deep; write it out"));
        Ok(match &self.nodes[id].0 {
            Node::Scalar { text, plain } => {
                self.charge(id, text.len())?;
                if *plain { plain_value(text) } else { Value::String(text.clone()) }
            }
            Node::List(_) => {
                let (left, items) = (deeper()?, self.list(id, "")?);
                Value::Array(
                    items.iter().map(|&item| self.value_within(item, left)).collect::<Result<_, _>>()?,
                )
            }
            Node::Mapping(_) => {
                let left = deeper()?;
                let entries = self.mapping(id, "")?.into_iter();
                let entries =
                    entries.map(|(name, _, id)| Ok((name.to_owned(), self.value_within(id, left)?)));
                Value::Object(entries.collect::<Result<Map<_, _>, Error>>()?)
            }
        })
    }
}

fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// What an unquoted word stands for in YAML's core schema (YAML 1.2.2, section 10.3.2), as far as JSON has it.
fn plain_value(text: &str) -> Value {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    match text {
        _ if is_null(text) => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        // Only what is written back the same way is taken for a number.
        _ if digits > 0 && text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b)) => {
            let whole = text.parse::<i64>().ok().filter(|n| n.to_string() == text).map(Value::from);
            let decimal =
                || text.parse::<f64>().ok().filter(|_| text.contains('.')).and_then(Number::from_f64);
            whole.or_else(|| decimal().map(Value::Number)).unwrap_or_else(|| text.into())
        }
        _ => text.into(),
    }
}

fn error(span: Span, message: impl Into<String>) -> Error {
    let (line, column) = (span.start.line(), span.start.col() + 1);
    Error::at(
        ErrorKind::Syntax { message: message.into() },
        Location::Document { line, column, path: String::new() },
    )
}

fn scan_error(wrong: &ScanError) -> Error {
    error(Span::empty(*wrong.marker()), wrong.info())
}
