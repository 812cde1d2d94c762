//! Which counts of a table of themes are too small to be told.

use super::figures::Figures;
use crate::analysis::suppress::{Part, Told, parted};

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
    /// What is told of one count; `totals` is what is told of the size of each group.
    fn told(
        &self,
        count: impl Fn(&Figures) -> u64,
        totals: Option<&[Told]>,
    ) -> (Told, Vec<Told>) {
        let sizes = self.groups.iter().map(|group| group.reviews_total);
        if sizes.sum::<u64>() != self.whole.reviews_total {
            // groups that overlap add up to nothing
            let small = |figures: &Figures| Told::of(count(figures), Some(self.limit));
            return (small(self.whole), self.groups.iter().map(small).collect());
        }
        let part = |(at, group): (usize, &Figures)| {
            let told = totals.map(|totals| totals[at]);
            let most = most(told, group.reviews_total, self.whole.reviews_total);
            Part { count: count(group), most }
        };
        let parts: Vec<Part> = self.groups.iter().enumerate().map(part).collect();
        parted(self.limit, count(self.whole), &parts)
    }
}

/// The most that a count of a group can be to a reader who is told so much of its size.
pub(in crate::analysis) fn most(told: Option<Told>, size: u64, whole: u64) -> u64 {
    match told {
        Some(Told::Whole) => size,
        Some(Told::Fewer(limit)) => limit - 1,
        Some(Told::Withheld) | None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::masks;
    use crate::analysis::suppress::Told;
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

    #[test]
    fn a_lone_small_count_takes_the_next_smallest_with_it() {
        let groups = [(2, 20), (9, 20), (7, 20), (0, 20)];
        let groups: Vec<Figures> =
            groups.iter().map(|&(n, total)| of(n, total)).collect();
        let (whole, groups) = masks(5, &of(18, 80), &groups);
        let found: Vec<Told> = groups.iter().map(|group| group.found).collect();
        let expected = [Told::Fewer(5), Told::Whole, Told::Withheld, Told::Whole];
        assert_eq!((whole.found, found), (Told::Whole, expected.to_vec()));
        assert!(groups.iter().all(|group| group.total.is_whole()));
    }

    /// Reviews with several kinds of harm are in several groups.
    #[test]
    fn groups_that_overlap_give_nothing_away() {
        let (whole, groups) = masks(5, &of(9, 20), &[of(2, 15), of(8, 15)]);
        let found: Vec<Told> = groups.iter().map(|group| group.found).collect();
        assert_eq!(
            (whole.found, found),
            (Told::Whole, vec![Told::Fewer(5), Told::Whole])
        );
    }
}
