//! Words of reviews with where they stand, and the name by which they open.

use crate::analysis::recommendations::Recommendation;
use crate::analysis::report::Quotation;
use crate::model::PageNumber;
use crate::present::paper::{Block, Run, Text, Thing};

/// A quotation, its telling words marked.
pub(in crate::present) fn quotation(one: &Quotation) -> Block {
    let text = &one.text;
    let mut runs = Vec::new();
    if one.before {
        runs.push(Run::Plain("[…] ".to_owned()));
    }
    let plain = |words: &str| Run::Plain(words.to_owned());
    match one.mark {
        Some((from, to)) => runs.extend([
            plain(&text[..from]),
            Run::Mark(text[from..to].to_owned()),
            plain(&text[to..]),
        ]),
        None => runs.push(plain(text)),
    }
    if one.after {
        runs.push(Run::Plain(" […]".to_owned()));
    }
    let board = one.board.as_ref().map(|board| format!(", {board}"));
    let year = one.year.map(|year| format!(" ({year})"));
    let place = place(one.page, one.page_label.as_deref(), one.number.as_deref());
    let source = Text::from(format!(
        "{}{}{}, {place} · ",
        one.title,
        board.unwrap_or_default(),
        year.unwrap_or_default(),
    ));
    let id = Text::code(&one.id).naming(&Thing::Passage {
        review: one.review.clone(),
        page: one.page,
        passage: one.passage.clone(),
    });
    Block::Quotation { words: Text(runs), source: source.and(id) }
}

/// A recommendation, with whom it asks and where it stands.
pub(in crate::present) fn recommendation(one: &Recommendation) -> Block {
    let asked: Vec<&str> = one.addressees.iter().map(|it| it.name()).collect();
    let asked = if asked.is_empty() { "not told".to_owned() } else { asked.join(", ") };
    let year = one.year.map(|year| format!(" ({year})"));
    let place = place(one.page, one.page_label.as_deref(), one.number.as_deref());
    let source = Text::from(format!(
        "{}{}, {place}; {}, to: {asked} · ",
        one.review,
        year.unwrap_or_default(),
        one.level.name(),
    ));
    let first = one.passages.first().map(|passage| Thing::Passage {
        review: one.review.clone(),
        page: one.page,
        passage: passage.clone(),
    });
    let id = Text::code(&one.id);
    let id = first.map_or_else(|| id.clone(), |first| id.clone().naming(&first));
    Block::Quotation { words: one.text.as_str().into(), source: source.and(id) }
}

/// `p. 12 (printed 11), 4.3`.
pub(in crate::present) fn place(
    page: PageNumber,
    label: Option<&str>,
    number: Option<&str>,
) -> String {
    let label = label.filter(|label| **label != *page.to_string());
    let label = label.map(|label| format!(" (printed {label})"));
    let number = number.map(|number| format!(", {number}"));
    format!("p. {page}{}{}", label.unwrap_or_default(), number.unwrap_or_default())
}
