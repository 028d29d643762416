//! The checker: what is legal in a map but doubtful, in words.

mod attack;
mod scheme;
mod source;
mod support;
mod whole;

use crate::error::Error;
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::Family;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; often meant so.
    Note,
    /// Probably a weakness of the argument or of the map.
    Warning,
    /// Certainly wrong.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// One thing the checker found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// The statements and relations concerned; none where it concerns the map or one of its voices, sources
    /// or groups.
    pub nodes: Vec<NodeId>,
    /// What was found, and what would help, in one sentence that names the keys.
    pub message: String,
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.severity(), self.message, self.rule)
    }
}

/// Where a rule puts what it finds.
struct Report<'f> {
    rule: Rule,
    findings: &'f mut Vec<Finding>,
}

impl Report<'_> {
    fn add(&mut self, nodes: impl IntoIterator<Item = NodeId>, message: String) {
        self.findings.push(Finding { rule: self.rule, nodes: nodes.into_iter().collect(), message });
    }
}

/// The keys of some statements in a row, the first few of them spelled out.
fn listed(map: &ArgumentMap, statements: impl ExactSizeIterator<Item = StatementId>, joint: &str) -> String {
    const NAMED: usize = 6;
    let more = statements.len().saturating_sub(NAMED);
    let mut keys: Vec<String> = statements.take(NAMED).map(|id| format!("{:?}", map[id].key())).collect();
    if more > 0 {
        keys.push(format!("{more} more"));
    }
    keys.join(joint)
}

/// A relation in words that a reader can follow without knowing its key.
fn described(map: &ArgumentMap, id: RelationId) -> String {
    let relation = &map[id];
    let premises =
        relation.premises().iter().map(|premise| premise.node().statement().expect("an argument's premise"));
    let (premises, target) = (listed(map, premises, " and "), map.key(relation.target()));
    match relation.family() {
        Family::Support => format!("the step from {premises} to {target:?}"),
        Family::Attack if relation.is_symmetric() => {
            format!("the contradiction between {premises} and {target:?}")
        }
        Family::Attack => format!("the objection of {premises} to {target:?}"),
        _ => format!("the link from {premises} to {target:?}"),
    }
}

/// The beginning of a text, in quotation marks.
fn excerpt(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{:?}", text.get(..end).unwrap_or(text).to_owned() + "…"),
        None => format!("{text:?}"),
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $rule:ident $severity:ident $name:literal $check:path;)*) => {
        /// A rule of the checker.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Rule { $($(#[$doc])* #[serde(rename = $name)] $rule,)* }

        impl Rule {
            /// All rules, in the order in which they are applied.
            pub const ALL: &[Rule] = &[$(Rule::$rule,)*];

            /// The name by which it is known in messages.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Rule::$rule => $name,)* }
            }

            /// How much its findings matter.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Rule::$rule => Severity::$severity,)* }
            }

            fn apply(self, map: &ArgumentMap, report: &mut Report<'_>) {
                match self { $(Rule::$rule => $check(map, report),)* }
            }
        }
    };
}

rules! {
    /// A quotation whose words are not in the text of its source.
    QuoteNotInSource Error "quote-not-in-source" source::quote_not_in_source;
    /// A span that covers other words than those quoted.
    SpanMismatch Error "span-mismatch" source::span_mismatch;
    /// Statements that support each other in a circle: begging the question.
    CircularSupport Warning "circular-support" support::circular_support;
    /// A statement that attacks itself.
    SelfAttack Warning "self-attack" attack::self_attack;
    /// A premise that both supports and attacks the same target.
    SupportAndAttack Warning "support-and-attack" attack::support_and_attack;
    /// A relation two of whose premises are in conflict.
    ContradictoryPremises Warning "contradictory-premises" attack::contradictory_premises;
    /// An attack on a main claim that is neither conceded nor itself attacked.
    UnansweredAttack Warning "unanswered-attack" attack::unanswered_attack;
    /// A concession where nothing speaks for what is maintained.
    ConcessionNotOutweighed Warning "concession-not-outweighed" attack::concession_not_outweighed;
    /// A statement that takes no part in any relation.
    Isolated Warning "isolated" whole::isolated;
    /// A statement without words.
    EmptyText Warning "empty-text" whole::empty_text;
    /// A map with statements, none of which is its main claim.
    NoMainClaim Warning "no-main-claim" whole::no_main_claim;
    /// A map with more than one main claim.
    SeveralMainClaims Note "several-main-claims" whole::several_main_claims;
    /// Evidence that quotes no source.
    EvidenceWithoutSource Warning "evidence-without-source" source::evidence_without_source;
    /// A claim that its voice asserts and nothing supports.
    UnsupportedClaim Note "unsupported-claim" support::unsupported_claim;
    /// An attack on a premise that nobody stated.
    ImplicitPremiseAttacked Note "implicit-premise-attacked" attack::implicit_premise_attacked;
    /// Two statements with the same words.
    DuplicateText Note "duplicate-text" whole::duplicate_text;
    /// A scheme that the catalogue does not have.
    UnknownScheme Note "unknown-scheme" scheme::unknown_scheme;
    /// An inference that names some of the premises its scheme calls for, but not all.
    MissingRole Note "missing-role" scheme::missing_role;
    /// An inference by a scheme some of whose critical questions nothing answers.
    OpenQuestions Note "open-questions" scheme::open_questions;
    /// A voice that says nothing.
    UnusedVoice Note "unused-voice" whole::unused_voice;
    /// A source that nothing quotes.
    UnusedSource Note "unused-source" whole::unused_source;
    /// A group without members.
    EmptyGroup Note "empty-group" whole::empty_group;
}

/// By name, as in `"self-attack".parse()`.
impl FromStr for Rule {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Rule::ALL.iter().find(|rule| rule.name() == name);
        let known = || Rule::ALL.iter().map(|rule| rule.name());
        found.copied().ok_or_else(|| Error::unknown_name("rule", name, known()))
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Which rules to apply.
///
/// ```
/// use argument_map::{Checker, MapBuilder, Rule};
///
/// let mut m = MapBuilder::new("A circle");
/// m.thesis("true", "The book is true.");
/// m.claim("says-so", "The book says that it is true.");
/// m.support("true").with("says-so");
/// m.support("says-so").with("true");
/// let map = m.build()?;
///
/// let findings = Checker::new().check(&map);
/// assert_eq!(findings[0].rule, Rule::CircularSupport);
/// assert!(Checker::new().without(Rule::CircularSupport).check(&map).is_empty());
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checker {
    rules: Vec<Rule>,
}

impl Default for Checker {
    fn default() -> Self {
        Checker::new()
    }
}

impl Checker {
    /// A checker that applies every rule.
    #[must_use]
    pub fn new() -> Self {
        Checker::only(Rule::ALL.iter().copied())
    }

    /// A checker that applies the given rules.
    #[must_use]
    pub fn only(rules: impl IntoIterator<Item = Rule>) -> Self {
        let mut rules: Vec<Rule> = rules.into_iter().collect();
        rules.sort_unstable();
        rules.dedup();
        Checker { rules }
    }

    /// The same checker without one of its rules.
    #[must_use]
    pub fn without(mut self, rule: Rule) -> Self {
        self.rules.retain(|&other| other != rule);
        self
    }

    /// Applies the rules: findings in the order of [`Rule::ALL`] and, within a rule, of the map.
    ///
    /// Linear in the map, save that quotations cost time in proportion to their sources' texts, and
    /// contradictory premises at worst **O(n √n)** in the number n of premises.
    #[must_use]
    pub fn check(&self, map: &ArgumentMap) -> Vec<Finding> {
        let mut findings = Vec::new();
        for &rule in &self.rules {
            rule.apply(map, &mut Report { rule, findings: &mut findings });
        }
        findings
    }
}

/// Applies every rule to a map; see [`Checker`] to choose.
///
/// ```
/// use argument_map::{MapBuilder, check};
///
/// let mut m = MapBuilder::new("Rain");
/// m.thesis("rain", "It rained.");
/// m.evidence("wet", "The street is wet.");
/// m.support("rain").with("wet");
/// let findings = check(&m.build()?);
/// assert_eq!(
///     findings[0].to_string(),
///     r#"warning: the evidence "wet" quotes no source [evidence-without-source]"#
/// );
/// # Ok::<(), argument_map::Errors>(())
/// ```
#[must_use]
pub fn check(map: &ArgumentMap) -> Vec<Finding> {
    Checker::new().check(map)
}
