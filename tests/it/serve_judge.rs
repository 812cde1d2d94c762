//! `/judge`: a person's word on passages, in the browser.

use crate::harness::Project;
use crate::site::Site;

const PAGE: &str = "/judge/threshold?who=Ann&sample=web&n=12";

/// The value of a hidden field.
fn field(page: &str, name: &str) -> String {
    let after = page.split(&format!("name=\"{name}\" value=\"")).nth(1);
    after.unwrap_or_else(|| panic!("no {name}")).split('"').next().unwrap().to_owned()
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |whole, byte| format!("{whole}%{byte:02X}"))
}

/// What the form of this page sends with a verdict.
fn sent(page: &str, verdict: &str) -> String {
    let fields = ["who", "sample", "n", "passage", "text_hash"];
    let fields = fields.map(|name| format!("{name}={}", encoded(&field(page, name))));
    format!("{}&verdict={verdict}", fields.join("&"))
}

/// The lines of the estimates.
fn so_far(page: &str) -> String {
    let after = page.split("<div role=\"status\">").nth(1).unwrap();
    after.split("</dl>").next().unwrap().to_owned()
}

fn lines(project: &Project) -> usize {
    let file = std::fs::read_to_string(project.path("corpus/judgements.csv"));
    file.map_or(0, |text| text.lines().count())
}

#[test]
fn ten_verdicts_change_the_estimates_and_are_ten_rows() {
    let site = Site::shipped();
    let first = site.page(PAGE);
    assert!(first.contains("0 of 12 judged by Ann"), "{first}");
    assert!(so_far(&first).contains("not known yet"));
    let mut seen = Vec::new();
    for verdict in
        ["yes", "yes", "no", "yes", "no", "mentioned", "yes", "no", "yes", "no"]
    {
        let page = site.page(PAGE);
        seen.push(field(&page, "passage"));
        let answer = site.post("/judge/threshold", &sent(&page, verdict));
        assert_eq!(answer.status, 303, "{}", answer.text());
        assert_eq!(answer.header("location"), Some(PAGE));
    }
    assert_eq!(lines(&site.project), 11);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 10, "none is asked about twice");
    let last = site.page(PAGE);
    assert!(last.contains("10 of 12 judged by Ann"), "{last}");
    assert_ne!(so_far(&last), so_far(&first));
    let report = ["judge", "--report", "threshold", "--format", "json"];
    let report = site.project.run(&report).ends(0).json();
    let precision = report[0]["precision"].as_f64().unwrap();
    assert!(
        so_far(&last).contains(&format!("<strong>{precision:.2}</strong>")),
        "{last}"
    );
    assert_eq!(report[0]["judged"], 10);
    let start = site.page("/judge?who=Ann&sample=web&n=12");
    assert!(start.contains("10 passages judged"), "{start}");
}

#[test]
fn what_the_program_coded_is_not_on_the_page_before_the_verdict() {
    let site = Site::shipped();
    let page = site.page(PAGE);
    assert!(!page.contains("<th scope=\"col\">program</th>"), "{page}");
    let answer = site.post("/judge/threshold", &sent(&page, "unsure"));
    assert_eq!(answer.status, 303);
    let page = site.page(PAGE);
    assert!(page.contains("<th scope=\"col\">program</th>"), "{page}");
    let back = site.page(&format!("{PAGE}&at=1"));
    assert!(back.contains("You said: <strong>unsure</strong>"), "{back}");
    let answer = site.post("/judge/threshold", &sent(&back, "other&other=escalation"));
    assert_eq!(answer.status, 303);
    assert!(site.page(PAGE).contains("1 of 12 judged by Ann"));
    assert!(site.page(&format!("{PAGE}&at=1")).contains("other:escalation"));
    assert_eq!(lines(&site.project), 3);
}

#[test]
fn a_forged_form_changes_nothing() {
    let site = Site::shipped();
    let page = site.page(PAGE);
    let origin = format!("http://127.0.0.1:{}", site.port);
    let headers = [
        ("Origin", origin.as_str()),
        ("Sec-Fetch-Site", "same-origin"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ];
    let body = format!("token={}&{}", "0".repeat(32), sent(&page, "yes"));
    let answer = site.ask("POST", "/judge/threshold", &headers, body.as_bytes());
    assert_eq!(answer.status, 403);
    assert_eq!(site.post("/judge/threshold", &sent(&page, "surely")).status, 400);
    let gone = sent(&page, "yes").replacen("text_hash=", "text_hash=00", 1);
    assert_eq!(site.post("/judge/threshold", &gone).status, 404);
    assert_eq!(lines(&site.project), 0);
}

#[test]
fn judging_starts_with_a_name_and_a_theme() {
    let site = Site::shipped();
    let start = site.page("/judge");
    assert!(start.contains("<select id=\"theme\""), "{start}");
    assert!(start.contains("Nothing was judged yet."));
    let chosen = site.get("/judge?who=Ann&theme=threshold&sample=first&n=30");
    assert_eq!(
        (chosen.status, chosen.header("location")),
        (303, Some("/judge/threshold?who=Ann"))
    );
    assert_eq!(site.get("/judge/threshold").status, 303);
    assert_eq!(site.get("/judge/saucer?who=Ann").status, 404);
    assert_eq!(site.get("/judge/threshold?who=Ann&sample=a%20b").status, 400);
}
