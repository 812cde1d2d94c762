//! The date of publication among the dates of a title page.
//!
//! In order: one that is said to be it, on the title page, in the running heads or in the
//! text; one that stands alone on the title page; one at the end of a short line; the
//! latest of those that settled the report.

use super::dates::{Event, dates, event};
use super::front_page::Texts;
use crate::model::{Date, Known, Provenance};

/// The date that the title page or the running heads say to be that of publication.
pub(super) fn stated(texts: &Texts<'_>) -> Option<Known<Date>> {
    let head = || texts.heads.iter().find_map(|head| said(head));
    said(&texts.front_text)
        .map(|date| Known::new(date, Provenance::FrontPages))
        .or_else(|| head().map(|date| Known::new(date, Provenance::RunningHead)))
}

/// When the review was published, as far as it says.
pub(super) fn published(texts: &Texts<'_>) -> Option<Known<Date>> {
    let front = |date: Date| Known::new(date, Provenance::FrontPages);
    let text = || texts.opening.iter().find_map(|text| said_here(text));
    stated(texts)
        .or_else(|| alone(texts).map(front))
        .or_else(|| text().map(|date| Known::new(date, Provenance::Text)))
        .or_else(|| trailing(texts).map(front))
        .or_else(|| settled(&texts.front_text).map(front))
        .or_else(|| {
            let head = texts.heads.iter().find_map(|head| in_head(head));
            head.map(|date| Known::new(date, Provenance::RunningHead))
        })
}

/// The date that a text says to be that of publication.
fn said(text: &str) -> Option<Date> {
    let mut from = 0;
    let mut best: Option<Date> = None;
    for dated in dates(text) {
        let before = &text[from..dated.start];
        from = dated.end;
        let after =
            text[dated.end..].trim_start_matches([' ', ')', ',']).to_ascii_lowercase();
        // `June 2016 (published January 2017)` says it of the second
        let inside = after.split(')').next().unwrap_or("");
        let follows = (after.starts_with("(publi") || after.starts_with("publication"))
            && dates(inside).is_empty();
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
    const OWN: [&str; 7] = [
        "this report was published",
        "this review was published",
        "publication of this",
        "report published",
        "review published",
        "this review is being published",
        "this report is being published",
    ];
    let low = text.to_ascii_lowercase();
    let at = OWN.iter().filter_map(|phrase| low.find(phrase)).min()?;
    let rest = &text[at..];
    dates(rest).first().filter(|dated| dated.start < 80).map(|dated| dated.date)
}

/// A date on a line of its own, unless the line above says what else it is of.
fn alone(texts: &Texts<'_>) -> Option<Date> {
    let mut above = "";
    texts.lines().find_map(|line| {
        let label = std::mem::replace(&mut above, line);
        let dated = *dates(line).first()?;
        let rest = line.len() - (dated.end - dated.start);
        let before = line[..dated.start].trim().to_ascii_lowercase();
        let plain = before.is_empty() || before.starts_with("date");
        let other = matches!(event(&before), Event::Settled | Event::Incident)
            || label.len() < 50
                && dates(label).is_empty()
                && !label.contains("Review")
                && matches!(event(label), Event::Settled | Event::Incident);
        let whole = rest < 14 && plain && dated.date.month.is_some() || rest == 0;
        (whole && !other).then_some(dated.date)
    })
}

/// `Ravensholme Safeguarding Children Board, April 2016`.
fn trailing(texts: &Texts<'_>) -> Option<Date> {
    texts.lines().find_map(|line| {
        let dated = *dates(line).last()?;
        let before = &line[..dated.start];
        let ends = line[dated.end..].trim_end_matches(['.', ')', ' ']).is_empty();
        (ends
            && before.split(' ').count() < 12
            && dated.date.month.is_some()
            && event(before) == Event::Unknown)
            .then_some(dated.date)
    })
}

/// The latest date that the title page gives for completing or agreeing the report.
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

/// The date in a running head, where it is the only one and of no incident.
fn in_head(head: &str) -> Option<Date> {
    match dates(head).as_slice() {
        [dated] if event(&head[..dated.start]) != Event::Incident => {
            dated.date.month.map(|_| dated.date)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::said;

    #[test]
    fn the_date_said_to_be_that_of_publication_wins() {
        let said = |text| said(text).map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(said("Agreed 2 May 2011\nPublished on 28 July 2011"), "2011-07-28");
        assert_eq!(said("June 2016 (published January 2017)"), "2017-01");
        assert_eq!(said("January 2017 (published)"), "2017-01");
        assert_eq!(said("Publication delayed; adopted on 6 February 2010."), "");
    }
}
