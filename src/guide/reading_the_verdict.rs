//! Reading the verdict: what in, out and undecided say, why, and what would change them.
//!
//! # In, out, undecided
//!
//! | status | it says | it does not say |
//! |---|---|---|
//! | in | it stands: it is given or has a reason that stands, and every objection to it fails | that it is true |
//! | out | it falls: an objection to it stands, or all its reasons fail | that it is false |
//! | undecided | neither: something that it hangs on is itself not settled | that it is half true, or one half likely |
//!
//! A verdict is relative to the map. It says what follows from what was put into it, and a single statement more
//! may turn it. That is no defect: it is what reasoning about matters of fact is like, and why the reasons are
//! worth more than the label.
//!
//! Undecided is no number between the two others. Two witnesses who contradict each other are both undecided, and
//! so is a claim that nobody vouches for; in the first case the map holds too much, in the second too little. The
//! [explanation](#why) tells which.
//!
//! # Given and open
//!
//! Reasons end somewhere. A statement that nothing supports is either [given](super::words#given), because somebody
//! whose word counts here asserts it, or [open](super::words#open), because nobody does. Whose word counts is the
//! [viewpoint](super::words#viewpoint): by default that of the voice that asserts the main claim, so that an
//! argument is judged by its own lights. What is only *attributed* to somebody is not given from another's
//! viewpoint. It is not out either: a claim that one merely reports is not thereby false.
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Reading, Status, evaluate};
//!
//! let mut m = MapBuilder::new("The pardons");
//! m.voice("author", "The author").voice("minsk", "Minsk");
//! m.speaking("author");
//! m.thesis("calculation", "Broader calculations stand behind the releases.").hedged("likely");
//! m.evidence("precedents", "Prisoners were released in 2008–2009 and in 2014–2015.");
//! m.support("calculation").with("precedents");
//! m.attributing_to("minsk");
//! m.claim("humane", "The pardon was a humane gesture.");
//! let map = m.build()?;
//!
//! let judged = evaluate(&map, &Reading::new())?;
//! assert_eq!(judged.status_of("calculation"), Some(Status::In));
//! assert_eq!(judged.status_of("humane"), Some(Status::Undecided)); // open: the author only reports it
//!
//! let theirs = evaluate(&map, &Reading::new().viewpoint("minsk"))?;
//! assert_eq!(theirs.status_of("humane"), Some(Status::In)); // by Minsk's own lights
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! A [concession](super::words#concession), an objection that its author grants and holds to be outweighed, stands
//! without defeating anything.
//!
//! # Why
//!
//! [`why`](crate::semantics::Evaluation::why) gives a reason that suffices by itself: one thing that fells it, or
//! everything that holds it up. It can be printed, walked through step by step, or cut out as a map of its own.
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Reading, evaluate};
//!
//! let mut m = MapBuilder::new("Was it the rain?");
//! m.thesis("rain", "It rained last night.");
//! m.evidence("wet", "The street is wet.");
//! m.evidence("truck", "The water truck came by this morning.");
//! m.claim("sunday", "On Sundays no truck comes by.");
//! m.claim("monday", "Today is Monday.");
//! m.support("rain").with("wet").key("from-wetness");
//! m.undercut("from-wetness").with("truck");
//! m.rebut("truck").with("sunday").key("no-truck");
//! m.undercut("no-truck").with("monday");
//! let map = m.build()?;
//!
//! let judged = evaluate(&map, &Reading::new())?;
//! let why = judged.why_of("rain").unwrap();
//! assert_eq!(why.to_string(), "\
//! Rejected: “It rained last night.”
//!   because this reason for it falls: “The street is wet.”
//!     because the step is undercut: “The water truck came by this morning.”
//!       because it is taken as given
//!       although this is said against it, which falls: “On Sundays no truck comes by.”
//!         because the step is undercut: “Today is Monday.”
//!           because it is taken as given
//! ");
//! assert_eq!(why.submap().statements().count(), 5);
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! # What if
//!
//! Two questions that a verdict invites. *What if this were dropped, or granted?* is answered by
//! [`what_if`](crate::semantics::what_if): whatever would change, and nothing else. *What is the least that would
//! have to change?* is answered by [`least_changes`](crate::semantics::least_changes): the smallest sets of
//! suppositions that turn one verdict. They are what the verdict hangs on, and the place to look for more evidence.
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Limit, Reading, Status, evaluate, least_changes, what_if};
//!
//! let mut m = MapBuilder::new("Was it the rain?");
//! m.thesis("rain", "It rained last night.");
//! m.evidence("wet", "The street is wet.");
//! m.evidence("truck", "The water truck came by this morning.");
//! m.support("rain").with("wet").key("from-wetness");
//! m.undercut("from-wetness").with("truck");
//! let map = m.build()?;
//! let (rain, truck) = (map.find("rain").unwrap(), map.find("truck").unwrap());
//!
//! let judged = evaluate(&map, &Reading::new())?;
//! let changes = what_if(&judged, &Reading::new().drop(truck))?;
//! assert!(changes.iter().any(|change| change.node == rain && change.after == Some(Status::In)));
//!
//! let sets = least_changes(&judged, rain, Status::In, 2, Limit::none())?;
//! let only = sets[0][0]; // there is one set, and one thing in it
//! assert_eq!((map.key(only.statement), only.stands), ("truck", false));
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! # Numbers
//!
//! A [gradual semantics](super::words#gradual-semantics) gives each claim a [strength](super::words#strength) in
//! `0..=1` instead of a label: what it is worth by itself, moved up by what supports it and down by what attacks
//! it. That is the right thing where reasons add up, or where claims have to be ranked.
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::gradual::{Defaults, Gradual, Iteration, map_strengths};
//!
//! let mut m = MapBuilder::new("Shall we buy it?");
//! m.thesis("buy", "We should buy the house.");
//! m.evidence("quiet", "The street is quiet.").strength(0.8);
//! m.evidence("damp", "The cellar is damp.").strength(0.5);
//! m.support("buy").with("quiet");
//! m.rebut("buy").with("damp");
//! let map = m.build()?;
//!
//! let under = |gradual| map_strengths(&map, gradual, &Defaults::default(), &Iteration::default())?.settled();
//! let buy = under(Gradual::DF_QUAD)?.strength_of("buy").unwrap();
//! assert!((buy - 0.65).abs() < 1e-9); // 0.5, raised by 0.3 of what is left
//! let buy = under(Gradual::QUADRATIC_ENERGY)?.strength_of("buy").unwrap();
//! assert!((buy - 0.541).abs() < 0.001); // another paper, another number
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! They are no probabilities. 0.65 does not mean that one would be right in 65 cases of 100, and two papers give
//! two numbers for one map. Trust what all of them agree on, such as an order, and what an order says when a base
//! score is moved a little; [`gradient`](crate::semantics::gradual::gradient()) tells how much it moves. Where
//! arguments go in circles, look at [`convergence`](crate::semantics::gradual::MapStrengths::convergence) before you
//! believe a figure; `settled`, above, refuses what did not settle.
//!
//! # Proof
//!
//! A court does not ask whether a claim stands, but whether the party that bears the
//! [burden](super::words#burden-of-proof) has met the [standard](super::words#proof-standard). One and the same
//! evidence may suffice for damages and not for a conviction:
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Status, carneades::{Case, Standard, evaluate}};
//!
//! let mut m = MapBuilder::new("Did he do it?");
//! m.claim("did-it", "He did it.");
//! m.evidence("dna", "His hair was found at the scene.");
//! m.evidence("alibi", "His brother says that he was at home.");
//! m.support("did-it").with("dna").strength(0.8);
//! m.rebut("did-it").with("alibi").strength(0.4);
//! let map = m.build()?;
//!
//! let did_it = map.find_statement("did-it").unwrap();
//! let under = |standard| {
//!     let mut case = Case::assuming(map.leaves());
//!     case.issue([did_it], standard);
//!     evaluate(&map, &case).map(|verdict| verdict.status(did_it))
//! };
//! assert_eq!(under(Standard::Preponderance)?, Status::In);
//! assert_eq!(under(Standard::BeyondReasonableDoubt)?, Status::Out); // not proved: not the same as refuted
//! # Ok::<(), argument_map::Errors>(())
//! ```
