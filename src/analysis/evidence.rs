//! The passages behind a theme: every coding with its place, its words and its reasons.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::coding::{Coder, Reason};
use crate::index::{Error, Library, StoredPassage};
use crate::model::{
    CodedReview, Coding, Codings, PageNumber, PassageId, ReviewId, SectionKind, Stance,
    ThemeId, ThemeIndex,
};

/// Which codings are wanted. What is left open asks for all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// The themes, by name; none for all.
    pub themes: Vec<ThemeIndex>,
    /// Only this stance.
    pub stance: Option<Stance>,
    /// Only this review.
    pub review: Option<ReviewId>,
    /// Only from this score.
    pub least: Option<f64>,
    /// Only these passages of these reviews, by their places.
    pub passages: Option<std::collections::BTreeSet<(ReviewId, u32)>>,
    /// Only the coding with this name.
    pub id: Option<String>,
}

/// A coding as a reader sees it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// Its name: that of the passage, a colon, that of the theme.
    pub id: String,
    /// The review.
    pub review: ReviewId,
    /// Its file, relative to the corpus folder.
    pub file: String,
    /// The page the passage starts on.
    pub page: PageNumber,
    /// What is printed on that page.
    pub page_label: Option<String>,
    /// The number printed before the passage.
    pub number: Option<String>,
    /// The heading of its section.
    pub section: String,
    /// What that section is for.
    pub section_kind: SectionKind,
    /// The passage.
    pub passage: PassageId,
    /// The theme.
    pub theme: ThemeId,
    /// Found or mentioned.
    pub stance: Stance,
    /// How likely it is that the passage reports the problem.
    pub score: f64,
    /// Whether the review as a whole is found to have the theme.
    pub review_found: bool,
    /// The passage's text.
    pub text: String,
    /// The words that show it best, as first and one past the last byte of the text.
    pub span: (usize, usize),
    /// The rule that proposed it, as it was written.
    pub rule: Option<String>,
    /// In a lexicon, the plain word that the words stand for.
    pub plain: Option<String>,
    /// What its score is made of; empty unless it was asked for.
    pub why: Vec<Reason>,
}

/// Whether reasons are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// With what the score is made of.
    Told,
    /// Without.
    Untold,
}

/// Calls `visit` with each coding that is wanted, by review, passage and theme.
pub fn evidence<E: From<Error>>(
    library: &Library,
    coder: &Coder,
    codings: &Codings,
    wanted: &Wanted,
    why: Why,
    mut visit: impl FnMut(Evidence) -> Result<(), E>,
) -> Result<(), E> {
    for review in &codings.reviews {
        let own: Vec<&Coding> =
            review.codings.iter().filter(|coding| asks(wanted, review, coding)).collect();
        if own.is_empty() {
            continue;
        }
        let passages = library.passages(&review.review)?;
        let by_ord: BTreeMap<u32, &StoredPassage> =
            passages.iter().map(|passage| (passage.ord, passage)).collect();
        let spans = rule_spans(library, coder, &review.review, &own)?;
        for coding in own {
            let Some(stored) = by_ord.get(&coding.passage) else { continue };
            let mut one = shown(coder, review, coding, stored);
            if wanted.id.as_ref().is_some_and(|id| *id != one.id) {
                continue;
            }
            if let Some(span) = spans.get(&(coding.theme, coding.passage)) {
                one.span = *span;
            }
            if why == Why::Told {
                one.why = coder.why(stored, coding.theme, coding.rule.is_some());
            }
            visit(one)?;
        }
    }
    Ok(())
}

fn asks(wanted: &Wanted, review: &CodedReview, coding: &Coding) -> bool {
    let place = || (review.review.clone(), coding.passage);
    let named = wanted.id.as_deref().is_none_or(|id| id.starts_with(&review.review.0));
    named
        && (wanted.themes.is_empty() || wanted.themes.contains(&coding.theme))
        && wanted.stance.is_none_or(|stance| stance == coding.stance)
        && wanted.review.as_ref().is_none_or(|only| *only == review.review)
        && wanted.least.is_none_or(|least| f64::from(coding.score) >= least)
        && wanted.passages.as_ref().is_none_or(|only| only.contains(&place()))
}

fn shown(
    coder: &Coder,
    review: &CodedReview,
    coding: &Coding,
    stored: &StoredPassage,
) -> Evidence {
    let theme = &coder.codebook.themes[usize::from(coding.theme.0)];
    let rule = coding.rule.and_then(|rule| theme.rules.get(usize::from(rule)));
    let decided = review.decisions.iter().find(|one| one.theme == coding.theme);
    let passage = &stored.passage;
    Evidence {
        id: format!("{}:{}", passage.id, theme.id),
        review: review.review.clone(),
        file: stored.file.clone(),
        page: passage.page,
        page_label: passage.page_label.clone(),
        number: passage.number.clone(),
        section: stored.section().to_owned(),
        section_kind: stored.section_kind,
        passage: passage.id.clone(),
        theme: theme.id.clone(),
        stance: coding.stance,
        score: f64::from(coding.score),
        review_found: decided.is_some_and(|one| one.stance == Stance::Found),
        text: passage.text.clone(),
        span: (coding.span.0 as usize, coding.span.1 as usize),
        rule: rule.map(|rule| rule.text.clone()),
        plain: rule.and_then(|rule| rule.plain.clone()),
        why: Vec::new(),
    }
}

/// For a theme and a passage, by its place in its review, the bytes of its text.
pub type Spans = BTreeMap<(ThemeIndex, u32), (usize, usize)>;

/// Where in each passage the rule that proposed its coding hits: each rule is put to the
/// review once more, by the engine that found the passage.
pub fn rule_spans(
    library: &Library,
    coder: &Coder,
    review: &ReviewId,
    codings: &[&Coding],
) -> Result<Spans, Error> {
    let mut by_rule: BTreeMap<(ThemeIndex, u16), Vec<u32>> = BTreeMap::new();
    for coding in codings {
        if let Some(rule) = coding.rule {
            by_rule.entry((coding.theme, rule)).or_default().push(coding.passage);
        }
    }
    let mut spans = Spans::new();
    for ((theme, rule), passages) in by_rule {
        let Some(query) = coder.rule_query(theme, rule) else { continue };
        let question = library.ask(&query.within(&review.0))?.unscored();
        let matches: Vec<_> = question
            .all()?
            .matches
            .into_iter()
            .filter(|one| passages.contains(&one.ord))
            .collect();
        for (one, shown) in matches.iter().zip(question.show(&matches)?) {
            if let Some(hit) = shown.hits.first() {
                spans.insert((theme, one.ord), (hit.start, hit.end));
            }
        }
    }
    Ok(spans)
}
