//! One page that can be explored: the drawing, the argument behind it, and a small script.

mod data;

use crate::draw::diagram::{Diagram, Statuses};
use crate::draw::drawing::drawing;
use crate::draw::escape::{Xml, tame};
use crate::draw::svg::Svg;
use crate::draw::{Options, Page};
use crate::map::ArgumentMap;
use crate::map::id::NodeId;
use std::fmt;

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = concat!(
    "(() => {\n\"use strict\";\n",
    include_str!("html/argument.js"),
    include_str!("html/drawing.js"),
    include_str!("html/layout.js"),
    include_str!("html/route.js"),
    include_str!("html/arrange.js"),
    include_str!("html/view.js"),
    include_str!("html/words.js"),
    include_str!("html/hands.js"),
    "})();\n"
);
/// The one script that the page's policy allows, by its SHA-256; `tests/html.rs` tells the new value when a script changes.
const SCRIPT_HASH: &str = "sha256-4ALFXraLB7no2jZU6vjBRC1qFdKZClXnNSqACySkTuo=";

type Reasons<'m> = &'m (dyn Fn(NodeId) -> Option<String> + Sync);

/// A map as a web page of one file: it can be moved and zoomed, searched, folded and filtered, with the mouse, by touch
/// and by keyboard, and says of each box who says it, on what, and why it stands or falls.
///
/// The page asks the network for nothing and runs no script but its own, which its policy enforces; texts of the map
/// are only ever text. Without scripts the drawing is still there, and on paper it is the drawing.
///
/// ```
/// use argument_map::MapBuilder;
/// use argument_map::draw::Html;
/// use argument_map::semantics::{Reading, evaluate};
///
/// let mut m = MapBuilder::new("Rain");
/// m.thesis("rain", "It rained.");
/// m.evidence("wet", "The street is wet.");
/// m.support("rain").with("wet");
/// let map = m.build()?;
///
/// let judged = evaluate(&map, &Reading::new())?;
/// let status = |node| judged.status(node);
/// let why = |node| judged.why(node).map(|why| why.to_string());
/// let page = Html::new(&map).statuses(&status).reasons(&why).to_string();
/// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Accepted: “It rained.”"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Html<'m> {
    map: &'m ArgumentMap,
    options: Options,
    statuses: Option<Statuses<'m>>,
    reasons: Option<Reasons<'m>>,
}

drawing!(Html);

impl<'m> Html<'m> {
    /// The page of a map with the usual options, wrapped for a screen.
    #[must_use]
    pub fn new(map: &'m ArgumentMap) -> Self {
        Html { map, options: Options::new().page(Page::Screen), statuses: None, reasons: None }
    }

    /// Answers "why?" for statements and relations, in words.
    #[must_use]
    pub fn reasons(self, reasons: &'m (dyn Fn(NodeId) -> Option<String> + Sync)) -> Self {
        Html { reasons: Some(reasons), ..self }
    }

    fn why(&self, node: NodeId) -> Option<String> {
        self.reasons?(node).map(|why| tame(&why).into_owned())
    }
}

impl fmt::Display for Html<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = if self.map.title().trim().is_empty() { "Argument map" } else { self.map.title() };
        let title = Xml(title);
        write!(
            f,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
             script-src '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n\
             </head>\n<body>\n<header>\n<h1 dir=\"auto\">{title}</h1>\n{TOOLS}</header>\n\
             <main>\n<nav id=\"outline\" aria-label=\"Outline\" hidden></nav>\n<div id=\"stage\">\n"
        )?;
        let mut svg = Svg::new(self.map).options(self.options.clone());
        if let Some(statuses) = self.statuses {
            svg = svg.statuses(statuses);
        }
        write!(f, "{svg}{REST}")?;
        let diagram = Diagram::new(self.map, &self.options, self.statuses);
        let page = data::Page::of(self, &diagram);
        let json = serde_json::to_string(&page).map_err(|_| fmt::Error)?;
        // What would end the element stands only within strings, where it can be spelled otherwise.
        for (n, piece) in json.split('<').enumerate() {
            write!(f, "{}{piece}", if n == 0 { "" } else { "\\u003c" })?;
        }
        write!(f, "</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n")
    }
}

const TOOLS: &str = r#"<input id="search" type="search" placeholder="Search" aria-label="Search the statements">
<span id="found" aria-live="polite"></span>
<details id="filter"><summary>Filter</summary><div id="choices"></div></details>
<button id="folds">Fold all</button>
<button id="outlined">Outline</button>
<button id="farther" aria-label="Zoom out">−</button>
<button id="closer" aria-label="Zoom in">+</button>
<button id="fit">Fit</button>
<button id="keys" aria-label="Keys">?</button>
"#;

const REST: &str = r#"</div>
<aside id="details" aria-label="Details" hidden></aside>
<div id="help" hidden>
<div><kbd>arrows</kbd> to the next box</div>
<div><kbd>Enter</kbd> details</div>
<div><kbd>space, c</kbd> fold, unfold</div>
<div><kbd>p, n</kbd> what it is for, its first reason</div>
<div><kbd>/</kbd> search; Enter, Shift+Enter through the finds</div>
<div><kbd>f, +, −</kbd> fit, zoom</div>
<div><kbd>o</kbd> outline</div>
<div><kbd>Esc</kbd> close</div>
</div>
</main>
<div id="tip" hidden></div>
<div id="said" role="status" class="unseen"></div>
<script type="application/json" id="data">"#;
