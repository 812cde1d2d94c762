//! The passages of a section as blocks of words that belong together.
//!
//! A box or a narrow cell may break a sentence into several passages, one to a line. What
//! ends in the middle of a sentence goes on in what follows in small letters: read apart,
//! neither half would ask for anything.

use crate::index::StoredPassage;
use crate::model::PassageKind;

/// Passages that read as one.
#[derive(Debug, Clone)]
pub(super) struct Block<'a> {
    /// Never none.
    pub(super) passages: Vec<&'a StoredPassage>,
    pub(super) text: String,
    pub(super) kind: PassageKind,
    /// The number printed before it.
    pub(super) number: Option<String>,
}

impl<'a> Block<'a> {
    pub(super) fn of(passage: &'a StoredPassage) -> Self {
        Self {
            passages: vec![passage],
            text: passage.passage.text.clone(),
            kind: passage.passage.kind,
            number: passage.passage.number.clone(),
        }
    }

    fn take(&mut self, passage: &'a StoredPassage) {
        self.passages.push(passage);
        attach(&mut self.text, &passage.passage.text);
    }

    /// Whether it is an item of a list: has a bullet, or a letter for its number.
    pub(super) fn is_part(&self) -> bool {
        self.kind == PassageKind::ListItem || self.is_lettered()
    }

    /// Whether it has a number of its own.
    pub(super) fn is_numbered(&self) -> bool {
        self.number.is_some() && !self.is_lettered()
    }

    /// `a`, `iv`: a part of something.
    fn is_lettered(&self) -> bool {
        let lettered = |number: &String| {
            number.len() <= 4 && number.chars().all(|one| one.is_ascii_lowercase())
        };
        self.number.as_ref().is_some_and(lettered)
    }

    /// Whether it leads up to something: it ends with a colon.
    pub(super) fn opens(&self) -> bool {
        self.text.trim_end().ends_with(':')
    }

    pub(super) fn is_question(&self) -> bool {
        self.text.trim_end().trim_end_matches(')').ends_with('?')
    }
}

/// Adds words that go on with a text; a hyphen at its end joins them.
pub(super) fn attach(text: &mut String, more: &str) {
    let broken = text.ends_with('-') && more.starts_with(char::is_lowercase);
    if !broken && !text.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

/// The blocks of a section's passages. Footnotes are no part of what they stand below.
pub(super) fn blocks<'a>(passages: &[&'a StoredPassage]) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    for passage in passages {
        match passage.passage.kind {
            PassageKind::Footnote | PassageKind::Heading => continue,
            PassageKind::Paragraph | PassageKind::ListItem | PassageKind::TableRow => {}
        }
        match blocks.last_mut() {
            Some(last) if goes_on(last, passage) => last.take(passage),
            _ => blocks.push(Block::of(passage)),
        }
    }
    blocks
}

/// Whether a passage is the rest of a sentence that the block before it begins.
fn goes_on(block: &Block<'_>, next: &StoredPassage) -> bool {
    let plain = |kind| matches!(kind, PassageKind::Paragraph | PassageKind::ListItem);
    let low = next.passage.text.starts_with(char::is_lowercase);
    plain(block.kind)
        && next.passage.kind == PassageKind::Paragraph
        && next.passage.number.is_none()
        && is_unfinished(&block.text, low)
}

/// Words that no sentence ends with.
const NEVER_LAST: [&str; 24] = [
    "the", "a", "an", "of", "and", "or", "to", "in", "for", "with", "by", "from", "that",
    "which", "who", "its", "their", "should", "must", "be", "on", "at", "as", "between",
];

/// Whether a text ends in the middle of a sentence; `low` tells that what follows begins
/// in small letters.
pub(super) fn is_unfinished(text: &str, low: bool) -> bool {
    let text = text.trim_end();
    if text.ends_with(['.', '?', '!', ':', ';']) {
        return false;
    }
    let closed = text.trim_end_matches(['”', '"', '’', '\'', ')']);
    if closed.len() < text.len() && closed.ends_with(['.', '?', '!']) {
        return false;
    }
    let last = text.rsplit([' ', '\u{a0}']).next().unwrap_or("");
    low || NEVER_LAST.contains(&last)
}

#[cfg(test)]
mod tests {
    use super::{attach, is_unfinished};

    #[test]
    fn a_sentence_that_is_cut_goes_on() {
        assert!(is_unfinished("The hospital to tell every carer of a", true));
        assert!(is_unfinished("The hospital to agree with the", false));
        assert!(!is_unfinished("The hospital should:", true));
        assert!(!is_unfinished("The hospital should tell them.", true));
        assert!(!is_unfinished("It is known as “lodging.”", true));
        assert!(!is_unfinished("Training for the police", false));
        let mut text = "a multi-".to_owned();
        attach(&mut text, "agency form");
        assert_eq!(text, "a multi-agency form");
    }
}
