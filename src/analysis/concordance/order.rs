//! Sorting lines by the words around the hit, the hit, or what is known of the review.
//!
//! Words compare as the index has them, so that `Threshold` stands beside `threshold`.
//! Each line's keys are numbers into one list of words: a corpus has few different words
//! however many lines it gives.

use std::collections::BTreeMap;

use super::{Concordance, Entry, Line};
use crate::analysis::Fact;
use crate::index::{Error, Library};
use crate::text::Token;

/// The most keys that lines are sorted by; more are not looked at.
const MOST: usize = 3;
/// The number of a key that a line does not have and that stands last.
const LAST: u32 = u32::MAX;

/// Something to sort lines by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// The word so many places before the hit, from 1. A line whose passage begins
    /// sooner comes first.
    Left(u8),
    /// The word so many places after the hit, from 1. A line whose passage ends sooner
    /// comes first.
    Right(u8),
    /// The words of the hit.
    Node,
    /// The year of publication; lines without one come last.
    Year,
    /// The board; lines without one come last.
    Board,
}

impl Key {
    /// All keys by the names used on the command line.
    pub const ALL: [(&'static str, Self); 13] = [
        ("L1", Self::Left(1)),
        ("L2", Self::Left(2)),
        ("L3", Self::Left(3)),
        ("L4", Self::Left(4)),
        ("L5", Self::Left(5)),
        ("R1", Self::Right(1)),
        ("R2", Self::Right(2)),
        ("R3", Self::Right(3)),
        ("R4", Self::Right(4)),
        ("R5", Self::Right(5)),
        ("node", Self::Node),
        ("year", Self::Year),
        ("board", Self::Board),
    ];

    /// The key of that name, in either case, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter();
        all.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, key)| *key)
    }

    fn is_text(self) -> bool {
        matches!(self, Self::Left(_) | Self::Right(_) | Self::Node)
    }
}

/// The lines in the order of these keys.
pub(super) fn sorted(lines: &Concordance<'_>, keys: &[Key]) -> Result<Vec<Entry>, Error> {
    let keys = &keys[..keys.len().min(MOST)];
    let library = lines.found.library();
    let mut ranks: Vec<Ranks> = Vec::with_capacity(keys.len());
    for key in keys {
        ranks.push(match key {
            Key::Year => Ranks::of(Fact::Year, library)?,
            Key::Board => Ranks::of(Fact::Board, library)?,
            Key::Left(_) | Key::Right(_) | Key::Node => Ranks::Words(Words::default()),
        });
    }
    let mut keyed = Vec::with_capacity(lines.entries.len());
    if keys.iter().any(|key| key.is_text()) {
        lines.each_entry(|entry, line| {
            keyed.push((numbers(lines, entry, Some(line), keys, &mut ranks), entry));
            Ok::<_, Error>(())
        })?;
    } else {
        for entry in &lines.entries {
            keyed.push((numbers(lines, *entry, None, keys, &mut ranks), *entry));
        }
    }
    let places: Vec<Option<Vec<u32>>> = ranks.into_iter().map(Ranks::places).collect();
    for (numbers, _) in &mut keyed {
        for (number, places) in numbers.iter_mut().zip(&places) {
            if let Some(places) = places {
                *number = places[*number as usize];
            }
        }
    }
    keyed.sort_unstable();
    Ok(keyed.into_iter().map(|(_, entry)| entry).collect())
}

/// A number for each key of a line; the places beyond the keys are equal in all lines.
fn numbers(
    lines: &Concordance<'_>,
    entry: Entry,
    line: Option<&Line<'_>>,
    keys: &[Key],
    ranks: &mut [Ranks],
) -> [u32; MOST] {
    let mut numbers = [0; MOST];
    for ((number, key), ranks) in numbers.iter_mut().zip(keys).zip(ranks) {
        *number = match ranks {
            Ranks::Reviews(places) => {
                let review = lines.found.matches()[entry.place as usize].review;
                places.get(review as usize).copied().unwrap_or(LAST)
            }
            Ranks::Words(words) => {
                words.number(&line.map(|line| word(line, *key)).unwrap_or_default())
            }
        };
    }
    numbers
}

/// What a line is sorted by; empty where its passage ends before that.
fn word(line: &Line<'_>, key: Key) -> String {
    let places = line.places();
    let at = |place: Option<usize>| {
        let token = place.and_then(|place| line.words.get(place));
        token.map(|token| token.word.clone().into_owned()).unwrap_or_default()
    };
    match key {
        Key::Left(far) => at(places.start.checked_sub(usize::from(far))),
        Key::Right(far) => at((places.end + usize::from(far)).checked_sub(1)),
        _ => {
            let words = line.words.get(places).unwrap_or_default();
            words
                .iter()
                .map(|token: &Token<'_>| &*token.word)
                .collect::<Vec<_>>()
                .join(" ")
        }
    }
}

/// How the numbers of one key are ordered.
enum Ranks {
    /// By review: its place in the order.
    Reviews(Vec<u32>),
    /// By words, numbered as they were met.
    Words(Words),
}

impl Ranks {
    /// The order of the reviews by a fact; equal facts are equal places.
    fn of(fact: Fact, library: &Library) -> Result<Self, Error> {
        let ids = library.review_ids();
        let mut known: Vec<(String, usize)> = Vec::new();
        for record in library.records()? {
            let value = fact.of(record);
            if let (false, Ok(at)) = (value.is_null(), ids.binary_search(&record.review))
            {
                known.push((value.as_str().map_or(value.to_string(), Into::into), at));
            }
        }
        known.sort();
        let mut places = vec![LAST; ids.len()];
        for (place, group) in (0..).zip(known.chunk_by(|a, b| a.0 == b.0)) {
            for (_, at) in group {
                places[*at] = place;
            }
        }
        Ok(Self::Reviews(places))
    }

    /// The place of each number; none where numbers are places already.
    fn places(self) -> Option<Vec<u32>> {
        let Self::Words(words) = self else { return None };
        let mut places = vec![0; words.numbers.len()];
        for (place, number) in (0..).zip(words.numbers.into_values()) {
            places[number as usize] = place;
        }
        Some(places)
    }
}

/// Words by numbers, in the order in which they were met.
#[derive(Default)]
struct Words {
    numbers: BTreeMap<String, u32>,
}

impl Words {
    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(LAST);
        self.numbers.insert(word.to_owned(), number);
        number
    }
}
