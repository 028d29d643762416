//! From what is kept beside a map to a case.

use super::rivals::rivals;
use super::{GIVEN, kept};
use crate::error::{Error, ErrorKind};
use crate::map::ArgumentMap;
use crate::map::attributes::{Data, Strength};
use crate::map::id::{RelationId, StatementId};
use crate::map::relation::{Family, Premise, SchemeName};
use crate::semantics::carneades::{Case, Criterion, Order, Property, Standard, Weighing};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) fn case(map: &ArgumentMap) -> Result<Case, Error> {
    let Some(file) = kept(Some(map.data())) else { return Ok(Case::new()) };
    let mut case = Case::assuming(assumptions(map, file));
    for (positions, standard) in issues(map, file)? {
        case.issue(positions, standard);
    }
    let (schemes, answers) = (Schemes::of(file), answers(map));
    for id in map.relations().filter(|&id| map[id].family() == Family::Support) {
        let name = map[id].scheme().map_or("", SchemeName::written);
        if let Some(weighing) = schemes.weighing(map, id, name, &answers)? {
            case.weighing(id, weighing);
        }
    }
    Ok(case)
}

/// What the file assumes, in its order; then the statements that it says this of.
pub(super) fn assumptions(map: &ArgumentMap, file: &Data) -> Vec<StatementId> {
    let marked = map.statements().filter(|&id| is_assumed(map, id));
    named(map, file.get("assumptions")).into_iter().chain(marked).collect()
}

fn named(map: &ArgumentMap, terms: Option<&Value>) -> Vec<StatementId> {
    let terms = terms.and_then(Value::as_array).into_iter().flatten();
    terms.filter_map(|term| map.find_statement(term.as_str()?)).collect()
}

/// The issues that the file declares, then those by its patterns. What is at issue already is not so twice: its rivals
/// join it there.
fn issues(map: &ArgumentMap, file: &Data) -> Result<Vec<(Vec<StatementId>, Standard)>, Error> {
    let mut issues = Vec::new();
    for issue in file.get("issues").and_then(Value::as_object).into_iter().flat_map(Data::values) {
        let name = issue.get("standard").and_then(Value::as_str);
        let positions = named(map, issue.get("positions"));
        if !positions.is_empty() {
            issues.push((positions, name.and_then(standard).unwrap_or_default()));
        }
    }
    let at_issue = |(issue, (positions, _)): (usize, &(Vec<StatementId>, Standard))| {
        positions.iter().map(|&id| (id, issue)).collect::<Vec<_>>()
    };
    let mut of: BTreeMap<StatementId, usize> = issues.iter().enumerate().flat_map(at_issue).collect();
    for rivals in rivals(map, file)? {
        let issue = rivals.iter().find_map(|id| of.get(id).copied()).unwrap_or(issues.len());
        if issue == issues.len() {
            issues.push((Vec::new(), Standard::default()));
        }
        for id in rivals {
            of.entry(id).or_insert_with(|| {
                issues[issue].0.push(id);
                issue
            });
        }
    }
    Ok(issues)
}

/// Whether the file says of the statement itself that it is assumed.
pub(super) fn is_assumed(map: &ArgumentMap, id: StatementId) -> bool {
    let kept = kept(map[id].data());
    ["assumed", GIVEN].iter().any(|&name| kept.and_then(|kept| kept.get(name)) == Some(&Value::Bool(true)))
}

pub(super) fn standard(name: &str) -> Option<Standard> {
    Some(match name {
        "SE" => Standard::Scintilla,
        "PE" => Standard::Preponderance,
        "CCE" => Standard::ClearAndConvincing,
        "BRD" => Standard::BeyondReasonableDoubt,
        "DV" => Standard::DialecticalValidity,
        _ => return None,
    })
}

/// The argument schemes of a file by name.
pub(super) struct Schemes<'f> {
    file: &'f Data,
    by_name: BTreeMap<&'f str, &'f Value>,
}

impl<'f> Schemes<'f> {
    pub(super) fn of(file: &'f Data) -> Self {
        let schemes = file.get("argument_schemes").and_then(Value::as_array).into_iter().flatten();
        let by_name = schemes.filter_map(|scheme| Some((scheme.get("id")?.as_str()?, scheme))).collect();
        Schemes { file, by_name }
    }

    /// The weighing function as the scheme spells it out or the file under the name that the scheme gives.
    fn function(&self, written: &'f Value) -> Option<&'f Value> {
        match written.as_str() {
            Some(name) => self.file.get("weighing_functions")?.get(name),
            None => Some(written),
        }
    }

    fn function_of(&self, name: &str) -> Option<&'f Value> {
        self.function(self.by_name.get(name)?.get("weight")?)
    }

    /// The properties of the scheme by which its arguments are ranked, for the data of the relation.
    pub(super) fn ranked_by(&self, name: &str) -> Data {
        let ranked = || {
            let properties = self.function_of(name)?.get("preference")?.as_array()?;
            let meta = self.by_name.get(name)?.get("meta")?.as_object()?;
            let names = properties.iter().filter_map(|property| property.get("property")?.as_str());
            let names = names.filter(|name| *name != super::KEY);
            Some(names.filter_map(|name| Some((name.to_owned(), meta.get(name)?.clone()))).collect())
        };
        ranked().unwrap_or_default()
    }

    /// The role that a premise without one gets, so that criteria find it: its predicate, or its number.
    pub(super) fn made_up_role(&self, name: &str, number: usize, key: &str) -> Option<String> {
        let criteria = self.function_of(name)?.get("criteria")?;
        let predicate = predicate_of(key);
        let soft = criteria.get("soft").is_some_and(|soft| soft.get(predicate).is_some());
        Some(if soft { predicate.to_owned() } else { format!("premise {number}") })
    }

    /// How the arguments of a scheme are weighed, if not as all others.
    fn weighing(
        &self,
        map: &ArgumentMap,
        id: RelationId,
        name: &str,
        answers: &Answers<'_>,
    ) -> Result<Option<Weighing>, Error> {
        let Some(scheme) = self.by_name.get(name) else { return Ok(simple(name)) };
        let Some(written) = scheme.get("weight") else { return Ok(None) };
        let function = self.function(written);
        if let Some(weighing) =
            [Some(written), function].into_iter().flatten().filter_map(Value::as_str).find_map(simple)
        {
            return Ok(Some(weighing));
        }
        let part = |name| function.and_then(|function| function.get(name));
        if let Some(constant) = part("constant") {
            return Ok(Some(Weighing::Constant(degree(constant)?)));
        }
        if let Some(properties) = part("preference").and_then(Value::as_array) {
            return Ok(Some(Weighing::Preference(
                properties.iter().map(property).collect::<Result<_, _>>()?,
            )));
        }
        match part("criteria").and_then(Value::as_object) {
            Some(criteria) => weigh_criteria(map, id, criteria, answers).map(Some),
            None => Err(wrong(format!("{written} is no weighing function of Carneades"))),
        }
    }
}

fn simple(name: &str) -> Option<Weighing> {
    Some(match name {
        "linked" => Weighing::Linked,
        "convergent" => Weighing::Convergent,
        "cumulative" => Weighing::Cumulative,
        "factorized" => Weighing::Factorized,
        _ => return None,
    })
}

pub(super) fn wrong(message: String) -> Error {
    ErrorKind::Syntax { message }.into()
}

/// Answers to the questions of soft criteria: by predicate, the last term of the atom and its statement.
type Answers<'m> = BTreeMap<&'m str, Vec<(&'m str, StatementId)>>;

fn answers(map: &ArgumentMap) -> Answers<'_> {
    let mut answers = Answers::new();
    for id in map.statements() {
        if let Some((predicate, terms)) = map[id].key().split_once('(') {
            let last = terms.trim_end_matches(')').rsplit(',').next().unwrap_or_default();
            answers.entry(predicate).or_default().push((last, id));
        }
    }
    answers
}

fn degree(value: &Value) -> Result<Strength, Error> {
    // 1e-3 without a point was read as a word, since it may be the name of a statement.
    let number = value.as_f64().or_else(|| value.as_str()?.parse().ok());
    let number =
        number.ok_or_else(|| wrong(format!("{value} stands where a number in 0..=1 is expected")))?;
    Strength::new(number)
}

fn property(written: &Value) -> Result<Property, Error> {
    let name = written.get("property").and_then(Value::as_str);
    let name = name.ok_or_else(|| wrong(format!("the preference {written} names no property")))?;
    let order = match written.get("order") {
        None => Order::Ascending,
        Some(Value::Array(values)) => {
            Order::Listed(values.iter().map(|value| scalar(value).into()).collect())
        }
        Some(order) => match order.as_str() {
            Some("ascending") => Order::Ascending,
            Some("descending") => Order::Descending,
            _ => {
                return Err(wrong(format!(
                    "the order {order} is neither ascending nor descending nor a list"
                )));
            }
        },
    };
    Ok(Property { name: name.into(), order })
}

pub(super) fn scalar(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn weigh_criteria(
    map: &ArgumentMap,
    id: RelationId,
    criteria: &Data,
    answers: &Answers<'_>,
) -> Result<Weighing, Error> {
    let premises = map[id].premises();
    let hard = criteria.get("hard").and_then(Value::as_array).into_iter().flatten();
    let hard = hard.filter_map(|number| premises.get(usize::try_from(number.as_u64()?).ok()?)?.role());
    let hard = hard.map(Into::into).collect();
    let mut soft = Vec::new();
    for (predicate, constraint) in criteria.get("soft").and_then(Value::as_object).into_iter().flatten() {
        let asks = |premise: &&Premise| predicate_of(map.key(premise.node())) == predicate;
        let role = premises.iter().find(asks).and_then(Premise::role).unwrap_or(predicate);
        let worth = constraint.get("values").and_then(Value::as_object);
        let mut values = BTreeMap::new();
        for &(answer, id) in answers.get(&**predicate).into_iter().flatten() {
            if let Some(worth) = worth.and_then(|worth| worth.get(answer)) {
                values.insert(id, degree(worth)?);
            }
        }
        let factor = constraint.get("factor").map_or_else(|| Strength::new(1.0), degree)?;
        soft.push(Criterion { role: role.into(), factor, values });
    }
    Ok(Weighing::Criteria { hard, soft })
}

fn predicate_of(atom: &str) -> &str {
    atom.split_once('(').map_or(atom, |(predicate, _)| predicate)
}
