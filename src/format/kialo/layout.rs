//! A map as a tree of lines: where each claim stands, and where it is used once more.

use super::line::{NEUTRAL, UNDER, above, path, text};
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::Family;
use std::collections::{HashMap, HashSet, VecDeque};

/// How many claims may stand above a claim; what is deeper begins a tree of its own, as paths grow with depth.
const DEEPEST: usize = 250;

/// A line and what it says.
pub(super) struct Line {
    pub(super) path: String,
    pub(super) statement: StatementId,
    /// The relation that links it to the claim above, if one does.
    pub(super) relation: Option<RelationId>,
    pub(super) role: Role,
}

/// Whether a claim stands on a line or is only used there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Stands,
    Used,
    /// It is used on a line below its own.
    UsedByItself,
    TooDeep,
}

/// The lines in order. Places that were kept are honoured if every claim and link still finds its place then.
pub(super) fn layout(map: &ArgumentMap) -> Vec<Line> {
    let wanted = map.statements().count() + links(map).map(|id| map[id].premises().len()).sum::<usize>();
    let complete = |lines: &[Line]| {
        let standing = lines.iter().filter(|line| line.role == Role::Stands).count();
        standing + lines.iter().filter(|line| line.relation.is_some()).count() == wanted
    };
    let lines = Layout::new(map, true).run();
    if complete(&lines) { lines } else { Layout::new(map, false).run() }
}

/// The supports and attacks.
pub(super) fn links(map: &ArgumentMap) -> impl Iterator<Item = RelationId> + '_ {
    map.relations().filter(|&id| matches!(map[id].family(), Family::Support | Family::Attack))
}

/// The claim that a relation is written under: its target, or the first premise of a relation that is its target.
fn host(map: &ArgumentMap, relation: RelationId) -> Option<StatementId> {
    match map[relation].target() {
        NodeId::Statement(id) => Some(id),
        NodeId::Relation(id) => map.premises(id).next(),
    }
}

#[derive(Clone, Copy)]
struct Child {
    statement: StatementId,
    relation: Option<RelationId>,
}

struct Frame {
    statement: StatementId,
    path: String,
    children: VecDeque<(Option<u32>, Child)>,
    last: u32,
}

struct Layout<'m> {
    map: &'m ArgumentMap,
    honour: bool,
    /// The relations and the neutral claims under each claim.
    replies: HashMap<StatementId, Vec<Child>>,
    neutral: HashMap<&'m str, Vec<Child>>,
    standing: HashSet<StatementId>,
    lines: Vec<Line>,
    roots: VecDeque<StatementId>,
    last_root: u32,
}

impl<'m> Layout<'m> {
    fn new(map: &'m ArgumentMap, honour: bool) -> Self {
        let mut replies: HashMap<_, Vec<Child>> = HashMap::new();
        let mut below = HashSet::new();
        for relation in links(map) {
            let Some(host) = host(map, relation) else { continue };
            for statement in map.premises(relation) {
                below.insert(statement);
                replies.entry(host).or_default().push(Child { statement, relation: Some(relation) });
            }
        }
        let mut neutral: HashMap<&str, Vec<Child>> = HashMap::new();
        for statement in map.statements().filter(|_| honour) {
            let parent = text(map[statement].data(), NEUTRAL)
                .filter(|parent| above(map.key(statement)) == Some(parent));
            if let Some(parent) = parent {
                below.insert(statement);
                neutral.entry(parent).or_default().push(Child { statement, relation: None });
            }
        }
        let at_top = |id: &StatementId| !below.contains(id) || (honour && is_top(map, *id));
        let mut roots: Vec<_> = map.statements().filter(at_top).collect();
        roots.sort_by_key(|&id| number(map.key(id), "").unwrap_or(u32::MAX));
        let roots = roots.into();
        Layout {
            map,
            honour,
            replies,
            neutral,
            standing: HashSet::new(),
            lines: Vec::new(),
            roots,
            last_root: 0,
        }
    }

    fn run(mut self) -> Vec<Line> {
        self.run_roots();
        // What is left stands on circles.
        for id in self.map.statements() {
            if !self.standing.contains(&id) {
                self.roots.push_back(id);
                self.run_roots();
            }
        }
        self.lines
    }

    fn run_roots(&mut self) {
        while let Some(root) = self.roots.pop_front() {
            if self.standing.insert(root) {
                let wanted = number(self.map.key(root), "").filter(|&number| number > self.last_root);
                self.last_root = wanted.unwrap_or(self.last_root + 1);
                self.tree(root, self.last_root.to_string());
            }
        }
    }

    fn tree(&mut self, root: StatementId, path: String) {
        let mut above = HashSet::new();
        let mut stack = vec![self.stand(root, path, None, &mut above)];
        while let Some(frame) = stack.last_mut() {
            let Some((wanted, Child { statement, relation })) = frame.children.pop_front() else {
                above.remove(&frame.statement);
                stack.pop();
                continue;
            };
            frame.last = wanted.filter(|&number| number > frame.last).unwrap_or(frame.last + 1);
            let path = format!("{}.{}", frame.path, frame.last);
            let deep = stack.len() >= DEEPEST;
            if !self.standing.contains(&statement) && !deep && self.is_home(statement, &path) {
                self.standing.insert(statement);
                stack.push(self.stand(statement, path, relation, &mut above));
                continue;
            }
            let role = match () {
                () if above.contains(&statement) => Role::UsedByItself,
                () if !self.standing.contains(&statement) && deep => {
                    self.roots.push_back(statement);
                    Role::TooDeep
                }
                () => Role::Used,
            };
            let children = self.children(statement, &path, true);
            self.lines.push(Line { path: path.clone(), statement, relation, role });
            if !children.is_empty() {
                // It stands above what is said on this line only if it does so already.
                stack.push(Frame { statement: root, path, children, last: 0 });
            }
        }
    }

    fn stand(
        &mut self,
        statement: StatementId,
        path: String,
        relation: Option<RelationId>,
        above: &mut HashSet<StatementId>,
    ) -> Frame {
        above.insert(statement);
        let children = self.children(statement, &path, false);
        self.lines.push(Line { path: path.clone(), statement, relation, role: Role::Stands });
        Frame { statement, path, children, last: 0 }
    }

    /// Whether a claim may stand at a path: not if it came from another place that is still there.
    fn is_home(&self, statement: StatementId, at: &str) -> bool {
        let key = self.map.key(statement);
        let relation = self.map.find_relation(&format!("r{key}"));
        let placed = relation.is_some_and(|id| self.map.premises(id).any(|premise| premise == statement))
            || is_top(self.map, statement)
            || text(self.map[statement].data(), NEUTRAL).is_some();
        let elsewhere = key != at && placed;
        !(self.honour && elsewhere)
    }

    /// What stands under a claim, on its own line or on one where it is only used.
    fn children(&self, statement: StatementId, path: &str, used: bool) -> VecDeque<(Option<u32>, Child)> {
        let replies = self.replies.get(&statement).into_iter().flatten().filter(|child| {
            let under =
                child.relation.and_then(|id| text(self.map[id].data(), UNDER)).filter(|_| self.honour);
            if used { under == Some(path) } else { under.is_none() }
        });
        let neutral = self.neutral.get(path).into_iter().flatten();
        let mut children: Vec<_> = replies
            .chain(neutral)
            .map(|child| {
                let key = match child.relation {
                    Some(relation) => self.map.key(relation).strip_prefix('r').unwrap_or_default(),
                    None => self.map.key(child.statement),
                };
                (number(key, path), *child)
            })
            .collect();
        children.sort_by_key(|(number, _)| number.unwrap_or(u32::MAX));
        children.into()
    }
}

/// Whether a claim stood at the top.
fn is_top(map: &ArgumentMap, id: StatementId) -> bool {
    map[id].is_thesis() && number(map.key(id), "").is_some()
}

/// The last number of a key that is a path right under another.
fn number(key: &str, under: &str) -> Option<u32> {
    let (first, last) = key.rsplit_once('.').unwrap_or(("", key));
    (first == under && path(&format!("{last}.")).is_some()).then(|| last.parse().ok())?
}
