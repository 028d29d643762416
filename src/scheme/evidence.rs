//! Schemes that reason from evidence: causes, signs, hypotheses, cases, slopes.

use crate::scheme::pattern::{Pattern, conclusion, inference, premise, role};

pub(super) const EXAMPLE: Pattern = Pattern {
    roles: &[role("case", "In one case, things of this kind are so.")],
    questions: &[
        premise("true", "case", "Is the case as it is told?"),
        premise("fitting", "case", "Is it a case of what the generalisation is about?"),
        inference("typical", "Is the case typical, or an exception?"),
        conclusion("counterexamples", "Are there cases to the contrary, and how many?"),
        inference("special", "Do special circumstances of the case limit what can be drawn from it?"),
    ],
};

pub(super) const IGNORANCE: Pattern = Pattern {
    roles: &[
        role("search", "If it were so, one would know it by now."),
        role("absence", "Nothing of the kind is known."),
    ],
    questions: &[
        premise("thorough", "search", "How far has one looked, and would one have found it?"),
        inference("sufficient", "Is what has been looked through enough for the certainty required?"),
        conclusion("burden", "Does it fall to the other side to show that it is so?"),
    ],
};

pub(super) const EPISTEMIC_IGNORANCE: Pattern = Pattern {
    roles: &[
        role("closure", "All that is so in this matter has been recorded."),
        role("absence", "This is not in the record."),
    ],
    questions: &[
        premise("complete", "closure", "Is the record complete?"),
        premise("looked", "absence", "Has the record been searched with care?"),
        inference("certainty", "Is the conclusion put forward with more certainty than the record allows?"),
    ],
};

pub(super) const CAUSE_TO_EFFECT: Pattern = Pattern {
    roles: &[
        role("law", "When one thing happens, another as a rule follows."),
        role("cause", "The first thing happens."),
    ],
    questions: &[
        premise("strength", "law", "How firm is the connection, and what shows it?"),
        premise("evidence", "cause", "What shows that the first thing happens?"),
        inference("interference", "Is something else at work that may keep the effect from coming about?"),
    ],
};

pub(super) const CORRELATION_TO_CAUSE: Pattern = Pattern {
    roles: &[role("correlation", "Two things go together, or follow each other.")],
    questions: &[
        premise("real", "correlation", "Do they really go together, and in how many cases?"),
        inference("coincidence", "Is their going together more than chance?"),
        inference("common-cause", "May a third thing bring both about?"),
        inference("direction", "May the one that is taken for the effect be the cause?"),
        conclusion("mechanism", "Is there a way in which the one could bring about the other?"),
    ],
};

pub(super) const SIGN: Pattern = Pattern {
    roles: &[
        role("sign", "The sign is there."),
        role("link", "Where the sign is, the thing is as a rule as well."),
    ],
    questions: &[
        premise("observed", "sign", "What shows that the sign is there?"),
        premise("strength", "link", "How firmly do sign and thing go together?"),
        inference("other-causes", "Could something else account for the sign?"),
    ],
};

pub(super) const ABDUCTIVE: Pattern = Pattern {
    roles: &[
        role("findings", "These findings call for an explanation."),
        role("explanation", "The hypothesis explains them."),
        role("best", "No other explanation at hand does so as well."),
    ],
    questions: &[
        premise("good", "explanation", "How well does the hypothesis explain the findings in itself?"),
        premise("others", "best", "Is there another explanation as good or better?"),
        premise("facts", "findings", "Are the findings as they are reported?"),
        inference("investigation", "Has one looked long enough to choose?"),
        inference("urgency", "Would it be wiser to go on looking before deciding?"),
    ],
};

pub(super) const EVIDENCE_TO_HYPOTHESIS: Pattern = Pattern {
    roles: &[
        role("prediction", "If the hypothesis is true, this will be observed."),
        role("observation", "It has been observed."),
    ],
    questions: &[
        premise("follows", "prediction", "Does the hypothesis really lead one to expect it?"),
        premise("observed", "observation", "Has it been observed, and observed well?"),
        inference("other-reasons", "Could it be observed although the hypothesis is false?"),
    ],
};

pub(super) const FALSIFICATION_OF_HYPOTHESIS: Pattern = Pattern {
    roles: &[
        role("prediction", "If the hypothesis is true, this will be observed."),
        role("failure", "It has not been observed."),
    ],
    questions: &[
        premise("follows", "prediction", "Does the hypothesis really lead one to expect it?"),
        premise("looked", "failure", "Was it looked for where and when it was to be expected?"),
        inference("auxiliary", "May some further assumption be to blame rather than the hypothesis?"),
    ],
};

pub(super) const GRADUALISM: Pattern = Pattern {
    roles: &[
        role("start", "The first step is taken, or must be granted."),
        role("steps", "Each step leads to the next by a small, plausible change."),
    ],
    questions: &[
        premise("likely", "steps", "Is each step as plausible as is said?"),
        inference("accumulation", "Do the small doubts of the steps add up to a great one?"),
        inference("stop", "Is there a place on the way where one can stop?"),
    ],
};

pub(super) const SLIPPERY_SLOPE: Pattern = Pattern {
    roles: &[
        role("first", "A first step is proposed."),
        role("chain", "The first step leads on and on to a last one."),
        role("bad", "The last one is not to be borne."),
    ],
    questions: &[
        premise("links", "chain", "Which step of the chain is the weakest, and how likely is it?"),
        premise("outcome", "bad", "Is what stands at the end as bad as is said?"),
        inference("stop", "Is there a place on the way where one can stop?"),
    ],
};

pub(super) const PRECEDENT_SLIPPERY_SLOPE: Pattern = Pattern {
    roles: &[
        role("first", "A case is to be treated as an exception."),
        role("likeness", "Further cases are like it and would have to be treated alike."),
        role("bad", "To treat them all so is not to be borne."),
    ],
    questions: &[
        premise(
            "alike",
            "likeness",
            "Would the further cases have to be treated alike, or can they be told apart?",
        ),
        premise("outcome", "bad", "Would it be as bad as is said?"),
        inference("stop", "Can a rule be drawn that admits the first case and none of the rest?"),
    ],
};

pub(super) const SORITES_SLIPPERY_SLOPE: Pattern = Pattern {
    roles: &[
        role("clear", "At one end of a series, things are clearly of a kind."),
        role("steps", "Between neighbours in the series there is no difference that matters."),
    ],
    questions: &[
        premise("small", "steps", "Does no step make a difference that matters?"),
        inference("line", "Can a line be drawn all the same, if need be by decision?"),
        conclusion("clear-end", "Is the other end of the series clearly not of that kind?"),
    ],
};

pub(super) const VERBAL_SLIPPERY_SLOPE: Pattern = Pattern {
    roles: &[
        role("vague", "A word is applied to a first case without a sharp boundary."),
        role("steps", "What holds of one case holds of the next in the series."),
        role("bad", "To apply the word to the last one is absurd, or not to be borne."),
    ],
    questions: &[
        premise("small", "steps", "Does the word carry over from each case to the next?"),
        premise("outcome", "bad", "Would applying the word to the last case be as bad as is said?"),
        inference("line", "Can the word be given a boundary that serves the purpose?"),
    ],
};

pub(super) const FULL_SLIPPERY_SLOPE: Pattern = Pattern {
    roles: &[
        role("first", "A first step is proposed."),
        role("chain", "Precedent, vague words and causes together lead on from step to step."),
        role("climate", "Public opinion would come to accept each step in turn."),
        role("bad", "What stands at the end is not to be borne."),
    ],
    questions: &[
        premise("links", "chain", "Which step of the chain is the weakest, and how likely is it?"),
        premise("opinion", "climate", "Would people come to accept each step?"),
        premise("outcome", "bad", "Is what stands at the end as bad as is said?"),
        inference("stop", "Is there a place on the way where one can stop?"),
    ],
};
