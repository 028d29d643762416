//! Relations of a map from inferences and links, whose ends may be relations that are yet to come.

use super::adding::{Adding, speak};
use super::marks::{AS, KEY, Marks};
use super::outline::{Argument, End, LinkKind, Outline, Role, Step};
use super::source::Note;
use super::to_map::{ARGUMENT, ToMap, add_own, reorder, speaker};
use crate::error::Error;
use crate::format::report::Outcome;
use crate::map::id::StatementId;
use crate::map::relation::{Family, Premise, Relation};
use hashbrown::{HashMap, HashSet};
use serde_json::{Map, Value, json};

/// An end of a relation that may not be in the map yet.
#[derive(Clone, Copy)]
pub(super) enum Ref {
    Statement(StatementId),
    /// A relation, by its number in the order of the text.
    Planned(usize),
    /// What the data name by its key.
    Named,
}

/// A relation without its target.
pub(super) struct Planned {
    pub(super) relation: Relation,
    pub(super) target: Ref,
    pub(super) target_key: String,
    /// Whether it is a support of one premise, written as an argument where a line would do.
    pub(super) is_argument: bool,
    pub(super) at: usize,
}

/// A relation to be added.
enum What {
    Argument(Box<Planned>),
    /// An entry of the front matter.
    Dialogue(Map<String, Value>),
    /// Something that is wrong, and told.
    Nothing,
}

/// Where a relation comes from.
#[derive(Clone, Copy)]
enum Origin {
    Step(usize, usize),
    Link(usize),
}

/// Whether an inference says that it is something else than a support of its conclusion.
fn says_family(step: &Step) -> bool {
    let data = step.inference.as_ref().and_then(|inference| inference.data.as_ref());
    data.and_then(|data| data.get(KEY)?.get("family")).is_some()
}

/// The conclusions that stand for what cannot be said in a structure: they are no statements.
pub(super) fn stand_ins(outline: &Outline) -> HashSet<usize> {
    let steps = outline.arguments.iter().flat_map(|argument| &argument.steps);
    let untitled = |step: &&Step| {
        let class = &outline.statements[step.statement];
        class.is_untitled && class.members.len() == 1
    };
    steps.filter(|step| says_family(step)).filter(untitled).map(|step| step.statement).collect()
}

/// What the ends of links lead to.
struct Ends {
    /// The steps of arguments in order, by argument and place, with the numbers of the relations that they become.
    steps: Vec<((usize, usize), usize)>,
    /// For each argument how many links lead from it, and the last of them.
    from: Vec<(usize, usize)>,
    classes: Vec<Option<StatementId>>,
    described: Vec<Option<StatementId>>,
    last: Vec<Option<usize>>,
}

impl Ends {
    fn step(&self, argument: usize, step: usize) -> Option<usize> {
        let place = self.steps.binary_search_by_key(&(argument, step), |&(step, _)| step).ok()?;
        Some(self.steps[place].1)
    }

    fn of(&self, end: End) -> Option<Ref> {
        match end {
            End::Statement(class) => self.classes[class].map(Ref::Statement),
            End::Inference(argument, step) => self.step(argument, step).map(Ref::Planned),
            End::Argument(argument) => match self.last[argument] {
                Some(step) => self.of(End::Inference(argument, step)),
                None => self.described[argument].map(Ref::Statement),
            },
        }
    }

    /// What an undercut of an end is aimed at: of an argument that is only described, what it is for.
    fn undercut(&self, end: End) -> Option<Ref> {
        if let End::Argument(argument) = end {
            if let (1, link) = self.from[argument] {
                return Some(Ref::Planned(link));
            }
        }
        self.of(end)
    }
}

pub(super) fn relations(
    this: &mut ToMap,
    outline: Outline,
    dialogue: Vec<Map<String, Value>>,
    order: Option<Vec<usize>>,
) -> Result<(), Error> {
    let stand_ins: HashMap<usize, usize> = outline
        .links
        .iter()
        .enumerate()
        .rev()
        .filter_map(|(n, link)| Some((from_stand_in(this, &outline, link.from)?, n)))
        .collect();
    let mut origins: Vec<(usize, Origin)> = Vec::with_capacity(outline.arguments.len() + outline.links.len());
    for (n, argument) in outline.arguments.iter().enumerate() {
        let inferred =
            argument.steps.iter().enumerate().filter_map(|(i, step)| Some((i, step.inference.as_ref()?)));
        origins.extend(inferred.map(|(i, inference)| (inference.at, Origin::Step(n, i))));
    }
    for (n, link) in outline.links.iter().enumerate() {
        if from_stand_in(this, &outline, link.from).is_none() {
            origins.push((link.at, Origin::Link(n)));
        }
    }
    // Links are in the order in which they end, nearly that of the text, which a stable sort makes use of.
    origins.sort_by_key(|&(at, _)| at);
    let last =
        |argument: &Argument| argument.steps.iter().rposition(|step| step.role == Role::MainConclusion);
    let mut ends = Ends {
        steps: Vec::new(),
        from: vec![(0, 0); outline.arguments.len()],
        classes: std::mem::take(&mut this.classes),
        described: std::mem::take(&mut this.described),
        last: outline.arguments.iter().map(last).collect(),
    };
    for (n, &(_, origin)) in origins.iter().enumerate() {
        match origin {
            Origin::Step(argument, step) => ends.steps.push(((argument, step), n)),
            Origin::Link(link) => {
                if let End::Argument(argument) = outline.links[link].from {
                    ends.from[argument] = (ends.from[argument].0 + 1, n);
                }
            }
        }
    }
    ends.steps.sort();
    if order.is_none() && dialogue.is_empty() && ends.classes.iter().all(Option::is_some) {
        // Nothing is named by its key: each is added as it comes.
        let mut adding = Adding::of(origins.len());
        for (n, (_, origin)) in origins.into_iter().enumerate() {
            if let Some(plan) = plan(this, &outline, &ends, &stand_ins, origin) {
                adding.add(this, n, plan);
            }
        }
        return adding.finish(this);
    }
    let mut planned: Vec<(usize, What)> = Vec::with_capacity(origins.len());
    for (n, (_, origin)) in origins.into_iter().enumerate() {
        let plan = plan(this, &outline, &ends, &stand_ins, origin);
        planned.push((n, plan.map_or(What::Nothing, |plan| What::Argument(Box::new(plan)))));
    }
    name_targets(this, &mut planned);
    let places = planned.len();
    planned.extend(dialogue.into_iter().enumerate().map(|(n, entry)| (places + n, What::Dialogue(entry))));
    let mut adding = Adding::of(planned.len());
    for (n, what) in reorder(planned, order, &mut this.notes) {
        match what {
            What::Argument(plan) => adding.add(this, n, *plan),
            What::Dialogue(entry) => adding.spoken.extend(speak(this, &entry).map(|id| (id, entry))),
            What::Nothing => {}
        }
    }
    adding.finish(this)
}

fn plan(
    this: &mut ToMap,
    outline: &Outline,
    ends: &Ends,
    stand_ins: &HashMap<usize, usize>,
    origin: Origin,
) -> Option<Planned> {
    match origin {
        Origin::Step(argument, step) => inference(this, outline, ends, stand_ins, argument, step),
        Origin::Link(number) => link(this, outline, ends, number),
    }
}

/// Finds the targets that data name.
fn name_targets(this: &ToMap, planned: &mut [(usize, What)]) {
    let named = planned.iter().filter_map(|(n, what)| match what {
        What::Argument(plan) if !plan.relation.key().is_empty() => Some((plan.relation.key().to_owned(), *n)),
        _ => None,
    });
    let named: HashMap<String, usize> = named.collect();
    for (_, what) in planned {
        let What::Argument(plan) = what else { continue };
        if matches!(plan.target, Ref::Named) {
            let statement = this.map.find_statement(&plan.target_key).map(Ref::Statement);
            plan.target =
                statement.or(named.get(&plan.target_key).copied().map(Ref::Planned)).unwrap_or(Ref::Named);
        }
    }
}

fn from_stand_in(this: &ToMap, outline: &Outline, end: End) -> Option<usize> {
    match end {
        End::Statement(class) if this.classes[class].is_none() && class < outline.statements.len() => {
            Some(class)
        }
        _ => None,
    }
}

/// The statements a conclusion is drawn from: those that its data name, or those since the conclusion before it.
fn premises(argument: &Argument, conclusion: usize) -> Vec<usize> {
    let step = &argument.steps[conclusion];
    let uses = step.inference.as_ref().and_then(|inference| {
        let data = inference.data.as_ref()?;
        data.get("uses").or_else(|| data.get("from"))?.as_array()
    });
    let before = argument.steps.get(..conclusion).unwrap_or_default();
    let numbers =
        uses.into_iter().flatten().filter_map(|n| usize::try_from(n.as_u64()?).ok()?.checked_sub(1));
    let mut statements: Vec<usize> = numbers.filter_map(|n| Some(before.get(n)?.statement)).collect();
    if statements.is_empty() {
        let from = before.iter().rposition(|step| step.inference.is_some()).unwrap_or(0);
        statements.extend(before.iter().skip(from).map(|step| step.statement));
    }
    if statements.len() > 2 {
        let mut seen = HashSet::new();
        statements.retain(|&statement| seen.insert(statement));
    } else {
        statements.dedup();
    }
    statements
}

/// A step becomes the support of its conclusion, unless its data say otherwise.
fn inference(
    this: &mut ToMap,
    outline: &Outline,
    ends: &Ends,
    stand_ins: &HashMap<usize, usize>,
    number: usize,
    place: usize,
) -> Option<Planned> {
    let argument = &outline.arguments[number];
    let step = &argument.steps[place];
    let inferred = step.inference.as_ref()?;
    // The last step speaks for the argument.
    let last_of = (ends.last[number] == Some(place)).then_some(argument);
    // Looking a scheme up in the catalogue takes longer than all the rest: each is looked up once.
    let mut relation = match inferred.rules.as_slice() {
        [] => Relation::open(Family::Support),
        rules => this.schemes.entry_ref(rules).or_insert_with(|| with_scheme(&rules.join(", "))).clone(),
    };
    let mut own = Vec::new();
    if let Some(argument) = last_of {
        if !argument.tags.is_empty() {
            relation.set_tags(argument.tags.clone());
        }
        own.extend(description(argument).map(|text| ("description", text)));
    }
    let premises: Vec<StatementId> =
        premises(argument, place).into_iter().filter_map(|class| ends.classes[class]).collect();
    relation.set_voicing(speaker(&this.map, premises.iter().copied()));
    relation.set_premises(premises);
    relation.set_group(this.group(argument.section));
    let mut data = inferred.data.clone();
    let mut marks = Marks::take(&mut data, &mut this.notes, inferred.at);
    let key: Option<String> = marks.get("key");
    if let Some(roles) = marks.get("roles") {
        give_roles(&mut relation, roles);
    }
    let target_key: Option<String> = marks.get("target");
    let may_be_line = marks.get::<bool>(ARGUMENT) != Some(false);
    if !marks.is_empty() {
        marks.relation(&mut relation, &this.map);
    }
    if let Some(rest) = marks.rest() {
        data.get_or_insert_with(|| json!({}))[KEY] = rest;
    }
    own.extend(data.map(|data| ("inference", data)));
    own.extend(last_of.and_then(|argument| argument.data.clone()).map(|data| ("data", data)));
    if let Some(key) = key {
        relation.set_key(this.keys.claim(&key, "argument"));
    } else if let Some(Argument { title, .. }) = last_of.filter(|argument| !argument.is_untitled) {
        let mut key = this.keys.claim(title, "argument");
        if this.map.find(&key).is_some() {
            // It was made up for a relation before it.
            key = this.keys.claim(title, "argument");
        }
        own.extend((key != *title).then(|| ("title", json!(title))));
        relation.set_key(key);
    }
    if let Some(data) = add_own(relation.data(), own) {
        relation.set_data(data);
    }
    let target = match (ends.of(End::Statement(step.statement)), stand_ins.get(&step.statement)) {
        (Some(target), _) => Some(target),
        (None, Some(&link)) => ends.of(outline.links[link].to),
        (None, None) => target_key.is_some().then_some(Ref::Named),
    };
    let problem =
        if target.is_none() { "an inference that bears on nothing" } else { "an inference without premises" };
    let Some(target) = target.filter(|_| !relation.premises().is_empty()) else {
        let (found, remedy) = (problem.to_owned(), "give it numbered premises and a conclusion");
        this.notes.push(Note { at: inferred.at, outcome: Outcome::Lost, found, remedy });
        return None;
    };
    let is_argument = may_be_line
        && relation.family() == Family::Support
        && relation.scheme().is_none()
        && relation.premises().len() == 1
        && matches!(target, Ref::Statement(_));
    let target_key = target_key.unwrap_or_default();
    Some(Planned { relation, target, target_key, is_argument, at: inferred.at })
}

/// What is said of an argument in words: a text, or several.
fn description(argument: &Argument) -> Option<Value> {
    let members = argument.members.iter().filter(|member| !member.is_reference);
    let texts: Vec<&str> = members.filter_map(|member| member.text.get(..member.body)).collect();
    match texts.as_slice() {
        [] => None,
        [text] => Some(json!(text)),
        texts => Some(json!(texts)),
    }
}

fn give_roles(relation: &mut Relation, roles: Vec<Option<String>>) {
    let in_role = |(premise, role): (&Premise, Option<String>)| match role {
        Some(role) => Premise::in_role(premise.node(), role),
        None => premise.clone(),
    };
    let roles = roles.into_iter().chain(std::iter::repeat(None));
    let premises: Vec<Premise> = relation.premises().iter().zip(roles).map(in_role).collect();
    relation.set_premises(premises);
}

fn with_scheme(scheme: &str) -> Relation {
    let mut relation = Relation::open(Family::Support);
    relation.set_scheme(Some(scheme));
    relation
}

/// A link becomes a relation of one premise.
fn link(this: &mut ToMap, outline: &Outline, ends: &Ends, number: usize) -> Option<Planned> {
    let link = &outline.links[number];
    let from = match link.from {
        End::Argument(argument) => ends.described[argument]?,
        End::Statement(class) => ends.classes[class]?,
        End::Inference(..) => return None,
    };
    let to = if link.kind == LinkKind::Undercut { ends.undercut(link.to)? } else { ends.of(link.to)? };
    let on_relation = matches!(to, Ref::Planned(_));
    if link.kind == LinkKind::Undercut && !on_relation {
        let found = "an undercut of a statement: judged as an attack on it".to_owned();
        let remedy = "aim it at an argument, if it denies an inference";
        this.notes.push(Note { at: link.at, outcome: Outcome::Read, found, remedy });
    }
    let family = match link.kind {
        LinkKind::Support | LinkKind::Entails => Family::Support,
        _ => Family::Attack,
    };
    let mut relation = Relation::open(family);
    relation.set_strict(link.kind == LinkKind::Entails);
    let both_ways = matches!(link.kind, LinkKind::Contradictory | LinkKind::Contrary);
    relation.set_symmetric(both_ways && !on_relation);
    relation.set_group(this.map[from].group());
    relation.set_voicing(this.map[from].voicing());
    relation.set_premises([from]);
    let mut own = Vec::new();
    if let Some(Value::Object(said)) = this.said.remove(&link.at) {
        let mut marks = Marks::of(said, &mut this.notes, link.at);
        if let Some(role) = marks.get::<String>("role") {
            relation.set_premises([Premise::in_role(from, role)]);
        }
        if let Some(key) = marks.get::<String>("key") {
            relation.set_key(this.keys.claim(&key, "relation"));
        }
        marks.relation(&mut relation, &this.map);
        own.extend(marks.rest().map(|rest| (AS, rest)));
    }
    // What Argdown tells apart and the map does not.
    let other = match link.kind {
        LinkKind::Undercut => !on_relation,
        LinkKind::Attack | LinkKind::Contradictory => on_relation,
        LinkKind::Contrary => true,
        LinkKind::Support | LinkKind::Entails => false,
    };
    if other {
        own.push(("relation", json!(link.kind.name())));
    }
    if let Some(data) = add_own(relation.data(), own) {
        relation.set_data(data);
    }
    Some(Planned { relation, target: to, target_key: String::new(), is_argument: false, at: link.at })
}
