//! Asking a map: neighbours, what leads where, and its shape. Everything here is iterative and safe on cycles.

mod dialogue;
mod path;
mod statistics;
mod submap;

use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::{Family, Relation};
use crate::map::statement::StatementKind;
use crate::map::{ArgumentMap, Link};
pub use path::SimplePaths;
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::visit::NodeFiltered;
pub use statistics::Statistics;

/// What a node takes part in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Involvement {
    /// Something is aimed at it, or it is in a contradiction.
    pub(crate) aimed_at: bool,
    /// Something supports it.
    pub(crate) supported: bool,
    /// It is a premise of something other than a contradiction.
    pub(crate) used: bool,
    /// It takes part as a premise in something other than an attack that runs one way.
    pub(crate) more_than_attacks: bool,
}

/// Neighbours. Each takes time in proportion to the number of relations at the node.
impl ArgumentMap {
    /// The premises of a relation, in the order given; of a removed relation, none.
    pub fn premises(&self, relation: RelationId) -> impl DoubleEndedIterator<Item = StatementId> + '_ {
        let premises = self.relation(relation).map_or(&[][..], Relation::premises);
        premises.iter().filter_map(|premise| premise.node().statement())
    }

    /// The relations of the argument aimed at a node.
    pub fn relations_to(&self, node: impl Into<NodeId>) -> impl Iterator<Item = RelationId> + '_ {
        self.ordered(self.relations_at(node.into(), Incoming, Link::Target))
    }

    /// The relations of the argument that a statement is a premise of.
    pub fn relations_from(&self, statement: StatementId) -> impl Iterator<Item = RelationId> + '_ {
        self.ordered(self.relations_at(statement.into(), Outgoing, Link::Premise))
    }

    /// Relations of the argument in the order of the map; petgraph keeps the last edge first.
    fn ordered(&self, relations: impl Iterator<Item = RelationId>) -> impl Iterator<Item = RelationId> + '_ {
        let mut relations: Vec<RelationId> = relations.collect();
        relations.sort_unstable();
        relations.into_iter().filter(|&id| !self[id].family().is_dialogue())
    }

    /// The supports of a statement, or of an inference.
    #[doc(alias = "reasons")]
    pub fn supporters(&self, node: impl Into<NodeId>) -> impl Iterator<Item = RelationId> + '_ {
        self.relations_to(node).filter(|&id| self[id].family() == Family::Support)
    }

    /// The attacks on a node: rebuttals of a statement, undercuts of a relation. A contradiction attacks both
    /// of its statements.
    #[doc(alias = "objections")]
    #[doc(alias = "rebuttals")]
    pub fn attackers(&self, node: impl Into<NodeId>) -> impl Iterator<Item = RelationId> + '_ {
        let node = node.into();
        let attacks = |id: RelationId| self[id].family() == Family::Attack;
        let mutual: Vec<RelationId> = match node {
            NodeId::Statement(id) => self.relations_from(id).filter(|&r| self[r].is_symmetric()).collect(),
            NodeId::Relation(_) => Vec::new(),
        };
        let mut attackers: Vec<RelationId> = self.relations_to(node).filter(|&r| attacks(r)).collect();
        attackers.extend(mutual);
        attackers.sort_unstable();
        attackers.dedup();
        attackers.into_iter()
    }

    /// The undercuts of a relation: the attacks on the inference itself.
    pub fn undercutters(&self, relation: RelationId) -> impl Iterator<Item = RelationId> + '_ {
        self.attackers(relation)
    }

    /// The arguments that an attack undermines: the relations that have what it attacks as a premise. A
    /// contradiction attacks both of its statements.
    pub fn undermined_by(&self, attack: RelationId) -> impl Iterator<Item = RelationId> + '_ {
        let relation = self.relation(attack).filter(|relation| relation.family() == Family::Attack);
        let mutual = relation.filter(|relation| relation.is_symmetric()).map(|_| self.premises(attack));
        let attacked = relation.and_then(|relation| relation.target().statement());
        let undermined = mutual.into_iter().flatten().chain(attacked).flat_map(|id| self.relations_from(id));
        let mut undermined: Vec<RelationId> = undermined.filter(|&id| id != attack).collect();
        undermined.sort_unstable();
        undermined.dedup();
        undermined.into_iter()
    }

    /// The statements that a statement is offered as a reason for.
    pub fn conclusions(&self, statement: StatementId) -> impl Iterator<Item = StatementId> + '_ {
        self.relations_from(statement)
            .filter(|&id| self[id].family() == Family::Support)
            .filter_map(|id| self[id].target().statement())
    }
}

/// The shape of the whole.
impl ArgumentMap {
    /// The statements that are no premise of anything: what the argument comes down to. A contradiction makes
    /// neither of its statements a premise. Linear in the map.
    pub fn roots(&self) -> impl Iterator<Item = StatementId> + '_ {
        let involved = self.involvements();
        self.statements().filter(move |id| !involved[id.index()].used)
    }

    /// The statements that nothing supports or attacks: what the argument starts from. Linear in the map.
    pub fn leaves(&self) -> impl Iterator<Item = StatementId> + '_ {
        let involved = self.involvements();
        self.statements().filter(move |id| !involved[id.index()].aimed_at)
    }

    /// What the map is about: the claims marked as theses, or where none is marked, the roots that
    /// something bears on. Linear in the map.
    ///
    /// ```
    /// use argument_map::MapBuilder;
    ///
    /// let mut m = MapBuilder::new("Rain");
    /// m.claim("rain", "It rained.");
    /// m.evidence("wet", "The street is wet.");
    /// m.claim("aside", "Rain is good for the fields.");
    /// m.support("rain").with("wet");
    /// let map = m.build()?;
    ///
    /// assert!(map.main_claims().eq(map.find_statement("rain")));
    /// assert_eq!(map.roots().count(), 2); // the aside too
    /// assert_eq!(map.leaves().count(), 2); // what is wet, and the aside
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    #[doc(alias = "thesis")]
    pub fn main_claims(&self) -> impl Iterator<Item = StatementId> + '_ {
        let marked = self.statements().any(|id| self[id].is_thesis());
        let involved = if marked { Vec::new() } else { self.involvements() };
        self.statements().filter(move |&id| {
            if marked {
                return self[id].is_thesis();
            }
            let part = involved[id.index()];
            self[id].kind() == StatementKind::Claim && part.aimed_at && !part.used
        })
    }

    /// By index, what each node takes part in, gathered in one pass over the relations.
    pub(crate) fn involvements(&self) -> Vec<Involvement> {
        let mut involved = vec![Involvement::default(); self.bound()];
        for relation in self.relations().map(|id| &self[id]) {
            let target = &mut involved[relation.target().index()];
            target.aimed_at = true;
            target.supported |= relation.family() == Family::Support;
            for premise in relation.premises() {
                let part = &mut involved[premise.node().index()];
                if relation.is_symmetric() {
                    part.aimed_at = true;
                } else {
                    part.used = true;
                }
                part.more_than_attacks |= relation.is_symmetric() || relation.family() != Family::Attack;
            }
        }
        involved
    }

    /// The statements and relations that lie on circles: the strongly connected components of more than one
    /// node, each in the order of the map (Tarjan's notion, by Kosaraju's algorithm). A contradiction counts
    /// as drawn, from its premise to its target.
    ///
    /// Linear in the map.
    ///
    /// ```
    /// # use argument_map::MapBuilder;
    /// let mut m = MapBuilder::new("The book");
    /// m.claim("true", "The book is true.");
    /// m.claim("says-so", "The book says that it is true.");
    /// m.support("true").with("says-so").key("trust");
    /// m.support("says-so").with("true").key("reading");
    /// let map = m.build()?;
    /// let circle: Vec<_> = map.cycles().flatten().map(|node| map.key(node).to_owned()).collect();
    /// assert_eq!(circle, ["true", "says-so", "trust", "reading"]);
    /// # Ok::<(), argument_map::Errors>(())
    /// ```
    pub fn cycles(&self) -> impl Iterator<Item = Vec<NodeId>> + use<> {
        self.cycles_among(|_| true).into_iter()
    }

    /// The circles that remain if only some relations are looked at.
    pub(crate) fn cycles_among(&self, relation: impl Fn(&Relation) -> bool) -> Vec<Vec<NodeId>> {
        let counts = |number: u32| match self.id_of(number) {
            Some(NodeId::Statement(id)) => self[id].kind() != StatementKind::Locution,
            Some(NodeId::Relation(id)) => !self[id].family().is_dialogue() && relation(&self[id]),
            None => false,
        };
        let looked_at: Vec<bool> = (0..).take(self.bound()).map(counts).collect();
        let graph = NodeFiltered::from_fn(self.graph(), |node| looked_at[node.index()]);
        let mut circles: Vec<Vec<NodeId>> = petgraph::algo::kosaraju_scc(&graph)
            .into_iter()
            .filter(|component| component.len() > 1)
            .map(|component| {
                let ids = component.into_iter().filter_map(|node| self.id_of(node.index() as u32));
                let mut ids: Vec<NodeId> = ids.collect();
                ids.sort_unstable();
                ids
            })
            .collect();
        circles.sort_unstable();
        circles
    }
}
