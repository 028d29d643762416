//! What nodes are in each version, for the reader and the writer alike.

use super::{Dialect, KEY};
use crate::map::attributes::Data;
use crate::map::relation::Family;
use serde_json::{Value, json};

/// Members of what is kept of a document.
pub(super) const DIALECT: &str = "dialect";
pub(super) const DOCUMENT: &str = "document";
/// Members of a document, and of what is kept of it.
pub(super) const NODES: &str = "nodes";
pub(super) const EDGES: &str = "edges";
pub(super) const RESOURCES: &str = "resources";
/// The wrapping of an edge that is no part of a relation, with both ends there or not.
pub(super) const ASIDE: &str = "aside";
pub(super) const LOOSE: &str = "loose";

impl Dialect {
    pub(super) fn name(self) -> &'static str {
        match self {
            Dialect::V01 => "0.1",
            Dialect::V02 => "0.2",
            Dialect::V05 => "0.5",
        }
    }

    pub(super) fn of(kept: Option<&Data>) -> Option<Self> {
        let name = kept?.get(DIALECT)?.as_str()?;
        [Dialect::V01, Dialect::V02, Dialect::V05].into_iter().find(|dialect| dialect.name() == name)
    }
}

/// What is kept in free data.
pub(super) fn of(data: Option<&Data>) -> Option<&Data> {
    data?.get(KEY)?.as_object()
}

/// Free data that keeps something, if there is something to keep.
pub(super) fn keep(kept: Data) -> Data {
    if kept.is_empty() { kept } else { [(KEY.to_owned(), kept.into())].into_iter().collect() }
}

/// An atom without its id and text, as the version makes it.
pub(super) fn new_atom(dialect: Dialect) -> Data {
    object(json!({"type": "atom", "sources": [], "metadata": new_metadata(dialect)}))
}

/// A link without its id, as the version makes it.
pub(super) fn new_link(dialect: Dialect, family: Family, symmetric: bool, scheme: Option<&str>) -> Data {
    let attack = family == Family::Attack;
    let (kind, usual) = match (dialect, attack) {
        (Dialect::V05, true) => ("conflict", if symmetric { "disagree" } else { "attack" }),
        (Dialect::V05, false) => ("inference", "support"),
        (_, true) => ("scheme", "conflict"),
        (_, false) => ("scheme", "support"),
    };
    let name = scheme.filter(|name| meaning(kind, Some(name)) == (family, Some(*name))).unwrap_or(usual);
    match dialect {
        Dialect::V05 => object(json!({"type": kind, "name": name, "metadata": {"core": {}}})),
        _ => object(json!({"type": kind, "name": name})),
    }
}

pub(super) fn new_metadata(dialect: Dialect) -> Value {
    if dialect == Dialect::V05 { json!({"core": {}}) } else { json!({}) }
}

/// The family of a link by its type and name, and the scheme that the name is, if it says more than the family.
pub(super) fn meaning<'n>(kind: &str, name: Option<&'n str>) -> (Family, Option<&'n str>) {
    let attack = matches!(name, Some("conflict" | "attack" | "disagree"));
    match kind {
        "conflict" => (Family::Attack, name.filter(|_| !attack)),
        "scheme" if attack => (Family::Attack, None),
        _ => (Family::Support, name.filter(|name| *name != "support")),
    }
}

pub(super) fn object(value: Value) -> Data {
    match value {
        Value::Object(object) => object,
        _ => Data::new(),
    }
}

pub(super) fn text<'d>(object: &'d Data, member: &str) -> Option<&'d str> {
    object.get(member)?.as_str()
}
