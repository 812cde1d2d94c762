//! Each theme with all that belongs to it, families as parts.

use crate::analysis::report::{Related, Report, ThemePage};
use crate::model::{ReviewId, ThemeId};
use crate::present::counted;
use crate::present::made::counted_as;
use crate::present::paper::{Block, Part, Text};

use super::quoted;

/// The name of the part of a theme.
pub(in crate::present) fn id(theme: &ThemeId) -> String {
    format!("theme-{theme}")
}

/// What is said where a theme is in so few reviews that they could be recognised.
const NOT_QUOTED: &str = "It is found in so few reviews that they are not named or quoted \
here, so that no case can be recognised by it.";

/// A part a family, with a part for each theme that is found.
pub(super) fn parts(report: &Report) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for page in &report.pages {
        let family = page.row.family.as_ref();
        let (name, title) = family.map_or(("other", "Other themes"), |family| {
            (family.0.0.as_str(), family.1.as_str())
        });
        let name = format!("family-{name}");
        if parts.last().is_none_or(|part| part.id != name) {
            parts.push(Part::new(name, title, not_found(report, page)));
        }
        if let Some(part) = parts.last_mut() {
            let blocks = blocks(report, page);
            part.parts.push(Part::new(id(&page.theme), page.row.title.clone(), blocks));
        }
    }
    parts
}

/// Which themes of the family of this one no review has.
fn not_found(report: &Report, page: &ThemePage) -> Vec<Block> {
    let none: Vec<&str> = report
        .counts
        .themes
        .rows
        .iter()
        .filter(|row| row.family == page.row.family && row.figures.reviews_found == 0)
        .map(|row| row.title.as_str())
        .collect();
    if none.is_empty() {
        return Vec::new();
    }
    vec![Block::note(format!("Not found in any review: {}.", none.join("; ")))]
}

fn blocks(report: &Report, page: &ThemePage) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(Text::strong(prevalence(page)))];
    blocks.extend(defined(page));
    if !page.masks.found.is_whole() {
        blocks.push(Block::note(NOT_QUOTED));
        return blocks;
    }
    blocks.push(Block::note(found_in(&page.found_in)));
    blocks.extend(page.quotations.iter().map(quoted::quotation));
    blocks.extend(related(report, &page.recommendations));
    blocks
}

/// `Found in 13 of 16 reviews, 81 % (95 % interval 57 to 93); mentioned in 3 more.`
pub(in crate::present) fn prevalence(page: &ThemePage) -> String {
    let (figures, masks) = (&page.row.figures, page.masks);
    let reviews = |told, count| counted_as(told, count, "review");
    let total = reviews(masks.total, figures.reviews_total);
    let mentioned = reviews(masks.mentioned, figures.reviews_mentioned);
    if !masks.found.is_whole() || !masks.total.is_whole() {
        let found = masks.found.words(figures.reviews_found);
        return format!("Found in {found} of {total}; only mentioned in {mentioned}.");
    }
    let share = figures.share.unwrap_or_default() * 100.0;
    let interval = figures.interval.as_ref().map_or_else(String::new, |interval| {
        format!(
            " (95 % interval {:.0} to {:.0})",
            interval.low * 100.0,
            interval.high * 100.0
        )
    });
    format!(
        "Found in {} of {total}, {share:.0} %{interval}, in {}; only mentioned in {mentioned}.",
        figures.reviews_found,
        counted(figures.passages_found, "passage"),
    )
}

/// What it is, what counts and what does not.
pub(in crate::present) fn defined(page: &ThemePage) -> [Block; 2] {
    let lines = [("Counts", &page.counts), ("Does not count", &page.excludes)];
    let told = lines.into_iter().filter(|(_, lines)| !lines.is_empty());
    let facts = told.map(|(name, lines)| (name.to_owned(), lines.join("; ").into()));
    [Block::paragraph(page.definition.as_str()), Block::Facts(facts.collect())]
}

/// The reviews that the number counts.
fn found_in(reviews: &[ReviewId]) -> Text {
    let mut text = Text::from("Found in ");
    for (at, review) in reviews.iter().enumerate() {
        let between = if at == 0 { "" } else { ", " };
        text = text.and(between).and(Text::to(format!("review-{review}"), &review.0));
    }
    text.and(".")
}

/// Recommendations of passages that carry the theme.
fn related(report: &Report, related: &Related) -> Vec<Block> {
    let shown: Vec<_> = related
        .shown
        .iter()
        .filter_map(|&at| report.recommendations.all.get(at))
        .map(quoted::recommendation)
        .collect();
    if shown.is_empty() {
        return vec![Block::note("No recommendation speaks of it.")];
    }
    if !report.counts.told(related.reviews).is_whole() {
        return vec![Block::note(
            "Recommendations speak of it, of so few reviews that they are not shown here.",
        )];
    }
    let head = format!(
        "Recommendations that speak of it: {} in {}{}",
        counted(related.all.len() as u64, "recommendation"),
        counted(related.reviews, "review"),
        if related.all.len() > shown.len() {
            format!("; {} of them:", shown.len())
        } else {
            ":".to_owned()
        }
    );
    let mut blocks = vec![Block::Paragraph(Text::strong(head))];
    blocks.extend(shown);
    blocks
}
