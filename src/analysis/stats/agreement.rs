//! How far two who judge the same things agree beyond chance.

use super::real;

/// Cohen's kappa for yes and no (Cohen 1960): how many both called so, only the first,
/// only the second, and neither. 1 for full agreement, 0 for what chance would give.
/// `None` where nothing was judged or both gave one answer throughout: then chance
/// agrees, too.
pub fn kappa(both: u64, first: u64, second: u64, neither: u64) -> Option<f64> {
    let total = real(both + first + second + neither);
    if total == 0.0 {
        return None;
    }
    let agreed = real(both + neither) / total;
    let yes = real(both + first) * real(both + second);
    let no = real(neither + first) * real(neither + second);
    let chance = (yes + no) / (total * total);
    (chance < 1.0).then(|| (agreed - chance) / (1.0 - chance))
}

#[cfg(test)]
mod tests {
    use super::kappa;

    /// Agreed 35 of 50 = 0.7; chance 0.5 · 0.6 + 0.5 · 0.4 = 0.5; (0.7 - 0.5) / 0.5 = 0.4.
    #[test]
    fn agreement_beyond_chance_is_as_worked_out_by_hand() {
        assert!((kappa(20, 5, 10, 15).unwrap() - 0.4).abs() < 1e-12);
        assert!((kappa(7, 0, 0, 3).unwrap() - 1.0).abs() < 1e-12);
        assert!(kappa(0, 5, 5, 0).unwrap() < 0.0);
    }

    #[test]
    fn where_chance_agrees_there_is_no_kappa() {
        assert_eq!(kappa(0, 0, 0, 0), None);
        assert_eq!(kappa(0, 0, 0, 9), None);
    }
}
