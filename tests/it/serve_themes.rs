//! serve: the overview and the screens of themes say what the commands say.

use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::harness::Project;
use crate::site::Site;

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

/// Two reviews, of which one reports that escalation was not used.
fn small() -> Site {
    let reported = "The health visitor was unhappy with the decision to close the case, but \
                    she did not know that there was an escalation procedure and did not \
                    take her disagreement any further.";
    let project = Project::new()
        .file("corpus/a.txt", format!("3 Findings\n\n3.1 {reported}\n"))
        .file("corpus/b.txt", "1 One\n\n1.1 That night it rained & <b>poured</b>.\n");
    Site::open(project)
}

/// What stands in the cells of the row that this name leads, marks left out.
fn cells(page: &str, name: &str) -> Vec<String> {
    let row = page.split("<tr>").find(|row| {
        row.starts_with("<th scope=\"row\"")
            && texts(row).first().is_some_and(|it| it == name)
    });
    texts(row.unwrap_or_else(|| panic!("no row of {name}")))
}

/// The words of each cell of a row.
fn texts(row: &str) -> Vec<String> {
    let cells = row.split("</th>").flat_map(|part| part.split("</td>"));
    let text = |cell: &str| {
        let parts =
            cell.split('<').map(|part| part.split_once('>').map_or(part, |it| it.1));
        parts.collect::<String>().replace("&#39;", "'").replace("&amp;", "&")
    };
    cells.map(text).collect()
}

fn themes(site: &Site, arguments: &[&str]) -> Vec<Value> {
    let all: Vec<&str> =
        ["themes", "--format", "json"].iter().chain(arguments).copied().collect();
    let table = site.project.run(&all).ends(0).json();
    table["rows"].as_array().unwrap().clone()
}

fn of(row: &Value) -> String {
    format!("{} of {}", row["reviews_found"], row["reviews_total"])
}

#[test]
fn the_overview_has_the_numbers_of_the_commands() {
    let site = Site::shipped();
    let page = whole(&site, "/");
    for row in themes(&site, &[]) {
        let cells = cells(&page, row["title"].as_str().unwrap());
        assert_eq!(cells[1], of(&row), "{row}");
        assert_eq!(cells[4], row["reviews_mentioned"].to_string(), "{row}");
        assert_eq!(cells[5], row["passages_found"].to_string(), "{row}");
    }
    let asked = ["recommendations", "--by", "addressee", "--format", "ndjson"];
    for line in site.project.run(&asked).ends(0).out.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let cells = cells(&page, row["value"].as_str().unwrap());
        assert_eq!(cells[1], row["recommendations"].to_string(), "{row}");
    }
    assert!(page.contains("href=\"/recommendations?addressee=police\">police</a>"));
    for id in ["glance", "corpus", "together", "repeated", "made", "method", "reviews"] {
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn the_table_is_parted_as_its_address_says() {
    let site = small();
    let page = site.page("/?by=board&sort=title");
    assert_eq!(cells(&page, "Escalation not used")[1], "1 of 2");
    let group = "/theme/escalation?by=board&amp;group=not+known#evidence";
    assert!(page.contains(&format!("<a href=\"{group}\">1 of 2</a>")), "{page}");
    assert!(page.contains("throughline themes --by board --order prevalence"));
    assert_eq!(site.get("/?by=moon").status, 400);
}

#[test]
fn the_table_is_ordered_as_its_address_says() {
    let site = Site::shipped();
    let by_reviews = themes(&site, &["--order", "prevalence"]);
    let mut by_title = by_reviews.clone();
    by_title.sort_by_key(|row| row["title"].as_str().unwrap().to_lowercase());
    for (sort, rows) in [("reviews", by_reviews), ("title", by_title)] {
        let page = site.page(&format!("/?sort={sort}"));
        let table = page.split("id=\"themes\"").nth(1).unwrap();
        let mut at = 0;
        for row in rows {
            let link = format!("href=\"/theme/{}\"", row["theme"].as_str().unwrap());
            at += table[at..].find(&link).unwrap_or_else(|| panic!("{sort}: {link}"));
        }
    }
}

#[test]
fn a_theme_has_the_numbers_of_themes_and_the_passages_of_evidence() {
    let site = Site::shipped();
    let page = whole(&site, "/theme/threshold?by=age-band");
    let row = &themes(&site, &["threshold", "--by", "age-band"])[0];
    assert!(page.contains(&format!("Found in {}", of(row))), "{row}");
    for group in row["groups"].as_array().unwrap() {
        assert_eq!(cells(&page, group["group"].as_str().unwrap())[1], of(group));
    }
    let stances = [
        ("Found", &["--cell", "threshold"][..]),
        ("Mentioned", &["threshold", "--stance", "mentioned"]),
    ];
    for (words, asked) in stances {
        let command = ["evidence", "--format", "json"];
        let command: Vec<&str> = command.iter().chain(asked).copied().collect();
        let all = site.project.run(&command).ends(0).json();
        let all = all.as_array().unwrap().len();
        assert!(page.contains(&format!("{words} ({all})")), "{words} {all}");
    }
    assert!(page.contains("href=\"/theme/escalation\""));
    assert!(page.contains("href=\"/review/"));
}

#[test]
fn passages_are_paged_and_each_leads_to_its_place() {
    let site = Site::shipped();
    let asked = ["evidence", "--cell", "escalation", "--format", "json"];
    let all = site.project.run(&asked).ends(0).json();
    let all = all.as_array().unwrap();
    assert!(all.len() > 20, "{}", all.len());
    for (at, one) in all.iter().enumerate() {
        let page = site.page(&format!("/theme/escalation?page={}", at / 20 + 1));
        let passage = one["passage"].as_str().unwrap().replace('/', "%2F");
        let review = one["review"].as_str().unwrap();
        let link = format!(
            "<a href=\"/review/{review}/{}?passage={passage}#passage\">p. ",
            one["page"]
        );
        assert!(page.contains(&link), "{link}");
    }
}

#[test]
fn a_number_of_a_group_opens_to_its_passages() {
    let site = Site::shipped();
    let row = &themes(&site, &["threshold", "--by", "outcome"])[0];
    let group = row["groups"][0]["group"].as_str().unwrap();
    let address = group.replace(' ', "+");
    let page = site.page(&format!("/theme/threshold?by=outcome&group={address}"));
    let cell = format!("threshold,outcome:{group}");
    let all = site.project.run(&["evidence", "--cell", &cell, "--format", "json"]);
    let all = all.ends(0).json().as_array().unwrap().len();
    let told = format!("class=\"counts\" role=\"status\">{all} passage");
    assert!(page.contains(&told), "{told}");
}

#[test]
fn papers_to_take_away_are_the_bytes_of_the_commands() {
    let site = Site::shipped();
    whole(&site, "/");
    for (format, end) in
        [("html", "html"), ("markdown", "md"), ("docx", "docx"), ("xlsx", "xlsx")]
    {
        let mut papers = vec![(format!("/report?format={format}"), vec!["report"])];
        if format != "xlsx" {
            let path = format!("/theme/escalation/brief?format={format}");
            papers.push((path, vec!["brief", "escalation"]));
        }
        for (path, command) in papers {
            let answer = site.get(&path);
            assert_eq!(answer.status, 200, "{path}");
            let way = answer.header("content-disposition").unwrap();
            assert!(way.ends_with(&format!(".{end}\"")), "{way}");
            let file = format!("paper.{end}");
            let to = [&command[..], &["-o", &file]].concat();
            site.project.run(&to).ends(0);
            let written = std::fs::read(site.project.path(&file)).unwrap();
            assert!(answer.body == written, "{path}");
        }
    }
    assert_eq!(site.get("/report?format=pdf").status, 400);
    assert_eq!(site.get("/theme/context/brief?format=html").status, 404);
}

#[test]
fn a_theme_that_is_not_there_is_a_page_with_its_neighbours() {
    let site = Site::shipped();
    let answer = site.get("/theme/thresold");
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("<a href=\"/theme/threshold\">"), "{}", answer.text());
    let family = site.page("/theme/interprofessional");
    assert!(family.contains("href=\"/theme/threshold\""), "{family}");
}

#[test]
fn a_tiny_corpus_has_its_pages() {
    let site = small();
    let page = whole(&site, "/");
    assert!(page.contains("2 reviews"), "{page}");
    let page = whole(&site, "/theme/escalation");
    assert!(page.contains("1 passage in 1 document"), "{page}");
    assert!(page.contains("No recommendation speaks of it."), "{page}");
    let page = site.page("/theme/escalation?stance=uncounted");
    assert!(page.contains("0 passages in 0 documents"), "{page}");
}
