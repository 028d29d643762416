//! The rows with all that is in them: nodes, and bends where a line passes a row.

use crate::draw::layout::piece::Piece;

/// Items are the nodes of the piece and after them the bends.
#[derive(Clone, Debug)]
pub(super) struct Lattice {
    /// From left to right.
    pub(super) rows: Vec<Vec<u32>>,
    /// By item.
    pub(super) row: Vec<u32>,
    /// By item: its column among the frames; columns follow each other from left to right in every row.
    pub(super) slot: Vec<u32>,
    /// By item: the items that lines lead to in the next row up and down.
    pub(super) above: Links,
    pub(super) below: Links,
    /// By line: its items from above to below.
    pub(super) chains: Chains,
}

/// Lists of items, one for each item, in compressed rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Links {
    fn new(count: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Links {
        let mut starts = vec![0; count + 1];
        pairs.clone().for_each(|(from, _)| starts[from as usize + 1] += 1);
        for n in 0..count {
            starts[n + 1] += starts[n];
        }
        let (mut fill, mut items) = (starts.clone(), vec![0; starts[count] as usize]);
        for (from, to) in pairs {
            items[fill[from as usize] as usize] = to;
            fill[from as usize] += 1;
        }
        Links { starts, items }
    }

    pub(super) fn of(&self, item: u32) -> &[u32] {
        &self.items[self.starts[item as usize] as usize..self.starts[item as usize + 1] as usize]
    }
}

/// The items of each line, in compressed rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Chains {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Chains {
    pub(super) fn of(&self, arc: usize) -> &[u32] {
        &self.items[self.starts[arc] as usize..self.starts[arc + 1] as usize]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &[u32]> + Clone {
        (1..self.starts.len()).map(|n| self.of(n - 1))
    }
}

impl Lattice {
    /// The rows of a piece, in no particular order; rows without nodes are left out.
    pub(super) fn new(piece: &Piece, rows: &[u32]) -> Lattice {
        let nodes = piece.nodes.len();
        let last = rows.iter().copied().max().map_or(0, |row| row as usize + 1);
        let mut used = vec![0_u32; last + 1];
        rows.iter().for_each(|&row| used[row as usize + 1] = 1);
        for n in 0..last {
            used[n + 1] += used[n];
        }
        let mut row: Vec<u32> = rows.iter().map(|&row| used[row as usize]).collect();
        let mut chains = Chains { starts: vec![0], items: Vec::new() };
        for arc in &piece.arcs {
            chains.items.push(arc.above);
            for between in row[arc.above as usize] + 1..row[arc.below as usize] {
                chains.items.push(row.len() as u32);
                row.push(between);
            }
            chains.items.push(arc.below);
            chains.starts.push(chains.items.len() as u32);
        }
        let pairs = chains.iter().flat_map(|chain| chain.windows(2).map(|pair| (pair[0], pair[1])));
        let above = Links::new(row.len(), pairs.clone().map(|(up, down)| (down, up)));
        let below = Links::new(row.len(), pairs);
        let mut lattice = Lattice {
            rows: vec![Vec::new(); used[last] as usize],
            slot: vec![0; row.len()],
            row,
            above,
            below,
            chains,
        };
        for item in 0..lattice.row.len() as u32 {
            lattice.rows[lattice.row[item as usize] as usize].push(item);
        }
        debug_assert!(nodes <= lattice.row.len());
        lattice
    }

    /// How often lines cross between the rows. Linear, up to logarithms.
    pub(super) fn crossings(&self) -> u64 {
        let mut place = vec![0_u32; self.row.len()];
        let mut tree: Vec<u32> = Vec::new();
        let mut ends: Vec<u32> = Vec::new();
        let mut crossings = 0;
        for pair in self.rows.windows(2) {
            for (n, &item) in (0..).zip(&pair[1]) {
                place[item as usize] = n;
            }
            tree.clear();
            tree.resize(pair[1].len() + 1, 0);
            let mut met = 0;
            for &item in &pair[0] {
                ends.clear();
                ends.extend(self.below.of(item).iter().map(|&next| place[next as usize]));
                for &end in &ends {
                    let (mut at, mut before) = (end + 1, 0);
                    while at > 0 {
                        before += tree[at as usize];
                        at &= at - 1;
                    }
                    crossings += u64::from(met - before);
                }
                for &end in &ends {
                    let mut at = end as usize + 1;
                    while at < tree.len() {
                        tree[at] += 1;
                        at += at & at.wrapping_neg();
                    }
                    met += 1;
                }
            }
        }
        crossings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::layout::levels;
    use crate::draw::layout::tests::pieces;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn crossings_are_pairs_of_lines_in_opposite_order(pieces in pieces()) {
            for piece in pieces {
                let lattice = Lattice::new(&piece, &levels::rows(&piece, 1));
                let mut expected = 0;
                for pair in lattice.rows.windows(2) {
                    let place = |row: &[u32], item: u32| row.iter().position(|&other| other == item);
                    let lines: Vec<_> = pair[0]
                        .iter()
                        .flat_map(|&up| lattice.below.of(up).iter().map(move |&down| (up, down)))
                        .map(|(up, down)| (place(&pair[0], up), place(&pair[1], down)))
                        .collect();
                    for (n, a) in lines.iter().enumerate() {
                        expected += lines[n + 1..]
                            .iter()
                            .filter(|b| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1))
                            .count() as u64;
                    }
                }
                prop_assert_eq!(lattice.crossings(), expected);
            }
        }
    }
}
