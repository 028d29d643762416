//! Parts of a framework that can be judged on their own.

use crate::semantics::framework::Framework;
use crate::semantics::labelling::{Labelling, Status};

/// The least complete labelling in which the members of an admissible set are in.
pub(crate) fn complete_above(framework: &Framework, members: impl IntoIterator<Item = u32>) -> Labelling {
    let mut statuses = vec![Status::Undecided; framework.len()];
    let mut open = vec![0_u32; framework.len()];
    for (_, attacked) in framework.attacks() {
        open[attacked as usize] += 1;
    }
    let mut accepted: Vec<u32> = framework.arguments().filter(|&a| open[a as usize] == 0).collect();
    accepted.extend(members);
    for &a in &accepted {
        statuses[a as usize] = Status::In;
    }
    while let Some(a) = accepted.pop() {
        for &b in framework.attacked_by(a) {
            if std::mem::replace(&mut statuses[b as usize], Status::Out) == Status::Out {
                continue;
            }
            for &c in framework.attacked_by(b) {
                open[c as usize] -= 1;
                if open[c as usize] == 0 && statuses[c as usize] == Status::Undecided {
                    statuses[c as usize] = Status::In;
                    accepted.push(c);
                }
            }
        }
    }
    statuses.into()
}

/// The weakly connected components of the framework, restricted to what a labelling leaves undecided: each
/// ascending, by their least members.
pub(crate) fn components(framework: &Framework, labelling: &Labelling) -> Vec<Vec<u32>> {
    let mut root: Vec<u32> = framework.arguments().collect();
    let undecided = || labelling.with(Status::Undecided);
    for a in undecided() {
        for &b in framework.attacked_by(a) {
            if labelling[b] == Status::Undecided {
                let (a, b) = (find(&mut root, a), find(&mut root, b));
                root[a.max(b) as usize] = a.min(b);
            }
        }
    }
    let mut found: Vec<Vec<u32>> = Vec::new();
    for a in undecided() {
        let least = find(&mut root, a);
        if least == a {
            found.push(vec![a]);
        } else {
            let place = found.binary_search_by_key(&least, |part| part[0]);
            found[place.expect("the least member came first")].push(a);
        }
    }
    found
}

fn find(root: &mut [u32], mut a: u32) -> u32 {
    while root[a as usize] != a {
        let above = root[root[a as usize] as usize];
        root[a as usize] = above;
        a = above;
    }
    a
}

/// An argument and what bears on it: what attacks it, what attacks that, and so on; ascending. Only what a
/// labelling leaves undecided counts.
pub(crate) fn cone(framework: &Framework, labelling: &Labelling, argument: u32) -> Vec<u32> {
    let mut seen = vec![false; framework.len()];
    seen[argument as usize] = true;
    let mut found = vec![argument];
    let mut next = 0;
    while let Some(&a) = found.get(next) {
        next += 1;
        for &b in framework.attackers(a) {
            if labelling[b] == Status::Undecided && !std::mem::replace(&mut seen[b as usize], true) {
                found.push(b);
            }
        }
    }
    found.sort_unstable();
    found
}

/// The framework restricted to these arguments, which ascend, renumbered in this order, every attack once.
pub(crate) fn cut(framework: &Framework, arguments: &[u32]) -> Framework {
    let (first, last) = (arguments.first().map_or(0, |&a| a), arguments.last().map_or(0, |&a| a));
    // A table of the numbers where the arguments lie close together, and a search where they do not.
    let dense = ((last - first) as usize) < 8 * arguments.len();
    let mut table = vec![u32::MAX; if dense { (last - first) as usize + 1 } else { 0 }];
    if dense {
        (0..).zip(arguments).for_each(|(number, &a)| table[(a - first) as usize] = number);
    }
    let number = |a: u32| {
        if dense {
            let place = a.checked_sub(first)? as usize;
            table.get(place).copied().filter(|&number| number != u32::MAX)
        } else {
            arguments.binary_search(&a).ok().map(|number| number as u32)
        }
    };
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (attacker, &a) in (0..).zip(arguments) {
        let start = pairs.len();
        pairs.extend(framework.attacked_by(a).iter().filter_map(|&b| Some((attacker, number(b)?))));
        pairs[start..].sort_unstable();
    }
    pairs.dedup();
    Framework::new(arguments.len(), pairs).expect("a part is no larger than the whole")
}
