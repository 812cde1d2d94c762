//! In how many reviews each theme is found, and in how many of each group.

use std::cmp::Reverse;

use crate::analysis::stats::{Dose, Trend, adjusted, fisher, trend};
use crate::codebook::{Codebook, Role, Theme};
use crate::model::{ThemeId, ThemeIndex};

use super::asked::{Asked, Order, Unit};
use super::counted::{Coded, counted};
use super::figures::{Figures, figures};
use super::group::{Group, Parted, parted};
use super::measured::Measured;
use super::slice::{Slice, Subcorpus, slice};

/// A theme or family was asked for that the codebook does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the codebook `{codebook}` has no theme or family `{theme}`")]
pub struct NoTheme {
    /// What was asked for.
    pub theme: String,
    /// The codebook's name.
    pub codebook: String,
}

/// A p-value, and what is left of it among all of the table.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Chance {
    /// Two-sided.
    pub p: Option<f64>,
    /// Adjusted for the number of tests in the table (Benjamini and Hochberg 1995).
    pub p_adj: Option<f64>,
}

/// The numbers of a theme in a group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupRow {
    /// What its reviews have in common.
    pub group: String,
    /// The numbers.
    pub figures: Figures,
    /// Fisher's exact test against the rest of those known; none for years, where the
    /// trend is tested, and for sections, whose groups are the same reviews.
    pub chance: Chance,
}

/// The numbers of a theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The theme.
    pub theme: ThemeId,
    /// Its name for readers.
    pub title: String,
    /// The family it is part of: its name, and that for readers.
    pub family: Option<(ThemeId, String)>,
    /// The numbers in the whole corpus.
    pub figures: Figures,
    /// How far its codings hold.
    pub measured: Option<Measured>,
    /// For years: the direction of the trend.
    pub z: Option<f64>,
    /// For years: whether there is a trend.
    pub chance: Chance,
    /// The numbers in each group, in order.
    pub groups: Vec<GroupRow>,
}

/// In how many reviews each theme is found.
#[derive(Debug, Clone, PartialEq)]
pub struct Frequencies {
    /// A row a theme, none left out for being rare.
    pub rows: Vec<Row>,
    /// How many reviews have a passage that counts.
    pub reviews: u64,
}

/// Answers a question about frequencies.
pub fn frequencies(
    coded: &Coded<'_>,
    asked: &Asked,
    only: Option<&Subcorpus>,
) -> Result<Frequencies, NoTheme> {
    let themes = chosen(coded.codebook, &asked.themes)?;
    let reviews = counted(coded);
    let width = coded.codebook.themes.len();
    let keep = |review: &_, passage, _| only.is_none_or(|only| only.has(review, passage));
    let slices: Vec<Slice> =
        reviews.iter().filter_map(|review| slice(review, width, &keep)).collect();
    let parted = asked.by().map(|by| parted(by, &reviews, width, &keep));
    let parted = parted.unwrap_or_default();
    let table = Parts { coded, unit: asked.unit, slices: &slices, parted: &parted };
    let mut rows: Vec<Row> = themes.into_iter().map(|theme| table.row(theme)).collect();
    adjust(&mut rows);
    arrange(&mut rows, asked.order);
    Ok(Frequencies { rows, reviews: slices.len() as u64 })
}

/// The themes named, or those of the families named; all where none is, in the codebook's
/// order.
pub(in crate::analysis) fn chosen(
    codebook: &Codebook,
    named: &[String],
) -> Result<Vec<ThemeIndex>, NoTheme> {
    for theme in named {
        if codebook.theme(theme).is_none() {
            let (theme, codebook) = (theme.clone(), codebook.name.clone());
            return Err(NoTheme { theme, codebook });
        }
    }
    let is_named = |theme: ThemeIndex| {
        named.is_empty() || lineage(codebook, theme).any(|one| named.contains(&one.id.0))
    };
    let all = (0..).map(ThemeIndex).zip(&codebook.themes);
    let coded = all.filter(|(_, theme)| theme.role != Role::Family);
    Ok(coded.map(|(at, _)| at).filter(|at| is_named(*at)).collect())
}

/// A theme, what it is part of, what that is part of, and so on.
pub(super) fn lineage(
    codebook: &Codebook,
    theme: ThemeIndex,
) -> impl Iterator<Item = &Theme> {
    let at = |index: ThemeIndex| codebook.themes.get(usize::from(index.0));
    std::iter::successors(at(theme), move |one| one.parent.and_then(at))
}

struct Parts<'a> {
    coded: &'a Coded<'a>,
    unit: Unit,
    slices: &'a [Slice],
    parted: &'a Parted,
}

impl Parts<'_> {
    fn row(&self, index: ThemeIndex) -> Row {
        let codebook = self.coded.codebook;
        let theme = &codebook.themes[usize::from(index.0)];
        let family = lineage(codebook, index).find(|one| one.role == Role::Family);
        let trend = self.trend(index);
        Row {
            theme: theme.id.clone(),
            title: theme.title.clone(),
            family: family.map(|family| (family.id.clone(), family.title.clone())),
            figures: figures(index, self.unit, self.slices),
            measured: self.coded.measured.get(&theme.id).copied(),
            z: trend.map(|trend| trend.z),
            chance: Chance { p: trend.map(|trend| trend.p), p_adj: None },
            groups: self
                .parted
                .groups
                .iter()
                .map(|group| self.group(index, group))
                .collect(),
        }
    }

    fn group(&self, theme: ThemeIndex, group: &Group) -> GroupRow {
        let figures = figures(theme, self.unit, &group.slices);
        let p = self.against_rest(theme, group);
        GroupRow { group: group.name.clone(), figures, chance: Chance { p, p_adj: None } }
    }
    /// Whether a theme is found more or less often in a group than in the other reviews
    /// of which the same is known.
    fn against_rest(&self, theme: ThemeIndex, group: &Group) -> Option<f64> {
        if !group.is_known() {
            return None;
        }
        let (n, total) = found(theme, &group.slices);
        let (all_n, all) = found(theme, &self.parted.known);
        fisher(n, total, all_n.checked_sub(n)?, all.checked_sub(total)?)
    }

    /// The trend over groups that stand on an order.
    fn trend(&self, theme: ThemeIndex) -> Option<Trend> {
        let dose = |group: &Group| {
            let (n, total) = found(theme, &group.slices);
            group.score.map(|score| Dose { score, n, total })
        };
        let doses: Vec<Dose> = self.parted.groups.iter().filter_map(dose).collect();
        trend(&doses)
    }
}

/// In how many of how many reviews a theme is found.
fn found(theme: ThemeIndex, slices: &[Slice]) -> (u64, u64) {
    let figures = figures(theme, Unit::Reviews, slices);
    (figures.reviews_found, figures.reviews_total)
}

/// Adjusts the p-values of the table for one another.
fn adjust(rows: &mut [Row]) {
    let mut chances: Vec<&mut Chance> = Vec::new();
    for row in rows {
        chances.push(&mut row.chance);
        chances.extend(row.groups.iter_mut().map(|group| &mut group.chance));
    }
    let values: Vec<Option<f64>> = chances.iter().map(|chance| chance.p).collect();
    for (chance, p_adj) in chances.into_iter().zip(adjusted(&values)) {
        chance.p_adj = p_adj;
    }
}

/// Puts rows, which come as the codebook has them, into their order. Equally frequent
/// themes stay as the codebook has them.
fn arrange(rows: &mut [Row], order: Order) {
    let often = |row: &Row| {
        let Figures { reviews_found, passages_found, .. } = row.figures;
        Reverse((reviews_found, passages_found))
    };
    match order {
        Order::Codebook => {}
        Order::Prevalence => rows.sort_by_key(often),
        Order::Family => {
            let families: Vec<Option<ThemeId>> = rows
                .iter()
                .map(|row| row.family.as_ref().map(|one| one.0.clone()))
                .collect();
            let family = |row: &Row| {
                let id = row.family.as_ref().map(|one| &one.0);
                families.iter().position(|one| one.as_ref() == id)
            };
            rows.sort_by_key(|row| (family(row), often(row)));
        }
    }
}
