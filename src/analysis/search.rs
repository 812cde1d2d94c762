//! Passages that match a query, the best first, and how many there are in all.
//!
//! Everything is counted, whatever the limit: a number that stops at the page shown is no
//! number.

use std::cmp::Ordering;
use std::ops::Range;

use serde::Serialize;

use crate::index::{Error, Library, Match, SourceRecord, StoredPassage};
use crate::model::{PageNumber, PassageId, ReviewId, SectionKind};
use crate::query::Query;

/// How to order and cut the passages found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How many passages to give; none for all.
    pub limit: Option<usize>,
    /// Which come first. Ties go by review and place in it.
    pub sort: Sort,
}

impl Default for Options {
    fn default() -> Self {
        Self { limit: Some(20), sort: Sort::Score }
    }
}

/// Which passages come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The best match.
    Score,
    /// The latest published; those without a date last.
    Newest,
    /// The earliest published; those without a date last.
    Oldest,
    /// By board; those without one last.
    Board,
    /// By review, in reading order.
    Review,
}

/// How many reviews, passages and stretches of text match.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Reviews with a passage that matches.
    pub reviews: usize,
    /// Passages that match.
    pub passages: usize,
    /// Hits in them; none for a query of filters and NOTs only.
    pub hits: usize,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// All there is, beyond the limit too.
    pub counts: Counts,
    /// As many passages as asked for, in the order asked for.
    pub hits: Vec<Hit>,
}

/// A passage that matches, with where it stands and where in it the hits are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// The review.
    pub review: ReviewId,
    /// Its file, relative to the corpus folder.
    pub file: String,
    /// The page it starts on.
    pub page: PageNumber,
    /// What is printed on that page.
    pub page_label: Option<String>,
    /// The number printed before it.
    pub number: Option<String>,
    /// The heading of its section; empty before the first one.
    pub section: String,
    /// What that section is for.
    pub section_kind: SectionKind,
    /// Its name.
    pub passage: PassageId,
    /// Its text.
    pub text: String,
    /// The hits, as first and one past the last byte of `text`, in order.
    pub spans: Vec<(usize, usize)>,
    /// How well it matches.
    pub score: f64,
}

/// Counts what matches, exactly.
pub fn count(library: &Library, query: &Query) -> Result<Counts, Error> {
    let mut tally = Tally::new(library);
    library.ask(query)?.each(|found| tally.add(&found))?;
    Ok(tally.counts)
}

/// Finds the passages that match.
pub fn search(
    library: &Library,
    query: &Query,
    options: &Options,
) -> Result<Answer, Error> {
    let question = library.ask(query)?;
    let mut tally = Tally::new(library);
    let mut found = Vec::new();
    question.each(|one| {
        tally.add(&one);
        found.push(one);
    })?;
    let order = order_of_reviews(library, options.sort)?;
    let place = |one: &Match| order.get(one.review as usize).copied();
    let compare = |a: &Match, b: &Match| {
        let by_score = match options.sort {
            Sort::Score => b.score.total_cmp(&a.score),
            _ => Ordering::Equal,
        };
        by_score.then_with(|| (place(a), a.ord).cmp(&(place(b), b.ord)))
    };
    let limit = options.limit.unwrap_or(found.len()).min(found.len());
    if limit > 0 && limit < found.len() {
        found.select_nth_unstable_by(limit - 1, compare);
    }
    found.truncate(limit);
    found.sort_unstable_by(compare);
    let shown = found.iter().map(|one| {
        let (stored, bytes) = question.show(one)?;
        Ok(Hit::new(stored, bytes, one.score))
    });
    Ok(Answer { counts: tally.counts, hits: shown.collect::<Result<_, Error>>()? })
}

impl Hit {
    fn new(stored: StoredPassage, bytes: Vec<Range<usize>>, score: f64) -> Self {
        Self {
            section: stored.section().to_owned(),
            review: stored.review,
            file: stored.file,
            page: stored.passage.page,
            page_label: stored.passage.page_label,
            number: stored.passage.number,
            section_kind: stored.section_kind,
            passage: stored.passage.id,
            text: stored.passage.text,
            spans: bytes.into_iter().map(|range| (range.start, range.end)).collect(),
            score,
        }
    }
}

/// Where each of the library's reviews comes in the order asked for.
fn order_of_reviews(library: &Library, sort: Sort) -> Result<Vec<usize>, Error> {
    let ids = library.review_ids();
    if matches!(sort, Sort::Score | Sort::Review) {
        return Ok((0..ids.len()).collect());
    }
    let mut records: Vec<_> = library.records()?.iter().collect();
    records.sort_by(|a, b| {
        let date =
            |r: &SourceRecord| r.metadata.published.as_ref().map(|known| known.value);
        let board =
            |r: &SourceRecord| r.metadata.board.as_ref().map(|known| known.value.clone());
        let order = match sort {
            Sort::Newest => last_if_none(date(a), date(b), |a, b| b.cmp(a)),
            Sort::Oldest => last_if_none(date(a), date(b), Ord::cmp),
            _ => last_if_none(board(a), board(b), Ord::cmp),
        };
        order.then_with(|| a.review.cmp(&b.review))
    });
    let mut places = vec![usize::MAX; ids.len()];
    for (place, record) in records.iter().enumerate() {
        if let Ok(index) = ids.binary_search(&record.review) {
            places[index] = place;
        }
    }
    Ok(places)
}

fn last_if_none<T>(
    a: Option<T>,
    b: Option<T>,
    compare: impl Fn(&T, &T) -> Ordering,
) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => compare(&a, &b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

/// Counts as passages come by.
struct Tally {
    seen: Vec<bool>,
    counts: Counts,
}

impl Tally {
    fn new(library: &Library) -> Self {
        Self { seen: vec![false; library.review_ids().len()], counts: Counts::default() }
    }

    fn add(&mut self, found: &Match) {
        self.counts.passages += 1;
        self.counts.hits += found.hits as usize;
        if let Some(seen) = self.seen.get_mut(found.review as usize) {
            self.counts.reviews += usize::from(!*seen);
            *seen = true;
        }
    }
}
