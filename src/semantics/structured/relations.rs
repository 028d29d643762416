//! When a relation stands, and what it does to its target.

use super::{Meaning, Translator};
use crate::map::attributes::Strength;
use crate::map::id::{NodeId, RelationId};
use crate::map::relation::{Family, Premise, Relation};
use crate::semantics::labelling::Status;
use crate::semantics::reading::{Ordering, Rebuttal, Support};

impl<'m> Translator<'m> {
    /// Enlists what lies around a part and bears on it: what is aimed at it, its premises, the other sides of
    /// its contradictions, and what attacks those.
    pub(super) fn enlist_neighbours(&mut self) {
        if !self.slots.is_part() {
            return;
        }
        let map = self.map;
        for slot in 0..self.inside {
            let node = self.slots.node(slot);
            let mut conflicts: Vec<RelationId> = Vec::new();
            for id in map.relations_to(node) {
                self.slots.enlist(id.into());
                conflicts.extend(map[id].is_symmetric().then_some(id));
            }
            match node {
                NodeId::Statement(id) => {
                    conflicts.extend(map.relations_from(id).filter(|&id| map[id].is_symmetric()));
                    // Whether one of the viewpoint's own arguments rests on it.
                    map.relations_from(id).for_each(|id| self.slots.enlist(id.into()));
                }
                NodeId::Relation(id) => {
                    map.premises(id).for_each(|premise| self.slots.enlist(premise.into()));
                    self.slots.enlist(map[id].target());
                }
            }
            for conflict in conflicts {
                self.slots.enlist(conflict.into());
                map.premises(conflict).for_each(|premise| self.slots.enlist(premise.into()));
                self.slots.enlist(map[conflict].target());
                map.relations_to(conflict).for_each(|id| self.slots.enlist(id.into()));
            }
        }
    }

    /// The slots of the relations, in the order of the map.
    pub(super) fn relations(&self) -> Vec<usize> {
        (0..self.slots.len()).filter(|&slot| self.slots.node(slot).relation().is_some()).collect()
    }

    fn relation_at(&self, slot: usize) -> &'m Relation {
        let NodeId::Relation(id) = self.slots.node(slot) else { unreachable!("a slot of a relation") };
        let map = self.map;
        &map[id]
    }

    /// Says what a relation needs in order to stand, and makes the arguments that carry its force.
    pub(super) fn relation(&mut self, slot: usize) {
        let relation = self.relation_at(slot);
        if self.can_be_attacked(slot) {
            let levels = self.levels.count();
            let answered = self.is_answered(relation);
            if levels > 1 && answered {
                self.layer(slot);
            }
            let reach = self.levels.reach_of_step(relation);
            for level in 0..levels {
                let step = self.target(slot, level);
                if level >= reach {
                    self.attack(self.never, step);
                }
                // A conflict or a preference is there whether its sides stand or not.
                let rests = !relation.is_symmetric() && relation.family() != Family::Preference;
                for premise in relation.premises().iter().filter(|_| rests) {
                    let at = self.levels.of_premises(relation, level);
                    if let Some(premise) = self.slots.find(premise.node()) {
                        let fails = self.fails(premise, at);
                        self.attack(fails, step);
                    }
                }
                if answered {
                    if let Some(target) = self.slots.find(relation.target()) {
                        let preferences = self.preferences(relation.premises(), relation.target());
                        self.strike_unless(&preferences, (target, level), step);
                    }
                }
            }
        }
        self.forces[slot] = self.force(slot, relation);
    }

    /// Whether the statement that a relation attacks strikes back.
    fn is_answered(&self, relation: &Relation) -> bool {
        self.reading.rebuttal == Rebuttal::Mutual
            && relation.family() == Family::Attack
            && !(relation.is_strict() || relation.is_symmetric() || relation.is_conceded())
            && relation.target().statement().is_some_and(|target| {
                !(self.reading.ordering == Ordering::Direct
                    && stronger(relation.strength(), self.map[target].strength()))
            })
    }

    /// Makes the arguments through which a relation works besides itself; an undercut strikes them too.
    fn force(&mut self, slot: usize, relation: &Relation) -> (u32, u32) {
        let first = self.meanings.len() as u32;
        let NodeId::Relation(id) = self.slots.node(slot) else { return (first, 0) };
        let sufficient = matches!(self.reading.support, Support::Sufficient | Support::Evidential);
        if relation.is_symmetric() && !relation.is_conceded() {
            for _ in 0..2 * self.levels.count() {
                self.add(Meaning::Conflict(id));
            }
        } else if relation.family() == Family::Support && !sufficient {
            let missing = self.reading.support == Support::Necessary;
            self.add(if missing { Meaning::Missing(id) } else { Meaning::Falsified(id) });
        }
        let count = self.meanings.len() as u32 - first;
        if self.supposed[slot] == Some(Status::Out) {
            (first..first + count).for_each(|force| self.attack(self.never, force));
        }
        (first, count)
    }

    /// Says what a relation does to its target.
    pub(super) fn effect(&mut self, slot: usize) {
        let relation = self.relation_at(slot);
        let Some(target) = self.slots.find(relation.target()) else { return };
        match relation.family() {
            Family::Support => self.support(slot, target, relation),
            Family::Attack if relation.is_conceded() => {}
            Family::Attack if relation.is_symmetric() => self.contradict(slot, target, relation),
            Family::Attack => self.strike(slot, target, relation),
            _ => {}
        }
    }

    fn support(&mut self, slot: usize, target: usize, relation: &Relation) {
        let force = self.forces[slot].0;
        match self.reading.support {
            Support::Sufficient | Support::Evidential => self.sustain(slot, target, relation.is_strict()),
            Support::Deductive => {
                self.sustain(slot, target, relation.is_strict());
                let fails = self.fails(target, 0);
                if self.can_be_attacked(slot) {
                    self.attack(fails, self.target(slot, 0));
                }
                self.attack(self.stands(target, 0), force);
                if let [premise] = relation.premises() {
                    let premise = self.slots.find(premise.node());
                    if let Some(premise) = premise.filter(|&premise| self.can_be_attacked(premise)) {
                        self.attack(force, self.target(premise, 0));
                    }
                }
            }
            Support::Necessary => {
                self.sustain(slot, target, relation.is_strict());
                let provided = match self.slots.node(slot) {
                    NodeId::Relation(id) => self.add(Meaning::Provided(id)),
                    NodeId::Statement(_) => return,
                };
                for premise in relation.premises() {
                    if let Some(premise) = self.slots.find(premise.node()) {
                        let fails = self.fails(premise, 0);
                        self.attack(fails, provided);
                    }
                }
                self.attack(provided, force);
                if self.can_be_attacked(target) {
                    self.attack(force, self.target(target, 0));
                }
            }
        }
    }

    /// Each side of a contradiction, while it stands, is an attack on the other.
    fn contradict(&mut self, slot: usize, target: usize, relation: &Relation) {
        let Some(premise) = relation.premises().first().and_then(|p| self.slots.find(p.node())) else {
            return;
        };
        let levels = self.levels.count();
        let sides = [(premise, target), (target, premise)];
        for ((from, to), side) in sides.into_iter().zip(0..) {
            let withstands = self.withstands(from, to);
            let preferences = self.preferred(self.slots.node(to), [self.slots.node(from)].into_iter());
            for level in 0..levels {
                let conflict = self.forces[slot].0 as usize + side * levels + level;
                let fails = self.fails(from, level);
                self.attack(fails, conflict as u32);
                preferences
                    .iter()
                    .for_each(|&preference| self.attack(self.stands(preference, 0), conflict as u32));
                if self.can_be_attacked(to) && !withstands {
                    self.attack(conflict as u32, self.target(to, level));
                }
            }
        }
    }

    fn withstands(&self, from: usize, to: usize) -> bool {
        let (from, to) = (self.slots.node(from), self.slots.node(to));
        let strength = |node: NodeId| match node {
            NodeId::Statement(id) => self.map[id].strength(),
            NodeId::Relation(id) => self.map[id].strength(),
        };
        self.reading.ordering == Ordering::Direct && stronger(strength(to), strength(from))
    }

    /// The slots of the preference relations that prefer one node to any of the others.
    fn preferred(&self, one: NodeId, others: impl Iterator<Item = NodeId>) -> Vec<usize> {
        if self.preferring.is_empty() {
            return Vec::new();
        }
        others.filter_map(|other| self.preferring.get(&(one, other))).flatten().copied().collect()
    }

    /// Those that prefer any of some premises to a node.
    fn preferences(&self, premises: &[Premise], other: NodeId) -> Vec<usize> {
        premises.iter().flat_map(|premise| self.preferred(premise.node(), [other].into_iter())).collect()
    }

    /// Notes which node is preferred to which, where that matters.
    pub(super) fn note_preferences(&mut self, relations: &[usize]) {
        for &slot in relations.iter().filter(|_| self.reading.ordering == Ordering::Direct) {
            let relation = self.relation_at(slot);
            if relation.family() == Family::Preference {
                for premise in relation.premises().iter().filter(|p| p.node() != relation.target()) {
                    self.preferring.entry((premise.node(), relation.target())).or_default().push(slot);
                }
            }
        }
    }

    /// Lets a node, while it stands, attack an argument, unless one of the preferences stands.
    fn strike_unless(&mut self, preferences: &[usize], (slot, level): (usize, usize), attacked: u32) {
        let mut attacker = self.stands(slot, level);
        if !preferences.is_empty() {
            let fails = self.fails(slot, level);
            attacker = self.add(Meaning::Struck(self.slots.node(slot)));
            self.attack(fails, attacker);
            for &preference in preferences {
                self.attack(self.stands(preference, 0), attacker);
            }
        }
        self.attack(attacker, attacked);
    }

    fn strike(&mut self, slot: usize, target: usize, relation: &Relation) {
        if self.withstands(slot, target) {
            return;
        }
        let own = [self.slots.node(slot)].into_iter();
        let others = own.chain(relation.premises().iter().map(|premise| premise.node()));
        let preferences = self.preferred(relation.target(), others);
        let undercut = relation.target().relation().is_some();
        for level in 0..self.levels.count() {
            if self.can_be_attacked(target) {
                let from = (slot, if undercut { 0 } else { level });
                self.strike_unless(&preferences, from, self.target(target, level));
            }
        }
        let (first, count) = self.forces[target];
        if self.supposed[target].is_none() {
            for force in first..first + count {
                self.strike_unless(&preferences, (slot, 0), force);
            }
        }
    }
}

/// Whether both are given and the first is greater.
fn stronger(one: Option<Strength>, other: Option<Strength>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one.get() > other.get())
}
