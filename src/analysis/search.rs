//! Passages that match a query, the best first, and how many there are in all.
//!
//! Everything is counted, whatever the limit: a number that stops at the page shown is no
//! number.

use std::cmp::Ordering;

use serde::Serialize;

use crate::index::{Error, Library, Match, Shown, SourceRecord};
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
    let shown = question.show(&found)?.into_iter();
    let hits = shown.zip(&found).map(|(shown, one)| Hit::new(shown, one.score)).collect();
    Ok(Answer { counts: tally.counts, hits })
}

impl Hit {
    fn new(Shown { stored, hits }: Shown, score: f64) -> Self {
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
            spans: hits.into_iter().map(|range| (range.start, range.end)).collect(),
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

#[cfg(test)]
mod tests {
    use super::{Counts, Options, Sort, count, search};
    use crate::analysis::export_passages;
    use crate::index::fixture::{known, library, review};
    use crate::model::{Date, Review};

    fn dated(id: &str, board: Option<&str>, year: Option<u16>, texts: &[&str]) -> Review {
        let mut review = review(id, texts);
        review.metadata.board = board.map(|board| known(board.to_owned()));
        review.metadata.published =
            year.and_then(|year| Date::new(year, None, None)).map(known);
        review
    }

    fn reviews() -> Vec<Review> {
        vec![
            dated("delta", None, Some(2012), &["risk", "Risk, risk and no more risk."]),
            dated("alpha", Some("Harrow LSCB"), Some(2016), &["No risk", "none"]),
            dated("beta", Some("Barnet Council"), None, &["At risk of harm"]),
        ]
    }

    fn order(sort: Sort, query: &str, limit: Option<usize>) -> Vec<String> {
        let (_corpus, library) = library(&reviews());
        let options = Options { limit, sort };
        let answer = search(&library, &query.parse().unwrap(), &options).unwrap();
        answer.hits.into_iter().map(|hit| hit.passage.0).collect()
    }

    const DELTA: [&str; 2] = ["delta/00000000.1", "delta/00000001.1"];
    const ALPHA: &str = "alpha/00000000.1";
    const BETA: &str = "beta/00000000.1";

    #[test]
    fn passages_come_in_the_order_asked_for() {
        let risk = |sort| order(sort, "risk", None);
        assert_eq!(risk(Sort::Score), [DELTA[0], DELTA[1], ALPHA, BETA]);
        assert_eq!(risk(Sort::Newest), [ALPHA, DELTA[0], DELTA[1], BETA]);
        assert_eq!(risk(Sort::Oldest), [DELTA[0], DELTA[1], ALPHA, BETA]);
        assert_eq!(risk(Sort::Board), [BETA, ALPHA, DELTA[0], DELTA[1]]);
        assert_eq!(risk(Sort::Review), [ALPHA, BETA, DELTA[0], DELTA[1]]);
    }

    #[test]
    fn the_limit_cuts_the_list_and_not_the_counts() {
        assert_eq!(order(Sort::Review, "risk", Some(1)), [ALPHA]);
        assert_eq!(order(Sort::Score, "risk", Some(0)), [""; 0]);
        let (_corpus, library) = library(&reviews());
        let (query, all) =
            ("risk".parse().unwrap(), Counts { reviews: 3, passages: 4, hits: 6 });
        let options = Options { limit: Some(1), sort: Sort::Score };
        assert_eq!(search(&library, &query, &options).unwrap().counts, all);
        assert_eq!(count(&library, &query).unwrap(), all);
    }

    #[test]
    fn filters_ask_what_is_known_about_the_review() {
        assert_eq!(order(Sort::Review, "risk board:\"harr*\"", None), [ALPHA]);
        assert_eq!(order(Sort::Review, "board:Barnet-council", None), [BETA]);
        assert_eq!(order(Sort::Review, "risk year:..2014", None), DELTA);
        assert_eq!(order(Sort::Review, "risk NOT year:1900..", None), [BETA]);
        assert_eq!(order(Sort::Review, "review:delta page:3", None), [DELTA[1]]);
        assert_eq!(order(Sort::Review, "board:lscb-harrow", None), [""; 0]);
    }

    #[test]
    fn equal_scores_go_by_review_and_place() {
        let texts = ["one risk", "one risk"];
        let (_corpus, library) = library(&[review("b", &texts), review("a", &texts)]);
        let answer =
            search(&library, &"risk".parse().unwrap(), &Options::default()).unwrap();
        let names: Vec<&str> =
            answer.hits.iter().map(|hit| hit.passage.0.as_str()).collect();
        let expected = ["a/00000000.1", "a/00000001.1", "b/00000000.1", "b/00000001.1"];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_hit_says_where_it_stands() {
        let (_corpus, library) = library(&reviews());
        let query = "\"of harm\"".parse().unwrap();
        let answer = search(&library, &query, &Options::default()).unwrap();
        let json = serde_json::to_value(&answer.hits).unwrap();
        let score = json[0]["score"].clone();
        assert_eq!(
            json,
            serde_json::json!([{
                "review": "beta", "file": "reviews/beta.pdf", "page": 1, "page_label": "iv",
                "number": "1.0", "section": "1 What happened", "section_kind": "narrative",
                "passage": "beta/00000000.1", "text": "At risk of harm",
                "spans": [[8, 15]], "score": score,
            }])
        );
    }

    #[test]
    fn export_gives_every_passage_by_review_and_place() {
        let (_corpus, library) = library(&reviews());
        let rows: Vec<_> = export_passages(&library).collect::<Result<_, _>>().unwrap();
        let names: Vec<&str> = rows.iter().map(|row| row.passage.0.as_str()).collect();
        assert_eq!(names, [ALPHA, "alpha/00000001.1", BETA, DELTA[0], DELTA[1]]);
        assert_eq!(rows[4].section_path, ["2 Findings"]);
        assert_eq!((rows[4].words, rows[4].page_end.0), (6, 3));
    }
}
