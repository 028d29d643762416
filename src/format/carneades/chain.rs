//! Running rules forward, as Constraint Handling Rules.
//!
//! What rules find is a store of facts. A rule fires where different facts match its premises and its deletions;
//! then the deletions are removed from the store and its conclusions added. Of all that could fire next it is the
//! first rule, by the facts that came first: rules have the priority of their place (De Koninck, Schrijvers and Demoen
//! 2007, "User-definable rule priorities for CHR"). No rule fires twice for the same facts. Unlike in CHR, a fact that
//! is there already is not added again, so that rules which only add to a finite world come to an end.
//!
//! Matches are looked for once, when the last of their facts arrives, so what has fired need not be remembered.

use super::rule::Rule;
use super::term::{Pattern, Terms};
use crate::error::Error;
use crate::semantics::{Clock, Limit};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// How many steps are taken at most where the caller sets no limit of steps.
const MOST: u64 = 1 << 24;
/// What a rule that fires costs, besides the facts that were tried.
const FIRING: u64 = 64;

/// Which matches of rules become arguments.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Matching {
    /// All of them.
    #[default]
    Every,
    /// Those that Carneades 4 finds, as far as its published results tell: where different facts lead to the same
    /// fact for a later premise, it goes through that premise's facts only once, and overlooks combinations.
    AsCarneades,
}

/// A rule that fired: on which facts, and what its variables stand for.
pub(super) struct Firing {
    pub(super) rule: usize,
    pub(super) facts: Vec<usize>,
    pub(super) bindings: Vec<Option<usize>>,
}

pub(super) struct Chain<'r> {
    rules: &'r [Rule],
    terms: &'r mut Terms,
    clock: Arc<Clock>,
    store: Store,
    /// Matches that have not fired, by rule and facts.
    waiting: BTreeSet<(usize, Box<[usize]>)>,
    seen: Seen,
    /// By rule, how many matches were overlooked.
    pub(super) overlooked: Vec<usize>,
}

impl<'r> Chain<'r> {
    pub(super) fn new(rules: &'r [Rule], terms: &'r mut Terms, limit: Limit) -> Self {
        Chain {
            rules,
            terms,
            clock: limit.or_steps(MOST).start(),
            store: Store::default(),
            waiting: BTreeSet::new(),
            seen: Seen::default(),
            overlooked: vec![0; rules.len()],
        }
    }

    /// Fires rules on facts until none can.
    pub(super) fn run(&mut self, facts: &[usize], matching: Matching) -> Result<Vec<Firing>, Error> {
        let mut firings = Vec::new();
        facts.iter().try_for_each(|&fact| self.add(fact))?;
        while let Some((number, facts)) = self.waiting.pop_first() {
            self.clock.check()?;
            if !facts.iter().all(|&fact| self.store.has(fact)) {
                continue;
            }
            let rule = &self.rules[number];
            let mut bindings = vec![None; rule.variables];
            for (head, &fact) in rule.heads.iter().zip(&facts) {
                self.terms.matches(head, self.store.facts[fact], &mut bindings, &mut Vec::new());
            }
            if matching == Matching::AsCarneades && self.seen.overlooks(number, rule, &facts, &bindings) {
                self.overlooked[number] += 1;
                continue;
            }
            self.clock.take(FIRING)?;
            facts[rule.kept..].iter().for_each(|&fact| self.store.remove(fact));
            for pattern in rule.conclusions.iter().chain(&rule.assumptions) {
                let term = rule.build(pattern, &bindings, self.terms)?;
                self.clock.take(self.terms.text(term).len() as u64 / 16)?;
                self.add(term)?;
            }
            let facts = facts.iter().map(|&fact| self.store.facts[fact]).collect();
            firings.push(Firing { rule: number, facts, bindings });
        }
        Ok(firings)
    }

    /// Adds a fact, and the matches in which it takes part.
    fn add(&mut self, term: usize) -> Result<(), Error> {
        let Some(fact) = self.store.add(term, self.terms) else { return Ok(()) };
        for (number, rule) in self.rules.iter().enumerate() {
            for (place, head) in rule.heads.iter().enumerate() {
                let mut partial = Partial { rule, facts: Vec::new(), bindings: vec![None; rule.variables] };
                if self.terms.matches(head, term, &mut partial.bindings, &mut Vec::new()) {
                    let mut found = Vec::new();
                    self.join(&mut partial, (place, fact), &mut found)?;
                    self.waiting.extend(found.into_iter().map(|facts| (number, facts)));
                }
            }
        }
        Ok(())
    }

    /// Finds facts for the premises that have none yet; `new` is the place that the new fact takes.
    fn join(
        &self,
        partial: &mut Partial<'_>,
        new: (usize, usize),
        found: &mut Vec<Box<[usize]>>,
    ) -> Result<(), Error> {
        let place = partial.facts.len();
        let Some(head) = partial.rule.heads.get(place) else {
            found.push(partial.facts.as_slice().into());
            return Ok(());
        };
        let only = [new.1];
        let candidates = if place == new.0 { &only } else { self.store.candidates(head, &partial.bindings) };
        for &fact in candidates {
            self.clock.step();
            if self.clock.poll() {
                return Err(self.clock.stopped().into());
            }
            let is_taken = partial.facts.contains(&fact) || (fact == new.1 && place != new.0);
            if is_taken || !self.store.has(fact) {
                continue;
            }
            let mut trail = Vec::new();
            if self.terms.matches(head, self.store.facts[fact], &mut partial.bindings, &mut trail) {
                partial.facts.push(fact);
                self.join(partial, new, found)?;
                partial.facts.pop();
            }
            trail.into_iter().for_each(|variable| partial.bindings[variable] = None);
        }
        Ok(())
    }
}

/// A match of the first premises of a rule, and of the one that a new fact takes.
struct Partial<'r> {
    rule: &'r Rule,
    facts: Vec<usize>,
    bindings: Vec<Option<usize>>,
}

/// A functor, and it may be a place with the term in it.
type Shape = (usize, Option<(usize, usize)>);

/// Facts in the order in which they came.
#[derive(Default)]
struct Store {
    /// The term of each.
    facts: Vec<usize>,
    all: Vec<usize>,
    /// Which fact a term is, if it is there.
    of: HashMap<usize, usize>,
    /// The facts that are or were there.
    by: HashMap<Shape, Vec<usize>>,
}

impl Store {
    /// The new fact, unless it is there already.
    fn add(&mut self, term: usize, terms: &Terms) -> Option<usize> {
        let fact = self.facts.len();
        if self.of.contains_key(&term) {
            return None;
        }
        self.of.insert(term, fact);
        self.facts.push(term);
        self.all.push(fact);
        let places = terms.parts(term).iter().copied().enumerate().map(Some);
        for place in places.chain([None]) {
            self.by.entry((terms.functor(term), place)).or_default().push(fact);
        }
        Some(fact)
    }

    fn has(&self, fact: usize) -> bool {
        self.of.get(&self.facts[fact]) == Some(&fact)
    }

    fn remove(&mut self, fact: usize) {
        self.of.remove(&self.facts[fact]);
    }

    /// The facts that may match, by the rarest of the terms that are known.
    fn candidates(&self, pattern: &Pattern, bindings: &[Option<usize>]) -> &[usize] {
        let known = |pattern: &Pattern| match pattern {
            Pattern::Variable(variable) => bindings[*variable],
            Pattern::Ground(number) => Some(*number),
            Pattern::Compound { .. } => None,
        };
        match (known(pattern), pattern) {
            (Some(term), _) => self.of.get(&term).map_or(&[], std::slice::from_ref),
            (None, Pattern::Compound { functor, terms }) => {
                let places = terms.iter().enumerate();
                let places = places.filter_map(|(place, term)| Some(Some((place, known(term)?))));
                let lists = places.chain([None]).map(|place| self.by.get(&(*functor, place)));
                lists
                    .map(|list| list.map_or(&[][..], Vec::as_slice))
                    .min_by_key(|list| list.len())
                    .unwrap_or(&[])
            }
            _ => &self.all,
        }
    }
}

/// A rule, one of its premises after the first, and what those before it say of its variables.
type Join = (usize, usize, Vec<usize>);

/// The facts that last led to a join, and how far the facts for the premise were gone through.
#[derive(Default)]
struct Seen(HashMap<Join, (Box<[usize]>, usize)>);

impl Seen {
    /// Whether Carneades would not come to this match any more.
    fn overlooks(&mut self, number: usize, rule: &Rule, facts: &[usize], bindings: &[Option<usize>]) -> bool {
        let mut bound = vec![false; bindings.len()];
        let mut keys = Vec::new();
        for (place, head) in rule.heads.iter().enumerate() {
            let mut shared = Vec::new();
            head.variables(&mut |variable| shared.extend(bindings[variable].filter(|_| bound[variable])));
            head.variables(&mut |variable| bound[variable] = true);
            if place > 0 {
                keys.push((number, place, shared));
            }
        }
        let passed = |key: &Join| {
            self.0.get(key).is_some_and(|(led, reached)| **led != facts[..key.1] && facts[key.1] < *reached)
        };
        if keys.iter().any(passed) {
            return true;
        }
        for key in keys {
            let place = key.1;
            self.0.insert(key, (facts[..place].into(), facts[place]));
        }
        false
    }
}
