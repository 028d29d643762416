//! Counts that tell maps apart.

use crate::map::ArgumentMap;
use crate::map::id::NodeId;
use crate::map::relation::{AttackKind, Family};
use crate::map::statement::StatementKind;
use serde::Serialize;
use std::collections::HashSet;

/// Counts of what a map holds, and its shape; from [`ArgumentMap::statistics`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Statistics {
    /// Claims.
    pub claims: usize,
    /// Pieces of evidence.
    pub evidence: usize,
    /// Claims and evidence that the speaker left unsaid.
    pub implicit: usize,
    /// Claims and evidence said by somebody else to be a voice's.
    pub attributed: usize,
    /// Supports.
    pub supports: usize,
    /// Attacks on statements, contradictions included.
    pub rebuttals: usize,
    /// Attacks on relations.
    pub undercuts: usize,
    /// Attacks that run both ways.
    pub contradictions: usize,
    /// Attacks that are granted and outweighed.
    pub concessions: usize,
    /// Rephrases and preferences.
    pub others: usize,
    /// Relations with two or more premises.
    pub linked: usize,
    /// Relations that name a scheme.
    pub with_scheme: usize,
    /// Statements that are no premise of anything.
    pub roots: usize,
    /// Statements that nothing is aimed at.
    pub leaves: usize,
    /// Circles: strongly connected components of more than one node.
    pub cycles: usize,
    /// The most relations to pass through from a main claim outwards, by the shortest way, to anything that
    /// bears on it.
    pub depth: usize,
    /// The most statements at one depth.
    pub breadth: usize,
}

impl Statistics {
    /// Claims and evidence together.
    #[must_use]
    pub fn statements(&self) -> usize {
        self.claims + self.evidence
    }

    /// Relations of the argument of all families.
    #[must_use]
    pub fn relations(&self) -> usize {
        self.supports + self.rebuttals + self.undercuts + self.others
    }

    /// The share of relations with linked premises, in `0..=1`; 0 for a map without relations.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // counts are far below 2^52
    pub fn linked_share(&self) -> f64 {
        self.linked as f64 / self.relations().max(1) as f64
    }
}

impl ArgumentMap {
    /// Counts what the map holds and measures its shape; the dialogue is left out. Linear in the map.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    ///
    /// let mut m = MapBuilder::new("Rain");
    /// m.thesis("rain", "It rained.");
    /// m.evidence("wet", "The street is wet.");
    /// m.evidence("truck", "The water truck came by.");
    /// m.support("rain").with("wet").key("step");
    /// m.undercut("step").with("truck");
    /// let counts = m.build()?.statistics();
    /// assert_eq!((counts.claims, counts.evidence), (1, 2));
    /// assert_eq!((counts.supports, counts.rebuttals, counts.undercuts), (1, 0, 1));
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[must_use]
    pub fn statistics(&self) -> Statistics {
        let mut s = Statistics::default();
        let involved = self.involvements();
        for id in self.statements() {
            let statement = &self[id];
            match statement.kind() {
                StatementKind::Evidence => s.evidence += 1,
                StatementKind::Claim | StatementKind::Locution => s.claims += 1,
            }
            s.implicit += usize::from(statement.is_implicit());
            s.attributed += usize::from(statement.is_attributed());
            s.roots += usize::from(!involved[id.index()].used);
            s.leaves += usize::from(!involved[id.index()].aimed_at);
        }
        for id in self.relations() {
            let relation = &self[id];
            match (relation.family(), relation.attack_kind()) {
                (Family::Support, _) => s.supports += 1,
                (_, Some(AttackKind::Rebuttal)) => s.rebuttals += 1,
                (_, Some(AttackKind::Undercut)) => s.undercuts += 1,
                _ => s.others += 1,
            }
            s.contradictions += usize::from(relation.is_symmetric());
            s.concessions += usize::from(relation.is_conceded());
            s.linked += usize::from(relation.premises().len() > 1);
            s.with_scheme += usize::from(relation.scheme().is_some());
        }
        s.cycles = self.cycles().count();
        (s.depth, s.breadth) = self.depth_and_breadth();
        s
    }

    /// Walks outwards from the main claims, level by level: what is aimed at a level, and its premises, make
    /// the next.
    fn depth_and_breadth(&self) -> (usize, usize) {
        let mut level: Vec<NodeId> = self.main_claims().map(NodeId::from).collect();
        let mut seen: HashSet<NodeId> = level.iter().copied().collect();
        let (mut depth, mut breadth) = (0, level.len());
        loop {
            let mut next = Vec::new();
            for &node in &level {
                for relation in
                    self.relations_to(node).filter(|&id| seen.insert(id.into())).collect::<Vec<_>>()
                {
                    next.push(relation.into());
                    let premises = self.premises(relation).map(NodeId::from);
                    next.extend(premises.filter(|&premise| seen.insert(premise)));
                }
            }
            if next.is_empty() {
                return (depth, breadth);
            }
            depth += 1;
            breadth = breadth.max(next.iter().filter(|node| node.statement().is_some()).count());
            level = next;
        }
    }
}
