//! Labellings: what is accepted, rejected and left open, and the definitions as checks that can be run.

use crate::semantics::framework::Framework;
use serde::{Deserialize, Serialize};
use std::ops::Index;

/// Whether something stands, in the three-valued sense of Caminada's labellings (2006).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum Status {
    /// It stands: accepted.
    In,
    /// It falls: something that stands defeats it.
    Out,
    /// Neither: it is open, or the objections to it are.
    #[default]
    Undecided,
}

/// The status of every argument of a framework.
///
/// ```
/// use argument_map::semantics::{Framework, Labelling, Status};
///
/// let framework = Framework::new(3, [(0, 1), (1, 0), (1, 2)])?; // 0 and 1 attack each other
/// let labelling = Labelling::of_extension(&framework, [1]);
/// assert_eq!(labelling.statuses(), [Status::Out, Status::In, Status::Out]);
/// assert!(labelling.is_stable(&framework));
/// # Ok::<(), argument_map::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Labelling(Box<[Status]>);

impl Labelling {
    /// The labelling of an extension: its members are in, what they attack is out, the rest is undecided
    /// (Caminada 2006, `Ext2Lab`). Of a set that attacks itself, members stay in.
    ///
    /// # Panics
    /// If a member is no argument of the framework.
    #[must_use]
    pub fn of_extension(framework: &Framework, members: impl IntoIterator<Item = u32>) -> Labelling {
        let mut statuses = vec![Status::Undecided; framework.len()];
        let members: Vec<u32> = members.into_iter().collect();
        for &member in &members {
            for &attacked in framework.attacked_by(member) {
                statuses[attacked as usize] = Status::Out;
            }
        }
        for member in members {
            statuses[member as usize] = Status::In;
        }
        Labelling(statuses.into())
    }

    /// The status of every argument, by number.
    #[must_use]
    pub fn statuses(&self) -> &[Status] {
        &self.0
    }

    /// The arguments that are in, ascending: the extension.
    pub fn accepted(&self) -> impl Iterator<Item = u32> + '_ {
        self.with(Status::In)
    }

    /// The arguments of one status, ascending.
    pub fn with(&self, status: Status) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.0).filter(move |&(_, &other)| other == status).map(|(argument, _)| argument)
    }

    /// Whether no argument that is in attacks another that is, or itself (Dung 1995, definition 5).
    #[must_use]
    pub fn is_conflict_free(&self, framework: &Framework) -> bool {
        self.accepted().all(|a| framework.attacked_by(a).iter().all(|&b| self[b] != Status::In))
    }

    /// Whether what is in is attacked only by what is out, and exactly what something that is in attacks is out
    /// (an admissible labelling whose outs are all there: the labelling of an admissible set, Dung 1995,
    /// definition 6).
    #[must_use]
    pub fn is_admissible(&self, framework: &Framework) -> bool {
        framework.arguments().all(|a| {
            let attackers = framework.attackers(a);
            let falls = attackers.iter().any(|&b| self[b] == Status::In);
            match self[a] {
                Status::In => attackers.iter().all(|&b| self[b] == Status::Out),
                Status::Out => falls,
                Status::Undecided => !falls,
            }
        })
    }

    /// Whether something is in exactly if all its attackers are out, and out exactly if one of them is in
    /// (Caminada 2006, definition 5; Dung 1995, definition 23).
    #[must_use]
    pub fn is_complete(&self, framework: &Framework) -> bool {
        framework.arguments().all(|a| {
            let attackers = framework.attackers(a);
            self[a]
                == if attackers.iter().any(|&b| self[b] == Status::In) {
                    Status::Out
                } else if attackers.iter().all(|&b| self[b] == Status::Out) {
                    Status::In
                } else {
                    Status::Undecided
                }
        })
    }

    /// Whether it is complete and leaves nothing undecided (Dung 1995, definition 13).
    #[must_use]
    pub fn is_stable(&self, framework: &Framework) -> bool {
        self.is_complete(framework) && self.0.iter().all(|&status| status != Status::Undecided)
    }
}

impl From<Vec<Status>> for Labelling {
    fn from(statuses: Vec<Status>) -> Self {
        Labelling(statuses.into())
    }
}

/// # Panics
/// If there is no such argument.
impl Index<u32> for Labelling {
    type Output = Status;

    fn index(&self, argument: u32) -> &Status {
        &self.0[argument as usize]
    }
}
