//! A debate as a site would keep it: people post and withdraw, and after each edit only what it bears on is judged anew.
//!
//! `cargo run --example debate`

use argument_map::draw::Outline;
use argument_map::semantics::{Change, Live, Reading};
use argument_map::{ArgumentMap, Error, NodeId, Relation, Statement, StatementId, Voice, Voicing};

/// What a post answers, and to what end.
enum Reply {
    For(NodeId),
    Against(NodeId),
}

struct Debate {
    map: ArgumentMap,
    live: Live,
}

impl Debate {
    fn new(motion: &str) -> Result<(Self, StatementId), Error> {
        let mut map = ArgumentMap::new();
        map.set_title(motion);
        let mut motion = Statement::claim("motion", motion);
        motion.set_thesis(true);
        let motion = map.add_statement(motion)?;
        let live = Live::new(&map, &Reading::new())?;
        Ok((Debate { map, live }, motion))
    }

    /// Posts a reason; it can be answered itself, and so can the step from it to what it answers.
    fn post(&mut self, who: &str, text: &str, reply: Reply) -> Result<(NodeId, NodeId), Error> {
        let voice = match self.map.find_voice(who) {
            Some(voice) => voice,
            None => self.map.add_voice(Voice::new(who, who))?,
        };
        let mut statement = Statement::claim(format!("post {}", self.map.bound()), text);
        statement.set_voicing(Some(Voicing::asserted(voice)));
        let post = self.map.add_statement(statement)?;
        let step = self.map.add_relation(match reply {
            Reply::For(target) => Relation::support([post], target),
            Reply::Against(target) => Relation::attack([post], target),
        })?;
        println!("\n{who}: {text}");
        let changes = self.live.update(&self.map, [post.into(), step.into()])?;
        self.tell(&changes);
        Ok((post.into(), step.into()))
    }

    /// Takes a post back; what rests on it alone goes with it.
    fn withdraw(&mut self, post: NodeId) -> Result<(), Error> {
        println!("\nwithdrawn: {}", self.words(post));
        let removal = self.map.remove(post)?;
        let touched = removal.removed.into_iter().chain(removal.weakened.into_iter().map(NodeId::from));
        let changes = self.live.update(&self.map, touched)?;
        self.tell(&changes);
        Ok(())
    }

    /// Says which statements changed.
    fn tell(&self, changes: &[Change]) {
        for change in changes {
            if let (Some(before), Some(after)) = (change.before, change.after) {
                println!("  was {before}, is {after}: {}", self.words(change.node));
            }
        }
    }

    fn words(&self, node: NodeId) -> String {
        match node {
            NodeId::Statement(id) => format!("“{}”", self.map[id].text()),
            NodeId::Relation(id) => {
                let premises: Vec<_> =
                    self.map.premises(id).map(|premise| self.words(premise.into())).collect();
                format!("the step from {}", premises.join(" and "))
            }
        }
    }
}

fn main() -> Result<(), Error> {
    let (mut debate, motion) = Debate::new("The square should be closed to cars.")?;
    let (_, step) = debate.post("Ada", "It is quieter without cars.", Reply::For(motion.into()))?;
    let (buses, _) = debate.post(
        "Ben",
        "The buses would run there in any case, and they are the loudest.",
        Reply::Against(step),
    )?;
    let (shops, _) =
        debate.post("Cem", "The shops would lose their customers.", Reply::Against(motion.into()))?;
    debate.post("Ada", "In Ghent their takings rose after the closure.", Reply::Against(shops))?;
    debate.withdraw(buses)?;

    let judged = debate.live.evaluation(&debate.map)?;
    let statuses = |node| judged.status(node);
    println!("\n{}", Outline::new(&debate.map).statuses(&statuses));
    Ok(())
}
