//! Schemes that rest on who says, sees, does or is committed to something.

use crate::scheme::pattern::{Pattern, conclusion, inference, premise, role};

pub(super) const POSITION_TO_KNOW: Pattern = Pattern {
    roles: &[
        role("source", "Somebody is placed to know whether things of this kind are so."),
        role("assertion", "That person says that this is so."),
    ],
    questions: &[
        premise("position", "source", "Is the person really placed to know?"),
        inference("honesty", "Is there reason to doubt that the person speaks sincerely?"),
        premise("said", "assertion", "Did the person say it, and mean it so?"),
    ],
};

pub(super) const EXPERT_OPINION: Pattern = Pattern {
    roles: &[
        role("expert", "Somebody is an expert in a field."),
        role("field", "The claim belongs to that field."),
        role("assertion", "The expert holds the claim to be true."),
    ],
    questions: &[
        premise("expertise", "expert", "How good are the credentials of the expert?"),
        premise("field", "field", "Does the claim fall within what the expert is expert in?"),
        premise(
            "opinion",
            "assertion",
            "What exactly did the expert say, and does the claim follow from it?",
        ),
        inference("trustworthiness", "Is the expert free from interests that would colour the judgement?"),
        conclusion("consistency", "Do other experts see it otherwise?"),
        inference("evidence", "What does the expert base the judgement on?"),
    ],
};

pub(super) const WITNESS_TESTIMONY: Pattern = Pattern {
    roles: &[
        role("witness", "Somebody was where it could be observed."),
        role("sincerity", "The witness tells what he or she believes."),
        role("account", "According to the witness, this is what happened."),
    ],
    questions: &[
        premise("position", "witness", "Could the witness observe it under the circumstances?"),
        premise("coherence", "account", "Does the account hang together?"),
        conclusion("facts", "Does the account fit the facts established otherwise?"),
        conclusion("others", "Do other witnesses tell it differently?"),
        inference("bias", "Does the witness stand to gain from being believed?"),
        inference("plausibility", "Is what is told likely in itself?"),
    ],
};

pub(super) const POPULAR_OPINION: Pattern = Pattern {
    roles: &[role("acceptance", "Nearly everybody takes it to be true.")],
    questions: &[
        premise("evidence", "acceptance", "What shows that so many think so?"),
        inference("reason", "Have those who think so any good ground for it?"),
    ],
};

pub(super) const POPULAR_PRACTICE: Pattern = Pattern {
    roles: &[role("practice", "Nearly everybody does it.")],
    questions: &[
        premise("evidence", "practice", "What shows that so many do it?"),
        inference("reason", "Is there a good ground for the practice, apart from its being common?"),
    ],
};

pub(super) const PERCEPTION: Pattern = Pattern {
    roles: &[
        role("impression", "Things look, sound or feel so to somebody."),
        role("reliability", "What is so perceived is as a rule so."),
    ],
    questions: &[
        premise(
            "conditions",
            "reliability",
            "Could the light, the distance or the state of the observer mislead?",
        ),
        inference("illusion", "Would it look the same if it were not so?"),
    ],
};

pub(super) const MEMORY: Pattern = Pattern {
    roles: &[
        role("recollection", "Somebody recalls it."),
        role("reliability", "What is so recalled was as a rule so."),
    ],
    questions: &[
        premise(
            "age",
            "reliability",
            "Is the recollection old, or has it been retold so often that it may have changed?",
        ),
        inference("suggestion", "Could others have put the recollection into that person's mind?"),
    ],
};

pub(super) const COMMITMENT: Pattern = Pattern {
    roles: &[
        role("commitment", "Somebody has taken a stand."),
        role("link", "Whoever takes that stand is bound to the claim as well."),
    ],
    questions: &[
        premise("evidence", "commitment", "What was said or done that shows the stand?"),
        premise("scope", "link", "Does the stand reach as far as this case?"),
        inference("retraction", "Has the stand been given up, or may it be?"),
    ],
};

pub(super) const INCONSISTENT_COMMITMENT: Pattern = Pattern {
    roles: &[
        role("first", "Somebody has taken a stand."),
        role("second", "The same person has taken a stand that does not go with it."),
    ],
    questions: &[
        premise("first-evidence", "first", "What shows that the first stand was taken?"),
        premise("second-evidence", "second", "What shows that the other stand was taken?"),
        inference("reconciliation", "Can both stands be held, rightly understood?"),
        inference("change", "Did the person openly change his or her mind?"),
    ],
};

pub(super) const ETHOTIC: Pattern = Pattern {
    roles: &[
        role("character", "The speaker is a person of good, or of bad, character."),
        role("weight", "The more upright the speaker, the more what is said deserves to be believed."),
    ],
    questions: &[
        premise("evidence", "character", "What shows that the speaker is such a person?"),
        inference("relevance", "Does character matter to a question of this kind?"),
        inference("merits", "Is there evidence that makes the speaker's character beside the point?"),
    ],
};

pub(super) const GENERIC_AD_HOMINEM: Pattern = Pattern {
    roles: &[role("character", "The arguer is a person of bad character.")],
    questions: &[
        premise("evidence", "character", "What shows that the arguer is such a person?"),
        inference("relevance", "Does the arguer's character bear on whether the argument is good?"),
        inference("merits", "Is the argument rejected outright, where it should only weigh less?"),
    ],
};

pub(super) const PRAGMATIC_INCONSISTENCY: Pattern = Pattern {
    roles: &[
        role("preaching", "Somebody says that one ought to act in some way."),
        role("practice", "That person acts otherwise."),
    ],
    questions: &[
        premise("said", "preaching", "Does what was said really tell people to act so?"),
        premise("done", "practice", "What shows that the person acts otherwise?"),
        inference("circumstances", "Do the circumstances justify the difference between word and deed?"),
        inference("relevance", "Would the advice be any worse for the adviser's not following it?"),
    ],
};

pub(super) const CIRCUMSTANTIAL_AD_HOMINEM: Pattern = Pattern {
    roles: &[
        role("argument", "Somebody argues for a claim."),
        role("inconsistency", "That person's deeds or circumstances speak against his or her holding it."),
        role("credibility", "Whoever is so at odds with the own words loses credit."),
    ],
    questions: &[
        premise("evidence", "inconsistency", "What shows that the person is at odds with the own words?"),
        inference("explanation", "Can the seeming inconsistency be explained?"),
        inference("relevance", "Does the person's credit matter to the argument?"),
    ],
};

pub(super) const BIAS: Pattern = Pattern {
    roles: &[
        role("bias", "The arguer is biased."),
        role("balance", "A biased arguer is unlikely to have weighed both sides."),
    ],
    questions: &[
        premise("evidence", "bias", "What shows the bias?"),
        premise("kind", "balance", "Is it a bias that a discussion of this kind has to do without?"),
        inference("balance", "Were both sides weighed, bias or not?"),
    ],
};

pub(super) const BIAS_AD_HOMINEM: Pattern = Pattern {
    roles: &[
        role("bias", "The arguer is not impartial in the matter."),
        role("honesty", "Whoever is not impartial deserves less trust as an arguer."),
    ],
    questions: &[
        premise("evidence", "bias", "What shows the bias?"),
        premise("kind", "honesty", "Is it a bias that a discussion of this kind has to do without?"),
        inference("merits", "Does the argument stand on evidence that needs no trust?"),
    ],
};

pub(super) const INTERACTION_OF_ACT_AND_PERSON: Pattern = Pattern {
    roles: &[
        role("act", "Somebody did, or is, this."),
        role("judgement", "Whoever does such things is to be judged in this way."),
    ],
    questions: &[
        premise("evidence", "act", "What shows that the person did it?"),
        premise(
            "typical",
            "judgement",
            "Does such a deed tell anything of the person, or was it an exception?",
        ),
        inference("circumstances", "Did circumstances rather than character bring the deed about?"),
    ],
};

pub(super) const GROUP_AND_ITS_MEMBERS: Pattern = Pattern {
    roles: &[
        role("membership", "Somebody belongs to a group."),
        role("group", "Members of the group are of this kind."),
    ],
    questions: &[
        premise("evidence", "membership", "What shows that the person belongs to the group?"),
        premise("stereotype", "group", "Is it true of the members, or a mere prejudice?"),
        inference("exception", "Is this member unlike the others?"),
    ],
};
