//! `words`: how often each word is written.

use crate::analysis::lexis::{Folding, Kept};
use crate::analysis::wordlist::{Question, wordlist};
use crate::present::lexis as shown;
use crate::query::{ExprKind, Pattern, Place};

use super::args::WordsArguments;
use super::asked::Understood;
use super::console::{Answer, Console};
use super::lexis::{Codings, Shelf, beside, watched};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::themes;

pub(crate) fn run(
    arguments: &WordsArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "words.xlsx", settings)?;
    let pattern = arguments.pattern.as_deref();
    let pattern = pattern.map(|typed| one_word(typed, settings)).transpose()?;
    let shelf = Shelf::open(
        &arguments.refresh,
        (arguments.only.as_deref(), &[]),
        Codings::AsAsked,
        (settings, console),
    )?;
    let (scope, basis) = shelf.scope(console)?;
    let question = Question {
        scope: &scope,
        pattern: pattern.as_ref(),
        kept: if arguments.content_words { Kept::Content } else { Kept::All },
        folding: if arguments.inflections {
            Folding::Inflections
        } else {
            Folding::Apart
        },
        min_freq: arguments.min_freq,
        min_reviews: arguments.min_reviews,
        sort: arguments.sort,
    };
    let found = watched(("counting", "words"), settings, console, |work| {
        wordlist(&shelf.library, &question, work)
    })?;
    let beside = beside(&basis, (arguments.limit, file), format, settings);
    let mut out = Answer::about_corpus(file, settings)?;
    shown::words(&found, beside, &mut out)?;
    out.finish()?;
    Ok(if found.rows.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

/// What stands for words in a query that is one word and nothing else.
fn one_word(typed: &str, settings: &Settings) -> Result<Pattern, Failure> {
    let understood = Understood::of(typed, settings)?;
    if let ExprKind::Words(places) = &understood.query.root.kind
        && let [Place::Word(pattern)] = places.as_slice()
    {
        return Ok(pattern.clone());
    }
    let error = anyhow::anyhow!("`{typed}` does not stand for single words");
    let hint = "write one word, such as safeguard*, wom?n, neglet~1 or /refer.*/";
    Err(Failure::usage(error, Some(hint.to_owned())))
}
