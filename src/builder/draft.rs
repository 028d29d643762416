//! What can be said of a statement, a relation or a source in the same breath.

use crate::builder::{MapBuilder, Place};
use crate::error::ErrorKind;
use crate::map::attributes::{Data, Manner, Strength, check_data};
use crate::map::quote::{Quote, Span};
use crate::map::relation::Premise;
use crate::map::source::Source;
use crate::map::statement::Statement;
use serde_json::Value;

/// Says more of the statement just made; it is in the map whether or not more is said.
#[derive(Debug)]
pub struct StatementDraft<'b> {
    builder: &'b mut MapBuilder,
    number: u32,
    place: Place,
}

/// Says more of the relation just made; it is in the map whether or not more is said.
#[derive(Debug)]
pub struct RelationDraft<'b> {
    builder: &'b mut MapBuilder,
    number: u32,
    place: Place,
}

/// What is supported or attacked, waiting to hear by what.
#[derive(Debug)]
#[must_use = "it needs a premise: finish the sentence with `.with(…)` or `.with_linked(…)`"]
pub struct Target<'b> {
    builder: &'b mut MapBuilder,
    number: u32,
    place: Place,
}

/// Says more of the source just declared; it is in the map whether or not more is said.
#[derive(Debug)]
pub struct SourceDraft<'b> {
    builder: &'b mut MapBuilder,
    source: Source,
    place: Place,
}

/// Gives the drafts of both kinds of node what statements and relations carry alike.
macro_rules! says_attributes {
    ($draft:ident, $node:ident) => {
        #[allow(clippy::return_self_not_must_use)] // the sentence may end anywhere
        impl $draft<'_> {
            /// Hedges it, in the speaker's words: "likely", "it appears".
            pub fn hedged(self, words: &str) -> Self {
                self.builder.$node(self.number).set_qualifier(Some(words));
                self
            }

            /// The voice puts it forward itself.
            pub fn asserted_by(self, voice: &str) -> Self {
                self.builder.set_voice(self.number, voice, Manner::Asserted, self.place);
                self
            }

            /// Somebody else says that the voice holds it: a reported claim.
            #[doc(alias = "reported")]
            pub fn attributed_to(self, voice: &str) -> Self {
                self.builder.set_voice(self.number, voice, Manner::Attributed, self.place);
                self
            }

            /// The exact words of a source that it rests on; `[…]` stands for words left out.
            ///
            /// ```
            /// use argument_map::MapBuilder;
            ///
            /// let mut m = MapBuilder::new("Rain");
            /// m.source("paper", "The morning paper").date("2024-09-26").text("It rained all night long.");
            /// m.evidence("rain", "It rained.").quote("paper", "rained all night");
            /// let mut map = m.build()?;
            /// assert_eq!(map.anchor_quotes(), 1); // the words are there, and now it is known where
            /// # Ok::<(), argument_map::Errors>(())
            /// ```
            pub fn quote(self, source: &str, exact: &str) -> Self {
                if let Some(source) = self.builder.name_source(source, self.place) {
                    self.builder.$node(self.number).add_quote(Quote::new(source, exact));
                }
                self
            }

            /// The exact words of a source, and the characters `start..end` of its text that they are.
            pub fn quote_at(self, source: &str, exact: &str, start: u32, end: u32) -> Self {
                let span = self.builder.or_wrong(Span::new(start, end), self.place);
                if let Some(source) = self.builder.name_source(source, self.place) {
                    self.builder.$node(self.number).add_quote(Quote { span, ..Quote::new(source, exact) });
                }
                self
            }

            /// Labels it with a tag of one's own.
            pub fn tag(self, tag: &str) -> Self {
                self.builder.$node(self.number).add_tag(tag);
                self
            }

            /// How strong it is, in `0..=1`.
            pub fn strength(self, degree: f64) -> Self {
                let strength = self.builder.or_wrong(Strength::new(degree), self.place);
                self.builder.$node(self.number).set_strength(strength);
                self
            }

            /// Puts it in a part of the map other than the current one.
            pub fn in_group(self, group: &str) -> Self {
                if let Some(group) = self.builder.name_group(group, self.place) {
                    self.builder.$node(self.number).set_group(Some(group));
                }
                self
            }

            /// Adds free data for other programs.
            pub fn data(self, name: &str, value: impl Into<Value>) -> Self {
                let node = self.builder.$node(self.number);
                let mut data = node.data().cloned().unwrap_or_else(Data::new);
                data.insert(name.to_owned(), value.into());
                match check_data(&data) {
                    Ok(()) => node.set_data(data),
                    Err(kind) => self.builder.wrong(kind, self.place),
                }
                self
            }
        }
    };
}

says_attributes!(StatementDraft, statement_mut);
says_attributes!(RelationDraft, relation_mut);

#[allow(clippy::return_self_not_must_use)] // the sentence may end anywhere
impl StatementDraft<'_> {
    /// The speaker left it unsaid.
    #[doc(alias = "enthymeme")]
    pub fn implicit(self) -> Self {
        self.builder.statement_mut(self.number).set_implicit(true);
        self
    }
}

#[allow(clippy::return_self_not_must_use)] // the sentence may end anywhere
impl RelationDraft<'_> {
    /// Names the relation, so that it can be undercut or supported.
    pub fn key(self, key: &str) -> Self {
        self.builder.name_relation(self.number, key, self.place);
        self
    }

    /// Names the scheme that the inference follows.
    pub fn scheme(self, name: &str) -> Self {
        self.builder.relation_mut(self.number).set_scheme(Some(name));
        self
    }

    /// Names the role of each premise in the scheme, in the order of the premises.
    pub fn roles<'r>(self, roles: impl IntoIterator<Item = &'r str>) -> Self {
        let roles: Vec<&str> = roles.into_iter().collect();
        let premises = &mut self.builder.relation_mut(self.number).premises;
        if premises.len() == roles.len() {
            for (premise, role) in premises.iter_mut().zip(roles) {
                *premise = Premise::in_role(premise.node(), role);
            }
        } else {
            let wrong = ErrorKind::RolesDoNotMatch { premises: premises.len(), roles: roles.len() };
            self.builder.wrong(wrong, self.place);
        }
        self
    }

    /// It answers a [critical question](crate::CriticalQuestion) on the inference that it is about: for it if
    /// it is a support, against it if it is an attack.
    pub fn answers(self, question: &str) -> Self {
        self.tag(&format!("cq:{question}"))
    }

    /// The conclusion follows necessarily, not only presumably.
    pub fn strict(self) -> Self {
        self.builder.relation_mut(self.number).set_strict(true);
        self
    }

    /// The objection is granted, and its target maintained all the same: a concession.
    #[doc(alias = "concession")]
    pub fn conceded(self) -> Self {
        self.builder.relation_mut(self.number).set_conceded(true);
        self
    }

    pub(super) fn symmetric(self) -> Self {
        self.builder.relation_mut(self.number).set_symmetric(true);
        self
    }
}

impl<'b> Target<'b> {
    pub(super) fn new(builder: &'b mut MapBuilder, number: u32, place: Place) -> Self {
        Target { builder, number, place }
    }

    /// By one premise.
    pub fn with(self, premise: &str) -> RelationDraft<'b> {
        self.with_linked([premise])
    }

    /// By several premises that work only together. Independent reasons are separate sentences.
    pub fn with_linked<'p>(self, premises: impl IntoIterator<Item = &'p str>) -> RelationDraft<'b> {
        let Target { builder, number, place } = self;
        builder.set_premises(number, premises.into_iter().map(|key| (key, None)), place);
        RelationDraft { builder, number, place }
    }
}

impl<'b> StatementDraft<'b> {
    pub(super) fn new(builder: &'b mut MapBuilder, statement: Statement, place: Place) -> Self {
        let number = builder.add_statement(statement, place);
        builder.apply_context(number);
        StatementDraft { builder, number, place }
    }
}

impl<'b> SourceDraft<'b> {
    pub(super) fn new(builder: &'b mut MapBuilder, key: &str, title: &str, place: Place) -> Self {
        let source = Source { key: key.into(), title: title.into(), ..Source::default() };
        SourceDraft { builder, source, place }
    }
}

#[allow(clippy::return_self_not_must_use)] // the sentence may end anywhere
impl SourceDraft<'_> {
    /// Who wrote it.
    pub fn author(mut self, author: &str) -> Self {
        self.source.author = author.into();
        self
    }

    /// When it appeared.
    pub fn date(mut self, date: &str) -> Self {
        self.source.date = date.into();
        self
    }

    /// Where it can be read.
    pub fn url(mut self, url: &str) -> Self {
        self.source.url = url.into();
        self
    }

    /// The whole text, for quotations to be checked against.
    pub fn text(mut self, text: &str) -> Self {
        self.source.text = Some(text.into());
        self
    }
}

impl Drop for SourceDraft<'_> {
    fn drop(&mut self) {
        let source = std::mem::take(&mut self.source);
        if !self.builder.has_source(&source) {
            self.builder.add_source(source, self.place);
        }
    }
}
