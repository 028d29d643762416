//! AIF's types of nodes, and the names that its corpora give to schemes.

use super::wire::quoted;
use crate::map::relation::Family;
use crate::map::statement::StatementKind;

/// What a node of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Claim,
    Locution,
    Relation(Family),
    /// Of a type that is not AIF's.
    Foreign,
    /// Not the first of its id.
    Second,
}

impl Kind {
    pub(super) fn of(name: &str) -> Kind {
        match name {
            "I" => Kind::Claim,
            "L" => Kind::Locution,
            _ => FAMILIES
                .iter()
                .find(|(_, short, ..)| *short == name)
                .map_or(Kind::Foreign, |&(family, ..)| Kind::Relation(family)),
        }
    }
}

/// Each family with its type, the name of its default scheme, and AIFdb's number for that.
const FAMILIES: [(Family, &str, &str, u32); 6] = [
    (Family::Support, "RA", "Default Inference", 72),
    (Family::Attack, "CA", "Default Conflict", 71),
    (Family::Rephrase, "MA", "Default Rephrase", 144),
    (Family::Preference, "PA", "Default Preference", 0),
    (Family::Transition, "TA", "Default Transition", 82),
    (Family::Illocution, "YA", "Default Illocuting", 168),
];

fn row(family: Family) -> (Family, &'static str, &'static str, u32) {
    FAMILIES.into_iter().find(|row| row.0 == family).unwrap_or(FAMILIES[0])
}

pub(super) fn type_of_family(family: Family) -> &'static str {
    row(family).1
}

pub(super) fn type_of_statement(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Claim | StatementKind::Evidence => "I",
        StatementKind::Locution => "L",
    }
}

/// What a relation of no scheme in particular says.
pub(super) fn default_text(family: Family) -> &'static str {
    row(family).2
}

/// AIFdb's numbers of the schemes that its corpora use.
const SCHEMES: &[(Family, u32, &str)] = {
    use Family::{Attack as CA, Illocution as YA, Support as RA};
    &[
        (RA, 1, "Analogy"),
        (RA, 4, "CauseToEffect"),
        (RA, 6, "Commitment"),
        (RA, 7, "CorrelationToCause"),
        (RA, 14, "Example"),
        (RA, 15, "ExpertOpinion"),
        (RA, 16, "FalsificationOfHypothesis"),
        (RA, 17, "FearAppeal"),
        (RA, 19, "Ignorance"),
        (RA, 20, "InconsistentCommitment"),
        (RA, 23, "PopularOpinion"),
        (RA, 25, "PopularPractice"),
        (RA, 26, "PositionToKnow"),
        (RA, 28, "PracticalReasoning"),
        (RA, 30, "Sign"),
        (RA, 31, "VerbalClassification"),
        (RA, 35, "ModusPonens"),
        (RA, 61, "EstablishedRule"),
        (RA, 62, "ExceptionalCase"),
        (RA, 160, "ArgumentFromAuthority"),
        (CA, 172, "Ad hominem"),
        (YA, 67, "Contradicting"),
        (YA, 73, "AssertiveQuestioning"),
        (YA, 74, "Asserting"),
        (YA, 75, "Analysing"),
        (YA, 76, "Conceding"),
        (YA, 77, "Agreeing"),
        (YA, 78, "Disagreeing"),
        (YA, 79, "Challenging"),
        (YA, 80, "Arguing"),
        (YA, 85, "RhetoricalQuestioning"),
        (YA, 86, "RhetoricalChallenging"),
        (YA, 87, "AssertiveChallenging"),
        (YA, 88, "PopularConceding"),
        (YA, 91, "PureQuestioning"),
        (YA, 92, "PureChallenging"),
        (YA, 93, "Affirming"),
        (YA, 94, "Disaffirming"),
        (YA, 101, "Restating"),
        (YA, 147, "Directive Questioning"),
        (YA, 148, "Ironic Asserting"),
        (YA, 157, "Ad hominem"),
        (YA, 159, "Ad verecundiam"),
        (YA, 166, "Order"),
        (YA, 176, "Offering"),
        (YA, 178, "Rejecting"),
    ]
};

/// Letters and digits in lower case: `Cause To Effect` and `CauseToEffect` are one name.
fn squeezed(name: &str) -> impl Iterator<Item = char> + '_ {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

pub(super) fn same_name(a: &str, b: &str) -> bool {
    a == b || squeezed(a).eq(squeezed(b))
}

/// The scheme that a relation names by its text and its member `scheme`; none if that is its family's default.
pub(super) fn scheme_name<'n>(family: Family, text: &'n str, member: Option<&'n str>) -> Option<&'n str> {
    let (_, short, default, _) = row(family);
    let telling = |name: &&str| !name.is_empty() && *name != short && !same_name(name, default);
    match member.filter(telling) {
        Some(member) if !same_name(member, text) => Some(member),
        _ => Some(text).filter(telling),
    }
}

/// The members that name the scheme of a relation of which AIFdb has no record yet.
pub(super) fn scheme_members(family: Family, scheme: Option<&str>) -> String {
    let (_, _, default, number) = row(family);
    let found = match scheme {
        None => Some((default, number)),
        Some(name) => SCHEMES
            .iter()
            .find(|(of, _, known)| *of == family && same_name(known, name))
            .map(|&(_, number, known)| (known, number)),
    };
    match found {
        Some((name, number)) if number > 0 => {
            format!("{{\"scheme\":{},\"schemeID\":\"{number}\"}}", quoted(name))
        }
        _ => String::new(),
    }
}
