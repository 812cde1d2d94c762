//! A query put to a library: which passages match, how well, and where.

use std::ops::Range;

use tantivy::DocId;

use super::patience::{Clock, Patience};
use super::plan::{Plan, Planner};
use super::score::{Found, Scoring};
use super::single::Single;
use super::tally::{Counts, Tally, Top};
use super::word::Reading;
use super::{Error, Library, StoredPassage, span};
use crate::query::{Pattern, Query};

/// A query, planned for one library.
pub struct Question<'a> {
    pub(super) library: &'a Library,
    pub(super) plan: Plan,
    pub(super) patience: Patience,
    pub(super) scoring: Scoring,
}

/// A passage that matches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Where its document lies.
    pub(super) segment: u32,
    /// Where its document lies.
    pub(super) doc: DocId,
    /// The place of its review in [`Library::review_ids`].
    pub review: u32,
    /// Its place in its review, from 0.
    pub ord: u32,
    /// How well it matches: BM25 with the counts of the whole library, more where the
    /// words of the query stand close together and where they are a heading; 0 where the
    /// query has filters and NOTs only.
    pub score: f64,
    /// How many hits it has.
    pub hits: u32,
}

/// A matching passage as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The passage and where it stands.
    pub stored: StoredPassage,
    /// The bytes of its text that are hits, in order.
    pub hits: Vec<Range<usize>>,
}

/// What one word of a query stands for in a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expansion {
    /// The word as it was asked for.
    pub pattern: Pattern,
    /// The words it stands for, in order, with the number of passages that have each.
    pub forms: Vec<(String, u64)>,
}

/// What it took to find the matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Effort {
    /// Passages that were looked at: those with all the words that a match must have.
    pub candidates: u64,
    /// Passages in which more stretches matched an operator than are kept: their hits may
    /// be more than were counted.
    pub cut: u64,
}

/// What matches, all or the best of it, and how much there is in all.
#[derive(Debug, Clone, PartialEq)]
pub struct Best {
    /// All there is.
    pub counts: Counts,
    /// As many as were asked for, in the order asked for.
    pub matches: Vec<Match>,
    /// What it took.
    pub effort: Effort,
}

impl<'a> Question<'a> {
    pub(super) fn new(
        library: &'a Library,
        query: &Query,
        patience: Patience,
    ) -> Result<Self, Error> {
        let clock = Clock::new(&patience);
        let plan = Planner { library, clock: &clock }.plan(&query.root)?;
        Ok(Self { library, plan, patience, scoring: Scoring::On })
    }

    /// The same, but every score is 0: for counts alone, which are the quicker for it.
    #[must_use]
    pub fn unscored(self) -> Self {
        Self { scoring: Scoring::Off, ..self }
    }

    /// Calls `visit` for every passage that matches, in no particular order: sort by
    /// review and place in it before showing anything.
    pub fn each(&self, mut visit: impl FnMut(Match)) -> Result<Effort, Error> {
        let segments = self.library.segments();
        self.walk(self.scoring, &mut |one| visit(one.matched(segments)))
    }

    /// Counts the passages that match, and says what it took.
    pub fn count(&self) -> Result<(Counts, Effort), Error> {
        let best = self.gather(Scoring::Off, 0)?;
        Ok((best.counts, best.effort))
    }

    /// Every passage that matches, by review and place in it.
    pub fn all(&self) -> Result<Best, Error> {
        let mut tally = Tally::new(self.library.review_ids().len());
        let mut matches = Vec::new();
        let effort = self.each(|one| {
            tally.add(one.review, one.hits);
            matches.push(one);
        })?;
        // a stable sort, because what was written in order is walked in order
        matches.sort_by_key(|one| (one.review, one.ord));
        Ok(Best { counts: tally.counts(), matches, effort })
    }

    /// Counts the passages that match and gives so many of the best, best first, of equals
    /// by review and place in it.
    pub fn best(&self, limit: usize) -> Result<Best, Error> {
        self.gather(self.scoring, limit)
    }

    fn gather(&self, scoring: Scoring, limit: usize) -> Result<Best, Error> {
        let mut tally = Tally::new(self.library.review_ids().len());
        let mut top = Top::new(limit, self.library.segments());
        let scored = scoring == Scoring::On || limit == 0;
        let effort = match self.plan.single().filter(|_| scored) {
            Some((word, weight)) => {
                self.walk_single(word, weight, &mut tally, &mut top)?;
                Effort { candidates: tally.counts().passages as u64, cut: 0 }
            }
            None => self.walk(scoring, &mut |one| {
                tally.add(one.review, one.hits);
                top.offer(one);
            })?,
        };
        Ok(Best { counts: tally.counts(), matches: top.finish(), effort })
    }

    fn walk_single(
        &self,
        word: &str,
        weight: f64,
        tally: &mut Tally,
        top: &mut Top<'_>,
    ) -> Result<(), Error> {
        let single =
            Single { word, weight, average: self.library.totals().average_length() };
        let clock = Clock::new(&self.patience);
        for (number, segment) in (0..).zip(self.library.segments()) {
            let sums = (&mut *tally, &mut *top);
            single
                .walk(number, segment, self.library.fields(), &clock, sums)
                .map_err(|error| self.library.failed(error))?;
            clock.check()?;
        }
        Ok(())
    }

    /// The passages of these matches and the bytes of their text that are hits, both in
    /// the order given.
    ///
    /// The computation that counted the hits is run again on these passages.
    pub fn show(&self, matches: &[Match]) -> Result<Vec<Shown>, Error> {
        let clock = Clock::new(&self.patience);
        let mut order: Vec<usize> = (0..matches.len()).collect();
        order.sort_unstable_by_key(|at| (matches[*at].segment, matches[*at].doc));
        let mut shown: Vec<Option<Shown>> = vec![None; matches.len()];
        let same_segment =
            |a: &usize, b: &usize| matches[*a].segment == matches[*b].segment;
        for group in order.chunk_by(same_segment) {
            let segment = matches[group[0]].segment;
            let Some(opened) = self.library.segments().get(segment as usize) else {
                continue;
            };
            let mut cursor = self.open(opened, &clock, Reading::Places)?;
            for at in group {
                let doc = matches[*at].doc;
                let mut found = Found::new(Scoring::Off);
                if cursor.matches(doc) {
                    cursor.read(doc, &mut found);
                    span::keep_hits(&mut found.spans);
                }
                clock.check()?;
                let stored = self.library.stored(segment, doc)?;
                let hits = span::bytes(&stored.passage.text, &found.spans);
                shown[*at] = Some(Shown { stored, hits });
            }
        }
        Ok(shown.into_iter().flatten().collect())
    }

    /// Every word of the query, in its order, with the words of the library it stands for
    /// and how many passages have each.
    pub fn expansions(&self) -> Vec<Expansion> {
        let mut found = Vec::new();
        self.plan.each_word(&mut |pattern, forms| {
            found.push(Expansion {
                pattern: pattern.clone(),
                forms: forms.iter().map(|(word, count)| (word.clone(), *count)).collect(),
            });
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{library, review};
    use super::Library;
    use crate::query::Query;

    /// Every passage that matches with its hits as text.
    fn engine(library: &Library, query: &Query) -> Vec<(String, Vec<String>)> {
        let question = library.ask(query).unwrap();
        let mut matches = Vec::new();
        question.each(|found| matches.push(found)).unwrap();
        matches.sort_by_key(|found| (found.review, found.ord));
        let show = |(found, shown): (&super::Match, super::Shown)| {
            assert_eq!(shown.hits.len(), found.hits as usize);
            let passage = shown.stored.passage;
            let slices = shown.hits.into_iter().map(|hit| passage.text[hit].to_owned());
            (passage.id.0, slices.collect())
        };
        let shown = question.show(&matches).unwrap();
        assert_eq!(shown.len(), matches.len());
        matches.iter().zip(shown).map(show).collect()
    }

    #[track_caller]
    fn case(query: &str, expected: &[(&str, &[&str])]) {
        let review = review(
            "a",
            &[
                "Thresholds were applied. No one knew the threshold.",
                "The child's voice was lost.",
                "Children at risk; non-accidental injury.",
            ],
        );
        let (_corpus, library) = library(&[review]);
        let found = engine(&library, &query.parse().unwrap());
        let expected: Vec<(String, Vec<String>)> = expected
            .iter()
            .map(|(ord, hits)| {
                (
                    format!("a/0000000{ord}.1"),
                    hits.iter().map(|h| (*h).to_owned()).collect(),
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_bare_word_means_its_inflections_and_a_quoted_one_itself() {
        case("threshold", &[("0", &["Thresholds", "threshold"])]);
        case("\"threshold\"", &[("0", &["threshold"])]);
    }

    #[test]
    fn words_joined_without_a_space_stand_next_to_each_other() {
        case("child’s", &[("1", &["child’s"].map(|_| "child's"))]);
        case("non-accidental", &[("2", &["non-accidental"])]);
        case("accidental-non", &[]);
    }

    #[test]
    fn a_query_of_nots_matches_what_is_left() {
        case("NOT child", &[("0", &[]), ("2", &[])]);
        case("NOT section:narrative", &[("1", &[])]);
    }

    #[test]
    fn only_the_branch_that_holds_has_hits() {
        case("(child threshold) OR voice", &[("1", &["voice"])]);
    }

    #[test]
    fn a_query_can_say_what_its_words_stand_for() {
        let texts = ["Agencies", "an agency", "the agency’s agent"];
        let (_corpus, library) = library(&[review("a", &texts)]);
        let question = library.ask(&"agency \"the agency\"".parse().unwrap()).unwrap();
        let forms: Vec<Vec<(String, u64)>> =
            question.expansions().into_iter().map(|one| one.forms).collect();
        let form = |word: &str, count| (word.to_owned(), count);
        assert_eq!(forms[0], [form("agencies", 1), form("agency", 2)]);
        assert_eq!(forms[1..], [vec![form("the", 1)], vec![form("agency", 2)]]);
    }
    /// Two passages of 1 and 3 words, 2 on average. `risk` is in both, `harm` in one:
    /// idf ln(1 + 0.5 / 2.5) and ln(1 + 1.5 / 1.5). A count of one in 3 words weighs
    /// 2.2 / (1 + 1.2 (0.25 + 0.75 * 3 / 2)), in one word 2.2 / (1 + 1.2 (0.25 + 0.75 / 2)).
    #[test]
    fn scores_are_bm25_as_worked_out_by_hand() {
        let (_corpus, library) = library(&[review("a", &["risk", "risk of harm"])]);
        let mut scores = Vec::new();
        let question = library.ask(&"risk OR harm".parse().unwrap()).unwrap();
        question.each(|found| scores.push((found.ord, found.score))).unwrap();
        let (rare, common) = (2.0_f64.ln(), 1.2_f64.ln());
        for (ord, score) in scores {
            let expected =
                if ord == 0 { common * 2.2 / 1.75 } else { (rare + common) * 2.2 / 2.65 };
            assert!((score - expected).abs() < 1e-12, "{score} {expected}");
        }
    }
}
