//! Columns, rows and what the numbers are out of: what every output is made from.

use serde_json::Value;

/// What a column holds, as far as its looks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Names and short words, which lean left.
    Left,
    /// Whole passages, which lean left and want room.
    Prose,
    /// Numbers, which lean right.
    Right,
}

/// One column: its name in machine formats, and how it looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column<'a> {
    /// The name in CSV headers and JSON members.
    pub name: &'a str,
    /// Which way it leans.
    pub align: Align,
}

/// One value. Machine formats write it whole; only a terminal shortens or rounds.
pub type Cell = Value;

/// An answer as rows, ready for any format.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What is counted, out of what.
    pub caption: Option<String>,
    /// Its columns, in the documented order.
    pub columns: Vec<Column<'static>>,
    /// Its rows, as many cells in each as there are columns.
    pub rows: Vec<Vec<Cell>>,
}
