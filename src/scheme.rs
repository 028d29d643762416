//! Argumentation schemes: the stereotyped patterns of presumptive reasoning, by their usual names.

mod evidence;
mod likeness;
mod pattern;
mod practical;
mod source;

use pattern::Pattern;
pub use pattern::{Challenge, CriticalQuestion, Role};
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

macro_rules! schemes {
    ($($variant:ident $room:ident::$pattern:ident $name:literal $(, $alias:literal)*;)*) => {
        /// A recognised scheme of the compendium in Walton, Reed and Macagno, *Argumentation Schemes*
        /// (Cambridge 2008), chapter 9, with the few that the AIF corpora add.
        ///
        /// ```
        /// use argument_map::Scheme;
        /// assert_eq!(Scheme::recognise("Argument from Expert Opinion"), Some(Scheme::ExpertOpinion));
        /// assert_eq!(Scheme::recognise("CauseToEffect"), Some(Scheme::CauseToEffect));
        /// assert_eq!(Scheme::recognise("gut feeling"), None);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[allow(missing_docs)] // each is its own name
        pub enum Scheme { $($variant,)* }

        impl Scheme {
            /// All of them, in the order of the compendium.
            pub const ALL: &[Scheme] = &[$(Scheme::$variant,)*];

            /// The usual name, in lower case.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Scheme::$variant => $name,)* }
            }

            fn names(self) -> &'static [&'static str] {
                match self { $(Scheme::$variant => &[$name $(, $alias)*],)* }
            }

            fn pattern(self) -> &'static Pattern {
                match self { $(Scheme::$variant => &$room::$pattern,)* }
            }
        }
    };
}

schemes! {
    PositionToKnow source::POSITION_TO_KNOW "position to know";
    ExpertOpinion source::EXPERT_OPINION "expert opinion", "authority", "ad verecundiam";
    WitnessTestimony source::WITNESS_TESTIMONY "witness testimony";
    PopularOpinion source::POPULAR_OPINION "popular opinion", "ad populum";
    PopularPractice source::POPULAR_PRACTICE "popular practice";
    Example evidence::EXAMPLE "example";
    Analogy likeness::ANALOGY "analogy";
    PracticalReasoningFromAnalogy likeness::PRACTICAL_REASONING_FROM_ANALOGY
        "practical reasoning from analogy", "practical resoning from analogy";
    Composition likeness::COMPOSITION "composition";
    Division likeness::DIVISION "division", "parts and whole";
    Oppositions likeness::OPPOSITIONS "oppositions", "opposition";
    RhetoricalOppositions likeness::RHETORICAL_OPPOSITIONS
        "rhetorical oppositions", "rhetorical opposition";
    Alternatives likeness::ALTERNATIVES "alternatives";
    VerbalClassification likeness::VERBAL_CLASSIFICATION "verbal classification";
    DefinitionToVerbalClassification likeness::DEFINITION_TO_VERBAL_CLASSIFICATION
        "definition to verbal classification", "verbal classification definition";
    VaguenessOfVerbalClassification likeness::VAGUENESS_OF_VERBAL_CLASSIFICATION
        "vagueness of a verbal classification", "vagueness of verbal classification",
        "vague verbal classification", "verbal classification vagueness";
    ArbitrarinessOfVerbalClassification likeness::ARBITRARINESS_OF_VERBAL_CLASSIFICATION
        "arbitrariness of a verbal classification", "arbitrariness of verbal classification",
        "arbitrary verbal classification", "verbal classification arbitrariness";
    InteractionOfActAndPerson source::INTERACTION_OF_ACT_AND_PERSON "interaction of act and person";
    Values practical::VALUES "values";
    PositiveValues practical::POSITIVE_VALUES "positive values", "positive value";
    NegativeValues practical::NEGATIVE_VALUES "negative values", "negative value";
    Sacrifice practical::SACRIFICE "sacrifice";
    GroupAndItsMembers source::GROUP_AND_ITS_MEMBERS "the group and its members", "group and its members";
    PracticalReasoning practical::PRACTICAL_REASONING
        "practical reasoning", "practical inference", "value-based practical reasoning";
    TwoPersonPracticalReasoning practical::TWO_PERSON_PRACTICAL_REASONING "two-person practical reasoning";
    Waste practical::WASTE "waste";
    SunkCosts practical::SUNK_COSTS "sunk costs";
    Ignorance evidence::IGNORANCE "ignorance", "lack of evidence", "ad ignorantiam";
    EpistemicIgnorance evidence::EPISTEMIC_IGNORANCE
        "epistemic ignorance", "epistemic argument from ignorance";
    CauseToEffect evidence::CAUSE_TO_EFFECT "cause to effect";
    CorrelationToCause evidence::CORRELATION_TO_CAUSE "correlation to cause";
    Sign evidence::SIGN "sign";
    Abductive evidence::ABDUCTIVE "abductive", "abduction", "inference to the best explanation";
    EvidenceToHypothesis evidence::EVIDENCE_TO_HYPOTHESIS
        "evidence to hypothesis", "evidence to a hypothesis", "verification of hypothesis";
    FalsificationOfHypothesis evidence::FALSIFICATION_OF_HYPOTHESIS
        "falsification of hypothesis", "falsification of a hypothesis";
    Consequences practical::CONSEQUENCES "consequences", "consequence";
    PositiveConsequences practical::POSITIVE_CONSEQUENCES "positive consequences", "positive consequence";
    NegativeConsequences practical::NEGATIVE_CONSEQUENCES "negative consequences", "negative consequence";
    PragmaticAlternatives practical::PRAGMATIC_ALTERNATIVES
        "pragmatic alternatives", "pragmatic argument from alternatives";
    Threat practical::THREAT "threat";
    FearAppeal practical::FEAR_APPEAL "fear appeal";
    DangerAppeal practical::DANGER_APPEAL "danger appeal";
    NeedForHelp practical::NEED_FOR_HELP "need for help";
    Distress practical::DISTRESS "distress";
    Commitment source::COMMITMENT "commitment";
    Ethotic source::ETHOTIC "ethotic";
    GenericAdHominem source::GENERIC_AD_HOMINEM "generic ad hominem", "ad hominem", "direct ad hominem";
    PragmaticInconsistency source::PRAGMATIC_INCONSISTENCY "pragmatic inconsistency";
    InconsistentCommitment source::INCONSISTENT_COMMITMENT "inconsistent commitment";
    CircumstantialAdHominem source::CIRCUMSTANTIAL_AD_HOMINEM "circumstantial ad hominem";
    Bias source::BIAS "bias";
    BiasAdHominem source::BIAS_AD_HOMINEM "bias ad hominem";
    Gradualism evidence::GRADUALISM "gradualism";
    SlipperySlope evidence::SLIPPERY_SLOPE "slippery slope", "causal slippery slope";
    PrecedentSlipperySlope evidence::PRECEDENT_SLIPPERY_SLOPE "precedent slippery slope";
    SoritesSlipperySlope evidence::SORITES_SLIPPERY_SLOPE "sorites slippery slope";
    VerbalSlipperySlope evidence::VERBAL_SLIPPERY_SLOPE "verbal slippery slope";
    FullSlipperySlope evidence::FULL_SLIPPERY_SLOPE "full slippery slope";
    ConstitutiveRuleClaims practical::CONSTITUTIVE_RULE_CLAIMS "constitutive rule claims";
    Rules practical::RULES "rules", "rule", "established rule";
    ExceptionalCase practical::EXCEPTIONAL_CASE "exceptional case";
    Precedent practical::PRECEDENT "precedent";
    PleaForExcuse practical::PLEA_FOR_EXCUSE "plea for excuse";
    Perception source::PERCEPTION "perception";
    Memory source::MEMORY "memory";
    ModusPonens likeness::MODUS_PONENS "modus ponens";
    ModusTollens likeness::MODUS_TOLLENS "modus tollens";
    DisjunctiveSyllogism likeness::DISJUNCTIVE_SYLLOGISM "disjunctive syllogism";
    Dilemma likeness::DILEMMA "dilemma";
}

static BY_NAME: LazyLock<HashMap<String, Scheme>> = LazyLock::new(|| {
    let named = |&scheme: &Scheme| scheme.names().iter().map(move |name| (squeeze(name), scheme));
    Scheme::ALL.iter().flat_map(named).collect()
});

impl Scheme {
    /// The premises that it calls for.
    ///
    /// ```
    /// use argument_map::Scheme;
    /// let roles: Vec<&str> = Scheme::ExpertOpinion.roles().iter().map(|role| role.name).collect();
    /// assert_eq!(roles, ["expert", "field", "assertion"]);
    /// ```
    #[must_use]
    pub fn roles(self) -> &'static [Role] {
        self.pattern().roles
    }

    /// The questions that an inference by it has to face, in our own words after Walton, Reed and Macagno 2008,
    /// chapter 9; none where the premises settle the matter by their form, as in modus ponens.
    ///
    /// ```
    /// use argument_map::Scheme;
    /// for asked in Scheme::ExpertOpinion.critical_questions() {
    ///     println!("{}: {}", asked.key, asked.question);
    /// }
    /// assert!(Scheme::ModusPonens.critical_questions().is_empty());
    /// ```
    #[must_use]
    pub fn critical_questions(self) -> &'static [CriticalQuestion] {
        self.pattern().questions
    }

    /// The role of that name, whatever its case, spacing and punctuation.
    #[must_use]
    pub fn role(self, name: &str) -> Option<&'static Role> {
        let squeezed = squeeze(name);
        self.roles().iter().find(|role| squeeze(role.name) == squeezed)
    }

    /// Whether a name says only that there is no particular scheme, as the "Default Inference" of the AIF does.
    ///
    /// ```
    /// use argument_map::Scheme;
    /// assert!(Scheme::is_default_name("Default Conflict"));
    /// assert!(!Scheme::is_default_name("expert opinion"));
    /// ```
    #[must_use]
    pub fn is_default_name(name: &str) -> bool {
        let squeezed = squeeze(name);
        squeezed.is_empty()
            || squeezed.starts_with("default")
            || matches!(squeezed.as_str(), "ra" | "ca" | "ma" | "pa" | "ta" | "ya")
    }

    /// The scheme that a name stands for, whatever its case, spacing and punctuation, with or without
    /// "argument from" or "from" before it or "argument" after it.
    #[must_use]
    pub fn recognise(name: &str) -> Option<Scheme> {
        let squeezed = squeeze(name);
        let bare = ["argumentfrom", "argumentfor", "argumentby", "argumentof", "appealto", "from"]
            .iter()
            .find_map(|prefix| squeezed.strip_prefix(prefix));
        let bare = bare.unwrap_or(&squeezed);
        [Some(squeezed.as_str()), Some(bare), bare.strip_suffix("argument"), bare.strip_suffix("scheme")]
            .into_iter()
            .flatten()
            .find_map(|name| BY_NAME.get(name).copied())
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

fn squeeze(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_schemes_share_a_name() {
        let names: usize = Scheme::ALL.iter().map(|scheme| scheme.names().len()).sum();
        assert_eq!(BY_NAME.len(), names);
    }

    #[test]
    fn every_name_is_recognised_however_it_is_spelled() {
        for &scheme in Scheme::ALL {
            for name in scheme.names() {
                for spelled in [name.to_uppercase(), name.replace(' ', ""), format!("Argument from {name}")] {
                    assert_eq!(Scheme::recognise(&spelled), Some(scheme), "{spelled}");
                }
            }
        }
    }
}
