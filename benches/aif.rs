//! How long a generated AIF document of 1,000,000 nodes takes to be read and written as DOT, and in how much memory.
//!
//! `cargo bench --bench aif [-- NODES | -- FILE.json | -- --write FILE.json NODES | -- --folder FOLDER]`; the peak
//! needs `/proc`, as Linux has it. A folder is read file by file.

#[allow(dead_code)] // shared with the other benchmarks
mod common;

use argument_map::draw::Dot;
use argument_map::format::aif;
use common::{cpu, peak};
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::Instant;

/// A document of so many nodes: a third relations, most of them with two premises, some undercuts.
fn generate(nodes: usize) -> String {
    let mut text = String::from("{\"nodes\":[");
    let mut edges = String::new();
    let mut edge = 0;
    let mut arrow = |from: usize, to: usize| {
        edge += 1;
        let comma = if edge > 1 { "," } else { "" };
        let _ = write!(
            edges,
            "{comma}{{\"edgeID\":\"{edge}\",\"fromID\":\"{from}\",\"toID\":\"{to}\",\"formEdgeID\":null}}"
        );
    };
    for n in 1..=nodes {
        let comma = if n > 1 { "," } else { "" };
        let time = format!("2012-04-{:02} 18:{:02}:{:02}", 1 + n % 28, n / 60 % 60, n % 60);
        let (kind, words) = match n % 3 {
            0 if n % 5 == 0 => ("CA", "Default Conflict".to_owned()),
            0 => ("RA", "Default Inference".to_owned()),
            _ => ("I", format!("Claim {n} says that something is or is not the case, for a change")),
        };
        let _ = write!(
            text,
            "{comma}{{\"nodeID\":\"{n}\",\"text\":\"{words}\",\"type\":\"{kind}\",\"timestamp\":\"{time}\"}}"
        );
        if n % 3 == 0 {
            arrow(n - 2, n);
            if n % 5 != 0 {
                arrow(n - 1, n);
            }
            arrow(n, if n % 15 == 0 && n > 15 { n - 3 } else { 1 + n / 2 / 3 * 3 });
        }
    }
    text + "],\"edges\":[" + &edges + "],\"locutions\":[]}"
}

fn folder(path: &str) {
    let (mut files, mut bytes, mut nodes) = (0, 0, 0);
    let mut folders = vec![std::path::PathBuf::from(path)];
    let mut texts = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if let Ok(text) = std::fs::read(entry.path()) {
                texts.push(text);
            }
        }
    }
    let started = Instant::now();
    for text in &texts {
        if let Ok(document) = aif::read_bytes(text) {
            files += 1;
            bytes += text.len();
            nodes += document.map.bound();
        }
    }
    println!("{files} files of {} MB, {nodes} nodes: read in {:.2?}", bytes / 1_000_000, started.elapsed());
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let text = match arguments.as_slice() {
        ["--folder", path] => return folder(path),
        ["--write", path, nodes] => {
            let nodes = nodes.parse().expect("a number of nodes");
            return std::fs::write(path, generate(nodes)).expect("a place to write to");
        }
        [file] if file.ends_with(".json") => std::fs::read_to_string(file).expect("a file"),
        [nodes] => generate(nodes.parse().expect("a number of nodes")),
        _ => generate(1_000_000),
    };
    let size = text.len() / 1_000_000;
    let (started, cpu_before) = (Instant::now(), cpu());
    let spent = || cpu().zip(cpu_before).map_or(0.0, |(now, before)| now - before);
    let document = aif::read(&text).expect("well-formed AIF");
    let (read, read_cpu) = (started.elapsed(), spent());
    let after_read = peak();
    drop(text);
    let nodes = document.map.bound();
    let mut sink = std::io::BufWriter::new(std::io::sink());
    write!(sink, "{}", Dot::new(&document.map)).expect("a sink takes everything");
    let drawn = started.elapsed();
    let (drawn_cpu, most) = (spent(), peak());
    println!("{nodes} nodes, {size} MB");
    println!("read: {read:.2?}, {read_cpu:.2} s of the processor, {after_read:?} MB at the peak");
    println!(
        "read and written as DOT: {drawn:.2?}, {drawn_cpu:.2} s of the processor, {most:?} MB at the peak"
    );
}
