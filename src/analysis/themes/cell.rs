//! From a cell to the passages it counts, and from its name to the cell.

use crate::model::{ReviewId, SectionKind, Stance, ThemeIndex, Weight};

use super::asked::By;
use super::counted::{Coded, Counted, counted};
use super::group::keys;
use super::slice::{Keep, Subcorpus, is_found};

/// The name of a cell: `threshold` for a whole row, `threshold,year:2014` for a group.
pub fn cell_name(theme: &str, group: Option<(By, &str)>) -> String {
    match group {
        None => theme.to_owned(),
        Some((by, group)) => format!("{theme},{}:{group}", by.name()),
    }
}

/// A cell was named that no table has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "no table has a cell `{0}`: write THEME or THEME,GROUP, as in threshold,year:2014"
)]
pub struct NoCell(pub String);

/// The passages that a cell counts as found, by review and place in it.
///
/// `name` is THEME or THEME,GROUP, the group as [`cell_name`] writes it, or without its
/// kind (`threshold,2014`): then the first kind of [`By::ALL`] that has such a group. A
/// group that is known and has no passage gives none; a name of nothing is an error.
pub fn cell(
    coded: &Coded<'_>,
    name: &str,
    only: Option<&Subcorpus>,
) -> Result<Vec<(ReviewId, u32)>, NoCell> {
    let refuse = || NoCell(name.to_owned());
    let (theme, group) = match name.split_once(',') {
        Some((theme, group)) => (theme, Some(group)),
        None => (name, None),
    };
    let theme = coded.codebook.theme(theme.trim()).ok_or_else(refuse)?;
    let reviews = counted(coded);
    let within = |review: &_, passage, _: Weight| {
        only.is_none_or(|only| only.has(review, passage))
    };
    let Some(group) = group.map(str::trim) else {
        return Ok(passages(theme, &reviews, &within));
    };
    let named =
        group.split_once(':').and_then(|(by, rest)| Some((By::from_name(by)?, rest)));
    let mut kinds: Vec<(By, &str)> = By::ALL.iter().map(|&by| (by, group)).collect();
    if let Some(named) = named {
        kinds.insert(0, named);
    }
    for (by, group) in kinds {
        if let Some(found) = in_group(theme, (by, group), &reviews, &within) {
            return Ok(found);
        }
    }
    Err(refuse())
}

/// The passages of a group; `None` where there is no such group.
fn in_group(
    theme: ThemeIndex,
    (by, group): (By, &str),
    reviews: &[Counted<'_>],
    within: Keep<'_>,
) -> Option<Vec<(ReviewId, u32)>> {
    if by == By::Section {
        let kind = SectionKind::from_name(group)?;
        return Some(passages(theme, reviews, &|review, passage, weight| {
            weight.section == kind && within(review, passage, weight)
        }));
    }
    let is_in = |review: &&Counted<'_>| keys(by, review).iter().any(|key| key.1 == group);
    let members: Vec<Counted<'_>> = reviews.iter().filter(is_in).cloned().collect();
    (!members.is_empty()).then(|| passages(theme, &members, within))
}

fn passages(
    theme: ThemeIndex,
    reviews: &[Counted<'_>],
    keep: Keep<'_>,
) -> Vec<(ReviewId, u32)> {
    let mut found = Vec::new();
    let documents = reviews.iter().flat_map(|review| &review.documents);
    for document in documents.filter(|document| is_found(document, theme)) {
        let coded = document.coded;
        for coding in &coded.codings {
            let weight = coded.passages.get(coding.passage as usize);
            let counts = coding.theme == theme
                && coding.stance == Stance::Found
                && weight.is_some_and(|one| keep(&coded.review, coding.passage, *one));
            if counts {
                found.push((coded.review.clone(), coding.passage));
            }
        }
    }
    found.sort();
    found
}
