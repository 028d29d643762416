//! The grounded labelling, in one pass.

use crate::semantics::framework::Framework;
use crate::semantics::labelling::{Labelling, Status};

/// The grounded labelling: what every rational reader must accept.
///
/// The least fixed point of the characteristic function (Dung 1995, definition 20): accept what nothing attacks,
/// reject what that attacks, and again, until nothing changes. The rest stays undecided.
///
/// # Complexity
/// **O(arguments + attacks)** time and **O(arguments)** space: a counter for each argument says how many of its
/// attackers do not yet fall.
///
/// # Examples
/// ```
/// use argument_map::semantics::{Framework, Status, grounded};
///
/// // 0 and 1 attack each other, and both attack 2: nothing is settled.
/// let framework = Framework::new(3, [(0, 1), (1, 0), (0, 2), (1, 2)])?;
/// assert!(grounded(&framework).statuses().iter().all(|&status| status == Status::Undecided));
/// # Ok::<(), argument_map::Error>(())
/// ```
#[must_use]
pub fn grounded(framework: &Framework) -> Labelling {
    /// In place of a count: the argument falls.
    const FALLEN: u32 = u32::MAX;
    // How many attackers do not fall: of what stands, none.
    let mut open = vec![0_u32; framework.len()];
    let mut buckets = Buckets::new(framework.len());
    for part in framework.all_attacked().chunks(WAVE) {
        buckets.visit(part.len(), part.iter().copied(), |b| open[b as usize] += 1);
    }
    let mut standing: Vec<u32> = framework.arguments().filter(|&a| open[a as usize] == 0).collect();
    let mut fallen = Vec::new();
    while !standing.is_empty() {
        for part in standing.chunks(WAVE) {
            let attacked = part.iter().flat_map(|&a| framework.attacked_by(a)).copied();
            buckets.visit(part.len(), attacked, |b| {
                if std::mem::replace(&mut open[b as usize], FALLEN) != FALLEN {
                    fallen.push(b);
                }
            });
        }
        standing.clear();
        for part in fallen.chunks(WAVE) {
            let freed = part.iter().flat_map(|&b| framework.attacked_by(b)).copied();
            buckets.visit(part.len(), freed, |c| {
                let left = &mut open[c as usize];
                if *left != FALLEN {
                    *left -= 1;
                    if *left == 0 {
                        standing.push(c);
                    }
                }
            });
        }
        fallen.clear();
    }
    let status = |open| match open {
        0 => Status::In,
        FALLEN => Status::Out,
        _ => Status::Undecided,
    };
    open.into_iter().map(status).collect::<Vec<_>>().into()
}

/// So many arguments at most are treated at once, which bounds the memory for what waits.
const WAVE: usize = 1 << 21;

/// Where arguments wait that are named in any order, so that neighbours are visited together: what is known about
/// them then fits into a processor's cache, and large frameworks are not slowed down by the latency of memory.
struct Buckets(Vec<Vec<u32>>);

impl Buckets {
    const BITS: u32 = 16;
    /// Fewer are visited as they come.
    const WORTH: usize = 1 << 13;

    /// For so many arguments.
    fn new(arguments: usize) -> Self {
        Buckets(vec![Vec::new(); (arguments >> Self::BITS) + 1])
    }

    /// Visits what the given number of arguments name, neighbours together.
    fn visit(&mut self, named_by: usize, named: impl Iterator<Item = u32>, mut visit: impl FnMut(u32)) {
        if named_by < Self::WORTH.max(self.0.len()) || self.0.len() < 8 {
            return named.for_each(visit);
        }
        for argument in named {
            self.0[(argument >> Self::BITS) as usize].push(argument);
        }
        for bucket in &mut self.0 {
            bucket.drain(..).for_each(&mut visit);
        }
    }
}
