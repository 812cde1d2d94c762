//! serve: who is let in, and a search that ends at the page of a hit.

use serde_json::Value;

use crate::harness::Project;
use crate::site::Site;

#[test]
fn a_hit_leads_to_its_page_with_the_hit_marked() {
    let site = Site::shipped();
    let found = site.page("/search?q=%22no+further+action%22");
    let counted = site.project.run(&["search", "\"no further action\"", "--count"]);
    let line = counted.ends(0).out;
    let says = found.split("class=\"counts\" role=\"status\">").nth(1).unwrap();
    assert!(line.starts_with(says.split('<').next().unwrap()), "{line}");
    let lead = found.split("href=\"/review/").nth(2).unwrap();
    let lead = lead.split('"').next().unwrap().replace("&amp;", "&");
    let path = format!("/review/{}", lead.split('#').next().unwrap());
    let page = site.page(&path);
    assert!(page.contains("<rect class=\"hit\""), "{page}");
    assert!(page.to_lowercase().contains("<mark>no further action</mark>"), "{page}");
    let image = path.split('?').next().unwrap();
    let image = site.get(&format!("{image}/image"));
    assert_eq!(image.header("content-type"), Some("image/png"));
    assert!(image.body.starts_with(b"\x89PNG"));
}

#[test]
fn a_mistake_is_shown_at_its_letter_and_a_misspelt_word_has_neighbours() {
    let site = Site::shipped();
    let page = site.page("/search?q=child+AND");
    assert!(page.contains("a word is missing after `AND`"), "{page}");
    assert!(page.contains("child AND<em class=\"here\">"), "{page}");
    let page = site.page("/search?q=thresold");
    assert!(page.contains("href=\"/search?q=threshold\">threshold</a>"), "{page}");
}

#[test]
fn an_export_is_the_bytes_of_the_command() {
    let site = Site::shipped();
    for format in ["csv", "json", "ndjson", "markdown", "html"] {
        let path = format!("/search/export?q=threshold+NEAR/12+need&format={format}");
        let query = ["search", "threshold NEAR/12 need", "--format", format];
        assert_eq!(site.page(&path), site.project.run(&query).ends(0).out, "{format}");
    }
}

#[test]
fn a_search_is_kept_in_the_corpus_folder() {
    let site = Site::shipped();
    let sent = site.post("/search/save", "q=threshold+NEAR%2F12+need&name=differ");
    assert_eq!(
        (sent.status, sent.header("location")),
        (303, Some("/search?q=%40differ"))
    );
    let kept = std::fs::read_to_string(site.project.path("corpus/searches.yaml"));
    assert_eq!(kept.unwrap(), "differ: \"threshold NEAR/12 need\"\n");
    let counted = site.project.run(&["search", "@differ", "--count"]).ends(0).out;
    assert!(counted.contains("hit"), "{counted}");
    assert!(site.page("/search?q=%40differ").contains("class=\"review\""));
}

#[test]
fn nobody_is_let_in_without_the_link_and_the_link_is_good_once() {
    let project = Project::new().file("corpus/a.txt", "1 One\n\nThe threshold.\n");
    let site = Site::closed(project);
    assert_eq!(site.get("/").status, 401);
    assert_eq!(site.get("/enter?token=0123").status, 401);
    let path = site.link.split_once(&format!(":{}", site.port)).unwrap().1;
    assert_eq!(site.get(path).status, 303);
    assert_eq!(site.get(path).status, 401);
}

#[test]
fn the_api_answers_as_the_commands_do_and_describes_itself() {
    let site = Site::shipped();
    let json = |path: &str| -> Value { serde_json::from_str(&site.page(path)).unwrap() };
    let command = |arguments: &[&str]| site.project.run(arguments).ends(0).json();
    let counted = command(&["search", "threshold", "--count", "--format", "json"]);
    assert_eq!(json("/api/count?q=threshold"), counted);
    let found = json("/api/search?q=threshold&limit=5&offset=2");
    let all = command(&["search", "threshold", "--format", "json"]);
    assert_eq!(found["hits"], Value::from(all.as_array().unwrap()[2..7].to_vec()));
    assert_eq!(found["counts"], counted);
    assert_eq!(json("/api/themes"), command(&["themes", "--format", "json"]));
    let by = command(&["themes", "--by", "outcome", "--format", "json"]);
    assert_eq!(json("/api/themes?by=outcome"), by);
    assert_eq!(json("/api/status"), command(&["status", "--format", "json"]));
    let description = json("/api/openapi.json");
    for path in description["paths"].as_object().unwrap().keys() {
        let status = site.get(&format!("{path}?q=child")).status;
        assert!([200, 400].contains(&status), "{path}: {status}");
    }
    let refused = site.get("/api/search?q=child+AND");
    assert_eq!(
        (refused.status, refused.header("content-type")),
        (400, Some("application/json"))
    );
    assert_eq!(site.get("/api/nothing").status, 404);
}
