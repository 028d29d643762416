//! Argument schemes as rules: which there are, and which are not understood.

use super::case::{scalar, wrong};
use super::term::{Pattern, Terms};
use crate::error::{Error, Location};
use crate::format::report::{Diagnostic, Outcome};
use crate::map::attributes::Data;
use serde_json::Value;

/// How many premises a rule may have, which bounds the recursion over them.
const MOST: usize = 64;

pub(super) struct Rule {
    pub(super) id: String,
    /// What has to be there: what is kept, then what is removed.
    pub(super) heads: Vec<Pattern>,
    pub(super) kept: usize,
    pub(super) roles: Vec<String>,
    pub(super) conclusions: Vec<Pattern>,
    pub(super) assumptions: Vec<Pattern>,
    pub(super) exceptions: Vec<Pattern>,
    /// How many there are; those that the scheme lists come first.
    pub(super) variables: usize,
}

impl Rule {
    pub(super) fn build(
        &self,
        pattern: &Pattern,
        bindings: &[Option<usize>],
        terms: &mut Terms,
    ) -> Result<usize, Error> {
        let grows = || wrong(format!("the rule {:?} derives ever larger statements; take it out", self.id));
        terms.build(pattern, bindings).ok_or_else(grows)
    }
}

/// The rules of a file in their order, and why some are left out.
pub(super) fn rules(file: &Data, terms: &mut Terms) -> (Vec<Rule>, Vec<Diagnostic>) {
    let (mut rules, mut diagnostics) = (Vec::new(), Vec::new());
    let schemes = file.get("argument_schemes").and_then(Value::as_array).into_iter().flatten();
    for (place, scheme) in schemes.enumerate() {
        match rule(scheme, terms) {
            Ok(rule) => rules.extend(rule),
            Err(reason) => {
                let path = format!("argument_schemes[{place}]");
                diagnostics.push(Diagnostic {
                    location: Location::Document { line: 0, column: 0, path },
                    outcome: Outcome::Kept,
                    found: format!("a rule from which nothing is derived: {reason}"),
                    remedy: String::new(),
                });
            }
        }
    }
    (rules, diagnostics)
}

/// The rule of a scheme, unless it is there only to be referred to.
fn rule(scheme: &Value, terms: &mut Terms) -> Result<Option<Rule>, String> {
    let [premises, deletions, conclusions] =
        ["premises", "deletions", "conclusions"].map(|part| texts(scheme, part));
    let (premises, deletions, conclusions) = (premises?, deletions?, conclusions?);
    let kept = premises.len();
    let heads = [premises, deletions].concat();
    if heads.is_empty() || (heads.len() == kept && conclusions.is_empty()) {
        return Ok(None);
    }
    if heads.len() > MOST {
        return Err(format!("it has more than {MOST} premises"));
    }
    if !texts(scheme, "guards")?.is_empty() {
        return Err("it has guards, which are not understood".to_owned());
    }
    let mut variables = texts(scheme, "variables")?;
    let mut patterns = |texts: Vec<String>| -> Result<Vec<Pattern>, String> {
        let mut pattern = |text: &String| {
            terms.pattern(text, &mut variables).ok_or_else(|| format!("{text:?} is no atomic formula"))
        };
        texts.iter().map(&mut pattern).collect()
    };
    let heads = patterns(heads)?;
    let [conclusions, assumptions, exceptions] =
        [Ok(conclusions), texts(scheme, "assumptions"), texts(scheme, "exceptions")]
            .map(|texts| patterns(texts?));
    let (mut conclusions, assumptions, exceptions) = (conclusions?, assumptions?, exceptions?);
    let nothing = Pattern::Ground(terms.fact("true"));
    conclusions.retain(|conclusion| *conclusion != nothing);

    let mut bound = vec![false; variables.len()];
    heads.iter().for_each(|head| head.variables(&mut |variable| bound[variable] = true));
    let mut free = None;
    for pattern in conclusions.iter().chain(&assumptions).chain(&exceptions) {
        pattern.variables(&mut |variable| free = free.or((!bound[variable]).then_some(variable)));
    }
    if let Some(free) = free {
        return Err(format!("no premise says what {:?} stands for", variables[free]));
    }
    Ok(Some(Rule {
        id: scheme.get("id").map(scalar).unwrap_or_default(),
        heads,
        kept,
        roles: texts(scheme, "roles")?,
        conclusions,
        assumptions,
        exceptions,
        variables: variables.len(),
    }))
}

fn texts(scheme: &Value, part: &str) -> Result<Vec<String>, String> {
    match scheme.get(part) {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(items)) if !items.iter().any(|item| item.is_array() || item.is_object()) => {
            Ok(items.iter().map(scalar).collect())
        }
        _ => Err(format!("its {part} are no list of words or sentences")),
    }
}
