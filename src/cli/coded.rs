//! The corpus as it is coded: the codebook, what was learnt for it, and the codings,
//! brought up to date.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::stats::wilson;
use crate::analysis::themes::Measured;
use crate::codebook::{Codebook, Examples};
use crate::coding::{self, Coder, keep, kept};
use crate::index::{DERIVED, Library, SourceRecord};
use crate::model::{CodedReview, Codings, ReviewId, ThemeId};

use super::codebook::which;
use super::console::Console;
use super::outcome::Failure;
use super::settings::Settings;

/// The corpus and all that its codings were made with.
pub(crate) struct Coded {
    pub(crate) coder: Coder,
    pub(crate) codings: Arc<Codings>,
}

/// Codes what is new or changed in the corpus, with its codebook.
pub(crate) fn coded(
    library: &Library,
    settings: &Settings,
    console: Console,
) -> Result<Coded, Failure> {
    let codebook = which::codebook(None, settings)?;
    let coder = coder(codebook, settings, console)?;
    let codings = Arc::new(codings(&coder, library, settings, console)?);
    Ok(Coded { coder, codings })
}

/// What a codebook codes with. A codebook that is not the built-in one is learnt for
/// once, from the examples in the corpus folder.
pub(crate) fn coder(
    codebook: Codebook,
    settings: &Settings,
    console: Console,
) -> Result<Coder, Failure> {
    let examples = examples(settings)?;
    let cache = cache(settings);
    let bar = console.progress(coding::TRAINING_STEPS, "learning", "steps");
    let coder = coding::coder(codebook, &examples, Some(&cache), &|| bar.inc(1));
    bar.finish_and_clear();
    coder.map_err(failure)
}

/// The worked examples of the corpus.
pub(crate) fn examples(settings: &Settings) -> Result<Examples, Failure> {
    Examples::read(&settings.corpus.join("examples")).map_err(which::failure)
}

fn cache(settings: &Settings) -> PathBuf {
    settings.corpus.join(DERIVED).join("codings")
}

/// The codings of a library: those at hand, and the rest coded now.
pub(crate) fn codings(
    coder: &Coder,
    library: &Library,
    settings: &Settings,
    console: Console,
) -> Result<Codings, Failure> {
    let hash = coder.hash();
    let folder = cache(settings);
    let at_hand: HashMap<ReviewId, (String, CodedReview)> = kept(&folder, &hash)
        .into_iter()
        .map(|(print, review)| (review.review.clone(), (print, review)))
        .collect();
    let records: Vec<&SourceRecord> =
        library.records()?.iter().filter(|record| record.status.is_read()).collect();
    let fresh = |record: &SourceRecord| {
        at_hand
            .get(&record.review)
            .is_some_and(|(print, _)| *print == fingerprint(record))
    };
    let wanted: Vec<ReviewId> = records
        .iter()
        .filter(|record| !fresh(record))
        .map(|record| record.review.clone())
        .collect();
    let newly = code(coder, library, &wanted, settings, console)?;
    let changed = !newly.is_empty() || at_hand.len() != records.len();
    let mut all = at_hand;
    for review in newly {
        let record = records.iter().find(|record| record.review == review.review);
        let print = record.map_or_else(String::new, |record| fingerprint(record));
        all.insert(review.review.clone(), (print, review));
    }
    let mut reviews: Vec<(String, CodedReview)> =
        records.iter().filter_map(|record| all.remove(&record.review)).collect();
    reviews.sort_by(|a, b| a.1.review.cmp(&b.1.review));
    if changed {
        reviews = stored(&folder, &hash, reviews, console);
    }
    let themes = coder.codebook.themes.iter().map(|theme| theme.id.clone()).collect();
    let reviews = reviews.into_iter().map(|(_, review)| review).collect();
    Ok(Codings { hash, themes, reviews })
}

/// Keeps codings for the next time. A corpus that cannot be written to is still coded.
fn stored(
    folder: &Path,
    hash: &str,
    reviews: Vec<(String, CodedReview)>,
    console: Console,
) -> Vec<(String, CodedReview)> {
    if let Err(error) = keep(folder, hash, &reviews) {
        console.say(&format!("note: {error}; they will be made again next time"));
    }
    reviews
}

fn code(
    coder: &Coder,
    library: &Library,
    wanted: &[ReviewId],
    settings: &Settings,
    console: Console,
) -> Result<Vec<CodedReview>, Failure> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let steps = wanted.len() + coder.steps();
    let bar = console.progress(steps as u64, "coding", "rules and reviews");
    let reviews = coder.code(library, wanted, settings.threads, &|| bar.inc(1));
    bar.finish_and_clear();
    reviews.map_err(failure)
}

/// What a review's codings depend on beside the coder.
fn fingerprint(record: &SourceRecord) -> String {
    let hash = |digest: Option<&crate::model::Digest>| {
        digest.map_or_else(String::new, ToString::to_string)
    };
    let (file, text) = (hash(record.sha256.as_ref()), hash(record.text_hash.as_ref()));
    format!("{file} {text} {}", record.extractor)
}

/// How far the codings of each theme hold, where that was measured.
pub(crate) fn measured(coder: &Coder) -> BTreeMap<ThemeId, Measured> {
    let Some(measured) = &coder.model.measured else { return BTreeMap::new() };
    let one = |(at, theme): (usize, &String)| {
        let score = measured.theme(at);
        let found = u64::from(score.right + score.wrong);
        let precision = score.precision()?;
        let interval = wilson(u64::from(score.right), found)?;
        Some((ThemeId(theme.clone()), Measured { precision, interval }))
    };
    coder.model.themes.iter().enumerate().filter_map(one).collect()
}

/// A coding that failed, as an end of the command.
pub(crate) fn failure(error: coding::Error) -> Failure {
    match error {
        coding::Error::Library(error) => error.into(),
        coding::Error::Rule { .. } => {
            let hint = "`throughline codebook check` says more about rules".to_owned();
            Failure::usage(error, Some(hint))
        }
        coding::Error::Keep { .. } => Failure::failed(error, None),
    }
}
