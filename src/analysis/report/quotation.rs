//! Words of a review, long enough to be understood and short enough to be read.

use crate::index::{SourceRecord, StoredPassage};
use crate::model::{PageNumber, PassageId, ReviewId};
use crate::text::count_words;

/// How many words a quotation has at most, unless its one sentence has more.
const MOST: u64 = 75;

/// Whole sentences of a passage, with where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// The name by which it opens: of a coding, or of the passage.
    pub id: String,
    /// The document it stands in.
    pub review: ReviewId,
    /// What that is called.
    pub title: String,
    /// Its board or partnership.
    pub board: Option<String>,
    /// The year in which it was published.
    pub year: Option<u16>,
    /// Its file, relative to the corpus folder.
    pub file: String,
    /// The page the passage begins on.
    pub page: PageNumber,
    /// What is printed on that page.
    pub page_label: Option<String>,
    /// The number printed before the passage.
    pub number: Option<String>,
    /// The passage.
    pub passage: PassageId,
    /// The words.
    pub text: String,
    /// Those that show what it is quoted for, as first and one past the last byte.
    pub mark: Option<(usize, usize)>,
    /// Whether the passage has sentences before these.
    pub before: bool,
    /// Whether it has sentences after these.
    pub after: bool,
}

impl Quotation {
    /// The sentences of a passage around the words at `mark`.
    pub(super) fn of(
        stored: &StoredPassage,
        record: Option<&SourceRecord>,
        id: String,
        mark: (usize, usize),
    ) -> Self {
        let passage = &stored.passage;
        let text = &passage.text;
        let (start, end) = excerpt(text, &passage.sentences, mark);
        let words = text.get(start..end).unwrap_or(text);
        let lead = words.len() - words.trim_start().len();
        let inside = |at: usize| at.saturating_sub(start + lead);
        let shown = words.trim();
        let (from, to) = (inside(mark.0), inside(mark.1).min(shown.len()));
        let whole = from == 0 && to == shown.len();
        let sound = from < to && shown.get(from..to).is_some();
        let known = record.map(|record| &record.metadata);
        let title = known.and_then(|known| known.title.as_ref());
        let board = known.and_then(|known| known.board.as_ref());
        let date = known.and_then(|known| known.published.as_ref());
        Self {
            id,
            review: stored.review.clone(),
            title: title
                .map_or_else(|| stored.review.to_string(), |title| title.value.clone()),
            board: board.map(|board| board.value.clone()),
            year: date.map(|date| date.value.year),
            file: stored.file.clone(),
            page: passage.page,
            page_label: passage.page_label.clone(),
            number: passage.number.clone(),
            passage: passage.id.clone(),
            text: shown.to_owned(),
            mark: (sound && !whole).then_some((from, to)),
            before: text.get(..start).is_some_and(|rest| !rest.trim().is_empty()),
            after: text.get(end..).is_some_and(|rest| !rest.trim().is_empty()),
        }
    }
}

/// In the order of years, so that none comes first for being thought the worst; those
/// without a year last.
pub(super) fn in_order_of_years(quotations: &mut [Quotation]) {
    quotations.sort_by(|a, b| {
        let year = |one: &Quotation| one.year.unwrap_or(u16::MAX);
        (year(a), &a.review).cmp(&(year(b), &b.review))
    });
}

/// The sentences that have the words at `mark`, and as many of those after and before
/// them as there is room for.
fn excerpt(text: &str, starts: &[u32], mark: (usize, usize)) -> (usize, usize) {
    let mut bounds: Vec<usize> = starts.iter().map(|&start| start as usize).collect();
    if bounds.first() != Some(&0) {
        bounds.insert(0, 0);
    }
    bounds.push(text.len());
    let sentences = bounds.len() - 1;
    let at = |byte: usize| {
        bounds[1..].iter().position(|&end| byte < end).unwrap_or(sentences - 1)
    };
    let (mut first, mut last) = (at(mark.0), at(mark.1.saturating_sub(1).max(mark.0)));
    let words = |first: usize, last: usize| {
        text.get(bounds[first]..bounds[last + 1]).map_or(0, count_words)
    };
    loop {
        if last + 1 < sentences && words(first, last + 1) as u64 <= MOST {
            last += 1;
        } else if first > 0 && words(first - 1, last) as u64 <= MOST {
            first -= 1;
        } else {
            return (bounds[first], bounds[last + 1]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn a_short_passage_is_quoted_whole() {
        assert_eq!(excerpt("One. Two. Three.", &[0, 5, 10], (5, 8)), (0, 16));
    }

    #[test]
    fn a_long_passage_is_cut_at_sentences_around_the_words() {
        let long = "word ".repeat(60);
        let text = format!("{long}. It was late. {long}.");
        let (a, b) = (302, 315);
        assert_eq!(&text[a..b], "It was late. ");
        // sixty words before or after do fit beside three, both do not
        let (start, end) = excerpt(&text, &[0, 302, 315], (a, a + 2));
        assert_eq!((start, end), (302, text.len()));
        // a mark over two sentences keeps both
        assert_eq!(excerpt(&text, &[0, 302, 315], (0, a + 2)), (0, 315));
    }
}
