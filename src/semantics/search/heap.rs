//! Variables by activity.

/// A binary heap of variables, the most active on top, of equally active ones the first.
#[derive(Default)]
pub(crate) struct Heap {
    heap: Vec<u32>,
    /// By variable: where in the heap it is, or `OUT`.
    position: Vec<u32>,
    activity: Vec<f64>,
    step: f64,
}

const OUT: u32 = u32::MAX;

impl Heap {
    /// Makes room for the next variable, and adds it if `push` says so.
    pub(crate) fn grow(&mut self, variable: u32, push: bool) {
        if self.activity.is_empty() {
            self.step = 1.0;
        }
        self.activity.push(0.0);
        self.position.push(OUT);
        if push {
            self.push(variable);
        }
    }

    pub(crate) fn activity(&self, variable: u32) -> f64 {
        self.activity[variable as usize]
    }

    pub(crate) fn push(&mut self, variable: u32) {
        if self.position[variable as usize] == OUT {
            self.position[variable as usize] = self.heap.len() as u32;
            self.heap.push(variable);
            self.rise(self.heap.len() - 1);
        }
    }

    pub(crate) fn pop(&mut self) -> Option<u32> {
        let last = self.heap.pop()?;
        let Some(&top) = self.heap.first() else {
            self.position[last as usize] = OUT;
            return Some(last);
        };
        self.position[top as usize] = OUT;
        self.heap[0] = last;
        self.position[last as usize] = 0;
        self.sink();
        Some(top)
    }

    /// A variable was part of a conflict.
    pub(crate) fn bump(&mut self, variable: u32) {
        self.activity[variable as usize] += self.step;
        if self.activity[variable as usize] > 1e100 {
            self.activity.iter_mut().for_each(|activity| *activity *= 1e-100);
            self.step *= 1e-100;
        }
        let position = self.position[variable as usize];
        if position != OUT {
            self.rise(position as usize);
        }
    }

    /// Conflicts so far count for less from now on.
    pub(crate) fn decay(&mut self) {
        self.step /= 0.95;
    }

    fn before(&self, a: u32, b: u32) -> bool {
        let (x, y) = (self.activity[a as usize], self.activity[b as usize]);
        x > y || x == y && a < b
    }

    fn rise(&mut self, mut at: usize) {
        let variable = self.heap[at];
        while at > 0 {
            let above = (at - 1) / 2;
            if !self.before(variable, self.heap[above]) {
                break;
            }
            self.place(at, self.heap[above]);
            at = above;
        }
        self.place(at, variable);
    }

    fn sink(&mut self) {
        let mut at = 0;
        let variable = self.heap[at];
        loop {
            let mut below = 2 * at + 1;
            if below >= self.heap.len() {
                break;
            }
            if below + 1 < self.heap.len() && self.before(self.heap[below + 1], self.heap[below]) {
                below += 1;
            }
            if !self.before(self.heap[below], variable) {
                break;
            }
            self.place(at, self.heap[below]);
            at = below;
        }
        self.place(at, variable);
    }

    fn place(&mut self, at: usize, variable: u32) {
        self.heap[at] = variable;
        self.position[variable as usize] = at as u32;
    }
}
