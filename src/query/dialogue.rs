//! A map without its dialogue, the dialogue alone, and the dialogue folded into who says what.

use crate::map::ArgumentMap;
use crate::map::attributes::{Manner, Voicing};
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::{Family, SchemeName};
use crate::map::source::Voice;
use crate::map::statement::StatementKind;
use std::collections::HashSet;

/// The dialogue, apart from the argument and folded into it.
impl ArgumentMap {
    /// The argument alone: without locutions, transitions and illocutions. Linear in the map.
    #[must_use]
    pub fn without_dialogue(&self) -> ArgumentMap {
        let statements = self.statements().map(NodeId::from);
        self.submap(statements.chain(self.relations().map(NodeId::from)))
    }

    /// The dialogue alone: locutions, transitions, illocutions, and what these say or argue, without the
    /// relations that nobody is seen to put forward. Linear in the map.
    #[must_use]
    pub fn dialogue_only(&self) -> ArgumentMap {
        let mut kept: Vec<NodeId> = self.locutions().map(NodeId::from).collect();
        kept.extend(self.dialogue().map(NodeId::from));
        let mut seen: HashSet<NodeId> = kept.iter().copied().collect();
        let said = self.dialogue().map(|id| self[id].target());
        let mut next: Vec<NodeId> = said.filter(|&node| seen.insert(node)).collect();
        // A relation that is put forward comes with its ends.
        while let Some(node) = next.pop() {
            kept.push(node);
            if let NodeId::Relation(id) = node {
                let relation = &self[id];
                let ends = relation.premises().iter().map(|p| p.node()).chain([relation.target()]);
                next.extend(ends.filter(|&end| seen.insert(end)));
            }
        }
        self.submap(kept)
    }

    /// The argument alone, with each statement and relation given the voice of the first who puts it forward
    /// in the dialogue; one that has a voice already keeps it. Linear in the map.
    ///
    /// Who says a locution is its voice, or else the name before the colon, as transcripts have it
    /// (`Fiona Bruce : …`). What somebody is quoted as saying is attributed. An illocution through which
    /// nobody vouches for its content gives no voice: a question, a challenge, disagreement with it, an
    /// analyst's note. These are the illocutions of Inference Anchoring Theory (Budzynska and Reed 2011,
    /// "Whence inference?"), by the names that AIFdb gives them.
    ///
    /// ```
    /// # use argument_map::{ArgumentMap, Family, Relation, Statement};
    /// let mut map = ArgumentMap::new();
    /// let rain = map.add_statement(Statement::claim("rain", "It rains."))?;
    /// let said = map.add_statement(Statement::locution("said", "Ann Lee : It's raining."))?;
    /// let mut asserting = Relation::new(Family::Illocution, [said], rain);
    /// asserting.set_scheme(Some("Asserting"));
    /// map.add_relation(asserting)?;
    ///
    /// let argument = map.with_speakers();
    /// let rain = argument.find_statement("rain").unwrap();
    /// assert_eq!(argument.voice(argument[rain].voicing().unwrap().voice).unwrap().name, "Ann Lee");
    /// assert_eq!(argument.locutions().count(), 0);
    /// # Ok::<(), argument_map::Error>(())
    /// ```
    #[must_use]
    pub fn with_speakers(&self) -> ArgumentMap {
        let mut argument = self.without_dialogue();
        let quoted = self.quoted_locutions();
        for id in self.dialogue().filter(|&id| self[id].family() == Family::Illocution) {
            let illocution = &self[id];
            let target = illocution.target();
            let Some(locution) = self.locution_of(id).filter(|_| self.puts_forward(id)) else { continue };
            let Some(node) = argument.find(self.key(target)) else { continue };
            let before = self.node(target.index() as u32).and_then(|node| node.attributes().voicing());
            let Some(mut voicing) = before.is_none().then(|| self.speaker(locution, &mut argument)).flatten()
            else {
                continue;
            };
            if quoted.contains(&locution) {
                voicing.manner = Manner::Attributed;
            }
            let attributes = argument.node_mut(node.index() as u32).attributes_mut();
            let better =
                |held: Voicing| held.manner == Manner::Attributed && voicing.manner == Manner::Asserted;
            if attributes.voicing().is_none_or(better) {
                attributes.set_voicing(Some(voicing));
            }
        }
        argument
    }

    /// The locutions that others quote.
    fn quoted_locutions(&self) -> HashSet<StatementId> {
        let said = self.dialogue().filter(|&id| self[id].family() == Family::Illocution);
        let quoting = said.filter(|&id| act(self[id].scheme()) != "analysing");
        let targets = quoting.filter_map(|id| self[id].target().statement());
        targets.filter(|&id| self[id].kind() == StatementKind::Locution).collect()
    }

    /// The locution that an illocution is anchored in: of a transition, the one it leads to.
    fn locution_of(&self, illocution: RelationId) -> Option<StatementId> {
        match self[illocution].premises().first()?.node() {
            NodeId::Statement(id) => Some(id),
            NodeId::Relation(id) => self[id].target().statement(),
        }
    }

    /// Whether who makes the move vouches for what it is about.
    fn puts_forward(&self, illocution: RelationId) -> bool {
        let attack = match self[illocution].target() {
            NodeId::Relation(id) => self[id].family() == Family::Attack,
            NodeId::Statement(_) => false,
        };
        match act(self[illocution].scheme()).as_str() {
            "analysing" | "questioning" | "purequestioning" | "directivequestioning" | "order" => false,
            "disagreeing" | "rejecting" | "contradicting" | "disaffirming" | "challenging"
            | "purechallenging" => attack,
            _ => true,
        }
    }

    /// Who says a locution, as a voice of the argument.
    fn speaker(&self, locution: StatementId, argument: &mut ArgumentMap) -> Option<Voicing> {
        let locution = &self[locution];
        if let Some(voicing) = locution.voicing() {
            return Some(voicing);
        }
        let name = name_before_colon(locution.text())?;
        let voice = argument.find_voice(name).or_else(|| {
            argument.add_voice(Voice { key: name.to_owned(), name: name.to_owned(), ..Voice::default() }).ok()
        });
        voice.map(Voicing::asserted)
    }
}

/// What an illocution does, in small letters only.
fn act(scheme: Option<&SchemeName>) -> String {
    let name = scheme.map_or("", SchemeName::written);
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The name that a line of a transcript begins with.
fn name_before_colon(line: &str) -> Option<&str> {
    const WORDS: usize = 6;
    let (before, after) = line.split_once(':')?;
    let name = before.trim();
    let lower = |word: &str| word.starts_with(char::is_lowercase);
    // "One thing is certain: …" begins with no name.
    let named = before.ends_with(char::is_whitespace) || !name.split_whitespace().any(lower);
    let short = (1..=WORDS).contains(&name.split_whitespace().count());
    (named && short && after.starts_with(char::is_whitespace)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::name_before_colon;

    #[test]
    fn names_stand_before_colons() {
        let found =
            ["Fiona Bruce : Yes", "Lawrence  : no", "AudienceMember 20210912QT02: My parents", "CL : and"];
        let names = found.map(|line| name_before_colon(line).unwrap_or_default());
        assert_eq!(names, ["Fiona Bruce", "Lawrence", "AudienceMember 20210912QT02", "CL"]);
        for line in ["One thing is certain: rain", "at 10:30", "no colon", " : nobody", "a b c d e f g : x"] {
            assert_eq!(name_before_colon(line), None, "{line}");
        }
    }
}
