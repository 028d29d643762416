//! Which statements are at issue by the patterns of a file.

use super::case::{scalar, wrong};
use super::term::{Pattern, Terms};
use crate::error::Error;
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::StatementId;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Statements that match the patterns of one issue scheme and agree in the variables that all of its patterns have:
/// groups of two and more. (In `[p(X), ..., p(Z)]` the dots say that there may be any number of positions.)
pub(super) fn rivals(map: &ArgumentMap, file: &Data) -> Result<Vec<Vec<StatementId>>, Error> {
    let Some(schemes) = file.get("issue_schemes").and_then(Value::as_object) else { return Ok(Vec::new()) };
    let mut terms = Terms::default();
    let facts: Vec<_> = map.statements().map(|id| (id, terms.fact(map.key(id)))).collect();
    let mut rivals = Vec::new();
    for (name, scheme) in schemes {
        let mut variables = Vec::new();
        let written = scheme.as_array().into_iter().flatten().map(scalar).filter(|text| text != "...");
        let patterns = written.map(|text| {
            let pattern = terms.pattern(&text, &mut variables);
            pattern
                .ok_or_else(|| wrong(format!("{text:?} in the issue scheme {name:?} is no atomic formula")))
        });
        let patterns: Vec<Pattern> = patterns.collect::<Result<_, _>>()?;
        let mut shared: BTreeSet<usize> = (0..variables.len()).collect();
        for pattern in &patterns {
            let mut own = BTreeSet::new();
            pattern.variables(&mut |variable| own.extend([variable]));
            shared = &shared & &own;
        }
        let mut groups: BTreeMap<Vec<Option<usize>>, Vec<StatementId>> = BTreeMap::new();
        for &(id, fact) in &facts {
            for pattern in &patterns {
                let mut bindings = vec![None; variables.len()];
                if terms.matches(pattern, fact, &mut bindings, &mut Vec::new()) {
                    let group = groups.entry(shared.iter().map(|&variable| bindings[variable]).collect());
                    let group = group.or_default();
                    group.extend((group.last() != Some(&id)).then_some(id));
                }
            }
        }
        rivals.extend(groups.into_values().filter(|group| group.len() > 1));
    }
    Ok(rivals)
}
