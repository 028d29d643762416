//! The grounded labelling against one plain pass over the same memory: the throughput is that of the bytes of the
//! rows (4 for each attack and each argument), so that the quotient says how near to reading it comes. And reading
//! a `p af` file.
//!
//! `ARGUMENTS=10000000 ATTACKS=50000000 cargo bench --bench grounded` for other sizes than 1 M and 2 M.

use argument_map::format::iccma::{self, Dialect, NamedFramework};
use argument_map::semantics::{Framework, grounded};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn size(variable: &str, usual: usize) -> usize {
    std::env::var(variable).map_or(usual, |size| size.parse().expect("a number"))
}

/// The arguments in a line; each attacks some later ones, at most `reach` behind it. The numbers are spread over
/// the memory if `scattered`.
fn forward(arguments: usize, attacks: usize, reach: u64, scattered: bool) -> Framework {
    let size = arguments as u64;
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut random = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 31) % below
    };
    // A prime that divides no size in use: multiples of it visit every number once.
    let spread = move |place: u64| (if scattered { place * 1_000_003 % size } else { place }) as u32;
    let pairs = (0..attacks).map(move |_| {
        let attacker = random(size - 1);
        let attacked = attacker + 1 + random(reach.min(size - 1 - attacker));
        (spread(attacker), spread(attacked))
    });
    Framework::new(arguments, pairs).expect("ends below the size")
}

fn read_rows(framework: &Framework) -> u64 {
    framework.arguments().flat_map(|a| framework.attacked_by(a)).map(|&b| u64::from(b)).sum()
}

fn benches(c: &mut Criterion) {
    let (arguments, attacks) = (size("ARGUMENTS", 1_000_000), size("ATTACKS", 2_000_000));
    let chain = (1..arguments as u32).map(|a| (a - 1, a));
    let families = [
        ("chain", Framework::new(arguments, chain).expect("ends below the size")),
        ("near", forward(arguments, attacks, 1000, false)),
        ("far", forward(arguments, attacks, u64::MAX, true)),
    ];
    let mut group = c.benchmark_group("grounded");
    group.sample_size(10);
    for (family, framework) in &families {
        group.throughput(Throughput::Bytes(4 * (framework.len() + framework.attack_count()) as u64));
        group.bench_function(format!("{family}, reading the rows"), |b| {
            b.iter(|| read_rows(black_box(framework)));
        });
        group.bench_function(format!("{family}, labelling"), |b| b.iter(|| grounded(black_box(framework))));
    }
    group.finish();

    let [.., (_, far)] = families;
    let named = NamedFramework::numbered(far);
    let mut group = c.benchmark_group("read");
    group.sample_size(10);
    for dialect in [Dialect::Af, Dialect::Apx, Dialect::Tgf] {
        let mut file = Vec::new();
        iccma::write(&named, dialect, &mut file).expect("memory can be written");
        group.throughput(Throughput::Bytes(file.len() as u64));
        group.bench_function(dialect.to_string(), |b| b.iter(|| iccma::read(black_box(file.as_slice()))));
    }
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
