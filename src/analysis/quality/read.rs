//! Reviews read for what their text shows.

use rayon::prelude::*;

use crate::analysis::themes::Subcorpus;
use crate::codebook::{Codebook, Role, Theme};
use crate::index::{Error, Library};
use crate::model::{PassageId, ReviewId, ThemeId, ThemeIndex};

use super::asked::{Asked, NoMarker, all};
use super::cases::cases;
use super::hits::{Hits, Stretch, hits};
use super::made::Made;
use super::pages::{USES, usage};
use super::quoted::{Piece, Quoted};
use super::reader::Reader;
use super::row::{Marker, MarkerKind, Row};
use super::shown::{first, piece, whole};

/// The family of cues for whose words are given, which are no markers.
pub(super) const VOICE: &str = "voice";
/// The family of the published markers.
pub(super) const MARKERS: &str = "markers";
/// The family of markers that say why.
pub(super) const WHY: &str = "why";
/// The family of the codebook about how a review speaks of practice.
pub(super) const STYLE: &str = "style";
/// The family of the codebook with softening words and their plain ones.
pub(super) const SOFTENING: &str = "softening";

/// What the text of each review shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// What it was made from.
    pub made: Made,
    /// The markers asked for, in order: the columns of the rows.
    pub markers: Vec<Marker>,
    /// A row a review, by name, never by what it shows.
    pub rows: Vec<Row>,
    /// What is quoted: by review, marker and place, then style, then softening words.
    /// Empty if only counts were wanted.
    pub pieces: Vec<Piece>,
}

impl Quality {
    /// What the text of a review shows, by the name of any of its documents.
    pub fn row(&self, review: &ReviewId) -> Option<&Row> {
        self.rows.iter().find(|row| row.documents.contains(review))
    }

    /// What is quoted of a review, for one marker or theme or for all.
    pub fn pieces_of<'a>(
        &'a self,
        row: &'a Row,
        marker: Option<&'a ThemeId>,
    ) -> impl Iterator<Item = &'a Piece> {
        self.pieces.iter().filter(move |piece| {
            row.documents.contains(piece.review())
                && marker.is_none_or(|marker| marker == piece.marker())
        })
    }
}

/// What is kept of what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Numbers.
    Counts,
    /// Numbers and quotations.
    Passages,
    /// The same, and every passage by the use of its pages.
    Whole,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum QualityError {
    /// A marker was asked for that there is none of.
    #[error(transparent)]
    Marker(#[from] NoMarker),
    /// The library could not be read.
    #[error(transparent)]
    Index(#[from] Error),
}

/// Reads the reviews of a library, in the passages of `only` where that is given. Style
/// and softening words are those of `codebook`; what it lacks is left out.
///
/// The same library gives the same answer with any number of `threads`.
pub fn quality(
    library: &Library,
    codebook: &Codebook,
    asked: &Asked,
    only: Option<&Subcorpus>,
    keep: Keep,
    threads: usize,
) -> Result<Quality, QualityError> {
    let read = || read(library, codebook, asked, only, keep);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    // a machine that has no threads to give has this one
    pool.map_or_else(|_| read(), |pool| pool.install(read))
}

fn read(
    library: &Library,
    codebook: &Codebook,
    asked: &Asked,
    only: Option<&Subcorpus>,
    keep: Keep,
) -> Result<Quality, QualityError> {
    let book = Codebook::quality();
    let chosen = asked.chosen(&book)?;
    let questions = Questions::put(library, codebook, &book, chosen)?;
    let cases = cases(library, codebook)?;
    let wanted = |documents: &&Vec<ReviewId>| {
        asked.review.as_ref().is_none_or(|review| documents.contains(review))
    };
    let documents: Vec<&Vec<ReviewId>> = cases.documents.iter().filter(wanted).collect();
    let reader = Reader { library, book: &book, questions: &questions, only, keep };
    let read: Vec<Option<(Row, Vec<Piece>)>> =
        documents.par_iter().map(|one| reader.read(one)).collect::<Result<_, Error>>()?;
    let (rows, pieces): (Vec<Row>, Vec<Vec<Piece>>) = read.into_iter().flatten().unzip();
    let made = Made {
        asked: asked.clone(),
        reviews: cases.documents.len() as u64,
        fingerprint: cases.fingerprint.to_string(),
        codebook: codebook.name.clone(),
        codebook_hash: codebook.hash.clone(),
        markers_hash: book.hash.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let markers: Vec<Marker> =
        questions.markers.iter().map(|one| one.marker(&book)).collect();
    let mut pieces = pieces.concat();
    if !asked.markers.is_empty() {
        // who asks for a marker does not ask how the review speaks
        pieces.retain(|one| markers.iter().any(|marker| marker.id == *one.marker()));
    }
    Ok(Quality { made, markers, rows, pieces })
}

/// The passage of a name as [`quality`] gives it, a colon and a marker or a use of pages
/// between: none where there is no such thing or the passage is not counted as it. Style
/// and softening words are themes of the codebook, whose evidence opens them.
pub fn opened(library: &Library, id: &str) -> Result<Option<Quoted>, Error> {
    let Some((passage, marker)) = id.rsplit_once(':') else { return Ok(None) };
    let book = Codebook::quality();
    let at = book.theme(marker).filter(|at| all(&book).contains(at));
    if at.is_none() && !USES.contains(&marker) {
        return Ok(None);
    }
    let Some(stored) = library.passage(&PassageId(passage.to_owned()))? else {
        return Ok(None);
    };
    let Some(at) = at else {
        let column = ThemeId(marker.to_owned());
        let is_it = USES[usage(stored.section_kind)] == marker;
        return Ok(is_it.then(|| whole(&column, &stored)));
    };
    let theme = &book.themes[usize::from(at.0)];
    let Ok(rank) = library.review_ids().binary_search(&stored.review) else {
        return Ok(None);
    };
    let hits = hits(library, theme)?;
    let place = (u32::try_from(rank).unwrap_or(u32::MAX), stored.ord);
    let stretches = hits.get(&place).map_or(&[][..], Vec::as_slice);
    let first = first(&book, theme, &stored, stretches);
    Ok(first.map(|one| piece(theme, &stored, one)))
}

/// A theme and where it hits.
#[derive(Clone)]
pub(super) struct Put {
    pub(super) at: ThemeIndex,
    pub(super) theme: Theme,
    pub(super) hits: Hits,
}

/// All that is looked for.
pub(super) struct Questions {
    /// The markers asked for.
    pub(super) markers: Vec<Put>,
    /// Those that say why, asked for or not.
    pub(super) why: Vec<Put>,
    pub(super) style: Vec<Put>,
    /// Softening words, whosever they are.
    pub(super) softening: Vec<Put>,
    /// Those in sentences that do not give the words of others.
    pub(super) own: Vec<Put>,
}

impl Questions {
    fn put(
        library: &Library,
        codebook: &Codebook,
        book: &Codebook,
        chosen: Vec<ThemeIndex>,
    ) -> Result<Self, Error> {
        let put = |of: &Codebook, all: Vec<ThemeIndex>| -> Result<Vec<Put>, Error> {
            let theme = |at: ThemeIndex| of.themes[usize::from(at.0)].clone();
            all.into_iter().map(|at| asked(library, at, theme(at))).collect()
        };
        let softening = put(codebook, below(codebook, SOFTENING))?;
        let own = softening.iter().map(|one| {
            let mut theme = one.theme.clone();
            for cue in below(book, VOICE) {
                theme.unless.extend_from_slice(&book.themes[usize::from(cue.0)].rules);
            }
            asked(library, one.at, theme)
        });
        let why = put(book, below(book, WHY))?;
        let markers = chosen.into_iter().map(|at| {
            // what says why is looked for in any case
            let known = why.iter().find(|one| one.at == at);
            let theme = || book.themes[usize::from(at.0)].clone();
            known.map_or_else(|| asked(library, at, theme()), |one| Ok(one.clone()))
        });
        Ok(Self {
            markers: markers.collect::<Result<_, Error>>()?,
            own: own.collect::<Result<_, Error>>()?,
            softening,
            style: put(codebook, below(codebook, STYLE))?,
            why,
        })
    }
}

fn asked(library: &Library, at: ThemeIndex, theme: Theme) -> Result<Put, Error> {
    Ok(Put { at, hits: hits(library, &theme)?, theme })
}

impl Put {
    /// Where the theme hits in a passage.
    pub(super) fn at(&self, place: (u32, u32)) -> &[Stretch] {
        self.hits.get(&place).map_or(&[], Vec::as_slice)
    }

    fn marker(&self, book: &Codebook) -> Marker {
        let why = within(book, &self.theme, WHY);
        Marker {
            id: self.theme.id.clone(),
            title: self.theme.title.clone(),
            definition: self.theme.definition.clone(),
            cannot: self.theme.excludes.clone(),
            source: self.theme.source.clone(),
            kind: if why { MarkerKind::Why } else { MarkerKind::Published },
        }
    }
}

/// Whether a theme is one of a family.
pub(super) fn within(book: &Codebook, theme: &Theme, family: &str) -> bool {
    theme.parent.is_some() && theme.parent == book.theme(family)
}

/// The themes of a family, directly or further below; none where there is no such.
pub(super) fn below(book: &Codebook, family: &str) -> Vec<ThemeIndex> {
    let Some(family) = book.theme(family) else { return Vec::new() };
    let mut within = vec![family];
    // parents stand before their children
    for (at, theme) in (0..).map(ThemeIndex).zip(&book.themes) {
        if theme.parent.is_some_and(|parent| within.contains(&parent)) {
            within.push(at);
        }
    }
    let is_theme = |at: &ThemeIndex| book.themes[usize::from(at.0)].role != Role::Family;
    within.into_iter().filter(is_theme).collect()
}
