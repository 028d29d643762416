//! GraphML: the graph for yEd, Gephi, Cytoscape, networkx and other programs for graphs.
//!
//! Statements and relations are nodes (`n` and their number), premises and targets are edges, groups are nodes with
//! a graph inside (`g` and their number). What they carry stands in `data` elements that any reader of GraphML
//! understands: `key`, `text`, `kind` (`claim`, `evidence`, `locution` or the family of a relation), `voice`,
//! `manner`, `qualifier`, `strength`, `scheme`, `tags` (one a line), the marks, and of an edge `kind` (`premise` or
//! `target`) and `role`. Besides, there is what yEd draws: claims round, evidence square, theses with a thick border,
//! what is implicit dashed, relations as small circles with a sign. yEd lays it out by *Layout, Hierarchical*.
//!
//! Characters that XML forbids are written as their pictures, such as `␀`.
//!
//! ```
//! use argument_map::{MapBuilder, format::graphml};
//!
//! let mut m = MapBuilder::new("Rain");
//! m.thesis("rain", "It rained & stopped.");
//! m.evidence("wet", "The street is wet.");
//! m.support("rain").with("wet").scheme("sign");
//! let written = graphml::write(&m.build()?);
//! assert!(written.text.contains(r#"<data key="text">It rained &amp; stopped.</data>"#));
//! assert!(written.losses.is_empty());
//! # Ok::<(), argument_map::Errors>(())
//! ```

mod look;
mod properties;

use crate::format::content::note_left_out;
use crate::format::markup::{Xml, picture};
use crate::format::report::{Feature, Losses, Written};
use crate::map::ArgumentMap;
use crate::map::id::{GroupId, NodeId};
use std::fmt::{self, Write};

const KEEPS: &[Feature] = &[
    Feature::Title,
    Feature::Kind,
    Feature::Thesis,
    Feature::Implicit,
    Feature::Voicing,
    Feature::Qualifier,
    Feature::Strength,
    Feature::Tags,
    Feature::Group,
    Feature::Scheme,
    Feature::Role,
    Feature::Strict,
    Feature::Symmetric,
    Feature::Conceded,
    Feature::Rephrase,
    Feature::Preference,
    Feature::Dialogue,
];

/// Writes a map as a graph.
///
/// # Complexity
/// Linear in the map.
///
/// # Panics
/// Never: writing to a string does not fail.
#[must_use]
pub fn write(map: &ArgumentMap) -> Written {
    let mut text = String::new();
    write_document(map, &mut text).expect("writing to a string does not fail");
    let mut losses = Losses::default();
    note_left_out(map, KEEPS, &[], &mut losses);
    note_pictures(map, &mut losses);
    Written::new(text, losses.into_vec())
}

fn write_document(map: &ArgumentMap, out: &mut String) -> fmt::Result {
    out.write_str(properties::PROLOGUE)?;
    writeln!(out, "  <graph id=\"G\" edgedefault=\"directed\">")?;
    properties::write(out, "title", map.title())?;
    write_nodes(map, out)?;
    for id in map.all_relations() {
        let relation = &map[id];
        let relation_node = NodeId::from(id).index();
        for (i, premise) in relation.premises().iter().enumerate() {
            let ends = (premise.node().index(), relation_node);
            write_edge(out, format_args!("e{relation_node}_{i}"), ends, "premise", premise.role(), |out| {
                look::write_edge(out, relation, false)
            })?;
        }
        let ends = (relation_node, relation.target().index());
        write_edge(out, format_args!("e{relation_node}"), ends, "target", None, |out| {
            look::write_edge(out, relation, true)
        })?;
    }
    out.write_str("  </graph>\n</graphml>\n")
}

/// Groups with what is in them, then what is in none; without recursion, as groups may nest to any depth.
fn write_nodes(map: &ArgumentMap, out: &mut String) -> fmt::Result {
    enum Step {
        Open(GroupId),
        Close,
    }
    let place = |group: Option<GroupId>| group.map_or(0, |id| id.index() + 1);
    let bound = map.groups().map(|(id, _)| id.index() + 2).max().unwrap_or(1);
    let mut members: Vec<Vec<NodeId>> = vec![Vec::new(); bound];
    let mut subgroups: Vec<Vec<GroupId>> = vec![Vec::new(); bound];
    let statements = map.all_statements().map(|id| (id.into(), map[id].group()));
    let relations = map.all_relations().map(|id| (id.into(), map[id].group()));
    for (node, group) in statements.chain(relations) {
        members[place(group)].push(node);
    }
    for (id, group) in map.groups() {
        subgroups[place(group.parent)].push(id);
    }
    let mut steps: Vec<Step> = subgroups[0].iter().rev().copied().map(Step::Open).collect();
    while let Some(step) = steps.pop() {
        let Step::Open(id) = step else {
            out.write_str("</graph></node>\n")?;
            continue;
        };
        let Some(group) = map.group(id) else { continue };
        let number = id.index();
        writeln!(out, "<node id=\"g{number}\" yfiles.foldertype=\"group\">")?;
        properties::write(out, "key", &group.key)?;
        properties::write(out, "text", &group.title)?;
        properties::write(out, "kind", "group")?;
        look::write_group(out, &group.title)?;
        writeln!(out, "<graph id=\"g{number}G\" edgedefault=\"directed\">")?;
        for &node in &members[place(Some(id))] {
            write_node(map, out, node)?;
        }
        steps.push(Step::Close);
        steps.extend(subgroups[place(Some(id))].iter().rev().copied().map(Step::Open));
    }
    members[0].iter().try_for_each(|&node| write_node(map, out, node))
}

fn write_node(map: &ArgumentMap, out: &mut String, node: NodeId) -> fmt::Result {
    writeln!(out, "<node id=\"n{}\">", node.index())?;
    match node {
        NodeId::Statement(id) => {
            properties::write_statement(map, out, &map[id])?;
            look::write_statement(out, node.index(), &map[id])?;
        }
        NodeId::Relation(id) => {
            properties::write_relation(map, out, &map[id])?;
            look::write_relation(out, node.index(), &map[id])?;
        }
    }
    out.write_str("</node>\n")
}

fn write_edge(
    out: &mut String,
    id: fmt::Arguments<'_>,
    (source, target): (usize, usize),
    kind: &str,
    role: Option<&str>,
    look: impl FnOnce(&mut String) -> fmt::Result,
) -> fmt::Result {
    writeln!(out, "<edge id=\"{id}\" source=\"n{source}\" target=\"n{target}\">")?;
    writeln!(out, "<data key=\"link\">{kind}</data>")?;
    if let Some(role) = role {
        writeln!(out, "<data key=\"role\">{}</data>", Xml(role))?;
    }
    look(out)?;
    out.write_str("</edge>\n")
}

fn note_pictures(map: &ArgumentMap, losses: &mut Losses) {
    let instead = "written as pictures of them";
    let mut check = |key: &str, texts: &[&str]| {
        if texts.iter().any(|text| text.chars().any(|c| picture(c) != c)) {
            losses.note(Feature::Characters, key, instead);
        }
    };
    check("", &[map.title()]);
    map.voices().for_each(|(_, voice)| check(&voice.key, &[&voice.name]));
    map.groups().for_each(|(_, group)| check(&group.key, &[&group.title]));
    for statement in map.all_statements().map(|id| &map[id]) {
        check(statement.key(), &[statement.text(), statement.qualifier().unwrap_or_default()]);
        statement.tags().iter().for_each(|tag| check(statement.key(), &[tag]));
    }
    for relation in map.all_relations().map(|id| &map[id]) {
        let scheme = relation.scheme().map_or("", |scheme| scheme.written());
        let roles = relation.premises().iter().filter_map(|premise| premise.role());
        let texts: Vec<&str> = [scheme, relation.qualifier().unwrap_or_default()]
            .into_iter()
            .chain(roles)
            .chain(relation.tags().iter().map(String::as_str))
            .collect();
        check(relation.key(), &texts);
    }
}
