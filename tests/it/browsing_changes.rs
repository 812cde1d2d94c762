//! What a person changes in a real browser: verdicts given by keys, what is known of a
//! review corrected by hand; and that single keys can be switched off.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use crate::browser::Visit;
use crate::site::Site;

/// Waits until an expression says this.
#[track_caller]
fn until(visit: &Visit, expression: &str, expected: &str) {
    let begun = Instant::now();
    while !visit.says(expression).contains(expected) {
        let said = visit.says(expression);
        assert!(begun.elapsed() < Duration::from_secs(20), "{expected}: {said}");
        thread::sleep(Duration::from_millis(50));
    }
}

const SO_FAR: &str = "document.querySelector('main').textContent";
const ESTIMATES: &str = "document.querySelector('div[role=status] dl').textContent";

#[test]
fn ten_passages_are_judged_by_keys_and_precision_changes() {
    let site = Site::shipped();
    let Some(visit) = Visit::of(&site) else { return };
    visit.open("/judge/threshold?who=Ann&sample=keys&n=12");
    until(&visit, SO_FAR, "0 of 12 judged by Ann");
    let before = visit.says(ESTIMATES);
    for (at, key) in ["y", "y", "n", "y", "y", "m", "y", "n", "y", "y"].iter().enumerate()
    {
        visit.tab.press_key(key).unwrap();
        until(&visit, SO_FAR, &format!("{} of 12 judged by Ann", at + 1));
    }
    let report = ["judge", "--report", "threshold", "--format", "json"];
    let report = site.project.run(&report).ends(0).json();
    assert_eq!(report[0]["judged"], 10);
    let precision = format!("{:.2}", report[0]["precision"].as_f64().unwrap());
    assert_ne!(visit.says(ESTIMATES), before);
    assert!(visit.says(ESTIMATES).contains(&precision), "{}", visit.says(ESTIMATES));
    let file = fs::read_to_string(site.project.path("corpus/judgements.csv")).unwrap();
    assert_eq!(file.lines().count(), 11);
}

#[test]
fn single_keys_can_be_switched_off_and_stay_off() {
    let site = Site::shipped();
    let Some(visit) = Visit::of(&site) else { return };
    visit.open("/judge/threshold?who=Ann&sample=off&n=12");
    visit.tab.wait_for_element("[data-keys] button").unwrap().click().unwrap();
    until(&visit, "document.querySelector('[data-keys]').textContent", "are off");
    visit.open("/judge/threshold?who=Ann&sample=off&n=12");
    visit.tab.press_key("y").unwrap();
    thread::sleep(Duration::from_millis(500));
    assert!(visit.says(SO_FAR).contains("0 of 12 judged by Ann"));
    visit.tab.wait_for_element("[data-keys] button").unwrap().click().unwrap();
    visit.tab.press_key("y").unwrap();
    until(&visit, SO_FAR, "1 of 12 judged by Ann");
}

#[test]
fn what_is_known_of_a_review_is_corrected_by_hand() {
    let site = Site::shipped();
    let Some(visit) = Visit::of(&site) else { return };
    let status = site.project.run(&["status", "--format", "json"]).ends(0).json();
    let review = status[0]["review"].as_str().unwrap().to_owned();
    visit.open(&format!("/review/{review}/metadata"));
    visit.tab.wait_for_element("input[name=board]").unwrap().click().unwrap();
    visit.says("(document.querySelector('input[name=board]').value = '', 0)");
    visit.tab.type_str("Board by Hand").unwrap();
    visit.tab.press_key("Enter").unwrap();
    until(&visit, SO_FAR, "Board by Hand");
    let begun = Instant::now();
    let path = format!("/review/{review}/1");
    while !site.page(&path).contains("Board by Hand") {
        assert!(begun.elapsed() < Duration::from_mins(1), "{}", site.page(&path));
        thread::sleep(Duration::from_millis(200));
    }
    let file = fs::read_to_string(site.project.path("corpus/reviews.csv")).unwrap();
    assert!(file.contains("Board by Hand"), "{file}");
}
