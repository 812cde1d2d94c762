//! What of a report is counted soon, however many reviews there are: it asks the codings
//! and the records, and reads no review again.

use super::corpus::{Corpus, corpus};
use super::listed::{Listed, listed};
use super::{Error, Material, Wanted};
use crate::analysis::Subject;
use crate::analysis::Told;
use crate::analysis::cooccurrence::{
    self, Cooccurrences, Pairs, Sort, Unit, cooccurrence,
};
use crate::analysis::themes::{
    Answer, Asked, Frequencies, Made, Numbers, Order, frequencies,
};
use crate::analysis::trends::{self, Trends, trends};
use crate::index;

/// How often, since when, beside what.
#[derive(Debug, Clone, PartialEq)]
pub struct Counts {
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
    /// The reviews that count.
    pub reviews: Vec<Listed>,
}

/// Counts what is counted soon.
pub fn counts(from: Material<'_>, wanted: Wanted<'_>) -> Result<Counts, Error> {
    let asked = asked(wanted);
    let themes = frequencies(from.coded, &asked, wanted.only)?;
    let subjects = subjects(from, &themes);
    let by = trends::By::Published;
    let (only, suppress) = (wanted.only, wanted.suppress);
    let question = trends::Question { subjects: &subjects, by, only, suppress };
    Ok(Counts {
        made: Made::now(from.coded, asked),
        corpus: corpus(from, wanted.only),
        trends: trends(from.coded, &question),
        together: together(from, wanted)?,
        reviews: listed(from.coded, wanted.only),
        themes,
    })
}

impl Counts {
    /// What is told of a count of reviews or recommendations.
    pub fn told(&self, count: u64) -> Told {
        Told::of(count, self.made.asked.suppress)
    }

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
        sort: Sort::LogLikelihood,
    };
    cooccurrence(from.library, from.coded, &question)
}
