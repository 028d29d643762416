//! Tables in a string: what a map keeps of an AIF file beside what it says, a line for each node or edge.
//!
//! A JSON object for each of a million nodes would take more memory than the map; a line takes what it says.
//! Fields are separated by tabs. Empty fields at the end are left out, and `=` in one chosen column stands for
//! what was in that column last.

use super::wire::{compact, quoted};
use std::borrow::Cow;

/// The most fields that a line has.
const FIELDS: usize = 5;

/// Of nodes: key (empty if it is kept aside), id, other members (or the whole object, if kept aside).
pub(super) const NODES: usize = 2;
/// Of edges: id, from, to, other members, and how it is kept aside, if it is.
pub(super) const EDGES: usize = 3;
/// Of locutions: key, object.
pub(super) const LOCUTIONS: usize = FIELDS;

/// In the last field of an edge: the map has no place for it.
pub(super) const ASIDE: &str = "aside";
/// In the last field of an edge: one of its ends is no node.
pub(super) const LOOSE: &str = "loose";

/// A table in the making.
#[derive(Debug)]
pub(super) struct Table {
    text: String,
    ditto: usize,
    last: std::ops::Range<usize>,
}

impl Table {
    pub(super) fn new(ditto: usize) -> Self {
        Table { text: String::new(), ditto, last: 0..0 }
    }

    pub(super) fn line(&mut self, fields: &[&str]) {
        let used = fields.iter().rposition(|field| !field.is_empty()).map_or(0, |last| last + 1);
        for (column, field) in fields.iter().take(used).enumerate() {
            if column > 0 {
                self.text.push('\t');
            }
            if column == self.ditto && !field.is_empty() {
                if self.text.get(self.last.clone()) == Some(field) {
                    self.text.push('=');
                    continue;
                }
                self.last = self.text.len()..self.text.len() + field.len();
            }
            self.text.push_str(field);
        }
        self.text.push('\n');
    }

    pub(super) fn into_text(mut self) -> String {
        self.text.shrink_to_fit();
        self.text
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

/// The lines of a table, each with all its fields.
pub(super) fn rows(text: &str, ditto: usize) -> impl Iterator<Item = [&str; FIELDS]> {
    let mut last = "";
    text.lines().map(move |line| {
        let mut fields = [""; FIELDS];
        for (field, written) in fields.iter_mut().zip(line.split('\t')) {
            *field = written;
        }
        if let Some(field) = fields.get_mut(ditto) {
            match *field {
                "=" => *field = last,
                "" => {}
                written => last = written,
            }
        }
        fields
    })
}

/// An id as a field: a string bare, anything else after `#`.
pub(super) fn field_of(id: &str) -> Cow<'_, str> {
    let bare = id.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match bare {
        Some(bare) if !bare.is_empty() && !bare.contains('\\') && !bare.starts_with(['#', '"']) => {
            Cow::Borrowed(bare)
        }
        Some(_) => Cow::Borrowed(id),
        None => {
            let mut field = "#".to_owned();
            compact(id, &mut field);
            Cow::Owned(field)
        }
    }
}

/// The id that a field stands for, as JSON.
pub(super) fn id_of(field: &str) -> Cow<'_, str> {
    if let Some(id) = field.strip_prefix('#') {
        Cow::Borrowed(id)
    } else if field.starts_with('"') {
        Cow::Borrowed(field)
    } else {
        Cow::Owned(quoted(field))
    }
}
