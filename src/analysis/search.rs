//! Passages that match a query, the best first, and how many there are in all.
//!
//! Everything is counted, whatever the limit: a number that stops at the page shown is no
//! number.

use std::cmp::Ordering;

use serde::Serialize;

use super::{Counts, Found};
use crate::index::{
    Effort, Error, Library, Match, Question, Shown, SourceRecord, StoredPassage,
};
use crate::model::{PageNumber, PassageId, ReviewId, SectionKind};

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

/// Finds the passages that match: for a reader, who wants few.
pub fn search(
    library: &Library,
    question: Question<'_>,
    options: &Options,
) -> Result<(Answer, Effort), Error> {
    let Some(limit) = options.limit.filter(|_| options.sort == Sort::Score) else {
        let found = Found::of(library, question)?;
        return Ok((pick(&found, options)?, found.effort()));
    };
    let best = question.best(limit)?;
    let shown = question.show(&best.matches)?;
    let hits = shown.iter().zip(&best.matches).map(|(one, of)| Hit::new(one, of.score));
    Ok((Answer { counts: best.counts, hits: hits.collect() }, best.effort))
}

/// Picks what to show from everything that was found.
pub fn pick(found: &Found<'_>, options: &Options) -> Result<Answer, Error> {
    let mut hits = Vec::new();
    each_hit(found, options, |hit| {
        hits.push(hit);
        Ok::<_, Error>(())
    })?;
    Ok(Answer { counts: found.counts(), hits })
}

/// Calls `visit` with each passage that matches, in the order asked for, as many as are
/// asked for.
pub fn each_hit<E: From<Error>>(
    found: &Found<'_>,
    options: &Options,
    mut visit: impl FnMut(Hit) -> Result<(), E>,
) -> Result<(), E> {
    let places = places(found, options)?;
    found.show(&places, |one, shown| visit(Hit::new(shown, one.score)))
}

/// The places of the matches to show, in the order asked for.
fn places(found: &Found<'_>, options: &Options) -> Result<Vec<u32>, Error> {
    let matches = found.matches();
    let order = order_of_reviews(found.library(), options.sort)?;
    let review = |one: &Match| order.get(one.review as usize).copied();
    let compare = |a: &u32, b: &u32| {
        let (one, other) = (&matches[*a as usize], &matches[*b as usize]);
        let by_score = match options.sort {
            Sort::Score => other.score.total_cmp(&one.score),
            _ => Ordering::Equal,
        };
        by_score.then_with(|| (review(one), a).cmp(&(review(other), b)))
    };
    let mut places: Vec<u32> = (0..).take(matches.len()).collect();
    let limit = options.limit.unwrap_or(places.len()).min(places.len());
    if limit > 0 && limit < places.len() {
        places.select_nth_unstable_by(limit - 1, compare);
    }
    places.truncate(limit);
    places.sort_unstable_by(compare);
    Ok(places)
}

impl Hit {
    pub(super) fn new(shown: &Shown, score: f64) -> Self {
        let spans = shown.hits.iter().map(|range| (range.start, range.end)).collect();
        Self { spans, score, ..Self::of(&shown.stored) }
    }

    /// A passage as it stands, without hits.
    pub fn of(stored: &StoredPassage) -> Self {
        let passage = &stored.passage;
        Self {
            review: stored.review.clone(),
            file: stored.file.clone(),
            page: passage.page,
            page_label: passage.page_label.clone(),
            number: passage.number.clone(),
            section: stored.section().to_owned(),
            section_kind: stored.section_kind,
            passage: passage.id.clone(),
            text: passage.text.clone(),
            spans: Vec::new(),
            score: 0.0,
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

#[cfg(test)]
mod tests {
    use super::{Answer, Options, Sort, search};
    use crate::analysis::{Counts, export_passages};
    use crate::index::Library;
    use crate::index::fixture::{known, library, review};
    use crate::model::{Date, Review};

    fn answer(library: &Library, query: &str, options: &Options) -> Answer {
        let question = library.ask(&query.parse().unwrap()).unwrap();
        search(library, question, options).unwrap().0
    }

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
        answer(&library, query, &options)
            .hits
            .into_iter()
            .map(|hit| hit.passage.0)
            .collect()
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
        let all = Counts { reviews: 3, passages: 4, hits: 6 };
        let options = Options { limit: Some(1), sort: Sort::Score };
        assert_eq!(answer(&library, "risk", &options).counts, all);
        let question = library.ask(&"risk".parse().unwrap()).unwrap();
        assert_eq!(question.count().unwrap().0, all);
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
        let answer = answer(&library, "risk", &Options::default());
        let names: Vec<&str> =
            answer.hits.iter().map(|hit| hit.passage.0.as_str()).collect();
        let expected = ["a/00000000.1", "a/00000001.1", "b/00000000.1", "b/00000001.1"];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_hit_says_where_it_stands() {
        let (_corpus, library) = library(&reviews());
        let answer = answer(&library, "\"of harm\"", &Options::default());
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
