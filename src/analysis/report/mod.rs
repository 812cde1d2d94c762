//! Everything that is known of a corpus, brought together: what a report and a brief are
//! made of.
//!
//! Nothing is computed here a second time. Each number is that of the command which
//! answers the same question alone, so that two of them never disagree; what is added is
//! choice: which passages are quoted, which recommendations belong to a theme.

mod brief;
mod corpus;
mod hits;
mod listed;
mod pick;
mod quotation;
mod shelf;
mod subject;

use crate::coding::Coder;
use crate::index::{self, Library};

use super::cooccurrence::{self, Cooccurrences, Pairs, Unit};
use super::quality::{self, Keep, Quality, QualityError};
use super::recommendations::{
    self, Field, Recommendations, Sort, Summary, Tally, summary, tally,
};
use super::repeats::{self, Repeats};
use super::themes::{
    Answer, Asked, Coded, Frequencies, Made, NoTheme, Numbers, Order, Subcorpus,
    frequencies,
};
use super::trends::{self, Trends};
use super::{Subject, Told};

use shelf::Shelf;

pub use brief::{About, Brief, OfTheme, brief};
pub use corpus::{Corpus, Reading};
pub use listed::Listed;
pub use quotation::Quotation;
pub use subject::{Related, ThemePage};

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
    /// What it was made from.
    pub made: Made,
    /// The files and how they were read.
    pub corpus: Corpus,
    /// In how many reviews each theme is found.
    pub themes: Frequencies,
    /// The same by year of publication, in the order of the table.
    pub trends: Trends,
    /// Which of these themes occur in the same reviews.
    pub together: Cooccurrences,
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
    /// The reviews that count.
    pub reviews: Vec<Listed>,
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
    let asked = asked(wanted);
    let themes = frequencies(from.coded, &asked, wanted.only)?;
    let subjects = subjects(from, &themes);
    let by = trends::By::Published;
    let (only, suppress) = (wanted.only, wanted.suppress);
    let question = trends::Question { subjects: &subjects, by, only, suppress };
    let trends = trends::trends(from.coded, &question);
    let all = recommended(from)?;
    let repeats = repeated(from, wanted, &all)?;
    let repeats = within(repeats, wanted.suppress);
    let recommended = wanted.only.map_or_else(|| all.clone(), |only| all.within(only));
    let mut shelf = Shelf::new(from.library);
    let mut pages = Vec::new();
    for row in themes.rows.iter().filter(|row| row.figures.reviews_found > 0) {
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
        made: Made::now(from.coded, asked),
        corpus: corpus::corpus(from, wanted.only),
        pages,
        summary,
        tallies: tallies.to_vec(),
        repeats,
        quality: made_how(from, wanted)?,
        reviews: listed::listed(from.coded, wanted.only),
        recommendations: recommended,
        themes,
        together: together(from, wanted)?,
        trends,
    })
}

impl Report {
    /// The table of themes as the answer that `themes` gives.
    pub fn answer(&self) -> Answer {
        let numbers = Numbers::Frequencies(self.themes.clone());
        Answer { made: self.made.clone(), numbers }
    }
}

fn asked(wanted: Wanted<'_>) -> Asked {
    Asked {
        themes: wanted.themes.to_vec(),
        order: Order::Family,
        only: wanted.query.map(str::to_owned),
        suppress: wanted.suppress,
        ..Asked::default()
    }
}

/// What stands in so many reviews that their number is told: where it stands is shown with
/// it.
fn within(mut repeats: Repeats, suppress: Option<u64>) -> Repeats {
    repeats.clusters.retain(|one| Told::of(one.reviews, suppress).is_whole());
    repeats
}

/// The themes of a table, in its order.
fn subjects(from: Material<'_>, table: &Frequencies) -> Vec<Subject> {
    let mut all = Subject::all(from.coded.codebook);
    let place = |name: &str| table.rows.iter().position(|row| row.theme.0 == name);
    all.retain(|subject| place(&subject.name).is_some());
    all.sort_by_key(|subject| place(&subject.name));
    all
}

/// What occurs together, as `cooccur` says it of the same themes.
fn together(
    from: Material<'_>,
    wanted: Wanted<'_>,
) -> Result<Cooccurrences, index::Error> {
    let codebook = from.coded.codebook;
    let subjects: Vec<Subject> = if wanted.themes.is_empty() {
        Subject::leaves(codebook)
    } else {
        wanted.themes.iter().flat_map(|name| Subject::named(codebook, name)).collect()
    };
    let question = cooccurrence::Question {
        subjects: &subjects,
        pairs: Pairs::All,
        unit: Unit::Reviews,
        only: wanted.only,
        suppress: wanted.suppress,
        sort: cooccurrence::Sort::LogLikelihood,
    };
    cooccurrence::cooccurrence(from.library, from.coded, &question)
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
