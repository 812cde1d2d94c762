//! `report` and `brief`: everything on one page, in the numbers of the commands.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use calamine::{Reader as _, Xlsx};
use serde_json::Value;

use crate::harness::Project;

/// The rows of every Markdown table in a text, without what only looks.
fn rows(text: &str) -> Vec<String> {
    let rows =
        text.lines().filter(|line| line.starts_with("| ") && !line.contains("---"));
    rows.map(str::to_owned).collect()
}

/// The values of an attribute, wherever it stands.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let open = format!(" {attribute}=\"");
    let after = page.split(open.as_str()).skip(1);
    after.filter_map(|rest| rest.split('"').next()).collect()
}

/// What stands as code below a quotation.
fn quoted_ids(markdown: &str) -> Vec<&str> {
    let sources = markdown.lines().filter(|line| line.starts_with("> – "));
    sources.filter_map(|line| line.rsplit('`').nth(1)).collect()
}

#[test]
fn every_number_of_a_report_is_that_of_its_own_command() {
    let project = Project::shipped();
    let report = project.run(&["report", "--format", "markdown"]).ends(0).out;
    let told: BTreeSet<String> = rows(&report).into_iter().collect();
    for command in [
        &["themes"][..],
        &["recommendations", "--count"],
        &["recommendations", "--by", "addressee,year"],
        &["recommendations", "--by", "type"],
        &["recommendations", "--by", "verb"],
        &["recommendations", "--by", "law"],
    ] {
        let arguments: Vec<&str> =
            command.iter().copied().chain(["--format", "markdown"]).collect();
        let own = rows(&project.run(&arguments).ends(0).out);
        assert!(own.len() > 2, "{command:?}");
        for row in own {
            assert!(told.contains(&row), "{command:?}: {row}");
        }
    }
}

#[test]
fn a_report_is_limited_to_themes_and_passages_that_were_asked_for() {
    let project = Project::shipped();
    let arguments =
        ["report", "threshold", "--where", "section:findings", "--format", "markdown"];
    let report = project.run(&arguments).ends(0).out;
    let table = ["themes", "threshold", "--where", "section:findings"];
    let table: Vec<&str> = table.into_iter().chain(["--format", "markdown"]).collect();
    for row in rows(&project.run(&table).ends(0).out) {
        assert!(report.contains(&row), "{row}\n{report}");
    }
    assert!(!report.contains("Escalation not used"), "{report}");
    for id in quoted_ids(&report).into_iter().filter(|id| id.contains(':')) {
        let run = project.run(&["evidence", "--id", id, "--format", "json"]).ends(0);
        assert_eq!(run.json()[0]["section_kind"], "findings", "{id}");
    }
    let run = project.run(&["report", "moon"]).ends(2);
    assert!(run.talk.contains("no theme or family `moon`"), "{}", run.talk);
    project.run(&["report", "--where", "zebra"]).ends(1);
}

#[test]
fn quotations_are_words_of_different_reviews_and_open() {
    let project = Project::shipped();
    let report =
        project.run(&["report", "escalation", "--format", "markdown"]).ends(0).out;
    let theme = report.split("### Escalation not used").nth(1).unwrap();
    let ids: Vec<&str> =
        quoted_ids(theme).into_iter().filter(|id| id.ends_with(":escalation")).collect();
    assert_eq!(ids.len(), 4, "{theme}");
    let mut reviews = BTreeSet::new();
    for id in ids {
        let run = project.run(&["evidence", "--id", id, "--format", "json"]).ends(0);
        let one = &run.json()[0];
        assert_eq!(one["stance"], "found");
        let text = one["text"].as_str().unwrap();
        // the first words of the quotation, marks of Markdown and of the span left out
        let line =
            theme.lines().zip(theme.lines().skip(2)).find(|(_, at)| at.contains(id));
        let words = line.unwrap().0.trim_start_matches("> ").replace(['*', '\\'], "");
        let words = words.trim_start_matches("[…] ").trim_end_matches(" […]");
        assert!(text.contains(words), "{words}\n{text}");
        assert!(reviews.insert(one["review"].as_str().unwrap().to_owned()));
    }
}

#[test]
fn a_page_needs_nothing_beside_it_and_leads_somewhere_wherever_it_leads() {
    let project = Project::shipped();
    let page = project.run(&["report"]).ends(0).out;
    assert!(page.len() < 2_000_000, "{}", page.len());
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"en-GB\">"));
    for outside in ["<script", "<link", "<img", " src=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    let known = "http://www.w3.org/2000/svg";
    assert!(!page.replace(known, "").contains("://"), "an address");
    let ids = values(&page, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len(), "an id stands twice");
    for target in values(&page, "href") {
        let id = target.strip_prefix('#').unwrap();
        assert!(unique.contains(id), "{target}");
    }
    for named in values(&page, "aria-labelledby").iter().flat_map(|ids| ids.split(' ')) {
        assert!(unique.contains(named), "{named}");
    }
    let tables = page.matches("<table").count();
    assert!(tables > 5);
    assert_eq!(page.matches("<caption").count(), tables);
    assert_eq!(page.matches("<h1").count(), 1);
    assert_eq!(page.matches("<main").count(), 1);
}

const HOSTILE: &str = "\
# Child <script>alert(1)</script>

## Findings

4.1 The threshold was not agreed between agencies and <img src=x onerror=alert(2)> nobody \
would say what \"risk\" & harm meant, so that `each` agency had *its own* [threshold](javascript:3).

## Recommendations

1. The Board should publish <b>one</b> threshold document by March 2013.
";

#[test]
fn markup_in_a_review_is_words_in_every_format() {
    let project = Project::new().file("corpus/a.txt", HOSTILE);
    let page = project.run(&["report"]).ends(0).out;
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>"));
    let brief = project.run(&["brief", "agencies"]).ends(0).out;
    assert!(brief.contains("&lt;img src=x onerror=alert(2)&gt;"), "{brief}");
    assert!(!brief.contains("<img"));
    let markdown = project.run(&["brief", "agencies", "--format", "md"]).ends(0).out;
    assert!(markdown.contains("\\<img src=x"), "{markdown}");
    assert!(markdown.contains("\\`each\\` agency had \\*its own\\*"), "{markdown}");
    project.run(&["brief", "agencies", "-o", "a.docx"]).ends(0);
    let body = part(&project.path("a.docx"), "word/document.xml");
    assert!(body.contains("&lt;img src=x onerror=alert(2)&gt;"), "{body}");
}

/// A part of an office file.
fn part(file: &Path, name: &str) -> String {
    let mut file = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    file.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_brief_for_a_word_processor_says_where_its_reader_is() {
    let project = Project::shipped();
    project.run(&["brief", "threshold", "-o", "threshold.docx"]).ends(0);
    let file = project.path("threshold.docx");
    let core = part(&file, "docProps/core.xml");
    assert!(core.contains("<dc:title>No agreed threshold of risk</dc:title>"), "{core}");
    assert!(core.contains("<dc:language>en-GB</dc:language>"), "{core}");
    let body = part(&file, "word/document.xml");
    let tables = body.matches("<w:tbl>").count();
    assert_eq!(tables, 2, "{body}");
    assert_eq!(body.matches("<w:tblHeader/>").count(), tables);
    assert_eq!(body.matches("<w:tblCaption ").count(), tables);
    for (at, heading) in ["What it is", "In the words of the reviews"].iter().enumerate()
    {
        assert!(body.contains(heading), "{at} {heading}");
    }
    assert_eq!(body.matches("w:val=\"Heading1\"").count(), 7);
    project.run(&["report", "escalation", "-o", "report.docx"]).ends(0);
    let whole = part(&project.path("report.docx"), "word/document.xml");
    let places = values(&whole, "w:name");
    let unique: BTreeSet<&str> = places.iter().copied().collect();
    assert_eq!(places.len(), unique.len());
    let led: Vec<&str> = values(&whole, "w:anchor");
    assert!(led.len() > 13, "{led:?}");
    assert!(led.iter().all(|to| unique.contains(to)), "{led:?}\n{unique:?}");
    // the document is read back by the program itself
    let text = project.run(&["extract", "threshold.docx"]).ends(0).out;
    assert!(text.contains("No agreed threshold of risk"), "{text}");
}

#[test]
fn a_workbook_of_a_report_has_the_rows_of_the_commands() {
    let project = Project::shipped();
    project.run(&["report", "-o", "report.xlsx"]).ends(0);
    let mut book: Xlsx<_> = calamine::open_workbook(project.path("report.xlsx")).unwrap();
    let mut sheet = |name: &str| book.worksheet_range(name).unwrap();
    let (found, themes) = (sheet("Recommendations"), sheet("Themes"));
    let own = |arguments: &[&str]| {
        let rows = project.run(arguments).ends(0).json();
        rows.as_array().or(rows["rows"].as_array()).unwrap().clone()
    };
    let listed = own(&["recommendations", "--format", "json"]);
    assert_eq!(found.height(), listed.len() + 1);
    let rows = own(&["themes", "--format", "json"]);
    assert_eq!(themes.height(), rows.len() + 1);
    for (line, row) in themes.rows().skip(1).zip(&rows) {
        let n = row["reviews_found"].as_f64();
        assert_eq!(line[0].to_string(), row["theme"].as_str().unwrap());
        let column = |name: &str| {
            themes.rows().next().unwrap().iter().position(|head| *head == *name).unwrap()
        };
        let shown = calamine::DataType::as_f64(&line[column("reviews_found")]);
        assert_eq!(shown, n);
    }
    let years = own(&["trends", "--format", "json"]);
    assert_eq!(sheet("Years").height(), years.len() + 1);
    let together = own(&["cooccur", "--sort", "ll", "--format", "json"]);
    let pairs = sheet("Together");
    assert_eq!(pairs.height(), together.len() + 1);
    let first = pairs.rows().nth(1).unwrap();
    assert_eq!(first[1].to_string(), together[0]["theme_b"].as_str().unwrap());
    for name in ["Quotes", "Repeats", "Reviews", "Method"] {
        assert!(sheet(name).height() > 0, "{name}");
    }
}

#[test]
fn a_brief_of_a_query_counts_what_search_counts() {
    let project = Project::shipped();
    let query = "\"no further action\"";
    let count =
        project.run(&["search", query, "--count", "--format", "json"]).ends(0).json();
    let brief = project.run(&["brief", query, "--format", "markdown"]).ends(0).out;
    let (reviews, passages) = (&count["reviews"], &count["passages"]);
    assert!(brief.contains(&format!("In {reviews} of 16 reviews")), "{brief}");
    assert!(brief.contains(&format!("{passages} passages of these reviews")), "{brief}");
    let ids = quoted_ids(&brief);
    assert!(!ids.is_empty());
    let found =
        project.run(&["search", query, "--limit", "99", "--format", "json"]).json();
    let found = found.as_array().unwrap();
    for id in ids {
        let is_hit = |hit: &&Value| hit["passage"] == id;
        assert!(found.iter().any(|hit| is_hit(&hit)), "{id}");
    }
    project.run(&["brief", "zebra"]).ends(1);
    let run = project.run(&["brief", "interprofessional"]).ends(2);
    assert!(run.talk.contains("is a family of themes"), "{}", run.talk);
}

#[test]
fn any_number_of_threads_gives_the_same_report() {
    let project = Project::shipped();
    for format in ["html", "markdown", "docx", "xlsx"] {
        let name = |threads: &str| format!("{threads}.{format}");
        for threads in ["1", "3"] {
            let file = name(threads);
            project.run(&["--threads", threads, "report", "-o", &file]).ends(0);
        }
        let bytes = |threads| fs::read(project.path(&name(threads))).unwrap();
        assert!(bytes("1") == bytes("3"), "{format}");
    }
}

#[test]
fn the_name_of_the_file_says_the_format_and_pdf_is_refused_with_a_way() {
    let project = Project::new().file("corpus/a.md", HOSTILE);
    project.run(&["report", "-o", "r.MD"]).ends(0);
    assert!(fs::read_to_string(project.path("r.MD")).unwrap().starts_with("# What the"));
    let run = project.run(&["report", "-o", "r.pdf"]).ends(2);
    assert!(run.talk.contains("hint: write .html and print it"), "{}", run.talk);
    assert!(!project.path("r.pdf").exists());
    let run = project.run(&["brief", "risk", "-o", "r.xlsx"]).ends(2);
    assert!(run.talk.contains("a brief is no workbook"), "{}", run.talk);
}

#[test]
fn no_answer_becomes_a_review_of_the_corpus_it_is_about() {
    let project = Project::new().file("corpus/a.md", HOSTILE);
    for command in [
        &["report", "-o", "corpus/r.html"][..],
        &["brief", "risk", "-o", "corpus/sub/../r.docx"],
        &["search", "threshold", "--format", "markdown", "-o", "corpus/found.md"],
        &["-C", "corpus", "themes", "--format", "html", "-o", "corpus/themes.html"],
    ] {
        fs::create_dir_all(project.path("corpus/sub")).unwrap();
        let run = project.run(command).ends(2);
        assert!(run.talk.contains("would be read as a review"), "{}", run.talk);
        assert!(run.talk.contains("hint: write it outside of"), "{}", run.talk);
    }
    // what is no review may lie there
    project.run(&["themes", "--format", "csv", "-o", "corpus/themes.csv"]).ends(0);
    fs::create_dir_all(project.path("corpus/.out")).unwrap();
    project.run(&["report", "-o", "corpus/.out/r.html"]).ends(0);
    let files = project.run(&["index", "--format", "json"]).ends(0).json();
    assert_eq!(files["files"], 1);
}
