//! Premise-conclusion structures: numbered statements, and inferences between them.

use super::inline::plain;
use super::line::{Line, Within};
use super::parse::Parser;
use super::shortcode;
use super::syntax::{Inference, Item, Place};
use super::yaml;
use crate::format::report::Outcome;
use serde_json::Value;

impl Parser<'_> {
    /// Reads a structure; it belongs to the argument right before it.
    pub(super) fn structure(&mut self, argument: Option<usize>) {
        let start = self.source.skip_blanks(self.at);
        self.hold();
        let structure = self.add(Item::Structure { argument, at: start });
        // Statements since the last conclusion, and the inference that waits for its conclusion.
        let (mut premises, mut inference) = (Vec::new(), None);
        let (mut concluded, mut due) = (false, Some(1));
        let mut line = self.line();
        loop {
            match line {
                Line::Number { after } => {
                    due = due.and_then(|due| self.in_order(due, after));
                    self.at = after;
                    let place = match inference.take() {
                        Some(inference) => Place::Conclusion(structure, inference),
                        None => Place::Premise(structure),
                    };
                    self.in_step = true;
                    let (root, end) = self.element(place, Within::Structure);
                    self.in_step = false;
                    if matches!(place, Place::Conclusion(..)) {
                        concluded = true;
                        premises.clear();
                    } else {
                        premises.extend(root);
                    }
                    self.last = root;
                    line = self.children(root, end, Within::Structure);
                }
                Line::Dashes => {
                    if let Some(open) = inference.take() {
                        self.no_conclusion(open);
                    }
                    let item = self.inference();
                    if premises.is_empty() && !concluded {
                        let remedy = "put numbered premises before it";
                        let at = self.at_of(item);
                        self.note(at, Outcome::Read, "an inference without premises", remedy);
                    }
                    inference = Some(item);
                    line = self.line();
                    line = self.children(Some(item), line, Within::Structure);
                }
                _ => {
                    let whole = concluded && premises.is_empty() && inference.is_none();
                    match self.after_gap(line, whole, inference.is_some()) {
                        Some(next) => line = next,
                        None => break,
                    }
                }
            }
        }
        if let Some(open) = inference {
            self.no_conclusion(open);
        }
        if !premises.is_empty() {
            let found = if concluded {
                "numbered statements after the last conclusion: read as statements of their own"
            } else {
                "numbered statements without an inference: read as statements of their own"
            };
            let at = self.at_of(premises[0]);
            self.note(at, Outcome::Read, found, "draw ---- between premises and conclusion");
            for premise in premises {
                if let Some(Item::Node(node)) = self.held(premise) {
                    node.place = Place::Top;
                }
            }
        }
        if !concluded {
            self.held(structure).into_iter().for_each(|item| *item = Item::Nothing);
        }
        self.release();
    }

    /// The number that is due after this one; nothing more where the numbers have gone wrong, which is told once.
    fn in_order(&mut self, due: usize, after: usize) -> Option<usize> {
        let begin = self.source.skip_blanks(self.at);
        let written = self.source.slice(begin + 1, after - 1);
        if written.parse() == Ok(due) {
            return Some(due + 1);
        }
        let found =
            format!("({written}) where ({due}) is due: statements are counted, whatever their numbers");
        self.note(
            begin,
            Outcome::Read,
            found,
            "number them in order, as `uses` refers to them by their places",
        );
        None
    }

    /// A structure that is not finished runs on past an empty line, if what follows can belong to it.
    fn after_gap(&mut self, line: Line, whole: bool, waiting: bool) -> Option<Line> {
        if line != Line::Blank || whole {
            return None;
        }
        let before = self.at;
        let next = self.next_line();
        let fits = match next {
            Some(Line::Number { .. }) => true,
            Some(Line::Dashes) => !waiting,
            _ => false,
        };
        if fits {
            let found = "an empty line within a premise-conclusion structure: passed over";
            self.note(before, Outcome::Read, found, "take it out");
            return next;
        }
        self.at = before;
        None
    }

    fn at_of(&mut self, item: usize) -> usize {
        match self.held(item) {
            Some(Item::Node(node)) => node.at,
            Some(Item::Inference(inference)) => inference.at,
            _ => self.at,
        }
    }

    fn no_conclusion(&mut self, inference: usize) {
        let at = self.at_of(inference);
        self.note(
            at,
            Outcome::Lost,
            "an inference without a conclusion",
            "put a numbered statement after it",
        );
    }

    /// Reads `----`, `-- rules {data} --`, or the same over several lines.
    fn inference(&mut self) -> usize {
        let at = self.source.skip_blanks(self.at);
        let dashes = self.source.rest(at).iter().take_while(|&&c| c == b'-').count();
        let after = at + dashes;
        let line_end = self.source.line_end(at);
        let (body_end, next) = if self.source.is_blank(after) && dashes > 2 {
            if dashes == 3 {
                self.note(at, Outcome::Read, "an inference of three dashes", "draw four");
            }
            (after, after)
        } else {
            self.inference_end(after).unwrap_or_else(|| {
                let found = "an inference that is not closed: read up to the end of its line";
                self.note(at, Outcome::Read, found, "close it with --, or draw four dashes");
                (line_end, line_end)
            })
        };
        let (rules, data) = self.rules(after, body_end);
        let inference = self.add(Item::Inference(Inference { rules, data, at }));
        self.at = next;
        let stray = self.source.skip_blanks(next);
        if !self.source.is_blank(stray) && self.source.comment(stray).is_none() {
            let end = self.source.line_end(stray);
            self.note(stray, Outcome::Lost, "words after an inference", "put them before the closing dashes");
            self.at = end;
        }
        self.at = self.source.skip_blanks(self.at);
        if let Some(next) = self.source.line_break(self.at) {
            self.at = next;
        }
        inference
    }

    /// Where the closing dashes begin and end: before the next numbered statement and the next empty line.
    fn inference_end(&mut self, after: usize) -> Option<(usize, usize)> {
        let mut at = after;
        loop {
            match self.source.byte(at)? {
                b'{' => at = self.source.closing_brace(at).unwrap_or(at) + 1,
                b'\\' => at += 2,
                b'-' if self.source.byte(at + 1) == Some(b'-') => {
                    let end = at + self.source.rest(at).iter().take_while(|&&c| c == b'-').count();
                    return Some((at, end));
                }
                b'\n' | b'\r' => {
                    at = self.source.line_break(at)?;
                    let before = std::mem::replace(&mut self.at, at);
                    let line = self.line();
                    self.at = before;
                    if matches!(line, Line::Blank | Line::Number { .. }) {
                        return None;
                    }
                }
                _ => at += 1,
            }
        }
    }

    /// The names of the rules, separated by commas, and the data.
    fn rules(&mut self, from: usize, to: usize) -> (Vec<String>, Option<Value>) {
        let (mut rules, mut data) = (Vec::new(), None);
        let (mut rule, mut at) = (String::new(), from);
        while at < to {
            let rest = self.source.rest(at);
            let plain = plain(rest).min(to - at);
            if plain > 0 {
                for (n, part) in self.source.slice(at, at + plain).split(',').enumerate() {
                    if n > 0 {
                        rules.push(std::mem::take(&mut rule));
                    }
                    rule.push_str(part);
                }
                at += plain;
                continue;
            }
            if let Some(end) = self.source.comment(at).filter(|&end| end <= to) {
                at = end;
                continue;
            }
            let braced = if rest.starts_with(b"{") { self.braced(at) } else { None };
            if let Some((found, end)) = braced.filter(|&(_, end)| end <= to) {
                match found {
                    Some(found) => yaml::add(&mut data, found),
                    None => rule.push_str(self.source.slice(at, end)),
                }
                at = end;
                continue;
            }
            if let Some((symbol, length)) = shortcode::at(rest, self.source.char_before(at)) {
                rule.push_str(symbol);
                at += length;
                continue;
            }
            let Some(c) = self.source.slice(at, to).chars().next() else { break };
            at += c.len_utf8();
            match c {
                '\\' => {
                    let escaped = self.source.slice(at, to).chars().next();
                    rule.extend(escaped);
                    at += escaped.map_or(0, char::len_utf8);
                }
                '\n' | '\r' => rule.push(' '),
                c => rule.push(c),
            }
        }
        rules.push(rule);
        let trimmed = rules.iter().map(|rule| rule.split_whitespace().collect::<Vec<_>>().join(" "));
        (trimmed.filter(|rule| !rule.is_empty()).collect(), data)
    }
}
