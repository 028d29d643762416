//! How long Argdown takes to be read and written: trees of reasons, one claim with many, and arguments in steps.
//!
//! `cargo bench --bench argdown`; with `-- --write FOLDER` the three documents are written there, with
//! `-- FILE.argdown` one is read, once, with the processor time and memory that takes, as Linux tells them.

#[allow(dead_code)] // shared with the other benchmarks
mod common;

use argument_map::format::argdown;
use criterion::{BatchSize, Criterion, Throughput, criterion_group};
use std::fmt::Write;
use std::hint::black_box;

const STATEMENTS: usize = 100_000;

fn words(number: usize) -> String {
    format!("Statement number {number} says in twelve words what somebody holds to be true.")
}

/// Trees of 40, three wide and four deep, half of them arguments.
fn tree() -> String {
    let mut text = String::new();
    let mut number = 0;
    while number < STATEMENTS {
        for place in 0..40 {
            let depth = match place {
                0 => 0,
                1 | 14 | 27 => 1,
                place if (place - 2) % 13 % 4 == 0 => 2,
                _ => 3,
            };
            let (open, close) = if number % 2 == 0 { ('[', ']') } else { ('<', '>') };
            let symbol = ["", "+ ", "- "][if depth == 0 { 0 } else { 1 + number % 2 }];
            let _ = writeln!(text, "{:1$}{symbol}{open}s{number}{close}: {2}", "", depth * 4, words(number));
            number += 1;
        }
        text.push('\n');
    }
    text
}

/// One claim and its reasons.
fn flat() -> String {
    let mut text = String::from("[claim]: The claim.\n");
    for number in 1..STATEMENTS {
        let _ = writeln!(text, "    + [s{number}]: {}", words(number));
    }
    text
}

/// Arguments of two premises and a conclusion, each attacking a premise of the one before.
fn structures() -> String {
    let mut text = String::new();
    for number in 0..STATEMENTS / 3 {
        let _ = write!(
            text,
            "<a{number}>\n\n(1) [p{number}]: {}\n(2) {}\n-- Rule --\n(3) {}\n    -> [p{}]\n\n",
            words(number),
            words(number),
            words(number),
            number.saturating_sub(1)
        );
    }
    text
}

fn documents() -> [(&'static str, String); 3] {
    [("tree", tree()), ("flat", flat()), ("structures", structures())]
}

fn bench(c: &mut Criterion) {
    for (name, text) in documents() {
        let mut group = c.benchmark_group(format!("argdown/{name}"));
        group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10);
        group.bench_function("read", |b| {
            b.iter_batched(|| (), |()| argdown::read(black_box(&text)), BatchSize::PerIteration);
        });
        let map = argdown::read(&text).expect("it is small").map;
        group.bench_function("write", |b| {
            b.iter_batched(|| (), |()| argdown::write(black_box(&map)), BatchSize::PerIteration);
        });
        group.finish();
    }
}

criterion_group!(benches, bench);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--write", folder] => {
            for (name, text) in documents() {
                let file = std::path::Path::new(folder).join(name).with_extension("argdown");
                std::fs::write(file, text).expect("a folder to write to");
            }
        }
        [file] if file.ends_with(".argdown") => {
            let text = std::fs::read_to_string(file).expect("a file");
            let before = common::cpu();
            let map = argdown::read(&text).expect("a document that is not too large").map;
            let spent = common::cpu().zip(before).map_or(0.0, |(now, before)| now - before);
            let statements = map.statements().count();
            println!(
                "{statements} statements: {spent:.2} s of the processor, {:?} MB at the peak",
                common::peak()
            );
        }
        _ => {
            benches();
            Criterion::default().configure_from_args().final_summary();
        }
    }
}
