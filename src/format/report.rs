//! What reading found and what writing lost, said the same way for every format.

use crate::error::Location;
use crate::map::ArgumentMap;
use std::fmt;

/// A document that was read: the map, and everything about the document that its reader should know.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Document {
    /// The map.
    pub map: ArgumentMap,
    /// What was wrong, doubtful or kept aside, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    pub(crate) fn new(map: ArgumentMap, diagnostics: Vec<Diagnostic>) -> Self {
        Document { map, diagnostics }
    }
}

/// One thing to know about a document that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Where it is.
    pub location: Location,
    /// What became of it.
    pub outcome: Outcome,
    /// What was found, in words.
    pub found: String,
    /// What would be right; empty if nothing need be done.
    pub remedy: String,
}

/// What became of something unusual in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// It is in the map; other programs may take it otherwise.
    Read,
    /// The map has no place for it: it is kept aside, and writing the same format puts it back.
    Kept,
    /// It could not be understood, and it is not in the map; what stands around it is.
    Lost,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.found)?;
        match self.outcome {
            Outcome::Read => {}
            Outcome::Kept => f.write_str(" (kept aside)")?,
            Outcome::Lost => f.write_str(" (not in the map)")?,
        }
        if self.remedy.is_empty() { Ok(()) } else { write!(f, "; {}", self.remedy) }
    }
}

/// A map that was written, and what of it the format could not say.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Written {
    /// The document.
    pub text: String,
    /// What is missing from it or changed in it; empty if it says all that the map says.
    pub losses: Vec<Loss>,
}

impl Written {
    pub(crate) fn new(text: String, losses: Vec<Loss>) -> Self {
        Written { text, losses }
    }
}

/// One thing about a map that a format has no place for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loss {
    /// What it is.
    pub feature: Feature,
    /// The keys of what it was lost of, in the order of the map; empty where it is the map as a whole.
    pub keys: Vec<String>,
    /// What was written instead.
    pub instead: &'static str,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no place in this format for {}", self.feature)?;
        match self.keys.as_slice() {
            [] => {}
            [key] => write!(f, " of {key:?}")?,
            keys => write!(f, " ({} times)", keys.len())?,
        }
        write!(f, ": {}", self.instead)
    }
}

macro_rules! features {
    ($($(#[$doc:meta])* $feature:ident $name:literal;)*) => {
        /// What a map can say and a format may have no place for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Feature { $($(#[$doc])* $feature,)* }

        impl fmt::Display for Feature {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(match self { $(Feature::$feature => $name,)* })
            }
        }
    };
}

features! {
    /// The title of the map, a source or a group.
    Title "the title";
    /// The key.
    Key "the key";
    /// What a statement says.
    Text "the text";
    /// That a statement is evidence rather than a claim.
    Kind "the kind";
    /// That it is what the map is about.
    Thesis "the mark of a thesis";
    /// That it was left unsaid.
    Implicit "the mark of an implicit statement";
    /// Whose it is.
    Voicing "the voice";
    /// The hedge.
    Qualifier "the hedge";
    /// The strength.
    Strength "the strength";
    /// The exact words it rests on.
    Quotes "the quotation";
    /// A document that is quoted.
    Source "the source";
    /// Labels of the user's own.
    Tags "the tags";
    /// The group it is in.
    Group "the group";
    /// Free data.
    Data "the free data";
    /// The scheme.
    Scheme "the scheme";
    /// The role of a premise.
    Role "the role of a premise";
    /// That premises work only together.
    Linked "the linking of the premises";
    /// That a step is strict.
    Strict "the strictness";
    /// That an attack runs both ways.
    Symmetric "the symmetry";
    /// That an attack is granted and outweighed.
    Conceded "the concession";
    /// A support.
    Support "the support";
    /// That it stands for itself: nothing supports it, and nothing says that it is assumed.
    Unsupported "the standing without support";
    /// That it bears on a relation: an undercut, or the support of an inference.
    OnRelation "the aim at a relation";
    /// That it is a rebuttal.
    Rebuttal "the rebuttal";
    /// A restatement.
    Rephrase "the restatement";
    /// A preference.
    Preference "the preference";
    /// A locution, or a relation of the dialogue.
    Dialogue "the dialogue";
    /// That it is on a circle.
    Cycle "the circle";
    /// That it is used more than once.
    Sharing "the use in several places";
    /// The position in the order of the map.
    Order "the place in the order";
    /// Characters that the syntax forbids, such as control characters.
    Characters "the control characters";
}

/// Gathers losses of one feature under one heading, in the order in which they are first met.
#[derive(Debug, Default)]
pub(crate) struct Losses(Vec<Loss>);

impl Losses {
    /// Notes a loss; `key` is empty for the map as a whole, which has a heading of its own.
    pub(crate) fn note(&mut self, feature: Feature, key: &str, instead: &'static str) {
        let same = |loss: &Loss| (loss.feature, loss.instead) == (feature, instead);
        let known = self.0.iter().position(|loss| same(loss) && loss.keys.is_empty() == key.is_empty());
        let place = known.unwrap_or_else(|| {
            self.0.push(Loss { feature, keys: Vec::new(), instead });
            self.0.len() - 1
        });
        if !key.is_empty() {
            self.0[place].keys.push(key.to_owned());
        }
    }

    /// Notes a loss unless it was the last one noted under its heading.
    pub(crate) fn note_once(&mut self, feature: Feature, key: &str, instead: &'static str) {
        let last = self.0.iter().filter(|loss| (loss.feature, loss.instead) == (feature, instead));
        if !last.into_iter().any(|loss| loss.keys.last().map_or("", String::as_str) == key) {
            self.note(feature, key, instead);
        }
    }

    pub(crate) fn into_vec(self) -> Vec<Loss> {
        self.0
    }
}
