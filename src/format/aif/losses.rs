//! The text of xAIF with its anchors, and what AIF has no place for.

use super::anchor::{anchored, html};
use super::write::Writer;
use super::{Dialect, KEY, TEXT};
use crate::format::Feature;
use crate::map::Node;
use crate::map::attributes::{Attributes, Manner};
use crate::map::id::SourceId;
use crate::map::relation::Relation;
use crate::map::statement::{Statement, StatementKind};
use std::collections::HashSet;

/// What stands for an id in the text: the node of that number, and its characters.
type Anchor = (u32, u32, u32);

const OUT: &str = "left out";

impl Writer<'_> {
    /// The source that is written as the text of xAIF.
    fn text_source(&self) -> Option<SourceId> {
        let with_text = || self.map.sources().find(|(_, source)| source.text.is_some()).map(|(id, _)| id);
        self.map.find_source(TEXT).or_else(with_text)
    }

    fn node_of_anchor(&self, id: &str) -> Option<u32> {
        let find = |id: &str| self.map.find(&crate::format::key::key_of(id));
        let node = id.strip_prefix("node").and_then(find).or_else(|| find(id))?;
        Some(node.index() as u32)
    }

    fn attributes(&self) -> impl Iterator<Item = (u32, &Attributes)> {
        (0..).take(self.map.bound()).filter_map(|number| Some((number, self.map.node(number)?.attributes())))
    }

    /// The text with its anchors; `None` if that is what `was` says already.
    pub(super) fn html(&mut self, was: Option<&str>) -> Option<String> {
        let id = self.text_source();
        let plain = id.and_then(|id| self.map.source(id)?.text.as_deref()).unwrap_or_default();
        let mut anchors: Vec<Anchor> = Vec::new();
        for (number, attributes) in self.attributes() {
            let quotes = attributes.quotes().iter().filter(|quote| Some(quote.source) == id);
            let spans = quotes.filter_map(|quote| quote.span);
            anchors.extend(spans.map(|span| (number, span.start(), span.end())));
        }
        let before = anchored(was.unwrap_or_default());
        let found = |(id, start, end): &(String, u32, u32)| Some((self.node_of_anchor(id)?, *start, *end));
        let mut known: Vec<Anchor> = before.anchors.iter().filter_map(found).collect();
        known.sort_unstable();
        anchors.sort_unstable();
        if before.plain == plain && known == anchors {
            return None;
        }
        let bare = |number: u32| {
            let id = self.id(number);
            super::wire::id_text(&id).unwrap_or_default().into_owned()
        };
        let of_map = anchors.iter().map(|&(number, start, end)| (bare(number), start, end));
        let others = before.anchors.iter().filter(|anchor| found(anchor).is_none()).cloned();
        let others = others
            .filter(|_| before.plain == plain)
            .map(|(id, start, end)| (id.strip_prefix("node").unwrap_or(&id).to_owned(), start, end));
        let all: Vec<(String, u32, u32)> = of_map.chain(others).collect();
        let written = html(plain, &all);
        let again = anchored(&written);
        let again: HashSet<Anchor> = again.anchors.iter().filter_map(found).collect();
        for anchor in anchors.iter().filter(|anchor| !again.contains(anchor)) {
            let key = self.map.id_of(anchor.0).map_or("", |node| self.map.key(node));
            self.losses.note(Feature::Quotes, key, "anchored to as much of the text as HTML can");
        }
        Some(written)
    }

    /// Notes everything that was not written.
    pub(super) fn note_losses(&mut self) {
        let map = self.map;
        if !map.title().is_empty() {
            self.losses.note(Feature::Title, "", OUT);
        }
        let text = self.text_source().filter(|_| self.dialect == Dialect::Xaif);
        for (id, source) in map.sources() {
            if Some(id) != text {
                self.losses.note(Feature::Source, &source.key, OUT);
                continue;
            }
            let told = source.title.is_empty() && source.author.is_empty() && source.date.is_empty();
            let url_kept = source.url.is_empty()
                || self.kept.around.and_then(|around| around.get(TEXT)?.get("url")?.as_str())
                    == Some(&source.url);
            let bare = source.text.as_deref().is_none_or(str::is_empty);
            if source.key != TEXT || bare || !told || !url_kept || !source.data.is_empty() {
                self.losses.note(Feature::Source, &source.key, "written as nothing but its text");
            }
        }
        for (_, group) in map.groups() {
            self.losses.note(Feature::Group, &group.key, OUT);
        }
        if map.data().keys().any(|name| name != KEY) {
            self.losses.note(Feature::Data, "", OUT);
        }
        if self.dialect == Dialect::Aifdb && self.kept.around.is_some_and(|around| !around.is_empty()) {
            self.losses.note(Feature::Data, "", "layout, text and modules of xAIF are left out");
        }
        for (_, voice) in map.voices() {
            if voice.data.keys().any(|name| name != KEY) {
                self.losses.note(Feature::Data, &voice.key, OUT);
            }
        }
        for number in (0..).take(map.bound()) {
            match map.node(number) {
                Some(Node::Statement(statement)) => self.note_statement(statement, text),
                Some(Node::Relation(relation)) => self.note_relation(relation, text),
                None => {}
            }
        }
    }

    fn note_statement(&mut self, statement: &Statement, text: Option<SourceId>) {
        let key = statement.key();
        if statement.kind() == StatementKind::Evidence {
            self.losses.note(Feature::Kind, key, "written as an I-node like any claim");
        }
        if statement.is_thesis() {
            self.losses.note(Feature::Thesis, key, OUT);
        }
        if statement.is_implicit() {
            self.losses.note(Feature::Implicit, key, OUT);
        }
        let said = statement.kind() == StatementKind::Locution;
        match statement.voicing() {
            Some(voicing) if said && voicing.manner == Manner::Attributed => {
                self.losses.note(Feature::Voicing, key, "written as said by the voice itself");
            }
            Some(_) if !said => self.losses.note(Feature::Voicing, key, OUT),
            _ => {}
        }
        self.note_attributes(key, &statement.attributes, text);
    }

    fn note_relation(&mut self, relation: &Relation, text: Option<SourceId>) {
        let key = relation.key();
        let lost = [
            (Feature::Strict, relation.is_strict(), OUT),
            (Feature::Symmetric, relation.is_symmetric(), "written as two conflicts, one each way"),
            (Feature::Conceded, relation.is_conceded(), "written as a plain conflict"),
            (Feature::Role, relation.premises().iter().any(|premise| premise.role().is_some()), OUT),
            (Feature::Voicing, relation.voicing().is_some(), OUT),
        ];
        for (feature, _, instead) in lost.into_iter().filter(|(_, lost, _)| *lost) {
            self.losses.note(feature, key, instead);
        }
        self.note_attributes(key, &relation.attributes, text);
    }

    fn note_attributes(&mut self, key: &str, attributes: &Attributes, text: Option<SourceId>) {
        let anchored = |quote: &crate::map::quote::Quote| quote.span.is_some() && Some(quote.source) == text;
        let lost = [
            (Feature::Qualifier, attributes.qualifier().is_some()),
            (Feature::Strength, attributes.strength().is_some()),
            (Feature::Quotes, !attributes.quotes().iter().all(anchored)),
            (Feature::Tags, !attributes.tags().is_empty()),
            (Feature::Group, attributes.group().is_some()),
            (Feature::Data, attributes.data().is_some()),
        ];
        for (feature, _) in lost.into_iter().filter(|(_, lost)| *lost) {
            self.losses.note(feature, key, OUT);
        }
    }
}
