//! Whether two annotators cut a text at the same places.

use crate::map::ArgumentMap;
use crate::map::id::SourceId;
use std::collections::BTreeSet;

/// The segmentation similarity S of Fournier and Inkpen 2012 ("Segmentation similarity and agreement"): 1 less the
/// edit distance of the boundaries by the number of places where one could be.
///
/// A boundary is the beginning or the end of a quoted span of a statement, and can be between any two words of a
/// source. One that only one annotator has costs 1; two that miss each other by one word cost 1 together.
/// `None` if no source with a text is quoted by spans in both maps, or none has two words.
pub(super) fn segmentation(a: &ArgumentMap, b: &ArgumentMap) -> Option<f64> {
    let (mut distance, mut places) = (0, 0);
    let (in_a, in_b) = (offsets(a), offsets(b));
    for (id, source) in a.sources() {
        let Some(other) = b.find_source(&source.key) else { continue };
        let text = source.text.as_deref().or_else(|| b.source(other)?.text.as_deref());
        let (mine, theirs) = (of(&in_a, id), of(&in_b, other));
        let Some(text) = text.filter(|_| !mine.is_empty() && !theirs.is_empty()) else { continue };
        let starts = word_starts(text);
        let boundaries = |offsets: &[(SourceId, u32)]| -> BTreeSet<usize> {
            let place = |&(_, offset): &(SourceId, u32)| starts.partition_point(|&start| start < offset);
            offsets.iter().map(place).filter(|&place| 0 < place && place < starts.len()).collect()
        };
        places += starts.len().saturating_sub(1);
        distance += edits(&boundaries(mine), &boundaries(theirs));
    }
    (places > 0).then(|| 1.0 - distance as f64 / places as f64)
}

/// Where quoted spans begin and end, by source.
fn offsets(map: &ArgumentMap) -> Vec<(SourceId, u32)> {
    let quotes = map.all_statements().flat_map(|id| map[id].quotes());
    let spans = quotes.filter_map(|quote| Some((quote.source, quote.span?)));
    let mut offsets: Vec<(SourceId, u32)> =
        spans.flat_map(|(source, span)| [(source, span.start()), (source, span.end())]).collect();
    offsets.sort_unstable();
    offsets
}

fn of(offsets: &[(SourceId, u32)], source: SourceId) -> &[(SourceId, u32)] {
    let first = offsets.partition_point(|&(other, _)| other < source);
    let last = offsets.partition_point(|&(other, _)| other <= source);
    offsets.get(first..last).unwrap_or_default()
}

/// The characters at which words begin.
fn word_starts(text: &str) -> Vec<u32> {
    let mut after_space = true;
    let mut starts = Vec::new();
    for (place, c) in (0..).zip(text.chars()) {
        if after_space && !c.is_whitespace() {
            starts.push(place);
        }
        after_space = c.is_whitespace();
    }
    starts
}

/// How many boundaries have to be set, taken away, or moved by one place. Going from left to right, pairing
/// whatever can be paired gives the fewest.
fn edits(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> usize {
    let mut missed: Vec<usize> = a.symmetric_difference(b).copied().collect();
    missed.sort_unstable();
    let (mut edits, mut next) = (0, 0);
    while let Some(place) = missed.get(next) {
        let near = missed
            .get(next + 1)
            .is_some_and(|other| *other == place + 1 && a.contains(place) != a.contains(other));
        next += if near { 2 } else { 1 };
        edits += 1;
    }
    edits
}
