//! Lanes: lines that run side by side between two rows turn at different heights.

use crate::draw::layout::across::Across;
use crate::draw::layout::lattice::Lattice;

/// The share of the room between two rows that a bundle of lines is spread over.
const SPREAD: f64 = 0.4;
/// Lines that run less far to the side than this need no lane.
const UPRIGHT: f64 = 1.0;

/// How much later than it might a line begins to turn, and how much earlier it ends, as shares of the room.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lane {
    pub(super) later: f64,
    pub(super) earlier: f64,
}

/// A stretch of a line from row to row that goes to one side.
struct Stretch {
    from: f64,
    to: f64,
    /// Its place among all stretches, line by line.
    at: usize,
}

/// The room between two rows: what goes to the right and to the left, and the ends of all stretches above and below.
#[derive(Default)]
struct Gap {
    sides: [Vec<Stretch>; 2],
    ends: [Vec<f64>; 2],
}

/// The lane of each stretch of each line, as the items of the chains without the last of each.
///
/// Of stretches to the right, the one further left has to be lower where both are: it comes down before the other. To
/// the left it is the other way round. Lines to different sides meet only where they cross.
pub(super) fn lanes(lattice: &Lattice, across: &Across, upper: &[f64], lower: &[f64]) -> Vec<Lane> {
    let mut lanes = Vec::new();
    let mut gaps: Vec<Gap> = lattice.rows.iter().map(|_| Gap::default()).collect();
    for (n, chain) in lattice.chains.iter().enumerate() {
        let middle = |item: u32| across.middle[item as usize];
        let last = chain.len() - 2;
        for (k, pair) in chain.windows(2).enumerate() {
            let from = if k == 0 { upper[n] } else { middle(pair[0]) };
            let to = if k == last { lower[n] } else { middle(pair[1]) };
            let gap = &mut gaps[lattice.row[pair[0] as usize] as usize];
            gap.ends[0].push(from);
            gap.ends[1].push(to);
            if (to - from).abs() > UPRIGHT {
                gap.sides[usize::from(to < from)].push(Stretch { from, to, at: lanes.len() });
            }
            lanes.push(Lane::default());
        }
    }
    for Gap { sides: [right, left], ends } in &mut gaps {
        ends.iter_mut().for_each(|ends| ends.sort_by(f64::total_cmp));
        for (stretches, rising) in [(right, true), (left, false)] {
            stretches.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.to.total_cmp(&b.to)));
            for bundle in bundles(stretches) {
                if bundle.len() < 2 || bundle.iter().any(|stretch| is_shared(stretch, ends)) {
                    continue;
                }
                let step = SPREAD / (bundle.len() - 1) as f64;
                for (n, stretch) in bundle.iter().enumerate() {
                    let share = step * n as f64;
                    let (near, far) = if rising { (SPREAD - share, share) } else { (share, SPREAD - share) };
                    lanes[stretch.at] = Lane { later: near, earlier: far };
                }
            }
        }
    }
    lanes
}

/// Whether another line has an end in common, at a junction: such lines fan out from there.
fn is_shared(stretch: &Stretch, ends: &[Vec<f64>; 2]) -> bool {
    let often = |ends: &[f64], end| {
        let first = ends.partition_point(|&other| other < end);
        ends.get(first + 1) == Some(&end)
    };
    often(&ends[0], stretch.from) || often(&ends[1], stretch.to)
}

/// Sorted stretches to one side, cut where none reaches over.
fn bundles(stretches: &[Stretch]) -> impl Iterator<Item = &[Stretch]> {
    let mut reach = f64::NEG_INFINITY;
    let mut before = 0;
    let cuts = stretches.iter().enumerate().filter_map(move |(n, stretch)| {
        let cut = n > 0 && stretch.from.min(stretch.to) > reach;
        reach = reach.max(stretch.from.max(stretch.to));
        cut.then_some(n)
    });
    let ends = cuts.chain(std::iter::once(stretches.len()));
    ends.map(move |end| {
        let bundle = &stretches[before..end];
        before = end;
        bundle
    })
    .filter(|bundle| !bundle.is_empty())
}
