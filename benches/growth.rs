//! How the time of each stage grows with the map: a table of times for a thousand statements, ten thousand, and so on,
//! and the exponent fitted to them (1 is linear; a little more is the price of memory that no cache holds).
//!
//! `cargo bench --bench growth [-- LARGEST [STAGE]]`; up to a million statements, with as many relations, if not said
//! otherwise. A stage stops at the size that would take it longer than half a minute.

#[allow(dead_code)] // shared with the other benchmarks
mod common;

use argument_map::compare::{Matching, difference, merge};
use argument_map::draw::{Dot, Html, Layout, Mermaid, Options, Outline, Svg};
use argument_map::format::{Format, read_as, write};
use argument_map::semantics::gradual::{Defaults, Gradual, Iteration, MapNetwork, strengths};
use argument_map::semantics::{Framework, Live, Reading, evaluate, grounded};
use argument_map::{ArgumentMap, Strength, check};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// A stage ends with the size that is expected to take longer.
const PATIENCE: f64 = 30.0;

/// What is done with a map, and the time that it took without what had to be made ready for it.
type Stage = (&'static str, Box<dyn Fn(&ArgumentMap) -> Duration>);

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let started = Instant::now();
    let made = black_box(work());
    let took = started.elapsed();
    drop(made);
    took
}

fn stage<T>(name: &'static str, work: impl Fn(&ArgumentMap) -> T + 'static) -> Stage {
    (name, Box::new(move |map| timed(|| work(map))))
}

fn written(format: Format) -> impl Fn(&ArgumentMap) -> String {
    move |map| write(map, format).expect("the default features write it").text
}

fn reading(name: &'static str, format: Format) -> Stage {
    (
        name,
        Box::new(move |map| {
            let text = written(format)(map);
            timed(|| read_as(text.as_bytes(), format).expect("what was written can be read"))
        }),
    )
}

fn stages() -> Vec<Stage> {
    vec![
        stage("build by keys", |map| common::build(map.statements().count())),
        stage("check", check),
        stage("cycles", |map| map.cycles().count()),
        stage("write JSON", written(Format::Json)),
        reading("read JSON", Format::Json),
        stage("write AIF", written(Format::Aif)),
        reading("read AIF", Format::Aif),
        stage("write Argdown", written(Format::Argdown)),
        reading("read Argdown", Format::Argdown),
        stage("write GraphML", written(Format::Graphml)),
        stage("judge", |map| evaluate(map, &Reading::new()).is_ok()),
        ("judge again after an edit", Box::new(after_an_edit)),
        stage("strengths (DF-QuAD)", |map| {
            let network = MapNetwork::new(map, &Defaults::default()).expect("strengths are degrees");
            strengths(&network.network, Gradual::DF_QUAD, &Iteration::default()).is_ok()
        }),
        ("grounded labelling, an argument a statement", Box::new(chained)),
        stage("difference", |map| difference(map, map).is_empty()),
        stage("merge", |map| merge(&[map, map], Matching::Key).is_ok()),
        stage("DOT", |map| Dot::new(map).to_string()),
        stage("Mermaid", |map| Mermaid::new(map).to_string()),
        stage("outline", |map| Outline::new(map).to_string()),
        stage("layout", |map| Layout::new(map, &Options::default()).size()),
        stage("SVG", |map| Svg::new(map).to_string()),
        stage("HTML", |map| Html::new(map).to_string()),
    ]
}

/// One strength changes, and the statuses are brought up to date.
fn after_an_edit(map: &ArgumentMap) -> Duration {
    let mut map = map.clone();
    let mut live = Live::new(&map, &Reading::new()).expect("the reading names nothing");
    let last = map.relations().last().expect("the map has relations");
    let strength = Strength::new(0.3).expect("a degree");
    timed(|| {
        map.edit_relation(last, |relation| relation.set_strength(Some(strength))).expect("a fitting edit");
        live.update(&map, [last.into()]).is_ok()
    })
}

fn chained(map: &ArgumentMap) -> Duration {
    let size = map.statements().count() as u32;
    let attacks = (1..size).flat_map(|a| [(a, a - 1), (a, a * 7 % size)]);
    let framework = Framework::new(size as usize, attacks).expect("ends below the size");
    timed(|| grounded(&framework))
}

/// The shortest of three runs, or the only one if it is long.
fn shortest(run: impl Fn() -> Duration) -> f64 {
    let first = run();
    let more = if first > Duration::from_secs(1) { 0 } else { 4 };
    (0..more).map(|_| run()).fold(first, Duration::min).as_secs_f64()
}

/// The slope of a line through the points, both ways on a logarithmic scale. Short times say little: the size that
/// comes first is left out where there are others enough.
fn exponent(points: &[(usize, f64)]) -> Option<f64> {
    let points = if points.len() > 2 { &points[1..] } else { points };
    if points.len() < 2 {
        return None;
    }
    let logs: Vec<_> = points.iter().map(|&(size, time)| ((size as f64).ln(), time.max(1e-9).ln())).collect();
    let count = logs.len() as f64;
    let (mean_x, mean_y) = logs.iter().fold((0.0, 0.0), |(x, y), (a, b)| (x + a / count, y + b / count));
    let (above, below) = logs.iter().fold((0.0, 0.0), |(above, below), (x, y)| {
        (above + (x - mean_x) * (y - mean_y), below + (x - mean_x).powi(2))
    });
    Some(above / below)
}

fn said(seconds: f64) -> String {
    match seconds {
        1.0.. => format!("{seconds:.1} s"),
        0.001.. => format!("{:.1} ms", seconds * 1e3),
        _ => format!("{:.1} µs", seconds * 1e6),
    }
}

fn main() {
    let mut words = std::env::args().skip(1).filter(|word| !word.starts_with("--"));
    let largest = words.next().and_then(|word| word.parse().ok()).unwrap_or(1_000_000);
    let sizes: Vec<usize> =
        (3..).map(|power| 10_usize.pow(power)).take_while(|&size| size <= largest).collect();
    let wanted = words.next().unwrap_or_default();
    let stages: Vec<Stage> = stages().into_iter().filter(|(name, _)| name.contains(&wanted)).collect();
    let mut points: Vec<Vec<(usize, f64)>> = vec![Vec::new(); stages.len()];
    for &size in &sizes {
        let map = common::build(size).expect("the made-up map is well-formed");
        for ((_, run), points) in stages.iter().zip(&mut points) {
            let expected = match points[..] {
                [.., (_, before), (_, last)] => last * (last / before).max(10.0),
                [(_, last)] => last * 10.0,
                [] => 0.0,
            };
            let in_turn = points.len() + 3 == size.ilog10() as usize;
            if in_turn && expected < PATIENCE {
                points.push((size, shortest(|| run(&map))));
            }
        }
    }
    let columns: String = sizes.iter().map(|size| format!(" {size} |")).collect();
    println!("| stage |{columns} exponent |\n|---|{}---|", "---|".repeat(sizes.len()));
    for ((name, _), points) in stages.iter().zip(&points) {
        let time = |i: usize| points.get(i).map_or("–".to_owned(), |&(_, time)| said(time));
        let cells: String = (0..sizes.len()).map(|i| format!(" {} |", time(i))).collect();
        println!("| {name} |{cells} {} |", exponent(points).map_or("–".to_owned(), |e| format!("{e:.2}")));
    }
}
