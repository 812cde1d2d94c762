//! `verify`: tables of every command, exported, changed in one place, and asked for again.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use serde_json::{Value, json};

use crate::harness::{Project, Run};

/// A table, a column of numbers that it has, and the columns that name its rows, in CSV
/// and in JSON.
struct Table {
    command: &'static str,
    column: &'static str,
    csv: &'static [&'static str],
    json: &'static [&'static str],
}

const fn table(
    command: &'static str,
    column: &'static str,
    keys: &'static [&'static str],
) -> Table {
    Table { command, column, csv: keys, json: keys }
}

const TABLES: [Table; 13] = [
    table("recommendations", "page", &["id"]),
    table("recommendations --by addressee,level", "recommendations", &["value"]),
    table("recommendations --count", "recommendations", &[]),
    table("cooccur interprofessional", "n_ab", &["theme_a", "theme_b"]),
    table("trends escalation threshold", "n", &["theme", "group"]),
    table("collocates meeting", "freq_ab", &["collocate"]),
    table("keyness section:findings", "ll", &["feature"]),
    table("words --min-freq 50", "freq", &["word"]),
    table("phrases --limit 20", "freq", &["phrase"]),
    table("similar wexmouth-child-n", "content", &["review"]),
    table("quality", "words", &["review"]),
    Table {
        command: "discover --min-reviews 2",
        column: "cohesion",
        csv: &["group", "id"],
        json: &["group"],
    },
    Table {
        command: "repeats --passages --min-similarity 0.6",
        column: "similarity",
        csv: &["a_id", "b_id"],
        json: &["/a/id", "/b/id"],
    },
];

/// A few of the shipped reviews, of which all of these tables have rows.
fn some_reviews() -> Project {
    let project = Project::new();
    let reviews = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/reviews");
    for name in [
        "baby-r-pellmoor",
        "dunmarrow-child-r",
        "f2-young-person-t-merrowdale",
        "kestrelford-baby-f",
        "wexmouth-child-n",
    ] {
        let bytes = fs::read(reviews.join(format!("{name}.pdf"))).unwrap();
        project.put(&format!("corpus/{name}.pdf"), bytes);
    }
    project
}

fn export(project: &Project, command: &str, format: &str) -> Vec<u8> {
    let words: Vec<&str> = command.split(' ').collect();
    project.run(&[&words[..], &["--format", format, "-o", "table"]].concat()).ends(0);
    fs::read(project.path("table")).unwrap()
}

/// What is said of a file with these bytes.
fn verified(project: &Project, bytes: impl AsRef<[u8]>) -> Run {
    project.put("table", bytes);
    project.run(&["verify", "table", "--format", "json"])
}

/// It holds.
#[track_caller]
fn holds(project: &Project, bytes: impl AsRef<[u8]>) {
    assert_eq!(verified(project, bytes).ends(0).json(), json!([]));
}

/// It differs in these places and nowhere else: row, column, what was and what is.
#[track_caller]
fn differs(
    project: &Project,
    bytes: impl AsRef<[u8]>,
    expected: &[(&str, &str, Value, Value)],
) {
    let found = verified(project, bytes).ends(1).json();
    let place = |one: &(&str, &str, Value, Value)| {
        let (row, column, was, is) = one;
        json!({"row": row, "column": column, "was": was, "is": is})
    };
    let expected: Vec<Value> = expected.iter().map(place).collect();
    let mut found = found.as_array().unwrap().clone();
    found.iter_mut().for_each(|one| drop(one.as_object_mut().unwrap().remove("part")));
    assert_eq!(found, expected);
}

/// A CSV file as rows, the header first.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

fn place(rows: &[Vec<String>], column: &str) -> usize {
    rows[0].iter().position(|name| name == column).unwrap()
}

/// What names a row.
fn label(rows: &[Vec<String>], row: usize, keys: &[&str]) -> String {
    let cells: Vec<&str> = keys.iter().map(|key| &*rows[row][place(rows, key)]).collect();
    if cells.is_empty() { "1".to_owned() } else { cells.join(", ") }
}

/// A number that is one more.
fn more(number: &Value) -> Value {
    number
        .as_u64()
        .map_or_else(|| json!(number.as_f64().unwrap() + 1.0), |n| json!(n + 1))
}

#[test]
fn a_cell_that_was_changed_in_csv_is_named_and_so_are_rows_that_came_and_went() {
    let project = some_reviews();
    for Table { command, column, csv, .. } in TABLES {
        let exported = export(&project, command, "csv");
        holds(&project, &exported);
        let mut all = rows(&exported);
        let (at, last) = (place(&all, column), all.len() - 1);
        let cell: Value = all[last][at].parse().unwrap();
        all[last][at] = more(&cell).to_string();
        let name = label(&all, last, csv);
        let changed = (&*name, column, more(&cell), cell);
        if last == 1 {
            differs(&project, written(&all), &[changed]);
            continue;
        }
        let mut invented = all[last].clone();
        invented[place(&all, csv[0])] = "invented".to_owned();
        all.push(invented);
        let (gone, came) = (label(&all, 1, csv), label(&all, last + 1, csv));
        all.remove(1);
        let (there, not) = (json!("present"), json!(null));
        let came = (&*came, "row", there.clone(), not.clone());
        differs(&project, written(&all), &[changed, came, (&gone, "row", not, there)]);
    }
}

// That one number differs and nothing else says that all else holds.
#[test]
fn a_number_that_was_changed_in_json_is_named() {
    let project = some_reviews();
    for Table { command, column, json, .. } in TABLES {
        let exported = export(&project, command, "json");
        let mut whole: Value = serde_json::from_slice(&exported).unwrap();
        let rows = match &mut whole {
            Value::Array(rows) => rows.last_mut().unwrap(),
            object if object.get("rows").is_some() => {
                object["rows"].as_array_mut().unwrap().last_mut().unwrap()
            }
            object => object,
        };
        let number = rows[column].clone();
        rows[column] = more(&number);
        let cell = |key: &&str| {
            let cell =
                if key.starts_with('/') { rows.pointer(key) } else { rows.get(key) };
            cell.unwrap().as_str().unwrap().to_owned()
        };
        let names: Vec<String> = json.iter().map(cell).collect();
        let name = if names.is_empty() { "1".to_owned() } else { names.join(", ") };
        let changed = (&*name, column, more(&number), number);
        differs(&project, whole.to_string(), &[changed]);
    }
}

#[test]
fn a_number_that_was_changed_in_a_workbook_is_named() {
    let project = some_reviews();
    for Table { command, column, csv, .. } in TABLES {
        let lines = rows(&export(&project, command, "csv"));
        let book = export(&project, command, "xlsx");
        let (at, last) = (place(&lines, column), lines.len() - 1);
        let number: Value = lines[last][at].parse().unwrap();
        let name = label(&lines, last, csv);
        let changed = with_cell(&book, &reference(at, last + 1), 4711);
        differs(&project, changed, &[(&name, column, json!(4711), number)]);
    }
}

/// `AB12` of a column from 0 and a row from 1.
fn reference(column: usize, row: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at).unwrap());
    match column.checked_sub(26) {
        None => format!("{}{row}", letter(column)),
        Some(rest) => format!("{}{}{row}", letter(rest / 26), letter(rest % 26)),
    }
}

/// A workbook with this number in a cell of its first sheet.
fn with_cell(book: &[u8], cell: &str, number: u32) -> Vec<u8> {
    let mut old = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut file = old.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = Vec::new();
        file.read_to_end(&mut text).unwrap();
        if name.ends_with("sheet1.xml") {
            text = changed(&String::from_utf8(text).unwrap(), cell, number).into_bytes();
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(&text).unwrap();
    }
    new.finish().unwrap().into_inner()
}

fn changed(sheet: &str, cell: &str, number: u32) -> String {
    let at = sheet.find(&format!("r=\"{cell}\"")).expect("the cell");
    let start = at + sheet[at..].find("<v>").unwrap() + "<v>".len();
    let end = start + sheet[start..].find("</v>").unwrap();
    format!("{}{number}{}", &sheet[..start], &sheet[end..])
}

const REVIEW: &str = "# Child N\n\n## Findings\n\nThe threshold was not agreed by the \
school.\n\nThe school kept the threshold to itself.\n\nThe threshold was crossed.\n";

fn small() -> Project {
    Project::new()
        .file("corpus/a.md", REVIEW)
        .file("corpus/b.md", "# Child M\n\nA school.\n")
}

#[test]
fn one_object_a_line_is_verified_be_it_one_line_or_many() {
    let project = small();
    for command in ["words --limit 1", "words", "recommendations --count"] {
        let words: Vec<&str> = command.split(' ').collect();
        let ask = [&words[..], &["--format", "ndjson", "-o", "table"]].concat();
        project.run(&ask);
        let exported = fs::read_to_string(project.path("table")).unwrap();
        holds(&project, &exported);
        let changed = exported.replacen("\"reviews\":", "\"reviews\":1", 1);
        verified(&project, changed).ends(1);
    }
}

#[test]
fn a_table_that_carries_no_question_is_verified_by_the_command_that_is_named() {
    let project = small();
    for command in [
        "search threshold",
        "search threshold --count",
        "concordance school --width 20",
        "concordance school --preset quanteda",
        "search school --facets",
        "status",
    ] {
        let words: Vec<&str> = command.split(' ').collect();
        let exported = export(&project, command, "csv");
        let run = verified(&project, &exported).ends(2);
        assert!(run.talk.contains("`asked_command` or `asked_themes`"), "{}", run.talk);
        let hint = format!("throughline verify table -- {}", words[0]);
        assert!(run.talk.contains(&hint), "{}", run.talk);
        let ask = [&["verify", "table", "--"], &words[..]].concat();
        project.run(&ask).ends(0);
        // the whole command, as it was typed for the export
        let typed = [&ask[..], &["--format", "json", "-o", "other"]].concat();
        project.run(&typed).ends(0);
        assert!(!project.path("other").exists());
        let mut rows = rows(&exported);
        let cells = rows.last_mut().unwrap();
        let at = cells.iter().rposition(|cell| cell.parse::<u64>().is_ok()).unwrap();
        cells[at].push('1');
        project.put("table", written(&rows));
        project.run(&ask).ends(1);
    }
}

#[test]
fn the_workbook_of_a_report_is_verified_sheet_by_sheet() {
    let project = small();
    project.run(&["report", "-o", "report.xlsx"]).ends(0);
    let run = project.run(&["verify", "report.xlsx"]).ends(0);
    assert!(run.talk.contains("asked again: throughline report"), "{}", run.talk);
    project.put("corpus/b.md", "# Child M\n\nThe school said nothing.\n");
    let run = project.run(&["verify", "report.xlsx", "--format", "csv"]).ends(1);
    assert!(run.out.contains("\nReviews,b,words,"), "{}", run.out);
}

#[test]
fn what_changed_since_is_said_beside_what_differs() {
    let project = small();
    project.run(&["words", "--format", "csv", "-o", "words.csv"]).ends(0);
    project.put("corpus/c.md", "# Child O\n\nThe school saw the threshold.\n");
    let run = project.run(&["verify", "words.csv", "--format", "csv"]).ends(1);
    for line in ["note: the corpus was ", "note: the number of reviews was 2 and is 3"] {
        assert!(run.talk.contains(line), "{}", run.talk);
    }
    assert!(run.out.starts_with("part,row,column,was,is\n"), "{}", run.out);
    assert!(run.out.contains("\n,school,reviews,2,3\n"), "{}", run.out);
    assert!(run.out.contains("\n,saw,row,,present\n"), "{}", run.out);
}

#[test]
fn a_change_that_nothing_explains_is_told_from_one_that_the_corpus_does() {
    let project = small();
    let exported = export(&project, "words", "csv");
    let changed = String::from_utf8(exported).unwrap().replacen("school,", "school,1", 1);
    let run = verified(&project, changed).ends(1);
    assert!(run.talk.contains("the file was changed"), "{}", run.talk);
}

#[test]
fn a_changed_number_of_reviews_or_question_is_noticed_in_every_row_and_in_one() {
    let project = small();
    let all = rows(&export(&project, "words --where school", "csv"));
    for (column, was, is) in [
        ("corpus_reviews", json!(9), json!(2)),
        ("asked_where", json!("threshold"), json!("school")),
    ] {
        let (at, other) = (place(&all, column), was.to_string().replace('"', ""));
        let mut one = all.clone();
        one[2][at].clone_from(&other);
        differs(
            &project,
            written(&one),
            &[(&all[2][0], column, was.clone(), is.clone())],
        );
        let mut every = all.clone();
        every[1..].iter_mut().for_each(|row| row[at].clone_from(&other));
        differs(&project, written(&every), &[("every row", column, was, is)]);
    }
}

#[test]
fn a_column_that_went_is_named_once() {
    let project = small();
    let mut all = rows(&export(&project, "words", "csv"));
    let at = place(&all, "freq");
    all.iter_mut().for_each(|row| drop(row.remove(at)));
    differs(
        &project,
        written(&all),
        &[("every row", "freq", json!(null), json!("present"))],
    );
}

#[test]
fn what_a_file_says_is_asked_and_never_done() {
    let project = small();
    let all = rows(&export(&project, "words", "csv"));
    let at = place(&all, "asked_command");
    for (command, why) in [
        ("throughline forget a --yes --delete-source", "writes no such table"),
        ("throughline verify table", "writes no such table"),
        ("throughline codebook train -o corpus/a.md", "writes no such table"),
        ("throughline -C .. words", "name the corpus before `--`"),
        ("throughline rm", "unrecognized subcommand"),
        ("throughline words 'a", "does not end"),
    ] {
        let mut other = all.clone();
        other[1..].iter_mut().for_each(|row| row[at] = command.to_owned());
        let run = verified(&project, written(&other)).ends(2);
        assert!(run.talk.contains(why), "{command}: {}", run.talk);
    }
    let words = "throughline words -o corpus/a.md --format markdown";
    let mut other = all.clone();
    other[1..].iter_mut().for_each(|row| row[at] = words.to_owned());
    verified(&project, written(&other)).ends(0);
    assert_eq!(fs::read_to_string(project.path("corpus/a.md")).unwrap(), REVIEW);
}

#[test]
fn an_answer_carries_its_command_with_a_saved_search_by_its_words() {
    let project = small();
    project.put("corpus/searches.yaml", "s: school AND threshold\n");
    let ask =
        ["words", "--format", "json", "--where", "@s", "--min-freq=2", "--no-refresh"];
    project.run(&["index"]).ends(0);
    let rows = project.run(&ask).ends(0).json();
    let command = "throughline words --min-freq 2 --where 'school AND threshold'";
    assert_eq!(rows[0]["asked_command"], command);
    project.put("corpus/searches.yaml", "s: crossed\n");
    holds(&project, rows.to_string());
}

#[test]
fn tables_of_themes_are_verified_one_object_a_line_and_a_doubled_row_is_noticed() {
    let project = small();
    let exported = export(&project, "themes threshold escalation", "ndjson");
    holds(&project, &exported);
    let exported = String::from_utf8(exported).unwrap();
    let first = exported.lines().next().unwrap();
    let found = verified(&project, format!("{exported}{first}\n")).ends(1).json();
    assert_eq!(
        (&found[0]["column"], &found[0]["was"]),
        (&json!("row"), &json!("present twice"))
    );
    let changed =
        exported.replacen("\"reviews_mentioned\":", "\"reviews_mentioned\":1", 1);
    let found = verified(&project, changed).ends(1).json();
    assert_eq!(found[0]["column"], "reviews_mentioned");
}
