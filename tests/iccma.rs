//! Reading and writing abstract frameworks: what the formats say, what is odd, what is wrong, and laws.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::format::iccma::{Dialect, Document, Loss, NamedFramework, Oddity, read, read_as, write};
use argument_map::semantics::{Framework, grounded};
use argument_map::{Error, ErrorKind};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};

const DIALECTS: [Dialect; 3] = [Dialect::Af, Dialect::Apx, Dialect::Tgf];

fn attacks(document: &Document) -> Vec<(String, String)> {
    let named = &document.named;
    named.framework().attacks().map(|(a, b)| (named.name(a).into(), named.name(b).into())).collect()
}

fn names(named: &NamedFramework) -> Vec<String> {
    named.framework().arguments().map(|a| named.name(a).into()).collect()
}

fn oddities(document: &Document) -> Vec<(Oddity, Option<u64>, u64)> {
    document.warnings.iter().map(|warning| (warning.oddity(), warning.line(), warning.times())).collect()
}

fn message(text: &str) -> String {
    read(text.as_bytes()).unwrap_err().to_string()
}

fn written(named: &NamedFramework, dialect: Dialect) -> (Vec<u8>, Option<Loss>) {
    let mut bytes = Vec::new();
    let loss = write(named, dialect, &mut bytes).unwrap();
    (bytes, loss)
}

/// Hands out a few bytes at a time, so that every place of a file falls between two reads.
struct Drip<'t>(&'t [u8], usize);

impl Read for Drip<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let step = self.1.min(buffer.len()).min(self.0.len());
        let (now, later) = self.0.split_at(step);
        buffer[..step].copy_from_slice(now);
        self.0 = later;
        Ok(step)
    }
}

#[test]
fn the_three_dialects_say_the_same() {
    let texts = [
        (Dialect::Af, "p af 3\n# a comment\n1 2\n2 3\n"),
        (Dialect::Apx, "arg(1).\narg(2).\narg(3).\natt(1,2).\natt(2,3).\n"),
        (Dialect::Tgf, "1\n2\n3\n#\n1 2\n2 3\n"),
    ];
    for (dialect, text) in texts {
        let document = read(text.as_bytes()).unwrap();
        assert_eq!((document.dialect, document.warnings.len()), (dialect, 0));
        assert_eq!(names(&document.named), ["1", "2", "3"]);
        assert_eq!(document.named.framework().attacks().collect::<Vec<_>>(), [(0, 1), (1, 2)]);
        for (dialect, text) in texts {
            let bytes = text.replace("# a comment\n", "").into_bytes();
            assert_eq!(written(&document.named, dialect), (bytes, None));
        }
    }
}

#[test]
fn a_file_without_arguments_is_legal() {
    for (dialect, text) in
        [(Dialect::Af, "p af 0\n"), (Dialect::Apx, "% no arguments\n"), (Dialect::Tgf, "#\n")]
    {
        let document = read(text.as_bytes()).unwrap();
        assert!(
            document.dialect == dialect
                && document.named.framework().is_empty()
                && document.warnings.is_empty()
        );
        assert_eq!(written(&document.named, dialect).0, text.as_bytes());
    }
    assert!(read_as(Dialect::Apx, io::empty()).unwrap().named.framework().is_empty());
    assert_eq!(read("# none\n\np af 0\n".as_bytes()).unwrap().dialect, Dialect::Af);
    assert!(message("\n \n").starts_with("line 1, column 1: nothing stands in the file"));
}

#[test]
fn what_is_harmless_is_read_and_reported() {
    let document = read("\u{feff}p af 3\r\n\n1 2 # why\n2\t3 \n1 2".as_bytes()).unwrap();
    assert_eq!(document.named.framework().attacks().collect::<Vec<_>>(), [(0, 1), (0, 1), (1, 2)]);
    let expected = [
        (Oddity::DuplicateAttack { attacker: 0, attacked: 1 }, None, 1),
        (Oddity::ByteOrderMark, Some(1), 1),
        (Oddity::CarriageReturn, Some(1), 1),
        (Oddity::BlankLine, Some(2), 1),
        (Oddity::Comment, Some(3), 1),
        (Oddity::Spaces, Some(4), 1),
        (Oddity::NoFinalNewline, Some(5), 1),
    ];
    assert_eq!(oddities(&document), expected);

    let text = "att(b-1,a).arg( a ).\r\n\n% a comment\narg(b-1) .\narg(\"x, \\\"y\\\"\").\natt(a,a).";
    let document = read(text.as_bytes()).unwrap();
    assert_eq!(names(&document.named), ["a", "b-1", "x, \"y\""], "in the order of the declarations");
    assert_eq!(attacks(&document), [("a".into(), "a".into()), ("b-1".into(), "a".into())]);
    let expected = [
        (Oddity::CarriageReturn, Some(1), 1),
        (Oddity::Spaces, Some(1), 2),
        (Oddity::SeveralFacts, Some(1), 1),
        (Oddity::UnusualName, Some(1), 2),
        (Oddity::AttackFirst, Some(1), 2),
        (Oddity::BlankLine, Some(2), 1),
        (Oddity::QuotedName, Some(5), 1),
        (Oddity::NoFinalNewline, Some(6), 1),
    ];
    assert_eq!(oddities(&document), expected);

    let document = read("a It rains.\nb\n\n#\na b because\n b  a".as_bytes()).unwrap();
    assert_eq!(attacks(&document), [("a".into(), "b".into()), ("b".into(), "a".into())]);
    let expected = [
        (Oddity::Label, Some(1), 2),
        (Oddity::BlankLine, Some(3), 1),
        (Oddity::NoFinalNewline, Some(6), 1),
        (Oddity::Spaces, Some(6), 1),
    ];
    let mut found = oddities(&document);
    found.sort_by_key(|&(_, line, _)| line);
    assert_eq!(found, expected);
    assert_eq!(document.warnings[0].to_string(), "line 1: a label, which is not kept (2 times in all)");
}

#[test]
fn what_is_wrong_is_an_error_with_its_place() {
    let cases = [
        ("p af 2\n1 5\n", "line 2, column 3: there is no argument 5; they are 1 to 2"),
        ("p af 2\n0 1\n", "line 2, column 1: there is no argument 0"),
        (
            "p af 2\n1 99999999999999999999999\n",
            "line 2, column 3: there is no argument 99999999999999999999999;",
        ),
        ("p af 2\n1 x\n", "line 2, column 3: found \"x\"; an attack is two numbers"),
        ("p af 2\n1 -1\n", "line 2, column 3: found \"-1\""),
        ("p af 2\n1\n", "line 2, column 1: found \"1\"; an attack is two numbers"),
        ("p af 2\n1 2 1\n", "line 2, column 1: found \"1 2 1\""),
        ("p af -1\n", "line 1, column 6: \"-1\" is not a number of arguments"),
        ("p af many\n", "line 1, column 6: \"many\" is not a number"),
        ("p af\n", "line 1, column 1: found \"p af\"; first comes `p af`"),
        ("p aba 8\na 1\n", "line 1, column 1: found \"p aba 8\"; first comes `p af`"),
        ("p af 2\np af 2\n", "line 2, column 1: a second `p` line; the first is line 1"),
        ("p af 99999999999\n", "line 1, column 6: a framework holds at most 4294967294 arguments"),
        (
            "p af 4000000000\n",
            "line 1, column 1: 4000000000 arguments are declared, but the file has only 16 bytes",
        ),
        ("arg(a).\narg(a).\n", "line 2, column 5: the argument \"a\" is declared twice"),
        ("arg(a).\natt(a,b).\n", "line 2, column 7: no argument is called \"b\""),
        ("att(a,b). arg(b).\n", "line 1, column 5: no argument is called \"a\""),
        ("arg(a)\narg(b).\n", "line 2, column 1: found \"arg(b).\", expected `.`"),
        ("arg(a).\nsup(a,a).\n", "line 2, column 1: found \"sup(a,a).\", expected `arg(` or `att(`"),
        ("arg(a b).\n", "line 1, column 7: found \"b).\", expected `)`"),
        ("arg().\n", "line 1, column 5: found \").\", expected a name"),
        ("arg(a).\natt(a", "line 2, column 1: the file ends within a fact"),
        ("arg(\"a\\q\").\n", "line 1, column 8: found \"q\\\").\", expected `\\\"`"),
        ("a\na\n#\n", "line 2, column 1: the argument \"a\" is declared twice"),
        ("a\n#\na b\n", "line 3, column 3: no argument is called \"b\""),
        ("a\n#\na\n", "line 3, column 1: found \"a\"; an attack is two names"),
        ("a\n#\n#\n", "line 3, column 1: found \"#\"; one line `#`"),
        (
            "Dear all,\nhere it is.\n",
            "line 2, column 1: the line `#` between arguments and attacks is missing",
        ),
    ];
    for (text, expected) in cases {
        let found = message(text);
        assert!(found.starts_with(expected), "{text:?}: {found}");
        for step in [1, 2, 7] {
            assert_eq!(read(Drip(text.as_bytes(), step)).unwrap_err().to_string(), found, "{text:?}");
        }
    }
    assert!(read(&b"a\n#\n\xff a\n"[..]).unwrap_err().to_string().contains("UTF-8"));
    assert!(read(&b"arg(\xff).\n"[..]).unwrap_err().to_string().contains("UTF-8"));
}

#[test]
fn a_reader_that_fails_is_an_error() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let error: Error = read("p af 1\n".as_bytes().chain(Broken)).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Unreadable { message } if message == "the disk is gone"));
}

#[test]
fn many_arguments_without_attacks_are_legal() {
    let document = read("p af 10000000\n".as_bytes()).unwrap();
    assert_eq!(document.named.framework().len(), 10_000_000);
    assert_eq!(document.named.number("10000000"), Some(9_999_999));
    assert_eq!(document.named.number("10000001"), None);
    assert_eq!(document.named.number("0"), None);
}

#[test]
fn names_that_a_dialect_cannot_say_are_replaced_by_numbers_and_reported() {
    let framework = Framework::new(2, [(0, 1)]).unwrap();
    let named = NamedFramework::new(framework, ["fine", "not fine"]).unwrap();
    let lost = |first: &str| Some(Loss::Names { first: first.to_owned() });
    assert_eq!(written(&named, Dialect::Tgf), (b"1\n2\n#\n1 2\n".to_vec(), lost("not fine")));
    assert_eq!(written(&named, Dialect::Af), (b"p af 2\n1 2\n".to_vec(), lost("fine")));
    let apx = b"arg(fine).\narg(\"not fine\").\natt(fine,\"not fine\").\n".to_vec();
    assert_eq!(written(&named, Dialect::Apx), (apx, None));
}

#[test]
fn each_argument_has_one_name() {
    let framework = Framework::new(2, []).unwrap();
    let kind = |names: &[&str]| NamedFramework::new(framework.clone(), names).unwrap_err().kind().clone();
    assert_eq!(kind(&["a", "a"]), ErrorKind::DuplicateArgument { name: "a".into() });
    assert_eq!(kind(&["a"]), ErrorKind::NamesDoNotMatch { arguments: 2, names: 1 });
}

#[test]
fn large_files_are_read_across_all_blocks() {
    let size = 60_000_u32;
    let pairs = (1..size).flat_map(|a| [(a, a - 1), (a, a / 2)]);
    let framework = Framework::new(size as usize, pairs).unwrap();
    let shuffled = (0..size).map(|n| format!("n{}", (u64::from(n) * 7919) % u64::from(size)));
    let named = [
        NamedFramework::numbered(framework.clone()),
        NamedFramework::new(framework.clone(), (0..size).map(|n| format!("a{n}"))).unwrap(),
        NamedFramework::new(framework, shuffled).unwrap(),
    ];
    for named in &named {
        for dialect in DIALECTS {
            let (bytes, loss) = written(named, dialect);
            if loss.is_none() {
                assert!(read(bytes.as_slice()).unwrap().named == *named, "{dialect}");
            }
        }
    }
}

#[test]
fn names_longer_than_a_block_are_read_whole() {
    let name = "long name ".repeat(40_000);
    let named = NamedFramework::new(Framework::new(2, [(1, 0)]).unwrap(), [name.trim_end(), "b"]).unwrap();
    let (bytes, _) = written(&named, Dialect::Apx);
    assert_eq!(read(Drip(&bytes, 50_000)).unwrap().named, named);
    let comment = format!("#{name}\np af 2\n1 2\n");
    assert_eq!(read(Drip(comment.as_bytes(), 50_000)).unwrap().named.framework().attack_count(), 1);
}

/// The five graphs that come with Carneades, and what its solver (jargsemsat) says their grounded extensions are.
#[test]
fn graphs_of_carneades_are_read() {
    let Some(corpora) = common::corpora("graphs_of_carneades_are_read") else { return };
    let mut seen = 0;
    for entry in fs::read_dir(corpora.join("carneades/tgf")).unwrap() {
        let path = entry.unwrap().path();
        let document = read(fs::File::open(&path).unwrap()).unwrap();
        assert_eq!(document.dialect, Dialect::Tgf);
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let expected = corpora.join(format!("carneades/expected/tgf-{stem}.json"));
        let Ok(expected) = fs::read_to_string(expected) else { continue };
        let expected: serde_json::Value = serde_json::from_str(&expected).unwrap();
        let expected: BTreeSet<String> = expected["GR"]["extensions"][0]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap().to_owned())
            .collect();
        let named = &document.named;
        let found: BTreeSet<String> =
            grounded(named.framework()).accepted().map(|a| named.name(a).into()).collect();
        assert_eq!(found, expected, "{stem}");
        seen += 1;
    }
    assert!(seen >= 5, "{seen}");
}

/// Every instance, against the sizes and the grounded extension that two solvers agree on.
#[test]
fn verified_instances_are_read() {
    let Some(corpora) = common::corpora("verified_instances_are_read") else { return };
    let folder = corpora.join("semantics/instances");
    let expected = fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: serde_json::Value = serde_json::from_str(&expected).unwrap();
    let mut seen = 0;
    for (file, facts) in expected["instances"].as_object().unwrap() {
        let Ok(file) = fs::File::open(folder.join(file)) else { continue };
        let document = read(file).unwrap();
        let named = &document.named;
        assert_eq!(named.framework().len() as u64, facts["n"].as_u64().unwrap());
        assert_eq!(named.framework().attack_count() as u64, facts["m"].as_u64().unwrap());
        let found: Vec<String> =
            grounded(named.framework()).accepted().map(|a| named.name(a).into()).collect();
        let extension: Vec<String> = facts["extensions"]["GR"][0]
            .as_array()
            .map(|members| members.iter().map(ToString::to_string).collect())
            .unwrap();
        assert_eq!(found, extension);
        for dialect in DIALECTS {
            let (bytes, loss) = written(named, dialect);
            assert_eq!((&read(bytes.as_slice()).unwrap().named, loss), (named, None));
        }
        seen += 1;
    }
    assert!(seen >= 25, "{seen}");
}

fn framework() -> impl Strategy<Value = Framework> {
    (0..9_u32).prop_flat_map(|size| {
        let ends = 0..size.max(1);
        let most = if size == 0 { 0 } else { 20 };
        prop::collection::vec((ends.clone(), ends), 0..=most)
            .prop_map(move |attacks| Framework::new(size as usize, attacks).unwrap())
    })
}

/// Names of any kind: hostile ones, ones that count up, and ones that nearly do.
fn named() -> impl Strategy<Value = NamedFramework> {
    let name = prop_oneof![common::hostile_text(), common::hostile_key(), "[a-b]{0,2}[0-9]{0,2}"];
    let listed = (framework(), prop::collection::hash_set(name, 9)).prop_map(|(framework, names)| {
        let names: Vec<String> = names.into_iter().take(framework.len()).collect();
        NamedFramework::new(framework, names).unwrap()
    });
    let counted = (framework(), "[a-z0]{0,2}", 0..12_u32).prop_map(|(framework, prefix, first)| {
        let names: Vec<String> = framework.arguments().map(|n| format!("{prefix}{}", first + n)).collect();
        NamedFramework::new(framework, names).unwrap()
    });
    prop_oneof![2 => listed, 1 => counted, 1 => framework().prop_map(NamedFramework::numbered)]
}

fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "p af 3\n",
        "p af ",
        "1 2\n",
        "2 ",
        "arg(",
        "att(",
        "a",
        "b-1",
        ",",
        ")",
        ").",
        ".",
        "\"",
        "\\",
        "#",
        "#\n",
        "\n",
        "\r\n",
        " ",
        "\t",
        "%",
        "\u{feff}",
        "0",
        "-",
        "99999999999999999999",
        "é",
        "arg(a).\n",
        "att(a,b).\n",
        "a b\n",
    ]);
    let noise = prop_oneof![
        6 => prop::collection::vec(pieces, 0..4).prop_map(|pieces| pieces.concat().into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    let valid = (named(), prop::sample::select(DIALECTS.to_vec()))
        .prop_map(|(named, dialect)| written(&named, dialect).0);
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, noise), 0..5);
    (prop_oneof![3 => valid, 1 => Just(Vec::new())], edits).prop_map(|(mut bytes, edits)| {
        for (at, cut, noise) in edits {
            let at = at.index(bytes.len() + 1);
            let end = bytes.len().min(at + cut);
            bytes.splice(at..end, noise);
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_is_written_is_read_back_the_same(named in named(), step in 1..40_usize) {
        for dialect in DIALECTS {
            let (bytes, loss) = written(&named, dialect);
            let document = read_as(dialect, Drip(&bytes, step)).unwrap();
            if loss.is_none() {
                prop_assert_eq!(&document.named, &named);
            } else {
                prop_assert_eq!(&document.named, &NamedFramework::numbered(named.framework().clone()));
            }
            prop_assert_eq!(read(bytes.as_slice()).unwrap(), document);
        }
        prop_assert_eq!(written(&named, Dialect::Apx).1, None, "apx can say everything");
        let all = names(&named);
        for (number, name) in (0..).zip(&all) {
            prop_assert_eq!(named.number(name), Some(number));
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in mutated(), step in 1..40_usize) {
        let whole = read(bytes.as_slice());
        prop_assert_eq!(&read(Drip(&bytes, step)), &whole, "how the bytes come makes no difference");
        for dialect in DIALECTS {
            if let Ok(document) = read_as(dialect, bytes.as_slice()) {
                let (bytes, loss) = written(&document.named, dialect);
                prop_assert!(loss.is_none() || dialect == Dialect::Tgf, "what is read can be written");
                let again = read_as(dialect, bytes.as_slice()).unwrap().named;
                prop_assert!(loss.is_some() || again == document.named);
            }
        }
    }
}
