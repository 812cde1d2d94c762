//! The family's table: a row for the child among rows for its relatives.
//!
//! `Child N | Subject | 4 months` under a head that says of when the ages are. Reviews
//! give ages at the time of the event, so that time dates it where no sentence does.

use super::{age, dates::dates};
use crate::model::Date;

/// What the table says of the child.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// As in a cell of its own.
    pub(super) age: Option<String>,
    /// `female` or `male`.
    pub(super) sex: Option<&'static str>,
    /// The date in the head of the column of ages.
    pub(super) date: Option<Date>,
}

/// Reads the first row for the child. Cells are set apart by `|` or a tab.
pub(super) fn read(rows: &[&str], label: Option<&str>) -> Row {
    let label = label.map(str::to_lowercase);
    let mut head: Option<Vec<&str>> = None;
    for row in rows {
        let cells: Vec<&str> = row.split(['|', '\t']).map(str::trim).collect();
        if is_head(&cells) {
            head = Some(cells);
            continue;
        }
        let named =
            label.as_deref().is_some_and(|label| cells[0].to_lowercase() == label);
        let subject = cells
            .iter()
            .skip(1)
            .any(|cell| cell.to_ascii_lowercase().starts_with("subject"));
        let Some(head) = head.as_ref().filter(|_| named || subject) else { continue };
        if head.len() != cells.len() {
            continue;
        }
        let column = |name: &str| {
            head.iter().position(|cell| cell.to_ascii_lowercase().starts_with(name))
        };
        let ages = column("age");
        let sex = column("sex").or_else(|| column("gender")).or_else(|| column("m/f"));
        return Row {
            age: ages.and_then(|at| age::of_cell(cells[at])),
            sex: sex.and_then(|at| match cells[at].to_ascii_lowercase().as_str() {
                "f" | "female" | "girl" => Some("female"),
                "m" | "male" | "boy" => Some("male"),
                _ => None,
            }),
            date: ages
                .and_then(|at| dates(head[at]).first().map(|dated| dated.date))
                .filter(|date| date.month.is_some()),
        };
    }
    Row::default()
}

/// A head has a column of ages and no figures but those of a date.
fn is_head(cells: &[&str]) -> bool {
    let ages = cells.iter().skip(1).any(|cell| {
        let low = cell.to_ascii_lowercase();
        low == "age" || low.starts_with("age ") || low.starts_with("ages ")
    });
    ages && cells.len() > 1 && !cells[0].starts_with(|first: char| first.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn the_row_of_the_child_gives_age_and_time() {
        let rows = [
            "Name | Relationship | Age in June 2015",
            "Mother | Mother | 31",
            "Child M | Subject | 12",
        ];
        let row = read(&rows, Some("Child M"));
        assert_eq!(row.age.as_deref(), Some("12 years"));
        assert_eq!(row.date.map(|date| date.to_string()).as_deref(), Some("2015-06"));
        assert_eq!(row.sex, None);
    }

    #[test]
    fn a_table_without_ages_says_nothing() {
        assert_eq!(read(&["Agency | Role", "GP | Subject"], None), super::Row::default());
    }
}
