//! Solves an abstract framework, as in the solver competition ICCMA.
//!
//! ```text
//! cargo run --release --example framework -- TASK FILE [-a ARGUMENT] [--limit SECONDS]
//! ```
//!
//! TASK is a problem and a semantics, such as `DC-PR`. The semantics are CF, NA, AD, CO, GR, PR, ST, SST, STG, ID,
//! EAG, CF2 and STG2. The problems, and what is printed (as in ICCMA 2023, which knows the first three):
//!
//! * `SE`, some extension: `w` and its members, or `NO` if there is none;
//! * `DC`, is ARGUMENT in some extension: `YES` and a line `w …` with such an extension, or `NO`;
//! * `DS`, is it in all: `YES`, or `NO` and a line `w …` with an extension that it is not in;
//! * `EE`, every extension: a line `w …` for each, as they are found, or `NO` if there is none;
//! * `CE`, how many there are: a number.
//!
//! If an answer is certain but a preferred extension that shows it is too hard to complete, the line `w …` is left
//! out. Members are printed in the order of their declarations, by name; in a file `p af`, the names are the numbers
//! from 1.
//!
//! FILE is `p af`, `.apx` or `.tgf`, told apart by the content; `-` is standard input. What is odd about it goes to
//! standard error. The exit status is 0; 1 if the file cannot be read, or with the output `UNKNOWN` if the limit was
//! reached or there are too many to count; 2 if the call makes no sense.
use argument_map::format::iccma::{self, NamedFramework};
use argument_map::semantics::{Acceptance, Labelling, Limit, Semantics};
use argument_map::semantics::{count, credulous, extension, extensions, sceptical};
use std::error::Error;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::time::Duration;

const USAGE: &str = "usage: framework TASK FILE [-a ARGUMENT] [--limit SECONDS]
  TASK: SE, DC, DS, EE or CE, a hyphen, and a semantics, such as DC-PR
  semantics: CF, NA, AD, CO, GR, PR, ST, SST, STG, ID, EAG, CF2, STG2";

#[derive(Clone, Copy, PartialEq)]
enum Problem {
    Some,
    Credulous,
    Sceptical,
    Every,
    Count,
}

struct Call {
    problem: Problem,
    semantics: Semantics,
    file: String,
    argument: Option<String>,
    limit: Limit,
}

fn call(arguments: impl IntoIterator<Item = String>) -> Result<Call, String> {
    let mut arguments = arguments.into_iter();
    let (mut argument, mut limit, mut plain) = (None, Limit::none(), Vec::new());
    while let Some(word) = arguments.next() {
        match word.as_str() {
            "-a" => argument = Some(arguments.next().ok_or("-a: which argument?")?),
            "--limit" => {
                let seconds = arguments.next().and_then(|seconds| seconds.parse().ok());
                let time = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
                limit = limit.time(time.ok_or("--limit: how many seconds?")?);
            }
            option if option.starts_with('-') && option != "-" => return Err(format!("{option}: not known")),
            _ => plain.push(word),
        }
    }
    let [task, file] = <[String; 2]>::try_from(plain).map_err(|plain| match plain.as_slice() {
        [only] => format!("{only}: and a file? A task and a file are needed"),
        _ => "a task and a file are needed".to_owned(),
    })?;
    let (problem, semantics) =
        task.split_once('-').ok_or_else(|| format!("{task}: no hyphen and semantics, as in SE-PR"))?;
    let problem = match problem.to_ascii_uppercase().as_str() {
        "SE" => Problem::Some,
        "DC" => Problem::Credulous,
        "DS" => Problem::Sceptical,
        "EE" => Problem::Every,
        "CE" => Problem::Count,
        _ => return Err(format!("{task}: no such problem")),
    };
    let semantics = semantics.parse().map_err(|error: argument_map::Error| format!("{task}: {error}"))?;
    let decides = matches!(problem, Problem::Credulous | Problem::Sceptical);
    if decides != argument.is_some() {
        return Err(format!("{task}: {}", if decides { "-a ARGUMENT is missing" } else { "takes no -a" }));
    }
    Ok(Call { problem, semantics, file, argument, limit })
}

fn read(file: &str) -> Result<NamedFramework, Box<dyn Error>> {
    let document =
        if file == "-" { iccma::read(io::stdin().lock())? } else { iccma::read(File::open(file)?)? };
    for warning in document.warnings {
        eprintln!("{file}: {warning}");
    }
    Ok(document.named)
}

/// Writes the answer; `Ok(Err(_))`, with the reason, if it was not found.
fn solve(
    call: &Call,
    named: &NamedFramework,
    argument: Option<u32>,
    out: &mut impl Write,
) -> io::Result<Result<(), String>> {
    let (framework, semantics, limit) = (named.framework(), call.semantics, call.limit);
    let answer = match (call.problem, argument) {
        (Problem::Every, _) => {
            let mut none = true;
            for found in extensions(framework, semantics, limit) {
                match found {
                    Ok(labelling) => members(named, &labelling, out)?,
                    Err(stopped) => return Ok(Err(stopped.to_string())),
                }
                none = false;
            }
            return if none { writeln!(out, "NO").map(Ok) } else { Ok(Ok(())) };
        }
        (Problem::Count, _) => match count(framework, semantics, limit) {
            Ok(u128::MAX) => return Ok(Err(format!("there are {} extensions or more", u128::MAX))),
            Ok(number) => return writeln!(out, "{number}").map(Ok),
            Err(stopped) => Err(stopped),
        },
        (Problem::Credulous, Some(argument)) => credulous(framework, semantics, argument, limit),
        (Problem::Sceptical, Some(argument)) => sceptical(framework, semantics, argument, limit),
        _ => match extension(framework, semantics, limit) {
            Ok(Some(labelling)) => return members(named, &labelling, out).map(Ok),
            Ok(None) => return writeln!(out, "NO").map(Ok),
            Err(stopped) => Err(stopped),
        },
    };
    match answer {
        Ok(Acceptance { accepted, certificate, .. }) => {
            writeln!(out, "{}", if accepted { "YES" } else { "NO" })?;
            certificate.map_or(Ok(()), |shown| members(named, &shown, out)).map(Ok)
        }
        Err(stopped) => Ok(Err(stopped.to_string())),
    }
}

fn members(named: &NamedFramework, labelling: &Labelling, out: &mut impl Write) -> io::Result<()> {
    write!(out, "w")?;
    for member in labelling.accepted() {
        if named.is_numbered() {
            write!(out, " {}", u64::from(member) + 1)?; // no text is made of each name
        } else {
            write!(out, " {}", named.name(member))?;
        }
    }
    writeln!(out)
}

fn main() -> ExitCode {
    if std::env::args().skip(1).any(|word| word == "--help" || word == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let call = match call(std::env::args().skip(1)) {
        Ok(call) => call,
        Err(message) => {
            eprintln!("{message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let named = match read(&call.file) {
        Ok(named) => named,
        Err(error) => {
            eprintln!("{}: {error}", call.file);
            return ExitCode::FAILURE;
        }
    };
    let argument = call.argument.as_deref().map(|name| named.number(name).ok_or(name)).transpose();
    let argument = match argument {
        Ok(argument) => argument,
        Err(name) => {
            eprintln!("-a {name}: no argument of {} is called so", call.file);
            return ExitCode::from(2);
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let solved = solve(&call, &named, argument, &mut out).and_then(|answer| {
        if let Err(reason) = &answer {
            writeln!(out, "UNKNOWN")?;
            eprintln!("{reason}");
        }
        out.flush().map(|()| answer.is_ok())
    });
    match solved {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads the output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("standard output: {error}");
            ExitCode::FAILURE
        }
    }
}
