//! Ids: small copies that stay valid while what they name remains in the map.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// A number for use as an index into a table of one's own; unique among the ids of its kind,
            /// never given out again by the same map.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// Names a [`Statement`](crate::Statement) of one map.
    StatementId
    /// Names a [`Relation`](crate::Relation) of one map.
    RelationId
    /// Names a [`Voice`](crate::Voice) of one map.
    VoiceId
    /// Names a [`Source`](crate::Source) of one map.
    SourceId
    /// Names a [`Group`](crate::Group) of one map.
    GroupId
}

/// Names whatever an argument can be about: a statement or a relation.
///
/// Statements and relations share one sequence of indices, below [`ArgumentMap::bound`](crate::ArgumentMap::bound).
/// The order puts statements before relations and earlier before later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeId {
    /// A claim, a piece of evidence, or a locution.
    Statement(StatementId),
    /// A support, an attack, or another link.
    Relation(RelationId),
}

impl NodeId {
    /// A number for use as an index into a table of one's own.
    #[must_use]
    pub fn index(self) -> usize {
        match self {
            NodeId::Statement(id) => id.index(),
            NodeId::Relation(id) => id.index(),
        }
    }

    /// The statement this names, if it names one.
    #[must_use]
    pub fn statement(self) -> Option<StatementId> {
        match self {
            NodeId::Statement(id) => Some(id),
            NodeId::Relation(_) => None,
        }
    }

    /// The relation this names, if it names one.
    #[must_use]
    pub fn relation(self) -> Option<RelationId> {
        match self {
            NodeId::Statement(_) => None,
            NodeId::Relation(id) => Some(id),
        }
    }
}

impl From<StatementId> for NodeId {
    fn from(id: StatementId) -> Self {
        NodeId::Statement(id)
    }
}

impl From<RelationId> for NodeId {
    fn from(id: RelationId) -> Self {
        NodeId::Relation(id)
    }
}
