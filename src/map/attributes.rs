//! What statements and relations carry alike: whose they are, how hedged, from which words.

use crate::error::ErrorKind;
use crate::map::id::{GroupId, VoiceId};
use crate::map::quote::Quote;
use serde_json::{Map, Value};
use std::fmt;
use std::sync::Arc;

/// Free data that rides along with a map for other programs: a JSON object.
pub type Data = Map<String, Value>;

/// How deep lists and objects in free data may be nested: as deep as JSON is read back.
const DEEPEST: usize = 100;

/// Refuses data that could be written but not read back.
pub(crate) fn check_data(data: &Data) -> Result<(), ErrorKind> {
    fn fits(value: &Value, left: usize) -> bool {
        match value {
            Value::Array(values) => left > 0 && values.iter().all(|value| fits(value, left - 1)),
            Value::Object(values) => left > 0 && values.values().all(|value| fits(value, left - 1)),
            _ => true,
        }
    }
    if data.values().all(|value| fits(value, DEEPEST - 1)) {
        Ok(())
    } else {
        Err(ErrorKind::DataTooDeep { deepest: DEEPEST })
    }
}

/// Whether a voice puts something forward itself or is said to hold it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Manner {
    /// The voice says it here and vouches for it.
    #[default]
    Asserted,
    /// Somebody else says that the voice holds it; nobody here vouches for it.
    Attributed,
}

/// Whose something is, and in which manner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Voicing {
    /// The party whose it is.
    pub voice: VoiceId,
    /// Asserted by that party, or attributed to it.
    pub manner: Manner,
}

impl Voicing {
    /// Put forward by the voice itself.
    #[must_use]
    pub fn asserted(voice: VoiceId) -> Self {
        Voicing { voice, manner: Manner::Asserted }
    }

    /// Said by somebody else to be the voice's.
    #[must_use]
    pub fn attributed(voice: VoiceId) -> Self {
        Voicing { voice, manner: Manner::Attributed }
    }
}

/// A degree in `0..=1`: the strength of a relation or the initial weight of a statement.
///
/// ```
/// use argument_map::Strength;
/// assert_eq!(Strength::new(0.7)?.get(), 0.7);
/// assert!(Strength::new(f64::NAN).is_err());
/// # Ok::<(), argument_map::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Strength(f64);

impl Strength {
    /// The degree of that number.
    ///
    /// # Errors
    /// [`ErrorKind::StrengthOutOfRange`] for a number outside `0..=1`, infinite, or not a number.
    pub fn new(value: f64) -> Result<Self, crate::error::Error> {
        if (0.0..=1.0).contains(&value) {
            // Adding zero turns -0.0 into 0.0, so that equal strengths are written alike.
            Ok(Strength(value + 0.0))
        } else {
            Err(ErrorKind::StrengthOutOfRange { value }.into())
        }
    }

    /// The number, in `0..=1`.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Strength {
    type Error = crate::error::Error;

    fn try_from(value: f64) -> Result<Self, Self::Error> {
        Strength::new(value)
    }
}

impl From<Strength> for f64 {
    fn from(strength: Strength) -> Self {
        strength.get()
    }
}

impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What most nodes lack is kept behind one pointer, so that a million plain ones stay small. Many nodes may have it in
/// common, as when a format says one thing of all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Attributes {
    voicing: Option<Voicing>,
    group: Option<GroupId>,
    rare: Option<Arc<Rare>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Rare {
    qualifier: Option<Box<str>>,
    strength: Option<Strength>,
    quotes: Vec<Quote>,
    tags: Vec<String>,
    data: Data,
}

impl Attributes {
    fn rare(&mut self) -> &mut Rare {
        Arc::make_mut(self.rare.get_or_insert_default())
    }

    /// A node whose rare attributes were all taken back equals one that never had any.
    fn drop_empty(&mut self) {
        if self.rare.as_deref() == Some(&Rare::default()) {
            self.rare = None;
        }
    }

    pub(crate) fn voicing(&self) -> Option<Voicing> {
        self.voicing
    }

    pub(crate) fn group(&self) -> Option<GroupId> {
        self.group
    }

    pub(crate) fn qualifier(&self) -> Option<&str> {
        self.rare.as_ref()?.qualifier.as_deref()
    }

    pub(crate) fn strength(&self) -> Option<Strength> {
        self.rare.as_ref()?.strength
    }

    pub(crate) fn quotes(&self) -> &[Quote] {
        self.rare.as_ref().map_or(&[], |rare| &rare.quotes)
    }

    pub(crate) fn tags(&self) -> &[String] {
        self.rare.as_ref().map_or(&[], |rare| &rare.tags)
    }

    pub(crate) fn data(&self) -> Option<&Data> {
        Some(&self.rare.as_ref()?.data).filter(|data| !data.is_empty())
    }

    pub(crate) fn set_voicing(&mut self, voicing: Option<Voicing>) {
        self.voicing = voicing;
    }

    pub(crate) fn set_group(&mut self, group: Option<GroupId>) {
        self.group = group;
    }

    pub(crate) fn set_qualifier(&mut self, qualifier: Option<Box<str>>) {
        self.rare().qualifier = qualifier;
        self.drop_empty();
    }

    pub(crate) fn set_strength(&mut self, strength: Option<Strength>) {
        self.rare().strength = strength;
        self.drop_empty();
    }

    pub(crate) fn set_quotes(&mut self, quotes: Vec<Quote>) {
        self.rare().quotes = quotes;
        self.drop_empty();
    }

    pub(crate) fn add_quote(&mut self, quote: Quote) {
        self.rare().quotes.push(quote);
    }

    pub(crate) fn set_tags(&mut self, tags: Vec<String>) {
        self.rare().tags = tags;
        self.drop_empty();
    }

    pub(crate) fn add_tag(&mut self, tag: String) {
        self.rare().tags.push(tag);
    }

    pub(crate) fn set_data(&mut self, data: Data) {
        self.rare().data = data;
        self.drop_empty();
    }

    /// Gives it the free data of a node that has nothing else; if it has nothing else either, they have it in common.
    #[cfg(feature = "argdown")]
    pub(crate) fn share_data(&mut self, other: &Attributes) {
        match &mut self.rare {
            Some(rare) => Arc::make_mut(rare).data = other.data().cloned().unwrap_or_default(),
            None => self.rare.clone_from(&other.rare),
        }
    }

    /// The quotes, to be changed in place; none where there are none.
    pub(crate) fn quotes_mut(&mut self) -> &mut [Quote] {
        match &mut self.rare {
            Some(rare) if !rare.quotes.is_empty() => &mut Arc::make_mut(rare).quotes,
            _ => &mut [],
        }
    }
}

/// Gives a type with a field `attributes` the methods that statements and relations share.
macro_rules! carries_attributes {
    ($type:ty) => {
        impl $type {
            /// Whose it is, and whether asserted or attributed.
            #[must_use]
            pub fn voicing(&self) -> Option<Voicing> {
                self.attributes.voicing()
            }

            /// Whether somebody else says that it is its voice's, and nobody here vouches for it.
            #[must_use]
            pub fn is_attributed(&self) -> bool {
                self.voicing()
                    .is_some_and(|voicing| voicing.manner == crate::map::attributes::Manner::Attributed)
            }

            /// Says whose it is.
            pub fn set_voicing(&mut self, voicing: Option<Voicing>) {
                self.attributes.set_voicing(voicing);
            }

            /// The hedge in the speaker's words: "likely", "it appears".
            #[doc(alias = "hedge")]
            #[must_use]
            pub fn qualifier(&self) -> Option<&str> {
                self.attributes.qualifier()
            }

            /// Hedges it, or takes the hedge away.
            pub fn set_qualifier(&mut self, qualifier: Option<&str>) {
                self.attributes.set_qualifier(qualifier.map(Into::into));
            }

            /// How strong it is: of a statement, the weight it starts with; of a relation, its force.
            #[must_use]
            pub fn strength(&self) -> Option<Strength> {
                self.attributes.strength()
            }

            /// Says how strong it is.
            pub fn set_strength(&mut self, strength: Option<Strength>) {
                self.attributes.set_strength(strength);
            }

            /// The exact words it rests on, in the order added.
            #[must_use]
            pub fn quotes(&self) -> &[Quote] {
                self.attributes.quotes()
            }

            /// Replaces the quotes.
            pub fn set_quotes(&mut self, quotes: Vec<Quote>) {
                self.attributes.set_quotes(quotes);
            }

            /// Adds a quote after the others.
            pub fn add_quote(&mut self, quote: Quote) {
                self.attributes.add_quote(quote);
            }

            /// Labels of the user's own, in the order added.
            #[must_use]
            pub fn tags(&self) -> &[String] {
                self.attributes.tags()
            }

            /// Replaces the tags.
            pub fn set_tags(&mut self, tags: Vec<String>) {
                self.attributes.set_tags(tags);
            }

            /// Adds a tag after the others.
            pub fn add_tag(&mut self, tag: impl Into<String>) {
                self.attributes.add_tag(tag.into());
            }

            /// The group it is drawn in.
            #[must_use]
            pub fn group(&self) -> Option<GroupId> {
                self.attributes.group()
            }

            /// Puts it in a group, or takes it out.
            pub fn set_group(&mut self, group: Option<GroupId>) {
                self.attributes.set_group(group);
            }

            /// Free data for other programs; `None` where there is none.
            #[must_use]
            pub fn data(&self) -> Option<&Data> {
                self.attributes.data()
            }

            /// Replaces the free data.
            pub fn set_data(&mut self, data: Data) {
                self.attributes.set_data(data);
            }
        }
    };
}
pub(crate) use carries_attributes;
