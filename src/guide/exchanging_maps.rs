//! Exchanging maps: what each format keeps, how to read what others wrote, and how to compare.
//!
//! # Which format
//!
//! | to | write | since it |
//! |---|---|---|
//! | keep a map, or have another program write one | [`json`](crate::format::json) | loses nothing and has a published schema |
//! | edit a map as text, by hand | Argdown | keeps everything, and people can read it |
//! | work with AIFdb, OVA or a corpus of dialogues | [`aif`](crate::format::aif) | keeps the dialogue and whatever the file held |
//! | work with the arg-microtexts | their XML | keeps undercuts, sides and segments |
//! | work with Carneades | its YAML, LKIF or CAF | keeps standards, exceptions and schemes |
//! | bring a debate over from Kialo | [`kialo`](crate::format::kialo) | reads what the site exports |
//! | count in a spreadsheet, or draw in yEd | [`csv`](crate::format::csv), [`graphml`](crate::format::graphml) | is read by programs that know nothing of arguments |
//! | compare with a solver | [`iccma`](crate::format::iccma) | keeps the bare attacks |
//!
//! What each cannot say is in the table of [`format`](mod@crate::format). None but the first two keeps everything,
//! mostly because the others have no word for it: no undercut in Kialo, no strength in AIF, no voice in SADFace.
//!
//! # Writing: what is lost is said
//!
//! [`write`](fn@crate::format::write) gives the text and a list of losses. Whoever wants no loss looks at the list
//! before saving; the example `convert` does so with `--strict`.
//!
//! ```
//! use argument_map::MapBuilder;
//! use argument_map::format::{self, Feature, Format};
//!
//! let mut m = MapBuilder::new("Was it the rain?");
//! m.thesis("rain", "It rained last night.").hedged("presumably");
//! m.evidence("wet", "The street is wet.");
//! m.evidence("truck", "The water truck came by this morning.");
//! m.support("rain").with("wet").key("from-wetness");
//! m.undercut("from-wetness").with("truck");
//! let map = m.build()?;
//!
//! let kept = format::write(&map, Format::Json)?;
//! assert!(kept.losses.is_empty()); // strict: save only if this is so
//!
//! let kialo = format::write(&map, Format::Kialo)?;
//! assert!(kialo.text.contains("1. It rained last night."));
//! let lost: Vec<Feature> = kialo.losses.iter().map(|loss| loss.feature).collect();
//! assert!(lost.contains(&Feature::Qualifier)); // the hedge
//! assert!(lost.contains(&Feature::OnRelation)); // the undercut, which becomes an objection to a claim
//! for loss in &kialo.losses {
//!     println!("{loss}"); // such as: no place in this format for the hedge of "rain": left out
//! }
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! # Reading: what was found is said
//!
//! [`read`](crate::format::read) finds out by the content which format it is, whatever the file is called, and
//! gives the map together with diagnostics. What the model has no place for is *kept*: set aside in the map and
//! written back by the same format. What cannot be understood is *lost*, and the diagnostic says where.
//!
//! ```
//! use argument_map::format::{self, Format, Outcome};
//!
//! // As AIFdb has it, with an attack that leads nowhere.
//! let text = br#"{"nodes": [
//!     {"nodeID": "1", "text": "The street is wet.", "type": "I"},
//!     {"nodeID": "2", "text": "It rained.", "type": "I"},
//!     {"nodeID": "3", "text": "Default Inference", "type": "RA"},
//!     {"nodeID": "4", "text": "Default Conflict", "type": "CA"}
//! ], "edges": [
//!     {"edgeID": "5", "fromID": "1", "toID": "3"},
//!     {"edgeID": "6", "fromID": "3", "toID": "2"},
//!     {"edgeID": "7", "fromID": "1", "toID": "4"}
//! ]}"#;
//! let (detected, document) = format::read(text, None)?;
//! assert_eq!(detected.format, Format::Aif);
//! assert_eq!(document.map.relations().count(), 1);
//! assert!(document.diagnostics.iter().any(|diagnostic| diagnostic.outcome == Outcome::Kept));
//! let again = format::write(&document.map, Format::Aif)?;
//! assert!(again.text.contains("Default Conflict")); // it is put back where it was
//!
//! // A file that is cut off is an error, with its place.
//! let errors = format::read(text.get(..100).unwrap(), None).unwrap_err();
//! assert_eq!(errors.to_string(), "line 3, column 24: the document ends within a string; the closing quotation mark is missing");
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! # Language models and other programs
//!
//! The JSON form is meant to be written by programs. Its [schema](crate::format::json::SCHEMA) can be given to a
//! language model that is asked for a map, and what comes back is checked on reading: a key that is nowhere
//! declared is an error that names the line, the path and the reason, which can be sent back as it stands.
//!
//! # Two maps of one text
//!
//! Two people who map one text never draw the same map. [`agreement`](crate::compare::agreement()) measures how far
//! they agree, beyond what chance would give; [`merge`](crate::compare::merge) puts their maps together and lists
//! what they contradict each other on; [`difference`](crate::compare::difference()) tells versions of one map
//! apart.
//!
//! ```
//! use argument_map::{ArgumentMap, Errors, MapBuilder};
//! use argument_map::compare::{Aspect, Matching, agreement, difference, merge};
//!
//! fn annotated(undercut: bool) -> Result<ArgumentMap, Errors> {
//!     let mut m = MapBuilder::new("Was it the rain?");
//!     m.thesis("rain", "It rained last night.");
//!     m.evidence("wet", "The street is wet.");
//!     m.evidence("truck", "The water truck came by this morning.");
//!     let scheme = if undercut { "sign" } else { "example" };
//!     m.support("rain").with("wet").key("from-wetness").scheme(scheme);
//!     if undercut {
//!         m.undercut("from-wetness").with("truck");
//!     } else {
//!         m.rebut("rain").with("truck");
//!     }
//!     m.build()
//! }
//! let (one, other) = (annotated(true)?, annotated(false)?);
//!
//! let measured = agreement(&one, &other, Matching::Text); // the same words are the same statement
//! assert_eq!(measured.statements.dice(), 1.0);
//! let kappa = measured.relations.kappa().unwrap();
//! assert!(kappa > 0.6 && kappa < 1.0); // undercut or rebuttal? Five pairs of six agree
//!
//! let merged = merge(&[&one, &other], Matching::Text)?;
//! assert_eq!(merged.map.relations().count(), 3); // the support once, and both attacks
//! let scheme = merged.conflicts.iter().find(|conflict| conflict.aspect == Aspect::Scheme).unwrap();
//! let said = r#"the relation "from-wetness": scheme "sign", where map 2 has "example""#;
//! assert_eq!(scheme.to_string(), said);
//!
//! assert!(!difference(&one, &other).is_empty());
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! Match by [`Text`](crate::compare::Matching::Text) where maps were made independently, and by
//! [`Key`](crate::compare::Matching::Key) where one is a version of the other. Which number is good enough is a
//! convention of one's field; that both annotators saw the same sentences is the first thing to check, by
//! [`dice`](crate::compare::Overlap::dice).
