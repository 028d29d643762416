//! The units of a map as a tree.

use super::read::Reader;
use super::{inferences, label};
use crate::format::Feature;
use crate::format::markup::Xml;
use crate::format::report::Losses;
use crate::format::xml::{Patch, children};
use crate::map::ArgumentMap;
use crate::map::id::{RelationId, StatementId};
use crate::map::relation::{Family, SchemeName};
use roxmltree::Node;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::ops::Range;

/// What is still to be written.
enum Step {
    /// A unit, as a premise of a relation.
    Unit(StatementId, Option<RelationId>),
    Text(String),
}

/// What the document says of a proposition.
struct Kept<'d> {
    prop: Range<usize>,
    /// What else stands in its units, comments included.
    others: Vec<&'d str>,
}

/// All units, from those that are no premises down. What comes again is only named.
pub(super) fn units(
    patch: &Patch<'_>,
    root: Node<'_, '_>,
    was: &Reader<'_>,
    map: &ArgumentMap,
    losses: &mut Losses,
) -> String {
    let prefix = patch.prefix(root);
    let kept = kept(patch, was, map, losses);
    let mut to: Vec<Vec<RelationId>> = vec![Vec::new(); map.bound()];
    let mut is_premise = vec![false; map.bound()];
    let mut schemes = HashMap::new();
    let numbers: HashSet<&str> = was
        .units
        .iter()
        .flat_map(|unit| children(unit.prop, "INSCHEME"))
        .filter_map(|mark| mark.attribute("schid"))
        .collect();
    let mut free =
        (0..).map(|number: usize| number.to_string()).filter(|number| !numbers.contains(&**number));
    for id in inferences(map) {
        to[map[id].target().index()].push(id);
        map.premises(id).for_each(|premise| is_premise[premise.index()] = true);
        if let Some(scheme) = map[id].scheme() {
            schemes.insert(id, (SchemeName::written(scheme), free.next().unwrap_or_default()));
        }
    }
    let mark = |id: &RelationId| {
        let (scheme, number) = schemes.get(id)?;
        Some(format!("<{prefix}INSCHEME scheme=\"{}\" schid=\"{number}\"/>", Xml(scheme)))
    };
    let mut text = String::new();
    let mut written = vec![false; map.bound()];
    let (tops, rest): (Vec<_>, Vec<_>) = map.statements().partition(|id| !is_premise[id.index()]);
    for top in tops.into_iter().chain(rest) {
        let mut steps = vec![Step::Unit(top, None)];
        if written[top.index()] {
            continue;
        }
        while let Some(step) = steps.pop() {
            let (id, premise_of) = match step {
                Step::Text(piece) => {
                    text.push_str(&piece);
                    continue;
                }
                Step::Unit(id, premise_of) => (id, premise_of),
            };
            let first = !std::mem::replace(&mut written[id.index()], true);
            let own: &[RelationId] = if first { &to[id.index()] } else { &[] };
            let marks: String = own.iter().chain(&premise_of).filter_map(&mark).collect();
            let support = premise_of.and_then(|of| label(map[of].strength(), map[of].qualifier()));
            // Named again, it has no marks of its own: by those of the document it might seem to share a scheme.
            let kept = kept.get(map.key(id)).filter(|_| first);
            let _ = write!(text, "\n<{prefix}AU>");
            text.push_str(&proposition(patch, prefix, map, id, kept, support.as_deref(), &marks));
            for other in kept.iter().flat_map(|kept| &kept.others) {
                text.push_str(other);
            }
            steps.push(Step::Text(format!("</{prefix}AU>")));
            // Refutations come first, each kind in the order of the map; the stack turns the order round.
            let (attacks, supports): (Vec<_>, Vec<_>) =
                own.iter().copied().partition(|&id| map[id].family() == Family::Attack);
            for &relation in supports.iter().rev().chain(attacks.iter().rev()) {
                let premises: Vec<StatementId> = map.premises(relation).collect();
                let name = match (map[relation].family(), premises.len()) {
                    (Family::Attack, _) => "REFUTATION",
                    (_, 1) => "CA",
                    _ => "LA",
                };
                steps.push(Step::Text(format!("</{prefix}{name}>")));
                steps.extend(premises.into_iter().rev().map(|premise| Step::Unit(premise, Some(relation))));
                steps.push(Step::Text(format!("\n<{prefix}{name}>")));
            }
        }
    }
    text
}

fn kept<'m, 'd>(
    patch: &Patch<'_>,
    was: &Reader<'d>,
    map: &'m ArgumentMap,
    losses: &mut Losses,
) -> HashMap<&'m str, Kept<'d>> {
    let mut kept: HashMap<&str, Kept<'d>> = HashMap::new();
    for unit in &was.units {
        let Some(id) = map.find_statement(was.map.key(unit.statement)) else { continue };
        let source = unit.node.document().input_text();
        let is_list = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "CA" | "LA" | "REFUTATION");
        let lists = unit.node.children().filter(is_list);
        let in_lists = lists.flat_map(|list| list.children()).filter(|node| node.tag_name().name() != "AU");
        let others = unit.node.children().filter(|node| *node != unit.prop && !is_list(node));
        let others = others.chain(in_lists).filter(|node| !node.is_text());
        let others = others.filter_map(|node| source.get(node.range()));
        let prop = unit.prop.range();
        match kept.entry(map.key(id)) {
            Entry::Occupied(mut first) => {
                if patch.part(first.get().prop.clone()) != patch.part(prop) {
                    losses.note_once(Feature::Data, map.key(id), "written as where it first comes");
                }
                first.get_mut().others.extend(others);
            }
            Entry::Vacant(first) => drop(first.insert(Kept { prop, others: others.collect() })),
        }
    }
    kept
}

/// A proposition as the document has it, or a new one, with a label and the marks of schemes.
fn proposition(
    patch: &Patch<'_>,
    prefix: &str,
    map: &ArgumentMap,
    id: StatementId,
    kept: Option<&Kept<'_>>,
    support: Option<&str>,
    marks: &str,
) -> String {
    let mut text = kept.map_or_else(
        || super::write::proposition(prefix, map, &map[id]),
        |kept| patch.part(kept.prop.clone()),
    );
    if let Some(end) = text.rfind("</").filter(|_| !marks.is_empty()) {
        text.insert_str(end, marks);
    }
    if let Some(support) = support {
        let name = text.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(0);
        text.insert_str(name, &format!(" supportlabel=\"{}\"", Xml(support)));
    }
    text
}
