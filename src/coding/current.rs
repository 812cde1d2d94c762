//! The codings of a library, brought up to date: those at hand, and the rest made now.

use std::collections::HashMap;
use std::path::Path;

use super::{Coder, Error, keep, kept};
use crate::index::{Library, SourceRecord};
use crate::model::{CodedReview, Codings, Digest, ReviewId};

/// The codings of a library as it is.
#[derive(Debug)]
pub struct Current {
    /// Every review that was read, coded.
    pub codings: Codings,
    /// Why they could not be kept for the next time, where they could not: they hold all
    /// the same.
    pub unkept: Option<Error>,
}

/// How far coding has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Something is to be coded, in so many steps. Not said where nothing is.
    Begin {
        /// Rules and reviews.
        steps: usize,
    },
    /// One of the steps is done.
    Done,
}

/// Codes what is new or changed, takes the rest from `folder`, and keeps all of it there.
///
/// The same library and coder give the same codings, whatever was at hand.
pub fn current(
    coder: &Coder,
    library: &Library,
    folder: &Path,
    threads: usize,
    watch: &(dyn Fn(Step) + Sync),
) -> Result<Current, Error> {
    let hash = coder.hash();
    let mut at_hand: HashMap<ReviewId, (String, CodedReview)> = kept(folder, &hash)
        .into_iter()
        .map(|(print, review)| (review.review.clone(), (print, review)))
        .collect();
    let before = at_hand.len();
    let read = library.records()?.iter().filter(|record| record.status.is_read());
    let prints: HashMap<ReviewId, String> =
        read.map(|record| (record.review.clone(), fingerprint(record))).collect();
    at_hand.retain(|review, (print, _)| prints.get(review) == Some(print));
    let mut wanted: Vec<ReviewId> =
        prints.keys().filter(|review| !at_hand.contains_key(*review)).cloned().collect();
    wanted.sort();
    let changed = !wanted.is_empty() || before != prints.len();
    let newly = code(coder, library, &wanted, threads, watch)?;
    let print =
        |review: &CodedReview| prints.get(&review.review).cloned().unwrap_or_default();
    let mut reviews: Vec<(String, CodedReview)> = at_hand.into_values().collect();
    reviews.extend(newly.into_iter().map(|review| (print(&review), review)));
    reviews.sort_by(|a, b| a.1.review.cmp(&b.1.review));
    let unkept = if changed { keep(folder, &hash, &reviews).err() } else { None };
    let themes = coder.codebook.themes.iter().map(|theme| theme.id.clone()).collect();
    let reviews = reviews.into_iter().map(|(_, review)| review).collect();
    Ok(Current { codings: Codings { hash, themes, reviews }, unkept })
}

fn code(
    coder: &Coder,
    library: &Library,
    wanted: &[ReviewId],
    threads: usize,
    watch: &(dyn Fn(Step) + Sync),
) -> Result<Vec<CodedReview>, Error> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    watch(Step::Begin { steps: wanted.len() + coder.steps() });
    coder.code(library, wanted, threads, &|| watch(Step::Done))
}

/// What a review's codings depend on beside the coder.
pub(super) fn fingerprint(record: &SourceRecord) -> String {
    let hash =
        |digest: Option<&Digest>| digest.map_or_else(String::new, ToString::to_string);
    let (file, text) = (hash(record.sha256.as_ref()), hash(record.text_hash.as_ref()));
    format!("{file} {text} {}", record.extractor)
}
