//! Reviews that are like a review.

use rayon::prelude::*;

use super::{
    Alike, By, Place, Question, Similar, SimilarError, TERMS, alike, placed, rarity,
    shared,
};
use crate::analysis::Fact;
use crate::analysis::stream::{NO_REVIEW, Stream};
use crate::analysis::terms::{Terms, Vector, cosine};
use crate::analysis::themes::{Coded, Counted, is_found};
use crate::index::Library;
use crate::model::{Stance, ThemeIndex};

pub(super) fn similar(
    library: &Library,
    coded: &Coded<'_>,
    question: &Question<'_>,
    name: &str,
) -> Result<Similar, SimilarError> {
    let (reviews, target) = placed(coded, name)?;
    let stream = Stream::read(library, &reviews, None)?;
    let texts = texts(&stream, reviews.len());
    let terms = Terms::of(&stream, texts.iter().copied());
    let vectors: Vec<Vector> =
        texts.par_iter().map(|words| terms.vector(words)).collect();
    let found: Vec<Vec<ThemeIndex>> = reviews.iter().map(themes).collect();
    let mut having = vec![0; coded.codings.themes.len()];
    for theme in found.iter().flatten() {
        having[usize::from(theme.0)] += 1;
    }
    let rarity = rarity(&having, reviews.len() as u64);
    let one = |at: usize| {
        let content = cosine(&vectors[target], &vectors[at]);
        (at, content, alike(&found[target], &found[at], &rarity))
    };
    let wanted = |at: &usize| {
        let within = |only: &crate::analysis::themes::Subcorpus| {
            reviews[*at].documents.iter().any(|one| only.has_any(&one.coded.review))
        };
        *at != target && question.only.is_none_or(within)
    };
    let mut measured: Vec<(usize, f64, Option<f64>)> =
        (0..reviews.len()).filter(wanted).map(one).collect();
    let compared = measured.len() as u64;
    measured.retain(|one| match question.by {
        By::Content => one.1 > 0.0,
        By::Themes => one.2.is_some_and(|themes| themes > 0.0),
    });
    // reviews are in the order of their names already
    measured.sort_by(|a, b| {
        let content = b.1.total_cmp(&a.1);
        let themes = b.2.unwrap_or(-1.0).total_cmp(&a.2.unwrap_or(-1.0));
        match question.by {
            By::Content => content.then(themes),
            By::Themes => themes.then(content),
        }
    });
    let told = |(at, content, themes): &(usize, f64, Option<f64>)| Alike {
        place: place(&reviews[*at]),
        content: *content,
        themes: *themes,
        themes_shared: shared(&found[target], &found[*at], &rarity, coded),
        terms_shared: terms.shared(&vectors[target], &vectors[*at], TERMS),
    };
    Ok(Similar {
        target: place(&reviews[target]),
        themes: shared(&found[target], &found[target], &rarity, coded),
        terms: terms.heaviest(&vectors[target], TERMS),
        by: question.by,
        compared,
        all: measured.iter().take(question.limit).map(told).collect(),
    })
}

/// The words of every review, in the order of reviews: its documents stand side by side.
fn texts(stream: &Stream, reviews: usize) -> Vec<&[u32]> {
    let mut texts: Vec<&[u32]> = vec![&[]; reviews];
    for (review, documents) in stream.by_review().filter(|one| one.0 != NO_REVIEW) {
        let mut passages = documents.iter().flat_map(|one| &one.passages);
        let first = passages.next();
        let last = passages.last().or(first);
        if let Some((first, last)) = first.zip(last) {
            texts[review as usize] =
                &stream.words[first.start as usize..last.end as usize];
        }
    }
    texts
}

/// The themes that are found in a review, by any of its documents.
fn themes(review: &Counted<'_>) -> Vec<ThemeIndex> {
    let of = |document: &crate::analysis::themes::Document<'_>| {
        let found =
            document.coded.codings.iter().filter(|one| one.stance == Stance::Found);
        let found = found.map(|one| one.theme).filter(|theme| is_found(document, *theme));
        found.collect::<Vec<_>>()
    };
    let mut themes: Vec<ThemeIndex> = review.documents.iter().flat_map(of).collect();
    themes.sort_unstable();
    themes.dedup();
    themes
}

fn place(review: &Counted<'_>) -> Place {
    let year = review.known(|record| Fact::Year.of(record).as_u64());
    Place {
        review: review.name().clone(),
        file: review.documents[0].record.file.clone(),
        year: year.and_then(|year| u16::try_from(year).ok()),
        passage: None,
    }
}
