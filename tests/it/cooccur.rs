//! cooccur: what occurs together, on the corpus that ships and on a tiny one.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::Project;

/// Four reviews: of `kettle` and `lamp`, one has both in a passage, one in two passages of
/// a section, one only the first, one neither.
fn tiny() -> Project {
    let review = |title: &str, found: &str, learnt: &str| {
        format!("# {title}\n\n## Findings\n\n{found}\n\n## Lessons\n\n{learnt}\n")
    };
    let both = "A kettle stood under the lamp.";
    let apart = "A kettle stood there.\n\nA lamp was lit.";
    Project::new()
        .file("corpus/a.md", review("Child A", both, "Nothing more was said of it."))
        .file("corpus/b.md", review("Child B", apart, "Nothing at all was learnt."))
        .file("corpus/c.md", review("Child C", "Nobody came.", "The kettle was cold."))
        .file("corpus/d.md", review("Child D", "Nobody was in.", "The door was shut."))
}

/// The sixteen reviews that ship, without codebook and examples: what is built in codes.
fn shipped() -> Project {
    let project = Project::new();
    let reviews = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/reviews");
    for entry in fs::read_dir(reviews).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        project.put(&format!("corpus/{name}"), fs::read(path).unwrap());
    }
    project
}

fn rows(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let all = [arguments, &["--format", "json"]].concat();
    project.run(&all).ends(0).json().as_array().expect("rows").clone()
}

/// Both, the one, the other, units.
fn counts(row: &Value) -> [u64; 4] {
    ["n_ab", "n_a", "n_b", "n_units"].map(|name| row[name].as_u64().expect("a count"))
}

/// The queries hit a, b, c and a, b. Of four reviews three have the one and two the
/// other, both of them both: expected 1.5; G² = 2 (2 ln(4/3) + ln(2/3) + ln 2), and of
/// the six ways of drawing two of four, three and three are as uneven.
#[test]
fn pairs_are_counted_in_reviews_sections_and_passages() {
    let project = tiny();
    let in_unit = |unit| {
        let pairs =
            rows(&project, &["cooccur", "\"kettle\"", "\"lamp\"", "--unit", unit]);
        assert_eq!((pairs.len(), &pairs[0]["unit"]), (1, &json!(unit)));
        pairs[0].clone()
    };
    let pair = in_unit("reviews");
    assert_eq!(counts(&pair), [2, 3, 2, 4]);
    let near = |name: &str, expected: f64| {
        let found = pair[name].as_f64().expect("a number");
        assert!((found - expected).abs() < 1e-9, "{name}: {found} {expected}");
    };
    near("jaccard", 2.0 / 3.0);
    near("lift", 4.0 / 3.0);
    near("ll", 1.726_092_434_71);
    near("p", 1.0);
    near("p_adj", 1.0);
    assert_eq!(pair["unequal"], false);
    // the title, the findings and the lessons of each
    assert_eq!(counts(&in_unit("sections")), [2, 3, 2, 12]);
    // three headings of each, and nine paragraphs
    assert_eq!(counts(&in_unit("passages")), [1, 3, 2, 21]);
}

#[test]
fn a_query_limits_what_counts_and_zeros_stay() {
    let project = tiny();
    let pair = ["cooccur", "\"kettle\"", "\"lamp\""];
    let only = |query| rows(&project, &[&pair[..], &["--where", query]].concat());
    assert_eq!(counts(&only("section:findings")[0]), [2, 2, 2, 4]);
    assert_eq!(counts(&only("section:lessons")[0]), [0, 1, 0, 4]);
    assert_eq!(only("section:lessons")[0]["p"], json!(null));
    assert_eq!(counts(&only("lamp")[0]), [1, 1, 2, 2]);
    let run = project.run(&[&pair[..], &["--where", "zebra"]].concat()).ends(1);
    assert!(run.talk.contains("no passage has \"zebra\""), "{}", run.talk);
}

#[test]
fn one_alone_is_paired_with_every_theme_and_none_with_all() {
    let project = tiny();
    let alone = rows(&project, &["cooccur", "\"kettle\"", "--sort", "theme"]);
    let all = rows(&project, &["cooccur"]);
    assert!(alone.iter().all(|row| row["theme_a"] == "\"kettle\""));
    assert_eq!(all.len(), alone.len() * (alone.len() - 1) / 2);
    let theme = rows(&project, &["cooccur", "threshold"]);
    assert_eq!(theme.len(), alone.len() - 1);
}

#[test]
fn a_name_that_may_be_a_slip_is_said_to_be_read_as_a_query() {
    let run = tiny().run(&["cooccur", "threshold", "kettle"]).ends(0);
    let note = "note: the codebook has no theme `kettle`; it is read as a query";
    assert!(run.talk.contains(note), "{}", run.talk);
    assert!(run.out.contains("threshold + kettle"), "{}", run.out);
}

#[test]
fn what_makes_no_answer_is_a_usage_error() {
    let project = tiny();
    for wrong in [
        &["cooccur", "kettle NEAR"][..],
        &["cooccur", "--unit", "pages"],
        &["cooccur", "--sort", "moon"],
        &["cooccur", "--cell", "kettle"],
        &["cooccur", "--cell", "context", "threshold"],
        &["cooccur", "--cell", "kettle", "lamp", "--matrix"],
        &["cooccur", "--matrix", "--limit", "3"],
    ] {
        project.run(wrong).ends(2);
    }
}

#[test]
fn a_cell_opens_the_passages_of_both() {
    let project = tiny();
    let cell = ["cooccur", "--cell", "\"kettle\"", "\"lamp\""];
    let told = |unit| {
        let rows = rows(&project, &[&cell[..], &["--unit", unit]].concat());
        let line = |row: &Value| {
            let text = |name: &str| row[name].as_str().expect("text").to_owned();
            format!("{} {}: {}", text("review"), text("theme"), text("text"))
        };
        rows.iter().map(line).collect::<Vec<_>>()
    };
    let expected = [
        "a \"kettle\": A kettle stood under the lamp.",
        "a \"lamp\": A kettle stood under the lamp.",
        "b \"kettle\": A kettle stood there.",
        "b \"lamp\": A lamp was lit.",
    ];
    assert_eq!(told("reviews"), expected);
    assert_eq!(told("sections"), expected);
    assert_eq!(told("passages"), expected[..2]);
    let count = project.run(&[&cell[..], &["--count", "--format", "json"]].concat());
    assert_eq!(count.ends(0).out, "{\"n_ab\":2,\"passages\":3}\n");
    project.run(&["cooccur", "--cell", "\"kettle\"", "\"zebra\""]).ends(1);
}

#[test]
fn a_matrix_is_square_and_has_each_alone_on_its_diagonal() {
    let project = tiny();
    let matrix = ["cooccur", "\"kettle\"", "\"lamp\"", "--matrix", "--format", "csv"];
    let run = project.run(&matrix).ends(0);
    let expected = "theme,\"\"\"kettle\"\"\",\"\"\"lamp\"\"\"\n\"\"\"kettle\"\"\",3,2\n\
                    \"\"\"lamp\"\"\",2,2\n";
    assert_eq!(run.out, expected);
    let jaccard = ["cooccur", "\"kettle\"", "\"lamp\"", "--matrix", "jaccard"];
    assert_eq!(rows(&project, &jaccard)[1]["\"lamp\""], 1.0);
    let xlsx = ["cooccur", "--format", "xlsx", "-o", "cooccur.xlsx"];
    project.run(&xlsx).ends(0);
    assert!(project.path("cooccur.xlsx").exists());
}

#[test]
fn themes_are_in_as_many_as_their_table_says_and_every_number_opens() {
    let project = shipped();
    let themes = project.run(&["themes", "--format", "json"]).ends(0).json();
    let of = |name: &str| -> BTreeMap<String, u64> {
        let rows = themes["rows"].as_array().expect("rows").iter();
        let id = |row: &Value| row["theme"].as_str().expect("a name").to_owned();
        rows.map(|row| (id(row), row[name].as_u64().expect("a count"))).collect()
    };
    for (unit, name) in [("reviews", "reviews_found"), ("passages", "passages_found")] {
        let table = of(name);
        let pairs = rows(&project, &["cooccur", "--unit", unit]);
        assert!(pairs.len() > 2000);
        for pair in &pairs {
            for (theme, n) in [("theme_a", "n_a"), ("theme_b", "n_b")] {
                let theme = pair[theme].as_str().expect("a name");
                assert_eq!(pair[n], table[theme], "{theme}");
            }
        }
    }
    let pair = &rows(&project, &["cooccur", "threshold", "escalation"])[0];
    let cell = rows(&project, &["cooccur", "--cell", "threshold", "escalation"]);
    let mut reviews: Vec<&Value> = cell.iter().map(|row| &row["unit"]).collect();
    reviews.dedup();
    assert_eq!(pair["n_ab"], reviews.len());
    for row in [&cell[0], &cell[cell.len() - 1]] {
        let id = row["id"].as_str().expect("a name");
        let evidence = rows(&project, &["evidence", "--id", id]);
        assert_eq!(evidence.len(), 1);
        assert_eq!(evidence[0]["text"], row["text"]);
        assert_eq!(
            (&evidence[0]["stance"], &evidence[0]["theme"]),
            (&json!("found"), &row["theme"])
        );
    }
    let with = |threads| {
        let arguments = ["cooccur", "--unit", "sections", "--threads", threads];
        project.run(&[&arguments[..], &["--format", "csv"]].concat()).ends(0).out
    };
    assert_eq!(with("1"), with("3"));
}

#[test]
fn copies_are_left_out_and_a_case_is_one_review() {
    let project = tiny();
    project.put("corpus/reviews.csv", "file,case\na.md,one\nb.md,\nc.md,one\nd.md,\n");
    let pair = &rows(&project, &["cooccur", "\"kettle\"", "\"lamp\""])[0];
    assert_eq!(counts(pair), [2, 2, 2, 3]);
}
