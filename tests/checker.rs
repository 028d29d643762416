//! Each rule finds what it is for, and is silent on the same map set right.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

use argument_map::{ArgumentMap, Checker, MapBuilder, Relation, Rule, Severity, Statement, check};

/// What one rule says of the map that the sentences make.
fn found(rule: Rule, sentences: impl FnOnce(&mut MapBuilder)) -> Vec<String> {
    let mut m = MapBuilder::new("Checked");
    sentences(&mut m);
    let findings = Checker::only([rule]).check(&m.build().unwrap());
    assert!(findings.iter().all(|finding| finding.rule == rule));
    findings.into_iter().map(|finding| finding.message).collect()
}

fn claims(m: &mut MapBuilder, keys: &[&str]) {
    for key in keys {
        m.claim(key, &format!("Claim {key}."));
    }
}

#[test]
fn circular_support() {
    let circle = |m: &mut MapBuilder| {
        claims(m, &["a", "b", "c"]);
        m.support("b").with("a");
        m.support("c").with("b");
    };
    assert!(found(Rule::CircularSupport, circle).is_empty());
    let closed = found(Rule::CircularSupport, |m| {
        circle(m);
        m.support("a").with("c");
    });
    assert_eq!(closed.len(), 1);
    assert!(closed[0].starts_with(r#""a", "b", "c" support each other in a circle"#), "{closed:?}");
    let attacked = found(Rule::CircularSupport, |m| {
        circle(m);
        m.rebut("a").with("c");
    });
    assert!(attacked.is_empty(), "a circle through an attack begs no question");
    assert_eq!(
        found(Rule::CircularSupport, |m| {
            claims(m, &["a"]);
            m.support("a").with("a");
        }),
        [r#""a" is offered as a reason for itself, which begs the question"#]
    );
}

#[test]
fn self_attack() {
    assert_eq!(
        found(Rule::SelfAttack, |m| {
            claims(m, &["liar", "other"]);
            m.rebut("liar").with_linked(["other", "liar"]);
            m.rebut("liar").with("other");
        }),
        [r#""liar" attacks itself"#]
    );
}

#[test]
fn support_and_attack() {
    let both = |aim: &'static str| {
        found(Rule::SupportAndAttack, move |m| {
            claims(m, &["a", "b", "c"]);
            m.support("c").with_linked(["a", "b"]);
            m.rebut(aim).with("a");
        })
    };
    assert_eq!(both("c"), [r#""a" both supports and attacks "c""#]);
    assert!(both("b").is_empty());
}

#[test]
fn contradictory_premises() {
    let conflict = |rebutted: &'static str| {
        found(Rule::ContradictoryPremises, move |m| {
            claims(m, &["a", "b", "c", "d"]);
            m.support("d").with_linked(["a", "b"]).key("step");
            m.support("d").with("a");
            m.rebut(rebutted).with("b");
        })
    };
    assert_eq!(
        conflict("a"),
        [r#"the step from "a" and "b" to "d" needs both "b" and "a", which are in conflict"#]
    );
    assert!(conflict("c").is_empty());
}

#[test]
fn contradictory_premises_of_a_relation_with_many() {
    // Enough premises and few enough attacks that the other way of looking is taken.
    let keys: Vec<String> = (0..50).map(|n| format!("p{n}")).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let message = found(Rule::ContradictoryPremises, |m| {
        claims(m, &keys);
        claims(m, &["c"]);
        m.support("c").with_linked(keys.iter().copied());
        m.rebut("p7").with("p31");
    });
    assert_eq!(message.len(), 1);
    assert!(message[0].ends_with(r#"needs both "p31" and "p7", which are in conflict"#));
}

#[test]
fn unanswered_attack() {
    let attacked = |answer: fn(&mut MapBuilder)| {
        found(Rule::UnansweredAttack, |m| {
            m.thesis("t", "Thesis.");
            claims(m, &["x", "y"]);
            m.rebut("t").with("x").key("objection");
            answer(m);
        })
    };
    assert_eq!(attacked(|_| {}), [r#"nobody answers the objection of "x" to "t""#]);
    assert!(
        attacked(|m| {
            m.rebut("x").with("y");
        })
        .is_empty()
    );
    assert!(
        attacked(|m| {
            m.undercut("objection").with("y");
        })
        .is_empty()
    );
    assert_eq!(
        attacked(|m| {
            m.support("t").with("y");
        })
        .len(),
        1,
        "a reason is no answer"
    );
    assert!(
        found(Rule::UnansweredAttack, |m| {
            m.thesis("t", "Thesis.");
            claims(m, &["x"]);
            m.rebut("t").with("x").conceded();
        })
        .is_empty()
    );
    assert_eq!(
        found(Rule::UnansweredAttack, |m| {
            m.thesis("t", "Thesis.");
            claims(m, &["x"]);
            m.contradict("t", "x");
        }),
        [r#"nobody answers the contradiction between "t" and "x""#]
    );
}

#[test]
fn concession_not_outweighed() {
    let conceded = |reason: bool| {
        found(Rule::ConcessionNotOutweighed, move |m| {
            claims(m, &["c", "x", "r"]);
            m.rebut("c").with("x").conceded();
            if reason {
                m.support("c").with("r");
            }
        })
    };
    assert_eq!(conceded(false), [r#"the objection of "x" to "c" is conceded, but nothing outweighs it"#]);
    assert!(conceded(true).is_empty());
    let undercut = |reason: bool| {
        found(Rule::ConcessionNotOutweighed, move |m| {
            claims(m, &["c", "x", "r", "s"]);
            m.support("c").with("r").key("step");
            m.undercut("step").with("x").conceded();
            if reason {
                m.support("c").with("s");
            }
        })
    };
    assert_eq!((undercut(false).len(), undercut(true).len()), (1, 0));
}

#[test]
fn rules_on_the_whole_map() {
    assert_eq!(
        found(Rule::Isolated, |m| claims(m, &["alone"])),
        [r#""alone" takes no part in any relation"#]
    );
    assert_eq!(
        found(Rule::EmptyText, |m| {
            m.claim("a", " ");
        }),
        [r#"the statement "a" has no text"#]
    );
    assert_eq!(found(Rule::NoMainClaim, |m| claims(m, &["a"])).len(), 1);
    assert!(
        found(Rule::NoMainClaim, |m| {
            m.thesis("a", "A");
        })
        .is_empty()
    );
    assert!(found(Rule::NoMainClaim, |_| {}).is_empty(), "an empty map needs none");
    let two = |m: &mut MapBuilder| {
        claims(m, &["a", "b", "c"]);
        m.support("a").with("c");
        m.support("b").with("c");
    };
    assert_eq!(found(Rule::SeveralMainClaims, two), [r#"there are 2 main claims: "a", "b""#]);
    assert_eq!(
        found(Rule::DuplicateText, |m| {
            m.claim("a", "The  same.");
            m.claim("b", "the same.");
        }),
        [r#""b" says the same as "a""#]
    );
}

#[test]
fn rules_on_reasons() {
    let bare = found(Rule::UnsupportedClaim, |m| {
        m.voice("v", "V");
        claims(m, &["a", "b"]);
        m.claim("theirs", "Theirs.").attributed_to("v");
        m.claim("unsaid", "Unsaid.").implicit();
        m.evidence("e", "E");
        m.support("a").with("e");
    });
    assert_eq!(bare, [r#"nothing supports the claim "b""#]);
    let schemes = found(Rule::UnknownScheme, |m| {
        claims(m, &["a", "b"]);
        m.support("a").with("b").scheme("Expert Opinion");
        m.support("a").with("b").scheme("gut feeling");
    });
    assert_eq!(
        schemes,
        [r#"the step from "b" to "a" names the scheme "gut feeling", which the catalogue lacks"#]
    );
    assert_eq!(
        found(Rule::ImplicitPremiseAttacked, |m| {
            m.claim("unsaid", "Unsaid.").implicit();
            claims(m, &["x"]);
            m.rebut("unsaid").with("x");
        })
        .len(),
        1
    );
}

#[test]
fn rules_on_sources() {
    let quoting = |rule, exact: &'static str, span: Option<(u32, u32)>| {
        found(rule, move |m| {
            m.source("s", "S").text("It was not\nthat simple.");
            let draft = m.evidence("e", "E");
            match span {
                Some((start, end)) => drop(draft.quote_at("s", exact, start, end)),
                None => drop(draft.quote("s", exact)),
            }
        })
    };
    assert!(quoting(Rule::QuoteNotInSource, "not that simple", None).is_empty());
    assert!(quoting(Rule::QuoteNotInSource, "It […] simple", None).is_empty());
    assert_eq!(
        quoting(Rule::QuoteNotInSource, "so simple", None),
        [r#""e" quotes "so simple", which is not in "s""#]
    );
    assert_eq!(quoting(Rule::QuoteNotInSource, "simple […] It", None).len(), 1, "in another order");
    assert!(quoting(Rule::SpanMismatch, "not that", Some((7, 15))).is_empty());
    assert_eq!(
        quoting(Rule::SpanMismatch, "not that", Some((3, 10))),
        [r#""e" quotes "not that", but the characters 3..10 cover "was not""#]
    );
    assert!(
        quoting(Rule::SpanMismatch, "not that", Some((3, 99)))[0].ends_with("lie beyond the end of the text")
    );
    assert_eq!(
        quoting(Rule::SpanMismatch, "t", Some((1, 5))).len(),
        1,
        "begins and ends alike, but has more"
    );
    assert!(quoting(Rule::SpanMismatch, "It […] not […] simple", Some((0, 22))).is_empty());
    assert_eq!(quoting(Rule::SpanMismatch, "It […] never […] simple", Some((0, 22))).len(), 1);
    assert_eq!(quoting(Rule::QuoteNotInSource, " […] ", None), [r#""e" quotes no words"#]);
    assert_eq!(
        found(Rule::EvidenceWithoutSource, |m| {
            m.evidence("e", "E");
        })
        .len(),
        1
    );
    let unused = |m: &mut MapBuilder| {
        m.voice("v", "V");
        m.source("s", "S");
        m.group("g", "G").end_group();
    };
    assert_eq!(found(Rule::UnusedVoice, unused), [r#"nothing is said by the voice "v""#]);
    assert_eq!(found(Rule::UnusedSource, unused), [r#"nothing quotes the source "s""#]);
    assert_eq!(found(Rule::EmptyGroup, unused), [r#"the group "g" has no members"#]);
}

#[test]
fn each_rule_can_be_switched_off() {
    let mut map = ArgumentMap::new();
    map.add_statement(Statement::claim("a", "")).unwrap();
    let all = check(&map);
    assert!(all.len() >= 3);
    for finding in &all {
        let rest = Checker::new().without(finding.rule).check(&map);
        assert!(rest.len() < all.len() && rest.iter().all(|other| other.rule != finding.rule));
    }
    assert_eq!(all[0].to_string(), r#"warning: "a" takes no part in any relation [isolated]"#);
    assert!(Severity::Note < Severity::Warning && Severity::Warning < Severity::Error);
}

/// Statements that tens of thousands of relations share: any rule that looked at all of them for each of them
/// would take minutes.
#[test]
fn hubs_do_not_make_the_checker_quadratic() {
    const MANY: usize = 30_000;
    let mut map = ArgumentMap::new();
    let claim = |map: &mut ArgumentMap, key: &str| map.add_statement(Statement::claim(key, key)).unwrap();
    let (hub, thesis) = (claim(&mut map, "hub"), claim(&mut map, "thesis"));
    let step = map.add_relation(Relation::support([hub], thesis)).unwrap();
    for n in 0..MANY {
        let other = claim(&mut map, &format!("s{n}"));
        map.add_relation(Relation::attack([other], hub)).unwrap();
        map.add_relation(Relation::attack([other], step)).unwrap();
        map.add_relation(Relation::support([hub, other], thesis)).unwrap();
        map.add_relation(Relation::attack([hub], thesis)).unwrap();
        let mut conceded = Relation::attack([hub], thesis);
        conceded.set_conceded(true);
        map.add_relation(conceded).unwrap();
    }
    let everybody: Vec<_> = map.statements().filter(|&id| id != thesis).collect();
    map.add_relation(Relation::support(everybody, thesis)).unwrap();
    let findings = check(&map);
    let of = |rule| findings.iter().filter(|finding| finding.rule == rule).count();
    assert_eq!(of(Rule::ContradictoryPremises), 2 * MANY);
    assert_eq!((of(Rule::UnansweredAttack), of(Rule::ConcessionNotOutweighed)), (0, 0));
    let drawn = argument_map::draw::Dot::new(&map).to_string();
    assert!(drawn.len() > MANY * 100);
}
