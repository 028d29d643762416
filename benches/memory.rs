//! How much memory a map of 1,000,000 statements and 1,000,000 relations takes, as the system counts it.
//!
//! `cargo bench --bench memory [-- STATEMENTS]`; needs `/proc`, as Linux has it.

#[allow(dead_code)] // shared with the other benchmarks
mod common;

/// The resident set now and at its largest, in MB.
fn resident() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| -> Option<u64> {
        let line = status.lines().find(|line| line.starts_with(name))?;
        Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024)
    };
    Some((field("VmRSS:")?, field("VmHWM:")?))
}

fn main() {
    let size = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1_000_000);
    let Some(_) = resident() else {
        println!("memory: skipped, this system has no /proc/self/status");
        return;
    };
    let started = std::time::Instant::now();
    let map = common::build(size).expect("the made-up map is well-formed");
    let took = started.elapsed();
    let (statements, relations) = (map.statements().count(), map.relations().count());
    const MOST: u64 = 1000;
    if let Some((now, peak)) = resident() {
        println!(
            "{statements} statements, {relations} relations: built in {took:.2?}, {now} MB resident, {peak} MB at the peak"
        );
        assert!(size > 1_000_000 || peak < MOST, "{peak} MB are more than the promised {MOST} MB");
    }
}
