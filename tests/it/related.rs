//! related: the words that are used alike, and `search --suggest`, on the corpus that ships
//! and on a tiny one.

use serde_json::{Value, json};

use crate::harness::Project;

/// `a` and `c` are one case; `47` is no word.
fn tiny() -> Project {
    let project = Project::new()
        .file("corpus/a.txt", "The hot kettle boiled.\n\nThe hot pan boiled.\n")
        .file("corpus/b.txt", "A kettle fell. The day was hot.\n\nNo pan 47 fell.\n")
        .file("corpus/c.txt", "The lamp boiled.\n");
    project.put("corpus/reviews.csv", "file,case\na.txt,one\nb.txt,\nc.txt,one\n");
    project
}

/// No word is too rare.
const ALL: [&str; 6] = ["--min-freq", "1", "--min-reviews", "1", "--min-shared", "1"];

fn rows(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let all = [arguments, &["--format", "json"]].concat();
    project.run(&all).ends(0).json().as_array().expect("rows").clone()
}

fn related(project: &Project, arguments: &[&str]) -> Vec<Value> {
    rows(project, &[&["related"], arguments].concat())
}

fn words(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["word"].as_str().expect("a word")).collect()
}

/// What `search --count` says of a query.
fn count(project: &Project, query: &str) -> Value {
    project.run(&["search", query, "--count", "--format", "json"]).json()
}

/// Company of `kettle`: the 3/4, hot 1, boiled 1, a 1, fell 1, in all 19/4; of `pan`: the
/// 3/4, hot 1, boiled 1, no 1, fell 3/4 (`47` keeps its place), in all 9/2; of `lamp`: the
/// 1, boiled 1. All company: the 17/2, hot 31/4, boiled 25/4, fell 3, day 11/4, was 11/4,
/// a 7/4, no 3/2; the powers of 3/4 of all add up to 30.9922410707.
#[test]
fn likeness_is_as_worked_out_by_hand() {
    let project = tiny();
    let found = related(&project, &[&["kettle"][..], &ALL].concat());
    let expected = [
        ("pan", 0.319_711_825_947_109_23, json!(["fell", "boiled", "hot"]), 2, 2),
        ("lamp", 0.203_347_285_541_696_98, json!(["boiled"]), 1, 1),
        ("hot", 0.097_697_247_627_885_69, json!(["boiled"]), 3, 2),
        ("boiled", 0.065_398_629_518_907_57, json!(["hot"]), 3, 1),
        ("day", 0.047_845_769_691_876_54, json!(["hot"]), 1, 1),
    ];
    assert_eq!(words(&found), ["pan", "lamp", "hot", "boiled", "day"]);
    for (row, (word, similarity, shared, freq, reviews)) in found.iter().zip(expected) {
        let found = row["similarity"].as_f64().expect("a number");
        assert!((found - similarity).abs() < 1e-9, "{word}: {found}");
        assert_eq!((&row["shared"], &row["freq"]), (&shared, &json!(freq)), "{word}");
        assert_eq!((&row["reviews"], &row["query"]), (&json!(reviews), &json!("kettle")));
    }
    let hits = ["query_freq", "query_reviews", "query_company", "corpus_reviews"];
    assert_eq!(hits.map(|name| found[0][name].as_u64()), [2, 2, 3, 2].map(Some));
    let beside: Vec<&Value> = found.iter().map(|row| &row["beside"]).collect();
    assert_eq!(beside, [false, false, true, true, false]);
}

#[test]
fn guards_limits_and_passages_are_as_asked() {
    let project = tiny();
    let asked = |more: &[&str]| {
        let found = related(&project, &[&["kettle"], &ALL[..], more].concat());
        words(&found).join(" ")
    };
    assert_eq!(asked(&["--limit", "2"]), "pan lamp");
    let only = ["kettle", "--where", "review:a", "--format", "json"];
    let only = related(&project, &[&only[..3], &ALL].concat());
    assert_eq!(words(&only), ["pan", "hot", "boiled"]);
    assert_eq!(only[0]["asked_where"], "review:a");
    let guards = ["--min-freq", "2", "--min-reviews", "2", "--min-shared", "1"];
    let found = related(&project, &[&["kettle"][..], &guards].concat());
    // `boiled` and `lamp` are of one review, and no company either
    assert_eq!(words(&found), ["pan"]);
    let both = related(&project, &[&["kettle", "\"hot pan\""][..], &ALL].concat());
    let queries: Vec<&str> =
        both.iter().filter_map(|row| row["query"].as_str()).collect();
    assert_eq!((queries[0], queries[queries.len() - 1]), ("kettle", "\"hot pan\""));
}

#[test]
fn every_number_is_the_one_that_a_search_counts() {
    let project = Project::shipped();
    for word in ["threshold", "\"core group\"", "escalat*"] {
        let found = related(&project, &[word, "--limit", "12"]);
        let hits = count(&project, word);
        assert_eq!(found.len(), 12);
        for row in &found {
            let alone = count(&project, row["word"].as_str().expect("a word"));
            assert_eq!(
                (&row["freq"], &row["reviews"]),
                (&alone["hits"], &alone["reviews"])
            );
            assert_eq!(row["query_freq"], hits["hits"]);
            assert!(row["shared"].as_array().is_some_and(|shared| shared.len() == 5));
            assert!(
                row["reviews"].as_u64() >= Some(3) && row["freq"].as_u64() >= Some(5)
            );
        }
        let all: Vec<f64> =
            found.iter().filter_map(|row| row["similarity"].as_f64()).collect();
        assert!(all.is_sorted_by(|a, b| a >= b) && all[0] < 1.0 && all[11] > 0.0);
    }
}

/// What makes two words alike makes them alike from either side.
#[test]
fn likeness_is_mutual_and_says_what_is_used_alike() {
    let project = Project::shipped();
    let of = |word: &str, other: &str| {
        let found = related(&project, &[word, "--limit", "2000"]);
        found.into_iter().find(|row| row["word"] == other).expect("a row")
    };
    let (one, other) = (of("father", "mother"), of("mother", "father"));
    assert_eq!(one["similarity"], other["similarity"]);
    assert_eq!((&one["company"], &one["beside"]), (&other["company"], &json!(true)));
    assert_eq!(words(&related(&project, &["father", "--limit", "1"])), ["mother"]);
}

#[test]
fn near_copies_are_left_out() {
    let project = tiny();
    let before = related(&project, &[&["kettle"][..], &ALL].concat());
    let long = "The otter slept in the barn. ".repeat(40);
    project.put("corpus/d.txt", format!("{long}\n"));
    let with = related(&project, &[&["otter"][..], &ALL].concat());
    project.put("corpus/e.txt", format!("{long}\n\n"));
    let copied = related(&project, &[&["otter"][..], &ALL].concat());
    assert_eq!(with, copied);
    assert_eq!(before[0]["freq"], 2);
}

#[test]
fn what_is_too_rare_is_said_and_not_guessed() {
    let project = Project::shipped();
    let rare = project.run(&["related", "drunk", "--format", "json"]).ends(1);
    assert_eq!(rare.json(), json!([]));
    assert!(rare.talk.contains("`drunk` has 5 hits in 1 review"), "{}", rare.talk);
    assert!(rare.talk.contains("hint: 5 hits in 3 reviews"), "{}", rare.talk);
    let absent = project.run(&["related", "thresold"]).ends(1);
    assert!(absent.talk.contains("did you mean threshold"), "{}", absent.talk);
    assert!(!absent.talk.contains("0 hits"), "{}", absent.talk);
    project.run(&["related", "threshold NEAR"]).ends(2);
    project.run(&["related"]).ends(2);
    project.run(&["related", "found:moon"]).ends(2);
}

#[test]
fn every_format_is_written_and_bytes_do_not_depend_on_threads() {
    let project = tiny();
    let asked = [&["related", "kettle"], &ALL[..]].concat();
    let with = |more: &[&str]| project.run(&[&asked[..], more].concat()).ends(0).out;
    let csv = with(&["--format", "csv", "--threads", "1"]);
    assert_eq!(csv, with(&["--format", "csv", "--threads", "3"]));
    assert!(csv.starts_with(
        "query,word,similarity,freq,reviews,shared,beside,company,query_freq,"
    ));
    assert!(csv.contains(",fell; boiled; hot,false,3,"), "{csv}");
    assert!(with(&["--format", "html"]).contains("<td>fell, boiled, hot</td>"));
    assert!(with(&["--format", "markdown"]).contains("| ---: | --- |\n"));
    assert_eq!(with(&["--format", "ndjson"]).lines().count(), 5);
    with(&["--format", "xlsx", "-o", "related.xlsx"]);
    assert!(project.path("related.xlsx").exists());
    insta::assert_snapshot!(with(&["--limit", "2", "--where", "hot OR fell"]), @"
    word  similarity  times  reviews  beside  near both
    pan         0.34      2        2       –  fell, boiled, hot
    hot         0.19      3        2     yes  boiled

    Words used like `kettle` (2 hits in 2 reviews): 4 of 6 compared. 2 shown, --limit shows more. 19 words in `hot OR fell` of 2 reviews, near-copies left out, each case once. Corpus 0c378751fc9e, throughline 0.1.0.
    Similarity: how far the same words stand beside both, up to four words away in a sentence, more often than by chance: 0 means that none does, 1 that the same words do to the same degree; between different words 0.3 is much. Near both: the words that make the likeness most. Beside: whether the two also stand beside each other. Words that are used alike need not mean alike (good and poor are used alike), and the rarer they are, the more of it is chance: read the passages. Those of the first: throughline search 'pan AND (hot OR fell)'
    ");
}

#[test]
fn a_suggestion_finds_what_a_search_for_it_finds() {
    let project = Project::shipped();
    for query in [
        "threshold",
        "\"core group\" missed NOT drunk",
        "police NEAR/5 school section:findings",
        "mother OR father",
    ] {
        let now = count(&project, query);
        let found = rows(&project, &["search", query, "--suggest", "--limit", "3"]);
        assert!(!found.is_empty());
        for row in &found {
            let text = |name: &str| row[name].as_str().expect("a query");
            let then = count(&project, text("query"));
            let all = count(&project, text("all_query"));
            let alone = count(&project, text("word"));
            for unit in ["reviews", "passages"] {
                assert_eq!(row[unit], then[unit], "{query}: {row}");
                assert_eq!(row[format!("all_{unit}")], all[unit], "{query}: {row}");
                assert_eq!(row[format!("word_{unit}")], alone[unit], "{query}: {row}");
                let more = then[unit].as_u64().unwrap() - now[unit].as_u64().unwrap();
                assert_eq!(row[format!("more_{unit}")], more, "{query}: {row}");
            }
        }
    }
}

#[test]
fn each_term_is_widened_by_what_is_used_like_it() {
    let project = Project::shipped();
    let found = rows(&project, &["search", "father missed", "--suggest"]);
    let terms: Vec<&str> = found.iter().filter_map(|row| row["term"].as_str()).collect();
    assert_eq!(terms, [["father"; 5], ["missed"; 5]].concat());
    let alone = related(&project, &["father", "--limit", "5"]);
    assert_eq!(words(&found[..5]), words(&alone));
    assert_eq!(found[0]["query"], "(father OR mother) AND missed");
    // what the query has already, wanted or not, is no suggestion
    for query in ["father OR mother", "father NOT mother"] {
        let found = rows(&project, &["search", query, "--suggest"]);
        assert!(!words(&found).contains(&"mother"), "{query}");
    }
    let review = "wexmouth-child-n";
    let asked = ["search", "father", "--suggest", "--review", review, "--limit", "1"];
    let found = rows(&project, &asked);
    assert_eq!(found[0]["query"], format!("(father OR mother) AND review:{review}"));
    assert_eq!(found[0]["reviews"], 1);
}

#[test]
fn suggestions_are_written_in_every_format_and_their_lack_is_said() {
    let project = Project::shipped();
    let asked = ["search", "father", "--suggest", "--limit", "2"];
    let with = |more: &[&str]| project.run(&[&asked[..], more].concat()).ends(0).out;
    for format in ["csv", "json", "ndjson", "markdown", "html"] {
        assert!(with(&["--format", format]).contains("father OR mother OR"), "{format}");
    }
    assert_eq!(with(&["--threads", "1"]), with(&["--threads", "3"]));
    insta::assert_snapshot!(with(&[]), @"
    word      similarity  in reviews  more passages  more reviews

    father
      mother        0.39          15            212             1
      asleep        0.33           6              4             0

    `father` finds 101 hits in 92 passages of 15 reviews; with all of these, 305 passages of 16 reviews.
    Similarity: how far the same words stand beside both more often than by chance, 0 none, 1 the same (`throughline related` shows which). More: what the query finds beyond that with this word as well. Words that are used alike need not mean alike: look before you widen. With all: throughline search 'father OR mother OR asleep'
    ");
    let rare = project.run(&["search", "drunk", "--suggest"]).ends(1);
    assert!(rare.talk.contains("too little to tell"), "{}", rare.talk);
    let none = project.run(&["search", "section:findings", "--suggest"]).ends(1);
    assert!(none.talk.contains("no word that could be widened"), "{}", none.talk);
    for other in ["--count", "--facets", "--explain"] {
        project.run(&["search", "father", "--suggest", other]).ends(2);
    }
}
