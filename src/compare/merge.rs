//! One map of several.

use crate::compare::Matching;
use crate::compare::aspect::{Aspect, Said, is_blank, of_group, of_map, of_node, of_source, of_voice};
use crate::compare::fill::{fill_data, fill_node, filled};
use crate::compare::index::{Index, renumbered, words};
use crate::error::{Error, Noun};
use crate::map::attributes::Voicing;
use crate::map::id::{GroupId, NodeId, RelationId, SourceId, VoiceId};
use crate::map::source::{Group, Source, Voice};
use crate::map::{ArgumentMap, Node};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt;

/// Several maps as one, and what they disagree on.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Merged {
    /// The map.
    pub map: ArgumentMap,
    /// The disagreements, in the order of the maps.
    pub conflicts: Vec<Conflict>,
}

/// Two maps say different things of the same thing; the earlier one has its way.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Conflict {
    /// Which map did not have its way, counted from 0.
    pub map: usize,
    /// What it is about; `None` for the map as a whole.
    pub noun: Option<Noun>,
    /// Its key in the merged map; empty for the map as a whole.
    pub key: String,
    /// In what they differ; [`Aspect::Key`] where something got another key because its own was taken.
    pub aspect: Aspect,
    /// What the merged map says.
    pub kept: Value,
    /// What the later map says.
    pub dropped: Value,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Conflict { map, key, aspect, kept, dropped, .. } = self;
        match self.noun {
            Some(noun) => write!(f, "the {noun} {key:?}: ")?,
            None => f.write_str("the map: ")?,
        }
        write!(f, "{aspect} {kept}, where map {} has {dropped}", map + 1)
    }
}

/// Puts maps together: what is the same in several stands once, in the place it has in the first.
///
/// Statements are the same as `matching` says, relations if they are of one family and link the same; voices,
/// sources and groups if they have the same key. A later map fills what the earlier ones leave unsaid and adds
/// its tags, quotes and free data; where it contradicts them, the earlier map is followed and the conflict
/// reported. A key that is already taken by something else is changed, which is reported too. Under
/// [`Matching::Key`], conflicts in the [text](Aspect::Text) of many statements mean that the keys were equal by
/// accident, and that the maps are to be merged by their texts.
///
/// # Errors
/// [`ErrorKind::Full`](crate::ErrorKind::Full).
///
/// # Complexity
/// Linear in the maps together.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::compare::{Matching, merge};
///
/// let mut one = MapBuilder::new("Rain");
/// one.thesis("rain", "It rained.");
/// one.evidence("wet", "The street is wet.");
/// one.support("rain").with("wet").scheme("sign");
/// let mut other = MapBuilder::new("Rain");
/// other.thesis("c1", "It rained.");
/// other.evidence("c2", "The water truck came by.");
/// other.rebut("c1").with("c2");
///
/// let merged = merge(&[&one.build()?, &other.build()?], Matching::Text)?;
/// assert_eq!(merged.map.statements().count(), 3);
/// let rain = merged.map.find("rain").unwrap();
/// assert_eq!(merged.map.attackers(rain).count(), 1);
/// # Ok::<(), argument_map::Errors>(())
/// ```
pub fn merge(maps: &[&ArgumentMap], matching: Matching) -> Result<Merged, Error> {
    let Some((first, others)) = maps.split_first() else {
        return Ok(Merged { map: ArgumentMap::new(), conflicts: Vec::new() });
    };
    let mut map = (*first).clone();
    map.compact();
    let index = Index::new(&map, matching);
    let mut merging = Merging { map, index, from: 0, conflicts: Vec::new(), numbered: HashMap::new() };
    for (from, other) in others.iter().enumerate() {
        merging.from = from + 1;
        merging.add(other)?;
    }
    Ok(Merged { map: merging.map, conflicts: merging.conflicts })
}

struct Merging {
    map: ArgumentMap,
    index: Index,
    /// Which map is being added.
    from: usize,
    conflicts: Vec<Conflict>,
    /// How many keys were made of a key that was taken.
    numbered: HashMap<String, u32>,
}

/// What the entries of the map being added are in the merged map, by their own numbers.
struct Entries {
    voices: HashMap<VoiceId, VoiceId>,
    sources: HashMap<SourceId, SourceId>,
    groups: HashMap<GroupId, GroupId>,
}

impl Merging {
    fn add(&mut self, other: &ArgumentMap) -> Result<(), Error> {
        let said = of_map(&self.map);
        if self.map.title().is_empty() {
            self.map.set_title(other.title());
        }
        let mut data = self.map.data().clone();
        fill_data(&mut data, other.data());
        self.map.set_data(data)?;
        self.compare(None, "", said, of_map(other));
        let entries = Entries {
            voices: self.add_voices(other)?,
            sources: self.add_sources(other)?,
            groups: self.add_groups(other)?,
        };
        self.add_nodes(other, &entries)
    }

    /// Notes where what is kept and what comes later both say something, and not the same.
    fn compare(&mut self, noun: Option<Noun>, key: &str, kept: Said, dropped: Said) {
        let united = |aspect| matches!(aspect, Aspect::Quotes | Aspect::Tags);
        for ((aspect, kept), (_, dropped)) in kept.into_iter().zip(dropped) {
            let unsaid = |value: &Value| is_blank(value) && !value.is_boolean();
            let at_odds = match (&kept, &dropped) {
                (Value::Object(kept), Value::Object(dropped)) if aspect == Aspect::Data => {
                    dropped.iter().any(|(name, value)| kept.get(name).is_some_and(|kept| kept != value))
                }
                (Value::String(kept), Value::String(dropped)) if aspect == Aspect::Text => {
                    words(kept) != words(dropped) && !kept.is_empty() && !dropped.is_empty()
                }
                _ => kept != dropped && !unsaid(&kept) && !unsaid(&dropped),
            };
            if at_odds && !united(aspect) {
                let (map, key) = (self.from, key.to_owned());
                self.conflicts.push(Conflict { map, noun, key, aspect, kept, dropped });
            }
        }
    }

    fn add_voices(&mut self, other: &ArgumentMap) -> Result<HashMap<VoiceId, VoiceId>, Error> {
        let mut voices = HashMap::new();
        for (id, theirs) in other.voices() {
            let found = self.map.find_voice(&theirs.key);
            let Some((found, mine)) = found.and_then(|id| Some((id, self.map.voice(id)?))) else {
                voices.insert(id, self.map.add_voice(theirs.clone())?);
                continue;
            };
            let said = of_voice(mine);
            let mut filled = Voice { name: filled(&mine.name, &theirs.name), ..mine.clone() };
            fill_data(&mut filled.data, &theirs.data);
            self.map.set_voice(found, filled)?;
            self.compare(Some(Noun::Voice), &theirs.key, said, of_voice(theirs));
            voices.insert(id, found);
        }
        Ok(voices)
    }

    fn add_sources(&mut self, other: &ArgumentMap) -> Result<HashMap<SourceId, SourceId>, Error> {
        let mut sources = HashMap::new();
        for (id, theirs) in other.sources() {
            let found = self.map.find_source(&theirs.key);
            let Some((found, mine)) = found.and_then(|id| Some((id, self.map.source(id)?))) else {
                sources.insert(id, self.map.add_source(theirs.clone())?);
                continue;
            };
            let said = of_source(mine);
            let mut data = mine.data.clone();
            fill_data(&mut data, &theirs.data);
            let filled = Source {
                key: mine.key.clone(),
                title: filled(&mine.title, &theirs.title),
                author: filled(&mine.author, &theirs.author),
                date: filled(&mine.date, &theirs.date),
                url: filled(&mine.url, &theirs.url),
                text: mine.text.clone().or_else(|| theirs.text.clone()),
                data,
            };
            self.map.set_source(found, filled)?;
            self.compare(Some(Noun::Source), &theirs.key, said, of_source(theirs));
            sources.insert(id, found);
        }
        Ok(sources)
    }

    /// Parents come last: a group may lie in one that comes after it.
    fn add_groups(&mut self, other: &ArgumentMap) -> Result<HashMap<GroupId, GroupId>, Error> {
        let mut groups = HashMap::new();
        let mut inner = Vec::new();
        for (id, theirs) in other.groups() {
            let found = self.map.find_group(&theirs.key);
            let new = if let Some((found, mine)) = found.and_then(|id| Some((id, self.map.group(id)?))) {
                let said = of_group(&self.map, mine);
                let mut filled = Group { title: filled(&mine.title, &theirs.title), ..mine.clone() };
                fill_data(&mut filled.data, &theirs.data);
                self.map.set_group(found, filled)?;
                self.compare(Some(Noun::Group), &theirs.key, said, of_group(other, theirs));
                found
            } else {
                self.map.add_group(Group { parent: None, ..theirs.clone() })?
            };
            groups.insert(id, new);
            inner.extend(theirs.parent.map(|parent| (new, parent)));
        }
        for (id, parent) in inner {
            let Some(mine) = self.map.group(id).filter(|mine| mine.parent.is_none()) else { continue };
            let within = Group { parent: groups.get(&parent).copied(), ..mine.clone() };
            let said = of_group(&self.map, mine);
            let wanted = of_group(&self.map, &within);
            let key = within.key.clone();
            // The maps may nest two groups in opposite ways.
            if self.map.set_group(id, within).is_err() {
                let differing =
                    said.into_iter().zip(wanted).find(|((aspect, _), _)| *aspect == Aspect::Parent);
                if let Some(((aspect, kept), (_, dropped))) = differing {
                    let noun = Some(Noun::Group);
                    self.conflicts.push(Conflict { map: self.from, noun, key, aspect, kept, dropped });
                }
            }
        }
        Ok(groups)
    }

    fn add_nodes(&mut self, other: &ArgumentMap, entries: &Entries) -> Result<(), Error> {
        let same = self.index.same(&self.map, other);
        let mut numbers = vec![0_u32; other.bound()];
        let mut new = Vec::new();
        for (number, node) in (0..).take(other.bound()).filter_map(|n| Some((n, other.node(n)?))) {
            numbers[number as usize] = match same[number as usize] {
                Some(mine) => mine.index() as u32,
                None => {
                    let added = self.map.push(translated(node, entries, |n| n))?;
                    new.push(added);
                    added
                }
            };
        }
        for &number in &new {
            let free = self.free_key(number);
            if let Node::Relation(relation) = self.map.node_mut(number) {
                relation.renumber(|n| numbers[n as usize]);
            }
            if let Some((taken, free)) = free {
                match self.map.node_mut(number) {
                    Node::Statement(statement) => statement.set_key(&free),
                    Node::Relation(relation) => relation.set_key(&free),
                }
                let noun = match self.map.id_of(number) {
                    Some(NodeId::Relation(_)) => Noun::Relation,
                    _ => Noun::Statement,
                };
                self.conflicts.push(Conflict {
                    map: self.from,
                    noun: Some(noun),
                    key: free.clone(),
                    aspect: Aspect::Key,
                    kept: free.into(),
                    dropped: taken.into(),
                });
            }
            self.map.enter(number);
        }
        for &number in &new {
            if let Some(id) = self.map.id_of(number) {
                if let NodeId::Relation(_) = id {
                    self.map.link(RelationId(number));
                }
                self.index.add(&self.map, id);
            }
        }
        for (number, mine) in (0..).zip(&same).filter_map(|(n, mine)| Some((n, (*mine)?))) {
            if let Some(node) = other.node(number) {
                let theirs = translated(node, entries, |n| numbers[n as usize]);
                self.fill_node(mine, theirs);
            }
        }
        Ok(())
    }

    /// The key of a node that is not entered yet and one that is free, if the key is taken.
    fn free_key(&mut self, number: u32) -> Option<(String, String)> {
        let taken = self.map.entry_key(Noun::Node, number).to_owned();
        self.map.find(&taken)?;
        let count = self.numbered.entry(taken.clone()).or_insert(1);
        loop {
            *count += 1;
            let free = format!("{taken}-{count}");
            if self.map.find(&free).is_none() {
                return Some((taken, free));
            }
        }
    }

    fn fill_node(&mut self, mine: NodeId, mut theirs: Node) {
        let number = mine.index() as u32;
        if self.map.node(number) == Some(&theirs) {
            return;
        }
        let said = |map: &ArgumentMap| map.node(number).map(|node| of_node(map, node)).unwrap_or_default();
        let before = said(&self.map);
        fill_node(self.map.node_mut(number), &mut theirs);
        // Roles are filled one by one, so the premises are compared as they now stand.
        let premises = |((aspect, was), (_, is))| (aspect, if aspect == Aspect::Premises { is } else { was });
        let kept = before.into_iter().zip(said(&self.map)).map(premises).collect();
        let noun = if mine.statement().is_some() { Noun::Statement } else { Noun::Relation };
        let key = self.map.key(mine).to_owned();
        let dropped = of_node(&self.map, &theirs);
        self.compare(Some(noun), &key, kept, dropped);
    }
}

/// The node with the ids that the merged map has in the place of its own.
fn translated(node: &Node, entries: &Entries, number: impl Fn(u32) -> u32) -> Node {
    let mut node = renumbered(node, number);
    let attributes = node.attributes_mut();
    let voicing = attributes.voicing().and_then(|voicing| {
        Some(Voicing { voice: *entries.voices.get(&voicing.voice)?, manner: voicing.manner })
    });
    attributes.set_voicing(voicing);
    attributes.set_group(attributes.group().and_then(|group| entries.groups.get(&group).copied()));
    for quote in attributes.quotes_mut() {
        quote.source = entries.sources.get(&quote.source).copied().unwrap_or(quote.source);
    }
    node
}
