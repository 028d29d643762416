//! From a map to an abstract framework of linear size: every statement and every relation is an argument, and
//! what a map says beyond attack is said by further arguments (meta-argumentation: Boella, Gabbay, van der Torre
//! and Villata 2009). No argument is ever a tree, so that shared and linked premises cost nothing.
//!
//! | what the map says | arguments and attacks |
//! |---|---|
//! | a premise p of r | p → *p fails* → r |
//! | supports r, r′ of s, which is not given | r, r′ → *s is unsupported* → s |
//! | an attack r on x, a rebuttal or an undercut | r → x |
//! | a contradiction k of s and t | *s fails* → *k against t* → t, and the other way round; what attacks k attacks both |
//! | an attack r on x, with a preference k for x | *r fails* → *r strikes* → x, and k → *r strikes* |
//! | s is open: neither given nor supported | *open* → s, where *open* attacks itself |
//!
//! Under an ordering by links each of these is repeated for each strength that occurs: "there is an argument for s
//! at least as strong as this".

mod levels;
mod relations;
mod slots;
mod statements;

use crate::error::{Error, ErrorKind};
use crate::map::ArgumentMap;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::semantics::framework::Framework;
use crate::semantics::given::View;
use crate::semantics::labelling::Status;
use crate::semantics::reading::Reading;
use levels::Levels;
use slots::Slots;
use std::collections::HashMap;

/// What an argument of the framework stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Attacks itself and whatever nobody vouches for.
    Open,
    /// Nothing attacks it; it attacks what cannot stand.
    Never,
    /// The node stands.
    Stands(NodeId),
    /// The node stands by a way that can be rebutted.
    Presumed(NodeId),
    /// The node stands by no way of this strength or above.
    Otherwise(NodeId),
    /// The node does not stand.
    Fails(NodeId),
    /// No support of the statement stands.
    Unsupported(StatementId),
    /// The conflict holds and one of its sides stands: the other cannot.
    Conflict(RelationId),
    /// An attack that a preference can stop.
    Struck(NodeId),
    /// A deductive support whose conclusion does not stand: neither does its lone premise.
    Falsified(RelationId),
    /// All that a necessary support asks for is there.
    Provided(RelationId),
    /// Something that a necessary support asks for is missing.
    Missing(RelationId),
}

/// A map as a framework.
#[derive(Clone, Debug)]
pub(crate) struct Translation {
    pub(crate) framework: Framework,
    pub(crate) meanings: Vec<Meaning>,
    pub(crate) slots: Slots,
    levels: usize,
}

impl Translation {
    /// The argument that a node stands.
    pub(crate) fn argument(&self, node: NodeId) -> Option<u32> {
        Some((self.slots.find(node)? * self.levels) as u32)
    }
}

/// Under an ordering by links, the most that the nodes times the strengths that occur may come to: some 10 GB.
const MOST: usize = 1 << 26;

/// Translates a whole map. Linear in the map, under an ordering by links times the strengths that occur.
pub(crate) fn translate(map: &ArgumentMap, reading: &Reading, view: &View) -> Result<Translation, Error> {
    let translator = Translator::new(map, reading, view, Slots::all(map), &[]);
    let (nodes, strengths) = (translator.slots.len(), translator.levels.count());
    if strengths > 1 && nodes.saturating_mul(strengths) > MOST {
        return Err(ErrorKind::TooManyStrengths { nodes, strengths, most: MOST }.into());
    }
    translator.run()
}

/// Translates a part of a map; the statuses of what lies around it are given by index.
pub(crate) fn translate_part(
    map: &ArgumentMap,
    reading: &Reading,
    view: &View,
    part: &[NodeId],
    around: &[Option<Status>],
) -> Result<Translation, Error> {
    Translator::new(map, reading, view, Slots::part(part), around).run()
}

const NONE: u32 = u32::MAX;

struct Translator<'m> {
    map: &'m ArgumentMap,
    reading: &'m Reading,
    view: &'m View,
    levels: Levels,
    /// How many slots are translated; those after them lie around the part and only have the status they have.
    inside: usize,
    slots: Slots,
    around: &'m [Option<Status>],
    meanings: Vec<Meaning>,
    attacks: Vec<(u32, u32)>,
    /// By slot and level, as far as they are needed.
    presumed: Vec<u32>,
    otherwise: Vec<u32>,
    fails: Vec<u32>,
    unsupported: Vec<u32>,
    /// By slot: the first of the arguments that carry the force of a relation besides itself, and how many.
    forces: Vec<(u32, u32)>,
    /// By slot: what nothing can attack because it is granted, and what was dropped.
    supposed: Vec<Option<Status>>,
    /// By what is preferred to what, the slots of the relations that say so.
    preferring: HashMap<(NodeId, NodeId), Vec<usize>>,
    open: u32,
    never: u32,
}

impl<'m> Translator<'m> {
    fn new(
        map: &'m ArgumentMap,
        reading: &'m Reading,
        view: &'m View,
        slots: Slots,
        around: &'m [Option<Status>],
    ) -> Self {
        let inside = slots.len();
        let mut translator = Translator {
            map,
            reading,
            view,
            levels: Levels::of(map, reading),
            inside,
            slots,
            around,
            meanings: Vec::new(),
            attacks: Vec::new(),
            presumed: Vec::new(),
            otherwise: Vec::new(),
            fails: Vec::new(),
            unsupported: Vec::new(),
            forces: Vec::new(),
            supposed: Vec::new(),
            preferring: HashMap::new(),
            open: NONE,
            never: NONE,
        };
        translator.enlist_neighbours();
        translator
    }

    fn run(mut self) -> Result<Translation, Error> {
        let (levels, slots) = (self.levels.count(), self.slots.len());
        for table in [&mut self.presumed, &mut self.otherwise, &mut self.fails, &mut self.unsupported] {
            table.resize(slots * levels, NONE);
        }
        self.forces.resize(slots, (0, 0));
        self.supposed.resize(slots, None);
        for slot in 0..slots {
            let node = self.slots.node(slot);
            self.meanings.extend(std::iter::repeat_n(Meaning::Stands(node), levels));
        }
        self.never = self.add(Meaning::Never);
        self.suppose();

        let relations = self.relations();
        self.note_preferences(&relations);
        let standing = self.ways_to_stand(&relations);
        for (slot, ways) in standing.into_iter().enumerate().take(self.inside) {
            if let NodeId::Statement(id) = self.slots.node(slot) {
                self.statement(slot, id, ways);
            }
        }
        for slot in self.inside..slots {
            match self.around.get(self.slots.node(slot).index()).copied().flatten() {
                Some(Status::In) => {}
                Some(Status::Undecided) => {
                    let open = self.open();
                    self.attack(open, self.stands(slot, 0));
                }
                Some(Status::Out) | None => self.attack(self.never, self.stands(slot, 0)),
            }
        }
        for &slot in &relations {
            self.relation(slot);
        }
        for &slot in &relations {
            self.effect(slot);
        }
        let framework = Framework::new(self.meanings.len(), self.attacks)?;
        Ok(Translation { framework, meanings: self.meanings, slots: self.slots, levels })
    }

    fn suppose(&mut self) {
        let granted = self.reading.granted.iter().map(|&id| (id.into(), Status::In));
        let dropped = self.reading.dropped.iter().map(|&node| (node, Status::Out));
        for (node, status) in granted.chain(dropped) {
            if let Some(slot) = self.slots.find(node).filter(|&slot| slot < self.inside) {
                self.supposed[slot] = Some(status);
                if status == Status::Out {
                    for level in 0..self.levels.count() {
                        self.attacks.push((self.never, self.stands(slot, level)));
                    }
                }
            }
        }
    }

    fn add(&mut self, meaning: Meaning) -> u32 {
        self.meanings.push(meaning);
        (self.meanings.len() - 1) as u32
    }

    /// What keeps things open, made when first asked for: a framework with it has no stable extension.
    fn open(&mut self) -> u32 {
        if self.open == NONE {
            self.open = self.add(Meaning::Open);
            self.attack(self.open, self.open);
        }
        self.open
    }

    fn attack(&mut self, attacker: u32, attacked: u32) {
        self.attacks.push((attacker, attacked));
    }

    fn stands(&self, slot: usize, level: usize) -> u32 {
        (slot * self.levels.count() + level) as u32
    }

    /// Whether attacks on a node matter here: it is translated and not supposed to stand or fall.
    fn can_be_attacked(&self, slot: usize) -> bool {
        slot < self.inside && self.supposed[slot].is_none()
    }

    /// What an attack on a node attacks.
    fn target(&self, slot: usize, level: usize) -> u32 {
        match self.presumed[slot * self.levels.count() + level] {
            NONE => self.stands(slot, level),
            presumed => presumed,
        }
    }

    /// The argument that a node fails, made when first asked for.
    fn fails(&mut self, slot: usize, level: usize) -> u32 {
        let at = slot * self.levels.count() + level;
        if self.fails[at] == NONE {
            let fails = self.add(Meaning::Fails(self.slots.node(slot)));
            self.fails[at] = fails;
            self.attack(self.stands(slot, level), fails);
        }
        self.fails[at]
    }

    /// Lets a node stand either presumably or by a way that cannot be rebutted or is stronger.
    fn layer(&mut self, slot: usize) {
        let node = self.slots.node(slot);
        for level in 0..self.levels.count() {
            let at = slot * self.levels.count() + level;
            let (presumed, otherwise) =
                (self.add(Meaning::Presumed(node)), self.add(Meaning::Otherwise(node)));
            (self.presumed[at], self.otherwise[at]) = (presumed, otherwise);
            self.attack(presumed, otherwise);
            self.attack(otherwise, self.stands(slot, level));
            if level + 1 < self.levels.count() {
                self.attack(self.stands(slot, level + 1), otherwise);
            }
        }
    }
}
