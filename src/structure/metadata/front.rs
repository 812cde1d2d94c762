//! Title, board, child, author and dates from the title page, else from the running
//! heads, the text or the file's properties.

use super::Texts;
use super::dates::{Event, dates, event};
use super::names;
use crate::model::{Date, Extracted, Known, Metadata, PassageKind, Provenance};

/// What the title page says.
pub(super) fn front(texts: &Texts<'_>, extracted: &Extracted) -> Metadata {
    let title = title(texts, extracted);
    let named = |from: &str| names::child(from);
    let child = title
        .as_ref()
        .and_then(|title| named(&title.value).map(|child| Known::new(child, title.from)))
        .or_else(|| search(texts, named));
    Metadata {
        board: search(texts, names::board),
        child,
        author: author(texts, extracted),
        published: published(texts),
        title,
        ..Metadata::default()
    }
}

/// The first answer: of the title page, the running heads, the opening text.
fn search(
    texts: &Texts<'_>,
    ask: impl Fn(&str) -> Option<String>,
) -> Option<Known<String>> {
    let known = |from: Provenance| move |value: String| Known::new(value, from);
    let heads = || texts.heads.iter().find_map(|head| ask(head));
    let opening = || texts.opening.iter().find_map(|text| ask(text));
    ask(&texts.front_text)
        .map(known(Provenance::FrontPages))
        .or_else(|| heads().map(known(Provenance::RunningHead)))
        .or_else(|| opening().map(known(Provenance::Text)))
}

/// The title page's first heading that is more than a board's name, with the heading
/// below it where that adds words.
fn title(texts: &Texts<'_>, extracted: &Extracted) -> Option<Known<String>> {
    let headings: Vec<&str> = texts
        .front
        .iter()
        .filter(|(kind, text)| *kind == PassageKind::Heading && !is_contents(text))
        .map(|(_, text)| *text)
        .filter(|text| !is_body(text))
        .collect();
    let property =
        extracted.title.as_deref().map(str::trim).filter(|title| is_title(title));
    let Some(first) = headings.first() else {
        let line = texts.front.iter().map(|(_, text)| *text).find(|text| is_title(text));
        return line
            .map(|line| Known::new(line.to_owned(), Provenance::FrontPages))
            .or_else(|| {
                property
                    .map(|title| Known::new(title.to_owned(), Provenance::FileProperties))
            });
    };
    let mut title = without_board(first).to_owned();
    for more in headings.iter().skip(1).take(2) {
        if adds(&title, more) && title.len() + more.len() < 200 {
            title.push_str(" - ");
            title.push_str(more);
        }
    }
    Some(Known::new(title, Provenance::FrontPages))
}

/// A title without the board's name that it begins with.
fn without_board(title: &str) -> &str {
    let rest = names::board(title).and_then(|board| title.strip_prefix(board.as_str()));
    let rest = rest.and_then(|rest| rest.trim_start().strip_prefix([':', '-', '–', '—']));
    rest.map_or(title, str::trim_start)
}

fn is_contents(text: &str) -> bool {
    crate::text::section_kind(text) == Some(crate::model::SectionKind::Contents)
}

/// Whether a text is a board's name and nothing else.
fn is_body(text: &str) -> bool {
    names::board(text).is_some_and(|board| board.len() + 12 > text.len())
}

fn is_title(text: &str) -> bool {
    let low = text.to_lowercase();
    text.len() < 200
        && (low.contains("review") || low.contains("inquiry"))
        && !low.contains("microsoft word")
        && !low.contains(".doc")
        && !text.ends_with('.')
}

/// Whether most words of a second heading are new.
fn adds(title: &str, more: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        crate::text::tokens(text).map(|token| token.word.into_owned()).collect()
    };
    let (known, more) = (words(title), words(more));
    let fresh = more.iter().filter(|word| !known.contains(word)).count();
    fresh * 2 > more.len()
}

fn author(texts: &Texts<'_>, extracted: &Extracted) -> Option<Known<String>> {
    let front = names::author(&texts.front_text);
    let opening = || texts.opening.iter().find_map(|text| names::author(text));
    let property = || {
        let name = extracted.author.as_deref()?.trim();
        let person = name.split(' ').count() >= 2
            && name.chars().all(|letter| {
                letter.is_alphabetic() || matches!(letter, ' ' | '-' | '\'' | '’' | '.')
            });
        person.then(|| name.to_owned())
    };
    front
        .map(|name| Known::new(name, Provenance::FrontPages))
        .or_else(|| opening().map(|name| Known::new(name, Provenance::Text)))
        .or_else(|| property().map(|name| Known::new(name, Provenance::FileProperties)))
}

/// The date said to be that of publication; else a date that stands alone on the title
/// page; else what the running heads or the text say; else the latest on the title page.
fn published(texts: &Texts<'_>) -> Option<Known<Date>> {
    let front = Provenance::FrontPages;
    said(&texts.front_text)
        .map(|date| Known::new(date, front))
        .or_else(|| alone(texts).map(|date| Known::new(date, front)))
        .or_else(|| {
            let head = texts.heads.iter().find_map(|head| said(head));
            head.map(|date| Known::new(date, Provenance::RunningHead))
        })
        .or_else(|| {
            let text = texts.opening.iter().find_map(|text| said_here(text));
            text.map(|date| Known::new(date, Provenance::Text))
        })
        .or_else(|| settled(&texts.front_text).map(|date| Known::new(date, front)))
}

fn said(text: &str) -> Option<Date> {
    let mut from = 0;
    let mut best: Option<Date> = None;
    for dated in dates(text) {
        let before = &text[from..dated.start];
        from = dated.end;
        let after =
            text[dated.end..].trim_start_matches([' ', ')', ',']).to_ascii_lowercase();
        let follows = after.starts_with("(publi") || after.starts_with("publication");
        if (event(before) == Event::Published || follows) && better(best, dated.date) {
            best = Some(dated.date);
        }
    }
    best
}

/// A more exact date wins, else the first.
fn better(best: Option<Date>, date: Date) -> bool {
    best.is_none_or(|best| {
        best.year == date.year && best.month.is_none() && date.month.is_some()
    })
}

/// `This report was published in …`, said of the report itself.
fn said_here(text: &str) -> Option<Date> {
    let low = text.to_ascii_lowercase();
    let own = [
        "this report was published",
        "this review was published",
        "publication of this",
        "report published",
        "this review is being published",
    ];
    let at = own.iter().filter_map(|phrase| low.find(phrase)).min()?;
    let rest = &text[at..];
    dates(rest).first().filter(|dated| dated.start < 80).map(|dated| dated.date)
}

fn alone(texts: &Texts<'_>) -> Option<Date> {
    texts.front.iter().find_map(|(_, text)| {
        let dated = *dates(text).first()?;
        let rest = text.len() - (dated.end - dated.start);
        let rest_is_label = text[..dated.start].trim().is_empty()
            || text[..dated.start].trim().to_ascii_lowercase().starts_with("date");
        (rest < 14 && rest_is_label && dated.date.month.is_some() || rest == 0)
            .then_some(dated.date)
    })
}

fn settled(text: &str) -> Option<Date> {
    let mut from = 0;
    let mut latest: Option<Date> = None;
    for dated in dates(text) {
        let about = event(&text[from..dated.start]);
        from = dated.end;
        if about == Event::Settled && latest.is_none_or(|latest| dated.date > latest) {
            latest = Some(dated.date);
        }
    }
    latest
}
