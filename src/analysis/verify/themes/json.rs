//! An exported JSON file: one object, groups within the rows of their themes.

use serde_json::{Map, Value};

use crate::analysis::themes::Flat;
use crate::analysis::verify::Error;

use super::stated::{Stated, made};

pub(super) fn stated(whole: &Value) -> Result<Stated, Error> {
    let made = made(|name| {
        let (part, member) = match name {
            "corpus_reviews" => ("corpus", "reviews"),
            "corpus_fingerprint" => ("corpus", "fingerprint"),
            "codebook_name" => ("codebook", "name"),
            "codebook_hash" => ("codebook", "hash"),
            "tool_version" => return whole.get("version").cloned(),
            asked => ("asked", asked.trim_start_matches("asked_")),
        };
        whole.get(part)?.get(member).cloned()
    })?;
    let rows = whole.get("rows").and_then(Value::as_array);
    let rows = rows.ok_or_else(|| Error::Format("it has no `rows`".to_owned()))?;
    let mut objects: Vec<Map<String, Value>> = Vec::new();
    for row in rows.iter().filter_map(Value::as_object) {
        let mut row = row.clone();
        let groups = row.remove("groups");
        let theme = row.get("theme").cloned().unwrap_or_default();
        objects.push(row);
        let groups = groups.as_ref().and_then(Value::as_array).into_iter().flatten();
        objects.extend(groups.filter_map(Value::as_object).map(|group| {
            let mut group = group.clone();
            group.insert("theme".to_owned(), theme.clone());
            group
        }));
    }
    Ok(Stated { made, flat: flat(objects) })
}

/// Objects as rows under the names that any of them has.
fn flat(objects: Vec<Map<String, Value>>) -> Flat {
    let mut names: Vec<String> =
        objects.iter().flat_map(|object| object.keys().cloned()).collect();
    names.sort();
    names.dedup();
    let row = |mut object: Map<String, Value>| {
        names.iter().map(|name| object.remove(name).unwrap_or_default()).collect()
    };
    let rows = objects.into_iter().map(row).collect();
    Flat { names, rows }
}
