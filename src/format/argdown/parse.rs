//! The blocks of a document: front matter, headings, paragraphs, lists; what is wrong in one stays in it.

use super::line::{Line, Within};
use super::model::Model;
use super::source::{Note, Source};
use super::syntax::{Content, Item, Node, Place};
use super::yaml;
use crate::format::report::Outcome;
use hashbrown::HashMap;
use serde_json::Value;

pub(super) struct Parser<'t> {
    pub(super) source: Source<'t>,
    pub(super) at: usize,
    pub(super) model: Model<'t>,
    /// The items of the structure at hand, which may yet turn out to be something else.
    held: Vec<Item<'t>>,
    holds: bool,
    pub(super) notes: Vec<Note>,
    pub(super) front_matter: Option<Value>,
    /// Whether tags are to be left out of the text, as the front matter may ask for.
    pub(super) drop_tags: bool,
    /// Shortcodes of the document's own, with their marks.
    pub(super) symbols: HashMap<String, String>,
    /// Up to where it is known that no inference follows.
    pub(super) no_inference_before: usize,
    /// The argument that the block before consists of.
    pub(super) argument_before: Option<usize>,
    /// Whether a numbered statement is being read, and not a relation of one.
    pub(super) in_step: bool,
    /// What a relation after an empty line may belong to.
    pub(super) last: Option<usize>,
    /// How much of the text at hand stands before its first data, and where these are.
    pub(super) data_at: Option<(usize, usize)>,
}

/// Reads a document; each item goes into the model as soon as it is known what it is.
pub(super) fn parse(text: &str) -> Parser<'_> {
    let mut parser = Parser {
        source: Source::new(text),
        at: 0,
        model: Model::of(text.len()),
        held: Vec::new(),
        holds: false,
        notes: Vec::new(),
        front_matter: None,
        drop_tags: false,
        symbols: HashMap::new(),
        no_inference_before: 0,
        argument_before: None,
        in_step: false,
        last: None,
        data_at: None,
    };
    parser.front();
    while parser.at < text.len() {
        parser.block();
    }
    parser
}

impl<'t> Parser<'t> {
    pub(super) fn note(
        &mut self,
        at: usize,
        outcome: Outcome,
        found: impl Into<String>,
        remedy: &'static str,
    ) {
        self.notes.push(Note { at, outcome, found: found.into(), remedy });
    }

    /// Adds an item; gives back its number.
    pub(super) fn add(&mut self, item: Item<'t>) -> usize {
        let number = self.model.items() + self.held.len();
        if self.holds {
            self.held.push(item);
        } else {
            self.model.item(item);
        }
        number
    }

    /// Holds items back from here on.
    pub(super) fn hold(&mut self) {
        self.holds = true;
    }

    pub(super) fn held(&mut self, item: usize) -> Option<&mut Item<'t>> {
        self.held.get_mut(item.checked_sub(self.model.items())?)
    }

    /// Lets go of what was held.
    pub(super) fn release(&mut self) {
        self.holds = false;
        for item in self.held.drain(..) {
            self.model.item(item);
        }
    }

    /// Past empty lines and comments, to the next line with something on it.
    pub(super) fn next_line(&mut self) -> Option<Line> {
        loop {
            match self.line() {
                Line::Blank => self.at = self.source.line_break(self.source.skip_blanks(self.at))?,
                line => return Some(line),
            }
        }
    }

    fn front(&mut self) {
        if self.next_line().is_none() {
            return;
        }
        let begin = self.source.skip_blanks(self.at);
        let fence = self.source.rest(begin).iter().take_while(|&&c| c == b'=').count();
        if fence < 3 {
            return;
        }
        let after = begin + fence;
        let text = self.source.text;
        let rest = text.get(after..).unwrap_or_default();
        // A fence on a line of its own is closed by such a line, lest three equals signs in a value close it.
        let closing_line = || {
            let mut at = 0;
            rest.split_inclusive('\n').find_map(|line| {
                let start = at;
                at += line.len();
                let bare = line.trim();
                (start > 0 && bare.len() >= 3 && bare.bytes().all(|c| c == b'='))
                    .then(|| start + line.len() - line.trim_start().len())
            })
        };
        let on_own_line = self.source.is_blank(after);
        let Some(close) = on_own_line.then(closing_line).flatten().or_else(|| rest.find("===")) else {
            self.note(
                begin,
                Outcome::Read,
                "front matter that is never closed: taken as text",
                "close it with ===",
            );
            return;
        };
        let between = rest.get(..close).unwrap_or_default();
        match yaml::load(between) {
            Ok(value) => {
                let asked = value.get("model").and_then(|model| model.get("removeTagsFromText"));
                self.drop_tags = asked == Some(&Value::Bool(true));
                let symbols = value.get("model").and_then(|model| model.get("shortcodes")?.as_object());
                for (code, symbol) in symbols.into_iter().flatten() {
                    if let Some(symbol) = symbol.get("unicode").and_then(Value::as_str) {
                        self.symbols.insert(code.clone(), symbol.to_owned());
                    }
                }
                self.front_matter = Some(value);
            }
            Err(wrong) => {
                let at = between.char_indices().nth(wrong.character).map_or(close, |(at, _)| at);
                let found = format!("the front matter is not YAML: {}", wrong.why);
                let remedy = "indent with spaces, put a space behind each colon, quote what holds one";
                self.note(after + at, Outcome::Lost, found, remedy);
            }
        }
        self.at = after + close;
        self.at += self.source.rest(self.at).iter().take_while(|&&c| c == b'=').count();
    }

    fn block(&mut self) {
        let Some(line) = self.next_line() else {
            self.at = self.source.text.len();
            return;
        };
        let argument_before = self.argument_before.take();
        match line {
            Line::Heading { level, after } => {
                self.at = after;
                let (content, _) = self.content(Within::Heading);
                self.add(Item::Heading { level, content });
                self.last = None;
            }
            Line::Number { .. } => self.structure(argument_before),
            Line::Item { .. } => self.list(line),
            Line::Relation { .. } => self.orphans(line),
            Line::Dashes | Line::Text | Line::Block | Line::Blank => {
                let begin = self.source.skip_blanks(self.at);
                if line == Line::Dashes {
                    let remedy = "write \\-- if it is text; an inference stands between numbered statements";
                    self.note(
                        begin,
                        Outcome::Read,
                        "a line of dashes outside a premise-conclusion structure: taken as text",
                        remedy,
                    );
                }
                if self.source.rest(begin).starts_with(b"===") {
                    let remedy = "front matter is the first thing in a document";
                    self.note(begin, Outcome::Read, "a line of equals signs: taken as text", remedy);
                }
                let (root, end) = self.element(Place::Top, Within::Paragraph);
                self.children(root, end, Within::Paragraph);
                self.argument_before = root.filter(|&root| self.model.is_argument(root));
                self.last = root;
            }
        }
    }

    fn list(&mut self, mut line: Line) {
        let width = |parser: &Self| parser.source.skip_blanks(parser.at) - parser.at;
        let (first, mut told) = (width(self), false);
        while let Line::Item { after } = line {
            if width(self) != first && !std::mem::replace(&mut told, true) {
                let found = "an item within an item of a list: all are read as items of one list";
                let remedy = "indent all items alike; use relations to say what belongs to what";
                self.note(self.source.skip_blanks(self.at), Outcome::Read, found, remedy);
            }
            self.at = after;
            let (root, end) = self.element(Place::Listed, Within::List);
            self.last = root;
            line = self.children(root, end, Within::List);
        }
    }

    /// Relations after an empty line, whose parent stands before it.
    fn orphans(&mut self, line: Line) {
        let at = self.source.skip_blanks(self.at);
        let (outcome, found) = match self.last {
            Some(_) => {
                (Outcome::Read, "a relation after an empty line: read as a relation of what stands before it")
            }
            None => (Outcome::Lost, "a relation to nothing"),
        };
        self.note(
            at,
            outcome,
            found,
            "put it right under the statement or argument that it is a relation of",
        );
        self.children(self.last, line, Within::Paragraph);
    }

    /// Reads the relations below a node, however deep; gives back how the line begins that ends them.
    pub(super) fn children(&mut self, root: Option<usize>, mut line: Line, within: Within) -> Line {
        let mut above: Vec<(usize, usize)> = Vec::new();
        let mut blanks = [false; 2];
        while let Line::Relation { width, symbol, after } = line {
            let begin = self.source.skip_blanks(self.at);
            if blanks != [true; 2] {
                for (seen, blank) in blanks.iter_mut().zip([b'\t', b' ']) {
                    *seen |= self.source.rest(self.at).iter().take(width).any(|&c| c == blank);
                }
                if blanks == [true; 2] {
                    let found = "tabs and spaces in one paragraph: each counts as one";
                    self.note(begin, Outcome::Read, found, "indent with one or the other");
                }
            }
            let mut width = width;
            let mut left = None;
            while above.last().is_some_and(|&(other, _)| other >= width) {
                left = above.pop();
            }
            if left.is_some_and(|(other, _)| other != width) && width > 0 {
                let found = "a relation indented like none above it: read as one of the relations that are indented less";
                self.note(begin, Outcome::Read, found, "indent relations of one statement alike");
                width = above.pop().map_or(width, |(other, _)| other);
            }
            let parent = above.last().map(|&(_, item)| item).or(root);
            let place = parent.map_or(Place::Top, |parent| Place::Child(parent, symbol));
            self.at = after;
            let (child, end) = self.element(place, within);
            above.extend(child.map(|child| (width, child)));
            line = end;
        }
        line
    }

    /// Reads one statement or argument without its relations. Only at the top is nothing no statement: behind a
    /// number or symbol it is one without words, as in Argdown.
    pub(super) fn element(&mut self, place: Place, within: Within) -> (Option<usize>, Line) {
        self.at = self.source.skip_blanks(self.at);
        let mut at = self.at;
        if let Some(next) = self.source.line_break(at) {
            // The words may begin on the next line.
            self.at = next;
            if let Some(line) = self.interruption(within).filter(|&line| line != Line::Block) {
                return (self.without_words(place, at, Content::default()), line);
            }
            self.at = self.source.skip_blanks(self.at);
            at = self.at;
        }
        let head = self.head(within);
        let (content, line) = self.content(within);
        let Some(head) = head else {
            if content.text.is_empty() {
                return (self.without_words(place, at, content), line);
            }
            let node = Node { is_argument: false, title: None, is_reference: false, content, place, at };
            return (Some(self.add(Item::Node(node))), line);
        };
        let node = Node {
            is_argument: head.is_argument,
            title: Some(head.title),
            is_reference: self.is_reference(at, head.is_definition, &content),
            content,
            place,
            at,
        };
        (Some(self.add(Item::Node(node))), line)
    }

    /// A definition has words, a reference has none; where words stand behind a reference, they define.
    fn is_reference(&mut self, at: usize, is_definition: bool, content: &Content) -> bool {
        if is_definition {
            if content.text.is_empty() {
                let remedy = "write the words right behind it, or leave out the colon";
                self.note(at, Outcome::Read, "a definition without words", remedy);
            }
            return false;
        }
        let words = content.body() > 0;
        if words {
            let remedy = "put a colon after the title, or a backslash before the bracket";
            self.note(at, Outcome::Read, "words after a reference: read as its definition", remedy);
        }
        !words
    }

    fn without_words(&mut self, place: Place, at: usize, content: Content) -> Option<usize> {
        let (outcome, found) = match place {
            Place::Top if content.data.is_some() => (Outcome::Lost, "data that belong to nothing"),
            Place::Top => (Outcome::Lost, "a line without words"),
            Place::Listed => (Outcome::Read, "an item without words"),
            Place::Child(..) => (Outcome::Read, "a relation to a statement without words"),
            Place::Premise(_) | Place::Conclusion(..) => (Outcome::Read, "a number without a statement"),
        };
        self.note(at, outcome, found, "write a statement or a reference there");
        let node = Node { is_argument: false, title: None, is_reference: false, content, place, at };
        (outcome == Outcome::Read).then(|| self.add(Item::Node(node)))
    }
}
