//! Schemes that end in what to do: by goals, outcomes, values, rules, threats.

use crate::scheme::pattern::{Pattern, conclusion, inference, premise, role};

pub(super) const PRACTICAL_REASONING: Pattern = Pattern {
    roles: &[role("goal", "Somebody has a goal."), role("means", "Doing this is a way to reach the goal.")],
    questions: &[
        premise("goal-worth", "goal", "Is the goal worth having, and compatible with the other goals?"),
        inference("alternatives", "Would something else serve the goal as well or better?"),
        premise("possible", "means", "Can it be done, and would it bring the goal about?"),
        conclusion("side-effects", "Does it have effects that count against doing it?"),
    ],
};

pub(super) const TWO_PERSON_PRACTICAL_REASONING: Pattern = Pattern {
    roles: &[
        role("goal", "The other person has a goal."),
        role("means", "As far as the other can see, doing this is a way to reach the goal."),
    ],
    questions: &[
        premise("held", "goal", "Does the other person really have the goal?"),
        inference("alternatives", "Would something else serve the goal as well or better?"),
        premise("possible", "means", "Can it be done, and would it bring the goal about?"),
        conclusion("side-effects", "Does it have effects that count against doing it?"),
    ],
};

pub(super) const VALUES: Pattern = Pattern {
    roles: &[
        role("judgement", "Things of this kind are good, or bad, by some value."),
        role("weight", "The value counts for the person who is to act."),
    ],
    questions: &[
        premise("shared", "weight", "Do those concerned hold the value at all?"),
        premise("bearing", "judgement", "Is the thing as good, or as bad, by the value as is said?"),
        inference("conflict", "Is there another value that outranks it here?"),
    ],
};

pub(super) const POSITIVE_VALUES: Pattern = Pattern {
    roles: &[
        role("judgement", "The thing is good by some value."),
        role("commitment", "Being good by that value is a reason to strive for it."),
    ],
    questions: &[
        premise("shared", "commitment", "Do those concerned hold the value at all?"),
        premise("bearing", "judgement", "Is the thing really good by the value?"),
        inference("conflict", "Is there another value that outranks it here?"),
    ],
};

pub(super) const NEGATIVE_VALUES: Pattern = Pattern {
    roles: &[
        role("judgement", "The thing is bad by some value."),
        role("commitment", "Being bad by that value is a reason to give it up."),
    ],
    questions: &[
        premise("shared", "commitment", "Do those concerned hold the value at all?"),
        premise("bearing", "judgement", "Is the thing really bad by the value?"),
        inference("conflict", "Is there another value that outranks it here?"),
    ],
};

pub(super) const SACRIFICE: Pattern = Pattern {
    roles: &[
        role("price", "Somebody gave up much for the thing."),
        role("measure", "What people give up for a thing shows what it is worth."),
    ],
    questions: &[
        premise("evidence", "price", "What was given up, and was it much to those who gave it?"),
        premise("sound", "measure", "Were those who paid the price right about the worth of the thing?"),
        inference("motive", "Was the price paid for the thing itself, or for another reason?"),
    ],
};

pub(super) const WASTE: Pattern = Pattern {
    roles: &[
        role("effort", "Much has been put into reaching a goal."),
        role("loss", "If it is stopped now, all that is lost."),
    ],
    questions: &[
        premise("possible", "effort", "Is the goal still within reach?"),
        inference("future", "Leaving aside what is spent, is going on worth what it will cost?"),
        premise("salvage", "loss", "Is the effort lost, or does it serve something else?"),
    ],
};

pub(super) const SUNK_COSTS: Pattern = Pattern {
    roles: &[
        role("earlier", "At an earlier time somebody bound himself or herself to a course."),
        role("bound", "Having done so, the person now has reason to keep to it."),
    ],
    questions: &[
        inference("future", "Leaving aside what is spent, is keeping to it worth what it will cost?"),
        premise("binding", "bound", "Did the earlier step bind the person at all?"),
        inference("change", "Have things changed so that the person is free again?"),
    ],
};

pub(super) const CONSEQUENCES: Pattern = Pattern {
    roles: &[role("outcome", "Doing it leads to good, or to bad, consequences.")],
    questions: &[
        premise("likely", "outcome", "How likely are the consequences, and what shows it?"),
        premise("worth", "outcome", "Are they as good, or as bad, as is said?"),
        conclusion("other", "Are there consequences of the opposite worth to be weighed as well?"),
    ],
};

pub(super) const POSITIVE_CONSEQUENCES: Pattern = Pattern {
    roles: &[role("outcome", "Doing it leads to something good.")],
    questions: &[
        premise("likely", "outcome", "How likely is the good outcome, and what shows it?"),
        premise("worth", "outcome", "Is it as good as is said?"),
        conclusion("other", "Does doing it also lead to something bad?"),
    ],
};

pub(super) const NEGATIVE_CONSEQUENCES: Pattern = Pattern {
    roles: &[role("outcome", "Doing it leads to something bad.")],
    questions: &[
        premise("likely", "outcome", "How likely is the bad outcome, and what shows it?"),
        premise("worth", "outcome", "Is it as bad as is said?"),
        conclusion("other", "Does doing it also lead to something good, or is not doing it worse?"),
    ],
};

pub(super) const PRAGMATIC_ALTERNATIVES: Pattern = Pattern {
    roles: &[
        role("choice", "Either one thing is done, or the other comes about."),
        role("worse", "The other is not to be borne."),
    ],
    questions: &[
        premise("exhaustive", "choice", "Is there a third way?"),
        premise("bad", "worse", "Is the other as bad as is said?"),
        inference("costs", "Does the thing that is to be done bring evils of its own?"),
    ],
};

pub(super) const THREAT: Pattern = Pattern {
    roles: &[
        role("condition", "If the hearer does it, something bad will be brought upon the hearer."),
        role("power", "The speaker can and will bring it about."),
    ],
    questions: &[
        premise("credible", "power", "Is the speaker able and resolved to carry it out?"),
        premise("harm", "condition", "Would it harm the hearer as much as is said?"),
        inference("relevance", "Is it a matter to be settled by threats, rather than by reasons?"),
    ],
};

pub(super) const FEAR_APPEAL: Pattern = Pattern {
    roles: &[
        role("danger", "If the hearer does not do it, something dreadful will come."),
        role("remedy", "Doing it keeps the dreadful thing off."),
    ],
    questions: &[
        premise("real", "danger", "Is the danger real, or only painted vividly?"),
        premise("works", "remedy", "Would doing it keep the danger off?"),
        inference("alternatives", "Is there another way to be safe?"),
    ],
};

pub(super) const DANGER_APPEAL: Pattern = Pattern {
    roles: &[
        role("danger", "Doing it exposes the hearer to a danger."),
        role("harm", "The danger would harm the hearer."),
    ],
    questions: &[
        premise("real", "danger", "What shows that doing it is dangerous?"),
        premise("serious", "harm", "Is the harm grave enough to refrain?"),
        inference("avoidable", "Can it be done while the danger is kept off?"),
    ],
};

pub(super) const NEED_FOR_HELP: Pattern = Pattern {
    roles: &[
        role("need", "Somebody is in need of help."),
        role("help", "Doing this would help."),
        role("able", "The person addressed can do it without undue cost."),
    ],
    questions: &[
        premise("works", "help", "Would it really help?"),
        premise("possible", "able", "Can the person addressed do it?"),
        inference("costs", "Are the costs or other duties too great?"),
    ],
};

pub(super) const DISTRESS: Pattern = Pattern {
    roles: &[
        role("distress", "Somebody suffers."),
        role("relief", "Doing this would relieve the suffering."),
    ],
    questions: &[
        premise("genuine", "distress", "Does the person really suffer?"),
        premise("works", "relief", "Would it relieve the suffering?"),
        inference("reasonable", "Can one be expected to do it, all things considered?"),
    ],
};

pub(super) const RULES: Pattern = Pattern {
    roles: &[role("rule", "Whoever is in such a case has to act so."), role("case", "This is such a case.")],
    questions: &[
        premise("scope", "case", "Does the rule cover the case at hand?"),
        premise("valid", "rule", "Is the rule in force, and does it say so?"),
        inference("conflict", "Does another rule go against it here?"),
        inference("exception", "Is there an exception that applies?"),
    ],
};

pub(super) const EXCEPTIONAL_CASE: Pattern = Pattern {
    roles: &[
        role("rule", "As a rule, whoever is in such a case has to act so."),
        role("exception", "This case has something that takes it out of the rule."),
    ],
    questions: &[
        premise("recognised", "exception", "Is what is special about the case a recognised exception?"),
        premise("evidence", "exception", "What shows that the case has it?"),
        inference("kin", "Have like cases been excused, or is this one merely hard?"),
    ],
};

pub(super) const PRECEDENT: Pattern = Pattern {
    roles: &[
        role("precedent", "In an earlier case it was so decided."),
        role("likeness", "The case at hand is like the earlier one in what mattered."),
    ],
    questions: &[
        premise("decided", "precedent", "Was it really so decided, and for that reason?"),
        premise("similar", "likeness", "Are the cases alike in what mattered then?"),
        inference("distinction", "Is there a difference that calls for another decision?"),
        conclusion("authority", "Do later or weightier decisions go the other way?"),
    ],
};

pub(super) const PLEA_FOR_EXCUSE: Pattern = Pattern {
    roles: &[
        role("circumstance", "Somebody broke a rule under such circumstances."),
        role("excuse", "Such circumstances excuse a breach."),
    ],
    questions: &[
        premise("evidence", "circumstance", "What shows that the circumstances were such?"),
        premise("recognised", "excuse", "Do such circumstances excuse, by the rule or by custom?"),
        inference("fault", "Did the person bring the circumstances about?"),
    ],
};

pub(super) const CONSTITUTIVE_RULE_CLAIMS: Pattern = Pattern {
    roles: &[
        role("counts-as", "Whatever is of one kind counts as another under the rule."),
        role("case", "The thing is of the first kind."),
    ],
    questions: &[
        premise("rule", "counts-as", "Is there such a rule, and is it in force here?"),
        premise("fits", "case", "Is the thing of that kind?"),
        inference("purpose", "Would counting it so go against what the rule is for?"),
    ],
};
