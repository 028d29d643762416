//! Which format of plain text, by the look of its lines.

use super::{Format, Sight, of, window};

/// So much of a document is looked at for marks that may stand anywhere.
const FAR: usize = 1 << 16;

/// Looks at a text: all of it, and all of it that is not white space in front.
pub(super) fn look(bytes: &[u8], bare: &[u8]) -> Sight {
    let start = String::from_utf8_lossy(window(bare, FAR));
    let lines = || start.lines().map(str::trim_end);
    let telling = |comment: &'static str| {
        lines().find(move |line| !line.is_empty() && !line.starts_with(comment)).unwrap_or_default()
    };
    let first = telling("\0");
    if start.starts_with("Discussion Title:") {
        return of(Format::Kialo, "it begins with `Discussion Title:`");
    }
    if telling("#").split_whitespace().take(2).eq(["p", "af"]) {
        return of(Format::Af, "its first line begins with `p af`");
    }
    let fact = |line: &str| {
        ["arg", "att"].iter().any(|name| {
            line.trim_start().strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with('('))
        })
    };
    let facts = telling("%");
    if fact(facts) || facts.is_empty() && first.starts_with('%') {
        return of(Format::Apx, "it consists of facts `arg(…)` and `att(…)`");
    }
    if first.starts_with("digraph") || first.starts_with("strict digraph") || is_mermaid(first) {
        return Sight::Not(
            "the document is a drawing, of Graphviz or Mermaid; a drawing can be looked at but not read back"
                .to_owned(),
        );
    }
    if first.starts_with("edge,source,source_kind,") {
        return of(Format::Csv, "its first line names the columns of such a table");
    }
    if lines().any(is_claim) {
        return of(Format::Kialo, "its claims are numbered, and for or against, as in `1.1. Pro: `");
    }
    if let Some(name) = yaml(lines()) {
        return of(Format::Carneades, &format!("it is YAML with the entry `{name}`"));
    }
    if is_tgf(bare) {
        return of(Format::Tgf, "a line `#` parts a list of names from a list of pairs");
    }
    if bare.starts_with(b"[") && is_json_list(bare) {
        return Sight::Not(
            "the document is a JSON list; all formats that are JSON are objects, in braces".to_owned(),
        );
    }
    let blank = window(bytes, bytes.len() - bare.len()).iter().filter(|&&byte| byte == b'\n').count();
    let mut weak = None;
    for (line, number) in lines().zip(blank + 1..) {
        match argdown(line) {
            Some((mark, true)) => return of(Format::Argdown, &format!("line {number} has {mark}")),
            Some((mark, false)) => weak = weak.or(Some((mark, number))),
            None => {}
        }
    }
    if let Some(at) = window(bytes, FAR).iter().position(|&byte| byte == 0) {
        return Sight::Not(format!("the document is no text: byte {at} is zero; give a text in UTF-8"));
    }
    let found = weak.map_or_else(
        || {
            if is_table(lines()) {
                return "a table, as spreadsheets save it, which no format has; if it is Argdown, which any text is, say so"
                    .to_owned();
            }
            "text without any mark of a format; if it is Argdown, which any text is, say so".to_owned()
        },
        |(mark, number)| {
            format!(
                "text in which line {number} has {mark}, as Argdown and others have; if it is Argdown, say so"
            )
        },
    );
    Sight::Perhaps(Format::Argdown, format!("the document is {found}"))
}

/// Whether a line is a claim for or against another, as Kialo numbers them.
fn is_claim(line: &str) -> bool {
    let end = line.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(0);
    let (path, rest) = line.split_at_checked(end).unwrap_or_default();
    path.matches('.').count() > 1 && (rest.starts_with(" Pro: ") || rest.starts_with(" Con: "))
}

/// Whether the first lines have cells, and equally many.
fn is_table<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    const FIRST: usize = 3;
    let rows: Vec<&str> = lines.filter(|line| !line.is_empty()).take(FIRST).collect();
    let cells = |mark: char| rows.first().map_or(0, |row| row.matches(mark).count());
    let same = |mark: char| rows.iter().all(|row| row.matches(mark).count() == cells(mark));
    rows.len() > 1 && ['\t', ';', ','].into_iter().any(|mark| cells(mark) > 0 && same(mark))
}

fn is_mermaid(line: &str) -> bool {
    let mut words = line.split_whitespace();
    matches!(words.next(), Some("flowchart" | "graph"))
        && matches!(words.next(), Some("TD" | "TB" | "BT" | "LR" | "RL"))
}

/// The entry of a Carneades file that a text shows itself by.
fn yaml<'t>(mut lines: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    const NAMES: [&str; 10] = [
        "statements",
        "arguments",
        "argument_schemes",
        "issue_schemes",
        "issues",
        "assumptions",
        "language",
        "weighing_functions",
        "meta",
        "tests",
    ];
    let known = |name: &str| NAMES.contains(&name);
    loop {
        let line = lines.next()?;
        if line.is_empty()
            || line.starts_with(['#', ' ', '\t', '-'])
            || line == "..."
            || line.starts_with("%YAML")
        {
            continue;
        }
        if let Some(inner) = line.strip_prefix('{') {
            let name = inner.split(':').next()?.trim().trim_matches(['"', '\'']);
            return inner.contains(':').then_some(name).filter(|name| known(name));
        }
        let (name, value) = line.split_once(':')?;
        let name = name.trim().trim_matches(['"', '\'']);
        let value = value.trim_start();
        if known(name)
            && (value.is_empty() || value.starts_with(['{', '[', '&', '#', '|', '>', '!', '-', '*']))
        {
            return Some(name);
        }
        if !name.chars().all(|c| c.is_alphanumeric() || "_- ".contains(c)) {
            return None;
        }
    }
}

/// Whether a line `#` stands between lines of names and a line that begins with two of them, or the end.
fn is_tgf(bytes: &[u8]) -> bool {
    let lines = || bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let mut rest = lines();
    let Some(at) = rest.position(|line| line == b"#") else { return false };
    let Some(edge) = rest.find(|line| !line.is_empty()) else { return true };
    let mut ends: Vec<&[u8]> = words(edge).take(2).collect();
    let both = ends.len() == 2;
    for line in lines().take(at) {
        ends.retain(|&end| words(line).next() != Some(end));
    }
    both && ends.is_empty()
}

fn words(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty())
}

/// Whether what begins with `[` is JSON rather than a title in brackets.
fn is_json_list(bytes: &[u8]) -> bool {
    matches!(bytes.get(1..).unwrap_or_default().trim_ascii_start(), [b'{' | b'[' | b'"' | b']', ..])
        && !window(bytes, 200).starts_with(b"[]:")
}

/// The mark of Argdown that a line bears, and whether hardly anything else has it.
fn argdown(line: &str) -> Option<(&'static str, bool)> {
    const ARROWS: [&str; 7] = ["+>", "->", "<+", "<-", "_>", "<_", "><"];
    let bare = line.trim_start();
    let after = |mark: &str| bare.strip_prefix(mark).is_some_and(|rest| rest.starts_with([' ', '\t']));
    let title = |open: char, close: char| {
        let (title, rest) = bare.strip_prefix(open)?.split_once(close)?;
        Some(!title.trim().is_empty() && (rest.is_empty() || rest.starts_with([':', ' ', '\t'])))
    };
    let number = || {
        let (digits, rest) = bare.strip_prefix('(')?.split_once(')')?;
        Some(
            !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) && rest.starts_with([' ', '\t']),
        )
    };
    let heading = || bare.trim_start_matches('#').starts_with(' ') && bare.starts_with('#');
    Some(match bare {
        "===" => ("the frame of front matter", true),
        _ if title('<', '>') == Some(true) => ("an argument's title in angle brackets", true),
        _ if title('[', ']') == Some(true) => ("a statement's title in brackets", true),
        _ if ARROWS.iter().any(|mark| after(mark)) => ("a relation", true),
        _ if number() == Some(true) => ("the number of a premise or conclusion", true),
        _ if bare.contains("@include(") => ("a file to include", true),
        _ if bare.len() < line.len() && ["+", "-", "_"].iter().any(|mark| after(mark)) => {
            ("a relation", false)
        }
        _ if heading() => ("a heading", false),
        _ if ["*", "-", "+"].iter().any(|mark| after(mark)) => ("the item of a list", false),
        _ if ["/*", "//", "<!--"].iter().any(|mark| bare.starts_with(mark)) => ("a comment", false),
        _ => return None,
    })
}
