//! `related`: the words that are used like a word.

use crate::analysis::related::{Question, Related, related};
use crate::present::{counted, lexis as shown};

use super::args::RelatedArguments;
use super::asked::{self, Understood};
use super::console::{Answer, Console};
use super::lexis::{Codings, Shelf, beside, watched};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::themes;

pub(crate) fn run(
    arguments: &RelatedArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "related.xlsx", settings)?;
    let read = |typed: &String| Understood::of(typed, settings);
    let words: Vec<Understood> =
        arguments.words.iter().map(read).collect::<Result<_, _>>()?;
    let shelf = Shelf::open(
        &arguments.refresh,
        (arguments.only.as_deref(), &words.iter().collect::<Vec<_>>()),
        Codings::AsAsked,
        (settings, console),
    )?;
    let put = |word: &Understood| word.put(&shelf.library, console);
    let queries: Vec<_> = words.iter().map(put).collect::<Result<_, _>>()?;
    let (scope, basis) = shelf.scope(console)?;
    let question = Question {
        scope: &scope,
        min_freq: arguments.min_freq,
        min_reviews: arguments.min_reviews,
        min_shared: arguments.min_shared,
    };
    let found = watched(("comparing", "words"), settings, console, |work| {
        related(&shelf.library, &queries, &question, work)
    })?;
    let found: Vec<(&str, Related)> =
        words.iter().map(Understood::text).zip(found).collect();
    for (word, of) in &found {
        asked::say_cut(of.effort, console);
        say_rare(word, of, &question, console);
    }
    let beside = beside(&basis, (Some(arguments.limit), file), format, settings);
    let mut out = Answer::about_corpus(file, settings)?;
    shown::related(&found, beside, &mut out)?;
    out.finish()?;
    let empty = found.iter().all(|(_, of)| of.rows.is_empty());
    Ok(if empty { Outcome::Nothing } else { Outcome::Done })
}

/// Says that a word is too rare to say anything of it. One that no passage has was named
/// already.
pub(super) fn say_rare(
    word: &str,
    found: &Related,
    question: &Question<'_>,
    console: Console,
) {
    if !found.rare || found.freq == 0 {
        return;
    }
    console.say(&format!(
        "note: `{word}` has {} in {}, with {} for company that count: too little to tell \
         what is used like it",
        counted(found.freq, "hit"),
        counted(found.reviews, "review"),
        counted(found.company, "word"),
    ));
    console.say(&format!(
        "hint: {} in {} and {} for company are wanted; `throughline related --help` says \
         how to ask for less",
        counted(question.min_freq, "hit"),
        counted(question.min_reviews, "review"),
        counted(question.min_shared, "word"),
    ));
}
