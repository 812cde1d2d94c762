//! The corpus as it is coded: the codebook, what was learnt for it, and the codings,
//! brought up to date.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use indicatif::ProgressBar;

use crate::codebook::{Codebook, Examples};
use crate::coding::{self, Coder, Step, current};
use crate::index::{DERIVED, Library};
use crate::model::Codings;

use crate::analysis::judging;
use crate::analysis::themes::Measured;
use crate::corpus::{read_judgements, read_learned};
use crate::model::{Judgement, Learned, ThemeId};

use super::codebook::which;
use super::console::Console;
use super::library;
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
    let coder = taught(coder, library, &learned(settings)?, settings)?;
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

/// A coder once it has learnt from judgements of this corpus.
pub(crate) fn taught(
    coder: Coder,
    library: &Library,
    learned: &[Learned],
    settings: &Settings,
) -> Result<Coder, Failure> {
    let taught = judging::taught(library, learned)?;
    coder.taught(library, &taught, Some(&cache(settings))).map_err(failure)
}

/// The worked examples of the corpus.
pub(crate) fn examples(settings: &Settings) -> Result<Examples, Failure> {
    Examples::read(&settings.corpus.join("examples")).map_err(which::failure)
}

/// What people said of codings of this corpus.
pub(crate) fn judgements(settings: &Settings) -> Result<Vec<Judgement>, Failure> {
    let folder = library::folder(settings)?;
    let read = read_judgements(&folder.judgements());
    read.map_err(|error| library::failure(error.into()))
}

/// The judgements that the codebook of this corpus has learnt from; no folder is none.
pub(crate) fn learned(settings: &Settings) -> Result<Vec<Learned>, Failure> {
    let read = read_learned(&settings.corpus.join("learned.csv"));
    read.map_err(|error| library::failure(error.into()))
}

/// How far the codings of each theme hold, as far as that is known.
pub(crate) fn measured(
    made: &Coded,
    library: &Library,
    settings: &Settings,
) -> Result<BTreeMap<ThemeId, Measured>, Failure> {
    let (judgements, learned) = (judgements(settings)?, learned(settings)?);
    Ok(judging::measured(&made.coder, library, &made.codings, &judgements, &learned)?)
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
    let bar: OnceLock<ProgressBar> = OnceLock::new();
    let watch = |step: Step| match step {
        Step::Begin { steps } => {
            bar.get_or_init(|| {
                console.progress(steps as u64, "coding", "rules and reviews")
            });
        }
        Step::Done => {
            if let Some(bar) = bar.get() {
                bar.inc(1);
            }
        }
    };
    let current = current(coder, library, &cache(settings), settings.threads, &watch);
    if let Some(bar) = bar.get() {
        bar.finish_and_clear();
    }
    let current = current.map_err(failure)?;
    if let Some(error) = current.unkept {
        console.say(&format!("note: {error}; they will be made again next time"));
    }
    Ok(current.codings)
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
