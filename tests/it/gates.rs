//! Who is let in, what every answer says about itself, and that nothing in a corpus runs.

use crate::browser::Visit;
use crate::harness::Project;
use crate::site::{Answer, Site};

/// What every answer carries, whatever it is.
const HEADERS: [(&str, &str); 8] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("x-robots-tag", "noindex"),
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'; object-src 'none'; \
         require-trusted-types-for 'script'",
    ),
];

fn small() -> Project {
    Project::new()
        .file("corpus/a.txt", "1 Findings\n\n1.1 The threshold was not agreed.\n")
}

#[track_caller]
fn guarded(answer: &Answer, what: &str) {
    for (name, value) in HEADERS {
        assert_eq!(answer.header(name), Some(value), "{what}");
    }
    assert!(answer.header("permissions-policy").is_some(), "{what}");
    let cors = answer.headers.iter().any(|(name, _)| name.starts_with("access-control"));
    assert!(!cors, "{what}: {:?}", answer.headers);
}

#[test]
fn every_answer_carries_every_header_also_those_that_refuse() {
    let site = Site::open(small());
    let long = format!("/search?q={}", "x".repeat(9_000));
    let gets = [
        ("/", 200),
        ("/search", 200),
        ("/search?q=threshold", 200),
        ("/search?q=threshold+AND", 200),
        ("/search?page=none", 400),
        ("/search/export?q=threshold&format=csv", 200),
        ("/search/understood?q=a", 200),
        ("/review/a/1?q=threshold", 200),
        ("/review/a/7", 404),
        ("/review/nobody/1", 404),
        ("/review/a/1/image", 404),
        ("/original/0000", 404),
        ("/assets/none.css", 404),
        ("/nowhere", 404),
        ("/search/save", 405),
        ("/api/search?q=threshold", 200),
        ("/api/nowhere", 404),
        (long.as_str(), 414),
    ];
    for (path, status) in gets {
        let answer = site.get(path);
        assert_eq!(answer.status, status, "{path}");
        guarded(&answer, path);
    }
    let large = site.post("/search/save", &format!("q=a&name={}", "x".repeat(70_000)));
    assert_eq!(large.status, 413);
    guarded(&large, "a large form");
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
        let answer = site.ask(method, "/search", &[("Origin", &origin(&site))], b"");
        assert_eq!(answer.status, 405, "{method}");
        guarded(&answer, method);
    }
}

fn origin(site: &Site) -> String {
    format!("http://127.0.0.1:{}", site.port)
}

#[test]
fn only_its_own_names_are_answered() {
    let site = Site::open(small());
    let port = site.port;
    let mut hosts: Vec<String> =
        ["", "evil.example", "localhost", "127.0.0.1", "[::1]", "LOCALHOST:1", "0.0.0.0"]
            .map(str::to_owned)
            .to_vec();
    let names = [
        "127.0.0.2",
        "127.1",
        "2130706433",
        "0x7f.1",
        "017700000001",
        "localhost.",
        "localhost.evil.example",
        "evil.example",
        "127.0.0.1.nip.io",
        "[::]",
        "::1",
        "[::ffff:127.0.0.1]",
        "user@localhost",
        "localhost@evil.example",
        "127.0.0.1 ",
        "localhost%00",
        "ⅼocalhost",
        "-localhost",
        "127.0.0.1,evil.example",
    ];
    let ends = [
        ":{port}",
        "",
        ":80",
        ":0{port}",
        ":{port}0",
        ":{port}/",
        ":{port}:{port}",
        ":",
        ":{port}.",
        ":+{port}",
    ];
    for name in names {
        hosts.extend(
            ends.iter()
                .map(|end| name.to_owned() + &end.replace("{port}", &port.to_string())),
        );
    }
    assert!(hosts.len() >= 190);
    for host in hosts.iter().filter(|host| host.is_ascii()) {
        let answer = site.raw("GET", "/search", &[("Host", host)], b"");
        assert!([400, 403].contains(&answer.status), "{host}: {}", answer.status);
        if answer.status == 403 {
            guarded(&answer, host);
        }
    }
    for host in [format!("localhost:{port}"), format!("127.0.0.1:{port}")] {
        let answer = site.raw("GET", "/search", &[("Host", &host)], b"");
        assert_eq!(answer.status, 401, "{host}");
    }
}

#[test]
fn other_pages_get_nothing_and_change_nothing() {
    let site = Site::open(small());
    let own = origin(&site);
    let form = ("Content-Type", "application/x-www-form-urlencoded");
    for from in ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost"]
    {
        let read = site.ask("GET", "/search?q=a", &[("Origin", from)], b"");
        assert_eq!(read.status, 403, "{from}");
        guarded(&read, from);
        let body = format!("token={}&q=a&name=x", site.form_token());
        let sent =
            site.ask("POST", "/search/save", &[("Origin", from), form], body.as_bytes());
        assert_eq!(sent.status, 403, "{from}");
    }
    for from in ["cross-site", "same-site"] {
        let read = site.ask("GET", "/search?q=a", &[("Sec-Fetch-Site", from)], b"");
        assert_eq!(read.status, 403, "{from}");
    }
    let body = format!("token={}&q=a&name=x", site.form_token());
    let silent = site.ask("POST", "/search/save", &[form], body.as_bytes());
    assert_eq!(silent.status, 403, "no origin");
    for token in ["", "0123456789abcdef0123456789abcdef"] {
        let body = format!("token={token}&q=a&name=x");
        let sent =
            site.ask("POST", "/search/save", &[("Origin", &own), form], body.as_bytes());
        assert_eq!(sent.status, 403, "token `{token}`");
    }
    assert!(!site.project.path("corpus/searches.yaml").exists());
}

#[test]
fn no_path_leads_out_of_the_corpus() {
    let project = small().file("canary.txt", "the canary sings");
    let site = Site::open(project);
    let (ups, seps) = (
        ["..", "%2e%2e", "..%00", "%c0%ae%c0%ae", ".%2e", "....", "..;"],
        ["/", "%2f", "%5c", "\\", "%255c", "//"],
    );
    let (starts, ends) = (
        ["/original/", "/review/", "/assets/", "/review/a/"],
        ["canary.txt", "CON", "etc/passwd"],
    );
    let mut tried = 0;
    for start in starts {
        for up in ups {
            for sep in seps {
                for end in ends {
                    let path = format!("{start}{up}{sep}{up}{sep}{end}");
                    let answer = site.get(&path);
                    let body = String::from_utf8_lossy(&answer.body).into_owned();
                    assert!(
                        [400, 404, 303].contains(&answer.status),
                        "{path}: {}",
                        answer.status
                    );
                    assert!(
                        !body.contains("canary sings") && !body.contains("root:"),
                        "{path}"
                    );
                    tried += 1;
                }
            }
        }
    }
    assert!(tried >= 500, "{tried}");
}

/// Names and texts that would run, or turn the line, if any of them were believed.
fn hostile() -> Project {
    let run = "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">";
    let text = format!(
        "# {run} Child \u{202e}Z\n\n## 2 Findings {run}\n\n2.1 The threshold {run} \
         \u{2028}was\u{1b}[31m not agreed. '\"><svg onload=document.title='ran'>\n"
    );
    Project::new()
        .file("corpus/<img src=x onerror=alert(1)>.md", text)
        .file("corpus/reviews.csv", format!("file,title,board\n<img src=x onerror=alert(1)>.md,\"{}\",</title><script>1</script>\n", run.replace('"', "\"\"")))
        .file("corpus/searches.yaml", "evil: \"<script>document.title='ran'</script>\"\n")
}

#[test]
fn nothing_in_a_corpus_runs_and_its_text_stays_text() {
    let site = Site::open(hostile());
    let Some(visit) = Visit::of(&site) else { return };
    let found = site.page("/api/search?q=threshold");
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let review = found["hits"][0]["review"].as_str().unwrap();
    let text = found["hits"][0]["text"].as_str().unwrap();
    assert!(text.contains("<script>") || text.contains("threshold"), "{text}");
    let page = format!("/review/{review}/1?q=threshold");
    let odd = "/search?q=%3Cscript%3Edocument.title%3D'ran'%3C%2Fscript%3E";
    for path in [
        "/",
        "/search",
        "/search?q=threshold",
        odd,
        &page,
        "/search?q=threshold&view=lines",
    ] {
        visit.open(path);
        visit.tab.wait_for_element("h1").unwrap();
        assert_ne!(visit.says("document.title"), "ran", "{path}");
        let ours = "document.querySelectorAll('script:not([src=\"/assets/script.js\"]), [onerror], [onload], main img:not(.paper img)').length";
        assert_eq!(visit.says(ours), "0", "{path}");
    }
}
