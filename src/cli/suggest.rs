//! `search --suggest`: words to widen the query by, and what each would find.

use crate::analysis::lexis::Scope;
use crate::analysis::related::Question;
use crate::analysis::suggest::suggest;
use crate::index::Library;
use crate::present;
use crate::query::Query;

use super::args::AskArguments;
use super::asked::{self, Typed};
use super::console::{Answer, Console};
use super::lexis::watched;
use super::outcome::{Failure, Outcome};
use super::related::say_rare;
use super::settings::{self, Settings};

/// How many words are suggested for each of the query, unless another number is asked for.
const FEW: usize = 5;

pub(super) fn run(
    (typed, query): (&Typed, &Query),
    library: &Library,
    ask: &AskArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let planned = asked::plan(library, (query, None), typed, ask)?;
    asked::say_absent(typed, library, &planned, console)?;
    let scope = Scope::of(library, None)?;
    let question = Question::usual(&scope);
    let (patience, most) = (asked::patience(ask), ask.limit.unwrap_or(FEW));
    let found = watched(("comparing", "words"), settings, console, |work| {
        suggest(library, (query, &patience), (&question, most), work)
    })?;
    if found.terms.is_empty() {
        console.say("note: this query looks for no word that could be widened");
    }
    for one in &found.terms {
        say_rare(&one.term, &one.related, &question, console);
    }
    let (file, format) = (ask.output.output.as_deref(), settings::format(&ask.output));
    let mut out = Answer::about_corpus(file, settings)?;
    present::suggested(&found, &query.to_string(), format, settings.screen, &mut out)?;
    out.finish()?;
    let empty = found.terms.iter().all(|one| one.suggestions.is_empty());
    Ok(if empty { Outcome::Nothing } else { Outcome::Done })
}
