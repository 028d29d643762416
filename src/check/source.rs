//! Rules on quotations.

use super::{Report, excerpt};
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, SourceId};
use crate::map::quote::{FoldedText, Quote, is_quote};
use crate::map::statement::StatementKind;
use std::collections::HashMap;

fn quotes(map: &ArgumentMap) -> impl Iterator<Item = (NodeId, &Quote)> {
    let statements = map.all_statements().map(|id| (id.into(), map[id].quotes()));
    let relations = map.all_relations().map(|id| (id.into(), map[id].quotes()));
    statements.chain(relations).flat_map(|(node, quotes)| quotes.iter().map(move |quote| (node, quote)))
}

fn text(map: &ArgumentMap, source: SourceId) -> Option<&str> {
    map.source(source)?.text.as_deref()
}

/// Words in quotation marks are somebody's very words.
pub(super) fn quote_not_in_source(map: &ArgumentMap, report: &mut Report<'_>) {
    let mut folded: HashMap<SourceId, FoldedText> = HashMap::new();
    for (node, quote) in quotes(map) {
        let Some(text) = text(map, quote.source) else { continue };
        let folded = folded.entry(quote.source).or_insert_with(|| FoldedText::new(text));
        if quote.exact.replace("[…]", "").trim().is_empty() {
            report.add([node], format!("{:?} quotes no words", map.key(node)));
        } else if folded.find(&quote.exact).is_none() {
            let source = map.source(quote.source).map_or("", |source| &source.key);
            let (key, exact) = (map.key(node), excerpt(&quote.exact));
            let message = format!("{key:?} quotes {exact}, which is not in {source:?}");
            report.add([node], message);
        }
    }
}

/// A span that leads to other words anchors nothing.
pub(super) fn span_mismatch(map: &ArgumentMap, report: &mut Report<'_>) {
    for (node, quote) in quotes(map) {
        let (Some(text), Some(span)) = (text(map, quote.source), quote.span) else { continue };
        let covered = span.of(text);
        if covered.is_some_and(|covered| is_quote(covered, &quote.exact)) {
            continue;
        }
        let (key, exact, start, end) = (map.key(node), excerpt(&quote.exact), span.start(), span.end());
        let instead = match covered {
            Some(covered) => format!("cover {}", excerpt(covered)),
            None => "lie beyond the end of the text".to_owned(),
        };
        let message = format!("{key:?} quotes {exact}, but the characters {start}..{end} {instead}");
        report.add([node], message);
    }
}

/// Evidence is as good as where it comes from.
pub(super) fn evidence_without_source(map: &ArgumentMap, report: &mut Report<'_>) {
    for id in map.statements() {
        if map[id].kind() == StatementKind::Evidence && map[id].quotes().is_empty() {
            report.add([id.into()], format!("the evidence {:?} quotes no source", map.key(id)));
        }
    }
}
