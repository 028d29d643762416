//! Judging maps of a thousand to a million statements, explaining a status, and keeping it up to date.
//!
//! `cargo bench --bench evaluation [-- --test '/1000$']`

#[allow(dead_code)] // shared with the other benchmarks
mod common;

use argument_map::Strength;
use argument_map::semantics::{Live, Ordering, Reading, evaluate};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn judging(criterion: &mut Criterion) {
    for size in [1_000_usize, 100_000, 1_000_000] {
        let map = common::build(size).expect("the made-up map is well-formed");
        let mut group = criterion.benchmark_group("evaluation");
        group.sample_size(10).throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::new("evaluate", size), |b| {
            b.iter(|| black_box(evaluate(&map, &Reading::new()).is_ok()));
        });
        group.bench_function(BenchmarkId::new("evaluate by weakest link", size), |b| {
            b.iter(|| black_box(evaluate(&map, &Reading::new().ordering(Ordering::WeakestLink)).is_ok()));
        });
        let judged = evaluate(&map, &Reading::new()).expect("the reading names nothing");
        let root = map.find("s0").expect("the first statement");
        group.bench_function(BenchmarkId::new("why", size), |b| b.iter(|| black_box(judged.why(root))));
        drop(judged);

        let mut map = map;
        let mut live = Live::new(&map, &Reading::new()).expect("the reading names nothing");
        let relations: Vec<_> = map.relations().collect();
        let mut next = 0;
        group.bench_function(BenchmarkId::new("update after an edit", size), |b| {
            b.iter(|| {
                next = (next + 7919) % relations.len();
                let id = relations[next];
                let strength = Strength::new(if next % 2 == 0 { 0.3 } else { 0.7 }).expect("a degree");
                map.edit_relation(id, |relation| relation.set_strength(Some(strength)))
                    .expect("a fitting edit");
                black_box(live.update(&map, [id.into()]))
            });
        });
        group.finish();
    }
}

criterion_group!(benches, judging);
criterion_main!(benches);
