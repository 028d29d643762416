//! Three ways to solve one circle: step by step, between two bounds, and along the flow.

use crate::semantics::gradual::solve::{Iteration, Route};
use crate::semantics::gradual::step::Step;

/// How one circle settled.
pub(super) struct Settling {
    pub(super) steps: usize,
    pub(super) residual: f64,
    /// How far the result can be from the only fixed point, if this way of solving proves that.
    pub(super) error: Option<f64>,
    pub(super) moving: Vec<u32>,
    pub(super) route: Route,
}

/// The largest difference between two rows of numbers.
fn distance(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

/// All members at once, again and again.
pub(super) fn discrete(
    step: &Step<'_>,
    members: &[u32],
    values: &mut [f64],
    iteration: &Iteration,
) -> Settling {
    let mut now = gather(members, values);
    let mut next = vec![0.0; members.len()];
    let mut before = vec![f64::INFINITY; members.len()];
    let mut settling = Settling {
        steps: 0,
        residual: f64::INFINITY,
        error: None,
        moving: members.to_vec(),
        route: Route::Discrete,
    };
    while settling.steps < iteration.limit {
        step_all(step, members, values, &mut next);
        scatter(members, &next, values);
        settling.steps += 1;
        settling.residual = distance(&now, &next);
        let moves = |(i, &a): (usize, &u32)| ((now[i] - next[i]).abs() >= iteration.tolerance).then_some(a);
        if settling.residual < iteration.tolerance {
            settling.moving.clear();
            break;
        }
        // What is where it was two steps ago goes to and fro for ever.
        if before == next || settling.steps == iteration.limit {
            settling.moving = members.iter().enumerate().filter_map(moves).collect();
            break;
        }
        std::mem::swap(&mut before, &mut now);
        std::mem::swap(&mut now, &mut next);
    }
    settling
}

/// Sweeps in which the bounds must come closer by a tenth, or it is given up.
const PATIENCE: usize = 16;

/// Bounds from below and above, starting with 0 and 1. Each lower bound follows from the lower bounds of what is in
/// favour and the upper bounds of what is against, and the other way round, since a step rises with the former and
/// falls with the latter. Where they meet there is one fixed point, and every iteration ends there, the flow too
/// (embedding of a mixed monotone system: Gouzé and Hadeler 1994; Smith 2006).
///
/// `None` if they do not meet; `values` are then as they were.
pub(super) fn enclosure(
    step: &Step<'_>,
    members: &[u32],
    values: &mut [f64],
    iteration: &Iteration,
) -> Option<Settling> {
    let start = gather(members, values);
    let mut upper = values.to_vec();
    for &a in members {
        values[a as usize] = 0.0;
        upper[a as usize] = 1.0;
    }
    let mut last = f64::INFINITY;
    for sweep in 1..=iteration.limit {
        let mut width: f64 = 0.0;
        for &a in members {
            let low = step.bound(a, &upper, values);
            let high = step.bound(a, values, &upper);
            values[a as usize] = low;
            upper[a as usize] = high;
            width = width.max(high - low);
        }
        if width < iteration.tolerance {
            for &a in members {
                values[a as usize] = f64::midpoint(values[a as usize], upper[a as usize]);
            }
            let (error, route) = (Some(width), Route::Enclosure);
            return Some(Settling { steps: sweep, residual: width, error, moving: Vec::new(), route });
        }
        if sweep % PATIENCE == 0 {
            if width > 0.9 * last {
                break;
            }
            last = width;
        }
    }
    scatter(members, &start, values);
    None
}

/// How large the error of one step may be, as a part of the way it goes.
const ACCURACY: f64 = 0.01;

/// The limit of `ds/dt = f(s) − s`, by the embedded Runge-Kutta pair of Bogacki and Shampine. The step grows and
/// shrinks with the pace of the flow, so that the last digits take no longer than the first.
pub(super) fn continuous(
    step: &Step<'_>,
    members: &[u32],
    values: &mut [f64],
    iteration: &Iteration,
) -> Settling {
    let size = members.len();
    let mut at = gather(members, values);
    let (mut next, mut stage) = (vec![0.0; size], vec![0.0; size]);
    let mut slopes = [vec![0.0; size], vec![0.0; size], vec![0.0; size], vec![0.0; size]];
    let mut flow = |at: &[f64], slope: &mut [f64]| {
        scatter(members, at, values);
        step_all(step, members, values, slope);
        slope.iter_mut().zip(at).for_each(|(slope, at)| *slope -= at);
    };
    let pace = |slope: &[f64]| slope.iter().fold(0.0, |most: f64, slope| most.max(slope.abs()));
    flow(&at, &mut slopes[0]);
    let (mut steps, mut h) = (0, 0.1_f64);
    while steps < iteration.limit && pace(&slopes[0]) >= iteration.tolerance {
        let [k1, k2, k3, k4] = &mut slopes;
        for i in 0..size {
            stage[i] = (at[i] + h / 2.0 * k1[i]).clamp(0.0, 1.0);
        }
        flow(&stage, k2);
        for i in 0..size {
            stage[i] = (at[i] + h * 0.75 * k2[i]).clamp(0.0, 1.0);
        }
        flow(&stage, k3);
        for i in 0..size {
            let way = h / 9.0 * (2.0 * k1[i] + 3.0 * k2[i] + 4.0 * k3[i]);
            next[i] = (at[i] + way).clamp(0.0, 1.0);
        }
        flow(&next, k4);
        let error = |i: usize| h / 72.0 * (6.0 * k2[i] + 8.0 * k3[i] - 5.0 * k1[i] - 9.0 * k4[i]);
        let error = (0..size).map(error).fold(0.0, |most: f64, error| most.max(error.abs()));
        let allowed = ACCURACY * h * pace(k1);
        if error <= allowed {
            std::mem::swap(&mut at, &mut next);
            slopes.swap(0, 3);
        }
        steps += 1;
        // The error relative to the way grows with the square of h.
        h = (h * (0.9 * (allowed / error).sqrt()).clamp(0.2, 3.0)).min(10.0);
    }
    let slope = &slopes[0];
    let residual = pace(slope);
    let moves = |(&a, slope): (&u32, &f64)| (slope.abs() >= iteration.tolerance).then_some(a);
    let moving = members.iter().zip(slope).filter_map(moves).collect();
    scatter(members, &at, values);
    Settling { steps, residual, error: None, moving, route: Route::Continuous }
}

fn step_all(step: &Step<'_>, members: &[u32], values: &[f64], next: &mut [f64]) {
    for (next, &a) in next.iter_mut().zip(members) {
        *next = step.value(a, values);
    }
}

fn gather(members: &[u32], values: &[f64]) -> Vec<f64> {
    members.iter().map(|&a| values[a as usize]).collect()
}

fn scatter(members: &[u32], from: &[f64], values: &mut [f64]) {
    for (&a, &value) in members.iter().zip(from) {
        values[a as usize] = value;
    }
}
