//! trends: shares of reviews by year, on the corpus that ships and on a tiny one.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::Project;

/// Five reviews; a kettle is spoken of in one of two of 2010, in both of 2012 and not in
/// the one whose year is not known.
fn tiny() -> Project {
    let review =
        |title: &str, found: &str| format!("# {title}\n\n## Findings\n\n{found}\n");
    let project = Project::new()
        .file("corpus/a.md", review("Child A", "The kettle was on the stove."))
        .file("corpus/b.md", review("Child B", "Nobody was at home that day."))
        .file("corpus/c.md", review("Child C", "There was a kettle by the bed."))
        .file("corpus/d.md", review("Child D", "The kettle had been moved."))
        .file("corpus/e.md", review("Child E", "The door was locked again."));
    project.put(
        "corpus/reviews.csv",
        "file,published,incident\na.md,2010,2008\nb.md,2010-05,2008\nc.md,2012,\nd.md,2012,\n\
         e.md,,\n",
    );
    project
}

fn rows(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let all = [arguments, &["--format", "json"]].concat();
    project.run(&all).ends(0).json().as_array().expect("rows").clone()
}

/// Each group with how many of how many.
fn groups(rows: &[Value]) -> Vec<(&str, u64, u64)> {
    let count = |row: &Value, name: &str| row[name].as_u64().expect("a count");
    let group = |row: &'_ Value| (count(row, "n"), count(row, "total"));
    rows.iter()
        .map(|row| {
            let (n, total) = group(row);
            (row["group"].as_str().expect("a name"), n, total)
        })
        .collect()
}

/// Places from the mean 2011 are -1 and 1, the share 3 of 4: slope -(1 - 1.5) + (2 - 1.5)
/// = 1, variance 0.75 · 0.25 · 4 = 0.75.
#[test]
fn every_year_is_there_with_gaps_and_the_unknown_last() {
    let project = tiny();
    let years = rows(&project, &["trends", "\"kettle\""]);
    let expected = [("2010", 1, 2), ("2011", 0, 0), ("2012", 2, 2), ("not known", 0, 1)];
    assert_eq!(groups(&years), expected);
    assert_eq!(years[0]["percent"], 50.0);
    let gap = ["percent", "ci_low", "ci_high"].map(|name| years[1][name].clone());
    assert_eq!(gap, [json!(null), json!(null), json!(null)]);
    let z = years[0]["z"].as_f64().expect("a trend");
    assert!((z - 1.0 / 0.75_f64.sqrt()).abs() < 1e-12, "{z}");
    assert_eq!(years[0]["p"], years[0]["p_adj"]);
    assert_eq!((&years[0]["few"], &years[1]["few"]), (&json!(true), &json!(false)));
    assert_eq!(years[0]["theme"], json!(null), "one alone is not named");
}

#[test]
fn the_header_is_as_documented() {
    let project = tiny();
    let one = project.run(&["trends", "\"kettle\"", "--format", "csv"]).ends(0).out;
    assert!(one.starts_with("group,n,total,percent,ci_low,ci_high,"), "{one}");
    let two = ["trends", "\"kettle\"", "\"door\"", "--format", "csv"];
    let two = project.run(&two).ends(0).out;
    assert!(two.starts_with("theme,group,n,total,percent,ci_low,ci_high,"), "{two}");
    assert_eq!(two.lines().count(), 9);
}

#[test]
fn the_year_of_the_incident_and_a_query_are_asked_for() {
    let project = tiny();
    let incident = rows(&project, &["trends", "\"kettle\"", "--by", "incident"]);
    assert_eq!(groups(&incident), [("2008", 1, 2), ("not known", 2, 3)]);
    let only =
        rows(&project, &["trends", "\"kettle\"", "--where", "stove OR bed OR door"]);
    let expected = [("2010", 1, 1), ("2011", 0, 0), ("2012", 1, 1), ("not known", 0, 1)];
    assert_eq!(groups(&only), expected);
    project.run(&["trends", "--where", "zebra"]).ends(1);
    project.run(&["trends", "--by", "moon"]).ends(2);
    project.run(&["trends", "kettle NEAR"]).ends(2);
}

#[test]
fn few_reviews_and_gaps_are_said_in_words() {
    let run = tiny().run(&["trends", "\"kettle\"", "threshold"]).ends(0);
    for said in [
        "\"kettle\"  ▅·█  no clear trend (z 1.15, p 0.248)",
        "No agreed threshold of risk  ▁·▁  no trend to test",
        "  2011       no reviews",
        "Fewer than 10 reviews in 2010, 2012: there, one review more or less",
        "No reviews in 2011.",
        "The year of 1 review is not known",
        "p is rough",
    ] {
        let said = said.replace("0.248)", "0.248, adjusted 0.248)");
        assert!(run.out.contains(&said), "{said}: {}", run.out);
    }
}

#[test]
fn a_page_has_charts_without_script_and_a_workbook_is_written() {
    let project = tiny();
    let page = ["trends", "interprofessional", "--format", "html", "-o", "trends.html"];
    project.run(&page).ends(0);
    let page = fs::read_to_string(project.path("trends.html")).unwrap();
    assert!(page.matches("<svg ").count() > 10);
    assert!(page.contains("role=\"img\"") && page.contains("currentColor"));
    assert!(!page.contains("<script") && !page.contains("src="));
    project.run(&["trends", "--format", "xlsx", "-o", "trends.xlsx"]).ends(0);
    assert!(project.path("trends.xlsx").exists());
}

#[test]
fn years_are_those_of_the_table_of_themes() {
    let project = Project::new();
    let reviews = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/reviews");
    for entry in fs::read_dir(reviews).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        project.put(&format!("corpus/{name}"), fs::read(path).unwrap());
    }
    let by_year = ["themes", "--by", "year", "--format", "json"];
    let themes = project.run(&by_year).ends(0).json();
    let trends = rows(&project, &["trends"]);
    let mut compared = 0;
    for row in themes["rows"].as_array().expect("rows") {
        for group in row["groups"].as_array().expect("groups") {
            let same = |one: &&Value| {
                one["theme"] == row["theme"] && one["group"] == group["group"]
            };
            let own = trends.iter().find(same).expect("the same year");
            let numbers =
                |of: &Value, names: [&str; 5]| names.map(|name| of[name].clone());
            let there =
                ["reviews_found", "reviews_total", "percent", "ci_low", "ci_high"];
            let here = ["n", "total", "percent", "ci_low", "ci_high"];
            assert_eq!(numbers(own, here), numbers(group, there));
            assert_eq!((&own["z"], &own["p"]), (&row["z"], &row["p"]));
            compared += 1;
        }
    }
    assert!(compared > 500, "{compared}");
    let with = |threads| {
        let arguments = ["trends", "--format", "csv", "--threads", threads];
        project.run(&arguments).ends(0).out
    };
    assert_eq!(with("1"), with("3"));
}
