//! `@include(path)`: other files in the place of the words that name them, each once.

use super::source::{Note, Origins};
use crate::format::report::Outcome;
use std::borrow::Cow;
use std::collections::HashSet;

/// Gives the text of a file that is named in a document, or says why not. It gets the path as written and the
/// name of the file that includes it, which is empty for the document itself; what it returns first is the
/// name that the file is known by, so that no file is included twice.
pub(super) type Resolver<'r> = dyn FnMut(&str, &str) -> Result<(String, String), String> + 'r;

const WORD: &str = "@include(";

/// How much included files may add up to.
const LARGEST: usize = 1 << 28;

/// A file that is being read, and how far.
struct Reading {
    file: usize,
    text: String,
    at: usize,
}

/// The document with all files in their places, and where each piece comes from.
pub(super) fn expand<'t>(
    text: &'t str,
    resolver: Option<&mut Resolver<'_>>,
) -> (Cow<'t, str>, Origins<'t>, Vec<Note>) {
    let (mut whole, mut origins, mut notes) = (String::new(), Origins::default(), Vec::new());
    let document = origins.add_file("", text);
    let Some(resolver) = resolver.filter(|_| text.contains(WORD)) else {
        origins.pieces.push((0, document, 0));
        // Looking for one letter is much faster than for a word.
        let is_word = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(WORD));
        for at in text.match_indices('@').map(|(at, _)| at).filter(is_word) {
            let remedy = "read it with Reader::include";
            notes.push(Note {
                at,
                outcome: Outcome::Read,
                found: "a file to include, but nothing to find it with: taken as text".into(),
                remedy,
            });
        }
        return (text.into(), origins, notes);
    };
    let (mut seen, mut added) = (HashSet::new(), 0);
    let mut stack = vec![Reading { file: document, text: text.to_owned(), at: 0 }];
    while let Some(reading) = stack.last_mut() {
        let rest = reading.text.get(reading.at..).unwrap_or_default();
        let found = rest.find(WORD).and_then(|start| {
            let path = rest.get(start + WORD.len()..)?;
            let end = path.find(')').filter(|&end| end > 0)?;
            Some((start, path.get(..end)?.to_owned(), start + WORD.len() + end + 1))
        });
        let upto = found.as_ref().map_or(rest.len(), |&(start, ..)| start);
        origins.pieces.push((whole.len(), reading.file, reading.at));
        whole.push_str(rest.get(..upto).unwrap_or_default());
        let Some((_, path, end)) = found else {
            stack.pop();
            continue;
        };
        reading.at += end;
        let answer = resolver(path.trim(), &origins.files[reading.file].0);
        let problem = match answer {
            Ok((name, _)) if seen.contains(&name) => continue,
            Ok((_, text)) if added + text.len() > LARGEST => "the included files are too large".to_owned(),
            Ok((name, text)) => {
                added += text.len();
                let file = origins.add_file(&name, text.clone());
                seen.insert(name);
                stack.push(Reading { file, text, at: 0 });
                continue;
            }
            Err(problem) => problem,
        };
        let found = format!("the file {path:?} could not be included: {problem}");
        notes.push(Note {
            at: whole.len(),
            outcome: Outcome::Lost,
            found,
            remedy: "name a file that is there",
        });
    }
    (whole.into(), origins, notes)
}
