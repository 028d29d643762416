//! Titles that lead nowhere: mentions of what stands nowhere else, and references to what is nearly defined.

use super::outline::{End, Outline};
use super::source::Note;
use super::syntax::{Markup, Node};
use crate::format::report::Outcome;
use hashbrown::{HashMap, HashSet};

/// Where a document points to something by its title.
#[derive(Default)]
pub(super) struct Pointers {
    references: Vec<(End, usize)>,
    mentions: Vec<(Markup, usize)>,
}

impl Pointers {
    pub(super) fn add(&mut self, end: End, node: &Node<'_>) {
        if node.is_reference {
            self.references.push((end, node.at));
        }
        let ranges = node.content.ranges.iter().map(|range| &range.markup);
        let mentions = ranges.filter(|markup| matches!(markup, Markup::Statement(_) | Markup::Argument(_)));
        self.mentions.extend(mentions.map(|mention| (mention.clone(), node.at)));
    }

    /// What to tell of those that lead nowhere.
    pub(super) fn notes(self, outline: &Outline) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut undefined = self.references;
        undefined.retain(|&(end, _)| !is_defined(outline, end));
        if !undefined.is_empty() {
            let defined: HashMap<(bool, String), &str> = ends(outline)
                .filter(|&end| is_defined(outline, end))
                .map(|end| (spelling(outline, end), title(outline, end)))
                .collect();
            for (end, at) in undefined {
                let Some(other) = defined.get(&spelling(outline, end)) else { continue };
                let found = format!("{:?} is defined nowhere, but {other:?} is", title(outline, end));
                let remedy = "write a title always in the same way; capitals and spaces count";
                notes.push(Note { at, outcome: Outcome::Read, found, remedy });
            }
        }
        if !self.mentions.is_empty() {
            let known: HashSet<(bool, &str)> =
                ends(outline).map(|end| (is_argument(end), title(outline, end))).collect();
            for (mention, at) in self.mentions {
                let (is_argument, title) = match &mention {
                    Markup::Statement(title) => (false, title),
                    Markup::Argument(title) => (true, title),
                    _ => continue,
                };
                if !known.contains(&(is_argument, title.as_str())) {
                    let found = format!("a mention of {title:?}, which stands nowhere else");
                    let remedy = "see whether the title is written as where it is defined";
                    notes.push(Note { at, outcome: Outcome::Read, found, remedy });
                }
            }
        }
        notes
    }
}

fn ends(outline: &Outline) -> impl Iterator<Item = End> {
    let statements = (0..outline.statements.len()).map(End::Statement);
    statements.chain((0..outline.arguments.len()).map(End::Argument))
}

fn is_argument(end: End) -> bool {
    !matches!(end, End::Statement(_))
}

fn title(outline: &Outline, end: End) -> &str {
    match end {
        End::Statement(n) => &outline.statements[n].title,
        End::Argument(n) | End::Inference(n, _) => &outline.arguments[n].title,
    }
}

fn is_defined(outline: &Outline, end: End) -> bool {
    let (members, has_steps) = match end {
        End::Statement(n) => (&outline.statements[n].members, false),
        End::Argument(n) | End::Inference(n, _) => {
            (&outline.arguments[n].members, !outline.arguments[n].steps.is_empty())
        }
    };
    has_steps || members.iter().any(|member| !member.is_reference)
}

/// A title without what is easily got wrong.
fn spelling(outline: &Outline, end: End) -> (bool, String) {
    let letters = title(outline, end).chars().filter(|c| c.is_alphanumeric());
    (is_argument(end), letters.flat_map(char::to_lowercase).collect())
}
