//! --suppress: small counts are not told, nor what they could be worked out from.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{planted, rows, text};
use crate::harness::Project;

/// A count as it is shown: itself, or what stands in its place.
fn shown(count: u64, limit: u64) -> Value {
    if (1..limit).contains(&count) { format!("<{limit}").into() } else { count.into() }
}

fn is_hidden(value: &Value) -> bool {
    value.is_string()
}

#[test]
fn pairs_hide_small_counts_and_the_measures_of_them() {
    for (project, limit) in [(planted(), 3), (Project::shipped(), 5)] {
        let limited = limit.to_string();
        for unit in ["reviews", "passages"] {
            let command =
                ["cooccur", "interprofessional", "--unit", unit, "--sort", "theme"];
            let all = rows(&project, &command);
            let told =
                rows(&project, &[&command[..], &["--suppress", &limited]].concat());
            assert_eq!(all.len(), told.len());
            let mut hidden = 0;
            for (all, told) in all.iter().zip(&told) {
                let counts = ["n_ab", "n_a", "n_b", "n_units"];
                for name in counts {
                    let count = all[name].as_u64().expect("a count");
                    assert_eq!(told[name], shown(count, limit), "{name} {all}");
                }
                let open = !counts.iter().any(|name| is_hidden(&told[*name]));
                for name in ["jaccard", "lift", "ll", "p", "p_adj"] {
                    let expected = if open { all[name].clone() } else { Value::Null };
                    assert_eq!(told[name], expected, "{name} {all}");
                }
                let unequal = !is_hidden(&told["n_a"]) && !is_hidden(&told["n_b"]);
                assert_eq!(told["unequal"].is_boolean(), unequal, "{all}");
                assert_eq!(told["asked_suppress"], limit);
                hidden += u32::from(!open);
            }
            assert!(hidden > 0 && all[0].get("asked_suppress").is_none());
        }
    }
}

/// What is hidden does not show in the order of rows.
#[test]
fn pairs_of_which_something_is_hidden_stand_last_in_the_order_asked() {
    let project = planted();
    let order = ["dogs", "copper", "should", "law"];
    let command = [&["cooccur"], &order[..], &["--suppress", "3"]].concat();
    for sort in ["jaccard", "n_ab", "lift", "p"] {
        let found = rows(&project, &[&command[..], &["--sort", sort]].concat());
        let key = if sort == "n_ab" { "n_ab" } else { "jaccard" };
        let hidden = |row: &Value| row[key].is_null() || is_hidden(&row[key]);
        let first = found.iter().position(hidden).expect("a hidden pair");
        assert!(found[first..].iter().all(hidden), "{sort}");
        let place = |row: &Value| {
            let place = |name: &str| order.iter().position(|one| *one == text(row, name));
            [place("theme_a"), place("theme_b")]
        };
        let rest = found[first..].iter().filter(|row| is_hidden(&row["n_ab"]));
        assert!(rest.map(place).is_sorted(), "{sort}: {found:?}");
    }
    let matrix =
        ["cooccur", "dogs", "law", "--matrix", "--suppress", "3", "--format", "csv"];
    let matrix = project.run(&matrix).ends(0).out;
    assert_eq!(matrix, "theme,dogs,law\ndogs,4,<3\nlaw,<3,<3\n");
}

/// Two tables of the same question hide the same.
#[test]
fn years_hide_what_a_crosstab_of_themes_hides() {
    let project = Project::shipped();
    for limit in ["3", "9"] {
        let command = ["themes", "--by", "year", "--suppress", limit];
        let mut expected = BTreeMap::new();
        for row in rows(&project, &command) {
            for group in row["groups"].as_array().expect("groups") {
                let key =
                    (text(&row, "theme").to_owned(), text(group, "group").to_owned());
                let cells = ["reviews_found", "reviews_total", "percent"];
                expected.insert(key, cells.map(|name| group[name].clone()));
            }
        }
        let found = rows(&project, &["trends", "--suppress", limit]);
        let mut compared = 0;
        for row in found.iter().filter(|row| row["total"] != 0) {
            let key = (text(row, "theme").to_owned(), text(row, "group").to_owned());
            let cells = ["n", "total", "percent"].map(|name| row[name].clone());
            assert_eq!(cells, expected[&key], "{key:?}");
            compared += 1;
        }
        assert_eq!(compared, expected.len());
        assert!(found.iter().any(|row| row["n"] == format!("<{limit}")));
    }
}

/// Of 2014 there are two reviews, of 2016 and 2018 one each; all four speak of dogs.
#[test]
fn years_of_few_reviews_are_told_in_no_format() {
    let project = planted();
    let found = rows(&project, &["trends", "dogs", "--suppress", "3"]);
    assert!(found.iter().all(|row| row["z"].is_null() && row["p"].is_null()));
    let known: Vec<&Value> = found.iter().filter(|row| row["total"] != 0).collect();
    assert_eq!(known.len(), 3);
    for row in known {
        assert_eq!((&row["n"], &row["total"]), (&"<3".into(), &"<3".into()), "{row}");
        assert!(row["percent"].is_null() && row["ci_low"].is_null());
    }
    let table = project.run(&["trends", "dogs", "--suppress", "3"]).ends(0).out;
    assert!(table.contains("dogs  ?·?·?  trend not told"), "{table}");
    assert!(table.contains("Counts from 1 to 2 are shown as <3"), "{table}");
    let page = ["trends", "dogs", "--suppress", "3", "--format", "html"];
    let page = project.run(&page).ends(0).out;
    assert!(page.contains("Not told of 2014, 2016, 2018."), "{page}");
    assert!(!page.contains("<circle"), "{page}");
}

#[test]
fn recommendations_hide_small_rows_columns_and_shares() {
    let project = Project::shipped();
    let command = ["recommendations", "--by", "type,level"];
    let all = rows(&project, &command);
    let told = rows(&project, &[&command[..], &["--suppress", "5"]].concat());
    let columns = |row: &Value| row["groups"].as_array().expect("columns").clone();
    let mut hidden = 0;
    for (all, told) in all.iter().zip(&told) {
        let count = all["recommendations"].as_u64().expect("a count");
        let shown = &told["recommendations"];
        assert_eq!((1..5).contains(&count), shown == "<5", "{all}");
        if is_hidden(shown) {
            assert!(told["percent"].is_null());
            hidden += 1;
        } else {
            assert_eq!((shown, &told["percent"]), (&count.into(), &all["percent"]));
        }
        let is_open = |one: &Value| !is_hidden(&one["recommendations"]);
        let (open, closed): (Vec<Value>, Vec<Value>) =
            columns(told).into_iter().partition(is_open);
        // one column that is hidden alone would be the rest of its row
        assert!(closed.len() != 1 || is_hidden(shown), "{told}");
        assert!(open.iter().all(|one| columns(all).contains(one)), "{told}");
    }
    assert!(hidden > 1, "one that is hidden alone would be the rest of all");
    let count = ["recommendations", "--count", "--suppress", "5"];
    let (told, all) = (&rows(&project, &count)[0], &rows(&project, &count[..2])[0]);
    assert_eq!(told["reviews_questions_only"], "<5");
    for name in ["mean", "reviews_with", "recommendations", "max"] {
        assert_eq!(told[name], all[name], "{name}");
    }
    let few = [&count[..], &["--where", "law"]].concat();
    let summary = &rows(&planted(), &few)[0];
    assert_eq!(summary["reviews_with"], "<5");
    assert!(["mean", "median", "min", "max"].iter().all(|name| summary[*name].is_null()));
}

/// The rows of every Markdown table in a text.
fn lines(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with("| ") && !line.contains("---")).collect()
}

#[test]
fn a_report_hides_what_its_commands_hide_and_quotes_no_theme_that_few_have() {
    let project = Project::shipped();
    let hidden = ["--suppress", "5", "--format", "markdown"];
    let report = project.run(&[&["report"][..], &hidden].concat()).ends(0).out;
    let told = lines(&report);
    for command in [
        &["themes"][..],
        &["recommendations", "--count"],
        &["recommendations", "--by", "addressee,year"],
        &["recommendations", "--by", "type"],
    ] {
        let own = project.run(&[command, &hidden].concat()).ends(0).out;
        for line in lines(&own) {
            assert!(told.contains(&line), "{command:?}: {line}");
        }
    }
    let sources = report.lines().filter(|line| line.starts_with("> – "));
    let ids = sources.filter_map(|line| line.rsplit('`').nth(1)?.rsplit_once(':'));
    let quoted: Vec<&str> = ids.map(|id| id.1).collect();
    let (mut few, mut many) = (0, 0);
    for row in rows(&project, &["themes"]) {
        let theme = text(&row, "theme");
        match row["reviews_found"].as_u64().expect("a count") {
            0 => {}
            1..5 => {
                assert!(!quoted.contains(&theme), "{theme}");
                few += 1;
            }
            _ => {
                assert!(quoted.contains(&theme), "{theme}");
                many += 1;
            }
        }
    }
    assert!(few > 5 && many > 5);
    assert!(
        report.contains(r"Found in \<5 of 16 reviews; only mentioned in"),
        "{report}"
    );
    for count in 1..5 {
        assert!(!report.contains(&format!("Found in {count} of 16")), "{count}");
    }
    assert!(report.contains(r"Counts of reviews from 1 to 4 are shown as \<5"));
    project.run(&["report", "--suppress", "5", "-o", "r.xlsx"]).ends(0);
}

#[test]
fn what_cannot_be_hidden_is_a_usage_error() {
    let project = planted();
    for wrong in [
        &["cooccur", "--suppress", "2"][..],
        &["cooccur", "--cell", "dogs", "copper", "--suppress", "5"],
        &["trends", "--suppress", "1"],
        &["report", "--suppress", "x"],
    ] {
        project.run(wrong).ends(2);
    }
    let run = project.run(&["recommendations", "--suppress", "5"]).ends(2);
    assert!(
        run.talk.contains("hint: give --suppress with --by or --count"),
        "{}",
        run.talk
    );
}
