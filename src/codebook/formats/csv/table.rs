//! Rows that say what they are part of, made a tree.

use std::collections::BTreeMap;

use csv::StringRecord;

use super::row::Row;
use crate::codebook::error::Problem;
use crate::codebook::formats::entry::{Book, Entry};
use crate::codebook::read::MOST;
use crate::text::slug;

/// Most themes inside of each other.
const DEEPEST: usize = 64;

/// The rows that were read, each with what it is part of.
#[derive(Default)]
pub(super) struct Table {
    columns: Vec<String>,
    /// The column that names the theme.
    name: &'static str,
    entries: Vec<(Entry, Parent)>,
    /// The place of each, by its name or path.
    places: BTreeMap<String, usize>,
    book: Option<String>,
}

/// What a row is part of.
enum Parent {
    None,
    Named(String),
    At(usize),
}

impl Table {
    /// A table with these columns, of which one names the theme.
    pub(super) fn new(columns: Vec<String>, name: &'static str) -> Self {
        Self { columns, name, ..Self::default() }
    }

    /// Reads a row.
    pub(super) fn row(&mut self, record: &StringRecord) -> Result<(), Problem> {
        let line = record.position().map_or(1, csv::Position::line);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        if self.entries.len() > MOST {
            let said = format!("a codebook has at most {MOST} themes");
            return Err(Problem::new(line, said));
        }
        let row = Row { columns: &self.columns, record, line };
        let Some(name) = row.cell(&[self.name]) else {
            if record.iter().all(|cell| cell.trim().is_empty()) {
                return Ok(());
            }
            let said = format!("this row has nothing in the column `{}`", self.name);
            return Err(Problem::new(line, said));
        };
        let path: Vec<&str> = match self.name {
            "path" => name.split(['/', '\\', '>']).map(str::trim).collect(),
            _ => vec![name],
        };
        let mut entry = Entry::new(line, path.last().copied().unwrap_or(name));
        row.tell(&mut entry, self.name);
        let parent = row.cell(&["parent"]).map(str::to_owned);
        let book = row.cell(&["codebook"]).map(str::to_owned);
        self.book = self.book.take().or(book);
        let above = self.above(&path, line);
        let parent = match (above, parent) {
            (Some(place), _) => Parent::At(place),
            (None, Some(name)) => Parent::Named(name),
            (None, None) => Parent::None,
        };
        let key = path.iter().map(|part| slug(part)).collect::<Vec<_>>().join("/");
        match self.places.get(&key).copied() {
            // it was only known as what others are part of
            Some(place) if self.name == "path" => {
                self.entries[place].0.members = entry.members;
            }
            _ => {
                self.places.entry(key).or_insert(self.entries.len());
                self.entries.push((entry, parent));
            }
        }
        Ok(())
    }

    /// The place of what a path leads through, made where no row has said it yet.
    fn above(&mut self, path: &[&str], line: u32) -> Option<usize> {
        let (_, above) = path.split_last()?;
        let (mut key, mut parent) = (String::new(), None);
        for name in above {
            key =
                if key.is_empty() { slug(name) } else { format!("{key}/{}", slug(name)) };
            let next = self.entries.len();
            let place = *self.places.entry(key.clone()).or_insert(next);
            if place == next {
                let of = parent.map_or(Parent::None, Parent::At);
                self.entries.push((Entry::new(line, *name), of));
            }
            parent = Some(place);
        }
        parent
    }

    /// The rows as a tree.
    pub(super) fn book(self) -> Result<Book, Problem> {
        let Self { entries, places, book, .. } = self;
        let mut parents = Vec::new();
        for (entry, parent) in &entries {
            parents.push(match parent {
                Parent::None => None,
                Parent::At(place) => Some(*place),
                Parent::Named(name) => {
                    Some(places.get(&slug(name)).copied().ok_or_else(|| {
                        let said = format!("`{name}`, which this is part of, has no row");
                        Problem::new(entry.line, said).hint("add a row for it")
                    })?)
                }
            });
        }
        let mut entries: Vec<Option<Entry>> =
            entries.into_iter().map(|(entry, _)| Some(entry)).collect();
        let tree = branch(None, &parents, &mut entries, 0)?;
        match entries.into_iter().flatten().next() {
            None => Ok(Book { name: book, entries: tree }),
            Some(left) => {
                let said = format!("`{}` is part of itself", left.name);
                Err(Problem::new(left.line, said))
            }
        }
    }
}

/// What is part of one place, with what is part of that.
fn branch(
    of: Option<usize>,
    parents: &[Option<usize>],
    entries: &mut [Option<Entry>],
    depth: usize,
) -> Result<Vec<Entry>, Problem> {
    let mut parts = Vec::new();
    for (at, parent) in parents.iter().enumerate() {
        if *parent == of
            && let Some(mut entry) = entries[at].take()
        {
            if depth == DEEPEST {
                let said = format!("more than {DEEPEST} themes are inside one another");
                return Err(Problem::new(entry.line, said));
            }
            entry.parts = branch(Some(at), parents, entries, depth + 1)?;
            parts.push(entry);
        }
    }
    Ok(parts)
}
