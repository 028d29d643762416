//! Frameworks as maps and maps as frameworks.

use super::NamedFramework;
use crate::error::Error;
use crate::format::content::note_left_out;
use crate::format::key::key_of;
use crate::format::report::{Feature, Loss, Losses};
use crate::map::ArgumentMap;
use crate::map::id::NodeId;
use crate::map::relation::{Family, Relation};
use crate::map::statement::Statement;
use crate::semantics::Framework;

/// A map with a claim for each argument and a rebuttal for each attack; names are keys and texts.
///
/// A name that cannot be a key, such as a blank one, is quoted in the key and stands in the text as it is.
///
/// # Errors
/// [`ErrorKind::Full`](crate::ErrorKind::Full) if a map cannot hold as much.
pub fn to_map(named: &NamedFramework) -> Result<ArgumentMap, Error> {
    let mut map = ArgumentMap::new();
    let framework = named.framework();
    let mut claims = Vec::with_capacity(framework.len());
    for argument in framework.arguments() {
        let name = named.name(argument);
        let mut key = key_of(&name).into_owned();
        while map.find(&key).is_some() {
            key.push('\'');
        }
        claims.push(map.add_statement(Statement::claim(key, &*name))?);
    }
    for (attacker, attacked) in framework.attacks() {
        map.add_relation(Relation::attack([claims[attacker as usize]], claims[attacked as usize]))?;
    }
    Ok(map)
}

const KEEPS: &[Feature] = &[Feature::Symmetric];

/// The framework of the attacks that a map draws between its claims and evidence, and what else is in the map.
///
/// An argument is called as its statement's key; a contradiction attacks both ways. An attack with linked premises, one
/// on a relation, a conceded one, and all supports are left out, for a framework knows none of these: what
/// [`evaluate`](crate::semantics::evaluate) makes of a map takes more into account.
///
/// # Errors
/// [`ErrorKind::TooManyArguments`](crate::ErrorKind::TooManyArguments).
pub fn from_map(map: &ArgumentMap) -> Result<(NamedFramework, Vec<Loss>), Error> {
    let mut losses = Losses::default();
    let mut numbers = vec![None; map.bound()];
    let mut names = Vec::new();
    for id in map.statements() {
        let statement = &map[id];
        numbers[id.index()] = Some(names.len() as u32);
        let (key, text) = (statement.key(), statement.text());
        // A name that cannot be a key was quoted.
        let quoted = key_of(text) == key;
        if !quoted {
            losses.note(Feature::Text, key, "left out");
        }
        names.push(if quoted { text } else { key });
    }
    let mut attacks = Vec::new();
    for id in map.relations() {
        let relation = &map[id];
        let mut lost = |feature| losses.note(feature, relation.key(), "left out");
        let number = |node: NodeId| numbers.get(node.index()).copied().flatten();
        match (relation.family(), relation.premises(), number(relation.target())) {
            (Family::Support, ..) => lost(Feature::Support),
            (Family::Attack, _, _) if relation.is_conceded() => lost(Feature::Conceded),
            (Family::Attack, _, None) => lost(Feature::OnRelation),
            (Family::Attack, [premise], Some(attacked)) => match number(premise.node()) {
                Some(attacker) => {
                    attacks.push((attacker, attacked));
                    attacks.extend(relation.is_symmetric().then_some((attacked, attacker)));
                }
                None => lost(Feature::OnRelation),
            },
            (Family::Attack, ..) => lost(Feature::Linked),
            _ => {}
        }
    }
    note_left_out(map, KEEPS, &[Feature::Conceded], &mut losses);
    let named = NamedFramework::new(Framework::new(names.len(), attacks)?, names)?;
    Ok((named, losses.into_vec()))
}
