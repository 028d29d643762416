//! From what rules find to arguments in the map.

use super::case::{Schemes, assumptions, scalar};
use super::chain::{Chain, Firing, Matching};
use super::rule::{Rule, rules};
use super::term::{Pattern, Terms};
use super::{GIVEN, KEY, kept, set_aside, spell_out};
use crate::error::{Error, Location};
use crate::format::report::{Diagnostic, Document, Outcome};
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::StatementId;
use crate::map::relation::{Premise, Relation};
use crate::map::statement::Statement;
use crate::semantics::Limit;
use std::collections::{BTreeSet, HashMap};

/// By what an argument is known again: scheme, parameters and conclusion.
type Instance = (String, Vec<String>, StatementId);

struct Deriver<'f> {
    map: ArgumentMap,
    file: &'f Data,
    schemes: Schemes<'f>,
    terms: Terms,
    /// By the number of the term.
    statements: HashMap<usize, StatementId>,
    known: BTreeSet<Instance>,
    assumed: BTreeSet<StatementId>,
    /// The number of the last argument.
    last: usize,
}

pub(super) fn derive(map: &ArgumentMap, matching: Matching, limit: Limit) -> Result<Document, Error> {
    let Some(file) = kept(Some(map.data())) else { return Ok(Document::new(map.clone(), Vec::new())) };
    let mut terms = Terms::default();
    let (rules, mut diagnostics) = rules(file, &mut terms);
    let assumed = assumptions(map, file);
    let facts =
        assumed.iter().filter(|id| !kept(map[**id].data()).is_some_and(|kept| kept.contains_key(GIVEN)));
    let facts: Vec<usize> = facts.map(|&id| terms.fact(map.key(id))).collect();

    let mut chain = Chain::new(&rules, &mut terms, limit);
    let firings = chain.run(&facts, matching)?;
    for (rule, overlooked) in rules.iter().zip(&chain.overlooked).filter(|(_, overlooked)| **overlooked > 0) {
        diagnostics.push(Diagnostic {
            location: Location::Document { line: 0, column: 0, path: rule.id.clone() },
            outcome: Outcome::Lost,
            found: format!("Carneades overlooks matches of this rule: {overlooked}"),
            remedy: "`Matching::Every` has them".to_owned(),
        });
    }
    // Of those that differ only in their spelling, the first, unless another is assumed.
    let spelt = map.statements().rev().chain(assumed.iter().rev().copied());
    let statements = spelt.map(|id| (terms.fact(map.key(id)), id)).collect();
    let known = map.relations().filter_map(|id| {
        let parameters = kept(map[id].data()).and_then(|kept| kept.get("parameters")?.as_array());
        let parameters = parameters.into_iter().flatten().map(scalar).collect();
        Some((map[id].scheme()?.written().to_owned(), parameters, map[id].target().statement()?))
    });
    let mut deriver = Deriver {
        map: map.clone(),
        file,
        schemes: Schemes::of(file),
        terms,
        statements,
        known: known.collect(),
        assumed: assumed.into_iter().collect(),
        last: 0,
    };
    for firing in firings {
        deriver.fired(&rules[firing.rule], &firing)?;
    }
    Ok(Document::new(deriver.map, diagnostics))
}

impl Deriver<'_> {
    fn fired(&mut self, rule: &Rule, firing: &Firing) -> Result<(), Error> {
        let bound = firing.bindings.iter().flatten();
        let parameters: Vec<String> = bound.map(|&term| self.terms.text(term).to_owned()).collect();
        let mut premises = Vec::new();
        for &fact in &firing.facts {
            premises.push(self.statement(fact)?);
        }
        let assumptions = self.instances(rule, &rule.assumptions, firing)?;
        for &id in &assumptions {
            self.assume(id)?;
        }
        for conclusion in self.instances(rule, &rule.conclusions, firing)? {
            if !self.known.insert((rule.id.clone(), parameters.clone(), conclusion)) {
                continue;
            }
            let premises = self.premises(rule, premises.iter().chain(&assumptions).copied());
            let mut argument = Relation::support(premises, conclusion);
            argument.set_scheme(Some(rule.id.as_str()).filter(|id| !id.is_empty()));
            let mut data = self.schemes.ranked_by(&rule.id);
            if !parameters.is_empty() {
                data.insert(KEY.to_owned(), serde_json::json!({ "parameters": parameters }));
            }
            argument.set_data(data);
            let undercutter = self.argue(argument)?;
            for exception in self.instances(rule, &rule.exceptions, firing)? {
                self.argue(Relation::support([exception], undercutter))?;
            }
        }
        Ok(())
    }

    fn instances(
        &mut self,
        rule: &Rule,
        patterns: &[Pattern],
        firing: &Firing,
    ) -> Result<Vec<StatementId>, Error> {
        let built = patterns.iter().map(|pattern| {
            let term = rule.build(pattern, &firing.bindings, &mut self.terms)?;
            self.statement(term)
        });
        built.collect()
    }

    fn assume(&mut self, id: StatementId) -> Result<(), Error> {
        if self.assumed.insert(id) {
            let assumed = [("assumed".to_owned(), true.into())].into_iter().collect();
            let data = set_aside(self.map[id].data(), assumed);
            self.map.edit_statement(id, |statement| statement.set_data(data))?;
        }
        Ok(())
    }

    /// The statement of a term, which is new unless it was there before.
    fn statement(&mut self, term: usize) -> Result<StatementId, Error> {
        if let Some(&id) = self.statements.get(&term) {
            return Ok(id);
        }
        let key = self.terms.text(term);
        let language = self.file.get("language");
        let text = spell_out(key, |name| language?.get(name)?.as_str());
        let id = self.map.add_statement(Statement::claim(key, text))?;
        self.statements.insert(term, id);
        Ok(id)
    }

    /// Each statement once, in its role.
    fn premises(&self, rule: &Rule, statements: impl Iterator<Item = StatementId>) -> Vec<Premise> {
        let mut premises: Vec<Premise> = Vec::new();
        let mut seen = BTreeSet::new();
        for (place, id) in statements.enumerate().filter(|&(_, id)| seen.insert(id)) {
            let role = rule.roles.get(place).filter(|_| place < rule.kept).cloned();
            let role = role.or_else(|| self.schemes.made_up_role(&rule.id, premises.len(), self.map.key(id)));
            premises.push(role.map_or_else(|| id.into(), |role| Premise::in_role(id, role)));
        }
        premises
    }

    /// Adds an argument under the next free name, and the statement that undercuts it.
    fn argue(&mut self, mut argument: Relation) -> Result<StatementId, Error> {
        let (key, undercut) = loop {
            self.last += 1;
            let key = format!("a{}", self.last);
            let undercut = format!("undercut of {key}");
            if self.map.find(&key).or(self.map.find(&undercut)).is_none() {
                break (key, undercut);
            }
        };
        argument.set_key(&key);
        let argument = self.map.add_relation(argument)?;
        let term = self.terms.fact(&format!("undercut({key})"));
        let is_new = !self.statements.contains_key(&term);
        let undercutter = self.statement(term)?;
        if is_new {
            let text = format!("{key} is undercut.");
            self.map.edit_statement(undercutter, |statement| statement.set_text(text))?;
        }
        let mut relation = Relation::attack([undercutter], argument);
        relation.set_key(undercut);
        self.map.add_relation(relation)?;
        Ok(undercutter)
    }
}
