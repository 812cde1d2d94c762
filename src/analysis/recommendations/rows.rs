//! Recommendations in tables: a row each, the cells known by the head of the table.

use super::area::Area;
use super::asking::asks;
use super::directive::Setting;
use super::item::Item;
use super::words::Words;
use crate::index::StoredPassage;

/// How many words a recommendation in a cell has at least.
const SHORTEST: usize = 5;

/// A table being read, row by row.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The column of recommendations and that of who leads, where the head says so.
    recommendation: Option<usize>,
    lead: Option<usize>,
}

impl Rows {
    /// The item of a row, if it is one.
    pub(super) fn item<'a>(
        &mut self,
        passage: &'a StoredPassage,
        area: Area<'a>,
    ) -> Option<Item<'a>> {
        let cells = cells(&passage.passage.text);
        if self.head(&cells) {
            return None;
        }
        let told = self.recommending(&cells)?;
        let mut item = Item::of(passage, told.0, area.headings, area.ground);
        item.told = told;
        item.number = item.number.or_else(|| number(cells.first()?.1));
        let lead = self.lead.and_then(|at| cells.get(at));
        item.lead = lead.map_or_else(String::new, |cell| cell.1.to_owned());
        item.found = "a row of a table of recommendations";
        Some(item)
    }

    /// Whether this row is the head of the table; what it says is kept.
    fn head(&mut self, cells: &[(usize, &str)]) -> bool {
        let short =
            cells.len() > 1 && cells.iter().all(|cell| Words::of(cell.1).len() <= 6);
        let column = |phrases| {
            cells.iter().position(|cell| {
                let words = Words::of(cell.1);
                words.has(0..words.len(), phrases)
            })
        };
        let recommendation = column("recommendation|recommendations");
        let lead = column(
            "lead|lead agency|by whom|owner|responsible|responsibility|lead officer|agency",
        );
        let head = short && (recommendation.is_some() || lead.is_some());
        if head {
            self.recommendation = recommendation;
            self.lead = lead;
        }
        head
    }

    /// The bytes of the cell that recommends: that of its column, else the longest that
    /// asks for something.
    fn recommending(&self, cells: &[(usize, &str)]) -> Option<(usize, usize)> {
        let long = |cell: &&(usize, &str)| Words::of(cell.1).len() >= SHORTEST;
        let asking =
            |cell: &&(usize, &str)| asks(cell.1, (0, cell.1.len()), Setting::List);
        let own = self.recommendation.and_then(|at| cells.get(at)).filter(long);
        let cell = own.filter(asking).or_else(|| {
            cells.iter().filter(long).filter(asking).max_by_key(|cell| cell.1.len())
        })?;
        Some((cell.0, cell.0 + cell.1.len()))
    }
}

/// The cells of a row, each with its first byte.
fn cells(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    let mut cells = Vec::new();
    for cell in text.split(" | ") {
        cells.push((at, cell));
        at += cell.len() + " | ".len();
    }
    cells
}

/// A cell that is a number.
fn number(cell: &str) -> Option<String> {
    let cell = cell.trim().trim_end_matches(['.', ')']);
    let short = cell.len() <= 6 && cell.starts_with(|one: char| one.is_ascii_digit());
    short.then(|| cell.to_owned())
}
