//! Words that the end of a line had split.
//!
//! Whether a hyphen at a line's end was put there by the typesetter or by the author is
//! not in the file, so the document itself is asked first: a form it uses in the middle
//! of a line settles it. Only then do rules speak.

use std::collections::HashSet;

use crate::model::Page;

/// First parts that keep their hyphen when the document does not say.
const PREFIXES: [&str; 30] = [
    "all", "anti", "co", "cross", "ex", "fast", "follow", "full", "half", "hard", "high",
    "ill", "inter", "long", "low", "mid", "multi", "non", "one", "part", "post", "pre",
    "self", "semi", "short", "single", "step", "two", "well", "year",
];

/// How the text of one line goes on in the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// A space between them.
    Space,
    /// Nothing between them.
    Tight,
    /// Nothing between them, and the hyphen of this many bytes left out.
    Drop(usize),
}

/// The words that a source uses in the middle of its lines.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: HashSet<String>,
    compounds: HashSet<String>,
    /// Whether the typesetter splits words, so that a hyphen at a line's end is rather
    /// its own than the author's.
    splits: bool,
}

impl Vocabulary {
    /// Reads every line.
    pub(super) fn of(pages: &[Page]) -> Self {
        let mut vocabulary = Self::default();
        let lines = || pages.iter().flat_map(|page| &page.lines);
        for line in lines() {
            for word in line.text.split([' ', '\t', '/', '—', '–']) {
                vocabulary.learn(word);
            }
        }
        let (mut all, mut ends, mut split) = (0_usize, 0_usize, 0_usize);
        let mut before = "";
        for line in lines() {
            all += 1;
            if before.ends_with(is_hyphen) {
                ends += 1;
                split += usize::from(vocabulary.is_split(before, &line.text));
            }
            before = &line.text;
        }
        vocabulary.splits = split >= 2 && split * 4 >= ends || ends * 25 > all;
        vocabulary
    }

    /// Whether the document has the joined word and not the compound.
    fn is_split(&self, left: &str, right: &str) -> bool {
        let Some(hyphen) = left.chars().next_back() else { return false };
        let first = last_word(&left[..left.len() - hyphen.len_utf8()]).to_lowercase();
        let second = first_word(right).to_lowercase();
        !first.is_empty()
            && self.words.contains(&format!("{first}{second}"))
            && !self.compounds.contains(&format!("{first}-{second}"))
    }

    fn learn(&mut self, word: &str) {
        let word = word.trim_matches(|letter: char| {
            !(letter.is_alphanumeric() || is_hyphen(letter))
        });
        if word.len() < 2 || word.len() > 60 || word.ends_with(is_hyphen) {
            return;
        }
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            if !self.words.contains(word) {
                self.words.insert(word.to_owned());
            }
            return;
        }
        let word = word.to_lowercase().replace('’', "'");
        if word.contains(is_hyphen) {
            self.compounds.insert(word.replace('\u{2010}', "-"));
        } else {
            let stem = word.strip_suffix("'s").unwrap_or(&word);
            self.words.insert(stem.to_owned());
        }
    }

    /// How `left`, the end of a line, goes on with `right`, the start of the next.
    pub(super) fn joint(&self, left: &str, right: &str) -> Joint {
        let Some(hyphen) = left.chars().next_back().filter(|last| is_hyphen(*last))
        else {
            return Joint::Space;
        };
        let length = hyphen.len_utf8();
        if hyphen == '\u{ad}' {
            return Joint::Drop(length);
        }
        let first = last_word(&left[..left.len() - length]);
        let second = first_word(right);
        let (Some(before), Some(after)) =
            (first.chars().next_back(), second.chars().next())
        else {
            return if first.is_empty() { Joint::Space } else { Joint::Tight };
        };
        if matches!(second, "and" | "or" | "to" | "nor") {
            return Joint::Space;
        }
        if before.is_numeric() || after.is_numeric() {
            return Joint::Tight;
        }
        self.judge(first, second, length, hyphen)
    }

    fn judge(&self, first: &str, second: &str, length: usize, hyphen: char) -> Joint {
        let (low, high) = (first.to_lowercase(), second.to_lowercase());
        let tail = low.rsplit(is_hyphen).next().unwrap_or(&low);
        let joined = format!("{tail}{high}");
        let stem = joined.strip_suffix("'s").or_else(|| joined.strip_suffix("’s"));
        let whole = self.words.contains(stem.unwrap_or(&joined));
        let compound = self.compounds.contains(&format!("{low}-{high}"))
            || self.compounds.contains(&format!("{tail}-{high}"));
        let inner = low.contains(is_hyphen) && self.words.contains(tail);
        if whole && !compound && !inner {
            return Joint::Drop(length);
        }
        if compound || inner {
            return Joint::Tight;
        }
        let capitals = |word: &str| {
            word.chars().filter(|letter| letter.is_alphabetic()).all(char::is_uppercase)
        };
        let upper = second.starts_with(char::is_uppercase);
        if upper && !(capitals(first) && capitals(second) && first.chars().count() > 1) {
            return Joint::Tight;
        }
        if hyphen == '\u{2010}' {
            return Joint::Drop(length);
        }
        let keeps = !self.splits
            || PREFIXES.contains(&tail)
            || tail.len() > 3
                && self.words.contains(tail)
                && self.words.contains(&high)
                && high.len() > 3;
        if keeps { Joint::Tight } else { Joint::Drop(length) }
    }
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{ad}')
}

fn last_word(text: &str) -> &str {
    let inside = |letter: char| {
        letter.is_alphanumeric() || is_hyphen(letter) || matches!(letter, '\'' | '’')
    };
    let start = text
        .char_indices()
        .rev()
        .take(60)
        .take_while(|(_, letter)| inside(*letter))
        .last();
    start.map_or("", |(at, _)| &text[at..])
}

fn first_word(text: &str) -> &str {
    let inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’');
    let end = text.char_indices().take(60).find(|(_, letter)| !inside(*letter));
    let end = end.map_or_else(
        || text.char_indices().nth(60).map_or(text.len(), |(at, _)| at),
        |(at, _)| at,
    );
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::{Joint, Vocabulary};

    fn vocabulary(words: &str) -> Vocabulary {
        let mut vocabulary = Vocabulary { splits: true, ..Vocabulary::default() };
        words.split(' ').for_each(|word| vocabulary.learn(word));
        vocabulary
    }

    #[test]
    fn the_document_decides_where_it_can() {
        let known = vocabulary("information multi-agency reporting");
        assert_eq!(known.joint("the infor-", "mation was"), Joint::Drop(1));
        assert_eq!(known.joint("a multi-", "agency plan"), Joint::Tight);
        assert_eq!(known.joint("re-", "porting"), Joint::Drop(1));
        assert_eq!(vocabulary("to today").joint("day-to-", "day"), Joint::Tight);
    }

    #[test]
    fn a_typesetter_who_splits_no_words_leaves_hyphens_to_the_author() {
        let known = Vocabulary::default();
        assert_eq!(known.joint("heavy-", "handed"), Joint::Tight);
    }

    #[test]
    fn rules_decide_the_rest() {
        let known = vocabulary("");
        assert_eq!(known.joint("a non-", "mobile baby"), Joint::Tight);
        assert_eq!(known.joint("safe-", "guarding"), Joint::Drop(1));
        assert_eq!(known.joint("Harbottle-", "Rees"), Joint::Tight);
        assert_eq!(known.joint("pre-", "and post-birth"), Joint::Space);
        assert_eq!(known.joint("2014-", "15"), Joint::Tight);
        assert_eq!(known.joint("EXECUTIVE SUM-", "MARY"), Joint::Drop(1));
        assert_eq!(known.joint("a meeting –", "the first"), Joint::Space);
        assert_eq!(known.joint("safe\u{ad}", "Guarding"), Joint::Drop(2));
    }
}
