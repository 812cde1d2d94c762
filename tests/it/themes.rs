//! `themes`, `verify` and `cite`, as far as they need no codings.

use crate::harness::Project;

const REVIEW: &str = "# Child N\n\n## Findings\n\nThe threshold was not agreed.\n";

#[test]
fn what_makes_no_table_is_a_usage_error() {
    let project = Project::new().file("a.md", REVIEW);
    project.run(&["themes", "--by", "moon"]).ends(2);
    project.run(&["themes", "--suppress", "1"]).ends(2);
    project.run(&["themes", "--matrix", "rate", "--by", "year"]).ends(2);
    project.run(&["search", "threshold", "--format", "xlsx"]).ends(2);
    project.put("table.csv", "theme,n\nthreshold,3\n");
    let run = project.run(&["verify", "table.csv"]).ends(2);
    assert!(run.talk.contains("`asked_themes` is missing"), "{}", run.talk);
    project.run(&["verify", "nowhere.csv"]).ends(4);
}

#[test]
fn reviews_and_passages_are_cited() {
    let project = Project::new().file("a.md", REVIEW).file(
        "reviews.csv",
        "file,title,board,author,published\n\
         a.md,Child N,Harrow LSCB,Jane Smith,2014-03\n",
    );
    let ris = project.run(&["cite"]).ends(0).out;
    for line in ["TY  - RPRT", "AU  - Smith, Jane", "PB  - Harrow LSCB", "PY  - 2014"] {
        assert!(ris.contains(line), "{ris}");
    }
    let hits = project.run(&["search", "threshold", "--format", "json"]).ends(0).json();
    let passage = hits[0]["passage"].as_str().unwrap().to_owned();
    let run =
        project.run(&["cite", "--evidence", &passage, "--format", "bibtex"]).ends(0);
    assert!(run.out.contains("pages = {1},"), "{}", run.out);
    project.run(&["cite", "nobody"]).ends(2);
    project.run(&["cite", "--evidence", "a/00000000.1"]).ends(2);
}
