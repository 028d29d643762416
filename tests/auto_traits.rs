//! Every public type can be sent to and shared with other threads, and debugged.

use argument_map::semantics::{Status, carneades, gradual};
use argument_map::{compare, draw, format, semantics, *};
use std::fmt::Debug;

fn fit<T: Send + Sync + Debug>() {}

#[test]
fn public_types_are_send_sync_and_debug() {
    fit::<ArgumentMap>();
    fit::<MapBuilder>();
    fit::<StatementDraft<'_>>();
    fit::<RelationDraft<'_>>();
    fit::<SourceDraft<'_>>();
    fit::<Target<'_>>();
    fit::<Statement>();
    fit::<Relation>();
    fit::<Premise>();
    fit::<Node>();
    fit::<(NodeId, StatementId, RelationId, VoiceId, SourceId, GroupId)>();
    fit::<(Voice, Source, Group, Quote, Span)>();
    fit::<(Strength, Voicing, Scheme, SchemeName)>();
    fit::<(Role, CriticalQuestion, Challenge)>();
    fit::<(compare::Merged, compare::Conflict, compare::Matching, compare::Aspect)>();
    fit::<(compare::Difference, compare::Change)>();
    fit::<(compare::Agreement, compare::Overlap, compare::Confusion)>();
    fit::<(Error, Errors, ErrorKind, Location)>();
    fit::<(Checker, Finding, Rule, Severity)>();
    fit::<(SimplePaths<'_>, Statistics)>();
    fit::<(Toulmin, Toulmin<StatementId>)>();
    fit::<(draw::Options, semantics::Status, draw::Svg<'_>, draw::Html<'_>, draw::Layout<'_>)>();
    fit::<(draw::Dot<'_>, draw::Mermaid<'_>, draw::D2<'_>, draw::Outline<'_>, draw::Colour)>();
    #[cfg(feature = "png")]
    fit::<(draw::Fonts, draw::PictureError)>();
    fit::<(format::Document, format::Diagnostic, format::Written, format::Loss, format::Feature)>();
    fit::<(format::Format, format::Detected)>();
    fit::<format::sadface::Dialect>();
    fit::<(carneades::Case, carneades::Thresholds, carneades::Standard)>();
    fit::<(carneades::Weighing, carneades::Criterion, carneades::Property, carneades::Order)>();
    fit::<(carneades::Verdict, carneades::Issue, carneades::Position, carneades::Ruling)>();
    fit::<(gradual::Network, gradual::MapNetwork, gradual::Defaults, gradual::Edge, gradual::Gradual)>();
    fit::<gradual::MapStrengths<'_>>();
    fit::<(gradual::Strengths, gradual::Convergence, gradual::Iteration, gradual::Gradient, gradual::Slope)>(
    );
    fit::<(gradual::Shapley, gradual::Sampling, gradual::BaseChange, gradual::Removals, gradual::Search)>();
    fit::<(format::iccma::NamedFramework, format::iccma::Document, format::iccma::Dialect)>();
    fit::<(format::iccma::Warning, format::iccma::Oddity, format::iccma::Loss)>();
    fit::<(semantics::Semantics, semantics::Limit, semantics::Stopped, semantics::Extensions<'_>)>();
    fit::<(semantics::Acceptance, semantics::Justification, semantics::Supposition)>();
    fit::<format::aif::Dialect>();
    #[cfg(feature = "argdown")]
    fit::<(format::argdown::Outline, format::argdown::Mode)>();
    assert!(!format::json::SCHEMA.is_empty());
}

#[test]
fn errors_are_errors() {
    fn is_error<E: std::error::Error + Send + Sync + 'static>() {}
    is_error::<Error>();
    is_error::<Errors>();
    is_error::<semantics::Stopped>();
}

/// What has a name can be asked for by it, and be printed in a table.
#[test]
fn names_are_parsed_and_padded() {
    for rule in Rule::ALL {
        assert_eq!(rule.name().parse(), Ok(*rule));
        assert_eq!(format!("{rule:>40}").len(), 40);
    }
    let unknown = "self-atack".parse::<Rule>().unwrap_err().to_string();
    assert!(unknown.starts_with("there is no rule \"self-atack\"; use one of "), "{unknown}");
    assert_eq!(format!("{:<10}|{:>9}|", Family::Attack, StatementKind::Claim), "attack    |    claim|");
    assert_eq!(format!("{:<8}|{:>10}|", Severity::Note, AttackKind::Undercut), "note    |  undercut|");
}

/// What a program sends on is spelled as it is shown.
#[test]
fn verdicts_and_findings_are_spelled_in_json_as_they_are_shown() {
    for status in [Status::In, Status::Out, Status::Undecided] {
        let sent = serde_json::json!(status);
        assert_eq!(sent, status.to_string());
        assert_eq!(serde_json::from_value::<Status>(sent).ok(), Some(status));
    }
    for rule in Rule::ALL {
        assert_eq!(serde_json::json!(rule), rule.name());
        assert_eq!(serde_json::json!(rule.severity()), rule.severity().to_string());
    }
    let counted = serde_json::json!(ArgumentMap::new().statistics());
    assert_eq!((&counted["claims"], &counted["undercuts"]), (&0.into(), &0.into()));
}

#[test]
fn a_strength_comes_of_a_number_and_becomes_one() {
    let half = Strength::try_from(0.5).unwrap();
    assert_eq!((f64::from(half), format!("{half:.2}").as_str()), (0.5, "0.50"));
    assert!(matches!(Strength::try_from(1.5).unwrap_err().kind(), ErrorKind::StrengthOutOfRange { .. }));
}

#[test]
fn errors_can_be_taken_one_by_one() {
    let mut m = MapBuilder::new("Two mistakes");
    m.claim("", "no key");
    m.support("a").with("b");
    let errors = m.build().unwrap_err();
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(format!("{errors:?}"), errors.to_string(), "what `main` prints");
    assert_eq!(format!("{:?}", errors.iter().next().unwrap()), told[0]);
    assert_eq!(errors.into_iter().map(|error| error.to_string()).collect::<Vec<_>>(), told);
}
