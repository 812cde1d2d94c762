//! Recommendations in tables: a row each, the cells known by the head of the table.
//!
//! Where a table has no rules, a row may come line by line, a cell of two columns be cut
//! in two, or the last line of a cell fall out of the table. What ends in the middle of a
//! sentence is put together with what goes on with it.

use super::area::Area;
use super::asking::asks;
use super::block::{Block, attach, is_unfinished};
use super::directive::Setting;
use super::intro::{is_about_list, is_note};
use super::item::Item;
use super::label::agency_code;
use super::words::Words;
use crate::model::PassageKind;

/// How many words a recommendation in a cell has at least.
const SHORTEST: usize = 4;
/// How many words a line has at most that fell out of a cell.
const OVERFLOW: usize = 22;

/// A table being read, row by row.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The columns of recommendations and of those who lead, where the head says so.
    recommendation: Option<usize>,
    lead: Option<usize>,
    /// How many columns the head has, and whether the first of them is for numbers.
    width: usize,
    counts: bool,
    /// Whether it tells how a plan is getting on and has no column for what is to be done.
    progress: bool,
    /// What a row across the table says of those below.
    title: String,
}

/// A row put together.
#[derive(Debug, Clone)]
struct Row<'a> {
    block: Block<'a>,
    cells: Vec<String>,
}

impl Rows {
    /// How many blocks are rows of one table, with the lines that fell out of it.
    pub(super) fn length(blocks: &[Block<'_>]) -> usize {
        let row = |one: &Block<'_>| one.kind == PassageKind::TableRow;
        let fell_out = |one: &Block<'_>| {
            let low = one.text.starts_with(char::is_lowercase);
            low && one.number.is_none() && Words::of(&one.text).len() <= OVERFLOW
        };
        blocks.iter().take_while(|one| row(one) || fell_out(one)).count()
    }

    /// The items of a table.
    pub(super) fn items<'a>(
        &mut self,
        blocks: &[Block<'a>],
        area: &Area,
    ) -> Vec<Item<'a>> {
        let mut rows: Vec<Row<'a>> = Vec::new();
        let mut items = Vec::new();
        for block in blocks {
            let cells = cells(&block.text);
            if self.head(&cells) {
                items.extend(rows.drain(..).filter_map(|row| self.item(&row, area)));
                continue;
            }
            if cells.len() == 1 && Self::names_part(&cells[0]) {
                items.extend(rows.drain(..).filter_map(|row| self.item(&row, area)));
                self.title.clone_from(&cells[0]);
                continue;
            }
            let cells = self.arranged(numbered(block, cells, self.width));
            match rows.last_mut() {
                Some(row) if self.goes_on(row, &cells) => self.join(row, block, &cells),
                _ => rows.push(Row { block: block.clone(), cells }),
            }
        }
        items.extend(rows.iter().filter_map(|row| self.item(row, area)));
        items
    }

    /// Whether this row is the head of the table; what it says is kept.
    fn head(&mut self, cells: &[String]) -> bool {
        let short =
            cells.len() > 1 && cells.iter().all(|cell| Words::of(cell).len() <= 6);
        let column = |phrases| {
            cells.iter().position(|cell| {
                let words = Words::of(cell);
                words.has(0..words.len(), phrases)
            })
        };
        let recommendation = column(
            "recommendation|recommendations|area for improvement\
            |areas for improvement|proposed action|improvement",
        );
        let lead = column(
            "lead|lead agency|by whom|owner|responsible|responsibility|lead officer|agency\
             |lead person|responsible body|responsible person|who",
        );
        let head = short && (recommendation.is_some() || lead.is_some());
        if head {
            self.recommendation = recommendation.or_else(|| column("action|actions"));
            let told = column("progress|status|position|completed|achieved|done");
            self.progress = self.recommendation.is_none() && told.is_some();
            self.lead = lead;
            self.width = cells.len();
            let first = Words::of(&cells[0]);
            self.counts = first.len() <= 2
                && first.has(0..2, "no|ref|number|rec|item|reference|r")
                && self.recommendation == Some(1);
        }
        head
    }

    /// Whether the only cell of a row is a heading for those below it.
    fn names_part(cell: &str) -> bool {
        let words = Words::of(cell);
        (1..=8).contains(&words.len())
            && !cell.trim_end().ends_with(['.', ','])
            && cell.starts_with(char::is_uppercase)
            && words.has(
                0..words.len(),
                "recommendation|recommendations|actions|single agency|multi agency|agency",
            )
    }

    /// The cells of a row, with those that one column of the head was cut into as one.
    fn arranged(&self, mut cells: Vec<String>) -> Vec<String> {
        let at = self.recommendation.unwrap_or(0);
        if self.counts {
            // a number half way down its row stands before another line of the next cell
            match leading_number(&cells[0]) {
                Some((number, end)) => {
                    let rest = cells[0].split_off(end);
                    rest.trim_start().clone_into(&mut cells[0]);
                    cells.insert(0, number);
                }
                None if number(&cells[0]).is_none() => cells.insert(0, String::new()),
                None => {}
            }
        }
        while self.width > 0 && cells.len() > self.width && cells.len() > at + 1 {
            let low = cells[at + 1].starts_with(|one: char| {
                one.is_lowercase() || matches!(one, '"' | '“' | '‘')
            });
            let number = cells[at].len() <= 6
                && cells[at].starts_with(|one: char| one.is_ascii_digit());
            if !number && !is_unfinished(&cells[at], low) {
                break;
            }
            let more = cells.remove(at + 1);
            attach(&mut cells[at], &more);
        }
        cells
    }

    /// Whether cells are the next line of a row: what it recommends is not yet at its end.
    fn goes_on(&self, row: &Row<'_>, cells: &[String]) -> bool {
        let at = self.told_at(row);
        let Some(told) = row.cells.get(at) else { return false };
        let next = if cells.len() > at { &cells[at] } else { &cells[cells.len() - 1] };
        let low = next.starts_with(char::is_lowercase);
        let numbered = number(&cells[0]).is_some() && !low;
        let anew = at > 0 && cells.len() > 1 && row.cells.len() > 1 && {
            let first = cells[0].starts_with(char::is_uppercase);
            cells.len() == row.cells.len() && first && !is_unfinished(told, true)
        };
        let open = low || !told.ends_with('.') && self.width > 1;
        !numbered && !anew && is_unfinished(told, open)
    }

    /// The cell of a row that lines below go on with: where no head says so, the one
    /// behind a number.
    fn told_at(&self, row: &Row<'_>) -> usize {
        let counted = row.cells.len() > 1 && number(&row.cells[0]).is_some();
        self.recommendation.unwrap_or(usize::from(counted))
    }

    fn join<'a>(&self, row: &mut Row<'a>, block: &Block<'a>, cells: &[String]) {
        let at = self.told_at(row);
        row.block.passages.extend(block.passages.iter().copied());
        row.block.text.push(' ');
        row.block.text.push_str(&block.text);
        if cells.len() == 1 && at < row.cells.len() {
            attach(&mut row.cells[at], &cells[0]);
            return;
        }
        for (at, cell) in cells.iter().enumerate() {
            match row.cells.get_mut(at) {
                Some(own) => attach(own, cell),
                None => row.cells.push(cell.clone()),
            }
        }
    }

    /// The item of a row, if it is one.
    fn item<'a>(&self, row: &Row<'a>, area: &Area) -> Option<Item<'a>> {
        let at = self.recommending(&row.cells).filter(|_| !self.progress)?;
        let told = &row.cells[at];
        let own = leading_number(told);
        let start = own.as_ref().map_or(0, |(_, end)| *end);
        let mut block = row.block.clone();
        told.get(start..).unwrap_or(told).trim().clone_into(&mut block.text);
        let mut item = Item::of(&block, 0, area);
        item.number = item.number.or(own.map(|(number, _)| number));
        item.number = item.number.or_else(|| number(row.cells.first()?));
        let lead = self.lead.filter(|lead| *lead != at).and_then(|at| row.cells.get(at));
        item.lead = lead.cloned().unwrap_or_default();
        if !self.title.is_empty() {
            item.headings.push(self.title.clone());
        }
        item.found = "a row of a table of recommendations";
        Some(item)
    }

    /// The cell that recommends: that of its column, else the longest that asks for
    /// something.
    fn recommending(&self, cells: &[String]) -> Option<usize> {
        let long = |cell: &str| Words::of(cell).len() >= SHORTEST;
        let own = self.recommendation.filter(|at| {
            let own =
                |cell: &String| long(cell) && !is_about_list(cell) && !is_note(cell);
            cells.get(*at).is_some_and(own)
        });
        own.or_else(|| {
            let all = cells.iter().enumerate();
            let able = all.filter(|(_, cell)| {
                Words::of(cell).len() > SHORTEST
                    && asks(cell, (0, cell.len()), Setting::List)
            });
            able.max_by_key(|(at, cell)| (cell.len(), usize::MAX - at)).map(|(at, _)| at)
        })
    }
}

/// The cells with the number that was taken out of the first of them.
fn numbered(block: &Block<'_>, mut cells: Vec<String>, width: usize) -> Vec<String> {
    if let Some(number) = block.number.clone().filter(|_| cells.len() + 1 == width) {
        cells.insert(0, number);
    }
    cells
}

/// The cells of a row.
fn cells(text: &str) -> Vec<String> {
    text.split(" | ").map(str::to_owned).collect()
}

/// A cell that is a number.
fn number(cell: &str) -> Option<String> {
    let own = leading_number(cell).map(|(number, _)| number);
    let cell = cell.trim().trim_end_matches(['.', ')']);
    let short = cell.len() <= 6 && cell.starts_with(|one: char| one.is_ascii_digit());
    let code = agency_code(&format!("{cell} X")).filter(|_| !cell.contains(' '));
    let code = code.and_then(|code| code.number);
    own.or(code).or_else(|| short.then(|| cell.to_owned()))
}

/// The number at the start of a cell, and where its words begin: `5.1 Agree`, `(iv) Agree`.
fn leading_number(cell: &str) -> Option<(String, usize)> {
    let word = cell.split(' ').next()?;
    let bare = word.trim_matches(['(', ')', '.', ':']);
    let digits = bare.starts_with(|one: char| one.is_ascii_digit())
        && bare.len() <= 6
        && bare.chars().all(|one| one.is_ascii_digit() || one == '.');
    let letter = word.ends_with(')')
        && bare.len() <= 5
        && bare.chars().all(|one| one.is_ascii_lowercase());
    let coded = bare.len() <= 4
        && bare.strip_prefix(['R', 'A']).is_some_and(|rest| {
            !rest.is_empty() && rest.chars().all(|one| one.is_ascii_digit())
        });
    let follows = cell
        .get(word.len()..)?
        .trim_start()
        .starts_with(|one: char| one.is_alphabetic() || matches!(one, '"' | '“' | '‘'));
    ((digits || letter || coded) && follows).then(|| (bare.to_owned(), word.len()))
}
