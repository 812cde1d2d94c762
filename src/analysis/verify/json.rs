//! An exported JSON file: rows, or an object that has some; what nests is spread over
//! columns that say where it stood.

use serde_json::{Map, Value};

use super::Error;
use super::cell::text;
use super::exported::{Exported, Kind, Part, Row, is_term};

/// The member that says what an object was made from.
const MADE: &str = "made";
/// What names an item of a list, the first that it has.
const NAMES: [&str; 3] = ["id", "group", "value"];

/// One JSON value.
pub(super) fn value(whole: Value) -> Result<Exported, Error> {
    match &whole {
        Value::Array(items) => {
            let rows = items.iter().map(row).collect::<Result<_, _>>()?;
            Ok(Exported::of_rows(Kind::Json(whole), rows))
        }
        Value::Object(members) => Ok(object(members, &whole)),
        _ => Err(Error::Format("it is neither a list nor an object".to_owned())),
    }
}

/// One JSON object a line.
pub(super) fn lines(text: &str) -> Result<Exported, Error> {
    let mut rows = Vec::new();
    for (at, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty())
    {
        let value: Value = serde_json::from_str(line)
            .map_err(|error| Error::Format(format!("line {at}: {error}")))?;
        rows.push(row(&value)?);
    }
    Ok(Exported::of_rows(Kind::Lines, rows))
}

/// An object: each list of objects in it is a table, all else one row.
fn object(members: &Map<String, Value>, whole: &Value) -> Exported {
    let mut parts = Vec::new();
    let mut rest = Row::new();
    for (name, value) in members.iter().filter(|(name, _)| *name != MADE) {
        match objects(value) {
            Some(items) => {
                let rows = items.into_iter().map(spread_out).collect();
                parts.push(Part { name: Some(name.clone()), rows });
            }
            None => spread(name, value, &mut rest),
        }
    }
    let made = members.get(MADE).and_then(Value::as_object).map(spread_out);
    let terms = made.into_iter().flatten().chain(rest.iter().cloned());
    let terms = terms.filter(|(name, _)| is_term(name)).collect();
    if !rest.is_empty() {
        parts.insert(0, Part { name: None, rows: vec![rest] });
    }
    Exported { kind: Kind::Json(whole.clone()), terms, parts }
}

/// The items of a list that has nothing but objects.
fn objects(value: &Value) -> Option<Vec<&Map<String, Value>>> {
    value.as_array()?.iter().map(Value::as_object).collect()
}

fn row(value: &Value) -> Result<Row, Error> {
    let row = value.as_object().map(spread_out);
    row.ok_or_else(|| Error::Format("its rows are no objects".to_owned()))
}

fn spread_out(object: &Map<String, Value>) -> Row {
    let mut row = Row::new();
    object.iter().for_each(|(name, value)| spread(name, value, &mut row));
    row
}

/// A value as cells: `smart.owner` of an object, `members[child-n/3f9a2c1b.1].page` of a
/// list of objects. A list of words or numbers is one cell.
fn spread(name: &str, value: &Value, row: &mut Row) {
    match value {
        Value::Object(members) => {
            for (member, value) in members {
                spread(&format!("{name}.{member}"), value, row);
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (item, label) in items.iter().zip(labels(items)) {
                spread(&format!("{name}[{label}]"), item, row);
            }
        }
        cell => row.push((name.to_owned(), cell.clone())),
    }
}

/// What tells the items of a list apart: a name, where each has another, else its place.
fn labels(items: &[Value]) -> Vec<String> {
    for name in NAMES {
        let named = items.iter().map(|item| Some(text(item.get(name)?)));
        let named: Option<Vec<String>> = named.collect();
        let mut known = named.clone().unwrap_or_default();
        known.sort();
        known.dedup();
        if let Some(named) = named.filter(|named| named.len() == known.len()) {
            return named;
        }
    }
    (1..=items.len()).map(|at| at.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::{lines, value};
    use serde_json::{Value, json};

    fn names(row: &[(String, Value)]) -> Vec<&str> {
        row.iter().map(|(name, _)| name.as_str()).collect()
    }

    #[test]
    fn what_nests_has_a_column_that_says_where_it_stood() {
        let found = lines(
            r#"{"smart":{"owner":true},"at":[{"page":3},{"page":4}],"themes":["a","b"]}
               {"members":[{"id":"x","page":1},{"id":"y","page":2}]}"#,
        );
        let rows = &found.unwrap().parts[0].rows;
        assert_eq!(
            names(&rows[0]),
            ["at[1].page", "at[2].page", "smart.owner", "themes"]
        );
        assert_eq!(
            names(&rows[1]),
            ["members[x].id", "members[x].page", "members[y].id", "members[y].page"]
        );
    }

    #[test]
    fn an_object_has_tables_and_what_it_was_made_from() {
        let object = json!({
            "made": {"asked_command": "throughline quality", "tool_version": "1"},
            "total": 3,
            "rows": [{"review": "a", "words": 5}],
        });
        let found = value(object).unwrap();
        assert_eq!(found.command().unwrap(), "throughline quality");
        let parts: Vec<Option<&str>> =
            found.parts.iter().map(|part| part.name.as_deref()).collect();
        assert_eq!(parts, [None, Some("rows")]);
        assert_eq!(found.parts[0].rows[0], [("total".to_owned(), json!(3))]);
    }
}
