//! The numbers of a row under the names of machine formats, small ones masked.

use serde_json::{Value, json};

use super::asked::By;
use super::cell::cell_name;
use super::figures::Figures;
use super::frequencies::{Chance, GroupRow, Row};
use super::suppress::{Masks, masks};

/// Names and values, in the documented order.
pub type Fields = Vec<(&'static str, Value)>;

/// A row as machine formats write it.
#[derive(Debug, Clone, PartialEq)]
pub struct RowFields {
    /// The theme and its numbers in the whole corpus.
    pub whole: Fields,
    /// Each group and the numbers there.
    pub groups: Vec<Fields>,
}

/// A row under the names of machine formats; counts below `limit` are not told.
///
/// `percent` and its interval are from 0 to 100, `dispersion` and `precision` from 0 to 1.
pub fn fields(row: &Row, by: Option<By>, limit: Option<u64>) -> RowFields {
    let (whole, parts) = row_masks(row, limit);
    let open = whole.is_open() && parts.iter().all(|mask| mask.is_open());
    let mut fields = vec![("theme", json!(row.theme)), ("title", json!(row.title))];
    fields.extend(counts(&row.figures, whole));
    let measured = row.measured;
    fields.push(("precision", json!(measured.map(|one| one.precision))));
    let interval = measured.map(|one| [one.interval.low, one.interval.high]);
    fields.push(("precision_ci", json!(interval)));
    if by.is_some() {
        fields.extend(tested(row.z, row.chance, open));
    }
    fields.push(("family", json!(row.family.as_ref().map(|family| &family.0))));
    fields.extend(more(&row.figures, whole));
    fields.push(("precision_from", json!(measured.map(|one| one.on.name()))));
    fields.push(("cell", json!(cell_name(&row.theme.0, None))));
    let groups = by.map_or_else(Vec::new, |by| {
        let groups = row.groups.iter().zip(parts);
        groups.map(|(group, mask)| group_fields(row, (by, group), mask, open)).collect()
    });
    RowFields { whole: fields, groups }
}

/// What is told of a row: of the whole, and of each group.
pub fn row_masks(row: &Row, limit: Option<u64>) -> (Masks, Vec<Masks>) {
    let Some(limit) = limit else {
        return (Masks::default(), vec![Masks::default(); row.groups.len()]);
    };
    let groups: Vec<Figures> = row.groups.iter().map(|one| one.figures.clone()).collect();
    masks(limit, &row.figures, &groups)
}

fn group_fields(
    row: &Row,
    (by, group): (By, &GroupRow),
    mask: Masks,
    open: bool,
) -> Fields {
    let mut fields = vec![("group", json!(group.group))];
    fields.extend(counts(&group.figures, mask));
    fields.extend(tested(None, group.chance, open));
    fields.extend(more(&group.figures, mask));
    let cell = cell_name(&row.theme.0, Some((by, &group.group)));
    fields.push(("cell", json!(cell)));
    fields
}

fn counts(figures: &Figures, mask: Masks) -> Fields {
    let found = mask.found.is_whole();
    let share = found && mask.total.is_whole();
    let percent = |share: f64| share * 100.0;
    let interval = figures.interval.filter(|_| share);
    vec![
        ("reviews_found", mask.found.value(figures.reviews_found)),
        ("reviews_total", mask.total.value(figures.reviews_total)),
        ("percent", json!(figures.share.filter(|_| share).map(percent))),
        ("ci_low", json!(interval.map(|interval| percent(interval.low)))),
        ("ci_high", json!(interval.map(|interval| percent(interval.high)))),
        ("reviews_mentioned", mask.mentioned.value(figures.reviews_mentioned)),
        ("passages_found", json!(found.then_some(figures.passages_found))),
        ("per_10k_words", json!(figures.per_10k_words.filter(|_| found))),
        ("dispersion", json!(figures.dispersion.filter(|_| found))),
    ]
}

fn tested(z: Option<f64>, chance: Chance, open: bool) -> Fields {
    vec![
        ("z", json!(z.filter(|_| open))),
        ("p", json!(chance.p.filter(|_| open))),
        ("p_adj", json!(chance.p_adj.filter(|_| open))),
    ]
}

fn more(figures: &Figures, mask: Masks) -> Fields {
    let found = mask.found.is_whole();
    let mentioned = found && mask.mentioned.is_whole();
    vec![
        ("passages_mentioned", json!(mentioned.then_some(figures.passages_mentioned))),
        ("passages_total", json!(figures.passages_total)),
        ("words_found", json!(found.then_some(figures.words_found))),
        ("words_total", json!(figures.words_total)),
    ]
}
