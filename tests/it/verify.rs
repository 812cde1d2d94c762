//! `verify`: tables of every command, exported, changed in places, and asked for again.

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

pub(crate) fn export(project: &Project, command: &str, format: &str) -> Vec<u8> {
    let words: Vec<&str> = command.split(' ').collect();
    project.run(&[&words[..], &["--format", format, "-o", "table"]].concat()).ends(0);
    fs::read(project.path("table")).unwrap()
}

/// What is said of a file with these bytes.
pub(crate) fn verified(project: &Project, bytes: impl AsRef<[u8]>) -> Run {
    project.put("table", bytes);
    project.run(&["verify", "table", "--format", "json"])
}

/// It holds.
#[track_caller]
pub(crate) fn holds(project: &Project, bytes: impl AsRef<[u8]>) {
    assert_eq!(verified(project, bytes).ends(0).json(), json!([]));
}

/// It differs in these places and nowhere else: row, column, what was and what is.
#[track_caller]
pub(crate) fn differs(
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
    for one in &mut found {
        one.as_object_mut().unwrap().remove("part");
    }
    assert_eq!(found, expected);
}

/// A CSV file as rows, the header first.
pub(crate) fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

pub(crate) fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

pub(crate) fn place(rows: &[Vec<String>], column: &str) -> usize {
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
