//! The words of the library that a pattern stands for.
//!
//! A bare word stands for every word in the library that has its stem. Stemming rewrites
//! the end of a word (`agencies`, `agency`: `agenci`), so the dictionary is read from the
//! stem's first letters on and each word there is stemmed: equality of stems is the
//! definition, the letters only bound the search. Three letters are safe for stems of four
//! and more: every suffix rule of Porter 2 leaves the first two letters of a word and
//! writes a third that the suffix had as well. Shorter stems (`die` of `dying`) are
//! searched by their first letter.

use std::collections::BTreeMap;

use tantivy::Searcher;
use tantivy::schema::Field;

use crate::query::Pattern;
use crate::text::stem;

/// Words of the library with the number of passages that have them.
pub(super) type Forms = BTreeMap<String, u64>;

/// The words that a pattern stands for; none if the library has none.
pub(super) fn expand(
    searcher: &Searcher,
    body: Field,
    pattern: &Pattern,
) -> tantivy::Result<Forms> {
    let mut forms = Forms::new();
    for reader in searcher.segment_readers() {
        let index = reader.inverted_index(body)?;
        match pattern {
            Pattern::Exact(word) => {
                if let Some(term) = index.terms().get(word)? {
                    *forms.entry(word.clone()).or_default() += u64::from(term.doc_freq);
                }
            }
            Pattern::Inflections(word) => {
                let wanted = stem(word);
                let first = first_letters(&wanted);
                let mut terms = index.terms().range().ge(first).into_stream()?;
                while let Some((term, info)) = terms.next() {
                    if !term.starts_with(first.as_bytes()) {
                        break;
                    }
                    let term = str::from_utf8(term).unwrap_or_default();
                    if stem(term) == wanted {
                        let form = forms.entry(term.to_owned()).or_default();
                        *form += u64::from(info.doc_freq);
                    }
                }
            }
        }
    }
    Ok(forms)
}

/// What all words of a stem start with.
fn first_letters(stem: &str) -> &str {
    let count = if stem.chars().count() < 4 { 1 } else { 3 };
    let end = stem.char_indices().nth(count).map_or(stem.len(), |(at, _)| at);
    &stem[..end]
}

#[cfg(test)]
mod tests {
    use super::{first_letters, stem};

    #[test]
    fn every_word_starts_with_the_first_letters_of_its_stem() {
        let words = "agencies agency dying died dies lies lying tying ties skies sky idly \
            gently ugly early only singly abilities able operational hopefulness relate \
            rational vietnamization babies baby by cried cries crying flies innings \
            organisation organised organizing communities generally arsenal paste used \
            use seeing agreed feed hoping hopped allies ally apology apologies s a is";
        for word in words.split_whitespace() {
            let stem = stem(word);
            assert!(word.starts_with(first_letters(&stem)), "{word} {stem}");
        }
    }
}
