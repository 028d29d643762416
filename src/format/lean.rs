//! What leans on what: relations whose targets, direct or not, a format has no place for.

use crate::map::ArgumentMap;
use crate::map::relation::Family;
use std::collections::VecDeque;

/// Marks everything that leans, directly or not, on something marked. `(a, b)` says that a leans on b.
pub(crate) fn spread(marked: &mut [bool], leanings: impl Iterator<Item = (usize, usize)>) {
    let mut leaning = vec![Vec::new(); marked.len()];
    leanings.for_each(|(one, other)| leaning[other].push(one));
    let mut queue: VecDeque<usize> = (0..marked.len()).filter(|&i| marked[i]).collect();
    while let Some(at) = queue.pop_front() {
        for &one in &leaning[at] {
            if !std::mem::replace(&mut marked[one], true) {
                queue.push_back(one);
            }
        }
    }
}

/// For each index whether it is a statement, or a support or an attack that leans on nothing else.
pub(crate) fn arguments(map: &ArgumentMap) -> Vec<bool> {
    let mut others = vec![true; map.bound()];
    for id in map.statements() {
        others[id.index()] = false;
    }
    for id in map.relations() {
        others[id.index()] = !matches!(map[id].family(), Family::Support | Family::Attack);
    }
    spread(&mut others, map.relations().map(|id| (id.index(), map[id].target().index())));
    others.into_iter().map(|other| !other).collect()
}
