//! A number of a row by its name: what it counts can be asked for.

use crate::codebook::Codebook;
use crate::model::{ReviewId, ThemeId};

use super::asked::all;
use super::pages::USES;
use super::quoted::{Piece, Voice};
use super::read::{SOFTENING, STYLE, WHY, below, within};

/// A number of a row: a review and the name of its column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The review.
    pub review: ReviewId,
    themes: Vec<ThemeId>,
    /// Only in the review's own voice.
    own: bool,
}

/// There is no such number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` names no number: a review, a comma and a column are wanted")]
pub struct NoCell {
    /// What was asked for.
    pub name: String,
    /// The columns whose numbers open.
    pub known: Vec<String>,
}

impl Cell {
    /// The number of a name like `baby-f,qm12-family`. Columns are named as in every
    /// format, with hyphens or underscores, rates and percentages by what they are of.
    pub fn named(name: &str, codebook: &Codebook) -> Result<Self, NoCell> {
        let columns = columns(codebook);
        let found = name.split_once(',').and_then(|(review, column)| {
            let wanted = column.trim().replace('_', "-");
            let wanted = match wanted.strip_prefix("percent-") {
                Some(part) => format!("pages-{part}"),
                None => wanted.trim_end_matches("-per-1000").to_owned(),
            };
            let (column, themes) = columns.iter().find(|one| one.0 == wanted)?;
            Some(Self {
                review: ReviewId(review.trim().to_owned()),
                themes: themes.clone(),
                own: column != SOFTENING_ALL,
            })
        });
        found.ok_or_else(|| NoCell {
            name: name.to_owned(),
            known: columns.into_iter().map(|one| one.0).collect(),
        })
    }

    /// Whether the number counts this quotation.
    pub fn has(&self, piece: &Piece) -> bool {
        match piece {
            Piece::Shown(one) => {
                self.themes.contains(&one.marker)
                    && (!self.own || one.voice == Voice::Own)
            }
            Piece::NotFound { marker, .. } => self.themes.contains(marker),
        }
    }
}

/// The column of softening words, whosever they are.
const SOFTENING_ALL: &str = "softening-all";

/// Every column whose numbers open, and the themes that its numbers count.
fn columns(codebook: &Codebook) -> Vec<(String, Vec<ThemeId>)> {
    let book = Codebook::quality();
    let id = |book: &Codebook, at| book.themes[usize::from(at)].id.clone();
    let alone = |one: ThemeId| (one.0.clone(), vec![one]);
    let markers = all(&book).into_iter().map(|at| alone(id(&book, at.0)));
    let why = all(&book)
        .into_iter()
        .filter(|at| within(&book, &book.themes[usize::from(at.0)], WHY));
    let explains = ("explains".to_owned(), why.map(|at| id(&book, at.0)).collect());
    let style = below(codebook, STYLE).into_iter().map(|at| alone(id(codebook, at.0)));
    let soft = below(codebook, SOFTENING).into_iter().map(|at| id(codebook, at.0));
    let soft: Vec<ThemeId> = soft.collect();
    let pages = USES.map(|name| alone(ThemeId(name.to_owned())));
    let softening =
        [SOFTENING, SOFTENING_ALL].map(|name| (name.to_owned(), soft.clone()));
    markers.chain([explains]).chain(style).chain(softening).chain(pages).collect()
}
