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
    let mut statuses = vec![Status::Undecided; framework.len()];
    let mut open = vec![0_u32; framework.len()];
    for a in framework.arguments() {
        for &b in framework.attacked_by(a) {
            open[b as usize] += 1;
        }
    }
    let mut accepted: Vec<u32> = framework.arguments().filter(|&a| open[a as usize] == 0).collect();
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
