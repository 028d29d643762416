//! What yEd draws.

use crate::format::markup::Xml;
use crate::map::relation::{AttackKind, Family, Relation, SchemeName};
use crate::map::statement::{Statement, StatementKind};
use std::fmt::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Columns of text in a box.
const COLUMNS: usize = 34;
/// Points to a column, to a line, and around the text.
const COLUMN: usize = 7;
const LINE: usize = 18;
const MARGIN: usize = 16;
/// How many nodes stand side by side before anybody lays them out.
const ABREAST: usize = 8;

const INK: &str = "#1F2933";
const BORDER: &str = "#44546A";

pub(super) fn write_statement(out: &mut String, index: usize, statement: &Statement) -> fmt::Result {
    let (label, lines) = wrap(statement.text());
    let size = (COLUMNS * COLUMN + MARGIN, lines * LINE + MARGIN);
    let (shape, fill) = match statement.kind() {
        StatementKind::Claim => ("roundrectangle", "#FFFFFF"),
        StatementKind::Evidence => ("rectangle", "#F3F0E6"),
        StatementKind::Locution => ("parallelogram", "#F2F5F8"),
    };
    let line = if statement.is_implicit() { "dashed" } else { "line" };
    let width = if statement.is_thesis() { 3 } else { 1 };
    open_shape(out, index, size)?;
    writeln!(out, "<y:Fill color=\"{fill}\" transparent=\"false\"/>")?;
    writeln!(out, "<y:BorderStyle color=\"{BORDER}\" type=\"{line}\" width=\"{width}.0\"/>")?;
    writeln!(out, "<y:NodeLabel textColor=\"{INK}\">{}</y:NodeLabel>", Xml(&label))?;
    close_shape(out, shape)
}

pub(super) fn write_relation(out: &mut String, index: usize, relation: &Relation) -> fmt::Result {
    let (sign, colour) = sign_and_colour(relation);
    open_shape(out, index, (26, 26))?;
    writeln!(out, "<y:Fill color=\"#FFFFFF\" transparent=\"false\"/>")?;
    let line = if relation.is_conceded() { "dashed" } else { "line" };
    writeln!(out, "<y:BorderStyle color=\"{colour}\" type=\"{line}\" width=\"2.0\"/>")?;
    writeln!(out, "<y:NodeLabel textColor=\"{colour}\">{sign}</y:NodeLabel>")?;
    let scheme = relation.scheme().map_or("", SchemeName::written);
    if !scheme.is_empty() {
        let place = "modelName=\"sides\" modelPosition=\"e\"";
        writeln!(out, "<y:NodeLabel {place} textColor=\"{INK}\">{}</y:NodeLabel>", Xml(&wrap(scheme).0))?;
    }
    close_shape(out, "ellipse")
}

pub(super) fn write_group(out: &mut String, title: &str) -> fmt::Result {
    write!(
        out,
        "<data key=\"nodegraphics\"><y:ProxyAutoBoundsNode><y:Realizers active=\"0\"><y:GroupNode>\n\
         <y:Fill color=\"#F2F5F8\" transparent=\"false\"/>\n\
         <y:BorderStyle color=\"#B8C4D0\" type=\"line\" width=\"1.0\"/>\n\
         <y:NodeLabel modelName=\"internal\" modelPosition=\"t\" textColor=\"{INK}\">{}</y:NodeLabel>\n\
         <y:Shape type=\"roundrectangle\"/><y:State closed=\"false\"/>\n\
         </y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>\n",
        Xml(title)
    )
}

pub(super) fn write_edge(out: &mut String, relation: &Relation, to_target: bool) -> fmt::Result {
    let (_, colour) = sign_and_colour(relation);
    let arrow = |there| if there { "standard" } else { "none" };
    let line = if relation.is_conceded() { "dashed" } else { "line" };
    write!(
        out,
        "<data key=\"edgegraphics\"><y:PolyLineEdge>\n\
         <y:LineStyle color=\"{colour}\" type=\"{line}\" width=\"{}\"/>\n\
         <y:Arrows source=\"{}\" target=\"{}\"/>\n\
         </y:PolyLineEdge></data>\n",
        if relation.is_strict() { "3.0" } else { "1.5" },
        arrow(!to_target && relation.is_symmetric()),
        arrow(to_target),
    )
}

fn open_shape(out: &mut String, index: usize, (width, height): (usize, usize)) -> fmt::Result {
    let (x, y) = (index % ABREAST * 300, index / ABREAST * 150);
    writeln!(
        out,
        "<data key=\"nodegraphics\"><y:ShapeNode>\n\
         <y:Geometry height=\"{height}.0\" width=\"{width}.0\" x=\"{x}.0\" y=\"{y}.0\"/>"
    )
}

fn close_shape(out: &mut String, shape: &str) -> fmt::Result {
    writeln!(out, "<y:Shape type=\"{shape}\"/>\n</y:ShapeNode></data>")
}

/// A sign, because colour alone says nothing to many readers.
fn sign_and_colour(relation: &Relation) -> (&'static str, &'static str) {
    match (relation.family(), relation.attack_kind()) {
        (_, Some(AttackKind::Undercut)) => ("⊘", "#8250C4"),
        (Family::Attack, _) if relation.is_symmetric() => ("↯", "#D9480F"),
        (Family::Attack, _) => ("−", "#D9480F"),
        (Family::Support, _) => ("+", "#00594C"),
        (Family::Rephrase, _) => ("≈", "#5B6B7B"),
        (Family::Preference, _) => ("≻", "#5B6B7B"),
        (Family::Transition, _) => ("→", "#5B6B7B"),
        (Family::Illocution, _) => ("¶", "#5B6B7B"),
    }
}

/// Breaks a text into lines at white space; yEd does not. Returns how many there are.
fn wrap(text: &str) -> (String, usize) {
    let (mut wrapped, mut column, mut lines) = (String::new(), 0, 1);
    for word in text.split_whitespace() {
        let width = word.width();
        if column > 0 && column + 1 + width > COLUMNS {
            wrapped.push('\n');
            (column, lines) = (0, lines + 1);
        } else if column > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += width;
    }
    (wrapped, lines)
}
