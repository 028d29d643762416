//! What least change would give a claim another status.

use crate::error::{Error, ErrorKind, Noun};
use crate::map::id::{NodeId, StatementId};
use crate::semantics::evaluation::Evaluation;
use crate::semantics::given::View;
use crate::semantics::labelling::Status;
use crate::semantics::name::Semantics;
use crate::semantics::reading::{Reading, Support};
use crate::semantics::search::Limit;
use crate::semantics::structured::Meaning;
use std::collections::BTreeSet;

/// A statement that is supposed to stand or to fall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Supposition {
    /// Which statement.
    pub statement: StatementId,
    /// Whether it is supposed to stand; else it is supposed to fall.
    pub stands: bool,
}

/// The smallest sets of suppositions, of up to `most`, under which a claim or relation has a status, in the order of
/// the map: what its verdict hangs on. None if there is no such set; one that is empty if it has that status already.
///
/// Supposed is something about what rests on nothing else in the map: a statement that nothing supports, or one that
/// [`Viewpoint::Given`](crate::semantics::Viewpoint::Given) lists. What stands of these may be dropped, what falls
/// granted, what is undecided either; not the claim itself, nor what the reading already grants or drops.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::{Limit, Reading, Status, Supposition, evaluate, least_changes};
///
/// let mut m = MapBuilder::new("Was it the rain?");
/// m.claim("rain", "It rained.");
/// m.evidence("wet", "The street is wet.");
/// m.evidence("truck", "The water truck came by.");
/// m.support("rain").with("wet").key("from-wetness");
/// m.undercut("from-wetness").with("truck");
/// let map = m.build()?;
///
/// let judged = evaluate(&map, &Reading::new())?;
/// let rain = map.find("rain").unwrap();
/// let changes = least_changes(&judged, rain, Status::In, 2, Limit::none())?;
/// let truck = map.find_statement("truck").unwrap();
/// assert_eq!(changes, [[Supposition { statement: truck, stands: false }]]);
/// # Ok::<(), argument_map::Errors>(())
/// ```
///
/// # Errors
/// [`ErrorKind::UnknownId`] for a claim that is not in the map or not of the argument;
/// [`ErrorKind::Stopped`] if the limit was reached: a set that is tried is a step.
///
/// # Complexity
/// All sets of a size are tried before larger ones, as a hitting-set tree (Reiter 1987): what is settled can only be
/// changed by something that its [explanation](Evaluation::why) names. Each costs a judgement of what bears on the
/// claim; if support is not [sufficient](Support::Sufficient), strengths are ordered by links, or the semantics is not
/// the grounded, every set is tried, and each costs a judgement of the whole map.
pub fn least_changes(
    judged: &Evaluation<'_>,
    claim: impl Into<NodeId>,
    to: Status,
    most: usize,
    limit: Limit,
) -> Result<Vec<Vec<Supposition>>, Error> {
    let claim = claim.into();
    if judged.status(claim).is_none() {
        return Err(ErrorKind::UnknownId { noun: Noun::Node, index: claim.index() }.into());
    }
    let clock = limit.start();
    let upstream = upstream(judged, claim);
    let moves = moves(judged, claim, &upstream);
    let plain = is_plain(judged);
    let mut sets = BTreeSet::from([Vec::new()]);
    for size in 0..=most {
        let (mut found, mut larger) = (Vec::new(), BTreeSet::new());
        for set in sets {
            clock.check()?;
            let reading = supposing(judged.reading(), &set);
            let tried = if plain { judged.part(&reading, &upstream)? } else { judged.reread(&reading)? };
            if tried.status(claim) == Some(to) {
                found.push(set);
            } else if size < most && found.is_empty() {
                let named = named(&tried, claim);
                let bears =
                    |statement: StatementId| named.as_ref().is_none_or(|n| n.contains(&statement.into()));
                let fixed = |statement| set.iter().any(|chosen: &Supposition| chosen.statement == statement);
                for &one in moves.iter().filter(|one| bears(one.statement) && !fixed(one.statement)) {
                    let mut set: Vec<Supposition> = set.iter().copied().chain([one]).collect();
                    set.sort_unstable();
                    larger.insert(set);
                }
            }
        }
        if !found.is_empty() {
            return Ok(found);
        }
        sets = larger;
    }
    Ok(Vec::new())
}

fn supposing(reading: &Reading, set: &[Supposition]) -> Reading {
    set.iter().fold(reading.clone(), |reading, supposition| {
        if supposition.stands {
            reading.grant(supposition.statement)
        } else {
            reading.drop(supposition.statement)
        }
    })
}

/// Whether a part can be judged alone, and an explanation names all that a settled status hangs on.
fn is_plain(judged: &Evaluation<'_>) -> bool {
    let reading = judged.reading();
    judged.semantics() == Semantics::Grounded
        && reading.support == Support::Sufficient
        && !reading.ordering.by_link()
}

/// What the status of a claim can hang on, in the order of the map.
fn upstream(judged: &Evaluation<'_>, claim: NodeId) -> Vec<NodeId> {
    let translation = &judged.translation;
    let mut seen = vec![false; translation.framework.len()];
    let mut waiting: Vec<u32> = translation.argument(claim).into_iter().collect();
    let mut nodes = BTreeSet::new();
    while let Some(argument) = waiting.pop() {
        if std::mem::replace(&mut seen[argument as usize], true) {
            continue;
        }
        if let Meaning::Stands(node) = translation.meanings[argument as usize] {
            nodes.insert(node);
        }
        waiting.extend(translation.framework.attackers(argument));
    }
    nodes.into_iter().collect()
}

fn moves(judged: &Evaluation<'_>, claim: NodeId, upstream: &[NodeId]) -> Vec<Supposition> {
    let (map, reading) = (judged.map, judged.reading());
    let is_listed = |id| matches!(&judged.view, View::Given(statements) if statements.contains(&id));
    let mut moves = Vec::new();
    for id in upstream.iter().filter_map(|node| node.statement()) {
        let rests_on_nothing = is_listed(id) || map.supporters(id).next().is_none();
        let is_supposed = reading.granted.contains(&id) || reading.dropped.contains(&id.into());
        if rests_on_nothing && !is_supposed && claim != id.into() {
            let status = judged.status(id);
            moves.extend(
                (status != Some(Status::Out)).then_some(Supposition { statement: id, stands: false }),
            );
            moves.extend((status != Some(Status::In)).then_some(Supposition { statement: id, stands: true }));
        }
    }
    moves
}

/// What a settled status hangs on; `None` if it may be anything.
fn named(judged: &Evaluation<'_>, claim: NodeId) -> Option<BTreeSet<NodeId>> {
    let is_settled = judged.status(claim) != Some(Status::Undecided);
    (is_settled && is_plain(judged))
        .then(|| judged.why(claim).into_iter().flat_map(|why| why.nodes()).collect())
}
