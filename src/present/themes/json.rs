//! One object: what the numbers were made from, and a row a theme or review.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::analysis::themes::{Answer, CAVEAT, Fields, Numbers, RowFields, fields};

/// Members in the order given, which a map of `serde_json` would not keep.
struct Object<'a>(&'a [(&'a str, Value)]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// A row, with its groups where the table has any.
struct Parted<'a> {
    row: &'a RowFields,
    parted: bool,
}

impl Serialize for Parted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in &self.row.whole {
            map.serialize_entry(name, value)?;
        }
        if self.parted {
            let groups: Vec<Object<'_>> =
                self.row.groups.iter().map(|group: &Fields| Object(group)).collect();
            map.serialize_entry("groups", &groups)?;
        }
        map.end()
    }
}

pub(super) fn write(answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    let made = &answer.made;
    let corpus =
        [("reviews", json!(made.reviews)), ("fingerprint", json!(made.fingerprint))];
    let codebook = [("name", json!(made.codebook)), ("hash", json!(made.hash))];
    write!(out, "{{\"corpus\":")?;
    serde_json::to_writer(&mut *out, &Object(&corpus))?;
    write!(out, ",\"codebook\":")?;
    serde_json::to_writer(&mut *out, &Object(&codebook))?;
    write!(out, ",\"version\":{},\"asked\":", json!(made.version))?;
    let terms = made.asked.terms();
    let asked: Vec<(&str, Value)> = terms
        .iter()
        .map(|(name, value)| (name.trim_start_matches("asked_"), value.clone()))
        .collect();
    serde_json::to_writer(&mut *out, &Object(&asked))?;
    write!(
        out,
        ",\"reviews\":{},\"note\":{},\"rows\":[",
        answer.reviews(),
        json!(CAVEAT)
    )?;
    rows(answer, out)?;
    writeln!(out, "\n]}}")
}

fn rows(answer: &Answer, out: &mut dyn Write) -> io::Result<()> {
    let asked = &answer.made.asked;
    match &answer.numbers {
        Numbers::Frequencies(table) => {
            for (at, row) in table.rows.iter().enumerate() {
                let row = fields(row, asked.by(), asked.suppress);
                let row = Parted { row: &row, parted: asked.by().is_some() };
                line(at, &row, out)?;
            }
        }
        Numbers::Matrix(..) => {
            let flat = answer.flat();
            let names = flat.names.iter().map(String::as_str);
            for (at, row) in flat.rows.into_iter().enumerate() {
                let row: Vec<(&str, Value)> = names.clone().zip(row).collect();
                line(at, &Object(&row), out)?;
            }
        }
    }
    Ok(())
}

fn line(at: usize, row: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
    Ok(serde_json::to_writer(out, row)?)
}
