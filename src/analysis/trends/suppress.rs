//! Which counts of a series are too small to be told: by the same rule as in a crosstab of
//! `themes` by year, so that two tables of one question hide the same.

use super::{Masks, Series, Tally};
use crate::analysis::suppress::{Part, Told, parted};
use crate::analysis::themes::most;

/// Takes from a series what is not told, and what that could be worked out from.
pub(super) fn suppress(series: &mut Series, limit: u64) {
    let years = series.years.iter_mut().map(|year| &mut year.1);
    // a year without reviews hides nothing
    let parts = years.chain(&mut series.unknown).filter(|one| one.total > 0);
    let mut parts: Vec<&mut Tally> = parts.collect();
    let whole = &mut series.whole;
    let sizes = sizes(&parts, whole.total);
    let (total, totals) = parted(limit, whole.total, &sizes);
    let counts = counts(&parts, &totals, whole.total);
    let (n, ns) = parted(limit, whole.n, &counts);
    whole.hide(Masks { n, total });
    for (part, (n, total)) in parts.iter_mut().zip(ns.into_iter().zip(totals)) {
        part.hide(Masks { n, total });
    }
    let open = whole.masks.is_open() && parts.iter().all(|part| part.masks.is_open());
    if !open {
        (series.z, series.p, series.p_adj) = (None, None, None);
    }
}

fn sizes(parts: &[&mut Tally], whole: u64) -> Vec<Part> {
    parts.iter().map(|part| Part { count: part.total, most: whole }).collect()
}

fn counts(parts: &[&mut Tally], totals: &[Told], whole: u64) -> Vec<Part> {
    let part = |(part, told): (&&mut Tally, &Told)| Part {
        count: part.n,
        most: most(Some(*told), part.total, whole),
    };
    parts.iter().zip(totals).map(part).collect()
}

impl Tally {
    /// The share and its interval tell the count they are of.
    fn hide(&mut self, masks: Masks) {
        self.masks = masks;
        if !masks.is_open() {
            (self.share, self.interval) = (None, None);
        }
    }
}
