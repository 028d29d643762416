//! Gradual strengths by quadratic energy on random networks of 3 k arguments and 10 k edges, ten times and a hundred
//! times as many, with and without circles; `gradual_peer.py` is the yardstick.
//!
//! `cargo bench --bench gradual`; `cargo bench --bench gradual -- 30000` for one size.

use argument_map::semantics::gradual::{
    Edge, Gradual, Iteration, Method, Network, Polarity, Sampling, gradient, shapley, strengths,
};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::hint::black_box;

/// Base scores and edges as in `gradual_peer.py`, number for number: half supports, half attacks.
fn parts(arguments: u32, edges: usize, acyclic: bool) -> (Vec<f64>, Vec<Edge>) {
    let mut state = 12_345_u64;
    let mut random = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u32
    };
    let bases = (0..arguments).map(|_| f64::from(random() % 1000) / 1000.0).collect();
    let edge = |_| {
        let (a, b) = (random() % arguments, random() % arguments);
        let polarity = if random() % 2 == 0 { Polarity::Attack } else { Polarity::Support };
        let (source, target) = if acyclic { (a.min(b), a.max(b)) } else { (a, b) };
        Edge { source, target, polarity, weight: 1.0 }
    };
    let edges = (0..edges).map(edge).filter(|edge| edge.source != edge.target).collect();
    (bases, edges)
}

fn benches(c: &mut Criterion) {
    let by = |method, tolerance| Iteration { method, tolerance, ..Iteration::default() };
    let solve = |network: &Network, iteration: &Iteration| {
        let found = strengths(network, Gradual::QUADRATIC_ENERGY, iteration).expect("it is bipolar");
        assert!(found.convergence().converged, "{:?}", found.convergence());
        found
    };
    for (arguments, count) in [(3_000, 10_000), (30_000, 100_000), (300_000, 1_000_000)] {
        let mut group = c.benchmark_group("gradual");
        group.sample_size(10);
        let [acyclic, cyclic] = [true, false].map(|acyclic| parts(arguments, count, acyclic));
        let build = |(bases, edges): &(Vec<f64>, Vec<Edge>)| {
            Network::new(bases.iter().copied(), edges.iter().copied()).expect("all numbers are in range")
        };
        let mut bench = |name: &str, work: &mut dyn FnMut()| {
            group.bench_function(BenchmarkId::new(name, arguments), |b| b.iter(&mut *work));
        };
        let usual = Iteration::default();
        bench("build, acyclic", &mut || drop(black_box(build(&acyclic))));
        bench("build and solve, acyclic", &mut || drop(black_box(solve(&build(&acyclic), &usual))));
        bench("build and solve, cyclic, 1e-6", &mut || {
            drop(black_box(solve(&build(&cyclic), &by(Method::Discrete, 1e-6))));
        });
        let (straight, round) = (build(&acyclic), build(&cyclic));
        bench("solve, acyclic", &mut || drop(black_box(solve(&straight, &usual))));
        for (name, method) in [
            ("automatic", Method::Automatic),
            ("discrete", Method::Discrete),
            ("continuous", Method::Continuous),
        ] {
            for tolerance in [1e-6, 1e-12] {
                let name = format!("solve, cyclic, {name}, {tolerance:e}");
                bench(&name, &mut || drop(black_box(solve(&round, &by(method, tolerance)))));
            }
        }
        let topic = arguments - 1;
        for (name, network) in [("gradient, acyclic", &straight), ("gradient, cyclic", &round)] {
            bench(name, &mut || {
                drop(black_box(
                    gradient(network, Gradual::QUADRATIC_ENERGY, topic, &usual).expect("it settles"),
                ));
            });
        }
    }
    let (bases, edges) = parts(17, 40, true);
    let network = Network::new(bases, edges).expect("all numbers are in range");
    c.bench_function("shapley, exact, 16 ancestors", |b| {
        let (gradual, iteration) = (Gradual::QUADRATIC_ENERGY, Iteration::default());
        b.iter(|| shapley(&network, gradual, 16, &iteration, &Sampling::default()).expect("it settles"));
    });
}

criterion_group!(all, benches);
criterion_main!(all);
