//! Rebuttal or undercut? What an objection is aimed at.
//!
//! There are three places to attack an argument: its conclusion, a premise, and the step between them. The first
//! question of every objection is therefore not how good it is but what it denies.
//!
//! ```text
//!                    undermines          undercuts           rebuts
//!                        ▼                   ▼                  ▼
//!                     premise ────────── inference ───────▶ conclusion
//! ```
//!
//! | it says | it is | in code |
//! |---|---|---|
//! | the conclusion is false | a [rebuttal](super::words#rebuttal) | `m.rebut("conclusion").with("x")` |
//! | a premise is false | a rebuttal of the premise, which [undermines](super::words#undermining) the argument | `m.rebut("premise").with("x")` |
//! | the premises may be true, but do not show the conclusion | an [undercut](super::words#undercut) | `m.undercut("inference").with("x")` |
//! | the two cannot both be true | a [contradiction](super::words#contradiction) | `m.contradict("one", "other")` |
//! | granted, and yet | a [concession](super::words#concession) | `m.rebut("conclusion").with("x").conceded()` |
//!
//! # Pollock's lamp
//!
//! An object looks red, so it is red. But a red light shines on it. That does not show that the object is *not*
//! red: red things look red under red light too. It takes away the reason and puts nothing in its place. This is
//! John Pollock's example of an undercutting defeater, as opposed to a rebutting one ("Defeasible reasoning",
//! *Cognitive Science* 11, 1987).
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Reading, Status, evaluate};
//!
//! let mut m = MapBuilder::new("Is it red?");
//! m.thesis("red", "The object is red.");
//! m.evidence("looks-red", "The object looks red.");
//! m.evidence("red-light", "A red light shines on it.");
//! m.support("red").with("looks-red").key("by-its-look"); // the step has a name of its own,
//! m.undercut("by-its-look").with("red-light"); //           so that it can be attacked
//! let map = m.build()?;
//!
//! let judged = evaluate(&map, &Reading::new())?;
//! assert_eq!(judged.status_of("looks-red"), Some(Status::In)); // nobody denies that it looks red
//! assert_eq!(judged.status_of("by-its-look"), Some(Status::Out)); // but that shows nothing here
//! assert_eq!(judged.status_of("red"), Some(Status::Out)); // and there is no other reason
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! What makes it an undercut can be seen by adding a second reason: it restores the conclusion, although nothing
//! answers the objection. Against a rebuttal, another reason does not help.
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Reading, Status, evaluate};
//!
//! let verdict = |undercut: bool| -> Result<Option<Status>, argument_map::Errors> {
//!     let mut m = MapBuilder::new("Is it red?");
//!     m.thesis("red", "The object is red.");
//!     m.evidence("looks-red", "The object looks red.");
//!     m.evidence("label", "The label says “red”.");
//!     m.support("red").with("looks-red").key("by-its-look");
//!     m.support("red").with("label");
//!     if undercut {
//!         m.evidence("red-light", "A red light shines on it.");
//!         m.undercut("by-its-look").with("red-light");
//!     } else {
//!         m.evidence("measured", "In white light it was measured to be green.");
//!         m.rebut("red").with("measured");
//!     }
//!     let map = m.build()?;
//!     Ok(evaluate(&map, &Reading::new())?.status_of("red"))
//! };
//! assert_eq!(verdict(true)?, Some(Status::In));
//! assert_eq!(verdict(false)?, Some(Status::Out));
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! # Toulmin's word
//!
//! What Toulmin calls a *rebuttal* ("unless …") is mostly an undercut in this sense: it names a circumstance in
//! which the general rule does not apply. "Harry was born in Bermuda, so, presumably, he is a British subject,
//! unless both his parents were aliens." [`Toulmin`](crate::Toulmin) makes it one.
//!
//! # Tweety
//!
//! Birds fly, Tweety is a bird, so Tweety flies. But Tweety is a penguin. Two readings: as an undercut, the rule
//! for birds does not extend to penguins; as a rebuttal, penguins do *not* fly, so Tweety does not. If the text
//! gives the second, write it out, with its own premise. Often both are meant, and a map may hold both.
//!
//! # Undermining
//!
//! To attack a premise no third word is needed: a premise is a statement, and a rebuttal of it defeats every
//! argument that rests on it. Here the objection is answered, and the first argument is reinstated:
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Reading, Status, evaluate};
//!
//! let mut m = MapBuilder::new("Was the accused there?");
//! m.thesis("there", "The accused was at the scene.");
//! m.evidence("saw", "A witness saw him.");
//! m.claim("dark", "It was too dark to see anybody.");
//! m.evidence("lamp", "A street lamp was lit.");
//! m.support("there").with("saw");
//! m.rebut("saw").with("dark").key("too-dark"); // undermines
//! m.rebut("dark").with("lamp"); // and is answered
//! let map = m.build()?;
//!
//! let undermined: Vec<_> = map.undermined_by(map.find_relation("too-dark").unwrap()).collect();
//! assert_eq!(undermined.len(), 1); // the step from "saw" to "there"
//! let judged = evaluate(&map, &Reading::new())?;
//! assert_eq!(judged.status_of("dark"), Some(Status::Out));
//! assert_eq!(judged.status_of("there"), Some(Status::In));
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! # Contradiction
//!
//! A rebuttal runs one way: "measured to be green" is held to settle the matter, and nothing says that "red"
//! settles it back. Where neither side has the last word, say [`contradict`](crate::MapBuilder::contradict): then
//! each attacks the other, and without further reasons both are undecided. In Preiherman's article of 26 September
//! 2024, Brussels counts over 1,300 inmates "convicted on political grounds", and Minsk "insists that the country
//! has no political prisoners"; the author does not settle it, and neither should the map.
//!
//! # Concession
//!
//! "Today's situation is difficult to compare to past Belarusian pre-election cycles", Preiherman writes, and:
//! "Nonetheless, the same rationale seems to be driving the decision-making in Minsk." He states the objection
//! himself and holds it to be outweighed. Left out, it would be a worse map; drawn as any other attack, it would
//! fell his own conclusion. So it is drawn, and defeats nothing:
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Reading, Status, evaluate};
//!
//! let mut m = MapBuilder::new("Then as now");
//! m.thesis("same", "The same rationale is driving the decisions in Minsk.").hedged("seems to be");
//! m.evidence("past", "Prisoners were released in 2008–2009 and in 2014–2015.");
//! m.claim("differs", "Today's situation is difficult to compare to past cycles.");
//! m.support("same").with("past").key("then-as-now").scheme("analogy");
//! m.undercut("then-as-now").with("differs").conceded();
//! let map = m.build()?;
//!
//! let judged = evaluate(&map, &Reading::new())?;
//! assert_eq!(judged.status_of("differs"), Some(Status::In)); // it is true,
//! assert_eq!(judged.status_of("same"), Some(Status::In)); // and outweighed
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! An undercut is a relation as well. It can be undercut in turn: "the lamp is red, but it was switched off when
//! you looked".
