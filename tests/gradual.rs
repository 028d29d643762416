//! Gradual strengths against the reference values, worked examples, and laws.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

mod common;

use argument_map::semantics::gradual::{
    Edge, Gradual, Iteration, Linking, Method, Network, Polarity, Route, Sampling, Strengths, gradient,
    intrinsic_removal, removal, shapley, strengths,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

fn with(method: Method) -> Iteration {
    Iteration { method, ..Iteration::default() }
}

/// A graph of the reference data: the network, and the number of each name.
fn network(graph: &Value) -> (Network, BTreeMap<String, u32>) {
    let arguments = graph["arguments"].as_object().unwrap();
    let numbers: BTreeMap<String, u32> = arguments.keys().cloned().zip(0..).collect();
    let edges = |list: &str, polarity| {
        let edges = graph[list].as_array().unwrap().iter();
        let edge = |edge: &Value| {
            let end = |at: usize| numbers[edge[at].as_str().unwrap()];
            let weight = edge.get(2).map_or(1.0, |weight| weight.as_f64().unwrap());
            Edge { source: end(0), target: end(1), polarity, weight }
        };
        edges.map(edge).collect::<Vec<_>>()
    };
    let bases = arguments.values().map(|base| base.as_f64().unwrap());
    let edges = [edges("attacks", Polarity::Attack), edges("supports", Polarity::Support)].concat();
    (Network::new(bases, edges).unwrap(), numbers)
}

/// The largest difference from the values of the reference.
fn difference(found: &Strengths, expected: &Value, numbers: &BTreeMap<String, u32>) -> f64 {
    let expected = expected["strength"].as_object().unwrap();
    expected
        .iter()
        .map(|(name, value)| (found[numbers[name]] - value.as_f64().unwrap()).abs())
        .fold(0.0, f64::max)
}

fn reference(test: &str, file: &str) -> Option<Value> {
    let text = fs::read_to_string(common::corpora(test)?.join("semantics/gradual").join(file)).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

#[test]
fn strengths_agree_with_the_reference() {
    let Some(data) = reference("strengths_agree_with_the_reference", "conformance.json") else { return };
    let mut compared = 0;
    for (name, graph) in data["graphs"].as_object().unwrap() {
        let (given, numbers) = network(graph);
        for (semantics, expected) in graph.get("semantics").and_then(Value::as_object).into_iter().flatten() {
            let gradual = Gradual::named(semantics).unwrap();
            // The reference knows edge weights in sums only.
            let weighed = gradual.to_string().starts_with("sum-")
                || [Gradual::QUADRATIC_ENERGY, Gradual::EULER_BASED, Gradual::MLP_BASED].contains(&gradual);
            let network = if weighed { given.clone() } else { given.clone().unweighted() };
            let case = format!("{name}, {semantics}");
            let discrete = strengths(&network, gradual, &with(Method::Discrete)).unwrap();
            let automatic = strengths(&network, gradual, &Iteration::default()).unwrap();
            let settles = expected["reference"]["converged"].as_bool().unwrap();
            assert_eq!(discrete.convergence().converged, settles, "{case}");
            if settles {
                assert!(difference(&discrete, &expected["reference"], &numbers) < 1e-9, "{case}, discrete");
            } else {
                assert!(!discrete.convergence().moving.is_empty(), "{case}");
            }
            let bound = expected["lipschitz_bound"].as_f64().unwrap();
            assert!(
                discrete.convergence().contraction <= bound + 1e-12,
                "{case}: contraction above the reference"
            );
            let continuous = expected.get("reference_continuous").unwrap_or(&expected["reference"]);
            let flow = strengths(&network, gradual, &with(Method::Continuous)).unwrap();
            assert!(flow.convergence().converged, "{case}: {:?}", flow.convergence());
            assert!(difference(&flow, continuous, &numbers) < 1e-9, "{case}, continuous");
            assert!(automatic.convergence().converged, "{case}: {:?}", automatic.convergence());
            assert!(difference(&automatic, continuous, &numbers) < 1e-9, "{case}, automatic");
            compared += 1;
        }
        for (semantics, expected) in graph.get("attack_only").and_then(Value::as_object).into_iter().flatten()
        {
            let gradual = Gradual::named(semantics).unwrap();
            for method in [Method::Automatic, Method::Discrete, Method::Continuous] {
                let found = strengths(&given, gradual, &with(method)).unwrap();
                assert!(found.convergence().converged, "{name}, {semantics}");
                assert!(difference(&found, expected, &numbers) < 1e-9, "{name}, {semantics}, {method:?}");
            }
            compared += 1;
        }
    }
    assert!(compared > 200, "only {compared} compared");
}

#[test]
fn attributions_agree_with_the_reference() {
    let test = "attributions_agree_with_the_reference";
    let Some(data) = reference(test, "attribution.json") else { return };
    let Some(graphs) = reference(test, "conformance.json") else { return };
    let mut compared = 0;
    for (case, expected) in data.as_object().unwrap() {
        let [graph, semantics, ends] = case.split('|').collect::<Vec<_>>()[..] else { panic!("{case}") };
        let Some(graph) = graphs["graphs"].get(graph) else { continue };
        let (network, numbers) = network(graph);
        let (topic, contributor) = ends.split_once("<-").unwrap();
        let (topic, contributor) = (numbers[topic], numbers[contributor]);
        let gradual = Gradual::named(semantics).unwrap();
        let iteration = Iteration::default();
        let is = |found: f64, by: &str, kind: &str, tolerance: f64| {
            let expected = expected[by][kind].as_f64().unwrap();
            assert!((found - expected).abs() < tolerance, "{case}, {kind}: {found} instead of {expected}");
        };
        let at = contributor as usize;
        for by in ["own", "qbafpy"] {
            is(removal(&network, gradual, topic, &iteration).unwrap()[at], by, "removal", 1e-9);
            let intrinsic = intrinsic_removal(&network, gradual, topic, &iteration).unwrap();
            is(intrinsic[at], by, "intrinsic_removal", 1e-9);
            let shares = shapley(&network, gradual, topic, &iteration, &Sampling::default()).unwrap();
            assert!(shares.errors.is_none());
            is(shares.values[at], by, "shapley", 1e-9);
        }
        let gradient = gradient(&network, gradual, topic, &iteration).unwrap();
        is(gradient.bases[at].mean(), "own", "gradient", 1e-6);
        is(gradient.bases[at].right, "qbafpy", "gradient", 1e-6);
        compared += 1;
    }
    assert!(compared > 40, "only {compared} compared");
}
