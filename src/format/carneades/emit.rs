//! Spelling YAML in block style.

use serde_json::Value;
use std::fmt::Write;

/// A document that grows line by line.
#[derive(Default)]
pub(super) struct Yaml {
    pub(super) text: String,
}

impl Yaml {
    /// `name: value`, the value with all that is in it.
    pub(super) fn entry(&mut self, indent: usize, name: &str, value: &Value) {
        self.name(indent, name);
        self.value(indent, value);
    }

    /// `name:`, for entries that follow further in.
    pub(super) fn heading(&mut self, indent: usize, name: &str) {
        self.name(indent, name);
        self.text.push('\n');
    }

    pub(super) fn text_entry(&mut self, indent: usize, name: &str, text: &str) {
        self.name(indent, name);
        self.text.push(' ');
        self.scalar(text);
        self.text.push('\n');
    }

    pub(super) fn list<'a>(&mut self, indent: usize, name: &str, items: impl Iterator<Item = &'a str>) {
        self.heading(indent, name);
        for item in items {
            self.indent(indent + 1);
            self.text.push_str("- ");
            self.scalar(item);
            self.text.push('\n');
        }
    }

    fn name(&mut self, indent: usize, name: &str) {
        /// Names of one line end within 1024 characters (YAML 1.2.2, section 7.4); a longer one is marked.
        const LONGEST: usize = 100;
        self.indent(indent);
        let long = name.len() > LONGEST;
        if long {
            self.text.push_str("? ");
        }
        self.scalar(name);
        if long {
            self.text.push('\n');
            self.indent(indent);
        }
        self.text.push(':');
    }

    /// What comes after the colon or the dash. Free data is never nested deep.
    fn value(&mut self, indent: usize, value: &Value) {
        match value {
            Value::Object(entries) if !entries.is_empty() => {
                self.text.push('\n');
                entries.iter().for_each(|(name, value)| self.entry(indent + 1, name, value));
            }
            Value::Array(items) if !items.is_empty() => {
                self.text.push('\n');
                for item in items {
                    self.indent(indent + 1);
                    self.text.push('-');
                    self.value(indent + 1, item);
                }
            }
            Value::Object(_) => self.text.push_str(" {}\n"),
            Value::Array(_) => self.text.push_str(" []\n"),
            Value::String(text) => {
                self.text.push(' ');
                self.scalar(text);
                self.text.push('\n');
            }
            Value::Number(number) => {
                // YAML 1.1 takes for a number only what has a point.
                let number = number.to_string();
                let pointed = number.split_once('e').filter(|(digits, _)| !digits.contains('.'));
                let pointed = pointed.map(|(digits, exponent)| format!("{digits}.0e{exponent}"));
                let _ = writeln!(self.text, " {}", pointed.unwrap_or(number));
            }
            other => {
                let _ = writeln!(self.text, " {other}");
            }
        }
    }

    fn indent(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n("  ", indent));
    }

    fn scalar(&mut self, text: &str) {
        if is_plain(text) {
            self.text.push_str(text);
            return;
        }
        self.text.push('"');
        for c in text.chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\t' => self.text.push_str("\\t"),
                '\r' => self.text.push_str("\\r"),
                c if is_unprintable(c) => {
                    let _ = write!(self.text, "\\u{:04X}", c as u32);
                }
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }
}

/// What YAML calls unprintable, takes for the end of a line, or drops; all of it in the basic plane.
fn is_unprintable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text needs no quotation marks: words and numbers that are taken for nothing else.
fn is_plain(text: &str) -> bool {
    let starts = text.starts_with(|c: char| c.is_alphabetic() || c == '¬');
    let fits = |c: char| c.is_alphanumeric() || " ¬_.,()'/-".contains(c);
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    starts
        && text.chars().all(fits)
        && !text.ends_with(' ')
        && !reserved.iter().any(|word| text.eq_ignore_ascii_case(word))
}
