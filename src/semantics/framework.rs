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
        if u32::try_from(arguments).is_err() {
            return Err(ErrorKind::TooManyArguments.into());
        }
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for (attacker, attacked) in attacks {
            if let Some(argument) = [attacker, attacked].into_iter().find(|&a| a as usize >= arguments) {
                return Err(ErrorKind::UnknownArgument { argument, arguments }.into());
            }
            pairs.push((attacker, attacked));
        }
        if u32::try_from(pairs.len()).is_err() {
            return Err(ErrorKind::TooManyArguments.into());
        }
        let outgoing = Rows::collect(arguments, || pairs.iter().copied());
        Ok(Framework { outgoing, incoming: OnceLock::new() })
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

    /// What attacks an argument. The first call takes time linear in the framework.
    ///
    /// # Panics
    /// If there is no such argument.
    #[must_use]
    pub fn attackers(&self, argument: u32) -> &[u32] {
        let turned = || Rows::collect(self.len(), || self.attacks().map(|(a, b)| (b, a)));
        self.incoming.get_or_init(turned).row(argument)
    }
}

/// Shows the sizes and the attacks, not how they are stored.
impl fmt::Debug for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Framework({}) ", self.len())?;
        f.debug_set().entries(self.attacks()).finish()
    }
}

/// For each number a row of numbers, all rows one after the other.
#[derive(Clone, Debug, Default)]
struct Rows {
    /// Where each row starts, and where the last one ends.
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Rows {
    /// Sorts pairs by their first number, keeping the order within a row (a counting sort, in two passes).
    fn collect<I: Iterator<Item = (u32, u32)>>(rows: usize, pairs: impl Fn() -> I) -> Rows {
        let mut starts = vec![0_u32; rows + 1];
        for (row, _) in pairs() {
            starts[row as usize] += 1;
        }
        let mut total = 0;
        for start in &mut starts {
            total += std::mem::replace(start, total);
        }
        let mut ends = vec![0; total as usize];
        for (row, end) in pairs() {
            let next = &mut starts[row as usize];
            ends[*next as usize] = end;
            *next += 1;
        }
        // Each start has moved to the start of the next row.
        starts.copy_within(0..rows, 1);
        starts[0] = 0;
        Rows { starts, ends }
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn row(&self, row: u32) -> &[u32] {
        let row = row as usize;
        &self.ends[self.starts[row] as usize..self.starts[row + 1] as usize]
    }
}
