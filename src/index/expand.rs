//! The words of the library that a pattern stands for.
//!
//! The dictionary is read from the letters on that every match starts with, and each word
//! there is asked. For a bare word those are the first letters of its stem; a wildcard's
//! stand before its first sign; regular expressions and inexact words are looked for in
//! the whole dictionary.

use std::collections::BTreeMap;
use std::ops::Range;

use super::patience::Clock;
use super::{Error, Library};
use crate::query::{Matcher, Pattern};

/// Words of the library with the number of passages that have them.
pub(super) type Forms = BTreeMap<String, u64>;

/// The most words that one pattern may stand for.
const MOST: usize = 5_000;

/// The words that a pattern stands for; none if the library has none. `at` is where in the
/// query it stands.
pub(super) fn expand(
    library: &Library,
    pattern: &Pattern,
    at: &Range<usize>,
    clock: &Clock<'_>,
) -> Result<Forms, Error> {
    clock.check()?;
    if let Pattern::Exact(word) = pattern {
        return exact(library, word);
    }
    if let Some(known) = library.expanded.get(pattern) {
        return Ok(known);
    }
    let matcher = Matcher::new(pattern);
    let mut forms = Forms::new();
    each_word(library, matcher.literal_prefix(), clock, &mut |word, passages| {
        if matcher.matches(word) {
            *forms.entry(word.to_owned()).or_default() += passages;
        }
        forms.len() <= MOST
    })?;
    if forms.len() > MOST {
        let pattern = pattern.to_string();
        return Err(Error::TooWide { at: at.clone(), pattern, most: MOST });
    }
    library.expanded.keep(pattern, &forms);
    Ok(forms)
}

fn exact(library: &Library, word: &str) -> Result<Forms, Error> {
    let mut passages = 0;
    for reader in library.searcher().segment_readers() {
        let index = reader.inverted_index(library.fields().body);
        let term = index.and_then(|index| Ok(index.terms().get(word)?));
        let term = term.map_err(|error| library.failed(error))?;
        passages += term.map_or(0, |term| u64::from(term.doc_freq));
    }
    let found = (passages > 0).then(|| (word.to_owned(), passages));
    Ok(found.into_iter().collect())
}

/// Calls `visit` with every word of the library that starts with these letters and the
/// number of passages of one segment that have it, segment by segment, until it says no.
pub(super) fn each_word(
    library: &Library,
    first: &str,
    clock: &Clock<'_>,
    visit: &mut impl FnMut(&str, u64) -> bool,
) -> Result<(), Error> {
    let failed = |error| library.failed(error);
    for reader in library.searcher().segment_readers() {
        let index = reader.inverted_index(library.fields().body).map_err(failed)?;
        let range = index.terms().range().ge(first);
        let mut terms = range.into_stream().map_err(|error| failed(error.into()))?;
        while let Some((term, info)) = terms.next() {
            if clock.tick() {
                clock.check()?;
            }
            let word = str::from_utf8(term).unwrap_or_default();
            if !word.starts_with(first) {
                break;
            }
            if !visit(word, u64::from(info.doc_freq)) {
                return Ok(());
            }
        }
    }
    Ok(())
}
