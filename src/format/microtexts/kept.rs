//! What is kept of a file in free data, as the reader puts it there and the writer finds it again.

use crate::format::markup::Xml;
use crate::map::attributes::Data;
use serde_json::Value;
use std::fmt::Write;

/// Members of what is kept of a map or of a node.
pub(super) const ATTRIBUTES: &str = "attributes";
pub(super) const ELEMENTS: &str = "elements";
pub(super) const HEAD: &str = "head";
pub(super) const PREFIX: &str = "prefix";
pub(super) const TAIL: &str = "tail";
pub(super) const TYPE: &str = "type";
/// The attributes in which a link names its ends.
pub(super) const KEPT_ENDS: [&str; 2] = ["src", "trg"];
/// Members of what is kept of an element.
pub(super) const NAME: &str = "name";
pub(super) const TEXT: &str = "text";
pub(super) const CONTENT: &str = "content";
pub(super) const XML: &str = "xml";

/// What is kept in free data.
pub(super) fn of(data: Option<&Data>) -> Option<&Data> {
    data?.get(super::KEY)?.as_object()
}

/// A child of the root, in the order of the file.
pub(super) enum Entry<'m> {
    /// What has become a node of the map: its key.
    Node(&'m str),
    /// A segment, a joint or a link that is no relation.
    Element { name: &'m str, attributes: &'m Data, text: &'m str, content: Option<&'m str> },
    /// Anything else, as it stood.
    Xml(&'m str),
}

impl<'m> Entry<'m> {
    pub(super) fn of(value: &'m Value) -> Option<Self> {
        let Value::Object(object) = value else { return value.as_str().map(Entry::Node) };
        let text = |member| object.get(member).and_then(Value::as_str);
        if let Some(xml) = text(XML) {
            return Some(Entry::Xml(xml));
        }
        let name = text(NAME).filter(|name| matches!(*name, "edu" | "joint" | "edge"))?;
        let attributes = object.get(ATTRIBUTES)?.as_object()?;
        Some(Entry::Element {
            name,
            attributes,
            text: text(TEXT).unwrap_or_default(),
            content: text(CONTENT),
        })
    }

    /// The id of what is at an end of a link.
    pub(super) fn end(&self, name: &str) -> Option<&'m str> {
        self.attribute(name).filter(|_| matches!(self, Entry::Element { name: "edge", .. }))
    }

    /// An attribute of a segment, joint or link.
    pub(super) fn attribute(&self, name: &str) -> Option<&'m str> {
        let Entry::Element { attributes, .. } = self else { return None };
        attributes.get(name)?.as_str()
    }
}

/// Whether something that makes XML sound as the name in a tag is a name and no more.
pub(super) fn is_word(name: &str) -> bool {
    !name.contains(|c: char| c.is_whitespace() || "<>/='\"".contains(c))
}

pub(super) fn is_namespace(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:")
}

pub(super) fn push_attribute(line: &mut String, name: &str, value: &Value) {
    if let Some(value) = value.as_str() {
        let _ = write!(line, " {name}=\"{}\"", Xml(value));
    }
}

/// Whether the name of an attribute needs no further look.
pub(super) fn is_plain(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && name != "xmlns"
}
