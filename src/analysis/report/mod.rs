//! Everything that is known of a corpus, brought together: what a report and a brief are
//! made of.
//!
//! Nothing is computed here a second time. Each number is that of the command which
//! answers the same question alone, so that two of them never disagree; what is added is
//! choice: which passages are quoted, which recommendations belong to a theme.

mod brief;
mod corpus;
mod counts;
mod hits;
mod listed;
mod pick;
mod quotation;
mod shelf;
mod subject;

use crate::coding::Coder;
use crate::index::{self, Library};

use super::Told;
use super::quality::{self, Keep, Quality, QualityError};
use super::recommendations::{
    self, Field, Recommendations, Sort, Summary, Tally, summary, tally,
};
use super::repeats::{self, Repeats};
use super::themes::{Coded, NoTheme, Subcorpus};

use shelf::Shelf;

pub use brief::{About, Brief, OfTheme, Recommended, brief, brief_with};
pub use corpus::{Corpus, Reading};
pub use counts::{Counts, counts};
pub use listed::Listed;
pub use quotation::Quotation;
pub use subject::{Related, ThemePage};

/// How many passages a report quotes for a theme where nothing else is asked for.
pub const IN_REPORT: u8 = 4;

/// How many passages a brief quotes.
pub const IN_BRIEF: u8 = 6;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A theme was asked for that the codebook does not have.
    #[error(transparent)]
    Theme(#[from] NoTheme),
    /// The library could not be read.
    #[error(transparent)]
    Index(#[from] index::Error),
    /// How the reviews are made could not be told.
    #[error(transparent)]
    Quality(#[from] QualityError),
}

/// What a report is asked to hold.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// The themes and families; none for all.
    pub themes: &'a [String],
    /// The query whose passages alone count, as it was typed.
    pub query: Option<&'a str>,
    /// Those passages.
    pub only: Option<&'a Subcorpus>,
    /// Counts of reviews from 1 to one below this are not told, in a report.
    pub suppress: Option<u64>,
    /// How many passages are quoted for a theme, at most; each from another review.
    pub quotations: usize,
    /// How many threads may work on it.
    pub threads: usize,
}

/// What a report is made from.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// The reviews.
    pub library: &'a Library,
    /// What coded them.
    pub coder: &'a Coder,
    /// The codings.
    pub coded: &'a Coded<'a>,
}

/// A corpus on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// How often, since when, beside what.
    pub counts: Counts,
    /// Each theme that is found in any review, in the order of the table.
    pub pages: Vec<ThemePage>,
    /// What reviews recommend.
    pub recommendations: Recommendations,
    /// How many each has.
    pub summary: Summary,
    /// Recommendations counted: by whom they ask, and by what for.
    pub tallies: Vec<Tally>,
    /// What was recommended again by another review.
    pub repeats: Repeats,
    /// How the reviews are made.
    pub quality: Quality,
}

/// By what recommendations are counted in a report.
const TALLIES: [(Field, Option<Field>); 4] = [
    (Field::Addressee, Some(Field::Year)),
    (Field::Type, None),
    (Field::Verb, None),
    (Field::Law, None),
];

/// Brings a corpus together.
pub fn report(from: Material<'_>, wanted: Wanted<'_>) -> Result<Report, Error> {
    let all = recommended(from)?;
    report_with(from, wanted, &all)
}

/// The same where it was read already what all reviews recommend, which takes long.
pub fn report_with(
    from: Material<'_>,
    wanted: Wanted<'_>,
    all: &Recommendations,
) -> Result<Report, Error> {
    let counts = counts(from, wanted)?;
    let repeats = repeated(from, wanted, all)?;
    let repeats = within(repeats, wanted.suppress);
    let recommended = wanted.only.map_or_else(|| all.clone(), |only| all.within(only));
    let mut shelf = Shelf::new(from.library);
    let mut pages = Vec::new();
    for row in counts.themes.rows.iter().filter(|row| row.figures.reviews_found > 0) {
        let page = subject::theme_page(from, wanted, row, &recommended, &mut shelf)?;
        pages.extend(page);
    }
    let tallies = TALLIES.map(|(by, across)| {
        let mut tally = tally(&recommended, by, across, Sort::Recommendation);
        if let Some(limit) = wanted.suppress {
            tally.suppress(limit);
        }
        tally
    });
    let mut summary = summary(&recommended);
    if let Some(limit) = wanted.suppress {
        summary.suppress(limit);
    }
    Ok(Report {
        counts,
        pages,
        summary,
        tallies: tallies.to_vec(),
        repeats,
        quality: made_how(from, wanted)?,
        recommendations: recommended,
    })
}

/// What stands in so many reviews that their number is told: where it stands is shown with
/// it.
fn within(mut repeats: Repeats, suppress: Option<u64>) -> Repeats {
    repeats.clusters.retain(|one| Told::of(one.reviews, suppress).is_whole());
    repeats
}

/// How the reviews are made, as `quality` says it.
fn made_how(from: Material<'_>, wanted: Wanted<'_>) -> Result<Quality, Error> {
    let only = wanted.query.map(str::to_owned);
    let asked = quality::Asked { only, ..quality::Asked::default() };
    let (codebook, keep) = (from.coded.codebook, Keep::Counts);
    let (library, only, threads) = (from.library, wanted.only, wanted.threads);
    Ok(quality::quality(library, codebook, &asked, only, keep, threads)?)
}

/// All recommendations, whatever is asked for.
fn recommended(from: Material<'_>) -> Result<Recommendations, index::Error> {
    let wanted = recommendations::Wanted::default();
    recommendations::recommendations(from.library, from.coded, wanted)
}

/// What stands in two reviews, as `repeats --across` says it.
fn repeated(
    from: Material<'_>,
    wanted: Wanted<'_>,
    all: &Recommendations,
) -> Result<Repeats, index::Error> {
    let question = repeats::Question {
        what: repeats::What::Recommendations,
        scope: repeats::Scope::Across,
        least: repeats::ALIKE,
        fewest: repeats::FEWEST,
        only: wanted.only,
        id: None,
        threads: wanted.threads,
    };
    repeats::repeats_among(from.library, from.coded, all, question)
}
