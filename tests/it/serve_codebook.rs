//! serve: the codebook, a rule that is tried before it is saved, and saving it.

use std::collections::BTreeSet;
use std::fs;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::browser::Visit;
use crate::harness::Project;
use crate::site::Site;

const OWN: &str = "\
# ours
name: our own
bar: # the bar
  title: No agreed bar
  definition: Agencies had no agreed bar.
  counts: [Each set its own]
  excludes: [The bar of a pub]
  rules:
    - '\"was disputed\"' # as they said it
    - the house

    # what speaks of it
  mentions: [threshold]
home:
  - pub
";

const REVIEW: &str = "\
1.1 The threshold was disputed by the school.

1.2 Nobody agreed on the threshold that evening.

1.3 It rained.
";

fn project() -> Project {
    Project::new()
        .file("corpus/a.txt", REVIEW)
        .file("corpus/b.txt", "1.1 They met in the house.\n\n1.2 Nobody agreed on it.\n")
        .file("corpus/c.txt", "1.1 Nobody agreed on the plan.\n\n1.2 It <b>poured</b>.\n")
        .file("corpus/codebook.yaml", OWN)
}

/// A page once nothing on it is still being counted.
#[track_caller]
fn whole(site: &Site, path: &str) -> String {
    for _ in 0..600 {
        let page = site.page(path);
        if !page.contains("data-waiting") {
            return page;
        }
        thread::sleep(Duration::from_millis(100));
    }
    panic!("{path} is still being counted");
}

/// What stands in the row of this name: now, then, gained, lost.
#[track_caller]
fn row(page: &str, name: &str) -> Vec<String> {
    let row = page.split(&format!("<th scope=\"row\">{name}</th>")).nth(1);
    let row = row.unwrap_or_else(|| panic!("{page}")).split("</tr>").next().unwrap();
    let cells = row.split("<td").skip(1);
    let text = |cell: &str| {
        let text = cell.split_once('>').unwrap().1;
        text.split('<').next().unwrap().to_owned()
    };
    cells.map(text).collect()
}

/// The hidden fields of the form that saves, as a browser sends them.
#[track_caller]
fn form(page: &str) -> String {
    let form = page.split("<form class=\"keep\"").nth(1);
    let form = form.unwrap_or_else(|| panic!("{page}")).split("</form>").next().unwrap();
    let mut fields = form_urlencoded(&[]);
    for input in form.split("<input ").skip(1) {
        let part = |name: &str| {
            let after = input.split(&format!("{name}=\"")).nth(1).unwrap();
            after.split('"').next().unwrap().replace("&quot;", "\"").replace("&amp;", "&")
        };
        if part("name") != "token" {
            fields.push_str(&form_urlencoded(&[(&part("name"), &part("value"))]));
        }
    }
    fields
}

/// Fields as in an address, each with a sign before it.
fn form_urlencoded(fields: &[(&str, &str)]) -> String {
    let byte = |byte: u8| {
        if byte.is_ascii_alphanumeric() {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    let text = |text: &str| text.bytes().map(byte).collect::<String>();
    let one = |(name, value): &(&str, &str)| format!("&{name}={}", text(value));
    fields.iter().map(one).collect::<Vec<_>>().concat()
}

fn tried(theme: &str, fields: &[(&str, &str)]) -> String {
    format!("/codebook/{theme}?{}", &form_urlencoded(fields)[1..])
}

/// What `themes` says of a theme.
#[track_caller]
fn counted(site: &Site, theme: &str) -> Value {
    let all = site.project.run(&["themes", "--format", "json"]).ends(0).json();
    let rows = all["rows"].as_array().unwrap().clone();
    rows.into_iter().find(|row| row["theme"] == theme).unwrap()
}

/// Reviews and passages that `codebook diff` says a theme gains or loses.
fn differs(site: &Site, change: &str) -> [BTreeSet<String>; 2] {
    let diff = ["codebook", "diff", "corpus/codebook.yaml", "after.yaml"];
    let run = site.project.run(&[&diff[..], &["--format", "json"]].concat());
    let rows = run.json();
    let rows = rows.as_array().unwrap().iter().filter(|row| row["change"] == change);
    let of = |name: &str| {
        let text = |row: &Value| row[name].as_str().unwrap().to_owned();
        rows.clone().map(text).collect()
    };
    [of("review"), of("passage")]
}

#[test]
fn every_theme_is_listed_with_the_numbers_of_themes() {
    let site = Site::shipped();
    let page = site.page("/codebook");
    let all = site.project.run(&["themes", "--format", "json"]).ends(0).json();
    for row in all["rows"].as_array().unwrap() {
        let theme = row["theme"].as_str().unwrap();
        let one = page.split(&format!("<code>{theme}</code>")).nth(1).unwrap();
        let total = row["reviews_total"].as_u64().unwrap();
        let says = format!(
            "<a href=\"/theme/{theme}\">found in {} of {total} reviews</a>, {} passage",
            row["reviews_found"], row["passages_found"]
        );
        assert!(one.split("</p>").next().unwrap().contains(&says), "{says}");
    }
    assert!(page.contains("the corpus has no codebook of its own"), "{page}");
}

#[test]
fn every_rule_has_the_count_of_search() {
    let site = Site::shipped();
    let page = whole(&site, "/codebook/threshold");
    let theme = ["codebook", "show", "threshold", "--format", "json"];
    let theme = site.project.run(&theme).ends(0).json();
    for rule in theme[0]["rules"].as_array().unwrap().iter().take(4) {
        let rule = rule.as_str().unwrap();
        let count = site.project.run(&["search", rule, "--count"]);
        let count = count.out.trim().to_owned();
        let text = rule.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        let after = page.split(&format!("<code>{text}</code>")).nth(1).unwrap();
        assert!(after.split("</li>").next().unwrap().contains(&count), "{rule}: {count}");
    }
    assert!(page.contains("<h2>Does not count</h2>"));
    assert_eq!(site.get("/codebook/nothing").status, 404);
}

#[test]
fn a_rule_that_is_tried_says_what_search_and_diff_say() {
    let site = Site::open(project());
    let rule = "\"nobody agreed\"";
    let page = whole(&site, &tried("bar", &[("rule", rule)]));
    let count = site.project.run(&["search", rule, "--count"]).ends(0).out;
    assert!(page.contains(&format!("role=\"status\">{}</p>", count.trim())), "{page}");
    let known = "now found in 0, only mentioned in 1, and not seen in 2.";
    assert!(page.contains(known), "{page}");
    let after = OWN.replace("- the house\n", "- the house\n    - '\"nobody agreed\"'\n");
    site.project.put("after.yaml", &after);
    let [reviews, passages] = differs(&site, "gained");
    assert_eq!(reviews, BTreeSet::from(["c".to_owned()]));
    assert_eq!(row(&page, "Reviews found to have it"), ["2", "3", "1", "0"]);
    for passage in &passages {
        let link = passage.replace('/', "%2F");
        assert!(page.contains(&link) || page.contains(passage), "{passage}: {page}");
    }
    // and every passage that comes to it leads to its page
    assert_eq!(row(&page, "Passages found"), ["2", "5", "3", "0"]);
    assert_eq!(page.matches("<mark>Nobody agreed</mark>").count(), 3, "{page}");
    // without a rule, a review is lost
    site.project.put("after.yaml", OWN.replace("    - the house\n", ""));
    let [lost, _] = differs(&site, "lost");
    assert_eq!(lost, BTreeSet::from(["b".to_owned()]));
    let page = whole(&site, &tried("bar", &[("at", "2")]));
    assert_eq!(row(&page, "Reviews found to have it"), ["2", "1", "0", "1"]);
    // nothing was written
    let file = fs::read_to_string(site.project.path("corpus/codebook.yaml")).unwrap();
    assert_eq!(file, OWN);
}

#[test]
fn a_rule_is_saved_written_otherwise_and_taken_away_again() {
    let site = Site::open(project());
    let file = || fs::read_to_string(site.project.path("corpus/codebook.yaml")).unwrap();
    let page = whole(&site, &tried("bar", &[("rule", "\"nobody agreed\"")]));
    let then = row(&page, "Reviews found to have it")[1].clone();
    let sent = site.post("/codebook/bar", &form(&page)[1..]);
    assert_eq!(
        (sent.status, sent.header("location")),
        (303, Some("/codebook/bar?saved=3"))
    );
    let with = "    - the house\n    - '\"nobody agreed\"'\n";
    assert_eq!(file(), OWN.replace("    - the house\n", with));
    let page = whole(&site, "/codebook/bar?saved=3");
    assert!(page.contains("Saved: codebook.yaml has the rule"), "{page}");
    assert!(page.contains("on line 11"), "{page}");
    let row = counted(&site, "bar");
    assert_eq!(row["reviews_found"].to_string(), then);
    let says = format!(
        "found in {} of 3 reviews</a>, {} passages",
        row["reviews_found"], row["passages_found"]
    );
    assert!(page.contains(&says), "{says}: {page}");
    // written otherwise, its comment stays
    let path = tried("bar", &[("rule", "disputed"), ("at", "1")]);
    let sent = site.post("/codebook/bar", &form(&whole(&site, &path))[1..]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    assert!(file().contains("    - 'disputed' # as they said it\n"), "{}", file());
    let page = whole(&site, sent.header("location").unwrap());
    assert!(page.contains("try the old rule in its place"), "{page}");
    // and back to where it was, but for the way it is quoted
    let path = tried("bar", &[("rule", "\"was disputed\""), ("at", "1")]);
    site.post("/codebook/bar", &form(&whole(&site, &path))[1..]);
    let sent = site
        .post("/codebook/bar", &form(&whole(&site, &tried("bar", &[("at", "3")])))[1..]);
    assert_eq!(file(), OWN);
    let page = whole(&site, sent.header("location").unwrap());
    assert!(
        page.contains("no longer has the rule <code>&quot;nobody agreed&quot;"),
        "{page}"
    );
}

#[test]
fn a_corpus_without_a_codebook_is_given_a_copy_with_the_rule() {
    let site = Site::open(Project::new().file("corpus/a.txt", REVIEW));
    let page = whole(&site, &tried("threshold", &[("rule", "evening")]));
    assert!(page.contains("The corpus has no codebook of its own yet."), "{page}");
    let then = row(&page, "Reviews found to have it")[1].clone();
    let sent = site.post("/codebook/threshold", &form(&page)[1..]);
    assert_eq!(sent.status, 303, "{}", sent.text());
    let kept = fs::read_to_string(site.project.path("corpus/codebook.yaml")).unwrap();
    let built_in = include_str!("../../corpus/codebook.yaml");
    assert_eq!(kept.replace("        - 'evening'\n", ""), built_in);
    let page = whole(&site, sent.header("location").unwrap());
    assert!(page.contains("or delete codebook.yaml"), "{page}");
    assert_eq!(counted(&site, "threshold")["reviews_found"].to_string(), then);
}

#[test]
fn a_file_that_was_changed_meanwhile_is_left_alone() {
    let site = Site::open(project());
    let page = whole(&site, &tried("bar", &[("rule", "evening")]));
    let fields = form(&page);
    let other = OWN.replace("# ours", "# mine");
    site.project.put("corpus/codebook.yaml", &other);
    let sent = site.post("/codebook/bar", &fields[1..]);
    assert_eq!(sent.status, 422);
    assert!(
        sent.text().contains("was changed since this page was shown"),
        "{}",
        sent.text()
    );
    let there = || fs::read_to_string(site.project.path("corpus/codebook.yaml")).unwrap();
    assert_eq!(there(), other);
    // one that cannot be used is said so, and left alone, too
    site.project.put("corpus/codebook.yaml", "bar:\n  rules: ['x AND']\n");
    let page = site.page(&tried("bar", &[("rule", "evening")]));
    assert!(page.contains("codebook.yaml was changed and cannot be used"), "{page}");
    assert!(!page.contains("class=\"keep\""), "{page}");
    // nothing is written without the token of a page
    let origin = format!("http://127.0.0.1:{}", site.port);
    let kind = "application/x-www-form-urlencoded";
    let headers = [("Origin", origin.as_str()), ("Content-Type", kind)];
    let body = format!("token=00{fields}");
    assert_eq!(site.ask("POST", "/codebook/bar", &headers, body.as_bytes()).status, 403);
}

#[test]
fn a_mistake_stands_under_its_letter_and_what_is_typed_stays_text() {
    let site = Site::open(project());
    let page = site.page(&tried("bar", &[("rule", "child AND")]));
    assert!(page.contains("child AND<em class=\"here\">"), "{page}");
    let hostile = "</textarea><script>alert(1)</script> OR \"<b>poured</b>\"";
    let page = whole(&site, &tried("bar", &[("rule", hostile)]));
    assert!(!page.contains("<script>alert") && !page.contains("<b>poured"), "{page}");
    let told = site.page("/codebook/bar/understood?q=child+AND");
    assert!(told.contains("a word is missing after `AND`"), "{told}");
    let coded = site.page(&tried("bar", &[("rule", "theme:home")]));
    assert!(coded.contains("a rule cannot ask for"), "{coded}");
    let same = site.page(&tried("bar", &[("rule", "the house")]));
    assert!(same.contains("the theme has this rule already"), "{same}");
    let hint = site.page(&tried("bar", &[("rule", "thresold")]));
    assert!(hint.contains("rule=threshold"), "{hint}");
}

#[test]
fn a_rule_is_typed_tried_and_saved_in_a_browser() {
    let site = Site::open(project());
    let Some(visit) = Visit::of(&site) else { return };
    visit.open("/theme/bar");
    visit.follow("p.known a[href='/codebook/bar']");
    visit.tab.wait_for_element("#q").unwrap().click().unwrap();
    visit.tab.type_str("\"nobody agreed\"").unwrap();
    visit.follow(".try button");
    visit.tab.wait_for_element(".moves [data-gained]").unwrap();
    assert_eq!(visit.says("document.querySelector('[data-gained]').dataset.gained"), "1");
    visit.says("document.querySelector('.keep button').focus()");
    visit.tab.press_key("Enter").unwrap();
    visit.tab.wait_for_element(".done").unwrap();
    let says = visit.says("document.querySelector('main').textContent");
    assert!(says.contains("found in 3 of 3 reviews"), "{says}");
    assert_eq!(counted(&site, "bar")["reviews_found"], 3);
}
