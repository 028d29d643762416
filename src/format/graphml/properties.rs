//! What nodes carry, in the elements that every reader of GraphML knows.

use crate::format::markup::Xml;
use crate::map::ArgumentMap;
use crate::map::attributes::{Attributes, Manner};
use crate::map::relation::{Relation, SchemeName};
use crate::map::statement::Statement;
use std::fmt::{self, Write};

/// The root element and the declarations.
pub(super) const PROLOGUE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <key id="title" for="graph" attr.name="title" attr.type="string"/>
  <key id="key" for="node" attr.name="key" attr.type="string"/>
  <key id="text" for="node" attr.name="text" attr.type="string"/>
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="thesis" for="node" attr.name="thesis" attr.type="boolean"><default>false</default></key>
  <key id="implicit" for="node" attr.name="implicit" attr.type="boolean"><default>false</default></key>
  <key id="scheme" for="node" attr.name="scheme" attr.type="string"/>
  <key id="strict" for="node" attr.name="strict" attr.type="boolean"><default>false</default></key>
  <key id="symmetric" for="node" attr.name="symmetric" attr.type="boolean"><default>false</default></key>
  <key id="conceded" for="node" attr.name="conceded" attr.type="boolean"><default>false</default></key>
  <key id="voice" for="node" attr.name="voice" attr.type="string"/>
  <key id="voice_name" for="node" attr.name="voice_name" attr.type="string"/>
  <key id="manner" for="node" attr.name="manner" attr.type="string"/>
  <key id="qualifier" for="node" attr.name="qualifier" attr.type="string"/>
  <key id="strength" for="node" attr.name="strength" attr.type="double"/>
  <key id="tags" for="node" attr.name="tags" attr.type="string"/>
  <key id="link" for="edge" attr.name="kind" attr.type="string"/>
  <key id="role" for="edge" attr.name="role" attr.type="string"/>
  <key id="nodegraphics" for="node" yfiles.type="nodegraphics"/>
  <key id="edgegraphics" for="edge" yfiles.type="edgegraphics"/>
"#;

/// One property, unless it is empty.
pub(super) fn write(out: &mut String, key: &str, text: &str) -> fmt::Result {
    if text.is_empty() { Ok(()) } else { writeln!(out, "<data key=\"{key}\">{}</data>", Xml(text)) }
}

fn mark(out: &mut String, key: &str, marked: bool) -> fmt::Result {
    write(out, key, if marked { "true" } else { "" })
}

pub(super) fn write_statement(map: &ArgumentMap, out: &mut String, statement: &Statement) -> fmt::Result {
    write(out, "key", statement.key())?;
    write(out, "text", statement.text())?;
    writeln!(out, "<data key=\"kind\">{}</data>", statement.kind())?;
    mark(out, "thesis", statement.is_thesis())?;
    mark(out, "implicit", statement.is_implicit())?;
    write_attributes(map, out, &statement.attributes)
}

pub(super) fn write_relation(map: &ArgumentMap, out: &mut String, relation: &Relation) -> fmt::Result {
    write(out, "key", relation.key())?;
    writeln!(out, "<data key=\"kind\">{}</data>", relation.family())?;
    write(out, "scheme", relation.scheme().map_or("", SchemeName::written))?;
    mark(out, "strict", relation.is_strict())?;
    mark(out, "symmetric", relation.is_symmetric())?;
    mark(out, "conceded", relation.is_conceded())?;
    write_attributes(map, out, &relation.attributes)
}

fn write_attributes(map: &ArgumentMap, out: &mut String, attributes: &Attributes) -> fmt::Result {
    let voicing = attributes.voicing();
    if let Some((voicing, voice)) = voicing.and_then(|voicing| Some((voicing, map.voice(voicing.voice)?))) {
        write(out, "voice", &voice.key)?;
        write(out, "voice_name", &voice.name)?;
        let manner = if voicing.manner == Manner::Asserted { "asserted" } else { "attributed" };
        write(out, "manner", manner)?;
    }
    write(out, "qualifier", attributes.qualifier().unwrap_or_default())?;
    if let Some(strength) = attributes.strength() {
        writeln!(out, "<data key=\"strength\">{}</data>", strength.get())?;
    }
    write(out, "tags", &attributes.tags().join("\n"))
}
