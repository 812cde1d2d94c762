//! Everything that matches a question, counted, before any of it is shown.
//!
//! A match is forty bytes and a passage is a page: matches are all kept, so that they can
//! be ordered and counted, and passages are fetched a batch at a time, so that a list of
//! a whole corpus needs no more memory than its longest batch.

use crate::index::{Best, Counts, Effort, Error, Library, Match, Question, Shown};

/// How many passages are fetched at a time: about ten megabytes of them. In each batch
/// the postings are opened again, and a block of the store is unpacked once however many
/// of its passages are wanted, so that small batches of sorted lines take long.
pub(super) const BATCH: usize = 16_384;

/// What a question found in a library.
pub struct Found<'a> {
    library: &'a Library,
    question: Question<'a>,
    matches: Vec<Match>,
    counts: Counts,
    effort: Effort,
}

impl<'a> Found<'a> {
    /// Finds every passage that matches.
    pub fn of(library: &'a Library, question: Question<'a>) -> Result<Self, Error> {
        let Best { counts, matches, effort } = question.all()?;
        Ok(Self { library, question, matches, counts, effort })
    }

    /// How much there is.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// What it took to find them.
    pub fn effort(&self) -> Effort {
        self.effort
    }

    /// The question that was put.
    pub fn question(&self) -> &Question<'a> {
        &self.question
    }

    /// The library it was put to.
    pub(super) fn library(&self) -> &'a Library {
        self.library
    }

    /// The passages that match, by review and place in it.
    pub(super) fn matches(&self) -> &[Match] {
        &self.matches
    }

    /// Calls `visit` with each of these matches, named by their places in
    /// [`matches`](Self::matches), and its passage, in the order given.
    pub(super) fn show<E: From<Error>>(
        &self,
        places: &[u32],
        mut visit: impl FnMut(&Match, &Shown) -> Result<(), E>,
    ) -> Result<(), E> {
        for some in places.chunks(BATCH) {
            let batch = self.fetch(some)?;
            for place in some {
                if let Some((_, one, shown)) = batch.get(*place) {
                    visit(one, shown)?;
                }
            }
        }
        Ok(())
    }

    /// The passages of these matches, each once, however often it is named.
    pub(super) fn fetch(&self, places: &[u32]) -> Result<Batch, Error> {
        let mut places = places.to_vec();
        places.sort_unstable();
        places.dedup();
        let matches: Vec<Match> =
            places.iter().map(|place| self.matches[*place as usize]).collect();
        let shown = self.question.show(&matches)?;
        Ok(Batch { places, matches, shown })
    }
}

/// Some matches and their passages.
pub(super) struct Batch {
    places: Vec<u32>,
    matches: Vec<Match>,
    shown: Vec<Shown>,
}

impl Batch {
    /// The match of that place and its passage, and where in the batch it is.
    pub(super) fn get(&self, place: u32) -> Option<(usize, &Match, &Shown)> {
        let at = self.places.binary_search(&place).ok()?;
        Some((at, self.matches.get(at)?, self.shown.get(at)?))
    }

    /// The passages, each once.
    pub(super) fn shown(&self) -> &[Shown] {
        &self.shown
    }
}
