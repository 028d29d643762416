//! The order in which boxes are written by languages that write frames around them.

use crate::draw::diagram::Diagram;
use crate::map::id::{GroupId, NodeId};

/// Programs that lay frames out recurse on them.
const DEEPEST: usize = 24;

/// The next thing to write.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Open(GroupId),
    Node(NodeId),
    Close,
}

/// The boxes, each within its frame, and the frames within theirs; frames beyond the deepest lie beside each other.
/// Linear, and without recursion.
pub(super) fn steps(diagram: &Diagram<'_>) -> Vec<Step> {
    let mut members: Vec<Vec<Step>> = Vec::new();
    let mut steps = Vec::new();
    let mut within = |group: GroupId, step| {
        members.resize_with(members.len().max(group.index() + 1), Vec::new);
        members[group.index()].push(step);
    };
    let mut outermost = Vec::new();
    for node in diagram.nodes() {
        match diagram.frame(node) {
            Some(group) => within(group, Step::Node(node)),
            None => outermost.push(Step::Node(node)),
        }
    }
    for (id, group) in diagram.frames() {
        match group.parent {
            Some(parent) => within(parent, Step::Open(id)),
            None => outermost.push(Step::Open(id)),
        }
    }
    let mut open = 0;
    outermost.reverse();
    let mut coming = outermost;
    while let Some(step) = coming.pop() {
        steps.push(step);
        match step {
            Step::Node(_) => {}
            Step::Close => open -= 1,
            Step::Open(id) => {
                open += 1;
                let inside = members.get(id.index()).into_iter().flatten().copied();
                if open < DEEPEST {
                    coming.push(Step::Close);
                    coming.extend(inside.rev());
                } else {
                    let (nodes, frames): (Vec<_>, Vec<_>) =
                        inside.partition(|step| matches!(step, Step::Node(_)));
                    coming.extend(frames.into_iter().rev());
                    coming.push(Step::Close);
                    coming.extend(nodes.into_iter().rev());
                }
            }
        }
    }
    steps
}
