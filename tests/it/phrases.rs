//! `phrases`, through the real binary: on tiny reviews, and on those that ship.

use serde_json::Value;

use crate::harness::Project;

/// Numbers from a seed: `SplitMix64`.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    /// A sentence in which common words come often and others seldom, and a turn of
    /// phrase that every review has.
    fn sentence(&mut self) -> String {
        const COMMON: [&str; 12] = [
            "the", "of", "to", "was", "and", "a", "in", "child", "mother", "worker",
            "social", "visit",
        ];
        let word = |draw: &mut Self| {
            if draw.below(5) < 2 {
                return COMMON[draw.below(12)].to_owned();
            }
            let ranks = 1 + draw.below(400);
            format!("word{}", draw.below(ranks))
        };
        let words: Vec<String> = (0..14).map(|_| word(self)).collect();
        let usual = if self.below(3) == 0 { " the social worker" } else { "" };
        format!("{}{usual}.", words.join(" "))
    }
}

/// Forty reviews, eight of which say what is planted.
fn planted(phrase: &str) -> Project {
    let mut draw = Draw(7);
    let project = Project::new();
    for at in 0..40 {
        let mut paragraphs: Vec<String> = (0..12).map(|_| draw.sentence()).collect();
        if at % 5 == 0 {
            let place = draw.below(12);
            let (before, after) = (draw.sentence(), draw.sentence());
            paragraphs[place] = format!("{before} There was {phrase} in this. {after}");
        }
        let text =
            format!("# Child {at}\n\n## Findings\n\n{}\n", paragraphs.join("\n\n"));
        project.put(&format!("corpus/review-{at:02}.md"), text);
    }
    project
}

fn rows(project: &Project, arguments: &[&str]) -> Vec<Value> {
    let all = [&["phrases"], arguments, &["--format", "json"]].concat();
    project.run(&all).ends(0).json().as_array().expect("rows").clone()
}

fn phrases(rows: &[Value]) -> Vec<&str> {
    rows.iter().map(|row| row["phrase"].as_str().expect("words")).collect()
}

#[test]
fn a_phrase_planted_in_eight_of_forty_reviews_is_among_the_first_twenty() {
    let project = planted("undue professional optimism");
    let rows = rows(&project, &["--limit", "20"]);
    let names = phrases(&rows);
    let at = names.iter().position(|name| *name == "undue professional optimism");
    let row = &rows[at.unwrap_or_else(|| panic!("not among {names:?}"))];
    assert_eq!(
        (&row["reviews"], &row["freq"], &row["words"]),
        (&8.into(), &8.into(), &3.into())
    );
    assert_eq!(row["rule"], "\"undue professional optimism\"");
    // its pieces are not there beside it
    assert!(!names.contains(&"professional optimism"), "{names:?}");
    // 3 of 8 words each time: every joint has 8 of 8
    assert_eq!(row["association"], 1.0);
    for threads in ["1", "3"] {
        let run = project.run(&["phrases", "--threads", threads, "--format", "csv"]);
        let other = project.run(&["phrases", "--threads", "2", "--format", "csv"]);
        assert_eq!(run.ends(0).out, other.ends(0).out);
    }
}

#[test]
fn a_rule_finds_as_many_hits_as_its_phrase_has() {
    let project = Project::shipped();
    let all = rows(&project, &["--boilerplate", "--gaps", "--min-association", "0.1"]);
    assert!(all.len() > 300, "{}", all.len());
    let gaps = all.iter().filter(|row| row["phrase"].as_str().unwrap().contains('*'));
    let possessive =
        all.iter().filter(|row| row["phrase"].as_str().unwrap().contains('\''));
    let long = all.iter().filter(|row| row["words"].as_u64() > Some(4));
    let some = all.iter().step_by(40).chain(gaps.take(12)).chain(possessive.take(4));
    for row in some.chain(long.take(4)) {
        let rule = row["rule"].as_str().expect("a query");
        let count = ["search", "--count", "--format", "json", "--no-refresh", rule];
        let count = project.run(&count).ends(0).json();
        assert_eq!(count["hits"], row["freq"], "{rule}");
        assert_eq!(count["passages"], row["passages"], "{rule}");
        // no two of the reviews that ship are about one case
        assert_eq!(count["reviews"], row["reviews"], "{rule}");
    }
}

/// A paragraph in four reviews, terms of reference in four, and a finding in three.
fn copied() -> Project {
    let project = Project::new();
    let own = ["otter", "badger", "heron", "stoat", "weasel"];
    for (at, own) in own.iter().enumerate() {
        let copied = "This report was commissioned by the regional panel under chapter \
                      four of the statutory guidance then in force.";
        let finding = match at {
            0..3 => format!("The {own}z saw {own}x, a missed chance {own}y."),
            _ => format!("The {own} was told at once and all the {own} asked was done."),
        };
        // else they would be near-copies of one another, and one review
        let filler: Vec<String> = (0..150).map(|n| format!("{own}{n}")).collect();
        let filler = filler.chunks(15).map(|some| some.join(" ") + ".");
        let filler = filler.collect::<Vec<_>>().join("\n\n");
        let text = format!(
            "# Child {own}\n\n## Terms of reference\n\nWas the {own} kept safe by silver \
             bucket rules?\n\n## Findings\n\n{copied}\n\n{finding}\n\n{filler}\n"
        );
        project.put(&format!("corpus/{own}.md"), text);
    }
    project
}

#[test]
fn what_comes_from_copied_text_and_terms_of_reference_is_set_apart() {
    let project = copied();
    let of = |arguments: &[&str]| rows(&project, arguments);
    let usual = of(&[]);
    assert_eq!(phrases(&usual), ["missed chance"]);
    let all = of(&["--boilerplate"]);
    let is_boilerplate = |name: &str| {
        let row = all.iter().find(|row| row["phrase"] == name);
        row.map(|row| row["boilerplate"].as_bool().expect("yes or no"))
    };
    assert_eq!(is_boilerplate("missed chance"), Some(false));
    assert_eq!(is_boilerplate("safe by silver bucket rules"), None);
    assert_eq!(is_boilerplate("kept safe by silver bucket rules"), Some(true));
    assert!(phrases(&all).iter().any(|name| name.contains("regional panel")));
    let only = of(&["--where", "section:terms-of-reference", "--boilerplate"]);
    // a heading is a passage of the section it opens
    assert_eq!(
        phrases(&only),
        ["kept safe by silver bucket rules", "terms of reference"]
    );
}

#[test]
fn what_a_theme_covers_is_no_candidate_for_a_rule() {
    let project = copied();
    let all = rows(&project, &[]);
    assert_eq!(all[0]["covered_by"], serde_json::json!([]));
    assert_eq!(phrases(&rows(&project, &["--new"])), ["missed chance"]);
    project.put(
        "corpus/codebook.yaml",
        "name: small\nchances:\n  title: Chances\n  definition: Chances that were missed.\n  \
         rules: ['\"missed chance\"']\n",
    );
    let all = rows(&project, &[]);
    assert_eq!(all[0]["covered_by"], serde_json::json!(["chances"]));
    project.run(&["phrases", "--new"]).ends(1);
}

#[test]
fn every_format_has_every_phrase_and_what_makes_no_answer_is_refused() {
    let project = copied();
    for format in ["csv", "ndjson", "markdown", "html", "table"] {
        let run = project.run(&["phrases", "--format", format]).ends(0);
        assert!(run.out.contains("missed chance"), "{}", run.out);
    }
    project.run(&["phrases", "--format", "xlsx", "-o", "phrases.xlsx"]).ends(0);
    assert!(project.path("phrases.xlsx").exists());
    for wrong in [["--length", "1"], ["--length", "5..3"], ["--min-reviews", "0"]] {
        project.run(&[&["phrases"], &wrong[..]].concat()).ends(2);
    }
    project.run(&["phrases", "--min-reviews", "9"]).ends(1);
}
