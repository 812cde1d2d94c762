//! Hits for a reader: one line each, the hits below one another.
//!
//! Where a line stands (review, page, paragraph) comes first and always fits: a long name
//! of a review is cut, a page never is. The rest of the line is for the words around the
//! hit, which are cut letter by letter at their far ends. Widths are known before the
//! first line, so that lines are written as they come.

use std::io::{self, Write};

use crate::analysis::Line;
use crate::model::Cell;

use super::columns::{columns, cut, first, last};
use super::{Screen, clean, plain};

/// Columns for each side where nobody looks at it on a screen.
const SIDE: usize = 60;
/// The widest that the place of a line gets.
const WIDEST_PLACE: usize = 36;
/// Room for page and paragraph beside the review's name.
const PAGE: usize = 12;
/// The widest that something known about the review gets.
const WIDEST_FACT: usize = 20;
/// The narrowest that a side gets, however narrow the screen.
const NARROWEST_SIDE: usize = 6;
/// What stands between two parts of a line.
const GAP: &str = "  ";

/// How lines are laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kwic {
    screen: Screen,
    place: usize,
    facts: Vec<usize>,
    left: usize,
    /// Room for the hit and what follows it, or for what follows it only.
    right: Right,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Right {
    /// The rest of the screen, the hit included.
    Rest(usize),
    /// So many columns after the hit.
    After(usize),
}

impl Kwic {
    /// For lines of these reviews, with these facts about reviews beside them. `width` is
    /// what a reader wants on each side.
    pub fn new<'a>(
        screen: Screen,
        width: Option<usize>,
        reviews: impl Iterator<Item = &'a str>,
        facts: impl Iterator<Item = &'a [Cell]>,
    ) -> Self {
        let most = screen.width.map_or(WIDEST_PLACE, |width| width * 2 / 5);
        let name = reviews.map(columns).max().unwrap_or(0);
        let place = (name + PAGE).min(most.min(WIDEST_PLACE)).max(PAGE + 1);
        let facts = widest(facts, screen.width.map(|width| width.saturating_sub(place)));
        let facts_and_gaps: usize = facts.iter().map(|fact| fact + GAP.len()).sum();
        let taken = place + GAP.len() + facts_and_gaps;
        let (left, right) = match (width, screen.width) {
            (Some(width), _) => (width, Right::After(width)),
            (None, None) => (SIDE, Right::After(SIDE)),
            (None, Some(width)) => {
                let room = width.saturating_sub(taken).max(2 * NARROWEST_SIDE);
                let left = (room * 2 / 5).max(NARROWEST_SIDE);
                (left, Right::Rest(room - left))
            }
        };
        Self { screen, place, facts, left, right }
    }

    /// Writes one line with what is known about its review.
    pub fn line(
        &self,
        line: &Line<'_>,
        facts: &[Cell],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let text = &line.stored.passage.text;
        write!(out, "{}{GAP}", self.place(line))?;
        for (fact, room) in facts.iter().zip(&self.facts) {
            write!(out, "{}{GAP}", padded(&clean(&plain(fact)), *room))?;
        }
        let left = last(&text[..line.span.start], self.left);
        let indent = " ".repeat(self.left.saturating_sub(columns(&left)));
        let (node, right) = self.hit(text, line);
        let (open, close) =
            if self.screen.colour { ("\u{1b}[1;33m", "\u{1b}[0m") } else { ("»", "«") };
        let rest = format!("{open}{node}{close}{right}");
        writeln!(out, "{indent}{left}{}", rest.trim_end())
    }

    /// The hit and what follows it, as far as there is room.
    fn hit(&self, text: &str, line: &Line<'_>) -> (String, String) {
        let node = clean(&text[line.span.clone()]);
        let after = &text[line.span.end..];
        match self.right {
            Right::After(room) => (node.into_owned(), first(after, room)),
            Right::Rest(room) => {
                // without colour two columns go to the marks around the hit
                let room = room.saturating_sub(if self.screen.colour { 0 } else { 2 });
                let node = cut(&node, room);
                let rest = first(after, room.saturating_sub(columns(&node)));
                (node, rest)
            }
        }
    }

    /// Review, page and paragraph, the first cut so that the others fit.
    fn place(&self, line: &Line<'_>) -> String {
        let number = line.stored.passage.number.as_deref().unwrap_or_default();
        let page = format!("p. {}", line.page());
        let number = match clean(number) {
            number if number.is_empty() => String::new(),
            number => format!(", {number}"),
        };
        let room = self.place.saturating_sub(columns(&page));
        let number = cut(&number, room);
        // the name of a review is letters and hyphens, and ends before a comma
        let name =
            cut(&clean(&line.stored.review.0), room.saturating_sub(columns(&number) + 2));
        let place = if name.is_empty() { page } else { format!("{name}, {page}") };
        padded(&format!("{place}{number}"), self.place)
    }
}

/// How wide each fact gets: what it needs, and all together no more than half of the
/// room there is.
fn widest<'a>(
    facts: impl Iterator<Item = &'a [Cell]>,
    room: Option<usize>,
) -> Vec<usize> {
    let mut widest = Vec::new();
    for facts in facts {
        widest.resize(facts.len(), 0);
        for (width, fact) in widest.iter_mut().zip(facts) {
            *width = columns(&clean(&plain(fact))).min(WIDEST_FACT).max(*width);
        }
    }
    if let Some(room) = room {
        let each = room / 2 / widest.len().max(1);
        for width in &mut widest {
            *width = each.saturating_sub(GAP.len()).min(*width);
        }
    }
    widest
}

/// A text cut or filled to this many columns.
fn padded(text: &str, room: usize) -> String {
    let text = cut(text, room);
    let filling = " ".repeat(room.saturating_sub(columns(&text)));
    text + &filling
}

/// The end of a text for a cell of data: at most so many characters, whole words only,
/// without white space at its ends.
pub fn before(text: &str, width: usize) -> &str {
    let from = text.char_indices().rev().nth(width).map(|(at, _)| at);
    let kept = match from {
        None => text,
        // the character at `from` is one too many: keep what follows the first white
        // space from there on
        Some(from) => match text[from..].find(char::is_whitespace) {
            Some(space) => &text[from + space..],
            None => "",
        },
    };
    kept.trim()
}

/// The beginning of a text for a cell of data, likewise.
pub fn after(text: &str, width: usize) -> &str {
    let to = text.char_indices().nth(width).map(|(at, one)| at + one.len_utf8());
    let kept = match to {
        None => text,
        Some(to) => match text[..to].rfind(char::is_whitespace) {
            Some(space) => &text[..space],
            None => "",
        },
    };
    kept.trim()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Kwic, after, before};
    use crate::analysis::{Concordance, Found, Lineup};
    use crate::index::Error;
    use crate::index::fixture::{library, review};
    use crate::present::Screen;
    use crate::present::columns::columns;

    /// Lines of `risk` on a screen this wide, without what colours them.
    fn lines(width: usize, colour: bool) -> Vec<String> {
        let texts = [
            "risk",
            "A very long way before it is told to anybody that there is a risk.",
            "Risk to 児童福祉, as it was called, and for a very long way beyond all that.",
        ];
        let (_corpus, library) =
            library(&[review("a-review-of-a-very-long-name", &texts)]);
        let question = library.ask(&"risk".parse().unwrap()).unwrap();
        let found = Found::of(&library, question).unwrap();
        let lines = Concordance::of(&found, &Lineup::default()).unwrap();
        let facts = [json!(2014), json!("A Safeguarding Children Board")];
        let screen = Screen { width: Some(width), colour };
        let names = lines.reviews().map(|review| review.0.as_str());
        let kwic = Kwic::new(screen, None, names, [&facts[..]].into_iter());
        let mut out = Vec::new();
        lines
            .each(|line| {
                kwic.line(line, &facts, &mut out).unwrap();
                Ok::<_, Error>(())
            })
            .unwrap();
        let out = String::from_utf8(out).unwrap();
        let plain = out.replace("\u{1b}[1;33m", "").replace("\u{1b}[0m", "");
        plain.lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_line_fits_the_screen_and_its_hit_stands_below_the_others() {
        for (width, colour) in [(48, false), (80, true), (80, false), (200, true)] {
            let lines = lines(width, colour);
            assert_eq!(lines.len(), 3);
            let node = |line: &String| {
                let at = line.to_lowercase().find("risk").unwrap();
                columns(&line[..at])
            };
            for line in &lines {
                assert!(columns(line) <= width, "{width}: {line}");
                assert!(line.contains("p. "), "{width}: {line}");
                assert_eq!(node(line), node(&lines[0]), "{width}: {line}");
            }
        }
    }

    #[test]
    fn data_keeps_whole_words() {
        let text = "no one knew the threshold";
        assert_eq!(before(text, 100), text);
        assert_eq!(before(text, 25), text);
        assert_eq!(before(text, 24), "one knew the threshold");
        assert_eq!(before(text, 13), "the threshold");
        assert_eq!(before(text, 12), "threshold");
        assert_eq!(before(text, 8), "");
        assert_eq!(after(text, 25), text);
        assert_eq!(after(text, 24), "no one knew the");
        assert_eq!(after(text, 6), "no one");
        assert_eq!(after(text, 5), "no");
        assert_eq!((before(text, 0), after(text, 0), after("", 3)), ("", "", ""));
    }
}
