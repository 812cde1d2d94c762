//! Recommendations counted, as rows, as JSON and for a person.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{NOTE, caption, noun, same, terms};
use crate::analysis::Told;
use crate::analysis::recommendations::{Sort, Tally, TallyRow};
use crate::analysis::themes::{Flat, Made};
use crate::present::made::counted_as;
use crate::present::themes::{Person, whole as rounded};

/// The columns that every row has.
const COLUMNS: [&str; 6] =
    ["value", "recommendations", "percent", "reviews", "reviews_total", "cell"];

/// The rows, each with what it was made from.
pub(in crate::present) fn flat(tally: &Tally, made: &Made) -> Flat {
    let terms = terms(made);
    let across = tally.across.iter().flat_map(|across| &across.1);
    let names = COLUMNS.into_iter().chain(["total"]).map(str::to_owned);
    let names =
        names.chain(across.cloned()).chain(terms.iter().map(|term| term.0.to_owned()));
    let row = |row: &TallyRow| {
        let mut cells = whole(row, tally);
        cells.push(tally.masks.total.value(tally.total));
        cells.extend(columns(row).map(|(told, count)| told.value(count)));
        cells.extend(terms.iter().map(|term| term.1.clone()));
        cells
    };
    Flat { names: names.collect(), rows: tally.rows.iter().map(row).collect() }
}

fn whole(row: &TallyRow, tally: &Tally) -> Vec<Value> {
    vec![
        json!(row.value),
        row.masks.recommendations.value(row.recommendations),
        json!(row.percent),
        row.masks.reviews.value(row.reviews),
        tally.masks.reviews_total.value(tally.reviews_total),
        json!(row.cell.to_string()),
    ]
}

/// The counts of a row, column by column, with what is told of each.
fn columns(row: &TallyRow) -> impl Iterator<Item = (Told, u64)> {
    row.columns.iter().enumerate().map(|(at, count)| (row.told(at), *count))
}

/// One object: what was asked of what, and the rows, each with its columns.
pub(super) fn json(
    tally: &Tally,
    sort: Sort,
    made: &Made,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows = tally.rows.iter().map(|row| {
        let mut members: Map<String, Value> =
            COLUMNS.into_iter().map(str::to_owned).zip(whole(row, tally)).collect();
        if let Some((field, values)) = &tally.across {
            let column = |(value, (told, count)): (&String, (Told, u64))| {
                let cell = row.cell.in_column(*field, value).to_string();
                let count = told.value(count);
                json!({"value": value, "recommendations": count, "cell": cell})
            };
            let groups: Vec<Value> =
                values.iter().zip(columns(row)).map(column).collect();
            members.insert("groups".to_owned(), Value::from(groups));
        }
        Value::Object(members)
    });
    let rows: Vec<Value> = rows.collect();
    let made: Map<String, Value> =
        terms(made).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let object = json!({
        "sort": sort,
        "by": tally.by.name(),
        "across": tally.across.as_ref().map(|across| across.0.name()),
        "total": tally.masks.total.value(tally.total),
        "in_several": tally.masks.in_several.value(tally.in_several),
        "reviews": tally.masks.reviews.value(tally.reviews),
        "reviews_total": tally.masks.reviews_total.value(tally.reviews_total),
        "made": made,
        "note": NOTE,
        "rows": rows,
    });
    serde_json::to_writer(&mut *out, &object)?;
    writeln!(out)
}

/// For a person.
pub(in crate::present) fn person(tally: &Tally, sort: Sort, made: &Made) -> Person {
    let across = tally.across.iter().flat_map(|across| across.1.iter().cloned());
    let heads = [
        tally.by.name().to_owned(),
        format!("{}s", noun(sort)),
        "%".to_owned(),
        "reviews".to_owned(),
    ];
    let line = |row: &TallyRow| {
        let counts = columns(row).map(|(told, count)| told.words(count));
        let reviews = row.masks.reviews.words(row.reviews);
        let all = tally.masks.reviews_total.words(tally.reviews_total);
        let cells = [
            row.value.clone(),
            row.masks.recommendations.words(row.recommendations),
            rounded(&json!(row.percent)),
            format!("{reviews} of {all}"),
        ];
        (cells.into_iter().chain(counts).collect(), row.percent)
    };
    let several = match tally.in_several {
        0 if tally.by.overlaps() => " Each stands in one row.".to_owned(),
        0 => String::new(),
        1 => " One of them stands in more than one row.".to_owned(),
        several => {
            let several = tally.masks.in_several.words(several);
            format!(" {several} of them stand in more than one row.")
        }
    };
    let masks = tally.masks;
    let reviews = [
        masks.reviews.words(tally.reviews),
        counted_as(masks.reviews_total, tally.reviews_total, "review"),
    ];
    let total = counted_as(masks.total, tally.total, noun(sort));
    let caption = format!("{}{several}", caption(&total, &reviews, made));
    super::person(
        "Recommendations of reviews",
        heads.into_iter().chain(across).collect(),
        tally.rows.iter().map(line).collect(),
        caption,
        opens(tally, sort, made),
    )
}

/// What lists the recommendations that a number counts.
fn opens(tally: &Tally, sort: Sort, made: &Made) -> String {
    let (by, same) = (tally.by.name(), same(sort, made));
    let row =
        format!("`throughline recommendations --cell '{by}=VALUE'{same}` lists a row");
    let across = tally.across.as_ref().map(|across| across.0.name());
    let column = across
        .map(|field| format!(", --cell '{by}=VALUE,{field}=COLUMN' a number of it"));
    format!("{row}{}.", column.unwrap_or_default())
}
