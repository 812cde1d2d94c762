//! How surprising it is that two things occur together as often as they do.

use super::real;

/// The log-likelihood ratio G² of a table of two rows and two columns (Dunning 1993):
/// 2 Σ O ln(O / E) over its four cells, where E is what the sums of rows and columns
/// alone would give. Rows are with and without the one, columns with and without the
/// other.
///
/// It has no sign: it is as large for what avoids one another as for what seeks it, and
/// only a comparison with what was expected says which. From 3.84 on chance alone gives
/// it in one table of twenty. An empty cell adds nothing. `None` where a row or column is
/// empty: then there is only one table with these sums, and nothing to be surprised at.
pub fn log_likelihood(table: [[u64; 2]; 2]) -> Option<f64> {
    let rows = table.map(|row| row[0] + row[1]);
    let columns = [table[0][0] + table[1][0], table[0][1] + table[1][1]];
    if rows.contains(&0) || columns.contains(&0) {
        return None;
    }
    let total = real(rows[0] + rows[1]);
    let mut sum = 0.0;
    for (cells, row) in table.iter().zip(rows) {
        for (cell, column) in cells.iter().zip(columns) {
            if *cell > 0 {
                let expected = real(row) * real(column) / total;
                // the standard library's logarithm has other last bits on other machines
                sum += real(*cell) * libm::log(real(*cell) / expected);
            }
        }
    }
    // rounding may leave less than nothing of tables that are as expected
    Some((2.0 * sum).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::log_likelihood;

    #[track_caller]
    fn case(table: [[u64; 2]; 2], expected: f64) {
        let found = log_likelihood(table).unwrap();
        assert!((found - expected).abs() < 1e-9, "{found} {expected}");
    }

    /// All four expected 2: 2 (3 ln 1.5 + ln 0.5 + ln 0.5 + 3 ln 1.5) = 12 ln 1.5 - 4 ln 2.
    #[test]
    fn a_table_is_as_worked_out_by_hand() {
        case([[3, 1], [1, 3]], 2.092_992_575_06);
        case([[1, 3], [3, 1]], 2.092_992_575_06);
    }

    /// Expected 1: 2 (2 ln 2 + 2 ln 2) = 8 ln 2.
    #[test]
    fn empty_cells_add_nothing() {
        case([[2, 0], [0, 2]], 8.0 * std::f64::consts::LN_2);
        case([[1, 1], [1, 1]], 0.0);
    }

    #[test]
    fn what_everything_or_nothing_has_cannot_surprise() {
        assert_eq!(log_likelihood([[0, 0], [3, 4]]), None);
        assert_eq!(log_likelihood([[3, 0], [4, 0]]), None);
        assert_eq!(log_likelihood([[0, 0], [0, 0]]), None);
    }
}
