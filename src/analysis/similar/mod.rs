//! Which reviews are like one, or which passages: has this happened before?
//!
//! Two measures side by side, and never mixed into one number: how alike the words are,
//! and how alike the themes that are found. Each comes with what makes it: the rare words
//! and the rare themes that both have. Documents of one case are one review, and
//! near-copies of another are none, so that nothing is like itself.

mod asked;
mod found;
mod passages;
mod reviews;

use super::stats::real;
use super::themes::{Coded, Counted, counted};
use crate::index::Library;
use crate::model::{ThemeId, ThemeIndex};

pub use asked::{By, Question, SimilarError, Target};
pub use found::{Alike, Place, Similar};

/// How many shared terms are named.
pub const TERMS: usize = 8;
/// How many words a passage has that is compared with another: shorter ones are headings
/// and labels.
pub const FEWEST: usize = 8;

/// Finds what is like a review or a passage. The same library gives the same answer,
/// whatever the number of threads.
pub fn similar(
    library: &Library,
    coded: &Coded<'_>,
    question: &Question<'_>,
) -> Result<Similar, SimilarError> {
    let here = || match &question.target {
        Target::Review(name) => reviews::similar(library, coded, question, name),
        Target::Passage(id) => passages::similar(library, coded, question, id),
    };
    match rayon::ThreadPoolBuilder::new().num_threads(question.threads).build() {
        Ok(pool) => pool.install(here),
        // a machine that has no threads to give has this one
        Err(_) => here(),
    }
}

/// How rare each theme is among so many units: ln(N / n), nought where none has it.
fn rarity(having: &[u64], units: u64) -> Vec<f64> {
    let rare = |n: &u64| if *n == 0 { 0.0 } else { libm::log(real(units) / real(*n)) };
    having.iter().map(rare).collect()
}

/// How alike two lists of themes are, each theme weighing as much as it is rare: the
/// cosine of the two. None where either has no theme that tells anything.
fn alike(one: &[ThemeIndex], other: &[ThemeIndex], rarity: &[f64]) -> Option<f64> {
    let square = |theme: &ThemeIndex| {
        rarity.get(usize::from(theme.0)).map_or(0.0, |weight| weight * weight)
    };
    let sum = |themes: &[ThemeIndex]| themes.iter().map(square).sum::<f64>();
    let length = (sum(one) * sum(other)).sqrt();
    let both = one.iter().filter(|theme| other.contains(theme)).map(square).sum::<f64>();
    (length > 0.0).then(|| (both / length).min(1.0))
}

/// The themes of both, the rarest first.
fn shared(
    one: &[ThemeIndex],
    other: &[ThemeIndex],
    rarity: &[f64],
    coded: &Coded<'_>,
) -> Vec<ThemeId> {
    let mut both: Vec<ThemeIndex> =
        one.iter().filter(|theme| other.contains(theme)).copied().collect();
    let weight = |theme: &ThemeIndex| rarity[usize::from(theme.0)];
    both.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(a.cmp(b)));
    let name = |theme: &ThemeIndex| coded.codings.themes.get(usize::from(theme.0));
    both.iter().filter_map(name).cloned().collect()
}

/// The reviews that count, and which of them is or holds the document of that name; a
/// near-copy stands for what is counted instead of it.
fn placed<'a>(
    coded: &Coded<'a>,
    document: &str,
) -> Result<(Vec<Counted<'a>>, usize), SimilarError> {
    let reviews = counted(coded);
    let mut name = document;
    for _ in coded.records {
        let record = coded.records.iter().find(|record| record.review.0 == name);
        let Some(other) = record.and_then(|record| record.duplicate_of.as_ref()) else {
            break;
        };
        name = &other.0;
    }
    let holds = |review: &Counted<'_>| {
        review.documents.iter().any(|one| one.coded.review.0 == name)
    };
    match reviews.iter().position(holds) {
        Some(at) => Ok((reviews, at)),
        None => Err(SimilarError::NoTarget { name: document.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::{alike, rarity};
    use crate::model::ThemeIndex;

    /// Of eight reviews 4, 2 and 8 have the themes: weights ln 2, 2 ln 2 and 0, squares
    /// 1 : 4 : 0. The first two against the second alone: 4 / √(5 · 4).
    #[test]
    fn rare_themes_weigh_more_and_those_of_all_nothing() {
        let rarity = rarity(&[4, 2, 8, 0], 8);
        let of =
            |themes: &[u16]| themes.iter().map(|at| ThemeIndex(*at)).collect::<Vec<_>>();
        let found = alike(&of(&[0, 1, 2]), &of(&[1, 2]), &rarity).unwrap();
        assert!((found - 4.0 / 20.0_f64.sqrt()).abs() < 1e-12, "{found}");
        assert_eq!(alike(&of(&[2]), &of(&[2]), &rarity), None);
        assert_eq!(alike(&of(&[0]), &of(&[1]), &rarity), Some(0.0));
    }
}
