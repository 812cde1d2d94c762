//! What a chart shows, said in words: for who cannot see it, and who wants the number.

use crate::present::{clean, counted, html};

use super::{Point, Share, Told};

/// A text in which nothing is markup and nothing is unseen.
pub(super) fn escaped(text: &str) -> String {
    html::escaped(&clean(text))
}

/// A year: `2014: 2 of 3 reviews, 67 % (95 % interval 21 to 94)`.
pub(super) fn told(point: &Point) -> String {
    let Point { year, n, total, share, told } = point;
    match share {
        None if *told == Told::Not => format!("{year}: not told"),
        None => format!("{year}: no reviews"),
        Some(Share { percent, low, high }) => format!(
            "{year}: {n} of {}, {percent:.0} % (95 % interval {low:.0} to {high:.0})",
            counted(*total, "review")
        ),
    }
}

/// All of it: from when to when, the highest and the lowest, and what is missing.
pub fn described(points: &[Point]) -> String {
    let (Some(first), Some(last)) = (points.first(), points.last()) else {
        return "No year is known.".to_owned();
    };
    let mut said =
        vec![format!("Share of reviews by year, {} to {}.", first.year, last.year)];
    let known = || points.iter().filter_map(|point| Some((point.share?.percent, point)));
    // of equals the earliest
    let highest = known().reduce(|a, b| if b.0 > a.0 { b } else { a });
    let lowest = known().reduce(|a, b| if b.0 < a.0 { b } else { a });
    match (highest, lowest) {
        (Some((up, high)), Some((down, low))) if up > down => {
            said.push(format!("Highest in {}.", told(high)));
            said.push(format!("Lowest in {}.", told(low)));
        }
        (Some((_, same)), _) => {
            said.push(format!("The same in every year: {}.", told(same)));
        }
        _ => {}
    }
    let without = |told: Told| -> String {
        let missing = points.iter().filter(|one| one.share.is_none() && one.told == told);
        missing.map(|point| point.year.to_string()).collect::<Vec<_>>().join(", ")
    };
    for (told, words) in [(Told::All, "No reviews in"), (Told::Not, "Not told of")] {
        let years = without(told);
        if !years.is_empty() {
            said.push(format!("{words} {years}."));
        }
    }
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use super::described;
    use crate::present::svg::{Point, Share, Told};

    fn point(year: u16, n: u64, total: u64, percent: f64) -> Point {
        let share =
            Share { percent, low: percent / 2.0, high: (percent * 2.0).min(100.0) };
        let share = (total > 0).then_some(share);
        Point { year, n, total, share, told: Told::All }
    }

    #[test]
    fn the_highest_and_lowest_are_named_and_gaps_are_not_passed_over() {
        let points =
            [point(2010, 1, 4, 25.0), point(2011, 0, 0, 0.0), point(2012, 1, 1, 100.0)];
        assert_eq!(
            described(&points),
            "Share of reviews by year, 2010 to 2012. Highest in 2012: 1 of 1 review, 100 % \
             (95 % interval 50 to 100). Lowest in 2010: 1 of 4 reviews, 25 % (95 % interval \
             12 to 50). No reviews in 2011."
        );
    }

    #[test]
    fn shares_that_are_all_the_same_are_neither_high_nor_low() {
        let points = [point(2010, 0, 4, 0.0), point(2011, 0, 5, 0.0)];
        assert!(described(&points).ends_with(
            "The same in every year: 2010: 0 of 4 reviews, 0 % (95 % interval 0 to 0)."
        ));
    }
}
