//! Which dialect of JSON, by the names of members: bytes are passed over until one of them tells.

use super::{Format, Sight, of};
use crate::error::brief;

/// How many names are quoted of a document that is not known.
const QUOTED: usize = 6;

/// Looks at an object; `None` if its first member has no name in quotation marks, as in YAML.
pub(super) fn look(bytes: &[u8]) -> Option<Sight> {
    let mut scan = Scan { rest: bytes.get(1..)?, depth: 1 };
    let mut names = Vec::new();
    // The member of the document that is being passed over.
    let mut member: &[u8] = b"";
    let (mut begun, mut nodes, mut metadata) = (false, false, false);
    while let Some(token) = scan.next() {
        match token {
            Token::Other(byte) if !begun && byte != b'}' => return None,
            Token::Name(name) if scan.depth == 1 => {
                member = name;
                if let Some(sight) = member_tells(name, scan.value()) {
                    return Some(sight);
                }
                nodes |= name == b"nodes";
                metadata |= name == b"metadata";
                if names.len() <= QUOTED {
                    names.push(String::from_utf8_lossy(name));
                }
            }
            Token::Name(name) if scan.depth == 3 => match (member, name) {
                (b"nodes", b"nodeID") => return Some(of(Format::Aif, "its nodes have the member `nodeID`")),
                (b"edges", b"fromID" | b"edgeID") => {
                    return Some(of(Format::Aif, "its edges have the members of AIF"));
                }
                (b"edges", b"source_id" | b"target_id") => {
                    return Some(of(Format::Sadface, "its edges have the member `source_id`"));
                }
                _ => {}
            },
            _ => {}
        }
        begun = true;
    }
    Some(match () {
        () if nodes && metadata => of(Format::Sadface, "it has the members `nodes` and `metadata`"),
        () if nodes => of(Format::Aif, "it has the member `nodes`"),
        () if names.is_empty() => of(Format::Json, "it begins with a brace"),
        () => {
            let more = if names.len() > QUOTED { ", …" } else { "" };
            let names = names.iter().take(QUOTED).map(|name| brief(name)).collect::<Vec<_>>().join(", ");
            Sight::Not(format!(
                "the document is a JSON object with the members {names}{more}, which no format has; an argument map \
                 has `format`, AIF and SADFace have `nodes`"
            ))
        }
    })
}

/// What one member of the document tells by its name and the beginning of its value.
fn member_tells(name: &[u8], value: &[u8]) -> Option<Sight> {
    Some(match (name, value) {
        (b"format", _) if value.starts_with(b"\"argument-map\"") => {
            of(Format::Json, "its `format` is \"argument-map\"")
        }
        (b"AIF", _) => of(Format::Xaif, "it has the member `AIF`"),
        (b"locutions", _) => of(Format::Aif, "it has the member `locutions`"),
        (b"resources", _) => of(Format::Sadface, "it has the member `resources`"),
        (b"statements", [b'{', ..]) => {
            of(Format::Carneades, "its `statements` are an object, and JSON is YAML too")
        }
        (b"statements" | b"relations", [b'[', ..]) => {
            of(Format::Json, "it has a list of statements or relations")
        }
        _ => return None,
    })
}

enum Token<'b> {
    /// The name of a member, as written.
    Name(&'b [u8]),
    /// A string that is no name.
    Text,
    /// What else is not white space.
    Other(u8),
}

/// The pieces of JSON, right or wrong; a count of brackets is all that is remembered.
struct Scan<'b> {
    rest: &'b [u8],
    depth: usize,
}

impl<'b> Scan<'b> {
    fn next(&mut self) -> Option<Token<'b>> {
        self.rest = self.rest.trim_ascii_start();
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        match first {
            b'"' => {
                let mut end = 0;
                while let Some(step) = rest.get(end..)?.iter().position(|byte| matches!(byte, b'"' | b'\\')) {
                    end += step;
                    if rest[end] == b'"' {
                        break;
                    }
                    end += 2;
                }
                let string = rest.get(..end).unwrap_or(rest);
                self.rest = rest.get(end + 1..).unwrap_or_default().trim_ascii_start();
                return Some(if self.rest.first() == Some(&b':') {
                    Token::Name(string)
                } else {
                    Token::Text
                });
            }
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        Some(Token::Other(first))
    }

    /// What follows the name that was met last.
    fn value(&self) -> &'b [u8] {
        self.rest.strip_prefix(b":").unwrap_or(self.rest).trim_ascii_start()
    }
}
