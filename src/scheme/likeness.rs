//! Schemes that rest on likeness, opposition, parts, words, and the form of the premises.

use crate::scheme::pattern::{Pattern, conclusion, inference, premise, role};

pub(super) const ANALOGY: Pattern = Pattern {
    roles: &[role("base", "In one case, it is so."), role("likeness", "The case at hand is like that one.")],
    questions: &[
        premise("true", "base", "Is it so in the case that is compared with?"),
        premise("similar", "likeness", "Are the cases alike in what matters here?"),
        inference("differences", "Do the cases differ in a way that weakens the comparison?"),
        conclusion("counteranalogies", "Is there another case as similar in which it is not so?"),
    ],
};

pub(super) const PRACTICAL_REASONING_FROM_ANALOGY: Pattern = Pattern {
    roles: &[
        role("base", "In one case, acting so was right."),
        role("likeness", "The case at hand is like that one."),
    ],
    questions: &[
        premise("right", "base", "Was acting so right in that case?"),
        premise("similar", "likeness", "Are the cases alike in what made it right?"),
        inference("differences", "Do the cases differ in a way that calls for acting otherwise?"),
        conclusion("counteranalogies", "Is there another case as similar in which acting so was wrong?"),
    ],
};

pub(super) const COMPOSITION: Pattern = Pattern {
    roles: &[role("parts", "All parts have a property.")],
    questions: &[
        premise("all", "parts", "Do all parts have it?"),
        inference("transfer", "Is it a property that passes from the parts to the whole?"),
        inference("structure", "Does the way in which the parts are put together change the matter?"),
    ],
};

pub(super) const DIVISION: Pattern = Pattern {
    roles: &[role("whole", "The whole has a property.")],
    questions: &[
        premise("true", "whole", "Does the whole have it?"),
        inference("transfer", "Is it a property that passes from the whole to its parts?"),
        inference("part", "Is this part unlike the others?"),
    ],
};

pub(super) const OPPOSITIONS: Pattern = Pattern {
    roles: &[
        role("opposition", "Two things exclude each other."),
        role("one", "One of them holds of the case."),
    ],
    questions: &[
        premise("real", "opposition", "Do the two really exclude each other?"),
        premise("holds", "one", "What shows that the one holds?"),
        inference("respects", "Could both hold at other times or in other respects?"),
    ],
};

pub(super) const RHETORICAL_OPPOSITIONS: Pattern = Pattern {
    roles: &[role("opposites", "Two things are opposites."), role("one", "Something is said of the one.")],
    questions: &[
        premise("real", "opposites", "Are the two really opposites in what matters here?"),
        premise("holds", "one", "Is what is said of the one true?"),
        inference("transfer", "Is of opposites really the opposite to be said, in this case?"),
    ],
};

pub(super) const ALTERNATIVES: Pattern = Pattern {
    roles: &[
        role("choice", "Either the one or the other is the case."),
        role("excluded", "The one is not the case."),
    ],
    questions: &[
        premise("exhaustive", "choice", "Is there a third possibility?"),
        premise("evidence", "excluded", "What shows that the one is not the case?"),
    ],
};

pub(super) const VERBAL_CLASSIFICATION: Pattern = Pattern {
    roles: &[
        role("property", "The thing has certain features."),
        role("class", "Whatever has such features is rightly called by the name."),
    ],
    questions: &[
        premise("evidence", "property", "What shows that the thing has the features?"),
        premise(
            "definition",
            "class",
            "Is the name used in the accepted sense, or in one that begs the question?",
        ),
        inference("borderline", "Is the thing a doubtful case for the name?"),
    ],
};

pub(super) const DEFINITION_TO_VERBAL_CLASSIFICATION: Pattern = Pattern {
    roles: &[role("definition", "The name is defined so."), role("fit", "The thing meets the definition.")],
    questions: &[
        premise("adequate", "definition", "Is it a good definition, and are there rivals?"),
        premise("evidence", "fit", "What shows that the thing meets it?"),
        inference("purpose", "Was the definition made for the case, or for another purpose?"),
    ],
};

pub(super) const VAGUENESS_OF_VERBAL_CLASSIFICATION: Pattern = Pattern {
    roles: &[
        role("use", "The argument needs a name applied to a thing."),
        role("vague", "The name is too vague to be applied so."),
    ],
    questions: &[
        premise("needed", "vague", "Is the name too vague for what is at stake here?"),
        inference("sharpened", "Can the name be made precise enough?"),
        inference("clear", "Is the thing a clear case in spite of the vagueness?"),
    ],
};

pub(super) const ARBITRARINESS_OF_VERBAL_CLASSIFICATION: Pattern = Pattern {
    roles: &[
        role("use", "The argument needs a name defined in a certain way."),
        role("arbitrary", "The definition is arbitrary."),
    ],
    questions: &[
        premise("grounds", "arbitrary", "Are there grounds for the definition after all?"),
        inference("stipulation", "Is it harmless to settle the name by decision here?"),
    ],
};

pub(super) const MODUS_PONENS: Pattern = Pattern {
    roles: &[role("conditional", "If the one, then the other."), role("antecedent", "The one.")],
    questions: &[],
};

pub(super) const MODUS_TOLLENS: Pattern = Pattern {
    roles: &[role("conditional", "If the one, then the other."), role("denial", "Not the other.")],
    questions: &[],
};

pub(super) const DISJUNCTIVE_SYLLOGISM: Pattern = Pattern {
    roles: &[role("disjunction", "The one or the other."), role("denial", "Not the one.")],
    questions: &[],
};

pub(super) const DILEMMA: Pattern = Pattern {
    roles: &[
        role("choice", "Either the one or the other is the case."),
        role("first", "The one leads to the conclusion."),
        role("second", "The other leads to the conclusion as well."),
    ],
    questions: &[
        premise("exhaustive", "choice", "Is there a third possibility?"),
        premise("first-leads", "first", "Does the one really lead there?"),
        premise("second-leads", "second", "Does the other really lead there?"),
    ],
};
