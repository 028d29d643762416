//! Which dialect of XML, by the root element.

use super::{Format, Sight, of};

const ROOTS: &[(&str, Format)] = &[
    ("arggraph", Format::Microtexts),
    ("lkif", Format::Lkif),
    ("caf", Format::Caf),
    ("ARG", Format::Aml),
    ("graphml", Format::Graphml),
];

/// Looks at what begins with `<`; `None` if it is no XML, as `<Title>: …` in Argdown.
pub(super) fn look(bytes: &[u8]) -> Option<Sight> {
    let mut rest = bytes;
    let mut declared = false;
    let name = loop {
        rest = rest.trim_ascii_start();
        let after = match rest.strip_prefix(b"<") {
            None if declared && rest.is_empty() => break "",
            after => after?,
        };
        rest = match after {
            [b'?', ..] => past(after, b"?>"),
            [b'!', b'-', b'-', ..] => past(after, b"-->"),
            [b'!', ..] if starts_with_word(after, b"!doctype") => past_doctype(after),
            _ => break name_of(after),
        };
        declared |= !after.starts_with(b"!--");
    };
    let after = rest.get(1 + name.len()..).unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or_default();
    let known = ROOTS.iter().find(|(root, _)| *root == local);
    let (is_picture, is_page) = (local == "svg", local.eq_ignore_ascii_case("html"));
    let told = known.is_some() || is_picture || is_page;
    let is_xml = declared || (told && goes_on_as_xml(after)) || ends_as_xml(rest, name);
    is_xml.then(|| match known {
        Some(&(root, format)) => of(format, &format!("its root element is <{root}>")),
        None if is_picture => Sight::Not(
            "the document is an SVG picture; a picture can be looked at but not read back".to_owned(),
        ),
        None if is_page => {
            Sight::Not("the document is a web page; a picture of a map cannot be read back".to_owned())
        }
        None if name.is_empty() => Sight::Not(
            "the document is XML without an element; the roots <arggraph>, <lkif>, <caf> and <ARG> are read"
                .to_owned(),
        ),
        None => Sight::Not(format!(
            "the document is XML whose root element is <{}>; the roots <arggraph>, <lkif>, <caf> and <ARG> are read",
            crate::error::brief(name).trim_matches('"')
        )),
    })
}

fn name_of(bytes: &[u8]) -> &str {
    let end = bytes
        .iter()
        .position(|byte| byte.is_ascii_whitespace() || b"/>=<[]():\"'".contains(byte) && *byte != b':');
    std::str::from_utf8(bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default()).unwrap_or_default()
}

fn starts_with_word(bytes: &[u8], word: &[u8]) -> bool {
    bytes.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// What follows the next such mark: nothing if the document ends before it.
fn past<'b>(bytes: &'b [u8], mark: &[u8]) -> &'b [u8] {
    let at = bytes.windows(mark.len()).position(|window| window == mark);
    at.and_then(|at| bytes.get(at + mark.len()..)).unwrap_or_default()
}

/// What follows a declaration of the type of the document, whose brackets may hold more declarations.
fn past_doctype(bytes: &[u8]) -> &[u8] {
    let (mut rest, mut inside) = (bytes, false);
    while let Some((&byte, after)) = rest.split_first() {
        rest = match byte {
            b'"' | b'\'' => past(after, &[byte]),
            b'<' if after.starts_with(b"!--") => past(after, b"-->"),
            b'<' if after.starts_with(b"?") => past(after, b"?>"),
            b'>' if !inside => return after,
            b'[' | b']' => {
                inside = byte == b'[';
                after
            }
            _ => after,
        };
    }
    rest
}

/// Whether what begins with an element of that name ends with it, as no text does that begins with a title.
fn ends_as_xml(element: &[u8], name: &str) -> bool {
    let element = element.trim_ascii_end();
    let closed = || element.strip_suffix(b">")?.strip_suffix(name.as_bytes())?.strip_suffix(b"</");
    let first = element.iter().position(|&byte| byte == b'>');
    let is_empty = element.ends_with(b"/>") && first == Some(element.len() - 1);
    !name.is_empty() && (is_empty || closed().is_some())
}

/// Whether what follows the name of an element is attributes or more elements, and not the words of a text.
fn goes_on_as_xml(after: &[u8]) -> bool {
    match after {
        [b'>', rest @ ..] => matches!(rest.trim_ascii_start(), [b'<', ..] | []),
        [b'/', b'>', rest @ ..] => rest.trim_ascii().is_empty(),
        [space, rest @ ..] if space.is_ascii_whitespace() => {
            let rest = rest.trim_ascii_start();
            let name = name_of(rest).len();
            rest.first() == Some(&b'>')
                || name > 0 && rest.get(name..).unwrap_or_default().trim_ascii_start().starts_with(b"=")
        }
        rest => rest.is_empty(),
    }
}
