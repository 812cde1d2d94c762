//! The title: what a person would write in a list of reviews.
//!
//! The headings of the title page in their order, joined by ` - `, without the board's
//! name, dates, authors and marks of secrecy; words stay as printed.

use super::board;
use super::child;
use super::dates::{Event, dates, event};
use super::front_page::{Block, Texts, is_section};
use super::person::{Expected, is_person, people};
use crate::model::{Extracted, Known, PassageKind, Provenance, SectionKind};

/// How many headings make a title at most.
const PARTS: usize = 4;

/// How long a title is at most, in bytes.
const LONGEST: usize = 220;

/// The title by the title page, else by the file's properties.
pub(super) fn title(
    texts: &Texts<'_>,
    extracted: &Extracted,
    author: Option<&str>,
) -> Option<Known<String>> {
    let author = author.unwrap_or("");
    let front = Provenance::FrontPages;
    headed(&texts.front, author)
        .or_else(|| unheaded(&texts.front, author))
        .map(|title| Known::new(title, front))
        .or_else(|| {
            let property = extracted.title.as_deref().map(str::trim);
            let property = property.filter(|title| is_title(title));
            property.map(|title| Known::new(title.to_owned(), Provenance::FileProperties))
        })
        .or_else(|| {
            let head =
                texts.heads.iter().find(|head| is_title(head) && dates(head).is_empty());
            head.map(|head| Known::new(head.clone(), Provenance::RunningHead))
        })
}

/// The title in headings.
fn headed(front: &[Block<'_>], author: &str) -> Option<String> {
    let first = front.iter().position(|block| {
        block.kind == PassageKind::Heading && words_of(block, author).is_some()
    })?;
    let mut title = words_of(&front[first], author)?;
    let mut parts = 1;
    let mut plain = 0;
    for block in &front[first + 1..] {
        let near = block.page == front[first].page && plain < 8;
        if parts == PARTS || !near || block.text.len() > 240 {
            break;
        }
        let heading = block.kind == PassageKind::Heading;
        if heading && is_section(block.text) && !is_type(block.text) {
            break;
        }
        plain += usize::from(!heading);
        // a line below the title that only gives the label is part of it
        let label = plain < 3 && child::child(&title).is_none() && is_label(block.text);
        let part = heading || label || plain < 4 && is_type(block.text);
        let Some(more) = words_of(block, author).filter(|_| part) else { continue };
        if adds(&title, &more) && title.len() + more.len() < LONGEST {
            title.push_str(" - ");
            title.push_str(&more);
            parts += 1;
        }
    }
    Some(title)
}

/// The title of a front without headings: its first line that reads like one, and the
/// short lines below it up to a name, a date or a board.
fn unheaded(front: &[Block<'_>], author: &str) -> Option<String> {
    let lines: Vec<&str> =
        front.iter().flat_map(|block| block.lines.iter().copied()).collect();
    let first =
        lines.iter().position(|line| is_title(line) && !is_noise(line, author))?;
    let mut title = without_board(lines[first]).to_owned();
    for line in lines[first + 1..].iter().take(PARTS - 1) {
        let text = line.trim();
        let part = text.len() < 90 && !text.ends_with('.') && !is_noise(text, author);
        if !part || opens_section(text) {
            break;
        }
        if adds(&title, text) && title.len() + text.len() < LONGEST {
            title.push_str(" - ");
            title.push_str(text);
        }
    }
    Some(title)
}

fn opens_section(line: &str) -> bool {
    crate::text::section_kind(line).is_some() && child::child(line).is_none()
        || line.eq_ignore_ascii_case("introduction")
}

/// `Child N`, `Family D`.
fn is_label(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or("").to_lowercase();
    let label = child::child(text);
    text.split(' ').count() <= 6
        && label.is_some_and(|label| label.to_lowercase().starts_with(&first))
}

/// `Overview Report`: what sort of report it is and no more.
fn is_type(text: &str) -> bool {
    const TYPES: [&str; 4] =
        ["overview report", "executive summary", "case review", "practice review"];
    let low = text.to_lowercase();
    text.split(' ').count() <= 7
        && !text.contains(['|', ':', '.', ','])
        && TYPES.iter().any(|sort| low.starts_with(sort) || low.ends_with(sort))
}

/// A heading's words of a title: its printed lines joined, up to the first that is
/// something else.
fn words_of(block: &Block<'_>, author: &str) -> Option<String> {
    if crate::text::section_kind(block.text) == Some(SectionKind::Contents) {
        return None;
    }
    // a board's name may run over two lines
    let blank = !block.text.contains(char::is_alphabetic);
    if blank || is_noise(block.text, author) {
        return None;
    }
    let noise = |line: &&&str| is_noise(line, author);
    let lead = block.lines.iter().take_while(noise).count();
    // a board's name in a sentence may run over its line
    let runs_on = |line: &str| {
        ["Safeguarding", "Children", "Child", "Board", "Partnership"]
            .iter()
            .any(|word| line.starts_with(word))
    };
    let kept = block.lines[lead..]
        .iter()
        .enumerate()
        .take_while(|(at, line)| !is_noise(line, author) || *at > 0 && runs_on(line))
        .count();
    let text = if lead == 0 && kept == block.lines.len() {
        block.text.to_owned()
    } else {
        block.lines[lead..lead + kept].join(" ")
    };
    let text = without_board(&text).trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// What lines that are no part of a title begin with.
const LABELS: [&str; 32] = [
    "author",
    "lead reviewer",
    "independent reviewer",
    "independent author",
    "independent overview",
    "independent chair",
    "reviewer",
    "written by",
    "prepared by",
    "prepared for",
    "report by",
    "commissioned by",
    "commissioning",
    "report author",
    "chair",
    "date",
    "published",
    "publication",
    "agreed",
    "adopted",
    "accepted",
    "ratified",
    "signed off",
    "presented",
    "approved",
    "version",
    "confidential",
    "strictly",
    "restricted",
    "for publication",
    "undertaken",
    "on behalf of",
];

/// Lines that are none as a whole.
const ALONE: [&str; 7] =
    ["final", "final report", "draft", "redacted", "anonymised", "final version", "by"];

/// Whether a line of a title page is no part of a title: a board, a date, an author, a
/// mark of secrecy.
fn is_noise(line: &str, author: &str) -> bool {
    let low = line.trim().to_lowercase();
    let low = low.trim_end_matches(['.', ':']);
    let labelled = LABELS.iter().any(|label| {
        low.strip_prefix(label).is_some_and(|rest| {
            !rest.starts_with(char::is_alphabetic) || rest.starts_with('s')
        })
    });
    let cut = line.split([',', '(', '–']).next().unwrap_or(line);
    let cut = cut.split_once(": ").map_or(cut, |(_, name)| name);
    let name = people(cut.strip_prefix("By ").unwrap_or(cut), Expected::One);
    let writer = (cut.len() < line.len() || is_person(line))
        && name.is_some_and(|name| author.contains(&name));
    low.is_empty()
        || labelled
        || is_dated(line)
        || ALONE.contains(&low)
        || low.contains("www.")
        || is_board(line)
        || writer
}

/// Whether a line gives a date and little else, or says what was done on it.
fn is_dated(line: &str) -> bool {
    let all = dates(line);
    let Some(dated) = all.first() else { return false };
    let rest = format!("{}{}", &line[..dated.start], &line[dated.end..]);
    // `CPR 02 2019` is a number
    let number = dated.date.month.is_none()
        && rest.contains(|letter: char| letter.is_ascii_digit());
    let before = &line[..all.last().map_or(dated.start, |last| last.start)];
    let done = matches!(event(before), Event::Published | Event::Settled)
        && (!before.contains("Review ") || before.trim_end().ends_with(':'));
    rest.len() < 14 && !number
        || done
        || dated.date.month.is_some() && is_board(rest.trim_end_matches([' ', ',']))
}

/// Whether a text is a board's name and nothing else, but for brackets.
fn is_board(text: &str) -> bool {
    let plain = text.split('(').next().unwrap_or(text);
    let only = |text: &str| {
        board::board(text).is_some_and(|board| board.len() + 12 > text.len())
    };
    let short = || {
        ["LSCB", "LSCP", "SCB", "SCP", "ACPC"]
            .iter()
            .any(|body| plain.trim_end().ends_with(body))
            && plain.split(' ').count() < 7
            && !plain.to_lowercase().contains("review")
    };
    let bare = plain.trim().to_lowercase();
    let bodies = ["board", "boards", "partnership", "partners", "committee"];
    let nameless = bare.split(' ').count() < 9
        && (bare.contains("safeguarding") || bare.contains("protection"))
        && bodies.iter().any(|body| bare.ends_with(body))
        && !bare.contains("review")
        && !bare.contains("report");
    only(plain) || short() || nameless
}

/// A title without the board's name that it begins with.
fn without_board(title: &str) -> &str {
    let rest = board::board(title).and_then(|board| title.strip_prefix(board.as_str()));
    let rest = rest.and_then(|rest| rest.trim_start().strip_prefix([':', '-', '–', '—']));
    rest.map_or(title, str::trim_start)
}

fn is_title(text: &str) -> bool {
    let low = text.to_lowercase();
    text.len() < 200
        && ["review", "inquiry", "overview report", "scr "]
            .iter()
            .any(|word| low.contains(word))
        && !low.contains("microsoft word")
        && !low.contains(".doc")
        && !low.contains(".pdf")
        && !text.ends_with('.')
}

/// Whether a further heading says anything that the title does not.
fn adds(title: &str, more: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        crate::text::tokens(text).map(|token| token.word.into_owned()).collect()
    };
    let (known, more) = (words(title), words(more));
    let said = known.windows(more.len().max(1)).any(|run| run == more.as_slice());
    let fresh = more.iter().filter(|word| !known.contains(word)).count();
    !said && fresh * 5 > more.len()
}

#[cfg(test)]
mod tests {
    use super::{adds, is_noise, without_board};

    #[test]
    fn boards_dates_and_names_are_no_titles() {
        let noise = |line| is_noise(line, "Leonard Whitby");
        for line in [
            "Wexmouth Safeguarding Children Board",
            "Quillborough LSCB",
            "Harrowdene Safeguarding Children Partnership (HSCP)",
            "14 June 2017",
            "Lead Reviewers: Ann Lowe",
            "STRICTLY CONFIDENTIAL",
            "Leonard Whitby MBE",
        ] {
            assert!(noise(line), "{line}");
        }
        for line in [
            "Serious Case Review",
            "Overview Report",
            "Child AG1",
            "Authority 1: a review",
            "Chairing and the child",
            "Hidden Harm",
            "CPR 02 2019",
        ] {
            assert!(!noise(line), "{line}");
        }
    }

    #[test]
    fn a_heading_that_repeats_the_title_adds_nothing() {
        assert!(!adds("Serious Case Review: Child N", "SERIOUS CASE REVIEW"));
        assert!(adds("Serious Case Review", "Child N"));
    }

    #[test]
    fn a_board_before_a_title_is_left_out() {
        assert_eq!(
            without_board("Wexmouth Safeguarding Children Board: Child N"),
            "Child N"
        );
    }
}
