//! Other tools, and when one of them is the better choice.
//!
//! This crate is for programs and for researchers who do not mind a small one: it writes, checks, judges, exchanges
//! and draws maps. It has no editor, no server and no parser of natural language. What is said of others here is as
//! of November 2026.
//!
//! # Writing and drawing maps
//!
//! **[Argdown](https://argdown.org)** if you want to write a map as text in an editor and see it beside. Its
//! extension for Visual Studio Code completes titles, follows references and shows a live preview. It also has a
//! strict mode, in which relations between statements are read as logical ones. By itself it does not judge a map.
//! This crate reads and writes its files, so that both can be used.
//!
//! **OVA** if texts are to be annotated in a browser, by marking passages and linking them, dialogue and speech
//! acts included, and if the result is to join the AIFdb, the field's store of annotated corpora. This crate reads
//! and writes its files.
//!
//! **Rationale and MindMup** if maps are drawn by hand, in a classroom above all: with the mouse, in colours,
//! reason beside reason.
//!
//! **[Kialo](https://www.kialo.com)** if many people are to argue with each other on one question, and to vote. A
//! debate there is a tree of pros and cons, without linked premises or undercuts. This crate reads what the site
//! exports.
//!
//! **[Graphviz](https://graphviz.org)** if you have a graph and want a picture: it has more layouts, shapes and
//! back ends than any tool for arguments. [`draw::Dot`](crate::draw::Dot) writes for it.
//! [`draw::Svg`](crate::draw::Svg) needs no other program and knows what a linked premise or an undercut should
//! look like.
//!
//! # Programming with maps
//!
//! **[arguebuf](https://github.com/recap-utr/arguebuf-python)** if you work in Python, with case bases, embeddings
//! or protocol buffers: it reads a dozen formats, brat's annotations among them, and has a sister library in
//! TypeScript. It does not judge maps, and leaves out the locutions of AIF files.
//!
//! **SADFace** if you want the smallest thing that works: one JSON document, in Python. It is under the GPL.
//!
//! **petgraph alone** if your nodes are only nodes. It is underneath here, and
//! [`ArgumentMap::graph`](crate::ArgumentMap::graph) hands it out, so that its algorithms run on a map as well.
//! What is added is that a relation is a node that can be attacked, that ids stay valid, and that wrong maps cannot
//! be built.
//!
//! **[Carneades 4](https://github.com/carneades/carneades-4)** if its rules need guards, or are to be run by the program
//! that its authors use. Otherwise its files are read and written here, the arguments that follow from their rules
//! [derived](crate::format::carneades::derive), and [the same labels](crate::semantics::carneades) computed.
//!
//! # Solving abstract frameworks
//!
//! **[crustabri](https://github.com/crillab/crustabri)** and its successor scalop if you want a solver of the ICCMA
//! competitions written in Rust: they also solve flat assumption-based argumentation and keep a solver between the
//! changes of a framework. They are under the GPL, and answer with one extension, or with yes or no for one
//! argument; all of them they do not list.
//!
//! **μ-toksia** (MIT, C++) if a solver may be a program of its own beside yours, under a permissive licence. Read
//! and write the competition's formats with [`format::iccma`](crate::format::iccma), and compare: solvers differ by
//! orders of magnitude on single instances, each on different ones.
//!
//! **The crate [argumentation](https://crates.io/crates/argumentation)** (MIT or Apache-2.0) if you want ASPIC+,
//! value-based or weighted frameworks in Rust for examples of textbook size. It tries all subsets, says so, and
//! stops at 22 arguments.
//!
//! # Other theories
//!
//! **[Tweety](https://tweetyproject.org)** (Java) if you need abstract dialectical frameworks, sets of attacking
//! arguments, defeasible logic programming, rankings, or probabilities: it knows more formalisms than any other
//! library named here. Much of it enumerates, which is right for research on small examples.
//!
//! **PyArg** (Python, MIT) if you teach or study ASPIC+ and assumption-based argumentation: it runs in a browser,
//! draws, and gives explanations. Here, [`Reading`](crate::semantics::Reading) has ASPIC+'s choices as options, but
//! arguments are not built as trees.
//!
//! **Uncertainpy and QBAF-Py** (Python) if you do research on gradual semantics and want to plug in your own. The
//! [named ones](crate::semantics::gradual::Gradual::NAMED) here were compared with theirs; where two of them use
//! one name for two functions, both are here under names that tell them apart.
