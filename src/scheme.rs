//! Argumentation schemes: the stereotyped patterns of presumptive reasoning, by their usual names.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

macro_rules! schemes {
    ($($variant:ident $name:literal $(, $alias:literal)*;)*) => {
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
        }
    };
}

schemes! {
    PositionToKnow "position to know";
    ExpertOpinion "expert opinion", "authority";
    WitnessTestimony "witness testimony";
    PopularOpinion "popular opinion", "ad populum";
    PopularPractice "popular practice";
    Example "example";
    Analogy "analogy";
    PracticalReasoningFromAnalogy "practical reasoning from analogy", "practical resoning from analogy";
    Composition "composition";
    Division "division";
    Oppositions "oppositions", "opposition";
    RhetoricalOppositions "rhetorical oppositions", "rhetorical opposition";
    Alternatives "alternatives";
    VerbalClassification "verbal classification";
    DefinitionToVerbalClassification "definition to verbal classification";
    VaguenessOfVerbalClassification "vagueness of a verbal classification";
    ArbitrarinessOfVerbalClassification "arbitrariness of a verbal classification";
    InteractionOfActAndPerson "interaction of act and person";
    Values "values";
    PositiveValues "positive values", "positive value";
    NegativeValues "negative values", "negative value";
    Sacrifice "sacrifice";
    GroupAndItsMembers "the group and its members", "group and its members";
    PracticalReasoning "practical reasoning", "practical inference";
    TwoPersonPracticalReasoning "two-person practical reasoning";
    Waste "waste";
    SunkCosts "sunk costs";
    Ignorance "ignorance", "lack of evidence", "ad ignorantiam";
    EpistemicIgnorance "epistemic ignorance", "epistemic argument from ignorance";
    CauseToEffect "cause to effect";
    CorrelationToCause "correlation to cause";
    Sign "sign";
    Abductive "abductive", "abduction", "inference to the best explanation";
    EvidenceToHypothesis "evidence to hypothesis", "evidence to a hypothesis", "verification of hypothesis";
    FalsificationOfHypothesis "falsification of hypothesis", "falsification of a hypothesis";
    Consequences "consequences", "consequence";
    PositiveConsequences "positive consequences", "positive consequence";
    NegativeConsequences "negative consequences", "negative consequence";
    PragmaticAlternatives "pragmatic alternatives", "pragmatic argument from alternatives";
    Threat "threat";
    FearAppeal "fear appeal";
    DangerAppeal "danger appeal";
    NeedForHelp "need for help";
    Distress "distress";
    Commitment "commitment";
    Ethotic "ethotic";
    GenericAdHominem "generic ad hominem", "ad hominem";
    PragmaticInconsistency "pragmatic inconsistency";
    InconsistentCommitment "inconsistent commitment";
    CircumstantialAdHominem "circumstantial ad hominem";
    Bias "bias";
    BiasAdHominem "bias ad hominem";
    Gradualism "gradualism";
    SlipperySlope "slippery slope";
    PrecedentSlipperySlope "precedent slippery slope";
    SoritesSlipperySlope "sorites slippery slope";
    VerbalSlipperySlope "verbal slippery slope";
    FullSlipperySlope "full slippery slope";
    ConstitutiveRuleClaims "constitutive rule claims";
    Rules "rules", "rule", "established rule";
    ExceptionalCase "exceptional case";
    Precedent "precedent";
    PleaForExcuse "plea for excuse";
    Perception "perception";
    Memory "memory";
    ModusPonens "modus ponens";
    ModusTollens "modus tollens";
    DisjunctiveSyllogism "disjunctive syllogism";
}

static BY_NAME: LazyLock<HashMap<String, Scheme>> = LazyLock::new(|| {
    let named = |&scheme: &Scheme| scheme.names().iter().map(move |name| (squeeze(name), scheme));
    Scheme::ALL.iter().flat_map(named).collect()
});

impl Scheme {
    /// The scheme that a name stands for, whatever its case, spacing and punctuation, with or without
    /// "argument from" before it or "argument" after it.
    #[must_use]
    pub fn recognise(name: &str) -> Option<Scheme> {
        let squeezed = squeeze(name);
        let bare = ["argumentfrom", "argumentfor", "argumentby", "argumentof", "appealto"]
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
        f.write_str(self.name())
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
