//! A query put to a library: which passages match, how well, and where.

use std::ops::Range;

use tantivy::{DocId, TERMINATED};

use super::cursor::{Cursor, Found};
use super::plan::Plan;
use super::segment::Segment;
use super::{Error, Library, StoredPassage, span};
use crate::query::{Pattern, Query};

/// A query, planned for one library.
pub struct Question<'a> {
    library: &'a Library,
    plan: Plan,
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
    /// How well it matches: BM25 with the counts of the whole library; 0 where the query
    /// has filters and NOTs only.
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

impl<'a> Question<'a> {
    pub(super) fn new(library: &'a Library, query: &Query) -> Result<Self, Error> {
        Ok(Self { library, plan: Plan::new(library, &query.root)? })
    }

    /// Calls `visit` for every passage that matches, in no particular order: sort by
    /// review and place in it before showing anything.
    pub fn each(&self, mut visit: impl FnMut(Match)) -> Result<(), Error> {
        let average = self.library.totals().average_length();
        let mut found = Found::default();
        for (number, segment) in (0..).zip(self.library.segments()) {
            let mut cursor = self.open(segment)?;
            let mut doc = cursor.next(0);
            while doc < segment.reader.max_doc() && doc != TERMINATED {
                if let Some(ord) = segment.alive_ord(doc)
                    && cursor.matches(doc)
                {
                    read(&mut cursor, segment, doc, average, &mut found);
                    visit(Match {
                        segment: number,
                        doc,
                        review: segment.rank(doc).unwrap_or(u32::MAX),
                        ord,
                        score: found.score,
                        hits: u32::try_from(found.spans.len()).unwrap_or(u32::MAX),
                    });
                }
                doc = cursor.next(doc + 1);
            }
        }
        Ok(())
    }

    /// The passages of these matches and the bytes of their text that are hits, both in
    /// the order given.
    ///
    /// The computation that counted the hits is run again on these passages.
    pub fn show(&self, matches: &[Match]) -> Result<Vec<Shown>, Error> {
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
            let mut cursor = self.open(opened)?;
            for at in group {
                let doc = matches[*at].doc;
                let mut found = Found::default();
                if cursor.matches(doc) {
                    read(&mut cursor, opened, doc, 1.0, &mut found);
                }
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

    fn open<'s>(&'s self, segment: &'s Segment) -> Result<Cursor<'s>, Error> {
        Cursor::open(&self.plan, segment, self.library.fields().body)
            .map_err(|error| self.library.failed(error))
    }
}

/// Reads the hits and the score of a matching passage.
#[expect(clippy::cast_precision_loss, reason = "words of a passage stay far below 2^52")]
fn read(
    cursor: &mut Cursor<'_>,
    segment: &Segment,
    doc: DocId,
    average: f64,
    found: &mut Found,
) {
    found.spans.clear();
    found.score = 0.0;
    found.relative_length = segment.words.first(doc).unwrap_or(0) as f64 / average;
    cursor.read(doc, found);
    span::keep_hits(&mut found.spans);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};
    use proptest::sample::select;

    use super::super::fixture::{library, review};
    use super::super::oracle;
    use super::Library;
    use crate::query::{Filter, Query};
    use crate::text::tokens;

    const WORDS: [&str; 8] =
        ["child", "children", "child's", "risk", "risks", "no", "one", "knew"];

    fn text() -> impl Strategy<Value = String> {
        proptest::collection::vec(select(&WORDS[..]), 0..12)
            .prop_map(|words| words.join(" "))
    }

    fn query() -> impl Strategy<Value = String> {
        let word = || select(&WORDS[..]).prop_map(str::to_owned);
        let phrase = proptest::collection::vec(word(), 1..4)
            .prop_map(|words| format!("\"{}\"", words.join(" ")));
        let leaf = prop_oneof![
            4 => word(),
            2 => phrase,
            1 => Just("section:findings".to_owned()),
            1 => Just("page:1".to_owned()),
            1 => Just("review:a*".to_owned()),
        ];
        leaf.prop_recursive(4, 12, 3, |inner| {
            let two = || (inner.clone(), inner.clone());
            prop_oneof![
                two().prop_map(|(a, b)| format!("({a} {b})")),
                two().prop_map(|(a, b)| format!("({a} OR {b})")),
                inner.clone().prop_map(|a| format!("(NOT {a})")),
            ]
        })
    }

    /// Every passage that matches with its hits as text, found the naive way.
    fn naive(library: &Library, query: &Query) -> Vec<(String, Vec<String>)> {
        let mut found = Vec::new();
        for review in library.review_ids() {
            for stored in library.passages(review).unwrap() {
                let passage = &stored.passage;
                let words: Vec<_> = tokens(&passage.text).collect();
                let passes = |filter: &Filter| match filter {
                    Filter::Section(kind) => *kind == stored.section_kind,
                    Filter::Page(pages) => pages.contains(passage.page.0),
                    Filter::Review(_) => review.0.starts_with('a'),
                    other => panic!("not in the strategy: {other:?}"),
                };
                if let Some(spans) = oracle::hits(&query.root, &words, &passes) {
                    let slice = |span: &super::super::Span| {
                        let (first, last) = (span.start as usize, span.end as usize - 1);
                        passage.text[words[first].start..words[last].end].to_owned()
                    };
                    found.push((passage.id.0.clone(), spans.iter().map(slice).collect()));
                }
            }
        }
        found
    }

    /// The same from the engine.
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

    proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(40))]
        #[test]
        fn the_engine_finds_what_reading_finds(
            texts in proptest::collection::vec(text(), 1..16),
            queries in proptest::collection::vec(query(), 12),
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let (front, back) = texts.split_at(texts.len() / 2);
            let (_corpus, library) = library(&[review("a", front), review("b", back)]);
            for query in queries {
                let query: Query = query.parse().unwrap();
                let (engine, naive) = (engine(&library, &query), naive(&library, &query));
                prop_assert_eq!(engine, naive, "{}", query);
            }
        }
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
