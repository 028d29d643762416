//! Reads an argument map in any format and writes it in any other, or as a drawing.
//!
//! ```text
//! cargo run --release --example convert -- IN OUT [--from FORMAT] [--to FORMAT] [--strict]
//! ```
//!
//! What IN is shows in its content; what OUT is to be, in the end of its name: `.json`, `.aif.json`, `.argdown`, `.dot`
//! and so on. `--from` and `--to` name a format instead. `-` is standard input or output.
//!
//! What IN was taken for, what is unusual about it, and what has no place in OUT is said on standard error. With
//! `--strict`, nothing is written if anything of IN was lost in reading or would be missing in OUT (drawings never say
//! everything, so that for them only reading counts). Files that an Argdown document includes
//! are looked for beside the document that names them, and only in the folder of IN and the folders in it.
//!
//! Exit status: 0, 1 (could not read or write), 2 (usage), 3 (`--strict` refused a loss).

use argument_map::ArgumentMap;
#[cfg(feature = "png")]
use argument_map::draw::Fonts;
use argument_map::draw::{D2, Dot, Html, Layout, Mermaid, Options, Outline, Svg};
use argument_map::format::{self, Document, Format, Outcome};
use argument_map::semantics::{Reading, evaluate};
use std::error::Error;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: convert IN OUT [--from FORMAT] [--to FORMAT] [--strict]";

type Draw = fn(&ArgumentMap, &mut dyn Write) -> io::Result<()>;

/// A picture of a map: its name, how files in it end, how it is drawn, and the feature without which it is not.
struct Drawing {
    name: &'static str,
    extensions: &'static [&'static str],
    draw: Option<Draw>,
    feature: Option<&'static str>,
}

impl Drawing {
    const fn new(name: &'static str, extensions: &'static [&'static str], draw: Draw) -> Self {
        Drawing { name, extensions, draw: Some(draw), feature: None }
    }
}

const DRAWINGS: &[Drawing] = &[
    Drawing::new("svg", &["svg"], |map, out| Svg::new(map).write(out)),
    Drawing::new("html", &["html", "htm"], page),
    Drawing::new("dot", &["dot", "gv"], |map, out| Dot::new(map).write(out)),
    Drawing::new("mermaid", &["mmd", "mermaid"], |map, out| Mermaid::new(map).write(out)),
    Drawing::new("d2", &["d2"], |map, out| D2::new(map).write(out)),
    Drawing::new("outline", &["txt"], |map, out| Outline::new(map).write(out)),
    Drawing::new("layout", &["layout.json"], |map, out| {
        writeln!(out, "{}", Layout::new(map, &Options::new()))
    }),
    Drawing { name: "png", extensions: &["png"], draw: PNG, feature: Some("png") },
    Drawing { name: "pdf", extensions: &["pdf"], draw: PDF, feature: Some("pdf") },
];

#[cfg(feature = "png")]
const PNG: Option<Draw> = Some(|map, out| {
    const DOTS_PER_INCH: u32 = 192;
    out.write_all(&Svg::new(map).png(DOTS_PER_INCH, &fonts(map)).map_err(io::Error::other)?)
});
#[cfg(not(feature = "png"))]
const PNG: Option<Draw> = None;

#[cfg(feature = "pdf")]
const PDF: Option<Draw> =
    Some(|map, out| out.write_all(&Svg::new(map).pdf(&fonts(map)).map_err(io::Error::other)?));
#[cfg(not(feature = "pdf"))]
const PDF: Option<Draw> = None;

/// The fonts that PNG and PDF are drawn with; says which letters of the map they lack.
#[cfg(feature = "png")]
fn fonts(map: &ArgumentMap) -> Fonts {
    let fonts = Fonts::default();
    let texts: String = map.statements().map(|id| map[id].text()).collect();
    let missing = fonts.missing(&texts);
    if !missing.is_empty() {
        let some: String = missing.iter().take(20).collect();
        let count = missing.len();
        eprintln!(
            "{count} characters are in none of the fonts and become boxes, such as {some}; use .svg or .html"
        );
    }
    fonts
}

/// The page of a map, with what stands and why as its author would have it; the reasons of a very large map would be
/// longer than the map.
fn page(map: &ArgumentMap, out: &mut dyn Write) -> io::Result<()> {
    const LARGE: usize = 5_000;
    let judged = evaluate(map, &Reading::new()).map_err(io::Error::other)?;
    let status = |node| judged.status(node);
    let why = |node| judged.why(node).map(|why| why.to_string());
    let page = Html::new(map).statuses(&status);
    if map.bound() > LARGE { page.write(out) } else { page.reasons(&why).write(out) }
}

/// What is to be written.
#[derive(Clone, Copy)]
enum Output {
    Format(Format),
    Drawing(&'static Drawing),
}

impl Output {
    fn named(name: &str) -> Result<Self, String> {
        let is = |known: &str| known.eq_ignore_ascii_case(name);
        let drawing =
            DRAWINGS.iter().find(|drawing| is(drawing.name) || drawing.extensions.iter().any(|end| is(end)));
        match (drawing, name.parse()) {
            (Some(drawing), _) => Ok(Output::Drawing(drawing)),
            (None, Ok(format)) => Ok(Output::Format(format)),
            (None, Err(error)) => {
                let drawings: Vec<_> = DRAWINGS.iter().map(|drawing| drawing.name).collect();
                Err(format!("{error}; or of these drawings: {}", drawings.join(", ")))
            }
        }
    }

    /// By the longest end of the name of a file that fits.
    fn of_file_name(file: &str) -> Option<Self> {
        let length = |extensions: &[&str]| {
            let ends = |extension: &&&str| file.to_ascii_lowercase().ends_with(&format!(".{extension}"));
            extensions.iter().filter(ends).map(|extension| extension.len()).max()
        };
        let drawings = DRAWINGS.iter().map(|drawing| (length(drawing.extensions), Output::Drawing(drawing)));
        let formats = Format::ALL.iter().map(|&format| (length(format.extensions()), Output::Format(format)));
        let longest =
            drawings.chain(formats).filter(|(length, _)| length.is_some()).max_by_key(|(length, _)| *length);
        longest.map(|(_, output)| output)
    }
}

struct Arguments {
    input: String,
    output: String,
    from: Option<Format>,
    to: Output,
    strict: bool,
}

/// What is asked for; `None` if it is help.
fn arguments() -> Result<Option<Arguments>, String> {
    let (mut files, mut from, mut to, mut strict) = (Vec::new(), None, None, false);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--from" => {
                from = Some(words.next().ok_or(USAGE)?.parse::<Format>().map_err(|error| error.to_string())?)
            }
            "--to" => to = Some(Output::named(&words.next().ok_or(USAGE)?)?),
            "--strict" => strict = true,
            "--help" | "-h" => return Ok(None),
            option if option.len() > 1 && option.starts_with('-') => {
                return Err(format!("unknown option {option}\n{USAGE}"));
            }
            _ => files.push(word),
        }
    }
    let [input, output] = <[String; 2]>::try_from(files).map_err(|_| USAGE)?;
    let unclear =
        || format!("{output}: the name does not tell in which format to write; say so with --to\n{USAGE}");
    let to = to.or_else(|| Output::of_file_name(&output)).ok_or_else(unclear)?;
    Ok(Some(Arguments { input, output, from, to, strict }))
}

fn help() -> String {
    let formats = Format::ALL.iter().map(|format| (format.name(), format.extensions()));
    let drawings = DRAWINGS.iter().map(|drawing| (drawing.name, drawing.extensions));
    let mut lines = vec!["Formats and drawings, and how files in them end:".to_owned()];
    lines.extend(formats.chain(drawings).map(|(name, ends)| format!("  {name:12} .{}", ends.join(" ."))));
    lines.push("`-` is standard input or output.".to_owned());
    lines.push(
        "Exit status: 0, 1 (could not read or write), 2 (usage), 3 (--strict refused a loss).".to_owned(),
    );
    lines.join("\n")
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            println!("{USAGE}\n\n{}", help());
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        Ok(code) => code,
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

fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn Error>> {
    let Arguments { input, output, from, to, strict } = arguments;
    let document = read(input, *from)?;
    let mut lost = 0;
    for diagnostic in &document.diagnostics {
        eprintln!("{input}: {diagnostic}");
        lost += usize::from(diagnostic.outcome == Outcome::Lost);
    }
    let map = &document.map;
    match to {
        Output::Drawing(Drawing { name, draw: None, feature, .. }) => {
            let remedy = feature.map_or_else(String::new, |feature| format!("; use --features {feature}"));
            Err(format!("drawing as {name} is not in this build{remedy}").into())
        }
        Output::Drawing(_) if *strict && lost > 0 => Ok(refused(output)),
        Output::Drawing(Drawing { draw: Some(draw), .. }) => {
            save(output, |out| draw(map, out))?;
            Ok(ExitCode::SUCCESS)
        }
        Output::Format(format) => {
            let written = format::write(map, *format)?;
            for loss in &written.losses {
                eprintln!("{output}: {loss}");
            }
            lost += written.losses.len();
            if *strict && lost > 0 {
                return Ok(refused(output));
            }
            save(output, |out| out.write_all(written.text.as_bytes()))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn refused(output: &str) -> ExitCode {
    eprintln!("{output}: not written, for --strict allows no loss");
    ExitCode::from(3)
}

fn read(input: &str, from: Option<Format>) -> Result<Document, Box<dyn Error>> {
    let mut bytes = Vec::new();
    match input {
        "-" => io::stdin().read_to_end(&mut bytes),
        file => File::open(file).and_then(|mut file| file.read_to_end(&mut bytes)),
    }
    .map_err(|error| format!("{input}: {error}"))?;
    let say = |error: &dyn Error| {
        error.to_string().lines().map(|line| format!("{input}: {line}")).collect::<Vec<_>>().join("\n")
    };
    let format = match from {
        Some(format) => format,
        None => {
            let detected = Format::detect(&bytes, Some(input)).map_err(|error| match error.to_string() {
                open if open.ends_with("say so") => format!("{input}: {open} with --from argdown"),
                known => format!("{input}: {known}"),
            })?;
            eprintln!("{input}: taken for {detected}");
            detected.format
        }
    };
    #[cfg(feature = "argdown")]
    if format == Format::Argdown {
        let mut reader = format::argdown::Reader::new().include(|path, within| {
            let within = if within.is_empty() { input } else { within };
            include(path, within, input).map_err(|error| error.to_string())
        });
        return Ok(reader.read_bytes(&bytes).map_err(|errors| say(&errors))?);
    }
    Ok(format::read_as(&bytes, format).map_err(|errors| say(&errors))?)
}

/// The file that a document names, looked for beside the document. Whoever wrote the document may not choose among all
/// files of the machine.
#[cfg(feature = "argdown")]
fn include(path: &str, within: &str, input: &str) -> io::Result<(String, String)> {
    let folder = |file: &str| std::path::Path::new(file).parent().unwrap_or("".as_ref()).to_owned();
    let file = folder(within).join(path).canonicalize()?;
    let home = std::path::Path::new(".").join(folder(input)).canonicalize()?;
    if !file.starts_with(&home) {
        let why = format!("it is outside of the folder of the document, {}", home.display());
        return Err(io::Error::other(why));
    }
    if !file.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    Ok((file.display().to_string(), std::fs::read_to_string(&file)?))
}

/// Writes all or nothing: a file that is there is replaced only by a whole one.
fn save(output: &str, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Box<dyn Error>> {
    if output == "-" {
        let mut out = BufWriter::new(io::stdout().lock());
        return match write(&mut out).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(format!("standard output: {error}").into())
            }
            written => Ok(written?),
        };
    }
    let at = |error: io::Error| format!("{output}: {error}");
    let file = std::path::Path::new(output);
    if file.exists() && !file.is_file() {
        let mut out = BufWriter::new(File::create(file).map_err(at)?);
        return Ok(write(&mut out).and_then(|()| out.flush()).map_err(at)?);
    }
    let part = format!("{output}.part");
    let mut out = BufWriter::new(File::create(&part).map_err(at)?);
    let written = write(&mut out).and_then(|()| out.flush()).and_then(|()| std::fs::rename(&part, file));
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    Ok(written.map_err(at)?)
}
