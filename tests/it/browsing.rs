//! The pages in a real browser: from a search to the marked page to the export, by hand
//! and by keyboard, with and without script.

use crate::browser::Visit;
use crate::harness::Project;
use crate::site::Site;

#[test]
fn a_search_leads_to_the_marked_page_and_to_the_export() {
    let site = Site::shipped();
    let Some(visit) = Visit::of(&site) else { return };
    visit.open("/search");
    visit.tab.wait_for_element("#q").unwrap().click().unwrap();
    visit.tab.type_str("threshold NEAR/12 need").unwrap();
    visit.tab.press_key("Enter").unwrap();
    visit.tab.wait_for_element(".counts").unwrap();
    let counted = visit.says("document.querySelector('.counts').textContent");
    let command = site.project.run(&["search", "threshold NEAR/12 need", "--count"]);
    assert_eq!(command.ends(0).out.trim(), counted);
    let export = visit.says("document.querySelector('.export a').getAttribute('href')");
    let rows = site.page(&export).lines().count();
    let passages = counted.split(" in ").nth(1).unwrap().split(' ').next().unwrap();
    assert!(rows > passages.parse().unwrap(), "{rows} lines for {passages} passages");
    visit.follow(".review li a");
    assert!(visit.path().starts_with("/review/"), "{}", visit.path());
    visit.tab.wait_for_element(".paper img").unwrap();
    assert_ne!(visit.says("document.querySelectorAll('.paper rect.hit').length"), "0");
    let drawn = "document.querySelector('.paper img').decode().then(() => true)";
    let drawn = visit.tab.evaluate(drawn, true).unwrap();
    assert_eq!(drawn.value, Some(true.into()));
}

#[test]
fn the_printed_link_leads_to_the_overview() {
    let site = Site::closed(Project::shipped());
    let Some(visit) = Visit::by_link(&site) else { return };
    assert_eq!(visit.path(), "/");
    assert_eq!(
        visit.says("document.querySelector('[aria-current]').textContent"),
        "Overview"
    );
}

#[test]
fn the_box_is_reached_by_a_key_and_says_what_it_understands() {
    let site = Site::shipped();
    let Some(visit) = Visit::of(&site) else { return };
    visit.open("/search?q=risk");
    visit.tab.wait_for_element("#q").unwrap();
    visit.tab.press_key("/").unwrap();
    assert_eq!(visit.says("document.activeElement.id"), "q");
    visit.tab.type_str(" AND").unwrap();
    let told = "document.getElementById('understood').textContent";
    let begun = std::time::Instant::now();
    while visit.says(told).is_empty() && begun.elapsed().as_secs() < 20 {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert!(
        visit.says(told).contains("a word is missing after `AND`"),
        "{}",
        visit.says(told)
    );
}

/// Every screen there is, and each of its forms.
const SCREENS: [&str; 18] = [
    "/",
    "/?sort=found",
    "/search",
    "/search?q=threshold",
    "/search?q=threshold&view=lines&by=right",
    "/search?q=child+AND",
    "/theme/threshold",
    "/theme/escalation?stance=mentioned",
    "/recommendations",
    "/recommendations?of=questions",
    "/recommendations/repeats",
    "/status",
    "/judge",
    "/judge/threshold?who=Ann",
    "/codebook",
    "/codebook/threshold",
    "/review/child-n",
    "/nowhere",
];

#[test]
fn every_screen_works_without_script() {
    let site = Site::shipped();
    let Some(visit) = Visit::of(&site) else { return };
    visit.without_script();
    for path in SCREENS {
        visit.open(path);
        visit.tab.wait_for_element("main h1").unwrap();
    }
    visit.open("/search?q=threshold");
    let narrower = visit.leads(".filters a");
    assert!(narrower.contains("year"), "{narrower}");
    visit.open(&narrower);
    let page = visit.leads(".review li a");
    visit.open(&page);
    visit.tab.wait_for_element(".paper rect.hit").unwrap();
}

#[test]
fn no_screen_is_wider_than_a_narrow_window() {
    let site = Site::shipped();
    let Some(visit) = Visit::narrow(&site) else { return };
    for path in SCREENS {
        visit.open(path);
        let fits = "document.documentElement.scrollWidth <= window.innerWidth";
        assert_eq!(visit.says("window.innerWidth"), "320");
        assert_eq!(visit.says(fits), "true", "{path}");
    }
}
