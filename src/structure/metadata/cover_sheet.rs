//! The cover sheet of the national case review repository.
//!
//! Reviews deposited there begin with a page of labelled lines: `Title: … LSCB: …
//! Author: … Date of publication: …`, then a note of the deposit.

use super::dates;
use crate::model::Date;

/// What the sheet says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) title: Option<String>,
    pub(super) board: Option<String>,
    pub(super) author: Option<String>,
    pub(super) published: Option<Date>,
}

/// The labels, in any order on the sheet.
const LABELS: [(&str, Field); 11] = [
    ("title:", Field::Title),
    ("lscb:", Field::Board),
    ("lscbs:", Field::Board),
    ("lscb(s):", Field::Board),
    ("lscp:", Field::Board),
    ("partnership:", Field::Board),
    ("author:", Field::Author),
    ("authors:", Field::Author),
    ("author(s):", Field::Author),
    ("date of publication:", Field::Published),
    ("publication date:", Field::Published),
];

/// Where the last value ends.
const ENDS: [&str; 3] = [
    "this case review report was deposited",
    "this report was deposited",
    "copyright of this report",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Board,
    Author,
    Published,
}

/// The cover sheet at the start of a text, if there is one: a title, a board and a date,
/// each labelled, or the note of the deposit with any two of them.
pub(super) fn cover_sheet(text: &str) -> Option<Sheet> {
    let text = text.get(..text.floor_char_boundary(4000)).unwrap_or(text);
    let low = text.to_ascii_lowercase();
    let mut marks: Vec<(usize, usize, Option<Field>)> = Vec::new();
    for (label, field) in LABELS {
        let apart =
            |at: usize| !low[..at].ends_with(|letter: char| letter.is_alphanumeric());
        marks.extend(
            low.match_indices(label)
                .filter(|(at, _)| apart(*at))
                .map(|(at, _)| (at, at + label.len(), Some(field))),
        );
    }
    let deposited = ENDS.iter().filter_map(|end| low.find(end)).min();
    marks.extend(deposited.map(|at| (at, at, None)));
    marks.sort_by_key(|(at, ..)| *at);
    let value = |wanted: Field| {
        let at = marks.iter().position(|(.., field)| *field == Some(wanted))?;
        let end = marks.get(at + 1).map_or(text.len(), |(next, ..)| *next);
        let last = at + 1 == marks.len();
        let value = text.get(marks[at].1..end)?.trim();
        let value = if last { value.lines().next().unwrap_or("") } else { value };
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        (!value.is_empty() && value.len() < 300).then_some(value)
    };
    let sheet = Sheet {
        title: value(Field::Title),
        board: value(Field::Board),
        author: value(Field::Author),
        published: value(Field::Published)
            .and_then(|text| dates::dates(&text).first().map(|dated| dated.date)),
    };
    let count = usize::from(sheet.title.is_some())
        + usize::from(sheet.board.is_some())
        + usize::from(sheet.published.is_some());
    (count == 3 || deposited.is_some() && count == 2).then_some(sheet)
}

#[cfg(test)]
mod tests {
    use super::cover_sheet;

    #[test]
    fn labelled_lines_are_read_up_to_the_note_of_deposit() {
        let sheet = cover_sheet(
            "Title: Child F1: serious case review.\nLSCB: Example Safeguarding Children Board \
             Author: Jane Example\nDate of publication: 2014\nThis case review report was deposited by",
        )
        .expect("a cover sheet");
        assert_eq!(sheet.title.as_deref(), Some("Child F1: serious case review."));
        assert_eq!(sheet.board.as_deref(), Some("Example Safeguarding Children Board"));
        assert_eq!(sheet.author.as_deref(), Some("Jane Example"));
        assert_eq!(sheet.published.map(|date| date.year), Some(2014));
    }

    #[test]
    fn a_title_page_is_no_cover_sheet() {
        assert_eq!(
            cover_sheet("Serious Case Review\nAuthor: Jane Example\nMarch 2014"),
            None
        );
    }
}
