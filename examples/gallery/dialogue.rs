//! A short talk, with who says what and to what end, as Inference Anchoring Theory has it.

use argument_map::{ArgumentMap, Error, Family, NodeId, Relation, Statement, StatementId};

struct Talk {
    map: ArgumentMap,
    last: Option<StatementId>,
}

impl Talk {
    /// Somebody says something, in answer to what was said last, and thereby puts forward a statement; the first is
    /// what the talk is about.
    fn says(&mut self, who: &str, words: &str, act: &str, statement: &str) -> Result<StatementId, Error> {
        let key = format!("claim {}", self.map.bound());
        let mut statement = Statement::claim(key, statement);
        statement.set_thesis(self.last.is_none());
        let statement = self.map.add_statement(statement)?;
        self.utters(who, words, act, statement.into())?;
        Ok(statement)
    }

    /// Somebody says something that is about a statement, or a step, that is there already.
    fn utters(&mut self, who: &str, words: &str, act: &str, about: NodeId) -> Result<(), Error> {
        let key = format!("move {}", self.map.bound());
        let said = self.map.add_statement(Statement::locution(key, format!("{who} : {words}")))?;
        let mut illocution = Relation::new(Family::Illocution, [said], about);
        illocution.set_scheme(Some(act));
        self.map.add_relation(illocution)?;
        if let Some(last) = self.last.replace(said) {
            self.map.add_relation(Relation::new(Family::Transition, [last], said))?;
        }
        Ok(())
    }
}

pub(crate) fn map() -> Result<ArgumentMap, Error> {
    let mut talk = Talk { map: ArgumentMap::new(), last: None };
    talk.map.set_title("A dialogue: how to get to the conference");
    let train = talk.says(
        "Ada",
        "I'd say we take the train.",
        "Asserting",
        "We should take the train to the conference.",
    )?;
    talk.utters("Ben", "Why the train?", "Challenging", train.into())?;
    let work = talk.says("Ada", "You can work on it.", "Arguing", "One can work on the train.")?;
    let step = talk.map.add_relation(Relation::support([work], train))?;
    let full = talk.says(
        "Ben",
        "Not when you have to stand, like last year.",
        "Arguing",
        "The train is so full that one has to stand.",
    )?;
    talk.map.add_relation(Relation::attack([full], step))?;
    let seats = talk.says("Ada", "I reserved two seats.", "Arguing", "Two seats are reserved.")?;
    talk.map.add_relation(Relation::attack([seats], full))?;
    let strike = talk.says(
        "Ben",
        "And if they are on strike?",
        "AssertiveQuestioning",
        "The railway may be on strike that day.",
    )?;
    talk.map.add_relation(Relation::attack([strike], train))?;
    let settled = talk.says(
        "Cem",
        "They settled on Monday, it was on the news.",
        "Arguing",
        "The railway and the union settled on Monday.",
    )?;
    talk.map.add_relation(Relation::attack([settled], strike))?;
    let carbon = talk.says(
        "Cem",
        "And it's a tenth of the carbon.",
        "Arguing",
        "The train emits about a tenth of the carbon of a flight.",
    )?;
    let policy = talk.says(
        "Cem",
        "We did promise to travel low-carbon.",
        "Arguing",
        "The team has promised to travel with as little carbon as possible.",
    )?;
    talk.map.add_relation(Relation::support([carbon, policy], train))?;
    talk.utters("Ben", "Fine, the train then.", "Agreeing", train.into())?;
    Ok(talk.map)
}
