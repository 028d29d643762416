//! From arguments pro and con to a map.

use super::{Argument, CARNEADES, Claim, Graph, Premise, free};
use crate::error::Error;
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::{self, Relation};
use crate::map::statement::Statement;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

struct Builder<'g> {
    map: ArgumentMap,
    /// The keys of the file.
    taken: HashSet<&'g str>,
    statements: HashMap<&'g str, StatementId>,
    negations: HashMap<&'g str, StatementId>,
    /// How often a key had to be made like another.
    alike: HashMap<String, u64>,
}

/// The map. Keys must be valid, differ, and name what there is.
pub(crate) fn build(graph: &Graph) -> Result<ArgumentMap, Error> {
    let keys = graph.claims.iter().map(|claim| &*claim.key);
    let mut builder = Builder {
        map: ArgumentMap::new(),
        taken: keys.chain(graph.arguments.iter().map(|argument| &*argument.key)).collect(),
        statements: HashMap::new(),
        negations: HashMap::new(),
        alike: HashMap::new(),
    };
    builder.map.set_title(&*graph.title);
    let implicit = implicit(graph.arguments.iter());
    for claim in &graph.claims {
        let mut statement = Statement::claim(&claim.key, &*claim.text);
        statement.set_thesis(claim.main);
        statement.set_implicit(implicit.get(&*claim.key) == Some(&true));
        statement.set_strength(claim.strength);
        if claim.value == Some(true) {
            statement.set_data(mark("assumed"));
        }
        let id = builder.map.add_statement(statement)?;
        builder.statements.insert(&claim.key, id);
    }
    builder.negate(graph)?;
    let mut arguments = HashMap::new();
    for argument in &graph.arguments {
        let id = builder.argument(argument)?;
        arguments.insert(&*argument.key, id);
    }
    for argument in &graph.arguments {
        let mut seen = HashSet::new();
        let exceptions = argument.premises.iter().filter(|premise| premise.exception);
        for exception in exceptions.filter(|premise| seen.insert((&premise.statement, premise.negative))) {
            builder.exception(exception, arguments[&*argument.key])?;
        }
    }
    builder.contradict(&graph.claims)?;
    let issues: Data = graph.claims.iter().filter_map(|claim| builder.issue(claim)).collect();
    let mut kept = Data::new();
    if !issues.is_empty() {
        kept.insert("issues".to_owned(), issues.into());
    }
    // Even if it is empty, it says that nothing else is assumed.
    builder.map.set_data([(CARNEADES.to_owned(), kept.into())].into_iter().collect())?;
    Ok(builder.map)
}

/// The statements that are premises, and whether everywhere implicit ones.
pub(crate) fn implicit<'g>(arguments: impl Iterator<Item = &'g Argument>) -> HashMap<&'g str, bool> {
    let mut implicit = HashMap::new();
    let premises = arguments.flat_map(|argument| &argument.premises);
    for premise in premises.filter(|premise| !premise.exception && !premise.negative) {
        *implicit.entry(&*premise.statement).or_insert(true) &= premise.implicit;
    }
    implicit
}

fn mark(name: &str) -> Data {
    [(CARNEADES.to_owned(), json!({ name: true }))].into_iter().collect()
}

impl<'g> Builder<'g> {
    fn free(&mut self, wanted: &str) -> String {
        let (taken, map) = (&self.taken, &self.map);
        free(wanted, &mut self.alike, |key| taken.contains(key) || map.find(key).is_some())
    }

    /// Makes a statement of each negation that is spoken of.
    fn negate(&mut self, graph: &'g Graph) -> Result<(), Error> {
        let premises = graph.arguments.iter().flat_map(|argument| &argument.premises);
        let negative: HashSet<&str> =
            premises.filter(|premise| premise.negative).map(|premise| &*premise.statement).collect();
        for claim in &graph.claims {
            if claim.value == Some(false) || negative.contains(&*claim.key) {
                let key = self.free(&format!("¬{}", claim.key));
                let mut negation = Statement::claim(key, format!("¬{}", claim.text));
                if claim.value == Some(false) {
                    negation.set_data(mark("assumed"));
                }
                let id = self.map.add_statement(negation)?;
                self.negations.insert(&claim.key, id);
            }
        }
        Ok(())
    }

    fn contradict(&mut self, claims: &'g [Claim]) -> Result<(), Error> {
        for claim in claims {
            if let Some(&negation) = self.negations.get(&*claim.key) {
                let mut relation = Relation::contradiction(negation, self.statements[&*claim.key]);
                relation.set_key(self.free(&format!("negation of {}", claim.key)));
                self.map.add_relation(relation)?;
            }
        }
        Ok(())
    }

    fn premise(&self, premise: &Premise) -> relation::Premise {
        let of = if premise.negative { &self.negations } else { &self.statements };
        let node = NodeId::from(of[&*premise.statement]);
        match &premise.role {
            Some(role) => relation::Premise::in_role(node, &**role),
            None => node.into(),
        }
    }

    fn argument(&mut self, argument: &'g Argument) -> Result<RelationId, Error> {
        let mut seen = HashSet::new();
        let ordinary = argument.premises.iter().filter(|premise| !premise.exception);
        let mut premises: Vec<relation::Premise> = ordinary
            .map(|premise| self.premise(premise))
            .filter(|premise| seen.insert(premise.node()))
            .collect();
        if premises.is_empty() {
            let key = self.free(&format!("given: {}", argument.key));
            let mut given = Statement::claim(key, "(without premises)");
            given.set_implicit(true);
            given.set_data(mark("given"));
            premises.push(self.map.add_statement(given)?.into());
        }
        let conclusion = self.statements[&*argument.conclusion];
        let mut relation = match self.negations.get(&*argument.conclusion) {
            _ if !argument.con => Relation::support(premises, conclusion),
            Some(&negation) => Relation::support(premises, negation),
            None => Relation::attack(premises, conclusion),
        };
        relation.set_key(&argument.key);
        relation.set_scheme(argument.scheme.as_deref());
        relation.set_strength(argument.strength);
        relation.set_strict(argument.strict);
        self.map.add_relation(relation)
    }

    fn exception(&mut self, exception: &Premise, argument: RelationId) -> Result<(), Error> {
        let mut undercut = Relation::attack([self.premise(exception)], argument);
        let key = format!("undercut of {}", self.map.key(argument));
        undercut.set_key(self.free(&key));
        self.map.add_relation(undercut)?;
        Ok(())
    }

    fn issue(&self, claim: &Claim) -> Option<(String, Value)> {
        let standard = claim.standard?;
        let negation = self.negations.get(&*claim.key).map(|&id| self.map.key(id));
        let positions: Vec<&str> = [&*claim.key].into_iter().chain(negation).collect();
        Some((claim.key.clone(), json!({ "positions": positions, "standard": standard })))
    }
}
