//! One theme with all that belongs to it.

use std::collections::BTreeSet;

use super::pick::quotations;
use super::quotation::Quotation;
use super::shelf::Shelf;
use super::{Material, Wanted};
use crate::analysis::recommendations::{Level, Recommendation, Recommendations, Sort};
use crate::analysis::themes::{Counted, Masks, Row, cell, counted, row_masks};
use crate::codebook::Theme;
use crate::index;
use crate::model::{ReviewId, ThemeId};

/// How many recommendations are shown with a theme, at most.
const SHOWN: usize = 5;

/// A theme that is found in some review.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemePage {
    /// Its name.
    pub theme: ThemeId,
    /// The problem it is.
    pub definition: String,
    /// What counts.
    pub counts: Vec<String>,
    /// What does not count.
    pub excludes: Vec<String>,
    /// The published list it comes from.
    pub source: String,
    /// Its numbers.
    pub row: Row,
    /// What of them is told. Where it is not told how many reviews have it, none of these
    /// is named or quoted.
    pub masks: Masks,
    /// The reviews in which it is found, by name.
    pub found_in: Vec<ReviewId>,
    /// Passages of as many reviews.
    pub quotations: Vec<Quotation>,
    /// Recommendations that carry it.
    pub recommendations: Related,
}

/// Recommendations that carry a theme, or match a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Related {
    /// All of them, by their places among all recommendations.
    pub all: Vec<usize>,
    /// In how many reviews.
    pub reviews: u64,
    /// Some of these: of as many reviews as there are, the reviews' own
    /// before those of single agencies.
    pub shown: Vec<usize>,
}

pub(super) fn theme_page(
    from: Material<'_>,
    wanted: Wanted<'_>,
    row: &Row,
    recommended: &Recommendations,
    shelf: &mut Shelf<'_>,
) -> Result<Option<ThemePage>, index::Error> {
    let codebook = from.coded.codebook;
    let Some(index) = codebook.theme(&row.theme.0) else { return Ok(None) };
    let theme = &codebook.themes[usize::from(index.0)];
    let carries = |one: &Recommendation| one.themes.contains(&row.theme);
    let masks = row_masks(row, wanted.suppress).0;
    let mut page = ThemePage {
        theme: row.theme.clone(),
        definition: theme.definition.clone(),
        counts: theme.counts.clone(),
        excludes: theme.excludes.clone(),
        source: theme.source.clone(),
        row: row.clone(),
        masks,
        found_in: Vec::new(),
        quotations: Vec::new(),
        recommendations: Related::default(),
    };
    if masks.found.is_whole() {
        page.found_in = found_in(from, wanted, theme);
        page.quotations = quotations(from, wanted, index, shelf)?;
        page.recommendations = related(recommended, carries, SHOWN);
    }
    Ok(Some(page))
}

/// The reviews that the number counts.
fn found_in(from: Material<'_>, wanted: Wanted<'_>, theme: &Theme) -> Vec<ReviewId> {
    let cell = cell(from.coded, &theme.id.0, wanted.only).unwrap_or_default();
    let documents: BTreeSet<ReviewId> = cell.into_iter().map(|place| place.0).collect();
    let reviews = counted(from.coded);
    let has = |review: &&Counted<'_>| {
        review.documents.iter().any(|one| documents.contains(&one.record.review))
    };
    reviews.iter().filter(has).map(|review| review.name().clone()).collect()
}

/// The recommendations of which this is true, and some of them.
pub(super) fn related(
    all: &Recommendations,
    is: impl Fn(&Recommendation) -> bool,
    most: usize,
) -> Related {
    let own: Vec<(usize, &Recommendation)> = all
        .all
        .iter()
        .enumerate()
        .filter(|(_, one)| one.sort == Sort::Recommendation && is(one))
        .collect();
    let mut seen: Vec<&ReviewId> = Vec::new();
    let mut ranked: Vec<(usize, bool, usize)> = Vec::new();
    for &(at, one) in &own {
        // the second of a review comes after the first of every other
        let turn = seen.iter().filter(|review| **review == &one.case).count();
        seen.push(&one.case);
        ranked.push((turn, one.level == Level::Agency, at));
    }
    ranked.sort_unstable();
    let mut shown: Vec<usize> = ranked.iter().take(most).map(|one| one.2).collect();
    shown.sort_unstable();
    let reviews: BTreeSet<&ReviewId> = own.iter().map(|(_, one)| &one.case).collect();
    let reviews = reviews.len() as u64;
    Related { all: own.iter().map(|one| one.0).collect(), reviews, shown }
}
