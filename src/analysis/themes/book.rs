//! A workbook of an answer, sheet by sheet, not yet written.

use std::collections::BTreeMap;

use serde_json::json;

use crate::codebook::{Codebook, Role};
use crate::index::{self, Library};
use crate::model::ReviewId;

use super::answer::{Answer, Flat, answer};
use super::asked::{Asked, Layout, Measure, Shape};
use super::cell::cell;
use super::counted::Coded;
use super::frequencies::{NoTheme, chosen, lineage};
use super::slice::Subcorpus;

/// More quotations than this are not for reading; `export codings` has them all.
const MOST_QUOTES: usize = 50_000;

/// Why there is no workbook.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// A theme was asked for that the codebook does not have.
    #[error(transparent)]
    Theme(#[from] NoTheme),
    /// The passages could not be read.
    #[error(transparent)]
    Index(#[from] index::Error),
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub flat: Flat,
}

/// The sheets of a workbook about an answer: `Summary`, `Matrix`, `Data` (the answer
/// itself), `Quotes` and `Codebook`. Where small counts are not told, `Matrix` and
/// `Quotes`, which tell of every review, are left out.
pub fn book(
    coded: &Coded<'_>,
    found: &Answer,
    only: Option<&Subcorpus>,
    library: &Library,
) -> Result<Vec<Sheet>, BookError> {
    let asked = &found.made.asked;
    let other = |layout| {
        let asked = Asked { layout, ..asked.clone() };
        answer(coded, &asked, only).map(|answer| answer.flat())
    };
    let mut sheets = vec![Sheet { name: "Summary", flat: other(Layout::Frequencies)? }];
    let open = asked.suppress.is_none();
    if open {
        let flat = other(Layout::Matrix(Measure::Found, Shape::Wide))?;
        sheets.push(Sheet { name: "Matrix", flat });
    }
    sheets.push(Sheet { name: "Data", flat: found.flat() });
    if open {
        let flat = quotes(coded, asked, only, library)?;
        sheets.push(Sheet { name: "Quotes", flat });
    }
    sheets.push(Sheet { name: "Codebook", flat: codebook(coded.codebook) });
    Ok(sheets)
}

/// The passages behind the findings, by review and in reading order, each with the name by
/// which `evidence --id` opens it.
fn quotes(
    coded: &Coded<'_>,
    asked: &Asked,
    only: Option<&Subcorpus>,
    library: &Library,
) -> Result<Flat, BookError> {
    let mut wanted: BTreeMap<ReviewId, Vec<(u32, &str)>> = BTreeMap::new();
    for theme in chosen(coded.codebook, &asked.themes)? {
        let theme = &coded.codebook.themes[usize::from(theme.0)].id.0;
        for (review, passage) in cell(coded, theme, only).unwrap_or_default() {
            wanted.entry(review).or_default().push((passage, theme));
        }
    }
    let mut rows = Vec::new();
    for (review, mut passages) in wanted {
        if rows.len() >= MOST_QUOTES {
            break;
        }
        passages.sort_unstable();
        let stored = library.passages(&review)?;
        for (ord, theme) in passages {
            let Some(one) = stored.iter().find(|one| one.ord == ord) else { continue };
            rows.push(vec![
                json!(format!("{}:{theme}", one.passage.id)),
                json!(theme),
                json!(review),
                json!(one.file),
                json!(one.passage.page),
                json!(one.passage.number),
                json!(one.section()),
                json!(one.passage.id),
                json!(one.passage.text),
            ]);
        }
    }
    rows.truncate(MOST_QUOTES);
    let names =
        ["id", "theme", "review", "file", "page", "number", "section", "passage", "text"];
    Ok(Flat { names: names.map(str::to_owned).to_vec(), rows })
}

/// What the themes mean.
fn codebook(codebook: &Codebook) -> Flat {
    let names =
        ["theme", "title", "family", "definition", "counts", "excludes", "source"];
    let themes = codebook.themes.iter().filter(|theme| theme.role != Role::Family);
    let rows = themes.map(|theme| {
        let index = codebook.theme(&theme.id.0);
        let mut above = index.into_iter().flat_map(|index| lineage(codebook, index));
        let family = above.find(|one| one.role == Role::Family);
        vec![
            json!(theme.id),
            json!(theme.title),
            json!(family.map(|family| &family.id)),
            json!(theme.definition),
            json!(theme.counts.join("\n")),
            json!(theme.excludes.join("\n")),
            json!(theme.source),
        ]
    });
    Flat { names: names.map(str::to_owned).to_vec(), rows: rows.collect() }
}
