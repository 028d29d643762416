//! Places across the rows of a large map: row after row, each as near to its neighbours as can be (isotonic regression
//! by pooling, Ayer et al. 1955).

use crate::draw::layout::across::{Apart, Pull};
use crate::draw::layout::lattice::Lattice;

pub(super) fn by_rows(lattice: &Lattice, apart: &[Apart], unknowns: usize, pulls: &[Pull]) -> Vec<f64> {
    const FEWEST: f64 = 0.01;
    const ROUNDS: usize = 12;
    let pulled = Pulled::new(pulls, unknowns);
    // The first constraints are those between the neighbours in the rows, row by row.
    let mut starts = vec![0];
    starts.extend(lattice.rows.iter().map(|row| row.len().saturating_sub(1)));
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut places = vec![0.0; unknowns];
    for round in 0..2 * ROUNDS {
        let down = round % 2 == 0;
        // First from one side, so that places travel far, then from both.
        let sides = if round >= ROUNDS { [true, true] } else { [down, !down] };
        for at in 0..lattice.rows.len() {
            let at = if down { at } else { lattice.rows.len() - 1 - at };
            let row = &lattice.rows[at];
            let wishes: Vec<(f64, f64)> = row
                .iter()
                .map(|&item| {
                    let (wish, weight) = pulled.wish(item, sides, &places);
                    if weight > 0.0 { (wish, weight) } else { (places[item as usize], FEWEST) }
                })
                .collect();
            let rooms = apart[starts[at]..].iter().map(|apart| apart.room);
            stand_apart(row, &wishes, rooms, &mut places);
        }
    }
    if unknowns > lattice.row.len() {
        let order = from_left_to_right(apart, unknowns);
        enclose(&mut places, lattice.row.len(), apart);
        fit(&mut places, apart, &order);
        settle(&mut places, lattice.row.len(), apart, &pulled, &order);
    }
    places
}

/// What pulls at each item, from above and from below.
struct Pulled {
    starts: [Vec<u32>; 2],
    ends: [Vec<Tie>; 2],
}

/// What an item is pulled to, and how far right of it the item wants to be.
#[derive(Clone, Copy, Debug, Default)]
struct Tie {
    other: u32,
    shift: f64,
    weight: f64,
}

impl Pulled {
    fn new(pulls: &[Pull], unknowns: usize) -> Pulled {
        let half = |above: bool| {
            let end = |pull: &Pull| if above { pull.down } else { pull.up };
            let mut starts = vec![0_u32; unknowns + 1];
            pulls.iter().for_each(|pull| starts[end(pull) as usize + 1] += 1);
            for n in 0..unknowns {
                starts[n + 1] += starts[n];
            }
            let mut ends = vec![Tie::default(); starts[unknowns] as usize];
            let mut fill = starts.clone();
            for pull in pulls {
                let shift = f64::from(pull.shift);
                let (other, shift) = if above { (pull.up, shift) } else { (pull.down, -shift) };
                let place = &mut fill[end(pull) as usize];
                ends[*place as usize] = Tie { other, shift, weight: f64::from(pull.weight) };
                *place += 1;
            }
            (starts, ends)
        };
        let (above, below) = (half(true), half(false));
        Pulled { starts: [above.0, below.0], ends: [above.1, below.1] }
    }

    /// The middle of what pulls at an item from the sides asked for, and how strongly.
    fn wish(&self, item: u32, sides: [bool; 2], places: &[f64]) -> (f64, f64) {
        let (mut sum, mut weights) = (0.0, 0.0);
        for side in (0..2).filter(|&side| sides[side]) {
            let (start, end) = (self.starts[side][item as usize], self.starts[side][item as usize + 1]);
            for tie in &self.ends[side][start as usize..end as usize] {
                sum += tie.weight * (places[tie.other as usize] + tie.shift);
                weights += tie.weight;
            }
        }
        (if weights > 0.0 { sum / weights } else { 0.0 }, weights)
    }
}

/// Puts the items of a row as near to their wishes (place and weight) as their distances allow, by pooling.
fn stand_apart(row: &[u32], wishes: &[(f64, f64)], rooms: impl Iterator<Item = f64>, places: &mut [f64]) {
    // Pools of items that touch: their common place, weight and number, with the distances taken out.
    let mut pools: Vec<(f64, f64, usize)> = Vec::with_capacity(row.len());
    let mut offsets = Vec::with_capacity(row.len());
    let mut offset = 0.0;
    for (&(wish, weight), room) in wishes.iter().zip(std::iter::once(0.0).chain(rooms)) {
        offset += room;
        offsets.push(offset);
        let mut pool = (wish - offset, weight, 1);
        while let Some(&(place, weight, number)) = pools.last() {
            if place <= pool.0 {
                break;
            }
            pools.pop();
            let all = weight + pool.1;
            pool = ((place * weight + pool.0 * pool.1) / all, all, number + pool.2);
        }
        pools.push(pool);
    }
    let pooled = pools.iter().flat_map(|&(place, _, number)| std::iter::repeat_n(place, number));
    for ((&item, offset), place) in row.iter().zip(offsets).zip(pooled) {
        places[item as usize] = place + offset;
    }
}

/// Draws frames around their members.
fn enclose(places: &mut [f64], items: usize, apart: &[Apart]) {
    places[items..].iter_mut().enumerate().for_each(|(n, side)| {
        *side = if n % 2 == 0 { f64::INFINITY } else { f64::NEG_INFINITY };
    });
    let is_left = |one: usize| one >= items && (one - items) % 2 == 0;
    let is_right = |one: usize| one >= items && (one - items) % 2 == 1;
    // From the innermost frames outwards: the constraints of later frames stand later.
    for a in apart.iter().rev() {
        let (left, right) = (a.left as usize, a.right as usize);
        if is_left(left) && !is_right(right) {
            places[left] = places[left].min(places[right] - a.room);
        }
        if is_right(right) && !is_left(left) {
            places[right] = places[right].max(places[left] + a.room);
        }
    }
    for n in (items..places.len()).step_by(2) {
        if !(places[n].is_finite() && places[n + 1].is_finite()) {
            (places[n], places[n + 1]) = (0.0, 0.0);
        }
    }
}

/// Moves each as near to its wish as its neighbours allow, and the sides of frames inwards; no constraint is broken.
fn settle(places: &mut [f64], items: usize, apart: &[Apart], pulled: &Pulled, order: &Order) {
    const ROUNDS: usize = 24;
    let mut low = vec![f64::NEG_INFINITY; places.len()];
    for _ in 0..ROUNDS {
        low.fill(f64::NEG_INFINITY);
        for &one in &order.sequence {
            let own = &order.at[order.starts[one as usize] as usize..order.starts[one as usize + 1] as usize];
            let high = own
                .iter()
                .map(|&n| places[apart[n as usize].right as usize] - apart[n as usize].room)
                .fold(f64::INFINITY, f64::min);
            let wish = match (one as usize).checked_sub(items) {
                None => pulled.wish(one, [true, true], places),
                Some(n) => (if n % 2 == 0 { high } else { low[one as usize] }, 1.0),
            };
            let place = &mut places[one as usize];
            if wish.1 > 0.0 && wish.0.is_finite() {
                *place = wish.0.min(high).max(low[one as usize]);
            }
            for &n in own {
                let a = apart[n as usize];
                low[a.right as usize] = low[a.right as usize].max(*place + a.room);
            }
        }
    }
}

/// For each unknown the constraints to its right, with the unknowns in an order that respects them all.
struct Order {
    sequence: Vec<u32>,
    starts: Vec<u32>,
    at: Vec<u32>,
}

fn from_left_to_right(apart: &[Apart], unknowns: usize) -> Order {
    let mut starts = vec![0_u32; unknowns + 1];
    let mut waiting = vec![0_u32; unknowns];
    for a in apart {
        starts[a.left as usize + 1] += 1;
        waiting[a.right as usize] += 1;
    }
    for n in 0..unknowns {
        starts[n + 1] += starts[n];
    }
    let (mut fill, mut at) = (starts.clone(), vec![0; apart.len()]);
    for (n, a) in (0..).zip(apart) {
        at[fill[a.left as usize] as usize] = n;
        fill[a.left as usize] += 1;
    }
    let mut sequence: Vec<u32> = (0..unknowns as u32).filter(|&n| waiting[n as usize] == 0).collect();
    let mut next = 0;
    while let Some(&one) = sequence.get(next) {
        next += 1;
        for &n in &at[starts[one as usize] as usize..starts[one as usize + 1] as usize] {
            let right = apart[n as usize].right as usize;
            waiting[right] -= 1;
            if waiting[right] == 0 {
                sequence.push(right as u32);
            }
        }
    }
    Order { sequence, starts, at }
}

/// Moves places apart as little as need be: the middle of two ways that both satisfy the constraints satisfies them too.
fn fit(places: &mut [f64], apart: &[Apart], order: &Order) {
    let mut right = places.to_vec();
    let mut left = places.to_vec();
    let own =
        |one: u32| &order.at[order.starts[one as usize] as usize..order.starts[one as usize + 1] as usize];
    for &one in &order.sequence {
        for &n in own(one) {
            let a = apart[n as usize];
            right[a.right as usize] = right[a.right as usize].max(right[one as usize] + a.room);
        }
    }
    for &one in order.sequence.iter().rev() {
        for &n in own(one) {
            let a = apart[n as usize];
            left[one as usize] = left[one as usize].min(left[a.right as usize] - a.room);
        }
    }
    for (place, (a, b)) in places.iter_mut().zip(left.iter().zip(&right)) {
        *place = (a + b) / 2.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Checked by moving whole stretches of the row: none of these is nearer to the wishes.
        #[test]
        fn no_row_stands_nearer_to_its_wishes(
            items in prop::collection::vec((0.0_f64..100.0, 0.1_f64..9.0, 0.0_f64..30.0), 1..12),
        ) {
            let row: Vec<u32> = (0..items.len() as u32).collect();
            let wishes: Vec<(f64, f64)> = items.iter().map(|&(wish, weight, _)| (wish, weight)).collect();
            let mut places = vec![0.0; items.len()];
            stand_apart(&row, &wishes, items[1..].iter().map(|item| item.2), &mut places);
            let apart = |places: &[f64]| {
                (1..places.len()).all(|n| places[n] - places[n - 1] >= items[n].2 - 1e-9)
            };
            let cost = |places: &[f64]| -> f64 {
                places.iter().zip(&wishes).map(|(place, (wish, weight))| weight * (place - wish).powi(2)).sum()
            };
            prop_assert!(apart(&places));
            for (from, by) in (0..items.len()).flat_map(|from| [(from, 0.01), (from, -0.01)]) {
                for to in from..items.len() {
                    let mut other = places.clone();
                    other[from..=to].iter_mut().for_each(|place| *place += by);
                    prop_assert!(!apart(&other) || cost(&other) >= cost(&places) - 1e-9);
                }
            }
        }
    }
}
