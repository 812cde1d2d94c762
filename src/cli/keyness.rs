//! `keyness`: the words that mark one set of passages against another.

use crate::analysis::keyness::{self, Question, Set, Shared, Sides, keyness};
use crate::analysis::lexis::{Folding, Kept, Scope};
use crate::analysis::themes::Coded;
use crate::analysis::{Answer as Passages, Sought, Subject};
use crate::codebook::Codebook;
use crate::index::{self, Effort, Library};
use crate::model::ThemeIndex;
use crate::present::lexis::{self as shown, Beside, Sets};
use crate::text::tokens;

use super::args::KeynessArguments;
use super::asked::Understood;
use super::codebook::which;
use super::console::{Answer, Console};
use super::lexis::{Codings, Shelf, beside, watched};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{asked, counts, search, themes};

/// What everything else is called.
const REST: &str = "rest";

pub(crate) fn run(
    arguments: &KeynessArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "keyness.xlsx", settings)?;
    let (target, reference) = named(arguments, settings)?;
    let cell = arguments.cell.as_deref().map(|cell| feature(cell, arguments, settings));
    let cell = cell.transpose()?;
    let queries: Vec<&Understood> = [Some(&target), reference.as_ref()]
        .into_iter()
        .flatten()
        .filter_map(Named::query)
        .collect();
    let themes = [Some(&target), reference.as_ref()];
    let wanted = themes.into_iter().flatten().any(|one| one.query().is_none());
    let codings = if wanted { Codings::Wanted } else { Codings::AsAsked };
    let only = arguments.only.as_deref();
    let asked = (settings, console);
    let shelf = Shelf::open(&arguments.refresh, (only, &queries), codings, asked)?;
    let (scope, basis) = shelf.scope(console)?;
    let set = |named: &Named| set(named, arguments, &shelf, &scope, console);
    let target_set = set(&target)?;
    let reference_set = reference.as_ref().map(set).transpose()?;
    let sides = Sides::of(&shelf.library, &scope, &target_set, reference_set.as_ref());
    let sides =
        sides.map_err(|shared| Failure::usage(shared, Some(Shared::HINT.to_owned())))?;
    let beside = beside(&basis, (arguments.limit, file), format, settings);
    if let Some(word) = &cell {
        let word = word.put(&shelf.library, console)?;
        let found = open(&shelf.library, &word, (&scope, &sides), arguments, beside)?;
        asked::say_cut(found.1, console);
        return passages(&shelf.library, &found.0, arguments, beside, settings);
    }
    let question = question(arguments, &scope, &sides);
    let found = watched(("counting", "steps"), settings, console, |work| {
        keyness(&shelf.library, &question, work)
    })?;
    let empty = found.sizes.iter().position(|size| size.words == 0);
    if let Some(side) = empty {
        let side = [arguments.target.as_str(), arguments.reference.as_str()][side];
        console.say(&format!("note: `{side}` has no passage that counts"));
    }
    let of = if arguments.reviews { "Reviews with " } else { "" };
    let (target, reference) =
        (target.text(), reference.as_ref().map_or(REST, Named::text));
    let mut out = Answer::about_corpus(file, settings)?;
    shown::keyness(&found, Sets { target, reference, of }, beside, &mut out)?;
    out.finish()?;
    Ok(if found.rows.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

/// A search for what a row is about.
fn feature(
    typed: &str,
    arguments: &KeynessArguments,
    settings: &Settings,
) -> Result<Understood, Failure> {
    let words: Vec<_> = tokens(typed).map(|token| token.word).collect();
    if words.is_empty() || (arguments.inflections && words.len() > 1) {
        let error = anyhow::anyhow!("`{typed}` is in no row");
        let hint = "name what stands in the column feature after --cell".to_owned();
        return Err(Failure::usage(error, Some(hint)));
    }
    let words = words.join(" ");
    let query = if arguments.inflections { words } else { format!("\"{words}\"") };
    Understood::of(&query, settings)
}

/// The passages of a side in which a word stands.
fn open(
    library: &Library,
    word: &index::Question<'_>,
    sets: (&Scope, &Sides),
    arguments: &KeynessArguments,
    beside: Beside<'_>,
) -> Result<(Passages, Effort), index::Error> {
    let limit = if arguments.count { Some(0) } else { beside.limit };
    keyness::open(library, word, sets, arguments.side, limit)
}

fn passages(
    library: &Library,
    found: &Passages,
    arguments: &KeynessArguments,
    beside: Beside<'_>,
    settings: &Settings,
) -> Result<Outcome, Failure> {
    let mut out = Answer::about_corpus(arguments.output.as_deref(), settings)?;
    if arguments.count {
        shown::opened_count(&found.counts, beside, &mut out)?;
    } else {
        shown::opened_key(found, &search::names(library)?, beside, &mut out)?;
    }
    out.finish()?;
    Ok(counts::ended(found.counts))
}

fn question<'a>(
    arguments: &KeynessArguments,
    scope: &'a Scope,
    sides: &'a Sides,
) -> Question<'a> {
    Question {
        scope,
        sides,
        ngrams: usize::from(arguments.ngrams),
        kept: if arguments.content_words { Kept::Content } else { Kept::All },
        folding: if arguments.inflections {
            Folding::Inflections
        } else {
            Folding::Apart
        },
        unit: arguments.unit,
        min_freq: arguments.min_freq,
        min_reviews: arguments.min_reviews,
        side: arguments.side,
        sort: arguments.sort,
    }
}

/// A set as it was named.
enum Named {
    Query(Understood),
    /// The reviews in which this theme is found.
    Theme(String, ThemeIndex),
}

impl Named {
    fn query(&self) -> Option<&Understood> {
        match self {
            Self::Query(query) => Some(query),
            Self::Theme(..) => None,
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Query(query) => query.text(),
            Self::Theme(name, _) => name,
        }
    }
}

/// Both sets; none for the rest.
fn named(
    arguments: &KeynessArguments,
    settings: &Settings,
) -> Result<(Named, Option<Named>), Failure> {
    let book = arguments.reviews.then(|| which::codebook(None, settings)).transpose()?;
    let one = |typed: &str| one(typed, book.as_ref(), settings);
    let reference = Some(arguments.reference.as_str()).filter(|typed| *typed != REST);
    Ok((one(&arguments.target)?, reference.map(one).transpose()?))
}

fn one(
    typed: &str,
    codebook: Option<&Codebook>,
    settings: &Settings,
) -> Result<Named, Failure> {
    let themes = codebook.map(|codebook| Subject::named(codebook, typed));
    match themes.unwrap_or_default().as_slice() {
        [Subject { sought: Sought::Theme(theme), name, .. }] => {
            Ok(Named::Theme(name.clone(), *theme))
        }
        [] => Ok(Named::Query(Understood::of(typed, settings)?)),
        _ => {
            let error = anyhow::anyhow!("`{typed}` stands for several themes");
            let hint = "name one of them; `throughline codebook show` lists them";
            Err(Failure::usage(error, Some(hint.to_owned())))
        }
    }
}

/// The passages that a name stands for.
fn set(
    named: &Named,
    arguments: &KeynessArguments,
    shelf: &Shelf,
    scope: &Scope,
    console: Console,
) -> Result<Set, Failure> {
    let library = &shelf.library;
    match (named, &shelf.coded) {
        (Named::Theme(_, theme), Some(made_by)) => {
            let coded = Coded {
                codebook: &made_by.coder.codebook,
                codings: &made_by.codings,
                records: library.records()?,
                measured: &std::collections::BTreeMap::new(),
            };
            Ok(Set::found(library, scope, &coded, *theme))
        }
        (Named::Theme(..), None) => Err(index::Error::NotCoded.into()),
        (Named::Query(query), _) => {
            let question = query.put(library, console)?;
            if arguments.reviews {
                Ok(Set::reviews(library, scope, &question)?)
            } else {
                Ok(Set::passages(library, &question)?)
            }
        }
    }
}
