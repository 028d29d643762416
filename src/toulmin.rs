//! Toulmin's layout of an argument: read off a map, and made into one.

use crate::error::Error;
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::{Family, Premise, Relation};
use crate::map::statement::Statement;

/// The parts of an argument after Toulmin: *data, so (qualifier) claim; since warrant, on account of backing; unless
/// rebuttal* (*The Uses of Argument*, 1958, chapter III).
///
/// With texts, it is a way to write a small map; with ids, a way to look at one inference of a map. In the map the
/// data and the warrant are premises of one support, in the roles `datum` and `warrant`; the backing supports the
/// warrant, or where there is none, the inference; the qualifier hedges the inference; and each rebuttal, which
/// grants the data and tells when the claim does not follow, is an undercut. Judged, a rebuttal is taken to hold like
/// all that is written; what only might hold is left out by `semantics::Reading::drop`.
///
/// ```
/// use argument_map::Toulmin;
///
/// let harry = Toulmin {
///     data: vec!["Harry was born in Bermuda.".to_owned()],
///     claim: "Harry is a British subject.".to_owned(),
///     warrant: vec!["A man born in Bermuda will generally be a British subject.".to_owned()],
///     backing: vec!["The British Nationality Acts provide so.".to_owned()],
///     qualifier: Some("presumably".to_owned()),
///     rebuttal: vec!["Both his parents were aliens.".to_owned()],
/// };
/// let map = harry.to_map()?;
/// let inference = map.find_relation("inference").ok_or("no such relation")?;
/// let layout = Toulmin::of(&map, inference).ok_or("it has no such roles")?;
/// assert_eq!(map[layout.warrant[0]].key(), "warrant");
/// assert_eq!(layout.texts(&map), harry);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Toulmin<T = String> {
    /// The facts that the claim is founded on, linked.
    #[doc(alias = "grounds")]
    pub data: Vec<T>,
    /// What is to be established.
    pub claim: T,
    /// What entitles one to go from the data to the claim: mostly one general statement, often unsaid.
    pub warrant: Vec<T>,
    /// What the warrant's authority rests on, each by itself.
    pub backing: Vec<T>,
    /// The force that the warrant confers: "presumably", "necessarily".
    pub qualifier: Option<String>,
    /// The circumstances in which the warrant does not apply, each by itself.
    #[doc(alias = "reservation")]
    pub rebuttal: Vec<T>,
}

/// The roles as they are written.
const DATUM: &str = "datum";
const WARRANT: &str = "warrant";
const BACKING: &str = "backing";

impl Toulmin<String> {
    /// A map of the argument: statements with the keys `claim`, `datum`, `warrant`, `backing` and `rebuttal` (the
    /// second of a kind is `datum-2`), and the relation `inference`. The claim is its thesis.
    ///
    /// # Errors
    /// [`NoPremise`](crate::ErrorKind::NoPremise) if there are neither data nor a warrant.
    pub fn to_map(&self) -> Result<ArgumentMap, Error> {
        let mut map = ArgumentMap::new();
        let mut claim = Statement::claim("claim", self.claim.as_str());
        claim.set_thesis(true);
        let claim = map.add_statement(claim)?;
        let data = add(&mut map, DATUM, &self.data, Statement::evidence)?;
        let warrant = add(&mut map, WARRANT, &self.warrant, Statement::claim)?;
        let backing = add(&mut map, BACKING, &self.backing, Statement::evidence)?;
        let rebuttal = add(&mut map, "rebuttal", &self.rebuttal, Statement::claim)?;
        let premises = data.iter().map(|&id| Premise::in_role(id, DATUM));
        let premises = premises.chain(warrant.iter().map(|&id| Premise::in_role(id, WARRANT)));
        let mut inference = Relation::support(premises, claim);
        inference.set_key("inference");
        inference.set_qualifier(self.qualifier.as_deref());
        let inference = map.add_relation(inference)?;
        let backed = warrant.first().map_or(NodeId::from(inference), |&id| id.into());
        for id in backing {
            map.add_relation(Relation::support([Premise::in_role(id, BACKING)], backed))?;
        }
        for id in rebuttal {
            map.add_relation(Relation::attack([id], inference))?;
        }
        Ok(map)
    }
}

fn add(
    map: &mut ArgumentMap,
    key: &str,
    texts: &[String],
    statement: fn(String, String) -> Statement,
) -> Result<Vec<StatementId>, Error> {
    let numbered = texts.iter().zip(1..).map(|(text, number)| {
        let key = if number == 1 { key.to_owned() } else { format!("{key}-{number}") };
        map.add_statement(statement(key, text.clone()))
    });
    numbered.collect()
}

impl Toulmin<StatementId> {
    /// The layout of one inference: a support of a statement by premises of which some have the role `datum` (or
    /// `data`, `grounds`) or `warrant`; premises in other roles or in none count as data. Its qualifier is the hedge
    /// of the inference, or else of the claim.
    ///
    /// `None` for any other relation. Takes time in proportion to the relations at the inference and its warrants.
    #[must_use]
    pub fn of(map: &ArgumentMap, inference: RelationId) -> Option<Self> {
        let relation = map.relation(inference).filter(|relation| relation.family() == Family::Support)?;
        let claim = relation.target().statement()?;
        let role_of = |premise: &Premise| premise.role().map(str::trim).unwrap_or_default().to_lowercase();
        let mut laid_out = false;
        let (mut data, mut warrant) = (Vec::new(), Vec::new());
        for premise in relation.premises() {
            let role = role_of(premise);
            laid_out |= matches!(&*role, DATUM | "data" | "grounds" | WARRANT);
            let part = if role == WARRANT { &mut warrant } else { &mut data };
            part.extend(premise.node().statement());
        }
        if !laid_out {
            return None;
        }
        let backed = warrant.iter().copied().map(NodeId::from).chain([inference.into()]);
        let backing = backed.flat_map(|node| map.supporters(node)).flat_map(|id| map.premises(id));
        let qualifier = relation.qualifier().or_else(|| map[claim].qualifier());
        let undercuts = map.undercutters(inference);
        Some(Toulmin {
            claim,
            backing: backing.collect(),
            qualifier: qualifier.map(str::to_owned),
            rebuttal: undercuts.flat_map(|id| map.premises(id)).collect(),
            data,
            warrant,
        })
    }

    /// The inferences of a map that are laid out after Toulmin, in its order. Linear in the map.
    pub fn all(map: &ArgumentMap) -> impl Iterator<Item = (RelationId, Self)> + '_ {
        map.relations().filter_map(|id| Some((id, Toulmin::of(map, id)?)))
    }

    /// What the statements say. Statements that are not in the map say nothing.
    #[must_use]
    pub fn texts(&self, map: &ArgumentMap) -> Toulmin {
        let text = |id: StatementId| map.statement(id).map_or("", Statement::text).to_owned();
        let texts = |ids: &[StatementId]| ids.iter().map(|&id| text(id)).collect();
        Toulmin {
            data: texts(&self.data),
            claim: text(self.claim),
            warrant: texts(&self.warrant),
            backing: texts(&self.backing),
            qualifier: self.qualifier.clone(),
            rebuttal: texts(&self.rebuttal),
        }
    }
}
