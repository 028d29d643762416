//! Which semantics? What is asked when one asks what stands, and what the answer costs.
//!
//! If neither objections nor reasons go in circles and nothing is [open](super::words#open), there is nothing to
//! choose: all that are called extensions below come to the same (Dung 1995, on well-founded
//! frameworks). They differ where
//! arguments attack each other in a circle, and each is a different, sensible question about such a circle.
//!
//! # The table
//!
//! | you ask | semantics | it costs | use |
//! |---|---|---|---|
//! | what must anybody accept who shares the viewpoint? | [grounded](super::words#grounded) | linear time | [`evaluate`](crate::semantics::evaluate) |
//! | which positions can be defended as far as possible? | [preferred](super::words#preferred) | accepted in one: NP; in all: second level | [`evaluate_under`](crate::semantics::evaluate_under) |
//! | which positions settle every question? | [stable](super::words#stable) | NP and coNP; there may be none | the same |
//! | the same where there is no stable one? | [semi-stable](super::words#semi-stable) | second level | the same |
//! | and if circles of odd length should be broken like those of even length? | [stage](super::words#stage), [CF2](super::words#cf2) | stage: second level | the same |
//! | what may be accepted without taking sides, but with more courage than grounded? | [ideal](super::words#ideal) | between the first level and the second | the same |
//! | how strong is each claim, by degrees? | a [gradual](super::words#gradual-semantics) one | linear without circles | [`gradual`](crate::semantics::gradual) |
//! | is the case proved, and to which standard? | [Carneades](super::words#proof-standard) | linear, with a logarithm | [`carneades`](crate::semantics::carneades) |
//!
//! "Level" is of the polynomial hierarchy, in the worst case (Dvořák and Dunne 2018, in the *Handbook of Formal
//! Argumentation*). What the grounded labelling settles is never searched, so that a map with a few circles costs
//! next to nothing under any of them; hard are dense circles of hundreds of arguments. Pass a
//! [`Limit`](crate::semantics::Limit) and the search says so when it gives up, instead of going on for ever.
//!
//! **If in doubt, use grounded.** It is the most cautious (what it accepts, every complete position accepts), needs
//! no limit, and is the one for which [`why`](crate::semantics::Evaluation::why) and
//! [`least_changes`](crate::semantics::least_changes) are at their best.
//!
//! # Two witnesses: grounded and preferred
//!
//! Anne and Ben contradict each other, and whichever is right, somebody was in the house. The grounded semantics
//! takes no side and so accepts nothing. There are two preferred positions, one for each side; what both contain is
//! [sceptically](super::words#sceptical) accepted, what only one does [credulously](super::words#credulous). The
//! claim at the end is called a floating conclusion.
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Limit, Reading, Semantics, Status, evaluate, evaluate_under};
//!
//! let mut m = MapBuilder::new("Two witnesses");
//! m.claim("anne", "It was Anne.");
//! m.claim("ben", "It was Ben.");
//! m.thesis("somebody", "Somebody was in the house.");
//! m.contradict("anne", "ben");
//! m.support("somebody").with("anne");
//! m.support("somebody").with("ben");
//! let map = m.build()?;
//!
//! let grounded = evaluate(&map, &Reading::new())?;
//! assert_eq!(grounded.status_of("somebody"), Some(Status::Undecided));
//!
//! let reading = Reading::new();
//! let preferred = evaluate_under(&map, &reading, Semantics::Preferred, Limit::none())?;
//! assert_eq!(preferred.status_of("somebody"), Some(Status::In)); // in both positions
//! assert_eq!(preferred.status_of("anne"), Some(Status::Undecided)); // in one of them
//! assert_eq!(preferred.credulous(map.find("anne").unwrap()), Some(true));
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! Whether a floating conclusion should be accepted is disputed: if both witnesses are unreliable, so may be what
//! they agree on. The choice of semantics is the place where one takes a stand on it.
//!
//! # The abstract view
//!
//! The rest is easiest to see where arguments are only numbers: a [framework](super::words#framework). A short
//! function lists the extensions of each semantics.
//!
//! ```
//! use argument_map::semantics::{Framework, Limit, Semantics, extensions};
//!
//! fn all(framework: &Framework, semantics: Semantics) -> String {
//!     let found = extensions(framework, semantics, Limit::none());
//!     let sets = found.map(|labelling| labelling.unwrap().accepted().collect());
//!     let mut sets: Vec<Vec<u32>> = sets.collect();
//!     sets.sort();
//!     format!("{sets:?}")
//! }
//!
//! // An even circle: 0 and 1 attack each other.
//! let even = Framework::new(2, [(0, 1), (1, 0)])?;
//! assert_eq!(all(&even, Semantics::Grounded), "[[]]");
//! assert_eq!(all(&even, Semantics::Preferred), "[[0], [1]]");
//! assert_eq!(all(&even, Semantics::Complete), "[[], [0], [1]]");
//!
//! // An odd circle: three people, each of whom says that the next one lies.
//! let odd = Framework::new(3, [(0, 1), (1, 2), (2, 0)])?;
//! assert_eq!(all(&odd, Semantics::Preferred), "[[]]"); // nothing in it can defend itself
//! assert_eq!(all(&odd, Semantics::Stable), "[]"); // and no position settles it
//! assert_eq!(all(&odd, Semantics::Stage), "[[0], [1], [2]]"); // unless one of them is picked
//! assert_eq!(all(&odd, Semantics::Cf2), "[[0], [1], [2]]");
//!
//! // If 0 stands, the odd circle 2, 3, 4 stays open; if 1 does, it is broken.
//! let choice = Framework::new(5, [(0, 1), (1, 0), (1, 2), (2, 3), (3, 4), (4, 2)])?;
//! assert_eq!(all(&choice, Semantics::Preferred), "[[0], [1, 3]]");
//! assert_eq!(all(&choice, Semantics::SemiStable), "[[1, 3]]");
//! assert_eq!(all(&choice, Semantics::Stable), "[[1, 3]]");
//!
//! // 0 and 1 attack each other, but 0 also defeats itself: 1 can be had without a fight.
//! let ideal = Framework::new(2, [(0, 1), (1, 0), (0, 0)])?;
//! assert_eq!(all(&ideal, Semantics::Grounded), "[[]]");
//! assert_eq!(all(&ideal, Semantics::Ideal), "[[1]]");
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! To look at one argument, there is no need to list anything: [`credulous`](crate::semantics::credulous) and
//! [`sceptical`](crate::semantics::sceptical) answer with an extension that shows it.
//!
//! # Two warnings about maps
//!
//! A map is judged by way of a framework in which an open statement is an argument against itself, and in which
//! some arguments stand for nothing that was said. Under the admissible family that makes no difference. But a map
//! with an open statement has no stable extension, since nothing may stay undecided there; and in conflict-free,
//! naive, stage and CF2 extensions a step may stand although a premise does not. On maps, stay within grounded,
//! complete, preferred, semi-stable, ideal and eager unless you know that you want another.
//!
//! # Not only the semantics
//!
//! Before the semantics comes the *reading*, which makes more difference on most maps: whose word counts
//! ([`Viewpoint`](crate::semantics::Viewpoint)), whether rebuttals run both ways
//! ([`Rebuttal`](crate::semantics::Rebuttal)), whether a stronger argument withstands a weaker attack
//! ([`Ordering`](crate::semantics::Ordering)), and what a support does ([`Support`](crate::semantics::Support)).
//! The defaults are the plain ones, and each alternative bears the name it has in the literature.
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Reading, Rebuttal, Status, evaluate};
//!
//! let mut m = MapBuilder::new("Married or not");
//! m.thesis("married", "He is married.");
//! m.evidence("ring", "He wears a ring.");
//! m.evidence("parties", "He goes to parties until dawn.");
//! m.support("married").with("ring");
//! m.rebut("married").with("parties").key("hardly");
//! let map = m.build()?;
//! let married = map.find("married").unwrap();
//!
//! let as_drawn = evaluate(&map, &Reading::new())?;
//! assert_eq!(as_drawn.status(married), Some(Status::Out)); // the objection has the last word
//! let aspic = evaluate(&map, &Reading::new().rebuttal(Rebuttal::Mutual))?;
//! assert_eq!(aspic.status(married), Some(Status::Undecided)); // the two arguments rebut each other
//! # Ok::<(), argument_map::Errors>(())
//! ```
