//! The words that count, side by side as they stand in the passages: who is near whom is
//! then a look to both sides, and no text is read again.

use std::sync::atomic::{AtomicU32, Ordering};

use super::asked::REACH;
use super::lexicon::{Lexicon, Word};
use crate::analysis::lexis::{Scope, Work, each_feature};
use crate::analysis::stream::as_number;
use crate::index::{Detail, Error, Library, Slot, Span, Vocabulary};

/// Marks the first word of a sentence. What is left of a place is one more than the place
/// of a word in the lexicon, or nothing where the word does not count.
const FIRST: u32 = 1 << 31;
/// Where the words of a passage begin that does not count.
const NOWHERE: u32 = u32::MAX;
/// How far one looks to each side.
const SIDE: usize = REACH as usize;
/// So many windows are copied before they are looked at.
const BATCH: usize = 256;

/// All words of the passages that count, by where they stand, with room for a look to both
/// sides around them.
pub(super) struct Places {
    words: Vec<u32>,
    /// By slot: where its words begin.
    starts: Vec<u32>,
}

/// What stands around a stretch of words: [`SIDE`] places before it, its own first, and as
/// many after it.
#[derive(Clone, Copy)]
pub(super) struct Window([u32; 2 * SIDE + 1]);

impl Window {
    /// Calls `visit` with the company of the stretch: what counts of the words around it in
    /// its sentence, each with how near it is, from 1 to [`REACH`] for the next.
    #[inline]
    pub(super) fn each(&self, mut visit: impl FnMut(u32, u32)) {
        let mut see = |held: u32, near: u32| {
            if let Some(word) = (held & !FIRST).checked_sub(1) {
                visit(word, near);
            }
        };
        let near = (1..=REACH).rev();
        for (at, near) in (0..SIDE).rev().zip(near.clone()) {
            if self.0[at + 1] & FIRST != 0 {
                break;
            }
            see(self.0[at], near);
        }
        for (held, near) in self.0[SIDE + 1..].iter().zip(near) {
            if held & FIRST != 0 {
                break;
            }
            see(*held, near);
        }
    }
}

impl Places {
    /// Puts every word of a lexicon where it stands.
    pub(super) fn of(
        library: &Library,
        vocabulary: &Vocabulary<'_>,
        lexicon: &Lexicon,
        (scope, work): (&Scope, Work<'_>),
    ) -> Result<Self, Error> {
        let (starts, words) = sentences(library, scope)?;
        let cells: Vec<AtomicU32> = words.into_iter().map(AtomicU32::new).collect();
        // no two words stand in one place, so that none is written over, in whatever order
        let put = |number: u32, at: u32| {
            let cell = &cells[at as usize];
            cell.store(cell.load(Ordering::Relaxed) | number, Ordering::Relaxed);
        };
        let forms: Vec<_> = lexicon.words.iter().map(|word| word.forms.clone()).collect();
        each_feature(&forms, work, Room::default, |room, forms| {
            let number = lexicon.place_of(forms).map_or(0, |place| place + 1);
            room.gather(vocabulary, &forms.0, &starts)?;
            room.places.iter().for_each(|at| put(number, *at));
            Ok(())
        })?;
        let words = cells.into_iter().map(AtomicU32::into_inner).collect();
        Ok(Self { words, starts })
    }

    /// Where there are words.
    pub(super) fn range(&self) -> std::ops::Range<usize> {
        SIDE..self.words.len() - SIDE
    }

    /// The word that stands in a place, if it counts.
    #[inline]
    pub(super) fn word(&self, at: usize) -> Option<u32> {
        (self.words[at] & !FIRST).checked_sub(1)
    }

    /// What stands around a word.
    #[inline]
    pub(super) fn window(&self, at: usize) -> Window {
        let around = &self.words[at - SIDE..=at + SIDE];
        Window(around.try_into().expect("a place has room to both sides"))
    }

    /// What stands around a stretch of a passage.
    pub(super) fn around(&self, slot: Slot, hit: Span) -> Window {
        let from = self.starts[slot.place()];
        let (start, end) = ((from + hit.start) as usize, (from + hit.end) as usize);
        let mut around = self.window(start);
        around.0[SIDE + 1..].copy_from_slice(&self.words[end..end + SIDE]);
        around
    }

    /// Calls `visit` with what stands around each place of a word.
    pub(super) fn each(
        &self,
        vocabulary: &Vocabulary<'_>,
        word: &Word,
        room: &mut Room,
        mut visit: impl FnMut(&Window),
    ) -> Result<(), Error> {
        room.gather(vocabulary, &word.forms.0, &self.starts)?;
        // a place is far from the last one and memory is slow: copies are waited for
        // together, while a look at one ends before the next begins
        for some in room.places.chunks(BATCH) {
            room.windows.clear();
            room.windows.extend(some.iter().map(|at| self.window(*at as usize)));
            room.windows.iter().for_each(&mut visit);
        }
        Ok(())
    }
}

/// The places of one word, made once for many.
#[derive(Default)]
pub(super) struct Room {
    /// Where the word stands in one passage.
    positions: Vec<u32>,
    /// The passages that have it, and how often.
    passages: Vec<(Slot, usize)>,
    places: Vec<u32>,
    windows: Vec<Window>,
}

impl Room {
    /// Puts the places of these forms in place of what there was.
    fn gather(
        &mut self,
        vocabulary: &Vocabulary<'_>,
        forms: &[usize],
        starts: &[u32],
    ) -> Result<(), Error> {
        let Self { positions, passages, places, .. } = self;
        passages.clear();
        places.clear();
        for form in forms {
            vocabulary.each(*form, Detail::Places, |found| {
                found.positions(positions);
                passages.push((found.slot, positions.len()));
                places.extend_from_slice(positions);
            })?;
        }
        self.resolve(starts);
        Ok(())
    }

    /// Makes places of positions in passages, and leaves out what does not count. In a loop
    /// of its own for the same reason as the copies of [`Places::each`].
    fn resolve(&mut self, starts: &[u32]) {
        let (mut read, mut kept) = (0, 0);
        for (slot, count) in &self.passages {
            let start = starts[slot.place()];
            if start != NOWHERE {
                for at in read..read + count {
                    self.places[kept] = start + self.places[at];
                    kept += 1;
                }
            }
            read += count;
        }
        self.places.truncate(kept);
    }
}

/// By slot where its words begin, and a place for each word, marked where a sentence
/// begins.
fn sentences(library: &Library, scope: &Scope) -> Result<(Vec<u32>, Vec<u32>), Error> {
    let mut starts = vec![NOWHERE; library.slots()];
    let mut words = vec![FIRST; SIDE];
    library.each_slot(|slot, _, count| {
        if scope.unit(slot).is_some() && count > 0 {
            starts[slot.place()] = as_number(words.len());
            words.push(FIRST);
            words.resize(words.len() + count as usize - 1, 0);
        }
    });
    words.resize(words.len() + SIDE, FIRST);
    library.each_sentence_start(|slot, firsts| {
        let start = starts[slot.place()];
        if start != NOWHERE {
            for first in firsts {
                words[(start + first) as usize] |= FIRST;
            }
        }
    })?;
    Ok((starts, words))
}
