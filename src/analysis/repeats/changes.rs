//! Which words of a text are not in another that is nearly the same: what a reader looks
//! for who has read the first.

use crate::text::tokens;

/// No table of more cells is made; texts that need one are books, not passages.
const MOST_CELLS: usize = 16_000_000;

/// The stretches of `to`, in bytes, whose words have no counterpart in `from` where both
/// have as many words in common, in the same order, as they can; words that follow one
/// another make one stretch. None for texts too long to be put side by side.
pub fn changes(from: &str, to: &str) -> Vec<(usize, usize)> {
    let old: Vec<_> = tokens(from).map(|token| token.word).collect();
    let new: Vec<_> = tokens(to).collect();
    let width = new.len() + 1;
    if (old.len() + 1).saturating_mul(width) > MOST_CELLS {
        return Vec::new();
    }
    let mut table = vec![0_u32; (old.len() + 1) * width];
    for (row, left) in old.iter().enumerate() {
        for (column, right) in new.iter().enumerate() {
            let at = row * width + column;
            table[at + width + 1] = if *left == right.word {
                table[at] + 1
            } else {
                table[at + 1].max(table[at + width])
            };
        }
    }
    let mut changed = Vec::new();
    let (mut row, mut column) = (old.len(), new.len());
    while column > 0 {
        let at = row * width + column;
        if row > 0 && old[row - 1] == new[column - 1].word {
            (row, column) = (row - 1, column - 1);
        } else if row > 0 && table[at - width] > table[at - 1] {
            row -= 1;
        } else {
            column -= 1;
            changed.push(column);
        }
    }
    changed.reverse();
    let runs = changed.chunk_by(|a, b| a + 1 == *b);
    runs.map(|run| (new[run[0]].start, new[run[run.len() - 1]].end)).collect()
}

#[cfg(test)]
mod tests {
    use super::changes;

    #[track_caller]
    fn case(from: &str, to: &str, expected: &[&str]) {
        let found: Vec<&str> =
            changes(from, to).iter().map(|span| &to[span.0..span.1]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_without_a_counterpart_are_marked() {
        case("The Board should audit.", "The board should audit", &[]);
        case("the board should audit", "The Partnership should audit", &["Partnership"]);
        case("a report in May", "a full report, by late May", &["full", "by late"]);
        case("a report in May", "a report", &[]);
        case("", "a report", &["a report"]);
        case("a report", "", &[]);
    }
}
