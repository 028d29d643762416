//! An outline in the form of the expected listings: statements, arguments and relations, a line each.

use argument_map::format::argdown::{End, Member, Mode, Outline, Role};
use serde_json::Value;

fn role(role: Role) -> &'static str {
    match role {
        Role::TopLevel => "top-level-statement",
        Role::Relation => "relation-statement",
        Role::Listed => "undefined",
        Role::Premise => "premise",
        Role::IntermediaryConclusion => "intermediary-conclusion",
        Role::MainConclusion => "main-conclusion",
        Role::Description => "argument-description",
    }
}

/// White space as JavaScript knows it.
fn squeeze(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c == '\u{feff}')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn marks(tags: &[String], data: Option<&Value>) -> String {
    let tags = if tags.is_empty() { String::new() } else { format!(" #{}", tags.join(" #")) };
    tags + &data.map(|data| format!(" {}", plain(data))).unwrap_or_default()
}

/// Numbers as JavaScript writes them: 1.0 is 1.
fn plain(data: &Value) -> Value {
    match data {
        Value::Array(list) => list.iter().map(plain).collect(),
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), plain(value))).collect(),
        Value::Number(number) => match number.as_f64() {
            Some(whole) if whole.fract() == 0.0 && whole.abs() < 1e15 => Value::from(whole as i64),
            Some(other) => Value::from(other),
            None => data.clone(),
        },
        other => other.clone(),
    }
}

fn end(outline: &Outline, end: End) -> String {
    match end {
        End::Statement(n) => format!("[{}]", outline.statements[n].title),
        End::Argument(n) => format!("<{}>", outline.arguments[n].title),
        End::Inference(n, step) => format!("<{}>({})", outline.arguments[n].title, step + 1),
    }
}

fn member(member: &Member) -> (&'static str, String) {
    (if member.is_reference { "ref" } else { "def" }, squeeze(&member.text))
}

pub(crate) fn listing(outline: &Outline) -> Vec<String> {
    let mut lines = vec![format!("# mode {}", if outline.mode == Mode::Strict { "strict" } else { "loose" })];
    let mut statements: Vec<_> = outline.statements.iter().collect();
    statements.sort_by(|a, b| a.title.encode_utf16().cmp(b.title.encode_utf16()));
    for class in statements {
        lines.push(format!("S [{}]{}", class.title, marks(&class.tags, class.data.as_ref())));
        for each in &class.members {
            let (how, text) = member(each);
            let argument = each.argument.map(|n| format!(" in <{}>", outline.arguments[n].title));
            lines.push(format!("  {how} {}{}: {text}", role(each.role), argument.unwrap_or_default()));
        }
    }
    let mut arguments: Vec<_> = outline.arguments.iter().collect();
    arguments.sort_by(|a, b| a.title.encode_utf16().cmp(b.title.encode_utf16()));
    for argument in arguments {
        lines.push(format!("A <{}>{}", argument.title, marks(&argument.tags, argument.data.as_ref())));
        for each in &argument.members {
            let (how, text) = member(each);
            lines.push(format!("  {how}: {text}"));
        }
        for (n, step) in argument.steps.iter().enumerate() {
            if let Some(inference) = &step.inference {
                let data =
                    inference.data.as_ref().map(|data| format!(" {}", plain(data))).unwrap_or_default();
                lines.push(format!("  -- {}{data}", inference.rules.join(", ")));
            }
            let title = &outline.statements[step.statement].title;
            lines.push(format!("  ({}) {} [{title}]", n + 1, role(step.role)));
        }
    }
    let mut links: Vec<String> = outline
        .links
        .iter()
        .map(|link| {
            let status = if link.moved { "transformed" } else { "explicit" };
            let (from, to) = (end(outline, link.from), end(outline, link.to));
            format!("R {status} {} {from} -> {to}", link.kind.name())
        })
        .collect();
    links.sort();
    lines.extend(links);
    lines
}

/// The expected listing without what is a view of the model rather than the model: implied relations and the
/// nodes and edges that a map of the default settings would show. Objects are put in one order.
pub(crate) fn expected(text: &str) -> Vec<String> {
    let model = |line: &&str| !["N ", "E ", "R derived "].iter().any(|view| line.starts_with(view));
    let mut lines: Vec<String> = text.lines().filter(model).map(in_order).collect();
    if let Some(first) = lines.first_mut() {
        *first = first.split(';').next().unwrap().to_owned();
    }
    lines
}

/// How many syntax errors Argdown found.
pub(crate) fn errors(text: &str) -> usize {
    let count = text.split("parser errors ").nth(1).and_then(|rest| rest.split(';').next());
    count.and_then(|count| count.trim().parse().ok()).unwrap_or(0)
}

fn in_order(line: &str) -> String {
    for (at, _) in line.match_indices(" {") {
        let (words, data) = line.split_at(at);
        if let Ok(value) = serde_json::from_str::<Value>(data.trim_start()) {
            return format!("{words} {}", plain(&value));
        }
    }
    line.trim_end_matches('\r').to_owned()
}
