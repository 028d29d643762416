//! Writing a map by keys: sentences in any order, one check at the end.

mod draft;
mod place;
mod resolve;

use crate::error::{ErrorKind, Errors};
use crate::map::ArgumentMap;
use crate::map::attributes::{Data, Manner, Voicing};
use crate::map::id::GroupId;
use crate::map::relation::{Family, Relation};
use crate::map::source::{Group, Voice};
use crate::map::statement::{Statement, StatementKind};
pub use draft::{RelationDraft, SourceDraft, StatementDraft, Target};
pub(crate) use place::{Field, List, Place};
pub(crate) use resolve::Wanted;
use resolve::{Later, Pending, Undeclared};
use std::collections::BTreeMap;

/// Writes a map the way one would say it, naming everything by a key.
///
/// Anything may be named before it is declared; voices, sources and groups keep the order in which they are
/// first named. Mistakes are collected, and [`build`](MapBuilder::build)
/// reports all of them with the lines of code where they were made.
///
/// | to say | write |
/// |---|---|
/// | a claim, a piece of evidence | `m.claim("key", "text")`, `m.evidence("key", "text")` |
/// | what the map is about | `m.thesis("key", "text")` |
/// | a premise left unsaid | `m.claim(…).implicit()` |
/// | independent reasons: [convergent](crate::guide::words#convergent) | `m.support("c").with("a"); m.support("c").with("b");` |
/// | [linked](crate::guide::words#linked) premises | `m.support("c").with_linked(["a", "b"]);` |
/// | an objection to a claim: [rebuttal](crate::guide::words#rebuttal) | `m.rebut("c").with("x");` |
/// | an objection to an inference: [undercut](crate::guide::words#undercut) | `m.support("c").with("a").key("inference"); m.undercut("inference").with("x");` |
/// | an objection granted but outweighed: [concession](crate::guide::words#concession) | `m.rebut("c").with("x").conceded();` |
/// | two claims that exclude each other: [contradiction](crate::guide::words#contradiction) | `m.contradict("a", "b");` |
/// | whose it is | `m.speaking("author")`, or `.asserted_by("author")` on one |
/// | what somebody is said to hold: a reported claim | `m.attributing_to("them")`, or `.attributed_to("them")` on one |
/// | a hedge | `.hedged("likely")` |
/// | the exact words | `.quote("source", "words")` |
///
/// ```
/// use argument_map::MapBuilder;
///
/// let mut m = MapBuilder::new("Was it the rain?");
/// m.thesis("rain", "It rained last night.");
/// m.evidence("wet", "The street is wet.");
/// m.claim("else-dry", "Had it not rained, the street would be dry.").implicit();
/// m.evidence("truck", "The water truck came by this morning.");
///
/// m.support("rain").with_linked(["wet", "else-dry"]).key("from-wetness").scheme("sign");
/// m.undercut("from-wetness").with("truck");
///
/// let map = m.build()?;
/// assert_eq!(map.statements().count(), 4);
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Debug, Default)]
pub struct MapBuilder {
    map: ArgumentMap,
    undeclared: Undeclared,
    later: Vec<Later>,
    pending: Vec<Pending>,
    wrong: Vec<(ErrorKind, Place)>,
    /// Where groups were put within others, by number.
    parents: BTreeMap<u32, Place>,
    voicing: Option<Voicing>,
    group: Option<GroupId>,
}

impl MapBuilder {
    /// Begins a map.
    #[must_use]
    pub fn new(title: &str) -> Self {
        let mut builder = MapBuilder::default();
        builder.map.set_title(title);
        builder
    }

    /// Declares a party to the argument. To declare it again with the same name changes nothing.
    ///
    /// ```
    /// use argument_map::{ErrorKind, MapBuilder};
    ///
    /// let mut m = MapBuilder::new("Whose is it?");
    /// m.voice("author", "Ann").voice("author", "Ann");
    /// assert_eq!(m.build()?.voices().count(), 1);
    ///
    /// let mut m = MapBuilder::new("Whose is it?");
    /// m.voice("author", "Ann").voice("author", "Ben");
    /// let errors = m.build().unwrap_err();
    /// assert!(matches!(errors.iter().next().unwrap().kind(), ErrorKind::DuplicateKey { .. }));
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[track_caller]
    pub fn voice(&mut self, key: &str, name: &str) -> &mut Self {
        let voice = Voice { key: key.into(), name: name.into(), data: Data::new() };
        if !self.has_voice(&voice) {
            self.add_voice(voice, Place::here());
        }
        self
    }

    /// Declares a document to quote from. To declare it again with the same particulars changes nothing.
    #[track_caller]
    pub fn source(&mut self, key: &str, title: &str) -> SourceDraft<'_> {
        SourceDraft::new(self, key, title, Place::here())
    }

    /// Starts a part of the map, as a heading starts a part of a text: what is declared from here on belongs
    /// to it. To start it again with the same title and in the same place goes on with it.
    #[track_caller]
    pub fn group(&mut self, key: &str, title: &str) -> &mut Self {
        self.start_group(key, title, None, Place::here());
        self
    }

    /// Starts a part of the map within another.
    #[track_caller]
    pub fn subgroup(&mut self, parent: &str, key: &str, title: &str) -> &mut Self {
        let place = Place::here();
        let parent = self.name_group(parent, place);
        self.start_group(key, title, parent, place);
        self
    }

    fn start_group(&mut self, key: &str, title: &str, parent: Option<GroupId>, place: Place) {
        let group = Group { key: key.into(), title: title.into(), parent, data: Data::new() };
        if !self.has_group(&group) {
            self.add_group(group, place);
        }
        self.group = self.map.find_group(key);
        if let (Some(group), Some(_)) = (self.group, parent) {
            self.parents.insert(group.0, place);
        }
    }

    /// Ends the part of the map: what is declared from here on belongs to none.
    pub fn end_group(&mut self) -> &mut Self {
        self.group = None;
        self
    }

    /// From here on the voice speaks: it asserts what is declared, unless that is said to be another's.
    #[track_caller]
    pub fn speaking(&mut self, voice: &str) -> &mut Self {
        self.start_voice(voice, Manner::Asserted, Place::here());
        self
    }

    /// From here on the voice is reported: what is declared is attributed to it by somebody else, unless
    /// that is said to be another's.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    ///
    /// let mut m = MapBuilder::new("A reported claim");
    /// m.voice("author", "The author").voice("critics", "The critics");
    /// m.attributing_to("critics");
    /// m.claim("too-dear", "It is too dear."); // the author does not say so
    /// m.speaking("author");
    /// m.claim("pays", "It pays for itself."); // but this
    /// let map = m.build()?;
    /// assert!(map[map.find_statement("too-dear").unwrap()].is_attributed());
    /// assert!(!map[map.find_statement("pays").unwrap()].is_attributed());
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[track_caller]
    pub fn attributing_to(&mut self, voice: &str) -> &mut Self {
        self.start_voice(voice, Manner::Attributed, Place::here());
        self
    }

    /// From here on nobody speaks: what is declared is nobody's, unless it is said to be somebody's.
    pub fn end_voice(&mut self) -> &mut Self {
        self.voicing = None;
        self
    }

    fn start_voice(&mut self, voice: &str, manner: Manner, place: Place) {
        self.voicing = self.name_voice(voice, place).map(|voice| Voicing { voice, manner });
    }

    /// Says something put forward for acceptance.
    #[track_caller]
    pub fn claim(&mut self, key: &str, text: &str) -> StatementDraft<'_> {
        self.statement(StatementKind::Claim, key, text)
    }

    /// Says something put forward as established.
    #[track_caller]
    pub fn evidence(&mut self, key: &str, text: &str) -> StatementDraft<'_> {
        self.statement(StatementKind::Evidence, key, text)
    }

    /// Says the claim that the map is about.
    #[track_caller]
    pub fn thesis(&mut self, key: &str, text: &str) -> StatementDraft<'_> {
        let mut thesis = Statement::claim(key, text);
        thesis.set_thesis(true);
        StatementDraft::new(self, thesis, Place::here())
    }

    /// Says something of the given kind.
    #[track_caller]
    pub fn statement(&mut self, kind: StatementKind, key: &str, text: &str) -> StatementDraft<'_> {
        StatementDraft::new(self, Statement::new(kind, key, text), Place::here())
    }

    /// Gives a reason for a claim, or for an inference: `m.support("claim").with("reason")`.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    ///
    /// let mut m = MapBuilder::new("Rain");
    /// for key in ["rain", "wet", "else-dry", "umbrellas"] {
    ///     m.claim(key, key);
    /// }
    /// m.support("rain").with_linked(["wet", "else-dry"]); // one reason of two parts
    /// m.support("rain").with("umbrellas"); // another reason
    /// let map = m.build()?;
    /// assert_eq!(map.supporters(map.find("rain").unwrap()).count(), 2);
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[track_caller]
    pub fn support(&mut self, target: &str) -> Target<'_> {
        self.relate(Family::Support, target, Wanted::Node)
    }

    /// Gives a reason against a claim: `m.rebut("claim").with("objection")`.
    #[doc(alias = "objection")]
    #[doc(alias = "attack")]
    #[track_caller]
    pub fn rebut(&mut self, claim: &str) -> Target<'_> {
        self.relate(Family::Attack, claim, Wanted::Statement)
    }

    /// Gives a reason to think that the premises of an inference do not bear on its conclusion:
    /// `m.undercut("inference").with("objection")`, where the inference was given the key by
    /// `.key("inference")`. Any relation can be undercut, an undercut too.
    #[track_caller]
    pub fn undercut(&mut self, inference: &str) -> Target<'_> {
        self.relate(Family::Attack, inference, Wanted::Relation)
    }

    /// Says that two statements cannot both be true: an attack that runs both ways.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    ///
    /// let mut m = MapBuilder::new("Who was it?");
    /// m.claim("anne", "It was Anne.");
    /// m.claim("ben", "It was Ben.");
    /// m.contradict("anne", "ben");
    /// let map = m.build()?;
    /// assert_eq!(map.attackers(map.find("anne").unwrap()).count(), 1);
    /// assert_eq!(map.attackers(map.find("ben").unwrap()).count(), 1);
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[track_caller]
    pub fn contradict(&mut self, one: &str, other: &str) -> RelationDraft<'_> {
        self.relate(Family::Attack, other, Wanted::Statement).with(one).symmetric()
    }

    /// Begins a relation of any family: `m.relate_to(Family::Rephrase, "claim").with("restatement")`.
    #[track_caller]
    pub fn relate_to(&mut self, family: Family, target: &str) -> Target<'_> {
        self.relate(family, target, Wanted::Node)
    }

    #[track_caller]
    fn relate(&mut self, family: Family, target: &str, wanted: Wanted) -> Target<'_> {
        let place = Place::here();
        let number = self.add_relation(Relation::open(family), target, wanted, place);
        self.apply_context(number);
        Target::new(self, number, place)
    }

    /// Checks everything that was said and makes the map of it.
    ///
    /// Linear in what was said.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    ///
    /// let mut m = MapBuilder::new("Rain");
    /// m.thesis("rain", "It rained.");
    /// m.support("rian").with("wet");
    /// let mistakes = m.build().unwrap_err(); // two keys that are nowhere declared
    /// assert_eq!(mistakes.iter().count(), 2);
    /// assert!(mistakes.to_string().contains(r#"did you mean "rain"?"#));
    /// ```
    ///
    /// # Errors
    /// Every key that is empty, taken or nowhere declared, every relation whose ends are missing or do not
    /// fit it, every number out of range: all of them, in the order of the code, each with its line.
    pub fn build(self) -> Result<ArgumentMap, Errors> {
        self.resolve(Place::location)
    }
}
