//! Rows of numbers, one after the other.

use std::ops::Range;

#[derive(Debug)]
pub(crate) struct Rows {
    /// Where each row starts, and where the last one ends.
    starts: Vec<usize>,
    entries: Vec<u32>,
}

impl Default for Rows {
    fn default() -> Self {
        Rows { starts: vec![0], entries: Vec::new() }
    }
}

impl Rows {
    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        self.entries.extend(row);
        self.starts.push(self.entries.len());
    }

    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(crate) fn row(&self, row: usize) -> &[u32] {
        &self.entries[self.range(row)]
    }

    /// Where the entries of a row stand.
    pub(crate) fn range(&self, row: usize) -> Range<usize> {
        self.starts[row]..self.starts[row + 1]
    }

    pub(crate) fn at(&self, place: usize) -> u32 {
        self.entries[place]
    }

    /// By number below `bound`, the rows that it is in.
    pub(crate) fn turned(&self, bound: usize) -> Rows {
        let mut starts = vec![0; bound + 1];
        self.entries.iter().for_each(|&entry| starts[entry as usize + 1] += 1);
        for i in 0..bound {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut entries = vec![0; self.entries.len()];
        for row in 0..self.len() {
            for &entry in self.row(row) {
                entries[next[entry as usize]] = row as u32;
                next[entry as usize] += 1;
            }
        }
        Rows { starts, entries }
    }
}
