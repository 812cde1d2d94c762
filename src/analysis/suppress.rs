//! Small counts that are not told, and those that would give them away.
//!
//! A count from 1 to one below the limit is shown as `<limit`. Where parts add up to a
//! whole, a hidden count could be got back from the whole and the parts that are shown; so
//! more are withheld, the smallest first, until every hidden count could be one of several
//! (complementary suppression, as in Willenborg and de Waal 2001).

use serde_json::{Value, json};

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

impl Told {
    /// What is told of a count that gives no other away; all where nothing is hidden.
    pub fn of(count: u64, limit: Option<u64>) -> Self {
        match limit {
            Some(limit) if (1..limit).contains(&count) => Self::Fewer(limit),
            _ => Self::Whole,
        }
    }

    /// Whether all is told.
    pub fn is_whole(self) -> bool {
        self == Self::Whole
    }

    /// A count as far as it is told: itself, `<5`, or `withheld`.
    pub fn value(self, count: u64) -> Value {
        match self {
            Self::Whole => json!(count),
            Self::Fewer(limit) => json!(format!("<{limit}")),
            Self::Withheld => json!("withheld"),
        }
    }

    /// The same for people.
    pub fn words(self, count: u64) -> String {
        match self {
            Self::Whole => count.to_string(),
            Self::Fewer(limit) => format!("<{limit}"),
            Self::Withheld => "withheld".to_owned(),
        }
    }
}

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// How much it is.
    pub(super) count: u64,
    /// How much it may be, as far as a reader knows.
    pub(super) most: u64,
}

/// What is told of a whole and of its parts, which add up to it.
pub(super) fn parted(limit: u64, whole: u64, parts: &[Part]) -> (Told, Vec<Told>) {
    let small = |count| Told::of(count, Some(limit));
    let mut told: Vec<Told> = parts.iter().map(|part| small(part.count)).collect();
    // a hidden whole gives nothing away
    if small(whole) != Told::Whole {
        return (small(whole), told);
    }
    while gives_away(parts, &told) {
        let open = (0..parts.len()).filter(|&at| told[at].is_whole());
        match open.min_by_key(|&at| (parts[at].count == 0, parts[at].count, at)) {
            Some(at) => told[at] = Told::Withheld,
            None => return (Told::Withheld, told),
        }
    }
    (Told::Whole, told)
}

/// Whether some small count can be no other, given the sum of those hidden and the
/// most each can be.
fn gives_away(parts: &[Part], told: &[Told]) -> bool {
    let hidden = || (0..parts.len()).filter(|&at| !told[at].is_whole());
    let least = |at: usize| u64::from(matches!(told[at], Told::Fewer(_)));
    let most = |at: usize| match told[at] {
        Told::Fewer(limit) => parts[at].most.min(limit - 1),
        Told::Whole | Told::Withheld => parts[at].most,
    };
    let sum: u64 = hidden().map(|at| parts[at].count).sum();
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
    use super::{Part, Told, parted};

    const SMALL: Told = Told::Fewer(5);

    fn told(counts: &[u64]) -> (Told, Vec<Told>) {
        let parts: Vec<Part> =
            counts.iter().map(|&count| Part { count, most: 20 }).collect();
        parted(5, counts.iter().sum(), &parts)
    }

    #[test]
    fn a_lone_small_count_takes_the_next_smallest_with_it() {
        let expected = vec![SMALL, Told::Whole, Told::Withheld, Told::Whole];
        assert_eq!(told(&[2, 9, 7, 0]), (Told::Whole, expected));
    }

    #[test]
    fn small_counts_that_hide_one_another_need_no_other() {
        assert_eq!(told(&[2, 3, 9]), (Told::Whole, vec![SMALL, SMALL, Told::Whole]));
    }

    /// 1 and 1 add up to 2, which nothing else does.
    #[test]
    fn small_counts_whose_sum_tells_them_take_another_with_them() {
        assert_eq!(told(&[1, 1, 9]), (Told::Whole, vec![SMALL, SMALL, Told::Withheld]));
    }

    #[test]
    fn a_hidden_whole_gives_nothing_away() {
        assert_eq!(told(&[3, 0]), (SMALL, vec![SMALL, Told::Whole]));
        assert_eq!(told(&[6]), (Told::Whole, vec![Told::Whole]));
        assert_eq!(told(&[]), (Told::Whole, vec![]));
    }

    #[test]
    fn counts_are_worded_as_far_as_they_are_told() {
        assert_eq!(Told::of(4, Some(5)).value(4), "<5");
        assert_eq!(Told::of(0, Some(5)).value(0), 0);
        assert_eq!(Told::of(5, Some(5)).words(5), "5");
        assert_eq!(Told::of(4, None), Told::Whole);
        assert_eq!(Told::Withheld.words(7), "withheld");
    }
}
