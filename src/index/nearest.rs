//! Words of the library that look like a word it does not have.

use std::collections::BTreeMap;

use super::expand::each_word;
use super::patience::{Clock, Patience};
use super::{Error, Library};
use crate::query::{Matcher, Pattern};

/// With fewer letters than this, two changes make any word of any other.
const LONG: usize = 5;

/// The words that look most like this one, the likeliest first.
pub(super) fn nearest(
    library: &Library,
    word: &str,
    most: usize,
) -> Result<Vec<(String, u64)>, Error> {
    let patience = Patience::default();
    let clock = Clock::new(&patience);
    let edits = [1, 2].into_iter().take(1 + usize::from(word.chars().count() >= LONG));
    let patterns: Vec<Pattern> =
        edits.map(|edits| Pattern::Fuzzy(word.to_owned(), edits)).collect();
    let matchers: Vec<_> = patterns.iter().map(Matcher::new).collect();
    let mut found: BTreeMap<String, (usize, u64)> = BTreeMap::new();
    each_word(library, "", &clock, &mut |other, passages| {
        let edits = matchers.iter().position(|matcher| matcher.matches(other));
        if let Some(edits) = edits.filter(|_| other != word) {
            found.entry(other.to_owned()).or_insert((edits, 0)).1 += passages;
        }
        true
    })?;
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by(|(a, (few, often)), (b, (many, seldom))| {
        few.cmp(many).then(seldom.cmp(often)).then_with(|| a.cmp(b))
    });
    let best = found.into_iter().take(most);
    Ok(best.map(|(word, (_, passages))| (word, passages)).collect())
}
