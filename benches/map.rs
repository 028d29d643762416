//! Building, checking, asking, writing and reading maps of 1 k, 100 k and 1 M statements, with as many
//! relations; petgraph's bare graph and its DOT as the yardstick.
//!
//! `cargo bench --bench map`; `cargo bench --bench map -- 1000/` for the smallest only.

#[allow(dead_code)] // shared with the other benchmarks
mod common;

use argument_map::draw::Dot;
use argument_map::format::json;
use argument_map::{ArgumentMap, Premise, Relation, Statement, check};
use common::{Kind, build, build_bare, key, links, text};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::io;

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];

/// A writer that throws away what it is given, but has to be given it: `io::sink` skips the formatting.
struct Nowhere;

impl io::Write for Nowhere {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        black_box(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The same map by ids, without keys to look up.
fn build_by_ids(size: usize) -> ArgumentMap {
    let mut map = ArgumentMap::new();
    let statements: Vec<_> = (0..size)
        .map(|number| map.add_statement(Statement::claim(key(number), text(number))).expect("keys differ"))
        .collect();
    let mut relations = Vec::with_capacity(size);
    for link in links(size) {
        let premises = link.premises.into_iter().take(if link.linked { 2 } else { 1 });
        let premises = premises.map(|premise| Premise::from(statements[premise]));
        let relation = match link.kind {
            Kind::Support => Relation::support(premises, statements[link.target]),
            Kind::Rebuttal => Relation::attack(premises, statements[link.target]),
            Kind::Undercut => Relation::attack(premises, relations[link.target]),
        };
        relations.push(map.add_relation(relation).expect("the ends fit"));
    }
    map
}

fn benches(c: &mut Criterion) {
    for size in SIZES {
        let mut group = c.benchmark_group("map");
        group.sample_size(if size > 10_000 { 10 } else { 100 });
        let map = build(size).expect("the made-up map is well-formed");
        let bare = build_bare(size);
        let text = json::to_string(&map);
        let mut bench = |name: &str, work: &mut dyn FnMut()| {
            group.bench_function(BenchmarkId::new(name, size), |b| b.iter(&mut *work));
        };
        bench("build by keys", &mut || drop(black_box(build(size))));
        bench("build by ids", &mut || drop(black_box(build_by_ids(size))));
        bench("build, petgraph alone", &mut || drop(black_box(build_bare(size))));
        bench("DOT", &mut || Dot::new(&map).write(Nowhere).expect("it takes everything"));
        bench("DOT, petgraph alone", &mut || {
            use io::Write;
            write!(io::BufWriter::new(Nowhere), "{}", petgraph::dot::Dot::new(&bare))
                .expect("it takes everything");
        });
        bench("check", &mut || drop(black_box(check(&map))));
        bench("statistics", &mut || {
            black_box(map.statistics());
        });
        bench("ancestors of the root", &mut || {
            let root = map.find(&key(0)).expect("it is there");
            black_box(map.ancestors(root).count());
        });
        bench("neighbours of all", &mut || {
            let neighbours = |id| map.supporters(id).count() + map.attackers(id).count();
            black_box(map.statements().map(neighbours).sum::<usize>());
        });
        bench("cycles", &mut || {
            black_box(map.cycles().count());
        });
        bench("sub-map of half", &mut || {
            let half = map.statements().filter(|id| id.index() % 2 == 0);
            drop(black_box(map.submap(map.between(half))));
        });
        let mut edited = map.clone();
        let leaf = edited.leaves().last().expect("some statement starts the argument");
        let mut count = 0;
        bench("edit: reword, add, remove", &mut || {
            count += 1;
            edited
                .edit_statement(leaf, |statement| statement.set_text("In other words."))
                .expect("it is there");
            let new =
                edited.add_statement(Statement::claim(format!("new{count}"), "New.")).expect("it is new");
            edited.add_relation(Relation::support([new], leaf)).expect("the ends fit");
            black_box(edited.remove(new).expect("it is there"));
        });
        bench("JSON write", &mut || json::write(&map, Nowhere).expect("it takes everything"));
        bench("JSON read", &mut || drop(black_box(json::read(&text))));
    }
}

criterion_group!(all, benches);
criterion_main!(all);
