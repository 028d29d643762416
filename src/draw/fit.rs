//! Fitting a drawing to its page: which direction and which length of line give the largest letters.

use crate::draw::diagram::{Diagram, Statuses};
use crate::draw::footer::Footer;
use crate::draw::layout::{Placement, Side, place};
use crate::draw::sized::scene;
use crate::draw::{Conclusions, Options, Page};
use crate::map::ArgumentMap;

/// A page in CSS pixels, 96 to the inch.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) margin: f64,
    /// Width and height as CSS writes them.
    pub(super) written: (&'static str, &'static str),
}

impl Page {
    pub(super) fn sheet(self) -> Option<Sheet> {
        const MILLIMETRE: f64 = 96.0 / 25.4;
        let (long, short, margin) = (297.0 * MILLIMETRE, 210.0 * MILLIMETRE, 10.0 * MILLIMETRE);
        match self {
            Page::Free | Page::Screen => None,
            Page::A4Upright => {
                Some(Sheet { width: short, height: long, margin, written: ("210mm", "297mm") })
            }
            Page::A4Across => Some(Sheet { width: long, height: short, margin, written: ("297mm", "210mm") }),
            Page::Slide => {
                Some(Sheet { width: 1280.0, height: 720.0, margin: 24.0, written: ("1280px", "720px") })
            }
        }
    }
}

/// A placement with all that was left open decided.
#[derive(Debug)]
pub(super) struct Fitted {
    pub(super) options: Options,
    pub(super) placement: Placement,
    /// How much larger than usual the letters are.
    pub(super) scale: f64,
}

/// Places a map. Of what the options leave open, the combination is taken that gives the largest letters on the
/// page; the larger the map, the fewer are tried.
pub(super) fn fit(map: &ArgumentMap, options: &Options, statuses: Option<Statuses<'_>>) -> Fitted {
    let mut best: Option<Fitted> = None;
    for options in candidates(map, options) {
        let fitted = try_one(map, options, statuses);
        // A little larger is no reason to leave the usual, which comes first.
        if best.as_ref().is_none_or(|best| fitted.scale > best.scale * 1.01) {
            best = Some(fitted);
        }
    }
    best.unwrap_or_else(|| try_one(map, options.clone(), statuses))
}

/// The area that the boxes alone take, in square pixels, of a picture that is on no page. Linear in the map.
#[cfg(feature = "png")]
pub(super) fn least_area(map: &ArgumentMap, options: &Options) -> f64 {
    if options.page.sheet().is_some() {
        return 0.0;
    }
    let scene = scene(map, &Diagram::new(map, options, None));
    scene.nodes.iter().map(|node| node.width * node.height).sum()
}

fn candidates(map: &ArgumentMap, options: &Options) -> Vec<Options> {
    const SOME: usize = 150;
    const MANY: usize = 1000;
    let usual = Diagram::new(map, options, None).conclusions();
    let open = options.page.sheet().is_some();
    let turned = if usual == Conclusions::Left { Conclusions::Top } else { Conclusions::Left };
    let sides: &[Conclusions] =
        if open && options.conclusions == Conclusions::Auto { &[usual, turned] } else { &[usual] };
    let columns: &[usize] = match map.bound() {
        _ if !open || options.wrap.is_some() => &[],
        ..SOME => &[26, 18, 22, 30, 36, 44, 60],
        SOME..MANY => &[26, 20, 36],
        _ => &[],
    };
    let sides = if map.bound() < MANY { sides } else { &sides[..1] };
    let mut found = Vec::new();
    for &side in sides {
        if columns.is_empty() {
            found.push(options.clone().conclusions(side));
        }
        found.extend(columns.iter().map(|&columns| options.clone().conclusions(side).wrap(columns)));
    }
    found
}

fn try_one(map: &ArgumentMap, options: Options, statuses: Option<Statuses<'_>>) -> Fitted {
    /// Few words on a large page need not shout.
    const LARGEST: f64 = 2.0;
    /// How many times as long as wide a drawing may be that is for no page, and what it becomes instead.
    const RIBBON: f64 = 3.0;
    const USUAL: f64 = 1.5;
    let diagram = Diagram::new(map, &options, statuses);
    let side = match diagram.conclusions() {
        Conclusions::Auto | Conclusions::Top => Side::Top,
        Conclusions::Bottom => Side::Bottom,
        Conclusions::Left => Side::Left,
        Conclusions::Right => Side::Right,
    };
    let scene = scene(map, &diagram);
    let sheet = options.page.sheet();
    let room = sheet.map(|sheet| (sheet.width - 2.0 * sheet.margin, sheet.height - 2.0 * sheet.margin));
    let aspect = match options.page {
        Page::Screen => Some(16.0 / 9.0),
        _ => room.map(|(width, height)| width / height),
    };
    let mut placement = place(&scene, side, aspect);
    // A ribbon fits no page and no screen.
    let ribbon = placement.width.max(placement.height) > RIBBON * placement.width.min(placement.height);
    if aspect.is_none() && ribbon {
        placement = place(&scene, side, Some(USUAL));
    }
    let scale = room.map_or(1.0, |(width, height)| {
        let footer = Footer::new(map, &diagram, placement.width);
        let across = width / placement.width.max(footer.width).max(1.0);
        let down = height / (placement.height + footer.height).max(1.0);
        across.min(down).min(LARGEST)
    });
    Fitted { options, placement, scale }
}
