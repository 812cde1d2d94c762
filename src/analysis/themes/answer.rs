//! A question about themes, answered: numbers, and what they were made from.

use serde_json::{Value, json};

use super::asked::{Asked, Layout, Shape};
use super::counted::Coded;
use super::fields::fields;
use super::frequencies::{Frequencies, NoTheme, frequencies};
use super::made::Made;
use super::matrix::{Matrix, matrix};
use super::slice::Subcorpus;

/// The numbers of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Numbers {
    /// A row a theme.
    Frequencies(Frequencies),
    /// Reviews by themes.
    Matrix(Matrix, Shape),
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What it was made from.
    pub made: Made,
    /// Its numbers.
    pub numbers: Numbers,
}

/// Rows under names: what CSV, NDJSON and the sheet `Data` of a workbook hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flat {
    /// The names of the columns.
    pub names: Vec<String>,
    /// As many values in each as there are names.
    pub rows: Vec<Vec<Value>>,
}

/// Answers a question, about the passages of `only` where that is given.
pub fn answer(
    coded: &Coded<'_>,
    asked: &Asked,
    only: Option<&Subcorpus>,
) -> Result<Answer, NoTheme> {
    let numbers = match asked.layout {
        Layout::Frequencies | Layout::By(_) => {
            Numbers::Frequencies(frequencies(coded, asked, only)?)
        }
        Layout::Matrix(measure, shape) => {
            Numbers::Matrix(matrix(coded, asked, measure, only)?, shape)
        }
    };
    Ok(Answer { made: Made::now(coded, asked.clone()), numbers })
}

impl Answer {
    /// How many reviews have a passage that counts.
    pub fn reviews(&self) -> u64 {
        match &self.numbers {
            Numbers::Frequencies(table) => table.reviews,
            Numbers::Matrix(matrix, _) => matrix.rows.len() as u64,
        }
    }

    /// The answer as plain rows. In a crosstab the row of a theme, with an empty group,
    /// stands before those of its groups.
    pub fn flat(&self) -> Flat {
        match &self.numbers {
            Numbers::Frequencies(table) => flat_table(table, &self.made.asked),
            Numbers::Matrix(matrix, Shape::Wide) => wide(matrix),
            Numbers::Matrix(matrix, Shape::Long) => long(matrix),
        }
    }
}

fn flat_table(table: &Frequencies, asked: &Asked) -> Flat {
    let mut flat = Flat::default();
    for row in &table.rows {
        let row = fields(row, asked.by(), asked.suppress);
        let mut names: Vec<&str> = row.whole.iter().map(|field| field.0).collect();
        if asked.by().is_some() {
            names.insert(2, "group");
        }
        for group in std::iter::once(None).chain(row.groups.iter().map(Some)) {
            let value = |name: &&str| {
                let of = |fields: &[(&'static str, Value)]| {
                    fields.iter().find(|field| field.0 == *name).map(|one| one.1.clone())
                };
                let own = of(group.unwrap_or(&row.whole));
                // a group is a group of its theme
                let shared = || of(&row.whole).filter(|_| is_name(name));
                own.or_else(shared).unwrap_or(Value::Null)
            };
            flat.rows.push(names.iter().map(value).collect());
        }
        flat.names = names.into_iter().map(str::to_owned).collect();
    }
    flat
}

fn is_name(field: &str) -> bool {
    matches!(field, "theme" | "title" | "family")
}

fn wide(matrix: &Matrix) -> Flat {
    let themes = matrix.themes.iter().map(ToString::to_string);
    let names = std::iter::once("review".to_owned()).chain(themes).collect();
    let row = |(review, values): &(_, Vec<Value>)| {
        std::iter::once(json!(review)).chain(values.iter().cloned()).collect()
    };
    Flat { names, rows: matrix.rows.iter().map(row).collect() }
}

fn long(matrix: &Matrix) -> Flat {
    let names = ["review", "theme", "value"].map(str::to_owned).to_vec();
    let rows = matrix.rows.iter().flat_map(|(review, values)| {
        let row = |(theme, value): (_, &Value)| {
            vec![json!(review), json!(theme), value.clone()]
        };
        matrix.themes.iter().zip(values).map(row).collect::<Vec<_>>()
    });
    Flat { names, rows: rows.collect() }
}
