//! One object: what the numbers were made from, the markers, and a row a review.

use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::analysis::quality::{CAVEAT, Quality, fields};

/// Members in the order given, which a map of `serde_json` would not keep.
struct Object<'a>(&'a [(String, Value)]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

pub(super) fn write(quality: &Quality, out: &mut dyn Write) -> io::Result<()> {
    let terms = quality.made.terms().into_iter();
    let terms: Vec<(String, Value)> =
        terms.map(|(name, value)| (name.to_owned(), value)).collect();
    write!(out, "{{\"made\":")?;
    serde_json::to_writer(&mut *out, &Object(&terms))?;
    write!(out, ",\"note\":{},\"markers\":[", json!(CAVEAT))?;
    for (at, marker) in quality.markers.iter().enumerate() {
        let marker = [
            ("marker", json!(marker.id)),
            ("title", json!(marker.title)),
            ("definition", json!(marker.definition)),
            ("cannot_show", json!(marker.cannot)),
            ("source", json!(marker.source)),
        ];
        line(at, &marker.map(|(name, value)| (name.to_owned(), value)), out)?;
    }
    write!(out, "\n],\"rows\":[")?;
    for (at, row) in quality.rows.iter().enumerate() {
        line(at, &fields(quality, row), out)?;
    }
    writeln!(out, "\n]}}")
}

fn line(at: usize, row: &[(String, Value)], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
    Ok(serde_json::to_writer(out, &Object(row))?)
}
