//! A share by year as a line of signs, one a year.

use crate::analysis::trends::{Series, Tally};

/// From none to all, eighth by eighth.
const SIGNS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// A year without a review.
const GAP: char = '·';
/// A year of which it is not told how many have it.
const HIDDEN: char = '?';

/// The largest share of any year of these, which lines that are compared go up to.
pub(super) fn top(series: &[Series]) -> f64 {
    let shares = series.iter().flat_map(|one| &one.years).filter_map(|year| year.1.share);
    shares.fold(0.0, f64::max)
}

/// A line of signs; the highest stands for `top`.
pub(super) fn spark(series: &Series, top: f64) -> String {
    series.years.iter().map(|(_, tally)| sign(tally, top)).collect()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "there are eight signs"
)]
fn sign(tally: &Tally, top: f64) -> char {
    match tally.share {
        None if !tally.masks.is_open() => HIDDEN,
        None => GAP,
        Some(share) if share <= 0.0 || top <= 0.0 => SIGNS[0],
        // whatever is there at all is more than the sign for nothing
        Some(share) => SIGNS[((share / top * 7.0).round() as usize).clamp(1, 7)],
    }
}

#[cfg(test)]
mod tests {
    use super::sign;
    use crate::analysis::trends::Tally;

    #[test]
    fn a_line_of_signs_tells_gaps_from_zeros_and_zeros_from_little() {
        let signs = |shares: &[Option<f64>], top| {
            let tally = |share: &Option<f64>| Tally { share: *share, ..Tally::default() };
            shares.iter().map(|share| sign(&tally(share), top)).collect::<String>()
        };
        let shares = [Some(0.0), None, Some(0.01), Some(0.25), Some(0.5)];
        assert_eq!(signs(&shares, 0.5), "▁·▂▅█");
        assert_eq!(signs(&[Some(0.0), None], 0.0), "▁·");
    }
}
