//! Judging a map: which of its statements and relations stand.

use crate::error::Error;
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, RelationId, StatementId, VoiceId};
use crate::semantics::given::View;
use crate::semantics::grounded::grounded;
use crate::semantics::labelling::{Labelling, Status};
use crate::semantics::name::Semantics;
use crate::semantics::reading::Reading;
use crate::semantics::search::{Justification, Limit, extension, justify};
use crate::semantics::structured::{Translation, translate, translate_part};

/// Judges a map: which of its statements and relations stand, which fall, and which stay open.
///
/// The grounded labelling of the map's framework (Dung 1995, definition 20; the translation is after Boella,
/// Gabbay, van der Torre and Villata 2009): what must be accepted by whoever shares the viewpoint. Linear in the
/// map; under an ordering by links, in the map times the number of different strengths.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::{Reading, Status, evaluate};
///
/// // Pollock's lamp: it looks red, but it is lit in red.
/// let mut m = MapBuilder::new("The lamp");
/// m.thesis("red", "The object is red.");
/// m.evidence("looks-red", "The object looks red.");
/// m.evidence("red-light", "A red light shines on it.");
/// m.support("red").with("looks-red").key("by-its-look");
/// m.undercut("by-its-look").with("red-light");
/// let map = m.build()?;
///
/// let judged = evaluate(&map, &Reading::new())?;
/// assert_eq!(judged.status_of("red-light"), Some(Status::In));
/// assert_eq!(judged.status_of("by-its-look"), Some(Status::Out));
/// assert_eq!(judged.status_of("red"), Some(Status::Out));
/// println!("{}", judged.why_of("red").unwrap());
/// # Ok::<(), argument_map::Errors>(())
/// ```
///
/// # Errors
/// [`ErrorKind::UnknownKey`](crate::ErrorKind::UnknownKey) or [`ErrorKind::UnknownId`](crate::ErrorKind::UnknownId)
/// for a viewpoint of a voice that the map does not have, `UnknownId` for anything given, granted or dropped that is
/// not in the map;
/// [`ErrorKind::TooManyStrengths`](crate::ErrorKind::TooManyStrengths) if that product is too large.
pub fn evaluate<'m>(map: &'m ArgumentMap, reading: &Reading) -> Result<Evaluation<'m>, Error> {
    Evaluation::seen(map, reading, View::of(map, reading)?)
}

/// Judges a map under another semantics than the grounded, which may give several extensions: what stands in every
/// one of them is in, what falls in every one is out, and the rest is undecided.
///
/// Under stable semantics a map with an open statement has no extension, since nothing may stay undecided; then
/// everything is. Conflict-free, naive, stage, CF2 and stage2 extensions need not be admissible: in them a relation may
/// stand though a premise does not, and an open statement may be in.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::semantics::{Limit, Reading, Semantics, Status, evaluate_under};
///
/// // Whichever of the witnesses is right, somebody was there (a floating conclusion).
/// let mut m = MapBuilder::new("Two witnesses");
/// m.claim("anne", "It was Anne.");
/// m.claim("ben", "It was Ben.");
/// m.claim("somebody", "Somebody was there.");
/// m.contradict("anne", "ben");
/// m.support("somebody").with("anne");
/// m.support("somebody").with("ben");
/// let map = m.build()?;
///
/// let judged = evaluate_under(&map, &Reading::new(), Semantics::Preferred, Limit::none())?;
/// assert_eq!(judged.status_of("somebody"), Some(Status::In));
/// assert_eq!(judged.status_of("anne"), Some(Status::Undecided));
/// assert_eq!(judged.credulous(map.find("anne").unwrap()), Some(true));
///
/// let why = judged.why_of("somebody").unwrap().to_string();
/// assert!(why.starts_with(
///     "Accepted, whichever way what is open is settled (one way is shown): “Somebody was there.”\n"
/// ));
/// # Ok::<(), argument_map::Errors>(())
/// ```
///
/// # Errors
/// [`ErrorKind::Stopped`](crate::ErrorKind::Stopped) if the limit was reached; and those of [`evaluate`].
///
/// # Complexity
/// That of [`justify`] on a framework linear in the map; what the grounded labelling settles is not searched.
pub fn evaluate_under<'m>(
    map: &'m ArgumentMap,
    reading: &Reading,
    semantics: Semantics,
    limit: Limit,
) -> Result<Evaluation<'m>, Error> {
    let mut judged = evaluate(map, reading)?;
    if semantics != Semantics::Grounded {
        let framework = &judged.translation.framework;
        let justification = justify(framework, semantics, limit)?;
        let example = extension(framework, semantics, limit)?;
        judged.several = Some(Several { semantics, limit, justification, example });
    }
    Ok(judged)
}

/// A map that was judged.
#[derive(Clone, Debug)]
pub struct Evaluation<'m> {
    pub(crate) map: &'m ArgumentMap,
    pub(crate) reading: Reading,
    pub(crate) view: View,
    pub(crate) translation: Translation,
    /// The grounded labelling.
    pub(crate) labelling: Labelling,
    several: Option<Several>,
}

/// What a semantics with several extensions says.
#[derive(Clone, Debug)]
struct Several {
    semantics: Semantics,
    limit: Limit,
    justification: Justification,
    /// One extension, to explain by.
    example: Option<Labelling>,
}

impl<'m> Evaluation<'m> {
    /// Judges a map by a viewpoint that is settled.
    pub(crate) fn seen(map: &'m ArgumentMap, reading: &Reading, view: View) -> Result<Self, Error> {
        let translation = translate(map, reading, &view)?;
        Ok(Evaluation::of(map, reading, view, translation))
    }

    fn of(map: &'m ArgumentMap, reading: &Reading, view: View, translation: Translation) -> Self {
        let labelling = grounded(&translation.framework);
        Evaluation { map, reading: reading.clone(), view, translation, labelling, several: None }
    }

    /// Judges a part of the same map that nothing outside bears on, if supports are sufficient and strengths not
    /// ordered by links; of the rest it says nothing.
    pub(crate) fn part(&self, reading: &Reading, part: &[NodeId]) -> Result<Self, Error> {
        let translation = translate_part(self.map, reading, &self.view, part, &[])?;
        Ok(Evaluation::of(self.map, reading, self.view.clone(), translation))
    }

    /// The map that was judged.
    #[must_use]
    pub fn map(&self) -> &'m ArgumentMap {
        self.map
    }

    /// How the map was read.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Whether a statement or relation stands; `None` if it is not in the map, or is of the dialogue and not of
    /// the argument.
    #[must_use]
    pub fn status(&self, node: impl Into<NodeId>) -> Option<Status> {
        let argument = self.translation.argument(node.into())?;
        Some(match &self.several {
            Some(several) => several.justification.status(argument),
            None => self.labelling[argument],
        })
    }

    /// Whether the statement or relation of that key stands; `None` if none has it, and as for
    /// [`status`](Self::status).
    #[must_use]
    pub fn status_of(&self, key: &str) -> Option<Status> {
        self.status(self.map.find(key)?)
    }

    /// The relations of the argument with their statuses, in the order of the map.
    pub fn relations(&self) -> impl Iterator<Item = (RelationId, Status)> + '_ {
        self.map.relations().filter_map(|id| Some((id, self.status(id)?)))
    }

    /// The voice whose viewpoint was taken; `None` if it was that of everyone, or of given statements.
    #[must_use]
    pub fn voice(&self) -> Option<VoiceId> {
        match self.view {
            View::Voice(voice) => Some(voice),
            View::Everyone | View::Given(_) => None,
        }
    }

    /// Judges the same map by another reading, under the same semantics.
    ///
    /// # Errors
    /// Those of [`evaluate_under`].
    pub fn reread(&self, reading: &Reading) -> Result<Evaluation<'m>, Error> {
        match &self.several {
            Some(several) => evaluate_under(self.map, reading, several.semantics, several.limit),
            None => evaluate(self.map, reading),
        }
    }

    /// Whether a statement or relation stands in some extension; `None` as for [`status`](Self::status).
    #[must_use]
    pub fn credulous(&self, node: impl Into<NodeId>) -> Option<bool> {
        let argument = self.translation.argument(node.into())?;
        Some(match &self.several {
            Some(several) => several.justification.credulous(argument),
            None => self.labelling[argument] == Status::In,
        })
    }

    /// Whether a statement or relation stands in every extension: true of each if there is none; `None` as for
    /// [`status`](Self::status).
    #[must_use]
    pub fn sceptical(&self, node: impl Into<NodeId>) -> Option<bool> {
        let argument = self.translation.argument(node.into())?;
        Some(match &self.several {
            Some(several) => several.justification.sceptical(argument),
            None => self.labelling[argument] == Status::In,
        })
    }

    /// Whether there is an extension: false only under stable semantics.
    #[must_use]
    pub fn extensions_exist(&self) -> bool {
        self.several.as_ref().is_none_or(|several| several.justification.extensions_exist())
    }

    /// The semantics of the judgement.
    #[must_use]
    pub fn semantics(&self) -> Semantics {
        self.several.as_ref().map_or(Semantics::Grounded, |several| several.semantics)
    }

    /// A labelling that shows why an argument has its status: the grounded one where that settles it, else one
    /// extension in which it is so.
    pub(crate) fn shown_by(&self, argument: u32) -> Option<&Labelling> {
        let Some(several) = &self.several else { return Some(&self.labelling) };
        let status = several.justification.status(argument);
        if self.labelling[argument] == status {
            return Some(&self.labelling);
        }
        let example = several.example.as_ref()?;
        (example[argument] == status && example.is_complete(&self.translation.framework)).then_some(example)
    }

    /// The statements with their statuses, in the order of the map.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    /// use argument_map::semantics::{Reading, Status, evaluate};
    ///
    /// let mut m = MapBuilder::new("Rain");
    /// m.thesis("rain", "It rained.");
    /// m.evidence("dust", "The street is dusty.");
    /// m.rebut("rain").with("dust");
    /// let map = m.build()?;
    ///
    /// let judged = evaluate(&map, &Reading::new())?;
    /// let verdict: Vec<_> = judged.statements().map(|(id, status)| (map[id].key(), status)).collect();
    /// assert_eq!(verdict, [("rain", Status::Out), ("dust", Status::In)]);
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    pub fn statements(&self) -> impl Iterator<Item = (StatementId, Status)> + '_ {
        self.map.statements().filter_map(|id| Some((id, self.status(id)?)))
    }
}
