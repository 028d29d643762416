//! From a map to arguments pro and con.

use super::{Argument, Claim, Graph, Premise, free, kept, marked, standard};
use crate::format::content::unsupported;
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::{Family, SchemeName};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

struct Planner<'m> {
    map: &'m ArgumentMap,
    /// By index, whether a relation is an argument or an exception.
    written: Vec<bool>,
    /// By index, how many written relations are aimed at a relation.
    aimed: Vec<u32>,
    /// Statements that are only the negations of others.
    negates: HashMap<StatementId, StatementId>,
    /// Contradictions that are said by such a negation.
    implied: HashSet<RelationId>,
    /// By index, whether a statement is assumed.
    assumed: Vec<bool>,
    made_up: Vec<Claim>,
    /// The made-up statements that arguments do not apply.
    exceptions: HashMap<RelationId, String>,
    known: HashSet<String>,
    alike: HashMap<String, u64>,
}

/// What the formats can say of a map. Whatever else it holds is left out.
///
/// Of a map that says nothing of assumptions, the statements that nothing supports are assumed, unless they are only
/// attributed or at issue; at issue, they are argued for without premises.
pub(crate) fn plan(map: &ArgumentMap) -> Graph {
    let mut planner = Planner {
        map,
        written: vec![false; map.bound()],
        aimed: vec![0; map.bound()],
        negates: HashMap::new(),
        implied: HashSet::new(),
        assumed: vec![false; map.bound()],
        made_up: Vec::new(),
        exceptions: HashMap::new(),
        known: HashSet::new(),
        alike: HashMap::new(),
    };
    let presumed = planner.assume();
    planner.choose();
    planner.find_negations();
    for id in map.statements() {
        planner.known.insert(map.key(id).to_owned());
    }
    planner.known.extend(map.relations().map(|id| map.key(id).to_owned()));
    planner.plan(&presumed)
}

impl<'m> Planner<'m> {
    /// Finds what is assumed, and returns what is presumed but at issue.
    fn assume(&mut self) -> Vec<StatementId> {
        let map = self.map;
        if let Some(file) = kept(Some(map.data())) {
            let named = file.get("assumptions").and_then(Value::as_array).into_iter().flatten();
            for id in named.filter_map(|key| map.find_statement(key.as_str()?)) {
                self.assumed[id.index()] = true;
            }
            for id in map.statements().filter(|&id| marked(map, id, "assumed")) {
                self.assumed[id.index()] = true;
            }
            return Vec::new();
        }
        let mut argued = vec![false; map.bound()];
        for relation in
            map.relations().map(|id| &map[id]).filter(|relation| relation.family() == Family::Attack)
        {
            if !relation.is_conceded() {
                argued[relation.target().index()] = true;
                if relation.is_symmetric() {
                    argued[relation.premises()[0].node().index()] = true;
                }
            }
        }
        let (presumed, assumed): (Vec<_>, Vec<_>) = unsupported(map).partition(|id| argued[id.index()]);
        assumed.iter().for_each(|id| self.assumed[id.index()] = true);
        presumed
    }

    /// Leaves out what is no argument, and what is aimed at it.
    fn choose(&mut self) {
        let map = self.map;
        let mut left_out = Vec::new();
        for id in map.relations() {
            let relation = &map[id];
            let argues = match (relation.family(), relation.target()) {
                (Family::Support, target) => target.statement().is_some(),
                (Family::Attack, _) => !relation.is_conceded(),
                _ => false,
            };
            self.written[id.index()] = argues;
            // What is aimed at a contradiction finds no argument there.
            left_out.extend((!argues || relation.is_symmetric()).then_some(id));
        }
        while let Some(id) = left_out.pop() {
            for aimed in map.relations_to(id) {
                if std::mem::replace(&mut self.written[aimed.index()], false) {
                    left_out.push(aimed);
                }
            }
        }
        for id in self.relations() {
            self.aimed[map[id].target().index()] += 1;
        }
    }

    fn relations(&self) -> Vec<RelationId> {
        self.map.relations().filter(|id| self.written[id.index()]).collect()
    }

    /// Finds the statements that are spelled as negations and serve as such.
    fn find_negations(&mut self) {
        let map = self.map;
        for id in self.relations() {
            let relation = &map[id];
            let (Some(one), Some(other)) =
                (relation.premises()[0].node().statement(), relation.target().statement())
            else {
                continue;
            };
            if !relation.is_symmetric() {
                continue;
            }
            for (negation, of) in [(one, other), (other, one)] {
                let used = map.relations_from(negation).any(|from| self.written[from.index()] && from != id);
                let attacked =
                    map.attackers(negation).any(|attack| self.written[attack.index()] && attack != id);
                let fits = spelled(map[negation].text(), map[of].text())
                    && is_named_after(map, negation, of)
                    && (used || self.assumed[negation.index()])
                    && !attacked
                    && !(self.assumed[of.index()] && self.assumed[negation.index()]);
                if fits && !self.negates.contains_key(&of) && !self.negates.contains_key(&negation) {
                    self.negates.insert(negation, of);
                    self.implied.insert(id);
                    break;
                }
            }
        }
    }

    fn plan(mut self, presumed: &[StatementId]) -> Graph {
        let map = self.map;
        let mut arguments = Vec::new();
        for id in self.relations() {
            let relation = &map[id];
            if self.implied.contains(&id) || self.inline(id) {
                continue;
            }
            let (conclusion, con) = match relation.target() {
                NodeId::Statement(target) => match self.negates.get(&target) {
                    Some(&of) => (map.key(of).to_owned(), true),
                    None => (map.key(target).to_owned(), relation.family() == Family::Attack),
                },
                NodeId::Relation(target) => (self.exception(target), false),
            };
            let given = matches!(relation.premises(), [premise] if self.is_given(premise.node()));
            let ordinary = relation.premises().iter().filter(|_| !given);
            let premises =
                ordinary.filter_map(|premise| self.premise(premise.node(), premise.role())).collect();
            arguments.push(Argument {
                key: map.key(id).to_owned(),
                con,
                scheme: relation.scheme().map(|scheme| SchemeName::written(scheme).to_owned()),
                strength: relation.strength(),
                strict: relation.is_strict(),
                conclusion,
                premises,
            });
        }
        for argument in &mut arguments {
            let Some(id) = map.find_relation(&argument.key).filter(|id| self.aimed[id.index()] > 0) else {
                continue;
            };
            let mut other = false;
            for undercut in map.relations_to(id).filter(|id| self.written[id.index()]).collect::<Vec<_>>() {
                if self.inline(undercut) {
                    let premise = &map[undercut].premises()[0];
                    let exception = self.premise(premise.node(), premise.role());
                    argument.premises.extend(exception.map(|premise| Premise { exception: true, ..premise }));
                } else {
                    other = true;
                }
            }
            if other {
                let statement = self.exception(id);
                argument.premises.push(Premise { statement, exception: true, ..Premise::default() });
            }
        }
        for &id in presumed {
            let key = format!("presumption of {}", map.key(id));
            let key = free(&key, &mut self.alike, |key| self.known.contains(key));
            self.known.insert(key.clone());
            let conclusion = map.key(id).to_owned();
            arguments.push(Argument { key, conclusion, strength: map[id].strength(), ..Argument::default() });
        }
        let mut claims = self.claims();
        claims.append(&mut self.made_up);
        Graph { title: map.title().to_owned(), claims, arguments }
    }

    /// Whether an undercut is said by an exception alone: one bare statement that undercuts nothing twice, and not
    /// attacked.
    fn inline(&self, id: RelationId) -> bool {
        let (map, relation) = (self.map, &self.map[id]);
        let same = |other: &RelationId| {
            map[*other].target() == relation.target() && map[*other].premises().len() == 1
        };
        let first = |premise: NodeId| map.relations_from(premise.statement()?).find(same);
        relation.target().relation().is_some()
            && matches!(relation.premises(), [premise] if !self.is_given(premise.node()) && first(premise.node()) == Some(id))
            && relation.scheme().is_none()
            && relation.strength().is_none()
            && self.aimed[id.index()] == 0
    }

    /// Whether a statement is only there because an argument was without premises.
    fn is_given(&self, node: NodeId) -> bool {
        let map = self.map;
        let Some(id) = node.statement().filter(|&id| marked(map, id, "given")) else { return false };
        let mut uses = map.relations_from(id);
        uses.next().is_some_and(|id| self.written[id.index()] && map[id].premises().len() == 1)
            && uses.next().is_none()
            && map.relations_to(id).next().is_none()
    }

    fn premise(&self, node: NodeId, role: Option<&str>) -> Option<Premise> {
        let (id, map) = (node.statement()?, self.map);
        let of = self.negates.get(&id).copied();
        Some(Premise {
            statement: map.key(of.unwrap_or(id)).to_owned(),
            negative: of.is_some(),
            exception: false,
            implicit: of.is_none() && map[id].is_implicit(),
            role: role.map(str::to_owned),
        })
    }

    /// The statement that an argument does not apply.
    fn exception(&mut self, argument: RelationId) -> String {
        if let Some(key) = self.exceptions.get(&argument) {
            return key.clone();
        }
        let of = self.map.key(argument);
        let claim = does_not_apply(of, &mut self.alike, &mut self.known);
        let key = claim.key.clone();
        self.exceptions.insert(argument, key.clone());
        self.made_up.push(claim);
        key
    }

    fn claims(&self) -> Vec<Claim> {
        let map = self.map;
        let standards = standards(map);
        let negations: HashMap<StatementId, StatementId> =
            self.negates.iter().map(|(&negation, &of)| (of, negation)).collect();
        let own = |id: &StatementId| !self.negates.contains_key(id) && !self.is_given((*id).into());
        let claim = |id: StatementId| {
            let denied = negations.get(&id).is_some_and(|negation| self.assumed[negation.index()]);
            Claim {
                key: map.key(id).to_owned(),
                text: map[id].text().to_owned(),
                value: if self.assumed[id.index()] { Some(true) } else { denied.then_some(false) },
                standard: standards.get(map.key(id)).copied(),
                strength: map[id].strength(),
                main: map[id].is_thesis(),
            }
        };
        map.statements().filter(own).map(claim).collect()
    }
}

/// The statement that an argument does not apply.
pub(crate) fn does_not_apply(
    argument: &str,
    alike: &mut HashMap<String, u64>,
    known: &mut HashSet<String>,
) -> Claim {
    let key = free(&format!("¬app({argument})"), alike, |key| known.contains(key));
    known.insert(key.clone());
    Claim { key, text: format!("The argument {argument} does not apply."), ..Claim::default() }
}

/// The standards of issues between a statement and its negation, by the key of the statement.
fn standards(map: &ArgumentMap) -> HashMap<&str, &'static str> {
    let issues = kept(Some(map.data())).and_then(|file| file.get("issues")?.as_object());
    let standard_of = |issue: &'_ Value| standard(issue.get("standard")?.as_str()?).ok()?;
    let issues = issues.into_iter().flat_map(Data::values);
    issues
        .filter_map(|issue| {
            let positions = issue.get("positions")?.as_array()?;
            let first = positions.first()?.as_str()?;
            let alone = positions.len() == 1
                || (positions.len() == 2 && positions[1].as_str()?.strip_prefix('¬') == Some(first));
            standard_of(issue).filter(|_| alone).map(|standard| (first, standard))
        })
        .collect()
}

fn spelled(negation: &str, of: &str) -> bool {
    negation.strip_prefix('¬') == Some(of)
}

/// Whether a reader would give the negation this key: with a number, if the key without it is of something else.
fn is_named_after(map: &ArgumentMap, negation: StatementId, of: StatementId) -> bool {
    let (negation, of_key) = (map.key(negation), map.key(of));
    let same = |id: NodeId| id.statement().is_some_and(|id| spelled(map[id].text(), map[of].text()));
    let is_taken = |key: &str| map.find(key).is_some_and(|id| !same(id));
    let numbered = negation.strip_suffix(" (2)").filter(|key| spelled(key, of_key));
    spelled(negation, of_key) || numbered.is_some_and(is_taken)
}
