//! Abstract frameworks: arguments that are only numbers, and who attacks whom. Nothing here knows a map.

use crate::error::{Error, ErrorKind};
use std::fmt;
use std::sync::OnceLock;

/// An abstract argumentation framework (Dung 1995, definition 2): arguments `0..n` and the attacks among them.
///
/// ```
/// use argument_map::semantics::{Framework, Status, grounded};
///
/// // 2 attacks 1 attacks 0: 2 stands, 1 falls, 0 is reinstated.
/// let framework = Framework::new(3, [(2, 1), (1, 0)])?;
/// let labelling = grounded(&framework);
/// assert_eq!(labelling[0], Status::In);
/// assert_eq!(labelling.accepted().collect::<Vec<_>>(), [0, 2]);
/// # Ok::<(), argument_map::Error>(())
/// ```
#[derive(Clone)]
pub struct Framework {
    outgoing: Rows,
    /// Made when first asked for: the grounded labelling does without.
    incoming: OnceLock<Rows>,
}

impl Framework {
    /// A framework of so many arguments, with the attacks given as pairs of attacker and attacked.
    ///
    /// An argument may attack itself; an attack given twice counts as one wherever that matters. Takes time and
    /// memory linear in arguments and attacks.
    ///
    /// # Errors
    /// [`ErrorKind::UnknownArgument`] for an attack from or on an argument that is not below `arguments`, and
    /// [`ErrorKind::TooManyArguments`] where numbers of 32 bits do not suffice.
    pub fn new(arguments: usize, attacks: impl IntoIterator<Item = (u32, u32)>) -> Result<Self, Error> {
        let mut collected = Attacks::default();
        for (attacker, attacked) in attacks {
            if let Some(argument) = [attacker, attacked].into_iter().find(|&a| a as usize >= arguments) {
                return Err(ErrorKind::UnknownArgument { argument, arguments }.into());
            }
            collected.push(attacker, attacked);
        }
        Framework::with(arguments, collected)
    }

    /// A framework of attacks whose ends are known to be below `arguments`.
    pub(crate) fn with(arguments: usize, attacks: Attacks) -> Result<Self, Error> {
        let fits = |count: usize| u32::try_from(count).is_ok_and(|count| count < u32::MAX);
        if !(fits(arguments) && fits(attacks.count)) {
            return Err(ErrorKind::TooManyArguments.into());
        }
        Ok(Framework { outgoing: attacks.into_rows(arguments), incoming: OnceLock::new() })
    }

    /// How many arguments there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.outgoing.len()
    }

    /// Whether there is no argument.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The arguments: all numbers below [`len`](Self::len).
    pub fn arguments(&self) -> impl ExactSizeIterator<Item = u32> + DoubleEndedIterator + use<> {
        0..self.len() as u32
    }

    /// The attacks as pairs of attacker and attacked, by attacker.
    pub fn attacks(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.arguments().flat_map(|a| self.attacked_by(a).iter().map(move |&b| (a, b)))
    }

    /// How many attacks were given.
    #[must_use]
    pub fn attack_count(&self) -> usize {
        self.outgoing.ends.len()
    }

    /// What an argument attacks.
    ///
    /// # Panics
    /// If there is no such argument.
    #[must_use]
    pub fn attacked_by(&self, argument: u32) -> &[u32] {
        self.outgoing.row(argument)
    }

    /// What is attacked, once for each attack, by attacker.
    pub(crate) fn all_attacked(&self) -> &[u32] {
        &self.outgoing.ends
    }

    /// What attacks an argument. The first call takes time linear in the framework.
    ///
    /// # Panics
    /// If there is no such argument.
    #[must_use]
    pub fn attackers(&self, argument: u32) -> &[u32] {
        let turned = || {
            let mut attacks = Attacks::default();
            self.attacks().for_each(|(attacker, attacked)| attacks.push(attacked, attacker));
            attacks.into_rows(self.len())
        };
        self.incoming.get_or_init(turned).row(argument)
    }
}

/// The same arguments attack the same ones, in the same order.
impl PartialEq for Framework {
    fn eq(&self, other: &Self) -> bool {
        self.outgoing == other.outgoing
    }
}

impl Eq for Framework {}

/// Shows the sizes and the attacks, not how they are stored.
impl fmt::Debug for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Framework({}) ", self.len())?;
        f.debug_set().entries(self.attacks()).finish()
    }
}

/// Attacks in any order, on their way to a [`Framework`].
///
/// They wait in buckets of neighbouring attackers: what sorts a bucket then fits into a processor's cache, and each
/// bucket is given back as soon as it is sorted.
#[derive(Debug, Default)]
pub(crate) struct Attacks {
    buckets: Vec<Vec<(u32, u32)>>,
    count: usize,
}

impl Attacks {
    /// A bucket is for 2 to the power of so many attackers.
    const BITS: u32 = 16;

    pub(crate) fn push(&mut self, attacker: u32, attacked: u32) {
        let bucket = (attacker >> Self::BITS) as usize;
        if bucket >= self.buckets.len() {
            self.buckets.resize_with(bucket + 1, Vec::new);
        }
        self.buckets[bucket].push((attacker, attacked));
        self.count += 1;
    }

    /// Sorts the attacks by attacker, keeping their order within a row (a counting sort of each bucket).
    fn into_rows(self, rows: usize) -> Rows {
        let mut starts = vec![0_u32; rows + 1];
        let mut ends = vec![0_u32; self.count];
        let (mut first, mut total) = (0, 0);
        for bucket in self.buckets {
            let last = rows.min(first + (1 << Self::BITS));
            for &(attacker, _) in &bucket {
                starts[attacker as usize] += 1;
            }
            for start in &mut starts[first..last] {
                total += std::mem::replace(start, total);
            }
            for &(attacker, attacked) in &bucket {
                let next = &mut starts[attacker as usize];
                ends[*next as usize] = attacked;
                *next += 1;
            }
            first = last;
        }
        starts[first..].fill(total);
        // Each start has moved to the start of the next row.
        starts.copy_within(0..rows, 1);
        starts[0] = 0;
        Rows { starts, ends }
    }
}

/// For each number a row of numbers, all rows one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rows {
    /// Where each row starts, and where the last one ends.
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Rows {
    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn row(&self, row: u32) -> &[u32] {
        let row = row as usize;
        &self.ends[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}
