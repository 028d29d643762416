//! How a statement can stand.

use super::{Meaning, NONE, Translator};
use crate::map::id::{NodeId, StatementId};
use crate::map::relation::Family;
use crate::semantics::given::View;
use crate::semantics::labelling::Status;
use crate::semantics::reading::{StrictSteps, Support};

/// What can make a statement stand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ways {
    supported: bool,
    strictly: bool,
    given: bool,
    /// Something given is at the bottom of it, if all attacks are left out of account. What rests on nothing but
    /// a circle is open, and no extension may lift it by its own bootstraps.
    founded: bool,
}

impl Translator<'_> {
    /// By slot, what can make each translated statement stand.
    pub(super) fn ways_to_stand(&self, relations: &[usize]) -> Vec<Ways> {
        let mut ways = vec![Ways::default(); self.slots.len()];
        let mut used = vec![false; self.slots.len()];
        for relation in relations.iter().filter_map(|&slot| self.slots.node(slot).relation()) {
            let relation = &self.map[relation];
            if relation.family() == Family::Support {
                if let Some(slot) = self.slots.find(relation.target()) {
                    ways[slot].supported = true;
                    ways[slot].strictly |= relation.is_strict();
                }
            }
            if self.view.argues(relation) {
                for slot in relation.premises().iter().filter_map(|premise| self.slots.find(premise.node())) {
                    used[slot] = true;
                }
            }
        }
        for slot in 0..self.inside {
            if let NodeId::Statement(id) = self.slots.node(slot) {
                let needs_support = ways[slot].supported && self.is_by_support();
                ways[slot].given = !needs_support && self.view.takes(id, &self.map[id], used[slot]);
            }
        }
        self.find_foundations(relations, &mut ways);
        ways
    }

    /// Whether a statement that has supports stands by them alone.
    fn is_by_support(&self) -> bool {
        matches!(self.reading.support, Support::Sufficient | Support::Evidential)
            && !matches!(self.view, View::Given(_))
    }

    /// Follows supports up from what is given, each relation once. Where only a part is translated, what lies
    /// around it counts as founded: under the grounded semantics, which parts are for, a circle stays open anyway.
    fn find_foundations(&self, relations: &[usize], ways: &mut [Ways]) {
        let granted = |slot: usize| self.supposed[slot] == Some(Status::In);
        if self.slots.is_part() {
            ways.iter_mut().for_each(|ways| ways.founded = ways.given || ways.supported);
            return;
        }
        let mut missing: Vec<u32> = vec![0; self.slots.len()];
        let mut supports: Vec<(u32, u32)> = Vec::new();
        for &slot in relations {
            let Some(id) = self.slots.node(slot).relation() else { continue };
            if self.map[id].family() != Family::Support {
                continue;
            }
            for premise in self.map[id].premises().iter().filter_map(|p| self.slots.find(p.node())) {
                missing[slot] += 1;
                supports.push((premise as u32, slot as u32));
            }
        }
        supports.sort_unstable();
        let mut founded: Vec<usize> =
            (0..self.inside).filter(|&slot| ways[slot].given || granted(slot)).collect();
        for &slot in &founded {
            ways[slot].founded = true;
        }
        while let Some(premise) = founded.pop() {
            let first = supports.partition_point(|&(other, _)| (other as usize) < premise);
            for &(_, step) in supports[first..].iter().take_while(|&&(other, _)| other as usize == premise) {
                missing[step as usize] -= 1;
                let target = self.slots.node(step as usize).relation().map(|id| self.map[id].target());
                let target = target.and_then(|target| self.slots.find(target));
                if let Some(target) = target.filter(|&t| missing[step as usize] == 0 && !ways[t].founded) {
                    ways[target].founded = true;
                    founded.push(target);
                }
            }
        }
    }

    /// Says what a statement needs in order to stand.
    pub(super) fn statement(&mut self, slot: usize, id: StatementId, ways: Ways) {
        if self.supposed[slot].is_some() {
            return;
        }
        let levels = self.levels.count();
        if levels > 1 || (ways.strictly && self.reading.strict_steps == StrictSteps::Restricted) {
            self.layer(slot);
        }
        let own = self.levels.reach_of_premise(&self.map[id]);
        let reach = if ways.given { own } else { 0 };
        for level in reach..levels {
            let target = self.target(slot, level);
            if ways.supported || ways.given || self.reading.support == Support::Evidential {
                let unsupported = self.add(Meaning::Unsupported(id));
                self.unsupported[slot * levels + level] = unsupported;
                self.attack(unsupported, target);
            }
            if !ways.founded {
                // What is open is so at its own strength, and out of reach above.
                let is_out = self.reading.support == Support::Evidential || (!ways.supported && level >= own);
                let attacker = if is_out { self.never } else { self.open() };
                self.attack(attacker, self.stands(slot, level));
            }
        }
    }

    /// Lets a support, while it stands, keep its target from being unsupported.
    pub(super) fn sustain(&mut self, relation: usize, target: usize, strict: bool) {
        let levels = self.levels.count();
        for level in 0..levels {
            let at = target * levels + level;
            let otherwise = self.otherwise[at];
            let needed =
                if strict && self.reading.strict_steps == StrictSteps::Restricted && otherwise != NONE {
                    otherwise
                } else {
                    self.unsupported[at]
                };
            if needed != NONE {
                self.attack(self.stands(relation, level), needed);
            }
        }
    }
}
