//! Many tests at once: of a hundred, five are striking by chance.

use super::real;

/// Each p-value as the least false discovery rate at which it would still stand
/// (Benjamini and Hochberg 1995), in the order given. What could not be tested stays out
/// of the count and stays `None`.
pub fn adjusted(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<(usize, f64)> = (0..)
        .zip(values)
        .filter_map(|(at, value)| value.map(|value| (at, value)))
        .collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let tests = real(order.len() as u64);
    let mut out = vec![None; values.len()];
    let mut least: f64 = 1.0;
    for (place, &(at, value)) in order.iter().enumerate().rev() {
        least = least.min(value * tests / real(place as u64 + 1));
        out[at] = Some(least);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::adjusted;

    /// Ranked 0.01, 0.02, 0.03, 0.5: 0.01 · 4, 0.02 · 4 / 2, 0.03 · 4 / 3, 0.5, and none
    /// above a later one.
    #[test]
    fn values_are_adjusted_by_rank() {
        let found = adjusted(&[Some(0.5), Some(0.02), None, Some(0.01), Some(0.03)]);
        let expected = [Some(0.5), Some(0.04), None, Some(0.04), Some(0.04)];
        for (found, expected) in found.iter().zip(expected) {
            match (found, expected) {
                (Some(found), Some(expected)) => {
                    assert!((found - expected).abs() < 1e-12, "{found} {expected}");
                }
                (found, expected) => assert_eq!(*found, expected),
            }
        }
        assert_eq!(adjusted(&[None]), [None]);
    }
}
