//! The page of the query language: each of its examples is run.

use serde_json::Value;

use crate::harness::Project;

const PAGE: &str = include_str!("../../src/query/language.md");

/// What an example says will happen.
#[derive(Debug, PartialEq)]
enum Outcome<'a> {
    Hits(Vec<&'a str>),
    Error(&'a str),
}

#[derive(Debug)]
struct Example<'a> {
    texts: Vec<&'a str>,
    query: &'a str,
    outcome: Outcome<'a>,
}

/// The examples of a page, in order.
fn examples(page: &str) -> Vec<Example<'_>> {
    let blocks = page.split("```query\n").skip(1);
    blocks.map(|block| example(block.split("```").next().unwrap())).collect()
}

fn example(block: &str) -> Example<'_> {
    let (mut texts, mut query, mut outcome) = (Vec::new(), None, None);
    for line in block.lines() {
        let (name, value) = line.split_once(':').unwrap();
        let value = value.trim();
        match name {
            "text" => texts.push(value),
            "query" => query = Some(value),
            "hits" if value == "none" => outcome = Some(Outcome::Hits(Vec::new())),
            "hits" => outcome = Some(Outcome::Hits(value.split(" | ").collect())),
            "error" => outcome = Some(Outcome::Error(value)),
            _ => panic!("an example has no `{name}`"),
        }
    }
    assert!(!texts.is_empty(), "{block}");
    Example { texts, query: query.expect(block), outcome: outcome.expect(block) }
}

/// A project with a file for each text, so that the files are in the order of the texts.
fn project(texts: &[&str]) -> Project {
    texts.iter().enumerate().fold(Project::new(), |project, (index, text)| {
        project.file(&format!("passage-{index:02}.txt"), format!("{text}\n"))
    })
}

/// The words of each hit, in the order of the passages and of the hits in them.
fn hits(rows: &Value) -> Vec<String> {
    let mut rows: Vec<&Value> = rows.as_array().unwrap().iter().collect();
    rows.sort_by_key(|row| row["review"].as_str().unwrap());
    let of_row = |row: &Value| -> Vec<String> {
        let text = row["text"].as_str().unwrap();
        let spans: Vec<(usize, usize)> =
            serde_json::from_value(row["spans"].clone()).unwrap();
        spans.into_iter().map(|(start, end)| text[start..end].to_owned()).collect()
    };
    rows.into_iter().flat_map(of_row).collect()
}

#[test]
fn every_example_of_the_page_is_true() {
    let mut wrong = Vec::new();
    for Example { texts, query, outcome } in examples(PAGE) {
        let run = project(&texts).run(&["search", "--format", "json", query]);
        let agrees = match &outcome {
            Outcome::Error(message) => {
                // the message stands after the marks below the query
                let marked = format!("^ {message}");
                run.code == Some(2)
                    && run.talk.lines().any(|line| line.ends_with(&marked))
            }
            Outcome::Hits(expected) => {
                run.code == Some(i32::from(expected.is_empty()))
                    && hits(&run.json()) == *expected
            }
        };
        if !agrees {
            wrong.push(format!(
                "{query}\n  expected {outcome:?}\n  {}{}",
                run.out, run.talk
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_shows_hits_passages_without_any_and_errors() {
    let examples = examples(PAGE);
    let hits = examples.iter().filter(
        |example| matches!(&example.outcome, Outcome::Hits(hits) if !hits.is_empty()),
    );
    let errors =
        examples.iter().filter(|example| matches!(example.outcome, Outcome::Error(_)));
    assert!(hits.count() >= 20);
    assert!(errors.count() >= 8);
    let first = &examples[0];
    assert_eq!(first.query, "referral");
    assert_eq!(first.texts.len(), 3);
    assert_eq!(first.outcome, Outcome::Hits(vec!["referrals", "Referral"]));
}
