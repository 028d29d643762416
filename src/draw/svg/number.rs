//! Coordinates as text: two decimals at most, the same on every machine.

use std::fmt;

/// A length.
#[derive(Clone, Copy)]
pub(super) struct N(pub(super) f64);

impl fmt::Display for N {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = (self.0 * 100.0).round() as i64;
        let sign = if hundredths < 0 { "-" } else { "" };
        let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
        match part {
            0 => write!(f, "{sign}{whole}"),
            tenths if tenths % 10 == 0 => write!(f, "{sign}{whole}.{}", tenths / 10),
            _ => write!(f, "{sign}{whole}.{part:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_as_few_as_can_be() {
        let written = [0.0, 1.0, -0.5, 2.346, 10.07, -0.001].map(|n| N(n).to_string());
        assert_eq!(written, ["0", "1", "-0.5", "2.35", "10.07", "0"]);
    }
}
