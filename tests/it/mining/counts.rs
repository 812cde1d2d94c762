//! Every frequency and every number of reviews is what `search --count` says of the same
//! question, near-copies left out and each case counted once.

use serde_json::Value;

use super::{Corpus, Counts, both, count, planted, rows, some, text};
use crate::harness::Project;

/// Near-copies are in no table but of hits of phrases.
const COUNTED: &str = "NOT duplicate_of:*";

/// What limits the tables in turn.
const LIMITS: [Option<&str>; 3] =
    [None, Some("copper OR should OR police"), Some("section:findings")];

/// A corpus, what limits its tables in turn, and how many rows of each are looked up.
struct Case {
    corpus: Corpus,
    limits: &'static [Option<&'static str>],
    most: usize,
}

/// The small corpus, and the one that ships, where every look takes longer.
fn cases() -> [Case; 2] {
    let (small, shipped) = (Corpus::of(planted()), Corpus::of(Project::shipped()));
    [
        Case { corpus: small, limits: &LIMITS, most: 9 },
        Case { corpus: shipped, limits: &LIMITS[..1], most: 3 },
    ]
}

/// The rows of a command, limited to these passages.
fn limited(corpus: &Corpus, command: &[&str], only: Option<&str>) -> Vec<Value> {
    let only: Vec<&str> = only.into_iter().flat_map(|only| ["--where", only]).collect();
    rows(&corpus.project, &[command, &only, &["--no-refresh"]].concat())
}

#[test]
fn words_are_hits_of_a_search_for_them() {
    for Case { corpus, limits, most } in cases() {
        for &only in limits {
            for (command, quote) in
                [(&["words"][..], "\""), (&["words", "--inflections"], "")]
            {
                let found = limited(&corpus, command, only);
                assert!(found.len() > 20, "{command:?} {only:?}");
                for row in some(&found, most) {
                    let word = text(row, "word");
                    let query = format!("{quote}{word}{quote} {COUNTED}");
                    let hits = corpus.search(&query, only);
                    let said = (count(row, "freq"), count(row, "reviews"));
                    assert_eq!((hits.hits, hits.reviews), said, "{query} {only:?}");
                }
            }
        }
    }
}

#[test]
fn phrases_are_hits_of_their_rules_and_reviews_leave_copies_out() {
    for Case { corpus, limits, most } in cases() {
        for &only in limits {
            let all = ["phrases", "--boilerplate", "--gaps", "--min-reviews", "2"];
            let found = limited(&corpus, &all, only);
            assert!(found.len() > 3, "{only:?}");
            for row in some(&found, most) {
                let rule = text(row, "rule");
                let hits = corpus.search(rule, only);
                let said = (count(row, "freq"), count(row, "passages"));
                assert_eq!((hits.hits, hits.passages), said, "{rule} {only:?}");
                let counted = corpus.search(&format!("{rule} {COUNTED}"), only);
                assert_eq!(counted.reviews, count(row, "reviews"), "{rule} {only:?}");
            }
        }
    }
}

/// In `step by step by step` the phrase is written once: its two places overlap.
#[test]
fn a_phrase_that_overlaps_itself_is_counted_as_a_search_counts_it() {
    let project = Project::new();
    for name in ["ash", "birch", "cedar"] {
        let own: Vec<String> = (0..40).map(|at| format!("{name}{at}")).collect();
        let said = format!("The {name}x went step by step by step {name}y.");
        let text =
            format!("# Child {name}\n\n## Findings\n\n{said}\n\n{}.\n", own.join(" "));
        project.put(&format!("corpus/{name}.md"), text);
    }
    let corpus = Corpus::of(project);
    let of = |command: &[&str], name: &str, freq: &str| {
        let found = rows(&corpus.project, command);
        let row = found.iter().find(|row| row[name] == "step by step");
        count(row.unwrap_or_else(|| panic!("{found:?}")), freq)
    };
    assert_eq!(corpus.search("\"step by step\"", None).hits, 3);
    let firmly = ["phrases", "--min-association", "-1"];
    assert_eq!(of(&firmly, "phrase", "freq"), 3);
    let words = ["keyness", "step", "--ngrams", "3", "--side", "both", "--min-freq", "1"];
    assert_eq!(of(&words, "feature", "freq_target"), 3);
}

/// The small corpus has `the child plan` and `the child's plan` once each.
#[test]
fn words_in_a_row_pass_over_the_s_of_a_possessive_as_a_search_does() {
    let corpus = Corpus::of(planted());
    let command = ["keyness", "copper", "--ngrams", "2", "--min-freq", "1"];
    let found = rows(&corpus.project, &[&command[..], &["--min-reviews", "1"]].concat());
    let row = found.iter().find(|row| row["feature"] == "child plan").expect("a row");
    assert_eq!((count(row, "freq_target"), count(row, "freq_ref")), (2, 0));
    assert_eq!(corpus.search("\"child plan\" NOT duplicate_of:*", None).hits, 2);
    assert!(!found.iter().any(|row| row["feature"] == "child s"));
}

#[test]
fn key_words_are_hits_within_their_set() {
    const GUARDS: [&str; 6] = ["--side", "both", "--min-freq", "1", "--min-reviews", "1"];
    for Case { corpus, limits, most } in cases() {
        for &only in limits {
            for (target, reference) in
                [("year:2014", "NOT year:2014"), ("the", "NOT (the)")]
            {
                for ngrams in ["1", "2", "3"] {
                    let command = ["keyness", target, "rest", "--ngrams", ngrams];
                    let found = limited(&corpus, &[&command[..], &GUARDS].concat(), only);
                    assert!(found.len() > 20, "{target} {ngrams} {only:?}");
                    let section = |row: &&Value| {
                        text(row, "feature").split(' ').any(|it| it == "s")
                    };
                    // the s of a section: a search finds that of a possessive, too
                    for row in some(&found, most.div_ceil(3)).filter(|row| !section(row))
                    {
                        let query = format!("\"{}\"", text(row, "feature"));
                        let side = |set: &str| {
                            let set = both(only, &format!("({set}) {COUNTED}"));
                            let Counts { hits, reviews, .. } =
                                corpus.search(&query, Some(&set));
                            (hits, reviews)
                        };
                        let said = |side: &str| {
                            let name = |name: &str| format!("{name}_{side}");
                            (count(row, &name("freq")), count(row, &name("reviews")))
                        };
                        assert_eq!(side(target), said("target"), "{query} {only:?}");
                        assert_eq!(side(reference), said("ref"), "{query} {only:?}");
                    }
                }
            }
        }
    }
}

/// In company is counted by occurrence and not by stretch, so that only passages and
/// reviews are those of NEAR; all other numbers are hits.
#[test]
fn collocates_are_hits_and_stand_in_the_passages_of_near() {
    const GUARDS: [&str; 5] = ["--all-words", "--min-freq", "1", "--min-reviews", "1"];
    for Case { corpus, limits, most } in cases() {
        for &only in limits {
            for (node, window, operator) in [
                ("copper OR threshold*", &["--window", "5,5"][..], "NEAR/5"),
                ("\"health visitor\" OR child", &["--window", "0,3"], "PRE/3"),
                ("police OR mother", &["--sentence"], "SENT"),
            ] {
                let command = [&["collocates", node], window, &GUARDS].concat();
                let found = limited(&corpus, &command, only);
                let hits = corpus.search(&format!("({node}) {COUNTED}"), only).hits;
                for row in some(&found, most.div_ceil(3)) {
                    let word = text(row, "collocate");
                    assert_eq!(count(row, "freq_a"), hits, "{node} {only:?}");
                    let anywhere = format!("\"{word}\" {COUNTED}");
                    assert_eq!(corpus.search(&anywhere, only).hits, count(row, "freq_b"));
                    let near = format!("(({node}) {operator} \"{word}\") {COUNTED}");
                    let near = corpus.search(&near, only);
                    assert_eq!(near.reviews, count(row, "reviews"), "{node} {word}");
                    let cell = [&["collocates", node, "--cell", word], window].concat();
                    let cell = [&cell[..], &["--count"]].concat();
                    let cell = &limited(&corpus, &cell, only)[0];
                    assert_eq!(near.passages, count(cell, "passages"), "{node} {word}");
                    assert_eq!(
                        count(cell, "hits"),
                        count(row, "freq_ab"),
                        "{node} {word}"
                    );
                }
            }
        }
    }
}

/// `A copper kettle and another copper kettle`: the first `kettle` stands between two hits
/// and is in company once, in two stretches.
#[test]
fn a_word_between_two_hits_is_in_company_once() {
    let corpus = Corpus::of(planted());
    let command = ["collocates", "\"copper\"", "--window", "5,5", "--where", "review:b"];
    let found = rows(&corpus.project, &command);
    assert_eq!(found.len(), 0, "twice is not often enough");
    let command = [&command[..], &["--min-freq", "1", "--min-reviews", "1"]].concat();
    let found = rows(&corpus.project, &command);
    let row = found.iter().find(|row| row["collocate"] == "kettle").expect("a row");
    assert_eq!(count(row, "freq_ab"), 2);
}

#[test]
fn themes_are_found_in_the_passages_and_reviews_of_a_search() {
    for Case { corpus, limits, most } in cases() {
        for &only in limits {
            let found = limited(&corpus, &["themes"], only);
            let shown = |row: &&Value| count(row, "reviews_found") > 0;
            for row in found.iter().filter(shown).take(most) {
                let theme = text(row, "theme");
                let hits = corpus.search(&format!("found:{theme} {COUNTED}"), only);
                let said = (count(row, "passages_found"), count(row, "reviews_found"));
                assert_eq!((hits.passages, hits.reviews), said, "{theme} {only:?}");
                let hits = corpus.search(&format!("theme:{theme} {COUNTED}"), only);
                let sum = |of: &str| {
                    count(row, &format!("{of}_found"))
                        + count(row, &format!("{of}_mentioned"))
                };
                assert_eq!(
                    (hits.passages, hits.reviews),
                    (sum("passages"), sum("reviews")),
                    "{theme} {only:?}"
                );
            }
        }
    }
}

#[test]
fn pairs_are_together_in_the_passages_and_reviews_of_searches() {
    for Case { corpus, limits, most } in cases() {
        for &only in limits {
            for unit in ["passages", "reviews"] {
                let names =
                    ["threshold", "escalation", "copper OR police", "\"the child\""];
                let command = [&["cooccur"], &names[..], &["--unit", unit]].concat();
                let found = limited(&corpus, &command, only);
                assert_eq!(found.len(), 6);
                for row in found.iter().take(most) {
                    let [a, b] =
                        ["theme_a", "theme_b"].map(|name| query(text(row, name)));
                    let numbers = ["n_a", "n_b", "n_ab"].map(|name| count(row, name));
                    assert_eq!(
                        numbers,
                        together(&corpus, [&a, &b], (unit, only)),
                        "{a} {b}"
                    );
                    let all = corpus.search(&format!("page:1.. {COUNTED}"), only);
                    let units =
                        if unit == "reviews" { all.reviews } else { all.passages };
                    assert_eq!(count(row, "n_units"), units, "{only:?}");
                }
            }
        }
    }
}

/// The query for what `cooccur` and `trends` call so.
fn query(name: &str) -> String {
    match name {
        "threshold" | "escalation" => format!("found:{name}"),
        query => format!("({query})"),
    }
}

/// How many have the one, the other, and both.
fn together(
    corpus: &Corpus,
    [a, b]: [&str; 2],
    (unit, only): (&str, Option<&str>),
) -> [u64; 3] {
    if unit == "passages" {
        let queries = [a.to_owned(), b.to_owned(), format!("{a} {b}")];
        return queries
            .map(|it| corpus.search(&format!("{it} {COUNTED}"), only).passages);
    }
    let hits = |it: &str| {
        let query = format!("{it} {COUNTED}");
        limited(corpus, &["search", &query], only)
    };
    let (a, b) = (hits(a), hits(b));
    let (a, b) = (corpus.cases_of(&a), corpus.cases_of(&b));
    [a.len(), b.len(), a.intersection(&b).count()].map(|number| number as u64)
}

#[test]
fn years_have_as_many_reviews_as_searches_of_that_year() {
    for Case { corpus, limits, most } in cases() {
        for &only in limits {
            let command = ["trends", "threshold", "copper OR police"];
            let found = limited(&corpus, &command, only);
            let known = |row: &&Value| text(row, "group") != "not known";
            for row in some(&found, 2 * most).filter(known) {
                let year = text(row, "group");
                let of = |query: &str| {
                    let only = both(only, &format!("year:{year} {COUNTED}"));
                    corpus.search(query, Some(&only)).reviews
                };
                let theme = query(text(row, "theme"));
                assert_eq!(of(&theme), count(row, "n"), "{theme} {year} {only:?}");
                assert_eq!(of("page:1.."), count(row, "total"), "{year} {only:?}");
            }
        }
    }
}

#[test]
fn groups_and_clusters_say_how_many_members_they_have() {
    let corpus = Corpus::of(planted());
    let found = rows(&corpus.project, &["discover", "--min-reviews", "2"]);
    let members = |row: &Value| row["members"].as_array().expect("members").clone();
    assert!(!found.is_empty());
    for row in &found {
        let members = members(row);
        assert_eq!(count(row, "passages"), members.len() as u64);
        assert_eq!(count(row, "reviews"), corpus.cases_of(&members).len() as u64);
    }
    for across in [&[][..], &["--across"]] {
        let found = rows(&corpus.project, &[&["repeats", "--clusters"], across].concat());
        assert!(!found.is_empty());
        for row in &found {
            let members = members(row);
            assert_eq!(count(row, "size"), members.len() as u64);
            assert_eq!(count(row, "reviews"), corpus.cases_of(&members).len() as u64);
        }
    }
}
