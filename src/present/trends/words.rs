//! A trend in words, and what there is to be careful about.

use crate::analysis::Told;
use crate::analysis::themes::Made;
use crate::analysis::trends::{By, FEW, Series, Trends};
use crate::present::made::{counted_as, out_of};
use crate::present::measures::{ADJUSTED, INTERVAL, TREND, said};
use crate::present::themes;
use crate::present::typed::{both, limited, quoted};
use serde_json::json;

/// A trend less likely than this by chance alone is called one.
const CLEAR: f64 = 0.05;
/// The test takes counts to be normally distributed, for which five is the usual least
/// (Cochran 1954).
const ROUGH: u64 = 5;

/// What no share by year says.
const NOTE: &str = "Reviews are not chosen at random: a share that changes says that they \
report other things than before, not that practice has changed.";

/// What the numbers mean, and what they do not.
pub(super) fn note() -> String {
    said(&[INTERVAL, TREND, ADJUSTED, NOTE])
}

/// What shows the passages behind a number: of themes those that `themes` counts as found,
/// of queries those that they hit.
pub(super) fn opens(found: &Trends, made: &Made) -> String {
    let only = made.asked.only.as_deref();
    let field = match found.by {
        By::Published => "year",
        By::Incident => "incident",
    };
    let theme = match found.by {
        By::Published => {
            let cell = quoted("THEME,year:YEAR");
            format!("`throughline evidence --cell {cell}{}`", limited(only))
        }
        By::Incident => {
            let year = both(only, "incident:YEAR");
            format!("`throughline evidence --cell THEME --where {}`", quoted(&year))
        }
    };
    let query = both(only, &format!("{field}:YEAR NOT duplicate_of:*"));
    let query = format!("`throughline search 'QUERY' --where {}`", quoted(&query));
    format!(
        "{theme} shows the passages behind the number of a theme, {query} of a query."
    )
}

/// `rises (z 2.68, p 0.007, adjusted 0.014)`.
pub(super) fn trend(series: &Series, among: usize) -> String {
    let (Some(z), Some(p), Some(adjusted)) = (series.z, series.p, series.p_adj) else {
        let open = series.years.iter().all(|year| year.1.masks.is_open());
        return if open { "no trend to test" } else { "trend not told" }.to_owned();
    };
    let which = match z {
        _ if adjusted >= CLEAR => "no clear trend",
        z if z > 0.0 => "rises",
        _ => "falls",
    };
    let p = format!("p {}", themes::chance(&json!(p)));
    let beside = match among {
        0 | 1 => String::new(),
        _ => format!(", adjusted {}", themes::chance(&json!(adjusted))),
    };
    format!("{which} (z {z:.2}, {p}{beside})")
}

/// What the numbers are out of, and what there is to be careful about, sentence by
/// sentence.
pub(super) fn told(found: &Trends, made: &Made) -> Vec<String> {
    let by = match found.by {
        By::Published => "By year of publication.",
        By::Incident => "By year of the death or harm.",
    };
    let Some(first) = found.series.first() else {
        return vec![out_of(Told::Whole, found.reviews, "review", made), by.to_owned()];
    };
    let whole = first.whole.masks.total;
    let mut said = vec![out_of(whole, found.reviews, "review", made), by.to_owned()];
    if let Some(unknown) = first.unknown {
        let reviews = counted_as(unknown.masks.total, unknown.total, "review");
        said.push(format!("The year of {reviews} is not known: not in the trend."));
    }
    let of = |few: bool| {
        let years = first
            .years
            .iter()
            .filter(move |(_, one)| if few { one.is_few() } else { one.total == 0 });
        spans(&years.map(|(year, _)| *year).collect::<Vec<_>>())
    };
    if let Some(years) = of(true) {
        said.push(format!(
            "Fewer than {FEW} reviews in {years}: there, one review more or less changes \
             the percentage by more than ten."
        ));
    }
    if let Some(years) = of(false) {
        said.push(format!("No reviews in {years}."));
    }
    said.extend(rough(found));
    said
}

/// Of which themes the test is rough.
fn rough(found: &Trends) -> Option<String> {
    let is_rough = |one: &&Series| {
        let known = one.years.iter().map(|(_, tally)| (tally.n, tally.total - tally.n));
        let (with, without) = known.fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        one.p.is_some() && with.min(without) < ROUGH
    };
    let rough = found.series.iter().filter(is_rough).count();
    match (rough, found.series.len()) {
        (0, _) => None,
        (_, 1) => {
            Some(format!("p is rough: fewer than {ROUGH} reviews have it, or lack it."))
        }
        (rough, all) => Some(format!(
            "For {rough} of {all}, p is rough: fewer than {ROUGH} reviews have it, or lack it."
        )),
    }
}

/// `2008, 2010 to 2012`; none of no years.
fn spans(years: &[u16]) -> Option<String> {
    let next = |a: &u16, b: &u16| a + 1 == *b;
    let span = |span: &[u16]| match span {
        [first, _, .., last] => format!("{first} to {last}"),
        few => few.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    };
    let spans: Vec<String> = years.chunk_by(next).map(span).collect();
    (!spans.is_empty()).then(|| spans.join(", "))
}

#[cfg(test)]
mod tests {
    use super::spans;

    #[test]
    fn years_one_after_the_other_are_told_from_to() {
        assert_eq!(spans(&[2008, 2010, 2011, 2012]).unwrap(), "2008, 2010 to 2012");
        assert_eq!(spans(&[2008, 2009]).unwrap(), "2008, 2009");
        assert_eq!(spans(&[]), None);
    }
}
