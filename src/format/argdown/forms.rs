//! In which form each part of a map is written: relations as lines or as structures, statements under which
//! titles.

use super::escape;
use super::to_map::{ARGUMENT, OWN};
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::{Family, Premise, Relation};
use hashbrown::HashSet;
use serde_json::Value;

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
}

impl Forms {
    pub(super) fn new(map: &ArgumentMap, strict: bool) -> Self {
        let mut forms = Forms {
            forms: vec![Form::Apart; map.bound()],
            titles: vec![None; map.bound()],
            arguments: vec![false; map.bound()],
        };
        forms.relations(map, strict);
        if !strict {
            forms.described(map);
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

    pub(super) fn is_key(&self, node: NodeId) -> bool {
        self.titles[node.index()].is_none()
    }

    fn relations(&mut self, map: &ArgumentMap, strict: bool) {
        let mut targeted = vec![false; map.bound()];
        for id in map.all_relations() {
            targeted[map[id].target().index()] = true;
        }
        let mut attacks = HashSet::new();
        for id in map.relations().filter(|&id| map[id].family() == Family::Attack) {
            let relation = &map[id];
            for premise in relation.premises() {
                attacks.insert((premise.node(), relation.target()));
                attacks.insert((relation.target(), premise.node()));
            }
        }
        // The keys that the map will make up when it is read: what has another one is a structure.
        let mut taken: HashSet<&str> = map.all_statements().map(|id| map.key(id)).collect();
        let (mut made_up, mut lines) = (0_u32, HashSet::new());
        for id in map.all_relations() {
            let relation = &map[id];
            let form = if relation.family().is_dialogue() {
                Form::Apart
            } else {
                let symbol = symbol(map, relation, strict).filter(|_| !targeted[id.index()]);
                let implied = |symbol: &str| {
                    let NodeId::Relation(target) = relation.target() else { return false };
                    let from = relation.premises()[0].node();
                    let premises = map[target].premises();
                    symbol == "-" && premises.iter().any(|premise| attacks.contains(&(from, premise.node())))
                };
                let next = symbol.filter(|symbol| !implied(symbol)).and_then(|symbol| {
                    let (from, to) = (relation.premises()[0].node(), relation.target());
                    let both_ways = relation.is_symmetric();
                    let ends = if both_ways && to < from { (to, from) } else { (from, to) };
                    let mut number = made_up;
                    let key = loop {
                        number += 1;
                        let key = format!("r{number}");
                        if !taken.contains(key.as_str()) {
                            break key;
                        }
                    };
                    (key == relation.key() && lines.insert((symbol, ends))).then_some((symbol, number))
                });
                match next {
                    Some((symbol, number)) => {
                        made_up = number;
                        Form::Line(symbol)
                    }
                    None => Form::Structure,
                }
            };
            self.forms[id.index()] = form;
            taken.insert(relation.key());
        }
    }

    /// Statements that were read as arguments remain so, unless they now do what only statements can.
    fn described(&mut self, map: &ArgumentMap) {
        for id in map.statements() {
            let own = map[id].data().and_then(|data| data.get(OWN));
            let said = |own: &Value| own == ARGUMENT || own.get(ARGUMENT) == Some(&Value::Bool(true));
            self.arguments[id.index()] = own.is_some_and(said);
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

/// What Argdown's own name of a relation is, where the map does not tell it apart from others.
fn own_relation(data: Option<&Data>) -> Option<&str> {
    let own = data?.get(OWN)?.as_object().filter(|own| own.len() == 1)?;
    own.get("relation")?.as_str().filter(|_| data.is_some_and(|data| data.len() == 1))
}

/// The symbol that says all there is to say about a relation, if there is one.
fn symbol(map: &ArgumentMap, relation: &Relation, strict: bool) -> Option<&'static str> {
    let [premise] = relation.premises() else { return None };
    let bare = premise.role().is_none()
        && relation.voicing().is_none()
        && relation.qualifier().is_none()
        && relation.strength().is_none()
        && relation.quotes().is_empty()
        && relation.tags().is_empty()
        && relation.group().is_none()
        && relation.scheme().is_none()
        && !relation.is_conceded();
    let own = own_relation(relation.data());
    if !bare || (own.is_none() && relation.data().is_some()) {
        return None;
    }
    let NodeId::Statement(_) = relation.target() else {
        let on_argument = !map.relation(relation.target().relation()?)?.family().is_dialogue();
        return match (relation.family(), own, relation.is_strict()) {
            (Family::Support, None, false) if on_argument => Some("+"),
            (Family::Attack, None, false) if on_argument => Some("_"),
            (Family::Attack, Some("attack"), false) if on_argument => Some("-"),
            _ => None,
        };
    };
    match (relation.family(), relation.is_symmetric(), relation.is_strict(), own) {
        (Family::Support, false, is_strict, None) if is_strict == strict => Some("+"),
        (Family::Attack, false, false, None) if !strict => Some("-"),
        (Family::Attack, true, false, None) => Some("><"),
        (Family::Attack, true, false, Some("contrary")) if strict => Some("-"),
        (Family::Attack, false, false, Some("undercut")) => Some("_"),
        _ => None,
    }
}
