//! Tables of words in every format: the words around a hit, the words that mark a set of
//! passages, the words of a corpus, and those that are used alike.
//!
//! Programs get numbers whole, with what they were made from in each row; people get them
//! rounded, with what they were made from in a caption and a note of what they mean.

mod collocates;
mod keyness;
mod opened;
mod related;
mod words;

use std::io::{self, Write};

use super::made::ending;
use super::themes::{Method, Person, workbook_of, write_person};
use super::typed::{limited, quoted};
use super::{Format, Rows, Screen, counted};
use crate::analysis::lexis::Basis;
use crate::analysis::themes::{Flat, Sheet};
use crate::model::{Align, Column};

pub use collocates::collocates;
pub use keyness::{Sets, keyness};
pub use opened::{opened, opened_count, opened_key};
pub use related::related;
pub use words::words;

/// What is written beside a table of words.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    /// What it was made from.
    pub basis: &'a Basis,
    /// How many rows at most.
    pub limit: Option<usize>,
    /// How to write it; none for a workbook.
    pub format: Option<Format>,
    /// Where it goes.
    pub screen: Screen,
}

impl Beside<'_> {
    /// How many rows at most.
    fn most(&self) -> usize {
        self.limit.unwrap_or(usize::MAX)
    }

    /// ` 20 shown, --limit shows more.` where that is so.
    fn cut(&self, rows: usize) -> String {
        match self.most() {
            most if rows > most => format!(" {most} shown, --limit shows more."),
            _ => String::new(),
        }
    }

    /// What shows the passages that have what a row counts: a search for that, near-copies
    /// left out as they are here.
    fn searched(&self, query: &str) -> String {
        let query = quoted(&format!("{query} NOT duplicate_of:*"));
        let only = limited(self.basis.only.as_deref());
        format!("`throughline search {query}{only}` shows the passages of a row.")
    }

    /// ``4321 words in `section:findings` of 16 reviews, near-copies left out ...``
    fn out_of(&self, words: u64, reviews: u64) -> String {
        let only = self.basis.only.as_ref();
        let only = only.map_or_else(String::new, |query| format!(" in `{query}`"));
        let (words, reviews) = (counted(words, "word"), counted(reviews, "review"));
        format!("{words}{only} of {reviews}, near-copies left out, each case once.")
    }
}

/// What a table is to a person, and how its numbers were made, for the last sheet of a
/// workbook.
type Told<'a> = (&'a dyn Fn() -> Person, &'a [&'static str]);

/// Writes a table: `flat` holds its rows without what they were made from.
fn write(
    title: &str,
    flat: Flat,
    (person, method): Told<'_>,
    beside: Beside<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Beside { basis, format, screen, .. } = beside;
    let terms = basis.terms();
    match format {
        None => {
            let (notes, version) = (method.to_vec(), basis.version.as_str());
            let sheets = [Sheet { name: "Data", flat: ending(flat, &terms) }];
            workbook_of(&sheets, &Method { title, version, terms, notes: &notes }, out)
        }
        Some(format @ (Format::Table | Format::Markdown | Format::Html)) => {
            write_person(&person(), format, screen, out)
        }
        Some(format) => rows(&ending(flat, &terms), format, screen, out),
    }
}

fn rows(
    flat: &Flat,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let column = |name| Column { name, align: Align::Left };
    let columns = flat.names.iter().map(|name| column(name)).collect();
    let mut rows = Rows::begin(format, screen, columns, out)?;
    flat.rows.iter().try_for_each(|row| rows.row(row))?;
    rows.finish()
}
