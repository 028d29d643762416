//! Where Argdown loses or misplaces what an author wrote, we do not: each difference that the documentation of
//! the format lists, and that everything we mend is told.

use crate::listing::listing;
use argument_map::format::argdown::{self, Reader};
use argument_map::format::{Diagnostic, Outcome};
use argument_map::{ArgumentMap, Family, Location};

/// The listing without its first line, and the diagnostics.
fn read(text: &str) -> (Vec<String>, Vec<Diagnostic>) {
    let (outline, diagnostics) = Reader::new().outline(text);
    (listing(&outline).split_off(1), diagnostics)
}

fn quiet(text: &str) -> Vec<String> {
    let (lines, diagnostics) = read(text);
    assert_eq!(diagnostics, [], "{text}");
    lines
}

/// Reads what needs one remark, at that line.
fn mended(text: &str, line: usize, outcome: Outcome) -> Vec<String> {
    let (lines, diagnostics) = read(text);
    let [diagnostic] = diagnostics.as_slice() else { panic!("{text}: {diagnostics:?}") };
    let Location::Document { line: found, .. } = diagnostic.location else { panic!("{diagnostic}") };
    assert_eq!((found, diagnostic.outcome), (line, outcome), "{diagnostic}");
    assert!(!diagnostic.found.is_empty() && !diagnostic.remedy.is_empty());
    lines
}

fn map(text: &str) -> ArgumentMap {
    argdown::read(text).unwrap().map
}

fn relations(map: &ArgumentMap) -> Vec<String> {
    let one = |id: argument_map::RelationId| {
        let relation = &map[id];
        let premises: Vec<&str> = relation.premises().iter().map(|premise| map.key(premise.node())).collect();
        format!(
            "{}: {} {} {}",
            map.key(id),
            premises.join("+"),
            relation.family(),
            map.key(relation.target())
        )
    };
    map.relations().map(one).collect()
}

#[test]
fn an_undercut_of_a_statement_does_not_go_to_the_argument_before_it() {
    let lines = quiet("<A>\n\n(1) p\n----\n(2) c\n\n[X]: x\n  <_ <U>\n");
    assert!(lines.contains(&"R explicit undercut <U> -> [X]".to_owned()), "{lines:#?}");
    let lines = quiet("<A>\n\n(1) p\n----\n(2) c\n\n<B>\n\n(1) q\n    <_ <U>\n----\n(2) d\n");
    assert!(lines.contains(&"R explicit undercut <U> -> [Untitled 3]".to_owned()), "{lines:#?}");
}

#[test]
fn an_undercut_under_a_conclusion_goes_to_its_inference() {
    let lines = quiet("<A>\n\n(1) p\n----\n(2) c\n    <_ <U>\n");
    assert!(lines.contains(&"R explicit undercut <U> -> <A>(2)".to_owned()), "{lines:#?}");
}

#[test]
fn two_undercuts_of_one_inference_are_both_kept() {
    let text = "<A>\n  <_ <U1>\n\n(1) p\n----\n    <_ <U2>\n(2) c\n";
    let lines = quiet(text);
    assert!(lines.contains(&"R transformed undercut <U1> -> <A>(2)".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"R explicit undercut <U2> -> <A>(2)".to_owned()), "{lines:#?}");
    let map = map(text);
    let inference = map.find_relation("A").unwrap();
    assert_eq!(map.attackers(inference).count(), 2);
}

#[test]
fn a_relation_to_itself_is_kept_beside_others() {
    let lines = quiet("<A>\n  - [B]\n  - <A>\n");
    assert!(lines.contains(&"R explicit attack <A> -> <A>".to_owned()), "{lines:#?}");
    assert!(lines.contains(&"R explicit attack [B] -> <A>".to_owned()), "{lines:#?}");
}

#[test]
fn addresses_are_text() {
    assert_eq!(
        quiet("See http://example.com/a_b_c#d*e* for *more*. // not this\n")[1],
        "  def top-level-statement: See http://example.com/a_b_c#d*e* for more."
    );
}

#[test]
fn windows_and_old_macintosh_line_ends_are_line_ends() {
    let text = "===\ntitle: T\n===\n\n[A]: one\ntwo {\nx: 1\n}\n  + b\n\nc\n";
    let unix = quiet(text);
    assert_eq!(quiet(&text.replace('\n', "\r\n")), unix);
    assert_eq!(quiet(&text.replace('\n', "\r")), unix);
    assert!(unix.contains(&"S [A] {\"x\":1}".to_owned()), "{unix:#?}");
}

#[test]
fn a_byte_order_mark_is_no_text() {
    assert_eq!(map("\u{feff}===\ntitle: T\n===\n\n[A]: a\n").title(), "T");
}

#[test]
fn underscores_within_words_belong_to_the_words() {
    assert_eq!(
        quiet("snake_case_word and _so_ on")[1],
        "  def top-level-statement: snake_case_word and so on"
    );
}

#[test]
fn sets_are_text_and_mappings_are_data() {
    assert_eq!(quiet("The set {1,2}")[1], "  def top-level-statement: The set {1,2}");
    assert_eq!(quiet("It ran at {12:30, 13:30}.")[1], "  def top-level-statement: It ran at {12:30, 13:30}.");
    assert_eq!(mended("a {x: 1}.{y: 2}", 1, Outcome::Read)[0], "S [Untitled 1] {\"x\":1,\"y\":2}");
}

#[test]
fn what_is_no_yaml_on_one_line_is_text_as_a_whole() {
    let lines = mended("a {x: [1; y: {z: 1}}\n", 1, Outcome::Read);
    assert_eq!(lines, ["S [Untitled 1]", "  def top-level-statement: a {x: [1; y: {z: 1}}"]);
    let lines = mended("(1) p\n-- Rule {x: [1; y: {z: 1}} --\n(2) c\n", 2, Outcome::Read);
    assert!(lines.contains(&"  -- Rule {x: [1; y: {z: 1}}".to_owned()), "{lines:#?}");
}

#[test]
fn data_that_are_no_yaml_stop_nothing() {
    let lines = mended("[A]: a\n\n[B]: b {x: [1}\n\n[C]: c\n", 3, Outcome::Read);
    assert_eq!(lines.iter().filter(|line| line.starts_with("S ")).count(), 3);
    let (_, diagnostics) = read("[A]: a\n\n[B]: b {\nx: 1\n  y: 2\n}\n");
    assert!(diagnostics[0].to_string().starts_with("line 5, column 4"), "{}", diagnostics[0]);
}

#[test]
fn any_title_is_a_title() {
    let lines = quiet("[constructor]: a\n  + [__proto__]: b\n\n[2]: c\n\n[1]: d\n");
    assert!(lines.contains(&"R explicit support [__proto__] -> [constructor]".to_owned()), "{lines:#?}");
    let keys: Vec<String> = {
        let map = map("[2]: c\n\n[1]: d\n");
        map.statements().map(|id| map.key(id).to_owned()).collect()
    };
    assert_eq!(keys, ["2", "1"]);
}

#[test]
fn statements_without_a_title_take_nobodys() {
    let lines = quiet("[Untitled 1]: mine\n\nanonymous\n");
    assert_eq!(lines.iter().filter(|line| line.starts_with("S ")).count(), 2);
}

#[test]
fn a_title_ends_before_another_begins() {
    let (lines, diagnostics) = read("x\n\n[see A] and then [B]: text\n");
    assert_eq!(diagnostics.len(), 2);
    assert!(lines.contains(&"S [see A]".to_owned()), "{lines:#?}");
    assert_eq!(quiet("[a [b] c]: text\n  + [a [b] c]\n")[0], "S [a [b] c]");
}

#[test]
fn dots_and_colons_in_words_make_no_symbols() {
    assert_eq!(
        quiet("www.star.org, the U.A.E., an explanation; .star. and x.E.y")[1],
        "  def top-level-statement: www.star.org, the U.A.E., an explanation; ⭐ and x∃y"
    );
}

#[test]
fn front_matter_needs_no_empty_line() {
    assert_eq!(quiet("===\ntitle: T\n===\n[A]: a\n")[0], "S [A]");
    assert_eq!(map("===\ntitle: a === b\n===\n[A]: a\n").title(), "a === b");
}

#[test]
fn empty_documents_are_empty() {
    for text in ["", "\n", "// nothing\n", "/* nothing */", "\r\n \t\n"] {
        assert!(quiet(text).is_empty());
    }
}

/// As in Argdown, what has no words is there all the same, and is counted.
#[test]
fn what_has_no_words_is_a_statement() {
    let lines = mended("(1)\n(2) b\n----\n(3) c\n", 1, Outcome::Read);
    assert_eq!(lines.get(1).unwrap(), "  def premise in <Untitled 1>: ");
    assert!(lines.contains(&"  (3) main-conclusion [Untitled 4]".to_owned()), "{lines:#?}");
    let lines = mended("a\n  + \n  + b\n", 2, Outcome::Read);
    assert_eq!(lines.iter().filter(|line| line.starts_with("R explicit support")).count(), 2, "{lines:#?}");
    let lines = mended("[P]: words\n\n[P]:\n", 3, Outcome::Read);
    assert_eq!(lines, ["S [P]", "  def top-level-statement: words", "  def top-level-statement: "]);
    let map = argdown::read("[P]: words\n\n[P]:\n\n[Q]:\n").unwrap().map;
    let text = |key| map[map.find_statement(key).unwrap()].text();
    assert_eq!((text("P"), text("Q")), ("words", "Q"));
}

/// What an author may have meant otherwise: read as Argdown reads it, with a remark where and why.
#[test]
fn slips_are_told() {
    for (text, line, column, word) in [
        ("[A: a\n", 1, 1, "never closed"),
        ("x\n  + <A: a\n", 2, 5, "never closed"),
        ("(1) p\n(3) q\n----\n(4) c\n", 2, 1, "(3) where (2) is due"),
        ("[A B]: a\n\nx\n  + [a b]\n", 4, 5, "is defined nowhere, but \"A B\" is"),
        ("as @[Nobody] says\n", 1, 1, "stands nowhere else"),
        ("x\n  + a\n \t- b\n", 3, 3, "tabs and spaces"),
        ("* a\n  * b\n  * c\n", 2, 3, "an item within an item"),
        ("===\na: b: c\n===\n\nx\n", 2, 5, "the front matter is not YAML"),
        ("x {a: [1}\n", 1, 9, "not YAML"),
    ] {
        let (_, diagnostics) = read(text);
        let [diagnostic] = diagnostics.as_slice() else { panic!("{text}: {diagnostics:?}") };
        let at = Location::Document { line, column, path: String::new() };
        assert_eq!(diagnostic.location, at, "{diagnostic}");
        assert!(diagnostic.found.contains(word) && !diagnostic.remedy.is_empty(), "{diagnostic}");
    }
    for text in ["[a]\n  + <b>\n", "[1, 2] is a range\n", "a @[b] c\n\n[b]\n", "[see](http://x.org) it\n"] {
        assert!(!read(text).1.iter().any(|diagnostic| diagnostic.found.contains("closed")), "{text}");
    }
}

/// What is kept of documents like those of the corpus that Argdown gives up or half reads.
#[test]
fn faulty_documents_are_kept_whole() {
    let cases: [(&str, &[&str]); 7] = [
        ("<why>: [this]", &["A <why>", "  def: [this]"]),
        (
            "one\n\n(1) two\n",
            &[
                "S [Untitled 1]",
                "  def top-level-statement: one",
                "S [Untitled 2]",
                "  def top-level-statement: two",
            ],
        ),
        ("(1)\n\n\n<X>\n", &["S [Untitled 1]", "  def top-level-statement: ", "A <X>", "  ref: "]),
        (
            "(1) p\n  (2) q\n  --\n  (3) r\n",
            &[
                "S [Untitled 2]",
                "  def premise in <Untitled 1>: p",
                "S [Untitled 3]",
                "  def premise in <Untitled 1>: q",
                "S [Untitled 4]",
                "  def main-conclusion in <Untitled 1>: r",
                "A <Untitled 1>",
                "  (1) premise [Untitled 2]",
                "  (2) premise [Untitled 3]",
                "  -- ",
                "  (3) main-conclusion [Untitled 4]",
            ],
        ),
        ("so *** what", &["S [Untitled 1]", "  def top-level-statement: so *** what"]),
        ("so ___ what", &["S [Untitled 1]", "  def top-level-statement: so ___ what"]),
        (
            "* one\n  1. two\n\n1. three\n  * four\n",
            &[
                "S [Untitled 1]",
                "  def undefined: one",
                "S [Untitled 2]",
                "  def undefined: two",
                "S [Untitled 3]",
                "  def undefined: three",
                "S [Untitled 4]",
                "  def undefined: four",
            ],
        ),
    ];
    for (text, expected) in cases {
        let (lines, diagnostics) = read(text);
        assert_eq!(lines, expected, "{text}");
        assert!(!diagnostics.is_empty(), "{text}");
    }
    assert!(read("/* nothing else */\n\n  +\n").0.is_empty());
}

/// Each is wrong in its second paragraph; the first and the last are there whatever happens.
#[test]
fn errors_lose_nothing_around_them() {
    let wrong = [
        "[x] text after a reference",
        "a [x] in mid-text",
        "a <b> and c",
        "[P]: p\n+ relation at column 0",
        "words\n(1) a number",
        "words\n# heading",
        "[P]: p\n  + ",
        "(1) a premise alone",
        "(1) a premise\n----",
        "-- Nietzsche",
        "---",
        "words\n-- Nietzsche",
        "(1) p\n\n----\n(2) c",
        "(1) p\n\n(2) q\n----\n(3) c",
        "(1) p\n-- Rule\n(2) c",
        "  + a relation to what stands above",
        "----",
        "=== nothing ===",
        "In the year\n1984. It was",
        "an *unclosed mark",
        "an **unclosed mark",
        "[P]: p {x: 1, x: 2}",
        "words\n[Q]: a definition",
        "[P]:",
        "(1) <A>\n----\n(2) c",
        "{x: 1}",
        "words {x: 1} more",
        "words {x: 1} #tag",
        "* one\n  * two",
        "----\n(1) c",
        "(1) p\n----\n    +> [x]\n(2) c",
        "(1) p\n----\n(2) c\n(3) d",
    ];
    for wrong in wrong {
        for text in
            [format!("[First]: 1\n\n{wrong}\n\n[Last]: 2\n"), format!("[First]: 1\n\n[Last]: 2\n\n{wrong}")]
        {
            let (outline, diagnostics) = Reader::new().outline(&text);
            let lines = listing(&outline);
            let headings: Vec<&str> = outline.sections.iter().map(|section| section.title.as_str()).collect();
            assert!(lines.contains(&"S [First]".to_owned()), "{text}: {lines:#?}");
            assert!(lines.contains(&"S [Last]".to_owned()), "{text}: {lines:#?}");
            assert!(!diagnostics.is_empty(), "{text}");
            let lost = diagnostics.iter().any(|diagnostic| diagnostic.outcome == Outcome::Lost);
            let all = lines.join("\n") + &headings.join("\n");
            for word in wrong.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3) {
                assert!(lost || all.contains(word), "{word:?} of {text:?} is gone: {all}\n{diagnostics:?}");
            }
        }
    }
}

#[test]
fn a_structure_may_follow_without_an_empty_line() {
    let lines = mended("<A>: a\n(1) p\n----\n(2) c\n", 2, Outcome::Read);
    assert!(lines.contains(&"  (2) main-conclusion [Untitled 2]".to_owned()), "{lines:#?}");
}

#[test]
fn a_second_structure_is_an_argument_of_its_own() {
    let lines = mended("<A>\n\n(1) p\n----\n(2) c\n\n<A>\n\n(1) q\n----\n(2) d\n", 9, Outcome::Read);
    assert_eq!(lines.iter().filter(|line| line.starts_with("A ")).count(), 2, "{lines:#?}");
}

#[test]
fn what_a_map_makes_of_it() {
    let map = map("===\ntitle: T\nmodel: {removeTagsFromText: true}\n===\n\n# One #x {isGroup: true}\n\n\
         [A]: See [it](http://x.org). #pro {source: s}\n  + <B>: because\n    <_ <U>: no\n  >< [C]: not A\n\n\
         <D>: in words\n\n(1) [P]: p\n(2) [Q]: q\n-- Modus Ponens {uses: [1]} --\n(3) [R]: r\n(4) [S]: s\n----\n    <_ [N]: n\n(5) [A]\n    -> [Z]\n");
    assert_eq!(map.title(), "T");
    let a = &map[map.find_statement("A").unwrap()];
    assert_eq!((a.text(), a.tags()), ("See it.", ["pro".to_owned()].as_slice()));
    assert_eq!(a.data().unwrap()["argdown"]["data"]["source"], "s");
    assert_eq!(map.group(a.group().unwrap()).unwrap().title, "One");
    assert_eq!(
        relations(&map),
        [
            "r1: B support A", // a described argument is the statement that it makes
            "r2: U attack r1", // its undercut is aimed at what it is for
            "r3: A attack C",
            "r4: P support R",  // only what it uses
            "D: R+S support A", // the last step bears the title
            "r5: N attack D",
            "r6: A attack Z",
        ]
    );
    let step = &map[map.find_relation("r4").unwrap()];
    assert_eq!(step.scheme().unwrap().written(), "Modus Ponens");
    assert!(map[map.find_relation("r3").unwrap()].is_symmetric());
}

#[test]
fn strict_mode_is_logical_between_statements() {
    let text = "===\nmodel:\n    mode: strict\n===\n\n[a]\n  +> [b]\n  -> [c]\n  >< [d]\n  + <e>\n";
    let map = map(text);
    let marks: Vec<_> =
        map.relations().map(|id| (map[id].family(), map[id].is_strict(), map[id].is_symmetric())).collect();
    let (support, attack) = (Family::Support, Family::Attack);
    assert_eq!(
        marks,
        [(support, true, false), (attack, false, true), (attack, false, true), (support, false, false)]
    );
}

#[test]
fn files_are_included_once_and_errors_say_where() {
    let files = |path: &str, _: &str| match path {
        "a" => Ok((path.to_owned(), "[A]: a\n\n@include(b)\n\n@include(a)".to_owned())),
        "b" => Ok((path.to_owned(), "[B]: b\n\n---\n".to_owned())),
        _ => Err("no such file".to_owned()),
    };
    let (outline, diagnostics) =
        Reader::new().include(files).outline("@include(a)\n\n@include(c)\n\n[C]: c\n");
    let titles: Vec<&str> = outline.statements.iter().map(|class| class.title.as_str()).collect();
    assert_eq!(titles, ["A", "B", "Untitled 1", "C"]);
    let places: Vec<String> = diagnostics.iter().map(|diagnostic| diagnostic.location.to_string()).collect();
    assert_eq!(places, ["line 3, column 1, b", "line 3, column 12"]);
}

#[test]
fn an_undercut_of_a_statement_is_told() {
    let told = |text: &str| argument_map::format::argdown::read(text).unwrap().diagnostics;
    let [diagnostic] = told("[P]: p.\n  <_ [U]: u.\n").try_into().unwrap();
    assert_eq!(
        diagnostic.to_string(),
        "line 2, column 6: an undercut of a statement: judged as an attack on it; \
         aim it at an argument, if it denies an inference"
    );
    assert_eq!(told("[P]: p.\n  <+ <R>: r.\n    <_ [U]: u.\n"), []);
}
