//! From a map to text: the lines, what is kept of how they were written, and what of the map they do not say.

use super::KEY;
use super::layout::{Line, Role, layout, links};
use super::line::{CRLF, HEAD, MARKDOWN, SEE, TITLE, UNENDED, above, of, see, text};
use super::markdown::{Plain, marked_up, plain};
use super::read::title;
use crate::format::content::note_left_out;
use crate::format::report::Losses;
use crate::format::{Feature, Written};
use crate::map::ArgumentMap;
use crate::map::attributes::Data;
use crate::map::id::StatementId;
use crate::map::relation::Family;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

pub(super) fn write(map: &ArgumentMap) -> Written {
    let mut losses = Losses::default();
    let lines = layout(map);
    let standing = lines.iter().filter(|line| line.role == Role::Stands);
    let places: HashMap<StatementId, &str> =
        standing.map(|line| (line.statement, line.path.as_str())).collect();
    let at: HashMap<&str, StatementId> =
        lines.iter().map(|line| (line.path.as_str(), line.statement)).collect();
    let mut body = String::new();
    for line in &lines {
        let stance = line
            .relation
            .map_or("", |id| if map[id].family() == Family::Support { "Pro: " } else { "Con: " });
        let said = if line.role == Role::Stands {
            said(map, line.statement)
        } else {
            let kept = line.relation.and_then(|id| text(map[id].data(), MARKDOWN));
            let kept = kept.filter(|kept| see(kept).and_then(|path| at.get(path)) == Some(&line.statement));
            let place = places.get(&line.statement).copied().unwrap_or_default();
            kept.map_or_else(|| format!("{SEE}{place}."), str::to_owned)
        };
        body.extend([line.path.as_str(), ". ", stance, &said, "\n"]);
    }
    note(map, &lines, &mut losses);
    let flat: String = map.title().chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }).collect();
    if flat != map.title() {
        losses.note(Feature::Title, "", "written on one line");
    }
    let head =
        text(Some(map.data()), HEAD).filter(|head| head.ends_with('\n') && title(head) == Some(map.title()));
    let mut whole = head.map_or_else(|| format!("{TITLE}{flat}\n\n"), str::to_owned);
    whole.push_str(&body);
    let set = |member| of(Some(map.data())).is_some_and(|kept| kept.get(member) == Some(&Value::Bool(true)));
    if set(UNENDED) {
        whole.pop();
    }
    let whole = if set(CRLF) { whole.replace('\n', "\r\n") } else { whole };
    Written::new(whole, losses.into_vec())
}

/// A claim as Markdown: as it was written, if that is what it says, or made anew.
fn said(map: &ArgumentMap, id: StatementId) -> String {
    let kept = text(map[id].data(), MARKDOWN).filter(|kept| says(map, id, kept));
    kept.map_or_else(|| marked_up(map[id].text(), cited(map, id)), str::to_owned)
}

/// The addresses and the words that a claim quotes.
fn cited(map: &ArgumentMap, id: StatementId) -> impl Iterator<Item = (&str, &str)> {
    let quotes = map[id].quotes().iter();
    quotes.map(|quote| {
        (map.source(quote.source).map_or("", |source| source.url.as_str()), quote.exact.as_str())
    })
}

fn says(map: &ArgumentMap, id: StatementId, markdown: &str) -> bool {
    let Plain { text, links } = plain(markdown);
    text == map[id].text()
        && links.iter().map(|(address, words)| (address.as_str(), words.as_str())).eq(cited(map, id))
}

/// Notes a loss, if it is one.
type Note<'n> = dyn FnMut(Feature, &str, bool, &'static str) + 'n;

/// Notes what of a map has no place in a debate.
fn note(map: &ArgumentMap, lines: &[Line], losses: &mut Losses) {
    let keeps = [Feature::Title, Feature::Data, Feature::Quotes, Feature::Source, Feature::Thesis];
    note_left_out(map, &keeps, &[], losses);
    let mut note = |feature, key: &str, lost: bool, instead| {
        if lost {
            losses.note(feature, key, instead);
        }
    };
    note_lines(map, lines, &mut note);
    note_sources(map, lines, &mut note);
    note_order(map, lines, &mut note);
    let others = |data: &Data| data.keys().any(|key| key != KEY);
    note(Feature::Data, "", others(map.data()), "left out");
    for id in map.statements() {
        note(Feature::Data, map.key(id), map[id].data().is_some_and(others), "left out");
    }
    for id in map.relations() {
        note(Feature::Data, map.key(id), map[id].data().is_some_and(others), "left out");
        note(Feature::Quotes, map.key(id), !map[id].quotes().is_empty(), "left out");
    }
    for id in links(map) {
        let (linked, target) = (map[id].premises().len() > 1, map[id].target());
        note(Feature::Linked, map.key(id), linked, "written as independent reasons");
        let instead = "written under the first premise of that relation";
        note(Feature::OnRelation, map.key(id), target.relation().is_some(), instead);
    }
}

fn note_lines(map: &ArgumentMap, lines: &[Line], note: &mut Note<'_>) {
    for line in lines {
        let (id, key) = (line.statement, map.key(line.statement));
        let circular = line.role == Role::UsedByItself;
        note(Feature::Cycle, key, circular, "written as a reference, which Kialo itself does not take");
        let too_deep = line.role == Role::TooDeep;
        note(Feature::Order, key, too_deep, "written as a tree of its own, as it is too deep");
        if let Some(relation) = line.relation {
            let renamed =
                map[relation].premises().len() == 1 && map.key(relation) != format!("r{}", line.path);
            note(Feature::Key, map.key(relation), renamed, "named by its path");
        }
        if line.role == Role::Stands {
            let Plain { text, links } = plain(&said(map, id));
            note(Feature::Key, key, key != line.path, "named by its path");
            let is_top = above(&line.path).is_none();
            note(Feature::Thesis, key, map[id].is_thesis() != is_top, "a claim at the top is a thesis");
            let changed = text != map[id].text();
            note(Feature::Characters, key, changed, "written with line feeds, and without space at its end");
            let quoted = map[id].quotes().iter().all(|quote| quote.span.is_none())
                && links.iter().map(|(address, words)| (address.as_str(), words.as_str())).eq(cited(map, id));
            note(Feature::Quotes, key, !quoted, "only links on words of the claim are written");
        }
    }
}

/// Sources are written as the addresses of links, in the order in which they are met.
fn note_sources(map: &ArgumentMap, lines: &[Line], note: &mut Note<'_>) {
    let standing = lines.iter().filter(|line| line.role == Role::Stands);
    let mut met = HashSet::new();
    let addresses =
        standing.flat_map(|line| plain(&said(map, line.statement)).links).map(|(address, _)| address);
    let written: Vec<String> = addresses.filter(|address| met.insert(address.clone())).collect();
    for (i, (_, source)) in map.sources().enumerate() {
        let told = [&source.title, &source.author, &source.date].into_iter().all(String::is_empty)
            && source.text.is_none()
            && source.data.is_empty()
            && source.key == format!("link{}", i + 1)
            && written.get(i) == Some(&source.url);
        note(Feature::Source, &source.key, !told, "only the addresses of links are written");
    }
}

fn note_order(map: &ArgumentMap, lines: &[Line], note: &mut Note<'_>) {
    const INSTEAD: &str = "written where it belongs in the tree";
    let mut last = None;
    for line in lines.iter().filter(|line| line.role == Role::Stands) {
        note(Feature::Order, map.key(line.statement), last > Some(line.statement), INSTEAD);
        last = Some(line.statement);
    }
    let mut last = None;
    for id in lines.iter().filter_map(|line| line.relation) {
        note(Feature::Order, map.key(id), last > Some(id), INSTEAD);
        last = Some(id);
    }
}
