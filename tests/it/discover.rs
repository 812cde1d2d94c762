//! `discover`, through the real binary.

use serde_json::Value;

use crate::harness::Project;

/// The reviews that ship, and six more of which each reports, in its own words, that
/// nobody looked after the dogs: what no theme of the codebook is about.
fn planted() -> Project {
    let reports = [
        "The dogs in the yard had bitten and were not muzzled, and the dogs were never assessed.",
        "No one assessed the dogs, although the dogs had bitten a neighbour and were not muzzled.",
        "Whose dogs had bitten was never recorded, and the muzzled dogs were not assessed either.",
        "Nobody recorded that the dogs had bitten twice, and the danger of dogs was not assessed.",
        "The dogs were left out altogether: no one assessed whether the dogs had bitten or were muzzled.",
        "That the dogs had bitten was known and not acted on, and no muzzled dogs were ever assessed.",
    ];
    let places = ["canal", "quarry", "market", "station", "meadow", "harbour"];
    let project = Project::shipped();
    for (report, place) in reports.iter().zip(places) {
        let filler: Vec<String> = (0..150).map(|n| format!("{place}{n}")).collect();
        let filler = filler.chunks(15).map(|some| some.join(" ") + ".");
        let filler = filler.collect::<Vec<_>>().join("\n\n");
        let text =
            format!("# Child of the {place}\n\n## Findings\n\n{report}\n\n{filler}\n");
        project.put(&format!("corpus/planted-{place}.md"), text);
    }
    project
}

#[test]
fn what_no_theme_covers_in_six_reviews_forms_a_group_that_opens() {
    let project = planted();
    let run = project.run(&["discover", "--format", "json"]).ends(0).json();
    let groups = run.as_array().expect("rows");
    let terms = |group: &Value| {
        let terms = group["terms"].as_array().expect("terms").iter();
        terms.filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    let group = groups.iter().find(|group| terms(group).contains(&"dogs".to_owned()));
    let group = group.unwrap_or_else(|| panic!("{run}"));
    assert!(group["reviews"].as_u64() >= Some(5), "{group}");
    let members = group["members"].as_array().expect("passages");
    let planted = |one: &&Value| one["review"].as_str().unwrap().starts_with("planted-");
    assert_eq!(
        members.iter().filter(planted).count() as u64,
        group["reviews"].as_u64().unwrap()
    );
    let id = members[0]["id"].as_str().expect("a name");
    project.run(&["cite", "--evidence", id]).ends(0);
    // no theme is coded on any of them
    let codings = project.run(&["evidence", "--format", "json"]).ends(0).json();
    for one in members {
        let coded =
            codings.as_array().unwrap().iter().any(|row| row["passage"] == one["id"]);
        assert!(!coded, "{one}");
    }
    let with = |threads| {
        let all = ["discover", "--threads", threads, "--format", "csv"];
        project.run(&all).ends(0).out
    };
    assert_eq!(with("1"), with("3"));
    for format in ["ndjson", "markdown", "html", "table"] {
        let run = project.run(&["discover", "--format", format]).ends(0);
        assert!(run.out.contains("dogs"), "{}", run.out);
    }
    project.run(&["discover", "--format", "xlsx", "-o", "discover.xlsx"]).ends(0);
}

#[test]
fn what_few_reviews_have_is_no_group() {
    let project = planted();
    project.run(&["discover", "--min-reviews", "30"]).ends(1);
    project.run(&["discover", "--min-similarity", "0"]).ends(2);
    let only =
        ["discover", "--where", "section:findings review:planted*", "--format", "json"];
    let groups = project.run(&only).ends(0).json();
    assert_eq!(groups.as_array().map(Vec::len), Some(1));
}

#[test]
fn what_is_copied_word_for_word_from_review_to_review_is_set_apart() {
    let project = planted();
    let copied = "No one assessed the cats, although the cats had bitten a neighbour and were not muzzled.";
    for place in ["canal", "quarry", "market"] {
        let file = project.path(&format!("corpus/planted-{place}.md"));
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, format!("{text}\n{copied}\n")).unwrap();
    }
    let told = project.run(&["discover", "--limit", "99"]).ends(0).out;
    assert!(told.contains("dogs") && !told.contains("cats"), "{told}");
    assert!(told.contains(" 3 passages copied word for word are set apart."), "{told}");
}
