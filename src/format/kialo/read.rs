//! From text to a map, line by line.

use super::KEY;
use super::line::{CRLF, HEAD, MARKDOWN, NEUTRAL, SEE, TITLE, UNDER, UNENDED, above, path, see, stance};
use super::markdown::{Plain, marked_up, plain};
use crate::builder::{List, MapBuilder, Place, Wanted};
use crate::error::{ErrorKind, Errors, Noun};
use crate::format::place::{Lines, syntax};
use crate::format::{Diagnostic, Document, Outcome};
use crate::map::attributes::Data;
use crate::map::quote::Quote;
use crate::map::relation::{Family, Relation};
use crate::map::source::Source;
use crate::map::statement::Statement;
use std::collections::HashMap;

/// A claim as it is written.
struct Claim<'t> {
    start: usize,
    path: &'t str,
    stance: Option<Family>,
    /// What it says, continued lines included.
    markdown: String,
    /// The path of the claim that it is, if that stands elsewhere.
    elsewhere: Option<String>,
}

pub(super) fn read(text: &str) -> Result<Document, Errors> {
    let lines = Lines::new(text);
    let mut kept = Data::new();
    let breaks = text.matches('\n').count();
    let crlf = breaks > 0 && text.matches("\r\n").count() == breaks;
    if crlf {
        kept.insert(CRLF.to_owned(), true.into());
    }
    let mut head = String::new();
    let mut claims: Vec<Claim<'_>> = Vec::new();
    let mut start = 0;
    let mut pieces = text.split('\n').peekable();
    while let Some(piece) = pieces.next() {
        let line = if crlf { piece.strip_suffix('\r').unwrap_or(piece) } else { piece };
        let at = start;
        start += piece.len() + 1;
        if piece.is_empty() && pieces.peek().is_none() {
            break;
        }
        if pieces.peek().is_none() {
            kept.insert(UNENDED.to_owned(), true.into());
        }
        match (path(line).filter(|(_, rest)| at > 0 && rest.starts_with(' ')), claims.last_mut()) {
            (Some((path, rest)), _) => {
                let said = rest.strip_prefix(' ').unwrap_or(rest);
                let (stance, said) = match stance(said).filter(|_| above(path).is_some()) {
                    Some((family, said)) => (Some(family), said),
                    None => (None, said),
                };
                claims.push(Claim { start: at, path, stance, markdown: said.to_owned(), elsewhere: None });
            }
            (None, Some(claim)) => {
                claim.markdown.push('\n');
                claim.markdown.push_str(line);
            }
            (None, None) => {
                head.push_str(line);
                head.push('\n');
            }
        }
    }
    let Some(title) = title(&head) else {
        return Err(syntax(
            lines.location(0, ""),
            format!("a text of Kialo begins with `{}`", TITLE.trim_end()),
        )
        .into());
    };
    // A title is written on one line, and a lone carriage return ends one to others.
    if head != format!("{TITLE}{title}\n\n") || title.contains('\r') {
        kept.insert(HEAD.to_owned(), head.as_str().into());
    }
    let mut builder = MapBuilder::new(title);
    if !kept.is_empty() {
        builder.set_data([(KEY.to_owned(), kept.into())].into_iter().collect());
    }
    let mut reader = Reader { builder, places: HashMap::new(), sources: HashMap::new(), notes: Vec::new() };
    reader.enter(&mut claims);
    reader.fill(&claims);
    let locate = |claim: usize| lines.location(claims.get(claim).map_or(0, |claim| claim.start), "");
    let map = reader.builder.resolve(|place| match place {
        Place::Entry(_, claim, _) => locate(claim),
        _ => lines.location(0, ""),
    })?;
    let diagnostics = reader.notes.into_iter().map(|(claim, outcome, found)| Diagnostic {
        location: locate(claim),
        outcome,
        found: found.to_owned(),
        remedy: String::new(),
    });
    Ok(Document::new(map, diagnostics.collect()))
}

/// The title in what stands before the first claim.
pub(super) fn title(head: &str) -> Option<&str> {
    let first = head.split('\n').next()?.trim_start_matches('\u{feff}');
    first.strip_prefix(TITLE).or_else(|| first.strip_prefix(TITLE.trim_end()))
}

struct Reader<'t> {
    builder: MapBuilder,
    /// Which claim has a path.
    places: HashMap<&'t str, usize>,
    /// The keys of the sources by their addresses.
    sources: HashMap<String, String>,
    notes: Vec<(usize, Outcome, &'static str)>,
}

fn place(claim: usize) -> Place {
    Place::entry(List::Statements, claim)
}

impl<'t> Reader<'t> {
    /// Enters the paths, and finds out which claims stand elsewhere.
    fn enter(&mut self, claims: &mut [Claim<'t>]) {
        let order = |path: &str| {
            path.split('.').map(|part| part.parse::<u32>().unwrap_or_default()).collect::<Vec<_>>()
        };
        let mut before = Vec::new();
        for (i, claim) in claims.iter().enumerate() {
            if self.places.insert(claim.path, i).is_some() {
                let kind = ErrorKind::DuplicateKey { noun: Noun::Statement, key: claim.path.to_owned() };
                self.builder.wrong(kind, place(i));
            }
            let path = order(claim.path);
            if path < before {
                self.notes.push((
                    i,
                    Outcome::Read,
                    "a claim out of order; it is written where its path belongs",
                ));
            }
            before = path;
        }
        let wanted = |claim: &Claim<'t>| claim.stance.and_then(|_| see(&claim.markdown)).map(str::to_owned);
        let seen: Vec<Option<String>> = claims.iter().map(wanted).collect();
        for i in 0..claims.len() {
            let Some(path) = &seen[i] else { continue };
            // A claim that stands elsewhere may itself refer further, but not in a circle.
            let mut at = self.places.get(path.as_str()).copied();
            let further =
                |at: usize| seen[at].as_ref().and_then(|path| self.places.get(path.as_str()).copied());
            let mut steps = 0;
            while let Some(next) = at.and_then(further) {
                at = Some(next).filter(|_| steps < MOST_STEPS);
                steps += 1;
            }
            match at {
                Some(at) => claims[i].elsewhere = Some(claims[at].path.to_owned()),
                None => self.notes.push((
                    i,
                    Outcome::Read,
                    "a reference to no claim; it is read as a claim of its own",
                )),
            }
        }
    }

    fn fill(&mut self, claims: &[Claim<'t>]) {
        for (i, claim) in claims.iter().enumerate() {
            let parent = above(claim.path);
            let parent = parent.and_then(|above| self.places.get(above).map(|&at| &claims[at]));
            if parent.is_none() && above(claim.path).is_some() {
                let message = format!("{} has no claim above it; give it one, or another path", claim.path);
                self.builder.wrong(ErrorKind::Syntax { message }, place(i));
                continue;
            }
            if claim.elsewhere.is_none() {
                self.add_statement(i, claim, parent);
            }
            let (Some(parent), Some(family)) = (parent, claim.stance) else { continue };
            let mut kept = Data::new();
            let mut relation = Relation::open(family);
            let key = claim.elsewhere.as_deref().unwrap_or(claim.path);
            if claim.elsewhere.is_some() && claim.markdown != format!("{SEE}{key}.") {
                kept.insert(MARKDOWN.to_owned(), claim.markdown.as_str().into());
            }
            if parent.elsewhere.is_some() {
                kept.insert(UNDER.to_owned(), parent.path.into());
            }
            relation.set_data(keep(kept));
            let target = parent.elsewhere.as_deref().unwrap_or(parent.path);
            let number = self.builder.add_relation(relation, target, Wanted::Statement, place(i));
            self.builder.name_relation(number, &format!("r{}", claim.path), place(i));
            self.builder.set_premises(number, [(key, None)].into_iter(), place(i));
        }
    }

    fn add_statement(&mut self, i: usize, claim: &Claim<'t>, parent: Option<&Claim<'t>>) {
        let Plain { text, links } = plain(&claim.markdown);
        let mut kept = Data::new();
        let pairs = links.iter().map(|(address, words)| (address.as_str(), words.as_str()));
        if marked_up(&text, pairs) != claim.markdown {
            kept.insert(MARKDOWN.to_owned(), claim.markdown.as_str().into());
        }
        if let Some(parent) = parent.filter(|_| claim.stance.is_none()) {
            kept.insert(NEUTRAL.to_owned(), parent.path.into());
            self.notes.push((i, Outcome::Kept, "a claim that is neither for nor against the one above it"));
        }
        let mut statement = Statement::claim(claim.path, text);
        statement.set_thesis(above(claim.path).is_none());
        statement.set_data(keep(kept));
        let quote = |(address, words)| {
            let key = self.source(address, i);
            self.builder.name_source(&key, place(i)).map(|source| Quote::new(source, words))
        };
        statement.set_quotes(links.into_iter().filter_map(quote).collect());
        self.builder.add_statement(statement, place(i));
    }

    /// The key of the source at an address, which is entered if it is new.
    fn source(&mut self, address: String, claim: usize) -> String {
        if let Some(key) = self.sources.get(&address) {
            return key.clone();
        }
        let key = format!("link{}", self.sources.len() + 1);
        let source = Source { key: key.clone(), url: address.clone(), ..Source::default() };
        self.builder.add_source(source, place(claim));
        self.sources.insert(address, key.clone());
        key
    }
}

/// How often a reference may lead to a reference.
const MOST_STEPS: usize = 100;

fn keep(kept: Data) -> Data {
    if kept.is_empty() { kept } else { [(KEY.to_owned(), kept.into())].into_iter().collect() }
}
