//! One subject over the years.

use std::collections::BTreeMap;

use crate::analysis::Subject;
use crate::analysis::stats::{Dose, real, trend, wilson};

use super::{Count, Masks, Series, Tally};

/// The subject of that place over these years, the year of some not being known.
pub(super) fn series(
    at: usize,
    subject: &Subject,
    counts: &BTreeMap<Option<u16>, Count>,
) -> Series {
    let of = |count: &Count| tally(count.had.get(at).copied().unwrap_or(0), count.total);
    let known = || counts.iter().filter_map(|(year, count)| Some(((*year)?, of(count))));
    let doses: Vec<Dose> = known()
        .map(|(year, one)| Dose { score: f64::from(year), n: one.n, total: one.total })
        .collect();
    let test = trend(&doses);
    let (first, last) = (known().next(), known().next_back());
    let span = first.zip(last).map(|((first, _), (last, _))| first..=last);
    let year = |year: u16| (year, counts.get(&Some(year)).map(of).unwrap_or_default());
    let sum = |part: fn(&Tally) -> u64| counts.values().map(|one| part(&of(one))).sum();
    Series {
        name: subject.name.clone(),
        title: subject.title.clone(),
        whole: tally(sum(|one| one.n), sum(|one| one.total)),
        years: span.into_iter().flatten().map(year).collect(),
        unknown: counts.get(&None).map(of),
        z: test.map(|test| test.z),
        p: test.map(|test| test.p),
        p_adj: None,
    }
}

fn tally(n: u64, total: u64) -> Tally {
    let share = (total > 0).then(|| real(n) / real(total));
    Tally { n, total, share, interval: wilson(n, total), masks: Masks::default() }
}
