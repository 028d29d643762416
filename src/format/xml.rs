//! XML that is read with care and written by changing no more of it than was changed.

use crate::error::Error;
use crate::format::encoding::declaration;
use crate::format::markup::Xml;
use crate::format::place::{Lines, syntax};
use hashbrown::HashSet;
use roxmltree::{Document, Node, ParsingOptions};
use std::fmt::Write;
use std::ops::Range;

/// Above this many bytes, a document whose own entities might grow to it is refused.
const GROWN: usize = 1 << 24;

/// The parser compares the attributes of an element one by one, and copies the prefixes in scope: beyond these numbers,
/// which no document comes near, a short one could keep it busy for hours.
const ATTRIBUTES: usize = 256;
const PREFIXES: usize = 256;

/// Parses a document. Entities of its own may stand for plain text and may not grow.
pub(crate) fn parse<'t>(text: &'t str, lines: &Lines) -> Result<Document<'t>, Error> {
    if let Some((at, message)) = unfit_entity(text) {
        return Err(syntax(lines.location(at, ""), message));
    }
    parse_with(text, lines, true)
}

/// Parses a document, which may have a declaration of its type or not.
pub(crate) fn parse_with<'t>(text: &'t str, lines: &Lines, allow_dtd: bool) -> Result<Document<'t>, Error> {
    if let Some((at, message)) = crowded(text) {
        return Err(syntax(lines.location(at, ""), message));
    }
    let options = ParsingOptions { allow_dtd, ..ParsingOptions::default() };
    let xml = Document::parse_with_options(text, options).map_err(|error| {
        let place = error.pos();
        let start = lines.start(place.row as usize);
        let before = text.get(start..).unwrap_or_default().chars().take(place.col.saturating_sub(1) as usize);
        let at = start + before.map(char::len_utf8).sum::<usize>();
        let message = match error {
            roxmltree::Error::UnclosedRootNode | roxmltree::Error::UnexpectedEndOfStream => {
                let message = "not well-formed XML: the document ends before its elements are closed";
                return syntax(lines.location(text.trim_end().len(), ""), message);
            }
            roxmltree::Error::DtdDetected => {
                "the document declares entities of its own; write them out".to_owned()
            }
            error => format!("not well-formed XML: {error}"),
        };
        syntax(lines.location(at, ""), message)
    })?;
    // The parser takes `:id` for `id`.
    match xml.descendants().filter(Node::is_element).find_map(stray_colon) {
        Some(at) => {
            let message =
                "not well-formed XML: a name begins with a colon; put a prefix before it or leave it out";
            Err(syntax(lines.location(at, ""), message))
        }
        None => Ok(xml),
    }
}

/// Whether a piece of a document is XML, and all of it.
pub(crate) fn is_sound(text: &str, allow_dtd: bool) -> bool {
    parse_with(text, &Lines::new(text), allow_dtd).is_ok()
}

/// Where there are more attributes on an element, or prefixes in a document, than are read.
fn crowded(text: &str) -> Option<(usize, String)> {
    let declared = text.match_indices("xmlns:").filter_map(|(at, mark)| {
        let name = text.get(at + mark.len()..)?.split(|c: char| c == '=' || c.is_whitespace()).next()?;
        Some((at, name))
    });
    let mut prefixes = HashSet::new();
    for (at, prefix) in declared {
        if prefixes.insert(prefix) && prefixes.len() > PREFIXES {
            return Some((at, format!("more than {PREFIXES} prefixes are declared; use fewer")));
        }
    }
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('<')).map(|next| at + next) {
        let rest = text.get(start..).unwrap_or_default();
        let passed_over = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((open, close)) = passed_over.into_iter().find(|(open, _)| rest.starts_with(open)) {
            at = start + open.len() + rest.get(open.len()..)?.find(close)?;
            continue;
        }
        let (mut length, mut attributes) = (rest.len(), 0);
        for (byte_at, byte) in unquoted(rest) {
            attributes += usize::from(byte == b'=');
            if byte == b'>' {
                length = byte_at;
                break;
            }
        }
        if attributes > ATTRIBUTES {
            return Some((start, format!("an element with more than {ATTRIBUTES} attributes; use fewer")));
        }
        at = start + length;
    }
    None
}

/// Where in the tags of an element a name begins with a colon.
fn stray_colon(node: Node<'_, '_>) -> Option<usize> {
    let start = node.range().start;
    let mut last = b'<';
    let begins = |(_, byte): &(usize, u8)| {
        let last = std::mem::replace(&mut last, *byte);
        *byte == b':' && matches!(last, b'<' | b'"' | b'\'' | b' ' | b'\t' | b'\r' | b'\n')
    };
    if let Some((at, _)) = unquoted(start_tag(node)).find(begins) {
        return Some(start + at);
    }
    let source = node.document().input_text().get(node.range())?;
    let end = source.rfind("</")? + "</".len();
    source.get(end..)?.starts_with(':').then_some(start + end)
}

/// The bytes of a tag that stand in no value, with the quotation marks.
fn unquoted(tag: &str) -> impl Iterator<Item = (usize, u8)> + '_ {
    let mut quote = None;
    tag.bytes().enumerate().filter(move |&(_, byte)| {
        let inside = quote.is_some_and(|open| open != byte);
        if !inside {
            quote =
                if quote.is_some() { None } else { Some(byte).filter(|byte| matches!(byte, b'"' | b'\'')) };
        }
        !inside
    })
}

/// The name of an element with its prefix.
pub(crate) fn qualified<'d>(source: &'d str, node: Node<'_, '_>) -> &'d str {
    let tag = source.get(node.range().start + 1..).unwrap_or_default();
    tag.split(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).next().unwrap_or_default()
}

/// The start tag of an element as it stands.
pub(crate) fn start_tag<'d>(node: Node<'_, 'd>) -> &'d str {
    let element = node.document().input_text().get(node.range()).unwrap_or_default();
    let end = unquoted(element).find(|&(_, byte)| byte == b'>').map_or(element.len(), |(at, _)| at + 1);
    element.get(..end).unwrap_or_default()
}

/// What stands between the tags of an element; `None` if it is a single tag.
pub(crate) fn inner(source: &str, node: Node<'_, '_>) -> Option<Range<usize>> {
    let range = node.range();
    let element = source.get(range.clone())?;
    let end = start_tag(node).len() - 1;
    let close = element.rfind("</").filter(|close| *close > end)?;
    Some(range.start + end + 1..range.start + close)
}

/// Where a node within an element stands; the parser has a text end before the CDATA that it goes on with.
pub(crate) fn extent(source: &str, node: Node<'_, '_>) -> Range<usize> {
    let start = node.range().start;
    let next = || node.next_sibling().map(|next| next.range().start);
    let end = || inner(source, node.parent_element()?).map(|inner| inner.end);
    let past = Some(node).filter(Node::is_text).and_then(|_| next().or_else(end));
    start..past.unwrap_or(node.range().end)
}

/// Where an entity is declared that is more than a short piece of text, and what is wrong with it.
fn unfit_entity(text: &str) -> Option<(usize, &'static str)> {
    let mut longest = 0;
    let mut first = None;
    for (at, declared) in text.match_indices("<!ENTITY") {
        let rest = text.get(at + declared.len()..).unwrap_or_default().trim_start();
        let value = rest.split_once(char::is_whitespace).map_or("", |(_, value)| value.trim_start());
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let value = quote.and_then(|quote| value.strip_prefix(quote)?.split_once(quote));
        let Some((value, _)) = value.filter(|(value, _)| !value.contains(['&', '<', '%'])) else {
            return Some((at, "the document declares an entity that is not plain text; write it out"));
        };
        longest = longest.max(value.len());
        first = first.or(Some(at));
    }
    let references = first.map_or(0, |_| text.matches('&').count());
    let grows = longest.saturating_mul(references) > GROWN;
    first.filter(|_| grows).map(|at| (at, "the document declares entities that make it grow; write them out"))
}

/// The elements within an element that bear a name, whatever its prefix.
pub(crate) fn children<'a, 'd: 'a>(
    node: Node<'a, 'd>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'd>> + 'a {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// The text of an element and of what is in it. Where it stretches over lines of the file, that is for the looks of
/// the file: white space is folded.
pub(crate) fn words(node: Node<'_, '_>) -> String {
    let text: String = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
    let source = node.document().input_text().get(node.range()).unwrap_or_default();
    if source.contains(['\n', '\r']) { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
}

/// A document that says that it is in UTF-8, if it says anything of the kind.
pub(crate) fn declared_utf8(source: &str) -> String {
    Patch::new(source).finish()
}

/// Changes to a document, made all at once.
pub(crate) struct Patch<'d> {
    source: &'d str,
    changes: Vec<(Range<usize>, String)>,
}

impl<'d> Patch<'d> {
    pub(crate) fn new(source: &'d str) -> Self {
        let mut patch = Patch { source, changes: Vec::new() };
        // Whatever the bytes were, a text is written as UTF-8.
        if let Some(range) = declaration(source).and_then(|(_, encoding)| encoding) {
            if source.get(range.clone()).is_some_and(|name| !name.eq_ignore_ascii_case("utf-8")) {
                patch.changes.push((range, "UTF-8".to_owned()));
            }
        }
        patch
    }

    /// The document as changed.
    pub(crate) fn finish(mut self) -> String {
        self.sort();
        self.part(0..self.source.len())
    }

    /// A part of it as changed; the changes are sorted.
    pub(crate) fn part(&self, part: Range<usize>) -> String {
        let mut text = String::new();
        let mut at = part.start;
        let first = self.changes.partition_point(|(range, _)| range.start < part.start);
        for (range, new) in self.changes.iter().skip(first).take_while(|(range, _)| range.end <= part.end) {
            if range.start >= at {
                text.push_str(self.source.get(at..range.start).unwrap_or_default());
                text.push_str(new);
                at = range.end;
            }
        }
        text.push_str(self.source.get(at..part.end).unwrap_or_default());
        text
    }

    pub(crate) fn sort(&mut self) {
        self.changes.sort_by_key(|(range, _)| (range.start, range.end));
    }

    /// Puts something in the place of a part, and of all changes in it.
    pub(crate) fn cover(&mut self, part: Range<usize>, new: String) {
        self.changes.retain(|(range, _)| range.start < part.start || range.end > part.end);
        self.replace(part, new);
    }

    pub(crate) fn replace(&mut self, range: Range<usize>, new: String) {
        self.changes.push((range, new));
    }

    /// The name of an element with its prefix.
    pub(crate) fn qualified(&self, node: Node<'_, '_>) -> &'d str {
        qualified(self.source, node)
    }

    /// The prefix of an element with its colon.
    pub(crate) fn prefix(&self, node: Node<'_, '_>) -> &'d str {
        let name = self.qualified(node);
        name.find(':').and_then(|at| name.get(..=at)).unwrap_or_default()
    }

    /// What stands between the tags of an element; `None` if it is a single tag.
    pub(crate) fn inner(&self, node: Node<'_, '_>) -> Option<Range<usize>> {
        inner(self.source, node)
    }

    /// Gives an element an attribute, or takes it away.
    pub(crate) fn set_attribute(&mut self, node: Node<'_, '_>, name: &str, value: Option<&str>) {
        match (node.attribute_node(name), value) {
            (Some(attribute), Some(value)) => {
                self.replace(attribute.range(), format!("{name}=\"{}\"", Xml(value)));
            }
            (Some(attribute), None) => {
                let start = self.before(attribute.range().start).trim_end().len();
                self.replace(start..attribute.range().end, String::new());
            }
            (None, Some(value)) => {
                let at = node.range().start + 1 + self.qualified(node).len();
                self.replace(at..at, format!(" {name}=\"{}\"", Xml(value)));
            }
            (None, None) => {}
        }
    }

    /// Sets the attributes that are to be other than they are.
    pub(crate) fn set_attributes(&mut self, node: Node<'_, '_>, are: &[Attribute], wanted: &[Attribute]) {
        for ((name, _), (_, wanted)) in are.iter().zip(wanted).filter(|(is, wanted)| is != wanted) {
            self.set_attribute(node, name, wanted.as_deref());
        }
    }

    /// Puts something in the place of all that an element holds.
    pub(crate) fn set_inner(&mut self, node: Node<'_, '_>, xml: &str) {
        match self.inner(node) {
            Some(range) => self.replace(range, xml.to_owned()),
            None => {
                let end = node.range().end;
                let name = self.qualified(node);
                self.replace(end - 2..end, format!(">{xml}</{name}>"));
            }
        }
    }

    /// Takes an element away, with the white space before it.
    pub(crate) fn remove(&mut self, node: Node<'_, '_>) {
        let start = self.before(node.range().start).trim_end().len();
        self.replace(start..node.range().end, String::new());
    }

    fn before(&self, at: usize) -> &'d str {
        self.source.get(..at).unwrap_or_default()
    }

    /// A line feed and the white space that an element stands behind.
    pub(crate) fn indent(&self, node: Node<'_, '_>) -> String {
        let mut space = String::new();
        // A line may be as long as the file.
        for c in self.before(node.range().start).chars().rev().take(400).take_while(|&c| c != '\n') {
            if matches!(c, ' ' | '\t') { space.push(c) } else { space.clear() }
        }
        format!("\n{space}")
    }

    /// Adds elements, of one line each, at the end of an element.
    pub(crate) fn append(&mut self, node: Node<'_, '_>, elements: &[String]) {
        if elements.is_empty() {
            return;
        }
        let outer = self.indent(node);
        let (at, indent) = match node.last_element_child() {
            Some(last) => (Some(last.range().end), self.indent(last)),
            None => (None, format!("{outer}  ")),
        };
        let mut lines = String::new();
        for element in elements {
            let _ = write!(lines, "{indent}{}", element.replace('\n', &indent));
        }
        match at {
            Some(at) => self.replace(at..at, lines),
            None => match self.inner(node) {
                // What stands there is text or a comment.
                Some(inner) if !self.source.get(inner.clone()).unwrap_or_default().trim().is_empty() => {
                    self.replace(inner.end..inner.end, lines + &outer);
                }
                _ => self.set_inner(node, &(lines + &outer)),
            },
        }
    }
}

/// The name of an attribute, and its value if it is there.
pub(crate) type Attribute = (&'static str, Option<String>);

/// An element with what is in it.
pub(crate) fn element(prefix: &str, name: &str, attributes: &[Attribute], inner: &str) -> String {
    let mut text = format!("<{prefix}{name}");
    for (name, value) in attributes {
        if let Some(value) = value {
            let _ = write!(text, " {name}=\"{}\"", Xml(value));
        }
    }
    if inner.is_empty() {
        text.push_str("/>");
    } else {
        let _ = write!(text, ">{inner}</{prefix}{name}>");
    }
    text
}
