//! `concordance`: a line a hit, aligned, sorted, sampled, and as many as are counted.

use serde_json::json;

use crate::harness::Project;
use crate::paper::Paper;

fn project() -> Project {
    let review = Paper::new()
        .page(&["# 1 Introduction", "", "1.1 The child was known to the school."])
        .page(&[
            "# 2 Findings",
            "",
            "2.1 The threshold was not agreed, and Referrals were returned.",
            "",
            "2.2 The school made one referral. No further referral was made.",
        ])
        .bytes();
    Project::new()
        .file("child-z.pdf", review)
        .file("other.txt", "Thresholds differ. Referrals, a school said, help.\n")
        .file(
            "reviews.csv",
            "file,board,published\nchild-z.pdf,Harrow LSCB,2014-05\nother.txt,-,-\n",
        )
}

#[test]
fn hits_stand_below_one_another_each_with_its_place() {
    let run = project().run(&["concordance", "referral", "--width", "24"]).ends(0);
    insta::assert_snapshot!(run.out, @"
    child-z, p. 2, 2.1   old was not agreed, and »Referrals« were returned.
    child-z, p. 2, 2.2       The school made one »referral«. No further referral wa
    child-z, p. 2, 2.2   ne referral. No further »referral« was made.
    other, p. 1               Thresholds differ. »Referrals«, a school said, help.

    4 hits in 3 passages of 2 reviews
    ");
}

#[test]
fn what_is_known_of_a_review_can_stand_beside_its_lines() {
    let arguments = ["concordance", "threshold", "--width", "12", "--with", "year,board"];
    let run = project().run(&arguments).ends(0);
    insta::assert_snapshot!(run.out, @"
    child-z, p. 2, 2.1   2014  Harrow LSCB          The »threshold« was not agr
    other, p. 1                                         »Thresholds« differ. Ref

    2 hits in 2 passages of 2 reviews
    ");
}

#[test]
fn a_line_of_data_holds_the_hit_and_what_stands_around_it() {
    let arguments = ["concordance", "\"one referral\"", "--format", "json"];
    let rows =
        project().run(&[&arguments[..], &["--with", "year,board"]].concat()).json();
    let mut row = rows[0].clone();
    assert!(row["score"].as_f64().is_some_and(|score| score > 0.0), "{row}");
    row["score"] = json!(1);
    assert_eq!(
        row,
        json!({
            "review": "child-z", "file": "child-z.pdf", "page": 2, "page_label": null,
            "number": "2.2", "section": "2 Findings", "section_kind": "findings",
            "passage": "child-z/ecc86fb8.1",
            "text": "The school made one referral. No further referral was made.",
            "spans": [[16, 28]], "score": 1, "left": "The school made",
            "node": "one referral", "right": ". No further referral was made.",
            "year": 2014, "board": "Harrow LSCB",
        })
    );
    let names: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names.len(), 16);
}

#[test]
fn there_are_as_many_lines_as_search_counts_hits() {
    let project = project();
    let queries = [
        "referral",
        "school OR referral",
        "\"the school\"",
        "threshold NOT agreed",
        "was",
    ];
    for query in queries {
        let asked = ["--count", "--format", "json", query];
        let counted = project.run(&[&["search"], &asked[..]].concat()).json();
        assert_eq!(counted, project.run(&[&["concordance"], &asked[..]].concat()).json());
        let hits = usize::try_from(counted["hits"].as_u64().unwrap()).unwrap();
        assert!(hits > 0, "{query}");
        let lines = |more: &[&str]| {
            let arguments = ["concordance", "--format", "ndjson", query];
            project.run(&[&arguments[..], more].concat()).out.lines().count()
        };
        assert_eq!(lines(&[]), hits, "{query}");
        assert_eq!(lines(&["--sort", "node,R1,year"]), hits, "{query}");
        assert_eq!(lines(&["--sample", "1000"]), hits, "{query}");
        assert_eq!(lines(&["--sample", "1"]), 1, "{query}");
    }
}

fn nodes(project: &Project, more: &[&str]) -> Vec<String> {
    let arguments = ["concordance", "referral OR school", "--format", "ndjson"];
    let rows = project.run(&[&arguments[..], more].concat()).ends(0).out;
    rows.lines()
        .map(|row| {
            let row: serde_json::Value = serde_json::from_str(row).unwrap();
            format!("{} {}", row["node"].as_str().unwrap(), row["spans"][0][0])
        })
        .collect()
}

#[test]
fn keys_sort_in_turn_and_in_either_case() {
    let project = project();
    let by_place =
        ["school 27", "Referrals 34", "school 4", "referral 20", "referral 41"];
    let others = ["Referrals 19", "school 32"];
    assert_eq!(nodes(&project, &[]), [&by_place[..], &others].concat());
    assert_eq!(
        nodes(&project, &["--sort", "NODE,l1"]),
        [
            "referral 41",  // further referral
            "referral 20",  // one referral
            "Referrals 34", // and Referrals
            "Referrals 19", // differ. Referrals
            "school 32",    // a school
            "school 27",    // the school
            "school 4",     // the school
        ]
    );
    let years = nodes(&project, &["--sort", "year"]);
    assert_eq!(years, [&by_place[..], &others].concat());
    let run = project.run(&["concordance", "a", "--sort", "L1,L2,L3,L4"]).ends(2);
    assert!(run.talk.contains("at most 3 keys"), "{}", run.talk);
    project.run(&["concordance", "a", "--sort", "L6"]).ends(2);
}

#[test]
fn a_sample_is_the_same_however_the_library_came_to_be() {
    let sampled = |project: &Project, more: &[&str]| {
        let mut lines = nodes(project, &[&["--sample", "3"], more].concat());
        lines.sort();
        lines
    };
    let whole = project();
    let drawn = sampled(&whole, &[]);
    assert_eq!(drawn.len(), 3);
    assert_eq!(drawn, sampled(&whole, &["--seed", "1", "--sort", "R1"]));
    assert_eq!(drawn, sampled(&whole, &["--threads", "1"]));
    // the second review first, another in between that comes and goes
    let grown = Project::new().file("other.txt", "Nothing yet.\n");
    grown.run(&["index"]).ends(0);
    grown.put("gone.txt", "A referral.\n");
    grown.run(&["index"]).ends(0);
    std::fs::remove_file(grown.path("gone.txt")).unwrap();
    for name in ["child-z.pdf", "other.txt", "reviews.csv"] {
        grown.put(name, std::fs::read(whole.path(name)).unwrap());
    }
    assert_eq!(drawn, sampled(&grown, &[]));
    let seeds = (2..12).map(|seed| sampled(&whole, &["--seed", &format!("{seed}")]));
    assert!(seeds.into_iter().any(|other| other != drawn));
    whole.run(&["concordance", "a", "--seed", "2"]).ends(2);
}

#[test]
fn quanteda_gets_the_columns_its_own_kwic_has() {
    let arguments = ["concordance", "one-referral", "--preset", "quanteda"];
    let run = project().run(&arguments).ends(0);
    insta::assert_snapshot!(run.out, @"
    docname,from,to,pre,keyword,post,pattern
    child-z/ecc86fb8.1,4,5,The school made,one referral,. No further referral was made.,one-referral
    ");
}

#[test]
fn the_limit_cuts_the_lines_and_not_the_counts() {
    let run = project().run(&["concordance", "referral", "--limit", "1"]).ends(0);
    let last = run.out.lines().last().unwrap();
    assert_eq!(last, "4 hits in 3 passages of 2 reviews; 1 shown, --limit shows more");
}

#[test]
fn a_query_without_hits_says_so() {
    let run = project().run(&["concordance", "section:findings"]).ends(1);
    assert!(run.talk.contains("no hits to line up"), "{}", run.talk);
    let run = project().run(&["concordance", "zebra", "--format", "csv"]).ends(1);
    assert_eq!(run.out.lines().count(), 1);
    assert!(run.talk.contains("no passage has \"zebra\""), "{}", run.talk);
}

#[test]
fn wide_and_joined_letters_do_not_break_the_alignment() {
    let project = Project::new().file(
        "a.txt",
        "児童福祉 risk one.\n\nSia\u{302}n’s cafe\u{301} risk two.\n\nplain words risk three.\n",
    );
    let run = project.run(&["concordance", "risk", "--width", "7"]).ends(0);
    // the accent takes no room, and would have a snapshot that editors change
    let out = run.out.replace('\u{301}', "");
    insta::assert_snapshot!(out, @"
    a, p. 1        童福祉 »risk« one. S
    a, p. 1        s cafe »risk« two. p
    a, p. 1         words »risk« three.

    3 hits in 1 passage of 1 review
    ");
}
