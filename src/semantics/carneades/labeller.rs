//! The labels, in one pass: each label is given once, and tells what waits for it.

use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::{ArgumentMap, Link};
use crate::semantics::carneades::case::{Case, Commitment};
use crate::semantics::carneades::frame::Frame;
use crate::semantics::carneades::scale::Scale;
use crate::semantics::carneades::verdict::{Issue, Position, Ruling, Verdict};
use crate::semantics::labelling::Status;
use petgraph::Direction::Outgoing;

pub(crate) struct Labeller<'a> {
    map: &'a ArgumentMap,
    case: &'a Case,
    frame: &'a Frame,
    scale: Scale<'a>,
    /// By point.
    labels: Vec<Status>,
    /// By point: the best settled argument for it and for its negation, and how many for it are not settled.
    pro: Vec<f64>,
    con: Vec<f64>,
    open: Vec<u32>,
    /// By relation: its weight once that is settled, and how many labels it waits for until then.
    weights: Vec<Option<f64>>,
    waits: Vec<u32>,
    /// By question: how many of its arguments are not settled, and how many of its positions not labelled.
    open_arguments: Vec<u32>,
    open_positions: Vec<u32>,
    /// Points that were labelled and have not yet told it on.
    news: Vec<u32>,
}

impl<'a> Labeller<'a> {
    pub(crate) fn new(map: &'a ArgumentMap, case: &'a Case, frame: &'a Frame) -> Self {
        let (points, questions) = (map.bound(), frame.questions.len());
        Labeller {
            map,
            case,
            frame,
            scale: Scale::new(map, case, frame),
            labels: vec![Status::Undecided; points],
            pro: vec![0.0; points],
            con: vec![0.0; points],
            open: vec![0; points],
            weights: vec![None; points],
            waits: vec![0; points],
            open_arguments: vec![0; questions],
            open_positions: frame.questions.iter().map(|question| question.positions.len() as u32).collect(),
            news: Vec::new(),
        }
    }

    pub(crate) fn run(mut self) -> Verdict {
        self.begin();
        while let Some(point) = self.news.pop() {
            if self.frame.arguments[point as usize].is_some() {
                self.settle_if_ready(RelationId(point));
            } else {
                let users = self.map.relations_at(StatementId(point).into(), Outgoing, Link::Premise);
                for id in users.filter(|id| self.frame.arguments[id.index()].is_some()) {
                    self.tell(id);
                }
            }
            if let Some(question) = self.frame.question_of(point) {
                self.open_positions[question as usize] -= 1;
                if self.open_positions[question as usize] == 0 {
                    for id in self.scale.close(question, &self.labels) {
                        self.tell(id);
                    }
                }
            }
        }
        self.verdict()
    }

    /// What is given, and what nothing argues for.
    fn begin(&mut self) {
        let mut supported = vec![false; self.labels.len()];
        for (id, argument) in self.frame.arguments() {
            self.waits[id.index()] = self.map[id].premises().len() as u32;
            if argument.pro {
                supported[argument.point as usize] = true;
                self.open[argument.point as usize] += 1;
            }
            if let Some(question) = self.frame.question_of(argument.point) {
                self.open_arguments[question as usize] += 1;
            }
        }
        for &id in self.scale.watching() {
            self.waits[id.index()] += 1;
        }
        for (&id, &commitment) in &self.case.commitments {
            match commitment {
                Commitment::Assumed => self.label(id.0, Status::In),
                Commitment::Rejected => self.label(id.0, Status::Out),
                Commitment::Presumed => {}
            }
        }
        for question in &self.frame.questions {
            if question.positions.iter().any(|&point| self.labels[point as usize] == Status::In) {
                for &point in &question.positions {
                    self.label(point, Status::Out);
                }
            }
        }
        for id in self.map.statements() {
            self.pro[id.index()] = self.case.presumption(self.map, id, &supported).unwrap_or(0.0);
            self.decide(id.0);
        }
        for (id, _) in self.frame.arguments() {
            self.decide(id.0);
        }
        for question in 0..self.frame.questions.len() as u32 {
            self.resolve_if_ready(question);
        }
    }

    /// Labels a point, unless it is labelled.
    fn label(&mut self, point: u32, status: Status) {
        if self.labels[point as usize] == Status::Undecided {
            self.labels[point as usize] = status;
            self.news.push(point);
        }
    }

    fn tell(&mut self, id: RelationId) {
        self.waits[id.index()] -= 1;
        self.settle_if_ready(id);
    }

    /// Weighs an argument that is undercut, or that nothing undercuts and whose premises are all labelled.
    fn settle_if_ready(&mut self, id: RelationId) {
        let Some(argument) = self.frame.arguments[id.index()].filter(|_| self.weights[id.index()].is_none())
        else {
            return;
        };
        let weight = match self.labels[id.index()] {
            Status::In => 0.0,
            Status::Out if self.waits[id.index()] == 0 => self.scale.weigh(id, &self.labels),
            Status::Out | Status::Undecided => return,
        };
        self.weights[id.index()] = Some(weight);
        let point = argument.point as usize;
        let best = if argument.pro { &mut self.pro[point] } else { &mut self.con[point] };
        *best = best.max(weight);
        if argument.pro {
            self.open[point] -= 1;
            self.decide(argument.point);
        }
        if let Some(question) = self.frame.question_of(argument.point) {
            self.open_arguments[question as usize] -= 1;
            self.resolve_if_ready(question);
        }
    }

    /// Labels a point for which one good argument suffices, or for which there is none left.
    fn decide(&mut self, point: u32) {
        if self.pro[point as usize] > 0.0 {
            if self.frame.question_of(point).is_none() {
                self.label(point, Status::In);
            }
        } else if self.open[point as usize] == 0 {
            self.label(point, Status::Out);
        }
    }

    /// Labels the positions of a question once all that is argued about it is settled.
    fn resolve_if_ready(&mut self, question: u32) {
        if self.open_arguments[question as usize] > 0 {
            return;
        }
        let frame = self.frame;
        for (&point, (_, _, ruling)) in
            frame.questions[question as usize].positions.iter().zip(self.compare(question))
        {
            self.label(point, if ruling == Ruling::Proven { Status::In } else { Status::Out });
        }
    }

    /// For each position what is best against it, which rival that is for, and how the two compare.
    fn compare(&self, question: u32) -> Vec<(f64, Option<u32>, Ruling)> {
        let question = &self.frame.questions[question as usize];
        let mut best = (0.0, None);
        let mut next = best;
        for &point in &question.positions {
            let pro = self.pro[point as usize];
            if self.commitment(point) == Some(Commitment::Rejected) {
                continue;
            }
            if pro > best.0 {
                next = std::mem::replace(&mut best, (pro, Some(point)));
            } else if pro > next.0 {
                next = (pro, Some(point));
            }
        }
        let judge = |&point: &u32| {
            let rival = if best.1 == Some(point) { next } else { best };
            let negation = (self.con[point as usize], None);
            let (con, rival) = if rival.0 > negation.0 { rival } else { negation };
            (con, rival, question.standard.judge(&self.case.thresholds, self.pro[point as usize], con))
        };
        question.positions.iter().map(judge).collect()
    }

    fn commitment(&self, point: u32) -> Option<Commitment> {
        self.case.commitments.get(&StatementId(point)).copied()
    }

    fn verdict(self) -> Verdict {
        let mut issues = Vec::new();
        let mut issue_of = vec![None; self.labels.len()];
        for (number, question) in (0..).zip(&self.frame.questions) {
            if !matches!(self.map.id_of(question.positions[0]), Some(NodeId::Statement(_))) {
                continue;
            }
            let assumed = |&point: &u32| self.commitment(point) == Some(Commitment::Assumed);
            let taken = question.positions.iter().any(assumed);
            let position = |(&point, (con, rival, ruling)): (&u32, (f64, Option<u32>, Ruling))| {
                let status = self.labels[point as usize];
                let ruling = match self.commitment(point) {
                    Some(Commitment::Assumed) => Ruling::Assumed,
                    Some(Commitment::Rejected) => Ruling::Rejected,
                    _ if taken => Ruling::Excluded,
                    _ if status == Status::Undecided => Ruling::Open,
                    _ => ruling,
                };
                let statement = StatementId(point);
                Position {
                    statement,
                    status,
                    pro: self.pro[point as usize],
                    con,
                    rival: rival.map(StatementId),
                    ruling,
                }
            };
            for &point in &question.positions {
                issue_of[point as usize] = Some(issues.len() as u32);
            }
            let positions = question.positions.iter().zip(self.compare(number)).map(position).collect();
            issues.push(Issue { standard: question.standard, positions });
        }
        let mut statuses = self.labels;
        for id in self.map.relations() {
            statuses[id.index()] = match self.weights[id.index()] {
                Some(weight) if weight > 0.0 => Status::In,
                Some(_) => Status::Out,
                None => Status::Undecided,
            };
        }
        Verdict {
            statuses: statuses.into(),
            weights: self.weights.into(),
            issues: issues.into(),
            issue_of: issue_of.into(),
        }
    }
}
