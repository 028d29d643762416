//! Two maps are equal if they say the same in the same order, whatever their ids.

use crate::map::attributes::Attributes;
use crate::map::quote::Quote;
use crate::map::relation::Premise;
use crate::map::{ArgumentMap, Node};

/// Equal titles, data, voices, sources, groups, statements and relations in equal order, compared by key
/// where they refer to each other.
impl PartialEq for ArgumentMap {
    fn eq(&self, other: &Self) -> bool {
        let same_group = |a, b| self.group(a).map(|g| &g.key) == other.group(b).map(|g| &g.key);
        let groups = self.groups().map(|(_, group)| group);
        self.title == other.title
            && self.data == other.data
            && self.voices().map(|(_, voice)| voice).eq(other.voices().map(|(_, voice)| voice))
            && self.sources().map(|(_, source)| source).eq(other.sources().map(|(_, source)| source))
            && same(groups, other.groups().map(|(_, group)| group), |a, b| {
                (&a.key, &a.title, &a.data) == (&b.key, &b.title, &b.data)
                    && both(a.parent, b.parent, same_group)
            })
            && same(self.nodes_in_order(), other.nodes_in_order(), |a, b| self.same_node(a, other, b))
    }
}

impl ArgumentMap {
    fn nodes_in_order(&self) -> impl Iterator<Item = &Node> {
        let is_statement = |node: &&Node| matches!(node, Node::Statement(_));
        let nodes = || self.nodes().map(|(_, node)| node);
        nodes().filter(is_statement).chain(nodes().filter(move |node| !is_statement(node)))
    }

    fn same_node(&self, a: &Node, other: &Self, b: &Node) -> bool {
        let plain = match (a, b) {
            (Node::Statement(a), Node::Statement(b)) => {
                (a.text(), a.kind(), a.is_implicit(), a.is_thesis())
                    == (b.text(), b.kind(), b.is_implicit(), b.is_thesis())
            }
            (Node::Relation(a), Node::Relation(b)) => {
                let marks = |r: &crate::map::Relation| (r.is_strict(), r.is_symmetric(), r.is_conceded());
                (a.family(), a.scheme(), marks(a)) == (b.family(), b.scheme(), marks(b))
                    && self.key(a.target) == other.key(b.target)
                    && same(a.premises.iter(), b.premises.iter(), |p: &Premise, q: &Premise| {
                        self.key(p.node()) == other.key(q.node()) && p.role() == q.role()
                    })
            }
            _ => false,
        };
        plain && a.key() == b.key() && self.same_attributes(a.attributes(), other, b.attributes())
    }

    fn same_attributes(&self, a: &Attributes, other: &Self, b: &Attributes) -> bool {
        (a.qualifier(), a.strength(), a.tags(), a.data()) == (b.qualifier(), b.strength(), b.tags(), b.data())
            && both(a.group(), b.group(), |a, b| {
                self.group(a).map(|group| &group.key) == other.group(b).map(|group| &group.key)
            })
            && both(a.voicing(), b.voicing(), |a, b| {
                a.manner == b.manner
                    && self.voice(a.voice).map(|voice| &voice.key)
                        == other.voice(b.voice).map(|voice| &voice.key)
            })
            && same(a.quotes().iter(), b.quotes().iter(), |a: &Quote, b: &Quote| {
                (&a.exact, a.span) == (&b.exact, b.span)
                    && self.source(a.source).map(|s| &s.key) == other.source(b.source).map(|s| &s.key)
            })
    }
}

fn both<T>(a: Option<T>, b: Option<T>, same: impl Fn(T, T) -> bool) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

fn same<T>(
    mut a: impl Iterator<Item = T>,
    mut b: impl Iterator<Item = T>,
    same: impl Fn(T, T) -> bool,
) -> bool {
    a.by_ref().all(|a| b.next().is_some_and(|b| same(a, b))) && b.next().is_none()
}
