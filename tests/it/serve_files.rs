//! serve: files and how they were read, reading them again, and correcting what is known.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::harness::Project;
use crate::site::Site;

const REVIEW: &str = "\
# Serious Case Review: Child K

Published by Farnley Safeguarding Children Board in June 2012.

## 4. Analysis

4.1 The threshold was not agreed between agencies.
";

/// A corpus with a review, a copy of it, and a file that cannot be read.
fn three() -> Project {
    Project::new()
        .file("corpus/child-k.md", REVIEW)
        .file("corpus/copy.md", REVIEW)
        .file("corpus/broken.pdf", "%PDF-1.7\nnothing\n")
}

/// Reads the corpus again and waits for the end.
#[track_caller]
fn read_again(site: &Site) -> Value {
    let sent = site.post("/status/read", "");
    assert_eq!((sent.status, sent.header("location")), (303, Some("/status")));
    for _ in 0..240 {
        let told: Value = serde_json::from_str(&site.page("/status/progress")).unwrap();
        if told["running"] == false {
            return told;
        }
        thread::sleep(Duration::from_millis(250));
    }
    panic!("it never came to its end");
}

/// What the command says of a review.
#[track_caller]
fn status(site: &Site, review: &str) -> Value {
    let run = site.project.run(&["status", "--no-refresh", "--format", "json"]);
    let Value::Array(rows) = run.json() else { panic!("no array") };
    rows.into_iter().find(|row| row["review"] == review).unwrap()
}

/// The value of an input of a page.
#[track_caller]
fn value(page: &str, name: &str) -> String {
    let input = page.split(&format!("name=\"{name}\"")).nth(1).unwrap();
    let value = input.split("value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

/// The fields that hold a form together, as a browser sends them.
fn held(page: &str) -> String {
    format!("page={}&seen={}", value(page, "page"), value(page, "seen"))
}

#[test]
fn statuses_add_up_and_problems_stand_first() {
    let site = Site::open(three());
    let page = site.page("/status");
    let counts = |page: &str| -> Vec<(String, u64)> {
        let nav = page.split("aria-label=\"Status\"").nth(1).unwrap();
        let nav = nav.split("</ul>").next().unwrap();
        let one = |item: &str| {
            let name = item.split('>').nth(1).unwrap().split('<').next().unwrap();
            let count = item.split("class=\"count\">").nth(1).unwrap();
            (name.to_owned(), count.split('<').next().unwrap().parse().unwrap())
        };
        nav.split("<a ").skip(1).map(one).collect()
    };
    let counts = counts(&page);
    assert_eq!(counts[0], ("all".to_owned(), 3));
    let names: Vec<&str> = counts[1..].iter().map(|one| one.0.as_str()).collect();
    assert_eq!(names, ["ok", "damaged", "duplicate"]);
    assert_eq!(counts[1..].iter().map(|one| one.1).sum::<u64>(), 3);
    let at = |file: &str| page.find(&format!(">{file}<")).unwrap();
    assert!(at("broken.pdf") < at("copy.md") && at("copy.md") < at("child-k.md"));
    assert!(page.contains("href=\"/review/child-k\""), "{page}");
    assert!(!page.contains("href=\"/review/broken\""), "{page}");
    let problems = site.page("/status?status=problems");
    assert!(problems.contains("broken.pdf") && !problems.contains(">copy.md<"));
    let copies = site.page("/status?status=duplicate");
    assert!(copies.contains("copy.md") && !copies.contains("broken.pdf"));
    assert!(copies.contains("Counted as <a href=\"/review/child-k\">"), "{copies}");
}

#[test]
fn a_new_file_is_there_after_the_corpus_was_read_again() {
    let site = Site::open(three());
    let new = REVIEW.replace("Child K", "Child Q").replace("agreed", "understood");
    site.project.put("corpus/child-q.md", new);
    assert!(!site.page("/status").contains("child-q.md"));
    let told = read_again(&site);
    let words = "The corpus was read again: 4 files, 1 of them opened.";
    assert_eq!(told["words"], words);
    let page = site.page("/status");
    assert!(page.contains("child-q.md") && page.contains(words), "{page}");
    let found = site.page("/search?q=understood+threshold");
    assert!(found.contains("/review/child-q/"), "{found}");
}

#[test]
fn nothing_is_read_without_the_token_of_a_page() {
    let site = Site::open(three());
    let origin = format!("http://127.0.0.1:{}", site.port);
    let kind = "application/x-www-form-urlencoded";
    let headers = [("Origin", origin.as_str()), ("Content-Type", kind)];
    let sent = site.ask("POST", "/status/read", &headers, b"token=00");
    assert_eq!(sent.status, 403);
    assert_eq!(site.get("/status/read").status, 405);
}

#[test]
fn another_process_may_index_while_pages_are_asked_for() {
    let site = Site::shipped();
    let counted = || {
        let page = site.page("/search?q=threshold");
        let says = page.split("class=\"counts\" role=\"status\">").nth(1).unwrap();
        says.split('<').next().unwrap().to_owned()
    };
    let before = counted();
    for _ in 0..2 {
        let mut command = site.project.command(&["index", "--rebuild"]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut other = command.spawn().unwrap();
        while other.try_wait().unwrap().is_none() {
            for path in ["/status", "/search?q=the", "/review/wexmouth-child-n/1"] {
                let answer = site.get(path);
                assert!(matches!(answer.status, 200 | 503), "{}", answer.text());
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
    // what the other wrote is opened beside the answers
    let new = REVIEW.replace("threshold", "xylophone");
    site.project.put("corpus/new.md", new);
    site.project.run(&["index"]).ends(0);
    for _ in 0..120 {
        if site.page("/search?q=xylophone").contains("/review/new/") {
            assert_eq!(counted(), before);
            return;
        }
        thread::sleep(Duration::from_millis(250));
    }
    panic!("what was written was never opened");
}

#[test]
fn a_library_that_another_process_writes_to_is_said_so() {
    let site = Site::open(three());
    let library = site.project.path("corpus/.throughline/lock");
    let lock = fs::File::options().write(true).open(library).unwrap();
    lock.lock().unwrap();
    site.project.put("corpus/new.md", REVIEW.replace("threshold", "xylophone"));
    let told = read_again(&site);
    let words = told["words"].as_str().unwrap();
    assert!(words.contains("is being written by another run"), "{words}");
    assert!(words.contains("wait until it has finished"), "{words}");
    assert!(site.page("/status").contains("is being written by another run"));
    // a correction is kept all the same, and the form says what is still to be done
    let path = "/review/child-k/metadata";
    let held = held(&site.page(path));
    let sent = site.post(path, &format!("{held}&title=Kept"));
    assert_eq!(
        (sent.status, sent.header("location")),
        (303, Some("/review/child-k/metadata?page=1"))
    );
    let form = site.page("/review/child-k/metadata?page=1");
    assert!(form.contains("is being written by another run"), "{form}");
    assert_eq!(value(&form, "title"), "Kept");
    drop(lock);
    read_again(&site);
    assert_eq!(status(&site, "child-k")["title"], "Kept");
}

#[test]
fn a_correction_is_in_the_file_in_the_library_and_on_the_page() {
    let corrections = "file,title,board\r\n\"copy.md\",\"A, B\",\r\n";
    let site = Site::open(three().file("corpus/reviews.csv", corrections));
    let path = "/review/child-k/metadata";
    let form = site.page(path);
    assert!(form.contains("from the first pages"), "{form}");
    let held = held(&form);
    let typed =
        "title=%3D1%2B1&board=-&harm=neglect%3B+accident&published=2013-05&child=";
    let sent = site.post(path, &format!("{held}&{typed}"));
    assert_eq!(
        (sent.status, sent.header("location")),
        (303, Some("/review/child-k/1#known"))
    );
    assert_eq!(
        fs::read_to_string(site.project.path("corpus/reviews.csv")).unwrap(),
        "file,title,board,published,harm\r\n\"copy.md\",\"A, B\",,,\r\n\
         child-k.md,=1+1,-,2013-05,neglect; accident\r\n"
    );
    let row = status(&site, "child-k");
    assert_eq!(row["title"], "=1+1");
    assert_eq!(
        (&row["board"], &row["published"]),
        (&Value::Null, &Value::from("2013-05"))
    );
    assert_eq!(row["harm"], serde_json::json!(["neglect", "accident"]));
    assert_eq!(row["provenance"]["title"], "csv");
    // no spreadsheet runs what an export of it holds
    let export = site.project.run(&["status", "--no-refresh", "--format", "csv"]).out;
    assert!(export.contains(",'=1+1,"), "{export}");
    let page = site.page("/review/child-k/1");
    assert!(page.contains("<h1>=1+1</h1>"), "{page}");
    assert!(page.contains("from reviews.csv, where a person said so"), "{page}");
    // an empty cell says nothing again
    let held = self::held(&site.page(path));
    site.post(path, &format!("{held}&title=&board="));
    let row = status(&site, "child-k");
    assert_ne!(row["title"], "=1+1");
    assert_eq!(row["board"], "Farnley Safeguarding Children Board");
    assert_eq!(row["published"], "2013-05");
}

#[test]
fn a_mistake_keeps_what_was_typed_and_writes_nothing() {
    let site = Site::open(three());
    let path = "/review/child-k/metadata";
    let held = held(&site.page(path));
    let sent = site.post(path, &format!("{held}&title=A+%3Cb%3E&published=May+2013"));
    assert_eq!(sent.status, 422);
    let form = sent.text();
    assert!(form.contains("`May 2013` is not a date: write YYYY, YYYY-MM"), "{form}");
    assert_eq!(value(&form, "published"), "May 2013");
    assert_eq!(value(&form, "title"), "A &lt;b&gt;");
    assert!(!site.project.path("corpus/reviews.csv").exists());
    assert!(!site.page(path).contains("May 2013"));
}

#[test]
fn a_file_with_a_mistake_and_one_that_was_changed_meanwhile_are_left_alone() {
    let site = Site::open(three());
    let file = site.project.path("corpus/reviews.csv");
    let path = "/review/child-k/metadata";
    let held = held(&site.page(path));
    for (there, says) in [
        ("file,titel\nchild-k.md,X\n", "no such column as `titel`"),
        ("file,title\nchild-k.md,Other\n", "was changed since the form was opened"),
    ] {
        fs::write(&file, there).unwrap();
        let sent = site.post(path, &format!("{held}&title=Mine"));
        assert_eq!(sent.status, 422);
        assert!(sent.text().contains(says), "{}", sent.text());
        assert_eq!(value(&sent.text(), "title"), "Mine");
        assert_eq!(fs::read_to_string(&file).unwrap(), there);
    }
    // sent again, it is what is wanted
    let sent = site.post(path, &format!("{held}&title=Mine"));
    let again = self::held(&sent.text());
    assert_eq!(site.post(path, &format!("{again}&title=Mine")).status, 303);
    assert_eq!(fs::read_to_string(&file).unwrap(), "file,title\nchild-k.md,Mine\n");
    assert_eq!(site.get("/review/nobody/metadata").status, 404);
}
