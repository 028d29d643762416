//! What format a document is in, told by its content: the corpora, dialects, and what is none.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::ErrorKind;
use argument_map::format::{self, Format};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
    found.sort();
}

/// What a file of the corpora is by its folder and ending; `None` for those that are no argument map.
fn expected(path: &str) -> Option<Format> {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let folder = |name: &str| path.starts_with(&format!("{name}/"));
    match ending {
        // A table of which file is which, and Carneades' results as JSON.
        "json" if folder("aif") && !path.ends_with("map.json") => Some(Format::Aif),
        "json" | "txt" if folder("xaif") => Some(Format::Xaif),
        "json" if folder("sadface") => Some(Format::Sadface),
        "xml" if folder("microtexts") => Some(Format::Microtexts),
        "txt" if folder("kialo") => Some(Format::Kialo),
        "yml" => Some(Format::Carneades),
        "xml" if folder("carneades/lkif") => Some(Format::Lkif),
        "xml" if folder("carneades/caf") => Some(Format::Caf),
        "aml" => Some(Format::Aml),
        "tgf" => Some(Format::Tgf),
        "af" => Some(Format::Af),
        "argdown" | "ad" if folder("argdown") => Some(Format::Argdown),
        // Argdown with another ending; the third file of that kind is a test of what is none.
        "txt" if folder("argdown/docs") && !path.ends_with("not-argdown.txt") => Some(Format::Argdown),
        _ => None,
    }
}

#[test]
fn every_file_of_the_corpora_is_what_its_folder_says() {
    let Some(corpora) = common::corpora("every_file_of_the_corpora_is_what_its_folder_says") else { return };
    let mut all = Vec::new();
    files(&corpora, &mut all);
    // What Argdown prints of a document quotes its titles.
    all.retain(|path| !path.starts_with(corpora.join("argdown/expected")));
    let (mut wrong, mut known, mut by_name) = (Vec::new(), 0, Vec::new());
    for path in all {
        let bytes = fs::read(&path).unwrap();
        let short = path.strip_prefix(&corpora).unwrap().to_str().unwrap().replace('\\', "/");
        let format = |name| Format::detect(&bytes, name).ok().map(|detected| detected.format);
        let (expected, found) = (expected(&short), format(Some(short.as_str())));
        known += usize::from(expected.is_some());
        if found != expected {
            wrong.push((short, expected, found));
        } else if format(None) != expected {
            by_name.push(short);
        }
    }
    assert!(known > 1200, "{known}");
    assert_eq!(wrong, [], "of {known}");
    // Any text is Argdown; these have none of the marks by which a reader would see it.
    assert!(by_name.iter().all(|file| file.starts_with("argdown/docs/")), "{by_name:?}");
    assert!(by_name.len() < 50, "{}: {by_name:#?}", by_name.len());
}

#[test]
fn content_tells() {
    use Format::*;
    let cases: &[(&str, Format)] = &[
        (r#"{"title": "x", "format" : "argument-map"}"#, Json),
        ("{", Json),
        ("\u{feff}\r\n {\"AIF\": {\"nodes\": [", Xaif),
        (r#"{"OVA": {"nodes": [{"nodeID": 1}]}, "AIF": {}}"#, Xaif),
        (r#"{"text": "a \"nodes\" b {", "nodes": [{"type": "I", "nodeID": 4"#, Aif),
        ("{\"text\": \"raw\n\u{1}control\", \"nodes\": [], \"locutions\": []}", Aif),
        (r#"{"edges": [{"id": 1, "fromID": 3}]}"#, Aif),
        (r#"{"nodes": [], "edges": []}"#, Aif),
        (r#"{"nodes": [{"id": "nodeID", "text": "nodeID"}], "edges": [{"source_id": 1}]}"#, Sadface),
        (r#"{"nodes": [], "edges": [], "metadata": {"core": {}}}"#, Sadface),
        (r#"{"statements": {"a": "A"}}"#, Carneades),
        ("{statements: {a: A}}", Carneades),
        ("# c\n---\nmeta:\n  title: x\nstatements:\n  a: A\n", Carneades),
        ("more: 1\n\"statements\": {a: A}\n", Carneades),
        ("<arggraph/>", Microtexts),
        (
            "\u{feff}<?xml version='1.0'?><!-- <caf> --><!DOCTYPE a [<!ENTITY x '>'> <!-- ]> -->]>\n<lkif>",
            Lkif,
        ),
        ("<x:caf xmlns:x='y'>", Caf),
        ("<!DOCTYPE ARG SYSTEM 'a.dtd'><ARG>", Aml),
        ("<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>", Graphml),
        ("<caf>: a text about <b>\n", Argdown),
        ("<Kind of argument>\n", Argdown),
        ("<!-- note -->\n<lkif>\n  + [b]\n", Argdown),
        ("Discussion Title: Rain\n", Kialo),
        ("1. A\n1.1. Pro: B\n", Kialo),
        ("===\ntitle: x\n===\n", Argdown),
        ("\n\n(1) a\n(2) b\n----\n(3) c", Argdown),
        ("Rain\n  <+ Wet\n", Argdown),
        ("[a]: b {meta: 1}\n", Argdown),
        ("# c\np af 3\n", Af),
        ("% c\n\n arg (a).", Apx),
        ("att(a,b). arg(a). arg(b).", Apx),
        ("a\nb one\n#\na b\n", Tgf),
        ("a\n#\n", Tgf),
        ("edge,source,source_kind,source_text\r\n", Csv),
    ];
    for &(text, format) in cases {
        let detected = Format::detect(text.as_bytes(), None);
        assert_eq!(detected.map(|detected| detected.format), Ok(format), "{text}");
    }
    // A name cannot make anything else of them.
    let (text, name) = (br#"{"AIF": {}}"#, Some("map.argdown"));
    assert_eq!(Format::detect(text, name).unwrap().to_string(), "xAIF, for it has the member `AIF`");
    // Where the content leaves it open, it can.
    for (text, name, why) in [
        (" \n", "empty.argdown", "Argdown, for its name; it is empty"),
        ("Rain.\n", "a/b.ARGDOWN", "Argdown, for its name"),
        ("# Rain\n", "b.ad", "Argdown, for its name"),
    ] {
        assert_eq!(Format::detect(text.as_bytes(), Some(name)).unwrap().to_string(), why);
    }
}

#[test]
fn what_is_no_argument_map_is_named() {
    let cases: &[(&[u8], &str)] = &[
        (b"", "the document is empty"),
        (b"\xef\xbb\xbf \r\n", "the document is empty"),
        (b"\x89PNG\r\n\x1a\n", "PNG picture"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04....", "spreadsheets"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a spreadsheet or text of an old office program"),
        (br"{\rtf1\ansi It rained.}", "(RTF)"),
        (b"GIF89a..", "GIF picture"),
        (b"claim,reason\nIt rained.,The street is wet.\n", "a table"),
        (b"\x7fELF\x02\x00\x00", "byte 5 is zero"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG picture"),
        (b"<!DOCTYPE html>\n<html>", "web page"),
        (b"<?xml version='1.0'?><rdf:RDF>", "root element is <rdf:RDF>"),
        (b"<foo/>", "root element is <foo>"),
        (b"<foo a=\"1\"/>\n", "root element is <foo>"),
        (b"<foo><bar/> text </foo>", "root element is <foo>"),
        (b"<?xml version='1.0'?>", "without"),
        (b"digraph {\n a -> b\n}", "drawing"),
        (b"flowchart TD\n  a --> b", "drawing"),
        (br#"[{"nodeID": 1}]"#, "JSON list"),
        (br#"{"a": 1, "b": {"nodes": []}}"#, r#"the members "a", "b""#),
        (b"It rained. The street is wet.", "without any mark"),
        (b"# Read me\n\n* one\n", "line 1 has a heading"),
    ];
    for &(bytes, words) in cases {
        let error = Format::detect(bytes, None).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::NotRecognised { .. }), "{error}");
        assert!(error.to_string().contains(words), "{error}");
        assert!(Format::detect(bytes, Some("map.json")).is_err());
    }
}

#[test]
fn a_table_is_one_whatever_its_texts_look_like() {
    let table = "edge,source,source_kind,source_text\nnone,2,claim,\"It was dry.\n0.1. Pro: -> See 1.\"\n";
    assert_eq!(Format::detect(table.as_bytes(), None).unwrap().format, Format::Csv);
}

#[test]
fn text_in_other_encodings_is_read() {
    let xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<arggraph id=\"é – ü\"><adu id=\"a\" type=\"pro\"/></arggraph>";
    let latin: Vec<u8> = xml.chars().map(|c| if c == '–' { 0x96 } else { c as u8 }).collect();
    let wide = |two: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{xml}").encode_utf16().flat_map(two).collect()
    };
    let little_without_mark = wide(u16::to_le_bytes)[2..].to_vec();
    for bytes in [latin, wide(u16::to_le_bytes), wide(u16::to_be_bytes), little_without_mark] {
        let (detected, document) = format::read(&bytes, None).unwrap();
        assert_eq!((detected.format, document.map.title()), (Format::Microtexts, "é – ü"));
        assert!(document.diagnostics[0].found.starts_with("text in "), "{:?}", document.diagnostics);
    }
    let (_, document) = format::read(xml.as_bytes(), None).unwrap();
    assert_eq!(
        (document.map.title(), document.diagnostics.len()),
        ("é – ü", 0),
        "it is UTF-8 whatever it says"
    );
    let odd =
        [&[0xff, 0xfe][..], &"Rain.".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>(), b"x"]
            .concat();
    let document = format::read_as(&odd, Format::Argdown).unwrap();
    let id = document.map.statements().next().unwrap();
    assert_eq!(document.map[id].text(), "Rain.\u{fffd}", "half a character is not lost in silence");
}

#[test]
fn names_of_formats_and_files() {
    for &format in Format::ALL {
        assert_eq!(format.name().parse(), Ok(format));
        for extension in format.extensions() {
            assert_eq!(Format::of_file_name(&format!("a.b.{extension}")), Some(format));
        }
    }
    assert_eq!(Format::of_file_name("MAP.AIF.JSON"), Some(Format::Aif));
    assert_eq!(Format::of_file_name("json"), None);
    assert_eq!(Format::of_file_name("map.xml"), None);
    let error = "rdf".parse::<Format>().unwrap_err().to_string();
    assert!(error.starts_with("there is no format \"rdf\"; use one of json, aif, xaif, "), "{error}");
    let error = format::read_as(b"<graphml/>", Format::Graphml).unwrap_err().to_string();
    assert_eq!(error, "GraphML is written but not read; give a file in a format that is read");
}

#[test]
fn a_long_line_is_passed_over_in_time() {
    let long = "x\\\"{".repeat(2_000_000);
    let deep = "[".repeat(8_000_000);
    for text in [
        format!("{{\"text\": \"{long}\", \"deep\": {deep}"),
        format!("{{\"{long}\": 1"),
        format!("<!--{long}"),
        format!("<?xml?><!DOCTYPE {long}"),
        format!("<{long}"),
        format!("a {long}"),
        format!("a\n#\n{long}"),
        "a\n".repeat(4_000_000),
        "(".repeat(8_000_000),
    ] {
        let start = common::Work::start();
        let _ = Format::detect(text.as_bytes(), None);
        assert!(
            start.elapsed() < Duration::from_secs(2),
            "{:?}: {}",
            start.elapsed(),
            text.get(..20).unwrap_or_default()
        );
    }
}

/// Pieces that the formats are told by.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\\",
    ":",
    ",",
    "\"nodes\":",
    "\"nodeID\"",
    "\"format\":\"argument-map\"",
    "<",
    ">",
    "<!",
    "<!--",
    "-->",
    "<?xml",
    "?>",
    "<!DOCTYPE",
    "lkif",
    "ARG",
    "=",
    "'",
    "\n",
    "#",
    "p af 2",
    "arg(a).",
    "%",
    "1 2",
    "===",
    "Discussion Title:",
    "1.1. Pro: ",
    "statements:",
    "meta: {",
    "- ",
    "(1) ",
    "digraph",
    "\0",
    "\u{feff}",
    "é",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_bytes_make_detection_panic(
        pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12),
        bytes in prop::collection::vec(any::<u8>(), 0..9),
    ) {
        let text = pieces.concat();
        for bytes in [text.as_bytes(), &bytes, &[text.as_bytes(), &bytes].concat(), &[&bytes, text.as_bytes()].concat()] {
            let _ = format::read(bytes, Some("x.argdown"));
            if let Err(error) = Format::detect(bytes, None) {
                prop_assert!(error.to_string().starts_with("the document is "), "{}", error);
            }
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// By the usual end of the file's name where the text is empty.
    #[test]
    fn what_is_written_is_known_and_read(map in common::map(common::hostile_key(), common::hostile_text())) {
        for &format in Format::ALL.iter().filter(|format| format.can_write()) {
            let text = format::write(&map, format).unwrap().text;
            let name = format!("x.{}", format.extensions()[0]);
            let detected = Format::detect(text.as_bytes(), Some(&name)).map(|detected| detected.format);
            // Names of arguments alone may look like anything.
            prop_assert!(format == Format::Tgf || detected == Ok(format), "{:?}: {}", detected, text);
            if format.can_read() {
                let read = format::read_as(text.as_bytes(), format);
                prop_assert!(read.is_ok(), "{}: {:?}\n{}", format, read, text);
            }
        }
    }
}

/// Found by fuzzing.
#[test]
#[cfg(feature = "yaml")]
fn names_that_carneades_does_not_know_do_not_hide_the_file() {
    for name in ["x".repeat(200), "a.b".to_owned(), "\"a: b\"".to_owned()] {
        let text = format!("{name}: 1\nstatements: {{a: A}}\n");
        let text = text.replacen("x:", "x\n:", 1).replacen("xxx", "? xxx", 1);
        let map = format::read_as(text.as_bytes(), Format::Carneades).unwrap().map;
        let written = format::write(&map, Format::Carneades).unwrap().text;
        assert_eq!(Format::detect(written.as_bytes(), None).map(|found| found.format), Ok(Format::Carneades));
        assert_eq!(format::read(written.as_bytes(), None).unwrap().1.map, map);
    }
}

#[test]
#[cfg(feature = "xml")]
fn what_is_no_text_in_its_encoding_is_told() {
    use argument_map::format::{Outcome, aml, lkif};
    let text = "<ARG>\n<TEXT>caf\u{e9}</TEXT></ARG>";
    let mut bytes: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let sound = format::read_as(&bytes, Format::Aml).unwrap();
    assert_eq!((sound.diagnostics.len(), sound.diagnostics[0].outcome), (1, Outcome::Read));
    let e = bytes.iter().rposition(|&byte| byte == 0xe9).unwrap();
    bytes[e..e + 2].copy_from_slice(&0xd800_u16.to_le_bytes());
    let places = |document: format::Document| -> Vec<String> {
        document.diagnostics.iter().filter(|d| d.outcome == Outcome::Lost).map(ToString::to_string).collect()
    };
    let told = "line 2, column 10: half a character of UTF-16, 1 in all (not in the map); \
                the sign \u{fffd} stands for each; save the document anew";
    assert_eq!(places(format::read_as(&bytes, Format::Aml).unwrap()), [told]);
    assert_eq!(places(aml::read_bytes(&bytes).unwrap()), [told], "told once, by whichever way");
    bytes.extend([b'\n', 0, b' ']);
    assert!(aml::read_bytes(&bytes).is_err(), "half a character after the root element");

    // What declares Latin-1 is read as that, unless it is UTF-8 all the same.
    let lkif = |text: &str| {
        format!(
            "<?xml version='1.0' encoding='latin-1'?><lkif><argument-graphs><argument-graph title='{text}'/></argument-graphs></lkif>"
        )
    };
    let latin: Vec<u8> = lkif("caf\u{e9}").chars().map(|c| c as u8).collect();
    for bytes in [latin.as_slice(), lkif("caf\u{e9}").as_bytes()] {
        assert_eq!(lkif::read_bytes(bytes).unwrap().map.title(), "caf\u{e9}");
        assert_eq!(format::read(bytes, None).unwrap().1.map.title(), "caf\u{e9}");
    }
}
