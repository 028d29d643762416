//! The order of an outline: what hangs on what, each statement and each relation once.

use crate::draw::diagram::Diagram;
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, RelationId, StatementId};
use std::collections::VecDeque;

/// How far a line is indented for each level.
const STEP: usize = 3;

/// What a line is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    /// A statement, and the relation by which it hangs on the line above where that has no line of its own.
    Statement { id: StatementId, by: Option<RelationId> },
    /// A relation with a line of its own, and the statement it hangs on.
    Relation { id: RelationId, on: Option<StatementId> },
    /// The rest of what hangs on a node that is further up.
    Continued(NodeId),
}

/// One entry of the outline.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) item: Item,
    /// For each level above, whether more follows there.
    bars: Vec<bool>,
    /// Whether something hangs on it.
    parent: bool,
    /// Whether the statement has been printed before.
    pub(super) again: bool,
    /// Whether what hangs on it comes later, under [`Item::Continued`].
    pub(super) continues: bool,
}

impl Line {
    /// Whether it hangs on nothing.
    pub(super) fn is_first(&self) -> bool {
        self.bars.is_empty()
    }

    /// What stands before it.
    pub(super) fn lead(&self) -> String {
        let Some((last, above)) = self.bars.split_last() else { return String::new() };
        let bars = above.iter().map(|&more| bar(more));
        bars.chain([if *last { "├─ " } else { "└─ " }]).collect()
    }

    /// What stands before its second and further lines.
    pub(super) fn hang(&self) -> String {
        self.bars.iter().copied().chain([self.parent]).map(bar).collect()
    }
}

fn bar(more: bool) -> &'static str {
    if more { "│  " } else { "   " }
}

/// Walks a map from the main claims, then from what is no premise, then from what is left: circles.
/// Linear in the map, without recursion.
pub(super) struct Tree<'m, 'd> {
    map: &'m ArgumentMap,
    diagram: &'d Diagram<'m>,
    deepest: usize,
    roots: Box<dyn Iterator<Item = Item> + 'd>,
    /// Items to come with their level and whether more of the same level follow.
    stack: Vec<(Item, usize, bool)>,
    bars: Vec<bool>,
    /// By index: a statement that was printed, a relation that has its place.
    done: Vec<bool>,
    later: VecDeque<(NodeId, Vec<Item>)>,
}

impl<'m, 'd> Tree<'m, 'd> {
    /// The lines of a map, indented by no more than so many columns.
    pub(super) fn new(map: &'m ArgumentMap, diagram: &'d Diagram<'m>, columns: usize) -> Self
    where
        'm: 'd,
    {
        let statements = map.main_claims().chain(map.roots()).chain(map.statements());
        let statements = statements.map(|id| Item::Statement { id, by: None });
        Tree {
            map,
            diagram,
            deepest: columns / STEP,
            roots: Box::new(statements.chain(map.relations().map(|id| Item::Relation { id, on: None }))),
            stack: Vec::new(),
            bars: Vec::new(),
            done: vec![false; map.bound()],
            later: VecDeque::new(),
        }
    }

    /// What hangs on an item, which from now on has its place there.
    fn hanging(&mut self, item: Item) -> Vec<Item> {
        let map = self.map;
        let (node, mut items): (NodeId, Vec<Item>) = match item {
            Item::Statement { id, .. } => (id.into(), Vec::new()),
            Item::Relation { id, on } => (id.into(), self.ends(id, on)),
            Item::Continued(_) => return Vec::new(),
        };
        let mutual = node.statement().into_iter().flat_map(|id| map.relations_from(id));
        let mutual = mutual.filter(|&id| map[id].is_symmetric());
        for id in map.relations_to(node).chain(mutual) {
            if std::mem::replace(&mut self.done[id.index()], true) {
                continue;
            }
            if self.diagram.has_junction(id) {
                items.push(Item::Relation { id, on: node.statement() });
            } else {
                let ends = self.ends(id, node.statement()).into_iter();
                items.extend(ends.map(|end| match end {
                    Item::Statement { id: end, .. } => Item::Statement { id: end, by: Some(id) },
                    other => other,
                }));
            }
        }
        items
    }

    /// The statements that a relation brings in where it hangs: its premises, or the other side of a contradiction.
    fn ends(&self, id: RelationId, on: Option<StatementId>) -> Vec<Item> {
        let other_side = self.map[id].target().statement();
        let turned = self.map[id].is_symmetric() && on.is_some() && on != other_side;
        let premises = self.map.premises(id).filter(|_| !turned);
        premises.chain(other_side.filter(|_| turned)).map(|id| Item::Statement { id, by: None }).collect()
    }

    fn push(&mut self, items: Vec<Item>, level: usize) {
        let last = items.len();
        let numbered = items.into_iter().enumerate().rev();
        self.stack.extend(numbered.map(|(number, item)| (item, level, number + 1 < last)));
    }

    fn root(&mut self) -> Option<Item> {
        let Tree { roots, done, .. } = self;
        roots.find(|item| match *item {
            Item::Statement { id, .. } => !done[id.index()],
            Item::Relation { id, .. } => !std::mem::replace(&mut done[id.index()], true),
            Item::Continued(_) => false,
        })
    }
}

impl Iterator for Tree<'_, '_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let Some((item, level, more)) = self.stack.pop() else {
            self.bars.clear();
            let (item, hanging) = match self.later.pop_front() {
                Some((node, hanging)) => (Item::Continued(node), Some(hanging)),
                None => (self.root()?, None),
            };
            return Some(self.line(item, 0, hanging));
        };
        self.bars.truncate(level - 1);
        self.bars.push(more);
        Some(self.line(item, level, None))
    }
}

impl Tree<'_, '_> {
    fn line(&mut self, item: Item, level: usize, hanging: Option<Vec<Item>>) -> Line {
        let mut again = false;
        let hanging = hanging.unwrap_or_else(|| match item {
            Item::Statement { id, .. } => {
                again = std::mem::replace(&mut self.done[id.index()], true);
                if again { Vec::new() } else { self.hanging(item) }
            }
            Item::Relation { .. } | Item::Continued(_) => self.hanging(item),
        });
        let continues = level >= self.deepest && !hanging.is_empty();
        let parent = !continues && !hanging.is_empty();
        let line = Line { item, bars: self.bars.clone(), parent, again, continues };
        match item {
            Item::Statement { id, .. } if continues => self.later.push_back((id.into(), hanging)),
            Item::Relation { id, .. } if continues => self.later.push_back((id.into(), hanging)),
            _ => self.push(hanging, level + 1),
        }
        line
    }
}
