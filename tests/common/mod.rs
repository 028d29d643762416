//! Arbitrary maps, hostile texts, and where the test data is.

use argument_map::{
    ArgumentMap, Family, Group, Manner, NodeId, Premise, Quote, Relation, Source, Span, Statement,
    StatementKind, Strength, Voice, Voicing,
};
use proptest::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Says that a test was skipped, past the test runner, which keeps what passing tests print to itself.
pub(crate) fn skipped(test: &str, reason: &str) {
    let _ = writeln!(std::io::stderr(), "{test}: SKIPPED, {reason}");
}

/// The folder of shared test data, if it is there; says so if it is not.
pub(crate) fn corpora(test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("ARGUMENT_MAP_CORPORA").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora")),
        PathBuf::from,
    );
    if folder.is_dir() {
        return Some(folder);
    }
    skipped(test, &format!("no test data at {}; set ARGUMENT_MAP_CORPORA", folder.display()));
    None
}

/// The program of an example, which `cargo test` builds beside the tests; a single test is built without.
pub(crate) fn example(name: &str, test: &str) -> Option<PathBuf> {
    let tests = std::env::current_exe().unwrap();
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let program = tests.parent().unwrap().parent().unwrap().join("examples").join(file);
    if program.is_file() {
        return Some(program);
    }
    let reason = format!(
        "the example is not built; run all tests, or first `cargo build --profile test --example {name}`"
    );
    skipped(test, &reason);
    None
}

/// Runs a program: exit status, standard output, standard error.
pub(crate) fn run(program: &Path, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its call does not wait for input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What XML cannot hold, as it is written instead: U+2400 and up are the pictures of the control characters.
pub(crate) fn pictured(text: &str) -> String {
    let picture = |c: char| match c {
        '\t' | '\n' | '\r' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap(),
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c => c,
    };
    text.chars().map(picture).collect()
}

/// Texts that syntaxes choke on.
pub(crate) fn hostile_text() -> BoxedStrategy<String> {
    let nasty = prop::sample::select(vec![
        "\"",
        "\\",
        "\\\"",
        "\\N",
        "\\n",
        "<",
        ">",
        "<br/>",
        "</font>",
        "&",
        "&amp;",
        "&#0;",
        "]]>",
        "-->",
        "{",
        "}",
        "[",
        "]",
        ";",
        "//",
        "/*",
        "#",
        "->",
        "--",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\u{1b}[31m",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{fffe}",
        "\u{202e}",
        "\u{200f}שלום",
        "العربية",
        "議論",
        "👩‍👩‍👧",
        "\u{a0}",
        "e\u{301}",
        "cluster",
        "node",
        "digraph",
        "strict",
        ":n",
        " ",
    ]);
    let piece = prop_oneof![3 => nasty.prop_map(str::to_owned), 2 => "[a-z ]{0,12}", 1 => any::<String>()];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat()).boxed()
}

/// Keys as hostile as keys may be: printable, not blank.
pub(crate) fn hostile_key() -> impl Strategy<Value = String> {
    hostile_text().prop_map(|text| {
        let unfit =
            |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}');
        let key: String = text.chars().filter(|&c| !unfit(c)).collect();
        if key.trim().is_empty() { "k".to_owned() } else { key.trim().to_owned() }
    })
}

/// What one relation of an arbitrary map is made from; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    family: Family,
    premises: Vec<usize>,
    target: usize,
    on_relation: bool,
    marks: u8,
    text: String,
}

fn draft(text: impl Strategy<Value = String>) -> impl Strategy<Value = Draft> {
    let family = prop_oneof![
        4 => Just(Family::Support),
        3 => Just(Family::Attack),
        1 => Just(Family::Rephrase),
        1 => Just(Family::Preference),
    ];
    (
        family,
        prop::collection::vec(0..99_usize, 1..4),
        0..99_usize,
        prop::bool::weighted(0.2),
        any::<u8>(),
        text,
    )
        .prop_map(|(family, premises, target, on_relation, marks, text)| Draft {
            family,
            premises,
            target,
            on_relation,
            marks,
            text,
        })
}

/// Maps of up to 12 statements and 16 relations, cyclic and otherwise, with every attribute somewhere.
pub(crate) fn map(
    key: impl Strategy<Value = String>,
    text: impl Strategy<Value = String> + Clone,
) -> impl Strategy<Value = ArgumentMap> {
    let statements = prop::collection::vec((key, text.clone(), any::<u8>()), 1..12);
    let relations = prop::collection::vec(draft(text.clone()), 0..16);
    (text.clone(), text, statements, relations).prop_map(|(title, words, statements, relations)| {
        let mut map = ArgumentMap::new();
        map.set_title(title);
        let voice = map.add_voice(Voice::new("v", words.clone())).unwrap();
        let mut source = Source::new("s", words.clone());
        source.url = format!("https://example.org/{words}");
        let source = map.add_source(source).unwrap();
        let outer = map.add_group(Group::new("outer", words.clone())).unwrap();
        let inner = map.add_group(Group::new("inner", "").within(outer)).unwrap();
        for (key, text, marks) in statements {
            let kind = if marks & 1 == 0 { StatementKind::Claim } else { StatementKind::Evidence };
            let mut statement = Statement::new(kind, &key, text);
            statement.set_implicit(marks & 2 != 0);
            statement.set_thesis(marks & 4 != 0);
            if marks & 8 != 0 {
                let manner = if marks & 16 == 0 { Manner::Asserted } else { Manner::Attributed };
                statement.set_voicing(Some(Voicing { voice, manner }));
                statement.set_qualifier(Some(&words));
            }
            if marks & 32 != 0 {
                let span = Some(Span::new(u32::from(marks), u32::from(marks) + 7).unwrap());
                statement.add_quote(Quote { span, ..Quote::new(source, words.clone()) });
                statement.add_tag(words.clone());
            }
            if marks & 64 != 0 {
                statement.set_strength(Some(Strength::new(f64::from(marks) / 255.0).unwrap()));
                statement.set_data([("x".to_owned(), words.clone().into())].into_iter().collect());
            }
            statement.set_group([None, Some(outer), Some(inner)][usize::from(marks) % 3]);
            // Two equal keys: the second statement does not get in.
            let _ = map.add_statement(statement);
        }
        for draft in relations {
            let statements: Vec<_> = map.statements().collect();
            let relations: Vec<_> = map.relations().collect();
            let mut premises: Vec<_> =
                draft.premises.iter().map(|&n| statements[n % statements.len()]).collect();
            premises.sort_unstable();
            premises.dedup();
            let target: NodeId = if draft.on_relation && !relations.is_empty() {
                relations[draft.target % relations.len()].into()
            } else {
                statements[draft.target % statements.len()].into()
            };
            let premises = premises.into_iter().map(|premise| {
                if draft.marks & 1 == 0 {
                    premise.into()
                } else {
                    Premise::in_role(premise, draft.text.as_str())
                }
            });
            let mut relation = Relation::new(draft.family, premises, target);
            relation.set_strict(draft.marks & 2 != 0);
            relation.set_conceded(draft.family == Family::Attack && draft.marks & 4 != 0);
            relation.set_scheme((draft.marks & 8 != 0).then_some(draft.text.as_str()));
            relation.set_qualifier((draft.marks & 16 != 0).then_some(draft.text.as_str()));
            let mutual = relation.family() == Family::Attack
                && relation.premises().len() == 1
                && relation.target().statement().is_some();
            relation.set_symmetric(mutual && draft.marks & 32 != 0);
            map.add_relation(relation).unwrap();
        }
        map
    })
}

/// How long this thread has worked, whatever else the machine is busy with; the time that passed where that is unknown.
pub(crate) struct Work {
    start: Instant,
    worked: Option<Duration>,
}

impl Work {
    pub(crate) fn start() -> Self {
        Work { start: Instant::now(), worked: worked() }
    }

    pub(crate) fn elapsed(&self) -> Duration {
        worked().zip(self.worked).map_or_else(|| self.start.elapsed(), |(now, then)| now - then)
    }
}

/// User and system time of this thread, in Linux's hundredths of a second (proc(5), `/proc/pid/stat`).
fn worked() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/thread-self/stat").ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some(Duration::from_millis((ticks()? + ticks()?) * 10))
}
