//! `repeats`, through the real binary on tiny reviews.

use serde_json::Value;

use crate::harness::{Project, answered};

const AUDIT: &str = "The Board should ask each agency to audit how its staff record home \
                     visits, and to report to the Board within six months.";
const AGAIN: &str = "The Partnership should ask each agency to audit how its staff record \
                     home visits, and to report to the Partnership within three months.";
const POLICE: &str = "The police should review how officers who attend a domestic incident \
                      share what they saw of the children with social care.";

fn review(title: &str, year: u16, story: &str, recommendations: &[&str]) -> String {
    let items = recommendations.iter().enumerate();
    let items: Vec<String> =
        items.map(|(at, text)| format!("Recommendation {}: {text}", at + 1)).collect();
    format!(
        "# Serious Case Review: {title}\n\n{year}\n\n## 1. What happened\n\n\
         1.1 {story}\n\n## 2. Recommendations\n\n{}\n",
        items.join("\n\n")
    )
}

/// Three reviews: one asks in 2009, one nearly the same in 2022, one something else and
/// what the first asked, word for word.
fn asked_again() -> Project {
    let first = review("Child A", 2009, "The family moved to the town.", &[AUDIT]);
    let last = review(
        "Child B",
        2022,
        "The school was told of a change of address.",
        &[POLICE, AGAIN],
    );
    let other = review("Child C", 2015, "A neighbour telephoned.", &[AUDIT]);
    let project = Project::new()
        .file("corpus/child-a.md", first)
        .file("corpus/child-b.md", last)
        .file("corpus/child-c.md", other);
    project.put(
        "corpus/reviews.csv",
        "file,published\nchild-a.md,2009\nchild-b.md,2022\nchild-c.md,2015\n",
    );
    project
}

fn json_of(project: &Project, arguments: &[&str]) -> Value {
    project.run(arguments).ends(0).json()
}

/// Of each pair the years and whether it is word for word.
fn years(pairs: &Value) -> Vec<(u64, u64, bool)> {
    let year = |side: &Value| side["year"].as_u64().expect("a year");
    let word_for_word = |pair: &Value| pair["similarity"] == 1.0;
    let pairs = pairs.as_array().expect("rows").iter();
    pairs.map(|pair| (year(&pair["a"]), year(&pair["b"]), word_for_word(pair))).collect()
}

#[test]
fn what_was_asked_for_before_is_told_with_its_years() {
    let project = asked_again();
    let pairs = json_of(&project, &["repeats", "--format", "json"]);
    assert_eq!(
        years(&pairs),
        [(2009, 2015, true), (2009, 2022, false), (2015, 2022, false)]
    );
    // three words of 23 are others: 2 * 20 / 46
    assert_eq!(pairs[1]["similarity"], 40.0 / 46.0);
    assert_eq!(pairs[0]["between"], "reviews");
    assert_eq!(pairs[0]["cluster"], pairs[0]["a"]["id"]);
    assert_eq!(pairs[1]["b"]["number"], "2");
}

#[test]
fn a_table_for_a_reader() {
    let run = asked_again().run(&["repeats", "--clusters"]).ends(0);
    let (table, caption) = run.out.split_once("\n3 pairs").expect("a caption");
    assert!(
        caption.starts_with(" in 1 cluster; 4 recommendations of 3 reviews compared.")
    );
    insta::assert_snapshot!(table, @"
    3 times in 3 reviews, 2009 to 2022
          Recommendation 1: The Board should ask each agency to audit how its staff record home visits,
          and to report to the Board within six months.
      1.00  2009  child-a, p. 1, 1  [child-a/c7be8b69.1]
      1.00  2015  child-c, p. 1, 1  [child-c/c7be8b69.1]
      0.87  2022  child-b, p. 1, 2  [child-b/eabed3ec.1]
    ");
}

#[test]
fn what_a_later_wording_changes_is_marked() {
    let run = asked_again().run(&["repeats"]).ends(0);
    assert!(run.out.contains("0.87  2009 and again 2022, in two reviews"), "{}", run.out);
    assert!(run.out.contains("The »Partnership« should ask"), "{}", run.out);
    assert!(run.out.contains("within »three« months"), "{}", run.out);
}

#[test]
fn a_pair_opens_by_the_name_of_either_and_by_a_query() {
    let project = asked_again();
    let all = json_of(&project, &["repeats", "--format", "json"]);
    let id = all[1]["b"]["id"].as_str().expect("a name");
    let own = json_of(&project, &["repeats", "--id", id, "--format", "json"]);
    assert_eq!(years(&own), [(2009, 2022, false), (2015, 2022, false)]);
    let year = ["repeats", "--where", "year:2022", "--format", "json"];
    let rows = |all: &Value| answered(all.as_array().expect("rows"));
    assert_eq!(rows(&json_of(&project, &year)), rows(&own));
    project.run(&["repeats", "--id", "nobody"]).ends(1);
}

#[test]
fn a_document_that_is_there_twice_repeats_nothing() {
    let one = review("Child A", 2009, "The family moved to the town.", &[AUDIT, POLICE]);
    let project = Project::new().file("corpus/a.md", &one).file("corpus/copy.md", &one);
    project.run(&["repeats"]).ends(1);
    project.run(&["repeats", "--passages"]).ends(1);
}

#[test]
fn documents_of_one_case_are_told_apart_from_reviews() {
    let project = asked_again();
    project.put(
        "corpus/reviews.csv",
        "file,published,case\nchild-a.md,2009,one\nchild-b.md,2022,\nchild-c.md,2009,one\n",
    );
    let passages = json_of(
        &project,
        &["repeats", "--passages", "--min-words", "9", "--format", "json"],
    );
    let between: Vec<&Value> =
        passages.as_array().expect("rows").iter().map(|pair| &pair["between"]).collect();
    assert_eq!(between, ["case", "reviews", "reviews"]);
    let across = ["repeats", "--passages", "--across", "--format", "json"];
    assert_eq!(years(&json_of(&project, &across)).len(), 2);
}

#[test]
fn every_format_has_every_pair() {
    let project = asked_again();
    for format in ["csv", "ndjson", "markdown"] {
        let run = project.run(&["repeats", "--format", format]).ends(0);
        assert_eq!(run.out.matches("Partnership within").count(), 2, "{}", run.out);
    }
    let csv = project.run(&["repeats", "--clusters", "--format", "csv"]).ends(0).out;
    assert!(csv.starts_with("cluster,size,reviews,first_year,last_year,id,review,"));
    assert_eq!(csv.lines().count(), 4);
    project.run(&["repeats", "--format", "xlsx", "-o", "repeats.xlsx"]).ends(0);
    assert!(project.path("repeats.xlsx").exists());
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let project = asked_again();
    let with = |threads| {
        let arguments =
            ["repeats", "--passages", "--format", "json", "--threads", threads];
        project.run(&arguments).ends(0).out
    };
    assert_eq!(with("1"), with("3"));
}

#[test]
fn less_than_three_words_in_five_is_refused() {
    let run = asked_again().run(&["repeats", "--min-similarity", "0.5"]).ends(2);
    assert!(run.talk.contains("takes a number from 0.6 to 1"), "{}", run.talk);
}
