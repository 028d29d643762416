//! What of a map does not come back from the document it was written as: the losses, found by reading.

use crate::format::markup::printable;
use crate::format::report::{Feature, Loss, Losses};
use crate::map::ArgumentMap;
use crate::map::attributes::{Attributes, Data, Voicing};
use crate::map::id::{NodeId, RelationId};
use crate::map::quote::Quote;
use crate::map::relation::{Family, Premise, Relation, SchemeName};
use crate::map::statement::{Statement, StatementKind};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap, VecDeque};

const OUT: &str = "left out";
const CHANGED: &str = "written otherwise";
const ORDERED: &str = "written in another order";

/// What of `map` is not in `back`, which was read from the document written for it; `key` names the format's own data.
///
/// Whatever there is more of in `back` counts as no loss. Linear in the maps, with a logarithm for long relations.
pub(crate) fn losses(map: &ArgumentMap, back: &ArgumentMap, key: &str) -> Vec<Loss> {
    let mut echo = Echo { map, back, key, losses: Losses::default() };
    echo.whole();
    for id in map.all_statements() {
        match back.find_statement(map.key(id)) {
            Some(found) => echo.statement(&map[id], &back[found]),
            None if map[id].kind() == StatementKind::Locution => {
                echo.lost(Feature::Dialogue, map.key(id), OUT)
            }
            None => echo.lost(Feature::Key, map.key(id), OUT),
        }
    }
    let relations = echo.relations();
    let statements = map.all_statements().filter_map(|id| back.find_statement(map.key(id)));
    let voices = map.voices().filter_map(|(_, voice)| back.find_voice(&voice.key));
    let sources = map.sources().filter_map(|(_, source)| back.find_source(&source.key));
    let ordered =
        relations.is_sorted() && statements.is_sorted() && voices.is_sorted() && sources.is_sorted();
    echo.lost_if(!ordered, Feature::Order, "", ORDERED);
    echo.losses.into_vec()
}

struct Echo<'m> {
    map: &'m ArgumentMap,
    back: &'m ArgumentMap,
    key: &'m str,
    losses: Losses,
}

/// By what a relation is found again: family, premises, and target in the map that was read back.
type Ends<'m> = (Family, Vec<&'m str>, NodeId);

impl<'m> Echo<'m> {
    fn lost(&mut self, feature: Feature, key: &str, instead: &'static str) {
        self.losses.note(feature, key, instead);
    }

    fn lost_if(&mut self, lost: bool, feature: Feature, key: &str, instead: &'static str) {
        if lost {
            self.lost(feature, key, instead);
        }
    }

    fn text(&mut self, said: &str, heard: &str, feature: Feature, key: &str) {
        if said != heard {
            let pictures = printable(said) == heard;
            let (feature, instead) = match (pictures, heard.is_empty()) {
                (true, _) => (Feature::Characters, "written as pictures"),
                (_, true) => (feature, OUT),
                _ => (feature, CHANGED),
            };
            self.lost(feature, key, instead);
        }
    }

    fn data(&mut self, said: Option<&Data>, heard: Option<&Data>, key: &str) {
        let same = |name: &str, value: &Value| {
            name == self.key || heard.and_then(|data| data.get(name)) == Some(value)
        };
        if said.into_iter().flatten().any(|(name, value)| !same(name, value)) {
            self.lost(Feature::Data, key, OUT);
        }
    }

    fn whole(&mut self) {
        let (map, back) = (self.map, self.back);
        self.text(map.title(), back.title(), Feature::Title, "");
        self.data(Some(map.data()), Some(back.data()), "");
        for (_, voice) in map.voices() {
            let found = back.find_voice(&voice.key).and_then(|id| back.voice(id));
            self.lost_if(
                found != Some(voice),
                Feature::Voicing,
                &voice.key,
                if found.is_some() { CHANGED } else { OUT },
            );
        }
        for (_, source) in map.sources() {
            let found = back.find_source(&source.key).and_then(|id| back.source(id));
            self.lost_if(
                found != Some(source),
                Feature::Source,
                &source.key,
                if found.is_some() { CHANGED } else { OUT },
            );
        }
        for (_, group) in map.groups() {
            self.lost_if(back.find_group(&group.key).is_none(), Feature::Group, &group.key, OUT);
        }
    }

    fn statement(&mut self, said: &Statement, heard: &Statement) {
        let key = said.key();
        self.text(said.text(), heard.text(), Feature::Characters, key);
        self.lost_if(said.kind() != heard.kind(), Feature::Kind, key, "written as a claim");
        self.lost_if(said.is_thesis() != heard.is_thesis(), Feature::Thesis, key, CHANGED);
        self.lost_if(said.is_implicit() != heard.is_implicit(), Feature::Implicit, key, CHANGED);
        self.attributes(&said.attributes, &heard.attributes, key);
    }

    fn attributes(&mut self, said: &Attributes, heard: &Attributes, key: &str) {
        let (map, back) = (self.map, self.back);
        let voice = |map: &'m ArgumentMap, voicing: Option<Voicing>| {
            voicing.map(|voicing| (map.voice(voicing.voice).map(|voice| &voice.key), voicing.manner))
        };
        let quotes = |map: &'m ArgumentMap, quotes: &[Quote]| -> Vec<_> {
            let source = |quote: &Quote| map.source(quote.source).map(|source| &source.key);
            quotes.iter().map(|quote| (source(quote), quote.exact.clone(), quote.span)).collect()
        };
        self.lost_if(
            voice(map, said.voicing()) != voice(back, heard.voicing()),
            Feature::Voicing,
            key,
            CHANGED,
        );
        self.lost_if(said.qualifier() != heard.qualifier(), Feature::Qualifier, key, CHANGED);
        self.lost_if(said.strength() != heard.strength(), Feature::Strength, key, CHANGED);
        self.lost_if(
            quotes(map, said.quotes()) != quotes(back, heard.quotes()),
            Feature::Quotes,
            key,
            CHANGED,
        );
        self.lost_if(said.tags() != heard.tags(), Feature::Tags, key, OUT);
        let group = |map: &'m ArgumentMap, group| map.group(group).map(|group| &group.key);
        let groups =
            (said.group().and_then(|id| group(map, id)), heard.group().and_then(|id| group(back, id)));
        self.lost_if(groups.0 != groups.1, Feature::Group, key, OUT);
        self.data(said.data(), heard.data(), key);
    }

    /// What the relations have come back as, in the order of the map.
    fn relations(&mut self) -> Vec<RelationId> {
        let (map, back) = (self.map, self.back);
        let mut waiting: HashMap<Ends<'m>, VecDeque<RelationId>> = HashMap::new();
        for id in back.all_relations() {
            waiting.entry(ends(back, &back[id], back[id].target())).or_default().push_back(id);
        }
        let mut found: HashMap<RelationId, Option<RelationId>> = HashMap::new();
        let mut begun = vec![false; map.bound()];
        for id in map.all_relations() {
            // Targets come first.
            let mut stack = vec![id];
            while let Some(&top) = stack.last() {
                let target = map[top].target();
                match target.relation().filter(|target| !begun[target.index()]) {
                    Some(target) => {
                        begun[target.index()] = true;
                        stack.push(target);
                    }
                    None => {
                        stack.pop();
                        if found.contains_key(&top) {
                            continue;
                        }
                        let target = match target {
                            NodeId::Statement(id) => back.find_statement(map.key(id)).map(NodeId::from),
                            NodeId::Relation(id) => found.get(&id).copied().flatten().map(NodeId::from),
                        };
                        let heard = target.and_then(|target| self.hear(&map[top], target, &mut waiting));
                        found.insert(top, heard);
                    }
                }
            }
        }
        let mut all = Vec::new();
        for id in map.all_relations() {
            let relation = &map[id];
            match found.get(&id).copied().flatten() {
                Some(heard) => {
                    self.relation(relation, &back[heard]);
                    all.push(heard);
                }
                None => self.lost(lost_as(relation), relation.key(), OUT),
            }
        }
        all
    }

    /// The relation that a relation has come back as: of the same key if there is a choice.
    fn hear(
        &self,
        relation: &'m Relation,
        target: NodeId,
        waiting: &mut HashMap<Ends<'m>, VecDeque<RelationId>>,
    ) -> Option<RelationId> {
        let there = ends(self.map, relation, target);
        let queue = waiting.get_mut(&there).filter(|queue| !queue.is_empty())?;
        let same =
            queue.iter().take(8).position(|&id| self.back.key(id) == relation.key()).unwrap_or_default();
        queue.remove(same)
    }

    fn relation(&mut self, said: &Relation, heard: &Relation) {
        let key = said.key();
        self.lost_if(key != heard.key(), Feature::Key, key, CHANGED);
        let same = said.scheme().map(SchemeName::written) == heard.scheme().map(SchemeName::written);
        self.lost_if(!same, Feature::Scheme, key, CHANGED);
        self.lost_if(said.is_strict() != heard.is_strict(), Feature::Strict, key, OUT);
        self.lost_if(said.is_symmetric() != heard.is_symmetric(), Feature::Symmetric, key, CHANGED);
        self.lost_if(said.is_conceded() != heard.is_conceded(), Feature::Conceded, key, OUT);
        let (said_roles, heard_roles) = (roles(self.map, said), roles(self.back, heard));
        self.lost_if(said_roles != heard_roles, Feature::Role, key, CHANGED);
        let said_order = said.premises().iter().map(|premise| self.map.key(premise.node()));
        let heard_order = heard.premises().iter().map(|premise| self.back.key(premise.node()));
        self.lost_if(!said_order.eq(heard_order), Feature::Order, key, ORDERED);
        self.attributes(&said.attributes, &heard.attributes, key);
    }
}

fn ends<'m>(map: &'m ArgumentMap, relation: &'m Relation, target: NodeId) -> Ends<'m> {
    let mut premises: Vec<&str> = relation.premises().iter().map(|premise| map.key(premise.node())).collect();
    premises.sort_unstable();
    (relation.family(), premises, target)
}

fn roles<'m>(map: &'m ArgumentMap, relation: &'m Relation) -> BTreeSet<(&'m str, Option<&'m str>)> {
    relation.premises().iter().map(|premise| (map.key(premise.node()), Premise::role(premise))).collect()
}

/// What is lost with a relation.
fn lost_as(relation: &Relation) -> Feature {
    match (relation.family(), relation.target()) {
        _ if relation.is_conceded() => Feature::Conceded,
        (Family::Rephrase, _) => Feature::Rephrase,
        (Family::Preference, _) => Feature::Preference,
        (Family::Transition | Family::Illocution, _) => Feature::Dialogue,
        _ if relation.is_symmetric() => Feature::Symmetric,
        (_, NodeId::Relation(_)) => Feature::OnRelation,
        (Family::Attack, _) => Feature::Rebuttal,
        (Family::Support, _) => Feature::Linked,
    }
}
