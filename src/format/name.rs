//! The formats by name: what reads and writes each.

use crate::error::{Error, ErrorKind, Errors, Location};
use crate::format::detect::{Detected, detect};
use crate::format::encoding::decoded;
use crate::format::iccma::{self, Dialect};
use crate::format::report::{Diagnostic, Document, Feature, Loss, Outcome, Written};
use crate::format::{aif, csv, graphml, json, kialo, sadface};
use crate::map::ArgumentMap;
use std::fmt;
use std::str::FromStr;

macro_rules! formats {
    ($($(#[$doc:meta])* $format:ident $name:literal $title:literal $extensions:expr, $feature:expr;)*) => {
        /// A format, or a dialect of one that is written otherwise.
        ///
        /// ```
        /// use argument_map::format::Format;
        ///
        /// let text = br#"{"nodes": [{"nodeID": "1", "text": "It rained.", "type": "I"}], "edges": []}"#;
        /// let detected = Format::detect(text, None)?;
        /// assert_eq!(detected.format, Format::Aif);
        /// assert_eq!(detected.to_string(), "AIF (AIFdb's JSON), for its nodes have the member `nodeID`");
        /// assert_eq!("aif".parse(), Ok(Format::Aif));
        /// # Ok::<(), argument_map::Error>(())
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Format { $($(#[$doc])* $format,)* }

        impl Format {
            /// All formats, whether this build has them or not.
            pub const ALL: &'static [Format] = &[$(Format::$format,)*];

            /// The name by which programs ask for it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Format::$format => $name,)* }
            }

            /// What people call it.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Format::$format => $title,)* }
            }

            /// How names of files in it end, without the dot in front; the usual ending first.
            #[must_use]
            pub fn extensions(self) -> &'static [&'static str] {
                match self { $(Format::$format => &$extensions,)* }
            }

            /// The feature of the crate that it needs.
            #[must_use]
            pub fn feature(self) -> Option<&'static str> {
                match self { $(Format::$format => $feature,)* }
            }
        }
    };
}

formats! {
    /// This crate's own, [`json`].
    Json "json" "an argument map (JSON)" ["json"], None;
    /// [`aif`] as AIFdb has it.
    Aif "aif" "AIF (AIFdb's JSON)" ["aif.json", "aif"], None;
    /// [`aif`] within a larger document.
    Xaif "xaif" "xAIF" ["xaif.json", "xaif"], None;
    /// `argdown`.
    Argdown "argdown" "Argdown" ["argdown", "ad"], Some("argdown");
    /// `microtexts`.
    Microtexts "microtexts" "the XML of the arg-microtexts" ["microtexts.xml"], Some("xml");
    /// [`sadface`].
    Sadface "sadface" "SADFace" ["sadface.json", "sadface"], None;
    /// [`kialo`].
    Kialo "kialo" "a text that Kialo exported" ["kialo.txt", "kialo"], None;
    /// `carneades`.
    Carneades "carneades" "Carneades' YAML" ["yml", "yaml"], Some("yaml");
    /// `lkif`.
    Lkif "lkif" "LKIF" ["lkif.xml", "lkif"], Some("xml");
    /// `caf`.
    Caf "caf" "CAF" ["caf.xml", "caf"], Some("xml");
    /// `aml`.
    Aml "aml" "Araucaria's AML" ["aml"], Some("xml");
    /// [`graphml`].
    Graphml "graphml" "GraphML" ["graphml"], None;
    /// [`csv`].
    Csv "csv" "a table of edges (CSV)" ["csv"], None;
    /// [`iccma`], as `p af`.
    Af "af" "an abstract framework (`p af`)" ["af"], None;
    /// [`iccma`], as `.apx`.
    Apx "apx" "an abstract framework (.apx)" ["apx"], None;
    /// [`iccma`], as `.tgf`.
    Tgf "tgf" "an abstract framework (.tgf)" ["tgf"], None;
}

impl Format {
    /// Whether this build reads it.
    #[must_use]
    pub fn can_read(self) -> bool {
        self.is_there() && !matches!(self, Format::Graphml | Format::Csv)
    }

    /// Whether this build writes it.
    #[must_use]
    pub fn can_write(self) -> bool {
        self.is_there()
    }

    fn is_there(self) -> bool {
        let there = [
            ("argdown", cfg!(feature = "argdown")),
            ("xml", cfg!(feature = "xml")),
            ("yaml", cfg!(feature = "yaml")),
        ];
        self.feature().is_none_or(|feature| there.contains(&(feature, true)))
    }

    fn missing(self) -> ErrorKind {
        ErrorKind::FeatureMissing { format: self.title(), feature: self.feature().unwrap_or_default() }
    }

    /// The format that files of such a name are in, by the longest ending that fits; `None` for endings that several
    /// formats share, such as `.xml` and `.txt`.
    #[must_use]
    pub fn of_file_name(name: &str) -> Option<Format> {
        let name = name.to_ascii_lowercase();
        let ends = |extension: &&str| {
            name.strip_suffix(extension).is_some_and(|rest| rest.ends_with('.')).then_some(extension.len())
        };
        let longest = |format: Format| format.extensions().iter().filter_map(ends).max();
        let fitting = Format::ALL.iter().filter_map(|&format| Some((longest(format)?, format)));
        fitting.max_by_key(|&(length, _)| length).map(|(_, format)| format)
    }

    /// Finds out what format a document is in, by its content; the name of the file decides only where the content
    /// does not.
    ///
    /// The document may be broken or cut off: a reader is there to say where. At worst, each byte is looked at a few
    /// times.
    ///
    /// # Errors
    /// [`ErrorKind::NotRecognised`], with what was found and what would be right, for what is empty, binary, a picture, or
    /// of no known format.
    pub fn detect(bytes: &[u8], name: Option<&str>) -> Result<Detected, Error> {
        detect(&decoded(bytes).bytes, name)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        let found = Format::ALL.iter().find(|format| format.name().eq_ignore_ascii_case(name));
        found
            .copied()
            .ok_or_else(|| Error::unknown_name("format", name, Format::ALL.iter().map(|one| one.name())))
    }
}

/// Reads a document in whatever format it is.
///
/// ```
/// use argument_map::format::{self, Format};
///
/// let (detected, document) = format::read(b"arg(a). arg(b). att(a,b).", None)?;
/// assert_eq!((detected.format, document.map.relations().count()), (Format::Apx, 1));
/// # Ok::<(), argument_map::Errors>(())
/// ```
///
/// # Errors
/// Those of [`Format::detect`] and of the reader.
pub fn read(bytes: &[u8], name: Option<&str>) -> Result<(Detected, Document), Errors> {
    let detected = Format::detect(bytes, name)?;
    let document = read_as(bytes, detected.format)?;
    Ok((detected, document))
}

/// Reads a document in a given format: UTF-8, or UTF-16 as Windows saves it, or XML in the encoding that it declares
/// if that is Latin-1.
///
/// # Errors
/// Those of the reader; [`ErrorKind::NotRead`] and [`ErrorKind::FeatureMissing`] for formats that this build does not
/// read.
pub fn read_as(bytes: &[u8], format: Format) -> Result<Document, Errors> {
    let decoded = decoded(bytes);
    let bytes = &*decoded.bytes;
    let mut document = match format {
        Format::Json => Document::new(json::read_bytes(bytes)?, Vec::new()),
        Format::Aif | Format::Xaif => aif::read_bytes(bytes)?,
        #[cfg(feature = "argdown")]
        Format::Argdown => crate::format::argdown::read_bytes(bytes)?,
        #[cfg(feature = "xml")]
        Format::Microtexts => crate::format::microtexts::read_bytes(bytes)?,
        Format::Sadface => sadface::read_bytes(bytes)?,
        Format::Kialo => kialo::read_bytes(bytes)?,
        #[cfg(feature = "yaml")]
        Format::Carneades => crate::format::carneades::read_bytes(bytes)?,
        #[cfg(feature = "xml")]
        Format::Lkif => crate::format::lkif::read_bytes(bytes)?,
        #[cfg(feature = "xml")]
        Format::Caf => crate::format::caf::read_bytes(bytes)?,
        #[cfg(feature = "xml")]
        Format::Aml => crate::format::aml::read_bytes(bytes)?,
        Format::Graphml | Format::Csv => {
            return Err(Error::from(ErrorKind::NotRead { format: format.title() }).into());
        }
        Format::Af => read_framework(bytes, Dialect::Af)?,
        Format::Apx => read_framework(bytes, Dialect::Apx)?,
        Format::Tgf => read_framework(bytes, Dialect::Tgf)?,
        #[allow(unreachable_patterns)] // with all features
        format => return Err(Error::from(format.missing()).into()),
    };
    decoded.tell(&mut document);
    Ok(document)
}

/// Something about a line that is read all the same.
fn note(line: usize, found: String) -> Diagnostic {
    let location = Location::Document { line, column: 1, path: String::new() };
    Diagnostic { location, outcome: Outcome::Read, found, remedy: String::new() }
}

fn read_framework(bytes: &[u8], dialect: Dialect) -> Result<Document, Error> {
    let document = iccma::read_as(dialect, bytes)?;
    let diagnostic = |warning: &iccma::Warning| {
        let found = match warning.times() {
            1 => warning.oddity().to_string(),
            times => format!("{} ({times} times in all)", warning.oddity()),
        };
        note(warning.line().unwrap_or(1) as usize, found)
    };
    let diagnostics = document.warnings.iter().map(diagnostic).collect();
    Ok(Document::new(iccma::to_map(&document.named)?, diagnostics))
}

/// Writes a map in a given format.
///
/// # Errors
/// [`ErrorKind::FeatureMissing`] for formats that this build does not write; of abstract frameworks,
/// [`ErrorKind::TooManyArguments`].
pub fn write(map: &ArgumentMap, format: Format) -> Result<Written, Error> {
    Ok(match format {
        Format::Json => Written::new(json::to_string(map), Vec::new()),
        Format::Aif => aif::write_as(map, aif::Dialect::Aifdb),
        Format::Xaif => aif::write_as(map, aif::Dialect::Xaif),
        #[cfg(feature = "argdown")]
        Format::Argdown => crate::format::argdown::write(map),
        #[cfg(feature = "xml")]
        Format::Microtexts => crate::format::microtexts::write(map),
        Format::Sadface => sadface::write(map),
        Format::Kialo => kialo::write(map),
        #[cfg(feature = "yaml")]
        Format::Carneades => crate::format::carneades::write(map),
        #[cfg(feature = "xml")]
        Format::Lkif => crate::format::lkif::write(map),
        #[cfg(feature = "xml")]
        Format::Caf => crate::format::caf::write(map),
        #[cfg(feature = "xml")]
        Format::Aml => crate::format::aml::write(map),
        Format::Graphml => graphml::write(map),
        Format::Csv => csv::write(map),
        Format::Af => write_framework(map, Dialect::Af)?,
        Format::Apx => write_framework(map, Dialect::Apx)?,
        Format::Tgf => write_framework(map, Dialect::Tgf)?,
        #[allow(unreachable_patterns)] // with all features
        format => return Err(format.missing().into()),
    })
}

fn write_framework(map: &ArgumentMap, dialect: Dialect) -> Result<Written, Error> {
    let (named, mut losses) = iccma::from_map(map)?;
    let mut text = Vec::new();
    let unreadable = |error: &dyn fmt::Display| ErrorKind::Unreadable { message: error.to_string() };
    if let Some(iccma::Loss::Names { .. }) =
        iccma::write(&named, dialect, &mut text).map_err(|error| unreadable(&error))?
    {
        losses.push(Loss { feature: Feature::Key, keys: Vec::new(), instead: "arguments are numbered" });
    }
    let text = String::from_utf8(text).map_err(|error| unreadable(&error))?;
    Ok(Written::new(text, losses))
}
