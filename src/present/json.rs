//! JSON: one array of objects, or one object a line; members in the documented order.

use std::io::{self, Write};

use crate::model::{Cell, Column};

use super::Sheet;

pub(super) struct Json {
    shape: Shape,
    first: bool,
}

enum Shape {
    Array,
    Lines,
}

impl Json {
    pub(super) const fn array() -> Self {
        Self { shape: Shape::Array, first: true }
    }

    pub(super) const fn lines() -> Self {
        Self { shape: Shape::Lines, first: true }
    }
}

impl Sheet for Json {
    fn begin(&mut self, _columns: &[Column], out: &mut dyn Write) -> io::Result<()> {
        match self.shape {
            Shape::Array => out.write_all(b"["),
            Shape::Lines => Ok(()),
        }
    }

    fn row(
        &mut self,
        columns: &[Column],
        cells: &[Cell],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match (&self.shape, self.first) {
            (Shape::Array, true) => out.write_all(b"\n")?,
            (Shape::Array, false) => out.write_all(b",\n")?,
            (Shape::Lines, _) => {}
        }
        self.first = false;
        object(columns, cells, out)?;
        match self.shape {
            Shape::Array => Ok(()),
            Shape::Lines => out.write_all(b"\n"),
        }
    }

    fn end(&mut self, _columns: &[Column], out: &mut dyn Write) -> io::Result<()> {
        match (&self.shape, self.first) {
            (Shape::Array, true) => out.write_all(b"]\n"),
            (Shape::Array, false) => out.write_all(b"\n]\n"),
            (Shape::Lines, _) => Ok(()),
        }
    }
}

fn object(columns: &[Column], cells: &[Cell], out: &mut dyn Write) -> io::Result<()> {
    for (at, (column, cell)) in columns.iter().zip(cells).enumerate() {
        out.write_all(if at == 0 { b"{" } else { b"," })?;
        serde_json::to_writer(&mut *out, column.name)?;
        out.write_all(b":")?;
        serde_json::to_writer(&mut *out, cell)?;
    }
    out.write_all(b"}")
}
