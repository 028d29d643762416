//! Linked or convergent? Whether two reasons work only together, or each alone.
//!
//! Two premises under one conclusion can hang together in two ways, and the difference decides what an objection to
//! one of them does.
//!
//! # The test
//!
//! Suppose that one of the two is false. Does the other still speak for the conclusion?
//!
//! * **No**: they are [linked](super::words#linked). They form *one* relation with two premises.
//! * **Yes**: they are [convergent](super::words#convergent). They are *two* relations with one premise each.
//!
//! ```text
//! linked                               convergent
//!
//! wet ───────┐                         wet ───────▶ ┐
//!            ├──▶ rain                              rain
//! else-dry ──┘                         umbrellas ─▶ ┘
//! ```
//!
//! "The street is wet" speaks for rain only together with "had it not rained, the street would be dry": that a
//! street is wet where it is wet in all weathers says nothing. But "people carried umbrellas" is a reason by
//! itself, whatever the street looks like.
//!
//! ```
//! use argument_map::MapBuilder;
//!
//! let mut m = MapBuilder::new("Was it the rain?");
//! m.thesis("rain", "It rained last night.");
//! m.evidence("wet", "The street is wet.");
//! m.claim("else-dry", "Had it not rained, the street would be dry.").implicit();
//! m.evidence("umbrellas", "People carried umbrellas.");
//!
//! m.support("rain").with_linked(["wet", "else-dry"]); // one reason, of two parts
//! m.support("rain").with("umbrellas"); // another reason
//!
//! let map = m.build()?;
//! let rain = map.find("rain").unwrap();
//! let parts: Vec<_> = map.supporters(rain).map(|reason| map.premises(reason).count()).collect();
//! assert_eq!(parts, [2, 1]);
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! # Why it matters
//!
//! A linked argument is as good as its worst premise; convergent reasons are as good as the best of them. So the
//! same objection fells the one and leaves the other standing. In a court, two witnesses each say that they saw the
//! accused; it turns out that the second was abroad.
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::semantics::{Reading, Status, evaluate};
//!
//! let verdict = |linked: bool| -> Result<Option<Status>, argument_map::Errors> {
//!     let mut m = MapBuilder::new("Was the accused there?");
//!     m.thesis("there", "The accused was there.");
//!     m.evidence("first", "The first witness saw the accused.");
//!     m.evidence("second", "The second witness saw the accused.");
//!     m.evidence("abroad", "The second witness was abroad that day.");
//!     m.rebut("second").with("abroad");
//!     if linked {
//!         m.support("there").with_linked(["first", "second"]);
//!     } else {
//!         m.support("there").with("first");
//!         m.support("there").with("second");
//!     }
//!     let map = m.build()?;
//!     let judged = evaluate(&map, &Reading::new())?;
//!     Ok(judged.status_of("there"))
//! };
//! assert_eq!(verdict(false)?, Some(Status::In)); // one witness is enough
//! assert_eq!(verdict(true)?, Some(Status::Out)); // the rule asks for two, and there is one
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! Which of the two is right is no matter of logic: a law that asks for two witnesses links them. The rule itself
//! is then a premise, and worth writing down, since it can be attacked too.
//!
//! # In doubt
//!
//! * Look for the unstated premise. "Socrates is a man" and "all men are mortal" are plainly linked; where only one
//!   of the two was said, the other is often implicit. Two reasons that need *different* unstated premises are
//!   convergent.
//! * "Moreover", "besides" and "apart from that" announce another reason. "And since" mostly adds a part to the
//!   same one.
//! * Reasons that add up (many small pieces of evidence, none enough) are convergent in the drawing. That they are
//!   stronger together, [gradual semantics](super::reading_the_verdict#numbers) can say; a verdict of in or out
//!   cannot.
//! * If annotators differ, it is mostly here. The distinction is Stephen Thomas's (*Practical Reasoning in Natural
//!   Language*, 1977). Whether it can be drawn sharply is disputed (Conway 1991, "On the distinction between
//!   convergent and linked arguments", *Informal Logic* 13; Hitchcock 2015, "The linked-convergent distinction").
//!
//! # Serial and divergent
//!
//! Two more words for shapes. Reasons for reasons are [serial](super::words#serial): they need no word in the code,
//! since a supported statement may support another. A statement that supports two conclusions is
//! [divergent](super::words#divergent): it is declared once and used twice, because whoever refutes it refutes
//! both.
//!
//! ```text
//! serial                                divergent
//!
//! clouds ──▶ rain ──▶ wet               ┌──▶ wet
//!                                  rain ┤
//!                                       └──▶ umbrellas
//! ```
//!
//! ```
//! use argument_map::MapBuilder;
//!
//! let mut m = MapBuilder::new("After the rain");
//! m.evidence("clouds", "Dark clouds came up.");
//! m.claim("rain", "It rained.");
//! m.claim("wet", "The street will be wet.");
//! m.claim("late", "The match will start late.");
//! m.support("rain").with("clouds");
//! m.support("wet").with("rain");
//! m.support("late").with("rain");
//! let map = m.build()?;
//!
//! let rain = map.find_statement("rain").unwrap();
//! let shown: Vec<_> = map.conclusions(rain).map(|id| map.key(id)).collect();
//! assert_eq!(shown, ["wet", "late"]); // divergent
//! let clouds = map.find("clouds").unwrap();
//! let path = map.shortest_path(clouds, map.find("late").unwrap()).unwrap();
//! assert_eq!(path.len(), 5); // serial: clouds, a step, rain, a step, late
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! Objections can be linked as well: `m.rebut("c").with_linked(["a", "b"])` is one objection of two parts.
