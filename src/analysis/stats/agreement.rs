//! How far two who judge the same things agree beyond chance.

use super::{Interval, real, wilson};

/// Cohen's kappa for yes and no (Cohen 1960): how many both called so, only the first,
/// only the second, and neither. 1 for full agreement, 0 for what chance would give.
/// `None` where nothing was judged or both gave one answer throughout: then chance
/// agrees, too.
pub fn kappa(both: u64, first: u64, second: u64, neither: u64) -> Option<f64> {
    cohen(&[[both, first], [second, neither]]).map(|(kappa, _)| kappa)
}

/// Cohen's kappa for any number of answers (Cohen 1960), and where it lies with 95 %
/// (Fleiss, Cohen and Everitt 1969, as for a large number of things judged). In `table`
/// stands, for each answer of the first, how often the second gave each. `None` where
/// [`kappa`] has none.
pub fn cohen<const N: usize>(table: &[[u64; N]; N]) -> Option<(f64, Interval)> {
    let total = real(table.iter().flatten().sum());
    if total == 0.0 {
        return None;
    }
    let share = |count: u64| real(count) / total;
    let rows: Vec<f64> = table.iter().map(|row| share(row.iter().sum())).collect();
    let columns: Vec<f64> =
        (0..N).map(|at| share(table.iter().map(|row| row[at]).sum())).collect();
    let agreed: f64 = (0..N).map(|at| share(table[at][at])).sum();
    let chance: f64 = rows.iter().zip(&columns).map(|(row, column)| row * column).sum();
    if chance >= 1.0 {
        return None;
    }
    let kappa = (agreed - chance) / (1.0 - chance);
    let apart = 1.0 - kappa;
    let mut variance = -(kappa - chance * apart).powi(2);
    for (at, row) in table.iter().enumerate() {
        for (other, count) in row.iter().enumerate() {
            let weight = if at == other {
                1.0 - (rows[at] + columns[at]) * apart
            } else {
                (columns[at] + rows[other]) * apart
            };
            variance += share(*count) * weight * weight;
        }
    }
    let error = (variance.max(0.0) / total).sqrt() / (1.0 - chance);
    let half = wilson::Z * error;
    let interval =
        Interval { low: (kappa - half).max(-1.0), high: (kappa + half).min(1.0) };
    Some((kappa, interval))
}

#[cfg(test)]
mod tests {
    use super::{cohen, kappa};

    /// Agreed 35 of 50 = 0.7; chance 0.5 · 0.6 + 0.5 · 0.4 = 0.5; (0.7 - 0.5) / 0.5 = 0.4.
    #[test]
    fn agreement_beyond_chance_is_as_worked_out_by_hand() {
        assert!((kappa(20, 5, 10, 15).unwrap() - 0.4).abs() < 1e-12);
        assert!((kappa(7, 0, 0, 3).unwrap() - 1.0).abs() < 1e-12);
        assert!(kappa(0, 5, 5, 0).unwrap() < 0.0);
    }

    /// The same table: rows 0.5, 0.5, columns 0.6, 0.4, 1 - kappa = 0.6. On the diagonal
    /// 0.4 (1 - 1.1 · 0.6)² + 0.3 (1 - 0.9 · 0.6)² = 0.04624 + 0.06348 = 0.10972; beside
    /// it 0.36 (0.1 · 1.1² + 0.2 · 0.9²) = 0.36 · 0.283 = 0.10188; less
    /// (0.4 - 0.5 · 0.6)² = 0.01. Together 0.2016; √(0.2016 / 50) / 0.5 = 0.12699606.
    #[test]
    fn its_interval_is_as_worked_out_by_hand() {
        let (kappa, interval) = cohen(&[[20, 5], [10, 15]]).unwrap();
        let half = 1.959_963_984_540_054 * (0.2016_f64 / 50.0).sqrt() / 0.5;
        assert!((kappa - 0.4).abs() < 1e-12);
        assert!((interval.low - (0.4 - half)).abs() < 1e-9, "{interval:?}");
        assert!((interval.high - (0.4 + half)).abs() < 1e-9, "{interval:?}");
    }

    /// Agreed 12 of 15 = 0.8; chance (6 · 5 + 5 · 6 + 4 · 4) / 225 = 76 / 225.
    #[test]
    fn three_answers_are_compared_each_with_each() {
        let table = [[5, 1, 0], [0, 4, 1], [0, 1, 3]];
        let (kappa, interval) = cohen(&table).unwrap();
        let chance = 76.0 / 225.0;
        assert!((kappa - (0.8 - chance) / (1.0 - chance)).abs() < 1e-12);
        assert!(interval.low < kappa && interval.high > kappa);
    }

    #[test]
    fn where_chance_agrees_there_is_no_kappa() {
        assert_eq!(kappa(0, 0, 0, 0), None);
        assert_eq!(kappa(0, 0, 0, 9), None);
        let (whole, interval) = cohen(&[[7, 0], [0, 3]]).unwrap();
        assert!((whole - 1.0).abs() < 1e-12 && (interval.low - 1.0).abs() < 1e-9);
    }
}
