//! Whatever a table names or counts leads to its passages: ids by `evidence --id`, numbers
//! by the command that stands below the table.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Corpus, count, planted, rows, some, text};
use crate::harness::Project;

/// Every command that names passages, as it is asked of the small corpus.
const NAMING: [&[&str]; 14] = [
    &["discover", "--min-reviews", "2"],
    &["similar", "THIS"],
    &["recommendations"],
    &["recommendations", "--questions"],
    &["repeats"],
    &["repeats", "--passages", "--clusters"],
    &["quality", "--evidence"],
    &["quality", "--cell", "d,pages_analysis"],
    &["cooccur", "--cell", "threshold", "escalation"],
    &["cooccur", "--cell", "found:escalation", "copper", "--unit", "sections"],
    &["collocates", "copper", "--cell", "kettle"],
    &["keyness", "copper", "--cell", "kettle"],
    &["evidence", "--cell", "threshold"],
    &["search", "copper", "--limit", "9"],
];

/// The values of members with these names, however deep.
fn named(value: &Value, names: &[&str], found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| named(item, names, found)),
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(id) if names.contains(&name.as_str()) => {
                        found.insert(id.clone());
                    }
                    Value::Array(ids) if names.contains(&name.as_str()) => {
                        found.extend(
                            ids.iter().filter_map(Value::as_str).map(str::to_owned),
                        );
                    }
                    other => named(other, names, found),
                }
            }
        }
        _ => {}
    }
}

/// What stands in brackets in a table, if it looks like an id.
fn bracketed(table: &str) -> impl Iterator<Item = &str> {
    let after = table.split('[').skip(1);
    let inside = after.filter_map(|rest| Some(rest.split_once(']')?.0));
    inside.filter(|id| id.contains('/') && id.contains('.'))
}

#[test]
fn every_passage_that_is_named_opens_by_that_name() {
    let project = planted();
    let hit = &rows(&project, &["search", "muzzled review:a"])[0];
    let this = text(hit, "passage").to_owned();
    let mut all = BTreeSet::new();
    for command in NAMING {
        let command: Vec<&str> = command
            .iter()
            .map(|&word| if word == "THIS" { &this } else { word })
            .collect();
        let found = Value::Array(rows(&project, &command));
        let mut ids = BTreeSet::new();
        named(&found, &["id", "passage", "passages", "cluster", "unit"], &mut ids);
        ids.retain(|id| id.contains('/'));
        let asks = command.contains(&"--questions");
        assert_eq!(ids.is_empty(), asks, "{command:?}");
        all.extend(ids.into_iter().take(4));
        let table = project.run(&command).out;
        all.extend(bracketed(&table).take(2).map(str::to_owned));
    }
    assert!(all.len() > 20, "{all:?}");
    for id in &all {
        let opened = rows(&project, &["evidence", "--id", id, "--no-refresh"]);
        let passage = id.rsplit_once(':').map_or(id.as_str(), |parts| parts.0);
        assert!(!opened.is_empty(), "{id}");
        for row in &opened {
            assert_eq!(text(row, "passage"), passage, "{id}");
            assert!(!text(row, "text").is_empty(), "{id}");
        }
    }
}

#[test]
fn a_passage_opens_with_all_that_is_coded_on_it_or_with_nothing() {
    let project = planted();
    let id =
        |query: &str| text(&rows(&project, &["search", query])[0], "passage").to_owned();
    let open = |id: &str| rows(&project, &["evidence", "--id", id]);
    let coded = id("found:threshold review:a");
    let themes = |rows: &[Value]| -> BTreeSet<String> {
        rows.iter().map(|row| text(row, "theme").to_owned()).collect()
    };
    let all = rows(&project, &["evidence", "--review", "a"]);
    let own: Vec<Value> =
        all.into_iter().filter(|row| text(row, "passage") == coded).collect();
    assert_eq!(open(&coded), own);
    assert!(themes(&own).contains("threshold"));
    let bare = id("muzzled review:a");
    let row = &open(&bare)[0];
    assert_eq!((text(row, "id"), &row["theme"]), (bare.as_str(), &Value::Null));
    let table = project.run(&["evidence", "--id", &bare]).ends(0);
    assert_eq!(table.out.matches("were not muzzled").count(), 1, "{}", table.out);
    assert!(table.talk.contains("no theme asked for is coded on it"), "{}", table.talk);
    let run = project.run(&["evidence", "--id", "a/00000000.1"]).ends(1);
    assert!(run.talk.contains("hint: an id is that of a passage"), "{}", run.talk);
    project.run(&["evidence", "--id", &bare, "--where", "copper"]).ends(1);
}

/// What is counted by running a command that is named below a table.
#[derive(Clone, Copy)]
enum By {
    /// `hits` of --count.
    Hits,
    /// `n_ab` of --count.
    Together,
    /// Its rows.
    Rows,
    /// The cases of its rows.
    Cases,
}

/// A table, and how its rows are opened by the command below it.
struct Opened {
    table: &'static [&'static str],
    /// Which of the commands that are named there.
    command: usize,
    /// What stands there for what a row says.
    holes: &'static [(&'static str, &'static str)],
    /// More that is typed.
    more: &'static [&'static str],
    by: By,
    number: &'static str,
}

const WORD: &[(&str, &str)] = &[("WORD", "word")];
const KEY: &[(&str, &str)] = &[("WORD", "feature")];
const COMPANY: &[(&str, &str)] = &[("COLLOCATE", "collocate")];
const PAIR: &[(&str, &str)] = &[("'A'", "theme_a"), ("'B'", "theme_b")];
const YEAR: &[(&str, &str)] =
    &[("THEME", "theme"), ("QUERY", "theme"), ("YEAR", "group")];
const THEME: &[(&str, &str)] = &[("THEME", "theme"), ("GROUP", "group")];
const VALUE: &[(&str, &str)] = &[("VALUE", "value")];

const fn opened(
    table: &'static [&'static str],
    holes: &'static [(&'static str, &'static str)],
    by: By,
    number: &'static str,
) -> Opened {
    Opened { table, command: 0, holes, more: &[], by, number }
}

const TABLES: [Opened; 25] = [
    opened(&["words"], WORD, By::Hits, "freq"),
    opened(&["words", "--inflections"], WORD, By::Hits, "freq"),
    opened(&["words", "--where", "copper OR child's"], WORD, By::Hits, "freq"),
    opened(&["collocates", "copper"], COMPANY, By::Hits, "freq_ab"),
    opened(
        &["collocates", "found:threshold OR the", "--window", "0,2", "--all-words"],
        COMPANY,
        By::Hits,
        "freq_ab",
    ),
    opened(
        &["collocates", "child", "--sentence", "--inflections", "--min-freq", "1"],
        COMPANY,
        By::Hits,
        "freq_ab",
    ),
    opened(&["keyness", "year:2014"], KEY, By::Hits, "freq_target"),
    Opened {
        more: &["--side", "ref"],
        ..opened(&["keyness", "year:2014", "--side", "both"], KEY, By::Hits, "freq_ref")
    },
    opened(&["keyness", "the", "--ngrams", "2"], KEY, By::Hits, "freq_target"),
    opened(
        &[
            "keyness",
            "copper",
            "dogs NOT copper",
            "--inflections",
            "--where",
            "kind:paragraph",
        ],
        KEY,
        By::Hits,
        "freq_target",
    ),
    opened(&["keyness", "threshold", "--reviews"], KEY, By::Hits, "freq_target"),
    opened(&["cooccur", "threshold", "escalation", "copper"], PAIR, By::Together, "n_ab"),
    opened(
        &["cooccur", "threshold", "\"the child\"", "--unit", "sections"],
        PAIR,
        By::Together,
        "n_ab",
    ),
    opened(
        &[
            "cooccur",
            "copper",
            "police",
            "--unit",
            "passages",
            "--where",
            "section:findings",
        ],
        PAIR,
        By::Together,
        "n_ab",
    ),
    opened(&["trends", "threshold", "escalation"], YEAR, By::Cases, "n"),
    Opened {
        command: 1,
        ..opened(&["trends", "copper", "police", "--where", "the"], YEAR, By::Cases, "n")
    },
    opened(
        &["trends", "threshold", "escalation", "--by", "incident"],
        YEAR,
        By::Cases,
        "n",
    ),
    opened(&["themes"], THEME, By::Rows, "passages_found"),
    opened(&["themes", "--where", "section:findings"], THEME, By::Rows, "passages_found"),
    opened(
        &["themes", "threshold", "escalation", "--by", "year"],
        THEME,
        By::Cases,
        "reviews_found",
    ),
    opened(&["recommendations", "--by", "addressee"], VALUE, By::Rows, "recommendations"),
    opened(
        &["recommendations", "--by", "type", "--where", "threshold OR officers"],
        VALUE,
        By::Rows,
        "recommendations",
    ),
    opened(&["recommendations", "--count"], &[], By::Rows, "recommendations"),
    Opened {
        more: &["--cell", "level=overview"],
        ..opened(&["recommendations", "--count"], &[], By::Rows, "overview")
    },
    Opened {
        command: 1,
        ..opened(&["recommendations", "--count"], &[], By::Rows, "questions")
    },
];

/// The words of a command as a shell parts them.
fn words(command: &str) -> Vec<String> {
    let (mut all, mut word, mut quoted) = (Vec::new(), None::<String>, false);
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            ' ' if !quoted => all.extend(word.take()),
            '\\' if !quoted => word.get_or_insert_default().extend(letters.next()),
            other => word.get_or_insert_default().push(other),
        }
    }
    all.extend(word);
    all
}

/// The commands that the lines below a table name.
fn commands(table: &str) -> Vec<&str> {
    let parts = table.split('`').skip(1).step_by(2);
    parts.filter(|part| part.starts_with("throughline ")).collect()
}

/// What a command counts.
fn counted(corpus: &Corpus, command: &[&str], by: By) -> u64 {
    let with_count = || [command, &["--count", "--no-refresh"]].concat();
    match by {
        By::Hits => count(&rows(&corpus.project, &with_count())[0], "hits"),
        By::Together => count(&rows(&corpus.project, &with_count())[0], "n_ab"),
        By::Rows => rows(&corpus.project, command).len() as u64,
        By::Cases => corpus.cases_of(&rows(&corpus.project, command)).len() as u64,
    }
}

#[test]
fn the_command_below_a_table_gives_as_much_as_a_row_counts() {
    let corpus = Corpus::of(planted());
    for Opened { table, command, holes, more, by, number } in TABLES {
        let shown = corpus.project.run(&[table, &["--limit", "1"]].concat());
        let shown = match shown.code {
            Some(0) => shown.out,
            _ => corpus.project.run(table).ends(0).out,
        };
        let template = commands(&shown)[command];
        let found = flat(rows(&corpus.project, table));
        let mut looked = 0;
        for row in some(&found, 3).chain(found.last()) {
            // of a year without reviews there is nothing to open
            if row["total"] == 0 || row["group"] == "not known" {
                continue;
            }
            let typed = holes.iter().fold(template.to_owned(), |typed, (hole, name)| {
                let value = row[name].as_str().unwrap_or_default();
                let quoted = hole.starts_with('\'').then(|| format!("'{value}'"));
                typed.replace(hole, quoted.as_deref().unwrap_or(value))
            });
            let typed = words(&typed);
            let typed: Vec<&str> = typed.iter().skip(1).map(String::as_str).collect();
            let typed = [&typed[..], more].concat();
            assert_eq!(counted(&corpus, &typed, by), count(row, number), "{typed:?}");
            looked += 1;
        }
        assert!(looked > 0, "{table:?}");
    }
}

/// Each group of a table as a row of its own, named by its theme.
fn flat(rows: Vec<Value>) -> Vec<Value> {
    let mut all = Vec::new();
    for row in rows {
        let groups = row["groups"].as_array().cloned().unwrap_or_default();
        for mut group in groups.iter().cloned() {
            group["theme"] = row["theme"].clone();
            all.push(group);
        }
        if groups.is_empty() {
            all.push(row);
        }
    }
    all
}

#[test]
fn a_phrase_opens_as_the_line_below_says() {
    let corpus = Corpus::of(planted());
    let table = ["phrases", "--gaps", "--min-reviews", "2", "--boilerplate"];
    let shown = corpus.project.run(&table).ends(0).out;
    let templates = commands(&shown);
    let found = rows(&corpus.project, &table);
    let gap = found.iter().filter(|row| text(row, "phrase").contains('*')).take(2);
    for row in some(&found, 6).chain(gap) {
        let phrase = text(row, "phrase").replace("'s", "");
        let typed = match phrase.split_once(" * ") {
            None => templates[0].replace("PHRASE", &phrase),
            Some((left, right)) => {
                templates[1].replace("LEFT", left).replace("RIGHT", right)
            }
        };
        let typed = words(&typed);
        assert_eq!(typed[2], text(row, "rule"));
        let typed: Vec<&str> = typed.iter().skip(1).map(String::as_str).collect();
        assert_eq!(counted(&corpus, &typed, By::Hits), count(row, "freq"), "{typed:?}");
    }
}

/// A theme with itself, a column of a table of two fields, and the numbers of a review.
#[test]
fn numbers_beside_those_of_rows_open_too() {
    let corpus = Corpus::of(planted());
    let one = |command: &[&str]| rows(&corpus.project, command).swap_remove(0);
    for unit in ["reviews", "sections", "passages"] {
        let pair = one(&["cooccur", "threshold", "copper", "--unit", unit]);
        for (name, number) in [("threshold", "n_a"), ("copper", "n_b")] {
            let cell = ["cooccur", "--cell", name, name, "--unit", unit];
            assert_eq!(counted(&corpus, &cell, By::Together), count(&pair, number));
        }
    }
    let table = rows(&corpus.project, &["recommendations", "--by", "type,year"]);
    for row in &table {
        for column in row["groups"].as_array().expect("columns") {
            let cell = ["recommendations", "--cell", text(column, "cell")];
            let number = count(column, "recommendations");
            assert_eq!(counted(&corpus, &cell, By::Rows), number, "{cell:?}");
        }
    }
    let matrix = ["themes", "threshold", "escalation", "--matrix", "passages"];
    for row in rows(&corpus.project, &matrix) {
        let cell = ["evidence", "--cell", "threshold", "--review", text(&row, "review")];
        assert_eq!(counted(&corpus, &cell, By::Rows), count(&row, "threshold"));
    }
}

#[test]
fn numbers_of_quality_open_rates_and_shares_too() {
    let corpus = Corpus::of(Project::shipped());
    let row = &rows(&corpus.project, &["quality", "--review", "wexmouth-child-n"])[0];
    let review = text(row, "review");
    for column in ["qm10_information", "why_systems", "softening_all", "style_systems"] {
        let cell = format!("{review},{column}");
        let shown = rows(&corpus.project, &["quality", "--cell", &cell, "--no-refresh"]);
        let shown = shown.iter().filter(|one| one["shown"] != "not found in the text");
        assert_eq!(shown.count() as u64, count(row, column), "{cell}");
    }
    for (one, other) in
        [("percent_action", "pages_action"), ("style_systems_per_1000", "style_systems")]
    {
        let open = |column: &str| {
            let cell = format!("{review},{column}");
            rows(&corpus.project, &["quality", "--cell", &cell, "--no-refresh"])
        };
        assert_eq!(open(one), open(other));
        assert!(!open(one).is_empty(), "{one}");
    }
}

#[test]
fn words_are_parted_as_a_shell_parts_them() {
    let command = r#"throughline search '"a b" NOT c:*' --where 'child'\''s'"#;
    let expected = ["throughline", "search", "\"a b\" NOT c:*", "--where", "child's"];
    assert_eq!(words(command), expected);
}
