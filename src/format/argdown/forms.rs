//! In which form each part of a map is written: relations as lines or as structures, statements under which
//! titles.

use super::escape;
use super::to_map::{OWN, is_argument};
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::{Family, Premise, Relation};
use crate::map::{ArgumentMap, Link};
use hashbrown::HashSet;
use petgraph::Direction::{Incoming, Outgoing};

/// How often what is written in which form is thought over; then the plainest will do.
const ROUNDS: usize = 8;

/// How a relation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// By a symbol, on a line below its target.
    Line(&'static str),
    /// As an argument with premises and a conclusion.
    Structure,
    /// In the front matter: it belongs to the dialogue.
    Apart,
}

pub(super) struct Forms {
    /// By the index of the relation.
    forms: Vec<Form>,
    /// By the index of the node; `None` where the key is the title.
    titles: Vec<Option<String>>,
    /// The statements that are written as arguments, by their index.
    arguments: Vec<bool>,
    /// The relations on lines whose keys are those that a reader makes up, by their index.
    made_up: Vec<bool>,
}

impl Forms {
    pub(super) fn new(map: &ArgumentMap, strict: bool) -> Self {
        let mut forms = Forms {
            forms: vec![Form::Apart; map.bound()],
            titles: vec![None; map.bound()],
            arguments: vec![false; map.bound()],
            made_up: vec![false; map.bound()],
        };
        // Relations of arguments in words, undercut below those; not where the words must be a statement after all.
        let mut undercut: HashSet<RelationId> =
            map.relations().filter(|&id| !strict && can_be_undercut(map, id)).collect();
        for round in 1.. {
            forms.relations(map, strict, &undercut);
            if strict {
                break;
            }
            forms.described(map);
            let before = undercut.len();
            undercut.retain(|&id| round < ROUNDS && forms.is_said_by_argument(map, id));
            if undercut.len() == before {
                break;
            }
        }
        forms.titles(map);
        forms
    }

    pub(super) fn of(&self, id: RelationId) -> Form {
        self.forms[id.index()]
    }

    pub(super) fn is_argument(&self, id: StatementId) -> bool {
        self.arguments[id.index()]
    }

    pub(super) fn title<'m>(&'m self, map: &'m ArgumentMap, node: NodeId) -> &'m str {
        self.titles[node.index()].as_deref().unwrap_or_else(|| map.key(node))
    }

    /// Whether a reader gives a relation on a line the key that it has.
    pub(super) fn is_made_up(&self, id: RelationId) -> bool {
        self.made_up[id.index()]
    }

    pub(super) fn is_key(&self, node: NodeId) -> bool {
        self.titles[node.index()].is_none()
    }

    fn is_said_by_argument(&self, map: &ArgumentMap, id: RelationId) -> bool {
        let premise = map[id].premises().first().and_then(|premise| premise.node().statement());
        matches!(self.of(id), Form::Line(_)) && premise.is_some_and(|premise| self.is_argument(premise))
    }

    /// What stands for something where it is the target of another relation: for a relation on a line its premise.
    pub(super) fn stands_for(&self, map: &ArgumentMap, node: NodeId) -> NodeId {
        match node {
            NodeId::Relation(id) if matches!(self.of(id), Form::Line(_)) => map[id].premises()[0].node(),
            node => node,
        }
    }

    fn relations(&mut self, map: &ArgumentMap, strict: bool, undercut: &HashSet<RelationId>) {
        let mut targeted = vec![false; map.bound()];
        for id in map.all_relations() {
            targeted[map[id].target().index()] = true;
        }
        for id in undercut {
            targeted[id.index()] = false;
        }
        let mut attacks = HashSet::new();
        for id in map.relations().filter(|&id| map[id].family() == Family::Attack) {
            let relation = &map[id];
            for premise in relation.premises() {
                attacks.insert((premise.node(), relation.target()));
                attacks.insert((relation.target(), premise.node()));
            }
        }
        // The keys that a reader will make up are r1, r2 and so on, but for those that are taken.
        let mut taken: HashSet<&str> = map.all_statements().map(|id| map.key(id)).collect();
        let (mut number, mut lines) = (1_u32, HashSet::new());
        for id in map.all_relations() {
            let relation = &map[id];
            let implied = |symbol: &str| {
                let NodeId::Relation(target) = relation.target() else { return false };
                let from = relation.premises()[0].node();
                let premises = map[target].premises();
                symbol == "-" && premises.iter().any(|premise| attacks.contains(&(from, premise.node())))
            };
            let symbol = symbol(map, relation, strict).filter(|_| !targeted[id.index()]);
            let symbol = symbol.filter(|symbol| {
                let (from, to) = (relation.premises()[0].node(), relation.target());
                let ends = if relation.is_symmetric() && to < from { (to, from) } else { (from, to) };
                // Argdown loses a relation of something to itself beside others.
                let is_kept = from != to || map.all_relations_at(to).all(|other| other == id);
                !implied(symbol) && is_kept && lines.insert((*symbol, ends))
            });
            self.forms[id.index()] = match symbol {
                _ if relation.family().is_dialogue() => Form::Apart,
                Some(symbol) => Form::Line(symbol),
                None => Form::Structure,
            };
            if symbol.is_some() {
                while taken.contains(format!("r{number}").as_str()) {
                    number += 1;
                }
                self.made_up[id.index()] = format!("r{number}") == relation.key();
            }
            taken.insert(relation.key());
        }
    }

    /// Statements that were read as arguments remain so, unless they now do what only statements can.
    fn described(&mut self, map: &ArgumentMap) {
        for id in map.statements() {
            self.arguments[id.index()] = is_argument(map[id].data());
        }
        for id in map.relations() {
            let relation = &map[id];
            let premises = relation.premises().iter().map(Premise::node);
            let (premises, target): (Vec<NodeId>, _) = match self.of(id) {
                Form::Line("+" | "-") | Form::Apart => continue,
                Form::Line("_") => (Vec::new(), relation.target()),
                Form::Line(_) | Form::Structure => (premises.collect(), relation.target()),
            };
            for end in premises.into_iter().chain([target]) {
                if let NodeId::Statement(id) = end {
                    self.arguments[id.index()] = false;
                }
            }
        }
    }

    fn titles(&mut self, map: &ArgumentMap) {
        let statements = map.all_statements().map(NodeId::from);
        let structures = map.all_relations().filter(|&id| self.of(id) == Form::Structure).map(NodeId::from);
        let unfit: Vec<NodeId> =
            statements.chain(structures).filter(|&node| !escape::is_title(map.key(node))).collect();
        let mut given = HashSet::new();
        for node in unfit {
            let title = escape::title(map.key(node));
            let mut unique = title.clone();
            let mut number = 1;
            while given.contains(&unique) || map.find(&unique).is_some() {
                number += 1;
                unique = format!("{title} {number}");
            }
            given.insert(unique.clone());
            self.titles[node.index()] = Some(unique);
        }
    }
}

/// Whether a relation is the only one that an argument in words makes, and undercut by all that bears on it.
fn can_be_undercut(map: &ArgumentMap, id: RelationId) -> bool {
    let relation = &map[id];
    let [premise] = relation.premises() else { return false };
    let Some(premise) = premise.node().statement() else { return false };
    let mut on = map.relations_at(id.into(), Incoming, Link::Target).peekable();
    on.peek().is_some()
        && is_argument(map[premise].data())
        && matches!(symbol(map, relation, false), Some("+" | "-" | "_"))
        && map.relations_at(premise.into(), Outgoing, Link::Premise).nth(1).is_none()
        && on.all(|id| map[id].family().is_dialogue() || symbol_of_attack(map, id) == Some("_"))
}

/// The symbol of an attack on a relation.
fn symbol_of_attack(map: &ArgumentMap, id: RelationId) -> Option<&'static str> {
    let own = map[id].data().and_then(|data| data.get(OWN)?.get("relation")?.as_str());
    (map[id].family() == Family::Attack).then_some(if own == Some("attack") { "-" } else { "_" })
}

/// The symbol of a relation, if there is one: of one statement, and no argument of which Argdown says more.
fn symbol(map: &ArgumentMap, relation: &Relation, strict: bool) -> Option<&'static str> {
    let [_] = relation.premises() else { return None };
    let own = relation.data().and_then(|data| data.get(OWN)?.get("relation")?.as_str());
    let NodeId::Statement(_) = relation.target() else {
        let on_argument = !map.relation(relation.target().relation()?)?.family().is_dialogue();
        return match relation.family() {
            Family::Support if on_argument => Some("+"),
            Family::Attack if on_argument && own == Some("attack") => Some("-"),
            Family::Attack if on_argument => Some("_"),
            _ => None,
        };
    };
    match (relation.family(), relation.is_symmetric()) {
        (Family::Support, _) => (relation.scheme().is_none() && !is_argument(relation.data())).then_some("+"),
        (Family::Attack, true) if strict && own == Some("contrary") => Some("-"),
        (Family::Attack, true) => Some("><"),
        (Family::Attack, false) if own == Some("undercut") => Some("_"),
        (Family::Attack, false) => (!strict).then_some("-"),
        _ => None,
    }
}

/// Whether a reader sees by itself that a support was an argument in steps: one of one premise could be a line, but
/// for its scheme and for what bears on it.
pub(super) fn is_told(map: &ArgumentMap, id: RelationId) -> bool {
    let relation = &map[id];
    let is_target = || map.relations_at(id.into(), Incoming, Link::Target).next().is_some();
    relation.premises().len() == 1 && relation.scheme().is_none() && !is_target()
}

/// What Argdown's own name of a relation is that a reader adds to its data, where the map does not tell what is
/// written by a symbol from what is written by another.
pub(super) fn other_name(relation: &Relation, symbol: &str) -> Option<&'static str> {
    match (symbol, relation.target()) {
        ("-", NodeId::Relation(_)) => Some("attack"),
        ("-", NodeId::Statement(_)) if relation.is_symmetric() => Some("contrary"),
        ("_", NodeId::Statement(_)) => Some("undercut"),
        _ => None,
    }
}
