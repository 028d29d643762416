//! Terms of Prolog's kind: a name, with or without terms of its own. Equal terms have equal numbers.

use std::collections::HashMap;
use std::rc::Rc;

/// How deep terms may be nested, which bounds every recursion over them.
const DEEPEST: usize = 64;
/// How long a term may be that is taken apart or put together, in bytes.
const LONGEST: usize = 1 << 12;

/// A term that may hold variables, by their numbers.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    Variable(usize),
    Ground(usize),
    Compound { functor: usize, terms: Vec<Pattern> },
}

/// A term without variables.
struct Term {
    text: Rc<str>,
    functor: usize,
    terms: Box<[usize]>,
    depth: usize,
}

#[derive(Default)]
pub(super) struct Terms {
    terms: Vec<Term>,
    numbers: HashMap<Rc<str>, usize>,
    /// Names with how many terms they take.
    functors: HashMap<(Rc<str>, usize), usize>,
    names: Vec<Rc<str>>,
}

impl Terms {
    /// The term that a statement is; what cannot be taken apart is a name.
    pub(super) fn fact(&mut self, text: &str) -> usize {
        match self.parse(text, None) {
            Some(Pattern::Ground(number)) => number,
            _ => self.enter(text, text, Vec::new(), 1),
        }
    }

    /// A term of a rule. Variables are those in the list, and all capitalised names, which are added to it.
    pub(super) fn pattern(&mut self, text: &str, variables: &mut Vec<String>) -> Option<Pattern> {
        self.parse(text, Some(variables))
    }

    fn parse(&mut self, text: &str, variables: Option<&mut Vec<String>>) -> Option<Pattern> {
        if text.len() > LONGEST {
            return None;
        }
        let mut parser = Parser { rest: text, terms: self, variables };
        let pattern = parser.term(DEEPEST)?;
        parser.rest.trim_start().is_empty().then_some(pattern)
    }

    pub(super) fn text(&self, number: usize) -> &str {
        &self.terms[number].text
    }

    pub(super) fn functor(&self, number: usize) -> usize {
        self.terms[number].functor
    }

    pub(super) fn parts(&self, number: usize) -> &[usize] {
        &self.terms[number].terms
    }

    /// The pattern with all variables replaced; `None` if one is not bound, or the term would be too large.
    pub(super) fn build(&mut self, pattern: &Pattern, bindings: &[Option<usize>]) -> Option<usize> {
        match pattern {
            Pattern::Variable(variable) => bindings[*variable],
            Pattern::Ground(number) => Some(*number),
            Pattern::Compound { functor, terms } => {
                let terms = terms.iter().map(|term| self.build(term, bindings)).collect::<Option<_>>()?;
                let name = self.names[*functor].clone();
                self.compound(&name, terms)
            }
        }
    }

    /// Whether the term is an instance of the pattern. The variables that this binds are added to the trail.
    pub(super) fn matches(
        &self,
        pattern: &Pattern,
        number: usize,
        bindings: &mut [Option<usize>],
        trail: &mut Vec<usize>,
    ) -> bool {
        match pattern {
            Pattern::Ground(other) => *other == number,
            Pattern::Variable(variable) => match bindings[*variable] {
                Some(bound) => bound == number,
                None => {
                    bindings[*variable] = Some(number);
                    trail.push(*variable);
                    true
                }
            },
            Pattern::Compound { functor, terms } => {
                self.functor(number) == *functor
                    && terms
                        .iter()
                        .zip(self.parts(number))
                        .all(|(term, &part)| self.matches(term, part, bindings, trail))
            }
        }
    }

    fn compound(&mut self, name: &str, terms: Vec<usize>) -> Option<usize> {
        let depth = 1 + terms.iter().map(|&term| self.terms[term].depth).max().unwrap_or(0);
        let length = terms.iter().map(|&term| self.text(term).len() + 1).sum::<usize>() + name.len();
        if depth > DEEPEST || length > LONGEST {
            return None;
        }
        let inside = terms.iter().map(|&term| self.text(term)).collect::<Vec<_>>().join(",");
        let text = match name {
            "¬" => format!("¬{inside}"),
            "[]" => format!("[{inside}]"),
            _ if terms.is_empty() => name.to_owned(),
            _ => format!("{name}({inside})"),
        };
        Some(self.enter(&text, name, terms, depth))
    }

    fn enter(&mut self, text: &str, name: &str, terms: Vec<usize>, depth: usize) -> usize {
        if let Some(&number) = self.numbers.get(text) {
            return number;
        }
        let text: Rc<str> = text.into();
        let functor = self.functor_of(name, terms.len());
        self.terms.push(Term { text: text.clone(), functor, terms: terms.into(), depth });
        self.numbers.insert(text, self.terms.len() - 1);
        self.terms.len() - 1
    }

    fn functor_of(&mut self, name: &str, terms: usize) -> usize {
        let name: Rc<str> = name.into();
        *self.functors.entry((name.clone(), terms)).or_insert_with(|| {
            self.names.push(name);
            self.names.len() - 1
        })
    }
}

impl Pattern {
    /// Calls for each variable, once for each time it occurs.
    pub(super) fn variables(&self, found: &mut impl FnMut(usize)) {
        match self {
            Pattern::Variable(variable) => found(*variable),
            Pattern::Ground(_) => {}
            Pattern::Compound { terms, .. } => terms.iter().for_each(|term| term.variables(found)),
        }
    }
}

struct Parser<'t, 'v> {
    rest: &'t str,
    terms: &'t mut Terms,
    /// None where all names are constants.
    variables: Option<&'v mut Vec<String>>,
}

impl Parser<'_, '_> {
    fn term(&mut self, levels: usize) -> Option<Pattern> {
        let levels = levels.checked_sub(1)?;
        if self.take('¬') {
            let negated = self.term(levels)?;
            return self.compound("¬", vec![negated]);
        }
        if self.take('[') {
            let items = if self.take(']') { Vec::new() } else { self.list(']', levels)? };
            return self.compound("[]", items);
        }
        let name = self.name()?;
        if self.take('(') {
            let terms = self.list(')', levels)?;
            return self.compound(&name, terms);
        }
        match &mut self.variables {
            Some(variables) if is_variable(&name, variables) => {
                // Each `_` stands for itself.
                let known = variables.iter().position(|other| *other == name && name != "_");
                Some(Pattern::Variable(known.unwrap_or_else(|| {
                    variables.push(name);
                    variables.len() - 1
                })))
            }
            Some(variables) if is_formula(&name, variables) => None,
            _ => self.compound(&name, Vec::new()),
        }
    }

    fn list(&mut self, end: char, levels: usize) -> Option<Vec<Pattern>> {
        let mut terms = vec![self.term(levels)?];
        while self.take(',') {
            terms.push(self.term(levels)?);
        }
        self.take(end).then_some(terms)
    }

    fn take(&mut self, wanted: char) -> bool {
        let rest = self.rest.trim_start().strip_prefix(wanted);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn name(&mut self) -> Option<String> {
        let text = self.rest.trim_start();
        let mut quote = text.chars().next().filter(|c| matches!(c, '\'' | '"'));
        let end = text.char_indices().skip(usize::from(quote.is_some())).find(|&(_, c)| {
            let ends = quote.is_none() && "()[]{}|,".contains(c);
            quote = quote.filter(|&quote| quote != c);
            ends
        });
        let (name, rest) = text.split_at(end.map_or(text.len(), |(end, _)| end));
        self.rest = rest;
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        (!name.is_empty()).then_some(name)
    }

    fn compound(&mut self, name: &str, terms: Vec<Pattern>) -> Option<Pattern> {
        let ground = |term: &Pattern| if let Pattern::Ground(number) = term { Some(*number) } else { None };
        match terms.iter().map(ground).collect::<Option<Vec<_>>>() {
            Some(numbers) => self.terms.compound(name, numbers).map(Pattern::Ground),
            None => Some(Pattern::Compound { functor: self.terms.functor_of(name, terms.len()), terms }),
        }
    }
}

fn is_variable(name: &str, declared: &[String]) -> bool {
    let starts = name.starts_with(|c: char| c.is_uppercase() || c == '_');
    let is_word = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    (starts && is_word) || declared.iter().any(|other| other == name)
}

/// Whether a name mentions a variable, as `X = Y` does: it says more than is understood here.
fn is_formula(name: &str, variables: &[String]) -> bool {
    let mut words = name.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    !name.starts_with(['\'', '"']) && words.any(|word| variables.iter().any(|other| other == word))
}
