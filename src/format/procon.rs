//! Arguments pro and con: what Carneades' two XML formats, LKIF and CAF, say alike.
//!
//! | there | in the map |
//! |---|---|
//! | an argument pro | a support |
//! | an argument con | an attack on its conclusion; where the negation of the conclusion is spoken of, a support of that |
//! | a negated premise, a statement that is false | a claim of its own, `¬key`, that contradicts the statement |
//! | an exception | an undercut by one statement |
//! | an argument without premises | a support by a made-up statement, implicit and assumed |
//! | the weight 1 | no strength, which weighs the same |
//! | assumptions, proof standards | free data as Carneades' YAML has it |
//!
//! Both formats are written by comparing this reading of the document, as it was read, with what the map says now.

mod build;
mod gather;
mod plan;
mod write;

use crate::format::xml::{Attribute, Patch};
use crate::map::attributes::{Data, Strength};
use crate::map::{ArgumentMap, id::StatementId};
use build::{build, implicit};
pub(crate) use gather::{Notes, read};
pub(crate) use plan::does_not_apply;
use plan::plan;
use roxmltree::Node;
use serde_json::Value;
use std::collections::HashMap;
pub(crate) use write::write;

/// Where Carneades' files keep assumptions and issues, whatever their syntax.
const CARNEADES: &str = "carneades";

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Graph {
    pub(crate) title: String,
    pub(crate) claims: Vec<Claim>,
    pub(crate) arguments: Vec<Argument>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Claim {
    pub(crate) key: String,
    pub(crate) text: String,
    /// Whether it, or its negation, is assumed.
    pub(crate) value: Option<bool>,
    /// By its abbreviation; `None` is a preponderance of evidence, the default.
    pub(crate) standard: Option<&'static str>,
    pub(crate) strength: Option<Strength>,
    pub(crate) main: bool,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Argument {
    pub(crate) key: String,
    pub(crate) con: bool,
    pub(crate) scheme: Option<String>,
    pub(crate) strength: Option<Strength>,
    pub(crate) strict: bool,
    pub(crate) conclusion: String,
    pub(crate) premises: Vec<Premise>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Premise {
    pub(crate) statement: String,
    pub(crate) negative: bool,
    pub(crate) exception: bool,
    pub(crate) implicit: bool,
    pub(crate) role: Option<String>,
}

/// What tells the formats apart.
pub(crate) trait Dialect {
    /// The name of the root, and of what is kept in the data of the map: the document.
    const NAME: &'static str;
    /// A document with nothing in it.
    const BLANK: &'static str;
    /// The elements that lead from the root to a graph.
    const PATH: &'static [&'static str];
    /// What else a graph or the root may hold that has its place.
    const KNOWN: &'static [&'static str];
    /// The attribute of a graph that names the main statement, if statements do not say so themselves.
    const MAIN: Option<&'static str>;

    /// All but key and text.
    fn claim(node: Node<'_, '_>, notes: &mut Notes) -> Claim;
    /// All but key, conclusion and premises.
    fn argument(node: Node<'_, '_>, notes: &mut Notes) -> Argument;
    /// All but the statement; and whether the statement is assumed for it.
    fn premise(node: Node<'_, '_>, notes: &mut Notes) -> (Premise, bool);
    /// The argument that a statement is an exception to, and whether its negation is.
    fn exception<'a>(_node: Node<'a, '_>) -> Option<(&'a str, bool)> {
        None
    }
    fn text(node: Node<'_, '_>) -> String;
    /// The element and the attribute that hold the title.
    fn title<'a, 'd>(graph: Node<'a, 'd>) -> Option<Node<'a, 'd>>;

    /// `exception` is as above.
    fn claim_attributes(claim: &Claim, exception: Option<(&str, bool)>) -> Vec<Attribute>;
    fn argument_attributes(argument: &Argument) -> Vec<Attribute>;
    fn premise_attributes(premise: &Premise) -> Vec<Attribute>;
    fn set_text(patch: &mut Patch<'_>, node: Node<'_, '_>, text: &str);
    /// What holds the text of a new statement.
    fn text_element(prefix: &str, text: &str) -> String;
    /// Puts what cannot be said in a way that can be.
    fn settle(_graph: &mut Graph) {}
    fn add_to_map(_root: Node<'_, '_>, _map: &mut ArgumentMap) {}
    fn add_to_document(_patch: &mut Patch<'_>, _root: Node<'_, '_>, _map: &ArgumentMap) {}
}

/// The weight of an argument: one half unless it says otherwise, and nothing to speak of if it is 1.
pub(crate) fn weight(node: Node<'_, '_>, notes: &mut Notes) -> Option<Strength> {
    let number = number(node, "weight", notes).unwrap_or(0.5);
    Strength::new(number).ok().filter(|_| number != 1.0)
}

/// A number in 0..=1.
pub(crate) fn number(node: Node<'_, '_>, attribute: &str, notes: &mut Notes) -> Option<f64> {
    let written = node.attribute(attribute).map(str::trim).filter(|written| !written.is_empty())?;
    let number = written.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    if number.is_none() {
        notes.read_as(
            node,
            format!("the {attribute} {written:?}"),
            "use a number in 0..=1; one half is taken",
        );
    }
    number
}

/// Whether an attribute has one of two values, the first of which is the default.
pub(crate) fn is_other(node: Node<'_, '_>, attribute: &str, values: [&[&str]; 2], notes: &mut Notes) -> bool {
    let Some(written) = node.attribute(attribute).map(str::trim) else { return false };
    let other = values[1].contains(&written);
    if !other && !written.is_empty() && !values[0].contains(&written) {
        notes.read_as(node, format!("{attribute} is {written:?}"), "it is taken as the default");
    }
    other
}

pub(crate) fn some(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

/// The standard of an abbreviation, unless that is the default; `Err` if there is none of that name.
///
/// BA, "best argument", is what Carneades 1 called a preponderance.
pub(crate) fn standard(name: &str) -> Result<Option<&'static str>, ()> {
    match name.trim() {
        "PE" | "BA" | "" => Ok(None),
        name => ["SE", "DV", "CCE", "BRD"].into_iter().find(|known| *known == name).map(Some).ok_or(()),
    }
}

fn kept(data: Option<&Data>) -> Option<&Data> {
    data?.get(CARNEADES).and_then(Value::as_object)
}

fn marked(map: &ArgumentMap, id: StatementId, mark: &str) -> bool {
    kept(map[id].data()).and_then(|kept| kept.get(mark)) == Some(&Value::Bool(true))
}

/// A key like the wanted one that is not taken.
fn free(wanted: &str, alike: &mut HashMap<String, u64>, taken: impl Fn(&str) -> bool) -> String {
    let mut key = wanted.to_owned();
    while taken(&key) {
        let number = alike.entry(wanted.to_owned()).or_insert(1);
        *number += 1;
        key = format!("{wanted} ({number})");
    }
    key
}
