//! `search`: every answer is cited, counts agree, and mistakes are pointed at.

use crate::harness::Project;
use crate::paper::Paper;

fn project() -> Project {
    let review = Paper::new()
        .page(&["# 1 Introduction", "", "1.1 The child was known to the school."])
        .page(&[
            "# 2 Findings",
            "",
            "2.1 The threshold was not agreed, and referrals were returned.",
            "",
            "2.2 The school made one referral. No further action was taken.",
        ])
        .bytes();
    Project::new()
        .file("child-z.pdf", review)
        .file("other.txt", "Thresholds differ.\n\nNo action was taken further.\n")
}

#[test]
fn a_hit_is_cited_by_page_paragraph_and_section() {
    let rows =
        project().run(&["search", "--format", "json", "\"no further action\""]).json();
    let row = &rows.as_array().unwrap()[0];
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert_eq!(row["review"], "child-z");
    assert_eq!(row["file"], "child-z.pdf");
    assert_eq!(row["page"], 2);
    assert_eq!(row["number"], "2.2");
    assert_eq!(row["section"], "2 Findings");
    assert_eq!(row["section_kind"], "findings");
    let text = row["text"].as_str().unwrap();
    assert_eq!(text, "The school made one referral. No further action was taken.");
    let span: Vec<usize> = serde_json::from_value(row["spans"][0].clone()).unwrap();
    assert_eq!(&text[span[0]..span[1]], "No further action");
}

#[test]
fn a_reader_sees_place_and_words_with_the_hits_marked() {
    let run = project().run(&["search", "school AND referral"]).ends(0);
    insta::assert_snapshot!(run.out, @"
    child-z
      child-z.pdf
      p. 2, 2.2 · 2 Findings
          The »school« made one »referral«. No further action was taken.

    2 hits in 1 passage of 1 review
    ");
}

#[test]
fn a_table_has_a_header_and_a_row_a_passage() {
    let run =
        project().run(&["search", "--format", "markdown", "\"one referral\""]).ends(0);
    insta::assert_snapshot!(without_score(&run.out), @"
    | review | file | page | page_label | number | section | section_kind | passage | text | spans | score |
    | --- | --- | ---: | --- | --- | --- | --- | --- | --- | --- | ---: |
    | child-z | child-z.pdf | 2 |  | 2.2 | 2 Findings | findings | child-z/ad6046a4.1 | The school made one referral. No further action was taken. | 16-28 |
    ");
}

/// The rows of a Markdown table without their last cell.
fn without_score(table: &str) -> String {
    let cut = |line: &str| match line.rsplit_once(" | ") {
        Some((rest, score))
            if score.starts_with(|first: char| first.is_ascii_digit()) =>
        {
            format!("{rest} |\n")
        }
        _ => format!("{line}\n"),
    };
    table.lines().map(cut).collect()
}

#[test]
fn a_word_finds_its_inflections_and_a_quoted_word_only_itself() {
    let project = project();
    let passages = |query: &str| {
        project.run(&["search", "--count", "--format", "json", query]).json()["passages"]
            .as_u64()
            .unwrap()
    };
    assert_eq!(passages("referral"), 2);
    assert_eq!(passages("\"referral\""), 1);
    assert_eq!(passages("threshold"), 2);
    assert_eq!(passages("school referral"), 1);
    assert_eq!(passages("school OR referral"), 3);
    assert_eq!(passages("threshold NOT agreed"), 1);
    assert_eq!(passages("and"), 1);
}

#[test]
fn counts_rows_and_every_format_agree() {
    let project = project();
    let rows = project.run(&["search", "--format", "ndjson", "threshold OR action"]).out;
    let lines = rows.lines().count();
    let csv = project.run(&["search", "--format", "csv", "threshold OR action"]).out;
    let records = csv.lines().count() - 1;
    let count = project
        .run(&["search", "--count", "--format", "json", "threshold OR action"])
        .json();
    assert_eq!(count["passages"].as_u64(), Some(lines as u64));
    assert_eq!(records, lines);
    assert_eq!(count["hits"], 4);
}

#[test]
fn nothing_found_is_told_by_the_exit_code() {
    let run = project().run(&["search", "--format", "json", "zebra"]).ends(1);
    assert_eq!(run.json(), serde_json::json!([]));
}

#[test]
fn a_mistake_is_pointed_at() {
    let run = project().run(&["search", "threshold AND"]).ends(2);
    assert!(run.talk.contains("threshold AND\n"), "{}", run.talk);
    assert!(run.talk.contains('^'), "{}", run.talk);
}

#[test]
fn what_is_not_part_of_the_language_is_refused_and_not_reinterpreted() {
    let project = project();
    for query in ["(threshold", "threshold)", "\"no further", "colour:red", "OR", ""] {
        let run = project.run(&["search", query]).ends(2);
        assert!(run.out.is_empty(), "{query}: {}", run.out);
    }
}

#[test]
fn a_corpus_without_files_is_no_error_and_a_missing_folder_is() {
    let project = Project::new();
    project.run(&["search", "threshold"]).ends(1);
    let run = project.run(&["-C", "nowhere", "search", "threshold"]).ends(4);
    assert!(run.talk.contains("hint: name the folder"), "{}", run.talk);
}

#[test]
fn control_characters_of_a_document_do_not_reach_the_terminal() {
    let project = Project::new()
        .file("evil.txt", "A threshold \u{1b}]0;title\u{7} and \u{202e}more.\n");
    let run = project.run(&["search", "threshold"]).ends(0);
    assert!(run.out.chars().all(|letter| letter == '\n' || !letter.is_control()));
    assert!(!run.out.contains('\u{202e}'));
}

#[test]
fn one_review_can_be_asked_alone() {
    let project = project();
    let run =
        project.run(&["search", "--review", "other", "--format", "json", "threshold"]);
    let rows = run.json();
    assert_eq!(rows.as_array().unwrap().len(), 1);
    assert_eq!(rows[0]["review"], "other");
    let run = project.run(&["search", "--review", "nobody", "threshold"]).ends(2);
    assert!(run.talk.contains("no review `nobody`"), "{}", run.talk);
}
