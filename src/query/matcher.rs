//! Whether a word is one that a pattern stands for.
//!
//! The index asks this of every word of its dictionary, and the naive matcher of the tests
//! of every word of a text, so that both mean the same. A word is one token's: lower case,
//! without accents. No matcher allocates for a word, but for its stem.

use regex::Regex;

use super::{Pattern, regular};
use crate::text::stem;

/// The most edits that [`edits`] counts.
const MOST: usize = 2;
/// The cells of a row of the table of edits that can hold `MOST` or less.
const BAND: usize = 2 * MOST + 1;

/// A pattern made ready for many words.
#[derive(Debug, Clone)]
pub struct Matcher {
    prefix: String,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    /// Words with this stem.
    Stem(String),
    /// The prefix and nothing else.
    Exact,
    /// The signs and letters of a wildcard.
    Wildcard(Vec<char>),
    /// The letters of a word and how many edits are allowed.
    Fuzzy(Vec<char>, usize),
    Regex(Regex),
    /// No word at all.
    Nothing,
}

impl Matcher {
    /// Makes a pattern ready. A regular expression that parsing a query would refuse
    /// matches nothing.
    pub fn new(pattern: &Pattern) -> Self {
        let kind = match pattern {
            Pattern::Inflections(word) => Kind::Stem(stem(word)),
            Pattern::Exact(_) => Kind::Exact,
            Pattern::Wildcard(text) => Kind::Wildcard(text.chars().collect()),
            Pattern::Fuzzy(word, most) => {
                Kind::Fuzzy(word.chars().collect(), MOST.min(usize::from(*most)))
            }
            Pattern::Regex(text) => {
                regular::compiled(text).map_or(Kind::Nothing, Kind::Regex)
            }
        };
        let prefix = match (pattern, &kind) {
            (Pattern::Exact(word), _) => word,
            (_, Kind::Stem(stem)) => first_letters(stem),
            (Pattern::Wildcard(text), _) => {
                text.split(['*', '?']).next().unwrap_or_default()
            }
            _ => "",
        };
        Self { prefix: prefix.to_owned(), kind }
    }

    /// Whether the pattern stands for this word.
    pub fn matches(&self, word: &str) -> bool {
        match &self.kind {
            Kind::Stem(wanted) => word.starts_with(&self.prefix) && stem(word) == *wanted,
            Kind::Exact => word == self.prefix,
            Kind::Wildcard(signs) => glob(signs, word),
            Kind::Fuzzy(letters, most) => distance(letters, word, *most).is_some(),
            Kind::Regex(regex) => regex.is_match(word),
            Kind::Nothing => false,
        }
    }

    /// The letters that every match starts with; the whole word for one that stands for
    /// itself, nothing for fuzzy words and regular expressions.
    pub fn literal_prefix(&self) -> &str {
        &self.prefix
    }
}

/// What all words of a stem start with. Three letters are safe for stems of four and more:
/// every suffix rule of Porter 2 leaves the first two letters of a word and writes a third
/// that the suffix had as well. Shorter stems (`die` of `dying`) vouch for their first.
fn first_letters(stem: &str) -> &str {
    let count = if stem.chars().count() < 4 { 1 } else { 3 };
    let end = stem.char_indices().nth(count).map_or(stem.len(), |(at, _)| at);
    &stem[..end]
}

/// Whether a wildcard matches a whole word. On a mismatch only the last star takes a
/// letter more: what an earlier one could still do, the last one can as well. At most as
/// many steps as the product of both lengths.
fn glob(signs: &[char], word: &str) -> bool {
    let mut rest = word.chars();
    let mut at = 0;
    // after the last star: its place, and what is left of the word once it took enough
    let mut star: Option<(usize, std::str::Chars<'_>)> = None;
    loop {
        let before = rest.clone();
        match (signs.get(at), rest.next()) {
            (None, None) => return true,
            (Some('*'), _) => {
                star = Some((at, before.clone()));
                rest = before;
                at += 1;
                continue;
            }
            (Some('?'), Some(_)) => {
                at += 1;
                continue;
            }
            (Some(sign), Some(letter)) if *sign == letter => {
                at += 1;
                continue;
            }
            (Some(_), None) => return false,
            _ => {}
        }
        let Some((place, taken)) = &mut star else { return false };
        if taken.next().is_none() {
            return false;
        }
        rest = taken.clone();
        at = *place + 1;
    }
}

/// How many edits make one word of the other, if no more than `most`: at most two.
pub(super) fn edits(word: &str, other: &str, most: usize) -> Option<usize> {
    let letters: Vec<char> = word.chars().collect();
    distance(&letters, other, most.min(MOST))
}

/// Optimal string alignment: insertions, removals, replacements and swaps of neighbours,
/// no letter edited twice (Damerau 1964; the restricted form, as in Navarro 2001, section
/// 3.1). Only the diagonal band that can hold `most` or less is computed (Ukkonen 1985).
fn distance(letters: &[char], word: &str, most: usize) -> Option<usize> {
    let far = most + 1;
    // cell `k` of a row is column `row + k - MOST`
    let first: [usize; BAND] = std::array::from_fn(|k| {
        k.checked_sub(MOST).map_or(far, |column| column.min(far))
    });
    let (mut above, mut row) = ([far; BAND], first);
    let mut previous = None;
    let mut count = 0;
    for letter in word.chars() {
        count += 1;
        let mut next = [far; BAND];
        for k in 0..BAND {
            let Some(column) = (count + k).checked_sub(MOST) else { continue };
            if column > letters.len() {
                break;
            }
            if column == 0 {
                next[k] = count.min(far);
                continue;
            }
            let here = letters[column - 1];
            let removed = row.get(k + 1).map_or(far, |edits| edits + 1);
            let inserted = k.checked_sub(1).map_or(far, |left| next[left] + 1);
            let replaced = row[k] + usize::from(here != letter);
            let swaps =
                column > 1 && previous == Some(here) && letters[column - 2] == letter;
            let swapped = if swaps { above[k] + 1 } else { far };
            next[k] = removed.min(inserted).min(replaced).min(swapped).min(far);
        }
        if next.iter().all(|edits| *edits == far) && row.iter().all(|edits| *edits == far)
        {
            return None;
        }
        (above, row) = (row, next);
        previous = Some(letter);
    }
    let k = (letters.len() + MOST).checked_sub(count)?;
    row.get(k).copied().filter(|edits| *edits <= most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{Matcher, Pattern, edits};

    #[track_caller]
    fn finds(pattern: &Pattern, words: &[&str], others: &[&str]) {
        let matcher = Matcher::new(pattern);
        for word in words {
            assert!(matcher.matches(word), "{pattern} misses {word}");
            assert!(word.starts_with(matcher.literal_prefix()), "{pattern} {word}");
        }
        for word in others {
            assert!(!matcher.matches(word), "{pattern} takes {word}");
        }
    }

    fn wildcard(text: &str) -> Pattern {
        Pattern::Wildcard(text.to_owned())
    }

    #[test]
    fn a_star_is_any_letters_or_none_and_a_question_mark_is_one() {
        finds(
            &wildcard("disagree*"),
            &["disagree", "disagreement"],
            &["agree", "disagre"],
        );
        finds(&wildcard("wom?n"), &["woman", "women", "womén"], &["womn", "womaan"]);
        finds(&wildcard("*guard*"), &["guard", "safeguarding"], &["gard", ""]);
        finds(&wildcard("a*b*c"), &["abc", "aabbcc", "abcbc"], &["abcb", "acb", "ab"]);
        finds(&wildcard("re??"), &["read", "rené"], &["rea", "reads"]);
    }

    #[test]
    fn many_stars_take_no_time() {
        let pattern = wildcard(&"*a".repeat(400));
        finds(&pattern, &[&"a".repeat(400)], &[&("a".repeat(399) + &"b".repeat(9_000))]);
    }

    #[test]
    fn a_bare_word_is_every_word_with_its_stem() {
        let word = |word: &str| Pattern::Inflections(word.to_owned());
        finds(&word("referral"), &["referral", "referrals"], &["refer", "referring"]);
        finds(&word("dying"), &["die", "dies", "died", "dying"], &["death", "dye"]);
        finds(&word("agencies"), &["agency", "agencies"], &["agent"]);
    }

    #[test]
    fn an_exact_word_is_itself() {
        finds(&Pattern::Exact("risk".to_owned()), &["risk"], &["risks", "ris", ""]);
    }

    #[test]
    fn fuzzy_counts_insertions_removals_replacements_and_swaps() {
        let fuzzy = |word: &str, most| Pattern::Fuzzy(word.to_owned(), most);
        finds(
            &fuzzy("neglect", 1),
            &[
                "neglect", "neglet", "neglectt", "neglact", "neglcet", "eglect",
                "nneglect",
            ],
            &["negl", "nelgcet", "neglects2", "neglted", ""],
        );
        finds(
            &fuzzy("neglect", 2),
            &["negle", "nelgcet", "neglected", "eglec", "xxglect"],
            &["negl", "neglecting", "glecx"],
        );
        finds(&fuzzy("siân", 1), &["sian", "sân"], &["san"]);
    }

    #[test]
    fn edits_are_counted_by_hand() {
        let cases = [
            ("board", "board", Some(0)),
            ("board", "bord", Some(1)),
            ("board", "baord", Some(1)),
            ("board", "bodra", Some(2)),
            ("board", "road", Some(2)),
            ("ca", "abc", None), // three without editing a swapped letter again
            ("", "ab", Some(2)),
            ("ab", "", Some(2)),
            ("", "abc", None),
        ];
        for (word, other, count) in cases {
            assert_eq!(edits(word, other, 2), count, "{word} {other}");
        }
    }

    #[test]
    fn a_regular_expression_matches_whole_words_in_either_case() {
        let regex = |pattern: &str| Pattern::Regex(pattern.to_owned());
        finds(
            &regex("safeguard(ing|ed)?"),
            &["safeguard", "safeguarding", "safeguarded"],
            &["safeguards", "unsafeguard", ""],
        );
        finds(&regex("a|ab"), &["a", "ab"], &["abc", "b"]);
        finds(&regex("NO[A-C]"), &["noa", "noc"], &["nod"]);
        finds(&regex("(broken"), &[], &["broken", "(broken"]);
        finds(&regex("a)|(b"), &[], &["a", "b"]);
    }

    #[test]
    fn the_letters_every_match_starts_with_narrow_a_dictionary() {
        let prefix = |pattern| Matcher::new(&pattern).literal_prefix().to_owned();
        assert_eq!(prefix(wildcard("dis?gree*")), "dis");
        assert_eq!(prefix(wildcard("*ing")), "");
        assert_eq!(prefix(Pattern::Exact("risk".to_owned())), "risk");
        assert_eq!(prefix(Pattern::Inflections("agencies".to_owned())), "age");
        assert_eq!(prefix(Pattern::Fuzzy("neglect".to_owned(), 1)), "");
        assert_eq!(prefix(Pattern::Regex("abc".to_owned())), "");
    }

    /// As the signs are explained, letter by letter.
    fn naive_glob(signs: &[char], word: &[char]) -> bool {
        match (signs, word) {
            ([], []) => true,
            (['*', rest @ ..], _) => {
                (0..=word.len()).any(|taken| naive_glob(rest, &word[taken..]))
            }
            (['?', rest @ ..], [_, word @ ..]) => naive_glob(rest, word),
            ([sign, rest @ ..], [letter, word @ ..]) => {
                sign == letter && naive_glob(rest, word)
            }
            _ => false,
        }
    }

    /// The whole table, cell by cell.
    fn naive_edits(a: &[char], b: &[char]) -> usize {
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let other = usize::from(a[i - 1] != b[j - 1]);
                    let near = (table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    near.min(table[i - 1][j - 1] + other)
                };
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    table[i][j] = table[i][j].min(table[i - 2][j - 2] + 1);
                }
            }
        }
        table[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn wildcards_match_as_the_naive_reading(signs in "[ab*?]{0,8}", word in "[ab]{0,9}") {
            let both: Vec<Vec<char>> =
                [&signs, &word].map(|text| text.chars().collect()).into();
            let matches = Matcher::new(&Pattern::Wildcard(signs)).matches(&word);
            prop_assert_eq!(matches, naive_glob(&both[0], &both[1]));
        }

        #[test]
        fn fuzzy_words_are_those_of_the_whole_table(a in "[abc]{0,7}", b in "[abc]{0,7}") {
            let both: Vec<Vec<char>> = [&a, &b].map(|text| text.chars().collect()).into();
            let count = naive_edits(&both[0], &both[1]);
            for most in 1..=2 {
                let expected = (count <= most).then_some(count);
                prop_assert_eq!(edits(&a, &b, most), expected);
            }
        }
    }
}
