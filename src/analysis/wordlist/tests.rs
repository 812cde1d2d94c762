//! Words counted by hand.

use tempfile::TempDir;

use super::{Question, Sort, WordList, wordlist};
use crate::analysis::lexis::{Folding, Kept, Scope, Work};
use crate::index::Library;
use crate::index::fixture::{library, review};
use crate::query::Pattern;

/// Five words of `a`, of which three are `risk`; three and two of `b`.
fn shelf() -> (TempDir, Library) {
    let a = review("a", &["The risk. Risk!", "Risks: risk"]);
    library(&[a, review("b", &["the harm done", "at risk"])])
}

fn asked(change: impl Fn(&mut Question<'_>), only: Option<&str>) -> WordList {
    let (_corpus, library) = shelf();
    let only = only.map(|only| library.ask(&only.parse().unwrap()).unwrap());
    let scope = Scope::of(&library, only.as_ref()).unwrap();
    let mut question = Question {
        scope: &scope,
        pattern: None,
        kept: Kept::All,
        folding: Folding::Apart,
        min_freq: 1,
        min_reviews: 1,
        sort: Sort::Frequency,
    };
    change(&mut question);
    let found = wordlist(&library, &question, Work::on(1)).unwrap();
    assert_eq!(found, wordlist(&library, &question, Work::on(2)).unwrap());
    for one in found.rows.iter().filter(|_| question.folding == Folding::Apart) {
        let query = library.ask(&format!("\"{}\"", one.word).parse().unwrap()).unwrap();
        let hits = query.count().unwrap().0.hits as u64;
        assert!(only.is_some() || hits == one.freq, "{}", one.word);
    }
    found
}

fn names(found: &WordList) -> Vec<(&str, u64, u64)> {
    found.rows.iter().map(|one| (one.word.as_str(), one.freq, one.reviews)).collect()
}

/// Half of the words are of each review; `risk` three times in `a` and once in `b`:
/// (0.25 + 0.25) / 2.
#[test]
fn words_are_counted_as_by_hand() {
    let found = asked(|_| {}, None);
    assert_eq!((found.words, found.reviews, found.all), (10, 2, 6));
    let expected = [
        ("risk", 4, 2),
        ("the", 2, 2),
        ("at", 1, 1),
        ("done", 1, 1),
        ("harm", 1, 1),
        ("risks", 1, 1),
    ];
    assert_eq!(names(&found), expected);
    assert_eq!(found.rows[0].per_10k, Some(4000.0));
    assert_eq!(found.rows[0].dispersion, Some(0.25));
    assert_eq!(found.rows[1].dispersion, Some(0.0));
    assert_eq!(found.rows[2].dispersion, Some(0.5));
}

#[test]
fn what_is_listed_can_be_limited() {
    let pattern = Pattern::Wildcard("ris*".to_owned());
    let found = asked(|_| {}, Some("done OR \"risks\""));
    assert_eq!((found.words, found.reviews), (5, 2));
    let (_corpus, library) = shelf();
    let scope = Scope::of(&library, None).unwrap();
    let question = Question {
        scope: &scope,
        pattern: Some(&pattern),
        kept: Kept::Content,
        folding: Folding::Inflections,
        min_freq: 1,
        min_reviews: 1,
        sort: Sort::Word,
    };
    let found = wordlist(&library, &question, Work::on(1)).unwrap();
    assert_eq!(names(&found), [("risk", 5, 2)]);
    let found = asked(|question| question.kept = Kept::Content, None);
    assert_eq!(names(&found)[0], ("risk", 4, 2));
    assert!(found.rows.iter().all(|one| one.word != "the"));
    let found = asked(|question| question.min_reviews = 2, None);
    assert_eq!(found.rows.len(), 2);
    let found = asked(|question| question.sort = Sort::Dispersion, None);
    assert_eq!(names(&found)[0], ("the", 2, 2));
}
