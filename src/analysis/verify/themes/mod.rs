//! Whether the numbers of an exported table of themes still hold.
//!
//! Its question is told in terms of its own, and put again without being written: numbers
//! are the same if they agree to nine digits, which is more than any format loses and less
//! than any count could hide.

mod json;
mod stated;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::analysis::themes::{Flat, Layout, Made, Shape};

use super::Change;
use super::cell::text;

pub use stated::{Stated, is_of_themes, stated};

/// A number that no longer holds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The theme.
    pub theme: String,
    /// The group, or in a matrix the review; none for the row of a theme.
    pub group: Option<String>,
    /// What it is the number of; `row` where the whole row came or went.
    pub column: String,
    /// What the file says.
    pub was: Value,
    /// What comes out now.
    pub is: Value,
}

/// What comparing came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Compared {
    /// How many numbers were compared.
    pub numbers: u64,
    /// Those that no longer hold, in the order of the file.
    pub differences: Vec<Difference>,
}

/// What a table was made from that has changed since: why numbers may differ.
pub fn changes(was: &Made, is: &Made) -> Vec<Change> {
    let reviews = (was.reviews.to_string(), is.reviews.to_string());
    let parts = [
        ("corpus", &was.fingerprint, &is.fingerprint),
        ("number of reviews", &reviews.0, &reviews.1),
        ("codebook", &was.codebook, &is.codebook),
        ("codings (codebook, examples, weights)", &was.hash, &is.hash),
        ("version of throughline", &was.version, &is.version),
    ];
    let changed = parts.into_iter().filter(|(_, was, is)| was != is);
    let change = |(what, was, is): (_, &String, &String)| Change {
        what,
        was: was.clone(),
        is: is.clone(),
    };
    changed.map(change).collect()
}

/// Compares a table as it was exported with what the same question gives now.
pub fn compare(layout: Layout, was: &Flat, is: &Flat) -> Compared {
    let (was, is) = (Keyed::of(layout, was), Keyed::of(layout, is));
    let mut compared = Compared::default();
    let mut seen = BTreeSet::new();
    for (key, cells) in &was.rows {
        if !seen.insert(key) {
            compared.differences.push(row(
                key,
                Value::from("present twice"),
                Value::Null,
            ));
            continue;
        }
        let Some(now) = is.places.get(key).map(|at| &is.rows[*at].1) else {
            compared.differences.push(row(key, Value::from("present"), Value::Null));
            continue;
        };
        for (name, cell) in cells {
            let now = now.get(name).copied().unwrap_or(&Value::Null);
            compared.numbers += 1;
            if !is_same(cell, now) {
                compared.differences.push(difference(layout, key, name, cell, now));
            }
        }
    }
    let new = is.rows.iter().filter(|(key, _)| !was.places.contains_key(key));
    let new = new.map(|(key, _)| row(key, Value::Null, Value::from("present")));
    compared.differences.extend(new);
    compared
}

/// What names a row: the theme or review, and the group or theme within.
type Key = (String, String);

/// Rows that can be found by what names them.
struct Keyed<'a> {
    rows: Vec<(Key, BTreeMap<&'a str, &'a Value>)>,
    places: BTreeMap<Key, usize>,
}

impl<'a> Keyed<'a> {
    fn of(layout: Layout, flat: &'a Flat) -> Self {
        let names: &[&str] = match layout {
            Layout::Frequencies => &["theme"],
            Layout::By(_) => &["theme", "group"],
            Layout::Matrix(_, Shape::Wide) => &["review"],
            Layout::Matrix(_, Shape::Long) => &["review", "theme"],
        };
        let at = |name: &str| flat.names.iter().position(|one| one == name);
        let keys: Vec<usize> = names.iter().filter_map(|name| at(name)).collect();
        let is_number = |place: &usize| {
            !keys.contains(place)
                && !matches!(flat.names[*place].as_str(), "title" | "family" | "cell")
        };
        let numbers: Vec<usize> = (0..flat.names.len()).filter(is_number).collect();
        let row = |cells: &'a Vec<Value>| {
            let part = |key: usize| keys.get(key).map(|at| text(&cells[*at]));
            let key = (part(0).unwrap_or_default(), part(1).unwrap_or_default());
            let cell = |at: &usize| (flat.names[*at].as_str(), &cells[*at]);
            (key, numbers.iter().map(cell).collect())
        };
        let rows: Vec<(Key, _)> = flat.rows.iter().map(row).collect();
        let places = rows.iter().map(|row| row.0.clone()).zip(0..).collect();
        Self { rows, places }
    }
}

fn row(key: &Key, was: Value, is: Value) -> Difference {
    let group = Some(key.1.clone()).filter(|group| !group.is_empty());
    Difference { theme: key.0.clone(), group, column: "row".to_owned(), was, is }
}

fn difference(
    layout: Layout,
    key: &Key,
    name: &str,
    was: &Value,
    is: &Value,
) -> Difference {
    let (theme, group, column) = match layout {
        Layout::Matrix(_, Shape::Wide) => (name, key.0.as_str(), "value"),
        Layout::Matrix(_, Shape::Long) => (key.1.as_str(), key.0.as_str(), "value"),
        Layout::Frequencies | Layout::By(_) => (key.0.as_str(), key.1.as_str(), name),
    };
    Difference {
        theme: theme.to_owned(),
        group: Some(group.to_owned()).filter(|group| !group.is_empty()),
        column: column.to_owned(),
        was: was.clone(),
        is: is.clone(),
    }
}

/// Whether two values are the same, however each format wrote it.
fn is_same(a: &Value, b: &Value) -> bool {
    let (a, b) = (text(a), text(b));
    let parts = |text: &str| text.split("; ").map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (parts(&a), parts(&b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| is_same_part(a, b))
}

fn is_same_part(a: &str, b: &str) -> bool {
    match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()),
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::{Difference, compare, is_same};
    use crate::analysis::themes::{By, Flat, Layout};
    use serde_json::{Value, json};

    fn flat(rows: &[[Value; 4]]) -> Flat {
        let names = ["theme", "group", "title", "reviews_found"].map(str::to_owned);
        Flat {
            names: names.to_vec(),
            rows: rows.iter().map(|row| row.to_vec()).collect(),
        }
    }

    #[test]
    fn what_differs_is_named_and_titles_are_no_numbers() {
        let was = flat(&[
            [json!("a"), json!(null), json!("A"), json!(3)],
            [json!("a"), json!("2014"), json!("A"), json!("<5")],
            [json!("b"), json!(null), json!("B"), json!(1)],
        ]);
        let is = flat(&[
            [json!("a"), json!(""), json!("The A"), json!("4")],
            [json!("a"), json!("2014"), json!("A"), json!("<5")],
        ]);
        let found = compare(Layout::By(By::Year), &was, &is);
        let of = |theme: &str, column: &str, was, is| Difference {
            theme: theme.to_owned(),
            group: None,
            column: column.to_owned(),
            was,
            is,
        };
        let expected = [
            of("a", "reviews_found", json!(3), json!("4")),
            of("b", "row", json!("present"), json!(null)),
        ];
        assert_eq!((found.numbers, found.differences), (2, expected.to_vec()));
    }

    #[test]
    fn formats_write_the_same_number_differently() {
        assert!(is_same(&json!(23), &json!("23")));
        assert!(is_same(&json!(23.0), &json!(23)));
        assert!(is_same(&json!(null), &json!("")));
        assert!(is_same(&json!([0.1, 0.2]), &json!("0.1; 0.2")));
        assert!(!is_same(&json!(0), &json!(null)));
        assert!(!is_same(&json!(37.704_918), &json!(37.704_919)));
    }
}
