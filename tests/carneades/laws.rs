//! Arbitrary cases: sweeps straight from the definition find the same, in whatever order the map was written.

use argument_map::semantics::Status;
use argument_map::semantics::carneades::{
    Case, Criterion, Order, Property, Standard, Thresholds, Verdict, Weighing, evaluate,
};
use argument_map::{
    ArgumentMap, ErrorKind, Family, NodeId, Premise, Relation, RelationId, Statement, StatementId, Strength,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What one relation is made from; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
struct Link {
    supports: bool,
    premises: BTreeSet<usize>,
    target: usize,
    on_relation: bool,
    marks: u8,
    weighing: usize,
}

#[derive(Clone, Debug)]
struct Draft {
    /// For each statement what is known of it, whether it is attributed its own strength, and its issue.
    statements: Vec<(u8, u8, u8)>,
    links: Vec<Link>,
    presuming: bool,
    standards: [usize; 3],
}

fn drafts() -> impl Strategy<Value = Draft> {
    let link = (
        any::<bool>(),
        prop::collection::btree_set(0..99_usize, 1..4),
        0..99_usize,
        0..5,
        any::<u8>(),
        0..9_usize,
    )
        .prop_map(|(supports, premises, target, on_relation, marks, weighing)| Link {
            supports,
            premises,
            target,
            on_relation: on_relation == 0,
            marks,
            weighing,
        });
    let statements = prop::collection::vec((0..9_u8, 0..5_u8, 0..4_u8), 1..8);
    let links = prop::collection::vec(link, 0..12);
    (statements, links, any::<bool>(), [0..5_usize, 0..5, 0..5]).prop_map(
        |(statements, links, presuming, standards)| Draft { statements, links, presuming, standards },
    )
}

fn degree(value: f64) -> Strength {
    Strength::new(value).unwrap()
}

const STANDARDS: [Standard; 5] = [
    Standard::Scintilla,
    Standard::Preponderance,
    Standard::ClearAndConvincing,
    Standard::BeyondReasonableDoubt,
    Standard::DialecticalValidity,
];

/// A draft as a map and a case, by the names of the draft.
struct Written {
    map: ArgumentMap,
    statements: Vec<StatementId>,
    relations: Vec<RelationId>,
    case: Case,
}

impl Draft {
    /// Numbers of statements and relations in the order of writing, from any numbers.
    fn order(count: usize, shuffle: &[u32]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|&i| shuffle.get(i).copied().unwrap_or_default());
        order
    }

    fn write(&self, shuffle: &[u32]) -> Written {
        let mut map = ArgumentMap::new();
        let mut statements = BTreeMap::new();
        for i in Draft::order(self.statements.len(), shuffle) {
            let mut statement = Statement::claim(format!("s{i}"), "");
            let strength = self.statements[i].1;
            statement.set_strength((strength > 0).then(|| degree(f64::from(strength - 1) / 4.0)));
            statements.insert(i, map.add_statement(statement).unwrap());
        }
        let statements: Vec<StatementId> = statements.into_values().collect();
        let mut relations = BTreeMap::new();
        for i in Draft::order(self.links.len(), shuffle) {
            let link = &self.links[i];
            let premises: BTreeSet<usize> = link.premises.iter().map(|p| p % statements.len()).collect();
            let role = ["", "hard", "soft"][usize::from(link.marks >> 4) % 3];
            let family = if link.supports { Family::Support } else { Family::Attack };
            let premises = premises.iter().map(|&p| Premise::in_role(statements[p], role));
            let mut relation = Relation::new(family, premises, statements[link.target % statements.len()]);
            relation.set_key(format!("r{i}"));
            relation.set_symmetric(self.is_symmetric(i));
            relation.set_conceded(!link.supports && link.marks % 16 == 2);
            if link.marks % 4 == 3 {
                relation.set_strength(Some(degree(f64::from(link.marks) / 255.0)));
            }
            relation.set_data([("rank".to_owned(), (link.marks % 3).into())].into_iter().collect());
            relations.insert(i, map.add_relation(relation).unwrap());
        }
        let relations: Vec<RelationId> = relations.into_values().collect();
        for (i, link) in self.links.iter().enumerate().filter(|(_, link)| link.on_relation) {
            // A relation on itself is refused; then it stays where it is.
            if !self.is_symmetric(i) {
                let _ = map
                    .edit_relation(relations[i], |r| r.set_target(relations[link.target % relations.len()]));
            }
        }
        let mut case = if self.presuming { Case::new() } else { Case::assuming([]) };
        for (i, &(known, _, _)) in self.statements.iter().enumerate() {
            match known {
                0 => case.assume(statements[i]),
                1 | 2 => case.reject(statements[i]),
                3 => case.presume(statements[i]),
                _ => &mut case,
            };
        }
        for (number, positions) in self.issues() {
            case.issue(
                positions.iter().map(|&i| statements[i]),
                STANDARDS[self.standards[usize::from(number)]],
            );
        }
        case.default_standard(STANDARDS[self.standards[2]]);
        case.thresholds(thresholds());
        for (i, link) in self.links.iter().enumerate() {
            if link.weighing < 8 {
                case.weighing(relations[i], weighing(link.weighing, &statements));
            }
        }
        Written { map, statements, relations, case }
    }

    fn is_symmetric(&self, i: usize) -> bool {
        let link = &self.links[i];
        let one: BTreeSet<usize> = link.premises.iter().map(|p| p % self.statements.len()).collect();
        !link.supports && one.len() == 1 && link.marks % 4 == 1
    }

    fn issues(&self) -> BTreeMap<u8, Vec<usize>> {
        let mut issues: BTreeMap<u8, Vec<usize>> = BTreeMap::new();
        for (i, &(_, _, issue)) in self.statements.iter().enumerate().filter(|(_, statement)| statement.2 < 2)
        {
            issues.entry(issue).or_default().push(i);
        }
        issues
    }
}

fn thresholds() -> Thresholds {
    Thresholds::new(0.4, 0.3, 0.2).unwrap()
}

fn weighing(number: usize, statements: &[StatementId]) -> Weighing {
    let values = statements.iter().zip([0.2, 0.9, 0.5]).map(|(&id, value)| (id, degree(value))).collect();
    let order = if number == 6 { Order::Ascending } else { Order::Descending };
    match number {
        0 | 1 => Weighing::Linked,
        2 => Weighing::Convergent,
        3 => Weighing::Cumulative,
        4 => Weighing::Factorized,
        5 => Weighing::Criteria {
            hard: vec!["hard".into()],
            soft: vec![Criterion { role: "soft".into(), factor: degree(0.5), values }],
        },
        6 | 7 => Weighing::Preference(vec![Property { name: "rank".into(), order }]),
        _ => Weighing::Constant(degree(0.45)),
    }
}

/// The definition, swept over until nothing changes.
struct Sweeps<'a> {
    draft: &'a Draft,
    written: &'a Written,
    labels: BTreeMap<NodeId, Status>,
    /// What excludes what, of points at issue.
    issues: BTreeMap<NodeId, (BTreeSet<NodeId>, Standard)>,
}

impl<'a> Sweeps<'a> {
    /// `None` if two declared issues are one.
    fn new(draft: &'a Draft, written: &'a Written) -> Option<Self> {
        let map = &written.map;
        let mut sweeps = Sweeps { draft, written, labels: BTreeMap::new(), issues: BTreeMap::new() };
        let points = map.statements().map(NodeId::from).chain(map.relations().map(NodeId::from));
        sweeps.labels = points.map(|point| (point, Status::Undecided)).collect();
        let ids: BTreeMap<u8, BTreeSet<NodeId>> = draft
            .issues()
            .into_iter()
            .map(|(number, positions)| {
                (number, positions.iter().map(|&i| written.statements[i].into()).collect())
            })
            .collect();
        let contradictions: Vec<[NodeId; 2]> = map
            .relations()
            .filter(|&id| map[id].is_symmetric() && !map[id].is_conceded())
            .map(|id| [map[id].premises()[0].node(), map[id].target()])
            .collect();
        for &point in sweeps.labels.keys() {
            let mut positions = BTreeSet::from([point]);
            loop {
                let before = positions.len();
                let together = ids.values().filter(|issue| !issue.is_disjoint(&positions)).flatten().copied();
                let excluded =
                    contradictions.iter().filter(|two| two.iter().any(|one| positions.contains(one)));
                let more: Vec<NodeId> = together.chain(excluded.flatten().copied()).collect();
                positions.extend(more);
                if positions.len() == before {
                    break;
                }
            }
            let declared: Vec<u8> =
                ids.iter().filter(|(_, issue)| !issue.is_disjoint(&positions)).map(|(&n, _)| n).collect();
            if declared.len() > 1 {
                return None;
            }
            let contradicted = contradictions.iter().flatten().any(|&one| one == point);
            let contested = positions.iter().any(|&point| sweeps.about(point, false).next().is_some());
            if !declared.is_empty() || contradicted || contested {
                let standard = declared.first().map_or(2, |&number| usize::from(number));
                sweeps.issues.insert(point, (positions, STANDARDS[draft.standards[standard]]));
            }
        }
        sweeps.sweep();
        Some(sweeps)
    }

    /// The arguments for a point or for its negation.
    fn about(&self, point: NodeId, pro: bool) -> impl Iterator<Item = RelationId> + '_ {
        let map = &self.written.map;
        map.relations_to(point).filter(move |&id| {
            let for_target = map[id].family() == Family::Support;
            let plays = !map[id].is_symmetric() && !map[id].is_conceded();
            plays && (for_target == matches!(point, NodeId::Statement(_))) == pro
        })
    }

    /// All arguments that compete with one.
    fn competitors(&self, id: RelationId) -> BTreeSet<RelationId> {
        let point = self.written.map[id].target();
        let positions =
            self.issues.get(&point).map_or_else(|| BTreeSet::from([point]), |issue| issue.0.clone());
        positions
            .into_iter()
            .flat_map(|point| self.about(point, true).chain(self.about(point, false)))
            .collect()
    }

    fn number(&self, id: RelationId) -> usize {
        self.written.relations.iter().position(|&other| other == id).unwrap()
    }

    fn how(&self, id: RelationId) -> Weighing {
        match self.draft.links[self.number(id)].weighing {
            8 => Weighing::Linked,
            number => weighing(number, &self.written.statements),
        }
    }

    /// The weight of an argument, once it has one.
    fn weight(&self, id: RelationId) -> Option<f64> {
        match self.labels[&id.into()] {
            Status::In => return Some(0.0),
            Status::Undecided => return None,
            Status::Out => {}
        }
        let relation = &self.written.map[id];
        let premises: Vec<NodeId> = relation.premises().iter().map(Premise::node).collect();
        if premises.iter().any(|premise| self.labels[premise] == Status::Undecided) {
            return None;
        }
        let accepted = premises.iter().filter(|premise| self.labels[premise] == Status::In).count();
        let all = accepted == premises.len();
        let if_all = |weight: f64| if all { weight } else { 0.0 };
        let role = relation.premises()[0].role().unwrap_or_default();
        let weight = match self.how(id) {
            Weighing::Linked => if_all(1.0),
            Weighing::Constant(weight) => if_all(weight.get()),
            Weighing::Convergent => f64::from(u8::from(accepted > 0)),
            Weighing::Cumulative => accepted as f64 / premises.len() as f64,
            Weighing::Factorized => {
                let all_premises =
                    self.competitors(id).into_iter().flat_map(|id| self.written.map.premises(id));
                if_all(accepted as f64 / all_premises.collect::<BTreeSet<_>>().len() as f64)
            }
            how @ Weighing::Preference(_) => {
                let rank = |id: RelationId| self.written.map[id].data().unwrap()["rank"].as_i64().unwrap();
                let peers = self.competitors(id).into_iter().filter(|&id| self.how(id) == how);
                let ranks: BTreeSet<i64> = peers.map(rank).collect();
                let ascending = self.draft.links[self.number(id)].weighing == 6;
                let not_above =
                    |&&other: &&i64| if ascending { other <= rank(id) } else { other >= rank(id) };
                if_all(ranks.iter().filter(not_above).count() as f64 / ranks.len() as f64)
            }
            Weighing::Criteria { soft, .. } => match role {
                "hard" if !all => 0.0,
                "soft" => {
                    let mut worth = vec![0.0];
                    for premise in premises {
                        let alone = BTreeSet::from([premise]);
                        let positions = self.issues.get(&premise).map_or(&alone, |issue| &issue.0);
                        if positions.iter().any(|position| self.labels[position] == Status::Undecided) {
                            return None;
                        }
                        let accepted =
                            positions.iter().filter(|position| self.labels[position] == Status::In);
                        worth.extend(
                            accepted
                                .filter_map(|answer| soft[0].values.get(&answer.statement()?))
                                .map(|value| value.get()),
                        );
                    }
                    worth.into_iter().fold(0.0, f64::max)
                }
                _ => 0.0,
            },
            other => panic!("{other:?}"),
        };
        Some(weight * relation.strength().map_or(1.0, Strength::get))
    }

    fn presumption(&self, point: NodeId) -> f64 {
        let Some(id) = point.statement() else { return 0.0 };
        let number = self.written.statements.iter().position(|&other| other == id).unwrap();
        let supported = self.about(point, true).next().is_some();
        let presumed = match self.draft.statements[number].0 {
            0..=2 => false,
            3 => true,
            _ => self.draft.presuming && !supported,
        };
        if presumed { self.written.map[id].strength().map_or(1.0, Strength::get) } else { 0.0 }
    }

    fn known(&self, point: NodeId) -> Option<Status> {
        let number = self.written.statements.iter().position(|&id| NodeId::from(id) == point)?;
        match self.draft.statements[number].0 {
            0 => Some(Status::In),
            1 | 2 => Some(Status::Out),
            _ => None,
        }
    }

    /// The best weight for a point or its negation, and whether all arguments have a weight.
    fn best(&self, point: NodeId, pro: bool) -> (f64, bool) {
        let weights: Vec<Option<f64>> = self.about(point, pro).map(|id| self.weight(id)).collect();
        let own = if pro { self.presumption(point) } else { 0.0 };
        (
            weights.iter().flatten().fold(own, |best, &weight| best.max(weight)),
            weights.iter().all(Option::is_some),
        )
    }

    fn label(&self, point: NodeId) -> Status {
        if let Some(known) = self.known(point) {
            return known;
        }
        let (pro, settled) = self.best(point, true);
        let Some((positions, standard)) = self.issues.get(&point) else {
            return match (pro > 0.0, settled) {
                (true, _) => Status::In,
                (false, true) => Status::Out,
                (false, false) => Status::Undecided,
            };
        };
        if positions.iter().any(|&position| self.known(position) == Some(Status::In))
            || (settled && pro <= 0.0)
        {
            return Status::Out;
        }
        if !positions.iter().all(|&position| self.best(position, true).1 && self.best(position, false).1) {
            return Status::Undecided;
        }
        let rivals =
            positions.iter().filter(|&&rival| rival != point && self.known(rival) != Some(Status::Out));
        let con = rivals.map(|&rival| self.best(rival, true).0).fold(self.best(point, false).0, f64::max);
        let clear = pro > con && pro > 0.4 && pro - con > 0.2;
        let met = match standard {
            Standard::Scintilla => pro > 0.0,
            Standard::Preponderance => pro > con,
            Standard::ClearAndConvincing => clear,
            Standard::BeyondReasonableDoubt => clear && con < 0.3,
            Standard::DialecticalValidity => pro > 0.0 && con == 0.0,
        };
        if met { Status::In } else { Status::Out }
    }

    fn sweep(&mut self) {
        loop {
            let undecided = self.labels.iter().filter(|(_, label)| **label == Status::Undecided);
            let next: Vec<(NodeId, Status)> = undecided
                .map(|(&point, _)| (point, self.label(point)))
                .filter(|(_, label)| *label != Status::Undecided)
                .collect();
            if next.is_empty() {
                return;
            }
            self.labels.extend(next);
        }
    }
}

/// What a verdict says, by keys.
fn by_key(written: &Written, verdict: &Verdict) -> BTreeMap<String, (Status, Option<f64>)> {
    let map = &written.map;
    let statements = map.statements().map(|id| (map.key(id).to_owned(), (verdict.status(id), None)));
    let relations =
        map.relations().map(|id| (map.key(id).to_owned(), (verdict.status(id), verdict.weight(id))));
    statements.chain(relations).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sweeps_find_the_same(draft in drafts()) {
        let written = draft.write(&[]);
        let Some(sweeps) = Sweeps::new(&draft, &written) else {
            let error = evaluate(&written.map, &written.case).unwrap_err();
            prop_assert!(matches!(error.kind(), ErrorKind::RepeatedPosition { .. }), "{error}");
            return Ok(());
        };
        let verdict = evaluate(&written.map, &written.case).unwrap();
        for (&point, &label) in &sweeps.labels {
            match point {
                NodeId::Statement(id) => prop_assert_eq!(verdict.status(id), label, "{}", written.map.key(id)),
                NodeId::Relation(id) => {
                    let relation = &written.map[id];
                    let plays = !relation.is_symmetric() && !relation.is_conceded();
                    let weight = if plays { sweeps.weight(id) } else { None };
                    prop_assert_eq!(verdict.weight(id), weight, "{}", written.map.key(id));
                    let status = match weight {
                        None => Status::Undecided,
                        Some(weight) if weight > 0.0 => Status::In,
                        Some(_) => Status::Out,
                    };
                    prop_assert_eq!(verdict.status(id), status);
                }
            }
        }
    }

    #[test]
    fn the_order_of_writing_changes_nothing(draft in drafts(), shuffle in prop::collection::vec(any::<u32>(), 12)) {
        let (one, other) = (draft.write(&[]), draft.write(&shuffle));
        match (evaluate(&one.map, &one.case), evaluate(&other.map, &other.case)) {
            (Ok(first), Ok(second)) => {
                prop_assert_eq!(by_key(&one, &first), by_key(&other, &second));
                prop_assert_eq!(evaluate(&one.map, &one.case), Ok(first));
            }
            (first, second) => prop_assert!(first.is_err() && second.is_err()),
        }
    }

    #[test]
    fn what_is_accepted_has_an_argument_or_is_given(draft in drafts()) {
        let written = draft.write(&[]);
        let Ok(verdict) = evaluate(&written.map, &written.case) else { return Ok(()) };
        for (i, &id) in written.statements.iter().enumerate() {
            if verdict.status(id) == Status::In {
                let argued = written.map.supporters(id).any(|id| verdict.weight(id).is_some_and(|weight| weight > 0.0));
                let (known, strength, _) = draft.statements[i];
                let given = known == 0 || (strength != 1 && (known == 3 || draft.presuming));
                prop_assert!(argued || given, "{}", written.map.key(id));
            }
        }
        for issue in verdict.issues() {
            let accepted = issue.positions().iter().filter(|position| position.status == Status::In).count();
            let assumed = draft.statements.iter().filter(|statement| statement.0 == 0).count();
            prop_assert!(accepted <= 1.max(assumed) || issue.standard() == Standard::Scintilla);
        }
    }
}
