//! Everything that can be wrong, each with its message.

use crate::error::location::Noun;
use thiserror::Error as ThisError;

/// What is wrong, said so that the reader knows what would have been right.
#[derive(Clone, Debug, PartialEq, ThisError)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Everything in a map is known by a key.
    #[error("the key is empty; name it with a short word of its own")]
    EmptyKey,
    /// Keys are printed one to a line and used as identifiers.
    #[error(
        "the key {} holds a control character or a line break; use printable characters only",
        brief(key)
    )]
    ControlInKey {
        /// The key that was given.
        key: String,
    },
    /// Statements and relations share one space of keys; voices, sources and groups have one each.
    #[error("the key {} already names another {noun}; choose a key of its own", brief(key))]
    DuplicateKey {
        /// What already bears it.
        noun: Noun,
        /// The key that was given twice.
        key: String,
    },
    /// A reference that leads nowhere.
    #[error("no {noun} has the key {}{}", brief(key), did_you_mean(similar.as_deref()))]
    UnknownKey {
        /// What was looked for.
        noun: Noun,
        /// The key that was given.
        key: String,
        /// The key most like it, if there is one.
        similar: Option<String>,
    },
    /// An id of something that was removed, or of another map where nothing here has its number.
    #[error("the id {index} belongs to no {noun} of this map; it was removed or comes from another map")]
    UnknownId {
        /// What was looked for.
        noun: Noun,
        /// [`index`](crate::StatementId::index) of the id.
        index: usize,
    },
    /// A reference that leads to a thing of the wrong kind.
    #[error("{} is a {found}, but {wanted}", brief(key))]
    WrongTarget {
        /// The key that was given.
        key: String,
        /// What it names.
        found: Noun,
        /// What would have been right.
        wanted: &'static str,
    },
    /// A key is told from others at a glance.
    #[error("the key {} begins or ends with white space; leave that out", brief(key))]
    PaddedKey {
        /// The key that was given.
        key: String,
    },
    /// What is written can be read back.
    #[error("the data is nested more than {deepest} levels deep; make it flatter")]
    DataTooDeep {
        /// How deep it may be.
        deepest: usize,
    },
    /// Only what speaks against something can be granted and outweighed.
    #[error("only an attack can be conceded")]
    NotConceded,
    /// A relation starts somewhere.
    #[error("a relation needs at least one premise, and this one has none")]
    NoPremise,
    /// A statement is a premise of a relation or it is not; it cannot be so twice.
    #[error("{} is listed twice among the premises of one relation", brief(key))]
    RepeatedPremise {
        /// The premise that is repeated.
        key: String,
    },
    /// A relation can lead to a relation, but not to itself.
    #[error("a relation cannot be a premise or the target of itself")]
    OnItself,
    /// The ends do not fit the family of the relation.
    #[error("{wanted}")]
    UnfitEnds {
        /// What would have been right.
        wanted: &'static str,
    },
    /// Only a conflict between two statements can be read both ways.
    #[error("only an attack of one statement on another can be symmetric")]
    NotSymmetric,
    /// Roles name premises one by one.
    #[error("{roles} roles are named for {premises} premises; name one for each")]
    RolesDoNotMatch {
        /// How many premises there are.
        premises: usize,
        /// How many roles were named.
        roles: usize,
    },
    /// Strengths are degrees.
    #[error("the strength {value} is not a degree; use a number in 0..=1")]
    StrengthOutOfRange {
        /// The number that was given.
        value: f64,
    },
    /// A span runs forwards.
    #[error("the span {start}..{end} ends before it starts")]
    BackwardSpan {
        /// First character.
        start: u32,
        /// One past the last character.
        end: u32,
    },
    /// Groups form a forest.
    #[error("the group {} would lie within itself", brief(key))]
    GroupWithinItself {
        /// A group on the circle.
        key: String,
    },
    /// A voice, source or group that something refers to cannot be removed.
    #[error("the {noun} {} is still used by {}; change that first", brief(key), brief(user))]
    StillUsed {
        /// What was to be removed.
        noun: Noun,
        /// Its key.
        key: String,
        /// The first thing that refers to it.
        user: String,
    },
    /// Ids are 32 bits wide.
    #[error("a map holds at most {} statements and relations", u32::MAX - 1)]
    Full,
    /// Attacks run between the arguments of a framework.
    #[error("the argument {argument} is named, but there are only {arguments} arguments, counted from 0")]
    UnknownArgument {
        /// The number that was given.
        argument: u32,
        /// How many arguments there are.
        arguments: usize,
    },
    /// Arguments and attacks are numbered with 32 bits.
    #[error("a framework holds at most {} arguments and as many attacks", u32::MAX - 1)]
    TooManyArguments,
    /// An ordering by links looks at each node once for each strength that occurs.
    #[error(
        "{nodes} statements and relations with {strengths} different strengths are too much for an ordering by links: \
         their product may be at most {most}; round the strengths"
    )]
    TooManyStrengths {
        /// How many statements and relations there are.
        nodes: usize,
        /// How many different strengths.
        strengths: usize,
        /// The largest product.
        most: usize,
    },
    /// Evaluation is about claims, evidence, and the arguments for and against them.
    #[error("{} takes no part in the argument; name a claim, evidence, a support or an attack", brief(key))]
    NotArgued {
        /// The key of the locution or relation that was named.
        key: String,
    },
    /// An issue is about something.
    #[error("an issue needs at least one position, and this one has none")]
    NoPosition,
    /// A statement is at issue once.
    #[error(
        "{} is a position twice, or its issue is tied to another by contradictions; a statement is at issue once",
        brief(key)
    )]
    RepeatedPosition {
        /// The position that is repeated.
        key: String,
    },
    /// Edge weights scale a strength; they may be above 1, within reason.
    #[error("the edge weight {value} is not a number in 0..={most}")]
    WeightOutOfRange {
        /// The number that was given.
        value: f64,
        /// How large it may be.
        most: f64,
    },
    /// A combination of one's own takes parameters of some range.
    #[error("{} is no gradual semantics; this influence takes {wanted}", brief(name))]
    ParameterOutOfRange {
        /// The combination, such as `sum-linear(0)`.
        name: String,
        /// What it takes.
        wanted: &'static str,
    },
    /// Some semantics have no notion of support.
    #[error(
        "{semantics} weighs attacks only, and argument {argument} is supported; use a bipolar semantics such as \
         df-quad or quadratic-energy"
    )]
    SupportNotWeighed {
        /// What was asked for.
        semantics: String,
        /// The first argument that is supported.
        argument: u32,
    },
    /// The restricted Euler-based semantics is defined where no base score is 1 and nothing runs in a circle.
    #[error("euler-based-restricted asks for {wanted}, which argument {argument} is not; use euler-based")]
    NotRestricted {
        /// What would have been right.
        wanted: &'static str,
        /// The first argument that is otherwise.
        argument: u32,
    },
    /// An iteration that does not settle has no result.
    #[error(
        "the strengths of {} arguments, such as {}, do not settle: the last step changed them by {residual:e}; \
         raise the limit, or use the continuous method",
        arguments.len(),
        arguments.first().copied().unwrap_or_default()
    )]
    NotConverged {
        /// Those that still move, ascending.
        arguments: Vec<u32>,
        /// The largest change in the last step.
        residual: f64,
    },
    /// An attack runs between declared arguments.
    #[error("no argument is called {}; declare it, or correct the name", brief(name))]
    UndeclaredArgument {
        /// The name as it is written.
        name: String,
    },
    /// An argument is declared once.
    #[error("the argument {} is declared twice; leave one out, or give it a name of its own", brief(name))]
    DuplicateArgument {
        /// The name that is given twice.
        name: String,
    },
    /// An argument that is only a number, in a file that counts from 1.
    #[error("there is no argument {found}; they are 1 to {arguments}")]
    NoSuchArgument {
        /// The number as it is written.
        found: String,
        /// How many arguments there are.
        arguments: usize,
    },
    /// A short file cannot ask for any amount of memory.
    #[error(
        "{arguments} arguments are declared, but the file has only {bytes} bytes; above {freely} arguments, \
         a file has at least as many bytes"
    )]
    Implausible {
        /// How many arguments are declared.
        arguments: usize,
        /// How long the file is.
        bytes: u64,
        /// How many arguments a file of any length may declare.
        freely: usize,
    },
    /// Each argument of a framework has one name.
    #[error("{names} names are given for {arguments} arguments; give one for each")]
    NamesDoNotMatch {
        /// How many arguments there are.
        arguments: usize,
        /// How many names were given.
        names: usize,
    },
    /// A search takes no longer than it may.
    #[error("{after}; give it a higher limit")]
    Stopped {
        /// After how much time or how many steps.
        after: String,
    },
    /// The text could not be had.
    #[error("cannot be read: {message}")]
    Unreadable {
        /// What the system says.
        message: String,
    },
    /// A document shows by its content what format it is in.
    #[error("{found}")]
    NotRecognised {
        /// What was found, and what would be right.
        found: String,
    },
    /// Formats, semantics and rules have fixed names.
    #[error("there is no {what} {}; use one of {known}", brief(name))]
    UnknownName {
        /// What it should have been the name of, such as `format`.
        what: &'static str,
        /// The name that was given.
        name: String,
        /// The names there are.
        known: String,
    },
    /// Some formats are only written.
    #[error("{format} is written but not read; give a file in a format that is read")]
    NotRead {
        /// The format.
        format: &'static str,
    },
    /// Some formats take a feature of the crate.
    #[error(
        "{format} needs the feature `{feature}`, which this build lacks; build with `--features {feature}`"
    )]
    FeatureMissing {
        /// The format.
        format: &'static str,
        /// The feature.
        feature: &'static str,
    },
    /// The text is not what the format asks for.
    #[error("{message}")]
    Syntax {
        /// What was found and what was expected.
        message: String,
    },
    /// A document of a version that this release cannot read.
    #[error("the document is of version {found}; this release reads version {supported}")]
    Version {
        /// The version the document declares.
        found: u64,
        /// The version this release reads and writes.
        supported: u64,
    },
}

/// A key in quotation marks, cut off if it is very long.
pub(crate) fn brief(key: &str) -> String {
    const LONGEST: usize = 80;
    match key.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{:?}…", key.get(..end).unwrap_or(key)),
        None => format!("{key:?}"),
    }
}

fn did_you_mean(similar: Option<&str>) -> String {
    similar.map(|key| format!("; did you mean {key:?}?")).unwrap_or_default()
}
