//! The arguments and what undercuts them.

use super::{Writer, members};
use crate::format::carneades::emit::Yaml;
use crate::format::carneades::{kept, normalise};
use crate::format::content::unsupported;
use crate::format::report::Feature;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::{Family, SchemeName};

impl Writer<'_> {
    pub(super) fn arguments(&mut self) -> String {
        let map = self.map;
        let mut out = Yaml::default();
        for id in map.relations() {
            let relation = &map[id];
            if !self.written[id.index()] {
                continue;
            }
            if relation.is_symmetric() {
                let (premise, target) = (relation.premises()[0].node(), relation.target());
                self.issues.oppose(map.key(premise), map.key(target));
                self.losses.note(Feature::Symmetric, relation.key(), "written as an issue");
                continue;
            }
            if self.inline(id) {
                let named = format!("undercut of {}", map.key(relation.target()));
                if relation.key() != named {
                    self.losses.note(Feature::Key, relation.key(), "named after the argument it undercuts");
                }
                continue;
            }
            let conclusion = match (relation.family(), relation.target()) {
                (Family::Support, target) => {
                    self.statement_name(target.statement().unwrap_or(StatementId(0))).to_owned()
                }
                (_, NodeId::Statement(target)) => {
                    self.losses.note(
                        Feature::Rebuttal,
                        relation.key(),
                        "written as an argument for the negation",
                    );
                    self.negation(target)
                }
                (_, NodeId::Relation(target)) => {
                    self.losses.note(
                        Feature::OnRelation,
                        relation.key(),
                        "written as an argument that the other does not apply",
                    );
                    self.exception(target)
                }
            };
            self.argument(&mut out, id, &conclusion);
        }
        self.note_order();
        self.note_rivals();
        if self.file.is_none() {
            self.given(&mut out);
        }
        if out.text.is_empty() { out.text } else { format!("arguments:\n{}", out.text) }
    }

    /// What is said by `undercutter` alone is read where its target is.
    fn note_order(&mut self) {
        let map = self.map;
        let ranks: Vec<_> = map.relations().filter(|id| self.written[id.index()]).collect();
        let ranks =
            ranks.into_iter().map(|id| match map[id].target().relation().filter(|_| self.inline(id)) {
                Some(target) => (target, Some(id)),
                None => (id, None),
            });
        if !ranks.is_sorted() {
            self.losses.note(Feature::Order, "", "written in another order");
        }
    }

    fn note_rivals(&mut self) {
        let map = self.map;
        for relation in map.relations().map(|id| &map[id]) {
            let rebutted = relation.target().statement().filter(|_| relation.family() == Family::Attack);
            if rebutted.is_some_and(|id| !relation.is_symmetric() && self.issues.rivals(map.key(id)) > 2) {
                let instead = "the negation it is written for excludes the other positions of the issue too";
                self.losses.note(Feature::Rebuttal, relation.key(), instead);
            }
        }
    }

    /// What stands without support and is at issue is argued for by an argument without premises.
    fn given(&mut self, out: &mut Yaml) {
        let map = self.map;
        for id in unsupported(map) {
            self.losses.note(Feature::Unsupported, map.key(id), "written as assumed");
            if !self.issues.is_at_issue(map.key(id)) {
                continue;
            }
            let name = self.free(1, &format!("given: {}", map.key(id)));
            out.heading(1, &name);
            out.text_entry(2, "conclusion", self.statement_name(id));
        }
    }

    fn undercuts(&self, id: RelationId) -> impl Iterator<Item = RelationId> + '_ {
        self.map.undercutters(id).filter(|&id| self.written[id.index()])
    }

    /// Whether an undercut is said by `undercutter` alone: it is the only one, one bare statement, and not attacked.
    fn inline(&self, id: RelationId) -> bool {
        let relation = &self.map[id];
        let NodeId::Relation(target) = relation.target() else { return false };
        relation.family() == Family::Attack
            && matches!(relation.premises(), [premise] if premise.role().is_none())
            && relation.scheme().is_none()
            && kept(relation.data()).is_none()
            && self.undercuts[target.index()] == 1
            && self.undercuts[id.index()] == 0
    }

    /// The statement that an argument does not apply.
    fn exception(&mut self, argument: RelationId) -> String {
        let key = self.map.key(argument);
        let exception = normalise(&format!("¬app({key})"));
        self.make_up(&exception, format!("The argument {key} does not apply."));
        exception
    }

    fn argument(&mut self, out: &mut Yaml, id: RelationId, conclusion: &str) {
        let map = self.map;
        let relation = &map[id];
        let kept = kept(relation.data());
        out.heading(1, &self.names[id.index()]);
        match relation.scheme().map(SchemeName::written) {
            Some("") => self.losses.note(Feature::Scheme, relation.key(), "left out"),
            Some(scheme) => out.text_entry(2, "scheme", scheme),
            None => {}
        }
        self.premises(out, id);
        out.text_entry(2, "conclusion", conclusion);
        let undercuts: Vec<RelationId> = self.undercuts(id).collect();
        match *undercuts {
            [] => {}
            [undercut] if self.inline(undercut) => {
                let premise = map.premises(undercut).next().map_or("", |id| self.statement_name(id));
                out.text_entry(2, "undercutter", premise);
            }
            _ => out.text_entry(2, "undercutter", &self.exception(id)),
        }
        members(kept).for_each(|(name, value)| out.entry(2, name, value));
    }
}
