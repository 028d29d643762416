//! Several maps side by side: put together, told apart, measured against each other.
//!
//! | to | use |
//! |---|---|
//! | make one map of several, with what they disagree on | [`merge`] |
//! | see what was added, removed, re-attached, re-labelled | [`difference`] |
//! | measure how far two annotators of one text agree | [`agreement`] |

mod agreement;
mod aspect;
mod confusion;
mod difference;
mod fill;
mod index;
mod merge;
mod segmentation;

pub use agreement::{Agreement, Overlap, agreement};
pub use aspect::Aspect;
pub use confusion::Confusion;
pub use difference::{Change, Difference, difference};
pub use merge::{Conflict, Merged, merge};

/// When statements of two maps count as the same.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::compare::{Matching, merge};
///
/// let made = |key: &str| {
///     let mut m = MapBuilder::new("Rain");
///     m.claim(key, "It rained.");
///     m.build()
/// };
/// let (one, other) = (made("rain")?, made("c1")?);
/// assert_eq!(merge(&[&one, &other], Matching::Text)?.map.statements().count(), 1);
/// assert_eq!(merge(&[&one, &other], Matching::Key)?.map.statements().count(), 2);
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Matching {
    /// If they have the same key, whatever they say: for versions of one map.
    ///
    /// Readers make up keys where a document has none (`Untitled 1`) or only numbers (AIF), so that statements of
    /// unrelated documents have the same keys by accident. [`merge`] then reports each such pair as a conflict in the
    /// [text](Aspect::Text), with the words that were left out; [`agreement`] and [`difference`] cannot tell. For
    /// documents that were not made of each other, use [`Text`](Self::Text).
    #[default]
    Key,
    /// If they have the same words, whatever the white space between them: for maps made independently. Of
    /// statements that repeat within a map, the first goes with the first, the second with the second; those
    /// without words go by their keys.
    Text,
}
