//! Says which statements of a map stand, and why.
//!
//! ```text
//! cargo run --release --example evaluate -- FILE [--semantics NAME] [--viewpoint VOICE] [--reading WORD]…
//!     [--why KEY]… [--flip KEY]… [--grant KEY]… [--drop KEY]… [--instead VOICE] [--limit SECONDS]
//! ```
//!
//! A line for each statement, `label<TAB>key`, in the order of the map. NAME is `grounded` (the default) or another
//! semantics such as `preferred`, by its name or code; with a gradual one such as `df-quad` or `quadratic-energy` a
//! line is `number<TAB>key`. VOICE is the key of a voice, or `everyone`; left out, it is the voice of the main claim.
//! WORD says how the map is read where the literature differs: `mutual` (rebuttals run both ways), `restricted` (what
//! follows strictly cannot be rebutted), `ignored`, `weakest-link` or `last-link` (how strengths order arguments),
//! `deductive`, `necessary` or `evidential` (what a support does); left out, the plain reading.
//! With `--grant` a statement is supposed to stand, with `--drop` a statement or relation to fall (of two words on the
//! same one the last counts), with `--instead` the viewpoint is another's, and what that changes is printed instead:
//! `before<TAB>after<TAB>key`. With `--why`, the reason for the status of that statement or relation is printed
//! instead, under what is supposed; with a gradual semantics, what that one would lose without each of the others,
//! `contribution<TAB>key`, the most important first. With `--flip`, the smallest sets of up to three suppositions
//! about what nothing supports are printed under which it would fall if it stands, and stand if not, a set a line:
//! `+KEY` granted, `-KEY` dropped.
//!
//! NAME may also be `carneades`: the labels that Carneades gives, from the assumptions, issues and proof standards of its
//! files, with the arguments that their rules derive.
//!
//! With `--limit`, a judgement that takes longer is given up, with a message and exit status 1: semantics other than the
//! grounded can take very long.
//!
//! FILE is a map in any format that is read; `-` is standard input. Exit status: 0, 1 (could not read or judge), 2 (usage).

use argument_map::format::carneades::{self, Matching};
use argument_map::format::{self, Format, Outcome};
use argument_map::semantics::carneades as court;
use argument_map::semantics::gradual::{Defaults, Gradual, Iteration, MapNetwork, map_strengths, removal};
use argument_map::semantics::{
    Limit, Ordering, Reading, Rebuttal, Semantics, Status, StrictSteps, Support, Supposition, Viewpoint,
    evaluate_under, least_changes, what_if,
};
use argument_map::{ArgumentMap, ErrorKind, NodeId};
use std::error::Error;
use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::time::Duration;

const USAGE: &str = "usage: evaluate FILE [--semantics NAME] [--viewpoint VOICE] [--reading WORD]… [--why KEY]… \
    [--flip KEY]… [--grant KEY]… [--drop KEY]… [--instead VOICE] [--limit SECONDS]";

/// What `--help` adds.
const OPTIONS: &str = "
Prints a line for each statement, its status and its key; FILE is a map in any format, - is standard input.

  --semantics NAME   grounded (the default), preferred, …; df-quad, quadratic-energy, … for numbers; carneades
  --viewpoint VOICE  whose claims are given: the key of a voice, or everyone; the voice of the main claim if left out
  --reading WORD     mutual, restricted, ignored, weakest-link, last-link, deductive, necessary, evidential
  --why KEY          why it stands or falls; with numbers, what each of the others contributes
  --flip KEY         what would turn it: the smallest sets of suppositions, +KEY stands and -KEY falls, a set a line
  --grant KEY        what changes if it stood: before, after, key
  --drop KEY         what changes if it fell
  --instead VOICE    what changes from somebody else's viewpoint
  --limit SECONDS    gives up after that long

Exit status: 0, 1 (could not read or judge), 2 (usage).";

type Change = fn(Reading) -> Reading;

/// How the map is read where the literature differs.
const READINGS: [(&str, Change); 8] = [
    ("mutual", |reading| reading.rebuttal(Rebuttal::Mutual)),
    ("restricted", |reading| reading.strict_steps(StrictSteps::Restricted)),
    ("ignored", |reading| reading.ordering(Ordering::Ignored)),
    ("weakest-link", |reading| reading.ordering(Ordering::WeakestLink)),
    ("last-link", |reading| reading.ordering(Ordering::LastLink)),
    ("deductive", |reading| reading.support(Support::Deductive)),
    ("necessary", |reading| reading.support(Support::Necessary)),
    ("evidential", |reading| reading.support(Support::Evidential)),
];

/// How many suppositions `--flip` makes at most, and how long it looks for them unless told otherwise.
const MOST: usize = 3;
const PATIENCE: Limit = Limit::none().time(Duration::from_secs(20));

#[derive(Default)]
struct Arguments {
    file: String,
    semantics: Option<String>,
    viewpoint: Option<String>,
    instead: Option<String>,
    reading: Vec<String>,
    why: Vec<String>,
    flip: Vec<String>,
    /// What stands (true) or falls, in the order of the call.
    suppose: Vec<(bool, String)>,
    limit: Option<Limit>,
}

fn arguments() -> Option<Arguments> {
    let mut given = Arguments::default();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--semantics" => given.semantics = Some(words.next()?),
            "--viewpoint" => given.viewpoint = Some(words.next()?),
            "--instead" => given.instead = Some(words.next()?),
            "--reading" => given.reading.push(words.next()?),
            "--why" => given.why.push(words.next()?),
            "--flip" => given.flip.push(words.next()?),
            "--grant" => given.suppose.push((true, words.next()?)),
            "--drop" => given.suppose.push((false, words.next()?)),
            "--limit" => {
                let time = Duration::try_from_secs_f64(words.next()?.parse().ok()?).ok()?;
                given.limit = Some(Limit::none().time(time));
            }
            option if option.starts_with("--") => return None,
            _ if given.file.is_empty() => given.file = word,
            _ => return None,
        }
    }
    (!given.file.is_empty()).then_some(given)
}

fn main() -> ExitCode {
    if std::env::args().skip(1).any(|word| word == "--help" || word == "-h") {
        println!("{USAGE}\n{OPTIONS}");
        return ExitCode::SUCCESS;
    }
    let Some(arguments) = arguments() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the output has read enough.
        Err(error)
            if error.downcast_ref().is_some_and(|e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe) =>
        {
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let named = |error: &dyn Error| format!("{}: {error}", arguments.file);
    let mut bytes = Vec::new();
    let read = match arguments.file.as_str() {
        "-" => io::stdin().read_to_end(&mut bytes),
        file => std::fs::File::open(file).and_then(|mut file| file.read_to_end(&mut bytes)),
    };
    read.map_err(|e| named(&e))?;
    let (detected, document) = format::read(&bytes, Some(&arguments.file)).map_err(|e| named(&e))?;
    if detected.format != Format::Json {
        eprintln!("{}: taken for {detected}", arguments.file);
    }
    let name = arguments.semantics.as_deref().unwrap_or("grounded");
    // Carneades has a use for what a map has no place for.
    let is_used = |outcome| outcome == Outcome::Kept && name == "carneades";
    for diagnostic in document.diagnostics.iter().filter(|diagnostic| !is_used(diagnostic.outcome)) {
        eprintln!("{}: {diagnostic}", arguments.file);
    }
    let map = document.map;
    match name.parse() {
        Err(_) if name == "carneades" => verdict(&map, arguments),
        Ok(semantics) => labels(&map, semantics, arguments),
        Err(_) => numbers(&map, name, arguments),
    }
}

fn find(map: &ArgumentMap, key: &str) -> Result<NodeId, String> {
    map.find(key).ok_or_else(|| format!("no statement or relation has the key {key:?}"))
}

fn output() -> impl Write {
    io::BufWriter::new(io::stdout().lock())
}

fn viewpoint(voice: &str) -> Viewpoint {
    if voice == "everyone" { Viewpoint::Everyone } else { Viewpoint::from(voice) }
}

fn reading(arguments: &Arguments) -> Result<Reading, String> {
    let plain = arguments
        .viewpoint
        .as_deref()
        .map_or_else(Reading::new, |voice| Reading::new().viewpoint(viewpoint(voice)));
    arguments.reading.iter().try_fold(plain, |reading, word| {
        let known = || READINGS.map(|(name, _)| name).join(", ");
        let found = READINGS.iter().find(|(name, _)| name == word);
        found
            .map(|(_, set)| set(reading))
            .ok_or_else(|| format!("no reading is called {word:?}; use one of: {}", known()))
    })
}

fn labels(map: &ArgumentMap, semantics: Semantics, arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let judged = evaluate_under(map, &reading(arguments)?, semantics, arguments.limit.unwrap_or_default())?;
    let mut out = output();
    if !judged.extensions_exist() {
        eprintln!("there is no {semantics} extension: everything is undecided");
    }
    let mut supposed = judged.reading().clone();
    if let Some(voice) = &arguments.instead {
        supposed = supposed.viewpoint(viewpoint(voice));
    }
    for (stands, key) in &arguments.suppose {
        supposed = if *stands {
            let NodeId::Statement(id) = find(map, key)? else {
                return Err(format!("{key:?} is a relation; only statements can be granted").into());
            };
            supposed.grant(id)
        } else {
            supposed.drop(find(map, key)?)
        };
    }
    let word = |status: Option<Status>| status.map(|status| status.to_string()).unwrap_or_default();
    if !(arguments.why.is_empty() && arguments.flip.is_empty()) {
        let supposing = judged.reread(&supposed)?;
        for key in &arguments.why {
            match supposing.why(find(map, key)?) {
                Some(why) => write!(out, "{why}")?,
                None => writeln!(
                    out,
                    "{key:?} has no status that could be explained under {semantics} semantics"
                )?,
            }
        }
        for key in &arguments.flip {
            let claim = find(map, key)?;
            let to = if supposing.status(claim) == Some(Status::In) { Status::Out } else { Status::In };
            let sets = least_changes(&supposing, claim, to, MOST, arguments.limit.unwrap_or(PATIENCE))?;
            if sets.is_empty() {
                eprintln!(
                    "no set of up to {MOST} suppositions about what nothing supports makes {key:?} {to}"
                );
            }
            for set in sets {
                let sign = |one: &Supposition| if one.stands { '+' } else { '-' };
                let words = set.iter().map(|one| format!("{}{}", sign(one), map.key(one.statement)));
                writeln!(out, "{}", words.collect::<Vec<_>>().join("\t"))?;
            }
        }
    } else if supposed != *judged.reading() {
        for change in what_if(&judged, &supposed)? {
            writeln!(out, "{}\t{}\t{}", word(change.before), word(change.after), map.key(change.node))?;
        }
    } else {
        for (id, status) in judged.statements() {
            writeln!(out, "{status}\t{}", map.key(id))?;
        }
    }
    Ok(out.flush()?)
}

/// Whether an option is given that only labels have a use for.
fn is_for_labels(arguments: &Arguments) -> bool {
    let words = [&arguments.flip, &arguments.reading];
    arguments.viewpoint.is_some()
        || arguments.instead.is_some()
        || !arguments.suppose.is_empty()
        || words.iter().any(|words| !words.is_empty())
}

fn verdict(map: &ArgumentMap, arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    if is_for_labels(arguments) || !arguments.why.is_empty() {
        return Err(
            "Carneades starts from what its file assumes; it takes none of the other options but --limit"
                .into(),
        );
    }
    let derived = carneades::derive(map, Matching::AsCarneades, arguments.limit.unwrap_or_default())?;
    for diagnostic in &derived.diagnostics {
        eprintln!("{}: {diagnostic}", arguments.file);
    }
    let verdict = court::evaluate(&derived.map, &carneades::case(&derived.map)?)?;
    let mut out = output();
    for id in derived.map.statements() {
        writeln!(out, "{}\t{}", verdict.status(id), derived.map.key(id))?;
    }
    Ok(out.flush()?)
}

fn numbers(map: &ArgumentMap, name: &str, arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let gradual = name.parse::<Gradual>().map_err(|error| match error.kind() {
        ErrorKind::UnknownName { known, .. } => {
            let names = Semantics::ALL.iter().map(|one| one.name()).collect::<Vec<_>>().join(", ");
            format!(
                "no semantics is called {name:?}; use one of: {names}, carneades; or a gradual one: {known}"
            )
        }
        _ => error.to_string(),
    })?;
    if is_for_labels(arguments) {
        return Err(
            "a gradual semantics starts from the strengths in the map; of the other options it takes only --why"
                .into(),
        );
    }
    if !arguments.why.is_empty() {
        return contributions(map, gradual, arguments);
    }
    let strong = map_strengths(map, gradual, &Defaults::default(), &Iteration::default())?;
    if !strong.convergence().converged {
        let moving = strong.convergence().moving.len();
        eprintln!("{moving} arguments do not settle; their numbers, and what depends on them, mean nothing");
    }
    let mut out = output();
    for (id, strength) in strong.statements() {
        writeln!(out, "{strength}\t{}", map.key(id))?;
    }
    Ok(out.flush()?)
}

fn contributions(map: &ArgumentMap, gradual: Gradual, arguments: &Arguments) -> Result<(), Box<dyn Error>> {
    let read = MapNetwork::new(map, &Defaults::default())?;
    let mut out = output();
    for (n, key) in arguments.why.iter().enumerate() {
        let topic = read.argument(find(map, key)?).ok_or_else(|| format!("{key:?} carries no force"))?;
        let removed = removal(&read.network, gradual, topic, &Iteration::default())?;
        let mut by_weight: Vec<(f64, u32)> =
            removed.into_iter().zip(0..).filter(|(it, _)| *it != 0.0).collect();
        by_weight.sort_by(|(one, _), (other, _)| other.abs().total_cmp(&one.abs()));
        if n > 0 {
            writeln!(out)?;
        }
        for (contribution, argument) in by_weight {
            writeln!(out, "{contribution}\t{}", map.key(read.node(argument)))?;
        }
    }
    Ok(out.flush()?)
}
