//! A later map fills what the earlier ones leave unsaid.

use crate::map::Node;
use crate::map::attributes::{Attributes, Data};
use crate::map::id::NodeId;
use crate::map::quote::Quote;
use crate::map::relation::{Premise, Relation};
use std::collections::{HashMap, HashSet};

/// Fills one node from another that is the same, with its ids already those of the merged map.
pub(super) fn fill_node(mine: &mut Node, theirs: &mut Node) {
    fill_attributes(mine.attributes_mut(), theirs.attributes());
    if let (Node::Relation(mine), Node::Relation(theirs)) = (mine, theirs) {
        if mine.scheme().is_none() {
            mine.set_scheme(theirs.scheme().map(|scheme| scheme.written()));
        }
        fill_roles(mine, theirs);
    }
}

pub(super) fn filled(mine: &str, theirs: &str) -> String {
    if mine.is_empty() { theirs.to_owned() } else { mine.to_owned() }
}

pub(super) fn fill_data(mine: &mut Data, theirs: &Data) {
    for (name, value) in theirs {
        mine.entry(name.clone()).or_insert_with(|| value.clone());
    }
}

fn fill_attributes(mine: &mut Attributes, theirs: &Attributes) {
    if mine.voicing().is_none() {
        mine.set_voicing(theirs.voicing());
    }
    if mine.group().is_none() {
        mine.set_group(theirs.group());
    }
    if mine.qualifier().is_none() && theirs.qualifier().is_some() {
        mine.set_qualifier(theirs.qualifier().map(Into::into));
    }
    if mine.strength().is_none() && theirs.strength().is_some() {
        mine.set_strength(theirs.strength());
    }
    let known: HashSet<&str> = mine.tags().iter().map(String::as_str).collect();
    let tags: Vec<String> =
        theirs.tags().iter().filter(|tag| !known.contains(tag.as_str())).cloned().collect();
    tags.into_iter().for_each(|tag| mine.add_tag(tag));
    let place = |quote: &Quote| (quote.source, quote.exact.clone(), quote.span);
    let known: HashSet<_> = mine.quotes().iter().map(place).collect();
    for quote in theirs.quotes().iter().filter(|&quote| !known.contains(&place(quote))) {
        mine.add_quote(quote.clone());
    }
    if let Some(theirs) = theirs.data() {
        let mut data = mine.data().cloned().unwrap_or_default();
        fill_data(&mut data, theirs);
        mine.set_data(data);
    }
}

/// Gives premises without a role the role that the other map gives them, on both sides, and puts the other
/// map's premises in the order of ours.
fn fill_roles(mine: &mut Relation, theirs: &mut Relation) {
    let others: HashMap<NodeId, &Premise> =
        theirs.premises.iter().map(|premise| (premise.node(), premise)).collect();
    let filled = mine.premises.iter().map(|ours| {
        let other = others.get(&ours.node()).and_then(|other| other.role());
        (ours.role().or(other), other.or(ours.role()), ours.node())
    });
    let premise = |node: NodeId, role: Option<&str>| match role {
        Some(role) => Premise::in_role(node, role),
        None => Premise::from(node),
    };
    let (ours, others): (Vec<_>, Vec<_>) =
        filled.map(|(ours, other, node)| (premise(node, ours), premise(node, other))).unzip();
    (mine.premises, theirs.premises) = (ours.into(), others.into());
}
