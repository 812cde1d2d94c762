//! Small counts that are not told, and those that would give them away.
//!
//! A count from 1 to one below the limit is shown as `<limit`. Where groups part the
//! reviews, a hidden count could be got back from the row's total and the groups that are
//! shown; so more are withheld, the smallest first, until every hidden count could be one
//! of several (complementary suppression, as in Willenborg and de Waal 2001).

use super::figures::Figures;

/// What of a count is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Told {
    /// All.
    #[default]
    Whole,
    /// That it is small.
    Fewer(u64),
    /// Nothing: it would give another away.
    Withheld,
}

/// What of the numbers of one cell is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Masks {
    /// Of the number of reviews.
    pub total: Told,
    /// Of those in which the theme is found.
    pub found: Told,
    /// Of those that mention it.
    pub mentioned: Told,
}

impl Masks {
    /// Whether all is told.
    pub fn is_open(self) -> bool {
        self == Self::default()
    }
}

/// What is told of a row: of the whole, and of each group.
pub fn masks(limit: u64, whole: &Figures, groups: &[Figures]) -> (Masks, Vec<Masks>) {
    let row = Row { limit, whole, groups };
    let (total, totals) = row.told(|figures| figures.reviews_total, None);
    let (found, founds) = row.told(|figures| figures.reviews_found, Some(&totals));
    let (mentioned, mentions) =
        row.told(|figures| figures.reviews_mentioned, Some(&totals));
    let groups = totals.iter().zip(&founds).zip(&mentions);
    let groups =
        groups.map(|((&total, &found), &mentioned)| Masks { total, found, mentioned });
    (Masks { total, found, mentioned }, groups.collect())
}

struct Row<'a> {
    limit: u64,
    whole: &'a Figures,
    groups: &'a [Figures],
}

impl Row<'_> {
    fn small(&self, count: u64) -> Told {
        if (1..self.limit).contains(&count) {
            Told::Fewer(self.limit)
        } else {
            Told::Whole
        }
    }

    /// What is told of one count; `totals` is what is told of the size of each group.
    fn told(
        &self,
        count: impl Fn(&Figures) -> u64,
        totals: Option<&[Told]>,
    ) -> (Told, Vec<Told>) {
        let counts: Vec<u64> = self.groups.iter().map(&count).collect();
        let mut told: Vec<Told> = counts.iter().map(|&count| self.small(count)).collect();
        let whole = self.small(count(self.whole));
        let parts = self.groups.iter().map(|group| group.reviews_total).sum::<u64>();
        // groups that overlap add up to nothing, and a hidden whole gives nothing away
        if whole != Told::Whole || parts != self.whole.reviews_total {
            return (whole, told);
        }
        let most: Vec<u64> = (0..)
            .zip(self.groups)
            .map(|(at, group): (usize, _)| match totals.map(|totals| totals[at]) {
                Some(Told::Whole) => group.reviews_total,
                Some(Told::Fewer(limit)) => limit - 1,
                Some(Told::Withheld) | None => self.whole.reviews_total,
            })
            .collect();
        while gives_away(&counts, &told, &most) {
            let open = (0..counts.len()).filter(|&at| told[at] == Told::Whole);
            match open.min_by_key(|&at| (counts[at] == 0, counts[at], at)) {
                Some(at) => told[at] = Told::Withheld,
                None => return (Told::Withheld, told),
            }
        }
        (whole, told)
    }
}

/// Whether some small count can be no other, given the sum of those hidden and the
/// most each can be.
fn gives_away(counts: &[u64], told: &[Told], most: &[u64]) -> bool {
    let hidden = || (0..counts.len()).filter(|&at| told[at] != Told::Whole);
    let least = |at: usize| u64::from(matches!(told[at], Told::Fewer(_)));
    let most = |at: usize| match told[at] {
        Told::Fewer(limit) => most[at].min(limit - 1),
        Told::Whole | Told::Withheld => most[at],
    };
    let sum: u64 = hidden().map(|at| counts[at]).sum();
    let all_least: u64 = hidden().map(least).sum();
    let all_most: u64 = hidden().map(most).sum();
    hidden().filter(|&at| matches!(told[at], Told::Fewer(_))).any(|at| {
        let low = least(at).max(sum.saturating_sub(all_most - most(at)));
        let high = most(at).min(sum - (all_least - least(at)));
        low == high
    })
}

#[cfg(test)]
mod tests {
    use super::{Told, masks};
    use crate::analysis::themes::asked::Unit;
    use crate::analysis::themes::figures::{Figures, figures};
    use crate::analysis::themes::slice::{Shown, Slice};
    use crate::model::ThemeIndex;

    fn of(n: u64, total: u64) -> Figures {
        let slice = |at: u64| Slice {
            passages: 10,
            words: 100,
            themes: vec![Shown { found: u64::from(at < n), ..Shown::default() }],
        };
        let slices: Vec<Slice> = (0..total).map(slice).collect();
        figures(ThemeIndex(0), Unit::Reviews, &slices)
    }

    fn founds(groups: &[(u64, u64)]) -> (Told, Vec<Told>) {
        let whole =
            of(groups.iter().map(|g| g.0).sum(), groups.iter().map(|g| g.1).sum());
        let groups: Vec<Figures> =
            groups.iter().map(|&(n, total)| of(n, total)).collect();
        let (whole, groups) = masks(5, &whole, &groups);
        (whole.found, groups.into_iter().map(|group| group.found).collect())
    }

    const SMALL: Told = Told::Fewer(5);

    #[test]
    fn a_lone_small_count_takes_the_next_smallest_with_it() {
        let found = founds(&[(2, 20), (9, 20), (7, 20), (0, 20)]);
        assert_eq!(
            found,
            (Told::Whole, vec![SMALL, Told::Whole, Told::Withheld, Told::Whole])
        );
    }

    #[test]
    fn small_counts_that_hide_one_another_need_no_other() {
        let found = founds(&[(2, 20), (3, 20), (9, 20)]);
        assert_eq!(found, (Told::Whole, vec![SMALL, SMALL, Told::Whole]));
    }

    /// 1 and 1 add up to 2, which nothing else does.
    #[test]
    fn small_counts_whose_sum_tells_them_take_another_with_them() {
        let found = founds(&[(1, 20), (1, 20), (9, 20)]);
        assert_eq!(found, (Told::Whole, vec![SMALL, SMALL, Told::Withheld]));
    }

    #[test]
    fn where_nothing_is_left_to_withhold_the_total_is() {
        assert_eq!(founds(&[(6, 20)]), (Told::Whole, vec![Told::Whole]));
        let (whole, groups) = founds(&[(3, 20), (0, 20)]);
        assert_eq!((whole, groups), (SMALL, vec![SMALL, Told::Whole]));
    }
}
