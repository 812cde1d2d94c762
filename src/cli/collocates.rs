//! `collocates`: the words around a hit.

use crate::analysis::collocates::{Question, Window, collocates, open};
use crate::analysis::lexis::{Folding, Kept};
use crate::present::lexis as shown;
use crate::text::tokens;

use super::args::CollocatesArguments;
use super::asked::{self, Understood};
use super::console::{Answer, Console};
use super::lexis::{Codings, Shelf, beside, watched};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{search, themes};

pub(crate) fn run(
    arguments: &CollocatesArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "collocates.xlsx", settings)?;
    let cell = arguments.cell.as_deref().map(one_word).transpose()?;
    let node = Understood::of(&arguments.query, settings)?;
    let shelf = Shelf::open(
        &arguments.refresh,
        (arguments.only.as_deref(), &[&node]),
        Codings::AsAsked,
        (settings, console),
    )?;
    let query = node.put(&shelf.library, console)?;
    let (scope, basis) = shelf.scope(console)?;
    let words = &arguments.words;
    let question = Question {
        scope: &scope,
        window: if arguments.sentence { Window::Sentence } else { arguments.window },
        kept: if words.all_words { Kept::All } else { Kept::Content },
        folding: if words.inflections { Folding::Inflections } else { Folding::Apart },
        min_freq: words.min_freq,
        min_reviews: words.min_reviews,
        sort: arguments.sort,
    };
    let beside = beside(&basis, (arguments.limit, file), format, settings);
    let mut out = Answer::about_corpus(file, settings)?;
    if let Some(word) = cell {
        let limit = if arguments.count { Some(0) } else { beside.limit };
        let opening = open(&shelf.library, &query, &question, (&word, limit))?;
        asked::say_cut(opening.effort, console);
        if arguments.count {
            shown::opened_count(&opening.counts, beside, &mut out)?;
        } else {
            let names = search::names(&shelf.library)?;
            shown::opened(&opening, &names, beside, &mut out)?;
        }
        out.finish()?;
        return Ok(ended(opening.counts.hits == 0));
    }
    let found = watched(("counting", "words"), settings, console, |work| {
        collocates(&shelf.library, &query, &question, work)
    })?;
    asked::say_cut(found.effort, console);
    shown::collocates(&found, node.text(), beside, &mut out)?;
    out.finish()?;
    Ok(ended(found.rows.is_empty()))
}

const fn ended(empty: bool) -> Outcome {
    if empty { Outcome::Nothing } else { Outcome::Done }
}

/// A word as words are compared.
fn one_word(typed: &str) -> Result<String, Failure> {
    let mut words = tokens(typed).map(|token| token.word.into_owned());
    if let (Some(word), None) = (words.next(), words.next()) {
        return Ok(word);
    }
    let error = anyhow::anyhow!("`{typed}` is not one word");
    let hint = "name a word of the column collocate after --cell".to_owned();
    Err(Failure::usage(error, Some(hint)))
}
