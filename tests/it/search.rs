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

fn dated() -> Project {
    Project::new()
        .file("a.txt", "Risk, risk and more risk.\n\nA risk to the child in the home.\n")
        .file("b.txt", "There was a risk.\n")
        .file("c.txt", "No risk.\n")
        .file(
            "reviews.csv",
            "file,board,published\na.txt,Kent,2009\nb.txt,-,2016-02\nc.txt,Barnet,-\n",
        )
}

#[test]
fn passages_come_by_score_date_or_board() {
    let project = dated();
    let reviews = |sort: &str| {
        let run = project
            .run(&["search", "risk", "--format", "ndjson", "--sort", sort])
            .ends(0);
        let review = |row: &str| {
            let row: serde_json::Value = serde_json::from_str(row).unwrap();
            row["review"].as_str().unwrap().to_owned()
        };
        run.out.lines().map(review).collect::<Vec<_>>()
    };
    assert_eq!(reviews("score"), ["a", "c", "b", "a"]);
    assert_eq!(reviews("date"), ["b", "a", "a", "c"]);
    assert_eq!(reviews("board"), ["c", "a", "a", "b"]);
}

#[test]
fn facets_say_where_what_was_found_comes_from() {
    let project = dated();
    let run = project.run(&["search", "risk", "--facets", "--limit", "0"]).ends(0);
    insta::assert_snapshot!(run.out, @"
    6 hits in 4 passages of 3 reviews; 0 shown, --limit shows more

    facet         value      reviews  passages  hits
    year          2009             1         2     4
    year          2016             1         1     1
    year          not known        1         1     1
    board         Barnet           1         1     1
    board         Kent             1         2     4
    board         not known        1         1     1
    section_kind  front            3         4     6
    ");
    let run = project.run(&["search", "risk", "--facets", "--format", "csv"]).ends(0);
    insta::assert_snapshot!(run.out, @"
    facet,value,reviews,passages,hits
    year,2009,1,2,4
    year,2016,1,1,1
    year,,1,1,1
    board,Barnet,1,1,1
    board,Kent,1,2,4
    board,,1,1,1
    section_kind,front,3,4,6
    ");
    project.run(&["search", "risk", "--facets", "--count"]).ends(2);
}

#[test]
fn a_search_can_say_how_it_was_understood() {
    let project = dated();
    let run = project.run(&["search", "Risks", "--explain", "--format", "json"]).ends(0);
    assert!(run.out.contains(r#""milliseconds":{"parse":"#), "{}", run.out);
    let object = run.json();
    let took = &object["milliseconds"];
    let steps = ["parse", "plan", "match", "show"];
    assert!(steps.iter().all(|step| took[step].is_number()), "{took}");
    assert!(took.as_object().unwrap().values().all(|one| one.as_f64() >= Some(0.0)));
    let forms = serde_json::json!([{ "word": "risk", "passages": 4 }]);
    assert_eq!(object["query"], "risks");
    assert_eq!(
        object["expansions"],
        serde_json::json!([{ "pattern": "risks", "forms": forms }])
    );
    let counts = ["candidates", "reviews", "passages", "hits"].map(|name| &object[name]);
    assert_eq!(counts.map(serde_json::Value::as_u64), [4, 3, 4, 6].map(Some));
    let run = project.run(&["search", "Risks", "--explain"]).ends(0);
    let start = "query       risks\nwords       risks: risk 4\nlooked at   4 passages\n\
                 found       6 hits in 4 passages of 3 reviews\ntook        parse ";
    assert!(run.out.starts_with(start), "{}", run.out);
    assert!(run.out.contains("»Risk«, »risk« and more »risk«."), "{}", run.out);
    project.run(&["search", "risk", "--explain", "--format", "csv"]).ends(2);
}

#[test]
fn a_word_that_no_passage_has_is_named() {
    let run = dated().run(&["search", "risk OR thresold", "--count"]).ends(0);
    assert_eq!(run.talk.lines().last(), Some("note: no passage has \"thresold\""));
    let run = dated().run(&["search", "homes rusk", "--count"]).ends(1);
    let note = "note: no passage has \"rusk\"; did you mean risk (4 passages)?";
    assert_eq!(run.talk.lines().last(), Some(note));
    let run = dated().run(&["search", "thresold", "--quiet"]).ends(1);
    assert_eq!(run.talk, "");
}

#[test]
fn counts_have_a_row_where_the_format_has_rows() {
    let run = dated().run(&["search", "risk", "--count", "--format", "csv"]).ends(0);
    assert_eq!(run.out, "reviews,passages,hits\n3,4,6\n");
}

#[test]
fn a_time_limit_is_a_number_of_seconds() {
    let project = dated();
    project.run(&["search", "risk", "--timeout", "60.5"]).ends(0);
    let run = project.run(&["concordance", "risk", "--timeout", "0.000000001"]).ends(4);
    assert!(run.talk.contains("not ready in the time given"), "{}", run.talk);
    for wrong in ["0", "-1", "soon", "NaN", "inf"] {
        project.run(&["search", "risk", "--timeout", wrong]).ends(2);
    }
}

#[test]
fn what_was_read_as_written_is_said_with_its_place() {
    let run = dated().run(&["search", "risk and harm", "--count"]).ends(1);
    let lines: Vec<&str> = run.talk.lines().collect();
    let at = lines.iter().position(|line| *line == "note: this query").unwrap();
    assert_eq!(lines[at + 1], "risk and harm");
    assert!(lines[at + 2].starts_with("     ^^^ "), "{}", run.talk);
}
