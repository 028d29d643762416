//! From a map to a document: the document that was read, changed where the map says something else.

use super::gather::{ArgumentNode, Gathered, gather};
use super::{Argument, Claim, Dialect, Graph, Premise, plan, read};
use crate::format::content::unsupported;
use crate::format::echo::losses;
use crate::format::place::Lines;
use crate::format::report::{Feature, Loss, Written};
use crate::format::xml::{Attribute, Patch, children, element, parse};
use crate::map::ArgumentMap;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

pub(crate) fn write<D: Dialect>(map: &ArgumentMap) -> Written {
    let kept = map.data().get(D::NAME).and_then(Value::as_str);
    let text = kept.and_then(|source| change::<D>(source, map)).or_else(|| change::<D>(D::BLANK, map));
    let text = text.unwrap_or_default();
    let back = read::<D>(&text).map(|document| document.map).unwrap_or_default();
    let mut losses = losses(map, &back, D::NAME);
    let assumed = unsupported(map).map(|id| map.key(id).to_owned());
    let keys: Vec<String> = assumed.filter(|_| super::kept(Some(map.data())).is_none()).collect();
    if !keys.is_empty() {
        losses.push(Loss { feature: Feature::Unsupported, keys, instead: "written as assumed" });
    }
    Written::new(text, losses)
}

/// `None` if what was kept is no such document.
fn change<D: Dialect>(source: &str, map: &ArgumentMap) -> Option<String> {
    let lines = Lines::new(source);
    let xml = parse(source, &lines).ok()?;
    let gathered = gather::<D>(&xml, &lines).ok()?;
    let mut graph = plan(map);
    D::settle(&mut graph);
    let mut change = Change { patch: Patch::new(source), root: xml.root_element(), gathered: &gathered };
    change.title::<D>(&graph);
    change.mains::<D>(&graph);
    let claims = change.claims::<D>(&graph);
    let arguments = change.arguments::<D>(&graph);
    change.add::<D>(claims, arguments);
    D::add_to_document(&mut change.patch, change.root, map);
    Some(change.patch.finish())
}

struct Change<'g, 'd> {
    patch: Patch<'d>,
    root: roxmltree::Node<'g, 'd>,
    gathered: &'g Gathered<'g, 'd>,
}

/// The arguments that statements are exceptions to.
fn exceptions(graph: &Graph) -> HashMap<&str, (&str, bool)> {
    let mut exceptions = HashMap::new();
    for argument in &graph.arguments {
        for premise in argument.premises.iter().filter(|premise| premise.exception) {
            exceptions.entry(&*premise.statement).or_insert((&*argument.key, premise.negative));
        }
    }
    exceptions
}

fn with(name: &'static str, value: &str, mut attributes: Vec<Attribute>) -> Vec<Attribute> {
    attributes.insert(0, (name, Some(value.to_owned())));
    attributes
}

impl Change<'_, '_> {
    fn title<D: Dialect>(&mut self, graph: &Graph) {
        let holder = |with: bool| {
            let titles = self.gathered.graphs.iter().filter_map(|&(graph, _)| D::title(graph));
            titles.into_iter().find(|node| !with || node.has_attribute("title"))
        };
        if let Some(node) = holder(true).or_else(|| holder(false)) {
            if self.gathered.graph.title != graph.title {
                self.patch.set_attribute(node, "title", Some(&graph.title));
            }
        }
    }

    /// Each graph names at most one main statement.
    fn mains<D: Dialect>(&mut self, graph: &Graph) {
        let Some(attribute) = D::MAIN else { return };
        let mains: HashSet<&str> =
            graph.claims.iter().filter(|claim| claim.main).map(|claim| &*claim.key).collect();
        let named: HashSet<&str> =
            self.gathered.graphs.iter().filter_map(|(_, main)| main.as_deref()).collect();
        let mut others = graph.claims.iter().filter(|claim| claim.main && !named.contains(&*claim.key));
        for (node, main) in &self.gathered.graphs {
            if main.as_deref().is_some_and(|main| mains.contains(main)) {
                continue;
            }
            match others.next() {
                Some(claim) => self.patch.set_attribute(*node, attribute, Some(&claim.key)),
                None if main.is_some() => self.patch.set_attribute(*node, attribute, Some("")),
                None => {}
            }
        }
    }

    /// Changes the statements that are there, and returns the new ones.
    fn claims<D: Dialect>(&mut self, graph: &Graph) -> Vec<String> {
        let (was, is) = (exceptions(&self.gathered.graph), exceptions(graph));
        let mut wanted: HashMap<&str, &Claim> =
            graph.claims.iter().map(|claim| (&*claim.key, claim)).collect();
        for (claim, &node) in self.gathered.graph.claims.iter().zip(&self.gathered.claims) {
            let Some(wanted) = wanted.remove(&*claim.key) else {
                self.patch.remove(node);
                continue;
            };
            let attributes = |claim: &Claim, of: &HashMap<&str, (&str, bool)>| {
                D::claim_attributes(claim, of.get(&*claim.key).copied())
            };
            self.patch.set_attributes(node, &attributes(claim, &was), &attributes(wanted, &is));
            if claim.text != wanted.text {
                D::set_text(&mut self.patch, node, &wanted.text);
            }
        }
        let prefix = self.patch.prefix(self.root);
        let new = graph.claims.iter().filter(|claim| wanted.contains_key(&*claim.key));
        new.map(|claim| {
            let attributes = D::claim_attributes(claim, is.get(&*claim.key).copied());
            element(
                prefix,
                "statement",
                &with("id", &claim.key, attributes),
                &D::text_element(prefix, &claim.text),
            )
        })
        .collect()
    }

    fn arguments<D: Dialect>(&mut self, graph: &Graph) -> Vec<String> {
        let gathered = self.gathered;
        let mut wanted: HashMap<&str, &Argument> =
            graph.arguments.iter().map(|argument| (&*argument.key, argument)).collect();
        for (argument, place) in gathered.graph.arguments.iter().zip(&gathered.arguments) {
            match wanted.remove(&*argument.key) {
                Some(wanted) => self.argument::<D>(argument, place, wanted),
                None => self.patch.remove(place.node),
            }
        }
        let prefix = self.patch.prefix(self.root);
        let new = graph.arguments.iter().filter(|argument| wanted.contains_key(&*argument.key));
        new.map(|argument| {
            let conclusion = [("statement", Some(argument.conclusion.clone()))];
            let mut inner = format!("\n  {}", element(prefix, "conclusion", &conclusion, ""));
            let premises: String = argument
                .premises
                .iter()
                .filter_map(|premise| Some(format!("\n    {}", new_premise::<D>(prefix, premise)?)))
                .collect();
            let premises = if premises.is_empty() { premises } else { premises + "\n  " };
            inner += &format!("\n  {}\n", element(prefix, "premises", &[], &premises));
            element(prefix, "argument", &with("id", &argument.key, D::argument_attributes(argument)), &inner)
        })
        .collect()
    }

    fn argument<D: Dialect>(&mut self, is: &Argument, place: &ArgumentNode<'_, '_>, wanted: &Argument) {
        self.patch.set_attributes(place.node, &D::argument_attributes(is), &D::argument_attributes(wanted));
        if is.conclusion != wanted.conclusion {
            self.patch.set_attribute(place.conclusion, "statement", Some(&wanted.conclusion));
        }
        let identity =
            |premise: &'_ Premise| (premise.statement.clone(), premise.negative, premise.exception);
        let mut new: HashMap<_, &Premise> =
            wanted.premises.iter().map(|premise| (identity(premise), premise)).collect();
        let there: HashSet<_> = wanted.premises.iter().map(identity).collect();
        for (premise, &node) in is.premises.iter().zip(&place.premises) {
            match new.remove(&identity(premise)) {
                Some(wanted) => {
                    let (is, wanted) = (D::premise_attributes(premise), D::premise_attributes(wanted));
                    self.patch.set_attributes(node, &is, &wanted);
                }
                None if there.contains(&identity(premise)) => {}
                None => self.patch.remove(node),
            }
        }
        let prefix = self.patch.prefix(place.node);
        let added = wanted.premises.iter().filter(|premise| new.contains_key(&identity(premise)));
        let added: Vec<String> = added.filter_map(|premise| new_premise::<D>(prefix, premise)).collect();
        match children(place.node, "premises").next() {
            Some(list) => self.patch.append(list, &added),
            None if added.is_empty() => {}
            None => {
                let list = element(prefix, "premises", &[], &added.concat());
                self.patch.append(place.node, &[list]);
            }
        }
    }

    /// Adds what is new to the first graph, which may itself be new.
    fn add<D: Dialect>(&mut self, claims: Vec<String>, arguments: Vec<String>) {
        let prefix = self.patch.prefix(self.root);
        let host = self.gathered.graphs.first().map(|(graph, _)| *graph);
        let mut lists = Vec::new();
        for (name, elements) in [("statements", claims), ("arguments", arguments)] {
            let list = host.and_then(|host| children(host, name).next());
            match list {
                Some(list) => self.patch.append(list, &elements),
                None if elements.is_empty() => {}
                None => lists.push(element(prefix, name, &[], &elements.concat())),
            }
        }
        let Some(host) = host else {
            if !lists.is_empty() {
                let (mut at, mut missing) = (self.root, D::PATH);
                while let Some((&step, rest)) = missing.split_first() {
                    let Some(next) = children(at, step).next() else { break };
                    (at, missing) = (next, rest);
                }
                let nested = |inner: String, name: &&str| element(prefix, name, &[], &inner);
                let graph = missing.iter().rev().fold(lists.concat(), nested);
                self.patch.append(at, &[graph]);
            }
            return;
        };
        self.patch.append(host, &lists);
    }
}

/// A premise as an element, unless the format has exceptions elsewhere.
fn new_premise<D: Dialect>(prefix: &str, premise: &Premise) -> Option<String> {
    let attributes = D::premise_attributes(premise);
    (!attributes.is_empty())
        .then(|| element(prefix, "premise", &with("statement", &premise.statement, attributes), ""))
}
