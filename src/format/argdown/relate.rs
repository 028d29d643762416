//! Relations as Argdown means them: arguments act through their conclusions and are undercut at their last
//! inference; in strict mode relations between statements are logical.

use super::outline::{End, Link, LinkKind, Mode, Outline, Role};
use hashbrown::{HashMap, HashSet};

pub(super) fn relate(outline: &mut Outline) {
    move_ends(outline);
    if outline.mode == Mode::Strict {
        make_strict(outline);
    }
    drop_implied(outline);
}

type Key = (LinkKind, End, End);

fn key(link: &Link) -> Key {
    (link.kind, link.from, link.to)
}

/// Ends of arguments that are reconstructed move to their conclusions and inferences.
fn move_ends(outline: &mut Outline) {
    let has_steps = |end: End| matches!(end, End::Argument(n) if !outline.arguments[n].steps.is_empty());
    if !outline.links.iter().any(|link| has_steps(link.from) || has_steps(link.to)) {
        return;
    }
    let mut written: HashSet<Key> = outline.links.iter().map(key).collect();
    let arguments = &outline.arguments;
    let last = |argument: usize| {
        let steps = arguments.get(argument)?.steps.iter().enumerate().rev();
        steps.into_iter().find(|(_, step)| step.role == Role::MainConclusion)
    };
    outline.links.retain_mut(|link| {
        let (mut from, mut to) = (link.from, link.to);
        if let End::Argument(argument) = from {
            from = last(argument).map_or(from, |(_, step)| End::Statement(step.statement));
        }
        if let (End::Argument(argument), LinkKind::Undercut) = (to, link.kind) {
            to = last(argument).map_or(to, |(place, _)| End::Inference(argument, place));
        }
        if (from, to) == (link.from, link.to) {
            return true;
        }
        (link.from, link.to, link.moved) = (from, to, true);
        if from == to {
            // That an argument supports what it concludes says nothing new.
            return false;
        }
        let mirrored = (link.kind, to, from);
        let known = link.kind == LinkKind::Contradictory && written.contains(&mirrored);
        !known && written.insert(key(link))
    });
}

fn make_strict(outline: &mut Outline) {
    let mut contraries = HashSet::new();
    outline.links.retain_mut(|link| {
        if let (End::Statement(from), End::Statement(to)) = (link.from, link.to) {
            match link.kind {
                LinkKind::Support => link.kind = LinkKind::Entails,
                LinkKind::Attack => {
                    link.kind = LinkKind::Contrary;
                    return contraries.insert((from.min(to), from.max(to)));
                }
                _ => {}
            }
        }
        true
    });
}

/// An attack on an argument is left out where the attacker already attacks one of its premises.
fn drop_implied(outline: &mut Outline) {
    let mut attacked: HashMap<usize, HashSet<usize>> = HashMap::new();
    let candidates = outline.links.iter().filter(|link| {
        matches!((link.kind, link.from, link.to), (LinkKind::Attack, End::Statement(_), End::Argument(_)))
    });
    for link in candidates {
        if let End::Statement(from) = link.from {
            attacked.entry(from).or_default();
        }
    }
    if attacked.is_empty() {
        return;
    }
    for link in &outline.links {
        let (End::Statement(from), End::Statement(to)) = (link.from, link.to) else { continue };
        let mut note = |from: usize, to| attacked.get_mut(&from).map(|set| set.insert(to));
        match link.kind {
            LinkKind::Attack => drop(note(from, to)),
            LinkKind::Contradictory | LinkKind::Contrary => {
                note(from, to);
                note(to, from);
            }
            _ => {}
        }
    }
    let arguments = &outline.arguments;
    outline.links.retain(|link| match (link.kind, link.from, link.to) {
        (LinkKind::Attack, End::Statement(from), End::Argument(to)) => {
            let mut premises = arguments[to].steps.iter().filter(|step| step.role == Role::Premise);
            !premises.any(|step| attacked[&from].contains(&step.statement))
        }
        _ => true,
    });
}
