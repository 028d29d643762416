//! CAF, the Carneades Argument Format: what Carneades 3 writes.
//!
//! | in the file | in the map |
//! |---|---|
//! | `statement` with its first `description` | a claim; a weight above one half assumes it, below one half its negation; `main` marks a thesis |
//! | `argument` pro or con | a support or an attack, with its scheme, its roles, strictness, and its weight as strength |
//! | a statement whose atom is `(undercut A)` | the premise of an undercut of the argument A |
//! | a statement whose atom is `(valid A)` | its negation, `¬id`, is the premise of an undercut of A |
//! | a negative premise | a claim of its own, `¬id`, that contradicts the statement |
//! | an implicit premise | an implicit statement, if it is one wherever it is a premise |
//! | `standard` | an issue in the free data `carneades`, where Carneades' YAML has them too |
//! | `references` with a key | sources |
//! | other metadata, translations, values | kept |
//!
//! Defaults are those of the schema: pro, positive, defeasible, a weight of one half, which leaves a statement open.
//! The weights 0, ½ and 1 of statements and 1 of arguments are no strengths of their own. Carneades 4 reads files
//! otherwise: a missing weight is 0 to it, a missing `pro` con, and a missing `positive` negative, so that its labels
//! are no guide.
//!
//! The document stands in the data of the map under `caf`. Writing changes in it what the map says otherwise, and
//! nothing else: of a map that was not edited, it gives the same document, character by character. What cannot be
//! said outright is written as in [`lkif`](crate::format::lkif).
//!
//! ```
//! use argument_map::format::caf;
//!
//! let text = r#"<caf version="1.3"><metadata title="Rain"/><statements>
//! <statement id="wet" main="true"><descriptions><description lang="en">It is wet.</description></descriptions></statement>
//! <statement id="rain" weight="1"><descriptions><description lang="en">It rained.</description></descriptions></statement>
//! </statements><arguments>
//! <argument id="a1"><conclusion statement="wet"/><premises><premise statement="rain"/></premises></argument>
//! </arguments><references/></caf>"#;
//! let map = caf::read(text)?.map;
//! assert!(map[map.find_statement("wet").unwrap()].is_thesis());
//! assert_eq!(map[map.find_relation("a1").unwrap()].strength().unwrap().get(), 0.5);
//! assert_eq!(caf::write(&map).text, text);
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! The schema: CAF 1.3, of 2014.

use crate::error::Errors;
use crate::format::markup::Xml;
use crate::format::procon::{
    self, Argument, Claim, Dialect, Graph, Notes, Premise, does_not_apply, is_other, number, some, standard,
    weight,
};
use crate::format::xml::{Attribute, Patch, children, element, words};
use crate::format::{Document, Written, encoding};
use crate::map::ArgumentMap;
use crate::map::attributes::Strength;
use crate::map::source::Source;
use roxmltree::Node;
use std::collections::{HashMap, HashSet};

/// Reads a CAF file.
///
/// # Errors
/// If the text is not XML, not CAF, or declares entities that are more than short pieces of text, with line and column.
///
/// # Complexity
/// Linear in the text.
pub fn read(text: &str) -> Result<Document, Errors> {
    procon::read::<Caf>(text)
}

/// Reads a CAF file in UTF-8, UTF-16 or, if it says so, Latin-1.
///
/// # Errors
/// As for [`read`]; and bytes that are not in the encoding.
pub fn read_bytes(bytes: &[u8]) -> Result<Document, Errors> {
    encoding::read(bytes, read)
}

/// Writes a map as a CAF file. Keys are written as ids as they are.
///
/// # Complexity
/// Linear in the map and the document it was read from.
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    procon::write::<Caf>(map)
}

struct Caf;

const TRUE: &[&str] = &["true", "1"];
const FALSE: &[&str] = &["false", "0"];

impl Dialect for Caf {
    const NAME: &'static str = "caf";
    const BLANK: &'static str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<caf version=\"1.3\">
  <metadata/>
  <statements/>
  <arguments/>
  <references/>
</caf>
";
    const PATH: &'static [&'static str] = &[];
    const KNOWN: &'static [&'static str] = &["metadata", "references"];
    const MAIN: Option<&'static str> = None;

    fn claim(node: Node<'_, '_>, notes: &mut Notes) -> Claim {
        let written = node.attribute("standard").unwrap_or_default();
        let standard = standard(written).unwrap_or_else(|()| {
            notes.read_as(node, format!("the standard {written:?}"), "use DV, PE, CCE or BRD; PE is taken");
            None
        });
        let weight = number(node, "weight", notes).unwrap_or(0.5);
        Claim {
            value: (weight != 0.5).then_some(weight > 0.5),
            standard,
            strength: Strength::new(weight).ok().filter(|_| ![0.0, 0.5, 1.0].contains(&weight)),
            main: is_other(node, "main", [FALSE, TRUE], notes),
            ..Claim::default()
        }
    }

    fn argument(node: Node<'_, '_>, notes: &mut Notes) -> Argument {
        Argument {
            con: is_other(node, "pro", [TRUE, FALSE], notes),
            strict: is_other(node, "strict", [FALSE, TRUE], notes),
            scheme: some(node.attribute("scheme")),
            strength: weight(node, notes),
            ..Argument::default()
        }
    }

    fn premise(node: Node<'_, '_>, notes: &mut Notes) -> (Premise, bool) {
        let premise = Premise {
            negative: is_other(node, "positive", [TRUE, FALSE], notes),
            implicit: is_other(node, "implicit", [FALSE, TRUE], notes),
            role: some(node.attribute("role")),
            ..Premise::default()
        };
        (premise, false)
    }

    fn exception<'a>(node: Node<'a, '_>) -> Option<(&'a str, bool)> {
        let atom = node.attribute("atom")?.trim().strip_prefix('(')?.strip_suffix(')')?;
        let (predicate, argument) = atom.trim().split_once(char::is_whitespace)?;
        matches!(predicate, "undercut" | "valid").then_some((argument.trim(), predicate == "valid"))
    }

    fn text(node: Node<'_, '_>) -> String {
        description(node).map_or_else(|| node.attribute("atom").unwrap_or_default().to_owned(), words)
    }

    fn title<'a, 'd>(graph: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
        children(graph, "metadata").next()
    }

    fn claim_attributes(claim: &Claim, exception: Option<(&str, bool)>) -> Vec<Attribute> {
        let own = |fits: fn(f64) -> bool| claim.strength.map(Strength::get).filter(|&weight| fits(weight));
        let weight = match claim.value {
            Some(true) => own(|weight| weight > 0.5).unwrap_or(1.0),
            Some(false) => own(|weight| weight < 0.5).unwrap_or(0.0),
            None => 0.5,
        };
        let atom = exception.map(|(argument, negative)| {
            format!("({} {argument})", if negative { "valid" } else { "undercut" })
        });
        vec![
            ("weight", Some(weight.to_string())),
            ("standard", Some(claim.standard.unwrap_or("PE").to_owned())),
            ("atom", atom),
            ("main", Some(claim.main.to_string())),
        ]
    }

    fn argument_attributes(argument: &Argument) -> Vec<Attribute> {
        vec![
            ("strict", Some(argument.strict.to_string())),
            ("pro", Some((!argument.con).to_string())),
            ("scheme", argument.scheme.clone()),
            ("weight", Some(argument.strength.map_or(1.0, Strength::get).to_string())),
        ]
    }

    fn premise_attributes(premise: &Premise) -> Vec<Attribute> {
        if premise.exception {
            return Vec::new();
        }
        vec![
            ("positive", Some((!premise.negative).to_string())),
            ("role", premise.role.clone()),
            ("implicit", Some(premise.implicit.to_string())),
        ]
    }

    fn set_text(patch: &mut Patch<'_>, node: Node<'_, '_>, text: &str) {
        let prefix = patch.prefix(node);
        match (description(node), children(node, "descriptions").next()) {
            (Some(description), _) => patch.set_inner(description, &Xml(text).to_string()),
            (None, Some(list)) => patch.set_inner(list, &new_description(prefix, text)),
            (None, None) => patch.append(node, &[Self::text_element(prefix, text)]),
        }
    }

    fn text_element(prefix: &str, text: &str) -> String {
        element(prefix, "descriptions", &[], &new_description(prefix, text))
    }

    /// A statement is an exception to one argument, by its atom; other exceptions argue for such a statement.
    fn settle(graph: &mut Graph) {
        let arguments = graph.arguments.iter().map(|argument| &argument.key);
        let mut known: HashSet<String> =
            graph.claims.iter().map(|claim| &claim.key).chain(arguments).cloned().collect();
        let (mut alike, mut used, mut more) = (HashMap::new(), HashSet::new(), Vec::new());
        for argument in &mut graph.arguments {
            for premise in argument.premises.iter_mut().filter(|premise| premise.exception) {
                if premise.role.is_none() && used.insert(premise.statement.clone()) {
                    continue;
                }
                let claim = does_not_apply(&argument.key, &mut alike, &mut known);
                let key = claim.key.clone();
                let exception = Premise { statement: key.clone(), exception: true, ..Premise::default() };
                let because = Premise { exception: false, ..std::mem::replace(premise, exception) };
                more.push(Argument {
                    key: format!("argument for {key}"),
                    conclusion: key,
                    premises: vec![because],
                    ..Argument::default()
                });
                graph.claims.push(claim);
            }
        }
        for argument in &mut more {
            while !known.insert(argument.key.clone()) {
                argument.key.push('\'');
            }
        }
        graph.arguments.append(&mut more);
    }

    fn add_to_map(root: Node<'_, '_>, map: &mut ArgumentMap) {
        for reference in references(root) {
            // A reference without a key of its own stays in the document only.
            let _ = map.add_source(source(reference));
        }
    }

    fn add_to_document(patch: &mut Patch<'_>, root: Node<'_, '_>, map: &ArgumentMap) {
        let mut there = HashSet::new();
        for reference in references(root) {
            let was = source(reference);
            if was.key.is_empty() || !there.insert(was.key.clone()) {
                continue;
            }
            match map.find_source(&was.key).and_then(|id| map.source(id)) {
                Some(is) => patch.set_attributes(reference, &source_attributes(&was), &source_attributes(is)),
                None => patch.remove(reference),
            }
        }
        let prefix = patch.prefix(root);
        let new: Vec<String> = map
            .sources()
            .filter(|(_, source)| !there.contains(&source.key))
            .map(|(_, source)| element(prefix, "metadata", &source_attributes(source), ""))
            .collect();
        match children(root, "references").next() {
            Some(list) => patch.append(list, &new),
            None if new.is_empty() => {}
            None => patch.append(root, &[element(prefix, "references", &[], &new.concat())]),
        }
    }
}

fn description<'a, 'd>(statement: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
    children(statement, "descriptions").next().and_then(|list| children(list, "description").next())
}

/// A description in no stated language.
fn new_description(prefix: &str, text: &str) -> String {
    format!("<{prefix}description lang=\"und\">{}</{prefix}description>", Xml(text))
}

fn references<'a, 'd: 'a>(root: Node<'a, 'd>) -> impl Iterator<Item = Node<'a, 'd>> + 'a {
    children(root, "references").flat_map(|list| children(list, "metadata").collect::<Vec<_>>())
}

fn source(reference: Node<'_, '_>) -> Source {
    let attribute = |name| reference.attribute(name).unwrap_or_default().to_owned();
    Source {
        key: attribute("key").trim().to_owned(),
        title: attribute("title"),
        author: attribute("creator"),
        date: attribute("date"),
        url: attribute("identifier"),
        ..Source::default()
    }
}

fn source_attributes(source: &Source) -> Vec<Attribute> {
    vec![
        ("key", some(Some(&source.key))),
        ("creator", some(Some(&source.author))),
        ("date", some(Some(&source.date))),
        ("identifier", some(Some(&source.url))),
        ("title", some(Some(&source.title))),
    ]
}
