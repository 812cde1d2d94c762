//! serve: what reviews recommend, narrowed as the command narrows it.

use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::site::{Answer, Site};

/// A page that may still be counted when it is first asked for.
#[track_caller]
fn ready(site: &Site, path: &str) -> Answer {
    for _ in 0..120 {
        let answer = site.get(path);
        let waiting = answer.status == 503
            || answer.body.windows(12).any(|it| it == b"data-waiting");
        if !waiting {
            assert_eq!(answer.status, 200, "{path}: {}", answer.text());
            return answer;
        }
        thread::sleep(Duration::from_millis(500));
    }
    panic!("{path} was never ready");
}

/// The number that the page says there are.
#[track_caller]
fn counted(page: &str) -> usize {
    let says = page.split("class=\"counts\" role=\"status\">").nth(1).unwrap();
    says.split(' ').next().unwrap().parse().unwrap()
}

/// How many rows the command has.
#[track_caller]
fn rows(site: &Site, arguments: &[&str]) -> usize {
    let all = [&["recommendations", "--format", "json"], arguments].concat();
    let run = site.project.run(&all);
    let Value::Array(rows) = run.json() else { panic!("no array") };
    rows.len()
}

#[test]
fn every_filter_has_the_count_of_the_command() {
    let site = Site::shipped();
    let page = ready(&site, "/recommendations").text();
    assert_eq!(counted(&page), rows(&site, &[]));
    let all = site.project.run(&["recommendations", "--count", "--format", "json"]);
    let all = &all.ends(0).json();
    let says = format!("in {} of {} reviews", all["reviews_with"], all["reviews"]);
    assert!(page.contains(&says), "{says}");
    let cells = [
        ("addressee=police", "addressee=police"),
        ("level=agency&type=training", "level=agency,type=training"),
        ("theme=none&addressee=health", "theme=none,addressee=health"),
        ("verb=ensure", "verb=ensure"),
    ];
    for (asked, cell) in cells {
        let page = site.page(&format!("/recommendations?{asked}"));
        assert_eq!(counted(&page), rows(&site, &["--cell", cell]), "{cell}");
    }
    let page = site.page("/recommendations?q=training&of=questions");
    let limited = rows(&site, &["--where", "training", "--questions"]);
    assert_eq!(counted(&page), limited);
}

#[test]
fn the_counts_beside_a_filter_are_what_it_leaves() {
    let site = Site::shipped();
    let page = ready(&site, "/recommendations?level=agency").text();
    let tally = ["recommendations", "--cell", "level=agency", "--by", "addressee"];
    let tally = site.project.run(&[&tally[..], &["--format", "json"]].concat()).ends(0);
    for row in tally.json()["rows"].as_array().unwrap() {
        let value = row["value"].as_str().unwrap();
        let address = format!("/recommendations?addressee={value}&amp;level=agency\"");
        let after = page.split(&address).nth(1).unwrap_or_else(|| panic!("{value}"));
        let count = after.split("class=\"count\">").nth(1).unwrap();
        let count: u64 = count.split('<').next().unwrap().parse().unwrap();
        assert_eq!(Some(count), row["recommendations"].as_u64(), "{value}");
    }
    // of the field that is chosen itself, what another value would leave
    let all = ready(&site, "/recommendations").text();
    let overview = |page: &str| {
        let after = page.split("level=overview\"").nth(1).unwrap();
        let count = after.split("class=\"count\">").nth(1).unwrap();
        count.split('<').next().unwrap().to_owned()
    };
    assert_eq!(overview(&page), overview(&all));
}

#[test]
fn a_file_of_the_list_is_the_bytes_of_the_command() {
    let site = Site::shipped();
    ready(&site, "/recommendations");
    for format in ["csv", "json", "ndjson", "markdown", "html", "xlsx"] {
        let path = format!(
            "/recommendations/export?q=training&addressee=lscb&sort=newest&format={format}"
        );
        let command = [
            "recommendations",
            "--where",
            "training",
            "--cell",
            "addressee=lscb",
            "--format",
            format,
        ];
        let run = site.project.command(&command).output().unwrap();
        assert!(run.status.success(), "{run:?}");
        assert!(site.get(&path).body == run.stdout, "{format}");
    }
    let none = site.get("/recommendations/export?format=docx");
    assert_eq!(none.status, 400);
}

#[test]
fn a_recommendation_opens_where_it_stands() {
    let site = Site::shipped();
    let page = ready(&site, "/recommendations?q=training").text();
    let link = page.split("class=\"where\"><a href=\"").nth(1).unwrap();
    let link = link.split('"').next().unwrap().replace("&amp;", "&");
    assert!(link.contains("q=training") && link.ends_with("#passage"), "{link}");
    let opened = site.page(link.split('#').next().unwrap());
    assert!(opened.contains("id=\"passage\" class=\"asked\""), "{link}");
    assert!(page.contains("throughline recommendations --where training"), "{page}");
}

#[test]
fn a_mistake_in_the_query_is_pointed_at() {
    let site = Site::shipped();
    let page = site.page("/recommendations?q=child+AND");
    assert!(page.contains("child AND<em class=\"here\">"), "{page}");
    let page = site.page("/recommendations/repeats?q=child+AND");
    assert!(page.contains("child AND<em class=\"here\">"), "{page}");
}

/// Two reviews of two cases that recommend the same, nearly.
fn again() -> Site {
    let review = |year: &str, board: &str, more: &str| {
        format!(
            "# Serious Case Review: Child {board}\n\nPublished by {board} Safeguarding \
             Children Board in June {year}.\n\n## 5. Recommendations\n\nRecommendation 1: \
             The Board should publish a protocol for bruises in babies who are not \
             mobile{more}.\n\nRecommendation 2: The police in {board} should count every \
             call from a child{year} at night and tell the mayor.\n"
        )
    };
    let project = crate::harness::Project::new()
        .file("corpus/one.md", review("2012", "Farnley", ""))
        .file("corpus/two.md", review("2016", "Otterham", " and audit it"));
    Site::open(project)
}

#[test]
fn what_is_recommended_again_stands_in_one_cluster_as_the_command_has_it() {
    let site = again();
    let page = ready(&site, "/recommendations/repeats").text();
    assert!(page.contains("2 times in 2 reviews, 2012 to 2016"), "{page}");
    assert!(page.contains("<mark>and audit it</mark>"), "{page}");
    let paths = [
        ("", vec!["--across"]),
        ("within=anywhere&", vec![]),
        ("q=Otterham+AND+police&", vec!["--across", "--where", "Otterham AND police"]),
        ("q=audit&", vec!["--across", "--where", "audit"]),
    ];
    for (asked, arguments) in paths {
        for format in ["csv", "json", "xlsx"] {
            let path = format!("/recommendations/repeats/export?{asked}format={format}");
            let mut command = vec!["repeats", "--clusters", "--format", format];
            command.extend(&arguments);
            let run = site.project.command(&command).output().unwrap();
            assert!(site.get(&path).body == run.stdout, "{path}");
        }
    }
}
