//! Parts that hang on nothing beside each other: a skyline, in the order of the map.

use crate::draw::layout::Rect;

/// The room between parts.
const BETWEEN: f64 = 36.0;

/// Upper left corners, and the size of the whole.
type Packing = (Vec<(f64, f64)>, (f64, f64));

/// Where rectangles of the given sizes go, and the size of the whole: as near to `aspect` (width by height) as one of
/// a few widths allows.
pub(super) fn pack(sizes: &[(f64, f64)], aspect: f64) -> Packing {
    let area: f64 = sizes.iter().map(|(w, h)| (w + BETWEEN) * (h + BETWEEN)).sum();
    let widest = sizes.iter().map(|size| size.0).fold(0.0, f64::max);
    let square = (area * aspect).sqrt();
    let tries: &[f64] = if sizes.len() > 2000 { &[1.03] } else { &[0.85, 1.0, 1.15, 1.3, 1.5] };
    let mut best: Option<(f64, Packing)> = None;
    for factor in tries {
        let (places, size) = skyline(sizes, (square * factor).max(widest));
        // What the page has to hold if it is this wide for each unit of height.
        let need = (size.0 / aspect).max(size.1);
        if best.as_ref().is_none_or(|(least, ..)| need < *least) {
            best = Some((need, (places, size)));
        }
    }
    best.map(|(_, packing)| packing).unwrap_or_default()
}

/// Each rectangle as high up as it fits, and there as far left.
fn skyline(sizes: &[(f64, f64)], width: f64) -> Packing {
    // Steps from left to right: where each starts and how far down it is taken.
    let mut steps = vec![(0.0_f64, 0.0_f64)];
    let mut places = Vec::with_capacity(sizes.len());
    let mut whole = Rect::default();
    for &(w, h) in sizes {
        let mut best: Option<(f64, f64, usize, usize)> = None;
        for first in 0..steps.len() {
            let x = steps[first].0;
            if x + w > width + 1e-6 && x > 0.0 {
                break;
            }
            let (mut y, mut last) = (0.0_f64, first);
            while last < steps.len() && steps[last].0 < x + w + BETWEEN {
                y = y.max(steps[last].1);
                last += 1;
            }
            if best.is_none_or(|(least, ..)| y < least) {
                best = Some((y, x, first, last));
            }
        }
        let Some((y, x, first, last)) = best else { continue };
        places.push((x, y));
        (whole.width, whole.height) = (whole.width.max(x + w), whole.height.max(y + h));
        let end = x + w + BETWEEN;
        let behind = steps[last - 1].1;
        let open = steps.get(last).is_none_or(|step| step.0 > end);
        let new = [(x, y + h + BETWEEN)].into_iter().chain((open && end < width).then_some((end, behind)));
        steps.splice(first..last, new);
    }
    (places, (whole.width, whole.height))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_overlaps_or_sticks_out(
            sizes in prop::collection::vec((1.0_f64..400.0, 1.0_f64..400.0), 1..40),
            aspect in 0.2_f64..4.0,
        ) {
            let (places, whole) = pack(&sizes, aspect);
            prop_assert_eq!(places.len(), sizes.len());
            for (n, (&(x, y), &(w, h))) in places.iter().zip(&sizes).enumerate() {
                prop_assert!(x >= 0.0 && y >= 0.0 && x + w <= whole.0 + 1e-6 && y + h <= whole.1 + 1e-6);
                for (&(a, b), &(v, g)) in places.iter().zip(&sizes).skip(n + 1) {
                    prop_assert!(x + w <= a + 1e-6 || a + v <= x + 1e-6 || y + h <= b + 1e-6 || b + g <= y + 1e-6);
                }
            }
        }
    }
}
