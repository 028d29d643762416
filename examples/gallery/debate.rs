//! An invented debate of hundreds of posts: the same dispute, quarter by quarter.

use argument_map::{ArgumentMap, Errors, MapBuilder};

const QUARTERS: [&str; 10] = [
    "the Old Town",
    "the market square",
    "the station quarter",
    "the university quarter",
    "the riverside",
    "the theatre district",
    "the cathedral close",
    "the harbour",
    "the brewery yard",
    "the castle hill",
];

/// One aspect of the question; `@` stands for a quarter.
struct Aspect {
    key: &'static str,
    title: &'static str,
    /// Whether it speaks for the closure.
    speaks_for: bool,
    claim: &'static str,
    instance: &'static str,
    objection: &'static str,
    reply: &'static str,
}

const ASPECTS: [Aspect; 8] = [
    Aspect {
        key: "air",
        title: "Air",
        speaks_for: true,
        claim: "Without cars the air in the centre gets cleaner.",
        instance: "The nitrogen dioxide in @ comes mostly from cars.",
        objection: "In @ most of it comes from delivery vans, which are exempt.",
        reply: "The vans of @ are to be electric by the time it closes.",
    },
    Aspect {
        key: "noise",
        title: "Noise",
        speaks_for: true,
        claim: "Without cars the centre gets quieter.",
        instance: "People who live in @ sleep badly because of the traffic.",
        objection: "At night it is the bars that keep @ awake.",
        reply: "The bars of @ close at midnight; the traffic does not.",
    },
    Aspect {
        key: "safety",
        title: "Safety",
        speaks_for: true,
        claim: "Without cars fewer people are hurt.",
        instance: "Every year children are hit by cars in @.",
        objection: "In @ it is cyclists who run people over.",
        reply: "The police count one such accident in @ for nine with cars.",
    },
    Aspect {
        key: "space",
        title: "Space",
        speaks_for: true,
        claim: "Parked cars take up room that people could use.",
        instance: "Half of the ground in @ is parking.",
        objection: "Nobody would sit outside in @ in winter.",
        reply: "The winter fair of @ is crowded every year.",
    },
    Aspect {
        key: "trade",
        title: "Trade",
        speaks_for: false,
        claim: "The shops in the centre lose customers.",
        instance: "Customers of the shops in @ come by car.",
        objection: "A count in @ found that most of them come on foot.",
        reply: "The count in @ was taken on a sunny Saturday.",
    },
    Aspect {
        key: "access",
        title: "Access",
        speaks_for: false,
        claim: "People who walk badly can no longer reach the centre.",
        instance: "The surgeries in @ are visited by people who walk badly.",
        objection: "Whoever has a permit may still drive to @.",
        reply: "Visitors of @ wait for months for a permit.",
    },
    Aspect {
        key: "traffic",
        title: "Traffic elsewhere",
        speaks_for: false,
        claim: "The traffic only moves to the streets around.",
        instance: "Cars that crossed @ would take the ring road, which is full.",
        objection: "When the bridge at @ was shut, much of the traffic vanished.",
        reply: "That was in the holidays, when @ is empty anyway.",
    },
    Aspect {
        key: "cost",
        title: "Cost",
        speaks_for: false,
        claim: "The city cannot afford the closure.",
        instance: "Bollards and paving for @ cost a year's budget for roads.",
        objection: "The state pays for the works in @.",
        reply: "What the state pays for @ it takes from the buses.",
    },
];

pub(crate) fn map() -> Result<ArgumentMap, Errors> {
    let mut m = MapBuilder::new("Should the city centre be closed to cars?");
    m.voice("for", "Car-free centre");
    m.voice("against", "Open streets");
    m.thesis("closed", "The city centre should be closed to cars.");
    for aspect in &ASPECTS {
        let Aspect { key, speaks_for, .. } = *aspect;
        let (side, other) = if speaks_for { ("for", "against") } else { ("against", "for") };
        m.group(key, aspect.title);
        m.claim(key, aspect.claim).asserted_by(side);
        match speaks_for {
            true => m.support("closed").with(key),
            false => m.rebut("closed").with(key),
        };
        for (n, quarter) in (1..).zip(QUARTERS) {
            let text = |words: &str| {
                let mut text = words.replace('@', quarter);
                if let Some(first) = text.get_mut(..1) {
                    first.make_ascii_uppercase();
                }
                text
            };
            let [instance, objection, reply] =
                ["instance", "objection", "reply"].map(|part| format!("{key}-{part}-{n}"));
            m.claim(&instance, &text(aspect.instance)).asserted_by(side);
            m.support(key).with(&instance).key(&format!("{key}-step-{n}"));
            // Not every post is answered.
            if n % 8 == 0 {
                continue;
            }
            m.claim(&objection, &text(aspect.objection)).asserted_by(other);
            match n % 2 {
                0 => m.rebut(&instance).with(&objection),
                _ => m.undercut(&format!("{key}-step-{n}")).with(&objection),
            };
            if n % 3 != 0 {
                m.claim(&reply, &text(aspect.reply)).asserted_by(side);
                m.rebut(&objection).with(&reply);
            }
        }
        m.end_group();
    }
    m.build()
}
