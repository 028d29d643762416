//! From a document to arguments pro and con, with their places in it.

use super::{Claim, Dialect, Graph, Premise, build, implicit};
use crate::error::{Error, Errors};
use crate::format::place::{Lines, syntax};
use crate::format::report::{Diagnostic, Document, Outcome};
use crate::format::xml::{children, declared_utf8, parse};
use crate::map::table::check_key;
use roxmltree::Node;
use std::collections::{HashMap, HashSet};

/// What a document says, and which elements say it.
pub(super) struct Gathered<'a, 'd> {
    pub(super) graph: Graph,
    /// The elements of the graphs, with the main statement of each.
    pub(super) graphs: Vec<(Node<'a, 'd>, Option<String>)>,
    pub(super) claims: Vec<Node<'a, 'd>>,
    pub(super) arguments: Vec<ArgumentNode<'a, 'd>>,
    pub(super) notes: Notes,
}

pub(super) struct ArgumentNode<'a, 'd> {
    pub(super) node: Node<'a, 'd>,
    pub(super) conclusion: Node<'a, 'd>,
    /// The elements of the first premises; further ones have none.
    pub(super) premises: Vec<Node<'a, 'd>>,
}

/// What is to be said of elements.
#[derive(Default)]
pub(crate) struct Notes(Vec<(usize, String, Outcome, String, &'static str)>);

impl Notes {
    fn note(&mut self, node: Node<'_, '_>, outcome: Outcome, found: String, remedy: &'static str) {
        let id = node.attribute("id").map_or_else(String::new, |id| format!(" {id:?}"));
        let path = format!("{}{id}", node.tag_name().name());
        self.0.push((node.range().start, path, outcome, found, remedy));
    }

    pub(crate) fn read_as(&mut self, node: Node<'_, '_>, found: String, remedy: &'static str) {
        self.note(node, Outcome::Read, found, remedy);
    }

    fn kept(&mut self, node: Node<'_, '_>, found: impl Into<String>) {
        self.note(node, Outcome::Kept, found.into(), "");
    }

    fn into_diagnostics(mut self, lines: &Lines) -> Vec<Diagnostic> {
        self.0.sort_by_key(|(at, ..)| *at);
        let diagnostic = |(at, path, outcome, found, remedy): (usize, String, Outcome, String, &str)| {
            Diagnostic { location: lines.location(at, path), outcome, found, remedy: remedy.to_owned() }
        };
        self.0.into_iter().map(diagnostic).collect()
    }
}

pub(crate) fn read<D: Dialect>(text: &str) -> Result<Document, Errors> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = Lines::new(text);
    let xml = parse(text, &lines)?;
    let gathered = gather::<D>(&xml, &lines)?;
    let mut map = build(&gathered.graph)?;
    D::add_to_map(xml.root_element(), &mut map);
    let mut data = map.data().clone();
    data.insert(D::NAME.to_owned(), declared_utf8(text).into());
    map.set_data(data)?;
    Ok(Document::new(map, gathered.notes.into_diagnostics(&lines)))
}

pub(super) fn gather<'a, D: Dialect>(
    xml: &'a roxmltree::Document<'a>,
    lines: &Lines,
) -> Result<Gathered<'a, 'a>, Error> {
    let root = xml.root_element();
    let name = root.tag_name().name();
    // A graph may stand alone.
    let path =
        [D::NAME].iter().chain(D::PATH).position(|known| *known == name).and_then(|at| D::PATH.get(at..));
    let Some(path) = path else {
        let message = format!("the document is <{name}>, not <{}>", D::NAME);
        return Err(syntax(lines.location(root.range().start, ""), message));
    };
    let mut gathered = Gathered {
        graph: Graph::default(),
        graphs: Vec::new(),
        claims: Vec::new(),
        arguments: Vec::new(),
        notes: Notes::default(),
    };
    let mut level = vec![root];
    for &step in path {
        for child in level.iter().flat_map(Node::children).filter(Node::is_element) {
            let name = child.tag_name().name();
            if name != step && !D::KNOWN.contains(&name) {
                gathered.notes.kept(child, format!("<{name}>, which the map has no place for"));
            }
        }
        level = level.into_iter().flat_map(|node| children(node, step)).collect();
    }
    if let Some(second) = level.get(1) {
        let found = format!("one of {} graphs, which are read as one map", level.len());
        gathered.notes.read_as(*second, found, "");
    }
    gathered.graph.title =
        level.iter().find_map(|&graph| D::title(graph)?.attribute("title")).unwrap_or_default().to_owned();
    gathered.read_graphs::<D>(&level);
    Ok(gathered)
}

/// The statement that an attribute names, perhaps as a fragment of this document.
fn reference<'n>(node: Node<'n, '_>, keys: &HashMap<&str, usize>) -> Option<usize> {
    let name = node.attribute("statement")?.trim();
    keys.get(name).or_else(|| keys.get(name.strip_prefix('#')?)).copied()
}

impl<'a, 'd> Gathered<'a, 'd> {
    fn read_graphs<D: Dialect>(&mut self, graphs: &[Node<'a, 'd>]) {
        let mut taken = HashSet::new();
        let mut keys = HashMap::new();
        for &graph in graphs {
            let known = |name: &str| matches!(name, "statements" | "arguments") || D::KNOWN.contains(&name);
            for child in graph.children().filter(|child| child.is_element()) {
                let name = child.tag_name().name();
                if !known(name) {
                    self.notes.kept(child, format!("<{name}>, which the map has no place for"));
                }
            }
            for node in
                children(graph, "statements").flat_map(|list| list.children()).filter(Node::is_element)
            {
                let Some(key) = self.key(node, "statement", &mut taken) else { continue };
                let claim = D::claim(node, &mut self.notes);
                keys.insert(key, self.claims.len());
                self.claims.push(node);
                self.graph.claims.push(Claim { key: key.to_owned(), text: D::text(node), ..claim });
            }
        }
        for &graph in graphs {
            let main = D::MAIN.and_then(|name| graph.attribute(name)).map(str::trim);
            let main = main.and_then(|main| keys.get(main.strip_prefix('#').unwrap_or(main))).copied();
            if let Some(main) = main {
                self.graph.claims[main].main = true;
            }
            self.graphs.push((graph, main.map(|main| self.graph.claims[main].key.clone())));
            for node in children(graph, "arguments").flat_map(|list| list.children()).filter(Node::is_element)
            {
                self.argument::<D>(node, &keys, &mut taken);
            }
        }
        let arguments: HashMap<String, usize> =
            (0..).zip(&self.graph.arguments).map(|(i, argument)| (argument.key.clone(), i)).collect();
        for (node, claim) in self.claims.iter().zip(&self.graph.claims) {
            if let Some((argument, negative)) = D::exception(*node) {
                let Some(&argument) = arguments.get(argument) else {
                    self.notes
                        .kept(*node, format!("an exception to {argument:?}, which is no argument here"));
                    continue;
                };
                let exception =
                    Premise { statement: claim.key.clone(), negative, exception: true, ..Premise::default() };
                self.graph.arguments[argument].premises.push(exception);
            }
        }
        self.say_implicit_alike();
    }

    /// What a map says of a statement is said of all premises that it is.
    fn say_implicit_alike(&mut self) {
        let implicit: HashSet<String> = implicit(self.graph.arguments.iter())
            .into_iter()
            .filter(|&(_, implicit)| implicit)
            .map(|(key, _)| key.to_owned())
            .collect();
        for premise in self.graph.arguments.iter_mut().flat_map(|argument| &mut argument.premises) {
            premise.implicit =
                !premise.exception && !premise.negative && implicit.contains(&premise.statement);
        }
    }

    /// The id of an element, if it is one that a map can have.
    fn key(&mut self, node: Node<'a, 'd>, name: &str, taken: &mut HashSet<&'a str>) -> Option<&'a str> {
        let key = node.attribute("id").map(str::trim);
        let found = match key {
            _ if node.tag_name().name() != name => {
                format!("<{}>, which the map has no place for", node.tag_name().name())
            }
            None => format!("a {name} without an id"),
            Some(key) => match check_key(key) {
                Err(error) => format!("a {name} whose id does not do: {error}"),
                Ok(()) if taken.insert(key) => return Some(key),
                Ok(()) => format!("a {name} whose id is taken"),
            },
        };
        self.notes.kept(node, found);
        None
    }

    fn argument<D: Dialect>(
        &mut self,
        node: Node<'a, 'd>,
        keys: &HashMap<&str, usize>,
        taken: &mut HashSet<&'a str>,
    ) {
        let conclusion = children(node, "conclusion").next();
        let target = conclusion.and_then(|conclusion| reference(conclusion, keys));
        let premises: Vec<_> =
            children(node, "premises").flat_map(|list| children(list, "premise")).collect();
        let sources: Option<Vec<usize>> = premises.iter().map(|&premise| reference(premise, keys)).collect();
        let (Some(conclusion), Some(target), Some(sources)) = (conclusion, target, sources) else {
            if node.tag_name().name() == "argument" {
                self.notes.kept(node, "an argument whose conclusion or premises name no statement");
            } else {
                self.key(node, "argument", taken);
            }
            return;
        };
        let Some(key) = self.key(node, "argument", taken) else { return };
        let mut argument = D::argument(node, &mut self.notes);
        argument.key = key.to_owned();
        argument.conclusion = self.graph.claims[target].key.clone();
        for (&premise, &source) in premises.iter().zip(&sources) {
            let (mut read, assumes) = D::premise(premise, &mut self.notes);
            let claim = &mut self.graph.claims[source];
            if assumes && claim.value.is_none() {
                claim.value = Some(!read.negative);
            }
            read.statement = claim.key.clone();
            argument.premises.push(read);
        }
        let mut seen = HashSet::new();
        for (read, premise) in argument.premises.iter().zip(&premises) {
            if !seen.insert((&read.statement, read.negative, read.exception)) {
                self.notes.kept(
                    *premise,
                    format!("the premise {:?} of the argument {key:?} once more", read.statement),
                );
            }
        }
        self.graph.arguments.push(argument);
        self.arguments.push(ArgumentNode { node, conclusion, premises });
    }
}
