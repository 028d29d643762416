//! Weighing functions: how much an argument weighs, given which of its premises are accepted.

use crate::map::ArgumentMap;
use crate::map::attributes::Strength;
use crate::map::id::{RelationId, StatementId};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// How the weight of an argument follows from its premises.
///
/// An argument is weighed once each premise is either accepted or not and no undercut stands. Whatever this gives
/// is multiplied by the relation's own [`strength`](crate::Relation::strength), 1 where it has none. Gordon and
/// Walton 2016, "Formalizing balancing arguments"; the functions are those of Carneades 4.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum Weighing {
    /// 1 if all premises are accepted, else 0.
    #[default]
    Linked,
    /// 1 if some premise is accepted, else 0.
    Convergent,
    /// The share of the premises that are accepted.
    Cumulative,
    /// 0 unless all premises are accepted; then their number, divided by that of the different premises of all
    /// arguments at issue: the more of the factors an argument takes into account, the more it weighs.
    Factorized,
    /// A fixed weight if all premises are accepted, else 0.
    Constant(Strength),
    /// Multiple criteria. 0 if a premise in a hard role is not accepted, or a soft criterion finds no accepted
    /// answer; else the mean of what the soft criteria give, weighted by their factors (0 if there are none).
    Criteria {
        /// The roles of premises that the argument cannot do without.
        hard: Vec<Box<str>>,
        /// What makes it better or worse.
        soft: Vec<Criterion>,
    },
    /// 0 unless all premises are accepted; then its rank from the bottom among the arguments at issue that are
    /// weighed by the same preference, divided by the number of ranks: the best weigh 1. Properties earlier in
    /// the list take precedence: *lex superior*, then *lex posterior*.
    Preference(Vec<Property>),
}

/// One soft criterion of [`Weighing::Criteria`]: the premises in its role ask a question, and the answer that is
/// accepted counts for so much.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// The role of the premises that ask.
    pub role: Box<str>,
    /// How much the criterion counts in relation to the others.
    pub factor: Strength,
    /// What each answer is worth: each position of the issue that the premise belongs to, or if it is not at
    /// issue, the premise itself. An answer that is not listed is worth 0; of several accepted ones the best counts.
    pub values: BTreeMap<StatementId, Strength>,
}

/// A property that arguments are ranked by: an entry of a relation's [`data`](crate::Relation::data).
///
/// It ranks the arguments at issue only if all of them have it, and all as numbers or all as strings; otherwise
/// the next one decides.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Property {
    /// The name of the entry.
    pub name: Box<str>,
    /// Which value makes the stronger argument.
    pub order: Order,
}

/// An order of values from the weakest to the strongest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Order {
    /// The greater number; of strings, the later in the order of their characters, as are later dates written
    /// `2026-11-24`.
    Ascending,
    /// The other way round.
    Descending,
    /// Strings in the order listed, the weakest first. What is not listed is weaker than all that is.
    Listed(Vec<Box<str>>),
}

/// A property's value in a form that compares.
#[derive(Clone, Copy)]
enum Value<'a> {
    Number(f64),
    Text(&'a str),
    Place(Option<usize>),
}

impl Property {
    /// The values of all arguments, if they can be compared.
    fn values<'a>(&self, map: &'a ArgumentMap, arguments: &[RelationId]) -> Option<Vec<Value<'a>>> {
        let places: Option<BTreeMap<&str, usize>> = match &self.order {
            Order::Listed(values) => Some(values.iter().map(|value| &**value).zip(0..).collect()),
            Order::Ascending | Order::Descending => None,
        };
        let value = |&id: &RelationId| match (map[id].data()?.get(&*self.name)?, &places) {
            (serde_json::Value::String(text), Some(places)) => {
                Some(Value::Place(places.get(&**text).copied()))
            }
            (serde_json::Value::String(text), None) => Some(Value::Text(text)),
            (serde_json::Value::Number(number), None) => number.as_f64().map(Value::Number),
            _ => None,
        };
        let values: Vec<Value<'a>> = arguments.iter().map(value).collect::<Option<_>>()?;
        let numbers = values.iter().filter(|value| matches!(value, Value::Number(_))).count();
        (numbers == 0 || numbers == values.len()).then_some(values)
    }

    fn compare(&self, one: Value<'_>, other: Value<'_>) -> Ordering {
        let ascending = match (one, other) {
            (Value::Number(one), Value::Number(other)) => one.total_cmp(&other),
            (Value::Text(one), Value::Text(other)) => one.cmp(other),
            (Value::Place(one), Value::Place(other)) => one.cmp(&other),
            _ => Ordering::Equal,
        };
        if self.order == Order::Descending { ascending.reverse() } else { ascending }
    }
}

/// The weight of each argument by its rank among all of them.
pub(crate) fn by_rank(
    map: &ArgumentMap,
    properties: &[Property],
    arguments: &[RelationId],
) -> Vec<(RelationId, f64)> {
    let columns: Vec<(&Property, Vec<Value<'_>>)> =
        properties.iter().filter_map(|property| Some((property, property.values(map, arguments)?))).collect();
    let compare = |&a: &usize, &b: &usize| {
        let each = columns.iter().map(|(property, values)| property.compare(values[a], values[b]));
        each.fold(Ordering::Equal, Ordering::then)
    };
    let mut order: Vec<usize> = (0..arguments.len()).collect();
    order.sort_by(compare);
    let mut rank = 0;
    let mut ranks = Vec::with_capacity(order.len());
    for (i, &argument) in order.iter().enumerate() {
        if i == 0 || compare(&order[i - 1], &argument) != Ordering::Equal {
            rank += 1;
        }
        ranks.push((arguments[argument], rank));
    }
    ranks.into_iter().map(|(argument, at)| (argument, f64::from(at) / f64::from(rank))).collect()
}
