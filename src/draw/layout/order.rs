//! The order within the rows: few crossings.
//!
//! Several starts, then sweeps by medians and swaps of neighbours as in Gansner, Koutsofios, North and Vo 1993,
//! section 3, then moves of single items as far as they help ("sifting", Matuszewski, Schönfeld and Molitor 1999).
//! The best order seen is kept.

use crate::draw::layout::Care;
use crate::draw::layout::lattice::{Lattice, Links};
use std::collections::VecDeque;

/// How much is tried: less on large lattices, so that time stays near linear.
struct Effort {
    /// Sweeps from each start, without the costly moves, and then from the best order.
    first: usize,
    sweeps: usize,
    idle: usize,
    rounds: usize,
    reach: usize,
}

impl Effort {
    fn for_items(items: usize) -> Effort {
        match items {
            0..=400 => Effort { first: 8, sweeps: 24, idle: 8, rounds: 12, reach: 60 },
            401..=1_500 => Effort { first: 4, sweeps: 8, idle: 3, rounds: 4, reach: 24 },
            1_501..=12_000 => Effort { first: 4, sweeps: 8, idle: 3, rounds: 4, reach: 20 },
            12_001..=60_000 => Effort { first: 2, sweeps: 4, idle: 3, rounds: 2, reach: 0 },
            _ => Effort { first: 1, sweeps: 2, idle: 2, rounds: 1, reach: 0 },
        }
    }
}

/// An order of all rows with its crossings.
type Known = Option<(u64, Vec<Vec<u32>>)>;

/// Orders the rows, columns of frames first.
pub(super) fn order(lattice: &mut Lattice, care: Care) {
    let effort = Effort::for_items(lattice.row.len());
    let (starts, rounds) = match care {
        Care::Rough => (1, 0),
        Care::Exact => (4, 2),
    };
    let mut best: Known = None;
    for (downwards, depth_first) in
        [(true, true), (true, false), (false, false), (false, true)].into_iter().take(starts)
    {
        start(lattice, downwards, depth_first);
        improve(lattice, &Effort { sweeps: effort.first, reach: 0, ..effort }, &mut best);
        if best.as_ref().is_some_and(|(crossings, _)| *crossings == 0) {
            break;
        }
    }
    for _ in 0..rounds {
        if let Some((crossings, rows)) = &best {
            lattice.rows.clone_from(rows);
            if *crossings > 0 {
                improve(lattice, &effort, &mut best);
            }
        }
    }
    if care == Care::Exact {
        from_chance(lattice, &effort, &mut best);
    }
    if let Some((_, rows)) = best {
        lattice.rows = rows;
    }
}

/// On small lattices that still have crossings, sets out from orders that no rule finds: the order of the map, its
/// reverse, and a few drawn by lot, the same each time (`SplitMix64`, Steele, Lea and Flood 2014).
fn from_chance(lattice: &mut Lattice, effort: &Effort, best: &mut Known) {
    const STARTS: u64 = 16;
    const SMALL: usize = 250;
    if lattice.row.len() > SMALL {
        return;
    }
    for start in 0..STARTS {
        if best.as_ref().is_none_or(|(crossings, _)| *crossings == 0) {
            return;
        }
        let lot = |item: u32| {
            let mut mixed = (start << 32 | u64::from(item)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ mixed >> 31
        };
        for row in &mut lattice.rows {
            row.sort_by_key(|&item| {
                let order = match start {
                    0 => u64::from(item),
                    1 => u64::from(u32::MAX - item),
                    _ => lot(item),
                };
                (lattice.slot[item as usize], order)
            });
        }
        improve(lattice, effort, best);
    }
}

/// Puts items into their rows in the order in which they are met from the top or from the bottom.
fn start(lattice: &mut Lattice, downwards: bool, depth_first: bool) {
    let count = lattice.row.len() as u32;
    let mut rows = std::mem::take(&mut lattice.rows);
    rows.iter_mut().for_each(Vec::clear);
    let (back, onward) =
        if downwards { (&lattice.above, &lattice.below) } else { (&lattice.below, &lattice.above) };
    let mut met = vec![false; count as usize];
    let mut queue: VecDeque<u32> = VecDeque::new();
    for first in (0..count).filter(|&item| back.of(item).is_empty()) {
        queue.push_back(first);
        while let Some(item) = if depth_first { queue.pop_back() } else { queue.pop_front() } {
            if std::mem::replace(&mut met[item as usize], true) {
                continue;
            }
            rows[lattice.row[item as usize] as usize].push(item);
            let next = onward.of(item);
            if depth_first {
                // What hangs on several is met first where it is met from first.
                queue.extend(next.iter().rev().filter(|&&next| !met[next as usize]));
            } else {
                queue.extend(next.iter().filter(|&&next| !met[next as usize]));
            }
        }
    }
    for row in &mut rows {
        row.sort_by_key(|&item| lattice.slot[item as usize]);
    }
    lattice.rows = rows;
}

fn improve(lattice: &mut Lattice, effort: &Effort, best: &mut Known) {
    let mut place = vec![0_u32; lattice.row.len()];
    for row in &lattice.rows {
        number(row, &mut place);
    }
    let mut near = Near::default();
    // An order without crossings stays as it is: it follows the map.
    let mut least = lattice.crossings();
    if best.as_ref().is_none_or(|(known, _)| least < *known) {
        *best = Some((least, lattice.rows.clone()));
    }
    if least == 0 {
        return;
    }
    let mut idle = 0;
    for sweep in 0..=effort.sweeps {
        if sweep > 0 {
            sweep_by_medians(lattice, &mut place, sweep % 2 == 1, sweep % 4 >= 2);
        }
        for round in 0..effort.rounds {
            let even = sweep % 4 < 2 && round < 2;
            if !swap_neighbours(lattice, &mut place, &mut near, even) {
                break;
            }
        }
        let mut crossings = lattice.crossings();
        // The costly moves are for orders that promise to become the best.
        if effort.reach > 0 && best.as_ref().is_none_or(|(least, _)| crossings <= least + least / 4) {
            sift(lattice, &mut place, &mut near, effort.reach);
            crossings = lattice.crossings();
        }
        if best.as_ref().is_none_or(|(least, _)| crossings < *least) {
            *best = Some((crossings, lattice.rows.clone()));
        }
        idle = if crossings < least { 0 } else { idle + 1 };
        least = least.min(crossings);
        if idle > effort.idle || least == 0 {
            break;
        }
    }
}

fn number(row: &[u32], place: &mut [u32]) {
    for (n, &item) in (0..).zip(row) {
        place[item as usize] = n;
    }
}

/// Sorts each row by where its items' neighbours in the row before are: their median, or else their average. Items
/// without any stay where they are.
fn sweep_by_medians(lattice: &mut Lattice, place: &mut [u32], down: bool, average: bool) {
    let count = lattice.rows.len();
    let mut ends: Vec<u32> = Vec::new();
    for step in 1..count {
        let at = if down { step } else { count - 1 - step };
        let row = &mut lattice.rows[at];
        let links = if down { &lattice.above } else { &lattice.below };
        let mut start = 0;
        while start < row.len() {
            let slot = lattice.slot[row[start] as usize];
            let length = row[start..].iter().take_while(|&&item| lattice.slot[item as usize] == slot).count();
            let part = &mut row[start..start + length];
            start += length;
            let mut keyed: Vec<(f64, u32)> = Vec::with_capacity(length);
            let mut spots: Vec<usize> = Vec::with_capacity(length);
            for (spot, &item) in part.iter().enumerate() {
                ends.clear();
                ends.extend(links.of(item).iter().map(|&next| place[next as usize]));
                if !ends.is_empty() {
                    ends.sort_unstable();
                    keyed.push((if average { mean(&ends) } else { median(&ends) }, item));
                    spots.push(spot);
                }
            }
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
            for (spot, (_, item)) in spots.into_iter().zip(keyed) {
                part[spot] = item;
            }
        }
        number(row, place);
    }
}

fn mean(ends: &[u32]) -> f64 {
    ends.iter().map(|&end| f64::from(end)).sum::<f64>() / ends.len() as f64
}

/// The median; of two in the middle a point between them, nearer to the side where the others are closer.
fn median(ends: &[u32]) -> f64 {
    let middle = ends.len() / 2;
    let at = |n: usize| f64::from(ends[n]);
    if ends.len() % 2 == 1 {
        at(middle)
    } else if ends.len() == 2 {
        (at(0) + at(1)) / 2.0
    } else {
        let (left, right) = (at(middle - 1) - at(0), at(ends.len() - 1) - at(middle));
        if left + right == 0.0 {
            (at(middle - 1) + at(middle)) / 2.0
        } else {
            (at(middle - 1) * right + at(middle) * left) / (left + right)
        }
    }
}

/// How many crossings fewer there are between the lines of two items to one row if they change places. Ends ascend.
fn swap_gain(left: &[u32], right: &[u32]) -> i64 {
    let (Some(&last), Some(&first)) = (left.last(), right.first()) else { return 0 };
    let all = (left.len() * right.len()) as i64;
    if last < first {
        return -all;
    }
    if right[right.len() - 1] < left[0] {
        return all;
    }
    let (mut gain, mut below, mut upto) = (0, 0, 0);
    for &end in left {
        while below < right.len() && right[below] < end {
            below += 1;
        }
        while upto < right.len() && right[upto] <= end {
            upto += 1;
        }
        gain += below as i64 - (right.len() - upto) as i64;
    }
    gain
}

/// The places of the neighbours of the items of one row, above and below, ascending.
#[derive(Default)]
struct Near {
    ends: Vec<u32>,
    /// By item of the row: where its places above start, where those below start, and where these end.
    bounds: Vec<[u32; 3]>,
}

impl Near {
    fn fill(&mut self, lattice: &Lattice, place: &[u32], row: &[u32]) {
        self.ends.clear();
        self.bounds.clear();
        for &item in row {
            let start = self.ends.len() as u32;
            let middle = self.add(&lattice.above, place, item);
            let end = self.add(&lattice.below, place, item);
            self.bounds.push([start, middle, end]);
        }
    }

    fn add(&mut self, links: &Links, place: &[u32], item: u32) -> u32 {
        let start = self.ends.len();
        self.ends.extend(links.of(item).iter().map(|&next| place[next as usize]));
        self.ends[start..].sort_unstable();
        self.ends.len() as u32
    }

    /// How many crossings fewer there are if an item changes places with one right of it.
    fn gain(&self, left: usize, right: usize) -> i64 {
        let ends = |item: usize, side: usize| {
            let bounds = self.bounds[item];
            &self.ends[bounds[side] as usize..bounds[side + 1] as usize]
        };
        swap_gain(ends(left, 0), ends(right, 0)) + swap_gain(ends(left, 1), ends(right, 1))
    }
}

/// Swaps neighbours wherever that takes crossings away, or also where it makes no difference, if `even`.
fn swap_neighbours(lattice: &mut Lattice, place: &mut [u32], near: &mut Near, even: bool) -> bool {
    let mut better = false;
    for at in 0..lattice.rows.len() {
        let mut row = std::mem::take(&mut lattice.rows[at]);
        near.fill(lattice, place, &row);
        for n in 1..row.len() {
            if lattice.slot[row[n - 1] as usize] != lattice.slot[row[n] as usize] {
                continue;
            }
            let gain = near.gain(n - 1, n);
            if gain > 0 || (even && gain == 0) {
                row.swap(n - 1, n);
                near.bounds.swap(n - 1, n);
                better |= gain > 0;
            }
        }
        number(&row, place);
        lattice.rows[at] = row;
    }
    better
}

/// Moves each item to the best place among those near it.
fn sift(lattice: &mut Lattice, place: &mut [u32], near: &mut Near, reach: usize) {
    for at in 0..lattice.rows.len() {
        let mut row = std::mem::take(&mut lattice.rows[at]);
        near.fill(lattice, place, &row);
        for item in row.clone() {
            let Some(from) = row.iter().position(|&other| other == item) else { continue };
            let own = lattice.slot[item as usize];
            let (mut best, mut to) = (0, from);
            let mut sum = 0;
            for (next, &other) in row.iter().enumerate().skip(from + 1).take(reach) {
                if lattice.slot[other as usize] != own {
                    break;
                }
                sum += near.gain(from, next);
                if sum > best {
                    (best, to) = (sum, next);
                }
            }
            sum = 0;
            for next in (from.saturating_sub(reach)..from).rev() {
                if lattice.slot[row[next] as usize] != own {
                    break;
                }
                sum += near.gain(next, from);
                if sum > best {
                    (best, to) = (sum, next);
                }
            }
            if to > from {
                row[from..=to].rotate_left(1);
                near.bounds[from..=to].rotate_left(1);
            } else if to < from {
                row[to..=from].rotate_right(1);
                near.bounds[to..=from].rotate_right(1);
            }
        }
        number(&row, place);
        lattice.rows[at] = row;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::layout::levels;
    use crate::draw::layout::slots;
    use crate::draw::layout::tests::pieces;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_keep_their_items_and_columns(pieces in pieces()) {
            for piece in pieces {
                let mut lattice = Lattice::new(&piece, &levels::rows(&piece, 1));
                slots::assign(&piece, &mut lattice);
                let mut before = lattice.rows.clone();
                start(&mut lattice, true, true);
                let at_start = lattice.crossings();
                order(&mut lattice, Care::Exact);
                prop_assert!(lattice.crossings() <= at_start);
                for (row, before) in lattice.rows.iter().zip(&mut before) {
                    prop_assert!(row.is_sorted_by_key(|&item| lattice.slot[item as usize]));
                    let mut row = row.clone();
                    row.sort_unstable();
                    before.sort_unstable();
                    prop_assert_eq!(&row, before);
                }
            }
        }

        #[test]
        fn trees_have_no_crossings(parents in prop::collection::vec(0_usize..1000, 1..60)) {
            let mut scene = crate::draw::layout::tests::boxes(parents.len() + 1);
            for (n, parent) in (1..).zip(&parents) {
                scene.edges.push(crate::draw::layout::tests::edge(n, (parent % n as usize) as u32));
            }
            for mut piece in crate::draw::layout::piece::pieces(&scene, crate::draw::layout::Side::Top) {
                levels::break_circles(&mut piece);
                let mut lattice = Lattice::new(&piece, &levels::rows(&piece, 1));
                order(&mut lattice, Care::Exact);
                prop_assert_eq!(lattice.crossings(), 0);
            }
        }

        #[test]
        fn a_swap_gains_what_is_counted(
            mut left in prop::collection::vec(0_u32..9, 0..6),
            mut right in prop::collection::vec(0_u32..9, 0..6),
        ) {
            left.sort_unstable();
            right.sort_unstable();
            let pairs = || left.iter().flat_map(|a| right.iter().map(move |b| (a, b)));
            let (is, swapped) = (pairs().filter(|(a, b)| a > b).count(), pairs().filter(|(a, b)| a < b).count());
            prop_assert_eq!(swap_gain(&left, &right), is as i64 - swapped as i64);
        }
    }
}
