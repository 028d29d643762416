//! Words: the field's terms, each explained once.
//!
//! Each entry says first what is meant in plain words, then more exactly and by whom. Where the literature uses a
//! word in several ways, the entry says which way is meant in this crate.
//!
//! # Of statements
//!
//! ## Claim
//! A sentence that somebody wants others to accept. In a map, a [`Statement`](crate::Statement) of the kind
//! [`Claim`](crate::StatementKind::Claim), whether it is a conclusion, a reason or an objection; AIF calls any
//! statement an I-node, for information (Chesñevar and others 2006).
//!
//! ## Evidence
//! Something put forward as established: a figure, a date, an event, a testimony. In a map, a statement of the kind
//! [`Evidence`](crate::StatementKind::Evidence); the word is about how it is put forward, and it can be attacked
//! like any other.
//!
//! ## Thesis
//! What the whole text argues for, also called main or major claim. In a map it is marked as such, or else it is
//! what supports and attacks nothing ([`main_claims`](crate::ArgumentMap::main_claims)).
//!
//! ## Implicit
//! Left unsaid, because everybody is expected to supply it. An argument with an implicit premise is an *enthymeme*;
//! in a map the premise is supplied and [marked](crate::StatementDraft::implicit).
//!
//! ## Voice
//! A party to the argument: a person, an institution, a side. AIF calls voices participants (Reed and others 2008).
//!
//! ## Assertion and attribution
//! A voice *asserts* what it puts forward itself; to a voice is *attributed* what somebody else says that it holds.
//! The difference decides what is [given](#given): a reported claim is vouched for by nobody who speaks here.
//!
//! ## Qualifier
//! How sure the speaker claims to be: "presumably", "it appears". Toulmin's word for the force that a
//! [warrant](#warrant) confers on the claim (1958, chapter III); here the words of the hedge, which change no
//! verdict by themselves.
//!
//! # Of the shape of arguments
//!
//! ## Premise
//! A sentence from which something is inferred. In a map, a [`Premise`](crate::Premise) of a relation, where it may
//! play a role that the [scheme](#scheme) names.
//!
//! ## Conclusion
//! What is inferred from the premises. In a map, the target of a support; the conclusion of one argument is often a
//! premise of the next.
//!
//! ## Inference
//! The step from premises to a conclusion, apart from both. It is a node of its own (AIF's RA-node), so that it can
//! be attacked and supported; *strict* if it holds without exception, else *defeasible* (Modgil and Prakken 2014).
//!
//! ## Linked
//! Premises that work only together: if one fails, the others say nothing. They form one relation (Thomas 1977; on
//! the structure of arguments at large, Freeman 1991); see [the chapter](super::linked_or_convergent).
//!
//! ## Convergent
//! Reasons for the same conclusion, each of which works alone. They are separate relations (Thomas 1977).
//!
//! ## Serial
//! One after the other: a conclusion that is a premise in turn. Others call it subordinate.
//!
//! ## Divergent
//! One premise for several conclusions. It is one statement in several relations.
//!
//! ## Scheme
//! A well-known kind of presumptive argument, such as from expert opinion or from analogy. The compendium is
//! Walton, Reed and Macagno, *Argumentation Schemes* (2008), chapter 9; see [`Scheme`](crate::Scheme).
//!
//! ## Critical question
//! A question by which an argument of a scheme is tested: "is she an expert in this field?" Each belongs to a
//! scheme, and an unfavourable answer attacks a premise, the step or the conclusion; see
//! [`CriticalQuestion`](crate::CriticalQuestion).
//!
//! ## Warrant
//! What entitles one to go from these data to that claim, mostly a general rule. Toulmin 1958, chapter III; in a
//! map a premise in that role, often implicit ([`Toulmin`](crate::Toulmin)).
//!
//! ## Backing
//! What the [warrant](#warrant) rests on: a statute, a statistic. Toulmin 1958, chapter III; in a map a support of
//! the warrant, or of the inference where no warrant is spelt out.
//!
//! # Of objections
//!
//! ## Rebuttal
//! An objection that says that a claim is false. Pollock's rebutting defeater (1987): a reason for the opposite
//! conclusion; Toulmin's "rebuttal" is mostly an [undercut](#undercut).
//!
//! ## Undercut
//! An objection that grants the premises and denies that they show the conclusion. Pollock's undercutting defeater
//! (1987); in a map an attack on a relation, which may be an attack itself.
//!
//! ## Undermining
//! Attacking an argument at a premise. In a map it is a [rebuttal](#rebuttal) whose target is a premise somewhere;
//! the word is that of ASPIC+ (Prakken 2010).
//!
//! ## Contradiction
//! Two claims that cannot both be true. A conflict that attacks both ways, without saying which side prevails.
//!
//! ## Concession
//! An objection that the author grants and holds to be outweighed: "admittedly". It is drawn and defeats nothing;
//! abstract frameworks have no word for it, since there an attack either counts or is absent.
//!
//! # Of verdicts
//!
//! ## Framework
//! Arguments that are only points, and arrows of attack between them. A pair of a set and a binary relation on it
//! (Dung 1995, definition 2): [`Framework`](crate::semantics::Framework).
//!
//! ## Semantics
//! A rule that says which sets of arguments can reasonably be accepted together. Each such set is an *extension*
//! (Dung 1995); the [chapter](super::which_semantics) compares them.
//!
//! ## Labelling
//! A verdict on every argument at once. Each is [in](#in), [out](#out) or [undecided](#undecided) (Caminada 2006),
//! which says the same as an extension and also tells what was rejected from what was left open.
//!
//! ## In
//! Accepted: it stands. In a complete labelling, exactly if all its attackers are out (Caminada 2006, definition
//! 5).
//!
//! ## Out
//! Rejected: it falls. In a complete labelling, exactly if some attacker is in (Caminada 2006, definition 5).
//!
//! ## Undecided
//! Neither accepted nor rejected. Not a degree between the two: some attacker is not out, and none is in.
//!
//! ## Viewpoint
//! By whose lights the map is judged. It settles what is [given](#given); see
//! [`Viewpoint`](crate::semantics::Viewpoint).
//!
//! ## Given
//! Accepted without a reason, for the time being. A statement that nothing supports and that the
//! [viewpoint](#viewpoint) takes as a starting point; in ASPIC+, an ordinary premise (Modgil and Prakken 2014).
//!
//! ## Open
//! Supported by nothing and vouched for by nobody whose word counts. It is undecided, and in the framework an
//! argument that attacks itself, so that it is never accepted and defeats nothing.
//!
//! ## Defence
//! Answering every attack. A set defends an argument if it attacks whatever attacks it; the argument is then
//! *acceptable* to the set (Dung 1995, definition 6).
//!
//! ## Admissible
//! A position that is free of conflict and answers every attack on it. Conflict-free, and every member is
//! [defended](#defence) by the set (Dung 1995, definition 6).
//!
//! ## Complete
//! An admissible position that leaves out nothing that it defends. Dung 1995, definition 23.
//!
//! ## Grounded
//! What must be accepted in any case, built up from what nobody attacks. The least complete extension, of which
//! there is exactly one (Dung 1995, definition 20).
//!
//! ## Preferred
//! A position that can be defended and cannot be enlarged. A largest admissible set (Dung 1995, definition 7);
//! there is always at least one.
//!
//! ## Stable
//! A position that settles everything: what it does not contain, it attacks. Dung 1995, definition 13; there may be
//! none.
//!
//! ## Semi-stable
//! A complete position that leaves as little undecided as can be. Verheij 1996; Caminada 2006; if there are stable
//! extensions, these.
//!
//! ## Stage
//! A position free of conflict, defended or not, that leaves as little untouched as can be. Conflict-free with a
//! largest range, which is the set and what it attacks (Verheij 1996).
//!
//! ## Ideal
//! The most that can be accepted without taking sides. The largest admissible set within all preferred extensions
//! (Dung, Mancarella and Toni 2007), which contains the [grounded](#grounded) one.
//!
//! ## CF2
//! A position that breaks circles of odd length like those of even length, component by component. The largest
//! conflict-free sets within each strongly connected component, in the order of attack (Baroni, Giacomin and Guida
//! 2005).
//!
//! ## Credulous
//! Accepted in some position. A member of at least one extension ([`credulous`](crate::semantics::credulous)).
//!
//! ## Sceptical
//! Accepted in every position. A member of all extensions ([`sceptical`](crate::semantics::sceptical)); of each
//! argument this is true where there is no extension.
//!
//! # Of degrees and proof
//!
//! ## Gradual semantics
//! A rule that gives each claim a number instead of a label. A *base score* is moved by the strengths of supporters
//! and attackers (Rago, Toni, Aurisicchio and Baroni 2016; Potyka 2018): [`gradual`](crate::semantics::gradual).
//!
//! ## Strength
//! How much something weighs, in `0..=1`; it is no probability. On a statement its base score, on a relation the
//! weight with which it acts, and between an attack and its target what may decide (see
//! [`Ordering`](crate::semantics::Ordering)).
//!
//! ## Proof standard
//! How much better than its rivals a claim must be argued to count as proved: "on balance", "beyond reasonable
//! doubt". Gordon, Prakken and Walton 2007; Gordon and Walton 2009:
//! [`Standard`](crate::semantics::carneades::Standard).
//!
//! ## Burden of proof
//! Whose task it is to argue, and who loses if nobody does. In Carneades a claim for which no argument is good
//! enough is not accepted, and the [standard](#proof-standard) says what is enough (Gordon, Prakken and Walton
//! 2007).
//!
//! # The papers
//!
//! | short | in full |
//! |---|---|
//! | Baroni, Giacomin and Guida 2005 | "SCC-recursiveness: a general schema for argumentation semantics", *Artificial Intelligence* 168 |
//! | Caminada 2006 | "On the issue of reinstatement in argumentation" (labellings), and "Semi-stable semantics" |
//! | Chesñevar and others 2006 | "Towards an argument interchange format", *The Knowledge Engineering Review* 21 |
//! | Dung 1995 | "On the acceptability of arguments and its fundamental role in nonmonotonic reasoning, logic programming and n-person games", *Artificial Intelligence* 77 |
//! | Dung, Mancarella and Toni 2007 | "Computing ideal sceptical argumentation", *Artificial Intelligence* 171 |
//! | Freeman 1991 | *Dialectics and the Macrostructure of Arguments* |
//! | Gordon, Prakken and Walton 2007 | "The Carneades model of argument and burden of proof", *Artificial Intelligence* 171 |
//! | Gordon and Walton 2009 | "Proof burdens and standards", in *Argumentation in Artificial Intelligence* |
//! | Modgil and Prakken 2014 | "The ASPIC+ framework for structured argumentation: a tutorial", *Argument & Computation* 5 |
//! | Pollock 1987 | "Defeasible reasoning", *Cognitive Science* 11 |
//! | Potyka 2018 | "Continuous dynamical systems for weighted bipolar argumentation", KR 2018 |
//! | Prakken 2010 | "An abstract framework for argumentation with structured arguments", *Argument & Computation* 1 |
//! | Rago, Toni, Aurisicchio and Baroni 2016 | "Discontinuity-free decision support with quantitative argumentation debates", KR 2016 |
//! | Reed and others 2008 | "AIF+: Dialogue in the Argument Interchange Format", COMMA 2008 |
//! | Thomas 1977 | *Practical Reasoning in Natural Language* |
//! | Toulmin 1958 | *The Uses of Argument* |
//! | Verheij 1996 | "Two approaches to dialectical argumentation: admissible sets and argumentation stages" |
//! | Walton, Reed and Macagno 2008 | *Argumentation Schemes* |
