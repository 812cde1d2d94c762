//! Which hits of a theme show it, and the passage they show it in.

use std::ops::Range;

use crate::codebook::{Codebook, Theme};
use crate::index::StoredPassage;
use crate::model::{PassageKind, SectionKind, ThemeId};

use super::hits::Stretch;
use super::quotations::quotations;
use super::quoted::{Quoted, Voice};
use super::read::{MARKERS, within};

/// The first stretch by which a passage shows a marker of `book`; none where the theme
/// leaves its section out. What a published marker asks must be said by the review
/// itself: the words of those it quotes are about something else. Reasons may be quoted.
pub(super) fn first<'a>(
    book: &Codebook,
    theme: &Theme,
    stored: &StoredPassage,
    stretches: &'a [Stretch],
) -> Option<&'a Stretch> {
    if !is_read(theme, stored) {
        return None;
    }
    if !within(book, theme, MARKERS) {
        return stretches.first();
    }
    let quoted = quotations(&stored.passage.text);
    stretches.iter().find(|one| !is_quoted(one, &quoted))
}

/// Whether a theme is looked for in a passage: not in headings, which name what others
/// say, nor in kinds of section that it leaves out.
fn is_read(theme: &Theme, stored: &StoredPassage) -> bool {
    stored.passage.kind != PassageKind::Heading
        && !theme.sections.contains(&stored.section_kind)
}

/// Whether a stretch begins or ends in quotation marks.
pub(super) fn is_quoted(one: &Stretch, quoted: &[Range<usize>]) -> bool {
    let inside =
        |at: usize| quoted.iter().any(|marks| marks.start < at && at < marks.end);
    inside(one.at.start) || inside(one.at.end)
}

/// Kinds of section in which the review speaks of practice in its own words: not those
/// that list, ask, explain, cite or recommend.
pub(super) const fn speaks(kind: SectionKind) -> bool {
    !matches!(
        kind,
        SectionKind::Front
            | SectionKind::Contents
            | SectionKind::TermsOfReference
            | SectionKind::Glossary
            | SectionKind::References
            | SectionKind::Recommendations
            | SectionKind::ActionPlan
    )
}

/// A passage that shows a theme.
pub(super) fn piece(theme: &Theme, stored: &StoredPassage, one: &Stretch) -> Quoted {
    let rule = theme.rules.get(one.rule);
    Quoted {
        span: (one.at.start, one.at.end),
        rule: rule.map(|rule| rule.text.clone()),
        plain: rule.and_then(|rule| rule.plain.clone()),
        ..whole(&theme.id, stored)
    }
}

/// All of a passage, as what a column counts it as.
pub(super) fn whole(marker: &ThemeId, stored: &StoredPassage) -> Quoted {
    let passage = &stored.passage;
    Quoted {
        id: format!("{}:{marker}", passage.id),
        review: stored.review.clone(),
        file: stored.file.clone(),
        page: passage.page,
        page_label: passage.page_label.clone(),
        number: passage.number.clone(),
        section: stored.section().to_owned(),
        section_kind: stored.section_kind,
        passage: passage.id.clone(),
        marker: marker.clone(),
        voice: Voice::Own,
        text: passage.text.clone(),
        span: (0, passage.text.len()),
        rule: None,
        plain: None,
    }
}
