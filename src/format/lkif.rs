//! LKIF, the Legal Knowledge Interchange Format: the argument graphs that Carneades 1 and 2 write.
//!
//! | in the file | in the map |
//! |---|---|
//! | `statement` with its `<s>` | a claim; `value="true"` assumes it, `"false"` its negation; the `main-issue` is a thesis |
//! | `argument` pro or con | a support or an attack, with its scheme, its roles, and its weight as strength |
//! | a premise that is an `exception` | an undercut |
//! | an `assumption` | a premise, whose statement is assumed |
//! | a negative premise | a claim of its own, `¬id`, that contradicts the statement |
//! | `standard` | an issue in the free data `carneades`, where Carneades' YAML has them too |
//! | theories, rules, sources, arguments from or to nowhere | kept, with a diagnostic; no arguments are derived |
//!
//! Defaults are those of the schema: pro, positive, ordinary, a weight of one half, a preponderance of evidence; the
//! standard `BA` of older files is that too. A weight of 1 is no strength of its own: it weighs the same. Carneades 4
//! reads LKIF otherwise: it takes a missing polarity for a negation, leaves out a premise without a type, and passes
//! over weights.
//!
//! The document stands in the data of the map under `lkif`. Writing changes in it what the map says otherwise, and
//! nothing else: of a map that was not edited, it gives the same document, character by character.
//!
//! LKIF knows neither undercuts by several statements nor of undercuts: they become arguments that the other does not
//! apply. Of a map that says nothing of assumptions, what nothing supports is assumed, as in Carneades' YAML.
//!
//! ```
//! use argument_map::format::lkif;
//!
//! let text = r#"<lkif><argument-graphs><argument-graph title="Birds">
//! <statements>
//!   <statement id="fly"><s>Tweety can fly.</s></statement>
//!   <statement id="bird" value="true"><s>Tweety is a bird.</s></statement>
//!   <statement id="penguin"><s>Tweety is a penguin.</s></statement>
//! </statements>
//! <arguments>
//!   <argument id="a1" weight="0.8"><conclusion statement="fly"/><premises>
//!     <premise statement="bird"/><premise type="exception" statement="penguin"/>
//!   </premises></argument>
//! </arguments></argument-graph></argument-graphs></lkif>"#;
//! let map = lkif::read(text)?.map;
//! let argument = map.find_relation("a1").unwrap();
//! assert_eq!(map.undercutters(argument).count(), 1);
//! assert_eq!(lkif::write(&map).text, text);
//! # Ok::<(), argument_map::Errors>(())
//! ```
//!
//! Gordon 2008, "The Legal Knowledge Interchange Format (LKIF)", Estrella deliverable 4.1; its schema of 2008.

use crate::error::Errors;
use crate::format::markup::Xml;
use crate::format::procon::{
    self, Argument, Claim, Dialect, Notes, Premise, is_other, some, standard, weight,
};
use crate::format::xml::{Attribute, Patch, children, words};
use crate::format::{Document, Written, encoding};
use crate::map::ArgumentMap;
use crate::map::attributes::Strength;
use roxmltree::Node;

/// Reads an LKIF file.
///
/// # Errors
/// If the text is not XML, not LKIF, or declares entities that are more than short pieces of text, with line and
/// column.
///
/// # Complexity
/// Linear in the text.
pub fn read(text: &str) -> Result<Document, Errors> {
    procon::read::<Lkif>(text)
}

/// Reads an LKIF file in UTF-8, UTF-16 or, if it says so, Latin-1.
///
/// # Errors
/// As for [`read`]; and bytes that are not in the encoding.
pub fn read_bytes(bytes: &[u8]) -> Result<Document, Errors> {
    encoding::read(bytes, read)
}

/// Writes a map as an LKIF file. Keys are written as ids as they are.
///
/// # Complexity
/// Linear in the map and the document it was read from.
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    procon::write::<Lkif>(map)
}

struct Lkif;

impl Dialect for Lkif {
    const NAME: &'static str = "lkif";
    const BLANK: &'static str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
<lkif>
  <argument-graphs>
    <argument-graph>
      <statements/>
      <arguments/>
    </argument-graph>
  </argument-graphs>
</lkif>
";
    const PATH: &'static [&'static str] = &["argument-graphs", "argument-graph"];
    const KNOWN: &'static [&'static str] = &[];
    const MAIN: Option<&'static str> = Some("main-issue");

    fn claim(node: Node<'_, '_>, notes: &mut Notes) -> Claim {
        let written = node.attribute("standard").unwrap_or_default();
        let standard = standard(written).unwrap_or_else(|()| {
            notes.read_as(
                node,
                format!("the standard {written:?}"),
                "use SE, PE, CCE, BRD or DV; PE is taken",
            );
            None
        });
        let value = match node.attribute("value").map(str::trim) {
            Some("true") => Some(true),
            Some("false") => Some(false),
            None | Some("unknown" | "") => None,
            Some(other) => {
                notes.read_as(
                    node,
                    format!("the value {other:?}"),
                    "use true, false or unknown; unknown is taken",
                );
                None
            }
        };
        Claim { value, standard, ..Claim::default() }
    }

    fn argument(node: Node<'_, '_>, notes: &mut Notes) -> Argument {
        Argument {
            con: is_other(node, "direction", [&["pro"], &["con"]], notes),
            scheme: some(node.attribute("scheme")),
            strength: weight(node, notes),
            ..Argument::default()
        }
    }

    fn premise(node: Node<'_, '_>, notes: &mut Notes) -> (Premise, bool) {
        let kind = node.attribute("type").map(str::trim);
        if kind.is_some_and(|kind| !matches!(kind, "ordinary" | "exception" | "assumption" | "")) {
            notes.read_as(
                node,
                format!("a premise of the type {:?}", kind.unwrap_or_default()),
                "it is taken as ordinary",
            );
        }
        let premise = Premise {
            negative: is_other(node, "polarity", [&["positive"], &["negative"]], notes),
            exception: kind == Some("exception"),
            role: some(node.attribute("role")),
            ..Premise::default()
        };
        (premise, kind == Some("assumption"))
    }

    fn text(node: Node<'_, '_>) -> String {
        words(formula(node))
    }

    fn title<'a, 'd>(graph: Node<'a, 'd>) -> Option<Node<'a, 'd>> {
        Some(graph)
    }

    fn claim_attributes(claim: &Claim, _exception: Option<(&str, bool)>) -> Vec<Attribute> {
        let value = claim.value.map_or_else(|| "unknown".to_owned(), |value| value.to_string());
        vec![("value", Some(value)), ("standard", Some(claim.standard.unwrap_or("PE").to_owned()))]
    }

    fn argument_attributes(argument: &Argument) -> Vec<Attribute> {
        vec![
            ("direction", Some(if argument.con { "con" } else { "pro" }.to_owned())),
            ("scheme", argument.scheme.clone()),
            ("weight", Some(argument.strength.map_or(1.0, Strength::get).to_string())),
        ]
    }

    fn premise_attributes(premise: &Premise) -> Vec<Attribute> {
        vec![
            ("polarity", Some(if premise.negative { "negative" } else { "positive" }.to_owned())),
            ("type", Some(if premise.exception { "exception" } else { "ordinary" }.to_owned())),
            ("role", premise.role.clone()),
        ]
    }

    fn set_text(patch: &mut Patch<'_>, node: Node<'_, '_>, text: &str) {
        patch.set_inner(formula(node), &Xml(text).to_string());
    }

    fn text_element(prefix: &str, text: &str) -> String {
        format!("<{prefix}s>{}</{prefix}s>", Xml(text))
    }
}

/// What a statement says: mostly `<s>`, or the statement itself.
fn formula<'a, 'd>(statement: Node<'a, 'd>) -> Node<'a, 'd> {
    children(statement, "s").next().or_else(|| statement.first_element_child()).unwrap_or(statement)
}
