//! The reviews that count, by name.

use crate::analysis::report::Listed;
use crate::present::paper::{Block, Grid, Head, Line, Part, Text, Thing};

pub(super) fn part(reviews: &[Listed]) -> Part {
    Part::new("reviews", "The reviews", vec![Block::Table(table(reviews))])
}

fn table(reviews: &[Listed]) -> Grid {
    Grid {
        caption: "By name: the order says nothing of them.".to_owned(),
        heads: vec![
            Head::left("review"),
            Head::prose("title and board"),
            Head::left("published"),
            Head::left("child"),
            Head::left("outcome"),
            Head::right("pages"),
            Head::right("words"),
        ],
        rows: reviews.iter().map(row).collect(),
    }
}

fn row(one: &Listed) -> Line {
    let known = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let board = one.board.as_ref().map_or_else(String::new, |board| format!("{board}. "));
    let title = Text::from(format!("{}. {board}", one.title));
    let name = Text::here(format!("review-{}", one.review), &one.review.0);
    Line::Cells(vec![
        name.naming(&Thing::Review(one.review.clone())).into(),
        title.and(Text::code(one.files.join(", "))).into(),
        known(&one.published).into(),
        known(&one.age).into(),
        known(&one.outcome).into(),
        one.pages.to_string().into(),
        one.words.to_string().into(),
    ])
}
