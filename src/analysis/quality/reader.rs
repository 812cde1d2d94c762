//! One review, read passage by passage.

use std::ops::Range;

use crate::analysis::stats::real;
use crate::analysis::themes::Subcorpus;
use crate::codebook::Codebook;
use crate::index::{Error, Library, StoredPassage};
use crate::model::{PassageKind, ReviewId, ThemeId};

use super::hits::Stretch;
use super::pages::{Pages, Shares, USES, usage};
use super::quotations::quotations;
use super::quoted::{Piece, Quoted, Voice};
use super::read::{Keep, Put, Questions};
use super::row::{Explains, Rate, Row};
use super::shown::{first, is_quoted, piece, speaks, whole};

/// What reads reviews.
pub(super) struct Reader<'a> {
    pub(super) library: &'a Library,
    pub(super) book: &'a Codebook,
    pub(super) questions: &'a Questions,
    pub(super) only: Option<&'a Subcorpus>,
    pub(super) keep: Keep,
}

/// What was read of a review so far.
#[derive(Default)]
struct Sums {
    passages: u64,
    words: u64,
    markers: Vec<u64>,
    why: u64,
    style: Vec<u64>,
    softening: u64,
    softening_all: u64,
    pages: Pages,
    /// What is quoted for each marker, then for each theme of style, for softening words
    /// and for the use of pages.
    pieces: Vec<Vec<Piece>>,
}

impl Reader<'_> {
    /// Reads the documents of a review; none where no passage of it is asked about.
    pub(super) fn read(
        &self,
        documents: &[ReviewId],
    ) -> Result<Option<(Row, Vec<Piece>)>, Error> {
        let (markers, style) = (self.questions.markers.len(), self.questions.style.len());
        let mut sums = Sums {
            markers: vec![0; markers],
            style: vec![0; style],
            pieces: vec![Vec::new(); markers + style + 2],
            ..Sums::default()
        };
        for review in documents {
            self.document(review, &mut sums)?;
        }
        Ok((sums.passages > 0).then(|| self.row(documents, sums)))
    }

    fn document(&self, review: &ReviewId, sums: &mut Sums) -> Result<(), Error> {
        let rank = self.library.review_ids().binary_search(review);
        let rank =
            rank.ok().and_then(|rank| u32::try_from(rank).ok()).unwrap_or(u32::MAX);
        let mut shares = Shares::default();
        for stored in self.library.passages(review)? {
            if self.only.is_none_or(|only| only.has(review, stored.ord)) {
                shares.add(&stored);
                self.page(&stored, sums);
                if stored.passage.kind != PassageKind::Heading {
                    self.passage(rank, &stored, sums);
                }
            }
        }
        shares.share(&mut sums.pages);
        Ok(())
    }

    fn passage(&self, review: u32, stored: &StoredPassage, sums: &mut Sums) {
        let place = (review, stored.ord);
        sums.passages += 1;
        for (at, put) in self.questions.markers.iter().enumerate() {
            let Some(one) = self.first(put, place, stored) else { continue };
            sums.markers[at] += 1;
            self.quote(at, sums, || piece(&put.theme, stored, one));
        }
        let mut why = self.questions.why.iter();
        sums.why += u64::from(why.any(|put| self.first(put, place, stored).is_some()));
        if speaks(stored.section_kind) {
            sums.words += u64::from(stored.passage.words);
            self.style(place, stored, sums);
            self.softening(place, stored, sums);
        }
    }

    fn first<'a>(
        &self,
        put: &'a Put,
        place: (u32, u32),
        stored: &StoredPassage,
    ) -> Option<&'a Stretch> {
        first(self.book, &put.theme, stored, put.hits.get(&place)?)
    }

    fn style(&self, place: (u32, u32), stored: &StoredPassage, sums: &mut Sums) {
        let quoted = quotations(&stored.passage.text);
        for (at, put) in self.questions.style.iter().enumerate() {
            for one in put.at(place).iter().filter(|one| !is_quoted(one, &quoted)) {
                sums.style[at] += 1;
                let list = self.questions.markers.len() + at;
                self.quote(list, sums, || piece(&put.theme, stored, one));
            }
        }
    }

    /// Words of others are those in quotation marks or in a sentence that gives the words
    /// of somebody: there a stretch of the lexicon has none of the review's own.
    fn softening(&self, place: (u32, u32), stored: &StoredPassage, sums: &mut Sums) {
        let quoted = quotations(&stored.passage.text);
        let list = self.questions.markers.len() + self.questions.style.len();
        for (all, own) in self.questions.softening.iter().zip(&self.questions.own) {
            for one in all.at(place) {
                let is_own = !is_quoted(one, &quoted)
                    && own.at(place).iter().any(|own| overlap(&own.at, &one.at));
                sums.softening_all += 1;
                sums.softening += u64::from(is_own);
                let voice = if is_own { Voice::Own } else { Voice::Others };
                self.quote(list, sums, || Quoted {
                    voice,
                    ..piece(&all.theme, stored, one)
                });
            }
        }
    }

    /// Keeps a passage by the use of the pages it stands on, where that is wanted.
    fn page(&self, stored: &StoredPassage, sums: &mut Sums) {
        if self.keep == Keep::Whole {
            let column = ThemeId(USES[usage(stored.section_kind)].to_owned());
            let list = sums.pieces.len() - 1;
            self.quote(list, sums, || whole(&column, stored));
        }
    }

    fn quote(&self, list: usize, sums: &mut Sums, shown: impl FnOnce() -> Quoted) {
        if self.keep != Keep::Counts {
            sums.pieces[list].push(Piece::Shown(Box::new(shown())));
        }
    }

    fn row(&self, documents: &[ReviewId], sums: Sums) -> (Row, Vec<Piece>) {
        let per_1000 =
            |hits: u64| (sums.words > 0).then(|| real(hits) * 1000.0 / real(sums.words));
        let style = self.questions.style.iter().zip(&sums.style);
        let rate = |(put, hits): (&Put, &u64)| Rate {
            theme: put.theme.id.clone(),
            hits: *hits,
            per_1000: per_1000(*hits),
        };
        let row = Row {
            review: documents[0].clone(),
            documents: documents.to_vec(),
            passages: sums.passages,
            words: sums.words,
            explains: if sums.why > 0 { Explains::Why } else { Explains::OnlyWhat },
            style: style.map(rate).collect(),
            softening: sums.softening,
            softening_per_1000: per_1000(sums.softening),
            softening_all: sums.softening_all,
            pages: sums.pages,
            markers: sums.markers,
        };
        let mut pieces = sums.pieces;
        for (own, marker) in pieces.iter_mut().zip(&self.questions.markers) {
            if own.is_empty() && self.keep != Keep::Counts {
                let (review, marker) = (documents[0].clone(), marker.theme.id.clone());
                own.push(Piece::NotFound { review, marker });
            }
        }
        (row, pieces.concat())
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
