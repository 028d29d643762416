//! Rules on reasons.

use super::{Report, listed};
use crate::map::ArgumentMap;
use crate::map::id::StatementId;
use crate::map::relation::Family;
use crate::map::statement::StatementKind;

/// An argument whose conclusion is among its own grounds can convince nobody who doubts the conclusion.
pub(super) fn circular_support(map: &ArgumentMap, report: &mut Report<'_>) {
    for circle in map.cycles_among(|relation| relation.family() == Family::Support) {
        let statements: Vec<StatementId> = circle.iter().filter_map(|node| node.statement()).collect();
        let keys = listed(map, statements.iter().copied(), ", ");
        let message = if statements.len() == 1 {
            format!("{keys} is offered as a reason for itself, which begs the question")
        } else {
            format!(
                "{keys} support each other in a circle, which begs the question; give one of them a reason \
                 from outside"
            )
        };
        report.add(circle, message);
    }
}

/// Whoever asserts something can be asked why.
pub(super) fn unsupported_claim(map: &ArgumentMap, report: &mut Report<'_>) {
    let involved = map.involvements();
    for id in map.statements() {
        let statement = &map[id];
        let owed = statement.kind() == StatementKind::Claim
            && !statement.is_implicit()
            && !statement.is_attributed();
        if owed && !involved[id.index()].supported {
            report.add([id.into()], format!("nothing supports the claim {:?}", statement.key()));
        }
    }
}
