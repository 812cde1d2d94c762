//! What people are shown of the rows of a command, worked out from what programs get.

use serde_json::Value;

/// The rows for people of the rows for programs.
type Shown = fn(&[Value]) -> Vec<Vec<String>>;

/// What a command shows people; none where it shows the same columns.
pub(super) fn shown(command: &[&str]) -> Option<Shown> {
    let flat = ["--cell", "--matrix", "--evidence"];
    let is_flat = command.iter().any(|word| flat.contains(word));
    match command[0] {
        "words" => Some(|rows| each(rows, words)),
        "collocates" if !is_flat => Some(|rows| each(rows, collocates)),
        "keyness" if !is_flat => Some(|rows| each(rows, keyness)),
        "phrases" => Some(phrases),
        "cooccur" if !is_flat => Some(|rows| each(rows, pairs)),
        "cooccur" if command.contains(&"jaccard") => Some(|rows| matrix(rows, 2)),
        "cooccur" if command.contains(&"--matrix") => Some(|rows| matrix(rows, 0)),
        "trends" => Some(|rows| each(rows, years)),
        "themes" if !is_flat => Some(themes),
        "recommendations" if command.contains(&"--by") => Some(tally),
        "quality" if !is_flat => Some(quality),
        _ => None,
    }
}

fn each(rows: &[Value], one: fn(&Value) -> Vec<String>) -> Vec<Vec<String>> {
    rows.iter().map(one).collect()
}

fn name(row: &Value, name: &str) -> String {
    row[name].as_str().unwrap_or_default().to_owned()
}

/// A count, or what stands in its place.
fn whole(row: &Value, name: &str) -> String {
    match &row[name] {
        Value::Null => "–".to_owned(),
        Value::String(text) => text.clone(),
        number => format!("{:.0}", number.as_f64().expect("a number")),
    }
}

fn digits(row: &Value, name: &str, digits: usize) -> String {
    row[name].as_f64().map_or("–".to_owned(), |number| format!("{number:.digits$}"))
}

fn chance(row: &Value, name: &str) -> String {
    match row[name].as_f64() {
        None => "–".to_owned(),
        Some(p) if p < 0.001 => "<0.001".to_owned(),
        Some(p) => format!("{p:.3}"),
    }
}

fn range(row: &Value) -> String {
    if row["ci_low"].is_null() {
        return "–".to_owned();
    }
    format!("{} to {}", whole(row, "ci_low"), whole(row, "ci_high"))
}

fn words(row: &Value) -> Vec<String> {
    vec![
        name(row, "word"),
        whole(row, "freq"),
        digits(row, "per_10k", 2),
        whole(row, "reviews"),
        digits(row, "dispersion", 2),
    ]
}

fn collocates(row: &Value) -> Vec<String> {
    vec![
        name(row, "collocate"),
        whole(row, "freq_ab"),
        whole(row, "freq_b"),
        whole(row, "reviews"),
        digits(row, "logdice", 2),
        digits(row, "mi", 2),
        digits(row, "ll", 1),
    ]
}

fn keyness(row: &Value) -> Vec<String> {
    vec![
        name(row, "feature"),
        whole(row, "freq_target"),
        whole(row, "freq_ref"),
        digits(row, "per_10k_target", 2),
        digits(row, "per_10k_ref", 2),
        whole(row, "reviews_target"),
        whole(row, "reviews_ref"),
        digits(row, "log_ratio", 2),
        digits(row, "ll", 1),
        chance(row, "p_adj"),
    ]
}

fn phrases(rows: &[Value]) -> Vec<Vec<String>> {
    let one = |row: &Value| {
        let covered = row["covered_by"].as_array().expect("themes").iter().take(2);
        let covered: Vec<&str> = covered.filter_map(Value::as_str).collect();
        let boilerplate = if row["boilerplate"] == true { " (boilerplate)" } else { "" };
        vec![
            format!("{}{boilerplate}", name(row, "phrase")),
            format!("{} of {}", row["reviews"], row["corpus_reviews"]),
            whole(row, "freq"),
            digits(row, "dispersion", 2),
            digits(row, "association", 2),
            covered.join(", "),
        ]
    };
    rows.iter().map(one).collect()
}

fn pairs(row: &Value) -> Vec<String> {
    vec![
        format!("{} + {}", name(row, "theme_a"), name(row, "theme_b")),
        format!("{} of {}", whole(row, "n_ab"), whole(row, "n_units")),
        whole(row, "n_a"),
        whole(row, "n_b"),
        digits(row, "jaccard", 2),
        digits(row, "lift", 2),
        digits(row, "ll", 1),
        chance(row, "p"),
        chance(row, "p_adj"),
        match row["unequal"].as_bool() {
            None => "–".to_owned(),
            Some(true) => "yes".to_owned(),
            Some(false) => String::new(),
        },
    ]
}

fn matrix(rows: &[Value], places: usize) -> Vec<Vec<String>> {
    let names: Vec<String> = rows.iter().map(|row| name(row, "theme")).collect();
    let one = |row: &Value| {
        let cells = names.iter().map(|column| digits(row, column, places));
        std::iter::once(name(row, "theme")).chain(cells).collect()
    };
    rows.iter().map(one).collect()
}

fn years(row: &Value) -> Vec<String> {
    let out_of = match row["total"].as_u64() {
        Some(0) => "no reviews".to_owned(),
        _ => format!("{} of {}", whole(row, "n"), whole(row, "total")),
    };
    vec![name(row, "group"), out_of, whole(row, "percent"), range(row)]
}

/// Themes have groups only in a crosstab, and there chances and no precision.
fn themes(rows: &[Value]) -> Vec<Vec<String>> {
    let parted = rows.iter().any(|row| row.get("group").is_some());
    let one = |row: &Value| {
        let called = if row.get("group").is_some() { "group" } else { "title" };
        let out_of =
            format!("{} of {}", whole(row, "reviews_found"), whole(row, "reviews_total"));
        let mut cells = vec![
            name(row, called),
            out_of,
            whole(row, "percent"),
            range(row),
            whole(row, "reviews_mentioned"),
            whole(row, "passages_found"),
            digits(row, "per_10k_words", 1),
            digits(row, "dispersion", 2),
        ];
        if parted {
            cells.extend([chance(row, "p"), chance(row, "p_adj")]);
        } else {
            cells.push(digits(row, "precision", 2));
        }
        cells
    };
    rows.iter().map(one).collect()
}

fn tally(rows: &[Value]) -> Vec<Vec<String>> {
    let one = |row: &Value| {
        let mut cells = vec![
            name(row, "value"),
            whole(row, "recommendations"),
            whole(row, "percent"),
            format!("{} of {}", whole(row, "reviews"), whole(row, "reviews_total")),
        ];
        let columns = row["groups"].as_array().map_or(&[][..], Vec::as_slice);
        cells.extend(columns.iter().map(|column| whole(column, "recommendations")));
        cells
    };
    rows.iter().map(one).collect()
}

/// Four tables, a row a review in each.
fn quality(rows: &[Value]) -> Vec<Vec<String>> {
    let markers = [
        "qm5_purpose",
        "qm9_parallel",
        "qm10_information",
        "qm11_practitioners",
        "qm12_family",
        "qm13_analysis",
        "qm14_report",
        "qm15_action",
    ];
    let counts = |row: &Value, names: &[&str]| -> Vec<String> {
        let count = |column: &&str| match row[*column].as_u64() {
            Some(0) => "–".to_owned(),
            _ => whole(row, column),
        };
        names.iter().map(count).collect()
    };
    let rates = ["style_blame", "style_hindsight", "style_systems", "softening"];
    let table = |of: &dyn Fn(&Value) -> Vec<String>| -> Vec<Vec<String>> {
        let one = |row: &Value| [vec![name(row, "review")], of(row)].concat();
        rows.iter().map(one).collect()
    };
    let why = ["why_rationale", "why_sense", "why_systems"];
    let parts = [
        "pages",
        "percent_narrative",
        "percent_analysis",
        "percent_action",
        "percent_other",
    ];
    [
        table(&|row| counts(row, &markers)),
        table(&|row| [counts(row, &why), vec![name(row, "explains")]].concat()),
        table(&|row| {
            rates.iter().map(|rate| digits(row, &format!("{rate}_per_1000"), 1)).collect()
        }),
        table(&|row| parts.iter().map(|part| whole(row, part)).collect()),
    ]
    .concat()
}
