//! The span engine finds what reading finds: the same passages, the same hits, byte for
//! byte, for random texts and queries over the whole language.

use proptest::prelude::{Just, ProptestConfig, Strategy};
use proptest::prelude::{prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;
use throughline::index::{Library, Match};
use throughline::query::{Error, Filter, Query};
use throughline::text::tokens;

use crate::library::{library, review};
use crate::naive::{Words, hits};

const WORDS: [&str; 14] = [
    "child",
    "children",
    "child's",
    "risk",
    "risks",
    "no",
    "one",
    "knew",
    "multi-agency",
    "multiagency",
    "multi agency",
    "s.47",
    "section 47",
    "Siân's",
];

/// What is typed for one word, most of it in any place.
const TYPED: [&str; 16] = [
    "child",
    "risk",
    "no",
    "one",
    "agency",
    "sian",
    "child's",
    "multi-agency",
    "s.47",
    "chil*",
    "ri?k",
    "knew~1",
    "/(no|one)/",
    "agen*",
    "\"risk\"",
    "\"no one\"",
];

const PHRASES: [&str; 10] = [
    "\"child risk\"",
    "\"no risk one\"",
    "\"(no|knew|risk*) one\"",
    "\"(no one|child) (risk|knew child)\"",
    "\"chil* no\"",
    "\"multi-agency risk\"",
    "\"child's child\"",
    "\"section 47\"",
    "\"s one\"",
    "\"one no\"~3",
];

fn text() -> impl Strategy<Value = String> {
    let stop = prop_oneof![4 => Just(" "), 1 => Just(". ")];
    proptest::collection::vec((select(&WORDS[..]), stop), 0..14).prop_map(|words| {
        words.into_iter().map(|(word, stop)| word.to_owned() + stop).collect()
    })
}

/// What has a place in the text.
fn span() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        3 => select(&TYPED[..]).prop_map(str::to_owned),
        1 => select(&PHRASES[..]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 10, 3, |inner| {
        let two = || (inner.clone(), inner.clone(), 1..6_u32);
        let relation = select(
            &["NEAR/2", "PRE/3", "SENT", "PARA", "NOT NEAR/2", "NOT SENT", "NOT PRE/4"][..],
        );
        prop_oneof![
            two().prop_map(|(a, b, n)| format!("({a} NEAR/{n} {b})")),
            two().prop_map(|(a, b, n)| format!("({a} PRE/{n} {b})")),
            (inner.clone(), inner.clone(), inner.clone(), 1..5_u32)
                .prop_map(|(a, b, c, n)| format!("({a} NEAR/{n} {b} NEAR/{n} {c})")),
            (inner.clone(), inner.clone(), relation)
                .prop_map(|(a, b, relation)| format!("({a} {relation} {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} SENT {b} SENT {a})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} OR {b})")),
            (inner.clone(), 1..4_u32).prop_map(|(a, n)| format!("ATLEAST/{n}({a})")),
        ]
    })
}

fn query() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        8 => span(),
        1 => Just("section:findings".to_owned()),
        1 => Just("page:1".to_owned()),
        1 => Just("review:a*".to_owned()),
        1 => Just("kind:heading".to_owned()),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        let two = || (inner.clone(), inner.clone());
        prop_oneof![
            two().prop_map(|(a, b)| format!("({a} {b})")),
            two().prop_map(|(a, b)| format!("({a} OR {b})")),
            inner.clone().prop_map(|a| format!("(NOT {a})")),
        ]
    })
}

/// Every passage that matches, with the bytes of its hits.
type Found = Vec<(String, Vec<(usize, usize)>)>;

fn naive(library: &Library, query: &Query) -> Found {
    let mut found = Vec::new();
    for review in library.review_ids() {
        for stored in library.passages(review).unwrap() {
            let passage = &stored.passage;
            let passes = |filter: &Filter| match filter {
                Filter::Section(kind) => *kind == stored.section_kind,
                Filter::Page(pages) => pages.contains(passage.page.0),
                Filter::Kind(kind) => *kind == passage.kind,
                Filter::Review(_) => review.0.starts_with('a'),
                other => panic!("not in the strategy: {other:?}"),
            };
            let words = Words::of(&passage.text, &passage.sentences);
            if let Some(spans) = hits(&query.root, &words, &passes) {
                let all: Vec<_> = tokens(&passage.text).collect();
                let bytes =
                    |(from, to): (usize, usize)| (all[from].start, all[to - 1].end);
                let bytes = spans.into_iter().map(bytes).collect();
                found.push((passage.id.0.clone(), bytes));
            }
        }
    }
    found
}

fn engine(library: &Library, query: &Query) -> Found {
    let question = library.ask(query).unwrap();
    let mut matches: Vec<Match> = Vec::new();
    let effort = question.each(|found| matches.push(found)).unwrap();
    assert!(effort.candidates >= matches.len() as u64 && effort.cut == 0);
    let all = question.all().unwrap();
    assert_eq!(question.count().unwrap().0, all.counts);
    let best = question.best(3).unwrap();
    let mut by_score = all.matches.clone();
    by_score.sort_by(|a, b| b.score.total_cmp(&a.score));
    by_score.truncate(3);
    assert_eq!((best.counts, best.matches), (all.counts, by_score));
    matches.sort_by_key(|found| (found.review, found.ord));
    assert_eq!(all.matches, matches);
    let shown = question.show(&matches).unwrap();
    assert_eq!(shown.len(), matches.len());
    matches
        .iter()
        .zip(shown)
        .map(|(found, shown)| {
            assert_eq!(shown.hits.len(), found.hits as usize);
            let hits = shown.hits.into_iter().map(|hit| (hit.start, hit.end)).collect();
            (shown.stored.passage.id.0, hits)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn the_engine_finds_what_reading_finds(
        texts in proptest::collection::vec(text(), 1..16),
        queries in proptest::collection::vec(query(), 10),
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (front, back) = texts.split_at(texts.len() / 2);
        let (_folder, library) = library(&[review("a", front), review("b", back)]);
        for typed in queries {
            let query: Query = match typed.parse() {
                Ok(query) => query,
                // chance puts more regular expressions into one query than are allowed
                Err(Error { message, .. }) if message.contains("at most") => continue,
                Err(error) => panic!("{}", error.shown(&typed)),
            };
            prop_assert_eq!(engine(&library, &query), naive(&library, &query), "{}", query);
        }
    }
}
