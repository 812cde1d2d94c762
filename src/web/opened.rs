//! The corpus as it was when it was opened: library, codebook, codings.
//!
//! Never changed, only replaced: an answer is made from one opening from beginning to end,
//! whatever another process writes meanwhile.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use super::later::{Later, Stage};
use super::shelf::Shelf;
use super::trouble::sentence;
use crate::analysis::judging::{measured, taught};
use crate::analysis::recommendations::{self, Recommendations, recommendations};
use crate::analysis::repeats::{
    ALIKE, FEWEST, Question, Repeats, Scope, What, repeats_among,
};
use crate::analysis::report::{self, Counts, Material, Report, Wanted};
use crate::analysis::themes::{self, Measured};
use crate::analysis::{Side, Trial, rule_counts, trial};
use crate::codebook::{self, Codebook, Examples};
use crate::coding::{self, Coder, current};
use crate::corpus::{self, Folder, read_judgements, read_learned};
use crate::index::{self, Counts as Matched, DERIVED, Library, SourceRecord};
use crate::model::{Codings, Learned, ReviewId, ThemeId, ThemeIndex};

/// Why a corpus could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The library.
    #[error(transparent)]
    Index(#[from] index::Error),
    /// What people said of codings.
    #[error(transparent)]
    Corpus(#[from] corpus::Error),
    /// The codebook or its examples.
    #[error(transparent)]
    Codebook(#[from] codebook::Error),
    /// The codings.
    #[error(transparent)]
    Coding(#[from] coding::Error),
}

/// What an opening was made from: if it is another, something was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen(Vec<Option<(SystemTime, u64)>>);

/// A corpus, open.
pub(super) struct Opened {
    /// Which opening it is, from 1.
    pub(super) number: u64,
    /// The reviews, coded.
    pub(super) library: Library,
    /// What coded them.
    pub(super) coder: Coder,
    /// The codings.
    pub(super) codings: Arc<Codings>,
    /// The worked examples that it learnt from; none where the corpus has none.
    pub(super) examples: Examples,
    /// The judgements that the codebook learnt from.
    pub(super) learned: Vec<Learned>,
    /// What all of it was made from.
    pub(super) seen: Seen,
    measured: BTreeMap<ThemeId, Measured>,
    counts: OnceLock<Counts>,
    /// The report, which takes longer than a page waits.
    pub(super) report: Later<Report>,
    threads: usize,
    recommended: Later<Recommendations>,
    repeated: Later<Repeats>,
    cache: PathBuf,
    trials: Shelf<String, Trial>,
    matched: Shelf<ThemeIndex, RuleCounts>,
}

/// How much the rules of a theme match: those that report it, those that speak of it, and
/// its vetoes.
pub(super) type RuleCounts = [Vec<Option<Matched>>; 3];

/// A report of the whole corpus, as the command makes it where nothing else is asked for.
const fn whole(threads: usize) -> Wanted<'static> {
    let quotations = report::IN_REPORT as usize;
    Wanted { themes: &[], query: None, only: None, suppress: None, quotations, threads }
}

impl Opened {
    /// Opens the library of a corpus and codes what is new in it.
    pub(super) fn of(
        folder: &Folder,
        threads: usize,
        number: u64,
    ) -> Result<Self, OpenError> {
        let root = folder.root();
        // looked at first: what is written meanwhile is then seen the next time
        let seen = Seen::of(folder);
        let library = Library::open(root)?;
        let cache = root.join(DERIVED).join("codings");
        let learned = read_learned(&folder.learned())?;
        let taught = taught(&library, &learned)?;
        let examples = Examples::read(&root.join("examples"))?;
        let coder =
            coder(root, &examples, &cache)?.taught(&library, &taught, Some(&cache))?;
        let codings = current(&coder, &library, &cache, threads, &|_| {})?.codings;
        let codings = Arc::new(codings);
        let judgements = read_judgements(&folder.judgements())?;
        let measured = measured(&coder, &library, &codings, &judgements, &learned)?;
        let library = library.with_codings(Arc::clone(&codings));
        Ok(Self {
            number,
            library,
            coder,
            codings,
            examples,
            learned,
            seen,
            measured,
            counts: OnceLock::new(),
            report: Later::default(),
            threads,
            recommended: Later::default(),
            repeated: Later::default(),
            cache,
            trials: Shelf::default(),
            matched: Shelf::default(),
        })
    }

    /// The codings with what is known of the sources.
    pub(super) fn coded(&self) -> Result<themes::Coded<'_>, index::Error> {
        Ok(themes::Coded {
            codebook: &self.coder.codebook,
            codings: &self.codings,
            records: self.library.records()?,
            measured: &self.measured,
        })
    }

    /// Asks what is asked of all reviews together.
    pub(super) fn ask<T>(
        &self,
        question: impl FnOnce(Material<'_>) -> Result<T, report::Error>,
    ) -> Result<T, report::Error> {
        let coded = self.coded()?;
        question(Material { library: &self.library, coder: &self.coder, coded: &coded })
    }

    /// What of the report is counted soon; counted when it is first asked for.
    pub(super) fn counts(&self) -> Result<&Counts, report::Error> {
        if let Some(counts) = self.counts.get() {
            return Ok(counts);
        }
        let counts = self.ask(|from| report::counts(from, whole(1)))?;
        Ok(self.counts.get_or_init(|| counts))
    }

    /// The report, made now.
    pub(super) fn made_report(
        self: &Arc<Self>,
        threads: usize,
    ) -> Result<Report, String> {
        let all = self.recommended.wait(self.read_recommendations())?;
        let report = self.ask(|from| report::report_with(from, whole(threads), &all));
        report.map_err(|error| sentence(&error))
    }

    /// What the reviews recommend: all of it, read once.
    pub(super) fn recommended(self: &Arc<Self>) -> Stage<Recommendations> {
        self.recommended.get(self.read_recommendations())
    }

    fn read_recommendations(
        self: &Arc<Self>,
    ) -> impl FnOnce() -> Result<Recommendations, String> + Send + 'static {
        let opened = Arc::clone(self);
        move || {
            let coded = opened.coded().map_err(|error| error.to_string())?;
            let wanted = recommendations::Wanted::default();
            let all = recommendations(&opened.library, &coded, wanted);
            all.map_err(|error| error.to_string())
        }
    }

    /// What of it is said again, nearly the same, as `repeats` asks who asks for nothing
    /// else.
    pub(super) fn repeated(
        self: &Arc<Self>,
        all: &Arc<Recommendations>,
    ) -> Stage<Repeats> {
        let (opened, all) = (Arc::clone(self), Arc::clone(all));
        self.repeated.get(move || {
            let coded = opened.coded().map_err(|error| error.to_string())?;
            let question = Question {
                what: What::Recommendations,
                scope: Scope::Anywhere,
                least: ALIKE,
                fewest: FEWEST,
                only: None,
                id: None,
                threads: opened.threads,
            };
            let found = repeats_among(&opened.library, &coded, &all, question);
            found.map_err(|error| error.to_string())
        })
    }

    /// What a changed codebook does to a theme; none where too many are being tried. What
    /// is learnt for it is kept as the commands keep it, what is coded is not.
    pub(super) fn tried(
        self: &Arc<Self>,
        theme: &ThemeId,
        changed: Codebook,
    ) -> Option<Stage<Trial>> {
        let (opened, theme) = (Arc::clone(self), theme.clone());
        self.trials.get(changed.hash.clone(), move || {
            let made = opened.try_out(&theme, changed);
            made.map_err(|error| format!("{}.", sentence(&error)))
        })
    }

    fn try_out(&self, theme: &ThemeId, changed: Codebook) -> Result<Trial, OpenError> {
        let taught = taught(&self.library, &self.learned)?;
        let coder = coding::coder(changed, &self.examples, Some(&self.cache), &|| {})?;
        let coder = coder.taught(&self.library, &taught, Some(&self.cache))?;
        let after = self.coded_by(&coder)?;
        let before = Side { coder: &self.coder, codings: &self.codings };
        let after = Side { coder: &coder, codings: &after };
        Ok(trial(&self.library, theme, before, after)?)
    }

    /// The codings of a rule that may never be written down: they are not kept on disk.
    fn coded_by(&self, coder: &Coder) -> Result<Codings, OpenError> {
        let reviews: Vec<ReviewId> =
            self.codings.reviews.iter().map(|one| one.review.clone()).collect();
        // the others answer questions
        let threads = self.threads.saturating_sub(1).max(1);
        let reviews = coder.code(&self.library, &reviews, threads, &|| {})?;
        let themes = coder.codebook.themes.iter().map(|theme| theme.id.clone()).collect();
        Ok(Codings { hash: coder.hash(), themes, reviews })
    }

    /// How much the rules of a theme match; none where those of too many themes are being
    /// counted.
    pub(super) fn rules_matched(
        self: &Arc<Self>,
        theme: ThemeIndex,
    ) -> Option<Stage<RuleCounts>> {
        let opened = Arc::clone(self);
        self.matched.get(theme, move || {
            let codebook = &opened.coder.codebook;
            let Some(theme) = codebook.themes.get(usize::from(theme.0)) else {
                return Err("There is no such theme.".to_owned());
            };
            let count = |rules| {
                let counts = rule_counts(&opened.library, rules);
                counts.map_err(|error| format!("{}.", sentence(&error)))
            };
            Ok([count(&theme.rules)?, count(&theme.mentions)?, count(&theme.unless)?])
        })
    }

    /// What is known of a review.
    pub(super) fn record(
        &self,
        review: &str,
    ) -> Result<Option<&SourceRecord>, index::Error> {
        let records = self.library.records()?;
        Ok(records.iter().find(|record| record.review.0 == review))
    }

    /// How a reader knows a review: its title, else its name.
    pub(super) fn title(&self, review: &ReviewId) -> String {
        let record = self.record(&review.0).ok().flatten();
        let title = record.and_then(|record| record.metadata.title.as_ref());
        title.map_or_else(|| review.0.clone(), |title| title.value.clone())
    }
}

impl Seen {
    /// What there is now.
    pub(super) fn of(folder: &Folder) -> Self {
        let root = folder.root();
        let index = root.join(DERIVED).join("index").join("meta.json");
        let files = [index, root.join("codebook.yaml"), folder.learned()];
        Self(files.iter().map(|file| stamp(file)).collect())
    }
}

fn stamp(file: &Path) -> Option<(SystemTime, u64)> {
    let known = fs::metadata(file).ok()?;
    Some((known.modified().ok()?, known.len()))
}

/// The corpus's codebook, else the built-in one, with what was learnt for it.
fn coder(root: &Path, examples: &Examples, cache: &Path) -> Result<Coder, OpenError> {
    let file: PathBuf = root.join("codebook.yaml");
    let codebook =
        if file.is_file() { Codebook::read(&file)? } else { Codebook::built_in() };
    Ok(coding::coder(codebook, examples, Some(cache), &|| {})?)
}
