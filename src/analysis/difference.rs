//! What one way of coding finds that another does not: a codebook before and after.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{CodedReview, Coding, Codings, ReviewId, Stance, ThemeId};

/// A review that has a theme with one of two codebooks only.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The theme.
    pub theme: ThemeId,
    /// The review.
    pub review: ReviewId,
    /// Gained or lost.
    pub change: Change,
    /// What the review was held to show before, if anything.
    pub before: Option<Stance>,
    /// What it is held to show after, if anything.
    pub after: Option<Stance>,
    /// The codings that make the difference, best first; of equals the earlier. They are
    /// of the side that has the theme: those the other side has not found. Where it has
    /// found them all and decides otherwise about the review, they are all there are.
    pub deciding: Vec<Coding>,
}

/// Which way a review went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It has the theme now.
    Gained,
    /// It had the theme.
    Lost,
}

impl Change {
    /// The name used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gained => "gained",
            Self::Lost => "lost",
        }
    }
}

/// The reviews that are found to have a theme with one of two codebooks and not with the
/// other, by theme in the order of `after` (themes that it does not have stand last, in
/// the order of `before`), then by review.
///
/// Themes are the same if they have the same name. Being mentioned is not having it.
pub fn difference(before: &Codings, after: &Codings) -> Vec<Difference> {
    let gone = before.themes.iter().filter(|theme| after.theme(&theme.0).is_none());
    let ids: BTreeSet<&ReviewId> =
        before.reviews.iter().chain(&after.reviews).map(|one| &one.review).collect();
    let mut all = Vec::new();
    for theme in after.themes.iter().chain(gone) {
        let sides = [before, after].map(|codings| found(codings, theme));
        for id in &ids {
            all.extend(differs(theme, id, &sides));
        }
    }
    all
}

/// What each review is held to show of a theme, and its codings with it.
type Side<'a> = BTreeMap<&'a ReviewId, (Option<Stance>, Vec<&'a Coding>)>;

fn found<'a>(codings: &'a Codings, theme: &ThemeId) -> Side<'a> {
    let Some(theme) = codings.theme(&theme.0) else { return Side::new() };
    let of = |review: &'a CodedReview| {
        let decided = review.decisions.iter().find(|one| one.theme == theme);
        let codings = review.codings.iter().filter(|one| one.theme == theme).collect();
        (&review.review, (decided.map(|one| one.stance), codings))
    };
    codings.reviews.iter().map(of).collect()
}

fn differs(theme: &ThemeId, id: &ReviewId, sides: &[Side<'_>; 2]) -> Option<Difference> {
    let none = (None, Vec::new());
    let [(before, then), (after, now)] =
        [0, 1].map(|side| sides[side].get(id).unwrap_or(&none));
    let (change, deciding) =
        match (*before == Some(Stance::Found), *after == Some(Stance::Found)) {
            (false, true) => (Change::Gained, deciding(now, then)),
            (true, false) => (Change::Lost, deciding(then, now)),
            _ => return None,
        };
    Some(Difference {
        theme: theme.clone(),
        review: id.clone(),
        change,
        before: *before,
        after: *after,
        deciding,
    })
}

/// The codings of the side that has the theme that make the difference.
fn deciding(has: &[&Coding], has_not: &[&Coding]) -> Vec<Coding> {
    let is_found = |one: &&&Coding| one.stance == Stance::Found;
    let known: BTreeSet<u32> =
        has_not.iter().filter(is_found).map(|one| one.passage).collect();
    let all: Vec<Coding> =
        has.iter().filter(is_found).map(|one| Coding::clone(one)).collect();
    let new: Vec<Coding> =
        all.iter().filter(|one| !known.contains(&one.passage)).cloned().collect();
    let mut deciding = if new.is_empty() { all } else { new };
    deciding.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| a.passage.cmp(&b.passage))
    });
    deciding
}

#[cfg(test)]
mod tests {
    use super::{Change, difference};
    use crate::model::Stance::{Found, Mentioned};
    use crate::model::{
        CodedReview, Coding, Codings, Decision, ReviewId, Stance, ThemeId, ThemeIndex,
    };

    /// A review with codings of one theme, as passage, theme, stance and score.
    fn review(
        id: &str,
        codings: &[(u32, u16, Stance, f32)],
        decisions: &[(u16, Stance)],
    ) -> CodedReview {
        let coding =
            |&(passage, theme, stance, score): &(u32, u16, Stance, f32)| Coding {
                passage,
                theme: ThemeIndex(theme),
                stance,
                score,
                span: (0, 1),
                rule: None,
            };
        let decision = |&(theme, stance): &(u16, Stance)| Decision {
            theme: ThemeIndex(theme),
            stance,
            score: 0.5,
        };
        CodedReview {
            review: ReviewId(id.to_owned()),
            passages: Vec::new(),
            codings: codings.iter().map(coding).collect(),
            decisions: decisions.iter().map(decision).collect(),
        }
    }

    fn coded(themes: &[&str], reviews: Vec<CodedReview>) -> Codings {
        let themes = themes.iter().map(|id| ThemeId((*id).to_owned())).collect();
        Codings { hash: String::new(), themes, reviews }
    }

    /// Theme, review, change and the deciding passages.
    fn told(
        before: &Codings,
        after: &Codings,
    ) -> Vec<(String, String, Change, Vec<u32>)> {
        let rows = difference(before, after).into_iter();
        let passages = |codings: &[Coding]| codings.iter().map(|c| c.passage).collect();
        rows.map(|row| (row.theme.0, row.review.0, row.change, passages(&row.deciding)))
            .collect()
    }

    #[test]
    fn equal_codings_do_not_differ() {
        let one = coded(&["a"], vec![review("r", &[(0, 0, Found, 0.9)], &[(0, Found)])]);
        assert_eq!(told(&one, &one), []);
    }

    #[test]
    fn a_review_gains_and_loses_themes_by_name_with_the_passages_that_are_new() {
        let before = coded(
            &["old", "a", "b"],
            vec![
                review("r", &[(1, 1, Mentioned, 0.2)], &[(1, Mentioned)]),
                review(
                    "s",
                    &[(4, 0, Found, 0.9), (2, 2, Found, 0.6)],
                    &[(0, Found), (2, Found)],
                ),
            ],
        );
        let after = coded(
            &["b", "a"],
            vec![
                review(
                    "r",
                    &[(1, 1, Found, 0.6), (3, 1, Found, 0.8), (5, 1, Mentioned, 0.9)],
                    &[(1, Found)],
                ),
                review("s", &[(2, 0, Mentioned, 0.3)], &[(0, Mentioned)]),
            ],
        );
        let row = |theme: &str, review: &str, change, passages: &[u32]| {
            (theme.to_owned(), review.to_owned(), change, passages.to_vec())
        };
        assert_eq!(
            told(&before, &after),
            [
                row("b", "s", Change::Lost, &[2]),
                row("a", "r", Change::Gained, &[3, 1]),
                row("old", "s", Change::Lost, &[4]),
            ]
        );
        let gained = &difference(&before, &after)[1];
        assert_eq!((gained.before, gained.after), (Some(Mentioned), Some(Found)));
    }

    #[test]
    fn where_only_the_decision_differs_all_that_was_found_is_shown() {
        let codings = [(0, 0, Found, 0.5), (7, 0, Found, 0.5)];
        let before = coded(&["a"], vec![review("r", &codings, &[(0, Mentioned)])]);
        let after = coded(&["a"], vec![review("r", &codings, &[(0, Found)])]);
        let expected = ("a".to_owned(), "r".to_owned(), Change::Gained, vec![0, 7]);
        assert_eq!(told(&before, &after), [expected]);
    }

    #[test]
    fn a_review_that_only_one_side_knows_counts_as_showing_nothing_on_the_other() {
        let one = coded(&["a"], vec![review("r", &[(0, 0, Found, 0.9)], &[(0, Found)])]);
        let none = coded(&["a"], Vec::new());
        let row = |change| ("a".to_owned(), "r".to_owned(), change, vec![0]);
        assert_eq!(told(&none, &one), [row(Change::Gained)]);
        assert_eq!(told(&one, &none), [row(Change::Lost)]);
    }
}
