//! From a text to a map, step by step.
//!
//! The text is a newspaper comment: Yauheni Preiherman, "Belarusian Prisoner Releases Hold Potential to Facilitate
//! Belarus-West Relations", 26 September 2024. It asks whether harsh sanctions free political prisoners. The whole
//! of it is mapped in `examples/sanctions_vs_diplomacy`; here are a few sentences.
//!
//! Mapping is reading. A map says what one reader takes the argument to be, so that another can see where they
//! differ. What the text says word for word goes into [quotations](crate::Quote); what the reader supplied is
//! marked as [implicit](crate::StatementDraft::implicit).
//!
//! # 1. Who speaks?
//!
//! Real texts are full of other people's views. "Leaders of the Belarusian opposition in exile […] are predictably
//! making the case that Lukashenka greenlit the pardons under the burden of the Western sanctions", Preiherman
//! writes, and he does not believe it. So the first question is not what is said but who vouches for it: the author
//! [asserts](crate::guide::words#assertion-and-attribution) some things, and others are attributed by him to
//! somebody.
//!
//! ```
//! use argument_map::MapBuilder;
//!
//! let mut m = MapBuilder::new("Do sanctions free prisoners?");
//! m.voice("author", "Yauheni Preiherman");
//! m.voice("opposition", "Belarusian opposition in exile");
//!
//! m.speaking("author"); // what follows he says himself
//! m.claim("no-causal-link", "The latest sanctions did not bring about the releases.");
//!
//! m.attributing_to("opposition"); // what follows he says that they say
//! m.claim("pardons-forced", "The pardons were granted under the burden of the sanctions.");
//!
//! let map = m.build()?;
//! assert!(map[map.find_statement("pardons-forced").unwrap()].is_attributed());
//! assert!(!map[map.find_statement("no-causal-link").unwrap()].is_attributed());
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! # 2. Sentences that can be true or false
//!
//! A statement is one declarative sentence that can be understood by itself. Questions, headings and rhetoric
//! become the sentence they stand for, "it" and "this" become what they refer to, and a sentence that says two
//! things becomes two statements. A good test: put "it is true that" in front.
//!
//! Each statement has a *key*, a short name by which the rest of the map refers to it, and is one of two kinds:
//! [evidence](crate::guide::words#evidence) is put forward as established (a figure, a date, an event, a
//! testimony), a [claim](crate::guide::words#claim) for acceptance. The claim that all the rest is for is the
//! thesis. A hedge, such as "it appears obvious that", is part of how it is said and not of what: it goes into
//! [`hedged`](crate::StatementDraft::hedged).
//!
//! # 3. What bears on what
//!
//! Ask of each statement: *why is this here?* If it gives a reason for another, it supports it; if against, it
//! attacks it. Words like "hence", "therefore", "moreover" and "however" help, but many a reason comes without one.
//! Here is one of the author's lines against the causal claim: if Minsk "was eager to avoid this latest package",
//! then "Minsk would have started prisoner releases before its adoption". It did not; so it was not eager. He
//! leaves the last step to the reader.
//!
//! ```
//! use argument_map::{MapBuilder, check};
//!
//! let mut m = MapBuilder::new("Do sanctions free prisoners?");
//! m.voice("author", "Yauheni Preiherman");
//! m.voice("opposition", "Belarusian opposition in exile");
//! m.source("article", "Belarusian Prisoner Releases Hold Potential […]")
//!     .author("Yauheni Preiherman")
//!     .date("2024-09-26");
//!
//! m.speaking("author");
//! m.thesis("no-causal-link", "The latest sanctions did not bring about the releases.")
//!     .hedged("it appears obvious")
//!     .quote("article", "no direct causal link exists between the latest sanctions and […]");
//! m.claim("would-have-acted", "Had Minsk been eager to avoid it, it would have acted before.")
//!     .quote("article", "Minsk would have started prisoner releases before its adoption");
//! m.evidence("releases-after", "The releases began in July, after the package of June 29.")
//!     .quote("article", "In early July, mid-August, and mid-September");
//! m.claim("not-eager", "Minsk was not eager to avoid the package.").implicit();
//!
//! m.support("not-eager").with_linked(["would-have-acted", "releases-after"]).scheme("modus tollens");
//! m.support("no-causal-link").with("not-eager");
//!
//! m.attributing_to("opposition");
//! m.claim("pardons-forced", "The pardons were granted under the burden of the sanctions.")
//!     .quote("article", "greenlit the pardons under the burden of the Western sanctions");
//!
//! m.speaking("author");
//! m.rebut("pardons-forced").with("no-causal-link");
//!
//! let map = m.build()?;
//! let remarks: Vec<_> = check(&map).iter().map(|finding| finding.rule.name()).collect();
//! assert_eq!(remarks, ["unsupported-claim"]); // why would it have? The article says; this map does not
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! As a picture in text, `─▶` for a support and `╌▷` for an attack:
//!
//! ```text
//! would-have-acted ─┐
//!                   ├─▶ not-eager ─▶ no-causal-link ╌▷ pardons-forced
//! releases-after ───┘
//! ```
//!
//! Whether two reasons belong into one relation or into two is the subject of [`linked_or_convergent`]; what an
//! objection is aimed at, of [`rebuttal_or_undercut`].
//!
//! # 4. What is left unsaid
//!
//! Hardly any argument is complete on paper. Supply a premise or a conclusion where the step cannot be followed, or
//! cannot be attacked, without it; mark it [implicit](crate::StatementDraft::implicit); and supply the weakest
//! sentence that does the work, since its author cannot defend himself. That is the principle of charity, and the
//! first thing on which two mappers of one text will differ: [`agreement`](crate::compare::agreement()) measures by
//! how much.
//!
//! Where a step is of a well-known kind, naming its [scheme](crate::guide::words#scheme) does half of that work: a
//! scheme says which premises it calls for and by which questions it is tested.
//!
//! ```
//! use argument_map::Scheme;
//!
//! let scheme = Scheme::recognise("argument from expert opinion").unwrap();
//! let first = &scheme.critical_questions()[0];
//! println!("{}: {}", first.key, first.question);
//! assert!(scheme.roles().iter().any(|role| role.name == "expert"));
//! ```
//!
//! # 5. Mistakes, doubts, and a look
//!
//! Keys may be used before they are declared, so a map can follow the order of the text. Mistakes are reported all
//! at once by [`build`](crate::MapBuilder::build), each with its line in the program:
//!
//! ```
//! use argument_map::MapBuilder;
//!
//! let mut m = MapBuilder::new("Was it the rain?");
//! m.thesis("rain", "It rained last night.");
//! m.evidence("wet", "The street is wet.");
//! m.support("rian").with("wet");
//!
//! let mistakes = m.build().unwrap_err().to_string();
//! assert!(mistakes.contains(r#"no statement or relation has the key "rian"; did you mean "rain"?"#));
//! ```
//!
//! What is not wrong but doubtful, such as a claim that nothing supports, [`check`](crate::check()) lists. Then
//! look at the map: [`draw`](crate::draw) makes a picture for print, a page to explore or an outline for the
//! terminal, and a mistake of reading is often seen sooner than found.
//!
//! To carry on: [`which of it stands`](super::reading_the_verdict).
//!
//! [`linked_or_convergent`]: super::linked_or_convergent
//! [`rebuttal_or_undercut`]: super::rebuttal_or_undercut
