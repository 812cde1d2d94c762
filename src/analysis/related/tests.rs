//! Likeness worked out by hand.

use tempfile::TempDir;

use super::{Likeness, Question, Related, related};
use crate::analysis::lexis::{Scope, Work};
use crate::index::Library;
use crate::index::fixture::{library, review};

/// `47` keeps its place and is no word.
fn kettles() -> (TempDir, Library) {
    let a = review("a", &["hot kettle boiled", "hot pan boiled"]);
    library(&[a, review("b", &["kettle fell. Hot day", "pan 47 fell"])])
}

fn asked(
    (_corpus, library): (TempDir, Library),
    query: &str,
    change: impl Fn(&mut Question<'_>),
) -> Related {
    let scope = Scope::of(&library, None).unwrap();
    let mut question =
        Question { scope: &scope, min_freq: 1, min_reviews: 1, min_shared: 1 };
    change(&mut question);
    let query = || [library.ask(&query.parse().unwrap()).unwrap()];
    let found = related(&library, &query(), &question, Work::on(1)).unwrap();
    let many = related(&library, &query(), &question, Work::on(3)).unwrap();
    assert_eq!(found, many);
    found.into_iter().next().unwrap()
}

fn words(found: &Related) -> Vec<&str> {
    found.rows.iter().map(|one| one.word.as_str()).collect()
}

fn find<'a>(found: &'a Related, word: &str) -> &'a Likeness {
    found.rows.iter().find(|one| one.word == word).unwrap()
}

/// n: kettle-hot 1, kettle-boiled 1, kettle-fell 1; pan-hot 1, pan-boiled 1, pan-fell 3/4;
/// hot-boiled 2 · 3/4, hot-day 1. All company: kettle 3, pan 11/4, hot 9/2, boiled 7/2,
/// fell 7/4, day 1; their powers of 3/4 add up to 12.5850671122. Of `kettle` says `fell`
/// ln(12.585 / (3 · (7/4)^¾)) / 2 = 0.5070934158, `boiled` 0.2471632231, `hot`
/// 0.1529203125; of `pan` they say 0.3486497727 (3/7 of the logarithm), 0.2906689116 and
/// 0.1964260010, which are lengths 0.5845 and 0.4945 and a product of 0.2786740961.
#[test]
fn likeness_is_as_worked_out_by_hand() {
    let found = asked(kettles(), "kettle", |_| {});
    assert_eq!((found.freq, found.reviews, found.company), (2, 2, 3));
    assert_eq!((found.rare, found.compared), (false, 6));
    let expected = [
        ("pan", 0.964_005_028_480_75, &["fell", "boiled", "hot"][..]),
        ("day", 0.261_634_370_267_575_3, &["hot"]),
        ("hot", 0.203_188_591_010_062_84, &["boiled"]),
        ("boiled", 0.181_756_565_456_638_99, &["hot"]),
    ];
    assert_eq!(words(&found), expected.map(|one| one.0));
    for (word, similarity, shared) in expected {
        let one = find(&found, word);
        assert!((one.similarity - similarity).abs() < 1e-12, "{word}: {one:?}");
        assert_eq!(one.shared, shared);
        assert_eq!(one.company, shared.len() as u64);
    }
    let beside: Vec<bool> = found.rows.iter().map(|one| one.beside).collect();
    assert_eq!(beside, [false, false, true, true]);
}

/// `lamp` and `otter` have the same company, `his` and `she` in it; `saw` and `lost` alone
/// are told, and only these and the two are compared.
#[test]
fn function_words_are_company_and_not_compared() {
    let shelf = || {
        let a = review("a", &["she saw his lamp", "she saw his otter"]);
        library(&[a, review("b", &["he lost his lamp", "he lost his otter"])])
    };
    let found = asked(shelf(), "lamp", |_| {});
    let otter = find(&found, "otter");
    assert!((otter.similarity - 1.0).abs() < 1e-12, "{otter:?}");
    assert_eq!(
        (&otter.shared[..], otter.company),
        (&["lost", "saw"].map(String::from)[..], 2)
    );
    assert_eq!(found.compared, 4);
    let found = asked(shelf(), "lamp", |question| question.min_shared = 3);
    assert_eq!((words(&found), found.rare), (Vec::new(), true));
}

/// `ee` is five words from `lamp`, and `ff` in the next sentence.
#[test]
fn company_ends_after_four_words_and_with_the_sentence() {
    let texts = ["lamp aa bb cc dd ee. Ff gg", "ff hh", "ii hh"];
    let found = asked(library(&[review("a", &texts)]), "lamp", |_| {});
    let beside = |word| find(&found, word).beside;
    assert!(beside("aa") && beside("dd"));
    assert!(!beside("ee"));
    assert!(!words(&found).contains(&"ff"));
    let found = asked(library(&[review("a", &texts)]), "ff", |_| {});
    assert_eq!(
        (find(&found, "ii").beside, words(&found).contains(&"aa")),
        (false, false)
    );
}

#[test]
fn what_the_query_stands_for_is_no_answer() {
    let found = asked(kettles(), "kettles", |_| {});
    assert!(!words(&found).contains(&"kettle"));
    let found = asked(kettles(), "\"hot kettle\"", |_| {});
    assert_eq!((found.freq, found.reviews), (1, 1));
    assert!(!words(&found).iter().any(|word| ["hot", "kettle"].contains(word)));
    assert!(find(&found, "pan").shared == ["boiled"]);
    let found = asked(kettles(), "zebra", |_| {});
    assert_eq!((found.freq, found.rare, found.rows.len()), (0, true, 0));
}

#[test]
fn what_is_rare_is_not_compared_and_has_no_answer() {
    let fewest = |question: &mut Question<'_>| question.min_freq = 2;
    let found = asked(kettles(), "kettle", fewest);
    assert_eq!((words(&found), found.compared), (vec!["pan", "hot", "boiled"], 5));
    assert!(asked(kettles(), "day", fewest).rare);
    // `boiled`, `fell` and `day` are of one review, and company to none
    let found = asked(kettles(), "kettle", |question| question.min_reviews = 2);
    assert_eq!((found.company, found.compared), (1, 3));
    assert_eq!(words(&found), ["pan"]);
}

#[test]
fn dates_and_denials_are_no_answer() {
    let a =
        review("a", &["Monday kettle in May", "no kettle", "not a kettle", "no lamp"]);
    let found = asked(library(&[a]), "kettle", |_| {});
    assert_eq!(words(&found), ["lamp"]);
    assert_eq!(find(&found, "lamp").shared, ["no"]);
}

#[test]
fn several_queries_are_answered_as_each_alone() {
    let (corpus, library) = kettles();
    let scope = Scope::of(&library, None).unwrap();
    let question = Question { scope: &scope, min_freq: 1, min_reviews: 1, min_shared: 1 };
    let ask = |query: &str| library.ask(&query.parse().unwrap()).unwrap();
    let both = [ask("kettle"), ask("day")];
    let both = related(&library, &both, &question, Work::on(2)).unwrap();
    for (query, found) in ["kettle", "day"].into_iter().zip(both) {
        let alone = related(&library, &[ask(query)], &question, Work::on(1)).unwrap();
        assert_eq!(vec![found], alone);
    }
    drop(corpus);
}
