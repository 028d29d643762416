//! What the page knows about the map: the argument in JSON, for its script.

use crate::draw::Conclusions;
use crate::draw::diagram::Diagram;
use crate::draw::escape::tame;
use crate::draw::html::Html;
use crate::draw::sized::status_word;
use crate::draw::wrap::Wrapper;
use crate::map::id::{NodeId, RelationId, StatementId};
use crate::map::relation::Family;
use serde::Serialize;
use std::borrow::Cow;

#[derive(Serialize)]
pub(super) struct Page<'m> {
    /// Where the conclusions are.
    side: &'static str,
    /// The statements, then the relations.
    nodes: Vec<Entry<'m>>,
}

#[derive(Default, Serialize)]
struct Entry<'m> {
    key: &'m str,
    /// What it is, in capitals.
    word: Cow<'m, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Cow<'m, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    voice: Option<Cow<'m, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hedge: Option<Cow<'m, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<Cow<'m, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    quotes: Vec<Quotation<'m>>,
    /// Of a relation: `support`, `attack` or `other`, and its ends by place in `nodes`.
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    premises: Option<Vec<u32>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scheme: Option<Cow<'m, str>>,
}

#[derive(Serialize)]
struct Quotation<'m> {
    exact: Cow<'m, str>,
    source: Cow<'m, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<&'m str>,
}

impl<'m> Page<'m> {
    pub(super) fn of(html: &Html<'m>, diagram: &Diagram<'m>) -> Page<'m> {
        let map = html.map;
        let ids = || map.statements().map(NodeId::from).chain(map.relations().map(NodeId::from));
        let mut place = vec![0; map.bound()];
        for (at, id) in (0..).zip(ids()) {
            place[id.index()] = at;
        }
        let mut wrapper = Wrapper::default();
        let nodes = ids().map(|id| match id {
            NodeId::Statement(id) => statement(html, diagram, id, &mut wrapper),
            NodeId::Relation(id) => relation(html, diagram, id, &place),
        });
        let nodes = nodes.collect();
        let side = match diagram.conclusions() {
            Conclusions::Auto | Conclusions::Top => "top",
            Conclusions::Bottom => "bottom",
            Conclusions::Left => "left",
            Conclusions::Right => "right",
        };
        Page { side, nodes }
    }
}

fn statement<'m>(
    html: &Html<'m>,
    diagram: &Diagram<'m>,
    id: StatementId,
    wrapper: &mut Wrapper,
) -> Entry<'m> {
    let (map, statement) = (html.map, &html.map[id]);
    let card = diagram.card(id, wrapper);
    let voice = statement.voicing().and_then(|voicing| map.voice(voicing.voice));
    let group = statement.group().and_then(|group| map.group(group));
    Entry {
        key: card.key,
        word: card.word.into(),
        text: Some(tame(card.text)),
        status: card.status.map(status_word),
        voice: voice.map(|voice| tame(&voice.name)),
        hedge: card.hedge.map(tame),
        group: group.map(|group| tame(&group.title)),
        why: html.why(id.into()),
        quotes: card
            .quotes
            .iter()
            .map(|&(exact, source)| Quotation { exact: tame(exact), source: tame(source), link: card.link })
            .collect(),
        ..Entry::default()
    }
}

fn relation<'m>(html: &Html<'m>, diagram: &Diagram<'m>, id: RelationId, place: &[u32]) -> Entry<'m> {
    let relation = &html.map[id];
    let junction = diagram.junction(id);
    let at = |node: NodeId| place[node.index()];
    Entry {
        key: relation.key(),
        word: junction.kind.word().to_uppercase().into(),
        title: Some(tame(&junction.title).into_owned()),
        status: junction.status.map(status_word),
        why: html.why(id.into()),
        family: Some(match relation.family() {
            Family::Support => "support",
            Family::Attack => "attack",
            _ => "other",
        }),
        premises: Some(html.map.premises(id).map(|premise| at(premise.into())).collect()),
        target: Some(at(relation.target())),
        scheme: relation.scheme().map(|scheme| tame(scheme.spoken())),
        ..Entry::default()
    }
}
