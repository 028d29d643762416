//! The argument of one article, written as a map.
//!
//! Yauheni Preiherman, "Belarusian Prisoner Releases Hold Potential to Facilitate Belarus-West Relations",
//! comment of 26 September 2024, originally published in the Eurasia Daily Monitor. Every quotation gives the author's very words, and `[…]` stands
//! for words left out, such as the running head of a page. What is marked implicit, the naming of schemes and
//! the choice of what bears on what are the mapper's reading.
//!
//! Where the text sets a trap, a comment says how it is read.

use argument_map::{ArgumentMap, Errors, MapBuilder};

const ARTICLE: &str = "article";
const AUTHOR: &str = "author";
const OPPOSITION: &str = "opposition";
const MINSK: &str = "minsk";
const EU: &str = "eu";
const US: &str = "us";
const WEST: &str = "western-officials";

pub(crate) fn map() -> Result<ArgumentMap, Errors> {
    let mut m = MapBuilder::new("Do sanctions free prisoners, or does diplomacy? (Preiherman 2024)");
    m.voice(AUTHOR, "Yauheni Preiherman");
    m.voice(OPPOSITION, "Belarusian opposition in exile");
    m.voice(MINSK, "Minsk and its officials");
    m.voice(EU, "European Union");
    m.voice(US, "United States");
    m.voice(WEST, "Some Western officials");
    m.source(ARTICLE, "Belarusian Prisoner Releases Hold Potential to Facilitate Belarus-West Relations")
        .author("Yauheni Preiherman")
        .date("2024-09-26");

    the_choice(&mut m);
    the_case_for_sanctions(&mut m);
    the_causal_claim(&mut m);
    the_other_explanation(&mut m);
    the_releases(&mut m);
    the_prospects(&mut m);
    the_prisoners(&mut m);
    m.build()
}

/// What the author wants the West to do follows from the two halves of his opening sentence; he never says it.
fn the_choice(m: &mut MapBuilder) {
    m.speaking(AUTHOR);

    m.claim(
        "diplomacy",
        "The West should increase diplomacy instead of acting on the argument that sanctions free prisoners.",
    )
    .implicit();
    m.thesis("no-progress", "If, instead of increasing diplomacy, the West continues to abide by the argument that sanctions free prisoners, little progress will be made in Belarusian-Western relations.")
        .quote(ARTICLE, "if, instead of increasing diplomacy, the West continues to abide by this argument, little progress will be made in Belarusian-Western relations");
    m.claim("prospects-dissipate", "Even modest prospects of de-escalation will quickly dissipate if, instead of increasing diplomacy, the West chooses to buy the argument that sanctions help to free prisoners.")
        .quote(ARTICLE, "even such modest prospects will quickly dissipate if, instead of increasing diplomacy, the West chooses to buy the argument that sanctions help to free prisoners");
    m.claim("minsk-view-matters", "In its actions toward Belarus, the West must consider how Minsk will look at the specifics of its sanctions and diplomatic interactions.")
        .quote(ARTICLE, "In the West's actions toward Belarus, it must consider how Minsk will look at the specifics of its sanctions and diplomatic interactions with the country");

    // The opening sentence says "little evidence", the body "simply no evidence": two claims, the stronger a
    // reason for the weaker.
    m.claim(
        "little-evidence",
        "There is little evidence that harsh economic sanctions lead to the release of prisoners.",
    )
    .quote(
        ARTICLE,
        "There is little evidence that harsh economic sanctions lead to the release of prisoners",
    );

    m.support("diplomacy").with_linked(["little-evidence", "no-progress"]).scheme("practical reasoning");
    m.support("diplomacy").with_linked(["minsk-view-matters", "no-unilateral"]);
    m.support("little-evidence").with("no-evidence");
    m.support("no-progress").with_linked(["explore", "prospects-dissipate"]).scheme("negative consequences");
    m.contradict("diplomacy", "more-sanctions");
}

/// Reported, not endorsed. The opposition builds both its demands on the causal claim; how it gets to that
/// claim the article does not say, so the step is reconstructed from implicit premises.
fn the_case_for_sanctions(m: &mut MapBuilder) {
    m.group("sanctions", "The case for sanctions").attributing_to(OPPOSITION);

    m.claim(
        "more-sanctions",
        "Even more restrictive measures should be taken against Minsk following the releases.",
    )
    .quote(ARTICLE, "they now call for even more restrictive measures against Minsk following the releases");
    m.claim("only-pressure", "Only maximum economic and diplomatic pressure will facilitate the freeing of all the remaining prisoners.")
        .quote(ARTICLE, "only maximum economic and diplomatic pressure will facilitate the freeing of all the remaining prisoners");
    m.claim(
        "sanctions-free-prisoners",
        "Harsh economic sanctions lead to the release of political prisoners.",
    )
    .quote(ARTICLE, "the claim that harsh economic sanctions lead to the release of political prisoners");
    m.claim("pardons-forced", "Lukashenka greenlit the pardons under the burden of the Western sanctions.")
        .quote(ARTICLE, "Lukashenka greenlit the pardons under the burden of the Western sanctions");
    m.claim("sequence-shows-cause", "Releases that follow upon painful sanctions are brought about by them.")
        .implicit();

    m.support("more-sanctions").with("pardons-forced").scheme("practical reasoning");
    m.support("more-sanctions").with("sanctions-free-prisoners");
    m.support("only-pressure").with("pardons-forced");
    m.support("only-pressure").with("sanctions-free-prisoners");
    m.support("sanctions-free-prisoners").with("pardons-forced").key("case-to-rule").scheme("example");
    m.support("pardons-forced")
        .with_linked(["releases-followed", "sequence-shows-cause"])
        .key("sequence-to-cause")
        .scheme("correlation to cause");
}

/// The author's four lines against the causal claim are independent of each other: any one would do.
fn the_causal_claim(m: &mut MapBuilder) {
    m.end_group().speaking(AUTHOR);

    m.claim("no-evidence", "There is simply no evidence that harsh economic sanctions lead to the release of political prisoners.")
        .quote(ARTICLE, "There is simply no evidence, however, to support the claim that harsh economic sanctions lead to the release of political prisoners");
    m.claim("fallacy", "To conclude that harsh economic sanctions lead to the release of political prisoners is a logical fallacy.")
        .hedged("it appears to be")
        .quote(ARTICLE, "as it appears to be a logical fallacy");
    m.claim("no-causal-link", "No direct causal link exists between the latest sanctions and Minsk's decision to start releasing the individuals in question.")
        .hedged("it appears obvious")
        .quote(ARTICLE, "It appears obvious that no direct causal link exists between the latest sanctions and Minsk's decision to start releasing individuals whom the West qualifies as political prisoners");
    m.evidence("long-lobbied", "Leaders of the opposition in exile have long lobbied for harsh economic sanctions, and are predictably making the case for them.")
        .quote(ARTICLE, "who have long lobbied for harsh economic sanctions against the country, are predictably making the case");

    m.rebut("sanctions-free-prisoners").with("no-evidence").scheme("ignorance");
    m.support("no-evidence").with("fallacy");
    m.support("no-evidence").with("all-failed");
    m.support("no-evidence").with("no-causal-link");
    m.undercut("sequence-to-cause").with("fallacy");
    m.undercut("case-to-rule").with("fallacy");
    // Only a hint, by the one word "predictably".
    m.undercut("sequence-to-cause").with("long-lobbied").scheme("bias");
    m.rebut("pardons-forced").with("no-causal-link");

    // First line: what failed before would hardly succeed now.
    m.evidence("nine-packages", "The European Union alone has introduced at least nine sanctions packages against Belarus since late 2020.")
        .quote(ARTICLE, "The European Union alone has already introduced at least nine sanctions packages against Belarus since late 2020");
    m.evidence("neighbours", "Poland, Lithuania, and Latvia have adopted a series of individual restrictions that exceed the requirements of the EU-level sanctions.")
        .quote(ARTICLE, "Poland, Lithuania, and Latvia—three EU member states bordering Belarus—have adopted a series of individual restrictions that even exceed the requirements of the EU-level sanctions");
    m.claim(
        "semi-blockade",
        "These restrictions have effectively amounted to a logistical semi-blockade of Belarus.",
    )
    .quote(ARTICLE, "have effectively amounted to a logistical semi-blockade of Belarus");
    m.claim("no-change", "The earlier measures did not change Minsk's policy or behavior.")
        .quote(ARTICLE, "they still did not change Minsk's policy or behavior");
    m.claim(
        "reorientation",
        "They only incentivized Belarus to start reorienting its economy away from the West.",
    )
    .quote(ARTICLE, "They only incentivized Belarus to start reorienting its economy away from the West");
    // The text puts this and its consequence into one conditional; that the "if" is met it leaves unsaid.
    m.claim("all-failed", "All the previous sanctioning decisions failed to facilitate prisoner releases and other political concessions.")
        .quote(ARTICLE, "all the previous sanctioning decisions failed to facilitate prisoner releases and other political concessions that the West seeks from Minsk")
        .implicit();
    m.claim("if-all-failed", "If all the previous sanctioning decisions failed to facilitate prisoner releases and other political concessions, it is unknown how the ninth EU package could succeed.")
        .quote(ARTICLE, "If all the previous sanctioning decisions failed to facilitate prisoner releases and other political concessions that the West seeks from Minsk, it is unknown how the ninth EU package could miraculously succeed");
    m.claim("ninth-unexplained", "It is unknown how the ninth EU package could succeed.")
        .quote(ARTICLE, "it is unknown how the ninth EU package could miraculously succeed")
        .implicit();
    m.claim(
        "earlier-worse",
        "The earlier restrictive measures were far more damaging than the latest package.",
    )
    .quote(ARTICLE, "the earlier restrictive measures were far more damaging");
    m.claim(
        "painful",
        "Several segments of the Belarusian economy feel the painful effects of the latest package.",
    )
    .hedged("undoubtedly")
    .quote(ARTICLE, "Several segments of the Belarusian economy undoubtedly feel its painful effects");

    m.support("semi-blockade").with("neighbours");
    m.support("no-change").with("reorientation");
    m.support("all-failed").with_linked(["nine-packages", "semi-blockade", "no-change"]);
    m.support("ninth-unexplained")
        .with_linked(["all-failed", "if-all-failed"])
        .scheme("modus ponens")
        .strict();
    m.support("ninth-unexplained").with_linked(["earlier-worse", "no-change"]);
    m.rebut("ninth-unexplained").with("painful").conceded();
    m.support("no-causal-link").with("ninth-unexplained");

    // Second line: had Minsk wanted to avoid the package, it would have acted before.
    m.claim("prevention-logical", "If Minsk had been eager to avoid the latest package, it would have been logical to take preventive measures.")
        .quote(ARTICLE, "if, for some reason, the Belarusian government was eager to avoid this latest package, it would have been logical to take preventive measures");
    m.evidence(
        "eleven-months",
        "Almost eleven months separated the latest package from the previous, eighth one.",
    )
    .quote(ARTICLE, "almost eleven months separated this and the previous, eighth, package");
    m.claim("plenty-of-time", "Minsk had plenty of time to act before the package.")
        .quote(ARTICLE, "Minsk had plenty of time for that");
    m.claim("would-have-acted-before", "If Minsk had been eager to avoid the package, it would have started prisoner releases before its adoption.")
        .quote(ARTICLE, "In that case, Minsk would have started prisoner releases before its adoption");
    m.evidence(
        "releases-followed",
        "The releases started in early July, after the package of June 29 had been adopted.",
    )
    .quote(ARTICLE, "In early July, mid-August, and mid-September of this year")
    .quote(ARTICLE, "established on June 29");
    m.claim("not-eager", "Minsk was not eager to avoid the latest package.").implicit();

    m.support("plenty-of-time").with("eleven-months");
    m.support("would-have-acted-before").with_linked(["prevention-logical", "plenty-of-time"]);
    m.support("not-eager")
        .with_linked(["would-have-acted-before", "releases-followed"])
        .scheme("modus tollens")
        .strict();
    m.support("no-causal-link").with("not-eager");

    // Third line: the package is about something else.
    m.evidence(
        "mirrors-russia",
        "The latest package mirrors some of the restrictive measures already in place against Russia.",
    )
    .quote(ARTICLE, "mirrors some of the restrictive measures already in place against Russia");
    m.evidence("aim", "The package aims to “address the issue of circumvention stemming from the high degree of integration existing between the Russian and Belarusian economies”.")
        .quote(ARTICLE, "the June 29 package aims to \"address the issue of circumvention stemming from the high degree of integration existing between the Russian and Belarusian economies\"");
    m.claim(
        "not-domestic",
        "The additional sanctions are not even directly related to the domestic situation in Belarus.",
    )
    .quote(
        ARTICLE,
        "the additional sanctions are not even directly related to the domestic situation in Belarus",
    );
    m.claim(
        "not-enough",
        "Releasing prisoners would not even hypothetically be enough to forestall or lift the package.",
    )
    .quote(ARTICLE, "releasing prisoners would not even hypothetically be enough to forestall or lift it");

    m.support("not-domestic").with_linked(["mirrors-russia", "aim"]);
    m.support("not-enough").with("not-domestic");
    m.support("no-causal-link").with("not-enough");
}

/// The fourth line: something else explains the releases better.
fn the_other_explanation(m: &mut MapBuilder) {
    m.speaking(AUTHOR);

    m.claim("broader-calculations", "Some broader calculations stand behind the most recent releases.")
        .hedged("likely")
        .quote(ARTICLE, "some broader calculations likely stand […] behind the most recent releases");
    m.evidence("precedents", "Similar developments have already taken place in Belarus: prisoners were released in 2008–2009 and 2014–2015.")
        .quote(ARTICLE, "Similar developments have already taken place in Belarus, for instance, the release of prisoners in 2008–2009 and 2014–2015");
    m.claim("recurring-pattern", "The intricacies of Belarus's geopolitical position and its implications for the domestic political scene result in such recurring patterns of decisions.")
        .hedged("appear to")
        .quote(ARTICLE, "The intricacies of Belarus's geopolitical position and its implications for the domestic political scene appear to result in such recurring patterns of decisions");
    m.claim("same-rationale", "The same rationale is driving the decision-making in Minsk.")
        .hedged("seems to be")
        .quote(ARTICLE, "the same rationale seems to be driving the decision-making in Minsk");
    m.claim("before-elections", "In the past, the Lukashenka government took similar steps in the run-up to presidential elections, to ease tensions with the West and deprive domestic opponents of the political prisoner argument.")
        .quote(ARTICLE, "In the past, the Lukashenka government took similar steps in the run-up to presidential elections to ease tensions with the West and deprive domestic political opponents of the political prisoner argument");
    m.claim("diversification", "Such moves also signaled Minsk's willingness to diversify its foreign diplomatic and economic relations.")
        .quote(ARTICLE, "such moves also signaled Minsk's willingness to diversify its foreign diplomatic and economic relations");
    m.claim(
        "hard-to-compare",
        "Today's situation is difficult to compare to past Belarusian pre-election cycles.",
    )
    .quote(ARTICLE, "Today's situation is difficult to compare to past Belarusian pre-election cycles");
    m.claim("realities-changed", "The war in Ukraine and the semi-blockade have fundamentally changed the realities on the ground and made a return to usual political cycles impossible.")
        .quote(ARTICLE, "the war in Ukraine and the semi-blockade of Belarus have fundamentally changed the realities on the ground and made a return to usual political cycles impossible");

    m.support("no-causal-link").with("broader-calculations");
    m.support("broader-calculations").with("precedents").scheme("analogy");
    m.support("broader-calculations").with("recurring-pattern");
    m.support("broader-calculations").with("same-rationale");
    m.support("same-rationale")
        .with_linked(["before-elections", "diversification"])
        .key("then-as-now")
        .scheme("analogy");
    // "Nonetheless": he grants that the comparison is difficult, and draws the inference all the same.
    m.undercut("then-as-now").with("hard-to-compare").conceded();
    m.support("hard-to-compare").with("realities-changed");
}

/// What happened, and why it matters. That the released are political prisoners the author never says himself.
fn the_releases(m: &mut MapBuilder) {
    m.speaking(AUTHOR);

    m.claim("potential", "The prisoner releases hold potential to facilitate Belarus-West relations.")
        .quote(ARTICLE, "Belarusian Prisoner Releases Hold Potential to Facilitate Belarus-West Relations");
    m.claim(
        "remains-to-be-seen",
        "Whether these developments can lead to an opening in Belarus-West relations remains to be seen.",
    )
    .quote(
        ARTICLE,
        "Whether these developments can lead to an opening in Belarus-West relations remains to be seen",
    );
    m.claim("noteworthy", "The releases are a noteworthy development.")
        .quote(ARTICLE, "This noteworthy development raises important questions");
    m.evidence("at-least-115", "Since early July, at least 115 people whom Western governments classify as political prisoners have been released.")
        .quote(ARTICLE, "Since early July, at least 115 people whom Western governments classify as political prisoners have been released from Belarusian prisons");
    m.evidence("three-decisions", "In early July, mid-August, and mid-September, Lukashenka made three separate decisions to pardon prisoners.")
        .quote(ARTICLE, "In early July, mid-August, and mid-September of this year, Lukashenka made three separate decisions to pardon prisoners");
    m.evidence("decree", "On September 16, the eve of National Unity Day, Lukashenka signed a decree pardoning 37 people in prison.")
        .quote(ARTICLE, "signed a decree pardoning 37 people in prison on September 16, the eve of the recently established National Unity Day");
    m.evidence("first-in-four-years", "Minsk had not made similar decisions in the last four years.")
        .quote(ARTICLE, "Minsk has not made similar decisions in the last four years");
    m.evidence(
        "attention",
        "The series of prisoner releases has attracted significant attention in Belarus and the West.",
    )
    .quote(
        ARTICLE,
        "This series of prisoner releases has attracted significant attention in Belarus and the West",
    );
    m.claim("questions", "The releases raise important questions about the reasons for them and about their prospects to pave the way for an opening in Belarus's relations with the West.")
        .quote(ARTICLE, "raises important questions about the reasons for such decisions and their prospects to pave the way for an opening in Belarus's relations with the West")
        .quote(ARTICLE, "Numerous speculations followed about what exactly caused them to happen");
    m.evidence("central-problem", "Since late 2020, the United States and EU member states have highlighted the issue of political prisoners as a central problem in their relations with the Lukashenka government.")
        .quote(ARTICLE, "The United States and EU member states have highlighted the issue of political prisoners as a central problem in their relations with the Lukashenka government since late 2020");
    m.evidence("justification", "They have cited the issue of political prisoners as one of the main justifications for introducing multiple sanctions packages against Belarus.")
        .quote(ARTICLE, "they have cited the issue of political prisoners as one of the main justifications for introducing multiple sanctions packages against Belarus");
    m.claim(
        "touches-the-problem",
        "Releases that touch a central problem of the relations can facilitate them.",
    )
    .implicit();

    m.support("potential").with_linked([
        "at-least-115",
        "central-problem",
        "justification",
        "touches-the-problem",
    ]);
    m.support("potential").with_linked(["minsk-interested", "west-interested"]);
    m.rebut("potential").with("remains-to-be-seen").conceded();
    m.rebut("potential").with("no-unilateral").conceded();
    m.rebut("potential").with("distrust").conceded();
    m.support("noteworthy").with("at-least-115");
    m.support("noteworthy").with("attention");
    m.support("attention").with_linked(["three-decisions", "first-in-four-years"]);
    m.support("three-decisions").with("decree");
    m.support("questions").with("noteworthy");

    // Minsk's own account of one of the pardons; the author only reports it.
    m.group("minsk-account", "Minsk's account of the pardon").attributing_to(MINSK);
    m.claim("humane-gesture", "The pardon of September 16 was “another humane gesture on the part of the state” toward those “who had made a mistake”.")
        .quote(ARTICLE, "\"another humane gesture on the part of the state\" toward those \"who had made a mistake\"");
    m.claim("petitions", "All those pardoned had filed petitions for pardon.")
        .quote(ARTICLE, "they had all filed petitions for pardon");
    m.support("humane-gesture").with("petitions");
}

/// What the author thinks can be had, and all that he grants against it.
fn the_prospects(m: &mut MapBuilder) {
    m.end_group().speaking(AUTHOR);

    m.claim("explore", "It is realistic for Minsk and interested Western capitals to at least explore de-escalation options and ways of cautiously building on the initial prisoner releases.")
        .hedged("it seems")
        .quote(ARTICLE, "it seems realistic for Minsk and interested Western capitals to at least explore de-escalation options in bilateral relations and ways of cautiously building on the initial prisoner releases in Belarus");
    m.claim("minsk-interested", "Minsk is interested in exploring the possibility of an opening.")
        .hedged("appears")
        .quote(ARTICLE, "Minsk appears interested in exploring the possibility of this opening");
    m.claim("no-unilateral", "Minsk will continue to stick to its long-accentuated position of no unilateral concessions toward the West.")
        .quote(ARTICLE, "It will continue, however, to stick to its long-accentuated position of no unilateral concessions toward the West");
    m.evidence("west-interested", "Some Western officials indicate interest in looking into prospects to start de-escalating tensions with Belarus.")
        .quote(ARTICLE, "Some Western officials also indicate interest in looking into prospects to start de-escalating tensions with Belarus");
    m.claim("manage-expectations", "Both sides need to manage their expectations.")
        .quote(ARTICLE, "both sides need to manage their expectations");
    m.claim("unprecedented-crisis", "The crisis in Belarus-West relations is of unprecedented magnitude.")
        .quote(ARTICLE, "Given the unprecedented magnitude of the crisis in Belarus-West relations");
    m.claim(
        "no-breakthroughs",
        "No major breakthroughs are possible as long as the fighting in Ukraine continues.",
    )
    .hedged("arguably")
    .quote(
        ARTICLE,
        "Arguably, no major breakthroughs are possible as long as the fighting in Ukraine continues",
    );
    m.evidence("official", "A senior Belarusian government official stated: “We do not know what other signals Western diplomats expect from us. We have long been ready to start a dialogue, but only if it is a mutually respectful one, without any preconditions.”")
        .quote(ARTICLE, "As a senior Belarusian government official stated, \"We do not know what other signals Western diplomats expect from us. We have long been ready to start a dialogue, but only if it is a mutually respectful one, without any preconditions\"");
    m.evidence("distrust", "Some Western officials reiterated that they had no trust in Minsk and demanded more goodwill gestures.")
        .quote(ARTICLE, "They reiterated, however, that they had no trust in Minsk and, thus, demanded that the Belarusian government provide more goodwill gestures");

    m.support("explore").with("potential");
    m.support("minsk-interested").with("official");
    m.support("no-unilateral").with("official");
    m.support("manage-expectations").with("unprecedented-crisis");
    m.support("manage-expectations").with("no-breakthroughs");
    m.rebut("explore").with("no-breakthroughs").conceded();

    // What the Western officials want is theirs; that they want it is the author's evidence.
    m.group("western-demand", "What Western officials demand").attributing_to(WEST);
    m.claim("no-trust", "The officials have no trust in Minsk.").quote(ARTICLE, "they had no trust in Minsk");
    m.claim("goodwill-demanded", "The Belarusian government should provide more goodwill gestures.")
        .quote(ARTICLE, "demanded that the Belarusian government provide more goodwill gestures");
    m.support("goodwill-demanded").with("no-trust");
}

/// The parties disagree on a fact, and the author does not settle it.
fn the_prisoners(m: &mut MapBuilder) {
    m.group("prisoners", "A fact in dispute").attributing_to(EU);
    m.claim("over-1300", "Over 1,300 Belarusian inmates have been convicted on political grounds.")
        .quote(ARTICLE, "the European Union considers over 1,300 Belarusian inmates as having been convicted on political grounds");

    m.attributing_to(US);
    m.claim(
        "similar-number",
        "A similar number of Belarusian inmates has been convicted on political grounds.",
    )
    .quote(ARTICLE, "Washington adheres to similar […] estimations");

    m.attributing_to(MINSK);
    m.claim("no-political-prisoners", "Belarus has no political prisoners.")
        .quote(ARTICLE, "the country has no political prisoners");
    m.claim("extremists", "All the individuals in question were sentenced for extremist activities.")
        .quote(ARTICLE, "all the individuals in question were sentenced for extremist activities");

    m.support("no-political-prisoners").with("extremists");
    m.contradict("no-political-prisoners", "over-1300").asserted_by(AUTHOR);
    m.contradict("no-political-prisoners", "similar-number").asserted_by(AUTHOR);
}
