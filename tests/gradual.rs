//! Gradual strengths against the reference values, worked examples, and laws.
#![allow(clippy::unwrap_used)] // where a test fails is plain enough

#[allow(dead_code)] // shared with the other tests
mod common;

use argument_map::semantics::gradual::{
    Aggregation, Defaults, Edge, Gradual, Influence, Iteration, Linking, MapNetwork, Method, Network,
    Polarity, Removals, Route, Sampling, Search, Strengths, fewest_removals, gradient, intrinsic_removal,
    least_base_change, map_strengths, removal, shapley, strengths,
};
use argument_map::{ErrorKind, MapBuilder};
use proptest::prelude::*;
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
            let gradual = semantics.parse::<Gradual>().unwrap();
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
            let gradual = semantics.parse::<Gradual>().unwrap();
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
        let gradual = semantics.parse::<Gradual>().unwrap();
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

/// What a random network is made from; ends are taken modulo what there is.
#[derive(Clone, Debug)]
struct Recipe {
    bases: Vec<f64>,
    edges: Vec<Edge>,
    linked: Vec<(u32, u32)>,
    linking: Linking,
}

impl Recipe {
    fn network(&self) -> Network {
        let network = Network::new(self.bases.clone(), self.edges.clone()).unwrap();
        network.linked(self.linking, self.linked.clone()).unwrap()
    }

    /// The same without some arguments, numbered anew: what removal means, written out.
    fn without(&self, removed: &[u32]) -> (Network, Vec<Option<u32>>) {
        let mut left = 0..;
        let number: Vec<Option<u32>> = (0..self.bases.len() as u32)
            .map(|a| (!removed.contains(&a)).then(|| left.next().unwrap()))
            .collect();
        let kept = |&(a, _): &(u32, &f64)| number[a as usize].is_some();
        let bases: Vec<f64> = (0..).zip(&self.bases).filter(kept).map(|(_, &base)| base).collect();
        let edges = self.edges.iter().filter_map(|&edge| {
            let (source, target) = (number[edge.source as usize]?, number[edge.target as usize]?);
            Some(Edge { source, target, ..edge })
        });
        (Network::new(bases, edges).unwrap(), number)
    }
}

fn recipe(acyclic: bool, links: usize, supports: bool) -> impl Strategy<Value = Recipe> {
    let base = prop_oneof![1 => Just(0.0), 1 => Just(1.0), 8 => 0.05..0.95];
    let weight = prop_oneof![3 => Just(1.0), 1 => Just(0.0), 2 => 0.1..1.5];
    let edge = (0..99_u32, 0..99_u32, any::<bool>(), weight);
    let parts = (
        prop::collection::vec(base, 1..8),
        prop::collection::vec(edge, 0..12),
        prop::collection::vec((0..99_u32, 0..99_u32), 0..=links),
        any::<bool>(),
    );
    parts.prop_map(move |(bases, edges, linked, minimum)| {
        let n = bases.len() as u32;
        // Without circles, what comes later bears on what comes earlier.
        let ends = |a: u32, b: u32| {
            let (a, b) = (a % n, b % n);
            (!acyclic || a != b).then_some(if acyclic { (a.max(b), a.min(b)) } else { (a, b) })
        };
        let edge = |(a, b, support, weight): (u32, u32, bool, f64)| {
            let (source, target) = ends(a, b)?;
            let polarity = if support && supports { Polarity::Support } else { Polarity::Attack };
            Some(Edge { source, target, polarity, weight })
        };
        Recipe {
            edges: edges.into_iter().filter_map(edge).collect(),
            linked: linked.into_iter().filter_map(|(a, b)| ends(a, b)).map(|(a, b)| (b, a)).collect(),
            linking: if minimum { Linking::Minimum } else { Linking::Product },
            bases,
        }
    })
}

/// All semantics that fit a network with supports, or one without; not the restricted one.
fn all_named(supports: bool) -> impl Iterator<Item = Gradual> {
    let named = Gradual::NAMED.iter().map(|&(_, gradual)| gradual);
    let own = [
        (Aggregation::Top, Influence::Linear { k: 2.0 }),
        (Aggregation::Sum, Influence::PMax { p: 3, k: 0.5 }),
    ];
    let own = own.map(|(aggregation, influence)| Gradual::new(aggregation, influence).unwrap());
    named
        .chain(own)
        .filter(move |g| *g != Gradual::EULER_BASED_RESTRICTED && (!supports || !g.attacks_only()))
}

fn settled(network: &Network, gradual: Gradual) -> Vec<f64> {
    strengths(network, gradual, &Iteration::default()).unwrap().settled().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn strengths_are_degrees_and_certificates_hold(
        (recipe, supports) in any::<bool>().prop_flat_map(|s| (recipe(false, 3, s), Just(s))),
    ) {
        let network = recipe.network();
        for gradual in all_named(supports) {
            let automatic = strengths(&network, gradual, &Iteration::default()).unwrap();
            prop_assert!(automatic.values().iter().all(|value| (0.0..=1.0).contains(value)));
            prop_assert_eq!(&automatic, &strengths(&network, gradual, &Iteration::default()).unwrap());
            for method in [Method::Discrete, Method::Continuous] {
                let found = strengths(&network, gradual, &with(method)).unwrap();
                prop_assert!(found.values().iter().all(|value| (0.0..=1.0).contains(value)));
                let sure = method == Method::Continuous || found.convergence().contraction < 0.99;
                if let (Some(error), true) = (automatic.convergence().error, sure) {
                    prop_assert!(found.convergence().converged, "{gradual} {method:?}: {:?}", found.convergence());
                    let apart = automatic.values().iter().zip(found.values()).map(|(a, b)| (a - b).abs());
                    // What circles pass on may amplify errors, and near a contraction of 1 they are larger.
                    prop_assert!(apart.fold(0.0, f64::max) < 1e-6 + error, "{gradual} {method:?}");
                }
            }
        }
    }

    #[test]
    fn what_nothing_bears_on_keeps_its_base_score(recipe in recipe(false, 0, true)) {
        let network = recipe.network();
        for gradual in all_named(true) {
            let found = strengths(&network, gradual, &Iteration::default()).unwrap();
            for a in 0..network.len() as u32 {
                if network.edges().all(|edge| edge.target != a) {
                    prop_assert_eq!(found[a], network.bases()[a as usize]);
                }
            }
        }
    }

    #[test]
    fn more_support_never_lowers_and_more_attack_never_raises(
        recipe in recipe(true, 3, true),
        (low, more) in (0.0..0.9, 0.0..0.1),
    ) {
        for gradual in all_named(true) {
            for polarity in [Polarity::Support, Polarity::Attack] {
                let topic = |base: f64| {
                    let mut recipe = recipe.clone();
                    let source = recipe.bases.len() as u32;
                    recipe.bases.push(base);
                    recipe.edges.push(Edge { source, target: 0, polarity, weight: 1.0 });
                    settled(&recipe.network(), gradual)[0]
                };
                let gain = topic(low + more) - topic(low);
                let favours = if polarity == Polarity::Support { gain } else { -gain };
                prop_assert!(favours >= -1e-12, "{gradual}, {polarity:?}: {gain}");
            }
        }
    }

    #[test]
    fn gradients_are_central_differences(
        (mut recipe, supports, acyclic) in (any::<bool>(), any::<bool>())
            .prop_flat_map(|(s, acyclic)| (recipe(acyclic, 3, s), Just(s), Just(acyclic))),
    ) {
        for base in &mut recipe.bases {
            *base = base.clamp(0.03, 0.97);
        }
        let mut network = recipe.network();
        recipe.edges = network.edges().collect(); // the order of the gradient
        for gradual in all_named(supports).filter(|&g| g != Gradual::COUNTING) {
            let found = strengths(&network, gradual, &Iteration::default()).unwrap();
            let exact = acyclic || found.convergence().error.is_some_and(|error| error < 1e-10);
            if !exact || (!acyclic && found.convergence().contraction > 0.99) {
                continue;
            }
            let Ok(gradient) = gradient(&network, gradual, 0, &Iteration::default()) else {
                prop_assert!(!acyclic);
                continue;
            };
            // Near a strength of 1, a kink may be closer than the difference.
            if !gradient.kinks.is_empty() || found.values().iter().any(|&value| value > 1.0 - 1e-5) {
                continue;
            }
            let step = 1e-6;
            let mut difference = |change: &dyn Fn(&mut Recipe, f64)| {
                let mut at = |by: f64| {
                    let mut changed = recipe.clone();
                    change(&mut changed, by);
                    network = changed.network();
                    settled(&network, gradual)[0]
                };
                (at(step) - at(-step)) / (2.0 * step)
            };
            for a in 0..recipe.bases.len() {
                let expected = difference(&|recipe, by| recipe.bases[a] += by);
                let slope = gradient.bases[a].mean();
                prop_assert!((slope - expected).abs() < 1e-4 * (1.0 + slope.abs()), "{gradual}, {a}: {slope} {expected}");
            }
            for e in (0..recipe.edges.len()).filter(|&e| recipe.edges[e].weight > 0.0) {
                let expected = difference(&|recipe, by| recipe.edges[e].weight += by);
                let slope = gradient.edges[e].mean();
                prop_assert!((slope - expected).abs() < 1e-4 * (1.0 + slope.abs()), "{gradual}, edge {e}: {slope} {expected}");
            }
            network = recipe.network();
        }
    }

    #[test]
    fn removal_is_a_network_without(recipe in recipe(true, 0, true), topic in 0..99_u32) {
        let network = recipe.network();
        let topic = topic % network.len() as u32;
        for gradual in all_named(true) {
            let whole = settled(&network, gradual)[topic as usize];
            let contributions = removal(&network, gradual, topic, &Iteration::default()).unwrap();
            for a in (0..network.len() as u32).filter(|&a| a != topic) {
                let (rest, number) = recipe.without(&[a]);
                let left = settled(&rest, gradual)[number[topic as usize].unwrap() as usize];
                prop_assert!((contributions[a as usize] - (whole - left)).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn shapley_values_share_out_what_all_do_together(recipe in recipe(true, 3, true)) {
        let network = recipe.network();
        let iteration = Iteration::default();
        for gradual in [Gradual::DF_QUAD, Gradual::QUADRATIC_ENERGY, Gradual::MLP_BASED] {
            // A linked argument without its premises is nothing, so the topic alone may be worth 0.
            let alone = if network.premises(0).is_empty() { network.bases()[0] } else { 0.0 };
            let total = settled(&network, gradual)[0] - alone;
            let exact = shapley(&network, gradual, 0, &iteration, &Sampling::default()).unwrap();
            prop_assert!((exact.values.iter().sum::<f64>() - total).abs() < 1e-9);
            let few = Sampling { exact_up_to: 0, ..Sampling::default() };
            let drawn = shapley(&network, gradual, 0, &iteration, &few).unwrap();
            prop_assert!((drawn.values.iter().sum::<f64>() - total).abs() < 1e-9);
            prop_assert_eq!(&drawn, &shapley(&network, gradual, 0, &iteration, &few).unwrap());
            let errors = drawn.errors.unwrap_or(vec![0.0; network.len()]);
            for ((drawn, exact), error) in drawn.values.iter().zip(&exact.values).zip(errors) {
                prop_assert!((drawn - exact).abs() <= 6.0 * error + 0.01 * total.abs() + 1e-9);
            }
        }
    }

    #[test]
    fn other_numbers_change_nothing(recipe in recipe(true, 3, true)) {
        let n = recipe.bases.len() as u32;
        let mut turned = recipe.clone();
        turned.bases.reverse();
        turned.edges = recipe.edges.iter().map(|e| Edge { source: n - 1 - e.source, target: n - 1 - e.target, ..*e }).collect();
        turned.edges.reverse();
        turned.linked = recipe.linked.iter().map(|&(a, b)| (n - 1 - a, n - 1 - b)).collect();
        for gradual in all_named(true) {
            let (one, mut other) = (settled(&recipe.network(), gradual), settled(&turned.network(), gradual));
            other.reverse();
            for (a, b) in one.iter().zip(other) {
                prop_assert!((a - b).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_fewest_removals_are_the_fewest(recipe in recipe(true, 0, true), threshold in 0.05..0.95) {
        let network = recipe.network();
        let n = network.len() as u32;
        let gradual = Gradual::QUADRATIC_ENERGY;
        let accepted = settled(&network, gradual)[0] >= threshold;
        let flips = |set: &[u32]| (settled(&recipe.without(set).0, gradual)[0] >= threshold) != accepted;
        let subsets = (0..1_u32 << n).filter(|subset| subset & 1 == 0);
        let sets = subsets.map(|subset| (0..n).filter(|a| subset >> a & 1 == 1).collect::<Vec<u32>>());
        let fewest = sets.filter(|set| flips(set)).map(|set| (set.len(), set)).min();
        let all = Search { most: n as usize, ..Search::default() };
        match fewest_removals(&network, gradual, 0, threshold, &Iteration::default(), &all).unwrap() {
            Removals::Found(set) => prop_assert_eq!(Some((set.len(), set)), fewest),
            Removals::NoneUpTo(_) => prop_assert_eq!(None, fewest),
        }
    }

    #[test]
    fn the_least_change_of_a_base_score_is_the_least(recipe in recipe(true, 0, true), threshold in 0.05..0.95) {
        let gradual = Gradual::DF_QUAD;
        let network = recipe.network();
        let accepted = settled(&network, gradual)[0] >= threshold;
        let flips = |a: usize, base: f64| {
            let mut changed = recipe.clone();
            changed.bases[a] = base;
            (settled(&changed.network(), gradual)[0] >= threshold) != accepted
        };
        let change = least_base_change(&network, gradual, 0, threshold, &Iteration::default()).unwrap();
        let mut reach = f64::INFINITY;
        if let Some(change) = change {
            prop_assert_eq!(change.from, recipe.bases[change.argument as usize]);
            prop_assert!(flips(change.argument as usize, change.to));
            reach = if change.certain { (change.to - change.from).abs() } else { 0.0 };
        }
        for a in 0..recipe.bases.len() {
            for base in (0..=100).map(|count| f64::from(count) / 100.0) {
                if (base - recipe.bases[a]).abs() < reach - 1e-9 {
                    prop_assert!(!flips(a, base), "{a} at {base}, {change:?}");
                }
            }
        }
    }

    #[test]
    fn every_map_has_strengths(map in common::map(common::hostile_key(), common::hostile_text())) {
        let read = MapNetwork::new(&map, &Defaults::default()).unwrap();
        let found = strengths(&read.network, Gradual::QUADRATIC_ENERGY, &Iteration::default()).unwrap();
        prop_assert!(found.convergence().converged);
        for statement in map.statements() {
            let argument = read.argument(statement).unwrap();
            prop_assert_eq!(read.node(argument), statement.into());
            prop_assert!((0.0..=1.0).contains(&found[argument]));
        }
    }
}

#[test]
fn names_are_found_again() {
    for &(name, gradual) in Gradual::NAMED {
        assert_eq!(gradual.to_string(), name);
        assert_eq!(name.parse(), Ok(gradual));
    }
    for name in ["sum-linear(10)", "product-2max(1)", "top-euler", "squared-sum-3max(0.5)", "sum-damped(0.5)"]
    {
        let expected = if name == "top-euler" { "euler-based-top" } else { name };
        assert_eq!(name.parse::<Gradual>().unwrap().to_string(), expected);
    }
    for name in ["", "df_quad", "sum", "sum-", "sum-max(1)", "sum-linear(1"] {
        let error = name.parse::<Gradual>().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::UnknownName { .. }), "{name}");
    }
    for name in [
        "sum-linear(0)",
        "sum-linear(NaN)",
        "sum-linear(-1)",
        "sum-0max(1)",
        "product-damped(0.5)",
        "sum-damped(1)",
        "sum-2max(inf)",
    ] {
        let error = name.parse::<Gradual>().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::ParameterOutOfRange { .. }), "{name}");
    }
}

#[test]
fn edge_weights_count_in_every_semantics() {
    for gradual in all_named(false) {
        let polarities = [Polarity::Attack, Polarity::Support];
        for polarity in polarities.into_iter().take(if gradual.attacks_only() { 1 } else { 2 }) {
            let at = |weight: f64| {
                let edge = Edge { source: 1, target: 0, polarity, weight };
                settled(&Network::new([0.4, 0.6], [edge]).unwrap(), gradual)[0]
            };
            let lone = settled(&Network::new([0.4], []).unwrap(), gradual)[0];
            assert_eq!(at(0.0), lone, "{gradual}");
            let (half, whole) = ((at(0.5) - lone).abs(), (at(1.0) - lone).abs());
            assert!(0.0 < half && half < whole, "{gradual}: {half} {whole}");
        }
    }
}

#[test]
fn numbers_out_of_range_are_refused() {
    for value in [f64::NAN, -0.1, 1.1, f64::INFINITY] {
        let error = Network::new([0.5, value], []).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::StrengthOutOfRange { .. }), "{value}");
        let heavy = if value == 1.1 { 1e10 } else { value };
        let error = Network::new([0.5; 2], [Edge::attack(0, 1).weighing(heavy)]).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::WeightOutOfRange { .. }), "{heavy}");
    }
    let unknown = |error: argument_map::Error| matches!(error.kind(), ErrorKind::UnknownArgument { .. });
    assert!(unknown(Network::new([0.5], [Edge::support(0, 1)]).unwrap_err()));
    let one = Network::new([0.5], []).unwrap();
    assert!(unknown(one.clone().linked(Linking::Minimum, [(0, 1)]).unwrap_err()));
    assert!(unknown(removal(&one, Gradual::DF_QUAD, 1, &Iteration::default()).unwrap_err()));
    assert!(unknown(gradient(&one, Gradual::DF_QUAD, 1, &Iteration::default()).unwrap_err()));
    let empty = Network::new([], []).unwrap();
    assert!(settled(&empty, Gradual::DF_QUAD).is_empty());
}

#[test]
fn semantics_refuse_what_they_do_not_define() {
    let supported = Network::new([0.5; 3], [Edge::attack(0, 1), Edge::support(0, 2)]).unwrap();
    let error = strengths(&supported, Gradual::MAX_BASED, &Iteration::default()).unwrap_err();
    let expected = ErrorKind::SupportNotWeighed { semantics: "max-based".to_owned(), argument: 2 };
    assert_eq!(*error.kind(), expected);
    let restricted =
        |network: &Network| strengths(network, Gradual::EULER_BASED_RESTRICTED, &Iteration::default());
    let same = restricted(&supported).unwrap();
    assert_eq!(same.values(), settled(&supported, Gradual::EULER_BASED));
    let certain = Network::new([0.5, 1.0], []).unwrap();
    let circle = Network::new([0.5; 3], [Edge::attack(1, 2), Edge::support(2, 1)]).unwrap();
    for network in [certain, circle] {
        let error = restricted(&network).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::NotRestricted { argument: 1, .. }), "{error}");
    }
}

#[test]
fn extremes_are_safe() {
    let edges = [
        Edge::attack(0, 2),
        Edge::support(1, 2),
        Edge::support(1, 3).weighing(1e9),
        Edge::attack(1, 4).weighing(1e9),
    ];
    let network = Network::new([0.0, 1.0, 1.0, 0.0, 1.0], edges).unwrap();
    for gradual in all_named(true) {
        for topic in 2..5 {
            let value = settled(&network, gradual)[topic as usize];
            assert!((0.0..=1.0).contains(&value), "{gradual}: {value}");
            let slopes = gradient(&network, gradual, topic, &Iteration::default()).unwrap();
            let all = slopes.bases.iter().chain(&slopes.edges);
            assert!(all.copied().all(|slope| slope.left.is_finite() && slope.right.is_finite()), "{gradual}");
        }
    }
    assert_eq!(settled(&network, Gradual::MLP_BASED)[2..], [1.0, 0.0, 1.0]);
}

#[test]
fn oscillation_is_reported_with_its_arguments() {
    // 20 arguments and 20 others that all attack each other, one bystander, and one that the others attack.
    let mut edges: Vec<Edge> =
        (0..20).flat_map(|a| (20..40).flat_map(move |b| [Edge::attack(a, b), Edge::attack(b, a)])).collect();
    edges.push(Edge::attack(0, 41));
    let network = Network::new([0.9; 42], edges).unwrap();
    let found = strengths(&network, Gradual::QUADRATIC_ENERGY, &with(Method::Discrete)).unwrap();
    let report = found.convergence();
    assert!(!report.converged && report.residual > 0.1 && report.contraction > 1.0 && report.error.is_none());
    assert_eq!(report.moving, (0..40).collect::<Vec<u32>>());
    assert_eq!(found[40], 0.9);
    let error = found.settled().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::NotConverged { arguments, .. } if arguments.len() == 40));
    // The flow settles, on a fixed point that is not the only one.
    let found = strengths(&network, Gradual::QUADRATIC_ENERGY, &Iteration::default()).unwrap();
    assert!(found.convergence().converged && found.convergence().error.is_none());
    assert_eq!(found.convergence().route, Route::Continuous);
    // What the oscillation does not bear on has its answers all the same.
    let discrete = with(Method::Discrete);
    assert!(gradient(&network, Gradual::QUADRATIC_ENERGY, 40, &discrete).is_ok());
    assert!(gradient(&network, Gradual::QUADRATIC_ENERGY, 41, &discrete).is_err());
    assert!(removal(&network, Gradual::QUADRATIC_ENERGY, 40, &discrete).is_ok());
}

#[test]
fn bounds_that_meet_prove_one_fixed_point() {
    // Two arguments that attack each other, too heavily for the contraction bound.
    let network = Network::new([0.5; 2], [Edge::attack(0, 1).weighing(2.0), Edge::attack(1, 0)]).unwrap();
    let found = strengths(&network, Gradual::SDF_QUAD, &Iteration::default()).unwrap();
    let report = found.convergence();
    assert_eq!((report.route, report.contraction), (Route::Enclosure, 1.0));
    assert!(report.error.unwrap() < 1e-12);
    // s = 0.5 / (1 + t) and t = 0.5 / (1 + 2 s).
    assert!((found[0] - 0.5 / (1.0 + found[1])).abs() < 1e-12);
    assert!((found[1] - 0.5 / (1.0 + 2.0 * found[0])).abs() < 1e-12);
}

#[test]
fn both_sides_of_a_kink_are_reported() {
    // Attack and support balance: DF-QuAD falls at 0.4 and rises at 0.6 (QBAF-Py gives the right side).
    let network = Network::new([0.4, 0.7, 0.7], [Edge::attack(1, 0), Edge::support(2, 0)]).unwrap();
    let found = gradient(&network, Gradual::DF_QUAD, 0, &Iteration::default()).unwrap();
    assert_eq!(found.kinks, [0]);
    for (slope, left, right) in [(found.bases[1], -0.6, -0.4), (found.bases[2], 0.4, 0.6)] {
        assert!((slope.left - left).abs() < 1e-12 && (slope.right - right).abs() < 1e-12, "{slope:?}");
    }
}

#[test]
fn long_chains_and_large_circles_need_no_deep_stack() {
    let run = || {
        let n = 1_000_000;
        let chain = Network::new((0..n).map(|_| 0.5), (1..n).map(|a| Edge::attack(a, a - 1))).unwrap();
        assert!((settled(&chain, Gradual::DF_QUAD)[0] - 1.0 / 3.0).abs() < 1e-9);
        let slopes = gradient(&chain, Gradual::DF_QUAD, 0, &Iteration::default()).unwrap();
        assert!((slopes.bases[0].mean() - 2.0 / 3.0).abs() < 1e-9);
        let n = 100_000;
        let circle = Network::new((0..n).map(|_| 0.5), (0..n).map(|a| Edge::attack(a, (a + 1) % n))).unwrap();
        assert!((settled(&circle, Gradual::DF_QUAD)[7] - 1.0 / 3.0).abs() < 1e-9);
    };
    std::thread::Builder::new().stack_size(128 * 1024).spawn(run).unwrap().join().unwrap();
}

#[test]
fn maps_are_read_as_documented() {
    let mut m = MapBuilder::new("Sanctions");
    m.claim("free", "Sanctions free prisoners.");
    m.claim("pressure", "They put pressure on the state.").strength(0.8);
    m.claim("talks", "Talks free prisoners.").strength(0.6);
    m.claim("late", "It took years.").strength(0.9);
    m.claim("again", "Sanctions get people out of prison.").strength(1.0);
    m.support("free").with("pressure").key("because").strength(0.5);
    m.rebut("free").with("late").key("however").conceded();
    m.contradict("free", "talks").key("either");
    m.relate_to(argument_map::Family::Rephrase, "free").with("again").key("that-is");
    let map = m.build().unwrap();
    let read = MapNetwork::new(&map, &Defaults::default()).unwrap();
    let argument = |key: &str| read.argument(map.find(key).unwrap());
    assert_eq!(argument("however"), None);
    assert_eq!(argument("that-is"), None);
    let found = strengths(&read.network, Gradual::DF_QUAD, &Iteration::default()).unwrap();
    assert!(found.convergence().error.is_some());
    let (free, talks) = (found[argument("free").unwrap()], found[argument("talks").unwrap()]);
    // By DF-QuAD: free = 0.5 + 0.5 (0.5 * 0.8 - talks) or below, talks = 0.6 - 0.6 free.
    let balance: f64 = 0.5 * 0.8 - talks;
    assert!((free - (0.5 + 0.5 * balance)).abs() < 1e-9 && balance.abs() < 0.5, "{free} {talks}");
    assert!((talks - (0.6 - 0.6 * free)).abs() < 1e-9);
    assert_eq!(found[argument("again").unwrap()], 1.0);
    assert_eq!(found[argument("either").unwrap()], free);
    // The contradiction's other way is one more argument.
    assert_eq!(read.network.len(), 5 + 2 + 1);
    assert_eq!(Some(read.node(7)), map.find("either"));
}

/// Found by a reader: relations, which rest on premises, have no base score of their own that could be 1.
#[test]
fn the_restricted_semantics_judges_maps() {
    let mut m = argument_map::MapBuilder::new("Rain");
    m.claim("wet", "The street is wet.").strength(0.5);
    m.claim("rain", "It rained.").strength(0.5);
    m.support("rain").with("wet");
    let map = m.build().unwrap();
    let strengths = |gradual| {
        let found = map_strengths(&map, gradual, &Defaults::default(), &Iteration::default()).unwrap();
        found.strength_of("rain").unwrap()
    };
    let same = strengths(Gradual::EULER_BASED);
    assert!(same > 0.5 && (strengths(Gradual::EULER_BASED_RESTRICTED) - same).abs() < 1e-12);
}
