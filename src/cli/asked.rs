//! A question as it was put: read, put to the library, and what is to be said beside the
//! answer. `search` and `concordance` ask alike.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::analysis::themes::Subcorpus;
use crate::analysis::{Absent, absent};
use crate::index::{self, Effort, Library, Patience, Question};
use crate::ingest;
use crate::model::ReviewId;
use crate::present::{Milliseconds, counted};
use crate::query::{self, Pattern, Query};

use super::args::AskArguments;
use super::coded::coded;
use super::console::Console;
use super::library;
use super::outcome::Failure;
use super::saved;
use super::settings::Settings;

/// How many rows a person is shown who did not say.
pub(crate) const SCREENFUL: usize = 20;

/// How many words are offered for one that no passage has.
const NEAREST: usize = 3;

/// How long each step of an answer took.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Steps {
    pub(crate) parse: Duration,
    pub(crate) plan: Duration,
    pub(crate) matching: Duration,
    pub(crate) show: Duration,
}

impl Steps {
    /// In milliseconds, to the microsecond.
    pub(crate) fn milliseconds(self) -> Milliseconds {
        let one = |step: Duration| (step.as_secs_f64() * 1e6).round() / 1e3;
        Milliseconds {
            parse: one(self.parse),
            plan: one(self.plan),
            r#match: one(self.matching),
            show: one(self.show),
        }
    }
}

/// Does a step and takes its time.
pub(crate) fn timed<T>(step: &mut Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    *step += start.elapsed();
    done
}

/// A query that was typed, or kept under a name.
pub(crate) struct Typed {
    /// The query.
    text: String,
    /// How messages call it.
    called: String,
    /// Where it comes from.
    kept: Kept,
}

/// Where a query comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// It was typed just now.
    Nowhere,
    /// It is a saved search.
    InFile,
}

/// What was typed, a saved search in place of its name.
pub(crate) fn typed(query: &str, settings: &Settings) -> Result<Typed, Failure> {
    let Some(name) = query.trim().strip_prefix('@') else {
        let (text, called) = (query.to_owned(), "this query".to_owned());
        return Ok(Typed { text, called, kept: Kept::Nowhere });
    };
    let text = saved::query(name, settings)?;
    Ok(Typed { text, called: format!("the saved search `{name}`"), kept: Kept::InFile })
}

/// Reads the query, within the review that was named.
pub(crate) fn read(typed: &Typed, ask: &AskArguments) -> Result<Query, Failure> {
    let query: Query =
        typed.text.parse().map_err(|error| not_understood(typed, &error))?;
    Ok(match &ask.review {
        Some(review) => query.within(review),
        None => query,
    })
}

/// The query with what limits it, which is checked by itself first: an error points into
/// the one of the two that it is about.
pub(crate) fn limited(
    query: Query,
    ask: &AskArguments,
    settings: &Settings,
) -> Result<(Query, Option<Understood>), Failure> {
    let only = ask.only.as_deref().map(|only| Understood::of(only, settings));
    let only = only.transpose()?;
    let whole = match &only {
        Some(only) => query.limited_to(only.query.clone()),
        None => query,
    };
    Ok((whole, only))
}

/// Says what was read as written though more may have been meant.
pub(crate) fn say_notes(typed: &Typed, query: &Query, console: Console) {
    for note in &query.notes {
        let note = query::Error {
            at: note.at.clone(),
            message: note.message.clone(),
            hint: None,
        };
        console.say(&format!("note: {}\n{}", typed.called, note.shown(&typed.text)));
    }
}

/// The library to ask, which has the review that was named, and is coded if the query
/// asks for themes.
pub(crate) fn library(
    ask: &AskArguments,
    query: &Query,
    settings: &Settings,
    console: Console,
) -> Result<Library, Failure> {
    let library = library::open(&ask.refresh, settings, console)?;
    if let Some(review) = &ask.review
        && !library.review_ids().iter().any(|id| id.0 == *review)
    {
        return Err(library::failure(ingest::Error::NoReview(review.clone())));
    }
    if query.asks_for_codings() {
        let coded = coded(&library, settings, console)?;
        return Ok(library.with_codings(coded.codings));
    }
    Ok(library)
}

/// Plans the query for the library; `only` is what limits it.
pub(crate) fn plan<'a>(
    library: &'a Library,
    (query, only): (&Query, Option<&Understood>),
    typed: &Typed,
    ask: &AskArguments,
) -> Result<Question<'a>, Failure> {
    let patience = patience(ask);
    if let Some(only) = only {
        planned(library, &only.query, &only.typed, &patience)?;
    }
    planned(library, query, typed, &patience)
}

fn planned<'a>(
    library: &'a Library,
    query: &Query,
    typed: &Typed,
    patience: &Patience,
) -> Result<Question<'a>, Failure> {
    library.ask_within(query, patience).map_err(|error| match &error {
        index::Error::NoTheme { .. } => {
            let hint = error.hint().map(str::to_owned);
            Failure::usage(anyhow::anyhow!("{error}"), hint)
        }
        index::Error::TooWide { at, .. } => {
            let hint = error.hint().map(str::to_owned);
            not_understood(
                typed,
                &query::Error { at: at.clone(), message: error.to_string(), hint },
            )
        }
        _ => error.into(),
    })
}

/// A query as it was typed and as it is understood, not yet put to a library.
pub(crate) struct Understood {
    typed: Typed,
    /// What it asks.
    pub(crate) query: Query,
}

impl Understood {
    /// Reads what was typed, or the saved search of that name.
    pub(crate) fn of(query: &str, settings: &Settings) -> Result<Self, Failure> {
        let typed = typed(query, settings)?;
        let query: Query =
            typed.text.parse().map_err(|error| not_understood(&typed, &error))?;
        Ok(Self { typed, query })
    }

    /// The query, which no longer depends on what is saved.
    pub(crate) fn text(&self) -> &str {
        &self.typed.text
    }

    /// Puts it to a library, and says what is to be said beside the answer.
    pub(crate) fn put<'a>(
        &self,
        library: &'a Library,
        console: Console,
    ) -> Result<Question<'a>, Failure> {
        say_notes(&self.typed, &self.query, console);
        let patience = Patience::default();
        let question = planned(library, &self.query, &self.typed, &patience)?.unscored();
        say_absent(&self.typed, library, &question, console)?;
        Ok(question)
    }
}

/// Until when the answer is waited for.
pub(crate) fn patience(ask: &AskArguments) -> Patience {
    let until =
        ask.timeout.map(|seconds| Instant::now() + Duration::from_secs_f64(seconds));
    until.map_or_else(Patience::default, Patience::until)
}

/// Whether a query, or the saved search it names, asks for themes.
pub(crate) fn asks_for_codings(
    query: &str,
    settings: &Settings,
) -> Result<bool, Failure> {
    let typed = typed(query, settings)?;
    let query: Query =
        typed.text.parse().map_err(|error| not_understood(&typed, &error))?;
    Ok(query.asks_for_codings())
}

/// The passages that a query matches, for what is limited to them, and the query itself,
/// which no longer depends on what is saved.
pub(crate) fn passages(
    query: &str,
    library: &Library,
    settings: &Settings,
    console: Console,
) -> Result<(String, Subcorpus), Failure> {
    let (text, _, passages) = understood(query, library, settings, console)?;
    Ok((text, passages))
}

/// The same, with the query as it was understood.
pub(crate) fn understood(
    query: &str,
    library: &Library,
    settings: &Settings,
    console: Console,
) -> Result<(String, Query, Subcorpus), Failure> {
    let understood = Understood::of(query, settings)?;
    let question = understood.put(library, console)?;
    let mut places = Vec::new();
    question.each(|found| places.push((found.review, found.ord)))?;
    let ids = library.review_ids();
    let place = |(review, passage)| {
        ids.get(review as usize).map(|id: &ReviewId| (id.clone(), passage))
    };
    let passages = places.into_iter().filter_map(place).collect();
    Ok((understood.typed.text, understood.query, passages))
}

fn not_understood(typed: &Typed, error: &query::Error) -> Failure {
    let shown = error.shown(&typed.text);
    Failure::usage(anyhow::anyhow!("{} is not understood\n{shown}", typed.called), None)
}

/// Says which words of the question no passage has, and what they look like. Those of a
/// saved search were not just typed: it was written for many corpora, and has wording
/// that one of them may well lack.
pub(crate) fn say_absent(
    typed: &Typed,
    library: &Library,
    question: &Question<'_>,
    console: Console,
) -> Result<(), Failure> {
    if typed.kept == Kept::InFile {
        return Ok(());
    }
    for one in absent(&question.expansions(), |word| library.nearest(word, NEAREST))? {
        console.say(&format!("note: {}", missing(&one)));
    }
    Ok(())
}

/// `no passage has "thresold"; did you mean threshold (96 passages), thresholds (41)?`
fn missing(absent: &Absent) -> String {
    let word = match &absent.pattern {
        Pattern::Inflections(word) | Pattern::Exact(word) => format!("\"{word}\""),
        Pattern::Wildcard(pattern) => format!("a word like {pattern}"),
        Pattern::Fuzzy(word, _) => format!("a word like \"{word}\""),
        Pattern::Regex(pattern) => format!("a word like /{pattern}/"),
    };
    let near = absent.near.iter().enumerate().map(|(at, (word, passages))| match at {
        0 => format!("{word} ({})", counted(*passages, "passage")),
        _ => format!("{word} ({passages})"),
    });
    let near: Vec<String> = near.collect();
    if near.is_empty() {
        return format!("no passage has {word}");
    }
    format!("no passage has {word}; did you mean {}?", near.join(", "))
}

/// Says where more matched than is kept.
pub(crate) fn say_cut(effort: Effort, console: Console) {
    if effort.cut > 0 {
        let passages = counted(effort.cut, "passage");
        console.say(&format!("note: in {passages} more matched than is counted as hits"));
    }
}

/// How many rows to give: what was asked for, a screenful for a person who did not say,
/// else all.
pub(crate) fn limit(ask: &AskArguments, settings: &Settings) -> Option<usize> {
    screenful(ask.limit, ask.output.output.as_deref(), settings)
}

/// The same for what is asked without a query of its own.
pub(crate) fn screenful(
    limit: Option<usize>,
    file: Option<&Path>,
    settings: &Settings,
) -> Option<usize> {
    let seen = settings.answer_is_seen && file.is_none();
    limit.or(seen.then_some(SCREENFUL))
}

#[cfg(test)]
mod tests {
    use super::missing;
    use crate::analysis::Absent;
    use crate::query::Pattern;

    #[track_caller]
    fn says(pattern: Pattern, near: &[(&str, u64)], expected: &str) {
        let near = near.iter().map(|(word, n)| ((*word).to_owned(), *n)).collect();
        assert_eq!(missing(&Absent { pattern, near }), expected);
    }

    #[test]
    fn a_word_that_is_not_there_is_named_with_what_looks_like_it() {
        says(
            Pattern::Inflections("thresold".to_owned()),
            &[("threshold", 96), ("thresholds", 41)],
            "no passage has \"thresold\"; did you mean threshold (96 passages), \
             thresholds (41)?",
        );
        says(
            Pattern::Exact("zebra".to_owned()),
            &[("zebras", 1)],
            "no passage has \"zebra\"; did you mean zebras (1 passage)?",
        );
        says(Pattern::Wildcard("xq*".to_owned()), &[], "no passage has a word like xq*");
    }
}
