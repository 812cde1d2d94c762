//! How far the coding of each theme holds, as people judged it.

use std::collections::BTreeMap;

use super::agreement::{Agreement, agreements};
use super::draw::no_theme;
use super::layers::{self, Layers, coding, found_sizes, headings};
use super::settled::{Seen, Settled, settled};
use super::share::share;
use crate::analysis::stats::{Estimate, Interval, real, share_of_both, sum};
use crate::analysis::themes::{Coded, NoTheme};
use crate::index::{Error, Library};
use crate::model::{Judgement, Learned, Stratum, ThemeId, ThemeIndex};

/// The layers of what is found.
const FOUND: [Stratum; 2] = [Stratum::FoundSurely, Stratum::FoundBarely];
/// The layers of what is not.
const OTHER: [Stratum; 3] = [Stratum::Mentioned, Stratum::Plausible, Stratum::Rest];

/// A number with what it was measured on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The share, from 0 to 1.
    pub value: f64,
    /// Where it lies with 95 %.
    pub interval: Interval,
    /// On how many passages it was measured.
    pub n: u64,
    /// How many of these report the problem, as people say.
    pub so: u64,
}

/// How far the coding of a theme holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The theme.
    pub theme: ThemeId,
    /// Its name for readers.
    pub title: String,
    /// Who judged, by name.
    pub judges: Vec<String>,
    /// How many passages were judged.
    pub judged: u64,
    /// How often somebody was unsure.
    pub unsure: u64,
    /// Passages of which as many said the one as the other; they measure nothing.
    pub disputed: u64,
    /// Judgements of passages that are gone or have another text; they measure nothing.
    pub orphaned: u64,
    /// Passages that the codebook learnt from; they measure nothing but agreement.
    pub learned: u64,
    /// Of the passages found, whatever their review as a whole is held to show, the share
    /// that reports the problem. `n`: found and judged.
    pub precision: Option<Measure>,
    /// Of the passages that report the problem, the share that is found. `n`: not found
    /// and judged.
    pub recall: Option<Measure>,
    /// The share of all passages that report the problem, once what is found wrongly is
    /// taken away and what is missed is added. `n`: all judged.
    pub prevalence: Option<Measure>,
    /// The share of all passages that is coded found.
    pub coded: f64,
    /// Every two who judged the same sample.
    pub agreement: Vec<Agreement>,
}

/// How far the coding of each theme that was judged holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// In the codebook's order.
    pub themes: Vec<Standing>,
    /// Judgements on themes that the codebook does not have.
    pub without_theme: u64,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum JudgingError {
    /// A theme was asked for that the codebook does not have.
    #[error(transparent)]
    Theme(#[from] NoTheme),
    /// The passages could not be read.
    #[error(transparent)]
    Index(#[from] Error),
}

/// How far the coding of each theme that was judged holds, or of the one named, judged or
/// not. Passages that the codebook `learned` from are left out of measuring.
pub fn judged(
    library: &Library,
    coded: &Coded<'_>,
    judgements: &[Judgement],
    learned: &[Learned],
    only: Option<&str>,
) -> Result<Judged, JudgingError> {
    if let Some(theme) = only.filter(|theme| coded.codebook.theme(theme).is_none()) {
        return Err(no_theme(coded, theme).into());
    }
    let by_theme = settled(library, coded.codings, judgements, learned)?;
    let headings = headings(library)?;
    let mut found = Judged { themes: Vec::new(), without_theme: 0 };
    let none = Settled::default();
    for (at, theme) in (0..).map(ThemeIndex).zip(&coded.codebook.themes) {
        let own = by_theme.get(&theme.id);
        let named = only.is_some_and(|only| only == theme.id.0);
        if !(named || only.is_none() && own.is_some()) {
            continue;
        }
        if let Some(layers) = Layers::of(library, coded, at)? {
            let sizes = layers.sizes(coded, &headings);
            let own = own.unwrap_or(&none);
            found.themes.push(standing(&layers, &sizes, coded, own));
        }
    }
    let strange = by_theme.iter().filter(|one| coded.codebook.theme(&one.0.0).is_none());
    found.without_theme = strange.map(|one| one.1.orphaned).sum();
    Ok(found)
}

/// The precision of each theme of which found passages were judged. Needs no more of the
/// library than the passages that were.
pub fn precisions(
    library: &Library,
    coded: &Coded<'_>,
    judgements: &[Judgement],
    learned: &[Learned],
) -> Result<BTreeMap<ThemeId, Measure>, Error> {
    let mut known = BTreeMap::new();
    for (theme, own) in settled(library, coded.codings, judgements, learned)? {
        let Some(index) = coded.codebook.theme(&theme.0) else { continue };
        let now = |one: &Seen| {
            let review = coded.codings.review(&one.review)?;
            coding(review, index, one.ord).map(layers::standing)
        };
        let seen: Vec<(Stratum, &Seen)> =
            own.seen.iter().filter_map(|one| Some((now(one)?, one))).collect();
        let measure = share(&seen, &found_sizes(coded, index), &FOUND);
        known.extend(measure.map(|measure| (theme.clone(), measure)));
    }
    Ok(known)
}

fn standing(
    layers: &Layers<'_>,
    sizes: &BTreeMap<Stratum, u64>,
    coded: &Coded<'_>,
    settled: &Settled<'_>,
) -> Standing {
    let now = |one: &Seen| {
        let review = coded.codings.review(&one.review)?;
        Some(layers.standing(review, one.ord))
    };
    let seen: Vec<(Stratum, &Seen)> =
        settled.seen.iter().filter_map(|one| Some((now(one)?, one))).collect();
    let size = |of: &[Stratum]| real(of.iter().filter_map(|one| sizes.get(one)).sum());
    let (found, other) = (size(&FOUND), size(&OTHER));
    let precision = share(&seen, sizes, &FOUND);
    let right = of_all(precision, found);
    let missed = share(&seen, sizes, &OTHER);
    let both = right.zip(of_all(missed, other));
    let recall = both.and_then(|(right, missed)| share_of_both(right, missed));
    let prevalence = both
        .filter(|_| found + other > 0.0)
        .map(|(right, missed)| sum(&[right, missed]).times(1.0 / (found + other)));
    let (n, so) = missed.map_or((0, 0), |one| (one.n, one.so));
    let (all, all_so) = precision.map_or((n, so), |one| (n + one.n, so + one.so));
    Standing {
        theme: layers.named.id.clone(),
        title: layers.named.title.clone(),
        judges: settled.judges.iter().map(|who| (*who).to_owned()).collect(),
        judged: settled.passages,
        unsure: settled.unsure,
        disputed: settled.disputed,
        orphaned: settled.orphaned,
        learned: settled.learned,
        precision,
        recall: recall.map(|one| Measure::of(one, n, so)),
        prevalence: prevalence.map(|one| Measure::of(one, all, all_so)),
        coded: if found + other > 0.0 { found / (found + other) } else { 0.0 },
        agreement: agreements(settled),
    }
}

/// A share of so many passages, as a number of them; of none it is known without judging.
fn of_all(share: Option<Measure>, size: f64) -> Option<Estimate> {
    let none = Estimate { value: 0.0, interval: Interval { low: 0.0, high: 0.0 } };
    if size <= 0.0 {
        return Some(none);
    }
    share.map(|one| Estimate { value: one.value, interval: one.interval }.times(size))
}

impl Measure {
    fn of(one: Estimate, n: u64, so: u64) -> Self {
        let Interval { low, high } = one.interval;
        let interval = Interval { low: low.max(0.0), high: high.min(1.0) };
        Self { value: one.value, interval, n, so }
    }
}
