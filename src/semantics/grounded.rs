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
    for &b in framework.all_attacked() {
        open[b as usize] += 1;
    }
    let mut standing: Vec<u32> = framework.arguments().filter(|&a| open[a as usize] == 0).collect();
    let mut fallen = Vec::new();
    // In waves, not one by one: the reads of a wave do not wait for each other.
    while !standing.is_empty() {
        for a in standing.drain(..) {
            for &b in framework.attacked_by(a) {
                if std::mem::replace(&mut open[b as usize], FALLEN) != FALLEN {
                    fallen.push(b);
                }
            }
        }
        for b in fallen.drain(..) {
            for &c in framework.attacked_by(b) {
                let left = &mut open[c as usize];
                if *left != FALLEN {
                    *left -= 1;
                    if *left == 0 {
                        standing.push(c);
                    }
                }
            }
        }
    }
    let status = |open| match open {
        0 => Status::In,
        FALLEN => Status::Out,
        _ => Status::Undecided,
    };
    open.into_iter().map(status).collect::<Vec<_>>().into()
}
